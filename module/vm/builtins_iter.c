// SPDX-License-Identifier: GPL-2.0
/*
 * builtins_iter - builtins that walk an iterable
 */
#include "vm_priv.h"

static struct ob_object *iter_iter(OB_FN_ARGS)
{
	if (ob_args_check(rt, "iter", nargs, 1, 2))
		return NULL;
	if (nargs == 1)
		return ob_iter(rt, args[0]);
	if (!args[0]->type->call)
		return ob_raise(rt, OB_T_TypeError,
				"iter(v, w): v must be callable");
	return ob_call_iter_new(rt, args[0], args[1]);
}

static struct ob_object *iter_next(OB_FN_ARGS)
{
	struct ob_object *item;

	if (ob_args_check(rt, "next", nargs, 1, 2))
		return NULL;
	if (!ob_is_iterator(args[0]))
		return ob_raise(rt, OB_T_TypeError,
				"'%.200T' object is not an iterator", args[0]);
	item = args[0]->type->iternext(rt, args[0]);
	if (item)
		return item;
	if (ob_raised(rt) && !ob_raised_is(rt, OB_T_StopIteration))
		return NULL;
	if (nargs == 2) {
		ob_clear_exc(rt);
		return ob_newref(args[1]);
	}
	if (!ob_raised(rt)) {
		item = ob_exc_new(rt, OB_T_StopIteration,
				  (struct ob_tuple *)ob_tuple_new(rt, 0));
		if (item)
			ob_set_exc(rt, item);
	}
	return NULL;
}

static struct ob_object *iter_aiter(OB_FN_ARGS)
{
	const struct ob_async_slots *slots = args[0]->type->async;
	struct ob_object *it;

	if (!slots || !slots->aiter)
		return ob_raise(rt, OB_T_TypeError,
				"'%.200T' object is not an async iterable",
				args[0]);
	it = slots->aiter(rt, args[0]);
	if (!it || (it->type->async && it->type->async->anext))
		return it;
	ob_raise(rt, OB_T_TypeError,
		 "aiter() returned not an async iterator of type '%.100T'", it);
	ob_decref(rt, it);
	return NULL;
}

static struct ob_object *iter_anext(OB_FN_ARGS)
{
	struct ob_object *awaitable, *res;

	if (ob_args_check(rt, "anext", nargs, 1, 2))
		return NULL;
	if (!args[0]->type->async || !args[0]->type->async->anext)
		return ob_raise(rt, OB_T_TypeError,
				"'%.200T' object is not an async iterator",
				args[0]);
	awaitable = args[0]->type->async->anext(rt, args[0]);
	if (!awaitable || nargs == 1)
		return awaitable;
	res = ob_anext_new(rt, awaitable, args[1]);
	ob_decref(rt, awaitable);
	return res;
}

/* any() stops at the first true item, all() at the first false one. */
static struct ob_object *iter_until(struct ob_rt *rt, struct ob_object *o,
				    bool stop)
{
	struct ob_object *it = ob_iter(rt, o);
	struct ob_object *item;
	int hit = !stop;

	if (!it)
		return NULL;
	while (hit != stop) {
		item = ob_iternext(rt, it);
		if (!item)
			break;
		hit = ob_is_true(rt, item);
		ob_decref(rt, item);
		if (hit < 0 || ob_tick(rt))
			break;
	}
	ob_decref(rt, it);
	if (ob_raised(rt))
		return NULL;
	return ob_newref(ob_bool(rt, hit));
}

static struct ob_object *iter_any(OB_FN_ARGS)
{
	return iter_until(rt, args[0], true);
}

static struct ob_object *iter_all(OB_FN_ARGS)
{
	return iter_until(rt, args[0], false);
}

/* What is joined instead, and with what; NULL for all else. */
static const char *sum_refuses(struct ob_rt *rt, const struct ob_object *start)
{
	if (ob_is_str(start))
		return "strings [use ''";
	if (ob_is_bytes(start))
		return "bytes [use b''";
	if (ob_is_subtype(start->type, ob_type_of(rt, OB_T_BYTEARRAY)))
		return "bytearray [use b''";
	return NULL;
}

static struct ob_object *iter_sum(OB_FN_ARGS)
{
	static const char *const names[] = { "", "start", NULL };
	struct ob_object *arg[2] = { NULL, NULL };
	struct ob_object *it, *item, *total, *next;
	const char *joined;

	if (!nargs)
		return ob_raise(rt, OB_T_TypeError,
				"sum() takes at least 1 positional argument (0 given)");
	if (ob_args_parse(rt, "sum", names, 1, 2, args, nargs, kwnames, arg))
		return NULL;
	it = ob_iter(rt, arg[0]);
	if (!it)
		return NULL;
	joined = arg[1] ? sum_refuses(rt, arg[1]) : NULL;
	if (joined) {
		ob_decref(rt, it);
		return ob_raise(rt, OB_T_TypeError,
				"sum() can't sum %s.join(seq) instead]", joined);
	}
	total = arg[1] ? ob_newref(arg[1]) : ob_int_from_s64(rt, 0);
	while (total) {
		item = ob_iternext(rt, it);
		if (!item)
			break;
		next = ob_binary(rt, total, item, OB_ADD);
		ob_decref(rt, total);
		ob_decref(rt, item);
		total = next;
		if (total && ob_tick(rt))
			break;
	}
	ob_decref(rt, it);
	if (ob_raised(rt) && total) {
		ob_decref(rt, total);
		return NULL;
	}
	return total;
}

/**
 * struct extreme - a search for the smallest or largest item
 * @rt: the runtime
 * @fn: "min" or "max"
 * @op: what makes an item better than the best so far
 * @key: key function or NULL
 * @fallback: what an empty iterable gives, or NULL
 * @best: best item so far, owned, NULL before the first
 * @value: its key, owned
 */
struct extreme {
	struct ob_rt *rt;
	const char *fn;
	enum ob_cmp op;
	struct ob_object *key;
	struct ob_object *fallback;
	struct ob_object *best;
	struct ob_object *value;
};

/* Steals @item. */
static int extreme_add(struct extreme *x, struct ob_object *item)
{
	struct ob_object *value;
	int better = 1;

	value = x->key ? ob_call(x->rt, x->key, &item, 1, NULL) :
			 ob_newref(item);
	if (!value) {
		ob_decref(x->rt, item);
		return -1;
	}
	if (x->best)
		better = ob_compare_bool(x->rt, value, x->value, x->op);
	if (better > 0) {
		swap(x->best, item);
		swap(x->value, value);
	}
	ob_xdecref(x->rt, item);
	ob_xdecref(x->rt, value);
	return better < 0 || ob_tick(x->rt) ? -1 : 0;
}

static int extreme_keywords(struct extreme *x, struct ob_object *const *values,
			    struct ob_tuple *kwnames)
{
	static const char *const names[] = { "key", "default", NULL };
	struct ob_object *given[2];

	if (!kwnames)
		return 0;
	if (ob_args_parse(x->rt, x->fn, names, 0, 0, values, 0, kwnames, given))
		return -1;
	if (given[0] != ob_none(x->rt))
		x->key = given[0];
	x->fallback = given[1];
	return 0;
}

static int extreme_walk(struct extreme *x, struct ob_object *iterable)
{
	struct ob_object *it = ob_iter(x->rt, iterable);
	struct ob_object *item;
	int err = 0;

	if (!it)
		return -1;
	while (!err) {
		item = ob_iternext(x->rt, it);
		if (!item)
			break;
		err = extreme_add(x, item);
	}
	ob_decref(x->rt, it);
	return ob_raised(x->rt) ? -1 : 0;
}

static struct ob_object *extreme_find(struct extreme *x,
				      struct ob_object *const *args,
				      size_t nargs, struct ob_tuple *kwnames)
{
	struct ob_rt *rt = x->rt;
	int err = 0;
	size_t i;

	if (!nargs)
		return ob_raise(rt, OB_T_TypeError,
				"%s expected at least 1 argument, got 0",
				x->fn);
	if (extreme_keywords(x, args + nargs, kwnames))
		return NULL;
	if (nargs > 1 && x->fallback)
		return ob_raise(rt, OB_T_TypeError,
				"Cannot specify a default for %s() with multiple positional arguments",
				x->fn);
	if (nargs == 1)
		err = extreme_walk(x, args[0]);
	else
		for (i = 0; !err && i < nargs; i++)
			err = extreme_add(x, ob_newref(args[i]));
	ob_xdecref(rt, x->value);
	if (err) {
		ob_xdecref(rt, x->best);
		return NULL;
	}
	if (x->best)
		return x->best;
	if (x->fallback)
		return ob_newref(x->fallback);
	return ob_raise(rt, OB_T_ValueError, "%s() arg is an empty sequence",
			x->fn);
}

static struct ob_object *iter_min(OB_FN_ARGS)
{
	struct extreme x = { .rt = rt, .fn = "min", .op = OB_LT };

	return extreme_find(&x, args, nargs, kwnames);
}

static struct ob_object *iter_max(OB_FN_ARGS)
{
	struct extreme x = { .rt = rt, .fn = "max", .op = OB_GT };

	return extreme_find(&x, args, nargs, kwnames);
}

/* list.sort(), which CPython calls with the keywords that sorted() was given */
static int sort_with(struct ob_rt *rt, struct ob_object *list,
		     struct ob_object *const *values, struct ob_tuple *kwnames)
{
	static const char *const names[] = { "key", "reverse", NULL };
	struct ob_object *arg[2] = { };
	int reverse = 0, err;

	if (ob_args_parse(rt, "sort", names, 0, 0, values, 0, kwnames, arg) ||
	    (arg[1] && ob_arg_int(rt, arg[1], &reverse)))
		return -1;
	if (arg[0] == ob_none(rt))
		arg[0] = NULL;
	if (ob_recurse(rt, " while calling a Python object"))
		return -1;
	err = ob_list_sort(rt, list, arg[0], reverse);
	ob_recurse_end(rt);
	return err;
}

static struct ob_object *iter_sorted(OB_FN_ARGS)
{
	struct ob_object *list;

	if (nargs != 1)
		return ob_raise(rt, OB_T_TypeError,
				"sorted expected 1 argument, got %zu", nargs);
	list = ob_list_from_iterable(rt, args[0]);
	if (list && sort_with(rt, list, args + 1, kwnames)) {
		ob_decref(rt, list);
		return NULL;
	}
	return list;
}

const struct ob_method_def ob_builtins_iter[] = {
	{ "iter", iter_iter, OB_METH_FAST, "Get an iterator." },
	{ "aiter", iter_aiter, OB_METH_O,
	  "aiter($module, async_iterable, /)\n--\n\n"
	  "Return an async iterator." },
	{ "anext", iter_anext, OB_METH_FAST,
	  "anext($module, aiterator, default=<unrepresentable>, /)\n--\n\n"
	  "Return the next item's awaitable." },
	{ "next", iter_next, OB_METH_FAST, "Return the next item." },
	{ "any", iter_any, OB_METH_O,
	  "any($module, iterable, /)\n--\n\n"
	  "Is any item true?" },
	{ "all", iter_all, OB_METH_O,
	  "all($module, iterable, /)\n--\n\n"
	  "Are all items true?" },
	{ "sum", iter_sum, OB_METH_KW,
	  "sum($module, iterable, /, start=0)\n--\n\n"
	  "Add the items to a start value." },
	{ "min", iter_min, OB_METH_KW | OB_METH_TUPLE,
	  "Return the smallest item." },
	{ "max", iter_max, OB_METH_KW | OB_METH_TUPLE,
	  "Return the largest item." },
	{ "sorted", iter_sorted, OB_METH_KW,
	  "sorted($module, iterable, /, *, key=None, reverse=False)\n--\n\n"
	  "Return a new sorted list." },
	{ }
};
