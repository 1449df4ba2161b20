// SPDX-License-Identifier: GPL-2.0
/*
 * singletons - None, NotImplemented and Ellipsis
 *
 * Static objects with ordinary counts (3.11 knows no immortals). A program that
 * drops more references than it took cannot exist, so they are never freed; a
 * deallocator puts the count back to one should it come to that.
 */
#include "objects_priv.h"

static void singleton_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	ob_assert(false);
	o->refcnt = 1;
}

static struct ob_object *none_repr(struct ob_rt *rt, struct ob_object *o)
{
	return ob_str_from_cstr(rt, "None");
}

static struct ob_object *notimplemented_repr(struct ob_rt *rt,
					     struct ob_object *o)
{
	return ob_str_from_cstr(rt, "NotImplemented");
}

static struct ob_object *ellipsis_repr(struct ob_rt *rt, struct ob_object *o)
{
	return ob_str_from_cstr(rt, "Ellipsis");
}

static struct ob_object *singleton_new(struct ob_rt *rt, struct ob_type *type,
				       struct ob_object *const *args,
				       size_t nargs, struct ob_tuple *kwnames)
{
	/* Ellipsis has two names: the type's own is in lower case. */
	if (nargs || (kwnames && ob_size(kwnames)))
		return ob_raise(rt, OB_T_TypeError, "%s takes no arguments",
				type->tid == OB_T_ELLIPSIS ? "EllipsisType" :
							     type->name);
	switch (type->tid) {
	case OB_T_NONE:
		return ob_newref(ob_none(rt));
	case OB_T_ELLIPSIS:
		return ob_newref(&rt->st->ellipsis);
	default:
		return ob_newref(ob_notimpl(rt));
	}
}

static int none_nonzero(struct ob_rt *rt, struct ob_object *o)
{
	return 0;
}

static int notimplemented_nonzero(struct ob_rt *rt, struct ob_object *o)
{
	return ob_deprecated(rt, "NotImplemented should not be used in a boolean context") ?
	       -1 : 1;
}

static const struct ob_number_slots notimplemented_number = {
	.nonzero = notimplemented_nonzero,
};

static const struct ob_number_slots none_number = {
	.nonzero = none_nonzero,
};

const struct ob_type_def ob_none_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "NoneType",
		.basicsize = sizeof(struct ob_object),
		.dealloc = singleton_dealloc,
		.repr = none_repr,
		.number = &none_number,
		.new = singleton_new,
	},
};

static const struct ob_method_def reduce_methods[] = {
	{ "__reduce__", ob_singleton_reduce, OB_METH_NOARGS },
	{ }
};

const struct ob_type_def ob_notimplemented_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "NotImplementedType",
		.basicsize = sizeof(struct ob_object),
		.dealloc = singleton_dealloc,
		.repr = notimplemented_repr,
		.number = &notimplemented_number,
		.methods = reduce_methods,
		.new = singleton_new,
	},
};

const struct ob_type_def ob_ellipsis_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "ellipsis",
		.basicsize = sizeof(struct ob_object),
		.dealloc = singleton_dealloc,
		.repr = ellipsis_repr,
		.methods = reduce_methods,
		.new = singleton_new,
	},
};
