// SPDX-License-Identifier: GPL-2.0
/*
 * parser - tokens, nodes, errors, and the two attempts at a text
 */

#include "parser.h"

#define FIRST_TOKENS	32

int ob_parser_init(struct parser *p, struct unit *u, const char *text,
		   size_t len)
{
	struct parser old = *p;

	*p = (struct parser) {
		.u = u, .lex = old.lex, .tok = old.tok, .cap = old.cap,
		.inner = old.inner, .open = old.open,
	};
	return ob_lexer_init(&p->lex, u, text, len);
}

static bool tokens_grow(struct parser *p)
{
	int cap = p->cap ? p->cap * 2 : FIRST_TOKENS;
	struct token *tok;

	if (cap > INT_MAX / 2) {
		ob_no_memory(p->u->rt);
		p->u->failed = true;
		return false;
	}
	tok = unit_take(p->u, cap * sizeof(*tok));
	if (!tok)
		return false;
	if (p->fill)
		memcpy(tok, p->tok, p->fill * sizeof(*tok));
	p->tok = tok;
	p->cap = cap;
	return true;
}

static void unclosed(struct parser *p)
{
	struct bracket *b = &p->lex.brackets[p->lex.nr_brackets - 1];
	struct loc loc = { b->line, b->col, b->line, -1 };

	ob_parser_error_range(p, &loc, &loc, "'%c' was never closed", b->c);
}

static void *parser_raise(struct parser *p, enum ob_tid tid, struct loc *loc,
			  const char *fmt, va_list ap);

static void __printf(4, 5) raise_loc(struct parser *p, enum ob_tid tid,
				     struct loc *loc, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	parser_raise(p, tid, loc, fmt, ap);
	va_end(ap);
}

/* The lexer stopped for a reason it has not raised. */
static void lexer_stopped(struct parser *p)
{
	struct lexer *l = &p->lex;
	struct loc loc = { l->line, 1, l->line, 0 };

	switch (l->stop) {
	case LEX_EOF:
		if (l->nr_brackets)
			unclosed(p);
		else
			ob_parser_error(p, "unexpected EOF while parsing");
		break;
	case LEX_DEDENT:
		ob_parser_indent_error(p, "unindent does not match any outer indentation level");
		break;
	case LEX_TABS:
		raise_loc(p, OB_T_TabError, &loc,
			  "inconsistent use of tabs and spaces in indentation");
		break;
	case LEX_TOO_DEEP:
		raise_loc(p, OB_T_IndentationError, &loc,
			  "too many levels of indentation");
		break;
	case LEX_CONTINUATION:
		loc.col = l->at - l->buf;
		raise_loc(p, OB_T_SyntaxError, &loc,
			  "unexpected character after line continuation character");
		break;
	default:
		break;
	}
}

/* At the end of a single statement a line end is implied. */
static void imply_newline(struct parser *p, struct token *t)
{
	struct lexer *l = &p->lex;

	if (p->u->src->mode != OB_COMPILE_SINGLE || p->fstring)
		return;
	if (t->type != T_END || !p->started) {
		p->started = true;
		return;
	}
	t->type = T_NEWLINE;
	p->started = false;
	if (l->indent && !p->codeop &&
	    !(p->u->src->flags & OB_COMPILE_OPEN_BLOCKS)) {
		l->pending = -l->indent;
		l->indent = 0;
	}
}

int ob_parser_fill(struct parser *p)
{
	struct token *t;

	if (p->u->failed)
		return -1;
	if (p->fill == p->cap && !tokens_grow(p))
		return -1;
	if (ob_tick(p->u->rt)) {
		p->u->failed = true;
		return -1;
	}
	t = &p->tok[p->fill];
	ob_lexer_next(&p->lex, t);
	imply_newline(p, t);
	if (p->fstring && p->lex.line == p->first_line) {
		t->loc.col += p->first_col;
		t->loc.end_col += p->first_col;
	}
	p->fill++;
	if (t->type != T_ERROR)
		return 0;
	if (!p->u->failed)
		lexer_stopped(p);
	p->u->failed = true;
	return -1;
}

/* A token the grammar insists on: its absence is the error. */
bool ob_parser_expect_forced(struct parser *p, int type, const char *text)
{
	struct token *t;

	if (accept(p, type))
		return true;
	if (p->u->failed)
		return false;
	t = &p->tok[p->mark];
	ob_parser_error_range(p, &t->loc, &t->loc, "expected '%s'", text);
	return false;
}

bool ob_parser_memo(struct parser *p, int rule, void **result)
{
	struct memo *m;

	if (!p->remember || p->mark >= p->fill)
		return false;
	for (m = p->tok[p->mark].memo; m; m = m->next) {
		if (m->rule == rule) {
			p->mark = m->end;
			*result = m->result;
			return true;
		}
	}
	return false;
}

void ob_parser_memo_set(struct parser *p, int rule, int start, void *result)
{
	struct memo *m;

	if (!p->remember || p->u->failed || start >= p->fill)
		return;
	m = unit_alloc(p->u, sizeof(*m));
	if (!m)
		return;
	m->rule = rule;
	m->result = result;
	m->end = p->mark;
	m->next = p->tok[start].memo;
	p->tok[start].memo = m;
}

struct node *ob_parser_node(struct parser *p, int kind)
{
	struct node *n = unit_alloc(p->u, sizeof(*n));

	if (n)
		n->kind = kind;
	return n;
}

/* Set a node's place: from token @start to the last visible one consumed. */
/**
 * struct new_stack_call - arguments of a parsing function and its result
 * @p: the parser
 * @fn: the function
 * @arg: what it is to parse
 * @res: what it returned
 */
struct new_stack_call {
	struct parser *p;
	void *(*fn)(struct parser *p, int arg);
	int arg;
	void *res;
};

static void new_stack_call(void *arg)
{
	struct new_stack_call *call = arg;

	call->res = call->fn(call->p, call->arg);
}

void *ob_parser_on_new_stack(struct parser *p,
			     void *(*fn)(struct parser *p, int arg), int arg)
{
	struct new_stack_call call = { .p = p, .fn = fn, .arg = arg };

	if (ob_stacks_call(&p->u->rt->stacks, new_stack_call, &call)) {
		ob_recursion_error(p->u->rt, " during compilation");
		p->u->failed = true;
	}
	return call.res;
}

struct node *ob_parser_finish(struct parser *p, struct node *n, int start)
{
	const struct loc *a, *b;
	int last = p->mark - 1;

	if (!n || p->u->failed)
		return NULL;
	while (last > start && (p->tok[last].type == T_END ||
				(p->tok[last].type >= T_NEWLINE &&
				 p->tok[last].type <= T_DEDENT)))
		last--;
	a = &p->tok[start].loc;
	b = &p->tok[last].loc;
	n->loc.line = a->line;
	n->loc.col = a->col;
	n->loc.end_line = b->end_line;
	n->loc.end_col = b->end_col;
	return n;
}

struct node *ob_parser_name(struct parser *p)
{
	int start = p->mark;
	struct node *n;

	if (!accept(p, T_NAME))
		return NULL;
	n = ob_parser_node(p, N_NAME);
	if (!n)
		return NULL;
	n->name.id = ob_unit_identifier(p->u, p->tok[start].text,
					p->tok[start].len);
	return ob_parser_finish(p, n, start);
}

/* Is token @i, which must be filled, a name spelled like @word? */
bool ob_parser_is_soft(struct parser *p, int i, const char *word)
{
	struct token *t = &p->tok[i];

	return t->type == T_NAME && t->len == strlen(word) &&
	       !memcmp(t->text, word, t->len);
}

/* Errors. Columns in @loc start at 1 here. */

static void *parser_raise(struct parser *p, enum ob_tid tid, struct loc *loc,
			  const char *fmt, va_list ap)
{
	bool in_bytes = p->u->byte_columns || p->fstring;
	struct ob_object *text;
	char with_prefix[160];
	const char *utf8;
	size_t len;

	if (p->u->failed && ob_raised(p->u->rt) &&
	    p->lex.stop == LEX_RAISED)
		return NULL;
	text = unit_is_stored(p->u) && !p->fstring ?
	       ob_unit_line(p->u, loc->line, true) :
	       ob_lexer_text(&p->lex, loc->line);
	if (!text) {
		p->u->failed = true;
		return NULL;
	}
	utf8 = ob_str_utf8(p->u->rt, text, &len);
	if (!utf8) {
		ob_decref(p->u->rt, text);
		p->u->failed = true;
		return NULL;
	}
	if (p->fstring) {
		snprintf(with_prefix, sizeof(with_prefix), "f-string: %s", fmt);
		fmt = with_prefix;
		loc->col -= p->first_col;
		loc->end_col -= p->first_col;
	}
	if (loc->col > 0 && !in_bytes)
		loc->col = ob_text_columns(utf8, len + 1, loc->col);
	if (loc->end_col > 0 && !in_bytes)
		loc->end_col = ob_text_columns(utf8, len + 1, loc->end_col);
	ob_raw_free(p->u->rt, (void *)utf8);
	ob_syntax_error(p->u, tid, loc, text, fmt, ap);
	return NULL;
}

/* CPython drops the last line of a file when there is none after it. */
static bool at_file_end(struct parser *p, const struct token *t)
{
	return unit_is_stored(p->u) && !p->fstring && t->type != T_ERROR &&
	       p->lex.at == p->lex.end;
}

/* At the last token that was read. */
static void *raise_last(struct parser *p, enum ob_tid tid, const char *fmt,
			va_list ap)
{
	struct token *t;
	struct loc loc;

	if (!p->fill) {
		loc = (struct loc){ 0, 0, 0, -1 };
		return parser_raise(p, tid, &loc, fmt, ap);
	}
	t = &p->tok[p->fill - 1];
	loc = t->loc;
	if (t->loc.col == -1)
		loc.col = p->lex.at == p->lex.buf || at_file_end(p, t) ? 0 :
			  p->lex.at - p->lex.line_start;
	else
		loc.col++;
	if (loc.end_col != -1)
		loc.end_col++;
	return parser_raise(p, tid, &loc, fmt, ap);
}

void *ob_parser_error(struct parser *p, const char *fmt, ...)
{
	va_list ap;

	if (p->u->failed && ob_raised(p->u->rt))
		return NULL;
	va_start(ap, fmt);
	raise_last(p, OB_T_SyntaxError, fmt, ap);
	va_end(ap);
	return NULL;
}

void *ob_parser_indent_error(struct parser *p, const char *fmt, ...)
{
	va_list ap;

	if (p->u->failed && ob_raised(p->u->rt))
		return NULL;
	va_start(ap, fmt);
	raise_last(p, OB_T_IndentationError, fmt, ap);
	va_end(ap);
	return NULL;
}

void *ob_parser_error_range(struct parser *p, const struct loc *from,
			    const struct loc *to, const char *fmt, ...)
{
	struct loc loc = { from->line, from->col + 1, to->end_line, 0 };
	va_list ap;

	if (p->u->failed && ob_raised(p->u->rt))
		return NULL;
	loc.end_col = to->end_col + 1;
	va_start(ap, fmt);
	/* CPython's marker for "the current position" cannot be told from -1. */
	parser_raise(p, OB_T_SyntaxError, &loc, fmt, ap);
	va_end(ap);
	return NULL;
}

void *ob_parser_error_from(struct parser *p, const struct loc *from,
			   const char *fmt, ...)
{
	struct loc loc = { from->line, from->col + 1, p->lex.line, 0 };
	va_list ap;

	if (p->u->failed && ob_raised(p->u->rt))
		return NULL;
	loc.end_col = p->lex.at - p->lex.line_start;
	va_start(ap, fmt);
	parser_raise(p, OB_T_SyntaxError, &loc, fmt, ap);
	va_end(ap);
	return NULL;
}

/* What an expression is called in a message. */
const char *ob_expr_name(struct parser *p, const struct node *e)
{
	static const char *const names[] = {
		[N_BOOLOP] = "expression", [N_NAMEDEXPR] = "named expression",
		[N_BINOP] = "expression", [N_UNARYOP] = "expression",
		[N_LAMBDA] = "lambda", [N_IFEXP] = "conditional expression",
		[N_DICT] = "dict literal", [N_SET] = "set display",
		[N_LISTCOMP] = "list comprehension",
		[N_SETCOMP] = "set comprehension",
		[N_DICTCOMP] = "dict comprehension",
		[N_GENEXP] = "generator expression",
		[N_AWAIT] = "await expression", [N_YIELD] = "yield expression",
		[N_YIELDFROM] = "yield expression", [N_COMPARE] = "comparison",
		[N_CALL] = "function call", [N_FORMATTED] = "f-string expression",
		[N_JOINED] = "f-string expression",
		[N_ATTRIBUTE] = "attribute", [N_SUBSCRIPT] = "subscript",
		[N_STARRED] = "starred", [N_NAME] = "name", [N_LIST] = "list",
		[N_TUPLE] = "tuple", [N_SLICE] = "slice",
	};
	struct ob_rt *rt = p->u->rt;
	struct ob_object *v;

	if (e->kind != N_CONST)
		return names[e->kind];
	v = e->constant.value;
	if (v == ob_none(rt))
		return "None";
	if (v == ob_bool(rt, true))
		return "True";
	if (v == ob_bool(rt, false))
		return "False";
	if (v == &rt->st->ellipsis)
		return "ellipsis";
	return "literal";
}

/* The first part of @e that cannot be a target; NULL when there is none. */
static struct node *invalid_target(struct parser *p, struct node *e,
				   enum target_kind kind)
{
	struct node *bad;
	int i;

	if (ob_enter(p->u->rt, " during compilation")) {
		p->u->failed = true;
		return NULL;
	}
	switch (e->kind) {
	case N_LIST:
	case N_TUPLE:
		for (i = 0; i < seq_len(e->many.items); i++) {
			bad = invalid_target(p, e->many.items->item[i], kind);
			if (bad)
				return bad;
		}
		return NULL;
	case N_STARRED:
		if (kind == DEL_TARGETS)
			return e;
		return invalid_target(p, e->one.value, kind);
	case N_COMPARE:
		if (kind != FOR_TARGETS)
			return e;
		if (e->compare.ops[0] == CMP_IN)
			return invalid_target(p, e->compare.left, kind);
		return NULL;
	case N_NAME:
	case N_SUBSCRIPT:
	case N_ATTRIBUTE:
		return NULL;
	default:
		return e;
	}
}

void *ob_parser_invalid_target(struct parser *p, enum target_kind kind,
			       struct node *e)
{
	struct node *bad = e ? invalid_target(p, e, kind) : NULL;

	if (!bad)
		return NULL;
	return ob_parser_error_range(p, &bad->loc, &bad->loc,
				     kind == DEL_TARGETS ? "cannot delete %s" :
				     "cannot assign to %s",
				     ob_expr_name(p, bad));
}

/*
 * A generic or a parser's error is reported only if the rest of the text has
 * no error of the lexer's, which explain more.
 */
static void check_rest(struct parser *p, int err_line)
{
	struct ob_rt *rt = p->u->rt;
	struct ob_object *exc = ob_take_exc(rt);
	struct lexer *l = &p->lex;
	struct token t;

	p->u->failed = false;
	do {
		ob_lexer_next(l, &t);
		if (ob_raised(rt) || ob_tick(rt))
			break;
	} while (t.type != T_END && t.type != T_ERROR);
	if (!ob_raised(rt) && t.type == T_ERROR && l->nr_brackets &&
	    err_line > l->brackets[l->nr_brackets - 1].line)
		unclosed(p);
	p->u->failed = true;
	if (ob_raised(rt))
		ob_xdecref(rt, exc);
	else if (exc)
		ob_set_exc(rt, exc);
}

static void explain(struct parser *p, int last)
{
	struct token *t = &p->tok[last];
	bool lex_ok = p->lex.stop == LEX_OK || p->lex.stop == LEX_EOF;

	if (ob_raised(p->u->rt)) {
		p->u->failed = true;
		if (p->lex.stop == LEX_OK &&
		    ob_raised_is(p->u->rt, OB_T_SyntaxError))
			check_rest(p, p->tok[p->fill - 1].loc.line);
		return;
	}
	if (t->type == T_INDENT || t->type == T_DEDENT) {
		ob_parser_indent_error(p, t->type == T_INDENT ?
				       "unexpected indent" :
				       "unexpected unindent");
	} else {
		ob_parser_error_range(p, &t->loc, &t->loc, "invalid syntax");
		if (lex_ok)
			check_rest(p, p->tok[p->fill - 1].loc.line);
	}
	p->u->failed = true;
}

/*
 * Has the lexer looked for a character behind the end of the text? It does for
 * every token but a string and those of three characters, which nothing makes
 * longer; where the text ends with a line end, that is the last token.
 */
static bool read_to_end(const struct parser *p)
{
	const struct lexer *l = &p->lex;
	const struct token *t;

	if (l->stop != LEX_OK)
		return l->stop == LEX_EOF || l->stop == LEX_OPEN_STRING;
	if (p->fstring || !p->fill || l->end[-1] == '\n')
		return false;
	t = &p->tok[p->fill - 1];
	/* a dot that two more would make another token of */
	if (t->type == T_DOT && l->end - l->at == 1 && *l->at == '.')
		return true;
	if (l->at != l->end)
		return false;
	return t->type == T_NAME || t->type == T_NUMBER || t->len < 3;
}

static struct node *incomplete_input(struct parser *p)
{
	if (!ob_raised(p->u->rt) || ob_raised_is(p->u->rt, OB_T_SyntaxError)) {
		ob_clear_exc(p->u->rt);
		p->lex.stop = LEX_OK;
		ob_parser_error(p, "incomplete input");
	}
	p->u->failed = true;
	return NULL;
}

/*
 * Parse with @start; on failure once more with the rules that explain. The
 * tokens read so far are kept, the position is where @start began.
 */
struct node *ob_parser_run(struct parser *p,
			   struct node *(*start)(struct parser *))
{
	struct node *n = start(p);
	int i, last;

	if (n && !p->u->failed)
		return n;
	if (p->u->failed && !ob_raised(p->u->rt))
		return NULL;
	if (p->codeop && (p->lex.stop == LEX_EOF ||
			  p->lex.stop == LEX_OPEN_STRING))
		p->u->incomplete = true;
	if (p->u->src->flags & OB_COMPILE_INCOMPLETE && read_to_end(p))
		return incomplete_input(p);
	if (!p->fill || (ob_raised(p->u->rt) &&
			 !ob_raised_is(p->u->rt, OB_T_SyntaxError))) {
		p->u->failed = true;
		return NULL;
	}
	last = p->fill - 1;
	if (!ob_raised(p->u->rt)) {
		for (i = 0; i < p->fill; i++)
			p->tok[i].memo = NULL;
		p->mark = 0;
		p->u->parsed_twice |= !p->fstring;
		p->invalid = true;
		p->remember = true;
		start(p);
	}
	explain(p, last);
	return NULL;
}
