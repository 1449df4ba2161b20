// SPDX-License-Identifier: GPL-2.0
/*
 * abc - the part of the module abc that Python code cannot do
 *
 * Whether instances match a sequence or a mapping pattern is a flag of their
 * class. collections.abc says it of its classes, and register() hands it on.
 */
#include "lib_priv.h"

#define COLLECTION	(OB_TF_SEQUENCE | OB_TF_MAPPING)

static int classes_check(struct ob_rt *rt, struct ob_object *const *args,
			 size_t nargs)
{
	size_t i;

	for (i = 0; i < nargs; i++)
		if (!ob_has_flag(args[i], OB_TF_TYPE_SUBCLASS)) {
			ob_raise(rt, OB_T_TypeError, "a class is required");
			return -1;
		}
	return 0;
}

/* _collection_init(cls, flags): what __abc_tpflags__ of a class says */
static struct ob_object *collection_init(OB_FN_ARGS)
{
	int overflow;
	u64 flags;

	if (ob_args_check(rt, "_collection_init", nargs, 2, 2) ||
	    classes_check(rt, args, 1))
		return NULL;
	if (!ob_is_int(args[1]))
		return ob_newref(ob_none(rt));
	flags = ob_int_to_s64(args[1], &overflow) & COLLECTION;
	if (flags == COLLECTION)
		return ob_raise(rt, OB_T_TypeError,
				"__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING");
	((struct ob_type *)args[0])->flags |= flags;
	return ob_newref(ob_none(rt));
}

static int hand_on(struct ob_rt *rt, struct ob_type *type, unsigned long flag)
{
	struct ob_subclasses *subs = type->subclasses;
	u32 i;

	if (!(type->flags & OB_TF_HEAPTYPE) ||
	    (type->flags & COLLECTION) == flag)
		return 0;
	if (ob_enter(rt, " while registering a class"))
		return -1;
	type->flags = (type->flags & ~COLLECTION) | flag;
	for (i = 0; subs && i < subs->n; i++)
		if (hand_on(rt, subs->item[i], flag))
			return -1;
	return 0;
}

/* _collection_register(cls, subclass): it is to match as @cls does */
static struct ob_object *collection_register(OB_FN_ARGS)
{
	unsigned long flag;

	if (ob_args_check(rt, "_collection_register", nargs, 2, 2) ||
	    classes_check(rt, args, 2))
		return NULL;
	flag = ((struct ob_type *)args[0])->flags & COLLECTION;
	if (!flag)
		return ob_newref(ob_none(rt));
	return ob_none_or_null(rt, hand_on(rt, (struct ob_type *)args[1],
					   flag));
}

static const struct ob_method_def functions[] = {
	{ "_collection_init", collection_init, OB_METH_FAST, NULL },
	{ "_collection_register", collection_register, OB_METH_FAST, NULL },
	{ }
};

int ob_lib_abc(struct ob_rt *rt, struct ob_object *module)
{
	return ob_module_add_functions(rt, module, functions);
}
