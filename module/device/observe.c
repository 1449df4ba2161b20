// SPDX-License-Identifier: GPL-2.0
/*
 * observe - what happens in a session, as events
 *
 * The rooms below tell of what they do; here it becomes records. None of them
 * is asked to while nobody listens: the heap is watched, the collector heard
 * and the program stepped only for somebody who wants just that.
 *
 * A block is told of before there is anything in it, so an object's ALLOC waits
 * for the next event, when its type is there. Between the two there can be a
 * whole collection, set off by the object's making, and in that another object
 * can wait: hence two places.
 */
#include "device_priv.h"

#define ABOUT_HEAP	(BIT(OBHEAP_EVENT_ALLOC) | BIT(OBHEAP_EVENT_FREE) | \
			 BIT(OBHEAP_EVENT_POOL) | BIT(OBHEAP_EVENT_ARENA))
#define ABOUT_GC	(BIT(OBHEAP_EVENT_GC_BEGIN) |			\
			 BIT(OBHEAP_EVENT_GC_PHASE) |			\
			 BIT(OBHEAP_EVENT_GC_END))
#define ABOUT_NAMES	(BIT(OBHEAP_EVENT_BIND) | BIT(OBHEAP_EVENT_REBIND) | \
			 BIT(OBHEAP_EVENT_UNBIND))

static bool wants(const struct ob_session *s, u32 what)
{
	return s->observe.wanted & BIT(what);
}

static u32 or_none(int n)
{
	return n < 0 ? OBHEAP_NONE : n;
}

static void put_text(char *buf, size_t size, const struct ob_object *str)
{
	s64 at = 0;

	if (ob_is_str(str))
		ob_str_utf8_piece(str, &at, buf, size - 1);
}

/* Which line of which function is being executed. */
static void put_place(struct ob_session *s, struct obheap_event *e)
{
	const struct ob_frame *frame = s->vm.frame;

	if (!frame)
		return;
	e->line = max(ob_frame_line(frame), 0);
	put_text(e->name, sizeof(e->name), frame->code->qualname);
}

static void event_init(struct obheap_event *e, u32 what)
{
	memset(e, 0, sizeof(*e));
	e->what = what;
	e->class_ = OBHEAP_NONE;
	e->arena = OBHEAP_NONE;
	e->pool = OBHEAP_NONE;
}

/* blocks */

static void put_type(struct ob_session *s, struct obheap_event *e,
		     const struct ob_object *o)
{
	if (!o->type)
		return;
	e->type = ob_id_of(&s->vm.rt.heap, o->type);
	strscpy(e->type_name, o->type->name, sizeof(e->type_name));
}

static void tell_born(struct ob_session *s)
{
	struct ob_observe *ob = &s->observe;
	unsigned int i = s->vm.rt.gc.collecting;
	const struct ob_object *o = ob->new_block[i];

	if (!o)
		return;
	ob->new_block[i] = NULL;
	put_type(s, &ob->born[i], o);
	ob_events_tell(s, &ob->born[i]);
}

/* Everything is told in order, so what waits goes first. */
static void tell(struct ob_session *s, struct obheap_event *e)
{
	tell_born(s);
	ob_events_tell(s, e);
}

static void block_fill(struct ob_session *s, struct obheap_event *e,
		       const struct ob_block_info *b)
{
	e->id = b->object;
	e->value = b->bytes;
	e->kind = b->kind;
	e->class_ = or_none(b->szidx);
	e->arena = or_none(b->arena);
	e->pool = or_none(b->pool);
	put_place(s, e);
}

static struct ob_session *session_of_heap(struct ob_heap_watch *w)
{
	return container_of(w, struct ob_session, observe.heap);
}

static void heap_alloc(struct ob_heap_watch *w, const struct ob_block_info *b)
{
	struct ob_session *s = session_of_heap(w);
	unsigned int i = s->vm.rt.gc.collecting;
	struct obheap_event *e = &s->observe.born[i];
	struct ob_object *o;

	tell_born(s);
	if (!wants(s, OBHEAP_EVENT_ALLOC))
		return;
	event_init(e, OBHEAP_EVENT_ALLOC);
	block_fill(s, e, b);
	if (b->kind == OB_KIND_RAW) {
		ob_events_tell(s, e);
		return;
	}
	/* Whatever lay there before is no type of this object. */
	o = b->block + ob_kind_prefix(b->kind);
	o->type = NULL;
	s->observe.new_block[i] = o;
}

static void heap_free(struct ob_heap_watch *w, const struct ob_block_info *b)
{
	struct ob_session *s = session_of_heap(w);
	struct obheap_event e;

	tell_born(s);
	if (!wants(s, OBHEAP_EVENT_FREE))
		return;
	event_init(&e, OBHEAP_EVENT_FREE);
	block_fill(s, &e, b);
	if (b->kind != OB_KIND_RAW)
		put_type(s, &e, b->block + ob_kind_prefix(b->kind));
	ob_events_tell(s, &e);
}

static void heap_pool(struct ob_heap_watch *w, const struct ob_pool *pool,
		      enum ob_pool_state state)
{
	struct ob_session *s = session_of_heap(w);
	struct obheap_event e;

	if (!wants(s, OBHEAP_EVENT_POOL))
		return;
	event_init(&e, OBHEAP_EVENT_POOL);
	e.id = OB_ID_ARENA + ((u64)pool->arena << OB_ARENA_SHIFT) +
	       ((u64)pool->index << OB_POOL_SHIFT);
	e.kind = pool->kind;
	if (pool->szidx < OB_NR_CLASSES)
		e.class_ = pool->szidx;
	e.arena = pool->arena;
	e.pool = pool->index;
	e.detail = state;
	put_place(s, &e);
	tell(s, &e);
}

static void heap_arena(struct ob_heap_watch *w, u32 slot, bool made)
{
	struct ob_session *s = session_of_heap(w);
	struct obheap_event e;

	if (!wants(s, OBHEAP_EVENT_ARENA))
		return;
	event_init(&e, OBHEAP_EVENT_ARENA);
	e.id = OB_ID_ARENA + ((u64)slot << OB_ARENA_SHIFT);
	e.arena = slot;
	e.detail = made;
	put_place(s, &e);
	tell(s, &e);
}

/* the collector */

static struct ob_session *session_of_gc(struct ob_gc_listener *l)
{
	return container_of(l, struct ob_session, observe.gc);
}

static void gc_tell(struct ob_session *s, u32 what, u32 detail, u64 value)
{
	struct obheap_event e;

	if (!wants(s, what))
		return;
	event_init(&e, what);
	e.detail = detail;
	e.value = value;
	put_place(s, &e);
	tell(s, &e);
}

static void gc_begin(struct ob_gc_listener *l, unsigned int generation)
{
	struct ob_session *s = session_of_gc(l);

	gc_tell(s, OBHEAP_EVENT_GC_BEGIN, generation,
		s->vm.rt.gc.gen[generation].count);
}

static void gc_phase(struct ob_gc_listener *l, enum ob_gc_phase phase, u64 nr)
{
	gc_tell(session_of_gc(l), OBHEAP_EVENT_GC_PHASE, phase, nr);
}

static void gc_end(struct ob_gc_listener *l, unsigned int generation, u64 nr)
{
	gc_tell(session_of_gc(l), OBHEAP_EVENT_GC_END, generation, nr);
}

/* programs, their names and their turns */

void ob_observe_step(struct ob_session *s, struct ob_frame *frame)
{
	struct ob_binding b;
	struct obheap_event e;
	u32 what;

	if (!(s->observe.wanted & ABOUT_NAMES) ||
	    !ob_inspect_binding(&s->vm, frame, &b))
		return;
	what = b.old ? OBHEAP_EVENT_REBIND : OBHEAP_EVENT_BIND;
	if (!b.new)
		what = OBHEAP_EVENT_UNBIND;
	if (!wants(s, what))
		return;
	event_init(&e, what);
	e.id = ob_id_of(&s->vm.rt.heap, b.new ?: b.old);
	e.other = b.new ? ob_id_of(&s->vm.rt.heap, b.old) : 0;
	e.line = max(ob_frame_line(frame), 0);
	put_text(e.name, sizeof(e.name), b.name);
	put_type(s, &e, b.new ?: b.old);
	tell(s, &e);
}

void ob_observe_exec(struct ob_session *s, u32 what, u32 status, u64 steps)
{
	struct obheap_event e;

	if (!wants(s, what))
		return;
	event_init(&e, what);
	e.kind = status;
	e.detail = ob_caller_thread();
	e.value = steps;
	tell(s, &e);
}

void ob_observe_taken(struct ob_session *s, u64 waited_ns)
{
	struct obheap_event e;

	if (IS_ENABLED(CONFIG_OBHEAP_NO_EVENTS))
		return;
	if (unlikely(READ_ONCE(s->observe.changed) ||
		     ob_trace_wanted() & ~s->observe.wanted))
		ob_events_update(s);
	if (likely(!s->observe.wanted))
		return;
	s->observe.taken_ns = ob_clock_ns();
	if (!wants(s, OBHEAP_EVENT_GIL_TAKE))
		return;
	event_init(&e, OBHEAP_EVENT_GIL_TAKE);
	e.detail = ob_caller_thread();
	e.value = waited_ns;
	tell(s, &e);
}

void ob_observe_drop(struct ob_session *s)
{
	struct obheap_event e;

	if (IS_ENABLED(CONFIG_OBHEAP_NO_EVENTS))
		return;
	if (unlikely(READ_ONCE(s->observe.changed)))
		ob_events_update(s);
	if (likely(!s->observe.wanted))
		return;
	tell_born(s);
	if (s->observe.taken_ns && wants(s, OBHEAP_EVENT_GIL_DROP)) {
		event_init(&e, OBHEAP_EVENT_GIL_DROP);
		e.detail = ob_caller_thread();
		e.value = ob_clock_ns() - s->observe.taken_ns;
		ob_events_tell(s, &e);
	}
	s->observe.taken_ns = 0;
	ob_events_flush(s);
}

/* beginning and end */

void ob_observe_init(struct ob_session *s)
{
	struct ob_observe *ob = &s->observe;

	INIT_LIST_HEAD(&ob->listeners);
	ob->heap.alloc = heap_alloc;
	ob->heap.free = heap_free;
	ob->heap.pool = heap_pool;
	ob->heap.arena = heap_arena;
	ob->gc.begin = gc_begin;
	ob->gc.phase = gc_phase;
	ob->gc.end = gc_end;
}

void ob_observe_wants(struct ob_session *s)
{
	bool heap = s->observe.wanted & ABOUT_HEAP;

	if (!s->started)
		return;
	if (!heap != !s->vm.rt.heap.watch) {
		tell_born(s);
		ob_heap_set_watch(&s->vm.rt.heap, heap ? &s->observe.heap : NULL);
	}
	s->vm.rt.gc.listener = s->observe.wanted & ABOUT_GC ? &s->observe.gc :
							      NULL;
	/* Nobody turns it off before the program's end: others may want it. */
	if (s->observe.wanted & ABOUT_NAMES)
		s->vm.tracing = true;
}

void ob_observe_end(struct ob_session *s)
{
	tell_born(s);
	ob_heap_set_watch(&s->vm.rt.heap, NULL);
	s->vm.rt.gc.listener = NULL;
	s->observe.new_block[0] = NULL;
	s->observe.new_block[1] = NULL;
}
