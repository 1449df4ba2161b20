// SPDX-License-Identifier: GPL-2.0
/*
 * array - array.array: its memory, items and operators
 */
#include "array_priv.h"
#include "containers_priv.h"
#include "str_priv.h"

static const struct ob_array_kind kinds[] = {
	{ 'b', 1, "b", "signed char" }, { 'B', 1, "B", "unsigned byte integer" },
	{ 'u', 4, "w", NULL }, { 'h', 2, "h", "signed short integer" },
	{ 'H', 2, "H", "unsigned short" }, { 'i', 4, "i", "signed integer" },
	{ 'I', 4, "I", "unsigned int" }, { 'l', 8, "l", NULL },
	{ 'L', 8, "L", NULL }, { 'q', 8, "q", NULL }, { 'Q', 8, "Q", NULL },
	{ 'f', 4, "f", NULL }, { 'd', 8, "d", NULL },
};

bool ob_is_array(struct ob_rt *rt, const struct ob_object *o)
{
	return ob_is_subtype(o->type, ob_type_of(rt, OB_T_ARRAY));
}

static struct ob_array *array_alloc(struct ob_rt *rt, struct ob_type *type,
				    const struct ob_array_kind *kind, s64 n)
{
	struct ob_array *a;

	if (n > S64_MAX / kind->size)
		return ob_no_memory(rt);
	a = ob_type_alloc(rt, type, 0);
	if (!a)
		return NULL;
	a->kind = kind;
	if (n) {
		a->data = ob_raw_alloc(rt, n * kind->size);
		if (!a->data) {
			ob_decref(rt, a);
			return NULL;
		}
		a->allocated = n;
		a->v.size = n;
	}
	ob_track(rt, a);
	return a;
}

struct ob_object *ob_array_new(struct ob_rt *rt,
			       const struct ob_array_kind *kind, s64 n)
{
	return OB_OBJ(array_alloc(rt, ob_type_of(rt, OB_T_ARRAY), kind, n));
}

int ob_array_resize(struct ob_rt *rt, struct ob_array *a, s64 n)
{
	s64 room;
	u8 *data;

	if (a->exports > 0 && n != a->v.size) {
		ob_raise(rt, OB_T_BufferError,
			 "cannot resize an array that is exporting buffers");
		return -1;
	}
	if (a->allocated >= n && a->v.size < n + 16 && a->data) {
		a->v.size = n;
		return 0;
	}
	if (!n) {
		if (a->data)
			ob_raw_free(rt, a->data);
		a->data = NULL;
		a->allocated = 0;
		a->v.size = 0;
		return 0;
	}
	room = (n >> 4) + (a->v.size < 8 ? 3 : 7) + n;
	if (n > S64_MAX / 16) {
		ob_no_memory(rt);
		return -1;
	}
	data = a->data ? ob_raw_realloc(rt, a->data, room * a->kind->size) :
			 ob_raw_alloc(rt, room * a->kind->size);
	if (!data)
		return -1;
	a->data = data;
	a->allocated = room;
	a->v.size = n;
	return 0;
}

/* items */

int ob_array_check_char(struct ob_rt *rt, u32 c)
{
	if (c <= 0x10ffff)
		return 0;
	ob_raise(rt, OB_T_ValueError,
		 "character U+%x is not in range [U+0000; U+10ffff]", c);
	return -1;
}

struct ob_object *ob_array_item(struct ob_rt *rt, const struct ob_array *a,
				s64 i)
{
	u32 c;

	if (a->kind->code != 'u')
		return ob_view_unpack(rt, a->kind->code, ob_array_at(a, i));
	memcpy(&c, ob_array_at(a, i), 4);
	return ob_array_check_char(rt, c) ? NULL : ob_str_from_char(rt, c);
}

static int out_of_range(struct ob_rt *rt, const char *what, bool low)
{
	ob_raise(rt, OB_T_OverflowError, "%s is %s than %s", what,
		 low ? "less" : "greater", low ? "minimum" : "maximum");
	return -1;
}

static int too_large(struct ob_rt *rt, char code)
{
	ob_raise(rt, OB_T_OverflowError, code == 'q' || code == 'Q' ?
		 "int too big to convert" : code == 'I' || code == 'L' ?
		 "Python int too large to convert to C unsigned long" :
		 "Python int too large to convert to C long");
	return -1;
}

/*
 * Is @v an item of that kind? What it is read as comes first: a short for
 * bytes, an int for a short without sign, and that has messages of its own.
 */
static int check_range(struct ob_rt *rt, const struct ob_array_kind *kind,
		       s64 v)
{
	static const s64 most['i' + 1] = {
		['b'] = S8_MAX, ['B'] = U8_MAX, ['h'] = S16_MAX,
		['H'] = U16_MAX, ['i'] = S32_MAX, ['I'] = U32_MAX,
	};
	static const s64 least['i' + 1] = {
		['b'] = S8_MIN, ['h'] = S16_MIN, ['i'] = S32_MIN,
	};
	s64 max = most[(int)kind->code], min = least[(int)kind->code];

	if (kind->code == 'b' && (v > S16_MAX || v < S16_MIN))
		return out_of_range(rt, "signed short integer", v < 0);
	if (kind->code == 'H' && (v > S32_MAX || v < S32_MIN))
		return out_of_range(rt, "signed integer", v < 0);
	if (v < min || v > max)
		return out_of_range(rt, kind->name, v < 0);
	return 0;
}

/* The value of an index as the bits of an item; 0 or -1. */
static int array_bits(struct ob_rt *rt, const struct ob_array_kind *kind,
		      struct ob_object *index, u64 *bits)
{
	bool is_unsigned = strchr("ILQ", kind->code);
	const struct ob_int *n = (struct ob_int *)index;
	int overflow;
	s64 v = ob_int_to_s64(index, &overflow);

	if (is_unsigned && (overflow < 0 || (!overflow && v < 0))) {
		ob_raise(rt, OB_T_OverflowError, kind->code == 'Q' ?
			 "can't convert negative int to unsigned" :
			 "can't convert negative value to unsigned int");
		return -1;
	}
	if (overflow > 0 && is_unsigned && ob_int_bits(index) <= 64) {
		if (kind->code == 'I')
			return out_of_range(rt, kind->name, false);
		*bits = n->digit[0] | (u64)n->digit[1] << 30 |
			(u64)n->digit[2] << 60;
		return 0;
	}
	if (overflow)
		return too_large(rt, kind->code);
	*bits = v;
	return kind->size == 8 ? 0 : check_range(rt, kind, v);
}

static int store_int(struct ob_rt *rt, const struct ob_array_kind *kind,
		     u8 *item, struct ob_object *o)
{
	struct ob_object *index = ob_number_index(rt, o);
	u64 bits = 0;
	int err;

	if (!index)
		return -1;
	err = array_bits(rt, kind, index, &bits);
	ob_decref(rt, index);
	/* The low bytes come first on every machine this runs on. */
	if (!err)
		memcpy(item, &bits, kind->size);
	return err;
}

/* The bytes of an object as an item, at @item; 0 or -1. */
static int pack_item(struct ob_rt *rt, const struct ob_array_kind *kind,
		     u8 *item, struct ob_object *o)
{
	u64 bits;
	u32 c;

	switch (kind->code) {
	case 'u':
		if (!ob_is_str(o) || ob_str_len(o) != 1) {
			ob_raise(rt, OB_T_TypeError,
				 "array item must be unicode character");
			return -1;
		}
		c = ob_str_char(o, 0);
		memcpy(item, &c, 4);
		return 0;
	case 'f':
	case 'd':
		if (ob_float_arg(rt, o, &bits))
			return -1;
		o = ob_float_new(rt, bits);
		if (!o)
			return -1;
		ob_view_pack(rt, kind->code, item, o);
		ob_decref(rt, o);
		return 0;
	default:
		return store_int(rt, kind, item, o);
	}
}

int ob_array_store(struct ob_rt *rt, struct ob_array *a, s64 i,
		   struct ob_object *o)
{
	u8 item[8];

	if (pack_item(rt, a->kind, item, o))
		return -1;
	/* The object's methods may have changed the array. */
	if (i >= a->v.size) {
		ob_raise(rt, OB_T_IndexError,
			 "array assignment index out of range");
		return -1;
	}
	memcpy(ob_array_at(a, i), item, a->kind->size);
	return 0;
}

int ob_array_insert(struct ob_rt *rt, struct ob_array *a, s64 i,
		    struct ob_object *o)
{
	s64 n;
	u8 item[8];

	if (pack_item(rt, a->kind, item, o))
		return -1;
	n = a->v.size;
	if (ob_array_resize(rt, a, n + 1))
		return -1;
	if (i < 0)
		i = max_t(s64, i + n, 0);
	i = min(i, n);
	memmove(ob_array_at(a, i + 1), ob_array_at(a, i),
		(n - i) * a->kind->size);
	memcpy(ob_array_at(a, i), item, a->kind->size);
	if (ob_is(rt, o, OB_T_INT) || ob_is(rt, o, OB_T_FLOAT) || ob_is_str(o))
		return 0;
	/* CPython asks an object what number it is before it makes room and after. */
	if (pack_item(rt, a->kind, item, o))
		return -1;
	if (i < a->v.size)
		memcpy(ob_array_at(a, i), item, a->kind->size);
	return 0;
}

int ob_array_remove(struct ob_rt *rt, struct ob_array *a, s64 i, s64 n)
{
	s64 left;

	/* A comparison may have made the array shorter than it was found. */
	i = min(i, a->v.size);
	n = min(n, a->v.size - i);
	left = a->v.size - i - n;

	if (!n)
		return 0;
	if (a->exports > 0)
		return ob_array_resize(rt, a, a->v.size - n);
	memmove(ob_array_at(a, i), ob_array_at(a, i + n), left * a->kind->size);
	return ob_array_resize(rt, a, a->v.size - n);
}

/* many at a time */

int ob_array_add_bytes(struct ob_rt *rt, struct ob_array *a,
		       struct ob_object *from)
{
	s64 n = a->v.size, more;
	struct ob_buffer b;
	int err = -1;

	if (ob_buffer_get(rt, from, &b, false))
		return -1;
	more = b.len / a->kind->size;
	if (b.len % a->kind->size)
		ob_raise(rt, OB_T_ValueError,
			 "bytes length not a multiple of item size");
	else
		err = more ? ob_array_resize(rt, a, n + more) : 0;
	if (!err && more)
		memcpy(ob_array_at(a, n), b.data, b.len);
	ob_buffer_release(rt, &b);
	return err;
}

static void put_text(struct ob_array *a, s64 at, struct ob_object *text)
{
	s64 len = ob_str_len(text), i;
	u32 c;

	for (i = 0; i < len; i++) {
		c = ob_str_char(text, i);
		memcpy(ob_array_at(a, at + i), &c, 4);
	}
}

int ob_array_add_text(struct ob_rt *rt, struct ob_array *a,
		      struct ob_object *text)
{
	s64 n = a->v.size, len = ob_str_len(text);

	if (len && ob_array_resize(rt, a, n + len))
		return -1;
	put_text(a, n, text);
	return 0;
}

static int add_array(struct ob_rt *rt, struct ob_array *a,
		     struct ob_array *b)
{
	s64 n = a->v.size, more = b->v.size;

	if (a->kind != b->kind) {
		ob_raise(rt, OB_T_TypeError,
			 "can only extend with array of same kind");
		return -1;
	}
	if (!more)
		return 0;
	if (ob_array_resize(rt, a, n + more))
		return -1;
	memcpy(ob_array_at(a, n), b->data, more * a->kind->size);
	return 0;
}

static int add_each(struct ob_rt *rt, struct ob_array *a,
		    struct ob_object *from)
{
	struct ob_object *it = ob_iter(rt, from), *item;
	int err = 0;

	if (!it)
		return -1;
	while (!err && (item = ob_iternext(rt, it))) {
		err = ob_array_insert(rt, a, a->v.size, item) ?: ob_tick(rt);
		ob_decref(rt, item);
	}
	ob_decref(rt, it);
	return err || ob_raised(rt) ? -1 : 0;
}

int ob_array_extend(struct ob_rt *rt, struct ob_array *a,
		    struct ob_object *from)
{
	if (ob_is_array(rt, from))
		return add_array(rt, a, to_array(from));
	return add_each(rt, a, from);
}

/* making one */

static const struct ob_array_kind *kind_of(struct ob_rt *rt,
					   struct ob_object *o)
{
	size_t i;

	if (!ob_is_str(o) || ob_str_len(o) != 1)
		return ob_raise(rt, OB_T_TypeError,
				"array() argument 1 must be a unicode character, not %.50Y",
				o);
	for (i = 0; i < ARRAY_SIZE(kinds); i++)
		if (ob_str_char(o, 0) == (u32)kinds[i].code)
			return &kinds[i];
	return ob_raise(rt, OB_T_ValueError,
			"bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)");
}

/* Does what an array is made of say at once how many items there will be? */
static bool is_sized(struct ob_rt *rt, const struct ob_array_kind *kind,
		     struct ob_object *from)
{
	return ob_is_list(from) || ob_is_tuple(from) || ob_is_str(from) ||
	       (ob_is_array(rt, from) && to_array(from)->kind == kind);
}

/* Fill a new array with what it was given. */
static int array_fill(struct ob_rt *rt, struct ob_array *a,
		      struct ob_object *from)
{
	struct ob_object *item;
	s64 n = a->v.size, i;
	int err = 0;

	if (ob_is_str(from)) {
		put_text(a, 0, from);
		return 0;
	}
	if (ob_is_bytes(from) || ob_is(rt, from, OB_T_BYTEARRAY))
		return ob_array_add_bytes(rt, a, from);
	if (!is_sized(rt, a->kind, from))
		return add_each(rt, a, from);
	if (ob_is_array(rt, from)) {
		if (n)
			memcpy(a->data, to_array(from)->data,
			       n * a->kind->size);
		return 0;
	}
	for (i = 0; !err && i < n; i++) {
		item = ob_sequence_item(rt, from, i);
		if (!item)
			return -1;
		err = ob_array_store(rt, a, i, item) ?: ob_tick(rt);
		ob_decref(rt, item);
	}
	return err ? -1 : 0;
}

static struct ob_object *array_type_new(struct ob_rt *rt, struct ob_type *type,
					struct ob_object *const *args,
					size_t nargs, struct ob_tuple *kwnames)
{
	const struct ob_array_kind *kind;
	struct ob_object *from = nargs > 1 ? args[1] : NULL;
	struct ob_array *a;
	bool sized;

	if (ob_new_no_kw(rt, type, "array.array", kwnames))
		return NULL;
	if (nargs < 1 || nargs > 2)
		return ob_raise(rt, OB_T_TypeError,
				"array() takes at %s %d argument%s (%zu given)",
				nargs ? "most" : "least", nargs ? 2 : 1,
				nargs ? "s" : "", nargs);
	kind = kind_of(rt, args[0]);
	if (!kind)
		return NULL;
	if (from && kind->code != 'u' &&
	    (ob_is_str(from) || (ob_is_array(rt, from) &&
				 to_array(from)->kind->code == 'u')))
		return ob_raise(rt, OB_T_TypeError, ob_is_str(from) ?
				"cannot use a str to initialize an array with typecode '%c'" :
				"cannot use a unicode array to initialize an array with typecode '%c'",
				(u32)kind->code);
	sized = from && is_sized(rt, kind, from);
	a = array_alloc(rt, type, kind, !sized ? 0 : ob_is_str(from) ?
			ob_str_len(from) : ob_size(from));
	/* Items that are not set when one of them fails are never seen. */
	if (a && sized && a->data)
		memset(a->data, 0, a->v.size * kind->size);
	if (a && from && array_fill(rt, a, from)) {
		ob_decref(rt, a);
		return NULL;
	}
	return OB_OBJ(a);
}

static void array_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	ob_untrack(o);
	ob_weakrefs_clear(rt, o);
	if (to_array(o)->data)
		ob_raw_free(rt, to_array(o)->data);
	ob_obj_free(rt, o);
}

static int array_traverse(struct ob_object *o, struct ob_visitor *v)
{
	return 0;
}

static s64 array_size_of(struct ob_rt *rt, struct ob_object *o)
{
	return o->type->basicsize +
	       to_array(o)->allocated * to_array(o)->kind->size;
}

static struct ob_object *array_repr(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_array *a = to_array(o);
	struct ob_object *list, *res;

	if (!a->v.size)
		return ob_str_format(rt, "%.200s('%c')",
				     ob_type_short_name(o->type),
				     (u32)a->kind->code);
	list = ob_invoke_method(rt, o, a->kind->code == 'u' ? "tounicode" :
							      "tolist",
				NULL, 0);
	if (!list)
		return NULL;
	res = ob_str_format(rt, "%.200s('%c', %R)",
			    ob_type_short_name(o->type), (u32)a->kind->code,
			    list);
	ob_decref(rt, list);
	return res;
}

/* operators */

static struct ob_object *array_richcompare(struct ob_rt *rt,
					   struct ob_object *a,
					   struct ob_object *b, enum ob_cmp op)
{
	struct ob_array *x = to_array(a), *y = to_array(b);
	struct ob_object *v, *w, *res;
	int same = 1;
	s64 i;

	if (!ob_is_array(rt, a) || !ob_is_array(rt, b))
		return ob_newref(ob_notimpl(rt));
	if (x->v.size != y->v.size && (op == OB_EQ || op == OB_NE))
		return ob_newref(ob_bool(rt, op == OB_NE));
	for (i = 0; i < x->v.size && i < y->v.size; i++) {
		v = ob_array_item(rt, x, i);
		w = v ? ob_array_item(rt, y, i) : NULL;
		same = w ? ob_compare_bool(rt, v, w, OB_EQ) : -1;
		res = same || op == OB_EQ || op == OB_NE || !w ? NULL :
		      ob_compare(rt, v, w, op);
		ob_xdecref(rt, w);
		ob_xdecref(rt, v);
		if (same < 0 || ob_tick(rt))
			return NULL;
		if (!same && (op == OB_EQ || op == OB_NE))
			return ob_newref(ob_bool(rt, op == OB_NE));
		if (!same)
			return res;
	}
	switch (op) {
	case OB_LT: return ob_newref(ob_bool(rt, x->v.size < y->v.size));
	case OB_LE: return ob_newref(ob_bool(rt, x->v.size <= y->v.size));
	case OB_EQ: return ob_newref(ob_bool(rt, x->v.size == y->v.size));
	case OB_NE: return ob_newref(ob_bool(rt, x->v.size != y->v.size));
	case OB_GT: return ob_newref(ob_bool(rt, x->v.size > y->v.size));
	default: return ob_newref(ob_bool(rt, x->v.size >= y->v.size));
	}
}

static s64 array_length(struct ob_rt *rt, struct ob_object *o)
{
	return ob_size(o);
}

static struct ob_object *array_item(struct ob_rt *rt, struct ob_object *o,
				    s64 i)
{
	if (i < 0 || i >= ob_size(o))
		return ob_raise(rt, OB_T_IndexError,
				"array index out of range");
	return ob_array_item(rt, to_array(o), i);
}

static int array_contains(struct ob_rt *rt, struct ob_object *o,
			  struct ob_object *x)
{
	struct ob_object *item;
	int found = 0;
	s64 i;

	for (i = 0; !found && i < ob_size(o); i++) {
		item = ob_array_item(rt, to_array(o), i);
		if (!item)
			return -1;
		found = ob_compare_bool(rt, item, x, OB_EQ);
		ob_decref(rt, item);
		if (!found && ob_tick(rt))
			return -1;
	}
	return found;
}

static struct ob_object *array_concat(struct ob_rt *rt, struct ob_object *a,
				      struct ob_object *b)
{
	struct ob_array *x = to_array(a), *y = to_array(b), *res;

	if (!ob_is_array(rt, b))
		return ob_raise(rt, OB_T_TypeError,
				"can only append array (not \"%.200T\") to array",
				b);
	if (x->kind != y->kind)
		return ob_raise(rt, OB_T_TypeError,
				"bad argument type for built-in operation");
	res = to_array(ob_array_new(rt, x->kind, x->v.size + y->v.size));
	if (!res)
		return NULL;
	if (x->v.size)
		memcpy(res->data, x->data, x->v.size * x->kind->size);
	if (y->v.size)
		memcpy(ob_array_at(res, x->v.size), y->data,
		       y->v.size * x->kind->size);
	return OB_OBJ(res);
}

static int copies(struct ob_rt *rt, u8 *to, const u8 *from, s64 bytes, s64 n)
{
	for (; n > 0 && bytes; n--, to += bytes) {
		memcpy(to, from, bytes);
		if (ob_tick(rt))
			return -1;
	}
	return 0;
}

static struct ob_object *array_repeat(struct ob_rt *rt, struct ob_object *o,
				      s64 n)
{
	struct ob_array *a = to_array(o), *res;
	s64 bytes = a->v.size * a->kind->size;

	n = max_t(s64, n, 0);
	if (a->v.size && n > S64_MAX / a->v.size)
		return ob_no_memory(rt);
	res = to_array(ob_array_new(rt, a->kind, a->v.size * n));
	if (res && copies(rt, res->data, a->data, bytes, n)) {
		ob_decref(rt, res);
		return NULL;
	}
	return OB_OBJ(res);
}

static struct ob_object *array_inplace_concat(struct ob_rt *rt,
					      struct ob_object *a,
					      struct ob_object *b)
{
	if (!ob_is_array(rt, b))
		return ob_raise(rt, OB_T_TypeError,
				"can only extend array with array (not \"%.200T\")",
				b);
	return ob_array_extend(rt, to_array(a), b) ? NULL : ob_newref(a);
}

static struct ob_object *array_inplace_repeat(struct ob_rt *rt,
					      struct ob_object *o, s64 n)
{
	struct ob_array *a = to_array(o);
	s64 size = a->v.size, bytes = size * a->kind->size;

	n = max_t(s64, n, 0);
	if (!size)
		return ob_newref(o);
	if (n > S64_MAX / bytes)
		return ob_no_memory(rt);
	if (ob_array_resize(rt, a, size * n))
		return NULL;
	if (n > 1 && copies(rt, a->data + bytes, a->data, bytes, n - 1))
		return NULL;
	return ob_newref(o);
}

/* subscripts */

static int array_index(struct ob_rt *rt, struct ob_object *o,
		       struct ob_object *key, const char *what, s64 *i)
{
	if (!ob_is_int(key) && !(key->type->number && key->type->number->index)) {
		ob_raise(rt, OB_T_TypeError, "array indices must be integers");
		return -1;
	}
	*i = ob_index_s64(rt, key, OB_T_IndexError);
	if (*i == -1 && ob_raised(rt))
		return -1;
	if (*i < 0)
		*i += ob_size(o);
	if (*i >= 0 && *i < ob_size(o))
		return 0;
	ob_raise(rt, OB_T_IndexError, "%s out of range", what);
	return -1;
}

static struct ob_object *array_subscript(struct ob_rt *rt, struct ob_object *o,
					 struct ob_object *key)
{
	struct ob_array *a = to_array(o), *res;
	s64 start, stop, step, n, i;

	if (!ob_is(rt, key, OB_T_SLICE)) {
		if (array_index(rt, o, key, "array index", &i))
			return NULL;
		return ob_array_item(rt, a, i);
	}
	if (ob_slice_unpack(rt, key, &start, &stop, &step))
		return NULL;
	n = max_t(s64, ob_slice_clip(a->v.size, &start, &stop, step), 0);
	res = to_array(ob_array_new(rt, a->kind, n));
	for (i = 0; res && i < n; i++)
		memcpy(ob_array_at(res, i), ob_array_at(a, start + i * step),
		       a->kind->size);
	return OB_OBJ(res);
}

/* Take every step-th of @n items out, from @start on. */
static int delete_steps(struct ob_rt *rt, struct ob_array *a, s64 start,
			s64 step, s64 n)
{
	s64 size = a->v.size, from, to = 0, next = 0;

	if (n <= 0)
		return 0;
	if (a->exports > 0)
		return ob_array_resize(rt, a, size - n);
	if (step < 0) {
		start += step * (n - 1);
		step = -step;
	}
	for (from = 0; from < size; from++) {
		if (next < n && from == start + next * step) {
			next++;
			continue;
		}
		memmove(ob_array_at(a, to++), ob_array_at(a, from),
			a->kind->size);
	}
	return ob_array_resize(rt, a, size - n);
}

static int replace_slice(struct ob_rt *rt, struct ob_array *a, s64 start,
			 s64 n, struct ob_array *from)
{
	s64 size = a->v.size, more = from->v.size, tail = size - start - n;
	s64 item = a->kind->size;

	if (more < n)
		return ob_array_remove(rt, a, start + more, n - more) ?:
		       (more ? (memcpy(ob_array_at(a, start), from->data,
				       more * item), 0) : 0);
	if (more > n) {
		if (ob_array_resize(rt, a, size + more - n))
			return -1;
		memmove(ob_array_at(a, start + more),
			ob_array_at(a, start + n), tail * item);
	}
	if (more)
		memcpy(ob_array_at(a, start), from->data, more * item);
	return 0;
}

static int assign_slice(struct ob_rt *rt, struct ob_array *a,
			struct ob_object *key, struct ob_array *from)
{
	s64 start, stop, step, n, i;

	if (ob_slice_unpack(rt, key, &start, &stop, &step))
		return -1;
	n = max_t(s64, ob_slice_clip(a->v.size, &start, &stop, step), 0);
	/* Nothing assigned to every second item deletes these, as nowhere else. */
	if (!from || (step != 1 && !from->v.size))
		return delete_steps(rt, a, start, step, n);
	if (step == 1)
		return replace_slice(rt, a, start, n, from);
	if (from->v.size != n) {
		ob_raise(rt, OB_T_ValueError,
			 "attempt to assign array of size %lld to extended slice of size %lld",
			 from->v.size, n);
		return -1;
	}
	for (i = 0; i < n; i++)
		memcpy(ob_array_at(a, start + i * step), ob_array_at(from, i),
		       a->kind->size);
	return 0;
}

static int array_ass_subscript(struct ob_rt *rt, struct ob_object *o,
			       struct ob_object *key, struct ob_object *value)
{
	struct ob_array *a = to_array(o);
	struct ob_object *copy = NULL;
	s64 i;
	int err;

	if (!ob_is(rt, key, OB_T_SLICE)) {
		if (array_index(rt, o, key, "array assignment index", &i))
			return -1;
		return value ? ob_array_store(rt, a, i, value) :
			       ob_array_remove(rt, a, i, 1);
	}
	if (!value)
		return assign_slice(rt, a, key, NULL);
	if (!ob_is_array(rt, value)) {
		ob_raise(rt, OB_T_TypeError,
			 "can only assign array (not \"%.200T\") to array slice",
			 value);
		return -1;
	}
	if (to_array(value)->kind != a->kind) {
		ob_raise(rt, OB_T_TypeError,
			 "bad argument type for built-in operation");
		return -1;
	}
	/* An array assigned to a part of itself moves while it is read. */
	if (value == o) {
		copy = array_repeat(rt, o, 1);
		if (!copy)
			return -1;
		value = copy;
	}
	err = assign_slice(rt, a, key, to_array(value));
	ob_xdecref(rt, copy);
	return err;
}

/* its bytes */

static int array_get_buffer(struct ob_rt *rt, struct ob_object *o,
			    struct ob_buffer *b, bool writable)
{
	struct ob_array *a = to_array(o);

	*b = (struct ob_buffer) {
		.obj = ob_newref(o), .data = a->data ?: (void *)&a->exports,
		.len = a->v.size * a->kind->size,
		.itemsize = a->kind->size, .format = a->kind->format,
	};
	a->exports++;
	return 0;
}

static void array_release_buffer(struct ob_rt *rt, struct ob_object *o,
				 struct ob_buffer *b)
{
	to_array(o)->exports--;
}

/**
 * struct array_iter - iterator over an array
 * @it: the array and the position
 * @unused: where CPython has the function that reads an item
 */
struct array_iter {
	struct ob_seq_iter it;
	u64 unused;
};

static struct ob_object *array_iter(struct ob_rt *rt, struct ob_object *o)
{
	struct array_iter *it;

	it = ob_obj_alloc(rt, OB_T_ARRAY_ITER, sizeof(*it));
	if (!it)
		return NULL;
	it->it.index = 0;
	it->it.seq = ob_newref(o);
	it->unused = 0;
	ob_track(rt, it);
	return OB_OBJ(it);
}

static struct ob_object *array_iter_next(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_seq_iter *it = (struct ob_seq_iter *)o;

	if (!it->seq)
		return NULL;
	if (it->index < ob_size(it->seq))
		return ob_array_item(rt, to_array(it->seq), it->index++);
	ob_seq_drop(rt, it);
	return NULL;
}

static const struct ob_sequence_slots array_sequence = {
	.length = array_length,
	.item = array_item,
	.contains = array_contains,
	.concat = array_concat,
	.repeat = array_repeat,
	.inplace_concat = array_inplace_concat,
	.inplace_repeat = array_inplace_repeat,
};

static const struct ob_mapping_slots array_mapping = {
	.length = array_length,
	.subscript = array_subscript,
	.ass_subscript = array_ass_subscript,
};

static const struct ob_buffer_slots array_buffer = {
	.get = array_get_buffer,
	.release = array_release_buffer,
};

const struct ob_type_def ob_array_type_def = {
	.type = {
		.name = "array.array",
		.basicsize = sizeof(struct ob_array),
		.flags = OB_TF_GC | OB_TF_BASETYPE | OB_TF_SEQUENCE,
		.doc = "array(typecode [, initializer]) -> array\n\nReturn a new array whose items are restricted by typecode, and\ninitialized from the optional initializer value.",
		.dealloc = array_dealloc,
		.traverse = array_traverse,
		.repr = array_repr,
		.hash = ob_hash_unhashable,
		.richcompare = array_richcompare,
		.iter = array_iter,
		.sequence = &array_sequence,
		.mapping = &array_mapping,
		.buffer = &array_buffer,
		.methods = ob_array_methods,
		.getset = ob_array_getset,
		.weaklistoffset = offsetof(struct ob_array, weakreflist),
		.new = array_type_new,
		.size_of = array_size_of,
	},
	.base = OB_T_OBJECT,
};

static const struct ob_method_def array_iter_methods[] = {
	{ "__reduce__", ob_seq_iter_reduce, OB_METH_NOARGS,
	  "Return state information for pickling." },
	{ "__setstate__", ob_seq_iter_setstate, OB_METH_O,
	  "Set state information for unpickling." },
	{ }
};

const struct ob_type_def ob_array_iter_type_def = {
	.type = {
		.name = "array.arrayiterator",
		.basicsize = sizeof(struct array_iter),
		.flags = OB_TF_GC,
		.dealloc = ob_seq_dealloc,
		.traverse = ob_seq_traverse,
		.clear = ob_seq_clear,
		.iter = ob_iter_self,
		.iternext = array_iter_next,
		.methods = array_iter_methods,
	},
	.base = OB_T_OBJECT,
};
