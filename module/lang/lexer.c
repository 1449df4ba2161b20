// SPDX-License-Identifier: GPL-2.0
/*
 * lexer - characters to tokens, one at a time
 *
 * Lines are entered one by one, because error messages quote "the line so
 * far" and tokens carry line and column. Inside brackets line ends are white
 * space; elsewhere the first column of each line is compared with the stack of
 * indentations, twice: tabs counted as eight columns and as one. Only text
 * that means the same either way is accepted.
 */

#include "lang_priv.h"

#define TAB_SIZE	8

int ob_lexer_init(struct lexer *l, struct unit *u, const char *text,
		  size_t len)
{
	struct lexer old = *l;

	*l = (struct lexer) {
		.u = u, .base = text, .at = text, .line_end = text,
		.line_start = text, .buf = text, .end = text + len,
		.bol = true, .first_line = 1, .indents = old.indents,
		.alt_indents = old.alt_indents, .brackets = old.brackets,
	};
	if (!l->indents)
		l->indents = unit_take(u, MAX_INDENTS * sizeof(int));
	if (!l->alt_indents)
		l->alt_indents = unit_take(u, MAX_INDENTS * sizeof(int));
	if (u->failed)
		return -1;
	l->indents[0] = 0;
	l->alt_indents[0] = 0;
	return 0;
}

static bool enter_line(struct lexer *l)
{
	const char *nl;

	if (l->line_end == l->end) {
		if (l->stop == LEX_OK)
			l->stop = LEX_EOF;
		return false;
	}
	nl = memchr(l->line_end, '\n', l->end - l->line_end);
	if (!l->start)
		l->buf = l->at;
	l->line_start = l->at;
	l->line++;
	l->line_end = nl ? nl + 1 : l->end;
	return true;
}

int ob_lexer_line_char(struct lexer *l)
{
	if (l->stop != LEX_OK || !enter_line(l)) {
		l->at = l->line_end;
		return -1;
	}
	return (unsigned char)*l->at++;
}

static void unget(struct lexer *l, int c)
{
	if (c >= 0)
		l->at--;
}

/* The current line without its line end. */
static size_t line_length(const struct lexer *l)
{
	const char *p = l->line_start;

	while (p < l->end && *p != '\n')
		p++;
	return p - l->line_start;
}

static void lexer_raise(struct lexer *l, int col, int end_col,
			const char *fmt, va_list ap)
{
	size_t len = line_length(l);
	struct ob_object *text;
	struct loc loc;

	if (col < 0)
		col = ob_text_columns(l->line_start, l->end - l->line_start,
				      l->at - l->line_start);
	loc.line = l->line;
	loc.end_line = l->line;
	loc.col = col;
	loc.end_col = end_col < 0 ? col : end_col;
	l->stop = LEX_RAISED;
	text = ob_str_from_utf8(l->u->rt, l->line_start, len);
	if (!text) {
		l->u->failed = true;
		return;
	}
	ob_syntax_error(l->u, OB_T_SyntaxError, &loc, text, fmt, ap);
}

void ob_lexer_error(struct lexer *l, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	lexer_raise(l, -1, -1, fmt, ap);
	va_end(ap);
}

void ob_lexer_error_range(struct lexer *l, int col, int end_col,
			  const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	lexer_raise(l, col, end_col, fmt, ap);
	va_end(ap);
}

struct ob_object *ob_lexer_text(struct lexer *l, int line)
{
	const char *p = l->base, *e;

	if (l->line <= line && l->line_end > l->buf)
		return ob_str_from_utf8(l->u->rt, l->buf, l->line_end - l->buf);
	for (line -= l->first_line; line > 0; line--) {
		e = memchr(p, '\n', l->end - p);
		if (!e)
			break;
		p = e + 1;
	}
	e = memchr(p, '\n', l->end - p);
	return ob_str_from_utf8(l->u->rt, p, (e ? e : l->end) - p);
}

static void stop_at_line_end(struct lexer *l, enum lex_stop why)
{
	l->stop = why;
	l->at = l->line_end;
}

/* After a backslash: only a line end may follow, and not the end of the text. */
static int continuation(struct lexer *l)
{
	int c = ob_lexer_char(l);

	if (c != '\n') {
		l->stop = LEX_CONTINUATION;
		return -1;
	}
	c = ob_lexer_char(l);
	if (c < 0) {
		stop_at_line_end(l, LEX_EOF);
		return -1;
	}
	unget(l, c);
	return c;
}

static bool indent_to(struct lexer *l, int col, int alt)
{
	if (col > l->indents[l->indent]) {
		if (l->indent + 1 >= MAX_INDENTS) {
			stop_at_line_end(l, LEX_TOO_DEEP);
			return false;
		}
		if (alt <= l->alt_indents[l->indent]) {
			stop_at_line_end(l, LEX_TABS);
			return false;
		}
		l->pending++;
		l->indent++;
		l->indents[l->indent] = col;
		l->alt_indents[l->indent] = alt;
		return true;
	}
	while (l->indent > 0 && col < l->indents[l->indent]) {
		l->pending--;
		l->indent--;
	}
	if (col != l->indents[l->indent]) {
		stop_at_line_end(l, LEX_DEDENT);
		return false;
	}
	if (alt != l->alt_indents[l->indent]) {
		stop_at_line_end(l, LEX_TABS);
		return false;
	}
	return true;
}

/*
 * Measure the white space a line starts with. A backslash continues it on the
 * next line, whose own white space does not count.
 */
static bool begin_line(struct lexer *l, bool *blank)
{
	int col = 0, alt = 0, cont = 0;
	int c;

	l->bol = false;
	for (;;) {
		c = ob_lexer_char(l);
		if (c == ' ') {
			col++;
			alt++;
		} else if (c == '\t') {
			col = (col / TAB_SIZE + 1) * TAB_SIZE;
			alt++;
		} else if (c == '\f') {
			col = 0;
			alt = 0;
		} else if (c == '\\') {
			cont = cont ? cont : col;
			if (continuation(l) < 0)
				return false;
		} else {
			break;
		}
	}
	unget(l, c);
	*blank = c == '#' || c == '\n';
	if (*blank || l->nr_brackets)
		return true;
	if (cont) {
		col = cont;
		alt = cont;
	}
	return indent_to(l, col, alt);
}

struct keyword {
	char name[9];
	u8 type;
};

#define KEYWORD_MAX	8	/* characters of the longest */

/* by length, and where each length begins */
static const struct keyword keywords[] = {
	{ "as", T_AS }, { "if", T_IF }, { "in", T_IN }, { "is", T_IS },
	{ "or", T_OR },
	{ "and", T_AND }, { "def", T_DEF }, { "del", T_DEL }, { "for", T_FOR },
	{ "not", T_NOT }, { "try", T_TRY },
	{ "None", T_NONE }, { "True", T_TRUE }, { "elif", T_ELIF },
	{ "else", T_ELSE }, { "from", T_FROM }, { "pass", T_PASS },
	{ "with", T_WITH },
	{ "False", T_FALSE }, { "async", T_ASYNC }, { "await", T_AWAIT },
	{ "break", T_BREAK }, { "class", T_CLASS }, { "raise", T_RAISE },
	{ "while", T_WHILE }, { "yield", T_YIELD },
	{ "assert", T_ASSERT }, { "except", T_EXCEPT },
	{ "global", T_GLOBAL }, { "import", T_IMPORT },
	{ "lambda", T_LAMBDA }, { "return", T_RETURN },
	{ "finally", T_FINALLY },
	{ "continue", T_CONTINUE }, { "nonlocal", T_NONLOCAL },
};

static const u8 keywords_from[KEYWORD_MAX + 2] = {
	0, 0, 0, 5, 11, 18, 26, 32, 33, 35,
};

static_assert(ARRAY_SIZE(keywords) == 35);

static u8 name_type(const char *s, size_t len)
{
	size_t i;

	if (len > KEYWORD_MAX)
		return T_NAME;
	for (i = keywords_from[len]; i < keywords_from[len + 1]; i++)
		if (keywords[i].name[0] == s[0] &&
		    !memcmp(keywords[i].name, s, len))
			return keywords[i].type;
	return T_NAME;
}

/* A name, or the prefix of a string literal. The first character is taken. */
static u8 lex_name(struct lexer *l, int c)
{
	bool b = false, r = false, u = false, f = false, wide = false;
	char hex[12];
	u32 bad = 0;
	int off;

	for (;;) {
		if (!(b || u || f) && (c == 'b' || c == 'B'))
			b = true;
		else if (!(b || u || r || f) && (c == 'u' || c == 'U'))
			u = true;
		else if (!(r || u) && (c == 'r' || c == 'R'))
			r = true;
		else if (!(f || b || u) && (c == 'f' || c == 'F'))
			f = true;
		else
			break;
		c = ob_lexer_char(l);
		if (c == '"' || c == '\'')
			return ob_lex_string(l, c) ? T_STRING : T_ERROR;
	}
	while (c >= 0 && lex_ident_char(c)) {
		wide |= c >= 128;
		c = ob_lexer_char(l);
	}
	unget(l, c);
	if (!wide)
		return name_type(l->start, l->at - l->start);
	off = ob_ident_check(l->start, l->at - l->start, &bad);
	if (off < 0)
		return T_NAME;
	l->at = l->start + off;
	ob_text_next(&l->at);
	snprintf(hex, sizeof(hex), "%04X", bad);
	if (ob_uni_printable(bad))
		ob_lexer_error(l, "invalid character '%c' (U+%s)", bad, hex);
	else
		ob_lexer_error(l, "invalid non-printable character U+%s", hex);
	return T_ERROR;
}

/*
 * struct op_row - tokens that begin with some character
 * @one: the character alone
 * @equal: it and "="
 * @twice: it twice
 * @twice_equal: it twice and "="
 */
struct op_row {
	u8 one, equal, twice, twice_equal;
};

static const struct op_row ops[128] = {
	['!'] = { .equal = T_NOTEQUAL },
	['%'] = { T_PERCENT, T_PERCENTEQUAL },
	['&'] = { T_AMPER, T_AMPEREQUAL },
	['('] = { T_LPAR }, [')'] = { T_RPAR },
	['*'] = { T_STAR, T_STAREQUAL, T_DOUBLESTAR, T_DOUBLESTAREQUAL },
	['+'] = { T_PLUS, T_PLUSEQUAL },
	[','] = { T_COMMA },
	['-'] = { T_MINUS, T_MINEQUAL },
	['.'] = { T_DOT },
	['/'] = { T_SLASH, T_SLASHEQUAL, T_DOUBLESLASH, T_DOUBLESLASHEQUAL },
	[':'] = { T_COLON, T_COLONEQUAL },
	[';'] = { T_SEMI },
	['<'] = { T_LESS, T_LESSEQUAL, T_LEFTSHIFT, T_LEFTSHIFTEQUAL },
	['='] = { T_EQUAL, T_EQEQUAL },
	['>'] = { T_GREATER, T_GREATEREQUAL, T_RIGHTSHIFT,
		  T_RIGHTSHIFTEQUAL },
	['@'] = { T_AT, T_ATEQUAL },
	['['] = { T_LSQB }, [']'] = { T_RSQB },
	['^'] = { T_CIRCUMFLEX, T_CIRCUMFLEXEQUAL },
	['{'] = { T_LBRACE }, ['|'] = { T_VBAR, T_VBAREQUAL },
	['}'] = { T_RBRACE }, ['~'] = { T_TILDE },
};

/* The longest operator at l->at, whose first character @c is taken; T_END: none */
static u8 longest_op(struct lexer *l, int c)
{
	const struct op_row *row = &ops[c & 127];
	int next = l->at < l->line_end ? *l->at : 0;

	if (next == c && row->twice) {
		l->at++;
		if (!row->twice_equal || l->at == l->line_end || *l->at != '=')
			return row->twice;
		l->at++;
		return row->twice_equal;
	}
	if (next == '=' && row->equal) {
		l->at++;
		return row->equal;
	}
	if (next == '>' && (c == '-' || c == '<')) {
		l->at++;
		return c == '-' ? T_RARROW : T_NOTEQUAL;
	}
	return row->one;
}

static bool open_bracket(struct lexer *l, int c)
{
	struct bracket *b;

	if (l->nr_brackets >= MAX_BRACKETS) {
		ob_lexer_error(l, "too many nested parentheses");
		return false;
	}
	/* Many a statement has none. */
	if (!l->brackets)
		l->brackets = unit_take(l->u, MAX_BRACKETS * sizeof(*b));
	if (!l->brackets)
		return false;
	b = &l->brackets[l->nr_brackets];
	b->c = c;
	b->line = l->line;
	b->col = l->start - l->line_start;
	l->nr_brackets++;
	return true;
}

static bool close_bracket(struct lexer *l, int c)
{
	struct bracket *b;

	if (!l->nr_brackets) {
		ob_lexer_error(l, "unmatched '%c'", c);
		return false;
	}
	b = &l->brackets[--l->nr_brackets];
	if ((b->c == '(' && c == ')') || (b->c == '[' && c == ']') ||
	    (b->c == '{' && c == '}'))
		return true;
	if (b->line != l->line)
		ob_lexer_error(l,
			       "closing parenthesis '%c' does not match opening parenthesis '%c' on line %d",
			       c, b->c, b->line);
	else
		ob_lexer_error(l,
			       "closing parenthesis '%c' does not match opening parenthesis '%c'",
			       c, b->c);
	return false;
}

static u8 lex_op(struct lexer *l, int c)
{
	u8 type = longest_op(l, c);
	char hex[12];

	switch (type) {
	case T_END:
		break;
	case T_LPAR:
	case T_LSQB:
	case T_LBRACE:
		return open_bracket(l, c) ? type : T_ERROR;
	case T_RPAR:
	case T_RSQB:
	case T_RBRACE:
		return close_bracket(l, c) ? type : T_ERROR;
	default:
		return type;
	}
	if (c < 0x20 || c == 0x7f) {
		snprintf(hex, sizeof(hex), "%04X", c);
		ob_lexer_error(l, "invalid non-printable character U+%s", hex);
		return T_ERROR;
	}
	return T_BAD;
}

/* What the token that starts with @c is; T_NEWLINE only where it counts. */
static u8 lex_token(struct lexer *l, int c)
{
	if (lex_ident_start(c))
		return lex_name(l, c);
	if (lex_digit(c) || (c == '.' && l->at < l->line_end &&
			     lex_digit(*l->at))) {
		l->at--;
		return ob_lex_number(l) ? T_NUMBER : T_ERROR;
	}
	if (c == '\'' || c == '"')
		return ob_lex_string(l, c) ? T_STRING : T_ERROR;
	if (c == '.' && l->line_end - l->at >= 2 && l->at[0] == '.' &&
	    l->at[1] == '.') {
		l->at += 2;
		return T_ELLIPSIS;
	}
	return lex_op(l, c);
}

/*
 * Find the next token: its type, with l->start at its first byte or NULL when
 * it has no text.
 */
static u8 lex_next(struct lexer *l)
{
	bool blank;
	int c;

	for (;;) {
		l->start = NULL;
		blank = false;
		if (l->bol && !begin_line(l, &blank))
			return T_ERROR;
		if (l->pending < 0) {
			l->pending++;
			return T_DEDENT;
		}
		if (l->pending > 0) {
			l->pending--;
			return T_INDENT;
		}
again:
		l->start = NULL;
		do {
			c = ob_lexer_char(l);
		} while (c == ' ' || c == '\t' || c == '\f');
		/* A line end after a comment begins where the comment does. */
		l->start = c < 0 ? NULL : l->at - 1;
		if (c == '#')
			while (c >= 0 && c != '\n')
				c = ob_lexer_char(l);
		if (c < 0) {
			if (l->nr_brackets || l->stop != LEX_EOF)
				return T_ERROR;
			return T_END;
		}
		if (c == '\n') {
			l->bol = true;
			if (blank || l->nr_brackets)
				continue;
			return T_NEWLINE;
		}
		if (c != '\\')
			return lex_token(l, c);
		if (continuation(l) < 0)
			return T_ERROR;
		goto again;
	}
}

void ob_lexer_next(struct lexer *l, struct token *t)
{
	const char *end, *line_start;

	t->type = lex_next(l);
	t->memo = NULL;
	t->level = l->nr_brackets;
	t->loc.line = l->line;
	t->loc.end_line = l->line;
	t->loc.col = -1;
	t->loc.end_col = -1;
	t->text = l->at;
	t->len = 0;
	if (!l->start || t->type == T_ERROR || t->type == T_END)
		return;
	end = t->type == T_NEWLINE ? l->at - 1 : l->at;
	line_start = l->line_start;
	if (t->type == T_STRING) {
		t->loc.line = l->string_line;
		line_start = l->string_line_start;
	}
	t->text = l->start;
	t->len = end - l->start;
	t->loc.col = l->start - line_start;
	t->loc.end_col = end - l->line_start;
	l->start = NULL;
}
