// SPDX-License-Identifier: GPL-2.0
/*
 * parser_match - match statements and their patterns
 *
 * "match" and "case" are names everywhere else, so that a failure to parse
 * here only means that the statement is something else.
 */

#include "parser.h"

static struct node *parse_pattern(struct parser *p);

static struct node *pattern_node(struct parser *p, int kind)
{
	return ob_parser_node(p, kind);
}

/* A name that a pattern binds: not "_", not the start of something longer. */
static struct ob_object *capture_name(struct parser *p)
{
	struct node *name;
	int type;

	if (peek(p) != T_NAME || ob_parser_is_soft(p, p->mark, "_"))
		return NULL;
	name = ob_parser_name(p);
	type = peek(p);
	if (!name || type == T_DOT || type == T_LPAR || type == T_EQUAL)
		return NULL;
	return name->name.id;
}

/* [-] NUMBER, also as the real part of a complex literal. */
static struct node *signed_number(struct parser *p)
{
	int start = p->mark;
	struct node *n, *e;

	if (!accept(p, T_MINUS))
		return peek(p) == T_NUMBER ? ob_parse_atom(p) : NULL;
	if (peek(p) != T_NUMBER)
		return NULL;
	e = ob_parse_atom(p);
	if (!e)
		return NULL;
	n = ob_parser_node(p, N_UNARYOP);
	if (!n)
		return NULL;
	n->op = OB_NEG;
	n->unary.operand = e;
	return ob_parser_finish(p, n, start);
}

/* real + NUMBER or real - NUMBER, behind the sign */
static struct node *complex_number(struct parser *p, struct node *real, int op,
				   int start)
{
	struct ob_rt *rt = p->u->rt;
	struct node *imag, *e, *first = real;

	if (first->kind == N_UNARYOP)
		first = first->unary.operand;
	if (ob_is(rt, first->constant.value, OB_T_COMPLEX)) {
		ob_parser_error_range(p, &first->loc, &first->loc,
				      "real number required in complex literal");
		return NULL;
	}
	imag = peek(p) == T_NUMBER ? ob_parse_atom(p) : NULL;
	if (!imag)
		return NULL;
	if (!ob_is(rt, imag->constant.value, OB_T_COMPLEX)) {
		ob_parser_error_range(p, &imag->loc, &imag->loc,
				      "imaginary number required in complex literal");
		return NULL;
	}
	e = ob_parser_node(p, N_BINOP);
	if (!e)
		return NULL;
	e->op = op;
	e->binary.left = real;
	e->binary.right = imag;
	return ob_parser_finish(p, e, start);
}

/* A literal as a mapping's key or on its own; NULL when there is none. */
static struct node *literal(struct parser *p)
{
	int start = p->mark, type;
	struct node *n;

	switch (peek(p)) {
	case T_NUMBER:
	case T_MINUS:
		n = signed_number(p);
		type = peek(p);
		if (n && (type == T_PLUS || type == T_MINUS)) {
			p->mark++;
			return complex_number(p, n, type == T_PLUS ? OB_ADD :
						    OB_SUB, start);
		}
		return n;
	case T_STRING:
	case T_NONE:
	case T_TRUE:
	case T_FALSE:
		return ob_parse_atom(p);
	default:
		return NULL;
	}
}

/* NAME ("." NAME)*; @dots: how many there were. */
static struct node *name_or_attr(struct parser *p, int *dots)
{
	int start = p->mark;
	struct node *n = ob_parser_name(p), *e;

	*dots = 0;
	while (n && peek(p) == T_DOT) {
		p->mark++;
		if (peek(p) != T_NAME) {
			p->mark--;
			break;
		}
		e = ob_parser_node(p, N_ATTRIBUTE);
		if (!e)
			return NULL;
		e->attribute.value = n;
		e->attribute.id = ob_unit_identifier(p->u,
						     p->tok[p->mark].text,
						     p->tok[p->mark].len);
		p->mark++;
		n = ob_parser_finish(p, e, start);
		*dots += 1;
	}
	return n;
}

static struct node *literal_pattern(struct parser *p)
{
	int start = p->mark, type = peek(p);
	struct node *n, *value = literal(p);

	if (!value)
		return NULL;
	if (type == T_NONE || type == T_TRUE || type == T_FALSE) {
		n = pattern_node(p, N_PAT_SINGLETON);
		if (n)
			n->constant.value = value->constant.value;
	} else {
		n = pattern_node(p, N_PAT_VALUE);
		if (n)
			n->one.value = value;
	}
	return ob_parser_finish(p, n, start);
}

static struct node *star_pattern(struct parser *p)
{
	int start = p->mark++;
	struct node *n = pattern_node(p, N_PAT_STAR);

	if (!n)
		return NULL;
	if (peek(p) == T_NAME && ob_parser_is_soft(p, p->mark, "_")) {
		p->mark++;
	} else {
		n->pat_as.name = capture_name(p);
		if (!n->pat_as.name)
			return NULL;
	}
	return ob_parser_finish(p, n, start);
}

static struct node *maybe_star(struct parser *p)
{
	return peek(p) == T_STAR ? star_pattern(p) : parse_pattern(p);
}

/* Patterns separated by commas up to @close; more than one item or a comma? */
static bool pattern_items(struct parser *p, struct vec *items, int close,
			  bool *comma)
{
	*comma = false;
	while (peek(p) != close) {
		struct node *n = maybe_star(p);

		if (!n || !ob_vec_push(p->u, items, n))
			return false;
		if (!accept(p, T_COMMA))
			break;
		*comma = true;
	}
	return !p->u->failed;
}

static struct node *make_sequence(struct parser *p, struct vec *items,
				  int start)
{
	struct node *n = pattern_node(p, N_PAT_SEQUENCE);

	if (!n)
		return NULL;
	n->many.items = ob_vec_seq(p->u, items);
	return ob_parser_finish(p, n, start);
}

static noinline struct node *bracketed_pattern(struct parser *p, int close)
{
	int start = p->mark++;
	struct vec items = {};
	struct node *n;
	bool comma;

	if (!pattern_items(p, &items, close, &comma) || !accept(p, close))
		return NULL;
	if (close == T_RPAR && items.n == 1 && !comma) {
		n = items.item[0];
		return n->kind == N_PAT_STAR ? NULL : n;
	}
	return make_sequence(p, &items, start);
}

static bool mapping_item(struct parser *p, struct vec *keys,
			 struct vec *patterns)
{
	struct node *key, *value;
	int dots;

	if (peek(p) == T_NAME) {
		key = name_or_attr(p, &dots);
		if (!key || !dots)
			return false;
	} else {
		key = literal(p);
		if (!key)
			return false;
	}
	if (!accept(p, T_COLON))
		return false;
	value = parse_pattern(p);
	return value && ob_vec_push(p->u, keys, key) &&
	       ob_vec_push(p->u, patterns, value);
}

static noinline struct node *mapping_pattern(struct parser *p)
{
	int start = p->mark++;
	struct vec keys = {}, patterns = {};
	struct node *n = pattern_node(p, N_PAT_MAPPING);

	if (!n)
		return NULL;
	while (peek(p) != T_RBRACE) {
		if (accept(p, T_DOUBLESTAR)) {
			n->pat_mapping.rest = capture_name(p);
			if (!n->pat_mapping.rest)
				return NULL;
			accept(p, T_COMMA);
			break;
		}
		if (!mapping_item(p, &keys, &patterns))
			return NULL;
		if (!accept(p, T_COMMA))
			break;
	}
	if (!accept(p, T_RBRACE))
		return NULL;
	n->pat_mapping.keys = ob_vec_seq(p->u, &keys);
	n->pat_mapping.patterns = ob_vec_seq(p->u, &patterns);
	return ob_parser_finish(p, n, start);
}

static bool class_keyword(struct parser *p, struct vec *kwd)
{
	int start = p->mark;
	struct node *name = ob_parser_name(p), *n, *value;

	p->mark++;
	value = parse_pattern(p);
	if (!name || !value)
		return false;
	n = ob_parser_node(p, N_KEYWORD);
	if (!n)
		return false;
	n->keyword.arg = name->name.id;
	n->keyword.value = value;
	return ob_vec_push(p->u, kwd, ob_parser_finish(p, n, start));
}

/* Second parse: positional patterns after keywords, up to the last of them. */
static void class_order(struct parser *p)
{
	struct node *first, *last, *n;

	first = parse_pattern(p);
	last = first;
	while (last && accept(p, T_COMMA)) {
		if (peek(p) == T_NAME && peek2(p) == T_EQUAL)
			break;
		n = parse_pattern(p);
		if (!n)
			break;
		last = n;
	}
	if (first)
		ob_parser_error_range(p, &first->loc, &last->loc, "positional patterns follow keyword patterns");
}

static noinline struct node *class_pattern(struct parser *p, struct node *cls,
					   int start)
{
	struct vec patterns = {}, kwd = {};
	struct node *n = pattern_node(p, N_PAT_CLASS), *item;

	p->mark++;
	if (!n)
		return NULL;
	n->pat_class.cls = cls;
	while (peek(p) != T_RPAR) {
		if (peek(p) == T_NAME && peek2(p) == T_EQUAL) {
			if (!class_keyword(p, &kwd))
				return NULL;
		} else {
			if (kwd.n) {
				if (p->invalid)
					class_order(p);
				return NULL;
			}
			item = parse_pattern(p);
			if (!item || !ob_vec_push(p->u, &patterns, item))
				return NULL;
		}
		if (!accept(p, T_COMMA))
			break;
	}
	if (!accept(p, T_RPAR))
		return NULL;
	n->pat_class.patterns = ob_vec_seq(p->u, &patterns);
	n->pat_class.kwd = ob_vec_seq(p->u, &kwd);
	return ob_parser_finish(p, n, start);
}

static struct node *name_pattern(struct parser *p)
{
	int start = p->mark, dots, type;
	bool wildcard = ob_parser_is_soft(p, start, "_");
	struct node *n, *e = name_or_attr(p, &dots);

	if (!e)
		return NULL;
	type = peek(p);
	if (type == T_LPAR)
		return class_pattern(p, e, start);
	if (dots) {
		if (type == T_DOT || type == T_EQUAL)
			return NULL;
		n = pattern_node(p, N_PAT_VALUE);
		if (n)
			n->one.value = e;
		return ob_parser_finish(p, n, start);
	}
	if (!wildcard && (type == T_DOT || type == T_EQUAL))
		return NULL;
	n = pattern_node(p, N_PAT_AS);
	if (n && !wildcard)
		n->pat_as.name = e->name.id;
	return ob_parser_finish(p, n, start);
}

static struct node *closed_pattern(struct parser *p)
{
	switch (peek(p)) {
	case T_NAME:
		return name_pattern(p);
	case T_LPAR:
		return bracketed_pattern(p, T_RPAR);
	case T_LSQB:
		return bracketed_pattern(p, T_RSQB);
	case T_LBRACE:
		return mapping_pattern(p);
	default:
		return literal_pattern(p);
	}
}

static struct node *or_pattern(struct parser *p)
{
	int start = p->mark;
	struct node *n = closed_pattern(p);
	struct vec items = {};

	if (!n || peek(p) != T_VBAR)
		return n;
	if (!ob_vec_push(p->u, &items, n))
		return NULL;
	while (accept(p, T_VBAR)) {
		n = closed_pattern(p);
		if (!n || !ob_vec_push(p->u, &items, n))
			return NULL;
	}
	n = pattern_node(p, N_PAT_OR);
	if (!n)
		return NULL;
	n->many.items = ob_vec_seq(p->u, &items);
	return ob_parser_finish(p, n, start);
}

/* Second parse: what is wrong with the name after "as"? */
static void invalid_as(struct parser *p, int mark)
{
	struct node *e;

	p->mark = mark;
	if (peek(p) == T_NAME) {
		if (ob_parser_is_soft(p, mark, "_"))
			ob_parser_error_range(p, &p->tok[mark].loc, &p->tok[mark].loc, "cannot use '_' as a target");
		return;
	}
	e = ob_parse_expression(p);
	if (e)
		ob_parser_error_range(p, &e->loc, &e->loc, "invalid pattern target");
}

static void *pattern_again(struct parser *p, int unused)
{
	return parse_pattern(p);
}

static struct node *parse_pattern(struct parser *p)
{
	int start = p->mark, mark;
	struct node *n, *as;

	if (ob_stack_low())
		return ob_parser_on_new_stack(p, pattern_again, 0);
	if (ob_enter(p->u->rt, " during compilation")) {
		p->u->failed = true;
		return NULL;
	}
	n = or_pattern(p);
	if (!n || peek(p) != T_AS)
		return n;
	mark = p->mark++;
	as = pattern_node(p, N_PAT_AS);
	if (!as)
		return NULL;
	as->pat_as.pattern = n;
	as->pat_as.name = capture_name(p);
	if (as->pat_as.name)
		return ob_parser_finish(p, as, start);
	if (p->invalid && !p->u->failed)
		invalid_as(p, mark + 1);
	p->mark = mark;
	return p->u->failed ? NULL : n;
}

/* A case's patterns: several with commas are a sequence without brackets. */
static struct node *top_pattern(struct parser *p)
{
	int start = p->mark;
	struct vec items = {};
	struct node *n = maybe_star(p);

	if (!n)
		return NULL;
	if (peek(p) != T_COMMA)
		return n->kind == N_PAT_STAR ? NULL : n;
	if (!ob_vec_push(p->u, &items, n))
		return NULL;
	while (accept(p, T_COMMA)) {
		if (peek(p) == T_COLON || peek(p) == T_IF)
			break;
		n = maybe_star(p);
		if (!n || !ob_vec_push(p->u, &items, n))
			return NULL;
	}
	return make_sequence(p, &items, start);
}

static struct node *parse_case(struct parser *p)
{
	int start = p->mark++;
	struct node *n = ob_parser_node(p, N_CASE);

	if (!n)
		return NULL;
	n->match_case.pattern = top_pattern(p);
	if (!n->match_case.pattern)
		return NULL;
	if (accept(p, T_IF)) {
		n->match_case.guard = ob_parse_named(p);
		if (!n->match_case.guard)
			return NULL;
	}
	if (!ob_parse_colon(p, false) ||
	    !ob_parse_indented(p, "'case' statement", p->tok[start].loc.line))
		return NULL;
	n->match_case.body = ob_parse_block(p);
	if (!n->match_case.body)
		return NULL;
	return ob_parser_finish(p, n, start);
}

static struct node *match_subject(struct parser *p)
{
	int start = p->mark;
	struct node *n = ob_parse_star_named(p);
	struct vec items = {};

	if (!n)
		return NULL;
	if (peek(p) != T_COMMA)
		return n->kind == N_STARRED ? NULL : n;
	if (!ob_vec_push(p->u, &items, n))
		return NULL;
	while (accept(p, T_COMMA) && peek(p) != T_COLON) {
		n = ob_parse_star_named(p);
		if (!n)
			break;
		if (!ob_vec_push(p->u, &items, n))
			return NULL;
	}
	n = p->u->failed ? NULL : ob_parser_node(p, N_TUPLE);
	if (!n)
		return NULL;
	n->many.items = ob_vec_seq(p->u, &items);
	return ob_parser_finish(p, n, start);
}

struct node *ob_parse_match(struct parser *p)
{
	int start = p->mark++, line = p->tok[start].loc.line;
	struct node *n = ob_parser_node(p, N_MATCH), *c;
	struct vec cases = {};

	if (!n)
		return NULL;
	n->match.subject = match_subject(p);
	if (!n->match.subject || !ob_parse_colon(p, false) ||
	    !accept(p, T_NEWLINE))
		return NULL;
	if (!accept(p, T_INDENT)) {
		if (p->invalid)
			ob_parser_indent_error(p,
					       "expected an indented block after 'match' statement on line %d",
					       line);
		return NULL;
	}
	while (peek(p) == T_NAME && ob_parser_is_soft(p, p->mark, "case")) {
		c = parse_case(p);
		if (!c || !ob_vec_push(p->u, &cases, c))
			return NULL;
	}
	if (!cases.n || !accept(p, T_DEDENT))
		return NULL;
	n->match.cases = ob_vec_seq(p->u, &cases);
	return ob_parser_finish(p, n, start);
}
