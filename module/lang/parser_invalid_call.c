// SPDX-License-Identifier: GPL-2.0
/*
 * parser_invalid_call - common mistakes in arguments and parameters
 *
 * As parser_invalid.c, for what stands in the parentheses of calls and of
 * function definitions.
 */

#include "parser.h"

static struct node *last_part(struct seq *generators)
{
	struct node *last = generators->item[generators->n - 1];

	if (seq_len(last->generator.ifs))
		return last->generator.ifs->item[last->generator.ifs->n - 1];
	return last->generator.iter;
}

static void must_be_parenthesized(struct parser *p, struct node *from,
				  struct seq *generators)
{
	ob_parser_error_range(p, &from->loc, &last_part(generators)->loc,
			      "Generator expression must be parenthesized");
}

/* f(x for x in y, ...) */
static void generator_first(struct parser *p)
{
	struct node *a = ob_parse_expression(p);
	struct seq *gen;

	if (!a || (peek(p) != T_FOR && peek(p) != T_ASYNC))
		return;
	gen = ob_parse_for_if(p);
	if (!gen || !accept(p, T_COMMA))
		return;
	ob_parse_args(p);
	if (!p->u->failed)
		must_be_parenthesized(p, a, gen);
}

/* f(a=x for x in y) */
static void generator_value(struct parser *p)
{
	int name = p->mark;
	struct loc from, eq;

	if (peek(p) != T_NAME || peek2(p) != T_EQUAL)
		return;
	from = p->tok[name].loc;
	eq = p->tok[name + 1].loc;
	p->mark += 2;
	if (ob_parse_expression(p) && ob_parse_for_if(p))
		ob_parser_error_range(p, &from, &eq,
				      "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
}

static void wrong_order(struct parser *p, struct node *args)
{
	struct seq *kw = args->call.keywords;
	bool unpacking = false;
	int i;

	for (i = 0; i < seq_len(kw); i++)
		unpacking |= !kw->item[i]->keyword.arg;
	ob_parser_error(p, unpacking ?
			"positional argument follows keyword argument unpacking" :
			"positional argument follows keyword argument");
}

void ob_invalid_arguments(struct parser *p)
{
	int start = p->mark, mark;
	struct node *args, *a;
	struct seq *gen;

	args = ob_parse_args(p);
	mark = p->mark;
	if (args && accept(p, T_COMMA) && peek(p) == T_STAR) {
		ob_parser_error_range(p, &args->loc, &args->loc,
				      "iterable argument unpacking follows keyword argument unpacking");
		return;
	}
	p->mark = start;
	if (!p->u->failed)
		generator_first(p);
	p->mark = start;
	if (!p->u->failed)
		generator_value(p);
	p->mark = mark;
	if (p->u->failed || !args)
		return;
	if (peek(p) == T_FOR || peek(p) == T_ASYNC) {
		gen = ob_parse_for_if(p);
		if (gen && seq_len(args->call.args) > 1)
			must_be_parenthesized(p, args->call.args->item[args->call.args->n - 1],
					      gen);
	}
	p->mark = mark;
	if (p->u->failed || !accept(p, T_COMMA))
		return;
	a = ob_parse_expression(p);
	if (a && (peek(p) == T_FOR || peek(p) == T_ASYNC)) {
		gen = ob_parse_for_if(p);
		if (gen) {
			must_be_parenthesized(p, a, gen);
			return;
		}
	}
	p->mark = mark + 1;
	if (!p->u->failed && ob_parse_args(p))
		wrong_order(p, args);
}

void ob_invalid_kwarg(struct parser *p)
{
	int start = p->mark, type = peek(p);
	struct node *a;
	struct loc from, eq;

	if ((type == T_TRUE || type == T_FALSE || type == T_NONE) &&
	    peek2(p) == T_EQUAL) {
		ob_parser_error_range(p, &p->tok[start].loc,
				      &p->tok[start + 1].loc,
				      "cannot assign to %s",
				      type == T_TRUE ? "True" :
				      type == T_FALSE ? "False" : "None");
		return;
	}
	if (type == T_NAME && peek2(p) == T_EQUAL) {
		generator_value(p);
		return;
	}
	a = ob_parse_expression(p);
	if (!a || peek(p) != T_EQUAL)
		return;
	from = a->loc;
	eq = p->tok[p->mark].loc;
	ob_parser_error_range(p, &from, &eq,
			      "expression cannot contain assignment, perhaps you meant \"==\"?");
}

/*
 * what has been seen of a parameter list; @starred: the annotation behind the
 * star is one itself, which the rules about what follows do not know
 */
struct params_seen {
	bool lambda;
	bool any, with_default, slash, star, starred;
};

static bool ends(struct parser *p, const struct params_seen *s)
{
	return peek(p) == (s->lambda ? T_COLON : T_RPAR);
}

static void at_token(struct parser *p, int i, const char *msg)
{
	ob_parser_error_range(p, &p->tok[i].loc, &p->tok[i].loc, "%s", msg);
}

/* NAME [annotation]; false when there is none. */
static bool skip_param(struct parser *p, const struct params_seen *s)
{
	if (!accept(p, T_NAME))
		return false;
	if (!s->lambda && accept(p, T_COLON))
		return ob_parse_expression(p);
	return true;
}

/* *NAME: *annotation, behind the star */
static bool skip_starred(struct parser *p, const struct params_seen *s)
{
	int at = p->mark;

	if (!s->lambda && accept(p, T_NAME) && accept(p, T_COLON) &&
	    peek(p) == T_STAR && ob_parse_star_expression(p))
		return true;
	p->mark = at;
	return false;
}

/* A plain parameter; false ends the search. */
static bool check_param(struct parser *p, struct params_seen *s)
{
	int start = p->mark, end;
	bool has_default = false;

	if (!skip_param(p, s))
		return false;
	end = p->mark - 1;
	if (peek(p) == T_EQUAL) {
		int eq = p->mark++;

		if (peek(p) == T_RPAR || peek(p) == T_COMMA) {
			at_token(p, eq, "expected default value expression");
			return false;
		}
		if (!ob_parse_expression(p))
			return false;
		has_default = true;
	}
	if (!s->star && s->with_default && !has_default &&
	    (ends(p, s) || peek(p) == T_COMMA)) {
		ob_parser_error_range(p, &p->tok[start].loc, &p->tok[end].loc,
				      "non-default argument follows default argument");
		return false;
	}
	s->with_default |= has_default;
	s->any = true;
	return accept(p, T_COMMA);
}

static bool check_slash(struct parser *p, struct params_seen *s)
{
	int at = p->mark++;

	if (s->starred)
		return false;
	if (s->star) {
		at_token(p, at, "/ must be ahead of *");
	} else if (s->slash) {
		at_token(p, at, "/ may appear only once");
	} else if (!s->any) {
		if (peek(p) == T_COMMA)
			at_token(p, at, "at least one argument must precede /");
	} else if (peek(p) == T_STAR) {
		at_token(p, p->mark, "expected comma between / and *");
	} else {
		s->slash = true;
		return accept(p, T_COMMA);
	}
	return false;
}

static bool check_star(struct parser *p, struct params_seen *s)
{
	int at = p->mark++;
	bool bare = false;

	if (s->star) {
		if (!s->starred && (peek(p) == T_COMMA || skip_param(p, s)))
			at_token(p, at, "* argument may appear only once");
		return false;
	}
	s->star = true;
	if (ends(p, s)) {
		bare = true;
	} else if (accept(p, T_COMMA)) {
		bare = ends(p, s) || peek(p) == T_DOUBLESTAR;
		if (!bare)
			return true;
	}
	if (bare) {
		if (s->lambda)
			ob_parser_error(p, "named arguments must follow bare *");
		else
			at_token(p, at, "named arguments must follow bare *");
		return false;
	}
	s->starred = skip_starred(p, s);
	if (s->starred)
		return accept(p, T_COMMA);
	if (!skip_param(p, s))
		return false;
	if (peek(p) == T_EQUAL) {
		at_token(p, p->mark, "var-positional argument cannot have default value");
		return false;
	}
	return accept(p, T_COMMA);
}

static void check_kwargs(struct parser *p, struct params_seen *s)
{
	int at;

	p->mark++;
	if (!skip_param(p, s))
		return;
	if (peek(p) == T_EQUAL) {
		at_token(p, p->mark, "var-keyword argument cannot have default value");
		return;
	}
	if (!accept(p, T_COMMA))
		return;
	at = p->mark;
	switch (peek(p)) {
	case T_NAME:
		if (skip_param(p, s))
			ob_parser_error_range(p, &p->tok[at].loc,
					      last_loc(p),
					      "arguments cannot follow var-keyword argument");
		break;
	case T_STAR:
	case T_DOUBLESTAR:
	case T_SLASH:
		at_token(p, at, "arguments cannot follow var-keyword argument");
		break;
	default:
		break;
	}
}

/* def f(a, (b, c)): */
static void check_parens(struct parser *p, struct params_seen *s)
{
	int open = p->mark++, n = 0;

	if (s->with_default || s->star)
		return;
	while (peek(p) == T_NAME) {
		p->mark++;
		n++;
		if (!accept(p, T_COMMA))
			break;
	}
	if (n && peek(p) == T_RPAR)
		ob_parser_error_range(p, &p->tok[open].loc,
				      &p->tok[p->mark].loc, s->lambda ?
				      "Lambda expression parameters cannot be parenthesized" :
				      "Function parameters cannot be parenthesized");
}

void ob_invalid_params(struct parser *p, bool lambda)
{
	struct params_seen s = { .lambda = lambda };

	for (;;) {
		switch (peek(p)) {
		case T_NAME:
			if (!check_param(p, &s))
				return;
			break;
		case T_SLASH:
			if (!check_slash(p, &s))
				return;
			break;
		case T_STAR:
			if (!check_star(p, &s))
				return;
			break;
		case T_DOUBLESTAR:
			check_kwargs(p, &s);
			return;
		case T_LPAR:
			check_parens(p, &s);
			return;
		default:
			return;
		}
	}
}
