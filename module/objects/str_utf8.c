// SPDX-License-Identifier: GPL-2.0
/*
 * str_utf8 - UTF-8 in and out
 *
 * Decoding accepts what RFC 3629 does and reports what is ill-formed in
 * CPython's words: which bytes, where, and why. Encoding never fails for lack
 * of a form: a lone surrogate, which only a program can have made, is written
 * as the escape that repr() would show.
 */
#include "objects_priv.h"
#include "str_priv.h"

/* the upper bits that only surrogates have */
#define SURROGATES	(0xd800 >> 11)

#define BAD_START	"invalid start byte"
#define BAD_CONT	"invalid continuation byte"
#define BAD_END		"unexpected end of data"

static bool is_cont(u8 byte)
{
	return (byte & 0xc0) == 0x80;
}

/*
 * The first continuation byte carries the rules: no overlong forms, no
 * surrogates, nothing above U+10FFFF.
 */
static bool second_is_valid(u8 lead, u8 second)
{
	switch (lead) {
	case 0xe0:
		return second >= 0xa0 && second <= 0xbf;
	case 0xed:
		return second >= 0x80 && second <= 0x9f;
	case 0xf0:
		return second >= 0x90 && second <= 0xbf;
	case 0xf4:
		return second >= 0x80 && second <= 0x8f;
	default:
		return is_cont(second);
	}
}

int ob_utf8_next(const u8 *s, size_t len, u32 *c, const char **why)
{
	u8 lead = s[0];
	int need, i;
	u32 v;

	if (lead < 0x80) {
		*c = lead;
		return 1;
	}
	if (lead < 0xc2 || lead > 0xf4) {
		*why = BAD_START;
		return -1;
	}
	need = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
	v = lead & (0x7f >> need);
	for (i = 1; i < need; i++) {
		if ((size_t)i >= len) {
			*why = BAD_END;
			return -i;
		}
		if (i == 1 ? !second_is_valid(lead, s[1]) : !is_cont(s[i])) {
			*why = BAD_CONT;
			return -i;
		}
		v = v << 6 | (s[i] & 0x3f);
	}
	*c = v;
	return need;
}

/* How many bytes from the front are surely ASCII; looked at eight at a time. */
static size_t ascii_prefix(const u8 *p, size_t len)
{
	size_t i = 0;
	u64 word;

	for (; i + sizeof(word) <= len; i += sizeof(word)) {
		memcpy(&word, p + i, sizeof(word));
		if (word & 0x8080808080808080ULL)
			return i;
	}
	while (i < len && p[i] < 0x80)
		i++;
	return i;
}

bool ob_bytes_are_ascii(const char *s, size_t len)
{
	return ascii_prefix((const u8 *)s, len) == len;
}

struct ob_object *ob_str_from_utf8(struct ob_rt *rt, const char *s, size_t len)
{
	const u8 *p = (const u8 *)s;
	struct ob_object *o;
	size_t i = 0;
	s64 n = 0;
	u32 all = 0, c;

	/* First pass: is it well-formed, how long, how wide. */
	i = ascii_prefix(p, len);
	n = i;
	if (n == 1)
		all = p[0];
	else if (n)
		all = 0x7f;
	while (i < len) {
		const char *why;
		int used = ob_utf8_next(p + i, len - i, &c, &why);

		if (used < 0)
			return ob_raise_decode(rt, "utf-8", p, len, i,
					       i - used, why);
		all |= c;
		i += used;
		if (ob_tick_at(rt, n++))
			return NULL;
	}
	if (n == 1)
		return ob_str_from_char(rt, all);
	o = ob_str_new(rt, n, all >> 16 ? OB_MAX_CHAR : all);
	if (!o || !n)
		return o;
	if (ob_str_is_ascii(o)) {
		memcpy(ob_str_data(o), s, len);
		return o;
	}
	for (i = 0, n = 0; i < len; n++) {
		const char *why;

		i += ob_utf8_next(p + i, len - i, &c, &why);
		ob_chars_set(ob_str_kind(o), ob_str_data(o), n, c);
	}
	return o;
}
EXPORT_SYMBOL_IF_KUNIT(ob_str_from_utf8);

/* bytes of a character in the output */
static unsigned int utf8_size(u32 c)
{
	if (c < 0x80)
		return 1;
	if (c < 0x800)
		return 2;
	if (c >= 0xd800 && c < 0xe000)
		return 6;
	return c < 0x10000 ? 3 : 4;
}

/* The first run of lone surrogates: none, or -1 raised. */
static int surrogates_check(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_view v = ob_view_of(o);
	s64 i, end;

	if (v.kind == 1)
		return 0;
	for (i = 0; i < v.len; i++) {
		if (ob_tick_at(rt, i))
			return -1;
		if (ob_view_char(&v, i) >> 11 != SURROGATES)
			continue;
		for (end = i + 1; end < v.len; end++)
			if (ob_view_char(&v, end) >> 11 != SURROGATES)
				break;
		ob_raise_encode(rt, "utf-8", o, i, end,
				"surrogates not allowed");
		return -1;
	}
	return 0;
}

const char *ob_str_as_utf8(struct ob_rt *rt, struct ob_object *o, size_t *len)
{
	struct ob_compact_str *s = (struct ob_compact_str *)o;
	size_t bytes;
	char *text;

	if (ob_str_is_ascii(o)) {
		if (len)
			*len = ob_str_len(o);
		return ob_str_data(o);
	}
	if (!s->utf8) {
		if (surrogates_check(rt, o))
			return NULL;
		text = ob_str_utf8(rt, o, &bytes);
		if (!text)
			return NULL;
		s->utf8 = text;
		s->utf8_length = bytes;
	}
	if (len)
		*len = s->utf8_length;
	return s->utf8;
}
EXPORT_SYMBOL_IF_KUNIT(ob_str_as_utf8);

const char *ob_str_as_cstr(struct ob_rt *rt, struct ob_object *o)
{
	const char *text;
	size_t len;

	text = ob_str_as_utf8(rt, o, &len);
	if (!text || strlen(text) == len)
		return text;
	return ob_raise(rt, OB_T_ValueError, "embedded null character");
}

static char *utf8_put(char *to, u32 c)
{
	unsigned int shift;

	if (c < 0xd800 || c >= 0xe000)
		return to + ob_utf8_encode(c, to);
	*to++ = '\\';
	*to++ = 'u';
	for (shift = 16; shift; shift -= 4)
		*to++ = hex_asc_lo(c >> (shift - 4));
	return to;
}

char *ob_str_utf8(struct ob_rt *rt, struct ob_object *o, size_t *len)
{
	struct ob_view v = ob_view_of(o);
	size_t bytes = 0;
	char *text, *end;
	s64 i;

	if (ob_str_is_ascii(o)) {
		bytes = v.len;
	} else {
		for (i = 0; i < v.len; i++) {
			bytes += utf8_size(ob_view_char(&v, i));
			if (ob_tick_at(rt, i))
				return NULL;
		}
	}
	text = ob_raw_alloc(rt, bytes + 1);
	if (!text)
		return NULL;
	end = text;
	if (ob_str_is_ascii(o)) {
		memcpy(text, v.data, bytes);
		end += bytes;
	} else {
		for (i = 0; i < v.len; i++)
			end = utf8_put(end, ob_view_char(&v, i));
	}
	*end = '\0';
	*len = bytes;
	return text;
}
EXPORT_SYMBOL_IF_KUNIT(ob_str_utf8);
