// SPDX-License-Identifier: GPL-2.0
/*
 * parser_target - what may stand on the left of "="
 *
 * Targets are parsed as expressions and then looked at; the grammar of
 * targets is a part of that of expressions.
 */

#include "parser.h"

/* May @e be assigned to? @star: also as a starred item. */
bool ob_target_ok(struct parser *p, const struct node *e, bool star)
{
	int i;

	if (ob_enter(p->u->rt, " during compilation")) {
		p->u->failed = true;
		return false;
	}
	switch (e->kind) {
	case N_NAME:
	case N_ATTRIBUTE:
	case N_SUBSCRIPT:
		return true;
	case N_STARRED:
		return star && e->one.value->kind != N_STARRED &&
		       ob_target_ok(p, e->one.value, false);
	case N_LIST:
	case N_TUPLE:
		for (i = 0; i < seq_len(e->many.items); i++)
			if (!ob_target_ok(p, e->many.items->item[i], true))
				return false;
		return true;
	default:
		return false;
	}
}

/* May @e be annotated or be assigned to with an operator? */
bool ob_target_single(const struct node *e)
{
	return e->kind == N_NAME || e->kind == N_ATTRIBUTE ||
	       e->kind == N_SUBSCRIPT;
}

void ob_set_ctx(struct parser *p, struct node *e, enum node_ctx ctx)
{
	int i;

	if (ob_enter(p->u->rt, " during compilation")) {
		p->u->failed = true;
		return;
	}
	e->ctx = ctx;
	if (e->kind == N_STARRED)
		ob_set_ctx(p, e->one.value, ctx);
	else if (e->kind == N_LIST || e->kind == N_TUPLE)
		for (i = 0; i < seq_len(e->many.items); i++)
			ob_set_ctx(p, e->many.items->item[i], ctx);
}

/*
 * Results of the second parse are shared, so that a node that turns out to be
 * a target must not change under its other readers; they are thrown away then.
 */
static struct node *as_target(struct parser *p, struct node *e)
{
	if (!e || !ob_target_ok(p, e, true))
		return NULL;
	if (!p->invalid)
		ob_set_ctx(p, e, CTX_STORE);
	return p->u->failed ? NULL : e;
}

struct node *ob_parse_star_target(struct parser *p)
{
	int start = p->mark;
	struct node *n, *e;

	if (!accept(p, T_STAR))
		return as_target(p, ob_parse_primary(p));
	if (peek(p) == T_STAR)
		return NULL;
	e = as_target(p, ob_parse_primary(p));
	if (!e)
		return NULL;
	n = ob_parser_node(p, N_STARRED);
	if (!n)
		return NULL;
	n->one.value = e;
	n->ctx = CTX_STORE;
	return ob_parser_finish(p, n, start);
}

/* One target, or several with commas between: a tuple. */
struct node *ob_parse_star_targets(struct parser *p)
{
	int start = p->mark;
	struct node *n = ob_parse_star_target(p);
	struct vec items = {};

	if (!n || peek(p) != T_COMMA)
		return n;
	if (!ob_vec_push(p->u, &items, n))
		return NULL;
	while (accept(p, T_COMMA)) {
		int mark = p->mark;

		n = ob_parse_star_target(p);
		if (!n) {
			p->mark = mark;
			break;
		}
		if (!ob_vec_push(p->u, &items, n))
			return NULL;
	}
	n = ob_parser_node(p, N_TUPLE);
	if (!n || p->u->failed)
		return NULL;
	n->ctx = CTX_STORE;
	n->many.items = ob_vec_seq(p->u, &items);
	return ob_parser_finish(p, n, start);
}

static bool del_ok(struct parser *p, const struct node *e)
{
	int i;

	if (ob_enter(p->u->rt, " during compilation")) {
		p->u->failed = true;
		return false;
	}
	if (e->kind != N_LIST && e->kind != N_TUPLE)
		return ob_target_single(e);
	for (i = 0; i < seq_len(e->many.items); i++)
		if (!del_ok(p, e->many.items->item[i]))
			return false;
	return true;
}

struct seq *ob_parse_del_targets(struct parser *p)
{
	struct vec items = {};

	do {
		int mark = p->mark;
		struct node *e = ob_parse_primary(p);

		if (!e || !del_ok(p, e)) {
			p->mark = mark;
			if (!items.n || !e || p->u->failed)
				break;
			return NULL;
		}
		if (!p->invalid)
			ob_set_ctx(p, e, CTX_DEL);
		if (!ob_vec_push(p->u, &items, e))
			return NULL;
	} while (accept(p, T_COMMA));
	if (!items.n || p->u->failed)
		return NULL;
	return ob_vec_seq(p->u, &items);
}
