// SPDX-License-Identifier: GPL-2.0
/*
 * codec - text as bytes and bytes as text: UTF-8, ASCII, Latin-1
 *
 * What cannot be converted is dealt with by an error handler, given by name;
 * the name is only looked at when there is an error.
 */
#include "bytes_priv.h"

enum encoding { ENC_UTF8, ENC_ASCII, ENC_LATIN1 };

enum handler {
	ON_STRICT, ON_IGNORE, ON_REPLACE, ON_BACKSLASH, ON_ESCAPE, ON_PASS,
	ON_XML,
};

static const char *const codec_names[] = {
	[ENC_UTF8] = "utf-8", [ENC_ASCII] = "ascii", [ENC_LATIN1] = "latin-1",
};

static bool is_surrogate(u32 c)
{
	return c >= 0xd800 && c <= 0xdfff;
}

/* names: letters and digits count, in any case, and where others stand */

#define NAME_MAX_LEN	32

static bool normalize(const char *name, char *to)
{
	bool gap = false;
	int n = 0;

	for (; *name; name++) {
		u8 c = *name;

		if (c >= 'A' && c <= 'Z')
			c += 'a' - 'A';
		if (!(c >= 'a' && c <= 'z') && !ob_byte_digit(c) && c != '.') {
			gap = true;
			continue;
		}
		if (n + 2 >= NAME_MAX_LEN)
			return false;
		if (gap && n)
			to[n++] = '_';
		gap = false;
		to[n++] = c;
	}
	to[n] = 0;
	return true;
}

static int find_encoding(struct ob_rt *rt, const char *name,
			 enum encoding *out)
{
	static const struct {
		const char *name;
		enum encoding encoding;
	} known[] = {
		{ "utf_8", ENC_UTF8 }, { "utf8", ENC_UTF8 },
		{ "u8", ENC_UTF8 }, { "utf", ENC_UTF8 },
		{ "utf8_ucs2", ENC_UTF8 }, { "utf8_ucs4", ENC_UTF8 },
		{ "cp65001", ENC_UTF8 }, { "ascii", ENC_ASCII },
		{ "us_ascii", ENC_ASCII }, { "us", ENC_ASCII },
		{ "646", ENC_ASCII }, { "cp367", ENC_ASCII },
		{ "ibm367", ENC_ASCII }, { "iso646_us", ENC_ASCII },
		{ "ansi_x3.4_1968", ENC_ASCII },
		{ "iso_646.irv_1991", ENC_ASCII }, { "latin_1", ENC_LATIN1 },
		{ "latin1", ENC_LATIN1 }, { "latin", ENC_LATIN1 },
		{ "l1", ENC_LATIN1 }, { "8859", ENC_LATIN1 },
		{ "iso8859", ENC_LATIN1 }, { "iso8859_1", ENC_LATIN1 },
		{ "iso_8859_1", ENC_LATIN1 }, { "cp819", ENC_LATIN1 },
		{ "ibm819", ENC_LATIN1 }, { "csisolatin1", ENC_LATIN1 },
		{ "iso_ir_100", ENC_LATIN1 },
	};
	char plain[NAME_MAX_LEN];
	size_t i;

	*out = ENC_UTF8;
	if (!name)
		return 0;
	for (i = 0; normalize(name, plain) && i < ARRAY_SIZE(known); i++) {
		if (strcmp(plain, known[i].name))
			continue;
		*out = known[i].encoding;
		return 0;
	}
	ob_raise(rt, OB_T_LookupError, "unknown encoding: %s", name);
	return -1;
}

static int find_handler(struct ob_rt *rt, const char *name,
			enum handler *out)
{
	static const char *const known[] = {
		[ON_STRICT] = "strict", [ON_IGNORE] = "ignore",
		[ON_REPLACE] = "replace", [ON_BACKSLASH] = "backslashreplace",
		[ON_ESCAPE] = "surrogateescape", [ON_PASS] = "surrogatepass",
		[ON_XML] = "xmlcharrefreplace",
	};
	size_t i;

	*out = ON_STRICT;
	for (i = 0; name && i < ARRAY_SIZE(known); i++) {
		if (strcmp(name, known[i]))
			continue;
		*out = i;
		return 0;
	}
	if (!name)
		return 0;
	ob_raise(rt, OB_T_LookupError, "unknown error handler name '%s'",
		 name);
	return -1;
}

int ob_codec_name(struct ob_rt *rt, struct ob_object *o, const char *name,
		  const char *what, const char **out)
{
	if (!o)
		return 0;
	if (!ob_is_str(o)) {
		ob_raise(rt, OB_T_TypeError,
			 "%s() argument '%s' must be str, not %.50s", name,
			 what, o == ob_none(rt) ? "None" : o->type->name);
		return -1;
	}
	*out = ob_str_as_cstr(rt, o);
	return *out ? 0 : -1;
}

/* decoding */

/* text being made of bytes */
struct decoder {
	struct ob_strbuf out;
	enum encoding encoding;
	const char *errors;
	const u8 *s;
	s64 n;
};

/* Three bytes that would be UTF-8 if surrogates could be: 3, or 0. */
static int passes(struct decoder *d, s64 at)
{
	const u8 *s = d->s + at;
	u32 c;

	if (d->encoding != ENC_UTF8 || d->n - at < 3 || (s[0] & 0xf0) != 0xe0 ||
	    (s[1] & 0xc0) != 0x80 || (s[2] & 0xc0) != 0x80)
		return 0;
	c = (s[0] & 15) << 12 | (s[1] & 63) << 6 | (s[2] & 63);
	if (!is_surrogate(c))
		return 0;
	return ob_strbuf_char(&d->out, c) ? -1 : 3;
}

static int put_hex(struct ob_strbuf *b, u8 c)
{
	static const char hex[] = "0123456789abcdef";
	char text[4] = { '\\', 'x', hex[c >> 4], hex[c & 15] };

	return ob_strbuf_ascii(b, text, 4);
}

/* Bytes @start to @end - 1 are wrong: where to go on, or -1 raised. */
static s64 decode_error(struct decoder *d, s64 start, s64 end, const char *why)
{
	struct ob_rt *rt = d->out.rt;
	enum handler how;
	int passed;
	s64 i;

	if (find_handler(rt, d->errors, &how))
		return -1;
	switch (how) {
	case ON_IGNORE:
		return end;
	case ON_REPLACE:
		return ob_strbuf_char(&d->out, 0xfffd) ? -1 : end;
	case ON_BACKSLASH:
		for (i = start; i < end; i++)
			if (put_hex(&d->out, d->s[i]))
				return -1;
		return end;
	case ON_ESCAPE:
		for (i = start; i < end && d->s[i] >= 128; i++)
			if (ob_strbuf_char(&d->out, 0xdc00 + d->s[i]))
				return -1;
		if (i > start)
			return i;
		break;
	case ON_PASS:
		passed = passes(d, start);
		if (passed)
			return passed < 0 ? -1 : start + passed;
		break;
	case ON_XML:
		ob_raise(rt, OB_T_TypeError,
			 "don't know how to handle UnicodeDecodeError in error callback");
		return -1;
	default:
		break;
	}
	ob_raise_decode(rt, codec_names[d->encoding], d->s, d->n, start, end,
			why);
	return -1;
}

static int decode_utf8(struct decoder *d)
{
	const char *why;
	s64 i = 0;
	int used;
	u32 c;

	while (i < d->n) {
		used = ob_utf8_next(d->s + i, d->n - i, &c, &why);
		if (used > 0) {
			if (ob_strbuf_char(&d->out, c))
				return -1;
			i += used;
		} else {
			i = decode_error(d, i, i - used, why);
			if (i < 0)
				return -1;
		}
		if (ob_tick_at(d->out.rt, i))
			return -1;
	}
	return 0;
}

static int decode_ascii(struct decoder *d)
{
	s64 i = 0;

	while (i < d->n) {
		if (d->s[i] < 128) {
			if (ob_strbuf_char(&d->out, d->s[i++]))
				return -1;
		} else {
			i = decode_error(d, i, i + 1,
					 "ordinal not in range(128)");
			if (i < 0)
				return -1;
		}
		if (ob_tick_at(d->out.rt, i))
			return -1;
	}
	return 0;
}

struct ob_object *ob_bytes_decode(struct ob_rt *rt, const u8 *s, s64 n,
				  const char *encoding, const char *errors)
{
	struct decoder d = { .errors = errors, .s = s, .n = n };
	int err;

	/* An empty result needs no codec, not even one that exists. */
	if (!n)
		return ob_newref(&rt->st->empty_str);
	if (find_encoding(rt, encoding, &d.encoding))
		return NULL;
	if (d.encoding == ENC_LATIN1)
		return ob_str_from_chars(rt, 1, s, n);
	if (d.encoding == ENC_UTF8 && (!errors || !strcmp(errors, "strict")))
		return ob_str_from_utf8(rt, (const char *)s, n);
	ob_strbuf_init(&d.out, rt);
	err = d.encoding == ENC_UTF8 ? decode_utf8(&d) : decode_ascii(&d);
	if (!err)
		return ob_strbuf_finish(&d.out);
	ob_strbuf_exit(&d.out);
	return NULL;
}

OB_BYTES_METHOD(m_decode)
{
	static const char *const names[] = { "encoding", "errors", NULL };
	const char *encoding = NULL, *errors = NULL;
	struct ob_object *arg[2];

	if (ob_args_parse(rt, "decode", names, 0, 2, args, nargs, kwnames,
			  arg) ||
	    ob_codec_name(rt, arg[0], "decode", "encoding", &encoding) ||
	    ob_codec_name(rt, arg[1], "decode", "errors", &errors))
		return NULL;
	return ob_bytes_decode(rt, ob_bytes_data(self), ob_size(self),
			       encoding, errors);
}

struct ob_object *ob_str_decoded(struct ob_rt *rt, struct ob_object *source,
				 struct ob_object *encoding,
				 struct ob_object *errors)
{
	const char *encoding_name = NULL, *errors_name = NULL;
	struct ob_object *res;
	struct ob_buffer b;

	if (ob_codec_name(rt, encoding, "str", "encoding", &encoding_name) ||
	    ob_codec_name(rt, errors, "str", "errors", &errors_name) ||
	    ob_buffer_get(rt, source, &b, false))
		return NULL;
	res = ob_bytes_decode(rt, b.data, b.len, encoding_name, errors_name);
	ob_buffer_release(rt, &b);
	return res;
}

/* encoding: the bytes are collected as text of one-byte characters */

struct encoder {
	struct ob_strbuf out;
	enum encoding encoding;
	const char *errors;
	struct ob_object *o;
};

static u32 limit_of(enum encoding encoding)
{
	return encoding == ENC_ASCII ? 128 : 256;
}

static bool fits(enum encoding encoding, u32 c)
{
	return encoding == ENC_UTF8 ? !is_surrogate(c) : c < limit_of(encoding);
}

static int put_utf8(struct ob_strbuf *b, u32 c)
{
	char text[4];
	size_t n = ob_utf8_encode(c, text), i;

	for (i = 0; i < n; i++)
		if (ob_strbuf_char(b, (u8)text[i]))
			return -1;
	return 0;
}

static int put_escape(struct ob_strbuf *b, u32 c, bool xml)
{
	char text[16];
	int n;

	if (xml)
		n = snprintf(text, sizeof(text), "&#%u;", c);
	else if (c < 0x100)
		n = snprintf(text, sizeof(text), "\\x%02x", c);
	else if (c < 0x10000)
		n = snprintf(text, sizeof(text), "\\u%04x", c);
	else
		n = snprintf(text, sizeof(text), "\\U%08x", c);
	return ob_strbuf_ascii(b, text, n);
}

/* One character that does not fit: 1 dealt with, 0 not, -1 raised. */
static int replace_char(struct encoder *e, enum handler how, u32 c)
{
	int err = 0;

	switch (how) {
	case ON_IGNORE:
		break;
	case ON_REPLACE:
		err = ob_strbuf_char(&e->out, '?');
		break;
	case ON_BACKSLASH:
	case ON_XML:
		err = put_escape(&e->out, c, how == ON_XML);
		break;
	case ON_ESCAPE:
		if (c < 0xdc80 || c > 0xdcff)
			return 0;
		err = ob_strbuf_char(&e->out, c - 0xdc00);
		break;
	case ON_PASS:
		if (e->encoding != ENC_UTF8)
			return 0;
		err = put_utf8(&e->out, c);
		break;
	default:
		return 0;
	}
	return err ? -1 : 1;
}

/* Characters from @start on do not fit: where to go on, or -1 raised. */
static s64 encode_error(struct encoder *e, s64 start)
{
	struct ob_rt *rt = e->out.rt;
	enum handler how;
	s64 end, i;
	int done;

	for (end = start + 1; end < ob_str_len(e->o); end++)
		if (fits(e->encoding, ob_str_char(e->o, end)))
			break;
	if (find_handler(rt, e->errors, &how))
		return -1;
	for (i = start; i < end; i++) {
		done = replace_char(e, how, ob_str_char(e->o, i));
		if (done < 0)
			return -1;
		if (done)
			continue;
		ob_raise_encode(rt, codec_names[e->encoding], e->o, i, end,
				e->encoding == ENC_UTF8 ?
				"surrogates not allowed" :
				e->encoding == ENC_ASCII ?
				"ordinal not in range(128)" :
				"ordinal not in range(256)");
		return -1;
	}
	return end;
}

static int encode(struct encoder *e)
{
	s64 i = 0, n = ob_str_len(e->o);
	u32 c;
	int err;

	while (i < n) {
		c = ob_str_char(e->o, i);
		if (!fits(e->encoding, c)) {
			i = encode_error(e, i);
			if (i < 0)
				return -1;
			continue;
		}
		err = e->encoding == ENC_UTF8 ? put_utf8(&e->out, c) :
						ob_strbuf_char(&e->out, c);
		if (err || ob_tick_at(e->out.rt, i++))
			return -1;
	}
	return 0;
}

struct ob_object *ob_str_encode(struct ob_rt *rt, struct ob_object *o,
				const char *encoding, const char *errors)
{
	struct encoder e = { .errors = errors, .o = o };
	struct ob_object *res = NULL;

	if (find_encoding(rt, encoding, &e.encoding))
		return NULL;
	if (ob_str_is_ascii(o) ||
	    (e.encoding == ENC_LATIN1 && ob_str_kind(o) == 1))
		return ob_bytes_from(rt, ob_str_data(o), ob_str_len(o));
	ob_strbuf_init(&e.out, rt);
	if (!encode(&e))
		res = ob_bytes_from(rt, e.out.buf, e.out.len);
	ob_strbuf_exit(&e.out);
	return res;
}

OB_STR_METHOD(m_encode)
{
	static const char *const names[] = { "encoding", "errors", NULL };
	const char *encoding = NULL, *errors = NULL;
	struct ob_object *arg[2];

	if (ob_args_parse(rt, "encode", names, 0, 2, args, nargs, kwnames,
			  arg) ||
	    ob_codec_name(rt, arg[0], "encode", "encoding", &encoding) ||
	    ob_codec_name(rt, arg[1], "encode", "errors", &errors))
		return NULL;
	return ob_str_encode(rt, self, encoding, errors);
}
