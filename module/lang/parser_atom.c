// SPDX-License-Identifier: GPL-2.0
/*
 * parser_atom - names, literals, displays, comprehensions, subscripts
 */

#include "parser.h"

static struct node *constant(struct parser *p, struct ob_object *value)
{
	int start = p->mark++;
	struct node *n = ob_parser_node(p, N_CONST);

	if (!n)
		return NULL;
	n->constant.value = value;
	return ob_parser_finish(p, n, start);
}

/* How many digits a decimal literal may have before int() refuses it. */

static struct node *huge_int(struct parser *p, struct token *t, int digits)
{
	struct loc loc = { t->loc.line, -1, t->loc.end_line, -1 };

	return ob_parser_error_range(p, &loc, &loc,
				     "Exceeds the limit (%d digits) for integer string conversion: value has %d digits; use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.",
				     (int)p->u->rt->max_str_digits, digits);
}

static struct node *imaginary_number(struct parser *p, struct token *t)
{
	struct ob_rt *rt = p->u->rt;
	struct ob_object *imag, *o;

	imag = ob_float_from_text(rt, t->text, t->len - 1);
	o = imag ? ob_complex_new(rt, 0, ((struct ob_float *)imag)->bits) :
		   NULL;
	ob_xdecref(rt, imag);
	o = ob_unit_keep(p->u, o);
	return o ? constant(p, o) : NULL;
}

/* Digits only, and few enough for a machine word. */
static bool plain_number(const struct token *t, s64 *value)
{
	s64 v = 0;
	u32 i;

	if (t->len > 18)
		return false;
	for (i = 0; i < t->len; i++) {
		if (!lex_digit(t->text[i]))
			return false;
		v = v * 10 + (t->text[i] - '0');
	}
	*value = v;
	return true;
}

static noinline struct node *parse_number(struct parser *p)
{
	struct token *t = &p->tok[p->mark];
	bool is_float = false, imaginary = false, prefixed;
	struct ob_object *o;
	int digits = 0;
	s64 value;
	u32 i;

	if (plain_number(t, &value)) {
		o = ob_unit_keep(p->u, ob_int_from_s64(p->u->rt, value));
		return o ? constant(p, o) : NULL;
	}

	prefixed = t->len > 1 && t->text[0] == '0' &&
		   lex_ident_start(t->text[1]) && t->text[1] != '_' &&
		   t->text[1] != 'e' && t->text[1] != 'E' &&
		   t->text[1] != 'j' && t->text[1] != 'J';
	for (i = 0; i < t->len && !prefixed; i++) {
		char c = t->text[i];

		if (lex_digit(c))
			digits++;
		else if (c == 'j' || c == 'J')
			imaginary = true;
		else if (c != '_')
			is_float = true;
	}
	if (imaginary)
		return imaginary_number(p, t);
	if (!is_float && !prefixed && p->u->rt->max_str_digits &&
	    digits > p->u->rt->max_str_digits)
		return huge_int(p, t, digits);
	if (is_float)
		o = ob_float_from_text(p->u->rt, t->text, t->len);
	else
		o = ob_int_from_text(p->u->rt, t->text, t->len, 0);
	o = ob_unit_keep(p->u, o);
	return o ? constant(p, o) : NULL;
}

static struct node *make_comp(struct parser *p, int kind, struct node *elt,
			      struct node *value)
{
	struct node *n = ob_parser_node(p, kind);

	if (!n)
		return NULL;
	n->comp.elt = elt;
	n->comp.value = value;
	n->comp.generators = ob_parse_for_if(p);
	return n->comp.generators ? n : NULL;
}

static bool at_for(struct parser *p)
{
	int type = peek(p);

	return type == T_FOR || (type == T_ASYNC && peek2(p) == T_FOR);
}

/* More items after @first and a comma, up to the closing bracket. */
static bool more_items(struct parser *p, struct vec *items, int close)
{
	while (accept(p, T_COMMA)) {
		struct node *n;

		if (peek(p) == close)
			break;
		n = parse_item_inline(p);
		if (!n || !ob_vec_push(p->u, items, n))
			return false;
	}
	return true;
}

static struct node *paren_inside(struct parser *p, int start)
{
	struct vec items = {};
	struct node *first, *n;

	if (accept(p, T_RPAR)) {
		n = ob_parser_node(p, N_TUPLE);
		if (!n)
			return NULL;
		n->many.items = ob_vec_seq(p->u, &items);
		return ob_parser_finish(p, n, start);
	}
	if (peek(p) == T_YIELD) {
		n = ob_parse_yield(p);
		return n && accept(p, T_RPAR) ? n : NULL;
	}
	first = parse_item_inline(p);
	if (!first)
		return NULL;
	if (peek(p) == T_COMMA) {
		if (!ob_vec_push(p->u, &items, first) ||
		    !more_items(p, &items, T_RPAR) || !accept(p, T_RPAR))
			return NULL;
		n = ob_parser_node(p, N_TUPLE);
		if (!n)
			return NULL;
		n->many.items = ob_vec_seq(p->u, &items);
		return ob_parser_finish(p, n, start);
	}
	if (first->kind == N_STARRED)
		return NULL;
	if (at_for(p)) {
		n = make_comp(p, N_GENEXP, first, NULL);
		return n && accept(p, T_RPAR) ? ob_parser_finish(p, n, start) :
		       NULL;
	}
	return accept(p, T_RPAR) ? first : NULL;
}

struct node *ob_parse_paren(struct parser *p)
{
	int start = p->mark++;
	struct node *n = paren_inside(p, start);

	if (n || !p->invalid || p->u->failed)
		return n;
	p->mark = start;
	ob_invalid_group(p);
	p->mark = start;
	ob_invalid_comprehension(p);
	return NULL;
}

static struct node *list_inside(struct parser *p, int start)
{
	struct vec items = {};
	struct node *n;

	if (peek(p) != T_RSQB) {
		n = parse_item_inline(p);
		if (!n)
			return NULL;
		if (n->kind != N_STARRED && at_for(p)) {
			n = make_comp(p, N_LISTCOMP, n, NULL);
			goto close;
		}
		if (!ob_vec_push(p->u, &items, n) ||
		    !more_items(p, &items, T_RSQB))
			return NULL;
	}
	n = ob_parser_node(p, N_LIST);
	if (!n)
		return NULL;
	n->many.items = ob_vec_seq(p->u, &items);
close:
	return n && accept(p, T_RSQB) ? ob_parser_finish(p, n, start) : NULL;
}

struct node *ob_parse_list(struct parser *p)
{
	int start = p->mark++;
	struct node *n = list_inside(p, start);

	if (n || !p->invalid || p->u->failed)
		return n;
	p->mark = start;
	ob_invalid_comprehension(p);
	return NULL;
}

/* "key: value" or "**mapping" (key NULL); false when neither is there. */
static bool dict_item(struct parser *p, struct node **key, struct node **value)
{
	*key = NULL;
	if (accept(p, T_DOUBLESTAR)) {
		*value = ob_parse_operators(p, LEVEL_BITOR);
		return *value;
	}
	*key = parse_expr_inline(p);
	if (!*key || !accept(p, T_COLON))
		return false;
	*value = parse_expr_inline(p);
	return *value;
}

static struct node *dict_rest(struct parser *p, struct vec *keys,
			      struct vec *values, int start)
{
	struct node *key, *value, *n;

	while (accept(p, T_COMMA) && peek(p) != T_RBRACE) {
		if (!dict_item(p, &key, &value) ||
		    !ob_vec_push(p->u, keys, key) ||
		    !ob_vec_push(p->u, values, value))
			return NULL;
	}
	n = ob_parser_node(p, N_DICT);
	if (!n || !accept(p, T_RBRACE))
		return NULL;
	n->dict.keys = ob_vec_seq(p->u, keys);
	n->dict.values = ob_vec_seq(p->u, values);
	return ob_parser_finish(p, n, start);
}

static struct node *set_rest(struct parser *p, struct node *first, int start)
{
	struct vec items = {};
	struct node *n;

	if (first->kind != N_STARRED && at_for(p)) {
		n = make_comp(p, N_SETCOMP, first, NULL);
	} else {
		if (!ob_vec_push(p->u, &items, first) ||
		    !more_items(p, &items, T_RBRACE))
			return NULL;
		n = ob_parser_node(p, N_SET);
		if (n)
			n->many.items = ob_vec_seq(p->u, &items);
	}
	return n && accept(p, T_RBRACE) ? ob_parser_finish(p, n, start) : NULL;
}

static struct node *brace_inside(struct parser *p, int start)
{
	struct vec keys = {}, values = {};
	struct node *key = NULL, *value, *n;
	bool bare;

	switch (peek(p)) {
	case T_RBRACE:
		return dict_rest(p, &keys, &values, start);
	case T_DOUBLESTAR:
		if (!dict_item(p, &key, &value))
			return NULL;
		break;
	case T_STAR:
		n = ob_parse_star_named(p);
		return n ? set_rest(p, n, start) : NULL;
	default:
		/* a := b is no key, (a := b) is one */
		bare = peek(p) != T_LPAR;
		n = parse_item_inline(p);
		if (!n)
			return NULL;
		if ((bare && n->kind == N_NAMEDEXPR) || !accept(p, T_COLON))
			return set_rest(p, n, start);
		key = n;
		value = parse_expr_inline(p);
		if (!value)
			return NULL;
		if (at_for(p)) {
			n = make_comp(p, N_DICTCOMP, key, value);
			return n && accept(p, T_RBRACE) ?
			       ob_parser_finish(p, n, start) : NULL;
		}
	}
	if (!ob_vec_push(p->u, &keys, key) ||
	    !ob_vec_push(p->u, &values, value))
		return NULL;
	return dict_rest(p, &keys, &values, start);
}

struct node *ob_parse_brace(struct parser *p)
{
	int start = p->mark++;
	struct node *n = brace_inside(p, start);

	if (n || p->u->failed)
		return n;
	p->remember = true;
	p->mark = start;
	ob_invalid_dict(p);
	if (!p->invalid || p->u->failed)
		return NULL;
	p->mark = start;
	ob_invalid_dict_comp(p);
	p->mark = start;
	ob_invalid_comprehension(p);
	return NULL;
}

struct node *ob_parse_atom(struct parser *p)
{
	struct ob_rt *rt = p->u->rt;
	int start = p->mark;
	struct node *n;
	void *memo;

	if (peek(p) == T_ERROR)
		return NULL;
	if (ob_parser_memo(p, MEMO_ATOM, &memo))
		return memo;
	switch (peek(p)) {
	case T_NAME:
		return ob_parser_name(p);
	case T_NUMBER:
		return parse_number(p);
	case T_STRING:
		n = ob_parse_strings(p);
		break;
	case T_TRUE:
		return constant(p, ob_bool(rt, true));
	case T_FALSE:
		return constant(p, ob_bool(rt, false));
	case T_NONE:
		return constant(p, ob_none(rt));
	case T_ELLIPSIS:
		return constant(p, &rt->st->ellipsis);
	case T_LPAR:
		n = ob_parse_paren(p);
		break;
	case T_LSQB:
		n = ob_parse_list(p);
		break;
	case T_LBRACE:
		n = ob_parse_brace(p);
		break;
	default:
		return NULL;
	}
	ob_parser_memo_set(p, MEMO_ATOM, start, n);
	return p->u->failed ? NULL : n;
}

/* for TARGETS in ITER [if COND]... */
static struct node *for_if_clause(struct parser *p)
{
	int start = p->mark;
	struct node *n = ob_parser_node(p, N_COMPREHENSION), *e;
	struct vec ifs = {};

	if (!n)
		return NULL;
	n->is_async = accept(p, T_ASYNC);
	if (!accept(p, T_FOR))
		return NULL;
	n->generator.target = ob_parse_star_targets(p);
	if (!n->generator.target || !accept(p, T_IN)) {
		if (p->invalid && !p->u->failed) {
			p->mark = start;
			ob_invalid_for_target(p);
		}
		return NULL;
	}
	n->generator.iter = ob_parse_operators(p, LEVEL_OR);
	if (!n->generator.iter)
		return NULL;
	while (peek(p) == T_IF) {
		int mark = p->mark++;

		e = ob_parse_operators(p, LEVEL_OR);
		if (!e) {
			p->mark = mark;
			break;
		}
		if (!ob_vec_push(p->u, &ifs, e))
			return NULL;
	}
	n->generator.ifs = ob_vec_seq(p->u, &ifs);
	return ob_parser_finish(p, n, start);
}

struct seq *ob_parse_for_if(struct parser *p)
{
	struct vec items = {};

	while (at_for(p)) {
		int mark = p->mark;
		struct node *n = for_if_clause(p);

		if (!n) {
			p->mark = mark;
			break;
		}
		if (!ob_vec_push(p->u, &items, n))
			return NULL;
	}
	if (!items.n || p->u->failed)
		return NULL;
	return ob_vec_seq(p->u, &items);
}

static bool slice_part(struct parser *p, struct node **out)
{
	int type = peek(p), mark = p->mark;

	*out = NULL;
	if (type == T_COLON || type == T_RSQB || type == T_COMMA)
		return true;
	*out = ob_parse_expression(p);
	if (!*out)
		p->mark = mark;
	return !p->u->failed;
}

static struct node *parse_slice(struct parser *p)
{
	int start = p->mark;
	struct node *n, *lower = NULL;

	if (peek(p) != T_COLON) {
		/* The first of an unparenthesised walrus is no slice. */
		if (peek(p) == T_NAME && peek2(p) == T_COLONEQUAL)
			return ob_parse_named(p);
		lower = parse_expr_inline(p);
		if (!lower)
			return NULL;
		if (peek(p) != T_COLON) {
			if (!p->invalid && peek(p) != T_COLONEQUAL)
				return lower;
			p->mark = start;
			return ob_parse_named(p);
		}
	}
	p->mark++;
	n = ob_parser_node(p, N_SLICE);
	if (!n)
		return NULL;
	n->slice.lower = lower;
	if (!slice_part(p, &n->slice.upper))
		return NULL;
	if (accept(p, T_COLON) && !slice_part(p, &n->slice.step))
		return NULL;
	return ob_parser_finish(p, n, start);
}

/* What stands between the brackets of a subscript. */
struct node *ob_parse_slices(struct parser *p)
{
	int start = p->mark;
	struct vec items = {};
	struct node *n;

	if (peek(p) != T_STAR) {
		n = parse_slice(p);
		if (!n || peek(p) != T_COMMA)
			return n;
	} else {
		n = ob_parse_starred(p);
		if (!n)
			return NULL;
	}
	if (!ob_vec_push(p->u, &items, n))
		return NULL;
	while (accept(p, T_COMMA) && peek(p) != T_RSQB) {
		n = peek(p) == T_STAR ? ob_parse_starred(p) : parse_slice(p);
		if (!n || !ob_vec_push(p->u, &items, n))
			return NULL;
	}
	n = ob_parser_node(p, N_TUPLE);
	if (!n || p->u->failed)
		return NULL;
	n->many.items = ob_vec_seq(p->u, &items);
	return ob_parser_finish(p, n, start);
}
