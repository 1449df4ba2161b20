// SPDX-License-Identifier: GPL-2.0
/*
 * anchors - which part of an expression a traceback underlines
 *
 * 3.11 marks the operator of a binary operation and the brackets of a
 * subscript, after parsing the text between two columns once more. Here the
 * text is scanned, not parsed: it is one line of source that has been compiled,
 * so its outermost operator can be told from tokens alone. What looks like
 * anything but such an expression gets no anchors.
 *
 * The parser gives a parenthesised expression the position of what is inside,
 * and 3.11 looks for the operator between the ends of those: peel() follows it,
 * down to pointing at a parenthesis in (a) + b.
 */
#include "vm_priv.h"

/* What a token can be, as far as it matters here. */
enum kind {
	KIND_END,
	KIND_ATOM,	/* name, number, string, dots */
	KIND_PAREN,	/* (...) */
	KIND_BRACKET,	/* [...] */
	KIND_BRACE,	/* {...} */
	KIND_OP,	/* operator that may be binary */
	KIND_TILDE,
	KIND_DOT,
	KIND_AWAIT,
	KIND_OTHER,	/* rules out both forms */
};

struct token {
	enum kind kind;
	s64 start, end;
	int prec;
};

/**
 * struct scan - text being looked at
 * @text: all of it
 * @pos: where the next token starts
 * @end: end of the text
 */
struct scan {
	const char *text;
	s64 pos, end;
};

#define PREC_POW 6

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\f';
}

static bool is_word(char c)
{
	return isalnum((unsigned char)c) || c == '_' || (unsigned char)c >= 128;
}

/* Position behind a string that starts with a quote at @i, or -1. */
static s64 skip_string(const struct scan *s, s64 i)
{
	char quote = s->text[i];
	int n = 1;

	if (i + 2 < s->end && s->text[i + 1] == quote &&
	    s->text[i + 2] == quote)
		n = 3;
	for (i += n; i < s->end; i++) {
		if (s->text[i] == '\\') {
			i++;
			continue;
		}
		if (s->text[i] != quote)
			continue;
		if (n == 1)
			return i + 1;
		if (i + 2 < s->end && s->text[i + 1] == quote &&
		    s->text[i + 2] == quote)
			return i + 3;
	}
	return -1;
}

/* Position behind the bracket that closes the one at @i, or -1. */
static s64 skip_group(const struct scan *s, s64 i)
{
	s64 depth = 0;

	while (i < s->end) {
		char c = s->text[i];

		if (c == '\'' || c == '"') {
			i = skip_string(s, i);
			if (i < 0)
				return -1;
			continue;
		}
		if (c == '#')
			return -1;
		if (c == '(' || c == '[' || c == '{')
			depth++;
		if ((c == ')' || c == ']' || c == '}') && !--depth)
			return i + 1;
		i++;
	}
	return -1;
}

static bool word_is(const struct scan *s, s64 i, s64 end, const char *word)
{
	s64 len = strlen(word);

	return end - i == len && !memcmp(s->text + i, word, len);
}

static enum kind word_kind(const struct scan *s, s64 i, s64 end)
{
	static const char *const keywords[] = {
		"and", "as", "assert", "async", "break", "class", "continue",
		"def", "del", "elif", "else", "except", "finally", "for",
		"from", "global", "if", "import", "in", "is", "lambda",
		"nonlocal", "not", "or", "pass", "raise", "return", "try",
		"while", "with", "yield",
	};
	size_t k;

	if (word_is(s, i, end, "await"))
		return KIND_AWAIT;
	for (k = 0; k < ARRAY_SIZE(keywords); k++)
		if (word_is(s, i, end, keywords[k]))
			return KIND_OTHER;
	return KIND_ATOM;
}

/* A number may hold a point and a signed exponent. */
static s64 skip_number(const struct scan *s, s64 i)
{
	bool hex = s->text[i] == '0' && i + 1 < s->end &&
		   (s->text[i + 1] | 32) == 'x';

	while (i < s->end) {
		char c = s->text[i];

		if (!hex && (c | 32) == 'e' && i + 2 < s->end &&
		    (s->text[i + 1] == '+' || s->text[i + 1] == '-') &&
		    isdigit(s->text[i + 2])) {
			i += 2;
			continue;
		}
		if (!is_word(c) && c != '.')
			break;
		i++;
	}
	return i;
}

/* Binary operators; returns the length, 0 if there is none here. */
static int operator_at(const struct scan *s, s64 i, int *prec)
{
	char c = s->text[i];
	char d = i + 1 < s->end ? s->text[i + 1] : 0;
	char e = i + 2 < s->end ? s->text[i + 2] : 0;
	int n = 1;

	switch (c) {
	case '|':
		*prec = 0;
		break;
	case '^':
		*prec = 1;
		break;
	case '&':
		*prec = 2;
		break;
	case '<':
	case '>':
		if (d != c)
			return 0;
		*prec = 3;
		n = 2;
		break;
	case '+':
	case '-':
		if (d == '>')
			return 0;
		*prec = 4;
		break;
	case '*':
	case '/':
		n = d == c ? 2 : 1;
		*prec = n == 2 && c == '*' ? PREC_POW : 5;
		break;
	case '%':
	case '@':
		*prec = 5;
		break;
	default:
		return 0;
	}
	/* a += b is a statement */
	return (n == 1 ? d : e) == '=' ? 0 : n;
}

static s64 group_kind(const struct scan *s, struct token *t)
{
	char c = s->text[t->start];

	t->kind = c == '(' ? KIND_PAREN : c == '[' ? KIND_BRACKET : KIND_BRACE;
	return skip_group(s, t->start);
}

static s64 word_token(const struct scan *s, struct token *t)
{
	s64 i = t->start;

	while (i < s->end && is_word(s->text[i]))
		i++;
	/* r'...' and its like */
	if (i < s->end && (s->text[i] == '\'' || s->text[i] == '"') &&
	    i - t->start <= 2) {
		t->kind = KIND_ATOM;
		return skip_string(s, i);
	}
	t->kind = word_kind(s, t->start, i);
	return i;
}

/* Next token; false when the text does not scan. */
static bool scan_next(struct scan *s, struct token *t)
{
	char c, d;
	s64 i;
	int n;

	while (s->pos < s->end && is_blank(s->text[s->pos]))
		s->pos++;
	i = s->pos;
	t->start = i;
	t->end = i;
	t->kind = KIND_END;
	if (i >= s->end)
		return true;
	c = s->text[i];
	d = i + 1 < s->end ? s->text[i + 1] : 0;
	t->kind = KIND_OTHER;
	n = operator_at(s, i, &t->prec);
	if (n) {
		t->kind = KIND_OP;
		i += n;
	} else if (c == '(' || c == '[' || c == '{') {
		i = group_kind(s, t);
	} else if (c == '\'' || c == '"') {
		t->kind = KIND_ATOM;
		i = skip_string(s, i);
	} else if (isdigit(c) || (c == '.' && isdigit(d))) {
		t->kind = KIND_ATOM;
		i = skip_number(s, i);
	} else if (is_word(c)) {
		i = word_token(s, t);
	} else {
		if (c == '~')
			t->kind = KIND_TILDE;
		else if (c == '.')
			t->kind = KIND_DOT;
		i++;
	}
	if (i < 0)
		return false;
	t->end = i;
	s->pos = i;
	return true;
}

static bool scan_start(struct scan *s, const char *text, s64 start, s64 end)
{
	s->text = text;
	s->pos = start;
	s->end = end;
	return true;
}

/* Cut blanks off both ends. */
static void trim(const char *text, s64 *start, s64 *end)
{
	while (*start < *end && is_blank(text[*start]))
		(*start)++;
	while (*end > *start && is_blank(text[*end - 1]))
		(*end)--;
}

/* Is this the inside of parentheses that are a node: tuple or generator? */
static bool is_tuple_inside(const char *text, s64 start, s64 end)
{
	struct token t;
	struct scan s;

	scan_start(&s, text, start, end);
	do {
		if (!scan_next(&s, &t))
			return true;
		if (t.kind == KIND_OTHER &&
		    (text[t.start] == ',' || text[t.start] == '*' ||
		     word_is(&s, t.start, t.end, "for") ||
		     word_is(&s, t.start, t.end, "async")))
			return true;
	} while (t.kind != KIND_END);
	return start == end;
}

/* Follow a parenthesised expression to the position of what is inside. */
static void peel(const char *text, s64 *start, s64 *end)
{
	struct scan s;

	for (;;) {
		s64 from, to;

		trim(text, start, end);
		scan_start(&s, text, *start, *end);
		if (*start >= *end || text[*start] != '(' ||
		    skip_group(&s, *start) != *end)
			return;
		from = *start + 1;
		to = *end - 1;
		trim(text, &from, &to);
		if (is_tuple_inside(text, from, to))
			return;
		*start = from;
		*end = to;
	}
}

static bool anchor_binary(const char *text, s64 start, s64 end,
			  const struct token *op, struct ob_anchors *out)
{
	s64 left = start, left_end = op->start;
	s64 right = op->end, right_end = end;
	s64 i;

	peel(text, &left, &left_end);
	peel(text, &right, &right_end);
	for (i = left_end; i < right; i++) {
		if (is_blank(text[i]))
			continue;
		out->left = i;
		out->right = i + 1;
		if (i + 1 < right && !is_blank(text[i + 1]))
			out->right++;
		return true;
	}
	return false;
}

static bool anchor_subscript(const char *text, s64 start,
			     const struct token *last, struct ob_anchors *out)
{
	s64 left = start, left_end = last->start;
	s64 inside = last->start + 1, inside_end = last->end - 1;

	peel(text, &left, &left_end);
	peel(text, &inside, &inside_end);
	out->left = left_end;
	out->right = inside_end + 1;
	return true;
}

/* Does @op bind less tightly than @best, the outermost operator so far? */
static bool op_is_outer(const struct token *op, const struct token *best)
{
	if (best->kind != KIND_OP)
		return true;
	/* ** groups to the right: the first of several is the outermost */
	return op->prec == PREC_POW ? false : op->prec <= best->prec;
}

bool ob_anchors_find(const char *text, s64 len, struct ob_anchors *out)
{
	struct token t, last = { .kind = KIND_END }, best = { .kind = KIND_END };
	bool operand = false, prefix = false, subscript = false;
	s64 start = 0, end = len;
	struct scan s;

	peel(text, &start, &end);
	scan_start(&s, text, start, end);
	for (;;) {
		if (!scan_next(&s, &t) || t.kind == KIND_OTHER)
			return false;
		if (t.kind == KIND_END)
			break;
		if (t.kind == KIND_OP && operand) {
			if (op_is_outer(&t, &best))
				best = t;
			operand = false;
		} else if (t.kind == KIND_OP || t.kind == KIND_TILDE ||
			   t.kind == KIND_AWAIT) {
			/* before an operand only signs may stand */
			if (t.kind == KIND_OP && text[t.start] != '+' &&
			    text[t.start] != '-')
				return false;
			prefix |= best.kind == KIND_END;
			operand = false;
		} else if (t.kind != KIND_DOT) {
			subscript = operand && t.kind == KIND_BRACKET;
			operand = true;
		}
		last = t;
	}
	if (best.kind == KIND_OP) {
		/* -a ** b is the negative of a power */
		if (prefix && best.prec == PREC_POW)
			return false;
		return operand && anchor_binary(text, start, end, &best, out);
	}
	if (!operand || prefix || !subscript || last.kind != KIND_BRACKET)
		return false;
	return anchor_subscript(text, start, &last, out);
}
EXPORT_SYMBOL_IF_KUNIT(ob_anchors_find);
