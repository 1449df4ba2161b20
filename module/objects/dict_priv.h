/* SPDX-License-Identifier: GPL-2.0 */
/*
 * dict_priv - what the dict*.c files share
 *
 * Vocabulary
 *   table   struct ob_dict_keys with what follows it: an index and entries
 *   slot    one element of the index: number of an entry, or a mark
 *   entry   key and value (and hash, in a general table) in insertion order
 *
 *   +--------+--------------------+---------+---------+-- ... --+
 *   | header | index: 2^log2_size | entry 0 | entry 1 |         |
 *   +--------+--------------------+---------+---------+-- ... --+
 *
 *   entries there is room for = nentries + usable, minus what popitem() took
 *   used = entries below nentries that have a value
 *
 * A unicode table has had nothing but exact str keys, whose hash is in the
 * str. A split one is a unicode table without the values, which each dict that
 * shares it has for itself (layouts.h); nothing is ever taken out of it.
 *
 * In a table of a dict's own each deletion leaves a dummy slot and an empty entry, so that a table
 * only ever fills up; it is made anew, compact, when no entry is left.
 */
#ifndef _OBHEAP_DICT_PRIV_H
#define _OBHEAP_DICT_PRIV_H

#include "containers_priv.h"

#define DICT_LOG2_MIN	3	/* the smallest table that holds anything */
#define DICT_LOG2_MAX	40	/* beyond any memory there is */

/* marks in the index, and failure of a look-up */
#define DICT_EMPTY	(-1)
#define DICT_DUMMY	(-2)
#define DICT_ERROR	(-3)

/* dict_keys.c */

/** ob_keys_usable() - entries in a table of that size: two thirds */
static inline s64 ob_keys_usable(unsigned int log2_size)
{
	return (2LL << log2_size) / 3;
}

static inline bool ob_keys_unicode(const struct ob_dict_keys *k)
{
	return k->kind != OB_KEYS_GENERAL;
}

/** ob_keys_pair() - key and value of entry @i, next to each other */
static inline struct ob_object **ob_keys_pair(struct ob_dict_keys *k, s64 i)
{
	void *entries = (u8 *)(k + 1) + (1ULL << k->log2_index_bytes);

	if (ob_keys_unicode(k))
		return &((struct ob_dict_unicode_entry *)entries)[i].key;
	return &((struct ob_dict_entry *)entries)[i].key;
}

/** ob_dict_value() - where the value of entry @i is; NULL there for none */
static inline struct ob_object **ob_dict_value(const struct ob_dict *d, s64 i)
{
	return d->values ? &d->values[i] : &ob_keys_pair(d->keys, i)[1];
}

/** ob_keys_hash() - hash of entry @i's key */
static inline s64 ob_keys_hash(struct ob_dict_keys *k, s64 i)
{
	struct ob_object **pair = ob_keys_pair(k, i);

	if (ob_keys_unicode(k))
		return ((struct ob_str *)pair[0])->hash;
	return container_of(pair, struct ob_dict_entry, key)->hash;
}

/** ob_dict_entry_from() - number of the live entry that *@pos finds, or -1 */
static inline s64 ob_dict_entry_from(const struct ob_dict *d, s64 *pos)
{
	s64 i;

	if (d->values) {
		if (*pos >= d->used)
			return -1;
		return ob_values_order(d->values, (*pos)++);
	}
	while (*pos < d->keys->nentries) {
		i = (*pos)++;
		if (ob_keys_pair(d->keys, i)[1])
			return i;
	}
	return -1;
}

/** ob_keys_log2() - size of a table for @min slots, by CPython's rule */
unsigned int ob_keys_log2(s64 min);
/** ob_keys_log2_for() - size of a table expecting @n entries */
unsigned int ob_keys_log2_for(s64 n);
struct ob_dict_keys *ob_keys_new(struct ob_rt *rt, unsigned int log2_size,
				 bool unicode);
/** ob_keys_clone() - same table, references of its own; never from a free list */
struct ob_dict_keys *ob_keys_clone(struct ob_rt *rt, struct ob_dict_keys *k);
/** ob_keys_free() - release a table whose references are somebody else's now */
void ob_keys_free(struct ob_rt *rt, struct ob_dict_keys *k);
/** ob_keys_put() - a dict lets go of its table */
void ob_keys_put(struct ob_rt *rt, struct ob_dict_keys *k);
s64 ob_keys_bytes(const struct ob_dict_keys *k);
/** ob_keys_add() - append an entry, stealing both; there must be room */
s64 ob_keys_add(struct ob_dict_keys *k, struct ob_object *key, s64 hash,
		struct ob_object *value);
/** ob_keys_move() - append @from's live entries to empty table @to */
void ob_keys_move(struct ob_dict_keys *to, struct ob_dict_keys *from,
		  s64 used);
/** ob_keys_find_str() - entry of an exact str in a unicode table */
s64 ob_keys_find_str(const struct ob_dict_keys *k, const struct ob_object *key,
		     s64 hash);
/** ob_keys_forget() - turn the slot of entry @ix, @hash into a dummy */
void ob_keys_forget(struct ob_dict_keys *k, s64 hash, s64 ix);
/** ob_keys_find_ascii() - key of that text in a unicode table, borrowed or NULL */
struct ob_object *ob_keys_find_ascii(struct ob_dict_keys *k, const char *text,
				     s64 len, s64 hash);
/*
 * ob_dict_find() - look a key up
 * @value: filled with the value, borrowed, or NULL
 *
 * Return: number of the entry, DICT_EMPTY, or DICT_ERROR when a comparison
 * raised. A comparison may have changed the dict; the answer is about the dict
 * as it is on return.
 */
s64 ob_dict_find(struct ob_rt *rt, struct ob_dict *d, struct ob_object *key,
		 s64 hash, struct ob_object **value);

/** ob_dict_hash_at() - hash of @key, which ob_dict_next() found at @i */
static inline s64 ob_dict_hash_at(struct ob_rt *rt, struct ob_dict *d,
				  struct ob_object *key, s64 i)
{
	if (ob_is(rt, key, OB_T_STR))
		return ((struct ob_str *)key)->hash;
	return ob_keys_hash(d->keys, i);
}

/* dict_split.c */

/** ob_keys_shared_size() - values of a dict that shares this table */
static inline s64 ob_keys_shared_size(const struct ob_dict_keys *k)
{
	return k->nentries + k->usable;
}

struct ob_dict_keys *ob_keys_new_shared(struct ob_rt *rt);
/** ob_keys_add_name() - entry of an exact str, made if need be; -1: no room */
s64 ob_keys_add_name(struct ob_dict_keys *k, struct ob_object *name, s64 hash);
/** ob_values_new() - values for a table's names, none set; NULL raised */
struct ob_object **ob_values_new(struct ob_rt *rt,
				 const struct ob_dict_keys *keys);
void ob_values_free(struct ob_rt *rt, struct ob_object **values);
/** ob_values_clear() - unset the first @n, dropping the references */
void ob_values_clear(struct ob_rt *rt, struct ob_object **values, s64 n);
/** ob_values_forget() - value @at is set no more */
void ob_values_forget(struct ob_object **values, unsigned int at);
/** ob_dict_adopt() - make empty dict @d one of these values; steals them */
void ob_dict_adopt(struct ob_rt *rt, struct ob_dict *d,
		   struct ob_dict_keys *keys, struct ob_object **values);
/** ob_dict_new_shared() - empty dict that shares a table; new reference */
struct ob_object *ob_dict_new_shared(struct ob_rt *rt,
				     struct ob_dict_keys *keys);
/** ob_dict_copy_split() - copy that shares the table too; new reference */
struct ob_object *ob_dict_copy_split(struct ob_rt *rt, struct ob_dict *d);
/** ob_dict_unsplit() - append all of @d to empty table @to, d's own from now */
void ob_dict_unsplit(struct ob_rt *rt, struct ob_dict *d,
		     struct ob_dict_keys *to);

/* dict.c */

/** ob_dict_hash() - hash of a key; -1 raised */
static inline s64 ob_dict_hash(struct ob_rt *rt, struct ob_object *key)
{
	if (ob_is(rt, key, OB_T_STR) && ((struct ob_str *)key)->hash != -1)
		return ((struct ob_str *)key)->hash;
	return ob_hash(rt, key);
}

/** ob_keys_version() - what ob_dict_keys_version() says of a dict's table */
u32 ob_keys_version(struct ob_rt *rt, struct ob_dict_keys *k);
/** ob_dict_empty() - empty dict that never comes from the free list: dict() */
struct ob_object *ob_dict_empty(struct ob_rt *rt);
/** ob_dict_empty_of() - empty dict, of a derived class perhaps */
struct ob_object *ob_dict_empty_of(struct ob_rt *rt, struct ob_type *type);
/** ob_dict_insert() - d[key] = value with the hash known; 0 or -1 */
int ob_dict_insert(struct ob_rt *rt, struct ob_dict *d, struct ob_object *key,
		   s64 hash, struct ob_object *value);
/** ob_dict_resize() - rebuild as a table of that size */
int ob_dict_resize(struct ob_rt *rt, struct ob_dict *d,
		   unsigned int log2_size, bool unicode);
/** ob_dict_remove() - delete entry @ix, whose key has @hash */
void ob_dict_remove(struct ob_rt *rt, struct ob_dict *d, s64 hash, s64 ix);
/** ob_dict_del_hash() - ob_dict_del() with the hash known */
int ob_dict_del_hash(struct ob_rt *rt, struct ob_dict *d,
		     struct ob_object *key, s64 hash);
void ob_dict_touch(struct ob_rt *rt, struct ob_dict *d);
void ob_dict_drop(struct ob_rt *rt, struct ob_dict *d);
/** ob_dict_release() - for deallocators: give up the table and all in it */
void ob_dict_release(struct ob_rt *rt, struct ob_dict *d);
/*
 * ob_dict_pop() - take a key out
 * @dflt: result when it is not there, NULL for KeyError
 *
 * Return: new reference.
 */
struct ob_object *ob_dict_pop(struct ob_rt *rt, struct ob_dict *d,
			      struct ob_object *key, struct ob_object *dflt);
struct ob_object *ob_dict_pop_hash(struct ob_rt *rt, struct ob_dict *d,
				   struct ob_object *key, s64 hash,
				   struct ob_object *dflt);
/** ob_dict_setdefault() - value of a key, put there if need be; borrowed */
struct ob_object *ob_dict_setdefault(struct ob_rt *rt, struct ob_dict *d,
				     struct ob_object *key,
				     struct ob_object *value);

/* dict_update.c */

/** ob_dict_update_kw() - the keyword arguments of update() */
int ob_dict_update_kw(struct ob_rt *rt, struct ob_dict *d,
		      struct ob_tuple *kwnames,
		      struct ob_object *const *values);
struct ob_object *ob_dict_fromkeys(struct ob_rt *rt, struct ob_object *cls,
				   struct ob_object *iterable,
				   struct ob_object *value);

/* dict_methods.c */

extern const struct ob_method_def ob_dict_methods[];
extern const struct ob_number_slots ob_dict_number;
extern const struct ob_sequence_slots ob_dict_sequence;
extern const struct ob_mapping_slots ob_dict_mapping;
s64 ob_dict_length(struct ob_rt *rt, struct ob_object *o);
struct ob_object *ob_dict_subscript(struct ob_rt *rt, struct ob_object *o,
				    struct ob_object *key);
struct ob_object *ob_dict_inplace(struct ob_rt *rt, enum ob_binop op,
				  struct ob_object *a, struct ob_object *b);
struct ob_object *ob_dict_repr(struct ob_rt *rt, struct ob_object *o);
struct ob_object *ob_dict_richcompare(struct ob_rt *rt, struct ob_object *a,
				      struct ob_object *b, enum ob_cmp op);
struct ob_object *ob_dict_iter(struct ob_rt *rt, struct ob_object *o);
struct ob_object *ob_dict_type_new(struct ob_rt *rt, struct ob_type *type,
				   struct ob_object *const *args, size_t nargs,
				   struct ob_tuple *kwnames);

int ob_dict_type_init(struct ob_rt *rt, struct ob_object *self,
		      struct ob_object *const *args, size_t nargs,
		      struct ob_tuple *kwnames);

/* dict_view.c */

/** ob_dict_view_new() - keys(), values() or items() of a dict */
struct ob_object *ob_dict_view_new(struct ob_rt *rt, enum ob_tid tid,
				   struct ob_object *dict);

struct ob_dict *ob_dict_of_view(const struct ob_object *view);

/** ob_is_items_view() - items() of a dict or OrderedDict */
static inline bool ob_is_items_view(struct ob_rt *rt,
				    const struct ob_object *o)
{
	return ob_is(rt, o, OB_T_DICT_ITEMS) || ob_is(rt, o, OB_T_ODICT_ITEMS);
}

/** ob_is_set_view() - keys() or items(), which compare as sets do */
static inline bool ob_is_set_view(struct ob_rt *rt, const struct ob_object *o)
{
	return ob_is(rt, o, OB_T_DICT_KEYS) || ob_is_items_view(rt, o) ||
	       ob_is(rt, o, OB_T_ODICT_KEYS);
}

/* dict_view_ops.c */

extern const struct ob_number_slots ob_dict_view_number;

/* dict_iter.c */

struct ob_object *ob_dict_iter_new(struct ob_rt *rt, enum ob_tid tid,
				   struct ob_object *dict);

#endif /* _OBHEAP_DICT_PRIV_H */
