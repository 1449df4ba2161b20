// SPDX-License-Identifier: GPL-2.0
/*
 * bytes - the bytes type: making, comparing, printing, items
 *
 * b'' and the 256 objects of one byte are static; every way to make such bytes
 * gives those.
 */
#include "bytes_priv.h"

#define BYTES_HEAD	(offsetof(struct ob_bytes, data) + 1)
#define BYTES_MAX	(S64_MAX - (s64)BYTES_HEAD)

static void static_init(struct ob_statics *st, struct ob_static_bytes *b,
			s64 n, u8 c)
{
	b->v.base.refcnt = OB_STATIC_REFCNT;
	b->v.base.type = &st->types[OB_T_BYTES];
	b->v.size = n;
	b->hash = -1;
	b->data[0] = c;
	b->data[1] = 0;
}

void ob_bytes_init_statics(struct ob_statics *st)
{
	int i;

	static_init(st, &st->empty_bytes, 0, 0);
	for (i = 0; i < 256; i++)
		static_init(st, &st->bytes[i], 1, i);
}

struct ob_bytes *ob_bytes_new(struct ob_rt *rt, s64 n)
{
	struct ob_bytes *b;

	if (n < 0 || n > BYTES_MAX)
		return ob_raise(rt, OB_T_OverflowError,
				"byte string is too large");
	b = ob_obj_alloc(rt, OB_T_BYTES, BYTES_HEAD + n);
	if (!b)
		return NULL;
	b->v.size = n;
	b->hash = -1;
	b->data[n] = 0;
	return b;
}
EXPORT_SYMBOL_IF_KUNIT(ob_bytes_new);

struct ob_object *ob_bytes_from(struct ob_rt *rt, const void *data, s64 n)
{
	struct ob_bytes *b;

	if (!n)
		return ob_newref(&rt->st->empty_bytes);
	if (n == 1)
		return ob_newref(&rt->st->bytes[*(const u8 *)data]);
	b = ob_bytes_new(rt, n);
	if (b)
		memcpy(b->data, data, n);
	return OB_OBJ(b);
}
EXPORT_SYMBOL_IF_KUNIT(ob_bytes_from);

struct ob_object *ob_bytes_make(struct ob_rt *rt, const struct ob_object *like,
				const void *data, s64 n)
{
	return ob_is_bytes(like) ? ob_bytes_from(rt, data, n) :
				   ob_bytearray_from(rt, data, n);
}

struct ob_object *ob_bytes_blank(struct ob_rt *rt, const struct ob_object *like,
				 s64 n, u8 **data)
{
	struct ob_object *o;

	if (!ob_is_bytes(like)) {
		o = ob_bytearray_from(rt, NULL, n);
		if (o)
			*data = to_bytearray(o)->start;
		return o;
	}
	if (!n) {
		*data = NULL;
		return ob_newref(&rt->st->empty_bytes);
	}
	o = OB_OBJ(ob_bytes_new(rt, n));
	if (o)
		*data = to_bytes(o)->data;
	return o;
}

struct ob_object *ob_bytes_same(struct ob_rt *rt, struct ob_object *self)
{
	if (ob_is(rt, self, OB_T_BYTES))
		return ob_newref(self);
	return ob_bytes_make(rt, self, ob_bytes_data(self), ob_size(self));
}

struct ob_object *ob_bytes_type_made(struct ob_rt *rt, struct ob_type *type,
				     struct ob_object *o)
{
	struct ob_bytes *b;

	if (!o || type == ob_type_of(rt, OB_T_BYTES))
		return o;
	b = ob_type_alloc(rt, type, ob_size(o));
	if (b) {
		b->hash = to_bytes(o)->hash;
		memcpy(b->data, to_bytes(o)->data, ob_size(o) + 1);
	}
	ob_decref(rt, o);
	return OB_OBJ(b);
}

static void bytes_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_statics *st = rt->st;

	if (o == OB_OBJ(&st->empty_bytes) ||
	    ((void *)o >= (void *)st->bytes &&
	     (void *)o < (void *)(st->bytes + 256))) {
		o->refcnt = OB_STATIC_REFCNT;
		return;
	}
	ob_obj_free(rt, o);
}

static s64 bytes_hash(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_bytes *b = to_bytes(o);

	if (b->hash == -1)
		b->hash = ob_bytes_hash_of(rt, b->data, b->v.size);
	return b->hash;
}

static int repr_byte(struct ob_strbuf *b, u8 c, char quote)
{
	static const char hex[] = "0123456789abcdef";
	char text[4] = { '\\', c };
	int n = 2;

	switch (c) {
	case '\t':
		text[1] = 't';
		break;
	case '\n':
		text[1] = 'n';
		break;
	case '\r':
		text[1] = 'r';
		break;
	case '\\':
		break;
	default:
		if (c == quote)
			break;
		if (c >= 32 && c < 127)
			return ob_strbuf_char(b, c);
		text[1] = 'x';
		text[2] = hex[c >> 4];
		text[3] = hex[c & 15];
		n = 4;
		break;
	}
	return ob_strbuf_ascii(b, text, n);
}

int ob_bytes_repr_body(struct ob_strbuf *b, const u8 *s, s64 n, char escaped)
{
	char quote = '\'';
	s64 i;

	if (n && memchr(s, '\'', n) && !memchr(s, '"', n))
		quote = '"';
	if (ob_strbuf_char(b, 'b') || ob_strbuf_char(b, quote))
		return -1;
	for (i = 0; i < n; i++)
		if (repr_byte(b, s[i], escaped ?: quote) ||
		    ob_tick_at(b->rt, i))
			return -1;
	return ob_strbuf_char(b, quote);
}

static struct ob_object *bytes_repr(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_strbuf b;

	ob_strbuf_init(&b, rt);
	if (!ob_bytes_repr_body(&b, to_bytes(o)->data, ob_size(o), 0))
		return ob_strbuf_finish(&b);
	ob_strbuf_exit(&b);
	return NULL;
}

struct ob_object *ob_bytes_order(struct ob_rt *rt, const u8 *a, s64 m,
				 const u8 *b, s64 n, enum ob_cmp op)
{
	s64 both = min(m, n);
	int order = 0;

	if (both && (op > OB_NE || op < OB_EQ || m == n))
		order = memcmp(a, b, both);
	if (order)
		return ob_newref(ob_bool(rt, ob_sizes_compare(order, 0, op)));
	return ob_newref(ob_bool(rt, ob_sizes_compare(m, n, op)));
}

static struct ob_object *bytes_richcompare(struct ob_rt *rt,
					   struct ob_object *a,
					   struct ob_object *b, enum ob_cmp op)
{
	if (!ob_is_bytes(a) || !ob_is_bytes(b))
		return ob_newref(ob_notimpl(rt));
	return ob_bytes_order(rt, to_bytes(a)->data, ob_size(a),
			      to_bytes(b)->data, ob_size(b), op);
}

static s64 bytes_length(struct ob_rt *rt, struct ob_object *o)
{
	return ob_size(o);
}

static struct ob_object *bytes_item(struct ob_rt *rt, struct ob_object *o,
				    s64 i)
{
	if (i < 0 || i >= ob_size(o))
		return ob_raise(rt, OB_T_IndexError, "index out of range");
	return ob_int_from_s64(rt, to_bytes(o)->data[i]);
}

int ob_bytes_clip_s64(struct ob_rt *rt, struct ob_object *o, s64 *out)
{
	struct ob_object *index = ob_number_index(rt, o);
	int overflow;

	if (!index)
		return -1;
	*out = ob_int_to_s64(index, &overflow);
	if (overflow)
		*out = overflow < 0 ? S64_MIN : S64_MAX;
	ob_decref(rt, index);
	return 0;
}

int ob_bytes_contains(struct ob_rt *rt, struct ob_object *o,
		      struct ob_object *x)
{
	struct ob_view hay, needle;
	struct ob_buffer b;
	s64 c, at;

	if (!ob_bytes_clip_s64(rt, x, &c)) {
		if (c < 0 || c > 255) {
			ob_raise(rt, OB_T_ValueError,
				 "byte must be in range(0, 256)");
			return -1;
		}
		hay = ob_bytes_view(o);
		return hay.len && memchr(hay.data, c, hay.len);
	}
	ob_clear_exc(rt);
	if (ob_buffer_get(rt, x, &b, false))
		return -1;
	hay = ob_bytes_view(o);
	needle = ob_buffer_view(&b);
	at = ob_view_find(rt, &hay, &needle);
	ob_buffer_release(rt, &b);
	return at == -2 ? -1 : at >= 0;
}

struct ob_object *ob_bytes_cannot_concat(struct ob_rt *rt, struct ob_object *a,
					 struct ob_object *b)
{
	ob_clear_exc(rt);
	return ob_raise(rt, OB_T_TypeError, "can't concat %.100T to %.100T",
			b, a);
}

static struct ob_object *bytes_concat(struct ob_rt *rt, struct ob_object *a,
				      struct ob_object *b)
{
	struct ob_buffer x, y;
	struct ob_bytes *res = NULL;

	/* Whatever keeps either of them from being read, this is the message. */
	if (ob_buffer_get(rt, a, &x, false))
		return ob_bytes_cannot_concat(rt, a, b);
	if (ob_buffer_get(rt, b, &y, false)) {
		ob_buffer_release(rt, &x);
		return ob_bytes_cannot_concat(rt, a, b);
	}
	if (!x.len && ob_is(rt, b, OB_T_BYTES)) {
		res = ob_newref(b);
	} else if (!y.len && ob_is(rt, a, OB_T_BYTES)) {
		res = ob_newref(a);
	} else if (x.len > BYTES_MAX - y.len) {
		ob_no_memory(rt);
	} else if (!x.len && !y.len) {
		res = ob_newref(&rt->st->empty_bytes);
	} else {
		res = ob_bytes_new(rt, x.len + y.len);
		if (res) {
			memcpy(res->data, x.data, x.len);
			memcpy(res->data + x.len, y.data, y.len);
		}
	}
	ob_buffer_release(rt, &y);
	ob_buffer_release(rt, &x);
	return OB_OBJ(res);
}

static struct ob_object *bytes_repeat(struct ob_rt *rt, struct ob_object *a,
				      s64 n)
{
	s64 m = ob_size(a), i;
	struct ob_bytes *res;

	if (n < 0)
		n = 0;
	if (n && m > S64_MAX / n)
		return ob_raise(rt, OB_T_OverflowError,
				"repeated bytes are too long");
	if (m * n == m && ob_is(rt, a, OB_T_BYTES))
		return ob_newref(a);
	/* Nothing, repeated or not at all, is not the shared empty object. */
	res = ob_bytes_new(rt, m * n);
	if (!res)
		return NULL;
	for (i = 0; i < n && m; i++) {
		memcpy(res->data + i * m, to_bytes(a)->data, m);
		if (ob_tick(rt)) {
			ob_decref(rt, res);
			return NULL;
		}
	}
	return OB_OBJ(res);
}

static struct ob_object *bytes_slice(struct ob_rt *rt, struct ob_object *o,
				     struct ob_object *key)
{
	s64 start, stop, step, n, i;
	struct ob_bytes *res;

	if (ob_slice_unpack(rt, key, &start, &stop, &step))
		return NULL;
	n = ob_slice_clip(ob_size(o), &start, &stop, step);
	if (n <= 0)
		return ob_newref(&rt->st->empty_bytes);
	if (n == ob_size(o) && step == 1 && ob_is(rt, o, OB_T_BYTES))
		return ob_newref(o);
	if (step == 1)
		return ob_bytes_from(rt, to_bytes(o)->data + start, n);
	res = ob_bytes_new(rt, n);
	for (i = 0; res && i < n; i++)
		res->data[i] = to_bytes(o)->data[start + i * step];
	return OB_OBJ(res);
}

static struct ob_object *bytes_subscript(struct ob_rt *rt, struct ob_object *o,
					 struct ob_object *key)
{
	s64 i;

	if (ob_has_index(key)) {
		i = ob_index_s64(rt, key, OB_T_IndexError);
		if (i == -1 && ob_raised(rt))
			return NULL;
		return bytes_item(rt, o, i < 0 ? i + ob_size(o) : i);
	}
	if (ob_is_slice(rt, key))
		return bytes_slice(rt, o, key);
	return ob_raise(rt, OB_T_TypeError,
			"byte indices must be integers or slices, not %.200T",
			key);
}

static struct ob_object *bytes_binop(struct ob_rt *rt, enum ob_binop op,
				     struct ob_object *a, struct ob_object *b)
{
	if (op != OB_MOD || !ob_is_bytes(a))
		return ob_newref(ob_notimpl(rt));
	return ob_bytes_percent(rt, a, b);
}

static int bytes_buffer(struct ob_rt *rt, struct ob_object *o,
			struct ob_buffer *b, bool writable)
{
	if (writable) {
		ob_raise(rt, OB_T_BufferError, "Object is not writable.");
		return -1;
	}
	*b = (struct ob_buffer) {
		.obj = ob_newref(o), .data = to_bytes(o)->data,
		.len = ob_size(o), .itemsize = 1, .format = "B",
		.readonly = true,
	};
	return 0;
}

static struct ob_object *bytes_iter(struct ob_rt *rt, struct ob_object *o)
{
	return ob_seq_iter_make(rt, OB_T_BYTES_ITER, o, 0);
}

static struct ob_object *bytes_getnewargs(struct ob_rt *rt,
					  struct ob_object *self,
					  struct ob_object *const *args,
					  size_t nargs,
					  struct ob_tuple *kwnames)
{
	struct ob_object *copy, *res;

	copy = ob_bytes_from(rt, to_bytes(self)->data, ob_size(self));
	if (!copy)
		return NULL;
	res = ob_tuple_pack(rt, 1, copy);
	ob_decref(rt, copy);
	return res;
}

static struct ob_object *bytes_bytes(struct ob_rt *rt, struct ob_object *self,
				     struct ob_object *const *args,
				     size_t nargs, struct ob_tuple *kwnames)
{
	return ob_bytes_same(rt, self);
}

static const struct ob_method_def bytes_methods[] = {
	{ "__getnewargs__", bytes_getnewargs, OB_METH_NOARGS },
	{ "__bytes__", bytes_bytes, OB_METH_NOARGS,
	  "__bytes__($self, /)\n--\n\n"
	  "Convert this value to exact type bytes." },
	OB_BYTES_ROWS,
	{ }
};

static const struct ob_number_slots bytes_number = {
	.binop = bytes_binop,
	.binops = BIT(OB_MOD),
};

static const struct ob_sequence_slots bytes_sequence = {
	.length = bytes_length,
	.item = bytes_item,
	.contains = ob_bytes_contains,
	.concat = bytes_concat,
	.repeat = bytes_repeat,
};

static const struct ob_mapping_slots bytes_mapping = {
	.length = bytes_length,
	.subscript = bytes_subscript,
};

static const struct ob_buffer_slots bytes_buffer_slots = {
	.get = bytes_buffer,
};

const struct ob_type_def ob_bytes_type_def = {
	.type = {
		.name = "bytes",
		.basicsize = BYTES_HEAD,
		.itemsize = 1,
		.flags = OB_TF_MATCH_SELF |
			 OB_TF_BASETYPE | OB_TF_BYTES_SUBCLASS,
		.doc = "bytes(iterable_of_ints) -> bytes\n"
		       "bytes(string, encoding[, errors]) -> bytes\n"
		       "bytes(bytes_or_buffer) -> immutable copy of bytes_or_buffer\n"
		       "bytes(int) -> bytes object of size given by the parameter initialized with null bytes\n"
		       "bytes() -> empty bytes object\n\n"
		       "Construct an immutable array of bytes from:\n"
		       "  - an iterable yielding integers in range(256)\n"
		       "  - a text string encoded using the specified encoding\n"
		       "  - any object implementing the buffer API.\n"
		       "  - an integer",
		.dealloc = bytes_dealloc,
		.repr = bytes_repr,
		.number = &bytes_number,
		.sequence = &bytes_sequence,
		.mapping = &bytes_mapping,
		.hash = bytes_hash,
		.buffer = &bytes_buffer_slots,
		.richcompare = bytes_richcompare,
		.iter = bytes_iter,
		.methods = bytes_methods,
		.new = ob_bytes_type_new,
	},
	.base = OB_T_OBJECT,
};
