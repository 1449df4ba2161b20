// SPDX-License-Identifier: GPL-2.0
/*
 * codegen_comp - comprehensions and generator expressions
 *
 * Each becomes a function of one argument, the first iterator, that is called
 * at once.
 */

#include "codegen.h"

/* one "for" of a comprehension while its inside is being generated */
struct comp_level {
	struct node *n;
	int index, depth;
	struct block *start, *anchor, *if_cleanup;
};

static void plan_generator(struct gen *g, struct node *n, int index,
			   int depth);

/* What is done with each element, inside all loops. */
static void plan_element(struct gen *g, struct node *n, int depth)
{
	struct scope *s = n->comp.scope;

	plan_expr(g, n->comp.elt);
	switch (n->kind) {
	case N_GENEXP:
		if (s->generator && s->coroutine)
			plan_op(g, OP_ASYNC_GEN_WRAP, 0);
		plan_op(g, OP_YIELD_VALUE, 0);
		plan_op(g, OP_RESUME, OB_RESUME_YIELD);
		plan_op(g, OP_POP_TOP, 0);
		break;
	case N_LISTCOMP:
		plan_op(g, OP_LIST_APPEND, depth + 1);
		break;
	case N_SETCOMP:
		plan_op(g, OP_SET_ADD, depth + 1);
		break;
	default:
		plan_expr(g, n->comp.value);
		plan_op(g, OP_MAP_ADD, depth + 1);
		break;
	}
}

static void plan_inside(struct gen *g, struct comp_level *l)
{
	struct node *gen = l->n->comp.generators->item[l->index];
	int i;

	for (i = 0; i < seq_len(gen->generator.ifs); i++)
		plan_jump_if(g, gen->generator.ifs->item[i], l->if_cleanup,
			     false);
	if (l->index + 1 < l->n->comp.generators->n)
		plan_generator(g, l->n, l->index + 1, l->depth);
	else
		plan_element(g, l->n, l->depth);
}

/* "for y in [f(x)]" is an assignment in disguise. */
static struct node *sole_item(struct node *iter)
{
	struct node *e;

	if (iter->kind != N_LIST && iter->kind != N_TUPLE)
		return NULL;
	if (seq_len(iter->many.items) != 1)
		return NULL;
	e = iter->many.items->item[0];
	return e->kind == N_STARRED ? NULL : e;
}

static void sync_generator(struct gen *g, struct comp_level *l)
{
	struct node *gen = l->n->comp.generators->item[l->index], *only = NULL;

	l->start = ob_block_new(g);
	l->if_cleanup = ob_block_new(g);
	l->anchor = ob_block_new(g);
	if (!l->index) {
		g->body->argcount = 1;
		emit(g, OP_LOAD_FAST, 0);
	} else {
		only = sole_item(gen->generator.iter);
		plan_expr(g, only ? only : gen->generator.iter);
		if (!only)
			plan_op(g, OP_GET_ITER, 0);
	}
	if (!only) {
		l->depth++;
		plan_use(g, l->start);
		plan_jump(g, OP_FOR_ITER, l->anchor);
	}
	plan_expr(g, gen->generator.target);
	plan_inside(g, l);
	plan_use(g, l->if_cleanup);
	if (!only) {
		plan_jump(g, OP_JUMP, l->start);
		plan_use(g, l->anchor);
	}
}

static void async_generator(struct gen *g, struct comp_level *l)
{
	struct node *gen = l->n->comp.generators->item[l->index];

	l->start = ob_block_new(g);
	l->anchor = ob_block_new(g);
	l->if_cleanup = ob_block_new(g);
	if (!l->index) {
		g->body->argcount = 1;
		emit(g, OP_LOAD_FAST, 0);
	} else {
		plan_expr(g, gen->generator.iter);
		plan_op(g, OP_GET_AITER, 0);
	}
	plan_use(g, l->start);
	plan_push_fblock(g, FB_ASYNC_COMP, l->start, NULL, NULL);
	plan_jump(g, OP_SETUP_FINALLY, l->anchor);
	plan_op(g, OP_GET_ANEXT, 0);
	plan_const(g, ob_none(g->u->rt));
	plan_yield_from(g, true);
	plan_op(g, OP_POP_BLOCK, 0);
	plan_expr(g, gen->generator.target);
	l->depth++;
	plan_inside(g, l);
	plan_use(g, l->if_cleanup);
	plan_jump(g, OP_JUMP, l->start);
	plan_pop_fblock(g);
	plan_use(g, l->anchor);
	plan_op(g, OP_END_ASYNC_FOR, 0);
}

static void run_generator(void *ctx, struct step *s)
{
	struct comp_level *l = s->p;

	if (l->n->comp.generators->item[l->index]->is_async)
		async_generator(ctx, l);
	else
		sync_generator(ctx, l);
}

static void plan_generator(struct gen *g, struct node *n, int index, int depth)
{
	struct comp_level *l = unit_alloc(g->u, sizeof(*l));

	if (!l)
		return;
	l->n = n;
	l->index = index;
	l->depth = depth;
	plan_run(g, run_generator, l, NULL, 0);
}

static const char *comp_name(int kind)
{
	switch (kind) {
	case N_LISTCOMP:
		return "<listcomp>";
	case N_SETCOMP:
		return "<setcomp>";
	case N_DICTCOMP:
		return "<dictcomp>";
	default:
		return "<genexpr>";
	}
}

void gen_comprehension(struct gen *g, struct node *n)
{
	struct node *first = n->comp.generators->item[0];
	int outer = g->body->kind;
	bool is_async = n->comp.scope->coroutine;
	bool awaits = may_await(g, g->body);

	if (awaits && is_async)
		g->body->scope->coroutine = true;
	enter_body(g, BODY_COMPREHENSION,
		   ob_unit_name_c(g->u, comp_name(n->kind)), n->comp.scope,
		   n->loc.line);
	if (g->u->failed)
		return;
	set_loc(g, &n->loc);
	if (is_async && n->kind != N_GENEXP && outer != BODY_ASYNC_FUNCTION &&
	    outer != BODY_COMPREHENSION && !awaits) {
		gen_error(g, "asynchronous comprehension outside of an asynchronous function");
		return;
	}
	if (n->kind != N_GENEXP)
		emit(g, n->kind == N_LISTCOMP ? OP_BUILD_LIST :
		     n->kind == N_SETCOMP ? OP_BUILD_SET : OP_BUILD_MAP, 0);
	plan_generator(g, n, 0, 0);
	if (n->kind != N_GENEXP)
		plan_op(g, OP_RETURN_VALUE, 0);
	plan_finish(g, 0, true);
	plan_expr(g, first->generator.iter);
	plan_op(g, first->is_async ? OP_GET_AITER : OP_GET_ITER, 0);
	plan_op(g, OP_PRECALL, 0);
	plan_op(g, OP_CALL, 0);
	if (is_async && n->kind != N_GENEXP) {
		plan_op(g, OP_GET_AWAITABLE, 0);
		plan_const(g, ob_none(g->u->rt));
		plan_yield_from(g, true);
	}
}
