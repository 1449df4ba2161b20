// SPDX-License-Identifier: GPL-2.0
/*
 * repl_paste - several lines pasted at the prompt
 *
 * A terminal says where a paste begins and ends. Its lines run one after the
 * other as if they were typed, but that a blank line inside a block does not
 * end it, and that a block ends where a line is no longer indented.
 */
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "repl.h"

static const char paste_end[] = "\033[201~";

/* Everything up to the end of the paste; NULL without memory. */
static char *read_paste(EditLine *el, size_t *len)
{
	const size_t tail = sizeof(paste_end) - 1;
	size_t room = 1024, n = 0;
	char *text = malloc(room), *more;
	mbstate_t state = { 0 };
	size_t bytes;
	wchar_t c;

	while (text && el_wgetc(el, &c) == 1) {
		if (n + MB_LEN_MAX + 1 > room) {
			room *= 2;
			more = realloc(text, room);
			if (!more) {
				free(text);
				return NULL;
			}
			text = more;
		}
		bytes = wcrtomb(text + n, c == '\r' ? L'\n' : c, &state);
		if (bytes != (size_t)-1)
			n += bytes;
		if (n >= tail && !memcmp(text + n - tail, paste_end, tail)) {
			n -= tail;
			break;
		}
	}
	if (text)
		text[n] = '\0';
	*len = n;
	return text;
}

unsigned char repl_paste(EditLine *el, int key)
{
	struct repl *r;
	char *text, *eol;
	size_t len;

	el_get(el, EL_CLIENTDATA, &r);
	text = read_paste(el, &len);
	if (!text)
		return CC_ERROR;
	eol = strchr(text, '\n');
	if (eol)
		*eol = '\0';
	if (*text)
		el_insertstr(el, text);
	if (!eol) {
		free(text);
		return CC_REFRESH;
	}
	/* What follows the first line is run when that has been taken. */
	memmove(text, eol + 1, len - (eol - text));
	free(r->pasted);
	r->pasted = text;
	r->paste_at = 0;
	el_push(el, "\n");
	return CC_REFRESH;
}

const char *repl_paste_line(struct repl *r, size_t *len)
{
	const char *line;

	if (!r->pasted)
		return NULL;
	line = r->pasted + r->paste_at;
	*len = strcspn(line, "\n");
	*len += line[*len] == '\n';
	r->paste_at += *len;
	if (*len)
		return line;
	free(r->pasted);
	r->pasted = NULL;
	return NULL;
}

static bool is_blank_line(const char *line)
{
	return !line[strspn(line, " \t\r\n")];
}

/* "else:", "except ..." and the like go on with a statement. */
static bool continues(const char *line)
{
	static const char *const words[] = {
		"else", "elif", "except", "finally", "case", ")", "]", "}", "#",
	};
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (!strncmp(line, words[i], strlen(words[i])))
			return true;
	return false;
}

static const char *last_line(const struct repl *r)
{
	const char *at = r->text + r->len - 1;

	while (at > r->text && at[-1] != '\n')
		at--;
	return at;
}

bool repl_paste_ends(const struct repl *r, const char *line)
{
	if (!r->len || strchr(" \t\n", *line) || continues(line))
		return false;
	/* Only behind what is indented: not behind "@decorator". */
	return strchr(" \t", *last_line(r));
}

bool repl_paste_goes_on(const struct repl *r)
{
	const char *line;

	if (!r->pasted || !r->len)
		return false;
	line = r->pasted + r->paste_at;
	while (*line == '\n')
		line++;
	return !is_blank_line(line) && (*line == ' ' || *line == '\t');
}
