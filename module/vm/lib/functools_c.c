// SPDX-License-Identifier: GPL-2.0
/*
 * functools_c - what functools.py needs of C: types, reduce(), cmp_to_key()
 */
#include "lib_priv.h"

static struct ob_object *functools_reduce(OB_FN_ARGS)
{
	struct ob_object *it, *item, *pair[2], *acc;

	if (ob_args_check(rt, "reduce", nargs, 2, 3))
		return NULL;
	it = ob_iter(rt, args[1]);
	if (!it) {
		if (ob_raised_is(rt, OB_T_TypeError))
			ob_raise(rt, OB_T_TypeError,
				 "reduce() arg 2 must support iteration");
		return NULL;
	}
	acc = nargs == 3 ? ob_newref(args[2]) : ob_iternext(rt, it);
	if (!acc && !ob_raised(rt))
		ob_raise(rt, OB_T_TypeError,
			 "reduce() of empty iterable with no initial value");
	while (acc && (item = ob_iternext(rt, it))) {
		pair[0] = acc;
		pair[1] = item;
		acc = ob_tick(rt) ? NULL : ob_call(rt, args[0], pair, 2, NULL);
		ob_decref(rt, pair[0]);
		ob_decref(rt, item);
	}
	ob_decref(rt, it);
	if (acc && ob_raised(rt)) {
		ob_decref(rt, acc);
		return NULL;
	}
	return acc;
}

static struct ob_object *functools_cmp_to_key(OB_FN_ARGS)
{
	static const char *const names[] = { "mycmp", NULL };
	struct ob_object *arg[1];

	if (ob_args_parse(rt, "cmp_to_key", names, 1, 1, args, nargs, kwnames,
			  arg))
		return NULL;
	return ob_key_wrapper_new(rt, arg[0], NULL);
}

static const struct ob_method_def functools_methods[] = {
	{ "reduce", functools_reduce, OB_METH_FAST | OB_METH_TUPLE,
	  "reduce(function, iterable[, initial]) -> value" },
	{ "cmp_to_key", functools_cmp_to_key, OB_METH_KW,
	  "Convert a cmp= function into a key= function." },
	{ }
};

int ob_lib_functools(struct ob_rt *rt, struct ob_object *module)
{
	if (ob_lib_add_types(rt, module, OB_T_PARTIAL, OB_T_LRU_CACHE))
		return -1;
	return ob_module_add_functions(rt, module, functools_methods);
}
