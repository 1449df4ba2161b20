// SPDX-License-Identifier: GPL-2.0
/*
 * exception_unicode - the exceptions of encoding, decoding and translating
 *
 * Each says what could not be converted, from where to where and why. All five
 * fields are references; where CPython keeps plain numbers there are ints.
 */
#include "bytes_priv.h"
#include "exception_priv.h"

struct unicode_error {
	struct ob_exc exc;
	struct ob_object *encoding, *object, *start, *end, *reason;
};

static_assert(sizeof(struct unicode_error) == 112);

static struct unicode_error *to_error(struct ob_object *o)
{
	return (struct unicode_error *)o;
}

static int want_str(struct ob_rt *rt, struct ob_object *o, int pos)
{
	if (ob_is_str(o))
		return 0;
	ob_raise(rt, OB_T_TypeError, "argument %d must be str, not %.50s", pos,
		 o == ob_none(rt) ? "None" : o->type->name);
	return -1;
}

/* An int of moderate size in the field. */
static int set_index(struct ob_rt *rt, struct ob_object **field,
		     struct ob_object *o)
{
	struct ob_object *index;
	s64 v;

	if (ob_arg_s64(rt, o, &v))
		return -1;
	index = ob_int_from_s64(rt, v);
	if (!index)
		return -1;
	ob_exc_set(rt, field, index);
	ob_decref(rt, index);
	return 0;
}

/* The object to decode: bytes, or a copy of what a buffer holds. */
static int set_bytes(struct ob_rt *rt, struct ob_object **field,
		     struct ob_object *o)
{
	struct ob_object *copy;
	struct ob_buffer b;

	if (ob_is_bytes(o)) {
		ob_exc_set(rt, field, o);
		return 0;
	}
	if (ob_buffer_get(rt, o, &b, false))
		return -1;
	copy = ob_bytes_from(rt, b.data, b.len);
	ob_buffer_release(rt, &b);
	if (!copy)
		return -1;
	ob_exc_set(rt, field, copy);
	ob_decref(rt, copy);
	return 0;
}

int ob_unicode_error_init(struct ob_rt *rt, struct ob_object *o)
{
	struct unicode_error *e = to_error(o);
	struct ob_object **arg = e->exc.args->item;
	bool decode = ob_is_subtype(o->type,
				    ob_type_of(rt, OB_T_UnicodeDecodeError));
	bool translate = ob_is_subtype(o->type,
				       ob_type_of(rt, OB_T_UnicodeTranslateError));
	s64 n = translate ? 4 : 5, i = translate ? 0 : 1;

	if (ob_size(e->exc.args) != n) {
		ob_raise(rt, OB_T_TypeError,
			 "function takes exactly %lld arguments (%lld given)",
			 n, ob_size(e->exc.args));
		return -1;
	}
	if (i) {
		if (want_str(rt, arg[0], 1))
			return -1;
		ob_exc_set(rt, &e->encoding, arg[0]);
	}
	if (!decode && want_str(rt, arg[i], i + 1))
		return -1;
	if (set_index(rt, &e->start, arg[i + 1]) ||
	    set_index(rt, &e->end, arg[i + 2]) ||
	    want_str(rt, arg[i + 3], i + 4))
		return -1;
	ob_exc_set(rt, &e->reason, arg[i + 3]);
	if (decode)
		return set_bytes(rt, &e->object, arg[i]);
	ob_exc_set(rt, &e->object, arg[i]);
	return 0;
}

/* How a character that cannot be converted is shown. */
static struct ob_object *escape(struct ob_rt *rt, u32 c)
{
	if (c < 0x100)
		return ob_str_format(rt, "\\x%02x", c);
	if (c < 0x10000)
		return ob_str_format(rt, "\\u%04x", c);
	return ob_str_format(rt, "\\U%08x", c);
}

/* What cannot be converted: one character or byte, or a range of them. */
static struct ob_object *describe(struct ob_rt *rt, struct unicode_error *e,
				  bool decode)
{
	s64 n = decode ? ob_size(e->object) : ob_str_len(e->object);
	struct ob_object *shown, *res;
	int overflow;
	s64 start = ob_int_to_s64(e->start, &overflow);
	s64 end = ob_int_to_s64(e->end, &overflow);

	if (start < 0 || start >= n || end != start + 1)
		return ob_str_format(rt, "%s in position %lld-%lld",
				     decode ? "bytes" : "characters", start,
				     end - 1);
	if (decode)
		return ob_str_format(rt, "byte 0x%02x in position %lld",
				     to_bytes(e->object)->data[start], start);
	shown = escape(rt, ob_str_char(e->object, start));
	if (!shown)
		return NULL;
	res = ob_str_format(rt, "character '%U' in position %lld", shown,
			    start);
	ob_decref(rt, shown);
	return res;
}

/* A field may have been deleted. */
static struct ob_object *field_str(struct ob_rt *rt, struct ob_object *field)
{
	return field ? ob_str(rt, field) : ob_str_from_cstr(rt, "<NULL>");
}

struct ob_object *ob_unicode_error_str(struct ob_rt *rt, struct ob_object *o)
{
	bool decode = ob_is_subtype(o->type,
				    ob_type_of(rt, OB_T_UnicodeDecodeError));
	bool translate = ob_is_subtype(o->type,
				       ob_type_of(rt, OB_T_UnicodeTranslateError));
	struct unicode_error *e = to_error(o);
	struct ob_object *what, *reason, *encoding, *res = NULL;

	/* Made without its arguments, by __new__ alone. */
	if (!e->object)
		return ob_newref(&rt->st->empty_str);
	what = describe(rt, e, decode);
	if (!what)
		return NULL;
	reason = field_str(rt, e->reason);
	encoding = field_str(rt, e->encoding);
	if (reason && encoding && translate)
		res = ob_str_format(rt, "can't translate %U: %U", what,
				    reason);
	else if (reason && encoding)
		res = ob_str_format(rt, "'%U' codec can't %s %U: %U", encoding,
				    decode ? "decode" : "encode", what,
				    reason);
	ob_xdecref(rt, encoding);
	ob_xdecref(rt, reason);
	ob_decref(rt, what);
	return res;
}

#define FIELD(name)							\
static struct ob_object *get_##name(struct ob_rt *rt,			\
				    struct ob_object *o)		\
{									\
	struct ob_object *v = to_error(o)->name;			\
									\
	return ob_newref(v ?: ob_none(rt));				\
}

FIELD(encoding)
FIELD(object)
FIELD(start)
FIELD(end)
FIELD(reason)

#define FIELD_SET(name)							\
static int set_##name(struct ob_rt *rt, struct ob_object *o,		\
		      struct ob_object *value)				\
{									\
	ob_exc_set(rt, &to_error(o)->name, value);			\
	return 0;							\
}

FIELD_SET(encoding)
FIELD_SET(reason)

static int set_number(struct ob_rt *rt, struct ob_object **field,
		      struct ob_object *value)
{
	if (value)
		return set_index(rt, field, value);
	ob_raise(rt, OB_T_TypeError, "can't delete numeric/char attribute");
	return -1;
}

static int set_start(struct ob_rt *rt, struct ob_object *o,
		     struct ob_object *value)
{
	return set_number(rt, &to_error(o)->start, value);
}

static int set_end(struct ob_rt *rt, struct ob_object *o,
		   struct ob_object *value)
{
	return set_number(rt, &to_error(o)->end, value);
}

/* str() relies on what it is. */
static int set_object(struct ob_rt *rt, struct ob_object *o,
		      struct ob_object *value)
{
	bool decode = ob_is_subtype(o->type,
				    ob_type_of(rt, OB_T_UnicodeDecodeError));

	if (value && (decode ? ob_is_bytes(value) : ob_is_str(value))) {
		ob_exc_set(rt, &to_error(o)->object, value);
		return 0;
	}
	ob_raise(rt, OB_T_TypeError, "%.200s attribute must be %s", "object",
		 decode ? "bytes" : "unicode");
	return -1;
}

const struct ob_getset_def ob_unicode_error_getset[] = {
	{ "encoding", get_encoding, set_encoding },
	{ "object", get_object, set_object },
	{ "start", get_start, set_start },
	{ "end", get_end, set_end },
	{ "reason", get_reason, set_reason },
	{ }
};

const struct ob_getset_def ob_translate_error_getset[] = {
	{ "object", get_object, set_object },
	{ "start", get_start, set_start },
	{ "end", get_end, set_end },
	{ "reason", get_reason, set_reason },
	{ }
};

/* Raise @tid about @object, which is stolen and may be NULL raised. */
static void *raise_about(struct ob_rt *rt, enum ob_tid tid,
			 const char *encoding, struct ob_object *object,
			 s64 start, s64 end, const char *reason)
{
	struct ob_object *part[5] = { }, *args, *exc;
	int i;

	part[1] = object;
	if (object)
		part[0] = ob_str_from_cstr(rt, encoding);
	if (part[0])
		part[2] = ob_int_from_s64(rt, start);
	if (part[2])
		part[3] = ob_int_from_s64(rt, end);
	if (part[3])
		part[4] = ob_str_from_cstr(rt, reason);
	args = part[4] ? ob_tuple_from_array(rt, part, 5) : NULL;
	for (i = 0; i < 5; i++)
		ob_xdecref(rt, part[i]);
	exc = args ? ob_exc_new(rt, tid, to_tuple(args)) : NULL;
	if (exc)
		ob_set_exc(rt, exc);
	return NULL;
}

void *ob_raise_decode(struct ob_rt *rt, const char *encoding, const u8 *s,
		      s64 n, s64 start, s64 end, const char *reason)
{
	return raise_about(rt, OB_T_UnicodeDecodeError, encoding,
			   ob_bytes_from(rt, s, n), start, end, reason);
}

void *ob_raise_encode(struct ob_rt *rt, const char *encoding,
		      struct ob_object *o, s64 start, s64 end,
		      const char *reason)
{
	return raise_about(rt, OB_T_UnicodeEncodeError, encoding,
			   ob_newref(o), start, end, reason);
}
