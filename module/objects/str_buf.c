// SPDX-License-Identifier: GPL-2.0
/*
 * str_buf - text under construction
 *
 * The buffer grows by a quarter and widens when a wider code point arrives.
 * As long as all that was appended is one whole str, the buffer is only a
 * reference to it (kind 0): formatting that adds nothing gives the same object
 * back, which programs can see.
 */
#include "str_priv.h"

void ob_strbuf_init(struct ob_strbuf *b, struct ob_rt *rt)
{
	b->rt = rt;
	b->buf = NULL;
	b->len = 0;
	b->cap = 0;
	b->kind = 1;
	b->maxchar = 0x7f;
}

static bool strbuf_is_borrowed(const struct ob_strbuf *b)
{
	return !b->kind;
}

void ob_strbuf_exit(struct ob_strbuf *b)
{
	if (strbuf_is_borrowed(b))
		ob_decref(b->rt, b->buf);
	else if (b->buf)
		ob_raw_free(b->rt, b->buf);
	ob_strbuf_init(b, b->rt);
}

/* give the buffer @cap code points of @kind bytes */
static int strbuf_resize(struct ob_strbuf *b, s64 cap, unsigned int kind)
{
	void *buf;

	if (cap > S64_MAX / 8) {
		ob_no_memory(b->rt);
		return -1;
	}
	if (kind == b->kind && b->buf) {
		buf = ob_raw_realloc(b->rt, b->buf, cap * kind);
		if (!buf)
			return -1;
	} else {
		buf = ob_raw_alloc(b->rt, cap * kind);
		if (!buf)
			return -1;
		if (b->len)
			ob_chars_copy(kind, buf, 0, b->kind, b->buf, b->len);
		if (b->buf)
			ob_raw_free(b->rt, b->buf);
	}
	b->buf = buf;
	b->cap = cap;
	b->kind = kind;
	return 0;
}

/* Room for @len and @extra code points and some more, at most S64_MAX. */
static s64 strbuf_room(s64 len, s64 extra)
{
	s64 need, cap;

	if (check_add_overflow(len, extra, &need) ||
	    check_add_overflow(need, need / 4, &cap))
		return S64_MAX;
	return max_t(s64, cap, 16);
}

/* from a reference to a buffer of our own */
static int strbuf_own(struct ob_strbuf *b, s64 extra)
{
	struct ob_object *o = b->buf;
	s64 len = b->len;

	b->buf = NULL;
	b->len = 0;
	b->kind = ob_str_kind(o);
	if (strbuf_resize(b, strbuf_room(len, extra), b->kind)) {
		b->buf = o;
		b->len = len;
		b->kind = 0;
		return -1;
	}
	ob_chars_copy(b->kind, b->buf, 0, b->kind, ob_str_data(o), len);
	b->len = len;
	ob_decref(b->rt, o);
	return 0;
}

/* make room for @n more code points not above @maxchar */
static int strbuf_reserve(struct ob_strbuf *b, s64 n, u32 maxchar)
{
	unsigned int kind;
	s64 need;

	if (strbuf_is_borrowed(b) && strbuf_own(b, n))
		return -1;
	if (check_add_overflow(b->len, n, &need)) {
		ob_no_memory(b->rt);
		return -1;
	}
	kind = max(b->kind, ob_kind_of(maxchar));
	if (need > b->cap || kind != b->kind) {
		s64 cap = b->cap;

		if (need > cap)
			cap = strbuf_room(need, 0);
		if (strbuf_resize(b, cap, kind))
			return -1;
	}
	b->maxchar = max(b->maxchar, maxchar);
	return 0;
}

int ob_strbuf_char(struct ob_strbuf *b, u32 c)
{
	if (unlikely(b->len >= b->cap || c > b->maxchar || !b->kind) &&
	    strbuf_reserve(b, 1, c))
		return -1;
	ob_chars_set(b->kind, b->buf, b->len++, c);
	return 0;
}

int ob_strbuf_fill(struct ob_strbuf *b, u32 c, s64 n)
{
	if (n <= 0)
		return 0;
	if (strbuf_reserve(b, n, c))
		return -1;
	ob_chars_fill(b->kind, b->buf, b->len, n, c);
	b->len += n;
	return 0;
}

int ob_strbuf_view(struct ob_strbuf *b, const struct ob_view *v)
{
	if (!v->len)
		return 0;
	if (strbuf_reserve(b, v->len,
			   ob_chars_max(v->kind, v->data, v->len)))
		return -1;
	ob_chars_copy(b->kind, b->buf, b->len, v->kind, v->data, v->len);
	b->len += v->len;
	return 0;
}

int ob_strbuf_ascii(struct ob_strbuf *b, const char *s, size_t len)
{
	if (!len)
		return 0;
	if (strbuf_reserve(b, len, 0x7f))
		return -1;
	ob_chars_copy(b->kind, b->buf, b->len, 1, s, len);
	b->len += len;
	return 0;
}

int ob_strbuf_cstr(struct ob_strbuf *b, const char *s)
{
	return ob_strbuf_utf8(b, s, strlen(s));
}

int ob_strbuf_utf8(struct ob_strbuf *b, const char *s, size_t len)
{
	while (len) {
		const char *why;
		u32 c;
		int n = ob_utf8_next((const u8 *)s, len, &c, &why);

		if (n < 0) {
			c = 0xfffd;
			n = -n;
		}
		if (ob_strbuf_char(b, c))
			return -1;
		s += n;
		len -= n;
	}
	return 0;
}

int ob_strbuf_str(struct ob_strbuf *b, struct ob_object *str)
{
	s64 len = ob_str_len(str);

	if (!b->len && !b->buf && len) {
		b->buf = ob_newref(str);
		b->len = len;
		b->cap = len;
		b->kind = 0;
		b->maxchar = ob_str_max(str);
		return 0;
	}
	/* A second piece, even an empty one, makes it a text of its own. */
	if (!len)
		return strbuf_is_borrowed(b) ? strbuf_own(b, 0) : 0;
	if (strbuf_reserve(b, len, ob_str_max(str)))
		return -1;
	ob_chars_copy(b->kind, b->buf, b->len, ob_str_kind(str),
		      ob_str_data(str), len);
	b->len += len;
	return 0;
}

struct ob_object *ob_strbuf_finish_new(struct ob_strbuf *b)
{
	struct ob_object *o;

	if (strbuf_is_borrowed(b) && strbuf_own(b, 0)) {
		ob_strbuf_exit(b);
		return NULL;
	}
	o = ob_str_new(b->rt, b->len, b->maxchar);
	if (o && b->len)
		ob_chars_copy(ob_str_kind(o), ob_str_data(o), 0, b->kind,
			      b->buf, b->len);
	ob_strbuf_exit(b);
	return o;
}

struct ob_object *ob_strbuf_finish(struct ob_strbuf *b)
{
	struct ob_object *o;

	if (strbuf_is_borrowed(b)) {
		o = ob_newref(b->buf);
		ob_strbuf_exit(b);
		return o;
	}
	return ob_str_share_char(b->rt, ob_strbuf_finish_new(b));
}
