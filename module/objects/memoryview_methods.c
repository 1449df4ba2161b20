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
	return ob_view_check(rt, to_view(self)) ? NULL :
	       ob_view_to_list(rt, to_view(self));
}

METHOD(tobytes)
{
	static const char *const names[] = { "order", NULL };
	struct ob_object *arg[1];
	char order = 'C';

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
		order = ob_str_char(arg[0], 0);
	}
	return ob_view_to_bytes(rt, to_view(self), order);
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
	struct ob_object *res = NULL;
	s64 group;
	int sep;
	u8 *copy;

	if (ob_bytes_hex_args(rt, args, nargs, kwnames, &sep, &group) ||
	    ob_view_check(rt, m))
		return NULL;
	if (ob_view_c_order(m))
		return ob_bytes_hex(rt, m->data, m->nbytes, sep, group);
	copy = ob_raw_alloc(rt, m->nbytes);
	if (!copy)
		return NULL;
	if (!ob_view_copy_to(rt, m, copy))
		res = ob_bytes_hex(rt, copy, m->nbytes, sep, group);
	ob_raw_free(rt, copy);
	return res;
}

METHOD(cast)
{
	static const char *const names[] = { "format", "shape", NULL };
	struct ob_object *arg[2];

	if (ob_args_parse(rt, "cast", names, 1, 2, args, nargs, kwnames, arg))
		return NULL;
	if (!ob_is_str(arg[0]))
		return ob_raise(rt, OB_T_TypeError,
				"cast() argument 'format' must be str, not %.50Y",
				arg[0]);
	return ob_view_check(rt, to_view(self)) ? NULL :
	       ob_view_cast(rt, to_view(self), arg[0], arg[1]);
}

#define ROW(name, flags, doc)	{ #name, view_##name, OB_METH_##flags, doc }

const struct ob_method_def ob_memoryview_methods[] = {
	ROW(release, NOARGS,
	    "release($self, /)\n--\n\n"
	    "Release the underlying buffer exposed by the memoryview object."),
	ROW(tobytes, KW,
	    "tobytes($self, /, order='C')\n--\n\n"
	    "Return the data in the buffer as a byte string."),
	ROW(hex, KW,
	    "hex($self, /, sep=<unrepresentable>, bytes_per_sep=1)\n--\n\n"
	    "Return the data in the buffer as a str of hexadecimal numbers."),
	ROW(tolist, NOARGS,
	    "tolist($self, /)\n--\n\n"
	    "Return the data in the buffer as a list of elements."),
	ROW(cast, KW,
	    "cast($self, /, format, shape=<unrepresentable>)\n--\n\n"
	    "Cast a memoryview to a new format or shape."),
	ROW(toreadonly, NOARGS,
	    "toreadonly($self, /)\n--\n\n"
	    "Return a readonly version of the memoryview."),
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

static struct ob_object *numbers(struct ob_rt *rt, const s64 *at, s64 n)
{
	struct ob_object *t = ob_tuple_new(rt, n), *o;
	s64 i;

	for (i = 0; t && i < n; i++) {
		o = ob_int_from_s64(rt, at[i]);
		if (!o) {
			ob_decref(rt, t);
			return NULL;
		}
		to_tuple(t)->item[i] = o;
	}
	return t;
}

ATTRIBUTE(obj, ob_newref(m->managed->master.obj))
ATTRIBUTE(nbytes, ob_int_from_s64(rt, m->nbytes))
ATTRIBUTE(readonly, ob_newref(ob_bool(rt, m->readonly)))
ATTRIBUTE(itemsize, ob_int_from_s64(rt, m->itemsize))
ATTRIBUTE(format, m->given ? ob_str_format(rt, "@%c", m->format) :
	  ob_str_from_char(rt, m->format))
ATTRIBUTE(ndim, ob_int_from_s64(rt, m->ndim))
ATTRIBUTE(shape, numbers(rt, view_shape(m), m->ndim))
ATTRIBUTE(strides, numbers(rt, view_strides(m), m->ndim))
ATTRIBUTE(suboffsets, ob_tuple_new(rt, 0))
ATTRIBUTE(c_contiguous, ob_newref(ob_bool(rt, ob_view_c_order(m))))
ATTRIBUTE(f_contiguous, ob_newref(ob_bool(rt, ob_view_f_order(m))))
ATTRIBUTE(contiguous, ob_newref(ob_bool(rt, ob_view_c_order(m) ||
					ob_view_f_order(m))))

const struct ob_getset_def ob_memoryview_getset[] = {
	{ "obj", get_obj }, { "nbytes", get_nbytes },
	{ "readonly", get_readonly }, { "itemsize", get_itemsize },
	{ "format", get_format }, { "ndim", get_ndim },
	{ "shape", get_shape }, { "strides", get_strides },
	{ "suboffsets", get_suboffsets },
	{ "c_contiguous", get_c_contiguous },
	{ "f_contiguous", get_f_contiguous },
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
	if (it->index < ((struct view_iter *)o)->length) {
		if (ob_view_check(rt, m))
			return NULL;
		return ob_view_unpack(rt, m->format,
				      ob_view_nth(m, it->index++));
	}
	ob_seq_drop(rt, it);
	return NULL;
}

const struct ob_type_def ob_memory_iter_type_def = {
	.type = {
		.name = "memory_iterator",
		.basicsize = sizeof(struct view_iter),
		.flags = OB_TF_GC,
		.dealloc = ob_seq_dealloc,
		.traverse = ob_seq_traverse,
		.clear = ob_seq_clear,
		.iter = ob_iter_self,
		.iternext = iter_next,
	},
	.base = OB_T_OBJECT,
};
