// SPDX-License-Identifier: GPL-2.0
/*
 * str_trim - methods that look at or change a text's ends: stripping, padding,
 * prefixes and suffixes
 */
#include "str_priv.h"

enum { STRIP_LEFT = 1, STRIP_RIGHT = 2 };

static bool strips(const struct ob_view *v, s64 i, const struct ob_view *set)
{
	u32 c = ob_view_char(v, i);
	s64 j;

	if (!set->data)
		return ob_uni_is(c, OB_UNI_SPACE);
	for (j = 0; j < set->len; j++)
		if (ob_view_char(set, j) == c)
			return true;
	return false;
}

static struct ob_object *strip(struct ob_rt *rt, const char *name,
			       struct ob_object *self,
			       struct ob_object *const *args, size_t nargs,
			       int ends)
{
	struct ob_view v = ob_view_of(self), set = { };
	s64 start = 0, end = v.len;

	if (ob_args_check(rt, name, nargs, 0, 1))
		return NULL;
	if (nargs && args[0] != ob_none(rt)) {
		if (!ob_is_str(args[0]))
			return ob_raise(rt, OB_T_TypeError,
					"%s arg must be None or str", name);
		set = ob_view_of(args[0]);
	}
	while (ends & STRIP_LEFT && start < end && strips(&v, start, &set))
		if (ob_tick_at(rt, start++ * (set.len + 1)))
			return NULL;
	while (ends & STRIP_RIGHT && end > start && strips(&v, end - 1, &set))
		if (ob_tick_at(rt, end-- * (set.len + 1)))
			return NULL;
	return ob_str_slice(rt, self, start, end);
}

OB_STR_METHOD(m_strip)
{
	return strip(rt, "strip", self, args, nargs, STRIP_LEFT | STRIP_RIGHT);
}

OB_STR_METHOD(m_lstrip)
{
	return strip(rt, "lstrip", self, args, nargs, STRIP_LEFT);
}

OB_STR_METHOD(m_rstrip)
{
	return strip(rt, "rstrip", self, args, nargs, STRIP_RIGHT);
}

/* the text with @left and @right characters added; itself for none */
static struct ob_object *pad(struct ob_rt *rt, struct ob_object *o, s64 left,
			     s64 right, u32 fill)
{
	s64 len = ob_str_len(o), total;
	struct ob_object *to;

	left = max_t(s64, left, 0);
	right = max_t(s64, right, 0);
	if (!left && !right)
		return ob_str(rt, o);
	if (check_add_overflow(len, left, &total) ||
	    check_add_overflow(total, right, &total))
		return ob_raise(rt, OB_T_OverflowError,
				"padded string is too long");
	to = ob_str_new(rt, total, max(ob_str_max(o), fill));
	if (!to)
		return NULL;
	ob_chars_fill(ob_str_kind(to), ob_str_data(to), 0, left, fill);
	ob_str_put(to, left, o);
	ob_chars_fill(ob_str_kind(to), ob_str_data(to), left + len, right,
		      fill);
	return to;
}

static int pad_args(struct ob_rt *rt, const char *name,
		    struct ob_object *const *args, size_t nargs, s64 *width,
		    u32 *fill)
{
	*fill = ' ';
	if (ob_args_check(rt, name, nargs, 1, 2) ||
	    ob_arg_s64(rt, args[0], width))
		return -1;
	return nargs > 1 ? ob_str_arg_fill(rt, args[1], fill) : 0;
}

OB_STR_METHOD(m_center)
{
	s64 width, missing, left;
	u32 fill;

	if (pad_args(rt, "center", args, nargs, &width, &fill))
		return NULL;
	if (width <= ob_str_len(self))
		return ob_str(rt, self);
	missing = width - ob_str_len(self);
	left = missing / 2 + (missing & width & 1);
	return pad(rt, self, left, missing - left, fill);
}

OB_STR_METHOD(m_ljust)
{
	s64 width;
	u32 fill;

	if (pad_args(rt, "ljust", args, nargs, &width, &fill))
		return NULL;
	if (width <= ob_str_len(self))
		return ob_str(rt, self);
	return pad(rt, self, 0, width - ob_str_len(self), fill);
}

OB_STR_METHOD(m_rjust)
{
	s64 width;
	u32 fill;

	if (pad_args(rt, "rjust", args, nargs, &width, &fill))
		return NULL;
	if (width <= ob_str_len(self))
		return ob_str(rt, self);
	return pad(rt, self, width - ob_str_len(self), 0, fill);
}

OB_STR_METHOD(m_zfill)
{
	struct ob_object *o;
	s64 width, missing;
	u32 sign;

	if (ob_arg_s64(rt, args[0], &width))
		return NULL;
	if (width <= ob_str_len(self))
		return ob_str(rt, self);
	missing = width - ob_str_len(self);
	o = pad(rt, self, missing, 0, '0');
	if (!o || !ob_str_len(self))
		return o;
	sign = ob_str_char(self, 0);
	if (sign == '+' || sign == '-') {
		ob_chars_set(ob_str_kind(o), ob_str_data(o), 0, sign);
		ob_chars_set(ob_str_kind(o), ob_str_data(o), missing, '0');
	}
	return o;
}

/* is @sub at the start or end of start..end-1? */
static bool matches(struct ob_object *o, struct ob_object *sub, s64 start,
		    s64 end, bool at_end)
{
	struct ob_view v = ob_view_of(o), s = ob_view_of(sub);

	if (end - start < s.len)
		return false;
	if (at_end)
		start = end - s.len;
	v = ob_view_part(&v, start, start + s.len);
	return ob_view_equal(&v, &s);
}

static struct ob_object *tail_match(struct ob_rt *rt, const char *name,
				    bool at_end, struct ob_object *self,
				    struct ob_object *const *args,
				    size_t nargs)
{
	struct ob_tuple *t;
	s64 start, end, i;

	if (!nargs || nargs > 3)
		return ob_raise(rt, OB_T_TypeError,
				"%s() takes at %s %d argument%s (%zu given)",
				name, nargs ? "most" : "least", nargs ? 3 : 1,
				nargs ? "s" : "", nargs);
	if (ob_str_arg_range(rt, args, nargs, ob_str_len(self), &start, &end))
		return NULL;
	if (ob_is_str(args[0]))
		return ob_newref(ob_bool(rt, matches(self, args[0], start, end,
						     at_end)));
	if (!ob_is_tuple(args[0]))
		return ob_raise(rt, OB_T_TypeError,
				"%s first arg must be str or a tuple of str, not %.100T",
				name, args[0]);
	t = (struct ob_tuple *)args[0];
	for (i = 0; i < ob_size(t); i++) {
		if (!ob_is_str(t->item[i]))
			return ob_raise(rt, OB_T_TypeError,
					"tuple for %s must only contain str, not %.100T",
					name, t->item[i]);
		if (matches(self, t->item[i], start, end, at_end))
			return ob_newref(ob_bool(rt, true));
		if (ob_tick(rt))
			return NULL;
	}
	return ob_newref(ob_bool(rt, false));
}

OB_STR_METHOD(m_startswith)
{
	return tail_match(rt, "startswith", false, self, args, nargs);
}

OB_STR_METHOD(m_endswith)
{
	return tail_match(rt, "endswith", true, self, args, nargs);
}

OB_STR_METHOD(m_removeprefix)
{
	s64 len = ob_str_len(self);

	if (ob_str_arg(rt, "removeprefix", 0, args[0]))
		return NULL;
	if (!matches(self, args[0], 0, len, false))
		return ob_str(rt, self);
	return ob_str_slice(rt, self, ob_str_len(args[0]), len);
}

OB_STR_METHOD(m_removesuffix)
{
	s64 len = ob_str_len(self);

	if (ob_str_arg(rt, "removesuffix", 0, args[0]))
		return NULL;
	if (!matches(self, args[0], 0, len, true))
		return ob_str(rt, self);
	return ob_str_slice(rt, self, 0, len - ob_str_len(args[0]));
}

/* blanks to put for a tab at @column */
static s64 tab_width(s64 column, s64 tabsize)
{
	return tabsize > 0 ? tabsize - column % tabsize : 0;
}

static int expand(struct ob_strbuf *b, const struct ob_view *v, s64 tabsize)
{
	s64 column = 0, i, total;

	for (i = 0; i < v->len; i++) {
		u32 c = ob_view_char(v, i);

		if (ob_tick_at(b->rt, i))
			return -1;
		if (c == '\t') {
			s64 n = tab_width(column, tabsize);

			if (check_add_overflow(b->len, n, &total)) {
				ob_raise(b->rt, OB_T_OverflowError,
					 "new string is too long");
				return -1;
			}
			if (ob_strbuf_fill(b, ' ', n))
				return -1;
			column += n;
			continue;
		}
		column = c == '\n' || c == '\r' ? 0 : column + 1;
		if (ob_strbuf_char(b, c))
			return -1;
	}
	return 0;
}

OB_STR_METHOD(m_expandtabs)
{
	static const char *const names[] = { "tabsize", NULL };
	struct ob_view v = ob_view_of(self), tab = { "\t", 1, 1 };
	struct ob_object *arg[1];
	struct ob_strbuf b;
	s64 tabsize = 8, at;

	if (ob_args_parse(rt, "expandtabs", names, 0, 1, args, nargs, kwnames,
			  arg))
		return NULL;
	if (arg[0] && ob_str_arg_int(rt, arg[0], &tabsize))
		return NULL;
	at = ob_view_find(rt, &v, &tab);
	if (at == -2)
		return NULL;
	if (at < 0)
		return ob_str(rt, self);
	ob_strbuf_init(&b, rt);
	if (expand(&b, &v, tabsize)) {
		ob_strbuf_exit(&b);
		return NULL;
	}
	return ob_strbuf_finish(&b);
}
