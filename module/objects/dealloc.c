// SPDX-License-Identifier: GPL-2.0
/*
 * dealloc - memory of objects, and deallocation that never recurses deeply
 *
 * A container's deallocator drops what it holds, which may deallocate further
 * containers. ob_dealloc_begin() counts that nesting; past CPython's limit, or
 * when the machine stack runs low, the object waits on rt->dealloc_later,
 * linked through the prev word of its GC header, until the outermost
 * deallocator has returned. The list is last in, first out, as CPython's is,
 * because programs can see the order in which their objects die.
 */
#include "objects_priv.h"

#define DEALLOC_MAX_DEPTH 50

void *ob_obj_alloc(struct ob_rt *rt, enum ob_tid tid, size_t bytes)
{
	struct ob_type *type = ob_type_of(rt, tid);
	struct ob_object *o;

	if (type->flags & OB_TF_GC) {
		struct ob_gc_head *head;

		head = ob_alloc(&rt->heap, OB_KIND_GC, bytes + sizeof(*head));
		if (!head && ob_rt_collect(rt))
			head = ob_alloc(&rt->heap, OB_KIND_GC,
					bytes + sizeof(*head));
		if (!head)
			return ob_no_memory(rt);
		ob_gc_head_init(head);
		o = ob_from_gc(head);
		/* Dead, for whoever looks while this collects. */
		o->refcnt = 0;
		o->type = type;
		ob_gc_allocated(rt);
	} else {
		o = ob_alloc(&rt->heap, OB_KIND_OBJECT, bytes);
		if (!o)
			return ob_no_memory(rt);
	}
	o->refcnt = 1;
	o->type = type;
	return o;
}

void ob_obj_free(struct ob_rt *rt, void *o)
{
	if (!ob_is_gc(o)) {
		ob_free(&rt->heap, o);
		return;
	}
	ob_untrack(o);
	ob_gc_count_free(&rt->gc);
	if (ob_has_flag(o, OB_TF_MANAGED_DICT))
		ob_free(&rt->heap,
			(char *)o - ob_kind_prefix(OB_KIND_INSTANCE));
	else
		ob_free(&rt->heap, ob_gc_of(o));
}

void *ob_raw_alloc(struct ob_rt *rt, size_t bytes)
{
	void *raw = ob_alloc(&rt->heap, OB_KIND_RAW, bytes);

	return raw ?: ob_no_memory(rt);
}

void *ob_raw_realloc(struct ob_rt *rt, void *raw, size_t bytes)
{
	void *new = ob_realloc(&rt->heap, OB_KIND_RAW, raw, bytes);

	return new ?: ob_no_memory(rt);
}

void ob_raw_free(struct ob_rt *rt, void *raw)
{
	ob_free(&rt->heap, raw);
}
EXPORT_SYMBOL_IF_KUNIT(ob_raw_free);

/**
 * ob_dealloc() - the last reference to @o is gone
 * @rt: the runtime
 * @o: the object
 */
void ob_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	o->type->dealloc(rt, o);
}
EXPORT_SYMBOL_IF_KUNIT(ob_dealloc);

/* Is there so little stack that a nested deallocation has to wait? */
static bool too_deep(const struct ob_object *o)
{
	/* What it finalizes with must not meet the end of the stack itself. */
	return ob_stack_left() < (o->type->finalize ? OB_STACK_LOW :
						      OB_STACK_RESERVE);
}

bool ob_dealloc_begin(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_gc_head *head = ob_gc_of(o);

	/* The rest of a deallocation that its class has begun: go on. */
	if (rt->dealloc_sub == o) {
		rt->dealloc_sub = NULL;
		rt->dealloc_depth++;
		return true;
	}
	/* Depth one is also what ob_dealloc_end() holds: that has to go on. */
	if (rt->dealloc_depth > 1 &&
	    (rt->dealloc_depth >= DEALLOC_MAX_DEPTH || too_deep(o))) {
		head->prev = (unsigned long)rt->dealloc_later |
			     (head->prev & OB_GC_FINALIZED);
		rt->dealloc_later = o;
		return false;
	}
	rt->dealloc_depth++;
	return true;
}

void ob_dealloc_end(struct ob_rt *rt)
{
	if (--rt->dealloc_depth > 0 || !rt->dealloc_later)
		return;

	/* Holding the depth at one keeps the deallocators below from draining. */
	rt->dealloc_depth++;
	while (rt->dealloc_later) {
		struct ob_object *o = rt->dealloc_later;

		rt->dealloc_later = (struct ob_object *)ob_gc_prev(ob_gc_of(o));
		ob_gc_of(o)->prev &= OB_GC_FINALIZED;
		o->type->dealloc(rt, o);
		ob_relax();
	}
	rt->dealloc_depth--;
}

bool ob_dealloc_finalize(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_gc_head *head = ob_is_gc(o) ? ob_gc_of(o) : NULL;
	struct ob_object *exc;

	if (!o->type->finalize || (head && ob_gc_is_finalized(head)))
		return false;
	exc = ob_take_exc(rt);
	o->refcnt = 1;
	/* What runs now sees a whole object, and may collect garbage. */
	if (head && !ob_gc_is_tracked(head))
		ob_track(rt, o);
	o->type->finalize(rt, o);
	if (head)
		ob_gc_set_finalized(head);
	if (ob_raised(rt))
		ob_unraisable(rt, NULL, o);
	if (exc)
		ob_set_exc(rt, exc);
	if (--o->refcnt)
		return true;
	if (head)
		ob_untrack(o);
	return false;
}
