/* SPDX-License-Identifier: GPL-2.0 */
/*
 * gc_priv - lists as the collector handles them
 */
#ifndef _OBHEAP_GC_PRIV_H
#define _OBHEAP_GC_PRIV_H

#include <obheap/gc.h>

/* objects between two offers of the processor to others */
#define GC_RELAX_EVERY	1024

static inline void gc_list_init(struct ob_gc_head *list)
{
	list->next = (unsigned long)list;
	list->prev = (unsigned long)list;
}

static inline bool gc_list_empty(const struct ob_gc_head *list)
{
	return list->next == (unsigned long)list;
}

static inline const struct ob_gc_object *gc_object(const struct ob_gc_head *head)
{
	return (const struct ob_gc_object *)(head + 1);
}

static inline struct ob_object *gc_to_object(const struct ob_gc_head *head)
{
	return (struct ob_object *)(head + 1);
}

static inline void gc_set_prev(struct ob_gc_head *head,
			       const struct ob_gc_head *prev)
{
	head->prev = (head->prev & OB_GC_FLAGS) | (unsigned long)prev;
}

/* @next may carry the mark of the list of unreachable objects. */
static inline struct ob_gc_head *gc_plain(unsigned long next)
{
	return (struct ob_gc_head *)(next & ~OB_GC_UNREACHABLE);
}

static inline bool gc_link_ok(const struct ob_gc_head *head)
{
	return head && IS_ALIGNED((unsigned long)head, OB_ALIGN / 2);
}

/* Append all of @from to @to; @from is left empty. */
void gc_list_merge(struct ob_gc_head *from, struct ob_gc_head *to);

u64 gc_list_size(const struct ob_gc_head *list);

/* Both links and no marks again, after a step that was not finished. */
void gc_list_repair(struct ob_gc_head *list);

/*
 * check.c, between the steps: the list before the first, which returns its
 * length; with counts copied; with the references from inside taken off; split
 * into survivors and suspects; with nothing left to do but to dispose of them;
 * with their weak references cleared; after other code of the program.
 */
u64 gc_check_before(struct ob_gc *gc, const struct ob_gc_head *list);
void gc_check_copied(struct ob_gc *gc, const struct ob_gc_head *list, u64 nr);
void gc_check_subtracted(struct ob_gc *gc, struct ob_gc_head *list, u64 nr);
void gc_check_moved(struct ob_gc *gc, const struct ob_gc_head *list,
		    const struct ob_gc_head *unreachable, u64 nr);
void gc_check_surveyed(struct ob_gc *gc, struct ob_gc_head *list);
void gc_check_weakrefs(struct ob_gc *gc, const struct ob_gc_head *list);
void gc_check_suspects(struct ob_gc *gc, enum ob_gc_phase phase,
		       const struct ob_gc_head *list);

static inline bool gc_is_checked(const struct ob_gc *gc)
{
	return IS_ENABLED(CONFIG_OBHEAP_DEBUG) || unlikely(gc->check);
}

/* Who is told of phases, or NULL; as ob_heap_watch() of the heap's watch. */
static inline struct ob_gc_listener *ob_gc_listener(const struct ob_gc *gc)
{
	return IS_ENABLED(CONFIG_OBHEAP_NO_EVENTS) ? NULL : gc->listener;
}

#endif /* _OBHEAP_GC_PRIV_H */
