// SPDX-License-Identifier: GPL-2.0
/*
 * parser_invalid - common mistakes in expressions and assignments
 *
 * Called in the second parse only, with p->mark where the construct begins;
 * each either raises or does nothing, and leaves p->mark anywhere.
 */

#include "parser.h"

static bool legacy_name(struct parser *p, const struct node *e)
{
	return e->kind == N_NAME &&
	       (ob_str_equal_c(e->name.id, "print") ||
		ob_str_equal_c(e->name.id, "exec"));
}

static bool soft_keyword(struct parser *p, int i)
{
	return ob_parser_is_soft(p, i, "_") ||
	       ob_parser_is_soft(p, i, "case") ||
	       ob_parser_is_soft(p, i, "match");
}

/* Two expressions side by side, inside brackets. */
static void forgotten_comma(struct parser *p)
{
	bool invalid = p->invalid;
	struct node *a, *b;

	if (peek(p) == T_NAME && (soft_keyword(p, p->mark) ||
				  peek2(p) == T_STRING))
		return;
	a = ob_parse_operators(p, LEVEL_OR);
	if (!a)
		return;
	p->invalid = false;
	b = ob_parse_expression(p);
	p->invalid = invalid;
	if (!b || legacy_name(p, a) || !p->tok[p->mark - 1].level)
		return;
	ob_parser_error_range(p, &a->loc, &b->loc,
			      "invalid syntax. Perhaps you forgot a comma?");
}

static void missing_else(struct parser *p)
{
	struct node *a, *b;
	int type;

	a = ob_parse_operators(p, LEVEL_OR);
	if (!a || !accept(p, T_IF))
		return;
	b = ob_parse_operators(p, LEVEL_OR);
	type = peek(p);
	if (b && type != T_ELSE && type != T_COLON)
		ob_parser_error_range(p, &a->loc, &b->loc,
				      "expected 'else' after 'if' expression");
}

/* print "hello" */
static void legacy_statement(struct parser *p)
{
	struct node *a, *b;
	char buf[16] = "";

	if (peek(p) != T_NAME)
		return;
	a = ob_parser_name(p);
	if (!a || peek(p) == T_LPAR)
		return;
	/* Whatever the name is, what follows may be wrong in its own way. */
	b = ob_parse_star_expressions(p);
	if (!b || !legacy_name(p, a))
		return;
	snprintf(buf, sizeof(buf), "%s",
		 ob_str_equal_c(a->name.id, "print") ? "print" : "exec");
	ob_parser_error_range(p, &a->loc, &b->loc,
			      "Missing parentheses in call to '%s'. Did you mean %s(...)?",
			      buf, buf);
}

void ob_invalid_expression(struct parser *p)
{
	int start = p->mark;

	forgotten_comma(p);
	p->mark = start;
	if (!p->u->failed)
		missing_else(p);
	p->mark = start;
	if (!p->u->failed)
		legacy_statement(p);
}

/* Is there a list, a tuple or a generator here, or True, None, False? */
static bool excused(struct parser *p)
{
	int start = p->mark, type = peek(p);
	const struct loc *at;
	struct node *n;

	if (type == T_TRUE || type == T_NONE || type == T_FALSE)
		return true;
	if (type != T_LPAR && type != T_LSQB)
		return false;
	n = ob_parse_atom(p);
	p->mark = start;
	if (!n)
		return false;
	at = &p->tok[start].loc;
	return (n->kind == N_LIST || n->kind == N_TUPLE ||
		n->kind == N_GENEXP) &&
	       n->loc.line == at->line && n->loc.col == at->col;
}

static bool no_assignment_follows(struct parser *p)
{
	int type = peek(p);

	return type != T_EQUAL && type != T_COLONEQUAL;
}

static void named_checks(struct parser *p)
{
	int start = p->mark;
	struct node *a, *b;

	a = ob_parse_expression(p);
	if (a && accept(p, T_COLONEQUAL) && ob_parse_expression(p)) {
		ob_parser_error_range(p, &a->loc, &a->loc,
				      "cannot use assignment expressions with %s",
				      ob_expr_name(p, a));
		return;
	}
	p->mark = start;
	if (p->u->failed)
		return;
	if (peek(p) == T_NAME && peek2(p) == T_EQUAL) {
		a = ob_parser_name(p);
		p->mark++;
		b = ob_parse_operators(p, LEVEL_BITOR);
		if (a && b && no_assignment_follows(p))
			ob_parser_error_range(p, &a->loc, &b->loc,
					      "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
	}
	p->mark = start;
	if (p->u->failed || excused(p))
		return;
	a = ob_parse_operators(p, LEVEL_BITOR);
	if (!a || !accept(p, T_EQUAL) || !ob_parse_operators(p, LEVEL_BITOR))
		return;
	if (no_assignment_follows(p))
		ob_parser_error_range(p, &a->loc, &a->loc,
				      "cannot assign to %s here. Maybe you meant '==' instead of '='?",
				      ob_expr_name(p, a));
}

void ob_invalid_named(struct parser *p)
{
	int start = p->mark;
	void *memo;

	if (peek(p) == T_ERROR ||
	    ob_parser_memo(p, MEMO_INVALID_NAMED, &memo))
		return;
	named_checks(p);
	p->mark = start;
	ob_parser_memo_set(p, MEMO_INVALID_NAMED, start, NULL);
}

/* ((...)) around a list or tuple display, or the display itself. */
static struct node *display(struct parser *p)
{
	int type = peek(p);
	struct node *n;

	if (type != T_LPAR && type != T_LSQB)
		return NULL;
	n = ob_parse_atom(p);
	return n && (n->kind == N_LIST || n->kind == N_TUPLE) ? n : NULL;
}

static void wrong_annotation(struct parser *p)
{
	int start = p->mark;
	struct node *a, *n;

	a = display(p);
	if (a && accept(p, T_COLON) && ob_parse_expression(p)) {
		ob_parser_error_range(p, &a->loc, &a->loc,
				      "only single target (not %s) can be annotated",
				      ob_expr_name(p, a));
		return;
	}
	p->mark = start;
	a = ob_parse_star_named(p);
	if (a && accept(p, T_COMMA)) {
		do {
			int mark = p->mark;

			n = ob_parse_star_named(p);
			if (n)
				accept(p, T_COMMA);
			else
				p->mark = mark;
		} while (n);
		if (accept(p, T_COLON) && ob_parse_expression(p)) {
			ob_parser_error_range(p, &a->loc, &a->loc,
					      "only single target (not tuple) can be annotated");
			return;
		}
	}
	p->mark = start;
	if (p->u->failed)
		return;
	a = ob_parse_expression(p);
	if (a && accept(p, T_COLON) && ob_parse_expression(p))
		ob_parser_error_range(p, &a->loc, &a->loc,
				      "illegal target for annotation");
}

/* Skip (TARGETS "=")*. */
static void skip_targets(struct parser *p)
{
	for (;;) {
		int mark = p->mark;

		if (!ob_parse_star_targets(p) || !accept(p, T_EQUAL)) {
			p->mark = mark;
			return;
		}
	}
}

static bool augassign(int type)
{
	switch (type) {
	case T_PLUSEQUAL:
	case T_MINEQUAL:
	case T_STAREQUAL:
	case T_SLASHEQUAL:
	case T_PERCENTEQUAL:
	case T_AMPEREQUAL:
	case T_VBAREQUAL:
	case T_CIRCUMFLEXEQUAL:
	case T_LEFTSHIFTEQUAL:
	case T_RIGHTSHIFTEQUAL:
	case T_DOUBLESTAREQUAL:
	case T_DOUBLESLASHEQUAL:
	case T_ATEQUAL:
		return true;
	default:
		return false;
	}
}

void ob_invalid_assignment(struct parser *p)
{
	int start = p->mark;
	struct node *a;

	wrong_annotation(p);
	p->mark = start;
	if (p->u->failed)
		return;
	skip_targets(p);
	a = ob_parse_star_expressions(p);
	if (a && accept(p, T_EQUAL))
		ob_parser_invalid_target(p, STAR_TARGETS, a);
	p->mark = start;
	if (p->u->failed)
		return;
	skip_targets(p);
	a = ob_parse_yield(p);
	if (a && accept(p, T_EQUAL))
		ob_parser_error_range(p, &a->loc, &a->loc,
				      "assignment to yield expression not possible");
	p->mark = start;
	if (p->u->failed)
		return;
	a = ob_parse_star_expressions(p);
	if (!a || !augassign(peek(p)))
		return;
	p->mark++;
	if (ob_parse_yield_or_star(p))
		ob_parser_error_range(p, &a->loc, &a->loc,
				      "'%s' is an illegal expression for augmented assignment",
				      ob_expr_name(p, a));
}

void ob_invalid_group(struct parser *p)
{
	int open = p->mark++;
	struct node *a;
	struct loc at;

	if (p->tok[open].type != T_LPAR)
		return;
	if (peek(p) == T_STAR) {
		a = ob_parse_starred(p);
		if (a && peek(p) == T_RPAR)
			ob_parser_error_range(p, &a->loc, &a->loc,
					      "cannot use starred expression here");
	} else if (peek(p) == T_DOUBLESTAR) {
		at = p->tok[p->mark].loc;
		p->mark++;
		if (ob_parse_expression(p) && peek(p) == T_RPAR)
			ob_parser_error_range(p, &at, &at,
					      "cannot use double starred expression here");
	}
}

void ob_invalid_comprehension(struct parser *p)
{
	int open = p->mark++, mark;
	bool paren = p->tok[open].type == T_LPAR;
	struct node *a, *last = NULL, *n;
	struct loc comma;

	a = ob_parse_starred(p);
	if (a && ob_parse_for_if(p)) {
		ob_parser_error_range(p, &a->loc, &a->loc,
				      "iterable unpacking cannot be used in comprehension");
		return;
	}
	p->mark = open + 1;
	if (paren || p->u->failed)
		return;
	a = ob_parse_star_named(p);
	if (!a || peek(p) != T_COMMA)
		return;
	comma = p->tok[p->mark].loc;
	while (accept(p, T_COMMA)) {
		mark = p->mark;
		n = ob_parse_star_named(p);
		if (!n) {
			p->mark = mark;
			break;
		}
		last = n;
	}
	if (!p->u->failed && ob_parse_for_if(p))
		ob_parser_error_range(p, &a->loc, last ? &last->loc : &comma,
				      "did you forget parentheses around the comprehension target?");
}

/* Is what follows "key:" a value? Raises when it visibly is not. */
static void invalid_value(struct parser *p, const struct loc *colon)
{
	struct loc at;
	int type = peek(p);

	if (type == T_STAR) {
		at = p->tok[p->mark].loc;
		p->mark++;
		if (ob_parse_operators(p, LEVEL_BITOR))
			ob_parser_error_from(p, &at, "cannot use a starred expression in a dictionary value");
	} else if (type == T_RBRACE || type == T_COMMA) {
		ob_parser_error_range(p, colon, colon,
				      "expression expected after dictionary key and ':'");
	}
}

static void invalid_pair(struct parser *p, bool first)
{
	struct node *a = ob_parse_expression(p);
	struct loc colon, from, to;

	if (!a)
		return;
	if (peek(p) == T_COLON) {
		colon = p->tok[p->mark].loc;
		p->mark++;
		invalid_value(p, &colon);
		return;
	}
	if (first || p->u->failed)
		return;
	from = a->loc;
	from.col = a->loc.end_col - 1;
	to = a->loc;
	to.end_col = -1;
	ob_parser_error_range(p, &from, &to,
			      "':' expected after dictionary key");
}

/*
 * CPython looks for these in the first parse already, before it considers that
 * the braces may hold a set.
 */
void ob_invalid_dict(struct parser *p)
{
	int open = p->mark++, mark = p->mark;
	bool any = false;

	for (;;) {
		bool ok;

		if (accept(p, T_DOUBLESTAR))
			ok = ob_parse_operators(p, LEVEL_BITOR);
		else
			ok = ob_parse_expression(p) && accept(p, T_COLON) &&
			     ob_parse_expression(p);
		if (!ok || peek(p) != T_COMMA)
			break;
		any = true;
		mark = ++p->mark;
	}
	if (p->u->failed)
		return;
	if (any) {
		p->mark = mark;
		invalid_pair(p, false);
		if (p->u->failed)
			return;
	}
	p->mark = open + 1;
	invalid_pair(p, true);
}

void ob_invalid_dict_comp(struct parser *p)
{
	struct loc at;

	p->mark++;
	if (p->u->failed || peek(p) != T_DOUBLESTAR)
		return;
	at = p->tok[p->mark].loc;
	p->mark++;
	if (ob_parse_operators(p, LEVEL_BITOR) && ob_parse_for_if(p) &&
	    peek(p) == T_RBRACE)
		ob_parser_error_range(p, &at, &at,
				      "dict unpacking cannot be used in dict comprehension");
}

void ob_invalid_for_target(struct parser *p)
{
	accept(p, T_ASYNC);
	if (!accept(p, T_FOR))
		return;
	ob_parser_invalid_target(p, FOR_TARGETS, ob_parse_star_expressions(p));
}
