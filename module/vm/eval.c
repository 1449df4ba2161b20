// SPDX-License-Identifier: GPL-2.0
/*
 * eval - the evaluation loop: a label for each instruction and nothing else
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
		if (vm->hooked && ob_hooks_enter(vm, frame))
			goto abandon;
		goto error;
	}

	NEXT();

poll:
	save(frame, sp);
	if (ob_vm_poll(vm, frame))
		goto error;
	if (unlikely(vm->hooked))
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

	/* operators */

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

	/* displays */

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

	/* jumps */

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
	res = a->type->iternext(rt, a);
	if (likely(res)) {
		*sp++ = res;
		NEXT();
	}
	if (ob_raised(rt)) {
		if (!ob_raised_is(rt, OB_T_StopIteration))
			goto error;
		if (unlikely(vm->hooked))
			ob_hooks_exception(vm, frame);
		ob_clear_exc(rt);
	}
	sp--;
	drop(rt, frame, sp, a);
	ip += arg;
	NEXT();

	/* calls */

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
	if (likely(!vm->hooked))
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

op_RETURN_GENERATOR:
	save(frame, sp);
	res = ob_op_return_generator(vm, frame);
	if (!res)
		goto error;
	callee = frame;
	frame = callee->previous;
	n = callee->is_entry ? -1 : callee->drop;
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

	/* exceptions */

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

op_unknown:
	ob_raise(rt, OB_T_SystemError, "unknown opcode %u",
		 ob_op_code(ip[-1]));
	goto error;

	/* sys.settrace() or setprofile(): what tells of more than its line */
hooked:
	if (ob_hooks_step(vm, frame))
		goto error;
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
	if (unlikely(vm->hooked) && raised)
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
	return ob_eval(vm, frame, false);
}
