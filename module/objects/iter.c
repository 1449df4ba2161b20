// SPDX-License-Identifier: GPL-2.0
/*
 * iter - what iterators share, and the two that iterate over anything
 *
 * An iterator lets go of what it iterates over as soon as it is exhausted, so
 * that a list outlives a finished loop only if somebody else holds it.
 */
#include "containers_priv.h"

bool ob_sizes_compare(s64 a, s64 b, enum ob_cmp op)
{
	switch (op) {
	case OB_LT:
		return a < b;
	case OB_LE:
		return a <= b;
	case OB_EQ:
		return a == b;
	case OB_NE:
		return a != b;
	case OB_GT:
		return a > b;
	default:
		return a >= b;
	}
}

/* A builtin type's own method of that name, or one of its bases'. */
static const struct ob_method_def *builtin_method(const struct ob_type *type,
						  const char *name)
{
	const struct ob_method_def *def;

	for (; type; type = type->tp_base) {
		for (def = type->methods; def && def->name; def++) {
			if (!strcmp(def->name, name))
				return def;
		}
	}
	return NULL;
}

static int special_call_heap(struct ob_rt *rt, struct ob_object *o,
			     const char *name, struct ob_object **res)
{
	struct ob_object *str = ob_str_intern_c(rt, name), *fn;

	if (!str)
		return -1;
	fn = ob_type_lookup(rt, o->type, str);
	ob_decref(rt, str);
	if (!fn)
		return ob_raised(rt) ? -1 : 0;
	if (fn == ob_none(rt)) {
		*res = ob_newref(fn);
		return 1;
	}
	if (ob_has_flag(fn, OB_TF_METHOD_DESCR)) {
		ob_incref(fn);
		*res = ob_call(rt, fn, &o, 1, NULL);
	} else {
		fn = fn->type->descr_get ?
		     fn->type->descr_get(rt, fn, o, o->type) : ob_newref(fn);
		*res = fn ? ob_call(rt, fn, NULL, 0, NULL) : NULL;
	}
	ob_xdecref(rt, fn);
	return *res ? 1 : -1;
}

int ob_special_call(struct ob_rt *rt, struct ob_object *o, const char *name,
		    struct ob_object **res)
{
	const struct ob_method_def *def;

	if (o->type->flags & OB_TF_HEAPTYPE)
		return special_call_heap(rt, o, name, res);
	/* The method tables answer without touching the heap. */
	def = builtin_method(o->type, name);
	if (!def)
		return 0;
	*res = def->fn(rt, o, NULL, 0, NULL);
	return *res ? 1 : -1;
}

static s64 length_from_hint(struct ob_rt *rt, struct ob_object *o, s64 dflt)
{
	struct ob_object *hint;
	int overflow, have;
	s64 n;

	have = ob_special_call(rt, o, "__length_hint__", &hint);
	if (have < 0 && ob_raised_is(rt, OB_T_TypeError)) {
		ob_clear_exc(rt);
		return dflt;
	}
	if (have <= 0)
		return have < 0 ? -1 : dflt;
	if (hint == ob_notimpl(rt)) {
		n = dflt;
	} else if (!ob_is_int(hint)) {
		ob_raise(rt, OB_T_TypeError,
			 "__length_hint__ must be an integer, not %.100T",
			 hint);
		n = -1;
	} else {
		n = ob_int_to_s64(hint, &overflow);
		if (overflow)
			ob_raise(rt, OB_T_OverflowError,
				 "Python int too large to convert to C ssize_t");
		else if (n < 0)
			ob_raise(rt, OB_T_ValueError,
				 "__length_hint__() should return >= 0");
		if (overflow || n < 0)
			n = -1;
	}
	ob_decref(rt, hint);
	return n;
}

s64 ob_length_hint(struct ob_rt *rt, struct ob_object *o, s64 dflt)
{
	const struct ob_type *type = o->type;
	s64 n;

	if ((type->sequence && type->sequence->length) ||
	    (type->mapping && type->mapping->length)) {
		n = ob_length(rt, o);
		if (n >= 0 || !ob_raised_is(rt, OB_T_TypeError))
			return n;
		ob_clear_exc(rt);
	}
	return length_from_hint(rt, o, dflt);
}

struct ob_object *ob_seq_iter_make(struct ob_rt *rt, enum ob_tid tid,
				   struct ob_object *seq, s64 index)
{
	struct ob_seq_iter *it = ob_obj_alloc(rt, tid, sizeof(*it));

	if (!it)
		return NULL;
	it->index = index;
	it->seq = ob_newref(seq);
	ob_track(rt, it);
	return OB_OBJ(it);
}

int ob_seq_traverse(struct ob_object *o, struct ob_visitor *v)
{
	return ob_visit_one(v, ((struct ob_seq_iter *)o)->seq);
}

void ob_seq_drop(struct ob_rt *rt, struct ob_seq_iter *it)
{
	struct ob_object *seq = it->seq;

	it->seq = NULL;
	ob_xdecref(rt, seq);
}

int ob_seq_clear(struct ob_rt *rt, struct ob_object *o)
{
	ob_seq_drop(rt, (struct ob_seq_iter *)o);
	return 0;
}

void ob_seq_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	ob_untrack(o);
	ob_xdecref(rt, ((struct ob_seq_iter *)o)->seq);
	ob_obj_free(rt, o);
}

struct ob_object *ob_sequence_item(struct ob_rt *rt, struct ob_object *seq,
				   s64 i)
{
	const struct ob_sequence_slots *slots = seq->type->sequence;

	if (slots && slots->item)
		return slots->item(rt, seq, i);
	return ob_raise(rt, OB_T_TypeError,
			"'%.200T' object does not support indexing", seq);
}

bool ob_sequence_ended(struct ob_rt *rt)
{
	if (!ob_raised_is(rt, OB_T_IndexError) &&
	    !ob_raised_is(rt, OB_T_StopIteration))
		return false;
	ob_clear_exc(rt);
	return true;
}

/* iterator over anything with __getitem__ */

struct ob_object *ob_seq_iter_new(struct ob_rt *rt, struct ob_object *seq)
{
	return ob_seq_iter_make(rt, OB_T_SEQ_ITER, seq, 0);
}

static struct ob_object *seq_iter_next(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_seq_iter *it = (struct ob_seq_iter *)o;
	struct ob_object *item;

	if (!it->seq)
		return NULL;
	if (it->index == S64_MAX)
		return ob_raise(rt, OB_T_OverflowError,
				"iter index too large");
	item = ob_sequence_item(rt, it->seq, it->index);
	if (item)
		it->index++;
	else if (ob_sequence_ended(rt))
		ob_seq_drop(rt, it);
	return item;
}

static struct ob_object *seq_iter_hint(struct ob_rt *rt,
				       struct ob_object *self,
				       struct ob_object *const *args,
				       size_t nargs, struct ob_tuple *kwnames)
{
	struct ob_seq_iter *it = (struct ob_seq_iter *)self;
	const struct ob_type *type;
	s64 n;

	if (!it->seq)
		return ob_int_from_s64(rt, 0);
	type = it->seq->type;
	if (!(type->sequence && type->sequence->length) &&
	    !(type->mapping && type->mapping->length))
		return ob_newref(ob_notimpl(rt));
	n = ob_length(rt, it->seq);
	if (n < 0)
		return NULL;
	return ob_int_from_s64(rt, max_t(s64, n - it->index, 0));
}

static const struct ob_method_def seq_iter_methods[] = {
	{ "__length_hint__", seq_iter_hint, OB_METH_NOARGS,
	  "Private method returning an estimate of len(list(it))." },
	{ "__reduce__", ob_seq_iter_reduce, OB_METH_NOARGS,
	  "Return state information for pickling." },
	{ "__setstate__", ob_seq_iter_setstate, OB_METH_O,
	  "Set state information for unpickling." },
	{ }
};

const struct ob_type_def ob_seq_iter_type_def = {
	.type = {
		.name = "iterator",
		.basicsize = sizeof(struct ob_seq_iter),
		.flags = OB_TF_GC,
		.dealloc = ob_seq_dealloc,
		.traverse = ob_seq_traverse,
		.clear = ob_seq_clear,
		.iter = ob_iter_self,
		.iternext = seq_iter_next,
		.methods = seq_iter_methods,
	},
	.base = OB_T_OBJECT,
};

/* iter(callable, sentinel) */

/**
 * struct call_iter - what a callable returns until it returns a given value
 * @base: object header
 * @callable: NULL when exhausted
 * @sentinel: the value, NULL when exhausted
 */
struct call_iter {
	struct ob_object base;
	struct ob_object *callable;
	struct ob_object *sentinel;
};

static_assert(sizeof(struct call_iter) == 32);

struct ob_object *ob_call_iter_new(struct ob_rt *rt,
				   struct ob_object *callable,
				   struct ob_object *sentinel)
{
	struct call_iter *it = ob_obj_alloc(rt, OB_T_CALL_ITER, sizeof(*it));

	if (!it)
		return NULL;
	it->callable = ob_newref(callable);
	it->sentinel = ob_newref(sentinel);
	ob_track(rt, it);
	return OB_OBJ(it);
}

static int call_iter_clear(struct ob_rt *rt, struct ob_object *o)
{
	struct call_iter *it = (struct call_iter *)o;
	struct ob_object *callable = it->callable, *sentinel = it->sentinel;

	it->callable = NULL;
	it->sentinel = NULL;
	ob_xdecref(rt, callable);
	ob_xdecref(rt, sentinel);
	return 0;
}

static void call_iter_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	ob_untrack(o);
	if (!ob_dealloc_begin(rt, o))
		return;
	call_iter_clear(rt, o);
	ob_obj_free(rt, o);
	ob_dealloc_end(rt);
}

static int call_iter_traverse(struct ob_object *o, struct ob_visitor *v)
{
	int res = ob_visit_one(v, ((struct call_iter *)o)->callable);

	return res ? res : ob_visit_one(v, ((struct call_iter *)o)->sentinel);
}

static struct ob_object *call_iter_next(struct ob_rt *rt, struct ob_object *o)
{
	struct call_iter *it = (struct call_iter *)o;
	struct ob_object *callable, *sentinel, *res;
	int stop = -1;

	if (!it->callable || ob_enter(rt, ""))
		return NULL;
	/* The call can exhaust this very iterator. */
	callable = ob_newref(it->callable);
	sentinel = ob_newref(it->sentinel);
	res = ob_call(rt, callable, NULL, 0, NULL);
	if (res) {
		stop = ob_compare_bool(rt, sentinel, res, OB_EQ);
	} else if (ob_raised_is(rt, OB_T_StopIteration)) {
		ob_clear_exc(rt);
		stop = 1;
	}
	ob_decref(rt, callable);
	ob_decref(rt, sentinel);
	if (!stop)
		return res;
	ob_xdecref(rt, res);
	if (stop > 0)
		call_iter_clear(rt, o);
	return NULL;
}

static struct ob_object *call_iter_reduce(OB_FN_ARGS)
{
	struct call_iter *it = (struct call_iter *)self;

	if (it->callable)
		return ob_reduced_iter(rt, ob_tuple_pack(rt, 2, it->callable,
							 it->sentinel), NULL);
	return ob_reduced_end(rt);
}

static const struct ob_method_def call_iter_methods[] = {
	{ "__reduce__", call_iter_reduce, OB_METH_NOARGS,
	  "Return state information for pickling." },
	{ }
};

const struct ob_type_def ob_call_iter_type_def = {
	.type = {
		.name = "callable_iterator",
		.basicsize = sizeof(struct call_iter),
		.flags = OB_TF_GC,
		.dealloc = call_iter_dealloc,
		.traverse = call_iter_traverse,
		.clear = call_iter_clear,
		.iter = ob_iter_self,
		.iternext = call_iter_next,
		.methods = call_iter_methods,
	},
	.base = OB_T_OBJECT,
};
