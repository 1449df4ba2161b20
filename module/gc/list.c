// SPDX-License-Identifier: GPL-2.0
/*
 * the collector's lists: generations and the permanent one
 */
#include "gc_priv.h"

static const int thresholds[OB_NR_GENERATIONS] = { 700, 10, 10 };

void ob_gc_init(struct ob_gc *gc)
{
	unsigned int i;

	memset(gc, 0, sizeof(*gc));
	for (i = 0; i < OB_NR_GC_LISTS; i++)
		gc_list_init(ob_gc_list(gc, i));
	for (i = 0; i < OB_NR_GC_WORK; i++)
		gc_list_init(&gc->work[i]);
	for (i = 0; i < OB_NR_GENERATIONS; i++)
		gc->gen[i].threshold = thresholds[i];
	gc->enabled = true;
}
EXPORT_SYMBOL_IF_KUNIT(ob_gc_init);

static const struct ob_gc_head *gc_list(const struct ob_gc *gc,
					unsigned int which)
{
	return which < OB_NR_GENERATIONS ? &gc->gen[which].head :
					   &gc->permanent;
}

struct ob_gc_head *ob_gc_list(struct ob_gc *gc, unsigned int which)
{
	return (struct ob_gc_head *)gc_list(gc, which);
}
EXPORT_SYMBOL_IF_KUNIT(ob_gc_list);

u64 gc_list_size(const struct ob_gc_head *list)
{
	const struct ob_gc_head *head;
	u64 nr = 0;

	for (head = ob_gc_next(list); head != list; head = ob_gc_next(head)) {
		if (!(++nr % GC_RELAX_EVERY))
			ob_relax();
	}
	return nr;
}

u64 ob_gc_list_size(const struct ob_gc *gc, unsigned int which)
{
	return gc_list_size(gc_list(gc, which));
}
EXPORT_SYMBOL_IF_KUNIT(ob_gc_list_size);

void gc_list_merge(struct ob_gc_head *from, struct ob_gc_head *to)
{
	struct ob_gc_head *first = ob_gc_next(from);
	struct ob_gc_head *last = ob_gc_prev(from);
	struct ob_gc_head *tail = ob_gc_prev(to);

	if (first == from || from == to)
		return;
	tail->next = (unsigned long)first;
	gc_set_prev(first, tail);
	last->next = (unsigned long)to;
	to->prev = (unsigned long)last;
	gc_list_init(from);
}

void ob_gc_list_merge(struct ob_gc *gc, unsigned int from, unsigned int to)
{
	gc_list_merge(ob_gc_list(gc, from), ob_gc_list(gc, to));
}
EXPORT_SYMBOL_IF_KUNIT(ob_gc_list_merge);

enum ob_gc_state ob_gc_state_of(const struct ob_gc *gc,
				const struct ob_gc_head *head)
{
	const struct ob_gc_head *list, *pos;
	unsigned int i;

	if (!ob_gc_is_tracked(head))
		return OB_GC_UNTRACKED;
	for (i = 0; i < OB_NR_GC_LISTS; i++) {
		list = gc_list(gc, i);
		for (pos = ob_gc_next(list); pos != list; pos = ob_gc_next(pos))
			if (pos == head)
				return OB_GC_YOUNG + i;
	}
	return OB_GC_UNTRACKED;
}
EXPORT_SYMBOL_IF_KUNIT(ob_gc_state_of);

void gc_list_repair(struct ob_gc_head *list)
{
	struct ob_gc_head *prev = list, *head;

	for (head = gc_plain(list->next); head != list;
	     head = gc_plain(head->next)) {
		prev->next = (unsigned long)head;
		head->prev = (head->prev & OB_GC_FINALIZED) |
			     (unsigned long)prev;
		prev = head;
	}
	prev->next = (unsigned long)list;
	list->prev = (unsigned long)prev;
}

/*
 * Every header's two links are checked against its neighbours', which also
 * keeps the walk from circling anywhere but through the list's own header: a
 * header can be entered only from the one that its prev names.
 */
static unsigned long list_faults(const struct ob_gc_head *list,
				 unsigned long mask)
{
	const struct ob_gc_head *prev = list;
	const struct ob_gc_head *head;
	unsigned long nr_faults = 0;
	u64 nr = 0;

	for (head = ob_gc_next(list); head != list; head = ob_gc_next(head)) {
		if (!gc_link_ok(head) || ob_gc_prev(head) != prev)
			return nr_faults + 1;
		nr_faults += !!(head->prev & mask);
		prev = head;
		if (!(++nr % GC_RELAX_EVERY))
			ob_relax();
	}
	/* Flags have no business in a list's own header. */
	if (list->prev != (unsigned long)prev)
		nr_faults++;
	return nr_faults;
}

unsigned long ob_gc_validate(const struct ob_gc *gc)
{
	unsigned long mask = gc->collecting ? 0 : OB_GC_COLLECTING;
	unsigned long nr_faults = gc->nr_faults;
	unsigned int i;

	for (i = 0; i < OB_NR_GC_LISTS; i++)
		nr_faults += list_faults(gc_list(gc, i), mask);
	for (i = 0; i < OB_NR_GC_WORK; i++)
		nr_faults += list_faults(&gc->work[i], 0);
	for (i = 0; i < OB_NR_GENERATIONS; i++)
		nr_faults += gc->gen[i].count < 0;
	return nr_faults;
}
EXPORT_SYMBOL_IF_KUNIT(ob_gc_validate);

unsigned long ob_gc_validate_heap(const struct ob_gc *gc,
				  const struct ob_heap *h, u64 extra)
{
	unsigned long nr_faults = ob_gc_validate(gc);
	struct ob_walk walk = OB_WALK_ALL;
	const struct ob_gc_head *head;
	struct ob_block_info info;
	u64 nr_listed = 0;
	u64 nr_tracked = extra;
	unsigned int i;

	if (nr_faults)
		return nr_faults;
	for (i = 0; i < OB_NR_GC_LISTS; i++)
		nr_listed += ob_gc_list_size(gc, i);
	for (i = 0; i < OB_NR_GC_WORK; i++)
		nr_listed += gc_list_size(&gc->work[i]);
	walk.kinds = BIT(OB_KIND_GC) | BIT(OB_KIND_INSTANCE);
	while (ob_heap_next(h, &walk, &info)) {
		head = info.block + ob_kind_prefix(info.kind) - sizeof(*head);
		nr_tracked += ob_gc_is_tracked(head);
	}
	return nr_tracked != nr_listed;
}
EXPORT_SYMBOL_IF_KUNIT(ob_gc_validate_heap);
