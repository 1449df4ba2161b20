// SPDX-License-Identifier: GPL-2.0
/*
 * reversed - reversed() of what has no __reversed__ but can be indexed
 */
#include "containers_priv.h"

static struct ob_seq_iter *to_iter(const void *o)
{
	return (struct ob_seq_iter *)o;
}

static void *not_reversible(struct ob_rt *rt, struct ob_object *o)
{
	return ob_raise(rt, OB_T_TypeError,
			"'%.200T' object is not reversible", o);
}

static struct ob_object *reversed_new(struct ob_rt *rt, struct ob_type *type,
				      struct ob_object *const *args,
				      size_t nargs, struct ob_tuple *kwnames)
{
	struct ob_seq_iter *it;
	struct ob_object *res;
	s64 n;
	int have;

	if (ob_new_no_kw(rt, type, "reversed", kwnames) ||
	    ob_args_check(rt, "reversed", nargs, 1, 1))
		return NULL;
	have = ob_special_call(rt, args[0], "__reversed__", &res);
	if (have < 0)
		return NULL;
	if (have && res != ob_none(rt))
		return res;
	if (have) {
		ob_decref(rt, res);
		return not_reversible(rt, args[0]);
	}
	if (ob_is_dict(args[0]) || !args[0]->type->sequence ||
	    !args[0]->type->sequence->item)
		return not_reversible(rt, args[0]);
	n = ob_length(rt, args[0]);
	if (n < 0)
		return NULL;
	it = ob_type_alloc(rt, type, 0);
	if (!it)
		return NULL;
	it->index = n - 1;
	it->seq = ob_newref(args[0]);
	ob_track(rt, it);
	return OB_OBJ(it);
}

static struct ob_object *reversed_next(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_seq_iter *it = to_iter(o);
	struct ob_object *item;

	if (it->seq && it->index >= 0) {
		item = ob_sequence_item(rt, it->seq, it->index);
		if (item) {
			it->index--;
			return item;
		}
		if (!ob_sequence_ended(rt))
			return NULL;
	}
	it->index = -1;
	ob_seq_drop(rt, it);
	return NULL;
}

static struct ob_object *reversed_hint(struct ob_rt *rt,
				       struct ob_object *self,
				       struct ob_object *const *args,
				       size_t nargs, struct ob_tuple *kwnames)
{
	struct ob_seq_iter *it = to_iter(self);
	s64 n;

	if (!it->seq)
		return ob_int_from_s64(rt, 0);
	n = ob_length(rt, it->seq);
	if (n < 0)
		return NULL;
	return ob_int_from_s64(rt, n < it->index + 1 ? 0 : it->index + 1);
}

static const struct ob_method_def reversed_methods[] = {
	{ "__length_hint__", reversed_hint, OB_METH_NOARGS,
	  "Private method returning an estimate of len(list(it))." },
	{ "__reduce__", ob_seq_iter_reduce, OB_METH_NOARGS,
	  "Return state information for pickling." },
	{ "__setstate__", ob_seq_iter_setstate, OB_METH_O,
	  "Set state information for unpickling." },
	{ }
};

const struct ob_type_def ob_reversed_type_def = {
	.type = {
		.name = "reversed",
		.basicsize = sizeof(struct ob_seq_iter),
		.flags = OB_TF_GC | OB_TF_BASETYPE,
		.doc = "reversed(sequence, /)\n--\n\n"
		       "Return a reverse iterator over the values of the given sequence.",
		.dealloc = ob_seq_dealloc,
		.traverse = ob_seq_traverse,
		.clear = ob_seq_clear,
		.iter = ob_iter_self,
		.iternext = reversed_next,
		.methods = reversed_methods,
		.new = reversed_new,
	},
	.base = OB_T_OBJECT,
};
