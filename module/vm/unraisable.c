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

static void err_write_c(struct ob_rt *rt, const char *text)
{
	ob_vm_err_write(rt, text, strlen(text));
}

/* Where it came from: "WHAT: REPR" and a newline. */
static void write_origin(struct ob_rt *rt, const char *what,
			 struct ob_object *o)
{
	struct ob_object *repr;

	if (!what && !o)
		return;
	err_write_c(rt, what ?: "Exception ignored in");
	err_write_c(rt, ": ");
	if (o) {
		repr = ob_repr(rt, o);
		if (repr) {
			err_write_str(rt, repr);
			ob_decref(rt, repr);
		} else {
			ob_clear_exc(rt);
			err_write_c(rt, "<object repr() failed>");
		}
	}
	err_write_c(rt, "\n");
}

void ob_vm_unraisable(struct ob_rt *rt, const char *what, struct ob_object *o)
{
	struct ob_frame *frame = ob_vm_of(rt)->frame;
	struct ob_object *exc, *text;

	if (!rt->exc)
		return;
	/* Raised by native code: the traceback says where that was called. */
	if (frame && !((struct ob_exc *)rt->exc)->traceback)
		ob_traceback_add(rt, frame);
	exc = ob_take_exc(rt);
	/* A program that has to end says no more. */
	if (!rt->stop) {
		write_origin(rt, what, o);
		text = ob_exception_text(rt, exc);
		if (text) {
			err_write_str(rt, text);
			ob_decref(rt, text);
		} else {
			ob_clear_exc(rt);
		}
	}
	ob_decref(rt, exc);
}
