// SPDX-License-Identifier: GPL-2.0
/*
 * lexer_string - where a string literal ends
 *
 * Only the extent is found here; strings.c decodes it.
 */

#include "lang_priv.h"

static bool unterminated(struct lexer *l, int size, int c)
{
	int last = l->line;

	/* The message points at the opening quote. */
	l->at = l->start + 1;
	l->line_start = l->string_line_start;
	l->line = l->string_line;
	if (size == 3)
		ob_lexer_error(l,
			       "unterminated triple-quoted string literal (detected at line %d)",
			       last);
	else
		ob_lexer_error(l,
			       "unterminated string literal (detected at line %d)",
			       last);
	if (c != '\n')
		l->stop = LEX_OPEN_STRING;
	return false;
}

bool ob_lex_string(struct lexer *l, int quote)
{
	int size = 1, seen = 0;
	int c;

	l->string_line = l->line;
	l->string_line_start = l->line_start;
	if (l->at < l->line_end && *l->at == quote) {
		l->at++;
		if (l->at == l->line_end || *l->at != quote)
			return true;
		l->at++;
		size = 3;
	}
	while (seen != size) {
		c = ob_lexer_char(l);
		if (c < 0 || (size == 1 && c == '\n'))
			return unterminated(l, size, c);
		if (c == quote) {
			seen++;
			continue;
		}
		seen = 0;
		if (c == '\\')
			ob_lexer_char(l);
	}
	return true;
}
