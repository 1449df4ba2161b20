// SPDX-License-Identifier: GPL-2.0
/*
 * codegen_jump - conditions, as values and as jumps
 */

#include "codegen.h"

/* One operand of a chain: compare it and keep it for the next comparison. */
static void plan_link(struct gen *g, struct node *n, int i, int jump,
		      struct block *cleanup)
{
	plan_expr(g, n->compare.comparators->item[i]);
	plan_op(g, OP_SWAP, 2);
	plan_op(g, OP_COPY, 2);
	plan_compare(g, n->compare.ops[i]);
	plan_jump(g, jump, cleanup);
}

static void compare_tail(void *ctx, struct step *s)
{
	struct gen *g = ctx;
	struct block *end = ob_block_new(g);

	emit_jump_noloc(g, OP_JUMP, end);
	ob_block_use(g, s->p);
	emit(g, OP_SWAP, 2);
	emit(g, OP_POP_TOP, 0);
	ob_block_use(g, end);
}

/* After the first operand of a chain of several comparisons. */
static void compare_chain(void *ctx, struct step *s)
{
	struct gen *g = ctx;
	struct node *n = s->p;
	struct block *cleanup = ob_block_new(g);
	int last = n->compare.comparators->n - 1, i;

	for (i = 0; i < last; i++)
		plan_link(g, n, i, OP_JUMP_IF_FALSE_OR_POP, cleanup);
	plan_expr(g, n->compare.comparators->item[last]);
	plan_compare(g, n->compare.ops[last]);
	plan_run(g, compare_tail, cleanup, NULL, 0);
}

void gen_compare(struct gen *g, struct node *n)
{
	warn_compare(g, n);
	plan_expr(g, n->compare.left);
	if (n->compare.comparators->n > 1) {
		plan_run(g, compare_chain, n, NULL, 0);
		return;
	}
	plan_expr(g, n->compare.comparators->item[0]);
	plan_compare(g, n->compare.ops[0]);
}

void gen_boolop(struct gen *g, struct node *n)
{
	int jump = n->op ? OP_JUMP_IF_TRUE_OR_POP : OP_JUMP_IF_FALSE_OR_POP;
	struct block *end = ob_block_new(g);
	struct seq *s = n->many.items;
	int i;

	for (i = 0; i < s->n - 1; i++) {
		plan_expr(g, s->item[i]);
		plan_jump(g, jump, end);
		plan_use_new(g);
	}
	plan_expr(g, s->item[i]);
	plan_use(g, end);
}

void gen_ifexp(struct gen *g, struct node *n)
{
	struct block *end = ob_block_new(g);
	struct block *next = ob_block_new(g);

	plan_jump_if(g, n->ifexp.test, next, false);
	plan_expr(g, n->ifexp.body);
	plan_jump_noloc(g, OP_JUMP, end);
	plan_use(g, next);
	plan_expr(g, n->ifexp.orelse);
	plan_use(g, end);
}

static void jump_boolop(struct gen *g, struct node *e, struct block *next,
			bool cond)
{
	struct seq *s = e->many.items;
	struct block *next2 = next;
	int i;

	if (!e->op != !cond)
		next2 = ob_block_new(g);
	for (i = 0; i < s->n - 1; i++)
		plan_jump_if(g, s->item[i], next2, e->op);
	plan_jump_if(g, s->item[i], next, cond);
	if (next2 != next)
		plan_use(g, next2);
}

static void jump_ifexp(struct gen *g, struct node *e, struct block *next,
		       bool cond)
{
	struct block *end = ob_block_new(g);
	struct block *next2 = ob_block_new(g);

	plan_jump_if(g, e->ifexp.test, next2, false);
	plan_jump_if(g, e->ifexp.body, next, cond);
	plan_jump_noloc(g, OP_JUMP, end);
	plan_use(g, next2);
	plan_jump_if(g, e->ifexp.orelse, next, cond);
	plan_use(g, end);
}

/* The chain was cut short: @p is where that leads, @q the jump's target. */
static void jump_compare_tail(void *ctx, struct step *s)
{
	struct gen *g = ctx;
	struct block *end = ob_block_new(g);

	emit_jump_noloc(g, OP_JUMP, end);
	ob_block_use(g, s->p);
	emit(g, OP_POP_TOP, 0);
	if (!s->arg)
		emit_jump_noloc(g, OP_JUMP, s->q);
	ob_block_use(g, end);
}

static void jump_compare(struct gen *g, struct node *e, struct block *next,
			 bool cond)
{
	struct block *cleanup = ob_block_new(g);
	int last = e->compare.comparators->n - 1, i;

	plan_expr(g, e->compare.left);
	for (i = 0; i < last; i++)
		plan_link(g, e, i, OP_POP_JUMP_IF_FALSE, cleanup);
	plan_expr(g, e->compare.comparators->item[last]);
	plan_compare(g, e->compare.ops[last]);
	plan_jump(g, cond ? OP_POP_JUMP_IF_TRUE : OP_POP_JUMP_IF_FALSE, next);
	plan_run(g, jump_compare_tail, cleanup, next, cond);
}

static void run_jump_if(void *ctx, struct step *s)
{
	struct gen *g = ctx;
	struct node *e = s->p;
	struct block *next = s->q;
	bool cond = s->arg;

	while (e->kind == N_UNARYOP && e->op == UNARY_OP_NOT) {
		e = e->unary.operand;
		cond = !cond;
	}
	switch (e->kind) {
	case N_BOOLOP:
		jump_boolop(g, e, next, cond);
		return;
	case N_IFEXP:
		jump_ifexp(g, e, next, cond);
		return;
	case N_COMPARE:
		set_loc(g, &e->loc);
		if (e->compare.comparators->n > 1) {
			warn_compare(g, e);
			jump_compare(g, e, next, cond);
			return;
		}
		break;
	default:
		break;
	}
	plan_expr(g, e);
	plan_jump(g, cond ? OP_POP_JUMP_IF_TRUE : OP_POP_JUMP_IF_FALSE, next);
}

void plan_jump_if(struct gen *g, struct node *e, struct block *next, bool cond)
{
	plan_run(g, run_jump_if, e, next, cond);
}
