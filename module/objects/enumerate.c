// SPDX-License-Identifier: GPL-2.0
/*
 * enumerate - pairs of a running number and an item
 */
#include "containers_priv.h"

/**
 * struct enumerate - an enumeration in progress
 * @base: object header
 * @index: next number, S64_MAX once @big counts
 * @it: iterator over the items
 * @result: tuple handed out again and again
 * @big: next number from S64_MAX on, or NULL
 * @one: what @big grows by, NULL until it does
 */
struct enumerate {
	struct ob_object base;
	s64 index;
	struct ob_object *it;
	struct ob_tuple *result;
	struct ob_object *big;
	struct ob_object *one;
};

static_assert(sizeof(struct enumerate) == 56);

static struct enumerate *to_enum(const void *o)
{
	return (struct enumerate *)o;
}

static int enum_set_start(struct ob_rt *rt, struct enumerate *e,
			  struct ob_object *start)
{
	struct ob_object *i = ob_number_index(rt, start);
	int overflow;

	if (!i)
		return -1;
	e->index = ob_int_to_s64(i, &overflow);
	if (overflow) {
		e->index = S64_MAX;
		e->big = i;
	} else {
		ob_decref(rt, i);
	}
	return 0;
}

static struct ob_object *enum_make(struct ob_rt *rt, struct ob_type *type,
				   struct ob_object *iterable,
				   struct ob_object *start)
{
	struct enumerate *e = ob_type_alloc(rt, type, 0);

	if (!e)
		return NULL;
	e->index = 0;
	e->it = NULL;
	e->result = NULL;
	e->big = NULL;
	e->one = NULL;
	if (start && enum_set_start(rt, e, start))
		goto err_drop;
	e->it = ob_iter(rt, iterable);
	if (!e->it)
		goto err_drop;
	e->result = to_tuple(ob_tuple_pack(rt, 2, ob_none(rt), ob_none(rt)));
	if (!e->result)
		goto err_drop;
	ob_track(rt, e);
	return OB_OBJ(e);

err_drop:
	ob_decref(rt, e);
	return NULL;
}

static void *enum_bad_keyword(struct ob_rt *rt, struct ob_object *name)
{
	return ob_raise(rt, OB_T_TypeError,
			"'%.200U' is an invalid keyword argument for enumerate()",
			name);
}

/* Is keyword @i the one named @name? */
static bool keyword_is(struct ob_tuple *kwnames, s64 i, const char *name)
{
	return ob_str_equal_c(kwnames->item[i], name);
}

static struct ob_object *enum_new(struct ob_rt *rt, struct ob_type *type,
				  struct ob_object *const *args, size_t nargs,
				  struct ob_tuple *kwnames)
{
	size_t nr_kw = kwnames ? kwnames->v.size : 0;
	size_t n = nargs + nr_kw, i;

	if (n == 2 && nr_kw < 2) {
		if (nr_kw && !keyword_is(kwnames, 0, "start"))
			return enum_bad_keyword(rt, kwnames->item[0]);
		return enum_make(rt, type, args[0], args[1]);
	}
	if (n == 2) {
		i = keyword_is(kwnames, 0, "start");
		if (!i && !keyword_is(kwnames, 0, "iterable"))
			return enum_bad_keyword(rt, kwnames->item[0]);
		if (!keyword_is(kwnames, 1, i ? "iterable" : "start"))
			return enum_bad_keyword(rt, kwnames->item[1]);
		return enum_make(rt, type, args[i], args[!i]);
	}
	if (n == 1) {
		if (nr_kw && !keyword_is(kwnames, 0, "iterable"))
			return enum_bad_keyword(rt, kwnames->item[0]);
		return enum_make(rt, type, args[0], NULL);
	}
	if (!nargs)
		return ob_raise(rt, OB_T_TypeError,
				"enumerate() missing required argument 'iterable'");
	return ob_raise(rt, OB_T_TypeError,
			"enumerate() takes at most 2 arguments (%zu given)",
			n);
}

static void enum_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	struct enumerate *e = to_enum(o);

	ob_untrack(o);
	if (!ob_dealloc_begin(rt, o))
		return;
	ob_xdecref(rt, e->it);
	ob_xdecref(rt, e->result);
	ob_xdecref(rt, e->big);
	ob_xdecref(rt, e->one);
	ob_obj_free(rt, o);
	ob_dealloc_end(rt);
}

static int enum_traverse(struct ob_object *o, struct ob_visitor *v)
{
	struct enumerate *e = to_enum(o);
	int res = ob_visit_one(v, e->it);

	if (!res)
		res = ob_visit_one(v, e->result);
	if (!res)
		res = ob_visit_one(v, e->big);
	return res ? res : ob_visit_one(v, e->one);
}

/* The pair handed out last may hold the enumeration. */
static int enum_clear(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_tuple *result = to_enum(o)->result;

	to_enum(o)->result = NULL;
	ob_xdecref(rt, result);
	return 0;
}

/* Next number when numbers do not fit an s64 any more; new reference. */
static struct ob_object *enum_next_big(struct ob_rt *rt, struct enumerate *e)
{
	struct ob_object *number, *next;

	if (!e->one) {
		e->one = ob_int_from_s64(rt, 1);
		if (!e->one)
			return NULL;
	}
	if (!e->big) {
		e->big = ob_int_from_s64(rt, S64_MAX);
		if (!e->big)
			return NULL;
	}
	number = e->big;
	next = ob_int_binop(rt, OB_ADD, number, e->one);
	if (!next)
		return NULL;
	e->big = next;
	return number;
}

static struct ob_object *enum_next(struct ob_rt *rt, struct ob_object *o)
{
	struct enumerate *e = to_enum(o);
	struct ob_object *item, *number;

	/* An enumeration of enumerations recurses here. */
	if (!e->result || ob_enter(rt, ""))
		return NULL;
	item = ob_iternext(rt, e->it);
	if (!item)
		return NULL;
	if (e->index == S64_MAX)
		number = enum_next_big(rt, e);
	else
		number = ob_int_from_s64(rt, e->index);
	if (!number) {
		ob_decref(rt, item);
		return NULL;
	}
	if (e->index < S64_MAX)
		e->index++;
	return ob_result_pair(rt, e->result, number, item);
}

static struct ob_object *enum_reduce(OB_FN_ARGS)
{
	struct enumerate *e = (struct enumerate *)self;
	struct ob_object *n, *made, *res;

	n = e->big ? ob_newref(e->big) : ob_int_from_s64(rt, e->index);
	made = n ? ob_tuple_pack(rt, 2, e->it, n) : NULL;
	res = made ? ob_tuple_pack(rt, 2, self->type, made) : NULL;
	ob_xdecref(rt, made);
	ob_xdecref(rt, n);
	return res;
}

static const struct ob_method_def enum_methods[] = {
	{ "__reduce__", enum_reduce, OB_METH_NOARGS,
	  "Return state information for pickling." },
	{ "__class_getitem__", ob_class_getitem, OB_METH_O | OB_METH_CLASS,
	  "See PEP 585" },
	{ }
};

const struct ob_type_def ob_enumerate_type_def = {
	.type = {
		.name = "enumerate",
		.basicsize = sizeof(struct enumerate),
		.flags = OB_TF_GC | OB_TF_BASETYPE,
		.doc = "enumerate(iterable, start=0)\n--\n\n"
		       "Return an enumerate object.",
		.dealloc = enum_dealloc,
		.traverse = enum_traverse,
		.clear = enum_clear,
		.iter = ob_iter_self,
		.iternext = enum_next,
		.new = enum_new,
		.methods = enum_methods,
	},
	.base = OB_T_OBJECT,
};
