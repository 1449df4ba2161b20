// SPDX-License-Identifier: GPL-2.0
/*
 * warn - warnings that the interpreter itself has to give
 *
 * The module warnings decides what becomes of them. It is brought in when
 * there is one to show.
 */
#include "vm_priv.h"

static struct ob_object *warnings_function(struct ob_rt *rt, const char *fn)
{
	struct ob_object *name = ob_str_intern_c(rt, "warnings");
	struct ob_object *module, *attr, *res = NULL;

	module = name ? ob_import(ob_vm_of(rt), name, NULL, NULL, 0) : NULL;
	ob_xdecref(rt, name);
	attr = module ? ob_str_intern_c(rt, fn) : NULL;
	if (attr)
		res = ob_getattr(rt, module, attr);
	ob_xdecref(rt, attr);
	ob_xdecref(rt, module);
	return res;
}

void ob_vm_never_awaited(struct ob_rt *rt, struct ob_object *coroutine)
{
	struct ob_object *fn, *res = NULL;

	fn = warnings_function(rt, "_warn_unawaited_coroutine");
	if (fn)
		res = ob_call(rt, fn, &coroutine, 1, NULL);
	ob_xdecref(rt, fn);
	if (res)
		ob_decref(rt, res);
	else
		ob_unraisable(rt, NULL, coroutine);
}

/*
 * The filters that there are before anybody brings the module in drop a
 * DeprecationWarning, unless it is about __main__ itself.
 */
static bool is_ignored(struct ob_rt *rt, enum ob_tid category,
		       const struct ob_object *filename)
{
	return category == OB_T_DeprecationWarning && filename &&
	       !ob_dict_get_c(rt, OB_OBJ(rt->modules), "warnings") &&
	       !ob_raised(rt) && !ob_str_equal_c(filename, "__main__") &&
	       !ob_str_equal_c(filename, "__main__.py");
}

static struct ob_object *call_warn(struct ob_rt *rt, enum ob_tid category,
				   struct ob_object *message)
{
	struct ob_object *args[] = {
		message, OB_OBJ(ob_type_of(rt, category))
	};
	struct ob_object *fn, *res;

	fn = warnings_function(rt, "warn");
	res = fn ? ob_call(rt, fn, args, ARRAY_SIZE(args), NULL) : NULL;
	ob_xdecref(rt, fn);
	return res;
}

static struct ob_object *call_warnings(struct ob_rt *rt, enum ob_tid category,
				       struct ob_object *message,
				       struct ob_object *filename, int line,
				       struct ob_object *text)
{
	struct ob_object *args[5], *fn, *res = NULL;

	fn = warnings_function(rt, "_warn_of_text");
	args[0] = message;
	args[1] = OB_OBJ(ob_type_of(rt, category));
	args[2] = filename;
	args[3] = fn ? ob_int_from_s64(rt, line) : NULL;
	args[4] = text ?: ob_none(rt);
	if (args[3])
		res = ob_call(rt, fn, args, ARRAY_SIZE(args), NULL);
	ob_xdecref(rt, args[3]);
	ob_xdecref(rt, fn);
	return res;
}

/*
 * What is the program's own runs here, and stays: it gets no memory that is
 * there for compiling only. In a full heap a warning is not shown.
 */
int ob_vm_warn(struct ob_rt *rt, enum ob_tid category,
	       struct ob_object *message, struct ob_object *filename, int line,
	       struct ob_object *text)
{
	struct ob_vm *vm = ob_vm_of(rt);
	bool reserve = vm->reserve;
	struct ob_object *res;

	if (is_ignored(rt, category, filename))
		return 0;
	if (ob_raised(rt))
		return -1;
	if (reserve)
		ob_vm_reserve(vm, false);
	res = filename ?
	      call_warnings(rt, category, message, filename, line, text) :
	      call_warn(rt, category, message);
	if (reserve)
		ob_vm_reserve(vm, true);
	if (!res && !vm->stop && ob_raised_is(rt, OB_T_MemoryError)) {
		ob_clear_exc(rt);
		return 0;
	}
	if (!res)
		return -1;
	ob_decref(rt, res);
	return 0;
}
