// SPDX-License-Identifier: GPL-2.0
/*
 * str_make - construct text in the narrowest form that holds it
 *
 * A str is one block: struct ob_str (all ASCII) or struct ob_compact_str, then
 * length + 1 code units of one, two or four bytes, the last of them zero. The
 * form follows from the largest code point alone, so that equal texts always
 * have the same form; everything that compares or looks up relies on it.
 */
#include "objects_priv.h"
#include "str_priv.h"

static u32 max_1(const u8 *s, s64 len)
{
	s64 i = 0;

	for (; len - i >= 8; i += 8) {
		u64 word;

		memcpy(&word, s + i, 8);
		if (word & 0x8080808080808080ULL)
			return 0xff;
	}
	for (; i < len; i++)
		if (s[i] & 0x80)
			return 0xff;
	return 0x7f;
}

/**
 * ob_chars_max() - a bound of code points, exact enough to pick a form
 * @kind: bytes of each
 * @data: the code points
 * @len: how many
 *
 * Return: 0x7f, 0xff, 0xffff or OB_MAX_CHAR.
 */
u32 ob_chars_max(unsigned int kind, const void *data, s64 len)
{
	u32 all = 0;
	s64 i;

	if (kind == 1)
		return max_1(data, len);
	for (i = 0; i < len; i++) {
		all |= ob_chars_get(kind, data, i);
		if (all >> 16)
			return OB_MAX_CHAR;
		if (kind == 2 && all >> 8)
			return 0xffff;
	}
	return all >> 8 ? 0xffff : all >> 7 ? 0xff : 0x7f;
}

/**
 * ob_chars_copy() - copy code points, widening or narrowing each
 * @to_kind: bytes of each at the destination; must hold all of them
 * @to: the destination
 * @at: position there of the first
 * @kind: bytes of each at the source
 * @from: the source
 * @len: how many
 */
void ob_chars_copy(unsigned int to_kind, void *to, s64 at, unsigned int kind,
		   const void *from, s64 len)
{
	s64 i;

	if (to_kind == kind)
		memcpy((char *)to + at * kind, from, len * kind);
	else if (kind == 1 && to_kind == 2)
		for (i = 0; i < len; i++)
			((u16 *)to)[at + i] = ((const u8 *)from)[i];
	else
		for (i = 0; i < len; i++)
			ob_chars_set(to_kind, to, at + i,
				     ob_chars_get(kind, from, i));
}

/* store a code point @n times from position @at on */
void ob_chars_fill(unsigned int kind, void *to, s64 at, s64 n, u32 c)
{
	s64 i;

	if (kind == 1)
		memset((u8 *)to + at, c, n);
	else
		for (i = 0; i < n; i++)
			ob_chars_set(kind, to, at + i, c);
}

static u32 state_of(u32 maxchar)
{
	u32 state = OB_STR_KIND(ob_kind_of(maxchar)) | OB_STR_COMPACT |
		    OB_STR_READY;

	return maxchar < 0x80 ? state | OB_STR_ASCII : state;
}

/* everything but the code points and the object header */
static void str_setup(struct ob_str *s, s64 len, u32 maxchar)
{
	struct ob_compact_str *c = (struct ob_compact_str *)s;

	s->length = len;
	s->hash = -1;
	s->state = state_of(maxchar);
	s->wstr = NULL;
	if (!(s->state & OB_STR_ASCII)) {
		c->utf8 = NULL;
		c->utf8_length = 0;
		c->wstr_length = 0;
	}
	/* As wide as wchar_t, CPython's four-byte text is its own wstr. */
	if (maxchar > 0xffff) {
		s->wstr = ob_str_data(s);
		c->wstr_length = len;
	}
	ob_chars_set(ob_kind_of(maxchar), ob_str_data(s), len, 0);
}

void ob_str_init_statics(struct ob_statics *st)
{
	struct ob_type *type = &st->types[OB_T_STR];
	u32 i;

	str_setup(&st->empty_str.s, 0, 0x7f);
	st->empty_str.s.base.refcnt = OB_STATIC_REFCNT;
	st->empty_str.s.base.type = type;
	for (i = 0; i < 128; i++) {
		struct ob_str *ascii = &st->chars[i].s;
		struct ob_str *latin1 = &st->latin1[i].s.s;

		ascii->base.refcnt = OB_STATIC_REFCNT;
		ascii->base.type = type;
		str_setup(ascii, 1, 0x7f);
		*(u8 *)ob_str_data(ascii) = i;
		latin1->base.refcnt = OB_STATIC_REFCNT;
		latin1->base.type = type;
		str_setup(latin1, 1, 0xff);
		*(u8 *)ob_str_data(latin1) = 0x80 + i;
	}
}

struct ob_object *ob_str_static(struct ob_rt *rt, u32 c)
{
	if (c < 0x80)
		return OB_OBJ(&rt->st->chars[c]);
	return OB_OBJ(&rt->st->latin1[c - 0x80]);
}

struct ob_object *ob_str_empty(struct ob_rt *rt)
{
	return ob_newref(&rt->st->empty_str);
}

struct ob_object *ob_str_new(struct ob_rt *rt, s64 len, u32 maxchar)
{
	size_t head = maxchar < 0x80 ? sizeof(struct ob_str) :
		      sizeof(struct ob_compact_str);
	struct ob_str *s;

	if (!len)
		return ob_str_empty(rt);
	if (len < 0 || len > S64_MAX / 8)
		return ob_no_memory(rt);
	s = ob_obj_alloc(rt, OB_T_STR,
			 head + (len + 1) * ob_kind_of(maxchar));
	if (!s)
		return NULL;
	str_setup(s, len, maxchar);
	return OB_OBJ(s);
}
EXPORT_SYMBOL_IF_KUNIT(ob_str_new);

struct ob_object *ob_str_copy(struct ob_rt *rt, const struct ob_view *v)
{
	struct ob_object *o;

	o = ob_str_new(rt, v->len, ob_chars_max(v->kind, v->data, v->len));
	if (o && v->len)
		ob_chars_copy(ob_str_kind(o), ob_str_data(o), 0, v->kind,
			      v->data, v->len);
	return o;
}

struct ob_object *ob_str_from_chars(struct ob_rt *rt, unsigned int kind,
				    const void *chars, s64 len)
{
	struct ob_view v = { .data = chars, .len = len, .kind = kind };

	if (len == 1)
		return ob_str_from_char(rt, ob_view_char(&v, 0));
	return ob_str_copy(rt, &v);
}

struct ob_object *ob_str_from_char(struct ob_rt *rt, u32 c)
{
	struct ob_object *o;

	if (c < 0x100)
		return ob_newref(ob_str_static(rt, c));
	if (c > OB_MAX_CHAR)
		return ob_raise(rt, OB_T_ValueError,
				"character U+%x is not in range [U+0000; U+10ffff]",
				c);
	o = ob_str_new(rt, 1, c);
	if (o)
		ob_chars_set(ob_str_kind(o), ob_str_data(o), 0, c);
	return o;
}
EXPORT_SYMBOL_IF_KUNIT(ob_str_from_char);

struct ob_object *ob_str_share_char(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object *shared;

	if (!o || ob_str_len(o) != 1 || ob_str_kind(o) != 1)
		return o;
	shared = ob_newref(ob_str_static(rt, ob_str_char(o, 0)));
	ob_decref(rt, o);
	return shared;
}

s64 ob_str_put(struct ob_object *to, s64 at, const struct ob_object *o)
{
	ob_chars_copy(ob_str_kind(to), ob_str_data(to), at, ob_str_kind(o),
		      ob_str_data(o), ob_str_len(o));
	return at + ob_str_len(o);
}

struct ob_object *ob_str_from_cstr(struct ob_rt *rt, const char *s)
{
	return ob_str_from_utf8(rt, s, strlen(s));
}
EXPORT_SYMBOL_IF_KUNIT(ob_str_from_cstr);

struct ob_object *ob_str_slice(struct ob_rt *rt, struct ob_object *o,
			       s64 start, s64 end)
{
	struct ob_view v = ob_view_of(o);

	end = min(end, v.len);
	if (start < 0 || end <= start)
		return ob_str_empty(rt);
	if (!start && end == v.len && ob_is(rt, o, OB_T_STR))
		return ob_newref(o);
	v = ob_view_part(&v, start, end);
	return ob_str_from_chars(rt, v.kind, v.data, v.len);
}
EXPORT_SYMBOL_IF_KUNIT(ob_str_slice);

struct ob_object *ob_str_concat(struct ob_rt *rt, struct ob_object *a,
				struct ob_object *b)
{
	struct ob_object *o;
	s64 len;

	if (!ob_str_len(a))
		return ob_str_slice(rt, b, 0, ob_str_len(b));
	if (!ob_str_len(b))
		return ob_str_slice(rt, a, 0, ob_str_len(a));
	if (check_add_overflow(ob_str_len(a), ob_str_len(b), &len))
		return ob_raise(rt, OB_T_OverflowError,
				"strings are too large to concat");
	o = ob_str_new(rt, len, max(ob_str_max(a), ob_str_max(b)));
	if (!o)
		return NULL;
	ob_str_put(o, ob_str_put(o, 0, a), b);
	return o;
}
EXPORT_SYMBOL_IF_KUNIT(ob_str_concat);

/* nobody can notice when this text changes */
static bool str_is_private(struct ob_rt *rt, const struct ob_object *o)
{
	const struct ob_str *s = (const struct ob_str *)o;

	return o->refcnt == 1 && ob_is(rt, o, OB_T_STR) && s->hash == -1 &&
	       !(s->state & (OB_STR_INTERNED | OB_STR_SHARED));
}

static int append_in_place(struct ob_rt *rt, struct ob_object **left,
			   struct ob_object *right, s64 len)
{
	struct ob_str *s = (struct ob_str *)*left;
	s64 old = s->length;
	unsigned int kind = ob_str_kind(s);
	size_t head = (char *)ob_str_data(s) - (char *)s;
	u32 maxchar = ob_str_max(s);

	if (len > S64_MAX / 8)
		goto no_memory;
	if (!ob_str_is_ascii(s) && ((struct ob_compact_str *)s)->utf8) {
		ob_raw_free(rt, ((struct ob_compact_str *)s)->utf8);
		((struct ob_compact_str *)s)->utf8 = NULL;
	}
	s = ob_realloc(&rt->heap, OB_KIND_OBJECT, s, head + (len + 1) * kind);
	if (!s)
		goto no_memory;
	str_setup(s, len, maxchar);
	*left = OB_OBJ(s);
	ob_str_put(*left, old, right);
	return 0;

no_memory:
	ob_no_memory(rt);
	return -1;
}

int ob_str_append(struct ob_rt *rt, struct ob_object **left,
		  struct ob_object *right)
{
	struct ob_object *o = *left;
	s64 len;

	if (ob_str_len(o) && ob_str_len(right) && str_is_private(rt, o) &&
	    ob_is(rt, right, OB_T_STR) &&
	    ob_str_max(right) <= ob_str_max(o) &&
	    !check_add_overflow(ob_str_len(o), ob_str_len(right), &len)) {
		if (!append_in_place(rt, left, right, len))
			return 0;
		o = NULL;
	} else {
		o = ob_str_concat(rt, o, right);
	}
	ob_decref(rt, *left);
	*left = o;
	return o ? 0 : -1;
}
EXPORT_SYMBOL_IF_KUNIT(ob_str_append);
