// SPDX-License-Identifier: GPL-2.0
/*
 * hooks - sys.stdout, sys.stderr and the hooks of sys, as a program leaves them
 *
 * A program may replace any of them. While sys was never imported, or holds what
 * it was made with, the text goes straight to the session.
 */
#include "vm_priv.h"

struct ob_object *ob_sys_get(struct ob_rt *rt, const char *name, bool *sys)
{
	struct ob_object *module;

	module = ob_dict_get_c(rt, OB_OBJ(rt->modules), "sys");
	*sys = module && ob_is(rt, module, OB_T_MODULE);
	if (!*sys)
		return NULL;
	return ob_dict_get_c(rt, ((struct ob_module *)module)->dict, name);
}

int ob_sys_stream(struct ob_rt *rt, int fd, struct ob_object **stream)
{
	const char *name = fd == 2 ? "stderr" : "stdout";
	struct ob_object *found;
	bool sys;

	*stream = NULL;
	found = ob_sys_get(rt, name, &sys);
	if (!found) {
		if (sys && !ob_raised(rt))
			ob_raise(rt, OB_T_RuntimeError, "lost sys.%s", name);
		return ob_raised(rt) ? -1 : 0;
	}
	if (!ob_is(rt, found, OB_T_STREAM) || ob_stream_fd(found) != fd)
		*stream = ob_newref(found);
	return 0;
}

int ob_stream_put(struct ob_rt *rt, struct ob_object *stream, int fd,
		  struct ob_object *text)
{
	struct ob_object *name, *write, *res = NULL;

	if (!stream)
		return ob_vm_write_text(rt, fd, text);
	if (stream == ob_none(rt))
		return 0;
	name = ob_str_intern_c(rt, "write");
	write = name ? ob_getattr(rt, stream, name) : NULL;
	ob_xdecref(rt, name);
	if (write)
		res = ob_call(rt, write, &text, 1, NULL);
	ob_xdecref(rt, write);
	ob_xdecref(rt, res);
	return res ? 0 : -1;
}

static int display_text(struct ob_rt *rt, struct ob_object *value)
{
	struct ob_object *stream, *text;
	int err;

	if (ob_sys_stream(rt, 1, &stream))
		return -1;
	if (stream == ob_none(rt)) {
		ob_decref(rt, stream);
		ob_raise(rt, OB_T_RuntimeError, "lost sys.stdout");
		return -1;
	}
	text = ob_repr(rt, value);
	err = !text || ob_stream_put(rt, stream, 1, text) ||
	      ob_stream_put(rt, stream, 1, OB_OBJ(&rt->st->chars['\n']));
	ob_xdecref(rt, text);
	ob_xdecref(rt, stream);
	return err ? -1 : 0;
}

int ob_display(struct ob_vm *vm, struct ob_object *value)
{
	struct ob_rt *rt = &vm->rt;
	struct ob_object *builtins, *old;

	if (value == ob_none(rt))
		return 0;
	builtins = ob_builtins(rt);
	if (!builtins)
		return -1;
	/* While repr() runs, _ does not hold the value before. */
	if (ob_dict_set_c(rt, builtins, "_", ob_none(rt)) ||
	    display_text(rt, value) ||
	    ob_dict_set_c(rt, builtins, "_", value))
		return -1;
	old = vm->shown;
	vm->shown = ob_newref(value);
	ob_xdecref(rt, old);
	return 0;
}

int ob_print_expr(struct ob_vm *vm, struct ob_object *value)
{
	struct ob_rt *rt = &vm->rt;
	struct ob_object *hook, *res;
	bool sys;

	hook = ob_sys_get(rt, "displayhook", &sys);
	if (!hook) {
		if (ob_raised(rt))
			return -1;
		if (!sys)
			return ob_display(vm, value);
		ob_raise(rt, OB_T_RuntimeError, "lost sys.displayhook");
		return -1;
	}
	ob_incref(hook);
	res = ob_call(rt, hook, &value, 1, NULL);
	ob_decref(rt, hook);
	ob_xdecref(rt, res);
	return res ? 0 : -1;
}

/* Text of an exception to sys.stderr; -1 raised */
static int report_exc(struct ob_rt *rt, struct ob_object *exc)
{
	struct ob_object *stream, *text;
	int err;

	if (ob_sys_stream(rt, 2, &stream))
		return -1;
	text = ob_traceback_text(rt, exc);
	err = text ? ob_stream_put(rt, stream, 2, text) : -1;
	ob_xdecref(rt, text);
	ob_xdecref(rt, stream);
	return err;
}

static void report_c(struct ob_rt *rt, const char *text)
{
	struct ob_object *str = ob_str_from_cstr(rt, text), *stream;

	if (str && !ob_sys_stream(rt, 2, &stream)) {
		ob_stream_put(rt, stream, 2, str);
		ob_xdecref(rt, stream);
	}
	ob_xdecref(rt, str);
}

struct ob_object *ob_sys_displayhook(OB_FN_ARGS)
{
	return ob_none_or_null(rt, ob_display(ob_vm_of(rt), args[0]));
}

struct ob_object *ob_sys_excepthook(OB_FN_ARGS)
{
	struct ob_object *text, *stream;
	int err;

	if (ob_args_check(rt, "excepthook", nargs, 3, 3))
		return NULL;
	if (ob_is_exc(args[1]))
		return ob_none_or_null(rt, report_exc(rt, args[1]));
	text = ob_str_format(rt, "TypeError: print_exception(): Exception expected for value, %.50T found\n",
			     args[1]);
	err = !text || ob_sys_stream(rt, 2, &stream);
	if (!err) {
		err = ob_stream_put(rt, stream, 2, text);
		ob_xdecref(rt, stream);
	}
	ob_xdecref(rt, text);
	return ob_none_or_null(rt, err);
}

static int call_hook(struct ob_rt *rt, struct ob_object *hook,
		     struct ob_object *exc)
{
	struct ob_object *traceback = ((struct ob_exc *)exc)->traceback;
	struct ob_object *args[3] = {
		OB_OBJ(exc->type), exc, traceback ?: ob_none(rt),
	};
	struct ob_object *res;

	ob_incref(hook);
	res = ob_call(rt, hook, args, 3, NULL);
	ob_decref(rt, hook);
	ob_xdecref(rt, res);
	return res ? 0 : -1;
}

static bool is_own_hook(struct ob_rt *rt, const struct ob_object *hook)
{
	return ob_is(rt, hook, OB_T_BUILTIN) &&
	       ((const struct ob_builtin *)hook)->def->fn == ob_sys_excepthook;
}

/* The program's hook has raised in its turn: say so, then do without it. */
static void report_hook(struct ob_rt *rt)
{
	struct ob_object *exc = ob_take_exc(rt);

	report_c(rt, "Error in sys.excepthook:\n");
	report_exc(rt, exc);
	report_c(rt, "\nOriginal exception was:\n");
	ob_decref(rt, exc);
}

struct ob_object *ob_report_uncaught(struct ob_vm *vm, struct ob_object *exc)
{
	struct ob_object *hook, *stream, *text = NULL;
	struct ob_rt *rt = &vm->rt;
	bool sys;

	hook = ob_sys_get(rt, "excepthook", &sys);
	if (!hook && sys && !ob_raised(rt))
		report_c(rt, "sys.excepthook is missing\n");
	if (hook && !is_own_hook(rt, hook)) {
		if (!call_hook(rt, hook, exc))
			return NULL;
		if (!rt->stop)
			report_hook(rt);
	}
	if (ob_raised(rt) && !rt->stop)
		ob_clear_exc(rt);
	if (!rt->stop && !ob_sys_stream(rt, 2, &stream)) {
		text = ob_traceback_text(rt, exc);
		if (text && stream) {
			ob_stream_put(rt, stream, 2, text);
			ob_decref(rt, text);
			text = NULL;
		}
		ob_xdecref(rt, stream);
	}
	if (ob_raised(rt))
		ob_clear_exc(rt);
	return text;
}
