// SPDX-License-Identifier: GPL-2.0
/*
 * parser_try - try and with statements
 */

#include "parser.h"

/* Second parse: except A, B: */
static void several_types(struct parser *p, struct node *first)
{
	struct node *rest;

	p->mark++;
	rest = ob_parse_expressions(p);
	if (!rest)
		return;
	if (accept(p, T_AS) && !accept(p, T_NAME))
		return;
	if (peek(p) == T_COLON)
		ob_parser_error_from(p, &first->loc, "multiple exception types must be parenthesized");
}

static bool handler_head(struct parser *p, struct node *n, bool star)
{
	struct node *name;

	if (peek(p) == T_COLON) {
		if (star && p->invalid)
			ob_parser_error(p, "expected one or more exception types");
		return !star;
	}
	if (peek(p) == T_NEWLINE) {
		if (p->invalid)
			ob_parser_error(p, star ?
					"expected one or more exception types" :
					"expected ':'");
		return false;
	}
	n->handler.type = ob_parse_expression(p);
	if (!n->handler.type)
		return false;
	if (p->invalid && peek(p) == T_COMMA) {
		several_types(p, n->handler.type);
		return false;
	}
	if (accept(p, T_AS)) {
		name = ob_parser_name(p);
		if (!name)
			return false;
		n->handler.name = name->name.id;
	}
	return true;
}

static struct node *parse_handler(struct parser *p, bool star)
{
	int start = p->mark++;
	struct node *n = ob_parser_node(p, N_HANDLER);

	if (!n)
		return NULL;
	if (star)
		p->mark++;
	if (!handler_head(p, n, star) || !ob_parse_colon(p, false) ||
	    !ob_parse_indented(p, star ? "'except*' statement" :
			       "'except' statement", p->tok[start].loc.line))
		return NULL;
	n->handler.body = ob_parse_block(p);
	if (!n->handler.body)
		return NULL;
	return ob_parser_finish(p, n, start);
}

static struct seq *parse_finally(struct parser *p)
{
	int line = p->tok[p->mark].loc.line;

	p->mark++;
	if (!ob_parse_colon(p, true) ||
	    !ob_parse_indented(p, "'finally' statement", line))
		return NULL;
	return ob_parse_block(p);
}

/* Second parse: except and except* of one try, if their heads are right. */
static void mixed_handlers(struct parser *p, int start, bool star)
{
	struct node *n = ob_parser_node(p, N_HANDLER);

	p->mark = start + 1 + star;
	if (!n || !handler_head(p, n, star) || peek(p) != T_COLON)
		return;
	ob_parser_error_range(p, &p->tok[start].loc,
			      &p->tok[start + star].loc,
			      "cannot have both 'except' and 'except*' on the same 'try'");
}

static bool parse_handlers(struct parser *p, struct node *n)
{
	struct vec handlers = {};
	bool star = false;

	while (peek(p) == T_EXCEPT) {
		int start = p->mark;
		struct node *h;
		bool this_star = peek2(p) == T_STAR;

		if (handlers.n && this_star != star) {
			if (p->invalid)
				mixed_handlers(p, start, this_star);
			return false;
		}
		star = this_star;
		h = parse_handler(p, star);
		if (!h || !ob_vec_push(p->u, &handlers, h))
			return false;
	}
	n->is_async = star;
	n->try.handlers = ob_vec_seq(p->u, &handlers);
	return n->try.handlers;
}

struct node *ob_parse_try(struct parser *p)
{
	int start = p->mark++;
	struct node *n = ob_parser_node(p, N_TRY);

	if (!n || !ob_parse_colon(p, true) ||
	    !ob_parse_indented(p, "'try' statement", p->tok[start].loc.line))
		return NULL;
	n->try.body = ob_parse_block(p);
	if (!n->try.body) {
		/* handlers without a body may still be wrong */
		p->mark = start + 2;
		if (p->invalid && !p->u->failed && peek(p) == T_EXCEPT)
			parse_handlers(p, n);
		return NULL;
	}
	if (p->invalid && peek(p) != T_EXCEPT && peek(p) != T_FINALLY)
		return ob_parser_error(p, "expected 'except' or 'finally' block");
	if (!parse_handlers(p, n))
		return NULL;
	if (n->try.handlers->n && peek(p) == T_ELSE) {
		n->try.orelse = ob_parse_else(p);
		if (!n->try.orelse)
			return NULL;
	}
	if (peek(p) == T_FINALLY) {
		n->try.final = parse_finally(p);
		if (!n->try.final)
			return NULL;
	} else if (!n->try.handlers->n) {
		return NULL;
	}
	return ob_parser_finish(p, n, start);
}

/* Second parse: with EXPR as SOMETHING-THAT-IS-NO-TARGET */
static void invalid_item(struct parser *p, int mark)
{
	struct node *e;
	int type;

	p->mark = mark;
	e = ob_parse_expression(p);
	type = peek(p);
	if (e && (type == T_COMMA || type == T_RPAR || type == T_COLON))
		ob_parser_invalid_target(p, STAR_TARGETS, e);
}

static struct node *with_item(struct parser *p)
{
	int start = p->mark;
	struct node *n = ob_parser_node(p, N_WITHITEM);
	int mark, type;

	if (!n)
		return NULL;
	n->withitem.context = ob_parse_expression(p);
	if (!n->withitem.context)
		return NULL;
	mark = p->mark;
	if (!accept(p, T_AS))
		return ob_parser_finish(p, n, start);
	n->withitem.vars = ob_parse_star_target(p);
	type = peek(p);
	if (n->withitem.vars &&
	    (type == T_COMMA || type == T_RPAR || type == T_COLON))
		return ob_parser_finish(p, n, start);
	n->withitem.vars = NULL;
	if (p->invalid && !p->u->failed)
		invalid_item(p, mark + 1);
	p->mark = mark;
	return p->u->failed ? NULL : n;
}

static struct seq *with_items(struct parser *p, bool paren)
{
	struct vec items = {};
	struct node *n;

	do {
		if (paren && items.n && peek(p) == T_RPAR)
			break;
		n = with_item(p);
		if (!n || !ob_vec_push(p->u, &items, n))
			return NULL;
	} while (accept(p, T_COMMA));
	return ob_vec_seq(p->u, &items);
}

/*
 * "with (a, b):" may be two managers or one tuple's beginning; two managers
 * when the colon follows.
 */
static struct seq *with_head(struct parser *p)
{
	int mark = p->mark;
	struct seq *s;

	if (accept(p, T_LPAR)) {
		s = with_items(p, true);
		if (s && accept(p, T_RPAR)) {
			if (peek(p) == T_COLON)
				return s;
			if (p->invalid && peek(p) == T_NEWLINE) {
				ob_parser_error(p, "expected ':'");
				return NULL;
			}
		}
		if (p->u->failed)
			return NULL;
		p->mark = mark;
	}
	return with_items(p, false);
}

/* Second parse: a line that would be a with statement but for the colon. */
static void with_without_colon(struct parser *p)
{
	int mark;

	do {
		if (!ob_parse_expression(p))
			return;
		mark = p->mark;
		if (accept(p, T_AS) && !ob_parse_star_target(p))
			p->mark = mark;
	} while (accept(p, T_COMMA));
	if (peek(p) == T_NEWLINE)
		ob_parser_error(p, "expected ':'");
}

struct node *ob_parse_with(struct parser *p, int start, bool is_async)
{
	int line = p->tok[p->mark].loc.line, mark;
	struct node *n = ob_parser_node(p, N_WITH);

	p->mark++;
	if (!n)
		return NULL;
	n->is_async = is_async;
	mark = p->mark;
	n->with.items = with_head(p);
	if (p->invalid && !p->u->failed && peek(p) != T_COLON) {
		p->mark = mark;
		with_without_colon(p);
		return NULL;
	}
	if (!n->with.items || !ob_parse_colon(p, false) ||
	    !ob_parse_indented(p, "'with' statement", line))
		return NULL;
	n->with.body = ob_parse_block(p);
	if (!n->with.body)
		return NULL;
	return ob_parser_finish(p, n, start);
}
