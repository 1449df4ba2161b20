// SPDX-License-Identifier: GPL-2.0
/*
 * range_iter - iterators over ranges: machine integers, or ints of any size
 *
 * Which of the two a range gets is visible in its iterator's type and follows
 * CPython's rule: the machine one only if no sum on the way could overflow.
 */
#include "range_priv.h"

/**
 * struct ob_longrange_iter - iterator over a range of any size
 * @base: object header
 * @index: how many are done
 * @start: first number
 * @step: distance
 * @length: how many there are
 */
struct ob_longrange_iter {
	struct ob_object base;
	struct ob_object *index, *start, *step, *length;
};

static_assert(sizeof(struct ob_longrange_iter) == 48);

static struct ob_range_iter *to_iter(struct ob_object *o)
{
	return (struct ob_range_iter *)o;
}

static struct ob_longrange_iter *to_long_iter(struct ob_object *o)
{
	return (struct ob_longrange_iter *)o;
}

/* making */

static struct ob_object *iter_small(struct ob_rt *rt, s64 start, s64 step,
				    s64 length)
{
	struct ob_range_iter *it;

	it = ob_obj_alloc(rt, OB_T_RANGE_ITER, sizeof(*it));
	if (!it)
		return NULL;
	it->index = 0;
	it->start = start;
	it->step = step;
	it->length = length;
	return OB_OBJ(it);
}

/* steals @start and @step, which may be NULL */
static struct ob_object *iter_long(struct ob_rt *rt, struct ob_range *r,
				   struct ob_object *start,
				   struct ob_object *step)
{
	struct ob_longrange_iter *it = NULL;

	if (start && step)
		it = ob_obj_alloc(rt, OB_T_LONGRANGE_ITER, sizeof(*it));
	if (!it) {
		ob_xdecref(rt, start);
		ob_xdecref(rt, step);
		return NULL;
	}
	it->index = ob_int_from_s64(rt, 0);
	it->start = start;
	it->step = step;
	it->length = ob_newref(r->length);
	return OB_OBJ(it);
}

struct ob_object *ob_range_iter(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_range *r = ob_range_of(o);
	struct ob_range_small s;

	/* One step past the end must not overflow either. */
	if (ob_range_small(o, &s) &&
	    (!s.length || (s.step > 0 ? s.stop <= S64_MAX - (s.step - 1) :
					s.stop >= S64_MIN + (-1 - s.step))))
		return iter_small(rt, s.start, s.step, s.length);
	return iter_long(rt, r, ob_newref(r->start), ob_newref(r->step));
}

/* the last number of a range that is not empty, or where it would be */
static struct ob_object *range_last(struct ob_rt *rt, struct ob_range *r)
{
	struct ob_object *one = ob_int_from_s64(rt, 1), *i, *res;

	i = ob_int_sub(rt, r->length, one);
	ob_decref(rt, one);
	if (!i)
		return NULL;
	res = ob_range_at(rt, r->start, r->step, i);
	ob_decref(rt, i);
	return res;
}

struct ob_object *ob_range_reversed(struct ob_rt *rt, struct ob_object *self,
				    struct ob_object *const *args,
				    size_t nargs, struct ob_tuple *kwnames)
{
	struct ob_range *r = ob_range_of(self);
	struct ob_range_small s;
	s64 before;

	if (ob_range_small(self, &s) &&
	    !check_sub_overflow(s.start, s.step, &before) &&
	    s.step != S64_MIN)
		return iter_small(rt, (u64)before + (u64)s.length * s.step,
				  -s.step, s.length);
	return iter_long(rt, r, range_last(rt, r), ob_int_neg(rt, r->step));
}

/* machine integers */

static struct ob_object *iter_next(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_range_iter *it = to_iter(o);

	if (it->index >= it->length)
		return NULL;
	return ob_int_from_s64(rt, (u64)it->start +
			       (u64)it->index++ * it->step);
}

static void iter_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	ob_obj_free(rt, o);
}

static struct ob_object *iter_length_hint(struct ob_rt *rt,
					  struct ob_object *self,
					  struct ob_object *const *args,
					  size_t nargs,
					  struct ob_tuple *kwnames)
{
	struct ob_range_iter *it = to_iter(self);

	return ob_int_from_s64(rt, it->length - it->index);
}

static struct ob_object *iter_reduce(OB_FN_ARGS)
{
	struct ob_range_iter *it = to_iter(self);
	struct ob_object *fn, *start, *stop, *step, *range = NULL, *res = NULL;

	start = ob_int_from_s64(rt, it->start);
	stop = ob_int_from_s64(rt, (u64)it->start + (u64)it->length * it->step);
	step = ob_int_from_s64(rt, it->step);
	if (start && stop && step)
		range = ob_range_make(rt, start, stop, step);
	fn = range ? ob_builtin_function(rt, "iter") : NULL;
	if (fn)
		res = ob_reduced_at(rt, fn, range, it->index);
	ob_xdecref(rt, fn);
	ob_xdecref(rt, range);
	ob_xdecref(rt, step);
	ob_xdecref(rt, stop);
	ob_xdecref(rt, start);
	return res;
}

static struct ob_object *iter_setstate(OB_FN_ARGS)
{
	struct ob_range_iter *it = to_iter(self);
	struct ob_object *index = ob_number_index(rt, args[0]);
	int overflow;
	s64 i;

	if (!index)
		return NULL;
	i = ob_int_to_s64(index, &overflow);
	ob_decref(rt, index);
	if (overflow)
		return ob_raise(rt, OB_T_OverflowError,
				"Python int too large to convert to C long");
	it->index = clamp_t(s64, i, 0, it->length);
	return ob_newref(ob_none(rt));
}

static const struct ob_method_def iter_methods[] = {
	{ "__reduce__", iter_reduce, OB_METH_NOARGS,
	  "Return state information for pickling." },
	{ "__setstate__", iter_setstate, OB_METH_O,
	  "Set state information for unpickling." },
	{ "__length_hint__", iter_length_hint, OB_METH_NOARGS,
	  "Private method returning an estimate of len(list(it))." },
	{ }
};

const struct ob_type_def ob_range_iter_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "range_iterator",
		.basicsize = sizeof(struct ob_range_iter),
		.dealloc = iter_dealloc,
		.iter = ob_iter_self,
		.iternext = iter_next,
		.methods = iter_methods,
	},
};

/* ints of any size */

/*
 * start + index * step. The index is what __setstate__() was given, of any
 * type whose objects compare with ints; its methods can set another one.
 */
static struct ob_object *long_iter_at(struct ob_rt *rt,
				      struct ob_longrange_iter *it,
				      struct ob_object *index)
{
	struct ob_object *product, *res;

	if (ob_is_int(index))
		return ob_range_at(rt, it->start, it->step, index);
	product = ob_binary(rt, index, it->step, OB_MUL);
	if (!product)
		return NULL;
	res = ob_binary(rt, it->start, product, OB_ADD);
	ob_decref(rt, product);
	return res;
}

static struct ob_object *long_iter_next(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_longrange_iter *it = to_long_iter(o);
	struct ob_object *one, *next, *res;
	struct ob_object *index = ob_newref(it->index);
	int more = ob_compare_bool(rt, index, it->length, OB_LT);

	ob_decref(rt, index);
	if (more <= 0)
		return NULL;
	index = ob_newref(it->index);
	one = ob_int_from_s64(rt, 1);
	next = ob_binary(rt, index, one, OB_ADD);
	ob_decref(rt, one);
	ob_decref(rt, index);
	if (!next)
		return NULL;
	index = ob_newref(it->index);
	res = long_iter_at(rt, it, index);
	ob_decref(rt, index);
	if (res)
		ob_exc_set(rt, &it->index, next);
	ob_decref(rt, next);
	return res;
}

static void long_iter_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_longrange_iter *it = to_long_iter(o);

	ob_decref(rt, it->index);
	ob_decref(rt, it->start);
	ob_decref(rt, it->step);
	ob_decref(rt, it->length);
	ob_obj_free(rt, o);
}

static int long_iter_traverse(struct ob_object *o, struct ob_visitor *v)
{
	struct ob_longrange_iter *it = to_long_iter(o);
	int err;

	err = ob_visit_one(v, it->index);
	if (!err)
		err = ob_visit_one(v, it->start);
	if (!err)
		err = ob_visit_one(v, it->step);
	return err ? err : ob_visit_one(v, it->length);
}

static struct ob_object *long_iter_length_hint(struct ob_rt *rt,
					       struct ob_object *self,
					       struct ob_object *const *args,
					       size_t nargs,
					       struct ob_tuple *kwnames)
{
	struct ob_longrange_iter *it = to_long_iter(self);
	struct ob_object *index = ob_newref(it->index), *left;

	left = ob_binary(rt, it->length, index, OB_SUB);
	ob_decref(rt, index);
	return left;
}

/* (iter, (range,), index) */
static struct ob_object *long_iter_reduce(OB_FN_ARGS)
{
	struct ob_longrange_iter *it = to_long_iter(self);
	struct ob_object *stop, *range = NULL, *one;

	stop = ob_range_at(rt, it->start, it->step, it->length);
	if (stop)
		range = ob_range_make(rt, it->start, stop, it->step);
	ob_xdecref(rt, stop);
	one = range ? ob_tuple_pack(rt, 1, range) : NULL;
	ob_xdecref(rt, range);
	return ob_reduced_iter(rt, one, ob_newref(it->index));
}

static struct ob_object *long_iter_setstate(OB_FN_ARGS)
{
	struct ob_longrange_iter *it = to_long_iter(self);
	struct ob_object *zero = ob_int_from_s64(rt, 0), *index = args[0];
	int less, more = 0;

	less = ob_compare_bool(rt, index, zero, OB_LT);
	if (!less)
		more = ob_compare_bool(rt, index, it->length, OB_GT);
	if (less > 0)
		index = zero;
	else if (more > 0)
		index = it->length;
	if (less >= 0 && more >= 0)
		ob_exc_set(rt, &it->index, index);
	ob_decref(rt, zero);
	return ob_none_or_null(rt, less < 0 || more < 0);
}

static const struct ob_method_def long_iter_methods[] = {
	{ "__reduce__", long_iter_reduce, OB_METH_NOARGS,
	  "Return state information for pickling." },
	{ "__setstate__", long_iter_setstate, OB_METH_O,
	  "Set state information for unpickling." },
	{ "__length_hint__", long_iter_length_hint, OB_METH_NOARGS,
	  "Private method returning an estimate of len(list(it))." },
	{ }
};

const struct ob_type_def ob_longrange_iter_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "longrange_iterator",
		.basicsize = sizeof(struct ob_longrange_iter),
		.dealloc = long_iter_dealloc,
		.traverse = long_iter_traverse,
		.iter = ob_iter_self,
		.iternext = long_iter_next,
		.methods = long_iter_methods,
	},
};
