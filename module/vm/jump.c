// SPDX-License-Identifier: GPL-2.0
/*
 * jump - a trace function sets f_lineno
 *
 * Going on at another line needs to know what is on the value stack there. No
 * code object says so, so the stack of every instruction is worked out from
 * the code: instructions are gone through in order, each hands the stack it
 * leaves to those that follow it, until nothing new is learnt. What the stack
 * has here and not there is popped; what it would have there and has not here
 * is a reason to refuse.
 *
 * A stack is a number of three bits per value, the top in the lowest: kinds
 * begin at 1, so that a deeper stack is a greater number. Which jumps there
 * are, and what is said of the others, depends on how far CPython 3.11 looks,
 * so its rules are followed where more could be known. It does not see when an
 * instruction would find another type than the compiler has put there; that is
 * kept beside, in two bits per value, and refused.
 */
#include "vm_priv.h"

#include <obheap/opcode.h>

enum kind {
	KIND_NONE,
	KIND_ITERATOR,		/* of a for statement */
	KIND_EXCEPT,		/* an exception handled */
	KIND_OBJECT,
	KIND_NULL,		/* beside what is to be called */
	KIND_LASTI,		/* where a RERAISE says it comes from */
};

/* what instructions rely on a value being */
enum made {
	MADE_ANYHOW,
	MADE_STR,
	MADE_SO,		/* what was put there, nothing else */
};

#define KIND_BITS	3
#define KIND_MASK	((1 << KIND_BITS) - 1)
#define MADE_BITS	2
#define MADE_MASK	((1 << MADE_BITS) - 1)
#define MAX_VALUES	(63 / KIND_BITS)

/* What a number cannot tell, and code nothing has led to. */
#define TOO_DEEP	(-1)
#define UNKNOWN		(-2)

struct values {
	s64 kinds;
	u64 made;
};

static const struct values unknown = { .kinds = UNKNOWN };

struct flow {
	struct ob_rt *rt;
	const struct ob_code *code;
	struct values *stack;	/* before each unit, and behind the last */
	u32 n;
	bool again;		/* something was learnt of what has been passed */
};

static enum kind top_of(s64 kinds)
{
	return kinds & KIND_MASK;
}

static struct values push(struct values v, enum kind kind)
{
	if (v.kinds < 0 || v.kinds >> ((MAX_VALUES - 1) * KIND_BITS))
		v.kinds = TOO_DEEP;
	else
		v.kinds = v.kinds << KIND_BITS | kind;
	v.made <<= MADE_BITS;
	return v;
}

static struct values pop(struct values v)
{
	v.kinds >>= KIND_BITS;
	v.made >>= MADE_BITS;
	return v;
}

static struct values mark(struct values v, enum made made)
{
	v.made = (v.made & ~(u64)MADE_MASK) | made;
	return v;
}

static struct values copy(struct values v, u32 n)
{
	struct values from = v;

	for (; n > 1; n--)
		from = pop(from);
	v = push(v, top_of(from.kinds));
	return mark(v, from.made & MADE_MASK);
}

/* Bits of a number, @width to a value: those of the top and the @n-th change. */
static u64 exchange(u64 bits, int width, u32 n)
{
	u64 mask = (1 << width) - 1;
	int shift = (n - 1) * width;
	u64 differ = (bits ^ bits >> shift) & mask;

	return bits ^ differ ^ differ << shift;
}

static struct values swap_with(struct values v, u32 n)
{
	if (v.kinds >= 0 && n <= MAX_VALUES) {
		v.kinds = exchange(v.kinds, KIND_BITS, n);
		v.made = exchange(v.made, MADE_BITS, n);
	}
	return v;
}

static u32 depth_of(s64 kinds)
{
	u32 n = 0;

	for (; kinds > 0; kinds >>= KIND_BITS)
		n++;
	return n;
}

static void reach(struct flow *w, u32 from, u32 to, struct values v)
{
	if (to > w->n)
		return;
	if (w->stack[to].kinds == UNKNOWN && to < from)
		w->again = true;
	w->stack[to] = v;
}

static struct values change(struct values v, int effect)
{
	for (; effect < 0; effect++)
		v = pop(v);
	for (; effect > 0; effect--)
		v = push(v, KIND_OBJECT);
	return v;
}

static enum made made_of_const(struct flow *w, u32 arg)
{
	struct ob_object *o = w->code->consts->item[arg];

	if (ob_is(w->rt, o, OB_T_STR))
		return MADE_STR;
	return ob_is_tuple(o) || ob_is(w->rt, o, OB_T_FROZENSET) ||
	       ob_is(w->rt, o, OB_T_CODE) ? MADE_SO : MADE_ANYHOW;
}

/* An instruction that does not jump, with what it leaves on top. */
static struct values after_other(struct flow *w, unsigned int op, u32 arg,
				 struct values v)
{
	v = change(v, ob_op_effect(op, arg, false));
	switch (op) {
	case OP_LOAD_CONST:
		return mark(v, made_of_const(w, arg));
	case OP_FORMAT_VALUE:
	case OP_BUILD_STRING:
		return mark(v, MADE_STR);
	case OP_BUILD_TUPLE:
	case OP_BUILD_LIST:
	case OP_BUILD_SET:
	case OP_BUILD_MAP:
	case OP_BUILD_CONST_KEY_MAP:
	case OP_LIST_TO_TUPLE:
	case OP_LOAD_CLOSURE:
	case OP_MATCH_KEYS:
	case OP_MATCH_CLASS:
	case OP_PREP_RERAISE_STAR:
		return mark(v, MADE_SO);
	case OP_CHECK_EG_MATCH:
		v = mark(pop(v), MADE_SO);
		return mark(push(v, KIND_OBJECT), MADE_SO);
	case OP_LIST_APPEND:
	case OP_LIST_EXTEND:
	case OP_SET_ADD:
	case OP_SET_UPDATE:
	case OP_MAP_ADD:
	case OP_DICT_UPDATE:
	case OP_DICT_MERGE:
		return v;
	default:
		/* One that only takes leaves what was there before. */
		return ob_op_effect(op, arg, false) > 0 ?
		       mark(v, MADE_ANYHOW) : v;
	}
}

/* A jump at @at to @to: there with one stack, on with another. */
static struct values after_jump(struct flow *w, unsigned int op, u32 at, u32 to,
				struct values v)
{
	switch (op) {
	case OP_JUMP_IF_FALSE_OR_POP:
	case OP_JUMP_IF_TRUE_OR_POP:
		reach(w, at, to, v);
		return pop(v);
	case OP_SEND:
		reach(w, at, to, pop(v));
		return v;
	case OP_FOR_ITER:
		reach(w, at, to, pop(v));
		return push(v, KIND_OBJECT);
	case OP_JUMP_FORWARD:
	case OP_JUMP_BACKWARD:
	case OP_JUMP_BACKWARD_NO_INTERRUPT:
		reach(w, at, to, v);
		return unknown;
	case OP_POP_JUMP_FORWARD_IF_FALSE:
	case OP_POP_JUMP_FORWARD_IF_TRUE:
	case OP_POP_JUMP_BACKWARD_IF_FALSE:
	case OP_POP_JUMP_BACKWARD_IF_TRUE:
		reach(w, at, to, pop(v));
		return pop(v);
	default:
		/* Where a comparison with None leads is not looked at. */
		return pop(v);
	}
}

/* The stack an instruction leaves to the next one, or unknown. */
static struct values after(struct flow *w, u32 at, unsigned int op, u32 arg,
			   struct values v)
{
	if (ob_op_is_jump(op))
		return after_jump(w, op, at,
				  ob_op_jumps_back(op) ? at + 1 - arg :
							 at + 1 + arg, v);
	switch (op) {
	case OP_RETURN_VALUE:
	case OP_RAISE_VARARGS:
	case OP_RERAISE:
		return unknown;
	case OP_GET_ITER:
	case OP_GET_AITER:
		return push(pop(v), KIND_ITERATOR);
	case OP_PUSH_EXC_INFO:
		return push(v, KIND_EXCEPT);
	case OP_PUSH_NULL:
		return push(v, KIND_NULL);
	case OP_LOAD_GLOBAL:
		if (arg & 1)
			v = push(v, KIND_NULL);
		return push(v, KIND_OBJECT);
	case OP_LOAD_METHOD:
		return push(push(pop(v), KIND_NULL), KIND_OBJECT);
	case OP_CALL:
		return push(pop(pop(v)), KIND_OBJECT);
	case OP_SWAP:
		return swap_with(v, arg);
	case OP_COPY:
		return copy(v, arg);
	default:
		return after_other(w, op, arg, v);
	}
}

static int walk_code(struct flow *w)
{
	u32 at, begin, next, arg;
	struct values v;
	unsigned int op;

	for (begin = 0; begin < w->n; begin = next) {
		arg = 0;
		for (at = begin;; at++) {
			op = ob_op_code(w->code->code[at]);
			arg = arg << 8 | ob_op_arg(w->code->code[at]);
			if (op != OP_EXTENDED_ARG)
				break;
		}
		next = at + 1 + ob_op_caches(op);
		v = w->stack[begin];
		if (v.kinds != UNKNOWN)
			v = after(w, at, op, arg, v);
		if (v.kinds != UNKNOWN)
			reach(w, at, next, v);
		if (ob_tick(w->rt))
			return -1;
	}
	return 0;
}

/* A handler finds what was there when its block began, cut to its depth. */
static void walk_handlers(struct flow *w)
{
	struct ob_code_handler h;
	const u8 *p = NULL;
	struct values v;

	while ((p = ob_code_next_handler(w->code, p, &h))) {
		if (h.start >= w->n || h.target >= w->n)
			continue;
		v = w->stack[h.start];
		if (v.kinds == UNKNOWN || w->stack[h.target].kinds != UNKNOWN)
			continue;
		while (depth_of(v.kinds) > h.depth)
			v = pop(v);
		if (h.lasti)
			v = push(v, KIND_LASTI);
		w->stack[h.target] = push(v, KIND_EXCEPT);
		w->again = true;
	}
}

static int walk(struct flow *w)
{
	u32 i;

	for (i = 0; i <= w->n; i++)
		w->stack[i] = unknown;
	/* A generator starts with the None it is sent. */
	w->stack[0].kinds = w->code->flags & (OB_CO_GENERATOR |
					      OB_CO_COROUTINE |
					      OB_CO_ASYNC_GENERATOR) ?
			    KIND_OBJECT : 0;
	do {
		w->again = false;
		if (walk_code(w))
			return -1;
		walk_handlers(w);
	} while (w->again);
	return 0;
}

static bool fits(s64 from, s64 to)
{
	enum kind have, want;

	if (from < 0 || to < 0)
		return false;
	while (from > to)
		from >>= KIND_BITS;
	for (; from; from >>= KIND_BITS, to >>= KIND_BITS) {
		have = top_of(from);
		want = top_of(to);
		if (want == KIND_NONE ||
		    (want == KIND_OBJECT && have == KIND_NULL) ||
		    (want != KIND_OBJECT && want != KIND_NULL && want != have))
			return false;
	}
	return !to;
}

static const char *refusal(s64 to)
{
	if (to == TOO_DEEP)
		return "stack is too deep to analyze";
	if (to == UNKNOWN)
		return "can't jump into an exception handler, or code may be unreachable";
	switch (top_of(to)) {
	case KIND_EXCEPT:
		return "can't jump into an 'except' block as there's no exception";
	case KIND_LASTI:
		return "can't jump into a re-raising block as there's no location";
	case KIND_ITERATOR:
		return "can't jump into the body of a for loop";
	default:
		return "incompatible stacks";
	}
}

/* The next line with code from @line on, or -1. */
static int line_with_code(const struct ob_code *code, int line)
{
	struct ob_code_entry e = { };
	int found = -1;

	while (ob_code_next_entry(code, &e))
		if (e.pos.line >= line && (found < 0 || e.pos.line < found))
			found = e.pos.line;
	return found;
}

/*
 * Where @line begins with the deepest stack that @from fits; -1 with @why set.
 */
static int place_of(const struct flow *w, int line, s64 from, const char **why)
{
	struct ob_code_entry e = { };
	int last = -1, best = -1;
	bool said = false;
	s64 to;

	*why = "cannot find bytecode for specified line";
	while (ob_code_next_entry(w->code, &e)) {
		if (e.at >= w->n)
			break;
		if (e.pos.line < 0 || e.pos.line == last)
			continue;
		last = e.pos.line;
		to = w->stack[e.at].kinds;
		if (last != line)
			continue;
		if (fits(from, to)) {
			if (best < 0 || to > w->stack[best].kinds)
				best = e.at;
		} else if (from == TOO_DEEP) {
			*why = "stack to deep to analyze";
		} else if (from == UNKNOWN) {
			*why = "can't jump from unreachable code";
		} else if (!said) {
			*why = refusal(to);
			said = true;
		}
	}
	return best;
}

/*
 * A generator that has just yielded begins one unit after where it jumps to,
 * with what it is sent on its stack. CPython 3.11 leaves it at that; here it
 * has to be what that unit would have pushed.
 */
static bool pushes_one(u16 unit)
{
	switch (ob_op_code(unit)) {
	case OP_LOAD_CONST:
	case OP_LOAD_FAST:
	case OP_LOAD_NAME:
	case OP_LOAD_DEREF:
	case OP_LOAD_CLOSURE:
	case OP_LOAD_CLASSDEREF:
	case OP_LOAD_BUILD_CLASS:
	case OP_LOAD_ASSERTION_ERROR:
	case OP_PUSH_NULL:
		return true;
	default:
		return false;
	}
}

/*
 * Take what the stack @to does not have off a frame's; a value that is being
 * yielded stays on top.
 */
static void shed(struct ob_vm *vm, struct ob_frame *frame, s64 from, s64 to,
		 bool yields)
{
	struct ob_object *o, *old, **top;

	for (; from > to; from >>= KIND_BITS) {
		top = frame->localsplus + --frame->stacktop;
		o = *top;
		if (yields) {
			o = top[-1];
			top[-1] = *top;
		}
		if (top_of(from) == KIND_EXCEPT) {
			old = vm->exc_info->value;
			vm->exc_info->value = o;
			o = old;
		}
		ob_xdecref(&vm->rt, o);
	}
}

/* 0, or -1 raised: the frame being told of is not at a place to jump from. */
static int may_jump(struct ob_vm *vm, const struct ob_frame_object *f,
		    bool yields)
{
	const char *why = NULL;

	if (!vm->hook_told || vm->hook_event == OB_HOOK_CALL)
		why = "can't jump from the 'call' trace event of a new frame";
	else if (vm->hook_event != OB_HOOK_LINE && !yields)
		why = "can only jump from a 'line' trace event";
	else if (!f->trace)
		why = "f_lineno can only be set by a trace function";
	else if (f->frame != vm->hook_told)
		why = "can only jump from a 'line' trace event";
	if (!why)
		return 0;
	ob_raise(&vm->rt, OB_T_ValueError, "%s", why);
	return -1;
}

/* The line that is meant, the first one with code; -1 raised. */
static int line_meant(struct ob_rt *rt, const struct ob_code *code,
		      struct ob_object *value)
{
	int overflow, line;
	s64 n = ob_int_to_s64(value, &overflow);

	if (overflow || n > INT_MAX || n < INT_MIN) {
		ob_raise(rt, OB_T_ValueError, "lineno out of range");
		return -1;
	}
	if (n < (int)code->firstlineno) {
		ob_raise(rt, OB_T_ValueError,
			 "line %d comes before the current code block", (int)n);
		return -1;
	}
	line = line_with_code(code, n);
	if (line < 0)
		ob_raise(rt, OB_T_ValueError,
			 "line %d comes after the current code block", (int)n);
	return line;
}

/*
 * Does the code at @place find what it relies on in the values a frame keeps?
 * An exception is handled below each one but the first, which is None when
 * there is no other.
 */
static bool relies(const struct flow *w, struct ob_frame *frame, u32 place)
{
	struct ob_object **slot = frame->localsplus + w->code->nlocalsplus;
	unsigned int op = ob_op_code(w->code->code[place]);
	struct values v = w->stack[place];
	bool raised = op == OP_PUSH_EXC_INFO || op == OP_END_ASYNC_FOR ||
		      op == OP_RERAISE;
	bool lowest = false;
	enum made made;
	int i;

	if ((int)place == ob_frame_lasti(frame))
		return true;
	for (i = depth_of(v.kinds) - 1; i >= 0; i--, v = pop(v)) {
		made = v.made & MADE_MASK;
		if (made == MADE_SO ||
		    (made == MADE_STR && !ob_is(w->rt, slot[i], OB_T_STR)))
			return false;
		if (top_of(v.kinds) != KIND_EXCEPT)
			continue;
		if (lowest || (raised && !ob_is_exc(slot[i])))
			return false;
		lowest = !ob_is_exc(slot[i]);
		raised = false;
	}
	return true;
}

/* Find the place in @w and go there; 0, or -1 raised. */
static int go(struct ob_vm *vm, struct ob_frame_object *f, struct flow *w,
	      int line, bool yields)
{
	struct ob_frame *frame = f->frame;
	const char *why;
	s64 from, to;
	int place;

	if (walk(w))
		return -1;
	from = w->stack[ob_frame_lasti(frame)].kinds;
	place = place_of(w, line, from, &why);
	/* What a function begins with is not done twice. */
	if (place >= 0 && (place < (int)w->code->firsttraceable ||
			   (int)depth_of(from) != ob_frame_depth(frame) ||
			   !relies(w, frame, place) ||
			   (yields && !pushes_one(w->code->code[place])))) {
		why = "incompatible stacks";
		place = -1;
	}
	if (place < 0) {
		ob_raise(w->rt, OB_T_ValueError, "%s", why);
		return -1;
	}
	to = w->stack[place].kinds;
	f->lineno = 0;
	frame->prev_instr = frame->code->code + place;
	shed(vm, frame, yields ? from >> KIND_BITS : from, to, yields);
	return 0;
}

int ob_vm_jump(struct ob_rt *rt, struct ob_frame_object *f,
	       struct ob_object *value)
{
	struct ob_vm *vm = ob_vm_of(rt);
	struct ob_frame *frame = f->frame;
	struct flow w = { .rt = rt, .code = frame->code };
	bool yields = vm->hook_event == OB_HOOK_RETURN &&
		      frame->owner == OB_FRAME_GENERATOR &&
		      ob_op_code(*frame->prev_instr) == OP_YIELD_VALUE &&
		      frame->stacktop > 1;
	int line, err;

	if (may_jump(vm, f, yields))
		return -1;
	line = line_meant(rt, frame->code, value);
	if (line < 0)
		return -1;
	w.n = ob_size(OB_OBJ(frame->code));
	w.stack = ob_raw_alloc(rt, (w.n + 1) * sizeof(w.stack[0]));
	if (!w.stack)
		return -1;
	err = go(vm, f, &w, line, yields);
	ob_raw_free(rt, w.stack);
	return err;
}
