// SPDX-License-Identifier: GPL-2.0
/*
 * dict_split - tables that dicts share, and the values they have in them
 *
 * Instances of a class mostly have the same attributes. So the names are kept
 * once, in a table of the class, and each instance has an array of values. A
 * table of this kind only ever grows, and not beyond SHARED_MAX entries: what
 * finds no room in it gets a table of its own.
 *
 * Each instance made takes one entry of the room away while there is more than
 * one left (instance_dict.c), so that early instances set the names and later
 * ones have arrays that are not longer than need be. An array made when the
 * table had room for n entries in all always suffices: that number never grows.
 */
#include "dict_priv.h"

#define SHARED_LOG2	6
#define SHARED_MAX	30
#define UNSETTLED_ALIGN	128

struct ob_dict_keys *ob_keys_new_shared(struct ob_rt *rt)
{
	struct ob_dict_keys *k = ob_keys_new(rt, SHARED_LOG2, true);

	if (k) {
		k->kind = OB_KEYS_SPLIT;
		k->usable = SHARED_MAX;
	}
	return k;
}

s64 ob_keys_add_name(struct ob_dict_keys *k, struct ob_object *name, s64 hash)
{
	s64 ix = ob_keys_find_str(k, name, hash);

	if (ix >= 0)
		return ix;
	if (k->usable <= 0)
		return -1;
	return ob_keys_add(k, ob_newref(name), hash, NULL);
}

/* Bytes in front of the values, for as many. */
static size_t values_prefix(s64 n)
{
	return round_up(n + 2, sizeof(struct ob_object *));
}

/*
 * While the table is losing room, every second instance has an array of another
 * size class, so that a class would take a dozen pools for one or two blocks
 * each. Until it has settled, arrays come in few sizes.
 */
struct ob_object **ob_values_new(struct ob_rt *rt,
				 const struct ob_dict_keys *keys)
{
	s64 n = ob_keys_shared_size(keys);
	size_t prefix = values_prefix(n), bytes = prefix + n * sizeof(void *);
	u8 *block;

	if (keys->usable > 1)
		bytes = round_up(bytes, UNSETTLED_ALIGN);
	block = ob_raw_alloc(rt, bytes);
	if (!block)
		return NULL;
	memset(block, 0, bytes);
	block[prefix - 1] = prefix;
	return (struct ob_object **)(block + prefix);
}

void ob_values_free(struct ob_rt *rt, struct ob_object **values)
{
	ob_raw_free(rt, ob_values_block(values));
}

void ob_values_clear(struct ob_rt *rt, struct ob_object **values, s64 n)
{
	s64 i;

	((u8 *)values)[-2] = 0;
	for (i = 0; i < n; i++)
		ob_exc_set(rt, &values[i], NULL);
}

void ob_values_forget(struct ob_object **values, unsigned int at)
{
	u8 *order = (u8 *)values - 3, *nr = order + 1;
	unsigned int i = 0;

	while (order[-(int)i] != at)
		i++;
	for (--*nr; i < *nr; i++)
		order[-(int)i] = order[-(int)i - 1];
}

void ob_dict_adopt(struct ob_rt *rt, struct ob_dict *d,
		   struct ob_dict_keys *keys, struct ob_object **values)
{
	s64 i;

	ob_assert(d->keys == ob_empty_keys(rt));
	d->keys->refcnt--;
	keys->refcnt++;
	d->keys = keys;
	d->values = values;
	d->used = ob_values_nr(values);
	for (i = 0; i < keys->nentries; i++) {
		if (values[i] && ob_may_be_tracked(rt, values[i])) {
			ob_track(rt, d);
			break;
		}
	}
}

struct ob_object *ob_dict_new_shared(struct ob_rt *rt,
				     struct ob_dict_keys *keys)
{
	struct ob_object **values = ob_values_new(rt, keys);
	struct ob_object *dict;

	if (!values)
		return NULL;
	dict = ob_dict_new(rt);
	if (dict)
		ob_dict_adopt(rt, to_dict(dict), keys, values);
	else
		ob_values_free(rt, values);
	return dict;
}

/* The array made for @n values is shorter where the table has lost room. */
static void values_copy(struct ob_object **to, struct ob_object *const *from,
			const struct ob_dict_keys *keys)
{
	s64 i;

	for (i = 0; i < ob_values_nr(from); i++)
		ob_values_append(to, ob_values_order(from, i));
	for (i = 0; i < keys->nentries; i++) {
		to[i] = from[i];
		ob_xincref(to[i]);
	}
}

struct ob_object *ob_dict_copy_split(struct ob_rt *rt, struct ob_dict *d)
{
	struct ob_object **values;
	struct ob_dict *copy;

	values = ob_values_new(rt, d->keys);
	if (!values)
		return NULL;
	copy = ob_obj_alloc(rt, OB_T_DICT, sizeof(*copy));
	if (!copy) {
		ob_values_free(rt, values);
		return NULL;
	}
	copy->used = 0;
	copy->keys = ob_empty_keys(rt);
	copy->keys->refcnt++;
	copy->values = NULL;
	ob_dict_touch(rt, copy);
	/* Making it can have run finalizers that changed the dict. */
	if (!d->values) {
		ob_values_free(rt, values);
		if (!ob_dict_merge(rt, copy, OB_OBJ(d),
				   OB_MERGE_OVERRIDE))
			return OB_OBJ(copy);
		ob_decref(rt, copy);
		return NULL;
	}
	values_copy(values, d->values, d->keys);
	ob_dict_adopt(rt, copy, d->keys, values);
	if (ob_gc_is_tracked(ob_gc_of(d)))
		ob_track(rt, copy);
	return OB_OBJ(copy);
}

void ob_dict_unsplit(struct ob_rt *rt, struct ob_dict *d,
		     struct ob_dict_keys *to)
{
	struct ob_object **values = d->values, *key;
	struct ob_dict_keys *shared = d->keys;
	s64 i;
	int ix;

	for (i = 0; i < d->used; i++) {
		ix = ob_values_order(values, i);
		key = ob_keys_pair(shared, ix)[0];
		ob_keys_add(to, ob_newref(key), ob_keys_hash(shared, ix),
			    values[ix]);
	}
	d->keys = to;
	d->values = NULL;
	ob_values_free(rt, values);
	ob_keys_put(rt, shared);
}
