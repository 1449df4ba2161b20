// SPDX-License-Identifier: GPL-2.0
/*
 * str_piece - UTF-8 out of a str without allocating
 *
 * For the views, which must not disturb the heap, and for telling of errors
 * when there is no memory. What UTF-8 cannot hold, a lone surrogate, is written
 * as the escape that would make it.
 */
#include "objects_priv.h"

#define PIECE_CHAR_MAX 6	/* "\udc80" */

size_t ob_utf8_encode(u32 c, char *to)
{
	if (c < 0x80) {
		to[0] = c;
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

static size_t piece_char(u32 c, char *to)
{
	if (c < 0xd800 || c >= 0xe000)
		return ob_utf8_encode(c, to);
	return snprintf(to, PIECE_CHAR_MAX + 1, "\\u%04x", c);
}

size_t ob_str_utf8_piece(const struct ob_object *o, s64 *at, char *buf,
			 size_t size)
{
	char one[PIECE_CHAR_MAX + 1];
	size_t len = 0, n;

	for (; *at < ob_str_len(o); (*at)++) {
		n = piece_char(ob_str_char(o, *at), one);
		if (n > size - len)
			break;
		memcpy(buf + len, one, n);
		len += n;
	}
	return len;
}

size_t ob_str_utf8_len(const struct ob_object *o)
{
	char one[PIECE_CHAR_MAX + 1];
	size_t len = 0;
	s64 i;

	if (ob_str_is_ascii(o))
		return ob_str_len(o);
	for (i = 0; i < ob_str_len(o); i++) {
		len += piece_char(ob_str_char(o, i), one);
		if (!(i % 4096))
			ob_relax();
	}
	return len;
}
