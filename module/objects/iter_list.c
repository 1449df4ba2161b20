// SPDX-License-Identifier: GPL-2.0
/*
 * iter_list - iterators over lists, forwards and backwards, and over tuples
 */
#include "containers_priv.h"

static struct ob_seq_iter *to_iter(const void *o)
{
	return (struct ob_seq_iter *)o;
}

static struct ob_object *list_iter_next(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_seq_iter *it = to_iter(o);
	struct ob_list *l = to_list(it->seq);

	if (!l)
		return NULL;
	if (it->index < l->v.size)
		return ob_newref(l->item[it->index++]);
	ob_seq_drop(rt, it);
	return NULL;
}

static struct ob_object *list_reviter_next(struct ob_rt *rt,
					   struct ob_object *o)
{
	struct ob_seq_iter *it = to_iter(o);
	struct ob_list *l = to_list(it->seq);

	if (!l)
		return NULL;
	if (it->index >= 0 && it->index < l->v.size)
		return ob_newref(l->item[it->index--]);
	it->index = -1;
	ob_seq_drop(rt, it);
	return NULL;
}

static struct ob_object *tuple_iter_next(struct ob_rt *rt,
					 struct ob_object *o)
{
	struct ob_seq_iter *it = to_iter(o);
	struct ob_tuple *t = to_tuple(it->seq);

	if (!t)
		return NULL;
	if (it->index < t->v.size)
		return ob_newref(t->item[it->index++]);
	ob_seq_drop(rt, it);
	return NULL;
}

/* What is left; the list can have shrunk meanwhile. */
static struct ob_object *forward_hint(struct ob_rt *rt, struct ob_object *self,
				      struct ob_object *const *args,
				      size_t nargs, struct ob_tuple *kwnames)
{
	struct ob_seq_iter *it = to_iter(self);
	s64 left = it->seq ? ob_size(it->seq) - it->index : 0;

	return ob_int_from_s64(rt, max_t(s64, left, 0));
}

static struct ob_object *reverse_hint(struct ob_rt *rt, struct ob_object *self,
				      struct ob_object *const *args,
				      size_t nargs, struct ob_tuple *kwnames)
{
	struct ob_seq_iter *it = to_iter(self);
	s64 left = it->index + 1;

	if (!it->seq || ob_size(it->seq) < left)
		left = 0;
	return ob_int_from_s64(rt, left);
}

static const struct ob_method_def forward_methods[] = {
	{ "__length_hint__", forward_hint, OB_METH_NOARGS,
	  "Private method returning an estimate of len(list(it))." },
	{ "__reduce__", ob_seq_iter_reduce, OB_METH_NOARGS,
	  "Return state information for pickling." },
	{ "__setstate__", ob_seq_iter_setstate, OB_METH_O,
	  "Set state information for unpickling." },
	{ }
};

static const struct ob_method_def reverse_methods[] = {
	{ "__length_hint__", reverse_hint, OB_METH_NOARGS,
	  "Private method returning an estimate of len(list(it))." },
	{ "__reduce__", ob_seq_iter_reduce, OB_METH_NOARGS,
	  "Return state information for pickling." },
	{ "__setstate__", ob_seq_iter_setstate, OB_METH_O,
	  "Set state information for unpickling." },
	{ }
};

const struct ob_type_def ob_list_iter_type_def = {
	.type = {
		.name = "list_iterator",
		.basicsize = sizeof(struct ob_seq_iter),
		.flags = OB_TF_GC,
		.dealloc = ob_seq_dealloc,
		.traverse = ob_seq_traverse,
		.clear = ob_seq_clear,
		.iter = ob_iter_self,
		.iternext = list_iter_next,
		.methods = forward_methods,
	},
	.base = OB_T_OBJECT,
};

const struct ob_type_def ob_list_reviter_type_def = {
	.type = {
		.name = "list_reverseiterator",
		.basicsize = sizeof(struct ob_seq_iter),
		.flags = OB_TF_GC,
		.dealloc = ob_seq_dealloc,
		.traverse = ob_seq_traverse,
		.clear = ob_seq_clear,
		.iter = ob_iter_self,
		.iternext = list_reviter_next,
		.methods = reverse_methods,
	},
	.base = OB_T_OBJECT,
};

const struct ob_type_def ob_tuple_iter_type_def = {
	.type = {
		.name = "tuple_iterator",
		.basicsize = sizeof(struct ob_seq_iter),
		.flags = OB_TF_GC,
		.dealloc = ob_seq_dealloc,
		.traverse = ob_seq_traverse,
		.clear = ob_seq_clear,
		.iter = ob_iter_self,
		.iternext = tuple_iter_next,
		.methods = forward_methods,
	},
	.base = OB_T_OBJECT,
};
