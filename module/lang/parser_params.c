// SPDX-License-Identifier: GPL-2.0
/*
 * parser_params - parameters of functions and lambdas
 */

#include "parser.h"

struct params {
	struct vec posonly, args, kwonly, defaults, kw_defaults;
	struct node *vararg, *kwarg;
	bool lambda;
};

/* The comma after a parameter, or the end of the list, which is left. */
static bool param_end(struct parser *p, bool lambda)
{
	return accept(p, T_COMMA) || peek(p) == (lambda ? T_COLON : T_RPAR);
}

/* NAME [: annotation]; after a star the annotation may be starred. */
static struct node *parse_param(struct parser *p, bool lambda, bool star)
{
	int start = p->mark;
	struct node *n, *name = ob_parser_name(p);

	if (!name)
		return NULL;
	n = ob_parser_node(p, N_ARG);
	if (!n)
		return NULL;
	n->arg.arg = name->name.id;
	if (!lambda && accept(p, T_COLON)) {
		n->arg.annotation = star ? ob_parse_star_expression(p) :
				    ob_parse_expression(p);
		if (!n->arg.annotation)
			return NULL;
	}
	return ob_parser_finish(p, n, start);
}

static bool parse_kwarg(struct parser *p, struct params *ps)
{
	p->mark++;
	ps->kwarg = parse_param(p, ps->lambda, false);
	return ps->kwarg && param_end(p, ps->lambda);
}

/* From the star on: *args or a bare *, keyword-only parameters, **kwargs. */
static bool parse_star_etc(struct parser *p, struct params *ps)
{
	struct node *n, *value;

	p->mark++;
	if (peek(p) == T_COMMA) {
		p->mark++;
		if (peek(p) != T_NAME)
			return false;
	} else {
		ps->vararg = parse_param(p, ps->lambda, true);
		if (!ps->vararg || !param_end(p, ps->lambda))
			return false;
	}
	while (peek(p) == T_NAME) {
		n = parse_param(p, ps->lambda, false);
		if (!n)
			return false;
		value = NULL;
		if (accept(p, T_EQUAL)) {
			value = ob_parse_expression(p);
			if (!value)
				return false;
		}
		if (!ob_vec_push(p->u, &ps->kwonly, n) ||
		    !ob_vec_push(p->u, &ps->kw_defaults, value) ||
		    !param_end(p, ps->lambda))
			return false;
	}
	return peek(p) != T_DOUBLESTAR || parse_kwarg(p, ps);
}

static bool parse_positional(struct parser *p, struct params *ps)
{
	struct node *n, *value;

	n = parse_param(p, ps->lambda, false);
	if (!n)
		return false;
	if (accept(p, T_EQUAL)) {
		value = ob_parse_expression(p);
		if (!value || !ob_vec_push(p->u, &ps->defaults, value))
			return false;
	} else if (ps->defaults.n) {
		return false;
	}
	return ob_vec_push(p->u, &ps->args, n) && param_end(p, ps->lambda);
}

static bool parse_all(struct parser *p, struct params *ps)
{
	for (;;) {
		switch (peek(p)) {
		case T_NAME:
			if (!parse_positional(p, ps))
				return false;
			break;
		case T_SLASH:
			if (ps->posonly.n || !ps->args.n)
				return false;
			p->mark++;
			ps->posonly = ps->args;
			memset(&ps->args, 0, sizeof(ps->args));
			if (!param_end(p, ps->lambda))
				return false;
			break;
		case T_STAR:
			return parse_star_etc(p, ps);
		case T_DOUBLESTAR:
			return parse_kwarg(p, ps);
		default:
			return !p->u->failed;
		}
	}
}

struct node *ob_parse_params(struct parser *p, bool lambda)
{
	struct params ps = { .lambda = lambda };
	int start = p->mark;
	struct node *n;

	if (p->invalid) {
		ob_invalid_params(p, lambda);
		if (p->u->failed)
			return NULL;
		p->mark = start;
	}
	if (!parse_all(p, &ps))
		return NULL;
	n = ob_parser_node(p, N_ARGUMENTS);
	if (!n)
		return NULL;
	n->arguments.posonly = ob_vec_seq(p->u, &ps.posonly);
	n->arguments.args = ob_vec_seq(p->u, &ps.args);
	n->arguments.kwonly = ob_vec_seq(p->u, &ps.kwonly);
	n->arguments.defaults = ob_vec_seq(p->u, &ps.defaults);
	n->arguments.kw_defaults = ob_vec_seq(p->u, &ps.kw_defaults);
	n->arguments.vararg = ps.vararg;
	n->arguments.kwarg = ps.kwarg;
	return p->u->failed ? NULL : n;
}
