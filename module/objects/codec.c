// SPDX-License-Identifier: GPL-2.0
/*
 * codec - text as bytes and bytes as text
 *
 * What cannot be converted is dealt with by an error handler, given by name;
 * the name is only looked at when there is an error.
 */
#include "codec_priv.h"

enum handler {
	ON_STRICT, ON_IGNORE, ON_REPLACE, ON_BACKSLASH, ON_ESCAPE, ON_PASS,
	ON_XML, ON_NAME, ON_OTHER,
};

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

struct codec_name {
	const char *name;
	enum ob_encoding encoding;
};

static const struct codec_name codec_names[] = {
	{ "utf_8", ENC_UTF8 }, { "utf8", ENC_UTF8 }, { "u8", ENC_UTF8 },
	{ "utf", ENC_UTF8 }, { "utf8_ucs2", ENC_UTF8 },
	{ "utf8_ucs4", ENC_UTF8 }, { "cp65001", ENC_UTF8 },
	{ "ascii", ENC_ASCII }, { "us_ascii", ENC_ASCII }, { "us", ENC_ASCII },
	{ "646", ENC_ASCII }, { "cp367", ENC_ASCII }, { "ibm367", ENC_ASCII },
	{ "iso646_us", ENC_ASCII }, { "ansi_x3.4_1968", ENC_ASCII },
	{ "iso_646.irv_1991", ENC_ASCII }, { "latin_1", ENC_LATIN1 },
	{ "latin1", ENC_LATIN1 }, { "latin", ENC_LATIN1 }, { "l1", ENC_LATIN1 },
	{ "8859", ENC_LATIN1 }, { "iso8859", ENC_LATIN1 },
	{ "iso8859_1", ENC_LATIN1 }, { "iso_8859_1", ENC_LATIN1 },
	{ "cp819", ENC_LATIN1 }, { "ibm819", ENC_LATIN1 },
	{ "csisolatin1", ENC_LATIN1 }, { "iso_ir_100", ENC_LATIN1 },
	{ "utf_8_sig", ENC_UTF8_SIG }, { "utf_16", ENC_UTF16 },
	{ "u16", ENC_UTF16 }, { "utf16", ENC_UTF16 },
	{ "utf_16_le", ENC_UTF16_LE }, { "utf_16le", ENC_UTF16_LE },
	{ "unicodelittleunmarked", ENC_UTF16_LE },
	{ "utf_16_be", ENC_UTF16_BE }, { "utf_16be", ENC_UTF16_BE },
	{ "unicodebigunmarked", ENC_UTF16_BE }, { "utf_32", ENC_UTF32 },
	{ "u32", ENC_UTF32 }, { "utf32", ENC_UTF32 },
	{ "utf_32_le", ENC_UTF32_LE }, { "utf_32le", ENC_UTF32_LE },
	{ "utf_32_be", ENC_UTF32_BE }, { "utf_32be", ENC_UTF32_BE },
	{ "unicode_escape", ENC_ESCAPE },
	{ "raw_unicode_escape", ENC_RAW_ESCAPE },
};

/* as exceptions name them */
static const char *const plain_names[] = {
	[ENC_UTF8] = "utf-8", [ENC_UTF8_SIG] = "utf-8", [ENC_ASCII] = "ascii",
	[ENC_LATIN1] = "latin-1", [ENC_CHARMAP] = "charmap",
	[ENC_UTF16] = "utf-16", [ENC_UTF16_LE] = "utf-16-le",
	[ENC_UTF16_BE] = "utf-16-be", [ENC_UTF32] = "utf-32",
	[ENC_UTF32_LE] = "utf-32-le", [ENC_UTF32_BE] = "utf-32-be",
	[ENC_ESCAPE] = "unicodeescape", [ENC_RAW_ESCAPE] = "rawunicodeescape",
};

/* @plain among the single-byte codecs, or NULL */
static const u16 *find_charmap(const char *plain)
{
	size_t low = 0, high = ob_nr_charmap_names;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int order = strcmp(plain, ob_charmap_names[mid].name);

		if (!order)
			return ob_charmaps[ob_charmap_names[mid].map];
		if (order < 0)
			high = mid;
		else
			low = mid + 1;
	}
	return NULL;
}

static int find_encoding(struct ob_rt *rt, const char *name,
			 struct ob_codec *out)
{
	char plain[NAME_MAX_LEN];
	size_t i;

	*out = (struct ob_codec){ ENC_UTF8, plain_names[ENC_UTF8], NULL };
	if (!name)
		return 0;
	if (normalize(name, plain)) {
		out->map = find_charmap(plain);
		out->encoding = ENC_CHARMAP;
		for (i = 0; !out->map && i < ARRAY_SIZE(codec_names); i++) {
			if (strcmp(plain, codec_names[i].name))
				continue;
			out->encoding = codec_names[i].encoding;
			out->name = plain_names[out->encoding];
			return 0;
		}
		out->name = plain_names[ENC_CHARMAP];
		if (out->map)
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
		[ON_XML] = "xmlcharrefreplace", [ON_NAME] = "namereplace",
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

/* One character that would be if surrogates could be: its bytes, 0 or -1. */
static int passes(struct ob_decoder *d, s64 at)
{
	enum ob_encoding encoding = d->codec.encoding;
	int unit = ob_wide_unit(encoding), i;
	const u8 *s = d->s + at;
	bool big = encoding == ENC_UTF16_BE || encoding == ENC_UTF32_BE;
	u32 c = 0;

	if (d->n - at < (unit ?: 3))
		return 0;
	for (i = 0; i < unit; i++)
		c = c << 8 | s[big ? i : unit - 1 - i];
	if (!unit) {
		if ((encoding != ENC_UTF8 && encoding != ENC_UTF8_SIG) ||
		    (s[0] & 0xf0) != 0xe0 || (s[1] & 0xc0) != 0x80 ||
		    (s[2] & 0xc0) != 0x80)
			return 0;
		c = (s[0] & 15) << 12 | (s[1] & 63) << 6 | (s[2] & 63);
	}
	if (!is_surrogate(c))
		return 0;
	return ob_strbuf_char(&d->out, c) ? -1 : unit ?: 3;
}

static int put_hex(struct ob_strbuf *b, u8 c)
{
	static const char hex[] = "0123456789abcdef";
	char text[4] = { '\\', 'x', hex[c >> 4], hex[c & 15] };

	return ob_strbuf_ascii(b, text, 4);
}

s64 ob_decode_error(struct ob_decoder *d, s64 start, s64 end, const char *why)
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
	case ON_NAME:
		ob_raise(rt, OB_T_TypeError,
			 "don't know how to handle UnicodeDecodeError in error callback");
		return -1;
	default:
		break;
	}
	ob_raise_decode(rt, d->codec.name, d->s, d->n, start, end,
			why);
	return -1;
}

static int decode_utf8(struct ob_decoder *d)
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
			i = ob_decode_error(d, i, i - used, why);
			if (i < 0)
				return -1;
		}
		if (ob_tick_at(d->out.rt, i))
			return -1;
	}
	return 0;
}

static int decode_ascii(struct ob_decoder *d)
{
	s64 i = 0;

	while (i < d->n) {
		if (d->s[i] < 128) {
			if (ob_strbuf_char(&d->out, d->s[i++]))
				return -1;
		} else {
			i = ob_decode_error(d, i, i + 1,
					    "ordinal not in range(128)");
			if (i < 0)
				return -1;
		}
		if (ob_tick_at(d->out.rt, i))
			return -1;
	}
	return 0;
}

static int decode_charmap(struct ob_decoder *d)
{
	s64 i = 0;

	while (i < d->n) {
		u8 s = d->s[i];
		u32 c = s < 128 ? s : d->codec.map[s - 128];

		if (c != OB_CHARMAP_NONE)
			i = ob_strbuf_char(&d->out, c) ? -1 : i + 1;
		else
			i = ob_decode_error(d, i, i + 1,
					    "character maps to <undefined>");
		if (i < 0 || ob_tick_at(d->out.rt, i))
			return -1;
	}
	return 0;
}

static int decode(struct ob_decoder *d)
{
	switch (d->codec.encoding) {
	case ENC_UTF8:
		return decode_utf8(d);
	case ENC_UTF8_SIG:
		if (d->n >= 3 && !memcmp(d->s, "\xef\xbb\xbf", 3)) {
			d->s += 3;
			d->n -= 3;
		}
		return decode_utf8(d);
	case ENC_ASCII:
		return decode_ascii(d);
	case ENC_CHARMAP:
		return decode_charmap(d);
	case ENC_ESCAPE:
	case ENC_RAW_ESCAPE:
		return ob_decode_escape(d);
	default:
		return ob_decode_wide(d);
	}
}

/*
 * CPython converts some encodings without a look at its table of codecs. What
 * the others raise names them.
 */
static bool is_direct(const char *name)
{
	static const char *const direct[] = {
		"utf8", "utf_8", "utf16", "utf_16", "utf32", "utf_32", "ascii",
		"us_ascii", "latin1", "latin_1", "iso8859_1", "iso_8859_1",
	};
	char plain[NAME_MAX_LEN];
	size_t i;

	if (!name || !normalize(name, plain))
		return true;
	for (i = 0; i < ARRAY_SIZE(direct); i++)
		if (!strcmp(plain, direct[i]))
			return true;
	return false;
}

/* An error handler that does not exist is told with the codec that asked. */
static void name_codec(struct ob_rt *rt, const char *what,
		       const char *encoding)
{
	struct ob_object *cause;

	if (!ob_raised_is(rt, OB_T_LookupError) || is_direct(encoding))
		return;
	cause = ob_take_exc(rt);
	ob_raise(rt, OB_T_LookupError,
		 "%s with '%s' codec failed (LookupError: %S)", what, encoding,
		 cause);
	ob_exc_from(rt, OB_T_LookupError, cause);
	/* It is the cause, but nothing was being handled. */
	ob_exc_set(rt, &((struct ob_exc *)rt->exc)->context, NULL);
}

struct ob_object *ob_bytes_decode(struct ob_rt *rt, const u8 *s, s64 n,
				  const char *encoding, const char *errors)
{
	struct ob_decoder d = { .errors = errors, .s = s, .n = n };

	/* An empty result needs no codec, not even one that exists. */
	if (!n)
		return ob_newref(&rt->st->empty_str);
	if (find_encoding(rt, encoding, &d.codec))
		return NULL;
	if (d.codec.encoding == ENC_LATIN1)
		return ob_str_from_chars(rt, 1, s, n);
	if (d.codec.encoding == ENC_UTF8 &&
	    (!errors || !strcmp(errors, "strict")))
		return ob_str_from_utf8(rt, (const char *)s, n);
	ob_strbuf_init(&d.out, rt);
	if (!decode(&d))
		return ob_strbuf_finish(&d.out);
	ob_strbuf_exit(&d.out);
	name_codec(rt, "decoding", encoding);
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

/* encoding */

/* The byte of a single-byte codec for @c, or -1. */
static int charmap_byte(const u16 *map, u32 c)
{
	int i;

	if (c < 128)
		return c;
	for (i = 0; i < 128; i++)
		if (map[i] == c && c != OB_CHARMAP_NONE)
			return i + 128;
	return -1;
}

static bool fits(const struct ob_codec *codec, u32 c)
{
	switch (codec->encoding) {
	case ENC_ASCII:
		return c < 128;
	case ENC_LATIN1:
		return c < 256;
	case ENC_CHARMAP:
		return charmap_byte(codec->map, c) >= 0;
	case ENC_ESCAPE:
	case ENC_RAW_ESCAPE:
		return true;
	default:
		return !is_surrogate(c);
	}
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

/* A character that fits, or a surrogate that is to pass. */
static int put_char(struct ob_encoder *e, u32 c)
{
	switch (e->codec.encoding) {
	case ENC_UTF8:
	case ENC_UTF8_SIG:
		return put_utf8(&e->out, c);
	case ENC_ASCII:
	case ENC_LATIN1:
		return ob_strbuf_char(&e->out, c);
	case ENC_CHARMAP:
		return ob_strbuf_char(&e->out,
				      charmap_byte(e->codec.map, c));
	case ENC_ESCAPE:
	case ENC_RAW_ESCAPE:
		return ob_encode_escape(e, c);
	default:
		return ob_encode_wide(e, c);
	}
}

/* The text that stands for @c: "?", an escape or a reference. */
static int put_instead(struct ob_encoder *e, enum handler how, u32 c)
{
	char name[OB_UNI_NAME_MAX];
	struct ob_strbuf text;
	int err, n = 0;
	s64 i;

	ob_strbuf_init(&text, e->out.rt);
	if (how == ON_NAME)
		n = ob_uni_name(c, name);
	if (how == ON_REPLACE)
		err = ob_strbuf_char(&text, '?');
	else if (how == ON_XML)
		err = ob_strbuf_ascii(&text, name,
				      snprintf(name, sizeof(name), "&#%u;", c));
	else if (n > 0)
		err = ob_strbuf_ascii(&text, "\\N{", 3) ||
		      ob_strbuf_ascii(&text, name, n) ||
		      ob_strbuf_char(&text, '}');
	else
		err = ob_put_escape(&text, c);
	for (i = 0; !err && i < text.len; i++)
		err = put_char(e, ((u8 *)text.buf)[i]);
	ob_strbuf_exit(&text);
	return err ? -1 : 0;
}

/* One character that does not fit: 1 dealt with, 0 not, -1 raised. */
static int replace_char(struct ob_encoder *e, enum handler how, u32 c)
{
	bool wide = ob_wide_unit(e->codec.encoding);
	int err = 0;

	switch (how) {
	case ON_IGNORE:
		break;
	case ON_REPLACE:
	case ON_BACKSLASH:
	case ON_XML:
	case ON_NAME:
		err = put_instead(e, how, c);
		break;
	case ON_ESCAPE:
		if (c < 0xdc80 || c > 0xdcff || wide)
			return 0;
		err = ob_strbuf_char(&e->out, c - 0xdc00);
		break;
	case ON_PASS:
		if (!wide && e->codec.encoding != ENC_UTF8 &&
		    e->codec.encoding != ENC_UTF8_SIG)
			return 0;
		err = put_char(e, c);
		break;
	default:
		return 0;
	}
	return err ? -1 : 1;
}

static const char *why_not(const struct ob_encoder *e)
{
	switch (e->codec.encoding) {
	case ENC_ASCII:
		return "ordinal not in range(128)";
	case ENC_LATIN1:
		return "ordinal not in range(256)";
	case ENC_CHARMAP:
		return "character maps to <undefined>";
	default:
		return "surrogates not allowed";
	}
}

/* Characters from @start on do not fit: where to go on, or -1 raised. */
static s64 encode_error(struct ob_encoder *e, s64 start)
{
	bool alone = ob_wide_unit(e->codec.encoding);
	struct ob_rt *rt = e->out.rt;
	enum handler how;
	s64 end, i;
	int done;

	for (end = start + 1; !alone && end < ob_str_len(e->o); end++)
		if (fits(&e->codec, ob_str_char(e->o, end)))
			break;
	if (find_handler(rt, e->errors, &how))
		return -1;
	for (i = start; i < end; i++) {
		done = replace_char(e, how, ob_str_char(e->o, i));
		if (done < 0)
			return -1;
		if (done)
			continue;
		if (e->codec.encoding == ENC_CHARMAP)
			i = start;
		ob_raise_encode(rt, e->codec.name, e->o, i, end, why_not(e));
		return -1;
	}
	return end;
}

static int encode(struct ob_encoder *e)
{
	s64 i = 0, n = ob_str_len(e->o);
	u32 c;

	if (ob_encode_mark(e))
		return -1;
	while (i < n) {
		c = ob_str_char(e->o, i);
		if (!fits(&e->codec, c)) {
			i = encode_error(e, i);
			if (i < 0)
				return -1;
			continue;
		}
		if (put_char(e, c) || ob_tick_at(e->out.rt, i++))
			return -1;
	}
	return 0;
}

/* Are the text's own bytes the result? */
static bool is_plain(const struct ob_encoder *e)
{
	switch (e->codec.encoding) {
	case ENC_UTF8:
	case ENC_ASCII:
	case ENC_CHARMAP:
		return ob_str_is_ascii(e->o);
	case ENC_LATIN1:
		return ob_str_kind(e->o) == 1;
	default:
		return false;
	}
}

struct ob_object *ob_str_encode(struct ob_rt *rt, struct ob_object *o,
				const char *encoding, const char *errors)
{
	struct ob_encoder e = { .errors = errors, .o = o };
	struct ob_object *res = NULL;

	if (find_encoding(rt, encoding, &e.codec))
		return NULL;
	if (is_plain(&e))
		return ob_bytes_from(rt, ob_str_data(o), ob_str_len(o));
	ob_strbuf_init(&e.out, rt);
	if (!encode(&e))
		res = ob_bytes_from(rt, e.out.buf, e.out.len);
	else
		name_codec(rt, "encoding", encoding);
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
