/* SPDX-License-Identifier: GPL-2.0 */
/*
 * eval_operators - operators, items and attributes
 *
 * A part of ob_eval(), which is one function and includes it there.
 */

op_BINARY_OP:
	b = sp[-1];
	a = sp[-2];
	res = fast_binary(rt, a, b, arg);
	if (likely(res)) {
		sp -= 2;
		fast_drop_number(rt, a);
		fast_drop_number(rt, b);
		*sp++ = res;
		ip++;
		NEXT();
	}
	save(frame, sp);
	if (is_append(rt, frame, ip, a, b, arg)) {
		/* The store that follows is done with it. */
		sp -= 2;
		ob_decref(rt, a);
		n = ob_str_append(rt, &frame->localsplus[ob_op_arg(ip[1])], b);
		drop(rt, frame, sp, b);
		if (n)
			goto error;
		ip += 2;
		NEXT();
	}
	res = ob_binary(rt, a, b, arg);
	sp -= 2;
	drop(rt, frame, sp, a);
	drop(rt, frame, sp, b);
	if (unlikely(!res))
		goto error;
	*sp++ = res;
	ip++;
	NEXT();

op_COMPARE_OP:
	b = sp[-1];
	a = sp[-2];
	n = fast_compare(rt, a, b, arg);
	if (unlikely(n < 0)) {
		save(frame, sp);
		res = ob_compare(rt, a, b, arg);
		sp -= 2;
		drop(rt, frame, sp, a);
		drop(rt, frame, sp, b);
		if (unlikely(!res))
			goto error;
		*sp++ = res;
		ip += 2;
		NEXT();
	}
	sp -= 2;
	drop(rt, frame, sp, a);
	drop(rt, frame, sp, b);
	ip += 2;
	/* Most comparisons decide a jump, which needs no bool. */
	unit = *ip;
	if (likely(is_jump_if(unit & 0xff) && vm->fuel > 0)) {
		vm->fuel--;
		frame->prev_instr = ip++;
		if (n == jumps_if(unit & 0xff))
			ip += jumps_back(unit & 0xff) ?
			      -(int)(unit >> 8) : (int)(unit >> 8);
		NEXT();
	}
	*sp++ = ob_newref(ob_bool(rt, n));
	NEXT();

op_IS_OP:
	b = *--sp;
	a = *--sp;
	res = ob_newref(ob_bool(rt, (a == b) ^ arg));
	drop(rt, frame, sp, a);
	drop(rt, frame, sp, b);
	*sp++ = res;
	NEXT();

op_CONTAINS_OP:
	b = sp[-1];
	a = sp[-2];
	save(frame, sp);
	n = ob_contains(rt, b, a);
	sp -= 2;
	drop(rt, frame, sp, a);
	drop(rt, frame, sp, b);
	if (n < 0)
		goto error;
	*sp++ = ob_newref(ob_bool(rt, n ^ arg));
	NEXT();

op_UNARY_NOT:
	a = sp[-1];
	save(frame, sp);
	n = truth(rt, a);
	sp--;
	drop(rt, frame, sp, a);
	if (n < 0)
		goto error;
	*sp++ = ob_newref(ob_bool(rt, !n));
	NEXT();

op_UNARY_NEGATIVE:
op_UNARY_POSITIVE:
op_UNARY_INVERT:
	a = sp[-1];
	save(frame, sp);
	op = ob_op_code(ip[-1]);
	res = ob_unary(rt, a, op == OP_UNARY_NEGATIVE ? OB_NEG :
			      op == OP_UNARY_POSITIVE ? OB_POS :
							OB_INVERT);
	sp--;
	drop(rt, frame, sp, a);
	if (!res)
		goto error;
	*sp++ = res;
	NEXT();

	/* items */

op_BINARY_SUBSCR:
	b = sp[-1];
	a = sp[-2];
	res = fast_subscr(rt, a, b);
	if (!res) {
		save(frame, sp);
		res = ob_getitem(rt, a, b);
	}
	sp -= 2;
	drop(rt, frame, sp, a);
	drop(rt, frame, sp, b);
	if (unlikely(!res))
		goto error;
	*sp++ = res;
	ip += 4;
	NEXT();

op_STORE_SUBSCR:
	b = sp[-1];
	a = sp[-2];
	c = sp[-3];
	if (likely(fast_ass_subscr(rt, a, b, c, &res))) {
		sp -= 3;
		drop(rt, frame, sp, res);
		n = 0;
	} else {
		save(frame, sp);
		n = ob_setitem(rt, a, b, c);
		sp -= 3;
	}
	drop(rt, frame, sp, c);
	drop(rt, frame, sp, a);
	drop(rt, frame, sp, b);
	if (n)
		goto error;
	ip++;
	NEXT();

op_DELETE_SUBSCR:
	b = sp[-1];
	a = sp[-2];
	save(frame, sp);
	n = ob_delitem(rt, a, b);
	sp -= 2;
	drop(rt, frame, sp, a);
	drop(rt, frame, sp, b);
	if (n)
		goto error;
	NEXT();

op_BUILD_SLICE:
	c = arg == 3 ? sp[-1] : NULL;
	b = sp[-(int)arg + 1];
	a = sp[-(int)arg];
	save(frame, sp);
	res = ob_slice_new(rt, a, b, c);
	sp -= arg;
	drop(rt, frame, sp, a);
	drop(rt, frame, sp, b);
	if (c)
		drop(rt, frame, sp, c);
	if (!res)
		goto error;
	*sp++ = res;
	NEXT();

	/* attributes */

op_LOAD_ATTR:
	a = sp[-1];
	res = ob_attr_cached(a, ip, names[arg]);
	if (likely(res)) {
		ob_incref(res);
	} else {
		save(frame, sp);
		res = ob_getattr(rt, a, names[arg]);
		if (!res)
			goto error;
		if (ob_attr_missed(ip))
			ob_attr_remember(rt, a, names[arg], ip);
	}
	sp--;
	drop(rt, frame, sp, a);
	*sp++ = res;
	ip += 4;
	NEXT();

op_STORE_ATTR:
	a = sp[-1];
	c = sp[-2];
	if (ob_attr_store(rt, a, ip, names[arg], c, &b)) {
		sp -= 2;
		if (b)
			drop(rt, frame, sp, b);
		n = 0;
	} else {
		save(frame, sp);
		n = ob_setattr(rt, a, names[arg], c);
		if (!n && ob_attr_missed(ip))
			ob_attr_remember(rt, a, names[arg], ip);
		sp -= 2;
	}
	drop(rt, frame, sp, c);
	drop(rt, frame, sp, a);
	if (n)
		goto error;
	ip += 4;
	NEXT();

op_DELETE_ATTR:
	a = sp[-1];
	save(frame, sp);
	n = ob_setattr(rt, a, names[arg], NULL);
	sp--;
	drop(rt, frame, sp, a);
	if (n)
		goto error;
	NEXT();

op_LOAD_METHOD:
	a = sp[-1];
	b = ob_method_cached(rt, a, names[arg], ip);
	if (likely(b)) {
		ob_incref(b);
		n = 1;
	} else {
		save(frame, sp);
		n = ob_getmethod(rt, a, names[arg], &out);
		if (n < 0)
			goto error;
		b = out;
		if (n && ob_attr_missed(ip))
			ob_method_remember(rt, a, names[arg], ip);
	}
	if (n) {
		sp[-1] = b;
		*sp++ = a;
	} else {
		sp[-1] = NULL;
		drop(rt, frame, sp, a);
		*sp++ = b;
	}
	ip += 10;
	NEXT();
