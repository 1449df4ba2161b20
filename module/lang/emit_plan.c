// SPDX-License-Identifier: GPL-2.0
/*
 * emit_plan - the same, later: one kind of step per kind of instruction
 */

#include "codegen.h"

void plan_run(struct gen *g, void (*run)(void *ctx, struct step *s), void *p,
	      void *q, int arg)
{
	ob_plan_add(&g->plan, run, p, q, arg);
}

/* steps keep the instruction in p, as an integer */
static void run_op(void *ctx, struct step *s)
{
	emit(ctx, (long)s->p, s->arg);
}

void plan_op(struct gen *g, int op, int arg)
{
	plan_run(g, run_op, (void *)(long)op, NULL, arg);
}

static void run_op_noloc(void *ctx, struct step *s)
{
	emit_noloc(ctx, (long)s->p, s->arg);
}

void plan_op_noloc(struct gen *g, int op, int arg)
{
	plan_run(g, run_op_noloc, (void *)(long)op, NULL, arg);
}

static void run_jump(void *ctx, struct step *s)
{
	emit_jump(ctx, s->arg, s->p);
}

void plan_jump(struct gen *g, int op, struct block *target)
{
	plan_run(g, run_jump, target, NULL, op);
}

static void run_jump_noloc(void *ctx, struct step *s)
{
	emit_jump_noloc(ctx, s->arg, s->p);
}

void plan_jump_noloc(struct gen *g, int op, struct block *target)
{
	plan_run(g, run_jump_noloc, target, NULL, op);
}

static void run_use(void *ctx, struct step *s)
{
	ob_block_use(ctx, s->p);
}

void plan_use(struct gen *g, struct block *b)
{
	plan_run(g, run_use, b, NULL, 0);
}

static void run_use_new(void *ctx, struct step *s)
{
	ob_block_use(ctx, ob_block_new(ctx));
}

void plan_use_new(struct gen *g)
{
	plan_run(g, run_use_new, NULL, NULL, 0);
}

static void run_const(void *ctx, struct step *s)
{
	emit_const(ctx, s->p);
}

void plan_const(struct gen *g, struct ob_object *o)
{
	plan_run(g, run_const, o, NULL, 0);
}

static void run_attr(void *ctx, struct step *s)
{
	emit_attr(ctx, s->arg, s->p);
}

void plan_attr(struct gen *g, int op, struct ob_object *name)
{
	plan_run(g, run_attr, name, NULL, op);
}

static void run_name(void *ctx, struct step *s)
{
	emit_name(ctx, s->p, s->arg);
}

void plan_name(struct gen *g, struct ob_object *name, enum node_ctx ctx)
{
	plan_run(g, run_name, name, NULL, ctx);
}

static void run_compare(void *ctx, struct step *s)
{
	emit_compare(ctx, s->arg);
}

void plan_compare(struct gen *g, int op)
{
	plan_run(g, run_compare, NULL, NULL, op);
}

static void run_loc(void *ctx, struct step *s)
{
	set_loc(ctx, &s->loc);
}

void plan_loc(struct gen *g, const struct loc *loc)
{
	struct step *s = ob_plan_add(&g->plan, run_loc, NULL, NULL, 0);

	if (s)
		s->loc = *loc;
}

void plan_no_loc(struct gen *g)
{
	plan_loc(g, &ob_no_loc);
}

/*
 * When an attribute stands on a later line than what it is taken from, the
 * instruction's place begins at its name.
 */
static void run_attr_loc(void *ctx, struct step *s)
{
	struct gen *g = ctx;
	struct loc *l = &g->body->loc;
	struct node *n = s->p;
	int len = ob_str_len(n->attribute.id);

	if (l->line == n->loc.end_line)
		return;
	l->line = n->loc.end_line;
	if (len <= n->loc.end_col) {
		l->col = n->loc.end_col - len;
	} else {
		l->col = -1;
		l->end_col = -1;
	}
	l->end_line = max(l->line, l->end_line);
	if (l->line == l->end_line)
		l->end_col = max(l->col, l->end_col);
}

void plan_attr_loc(struct gen *g, struct node *attr)
{
	plan_run(g, run_attr_loc, attr, NULL, 0);
}

static void run_yield_from(void *ctx, struct step *s)
{
	emit_yield_from(ctx, s->arg);
}

void plan_yield_from(struct gen *g, bool await)
{
	plan_run(g, run_yield_from, NULL, NULL, await);
}

static void run_push_fblock(void *ctx, struct step *s)
{
	struct fblock *f = s->p;

	push_fblock(ctx, f->kind, f->block, f->exit, f->datum);
}

void plan_push_fblock(struct gen *g, int kind, struct block *b,
		      struct block *exit, void *datum)
{
	struct fblock *f = unit_alloc(g->u, sizeof(*f));

	if (!f)
		return;
	f->kind = kind;
	f->block = b;
	f->exit = exit;
	f->datum = datum;
	plan_run(g, run_push_fblock, f, NULL, 0);
}

static void run_pop_fblock(void *ctx, struct step *s)
{
	pop_fblock(ctx);
}

void plan_pop_fblock(struct gen *g)
{
	plan_run(g, run_pop_fblock, NULL, NULL, 0);
}

/* End of a handler's cleanup: restore the outer exception and raise again. */
void plan_reraise(struct gen *g)
{
	plan_op(g, OP_COPY, 3);
	plan_op(g, OP_POP_EXCEPT, 0);
	plan_op(g, OP_RERAISE, 1);
}
