// SPDX-License-Identifier: GPL-2.0
/*
 * classmethod - classmethod and staticmethod: a callable bound another way
 */
#include "type_priv.h"

/**
 * struct wrapped - either of the two, which have the same fields
 * @base: object header
 * @callable: what is wrapped; NULL until __init__ has run
 * @dict: __dict__, or NULL
 */
struct wrapped {
	struct ob_object base;
	struct ob_object *callable;
	struct ob_object *dict;
};

static struct wrapped *to_wrapped(const void *o)
{
	return (struct wrapped *)o;
}

struct ob_object *ob_method_wrapper_new(struct ob_rt *rt, enum ob_tid tid,
					struct ob_object *func)
{
	struct wrapped *w = ob_type_alloc(rt, ob_type_of(rt, tid), 0);

	if (!w)
		return NULL;
	w->callable = ob_newref(func);
	ob_track(rt, w);
	return OB_OBJ(w);
}

/* Take over what makes the callable what it looks like. */
static int wrapped_copy(struct ob_rt *rt, struct ob_object *o,
			struct ob_object *func)
{
	static const u8 names[] = {
		OB_N_module, OB_N_name, OB_N_qualname, OB_N_doc,
		OB_N_annotations,
	};
	struct ob_object *value;
	size_t i;
	int found, err;

	for (i = 0; i < ARRAY_SIZE(names); i++) {
		found = ob_getattr_opt(rt, func, ob_name(rt, names[i]), &value);
		if (found < 0)
			return -1;
		if (!found)
			continue;
		err = ob_setattr(rt, o, ob_name(rt, names[i]), value);
		ob_decref(rt, value);
		if (err)
			return -1;
	}
	return 0;
}

static int wrapped_init(struct ob_rt *rt, struct ob_object *self,
			struct ob_object *const *args, size_t nargs,
			struct ob_tuple *kwnames)
{
	const char *name = ob_is_subtype(self->type,
					 ob_type_of(rt, OB_T_CLASSMETHOD)) ?
			   "classmethod" : "staticmethod";

	if (ob_args_no_kw(rt, name, kwnames) ||
	    ob_args_check(rt, name, nargs, 1, 1))
		return -1;
	ob_exc_set(rt, &to_wrapped(self)->callable, args[0]);
	return wrapped_copy(rt, self, args[0]);
}

static int wrapped_clear(struct ob_rt *rt, struct ob_object *o)
{
	ob_exc_set(rt, &to_wrapped(o)->callable, NULL);
	ob_exc_set(rt, &to_wrapped(o)->dict, NULL);
	return 0;
}

static void wrapped_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	ob_untrack(o);
	if (!ob_dealloc_begin(rt, o))
		return;
	wrapped_clear(rt, o);
	ob_obj_free(rt, o);
	ob_dealloc_end(rt);
}

static int wrapped_traverse(struct ob_object *o, struct ob_visitor *v)
{
	struct ob_object *held[] = { to_wrapped(o)->dict,
				     to_wrapped(o)->callable };

	return ob_visit_all(v, held, ARRAY_SIZE(held));
}

static struct ob_object *wrapped_repr(struct ob_rt *rt, struct ob_object *o)
{
	return ob_str_format(rt, "<%s(%R)>",
			     ob_is_subtype(o->type,
					   ob_type_of(rt, OB_T_CLASSMETHOD)) ?
			     "classmethod" : "staticmethod",
			     to_wrapped(o)->callable ?: ob_none(rt));
}

static void *uninitialized(struct ob_rt *rt, const char *what)
{
	return ob_raise(rt, OB_T_RuntimeError, "uninitialized %s object", what);
}

static struct ob_object *classmethod_get(struct ob_rt *rt,
					 struct ob_object *descr,
					 struct ob_object *o,
					 struct ob_type *type)
{
	struct ob_object *func = to_wrapped(descr)->callable;

	if (!func)
		return uninitialized(rt, "classmethod");
	if (!type)
		type = o->type;
	if (func->type->descr_get)
		return func->type->descr_get(rt, func, OB_OBJ(type), type);
	return ob_method_new(rt, func, OB_OBJ(type));
}

static struct ob_object *staticmethod_get(struct ob_rt *rt,
					  struct ob_object *descr,
					  struct ob_object *o,
					  struct ob_type *type)
{
	struct ob_object *func = to_wrapped(descr)->callable;

	return func ? ob_newref(func) : uninitialized(rt, "staticmethod");
}

static struct ob_object *staticmethod_call(struct ob_rt *rt,
					   struct ob_object *o,
					   struct ob_object *const *args,
					   size_t nargs,
					   struct ob_tuple *kwnames)
{
	struct ob_object *func = to_wrapped(o)->callable;

	if (!func)
		return uninitialized(rt, "staticmethod");
	return ob_call(rt, func, args, nargs, kwnames);
}

static struct ob_object *wrapped_get_abstract(struct ob_rt *rt,
					      struct ob_object *o)
{
	struct ob_object *func = to_wrapped(o)->callable, *value;
	int truth = 0;

	if (func) {
		truth = ob_getattr_opt(rt, func,
				       ob_name(rt, OB_N_isabstractmethod),
				       &value);
		if (truth > 0) {
			truth = ob_is_true(rt, value);
			ob_decref(rt, value);
		}
	}
	return truth < 0 ? NULL : ob_newref(ob_bool(rt, truth));
}

static const struct ob_member_def wrapped_members[] = {
	{ "__func__", OB_MEMBER_OBJECT, true,
	  offsetof(struct wrapped, callable) },
	{ "__wrapped__", OB_MEMBER_OBJECT, true,
	  offsetof(struct wrapped, callable) },
	{ }
};

static const struct ob_getset_def wrapped_getset[] = {
	{ "__isabstractmethod__", wrapped_get_abstract },
	{ "__dict__", ob_instance_dict, ob_generic_set_dict },
	{ }
};

#define WRAPPED_TYPE							\
		.basicsize = sizeof(struct wrapped),			\
		.flags = OB_TF_GC | OB_TF_BASETYPE,			\
		.dealloc = wrapped_dealloc,				\
		.traverse = wrapped_traverse,				\
		.clear = wrapped_clear,					\
		.repr = wrapped_repr,					\
		.new = ob_new_tracked,					\
		.init = wrapped_init,					\
		.members = wrapped_members,				\
		.getset = wrapped_getset,				\
		.dictoffset = offsetof(struct wrapped, dict)

const struct ob_type_def ob_classmethod_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "classmethod",
		WRAPPED_TYPE,
		.doc = "classmethod(function) -> method",
		.descr_get = classmethod_get,
	},
};

const struct ob_type_def ob_staticmethod_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "staticmethod",
		WRAPPED_TYPE,
		.doc = "staticmethod(function) -> method",
		.descr_get = staticmethod_get,
		.call = staticmethod_call,
	},
};
