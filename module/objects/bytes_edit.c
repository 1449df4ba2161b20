// SPDX-License-Identifier: GPL-2.0
/*
 * bytes_edit - methods that give other bytes: strip, replace, translate, pad
 */
#include "bytes_priv.h"

/* bytes to strip; NULL means white space */
static bool in_set(const struct ob_buffer *set, u8 c)
{
	if (!set)
		return ob_byte_space(c);
	return set->len && memchr(set->data, c, set->len);
}

enum { STRIP_LEFT = 1, STRIP_RIGHT = 2 };

static struct ob_object *stripped(struct ob_rt *rt, struct ob_object *self,
				  const struct ob_buffer *set, int where)
{
	struct ob_view v = ob_bytes_view(self);
	s64 start = 0, end = v.len;

	if (where & STRIP_LEFT)
		while (start < end && in_set(set, ob_byte_at(&v, start)))
			start++;
	if (where & STRIP_RIGHT)
		while (end > start && in_set(set, ob_byte_at(&v, end - 1)))
			end--;
	if (end - start == v.len)
		return ob_bytes_same(rt, self);
	return ob_bytes_make(rt, self, (const u8 *)v.data + start,
			     end - start);
}

static struct ob_object *strip(struct ob_rt *rt, const char *name, int where,
			       struct ob_object *self,
			       struct ob_object *const *args, size_t nargs)
{
	struct ob_object *res;
	struct ob_buffer set;

	if (ob_args_check(rt, name, nargs, 0, 1))
		return NULL;
	if (!nargs || args[0] == ob_none(rt))
		return stripped(rt, self, NULL, where);
	if (ob_buffer_get(rt, args[0], &set, false))
		return NULL;
	res = stripped(rt, self, &set, where);
	ob_buffer_release(rt, &set);
	return res;
}

OB_BYTES_METHOD(m_strip)
{
	return strip(rt, "strip", STRIP_LEFT | STRIP_RIGHT, self, args, nargs);
}

OB_BYTES_METHOD(m_lstrip)
{
	return strip(rt, "lstrip", STRIP_LEFT, self, args, nargs);
}

OB_BYTES_METHOD(m_rstrip)
{
	return strip(rt, "rstrip", STRIP_RIGHT, self, args, nargs);
}

/* @by before each of the first @n bytes; one more is the end */
static void interleave(u8 *to, const struct ob_view *v,
		       const struct ob_view *by, s64 n)
{
	s64 i;

	for (i = 0; i < n; i++) {
		if (by->len)
			memcpy(to, by->data, by->len);
		to += by->len;
		if (i < v->len)
			*to++ = ob_byte_at(v, i);
	}
	if (i < v->len)
		memcpy(to, (const u8 *)v->data + i, v->len - i);
}

static int substitute(struct ob_rt *rt, u8 *to, const struct ob_view *v,
		      const struct ob_view *old, const struct ob_view *by,
		      s64 n)
{
	struct ob_view rest = *v;
	s64 found;

	while (n--) {
		if (ob_tick(rt))
			return -1;
		found = ob_view_find(rt, &rest, old);
		if (found < 0)
			return -1;
		memcpy(to, rest.data, found);
		to += found;
		if (by->len)
			memcpy(to, by->data, by->len);
		to += by->len;
		rest = ob_view_part(&rest, found + old->len, rest.len);
	}
	if (rest.len)
		memcpy(to, rest.data, rest.len);
	return 0;
}

static struct ob_object *replaced(struct ob_rt *rt, struct ob_object *self,
				  const struct ob_view *old,
				  const struct ob_view *by, s64 max)
{
	struct ob_view v = ob_bytes_view(self);
	struct ob_object *res;
	s64 n, len;
	u8 *to;

	if (!max || (!v.len && old->len))
		return ob_bytes_same(rt, self);
	n = ob_view_count(rt, &v, old, max < 0 ? S64_MAX : max);
	if (n == -2)
		return NULL;
	if (!n || (!old->len && !by->len))
		return ob_bytes_same(rt, self);
	if (check_mul_overflow(n, by->len - old->len, &len) ||
	    check_add_overflow(len, v.len, &len))
		return ob_raise(rt, OB_T_OverflowError,
				"replace bytes is too long");
	res = ob_bytes_blank(rt, self, len, &to);
	if (!res || !len)
		return res;
	if (!old->len) {
		interleave(to, &v, by, n);
	} else if (substitute(rt, to, &v, old, by, n)) {
		ob_decref(rt, res);
		return NULL;
	}
	return res;
}

OB_BYTES_METHOD(m_replace)
{
	struct ob_object *res = NULL;
	struct ob_view old, by;
	struct ob_buffer a, b;
	s64 max = -1;

	if (ob_args_check(rt, "replace", nargs, 2, 3) ||
	    ob_buffer_get(rt, args[0], &a, false))
		return NULL;
	if (!ob_buffer_get(rt, args[1], &b, false)) {
		if (nargs < 3 || !ob_arg_s64(rt, args[2], &max)) {
			old = ob_buffer_view(&a);
			by = ob_buffer_view(&b);
			res = replaced(rt, self, &old, &by, max);
		}
		ob_buffer_release(rt, &b);
	}
	ob_buffer_release(rt, &a);
	return res;
}

/* What stays when @drop is left out and the table has been looked at. */
static struct ob_object *translated(struct ob_rt *rt, struct ob_object *self,
				    const struct ob_buffer *table,
				    const struct ob_buffer *drop)
{
	struct ob_view v = ob_bytes_view(self);
	bool changed = false;
	struct ob_object *res;
	u8 *buf, *to;
	s64 i, n = 0;

	buf = ob_raw_alloc(rt, v.len + 1);
	if (!buf)
		return NULL;
	for (i = 0; i < v.len; i++) {
		u8 c = ob_byte_at(&v, i);
		u8 to = table ? ((const u8 *)table->data)[c] : c;

		if (drop && in_set(drop, c)) {
			changed = true;
			continue;
		}
		changed |= to != c;
		buf[n++] = to;
	}
	if (!changed)
		res = ob_bytes_same(rt, self);
	else
		res = ob_bytes_blank(rt, self, n, &to);
	if (changed && res && n)
		memcpy(to, buf, n);
	ob_raw_free(rt, buf);
	return res;
}

OB_BYTES_METHOD(m_translate)
{
	static const char *const names[] = { "", "delete", NULL };
	struct ob_buffer table = { }, drop = { };
	struct ob_object *arg[2], *res = NULL;

	if (ob_args_parse(rt, "translate", names, 1, 2, args, nargs, kwnames,
			  arg))
		return NULL;
	if (arg[0] != ob_none(rt)) {
		if (ob_buffer_get(rt, arg[0], &table, false))
			return NULL;
		if (table.len != 256) {
			ob_raise(rt, OB_T_ValueError,
				 "translation table must be 256 characters long");
			goto out;
		}
	}
	if (arg[1] && ob_buffer_get(rt, arg[1], &drop, false))
		goto out;
	res = translated(rt, self, table.obj ? &table : NULL,
			 drop.obj ? &drop : NULL);
	ob_buffer_release(rt, &drop);
out:
	ob_buffer_release(rt, &table);
	return res;
}

OB_BYTES_METHOD(m_maketrans)
{
	struct ob_buffer from, to;
	struct ob_bytes *b = NULL;
	s64 i;

	if (ob_args_check(rt, "maketrans", nargs, 2, 2) ||
	    ob_buffer_get(rt, args[0], &from, false))
		return NULL;
	if (ob_buffer_get(rt, args[1], &to, false)) {
		ob_buffer_release(rt, &from);
		return NULL;
	}
	if (from.len != to.len)
		ob_raise(rt, OB_T_ValueError,
			 "maketrans arguments must have same length");
	else
		b = ob_bytes_new(rt, 256);
	if (b) {
		for (i = 0; i < 256; i++)
			b->data[i] = i;
		for (i = 0; i < from.len; i++)
			b->data[((u8 *)from.data)[i]] = ((u8 *)to.data)[i];
	}
	ob_buffer_release(rt, &to);
	ob_buffer_release(rt, &from);
	return OB_OBJ(b);
}

/* @left and @right columns of a byte around the bytes */
static struct ob_object *padded(struct ob_rt *rt, struct ob_object *self,
				s64 left, s64 right, u8 fill)
{
	s64 n = ob_size(self), len;
	struct ob_object *res;
	u8 *to;

	left = max_t(s64, left, 0);
	right = max_t(s64, right, 0);
	if (!left && !right)
		return ob_bytes_same(rt, self);
	if (check_add_overflow(n, left, &len) ||
	    check_add_overflow(len, right, &len))
		return ob_no_memory(rt);
	res = ob_bytes_blank(rt, self, len, &to);
	if (!res)
		return NULL;
	memset(to, fill, left);
	if (n)
		memcpy(to + left, ob_bytes_data(self), n);
	memset(to + left + n, fill, right);
	return res;
}

static int fill_arg(struct ob_rt *rt, const char *name, struct ob_object *o,
		    u8 *fill)
{
	if ((ob_is_bytes(o) || ob_is_bytearray(rt, o)) && ob_size(o) == 1) {
		*fill = ob_bytes_data(o)[0];
		return 0;
	}
	ob_raise(rt, OB_T_TypeError,
		 "%s() argument 2 must be a byte string of length 1, not %.50s",
		 name, o == ob_none(rt) ? "None" : o->type->name);
	return -1;
}

enum { PAD_BOTH, PAD_LEFT, PAD_RIGHT };

static struct ob_object *pad(struct ob_rt *rt, const char *name, int how,
			     struct ob_object *self,
			     struct ob_object *const *args, size_t nargs)
{
	s64 width, missing, left;
	u8 fill = ' ';

	if (ob_args_check(rt, name, nargs, 1, 2) ||
	    ob_arg_s64(rt, args[0], &width) ||
	    (nargs > 1 && fill_arg(rt, name, args[1], &fill)))
		return NULL;
	if (width <= ob_size(self))
		return ob_bytes_same(rt, self);
	missing = width - ob_size(self);
	if (how == PAD_BOTH)
		left = missing / 2 + (missing & width & 1);
	else
		left = how == PAD_LEFT ? missing : 0;
	return padded(rt, self, left, missing - left, fill);
}

OB_BYTES_METHOD(m_center)
{
	return pad(rt, "center", PAD_BOTH, self, args, nargs);
}

OB_BYTES_METHOD(m_ljust)
{
	return pad(rt, "ljust", PAD_RIGHT, self, args, nargs);
}

OB_BYTES_METHOD(m_rjust)
{
	return pad(rt, "rjust", PAD_LEFT, self, args, nargs);
}

OB_BYTES_METHOD(m_zfill)
{
	struct ob_object *res;
	s64 width, missing;
	u8 *to;

	if (ob_arg_s64(rt, args[0], &width))
		return NULL;
	if (width <= ob_size(self))
		return ob_bytes_same(rt, self);
	missing = width - ob_size(self);
	res = padded(rt, self, missing, 0, '0');
	if (!res || !ob_size(self))
		return res;
	to = (u8 *)ob_bytes_data(res);
	if (to[missing] == '+' || to[missing] == '-') {
		to[0] = to[missing];
		to[missing] = '0';
	}
	return res;
}

/* Length with every tab made into spaces, and those bytes at @to if given. */
static s64 expand(const struct ob_view *v, s64 tab, u8 *to)
{
	s64 len = 0, column = 0, i, n;

	for (i = 0; i < v->len; i++) {
		u8 c = ob_byte_at(v, i);

		if (c == '\t') {
			n = tab > 0 ? tab - column % tab : 0;
			if (len > S64_MAX - n)
				return -1;
			if (to)
				memset(to + len, ' ', n);
			column += n;
			len += n;
			continue;
		}
		if (len == S64_MAX)
			return -1;
		if (to)
			to[len] = c;
		len++;
		column = c == '\n' || c == '\r' ? 0 : column + 1;
	}
	return len;
}

OB_BYTES_METHOD(m_expandtabs)
{
	static const char *const names[] = { "tabsize", NULL };
	struct ob_object *arg[1], *res;
	s64 tab = 8, len;
	struct ob_view v;
	u8 *to;

	if (ob_args_parse(rt, "expandtabs", names, 0, 1, args, nargs, kwnames,
			  arg) ||
	    (arg[0] && ob_str_arg_int(rt, arg[0], &tab)))
		return NULL;
	v = ob_bytes_view(self);
	len = expand(&v, tab, NULL);
	if (len < 0)
		return ob_raise(rt, OB_T_OverflowError, "result too long");
	res = ob_bytes_blank(rt, self, len, &to);
	if (res && len)
		expand(&v, tab, to);
	return res;
}
