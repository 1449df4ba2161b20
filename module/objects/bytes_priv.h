/* SPDX-License-Identifier: GPL-2.0 */
/*
 * bytes_priv - what the files of bytes, bytearray and memoryview share
 *
 * Most methods of bytes are methods of bytearray as well: they read @self as a
 * view of bytes and make their results of the type that @self is or is derived
 * from. A view is good only while no code of the program runs.
 */
#ifndef _OBHEAP_BYTES_PRIV_H
#define _OBHEAP_BYTES_PRIV_H

#include "containers_priv.h"
#include "str_priv.h"

static inline struct ob_bytes *to_bytes(const void *o)
{
	return (struct ob_bytes *)o;
}

static inline struct ob_bytearray *to_bytearray(const void *o)
{
	return (struct ob_bytearray *)o;
}

static inline bool ob_is_bytearray(struct ob_rt *rt, const struct ob_object *o)
{
	return ob_is(rt, o, OB_T_BYTEARRAY) ||
	       ob_is_subtype(o->type, ob_type_of(rt, OB_T_BYTEARRAY));
}

/** ob_bytes_data() - the bytes of a bytes object or bytearray */
static inline const u8 *ob_bytes_data(const struct ob_object *o)
{
	return ob_is_bytes(o) ? to_bytes(o)->data : to_bytearray(o)->start;
}

static inline struct ob_view ob_bytes_view(const struct ob_object *o)
{
	struct ob_view v = {
		.data = ob_bytes_data(o),
		.len = ob_size(o),
		.kind = 1,
	};

	return v;
}

static inline struct ob_view ob_buffer_view(const struct ob_buffer *b)
{
	struct ob_view v = { .data = b->data, .len = b->len, .kind = 1 };

	return v;
}

static inline u8 ob_byte_at(const struct ob_view *v, s64 i)
{
	return ((const u8 *)v->data)[i];
}

/* ASCII only, whatever the locale */
static inline bool ob_byte_space(u8 c)
{
	return c == ' ' || (c >= 9 && c <= 13);
}

static inline bool ob_byte_upper(u8 c)
{
	return c >= 'A' && c <= 'Z';
}

static inline bool ob_byte_lower(u8 c)
{
	return c >= 'a' && c <= 'z';
}

static inline bool ob_byte_digit(u8 c)
{
	return c >= '0' && c <= '9';
}

/* bytes.c */

/** ob_bytes_make() - copy of bytes as what @like is: bytes or bytearray */
struct ob_object *ob_bytes_make(struct ob_rt *rt, const struct ob_object *like,
				const void *data, s64 n);
/** ob_bytes_blank() - likewise, not filled in; *@data is where to write */
struct ob_object *ob_bytes_blank(struct ob_rt *rt, const struct ob_object *like,
				 s64 n, u8 **data);
/** ob_bytes_same() - result of a method that changed nothing */
struct ob_object *ob_bytes_same(struct ob_rt *rt, struct ob_object *self);
/** ob_bytes_type_made() - an exact bytes object as an instance of @type; steals */
struct ob_object *ob_bytes_type_made(struct ob_rt *rt, struct ob_type *type,
				     struct ob_object *o);
/*
 * ob_bytes_repr_body() - b'...' with the escapes repr() has
 * @escaped: the quote that gets a backslash, 0 for the one around the text
 */
int ob_bytes_repr_body(struct ob_strbuf *b, const u8 *s, s64 n, char escaped);
s64 ob_bytes_hash_of(struct ob_rt *rt, const void *data, s64 n);
int ob_bytes_contains(struct ob_rt *rt, struct ob_object *o,
		      struct ob_object *x);
/** ob_bytes_order() - comparison of bytes with bytes */
struct ob_object *ob_bytes_order(struct ob_rt *rt, const u8 *a, s64 m,
				 const u8 *b, s64 n, enum ob_cmp op);
/** ob_bytes_clip_s64() - int argument, a huge one clipped; 0 or -1 */
int ob_bytes_clip_s64(struct ob_rt *rt, struct ob_object *o, s64 *out);

/* bytes_new.c */

/* what bytes() and bytearray() were called with; NULL is "not given" */
struct ob_bytes_args {
	struct ob_object *source, *encoding, *errors;
};

int ob_bytes_parse(struct ob_rt *rt, const char *name,
		   struct ob_object *const *args, size_t nargs,
		   struct ob_tuple *kwnames, struct ob_bytes_args *a);
struct ob_object *ob_bytes_type_new(struct ob_rt *rt, struct ob_type *type,
				    struct ob_object *const *args,
				    size_t nargs, struct ob_tuple *kwnames);
/** ob_byte_value() - an int as a byte; -1 raised with "@what must be in range" */
int ob_byte_value(struct ob_rt *rt, struct ob_object *o, const char *what);

/* bytes_find.c */

/* a single byte or some bytes, as find() takes them */
struct ob_needle {
	struct ob_buffer buf;
	struct ob_view view;
	u8 byte;
};

int ob_needle_get(struct ob_rt *rt, struct ob_object *o, struct ob_needle *n);
void ob_needle_put(struct ob_rt *rt, struct ob_needle *n);

/* methods, one per name; shared by both types unless said otherwise */
#define OB_BYTES_METHOD(name)						\
	struct ob_object *ob_bytes_##name(struct ob_rt *rt,		\
					  struct ob_object *self,	\
					  struct ob_object *const *args, \
					  size_t nargs,			\
					  struct ob_tuple *kwnames)

OB_BYTES_METHOD(m_capitalize);
OB_BYTES_METHOD(m_center);
OB_BYTES_METHOD(m_count);
OB_BYTES_METHOD(m_decode);
OB_BYTES_METHOD(m_endswith);
OB_BYTES_METHOD(m_expandtabs);
OB_BYTES_METHOD(m_find);
OB_BYTES_METHOD(m_fromhex);
OB_BYTES_METHOD(m_hex);
OB_BYTES_METHOD(m_index);
OB_BYTES_METHOD(m_isalnum);
OB_BYTES_METHOD(m_isalpha);
OB_BYTES_METHOD(m_isascii);
OB_BYTES_METHOD(m_isdigit);
OB_BYTES_METHOD(m_islower);
OB_BYTES_METHOD(m_isspace);
OB_BYTES_METHOD(m_istitle);
OB_BYTES_METHOD(m_isupper);
OB_BYTES_METHOD(m_join);
OB_BYTES_METHOD(m_ljust);
OB_BYTES_METHOD(m_lower);
OB_BYTES_METHOD(m_lstrip);
OB_BYTES_METHOD(m_maketrans);
OB_BYTES_METHOD(m_partition);
OB_BYTES_METHOD(m_removeprefix);
OB_BYTES_METHOD(m_removesuffix);
OB_BYTES_METHOD(m_replace);
OB_BYTES_METHOD(m_rfind);
OB_BYTES_METHOD(m_rindex);
OB_BYTES_METHOD(m_rjust);
OB_BYTES_METHOD(m_rpartition);
OB_BYTES_METHOD(m_rsplit);
OB_BYTES_METHOD(m_rstrip);
OB_BYTES_METHOD(m_split);
OB_BYTES_METHOD(m_splitlines);
OB_BYTES_METHOD(m_startswith);
OB_BYTES_METHOD(m_strip);
OB_BYTES_METHOD(m_swapcase);
OB_BYTES_METHOD(m_title);
OB_BYTES_METHOD(m_translate);
OB_BYTES_METHOD(m_upper);
OB_BYTES_METHOD(m_zfill);

#define OB_METH_TUPLED	(OB_METH_FAST | OB_METH_TUPLE)

#define OB_BYTES_ROW(name, flags, doc) \
	{ #name, ob_bytes_m_##name, OB_METH_##flags, doc }

/* rows both method tables begin with */
#define OB_BYTES_ROWS							\
	OB_BYTES_ROW(capitalize, NOARGS,				\
		     "B.capitalize() -> copy of B"),			\
	OB_BYTES_ROW(center, FAST,	\
		     "center($self, width, fillchar=b' ', /)\n--\n\n"	\
		     "Return a centered string of length width."), \
	OB_BYTES_ROW(count, TUPLED, "B.count(sub[, start[, end]]) -> int"), \
	OB_BYTES_ROW(decode, KW,	\
		     "decode($self, /, encoding='utf-8', errors='strict')\n--\n\n"	\
		     "Decode the bytes using the codec registered for encoding."), \
	OB_BYTES_ROW(endswith, TUPLED,					\
		     "B.endswith(suffix[, start[, end]]) -> bool"),	\
	OB_BYTES_ROW(expandtabs, KW,	\
		     "expandtabs($self, /, tabsize=8)\n--\n\n"	\
		     "Return a copy where all tab characters are expanded using spaces."), \
	OB_BYTES_ROW(find, TUPLED, "B.find(sub[, start[, end]]) -> int"),	\
	{ "fromhex", ob_bytes_m_fromhex, OB_METH_O | OB_METH_CLASS,	\
		     "fromhex($type, string, /)\n--\n\n"	\
		     "Create a bytes object from a string of hexadecimal numbers." }, \
	OB_BYTES_ROW(hex, KW,	\
		     "hex($self, /, sep=<unrepresentable>, bytes_per_sep=1)\n--\n\n"	\
		     "Create a string of hexadecimal numbers from a bytes object."), \
	OB_BYTES_ROW(index, TUPLED, "B.index(sub[, start[, end]]) -> int"), \
	OB_BYTES_ROW(isalnum, NOARGS, "B.isalnum() -> bool"),		\
	OB_BYTES_ROW(isalpha, NOARGS, "B.isalpha() -> bool"),		\
	OB_BYTES_ROW(isascii, NOARGS, "B.isascii() -> bool"),		\
	OB_BYTES_ROW(isdigit, NOARGS, "B.isdigit() -> bool"),		\
	OB_BYTES_ROW(islower, NOARGS, "B.islower() -> bool"),		\
	OB_BYTES_ROW(isspace, NOARGS, "B.isspace() -> bool"),		\
	OB_BYTES_ROW(istitle, NOARGS, "B.istitle() -> bool"),		\
	OB_BYTES_ROW(isupper, NOARGS, "B.isupper() -> bool"),		\
	OB_BYTES_ROW(join, O,	\
		     "join($self, iterable_of_bytes, /)\n--\n\n"	\
		     "Concatenate any number of bytes objects."), \
	OB_BYTES_ROW(ljust, FAST,	\
		     "ljust($self, width, fillchar=b' ', /)\n--\n\n"	\
		     "Return a left-justified string of length width."), \
	OB_BYTES_ROW(lower, NOARGS, "B.lower() -> copy of B"),		\
	OB_BYTES_ROW(lstrip, FAST,	\
		     "lstrip($self, bytes=None, /)\n--\n\n"	\
		     "Strip leading bytes contained in the argument."), \
	{ "maketrans", ob_bytes_m_maketrans,	\
	  OB_METH_FAST | OB_METH_STATIC,	\
		     "maketrans(frm, to, /)\n--\n\n"	\
		     "Return a translation table for the translate method." }, \
	OB_BYTES_ROW(partition, O,	\
		     "partition($self, sep, /)\n--\n\n"	\
		     "Partition the bytes into three parts using the given separator."), \
	OB_BYTES_ROW(removeprefix, O,	\
		     "removeprefix($self, prefix, /)\n--\n\n"	\
		     "Return a bytes object with the given prefix string removed if present."), \
	OB_BYTES_ROW(removesuffix, O,	\
		     "removesuffix($self, suffix, /)\n--\n\n"	\
		     "Return a bytes object with the given suffix string removed if present."), \
	OB_BYTES_ROW(replace, FAST,	\
		     "replace($self, old, new, count=-1, /)\n--\n\n"	\
		     "Return a copy with all occurrences of substring old replaced by new."), \
	OB_BYTES_ROW(rfind, TUPLED, "B.rfind(sub[, start[, end]]) -> int"), \
	OB_BYTES_ROW(rindex, TUPLED, "B.rindex(sub[, start[, end]]) -> int"), \
	OB_BYTES_ROW(rjust, FAST,	\
		     "rjust($self, width, fillchar=b' ', /)\n--\n\n"	\
		     "Return a right-justified string of length width."), \
	OB_BYTES_ROW(rpartition, O,	\
		     "rpartition($self, sep, /)\n--\n\n"	\
		     "Partition the bytes into three parts using the given separator."), \
	OB_BYTES_ROW(rsplit, KW,	\
		     "rsplit($self, /, sep=None, maxsplit=-1)\n--\n\n"	\
		     "Return a list of the sections in the bytes, using sep as the delimiter."), \
	OB_BYTES_ROW(rstrip, FAST,	\
		     "rstrip($self, bytes=None, /)\n--\n\n"	\
		     "Strip trailing bytes contained in the argument."), \
	OB_BYTES_ROW(split, KW,	\
		     "split($self, /, sep=None, maxsplit=-1)\n--\n\n"	\
		     "Return a list of the sections in the bytes, using sep as the delimiter."), \
	OB_BYTES_ROW(splitlines, KW,	\
		     "splitlines($self, /, keepends=False)\n--\n\n"	\
		     "Return a list of the lines in the bytes, breaking at line boundaries."), \
	OB_BYTES_ROW(startswith, TUPLED,					\
		     "B.startswith(prefix[, start[, end]]) -> bool"),	\
	OB_BYTES_ROW(strip, FAST,	\
		     "strip($self, bytes=None, /)\n--\n\n"	\
		     "Strip leading and trailing bytes contained in the argument."), \
	OB_BYTES_ROW(swapcase, NOARGS, "B.swapcase() -> copy of B"),	\
	OB_BYTES_ROW(title, NOARGS, "B.title() -> copy of B"),		\
	OB_BYTES_ROW(translate, KW,	\
		     "translate($self, table, /, delete=b'')\n--\n\n"	\
		     "Return a copy with each character mapped by the given translation table."), \
	OB_BYTES_ROW(upper, NOARGS, "B.upper() -> copy of B"),		\
	OB_BYTES_ROW(zfill, O,	\
		     "zfill($self, width, /)\n--\n\n"	\
		     "Pad a numeric string with zeros on the left, to fill the given width.")

/* bytes_class.c */

#define BYTES_NO_SEP	-1	/* no separator for ob_bytes_hex() */

/** ob_bytes_hex() - hexadecimal text, with a separator between groups */
struct ob_object *ob_bytes_hex(struct ob_rt *rt, const u8 *s, s64 n, int sep,
			       s64 group);
/** ob_bytes_hex_args() - the arguments of hex(); 0 or -1 */
int ob_bytes_hex_args(struct ob_rt *rt, struct ob_object *const *args,
		      size_t nargs, struct ob_tuple *kwnames, int *sep,
		      s64 *group);

/* bytes_percent.c */

struct ob_object *ob_bytes_percent(struct ob_rt *rt, struct ob_object *format,
				   struct ob_object *args);

/* codec.c */

/*
 * ob_codec_name() - an encoding or errors argument as a C string
 * @o: NULL leaves *@out as it is
 * @what: "encoding" or "errors", with @name the function for messages
 */
int ob_codec_name(struct ob_rt *rt, struct ob_object *o, const char *name,
		  const char *what, const char **out);

/* bytearray.c */

int ob_bytearray_resize(struct ob_rt *rt, struct ob_bytearray *a, s64 n);

/** ob_bytes_cannot_concat() - TypeError in place of the pending exception */
struct ob_object *ob_bytes_cannot_concat(struct ob_rt *rt, struct ob_object *a,
					 struct ob_object *b);

#endif /* _OBHEAP_BYTES_PRIV_H */
