// SPDX-License-Identifier: GPL-2.0
/*
 * memoryview_dims - views as grids: order in memory, copies, lists, casts
 *
 * Items are numbered with the last index running fastest. Nothing here recurses
 * over the dimensions.
 */
#include "memoryview_priv.h"

s64 ob_view_items(const struct memoryview *m)
{
	s64 n = 1;
	int d;

	for (d = 0; d < m->ndim; d++)
		n *= view_shape(m)[d];
	return n;
}

/* Is dimension @d such that @bytes come between two of its items? */
static bool dim_is_packed(const struct memoryview *m, int d, s64 *bytes)
{
	s64 n = view_shape(m)[d];

	if (n > 1 && view_strides(m)[d] != *bytes)
		return false;
	*bytes *= n;
	return true;
}

static bool row_is_packed(const struct memoryview *m)
{
	return view_shape(m)[0] == 1 || view_strides(m)[0] == m->itemsize;
}

bool ob_view_c_order(const struct memoryview *m)
{
	s64 bytes = m->itemsize;
	int d;

	if (m->ndim == 1)
		return row_is_packed(m);
	for (d = m->ndim - 1; m->nbytes && d >= 0; d--)
		if (!dim_is_packed(m, d, &bytes))
			return false;
	return true;
}

bool ob_view_f_order(const struct memoryview *m)
{
	s64 bytes = m->itemsize;
	int d;

	if (m->ndim == 1)
		return row_is_packed(m);
	for (d = 0; m->nbytes && d < m->ndim; d++)
		if (!dim_is_packed(m, d, &bytes))
			return false;
	return true;
}

bool ob_view_same_shape(const struct memoryview *a, const struct memoryview *b)
{
	int d;

	if (a->ndim != b->ndim)
		return false;
	for (d = 0; d < a->ndim; d++) {
		if (view_shape(a)[d] != view_shape(b)[d])
			return false;
		/* What is in nothing does not matter. */
		if (!view_shape(a)[d])
			break;
	}
	return true;
}

void ob_view_packed(struct memoryview *m)
{
	s64 bytes = m->itemsize;
	int d;

	for (d = m->ndim - 1; d >= 0; d--) {
		view_strides(m)[d] = bytes;
		bytes *= view_shape(m)[d];
	}
}

u8 *ob_view_nth(const struct memoryview *m, s64 i)
{
	u8 *at = m->data;
	int d;

	for (d = m->ndim - 1; d > 0; d--) {
		at += i % view_shape(m)[d] * view_strides(m)[d];
		i /= view_shape(m)[d];
	}
	return m->ndim ? at + i * view_strides(m)[0] : at;
}

/* The same with the first index running fastest. */
static u8 *nth_f(const struct memoryview *m, s64 i)
{
	u8 *at = m->data;
	int d;

	for (d = 0; d < m->ndim; d++) {
		at += i % view_shape(m)[d] * view_strides(m)[d];
		i /= view_shape(m)[d];
	}
	return at;
}

static int copy_items(struct ob_rt *rt, const struct memoryview *m, u8 *to,
		      u8 *(*nth)(const struct memoryview *m, s64 i))
{
	s64 n = m->nbytes / m->itemsize, i;

	for (i = 0; i < n; i++) {
		memcpy(to + i * m->itemsize, nth(m, i), m->itemsize);
		if (!(i & 0xfff) && ob_tick(rt))
			return -1;
	}
	return 0;
}

int ob_view_copy_to(struct ob_rt *rt, const struct memoryview *m, u8 *to)
{
	if (!ob_view_c_order(m))
		return copy_items(rt, m, to, ob_view_nth);
	if (m->nbytes)
		memcpy(to, m->data, m->nbytes);
	return 0;
}

struct ob_object *ob_view_to_bytes(struct ob_rt *rt, struct memoryview *m,
				   char order)
{
	struct ob_bytes *b;
	int err;

	if (!m->nbytes)
		return ob_newref(&rt->st->empty_bytes);
	if (m->nbytes == 1)
		return ob_bytes_from(rt, m->data, 1);
	b = ob_bytes_new(rt, m->nbytes);
	if (!b)
		return NULL;
	if (order == 'F' || (order == 'A' && ob_view_f_order(m)))
		err = copy_items(rt, m, b->data, nth_f);
	else
		err = ob_view_copy_to(rt, m, b->data);
	if (!err)
		return OB_OBJ(b);
	ob_decref(rt, b);
	return NULL;
}

/* A list of lists of @n of the items each. Steals @items. */
static struct ob_object *in_groups(struct ob_rt *rt, struct ob_object *items,
				   s64 n, s64 groups)
{
	struct ob_object *list = ob_list_for(rt, groups), *group;
	s64 i, j;
	int err;

	for (i = 0; list && i < groups; i++) {
		group = ob_list_for(rt, n);
		err = group ? 0 : -1;
		for (j = 0; !err && j < n; j++)
			err = ob_list_append(rt, group,
					     ob_items(items)[i * n + j]);
		if (!err && ob_tick(rt))
			err = -1;
		if (err)
			ob_xdecref(rt, group);
		else
			err = ob_list_append_steal(rt, list, group);
		if (!err)
			continue;
		ob_decref(rt, list);
		list = NULL;
	}
	ob_decref(rt, items);
	return list;
}

struct ob_object *ob_view_to_list(struct ob_rt *rt, struct memoryview *m)
{
	s64 n = ob_view_items(m), groups = n, i;
	struct ob_object *list, *item;
	int d;

	if (ob_view_known(rt, m))
		return NULL;
	if (!m->ndim)
		return ob_view_unpack(rt, m->format, m->data);
	list = ob_list_for(rt, n);
	/* Making the list can have run code that released the view. */
	for (i = 0; list && !m->released && i < n; i++) {
		item = ob_view_unpack(rt, m->format, ob_view_nth(m, i));
		if (!item || ob_list_append_steal(rt, list, item) ||
		    ob_tick(rt)) {
			ob_decref(rt, list);
			return NULL;
		}
	}
	if (i < n)
		return list;
	for (d = m->ndim - 1; list && d > 0; d--) {
		groups = n ? groups / view_shape(m)[d] : 0;
		list = in_groups(rt, list, view_shape(m)[d], groups);
	}
	return list;
}

/* one item */

static u8 *step_into(struct ob_rt *rt, struct memoryview *m, u8 *at, int d,
		     s64 i)
{
	if (i < 0)
		i += view_shape(m)[d];
	if (i >= 0 && i < view_shape(m)[d])
		return at + i * view_strides(m)[d];
	return ob_raise(rt, OB_T_IndexError,
			"index out of bounds on dimension %d", d + 1);
}

u8 *ob_view_at(struct ob_rt *rt, struct memoryview *m, s64 i)
{
	return step_into(rt, m, m->data, 0, i);
}

u8 *ob_view_at_key(struct ob_rt *rt, struct memoryview *m,
		   struct ob_object *key)
{
	s64 n = ob_size(key), i;
	u8 *at = m->data;
	int d;

	if (n < m->ndim)
		return ob_raise(rt, OB_T_NotImplementedError,
				"sub-views are not implemented");
	if (n > m->ndim)
		return ob_raise(rt, OB_T_TypeError,
				"cannot index %d-dimension view with %lld-element tuple",
				m->ndim, n);
	for (d = 0; d < n; d++) {
		i = ob_index_s64(rt, to_tuple(key)->item[d], OB_T_IndexError);
		if (i == -1 && ob_raised(rt))
			return NULL;
		/* An index can be an object whose code releases the view. */
		if (ob_view_check(rt, m))
			return NULL;
		at = step_into(rt, m, at, d, i);
		if (!at)
			return NULL;
	}
	return at;
}

/* cast() */

/* The character of a native format, 0 unless it is one. */
static char format_char(const struct ob_object *o)
{
	s64 n = ob_str_len(o), at = n == 2 && ob_str_char(o, 0) == '@';
	u32 c;

	if (n != at + 1)
		return 0;
	c = ob_str_char(o, at);
	return ob_view_itemsize(c) ? c : 0;
}

static bool is_byte_format(char c)
{
	return c == 'B' || c == 'b' || c == 'c';
}

static bool has_zero(const struct memoryview *m)
{
	int d;

	for (d = 0; d < m->ndim; d++)
		if (!view_shape(m)[d] || !view_strides(m)[d])
			return true;
	return false;
}

/* Bytes of an item of the format a view is cast to, 0 raised. */
static s64 cast_itemsize(struct ob_rt *rt, const struct memoryview *m,
			 struct ob_object *format)
{
	s64 size;
	char c;

	if (!ob_str_is_ascii(format)) {
		struct ob_object *bytes;

		bytes = ob_str_encode(rt, format, "ascii", NULL);
		ob_xdecref(rt, bytes);
		return 0;
	}
	c = format_char(format);
	if (!c) {
		ob_raise(rt, OB_T_ValueError,
			 "memoryview: destination format must be a native single character format prefixed with an optional '@'");
		return 0;
	}
	if (!is_byte_format(c) && !is_byte_format(m->format)) {
		ob_raise(rt, OB_T_TypeError,
			 "memoryview: cannot cast between two non-byte formats");
		return 0;
	}
	size = ob_view_itemsize(c);
	if (m->nbytes % size == 0)
		return size;
	ob_raise(rt, OB_T_TypeError,
		 "memoryview: length is not a multiple of itemsize");
	return 0;
}

/* The shape of a cast, from a list or tuple; 0 or -1 */
static int cast_shape(struct ob_rt *rt, struct memoryview *m,
		      struct ob_object *shape)
{
	s64 bytes = m->itemsize, n;
	struct ob_object *o;
	int d;

	for (d = 0; d < m->ndim; d++) {
		o = ob_items(shape)[d];
		if (!ob_is_int(o)) {
			ob_raise(rt, OB_T_TypeError,
				 "memoryview.cast(): elements of shape must be integers");
			return -1;
		}
		n = ob_arg_ssize(rt, o);
		if (n == -1 && ob_raised(rt))
			return -1;
		if (n <= 0) {
			ob_raise(rt, OB_T_ValueError,
				 "memoryview.cast(): elements of shape must be integers > 0");
			return -1;
		}
		if (n > S64_MAX / bytes) {
			ob_raise(rt, OB_T_ValueError,
				 "memoryview.cast(): product(shape) > SSIZE_MAX");
			return -1;
		}
		bytes *= n;
		view_shape(m)[d] = n;
	}
	if (bytes == m->nbytes)
		return 0;
	ob_raise(rt, OB_T_TypeError,
		 "memoryview: product(shape) * itemsize != buffer size");
	return -1;
}

static int cast_check(struct ob_rt *rt, const struct memoryview *m,
		      struct ob_object *shape)
{
	const char *why = NULL;

	if (!ob_view_c_order(m))
		why = "memoryview: casts are restricted to C-contiguous views";
	else if ((shape || m->ndim != 1) && has_zero(m))
		why = "memoryview: cannot cast view with zeros in shape or strides";
	else if (shape && !ob_is_list(shape) && !ob_is_tuple(shape))
		why = "shape must be a list or a tuple";
	if (why) {
		ob_raise(rt, OB_T_TypeError, why);
		return -1;
	}
	if (!shape)
		return 0;
	if (ob_size(shape) > MEMORYVIEW_MAX_DIMS) {
		ob_raise(rt, OB_T_ValueError,
			 "memoryview: number of dimensions must not exceed %d",
			 MEMORYVIEW_MAX_DIMS);
		return -1;
	}
	if (m->ndim == 1 || ob_size(shape) == 1)
		return 0;
	ob_raise(rt, OB_T_TypeError,
		 "memoryview: cast must be 1D -> ND or ND -> 1D");
	return -1;
}

struct ob_object *ob_view_cast(struct ob_rt *rt, struct memoryview *m,
			       struct ob_object *format,
			       struct ob_object *shape)
{
	struct memoryview *res;
	s64 size;

	if (cast_check(rt, m, shape))
		return NULL;
	size = cast_itemsize(rt, m, format);
	if (!size)
		return NULL;
	res = ob_view_reshaped(rt, m, shape ? ob_size(shape) : 1);
	if (!res)
		return NULL;
	res->format = format_char(format);
	res->given = ob_str_len(format) > 1;
	res->itemsize = size;
	if (!shape) {
		view_shape(res)[0] = m->nbytes / size;
	} else if (cast_shape(rt, res, shape)) {
		ob_decref(rt, res);
		return NULL;
	}
	ob_view_packed(res);
	return OB_OBJ(res);
}
