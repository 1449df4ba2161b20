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

/* lists of a collection: what is unreachable, still is, and is being handled */
#define OB_NR_GC_WORK 3

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
struct ob_rt;
struct ob_visitor;

/**
 * struct ob_gc_type - what the collector reads of an object's type
 * @flags: OB_TF_* bits of objects.h, of which OB_GC_TF_* matter here
 * @traverse: visit every reference the object holds, in CPython's order
 * @clear: drop those that can be part of a cycle; 0, or -1 raised
 * @weaklistoffset: where an instance keeps its weak references, 0 for nowhere
 * @finalize: run what __del__ says
 * @unread_1: not looked at
 * @unread_2: likewise
 * @unread_3: likewise
 * @unread_4: likewise
 *
 * A view of struct ob_type, which belongs to the room above and has these
 * fields at the same offsets; objects.h asserts it.
 */
struct ob_gc_type {
	u8 unread_1[168];
	unsigned long flags;
	const char *unread_2;
	int (*traverse)(struct ob_object *o, struct ob_visitor *v);
	int (*clear)(struct ob_rt *rt, struct ob_object *o);
	void *unread_3;
	s64 weaklistoffset;
	u8 unread_4[176];
	void (*finalize)(struct ob_rt *rt, struct ob_object *o);
};

/* Likewise of struct ob_object. */
struct ob_gc_object {
	s64 refcnt;
	const struct ob_gc_type *type;
};

#define OB_GC_TF_HEAPTYPE	BIT(9)
#define OB_GC_TF_GC		BIT(14)
#define OB_GC_TF_TYPE_OBJECTS	BIT(40)
#define OB_GC_TF_WEAKREF	BIT(41)

/* During a collection prev holds the copied count above the flags. */
#define OB_GC_REFS_SHIFT	2
#define OB_GC_REFS_ONE		BIT(OB_GC_REFS_SHIFT)

/* In next, during a collection: moved to the list of unreachable objects. */
#define OB_GC_UNREACHABLE	BIT(0)

/**
 * enum ob_visit_kind - which references a visitor is called for
 * @OB_VISIT_ALL: each of them
 * @OB_VISIT_REACH: those to objects being collected that were set aside;
 *	ob_visit() itself marks those whose turn is still to come
 * @OB_VISIT_SUBTRACT: none: ob_visit() itself takes one off the copied count
 *	of the objects being collected
 */
enum ob_visit_kind {
	OB_VISIT_ALL,
	OB_VISIT_REACH,
	OB_VISIT_SUBTRACT,
};

/**
 * struct ob_visitor - whom a traversal shows the references an object holds
 * @visit: told of one; non-zero stops the traversal, which returns it. Has to
 *	be right for every reference whatever @kind says
 * @kind: lets ob_visit() save the call
 */
struct ob_visitor {
	int (*visit)(struct ob_visitor *v, struct ob_object *o);
	enum ob_visit_kind kind;
};

/**
 * ob_gc_collecting() - header of an object that takes part in a collection
 * @o: any object
 *
 * Return: its header, NULL when it has none or is not being collected.
 */
static inline struct ob_gc_head *ob_gc_collecting(const void *o)
{
	unsigned long flags = ((const struct ob_gc_object *)o)->type->flags;
	struct ob_gc_head *head = (struct ob_gc_head *)o - 1;

	if (!(flags & OB_GC_TF_GC))
		return NULL;
	/* A builtin type has no header though it has the type of those that do. */
	if (unlikely(flags & OB_GC_TF_TYPE_OBJECTS) &&
	    !(((const struct ob_gc_type *)o)->flags & OB_GC_TF_HEAPTYPE))
		return NULL;
	return head->prev & OB_GC_COLLECTING ? head : NULL;
}

/* What happens for each edge of the heap in every collection, twice. */
static __always_inline void ob_visit_subtract(void *ref)
{
	struct ob_gc_head *head = ref ? ob_gc_collecting(ref) : NULL;

	if (head)
		head->prev -= OB_GC_REFS_ONE;
}

/* Is visit() to be told? Otherwise all has been done. */
static __always_inline bool ob_visit_reach(void *ref)
{
	struct ob_gc_head *head = ref ? ob_gc_collecting(ref) : NULL;

	if (!head)
		return false;
	if (unlikely(head->next & OB_GC_UNREACHABLE))
		return true;
	if (head->prev < OB_GC_REFS_ONE)
		head->prev |= OB_GC_REFS_ONE;
	return false;
}

/**
 * ob_visit() - show a visitor one reference
 * @v: the visitor
 * @ref: what is referred to, or NULL
 *
 * For loops over many references: mostly without an indirect call.
 *
 * Return: non-zero to stop.
 */
static __always_inline int ob_visit(struct ob_visitor *v, void *ref)
{
	if (v->kind == OB_VISIT_SUBTRACT) {
		ob_visit_subtract(ref);
		return 0;
	}
	if (v->kind == OB_VISIT_REACH && !ob_visit_reach(ref))
		return 0;
	return ref ? v->visit(v, ref) : 0;
}

int ob_visit_back_slow(struct ob_visitor *v, struct ob_object *const *ref,
		       s64 n);

/**
 * ob_visit_back() - show a visitor an array of references, the last one first
 * @v: the visitor
 * @ref: what is referred to, each perhaps NULL
 * @n: how many
 *
 * Return: non-zero to stop.
 */
static inline int ob_visit_back(struct ob_visitor *v,
				struct ob_object *const *ref, s64 n)
{
	if (v->kind == OB_VISIT_SUBTRACT) {
		while (--n >= 0)
			ob_visit_subtract(ref[n]);
		return 0;
	}
	if (v->kind == OB_VISIT_REACH) {
		while (n && !ob_visit_reach(ref[n - 1]))
			n--;
		if (likely(!n))
			return 0;
	}
	return ob_visit_back_slow(v, ref, n);
}

/**
 * ob_visit_one() - ob_visit() for types of few references and few objects
 * @v: the visitor
 * @ref: what is referred to, or NULL
 *
 * Return: non-zero to stop.
 */
static inline int ob_visit_one(struct ob_visitor *v, void *ref)
{
	return ref ? v->visit(v, ref) : 0;
}

/* traversals of more than one reference go on while this says so */
#define ob_visit_two(v, a, b) (ob_visit_one(v, a) ?: ob_visit_one(v, b))

struct ob_gc;

/**
 * struct ob_gc_ops - what the collector asks of the rooms above it
 * @begin: a collection of a generation is about to start
 * @end: it is over; how many objects it freed and could not free
 * @put: drop a reference; may free the object and others
 * @untrack_tuple: untrack an object of gc->tuple_type if nothing it
 *	holds can be part of a cycle
 * @untrack_dict: likewise of gc->dict_type
 * @weakrefs: clear the weak references to a list of unreachable objects, call
 *	the callbacks of those outside it; returns how many of the latter died.
 *	Weak reference objects that survive go to @old when they were moved
 * @failed: clear() of an object raised
 * @save: an unreachable object for gc.garbage; 0 or -1
 * @report: text of the debug flags: an unreachable object
 * @stats: text of the debug flags: start of a collection
 * @stats_end: likewise of its end
 * @free_lists: give free lists back; after full collections
 *
 * Filled in by the objects room: @ctx is the runtime.
 */
struct ob_gc_ops {
	void (*begin)(struct ob_gc *gc, unsigned int generation);
	void (*end)(struct ob_gc *gc, unsigned int generation, u64 collected,
		    u64 uncollectable);
	void (*put)(struct ob_rt *rt, struct ob_object *o);
	void (*untrack_tuple)(struct ob_rt *rt, struct ob_object *o);
	void (*untrack_dict)(struct ob_rt *rt, struct ob_object *o);
	u64 (*weakrefs)(struct ob_gc *gc, struct ob_gc_head *unreachable,
			struct ob_gc_head *old);
	void (*failed)(struct ob_rt *rt, struct ob_object *o);
	int (*save)(struct ob_rt *rt, struct ob_object *o);
	void (*report)(struct ob_rt *rt, struct ob_object *o);
	void (*stats)(struct ob_gc *gc, unsigned int generation);
	void (*stats_end)(struct ob_gc *gc, u64 unreachable);
	void (*free_lists)(struct ob_rt *rt);
};

/**
 * enum ob_gc_phase - the steps of a collection, in order
 * @OB_GC_COPY: counts copied into the headers; value: the count
 * @OB_GC_SUBTRACT: references from inside taken off; value: what is left
 * @OB_GC_REACHABLE: found to be held from outside, directly or not
 * @OB_GC_SUSPECT: found not to be
 * @OB_GC_UNTRACK: survived, and need not be looked at again
 * @OB_GC_WEAKREF: a weak reference to a suspect was cleared; value: 1 when its
 *	callback is called
 * @OB_GC_FINALIZE: finalizer of a suspect called
 * @OB_GC_RESURRECT: a suspect became reachable through a finalizer
 * @OB_GC_CLEAR: a suspect's references are dropped
 * @OB_NR_GC_PHASES: how many there are
 */
enum ob_gc_phase {
	OB_GC_COPY,
	OB_GC_SUBTRACT,
	OB_GC_REACHABLE,
	OB_GC_SUSPECT,
	OB_GC_UNTRACK,
	OB_GC_WEAKREF,
	OB_GC_FINALIZE,
	OB_GC_RESURRECT,
	OB_GC_CLEAR,
	OB_NR_GC_PHASES,
};

/**
 * struct ob_gc_watch - somebody who wants to see a collection step by step
 * @object: one object in one step; must not change anything
 * @begin: a collection of a generation is about to begin; may be NULL
 * @end: it is over, and found so many objects unreachable; may be NULL
 */
struct ob_gc_watch {
	void (*object)(struct ob_gc_watch *w, enum ob_gc_phase phase,
		       struct ob_object *o, s64 value);
	void (*begin)(struct ob_gc_watch *w, unsigned int generation);
	void (*end)(struct ob_gc_watch *w, u64 nr);
};

/**
 * struct ob_gc_listener - somebody who is told when a collection does what
 * @begin: a collection of a generation is about to begin
 * @phase: a step begins, or has just ended when it is one that finds objects:
 *	how many it found, else 0
 * @end: it is over; how many objects it found unreachable
 *
 * None of these may change anything.
 */
struct ob_gc_listener {
	void (*begin)(struct ob_gc_listener *l, unsigned int generation);
	void (*phase)(struct ob_gc_listener *l, enum ob_gc_phase phase, u64 nr);
	void (*end)(struct ob_gc_listener *l, unsigned int generation, u64 nr);
};

/**
 * enum ob_gc_fault - what the checks between the steps of a collection find
 * @OB_GC_FAULT_NONE: nothing
 * @OB_GC_FAULT_LINK: a link is null, misaligned or not its neighbour's
 * @OB_GC_FAULT_TWO_LISTS: a list leads to a member of another
 * @OB_GC_FAULT_COLLECTING: an object is not marked as being collected, or is
 *	though it is not
 * @OB_GC_FAULT_COPY: a copied count is not the reference count
 * @OB_GC_FAULT_BELOW: more references from inside than were counted
 * @OB_GC_FAULT_SUBTRACT: what is left of a count and the references from inside
 *	do not add up to it
 * @OB_GC_FAULT_UNREACHABLE: an object that was not set aside is marked as if it
 *	was, or the other way round
 * @OB_GC_FAULT_REACHED: a survivor refers to an object that was set aside
 * @OB_GC_FAULT_HELD: an object that was set aside is held from elsewhere
 * @OB_GC_FAULT_WEAKREF: a weak reference to it has not been cleared
 * @OB_GC_FAULT_NUMBER: objects were lost or gained on the way
 * @OB_NR_GC_FAULTS: number of codes
 */
enum ob_gc_fault {
	OB_GC_FAULT_NONE,
	OB_GC_FAULT_LINK,
	OB_GC_FAULT_TWO_LISTS,
	OB_GC_FAULT_COLLECTING,
	OB_GC_FAULT_COPY,
	OB_GC_FAULT_BELOW,
	OB_GC_FAULT_SUBTRACT,
	OB_GC_FAULT_UNREACHABLE,
	OB_GC_FAULT_REACHED,
	OB_GC_FAULT_HELD,
	OB_GC_FAULT_WEAKREF,
	OB_GC_FAULT_NUMBER,
	OB_NR_GC_FAULTS,
};

/** ob_gc_fault_name() - a few words for people */
const char *ob_gc_fault_name(enum ob_gc_fault fault);

/* debug flags, CPython's numbers */
#define OB_GC_DEBUG_STATS		BIT(0)
#define OB_GC_DEBUG_COLLECTABLE		BIT(1)
#define OB_GC_DEBUG_UNCOLLECTABLE	BIT(2)
#define OB_GC_DEBUG_SAVEALL		BIT(5)

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
 * @rt: the runtime, for @ops and the functions of types (I)
 * @tuple_type: type of the objects that are untracked when they survive (I)
 * @dict_type: likewise, by full collections only (I)
 * @watch: told of every object in every step, or NULL (H)
 * @listener: told of every step, or NULL (H)
 * @garbage: gc.garbage, owned by the objects room; NULL until it is needed (H)
 * @callbacks: gc.callbacks, likewise (H)
 * @started_ns: when the collection that is running began, with STATS (H)
 * @found: told of each fault that the checks between steps find: after which
 *	step, and of which object or NULL; without it they warn (H)
 * @nr_faults: how many they have found (H)
 * @fault: the first of them (H)
 * @work: lists of a collection that is running, empty otherwise (H)
 * @debug: OB_GC_DEBUG_* bits (H)
 * @enabled: automatic collection is on (H)
 * @collecting: a collection is running (H)
 * @check: check each step of a collection, as debug builds always do (H)
 */
struct ob_gc {
	struct ob_generation gen[OB_NR_GENERATIONS];
	struct ob_gc_head permanent;
	u64 long_lived_total;
	u64 long_lived_pending;
	const struct ob_gc_ops *ops;
	struct ob_rt *rt;
	const void *tuple_type;
	const void *dict_type;
	struct ob_gc_watch *watch;
	struct ob_gc_listener *listener;
	struct ob_object *garbage;
	struct ob_object *callbacks;
	u64 started_ns;
	void (*found)(struct ob_gc *gc, enum ob_gc_phase phase,
		      enum ob_gc_fault fault, struct ob_object *o);
	unsigned long nr_faults;
	enum ob_gc_fault fault;
	struct ob_gc_head work[OB_NR_GC_WORK];
	unsigned int debug;
	bool enabled;
	bool collecting;
	bool check;
};

/**
 * ob_gc_init() - empty generations, CPython's thresholds, enabled
 * @gc: the state; it must not move in memory afterwards, for the lists point
 *	into it
 */
void ob_gc_init(struct ob_gc *gc);

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

/**
 * ob_gc_move() - from the list it is in to the end of another; marks are kept
 * @head: header of a tracked object
 * @list: head of the other list
 */
static inline void ob_gc_move(struct ob_gc_head *head,
			      struct ob_gc_head *list)
{
	struct ob_gc_head *prev = ob_gc_prev(head);
	struct ob_gc_head *next = ob_gc_next(head);
	struct ob_gc_head *last;

	prev->next = (unsigned long)next;
	next->prev = (unsigned long)prev | (next->prev & OB_GC_FLAGS);
	last = (struct ob_gc_head *)list->prev;
	last->next = (unsigned long)head;
	head->next = (unsigned long)list;
	head->prev = (unsigned long)last | (head->prev & OB_GC_FLAGS);
	list->prev = (unsigned long)head;
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
 * struct ob_gc_quiet - the state of a collector that is not to notice something
 * @count: objects allocated since the last collection
 * @enabled: automatic collections are on
 */
struct ob_gc_quiet {
	s64 count;
	bool enabled;
};

/**
 * ob_gc_quiet_begin() - make objects that a program is not to notice
 * @gc: the collector
 *
 * For what CPython has made before a program starts, and this runtime only
 * makes when it is first looked at: no collection, and nothing is counted.
 *
 * Return: what ob_gc_quiet_end() takes.
 */
static inline struct ob_gc_quiet ob_gc_quiet_begin(struct ob_gc *gc)
{
	struct ob_gc_quiet q = { gc->gen[0].count, gc->enabled };

	gc->enabled = false;
	return q;
}

static inline void ob_gc_quiet_end(struct ob_gc *gc, struct ob_gc_quiet q)
{
	gc->gen[0].count = q.count;
	gc->enabled = q.enabled;
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
 * ob_gc_collect() - collect a generation and all younger ones
 * @gc: the collector; nothing happens while it is collecting already
 * @generation: the oldest one to collect
 *
 * Runs finalizers and callbacks of weak references, so anything can have
 * happened to any object the caller does not hold. No exception may be
 * pending, and none is afterwards. A task that is being killed leaves early,
 * with every object it has not freed back in a generation.
 *
 * Return: unreachable objects found, as gc.collect() counts them.
 */
u64 ob_gc_collect(struct ob_gc *gc, unsigned int generation);

/**
 * ob_gc_collect_due() - collect the oldest generation whose turn it is
 * @gc: the collector, of which ob_gc_is_due() is true
 */
void ob_gc_collect_due(struct ob_gc *gc);

/**
 * ob_gc_freeze() - move every object to the permanent list
 * @gc: the collector
 */
void ob_gc_freeze(struct ob_gc *gc);
/** ob_gc_unfreeze() - move the permanent list to the oldest generation */
void ob_gc_unfreeze(struct ob_gc *gc);

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
 * left at its first broken link. What the checks between the steps of
 * collections have found counts as well.
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
