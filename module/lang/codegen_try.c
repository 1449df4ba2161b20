// SPDX-License-Identifier: GPL-2.0
/*
 * codegen_try - try statements
 *
 * Handlers are ordinary blocks that SETUP instructions name; flow.c turns the
 * SETUP and POP_BLOCK pairs into the exception table.
 */

#include "codegen.h"

static void plan_try_body(struct gen *g, struct node *n);

/* From the handler's block on: enter it with a cleanup of its own. */
static void plan_handler_entry(struct gen *g, struct block *b,
			       struct block *cleanup)
{
	plan_use(g, b);
	plan_no_loc(g);
	plan_jump(g, OP_SETUP_CLEANUP, cleanup);
	plan_op(g, OP_PUSH_EXC_INFO, 0);
}

static void run_finally(void *ctx, struct step *s)
{
	struct gen *g = ctx;
	struct node *n = s->p;
	struct block *body = ob_block_new(g);
	struct block *end = ob_block_new(g);
	struct block *exit = ob_block_new(g);
	struct block *cleanup = ob_block_new(g);

	emit_jump(g, OP_SETUP_FINALLY, end);
	ob_block_use(g, body);
	if (!push_fblock(g, FB_FINALLY_TRY, body, end, n->try.final))
		return;
	if (seq_len(n->try.handlers))
		plan_try_body(g, n);
	else
		plan_stmts(g, n->try.body, 0);
	plan_op_noloc(g, OP_POP_BLOCK, 0);
	plan_pop_fblock(g);
	plan_stmts(g, n->try.final, 0);
	plan_jump_noloc(g, OP_JUMP, exit);
	plan_handler_entry(g, end, cleanup);
	plan_push_fblock(g, FB_FINALLY_END, end, NULL, NULL);
	plan_stmts(g, n->try.final, 0);
	plan_pop_fblock(g);
	plan_op(g, OP_RERAISE, 0);
	plan_use(g, cleanup);
	plan_reraise(g);
	plan_use(g, exit);
}

/* The name an exception was bound to is gone after its handler. */
static void plan_unbind(struct gen *g, struct ob_object *name)
{
	if (!name)
		return;
	plan_const(g, ob_none(g->u->rt));
	plan_name(g, name, CTX_STORE);
	plan_name(g, name, CTX_DEL);
}

/*
 * struct handlers_plan - where one try statement's handlers stand
 * @next: block of the next handler, or of re-raising
 */
struct handlers_plan {
	struct node *n;
	struct block *next, *end, *reraise;
	int i;
};

static void named_handler(struct gen *g, struct handlers_plan *hp,
			  struct node *h)
{
	struct block *end = ob_block_new(g);
	struct block *body = ob_block_new(g);

	plan_name(g, h->handler.name, CTX_STORE);
	plan_jump(g, OP_SETUP_CLEANUP, end);
	plan_use(g, body);
	plan_push_fblock(g, FB_HANDLER_CLEANUP, body, NULL, h->handler.name);
	plan_stmts(g, h->handler.body, 0);
	plan_pop_fblock(g);
	plan_no_loc(g);
	plan_op(g, OP_POP_BLOCK, 0);
	plan_op(g, OP_POP_BLOCK, 0);
	plan_op(g, OP_POP_EXCEPT, 0);
	plan_unbind(g, h->handler.name);
	plan_jump(g, OP_JUMP, hp->end);
	plan_use(g, end);
	plan_no_loc(g);
	plan_unbind(g, h->handler.name);
	plan_op(g, OP_RERAISE, 1);
}

static void plain_handler(struct gen *g, struct handlers_plan *hp,
			  struct node *h)
{
	struct block *body = ob_block_new(g);

	plan_op(g, OP_POP_TOP, 0);
	plan_use(g, body);
	plan_push_fblock(g, FB_HANDLER_CLEANUP, body, NULL, NULL);
	plan_stmts(g, h->handler.body, 0);
	plan_pop_fblock(g);
	plan_no_loc(g);
	plan_op(g, OP_POP_BLOCK, 0);
	plan_op(g, OP_POP_EXCEPT, 0);
	plan_jump(g, OP_JUMP, hp->end);
}

static void handler_inside(void *ctx, struct step *s)
{
	struct handlers_plan *hp = s->p;
	struct node *h = hp->n->try.handlers->item[hp->i];

	if (h->handler.name)
		named_handler(ctx, hp, h);
	else
		plain_handler(ctx, hp, h);
}

static void next_handler(void *ctx, struct step *s)
{
	struct gen *g = ctx;
	struct handlers_plan *hp = s->p;
	struct seq *all = hp->n->try.handlers;
	struct node *h;

	hp->i = s->arg;
	if (s->arg == all->n) {
		unset_loc(g);
		pop_fblock(g);
		emit(g, OP_RERAISE, 0);
		return;
	}
	h = all->item[s->arg];
	set_loc(g, &h->loc);
	if (!h->handler.type && s->arg < all->n - 1) {
		gen_error(g, "default 'except:' must be last");
		return;
	}
	hp->next = ob_block_new(g);
	if (h->handler.type) {
		plan_expr(g, h->handler.type);
		plan_op(g, OP_CHECK_EXC_MATCH, 0);
		plan_jump(g, OP_POP_JUMP_IF_FALSE, hp->next);
	}
	plan_run(g, handler_inside, hp, NULL, 0);
	plan_use(g, hp->next);
	plan_run(g, next_handler, hp, NULL, s->arg + 1);
}

static void run_except(void *ctx, struct step *s)
{
	struct gen *g = ctx;
	struct node *n = s->p;
	struct handlers_plan *hp = unit_alloc(g->u, sizeof(*hp));
	struct block *body = ob_block_new(g);
	struct block *except = ob_block_new(g);
	struct block *end = ob_block_new(g);
	struct block *cleanup = ob_block_new(g);

	if (!hp)
		return;
	hp->n = n;
	hp->end = end;
	emit_jump(g, OP_SETUP_FINALLY, except);
	ob_block_use(g, body);
	if (!push_fblock(g, FB_TRY_EXCEPT, body, NULL, NULL))
		return;
	plan_stmts(g, n->try.body, 0);
	plan_pop_fblock(g);
	plan_op_noloc(g, OP_POP_BLOCK, 0);
	plan_stmts(g, n->try.orelse, 0);
	plan_jump_noloc(g, OP_JUMP, end);
	plan_handler_entry(g, except, cleanup);
	plan_push_fblock(g, FB_EXCEPTION_HANDLER, NULL, NULL, NULL);
	plan_run(g, next_handler, hp, NULL, 0);
	plan_use(g, cleanup);
	plan_reraise(g);
	plan_use(g, end);
}

/* except*: matched exceptions are split off, the rest is raised at the end */
static void star_inside(void *ctx, struct step *s)
{
	struct gen *g = ctx;
	struct handlers_plan *hp = s->p;
	struct node *h = hp->n->try.handlers->item[hp->i];
	struct block *end = ob_block_new(g);
	struct block *body = ob_block_new(g);

	if (h->handler.name)
		plan_name(g, h->handler.name, CTX_STORE);
	else
		plan_op(g, OP_POP_TOP, 0);
	plan_jump(g, OP_SETUP_CLEANUP, end);
	plan_use(g, body);
	plan_push_fblock(g, FB_HANDLER_CLEANUP, body, NULL, h->handler.name);
	plan_stmts(g, h->handler.body, 0);
	plan_pop_fblock(g);
	plan_no_loc(g);
	plan_op(g, OP_POP_BLOCK, 0);
	plan_unbind(g, h->handler.name);
	plan_jump(g, OP_JUMP, hp->next);
	plan_use(g, end);
	plan_no_loc(g);
	plan_unbind(g, h->handler.name);
	plan_op(g, OP_LIST_APPEND, 3);
	plan_op(g, OP_POP_TOP, 0);
	plan_jump(g, OP_JUMP, hp->next);
}

static void star_end(struct gen *g, struct handlers_plan *hp)
{
	struct block *reraise;

	unset_loc(g);
	pop_fblock(g);
	reraise = ob_block_new(g);
	ob_block_use(g, hp->reraise);
	emit(g, OP_PREP_RERAISE_STAR, 0);
	emit(g, OP_COPY, 1);
	emit_jump(g, OP_POP_JUMP_IF_NOT_NONE, reraise);
	emit(g, OP_POP_TOP, 0);
	emit(g, OP_POP_BLOCK, 0);
	emit(g, OP_POP_EXCEPT, 0);
	emit_jump(g, OP_JUMP, hp->end);
	ob_block_use(g, reraise);
	emit(g, OP_POP_BLOCK, 0);
	emit(g, OP_SWAP, 2);
	emit(g, OP_POP_EXCEPT, 0);
	emit(g, OP_RERAISE, 0);
}

static void next_star(void *ctx, struct step *s)
{
	struct gen *g = ctx;
	struct handlers_plan *hp = s->p;
	struct seq *all = hp->n->try.handlers;
	struct block *match;
	struct node *h;

	hp->i = s->arg;
	if (s->arg == all->n) {
		star_end(g, hp);
		return;
	}
	h = all->item[s->arg];
	set_loc(g, &h->loc);
	hp->next = ob_block_new(g);
	match = ob_block_new(g);
	if (!s->arg) {
		emit(g, OP_COPY, 1);
		emit(g, OP_BUILD_LIST, 0);
		emit(g, OP_SWAP, 2);
	}
	plan_expr(g, h->handler.type);
	plan_op(g, OP_CHECK_EG_MATCH, 0);
	plan_op(g, OP_COPY, 1);
	plan_jump(g, OP_POP_JUMP_IF_NOT_NONE, match);
	plan_op(g, OP_POP_TOP, 0);
	plan_jump(g, OP_JUMP, hp->next);
	plan_use(g, match);
	plan_run(g, star_inside, hp, NULL, 0);
	plan_use(g, hp->next);
	if (s->arg == all->n - 1) {
		plan_op(g, OP_LIST_APPEND, 1);
		plan_jump(g, OP_JUMP, hp->reraise);
	}
	plan_run(g, next_star, hp, NULL, s->arg + 1);
}

static void run_except_star(void *ctx, struct step *s)
{
	struct gen *g = ctx;
	struct node *n = s->p;
	struct handlers_plan *hp = unit_alloc(g->u, sizeof(*hp));
	struct block *body = ob_block_new(g);
	struct block *except = ob_block_new(g);
	struct block *orelse = ob_block_new(g);
	struct block *end = ob_block_new(g);
	struct block *cleanup = ob_block_new(g);

	if (!hp)
		return;
	hp->n = n;
	hp->end = end;
	hp->reraise = ob_block_new(g);
	emit_jump(g, OP_SETUP_FINALLY, except);
	ob_block_use(g, body);
	if (!push_fblock(g, FB_TRY_EXCEPT, body, NULL, NULL))
		return;
	plan_stmts(g, n->try.body, 0);
	plan_pop_fblock(g);
	plan_op_noloc(g, OP_POP_BLOCK, 0);
	plan_jump_noloc(g, OP_JUMP, orelse);
	plan_handler_entry(g, except, cleanup);
	plan_push_fblock(g, FB_GROUP_HANDLER, NULL, NULL, NULL);
	plan_run(g, next_star, hp, NULL, 0);
	plan_use(g, cleanup);
	plan_reraise(g);
	plan_use(g, orelse);
	plan_stmts(g, n->try.orelse, 0);
	plan_use(g, end);
}

static void plan_try_body(struct gen *g, struct node *n)
{
	plan_run(g, n->is_async ? run_except_star : run_except, n, NULL, 0);
}

void gen_try(struct gen *g, struct node *n)
{
	if (seq_len(n->try.final))
		plan_run(g, run_finally, n, NULL, 0);
	else
		plan_try_body(g, n);
}
