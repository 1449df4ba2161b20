// SPDX-License-Identifier: GPL-2.0
/*
 * parser_def - function and class definitions
 */

#include "parser.h"

struct node *ob_parse_def(struct parser *p, int start, bool is_async,
			  struct seq *decorators)
{
	int line = p->tok[p->mark].loc.line;
	struct node *n = ob_parser_node(p, N_FUNCTION), *name;
	int mark;

	p->mark++;
	if (!n)
		return NULL;
	n->is_async = is_async;
	name = ob_parser_name(p);
	if (!name)
		return NULL;
	n->function.name = name->name.id;
	n->function.decorators = decorators;
	if (!ob_parser_expect_forced(p, T_LPAR, "("))
		return NULL;
	n->function.args = ob_parse_params(p, false);
	if (!n->function.args || !accept(p, T_RPAR))
		return NULL;
	if (accept(p, T_RARROW)) {
		mark = p->mark - 1;
		n->function.returns = ob_parse_expression(p);
		if (p->u->failed)
			return NULL;
		/* Without an expression it is no arrow, but no colon either. */
		if (!n->function.returns)
			p->mark = mark;
	}
	if (!ob_parse_colon(p, true) ||
	    !ob_parse_indented(p, "function definition", line))
		return NULL;
	n->function.body = ob_parse_block(p);
	if (!n->function.body)
		return NULL;
	return ob_parser_finish(p, n, start);
}

struct node *ob_parse_class(struct parser *p, struct seq *decorators)
{
	int start = p->mark++;
	struct node *n = ob_parser_node(p, N_CLASS), *name, *args;

	if (!n)
		return NULL;
	name = ob_parser_name(p);
	if (!name)
		return NULL;
	n->class.name = name->name.id;
	n->class.decorators = decorators;
	if (accept(p, T_LPAR)) {
		if (peek(p) != T_RPAR) {
			args = ob_parse_arguments(p);
			if (!args)
				return NULL;
			n->class.bases = args->call.args;
			n->class.keywords = args->call.keywords;
		}
		if (!accept(p, T_RPAR))
			return NULL;
	}
	if (!ob_parse_colon(p, false) ||
	    !ob_parse_indented(p, "class definition",
			       p->tok[start].loc.line))
		return NULL;
	n->class.body = ob_parse_block(p);
	if (!n->class.body)
		return NULL;
	return ob_parser_finish(p, n, start);
}

struct node *ob_parse_decorated(struct parser *p)
{
	struct vec items = {};
	struct seq *decorators;
	struct node *e;
	int start;

	while (accept(p, T_AT)) {
		e = ob_parse_named(p);
		if (!e || !accept(p, T_NEWLINE) ||
		    !ob_vec_push(p->u, &items, e))
			return NULL;
	}
	decorators = ob_vec_seq(p->u, &items);
	if (!decorators)
		return NULL;
	start = p->mark;
	switch (peek(p)) {
	case T_CLASS:
		return ob_parse_class(p, decorators);
	case T_DEF:
		return ob_parse_def(p, start, false, decorators);
	case T_ASYNC:
		p->mark++;
		if (peek(p) == T_DEF)
			return ob_parse_def(p, start, true, decorators);
		return NULL;
	default:
		return NULL;
	}
}
