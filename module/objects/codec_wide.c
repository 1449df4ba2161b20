// SPDX-License-Identifier: GPL-2.0
/*
 * codec_wide - UTF-16 and UTF-32, in either order of bytes
 *
 * Without an order in its name an encoding writes a mark and little-endian, and
 * reads what the mark says, little-endian when there is none.
 */
#include "codec_priv.h"

int ob_wide_unit(enum ob_encoding encoding)
{
	switch (encoding) {
	case ENC_UTF16:
	case ENC_UTF16_LE:
	case ENC_UTF16_BE:
		return 2;
	case ENC_UTF32:
	case ENC_UTF32_LE:
	case ENC_UTF32_BE:
		return 4;
	default:
		return 0;
	}
}

static bool is_big(const struct ob_codec *codec)
{
	return codec->encoding == ENC_UTF16_BE ||
	       codec->encoding == ENC_UTF32_BE;
}

static u32 unit_at(const struct ob_decoder *d, s64 at, int unit)
{
	const u8 *s = d->s + at;
	bool big = is_big(&d->codec);
	u32 c = 0;
	int i;

	for (i = 0; i < unit; i++)
		c = c << 8 | s[big ? i : unit - 1 - i];
	return c;
}

/* Settle the order of bytes; how many bytes of mark there are. */
static s64 read_mark(struct ob_decoder *d, int unit)
{
	bool wide = unit == 4;
	s64 used = 0;

	if (d->codec.encoding != ENC_UTF16 && d->codec.encoding != ENC_UTF32)
		return 0;
	d->codec.encoding = wide ? ENC_UTF32_LE : ENC_UTF16_LE;
	d->codec.name = wide ? "utf-32-le" : "utf-16-le";
	if (d->n < unit)
		return 0;
	if (unit_at(d, 0, unit) == 0xfeff)
		used = unit;
	else if (unit_at(d, 0, unit) == (wide ? 0xfffe0000 : 0xfffe))
		used = -unit;
	if (used < 0) {
		d->codec.encoding = wide ? ENC_UTF32_BE : ENC_UTF16_BE;
		d->codec.name = wide ? "utf-32-be" : "utf-16-be";
	}
	return used < 0 ? -used : used;
}

/* One character of UTF-16 at @i: where to go on, or -1 raised. */
static s64 decode_utf16(struct ob_decoder *d, s64 i)
{
	u32 c, low;

	if (d->n - i < 2)
		return ob_decode_error(d, i, d->n, "truncated data");
	c = unit_at(d, i, 2);
	if (!is_surrogate(c))
		return ob_strbuf_char(&d->out, c) ? -1 : i + 2;
	if (d->n - i < 4 && c < 0xdc00)
		return ob_decode_error(d, i, d->n, "unexpected end of data");
	if (c >= 0xdc00)
		return ob_decode_error(d, i, i + 2, "illegal encoding");
	low = unit_at(d, i + 2, 2);
	if (low < 0xdc00 || low > 0xdfff)
		return ob_decode_error(d, i, i + 2, "illegal UTF-16 surrogate");
	c = 0x10000 + ((c & 0x3ff) << 10 | (low & 0x3ff));
	return ob_strbuf_char(&d->out, c) ? -1 : i + 4;
}

static s64 decode_utf32(struct ob_decoder *d, s64 i)
{
	u32 c;

	if (d->n - i < 4)
		return ob_decode_error(d, i, d->n, "truncated data");
	c = unit_at(d, i, 4);
	if (is_surrogate(c))
		return ob_decode_error(d, i, i + 4,
				       "code point in surrogate code point range(0xd800, 0xe000)");
	if (c > OB_MAX_CHAR)
		return ob_decode_error(d, i, i + 4,
				       "code point not in range(0x110000)");
	return ob_strbuf_char(&d->out, c) ? -1 : i + 4;
}

int ob_decode_wide(struct ob_decoder *d)
{
	int unit = ob_wide_unit(d->codec.encoding);
	s64 i = read_mark(d, unit);

	while (i >= 0 && i < d->n) {
		i = unit == 2 ? decode_utf16(d, i) : decode_utf32(d, i);
		if (ob_tick(d->out.rt))
			return -1;
	}
	return i < 0 ? -1 : 0;
}

static int put_unit(struct ob_encoder *e, u32 c, int unit)
{
	bool big = is_big(&e->codec);
	int i;

	for (i = 0; i < unit; i++)
		if (ob_strbuf_char(&e->out,
				   c >> 8 * (big ? unit - 1 - i : i) & 0xff))
			return -1;
	return 0;
}

int ob_encode_wide(struct ob_encoder *e, u32 c)
{
	int unit = ob_wide_unit(e->codec.encoding);

	if (unit == 4 || c < 0x10000)
		return put_unit(e, c, unit);
	c -= 0x10000;
	return put_unit(e, 0xd800 | c >> 10, 2) ||
	       put_unit(e, 0xdc00 | (c & 0x3ff), 2) ? -1 : 0;
}

int ob_encode_mark(struct ob_encoder *e)
{
	switch (e->codec.encoding) {
	case ENC_UTF16:
	case ENC_UTF32:
		return ob_encode_wide(e, 0xfeff);
	case ENC_UTF8_SIG:
		return ob_strbuf_char(&e->out, 0xef) ||
		       ob_strbuf_char(&e->out, 0xbb) ||
		       ob_strbuf_char(&e->out, 0xbf) ? -1 : 0;
	default:
		return 0;
	}
}
