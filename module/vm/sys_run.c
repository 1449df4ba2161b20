// SPDX-License-Identifier: GPL-2.0
/*
 * sys_run - the part of sys that is about what runs: frames, hooks, streams
 */
#include "lib/math_priv.h"
#include "vm_priv.h"

#define F64_MILLION	0x412e848000000000ULL	/* 1e6 */
#define F64_MILLIONTH	0x3eb0c6f7a0b5ed8dULL	/* 1e-6 */

static struct ob_object *sys_getframe(OB_FN_ARGS)
{
	struct ob_vm *vm = ob_vm_of(rt);
	struct ob_frame *frame = vm->frame;
	struct ob_frame_object *f;
	int depth = 0;

	if (ob_args_check(rt, "_getframe", nargs, 0, 1) ||
	    (nargs && ob_arg_int(rt, args[0], &depth)))
		return NULL;
	for (; frame && depth > 0; depth--)
		frame = frame->previous;
	if (!frame)
		return ob_raise(rt, OB_T_ValueError,
				"call stack is not deep enough");
	f = ob_frame_object_of(rt, frame);
	return f ? ob_newref(f) : NULL;
}

static void set_hook(struct ob_rt *rt, struct ob_object **hook,
		     struct ob_object *value)
{
	struct ob_object *old = *hook;

	*hook = value && value != ob_none(rt) ? ob_newref(value) : NULL;
	ob_xdecref(rt, old);
}

static int check_hook(struct ob_rt *rt, const char *name,
		      struct ob_object *value)
{
	if (!value || value == ob_none(rt) || value->type->call)
		return 0;
	ob_raise(rt, OB_T_TypeError, "callable %s expected, got %.50T", name,
		 value);
	return -1;
}

static struct ob_object *sys_set_asyncgen_hooks(OB_FN_ARGS)
{
	static const char *const names[] = { "firstiter", "finalizer", NULL };
	struct ob_object *arg[2] = { };

	if (ob_args_parse(rt, "set_asyncgen_hooks", names, 0, 2, args, nargs,
			  kwnames, arg) ||
	    check_hook(rt, "finalizer", arg[1]) ||
	    check_hook(rt, "firstiter", arg[0]))
		return NULL;
	if (arg[1])
		set_hook(rt, &rt->asyncgen_finalizer, arg[1]);
	if (arg[0])
		set_hook(rt, &rt->asyncgen_firstiter, arg[0]);
	return ob_newref(ob_none(rt));
}

static struct ob_object *sys_get_asyncgen_hooks(OB_FN_ARGS)
{
	struct ob_object *items[] = {
		rt->asyncgen_firstiter ?: ob_none(rt),
		rt->asyncgen_finalizer ?: ob_none(rt),
	};

	return ob_structseq_new(rt, OB_T_SYS_HOOKS, items);
}

static struct ob_object *sys_set_origin_depth(OB_FN_ARGS)
{
	static const char *const names[] = { "depth", NULL };
	struct ob_object *arg[1];
	int depth;

	if (ob_args_parse(rt, "set_coroutine_origin_tracking_depth", names, 1,
			  1, args, nargs, kwnames, arg) ||
	    ob_arg_int(rt, arg[0], &depth))
		return NULL;
	if (depth < 0)
		return ob_raise(rt, OB_T_ValueError, "depth must be >= 0");
	ob_vm_of(rt)->origin_depth = depth;
	return ob_newref(ob_none(rt));
}

static struct ob_object *sys_get_origin_depth(OB_FN_ARGS)
{
	return ob_int_from_s64(rt, ob_vm_of(rt)->origin_depth);
}

static struct ob_object *sys_encoding(OB_FN_ARGS)
{
	return ob_str_intern_c(rt, "utf-8");
}

static struct ob_object *sys_getswitchinterval(OB_FN_ARGS)
{
	u64 us = ob_f64_from_u64(ob_vm_of(rt)->switch_us);

	return ob_float_new(rt, ob_f64_mul(us, F64_MILLIONTH));
}

/* As C converts a double to an unsigned long on x86, nan and all. */
static u64 f64_to_ulong(struct ob_rt *rt, u64 bits, bool *failed)
{
	struct ob_object *f, *n;
	int overflow;
	u64 res;

	*failed = false;
	if (ob_f64_isnan(bits))
		return 1ULL << 63;
	if (ob_f64_cmp(bits, ob_f64_from_u64(S64_MAX)) >= 0)
		return 0;
	f = ob_float_new(rt, bits);
	n = f ? ob_number_int(rt, f) : NULL;
	ob_xdecref(rt, f);
	*failed = !n;
	res = n ? ob_int_to_s64(n, &overflow) : 0;
	ob_xdecref(rt, n);
	return res;
}

/* How long a thread waits for its turn in the session. */
static struct ob_object *sys_setswitchinterval(OB_FN_ARGS)
{
	bool failed;
	u64 bits;

	if (ob_math_arg(rt, args[0], &bits))
		return NULL;
	if (!ob_f64_isnan(bits) && ob_f64_cmp(bits, 0) <= 0)
		return ob_raise(rt, OB_T_ValueError,
				"switch interval must be strictly positive");
	bits = f64_to_ulong(rt, ob_f64_mul(bits, F64_MILLION), &failed);
	if (failed)
		return NULL;
	WRITE_ONCE(ob_vm_of(rt)->switch_us, bits);
	return ob_newref(ob_none(rt));
}

static const struct ob_method_def ob_sys_run_methods[] = {
	{ "_getframe", sys_getframe, OB_METH_FAST,
	  "_getframe($module, depth=0, /)\n--\n\n"
	  "Return a frame object from the call stack." },
	{ "set_asyncgen_hooks", sys_set_asyncgen_hooks, OB_METH_KW,
	  "Set the hooks for asynchronous generators." },
	{ "get_asyncgen_hooks", sys_get_asyncgen_hooks, OB_METH_NOARGS,
	  "get_asyncgen_hooks($module, /)\n--\n\n"
	  "Return the hooks for asynchronous generators." },
	{ "displayhook", ob_sys_displayhook, OB_METH_O,
	  "displayhook($module, object, /)\n--\n\n"
	  "Print an object to sys.stdout and also save it in builtins._" },
	{ "excepthook", ob_sys_excepthook, OB_METH_FAST,
	  "excepthook($module, exctype, value, traceback, /)\n--\n\n"
	  "Handle an exception by displaying it with a traceback on sys.stderr." },
	{ "breakpointhook", ob_sys_breakpointhook, OB_METH_KW,
	  "Do what breakpoint() does." },
	{ "unraisablehook", ob_sys_unraisablehook, OB_METH_O,
	  "unraisablehook($module, unraisable, /)\n--\n\n"
	  "Tell of an exception that nobody can handle." },
	{ "getdefaultencoding", sys_encoding, OB_METH_NOARGS,
	  "getdefaultencoding($module, /)\n--\n\n"
	  "Return the encoding of text." },
	{ "getfilesystemencoding", sys_encoding, OB_METH_NOARGS,
	  "getfilesystemencoding($module, /)\n--\n\n"
	  "Return the encoding of file names." },
	{ "getswitchinterval", sys_getswitchinterval, OB_METH_NOARGS,
	  "getswitchinterval($module, /)\n--\n\n"
	  "Return how many seconds a thread waits for its turn." },
	{ "setswitchinterval", sys_setswitchinterval, OB_METH_O,
	  "setswitchinterval($module, interval, /)\n--\n\n"
	  "Set how many seconds a thread waits for its turn." },
	{ "settrace", ob_sys_settrace, OB_METH_O,
	  "Have a function called for each line of each function that begins." },
	{ "call_tracing", ob_sys_call_tracing, OB_METH_FAST,
	  "call_tracing($module, func, args, /)\n--\n\n"
	  "Call a function from a hook." },
	{ "set_coroutine_origin_tracking_depth", sys_set_origin_depth,
	  OB_METH_KW,
	  "set_coroutine_origin_tracking_depth($module, /, depth)\n--\n\n"
	  "Set how many callers coroutines remember." },
	{ "get_coroutine_origin_tracking_depth", sys_get_origin_depth,
	  OB_METH_NOARGS,
	  "get_coroutine_origin_tracking_depth($module, /)\n--\n\n"
	  "Return how many callers coroutines remember." },
	{ "gettrace", ob_sys_gettrace, OB_METH_NOARGS,
	  "gettrace($module, /)\n--\n\n"
	  "Return what settrace() set." },
	{ "setprofile", ob_sys_setprofile, OB_METH_O,
	  "Have a function called for each call and each return." },
	{ "getprofile", ob_sys_getprofile, OB_METH_NOARGS,
	  "getprofile($module, /)\n--\n\n"
	  "Return what setprofile() set." },
	{ }
};

/* A stream under both of its names. */
static int add_stream(struct ob_rt *rt, struct ob_object *module, int fd,
		      const char *name, const char *original)
{
	struct ob_object *s = ob_stream_new(rt, fd);

	if (!s || ob_module_add(rt, module, original, ob_newref(s))) {
		ob_xdecref(rt, s);
		return -1;
	}
	return ob_module_add(rt, module, name, s);
}

/* A hook under the name that keeps it when the program puts in its own. */
static int keep_hook(struct ob_rt *rt, struct ob_object *module,
		     const char *name, const char *original)
{
	struct ob_object *hook;

	hook = ob_dict_get_c(rt, ((struct ob_module *)module)->dict, name);
	return hook ? ob_module_add(rt, module, original, ob_newref(hook)) : -1;
}

static struct ob_object *module_names(struct ob_rt *rt)
{
	struct ob_object *list = ob_list_new(rt, 0), *tuple, *name;
	size_t i;

	for (i = 0; list && ob_lib_name(i); i++) {
		name = ob_str_intern_c(rt, ob_lib_name(i));
		if (!name || ob_list_append_steal(rt, list, name)) {
			ob_decref(rt, list);
			return NULL;
		}
	}
	if (!list)
		return NULL;
	tuple = ob_list_sort(rt, list, NULL, false) ? NULL :
						      ob_list_to_tuple(rt, list);
	ob_decref(rt, list);
	return tuple;
}

int ob_sys_run_init(struct ob_rt *rt, struct ob_object *module)
{
	return ob_module_add_functions(rt, module, ob_sys_run_methods) ||
	       keep_hook(rt, module, "displayhook", "__displayhook__") ||
	       keep_hook(rt, module, "excepthook", "__excepthook__") ||
	       keep_hook(rt, module, "unraisablehook", "__unraisablehook__") ||
	       keep_hook(rt, module, "breakpointhook", "__breakpointhook__") ||
	       add_stream(rt, module, 0, "stdin", "__stdin__") ||
	       add_stream(rt, module, 1, "stdout", "__stdout__") ||
	       add_stream(rt, module, 2, "stderr", "__stderr__") ||
	       ob_module_add(rt, module, "argv", ob_list_new(rt, 0)) ||
	       ob_module_add(rt, module, "path", ob_list_new(rt, 0)) ||
	       ob_module_add(rt, module, "warnoptions", ob_list_new(rt, 0)) ||
	       ob_module_add(rt, module, "builtin_module_names",
			     module_names(rt)) ? -1 : 0;
}
