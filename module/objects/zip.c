// SPDX-License-Identifier: GPL-2.0
/*
 * zip - one item from each of several iterables at a time
 */
#include "containers_priv.h"

/**
 * struct zip - several iterators in step
 * @base: object header
 * @n: how many
 * @its: the iterators
 * @result: tuple handed out again and again
 * @strict: all must end together
 */
struct zip {
	struct ob_object base;
	s64 n;
	struct ob_tuple *its;
	struct ob_tuple *result;
	int strict;
};

static_assert(sizeof(struct zip) == 48);

static struct zip *to_zip(const void *o)
{
	return (struct zip *)o;
}

static struct ob_tuple *zip_iterators(struct ob_rt *rt,
				      struct ob_object *const *args, s64 n)
{
	struct ob_tuple *its = to_tuple(ob_tuple_new(rt, n));
	s64 i;

	for (i = 0; its && i < n; i++) {
		its->item[i] = ob_iter(rt, args[i]);
		if (!its->item[i]) {
			ob_decref(rt, its);
			its = NULL;
		}
	}
	return its;
}

/* Value of strict=, the only keyword; -1 raised */
static int zip_strict(struct ob_rt *rt, struct ob_object *const *args,
		      size_t nargs, struct ob_tuple *kwnames)
{
	if (!kwnames || !kwnames->v.size)
		return 0;
	if (kwnames->v.size > 1)
		ob_raise(rt, OB_T_TypeError,
			 "zip() takes at most 1 keyword argument (%lld given)",
			 kwnames->v.size);
	else if (!ob_str_equal_c(kwnames->item[0], "strict"))
		ob_raise(rt, OB_T_TypeError,
			 "'%U' is an invalid keyword argument for zip()",
			 kwnames->item[0]);
	else
		return ob_is_true(rt, args[nargs]);
	return -1;
}

static struct ob_object *zip_new(struct ob_rt *rt, struct ob_type *type,
				 struct ob_object *const *args, size_t nargs,
				 struct ob_tuple *kwnames)
{
	struct ob_tuple *its, *result;
	int strict = zip_strict(rt, args, nargs, kwnames);
	struct zip *z;
	size_t i;

	if (strict < 0)
		return NULL;
	its = zip_iterators(rt, args, nargs);
	if (!its)
		return NULL;
	result = to_tuple(ob_tuple_new(rt, nargs));
	if (!result)
		goto err_drop_its;
	for (i = 0; i < nargs; i++)
		result->item[i] = ob_newref(ob_none(rt));
	z = ob_type_alloc(rt, type, 0);
	if (!z)
		goto err_drop_result;
	z->n = nargs;
	z->its = its;
	z->result = result;
	z->strict = strict;
	ob_track(rt, z);
	return OB_OBJ(z);

err_drop_result:
	ob_decref(rt, result);
err_drop_its:
	ob_decref(rt, its);
	return NULL;
}

static void zip_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	ob_untrack(o);
	if (!ob_dealloc_begin(rt, o))
		return;
	ob_decref(rt, to_zip(o)->its);
	ob_xdecref(rt, to_zip(o)->result);
	ob_obj_free(rt, o);
	ob_dealloc_end(rt);
}

static int zip_traverse(struct ob_object *o, struct ob_visitor *v)
{
	int res = ob_visit_one(v, to_zip(o)->its);

	return res ? res : ob_visit_one(v, to_zip(o)->result);
}

/* The tuple handed out last may hold the zip. */
static int zip_clear(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_tuple *result = to_zip(o)->result;

	to_zip(o)->result = NULL;
	ob_xdecref(rt, result);
	return 0;
}

static void *zip_mismatch(struct ob_rt *rt, s64 i, const char *how)
{
	return ob_raise(rt, OB_T_ValueError,
			"zip() argument %lld is %s than argument%s%lld",
			i + 1, how, i == 1 ? " " : "s 1-", i);
}

/* Iterator @i has ended: has every other one, if they have to? */
static void zip_check_end(struct ob_rt *rt, struct zip *z, s64 i)
{
	struct ob_object *item;

	if (!z->strict || ob_raised(rt))
		return;
	if (i) {
		zip_mismatch(rt, i, "shorter");
		return;
	}
	for (i = 1; i < z->n; i++) {
		item = ob_iternext(rt, z->its->item[i]);
		if (item) {
			ob_decref(rt, item);
			zip_mismatch(rt, i, "longer");
		}
		if (ob_raised(rt))
			return;
	}
}

static struct ob_object *zip_next(struct ob_rt *rt, struct ob_object *o)
{
	struct zip *z = to_zip(o);
	struct ob_object *item, *old;
	struct ob_tuple *res;
	s64 i;

	/* A zip of zips recurses here. */
	if (!z->n || !z->result || ob_enter(rt, ""))
		return NULL;
	if (z->result->v.base.refcnt == 1)
		res = ob_newref(z->result);
	else
		res = to_tuple(ob_tuple_new(rt, z->n));
	if (!res)
		return NULL;
	for (i = 0; i < z->n; i++) {
		item = ob_iternext(rt, z->its->item[i]);
		if (!item) {
			ob_decref(rt, res);
			zip_check_end(rt, z, i);
			return NULL;
		}
		old = res->item[i];
		res->item[i] = item;
		ob_xdecref(rt, old);
	}
	ob_recycle(rt, res);
	return OB_OBJ(res);
}

static struct ob_object *zip_reduce(OB_FN_ARGS)
{
	struct zip *z = to_zip(self);

	if (z->strict)
		return ob_tuple_pack(rt, 3, self->type, z->its,
				     ob_bool(rt, true));
	return ob_tuple_pack(rt, 2, self->type, z->its);
}

static struct ob_object *zip_setstate(OB_FN_ARGS)
{
	int strict = ob_is_true(rt, args[0]);

	if (strict < 0)
		return NULL;
	to_zip(self)->strict = strict;
	return ob_newref(ob_none(rt));
}

static const struct ob_method_def zip_methods[] = {
	{ "__reduce__", zip_reduce, OB_METH_NOARGS,
	  "Return state information for pickling." },
	{ "__setstate__", zip_setstate, OB_METH_O,
	  "Set state information for unpickling." },
	{ }
};

const struct ob_type_def ob_zip_type_def = {
	.type = {
		.name = "zip",
		.basicsize = sizeof(struct zip),
		.flags = OB_TF_GC | OB_TF_BASETYPE,
		.doc = "zip(*iterables, strict=False) --> Yield tuples until one is exhausted.",
		.dealloc = zip_dealloc,
		.traverse = zip_traverse,
		.clear = zip_clear,
		.iter = ob_iter_self,
		.iternext = zip_next,
		.new = zip_new,
		.methods = zip_methods,
	},
	.base = OB_T_OBJECT,
};
