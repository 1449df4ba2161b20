// SPDX-License-Identifier: GPL-2.0
/*
 * deque_methods - the methods of collections.deque, and its iterators
 */
#include "deque_priv.h"

#define METHOD(name)							\
static struct ob_object *deque_##name(struct ob_rt *rt,			\
				      struct ob_object *self,		\
				      struct ob_object *const *args,	\
				      size_t nargs,			\
				      struct ob_tuple *kwnames)

METHOD(append)
{
	return ob_none_or_null(rt, ob_deque_push(rt, to_deque(self),
						 ob_newref(args[0])));
}

METHOD(appendleft)
{
	return ob_none_or_null(rt, ob_deque_push_left(rt, to_deque(self),
						      ob_newref(args[0])));
}

METHOD(clear)
{
	return ob_none_or_null(rt, ob_deque_clear(rt, to_deque(self)));
}

METHOD(copy)
{
	return ob_deque_copy(rt, self);
}

/*
 * First place from @i, below @stop, whose item equals @x: its number, S64_MAX
 * if there is none, -1 raised.
 */
static s64 find(struct ob_rt *rt, struct deque *d, s64 i, s64 stop,
		struct ob_object *x)
{
	struct deque_place at = ob_deque_first(d);
	u64 state = d->state;
	struct ob_object *item;
	s64 skip;
	int eq;

	for (skip = 0; skip < i && skip < stop; skip++)
		ob_deque_step(&at);
	for (; i < stop; i++) {
		item = ob_newref(ob_deque_step(&at));
		eq = ob_compare_bool(rt, item, x, OB_EQ);
		ob_decref(rt, item);
		if (eq > 0)
			return i;
		if (eq < 0 || ob_deque_moved(rt, d, state) || ob_tick(rt))
			return -1;
	}
	return S64_MAX;
}

int ob_deque_contains(struct ob_rt *rt, struct ob_object *o,
		      struct ob_object *x)
{
	s64 i = find(rt, to_deque(o), 0, ob_size(o), x);

	return i < 0 ? -1 : i != S64_MAX;
}

METHOD(count)
{
	struct deque *d = to_deque(self);
	struct deque_place at = ob_deque_first(d);
	s64 n = d->v.size, count = 0;
	u64 state = d->state;
	struct ob_object *item;
	int eq;

	while (n--) {
		item = ob_newref(ob_deque_step(&at));
		eq = ob_compare_bool(rt, item, args[0], OB_EQ);
		ob_decref(rt, item);
		if (eq < 0 || ob_deque_moved(rt, d, state) || ob_tick(rt))
			return NULL;
		count += eq;
	}
	return ob_int_from_s64(rt, count);
}

METHOD(extend)
{
	return ob_none_or_null(rt, ob_deque_extend(rt, to_deque(self), args[0],
						   false));
}

METHOD(extendleft)
{
	return ob_none_or_null(rt, ob_deque_extend(rt, to_deque(self), args[0],
						   true));
}

static void *not_there(struct ob_rt *rt, struct ob_object *x)
{
	return ob_raise(rt, OB_T_ValueError, "%R is not in deque", x);
}

METHOD(index)
{
	s64 start = 0, stop = ob_size(self), i;
	u64 state = to_deque(self)->state;

	if (!nargs || nargs > 3)
		return ob_raise(rt, OB_T_TypeError,
				"index() takes at %s %d argument%s (%zu given)",
				nargs ? "most" : "least", nargs ? 3 : 1,
				nargs ? "s" : "", nargs);
	if ((nargs > 1 && ob_search_bound(rt, self, args[1], &start)) ||
	    (nargs > 2 && ob_search_bound(rt, self, args[2], &stop)))
		return NULL;
	stop = min(stop, ob_size(self));
	/* The bounds may have moved what they bound. */
	if (start < stop && ob_deque_moved(rt, to_deque(self), state))
		return NULL;
	i = find(rt, to_deque(self), min(start, stop), stop, args[0]);
	if (i < 0)
		return NULL;
	return i == S64_MAX ? not_there(rt, args[0]) : ob_int_from_s64(rt, i);
}

METHOD(insert)
{
	struct deque *d = to_deque(self);
	s64 i, n = d->v.size;
	int err;

	if (nargs != 2)
		return ob_raise(rt, OB_T_TypeError,
				"insert() takes exactly 2 arguments (%zu given)",
				nargs);
	if (ob_arg_s64(rt, args[0], &i))
		return NULL;
	n = d->v.size;
	if (d->maxlen == n)
		return ob_raise(rt, OB_T_IndexError,
				"deque already at its maximum size");
	if (i >= n)
		return deque_append(rt, self, args + 1, 1, NULL);
	if (i <= -n || !i)
		return deque_appendleft(rt, self, args + 1, 1, NULL);
	if (ob_deque_rotate(rt, d, -i))
		return NULL;
	if (i < 0)
		err = ob_deque_push(rt, d, ob_newref(args[1]));
	else
		err = ob_deque_push_left(rt, d, ob_newref(args[1]));
	return ob_none_or_null(rt, err || ob_deque_rotate(rt, d, i));
}

METHOD(pop)
{
	return ob_deque_pop(rt, to_deque(self));
}

METHOD(popleft)
{
	return ob_deque_pop_left(rt, to_deque(self));
}

METHOD(remove)
{
	struct deque *d = to_deque(self);
	u64 state = d->state;
	s64 i = find(rt, d, 0, d->v.size, args[0]);

	if (i < 0 || d->state != state) {
		if (d->state != state && (i >= 0 ||
					  ob_raised_is(rt, OB_T_RuntimeError)))
			ob_raise(rt, OB_T_IndexError,
				 "deque mutated during iteration");
		return NULL;
	}
	if (i == S64_MAX)
		return not_there(rt, args[0]);
	return ob_none_or_null(rt, ob_deque_delete(rt, d, i));
}

METHOD(reverse)
{
	struct deque *d = to_deque(self);
	struct deque_block *left = d->leftblock, *right = d->rightblock;
	s64 i = d->leftindex, j = d->rightindex, n = d->v.size >> 1;

	while (n-- > 0) {
		swap(left->item[i], right->item[j]);
		if (++i == DEQUE_BLOCK) {
			left = left->right;
			i = 0;
		}
		if (--j < 0) {
			right = right->left;
			j = DEQUE_BLOCK - 1;
		}
	}
	return ob_newref(ob_none(rt));
}

METHOD(rotate)
{
	s64 n = 1;

	if (ob_args_check(rt, "deque.rotate", nargs, 0, 1) ||
	    (nargs && ob_arg_s64(rt, args[0], &n)))
		return NULL;
	return ob_none_or_null(rt, ob_deque_rotate(rt, to_deque(self), n));
}

METHOD(reversed)
{
	return ob_deque_reversed(rt, self);
}

METHOD(sizeof)
{
	return ob_int_from_s64(rt, self->type->size_of(rt, self));
}

/* (type, () or ((), maxlen), state, iterator over the items) */
METHOD(reduce)
{
	struct deque *d = to_deque(self);
	struct ob_object *part[4] = { ob_newref(self->type) }, *most;
	int i;

	part[1] = ob_tuple_new(rt, 0);
	if (part[1] && d->maxlen >= 0) {
		most = ob_int_from_s64(rt, d->maxlen);
		if (most) {
			struct ob_object *none = part[1];

			part[1] = ob_tuple_pack(rt, 2, none, most);
			ob_decref(rt, none);
			ob_decref(rt, most);
		} else {
			ob_decref(rt, part[1]);
			part[1] = NULL;
		}
	}
	if (part[1])
		part[2] = ob_object_state(rt, self, false);
	if (part[2])
		part[3] = ob_iter(rt, self);
	if (part[3])
		return ob_tuple_from_array_steal(rt, part, 4);
	for (i = 0; i < 4; i++)
		ob_xdecref(rt, part[i]);
	return NULL;
}

#define ROW(name, flags, doc)	{ #name, deque_##name, OB_METH_##flags, doc }

const struct ob_method_def ob_deque_methods[] = {
	{ "__class_getitem__", ob_class_getitem, OB_METH_O | OB_METH_CLASS,
	  "See PEP 585" },
	ROW(append, O, "Add an element to the right side of the deque."),
	ROW(appendleft, O, "Add an element to the left side of the deque."),
	ROW(clear, NOARGS, "Remove all elements from the deque."),
	{ "__reduce__", deque_reduce, OB_METH_NOARGS,
	  "Return state information for pickling." },
	{ "__copy__", deque_copy, OB_METH_NOARGS,
	  "Return a shallow copy of a deque." },
	ROW(copy, NOARGS, "Return a shallow copy of a deque."),
	ROW(count, O, "D.count(value) -- return number of occurrences of value"),
	ROW(extend, O,
	    "Extend the right side of the deque with elements from the iterable"),
	ROW(extendleft, O,
	    "Extend the left side of the deque with elements from the iterable"),
	ROW(index, FAST,
	    "D.index(value, [start, [stop]]) -- return first index of value."),
	ROW(insert, FAST, "D.insert(index, object) -- insert object before index"),
	ROW(pop, NOARGS, "Remove and return the rightmost element."),
	ROW(popleft, NOARGS, "Remove and return the leftmost element."),
	ROW(remove, O, "D.remove(value) -- remove first occurrence of value."),
	{ "__reversed__", deque_reversed, OB_METH_NOARGS,
	  "D.__reversed__() -- return a reverse iterator over the deque" },
	ROW(reverse, NOARGS, "D.reverse() -- reverse *IN PLACE*"),
	ROW(rotate, FAST,
	    "Rotate the deque n steps to the right (default n=1)."),
	{ "__sizeof__", deque_sizeof, OB_METH_NOARGS,
	  "D.__sizeof__() -- size of D in memory, in bytes" },
	{ }
};

/* iterators */

struct deque_iter {
	struct ob_object base;
	struct deque_place at;
	struct deque *deque;
	u64 state;
	s64 left;
};

static_assert(sizeof(struct deque_iter) == 56);

static struct ob_object *iter_new(struct ob_rt *rt, enum ob_tid tid,
				  struct ob_object *o)
{
	struct deque_iter *it = ob_obj_alloc(rt, tid, sizeof(*it));
	struct deque *d = to_deque(o);

	if (!it)
		return NULL;
	it->at.block = tid == OB_T_DEQUE_ITER ? d->leftblock : d->rightblock;
	it->at.index = tid == OB_T_DEQUE_ITER ? d->leftindex : d->rightindex;
	it->deque = ob_newref(o);
	it->state = d->state;
	it->left = d->v.size;
	ob_track(rt, it);
	return OB_OBJ(it);
}

struct ob_object *ob_deque_iter(struct ob_rt *rt, struct ob_object *o)
{
	return iter_new(rt, OB_T_DEQUE_ITER, o);
}

struct ob_object *ob_deque_reversed(struct ob_rt *rt, struct ob_object *o)
{
	return iter_new(rt, OB_T_DEQUE_REVITER, o);
}

static void iter_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	ob_untrack(o);
	ob_decref(rt, ((struct deque_iter *)o)->deque);
	ob_obj_free(rt, o);
}

static int iter_traverse(struct ob_object *o, struct ob_visitor *v)
{
	return ob_visit_one(v, ((struct deque_iter *)o)->deque);
}

/* Is there another item? false at the end or raised. */
static bool iter_more(struct ob_rt *rt, struct deque_iter *it)
{
	if (it->deque->state != it->state) {
		it->left = 0;
		ob_deque_moved(rt, it->deque, it->state);
		return false;
	}
	if (!it->left)
		return false;
	it->left--;
	return true;
}

static struct ob_object *iter_next(struct ob_rt *rt, struct ob_object *o)
{
	struct deque_iter *it = (struct deque_iter *)o;

	return iter_more(rt, it) ? ob_newref(ob_deque_step(&it->at)) : NULL;
}

static struct ob_object *reviter_next(struct ob_rt *rt, struct ob_object *o)
{
	struct deque_iter *it = (struct deque_iter *)o;
	struct ob_object *item;

	if (!iter_more(rt, it))
		return NULL;
	item = ob_newref(it->at.block->item[it->at.index--]);
	if (it->at.index < 0) {
		it->at.block = it->at.block->left;
		it->at.index = DEQUE_BLOCK - 1;
	}
	return item;
}

/* The iterator's type called with a deque, and how many items to leave out. */
static struct ob_object *iter_type_new(struct ob_rt *rt, struct ob_type *type,
				       struct ob_object *const *args,
				       size_t nargs, struct ob_tuple *kwnames)
{
	struct ob_object *it, *item;
	s64 skip = 0;

	if (nargs < 1 || nargs > 2)
		return ob_raise(rt, OB_T_TypeError,
				"function takes at %s (%zu given)",
				nargs ? "most 2 arguments" : "least 1 argument",
				nargs);
	if (!ob_is_deque(rt, args[0]))
		return ob_raise(rt, OB_T_TypeError,
				"argument 1 must be collections.deque, not %.50Y",
				args[0]);
	if (nargs > 1)
		skip = ob_arg_ssize(rt, args[1]);
	if (skip == -1 && ob_raised(rt))
		return NULL;
	it = iter_new(rt, type->tid, args[0]);
	while (it && skip-- > 0) {
		item = ob_iternext(rt, it);
		if (!item)
			break;
		ob_decref(rt, item);
		if (ob_tick(rt))
			break;
	}
	if (it && ob_raised(rt)) {
		ob_decref(rt, it);
		return NULL;
	}
	return it;
}

/* (type, (deque, items passed)) */
static struct ob_object *iter_reduce(OB_FN_ARGS)
{
	struct deque_iter *it = (struct deque_iter *)self;
	struct ob_object *passed, *both;

	passed = ob_int_from_s64(rt, it->deque->v.size - it->left);
	if (!passed)
		return NULL;
	both = ob_tuple_pack(rt, 2, it->deque, passed);
	ob_decref(rt, passed);
	return ob_reduced_args(rt, self, both);
}

static struct ob_object *iter_hint(struct ob_rt *rt, struct ob_object *self,
				   struct ob_object *const *args, size_t nargs,
				   struct ob_tuple *kwnames)
{
	return ob_int_from_s64(rt, ((struct deque_iter *)self)->left);
}

static const struct ob_method_def iter_methods[] = {
	{ "__length_hint__", iter_hint, OB_METH_NOARGS,
	  "Private method returning an estimate of len(list(it))." },
	{ "__reduce__", iter_reduce, OB_METH_NOARGS,
	  "Return state information for pickling." },
	{ }
};

#define DEQUE_ITER_TYPE(type_name, next)				\
	{								\
		.type = {						\
			.name = type_name,				\
			.basicsize = sizeof(struct deque_iter),		\
			.flags = OB_TF_GC,				\
			.dealloc = iter_dealloc,			\
			.traverse = iter_traverse,			\
			.iter = ob_iter_self,				\
			.iternext = next,				\
			.methods = iter_methods,			\
			.new = iter_type_new,				\
		},							\
		.base = OB_T_OBJECT,					\
	}

const struct ob_type_def ob_deque_iter_type_def =
	DEQUE_ITER_TYPE("_collections._deque_iterator", iter_next);
const struct ob_type_def ob_deque_reviter_type_def =
	DEQUE_ITER_TYPE("_collections._deque_reverse_iterator", reviter_next);
