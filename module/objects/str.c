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

#define METHOD(m, how, text)						\
	{ .name = #m, .fn = ob_str_m_##m, .flags = (how), .doc = text }

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
	METHOD(replace, OB_METH_FAST,
	       "replace($self, old, new, count=-1, /)\n--\n\n"
	       "The text with one part put in place of another."),
	METHOD(split, OB_METH_KW,
	       "split($self, /, sep=None, maxsplit=-1)\n--\n\n"
	       "The words between separators, from the left."),
	METHOD(rsplit, OB_METH_KW,
	       "rsplit($self, /, sep=None, maxsplit=-1)\n--\n\n"
	       "The words between separators, from the right."),
	METHOD(join, OB_METH_O,
	       "join($self, iterable, /)\n--\n\n"
	       "The texts of an iterable with this one between them."),
	METHOD(capitalize, OB_METH_NOARGS,
	       "capitalize($self, /)\n--\n\n"
	       "The first character in title case, the others in lower case."),
	METHOD(casefold, OB_METH_NOARGS,
	       "casefold($self, /)\n--\n\n"
	       "The text as it is compared without regard to case."),
	METHOD(title, OB_METH_NOARGS,
	       "title($self, /)\n--\n\n"
	       "Every word begins in title case."),
	METHOD(center, OB_METH_FAST,
	       "center($self, width, fillchar=' ', /)\n--\n\n"
	       "The text in the middle of a field."),
	METHOD(count, OB_METH_FAST | OB_METH_TUPLE,
	       "S.count(sub[, start[, end]]) -> int"),
	METHOD(expandtabs, OB_METH_KW,
	       "expandtabs($self, /, tabsize=8)\n--\n\n"
	       "Spaces up to the next column in place of each tab."),
	METHOD(find, OB_METH_FAST | OB_METH_TUPLE,
	       "S.find(sub[, start[, end]]) -> int"),
	METHOD(partition, OB_METH_O,
	       "partition($self, sep, /)\n--\n\n"
	       "What is before the first separator, it, and what is after."),
	METHOD(index, OB_METH_FAST | OB_METH_TUPLE,
	       "S.index(sub[, start[, end]]) -> int"),
	METHOD(ljust, OB_METH_FAST,
	       "ljust($self, width, fillchar=' ', /)\n--\n\n"
	       "The text at the left of a field."),
	METHOD(lower, OB_METH_NOARGS,
	       "lower($self, /)\n--\n\n"
	       "The text in lower case."),
	METHOD(lstrip, OB_METH_FAST,
	       "lstrip($self, chars=None, /)\n--\n\n"
	       "The text without what leads it."),
	METHOD(rfind, OB_METH_FAST | OB_METH_TUPLE,
	       "S.rfind(sub[, start[, end]]) -> int"),
	METHOD(rindex, OB_METH_FAST | OB_METH_TUPLE,
	       "S.rindex(sub[, start[, end]]) -> int"),
	METHOD(rjust, OB_METH_FAST,
	       "rjust($self, width, fillchar=' ', /)\n--\n\n"
	       "The text at the right of a field."),
	METHOD(rstrip, OB_METH_FAST,
	       "rstrip($self, chars=None, /)\n--\n\n"
	       "The text without what trails it."),
	METHOD(rpartition, OB_METH_O,
	       "rpartition($self, sep, /)\n--\n\n"
	       "What is before the last separator, it, and what is after."),
	METHOD(splitlines, OB_METH_KW,
	       "splitlines($self, /, keepends=False)\n--\n\n"
	       "The lines of the text."),
	METHOD(strip, OB_METH_FAST,
	       "strip($self, chars=None, /)\n--\n\n"
	       "The text without what leads and trails it."),
	METHOD(swapcase, OB_METH_NOARGS,
	       "swapcase($self, /)\n--\n\n"
	       "Upper case for lower case, and the other way round."),
	METHOD(translate, OB_METH_O,
	       "translate($self, table, /)\n--\n\n"
	       "The text with its characters looked up in a table."),
	METHOD(upper, OB_METH_NOARGS,
	       "upper($self, /)\n--\n\n"
	       "The text in upper case."),
	METHOD(startswith, OB_METH_FAST | OB_METH_TUPLE,
	       "S.startswith(prefix[, start[, end]]) -> bool"),
	METHOD(encode, OB_METH_KW,
	       "encode($self, /, encoding='utf-8', errors='strict')\n--\n\n"
	       "The text as bytes."),
	METHOD(endswith, OB_METH_FAST | OB_METH_TUPLE,
	       "S.endswith(suffix[, start[, end]]) -> bool"),
	METHOD(removeprefix, OB_METH_O,
	       "removeprefix($self, prefix, /)\n--\n\n"
	       "The text without a prefix it may have."),
	METHOD(removesuffix, OB_METH_O,
	       "removesuffix($self, suffix, /)\n--\n\n"
	       "The text without a suffix it may have."),
	METHOD(isascii, OB_METH_NOARGS,
	       "isascii($self, /)\n--\n\n"
	       "Are all characters below 128?"),
	METHOD(islower, OB_METH_NOARGS,
	       "islower($self, /)\n--\n\n"
	       "Is all that has a case in lower case?"),
	METHOD(isupper, OB_METH_NOARGS,
	       "isupper($self, /)\n--\n\n"
	       "Is all that has a case in upper case?"),
	METHOD(istitle, OB_METH_NOARGS,
	       "istitle($self, /)\n--\n\n"
	       "Does every word begin in title case?"),
	METHOD(isspace, OB_METH_NOARGS,
	       "isspace($self, /)\n--\n\n"
	       "Is it all white space?"),
	METHOD(isdecimal, OB_METH_NOARGS,
	       "isdecimal($self, /)\n--\n\n"
	       "Are they all decimal digits?"),
	METHOD(isdigit, OB_METH_NOARGS,
	       "isdigit($self, /)\n--\n\n"
	       "Are they all digits?"),
	METHOD(isnumeric, OB_METH_NOARGS,
	       "isnumeric($self, /)\n--\n\n"
	       "Are they all numbers?"),
	METHOD(isalpha, OB_METH_NOARGS,
	       "isalpha($self, /)\n--\n\n"
	       "Are they all letters?"),
	METHOD(isalnum, OB_METH_NOARGS,
	       "isalnum($self, /)\n--\n\n"
	       "Are they all letters or numbers?"),
	METHOD(isidentifier, OB_METH_NOARGS,
	       "isidentifier($self, /)\n--\n\n"
	       "Could it be a name?"),
	METHOD(isprintable, OB_METH_NOARGS,
	       "isprintable($self, /)\n--\n\n"
	       "Would repr() leave all of it as it is?"),
	METHOD(zfill, OB_METH_O,
	       "zfill($self, width, /)\n--\n\n"
	       "The number with zeros in front."),
	METHOD(format, OB_METH_KW,
	       "S.format(*args, **kwargs) -> str"),
	METHOD(format_map, OB_METH_O,
	       "S.format_map(mapping) -> str"),
	{ .name = "__format__", .fn = ob_str_m_format_spec, .flags = OB_METH_O,
	  .doc = "__format__($self, format_spec, /)\n--\n\n"
		 "The text in a field that a format describes." },
	METHOD(maketrans, OB_METH_FAST | OB_METH_STATIC,
	       "maketrans(x, y=<unrepresentable>, z=<unrepresentable>, /)\n--\n\n"
	       "A table for translate()."),
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
