/* SPDX-License-Identifier: GPL-2.0 */
/*
 * eval_jumps - jumps and iteration
 *
 * A part of ob_eval(), which is one function and includes it there.
 */

op_JUMP_FORWARD:
	ip += arg;
	NEXT();

op_JUMP_BACKWARD:
	warm_up(frame->code);
	ip -= arg;
	NEXT();

op_JUMP_BACKWARD_NO_INTERRUPT:
	ip -= arg;
	NEXT();

op_POP_JUMP_FORWARD_IF_FALSE:
	a = *--sp;
	POP_TRUTH();
	if (!n)
		ip += arg;
	NEXT();

op_POP_JUMP_FORWARD_IF_TRUE:
	a = *--sp;
	POP_TRUTH();
	if (n)
		ip += arg;
	NEXT();

op_POP_JUMP_BACKWARD_IF_FALSE:
	a = *--sp;
	POP_TRUTH();
	if (!n)
		ip -= arg;
	NEXT();

op_POP_JUMP_BACKWARD_IF_TRUE:
	a = *--sp;
	POP_TRUTH();
	if (n)
		ip -= arg;
	NEXT();

op_POP_JUMP_FORWARD_IF_NONE:
	a = *--sp;
	if (a == ob_none(rt))
		ip += arg;
	drop(rt, frame, sp, a);
	NEXT();

op_POP_JUMP_FORWARD_IF_NOT_NONE:
	a = *--sp;
	if (a != ob_none(rt))
		ip += arg;
	drop(rt, frame, sp, a);
	NEXT();

op_POP_JUMP_BACKWARD_IF_NONE:
	a = *--sp;
	if (a == ob_none(rt))
		ip -= arg;
	drop(rt, frame, sp, a);
	NEXT();

op_POP_JUMP_BACKWARD_IF_NOT_NONE:
	a = *--sp;
	if (a != ob_none(rt))
		ip -= arg;
	drop(rt, frame, sp, a);
	NEXT();

op_JUMP_IF_FALSE_OR_POP:
	a = sp[-1];
	save(frame, sp);
	n = truth(rt, a);
	if (unlikely(n < 0))
		goto error;
	if (!n) {
		ip += arg;
		NEXT();
	}
	sp--;
	drop(rt, frame, sp, a);
	NEXT();

op_JUMP_IF_TRUE_OR_POP:
	a = sp[-1];
	save(frame, sp);
	n = truth(rt, a);
	if (unlikely(n < 0))
		goto error;
	if (n) {
		ip += arg;
		NEXT();
	}
	sp--;
	drop(rt, frame, sp, a);
	NEXT();

	/* iteration */

op_GET_ITER:
	a = sp[-1];
	save(frame, sp);
	res = ob_iter(rt, a);
	sp--;
	drop(rt, frame, sp, a);
	if (!res)
		goto error;
	*sp++ = res;
	NEXT();

op_FOR_ITER:
	a = sp[-1];
	res = fast_next(rt, a);
	if (likely(res)) {
		*sp++ = res;
		NEXT();
	}
	save(frame, sp);
	if (ob_gen_can_run(rt, a)) {
		callee = ob_gen_enter(vm, (struct ob_gen *)a);
		b = ob_none(rt);
		ob_incref(b);
		goto push_generator;
	}
iterate:
	/* Who makes a function of a comprehension's code can give it anything. */
	if (unlikely(!a->type->iternext)) {
		ob_raise(rt, OB_T_TypeError, "'%.200T' object is not an iterator",
			 a);
		goto error;
	}
	res = a->type->iternext(rt, a);
	if (likely(res)) {
		*sp++ = res;
		NEXT();
	}
	if (ob_raised(rt)) {
		if (!ob_raised_is(rt, OB_T_StopIteration))
			goto error;
		if (unlikely(vm->rt.hooked))
			ob_hooks_exception(vm, frame);
		ob_clear_exc(rt);
	}
	sp--;
	drop(rt, frame, sp, a);
	ip += arg;
	NEXT();
