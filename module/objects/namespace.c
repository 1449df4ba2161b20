// SPDX-License-Identifier: GPL-2.0
/*
 * namespace - types.SimpleNamespace: attributes and nothing else
 */
#include "type_priv.h"

struct namespace {
	struct ob_object base;
	struct ob_object *dict;
};

static_assert(sizeof(struct namespace) == 24);

static struct ob_object *dict_of(const struct ob_object *o)
{
	return ((const struct namespace *)o)->dict;
}

static bool is_namespace(struct ob_rt *rt, const struct ob_object *o)
{
	return ob_is_subtype(o->type, ob_type_of(rt, OB_T_NAMESPACE));
}

static struct ob_object *namespace_new(struct ob_rt *rt, struct ob_type *type,
				       struct ob_object *const *args,
				       size_t nargs, struct ob_tuple *kwnames)
{
	struct namespace *ns = ob_type_alloc(rt, type, 0);

	if (!ns)
		return NULL;
	ns->dict = ob_dict_new(rt);
	if (!ns->dict) {
		ob_decref(rt, ns);
		return NULL;
	}
	ob_track(rt, ns);
	return OB_OBJ(ns);
}

static int namespace_init(struct ob_rt *rt, struct ob_object *self,
			  struct ob_object *const *args, size_t nargs,
			  struct ob_tuple *kwnames)
{
	s64 i, n = kwnames ? ob_size(kwnames) : 0;

	if (nargs) {
		ob_raise(rt, OB_T_TypeError, "no positional arguments expected");
		return -1;
	}
	for (i = 0; i < n; i++)
		if (!ob_is_str(kwnames->item[i])) {
			ob_raise(rt, OB_T_TypeError,
				 "keywords must be strings");
			return -1;
		}
	for (i = 0; i < n; i++)
		if (ob_dict_set(rt, dict_of(self), kwnames->item[i], args[i]))
			return -1;
	return 0;
}

static void namespace_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	ob_untrack(o);
	if (!ob_dealloc_begin(rt, o))
		return;
	ob_xdecref(rt, dict_of(o));
	ob_obj_free(rt, o);
	ob_dealloc_end(rt);
}

static int namespace_traverse(struct ob_object *o, struct ob_visitor *v)
{
	return dict_of(o) ? ob_visit_one(v, dict_of(o)) : 0;
}

static int namespace_clear(struct ob_rt *rt, struct ob_object *o)
{
	ob_exc_set(rt, &((struct namespace *)o)->dict, NULL);
	return 0;
}

/* name=value, if there is still such an attribute. */
static int repr_attr(struct ob_strbuf *b, struct ob_object *dict,
		     struct ob_object *name, bool *first)
{
	struct ob_object *value, *text;
	int err;

	if (!ob_is_str(name) || !ob_str_len(name))
		return 0;
	value = ob_dict_get(b->rt, dict, name);
	if (!value)
		return ob_raised(b->rt) ? -1 : 0;
	ob_incref(value);
	text = ob_str_format(b->rt, "%s%U=%R", *first ? "" : ", ", name, value);
	ob_decref(b->rt, value);
	err = !text || ob_strbuf_str(b, text);
	ob_xdecref(b->rt, text);
	*first = false;
	return err ? -1 : 0;
}

static int repr_attrs(struct ob_strbuf *b, const struct ob_object *o)
{
	struct ob_object *dict, *names;
	bool first = true;
	int err = 0;
	s64 i;

	if (!dict_of(o))
		return 0;
	dict = ob_newref(dict_of(o));
	/* Showing a value can change what there is. */
	names = ob_list_from_iterable(b->rt, dict);
	for (i = 0; names && !err && i < ob_size(names); i++)
		err = repr_attr(b, dict, ((struct ob_list *)names)->item[i],
				&first) || ob_tick(b->rt);
	err = err || !names;
	ob_xdecref(b->rt, names);
	ob_decref(b->rt, dict);
	return err ? -1 : 0;
}

static struct ob_object *namespace_repr(struct ob_rt *rt, struct ob_object *o)
{
	const char *name = ob_is(rt, o, OB_T_NAMESPACE) ? "namespace" :
							  o->type->name;
	struct ob_object *res = NULL;
	struct ob_strbuf b;
	int seen = ob_repr_enter(rt, o);

	if (seen)
		return seen > 0 ? ob_str_format(rt, "%s(...)", name) : NULL;
	ob_strbuf_init(&b, rt);
	if (!ob_strbuf_cstr(&b, name) && !ob_strbuf_char(&b, '(') &&
	    !repr_attrs(&b, o) && !ob_strbuf_char(&b, ')'))
		res = ob_strbuf_finish(&b);
	else
		ob_strbuf_exit(&b);
	ob_repr_leave(rt, o);
	return res;
}

static struct ob_object *namespace_richcompare(struct ob_rt *rt,
					       struct ob_object *a,
					       struct ob_object *b,
					       enum ob_cmp op)
{
	if (!is_namespace(rt, a) || !is_namespace(rt, b))
		return ob_newref(ob_notimpl(rt));
	return ob_compare(rt, dict_of(a), dict_of(b), op);
}

/* (class, (), attributes) */
static struct ob_object *namespace_reduce(OB_FN_ARGS)
{
	return ob_reduced_state(rt, self, ob_tuple_new(rt, 0),
				ob_newref(dict_of(self)));
}

static const struct ob_method_def namespace_methods[] = {
	{ "__reduce__", namespace_reduce, OB_METH_NOARGS,
	  "Return state information for pickling" },
	{ }
};

static const struct ob_member_def namespace_members[] = {
	{ "__dict__", OB_MEMBER_OBJECT, true,
	  offsetof(struct namespace, dict) },
	{ }
};

const struct ob_type_def ob_namespace_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "types.SimpleNamespace",
		.basicsize = sizeof(struct namespace),
		.flags = OB_TF_GC | OB_TF_BASETYPE,
		.doc = "A simple attribute-based namespace.\n\n"
		       "SimpleNamespace(**kwargs)",
		.dealloc = namespace_dealloc,
		.repr = namespace_repr,
		.hash = ob_hash_unhashable,
		.setattro = ob_generic_setattr,
		.traverse = namespace_traverse,
		.clear = namespace_clear,
		.richcompare = namespace_richcompare,
		.methods = namespace_methods,
		.members = namespace_members,
		.dictoffset = offsetof(struct namespace, dict),
		.new = namespace_new,
		.init = namespace_init,
	},
};
