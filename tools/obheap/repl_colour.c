// SPDX-License-Identifier: GPL-2.0
/*
 * repl_colour - Python and tracebacks in colours
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "repl.h"

#define PLAIN	"\033[0m"
#define KEYWORD	"\033[1;34m"
#define NAME	"\033[1;36m"
#define STRING	"\033[32m"
#define NUMBER	"\033[35m"
#define COMMENT	"\033[90m"
#define ERROR	"\033[1;31m"
#define PLACE	"\033[36m"

#define IN_TRIPLE	0x80	/* the quote is three of them */

bool colour_wanted(int fd)
{
	const char *term = getenv("TERM"), *no = getenv("NO_COLOR");

	return isatty(fd) && term && strcmp(term, "dumb") && !(no && *no);
}

static bool is_keyword(const char *word, size_t len)
{
	static const char *const words[] = {
		"False", "None", "True", "and", "as", "assert", "async",
		"await", "break", "class", "continue", "def", "del", "elif",
		"else", "except", "finally", "for", "from", "global", "if",
		"import", "in", "is", "lambda", "nonlocal", "not", "or",
		"pass", "raise", "return", "try", "while", "with", "yield",
	};
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strlen(words[i]) == len && !strncmp(words[i], word, len))
			return true;
	return false;
}

static bool is_word(char c)
{
	return isalnum((unsigned char)c) || c == '_' || c & 0x80;
}

static void put(const char *colour, const char *s, size_t len, FILE *out)
{
	if (colour)
		fputs(colour, out);
	fwrite(s, 1, len, out);
	if (colour)
		fputs(PLAIN, out);
}

/* Bytes up to the end of the string that is open, or of the line. */
static size_t string_length(const char *s, size_t len, char *quote)
{
	char q = *quote & ~IN_TRIPLE;
	bool triple = *quote & IN_TRIPLE;
	size_t i;

	for (i = 0; i < len; i++) {
		if (s[i] == '\\' && i + 1 < len) {
			i++;
		} else if (s[i] == q && !triple) {
			*quote = 0;
			return i + 1;
		} else if (s[i] == q && len - i >= 3 && s[i + 1] == q &&
			   s[i + 2] == q) {
			*quote = 0;
			return i + 3;
		}
	}
	/* Only a string in three quotes goes on in the next line. */
	if (!triple)
		*quote = 0;
	return len;
}

/* A string from its first quote on. */
static size_t open_string(const char *s, size_t len, char *quote)
{
	size_t begin = 1;

	*quote = *s;
	if (len >= 3 && s[1] == *s && s[2] == *s) {
		*quote |= IN_TRIPLE;
		begin = 3;
	}
	return begin + string_length(s + begin, len - begin, quote);
}

/* "rb" of rb'...' */
static bool is_prefix(const char *word, size_t n, char next)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (!strchr("rbufRBUF", word[i]))
			return false;
	return n < 3 && (next == '\'' || next == '"');
}

static size_t put_word(const char *s, size_t len, bool *defines, char *quote,
		       FILE *out)
{
	size_t n = 1;

	while (n < len && is_word(s[n]))
		n++;
	if (n < len && is_prefix(s, n, s[n])) {
		n += open_string(s + n, len - n, quote);
		put(STRING, s, n, out);
		*defines = false;
		return n;
	}
	if (is_keyword(s, n)) {
		put(KEYWORD, s, n, out);
		*defines = !strncmp(s, "def", n) || !strncmp(s, "class", n);
		return n;
	}
	put(*defines ? NAME : isdigit((unsigned char)*s) ? NUMBER : NULL,
	    s, n, out);
	*defines = false;
	return n;
}

void colour_python(const char *line, size_t len, char *quote, FILE *out)
{
	bool defines = false;
	size_t i = 0, n;

	if (*quote) {
		i = string_length(line, len, quote);
		put(STRING, line, i, out);
	}
	while (i < len) {
		if (line[i] == '#') {
			put(COMMENT, line + i, len - i, out);
			return;
		}
		if (is_word(line[i])) {
			i += put_word(line + i, len - i, &defines, quote, out);
			continue;
		}
		if (line[i] == '\'' || line[i] == '"') {
			n = open_string(line + i, len - i, quote);
			put(STRING, line + i, n, out);
		} else {
			n = 1;
			fputc(line[i], out);
		}
		i += n;
	}
}

static bool is_marks(const char *line, size_t len)
{
	size_t i;
	bool any = false;

	for (i = 0; i < len; i++) {
		if (!strchr(" ~^", line[i]))
			return false;
		any |= line[i] != ' ';
	}
	return any;
}

/* One line of a traceback, without its end. */
static void put_traceback_line(const char *line, size_t len, FILE *out)
{
	char quote = 0;

	if (!strncmp(line, "  File \"", 8))
		put(PLACE, line, len, out);
	else if (is_marks(line, len))
		put(ERROR, line, len, out);
	else if (len > 4 && !strncmp(line, "    ", 4))
		colour_python(line, len, &quote, out);
	else if (strncmp(line, "Traceback ", 10) && len && *line != ' ')
		put(ERROR, line, len, out);
	else
		put(NULL, line, len, out);
}

void traceback_write(const char *text, size_t len, FILE *out)
{
	const char *end = text + len;

	if (!colour_wanted(fileno(out))) {
		fwrite(text, 1, len, out);
		return;
	}
	while (text < end) {
		const char *eol = memchr(text, '\n', end - text);
		size_t n = (eol ? eol : end) - text;

		put_traceback_line(text, n, out);
		if (!eol)
			return;
		fputc('\n', out);
		text = eol + 1;
	}
}
