/* SPDX-License-Identifier: GPL-2.0 */
/*
 * eval_names - the stack, locals, cells and names
 *
 * A part of ob_eval(), which is one function and includes it there.
 */

	/* the stack itself */

op_POP_TOP:
	a = *--sp;
	drop(rt, frame, sp, a);
	NEXT();

op_PUSH_NULL:
	*sp++ = NULL;
	NEXT();

op_COPY:
	*sp = ob_newref(sp[-(int)arg]);
	sp++;
	NEXT();

op_SWAP:
	a = sp[-1];
	sp[-1] = sp[-(int)arg];
	sp[-(int)arg] = a;
	NEXT();

op_LOAD_CONST:
	*sp++ = ob_newref(consts[arg]);
	NEXT();

	/* fast locals */

op_LOAD_FAST:
op_LOAD_CLOSURE:
	a = frame->localsplus[arg];
	if (unlikely(!a)) {
		ob_op_unbound(vm, frame, arg);
		goto error;
	}
	*sp++ = ob_newref(a);
	NEXT();

op_STORE_FAST:
	a = frame->localsplus[arg];
	frame->localsplus[arg] = *--sp;
	if (a)
		drop(rt, frame, sp, a);
	NEXT();

op_DELETE_FAST:
	a = frame->localsplus[arg];
	if (unlikely(!a)) {
		ob_op_unbound(vm, frame, arg);
		goto error;
	}
	frame->localsplus[arg] = NULL;
	drop(rt, frame, sp, a);
	NEXT();

	/* cells */

op_MAKE_CELL:
	save(frame, sp);
	a = frame->localsplus[arg];
	res = ob_cell_new(rt, a);
	if (!res)
		goto error;
	frame->localsplus[arg] = res;
	if (a)
		drop(rt, frame, sp, a);
	NEXT();

op_COPY_FREE_VARS:
	b = ((struct ob_function *)frame->func)->closure;
	for (n = 0; n < (int)arg; n++)
		frame->localsplus[frame->code->nlocalsplus - arg + n] =
			ob_newref(((struct ob_tuple *)b)->item[n]);
	NEXT();

op_LOAD_DEREF:
	a = ((struct ob_cell *)frame->localsplus[arg])->contents;
	if (unlikely(!a)) {
		ob_op_unbound(vm, frame, arg);
		goto error;
	}
	*sp++ = ob_newref(a);
	NEXT();

op_LOAD_CLASSDEREF:
	save(frame, sp);
	if (ob_op_load_classderef(vm, frame, arg, &out))
		goto error;
	*sp++ = out;
	NEXT();

op_STORE_DEREF:
	a = ((struct ob_cell *)frame->localsplus[arg])->contents;
	((struct ob_cell *)frame->localsplus[arg])->contents = *--sp;
	if (a)
		drop(rt, frame, sp, a);
	NEXT();

op_DELETE_DEREF:
	a = ((struct ob_cell *)frame->localsplus[arg])->contents;
	if (unlikely(!a)) {
		ob_op_unbound(vm, frame, arg);
		goto error;
	}
	((struct ob_cell *)frame->localsplus[arg])->contents = NULL;
	drop(rt, frame, sp, a);
	NEXT();

	/* names */

op_LOAD_NAME:
	save(frame, sp);
	if (ob_op_load_name(vm, frame, names[arg], &out))
		goto error;
	*sp++ = out;
	NEXT();

op_LOAD_GLOBAL:
	a = fast_global(frame, ip, names[arg >> 1]);
	if (likely(a)) {
		ob_incref(a);
	} else {
		save(frame, sp);
		if (ob_op_load_global(vm, frame, names[arg >> 1], ip,
				      &out))
			goto error;
		a = out;
	}
	if (arg & 1)
		*sp++ = NULL;
	*sp++ = a;
	ip += 5;
	NEXT();

op_STORE_NAME:
	a = sp[-1];
	save(frame, sp);
	n = ob_op_store_name(rt, frame->locals, names[arg], a);
	sp--;
	drop(rt, frame, sp, a);
	if (n)
		goto error;
	NEXT();

op_STORE_GLOBAL:
	a = sp[-1];
	save(frame, sp);
	n = ob_dict_set(rt, frame->globals, names[arg], a);
	sp--;
	drop(rt, frame, sp, a);
	if (n)
		goto error;
	NEXT();

op_DELETE_NAME:
	save(frame, sp);
	if (ob_op_delete_name(vm, frame->locals, names[arg]))
		goto error;
	NEXT();

op_DELETE_GLOBAL:
	save(frame, sp);
	if (ob_op_delete_name(vm, frame->globals, names[arg]))
		goto error;
	NEXT();

op_SETUP_ANNOTATIONS:
	save(frame, sp);
	if (ob_op_setup_annotations(rt, frame->locals))
		goto error;
	NEXT();
