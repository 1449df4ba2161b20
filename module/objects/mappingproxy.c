// SPDX-License-Identifier: GPL-2.0
/*
 * mappingproxy - a dict that can be read and not written: type.__dict__
 */
#include "objects_priv.h"

struct mappingproxy {
	struct ob_object base;
	struct ob_object *mapping;
};

static struct ob_object *proxied(struct ob_object *o)
{
	return ((struct mappingproxy *)o)->mapping;
}

struct ob_object *ob_mappingproxy_new(struct ob_rt *rt,
				      struct ob_object *mapping)
{
	struct mappingproxy *p = ob_obj_alloc(rt, OB_T_MAPPINGPROXY,
					      sizeof(*p));

	if (!p)
		return NULL;
	p->mapping = ob_newref(mapping);
	ob_track(rt, p);
	return OB_OBJ(p);
}

static void mappingproxy_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	ob_untrack(o);
	ob_decref(rt, proxied(o));
	ob_obj_free(rt, o);
}

static int mappingproxy_traverse(struct ob_object *o, struct ob_visitor *v)
{
	return ob_visit_one(v, proxied(o));
}

static struct ob_object *mappingproxy_repr(struct ob_rt *rt,
					   struct ob_object *o)
{
	return ob_str_format(rt, "mappingproxy(%R)", proxied(o));
}

static struct ob_object *mappingproxy_str(struct ob_rt *rt,
					  struct ob_object *o)
{
	return ob_str(rt, proxied(o));
}

static s64 mappingproxy_length(struct ob_rt *rt, struct ob_object *o)
{
	return ob_length(rt, proxied(o));
}

static struct ob_object *mappingproxy_subscript(struct ob_rt *rt,
						struct ob_object *o,
						struct ob_object *key)
{
	return ob_getitem(rt, proxied(o), key);
}

static int mappingproxy_contains(struct ob_rt *rt, struct ob_object *o,
				 struct ob_object *x)
{
	return ob_contains(rt, proxied(o), x);
}

static struct ob_object *mappingproxy_iter(struct ob_rt *rt,
					   struct ob_object *o)
{
	return ob_iter(rt, proxied(o));
}

static struct ob_object *mappingproxy_richcompare(struct ob_rt *rt,
						  struct ob_object *a,
						  struct ob_object *b,
						  enum ob_cmp op)
{
	return ob_compare(rt, proxied(a), b, op);
}

/* Everything else that can be asked of a dict is asked of the dict. */
static struct ob_object *mappingproxy_getattro(struct ob_rt *rt,
					       struct ob_object *o,
					       struct ob_object *name)
{
	static const char *const shared[] = {
		"get", "keys", "values", "items", "copy",
	};
	size_t i;

	for (i = 0; i < ARRAY_SIZE(shared); i++)
		if (ob_str_equal_c(name, shared[i]))
			return ob_getattr(rt, proxied(o), name);
	return ob_generic_getattr(rt, o, name);
}

static const struct ob_mapping_slots mappingproxy_mapping = {
	.length = mappingproxy_length,
	.subscript = mappingproxy_subscript,
};

static const struct ob_sequence_slots mappingproxy_sequence = {
	.contains = mappingproxy_contains,
};

static struct ob_object *proxy_new(struct ob_rt *rt, struct ob_type *type,
				   struct ob_object *const *args, size_t nargs,
				   struct ob_tuple *kwnames)
{
	static const char *const names[] = { "mapping", NULL };
	struct ob_object *arg[1];

	if (ob_args_parse(rt, "mappingproxy", names, 1, 1, args, nargs,
			  kwnames, arg))
		return NULL;
	if (!arg[0]->type->mapping || !arg[0]->type->mapping->subscript ||
	    ob_is_list(arg[0]) || ob_is_tuple(arg[0]))
		return ob_raise(rt, OB_T_TypeError,
				"mappingproxy() argument must be a mapping, not %T",
				arg[0]);
	return ob_mappingproxy_new(rt, arg[0]);
}

const struct ob_type_def ob_mappingproxy_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "mappingproxy",
		.new = proxy_new,
		.basicsize = sizeof(struct mappingproxy),
		.flags = OB_TF_MAPPING |
			 OB_TF_GC,
		.dealloc = mappingproxy_dealloc,
		.traverse = mappingproxy_traverse,
		.repr = mappingproxy_repr,
		.str = mappingproxy_str,
		.getattro = mappingproxy_getattro,
		.iter = mappingproxy_iter,
		.hash = ob_hash_unhashable,
		.richcompare = mappingproxy_richcompare,
		.mapping = &mappingproxy_mapping,
		.sequence = &mappingproxy_sequence,
	},
};
