// SPDX-License-Identifier: GPL-2.0
/*
 * bytes_split - cut bytes apart and put them together
 */
#include "bytes_priv.h"

/* what is cut, into what */
struct cut {
	struct ob_rt *rt;
	struct ob_object *self;
	struct ob_object *list;
	struct ob_view v;
};

static int add_part(struct cut *c, s64 start, s64 end)
{
	struct ob_object *part;

	/* A whole bytes object is its own only part. */
	if (!start && end == c->v.len && ob_is(c->rt, c->self, OB_T_BYTES))
		part = ob_newref(c->self);
	else
		part = ob_bytes_make(c->rt, c->self,
				     (const u8 *)c->v.data + start,
				     end - start);
	if (!part || ob_list_append_steal(c->rt, c->list, part))
		return -1;
	return ob_tick(c->rt);
}

static bool space_at(const struct cut *c, s64 i)
{
	return ob_byte_space(ob_byte_at(&c->v, i));
}

static int split_space(struct cut *c, s64 max)
{
	s64 i = 0, start;

	for (;;) {
		while (i < c->v.len && space_at(c, i))
			i++;
		if (i == c->v.len)
			return 0;
		start = i;
		if (!max--)
			break;
		while (i < c->v.len && !space_at(c, i))
			i++;
		if (add_part(c, start, i))
			return -1;
	}
	return add_part(c, start, c->v.len);
}

static int rsplit_space(struct cut *c, s64 max)
{
	s64 i = c->v.len, end;

	for (;;) {
		while (i > 0 && space_at(c, i - 1))
			i--;
		if (!i)
			return 0;
		end = i;
		if (!max--)
			break;
		while (i > 0 && !space_at(c, i - 1))
			i--;
		if (add_part(c, i, end))
			return -1;
	}
	return add_part(c, 0, end);
}

static int split_sep(struct cut *c, const struct ob_view *sep, s64 max)
{
	struct ob_view rest;
	s64 start = 0, at;

	while (max-- > 0) {
		rest = ob_view_part(&c->v, start, c->v.len);
		at = ob_view_find(c->rt, &rest, sep);
		if (at == -2)
			return -1;
		if (at < 0)
			break;
		if (add_part(c, start, start + at))
			return -1;
		start += at + sep->len;
	}
	return add_part(c, start, c->v.len);
}

static int rsplit_sep(struct cut *c, const struct ob_view *sep, s64 max)
{
	struct ob_view rest;
	s64 end = c->v.len, at;

	while (max-- > 0) {
		rest = ob_view_part(&c->v, 0, end);
		at = ob_view_rfind(c->rt, &rest, sep);
		if (at == -2)
			return -1;
		if (at < 0)
			break;
		if (add_part(c, at + sep->len, end))
			return -1;
		end = at;
	}
	return add_part(c, 0, end);
}

static void reverse(struct ob_object *list)
{
	struct ob_object **item = to_list(list)->item;
	s64 i, n = ob_size(list);

	for (i = 0; i < n / 2; i++)
		swap(item[i], item[n - 1 - i]);
}

static int split_into(struct cut *c, struct ob_object *sep, s64 max,
		      bool right)
{
	struct ob_buffer b;
	struct ob_view s;
	int err;

	if (!sep || sep == ob_none(c->rt)) {
		c->v = ob_bytes_view(c->self);
		return right ? rsplit_space(c, max) : split_space(c, max);
	}
	if (ob_buffer_get(c->rt, sep, &b, false))
		return -1;
	s = ob_buffer_view(&b);
	c->v = ob_bytes_view(c->self);
	if (!s.len) {
		ob_raise(c->rt, OB_T_ValueError, "empty separator");
		err = -1;
	} else {
		err = right ? rsplit_sep(c, &s, max) : split_sep(c, &s, max);
	}
	ob_buffer_release(c->rt, &b);
	return err;
}

static struct ob_object *split(struct ob_rt *rt, const char *name, bool right,
			       struct ob_object *self,
			       struct ob_object *const *args, size_t nargs,
			       struct ob_tuple *kwnames)
{
	static const char *const names[] = { "sep", "maxsplit", NULL };
	struct cut c = { .rt = rt, .self = self };
	struct ob_object *arg[2];
	s64 max = -1;

	if (ob_args_parse(rt, name, names, 0, 2, args, nargs, kwnames, arg))
		return NULL;
	if (arg[1] && ob_arg_s64(rt, arg[1], &max))
		return NULL;
	if (max < 0)
		max = S64_MAX;
	c.list = ob_list_for_parts(rt, max);
	if (!c.list)
		return NULL;
	if (split_into(&c, arg[0], max, right)) {
		ob_decref(rt, c.list);
		return NULL;
	}
	if (right)
		reverse(c.list);
	return c.list;
}

OB_BYTES_METHOD(m_split)
{
	return split(rt, "split", false, self, args, nargs, kwnames);
}

OB_BYTES_METHOD(m_rsplit)
{
	return split(rt, "rsplit", true, self, args, nargs, kwnames);
}

static int split_lines(struct cut *c, bool keep)
{
	s64 i = 0, start, end;

	while (i < c->v.len) {
		start = i;
		while (i < c->v.len && ob_byte_at(&c->v, i) != '\n' &&
		       ob_byte_at(&c->v, i) != '\r')
			i++;
		end = i;
		if (i < c->v.len) {
			bool cr = ob_byte_at(&c->v, i++) == '\r';

			if (cr && i < c->v.len && ob_byte_at(&c->v, i) == '\n')
				i++;
			if (keep)
				end = i;
		}
		if (add_part(c, start, end))
			return -1;
	}
	return 0;
}

OB_BYTES_METHOD(m_splitlines)
{
	static const char *const names[] = { "keepends", NULL };
	struct cut c = { .rt = rt, .self = self };
	struct ob_object *arg[1];
	s64 keep = 0;

	if (ob_args_parse(rt, "splitlines", names, 0, 1, args, nargs, kwnames,
			  arg) ||
	    (arg[0] && ob_str_arg_int(rt, arg[0], &keep)))
		return NULL;
	c.list = ob_list_new(rt, 0);
	if (!c.list)
		return NULL;
	c.v = ob_bytes_view(self);
	if (split_lines(&c, keep)) {
		ob_decref(rt, c.list);
		return NULL;
	}
	return c.list;
}

/* Bytes of all items and the separators between them; -1 raised. */
static s64 join_measure(struct ob_rt *rt, struct ob_buffer *bufs, s64 n,
			s64 sep)
{
	s64 len = 0, i;

	for (i = 0; i < n; i++)
		if (check_add_overflow(len, bufs[i].len, &len) ||
		    (i && check_add_overflow(len, sep, &len))) {
			ob_raise(rt, OB_T_OverflowError,
				 "join() result is too long");
			return -1;
		}
	return len;
}

static struct ob_object *join_buffers(struct ob_rt *rt, struct ob_object *self,
				      struct ob_buffer *bufs, s64 n)
{
	struct ob_view sep = ob_bytes_view(self);
	s64 len = join_measure(rt, bufs, n, sep.len), i;
	struct ob_object *res;
	u8 *to;

	if (len < 0)
		return NULL;
	res = ob_bytes_blank(rt, self, len, &to);
	for (i = 0; res && i < n; i++) {
		if (i && sep.len) {
			memcpy(to, sep.data, sep.len);
			to += sep.len;
		}
		if (bufs[i].len)
			memcpy(to, bufs[i].data, bufs[i].len);
		to += bufs[i].len;
	}
	return res;
}

static struct ob_object *join_items(struct ob_rt *rt, struct ob_object *self,
				    struct ob_object *seq)
{
	s64 n = ob_size(seq), held;
	struct ob_object *res = NULL;
	struct ob_buffer *bufs;

	if (!n)
		return ob_bytes_make(rt, self, "", 0);
	if (n == 1 && ob_is_bytes(self) &&
	    ob_is(rt, ob_items(seq)[0], OB_T_BYTES))
		return ob_newref(ob_items(seq)[0]);
	bufs = ob_raw_alloc(rt, array_size(n, sizeof(*bufs)));
	if (!bufs)
		return NULL;
	for (held = 0; held < n; held++) {
		struct ob_object *item = ob_items(seq)[held];

		if (ob_tick(rt))
			break;
		if (ob_buffer_get(rt, item, &bufs[held], false)) {
			ob_raise(rt, OB_T_TypeError,
				 "sequence item %lld: expected a bytes-like object, %.80T found",
				 held, item);
			break;
		}
	}
	if (held == n)
		res = join_buffers(rt, self, bufs, n);
	while (held > 0)
		ob_buffer_release(rt, &bufs[--held]);
	ob_raw_free(rt, bufs);
	return res;
}

OB_BYTES_METHOD(m_join)
{
	struct ob_object *seq, *res;

	seq = ob_sequence_fast(rt, args[0], "can only join an iterable");
	if (!seq)
		return NULL;
	res = join_items(rt, self, seq);
	ob_decref(rt, seq);
	return res;
}
