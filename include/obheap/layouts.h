/* SPDX-License-Identifier: GPL-2.0 */
/*
 * layouts - the builtin types' structs and what other rooms do with them
 *
 * Included by objects.h only. Offsets are CPython 3.11's on a 64-bit machine
 * and asserted here; sys.getsizeof() follows from them. Constructors return
 * new references, or NULL with an exception pending (objects.h).
 */
#ifndef _OBHEAP_LAYOUTS_H
#define _OBHEAP_LAYOUTS_H

/* numbers */

#define OB_DIGIT_BITS	30
#define OB_DIGIT_MASK	((1U << OB_DIGIT_BITS) - 1)

/**
 * struct ob_int - an integer of any size (PyLongObject)
 * @v: |size| digits are used, the sign of size is the sign of the number
 * @digit: OB_DIGIT_BITS each, least significant first; one is always there
 */
struct ob_int {
	struct ob_var v;
	u32 digit[];
};

/* an int with room for its one digit, as the static ones are */
struct ob_small_int {
	struct ob_var v;
	u32 digit[2];
};

struct ob_bool {
	struct ob_var v;
	u32 digit[2];
};

static_assert(offsetof(struct ob_int, digit) == 24);
static_assert(sizeof(struct ob_small_int) == 32);

struct ob_float {
	struct ob_object base;
	u64 bits;
};

static_assert(sizeof(struct ob_float) == 24);

struct ob_complex {
	struct ob_object base;
	u64 real, imag;
};

static_assert(sizeof(struct ob_complex) == 32);

struct ob_object *ob_int_from_s64(struct ob_rt *rt, s64 v);
struct ob_object *ob_int_from_u64(struct ob_rt *rt, u64 v);
/**
 * ob_int_from_text() - int from ASCII digits of a base
 * @base: 2..36, or 0 to go by a 0x/0o/0b prefix as a literal does
 * @rt: the runtime
 * @s: the digits
 * @len: bytes at @s
 *
 * Underscores as in literals; an optional sign; no white space. NULL with
 * ValueError ("invalid literal for int() ...") or MemoryError.
 *
 * Return: new int, or NULL raised.
 */
struct ob_object *ob_int_from_text(struct ob_rt *rt, const char *s, size_t len,
				   int base);
/** ob_int_to_text() - digits in base 2, 8, 10 or 16, no prefix; new str */
struct ob_object *ob_int_to_text(struct ob_rt *rt, struct ob_object *o,
				 int base);
/**
 * ob_int_to_s64() - value of an int
 * @overflow: set to -1 or 1 when it does not fit (and 0 is returned), else 0
 * @o: an int
 *
 * Return: the value, or 0 when it does not fit.
 */
s64 ob_int_to_s64(const struct ob_object *o, int *overflow);
/** ob_int_bits() - number of bits of the magnitude, 0 for 0 */
size_t ob_int_bits(const struct ob_object *o);
/** ob_int_binop() - slot code for exact ints; used by the folder and the VM too */
struct ob_object *ob_int_binop(struct ob_rt *rt, enum ob_binop op,
			       struct ob_object *a, struct ob_object *b);
/** ob_number_int() - int(o); ob_number_float() - float(o): new references */
struct ob_object *ob_number_int(struct ob_rt *rt, struct ob_object *o);
struct ob_object *ob_number_float(struct ob_rt *rt, struct ob_object *o);
struct ob_object *ob_number_index(struct ob_rt *rt, struct ob_object *o);
/** ob_number_abs() - abs(o) */
struct ob_object *ob_number_abs(struct ob_rt *rt, struct ob_object *o);
/** ob_number_divmod() - divmod(a, b) */
struct ob_object *ob_number_divmod(struct ob_rt *rt, struct ob_object *a,
				   struct ob_object *b);
/** ob_number_pow() - pow(a, b, mod); @mod may be NULL or None */
struct ob_object *ob_number_pow(struct ob_rt *rt, struct ob_object *a,
				struct ob_object *b, struct ob_object *mod);
/** ob_number_round() - round(o, ndigits); @ndigits may be NULL or None */
struct ob_object *ob_number_round(struct ob_rt *rt, struct ob_object *o,
				  struct ob_object *ndigits);
struct ob_object *ob_float_new(struct ob_rt *rt, u64 bits);
struct ob_object *ob_complex_new(struct ob_rt *rt, u64 real, u64 imag);
/** ob_number_complex() - any number as the parts of a complex one; 0 or -1 */
int ob_number_complex(struct ob_rt *rt, struct ob_object *o, u64 *real,
		      u64 *imag);
/** ob_float_from_text() - float from literal text, underscores allowed */
struct ob_object *ob_float_from_text(struct ob_rt *rt, const char *s,
				     size_t len);

static inline bool ob_int_negative(const void *o)
{
	return ((const struct ob_var *)o)->size < 0;
}

/* text */

#define OB_STR_INTERNED	0x3U	/* 0 no, 1 in rt->interned */
#define OB_STR_KIND(k)	((k) << 2)
#define OB_STR_KIND_OF(state) (((state) >> 2) & 7)
#define OB_STR_COMPACT	BIT(5)
#define OB_STR_ASCII	BIT(6)
#define OB_STR_READY	BIT(7)
#define OB_STR_SHARED	BIT(8)	/* ours: in rt->consts */

/**
 * struct ob_str - compact ASCII text (PyASCIIObject); the data follows
 * @length: code points
 * @hash: -1 until computed (H)
 * @state: OB_STR_* bits
 * @wstr: the data of four-byte text, else NULL
 * @base: object header
 */
struct ob_str {
	struct ob_object base;
	s64 length;
	s64 hash;
	u32 state;
	void *wstr;
};

/**
 * struct ob_compact_str - compact non-ASCII text; the data follows
 * @s: as for ASCII
 * @utf8: cached UTF-8 form or NULL (H)
 * @utf8_length: its bytes (H)
 * @wstr_length: as CPython keeps it
 */
struct ob_compact_str {
	struct ob_str s;
	s64 utf8_length;
	char *utf8;
	s64 wstr_length;
};

struct ob_static_str {
	struct ob_str s;
	char data[16];
};

struct ob_static_latin1 {
	struct ob_compact_str s;
	u8 data[8];
};

static_assert(sizeof(struct ob_str) == 48);
static_assert(offsetof(struct ob_str, state) == 32);
static_assert(sizeof(struct ob_compact_str) == 72);

/** ob_str_kind() - bytes per code point: 1, 2 or 4 */
static inline unsigned int ob_str_kind(const void *o)
{
	return OB_STR_KIND_OF(((const struct ob_str *)o)->state);
}

static inline bool ob_str_is_ascii(const void *o)
{
	return ((const struct ob_str *)o)->state & OB_STR_ASCII;
}

static inline s64 ob_str_len(const void *o)
{
	return ((const struct ob_str *)o)->length;
}

/**
 * struct ob_derived_str - text that is an instance of a class derived from str
 * @s: as for non-ASCII; OB_STR_COMPACT is not set
 * @data: raw memory: the code points and a NUL
 */
struct ob_derived_str {
	struct ob_compact_str s;
	void *data;
};

static_assert(sizeof(struct ob_derived_str) == 80);

static inline void *ob_str_data(const void *o)
{
	if (unlikely(!(((const struct ob_str *)o)->state & OB_STR_COMPACT)))
		return ((const struct ob_derived_str *)o)->data;
	return (char *)o + (ob_str_is_ascii(o) ? sizeof(struct ob_str) :
			    sizeof(struct ob_compact_str));
}

/** ob_str_char() - code point at position @i, which must be in range */
static inline u32 ob_str_char(const void *o, s64 i)
{
	switch (ob_str_kind(o)) {
	case 1:
		return ((const u8 *)ob_str_data(o))[i];
	case 2:
		return ((const u16 *)ob_str_data(o))[i];
	default:
		return ((const u32 *)ob_str_data(o))[i];
	}
}

/** ob_str_new() - uninitialised text of @len code points, the widest @maxchar */
struct ob_object *ob_str_new(struct ob_rt *rt, s64 len, u32 maxchar);
/** ob_str_from_utf8() - text from UTF-8; ill-formed input raises UnicodeDecodeError */
struct ob_object *ob_str_from_utf8(struct ob_rt *rt, const char *s, size_t len);
struct ob_object *ob_str_from_cstr(struct ob_rt *rt, const char *s);
/** ob_str_from_chars() - text from an array of code points (1, 2 or 4 bytes each), narrowed */
struct ob_object *ob_str_from_chars(struct ob_rt *rt, unsigned int kind,
				    const void *chars, s64 len);
struct ob_object *ob_str_from_char(struct ob_rt *rt, u32 c);
/** ob_str_format() - text from a format; see ob_raise() for the directives */
struct ob_object *ob_str_format(struct ob_rt *rt, const char *fmt, ...);
struct ob_object *ob_str_vformat(struct ob_rt *rt, const char *fmt, va_list ap);
/** ob_format() - format(o, spec); @spec NULL is '' */
struct ob_object *ob_format(struct ob_rt *rt, struct ob_object *o,
			    struct ob_object *spec);
/** ob_number_format() - __format__() of int, float and complex */
struct ob_object *ob_number_format(struct ob_rt *rt, struct ob_object *o,
				   struct ob_object *spec);
/**
 * ob_str_append() - *left += right, in place when nobody can notice
 * @left: an owned str, replaced by the result; NULL after a failure
 * @right: a str, borrowed
 * @rt: the runtime
 *
 * In place means: *left has one reference, no hash, is in no table, and holds
 * @right's characters in its form. The block is resized to what the text needs.
 *
 * Return: 0, or -1 raised.
 */
int ob_str_append(struct ob_rt *rt, struct ob_object **left,
		  struct ob_object *right);
struct ob_object *ob_str_concat(struct ob_rt *rt, struct ob_object *a,
				struct ob_object *b);
/** ob_str_slice() - code points start..end-1, shared when it can be */
struct ob_object *ob_str_slice(struct ob_rt *rt, struct ob_object *o,
			       s64 start, s64 end);
/** ob_str_join() - sep.join(items) over a list or tuple's item array */
struct ob_object *ob_str_join(struct ob_rt *rt, struct ob_object *sep,
			      struct ob_object *const *items, s64 n);
/**
 * ob_str_utf8() - the UTF-8 form; lone surrogates become "\udcxx" escapes
 * @len: filled with its bytes
 * @rt: the runtime
 * @o: a str
 *
 * Return: memory from ob_raw_alloc() the caller frees, NUL-terminated, or NULL
 * raised. Does not touch the object (its utf8 cache stays as it is).
 */
char *ob_str_utf8(struct ob_rt *rt, struct ob_object *o, size_t *len);
/**
 * ob_str_as_utf8() - the UTF-8 form a str keeps once it was asked for it
 * @len: filled with its bytes, unless NULL
 * @rt: the runtime
 * @o: a str
 *
 * ASCII text is its own UTF-8; other text gets a block that lives as long as it
 * and that its size includes. What CPython reads as a C string asks here.
 *
 * Return: NUL-terminated memory of @o's, or NULL raised: no memory, or
 * UnicodeEncodeError for a lone surrogate.
 */
const char *ob_str_as_utf8(struct ob_rt *rt, struct ob_object *o, size_t *len);
/**
 * ob_str_as_cstr() - as ob_str_as_utf8(), for text that must not contain NUL
 * @rt: the runtime
 * @o: a str
 *
 * Return: the text, which lives as long as @o does; NULL with ValueError when
 * there is a NUL in it, or with what ob_str_as_utf8() raises.
 */
const char *ob_str_as_cstr(struct ob_rt *rt, struct ob_object *o);
/* longer than the name of any character, with a NUL */
#define OB_UNI_NAME_MAX	128

/**
 * ob_uni_name() - what Unicode calls a character
 * @c: the character
 * @buf: OB_UNI_NAME_MAX bytes to write to
 *
 * Return: length of the name, 0 if there is none. No NUL is to be relied on.
 */
int ob_uni_name(u32 c, char *buf);
/**
 * ob_uni_lookup() - the character that has a name
 * @text: the name or an alias, in capitals or not
 * @len: bytes
 *
 * Return: the character, or -1.
 */
s64 ob_uni_lookup(const char *text, size_t len);
/**
 * ob_uni_alias() - the line of an alias or a sequence of characters
 * @name: in capitals
 *
 * Return: numbers of the characters in hexadecimal with blanks between, up to
 * a ";"; or NULL.
 */
const char *ob_uni_alias(const char *name);
/* as many characters one that a name may have becomes, taken apart */
#define OB_NORMAL_MAX	4

/** ob_uni_printable() - as str.isprintable() of one character has it */
bool ob_uni_printable(u32 c);
/** ob_uni_in_name() - may a name have it, or, if @first, begin with it? */
bool ob_uni_in_name(u32 c, bool first);
/**
 * ob_uni_normalize() - the form of a name that names are compared in (NFKC)
 * @from: its characters, which a name may have
 * @n: how many
 * @to: room for OB_NORMAL_MAX times as many
 * @spare: as much room
 *
 * Return: how many characters are at @to.
 */
size_t ob_uni_normalize(const u32 *from, size_t n, u32 *to, u32 *spare);
/** ob_utf8_encode() - UTF-8 of a code point into 4 bytes; the number of bytes */
size_t ob_utf8_encode(u32 c, char *to);
/**
 * ob_str_utf8_piece() - some UTF-8 of a str, without allocating
 * @at: code point to begin with; advanced past those written
 * @size: bytes at @buf, at least 6; no NUL is added
 * @o: a str
 * @buf: where to write
 *
 * Return: bytes written; a lone surrogate becomes a "\udcxx" escape.
 */
size_t ob_str_utf8_piece(const struct ob_object *o, s64 *at, char *buf,
			 size_t size);
/** ob_str_utf8_len() - bytes that ob_str_utf8_piece() gives in all */
size_t ob_str_utf8_len(const struct ob_object *o);
/** ob_str_equal() - same text? Never raises */
bool ob_str_equal(const struct ob_object *a, const struct ob_object *b);
/** ob_str_equal_c() - same text as an ASCII C string? */
bool ob_str_equal_c(const struct ob_object *a, const char *s);
s64 ob_str_hash(struct ob_rt *rt, struct ob_object *o);
/** ob_str_intern() - replace *@o by the interned object of equal text; 0 or -1 */
int ob_str_intern(struct ob_rt *rt, struct ob_object **o);
/** ob_str_intern_utf8() - interned str of @len bytes of UTF-8; new reference */
struct ob_object *ob_str_intern_utf8(struct ob_rt *rt, const char *s,
				     size_t len);
/** ob_str_intern_c() - interned str of an ASCII C string; new reference */
struct ob_object *ob_str_intern_c(struct ob_rt *rt, const char *s);
/**
 * ob_str_share() - replace a constant by the session's object of equal text
 * @rt: the runtime
 * @o: the constant, owned; replaced
 *
 * What makes s1 = 'Hello Word' and a later s2 = 'Hello Word' one object. The
 * table holds no counted reference; the text leaves it when it dies.
 *
 * Return: 0, or -1 raised.
 */
int ob_str_share(struct ob_rt *rt, struct ob_object **o);
/** ob_str_repr() - repr() of text */
struct ob_object *ob_str_repr(struct ob_rt *rt, struct ob_object *o);

/**
 * struct ob_strbuf - text under construction
 * @buf: bytes so far, kind-wide code points (raw memory) or NULL
 * @rt: the runtime
 * @len: code points so far
 * @cap: code points there is room for
 * @kind: bytes of each
 * @maxchar: the widest so far
 */
struct ob_strbuf {
	struct ob_rt *rt;
	void *buf;
	s64 len;
	s64 cap;
	unsigned int kind;
	u32 maxchar;
};

void ob_strbuf_init(struct ob_strbuf *b, struct ob_rt *rt);
/* each returns 0, or -1 with MemoryError pending */
int ob_strbuf_char(struct ob_strbuf *b, u32 c);
int ob_strbuf_cstr(struct ob_strbuf *b, const char *s);
int ob_strbuf_ascii(struct ob_strbuf *b, const char *s, size_t len);
int ob_strbuf_str(struct ob_strbuf *b, struct ob_object *str);
/** ob_strbuf_finish() - the text; the buffer is released, success or not */
struct ob_object *ob_strbuf_finish(struct ob_strbuf *b);
void ob_strbuf_exit(struct ob_strbuf *b);

/* containers */

struct ob_list {
	struct ob_var v;
	struct ob_object **item;
	s64 allocated;
};

static_assert(sizeof(struct ob_list) == 40);

struct ob_tuple {
	struct ob_var v;
	struct ob_object *item[];
};

static inline s64 ob_size(const void *o)
{
	return ((const struct ob_var *)o)->size;
}

struct ob_object *ob_list_new(struct ob_rt *rt, s64 n);	/* @n NULL items */
/** ob_list_for() - an empty list whose first array has room for @n items */
struct ob_object *ob_list_for(struct ob_rt *rt, s64 n);
/**
 * ob_list_foresee() - make room for items that will be appended
 * @rt: the session
 * @list: a list
 * @n: items it will have
 *
 * As much room as appending them one by one would make of what there is, but
 * without the copies in between.
 *
 * Return: 0, or -1 with MemoryError pending.
 */
int ob_list_foresee(struct ob_rt *rt, struct ob_object *list, s64 n);
/** ob_list_for_parts() - the list split() begins with, for @max cuts at most */
struct ob_object *ob_list_for_parts(struct ob_rt *rt, s64 max);
/** ob_list_append() - 0 or -1; takes a reference of its own */
int ob_list_append(struct ob_rt *rt, struct ob_object *list,
		   struct ob_object *o);
/** ob_list_append_steal() - as above, steals @o (LIST_APPEND) */
int ob_list_append_steal(struct ob_rt *rt, struct ob_object *list,
			 struct ob_object *o);
/** ob_list_extend() - list += any iterable; 0 or -1 */
int ob_list_extend(struct ob_rt *rt, struct ob_object *list,
		   struct ob_object *iterable);
int ob_list_sort(struct ob_rt *rt, struct ob_object *list,
		 struct ob_object *key, bool reverse);
struct ob_object *ob_list_from_iterable(struct ob_rt *rt, struct ob_object *o);
/** ob_list_to_tuple() - tuple of a list's items */
struct ob_object *ob_list_to_tuple(struct ob_rt *rt, struct ob_object *list);
/* the functions of modules _bisect and _heapq */
extern const struct ob_method_def ob_bisect_functions[];
extern const struct ob_method_def ob_heapq_functions[];
struct ob_object *ob_tuple_new(struct ob_rt *rt, s64 n); /* @n NULL items */
struct ob_object *ob_tuple_from_array(struct ob_rt *rt,
				      struct ob_object *const *items, s64 n);
/** ob_tuple_from_array_steal() - as above, steals the items (BUILD_TUPLE) */
struct ob_object *ob_tuple_from_array_steal(struct ob_rt *rt,
					    struct ob_object **items, s64 n);
/** ob_tuple_pack() - tuple of @n borrowed objects given as arguments */
struct ob_object *ob_tuple_pack(struct ob_rt *rt, s64 n, ...);
/** ob_tuple_of_three() - takes over the references; NULL if one is missing */
struct ob_object *ob_tuple_of_three(struct ob_rt *rt, struct ob_object *a,
				    struct ob_object *b, struct ob_object *c);

/**
 * struct ob_dict_keys - hash table of a dict; index, then entries, follow
 * @refcnt: dicts sharing it
 * @log2_size: index slots
 * @log2_index_bytes: bytes of the index
 * @kind: OB_KEYS_*
 * @orphan: a split table whose class is gone, and dicts are all that hold it
 * @usable: entries that can still be appended
 * @nentries: entries in use, dead ones included
 * @version: names this set of keys while nothing is added to it; 0 for none,
 *	given out by ob_dict_keys_version()
 */
struct ob_dict_keys {
	s64 refcnt;
	u8 log2_size;
	u8 log2_index_bytes;
	u8 kind;
	u8 orphan;
	u32 version;
	s64 usable;
	s64 nentries;
	/* index array, then entries */
};

static_assert(sizeof(struct ob_dict_keys) == 32);

#define OB_KEYS_GENERAL	0
#define OB_KEYS_UNICODE	1
#define OB_KEYS_SPLIT	2

struct ob_dict_entry {
	s64 hash;
	struct ob_object *key;
	struct ob_object *value;
};

struct ob_dict_unicode_entry {
	struct ob_object *key;
	struct ob_object *value;
};

/**
 * struct ob_dict - a mapping in insertion order (PyDictObject)
 * @used: live entries (H)
 * @version: changes with every modification (H)
 * @keys: its table (H)
 * @values: values of a split table, else NULL (H)
 * @base: object header
 */
struct ob_dict {
	struct ob_object base;
	s64 used;
	u64 version;
	struct ob_dict_keys *keys;
	struct ob_object **values;
};

static_assert(sizeof(struct ob_dict) == 48);

/*
 * The values of a split table are an array of their own: value i belongs to
 * entry i of the keys, which instances of a class share. In what order they
 * were set is in the bytes before the array, which grow away from it:
 *
 *   ... | order[1] | order[0] | number set | bytes before | value[0] | ...
 *
 * There is room for as many as the keys can have entries: nentries + usable.
 */

/** ob_values_nr() - how many of the values are set */
static inline unsigned int ob_values_nr(const void *values)
{
	return ((const u8 *)values)[-2];
}

/** ob_values_order() - number of the value that was set as the @i-th */
static inline unsigned int ob_values_order(const void *values, s64 i)
{
	return ((const u8 *)values)[-3 - i];
}

/** ob_values_append() - value @at was not set and is now: it is the last */
static inline void ob_values_append(void *values, unsigned int at)
{
	u8 *nr = (u8 *)values - 2;

	nr[-1 - *nr] = at;
	++*nr;
}

/** ob_values_block() - the raw memory that values are in */
static inline void *ob_values_block(const void *values)
{
	return (u8 *)values - ((const u8 *)values)[-1];
}

struct ob_object *ob_dict_new(struct ob_rt *rt);
/** ob_dict_get() - value or NULL; borrowed; NULL raised if hash or == raised */
struct ob_object *ob_dict_get(struct ob_rt *rt, struct ob_object *dict,
			      struct ob_object *key);
/** ob_dict_set() - dict[key] = value, references of its own; 0 or -1 */
int ob_dict_set(struct ob_rt *rt, struct ob_object *dict,
		struct ob_object *key, struct ob_object *value);
/** ob_dict_count() - add 1 to what a key has, which is hashed once; 0 or -1 */
int ob_dict_count(struct ob_rt *rt, struct ob_object *dict,
		  struct ob_object *key);
/** ob_dict_del() - 1 deleted, 0 was not there, -1 raised; no KeyError */
int ob_dict_del(struct ob_rt *rt, struct ob_object *dict,
		struct ob_object *key);
/** ob_dict_get_c() - value of an ASCII key, borrowed, NULL if absent or raised */
struct ob_object *ob_dict_get_c(struct ob_rt *rt, struct ob_object *dict,
				const char *key);
int ob_dict_set_c(struct ob_rt *rt, struct ob_object *dict, const char *key,
		  struct ob_object *value);
/** ob_dict_set_c_steal() - likewise; steals @value, NULL if it was not made */
int ob_dict_set_c_steal(struct ob_rt *rt, struct ob_object *dict,
			const char *key, struct ob_object *value);
/**
 * ob_dict_next() - iterate over live entries
 * @pos: start with 0; opaque
 * @key: borrowed
 * @value: borrowed
 * @dict: the dict
 *
 * Return: false at the end. The dict must not change meanwhile.
 */
bool ob_dict_next(struct ob_object *dict, s64 *pos, struct ob_object **key,
		  struct ob_object **value);
/**
 * enum ob_merge - what becomes of a key that both mappings have
 * @OB_MERGE_KEEP: the old value stays
 * @OB_MERGE_OVERRIDE: the new value takes its place
 * @OB_MERGE_UNIQUE: KeyError
 */
enum ob_merge { OB_MERGE_KEEP, OB_MERGE_OVERRIDE, OB_MERGE_UNIQUE };

/** ob_dict_merge() - insert all that @other.keys() gives; 0, or -1 raised */
int ob_dict_merge(struct ob_rt *rt, struct ob_dict *d,
		  struct ob_object *other, enum ob_merge how);
/** ob_dict_update() - insert all of a mapping or of pairs (DICT_UPDATE); 0 or -1 */
int ob_dict_update(struct ob_rt *rt, struct ob_object *dict,
		   struct ob_object *other);
/**
 * ob_dict_keys_version() - a number that says which keys a dict has
 * @rt: the runtime
 * @dict: the dict
 *
 * As long as the table of a dict has that version, no key has been added to
 * it; keys may have been deleted.
 *
 * Return: the version, 0 when there are no numbers left or the table is split.
 */
u32 ob_dict_keys_version(struct ob_rt *rt, struct ob_dict *dict);
/** ob_dict_find_entry() - number of a str key's entry, -1 if absent or raised */
s64 ob_dict_find_entry(struct ob_rt *rt, struct ob_dict *dict,
		       struct ob_object *key);

/**
 * ob_dict_entry_at() - key and value of an entry, next to each other
 * @dict: the dict
 * @i: number of the entry
 *
 * Return: the pair; the value of a deleted entry is NULL. NULL when @i is out
 * of range or the dict's table is not one of its own for text keys.
 */
static inline struct ob_object **ob_dict_entry_at(const struct ob_dict *dict,
						  s64 i)
{
	struct ob_dict_keys *k = dict->keys;
	struct ob_dict_unicode_entry *entries;

	if (k->kind != OB_KEYS_UNICODE || i >= k->nentries)
		return NULL;
	entries = (void *)((u8 *)(k + 1) + (1ULL << k->log2_index_bytes));
	return &entries[i].key;
}

/** ob_keys_name() - key of entry @i of a table for text keys; borrowed */
static inline struct ob_object *ob_keys_name(struct ob_dict_keys *k, s64 i)
{
	struct ob_dict_unicode_entry *entries;

	entries = (void *)((u8 *)(k + 1) + (1ULL << k->log2_index_bytes));
	return entries[i].key;
}

/** ob_dict_presized() - empty dict ready for @n entries, as displays make it */
struct ob_object *ob_dict_presized(struct ob_rt *rt, s64 n);
/** ob_dict_presized_text() - the same for keys that are all str */
struct ob_object *ob_dict_presized_text(struct ob_rt *rt, s64 n);
struct ob_object *ob_dict_copy(struct ob_rt *rt, struct ob_object *dict);
/**
 * ob_dict_from_items() - dict display: a table sized and typed for its keys
 * @keys: first key
 * @key_stride: pointers from one key to the next
 * @values: first value
 * @value_stride: pointers from one value to the next
 * @n: how many of each, all borrowed; strides are 2 for BUILD_MAP
 * @rt: the runtime
 *
 * Return: new dict, or NULL raised.
 */
struct ob_object *ob_dict_from_items(struct ob_rt *rt,
				     struct ob_object *const *keys,
				     s64 key_stride,
				     struct ob_object *const *values,
				     s64 value_stride, s64 n);

/**
 * ob_odict_next_key() - the keys an OrderedDict keeps in order, one by one
 * @rt: the runtime
 * @o: any object
 * @at: NULL to begin with; then the block that has the key
 *
 * Return: borrowed; NULL at the end or when @o is none.
 */
struct ob_object *ob_odict_next_key(struct ob_rt *rt, struct ob_object *o,
				    const void **at);
/** ob_odict_slots() - where an OrderedDict finds the places of its keys */
const void *ob_odict_slots(const struct ob_object *o);
/** ob_odict_ok() - is the list of an OrderedDict whole? True for other objects */
bool ob_odict_ok(struct ob_rt *rt, const struct ob_object *o);
/**
 * ob_chain_next() - the blocks of a deque or OrderedDict that form a chain
 * @o: any object
 * @block: the one before, NULL to begin with
 *
 * Return: NULL at the end or when @o has none.
 */
const void *ob_chain_next(const struct ob_object *o, const void *block);

/* bytes */

/**
 * struct ob_bytes - bytes that never change (PyBytesObject)
 * @v: size is their number
 * @hash: -1 until computed (H)
 * @data: the bytes and a NUL
 */
struct ob_bytes {
	struct ob_var v;
	s64 hash;
	u8 data[];
};

static_assert(offsetof(struct ob_bytes, data) == 32);

struct ob_static_bytes {
	struct ob_var v;
	s64 hash;
	u8 data[8];
};

/**
 * struct ob_bytearray - bytes that can change (PyByteArrayObject)
 * @v: size is their number (H)
 * @alloc: bytes at @buffer (H)
 * @buffer: raw memory, or NULL (H)
 * @start: the first byte; behind @buffer when the front was deleted (H)
 * @exports: how many look at the memory, which stays where it is meanwhile (H)
 */
struct ob_bytearray {
	struct ob_var v;
	s64 alloc;
	u8 *buffer;
	u8 *start;
	s64 exports;
};

static_assert(sizeof(struct ob_bytearray) == 56);

/** ob_bytes_new() - bytes object of @n > 0 bytes not filled in yet, never shared */
struct ob_bytes *ob_bytes_new(struct ob_rt *rt, s64 n);
/** ob_bytes_from() - bytes object with a copy of @n bytes */
struct ob_object *ob_bytes_from(struct ob_rt *rt, const void *data, s64 n);
struct ob_object *ob_bytearray_from(struct ob_rt *rt, const void *data, s64 n);
/**
 * ob_bytes_decode() - bytes as text
 * @rt: the runtime
 * @s: the bytes
 * @n: how many
 * @encoding: name of a codec; NULL is UTF-8
 * @errors: name of an error handler; NULL is "strict"
 *
 * Return: new str, or NULL with UnicodeDecodeError, LookupError or what the
 * handler raises.
 */
struct ob_object *ob_bytes_decode(struct ob_rt *rt, const u8 *s, s64 n,
				  const char *encoding, const char *errors);
/**
 * ob_str_encode() - text as bytes
 * @rt: the runtime
 * @o: a str
 * @encoding: name of a codec; NULL is UTF-8
 * @errors: name of an error handler; NULL is "strict"
 *
 * Return: new bytes, or NULL with UnicodeEncodeError, LookupError or what the
 * handler raises.
 */
struct ob_object *ob_str_encode(struct ob_rt *rt, struct ob_object *o,
				const char *encoding, const char *errors);
/** ob_buffer_get() - look at an object's bytes; 0, or -1 with TypeError */
int ob_buffer_get(struct ob_rt *rt, struct ob_object *o, struct ob_buffer *b,
		  bool writable);
void ob_buffer_release(struct ob_rt *rt, struct ob_buffer *b);

/* entries inside a set object: what the smallest table has */
#define OB_SET_INLINE	8

/**
 * struct ob_set_entry - one place of a set's table
 * @key: NULL when the place is free
 * @hash: of the key; 0 when the place never had one, -1 when it lost it
 */
struct ob_set_entry {
	struct ob_object *key;
	s64 hash;
};

/**
 * struct ob_set - set and frozenset (PySetObject)
 * @fill: places that have or had a key (H)
 * @used: keys (H)
 * @mask: places less one (H)
 * @table: @small, or raw memory (H)
 * @hash: of a frozenset, -1 until computed (H)
 * @finger: where pop() looks first (H)
 * @small: the table of small sets (H)
 * @weakreflist: weak references to it
 * @base: object header
 */
struct ob_set {
	struct ob_object base;
	s64 fill;
	s64 used;
	s64 mask;
	struct ob_set_entry *table;
	s64 hash;
	s64 finger;
	struct ob_set_entry small[OB_SET_INLINE];
	struct ob_object *weakreflist;
};

static_assert(sizeof(struct ob_set) == 200);

/** ob_set_new() - OB_T_SET or OB_T_FROZENSET of an iterable's items, or empty */
struct ob_object *ob_set_new(struct ob_rt *rt, enum ob_tid tid,
			     struct ob_object *iterable);
/** ob_set_add() - set.add(key), to a frozenset nobody has seen too; 0 or -1 */
int ob_set_add(struct ob_rt *rt, struct ob_object *set, struct ob_object *key);
/** ob_set_update() - add all items of an iterable; 0 or -1 */
int ob_set_update(struct ob_rt *rt, struct ob_object *set,
		  struct ob_object *iterable);
/** ob_set_next() - next key, borrowed; *@pos starts with 0; false at the end */
bool ob_set_next(struct ob_object *set, s64 *pos, struct ob_object **key);
/** ob_is_set() - is it a set, a frozenset or derived from one of them? */
bool ob_is_set(struct ob_rt *rt, const struct ob_object *o);

struct ob_range {
	struct ob_object base;
	struct ob_object *start, *stop, *step, *length;
};

static_assert(sizeof(struct ob_range) == 48);

struct ob_slice {
	struct ob_object base;
	struct ob_object *start, *stop, *step;
};

static_assert(sizeof(struct ob_slice) == 40);

struct ob_object *ob_slice_new(struct ob_rt *rt, struct ob_object *start,
			       struct ob_object *stop, struct ob_object *step);
/**
 * ob_slice_adjust() - slice against a length, as slice.indices() does
 * @rt: the runtime
 * @slice: the slice
 * @length: items of the sequence
 * @start: filled
 * @stop: filled
 * @step: filled, never zero
 *
 * Return: number of items selected, or -1 raised.
 */
s64 ob_slice_adjust(struct ob_rt *rt, struct ob_object *slice, s64 length,
		    s64 *start, s64 *stop, s64 *step);

/* iterators over sequences: index and what is iterated, NULL when exhausted */
struct ob_seq_iter {
	struct ob_object base;
	s64 index;
	struct ob_object *seq;
};

static_assert(sizeof(struct ob_seq_iter) == 32);

/** ob_seq_iter_new() - iterator over anything with a sequence item slot */
struct ob_object *ob_seq_iter_new(struct ob_rt *rt, struct ob_object *seq);
/** ob_call_iter_new() - iter(callable, sentinel) */
struct ob_object *ob_call_iter_new(struct ob_rt *rt,
				   struct ob_object *callable,
				   struct ob_object *sentinel);

/** ob_key_wrapper_new() - functools.cmp_to_key(cmp), or a key of @object */
struct ob_object *ob_key_wrapper_new(struct ob_rt *rt, struct ob_object *cmp,
				     struct ob_object *object);
/** ob_array_rebuild() - array._array_reconstructor() */
struct ob_object *ob_array_rebuild(OB_FN_ARGS);
/** ob_tee() - tuple of @n iterators over one source (itertools.tee) */
struct ob_object *ob_tee(struct ob_rt *rt, struct ob_object *iterable, s64 n);

struct ob_range_iter {
	struct ob_object base;
	s64 index, start, step, length;
};

static_assert(sizeof(struct ob_range_iter) == 48);

/* code and calls */

#define OB_CO_OPTIMIZED		0x1
#define OB_CO_NEWLOCALS		0x2
#define OB_CO_VARARGS		0x4
#define OB_CO_VARKEYWORDS	0x8
#define OB_CO_NESTED		0x10
#define OB_CO_GENERATOR		0x20
#define OB_CO_COROUTINE		0x80
#define OB_CO_ITERABLE_COROUTINE 0x100
#define OB_CO_ASYNC_GENERATOR	0x200
#define OB_CO_FUTURE_BARRY	0x400000
#define OB_CO_FUTURE_ANNOTATIONS 0x1000000
/* those of all features that __future__ has or had */
#define OB_CO_FUTURES		0x1fe0000

/* what a localsplus slot is */
#define OB_LOCAL_LOCAL	0x20
#define OB_LOCAL_CELL	0x40
#define OB_LOCAL_FREE	0x80

/**
 * struct ob_code - compiled code (PyCodeObject of 3.11)
 * @v: size is the number of 16-bit code units
 * @localspluskinds: raw str-free byte string: one OB_LOCAL_* byte per slot
 * @code: opcode in the low byte, argument in the high byte, inline caches
 * @consts: constants that LOAD_CONST takes
 * @names: names of globals and attributes
 * @views: co_code, co_linetable and co_exceptiontable as bytes objects, from the
 *	first time on that a program asks for one of them; or NULL
 * @flags: OB_CO_* bits
 * @warmup: counts up to 0, where CPython starts to specialize
 * @linearray_entry_size: as CPython keeps it
 * @argcount: parameters that may be given by position
 * @posonlyargcount: those of them that may not be given by name
 * @kwonlyargcount: parameters given by name only
 * @stacksize: deepest the value stack gets
 * @firstlineno: line of the definition
 * @nlocalsplus: slots of a frame below its value stack
 * @nlocals: local variables
 * @nplaincellvars: cells that are not parameters
 * @ncellvars: cells
 * @nfreevars: variables of enclosing functions
 * @localsplusnames: name of each slot
 * @filename: shown in tracebacks
 * @name: of the function or class
 * @qualname: the same with what it is nested in
 * @linetable: raw memory: 3.11's location table
 * @weakreflist: unused
 * @source: text of the unit, for tracebacks
 * @linetable_len: bytes of @linetable
 * @exceptiontable_len: bytes of @exceptions
 * @exceptions: raw memory: 3.11's exception table
 * @firsttraceable: unit of the first RESUME
 * @unit: number of the compile unit in its session
 */
struct ob_code {
	struct ob_var v;
	struct ob_tuple *consts;	/* 24 */
	struct ob_tuple *names;
	struct ob_tuple *views;		/* 40 */
	u32 flags;			/* 48 */
	s16 warmup;			/* 52 */
	s16 linearray_entry_size;
	u32 argcount;			/* 56 */
	u32 posonlyargcount;
	u32 kwonlyargcount;
	u32 stacksize;			/* 68 */
	u32 firstlineno;		/* 72 */
	u32 nlocalsplus;		/* 76 */
	u32 nlocals;
	u32 nplaincellvars;
	u32 ncellvars;
	u32 nfreevars;
	struct ob_tuple *localsplusnames; /* 96 */
	u8 *localspluskinds;		/* 104: raw memory, nlocalsplus bytes */
	struct ob_object *filename;	/* 112 */
	struct ob_object *name;		/* 120 */
	struct ob_object *qualname;	/* 128 */
	u8 *linetable;			/* 136: raw memory, 3.11's location table */
	struct ob_object *weakreflist;
	struct ob_str *source;		/* 152: ours; text of the unit, for tracebacks */
	u32 linetable_len;		/* 160 */
	u32 exceptiontable_len;
	u8 *exceptions;			/* 168: raw memory, 3.11's exception table */
	u32 firsttraceable;		/* 176 */
	u32 unit;			/* 180: number of the compile unit in its session */
	u16 code[];			/* 184 */
};

static_assert(offsetof(struct ob_code, code) == 184);
static_assert(offsetof(struct ob_code, stacksize) == 68);
static_assert(offsetof(struct ob_code, localsplusnames) == 96);
static_assert(offsetof(struct ob_code, linetable) == 136);

/**
 * struct ob_code_pos - source position of an instruction
 * @line: where it begins
 * @end_line: where it ends
 * @col: column of its first byte
 * @end_col: column after its last byte
 *
 * Lines start at 1; columns are UTF-8 byte offsets from 0; -1 is unknown.
 */
struct ob_code_pos {
	int line, end_line, col, end_col;
};

/** ob_code_new() - code object with room for @units code units; all else zero */
struct ob_code *ob_code_new(struct ob_rt *rt, size_t units);
/** ob_code_module_name() - name of the code of a whole text; new reference */
struct ob_object *ob_code_module_name(struct ob_rt *rt);
/** ob_code_position() - where the instruction at unit @index comes from */
void ob_code_position(const struct ob_code *code, size_t index,
		      struct ob_code_pos *pos);

/**
 * struct ob_code_entry - one entry of a line table
 * @at: code unit it begins at
 * @units: how many it is about
 * @line: where the next one counts from
 * @next: the next one's bytes
 * @pos: where the instruction comes from
 *
 * All zero before the first.
 */
struct ob_code_entry {
	u32 at, units;
	int line;
	const u8 *next;
	struct ob_code_pos pos;
};

/** ob_code_next_entry() - go on to the next entry; false after the last */
bool ob_code_next_entry(const struct ob_code *code, struct ob_code_entry *e);

/**
 * struct ob_code_handler - one entry of an exception table
 * @start: code unit it begins at
 * @size: how many it is about
 * @target: code unit of the handler
 * @depth: value stack depth it expects
 * @lasti: it also wants the code unit that raised
 */
struct ob_code_handler {
	u32 start, size;
	u32 target;
	u32 depth;
	bool lasti;
};

/**
 * ob_code_next_handler() - read an entry of an exception table
 * @code: whose
 * @p: NULL for the first, then what this gave
 * @out: filled
 *
 * Return: what follows the entry, or NULL: there is none.
 */
const u8 *ob_code_next_handler(const struct ob_code *code, const u8 *p,
			       struct ob_code_handler *out);
/** ob_code_handler() - the handler for what unit @index raises, if any */
bool ob_code_handler(const struct ob_code *code, u32 index,
		     struct ob_code_handler *out);

struct ob_cell {
	struct ob_object base;
	struct ob_object *contents;
};

static_assert(sizeof(struct ob_cell) == 24);
struct ob_object *ob_cell_new(struct ob_rt *rt, struct ob_object *contents);

struct ob_function {
	struct ob_object base;
	struct ob_object *globals;	/* 16 */
	struct ob_object *builtins;
	struct ob_object *name;
	struct ob_object *qualname;
	struct ob_object *code;		/* 48 */
	struct ob_object *defaults;
	struct ob_object *kwdefaults;
	struct ob_object *closure;	/* 72 */
	struct ob_object *doc;
	struct ob_object *dict;
	struct ob_object *weakreflist;
	struct ob_object *module;
	struct ob_object *annotations;
	void *vectorcall;		/* 120 */
	u32 version;
};

static_assert(sizeof(struct ob_function) == 136);
/** ob_function_new() - function over @code; qualname from the code object */
struct ob_object *ob_function_new(struct ob_rt *rt, struct ob_object *code,
				  struct ob_object *globals);

/**
 * struct ob_descr - CPython's PyDescrObject with the payload of its subtypes
 * @base: object header
 * @owner: type it belongs to, counted
 * @name: counted
 * @qualname: NULL until it is asked for
 * @def: row of a table: method, member, getset or special method
 * @vectorcall: unused, as the size is CPython's
 */
struct ob_descr {
	struct ob_object base;
	struct ob_type *owner;
	struct ob_object *name;
	struct ob_object *qualname;
	const void *def;
	void *vectorcall;
};

struct ob_builtin {
	struct ob_object base;
	const struct ob_method_def *def;
	struct ob_object *self;
	struct ob_object *module;
	struct ob_object *weakreflist;
	void *vectorcall;
};

static_assert(sizeof(struct ob_builtin) == 56);
/** ob_builtin_new() - builtin function; @self and @module (a str) may be NULL */
struct ob_object *ob_builtin_new(struct ob_rt *rt,
				 const struct ob_method_def *def,
				 struct ob_object *self,
				 struct ob_object *module);
/*
 * ob_native_call() - code of a builtin whose self is a Python function
 *
 * For what CPython has in C and a module's text has here: such a builtin is
 * called, shown and bound as one written in C, and belongs to the module its
 * function is from.
 */
struct ob_object *ob_native_call(OB_FN_ARGS);

struct ob_method {
	struct ob_object base;
	struct ob_object *func;
	struct ob_object *self;
	struct ob_object *weakreflist;
	void *vectorcall;
};

static_assert(sizeof(struct ob_method) == 48);

struct ob_module {
	struct ob_object base;
	struct ob_object *dict;
	const void *def;
	void *state;
	struct ob_object *weaklist;
	struct ob_object *name;
};

static_assert(sizeof(struct ob_module) == 56);
/** ob_module_new() - module with __name__ set and @methods as its functions */
struct ob_object *ob_module_new(struct ob_rt *rt, const char *name,
				const struct ob_method_def *methods);
/** ob_module_add_functions() - a table of functions into a module; 0 or -1 */
int ob_module_add_functions(struct ob_rt *rt, struct ob_object *module,
			    const struct ob_method_def *methods);
/**
 * ob_module_add() - module.name = value
 * @value: stolen; NULL with an exception pending is passed on
 * @rt: the runtime
 * @module: a module
 * @name: ASCII
 *
 * Return: 0, or -1 raised.
 */
int ob_module_add(struct ob_rt *rt, struct ob_object *module, const char *name,
		  struct ob_object *value);

/**
 * ob_re_compile() - the builtin that makes a re.Pattern
 * @rt: the runtime
 * @self: the module
 * @args: the text, its flags, the code, which may be any bytes; the number of
 *	groups, a dict of their numbers by name, a tuple of names by number
 * @nargs: 6
 * @kwnames: NULL
 *
 * Return: new reference, or NULL raised.
 */
struct ob_object *ob_re_compile(struct ob_rt *rt, struct ob_object *self,
				struct ob_object *const *args, size_t nargs,
				struct ob_tuple *kwnames);

/* frames and what can be suspended */

struct ob_frame_object;

/* who frees a frame */
enum ob_frame_owner {
	OB_FRAME_THREAD,	/* the data stack, when it returns */
	OB_FRAME_GENERATOR,	/* the generator it is part of */
	OB_FRAME_OBJECT,	/* the frame object that outlived it */
};

/* An __init__ whose caller has the new instance and its class on the stack. */
#define OB_DROP_CONSTRUCT 255

/**
 * struct ob_frame - one activation (CPython's interpreter frame layout)
 * @func: the function called, owned
 * @globals: borrowed from @func
 * @builtins: likewise
 * @locals: the namespace of module-level code, or what locals() gave; owned,
 *	or NULL
 * @code: owned
 * @frame_obj: the object programs know it by, owned, or NULL
 * @previous: the caller, NULL for the first
 * @prev_instr: last instruction started, or the last of its caches while a
 *	CALL of a function runs without recursion in C, as in CPython
 * @stacktop: slots of @localsplus in use whenever the loop has called out
 * @is_entry: returning from it leaves the evaluation loop
 * @owner: enum ob_frame_owner
 * @drop: values the caller's stack sheds when this frame returns to it, or
 *	OB_DROP_CONSTRUCT
 * @localsplus: locals, cells, free variables, then the value stack
 */
struct ob_frame {
	struct ob_object *func;			/* 0 */
	struct ob_object *globals;
	struct ob_object *builtins;
	struct ob_object *locals;		/* 24 */
	struct ob_code *code;			/* 32 */
	struct ob_frame_object *frame_obj;
	struct ob_frame *previous;		/* 48 */
	u16 *prev_instr;			/* 56 */
	s32 stacktop;				/* 64 */
	u8 is_entry;
	u8 owner;
	u8 drop;
	struct ob_object *localsplus[];		/* 72 */
};

static_assert(offsetof(struct ob_frame, localsplus) == 72);

/** ob_frame_slots() - slots of a frame for @code, value stack included */
static inline size_t ob_frame_slots(const struct ob_code *code)
{
	return (size_t)code->nlocalsplus + code->stacksize;
}

/** ob_frame_lasti() - code unit of the last instruction started */
static inline int ob_frame_lasti(const struct ob_frame *frame)
{
	return frame->prev_instr - frame->code->code;
}

/** ob_frame_depth() - value stack depth of a frame that is not running */
int ob_frame_depth(const struct ob_frame *frame);
/** ob_frame_line() - source line a frame is at, 0 when unknown */
int ob_frame_line(const struct ob_frame *frame);
/** ob_frame_varname() - name of local slot @i; borrowed */
struct ob_object *ob_frame_varname(const struct ob_code *code, u32 i);
/** ob_frame_locals() - locals() of a frame; borrowed from it, NULL raised */
struct ob_object *ob_frame_locals(struct ob_rt *rt, struct ob_frame *frame);
/** ob_frame_locals_back() - and what was changed in it back to the variables */
void ob_frame_locals_back(struct ob_rt *rt, struct ob_frame *frame);
/**
 * ob_frame_clear() - drop what a frame holds, in CPython's order
 * @rt: the runtime
 * @frame: a frame that will not run again
 *
 * If a program holds the frame's object, that takes everything over instead.
 *
 * Return: the frame's code, which is the caller's to drop when nobody finds the
 * frame any more; NULL when it was taken over.
 */
struct ob_code *ob_frame_clear(struct ob_rt *rt, struct ob_frame *frame);
/** ob_frame_copy() - its fields and the slots in use; references move */
void ob_frame_copy(struct ob_frame *to, const struct ob_frame *from);
/** ob_frame_visit() - visit the references a frame holds */
int ob_frame_visit(struct ob_frame *frame, struct ob_visitor *v);

/**
 * struct ob_frame_object - what programs know a frame by (PyFrameObject)
 * @base: object header
 * @back: object of the caller's frame, once the frame has returned
 * @frame: the frame; @data after it has returned
 * @trace: f_trace
 * @lineno: 0, or the line to show
 * @trace_lines: f_trace_lines
 * @trace_opcodes: f_trace_opcodes
 * @fast_as_locals: as CPython has it
 * @data: room for the frame when it returns
 */
struct ob_frame_object {
	struct ob_object base;
	struct ob_object *back;
	struct ob_frame *frame;
	struct ob_object *trace;
	int lineno;
	u8 trace_lines;
	u8 trace_opcodes;
	u8 fast_as_locals;
	struct ob_frame data;
};

static_assert(offsetof(struct ob_frame_object, data) == 48);

/** ob_frame_object_of() - the object of a frame; borrowed, NULL raised */
struct ob_frame_object *ob_frame_object_of(struct ob_rt *rt,
					   struct ob_frame *frame);

/**
 * struct ob_exc_state - what a generator, or the program, is handling
 * @value: the exception, owned; NULL or None for nothing
 * @previous: state of who runs it
 */
struct ob_exc_state {
	struct ob_object *value;
	struct ob_exc_state *previous;
};

/* where a generator is, CPython's numbers */
enum ob_gen_state {
	OB_GEN_CREATED = -2,
	OB_GEN_SUSPENDED = -1,
	OB_GEN_EXECUTING = 0,
	OB_GEN_COMPLETED = 1,
	OB_GEN_CLEARED = 4,
};

/**
 * struct ob_gen - a generator, coroutine or asynchronous generator
 * @base: object header
 * @code: its code
 * @weakreflist: as CPython has it
 * @name: __name__
 * @qualname: __qualname__
 * @exc: what it is handling; linked to who runs it while it runs
 * @origin: cr_origin, or the finalizer of an asynchronous generator
 * @hooks_inited: the hooks for asynchronous generators have been called
 * @closed: aclose() has been called or it has come to its end
 * @running_async: between the start and the end of an asend() and so on
 * @state: enum ob_gen_state
 * @frame: its frame, ob_frame_slots() slots
 */
struct ob_gen {
	struct ob_object base;
	struct ob_object *code;			/* 16 */
	struct ob_object *weakreflist;
	struct ob_object *name;			/* 32 */
	struct ob_object *qualname;
	struct ob_exc_state exc;		/* 48 */
	struct ob_object *origin;
	u8 hooks_inited;			/* 72 */
	u8 closed;
	u8 running_async;
	s8 state;				/* 75 */
	struct ob_frame frame;			/* 80 */
};

static_assert(offsetof(struct ob_gen, state) == 75);
static_assert(sizeof(struct ob_gen) == 152);

/** ob_gen_of() - the generator a frame of one is part of */
static inline struct ob_gen *ob_gen_of(struct ob_frame *frame)
{
	return container_of(frame, struct ob_gen, frame);
}

/**
 * ob_gen_new() - what calling a function with a yield in it gives
 * @rt: the runtime
 * @frame: the function's frame, at its RETURN_GENERATOR; what it holds moves
 *	into the generator
 *
 * Return: new reference, or NULL raised with @frame as it was.
 */
struct ob_object *ob_gen_new(struct ob_rt *rt, struct ob_frame *frame);
/** ob_gen_yf() - what a suspended generator delegates to; borrowed or NULL */
struct ob_object *ob_gen_yf(const struct ob_gen *gen);
/**
 * ob_gen_failed() - a generator's frame ended with an exception
 * @rt: the runtime, the exception pending
 * @gen: the generator, its frame cleared
 *
 * StopIteration out of a generator becomes RuntimeError.
 */
void ob_gen_failed(struct ob_rt *rt, struct ob_gen *gen);
/**
 * ob_gen_send() - resume with a value
 * @arg: what the yield expression gives; NULL is None, for an iteration
 * @res: filled with a new reference unless it raised
 * @rt: the runtime
 * @gen: the generator
 *
 * Return: 1 yielded, 0 returned, -1 raised. 0 with a NULL *@res when @arg is
 * NULL and it returned None or had ended before.
 */
int ob_gen_send(struct ob_rt *rt, struct ob_gen *gen, struct ob_object *arg,
		struct ob_object **res);
/** ob_stop_iteration() - raise StopIteration(value); @value is stolen; NULL */
void *ob_stop_iteration(struct ob_rt *rt, struct ob_object *value);
/**
 * ob_stop_iteration_value() - value of a pending StopIteration, which is cleared
 * @rt: the runtime
 *
 * Return: new reference, None without an exception; NULL if another is pending.
 */
struct ob_object *ob_stop_iteration_value(struct ob_rt *rt);
/** ob_awaitable_iter() - what await runs for @o; new reference */
struct ob_object *ob_awaitable_iter(struct ob_rt *rt, struct ob_object *o);
/** ob_async_wrap() - a value that an asynchronous generator yields; steals */
struct ob_object *ob_async_wrap(struct ob_rt *rt, struct ob_object *value);
/** ob_structseq_new() - tuple with named items, as many as the type has names */
struct ob_object *ob_structseq_new(struct ob_rt *rt, enum ob_tid tid,
				   struct ob_object *const *items);
/** ob_stream_new() - sys.stdin, sys.stdout, sys.stderr by their number */
struct ob_object *ob_stream_new(struct ob_rt *rt, int fd);
int ob_stream_fd(const struct ob_object *o);
/** ob_anext_new() - anext(it, default) */
struct ob_object *ob_anext_new(struct ob_rt *rt, struct ob_object *awaitable,
			       struct ob_object *otherwise);
/**
 * struct ob_weakref - a weak reference or proxy (PyWeakReference)
 * @base: object header
 * @object: what it refers to, not counted; None when that is dead
 * @callback: called with the weak reference when it dies, owned, or NULL
 * @hash: of the object, -1 until it is asked for
 * @prev: in the list of the object's weak references
 * @next: likewise
 * @vectorcall: unused
 */
struct ob_weakref {
	struct ob_object base;
	struct ob_object *object;
	struct ob_object *callback;
	s64 hash;
	struct ob_weakref *prev;
	struct ob_weakref *next;
	void *vectorcall;
};

static_assert(sizeof(struct ob_weakref) == 64);

/* exceptions */

/**
 * struct ob_exc - an exception (PyBaseExceptionObject)
 * @traceback: struct ob_traceback chain or NULL, innermost last
 * @base: object header
 * @dict: __dict__, NULL until it is needed
 * @args: arguments of the call that made it
 * @notes: __notes__, or NULL
 * @context: what was being handled when it was raised, or NULL
 * @cause: what was named after "from", or NULL
 * @suppress_context: a cause, even None, was given
 * @settled: it was thrown into a generator, which gives it no context
 */
struct ob_exc {
	struct ob_object base;
	struct ob_object *dict;
	struct ob_tuple *args;
	struct ob_object *notes;
	struct ob_object *traceback;
	struct ob_object *context;
	struct ob_object *cause;
	u8 suppress_context;
	u8 settled;
};

static_assert(sizeof(struct ob_exc) == 72);

/*
 * ob_raise_decode() - UnicodeDecodeError about bytes @start to @end - 1 of @n
 *
 * Return: NULL, so that callers can return the result.
 */
void *ob_raise_decode(struct ob_rt *rt, const char *encoding, const u8 *s,
		      s64 n, s64 start, s64 end, const char *reason);
/** ob_raise_encode() - UnicodeEncodeError about part of a str; NULL */
void *ob_raise_encode(struct ob_rt *rt, const char *encoding,
		      struct ob_object *o, s64 start, s64 end,
		      const char *reason);
/** ob_exc_nr_own() - references that follow struct ob_exc in an exception */
s64 ob_exc_nr_own(const struct ob_type *type);

struct ob_exc_group {
	struct ob_exc exc;
	struct ob_object *message, *exceptions;
};

/** ob_is_exc_group() - is it a BaseExceptionGroup? */
bool ob_is_exc_group(struct ob_rt *rt, const struct ob_object *o);
/** ob_exc_group_new() - BaseExceptionGroup(message, excs); new reference */
struct ob_object *ob_exc_group_new(struct ob_rt *rt, struct ob_object *message,
				   struct ob_object *excs);
/**
 * ob_exc_group_split() - group.split(what)
 * @rt: the runtime
 * @group: a group
 * @what: class, tuple of classes or function
 * @match: filled with the part that matches, new, None for nothing
 * @rest: filled with the other part, likewise
 *
 * Return: 0, or -1 raised.
 */
int ob_exc_group_split(struct ob_rt *rt, struct ob_object *group,
		       struct ob_object *what, struct ob_object **match,
		       struct ob_object **rest);
/** ob_exc_group_project() - the part of a group with these leaves (a list) */
struct ob_object *ob_exc_group_project(struct ob_rt *rt,
				       struct ob_object *group,
				       struct ob_object *leaves);

struct ob_syntax_error {
	struct ob_exc exc;
	struct ob_object *msg, *filename, *lineno, *offset;
	struct ob_object *text, *end_lineno, *end_offset, *print_file_and_line;
};

struct ob_name_error {
	struct ob_exc exc;
	struct ob_object *name;
};

struct ob_attribute_error {
	struct ob_exc exc;
	struct ob_object *obj, *name;
};

struct ob_stop_iteration {
	struct ob_exc exc;
	struct ob_object *value;
};

struct ob_import_error {
	struct ob_exc exc;
	struct ob_object *msg, *name, *path;
};

/**
 * struct ob_traceback - one level of a traceback (PyTracebackObject)
 * @base: object header
 * @next: towards the place where it was raised
 * @frame: the frame, which keeps its locals as long as this lives
 * @lasti: byte offset of the instruction, as CPython counts; -1 for none
 * @lineno: its line
 */
struct ob_traceback {
	struct ob_object base;
	struct ob_object *next;
	struct ob_frame_object *frame;
	int lasti;
	int lineno;
};

static_assert(sizeof(struct ob_traceback) == 40);

/** ob_traceback_code() - the code object of a level; borrowed */
static inline struct ob_code *ob_traceback_code(const struct ob_traceback *tb)
{
	return tb->frame->frame->code;
}

/** ob_traceback_add() - put one level in front of the pending exception's */
int ob_traceback_add(struct ob_rt *rt, struct ob_frame *frame);

#endif /* _OBHEAP_LAYOUTS_H */
