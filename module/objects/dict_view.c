// SPDX-License-Identifier: GPL-2.0
/*
 * dict_view - what d.keys(), d.values() and d.items() return
 *
 * A view holds its dict and nothing else. Views of keys and items compare as
 * sets do.
 */
#include "dict_priv.h"

struct dict_view {
	struct ob_object base;
	struct ob_dict *dict;
};

static_assert(sizeof(struct dict_view) == 24);

static struct ob_dict *dict_of(const void *o)
{
	return ((struct dict_view *)o)->dict;
}

struct ob_dict *ob_dict_of_view(const struct ob_object *view)
{
	return dict_of(view);
}

struct ob_object *ob_dict_view_new(struct ob_rt *rt, enum ob_tid tid,
				   struct ob_object *dict)
{
	struct dict_view *view = ob_obj_alloc(rt, tid, sizeof(*view));

	if (!view)
		return NULL;
	view->dict = ob_newref(dict);
	ob_track(rt, view);
	return OB_OBJ(view);
}

static void view_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	ob_untrack(o);
	ob_xdecref(rt, dict_of(o));
	ob_obj_free(rt, o);
}

static int view_traverse(struct ob_object *o, struct ob_visitor *v)
{
	return ob_visit_one(v, dict_of(o));
}

static s64 view_length(struct ob_rt *rt, struct ob_object *o)
{
	return dict_of(o) ? dict_of(o)->used : 0;
}

static struct ob_object *view_repr(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object *list, *res = NULL;
	int seen = ob_repr_enter(rt, o);

	if (seen)
		return seen > 0 ? ob_str_from_cstr(rt, "...") : NULL;
	list = ob_list_from_iterable(rt, o);
	if (list) {
		res = ob_str_format(rt, "%s(%R)", o->type->name, list);
		ob_decref(rt, list);
	}
	ob_repr_leave(rt, o);
	return res;
}

static int keys_contains(struct ob_rt *rt, struct ob_object *o,
			 struct ob_object *x)
{
	if (ob_dict_get(rt, OB_OBJ(dict_of(o)), x))
		return 1;
	return ob_raised(rt) ? -1 : 0;
}

static int items_contains(struct ob_rt *rt, struct ob_object *o,
			  struct ob_object *x)
{
	struct ob_object *value;
	int eq;

	if (!ob_is_tuple(x) || ob_size(x) != 2)
		return 0;
	value = ob_dict_get(rt, OB_OBJ(dict_of(o)), to_tuple(x)->item[0]);
	if (!value)
		return ob_raised(rt) ? -1 : 0;
	ob_incref(value);
	eq = ob_compare_bool(rt, value, to_tuple(x)->item[1], OB_EQ);
	ob_decref(rt, value);
	return eq;
}

/* Is every item of @a in @b? 1, 0 or -1. */
static int contained(struct ob_rt *rt, struct ob_object *a,
		     struct ob_object *b)
{
	struct ob_object *it = ob_iter(rt, a), *item;
	int in = 1;

	if (!it)
		return -1;
	while (in > 0 && (item = ob_iternext(rt, it))) {
		in = ob_contains(rt, b, item);
		ob_decref(rt, item);
		if (in > 0 && ob_tick(rt))
			in = -1;
	}
	ob_decref(rt, it);
	return in > 0 && ob_raised(rt) ? -1 : in;
}

static struct ob_object *view_richcompare(struct ob_rt *rt,
					  struct ob_object *a,
					  struct ob_object *b, enum ob_cmp op)
{
	s64 m, n;
	int res;

	if (!ob_is_set_view(rt, b) && !ob_is_set(rt, b))
		return ob_newref(ob_notimpl(rt));
	m = view_length(rt, a);
	n = ob_length(rt, b);
	if (n < 0)
		return NULL;
	switch (op) {
	case OB_EQ:
	case OB_NE:
		res = m == n ? contained(rt, a, b) : 0;
		if (res >= 0 && op == OB_NE)
			res = !res;
		break;
	case OB_LT:
		res = m < n ? contained(rt, a, b) : 0;
		break;
	case OB_LE:
		res = m <= n ? contained(rt, a, b) : 0;
		break;
	case OB_GT:
		res = m > n ? contained(rt, b, a) : 0;
		break;
	default:
		res = m >= n ? contained(rt, b, a) : 0;
		break;
	}
	return res < 0 ? NULL : ob_newref(ob_bool(rt, res));
}

static struct ob_object *view_isdisjoint(struct ob_rt *rt,
					 struct ob_object *self,
					 struct ob_object *const *args,
					 size_t nargs,
					 struct ob_tuple *kwnames)
{
	struct ob_object *other = args[0], *it, *item;
	int in = 0;

	if (self == other)
		return ob_newref(ob_bool(rt, !view_length(rt, self)));
	/* Both can tell what they have: walk over the shorter one. */
	if ((ob_is_set_view(rt, other) || ob_is(rt, other, OB_T_SET) ||
	     ob_is(rt, other, OB_T_FROZENSET)) &&
	    ob_length(rt, other) > view_length(rt, self))
		swap(self, other);
	it = ob_iter(rt, other);
	if (!it)
		return NULL;
	while (!in && (item = ob_iternext(rt, it))) {
		in = ob_contains(rt, self, item);
		ob_decref(rt, item);
		if (!in && ob_tick(rt))
			in = -1;
	}
	ob_decref(rt, it);
	if (in < 0 || ob_raised(rt))
		return NULL;
	return ob_newref(ob_bool(rt, !in));
}

static struct ob_object *keys_iter(struct ob_rt *rt, struct ob_object *o)
{
	return ob_dict_iter_new(rt, OB_T_DICT_KEYITER, OB_OBJ(dict_of(o)));
}

static struct ob_object *values_iter(struct ob_rt *rt, struct ob_object *o)
{
	return ob_dict_iter_new(rt, OB_T_DICT_VALUEITER, OB_OBJ(dict_of(o)));
}

static struct ob_object *items_iter(struct ob_rt *rt, struct ob_object *o)
{
	return ob_dict_iter_new(rt, OB_T_DICT_ITEMITER, OB_OBJ(dict_of(o)));
}

static struct ob_object *keys_reversed(struct ob_rt *rt,
				       struct ob_object *self,
				       struct ob_object *const *args,
				       size_t nargs, struct ob_tuple *kwnames)
{
	return ob_dict_iter_new(rt, OB_T_DICT_REVKEYITER,
				OB_OBJ(dict_of(self)));
}

static struct ob_object *values_reversed(struct ob_rt *rt,
					 struct ob_object *self,
					 struct ob_object *const *args,
					 size_t nargs,
					 struct ob_tuple *kwnames)
{
	return ob_dict_iter_new(rt, OB_T_DICT_REVVALUEITER,
				OB_OBJ(dict_of(self)));
}

static struct ob_object *items_reversed(struct ob_rt *rt,
					struct ob_object *self,
					struct ob_object *const *args,
					size_t nargs, struct ob_tuple *kwnames)
{
	return ob_dict_iter_new(rt, OB_T_DICT_REVITEMITER,
				OB_OBJ(dict_of(self)));
}

static struct ob_object *view_mapping(struct ob_rt *rt, struct ob_object *o)
{
	return ob_mappingproxy_new(rt, OB_OBJ(dict_of(o)));
}

static const struct ob_getset_def view_getset[] = {
	{ "mapping", view_mapping, NULL },
	{ }
};

static const struct ob_method_def keys_methods[] = {
	{ "isdisjoint", view_isdisjoint, OB_METH_O,
	  "Return True if the view and the given iterable have a null intersection." },
	{ "__reversed__", keys_reversed, OB_METH_NOARGS,
	  "Return a reverse iterator over the dict keys." },
	{ }
};

static const struct ob_method_def items_methods[] = {
	{ "isdisjoint", view_isdisjoint, OB_METH_O,
	  "Return True if the view and the given iterable have a null intersection." },
	{ "__reversed__", items_reversed, OB_METH_NOARGS,
	  "Return a reverse iterator over the dict items." },
	{ }
};

static const struct ob_method_def values_methods[] = {
	{ "__reversed__", values_reversed, OB_METH_NOARGS,
	  "Return a reverse iterator over the dict values." },
	{ }
};

static const struct ob_sequence_slots keys_sequence = {
	.length = view_length,
	.contains = keys_contains,
};

static const struct ob_sequence_slots items_sequence = {
	.length = view_length,
	.contains = items_contains,
};

static const struct ob_sequence_slots values_sequence = {
	.length = view_length,
};

const struct ob_type_def ob_dict_keys_type_def = {
	.type = {
		.name = "dict_keys",
		.basicsize = sizeof(struct dict_view),
		.flags = OB_TF_GC,
		.dealloc = view_dealloc,
		.repr = view_repr,
		.number = &ob_dict_view_number,
		.sequence = &keys_sequence,
		.hash = ob_hash_unhashable,
		.traverse = view_traverse,
		.richcompare = view_richcompare,
		.iter = keys_iter,
		.methods = keys_methods,
		.getset = view_getset,
	},
	.base = OB_T_OBJECT,
};

const struct ob_type_def ob_dict_items_type_def = {
	.type = {
		.name = "dict_items",
		.basicsize = sizeof(struct dict_view),
		.flags = OB_TF_GC,
		.dealloc = view_dealloc,
		.repr = view_repr,
		.number = &ob_dict_view_number,
		.sequence = &items_sequence,
		.hash = ob_hash_unhashable,
		.traverse = view_traverse,
		.richcompare = view_richcompare,
		.iter = items_iter,
		.methods = items_methods,
		.getset = view_getset,
	},
	.base = OB_T_OBJECT,
};

const struct ob_type_def ob_dict_values_type_def = {
	.type = {
		.name = "dict_values",
		.basicsize = sizeof(struct dict_view),
		.flags = OB_TF_GC,
		.dealloc = view_dealloc,
		.repr = view_repr,
		.sequence = &values_sequence,
		.traverse = view_traverse,
		.iter = values_iter,
		.methods = values_methods,
		.getset = view_getset,
	},
	.base = OB_T_OBJECT,
};
