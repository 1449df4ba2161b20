// SPDX-License-Identifier: GPL-2.0
/*
 * bisect - the functions of module _bisect: places in sorted sequences
 */
#include "containers_priv.h"

/**
 * struct place - what is looked for
 * @list: the sequence
 * @item: whose place it is, as the key of an item
 * @low: the first place that is asked for
 * @high: the last one
 * @key: makes the key of an item, or NULL
 * @right: behind equal items
 */
struct place {
	struct ob_object *list;
	struct ob_object *item;
	s64 low;
	s64 high;
	struct ob_object *key;
	bool right;
};

enum { ARG_LIST, ARG_ITEM, ARG_LOW, ARG_HIGH, ARG_KEY, NR_ARGS };

/* Does the place lie behind item @i? 1, 0 or -1 raised. */
static int place_behind(struct ob_rt *rt, const struct place *p, s64 i)
{
	struct ob_object *it = ob_sequence_item(rt, p->list, i), *item;
	int less;

	if (it && p->key) {
		item = it;
		it = ob_call(rt, p->key, &item, 1, NULL);
		ob_decref(rt, item);
	}
	if (!it)
		return -1;
	if (!p->right) {
		less = ob_compare_bool(rt, it, p->item, OB_LT);
	} else {
		less = ob_compare_bool(rt, p->item, it, OB_LT);
		if (less >= 0)
			less = !less;
	}
	ob_decref(rt, it);
	return less;
}

static s64 place_length(struct ob_rt *rt, struct ob_object *o)
{
	const struct ob_type *type = o->type;

	if ((!type->sequence || !type->sequence->length) && type->mapping &&
	    type->mapping->length) {
		ob_raise(rt, OB_T_TypeError, "%.200T is not a sequence", o);
		return -1;
	}
	return ob_length(rt, o);
}

/* Return: the place, or -1 raised. */
static s64 place_find(struct ob_rt *rt, struct place *p)
{
	s64 low = p->low, high = p->high;

	if (low < 0) {
		ob_raise(rt, OB_T_ValueError, "lo must be non-negative");
		return -1;
	}
	if (high == -1)
		high = place_length(rt, p->list);
	if (high == -1 && ob_raised(rt))
		return -1;
	while (low < high) {
		s64 middle = low + (high - low) / 2;
		int behind = place_behind(rt, p, middle);

		if (behind < 0)
			return -1;
		if (behind)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static int place_of(struct place *p, struct ob_rt *rt, const char *name,
		    bool right, struct ob_object *const *args, size_t nargs,
		    struct ob_tuple *kwnames)
{
	static const char *const names[] = { "a", "x", "lo", "hi", "key", NULL };
	struct ob_object *arg[NR_ARGS];

	if (ob_args_parse(rt, name, names, ARG_LOW, ARG_KEY, args, nargs,
			  kwnames, arg))
		return -1;
	p->list = arg[ARG_LIST];
	p->item = arg[ARG_ITEM];
	p->right = right;
	p->low = arg[ARG_LOW] ? ob_arg_ssize(rt, arg[ARG_LOW]) : 0;
	if (p->low == -1 && ob_raised(rt))
		return -1;
	p->high = -1;
	if (arg[ARG_HIGH] && ob_arg_ssize_or_none(rt, arg[ARG_HIGH], &p->high))
		return -1;
	p->key = arg[ARG_KEY] == ob_none(rt) ? NULL : arg[ARG_KEY];
	return 0;
}

static struct ob_object *bisect(struct ob_rt *rt, const char *name, bool right,
				struct ob_object *const *args, size_t nargs,
				struct ob_tuple *kwnames)
{
	struct place p;
	s64 at;

	if (place_of(&p, rt, name, right, args, nargs, kwnames))
		return NULL;
	at = place_find(rt, &p);
	return at < 0 ? NULL : ob_int_from_s64(rt, at);
}

static int place_insert(struct ob_rt *rt, struct ob_object *list, s64 at,
			struct ob_object *item)
{
	struct ob_object *name, *fn, *args[2], *res = NULL;

	if (ob_is(rt, list, OB_T_LIST))
		return ob_list_insert(rt, to_list(list), at, item);
	name = ob_str_intern_c(rt, "insert");
	fn = name ? ob_getattr(rt, list, name) : NULL;
	ob_xdecref(rt, name);
	args[0] = fn ? ob_int_from_s64(rt, at) : NULL;
	args[1] = item;
	if (args[0])
		res = ob_call(rt, fn, args, ARRAY_SIZE(args), NULL);
	ob_xdecref(rt, args[0]);
	ob_xdecref(rt, fn);
	ob_xdecref(rt, res);
	return res ? 0 : -1;
}

static struct ob_object *insort(struct ob_rt *rt, const char *name, bool right,
				struct ob_object *const *args, size_t nargs,
				struct ob_tuple *kwnames)
{
	struct ob_object *key = NULL, *item;
	struct place p;
	int err = -1;
	s64 at;

	if (place_of(&p, rt, name, right, args, nargs, kwnames))
		return NULL;
	item = p.item;
	if (p.key) {
		key = ob_call(rt, p.key, &item, 1, NULL);
		if (!key)
			return NULL;
		p.item = key;
	}
	at = place_find(rt, &p);
	if (at >= 0)
		err = place_insert(rt, p.list, at, item);
	ob_xdecref(rt, key);
	return err ? NULL : ob_newref(ob_none(rt));
}

#define BISECT_FN(fn, work, right)					\
static struct ob_object *bisect_##fn(OB_FN_ARGS)			\
{									\
	return work(rt, #fn, right, args, nargs, kwnames);		\
}

BISECT_FN(bisect_right, bisect, true)
BISECT_FN(bisect_left, bisect, false)
BISECT_FN(insort_right, insort, true)
BISECT_FN(insort_left, insort, false)

const struct ob_method_def ob_bisect_functions[] = {
	{ "bisect_right", bisect_bisect_right, OB_METH_KW,
	  "bisect_right($module, /, a, x, lo=0, hi=None, *, key=None)\n--\n\n"
	  "Return the index where to insert item x in list a, assuming a is sorted." },
	{ "bisect_left", bisect_bisect_left, OB_METH_KW,
	  "bisect_left($module, /, a, x, lo=0, hi=None, *, key=None)\n--\n\n"
	  "Return the index where to insert item x in list a, assuming a is sorted." },
	{ "insort_right", bisect_insort_right, OB_METH_KW,
	  "insort_right($module, /, a, x, lo=0, hi=None, *, key=None)\n--\n\n"
	  "Insert item x in list a, and keep it sorted assuming a is sorted." },
	{ "insort_left", bisect_insort_left, OB_METH_KW,
	  "insort_left($module, /, a, x, lo=0, hi=None, *, key=None)\n--\n\n"
	  "Insert item x in list a, and keep it sorted assuming a is sorted." },
	{ }
};
