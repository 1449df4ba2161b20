// SPDX-License-Identifier: GPL-2.0
/*
 * dict_update - filling a dict from another mapping, from pairs or from keys
 *
 * How a dict is filled decides how large its table gets, so each way here
 * makes room exactly as CPython 3.11 does.
 */
#include "dict_priv.h"
#include "set_priv.h"

/* Is it a dict that iterates as dicts do? Then its table may be read. */
static bool is_plain_dict(struct ob_rt *rt, const struct ob_object *o)
{
	return ob_is_dict(o) &&
	       o->type->iter == ob_type_of(rt, OB_T_DICT)->iter;
}

/* Is a copy of the table as good as a table made anew? */
static bool worth_cloning(const struct ob_dict *d)
{
	unsigned int log2 = d->keys->log2_size;

	return !d->values && d->used == d->keys->nentries &&
	       (log2 == DICT_LOG2_MIN || ob_keys_usable(log2 - 1) < d->used);
}

static int merge_clone(struct ob_rt *rt, struct ob_dict *d, struct ob_dict *o)
{
	struct ob_dict_keys *keys = ob_keys_clone(rt, o->keys);

	if (!keys)
		return -1;
	ob_keys_put(rt, d->keys);
	if (d->values)
		ob_values_free(rt, d->values);
	d->values = NULL;
	d->keys = keys;
	d->used = o->used;
	ob_dict_touch(rt, d);
	if (ob_gc_is_tracked(ob_gc_of(o)) && !ob_gc_is_tracked(ob_gc_of(d)))
		ob_track(rt, d);
	return 0;
}

/* A key that is there already stays what it is, or may not be: -1 raised. */
static int merge_twice(struct ob_rt *rt, struct ob_object *key,
		       enum ob_merge how)
{
	if (how != OB_MERGE_UNIQUE)
		return 0;
	ob_raise_obj(rt, OB_T_KeyError, key);
	return -1;
}

/* Insert one entry unless it is there and is to stay. */
static int merge_entry(struct ob_rt *rt, struct ob_dict *d,
		       struct ob_object *key, s64 hash,
		       struct ob_object *value, enum ob_merge how)
{
	struct ob_object *old;
	s64 ix;

	if (how != OB_MERGE_OVERRIDE) {
		ix = ob_dict_find(rt, d, key, hash, &old);
		if (ix == DICT_ERROR)
			return -1;
		if (ix != DICT_EMPTY)
			return merge_twice(rt, key, how);
	}
	return ob_dict_insert(rt, d, key, hash, value);
}

static int merge_dict(struct ob_rt *rt, struct ob_dict *d, struct ob_dict *o,
		      enum ob_merge how)
{
	struct ob_object *key, *value;
	s64 i = 0, nentries, hash;
	int err;

	if (o == d || !o->used)
		return 0;
	if (!d->used && worth_cloning(o))
		return merge_clone(rt, d, o);
	/* Expecting that few keys are in both. */
	if (ob_keys_usable(d->keys->log2_size) < o->used &&
	    ob_dict_resize(rt, d, ob_keys_log2_for(d->used + o->used),
			   ob_keys_unicode(o->keys)))
		return -1;
	nentries = o->keys->nentries;
	while (ob_dict_next(OB_OBJ(o), &i, &key, &value)) {
		hash = ob_dict_hash_at(rt, o, key, i - 1);
		ob_incref(key);
		ob_incref(value);
		err = merge_entry(rt, d, key, hash, value, how);
		ob_decref(rt, value);
		ob_decref(rt, key);
		if (err || ob_tick(rt))
			return -1;
		if (nentries != o->keys->nentries) {
			ob_raise(rt, OB_T_RuntimeError,
				 "dict mutated during update");
			return -1;
		}
	}
	return 0;
}

/* d[key] = o[key]; each look at one of them asks for the hash again */
static int merge_key(struct ob_rt *rt, struct ob_dict *d, struct ob_object *o,
		     struct ob_object *key, enum ob_merge how)
{
	struct ob_object *value;
	int err;

	if (how != OB_MERGE_OVERRIDE) {
		if (ob_dict_get(rt, OB_OBJ(d), key))
			return merge_twice(rt, key, how);
		if (ob_raised(rt))
			return -1;
	}
	value = ob_getitem(rt, o, key);
	if (!value)
		return -1;
	err = ob_dict_set(rt, OB_OBJ(d), key, value);
	ob_decref(rt, value);
	return err;
}

/* New reference to o.keys, NULL when there is none or raised. */
static struct ob_object *keys_method(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object *name = ob_str_intern_c(rt, "keys"), *fn;

	if (!name)
		return NULL;
	fn = ob_getattr(rt, o, name);
	ob_decref(rt, name);
	return fn;
}

/* All keys at once: asking for a value may change what keys() gave. */
static struct ob_object *keys_list(struct ob_rt *rt, struct ob_object *o,
				   struct ob_object *keys_fn)
{
	struct ob_object *keys, *it, *list;

	keys = ob_call(rt, keys_fn, NULL, 0, NULL);
	if (!keys)
		return NULL;
	it = ob_iter(rt, keys);
	if (!it && ob_raised_is(rt, OB_T_TypeError))
		ob_raise(rt, OB_T_TypeError,
			 "%.200T.keys() returned a non-iterable (type %.200T)",
			 o, keys);
	ob_decref(rt, keys);
	list = it ? ob_list_from_iterable(rt, it) : NULL;
	ob_xdecref(rt, it);
	return list;
}

static int merge_mapping(struct ob_rt *rt, struct ob_dict *d,
			 struct ob_object *o, struct ob_object *keys_fn,
			 enum ob_merge how)
{
	struct ob_object *keys = keys_list(rt, o, keys_fn), *key;
	int err = 0;
	s64 i;

	for (i = 0; keys && !err && i < ob_size(keys); i++) {
		key = ob_newref(to_list(keys)->item[i]);
		err = merge_key(rt, d, o, key, how);
		ob_decref(rt, key);
		if (!err)
			err = ob_tick(rt);
	}
	err = err || !keys;
	ob_xdecref(rt, keys);
	return err ? -1 : 0;
}

int ob_dict_merge(struct ob_rt *rt, struct ob_dict *d,
		  struct ob_object *other, enum ob_merge how)
{
	struct ob_object *fn;
	int err;

	if (is_plain_dict(rt, other))
		return merge_dict(rt, d, to_dict(other), how);
	fn = keys_method(rt, other);
	if (!fn)
		return -1;
	err = merge_mapping(rt, d, other, fn, how);
	ob_decref(rt, fn);
	return err;
}

static int merge_pair(struct ob_rt *rt, struct ob_dict *d, s64 i,
		      struct ob_object *pair)
{
	struct ob_object *fast, *key, *value;
	int err;

	fast = ob_sequence_fast(rt, pair, "");
	if (!fast) {
		if (ob_raised_is(rt, OB_T_TypeError))
			ob_raise(rt, OB_T_TypeError,
				 "cannot convert dictionary update sequence element #%lld to a sequence",
				 i);
		return -1;
	}
	if (ob_size(fast) != 2) {
		ob_raise(rt, OB_T_ValueError,
			 "dictionary update sequence element #%lld has length %lld; 2 is required",
			 i, ob_size(fast));
		ob_decref(rt, fast);
		return -1;
	}
	key = ob_newref(ob_items(fast)[0]);
	value = ob_newref(ob_items(fast)[1]);
	err = ob_dict_set(rt, OB_OBJ(d), key, value);
	ob_decref(rt, key);
	ob_decref(rt, value);
	ob_decref(rt, fast);
	return err;
}

static int merge_pairs(struct ob_rt *rt, struct ob_dict *d,
		       struct ob_object *pairs)
{
	struct ob_object *it = ob_iter(rt, pairs), *pair;
	int err = 0;
	s64 i;

	if (!it)
		return -1;
	for (i = 0; !err && (pair = ob_iternext(rt, it)); i++) {
		err = merge_pair(rt, d, i, pair);
		ob_decref(rt, pair);
		if (!err)
			err = ob_tick(rt);
	}
	ob_decref(rt, it);
	return err || ob_raised(rt) ? -1 : 0;
}

int ob_dict_update(struct ob_rt *rt, struct ob_object *dict,
		   struct ob_object *other)
{
	struct ob_dict *d = to_dict(dict);
	struct ob_object *fn;
	int err;

	if (is_plain_dict(rt, other))
		return merge_dict(rt, d, to_dict(other), OB_MERGE_OVERRIDE);
	/* What is a list or tuple has no keys(), and asking makes garbage. */
	if (ob_is(rt, other, OB_T_LIST) || ob_is(rt, other, OB_T_TUPLE))
		return merge_pairs(rt, d, other);
	fn = keys_method(rt, other);
	if (fn) {
		err = merge_mapping(rt, d, other, fn, OB_MERGE_OVERRIDE);
		ob_decref(rt, fn);
		return err;
	}
	if (!ob_raised_is(rt, OB_T_AttributeError))
		return -1;
	ob_clear_exc(rt);
	return merge_pairs(rt, d, other);
}

int ob_dict_update_kw(struct ob_rt *rt, struct ob_dict *d,
		      struct ob_tuple *kwnames,
		      struct ob_object *const *values)
{
	struct ob_object *kw;
	int err;

	if (!kwnames || !kwnames->v.size)
		return 0;
	kw = ob_dict_from_items(rt, kwnames->item, 1, values, 1,
				kwnames->v.size);
	if (!kw)
		return -1;
	err = ob_dict_merge(rt, d, kw, OB_MERGE_OVERRIDE);
	ob_decref(rt, kw);
	return err;
}

static int fromkeys_dict(struct ob_rt *rt, struct ob_dict *d,
			 struct ob_dict *from, struct ob_object *value)
{
	struct ob_object *key, *ignored;
	s64 i = 0, hash;
	int err;

	if (ob_dict_resize(rt, d, ob_keys_log2_for(from->used),
			   ob_keys_unicode(from->keys)))
		return -1;
	while (ob_dict_next(OB_OBJ(from), &i, &key, &ignored)) {
		hash = ob_dict_hash_at(rt, from, key, i - 1);
		ob_incref(key);
		err = ob_dict_insert(rt, d, key, hash, value);
		ob_decref(rt, key);
		if (err || ob_tick(rt))
			return -1;
	}
	return 0;
}

static int fromkeys_set(struct ob_rt *rt, struct ob_dict *d,
			struct ob_object *set, struct ob_object *value)
{
	struct ob_set_entry *e;
	struct ob_object *key;
	s64 i = 0;
	int err;

	if (ob_dict_resize(rt, d, ob_keys_log2_for(to_set(set)->used), false))
		return -1;
	while ((e = ob_set_walk(to_set(set), &i))) {
		key = ob_newref(e->key);
		err = ob_dict_insert(rt, d, key, e->hash, value);
		ob_decref(rt, key);
		if (err || ob_tick(rt))
			return -1;
	}
	return 0;
}

static int fromkeys_iter(struct ob_rt *rt, struct ob_object *d,
			 struct ob_object *iterable, struct ob_object *value)
{
	struct ob_object *it = ob_iter(rt, iterable), *key;
	bool plain = ob_is(rt, d, OB_T_DICT);
	int err = 0;

	if (!it)
		return -1;
	while (!err && (key = ob_iternext(rt, it))) {
		err = plain ? ob_dict_set(rt, d, key, value) :
			      ob_setitem(rt, d, key, value);
		ob_decref(rt, key);
		if (!err)
			err = ob_tick(rt);
	}
	ob_decref(rt, it);
	return err || ob_raised(rt) ? -1 : 0;
}

struct ob_object *ob_dict_fromkeys(struct ob_rt *rt, struct ob_object *cls,
				   struct ob_object *iterable,
				   struct ob_object *value)
{
	struct ob_object *d = ob_call(rt, cls, NULL, 0, NULL);
	bool empty;
	int err;

	if (!d)
		return NULL;
	empty = ob_is(rt, d, OB_T_DICT) && !to_dict(d)->used;
	if (empty && ob_is(rt, iterable, OB_T_DICT))
		err = fromkeys_dict(rt, to_dict(d), to_dict(iterable), value);
	else if (empty && (ob_is(rt, iterable, OB_T_SET) ||
			   ob_is(rt, iterable, OB_T_FROZENSET)))
		err = fromkeys_set(rt, to_dict(d), iterable, value);
	else
		err = fromkeys_iter(rt, d, iterable, value);
	if (!err)
		return d;
	ob_decref(rt, d);
	return NULL;
}
