/* SPDX-License-Identifier: GPL-2.0 */
/*
 * eval_displays - displays, what they are filled with, and unpacking
 *
 * A part of ob_eval(), which is one function and includes it there.
 */

op_BUILD_TUPLE:
	save(frame, sp);
	sp -= arg;
	res = ob_tuple_from_array_steal(rt, sp, arg);
	if (!res)
		goto error;
	*sp++ = res;
	NEXT();

op_BUILD_LIST:
	save(frame, sp);
	res = ob_list_new(rt, arg);
	if (!res)
		goto error;
	sp -= arg;
	if (arg)
		memcpy(((struct ob_list *)res)->item, sp,
		       arg * sizeof(*sp));
	*sp++ = res;
	NEXT();

op_BUILD_SET:
	save(frame, sp);
	res = ob_op_build_set(rt, sp - arg, arg);
	if (!res)
		goto error;
	sp -= arg;
	ob_none(rt)->refcnt -= arg;
	*sp++ = res;
	NEXT();

op_BUILD_MAP:
	save(frame, sp);
	argv = sp - 2 * arg;
	res = ob_dict_from_items(rt, argv, 2, argv + 1, 2, arg);
	if (!res)
		goto error;
	for (n = 2 * arg; n > 0; n--) {
		a = *--sp;
		drop(rt, frame, sp, a);
	}
	*sp++ = res;
	NEXT();

op_BUILD_CONST_KEY_MAP:
	save(frame, sp);
	argv = ((struct ob_tuple *)sp[-1])->item;
	res = ob_dict_from_items(rt, argv, 1, sp - arg - 1, 1, arg);
	if (!res)
		goto error;
	for (n = arg + 1; n > 0; n--) {
		a = *--sp;
		drop(rt, frame, sp, a);
	}
	*sp++ = res;
	NEXT();

op_BUILD_STRING:
	res = ob_str_join(rt, OB_OBJ(&rt->st->empty_str), sp - arg,
			  arg);
	if (!res)
		goto error;
	while (arg--) {
		a = *--sp;
		drop(rt, frame, sp, a);
	}
	*sp++ = res;
	NEXT();

op_FORMAT_VALUE:
	b = arg & OB_FVS_SPEC ? *--sp : NULL;
	a = *--sp;
	save(frame, sp);
	res = ob_op_format(rt, a, b, arg & OB_FVC_MASK);
	drop(rt, frame, sp, a);
	if (b)
		drop(rt, frame, sp, b);
	if (!res)
		goto error;
	*sp++ = res;
	NEXT();

op_LIST_TO_TUPLE:
	a = sp[-1];
	save(frame, sp);
	res = ob_list_to_tuple(rt, a);
	sp--;
	drop(rt, frame, sp, a);
	if (!res)
		goto error;
	*sp++ = res;
	NEXT();

op_LIST_APPEND:
	a = *--sp;
	if (ob_list_append_steal(rt, sp[-(int)arg], a))
		goto error;
	NEXT();

op_SET_ADD:
	a = sp[-1];
	save(frame, sp);
	n = ob_set_add(rt, sp[-1 - (int)arg], a);
	sp--;
	drop(rt, frame, sp, a);
	if (n)
		goto error;
	NEXT();

op_SET_UPDATE:
	a = sp[-1];
	save(frame, sp);
	n = ob_set_update(rt, sp[-1 - (int)arg], a);
	sp--;
	drop(rt, frame, sp, a);
	if (n)
		goto error;
	NEXT();

op_LIST_EXTEND:
	a = sp[-1];
	save(frame, sp);
	n = ob_op_list_extend(rt, sp[-1 - (int)arg], a);
	sp--;
	drop(rt, frame, sp, a);
	if (n)
		goto error;
	NEXT();

op_MAP_ADD:
	b = sp[-1];
	a = sp[-2];
	save(frame, sp);
	n = ob_dict_set(rt, sp[-2 - (int)arg], a, b);
	sp -= 2;
	drop(rt, frame, sp, a);
	drop(rt, frame, sp, b);
	if (n)
		goto error;
	NEXT();

op_DICT_UPDATE:
	a = sp[-1];
	save(frame, sp);
	n = ob_op_dict_update(rt, sp[-1 - (int)arg], a);
	sp--;
	drop(rt, frame, sp, a);
	if (n)
		goto error;
	NEXT();

op_DICT_MERGE:
	a = sp[-1];
	save(frame, sp);
	n = ob_op_dict_merge(rt, sp[-1 - (int)arg], a,
			     sp[-3 - (int)arg]);
	sp--;
	drop(rt, frame, sp, a);
	if (n)
		goto error;
	NEXT();

op_UNPACK_SEQUENCE:
	a = *--sp;
	if (ob_is(rt, a, OB_T_TUPLE) && ob_size(a) == arg) {
		argv = ((struct ob_tuple *)a)->item;
		for (n = arg; n > 0; n--)
			*sp++ = ob_newref(argv[n - 1]);
		drop(rt, frame, sp, a);
		ip++;
		NEXT();
	}
	save(frame, sp);
	n = ob_op_unpack(rt, a, arg, -1, sp + arg);
	if (!n)
		sp += arg;
	drop(rt, frame, sp, a);
	if (n)
		goto error;
	ip++;
	NEXT();

op_UNPACK_EX:
	a = *--sp;
	save(frame, sp);
	n = (arg & 0xff) + 1 + (arg >> 8);
	if (ob_op_unpack(rt, a, arg & 0xff, arg >> 8, sp + n)) {
		drop(rt, frame, sp, a);
		goto error;
	}
	sp += n;
	drop(rt, frame, sp, a);
	NEXT();
