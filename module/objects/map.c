// SPDX-License-Identifier: GPL-2.0
/*
 * map - map() and filter(): a function applied as items are asked for
 */
#include "containers_priv.h"

/* Arguments of a mapped function up to this many need no memory. */
#define MAP_FEW	5

/**
 * struct map - a function and where its arguments come from
 * @base: object header
 * @its: iterators, one for each argument
 * @fn: the function
 */
struct map {
	struct ob_object base;
	struct ob_tuple *its;
	struct ob_object *fn;
};

/**
 * struct filter - a function and what it chooses from
 * @base: object header
 * @fn: the function, None for truth itself
 * @it: iterator over the items
 */
struct filter {
	struct ob_object base;
	struct ob_object *fn;
	struct ob_object *it;
};

static_assert(sizeof(struct map) == 32);
static_assert(sizeof(struct filter) == 32);

static struct map *to_map(const void *o)
{
	return (struct map *)o;
}

static struct filter *to_filter(const void *o)
{
	return (struct filter *)o;
}

static struct ob_object *map_new(struct ob_rt *rt, struct ob_type *type,
				 struct ob_object *const *args, size_t nargs,
				 struct ob_tuple *kwnames)
{
	struct ob_tuple *its;
	struct map *m;
	size_t i;

	if (ob_new_no_kw(rt, type, "map", kwnames))
		return NULL;
	if (nargs < 2)
		return ob_raise(rt, OB_T_TypeError,
				"map() must have at least two arguments.");
	its = to_tuple(ob_tuple_new(rt, nargs - 1));
	if (!its)
		return NULL;
	for (i = 0; i < nargs - 1; i++) {
		its->item[i] = ob_iter(rt, args[i + 1]);
		if (!its->item[i])
			goto err_drop_its;
	}
	m = ob_type_alloc(rt, type, 0);
	if (!m)
		goto err_drop_its;
	m->its = its;
	m->fn = ob_newref(args[0]);
	ob_track(rt, m);
	return OB_OBJ(m);

err_drop_its:
	ob_decref(rt, its);
	return NULL;
}

static void map_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	ob_untrack(o);
	if (!ob_dealloc_begin(rt, o))
		return;
	ob_decref(rt, to_map(o)->its);
	ob_decref(rt, to_map(o)->fn);
	ob_obj_free(rt, o);
	ob_dealloc_end(rt);
}

static int map_traverse(struct ob_object *o, struct ob_visitor *v)
{
	int res = ob_visit_one(v, to_map(o)->its);

	return res ? res : ob_visit_one(v, to_map(o)->fn);
}

static struct ob_object *map_next(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object *few[MAP_FEW], **args = few, *res = NULL;
	struct map *m = to_map(o);
	s64 n = m->its->v.size, i;

	/* A map of maps recurses here. */
	if (ob_enter(rt, ""))
		return NULL;
	if (n > MAP_FEW) {
		args = ob_raw_alloc(rt, n * sizeof(*args));
		if (!args)
			return NULL;
	}
	for (i = 0; i < n; i++) {
		args[i] = ob_iternext(rt, m->its->item[i]);
		if (!args[i])
			break;
	}
	if (i == n)
		res = ob_call(rt, m->fn, args, n, NULL);
	while (--i >= 0)
		ob_decref(rt, args[i]);
	if (args != few)
		ob_raw_free(rt, args);
	return res;
}

static struct ob_object *map_reduce(OB_FN_ARGS)
{
	struct map *m = (struct map *)self;
	s64 n = ob_size(m->its), i;
	struct ob_object *made = ob_tuple_new(rt, n + 1), *res;

	if (!made)
		return NULL;
	to_tuple(made)->item[0] = ob_newref(m->fn);
	for (i = 0; i < n; i++)
		to_tuple(made)->item[i + 1] = ob_newref(m->its->item[i]);
	res = ob_tuple_pack(rt, 2, self->type, made);
	ob_decref(rt, made);
	return res;
}

static const struct ob_method_def map_methods[] = {
	{ "__reduce__", map_reduce, OB_METH_NOARGS,
	  "Return state information for pickling." },
	{ }
};

const struct ob_type_def ob_map_type_def = {
	.type = {
		.name = "map",
		.basicsize = sizeof(struct map),
		.flags = OB_TF_GC | OB_TF_BASETYPE,
		.doc = "map(func, *iterables) --> map object",
		.dealloc = map_dealloc,
		.traverse = map_traverse,
		.iter = ob_iter_self,
		.iternext = map_next,
		.new = map_new,
		.methods = map_methods,
	},
	.base = OB_T_OBJECT,
};

static struct ob_object *filter_new(struct ob_rt *rt, struct ob_type *type,
				    struct ob_object *const *args,
				    size_t nargs, struct ob_tuple *kwnames)
{
	struct ob_object *it;
	struct filter *f;

	if (ob_new_no_kw(rt, type, "filter", kwnames) ||
	    ob_args_check(rt, "filter", nargs, 2, 2))
		return NULL;
	it = ob_iter(rt, args[1]);
	if (!it)
		return NULL;
	f = ob_type_alloc(rt, type, 0);
	if (!f) {
		ob_decref(rt, it);
		return NULL;
	}
	f->fn = ob_newref(args[0]);
	f->it = it;
	ob_track(rt, f);
	return OB_OBJ(f);
}

static void filter_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	ob_untrack(o);
	if (!ob_dealloc_begin(rt, o))
		return;
	ob_decref(rt, to_filter(o)->fn);
	ob_decref(rt, to_filter(o)->it);
	ob_obj_free(rt, o);
	ob_dealloc_end(rt);
}

static int filter_traverse(struct ob_object *o, struct ob_visitor *v)
{
	int res = ob_visit_one(v, to_filter(o)->it);

	return res ? res : ob_visit_one(v, to_filter(o)->fn);
}

/* Does the function choose @item? 1, 0 or -1. */
static int filter_wants(struct ob_rt *rt, struct filter *f,
			struct ob_object *item)
{
	struct ob_object *res;
	int truth;

	if (f->fn == ob_none(rt) ||
	    f->fn == OB_OBJ(ob_type_of(rt, OB_T_BOOL)))
		return ob_is_true(rt, item);
	res = ob_call(rt, f->fn, &item, 1, NULL);
	if (!res)
		return -1;
	truth = ob_is_true(rt, res);
	ob_decref(rt, res);
	return truth;
}

static struct ob_object *filter_next(struct ob_rt *rt, struct ob_object *o)
{
	struct filter *f = to_filter(o);
	struct ob_object *item;
	int wanted = 0;

	if (ob_enter(rt, ""))
		return NULL;
	while ((item = ob_iternext(rt, f->it))) {
		wanted = filter_wants(rt, f, item);
		if (wanted > 0)
			return item;
		ob_decref(rt, item);
		if (wanted < 0 || ob_tick(rt))
			return NULL;
	}
	return NULL;
}

static struct ob_object *filter_reduce(OB_FN_ARGS)
{
	struct filter *f = (struct filter *)self;
	struct ob_object *made = ob_tuple_pack(rt, 2, f->fn, f->it), *res;

	res = made ? ob_tuple_pack(rt, 2, self->type, made) : NULL;
	ob_xdecref(rt, made);
	return res;
}

static const struct ob_method_def filter_methods[] = {
	{ "__reduce__", filter_reduce, OB_METH_NOARGS,
	  "Return state information for pickling." },
	{ }
};

const struct ob_type_def ob_filter_type_def = {
	.type = {
		.name = "filter",
		.basicsize = sizeof(struct filter),
		.flags = OB_TF_GC | OB_TF_BASETYPE,
		.doc = "filter(function or None, iterable) --> filter object",
		.dealloc = filter_dealloc,
		.traverse = filter_traverse,
		.iter = ob_iter_self,
		.iternext = filter_next,
		.new = filter_new,
		.methods = filter_methods,
	},
	.base = OB_T_OBJECT,
};
