// SPDX-License-Identifier: GPL-2.0
/*
 * bytes_find - where bytes occur in bytes, and methods that cut there
 */
#include "bytes_priv.h"

int ob_needle_get(struct ob_rt *rt, struct ob_object *o, struct ob_needle *n)
{
	int v;

	n->buf.obj = NULL;
	if (ob_has_buffer(o)) {
		if (ob_buffer_get(rt, o, &n->buf, false))
			return -1;
		n->view = ob_buffer_view(&n->buf);
		return 0;
	}
	if (!ob_has_index(o)) {
		ob_raise(rt, OB_T_TypeError,
			 "argument should be integer or bytes-like object, not '%.200T'",
			 o);
		return -1;
	}
	v = ob_byte_value(rt, o, "byte");
	if (v < 0)
		return -1;
	n->byte = v;
	n->view = (struct ob_view) { .data = &n->byte, .len = 1, .kind = 1 };
	return 0;
}

void ob_needle_put(struct ob_rt *rt, struct ob_needle *n)
{
	ob_buffer_release(rt, &n->buf);
}

enum { FIND_LEFT, FIND_RIGHT, FIND_COUNT };

static int check_number(struct ob_rt *rt, const char *name, size_t nargs)
{
	if (nargs && nargs <= 3)
		return 0;
	ob_raise(rt, OB_T_TypeError,
		 "%s() takes at %s %d argument%s (%zu given)", name,
		 nargs ? "most" : "least", nargs ? 3 : 1, nargs ? "s" : "",
		 nargs);
	return -1;
}

/* -1 not found, -2 raised */
static s64 search(struct ob_rt *rt, const char *name, int how,
		  struct ob_object *self, struct ob_object *const *args,
		  size_t nargs)
{
	s64 start, end, at = -1;
	struct ob_needle n;
	struct ob_view hay;

	if (check_number(rt, name, nargs) ||
	    ob_str_arg_range(rt, args, nargs, ob_size(self), &start, &end) ||
	    ob_needle_get(rt, args[0], &n))
		return -2;
	/* The arguments can run code that changes a bytearray. */
	hay = ob_bytes_view(self);
	end = min(end, hay.len);
	if (end - start < n.view.len) {
		at = how == FIND_COUNT ? 0 : -1;
	} else {
		hay = ob_view_part(&hay, start, end);
		if (how == FIND_COUNT)
			at = ob_view_count(rt, &hay, &n.view, S64_MAX);
		else if (how == FIND_LEFT)
			at = ob_view_find(rt, &hay, &n.view);
		else
			at = ob_view_rfind(rt, &hay, &n.view);
		if (at >= 0 && how != FIND_COUNT)
			at += start;
	}
	ob_needle_put(rt, &n);
	return at;
}

static struct ob_object *number_or_null(struct ob_rt *rt, s64 at)
{
	return at == -2 ? NULL : ob_int_from_s64(rt, at);
}

static struct ob_object *index_or_null(struct ob_rt *rt, s64 at)
{
	if (at == -1)
		return ob_raise(rt, OB_T_ValueError, "subsection not found");
	return number_or_null(rt, at);
}

OB_BYTES_METHOD(m_find)
{
	return number_or_null(rt, search(rt, "find", FIND_LEFT, self, args,
					 nargs));
}

OB_BYTES_METHOD(m_rfind)
{
	return number_or_null(rt, search(rt, "rfind", FIND_RIGHT, self, args,
					 nargs));
}

OB_BYTES_METHOD(m_count)
{
	return number_or_null(rt, search(rt, "count", FIND_COUNT, self, args,
					 nargs));
}

OB_BYTES_METHOD(m_index)
{
	return index_or_null(rt, search(rt, "index", FIND_LEFT, self, args,
					nargs));
}

OB_BYTES_METHOD(m_rindex)
{
	return index_or_null(rt, search(rt, "rindex", FIND_RIGHT, self, args,
					nargs));
}

/* Does self[start:end] begin, or end, with these bytes? 1, 0 or -1. */
static int has_end(struct ob_rt *rt, struct ob_object *self,
		   struct ob_object *what, s64 start, s64 end, bool tail)
{
	struct ob_view v, part;
	struct ob_buffer b;
	int same = 0;

	if (ob_buffer_get(rt, what, &b, false))
		return -1;
	v = ob_bytes_view(self);
	end = min(end, v.len);
	if (end - start >= b.len && start <= v.len) {
		part = tail ? ob_view_part(&v, end - b.len, end) :
			      ob_view_part(&v, start, start + b.len);
		same = !b.len || !memcmp(part.data, b.data, b.len);
	}
	ob_buffer_release(rt, &b);
	return same;
}

static struct ob_object *ends(struct ob_rt *rt, const char *name, bool tail,
			      struct ob_object *self,
			      struct ob_object *const *args, size_t nargs)
{
	s64 start, end, i;
	int same = 0;

	if (check_number(rt, name, nargs) ||
	    ob_str_arg_range(rt, args, nargs, ob_size(self), &start, &end))
		return NULL;
	if (ob_is_tuple(args[0])) {
		for (i = 0; !same && i < ob_size(args[0]); i++)
			same = has_end(rt, self, to_tuple(args[0])->item[i],
				       start, end, tail);
	} else {
		same = has_end(rt, self, args[0], start, end, tail);
		if (same < 0 && ob_raised_is(rt, OB_T_TypeError))
			ob_raise(rt, OB_T_TypeError,
				 "%s first arg must be bytes or a tuple of bytes, not %T",
				 name, args[0]);
	}
	return same < 0 ? NULL : ob_newref(ob_bool(rt, same));
}

OB_BYTES_METHOD(m_startswith)
{
	return ends(rt, "startswith", false, self, args, nargs);
}

OB_BYTES_METHOD(m_endswith)
{
	return ends(rt, "endswith", true, self, args, nargs);
}

static struct ob_object *part_of(struct ob_rt *rt, struct ob_object *self,
				 s64 start, s64 end)
{
	return ob_bytes_make(rt, self, ob_bytes_data(self) + start,
			     end - start);
}

/* The separator in the result: of bytes the object given, else a copy. */
static struct ob_object *sep_of(struct ob_rt *rt, struct ob_object *self,
				struct ob_object *sep,
				const struct ob_buffer *b)
{
	if (ob_is_bytes(self))
		return ob_newref(sep);
	return ob_bytearray_from(rt, b->data, b->len);
}

static struct ob_object *partition_at(struct ob_rt *rt,
				      struct ob_object *self,
				      struct ob_object *sep,
				      const struct ob_buffer *b, bool right)
{
	struct ob_view v = ob_bytes_view(self), s = ob_buffer_view(b);
	struct ob_object *whole, *none1, *none2;
	s64 at;

	at = right ? ob_view_rfind(rt, &v, &s) : ob_view_find(rt, &v, &s);
	if (at == -2)
		return NULL;
	if (at >= 0)
		return ob_tuple_of_three(rt, part_of(rt, self, 0, at),
					 sep_of(rt, self, sep, b),
					 part_of(rt, self, at + s.len, v.len));
	whole = ob_is_bytes(self) ? ob_newref(self) :
				    ob_bytes_same(rt, self);
	none1 = ob_bytes_make(rt, self, "", 0);
	none2 = ob_bytes_make(rt, self, "", 0);
	return right ? ob_tuple_of_three(rt, none1, none2, whole) :
		       ob_tuple_of_three(rt, whole, none1, none2);
}

static struct ob_object *partition(struct ob_rt *rt, struct ob_object *self,
				   struct ob_object *sep, bool right)
{
	struct ob_object *res = NULL;
	struct ob_buffer b;

	if (ob_buffer_get(rt, sep, &b, false))
		return NULL;
	if (!b.len)
		ob_raise(rt, OB_T_ValueError, "empty separator");
	else
		res = partition_at(rt, self, sep, &b, right);
	ob_buffer_release(rt, &b);
	return res;
}

OB_BYTES_METHOD(m_partition)
{
	return partition(rt, self, args[0], false);
}

OB_BYTES_METHOD(m_rpartition)
{
	return partition(rt, self, args[0], true);
}

static struct ob_object *remove_end(struct ob_rt *rt, struct ob_object *self,
				    struct ob_object *what, bool tail)
{
	struct ob_object *res;
	struct ob_buffer b;
	int has;

	if (ob_buffer_get(rt, what, &b, false))
		return NULL;
	has = has_end(rt, self, what, 0, S64_MAX, tail);
	if (has < 0)
		res = NULL;
	else if (!has || !b.len)
		res = ob_bytes_same(rt, self);
	else if (tail)
		res = part_of(rt, self, 0, ob_size(self) - b.len);
	else
		res = part_of(rt, self, b.len, ob_size(self));
	ob_buffer_release(rt, &b);
	return res;
}

OB_BYTES_METHOD(m_removeprefix)
{
	return remove_end(rt, self, args[0], false);
}

OB_BYTES_METHOD(m_removesuffix)
{
	return remove_end(rt, self, args[0], true);
}
