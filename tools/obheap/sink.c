// SPDX-License-Identifier: GPL-2.0
/*
 * sink - a buffer for many small pieces of text
 */
#include <stdbool.h>

#include "sink.h"

/* digits of a 64 bit number, quotes and prefix, and one character escaped */
#define SINK_PIECE 24

void sink_init(struct sink *k, FILE *out)
{
	k->out = out;
	k->n = 0;
}

void sink_flush(struct sink *k)
{
	fwrite(k->buf, 1, k->n, k->out);
	k->n = 0;
}

/* Where a piece of at most SINK_PIECE bytes goes; k->n is not moved. */
static char *sink_room(struct sink *k)
{
	if (sizeof(k->buf) - k->n < SINK_PIECE)
		sink_flush(k);
	return k->buf + k->n;
}

void sink_put_long(struct sink *k, const char *s, size_t len)
{
	while (len > sizeof(k->buf) - k->n) {
		size_t part = sizeof(k->buf) - k->n;

		memcpy(k->buf + k->n, s, part);
		k->n += part;
		s += part;
		len -= part;
		sink_flush(k);
	}
	memcpy(k->buf + k->n, s, len);
	k->n += len;
}

void sink_number(struct sink *k, __u64 n)
{
	char *to = sink_room(k);
	size_t len = 1, i;
	__u64 rest;

	for (rest = n / 10; rest; rest /= 10)
		len++;
	for (i = len; i-- > 0; n /= 10)
		to[i] = '0' + n % 10;
	k->n += len;
}

void sink_id(struct sink *k, __u64 id)
{
	char *to = sink_room(k), *start = to;
	int shift = 60;

	*to++ = '"';
	*to++ = '0';
	*to++ = 'x';
	while (shift && !(id >> shift))
		shift -= 4;
	for (; shift >= 0; shift -= 4)
		*to++ = "0123456789abcdef"[id >> shift & 15];
	*to++ = '"';
	k->n += to - start;
}

static bool is_plain(unsigned char c)
{
	return c >= ' ' && c != 0x7f && c != '"' && c != '\\';
}

static void sink_escape(struct sink *k, unsigned char c)
{
	char *to = sink_room(k);

	if (c == '"' || c == '\\') {
		to[0] = '\\';
		to[1] = c;
		k->n += 2;
	} else {
		k->n += snprintf(to, SINK_PIECE, "\\u%04x", c);
	}
}

void sink_json(struct sink *k, const char *s)
{
	size_t n;

	sink_put(k, "\"", 1);
	for (;;) {
		for (n = 0; is_plain(s[n]); n++)
			;
		sink_put(k, s, n);
		s += n;
		if (!*s)
			break;
		sink_escape(k, *s++);
	}
	sink_put(k, "\"", 1);
}
