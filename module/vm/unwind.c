// SPDX-License-Identifier: GPL-2.0
/*
 * unwind - an exception on its way from the instruction that raised it
 */
#include "vm_priv.h"

struct ob_object *ob_vm_handled(const struct ob_vm *vm)
{
	const struct ob_exc_state *state;

	/* None stands for nothing after POP_EXCEPT. */
	for (state = vm->exc_info; state; state = state->previous)
		if (state->value && ob_is_exc(state->value))
			return state->value;
	return NULL;
}

/*
 * Record that @exc was raised while another one was handled. If @exc is
 * already a link of the handled one's chain it is cut out there first, so that
 * the chain stays a chain. A chain that is a ring without @exc in it can only
 * have been made by hand; the slow pointer notices.
 */
void ob_unwind_chain(struct ob_vm *vm, struct ob_exc *exc)
{
	struct ob_exc *handled = (struct ob_exc *)ob_vm_handled(vm);
	struct ob_exc *o = handled, *slow = handled, *next;
	struct ob_object *old;
	bool odd = false;

	if (!handled || handled == exc)
		return;
	while ((next = (struct ob_exc *)o->context)) {
		if (next == exc) {
			o->context = NULL;
			ob_decref(&vm->rt, next);
			break;
		}
		o = next;
		if (odd)
			slow = (struct ob_exc *)slow->context;
		odd = !odd;
		if (slow == o)
			break;
	}
	old = exc->context;
	exc->context = ob_newref(handled);
	ob_xdecref(&vm->rt, old);
}

void ob_unwind_begin(struct ob_vm *vm, struct ob_frame *frame)
{
	struct ob_exc *exc = (struct ob_exc *)vm->rt.exc;

	/* With a traceback it has come from a frame that did this already. */
	if (!exc->traceback && !exc->context && !exc->settled)
		ob_unwind_chain(vm, exc);
	/* On failure MemoryError is pending instead, which is the truth. */
	ob_traceback_add(&vm->rt, frame);
	if (unlikely(vm->rt.hooked))
		ob_hooks_exception(vm, frame);
}

u16 *ob_unwind_handler(struct ob_vm *vm, struct ob_frame *frame,
		       const u16 *at, struct ob_object ***sp)
{
	struct ob_object **base = frame->localsplus + frame->code->nlocalsplus;
	struct ob_object *exc, *lasti;
	struct ob_object **top = *sp;
	struct ob_code_handler h;

	if (vm->stop ||
	    !ob_code_handler(frame->code, at - frame->code->code, &h))
		return NULL;
	/* Deallocators may run code: keep the exception out of its way. */
	exc = ob_take_exc(&vm->rt);
	while (top > base + h.depth) {
		struct ob_object *o = *--top;

		frame->stacktop = top - frame->localsplus;
		ob_xdecref(&vm->rt, o);
	}
	if (h.lasti) {
		lasti = ob_int_from_s64(&vm->rt, ob_frame_lasti(frame));
		if (!lasti) {
			/*
			 * The handler has to run all the same, for it puts
			 * vm->exc_info back; RERAISE does without the number.
			 */
			ob_clear_exc(&vm->rt);
			lasti = ob_newref(ob_none(&vm->rt));
		}
		*top++ = lasti;
	}
	*top++ = exc;
	frame->stacktop = top - frame->localsplus;
	*sp = top;
	return frame->code->code + h.target;
}

/* An instance from what follows raise or from; steals @what. */
static struct ob_object *unwind_instance(struct ob_rt *rt,
					 struct ob_object *what,
					 const char *otherwise)
{
	struct ob_object *exc;

	if (ob_is_exc(what))
		return what;
	if (!ob_has_flag(what, OB_TF_TYPE_SUBCLASS) ||
	    !(((struct ob_type *)what)->flags & OB_TF_EXC_SUBCLASS)) {
		ob_raise(rt, OB_T_TypeError, "%s", otherwise);
		ob_decref(rt, what);
		return NULL;
	}
	exc = ob_call(rt, what, NULL, 0, NULL);
	if (exc && !ob_is_exc(exc)) {
		ob_raise(rt, OB_T_TypeError,
			 "calling %R should have returned an instance of BaseException, not %R",
			 what, exc->type);
		ob_decref(rt, exc);
		exc = NULL;
	}
	ob_decref(rt, what);
	return exc;
}

static int unwind_set_cause(struct ob_rt *rt, struct ob_object *exc,
			    struct ob_object *cause)
{
	struct ob_exc *e = (struct ob_exc *)exc;
	struct ob_object *old;

	if (cause == ob_none(rt)) {
		ob_decref(rt, cause);
		cause = NULL;
	} else {
		cause = unwind_instance(rt, cause,
					"exception causes must derive from BaseException");
		if (!cause)
			return -1;
	}
	old = e->cause;
	e->cause = cause;
	e->suppress_context = 1;
	ob_xdecref(rt, old);
	return 0;
}

int ob_unwind_raise(struct ob_vm *vm, struct ob_object *exc,
		    struct ob_object *cause)
{
	struct ob_rt *rt = &vm->rt;

	if (!exc) {
		exc = ob_vm_handled(vm);
		if (!exc) {
			ob_raise(rt, OB_T_RuntimeError,
				 "No active exception to reraise");
			return 0;
		}
		ob_set_exc(rt, ob_newref(exc));
		return 1;
	}
	exc = unwind_instance(rt, exc,
			      "exceptions must derive from BaseException");
	if (!exc) {
		ob_xdecref(rt, cause);
		return 0;
	}
	if (cause && unwind_set_cause(rt, exc, cause)) {
		ob_decref(rt, exc);
		return 0;
	}
	ob_unwind_chain(vm, (struct ob_exc *)exc);
	ob_set_exc(rt, exc);
	return 0;
}

static int match_valid(struct ob_rt *rt, struct ob_object *what)
{
	if (ob_has_flag(what, OB_TF_TYPE_SUBCLASS) &&
	    ((struct ob_type *)what)->flags & OB_TF_EXC_SUBCLASS)
		return 0;
	ob_raise(rt, OB_T_TypeError,
		 "catching classes that do not inherit from BaseException is not allowed");
	return -1;
}

int ob_unwind_match(struct ob_rt *rt, struct ob_object *exc,
		    struct ob_object *what)
{
	struct ob_object *const *type = &what;
	s64 n = 1, i;

	if (ob_is_tuple(what)) {
		type = ((struct ob_tuple *)what)->item;
		n = ob_size(what);
	}
	for (i = 0; i < n; i++)
		if (match_valid(rt, type[i]))
			return -1;
	for (i = 0; i < n; i++)
		if (ob_is_subtype(exc->type, (struct ob_type *)type[i]))
			return 1;
	return 0;
}
