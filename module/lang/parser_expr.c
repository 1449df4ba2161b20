// SPDX-License-Identifier: GPL-2.0
/*
 * parser_expr - expressions down to what operators connect
 */

#include "parser.h"

struct infix {
	u8 level;
	u8 op;
	u8 right;	/* level of the right operand */
};

/* Binary arithmetic by token; level 0 for everything else. */
static const struct infix infixes[] = {
	[T_VBAR] = { LEVEL_BITOR, OB_OR, LEVEL_BITXOR },
	[T_CIRCUMFLEX] = { LEVEL_BITXOR, OB_XOR, LEVEL_BITAND },
	[T_AMPER] = { LEVEL_BITAND, OB_AND, LEVEL_SHIFT },
	[T_LEFTSHIFT] = { LEVEL_SHIFT, OB_LSHIFT, LEVEL_SUM },
	[T_RIGHTSHIFT] = { LEVEL_SHIFT, OB_RSHIFT, LEVEL_SUM },
	[T_PLUS] = { LEVEL_SUM, OB_ADD, LEVEL_TERM },
	[T_MINUS] = { LEVEL_SUM, OB_SUB, LEVEL_TERM },
	[T_STAR] = { LEVEL_TERM, OB_MUL, LEVEL_FACTOR },
	[T_SLASH] = { LEVEL_TERM, OB_TRUEDIV, LEVEL_FACTOR },
	[T_DOUBLESLASH] = { LEVEL_TERM, OB_FLOORDIV, LEVEL_FACTOR },
	[T_PERCENT] = { LEVEL_TERM, OB_MOD, LEVEL_FACTOR },
	[T_AT] = { LEVEL_TERM, OB_MATMUL, LEVEL_FACTOR },
	[T_DOUBLESTAR] = { LEVEL_POWER, OB_POW, LEVEL_FACTOR },
};

/*
 * Nested expressions: their nodes, and the rules of CPython's grammar that wait
 * for the innermost. Too many rules end its parser, with MemoryError; too many
 * nodes only what comes after it, when the whole text is known to be right.
 */
#define DEPTH_MAX	2990
#define RULES_MAX	5970

static inline bool enter(struct parser *p)
{
	if (p->u->failed)
		return false;
	if (p->depth + p->more_rules < DEPTH_MAX)
		return true;
	if (p->depth >= DEPTH_MAX)
		p->u->deep = true;
	if (p->depth + p->more_rules < RULES_MAX)
		return true;
	ob_no_memory(p->u->rt);
	p->u->failed = true;
	return false;
}

/* An operator that comparisons chain, or -1; takes one or two tokens. */
/* "!=", or "<>" instead with Barry as FLUFL (PEP 401) */
static bool not_equal(struct parser *p)
{
	bool old = *p->tok[p->mark].text == '<';

	if (!(p->u->src->flags & OB_CO_FUTURE_BARRY))
		return !old;
	if (!old)
		ob_parser_error(p, "with Barry as BDFL, use '<>' instead of '!='");
	return old;
}

static int comparison_op(struct parser *p)
{
	int type = peek(p);

	switch (type) {
	case T_EQEQUAL:
		type = OB_EQ;
		break;
	case T_NOTEQUAL:
		if (!not_equal(p))
			return -1;
		type = OB_NE;
		break;
	case T_LESSEQUAL:
		type = OB_LE;
		break;
	case T_LESS:
		type = OB_LT;
		break;
	case T_GREATEREQUAL:
		type = OB_GE;
		break;
	case T_GREATER:
		type = OB_GT;
		break;
	case T_IN:
		type = CMP_IN;
		break;
	case T_NOT:
		if (peek2(p) != T_IN)
			return -1;
		p->mark++;
		type = CMP_NOT_IN;
		break;
	case T_IS:
		p->mark++;
		if (accept(p, T_NOT))
			return CMP_IS_NOT;
		return CMP_IS;
	default:
		return -1;
	}
	p->mark++;
	return type;
}

static noinline struct node *parse_comparison(struct parser *p,
					      struct node *left, int start)
{
	struct vec items = {}, codes = {};
	struct node *n;
	int mark, op, i;

	for (;;) {
		struct node *right;

		mark = p->mark;
		op = comparison_op(p);
		if (op < 0)
			break;
		right = ob_parse_operators(p, LEVEL_BITOR);
		if (!right) {
			p->mark = mark;
			break;
		}
		if (!ob_vec_push(p->u, &items, right) ||
		    !ob_vec_push(p->u, &codes, (void *)(long)op))
			return NULL;
	}
	if (!items.n)
		return left;
	n = ob_parser_node(p, N_COMPARE);
	if (!n)
		return NULL;
	n->compare.left = left;
	n->compare.comparators = ob_vec_seq(p->u, &items);
	n->compare.ops = unit_alloc(p->u, codes.n);
	if (!n->compare.ops)
		return NULL;
	for (i = 0; i < codes.n; i++)
		n->compare.ops[i] = (long)codes.item[i];
	return ob_parser_finish(p, n, start);
}

/* a or b or c: one node for the whole chain. */
static noinline struct node *parse_boolop(struct parser *p, struct node *left,
					  int start, int type)
{
	int level = type == T_OR ? LEVEL_AND : LEVEL_NOT;
	struct vec items = {};
	struct node *n;

	if (!ob_vec_push(p->u, &items, left))
		return NULL;
	while (accept(p, type)) {
		struct node *right = ob_parse_operators(p, level);

		if (!right) {
			p->mark--;
			return NULL;
		}
		if (!ob_vec_push(p->u, &items, right))
			return NULL;
	}
	n = ob_parser_node(p, N_BOOLOP);
	if (!n)
		return NULL;
	n->op = type == T_OR;
	n->many.items = ob_vec_seq(p->u, &items);
	return ob_parser_finish(p, n, start);
}

static noinline struct node *parse_unary(struct parser *p, int type)
{
	int start = p->mark++;
	struct node *operand, *n;

	operand = ob_parse_operators(p, type == T_NOT ? LEVEL_NOT :
				     LEVEL_FACTOR);
	if (!operand)
		return NULL;
	n = ob_parser_node(p, N_UNARYOP);
	if (!n)
		return NULL;
	n->op = type == T_NOT ? UNARY_OP_NOT : type == T_PLUS ? OB_POS :
		type == T_MINUS ? OB_NEG : OB_INVERT;
	n->unary.operand = operand;
	return ob_parser_finish(p, n, start);
}

static noinline struct node *parse_await(struct parser *p)
{
	int start = p->mark++;
	struct node *n, *value = ob_parse_primary(p);

	if (!value)
		return NULL;
	n = ob_parser_node(p, N_AWAIT);
	if (!n)
		return NULL;
	n->one.value = value;
	return ob_parser_finish(p, n, start);
}

static struct node *make_binary(struct parser *p, struct node *left,
				const struct infix *in, int start)
{
	bool power = in->level == LEVEL_POWER;
	struct node *n, *right;

	p->more_rules += power;
	right = ob_parse_operators(p, in->right);
	p->more_rules -= power;
	if (!right)
		return NULL;
	n = ob_parser_node(p, N_BINOP);
	if (!n)
		return NULL;
	n->op = in->op;
	n->binary.left = left;
	n->binary.right = right;
	return ob_parser_finish(p, n, start);
}

static struct node *parse_prefix(struct parser *p, int level)
{
	int type = peek(p);

	if (type == T_NOT && level <= LEVEL_NOT)
		return parse_unary(p, type);
	if ((type == T_PLUS || type == T_MINUS || type == T_TILDE) &&
	    level <= LEVEL_FACTOR)
		return parse_unary(p, type);
	if (type == T_AWAIT)
		return parse_await(p);
	return ob_parse_primary(p);
}

/* Can an expression go on with that token? */
static bool connects(int type)
{
	static const u8 others[] = {
		[T_EQEQUAL] = 1, [T_NOTEQUAL] = 1, [T_LESSEQUAL] = 1,
		[T_LESS] = 1, [T_GREATEREQUAL] = 1, [T_GREATER] = 1,
		[T_IN] = 1, [T_NOT] = 1, [T_IS] = 1, [T_AND] = 1, [T_OR] = 1,
	};

	return (type < (int)ARRAY_SIZE(infixes) && infixes[type].level) ||
	       (type < (int)ARRAY_SIZE(others) && others[type]);
}

/* Operators of @level and tighter, by precedence climbing. */
static struct node *climb(struct parser *p, int level)
{
	int start = p->mark;
	struct node *left;
	int prefix = peek(p);
	int limit = LEVEL_POWER;

	left = parse_prefix(p, level);
	/* A prefix operator has taken everything tighter than itself. */
	if (prefix == T_NOT && level <= LEVEL_NOT)
		limit = LEVEL_AND;
	else if ((prefix == T_PLUS || prefix == T_MINUS ||
		  prefix == T_TILDE) && level <= LEVEL_FACTOR)
		limit = LEVEL_TERM;
	while (left) {
		int type = peek(p), mark = p->mark;
		const struct infix *in = NULL;
		struct node *n;

		if (!connects(type))
			break;
		if (type < (int)ARRAY_SIZE(infixes) && infixes[type].level)
			in = &infixes[type];
		if (in && in->level >= level && in->level <= limit) {
			p->mark++;
			n = make_binary(p, left, in, start);
			if (in->level < limit)
				limit = in->level;
			/* the right operand of ** took what binds tighter */
			if (in->level == LEVEL_POWER)
				limit = LEVEL_TERM;
		} else if (level <= LEVEL_COMPARE && limit >= LEVEL_COMPARE) {
			n = parse_comparison(p, left, start);
			limit = LEVEL_AND;
			if (n == left)
				continue;
		} else if (type == T_AND && level <= LEVEL_AND &&
			   limit >= LEVEL_AND) {
			n = parse_boolop(p, left, start, type);
			limit = LEVEL_OR;
		} else if (type == T_OR && level <= LEVEL_OR) {
			n = parse_boolop(p, left, start, type);
			limit = -1;
		} else {
			break;
		}
		if (!n) {
			/* What was read so far stands on its own. */
			p->mark = mark;
			break;
		}
		left = n;
		if (limit < 0)
			break;
	}
	return p->u->failed ? NULL : left;
}

static void *operators_again(struct parser *p, int level)
{
	return ob_parse_operators(p, level);
}

/*
 * Is a name or a short number all there is, up to a token that ends any
 * expression? The token after it is read anyway before anything is decided.
 */
static inline bool is_leaf(struct parser *p)
{
	static const u8 ends[] = {
		[T_NEWLINE] = 1, [T_RPAR] = 1, [T_RSQB] = 1, [T_RBRACE] = 1,
		[T_COLON] = 1, [T_COMMA] = 1, [T_SEMI] = 1, [T_EQUAL] = 1,
	};
	int type = peek(p);

	if (p->remember || (type != T_NAME && type != T_NUMBER) ||
	    p->tok[p->mark].len > 16)
		return false;
	type = peek2(p);
	return type < (int)ARRAY_SIZE(ends) && ends[type];
}

/* Whoever calls it has looked how much stack there is. */
static __always_inline struct node *operators(struct parser *p, int level)
{
	int rule = level == LEVEL_OR ? MEMO_DISJUNCTION :
		   level == LEVEL_BITOR ? MEMO_BITWISE_OR : -1;
	int start = p->mark;
	void *n;

	if (!enter(p))
		return NULL;
	if (is_leaf(p))
		return ob_parse_atom(p);
	if (rule >= 0 && peek(p) != T_ERROR && ob_parser_memo(p, rule, &n))
		return n;
	p->depth++;
	n = climb(p, level);
	p->depth--;
	if (rule >= 0)
		ob_parser_memo_set(p, rule, start, n);
	return n;
}

struct node *ob_parse_operators(struct parser *p, int level)
{
	if (ob_stack_low())
		return ob_parser_on_new_stack(p, operators_again, level);
	return operators(p, level);
}

/* Brackets are entered from here directly, to nest at little cost. */
static __always_inline struct node *parse_head(struct parser *p)
{
	if (p->remember)
		return ob_parse_atom(p);
	switch (peek(p)) {
	case T_LPAR:
		return ob_parse_paren(p);
	case T_LSQB:
		return ob_parse_list(p);
	case T_LBRACE:
		return ob_parse_brace(p);
	default:
		return ob_parse_atom(p);
	}
}

/* Trailers: attribute, call, subscript. */
struct node *ob_parse_primary(struct parser *p)
{
	int start = p->mark;
	struct node *n = parse_head(p), *e;

	while (n && !p->u->failed) {
		int mark = p->mark;

		switch (peek(p)) {
		case T_DOT:
			p->mark++;
			if (peek(p) != T_NAME) {
				p->mark = mark;
				return n;
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
			break;
		case T_LPAR:
			e = ob_parse_call(p, n, start);
			if (!e) {
				p->mark = mark;
				return p->u->failed ? NULL : n;
			}
			n = e;
			break;
		case T_LSQB:
			p->mark++;
			e = ob_parser_node(p, N_SUBSCRIPT);
			if (!e)
				return NULL;
			e->subscript.value = n;
			e->subscript.slice = ob_parse_slices(p);
			if (!e->subscript.slice || !accept(p, T_RSQB)) {
				p->mark = mark;
				return p->u->failed ? NULL : n;
			}
			n = ob_parser_finish(p, e, start);
			break;
		default:
			return n;
		}
	}
	return n;
}

static noinline struct node *parse_lambda(struct parser *p)
{
	int start = p->mark++;
	struct node *n = ob_parser_node(p, N_LAMBDA);

	if (!n)
		return NULL;
	n->lambda.args = ob_parse_params(p, true);
	if (!n->lambda.args || !accept(p, T_COLON))
		return NULL;
	n->lambda.body = ob_parse_expression(p);
	if (!n->lambda.body)
		return NULL;
	return ob_parser_finish(p, n, start);
}

/* The rest of "a if b else c"; just @a when "else" is missing. */
struct node *ob_parse_ifexp(struct parser *p, struct node *a, int start)
{
	int mark = p->mark++;
	struct node *n = ob_parser_node(p, N_IFEXP);

	if (!n)
		return NULL;
	n->ifexp.body = a;
	n->ifexp.test = ob_parse_operators(p, LEVEL_OR);
	if (n->ifexp.test && accept(p, T_ELSE)) {
		p->depth++;
		n->ifexp.orelse = ob_parse_expression(p);
		p->depth--;
		if (n->ifexp.orelse)
			return ob_parser_finish(p, n, start);
	}
	p->mark = mark;
	return p->u->failed ? NULL : a;
}

static void *expression_again(struct parser *p, int unused)
{
	return ob_parse_expression(p);
}

struct node *ob_parse_expression(struct parser *p)
{
	int start = p->mark;
	struct node *n;
	void *memo;

	if (ob_stack_low())
		return ob_parser_on_new_stack(p, expression_again, 0);
	if (!enter(p) || peek(p) == T_ERROR)
		return NULL;
	if (p->invalid) {
		if (ob_parser_memo(p, MEMO_EXPRESSION, &memo))
			return memo;
		ob_invalid_expression(p);
		if (p->u->failed)
			return NULL;
		p->mark = start;
	}
	if (peek(p) == T_LAMBDA) {
		p->depth++;
		p->more_rules++;
		n = parse_lambda(p);
		p->more_rules--;
		p->depth--;
	} else {
		n = operators(p, LEVEL_OR);
		if (n && peek(p) == T_IF)
			n = ob_parse_ifexp(p, n, start);
	}
	if (p->invalid)
		ob_parser_memo_set(p, MEMO_EXPRESSION, start, n);
	return p->u->failed ? NULL : n;
}

static noinline struct node *parse_walrus(struct parser *p)
{
	int start = p->mark;
	struct node *n = ob_parser_node(p, N_NAMEDEXPR);

	if (!n)
		return NULL;
	n->named.target = ob_parser_name(p);
	if (!n->named.target || !accept(p, T_COLONEQUAL))
		return NULL;
	n->named.target->ctx = CTX_STORE;
	n->named.value = ob_parse_expression(p);
	if (!n->named.value)
		return NULL;
	return ob_parser_finish(p, n, start);
}

struct node *ob_parse_named(struct parser *p)
{
	int start = p->mark;
	struct node *n;

	if (peek(p) == T_NAME && peek2(p) == T_COLONEQUAL)
		return parse_walrus(p);
	if (p->invalid) {
		ob_invalid_named(p);
		if (p->u->failed)
			return NULL;
		p->mark = start;
	}
	n = ob_parse_expression(p);
	if (n && peek(p) == T_COLONEQUAL)
		return NULL;
	return n;
}

static noinline struct node *parse_star(struct parser *p, bool wide)
{
	int start = p->mark++;
	struct node *n = ob_parser_node(p, N_STARRED);

	if (!n)
		return NULL;
	n->one.value = wide ? ob_parse_expression(p) :
		       ob_parse_operators(p, LEVEL_BITOR);
	if (!n->one.value)
		return NULL;
	return ob_parser_finish(p, n, start);
}

struct node *ob_parse_starred(struct parser *p)
{
	return peek(p) == T_STAR ? parse_star(p, true) : NULL;
}

struct node *ob_parse_star_named(struct parser *p)
{
	return peek(p) == T_STAR ? parse_star(p, false) : ob_parse_named(p);
}

struct node *ob_parse_star_expression(struct parser *p)
{
	return peek(p) == T_STAR ? parse_star(p, false) :
	       ob_parse_expression(p);
}

static __always_inline struct node *
parse_list_of(struct parser *p, struct node *(*item)(struct parser *))
{
	int start = p->mark;
	struct node *first = item(p), *n;
	struct vec items = {};

	if (!first || peek(p) != T_COMMA)
		return first;
	if (!ob_vec_push(p->u, &items, first))
		return NULL;
	while (accept(p, T_COMMA)) {
		int mark = p->mark;

		n = item(p);
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
	n->many.items = ob_vec_seq(p->u, &items);
	return ob_parser_finish(p, n, start);
}

struct node *ob_parse_star_expressions(struct parser *p)
{
	return parse_list_of(p, ob_parse_star_expression);
}

struct node *ob_parse_expressions(struct parser *p)
{
	return parse_list_of(p, ob_parse_expression);
}

struct node *ob_parse_yield(struct parser *p)
{
	int start = p->mark, mark;
	struct node *n;

	if (!accept(p, T_YIELD))
		return NULL;
	n = ob_parser_node(p, N_YIELD);
	if (!n)
		return NULL;
	if (accept(p, T_FROM)) {
		n->kind = N_YIELDFROM;
		n->one.value = ob_parse_expression(p);
		if (!n->one.value)
			return NULL;
		return ob_parser_finish(p, n, start);
	}
	mark = p->mark;
	n->one.value = ob_parse_star_expressions(p);
	if (!n->one.value)
		p->mark = mark;
	return ob_parser_finish(p, n, start);
}

struct node *ob_parse_yield_or_star(struct parser *p)
{
	return peek(p) == T_YIELD ? ob_parse_yield(p) :
	       ob_parse_star_expressions(p);
}
