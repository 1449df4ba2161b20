// SPDX-License-Identifier: GPL-2.0
/*
 * collect - finding and freeing objects that only hold each other
 *
 * CPython 3.11's algorithm, its steps under their names there. What is true
 * between them, of the list being worked on:
 *
 *   step               links   COLLECTING  prev holds    UNREACHABLE
 *   (before)           both    clear       link          clear
 *   update_refs        next    set         refcount      clear
 *   subtract_refs      next    set         outside refs  clear
 *   move_unreachable
 *     survivors        both    clear       link          clear
 *     the others       both    set         link          set in next
 *   survey             both    set         link          clear
 *
 * check.c has a function for each line of it, and for what the steps behind
 * survey promise; between two steps nothing else is to be known.
 *
 * Nothing of the program runs before survey; from there on every list is in
 * order, so that what finalizers and callbacks do to objects is as safe as at
 * any other time. Objects they make are in no list seen here.
 *
 * Nothing recurses: the lists are the work lists, and deallocation has one of
 * its own.
 */
#include "gc_priv.h"

/**
 * struct gc_survey - what there is to do about unreachable objects
 * @nr: how many there are
 * @weak: some are, or have, weak references
 * @final: some have finalizers that have not run
 */
struct gc_survey {
	u64 nr;
	bool weak;
	bool final;
};

/**
 * struct gc_survivors - what was found reachable
 * @nr: objects
 * @nr_tuples: those of them that are gc->tuple_type
 * @nr_dicts: likewise gc->dict_type
 * @nr_before: objects there were, unreachable ones included; for the checks
 */
struct gc_survivors {
	u64 nr;
	u64 nr_tuples;
	u64 nr_dicts;
	u64 nr_before;
};

/* Every so many objects: should the collection be given up? */
static __always_inline bool gc_relax(u32 *left)
{
	if (likely(--*left))
		return false;
	*left = GC_RELAX_EVERY;
	ob_relax();
	return ob_signal_pending() == OB_SIGNAL_FATAL;
}

static void gc_show(struct ob_gc *gc, enum ob_gc_phase phase,
		    const struct ob_gc_head *head, s64 value)
{
	gc->watch->object(gc->watch, phase, gc_to_object(head), value);
}

/* Once per step of a collection, not per object. */
static void gc_tell(struct ob_gc *gc, enum ob_gc_phase phase, u64 nr)
{
	if (ob_gc_listener(gc))
		gc->listener->phase(gc->listener, phase, nr);
}

static void gc_show_list(struct ob_gc *gc, enum ob_gc_phase phase,
			 const struct ob_gc_head *list)
{
	const struct ob_gc_head *head;

	if (likely(!gc->watch))
		return;
	for (head = gc_plain(list->next); head != list;
	     head = gc_plain(head->next))
		gc_show(gc, phase, head, phase <= OB_GC_SUBTRACT ?
			(s64)(head->prev >> OB_GC_REFS_SHIFT) : 0);
}

/*
 * Before: a list in order. After: COLLECTING is set in every object, and its
 * count copied in place of its backward link.
 */
static bool update_refs(struct ob_gc_head *list)
{
	struct ob_gc_head *head;
	u32 left = GC_RELAX_EVERY;

	for (head = ob_gc_next(list); head != list; head = ob_gc_next(head)) {
		__builtin_prefetch(ob_gc_next(head), 1);
		ob_assert(gc_object(head)->refcnt > 0);
		head->prev = (head->prev & OB_GC_FINALIZED) | OB_GC_COLLECTING |
			     gc_object(head)->refcnt << OB_GC_REFS_SHIFT;
		if (gc_relax(&left))
			return false;
	}
	return true;
}

/* What ob_visit() does itself, for traversals that do not go through it. */
static int visit_subtract(struct ob_visitor *v, struct ob_object *o)
{
	struct ob_gc_head *head = ob_gc_collecting(o);

	if (head)
		head->prev -= OB_GC_REFS_ONE;
	return 0;
}

/*
 * After: what is left of the copied count of an object are the references to
 * it from outside the list. No count falls below zero: that would be a
 * reference somebody holds without having counted it.
 */
static bool subtract_refs(struct ob_gc_head *list)
{
	struct ob_visitor v = { visit_subtract, OB_VISIT_SUBTRACT };
	struct ob_gc_head *head;
	u32 left = GC_RELAX_EVERY;

	for (head = ob_gc_next(list); head != list; head = ob_gc_next(head)) {
		__builtin_prefetch(ob_gc_next(head));
		gc_object(head)->type->traverse(gc_to_object(head), &v);
		if (gc_relax(&left))
			return false;
	}
	return true;
}

int ob_visit_back_slow(struct ob_visitor *v, struct ob_object *const *ref,
		       s64 n)
{
	int res = 0;

	while (!res && --n >= 0)
		res = ob_visit(v, ref[n]);
	return res;
}

/* the traversal of move_unreachable */
struct reach_visitor {
	struct ob_visitor v;
	struct ob_gc_head *list;
};

/*
 * A survivor refers to @o. What has been scanned already and set aside goes
 * back to the end of the list; what has not will be a survivor when its turn
 * comes.
 */
static int visit_reachable(struct ob_visitor *v, struct ob_object *o)
{
	struct reach_visitor *r = container_of(v, struct reach_visitor, v);
	struct ob_gc_head *head = ob_gc_collecting(o);
	struct ob_gc_head *prev, *next;

	if (!head)
		return 0;
	if (!(head->next & OB_GC_UNREACHABLE)) {
		if (head->prev < OB_GC_REFS_ONE)
			head->prev |= OB_GC_REFS_ONE;
		return 0;
	}
	prev = ob_gc_prev(head);
	next = gc_plain(head->next);
	prev->next = head->next;
	gc_set_prev(next, prev);
	prev = (struct ob_gc_head *)r->list->prev;
	prev->next = (unsigned long)head;
	head->next = (unsigned long)r->list;
	head->prev = (head->prev & OB_GC_FLAGS) | OB_GC_REFS_ONE;
	r->list->prev = (unsigned long)head;
	return 0;
}

/*
 * Scans @list from left to right. Everything left of the scan is a survivor,
 * in order again and unmarked; @unreachable holds what was scanned and not yet
 * found to be held by a survivor. Each survivor's referents get at least one,
 * so that the scan ends with all that can be reached from outside.
 */
static bool move_unreachable(struct ob_gc *gc, struct ob_gc_head *list,
			     struct ob_gc_head *unreachable,
			     struct gc_survivors *survivors)
{
	struct reach_visitor r = {
		{ visit_reachable, OB_VISIT_REACH }, list,
	};
	struct ob_gc_head *prev = list, *head, *last;
	struct gc_survivors kept = { };
	const struct ob_gc_type *type;
	u32 left = GC_RELAX_EVERY;

	for (head = ob_gc_next(list); head != list; head = ob_gc_next(prev)) {
		__builtin_prefetch(ob_gc_next(head), 1);
		if (head->prev >= OB_GC_REFS_ONE) {
			type = gc_object(head)->type;
			type->traverse(gc_to_object(head), &r.v);
			head->prev = (head->prev & OB_GC_FINALIZED) |
				     (unsigned long)prev;
			prev = head;
			kept.nr++;
			kept.nr_tuples += type == gc->tuple_type;
			kept.nr_dicts += type == gc->dict_type;
		} else {
			prev->next = head->next;
			last = (struct ob_gc_head *)unreachable->prev;
			last->next = OB_GC_UNREACHABLE | (unsigned long)head;
			gc_set_prev(head, last);
			head->next = OB_GC_UNREACHABLE |
				     (unsigned long)unreachable;
			unreachable->prev = (unsigned long)head;
		}
		if (gc_relax(&left))
			return false;
	}
	list->prev = (unsigned long)prev;
	unreachable->next &= ~OB_GC_UNREACHABLE;
	*survivors = kept;
	return true;
}

/*
 * Splits @list into survivors and @unreachable, which is initialised here.
 * False when the task is being killed: @list is as it was.
 */
static bool deduce_unreachable(struct ob_gc *gc, struct ob_gc_head *list,
			       struct ob_gc_head *unreachable,
			       struct gc_survivors *survivors)
{
	u64 nr = gc_is_checked(gc) ? gc_check_before(gc, list) : 0;

	gc_list_init(unreachable);
	gc_tell(gc, OB_GC_COPY, 0);
	if (!update_refs(list))
		goto err_repair;
	gc_show_list(gc, OB_GC_COPY, list);
	if (gc_is_checked(gc))
		gc_check_copied(gc, list, nr);
	gc_tell(gc, OB_GC_SUBTRACT, 0);
	if (!subtract_refs(list))
		goto err_repair;
	gc_show_list(gc, OB_GC_SUBTRACT, list);
	if (gc_is_checked(gc))
		gc_check_subtracted(gc, list, nr);
	if (!move_unreachable(gc, list, unreachable, survivors))
		goto err_repair;
	survivors->nr_before = nr;
	gc_tell(gc, OB_GC_REACHABLE, survivors->nr);
	return true;

err_repair:
	gc_list_repair(list);
	gc_list_repair(unreachable);
	gc_list_merge(unreachable, list);
	return false;
}

/*
 * Untrack those survivors of one type that nothing can ever be reached from.
 * There are @left of the type, most of them old, which is in front.
 */
static u64 untrack_type(struct ob_gc *gc, struct ob_gc_head *list,
			const void *type, u64 left,
			void (*untrack)(struct ob_rt *rt, struct ob_object *o))
{
	struct ob_gc_head *head, *next;
	u64 nr = 0, untracked = 0;

	for (head = ob_gc_next(list); left && head != list; head = next) {
		next = ob_gc_next(head);
		if (gc_object(head)->type == type) {
			left--;
			untrack(gc->rt, gc_to_object(head));
			if (!ob_gc_is_tracked(head)) {
				untracked++;
				if (unlikely(gc->watch))
					gc_show(gc, OB_GC_UNTRACK, head, 0);
			}
		}
		if (!(++nr % GC_RELAX_EVERY))
			ob_relax();
	}
	return untracked;
}

/* Is it, or has it, a weak reference? */
static bool has_weakrefs(const struct ob_gc_object *o)
{
	s64 offset = o->type->weaklistoffset;

	if (o->type->flags & OB_GC_TF_WEAKREF)
		return true;
	return offset > 0 && *(void **)((char *)o + offset);
}

/*
 * Before: what move_unreachable set aside. After: the same list without
 * UNREACHABLE marks, and what there is to do about it. No type here has the
 * finalizers of old that a collector cannot call, so nothing is held back.
 */
static void survey(struct ob_gc *gc, struct ob_gc_head *unreachable,
		   struct gc_survey *s)
{
	struct ob_gc_head *head;

	memset(s, 0, sizeof(*s));
	for (head = ob_gc_next(unreachable); head != unreachable;
	     head = ob_gc_next(head)) {
		const struct ob_gc_object *o = gc_object(head);

		head->next &= ~OB_GC_UNREACHABLE;
		__builtin_prefetch(ob_gc_next(head), 1);
		s->weak |= has_weakrefs(o);
		s->final |= o->type->finalize && !ob_gc_is_finalized(head);
		if (unlikely(gc->debug & OB_GC_DEBUG_COLLECTABLE))
			gc->ops->report(gc->rt, gc_to_object(head));
		if (!(++s->nr % GC_RELAX_EVERY))
			ob_relax();
	}
	if (gc_is_checked(gc))
		gc_check_surveyed(gc, unreachable);
}

/*
 * Before: all of @list is intact. After: every finalizer in it has run, once in
 * the life of its object. Objects may be gone, made reachable, changed.
 */
static void finalize_garbage(struct ob_gc *gc, struct ob_gc_head *list)
{
	struct ob_gc_head *seen = &gc->work[2], *head;
	struct ob_gc_object *o;

	while (!gc_list_empty(list)) {
		head = ob_gc_next(list);
		o = (struct ob_gc_object *)gc_object(head);
		ob_gc_move(head, seen);
		if (!o->type->finalize || ob_gc_is_finalized(head))
			continue;
		if (unlikely(gc->watch))
			gc_show(gc, OB_GC_FINALIZE, head, 0);
		ob_gc_set_finalized(head);
		o->refcnt++;
		o->type->finalize(gc->rt, (struct ob_object *)o);
		gc->ops->put(gc->rt, (struct ob_object *)o);
		ob_relax();
	}
	gc_list_merge(seen, list);
}

static void clear_collecting(struct ob_gc_head *list)
{
	struct ob_gc_head *head;

	for (head = ob_gc_next(list); head != list; head = ob_gc_next(head))
		head->prev &= ~OB_GC_COLLECTING;
}

/*
 * Code of the program has run: what of @list it made reachable goes to @old,
 * and so does all that is reachable from there. Returns what is left.
 */
static u64 handle_resurrected(struct ob_gc *gc, struct ob_gc_head *list,
			      struct ob_gc_head *old)
{
	struct ob_gc_head *still = &gc->work[1];
	struct gc_survivors survivors;
	struct gc_survey s = { };

	clear_collecting(list);
	if (deduce_unreachable(gc, list, still, &survivors)) {
		gc_show_list(gc, OB_GC_RESURRECT, list);
		if (gc_is_checked(gc))
			gc_check_moved(gc, list, still, survivors.nr_before);
		survey(gc, still, &s);
	}
	gc_list_merge(list, old);
	gc_list_merge(still, list);
	return s.nr;
}

/*
 * Every object gives up what it holds while one more reference keeps it whole;
 * the counts do the rest. What does not die, or is kept for the program to
 * look at, goes to @old.
 */
static void delete_garbage(struct ob_gc *gc, struct ob_gc_head *list,
			   struct ob_gc_head *old)
{
	struct ob_gc_head *head;
	struct ob_gc_object *o;
	u32 left = GC_RELAX_EVERY;

	while (!gc_list_empty(list)) {
		head = ob_gc_next(list);
		o = (struct ob_gc_object *)gc_object(head);
		if (unlikely(gc->watch))
			gc_show(gc, OB_GC_CLEAR, head, 0);
		if (unlikely(gc->debug & OB_GC_DEBUG_SAVEALL)) {
			gc->ops->save(gc->rt, (struct ob_object *)o);
		} else if (o->type->clear) {
			o->refcnt++;
			if (o->type->clear(gc->rt, (struct ob_object *)o))
				gc->ops->failed(gc->rt, (struct ob_object *)o);
			gc->ops->put(gc->rt, (struct ob_object *)o);
		}
		if (ob_gc_next(list) == head) {
			head->prev &= ~OB_GC_COLLECTING;
			ob_gc_move(head, old);
		}
		if (gc_relax(&left))
			break;
	}
	clear_collecting(list);
	gc_list_merge(list, old);
}

/* Survivors grow old; tuples, and in the end dicts, may leave altogether. */
static void keep_survivors(struct ob_gc *gc, unsigned int generation,
			   struct ob_gc_head *young, struct ob_gc_head *old,
			   const struct gc_survivors *s)
{
	u64 survivors = s->nr;

	survivors -= untrack_type(gc, young, gc->tuple_type, s->nr_tuples,
				  gc->ops->untrack_tuple);
	if (young != old) {
		if (generation == OB_NR_GENERATIONS - 2)
			gc->long_lived_pending += survivors;
		gc_list_merge(young, old);
		return;
	}
	survivors -= untrack_type(gc, young, gc->dict_type, s->nr_dicts,
				  gc->ops->untrack_dict);
	gc->long_lived_pending = 0;
	gc->long_lived_total = survivors;
}

/* What was found unreachable, freed as far as it still is. How many that is. */
static u64 dispose(struct ob_gc *gc, struct ob_gc_head *unreachable,
		   struct ob_gc_head *old)
{
	struct gc_survey s;
	u64 reclaimed = 0;

	survey(gc, unreachable, &s);
	gc_tell(gc, OB_GC_SUSPECT, s.nr);
	if (s.weak) {
		gc_tell(gc, OB_GC_WEAKREF, 0);
		reclaimed = gc->ops->weakrefs(gc, unreachable, old);
		if (gc_is_checked(gc))
			gc_check_weakrefs(gc, unreachable);
	}
	if (s.final) {
		gc_tell(gc, OB_GC_FINALIZE, 0);
		finalize_garbage(gc, unreachable);
		if (gc_is_checked(gc))
			gc_check_suspects(gc, OB_GC_FINALIZE, unreachable);
	}
	/* Nobody else has run, so nobody can have got hold of anything. */
	if (s.weak || s.final)
		s.nr = handle_resurrected(gc, unreachable, old);
	gc_tell(gc, OB_GC_CLEAR, s.nr);
	delete_garbage(gc, unreachable, old);
	return s.nr + reclaimed;
}

static u64 collect_main(struct ob_gc *gc, unsigned int generation)
{
	struct ob_generation *gen = &gc->gen[generation];
	struct ob_gc_head *young = &gen->head, *old = young;
	struct ob_gc_head *unreachable = &gc->work[0];
	struct gc_survivors survivors;
	unsigned int i;
	u64 nr = 0;

	if (unlikely(gc->debug & OB_GC_DEBUG_STATS))
		gc->ops->stats(gc, generation);
	if (generation + 1 < OB_NR_GENERATIONS) {
		gc->gen[generation + 1].count++;
		old = &gc->gen[generation + 1].head;
	}
	for (i = 0; i <= generation; i++)
		gc->gen[i].count = 0;
	for (i = 0; i < generation; i++)
		gc_list_merge(&gc->gen[i].head, young);

	if (deduce_unreachable(gc, young, unreachable, &survivors)) {
		gc_show_list(gc, OB_GC_REACHABLE, young);
		gc_show_list(gc, OB_GC_SUSPECT, unreachable);
		if (gc_is_checked(gc))
			gc_check_moved(gc, young, unreachable,
				       survivors.nr_before);
		keep_survivors(gc, generation, young, old, &survivors);
		nr = dispose(gc, unreachable, old);
	}
	if (unlikely(gc->debug & OB_GC_DEBUG_STATS))
		gc->ops->stats_end(gc, nr);
	if (generation == OB_NR_GENERATIONS - 1)
		gc->ops->free_lists(gc->rt);
	gen->collections++;
	gen->collected += nr;
	ob_assert(ob_gc_validate(gc) == gc->nr_faults);
	return nr;
}

u64 ob_gc_collect(struct ob_gc *gc, unsigned int generation)
{
	u64 nr;

	if (gc->collecting || !gc->ops)
		return 0;
	gc->collecting = true;
	if (ob_gc_listener(gc))
		gc->listener->begin(gc->listener, generation);
	if (gc->watch && gc->watch->begin)
		gc->watch->begin(gc->watch, generation);
	gc->ops->begin(gc, generation);
	nr = collect_main(gc, generation);
	gc->ops->end(gc, generation, nr, 0);
	if (gc->watch && gc->watch->end)
		gc->watch->end(gc->watch, nr);
	if (ob_gc_listener(gc))
		gc->listener->end(gc->listener, generation, nr);
	gc->collecting = false;
	return nr;
}
EXPORT_SYMBOL_IF_KUNIT(ob_gc_collect);

/*
 * A full collection looks at everything, so it waits until what has grown old
 * since the last one is a quarter of what that one left: the cost of each
 * object's survival stays constant.
 */
void ob_gc_collect_due(struct ob_gc *gc)
{
	int i;

	for (i = OB_NR_GENERATIONS - 1; i >= 0; i--) {
		if (gc->gen[i].count <= gc->gen[i].threshold)
			continue;
		if (i == OB_NR_GENERATIONS - 1 &&
		    gc->long_lived_pending < gc->long_lived_total / 4)
			continue;
		ob_gc_collect(gc, i);
		return;
	}
}
EXPORT_SYMBOL_IF_KUNIT(ob_gc_collect_due);

void ob_gc_freeze(struct ob_gc *gc)
{
	unsigned int i;

	for (i = 0; i < OB_NR_GENERATIONS; i++) {
		gc_list_merge(&gc->gen[i].head, &gc->permanent);
		gc->gen[i].count = 0;
	}
}
EXPORT_SYMBOL_IF_KUNIT(ob_gc_freeze);

void ob_gc_unfreeze(struct ob_gc *gc)
{
	gc_list_merge(&gc->permanent, &gc->gen[OB_NR_GENERATIONS - 1].head);
}
EXPORT_SYMBOL_IF_KUNIT(ob_gc_unfreeze);
