// SPDX-License-Identifier: GPL-2.0
/*
 * itertools - the module: types of the objects room, and tee()
 */
#include "lib_priv.h"

static struct ob_object *itertools_tee(OB_FN_ARGS)
{
	s64 n = 2;

	if (ob_args_check(rt, "tee", nargs, 1, 2))
		return NULL;
	if (nargs == 2) {
		n = ob_arg_ssize(rt, args[1]);
		if (n == -1 && ob_raised(rt))
			return NULL;
	}
	if (n < 0)
		return ob_raise(rt, OB_T_ValueError, "n must be >= 0");
	return ob_tee(rt, args[0], n);
}

static const struct ob_method_def itertools_methods[] = {
	{ "tee", itertools_tee, OB_METH_FAST,
	  "tee($module, iterable, n=2, /)\n--\n\n"
	  "Returns a tuple of n independent iterators." },
	{ }
};

int ob_lib_add_types(struct ob_rt *rt, struct ob_object *module,
		     enum ob_tid first, enum ob_tid last)
{
	enum ob_tid tid;

	for (tid = first; tid <= last; tid++) {
		struct ob_type *type = ob_type_of(rt, tid);
		const char *dot = strrchr(type->name, '.');

		if (ob_module_add(rt, module, dot ? dot + 1 : type->name,
				  ob_newref(type)))
			return -1;
	}
	return 0;
}

int ob_lib_itertools(struct ob_rt *rt, struct ob_object *module)
{
	if (ob_lib_add_types(rt, module, OB_T_IT_COUNT, OB_T_IT_TEE_DATA))
		return -1;
	return ob_module_add_functions(rt, module, itertools_methods);
}
