// SPDX-License-Identifier: GPL-2.0
/*
 * str_iter - iteration over the characters of a text
 *
 * CPython 3.11 has one iterator type for ASCII text and one for the rest; a
 * program sees which one it got, so both are here.
 */
#include "objects_priv.h"
#include "str_priv.h"

struct ob_object *ob_str_iter(struct ob_rt *rt, struct ob_object *o)
{
	enum ob_tid tid = ob_str_is_ascii(o) ? OB_T_STR_ASCII_ITER :
			  OB_T_STR_ITER;
	struct ob_seq_iter *it = ob_obj_alloc(rt, tid, sizeof(*it));

	if (!it)
		return NULL;
	it->index = 0;
	it->seq = ob_newref(o);
	ob_track(rt, it);
	return OB_OBJ(it);
}

static void iter_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_seq_iter *it = (struct ob_seq_iter *)o;

	ob_untrack(o);
	ob_xdecref(rt, it->seq);
	ob_obj_free(rt, o);
}

static int iter_traverse(struct ob_object *o, struct ob_visitor *v)
{
	struct ob_seq_iter *it = (struct ob_seq_iter *)o;

	return it->seq ? ob_visit_one(v, it->seq) : 0;
}

static struct ob_object *iter_iter(struct ob_rt *rt, struct ob_object *o)
{
	return ob_newref(o);
}

static struct ob_object *iter_next(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_seq_iter *it = (struct ob_seq_iter *)o;
	struct ob_object *seq = it->seq, *c;

	if (!seq)
		return NULL;
	if (it->index >= ob_str_len(seq)) {
		it->seq = NULL;
		ob_decref(rt, seq);
		return NULL;
	}
	c = ob_str_from_char(rt, ob_str_char(seq, it->index));
	if (c)
		it->index++;
	return c;
}

static struct ob_object *iter_length_hint(struct ob_rt *rt,
					  struct ob_object *self,
					  struct ob_object *const *args,
					  size_t nargs,
					  struct ob_tuple *kwnames)
{
	struct ob_seq_iter *it = (struct ob_seq_iter *)self;

	return ob_int_from_s64(rt, it->seq ?
			       ob_str_len(it->seq) - it->index : 0);
}

static const struct ob_method_def iter_methods[] = {
	{ .name = "__length_hint__", .fn = iter_length_hint,
	  .flags = OB_METH_NOARGS },
	{ "__reduce__", ob_seq_iter_reduce, OB_METH_NOARGS,
	  "Return state information for pickling." },
	{ "__setstate__", ob_seq_iter_setstate, OB_METH_O,
	  "Set state information for unpickling." },
	{ }
};

const struct ob_type_def ob_str_iter_type_def = {
	.type = {
		.name = "str_iterator",
		.basicsize = sizeof(struct ob_seq_iter),
		.dealloc = iter_dealloc,
		.flags = OB_TF_GC,
		.traverse = iter_traverse,
		.iter = iter_iter,
		.iternext = iter_next,
		.methods = iter_methods,
	},
	.base = OB_T_OBJECT,
};

const struct ob_type_def ob_str_ascii_iter_type_def = {
	.type = {
		.name = "str_ascii_iterator",
		.basicsize = sizeof(struct ob_seq_iter),
		.dealloc = iter_dealloc,
		.flags = OB_TF_GC,
		.traverse = iter_traverse,
		.iter = iter_iter,
		.iternext = iter_next,
		.methods = iter_methods,
	},
	.base = OB_T_OBJECT,
};
