// SPDX-License-Identifier: GPL-2.0
/*
 * itertools_tee - several iterators over one source
 *
 * The items read so far are in a chain of links of TEE_CELLS each. A tee knows
 * its link and its place in it; the links that every tee has passed have no
 * reference any more.
 */
#include "itertools_priv.h"

#define TEE_CELLS	57

/**
 * struct it_tee_data - one link
 * @base: object header
 * @it: the source
 * @numread: items in @values
 * @running: the source is being asked
 * @next: the link after this one, or NULL
 * @values: the items
 */
struct it_tee_data {
	struct ob_object base;
	struct ob_object *it;
	int numread;
	int running;
	struct ob_object *next;
	struct ob_object *values[TEE_CELLS];
};

static_assert(sizeof(struct it_tee_data) == 496);

struct it_tee {
	struct ob_object base;
	struct ob_object *data;
	s64 index;
	struct ob_object *weakreflist;
};

static_assert(sizeof(struct it_tee) == 40);

static int it_tee_data_traverse(struct ob_object *o, struct ob_visitor *v)
{
	struct it_tee_data *d = (struct it_tee_data *)o;
	int err = d->it ? v->visit(v, d->it) : 0;

	if (!err)
		err = ob_visit_all(v, d->values, d->numread);
	return !err && d->next ? v->visit(v, d->next) : err;
}

/* What was read may hold a tee, and so may what a program makes a source. */
static int it_tee_data_clear(struct ob_rt *rt, struct ob_object *o)
{
	struct it_tee_data *d = (struct it_tee_data *)o;

	ob_exc_set(rt, &d->it, ob_none(rt));
	while (d->numread)
		ob_decref(rt, d->values[--d->numread]);
	ob_it_drop(rt, &d->next);
	return 0;
}

static void it_tee_data_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	struct it_tee_data *d = (struct it_tee_data *)o;
	int i;

	ob_untrack(o);
	if (!ob_dealloc_begin(rt, o))
		return;
	ob_xdecref(rt, d->it);
	for (i = 0; i < d->numread; i++)
		ob_decref(rt, d->values[i]);
	ob_xdecref(rt, d->next);
	ob_obj_free(rt, o);
	ob_dealloc_end(rt);
}

static struct ob_object *tee_data_new(struct ob_rt *rt, struct ob_object *it)
{
	struct it_tee_data *d;

	d = ob_type_alloc(rt, ob_type_of(rt, OB_T_IT_TEE_DATA), 0);
	if (!d)
		return NULL;
	d->it = ob_newref(it);
	ob_track(rt, d);
	return OB_OBJ(d);
}

/* As __reduce__() gives them: source, items read and the link after. */
static int tee_data_fill(struct ob_rt *rt, struct it_tee_data *d,
			 struct ob_object *values, struct ob_object *next)
{
	s64 n = ob_size(values), i;

	if (n > TEE_CELLS)
		goto err_arguments;
	for (i = 0; i < n; i++)
		d->values[i] = ob_newref(((struct ob_list *)values)->item[i]);
	d->numread = n;
	if (next == ob_none(rt))
		return 0;
	if (n < TEE_CELLS || !ob_is(rt, next, OB_T_IT_TEE_DATA))
		goto err_arguments;
	d->next = ob_newref(next);
	return 0;

err_arguments:
	ob_raise(rt, OB_T_ValueError, "Invalid arguments");
	return -1;
}

IT_NEW(it_tee_data)
{
	struct ob_object *data;

	if (ob_args_no_kw(rt, "teedataobject", kwnames) ||
	    ob_args_check(rt, "teedataobject", nargs, 3, 3))
		return NULL;
	if (!ob_is_list(args[1]))
		return ob_raise(rt, OB_T_TypeError,
				"teedataobject() argument 2 must be list, not %.50Y",
				args[1]);
	data = tee_data_new(rt, args[0]);
	if (data && tee_data_fill(rt, (struct it_tee_data *)data, args[1],
				  args[2])) {
		ob_decref(rt, data);
		return NULL;
	}
	return data;
}

static struct ob_object *it_tee_data_reduce(OB_FN_ARGS)
{
	struct it_tee_data *d = (struct it_tee_data *)self;
	struct ob_object *values = ob_list_new(rt, 0), *all = NULL;
	int i;

	for (i = 0; values && i < d->numread; i++) {
		if (ob_list_append(rt, values, d->values[i])) {
			ob_decref(rt, values);
			values = NULL;
		}
	}
	if (values)
		all = ob_tuple_pack(rt, 3, d->it, values,
				    d->next ?: ob_none(rt));
	ob_xdecref(rt, values);
	return ob_reduced_args(rt, self, all);
}

static const struct ob_method_def it_tee_data_methods[] = {
	{ "__reduce__", it_tee_data_reduce, OB_METH_NOARGS,
	  "Return state information for pickling." },
	{ }
};

static struct ob_object *tee_data_item(struct ob_rt *rt, struct it_tee_data *d,
				       s64 i)
{
	struct ob_object *item;

	if (i < d->numread)
		return ob_newref(d->values[i]);
	if (d->running)
		return ob_raise(rt, OB_T_RuntimeError,
				"cannot re-enter the tee iterator");
	/* A program can make a link of anything. */
	if (!d->it->type->iternext)
		return ob_raise(rt, OB_T_TypeError,
				"'%.200T' object is not an iterator", d->it);
	d->running = true;
	item = ob_iternext(rt, d->it);
	d->running = false;
	if (!item)
		return NULL;
	d->values[d->numread++] = item;
	return ob_newref(item);
}

const struct ob_type_def ob_it_tee_data_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "itertools._tee_dataobject",
		.basicsize = sizeof(struct it_tee_data),
		.flags = OB_TF_GC,
		.dealloc = it_tee_data_dealloc,
		.traverse = it_tee_data_traverse,
		.clear = it_tee_data_clear,
		.methods = it_tee_data_methods,
		.new = it_tee_data_new,
	},
};

static void it_tee_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	struct it_tee *t = (struct it_tee *)o;

	ob_untrack(o);
	if (!ob_dealloc_begin(rt, o))
		return;
	ob_weakrefs_clear(rt, o);
	ob_xdecref(rt, t->data);
	ob_obj_free(rt, o);
	ob_dealloc_end(rt);
}

static int it_tee_traverse(struct ob_object *o, struct ob_visitor *v)
{
	return ob_it_traverse(o, v, 1);
}

static struct ob_object *tee_at(struct ob_rt *rt, struct ob_object *data,
				s64 index)
{
	struct it_tee *t;

	t = ob_type_alloc(rt, ob_type_of(rt, OB_T_IT_TEE), 0);
	if (!t)
		return NULL;
	t->data = ob_newref(data);
	t->index = index;
	return ob_it_ready(rt, t);
}

/* a tee of anything; one of a tee stands where that one is */
static struct ob_object *tee_of(struct ob_rt *rt, struct ob_object *iterable)
{
	struct ob_object *it = ob_iter(rt, iterable), *data, *t;

	if (!it)
		return NULL;
	if (ob_is(rt, it, OB_T_IT_TEE)) {
		t = tee_at(rt, ((struct it_tee *)it)->data,
			   ((struct it_tee *)it)->index);
		ob_decref(rt, it);
		return t;
	}
	data = tee_data_new(rt, it);
	ob_decref(rt, it);
	if (!data)
		return NULL;
	t = tee_at(rt, data, 0);
	ob_decref(rt, data);
	return t;
}

IT_NEW(it_tee)
{
	if (ob_args_no_kw(rt, "_tee", kwnames) ||
	    ob_args_check(rt, "_tee", nargs, 1, 1))
		return NULL;
	return tee_of(rt, args[0]);
}

IT_NEXT(it_tee)
{
	struct it_tee *t = (struct it_tee *)o;
	struct it_tee_data *d = (struct it_tee_data *)t->data;
	struct ob_object *item;

	if (ob_enter(rt, ""))
		return NULL;
	if (t->index >= TEE_CELLS) {
		if (!d->next)
			d->next = tee_data_new(rt, d->it);
		if (!d->next)
			return NULL;
		t->data = ob_newref(d->next);
		t->index = 0;
		ob_decref(rt, d);
		d = (struct it_tee_data *)t->data;
	}
	ob_incref(d);
	item = tee_data_item(rt, d, t->index);
	ob_decref(rt, d);
	if (item)
		t->index++;
	return item;
}

static struct ob_object *it_tee_copy(OB_FN_ARGS)
{
	struct it_tee *t = (struct it_tee *)self;

	return tee_at(rt, t->data, t->index);
}

/* (type, ((),), (link, place in it)) */
static struct ob_object *it_tee_reduce(OB_FN_ARGS)
{
	struct it_tee *t = (struct it_tee *)self;
	struct ob_object *empty = ob_tuple_new(rt, 0), *one, *index, *state;

	one = empty ? ob_tuple_pack(rt, 1, empty) : NULL;
	ob_xdecref(rt, empty);
	index = one ? ob_int_from_s64(rt, t->index) : NULL;
	state = index ? ob_tuple_pack(rt, 2, t->data, index) : NULL;
	ob_xdecref(rt, index);
	return ob_reduced_state(rt, self, one, state);
}

static struct ob_object *it_tee_setstate(OB_FN_ARGS)
{
	struct ob_object **state = ((struct ob_tuple *)args[0])->item;
	struct it_tee *t = (struct it_tee *)self;
	int index;

	if (!ob_is_tuple(args[0]))
		return ob_raise(rt, OB_T_TypeError, "state is not a tuple");
	if (ob_size(args[0]) != 2)
		return ob_raise(rt, OB_T_TypeError,
				"function takes exactly 2 arguments (%lld given)",
				ob_size(args[0]));
	if (!ob_is(rt, state[0], OB_T_IT_TEE_DATA))
		return ob_raise(rt, OB_T_TypeError,
				"argument 1 must be itertools._tee_dataobject, not %.50Y",
				state[0]);
	if (ob_arg_int_parsed(rt, state[1], &index))
		return NULL;
	if (index < 0 || index > TEE_CELLS)
		return ob_raise(rt, OB_T_ValueError, "Index out of range");
	ob_exc_set(rt, &t->data, state[0]);
	t->index = index;
	return ob_newref(ob_none(rt));
}

static const struct ob_method_def it_tee_methods[] = {
	{ "__copy__", it_tee_copy, OB_METH_NOARGS,
	  "Returns an independent iterator." },
	{ "__reduce__", it_tee_reduce, OB_METH_NOARGS,
	  "Return state information for pickling." },
	{ "__setstate__", it_tee_setstate, OB_METH_O,
	  "Set state information for unpickling." },
	{ }
};

const struct ob_type_def ob_it_tee_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "itertools._tee",
		.basicsize = sizeof(struct it_tee),
		.flags = OB_TF_GC,
		.doc = "Iterator wrapped to make it copyable.",
		.dealloc = it_tee_dealloc,
		.traverse = it_tee_traverse,
		.weaklistoffset = offsetof(struct it_tee, weakreflist),
		.iter = ob_iter_self,
		.iternext = it_tee_next,
		.methods = it_tee_methods,
		.new = it_tee_new,
	},
};

struct ob_object *ob_tee(struct ob_rt *rt, struct ob_object *iterable, s64 n)
{
	struct ob_object *it, *result, *first;
	s64 i;

	result = ob_tuple_new(rt, n);
	if (!result || !n)
		return result;
	it = ob_iter(rt, iterable);
	if (!it)
		goto err_drop;
	/* a tee can be shared as it is */
	first = ob_is(rt, it, OB_T_IT_TEE) ? ob_newref(it) : tee_of(rt, it);
	ob_decref(rt, it);
	if (!first)
		goto err_drop;
	((struct ob_tuple *)result)->item[0] = first;
	for (i = 1; i < n; i++) {
		struct ob_object *copy = tee_of(rt, first);

		if (!copy)
			goto err_drop;
		((struct ob_tuple *)result)->item[i] = copy;
		if (ob_tick(rt))
			goto err_drop;
	}
	return result;

err_drop:
	ob_decref(rt, result);
	return NULL;
}
