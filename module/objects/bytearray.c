// SPDX-License-Identifier: GPL-2.0
/*
 * bytearray - bytes that can change: storage, operators, items
 *
 * The memory is resized by CPython's rule, so that sys.getsizeof() is equal.
 * Bytes deleted at the front only move the start; a NUL always follows the
 * last byte. While somebody looks at the memory the number of bytes is fixed.
 */
#include "bytearray_priv.h"

struct ob_object *ob_bytearray_made(struct ob_rt *rt, struct ob_type *type)
{
	struct ob_bytearray *a = ob_type_alloc(rt, type, 0);

	if (!a)
		return NULL;
	a->v.size = 0;
	a->alloc = 0;
	a->buffer = NULL;
	a->start = NULL;
	a->exports = 0;
	return OB_OBJ(a);
}

struct ob_object *ob_bytearray_from(struct ob_rt *rt, const void *data, s64 n)
{
	struct ob_object *o;
	struct ob_bytearray *a;

	o = ob_bytearray_made(rt, ob_type_of(rt, OB_T_BYTEARRAY));
	if (!o || !n)
		return o;
	a = to_bytearray(o);
	a->buffer = n < S64_MAX ? ob_raw_alloc(rt, n + 1) : ob_no_memory(rt);
	if (!a->buffer) {
		ob_decref(rt, o);
		return NULL;
	}
	a->start = a->buffer;
	a->alloc = n + 1;
	a->v.size = n;
	if (data)
		memcpy(a->buffer, data, n);
	a->buffer[n] = 0;
	return o;
}
EXPORT_SYMBOL_IF_KUNIT(ob_bytearray_from);

int ob_bytearray_exported(struct ob_rt *rt, struct ob_bytearray *a)
{
	if (a->exports <= 0)
		return 0;
	ob_raise(rt, OB_T_BufferError,
		 "Existing exports of data: object cannot be re-sized");
	return -1;
}

/* Memory for @n bytes, a NUL and maybe more: 0 if the present one stays. */
static s64 wanted(const struct ob_bytearray *a, s64 n)
{
	s64 alloc = a->alloc, front = a->start - a->buffer;

	if (n + front + 1 <= alloc) {
		if (n >= alloc / 2)
			return 0;
		return n + 1;
	}
	if (n <= alloc + (alloc >> 3) && n < S64_MAX / 2)
		return n + (n >> 3) + (n < 9 ? 3 : 6);
	return n + 1;
}

int ob_bytearray_resize(struct ob_rt *rt, struct ob_bytearray *a, s64 n)
{
	s64 size = a->v.size, alloc;
	u8 *buffer;

	if (n == size)
		return 0;
	if (ob_bytearray_exported(rt, a))
		return -1;
	/* What the front and spare room add to it must not wrap. */
	if (n > S64_MAX / 2) {
		ob_no_memory(rt);
		return -1;
	}
	alloc = wanted(a, n);
	if (!alloc) {
		a->v.size = n;
		a->start[n] = 0;
		return 0;
	}
	if (a->start > a->buffer) {
		buffer = ob_raw_alloc(rt, alloc);
		if (!buffer)
			return -1;
		memcpy(buffer, a->start, min(n, size));
		ob_raw_free(rt, a->buffer);
	} else if (a->buffer) {
		buffer = ob_raw_realloc(rt, a->buffer, alloc);
	} else {
		buffer = ob_raw_alloc(rt, alloc);
	}
	if (!buffer)
		return -1;
	a->buffer = buffer;
	a->start = buffer;
	a->v.size = n;
	a->alloc = alloc;
	buffer[n] = 0;
	return 0;
}

static void bytearray_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_bytearray *a = to_bytearray(o);

	if (a->buffer)
		ob_raw_free(rt, a->buffer);
	ob_obj_free(rt, o);
}

static s64 bytearray_size_of(struct ob_rt *rt, struct ob_object *o)
{
	return o->type->basicsize + to_bytearray(o)->alloc;
}

static struct ob_object *bytearray_repr(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_strbuf b;

	ob_strbuf_init(&b, rt);
	if (!ob_strbuf_cstr(&b, o->type->name) && !ob_strbuf_char(&b, '(') &&
	    !ob_bytes_repr_body(&b, to_bytearray(o)->start, ob_size(o),
				'\'') &&
	    !ob_strbuf_char(&b, ')'))
		return ob_strbuf_finish(&b);
	ob_strbuf_exit(&b);
	return NULL;
}

static struct ob_object *bytearray_richcompare(struct ob_rt *rt,
					       struct ob_object *a,
					       struct ob_object *b,
					       enum ob_cmp op)
{
	struct ob_object *res;
	struct ob_buffer x, y;

	if (!ob_has_buffer(a) || !ob_has_buffer(b))
		return ob_newref(ob_notimpl(rt));
	if (ob_buffer_get(rt, a, &x, false))
		return NULL;
	if (ob_buffer_get(rt, b, &y, false)) {
		ob_buffer_release(rt, &x);
		return NULL;
	}
	res = ob_bytes_order(rt, x.data, x.len, y.data, y.len, op);
	ob_buffer_release(rt, &y);
	ob_buffer_release(rt, &x);
	return res;
}

static s64 bytearray_length(struct ob_rt *rt, struct ob_object *o)
{
	return ob_size(o);
}

static struct ob_object *bytearray_item(struct ob_rt *rt, struct ob_object *o,
					s64 i)
{
	if (i < 0 || i >= ob_size(o))
		return ob_raise(rt, OB_T_IndexError,
				"bytearray index out of range");
	return ob_int_from_s64(rt, to_bytearray(o)->start[i]);
}

static struct ob_object *bytearray_concat(struct ob_rt *rt,
					  struct ob_object *a,
					  struct ob_object *b)
{
	struct ob_object *res = NULL;
	struct ob_buffer x, y;
	u8 *to;

	if (ob_buffer_get(rt, a, &x, false))
		return ob_bytes_cannot_concat(rt, a, b);
	if (ob_buffer_get(rt, b, &y, false)) {
		ob_buffer_release(rt, &x);
		return ob_bytes_cannot_concat(rt, a, b);
	}
	if (x.len > S64_MAX - y.len)
		ob_no_memory(rt);
	else
		res = ob_bytearray_from(rt, NULL, x.len + y.len);
	if (res) {
		to = to_bytearray(res)->start;
		if (x.len)
			memcpy(to, x.data, x.len);
		if (y.len)
			memcpy(to + x.len, y.data, y.len);
	}
	ob_buffer_release(rt, &y);
	ob_buffer_release(rt, &x);
	return res;
}

/* @n copies of the first @m bytes in place of all */
static int repeat_fill(struct ob_rt *rt, u8 *to, const u8 *from, s64 m, s64 n)
{
	s64 i;

	if (m == 1) {
		memset(to, *from, n);
		return 0;
	}
	for (i = 0; i < n; i++) {
		memmove(to + i * m, from, m);
		if (ob_tick(rt))
			return -1;
	}
	return 0;
}

static struct ob_object *bytearray_repeat(struct ob_rt *rt,
					  struct ob_object *a, s64 n)
{
	s64 m = ob_size(a);
	struct ob_object *res;

	n = max_t(s64, n, 0);
	if (n && m > S64_MAX / n)
		return ob_no_memory(rt);
	res = ob_bytearray_from(rt, NULL, m * n);
	if (res && m && n &&
	    repeat_fill(rt, to_bytearray(res)->start, to_bytearray(a)->start,
			m, n)) {
		ob_decref(rt, res);
		return NULL;
	}
	return res;
}

static struct ob_object *bytearray_inplace_repeat(struct ob_rt *rt,
						  struct ob_object *o, s64 n)
{
	struct ob_bytearray *a = to_bytearray(o);
	s64 m = a->v.size;

	n = max_t(s64, n, 0);
	if (n && m > S64_MAX / n)
		return ob_no_memory(rt);
	if (ob_bytearray_resize(rt, a, m * n) ||
	    (m && n && repeat_fill(rt, a->start, a->start, m, n)))
		return NULL;
	return ob_newref(o);
}

struct ob_object *ob_bytearray_iconcat(struct ob_rt *rt, struct ob_object *o,
				       struct ob_object *other)
{
	struct ob_bytearray *a = to_bytearray(o);
	s64 n = a->v.size;
	struct ob_buffer b;

	if (ob_buffer_get(rt, other, &b, false))
		return ob_bytes_cannot_concat(rt, o, other);
	if (b.len > S64_MAX - n) {
		ob_no_memory(rt);
		o = NULL;
	} else if (ob_bytearray_resize(rt, a, n + b.len)) {
		o = NULL;
	} else if (b.len) {
		memcpy(a->start + n, b.data, b.len);
	}
	ob_buffer_release(rt, &b);
	return o ? ob_newref(o) : NULL;
}

static struct ob_object *bytearray_slice(struct ob_rt *rt, struct ob_object *o,
					 struct ob_object *key)
{
	s64 start, stop, step, n, i;
	struct ob_object *res;

	if (ob_slice_unpack(rt, key, &start, &stop, &step))
		return NULL;
	n = ob_slice_clip(ob_size(o), &start, &stop, step);
	if (n <= 0)
		return ob_bytearray_from(rt, NULL, 0);
	if (step == 1)
		return ob_bytearray_from(rt, to_bytearray(o)->start + start, n);
	res = ob_bytearray_from(rt, NULL, n);
	for (i = 0; res && i < n; i++)
		to_bytearray(res)->start[i] =
			to_bytearray(o)->start[start + i * step];
	return res;
}

static struct ob_object *bytearray_subscript(struct ob_rt *rt,
					     struct ob_object *o,
					     struct ob_object *key)
{
	s64 i;

	if (ob_has_index(key)) {
		i = ob_index_s64(rt, key, OB_T_IndexError);
		if (i == -1 && ob_raised(rt))
			return NULL;
		return bytearray_item(rt, o, i < 0 ? i + ob_size(o) : i);
	}
	if (ob_is_slice(rt, key))
		return bytearray_slice(rt, o, key);
	return ob_raise(rt, OB_T_TypeError,
			"bytearray indices must be integers or slices, not %.200T",
			key);
}

static struct ob_object *bytearray_binop(struct ob_rt *rt, enum ob_binop op,
					 struct ob_object *a,
					 struct ob_object *b)
{
	if (op != OB_MOD || !ob_is_bytearray(rt, a))
		return ob_newref(ob_notimpl(rt));
	return ob_bytes_percent(rt, a, b);
}

static int bytearray_buffer(struct ob_rt *rt, struct ob_object *o,
			    struct ob_buffer *b, bool writable)
{
	struct ob_bytearray *a = to_bytearray(o);

	*b = (struct ob_buffer) {
		.obj = ob_newref(o), .data = a->start, .len = a->v.size,
		.itemsize = 1, .format = "B",
	};
	a->exports++;
	return 0;
}

static void bytearray_release(struct ob_rt *rt, struct ob_object *o,
			      struct ob_buffer *b)
{
	to_bytearray(o)->exports--;
}

static struct ob_object *bytearray_iter(struct ob_rt *rt, struct ob_object *o)
{
	return ob_seq_iter_make(rt, OB_T_BYTEARRAY_ITER, o, 0);
}

static struct ob_object *bytearray_type_new(struct ob_rt *rt,
					    struct ob_type *type,
					    struct ob_object *const *args,
					    size_t nargs,
					    struct ob_tuple *kwnames)
{
	return ob_bytearray_made(rt, type);
}

static const struct ob_number_slots bytearray_number = {
	.binop = bytearray_binop,
	.binops = BIT(OB_MOD),
};

static const struct ob_sequence_slots bytearray_sequence = {
	.length = bytearray_length,
	.item = bytearray_item,
	.contains = ob_bytes_contains,
	.concat = bytearray_concat,
	.repeat = bytearray_repeat,
	.inplace_concat = ob_bytearray_iconcat,
	.inplace_repeat = bytearray_inplace_repeat,
};

static const struct ob_mapping_slots bytearray_mapping = {
	.length = bytearray_length,
	.subscript = bytearray_subscript,
	.ass_subscript = ob_bytearray_ass_subscript,
};

static const struct ob_buffer_slots bytearray_buffer_slots = {
	.get = bytearray_buffer,
	.release = bytearray_release,
};

const struct ob_type_def ob_bytearray_type_def = {
	.type = {
		.name = "bytearray",
		.basicsize = sizeof(struct ob_bytearray),
		.flags = OB_TF_MATCH_SELF |
			 OB_TF_BASETYPE,
		.doc = "bytearray(iterable_of_ints) -> bytearray\n"
		       "bytearray(string, encoding[, errors]) -> bytearray\n"
		       "bytearray(bytes_or_buffer) -> mutable copy of bytes_or_buffer\n"
		       "bytearray(int) -> bytes array of size given by the parameter initialized with null bytes\n"
		       "bytearray() -> empty bytes array\n\n"
		       "Construct a mutable bytearray object from:\n"
		       "  - an iterable yielding integers in range(256)\n"
		       "  - a text string encoded using the specified encoding\n"
		       "  - a bytes or a buffer object\n"
		       "  - any object implementing the buffer API.\n"
		       "  - an integer",
		.dealloc = bytearray_dealloc,
		.repr = bytearray_repr,
		.number = &bytearray_number,
		.sequence = &bytearray_sequence,
		.mapping = &bytearray_mapping,
		.hash = ob_hash_unhashable,
		.buffer = &bytearray_buffer_slots,
		.richcompare = bytearray_richcompare,
		.iter = bytearray_iter,
		.methods = ob_bytearray_methods,
		.new = bytearray_type_new,
		.init = ob_bytearray_init,
		.size_of = bytearray_size_of,
	},
	.base = OB_T_OBJECT,
};
