// SPDX-License-Identifier: GPL-2.0
/*
 * codec_escape - unicode_escape and raw_unicode_escape: as in string literals
 *
 * Bytes that are no escapes are Latin-1. The raw form knows "\u" and "\U" only,
 * after an odd number of backslashes.
 */
#include "codec_priv.h"

static int hex_value(u8 c)
{
	if (c >= 'A' && c <= 'F')
		c += 'a' - 'A';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return ob_byte_digit(c) ? c - '0' : -1;
}

/* Hexadecimal digits from @at on, at most @max; *@end is behind them. */
static u32 hex_number(const struct ob_decoder *d, s64 at, int max, s64 *end)
{
	u32 c = 0;

	for (*end = at; *end < d->n && *end < at + max; ++*end) {
		int v = hex_value(d->s[*end]);

		if (v < 0)
			break;
		c = c << 4 | v;
	}
	return c;
}

static s64 decode_hex(struct ob_decoder *d, s64 i, u8 kind)
{
	bool raw = d->codec.encoding == ENC_RAW_ESCAPE;
	int digits = kind == 'x' ? 2 : kind == 'u' ? 4 : 8;
	s64 end;
	u32 c = hex_number(d, i + 2, digits, &end);

	if (end < i + 2 + digits)
		return ob_decode_error(d, i, end,
				       kind == 'x' ? "truncated \\xXX escape" :
				       kind == 'u' ? "truncated \\uXXXX escape" :
				       "truncated \\UXXXXXXXX escape");
	if (c > OB_MAX_CHAR)
		return ob_decode_error(d, i, end, raw ?
				       "\\Uxxxxxxxx out of range" :
				       "illegal Unicode character");
	return ob_strbuf_char(&d->out, c) ? -1 : end;
}

static s64 decode_octal(struct ob_decoder *d, s64 i)
{
	s64 end = i + 1;
	u32 c = 0;

	for (; end < d->n && end < i + 4 && d->s[end] >= '0' &&
	     d->s[end] <= '7'; end++)
		c = c << 3 | (d->s[end] - '0');
	return ob_strbuf_char(&d->out, c) ? -1 : end;
}

/* \N{name} */
static s64 decode_name(struct ob_decoder *d, s64 i)
{
	const u8 *close = NULL;
	s64 c, open = i + 2;

	if (open < d->n && d->s[open] == '{')
		close = memchr(d->s + open, '}', d->n - open);
	else
		open--;
	if (!close || close == d->s + open + 1)
		return ob_decode_error(d, i, close || open == i + 1 ?
				       open + 1 : d->n,
				       "malformed \\N character escape");
	c = ob_uni_lookup((const char *)d->s + open + 1,
			  close - d->s - open - 1);
	if (c < 0)
		return ob_decode_error(d, i, close - d->s + 1,
				       "unknown Unicode character name");
	return ob_strbuf_char(&d->out, c) ? -1 : close - d->s + 1;
}

/* The backslash at @i and what it escapes: where to go on, or -1 raised. */
static s64 decode_one(struct ob_decoder *d, s64 i)
{
	static const char from[] = "\\'\"bftnrva";
	static const char to[] = "\\'\"\b\f\t\n\r\v\a";
	const char *known;
	u8 c;

	if (i + 1 == d->n)
		return ob_decode_error(d, i, i + 1, "\\ at end of string");
	c = d->s[i + 1];
	if (c == '\n')
		return i + 2;
	known = c ? strchr(from, c) : NULL;
	if (known)
		return ob_strbuf_char(&d->out, to[known - from]) ? -1 : i + 2;
	if (c >= '0' && c <= '7')
		return decode_octal(d, i);
	if (c == 'x' || c == 'u' || c == 'U')
		return decode_hex(d, i, c);
	if (c == 'N')
		return decode_name(d, i);
	return ob_strbuf_char(&d->out, '\\') ||
	       ob_strbuf_char(&d->out, c) ? -1 : i + 2;
}

/* In the raw form: two backslashes are just that. */
static s64 decode_raw(struct ob_decoder *d, s64 i)
{
	u8 c = i + 1 < d->n ? d->s[i + 1] : 0;

	if (c == 'u' || c == 'U')
		return decode_hex(d, i, c);
	if (ob_strbuf_char(&d->out, '\\'))
		return -1;
	if (c != '\\')
		return i + 1;
	return ob_strbuf_char(&d->out, '\\') ? -1 : i + 2;
}

int ob_decode_escape(struct ob_decoder *d)
{
	bool raw = d->codec.encoding == ENC_RAW_ESCAPE;
	s64 i = 0;

	while (i < d->n) {
		if (d->s[i] != '\\')
			i = ob_strbuf_char(&d->out, d->s[i]) ? -1 : i + 1;
		else
			i = raw ? decode_raw(d, i) : decode_one(d, i);
		if (i < 0 || ob_tick(d->out.rt))
			return -1;
	}
	return 0;
}

int ob_put_escape(struct ob_strbuf *b, u32 c)
{
	char text[16];
	int n;

	if (c < 0x100)
		n = snprintf(text, sizeof(text), "\\x%02x", c);
	else if (c < 0x10000)
		n = snprintf(text, sizeof(text), "\\u%04x", c);
	else
		n = snprintf(text, sizeof(text), "\\U%08x", c);
	return ob_strbuf_ascii(b, text, n);
}

int ob_encode_escape(struct ob_encoder *e, u32 c)
{
	if (e->codec.encoding == ENC_RAW_ESCAPE)
		return c < 0x100 ? ob_strbuf_char(&e->out, c) :
				   ob_put_escape(&e->out, c);
	switch (c) {
	case '\t':
		return ob_strbuf_ascii(&e->out, "\\t", 2);
	case '\n':
		return ob_strbuf_ascii(&e->out, "\\n", 2);
	case '\r':
		return ob_strbuf_ascii(&e->out, "\\r", 2);
	case '\\':
		return ob_strbuf_ascii(&e->out, "\\\\", 2);
	default:
		return c >= ' ' && c < 127 ? ob_strbuf_char(&e->out, c) :
					     ob_put_escape(&e->out, c);
	}
}
