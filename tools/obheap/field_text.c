// SPDX-License-Identifier: GPL-2.0
/*
 * field_text - what the bytes of a field say that is neither an id nor a count
 */
#include <stdlib.h>
#include <string.h>

#include "cmd.h"

#define DIGIT_BITS	30	/* of an int */
#define MAX_DIGITS	8	/* of those that are shown */
#define MAX_CHARS	40	/* of a text */

static __u32 word_at(const unsigned char *bytes, unsigned int size)
{
	__u32 word = 0;

	memcpy(&word, bytes, size);
	return word;
}

/* The shortest digits that are this double, as repr() has them. */
static void double_text(const unsigned char *bytes, char *buf, size_t size)
{
	int digits;
	double x;

	memcpy(&x, bytes, sizeof(x));
	for (digits = 1; digits <= 17; digits++) {
		snprintf(buf, size, "%.*g", digits, x);
		if (strtod(buf, NULL) == x)
			break;
	}
	if (strspn(buf, "-0123456789") == strlen(buf))
		strncat(buf, ".0", size - strlen(buf) - 1);
}

static void digits_text(const unsigned char *bytes, size_t nr, char *buf,
			size_t size)
{
	size_t at = snprintf(buf, size, "to base 2**%d, the lowest first:",
			     DIGIT_BITS), i;

	for (i = 0; i < nr / 4 && i < MAX_DIGITS && at < size; i++)
		at += snprintf(buf + at, size - at, " %u",
			       word_at(bytes + 4 * i, 4));
	if (i < nr / 4 && at < size)
		snprintf(buf + at, size - at, " ...");
}

/* The bits of a str's state, the lowest first. */
static void state_text(__u32 state, char *buf, size_t size)
{
	static const char *const flags[] = { "compact", "ascii", "ready",
					     "shared" };
	unsigned int width = state >> 2 & 7;
	size_t at, i;

	at = snprintf(buf, size, "%s%u byte%s a character",
		      state & 3 ? "interned, " : "", width, plural(width));
	for (i = 0; i < sizeof(flags) / sizeof(flags[0]); i++)
		if (state >> (5 + i) & 1 && at < size)
			at += snprintf(buf + at, size - at, ", %s", flags[i]);
}

static size_t put_char(__u32 c, char *to)
{
	if (c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0xd800 && c < 0xe000)) {
		*to = '.';
		return 1;
	}
	if (c < 0x80) {
		*to = c;
		return 1;
	}
	if (c < 0x800) {
		to[0] = 0xc0 | c >> 6;
		to[1] = 0x80 | (c & 0x3f);
		return 2;
	}
	if (c < 0x10000) {
		to[0] = 0xe0 | c >> 12;
		to[1] = 0x80 | (c >> 6 & 0x3f);
		to[2] = 0x80 | (c & 0x3f);
		return 3;
	}
	to[0] = 0xf0 | c >> 18;
	to[1] = 0x80 | (c >> 12 & 0x3f);
	to[2] = 0x80 | (c >> 6 & 0x3f);
	to[3] = 0x80 | (c & 0x3f);
	return 4;
}

/* Characters of @width bytes; behind the last one is a 0. */
static void chars_text(const unsigned char *bytes, size_t nr, unsigned int width,
		       char *buf, size_t size)
{
	size_t at = 0, i;

	buf[at++] = '\'';
	for (i = 0; (i + 2) * width <= nr && i < MAX_CHARS && at + 24 < size; i++)
		at += put_char(word_at(bytes + i * width, width), buf + at);
	snprintf(buf + at, size - at, "'%s",
		 (i + 2) * width <= nr ? "..." : " and a 0");
}

bool field_text(const char *label, const unsigned char *bytes, size_t nr,
		__u32 *state, char *buf, size_t size)
{
	unsigned int width = *state >> 2 & 7;

	if (nr == 8 && (!strcmp(label, "ob_fval") ||
			!strncmp(label, "cval.", 5))) {
		double_text(bytes, buf, size);
	} else if (!strcmp(label, "ob_digit")) {
		digits_text(bytes, nr, buf, size);
	} else if (!strcmp(label, "ob_sval")) {
		chars_text(bytes, nr, 1, buf, size);
	} else if (!strcmp(label, "state") && nr == 4) {
		*state = word_at(bytes, 4);
		state_text(*state, buf, size);
	} else if (!strcmp(label, "data") &&
		   (width == 1 || width == 2 || width == 4)) {
		chars_text(bytes, nr, width, buf, size);
	} else {
		return false;
	}
	return true;
}
