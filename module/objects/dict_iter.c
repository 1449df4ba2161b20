// SPDX-License-Identifier: GPL-2.0
/*
 * dict_iter - the six iterators over a dict
 *
 * Keys, values or items; in insertion order or against it. All notice when the
 * number of entries changes under them, the forward ones also when more
 * entries turn up than there were.
 */
#include "dict_priv.h"

/**
 * struct dict_iter - position in a dict
 * @base: object header
 * @dict: NULL when exhausted
 * @used: entries the dict had; -1 once it had another number, for good
 * @pos: entry to look at next
 * @result: tuple handed out again and again, for items only
 * @left: entries still to come
 */
struct dict_iter {
	struct ob_object base;
	struct ob_dict *dict;
	s64 used;
	s64 pos;
	struct ob_tuple *result;
	s64 left;
};

static_assert(sizeof(struct dict_iter) == 56);

static struct dict_iter *to_iter(const void *o)
{
	return (struct dict_iter *)o;
}

static bool is_reverse(enum ob_tid tid)
{
	return tid == OB_T_DICT_REVKEYITER || tid == OB_T_DICT_REVVALUEITER ||
	       tid == OB_T_DICT_REVITEMITER;
}

/* Entries that can be iterated over, dead ones included. */
static s64 nr_positions(const struct ob_dict *d)
{
	return d->values ? d->used : d->keys->nentries;
}

struct ob_object *ob_dict_iter_new(struct ob_rt *rt, enum ob_tid tid,
				   struct ob_object *dict)
{
	struct dict_iter *it = ob_obj_alloc(rt, tid, sizeof(*it));

	if (!it)
		return NULL;
	it->dict = ob_newref(dict);
	it->used = it->dict->used;
	it->left = it->dict->used;
	it->pos = is_reverse(tid) ? nr_positions(it->dict) - 1 : 0;
	it->result = NULL;
	if (tid == OB_T_DICT_ITEMITER || tid == OB_T_DICT_REVITEMITER) {
		it->result = to_tuple(ob_tuple_pack(rt, 2, ob_none(rt),
						    ob_none(rt)));
		if (!it->result) {
			ob_decref(rt, it);
			return NULL;
		}
	}
	ob_track(rt, it);
	return OB_OBJ(it);
}

static int dict_iter_clear(struct ob_rt *rt, struct ob_object *o)
{
	struct dict_iter *it = to_iter(o);
	struct ob_dict *dict = it->dict;
	struct ob_tuple *result = it->result;

	it->dict = NULL;
	it->result = NULL;
	ob_xdecref(rt, dict);
	ob_xdecref(rt, result);
	return 0;
}

static void dict_iter_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	ob_untrack(o);
	dict_iter_clear(rt, o);
	ob_obj_free(rt, o);
}

static int dict_iter_traverse(struct ob_object *o, struct ob_visitor *v)
{
	int res = ob_visit_one(v, to_iter(o)->dict);

	return res ? res : ob_visit_one(v, to_iter(o)->result);
}

static bool size_changed(struct ob_rt *rt, struct dict_iter *it)
{
	if (it->used == it->dict->used)
		return false;
	it->used = -1;
	ob_raise(rt, OB_T_RuntimeError,
		 "dictionary changed size during iteration");
	return true;
}

/**
 * struct pair - an entry, both borrowed
 * @key: NULL for no entry
 * @value: its value
 */
struct pair {
	struct ob_object *key, *value;
};

static struct pair pair_at(const struct ob_dict *d, s64 i)
{
	return (struct pair){
		.key = ob_keys_pair(d->keys, i)[0],
		.value = *ob_dict_value(d, i),
	};
}

/* No entry: at the end, or raised. */
static struct pair exhausted(struct ob_rt *rt, struct dict_iter *it)
{
	struct ob_dict *dict = it->dict;

	it->dict = NULL;
	ob_decref(rt, dict);
	return (struct pair){ };
}

static struct pair next_pair(struct ob_rt *rt, struct dict_iter *it)
{
	s64 i;

	if (!it->dict || size_changed(rt, it))
		return (struct pair){ };
	i = ob_dict_entry_from(it->dict, &it->pos);
	if (i < 0)
		return exhausted(rt, it);
	if (!it->left) {
		ob_raise(rt, OB_T_RuntimeError,
			 "dictionary keys changed during iteration");
		return exhausted(rt, it);
	}
	it->left--;
	return pair_at(it->dict, i);
}

static struct pair previous_pair(struct ob_rt *rt, struct dict_iter *it)
{
	struct ob_dict *d = it->dict;
	s64 i;

	if (!d || size_changed(rt, it))
		return (struct pair){ };
	/* The table can be a shorter one by now. */
	it->pos = min_t(s64, it->pos, nr_positions(d) - 1);
	while (it->pos >= 0) {
		i = it->pos--;
		if (d->values)
			i = ob_values_order(d->values, i);
		if (!*ob_dict_value(d, i))
			continue;
		it->left--;
		return pair_at(d, i);
	}
	return exhausted(rt, it);
}

static struct ob_object *give_one(struct ob_object *o)
{
	return o ? ob_newref(o) : NULL;
}

static struct ob_object *give_pair(struct ob_rt *rt, struct dict_iter *it,
				   struct pair pair)
{
	if (!pair.key)
		return NULL;
	return ob_result_pair(rt, it->result, ob_newref(pair.key),
			      ob_newref(pair.value));
}

static struct ob_object *key_next(struct ob_rt *rt, struct ob_object *o)
{
	return give_one(next_pair(rt, to_iter(o)).key);
}

static struct ob_object *value_next(struct ob_rt *rt, struct ob_object *o)
{
	return give_one(next_pair(rt, to_iter(o)).value);
}

static struct ob_object *item_next(struct ob_rt *rt, struct ob_object *o)
{
	return give_pair(rt, to_iter(o), next_pair(rt, to_iter(o)));
}

static struct ob_object *revkey_next(struct ob_rt *rt, struct ob_object *o)
{
	return give_one(previous_pair(rt, to_iter(o)).key);
}

static struct ob_object *revvalue_next(struct ob_rt *rt, struct ob_object *o)
{
	return give_one(previous_pair(rt, to_iter(o)).value);
}

static struct ob_object *revitem_next(struct ob_rt *rt, struct ob_object *o)
{
	return give_pair(rt, to_iter(o), previous_pair(rt, to_iter(o)));
}

static struct ob_object *dict_iter_hint(struct ob_rt *rt,
					struct ob_object *self,
					struct ob_object *const *args,
					size_t nargs, struct ob_tuple *kwnames)
{
	struct dict_iter *it = to_iter(self);
	bool valid = it->dict && it->used == it->dict->used;

	return ob_int_from_s64(rt, valid ? it->left : 0);
}

/*
 * (iter, ([what is left],)), by a second iterator at the same place. It has
 * this one's tuple meanwhile, which so becomes the first pair of the list.
 */
static struct ob_object *dict_iter_reduce(OB_FN_ARGS)
{
	struct dict_iter *it = to_iter(self), *copy;
	struct ob_object *list, *one;

	if (!it->dict) {
		list = ob_list_new(rt, 0);
	} else {
		copy = to_iter(ob_dict_iter_new(rt, self->type->tid,
						OB_OBJ(it->dict)));
		if (!copy)
			return NULL;
		copy->used = it->used;
		copy->pos = it->pos;
		copy->left = it->left;
		swap(it->result, copy->result);
		list = ob_list_from_iterable(rt, OB_OBJ(copy));
		swap(it->result, copy->result);
		ob_decref(rt, copy);
	}
	one = list ? ob_tuple_pack(rt, 1, list) : NULL;
	ob_xdecref(rt, list);
	return ob_reduced_iter(rt, one, NULL);
}

static const struct ob_method_def dict_iter_methods[] = {
	{ "__reduce__", dict_iter_reduce, OB_METH_NOARGS,
	  "Return state information for pickling." },
	{ "__length_hint__", dict_iter_hint, OB_METH_NOARGS,
	  "Private method returning an estimate of len(list(it))." },
	{ }
};

#define DICT_ITER_TYPE(type_name, next_fn)				\
	{								\
		.type = {						\
			.name = type_name,				\
			.basicsize = sizeof(struct dict_iter),		\
			.flags = OB_TF_GC,				\
			.dealloc = dict_iter_dealloc,			\
			.traverse = dict_iter_traverse,			\
			.clear = dict_iter_clear,			\
			.iter = ob_iter_self,				\
			.iternext = next_fn,				\
			.methods = dict_iter_methods,			\
		},							\
		.base = OB_T_OBJECT,					\
	}

const struct ob_type_def ob_dict_keyiter_type_def =
	DICT_ITER_TYPE("dict_keyiterator", key_next);
const struct ob_type_def ob_dict_valueiter_type_def =
	DICT_ITER_TYPE("dict_valueiterator", value_next);
const struct ob_type_def ob_dict_itemiter_type_def =
	DICT_ITER_TYPE("dict_itemiterator", item_next);
const struct ob_type_def ob_dict_revkeyiter_type_def =
	DICT_ITER_TYPE("dict_reversekeyiterator", revkey_next);
const struct ob_type_def ob_dict_revvalueiter_type_def =
	DICT_ITER_TYPE("dict_reversevalueiterator", revvalue_next);
const struct ob_type_def ob_dict_revitemiter_type_def =
	DICT_ITER_TYPE("dict_reverseitemiterator", revitem_next);
