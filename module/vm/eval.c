// SPDX-License-Identifier: GPL-2.0
/*
 * eval - the evaluation loop: a label for each instruction and nothing else
 *
 * The labels are in eval_*.h, by subject. All of it is one function, because an
 * instruction ends with a jump to the next one's label and keeps what they
 * share in registers.
 *
 * Slots of the value stack own references; what an instruction does to counts,
 * and in which order, is CPython 3.11's (sys.getrefcount() shows it). sp points
 * behind the top of the stack. Wherever an instruction calls out, the frame
 * says where it is: prev_instr is set when an instruction starts, stacktop by
 * save() and drop(); both then describe a stack a reader can walk.
 *
 * A call of a Python function pushes a frame and goes round; only C code that
 * calls back (a sort key, say) enters the loop again, under ob_enter().
 *
 * The compiler has checked what it emits: jumps, depths and indexes are only
 * asserted here.
 */
#include "dispatch.h"
#include "fast.h"

static __always_inline void save(struct ob_frame *frame, struct ob_object **sp)
{
	frame->stacktop = sp - frame->localsplus;
}

static noinline void drop_last(struct ob_rt *rt, struct ob_frame *frame,
			       struct ob_object **sp, struct ob_object *o)
{
	save(frame, sp);
	fast_dealloc(rt, o);
}

/* Drop a reference taken off the stack; deallocators may look at the frame. */
static __always_inline void drop(struct ob_rt *rt, struct ob_frame *frame,
				 struct ob_object **sp, struct ob_object *o)
{
	if (!--o->refcnt)
		drop_last(rt, frame, sp, o);
}

/*
 * CPython specialises instructions in code that has been called or gone round
 * often enough. Nothing here needs that, but one effect can be seen with id().
 */
static __always_inline void warm_up(struct ob_code *code)
{
	if (code->warmup)
		code->warmup++;
}

/*
 * s = s + t and s += t on a local in warm code: the local and the stack hold
 * the only references, so the text may grow where it is.
 */
static __always_inline bool is_append(struct ob_rt *rt,
				      const struct ob_frame *frame,
				      const u16 *ip, struct ob_object *a,
				      struct ob_object *b, unsigned int op)
{
	return ob_is(rt, a, OB_T_STR) && ob_is(rt, b, OB_T_STR) &&
	       (op == OB_ADD || op == OB_INPLACE + OB_ADD) &&
	       !frame->code->warmup && ob_op_code(ip[1]) == OP_STORE_FAST &&
	       frame->localsplus[ob_op_arg(ip[1])] == a;
}

struct ob_object *ob_eval(struct ob_vm *vm, struct ob_frame *frame,
			  bool raised)
{
	static const void *const dispatch[256] __annotate_jump_table =
		DISPATCH_TABLE;
	struct ob_rt *rt = &vm->rt;
	struct ob_object **sp, **consts, **names, **argv;
	struct ob_object *a, *b, *c, *res;
	/* What others fill in: the rest then need not be in memory. */
	struct ob_object *out, *out2, **top;
	struct ob_tuple *kwnames = NULL;
	struct ob_frame *callee;
	const u16 *at;
	unsigned int unit, op, arg;
	int n, npos, overflow;
	u16 *ip;

	frame->is_entry = 1;
	frame->previous = vm->frame;
enter_frame:
	vm->frame = frame;
	rt->depth++;
	if (unlikely(rt->depth > rt->recursion_limit)) {
		ob_raise(rt, OB_T_RecursionError,
			 "maximum recursion depth exceeded");
		raised = false;
		goto leave_frame;
	}
	sp = frame->localsplus + frame->stacktop;
	consts = frame->code->consts->item;
	names = frame->code->names->item;
	ip = frame->prev_instr + 1;
	if (unlikely(raised)) {
		raised = false;
		if (vm->rt.hooked && ob_hooks_enter(vm, frame))
			goto abandon;
		goto error;
	}

	NEXT();

poll:
	save(frame, sp);
	if (ob_vm_poll(vm, frame))
		goto error;
	if (unlikely(vm->rt.hooked))
		goto hooked;
	DISPATCH();

op_NOP:
	NEXT();

op_RESUME:
	warm_up(frame->code);
	NEXT();

op_EXTENDED_ARG:
	frame->prev_instr = ip;
	unit = *ip++;
	arg = arg << 8 | unit >> 8;
	goto *dispatch[unit & 0xff];

#include "eval_names.h"
#include "eval_operators.h"
#include "eval_displays.h"
#include "eval_jumps.h"
#include "eval_calls.h"
#include "eval_returns.h"
#include "eval_except.h"

op_unknown:
	ob_raise(rt, OB_T_SystemError, "unknown opcode %u",
		 ob_op_code(ip[-1]));
	goto error;

	/* sys.settrace() or setprofile(): what tells of more than its line */
hooked:
	if (ob_hooks_step(vm, frame))
		goto error;
	/* It may have jumped. */
	sp = frame->localsplus + frame->stacktop;
	ip = frame->prev_instr;
	for (arg = 0;; arg <<= 8) {
		frame->prev_instr = ip;
		unit = *ip++;
		arg |= unit >> 8;
		op = unit & 0xff;
		if (op != OP_EXTENDED_ARG)
			break;
	}
	if (op == OP_RETURN_VALUE || op == OP_YIELD_VALUE) {
		if (ob_hooks_leave(vm, frame, sp[-1]))
			goto abandon;
		sp = frame->localsplus + frame->stacktop;
	} else if (op == OP_FOR_ITER) {
		a = sp[-1];
		goto iterate;
	} else if (op == OP_SEND) {
		b = *--sp;
		a = sp[-1];
		n = ob_op_send_hooked(vm, frame, a, b, &out);
		goto sent;
	} else if (op == OP_CALL) {
		n = arg + !!sp[-(int)arg - 2];
		a = sp[-n - 1];
		if (ob_hooks_want(vm, a)) {
			res = ob_hooks_call(vm, frame, a, sp - n,
					    n - (kwnames ? ob_size(kwnames) : 0),
					    kwnames);
			goto called;
		}
	}
	goto *dispatch[op];

push_generator:
	callee->is_entry = 0;
	callee->localsplus[callee->stacktop++] = b;
push_frame:
	callee->previous = frame;
	frame = callee;
	goto enter_frame;

	/* The end of a for statement's or a yield from's generator. */
generator_returned:
	rt->depth--;
	vm->frame = frame;
	sp = frame->localsplus + frame->stacktop;
	consts = frame->code->consts->item;
	names = frame->code->names->item;
	ip = frame->prev_instr + 1 + ob_frame_oparg(frame);
	a = *--sp;
	if (ob_op_code(*frame->prev_instr) == OP_FOR_ITER) {
		drop(rt, frame, sp, res);
		drop(rt, frame, sp, a);
	} else {
		drop(rt, frame, sp, a);
		*sp++ = res;
	}
	NEXT();

error:
	save(frame, sp);
	ob_unwind_begin(vm, frame);
	at = frame->prev_instr;
unwind:
	kwnames = NULL;
	top = sp;
	ip = ob_unwind_handler(vm, frame, at, &top);
	sp = top;
	if (ip)
		NEXT();
	raised = true;
abandon:
	b = ob_take_exc(rt);
	while (sp > frame->localsplus + frame->code->nlocalsplus) {
		a = *--sp;
		if (a)
			drop(rt, frame, sp, a);
	}
	save(frame, sp);
	ob_set_exc(rt, b);
	if (unlikely(vm->rt.hooked) && raised)
		ob_hooks_leave(vm, frame, NULL);
	raised = false;
leave_frame:
	callee = frame;
	frame = callee->previous;
	n = callee->is_entry;
	rt->depth -= 1 + (callee->drop == OB_DROP_CONSTRUCT);
	vm->frame = frame;
	ob_frame_finish(vm, callee);
	if (n)
		return NULL;
	sp = frame->localsplus + frame->stacktop;
	consts = frame->code->consts->item;
	names = frame->code->names->item;
	goto error;
}

struct ob_object *ob_eval_code(struct ob_vm *vm, struct ob_code *code,
			       struct ob_object *globals,
			       struct ob_object *locals,
			       struct ob_object *closure)
{
	struct ob_frame *frame;
	struct ob_function *fn;

	if (ob_enter(&vm->rt, " while calling a Python object"))
		return NULL;
	frame = ob_frame_push_code(vm, code, globals, locals);
	if (!frame)
		return NULL;
	fn = (struct ob_function *)frame->func;
	fn->closure = closure ? ob_newref(closure) : NULL;
	/* That of a function can be run, too, and gets its name, no arguments. */
	if (fn->qualname != code->name) {
		ob_decref(&vm->rt, fn->qualname);
		fn->qualname = ob_newref(code->name);
	}
	if (code->nlocalsplus && ob_call_bind_none(vm, frame)) {
		ob_frame_pop(vm, frame);
		return NULL;
	}
	return ob_eval(vm, frame, false);
}
