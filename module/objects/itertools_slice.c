// SPDX-License-Identifier: GPL-2.0
/*
 * itertools_slice - islice, accumulate, zip_longest, groupby
 */
#include "itertools_priv.h"

/* islice(): which item is next to give, and how many were taken */

struct it_islice {
	struct ob_object base;
	struct ob_object *it;
	s64 next, stop, step, cnt;
};

static_assert(sizeof(struct it_islice) == 56);

IT_REFS(it_islice, 1)

/*
 * A bound: None keeps what is there. -1 raised, with @message, or @other for
 * what is below -1.
 */
static int islice_bound(struct ob_rt *rt, struct ob_object *o,
			const char *message, const char *other, s64 *out)
{
	s64 v;

	if (o == ob_none(rt))
		return 0;
	v = ob_index_s64(rt, o, OB_T_OverflowError);
	if (v >= 0) {
		*out = v;
		return 0;
	}
	if (ob_raised_is(rt, OB_T_MemoryError) || rt->stop)
		return -1;
	ob_raise(rt, OB_T_ValueError, "%s", v == -1 ? message : other);
	return -1;
}

IT_NEW(it_islice)
{
	static const char stop_text[] =
		"Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
	static const char index_text[] =
		"Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
	static const char step_text[] =
		"Step for islice() must be a positive integer or None.";
	s64 start = 0, stop = -1, step = 1;
	struct it_islice *s;

	if (ob_new_no_kw(rt, type, "islice", kwnames) ||
	    ob_args_check(rt, "islice", nargs, 2, 4))
		return NULL;
	if (nargs == 2) {
		if (islice_bound(rt, args[1], stop_text, index_text,
				 &stop))
			return NULL;
	} else if (islice_bound(rt, args[2], stop_text, index_text,
				&stop) ||
		   islice_bound(rt, args[1], index_text, index_text,
				&start)) {
		return NULL;
	}
	if (nargs == 4 &&
	    islice_bound(rt, args[3], step_text, step_text, &step))
		return NULL;
	if (!step)
		return ob_raise(rt, OB_T_ValueError, "%s", step_text);
	s = ob_it_start(rt, type, args[0]);
	if (!s)
		return NULL;
	s->next = start;
	s->stop = stop;
	s->step = step;
	return ob_it_ready(rt, s);
}

IT_NEXT(it_islice)
{
	struct it_islice *s = (struct it_islice *)o;
	struct ob_object *item = NULL;
	s64 next;

	if (!s->it || ob_enter(rt, ""))
		return NULL;
	while (s->cnt < s->next) {
		item = ob_tick(rt) ? NULL : ob_it_next(rt, &s->it);
		if (!item)
			goto out_end;
		ob_decref(rt, item);
		s->cnt++;
	}
	if (s->stop >= 0 && s->cnt >= s->stop)
		goto out_end;
	item = ob_it_next(rt, &s->it);
	if (!item)
		goto out_end;
	s->cnt++;
	if (check_add_overflow(s->next, s->step, &next) ||
	    (s->stop >= 0 && next > s->stop))
		next = s->stop < 0 ? S64_MAX : s->stop;
	s->next = next;
	return item;

out_end:
	ob_it_drop(rt, &s->it);
	return NULL;
}

/* (islice, (it, next, stop, step), cnt), each of the numbers an object */
static struct ob_object *it_islice_reduce(OB_FN_ARGS)
{
	struct it_islice *s = (struct it_islice *)self;
	struct ob_object *list = NULL, *it, *bounds = NULL, *next, *stop, *step;

	if (!s->it) {
		list = ob_list_new(rt, 0);
		it = list ? ob_iter(rt, list) : NULL;
		ob_xdecref(rt, list);
		stop = ob_int_from_s64(rt, 0);
		if (it)
			bounds = ob_tuple_pack(rt, 2, it, stop);
		ob_xdecref(rt, it);
		ob_decref(rt, stop);
		return ob_reduced_state(rt, self, bounds,
					ob_int_from_s64(rt, 0));
	}
	next = ob_int_from_s64(rt, s->next);
	stop = s->stop < 0 ? ob_newref(ob_none(rt)) :
			     ob_int_from_s64(rt, s->stop);
	step = ob_int_from_s64(rt, s->step);
	if (next && stop && step)
		bounds = ob_tuple_pack(rt, 4, s->it, next, stop, step);
	ob_xdecref(rt, next);
	ob_xdecref(rt, stop);
	ob_xdecref(rt, step);
	return ob_reduced_state(rt, self, bounds, ob_int_from_s64(rt, s->cnt));
}

static struct ob_object *it_islice_setstate(OB_FN_ARGS)
{
	s64 cnt;

	if (!ob_is_int(args[0]))
		return ob_raise(rt, OB_T_TypeError, "an integer is required");
	cnt = ob_arg_ssize(rt, args[0]);
	if (cnt == -1 && ob_raised(rt))
		return NULL;
	((struct it_islice *)self)->cnt = cnt;
	return ob_newref(ob_none(rt));
}

static const struct ob_method_def it_islice_methods[] = {
	{ "__reduce__", it_islice_reduce, OB_METH_NOARGS,
	  "Return state information for pickling." },
	{ "__setstate__", it_islice_setstate, OB_METH_O,
	  "Set state information for unpickling." },
	{ }
};

IT_TYPE(it_islice, "islice", "islice(iterable, stop) --> islice object",
	.methods = it_islice_methods);

/* accumulate(): the sum so far, of whatever the function makes of two */

struct it_accumulate {
	struct ob_object base;
	struct ob_object *it, *total, *fn, *initial;
};

static_assert(sizeof(struct it_accumulate) == 48);

IT_REFS(it_accumulate, 4)

static int it_accumulate_clear(struct ob_rt *rt, struct ob_object *o)
{
	ob_it_drop(rt, &((struct it_accumulate *)o)->total);
	return 0;
}

IT_NEW(it_accumulate)
{
	static const char *const names[] = { "iterable", "func", "initial",
					     NULL };
	struct ob_object *arg[3];
	struct it_accumulate *a;

	if (ob_args_parse(rt, "accumulate", names, 1, 2, args, nargs, kwnames,
			  arg))
		return NULL;
	a = ob_it_start(rt, type, arg[0]);
	if (!a)
		return NULL;
	if (arg[1] && arg[1] != ob_none(rt))
		a->fn = ob_newref(arg[1]);
	if (arg[2] && arg[2] != ob_none(rt))
		a->initial = ob_newref(arg[2]);
	return ob_it_ready(rt, a);
}

IT_NEXT(it_accumulate)
{
	struct it_accumulate *a = (struct it_accumulate *)o;
	struct ob_object *item, *both[2], *total;

	if (ob_enter(rt, ""))
		return NULL;
	if (a->initial) {
		ob_exc_set(rt, &a->total, a->initial);
		ob_it_drop(rt, &a->initial);
		return ob_newref(a->total);
	}
	item = ob_iternext(rt, a->it);
	if (!item)
		return NULL;
	if (!a->total) {
		a->total = ob_newref(item);
		return item;
	}
	/* The call may come here again, and replace the total. */
	both[0] = ob_newref(a->total);
	both[1] = item;
	total = a->fn ? ob_call(rt, a->fn, both, 2, NULL) :
			ob_binary(rt, both[0], item, OB_ADD);
	ob_decref(rt, both[0]);
	ob_decref(rt, item);
	if (!total)
		return NULL;
	item = a->total;
	a->total = ob_newref(total);
	ob_xdecref(rt, item);
	return total;
}

/* itertools.chain([first], it), which gives what is still to come */
static struct ob_object *chained(struct ob_rt *rt, struct ob_object *first,
				 struct ob_object *it)
{
	struct ob_object *one = ob_tuple_pack(rt, 1, first), *both[2], *res;

	if (!one)
		return NULL;
	both[0] = one;
	both[1] = it;
	res = ob_call(rt, OB_OBJ(ob_type_of(rt, OB_T_IT_CHAIN)), both, 2,
		      NULL);
	ob_decref(rt, one);
	return res;
}

/*
 * A total of None cannot be told from none yet: have it made again and passed
 * over. Steals the arguments.
 */
static struct ob_object *after_none(struct ob_rt *rt, struct ob_object *self,
				    struct ob_object *both)
{
	struct ob_object *none = ob_none(rt), *part[2] = { none, NULL };
	struct ob_object *it = NULL, *again = NULL, *bounds, *one, *res = NULL;

	if (both)
		it = chained(rt, none, ((struct ob_tuple *)both)->item[0]);
	if (it) {
		part[0] = it;
		part[1] = ((struct ob_tuple *)both)->item[1];
		again = ob_call(rt, OB_OBJ(self->type), part, 2, NULL);
	}
	one = again ? ob_int_from_s64(rt, 1) : NULL;
	bounds = one ? ob_tuple_pack(rt, 3, again, one, none) : NULL;
	if (bounds)
		res = ob_tuple_pack(rt, 2, ob_type_of(rt, OB_T_IT_ISLICE),
				    bounds);
	ob_xdecref(rt, bounds);
	ob_xdecref(rt, one);
	ob_xdecref(rt, again);
	ob_xdecref(rt, it);
	ob_xdecref(rt, both);
	return res;
}

static struct ob_object *it_accumulate_reduce(OB_FN_ARGS)
{
	struct it_accumulate *a = (struct it_accumulate *)self;
	struct ob_object *it, *both;

	it = a->initial ? chained(rt, a->initial, a->it) : ob_newref(a->it);
	if (!it)
		return NULL;
	both = ob_tuple_pack(rt, 2, it, a->fn ?: ob_none(rt));
	ob_decref(rt, it);
	if (a->total == ob_none(rt) && !a->initial)
		return after_none(rt, self, both);
	return ob_reduced_state(rt, self, both,
				ob_newref(a->initial || !a->total ?
					  ob_none(rt) : a->total));
}

static struct ob_object *it_accumulate_setstate(OB_FN_ARGS)
{
	ob_exc_set(rt, &((struct it_accumulate *)self)->total, args[0]);
	return ob_newref(ob_none(rt));
}

static const struct ob_method_def it_accumulate_methods[] = {
	{ "__reduce__", it_accumulate_reduce, OB_METH_NOARGS,
	  "Return state information for pickling." },
	{ "__setstate__", it_accumulate_setstate, OB_METH_O,
	  "Set state information for unpickling." },
	{ }
};

IT_TYPE(it_accumulate, "accumulate",
	"accumulate(iterable, func=None, *, initial=None)\n--\n\n"
	"Return series of accumulated sums.",
	.methods = it_accumulate_methods, .clear = it_accumulate_clear);

/* zip_longest(): a tuple of iterators, those that have ended NULL */

struct it_zip_longest {
	struct ob_object base;
	struct ob_object *its, *result, *fill;
	s64 size, active;
};

static_assert(sizeof(struct it_zip_longest) == 56);

IT_REFS(it_zip_longest, 3)

/* the one keyword there is */
static int longest_fill(struct ob_rt *rt, struct ob_object *const *args,
			size_t nargs, struct ob_tuple *kwnames,
			struct ob_object **fill)
{
	s64 n = kwnames ? ob_size(kwnames) : 0, i;

	*fill = ob_none(rt);
	for (i = 0; i < n; i++) {
		if (!ob_str_equal_c(kwnames->item[i], "fillvalue")) {
			ob_raise(rt, OB_T_TypeError,
				 "zip_longest() got an unexpected keyword argument");
			return -1;
		}
		*fill = args[nargs + i];
	}
	return 0;
}

/* The tuple handed out last may hold the iterator, the filler may be it. */
static int it_zip_longest_clear(struct ob_rt *rt, struct ob_object *o)
{
	struct it_zip_longest *z = (struct it_zip_longest *)o;

	z->active = 0;
	ob_it_drop(rt, &z->result);
	ob_exc_set(rt, &z->fill, ob_none(rt));
	return 0;
}

IT_NEW(it_zip_longest)
{
	struct it_zip_longest *z;
	struct ob_tuple *its, *result;
	struct ob_object *fill;
	size_t i;

	if (longest_fill(rt, args, nargs, kwnames, &fill))
		return NULL;
	z = ob_type_alloc(rt, type, 0);
	if (!z)
		return NULL;
	z->size = nargs;
	z->active = nargs;
	z->fill = ob_newref(fill);
	z->its = ob_tuple_new(rt, nargs);
	z->result = z->its ? ob_tuple_new(rt, nargs) : NULL;
	if (!z->result)
		goto err_drop;
	its = (struct ob_tuple *)z->its;
	result = (struct ob_tuple *)z->result;
	for (i = 0; i < nargs; i++)
		result->item[i] = ob_newref(ob_none(rt));
	for (i = 0; i < nargs; i++) {
		its->item[i] = ob_iter(rt, args[i]);
		if (!its->item[i])
			goto err_drop;
	}
	return ob_it_ready(rt, z);

err_drop:
	ob_decref(rt, z);
	return NULL;
}

/* the next item of iterator @i, or what stands for it; NULL at the end */
static struct ob_object *longest_item(struct ob_rt *rt,
				      struct it_zip_longest *z, s64 i)
{
	struct ob_object **it = &((struct ob_tuple *)z->its)->item[i], *item;

	if (!*it)
		return ob_newref(z->fill);
	item = ob_it_next(rt, it);
	if (item)
		return item;
	/* It may have ended already, in a call that this one led to. */
	if (!*it && z->active && !ob_raised(rt))
		return ob_newref(z->fill);
	z->active--;
	if (!z->active || ob_raised(rt)) {
		z->active = 0;
		return NULL;
	}
	ob_it_drop(rt, it);
	return ob_newref(z->fill);
}

IT_NEXT(it_zip_longest)
{
	struct it_zip_longest *z = (struct it_zip_longest *)o;
	struct ob_object *result, *item;
	s64 i;

	if (!z->size || !z->active || ob_enter(rt, ""))
		return NULL;
	/* the tuple of last time, if nobody kept it */
	if (z->result->refcnt == 1) {
		result = ob_newref(z->result);
	} else {
		result = ob_tuple_new(rt, z->size);
		if (!result)
			return NULL;
	}
	for (i = 0; i < z->size; i++) {
		struct ob_object **at = &((struct ob_tuple *)result)->item[i];
		struct ob_object *old = *at;

		item = longest_item(rt, z, i);
		if (!item) {
			ob_decref(rt, result);
			return NULL;
		}
		*at = item;
		ob_xdecref(rt, old);
	}
	ob_recycle(rt, (struct ob_tuple *)result);
	return result;
}

/* An iterator that has ended is an empty tuple. */
static struct ob_object *it_zip_longest_reduce(OB_FN_ARGS)
{
	struct it_zip_longest *z = (struct it_zip_longest *)self;
	struct ob_object *its = ob_tuple_new(rt, z->size), *it;
	s64 i;

	for (i = 0; its && i < z->size; i++) {
		it = ((struct ob_tuple *)z->its)->item[i];
		it = it ? ob_newref(it) : ob_tuple_new(rt, 0);
		((struct ob_tuple *)its)->item[i] = it;
		if (!it) {
			ob_decref(rt, its);
			its = NULL;
		}
	}
	return ob_reduced_state(rt, self, its, ob_newref(z->fill));
}

static struct ob_object *it_zip_longest_setstate(OB_FN_ARGS)
{
	ob_exc_set(rt, &((struct it_zip_longest *)self)->fill, args[0]);
	return ob_newref(ob_none(rt));
}

static const struct ob_method_def it_zip_longest_methods[] = {
	{ "__reduce__", it_zip_longest_reduce, OB_METH_NOARGS,
	  "Return state information for pickling." },
	{ "__setstate__", it_zip_longest_setstate, OB_METH_O,
	  "Set state information for unpickling." },
	{ }
};

IT_TYPE(it_zip_longest, "zip_longest", "zip_longest(iter1 [,iter2 [...]], [fillvalue=None]) --> zip_longest object",
	.methods = it_zip_longest_methods, .clear = it_zip_longest_clear);

/* groupby(): the item read ahead and its key; only the last group is alive */

struct it_groupby {
	struct ob_object base;
	struct ob_object *it, *fn, *target, *key, *value;
	void *group;
};

static_assert(sizeof(struct it_groupby) == 64);

struct it_grouper {
	struct ob_object base;
	struct ob_object *parent, *target;
};

static_assert(sizeof(struct it_grouper) == 32);

IT_REFS(it_groupby, 5)

IT_NEW(it_groupby)
{
	static const char *const names[] = { "iterable", "key", NULL };
	struct ob_object *arg[2];
	struct it_groupby *g;

	if (ob_args_parse(rt, "groupby", names, 1, 2, args, nargs, kwnames,
			  arg))
		return NULL;
	g = ob_it_start(rt, type, arg[0]);
	if (!g)
		return NULL;
	g->fn = ob_newref(arg[1] ? arg[1] : ob_none(rt));
	return ob_it_ready(rt, g);
}

/* read one item on; -1 at the end or raised */
static int it_groupby_clear(struct ob_rt *rt, struct ob_object *o)
{
	struct it_groupby *g = (struct it_groupby *)o;

	ob_it_drop(rt, &g->key);
	ob_it_drop(rt, &g->value);
	ob_it_drop(rt, &g->target);
	return 0;
}

static int groupby_step(struct ob_rt *rt, struct it_groupby *g)
{
	struct ob_object *value = ob_iternext(rt, g->it), *key, *old;

	if (!value)
		return -1;
	key = g->fn == ob_none(rt) ? ob_newref(value) :
				     ob_call(rt, g->fn, &value, 1, NULL);
	if (!key) {
		ob_decref(rt, value);
		return -1;
	}
	old = g->value;
	g->value = value;
	ob_xdecref(rt, old);
	old = g->key;
	g->key = key;
	ob_xdecref(rt, old);
	return 0;
}

/* are the two keys one group's? both are held meanwhile; -1 raised */
static int same_key(struct ob_rt *rt, struct ob_object *a, struct ob_object *b)
{
	int same;

	ob_incref(a);
	ob_incref(b);
	same = ob_compare_bool(rt, a, b, OB_EQ);
	ob_decref(rt, a);
	ob_decref(rt, b);
	return same;
}

IT_NEXT(it_groupby)
{
	struct it_groupby *g = (struct it_groupby *)o;
	struct it_grouper *group;
	struct ob_object *old, *res;
	int same = 1;

	if (ob_enter(rt, ""))
		return NULL;
	g->group = NULL;
	/* skip what is left of the group before */
	for (;;) {
		if (g->key) {
			if (!g->target)
				break;
			same = same_key(rt, g->target, g->key);
			if (same < 0)
				return NULL;
			if (!same)
				break;
		}
		if (ob_tick(rt) || groupby_step(rt, g))
			return NULL;
	}
	old = g->target;
	g->target = ob_newref(g->key);
	ob_xdecref(rt, old);
	group = ob_type_alloc(rt, ob_type_of(rt, OB_T_IT_GROUPER), 0);
	if (!group)
		return NULL;
	group->parent = ob_newref(o);
	group->target = ob_newref(g->target);
	g->group = group;
	ob_track(rt, group);
	res = ob_tuple_pack(rt, 2, g->key, group);
	ob_decref(rt, group);
	return res;
}

static struct ob_object *it_groupby_reduce(OB_FN_ARGS)
{
	struct it_groupby *g = (struct it_groupby *)self;
	struct ob_object *both = ob_tuple_pack(rt, 2, g->it, g->fn);

	if (!g->target || !g->key || !g->value)
		return ob_reduced_args(rt, self, both);
	return ob_reduced_state(rt, self, both,
				ob_tuple_pack(rt, 3, g->key, g->value,
					      g->target));
}

static struct ob_object *it_groupby_setstate(OB_FN_ARGS)
{
	struct it_groupby *g = (struct it_groupby *)self;
	struct ob_object **item = ob_it_state(rt, args[0], 3);

	if (!item)
		return NULL;
	ob_exc_set(rt, &g->key, item[0]);
	ob_exc_set(rt, &g->value, item[1]);
	ob_exc_set(rt, &g->target, item[2]);
	return ob_newref(ob_none(rt));
}

static const struct ob_method_def it_groupby_methods[] = {
	{ "__reduce__", it_groupby_reduce, OB_METH_NOARGS,
	  "Return state information for pickling." },
	{ "__setstate__", it_groupby_setstate, OB_METH_O,
	  "Set state information for unpickling." },
	{ }
};

IT_TYPE(it_groupby, "groupby",
	"groupby(iterable, key=None)\n--\n\n"
	"make an iterator that returns consecutive keys and groups from the iterable",
	.methods = it_groupby_methods, .clear = it_groupby_clear);

IT_REFS(it_grouper, 2)

IT_NEW(it_grouper)
{
	struct it_grouper *group;

	if (ob_args_check(rt, "_grouper", nargs, 2, 2))
		return NULL;
	if (!ob_is_subtype(args[0]->type, ob_type_of(rt, OB_T_IT_GROUPBY)))
		return ob_raise(rt, OB_T_TypeError,
				"_grouper() argument 1 must be itertools.groupby, not %.50Y",
				args[0]);
	group = ob_type_alloc(rt, type, 0);
	if (!group)
		return NULL;
	group->parent = ob_newref(args[0]);
	group->target = ob_newref(args[1]);
	((struct it_groupby *)args[0])->group = group;
	return ob_it_ready(rt, group);
}

IT_NEXT(it_grouper)
{
	struct it_grouper *group = (struct it_grouper *)o;
	struct it_groupby *g = (struct it_groupby *)group->parent;
	struct ob_object *value;

	if (g->group != group || ob_enter(rt, ""))
		return NULL;
	if (!g->value && groupby_step(rt, g))
		return NULL;
	if (same_key(rt, group->target, g->key) <= 0)
		return NULL;
	value = g->value;
	g->value = NULL;
	ob_it_drop(rt, &g->key);
	return value;
}

/* A group that is no longer the last one has nothing left. */
static struct ob_object *it_grouper_reduce(OB_FN_ARGS)
{
	struct it_grouper *group = (struct it_grouper *)self;

	if (((struct it_groupby *)group->parent)->group == group)
		return ob_reduced_args(rt, self,
				       ob_tuple_pack(rt, 2, group->parent,
						     group->target));
	return ob_reduced_end(rt);
}

static const struct ob_method_def it_grouper_methods[] = {
	{ "__reduce__", it_grouper_reduce, OB_METH_NOARGS,
	  "Return state information for pickling." },
	{ }
};

const struct ob_type_def ob_it_grouper_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "itertools._grouper",
		.basicsize = sizeof(struct it_grouper),
		.flags = OB_TF_GC,
		.dealloc = it_grouper_dealloc,
		.traverse = it_grouper_traverse,
		.iter = ob_iter_self,
		.iternext = it_grouper_next,
		.methods = it_grouper_methods,
		.new = it_grouper_new,
	},
};
