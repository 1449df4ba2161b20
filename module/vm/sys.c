// SPDX-License-Identifier: GPL-2.0
/*
 * sys - the module through which a program asks about its interpreter
 */
#include "lib/lib_priv.h"
#include "vm_priv.h"

#define SYS_RECURSION_MAX	100000

static struct ob_object *sys_getrefcount(OB_FN_ARGS)
{
	return ob_int_from_s64(rt, args[0]->refcnt);
}

/* What __sizeof__ of a class says, into *@out; 0, or -1 raised. */
static int asked_size(struct ob_rt *rt, struct ob_object *o, u64 *out)
{
	struct ob_object *method, *res;
	int overflow;
	s64 size;

	method = ob_special(rt, o, "__sizeof__");
	if (!method) {
		if (!ob_raised(rt))
			ob_raise(rt, OB_T_TypeError,
				 "Type %.100T doesn't define __sizeof__", o);
		return -1;
	}
	res = ob_call(rt, method, NULL, 0, NULL);
	ob_decref(rt, method);
	if (!res)
		return -1;
	if (!ob_is_int(res)) {
		ob_raise(rt, OB_T_TypeError, "an integer is required");
		ob_decref(rt, res);
		return -1;
	}
	size = ob_int_to_s64(res, &overflow);
	ob_decref(rt, res);
	if (overflow || size < 0) {
		if (overflow)
			ob_raise(rt, OB_T_OverflowError,
				 "Python int too large to convert to C ssize_t");
		else
			ob_raise(rt, OB_T_ValueError,
				 "__sizeof__() should return >= 0");
		return -1;
	}
	/* The largest there can be has a place in front of it, too. */
	*out = (u64)size + ob_prefix_bytes(o);
	return 0;
}

/* ob_sizeof() likewise */
static int known_size(struct ob_rt *rt, struct ob_object *o, u64 *out)
{
	s64 size = ob_sizeof(rt, o);

	*out = size;
	return size < 0 ? -1 : 0;
}

static struct ob_object *sys_getsizeof(OB_FN_ARGS)
{
	static const char *const names[] = { "object", "default", NULL };
	struct ob_object *arg[2] = { };
	u64 size;
	int err;

	if (ob_args_parse(rt, "getsizeof", names, 1, 2, args, nargs, kwnames,
			  arg))
		return NULL;
	if (arg[0]->type->flags & OB_TF_HEAPTYPE)
		err = asked_size(rt, arg[0], &size);
	else
		err = known_size(rt, arg[0], &size);
	if (!err)
		return ob_int_from_u64(rt, size);
	if (arg[1] && ob_raised_is(rt, OB_T_TypeError)) {
		ob_clear_exc(rt);
		return ob_newref(arg[1]);
	}
	return NULL;
}

static struct ob_object *sys_intern(OB_FN_ARGS)
{
	struct ob_object *o = args[0];

	if (!ob_is_str(o))
		return ob_raise(rt, OB_T_TypeError,
				"intern() argument must be str, not %.50Y", o);
	if (!ob_is(rt, o, OB_T_STR))
		return ob_raise(rt, OB_T_TypeError, "can't intern %.400T", o);
	ob_incref(o);
	if (ob_str_intern(rt, &o)) {
		ob_decref(rt, o);
		return NULL;
	}
	return o;
}

static struct ob_object *sys_getrecursionlimit(OB_FN_ARGS)
{
	return ob_int_from_s64(rt, ob_vm_of(rt)->recursion_asked ?:
				   rt->recursion_limit);
}

static struct ob_object *sys_setrecursionlimit(OB_FN_ARGS)
{
	struct ob_vm *vm = ob_vm_of(rt);
	int limit;

	if (ob_arg_int(rt, args[0], &limit))
		return NULL;
	if (limit < 1)
		return ob_raise(rt, OB_T_ValueError,
				"recursion limit must be greater or equal than 1");
	if (vm->rt.depth >= (u32)limit)
		return ob_raise(rt, OB_T_RecursionError,
				"cannot set the recursion limit to %d at the recursion depth %u: the limit is too low",
				limit, vm->rt.depth);
	vm->recursion_asked = limit;
	vm->rt.recursion_limit = min(limit, SYS_RECURSION_MAX);
	return ob_newref(ob_none(rt));
}

static struct ob_object *sys_exit(OB_FN_ARGS)
{
	struct ob_object *list, *exc;

	if (ob_args_check(rt, "exit", nargs, 0, 1))
		return NULL;
	if (!nargs || args[0] == ob_none(rt))
		list = ob_tuple_new(rt, 0);
	else if (ob_is_tuple(args[0]))
		list = ob_newref(args[0]);
	else
		list = ob_tuple_pack(rt, 1, args[0]);
	if (!list)
		return NULL;
	exc = ob_exc_new(rt, OB_T_SystemExit, (struct ob_tuple *)list);
	if (exc)
		ob_set_exc(rt, exc);
	return NULL;
}

static struct ob_object *sys_exception(OB_FN_ARGS)
{
	return ob_newref(ob_vm_handled(ob_vm_of(rt)) ?: ob_none(rt));
}

static struct ob_object *sys_exc_info(OB_FN_ARGS)
{
	struct ob_object *none = ob_none(rt);
	struct ob_object *exc = ob_vm_handled(ob_vm_of(rt));

	if (!exc)
		return ob_tuple_pack(rt, 3, none, none, none);
	return ob_tuple_pack(rt, 3, exc->type, exc,
			     ((struct ob_exc *)exc)->traceback ?: none);
}

static struct ob_object *sys_get_int_max_str_digits(OB_FN_ARGS)
{
	return ob_int_from_s64(rt, rt->max_str_digits);
}

static struct ob_object *sys_set_int_max_str_digits(OB_FN_ARGS)
{
	static const char *const names[] = { "maxdigits", NULL };
	struct ob_object *arg[1];
	int digits;

	if (ob_args_parse(rt, "set_int_max_str_digits", names, 1, 1, args,
			  nargs, kwnames, arg) ||
	    ob_arg_int(rt, arg[0], &digits))
		return NULL;
	if (digits && digits < OB_INT_STR_DIGITS_THRESHOLD)
		return ob_raise(rt, OB_T_ValueError,
				"maxdigits must be 0 or larger than %d",
				OB_INT_STR_DIGITS_THRESHOLD);
	rt->max_str_digits = digits;
	return ob_newref(ob_none(rt));
}

const struct ob_method_def ob_sys_methods[] = {
	{ "get_int_max_str_digits", sys_get_int_max_str_digits, OB_METH_NOARGS,
	  "get_int_max_str_digits($module, /)\n--\n\n"
	  "Return the maximum string digits limit for non-binary int<->str conversions." },
	{ "set_int_max_str_digits", sys_set_int_max_str_digits, OB_METH_KW,
	  "set_int_max_str_digits($module, /, maxdigits)\n--\n\n"
	  "Set the maximum string digits limit for non-binary int<->str conversions." },
	{ "_debugmallocstats", ob_sys_debugmallocstats, OB_METH_NOARGS,
	  "_debugmallocstats($module, /)\n--\n\n"
	  "Print the allocator's numbers." },
	{ "getrefcount", sys_getrefcount, OB_METH_O,
	  "getrefcount($module, object, /)\n--\n\n"
	  "Return the number of references to an object." },
	{ "getsizeof", sys_getsizeof, OB_METH_KW,
	  "Return the size of an object in bytes." },
	{ "intern", sys_intern, OB_METH_O,
	  "intern($module, string, /)\n--\n\n"
	  "Intern a string." },
	{ "getrecursionlimit", sys_getrecursionlimit, OB_METH_NOARGS,
	  "getrecursionlimit($module, /)\n--\n\n"
	  "Return the limit of nested calls." },
	{ "setrecursionlimit", sys_setrecursionlimit, OB_METH_O,
	  "setrecursionlimit($module, limit, /)\n--\n\n"
	  "Set the limit of nested calls." },
	{ "exit", sys_exit, OB_METH_FAST,
	  "exit($module, status=None, /)\n--\n\n"
	  "Raise SystemExit." },
	{ "exception", sys_exception, OB_METH_NOARGS,
	  "exception($module, /)\n--\n\n"
	  "Return the exception being handled." },
	{ "exc_info", sys_exc_info, OB_METH_NOARGS,
	  "exc_info($module, /)\n--\n\n"
	  "Return type, value and traceback of it." },
	{ }
};

int ob_lib_sys(struct ob_rt *rt, struct ob_object *module)
{
	return ob_module_add_functions(rt, module, ob_sys_methods) ||
	      ob_sys_run_init(rt, module) ||
	      ob_module_add(rt, module, "maxsize", ob_int_from_s64(rt, S64_MAX)) ||
	      ob_module_add(rt, module, "maxunicode", ob_int_from_s64(rt, 0x10ffff)) ||
	      ob_module_add(rt, module, "hexversion", ob_int_from_s64(rt, OB_SYS_HEXVERSION)) ||
	      ob_module_add(rt, module, "version",
			    ob_str_from_cstr(rt, "3.11.2 (obheap)")) ||
	      ob_sys_info_init(rt, module) ||
	      ob_sys_about_init(rt, module) ||
	      ob_module_add(rt, module, "byteorder", ob_str_intern_c(rt, "little")) ||
	      ob_module_add(rt, module, "platform", ob_str_intern_c(rt, "linux")) ||
	      ob_module_add(rt, module, "modules", ob_newref(rt->modules)) ?
	      -1 : 0;
}
