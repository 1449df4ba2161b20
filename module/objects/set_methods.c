// SPDX-License-Identifier: GPL-2.0
/*
 * set_methods - the methods of set and frozenset
 */
#include "set_priv.h"

#define METHOD(name)							\
static struct ob_object *set_##name(struct ob_rt *rt,			\
				    struct ob_object *self,		\
				    struct ob_object *const *args,	\
				    size_t nargs,			\
				    struct ob_tuple *kwnames)

static struct ob_object *truth_or_null(struct ob_rt *rt, int truth)
{
	return truth < 0 ? NULL : ob_newref(ob_bool(rt, truth));
}

METHOD(add)
{
	return ob_none_or_null(rt, ob_set_add(rt, self, args[0]));
}

METHOD(clear)
{
	ob_set_drop(rt, to_set(self));
	return ob_newref(ob_none(rt));
}

METHOD(copy)
{
	if (ob_is(rt, self, OB_T_FROZENSET))
		return ob_newref(self);
	return ob_set_make_base(rt, self, self);
}

METHOD(contains)
{
	return truth_or_null(rt, ob_set_contains(rt, self, args[0]));
}

METHOD(discard)
{
	int taken = ob_set_take_key(rt, to_set(self), args[0]);

	return ob_none_or_null(rt, min(taken, 0));
}

METHOD(remove)
{
	int taken = ob_set_take_key(rt, to_set(self), args[0]);

	if (!taken)
		return ob_raise_obj(rt, OB_T_KeyError, args[0]);
	return ob_none_or_null(rt, min(taken, 0));
}

METHOD(pop)
{
	struct ob_set *s = to_set(self);
	struct ob_set_entry *e;
	struct ob_object *key;
	s64 i;

	if (!s->used)
		return ob_raise(rt, OB_T_KeyError, "pop from an empty set");
	i = s->finger & s->mask;
	e = ob_set_walk(s, &i);
	if (!e) {
		i = 0;
		e = ob_set_walk(s, &i);
	}
	key = e->key;
	e->key = NULL;
	e->hash = -1;
	s->used--;
	s->finger = i;
	return key;
}

METHOD(union)
{
	struct ob_object *res = ob_set_copy(rt, self);
	size_t i;

	for (i = 0; res && i < nargs; i++) {
		if (args[i] == self || !ob_set_update(rt, res, args[i]))
			continue;
		ob_decref(rt, res);
		return NULL;
	}
	return res;
}

METHOD(update)
{
	size_t i;

	for (i = 0; i < nargs; i++)
		if (ob_set_update(rt, self, args[i]))
			return NULL;
	return ob_newref(ob_none(rt));
}

METHOD(intersection)
{
	struct ob_object *res = self, *next;
	size_t i;

	if (!nargs)
		return ob_set_copy(rt, self);
	ob_incref(self);
	for (i = 0; res && i < nargs; i++) {
		next = ob_set_intersect(rt, res, args[i]);
		ob_decref(rt, res);
		res = next;
	}
	return res;
}

METHOD(intersection_update)
{
	struct ob_object *res;

	res = set_intersection(rt, self, args, nargs, NULL);
	if (!res)
		return NULL;
	ob_set_swap(to_set(self), to_set(res));
	ob_decref(rt, res);
	return ob_newref(ob_none(rt));
}

METHOD(difference)
{
	struct ob_object *res;
	size_t i;

	if (!nargs)
		return ob_set_copy(rt, self);
	res = ob_set_subtract(rt, self, args[0]);
	for (i = 1; res && i < nargs; i++) {
		if (!ob_set_subtract_from(rt, to_set(res), args[i]))
			continue;
		ob_decref(rt, res);
		return NULL;
	}
	return res;
}

METHOD(difference_update)
{
	size_t i;

	for (i = 0; i < nargs; i++)
		if (ob_set_subtract_from(rt, to_set(self), args[i]))
			return NULL;
	return ob_newref(ob_none(rt));
}

METHOD(symmetric_difference)
{
	return ob_set_xor(rt, self, args[0]);
}

METHOD(symmetric_difference_update)
{
	return ob_none_or_null(rt, ob_set_xor_into(rt, to_set(self), args[0]));
}

METHOD(isdisjoint)
{
	return truth_or_null(rt, ob_set_is_disjoint(rt, self, args[0]));
}

METHOD(issubset)
{
	return truth_or_null(rt, ob_set_is_subset(rt, self, args[0]));
}

METHOD(issuperset)
{
	return truth_or_null(rt, ob_set_is_superset(rt, self, args[0]));
}

METHOD(reduce)
{
	struct ob_object *list = ob_list_from_iterable(rt, self);
	struct ob_object *pair, *state, *res = NULL;

	if (!list)
		return NULL;
	pair = ob_reduced(rt, OB_OBJ(self->type), list);
	ob_decref(rt, list);
	if (!pair)
		return NULL;
	state = ob_object_state(rt, self, false);
	if (state)
		res = ob_tuple_pack(rt, 3, to_tuple(pair)->item[0],
				    to_tuple(pair)->item[1], state);
	ob_xdecref(rt, state);
	ob_decref(rt, pair);
	return res;
}

METHOD(sizeof)
{
	return ob_int_from_s64(rt, ob_set_size_of(rt, self));
}

#define OB_METH_TUPLED	(OB_METH_FAST | OB_METH_TUPLE)

#define ROW(name, flags, doc)	{ #name, set_##name, OB_METH_##flags, doc }
#define UNDER(name, flags, doc) \
	{ "__" #name "__", set_##name, OB_METH_##flags, doc }

const struct ob_method_def ob_set_methods[] = {
	{ "__class_getitem__", ob_class_getitem, OB_METH_O | OB_METH_CLASS,
	  "See PEP 585" },
	ROW(add, O, "Add an element to a set."),
	ROW(clear, NOARGS, "Remove all elements from this set."),
	UNDER(contains, O, "x.__contains__(y) <==> y in x."),
	ROW(copy, NOARGS, "Return a shallow copy of a set."),
	ROW(discard, O, "Remove an element from a set if it is a member."),
	ROW(difference, TUPLED,
	    "Return the difference of two or more sets as a new set."),
	ROW(difference_update, TUPLED,
	    "Remove all elements of another set from this set."),
	ROW(intersection, TUPLED,
	    "Return the intersection of two sets as a new set."),
	ROW(intersection_update, TUPLED,
	    "Update a set with the intersection of itself and another."),
	ROW(isdisjoint, O,
	    "Return True if two sets have a null intersection."),
	ROW(issubset, O, "Report whether another set contains this set."),
	ROW(issuperset, O, "Report whether this set contains another set."),
	ROW(pop, NOARGS, "Remove and return an arbitrary set element."),
	UNDER(reduce, NOARGS, "Return state information for pickling."),
	ROW(remove, O,
	    "Remove an element from a set; it must be a member."),
	UNDER(sizeof, NOARGS, "S.__sizeof__() -> size of S in memory, in bytes"),
	ROW(symmetric_difference, O,
	    "Return the symmetric difference of two sets as a new set."),
	ROW(symmetric_difference_update, O,
	    "Update a set with the symmetric difference of itself and another."),
	ROW(union, TUPLED, "Return the union of sets as a new set."),
	ROW(update, TUPLED, "Update a set with the union of itself and others."),
	{ "__class_getitem__", ob_class_getitem, OB_METH_O | OB_METH_CLASS,
	  "See PEP 585" },
	{ }
};

const struct ob_method_def ob_frozenset_methods[] = {
	{ "__class_getitem__", ob_class_getitem, OB_METH_O | OB_METH_CLASS,
	  "See PEP 585" },
	UNDER(contains, O, "x.__contains__(y) <==> y in x."),
	ROW(copy, NOARGS, "Return a shallow copy of a set."),
	ROW(difference, TUPLED,
	    "Return the difference of two or more sets as a new set."),
	ROW(intersection, TUPLED,
	    "Return the intersection of two sets as a new set."),
	ROW(isdisjoint, O,
	    "Return True if two sets have a null intersection."),
	ROW(issubset, O, "Report whether another set contains this set."),
	ROW(issuperset, O, "Report whether this set contains another set."),
	UNDER(reduce, NOARGS, "Return state information for pickling."),
	UNDER(sizeof, NOARGS, "S.__sizeof__() -> size of S in memory, in bytes"),
	ROW(symmetric_difference, O,
	    "Return the symmetric difference of two sets as a new set."),
	ROW(union, TUPLED, "Return the union of sets as a new set."),
	{ "__class_getitem__", ob_class_getitem, OB_METH_O | OB_METH_CLASS,
	  "See PEP 585" },
	{ }
};
