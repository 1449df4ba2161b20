// SPDX-License-Identifier: GPL-2.0
/*
 * bytes_new - what bytes() makes of its arguments, and access to buffers
 */
#include "memoryview_priv.h"

/* Bytes expected of an iterable that does not say how many it has. */
#define BYTES_GUESS	64

int ob_buffer_get(struct ob_rt *rt, struct ob_object *o, struct ob_buffer *b,
		  bool writable)
{
	if (o->type->buffer)
		return o->type->buffer->get(rt, o, b, writable);
	ob_raise(rt, OB_T_TypeError,
		 "a bytes-like object is required, not '%.100T'", o);
	return -1;
}
EXPORT_SYMBOL_IF_KUNIT(ob_buffer_get);

void ob_buffer_release(struct ob_rt *rt, struct ob_buffer *b)
{
	struct ob_object *o = b->obj;

	if (!o)
		return;
	if (o->type->buffer->release)
		o->type->buffer->release(rt, o, b);
	b->obj = NULL;
	ob_decref(rt, o);
}
EXPORT_SYMBOL_IF_KUNIT(ob_buffer_release);

int ob_byte_value(struct ob_rt *rt, struct ob_object *o, const char *what)
{
	s64 v;

	if (ob_bytes_clip_s64(rt, o, &v))
		return -1;
	if (v >= 0 && v <= 255)
		return v;
	ob_raise(rt, OB_T_ValueError, "%s must be in range(0, 256)", what);
	return -1;
}

int ob_bytes_parse(struct ob_rt *rt, const char *name,
		   struct ob_object *const *args, size_t nargs,
		   struct ob_tuple *kwnames, struct ob_bytes_args *a)
{
	static const char *const names[] = {
		"source", "encoding", "errors", NULL
	};
	struct ob_object *arg[3];
	int i;

	if (ob_args_parse(rt, name, names, 0, 3, args, nargs, kwnames, arg))
		return -1;
	for (i = 1; i < 3; i++) {
		if (!arg[i] || ob_is_str(arg[i]))
			continue;
		ob_raise(rt, OB_T_TypeError,
			 "%s() argument '%s' must be str, not %.50s", name,
			 names[i], arg[i] == ob_none(rt) ? "None" :
			 arg[i]->type->name);
		return -1;
	}
	*a = (struct ob_bytes_args) { arg[0], arg[1], arg[2] };
	return 0;
}

/* One more byte into a bytes object nobody has seen; consumed on failure. */
static struct ob_bytes *bytes_push(struct ob_rt *rt, struct ob_bytes *b,
				   s64 *n, u8 c)
{
	struct ob_bytes *more;

	if (*n == b->v.size) {
		more = ob_bytes_new(rt, *n + (*n >> 1) + 16);
		if (more)
			memcpy(more->data, b->data, *n);
		ob_decref(rt, b);
		b = more;
	}
	if (b)
		b->data[(*n)++] = c;
	return b;
}

/* Of a tuple: the only iterable of one byte whose bytes are not shared. */
static struct ob_object *bytes_of_one(struct ob_rt *rt, u8 c)
{
	struct ob_bytes *b = ob_bytes_new(rt, 1);

	if (b)
		b->data[0] = c;
	return OB_OBJ(b);
}

static struct ob_object *bytes_from_iter(struct ob_rt *rt,
					 struct ob_object *o)
{
	struct ob_object *it = ob_iter(rt, o), *item, *res;
	struct ob_bytes *b;
	s64 n = 0, hint;
	int v;

	if (!it) {
		if (ob_raised_is(rt, OB_T_TypeError))
			ob_raise(rt, OB_T_TypeError,
				 "cannot convert '%.200T' object to bytes", o);
		return NULL;
	}
	hint = ob_length_hint(rt, o, BYTES_GUESS);
	b = hint < 0 ? NULL : ob_bytes_new(rt, max_t(s64, hint, 2));
	while (b && (item = ob_iternext(rt, it))) {
		v = ob_byte_value(rt, item, "bytes");
		ob_decref(rt, item);
		if (v < 0 || ob_tick(rt))
			break;
		b = bytes_push(rt, b, &n, v);
	}
	ob_decref(rt, it);
	if (!b)
		return NULL;
	res = NULL;
	if (!ob_raised(rt))
		res = n == b->v.size ? ob_newref(b) :
		      n == 1 && ob_is(rt, o, OB_T_TUPLE) ?
				       bytes_of_one(rt, b->data[0]) :
				       ob_bytes_from(rt, b->data, n);
	ob_decref(rt, b);
	return res;
}

static struct ob_object *bytes_from_object(struct ob_rt *rt,
					   struct ob_object *o)
{
	struct ob_object *res;
	struct ob_buffer b;
	u8 *to;

	if (ob_is(rt, o, OB_T_BYTES))
		return ob_newref(o);
	if (!ob_has_buffer(o))
		return bytes_from_iter(rt, o);
	if (ob_is(rt, o, OB_T_MEMORYVIEW)) {
		if (ob_view_check(rt, to_view(o)))
			return NULL;
		return ob_view_to_bytes(rt, to_view(o), 'C');
	}
	if (ob_buffer_get(rt, o, &b, false))
		return NULL;
	res = ob_bytes_blank(rt, OB_OBJ(&rt->st->empty_bytes), b.len, &to);
	if (res && b.len)
		memcpy(to, b.data, b.len);
	ob_buffer_release(rt, &b);
	return res;
}

/* What o.__bytes__() gives: 1 with *@res filled in, 0 no such method, -1. */
static int ask_bytes(struct ob_rt *rt, struct ob_object *o,
		     struct ob_object **res)
{
	int has = ob_special_call(rt, o, "__bytes__", res);

	if (has <= 0 || ob_is_bytes(*res))
		return has;
	ob_raise(rt, OB_T_TypeError,
		 "__bytes__ returned non-bytes (type %.200T)", *res);
	ob_decref(rt, *res);
	return -1;
}

static struct ob_object *bytes_zeros(struct ob_rt *rt, s64 n)
{
	struct ob_bytes *b;

	if (n < 0)
		return ob_raise(rt, OB_T_ValueError, "negative count");
	if (!n)
		return ob_newref(&rt->st->empty_bytes);
	b = ob_bytes_new(rt, n);
	if (b)
		memset(b->data, 0, n);
	return OB_OBJ(b);
}

static struct ob_object *bytes_from_source(struct ob_rt *rt,
					   struct ob_object *o)
{
	struct ob_object *res;
	int has = ask_bytes(rt, o, &res);
	s64 n;

	if (has)
		return has < 0 ? NULL : res;
	if (ob_is_str(o))
		return ob_raise(rt, OB_T_TypeError,
				"string argument without an encoding");
	if (!ob_has_index(o))
		return bytes_from_object(rt, o);
	n = ob_index_s64(rt, o, OB_T_OverflowError);
	if (n != -1 || !ob_raised(rt))
		return bytes_zeros(rt, n);
	if (!ob_raised_is(rt, OB_T_TypeError))
		return NULL;
	ob_clear_exc(rt);
	return bytes_from_object(rt, o);
}

static struct ob_object *bytes_encoded(struct ob_rt *rt,
				       const struct ob_bytes_args *a)
{
	const char *encoding = NULL, *errors = NULL;

	if (!ob_is_str(a->source))
		return ob_raise(rt, OB_T_TypeError,
				"encoding without a string argument");
	if (ob_codec_name(rt, a->encoding, "bytes", "encoding", &encoding) ||
	    ob_codec_name(rt, a->errors, "bytes", "errors", &errors))
		return NULL;
	return ob_str_encode(rt, a->source, encoding, errors);
}

struct ob_object *ob_bytes_type_new(struct ob_rt *rt, struct ob_type *type,
				    struct ob_object *const *args,
				    size_t nargs, struct ob_tuple *kwnames)
{
	struct ob_bytes_args a;
	struct ob_object *res;

	if (ob_bytes_parse(rt, "bytes", args, nargs, kwnames, &a))
		return NULL;
	if (!a.source && (a.encoding || a.errors))
		return ob_raise(rt, OB_T_TypeError,
				"%s without a string argument",
				a.encoding ? "encoding" : "errors");
	if (!a.source)
		res = ob_newref(&rt->st->empty_bytes);
	else if (a.encoding)
		res = bytes_encoded(rt, &a);
	else if (a.errors)
		return ob_raise(rt, OB_T_TypeError, "%s",
				ob_is_str(a.source) ?
				"string argument without an encoding" :
				"errors without a string argument");
	else
		res = bytes_from_source(rt, a.source);
	return ob_bytes_type_made(rt, type, res);
}

/* iterators */

static struct ob_object *iter_next(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_seq_iter *it = (struct ob_seq_iter *)o;

	if (!it->seq)
		return NULL;
	if (it->index < ob_size(it->seq))
		return ob_int_from_s64(rt,
				       ob_bytes_data(it->seq)[it->index++]);
	ob_seq_drop(rt, it);
	return NULL;
}

static struct ob_object *iter_hint(struct ob_rt *rt, struct ob_object *self,
				   struct ob_object *const *args,
				   size_t nargs, struct ob_tuple *kwnames)
{
	struct ob_seq_iter *it = (struct ob_seq_iter *)self;

	return ob_int_from_s64(rt, it->seq ?
			       max_t(s64, ob_size(it->seq) - it->index, 0) : 0);
}

static const struct ob_method_def iter_methods[] = {
	{ "__length_hint__", iter_hint, OB_METH_NOARGS,
	  "Private method returning an estimate of len(list(it))." },
	{ "__reduce__", ob_seq_iter_reduce, OB_METH_NOARGS,
	  "Return state information for pickling." },
	{ "__setstate__", ob_seq_iter_setstate, OB_METH_O,
	  "Set state information for unpickling." },
	{ }
};

#define BYTES_ITER_TYPE(type_name)					\
	{								\
		.type = {						\
			.name = type_name,				\
			.basicsize = sizeof(struct ob_seq_iter),	\
			.flags = OB_TF_GC,				\
			.dealloc = ob_seq_dealloc,			\
			.traverse = ob_seq_traverse,			\
			.iter = ob_iter_self,				\
			.iternext = iter_next,				\
			.methods = iter_methods,			\
		},							\
		.base = OB_T_OBJECT,					\
	}

const struct ob_type_def ob_bytes_iter_type_def =
	BYTES_ITER_TYPE("bytes_iterator");
const struct ob_type_def ob_bytearray_iter_type_def =
	BYTES_ITER_TYPE("bytearray_iterator");
