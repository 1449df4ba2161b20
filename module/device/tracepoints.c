// SPDX-License-Identifier: GPL-2.0
/*
 * tracepoints - events as the kernel's own tracing sees them
 *
 * What is on is one mask for all sessions. Each looks at it when it takes its
 * GIL, and a tracepoint that is switched has them all look at once.
 */
#include "device_priv.h"

#define CREATE_TRACE_POINTS
#include <trace/events/obheap.h>

static atomic64_t trace_wanted = ATOMIC64_INIT(0);

u64 ob_trace_wanted(void)
{
	return atomic64_read(&trace_wanted);
}

#define trace_switch(name, event)					\
int ob_trace_on_##name(void)						\
{									\
	atomic64_or(BIT(OBHEAP_EVENT_##event), &trace_wanted);		\
	ob_sessions_nudge();						\
	return 0;							\
}									\
									\
void ob_trace_off_##name(void)						\
{									\
	atomic64_andnot(BIT(OBHEAP_EVENT_##event), &trace_wanted);	\
	ob_sessions_nudge();						\
}

trace_switch(alloc, ALLOC)
trace_switch(free, FREE)
trace_switch(bind, BIND)
trace_switch(rebind, REBIND)
trace_switch(unbind, UNBIND)
trace_switch(pool, POOL)
trace_switch(arena, ARENA)
trace_switch(gc_begin, GC_BEGIN)
trace_switch(gc_phase, GC_PHASE)
trace_switch(gc_end, GC_END)
trace_switch(gil_take, GIL_TAKE)
trace_switch(gil_drop, GIL_DROP)
trace_switch(exec_begin, EXEC_BEGIN)
trace_switch(exec_end, EXEC_END)

static void trace_names(u32 session, const struct obheap_event *e)
{
	switch (e->what) {
	case OBHEAP_EVENT_BIND:
		trace_obheap_bind(session, e);
		break;
	case OBHEAP_EVENT_REBIND:
		trace_obheap_rebind(session, e);
		break;
	case OBHEAP_EVENT_UNBIND:
		trace_obheap_unbind(session, e);
		break;
	}
}

static void trace_turns(u32 session, const struct obheap_event *e)
{
	switch (e->what) {
	case OBHEAP_EVENT_GIL_TAKE:
		trace_obheap_gil_take(session, e);
		break;
	case OBHEAP_EVENT_GIL_DROP:
		trace_obheap_gil_drop(session, e);
		break;
	case OBHEAP_EVENT_EXEC_BEGIN:
		trace_obheap_exec_begin(session, e);
		break;
	case OBHEAP_EVENT_EXEC_END:
		trace_obheap_exec_end(session, e);
		break;
	default:
		trace_names(session, e);
	}
}

void ob_trace_event(const struct ob_session *s, const struct obheap_event *e)
{
	u32 session = s->number;

	switch (e->what) {
	case OBHEAP_EVENT_ALLOC:
		trace_obheap_alloc(session, e);
		break;
	case OBHEAP_EVENT_FREE:
		trace_obheap_free(session, e);
		break;
	case OBHEAP_EVENT_POOL:
		trace_obheap_pool(session, e);
		break;
	case OBHEAP_EVENT_ARENA:
		trace_obheap_arena(session, e);
		break;
	case OBHEAP_EVENT_GC_BEGIN:
		trace_obheap_gc_begin(session, e);
		break;
	case OBHEAP_EVENT_GC_PHASE:
		trace_obheap_gc_phase(session, e);
		break;
	case OBHEAP_EVENT_GC_END:
		trace_obheap_gc_end(session, e);
		break;
	default:
		trace_turns(session, e);
	}
}
