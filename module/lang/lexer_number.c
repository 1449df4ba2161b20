// SPDX-License-Identifier: GPL-2.0
/*
 * lexer_number - numeric literals
 *
 * Numbers never span lines and the text ends in a NUL, so they are scanned
 * with a plain pointer. On error l->at is where the message should point
 * behind.
 */

#include "lang_priv.h"

static bool is_xdigit(char c)
{
	return lex_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

static bool in_base(char c, int base)
{
	if (base == 16)
		return is_xdigit(c);
	return c >= '0' && c < '0' + base;
}

/* A keyword right after a number is tolerated: "1if x else 2". */
static bool keyword_follows(const char *p)
{
	static const char words[][5] = { "and", "else", "for", "or", "not" };
	size_t i, n;

	if (p[0] == 'i')
		return p[1] == 'f' || p[1] == 'n' || p[1] == 's';
	for (i = 0; i < ARRAY_SIZE(words); i++) {
		if (p[0] != words[i][0])
			continue;
		n = strlen(words[i]);
		if (!strncmp(p, words[i], n) && !lex_ident_char(p[n]))
			return true;
	}
	return false;
}

/* Nothing that looks like part of a name may follow. */
static bool number_end(struct lexer *l, const char *p, const char *kind)
{
	l->at = p;
	if (likely(!lex_ident_char(*p)))
		return true;
	if (keyword_follows(p)) {
		struct loc loc = { l->line, 0, l->line, 0 };

		loc.col = ob_text_columns(l->line_start, l->end - l->line_start,
					  p - l->line_start);
		loc.end_col = loc.col;
		ob_unit_warn(l->u, OB_T_SyntaxWarning, &loc, false,
			     "invalid %s literal", kind);
		return true;
	}
	ob_lexer_error(l, "invalid %s literal", kind);
	return false;
}

/* Digits, with single underscores between them; NULL raised. */
static const char *decimal_tail(struct lexer *l, const char *p)
{
	for (;;) {
		while (lex_digit(*p))
			p++;
		if (*p != '_')
			return p;
		p++;
		if (lex_digit(*p))
			continue;
		l->at = p;
		ob_lexer_error(l, "invalid decimal literal");
		return NULL;
	}
}

static bool prefixed(struct lexer *l, const char *p, int base)
{
	const char *kind = base == 16 ? "hexadecimal" :
			   base == 8 ? "octal" : "binary";

	do {
		if (*p == '_')
			p++;
		if (!in_base(*p, base)) {
			if (base != 16 && lex_digit(*p))
				goto bad_digit;
			l->at = p;
			ob_lexer_error(l, "invalid %s literal", kind);
			return false;
		}
		while (in_base(*p, base))
			p++;
	} while (*p == '_');
	if (base != 16 && lex_digit(*p))
		goto bad_digit;
	return number_end(l, p, kind);

bad_digit:
	l->at = p + 1;
	ob_lexer_error(l, "invalid digit '%c' in %s literal", *p, kind);
	return false;
}

/* From the exponent on; @p is behind the digits before it. */
static bool exponent(struct lexer *l, const char *p)
{
	if (*p == 'e' || *p == 'E') {
		const char *e = p++;

		if (*p == '+' || *p == '-') {
			p++;
			if (!lex_digit(*p)) {
				l->at = p;
				ob_lexer_error(l, "invalid decimal literal");
				return false;
			}
		} else if (!lex_digit(*p)) {
			return number_end(l, e, "decimal");
		}
		p = decimal_tail(l, p);
		if (!p)
			return false;
	}
	if (*p == 'j' || *p == 'J')
		return number_end(l, p + 1, "imaginary");
	return number_end(l, p, "decimal");
}

static bool fraction(struct lexer *l, const char *p)
{
	if (lex_digit(*p)) {
		p = decimal_tail(l, p);
		if (!p)
			return false;
	}
	return exponent(l, p);
}

static bool leading_zero(struct lexer *l, const char *p)
{
	const char *zeros;
	bool nonzero = false;

	for (;;) {
		if (*p == '_') {
			p++;
			if (!lex_digit(*p)) {
				l->at = p;
				ob_lexer_error(l, "invalid decimal literal");
				return false;
			}
		}
		if (*p != '0')
			break;
		p++;
	}
	/* the column behind the first character that is not a zero */
	zeros = p + 1;
	if (lex_digit(*p)) {
		nonzero = true;
		p = decimal_tail(l, p);
		if (!p)
			return false;
	}
	if (*p == '.')
		return fraction(l, p + 1);
	if (*p == 'e' || *p == 'E' || *p == 'j' || *p == 'J')
		return exponent(l, p);
	if (!nonzero)
		return number_end(l, p, "decimal");
	l->at = p;
	ob_lexer_error_range(l, l->start + 1 - l->line_start,
			     zeros - l->line_start,
			     "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers");
	return false;
}

bool ob_lex_number(struct lexer *l)
{
	const char *p = l->at;

	if (*p == '.')
		return fraction(l, p + 1);
	if (*p == '0') {
		switch (p[1]) {
		case 'x':
		case 'X':
			return prefixed(l, p + 2, 16);
		case 'o':
		case 'O':
			return prefixed(l, p + 2, 8);
		case 'b':
		case 'B':
			return prefixed(l, p + 2, 2);
		default:
			return leading_zero(l, p + 1);
		}
	}
	p = decimal_tail(l, p);
	if (!p)
		return false;
	return *p == '.' ? fraction(l, p + 1) : exponent(l, p);
}
