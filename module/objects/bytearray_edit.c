// SPDX-License-Identifier: GPL-2.0
/*
 * bytearray_edit - making bytearrays and changing them
 */
#include "bytearray_priv.h"
#include "memoryview_priv.h"

/* Bytes @low to @high - 1 become @n others; 0 or -1. */
static int set_linear(struct ob_rt *rt, struct ob_bytearray *a, s64 low,
		      s64 high, const u8 *bytes, s64 n)
{
	s64 growth = n - (high - low), size = a->v.size;
	int err = 0;

	if (growth < 0) {
		if (ob_bytearray_exported(rt, a))
			return -1;
		if (!low)
			a->start -= growth;
		else
			memmove(a->start + low + n, a->start + high,
				size - high);
		err = ob_bytearray_resize(rt, a, size + growth);
		if (err)
			a->v.size = size + growth;
	} else if (growth > 0) {
		if (size > S64_MAX - growth) {
			ob_no_memory(rt);
			return -1;
		}
		if (ob_bytearray_resize(rt, a, size + growth))
			return -1;
		memmove(a->start + low + n, a->start + high, size - high);
	}
	if (n > 0)
		memcpy(a->start + low, bytes, n);
	return err;
}

/* Take @n bytes out, @step apart from @start on, close the gaps. */
static int delete_steps(struct ob_rt *rt, struct ob_bytearray *a, s64 start,
			s64 step, s64 n)
{
	s64 size = a->v.size, from = start, to = start, i;

	if (ob_bytearray_exported(rt, a))
		return -1;
	for (i = 0; i < n; i++) {
		s64 next = i + 1 < n ? from + step : size;

		memmove(a->start + to, a->start + from + 1, next - from - 1);
		to += next - from - 1;
		from = next;
	}
	return ob_bytearray_resize(rt, a, size - n);
}

static int set_steps(struct ob_rt *rt, struct ob_bytearray *a, s64 start,
		     s64 step, s64 n, const u8 *bytes, s64 given)
{
	s64 i;

	if (!given) {
		if (!n)
			return ob_bytearray_exported(rt, a);
		if (step < 0) {
			start += step * (n - 1);
			step = -step;
		}
		return delete_steps(rt, a, start, step, n);
	}
	if (given != n) {
		ob_raise(rt, OB_T_ValueError,
			 "attempt to assign bytes of size %lld to extended slice of size %lld",
			 given, n);
		return -1;
	}
	for (i = 0; i < n; i++)
		a->start[start + i * step] = bytes[i];
	return 0;
}

/* Assign a copy of what is not a bytearray, or of the bytearray itself. */
static int assign_copy(struct ob_rt *rt, struct ob_object *o,
		       struct ob_object *key, struct ob_object *value)
{
	const struct ob_number_slots *num = value->type->number;
	struct ob_object *copy;
	int err;

	if (ob_is_str(value) ||
	    (num && (num->index || num->to_int || num->to_float))) {
		ob_raise(rt, OB_T_TypeError,
			 "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
		return -1;
	}
	copy = ob_call(rt, OB_OBJ(ob_type_of(rt, OB_T_BYTEARRAY)), &value, 1,
		       NULL);
	if (!copy)
		return -1;
	err = ob_bytearray_ass_subscript(rt, o, key, copy);
	ob_decref(rt, copy);
	return err;
}

static int assign_index(struct ob_rt *rt, struct ob_bytearray *a,
			struct ob_object *key, struct ob_object *value)
{
	s64 i = ob_index_s64(rt, key, OB_T_IndexError);
	int v = 0;

	if (i == -1 && ob_raised(rt))
		return -1;
	/* Before the size is looked at: __index__ can change it. */
	if (value) {
		v = ob_byte_value(rt, value, "byte");
		if (v < 0)
			return -1;
	}
	if (i < 0)
		i += a->v.size;
	if (i < 0 || i >= a->v.size) {
		ob_raise(rt, OB_T_IndexError, "bytearray index out of range");
		return -1;
	}
	if (!value)
		return set_linear(rt, a, i, i + 1, NULL, 0);
	a->start[i] = v;
	return 0;
}

int ob_bytearray_ass_subscript(struct ob_rt *rt, struct ob_object *o,
			       struct ob_object *key, struct ob_object *value)
{
	struct ob_bytearray *a = to_bytearray(o);
	s64 start, stop, step, n, given = 0;
	const u8 *bytes = NULL;

	if (ob_has_index(key))
		return assign_index(rt, a, key, value);
	if (!ob_is_slice(rt, key)) {
		ob_raise(rt, OB_T_TypeError,
			 "bytearray indices must be integers or slices, not %.200T",
			 key);
		return -1;
	}
	if (ob_slice_unpack(rt, key, &start, &stop, &step))
		return -1;
	if (value && (value == o || !ob_is_bytearray(rt, value)))
		return assign_copy(rt, o, key, value);
	if (value) {
		bytes = to_bytearray(value)->start;
		given = ob_size(value);
	}
	n = ob_slice_clip(a->v.size, &start, &stop, step);
	if ((step < 0 && start < stop) || (step > 0 && start > stop))
		stop = start;
	if (step == 1)
		return set_linear(rt, a, start, stop, bytes, given);
	return set_steps(rt, a, start, step, n, bytes, given);
}

static int push(struct ob_rt *rt, struct ob_bytearray *a, u8 c)
{
	s64 n = a->v.size;

	if (n == S64_MAX) {
		ob_raise(rt, OB_T_OverflowError,
			 "cannot add more objects to bytearray");
		return -1;
	}
	if (ob_bytearray_resize(rt, a, n + 1))
		return -1;
	a->start[n] = c;
	return 0;
}

/* Items of an iterator at the end; any error ends it. */
static int push_all(struct ob_rt *rt, struct ob_bytearray *a,
		    struct ob_object *it)
{
	struct ob_object *item;
	int v;

	while ((item = ob_iternext(rt, it))) {
		v = ob_byte_value(rt, item, "byte");
		ob_decref(rt, item);
		if (v < 0 || push(rt, a, v) || ob_tick(rt))
			return -1;
	}
	return ob_raised(rt) ? -1 : 0;
}

/* A list or tuple of plain ints: sized once. 1 done, 0 try otherwise, -1. */
static int fill_from_array(struct ob_rt *rt, struct ob_bytearray *a,
			   struct ob_object *seq)
{
	s64 n = ob_size(seq), i;
	int v, overflow;

	for (i = 0; i < n; i++)
		if (!ob_is(rt, ob_items(seq)[i], OB_T_INT))
			return 0;
	if (ob_bytearray_resize(rt, a, n))
		return -1;
	for (i = 0; i < n; i++) {
		s64 c = ob_int_to_s64(ob_items(seq)[i], &overflow);

		if (overflow || c < 0 || c > 255) {
			v = ob_byte_value(rt, ob_items(seq)[i], "byte");
			return v < 0 ? -1 : 0;
		}
		a->start[i] = c;
	}
	return 1;
}

static int fill_from_iter(struct ob_rt *rt, struct ob_bytearray *a,
			  struct ob_object *source)
{
	struct ob_object *it;
	int done = 0;

	if (ob_is(rt, source, OB_T_LIST) || ob_is(rt, source, OB_T_TUPLE))
		done = fill_from_array(rt, a, source);
	if (done)
		return min(done, 0);
	it = ob_iter(rt, source);
	if (!it) {
		if (ob_raised_is(rt, OB_T_TypeError))
			ob_raise(rt, OB_T_TypeError,
				 "cannot convert '%.200T' object to bytearray",
				 source);
		return -1;
	}
	done = push_all(rt, a, it);
	ob_decref(rt, it);
	return done;
}

static int fill_from_buffer(struct ob_rt *rt, struct ob_bytearray *a,
			    struct ob_object *source)
{
	struct ob_buffer b;
	int err;

	/* A view with gaps between its items can be copied, not looked at. */
	if (ob_is(rt, source, OB_T_MEMORYVIEW)) {
		struct memoryview *m = to_view(source);

		if (ob_view_check(rt, m) ||
		    ob_bytearray_resize(rt, a, m->nbytes))
			return -1;
		return m->nbytes ? ob_view_copy_to(rt, m, a->start) : 0;
	}
	if (ob_buffer_get(rt, source, &b, false))
		return -1;
	err = ob_bytearray_resize(rt, a, b.len);
	if (!err && b.len)
		memcpy(a->start, b.data, b.len);
	ob_buffer_release(rt, &b);
	return err;
}

/* bytearray(n): 1 done, 0 @source is not an int after all, -1 raised. */
static int fill_zeros(struct ob_rt *rt, struct ob_bytearray *a,
		      struct ob_object *source)
{
	s64 n = ob_index_s64(rt, source, OB_T_OverflowError);

	if (n == -1 && ob_raised(rt)) {
		if (!ob_raised_is(rt, OB_T_TypeError))
			return -1;
		ob_clear_exc(rt);
		return 0;
	}
	if (n < 0) {
		ob_raise(rt, OB_T_ValueError, "negative count");
		return -1;
	}
	if (ob_bytearray_resize(rt, a, n))
		return -1;
	if (n)
		memset(a->start, 0, n);
	return 1;
}

static int fill_encoded(struct ob_rt *rt, struct ob_object *self,
			const struct ob_bytes_args *given)
{
	const char *encoding = NULL, *errors = NULL;
	struct ob_object *bytes, *res;

	if (!given->encoding) {
		ob_raise(rt, OB_T_TypeError,
			 "string argument without an encoding");
		return -1;
	}
	if (ob_codec_name(rt, given->encoding, "bytearray", "encoding",
			  &encoding) ||
	    ob_codec_name(rt, given->errors, "bytearray", "errors", &errors))
		return -1;
	bytes = ob_str_encode(rt, given->source, encoding, errors);
	if (!bytes)
		return -1;
	res = ob_bytearray_iconcat(rt, self, bytes);
	ob_decref(rt, bytes);
	ob_xdecref(rt, res);
	return res ? 0 : -1;
}

int ob_bytearray_init(struct ob_rt *rt, struct ob_object *self,
		      struct ob_object *const *args, size_t nargs,
		      struct ob_tuple *kwnames)
{
	struct ob_bytearray *a = to_bytearray(self);
	struct ob_bytes_args given;
	int done;

	if (ob_bytes_parse(rt, "bytearray", args, nargs, kwnames, &given) ||
	    ob_bytearray_resize(rt, a, 0))
		return -1;
	if (given.source && ob_is_str(given.source))
		return fill_encoded(rt, self, &given);
	if (given.encoding || given.errors) {
		ob_raise(rt, OB_T_TypeError, "%s without a string argument",
			 given.encoding ? "encoding" : "errors");
		return -1;
	}
	if (!given.source)
		return 0;
	if (ob_has_index(given.source)) {
		done = fill_zeros(rt, a, given.source);
		if (done)
			return min(done, 0);
	}
	if (ob_has_buffer(given.source))
		return fill_from_buffer(rt, a, given.source);
	return fill_from_iter(rt, a, given.source);
}

#define METHOD(name)							\
static struct ob_object *array_##name(struct ob_rt *rt,			\
				      struct ob_object *self,		\
				      struct ob_object *const *args,	\
				      size_t nargs,			\
				      struct ob_tuple *kwnames)

METHOD(append)
{
	int v = ob_byte_value(rt, args[0], "byte");

	return ob_none_or_null(rt, v < 0 || push(rt, to_bytearray(self), v));
}

METHOD(clear)
{
	return ob_none_or_null(rt,
			       ob_bytearray_resize(rt, to_bytearray(self), 0));
}

METHOD(copy)
{
	return ob_bytearray_from(rt, to_bytearray(self)->start, ob_size(self));
}

/* What an iterable gives, as a new bytearray; as large as it says, at first. */
static struct ob_object *bytes_of_items(struct ob_rt *rt,
					struct ob_object *iterable)
{
	struct ob_object *it = ob_iter(rt, iterable), *res = NULL;
	s64 n;

	if (!it) {
		if (ob_raised_is(rt, OB_T_TypeError))
			ob_raise(rt, OB_T_TypeError,
				 "can't extend bytearray with %.100T",
				 iterable);
		return NULL;
	}
	n = ob_length_hint(rt, iterable, 32);
	if (n >= 0)
		res = ob_bytearray_from(rt, NULL, n);
	if (res) {
		to_bytearray(res)->v.size = 0;
		if (push_all(rt, to_bytearray(res), it)) {
			ob_decref(rt, res);
			res = NULL;
		}
	}
	ob_decref(rt, it);
	return res;
}

METHOD(extend)
{
	struct ob_object *more, *res = NULL;

	if (args[0] == self)
		more = ob_bytes_same(rt, self);
	else if (ob_has_buffer(args[0]))
		more = ob_newref(args[0]);
	else
		more = bytes_of_items(rt, args[0]);
	if (!more)
		return NULL;
	res = ob_bytearray_iconcat(rt, self, more);
	ob_decref(rt, more);
	if (!res)
		return NULL;
	ob_decref(rt, res);
	return ob_newref(ob_none(rt));
}

METHOD(insert)
{
	struct ob_bytearray *a = to_bytearray(self);
	s64 i, n;
	int v;

	if (ob_args_check(rt, "insert", nargs, 2, 2) ||
	    ob_arg_s64(rt, args[0], &i))
		return NULL;
	v = ob_byte_value(rt, args[1], "byte");
	n = a->v.size;
	if (v < 0 || push(rt, a, 0))
		return NULL;
	if (i < 0)
		i = max_t(s64, i + n, 0);
	i = min(i, n);
	memmove(a->start + i + 1, a->start + i, n - i);
	a->start[i] = v;
	return ob_newref(ob_none(rt));
}

/* Take byte @i, which is there, out; 0 or -1. */
static int take_out(struct ob_rt *rt, struct ob_bytearray *a, s64 i)
{
	if (ob_bytearray_exported(rt, a))
		return -1;
	memmove(a->start + i, a->start + i + 1, a->v.size - i);
	return ob_bytearray_resize(rt, a, a->v.size - 1);
}

METHOD(pop)
{
	struct ob_bytearray *a = to_bytearray(self);
	s64 i = -1;
	u8 c;

	if (ob_args_check(rt, "pop", nargs, 0, 1) ||
	    (nargs && ob_arg_s64(rt, args[0], &i)))
		return NULL;
	if (!a->v.size)
		return ob_raise(rt, OB_T_IndexError,
				"pop from empty bytearray");
	if (i < 0)
		i += a->v.size;
	if (i < 0 || i >= a->v.size)
		return ob_raise(rt, OB_T_IndexError, "pop index out of range");
	c = a->start[i];
	return take_out(rt, a, i) ? NULL : ob_int_from_s64(rt, c);
}

METHOD(remove)
{
	struct ob_bytearray *a = to_bytearray(self);
	int v = ob_byte_value(rt, args[0], "byte");
	u8 *at;

	if (v < 0)
		return NULL;
	at = a->v.size ? memchr(a->start, v, a->v.size) : NULL;
	if (!at)
		return ob_raise(rt, OB_T_ValueError,
				"value not found in bytearray");
	return ob_none_or_null(rt, take_out(rt, a, at - a->start));
}

METHOD(reverse)
{
	struct ob_bytearray *a = to_bytearray(self);
	s64 i, n = a->v.size;

	for (i = 0; i < n / 2; i++)
		swap(a->start[i], a->start[n - 1 - i]);
	return ob_newref(ob_none(rt));
}

METHOD(alloc)
{
	return ob_int_from_s64(rt, to_bytearray(self)->alloc);
}

METHOD(sizeof)
{
	return ob_int_from_s64(rt, self->type->size_of(rt, self));
}

/* (type, args, state) with the two arguments */
static struct ob_object *reduced(struct ob_rt *rt, struct ob_object *self,
				 struct ob_object *a, struct ob_object *b)
{
	struct ob_object *args = NULL, *state = NULL, *res = NULL;

	if (!a && !ob_raised(rt))
		args = ob_tuple_new(rt, 0);
	else if (a)
		args = b ? ob_tuple_pack(rt, 2, a, b) : ob_tuple_pack(rt, 1, a);
	if (args)
		state = ob_object_state(rt, self, false);
	if (state)
		res = ob_tuple_pack(rt, 3, self->type, args, state);
	ob_xdecref(rt, state);
	ob_xdecref(rt, args);
	ob_xdecref(rt, a);
	ob_xdecref(rt, b);
	return res;
}

METHOD(reduce)
{
	struct ob_object *codec;

	if (!ob_size(self))
		return reduced(rt, self, NULL, NULL);
	codec = ob_str_intern_c(rt, "latin-1");
	if (!codec)
		return NULL;
	return reduced(rt, self,
		       ob_str_from_chars(rt, 1, to_bytearray(self)->start,
					 ob_size(self)), codec);
}

METHOD(reduce_ex)
{
	s64 protocol = 0;

	if (ob_args_check(rt, "__reduce_ex__", nargs, 0, 1) ||
	    (nargs && ob_str_arg_int(rt, args[0], &protocol)))
		return NULL;
	if (protocol < 3 || !ob_size(self))
		return array_reduce(rt, self, NULL, 0, NULL);
	return reduced(rt, self, ob_bytes_from(rt, to_bytearray(self)->start,
					       ob_size(self)), NULL);
}

#define ROW(name, flags, doc)	{ #name, array_##name, OB_METH_##flags, doc }
#define UNDER(name, flags, doc) \
	{ "__" #name "__", array_##name, OB_METH_##flags, doc }

const struct ob_method_def ob_bytearray_methods[] = {
	UNDER(alloc, NOARGS, "B.__alloc__() -> int"),
	UNDER(reduce, NOARGS,
	      "__reduce__($self, /)\n--\n\n"
	      "Return state information for pickling."),
	UNDER(reduce_ex, FAST,
	      "__reduce_ex__($self, proto=0, /)\n--\n\n"
	      "Return state information for pickling."),
	UNDER(sizeof, NOARGS,
	      "__sizeof__($self, /)\n--\n\n"
	      "Returns the size of the bytearray object in memory, in bytes."),
	ROW(append, O,
	    "append($self, item, /)\n--\n\n"
	    "Append a single item to the end of the bytearray."),
	ROW(clear, NOARGS,
	    "clear($self, /)\n--\n\n"
	    "Remove all items from the bytearray."),
	ROW(copy, NOARGS,
	    "copy($self, /)\n--\n\n"
	    "Return a copy of B."),
	ROW(extend, O,
	    "extend($self, iterable_of_ints, /)\n--\n\n"
	    "Append all the items from the iterator or sequence to the bytearray."),
	ROW(insert, FAST,
	    "insert($self, index, item, /)\n--\n\n"
	    "Insert a single item into the bytearray before the given index."),
	ROW(pop, FAST,
	    "pop($self, index=-1, /)\n--\n\n"
	    "Remove and return a single item from B."),
	ROW(remove, O,
	    "remove($self, value, /)\n--\n\n"
	    "Remove the first occurrence of a value in the bytearray."),
	ROW(reverse, NOARGS,
	    "reverse($self, /)\n--\n\n"
	    "Reverse the order of the values in B in place."),
	OB_BYTES_ROWS,
	{ }
};
