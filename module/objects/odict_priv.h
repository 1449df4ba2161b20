/* SPDX-License-Identifier: GPL-2.0 */
/*
 * odict_priv - collections.OrderedDict: a dict and a list of its keys
 *
 * The table of the dict says where a value is; the list says in which order
 * the keys are. Slot i of a second table is the node of entry i of the first,
 * as long as the first is the one the second was made for:
 *
 *   first -> [a] <-> [c] <-> [b] <- last
 *             ^       ^       ^
 *   slots:  [ 0       2       1      .  .  .  .  . ]
 *
 * Each node in the list is in one slot at most, and a slot that is not empty
 * holds a node that is in the list. No more than that is certain: what dict's
 * own methods do to an OrderedDict, the list does not learn of.
 */
#ifndef _OBHEAP_ODICT_PRIV_H
#define _OBHEAP_ODICT_PRIV_H

#include "dict_priv.h"

/**
 * struct odict_node - a key in its place
 * @key: owned
 * @hash: of @key
 * @next: towards the last
 * @prev: towards the first
 */
struct odict_node {
	struct ob_object *key;
	s64 hash;
	struct odict_node *next, *prev;
};

/**
 * struct odict - collections.OrderedDict
 * @dict: what it is derived from
 * @slots: nodes by number of entry, NULL until there is a node
 * @nr_slots: how many, as many as the index of the dict's table has
 * @made_for: the table @slots is about; not to be followed
 * @state: changes whenever a node comes, goes or moves
 * @first: of the list, NULL when it is empty
 * @last: of the list
 * @inst_dict: __dict__, or NULL
 * @weakreflist: weak references to it
 */
struct odict {
	struct ob_dict dict;
	struct odict_node **slots;
	s64 nr_slots;
	const struct ob_dict_keys *made_for;
	u64 state;
	struct odict_node *first, *last;
	struct ob_object *inst_dict;
	struct ob_object *weakreflist;
};

static_assert(sizeof(struct odict) == 112);

static inline struct odict *to_odict(const void *o)
{
	return (struct odict *)o;
}

static inline bool ob_is_odict(struct ob_rt *rt, const struct ob_object *o)
{
	return ob_is(rt, o, OB_T_ODICT) ||
	       ob_is_subtype(o->type, ob_type_of(rt, OB_T_ODICT));
}

/* odict.c: the list */

/** ob_odict_find() - node of a key; NULL if there is none or raised */
struct odict_node *ob_odict_find(struct ob_rt *rt, struct odict *od,
				 struct ob_object *key, s64 hash);
/** ob_odict_put() - od[key] = value with the hash known; 0 or -1 */
int ob_odict_put(struct ob_rt *rt, struct odict *od, struct ob_object *key,
		 s64 hash, struct ob_object *value);
/** ob_odict_forget() - take the node of a key out, if there is one; 0 or -1 */
int ob_odict_forget(struct ob_rt *rt, struct odict *od, struct ob_object *key,
		    s64 hash);
/** ob_odict_move() - make a node the last one or the first */
void ob_odict_move(struct odict *od, struct odict_node *node, bool last);
/** ob_odict_drop() - empty the list, not the dict */
void ob_odict_drop(struct ob_rt *rt, struct odict *od);
/**
 * ob_odict_after() - the node behind one, after code of the program has run
 * @rt: the runtime
 * @od: the OrderedDict
 * @node: what was in its list when @state was its state
 * @state: see above
 * @next: filled with the node, NULL at the end
 *
 * Return: 0, or -1 with an exception when @node is there no more.
 */
int ob_odict_after(struct ob_rt *rt, const struct odict *od,
		   const struct odict_node *node, u64 state,
		   struct odict_node **next);
/** ob_odict_key_error() - KeyError as OrderedDict raises it; NULL */
void *ob_odict_key_error(struct ob_rt *rt, struct ob_object *key);

/* odict_methods.c */

extern const struct ob_method_def ob_odict_methods[];
extern const struct ob_number_slots ob_odict_number;
extern const struct ob_mapping_slots ob_odict_mapping;
int ob_odict_init(struct ob_rt *rt, struct ob_object *self,
		  struct ob_object *const *args, size_t nargs,
		  struct ob_tuple *kwnames);

/* odict_iter.c */

/* what an iterator gives, and in which direction: CPython's numbers */
#define ODICT_REVERSED	1
#define ODICT_KEYS	2
#define ODICT_VALUES	4
#define ODICT_ITEMS	(ODICT_KEYS | ODICT_VALUES)

struct ob_object *ob_odict_iter_new(struct ob_rt *rt, struct ob_object *o,
				    int kind);
struct ob_object *ob_odict_iter(struct ob_rt *rt, struct ob_object *o);

#endif /* _OBHEAP_ODICT_PRIV_H */
