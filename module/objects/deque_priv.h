/* SPDX-License-Identifier: GPL-2.0 */
/*
 * deque_priv - collections.deque: items in a chain of blocks
 *
 *   leftblock                          rightblock
 *   [. . a b c ...] <-> [ ... ] <-> [ ... x y z . .]
 *        ^ leftindex                        ^ rightindex
 *
 * items = 64 * (blocks - 1) + rightindex - leftindex + 1
 *
 * There is always one block; in an empty deque rightindex is leftindex - 1.
 */
#ifndef _OBHEAP_DEQUE_PRIV_H
#define _OBHEAP_DEQUE_PRIV_H

#include "containers_priv.h"

#define DEQUE_BLOCK	64
#define DEQUE_CENTER	((DEQUE_BLOCK - 1) / 2)
#define DEQUE_SPARE	16

struct deque_block {
	struct deque_block *left;
	struct ob_object *item[DEQUE_BLOCK];
	struct deque_block *right;
};

/**
 * struct deque - collections.deque
 * @v: size is the number of items
 * @leftblock: first block
 * @rightblock: last block
 * @leftindex: first item in the first block
 * @rightindex: last item in the last block
 * @state: changes whenever items come, go or move
 * @maxlen: most items there may be, -1 for any number
 * @nr_spare: blocks in @spare
 * @spare: blocks kept for use again
 * @weakreflist: weak references to it
 */
struct deque {
	struct ob_var v;
	struct deque_block *leftblock, *rightblock;
	s64 leftindex, rightindex;
	u64 state;
	s64 maxlen;
	s64 nr_spare;
	struct deque_block *spare[DEQUE_SPARE];
	struct ob_object *weakreflist;
};

static_assert(sizeof(struct deque) == 216);

static inline struct deque *to_deque(const void *o)
{
	return (struct deque *)o;
}

static inline bool ob_is_deque(struct ob_rt *rt, const struct ob_object *o)
{
	return ob_is(rt, o, OB_T_DEQUE) ||
	       ob_is_subtype(o->type, ob_type_of(rt, OB_T_DEQUE));
}

/* a place in a deque: good while its state stays the same */
struct deque_place {
	struct deque_block *block;
	s64 index;
};

static inline struct deque_place ob_deque_first(const struct deque *d)
{
	struct deque_place at = { d->leftblock, d->leftindex };

	return at;
}

static inline struct ob_object *ob_deque_step(struct deque_place *at)
{
	struct ob_object *o = at->block->item[at->index++];

	if (at->index == DEQUE_BLOCK) {
		at->block = at->block->right;
		at->index = 0;
	}
	return o;
}

/* deque.c: the chain */

/** ob_deque_push() - append; steals @o, also when it fails with -1 */
int ob_deque_push(struct ob_rt *rt, struct deque *d, struct ob_object *o);
int ob_deque_push_left(struct ob_rt *rt, struct deque *d, struct ob_object *o);
/** ob_deque_pop() - last item, new reference; NULL with IndexError */
struct ob_object *ob_deque_pop(struct ob_rt *rt, struct deque *d);
struct ob_object *ob_deque_pop_left(struct ob_rt *rt, struct deque *d);
int ob_deque_extend(struct ob_rt *rt, struct deque *d,
		    struct ob_object *iterable, bool left);
int ob_deque_rotate(struct ob_rt *rt, struct deque *d, s64 n);
int ob_deque_clear(struct ob_rt *rt, struct deque *d);
/** ob_deque_slot() - where item @i, which is there, is kept */
struct ob_object **ob_deque_slot(struct deque *d, s64 i);
int ob_deque_delete(struct ob_rt *rt, struct deque *d, s64 i);
struct ob_object *ob_deque_copy(struct ob_rt *rt, struct ob_object *o);
/** ob_deque_moved() - -1 with an exception when @state is not the present one */
int ob_deque_moved(struct ob_rt *rt, const struct deque *d, u64 state);

/* deque_methods.c */

extern const struct ob_method_def ob_deque_methods[];
int ob_deque_contains(struct ob_rt *rt, struct ob_object *o,
		      struct ob_object *x);

/* deque_iter.c */

struct ob_object *ob_deque_iter(struct ob_rt *rt, struct ob_object *o);
struct ob_object *ob_deque_reversed(struct ob_rt *rt, struct ob_object *o);

#endif /* _OBHEAP_DEQUE_PRIV_H */
