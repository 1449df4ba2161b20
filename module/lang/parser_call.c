// SPDX-License-Identifier: GPL-2.0
/*
 * parser_call - the arguments of a call
 */

#include "parser.h"

/* how far the kinds of arguments have come; each excludes earlier ones */
enum args_state { ARGS_POSITIONAL, ARGS_KEYWORD, ARGS_DOUBLE_STAR };

struct args {
	struct vec args, keywords;
	enum args_state state;
};

static bool add_keyword(struct parser *p, struct args *a,
			struct ob_object *name, struct node *value, int start)
{
	struct node *n = ob_parser_node(p, N_KEYWORD);

	if (!n || !value)
		return false;
	n->keyword.arg = name;
	n->keyword.value = value;
	return ob_vec_push(p->u, &a->keywords,
			   ob_parser_finish(p, n, start));
}

static bool named_arg(struct parser *p, struct args *a, int start)
{
	struct node *name, *value;

	if (p->invalid) {
		ob_invalid_kwarg(p);
		if (p->u->failed)
			return false;
		p->mark = start;
	}
	name = ob_parser_name(p);
	if (!name)
		return false;
	p->mark++;
	value = parse_expr_inline(p);
	if (!add_keyword(p, a, name->name.id, value, start))
		return false;
	if (a->state == ARGS_POSITIONAL)
		a->state = ARGS_KEYWORD;
	return true;
}

/* One argument; false when none that may stand here is found. */
static bool parse_arg(struct parser *p, struct args *a)
{
	int start = p->mark;
	struct node *n;

	switch (peek(p)) {
	case T_DOUBLESTAR:
		p->mark++;
		n = ob_parse_expression(p);
		if (!add_keyword(p, a, NULL, n, start))
			return false;
		a->state = ARGS_DOUBLE_STAR;
		return true;
	case T_STAR:
		if (a->state == ARGS_DOUBLE_STAR)
			return false;
		n = ob_parse_starred(p);
		return n && ob_vec_push(p->u, &a->args, n);
	case T_NAME:
		if (peek2(p) == T_EQUAL)
			return named_arg(p, a, start);
		break;
	default:
		break;
	}
	if (a->state != ARGS_POSITIONAL) {
		if (p->invalid)
			ob_invalid_kwarg(p);
		return false;
	}
	n = peek(p) == T_NAME && peek2(p) == T_COLONEQUAL ?
	    ob_parse_named(p) : parse_expr_inline(p);
	if (!n || peek(p) == T_COLONEQUAL)
		return false;
	if (peek(p) == T_EQUAL) {
		p->mark = start;
		if (p->invalid)
			ob_invalid_kwarg(p);
		return false;
	}
	return ob_vec_push(p->u, &a->args, n);
}

/*
 * As many arguments as there are, without a trailing comma. The result is a
 * call of nothing.
 */
struct node *ob_parse_args(struct parser *p)
{
	int start = p->mark, mark = start;
	struct args a = {};
	struct node *n;

	while (parse_arg(p, &a)) {
		mark = p->mark;
		if (!accept(p, T_COMMA))
			break;
	}
	p->mark = mark;
	if (mark == start || p->u->failed)
		return NULL;
	n = ob_parser_node(p, N_CALL);
	if (!n)
		return NULL;
	n->call.args = ob_vec_seq(p->u, &a.args);
	n->call.keywords = ob_vec_seq(p->u, &a.keywords);
	return ob_parser_finish(p, n, start);
}

/* Arguments up to, not including, the closing parenthesis. */
struct node *ob_parse_arguments(struct parser *p)
{
	int start = p->mark;
	struct node *n = ob_parse_args(p);

	if (n) {
		accept(p, T_COMMA);
		if (peek(p) == T_RPAR)
			return n;
	}
	if (p->invalid && !p->u->failed) {
		p->mark = start;
		ob_invalid_arguments(p);
	}
	return NULL;
}

/*
 * f(x for x in y): the only argument may go without its own parentheses. Those
 * of the call, from token @open on, count as the generator's.
 */
static struct seq *sole_genexp(struct parser *p, struct node *elt, int open)
{
	struct vec items = {};
	struct node *n = ob_parser_node(p, N_GENEXP);

	if (!n)
		return NULL;
	n->comp.elt = elt;
	n->comp.generators = ob_parse_for_if(p);
	if (!n->comp.generators || !accept(p, T_RPAR))
		return NULL;
	if (!ob_vec_push(p->u, &items, ob_parser_finish(p, n, open)))
		return NULL;
	return ob_vec_seq(p->u, &items);
}

static bool at_for(struct parser *p)
{
	return peek(p) == T_FOR || peek(p) == T_ASYNC;
}

/* In the second parse the generator is looked for before anything else. */
static noinline struct seq *try_genexp(struct parser *p, int open)
{
	struct node *elt;

	switch (peek(p)) {
	case T_STAR:
	case T_DOUBLESTAR:
	case T_ERROR:
		return NULL;
	case T_NAME:
		if (peek2(p) == T_EQUAL)
			return NULL;
		break;
	default:
		break;
	}
	elt = peek(p) == T_NAME && peek2(p) == T_COLONEQUAL ?
	      ob_parse_named(p) : ob_parse_expression(p);
	return elt && at_for(p) ? sole_genexp(p, elt, open) : NULL;
}

static struct node *make_call(struct parser *p, struct node *func,
			      struct seq *args, struct seq *keywords,
			      int start)
{
	struct node *n = ob_parser_node(p, N_CALL);

	if (!n)
		return NULL;
	n->call.func = func;
	n->call.args = args;
	n->call.keywords = keywords;
	return ob_parser_finish(p, n, start);
}

static noinline struct node *call_again(struct parser *p, struct node *func,
					int start, int open)
{
	struct seq *gen = try_genexp(p, open);
	struct node *args;

	if (gen)
		return make_call(p, func, gen, NULL, start);
	if (p->u->failed)
		return NULL;
	p->mark = open;
	ob_invalid_comprehension(p);
	if (p->u->failed)
		return NULL;
	p->mark = open + 1;
	args = ob_parse_arguments(p);
	if (!args || !accept(p, T_RPAR))
		return NULL;
	return make_call(p, func, args->call.args, args->call.keywords, start);
}

/* The call of @func, whose text began at token @start. */
struct node *ob_parse_call(struct parser *p, struct node *func, int start)
{
	int open = p->mark++;
	struct node *args;
	struct seq *gen;

	if (accept(p, T_RPAR))
		return make_call(p, func, NULL, NULL, start);
	if (p->invalid)
		return call_again(p, func, start, open);
	args = ob_parse_args(p);
	if (!args)
		return NULL;
	if (at_for(p)) {
		if (seq_len(args->call.args) != 1 ||
		    seq_len(args->call.keywords) ||
		    args->call.args->item[0]->kind == N_STARRED)
			return NULL;
		gen = sole_genexp(p, args->call.args->item[0], open);
		return gen ? make_call(p, func, gen, NULL, start) : NULL;
	}
	accept(p, T_COMMA);
	if (!accept(p, T_RPAR))
		return NULL;
	return make_call(p, func, args->call.args, args->call.keywords, start);
}
