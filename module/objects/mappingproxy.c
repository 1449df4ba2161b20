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

static struct ob_object *proxy_get(OB_FN_ARGS)
{
	struct ob_object *both[] = { NULL, ob_none(rt) };

	if (ob_args_check(rt, "get", nargs, 1, 2))
		return NULL;
	both[0] = args[0];
	if (nargs == 2)
		both[1] = args[1];
	return ob_invoke_method(rt, proxied(self), "get", both, 2);
}

#define ASK(name)							\
static struct ob_object *proxy_##name(OB_FN_ARGS)			\
{									\
	return ob_invoke_method(rt, proxied(self), #name, args, nargs);	\
}

ASK(keys)
ASK(values)
ASK(items)
ASK(copy)
ASK(__reversed__)

static struct ob_object *proxy_binop(struct ob_rt *rt, enum ob_binop op,
				     struct ob_object *a, struct ob_object *b)
{
	if (ob_is(rt, a, OB_T_MAPPINGPROXY))
		a = proxied(a);
	if (ob_is(rt, b, OB_T_MAPPINGPROXY))
		b = proxied(b);
	return ob_binary(rt, a, b, op);
}

static struct ob_object *proxy_inplace(struct ob_rt *rt, enum ob_binop op,
				       struct ob_object *a,
				       struct ob_object *b)
{
	return ob_raise(rt, OB_T_TypeError,
			"'|=' is not supported by %T; use '|' instead", a);
}

static const struct ob_method_def proxy_methods[] = {
	{ "get", proxy_get, OB_METH_FAST,
	  "Return the value for key if key is in the mapping, else default." },
	{ "keys", proxy_keys, OB_METH_NOARGS,
	  "D.keys() -> a set-like object providing a view on D's keys" },
	{ "values", proxy_values, OB_METH_NOARGS,
	  "D.values() -> an object providing a view on D's values" },
	{ "items", proxy_items, OB_METH_NOARGS,
	  "D.items() -> a set-like object providing a view on D's items" },
	{ "copy", proxy_copy, OB_METH_NOARGS,
	  "D.copy() -> a shallow copy of D" },
	{ "__class_getitem__", ob_class_getitem, OB_METH_O | OB_METH_CLASS,
	  "See PEP 585" },
	{ "__reversed__", proxy___reversed__, OB_METH_NOARGS,
	  "D.__reversed__() -> reverse iterator" },
	{ }
};

static const struct ob_number_slots proxy_number = {
	.binop = proxy_binop,
	.binops = BIT(OB_OR),
	.inplace = proxy_inplace,
	.inplaces = BIT(OB_OR),
};

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
		.methods = proxy_methods,
		.number = &proxy_number,
		.iter = mappingproxy_iter,
		.hash = ob_hash_unhashable,
		.richcompare = mappingproxy_richcompare,
		.mapping = &mappingproxy_mapping,
		.sequence = &mappingproxy_sequence,
	},
};
