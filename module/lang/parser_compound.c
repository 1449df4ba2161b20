// SPDX-License-Identifier: GPL-2.0
/*
 * parser_compound - statements with blocks, and what a unit consists of
 */

#include "parser.h"

/*
 * The ":" of a statement's header. Its absence at the end of a line is
 * explained in the second parse, or at once where the grammar insists.
 */
bool ob_parse_colon(struct parser *p, bool forced)
{
	if (accept(p, T_COLON))
		return true;
	if (forced && !p->u->failed)
		return ob_parser_expect_forced(p, T_COLON, ":");
	if (p->invalid && peek(p) == T_NEWLINE) {
		/* the line end must have been seen for the message's place */
		ob_parser_error(p, "expected ':'");
	}
	return false;
}

/* Second parse: after a header's ":", is a missing block to be explained? */
bool ob_parse_indented(struct parser *p, const char *what, int line)
{
	int mark = p->mark;
	bool ok = true;

	if (!p->invalid)
		return true;
	if (accept(p, T_NEWLINE) && peek(p) != T_INDENT) {
		ob_parser_indent_error(p, "expected an indented block after %s on line %d",
				       what, line);
		ok = false;
	}
	p->mark = mark;
	return ok && !p->u->failed;
}

static bool parse_statements(struct parser *p, struct vec *out, int end)
{
	while (peek(p) != end && peek(p) != T_ERROR)
		if (!ob_parse_statement(p, out))
			return false;
	return !p->u->failed;
}

static void *block_again(struct parser *p, int unused)
{
	return ob_parse_block(p);
}

struct seq *ob_parse_block(struct parser *p)
{
	struct vec items = {};

	if (ob_stack_low())
		return ob_parser_on_new_stack(p, block_again, 0);
	if (ob_enter(p->u->rt, " during compilation")) {
		p->u->failed = true;
		return NULL;
	}
	if (!accept(p, T_NEWLINE)) {
		if (!ob_parse_simple_stmts(p, &items))
			return NULL;
		return ob_vec_seq(p->u, &items);
	}
	if (!accept(p, T_INDENT)) {
		if (p->invalid)
			ob_parser_indent_error(p, "expected an indented block");
		return NULL;
	}
	if (!ob_parse_statement(p, &items) ||
	    !parse_statements(p, &items, T_DEDENT) || !accept(p, T_DEDENT))
		return NULL;
	return ob_vec_seq(p->u, &items);
}

/* "else" and its block; NULL also when there is none. */
struct seq *ob_parse_else(struct parser *p)
{
	int line;

	if (peek(p) != T_ELSE)
		return NULL;
	line = p->tok[p->mark].loc.line;
	p->mark++;
	if (!ob_parse_colon(p, true) ||
	    !ob_parse_indented(p, "'else' statement", line))
		return NULL;
	return ob_parse_block(p);
}

/* An optional else that must be right when it is there. */
static bool optional_else(struct parser *p, struct seq **out)
{
	*out = NULL;
	if (peek(p) != T_ELSE)
		return !p->u->failed;
	*out = ob_parse_else(p);
	return *out;
}

/* Header and body of one if or elif; its else part stays empty. */
static struct node *if_part(struct parser *p, const char *what)
{
	int line = p->tok[p->mark].loc.line;
	struct node *n = ob_parser_node(p, N_IF);

	p->mark++;
	if (!n)
		return NULL;
	n->cond.test = ob_parse_named(p);
	if (!n->cond.test || !ob_parse_colon(p, false))
		return NULL;
	/* CPython names the line of the condition for "if". */
	if (what[1] == 'i')
		line = n->cond.test->loc.line;
	if (!ob_parse_indented(p, what, line))
		return NULL;
	n->cond.body = ob_parse_block(p);
	return n->cond.body ? n : NULL;
}

/*
 * An elif is an if that is its predecessor's whole else part. The chain is
 * built from the top, and every link ends where the last one does.
 */
static struct node *parse_if(struct parser *p)
{
	struct vec chain = {}, starts = {};
	struct node *n, *last;
	int i;

	if (!ob_vec_push(p->u, &starts, (void *)(long)p->mark))
		return NULL;
	last = if_part(p, "'if' statement");
	while (last && peek(p) == T_ELIF) {
		struct vec one = {};

		if (!ob_vec_push(p->u, &chain, last) ||
		    !ob_vec_push(p->u, &starts, (void *)(long)p->mark))
			return NULL;
		n = if_part(p, "'elif' statement");
		if (!n || !ob_vec_push(p->u, &one, n))
			return NULL;
		last->cond.orelse = ob_vec_seq(p->u, &one);
		last = n;
	}
	if (!last || !optional_else(p, &last->cond.orelse) ||
	    !ob_vec_push(p->u, &chain, last))
		return NULL;
	for (i = 0; i < chain.n; i++)
		if (!ob_parser_finish(p, chain.item[i], (long)starts.item[i]))
			return NULL;
	return chain.item[0];
}

static struct node *parse_while(struct parser *p)
{
	int start = p->mark;
	struct node *n = ob_parser_node(p, N_WHILE);

	p->mark++;
	if (!n)
		return NULL;
	n->cond.test = ob_parse_named(p);
	if (!n->cond.test || !ob_parse_colon(p, false) ||
	    !ob_parse_indented(p, "'while' statement",
			       p->tok[start].loc.line))
		return NULL;
	n->cond.body = ob_parse_block(p);
	if (!n->cond.body || !optional_else(p, &n->cond.orelse))
		return NULL;
	return ob_parser_finish(p, n, start);
}

static struct node *parse_for(struct parser *p, int start, bool is_async)
{
	int line = p->tok[p->mark].loc.line;
	struct node *n = ob_parser_node(p, N_FOR);

	p->mark++;
	if (!n)
		return NULL;
	n->is_async = is_async;
	n->loop.target = ob_parse_star_targets(p);
	if (!n->loop.target || !accept(p, T_IN)) {
		if (p->invalid && !p->u->failed) {
			p->mark = start;
			ob_invalid_for_target(p);
		}
		return NULL;
	}
	n->loop.iter = ob_parse_star_expressions(p);
	if (!n->loop.iter || !ob_parse_colon(p, false) ||
	    !ob_parse_indented(p, "'for' statement", line))
		return NULL;
	n->loop.body = ob_parse_block(p);
	if (!n->loop.body || !optional_else(p, &n->loop.orelse))
		return NULL;
	return ob_parser_finish(p, n, start);
}

static struct node *parse_async(struct parser *p)
{
	int start = p->mark++;

	switch (peek(p)) {
	case T_DEF:
		return ob_parse_def(p, start, true, NULL);
	case T_WITH:
		return ob_parse_with(p, start, true);
	case T_FOR:
		return parse_for(p, start, true);
	default:
		p->mark = start;
		return NULL;
	}
}

bool ob_parse_is_compound(struct parser *p)
{
	switch (peek(p)) {
	case T_DEF:
	case T_AT:
	case T_ASYNC:
	case T_IF:
	case T_CLASS:
	case T_WITH:
	case T_FOR:
	case T_TRY:
	case T_WHILE:
		return true;
	default:
		return false;
	}
}

struct node *ob_parse_compound(struct parser *p)
{
	switch (peek(p)) {
	case T_DEF:
		return ob_parse_def(p, p->mark, false, NULL);
	case T_AT:
		return ob_parse_decorated(p);
	case T_ASYNC:
		return parse_async(p);
	case T_IF:
		return parse_if(p);
	case T_CLASS:
		return ob_parse_class(p, NULL);
	case T_WITH:
		return ob_parse_with(p, p->mark, false);
	case T_FOR:
		return parse_for(p, p->mark, false);
	case T_TRY:
		return ob_parse_try(p);
	case T_WHILE:
		return parse_while(p);
	default:
		return NULL;
	}
}

/* One compound statement or one line of simple ones, appended to @out. */
bool ob_parse_statement(struct parser *p, struct vec *out)
{
	int start = p->mark;
	struct node *n;

	if (ob_parse_is_compound(p)) {
		n = ob_parse_compound(p);
		return n && ob_vec_push(p->u, out, n);
	}
	if (peek(p) == T_NAME && ob_parser_is_soft(p, start, "match")) {
		n = ob_parse_match(p);
		if (n)
			return ob_vec_push(p->u, out, n);
		if (p->u->failed)
			return false;
		p->mark = start;
	}
	return ob_parse_simple_stmts(p, out);
}

/* One top-level statement of a file, behind those there are. */
static struct node *file_statement(struct parser *p)
{
	p->body.n = p->nr_body;
	return ob_parse_statement(p, &p->body) ? p->module : NULL;
}

static struct node *parse_file(struct parser *p)
{
	p->module = ob_parser_node(p, N_MODULE);
	if (!p->module)
		return NULL;
	while (peek(p) != T_END && peek(p) != T_ERROR) {
		if (!ob_parser_run(p, file_statement))
			return NULL;
		p->nr_body = p->body.n;
		p->fill -= p->mark;
		memmove(p->tok, p->tok + p->mark, p->fill * sizeof(*p->tok));
		p->mark = 0;
		p->remember = false;
		if (ob_tick(p->u->rt)) {
			p->u->failed = true;
			return NULL;
		}
	}
	if (p->u->failed) {
		/* the very first token of a statement */
		ob_parser_run(p, file_statement);
		return NULL;
	}
	p->module->module.body = ob_vec_seq(p->u, &p->body);
	return p->module->module.body ? p->module : NULL;
}

static struct node *single_start(struct parser *p)
{
	struct node *n = ob_parser_node(p, N_MODULE), *s;
	struct vec items = {};

	if (!n)
		return NULL;
	if (peek(p) == T_END) {
		p->u->incomplete = p->codeop;
		return NULL;
	}
	if (peek(p) == T_NEWLINE) {
		p->mark++;
		s = ob_parser_finish(p, ob_parser_node(p, N_PASS), 0);
		if (!s || !ob_vec_push(p->u, &items, s))
			return NULL;
	} else {
		bool compound = ob_parse_is_compound(p);

		if (!ob_parse_statement(p, &items))
			return NULL;
		s = items.item[0];
		/* A blank line, or the end, closes a compound statement. */
		if ((compound || s->kind == N_MATCH) && !accept(p, T_NEWLINE))
			return NULL;
	}
	n->module.body = ob_vec_seq(p->u, &items);
	return n->module.body ? n : NULL;
}

/* Nothing but white space and comments may follow a single statement. */
static bool single_has_more(struct parser *p)
{
	const char *c = p->lex.at;

	for (;;) {
		while (*c == ' ' || *c == '\t' || *c == '\n' || *c == '\f')
			c++;
		if (!*c)
			return false;
		if (*c != '#')
			return true;
		while (*c && *c != '\n')
			c++;
	}
}

static struct node *eval_start(struct parser *p)
{
	struct node *n = ob_parser_node(p, N_MODULE);

	if (!n)
		return NULL;
	n->module.expr = ob_parse_expressions(p);
	if (!n->module.expr)
		return NULL;
	while (accept(p, T_NEWLINE))
		;
	return accept(p, T_END) ? n : NULL;
}

struct node *ob_parse(struct unit *u)
{
	struct parser p = { };
	struct node *n;

	if (ob_parser_init(&p, u, u->text, u->len))
		return NULL;
	p.codeop = u->incomplete;
	u->incomplete = false;
	switch (u->src->mode) {
	case OB_COMPILE_SINGLE:
		n = ob_parser_run(&p, single_start);
		if (n && single_has_more(&p))
			return ob_parser_error(&p, "multiple statements found while compiling a single statement");
		return n;
	case OB_COMPILE_EVAL:
		return ob_parser_run(&p, eval_start);
	default:
		return parse_file(&p);
	}
}
