// SPDX-License-Identifier: GPL-2.0
/*
 * slice - the slice type and the arithmetic of slicing
 *
 * The last slice that died is kept for the next one, as in CPython.
 */
#include "containers_priv.h"

static struct ob_slice *to_slice(const void *o)
{
	return (struct ob_slice *)o;
}

struct ob_object *ob_slice_new(struct ob_rt *rt, struct ob_object *start,
			       struct ob_object *stop, struct ob_object *step)
{
	struct ob_slice *s = rt->free.slice;

	if (s) {
		rt->free.slice = NULL;
		s->base.refcnt = 1;
	} else {
		s = ob_obj_alloc(rt, OB_T_SLICE, sizeof(*s));
		if (!s)
			return NULL;
	}
	s->start = ob_newref(start ? start : ob_none(rt));
	s->stop = ob_newref(stop ? stop : ob_none(rt));
	s->step = ob_newref(step ? step : ob_none(rt));
	ob_track(rt, s);
	return OB_OBJ(s);
}

static void slice_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_slice *s = to_slice(o);

	ob_untrack(o);
	if (!ob_dealloc_begin(rt, o))
		return;
	ob_decref(rt, s->step);
	ob_decref(rt, s->start);
	ob_decref(rt, s->stop);
	if (!rt->free.slice)
		rt->free.slice = s;
	else
		ob_obj_free(rt, o);
	ob_dealloc_end(rt);
}

static int slice_traverse(struct ob_object *o, struct ob_visitor *v)
{
	int res = ob_visit_one(v, to_slice(o)->start);

	if (!res)
		res = ob_visit_one(v, to_slice(o)->stop);
	if (!res)
		res = ob_visit_one(v, to_slice(o)->step);
	return res;
}

/* What a bound is as an int; new reference. */
static struct ob_object *slice_number(struct ob_rt *rt, struct ob_object *o)
{
	if (!ob_has_index(o))
		return ob_raise(rt, OB_T_TypeError,
				"slice indices must be integers or None or have an __index__ method");
	return ob_number_index(rt, o);
}

/* The int @i clamped to an s64; consumes it. */
static s64 clamp_int(struct ob_rt *rt, struct ob_object *i)
{
	int overflow;
	s64 v = ob_int_to_s64(i, &overflow);

	ob_decref(rt, i);
	if (overflow)
		return overflow < 0 ? S64_MIN : S64_MAX;
	return v;
}

/* Bound @o, or @dflt if it is None. */
static int slice_part(struct ob_rt *rt, struct ob_object *o, s64 dflt,
		      s64 *out)
{
	struct ob_object *i;

	if (o == ob_none(rt)) {
		*out = dflt;
		return 0;
	}
	i = slice_number(rt, o);
	if (!i)
		return -1;
	*out = clamp_int(rt, i);
	return 0;
}

int ob_slice_bound(struct ob_rt *rt, struct ob_object *o, s64 *out)
{
	struct ob_object *i;

	if (!ob_has_index(o)) {
		ob_raise(rt, OB_T_TypeError,
			 "slice indices must be integers or have an __index__ method");
		return -1;
	}
	i = ob_number_index(rt, o);
	if (!i)
		return -1;
	*out = clamp_int(rt, i);
	return 0;
}

int ob_search_bound(struct ob_rt *rt, const struct ob_object *o,
		    struct ob_object *arg, s64 *out)
{
	if (ob_slice_bound(rt, arg, out))
		return -1;
	if (*out < 0)
		*out = max_t(s64, *out + ob_size(o), 0);
	return 0;
}

int ob_slice_unpack(struct ob_rt *rt, struct ob_object *slice, s64 *start,
		    s64 *stop, s64 *step)
{
	struct ob_slice *s = to_slice(slice);

	if (slice_part(rt, s->step, 1, step))
		return -1;
	if (!*step) {
		ob_raise(rt, OB_T_ValueError, "slice step cannot be zero");
		return -1;
	}
	/* Its negative must be representable. */
	*step = max_t(s64, *step, -S64_MAX);
	if (slice_part(rt, s->start, *step < 0 ? S64_MAX : 0, start) ||
	    slice_part(rt, s->stop, *step < 0 ? S64_MIN : S64_MAX, stop))
		return -1;
	return 0;
}

/* One bound against a length; the ends depend on the direction. */
static s64 clip(s64 i, s64 length, bool down)
{
	if (i < 0) {
		i += length;
		if (i < 0)
			i = down ? -1 : 0;
	} else if (i >= length) {
		i = down ? length - 1 : length;
	}
	return i;
}

s64 ob_slice_clip(s64 length, s64 *start, s64 *stop, s64 step)
{
	*start = clip(*start, length, step < 0);
	*stop = clip(*stop, length, step < 0);
	if (step < 0)
		return *stop < *start ? (*start - *stop - 1) / -step + 1 : 0;
	return *start < *stop ? (*stop - *start - 1) / step + 1 : 0;
}
EXPORT_SYMBOL_IF_KUNIT(ob_slice_clip);

s64 ob_slice_adjust(struct ob_rt *rt, struct ob_object *slice, s64 length,
		    s64 *start, s64 *stop, s64 *step)
{
	if (ob_slice_unpack(rt, slice, start, stop, step))
		return -1;
	return ob_slice_clip(length, start, stop, *step);
}

static struct ob_object *slice_type_new(struct ob_rt *rt, struct ob_type *type,
					struct ob_object *const *args,
					size_t nargs, struct ob_tuple *kwnames)
{
	if (ob_args_no_kw(rt, "slice", kwnames) ||
	    ob_args_check(rt, "slice", nargs, 1, 3))
		return NULL;
	if (nargs == 1)
		return ob_slice_new(rt, NULL, args[0], NULL);
	return ob_slice_new(rt, args[0], args[1], nargs > 2 ? args[2] : NULL);
}

static struct ob_object *slice_repr(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_slice *s = to_slice(o);

	return ob_str_format(rt, "slice(%R, %R, %R)", s->start, s->stop,
			     s->step);
}

static struct ob_object *slice_richcompare(struct ob_rt *rt,
					   struct ob_object *a,
					   struct ob_object *b, enum ob_cmp op)
{
	struct ob_slice *l = to_slice(a), *r = to_slice(b);
	struct ob_object *x, *y = NULL, *res = NULL;

	if (!ob_is_slice(rt, a) || !ob_is_slice(rt, b))
		return ob_newref(ob_notimpl(rt));
	if (a == b)
		return ob_newref(ob_bool(rt, op == OB_EQ || op == OB_LE ||
					 op == OB_GE));
	x = ob_tuple_pack(rt, 3, l->start, l->stop, l->step);
	if (x)
		y = ob_tuple_pack(rt, 3, r->start, r->stop, r->step);
	if (y)
		res = ob_compare(rt, x, y, op);
	ob_xdecref(rt, x);
	ob_xdecref(rt, y);
	return res;
}

/**
 * struct bounds - indices() of a slice in ints of any size
 * @length: of the sequence, borrowed
 * @low: least value of start and stop, owned
 * @high: their greatest, owned
 * @down: the step is negative
 */
struct bounds {
	struct ob_object *length, *low, *high;
	bool down;
};

/* start or stop: counted from the end if negative, kept between the ends */
static struct ob_object *bounds_part(struct ob_rt *rt, struct bounds *b,
				     struct ob_object *o, bool at_high)
{
	struct ob_object *i, *sum;
	int less;

	if (o == ob_none(rt))
		return ob_newref(at_high ? b->high : b->low);
	i = slice_number(rt, o);
	if (!i)
		return NULL;
	if (ob_int_negative(i)) {
		sum = ob_int_binop(rt, OB_ADD, i, b->length);
		ob_decref(rt, i);
		if (!sum)
			return NULL;
		i = sum;
		less = ob_compare_bool(rt, i, b->low, OB_LT);
		sum = b->low;
	} else {
		less = ob_compare_bool(rt, i, b->high, OB_GT);
		sum = b->high;
	}
	if (!less)
		return i;
	ob_decref(rt, i);
	return less < 0 ? NULL : ob_newref(sum);
}

static int bounds_init(struct ob_rt *rt, struct bounds *b)
{
	struct ob_object *one;

	b->low = ob_int_from_s64(rt, b->down ? -1 : 0);
	if (!b->low)
		return -1;
	if (!b->down) {
		b->high = ob_newref(b->length);
		return 0;
	}
	one = ob_int_from_s64(rt, 1);
	if (one) {
		b->high = ob_int_binop(rt, OB_SUB, b->length, one);
		ob_decref(rt, one);
	}
	return b->high ? 0 : -1;
}

static struct ob_object *slice_bounds(struct ob_rt *rt, struct ob_slice *s,
				      struct ob_object *length,
				      struct ob_object *step)
{
	struct bounds b = { .length = length, .down = ob_int_negative(step) };
	struct ob_object *start = NULL, *stop = NULL, *res = NULL;

	if (!bounds_init(rt, &b))
		start = bounds_part(rt, &b, s->start, b.down);
	if (start)
		stop = bounds_part(rt, &b, s->stop, !b.down);
	if (stop)
		res = ob_tuple_pack(rt, 3, start, stop, step);
	ob_xdecref(rt, start);
	ob_xdecref(rt, stop);
	ob_xdecref(rt, b.low);
	ob_xdecref(rt, b.high);
	return res;
}

static struct ob_object *slice_indices(struct ob_rt *rt,
				       struct ob_object *self,
				       struct ob_object *const *args,
				       size_t nargs, struct ob_tuple *kwnames)
{
	struct ob_slice *s = to_slice(self);
	struct ob_object *length, *step, *res = NULL;

	length = ob_number_index(rt, args[0]);
	if (!length)
		return NULL;
	if (ob_int_negative(length)) {
		ob_decref(rt, length);
		return ob_raise(rt, OB_T_ValueError,
				"length should not be negative");
	}
	if (s->step == ob_none(rt))
		step = ob_int_from_s64(rt, 1);
	else
		step = slice_number(rt, s->step);
	if (step && !ob_int_bits(step))
		ob_raise(rt, OB_T_ValueError, "slice step cannot be zero");
	else if (step)
		res = slice_bounds(rt, s, length, step);
	ob_xdecref(rt, step);
	ob_decref(rt, length);
	return res;
}

static struct ob_object *slice_get_start(struct ob_rt *rt, struct ob_object *o)
{
	return ob_newref(to_slice(o)->start);
}

static struct ob_object *slice_get_stop(struct ob_rt *rt, struct ob_object *o)
{
	return ob_newref(to_slice(o)->stop);
}

static struct ob_object *slice_get_step(struct ob_rt *rt, struct ob_object *o)
{
	return ob_newref(to_slice(o)->step);
}

static const struct ob_getset_def slice_getset[] = {
	{ "start", slice_get_start, ob_member_readonly },
	{ "stop", slice_get_stop, ob_member_readonly },
	{ "step", slice_get_step, ob_member_readonly },
	{ }
};

static struct ob_object *slice_reduce(OB_FN_ARGS)
{
	struct ob_slice *s = to_slice(self);

	return ob_reduced_to(rt, self, s->start, s->stop, s->step);
}

static const struct ob_method_def slice_methods[] = {
	{ "__reduce__", slice_reduce, OB_METH_NOARGS,
	  "Return state information for pickling." },
	{ "indices", slice_indices, OB_METH_O,
	  "S.indices(len) -> (start, stop, stride)" },
	{ }
};

const struct ob_type_def ob_slice_type_def = {
	.type = {
		.name = "slice",
		.basicsize = sizeof(struct ob_slice),
		.flags = OB_TF_GC,
		.doc = "slice(stop)",
		.dealloc = slice_dealloc,
		.repr = slice_repr,
		.hash = ob_hash_unhashable,
		.traverse = slice_traverse,
		.richcompare = slice_richcompare,
		.methods = slice_methods,
		.getset = slice_getset,
		.new = slice_type_new,
	},
	.base = OB_T_OBJECT,
};
