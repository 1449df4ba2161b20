/* SPDX-License-Identifier: GPL-2.0 */
/*
 * eval_except - exceptions, with, what is asynchronous, and imports
 *
 * A part of ob_eval(), which is one function and includes it there.
 */

op_LOAD_ASSERTION_ERROR:
	*sp++ = ob_newref(ob_type_of(rt, OB_T_AssertionError));
	NEXT();

op_RAISE_VARARGS:
	b = arg == 2 ? *--sp : NULL;
	a = arg ? *--sp : NULL;
	save(frame, sp);
	if (ob_unwind_raise(vm, a, b)) {
		at = frame->prev_instr;
		goto unwind;
	}
	goto error;

op_RERAISE:
	a = arg ? sp[-(int)arg - 1] : NULL;
	if (a && ob_is_int(a))
		frame->prev_instr = frame->code->code +
			ob_int_to_s64(a, &overflow);
	ob_set_exc(rt, *--sp);
	save(frame, sp);
	at = ip - 1;
	goto unwind;

op_PUSH_EXC_INFO:
	a = sp[-1];
	sp[-1] = vm->exc_info->value ?: ob_newref(ob_none(rt));
	vm->exc_info->value = ob_newref(a);
	*sp++ = a;
	NEXT();

op_POP_EXCEPT:
	a = vm->exc_info->value;
	vm->exc_info->value = *--sp;
	if (a)
		drop(rt, frame, sp, a);
	NEXT();

op_BEFORE_WITH:
op_BEFORE_ASYNC_WITH:
	save(frame, sp);
	a = sp[-1];
	op = ob_op_code(ip[-1]);
	if (ob_op_before_with(rt, a, op == OP_BEFORE_ASYNC_WITH, &out,
			      &out2))
		goto error;
	sp[-1] = out2;
	drop(rt, frame, sp, a);
	save(frame, sp);
	res = ob_call(rt, out, NULL, 0, NULL);
	drop(rt, frame, sp, out);
	if (!res)
		goto error;
	*sp++ = res;
	NEXT();

op_WITH_EXCEPT_START:
	save(frame, sp);
	res = ob_op_with_except(rt, sp[-4], sp[-1]);
	if (!res)
		goto error;
	*sp++ = res;
	NEXT();

op_GET_AWAITABLE:
	a = sp[-1];
	save(frame, sp);
	res = ob_op_awaitable(rt, a, arg);
	if (!res)
		goto error;
	sp--;
	drop(rt, frame, sp, a);
	*sp++ = res;
	NEXT();

op_GET_AITER:
	a = sp[-1];
	save(frame, sp);
	res = ob_op_aiter(rt, a);
	sp--;
	drop(rt, frame, sp, a);
	if (!res)
		goto error;
	*sp++ = res;
	NEXT();

op_GET_ANEXT:
	save(frame, sp);
	res = ob_op_anext(rt, sp[-1]);
	if (!res)
		goto error;
	*sp++ = res;
	NEXT();

op_ASYNC_GEN_WRAP:
	save(frame, sp - 1);
	res = ob_async_wrap(rt, *--sp);
	if (!res)
		goto error;
	*sp++ = res;
	NEXT();

op_END_ASYNC_FOR:
	a = *--sp;
	if (!ob_is_subtype(a->type,
			   ob_type_of(rt, OB_T_StopAsyncIteration))) {
		ob_set_exc(rt, a);
		save(frame, sp);
		at = ip - 1;
		goto unwind;
	}
	drop(rt, frame, sp, a);
	a = *--sp;
	drop(rt, frame, sp, a);
	NEXT();

op_CHECK_EG_MATCH:
	c = sp[-1];
	save(frame, sp);
	if (ob_op_check_eg_match(rt, sp[-2], c, &out, &out2))
		goto error;
	a = out;
	b = out2;
	drop(rt, frame, sp - 1, c);
	c = sp[-2];
	sp[-2] = b;
	sp[-1] = a;
	drop(rt, frame, sp, c);
	if (a != ob_none(rt)) {
		c = vm->exc_info->value;
		vm->exc_info->value = ob_newref(a);
		if (c)
			drop(rt, frame, sp, c);
	}
	NEXT();

op_PREP_RERAISE_STAR:
	b = sp[-1];
	a = sp[-2];
	save(frame, sp);
	res = ob_op_prep_reraise_star(rt, a, b);
	if (!res)
		goto error;
	sp -= 2;
	drop(rt, frame, sp, b);
	drop(rt, frame, sp, a);
	*sp++ = res;
	NEXT();

op_CHECK_EXC_MATCH:
	b = sp[-1];
	save(frame, sp);
	n = ob_unwind_match(rt, sp[-2], b);
	sp--;
	drop(rt, frame, sp, b);
	if (n < 0)
		goto error;
	*sp++ = ob_newref(ob_bool(rt, n));
	NEXT();

	/* imports and display */

op_IMPORT_NAME:
	b = sp[-1];
	a = sp[-2];
	save(frame, sp);
	res = ob_import_name(vm, frame, names[arg], b, a);
	sp -= 2;
	drop(rt, frame, sp, a);
	drop(rt, frame, sp, b);
	if (!res)
		goto error;
	*sp++ = res;
	NEXT();

op_IMPORT_FROM:
	save(frame, sp);
	res = ob_import_from(rt, sp[-1], names[arg]);
	if (!res)
		goto error;
	*sp++ = res;
	NEXT();

op_IMPORT_STAR:
	a = sp[-1];
	save(frame, sp);
	n = ob_import_star(rt, a, frame->locals);
	sp--;
	drop(rt, frame, sp, a);
	if (n)
		goto error;
	NEXT();

op_PRINT_EXPR:
	a = sp[-1];
	save(frame, sp);
	n = ob_print_expr(vm, a);
	sp--;
	drop(rt, frame, sp, a);
	if (n)
		goto error;
	NEXT();
