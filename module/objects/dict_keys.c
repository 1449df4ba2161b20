// SPDX-License-Identifier: GPL-2.0
/*
 * dict_keys - a dict's hash table: making, filling, searching
 *
 * The index is an open-addressed hash table of entry numbers, as wide as its
 * size demands. A search starts at the hash's low bits and goes on at
 * 5 * i + perturb + 1, with more of the hash shifted into perturb each time.
 */
#include "dict_priv.h"

#define PERTURB_SHIFT	5

unsigned int ob_keys_log2(s64 min)
{
	/* The bits CPython sets first make 16 slots of a request for 1 to 7. */
	return fls64(((min | (1 << DICT_LOG2_MIN)) - 1) |
		     ((1 << DICT_LOG2_MIN) - 1));
}

unsigned int ob_keys_log2_for(s64 n)
{
	return ob_keys_log2((n * 3 + 1) / 2);
}

static unsigned int index_log2_bytes(unsigned int log2_size)
{
	if (log2_size < 8)
		return log2_size;
	if (log2_size < 16)
		return log2_size + 1;
	return log2_size + (log2_size < 32 ? 2 : 3);
}

static s64 entry_bytes(bool unicode)
{
	return unicode ? sizeof(struct ob_dict_unicode_entry) :
			 sizeof(struct ob_dict_entry);
}

s64 ob_keys_bytes(const struct ob_dict_keys *k)
{
	return sizeof(*k) + (1LL << k->log2_index_bytes) +
	       entry_bytes(ob_keys_unicode(k)) * ob_keys_usable(k->log2_size);
}

static __always_inline s64 index_at(const void *index, unsigned int log2_size,
				    u64 slot)
{
	if (log2_size < 8)
		return ((const s8 *)index)[slot];
	if (log2_size < 16)
		return ((const s16 *)index)[slot];
	if (log2_size < 32)
		return ((const s32 *)index)[slot];
	return ((const s64 *)index)[slot];
}

static s64 index_get(const struct ob_dict_keys *k, u64 slot)
{
	return index_at(k + 1, k->log2_size, slot);
}

static void index_set(struct ob_dict_keys *k, u64 slot, s64 ix)
{
	void *index = k + 1;

	if (k->log2_size < 8)
		((s8 *)index)[slot] = ix;
	else if (k->log2_size < 16)
		((s16 *)index)[slot] = ix;
	else if (k->log2_size < 32)
		((s32 *)index)[slot] = ix;
	else
		((s64 *)index)[slot] = ix;
}

/**
 * struct probe - a walk over the slots where a hash can be
 * @mask: slots of the table minus one
 * @slot: where the walk is
 * @perturb: bits of the hash that have yet to take part
 */
struct probe {
	u64 mask;
	u64 slot;
	u64 perturb;
};

static struct probe probe_start(const struct ob_dict_keys *k, s64 hash)
{
	u64 mask = (1ULL << k->log2_size) - 1;

	return (struct probe) {
		.mask = mask, .slot = hash & mask, .perturb = hash,
	};
}

static void probe_next(struct probe *p)
{
	p->perturb >>= PERTURB_SHIFT;
	p->slot = (p->slot * 5 + p->perturb + 1) & p->mask;
}

static const struct ob_dict_unicode_entry *
unicode_entries(const struct ob_dict_keys *k)
{
	return (const void *)((const u8 *)(k + 1) +
			      (1ULL << k->log2_index_bytes));
}

static bool keys_from_free_list(const struct ob_dict_keys *k)
{
	return k->log2_size == DICT_LOG2_MIN && ob_keys_unicode(k);
}

struct ob_dict_keys *ob_keys_new(struct ob_rt *rt, unsigned int log2_size,
				 bool unicode)
{
	struct ob_dict_keys head = {
		.refcnt = 1,
		.log2_size = log2_size,
		.log2_index_bytes = index_log2_bytes(log2_size),
		.kind = unicode ? OB_KEYS_UNICODE : OB_KEYS_GENERAL,
		.usable = ob_keys_usable(min_t(u32, log2_size, DICT_LOG2_MAX)),
	};
	struct ob_dict_keys *k;
	s64 entries;

	if (log2_size > DICT_LOG2_MAX)
		return ob_no_memory(rt);
	if (keys_from_free_list(&head) && rt->free.nr_keys)
		k = rt->free.keys[--rt->free.nr_keys];
	else
		k = ob_raw_alloc(rt, ob_keys_bytes(&head));
	if (!k)
		return NULL;
	*k = head;
	memset(k + 1, 0xff, 1ULL << k->log2_index_bytes);
	entries = entry_bytes(unicode) * k->usable;
	memset((u8 *)(k + 1) + (1ULL << k->log2_index_bytes), 0, entries);
	return k;
}

struct ob_dict_keys *ob_keys_clone(struct ob_rt *rt, struct ob_dict_keys *k)
{
	struct ob_dict_keys *clone = ob_raw_alloc(rt, ob_keys_bytes(k));
	struct ob_object **pair;
	s64 i;

	if (!clone)
		return NULL;
	memcpy(clone, k, ob_keys_bytes(k));
	clone->refcnt = 1;
	for (i = 0; i < clone->nentries; i++) {
		pair = ob_keys_pair(clone, i);
		if (pair[1]) {
			ob_incref(pair[0]);
			ob_incref(pair[1]);
		}
	}
	return clone;
}

void ob_keys_free(struct ob_rt *rt, struct ob_dict_keys *k)
{
	if (keys_from_free_list(k) && rt->free.nr_keys < OB_FREE_KEYS)
		rt->free.keys[rt->free.nr_keys++] = k;
	else
		ob_raw_free(rt, k);
}

void ob_keys_put(struct ob_rt *rt, struct ob_dict_keys *k)
{
	struct ob_object **pair;
	s64 i;

	if (--k->refcnt)
		return;
	for (i = 0; i < k->nentries; i++) {
		pair = ob_keys_pair(k, i);
		ob_xdecref(rt, pair[0]);
		ob_xdecref(rt, pair[1]);
	}
	ob_keys_free(rt, k);
}

/* First slot on the way of @hash that holds no entry. */
static u64 find_vacant(const struct ob_dict_keys *k, s64 hash)
{
	struct probe p = probe_start(k, hash);

	while (index_get(k, p.slot) >= 0)
		probe_next(&p);
	return p.slot;
}

static void entry_set(struct ob_dict_keys *k, s64 i, struct ob_object *key,
		      s64 hash, struct ob_object *value)
{
	struct ob_object **pair = ob_keys_pair(k, i);

	pair[0] = key;
	pair[1] = value;
	if (!ob_keys_unicode(k))
		container_of(pair, struct ob_dict_entry, key)->hash = hash;
}

s64 ob_keys_add(struct ob_dict_keys *k, struct ob_object *key, s64 hash,
		struct ob_object *value)
{
	s64 i = k->nentries;

	index_set(k, find_vacant(k, hash), i);
	entry_set(k, i, key, hash, value);
	k->usable--;
	k->nentries++;
	k->version = 0;
	return i;
}

void ob_keys_move(struct ob_dict_keys *to, struct ob_dict_keys *from, s64 used)
{
	struct ob_object **pair;
	s64 i, hash;

	for (i = 0; i < from->nentries; i++) {
		pair = ob_keys_pair(from, i);
		if (!pair[1])
			continue;
		hash = ob_keys_hash(from, i);
		ob_keys_add(to, pair[0], hash, pair[1]);
	}
	ob_assert(to->nentries == used);
}

void ob_keys_forget(struct ob_dict_keys *k, s64 hash, s64 ix)
{
	struct probe p = probe_start(k, hash);

	while (index_get(k, p.slot) != ix)
		probe_next(&p);
	index_set(k, p.slot, DICT_DUMMY);
}

/* Exact str among exact strs: no code of the program can run. */
static noinline s64 find_text(const struct ob_dict_keys *k,
			      const struct ob_object *key, s64 hash)
{
	const struct ob_dict_unicode_entry *entries = unicode_entries(k);
	struct probe p = probe_start(k, hash);
	const struct ob_object *other;
	s64 ix;

	for (;; probe_next(&p)) {
		ix = index_get(k, p.slot);
		if (ix == DICT_EMPTY)
			return ix;
		if (ix < 0)
			continue;
		other = entries[ix].key;
		if (other == key ||
		    (((const struct ob_str *)other)->hash == hash &&
		     ob_str_equal(other, key)))
			return ix;
	}
}

/*
 * The same as long as nothing has to be read but keys and hashes, which names
 * of a program never need. @log2_size is a constant where this is inlined.
 */
static __always_inline s64 find_str_by(const struct ob_dict_keys *k,
				       const struct ob_object *key, s64 hash,
				       unsigned int log2_size)
{
	const struct ob_dict_unicode_entry *entries = unicode_entries(k);
	struct probe p = probe_start(k, hash);
	const struct ob_object *other;
	s64 ix;

	for (;; probe_next(&p)) {
		ix = index_at(k + 1, log2_size, p.slot);
		if (unlikely(ix < 0)) {
			if (ix == DICT_EMPTY)
				return ix;
			continue;
		}
		other = entries[ix].key;
		if (likely(other == key))
			return ix;
		if (((const struct ob_str *)other)->hash == hash)
			return find_text(k, key, hash);
	}
}

s64 ob_keys_find_str(const struct ob_dict_keys *k, const struct ob_object *key,
		     s64 hash)
{
	if (likely(k->log2_size < 8))
		return find_str_by(k, key, hash, 7);
	if (k->log2_size < 16)
		return find_str_by(k, key, hash, 15);
	return find_text(k, key, hash);
}

struct ob_object *ob_keys_find_ascii(struct ob_dict_keys *k, const char *text,
				     s64 len, s64 hash)
{
	struct probe p = probe_start(k, hash);
	struct ob_str *key;
	s64 ix;

	for (;; probe_next(&p)) {
		ix = index_get(k, p.slot);
		if (ix == DICT_EMPTY)
			return NULL;
		if (ix < 0)
			continue;
		key = (struct ob_str *)ob_keys_pair(k, ix)[0];
		if (key->hash == hash && key->length == len &&
		    ob_str_is_ascii(key) &&
		    !memcmp(ob_str_data(key), text, len))
			return OB_OBJ(key);
	}
}

/* Is entry @ix still @key's, in a table that looks like @was at @k? */
static bool undisturbed(const struct ob_dict *d, struct ob_dict_keys *k,
			const struct ob_dict_keys *was, s64 ix,
			const struct ob_object *key)
{
	return d->keys == k && k->log2_size == was->log2_size &&
	       k->kind == was->kind && ix < k->nentries &&
	       ob_keys_pair(k, ix)[0] == key;
}

/* Any keys. Return: entry, DICT_EMPTY, DICT_ERROR; DICT_DUMMY: start again. */
static s64 find_any(struct ob_rt *rt, struct ob_dict *d, struct ob_object *key,
		    s64 hash)
{
	struct ob_dict_keys *k = d->keys, was = *k;
	struct probe p = probe_start(k, hash);
	bool key_is_str = ob_is(rt, key, OB_T_STR);
	struct ob_object *other;
	s64 ix;
	int eq;

	for (;; probe_next(&p)) {
		ix = index_get(k, p.slot);
		if (ix == DICT_EMPTY)
			return ix;
		if (ix < 0)
			continue;
		other = ob_keys_pair(k, ix)[0];
		if (other == key)
			return ix;
		if (ob_keys_hash(k, ix) != hash)
			continue;
		if (key_is_str && ob_is(rt, other, OB_T_STR)) {
			if (ob_str_equal(other, key))
				return ix;
			continue;
		}
		ob_incref(other);
		eq = ob_compare_bool(rt, other, key, OB_EQ);
		ob_decref(rt, other);
		if (eq < 0)
			return DICT_ERROR;
		if (!undisturbed(d, k, &was, ix, other))
			return DICT_DUMMY;
		if (eq)
			return ix;
	}
}

/* A table or a key that comparing may run code for. */
static noinline s64 find_general(struct ob_rt *rt, struct ob_dict *d,
				 struct ob_object *key, s64 hash,
				 struct ob_object **value)
{
	s64 ix;

	*value = NULL;
	do {
		if (ob_keys_unicode(d->keys) && ob_is(rt, key, OB_T_STR))
			ix = ob_keys_find_str(d->keys, key, hash);
		else
			ix = find_any(rt, d, key, hash);
	} while (ix == DICT_DUMMY && !ob_tick(rt));
	if (ix == DICT_DUMMY)
		return DICT_ERROR;
	if (ix < 0)
		return ix;
	*value = *ob_dict_value(d, ix);
	/* Others that share the table can have what this dict has not. */
	return *value ? ix : DICT_EMPTY;
}

s64 ob_dict_find(struct ob_rt *rt, struct ob_dict *d, struct ob_object *key,
		 s64 hash, struct ob_object **value)
{
	s64 ix;

	if (unlikely(!ob_keys_unicode(d->keys) || !ob_is(rt, key, OB_T_STR)))
		return find_general(rt, d, key, hash, value);
	ix = ob_keys_find_str(d->keys, key, hash);
	*value = ix < 0 ? NULL : *ob_dict_value(d, ix);
	return *value ? ix : DICT_EMPTY;
}
