// SPDX-License-Identifier: GPL-2.0
/*
 * str_split - cut texts apart and put them together
 */
#include "str_priv.h"

/*
 * Counting the parts of a text of so many characters takes less than moving the
 * list while it grows, and the old and the new array are never there together.
 */
#define LONG_TEXT	16384

/* append the part start..end-1; a whole text is appended itself */
static int add_part(struct ob_rt *rt, struct ob_object *list,
		    struct ob_object *o, s64 start, s64 end)
{
	struct ob_object *part = ob_str_slice(rt, o, start, end);

	return part ? ob_list_append_steal(rt, list, part) : -1;
}

/* as add_part(), but a text of its own even when nothing was cut off */
static int add_copy(struct ob_rt *rt, struct ob_object *list,
		    struct ob_object *o, s64 start, s64 end)
{
	struct ob_view v = ob_view_of(o);
	struct ob_object *part;

	v = ob_view_part(&v, start, end);
	part = ob_str_from_chars(rt, v.kind, v.data, v.len);
	return part ? ob_list_append_steal(rt, list, part) : -1;
}

static bool is_space(const struct ob_view *v, s64 i)
{
	return ob_uni_is(ob_view_char(v, i), OB_UNI_SPACE);
}

static int split_space(struct ob_rt *rt, struct ob_object *list,
		       struct ob_object *o, s64 max)
{
	struct ob_view v = ob_view_of(o);
	s64 i = 0, start;

	for (;;) {
		while (i < v.len && is_space(&v, i))
			if (ob_tick_at(rt, i++))
				return -1;
		if (i == v.len)
			return 0;
		if (!max--)
			break;
		start = i;
		while (i < v.len && !is_space(&v, i))
			if (ob_tick_at(rt, i++))
				return -1;
		if (add_part(rt, list, o, start, i))
			return -1;
	}
	return add_copy(rt, list, o, i, v.len);
}

static int rsplit_space(struct ob_rt *rt, struct ob_object *list,
			struct ob_object *o, s64 max)
{
	struct ob_view v = ob_view_of(o);
	s64 i = v.len, end;

	for (;;) {
		while (i > 0 && is_space(&v, i - 1))
			if (ob_tick_at(rt, i--))
				return -1;
		if (!i)
			return 0;
		if (!max--)
			break;
		end = i;
		while (i > 0 && !is_space(&v, i - 1))
			if (ob_tick_at(rt, i--))
				return -1;
		if (add_part(rt, list, o, i, end))
			return -1;
	}
	return add_copy(rt, list, o, 0, i);
}

static int split_sep(struct ob_rt *rt, struct ob_object *list,
		     struct ob_object *o, struct ob_object *sep, s64 max)
{
	struct ob_view v = ob_view_of(o), s = ob_view_of(sep), rest;
	s64 start = 0, at;

	if (v.len >= LONG_TEXT) {
		at = ob_view_count(rt, &v, &s, max);
		if (at < 0 || ob_list_foresee(rt, list, at + 1))
			return -1;
	}
	while (max-- > 0) {
		if (ob_tick(rt))
			return -1;
		rest = ob_view_part(&v, start, v.len);
		at = ob_view_find(rt, &rest, &s);
		if (at == -2)
			return -1;
		if (at < 0)
			break;
		if (add_part(rt, list, o, start, start + at))
			return -1;
		start += at + s.len;
	}
	return add_part(rt, list, o, start, v.len);
}

static int rsplit_sep(struct ob_rt *rt, struct ob_object *list,
		      struct ob_object *o, struct ob_object *sep, s64 max)
{
	struct ob_view v = ob_view_of(o), s = ob_view_of(sep), rest;
	s64 end = v.len, at;

	while (max-- > 0) {
		if (ob_tick(rt))
			return -1;
		rest = ob_view_part(&v, 0, end);
		at = ob_view_rfind(rt, &rest, &s);
		if (at == -2)
			return -1;
		if (at < 0)
			break;
		if (add_part(rt, list, o, at + s.len, end))
			return -1;
		end = at;
	}
	return add_part(rt, list, o, 0, end);
}

static void reverse(struct ob_object *list)
{
	struct ob_object **item = ((struct ob_list *)list)->item;
	s64 i, n = ob_size(list);

	for (i = 0; i < n / 2; i++)
		swap(item[i], item[n - 1 - i]);
}

static int split_into(struct ob_rt *rt, struct ob_object *list,
		      struct ob_object *o, struct ob_object *sep, s64 max,
		      bool right)
{
	int err;

	if (!sep || sep == ob_none(rt))
		err = right ? rsplit_space(rt, list, o, max) :
			      split_space(rt, list, o, max);
	else
		err = right ? rsplit_sep(rt, list, o, sep, max) :
			      split_sep(rt, list, o, sep, max);
	if (!err && right)
		reverse(list);
	return err;
}

/* A separator that cannot be in the text leaves one part. */
static struct ob_object *list_for(struct ob_rt *rt, struct ob_object *text,
				  struct ob_object *sep, s64 max)
{
	if (sep && sep != ob_none(rt) &&
	    (ob_str_len(sep) > ob_str_len(text) ||
	     ob_view_of(sep).kind > ob_view_of(text).kind))
		return ob_list_for(rt, 1);
	return ob_list_for_parts(rt, max);
}

static struct ob_object *split(struct ob_rt *rt, const char *name, bool right,
			       struct ob_object *self,
			       struct ob_object *const *args, size_t nargs,
			       struct ob_tuple *kwnames)
{
	static const char *const names[] = { "sep", "maxsplit", NULL };
	struct ob_object *arg[2], *list;
	s64 max = -1;

	if (ob_args_parse(rt, name, names, 0, 2, args, nargs, kwnames, arg))
		return NULL;
	if (arg[1] && ob_arg_s64(rt, arg[1], &max))
		return NULL;
	if (max < 0)
		max = S64_MAX;
	if (arg[0] && arg[0] != ob_none(rt)) {
		if (!ob_is_str(arg[0]))
			return ob_raise(rt, OB_T_TypeError,
					"must be str or None, not %.100T",
					arg[0]);
		if (!ob_str_len(arg[0]))
			return ob_raise(rt, OB_T_ValueError,
					"empty separator");
	}
	list = list_for(rt, self, arg[0], max);
	if (!list)
		return NULL;
	if (split_into(rt, list, self, arg[0], max, right)) {
		ob_decref(rt, list);
		return NULL;
	}
	return list;
}

OB_STR_METHOD(m_split)
{
	return split(rt, "split", false, self, args, nargs, kwnames);
}

OB_STR_METHOD(m_rsplit)
{
	return split(rt, "rsplit", true, self, args, nargs, kwnames);
}

static bool is_line_break(u32 c)
{
	return (c >= 0x0a && c <= 0x0d) || (c >= 0x1c && c <= 0x1e) ||
	       c == 0x85 || c == 0x2028 || c == 0x2029;
}

static int split_lines(struct ob_rt *rt, struct ob_object *list,
		       struct ob_object *o, bool keep)
{
	struct ob_view v = ob_view_of(o);
	s64 i = 0, start = 0, end;

	while (i < v.len) {
		while (i < v.len && !is_line_break(ob_view_char(&v, i)))
			if (ob_tick_at(rt, i++))
				return -1;
		end = i;
		if (i < v.len) {
			bool cr = ob_view_char(&v, i++) == '\r';

			if (cr && i < v.len && ob_view_char(&v, i) == '\n')
				i++;
			if (keep)
				end = i;
		}
		if (ob_tick(rt) || add_part(rt, list, o, start, end))
			return -1;
		start = i;
	}
	return 0;
}

OB_STR_METHOD(m_splitlines)
{
	static const char *const names[] = { "keepends", NULL };
	struct ob_object *arg[1], *list;
	s64 keep = 0;

	if (ob_args_parse(rt, "splitlines", names, 0, 1, args, nargs, kwnames,
			  arg))
		return NULL;
	if (arg[0] && ob_str_arg_int(rt, arg[0], &keep))
		return NULL;
	list = ob_list_new(rt, 0);
	if (!list)
		return NULL;
	if (split_lines(rt, list, self, keep)) {
		ob_decref(rt, list);
		return NULL;
	}
	return list;
}

static struct ob_object *partition(struct ob_rt *rt, struct ob_object *o,
				   struct ob_object *sep, bool right)
{
	struct ob_view v, s;
	s64 at;

	if (!ob_is_str(sep))
		return ob_raise(rt, OB_T_TypeError,
				"must be str, not %.100T", sep);
	if (!ob_str_len(sep))
		return ob_raise(rt, OB_T_ValueError, "empty separator");
	v = ob_view_of(o);
	s = ob_view_of(sep);
	at = right ? ob_view_rfind(rt, &v, &s) : ob_view_find(rt, &v, &s);
	if (at == -2)
		return NULL;
	if (at >= 0)
		return ob_tuple_of_three(rt, ob_str_slice(rt, o, 0, at),
					 ob_newref(sep),
					 ob_str_slice(rt, o, at + s.len,
						      v.len));
	if (right)
		return ob_tuple_of_three(rt, ob_str_empty(rt), ob_str_empty(rt),
					 ob_newref(o));
	return ob_tuple_of_three(rt, ob_newref(o), ob_str_empty(rt),
				 ob_str_empty(rt));
}

OB_STR_METHOD(m_partition)
{
	return partition(rt, self, args[0], false);
}

OB_STR_METHOD(m_rpartition)
{
	return partition(rt, self, args[0], true);
}

/* length and width of the result; -1 raised */
static s64 join_measure(struct ob_rt *rt, struct ob_object *sep,
			struct ob_object *const *items, s64 n, u32 *maxchar)
{
	s64 len, i;

	if (check_mul_overflow(ob_str_len(sep), n - 1, &len))
		goto too_long;
	*maxchar = ob_str_len(sep) ? ob_str_max(sep) : 0x7f;
	for (i = 0; i < n; i++) {
		if (!ob_is_str(items[i])) {
			ob_raise(rt, OB_T_TypeError,
				 "sequence item %zd: expected str instance, %.80T found",
				 (ssize_t)i, items[i]);
			return -1;
		}
		*maxchar = max(*maxchar, ob_str_max(items[i]));
		if (check_add_overflow(len, ob_str_len(items[i]), &len))
			goto too_long;
		if (ob_tick(rt))
			return -1;
	}
	return len;

too_long:
	ob_raise(rt, OB_T_OverflowError,
		 "join() result is too long for a Python string");
	return -1;
}

struct ob_object *ob_str_join(struct ob_rt *rt, struct ob_object *sep,
			      struct ob_object *const *items, s64 n)
{
	struct ob_object *o;
	s64 len, at = 0, i;
	u32 maxchar;

	if (!n)
		return ob_str_empty(rt);
	if (n == 1 && ob_is(rt, items[0], OB_T_STR))
		return ob_newref(items[0]);
	len = join_measure(rt, sep, items, n, &maxchar);
	if (len < 0)
		return NULL;
	o = ob_str_new(rt, len, maxchar);
	if (!o || !len)
		return o;
	for (i = 0; i < n; i++) {
		if (i)
			at = ob_str_put(o, at, sep);
		at = ob_str_put(o, at, items[i]);
	}
	return o;
}

OB_STR_METHOD(m_join)
{
	struct ob_object *seq = args[0], *list, *o;

	if (ob_is_tuple(seq))
		return ob_str_join(rt, self, ((struct ob_tuple *)seq)->item,
				   ob_size(seq));
	if (ob_is_list(seq))
		return ob_str_join(rt, self, ((struct ob_list *)seq)->item,
				   ob_size(seq));
	list = ob_iter(rt, seq);
	if (!list) {
		if (ob_raised_is(rt, OB_T_TypeError))
			ob_raise(rt, OB_T_TypeError,
				 "can only join an iterable");
		return NULL;
	}
	seq = list;
	list = ob_list_from_iterable(rt, seq);
	ob_decref(rt, seq);
	if (!list)
		return NULL;
	o = ob_str_join(rt, self, ((struct ob_list *)list)->item,
			ob_size(list));
	ob_decref(rt, list);
	return o;
}
