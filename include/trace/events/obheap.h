/* SPDX-License-Identifier: GPL-2.0 */
/*
 * obheap tracepoints - what happens in sessions, for ftrace, perf and BPF
 *
 * The same records as those of OBHEAP_EVENTS, with their fields by value: ids,
 * never addresses. Sessions are told apart by a number, the first one since the
 * module was loaded being 1. Every byte of a record is written, the rest of a
 * name and what would be a gap, too: who reads the buffers raw gets nothing that
 * was in memory before. A session does the work of telling only while one
 * of its tracepoints is on: each has a pair of functions that say so.
 */
#undef TRACE_SYSTEM
#define TRACE_SYSTEM obheap

#if !defined(_TRACE_OBHEAP_H) || defined(TRACE_HEADER_MULTI_READ)
#define _TRACE_OBHEAP_H

#include <linux/tracepoint.h>
#include <uapi/linux/obheap.h>

#define OB_TRACE_NAME	32

#define ob_trace_functions(name)					\
	int ob_trace_on_##name(void);					\
	void ob_trace_off_##name(void)

#ifndef OB_TRACE_FUNCTIONS
#define OB_TRACE_FUNCTIONS
ob_trace_functions(alloc);
ob_trace_functions(free);
ob_trace_functions(bind);
ob_trace_functions(rebind);
ob_trace_functions(unbind);
ob_trace_functions(pool);
ob_trace_functions(arena);
ob_trace_functions(gc_begin);
ob_trace_functions(gc_phase);
ob_trace_functions(gc_end);
ob_trace_functions(gil_take);
ob_trace_functions(gil_drop);
ob_trace_functions(exec_begin);
ob_trace_functions(exec_end);
#endif

#define ob_trace_kinds							\
	{ OBHEAP_KIND_RAW, "raw" }, { OBHEAP_KIND_OBJECT, "object" },	\
	{ OBHEAP_KIND_GC, "gc" }, { OBHEAP_KIND_INSTANCE, "instance" }

#define ob_trace_states							\
	{ OBHEAP_POOL_VIRGIN, "virgin" }, { OBHEAP_POOL_EMPTY, "empty" }, \
	{ OBHEAP_POOL_USED, "used" }, { OBHEAP_POOL_FULL, "full" }

#define ob_trace_phases							\
	{ OBHEAP_GC_COPY, "copy" }, { OBHEAP_GC_SUBTRACT, "subtract" },	\
	{ OBHEAP_GC_REACHABLE, "reachable" },				\
	{ OBHEAP_GC_SUSPECT, "suspect" },				\
	{ OBHEAP_GC_UNTRACK, "untrack" },				\
	{ OBHEAP_GC_WEAKREF, "weakref" },				\
	{ OBHEAP_GC_FINALIZE, "finalize" },				\
	{ OBHEAP_GC_RESURRECT, "resurrect" }, { OBHEAP_GC_CLEAR, "clear" }

DECLARE_EVENT_CLASS(obheap_block,
	TP_PROTO(u32 session, const struct obheap_event *e),
	TP_ARGS(session, e),
	TP_STRUCT__entry(
		__field(u64, id)
		__field(u64, type)
		__field(u64, bytes)
		__field(u32, session)
		__field(u32, kind)
		__field(u32, line)
		__field(u32, reserved)
		__array(char, type_name, OB_TRACE_NAME)
		__array(char, function, OB_TRACE_NAME)
	),
	TP_fast_assign(
		__entry->id = e->id;
		__entry->type = e->type;
		__entry->bytes = e->value;
		__entry->session = session;
		__entry->kind = e->kind;
		__entry->line = e->line;
		__entry->reserved = 0;
		strscpy_pad(__entry->type_name, e->type_name, OB_TRACE_NAME);
		strscpy_pad(__entry->function, e->name, OB_TRACE_NAME);
	),
	TP_printk("session=%u id=0x%llx type=0x%llx (%s) kind=%s bytes=%llu line=%u function=%s",
		  __entry->session, __entry->id, __entry->type,
		  __entry->type_name,
		  __print_symbolic(__entry->kind, ob_trace_kinds),
		  __entry->bytes, __entry->line, __entry->function)
);

DECLARE_EVENT_CLASS(obheap_name,
	TP_PROTO(u32 session, const struct obheap_event *e),
	TP_ARGS(session, e),
	TP_STRUCT__entry(
		__field(u64, id)
		__field(u64, was)
		__field(u64, type)
		__field(u32, session)
		__field(u32, line)
		__array(char, name, OB_TRACE_NAME)
		__array(char, type_name, OB_TRACE_NAME)
	),
	TP_fast_assign(
		__entry->id = e->id;
		__entry->was = e->other;
		__entry->type = e->type;
		__entry->session = session;
		__entry->line = e->line;
		strscpy_pad(__entry->name, e->name, OB_TRACE_NAME);
		strscpy_pad(__entry->type_name, e->type_name, OB_TRACE_NAME);
	),
	TP_printk("session=%u name=%s id=0x%llx was=0x%llx type=0x%llx (%s) line=%u",
		  __entry->session, __entry->name, __entry->id, __entry->was,
		  __entry->type, __entry->type_name, __entry->line)
);

DECLARE_EVENT_CLASS(obheap_turn,
	TP_PROTO(u32 session, const struct obheap_event *e),
	TP_ARGS(session, e),
	TP_STRUCT__entry(
		__field(u64, value)
		__field(u32, session)
		__field(u32, thread)
	),
	TP_fast_assign(
		__entry->value = e->value;
		__entry->session = session;
		__entry->thread = e->detail;
	),
	TP_printk("session=%u thread=%u value=%llu", __entry->session,
		  __entry->thread, __entry->value)
);

DECLARE_EVENT_CLASS(obheap_gc,
	TP_PROTO(u32 session, const struct obheap_event *e),
	TP_ARGS(session, e),
	TP_STRUCT__entry(
		__field(u64, value)
		__field(u32, session)
		__field(u32, generation)
	),
	TP_fast_assign(
		__entry->value = e->value;
		__entry->session = session;
		__entry->generation = e->detail;
	),
	TP_printk("session=%u generation=%u objects=%llu", __entry->session,
		  __entry->generation, __entry->value)
);

#define ob_trace_define(class, name)					\
DEFINE_EVENT_FN(obheap_##class, obheap_##name,				\
	TP_PROTO(u32 session, const struct obheap_event *e),		\
	TP_ARGS(session, e), ob_trace_on_##name, ob_trace_off_##name)

ob_trace_define(block, alloc);
ob_trace_define(block, free);
ob_trace_define(name, bind);
ob_trace_define(name, rebind);
ob_trace_define(name, unbind);
ob_trace_define(turn, gil_take);
ob_trace_define(turn, gil_drop);
ob_trace_define(turn, exec_begin);
ob_trace_define(turn, exec_end);
ob_trace_define(gc, gc_begin);
ob_trace_define(gc, gc_end);

TRACE_EVENT_FN(obheap_gc_phase,
	TP_PROTO(u32 session, const struct obheap_event *e),
	TP_ARGS(session, e),
	TP_STRUCT__entry(
		__field(u64, objects)
		__field(u32, session)
		__field(u32, phase)
	),
	TP_fast_assign(
		__entry->objects = e->value;
		__entry->session = session;
		__entry->phase = e->detail;
	),
	TP_printk("session=%u phase=%s objects=%llu", __entry->session,
		  __print_symbolic(__entry->phase, ob_trace_phases),
		  __entry->objects),
	ob_trace_on_gc_phase, ob_trace_off_gc_phase
);

TRACE_EVENT_FN(obheap_pool,
	TP_PROTO(u32 session, const struct obheap_event *e),
	TP_ARGS(session, e),
	TP_STRUCT__entry(
		__field(u64, id)
		__field(u32, session)
		__field(u32, arena)
		__field(u32, pool)
		__field(u32, state)
	),
	TP_fast_assign(
		__entry->id = e->id;
		__entry->session = session;
		__entry->arena = e->arena;
		__entry->pool = e->pool;
		__entry->state = e->detail;
	),
	TP_printk("session=%u id=0x%llx arena=%u pool=%u state=%s",
		  __entry->session, __entry->id, __entry->arena, __entry->pool,
		  __print_symbolic(__entry->state, ob_trace_states)),
	ob_trace_on_pool, ob_trace_off_pool
);

TRACE_EVENT_FN(obheap_arena,
	TP_PROTO(u32 session, const struct obheap_event *e),
	TP_ARGS(session, e),
	TP_STRUCT__entry(
		__field(u64, id)
		__field(u32, session)
		__field(u32, arena)
		__field(u32, made)
		__field(u32, reserved)
	),
	TP_fast_assign(
		__entry->id = e->id;
		__entry->session = session;
		__entry->arena = e->arena;
		__entry->made = e->detail;
		__entry->reserved = 0;
	),
	TP_printk("session=%u id=0x%llx arena=%u %s", __entry->session,
		  __entry->id, __entry->arena, __entry->made ? "made" : "gone"),
	ob_trace_on_arena, ob_trace_off_arena
);

#endif /* _TRACE_OBHEAP_H */

/* Outside of the guard: read again for each part of what is made of it. */
#include <trace/define_trace.h>
