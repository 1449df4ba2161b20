// SPDX-License-Identifier: GPL-2.0
/*
 * range_item - indexing, slicing and searching of ranges
 *
 * Whether an int is in a range is arithmetic; any other object has to be
 * compared with each number in turn, as equality may mean anything.
 */
#include "range_priv.h"

struct ob_object *ob_range_at(struct ob_rt *rt, struct ob_object *start,
			      struct ob_object *step, struct ob_object *i)
{
	struct ob_object *span = ob_int_mul(rt, i, step), *res;

	if (!span)
		return NULL;
	res = ob_int_add(rt, start, span);
	ob_decref(rt, span);
	return res;
}

s64 ob_range_length(struct ob_rt *rt, struct ob_object *o)
{
	int overflow;
	s64 len = ob_int_to_s64(ob_range_of(o)->length, &overflow);

	if (!overflow)
		return len;
	ob_raise(rt, OB_T_OverflowError,
		 "Python int too large to convert to C ssize_t");
	return -1;
}

static struct ob_object *range_out(struct ob_rt *rt)
{
	return ob_raise(rt, OB_T_IndexError,
			"range object index out of range");
}

/* item at @i, which counts from the end when negative */
static struct ob_object *range_pick(struct ob_rt *rt, struct ob_object *o,
				    struct ob_object *i)
{
	struct ob_range *r = ob_range_of(o);
	struct ob_range_small s;
	struct ob_object *moved, *res;
	int overflow;
	s64 at;

	at = ob_int_to_s64(i, &overflow);
	if (!overflow && ob_range_small(o, &s)) {
		at += at < 0 ? s.length : 0;
		if (at < 0 || at >= s.length)
			return range_out(rt);
		return ob_int_from_s64(rt, (u64)s.start + (u64)at * s.step);
	}
	moved = ob_int_negative(i) ? ob_int_add(rt, i, r->length) :
				     ob_newref(i);
	if (!moved)
		return NULL;
	if (ob_int_negative(moved) || ob_int_cmp(moved, r->length) >= 0)
		res = range_out(rt);
	else
		res = ob_range_at(rt, r->start, r->step, moved);
	ob_decref(rt, moved);
	return res;
}

struct ob_object *ob_range_item(struct ob_rt *rt, struct ob_object *o, s64 i)
{
	struct ob_object *index, *res;

	/* What is below zero here has been adjusted to the length already. */
	if (i < 0)
		return range_out(rt);
	index = ob_int_from_s64(rt, i);
	if (!index)
		return NULL;
	res = range_pick(rt, o, index);
	ob_decref(rt, index);
	return res;
}

/* slicing with ints of any size */

/**
 * struct range_cut - a slice on its way to becoming a range
 * @length: of the range that is cut
 * @lower: least value of a bound, owned
 * @upper: greatest, owned
 * @down: the slice's step is negative
 */
struct range_cut {
	struct ob_object *length, *lower, *upper;
	bool down;
};

/* One bound as an int within the limits; new reference. */
static struct ob_object *range_bound(struct ob_rt *rt, struct range_cut *cut,
				     struct ob_object *o,
				     struct ob_object *dflt)
{
	struct ob_object *i, *moved;

	if (o == ob_none(rt))
		return ob_newref(dflt);
	if (!o->type->number || !o->type->number->index)
		return ob_raise(rt, OB_T_TypeError,
				"slice indices must be integers or None or have an __index__ method");
	i = ob_number_index(rt, o);
	if (i && ob_int_negative(i)) {
		moved = ob_int_add(rt, i, cut->length);
		ob_decref(rt, i);
		i = moved;
	}
	if (!i)
		return NULL;
	moved = NULL;
	if (ob_int_cmp(i, cut->lower) < 0)
		moved = cut->lower;
	else if (ob_int_cmp(i, cut->upper) > 0)
		moved = cut->upper;
	if (!moved)
		return i;
	ob_decref(rt, i);
	return ob_newref(moved);
}

static struct ob_object *range_cut_step(struct ob_rt *rt,
					struct ob_object *step)
{
	struct ob_object *i;

	if (step == ob_none(rt))
		return ob_int_from_s64(rt, 1);
	if (!step->type->number || !step->type->number->index)
		return ob_raise(rt, OB_T_TypeError,
				"slice indices must be integers or None or have an __index__ method");
	i = ob_number_index(rt, step);
	if (!i || !ob_int_is_zero(i))
		return i;
	ob_decref(rt, i);
	return ob_raise(rt, OB_T_ValueError, "slice step cannot be zero");
}

static struct ob_object *range_cut_make(struct ob_rt *rt, struct ob_range *r,
					struct ob_slice *slice,
					struct ob_object *step,
					struct range_cut *cut)
{
	struct ob_object *part[3] = { NULL, NULL, NULL }, *i, *res = NULL;
	int n;

	i = range_bound(rt, cut, slice->start,
			cut->down ? cut->upper : cut->lower);
	if (i)
		part[0] = ob_range_at(rt, r->start, r->step, i);
	ob_xdecref(rt, i);
	if (!part[0])
		return NULL;
	i = range_bound(rt, cut, slice->stop,
			cut->down ? cut->lower : cut->upper);
	if (i)
		part[1] = ob_range_at(rt, r->start, r->step, i);
	ob_xdecref(rt, i);
	if (part[1])
		part[2] = ob_int_mul(rt, r->step, step);
	if (part[2])
		res = ob_range_make(rt, part[0], part[1], part[2]);
	for (n = 0; n < 3; n++)
		ob_xdecref(rt, part[n]);
	return res;
}

static struct ob_object *range_slice(struct ob_rt *rt, struct ob_object *o,
				     struct ob_slice *slice)
{
	struct ob_range *r = ob_range_of(o);
	struct ob_object *step = range_cut_step(rt, slice->step), *one, *res;
	struct range_cut cut = { .length = r->length };

	if (!step)
		return NULL;
	cut.down = ob_int_negative(step);
	cut.lower = ob_int_from_s64(rt, cut.down ? -1 : 0);
	one = ob_int_from_s64(rt, cut.down);
	cut.upper = ob_int_sub(rt, r->length, one);
	res = cut.upper ? range_cut_make(rt, r, slice, step, &cut) : NULL;
	ob_xdecref(rt, cut.upper);
	ob_decref(rt, one);
	ob_decref(rt, cut.lower);
	ob_decref(rt, step);
	return res;
}

struct ob_object *ob_range_subscript(struct ob_rt *rt, struct ob_object *o,
				     struct ob_object *key)
{
	struct ob_object *i, *res;

	if (ob_is(rt, key, OB_T_SLICE))
		return range_slice(rt, o, (struct ob_slice *)key);
	if (!key->type->number || !key->type->number->index)
		return ob_raise(rt, OB_T_TypeError,
				"range indices must be integers or slices, not %.200T",
				key);
	i = ob_number_index(rt, key);
	if (!i)
		return NULL;
	res = range_pick(rt, o, i);
	ob_decref(rt, i);
	return res;
}

/* searching */

static bool range_takes_arithmetic(struct ob_rt *rt, const struct ob_object *x)
{
	return ob_is(rt, x, OB_T_INT) || ob_is(rt, x, OB_T_BOOL);
}

/*
 * Position of an int: 1 and @at filled with a new reference when it is there,
 * 0 when not, -1 raised.
 */
static int range_find(struct ob_rt *rt, struct ob_object *o,
		      struct ob_object *x, struct ob_object **at)
{
	struct ob_range *r = ob_range_of(o);
	struct ob_object *span, *rem;
	bool down = ob_int_negative(r->step), there;
	int err;

	if (down ? ob_int_cmp(x, r->start) > 0 || ob_int_cmp(x, r->stop) <= 0 :
		   ob_int_cmp(x, r->start) < 0 || ob_int_cmp(x, r->stop) >= 0)
		return 0;
	span = ob_int_sub(rt, x, r->start);
	if (!span)
		return -1;
	err = ob_int_divmod(rt, span, r->step, at, &rem);
	ob_decref(rt, span);
	if (err)
		return -1;
	there = ob_int_is_zero(rem);
	ob_decref(rt, rem);
	if (!there)
		ob_decref(rt, *at);
	return there;
}

/*
 * Compare @x with every number. Return: how many are equal, or with @first the
 * position of the first one that is (-2 when none is); -1 raised.
 */
static s64 range_search(struct ob_rt *rt, struct ob_object *o,
			struct ob_object *x, bool first)
{
	struct ob_object *it = ob_range_iter(rt, o), *item;
	s64 found = first ? -2 : 0, i;
	int same = 0;

	if (!it)
		return -1;
	for (i = 0; (item = ob_iternext(rt, it)); i++) {
		same = ob_compare_bool(rt, item, x, OB_EQ);
		ob_decref(rt, item);
		if (same < 0 || ob_tick(rt)) {
			found = -1;
			break;
		}
		if (same && first) {
			found = i;
			break;
		}
		found += same;
	}
	ob_decref(rt, it);
	return !item && ob_raised(rt) ? -1 : found;
}

int ob_range_contains(struct ob_rt *rt, struct ob_object *o,
		      struct ob_object *x)
{
	struct ob_object *at;
	s64 found;

	if (!range_takes_arithmetic(rt, x)) {
		found = range_search(rt, o, x, true);
		return found == -1 ? -1 : found >= 0;
	}
	found = range_find(rt, o, x, &at);
	if (found > 0)
		ob_decref(rt, at);
	return found;
}

struct ob_object *ob_range_count(struct ob_rt *rt, struct ob_object *self,
				 struct ob_object *const *args, size_t nargs,
				 struct ob_tuple *kwnames)
{
	s64 found;

	if (range_takes_arithmetic(rt, args[0]))
		found = ob_range_contains(rt, self, args[0]);
	else
		found = range_search(rt, self, args[0], false);
	return found < 0 ? NULL : ob_int_from_s64(rt, found);
}

struct ob_object *ob_range_index(struct ob_rt *rt, struct ob_object *self,
				 struct ob_object *const *args, size_t nargs,
				 struct ob_tuple *kwnames)
{
	struct ob_object *at;
	s64 found;

	if (!range_takes_arithmetic(rt, args[0])) {
		found = range_search(rt, self, args[0], true);
		if (found == -2)
			return ob_raise(rt, OB_T_ValueError,
					"sequence.index(x): x not in sequence");
		return found < 0 ? NULL : ob_int_from_s64(rt, found);
	}
	found = range_find(rt, self, args[0], &at);
	if (found > 0)
		return at;
	return found < 0 ? NULL : ob_raise(rt, OB_T_ValueError,
					   "%R is not in range", args[0]);
}
