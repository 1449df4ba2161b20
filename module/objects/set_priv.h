/* SPDX-License-Identifier: GPL-2.0 */
/*
 * set_priv - what the set*.c files share
 *
 * Vocabulary
 *   unused   an entry that never held a key: key NULL, hash 0
 *   dummy    an entry whose key was taken out: key NULL, hash -1, which no key
 *            has, so that a search goes on behind it
 *   fill     entries that are not unused; used: entries that hold a key
 *
 * A table only fills up; it is made anew, without dummies, when three fifths
 * of it are filled.
 */
#ifndef _OBHEAP_SET_PRIV_H
#define _OBHEAP_SET_PRIV_H

#include "containers_priv.h"

static inline struct ob_set *to_set(const void *o)
{
	return (struct ob_set *)o;
}

/* set.c: the table */

/** ob_set_put() - add a key whose hash is known; 0 or -1 */
int ob_set_put(struct ob_rt *rt, struct ob_set *s, struct ob_object *key,
	       s64 hash);
/** ob_set_take() - remove a key: 1 done, 0 was not there, -1 raised */
int ob_set_take(struct ob_rt *rt, struct ob_set *s, struct ob_object *key,
		s64 hash);
/** ob_set_has() - 1, 0 or -1 raised */
int ob_set_has(struct ob_rt *rt, struct ob_set *s, struct ob_object *key,
	       s64 hash);
/** ob_set_compact() - a new table without dummies, with room to grow */
int ob_set_compact(struct ob_rt *rt, struct ob_set *s);
void ob_set_drop(struct ob_rt *rt, struct ob_set *s);
/** ob_set_swap() - exchange what two sets hold */
void ob_set_swap(struct ob_set *a, struct ob_set *b);
/** ob_set_walk() - next entry from *@pos, which moves behind it; or NULL */
struct ob_set_entry *ob_set_walk(struct ob_set *s, s64 *pos);
/** ob_set_make() - set of any of the set types; @iterable may be NULL */
struct ob_object *ob_set_make(struct ob_rt *rt, struct ob_type *type,
			      struct ob_object *iterable);
/** ob_set_make_base() - likewise, of the builtin type @like is derived from */
struct ob_object *ob_set_make_base(struct ob_rt *rt, struct ob_object *like,
				   struct ob_object *iterable);

/** ob_set_copy() - a set of the builtin type with the same keys */
static inline struct ob_object *ob_set_copy(struct ob_rt *rt,
					    struct ob_object *o)
{
	return ob_set_make_base(rt, o, o);
}

void ob_set_dealloc(struct ob_rt *rt, struct ob_object *o);
int ob_set_traverse(struct ob_object *o, struct ob_visitor *v);
int ob_set_gc_clear(struct ob_rt *rt, struct ob_object *o);
s64 ob_set_size_of(struct ob_rt *rt, struct ob_object *o);

/** ob_set_key_hash() - hash of a key; -1 raised */
static inline s64 ob_set_key_hash(struct ob_rt *rt, struct ob_object *key)
{
	if (ob_is(rt, key, OB_T_STR) && ((struct ob_str *)key)->hash != -1)
		return ((struct ob_str *)key)->hash;
	return ob_hash(rt, key);
}

/* set_ops.c: set algebra; each returns a new reference or NULL, or 0 or -1 */

struct ob_object *ob_set_intersect(struct ob_rt *rt, struct ob_object *a,
				   struct ob_object *other);
struct ob_object *ob_set_subtract(struct ob_rt *rt, struct ob_object *a,
				  struct ob_object *other);
int ob_set_subtract_from(struct ob_rt *rt, struct ob_set *s,
			 struct ob_object *other);
int ob_set_xor_into(struct ob_rt *rt, struct ob_set *s,
		    struct ob_object *other);
/* each 1, 0 or -1 */
int ob_set_is_subset(struct ob_rt *rt, struct ob_object *a,
		     struct ob_object *other);
int ob_set_is_superset(struct ob_rt *rt, struct ob_object *a,
		       struct ob_object *other);
int ob_set_is_disjoint(struct ob_rt *rt, struct ob_object *a,
		       struct ob_object *other);

/* set_type.c */

int ob_set_contains(struct ob_rt *rt, struct ob_object *o,
		    struct ob_object *key);
/*
 * ob_set_take_key() - remove a key: 1 done, 0 was not there, -1 raised
 *
 * A set, which has no hash, stands for the frozenset of its keys.
 */
int ob_set_take_key(struct ob_rt *rt, struct ob_set *s, struct ob_object *key);
/** ob_set_xor() - the keys that one of the two has; new reference */
struct ob_object *ob_set_xor(struct ob_rt *rt, struct ob_object *a,
			     struct ob_object *other);

/* set_methods.c */

extern const struct ob_method_def ob_set_methods[], ob_frozenset_methods[];

/* set_iter.c */

struct ob_object *ob_set_iter(struct ob_rt *rt, struct ob_object *o);

#endif /* _OBHEAP_SET_PRIV_H */
