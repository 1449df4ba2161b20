/* SPDX-License-Identifier: GPL-2.0 */
/*
 * eval_calls - calls, patterns, and what makes functions and classes
 *
 * A part of ob_eval(), which is one function and includes it there.
 */

op_KW_NAMES:
	kwnames = (struct ob_tuple *)consts[arg];
	NEXT();

op_PRECALL:
	ip++;
	a = sp[-(int)arg - 1];
	if (!sp[-(int)arg - 2] && ob_is(rt, a, OB_T_METHOD)) {
		sp[-(int)arg - 2] = ob_newref(((struct ob_method *)a)->func);
		sp[-(int)arg - 1] = ob_newref(((struct ob_method *)a)->self);
		drop(rt, frame, sp, a);
	}
	/* What follows is always CALL with the same argument. */
	if (unlikely(ob_op_code(*ip) != OP_CALL || vm->fuel <= 0))
		NEXT();
	vm->fuel--;
	frame->prev_instr = ip++;

op_CALL:
	n = arg + !!sp[-(int)arg - 2];
	a = sp[-n - 1];
	if (ob_is(rt, a, OB_T_FUNCTION)) {
		sp -= n;
		callee = kwnames ? NULL :
			 fast_push(vm, (struct ob_function *)a, sp, n);
		/* While it runs, the caller is at the last cache of its call. */
		if (likely(callee)) {
			sp -= n == (int)arg ? 2 : 1;
			save(frame, sp);
			frame->prev_instr = ip + 3;
			goto push_frame;
		}
		c = OB_OBJ(kwnames);
		kwnames = NULL;
		save(frame, sp - 1);
		callee = ob_call_push(vm, (struct ob_function *)a, sp,
				      n - (c ? ob_size(c) : 0),
				      (struct ob_tuple *)c);
		/* The slot the callable was in, or the NULL below it. */
		sp -= n == (int)arg ? 2 : 1;
		save(frame, sp);
		if (!callee)
			goto error;
		frame->prev_instr = ip + 3;
		goto push_frame;
	}
	save(frame, sp);
	if (ob_is(rt, a, OB_T_TYPE) && n == (int)arg)
		b = ob_class_init(rt, a);
	else
		b = NULL;
	if (b) {
		if (ob_recurse(rt, " while calling a Python object"))
			goto error;
		res = ob_instance_new(rt, (struct ob_type *)a);
		if (!res) {
			ob_recurse_end(rt);
			goto error;
		}
		c = OB_OBJ(kwnames);
		kwnames = NULL;
		sp -= n + 2;
		sp[0] = res;
		sp[1] = ob_newref(res);
		save(frame, sp + 1);
		callee = ob_call_push(vm, ob_newref(b), sp + 1,
				      n + 1 - (c ? ob_size(c) : 0),
				      (struct ob_tuple *)c);
		/* What stays: the instance and, as in CPython, the class. */
		sp[1] = a;
		sp += 2;
		save(frame, sp);
		if (!callee) {
			ob_recurse_end(rt);
			goto error;
		}
		callee->drop = OB_DROP_CONSTRUCT;
		goto push_frame;
	}
	npos = n - (kwnames ? ob_size(kwnames) : 0);
	if (!fast_call(rt, frame->code, a, sp - n, npos, kwnames, &res))
		res = ob_op_call(rt, frame->code, a, sp - n, npos,
				 kwnames);
called:
	kwnames = NULL;
	argv = sp - n;
	sp -= arg + 2;
	drop(rt, frame, sp, a);
	for (; n > 0; n--, argv++)
		drop(rt, frame, sp, *argv);
	if (unlikely(!res))
		goto error;
	*sp++ = res;
	ip += 4;
	NEXT();

op_CALL_FUNCTION_EX:
	n = arg & 1;
	save(frame, sp);
	if (n && !ob_is(rt, sp[-1], OB_T_DICT)) {
		res = ob_op_call_kwargs(rt, sp[-3], sp[-1]);
		if (!res)
			goto error;
		a = sp[-1];
		sp[-1] = res;
		drop(rt, frame, sp, a);
	}
	c = n ? sp[-1] : NULL;
	if (!ob_is(rt, sp[-1 - n], OB_T_TUPLE)) {
		res = ob_op_call_args(rt, sp[-2 - n], sp[-1 - n]);
		if (!res)
			goto error;
		a = sp[-1 - n];
		sp[-1 - n] = res;
		drop(rt, frame, sp, a);
	}
	b = sp[-1 - n];
	a = sp[-2 - n];
	if (ob_is(rt, a, OB_T_FUNCTION)) {
		callee = ob_call_push_ex(vm, ob_newref(a), b, c);
		if (!callee)
			goto error;
		callee->drop = 3 + n;
		goto push_frame;
	}
	if (likely(!vm->rt.hooked))
		res = ob_call_ex(rt, a, b, c);
	else
		res = ob_hooks_call_ex(vm, frame, a, b, c);
	if (!res)
		goto error;
	sp -= 3 + n;
	drop(rt, frame, sp, a);
	drop(rt, frame, sp, b);
	if (c)
		drop(rt, frame, sp, c);
	*sp++ = res;
	NEXT();

	/* patterns */

op_GET_LEN:
	save(frame, sp);
	res = ob_match_len(rt, sp[-1]);
	if (!res)
		goto error;
	*sp++ = res;
	NEXT();

op_MATCH_MAPPING:
op_MATCH_SEQUENCE:
	n = ob_has_flag(sp[-1], ob_op_code(ip[-1]) == OP_MATCH_MAPPING ?
			OB_TF_MAPPING : OB_TF_SEQUENCE);
	*sp++ = ob_newref(ob_bool(rt, n));
	NEXT();

op_MATCH_KEYS:
	save(frame, sp);
	res = ob_match_keys(rt, sp[-2], (struct ob_tuple *)sp[-1]);
	if (!res)
		goto error;
	*sp++ = res;
	NEXT();

op_MATCH_CLASS:
	save(frame, sp);
	res = ob_match_class(rt, sp[-3], sp[-2], arg,
			     (struct ob_tuple *)sp[-1]);
	if (!res)
		goto error;
	c = *--sp;
	b = *--sp;
	a = *--sp;
	*sp++ = res;
	drop(rt, frame, sp, c);
	drop(rt, frame, sp, b);
	drop(rt, frame, sp, a);
	NEXT();

op_LOAD_BUILD_CLASS:
	save(frame, sp);
	if (ob_op_build_class(vm, frame, &out))
		goto error;
	*sp++ = out;
	NEXT();

op_MAKE_FUNCTION:
	save(frame, sp);
	top = sp;
	res = ob_op_make_function(vm, frame, arg, &top);
	sp = top;
	if (!res)
		goto error;
	*sp++ = res;
	NEXT();
