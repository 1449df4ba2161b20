// SPDX-License-Identifier: GPL-2.0
/*
 * resume - generators in the evaluation loop, and the instructions of await
 *
 * A for statement or a yield from that runs a generator pushes its frame as a
 * call does, so chains of generators cost no machine stack. Who runs it is seen
 * from the instruction the frame below is at, FOR_ITER or SEND. Only next(),
 * send() and their like enter the loop again.
 */
#include "vm_priv.h"

static_assert(OP_RESUME == 151);

bool ob_gen_can_run(struct ob_rt *rt, struct ob_object *o)
{
	return (ob_is(rt, o, OB_T_GENERATOR) || ob_is(rt, o, OB_T_COROUTINE)) &&
	       ((struct ob_gen *)o)->state < OB_GEN_EXECUTING;
}

struct ob_frame *ob_gen_enter(struct ob_vm *vm, struct ob_gen *gen)
{
	gen->exc.previous = vm->exc_info;
	vm->exc_info = &gen->exc;
	gen->state = OB_GEN_EXECUTING;
	return &gen->frame;
}

void ob_gen_leave(struct ob_vm *vm, struct ob_frame *frame, int state)
{
	struct ob_gen *gen = ob_gen_of(frame);

	gen->state = state;
	vm->exc_info = gen->exc.previous;
	gen->exc.previous = NULL;
	frame->previous = NULL;
}

void ob_frame_finish(struct ob_vm *vm, struct ob_frame *frame)
{
	struct ob_object *exc = ob_take_exc(&vm->rt), *held;
	struct ob_frame *previous = frame->previous;
	struct ob_gen *gen;

	if (frame->owner != OB_FRAME_GENERATOR) {
		ob_frame_pop(vm, frame);
		if (exc)
			ob_set_exc(&vm->rt, exc);
		return;
	}
	gen = ob_gen_of(frame);
	ob_gen_leave(vm, frame, OB_GEN_CLEARED);
	/* A frame object that outlives it wants to know the caller. */
	frame->previous = previous;
	ob_frame_leave(vm, frame);
	frame->previous = NULL;
	if (exc) {
		ob_set_exc(&vm->rt, exc);
		ob_gen_failed(&vm->rt, gen);
		exc = ob_take_exc(&vm->rt);
	}
	held = gen->exc.value;
	gen->exc.value = NULL;
	ob_xdecref(&vm->rt, held);
	if (exc)
		ob_set_exc(&vm->rt, exc);
}

/**
 * struct resume - arguments of resume_run()
 * @frame: the generator's frame
 * @raised: an exception is pending
 */
struct resume {
	struct ob_frame *frame;
	bool raised;
};

static struct ob_object *resume_run(struct ob_rt *rt, void *arg)
{
	struct resume *r = arg;
	struct ob_frame *frame = r->frame;

	r->frame = NULL;
	return ob_eval(ob_vm_of(rt), frame, r->raised);
}

struct ob_object *ob_vm_resume(struct ob_rt *rt, struct ob_gen *gen,
			       bool raised)
{
	struct ob_vm *vm = ob_vm_of(rt);
	struct resume r = { ob_gen_enter(vm, gen), raised };
	struct ob_object *res;

	r.frame->previous = vm->frame;
	/* What the caller handles is not what the generator handles. */
	if (raised && gen->exc.value && gen->exc.value != ob_none(rt))
		ob_unwind_chain(vm, (struct ob_exc *)rt->exc);
	if (!ob_stack_low())
		return resume_run(rt, &r);
	res = ob_on_new_stack(rt, resume_run, &r, "");
	/* Without a stack to go on to it ends here. */
	if (r.frame)
		ob_frame_finish(vm, r.frame);
	return res;
}

struct ob_frame *ob_vm_delegate(struct ob_rt *rt, struct ob_gen *gen)
{
	struct ob_vm *vm = ob_vm_of(rt);
	struct ob_frame *below = vm->frame;

	gen->frame.previous = below;
	vm->frame = &gen->frame;
	return below;
}

void ob_vm_delegated(struct ob_rt *rt, struct ob_gen *gen,
		     struct ob_frame *below)
{
	gen->frame.previous = NULL;
	ob_vm_of(rt)->frame = below;
}

unsigned int ob_frame_oparg(const struct ob_frame *frame)
{
	const u16 *p = frame->prev_instr;
	unsigned int arg = ob_op_arg(*p), shift = 8;

	while (--p >= frame->code->code && ob_op_code(*p) == OP_EXTENDED_ARG &&
	       shift < 32) {
		arg |= ob_op_arg(*p) << shift;
		shift += 8;
	}
	return arg;
}

/* (file, line, function) of the callers, the innermost first; new or NULL */
static struct ob_object *coroutine_origin(struct ob_vm *vm,
					  const struct ob_frame *frame)
{
	struct ob_rt *rt = &vm->rt;
	const struct ob_frame *f;
	struct ob_object *origin;
	s64 n = 0, i;

	for (f = frame; f && n < vm->origin_depth; f = f->previous)
		n++;
	origin = ob_tuple_new(rt, n);
	for (i = 0, f = frame; origin && i < n; i++, f = f->previous) {
		struct ob_object *line = ob_int_from_s64(rt, ob_frame_line(f));
		struct ob_object *at = NULL;

		if (line)
			at = ob_tuple_pack(rt, 3, f->code->filename, line,
					   f->code->name);
		ob_xdecref(rt, line);
		if (!at) {
			ob_decref(rt, origin);
			return NULL;
		}
		((struct ob_tuple *)origin)->item[i] = at;
	}
	return origin;
}

struct ob_object *ob_op_return_generator(struct ob_vm *vm,
					 struct ob_frame *frame)
{
	struct ob_object *gen, *origin = NULL;

	if (unlikely(vm->origin_depth) &&
	    frame->code->flags & OB_CO_COROUTINE) {
		origin = coroutine_origin(vm, frame->previous);
		if (!origin)
			return NULL;
	}
	gen = ob_gen_new(&vm->rt, frame);
	if (!gen) {
		ob_xdecref(&vm->rt, origin);
		return NULL;
	}
	((struct ob_gen *)gen)->origin = origin;
	/* What it held is the generator's. */
	ob_frame_release(vm, frame);
	return gen;
}

/* Through what programs see: an iterator's next(), or a method. */
static struct ob_object *send_to(struct ob_rt *rt, struct ob_object *to,
				 struct ob_object *value)
{
	struct ob_object *attr, *fn, *res;

	if (value == ob_none(rt) && ob_is_iterator(to))
		return to->type->iternext(rt, to);
	attr = ob_str_intern_c(rt, "send");
	fn = attr ? ob_getattr(rt, to, attr) : NULL;
	ob_xdecref(rt, attr);
	res = fn ? ob_call(rt, fn, &value, 1, NULL) : NULL;
	ob_xdecref(rt, fn);
	return res;
}

int ob_op_send(struct ob_rt *rt, struct ob_object *to, struct ob_object *value,
	       struct ob_object **res)
{
	if (to->type->async && to->type->async->send)
		return to->type->async->send(rt, to, value, res);
	*res = send_to(rt, to, value);
	if (*res)
		return 1;
	*res = ob_stop_iteration_value(rt);
	return *res ? 0 : -1;
}

int ob_op_send_hooked(struct ob_vm *vm, struct ob_frame *frame,
		      struct ob_object *to, struct ob_object *value,
		      struct ob_object **res)
{
	struct ob_rt *rt = &vm->rt;

	if (!vm->trace_fn)
		return ob_op_send(rt, to, value, res);
	*res = send_to(rt, to, value);
	if (*res)
		return 1;
	if (ob_raised(rt) && ob_raised_is(rt, OB_T_StopIteration))
		ob_hooks_exception(vm, frame);
	*res = ob_stop_iteration_value(rt);
	return *res ? 0 : -1;
}

/* yield from a coroutine is for coroutines only. */
struct ob_object *ob_op_yield_from_iter(struct ob_rt *rt,
					const struct ob_code *code,
					struct ob_object *o)
{
	if (ob_is(rt, o, OB_T_COROUTINE)) {
		if (!(code->flags & (OB_CO_COROUTINE |
				     OB_CO_ITERABLE_COROUTINE)))
			return ob_raise(rt, OB_T_TypeError,
					"cannot 'yield from' a coroutine object in a non-coroutine generator");
		return ob_newref(o);
	}
	return ob_is(rt, o, OB_T_GENERATOR) ? ob_newref(o) : ob_iter(rt, o);
}

struct ob_object *ob_op_awaitable(struct ob_rt *rt, struct ob_object *o,
				  unsigned int arg)
{
	struct ob_object *it = ob_awaitable_iter(rt, o);

	if (!it && arg && ob_raised_is(rt, OB_T_TypeError) &&
	    !(o->type->async && o->type->async->await))
		return ob_raise(rt, OB_T_TypeError,
				"'async with' received an object from %s that does not implement __await__: %.100T",
				arg == 1 ? "__aenter__" : "__aexit__", o);
	if (it && ob_is(rt, it, OB_T_COROUTINE) &&
	    ob_gen_yf((struct ob_gen *)it)) {
		ob_decref(rt, it);
		return ob_raise(rt, OB_T_RuntimeError,
				"coroutine is being awaited already");
	}
	return it;
}

struct ob_object *ob_op_aiter(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object *it;

	if (!o->type->async || !o->type->async->aiter)
		return ob_raise(rt, OB_T_TypeError,
				"'async for' requires an object with __aiter__ method, got %.100T",
				o);
	it = o->type->async->aiter(rt, o);
	if (!it || (it->type->async && it->type->async->anext))
		return it;
	ob_raise(rt, OB_T_TypeError,
		 "'async for' received an object from __aiter__ that does not implement __anext__: %.100T",
		 it);
	ob_decref(rt, it);
	return NULL;
}

struct ob_object *ob_op_anext(struct ob_rt *rt, struct ob_object *it)
{
	struct ob_object *next, *awaitable, *cause;
	struct ob_exc *exc;

	if (ob_is(rt, it, OB_T_ASYNC_GEN))
		return it->type->async->anext(rt, it);
	if (!it->type->async || !it->type->async->anext)
		return ob_raise(rt, OB_T_TypeError,
				"'async for' requires an iterator with __anext__ method, got %.100T",
				it);
	next = it->type->async->anext(rt, it);
	if (!next)
		return NULL;
	awaitable = ob_awaitable_iter(rt, next);
	if (!awaitable && !rt->stop) {
		cause = ob_take_exc(rt);
		ob_raise(rt, OB_T_TypeError,
			 "'async for' received an invalid object from __anext__: %.100T",
			 next);
		exc = (struct ob_exc *)rt->exc;
		if (ob_is(rt, exc, OB_T_TypeError)) {
			exc->cause = ob_newref(cause);
			exc->context = ob_newref(cause);
			exc->suppress_context = 1;
		}
		ob_decref(rt, cause);
	}
	ob_decref(rt, next);
	return awaitable;
}
