// SPDX-License-Identifier: GPL-2.0
/*
 * set - the table that set and frozenset share: searching, growing, merging
 *
 * An open-addressed table of keys and hashes, the first eight entries of it
 * inside the object. A search looks at up to ten neighbouring entries before
 * it jumps. The order of a set is the order of its table, so every step here
 * is CPython 3.11's.
 *
 * Comparing keys can run code that changes the very set: a search holds the
 * key it compares, looks whether the table is still the same one, and begins
 * anew if not.
 */
#include "dict_priv.h"
#include "set_priv.h"

#define SET_NEIGHBOURS	9	/* looked at behind the entry a hash leads to */
#define SET_SHIFT	5
#define SET_BIG		50000	/* beyond this many keys a table doubles */
#define SET_MAX		(S64_MAX / (s64)sizeof(struct ob_set_entry) / 8)

/* How far a search goes on from entry @i without a jump. */
static s64 neighbours(u64 i, s64 mask)
{
	return (s64)i + SET_NEIGHBOURS <= mask ? SET_NEIGHBOURS : 0;
}

static bool is_unused(const struct ob_set_entry *e)
{
	return !e->key && !e->hash;
}

/*
 * Is it the key of entry @e, whose hash is the same? 1, 0 or -1 raised;
 * *@changed when the comparison has changed the set.
 */
static int entry_same(struct ob_rt *rt, struct ob_set *s,
		      struct ob_set_entry *e, struct ob_object *key,
		      bool *changed)
{
	struct ob_set_entry *table = s->table;
	struct ob_object *held = e->key;
	int eq;

	*changed = false;
	if (held == key)
		return 1;
	if (ob_is(rt, held, OB_T_STR) && ob_is(rt, key, OB_T_STR))
		return ob_str_equal(held, key);
	ob_incref(held);
	eq = ob_compare_bool(rt, held, key, OB_EQ);
	ob_decref(rt, held);
	*changed = s->table != table || e->key != held;
	return eq;
}

/*
 * Look a key up: 1 found, 0 not, -1 raised. *@at is its entry. When @add, a
 * key that was equal at the time is found even if it has gone since, and *@at
 * means nothing then; a key that is not there belongs at *@at, the last dummy
 * that was passed or the unused entry the search ended at.
 */
static int set_search(struct ob_rt *rt, struct ob_set *s,
		      struct ob_object *key, s64 hash, bool add,
		      struct ob_set_entry **at)
{
	struct ob_set_entry *e, *dummy;
	u64 perturb, i;
	bool changed;
	s64 left;
	int eq;

restart:
	dummy = NULL;
	perturb = hash;
	i = hash & s->mask;
	for (;;) {
		e = &s->table[i];
		left = neighbours(i, s->mask);
		do {
			if (is_unused(e)) {
				*at = dummy ?: e;
				return 0;
			}
			if (add && e->hash == -1)
				dummy = e;
			if (e->hash != hash)
				continue;
			eq = entry_same(rt, s, e, key, &changed);
			if (eq < 0)
				return -1;
			*at = e;
			if (eq && (add || !changed))
				return 1;
			if (ob_tick(rt))
				return -1;
			if (changed)
				goto restart;
		} while (e++, left--);
		perturb >>= SET_SHIFT;
		i = (i * 5 + 1 + perturb) & s->mask;
	}
}

/* Put a key that is not there into a table without dummies; steals it. */
static void table_insert(struct ob_set_entry *table, s64 mask,
			 struct ob_object *key, s64 hash)
{
	u64 perturb = hash, i = hash & mask;
	struct ob_set_entry *e;
	s64 left;

	for (;;) {
		e = &table[i];
		left = neighbours(i, mask);
		do {
			if (!e->key) {
				e->key = key;
				e->hash = hash;
				return;
			}
		} while (e++, left--);
		perturb >>= SET_SHIFT;
		i = (i * 5 + 1 + perturb) & mask;
	}
}

/* A table of more than @min entries, all keys moved into it. */
static int set_resize(struct ob_rt *rt, struct ob_set *s, s64 min)
{
	struct ob_set_entry small[OB_SET_INLINE], *old = s->table, *table, *e;
	s64 size = OB_SET_INLINE, n = s->mask + 1;

	if (min > SET_MAX) {
		ob_no_memory(rt);
		return -1;
	}
	while (size <= min)
		size <<= 1;
	if (size > OB_SET_INLINE) {
		table = ob_raw_alloc(rt, size * sizeof(*table));
		if (!table)
			return -1;
	} else {
		table = s->small;
		if (table == old) {
			if (s->fill == s->used)
				return 0;
			memcpy(small, old, sizeof(small));
			old = small;
		}
	}
	memset(table, 0, size * sizeof(*table));
	s->table = table;
	s->mask = size - 1;
	s->fill = s->used;
	for (e = old; e < old + n; e++)
		if (e->key)
			table_insert(table, s->mask, e->key, e->hash);
	if (old != s->small && old != small)
		ob_raw_free(rt, old);
	return 0;
}

int ob_set_compact(struct ob_rt *rt, struct ob_set *s)
{
	return set_resize(rt, s, s->used > SET_BIG ? s->used * 2 : s->used * 4);
}

int ob_set_put(struct ob_rt *rt, struct ob_set *s, struct ob_object *key,
	       s64 hash)
{
	struct ob_set_entry *e;
	bool fill;
	int found;

	/* Comparing can run code that drops the caller's reference. */
	ob_incref(key);
	found = set_search(rt, s, key, hash, true, &e);
	if (found) {
		ob_decref(rt, key);
		return found < 0 ? -1 : 0;
	}
	fill = is_unused(e);
	e->key = key;
	e->hash = hash;
	s->used++;
	if (!fill)
		return 0;
	s->fill++;
	if (s->fill * 5 < s->mask * 3)
		return 0;
	return ob_set_compact(rt, s);
}

int ob_set_take(struct ob_rt *rt, struct ob_set *s, struct ob_object *key,
		s64 hash)
{
	struct ob_object *old;
	struct ob_set_entry *e;
	int found = set_search(rt, s, key, hash, false, &e);

	if (found <= 0)
		return found;
	old = e->key;
	e->key = NULL;
	e->hash = -1;
	s->used--;
	ob_decref(rt, old);
	return 1;
}

int ob_set_has(struct ob_rt *rt, struct ob_set *s, struct ob_object *key,
	       s64 hash)
{
	struct ob_set_entry *e;

	return set_search(rt, s, key, hash, false, &e);
}

struct ob_set_entry *ob_set_walk(struct ob_set *s, s64 *pos)
{
	while (*pos <= s->mask) {
		struct ob_set_entry *e = &s->table[(*pos)++];

		if (e->key)
			return e;
	}
	return NULL;
}

bool ob_set_next(struct ob_object *set, s64 *pos, struct ob_object **key)
{
	struct ob_set_entry *e = ob_set_walk(to_set(set), pos);

	if (e)
		*key = e->key;
	return e;
}

static void set_init(struct ob_set *s)
{
	memset(s->small, 0, sizeof(s->small));
	s->table = s->small;
	s->mask = OB_SET_INLINE - 1;
	s->fill = 0;
	s->used = 0;
	s->hash = -1;
}

void ob_set_drop(struct ob_rt *rt, struct ob_set *s)
{
	struct ob_set_entry small[OB_SET_INLINE], *table = s->table, *e;
	bool outer = table != s->small;
	s64 n = s->used;

	if (!outer && !s->fill)
		return;
	/* Emptied first: dropping a key can run code that uses the set. */
	if (!outer) {
		memcpy(small, table, sizeof(small));
		table = small;
	}
	set_init(s);
	for (e = table; n > 0; e++) {
		if (!e->key)
			continue;
		n--;
		ob_decref(rt, e->key);
	}
	if (outer)
		ob_raw_free(rt, table);
}

void ob_set_swap(struct ob_set *a, struct ob_set *b)
{
	struct ob_set_entry small[OB_SET_INLINE];
	bool a_inner = a->table == a->small, b_inner = b->table == b->small;

	swap(a->fill, b->fill);
	swap(a->used, b->used);
	swap(a->mask, b->mask);
	swap(a->table, b->table);
	if (b_inner)
		a->table = a->small;
	if (a_inner)
		b->table = b->small;
	memcpy(small, a->small, sizeof(small));
	memcpy(a->small, b->small, sizeof(small));
	memcpy(b->small, small, sizeof(small));
	a->hash = -1;
	b->hash = -1;
}

/* Room for @n more keys, expecting that few are there already. */
static int set_expect(struct ob_rt *rt, struct ob_set *s, s64 n)
{
	if ((s->fill + n) * 5 < s->mask * 3)
		return 0;
	return set_resize(rt, s, (s->used + n) * 2);
}

/* The keys of @o into an empty set with a table large enough. */
static void merge_clean(struct ob_set *s, struct ob_set *o)
{
	bool same = s->mask == o->mask && o->fill == o->used;
	struct ob_set_entry *e;
	s64 i;

	s->fill = o->used;
	s->used = o->used;
	for (i = 0; i <= o->mask; i++) {
		e = &o->table[i];
		if (!e->key)
			continue;
		ob_incref(e->key);
		if (same)
			s->table[i] = *e;
		else
			table_insert(s->table, s->mask, e->key, e->hash);
	}
}

static int merge_set(struct ob_rt *rt, struct ob_set *s, struct ob_set *o)
{
	struct ob_set_entry *e;
	s64 i = 0;

	if (s == o || !o->used)
		return 0;
	if (set_expect(rt, s, o->used))
		return -1;
	if (!s->fill) {
		merge_clean(s, o);
		return 0;
	}
	while ((e = ob_set_walk(o, &i)))
		if (ob_set_put(rt, s, e->key, e->hash) || ob_tick(rt))
			return -1;
	return 0;
}

static int merge_dict(struct ob_rt *rt, struct ob_set *s, struct ob_dict *d)
{
	struct ob_object *key, *value;
	s64 i = 0, hash;

	if (set_expect(rt, s, d->used))
		return -1;
	while (ob_dict_next(OB_OBJ(d), &i, &key, &value)) {
		hash = ob_dict_hash_at(rt, d, key, i - 1);
		if (ob_set_put(rt, s, key, hash) || ob_tick(rt))
			return -1;
	}
	return 0;
}

int ob_set_add(struct ob_rt *rt, struct ob_object *set, struct ob_object *key)
{
	s64 hash = ob_set_key_hash(rt, key);

	if (hash == -1)
		return -1;
	return ob_set_put(rt, to_set(set), key, hash);
}
EXPORT_SYMBOL_IF_KUNIT(ob_set_add);

int ob_set_update(struct ob_rt *rt, struct ob_object *set,
		  struct ob_object *iterable)
{
	struct ob_object *it, *key;
	int err = 0;

	if (ob_is_set(rt, iterable))
		return merge_set(rt, to_set(set), to_set(iterable));
	if (ob_is(rt, iterable, OB_T_DICT))
		return merge_dict(rt, to_set(set), to_dict(iterable));
	it = ob_iter(rt, iterable);
	if (!it)
		return -1;
	while (!err && (key = ob_iternext(rt, it))) {
		err = ob_set_add(rt, set, key);
		ob_decref(rt, key);
		if (!err)
			err = ob_tick(rt);
	}
	ob_decref(rt, it);
	return err || ob_raised(rt) ? -1 : 0;
}
EXPORT_SYMBOL_IF_KUNIT(ob_set_update);

bool ob_is_set(struct ob_rt *rt, const struct ob_object *o)
{
	return ob_is(rt, o, OB_T_SET) || ob_is(rt, o, OB_T_FROZENSET) ||
	       ob_is_subtype(o->type, ob_type_of(rt, OB_T_SET)) ||
	       ob_is_subtype(o->type, ob_type_of(rt, OB_T_FROZENSET));
}

struct ob_object *ob_set_make(struct ob_rt *rt, struct ob_type *type,
			      struct ob_object *iterable)
{
	struct ob_set *s = ob_type_alloc(rt, type, 0);

	if (!s)
		return NULL;
	set_init(s);
	ob_track(rt, s);
	if (iterable && ob_set_update(rt, OB_OBJ(s), iterable)) {
		ob_decref(rt, s);
		return NULL;
	}
	return OB_OBJ(s);
}

struct ob_object *ob_set_make_base(struct ob_rt *rt, struct ob_object *like,
				   struct ob_object *iterable)
{
	struct ob_type *type = ob_type_of(rt, OB_T_FROZENSET);

	if (!ob_is_subtype(like->type, type))
		type = ob_type_of(rt, OB_T_SET);
	return ob_set_make(rt, type, iterable);
}

struct ob_object *ob_set_new(struct ob_rt *rt, enum ob_tid tid,
			     struct ob_object *iterable)
{
	return ob_set_make(rt, ob_type_of(rt, tid), iterable);
}
EXPORT_SYMBOL_IF_KUNIT(ob_set_new);

void ob_set_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_set *s = to_set(o);
	struct ob_set_entry *e;
	s64 n = s->used;

	ob_untrack(o);
	if (!ob_dealloc_begin(rt, o))
		return;
	ob_weakrefs_clear(rt, o);
	for (e = s->table; n > 0; e++) {
		if (!e->key)
			continue;
		n--;
		ob_decref(rt, e->key);
	}
	if (s->table != s->small)
		ob_raw_free(rt, s->table);
	ob_obj_free(rt, o);
	ob_dealloc_end(rt);
}

int ob_set_traverse(struct ob_object *o, struct ob_visitor *v)
{
	struct ob_set_entry *e;
	int res = 0;
	s64 i = 0;

	while (!res && (e = ob_set_walk(to_set(o), &i)))
		res = ob_visit(v, e->key);
	return res;
}

int ob_set_gc_clear(struct ob_rt *rt, struct ob_object *o)
{
	ob_set_drop(rt, to_set(o));
	return 0;
}

s64 ob_set_size_of(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_set *s = to_set(o);
	s64 size = o->type->basicsize;

	if (s->table != s->small)
		size += (s->mask + 1) * (s64)sizeof(*s->table);
	return size;
}
