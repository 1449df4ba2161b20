// SPDX-License-Identifier: GPL-2.0
/*
 * tuplegetter - a field of a named tuple: one item under a name
 */
#include "type_priv.h"

struct tuplegetter {
	struct ob_object base;
	s64 index;
	struct ob_object *doc;
};

static_assert(sizeof(struct tuplegetter) == 32);

static struct tuplegetter *to_getter(struct ob_object *o)
{
	return (struct tuplegetter *)o;
}

static struct ob_object *getter_new(struct ob_rt *rt, struct ob_type *type,
				    struct ob_object *const *args,
				    size_t nargs, struct ob_tuple *kwnames)
{
	struct tuplegetter *g;
	s64 index;

	if (ob_args_no_kw(rt, "_tuplegetter", kwnames) ||
	    ob_args_check(rt, "_tuplegetter", nargs, 2, 2))
		return NULL;
	index = ob_arg_ssize(rt, args[0]);
	if (index == -1 && ob_raised(rt))
		return NULL;
	g = ob_type_alloc(rt, type, 0);
	if (!g)
		return NULL;
	g->index = index;
	g->doc = ob_newref(args[1]);
	ob_track(rt, g);
	return OB_OBJ(g);
}

static void getter_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	ob_untrack(o);
	if (!ob_dealloc_begin(rt, o))
		return;
	ob_xdecref(rt, to_getter(o)->doc);
	ob_obj_free(rt, o);
	ob_dealloc_end(rt);
}

static int getter_traverse(struct ob_object *o, struct ob_visitor *v)
{
	return to_getter(o)->doc ? ob_visit_one(v, to_getter(o)->doc) : 0;
}

static int getter_clear(struct ob_rt *rt, struct ob_object *o)
{
	ob_exc_set(rt, &to_getter(o)->doc, NULL);
	return 0;
}

static struct ob_object *getter_descr_get(struct ob_rt *rt,
					  struct ob_object *descr,
					  struct ob_object *o,
					  struct ob_type *type)
{
	s64 index = to_getter(descr)->index;

	if (!o || o == ob_none(rt))
		return ob_newref(descr);
	if (!ob_is_tuple(o))
		return ob_raise(rt, OB_T_TypeError,
				"descriptor for index '%lld' for tuple subclasses doesn't apply to '%T' object",
				index, o);
	if (index < 0 || index >= ob_size(o))
		return ob_raise(rt, OB_T_IndexError,
				"tuple index out of range");
	return ob_newref(((struct ob_tuple *)o)->item[index]);
}

static int getter_descr_set(struct ob_rt *rt, struct ob_object *descr,
			    struct ob_object *o, struct ob_object *value)
{
	ob_raise(rt, OB_T_AttributeError, "can't %s attribute",
		 value ? "set" : "delete");
	return -1;
}

static struct ob_object *getter_repr(struct ob_rt *rt, struct ob_object *o)
{
	return ob_str_format(rt, "%s(%lld, %R)", ob_type_short_name(o->type),
			     to_getter(o)->index,
			     to_getter(o)->doc ?: ob_none(rt));
}

static struct ob_object *getter_reduce(OB_FN_ARGS)
{
	struct ob_object *index, *args_of = NULL;

	index = ob_int_from_s64(rt, to_getter(self)->index);
	if (index)
		args_of = ob_tuple_pack(rt, 2, index,
					to_getter(self)->doc ?: ob_none(rt));
	ob_xdecref(rt, index);
	return args_of ? ob_reduced_args(rt, self, args_of) : NULL;
}

static const struct ob_method_def getter_methods[] = {
	{ "__reduce__", getter_reduce, OB_METH_NOARGS },
	{ }
};

static const struct ob_member_def getter_members[] = {
	{ "__doc__", OB_MEMBER_OBJECT, false,
	  offsetof(struct tuplegetter, doc) },
	{ }
};

const struct ob_type_def ob_tuplegetter_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "_collections._tuplegetter",
		.basicsize = sizeof(struct tuplegetter),
		.flags = OB_TF_GC,
		.dealloc = getter_dealloc,
		.repr = getter_repr,
		.traverse = getter_traverse,
		.clear = getter_clear,
		.methods = getter_methods,
		.members = getter_members,
		.descr_get = getter_descr_get,
		.descr_set = getter_descr_set,
		.new = getter_new,
	},
};
