/* SPDX-License-Identifier: GPL-2.0 */
/*
 * str_priv - what the files of the str type share
 *
 *   view    code points somewhere in memory, not owned: a whole text or a part
 *   static  a one-character string of rt->st; sharing it is what CPython does
 *           for some operations and not for others, so both are offered
 */
#ifndef _OBHEAP_STR_PRIV_H
#define _OBHEAP_STR_PRIV_H

#include <obheap/objects.h>

#include "types_priv.h"

#define OB_MAX_CHAR	0x10ffffU
#define OB_NR_CHARS	0x110000U

/** ob_bytes_are_ascii() - all bytes below 128? */
bool ob_bytes_are_ascii(const char *s, size_t len);

/**
 * struct ob_view - some code points of a text
 * @data: where they are
 * @len: how many
 * @kind: bytes of each
 */
struct ob_view {
	const void *data;
	s64 len;
	unsigned int kind;
};

static __always_inline u32 ob_chars_get(unsigned int kind, const void *data,
					s64 i)
{
	if (kind == 1)
		return ((const u8 *)data)[i];
	if (kind == 2)
		return ((const u16 *)data)[i];
	return ((const u32 *)data)[i];
}

static __always_inline void ob_chars_set(unsigned int kind, void *data, s64 i,
					 u32 c)
{
	if (kind == 1)
		((u8 *)data)[i] = c;
	else if (kind == 2)
		((u16 *)data)[i] = c;
	else
		((u32 *)data)[i] = c;
}

static inline u32 ob_view_char(const struct ob_view *v, s64 i)
{
	return ob_chars_get(v->kind, v->data, i);
}

static inline struct ob_view ob_view_of(const struct ob_object *o)
{
	struct ob_view v = {
		.data = ob_str_data(o),
		.len = ob_str_len(o),
		.kind = ob_str_kind(o),
	};

	return v;
}

/** ob_view_part() - code points start..end-1 of a view, which must have them */
static inline struct ob_view ob_view_part(const struct ob_view *v, s64 start,
					  s64 end)
{
	struct ob_view part = {
		.data = (const char *)v->data + start * v->kind,
		.len = end - start,
		.kind = v->kind,
	};

	return part;
}

/** ob_kind_of() - bytes needed for a code point */
static inline unsigned int ob_kind_of(u32 maxchar)
{
	return maxchar < 0x100 ? 1 : maxchar < 0x10000 ? 2 : 4;
}

/** ob_str_max() - a bound of a str's code points, exact enough to pick a form */
static inline u32 ob_str_max(const void *o)
{
	unsigned int kind = ob_str_kind(o);

	if (ob_str_is_ascii(o))
		return 0x7f;
	return kind == 1 ? 0xff : kind == 2 ? 0xffff : OB_MAX_CHAR;
}

/** ob_tick_at() - ob_tick() for loops over code points: every 4096th @i */
static inline int ob_tick_at(struct ob_rt *rt, s64 i)
{
	return unlikely(!(i & 0xfff)) ? ob_tick(rt) : 0;
}

/* str_make.c */
u32 ob_chars_max(unsigned int kind, const void *data, s64 len);
void ob_chars_copy(unsigned int to_kind, void *to, s64 at, unsigned int kind,
		   const void *from, s64 len);
void ob_chars_fill(unsigned int kind, void *to, s64 at, s64 n, u32 c);
/** ob_str_static() - the static string of U+0000..U+00FF, borrowed */
struct ob_object *ob_str_static(struct ob_rt *rt, u32 c);
/** ob_str_empty() - '', new */
struct ob_object *ob_str_empty(struct ob_rt *rt);
/** ob_str_copy() - narrowed copy of a view, never a static but for '' */
struct ob_object *ob_str_copy(struct ob_rt *rt, const struct ob_view *v);
/** ob_str_share_char() - a fresh text, or the static equal to it; steals @o */
struct ob_object *ob_str_share_char(struct ob_rt *rt, struct ob_object *o);
/** ob_str_put() - copy a str to position @at of a fresh one; its new position */
s64 ob_str_put(struct ob_object *to, s64 at, const struct ob_object *o);

/* str_buf.c */
int ob_strbuf_view(struct ob_strbuf *b, const struct ob_view *v);
int ob_strbuf_fill(struct ob_strbuf *b, u32 c, s64 n);
/** ob_strbuf_finish_new() - as ob_strbuf_finish(), but never a shared object */
struct ob_object *ob_strbuf_finish_new(struct ob_strbuf *b);
/** ob_strbuf_utf8() - append UTF-8; what is ill-formed becomes U+FFFD */
int ob_strbuf_utf8(struct ob_strbuf *b, const char *s, size_t len);

/* str_utf8.c */
/** ob_utf8_next() - decode one character; its bytes, or -(bytes) ill-formed */
int ob_utf8_next(const u8 *s, size_t len, u32 *c, const char **why);

/* str_find.c */
/** ob_view_find() - leftmost occurrence, -1 none, -2 raised */
s64 ob_view_find(struct ob_rt *rt, const struct ob_view *hay,
		 const struct ob_view *needle);
/** ob_view_rfind() - rightmost occurrence, -1 none, -2 raised */
s64 ob_view_rfind(struct ob_rt *rt, const struct ob_view *hay,
		  const struct ob_view *needle);
/** ob_view_count() - occurrences that do not overlap, up to @max; -2 raised */
s64 ob_view_count(struct ob_rt *rt, const struct ob_view *hay,
		  const struct ob_view *needle, s64 max);
bool ob_view_equal(const struct ob_view *a, const struct ob_view *b);
struct ob_object *ob_str_richcompare(struct ob_rt *rt, struct ob_object *a,
				     struct ob_object *b, enum ob_cmp op);

/* str_args.c */
int ob_str_arg(struct ob_rt *rt, const char *name, int pos,
	       struct ob_object *o);
int ob_str_arg_int(struct ob_rt *rt, struct ob_object *o, s64 *out);
int ob_str_arg_fill(struct ob_rt *rt, struct ob_object *o, u32 *out);
/** ob_str_arg_range() - start and end arguments of find() and its like */
int ob_str_arg_range(struct ob_rt *rt, struct ob_object *const *args,
		     size_t nargs, s64 len, s64 *start, s64 *end);

/* str_intern.c */
void ob_str_forget(struct ob_rt *rt, struct ob_object *o);

/* str_repr.c */
struct ob_object *ob_str_ascii(struct ob_rt *rt, struct ob_object *o);

/* str_spec.c */
/**
 * struct ob_spec - a parsed format specification
 * @fill: padding character
 * @align: one of "<>=^"
 * @alternate: '#' given
 * @no_neg_0: 'z' given
 * @sign: '+', '-', ' ' or 0
 * @width: -1 when not given
 * @grouping: ',', '_' or 0
 * @precision: -1 when not given
 * @type: last character, or the default
 */
struct ob_spec {
	u32 fill;
	u32 align;
	bool alternate;
	bool no_neg_0;
	u32 sign;
	s64 width;
	u32 grouping;
	s64 precision;
	u32 type;
};

int ob_spec_parse(struct ob_rt *rt, const struct ob_view *v,
		  struct ob_object *o, u32 type, u32 align,
		  struct ob_spec *spec);
int ob_view_integer(struct ob_rt *rt, const struct ob_view *v, s64 *pos,
		    s64 *out);
void *ob_spec_unknown(struct ob_rt *rt, u32 type, struct ob_object *o);
/** ob_spec_pad() - columns to put left and right of @n characters */
s64 ob_spec_pad(const struct ob_spec *spec, s64 n, s64 *left);

/* str_number.c */
struct ob_object *ob_spec_int(struct ob_rt *rt, struct ob_object *o,
			      struct ob_spec *spec);
void ob_text_upper(struct ob_object *o);
struct ob_object *ob_spec_float(struct ob_rt *rt, struct ob_object *o,
				struct ob_spec *spec);

/** ob_spec_f64() - as ob_spec_float(); the type may also be 'r' */
struct ob_object *ob_spec_f64(struct ob_rt *rt, u64 bits,
			      struct ob_spec *spec);
/** ob_spec_complex() - complex.c's part of format() */
struct ob_object *ob_spec_complex(struct ob_rt *rt, struct ob_object *o,
				  struct ob_spec *spec);

/* str_float.c */
#define OB_FLOAT_ALT		1U	/* keep the point and trailing zeros */
#define OB_FLOAT_DOT_0		2U	/* an integral value ends in ".0" */
#define OB_FLOAT_NO_NEG_0	4U	/* what rounds to -0 is 0 */

/*
 * ob_float_text() - a float as ASCII text
 * @bits: the number
 * @type: 'e', 'f', 'g', their capitals, or 'r' for the shortest text
 * @precision: as in C; ignored for 'r'
 * @flags: OB_FLOAT_*
 * @len: filled with the length
 *
 * Return: memory to release with ob_raw_free(), NULL raised.
 */
char *ob_float_text(struct ob_rt *rt, u64 bits, char type, s64 precision,
		    unsigned int flags, size_t *len);
/** ob_float_arg() - a number as f64 for formatting; 0 or -1 raised */
int ob_float_arg(struct ob_rt *rt, struct ob_object *o, u64 *bits);

/* methods, one per name; collected in str.c's table */
#define OB_STR_METHOD(name)						\
	struct ob_object *ob_str_##name(struct ob_rt *rt,		\
					struct ob_object *self,		\
					struct ob_object *const *args,	\
					size_t nargs,			\
					struct ob_tuple *kwnames)

OB_STR_METHOD(m_capitalize);
OB_STR_METHOD(m_casefold);
OB_STR_METHOD(m_center);
OB_STR_METHOD(m_count);
OB_STR_METHOD(m_encode);
OB_STR_METHOD(m_endswith);
OB_STR_METHOD(m_expandtabs);
OB_STR_METHOD(m_find);
OB_STR_METHOD(m_format);
OB_STR_METHOD(m_format_map);
OB_STR_METHOD(m_format_spec);
OB_STR_METHOD(m_index);
OB_STR_METHOD(m_isalnum);
OB_STR_METHOD(m_isalpha);
OB_STR_METHOD(m_isascii);
OB_STR_METHOD(m_isdecimal);
OB_STR_METHOD(m_isdigit);
OB_STR_METHOD(m_isidentifier);
OB_STR_METHOD(m_islower);
OB_STR_METHOD(m_isnumeric);
OB_STR_METHOD(m_isprintable);
OB_STR_METHOD(m_isspace);
OB_STR_METHOD(m_istitle);
OB_STR_METHOD(m_isupper);
OB_STR_METHOD(m_join);
OB_STR_METHOD(m_ljust);
OB_STR_METHOD(m_lower);
OB_STR_METHOD(m_lstrip);
OB_STR_METHOD(m_maketrans);
OB_STR_METHOD(m_partition);
OB_STR_METHOD(m_removeprefix);
OB_STR_METHOD(m_removesuffix);
OB_STR_METHOD(m_replace);
OB_STR_METHOD(m_rfind);
OB_STR_METHOD(m_rindex);
OB_STR_METHOD(m_rjust);
OB_STR_METHOD(m_rpartition);
OB_STR_METHOD(m_rsplit);
OB_STR_METHOD(m_rstrip);
OB_STR_METHOD(m_split);
OB_STR_METHOD(m_splitlines);
OB_STR_METHOD(m_startswith);
OB_STR_METHOD(m_strip);
OB_STR_METHOD(m_swapcase);
OB_STR_METHOD(m_title);
OB_STR_METHOD(m_translate);
OB_STR_METHOD(m_upper);
OB_STR_METHOD(m_zfill);

/* str_percent.c */
struct ob_object *ob_str_percent(struct ob_rt *rt, struct ob_object *format,
				 struct ob_object *args);

/* codec.c */

/** ob_str_decoded() - str(source, encoding, errors), either may be NULL */
struct ob_object *ob_str_decoded(struct ob_rt *rt, struct ob_object *source,
				 struct ob_object *encoding,
				 struct ob_object *errors);

/* str_iter.c */
struct ob_object *ob_str_iter(struct ob_rt *rt, struct ob_object *o);

/* str_unicode.c */

/* properties of a character; tools/scripts/gen-unicode.py has the same order */
enum ob_uni {
	OB_UNI_PRINT		= 0x1,
	OB_UNI_ALPHA		= 0x2,
	OB_UNI_DECIMAL		= 0x4,
	OB_UNI_DIGIT		= 0x8,
	OB_UNI_NUMERIC		= 0x10,
	OB_UNI_SPACE		= 0x20,
	OB_UNI_LOWER		= 0x40,
	OB_UNI_UPPER		= 0x80,
	OB_UNI_ID_START		= 0x100,
	OB_UNI_ID_CONTINUE	= 0x200,
	OB_UNI_TITLE		= 0x400,
	OB_UNI_IGNORABLE	= 0x800,
	OB_UNI_CASED		= 0x1000,
};

/* case conversions; the order the generator uses */
enum ob_case {
	OB_CASE_LOWER,
	OB_CASE_UPPER,
	OB_CASE_TITLE,
	OB_CASE_FOLD,
	OB_NR_CASES,
};

/* what one character can become */
#define OB_CASE_MAX	3

/**
 * struct ob_uni_map - characters that map to one character each
 * @first: first of them
 * @last: last of them
 * @step: distance from one to the next
 * @delta: what to add
 */
struct ob_uni_map {
	u32 first;
	u32 last;
	u32 step;
	s32 delta;
};

struct ob_uni_maps {
	const struct ob_uni_map *map;
	size_t nr;
};

/**
 * struct ob_uni_special - a character that maps to several
 * @key: character << 2 | enum ob_case
 * @to: what it becomes, zero-terminated unless full
 */
struct ob_uni_special {
	u32 key;
	u16 to[OB_CASE_MAX];
};

extern const u16 ob_uni_latin1[256];
extern const u16 ob_uni_pairs[][2];
extern const u32 ob_uni_runs[];
extern const size_t ob_uni_nr_runs;
extern const struct ob_uni_maps ob_uni_maps[OB_NR_CASES];
extern const struct ob_uni_special ob_uni_specials[];
extern const size_t ob_uni_nr_specials;

u32 ob_uni_flags(u32 c);
/** ob_uni_case() - convert one character; how many it becomes */
unsigned int ob_uni_case(u32 c, enum ob_case how, u32 out[OB_CASE_MAX]);

/** ob_uni_decimal() - value of a decimal digit of any script, or -1 */
int ob_uni_decimal(u32 c);

static inline bool ob_uni_is(u32 c, u32 set)
{
	return (c < 256 ? ob_uni_latin1[c] : ob_uni_flags(c)) & set;
}

#endif /* _OBHEAP_STR_PRIV_H */
