// SPDX-License-Identifier: GPL-2.0
/*
 * codegen_loop - loops, and leaving blocks by return, break and continue
 */

#include "codegen.h"

void gen_for(struct gen *g, struct node *n)
{
	struct block *start = ob_block_new(g);
	struct block *body = ob_block_new(g);
	struct block *cleanup = ob_block_new(g);
	struct block *end = ob_block_new(g);

	if (!push_fblock(g, FB_FOR, start, end, NULL))
		return;
	plan_expr(g, n->loop.iter);
	plan_op(g, OP_GET_ITER, 0);
	plan_use(g, start);
	plan_jump(g, OP_FOR_ITER, cleanup);
	plan_use(g, body);
	plan_expr(g, n->loop.target);
	plan_stmts(g, n->loop.body, 0);
	plan_no_loc(g);
	plan_jump(g, OP_JUMP, start);
	plan_use(g, cleanup);
	plan_pop_fblock(g);
	plan_stmts(g, n->loop.orelse, 0);
	plan_use(g, end);
}

void gen_async_for(struct gen *g, struct node *n)
{
	struct block *start, *except, *end;

	if (may_await(g, g->body)) {
		g->body->scope->coroutine = true;
	} else if (g->body->kind != BODY_ASYNC_FUNCTION) {
		gen_error(g, "'async for' outside async function");
		return;
	}
	start = ob_block_new(g);
	except = ob_block_new(g);
	end = ob_block_new(g);
	plan_expr(g, n->loop.iter);
	plan_op(g, OP_GET_AITER, 0);
	plan_use(g, start);
	plan_push_fblock(g, FB_FOR, start, end, NULL);
	plan_jump(g, OP_SETUP_FINALLY, except);
	plan_op(g, OP_GET_ANEXT, 0);
	plan_const(g, ob_none(g->u->rt));
	plan_yield_from(g, true);
	plan_op(g, OP_POP_BLOCK, 0);
	plan_expr(g, n->loop.target);
	plan_stmts(g, n->loop.body, 0);
	plan_no_loc(g);
	plan_jump(g, OP_JUMP, start);
	plan_pop_fblock(g);
	plan_use(g, except);
	plan_loc(g, &n->loop.iter->loc);
	plan_op(g, OP_END_ASYNC_FOR, 0);
	plan_stmts(g, n->loop.orelse, 0);
	plan_use(g, end);
}

void gen_while(struct gen *g, struct node *n)
{
	struct block *loop = ob_block_new(g);
	struct block *body = ob_block_new(g);
	struct block *anchor = ob_block_new(g);
	struct block *end = ob_block_new(g);

	ob_block_use(g, loop);
	if (!push_fblock(g, FB_WHILE, loop, end, NULL))
		return;
	plan_jump_if(g, n->cond.test, anchor, false);
	plan_use(g, body);
	plan_stmts(g, n->cond.body, 0);
	plan_loc(g, &n->loc);
	plan_jump_if(g, n->cond.test, body, true);
	plan_pop_fblock(g);
	plan_use(g, anchor);
	plan_stmts(g, n->cond.orelse, 0);
	plan_use(g, end);
}

static void plan_swap_pop(struct gen *g, bool preserve)
{
	if (preserve)
		plan_op(g, OP_SWAP, 2);
	plan_op(g, OP_POP_TOP, 0);
}

/* Leave a with statement: call its exit with no exception. */
static void unwind_with(struct gen *g, struct fblock *f, bool preserve)
{
	struct node *n = f->datum;

	plan_loc(g, &n->loc);
	plan_op(g, OP_POP_BLOCK, 0);
	if (preserve)
		plan_op(g, OP_SWAP, 2);
	plan_call_exit(g);
	if (f->kind == FB_ASYNC_WITH) {
		plan_op(g, OP_GET_AWAITABLE, 2);
		plan_const(g, ob_none(g->u->rt));
		plan_yield_from(g, true);
	}
	plan_op(g, OP_POP_TOP, 0);
	plan_no_loc(g);
}

static void unwind_handler(struct gen *g, struct fblock *f, bool preserve)
{
	if (f->datum)
		plan_op(g, OP_POP_BLOCK, 0);
	if (preserve)
		plan_op(g, OP_SWAP, 2);
	plan_op(g, OP_POP_BLOCK, 0);
	plan_op(g, OP_POP_EXCEPT, 0);
	if (f->datum) {
		plan_const(g, ob_none(g->u->rt));
		plan_name(g, f->datum, CTX_STORE);
		plan_name(g, f->datum, CTX_DEL);
	}
}

/* Instructions that leave one block; @preserve keeps the value on top. */
static void plan_unwind_one(struct gen *g, struct fblock *f, bool preserve)
{
	switch (f->kind) {
	case FB_FOR:
	case FB_POP_VALUE:
		plan_swap_pop(g, preserve);
		break;
	case FB_TRY_EXCEPT:
		plan_op(g, OP_POP_BLOCK, 0);
		break;
	case FB_FINALLY_TRY:
		plan_op(g, OP_POP_BLOCK, 0);
		if (preserve)
			plan_push_fblock(g, FB_POP_VALUE, NULL, NULL, NULL);
		plan_stmts(g, f->datum, 0);
		if (preserve)
			plan_pop_fblock(g);
		plan_no_loc(g);
		break;
	case FB_FINALLY_END:
		plan_swap_pop(g, preserve);
		if (preserve)
			plan_op(g, OP_SWAP, 2);
		plan_op(g, OP_POP_BLOCK, 0);
		plan_op(g, OP_POP_EXCEPT, 0);
		break;
	case FB_WITH:
	case FB_ASYNC_WITH:
		unwind_with(g, f, preserve);
		break;
	case FB_HANDLER_CLEANUP:
		unwind_handler(g, f, preserve);
		break;
	default:
		break;
	}
}

/*
 * struct unwind - leaving blocks from the inside out
 * @loop: out: the innermost loop, when @to_loop
 */
struct unwind {
	bool preserve, to_loop, found, is_break;
	struct fblock loop;
	struct loc loc;
};

static void restore_fblock(void *ctx, struct step *s)
{
	struct gen *g = ctx;
	struct fblock *f = s->p;

	g->body->fblock[g->body->nr_fblocks++] = *f;
}

/*
 * Blocks are taken off while their exits are generated, so that a break in a
 * finally body means what it would mean outside, and put back afterwards.
 */
static void unwind_step(void *ctx, struct step *s)
{
	struct gen *g = ctx;
	struct unwind *w = s->p;
	struct fblock *top, *copy;

	if (!g->body->nr_fblocks)
		return;
	top = &g->body->fblock[g->body->nr_fblocks - 1];
	if (top->kind == FB_GROUP_HANDLER) {
		gen_error(g, "'break', 'continue' and 'return' cannot appear in an except* block");
		return;
	}
	if (w->to_loop && (top->kind == FB_WHILE || top->kind == FB_FOR)) {
		w->found = true;
		w->loop = *top;
		return;
	}
	copy = unit_alloc(g->u, sizeof(*copy));
	if (!copy)
		return;
	*copy = *top;
	g->body->nr_fblocks--;
	plan_unwind_one(g, copy, w->preserve);
	plan_run(g, unwind_step, w, NULL, 0);
	plan_run(g, restore_fblock, copy, NULL, 0);
}

static void leave_loop(void *ctx, struct step *s)
{
	struct gen *g = ctx;
	struct unwind *w = s->p;

	if (!w->found) {
		set_loc(g, &w->loc);
		gen_error(g, w->is_break ? "'break' outside loop" :
			  "'continue' not properly in loop");
		return;
	}
	if (w->is_break) {
		plan_unwind_one(g, &w->loop, false);
		plan_jump(g, OP_JUMP, w->loop.exit);
	} else {
		plan_jump(g, OP_JUMP, w->loop.block);
	}
}

static void gen_leave(struct gen *g, bool is_break)
{
	struct unwind *w = unit_alloc(g->u, sizeof(*w));

	if (!w)
		return;
	w->to_loop = true;
	w->is_break = is_break;
	w->loc = g->body->loc;
	emit(g, OP_NOP, 0);
	plan_run(g, unwind_step, w, NULL, 0);
	plan_run(g, leave_loop, w, NULL, 0);
}

void gen_break(struct gen *g)
{
	gen_leave(g, true);
}

void gen_continue(struct gen *g)
{
	gen_leave(g, false);
}

void gen_return(struct gen *g, struct node *n)
{
	struct node *v = n->one.value;
	struct unwind *w = unit_alloc(g->u, sizeof(*w));
	struct scope *s = g->body->scope;

	if (!w)
		return;
	if (s->type != SCOPE_FUNCTION) {
		gen_error(g, "'return' outside function");
		return;
	}
	if (v && s->coroutine && s->generator) {
		gen_error(g, "'return' with value in async generator");
		return;
	}
	w->preserve = v && v->kind != N_CONST;
	if (w->preserve) {
		plan_expr(g, v);
	} else if (v) {
		set_loc(g, &v->loc);
		emit(g, OP_NOP, 0);
	}
	if (!v || v->loc.line != n->loc.line) {
		plan_loc(g, &n->loc);
		plan_op(g, OP_NOP, 0);
	}
	plan_run(g, unwind_step, w, NULL, 0);
	if (!v)
		plan_const(g, ob_none(g->u->rt));
	else if (!w->preserve)
		plan_const(g, v->constant.value);
	plan_op(g, OP_RETURN_VALUE, 0);
}
