// SPDX-License-Identifier: GPL-2.0
/*
 * str_replace - methods that put other characters in place of some
 */
#include "str_priv.h"

/* @by in front of each of the first @n characters; one more is the end */
static void interleave(struct ob_object *to, const struct ob_view *v,
		       struct ob_object *by, s64 n)
{
	unsigned int kind = ob_str_kind(to);
	void *data = ob_str_data(to);
	s64 at = 0, i;

	for (i = 0; i < n; i++) {
		at = ob_str_put(to, at, by);
		if (i < v->len)
			ob_chars_set(kind, data, at++, ob_view_char(v, i));
	}
	if (i < v->len)
		ob_chars_copy(kind, data, at, v->kind,
			      (const char *)v->data + i * v->kind, v->len - i);
}

/* put @by in place of the first @n occurrences of @old, which are there */
static int substitute(struct ob_rt *rt, struct ob_object *to,
		      const struct ob_view *v, const struct ob_view *old,
		      struct ob_object *by, s64 n)
{
	struct ob_view rest = *v;
	void *data = ob_str_data(to);
	unsigned int kind = ob_str_kind(to);
	s64 at = 0, found;

	while (n--) {
		if (ob_tick(rt))
			return -1;
		found = ob_view_find(rt, &rest, old);
		if (found < 0)
			return -1;
		ob_chars_copy(kind, data, at, rest.kind, rest.data, found);
		at = ob_str_put(to, at + found, by);
		rest = ob_view_part(&rest, found + old->len, rest.len);
	}
	ob_chars_copy(kind, data, at, rest.kind, rest.data, rest.len);
	return 0;
}

/* the text in its narrowest form once its widest characters are replaced */
static struct ob_object *narrow(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_view v = ob_view_of(o);
	struct ob_object *copy;

	if (ob_str_is_ascii(o) ||
	    ob_chars_max(v.kind, v.data, v.len) == ob_str_max(o))
		return o;
	copy = ob_str_copy(rt, &v);
	ob_decref(rt, o);
	return copy;
}

static struct ob_object *replaced(struct ob_rt *rt, struct ob_object *self,
				  struct ob_object *old, struct ob_object *by,
				  s64 max)
{
	struct ob_view v = ob_view_of(self), o = ob_view_of(old);
	struct ob_object *to;
	s64 n, len;

	if (max < 0)
		max = S64_MAX;
	if (!max || old == by || (!v.len && o.len))
		return ob_str(rt, self);
	n = ob_view_count(rt, &v, &o, max);
	if (n == -2)
		return NULL;
	if (!n)
		return ob_str(rt, self);
	if (check_mul_overflow(n, ob_str_len(by) - o.len, &len) ||
	    check_add_overflow(len, v.len, &len))
		return ob_raise(rt, OB_T_OverflowError,
				"replace string is too long");
	to = ob_str_new(rt, len, max(ob_str_max(self), ob_str_max(by)));
	if (!to || !len)
		return to;
	if (!o.len) {
		interleave(to, &v, by, n);
	} else if (substitute(rt, to, &v, &o, by, n)) {
		ob_decref(rt, to);
		return NULL;
	}
	return narrow(rt, to);
}

OB_STR_METHOD(m_replace)
{
	s64 max = -1;

	if (ob_args_check(rt, "replace", nargs, 2, 3) ||
	    ob_str_arg(rt, "replace", 1, args[0]) ||
	    ob_str_arg(rt, "replace", 2, args[1]))
		return NULL;
	if (nargs > 2 && ob_arg_s64(rt, args[2], &max))
		return NULL;
	return replaced(rt, self, args[0], args[1], max);
}

/*
 * What the table has for a character: new reference, None for "nothing there",
 * which is told from a None in the table by *@missing.
 */
static struct ob_object *translate_look(struct ob_rt *rt,
					struct ob_object *table, u32 c,
					bool *missing)
{
	struct ob_object *key = ob_int_from_s64(rt, c), *value;

	*missing = false;
	if (!key)
		return NULL;
	value = ob_getitem(rt, table, key);
	ob_decref(rt, key);
	if (!value && ob_raised_is(rt, OB_T_LookupError)) {
		ob_clear_exc(rt);
		*missing = true;
		return ob_newref(ob_none(rt));
	}
	return value;
}

static int translate_put(struct ob_strbuf *b, struct ob_object *value)
{
	struct ob_rt *rt = b->rt;
	int overflow;
	s64 c;

	if (value == ob_none(rt))
		return 0;
	if (ob_is_str(value)) {
		struct ob_view v = ob_view_of(value);

		return ob_strbuf_view(b, &v);
	}
	if (!ob_is_int(value)) {
		ob_raise(rt, OB_T_TypeError,
			 "character mapping must return integer, None or str");
		return -1;
	}
	c = ob_int_to_s64(value, &overflow);
	if (overflow || c < 0 || c > OB_MAX_CHAR) {
		ob_raise(rt, OB_T_ValueError,
			 "character mapping must be in range(0x110000)");
		return -1;
	}
	return ob_strbuf_char(b, c);
}

static int translate_one(struct ob_strbuf *b, struct ob_object *table, u32 c)
{
	struct ob_object *value;
	bool missing;
	int err;

	value = translate_look(b->rt, table, c, &missing);
	if (!value)
		return -1;
	err = missing ? ob_strbuf_char(b, c) : translate_put(b, value);
	ob_decref(b->rt, value);
	return err;
}

OB_STR_METHOD(m_translate)
{
	struct ob_view v = ob_view_of(self);
	struct ob_strbuf b;
	s64 i;

	ob_strbuf_init(&b, rt);
	for (i = 0; i < v.len; i++) {
		if (ob_tick(rt) ||
		    translate_one(&b, args[0], ob_view_char(&v, i))) {
			ob_strbuf_exit(&b);
			return NULL;
		}
	}
	return ob_strbuf_finish(&b);
}

/* table[from] = to, which is stolen and may be NULL raised */
static int map_char(struct ob_rt *rt, struct ob_object *table, u32 from,
		    struct ob_object *to)
{
	struct ob_object *key = to ? ob_int_from_s64(rt, from) : NULL;
	int err = key ? ob_dict_set(rt, table, key, to) : -1;

	ob_xdecref(rt, key);
	ob_xdecref(rt, to);
	return err;
}

static int maketrans_dict(struct ob_rt *rt, struct ob_object *table,
			  struct ob_object *from)
{
	struct ob_object *key, *value;
	s64 pos = 0;
	int err;

	while (ob_dict_next(from, &pos, &key, &value)) {
		if (ob_tick(rt))
			return -1;
		if (ob_is_str(key)) {
			if (ob_str_len(key) != 1) {
				ob_raise(rt, OB_T_ValueError,
					 "string keys in translate table must be of length 1");
				return -1;
			}
			err = map_char(rt, table, ob_str_char(key, 0),
				       ob_newref(value));
		} else if (ob_is_int(key)) {
			err = ob_dict_set(rt, table, key, value);
		} else {
			ob_raise(rt, OB_T_TypeError,
				 "keys in translate table must be strings or integers");
			return -1;
		}
		if (err)
			return -1;
	}
	return 0;
}

static int maketrans_pairs(struct ob_rt *rt, struct ob_object *table,
			   struct ob_object *const *args, size_t nargs)
{
	s64 i;

	if (ob_str_len(args[0]) != ob_str_len(args[1])) {
		ob_raise(rt, OB_T_ValueError,
			 "the first two maketrans arguments must have equal length");
		return -1;
	}
	for (i = 0; i < ob_str_len(args[0]); i++)
		if (ob_tick(rt) ||
		    map_char(rt, table, ob_str_char(args[0], i),
			     ob_int_from_s64(rt, ob_str_char(args[1], i))))
			return -1;
	if (nargs < 3)
		return 0;
	for (i = 0; i < ob_str_len(args[2]); i++)
		if (ob_tick(rt) ||
		    map_char(rt, table, ob_str_char(args[2], i),
			     ob_newref(ob_none(rt))))
			return -1;
	return 0;
}

static int fill_table(struct ob_rt *rt, struct ob_object *table,
		      struct ob_object *const *args, size_t nargs)
{
	if (nargs > 1) {
		if (ob_is_str(args[0]))
			return maketrans_pairs(rt, table, args, nargs);
		ob_raise(rt, OB_T_TypeError,
			 "first maketrans argument must be a string if there is a second argument");
		return -1;
	}
	if (ob_is(rt, args[0], OB_T_DICT))
		return maketrans_dict(rt, table, args[0]);
	ob_raise(rt, OB_T_TypeError,
		 "if you give only one argument to maketrans it must be a dict");
	return -1;
}

OB_STR_METHOD(m_maketrans)
{
	struct ob_object *table;
	size_t i;

	if (ob_args_check(rt, "maketrans", nargs, 1, 3))
		return NULL;
	for (i = 1; i < nargs; i++)
		if (ob_str_arg(rt, "maketrans", i + 1, args[i]))
			return NULL;
	table = ob_dict_new(rt);
	if (table && fill_table(rt, table, args, nargs)) {
		ob_decref(rt, table);
		return NULL;
	}
	return table;
}
