// SPDX-License-Identifier: GPL-2.0
/*
 * parser_stmt - simple statements, those that fit on one line
 */

#include "parser.h"

static int augassign_op(int type)
{
	switch (type) {
	case T_PLUSEQUAL:
		return OB_ADD;
	case T_MINEQUAL:
		return OB_SUB;
	case T_STAREQUAL:
		return OB_MUL;
	case T_ATEQUAL:
		return OB_MATMUL;
	case T_SLASHEQUAL:
		return OB_TRUEDIV;
	case T_PERCENTEQUAL:
		return OB_MOD;
	case T_AMPEREQUAL:
		return OB_AND;
	case T_VBAREQUAL:
		return OB_OR;
	case T_CIRCUMFLEXEQUAL:
		return OB_XOR;
	case T_LEFTSHIFTEQUAL:
		return OB_LSHIFT;
	case T_RIGHTSHIFTEQUAL:
		return OB_RSHIFT;
	case T_DOUBLESTAREQUAL:
		return OB_POW;
	case T_DOUBLESLASHEQUAL:
		return OB_FLOORDIV;
	default:
		return -1;
	}
}

/* TARGET ":" ANNOTATION ["=" VALUE]; at the colon. */
static struct node *annotated(struct parser *p, struct node *target, int start)
{
	bool bracketed = p->tok[start].type == T_LPAR &&
			 (target->kind == N_NAME);
	struct node *n;
	int mark;

	p->mark++;
	n = ob_parser_node(p, N_ANNASSIGN);
	if (!n)
		return NULL;
	ob_set_ctx(p, target, CTX_STORE);
	n->op = target->kind == N_NAME && !bracketed;
	n->annassign.target = target;
	n->annassign.annotation = ob_parse_expression(p);
	if (!n->annassign.annotation)
		return NULL;
	mark = p->mark;
	if (accept(p, T_EQUAL)) {
		n->annassign.value = ob_parse_yield_or_star(p);
		if (p->u->failed)
			return NULL;
		/* The statement ends before the "=", which is what is wrong. */
		if (!n->annassign.value)
			p->mark = mark;
	}
	return ob_parser_finish(p, n, start);
}

static struct node *augmented(struct parser *p, struct node *target, int start)
{
	struct node *n = ob_parser_node(p, N_AUGASSIGN);

	if (!n)
		return NULL;
	n->op = augassign_op(peek(p));
	p->mark++;
	ob_set_ctx(p, target, CTX_STORE);
	n->named.target = target;
	n->named.value = ob_parse_yield_or_star(p);
	if (!n->named.value)
		return NULL;
	return ob_parser_finish(p, n, start);
}

/* (TARGETS "=")+ VALUE; at the first "=" after @e. */
static struct node *assigned(struct parser *p, struct node *e, int start)
{
	struct vec targets = {};
	struct node *n;

	while (peek(p) == T_EQUAL) {
		if (!ob_target_ok(p, e, true)) {
			/* the "=" before it was fine, this one is not */
			return NULL;
		}
		ob_set_ctx(p, e, CTX_STORE);
		p->mark++;
		if (!ob_vec_push(p->u, &targets, e))
			return NULL;
		e = ob_parse_yield_or_star(p);
		if (!e)
			return NULL;
		if ((e->kind == N_YIELD || e->kind == N_YIELDFROM) &&
		    peek(p) == T_EQUAL)
			return NULL;
	}
	n = ob_parser_node(p, N_ASSIGN);
	if (!n)
		return NULL;
	n->assign.targets = ob_vec_seq(p->u, &targets);
	n->assign.value = e;
	return ob_parser_finish(p, n, start);
}

/*
 * Second parse: look for an assignment without parsing the left side as a
 * general expression, then for the reasons why it is none.
 */
struct node *ob_parse_assignment(struct parser *p)
{
	int start = p->mark;
	struct node *e, *n;

	e = ob_parse_primary(p);
	if (e && ob_target_single(e)) {
		if (augassign_op(peek(p)) >= 0)
			return augmented(p, e, start);
		n = peek(p) == T_COLON ? annotated(p, e, start) : NULL;
		if (n || p->u->failed)
			return n;
	}
	p->mark = start;
	e = ob_parse_star_targets(p);
	if (e && peek(p) == T_EQUAL) {
		n = assigned(p, e, start);
		if (n || p->u->failed)
			return n;
	}
	p->mark = start;
	if (!p->u->failed)
		ob_invalid_assignment(p);
	p->mark = start;
	return NULL;
}

static struct node *expr_stmt(struct parser *p, struct node *e, int start)
{
	struct node *n = ob_parser_node(p, N_EXPR);

	if (!n)
		return NULL;
	n->one.value = e;
	return ob_parser_finish(p, n, start);
}

static struct node *expression_stmt(struct parser *p)
{
	int start = p->mark;
	struct node *e, *n;

	if (p->invalid) {
		n = ob_parse_assignment(p);
		if (n || p->u->failed)
			return n;
	}
	e = ob_parse_star_expressions(p);
	if (!e)
		return NULL;
	if (!p->invalid) {
		if (peek(p) == T_EQUAL)
			return assigned(p, e, start);
		if (ob_target_single(e)) {
			if (peek(p) == T_COLON)
				return annotated(p, e, start);
			if (augassign_op(peek(p)) >= 0)
				return augmented(p, e, start);
		}
	}
	return expr_stmt(p, e, start);
}

static struct node *keyword_stmt(struct parser *p, int kind)
{
	int start = p->mark++;

	return ob_parser_finish(p, ob_parser_node(p, kind), start);
}

static bool stmt_ends(struct parser *p)
{
	int type = peek(p);

	return type == T_NEWLINE || type == T_SEMI;
}

static struct node *return_stmt(struct parser *p)
{
	int start = p->mark++, mark;
	struct node *n = ob_parser_node(p, N_RETURN);

	if (!n)
		return NULL;
	mark = p->mark;
	if (!stmt_ends(p)) {
		n->one.value = ob_parse_star_expressions(p);
		if (!n->one.value)
			p->mark = mark;
	}
	return ob_parser_finish(p, n, start);
}

static struct node *raise_stmt(struct parser *p)
{
	int start = p->mark++, mark;
	struct node *n = ob_parser_node(p, N_RAISE);

	if (!n)
		return NULL;
	mark = p->mark;
	if (!stmt_ends(p)) {
		n->raise.exc = ob_parse_expression(p);
		if (!n->raise.exc) {
			p->mark = mark;
		} else if (accept(p, T_FROM)) {
			n->raise.cause = ob_parse_expression(p);
			if (!n->raise.cause)
				return NULL;
		}
	}
	return ob_parser_finish(p, n, start);
}

static struct node *assert_stmt(struct parser *p)
{
	int start = p->mark++;
	struct node *n = ob_parser_node(p, N_ASSERT);

	if (!n)
		return NULL;
	n->assert.test = ob_parse_expression(p);
	if (!n->assert.test)
		return NULL;
	if (accept(p, T_COMMA)) {
		n->assert.msg = ob_parse_expression(p);
		if (!n->assert.msg)
			return NULL;
	}
	return ob_parser_finish(p, n, start);
}

static struct node *del_stmt(struct parser *p)
{
	int start = p->mark++;
	struct node *n = ob_parser_node(p, N_DELETE);

	if (!n)
		return NULL;
	n->many.items = ob_parse_del_targets(p);
	if (n->many.items && stmt_ends(p))
		return ob_parser_finish(p, n, start);
	if (p->invalid && !p->u->failed) {
		p->mark = start + 1;
		ob_parser_invalid_target(p, DEL_TARGETS,
					 ob_parse_star_expressions(p));
	}
	return NULL;
}

static struct node *names_stmt(struct parser *p, int kind)
{
	int start = p->mark++;
	struct node *n = ob_parser_node(p, kind), *name;
	struct vec items = {};

	if (!n)
		return NULL;
	do {
		name = ob_parser_name(p);
		if (!name || !ob_vec_push(p->u, &items, name))
			return NULL;
	} while (accept(p, T_COMMA));
	n->many.items = ob_vec_seq(p->u, &items);
	return ob_parser_finish(p, n, start);
}

/* NAME ("." NAME)* as one identifier. */
static struct ob_object *dotted_name(struct parser *p)
{
	size_t len = 0, at = 0;
	int start = p->mark, i;
	char *text;

	if (!accept(p, T_NAME))
		return NULL;
	while (peek(p) == T_DOT) {
		p->mark++;
		if (!accept(p, T_NAME)) {
			p->mark--;
			break;
		}
	}
	for (i = start; i < p->mark; i++)
		len += p->tok[i].len;
	text = unit_alloc(p->u, len + 1);
	if (!text)
		return NULL;
	for (i = start; i < p->mark; i++) {
		memcpy(text + at, p->tok[i].text, p->tok[i].len);
		at += p->tok[i].len;
	}
	return ob_unit_identifier(p->u, text, len);
}

static struct node *import_alias(struct parser *p, bool dotted)
{
	int start = p->mark;
	struct node *n = ob_parser_node(p, N_ALIAS), *as;

	if (!n)
		return NULL;
	if (dotted) {
		n->alias.name = dotted_name(p);
	} else {
		as = ob_parser_name(p);
		n->alias.name = as ? as->name.id : NULL;
	}
	if (!n->alias.name)
		return NULL;
	if (accept(p, T_AS)) {
		as = ob_parser_name(p);
		if (!as)
			return NULL;
		n->alias.asname = as->name.id;
	}
	return ob_parser_finish(p, n, start);
}

static struct node *import_name(struct parser *p)
{
	int start = p->mark++;
	struct node *n = ob_parser_node(p, N_IMPORT), *alias;
	struct vec items = {};

	if (!n)
		return NULL;
	do {
		alias = import_alias(p, true);
		if (!alias || !ob_vec_push(p->u, &items, alias))
			return NULL;
	} while (accept(p, T_COMMA));
	n->import.names = ob_vec_seq(p->u, &items);
	return ob_parser_finish(p, n, start);
}

static struct seq *import_targets(struct parser *p)
{
	int start = p->mark;
	struct vec items = {};
	struct node *alias;
	bool paren;

	if (accept(p, T_STAR)) {
		alias = ob_parser_node(p, N_ALIAS);
		if (!alias)
			return NULL;
		alias->alias.name = ob_unit_name_c(p->u, "*");
		if (!ob_vec_push(p->u, &items,
				 ob_parser_finish(p, alias, start)))
			return NULL;
		return ob_vec_seq(p->u, &items);
	}
	paren = accept(p, T_LPAR);
	do {
		if (items.n && (paren ? peek(p) == T_RPAR :
				peek(p) == T_NEWLINE))
			break;
		alias = import_alias(p, false);
		if (!alias || !ob_vec_push(p->u, &items, alias))
			return NULL;
	} while (accept(p, T_COMMA));
	if (paren && !accept(p, T_RPAR))
		return NULL;
	if (!paren && p->tok[p->mark - 1].type == T_COMMA) {
		if (p->invalid)
			ob_parser_error(p, "trailing comma not allowed without surrounding parentheses");
		return NULL;
	}
	return ob_vec_seq(p->u, &items);
}

static struct node *import_from(struct parser *p)
{
	int start = p->mark++;
	struct node *n = ob_parser_node(p, N_IMPORTFROM);

	if (!n)
		return NULL;
	for (;;) {
		if (accept(p, T_DOT))
			n->level++;
		else if (accept(p, T_ELLIPSIS))
			n->level += 3;
		else
			break;
	}
	if (peek(p) == T_NAME || !n->level) {
		n->import.module = dotted_name(p);
		if (!n->import.module)
			return NULL;
	}
	if (!accept(p, T_IMPORT))
		return NULL;
	n->import.names = import_targets(p);
	if (!n->import.names)
		return NULL;
	return ob_parser_finish(p, n, start);
}

static struct node *simple_stmt(struct parser *p)
{
	int start = p->mark;
	struct node *e;

	switch (peek(p)) {
	case T_RETURN:
		return return_stmt(p);
	case T_IMPORT:
		return import_name(p);
	case T_FROM:
		return import_from(p);
	case T_RAISE:
		return raise_stmt(p);
	case T_PASS:
		return keyword_stmt(p, N_PASS);
	case T_DEL:
		return del_stmt(p);
	case T_YIELD:
		if (p->invalid) {
			e = ob_parse_assignment(p);
			if (e || p->u->failed)
				return e;
		}
		e = ob_parse_yield(p);
		return e ? expr_stmt(p, e, start) : NULL;
	case T_ASSERT:
		return assert_stmt(p);
	case T_BREAK:
		return keyword_stmt(p, N_BREAK);
	case T_CONTINUE:
		return keyword_stmt(p, N_CONTINUE);
	case T_GLOBAL:
		return names_stmt(p, N_GLOBAL);
	case T_NONLOCAL:
		return names_stmt(p, N_NONLOCAL);
	case T_ERROR:
		return NULL;
	default:
		return expression_stmt(p);
	}
}

/* Statements separated by semicolons, up to and with the line end. */
bool ob_parse_simple_stmts(struct parser *p, struct vec *out)
{
	do {
		struct node *n;

		if (p->tok && p->mark && p->tok[p->mark - 1].type == T_SEMI &&
		    peek(p) == T_NEWLINE)
			break;
		n = simple_stmt(p);
		if (!n || !ob_vec_push(p->u, out, n))
			return false;
	} while (accept(p, T_SEMI));
	return accept(p, T_NEWLINE);
}
