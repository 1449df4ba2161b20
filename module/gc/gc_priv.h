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

/* Append all of @from to @to; @from is left empty. */
void gc_list_merge(struct ob_gc_head *from, struct ob_gc_head *to);

/*
 * Faults of one list: links that do not match, COLLECTING not as @marks has it
 * in objects of which @mask asks for it.
 */
unsigned long gc_list_faults(const struct ob_gc_head *list,
			     unsigned long marks, unsigned long mask);

/* Who is told of phases, or NULL; as ob_heap_watch() of the heap's watch. */
static inline struct ob_gc_listener *ob_gc_listener(const struct ob_gc *gc)
{
	return IS_ENABLED(CONFIG_OBHEAP_NO_EVENTS) ? NULL : gc->listener;
}

#endif /* _OBHEAP_GC_PRIV_H */
