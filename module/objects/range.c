// SPDX-License-Identifier: GPL-2.0
/*
 * range - the type: three ints and their length, made once and never changed
 *
 * start, stop, step and length are int objects of any size, as in CPython, so
 * everything below is int arithmetic; where all four fit in an s64 a faster
 * path is taken. range_item.c has indexing and searching, range_iter.c the
 * iterators.
 */
#include "range_priv.h"

struct ob_range *ob_range_of(struct ob_object *o)
{
	return (struct ob_range *)o;
}

bool ob_range_small(const struct ob_object *o, struct ob_range_small *out)
{
	const struct ob_range *r = (const struct ob_range *)o;
	int over[4];

	out->start = ob_int_to_s64(r->start, &over[0]);
	out->stop = ob_int_to_s64(r->stop, &over[1]);
	out->step = ob_int_to_s64(r->step, &over[2]);
	out->length = ob_int_to_s64(r->length, &over[3]);
	return !(over[0] | over[1] | over[2] | over[3]);
}

/* Number of steps from low to high, both s64: it fits in a u64. */
static u64 range_count(s64 start, s64 stop, s64 step)
{
	if (step > 0)
		return start < stop ?
		       ((u64)stop - start - 1) / (u64)step + 1 : 0;
	return stop < start ? ((u64)start - stop - 1) / -(u64)step + 1 : 0;
}

/* (stop - start - sign) // step + 1 for numbers of any size */
static struct ob_object *range_count_long(struct ob_rt *rt,
					  struct ob_object *start,
					  struct ob_object *stop,
					  struct ob_object *step)
{
	bool down = ob_int_negative(step);
	struct ob_object *span, *q = NULL, *one, *res = NULL;
	int cmp = ob_int_cmp(start, stop);

	if (down ? cmp <= 0 : cmp >= 0)
		return ob_int_from_s64(rt, 0);
	span = ob_int_sub(rt, stop, start);
	if (!span)
		return NULL;
	one = ob_int_from_s64(rt, down ? -1 : 1);
	res = ob_int_sub(rt, span, one);
	ob_decref(rt, span);
	ob_decref(rt, one);
	span = res;
	if (!span || ob_int_divmod(rt, span, step, &q, NULL)) {
		ob_xdecref(rt, span);
		return NULL;
	}
	ob_decref(rt, span);
	one = ob_int_from_s64(rt, 1);
	res = ob_int_add(rt, q, one);
	ob_decref(rt, one);
	ob_decref(rt, q);
	return res;
}

struct ob_object *ob_range_make(struct ob_rt *rt, struct ob_object *start,
				struct ob_object *stop, struct ob_object *step)
{
	struct ob_object *length;
	struct ob_range *r;
	int over[3];
	s64 lo, hi, by;

	lo = ob_int_to_s64(start, &over[0]);
	hi = ob_int_to_s64(stop, &over[1]);
	by = ob_int_to_s64(step, &over[2]);
	if (over[0] || over[1] || over[2])
		length = range_count_long(rt, start, stop, step);
	else
		length = ob_int_from_u64(rt, range_count(lo, hi, by));
	if (!length)
		return NULL;
	r = ob_obj_alloc(rt, OB_T_RANGE, sizeof(*r));
	if (!r) {
		ob_decref(rt, length);
		return NULL;
	}
	r->start = ob_newref(start);
	r->stop = ob_newref(stop);
	r->step = ob_newref(step);
	r->length = length;
	return OB_OBJ(r);
}

static struct ob_object *range_from(struct ob_rt *rt, struct ob_object *start,
				    struct ob_object *stop,
				    struct ob_object *step)
{
	if (!start || !stop || !step)
		return NULL;
	if (ob_int_is_zero(step))
		return ob_raise(rt, OB_T_ValueError,
				"range() arg 3 must not be zero");
	return ob_range_make(rt, start, stop, step);
}

static struct ob_object *range_new(struct ob_rt *rt, struct ob_type *type,
				   struct ob_object *const *args, size_t nargs,
				   struct ob_tuple *kwnames)
{
	struct ob_object *start, *stop = NULL, *step = NULL, *res;

	if (ob_args_no_kw(rt, "range", kwnames) ||
	    ob_args_check(rt, "range", nargs, 1, 3))
		return NULL;
	if (nargs == 1) {
		start = ob_int_from_s64(rt, 0);
		stop = ob_number_index(rt, args[0]);
	} else {
		start = ob_number_index(rt, args[0]);
		if (start)
			stop = ob_number_index(rt, args[1]);
	}
	if (stop)
		step = nargs == 3 ? ob_number_index(rt, args[2]) :
				    ob_int_from_s64(rt, 1);
	res = range_from(rt, start, stop, step);
	ob_xdecref(rt, start);
	ob_xdecref(rt, stop);
	ob_xdecref(rt, step);
	return res;
}

static void range_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_range *r = ob_range_of(o);

	ob_decref(rt, r->start);
	ob_decref(rt, r->stop);
	ob_decref(rt, r->step);
	ob_decref(rt, r->length);
	ob_obj_free(rt, o);
}

static int range_traverse(struct ob_object *o, struct ob_visitor *v)
{
	struct ob_range *r = ob_range_of(o);
	int err;

	err = ob_visit_one(v, r->start);
	if (!err)
		err = ob_visit_one(v, r->stop);
	if (!err)
		err = ob_visit_one(v, r->step);
	return err ? err : ob_visit_one(v, r->length);
}

static struct ob_object *range_repr(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_range *r = ob_range_of(o);

	if (ob_int_is_single(r->step) && ob_int_single(r->step) == 1)
		return ob_str_format(rt, "range(%R, %R)", r->start, r->stop);
	return ob_str_format(rt, "range(%R, %R, %R)", r->start, r->stop,
			     r->step);
}

/* Two ranges are equal when they yield the same numbers. */
static bool range_equal(struct ob_range *a, struct ob_range *b)
{
	if (a == b)
		return true;
	if (ob_int_cmp(a->length, b->length))
		return false;
	if (ob_int_is_zero(a->length))
		return true;
	if (ob_int_cmp(a->start, b->start))
		return false;
	if (ob_int_is_single(a->length) && ob_int_single(a->length) == 1)
		return true;
	return !ob_int_cmp(a->step, b->step);
}

static struct ob_object *range_richcompare(struct ob_rt *rt,
					   struct ob_object *a,
					   struct ob_object *b, enum ob_cmp op)
{
	bool equal;

	if (!ob_is(rt, b, OB_T_RANGE) || (op != OB_EQ && op != OB_NE))
		return ob_newref(ob_notimpl(rt));
	equal = range_equal(ob_range_of(a), ob_range_of(b));
	return ob_newref(ob_bool(rt, equal == (op == OB_EQ)));
}

/* That of a tuple of what range_equal() looks at. */
static s64 range_hash(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_range *r = ob_range_of(o);
	struct ob_object *none = ob_none(rt), *tuple;
	bool empty = ob_int_is_zero(r->length);
	bool one = ob_int_is_single(r->length) && ob_int_single(r->length) == 1;
	s64 hash;

	tuple = ob_tuple_pack(rt, 3, r->length, empty ? none : r->start,
			      empty || one ? none : r->step);
	if (!tuple)
		return -1;
	hash = ob_hash(rt, tuple);
	ob_decref(rt, tuple);
	return hash;
}

static int range_nonzero(struct ob_rt *rt, struct ob_object *o)
{
	return !ob_int_is_zero(ob_range_of(o)->length);
}

static struct ob_object *range_get_start(struct ob_rt *rt, struct ob_object *o)
{
	return ob_newref(ob_range_of(o)->start);
}

static struct ob_object *range_get_stop(struct ob_rt *rt, struct ob_object *o)
{
	return ob_newref(ob_range_of(o)->stop);
}

static struct ob_object *range_get_step(struct ob_rt *rt, struct ob_object *o)
{
	return ob_newref(ob_range_of(o)->step);
}

static const struct ob_number_slots range_number = {
	.nonzero = range_nonzero,
};

static const struct ob_sequence_slots range_sequence = {
	.length = ob_range_length,
	.item = ob_range_item,
	.contains = ob_range_contains,
};

static const struct ob_mapping_slots range_mapping = {
	.length = ob_range_length,
	.subscript = ob_range_subscript,
};

static struct ob_object *range_reduce(OB_FN_ARGS)
{
	struct ob_range *r = ob_range_of(self);

	return ob_reduced_to(rt, self, r->start, r->stop, r->step);
}

static const struct ob_method_def range_methods[] = {
	{ "__reduce__", range_reduce, OB_METH_FAST | OB_METH_TUPLE },
	{ "__reversed__", ob_range_reversed, OB_METH_NOARGS,
	  "Return a reverse iterator." },
	{ "count", ob_range_count, OB_METH_O,
	  "rangeobject.count(value) -> integer -- return number of occurrences of value" },
	{ "index", ob_range_index, OB_METH_O,
	  "rangeobject.index(value) -> integer -- return index of value." },
	{ }
};

static const struct ob_getset_def range_getset[] = {
	{ "start", range_get_start, ob_member_readonly },
	{ "stop", range_get_stop, ob_member_readonly },
	{ "step", range_get_step, ob_member_readonly },
	{ }
};

const struct ob_type_def ob_range_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "range",
		.flags = OB_TF_SEQUENCE,
		.basicsize = sizeof(struct ob_range),
		.dealloc = range_dealloc,
		.repr = range_repr,
		.number = &range_number,
		.sequence = &range_sequence,
		.mapping = &range_mapping,
		.hash = range_hash,
		.traverse = range_traverse,
		.richcompare = range_richcompare,
		.iter = ob_range_iter,
		.methods = range_methods,
		.getset = range_getset,
		.new = range_new,
	},
};
EXPORT_SYMBOL_IF_KUNIT(ob_range_type_def);
