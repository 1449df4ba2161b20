// SPDX-License-Identifier: GPL-2.0
/*
 * str - the str type: its slots, its constructor, its table of methods
 */
#include "objects_priv.h"
#include "str_priv.h"

/* Is the UTF-8 form cached in a block of its own? */
static bool has_utf8(const struct ob_object *o)
{
	const struct ob_str *s = (const struct ob_str *)o;

	if (s->state & OB_STR_ASCII && s->state & OB_STR_COMPACT)
		return false;
	return ((const struct ob_compact_str *)o)->utf8;
}

static void str_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_str *s = (struct ob_str *)o;

	if (s->state & (OB_STR_INTERNED | OB_STR_SHARED))
		ob_str_forget(rt, o);
	if (has_utf8(o))
		ob_raw_free(rt, ((struct ob_compact_str *)o)->utf8);
	if (!(s->state & OB_STR_COMPACT))
		ob_raw_free(rt, ((struct ob_derived_str *)o)->data);
	ob_obj_free(rt, o);
}

static struct ob_object *str_str(struct ob_rt *rt, struct ob_object *o)
{
	if (ob_is(rt, o, OB_T_STR))
		return ob_newref(o);
	return ob_str_from_chars(rt, ob_str_kind(o), ob_str_data(o),
				 ob_str_len(o));
}

static s64 str_size_of(struct ob_rt *rt, struct ob_object *o)
{
	s64 bytes = (ob_str_len(o) + 1) * ob_str_kind(o);

	if (((struct ob_str *)o)->state & OB_STR_COMPACT)
		bytes += (char *)ob_str_data(o) - (char *)o;
	else
		bytes += sizeof(struct ob_derived_str);
	if (has_utf8(o))
		bytes += ((struct ob_compact_str *)o)->utf8_length + 1;
	return bytes;
}

static s64 str_length(struct ob_rt *rt, struct ob_object *o)
{
	return ob_str_len(o);
}

static struct ob_object *str_item(struct ob_rt *rt, struct ob_object *o, s64 i)
{
	if (i < 0 || i >= ob_str_len(o))
		return ob_raise(rt, OB_T_IndexError,
				"string index out of range");
	return ob_str_from_char(rt, ob_str_char(o, i));
}

static int str_contains(struct ob_rt *rt, struct ob_object *o,
			struct ob_object *x)
{
	struct ob_view hay, needle;
	s64 at;

	if (!ob_is_str(x)) {
		ob_raise(rt, OB_T_TypeError,
			 "'in <string>' requires string as left operand, not %.100T",
			 x);
		return -1;
	}
	hay = ob_view_of(o);
	needle = ob_view_of(x);
	at = ob_view_find(rt, &hay, &needle);
	return at == -2 ? -1 : at >= 0;
}

static struct ob_object *str_concat(struct ob_rt *rt, struct ob_object *a,
				    struct ob_object *b)
{
	if (!ob_is_str(b))
		return ob_raise(rt, OB_T_TypeError,
				"can only concatenate str (not \"%.200T\") to str",
				b);
	return ob_str_concat(rt, a, b);
}

static struct ob_object *str_repeat(struct ob_rt *rt, struct ob_object *a,
				    s64 n)
{
	struct ob_object *o;
	s64 len, done;
	unsigned int kind;
	char *data;

	if (n < 1)
		return ob_str_empty(rt);
	if (n == 1)
		return ob_str(rt, a);
	if (check_mul_overflow(ob_str_len(a), n, &len))
		return ob_raise(rt, OB_T_OverflowError,
				"repeated string is too long");
	o = ob_str_new(rt, len, ob_str_max(a));
	if (!o || !len)
		return o;
	kind = ob_str_kind(o);
	data = ob_str_data(o);
	if (ob_str_len(a) == 1) {
		ob_chars_fill(kind, data, 0, len, ob_str_char(a, 0));
		return o;
	}
	done = ob_str_put(o, 0, a);
	while (done < len) {
		s64 part = min(done, len - done);

		memcpy(data + done * kind, data, part * kind);
		done += part;
	}
	return o;
}

static struct ob_object *subscript_slice(struct ob_rt *rt, struct ob_object *o,
					 struct ob_object *slice)
{
	struct ob_view v = ob_view_of(o);
	s64 start, stop, step, n, i;
	struct ob_object *part;
	u32 all = 0;

	n = ob_slice_adjust(rt, slice, v.len, &start, &stop, &step);
	if (n < 0)
		return NULL;
	if (!n)
		return ob_str_empty(rt);
	if (step == 1)
		return ob_str_slice(rt, o, start, start + n);
	for (i = 0; i < n; i++) {
		all |= ob_view_char(&v, start + i * step);
		if (ob_tick_at(rt, i))
			return NULL;
	}
	part = ob_str_new(rt, n, min(all, OB_MAX_CHAR));
	if (!part)
		return NULL;
	for (i = 0; i < n; i++)
		ob_chars_set(ob_str_kind(part), ob_str_data(part), i,
			     ob_view_char(&v, start + i * step));
	return part;
}

static struct ob_object *str_subscript(struct ob_rt *rt, struct ob_object *o,
				       struct ob_object *key)
{
	s64 i;

	if (ob_is(rt, key, OB_T_SLICE))
		return subscript_slice(rt, o, key);
	if (!ob_is_int(key) &&
	    !(key->type->number && key->type->number->index))
		return ob_raise(rt, OB_T_TypeError,
				"string indices must be integers, not '%.200T'",
				key);
	i = ob_index_s64(rt, key, OB_T_IndexError);
	if (i == -1 && ob_raised(rt))
		return NULL;
	return str_item(rt, o, i < 0 ? i + ob_str_len(o) : i);
}

static struct ob_object *str_binop(struct ob_rt *rt, enum ob_binop op,
				   struct ob_object *a, struct ob_object *b)
{
	if (op == OB_MOD && ob_is_str(a))
		return ob_str_percent(rt, a, b);
	return ob_newref(ob_notimpl(rt));
}

static int str_new_encoding(struct ob_rt *rt, const char *what,
			    struct ob_object *o)
{
	if (!o || ob_is_str(o))
		return 0;
	ob_raise(rt, OB_T_TypeError, "str() argument '%s' must be str, not %Y",
		 what, o);
	return -1;
}

/* An instance of a class derived from str with the text of @plain, stolen. */
static struct ob_object *str_derived(struct ob_rt *rt, struct ob_type *type,
				     struct ob_object *plain)
{
	struct ob_str *from = (struct ob_str *)plain, *s;
	size_t bytes;
	void *data;

	if (!plain)
		return NULL;
	bytes = (ob_str_len(plain) + 1) * ob_str_kind(plain);
	data = ob_raw_alloc(rt, bytes);
	s = data ? ob_type_alloc(rt, type, 0) : NULL;
	if (s) {
		memcpy(data, ob_str_data(plain), bytes);
		s->length = from->length;
		s->hash = from->hash;
		s->state = from->state & ~(OB_STR_COMPACT | OB_STR_INTERNED |
					   OB_STR_SHARED);
		((struct ob_derived_str *)s)->data = data;
	} else {
		ob_raw_free(rt, data);
	}
	ob_decref(rt, plain);
	return OB_OBJ(s);
}

static struct ob_object *str_make(struct ob_rt *rt,
				  struct ob_object *const *args, size_t nargs,
				  struct ob_tuple *kwnames)
{
	static const char *const names[] = {
		"object", "encoding", "errors", NULL
	};
	struct ob_object *arg[3];

	if (ob_args_parse(rt, "str", names, 0, 3, args, nargs, kwnames, arg))
		return NULL;
	if (str_new_encoding(rt, names[1], arg[1]) ||
	    str_new_encoding(rt, names[2], arg[2]))
		return NULL;
	if (!arg[0])
		return ob_str_empty(rt);
	if (!arg[1] && !arg[2])
		return ob_str(rt, arg[0]);
	if (ob_is_str(arg[0]))
		return ob_raise(rt, OB_T_TypeError,
				"decoding str is not supported");
	if (!ob_has_buffer(arg[0]))
		return ob_raise(rt, OB_T_TypeError,
				"decoding to str: need a bytes-like object, %.80T found",
				arg[0]);
	return ob_str_decoded(rt, arg[0], arg[1], arg[2]);
}

static struct ob_object *str_new(struct ob_rt *rt, struct ob_type *type,
				 struct ob_object *const *args, size_t nargs,
				 struct ob_tuple *kwnames)
{
	struct ob_object *plain = str_make(rt, args, nargs, kwnames);

	if (type == ob_type_of(rt, OB_T_STR))
		return plain;
	return str_derived(rt, type, plain);
}

static const struct ob_number_slots str_number = {
	.binop = str_binop,
	.binops = BIT(OB_MOD),
};

static const struct ob_sequence_slots str_sequence = {
	.length = str_length,
	.item = str_item,
	.contains = str_contains,
	.concat = str_concat,
	.repeat = str_repeat,
};

static const struct ob_mapping_slots str_mapping = {
	.length = str_length,
	.subscript = str_subscript,
};

#define METHOD(m, how)	{ .name = #m, .fn = ob_str_m_##m, .flags = (how) }

static struct ob_object *str_getnewargs(OB_FN_ARGS)
{
	unsigned int kind = ob_str_kind(self);
	s64 n = ob_str_len(self);
	u32 max = ob_chars_max(kind, ob_str_data(self), n);
	struct ob_object *copy = n ? ob_str_new(rt, n, max) :
				     ob_newref(&rt->st->empty_str);
	struct ob_object *res = NULL;

	if (copy && n)
		memcpy(ob_str_data(copy), ob_str_data(self),
		       n * kind);
	if (copy)
		res = ob_tuple_pack(rt, 1, copy);
	ob_xdecref(rt, copy);
	return res;
}

static const struct ob_method_def str_methods[] = {
	{ "__getnewargs__", str_getnewargs, OB_METH_NOARGS },
	METHOD(replace, OB_METH_FAST),
	METHOD(split, OB_METH_KW),
	METHOD(rsplit, OB_METH_KW),
	METHOD(join, OB_METH_O),
	METHOD(capitalize, OB_METH_NOARGS),
	METHOD(casefold, OB_METH_NOARGS),
	METHOD(title, OB_METH_NOARGS),
	METHOD(center, OB_METH_FAST),
	METHOD(count, OB_METH_FAST | OB_METH_TUPLE),
	METHOD(expandtabs, OB_METH_KW),
	METHOD(find, OB_METH_FAST | OB_METH_TUPLE),
	METHOD(partition, OB_METH_O),
	METHOD(index, OB_METH_FAST | OB_METH_TUPLE),
	METHOD(ljust, OB_METH_FAST),
	METHOD(lower, OB_METH_NOARGS),
	METHOD(lstrip, OB_METH_FAST),
	METHOD(rfind, OB_METH_FAST | OB_METH_TUPLE),
	METHOD(rindex, OB_METH_FAST | OB_METH_TUPLE),
	METHOD(rjust, OB_METH_FAST),
	METHOD(rstrip, OB_METH_FAST),
	METHOD(rpartition, OB_METH_O),
	METHOD(splitlines, OB_METH_KW),
	METHOD(strip, OB_METH_FAST),
	METHOD(swapcase, OB_METH_NOARGS),
	METHOD(translate, OB_METH_O),
	METHOD(upper, OB_METH_NOARGS),
	METHOD(startswith, OB_METH_FAST | OB_METH_TUPLE),
	METHOD(encode, OB_METH_KW),
	METHOD(endswith, OB_METH_FAST | OB_METH_TUPLE),
	METHOD(removeprefix, OB_METH_O),
	METHOD(removesuffix, OB_METH_O),
	METHOD(isascii, OB_METH_NOARGS),
	METHOD(islower, OB_METH_NOARGS),
	METHOD(isupper, OB_METH_NOARGS),
	METHOD(istitle, OB_METH_NOARGS),
	METHOD(isspace, OB_METH_NOARGS),
	METHOD(isdecimal, OB_METH_NOARGS),
	METHOD(isdigit, OB_METH_NOARGS),
	METHOD(isnumeric, OB_METH_NOARGS),
	METHOD(isalpha, OB_METH_NOARGS),
	METHOD(isalnum, OB_METH_NOARGS),
	METHOD(isidentifier, OB_METH_NOARGS),
	METHOD(isprintable, OB_METH_NOARGS),
	METHOD(zfill, OB_METH_O),
	METHOD(format, OB_METH_KW),
	METHOD(format_map, OB_METH_O),
	{ .name = "__format__", .fn = ob_str_m_format_spec, .flags = OB_METH_O },
	METHOD(maketrans, OB_METH_FAST | OB_METH_STATIC),
	{ }
};

const struct ob_type_def ob_str_type_def = {
	.type = {
		.name = "str",
		.basicsize = sizeof(struct ob_compact_str) + sizeof(void *),
		.dealloc = str_dealloc,
		.repr = ob_str_repr,
		.number = &str_number,
		.sequence = &str_sequence,
		.mapping = &str_mapping,
		.hash = ob_str_hash,
		.str = str_str,
		.flags = OB_TF_MATCH_SELF |
			 OB_TF_BASETYPE | OB_TF_STR_SUBCLASS,
		.doc = "str(object='') -> str",
		.richcompare = ob_str_richcompare,
		.iter = ob_str_iter,
		.methods = str_methods,
		.new = str_new,
		.size_of = str_size_of,
	},
	.base = OB_T_OBJECT,
};
