// SPDX-License-Identifier: GPL-2.0
/*
 * odict_iter - iterators over a collections.OrderedDict, and its views
 *
 * An iterator knows the key it gives next, not the node, which may be gone.
 */
#include "odict_priv.h"

/**
 * struct odict_iter - all of its iterators
 * @base: object header
 * @kind: ODICT_* bits
 * @od: what is iterated over, NULL at the end
 * @size: entries it had, -1 once it had others
 * @state: of @od when the iterator was made
 * @result: tuple given before, to be used again; for items only
 * @current: key to be given next, NULL after the last
 */
struct odict_iter {
	struct ob_object base;
	int kind;
	struct odict *od;
	s64 size;
	u64 state;
	struct ob_tuple *result;
	struct ob_object *current;
};

static_assert(sizeof(struct odict_iter) == 64);

static struct odict_iter *to_iter(struct ob_object *o)
{
	return (struct odict_iter *)o;
}

struct ob_object *ob_odict_iter_new(struct ob_rt *rt, struct ob_object *o,
				    int kind)
{
	struct odict_iter *it = ob_obj_alloc(rt, OB_T_ODICT_ITER, sizeof(*it));
	struct odict *od = to_odict(o);
	const struct odict_node *node;

	if (!it)
		return NULL;
	ob_obj_clear(it, sizeof(*it));
	it->kind = kind;
	if ((kind & ODICT_ITEMS) == ODICT_ITEMS) {
		it->result = to_tuple(ob_tuple_pack(rt, 2, ob_none(rt),
						    ob_none(rt)));
		if (!it->result) {
			ob_decref(rt, it);
			return NULL;
		}
	}
	node = kind & ODICT_REVERSED ? od->last : od->first;
	it->current = node ? ob_newref(node->key) : NULL;
	it->size = od->dict.used;
	it->state = od->state;
	it->od = ob_newref(od);
	ob_track(rt, it);
	return OB_OBJ(it);
}

struct ob_object *ob_odict_iter(struct ob_rt *rt, struct ob_object *o)
{
	return ob_odict_iter_new(rt, o, ODICT_KEYS);
}

static void iter_end(struct ob_rt *rt, struct odict_iter *it)
{
	struct odict *od = it->od;

	it->od = NULL;
	ob_xdecref(rt, od);
}

static int iter_clear(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_tuple *result = to_iter(o)->result;

	to_iter(o)->result = NULL;
	iter_end(rt, to_iter(o));
	ob_exc_set(rt, &to_iter(o)->current, NULL);
	ob_xdecref(rt, result);
	return 0;
}

static void iter_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	ob_untrack(o);
	iter_clear(rt, o);
	ob_obj_free(rt, o);
}

static int iter_traverse(struct ob_object *o, struct ob_visitor *v)
{
	struct odict_iter *it = to_iter(o);
	int err = 0;

	if (it->od)
		err = ob_visit_one(v, OB_OBJ(it->od));
	if (!err && it->current)
		err = ob_visit_one(v, it->current);
	if (!err && it->result)
		err = ob_visit_one(v, OB_OBJ(it->result));
	return err;
}

/* The key to give now, new; NULL at the end or raised. */
static struct ob_object *next_key(struct ob_rt *rt, struct odict_iter *it)
{
	struct ob_object *key = it->current;
	struct odict_node *node;
	s64 hash;

	if (!it->od)
		return NULL;
	if (!key || it->od->state != it->state) {
		if (key)
			ob_raise(rt, OB_T_RuntimeError,
				 "OrderedDict mutated during iteration");
		iter_end(rt, it);
		return NULL;
	}
	if (it->size != it->od->dict.used) {
		it->size = -1;
		return ob_raise(rt, OB_T_RuntimeError,
				"OrderedDict changed size during iteration");
	}
	/* Taken away meanwhile: a comparison can come back to this iterator. */
	it->current = NULL;
	hash = ob_dict_hash(rt, key);
	node = hash == -1 ? NULL : ob_odict_find(rt, it->od, key, hash);
	if (!node) {
		if (!ob_raised(rt))
			ob_odict_key_error(rt, key);
		ob_decref(rt, key);
		return NULL;
	}
	node = it->kind & ODICT_REVERSED ? node->prev : node->next;
	if (node)
		ob_exc_set(rt, &it->current, node->key);
	return key;
}

/* Steals @key. */
static struct ob_object *with_value(struct ob_rt *rt, struct odict_iter *it,
				    struct ob_object *key)
{
	struct ob_object *value = NULL;

	if (it->od)
		value = ob_dict_get(rt, OB_OBJ(it->od), key);
	if (!value) {
		if (!ob_raised(rt))
			ob_odict_key_error(rt, key);
		ob_decref(rt, key);
		ob_exc_set(rt, &it->current, NULL);
		iter_end(rt, it);
		return NULL;
	}
	ob_incref(value);
	if (it->kind & ODICT_KEYS)
		return ob_result_pair(rt, it->result, key, value);
	ob_decref(rt, key);
	return value;
}

static struct ob_object *iter_next(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object *key = next_key(rt, to_iter(o));

	if (!key || !(to_iter(o)->kind & ODICT_VALUES))
		return key;
	return with_value(rt, to_iter(o), key);
}

/* (iter, ([what is left],)), by a second iterator at the same place. */
static struct ob_object *iter_reduce(OB_FN_ARGS)
{
	struct odict_iter *it = to_iter(self), *copy;
	struct ob_object *list, *one;

	if (!it->od) {
		list = ob_list_new(rt, 0);
	} else {
		copy = to_iter(ob_odict_iter_new(rt, OB_OBJ(it->od),
						 it->kind));
		if (!copy)
			return NULL;
		copy->size = it->size;
		copy->state = it->state;
		ob_exc_set(rt, &copy->current, it->current);
		list = ob_list_from_iterable(rt, OB_OBJ(copy));
		ob_decref(rt, copy);
	}
	one = list ? ob_tuple_pack(rt, 1, list) : NULL;
	ob_xdecref(rt, list);
	return one ? ob_reduced_iter(rt, one, NULL) : NULL;
}

static const struct ob_method_def iter_methods[] = {
	{ "__reduce__", iter_reduce, OB_METH_NOARGS,
	  "Return state information for pickling" },
	{ }
};

const struct ob_type_def ob_odict_iter_type_def = {
	.type = {
		.name = "odict_iterator",
		.basicsize = sizeof(struct odict_iter),
		.flags = OB_TF_GC,
		.dealloc = iter_dealloc,
		.getattro = ob_generic_getattr,
		.traverse = iter_traverse,
		.clear = iter_clear,
		.iter = ob_iter_self,
		.iternext = iter_next,
		.methods = iter_methods,
	},
	.base = OB_T_OBJECT,
};

/* A view: what iter() of it gives, either way round. */
#define ODICT_VIEW(view, kind, base_tid)				\
static struct ob_object *view##_iter(struct ob_rt *rt,			\
				     struct ob_object *o)		\
{									\
	return ob_odict_iter_new(rt, OB_OBJ(ob_dict_of_view(o)), kind);	\
}									\
									\
static struct ob_object *view##_reversed(OB_FN_ARGS)			\
{									\
	return ob_odict_iter_new(rt, OB_OBJ(ob_dict_of_view(self)),	\
				 (kind) | ODICT_REVERSED);		\
}									\
									\
static const struct ob_method_def view##_methods[] = {			\
	{ "__reversed__", view##_reversed, OB_METH_NOARGS },		\
	{ }								\
};									\
									\
const struct ob_type_def ob_odict_##view##_type_def = {			\
	.type = {							\
		.name = "odict_" #view,					\
		.iter = view##_iter,					\
		.methods = view##_methods,				\
	},								\
	.base = base_tid,						\
}

ODICT_VIEW(keys, ODICT_KEYS, OB_T_DICT_KEYS);
ODICT_VIEW(values, ODICT_VALUES, OB_T_DICT_VALUES);
ODICT_VIEW(items, ODICT_ITEMS, OB_T_DICT_ITEMS);
