/* SPDX-License-Identifier: GPL-2.0 */
/*
 * eval_returns - generators, what one waits for, and returning
 *
 * A part of ob_eval(), which is one function and includes it there.
 */

op_RETURN_GENERATOR:
	save(frame, sp);
	callee = frame->previous;
	n = frame->is_entry ? -1 : frame->drop;
	/* The frame is the generator's now, and its own memory given back. */
	res = ob_op_return_generator(vm, frame);
	if (!res)
		goto error;
	frame = callee;
	goto returned;

op_YIELD_VALUE:
	res = *--sp;
	save(frame, sp);
	callee = frame;
	frame = callee->previous;
	ob_gen_leave(vm, callee, OB_GEN_SUSPENDED);
	n = callee->is_entry ? -1 : 0;
	goto returned;

op_GET_YIELD_FROM_ITER:
	a = sp[-1];
	save(frame, sp);
	res = ob_op_yield_from_iter(rt, frame->code, a);
	if (!res)
		goto error;
	sp--;
	drop(rt, frame, sp, a);
	*sp++ = res;
	NEXT();

op_SEND:
	b = *--sp;
	a = sp[-1];
	save(frame, sp);
	if (ob_gen_can_run(rt, a) &&
	    (((struct ob_gen *)a)->state != OB_GEN_CREATED ||
	     b == ob_none(rt))) {
		callee = ob_gen_enter(vm, (struct ob_gen *)a);
		goto push_generator;
	}
	n = ob_op_send(rt, a, b, &out);
sent:
	drop(rt, frame, sp, b);
	if (n < 0)
		goto error;
	if (!n) {
		sp--;
		drop(rt, frame, sp, a);
		ip += arg;
	}
	*sp++ = out;
	NEXT();

op_RETURN_VALUE:
	res = *--sp;
	save(frame, sp);
	callee = frame;
	frame = callee->previous;
	n = callee->is_entry ? -1 : callee->drop;
	/* What dies with the frame finds its caller's on top. */
	vm->frame = frame;
	if (unlikely(callee->owner == OB_FRAME_GENERATOR)) {
		ob_frame_finish(vm, callee);
		if (n >= 0)
			goto generator_returned;
	} else {
		fast_pop(vm, callee);
	}
returned:
	rt->depth--;
	vm->frame = frame;
	if (n < 0)
		return res;
	sp = frame->localsplus + frame->stacktop;
	consts = frame->code->consts->item;
	names = frame->code->names->item;
	ip = frame->prev_instr;
	if (likely(ob_op_code(*ip) == OP_CALL))
		ip += 1 + ob_op_caches(OP_CALL);
	else
		ip += 1 + ob_op_caches(ob_op_code(*ip));
	if (unlikely(n == OB_DROP_CONSTRUCT)) {
		ob_recurse_end(rt);
		a = *--sp;
		drop(rt, frame, sp, a);
		if (unlikely(res != ob_none(rt))) {
			ob_raise(rt, OB_T_TypeError,
				 "__init__() should return None, not '%.200T'",
				 res);
			drop(rt, frame, sp, res);
			goto error;
		}
		drop(rt, frame, sp, res);
		NEXT();
	}
	if (n) {
		/* NULL, callable, arguments: dropped in this order */
		sp -= n;
		for (arg = 1; arg < (unsigned int)n; arg++) {
			a = sp[arg];
			drop(rt, frame, sp, a);
		}
	}
	*sp++ = res;
	NEXT();
