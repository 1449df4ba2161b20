// SPDX-License-Identifier: GPL-2.0
/*
 * memoryview_methods - the methods and attributes of memoryview
 */
#include "memoryview_priv.h"

#define METHOD(name)							\
static struct ob_object *view_##name(struct ob_rt *rt,			\
				     struct ob_object *self,		\
				     struct ob_object *const *args,	\
				     size_t nargs,			\
				     struct ob_tuple *kwnames)

METHOD(release)
{
	return ob_view_release(rt, to_view(self)) ? NULL :
						    ob_newref(ob_none(rt));
}

METHOD(enter)
{
	return ob_view_check(rt, to_view(self)) ? NULL : ob_newref(self);
}

METHOD(exit)
{
	return view_release(rt, self, NULL, 0, NULL);
}

METHOD(tolist)
{
	struct memoryview *m = to_view(self);
	struct ob_object *list, *item;
	s64 i;

	if (ob_view_check(rt, m))
		return NULL;
	list = ob_list_new(rt, 0);
	/* Making the list can have run code that released the view. */
	for (i = 0; list && !m->released && i < m->shape; i++) {
		item = ob_view_unpack(rt, m->format, view_at(m, i));
		if (!item || ob_list_append_steal(rt, list, item) ||
		    ob_tick(rt)) {
			ob_decref(rt, list);
			return NULL;
		}
	}
	return list;
}

METHOD(tobytes)
{
	static const char *const names[] = { "order", NULL };
	struct ob_object *arg[1];

	if (ob_args_parse(rt, "tobytes", names, 0, 1, args, nargs, kwnames,
			  arg) ||
	    ob_view_check(rt, to_view(self)))
		return NULL;
	if (arg[0] && arg[0] != ob_none(rt)) {
		if (!ob_is_str(arg[0]))
			return ob_raise(rt, OB_T_TypeError,
					"tobytes() argument 'order' must be str or None, not %.50T",
					arg[0]);
		if (!ob_str_equal_c(arg[0], "C") &&
		    !ob_str_equal_c(arg[0], "F") &&
		    !ob_str_equal_c(arg[0], "A"))
			return ob_raise(rt, OB_T_ValueError,
					"order must be 'C', 'F' or 'A'");
	}
	return ob_view_to_bytes(rt, to_view(self));
}

METHOD(toreadonly)
{
	struct memoryview *m;

	if (ob_view_check(rt, to_view(self)))
		return NULL;
	m = ob_view_again(rt, to_view(self));
	if (m)
		m->readonly = true;
	return OB_OBJ(m);
}

METHOD(hex)
{
	struct memoryview *m = to_view(self);
	struct ob_object *res;
	s64 group;
	int sep;
	u8 *copy;

	if (ob_bytes_hex_args(rt, args, nargs, kwnames, &sep, &group) ||
	    ob_view_check(rt, m))
		return NULL;
	if (view_contiguous(m))
		return ob_bytes_hex(rt, m->data, m->nbytes, sep, group);
	copy = ob_raw_alloc(rt, m->nbytes);
	if (!copy)
		return NULL;
	ob_view_copy_to(m, copy);
	res = ob_bytes_hex(rt, copy, m->nbytes, sep, group);
	ob_raw_free(rt, copy);
	return res;
}

/* The character of a native format, 0 unless it is one. */
static char format_char(const struct ob_object *o)
{
	s64 n = ob_str_len(o), at = n == 2 && ob_str_char(o, 0) == '@';
	u32 c;

	if (n != at + 1)
		return 0;
	c = ob_str_char(o, at);
	return c < 128 && ob_view_itemsize(c) ? c : 0;
}

static bool is_byte_format(char c)
{
	return c == 'B' || c == 'b' || c == 'c';
}

/* The only dimension there can be in a shape; -1 raised. */
static int check_shape(struct ob_rt *rt, struct ob_object *shape, s64 items)
{
	s64 n;

	if (!ob_is_list(shape) && !ob_is_tuple(shape)) {
		ob_raise(rt, OB_T_TypeError, "shape must be a list or a tuple");
		return -1;
	}
	if (ob_size(shape) != 1) {
		ob_raise(rt, OB_T_NotImplementedError,
			 "obheap has memoryviews of one dimension only");
		return -1;
	}
	if (!ob_is_int(ob_items(shape)[0])) {
		ob_raise(rt, OB_T_TypeError,
			 "memoryview.cast(): elements of shape must be integers");
		return -1;
	}
	if (ob_arg_s64(rt, ob_items(shape)[0], &n))
		return -1;
	if (n <= 0) {
		ob_raise(rt, OB_T_ValueError,
			 "memoryview.cast(): elements of shape must be integers > 0");
		return -1;
	}
	if (n != items) {
		ob_raise(rt, OB_T_TypeError,
			 "memoryview: product(shape) * itemsize != buffer size");
		return -1;
	}
	return 0;
}

METHOD(cast)
{
	static const char *const names[] = { "format", "shape", NULL };
	struct memoryview *m = to_view(self), *res;
	struct ob_object *arg[2];
	s64 size;
	char c;

	if (ob_args_parse(rt, "cast", names, 1, 2, args, nargs, kwnames, arg))
		return NULL;
	if (!ob_is_str(arg[0]))
		return ob_raise(rt, OB_T_TypeError,
				"cast() argument 'format' must be str, not %.50Y",
				arg[0]);
	if (ob_view_check(rt, m))
		return NULL;
	if (!view_contiguous(m))
		return ob_raise(rt, OB_T_TypeError,
				"memoryview: casts are restricted to C-contiguous views");
	if (arg[1] && !ob_is_list(arg[1]) && !ob_is_tuple(arg[1]))
		return ob_raise(rt, OB_T_TypeError,
				"shape must be a list or a tuple");
	c = format_char(arg[0]);
	if (!c)
		return ob_raise(rt, OB_T_ValueError,
				"memoryview: destination format must be a native single character format prefixed with an optional '@'");
	if (!is_byte_format(c) && !is_byte_format(m->format))
		return ob_raise(rt, OB_T_TypeError,
				"memoryview: cannot cast between two non-byte formats");
	size = ob_view_itemsize(c);
	if (m->nbytes % size)
		return ob_raise(rt, OB_T_TypeError,
				"memoryview: length is not a multiple of itemsize");
	if (arg[1] && check_shape(rt, arg[1], m->nbytes / size))
		return NULL;
	res = ob_view_again(rt, m);
	if (!res)
		return NULL;
	res->format = c;
	res->given = ob_str_len(arg[0]) > 1;
	res->itemsize = size;
	res->stride = size;
	res->shape = m->nbytes / size;
	return OB_OBJ(res);
}

#define ROW(name, flags, doc)	{ #name, view_##name, OB_METH_##flags, doc }

const struct ob_method_def ob_memoryview_methods[] = {
	ROW(release, NOARGS,
	    "Release the underlying buffer exposed by the memoryview object."),
	ROW(tobytes, KW, "Return the data in the buffer as a byte string."),
	ROW(hex, KW,
	    "Return the data in the buffer as a str of hexadecimal numbers."),
	ROW(tolist, NOARGS,
	    "Return the data in the buffer as a list of elements."),
	ROW(cast, KW, "Cast a memoryview to a new format or shape."),
	ROW(toreadonly, NOARGS, "Return a readonly version of the memoryview."),
	{ "__enter__", view_enter, OB_METH_NOARGS, NULL },
	{ "__exit__", view_exit, OB_METH_FAST | OB_METH_TUPLE, NULL },
	{ }
};

#define ATTRIBUTE(name, expr)						\
static struct ob_object *get_##name(struct ob_rt *rt,			\
				    struct ob_object *o)		\
{									\
	struct memoryview *m = to_view(o);				\
									\
	return ob_view_check(rt, m) ? NULL : (expr);			\
}

static struct ob_object *one_tuple(struct ob_rt *rt, s64 n)
{
	struct ob_object *o = ob_int_from_s64(rt, n), *t;

	if (!o)
		return NULL;
	t = ob_tuple_pack(rt, 1, o);
	ob_decref(rt, o);
	return t;
}

ATTRIBUTE(obj, ob_newref(m->managed->master.obj))
ATTRIBUTE(nbytes, ob_int_from_s64(rt, m->nbytes))
ATTRIBUTE(readonly, ob_newref(ob_bool(rt, m->readonly)))
ATTRIBUTE(itemsize, ob_int_from_s64(rt, m->itemsize))
ATTRIBUTE(format, m->given ? ob_str_format(rt, "@%c", m->format) :
	  ob_str_from_char(rt, m->format))
ATTRIBUTE(ndim, ob_int_from_s64(rt, 1))
ATTRIBUTE(shape, one_tuple(rt, m->shape))
ATTRIBUTE(strides, one_tuple(rt, m->stride))
ATTRIBUTE(suboffsets, ob_tuple_new(rt, 0))
ATTRIBUTE(contiguous, ob_newref(ob_bool(rt, view_contiguous(m))))

const struct ob_getset_def ob_memoryview_getset[] = {
	{ "obj", get_obj }, { "nbytes", get_nbytes },
	{ "readonly", get_readonly }, { "itemsize", get_itemsize },
	{ "format", get_format }, { "ndim", get_ndim },
	{ "shape", get_shape }, { "strides", get_strides },
	{ "suboffsets", get_suboffsets },
	{ "c_contiguous", get_contiguous }, { "f_contiguous", get_contiguous },
	{ "contiguous", get_contiguous },
	{ }
};

/* iterator: as many items as the view had, or until it gives none */

static struct ob_object *iter_next(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_seq_iter *it = (struct ob_seq_iter *)o;
	struct memoryview *m = (struct memoryview *)it->seq;

	if (!m)
		return NULL;
	if (it->index < m->shape) {
		if (ob_view_check(rt, m))
			return NULL;
		return ob_view_unpack(rt, m->format, view_at(m, it->index++));
	}
	ob_seq_drop(rt, it);
	return NULL;
}

const struct ob_type_def ob_memory_iter_type_def = {
	.type = {
		.name = "memory_iterator",
		.basicsize = sizeof(struct ob_seq_iter),
		.flags = OB_TF_GC,
		.dealloc = ob_seq_dealloc,
		.traverse = ob_seq_traverse,
		.clear = ob_seq_clear,
		.iter = ob_iter_self,
		.iternext = iter_next,
	},
	.base = OB_T_OBJECT,
};
