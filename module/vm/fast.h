/* SPDX-License-Identifier: GPL-2.0 */
/*
 * fast - the common cases of common instructions, inline in the loop
 *
 * Each gives the result the general way would give, or says that it is not
 * for it: NULL without an exception, or false. CPython 3.11 does the same by
 * rewriting instructions once it has seen what they work on; here the types
 * are looked at each time, which costs a comparison or two and leaves the code
 * object as it is but for its inline caches.
 */
#ifndef _OBHEAP_VM_FAST_H
#define _OBHEAP_VM_FAST_H

#include <obheap/attr_cache.h>

#include "vm_priv.h"

/* ints of up to two digits: 60 bits, whose sums fit 64 with room to spare */

static __always_inline bool is_compact(struct ob_rt *rt, struct ob_object *o)
{
	return ob_is(rt, o, OB_T_INT) && (u64)(ob_size(o) + 2) <= 4;
}

static __always_inline bool is_digit(struct ob_rt *rt, struct ob_object *o)
{
	return ob_is(rt, o, OB_T_INT) && (u64)(ob_size(o) + 1) <= 2;
}

/* Value of an int of at most one digit; digit 0 of zero means nothing. */
static __always_inline s64 digit_value(struct ob_object *o)
{
	return ob_size(o) * (s64)((struct ob_int *)o)->digit[0];
}

static __always_inline s64 compact_value(struct ob_object *o)
{
	struct ob_int *v = (struct ob_int *)o;
	s64 mag;

	if (likely((u64)(ob_size(o) + 1) <= 2))
		return digit_value(o);
	mag = (s64)v->digit[1] << OB_DIGIT_BITS | v->digit[0];
	return ob_size(o) < 0 ? -mag : mag;
}

/* Both sizes of a compact int lie in this class. */
#define FAST_INT_CLASS	((sizeof(struct ob_int) + 2 * sizeof(u32) - 1) / OB_ALIGN)
static_assert(FAST_INT_CLASS == (sizeof(struct ob_int) + sizeof(u32) - 1) /
				OB_ALIGN);

/* NULL when it takes more than a free block of a pool in use. */
static __always_inline struct ob_object *fast_int(struct ob_rt *rt, s64 value)
{
	struct list_head *used = &rt->heap.used[OB_KIND_OBJECT][FAST_INT_CLASS];
	u64 mag = value < 0 ? -(u64)value : (u64)value;
	struct ob_int *z;

	if ((u64)(value - OB_SMALL_INT_MIN) < OB_NR_SMALL_INTS)
		return ob_newref(&rt->st->ints[value - OB_SMALL_INT_MIN]);
	if (unlikely(list_empty(used) || mag >> (2 * OB_DIGIT_BITS) ||
		     rt->heap.countdown <= 1))
		return NULL;
	z = ob_block_alloc(&rt->heap, OB_KIND_OBJECT, FAST_INT_CLASS);
	z->v.base.refcnt = 1;
	z->v.base.type = ob_type_of(rt, OB_T_INT);
	z->digit[0] = mag & OB_DIGIT_MASK;
	z->v.size = 1;
	if (mag >> OB_DIGIT_BITS) {
		z->digit[1] = mag >> OB_DIGIT_BITS;
		z->v.size = 2;
	}
	if (value < 0)
		z->v.size = -z->v.size;
	return OB_OBJ(z);
}

/* The last reference is gone: what dies most often dies here. */
static __always_inline void fast_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	if (ob_is(rt, o, OB_T_INT)) {
		ob_block_free(&rt->heap, o);
		return;
	}
	ob_dealloc(rt, o);
}

/* Drop an int or a float. */
static __always_inline void fast_drop_number(struct ob_rt *rt,
					     struct ob_object *o)
{
	if (!--o->refcnt)
		fast_dealloc(rt, o);
}

static __always_inline struct ob_object *fast_float(struct ob_rt *rt,
						    struct ob_object *a,
						    struct ob_object *b,
						    unsigned int op)
{
	u64 x = ((struct ob_float *)a)->bits;
	u64 y = ((struct ob_float *)b)->bits;

	switch (op) {
	case OB_ADD:
	case OB_INPLACE + OB_ADD:
		return ob_float_new(rt, ob_f64_add(x, y));
	case OB_SUB:
	case OB_INPLACE + OB_SUB:
		return ob_float_new(rt, ob_f64_sub(x, y));
	case OB_MUL:
	case OB_INPLACE + OB_MUL:
		return ob_float_new(rt, ob_f64_mul(x, y));
	case OB_TRUEDIV:
	case OB_INPLACE + OB_TRUEDIV:
		if (!(y << 1))
			return NULL;
		return ob_float_new(rt, ob_f64_div(x, y));
	default:
		return NULL;
	}
}

/* Arithmetic of numbers below 2^30 that is not worth a call. */
static __always_inline struct ob_object *fast_digits(struct ob_rt *rt, s64 x,
						     s64 y, unsigned int op)
{
	switch (op) {
	case OB_MUL:
	case OB_INPLACE + OB_MUL:
		return fast_int(rt, x * y);
	case OB_AND:
	case OB_INPLACE + OB_AND:
		return fast_int(rt, x & y);
	case OB_OR:
	case OB_INPLACE + OB_OR:
		return fast_int(rt, x | y);
	case OB_XOR:
	case OB_INPLACE + OB_XOR:
		return fast_int(rt, x ^ y);
	case OB_RSHIFT:
	case OB_INPLACE + OB_RSHIFT:
		return y >= 0 && y < 64 ? fast_int(rt, x >> y) : NULL;
	case OB_LSHIFT:
	case OB_INPLACE + OB_LSHIFT:
		return x >= 0 && y >= 0 && y <= OB_DIGIT_BITS ?
		       fast_int(rt, x << y) : NULL;
	case OB_MOD:
	case OB_INPLACE + OB_MOD:
		return x >= 0 && y > 0 ?
		       fast_int(rt, (u32)x % (u32)y) : NULL;
	case OB_FLOORDIV:
	case OB_INPLACE + OB_FLOORDIV:
		return x >= 0 && y > 0 ?
		       fast_int(rt, (u32)x / (u32)y) : NULL;
	default:
		return NULL;
	}
}

static __always_inline struct ob_object *fast_binary(struct ob_rt *rt,
						     struct ob_object *a,
						     struct ob_object *b,
						     unsigned int op)
{
	if (ob_is(rt, a, OB_T_FLOAT) && ob_is(rt, b, OB_T_FLOAT))
		return fast_float(rt, a, b, op);
	if (!is_compact(rt, a) || !is_compact(rt, b))
		return NULL;
	if (op == OB_ADD || op == OB_INPLACE + OB_ADD)
		return fast_int(rt, compact_value(a) + compact_value(b));
	if (op == OB_SUB || op == OB_INPLACE + OB_SUB)
		return fast_int(rt, compact_value(a) - compact_value(b));
	if (!is_digit(rt, a) || !is_digit(rt, b))
		return NULL;
	return fast_digits(rt, digit_value(a), digit_value(b), op);
}

/* 1 or 0, or -1 for whoever knows better; never raises */
static __always_inline int fast_compare(struct ob_rt *rt, struct ob_object *a,
					struct ob_object *b, unsigned int op)
{
	s64 x, y;

	if (!is_compact(rt, a) || !is_compact(rt, b)) {
		if (ob_is(rt, a, OB_T_STR) && ob_is(rt, b, OB_T_STR) &&
		    (op == OB_EQ || op == OB_NE))
			return ob_str_equal(a, b) == (op == OB_EQ);
		return -1;
	}
	x = compact_value(a);
	y = compact_value(b);
	switch (op) {
	case OB_LT:
		return x < y;
	case OB_LE:
		return x <= y;
	case OB_EQ:
		return x == y;
	case OB_NE:
		return x != y;
	case OB_GT:
		return x > y;
	default:
		return x >= y;
	}
}

/* list[int] and tuple[int] within bounds, counted from the front */
static __always_inline struct ob_object *fast_subscr(struct ob_rt *rt,
						     struct ob_object *o,
						     struct ob_object *key)
{
	s64 i;

	if (!is_digit(rt, key))
		return NULL;
	i = digit_value(key);
	if (ob_is(rt, o, OB_T_LIST)) {
		if ((u64)i < (u64)ob_size(o))
			return ob_newref(((struct ob_list *)o)->item[i]);
	} else if (ob_is(rt, o, OB_T_TUPLE)) {
		if ((u64)i < (u64)ob_size(o))
			return ob_newref(((struct ob_tuple *)o)->item[i]);
	}
	return NULL;
}

/* list[int] = value likewise; what was there goes to *@old, to be dropped */
static __always_inline bool fast_ass_subscr(struct ob_rt *rt,
					    struct ob_object *o,
					    struct ob_object *key,
					    struct ob_object *value,
					    struct ob_object **old)
{
	struct ob_object **item;
	s64 i;

	if (!is_digit(rt, key) || !ob_is(rt, o, OB_T_LIST))
		return false;
	i = digit_value(key);
	if ((u64)i >= (u64)ob_size(o))
		return false;
	item = &((struct ob_list *)o)->item[i];
	*old = *item;
	*item = ob_newref(value);
	return true;
}

/*
 * The next item of the iterators that loops mostly have, or NULL for the
 * general way, which also knows what to do at the end.
 */
static __always_inline struct ob_object *fast_next(struct ob_rt *rt,
						   struct ob_object *it)
{
	struct ob_object *res;

	if (ob_is(rt, it, OB_T_RANGE_ITER)) {
		struct ob_range_iter *r = (struct ob_range_iter *)it;

		if (r->index >= r->length)
			return NULL;
		res = fast_int(rt, r->start + r->index * r->step);
		if (likely(res))
			r->index++;
		return res;
	}
	if (ob_is(rt, it, OB_T_LIST_ITER)) {
		struct ob_seq_iter *s = (struct ob_seq_iter *)it;
		struct ob_list *l = (struct ob_list *)s->seq;

		if (l && s->index < l->v.size)
			return ob_newref(l->item[s->index++]);
		return NULL;
	}
	if (ob_is(rt, it, OB_T_TUPLE_ITER)) {
		struct ob_seq_iter *s = (struct ob_seq_iter *)it;
		struct ob_tuple *t = (struct ob_tuple *)s->seq;

		if (t && s->index < t->v.size)
			return ob_newref(t->item[s->index++]);
	}
	return NULL;
}

/* 1, 0 or -1; the singletons decide without a call */
static __always_inline int truth(struct ob_rt *rt, struct ob_object *o)
{
	if (o == ob_bool(rt, true))
		return 1;
	if (o == ob_bool(rt, false) || o == ob_none(rt))
		return 0;
	return ob_is_true(rt, o);
}

/*
 * POP_JUMP_{FORWARD,BACKWARD}_IF_{FALSE,TRUE}: 114, 115, 175 and 176. The odd
 * and even ones are told apart by what they are compared with.
 */
static __always_inline bool is_jump_if(unsigned int op)
{
	return op - OP_POP_JUMP_FORWARD_IF_FALSE <= 1 ||
	       op - OP_POP_JUMP_BACKWARD_IF_FALSE <= 1;
}

/* Which truth value does such a jump wait for? */
static __always_inline int jumps_if(unsigned int op)
{
	return op == OP_POP_JUMP_FORWARD_IF_TRUE ||
	       op == OP_POP_JUMP_BACKWARD_IF_TRUE;
}

static __always_inline bool jumps_back(unsigned int op)
{
	return op >= OP_POP_JUMP_BACKWARD_IF_FALSE;
}

/* Does a C function take so many arguments by position, and keywords? */
static __always_inline bool takes(const struct ob_method_def *def, size_t nargs,
				  const struct ob_tuple *kwnames)
{
	return !(def->flags & OB_METH_O && nargs != 1) &&
	       !(def->flags & OB_METH_NOARGS && nargs) &&
	       (!kwnames || def->flags & OB_METH_KW);
}

/*
 * Is calling it a level of recursion? Once CPython has specialised the calls of
 * some code, those of functions that take an array of arguments and of len()
 * count none.
 */
static __always_inline u32 call_level(const struct ob_method_def *def,
				      const struct ob_code *code)
{
	u32 kind = def->flags & (OB_METH_O | OB_METH_NOARGS | OB_METH_TUPLE |
				 OB_METH_LEVEL);

	return code->warmup || (kind && !(kind & OB_METH_LEVEL));
}

/*
 * Call a C function from @code; @nargs arguments are positional. False when it is none or has
 * to be called the long way.
 */
static __always_inline bool fast_call(struct ob_rt *rt,
				      const struct ob_code *code,
				      struct ob_object *f,
				      struct ob_object *const *args,
				      size_t nargs, struct ob_tuple *kwnames,
				      struct ob_object **res)
{
	const struct ob_method_def *def;
	struct ob_object *self;
	u32 level;

	if (unlikely(ob_stack_low()))
		return false;
	if (ob_is(rt, f, OB_T_METHOD_DESCR)) {
		/* Whether another type is derived is asked on the long way. */
		if (!nargs || args[0]->type != ((struct ob_descr *)f)->owner)
			return false;
		def = ((struct ob_descr *)f)->def;
		self = *args++;
		nargs--;
	} else if (ob_is(rt, f, OB_T_BUILTIN)) {
		def = ((struct ob_builtin *)f)->def;
		self = ((struct ob_builtin *)f)->self;
	} else {
		return false;
	}
	if (!takes(def, nargs, kwnames))
		return false;
	level = call_level(def, code);
	if (unlikely(rt->depth + level > rt->recursion_limit))
		return false;
	rt->depth += level;
	*res = def->fn(rt, self, args, nargs, kwnames);
	rt->depth -= level;
	return true;
}

/*
 * Frame of a function that takes exactly @n arguments by position, which move
 * into it as the reference to @func does; NULL, and nothing has happened, when
 * ob_call_push() has to look.
 */
static __always_inline struct ob_frame *
fast_push(struct ob_vm *vm, struct ob_function *func, struct ob_object **args,
	  u32 n)
{
	struct ob_code *code = (struct ob_code *)func->code;
	u32 i, nlocals = code->nlocalsplus;
	struct ob_frame *frame;
	size_t words;

	if ((code->flags & (OB_CO_OPTIMIZED | OB_CO_VARARGS |
			    OB_CO_VARKEYWORDS)) != OB_CO_OPTIMIZED ||
	    code->argcount != n || code->kwonlyargcount || !func->builtins)
		return NULL;
	words = sizeof(*frame) / sizeof(void *) + nlocals + code->stacksize;
	if (unlikely((size_t)(vm->stack_limit - vm->stack_top) < words))
		return NULL;
	frame = (struct ob_frame *)vm->stack_top;
	vm->stack_top += words;

	frame->func = OB_OBJ(func);
	frame->globals = func->globals;
	frame->builtins = func->builtins;
	frame->locals = NULL;
	frame->code = ob_newref(code);
	frame->frame_obj = NULL;
	frame->prev_instr = code->code - 1;
	frame->stacktop = nlocals;
	frame->is_entry = 0;
	frame->owner = OB_FRAME_THREAD;
	frame->drop = 0;
	for (i = 0; i < n; i++)
		frame->localsplus[i] = args[i];
	for (; i < nlocals; i++)
		frame->localsplus[i] = NULL;
	return frame;
}

/* A frame of the data stack has returned. */
static __always_inline void fast_pop(struct ob_vm *vm, struct ob_frame *frame)
{
	struct ob_object **slot = frame->localsplus;
	struct ob_object **end = slot + frame->stacktop;
	struct ob_rt *rt = &vm->rt;

	if (unlikely(frame->frame_obj || frame->locals ||
		     (struct ob_object **)frame == vm->chunk->slot)) {
		ob_frame_pop(vm, frame);
		return;
	}
	for (; slot < end; slot++) {
		struct ob_object *held = *slot;

		if (!held)
			continue;
		/* Emptied first: what dies may look at this frame. */
		*slot = NULL;
		if (!--held->refcnt)
			ob_dealloc(rt, held);
	}
	frame->stacktop = 0;
	ob_decref(rt, frame->func);
	ob_decref(rt, frame->code);
	vm->stack_top = (struct ob_object **)frame;
}

/*
 * Inline cache of LOAD_GLOBAL, filled by ob_op_load_global():
 *
 *   unit 0   where the name was found: CACHE_*
 *   unit 1   number of its entry in that namespace's table
 *   unit 2   version of the globals' table, low half first, that does not
 *   unit 3   have the name; for builtins only
 *
 * That the entry has the name as its key is proof enough: names are interned.
 */
#define CACHE_EMPTY	0
#define CACHE_GLOBAL	1
#define CACHE_BUILTIN	2

static __always_inline struct ob_object *
fast_global(const struct ob_frame *frame, const u16 *cache,
	    struct ob_object *name)
{
	struct ob_dict *d = (struct ob_dict *)frame->globals;
	struct ob_object **pair;

	if (cache[0] == CACHE_EMPTY)
		return NULL;
	if (cache[0] == CACHE_BUILTIN) {
		if (d->keys->version != (cache[2] | (u32)cache[3] << 16))
			return NULL;
		d = (struct ob_dict *)frame->builtins;
	}
	pair = ob_dict_entry_at(d, cache[1]);
	return pair && pair[0] == name ? pair[1] : NULL;
}

#endif /* _OBHEAP_VM_FAST_H */
