// SPDX-License-Identifier: GPL-2.0
/*
 * codegen_with - with and async with
 */

#include "codegen.h"

/* exit(None, None, None) */
void plan_call_exit(struct gen *g)
{
	struct ob_object *none = ob_none(g->u->rt);

	plan_const(g, none);
	plan_const(g, none);
	plan_const(g, none);
	plan_op(g, OP_PRECALL, 2);
	plan_op(g, OP_CALL, 2);
}

static void plan_await(struct gen *g, int arg)
{
	plan_op(g, OP_GET_AWAITABLE, arg);
	plan_const(g, ob_none(g->u->rt));
	plan_yield_from(g, true);
}

/* The exit method was called with an exception: swallow it or raise again. */
static void run_except_finish(void *ctx, struct step *s)
{
	struct gen *g = ctx;
	struct block *exit;

	unset_loc(g);
	exit = ob_block_new(g);
	emit_jump(g, OP_POP_JUMP_IF_TRUE, exit);
	emit(g, OP_RERAISE, 2);
	ob_block_use(g, s->p);
	emit(g, OP_COPY, 3);
	emit(g, OP_POP_EXCEPT, 0);
	emit(g, OP_RERAISE, 1);
	ob_block_use(g, exit);
	emit(g, OP_POP_TOP, 0);
	emit(g, OP_POP_BLOCK, 0);
	emit(g, OP_POP_EXCEPT, 0);
	emit(g, OP_POP_TOP, 0);
	emit(g, OP_POP_TOP, 0);
}

/* Item @arg of the statement; the following ones nest inside it. */
static void run_item(void *ctx, struct step *s)
{
	struct gen *g = ctx;
	struct node *n = s->p, *item = n->with.items->item[s->arg];
	struct block *block = ob_block_new(g);
	struct block *final = ob_block_new(g);
	struct block *exit = ob_block_new(g);
	struct block *cleanup = ob_block_new(g);

	plan_expr(g, item->withitem.context);
	plan_op(g, n->is_async ? OP_BEFORE_ASYNC_WITH : OP_BEFORE_WITH, 0);
	if (n->is_async)
		plan_await(g, 1);
	plan_jump(g, OP_SETUP_WITH, final);
	plan_use(g, block);
	plan_push_fblock(g, n->is_async ? FB_ASYNC_WITH : FB_WITH, block,
			 final, n);
	if (item->withitem.vars)
		plan_expr(g, item->withitem.vars);
	else
		plan_op(g, OP_POP_TOP, 0);
	if (s->arg + 1 < n->with.items->n)
		plan_run(g, run_item, n, NULL, s->arg + 1);
	else
		plan_stmts(g, n->with.body, 0);
	if (!n->is_async)
		plan_no_loc(g);
	else
		plan_pop_fblock(g);
	plan_op(g, OP_POP_BLOCK, 0);
	if (!n->is_async)
		plan_pop_fblock(g);
	plan_loc(g, &n->loc);
	plan_call_exit(g);
	if (n->is_async)
		plan_await(g, 2);
	plan_op(g, OP_POP_TOP, 0);
	plan_jump(g, OP_JUMP, exit);
	plan_use(g, final);
	plan_jump(g, OP_SETUP_CLEANUP, cleanup);
	plan_op(g, OP_PUSH_EXC_INFO, 0);
	plan_op(g, OP_WITH_EXCEPT_START, 0);
	if (n->is_async)
		plan_await(g, 2);
	plan_run(g, run_except_finish, cleanup, NULL, 0);
	plan_use(g, exit);
}

void gen_with(struct gen *g, struct node *n)
{
	if (n->is_async && may_await(g, g->body)) {
		g->body->scope->coroutine = true;
	} else if (n->is_async && g->body->kind != BODY_ASYNC_FUNCTION) {
		gen_error(g, "'async with' outside async function");
		return;
	}
	plan_run(g, run_item, n, NULL, 0);
}
