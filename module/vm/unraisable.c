// SPDX-License-Identifier: GPL-2.0
/*
 * unraisable - exceptions with nobody to go to, and standard error
 *
 * A run's standard error is kept until its end and handed out in front of the
 * traceback, if there is one. It is bounded: beyond that, and when the heap is
 * full, it is lost.
 */
#include "vm_priv.h"

#define ERR_MAX		(256 << 10)
#define ERR_MIN		256

void ob_vm_err_write(struct ob_rt *rt, const char *text, size_t len)
{
	struct ob_vm *vm = ob_vm_of(rt);
	size_t cap = vm->err_cap;
	char *buf;

	if (len > ERR_MAX - vm->err_len)
		return;
	while (cap < vm->err_len + len)
		cap = cap ? cap * 2 : ERR_MIN;
	if (cap > vm->err_cap) {
		buf = vm->err_text ?
		      ob_realloc(&rt->heap, OB_KIND_RAW, vm->err_text, cap) :
		      ob_alloc(&rt->heap, OB_KIND_RAW, cap);
		if (!buf)
			return;
		vm->err_text = buf;
		vm->err_cap = cap;
	}
	memcpy(vm->err_text + vm->err_len, text, len);
	vm->err_len += len;
}

void ob_vm_err_drop(struct ob_vm *vm)
{
	if (vm->err_text)
		ob_free(&vm->rt.heap, vm->err_text);
	vm->err_text = NULL;
	vm->err_len = 0;
	vm->err_cap = 0;
}

struct ob_object *ob_vm_err_take(struct ob_vm *vm, struct ob_object *text,
				 bool after)
{
	struct ob_object *err, *all;

	if (!vm->err_len)
		return text;
	err = ob_str_from_utf8(&vm->rt, vm->err_text, vm->err_len);
	all = err;
	if (err && text)
		all = after ? ob_str_concat(&vm->rt, text, err) :
			      ob_str_concat(&vm->rt, err, text);
	else if (err)
		ob_incref(err);
	if (!all) {
		ob_clear_exc(&vm->rt);
		all = text;
	} else {
		ob_xdecref(&vm->rt, text);
	}
	ob_xdecref(&vm->rt, err);
	ob_vm_err_drop(vm);
	return all;
}

static void err_write_str(struct ob_rt *rt, struct ob_object *str)
{
	char piece[128];
	s64 at = 0;

	while (at < ob_str_len(str)) {
		size_t n = ob_str_utf8_piece(str, &at, piece, sizeof(piece));

		ob_vm_err_write(rt, piece, n);
	}
}

int ob_vm_write_text(struct ob_rt *rt, int fd, struct ob_object *text)
{
	if (fd != 2)
		return ob_write_str(rt, text);
	err_write_str(rt, text);
	return 0;
}

/* To what stands for sys.stderr, or NULL for the session's. */
static void say(struct ob_rt *rt, struct ob_object *stream,
		struct ob_object *text)
{
	if (ob_stream_put(rt, stream, 2, text))
		ob_clear_exc(rt);
}

static void say_c(struct ob_rt *rt, struct ob_object *stream, const char *text)
{
	struct ob_object *str;

	if (!stream) {
		ob_vm_err_write(rt, text, strlen(text));
		return;
	}
	str = ob_str_from_cstr(rt, text);
	if (!str) {
		ob_clear_exc(rt);
		return;
	}
	say(rt, stream, str);
	ob_decref(rt, str);
}

/* Where it came from: "WHAT: REPR" and a newline. */
static void say_origin(struct ob_rt *rt, struct ob_object *stream,
		       const char *what, struct ob_object *o)
{
	struct ob_object *repr;

	if (!what && !o)
		return;
	say_c(rt, stream, what ?: "Exception ignored in");
	say_c(rt, stream, ": ");
	if (o) {
		repr = ob_repr(rt, o);
		if (repr) {
			say(rt, stream, repr);
			ob_decref(rt, repr);
		} else {
			ob_clear_exc(rt);
			say_c(rt, stream, "<object repr() failed>");
		}
	}
	say_c(rt, stream, "\n");
}

/* What the program's hook is, if it has one of its own; borrowed. */
static struct ob_object *own_hook(struct ob_rt *rt)
{
	struct ob_object *hook;
	bool sys;

	hook = ob_sys_get(rt, "unraisablehook", &sys);
	if (!hook && ob_raised(rt))
		ob_clear_exc(rt);
	if (!hook || hook == ob_none(rt) ||
	    (ob_is(rt, hook, OB_T_BUILTIN) &&
	     ((struct ob_builtin *)hook)->def->fn == ob_sys_unraisablehook))
		return NULL;
	return hook;
}

/* hook(arguments); 0, or -1 raised */
static int call_hook(struct ob_rt *rt, struct ob_object *hook,
		     const char *what, struct ob_object *o,
		     struct ob_object *exc)
{
	struct ob_object *none = ob_none(rt), *arg, *text = NULL, *res = NULL;
	struct ob_object *items[5];

	if (what) {
		text = ob_str_from_cstr(rt, what);
		if (!text)
			return -1;
	}
	items[0] = OB_OBJ(exc->type);
	items[1] = exc;
	items[2] = ((struct ob_exc *)exc)->traceback ?: none;
	items[3] = text ?: none;
	items[4] = o ?: none;
	arg = ob_structseq_new(rt, OB_T_SYS_UNRAISABLE, items);
	ob_xdecref(rt, text);
	if (arg) {
		res = ob_call(rt, hook, &arg, 1, NULL);
		ob_decref(rt, arg);
	}
	ob_xdecref(rt, res);
	return res ? 0 : -1;
}

static void say_all(struct ob_rt *rt, const char *what, struct ob_object *o,
		    struct ob_object *exc)
{
	struct ob_object *stream, *text;

	if (ob_sys_stream(rt, 2, &stream)) {
		ob_clear_exc(rt);
		return;
	}
	say_origin(rt, stream, what, o);
	text = ob_exception_text(rt, exc);
	if (text) {
		say(rt, stream, text);
		ob_decref(rt, text);
	} else {
		ob_clear_exc(rt);
	}
	ob_xdecref(rt, stream);
}

void ob_vm_unraisable(struct ob_rt *rt, const char *what, struct ob_object *o)
{
	struct ob_frame *frame = ob_vm_of(rt)->frame;
	struct ob_object *exc, *hook;

	if (!rt->exc)
		return;
	/* Raised by native code: the traceback says where that was called. */
	if (frame && !((struct ob_exc *)rt->exc)->traceback)
		ob_traceback_add(rt, frame);
	exc = ob_take_exc(rt);
	/* A program that has to end says no more. */
	hook = rt->stop ? NULL : own_hook(rt);
	if (hook)
		ob_incref(hook);
	if (hook && call_hook(rt, hook, what, o, exc)) {
		ob_decref(rt, exc);
		exc = ob_take_exc(rt);
		if (!rt->stop)
			say_all(rt, "Exception ignored in sys.unraisablehook",
				hook, exc);
	} else if (!hook && !rt->stop) {
		say_all(rt, what, o, exc);
	}
	ob_xdecref(rt, hook);
	ob_decref(rt, exc);
}

struct ob_object *ob_sys_unraisablehook(OB_FN_ARGS)
{
	struct ob_object **item, *none = ob_none(rt), *text;
	char *what = NULL;
	size_t len;

	if (!ob_is(rt, args[0], OB_T_SYS_UNRAISABLE))
		return ob_raise(rt, OB_T_TypeError,
				"sys.unraisablehook argument type must be UnraisableHookArgs");
	item = ((struct ob_tuple *)args[0])->item;
	if (!ob_is_exc(item[1]))
		return ob_newref(none);
	if (item[3] != none) {
		text = ob_str(rt, item[3]);
		what = text ? ob_str_utf8(rt, text, &len) : NULL;
		ob_xdecref(rt, text);
		if (!what)
			return NULL;
	}
	say_all(rt, what, item[4] != none ? item[4] : NULL, item[1]);
	if (what)
		ob_raw_free(rt, what);
	return ob_newref(none);
}
