// SPDX-License-Identifier: GPL-2.0
/*
 * strings - string literals to text
 */

#include "parser.h"

static int hex_value(char c)
{
	if (lex_digit(c))
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

/*
 * struct escapes - decoding of one literal
 * @bad: character after the first backslash that means nothing, or NULL
 * @pos: position as CPython counts it for messages: its decoder works on a
 *	copy in which every non-ASCII character is an escape of its own
 */
struct escapes {
	struct parser *p;
	const char *s, *end, *bad;
	struct ob_strbuf buf;
	int pos;
};

static bool bad_escape(struct escapes *e, int from, int to, const char *why)
{
	if (to - from == 1)
		ob_parser_error(e->p, "(unicode error) 'unicodeescape' codec can't decode byte 0x5c in position %d: %s",
				from, why);
	else
		ob_parser_error(e->p, "(unicode error) 'unicodeescape' codec can't decode bytes in position %d-%d: %s",
				from, to - 1, why);
	return false;
}

static bool put(struct escapes *e, u32 c)
{
	if (!ob_strbuf_char(&e->buf, c))
		return true;
	e->p->u->failed = true;
	return false;
}

static bool hex_escape(struct escapes *e, int digits, const char *why)
{
	int from = e->pos - 2, n;
	u32 c = 0;

	for (n = 0; n < digits; n++) {
		int v = e->s < e->end ? hex_value(*e->s) : -1;

		if (v < 0)
			return bad_escape(e, from, e->pos, why);
		c = c << 4 | v;
		e->s++;
		e->pos++;
	}
	if (c > 0x10ffff)
		return bad_escape(e, from, e->pos, "illegal Unicode character");
	return put(e, c);
}

static bool octal_escape(struct escapes *e, char first)
{
	const char *begin = e->s - 1;
	u32 c = first - '0';
	int n;

	for (n = 0; n < 2 && e->s < e->end && *e->s >= '0' && *e->s <= '7';
	     n++) {
		c = c << 3 | (*e->s++ - '0');
		e->pos++;
	}
	if (c > 0xff && !e->bad)
		e->bad = begin;
	return put(e, c);
}

/* How many characters CPython's copy of a text has. */
static int copy_length(const char *s, const char *end)
{
	int n = 0;

	for (; s < end; s++)
		n += (unsigned char)*s < 128 ? 1 :
		     ((unsigned char)*s & 0xc0) != 0x80 ? 10 : 0;
	return n;
}

/* \N{name} */
static bool name_escape(struct escapes *e)
{
	bool open = e->s < e->end && *e->s == '{';
	const char *close = open ? memchr(e->s, '}', e->end - e->s) : NULL;
	const char *name = e->s + 1;
	int from = e->pos - 2;
	s64 c;

	if (!close || close == name)
		return bad_escape(e, from, e->pos +
				  (close ? 1 : open ?
				   copy_length(e->s, e->end) : 0),
				  "malformed \\N character escape");
	e->s = close + 1;
	e->pos += copy_length(name, close) + 2;
	c = ob_uni_lookup(name, close - name);
	return c < 0 ? bad_escape(e, from, e->pos,
				  "unknown Unicode character name") :
		       put(e, c);
}

/* After a backslash. Unknown escapes stay as they are. */
static bool escape(struct escapes *e)
{
	static const char from[] = "\\'\"bftnrva";
	static const char to[] = "\\'\"\b\f\t\n\r\v\a";
	const char *known;
	char c;

	if ((unsigned char)*e->s >= 128) {
		e->pos += 6;
		return put(e, '\\');
	}
	c = *e->s++;
	e->pos += 2;
	if (c == '\n')
		return true;
	known = strchr(from, c);
	if (known && c)
		return put(e, to[known - from]);
	if (c >= '0' && c <= '7')
		return octal_escape(e, c);
	switch (c) {
	case 'x':
		return hex_escape(e, 2, "truncated \\xXX escape");
	case 'u':
		return hex_escape(e, 4, "truncated \\uXXXX escape");
	case 'U':
		return hex_escape(e, 8, "truncated \\UXXXXXXXX escape");
	case 'N':
		return name_escape(e);
	default:
		if (!e->bad)
			e->bad = e->s - 1;
		return put(e, '\\') && put(e, c);
	}
}

/* Backslashes that mean nothing stay, but will not forever. */
void ob_string_warn(struct parser *p, const char *bad)
{
	struct loc loc = p->tok[p->literal].loc;
	bool end = p->lex.line <= loc.line;

	if (!bad || p->invalid)
		return;
	loc.col++;
	loc.end_col++;
	if (*bad >= '4' && *bad <= '7')
		ob_unit_warn(p->u, OB_T_DeprecationWarning, &loc, end,
			     "invalid octal escape sequence '\\%c%c%c'",
			     bad[0], bad[1], bad[2]);
	else
		ob_unit_warn(p->u, OB_T_DeprecationWarning, &loc, end,
			     "invalid escape sequence '\\%c'", *bad);
}

static struct ob_object *decode_escapes(struct parser *p, const char *s,
					size_t len)
{
	struct escapes e = { .p = p, .s = s, .end = s + len };
	struct ob_object *o;
	bool ok = true;

	ob_strbuf_init(&e.buf, p->u->rt);
	while (ok && e.s < e.end) {
		if (*e.s == '\\' && e.s + 1 < e.end) {
			e.s++;
			ok = escape(&e);
		} else if ((unsigned char)*e.s < 128) {
			e.pos++;
			ok = put(&e, *e.s++);
		} else {
			e.pos += 10;
			ok = put(&e, ob_text_next(&e.s));
		}
	}
	if (!ok) {
		ob_strbuf_exit(&e.buf);
		return NULL;
	}
	o = ob_strbuf_finish(&e.buf);
	if (!o)
		p->u->failed = true;
	else
		ob_string_warn(p, e.bad);
	return o;
}

/* The text of a literal's inside; a new reference. */
struct ob_object *ob_string_decode(struct parser *p, const char *s, size_t len,
				   bool raw)
{
	struct ob_object *o;

	if (!raw && memchr(s, '\\', len))
		return decode_escapes(p, s, len);
	o = ob_str_from_utf8(p->u->rt, s, len);
	if (!o)
		p->u->failed = true;
	return o;
}

/*
 * The byte an escape in a bytes literal stands for, with bits above it for an
 * octal one that is too large; or -1 unless it is one.
 */
static int byte_escape(const char **s, const char *end)
{
	static const char from[] = "\\'\"bftnrva";
	static const char to[] = "\\'\"\b\f\t\n\r\v\a";
	const char *known = strchr(from, **s);
	int c, n;

	if (known && **s) {
		*s += 1;
		return to[known - from];
	}
	if (**s < '0' || **s > '7')
		return -1;
	for (c = 0, n = 0; n < 3 && *s < end && **s >= '0' && **s <= '7'; n++)
		c = c << 3 | (*(*s)++ - '0');
	return c;
}

/* Decode into @to, which is as long as the text; how many bytes, or -1. */
static s64 decode_bytes(struct parser *p, const char *s, const char *end,
			u8 *to)
{
	const char *begin = s, *bad = NULL, *first;
	s64 n = 0;
	int c;

	while (s < end) {
		if (*s != '\\' || s + 1 == end) {
			to[n++] = *s++;
			continue;
		}
		s++;
		if (*s == '\n') {
			s++;
			continue;
		}
		if (*s == 'x') {
			if (end - s < 3 || hex_value(s[1]) < 0 ||
			    hex_value(s[2]) < 0) {
				ob_parser_error(p, "(value error) invalid \\x escape at position %lld",
						(s64)(s - 1 - begin));
				return -1;
			}
			to[n++] = hex_value(s[1]) << 4 | hex_value(s[2]);
			s += 3;
			continue;
		}
		first = s;
		c = byte_escape(&s, end);
		if ((c < 0 || c > 0xff) && !bad)
			bad = first;
		if (c < 0) {
			to[n++] = '\\';
			continue;
		}
		to[n++] = c & 0xff;
	}
	ob_string_warn(p, bad);
	return n;
}

/* The bytes of a literal's inside; a new reference. */
static struct ob_object *bytes_literal(struct parser *p, const char *s,
				       const char *end, bool raw)
{
	struct ob_object *o;
	const char *c;
	s64 n;
	u8 *buf;

	for (c = s; c < end; c++) {
		if ((unsigned char)*c < 128)
			continue;
		ob_parser_error(p, "bytes can only contain ASCII literal characters");
		return NULL;
	}
	if (raw) {
		o = ob_bytes_from(p->u->rt, s, end - s);
		goto out;
	}
	buf = ob_raw_alloc(p->u->rt, end - s + 1);
	if (!buf) {
		p->u->failed = true;
		return NULL;
	}
	n = decode_bytes(p, s, end, buf);
	o = n < 0 ? NULL : ob_bytes_from(p->u->rt, buf, n);
	ob_raw_free(p->u->rt, buf);
out:
	if (!o)
		p->u->failed = true;
	return o;
}

/* Append bytes, stealing the reference. */
static bool add_bytes(struct parser *p, struct fstring *f, struct ob_object *o)
{
	struct ob_object *joined;

	if (!f->last) {
		f->last = o;
		return true;
	}
	joined = ob_binary(p->u->rt, f->last, o, OB_ADD);
	ob_decref(p->u->rt, o);
	if (!joined) {
		p->u->failed = true;
		return false;
	}
	ob_decref(p->u->rt, f->last);
	f->last = joined;
	return true;
}

/* The first literal decides whether the row is bytes. */
static bool same_mode(struct parser *p, struct fstring *f, int i, bool bytes)
{
	if (i == f->first)
		f->bytes = bytes;
	if (f->bytes == bytes)
		return true;
	ob_parser_error(p, "cannot mix bytes and nonbytes literals");
	return false;
}

/* One token of a row of adjacent literals. */
static bool add_literal(struct parser *p, struct fstring *f, int i)
{
	const char *s = p->tok[i].text, *end = s + p->tok[i].len;
	bool raw = false, fmode = false, bytes = false;
	struct ob_object *o;
	char quote;

	p->literal = i;
	for (; lex_ident_start(*s); s++) {
		raw |= *s == 'r' || *s == 'R';
		fmode |= *s == 'f' || *s == 'F';
		bytes |= *s == 'b' || *s == 'B';
	}
	quote = *s++;
	end--;
	if (end - s >= 4 && s[0] == quote && s[1] == quote) {
		s += 2;
		end -= 2;
	}
	if (fmode)
		return same_mode(p, f, i, false) &&
		       ob_fstring_parse(p, f, &s, end, raw, 0, i);
	o = bytes ? bytes_literal(p, s, end, raw) :
		    ob_string_decode(p, s, end - s, raw);
	if (!o)
		return false;
	if (!same_mode(p, f, i, bytes)) {
		ob_decref(p->u->rt, o);
		return false;
	}
	return bytes ? add_bytes(p, f, o) : ob_fstring_text(p, f, o);
}

/* STRING+ */
struct node *ob_parse_strings(struct parser *p)
{
	struct fstring f = { .first = p->mark };
	int i;

	while (peek(p) == T_STRING)
		p->mark++;
	if (p->u->failed)
		return NULL;
	f.last_tok = p->mark - 1;
	for (i = f.first; i <= f.last_tok; i++) {
		if (ob_tick(p->u->rt) || !add_literal(p, &f, i)) {
			ob_xdecref(p->u->rt, f.last);
			p->u->failed = true;
			return NULL;
		}
	}
	return ob_fstring_finish(p, &f);
}
