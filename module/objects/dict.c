// SPDX-License-Identifier: GPL-2.0
/*
 * dict - the dict object: storing, deleting, growing, life and death
 *
 * An empty dict shares one static table without room; the first entry brings
 * a table of its own. A dict becomes visible to the cycle collector with the
 * first key or value that could be part of a cycle.
 *
 * Tables are in dict_keys.c, merging in dict_update.c, what Python code calls
 * in dict_methods.c.
 */
#include "dict_priv.h"

/* Displays of more entries than fit 2^17 slots grow from there. */
#define PRESIZE_LOG2_MAX	17

void ob_dict_init_statics(struct ob_statics *st)
{
	st->empty_keys = (struct ob_dict_keys) {
		.refcnt = 1, .kind = OB_KEYS_UNICODE, .version = 1,
	};
	memset(st->empty_keys_index, 0xff, sizeof(st->empty_keys_index));
}

void ob_dict_touch(struct ob_rt *rt, struct ob_dict *d)
{
	d->version = ++rt->dict_version;
}

static bool dict_is_virgin(struct ob_rt *rt, const struct ob_dict *d)
{
	return d->keys == ob_empty_keys(rt);
}

static void dict_init(struct ob_rt *rt, struct ob_dict *d,
		      struct ob_dict_keys *keys)
{
	d->used = 0;
	d->keys = keys;
	d->values = NULL;
	ob_dict_touch(rt, d);
}

static struct ob_dict_keys *empty_keys_get(struct ob_rt *rt)
{
	ob_empty_keys(rt)->refcnt++;
	return ob_empty_keys(rt);
}

/* Dict with a table, which it steals. */
static struct ob_dict *dict_make(struct ob_rt *rt, struct ob_dict_keys *keys)
{
	struct ob_dict *d;

	if (rt->free.nr_dicts) {
		d = rt->free.dicts[--rt->free.nr_dicts];
		d->base.refcnt = 1;
	} else {
		d = ob_obj_alloc(rt, OB_T_DICT, sizeof(*d));
		if (!d) {
			ob_keys_put(rt, keys);
			return NULL;
		}
	}
	dict_init(rt, d, keys);
	return d;
}

struct ob_object *ob_dict_new(struct ob_rt *rt)
{
	return OB_OBJ(dict_make(rt, empty_keys_get(rt)));
}
EXPORT_SYMBOL_IF_KUNIT(ob_dict_new);

struct ob_object *ob_dict_empty_of(struct ob_rt *rt, struct ob_type *type)
{
	struct ob_dict *d;

	/* A table from the start: a class's instance can be looked at already. */
	ob_empty_keys(rt)->refcnt++;
	d = ob_type_alloc(rt, type, 0);
	if (!d) {
		ob_empty_keys(rt)->refcnt--;
		return NULL;
	}
	dict_init(rt, d, ob_empty_keys(rt));
	return OB_OBJ(d);
}

struct ob_object *ob_dict_empty(struct ob_rt *rt)
{
	return ob_dict_empty_of(rt, ob_type_of(rt, OB_T_DICT));
}

static struct ob_object *dict_presized(struct ob_rt *rt, s64 n, bool unicode)
{
	unsigned int log2 = PRESIZE_LOG2_MAX;
	struct ob_dict_keys *keys;

	if (n <= ob_keys_usable(DICT_LOG2_MIN))
		return ob_dict_new(rt);
	if (n <= ob_keys_usable(PRESIZE_LOG2_MAX))
		log2 = ob_keys_log2_for(n);
	keys = ob_keys_new(rt, log2, unicode);
	if (!keys)
		return NULL;
	return OB_OBJ(dict_make(rt, keys));
}

struct ob_object *ob_dict_presized(struct ob_rt *rt, s64 n)
{
	return dict_presized(rt, n, false);
}

/* For keys that are all text, whose hashes a table need not keep. */
struct ob_object *ob_dict_presized_text(struct ob_rt *rt, s64 n)
{
	return dict_presized(rt, n, true);
}

struct ob_object *ob_dict_from_items(struct ob_rt *rt,
				     struct ob_object *const *keys,
				     s64 key_stride,
				     struct ob_object *const *values,
				     s64 value_stride, s64 n)
{
	struct ob_object *dict;
	bool unicode = true;
	s64 i;

	for (i = 0; i < n && unicode; i++)
		unicode = ob_is(rt, keys[i * key_stride], OB_T_STR);
	dict = dict_presized(rt, n, unicode);
	for (i = 0; dict && i < n; i++) {
		if (ob_dict_set(rt, dict, keys[i * key_stride],
				values[i * value_stride])) {
			ob_decref(rt, dict);
			dict = NULL;
		}
	}
	return dict;
}

static void dict_track_for(struct ob_rt *rt, struct ob_dict *d,
			   const struct ob_object *key,
			   const struct ob_object *value)
{
	if (ob_gc_is_tracked(ob_gc_of(d)))
		return;
	if (ob_may_be_tracked(rt, key) || ob_may_be_tracked(rt, value))
		ob_track(rt, d);
}

int ob_dict_resize(struct ob_rt *rt, struct ob_dict *d,
		   unsigned int log2_size, bool unicode)
{
	struct ob_dict_keys *old = d->keys, *keys;

	keys = ob_keys_new(rt, log2_size, unicode && ob_keys_unicode(old));
	if (!keys)
		return -1;
	if (d->values) {
		ob_dict_unsplit(rt, d, keys);
		return 0;
	}
	ob_keys_move(keys, old, d->used);
	d->keys = keys;
	if (old == ob_empty_keys(rt))
		old->refcnt--;
	else
		ob_keys_free(rt, old);
	return 0;
}

/* A table with room, or of another kind: three times what is in use. */
static int dict_grow(struct ob_rt *rt, struct ob_dict *d, bool unicode)
{
	return ob_dict_resize(rt, d, ob_keys_log2(d->used * 3), unicode);
}

/*
 * A table the key can be appended to. When no code of the program has run
 * since dict_prepare(), only a first or a full table is met here.
 */
static int dict_make_room(struct ob_rt *rt, struct ob_dict *d, bool unicode)
{
	if (dict_is_virgin(rt, d))
		return ob_dict_resize(rt, d, DICT_LOG2_MIN, unicode);
	if (d->keys->usable <= 0 || (ob_keys_unicode(d->keys) && !unicode))
		return dict_grow(rt, d, unicode);
	return 0;
}

/* Append an entry for a key that is not there; steals both unless it fails. */
static int dict_append(struct ob_rt *rt, struct ob_dict *d,
		       struct ob_object *key, s64 hash,
		       struct ob_object *value)
{
	bool unicode = ob_is(rt, key, OB_T_STR);
	s64 ix = DICT_EMPTY;

	if (d->values && unicode)
		ix = ob_keys_find_str(d->keys, key, hash);
	if (ix < 0 && dict_make_room(rt, d, unicode))
		return -1;
	if (d->values) {
		if (ix >= 0)
			ob_decref(rt, key);
		else
			ix = ob_keys_add(d->keys, key, hash, NULL);
		d->values[ix] = value;
		ob_values_append(d->values, ix);
	} else {
		ob_keys_add(d->keys, key, hash, value);
	}
	d->used++;
	ob_dict_touch(rt, d);
	return 0;
}

/* A key is about to be looked up for storing: only exact strs stay unicode. */
static int dict_prepare(struct ob_rt *rt, struct ob_dict *d,
			struct ob_object *key)
{
	if (dict_is_virgin(rt, d) || !ob_keys_unicode(d->keys) ||
	    ob_is(rt, key, OB_T_STR))
		return 0;
	return dict_grow(rt, d, false);
}

int ob_dict_insert(struct ob_rt *rt, struct ob_dict *d, struct ob_object *key,
		   s64 hash, struct ob_object *value)
{
	struct ob_object *old;
	s64 ix;

	/* Looking up can run code that drops the caller's references. */
	ob_incref(key);
	ob_incref(value);
	if (dict_prepare(rt, d, key))
		goto err_drop;
	ix = ob_dict_find(rt, d, key, hash, &old);
	if (ix == DICT_ERROR)
		goto err_drop;
	dict_track_for(rt, d, key, value);
	if (ix == DICT_EMPTY) {
		if (dict_append(rt, d, key, hash, value))
			goto err_drop;
		return 0;
	}
	if (old != value) {
		*ob_dict_value(d, ix) = value;
		ob_dict_touch(rt, d);
	}
	ob_decref(rt, old);
	ob_decref(rt, key);
	return 0;

err_drop:
	ob_decref(rt, value);
	ob_decref(rt, key);
	return -1;
}

int ob_dict_set(struct ob_rt *rt, struct ob_object *dict,
		struct ob_object *key, struct ob_object *value)
{
	s64 hash = ob_dict_hash(rt, key);

	if (hash == -1)
		return -1;
	return ob_dict_insert(rt, to_dict(dict), key, hash, value);
}

int ob_dict_count(struct ob_rt *rt, struct ob_object *dict,
		  struct ob_object *key)
{
	struct ob_object *one, *old, *sum;
	s64 hash = ob_dict_hash(rt, key);
	int err;

	if (hash == -1 ||
	    ob_dict_find(rt, to_dict(dict), key, hash, &old) == DICT_ERROR)
		return -1;
	one = ob_int_from_s64(rt, 1);
	if (old) {
		ob_incref(old);
		sum = ob_binary(rt, old, one, OB_ADD);
		ob_decref(rt, old);
		ob_decref(rt, one);
	} else {
		sum = one;
	}
	err = sum ? ob_dict_insert(rt, to_dict(dict), key, hash, sum) : -1;
	ob_xdecref(rt, sum);
	return err;
}
EXPORT_SYMBOL_IF_KUNIT(ob_dict_set);

struct ob_object *ob_dict_setdefault(struct ob_rt *rt, struct ob_dict *d,
				     struct ob_object *key,
				     struct ob_object *value)
{
	s64 hash = ob_dict_hash(rt, key), ix;
	struct ob_object *old;

	if (hash == -1 || dict_prepare(rt, d, key))
		return NULL;
	ix = ob_dict_find(rt, d, key, hash, &old);
	if (ix == DICT_ERROR)
		return NULL;
	if (ix >= 0)
		return old;
	ob_incref(key);
	ob_incref(value);
	if (dict_append(rt, d, key, hash, value)) {
		ob_decref(rt, value);
		ob_decref(rt, key);
		return NULL;
	}
	dict_track_for(rt, d, key, value);
	return value;
}

struct ob_object *ob_dict_get(struct ob_rt *rt, struct ob_object *dict,
			      struct ob_object *key)
{
	s64 hash = ob_dict_hash(rt, key);
	struct ob_object *value;
	s64 ix;

	if (hash == -1)
		return NULL;
	if (likely(ob_keys_unicode(to_dict(dict)->keys) &&
		   ob_is(rt, key, OB_T_STR))) {
		ix = ob_keys_find_str(to_dict(dict)->keys, key, hash);
		return ix < 0 ? NULL : *ob_dict_value(to_dict(dict), ix);
	}
	ob_dict_find(rt, to_dict(dict), key, hash, &value);
	return value;
}

void ob_dict_remove(struct ob_rt *rt, struct ob_dict *d, s64 hash, s64 ix)
{
	struct ob_object **pair = ob_keys_pair(d->keys, ix);
	struct ob_object *key = pair[0], *value = pair[1];

	if (d->values) {
		value = d->values[ix];
		d->values[ix] = NULL;
		ob_values_forget(d->values, ix);
		d->used--;
		ob_dict_touch(rt, d);
		ob_decref(rt, value);
		return;
	}
	ob_keys_forget(d->keys, hash, ix);
	if (!ob_keys_unicode(d->keys))
		container_of(pair, struct ob_dict_entry, key)->hash = 0;
	pair[0] = NULL;
	pair[1] = NULL;
	d->keys->version = 0;
	d->used--;
	ob_dict_touch(rt, d);
	ob_decref(rt, key);
	ob_decref(rt, value);
}

int ob_dict_del_hash(struct ob_rt *rt, struct ob_dict *d,
		     struct ob_object *key, s64 hash)
{
	struct ob_object *value;
	s64 ix = ob_dict_find(rt, d, key, hash, &value);

	if (ix < 0)
		return ix == DICT_ERROR ? -1 : 0;
	ob_dict_remove(rt, d, hash, ix);
	return 1;
}

int ob_dict_del(struct ob_rt *rt, struct ob_object *dict,
		struct ob_object *key)
{
	s64 hash = ob_dict_hash(rt, key);

	return hash == -1 ? -1 :
			    ob_dict_del_hash(rt, to_dict(dict), key, hash);
}
EXPORT_SYMBOL_IF_KUNIT(ob_dict_del);

struct ob_object *ob_dict_pop(struct ob_rt *rt, struct ob_dict *d,
			      struct ob_object *key, struct ob_object *dflt)
{
	s64 hash = 0;

	/* Of an empty dict even an unhashable key may be asked. */
	if (d->used) {
		hash = ob_dict_hash(rt, key);
		if (hash == -1)
			return NULL;
	}
	return ob_dict_pop_hash(rt, d, key, hash, dflt);
}

struct ob_object *ob_dict_pop_hash(struct ob_rt *rt, struct ob_dict *d,
				   struct ob_object *key, s64 hash,
				   struct ob_object *dflt)
{
	struct ob_object *value;
	s64 ix = DICT_EMPTY;

	if (d->used)
		ix = ob_dict_find(rt, d, key, hash, &value);
	if (ix == DICT_ERROR)
		return NULL;
	if (ix == DICT_EMPTY)
		return dflt ? ob_newref(dflt) :
			      ob_raise_obj(rt, OB_T_KeyError, key);
	ob_incref(value);
	ob_dict_remove(rt, d, hash, ix);
	return value;
}

struct ob_object *ob_dict_get_c(struct ob_rt *rt, struct ob_object *dict,
				const char *key)
{
	struct ob_object *str = ob_str_from_cstr(rt, key), *value;

	if (!str)
		return NULL;
	value = ob_dict_get(rt, dict, str);
	ob_decref(rt, str);
	return value;
}

int ob_dict_set_c(struct ob_rt *rt, struct ob_object *dict, const char *key,
		  struct ob_object *value)
{
	struct ob_object *str = ob_str_intern_c(rt, key);
	int err;

	if (!str)
		return -1;
	err = ob_dict_set(rt, dict, str, value);
	ob_decref(rt, str);
	return err;
}
EXPORT_SYMBOL_IF_KUNIT(ob_dict_set_c);

int ob_dict_set_c_steal(struct ob_rt *rt, struct ob_object *dict,
			const char *key, struct ob_object *value)
{
	int err = value ? ob_dict_set_c(rt, dict, key, value) : -1;

	ob_xdecref(rt, value);
	return err;
}

bool ob_dict_next(struct ob_object *dict, s64 *pos, struct ob_object **key,
		  struct ob_object **value)
{
	struct ob_dict *d = to_dict(dict);
	s64 i = ob_dict_entry_from(d, pos);

	if (i < 0)
		return false;
	*key = ob_keys_pair(d->keys, i)[0];
	*value = *ob_dict_value(d, i);
	return true;
}
EXPORT_SYMBOL_IF_KUNIT(ob_dict_next);

struct ob_object *ob_dict_copy(struct ob_rt *rt, struct ob_object *dict)
{
	struct ob_dict *d = to_dict(dict), *copy;
	struct ob_dict_keys *keys;

	if (!d->used)
		return ob_dict_new(rt);
	if (d->values)
		return ob_dict_copy_split(rt, d);
	/*
	 * With many holes in it, a table made anew is the better copy. A
	 * dict that is gone through in another order is copied in that.
	 */
	if (d->used < d->keys->nentries * 2 / 3 ||
	    dict->type->iter != ob_type_of(rt, OB_T_DICT)->iter) {
		copy = to_dict(ob_dict_new(rt));
		if (copy && ob_dict_merge(rt, copy, dict,
					  OB_MERGE_OVERRIDE)) {
			ob_decref(rt, copy);
			return NULL;
		}
		return OB_OBJ(copy);
	}
	keys = ob_keys_clone(rt, d->keys);
	if (!keys)
		return NULL;
	copy = dict_make(rt, keys);
	if (!copy)
		return NULL;
	copy->used = d->used;
	if (ob_gc_is_tracked(ob_gc_of(d)))
		ob_track(rt, copy);
	return OB_OBJ(copy);
}

void ob_dict_drop(struct ob_rt *rt, struct ob_dict *d)
{
	struct ob_object **values = d->values;
	struct ob_dict_keys *old = d->keys;

	if (dict_is_virgin(rt, d))
		return;
	/* Emptied first: dropping an entry can run code that uses the dict. */
	d->keys = empty_keys_get(rt);
	d->values = NULL;
	d->used = 0;
	ob_dict_touch(rt, d);
	if (values) {
		ob_values_clear(rt, values, old->nentries);
		ob_values_free(rt, values);
	}
	ob_keys_put(rt, old);
}

void ob_dict_clear(struct ob_rt *rt, struct ob_object *dict)
{
	ob_dict_drop(rt, to_dict(dict));
}

void ob_dict_release(struct ob_rt *rt, struct ob_dict *d)
{
	if (d->values) {
		ob_values_clear(rt, d->values, d->keys->nentries);
		ob_values_free(rt, d->values);
	}
	ob_keys_put(rt, d->keys);
}

static void dict_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_dict *d = to_dict(o);

	ob_untrack(o);
	if (!ob_dealloc_begin(rt, o))
		return;
	ob_dict_release(rt, d);
	if (rt->free.nr_dicts < OB_FREE_DICTS && ob_is(rt, o, OB_T_DICT))
		rt->free.dicts[rt->free.nr_dicts++] = d;
	else
		ob_obj_free(rt, o);
	ob_dealloc_end(rt);
}

void ob_dict_free_list_clear(struct ob_rt *rt)
{
	while (rt->free.nr_dicts)
		ob_obj_free(rt, rt->free.dicts[--rt->free.nr_dicts]);
	while (rt->free.nr_keys)
		ob_raw_free(rt, rt->free.keys[--rt->free.nr_keys]);
}
EXPORT_SYMBOL_IF_KUNIT(ob_dict_free_list_clear);

static_assert(sizeof(struct ob_dict_unicode_entry) == 2 * sizeof(void *) &&
	      sizeof(struct ob_dict_entry) == 3 * sizeof(void *));

/* Entries from number @i on. */
static noinline int dict_visit(struct ob_dict_keys *k, s64 i,
			       struct ob_visitor *v)
{
	struct ob_object **pair;
	int res = 0;

	for (; !res && i < k->nentries; i++) {
		pair = ob_keys_pair(k, i);
		if (!pair[1])
			continue;
		res = ob_visit(v, pair[1]);
		/* Keys of a unicode table cannot be part of a cycle. */
		if (!res && !ob_keys_unicode(k))
			res = ob_visit(v, pair[0]);
	}
	return res;
}

static int dict_traverse(struct ob_object *o, struct ob_visitor *v)
{
	struct ob_dict_keys *k = to_dict(o)->keys;
	bool unicode = ob_keys_unicode(k);
	s64 i, n = k->nentries, step = unicode ? 2 : 3;
	struct ob_object **pair;

	if (to_dict(o)->values)
		return ob_visit_all(v, to_dict(o)->values, n);
	if (v->kind == OB_VISIT_ALL || !n)
		return dict_visit(k, 0, v);
	pair = ob_keys_pair(k, 0);
	if (v->kind == OB_VISIT_SUBTRACT) {
		for (i = 0; i < n; i++, pair += step) {
			ob_visit_subtract(pair[1]);
			if (!unicode && pair[1])
				ob_visit_subtract(pair[0]);
		}
		return 0;
	}
	for (i = 0; i < n; i++, pair += step)
		if (ob_visit_reach(pair[1]) ||
		    (!unicode && pair[1] && ob_visit_reach(pair[0])))
			return dict_visit(k, i, v);
	return 0;
}

void ob_dict_untrack_maybe(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_dict_keys *k = to_dict(o)->keys;
	struct ob_object **pair;
	s64 i;

	for (i = 0; i < k->nentries; i++) {
		pair = ob_dict_value(to_dict(o), i);
		if (!*pair)
			continue;
		if (ob_may_be_tracked(rt, *pair))
			return;
		if (!ob_keys_unicode(k) && ob_may_be_tracked(rt, pair[-1]))
			return;
	}
	ob_untrack(o);
}

static int dict_gc_clear(struct ob_rt *rt, struct ob_object *o)
{
	ob_dict_drop(rt, to_dict(o));
	return 0;
}

static s64 dict_size_of(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_dict *d = to_dict(o);
	s64 bytes = o->type->basicsize;

	if (d->values)
		bytes += ob_keys_shared_size(d->keys) * sizeof(*d->values);
	/* A table that is shared counts as its class's. */
	if (d->keys->refcnt == 1)
		bytes += ob_keys_bytes(d->keys);
	return bytes;
}

const struct ob_type_def ob_dict_type_def = {
	.type = {
		.name = "dict",
		.basicsize = sizeof(struct ob_dict),
		.flags = OB_TF_MAPPING | OB_TF_MATCH_SELF |
			 OB_TF_GC | OB_TF_BASETYPE | OB_TF_DICT_SUBCLASS,
		.doc = "dict() -> new empty dictionary",
		.dealloc = dict_dealloc,
		.repr = ob_dict_repr,
		.number = &ob_dict_number,
		.sequence = &ob_dict_sequence,
		.mapping = &ob_dict_mapping,
		.hash = ob_hash_unhashable,
		.traverse = dict_traverse,
		.clear = dict_gc_clear,
		.richcompare = ob_dict_richcompare,
		.iter = ob_dict_iter,
		.methods = ob_dict_methods,
		.new = ob_dict_type_new,
		.init = ob_dict_type_init,
		.size_of = dict_size_of,
	},
	.base = OB_T_OBJECT,
};

u32 ob_keys_version(struct ob_rt *rt, struct ob_dict_keys *k)
{
	if (!k->version && rt->keys_version < U32_MAX)
		k->version = ++rt->keys_version;
	return k->version;
}

u32 ob_dict_keys_version(struct ob_rt *rt, struct ob_dict *dict)
{
	return dict->values ? 0 : ob_keys_version(rt, dict->keys);
}

s64 ob_dict_find_entry(struct ob_rt *rt, struct ob_dict *dict,
		       struct ob_object *key)
{
	s64 hash = ob_dict_hash(rt, key);
	struct ob_object *value;
	s64 i;

	if (hash == -1)
		return -1;
	i = ob_dict_find(rt, dict, key, hash, &value);
	return i >= 0 ? i : -1;
}
