// SPDX-License-Identifier: GPL-2.0
/*
 * function_make - functions made by calling their type, and their code changed
 */
#include "objects_priv.h"

int ob_function_set_code(struct ob_rt *rt, struct ob_object *o,
			 struct ob_object *value)
{
	struct ob_function *fn = (struct ob_function *)o;
	s64 nclosure = fn->closure ? ob_size(fn->closure) : 0;
	s64 nfree;

	if (!value || !ob_is(rt, value, OB_T_CODE)) {
		ob_raise(rt, OB_T_TypeError,
			 "__code__ must be set to a code object");
		return -1;
	}
	nfree = ((struct ob_code *)value)->nfreevars;
	if (nfree != nclosure) {
		ob_raise(rt, OB_T_ValueError,
			 "%U() requires a code object with %lld free vars, not %lld",
			 fn->name, nclosure, nfree);
		return -1;
	}
	fn->version = 0;
	ob_exc_set(rt, &fn->code, value);
	return 0;
}

static int closure_check(struct ob_rt *rt, struct ob_code *code,
			 struct ob_object *closure)
{
	s64 n = code->nfreevars, i;

	if (closure == ob_none(rt) ? n != 0 : !ob_is_tuple(closure)) {
		ob_raise(rt, OB_T_TypeError, closure == ob_none(rt) ?
			 "arg 5 (closure) must be tuple" :
			 "arg 5 (closure) must be None or tuple");
		return -1;
	}
	if (closure == ob_none(rt))
		return 0;
	if (ob_size(closure) != n) {
		ob_raise(rt, OB_T_ValueError,
			 "%U requires closure of length %lld, not %lld",
			 code->name, n, ob_size(closure));
		return -1;
	}
	for (i = 0; i < n; i++) {
		struct ob_object *o = ((struct ob_tuple *)closure)->item[i];

		if (ob_is(rt, o, OB_T_CELL))
			continue;
		ob_raise(rt, OB_T_TypeError,
			 "arg 5 (closure) expected cell, found %T", o);
		return -1;
	}
	return 0;
}

static int make_check(struct ob_rt *rt, struct ob_object *const *arg)
{
	if (!ob_is(rt, arg[0], OB_T_CODE)) {
		ob_raise(rt, OB_T_TypeError,
			 "function() argument 'code' must be code, not %.50Y",
			 arg[0]);
		return -1;
	}
	if (!ob_is_dict(arg[1])) {
		ob_raise(rt, OB_T_TypeError,
			 "function() argument 'globals' must be dict, not %.50Y",
			 arg[1]);
		return -1;
	}
	if (arg[2] != ob_none(rt) && !ob_is_str(arg[2])) {
		ob_raise(rt, OB_T_TypeError,
			 "arg 3 (name) must be None or string");
		return -1;
	}
	if (arg[3] != ob_none(rt) && !ob_is_tuple(arg[3])) {
		ob_raise(rt, OB_T_TypeError,
			 "arg 4 (defaults) must be None or tuple");
		return -1;
	}
	return closure_check(rt, (struct ob_code *)arg[0], arg[4]);
}

struct ob_object *ob_function_tp_new(struct ob_rt *rt, struct ob_type *type,
				     struct ob_object *const *args,
				     size_t nargs, struct ob_tuple *kwnames)
{
	static const char *const names[] = {
		"code", "globals", "name", "argdefs", "closure", NULL
	};
	struct ob_object *arg[5] = { };
	struct ob_function *fn;
	int i;

	if (ob_args_parse(rt, "function", names, 2, 5, args, nargs, kwnames,
			  arg))
		return NULL;
	for (i = 2; i < 5; i++)
		if (!arg[i])
			arg[i] = ob_none(rt);
	if (make_check(rt, arg))
		return NULL;
	fn = (struct ob_function *)ob_function_new(rt, arg[0], arg[1]);
	if (!fn)
		return NULL;
	if (arg[2] != ob_none(rt))
		ob_exc_set(rt, &fn->name, arg[2]);
	if (arg[3] != ob_none(rt))
		ob_exc_set(rt, &fn->defaults, arg[3]);
	if (arg[4] != ob_none(rt))
		ob_exc_set(rt, &fn->closure, arg[4]);
	return OB_OBJ(fn);
}
