// SPDX-License-Identifier: GPL-2.0
/*
 * peephole - improvements inside one basic block
 *
 * Instructions that become useless turn into NOPs, which flow.c removes where
 * no line would lose its only instruction. What is improved, and what is not,
 * is CPython 3.11's choice.
 */

#include "codegen.h"

/* LOAD_CONST c1 ... cn, BUILD_TUPLE n: one constant. @i: the first of them. */
static void fold_tuple(struct gen *g, struct instr *i, int n,
		       struct vec *consts)
{
	struct ob_object *o;
	struct ob_tuple *t;
	int k;

	for (k = 0; k < n; k++)
		if (i[k].op != OP_LOAD_CONST)
			return;
	t = (struct ob_tuple *)ob_tuple_new(g->u->rt, n);
	if (!t) {
		g->u->failed = true;
		return;
	}
	for (k = 0; k < n; k++)
		t->item[k] = ob_newref(consts->item[i[k].arg]);
	o = ob_unit_keep(g->u, OB_OBJ(t));
	o = o ? ob_const_merge(g->u, o) : NULL;
	if (!o)
		return;
	for (k = 0; k < consts->n; k++)
		if (consts->item[k] == o)
			break;
	if (k == consts->n && !ob_vec_push(g->u, consts, o))
		return;
	i[n].op = OP_LOAD_CONST;
	i[n].arg = k;
	for (k = 0; k < n; k++)
		i[k].op = OP_NOP;
}

/*
 * Replace a run of SWAPs and NOPs by as few SWAPs as have the same effect.
 * Returns the index of the run's last instruction.
 */
static int simplify_swaps(struct gen *g, struct block *b, int at)
{
	struct instr *run = &b->instr[at];
	int depth = run[0].arg, len = 1, k, at_end;
	bool more = false;
	int *stack;

	for (; len < b->n - at; len++) {
		if (run[len].op == OP_SWAP) {
			depth = max(depth, run[len].arg);
			more = true;
		} else if (run[len].op != OP_NOP) {
			break;
		}
	}
	if (!more)
		return at;
	stack = unit_alloc(g->u, depth * sizeof(*stack));
	if (!stack)
		return at;
	for (k = 0; k < depth; k++)
		stack[k] = k;
	for (k = 0; k < len; k++)
		if (run[k].op == OP_SWAP)
			swap(stack[0], stack[run[k].arg - 1]);
	/* Walk the cycles of the permutation, from the run's end backwards. */
	at_end = len - 1;
	for (k = 0; k < depth; k++) {
		int j = k;

		if (stack[k] < 0 || stack[k] == k)
			continue;
		for (;;) {
			int next;

			if (j) {
				run[at_end].op = OP_SWAP;
				run[at_end--].arg = j + 1;
			}
			if (stack[j] < 0)
				break;
			next = stack[j];
			stack[j] = -1;
			j = next;
		}
	}
	while (at_end >= 0)
		run[at_end--].op = OP_NOP;
	return at + len - 1;
}

static bool is_swappable(int op)
{
	return op == OP_STORE_FAST || op == OP_POP_TOP;
}

/* The next store or pop after @i, of line @line unless that is negative. */
static int next_swappable(const struct block *b, int i, int line)
{
	while (++i < b->n) {
		const struct instr *in = &b->instr[i];

		if (line >= 0 && in->loc.line != line)
			return -1;
		if (in->op == OP_NOP)
			continue;
		return is_swappable(in->op) ? i : -1;
	}
	return -1;
}

/* SWAP 2, STORE a, STORE b: store b first instead. */
static void apply_swaps(struct block *b, int i)
{
	for (; i >= 0; i--) {
		struct instr *in = &b->instr[i];
		int j, k, count, line;

		if (in->op != OP_SWAP) {
			if (in->op == OP_NOP || is_swappable(in->op))
				continue;
			return;
		}
		j = next_swappable(b, i, -1);
		if (j < 0)
			return;
		k = j;
		line = b->instr[j].loc.line;
		for (count = in->arg - 1; count > 0; count--) {
			k = next_swappable(b, k, line);
			if (k < 0)
				return;
		}
		in->op = OP_NOP;
		swap(b->instr[j], b->instr[k]);
	}
}

/* A jump to a jump goes where that goes, if both are on one line. */
static bool thread(struct instr *i, const struct instr *target, int op)
{
	if (i->loc.line != target->loc.line || i->target == target->target)
		return false;
	i->target = target->target;
	i->op = op;
	return true;
}

/* x JUMP_IF_..._OR_POP to a test: the result of that test is known. */
static bool or_pop(struct instr *i, const struct instr *target)
{
	bool on_true = i->op == OP_JUMP_IF_TRUE_OR_POP;
	int same = on_true ? OP_JUMP_IF_TRUE_OR_POP : OP_JUMP_IF_FALSE_OR_POP;
	int same_pop = on_true ? OP_POP_JUMP_IF_TRUE : OP_POP_JUMP_IF_FALSE;

	if (target->op == same_pop)
		return thread(i, target, same_pop);
	if (target->op == OP_JUMP || target->op == same)
		return thread(i, target, same);
	if (target->op != OP_JUMP_IF_TRUE_OR_POP &&
	    target->op != OP_JUMP_IF_FALSE_OR_POP &&
	    target->op != OP_POP_JUMP_IF_TRUE &&
	    target->op != OP_POP_JUMP_IF_FALSE)
		return false;
	/* the opposite test fails: go behind it */
	if (i->loc.line != target->loc.line)
		return false;
	i->op = same_pop;
	i->target = i->target->next;
	return true;
}

/* LOAD_CONST and a test: the jump is taken always or never. */
static int const_test(struct gen *g, struct block *b, int at,
		      struct vec *consts)
{
	struct instr *i = &b->instr[at], *next = i + 1;
	bool pops = next->op == OP_POP_JUMP_IF_FALSE ||
		    next->op == OP_POP_JUMP_IF_TRUE;
	bool on_true = next->op == OP_POP_JUMP_IF_TRUE ||
		       next->op == OP_JUMP_IF_TRUE_OR_POP;
	int truth = ob_is_true(g->u->rt, consts->item[i->arg]);

	if (truth < 0)
		return -1;
	if (truth == on_true) {
		next->op = OP_JUMP;
		b->no_fall = true;
		if (pops)
			i->op = OP_NOP;
	} else {
		i->op = OP_NOP;
		next->op = OP_NOP;
	}
	return 0;
}

/* x is None, and a jump */
static void none_test(struct gen *g, struct block *b, int at,
		      struct vec *consts)
{
	struct instr *i = &b->instr[at];
	int jump = at + 2 < b->n ? i[2].op : 0;
	bool negated;

	if (consts->item[i->arg] != ob_none(g->u->rt) ||
	    (jump != OP_POP_JUMP_IF_FALSE && jump != OP_POP_JUMP_IF_TRUE))
		return;
	negated = i[1].arg;
	i[0].op = OP_NOP;
	i[1].op = OP_NOP;
	i[2].op = negated != (jump == OP_POP_JUMP_IF_FALSE) ?
		  OP_POP_JUMP_IF_NOT_NONE : OP_POP_JUMP_IF_NONE;
}

static int load_const(struct gen *g, struct block *b, int at,
		      struct vec *consts)
{
	if (at + 1 >= b->n)
		return 0;
	switch (b->instr[at + 1].op) {
	case OP_POP_JUMP_IF_FALSE:
	case OP_POP_JUMP_IF_TRUE:
	case OP_JUMP_IF_FALSE_OR_POP:
	case OP_JUMP_IF_TRUE_OR_POP:
		return const_test(g, b, at, consts);
	case OP_IS_OP:
		none_test(g, b, at, consts);
		return 0;
	default:
		return 0;
	}
}

static void build_tuple(struct gen *g, struct block *b, int at,
			struct vec *consts)
{
	struct instr *i = &b->instr[at];

	if (at + 1 < b->n && i[1].op == OP_UNPACK_SEQUENCE &&
	    i[1].arg == i->arg && i->arg >= 1 && i->arg <= 3) {
		i[1].op = i->arg == 1 ? OP_NOP : OP_SWAP;
		i->op = OP_NOP;
		return;
	}
	if (at >= i->arg)
		fold_tuple(g, i - i->arg, i->arg, consts);
}

/* A jump, with the first instruction of the block it goes to. */
static bool improve_jump(struct instr *i, const struct instr *target)
{
	switch (i->op) {
	case OP_JUMP_IF_FALSE_OR_POP:
	case OP_JUMP_IF_TRUE_OR_POP:
		return or_pop(i, target);
	case OP_POP_JUMP_IF_NOT_NONE:
	case OP_POP_JUMP_IF_NONE:
	case OP_POP_JUMP_IF_FALSE:
	case OP_POP_JUMP_IF_TRUE:
	case OP_JUMP:
		return target->op == OP_JUMP && thread(i, target, i->op);
	default:
		return false;
	}
}

/* Chains of jumps are followed this far, in case they form a ring. */
#define MAX_FOLLOW	1000

static void follow(struct instr *i)
{
	int left = MAX_FOLLOW;

	do {
		while (!i->target->n && i->target->next)
			i->target = i->target->next;
	} while (i->target->n && left-- &&
		 improve_jump(i, &i->target->instr[0]));
}

int ob_flow_block(struct gen *g, struct block *b, struct vec *consts)
{
	int i;

	for (i = 0; i < b->n && !g->u->failed; i++) {
		struct instr *in = &b->instr[i];

		if (ob_is_jump(in->op) || ob_is_setup(in->op)) {
			follow(in);
			continue;
		}
		switch (in->op) {
		case OP_LOAD_CONST:
			if (load_const(g, b, i, consts))
				return -1;
			break;
		case OP_BUILD_TUPLE:
			build_tuple(g, b, i, consts);
			break;
		case OP_SWAP:
			if (in->arg == 1) {
				in->op = OP_NOP;
				break;
			}
			i = simplify_swaps(g, b, i);
			apply_swaps(b, i);
			break;
		case OP_PUSH_NULL:
			if (i + 1 < b->n && in[1].op == OP_LOAD_GLOBAL) {
				in->op = OP_NOP;
				in[1].arg |= 1;
			}
			break;
		default:
			break;
		}
	}
	return g->u->failed ? -1 : 0;
}
