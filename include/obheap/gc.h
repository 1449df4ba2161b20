/* SPDX-License-Identifier: GPL-2.0 */
/*
 * gc - the cycle collector's view of an object: its header and generations
 *
 * Layout and meaning of the header are CPython 3.11's:
 *   next == 0        the object is not tracked
 *   prev bit 0       its finalizer has run
 *   prev bit 1       it is being collected
 *   prev bits 2..    the list pointer; during a collection the copied count
 *
 *   UNTRACKED --track--> in a generation's list --untrack--> UNTRACKED
 *
 * A generation's list is circular through its head, whose links carry no
 * flags. New members go to the tail of the youngest; between collections every
 * tracked object is in exactly one list and bit 1 is clear everywhere.
 *
 * Counting, which decides when a collection is due, is the allocator's side of
 * the contract: ob_gc_count_alloc() once per block of kind OB_KIND_GC obtained,
 * ob_gc_count_free() once per such block released. Objects that only move
 * through a type's free list count as neither.
 *
 * Locking: the session's GIL, everywhere; what walks a list may sleep.
 */
#ifndef _OBHEAP_GC_H
#define _OBHEAP_GC_H

#include <obheap/heap.h>

#define OB_NR_GENERATIONS 3

#define OB_GC_FINALIZED		1UL
#define OB_GC_COLLECTING	2UL
#define OB_GC_FLAGS		(OB_GC_FINALIZED | OB_GC_COLLECTING)

/**
 * struct ob_gc_head - the 16 bytes in front of a container
 * @next: link, zero while untracked (H)
 * @prev: link and flag bits (H)
 */
struct ob_gc_head {
	unsigned long next;
	unsigned long prev;
};

static_assert(sizeof(struct ob_gc_head) == 16);
static_assert(sizeof(struct ob_gc_head) == OB_ALIGN);

struct ob_object;

/**
 * struct ob_gc_ops - what the collector has to know of objects
 * @refcnt: the object's reference count
 * @head: its GC header, NULL for an object without one
 * @traverse: call visit(referent, arg) for every object it refers to, in
 *	CPython's order, until one call returns non-zero; return that
 * @clear: drop the references that can be part of a cycle
 * @finalize: run its finalizer, once in its life
 * @untrack_maybe: untrack it if nothing it holds can be part of a cycle
 * @get: take a reference
 * @put: drop a reference; may free the object and others
 *
 * Filled in by the objects room: @ctx is the runtime.
 */
struct ob_gc_ops {
	s64 (*refcnt)(const struct ob_object *o);
	struct ob_gc_head *(*head)(struct ob_object *o);
	int (*traverse)(struct ob_object *o,
			int (*visit)(struct ob_object *o, void *arg),
			void *arg);
	void (*clear)(void *ctx, struct ob_object *o);
	void (*finalize)(void *ctx, struct ob_object *o);
	void (*untrack_maybe)(void *ctx, struct ob_object *o);
	void (*get)(void *ctx, struct ob_object *o);
	void (*put)(void *ctx, struct ob_object *o);
};

/**
 * struct ob_generation - one age group
 * @head: list of its objects, oldest first (H)
 * @threshold: a collection is due when @count exceeds it; 0 is never, and in
 *	the youngest generation turns automatic collection off (H)
 * @count: allocations minus releases, or collections of the younger one (H)
 * @collections: collections of this generation (H)
 * @collected: objects they found unreachable and cleared (H)
 * @uncollectable: objects they found unreachable and could not clear (H)
 */
struct ob_generation {
	struct ob_gc_head head;
	int threshold;
	int count;
	u64 collections;
	u64 collected;
	u64 uncollectable;
};

/**
 * struct ob_gc - collector state of one heap
 * @gen: the generations, youngest first (H)
 * @permanent: objects that no collection looks at (H)
 * @long_lived_total: survivors of the last full collection (H)
 * @long_lived_pending: survivors of middle collections since then (H)
 * @ops: the way up to objects, NULL until somebody provides it (I)
 * @ctx: first argument of those that take one (I)
 * @enabled: automatic collection is on (H)
 * @collecting: a collection is running (H)
 */
struct ob_gc {
	struct ob_generation gen[OB_NR_GENERATIONS];
	struct ob_gc_head permanent;
	u64 long_lived_total;
	u64 long_lived_pending;
	const struct ob_gc_ops *ops;
	void *ctx;
	bool enabled;
	bool collecting;
};

/**
 * ob_gc_init() - empty generations, CPython's thresholds, enabled
 * @gc: the state; it must not move in memory afterwards, for the lists point
 *	into it
 */
void ob_gc_init(struct ob_gc *gc);

/** ob_gc_set_ops() - provide the way up to objects, before the first of them */
static inline void ob_gc_set_ops(struct ob_gc *gc, const struct ob_gc_ops *ops,
				 void *ctx)
{
	gc->ops = ops;
	gc->ctx = ctx;
}

/** ob_gc_next() - the header after @head in its list, maybe the list's own */
static inline struct ob_gc_head *ob_gc_next(const struct ob_gc_head *head)
{
	return (struct ob_gc_head *)head->next;
}

/** ob_gc_prev() - the header before @head in its list, maybe the list's own */
static inline struct ob_gc_head *ob_gc_prev(const struct ob_gc_head *head)
{
	return (struct ob_gc_head *)(head->prev & ~OB_GC_FLAGS);
}

/** ob_gc_is_tracked() - is the object behind @head on a generation's list? */
static inline bool ob_gc_is_tracked(const struct ob_gc_head *head)
{
	return head->next;
}

/** ob_gc_is_finalized() - has the finalizer of the object behind @head run? */
static inline bool ob_gc_is_finalized(const struct ob_gc_head *head)
{
	return head->prev & OB_GC_FINALIZED;
}

/** ob_gc_set_finalized() - note that the object's finalizer has run */
static inline void ob_gc_set_finalized(struct ob_gc_head *head)
{
	head->prev |= OB_GC_FINALIZED;
}

/** ob_gc_head_init() - make the header of a new object: untracked, no flags */
static inline void ob_gc_head_init(struct ob_gc_head *head)
{
	head->next = 0;
	head->prev = 0;
}

/**
 * ob_gc_track() - append to the youngest generation
 * @gc: the collector
 * @head: header of an object that is not tracked and is complete enough to be
 *	traversed
 */
static inline void ob_gc_track(struct ob_gc *gc, struct ob_gc_head *head)
{
	struct ob_gc_head *young = &gc->gen[0].head;
	struct ob_gc_head *last = (struct ob_gc_head *)young->prev;

	ob_assert(!head->next);
	head->next = (unsigned long)young;
	head->prev = (unsigned long)last | (head->prev & OB_GC_FINALIZED);
	last->next = (unsigned long)head;
	young->prev = (unsigned long)head;
}

/**
 * ob_gc_untrack() - take out of whatever list it is in
 * @head: header of a tracked object
 *
 * The object keeps the mark of a finalizer that has run, and no other.
 */
static inline void ob_gc_untrack(struct ob_gc_head *head)
{
	struct ob_gc_head *prev = ob_gc_prev(head);
	struct ob_gc_head *next = ob_gc_next(head);

	ob_assert(head->next);
	prev->next = (unsigned long)next;
	next->prev = (unsigned long)prev | (next->prev & OB_GC_FLAGS);
	head->next = 0;
	head->prev &= OB_GC_FINALIZED;
}

/** ob_gc_count_alloc() - a block of kind OB_KIND_GC has been obtained */
static inline void ob_gc_count_alloc(struct ob_gc *gc)
{
	gc->gen[0].count++;
}

/** ob_gc_count_free() - a block of kind OB_KIND_GC is being released */
static inline void ob_gc_count_free(struct ob_gc *gc)
{
	if (gc->gen[0].count > 0)
		gc->gen[0].count--;
}

/**
 * ob_gc_is_due() - should this allocation collect first?
 * @gc: the collector
 *
 * Asked after the memory is there and counted, before the object is set up.
 * The caller also has to know that no exception is pending.
 *
 * Return: true when a collection is due.
 */
static inline bool ob_gc_is_due(const struct ob_gc *gc)
{
	return gc->gen[0].count > gc->gen[0].threshold &&
	       gc->gen[0].threshold && gc->enabled && !gc->collecting;
}

/* Which list: a generation's number, or the permanent one behind them. */
#define OB_GC_PERMANENT	OB_NR_GENERATIONS
#define OB_NR_GC_LISTS	(OB_NR_GENERATIONS + 1)

/** ob_gc_list() - head of a generation's list, or of the permanent one */
struct ob_gc_head *ob_gc_list(struct ob_gc *gc, unsigned int which);

/** ob_gc_list_size() - number of objects in a list; walks it */
u64 ob_gc_list_size(const struct ob_gc *gc, unsigned int which);

/**
 * ob_gc_list_merge() - append all of one list to another
 * @gc: the collector
 * @from: list that is emptied
 * @to: list that grows at its tail, order kept
 */
void ob_gc_list_merge(struct ob_gc *gc, unsigned int from, unsigned int to);

/**
 * enum ob_gc_state - where an object stands with the collector
 * @OB_GC_UNTRACKED: in no list
 * @OB_GC_YOUNG: in the youngest generation
 * @OB_GC_MIDDLE: in the middle one
 * @OB_GC_OLD: in the oldest one
 * @OB_GC_FROZEN: in the permanent list
 */
enum ob_gc_state {
	OB_GC_YOUNG,
	OB_GC_MIDDLE,
	OB_GC_OLD,
	OB_GC_FROZEN,
	OB_GC_UNTRACKED,
};

/**
 * ob_gc_state_of() - which list a header is in
 * @gc: the collector
 * @head: header of a live object
 *
 * Walks the lists: for looking at one object, not for looking at all.
 *
 * Return: the generation or list.
 */
enum ob_gc_state ob_gc_state_of(const struct ob_gc *gc,
				const struct ob_gc_head *head);

/**
 * ob_gc_validate() - check every list
 * @gc: the collector
 *
 * Counts links that do not match their neighbour's, null and misaligned ones,
 * marks that only a collection may set, and impossible counters. A list is
 * left at its first broken link.
 *
 * Return: how many faults there are.
 */
unsigned long ob_gc_validate(const struct ob_gc *gc);

/**
 * ob_gc_validate_heap() - check the lists against the blocks of a heap
 * @gc: the collector
 * @h: the heap
 * @extra: tracked headers outside the heap (static objects)
 *
 * Every tracked header in a block of kind OB_KIND_GC must be in one list, and
 * there must be no others but @extra.
 *
 * Return: how many faults there are, those of ob_gc_validate() included.
 */
unsigned long ob_gc_validate_heap(const struct ob_gc *gc,
				  const struct ob_heap *h, u64 extra);

#endif /* _OBHEAP_GC_H */
