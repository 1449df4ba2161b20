// SPDX-License-Identifier: GPL-2.0
/*
 * check - is what a step of a collection promises true?
 *
 * One function for each state that collect.c's table tells of. They run between
 * the steps when gc->check asks for it, and always in a debug build, and leave
 * everything as they found it. None of them needs memory: what is said of
 * counts is checked by taking the step back, looking, and doing it again.
 *
 * Each function stops at its first fault: after one, the rest means little.
 */
#include "gc_priv.h"

static const char *const names[OB_NR_GC_FAULTS] = {
	[OB_GC_FAULT_NONE] = "none",
	[OB_GC_FAULT_LINK] = "collector link",
	[OB_GC_FAULT_TWO_LISTS] = "object in two collector lists",
	[OB_GC_FAULT_COLLECTING] = "collecting mark",
	[OB_GC_FAULT_COPY] = "copied count",
	[OB_GC_FAULT_BELOW] = "count below the references from inside",
	[OB_GC_FAULT_SUBTRACT] = "subtracted count",
	[OB_GC_FAULT_UNREACHABLE] = "unreachable mark",
	[OB_GC_FAULT_REACHED] = "survivor refers to a suspect",
	[OB_GC_FAULT_HELD] = "suspect held from outside",
	[OB_GC_FAULT_WEAKREF] = "suspect with a weak reference",
	[OB_GC_FAULT_NUMBER] = "number of objects in a collection",
};

const char *ob_gc_fault_name(enum ob_gc_fault fault)
{
	return names[fault];
}
EXPORT_SYMBOL_IF_KUNIT(ob_gc_fault_name);

static void found(struct ob_gc *gc, enum ob_gc_phase phase,
		  enum ob_gc_fault fault, const struct ob_gc_head *head)
{
	if (!gc->nr_faults++)
		gc->fault = fault;
	if (gc->found)
		gc->found(gc, phase, fault, head ? gc_to_object(head) : NULL);
	else
		WARN_ON_ONCE(1);
}

/* Is @head linked into another list than @list? */
static bool in_another(struct ob_gc *gc, const struct ob_gc_head *list,
		       const struct ob_gc_head *head)
{
	unsigned int i;

	for (i = 0; i < OB_NR_GC_LISTS + OB_NR_GC_WORK; i++) {
		const struct ob_gc_head *other = i < OB_NR_GC_LISTS ?
			ob_gc_list(gc, i) : &gc->work[i - OB_NR_GC_LISTS];
		const struct ob_gc_head *prev = other, *pos;

		if (other == list)
			continue;
		for (pos = gc_plain(other->next); pos != other;
		     pos = gc_plain(pos->next)) {
			if (!gc_link_ok(pos) || ob_gc_prev(pos) != prev)
				break;
			if (pos == head)
				return true;
			prev = pos;
		}
	}
	return false;
}

/**
 * struct gc_marks - what the objects of a list in order have in common
 * @collecting: OB_GC_COLLECTING or 0
 * @unreachable: OB_GC_UNREACHABLE or 0
 */
struct gc_marks {
	unsigned long collecting;
	unsigned long unreachable;
};

/* A list with both links. @at is where the fault is, @nr its length. */
static enum ob_gc_fault list_fault(struct ob_gc *gc,
				   const struct ob_gc_head *list,
				   struct gc_marks marks,
				   const struct ob_gc_head **at, u64 *nr)
{
	const struct ob_gc_head *prev = list, *head;

	*nr = 0;
	*at = NULL;
	for (head = gc_plain(list->next); head != list;
	     head = gc_plain(head->next)) {
		*at = prev == list ? NULL : prev;
		if (!gc_link_ok(head))
			return OB_GC_FAULT_LINK;
		if (ob_gc_prev(head) != prev) {
			if (!in_another(gc, list, head))
				return OB_GC_FAULT_LINK;
			*at = head;
			return OB_GC_FAULT_TWO_LISTS;
		}
		*at = head;
		if ((head->next & OB_GC_UNREACHABLE) != marks.unreachable)
			return OB_GC_FAULT_UNREACHABLE;
		if ((head->prev & OB_GC_COLLECTING) != marks.collecting)
			return OB_GC_FAULT_COLLECTING;
		prev = head;
		if (!(++*nr % GC_RELAX_EVERY))
			ob_relax();
	}
	*at = NULL;
	/* Flags have no business in a list's own header. */
	return list->prev == (unsigned long)prev ? OB_GC_FAULT_NONE :
						   OB_GC_FAULT_LINK;
}

static bool list_check(struct ob_gc *gc, enum ob_gc_phase phase,
		       const struct ob_gc_head *list, struct gc_marks marks,
		       u64 *nr)
{
	const struct ob_gc_head *at;
	enum ob_gc_fault fault = list_fault(gc, list, marks, &at, nr);

	if (fault)
		found(gc, phase, fault, at);
	return !fault;
}

/* a traversal that changes the copied count of whatever is being collected */
struct count_visitor {
	struct ob_visitor v;
	unsigned long step;
};

static int visit_count(struct ob_visitor *v, struct ob_object *o)
{
	struct ob_gc_head *head = ob_gc_collecting(o);

	if (head)
		head->prev += container_of(v, struct count_visitor, v)->step;
	return 0;
}

static void count_refs(struct ob_gc_head *list, unsigned long step)
{
	/* Not OB_VISIT_SUBTRACT: the short way is what is being checked. */
	struct count_visitor c = { { visit_count, OB_VISIT_ALL }, step };
	struct ob_gc_head *head;
	u64 nr = 0;

	for (head = gc_plain(list->next); head != list;
	     head = gc_plain(head->next)) {
		gc_object(head)->type->traverse(gc_to_object(head), &c.v);
		if (!(++nr % GC_RELAX_EVERY))
			ob_relax();
	}
}

static s64 copied(const struct ob_gc_head *head)
{
	return (s64)head->prev >> OB_GC_REFS_SHIFT;
}

static enum ob_gc_fault equals_count(const struct ob_gc_head *head)
{
	return copied(head) == gc_object(head)->refcnt ? OB_GC_FAULT_NONE :
							 OB_GC_FAULT_COPY;
}

static enum ob_gc_fault not_below(const struct ob_gc_head *head)
{
	return copied(head) >= 0 ? OB_GC_FAULT_NONE : OB_GC_FAULT_BELOW;
}

static enum ob_gc_fault is_zero(const struct ob_gc_head *head)
{
	return copied(head) ? OB_GC_FAULT_HELD : OB_GC_FAULT_NONE;
}

/* A list of which prev holds counts, each of which has to be as @test says. */
static const struct ob_gc_head *
count_fault(const struct ob_gc_head *list, u64 nr,
	    enum ob_gc_fault (*test)(const struct ob_gc_head *head),
	    enum ob_gc_fault *fault)
{
	const struct ob_gc_head *head;

	for (head = gc_plain(list->next); head != list;
	     head = gc_plain(head->next)) {
		*fault = OB_GC_FAULT_NONE;
		if (!gc_link_ok(head))
			*fault = OB_GC_FAULT_LINK;
		else if (!nr--)
			*fault = OB_GC_FAULT_NUMBER;
		if (*fault)
			return NULL;
		if (head->next & OB_GC_UNREACHABLE)
			*fault = OB_GC_FAULT_UNREACHABLE;
		else if (!(head->prev & OB_GC_COLLECTING))
			*fault = OB_GC_FAULT_COLLECTING;
		else
			*fault = test(head);
		if (*fault)
			return head;
		if (!(nr % GC_RELAX_EVERY))
			ob_relax();
	}
	*fault = nr ? OB_GC_FAULT_NUMBER : OB_GC_FAULT_NONE;
	return NULL;
}

static bool count_check(struct ob_gc *gc, enum ob_gc_phase phase,
			const struct ob_gc_head *list, u64 nr,
			enum ob_gc_fault (*test)(const struct ob_gc_head *head))
{
	enum ob_gc_fault fault;
	const struct ob_gc_head *at = count_fault(list, nr, test, &fault);

	if (fault)
		found(gc, phase, fault, at);
	return !fault;
}

u64 gc_check_before(struct ob_gc *gc, const struct ob_gc_head *list)
{
	u64 nr;

	return list_check(gc, OB_GC_COPY, list, (struct gc_marks){ }, &nr) ?
		nr : gc_list_size(list);
}

void gc_check_copied(struct ob_gc *gc, const struct ob_gc_head *list, u64 nr)
{
	count_check(gc, OB_GC_COPY, list, nr, equals_count);
}

void gc_check_subtracted(struct ob_gc *gc, struct ob_gc_head *list, u64 nr)
{
	enum ob_gc_fault fault;
	const struct ob_gc_head *at;

	if (!count_check(gc, OB_GC_SUBTRACT, list, nr, not_below))
		return;
	count_refs(list, OB_GC_REFS_ONE);
	at = count_fault(list, nr, equals_count, &fault);
	count_refs(list, -OB_GC_REFS_ONE);
	if (fault)
		found(gc, OB_GC_SUBTRACT, fault == OB_GC_FAULT_COPY ?
		      OB_GC_FAULT_SUBTRACT : fault, at);
}

/* Stops at an object that was set aside. */
static int visit_suspect(struct ob_visitor *v, struct ob_object *o)
{
	return !!ob_gc_collecting(o);
}

static bool check_survivors(struct ob_gc *gc, const struct ob_gc_head *list)
{
	struct ob_visitor v = { visit_suspect, OB_VISIT_ALL };
	const struct ob_gc_head *head;
	u64 nr = 0;

	for (head = ob_gc_next(list); head != list; head = ob_gc_next(head)) {
		struct ob_object *o = gc_to_object(head);

		if (gc_object(head)->type->traverse(o, &v)) {
			found(gc, OB_GC_REACHABLE, OB_GC_FAULT_REACHED, head);
			return false;
		}
		if (!(++nr % GC_RELAX_EVERY))
			ob_relax();
	}
	return true;
}

void gc_check_moved(struct ob_gc *gc, const struct ob_gc_head *list,
		    const struct ob_gc_head *unreachable, u64 nr)
{
	static const struct gc_marks suspect = {
		OB_GC_COLLECTING, OB_GC_UNREACHABLE,
	};
	u64 nr_kept, nr_aside;

	if (!list_check(gc, OB_GC_REACHABLE, list, (struct gc_marks){ },
			&nr_kept) ||
	    !list_check(gc, OB_GC_SUSPECT, unreachable, suspect, &nr_aside))
		return;
	if (nr_kept + nr_aside != nr)
		found(gc, OB_GC_REACHABLE, OB_GC_FAULT_NUMBER, NULL);
	else
		check_survivors(gc, list);
}

void gc_check_suspects(struct ob_gc *gc, enum ob_gc_phase phase,
		       const struct ob_gc_head *list)
{
	u64 nr;

	list_check(gc, phase, list, (struct gc_marks){ OB_GC_COLLECTING, 0 },
		   &nr);
}

void gc_check_surveyed(struct ob_gc *gc, struct ob_gc_head *list)
{
	struct gc_marks marks = { OB_GC_COLLECTING, 0 };
	const struct ob_gc_head *at;
	struct ob_gc_head *head;
	enum ob_gc_fault fault;
	u64 nr;

	if (!list_check(gc, OB_GC_SUSPECT, list, marks, &nr))
		return;
	for (head = ob_gc_next(list); head != list; head = ob_gc_next(head))
		head->prev = (head->prev & OB_GC_FLAGS) |
			     gc_object(head)->refcnt << OB_GC_REFS_SHIFT;
	count_refs(list, -OB_GC_REFS_ONE);
	at = count_fault(list, nr, is_zero, &fault);
	gc_list_repair(list);
	for (head = ob_gc_next(list); head != list; head = ob_gc_next(head))
		head->prev |= OB_GC_COLLECTING;
	if (fault)
		found(gc, OB_GC_SUSPECT, fault, at);
}

void gc_check_weakrefs(struct ob_gc *gc, const struct ob_gc_head *list)
{
	const struct ob_gc_head *head;
	s64 offset;

	gc_check_suspects(gc, OB_GC_WEAKREF, list);
	for (head = ob_gc_next(list); head != list; head = ob_gc_next(head)) {
		offset = gc_object(head)->type->weaklistoffset;
		if (offset > 0 && *(void **)((char *)(head + 1) + offset)) {
			found(gc, OB_GC_WEAKREF, OB_GC_FAULT_WEAKREF, head);
			return;
		}
	}
}
