// SPDX-License-Identifier: GPL-2.0
/*
 * ioctl - from a user's struct to a handler and back
 *
 * One row per command: the size its struct had in its first version, the size
 * it has now, the handler. Everything that is the same for all commands is done
 * here: size and tail checks, unknown flags, the copy in, the copy out. A
 * handler sees a whole kernel copy and answers in it.
 */
#include "device_priv.h"

union ioctl_buf {
	struct obheap_info info;
	struct obheap_setup setup;
	struct obheap_exec exec;
	struct obheap_resume resume;
	struct obheap_interrupt interrupt;
	struct obheap_pin pin;
	struct obheap_sessions sessions;
	struct obheap_names names;
	struct obheap_object object;
	struct obheap_refs refs;
	struct obheap_holders holders;
	struct obheap_bytes bytes;
	struct obheap_graph graph;
	struct obheap_walk walk;
	struct obheap_stats stats;
	struct obheap_arenas arenas;
	struct obheap_pools pools;
	struct obheap_stack stack;
	struct obheap_collect collect;
	struct obheap_events events;
	struct obheap_validate validate;
};

/* the head every struct has */
struct ioctl_head {
	__u32 size;
	__u32 flags;
};

/**
 * struct ioctl_op - one command
 * @size: of its struct now
 * @min_size: of its struct in the first version
 * @flags: flags it knows
 * @fn: handler; 0, a new descriptor, or a negative errno
 */
struct ioctl_op {
	u32 size;
	u32 min_size;
	u32 flags;
	int (*fn)(struct ob_session *s, void *arg);
};

/* @last is the last field of the first version */
#define IOCTL_OP_AS(cmd, function, name, last, known_flags)		\
	[OBHEAP_CMD_##cmd] = {						\
		.size = sizeof(struct obheap_##name) +			\
			BUILD_BUG_ON_ZERO(sizeof(struct obheap_##name) % 8), \
		.min_size = offsetofend(struct obheap_##name, last),	\
		.flags = known_flags,					\
		.fn = ob_ioctl_##function,				\
	}
#define IOCTL_OP(cmd, name, last, known_flags)				\
	IOCTL_OP_AS(cmd, name, name, last, known_flags)

static const struct ioctl_op ioctl_ops[] = {
	IOCTL_OP(INFO, info, out_output_max, 0),
	IOCTL_OP(SETUP, setup, __reserved,
		 OBHEAP_SETUP_BACKEND | OBHEAP_SETUP_LIMIT |
		 OBHEAP_SETUP_INTERN | OBHEAP_SETUP_GC | OBHEAP_SETUP_SEED |
		 OBHEAP_SETUP_DEBUG_HEAP | OBHEAP_SETUP_BIRTHS),
	IOCTL_OP(EXEC, exec, out_trace_nr, OBHEAP_EXEC_TRACE |
		 OBHEAP_EXEC_FINISH | OBHEAP_EXEC_STOP),
	IOCTL_OP(RESUME, resume, stop,
		 OBHEAP_RESUME_DISCARD | OBHEAP_RESUME_OWN),
	IOCTL_OP(INTERRUPT, interrupt, flags,
		 OBHEAP_INTERRUPT_STOP | OBHEAP_INTERRUPT_CANCEL),
	IOCTL_OP(PIN, pin, name, 0),
	IOCTL_OP_AS(ATTACH, attach, pin, name, 0),
	IOCTL_OP_AS(UNPIN, unpin, pin, name, 0),
	IOCTL_OP(SESSIONS, sessions, out_nr, 0),
	IOCTL_OP(NAMES, names, frame, 0),
	IOCTL_OP(OBJECT, object, out_type_name, 0),
	IOCTL_OP(REFS, refs, out_nr, 0),
	IOCTL_OP(HOLDERS, holders, out_refcount, 0),
	IOCTL_OP(BYTES, bytes, __reserved, 0),
	IOCTL_OP(WALK, walk, __reserved, 0),
	IOCTL_OP(STATS, stats, __reserved, 0),
	IOCTL_OP(ARENAS, arenas, out_nr, 0),
	IOCTL_OP(POOLS, pools, __reserved, 0),
	IOCTL_OP(STACK, stack, out_nr_slots, 0),
	IOCTL_OP(EVENTS, events, __reserved, 0),
	IOCTL_OP(COLLECT, collect, __reserved, 0),
	IOCTL_OP(VALIDATE, validate, out_what, 0),
	IOCTL_OP(GRAPH, graph, out_nr_edges, OBHEAP_GRAPH_LABELS |
		 OBHEAP_GRAPH_PART),
};

u64 ob_ioctl_commands(void)
{
	u64 commands = 0;
	size_t nr;

	BUILD_BUG_ON(ARRAY_SIZE(ioctl_ops) > 64);
	for (nr = 0; nr < ARRAY_SIZE(ioctl_ops); nr++)
		if (ioctl_ops[nr].fn)
			commands |= 1ULL << nr;
	return commands;
}
EXPORT_SYMBOL_IF_KUNIT(ob_ioctl_commands);

long ob_session_ioctl(struct ob_session *s, unsigned int cmd, unsigned long arg)
{
	void __user *user = (void __user *)arg;
	const struct ioctl_op *op;
	struct ioctl_head *head;
	union ioctl_buf buf;
	unsigned int nr = _IOC_NR(cmd);
	u32 size;
	int err;

	if (cmd != _IO(OBHEAP_IOC_TYPE, nr) || nr >= ARRAY_SIZE(ioctl_ops))
		return -ENOTTY;
	op = &ioctl_ops[array_index_nospec(nr, ARRAY_SIZE(ioctl_ops))];
	if (!op->fn)
		return -ENOTTY;

	if (get_user(size, (u32 __user *)user))
		return -EFAULT;
	if (size < op->min_size || size > PAGE_SIZE)
		return -EINVAL;
	err = copy_struct_from_user(&buf, op->size, user, size);
	if (err)
		return err;
	head = (struct ioctl_head *)&buf;
	if (head->flags & ~op->flags)
		return -EOPNOTSUPP;
	/* Copied a second time: it may have changed since it was checked. */
	head->size = size;

	err = op->fn(s, &buf);
	if (err && err != -EMSGSIZE)
		return err;
	if (copy_to_user(user, &buf, min(size, op->size)))
		return -EFAULT;
	return err;
}
EXPORT_SYMBOL_IF_KUNIT(ob_session_ioctl);

/* The interface is what these say it is. */
static_assert(sizeof(struct obheap_info) == 104);
static_assert(sizeof(struct obheap_setup) == 48);
static_assert(sizeof(struct obheap_exec) == 184);
static_assert(sizeof(struct obheap_slot) == 48);
static_assert(sizeof(struct obheap_step) == 376);
static_assert(sizeof(struct obheap_stop) == 464);
static_assert(sizeof(struct obheap_resume) == 248);
static_assert(sizeof(struct obheap_interrupt) == 8);
static_assert(sizeof(struct obheap_pin) == 72);
static_assert(sizeof(struct obheap_session) == 96);
static_assert(sizeof(struct obheap_sessions) == 24);
static_assert(sizeof(struct obheap_name) == 152);
static_assert(sizeof(struct obheap_names) == 32);
static_assert(sizeof(struct obheap_object) == 160);
static_assert(sizeof(struct obheap_ref) == 88);
static_assert(sizeof(struct obheap_refs) == 32);
static_assert(sizeof(struct obheap_edge) == 96);
static_assert(sizeof(struct obheap_holders) == 40);
static_assert(sizeof(struct obheap_field) == 88);
static_assert(sizeof(struct obheap_bytes) == 56);
static_assert(sizeof(struct obheap_graph) == 64);
static_assert(sizeof(struct obheap_block) == 128);
static_assert(sizeof(struct obheap_walk) == 56);
static_assert(sizeof(struct obheap_stats) == 392);
static_assert(sizeof(struct obheap_arena) == 48);
static_assert(sizeof(struct obheap_arenas) == 24);
static_assert(sizeof(struct obheap_pool) == 56);
static_assert(sizeof(struct obheap_pools) == 32);
static_assert(sizeof(struct obheap_frame) == 400);
static_assert(sizeof(struct obheap_stack_slot) == 240);
static_assert(sizeof(struct obheap_stack) == 48);
static_assert(sizeof(struct obheap_validate) == 96);
static_assert(offsetof(struct obheap_exec, output_size) == 72);
static_assert(offsetof(struct obheap_exec, out_result) == 112);
static_assert(offsetof(struct obheap_object, out_type) == 32);
static_assert(offsetof(struct obheap_stats, out_bytes) == 24);
static_assert(offsetof(struct obheap_stats, out_gc_count) == 272);

/* What goes out by number is numbered as the rooms below number it. */
static_assert(OBHEAP_BACKEND_POOL == (int)OB_BACKEND_POOL);
static_assert(OBHEAP_BACKEND_KMALLOC == (int)OB_BACKEND_KMALLOC);
static_assert(OBHEAP_BACKEND_SLAB == (int)OB_BACKEND_SLAB);
static_assert(OBHEAP_BACKEND_BUMP == (int)OB_BACKEND_BUMP);
static_assert(OBHEAP_KIND_RAW == (int)OB_KIND_RAW);
static_assert(OBHEAP_KIND_OBJECT == (int)OB_KIND_OBJECT);
static_assert(OBHEAP_KIND_GC == (int)OB_KIND_GC);
static_assert(OBHEAP_KIND_INSTANCE == (int)OB_KIND_INSTANCE);
static_assert(OBHEAP_POOL_VIRGIN == (int)OB_POOL_VIRGIN);
static_assert(OBHEAP_POOL_EMPTY == (int)OB_POOL_EMPTY);
static_assert(OBHEAP_POOL_USED == (int)OB_POOL_USED);
static_assert(OBHEAP_POOL_FULL == (int)OB_POOL_FULL);
static_assert(OBHEAP_REF_ITEM == (int)OB_REF_ITEM);
static_assert(OBHEAP_REF_KEY == (int)OB_REF_KEY);
static_assert(OBHEAP_REF_VALUE == (int)OB_REF_VALUE);
static_assert(OBHEAP_REF_FIELD == (int)OB_REF_FIELD);
static_assert(OBHEAP_REF_TYPE == (int)OB_REF_TYPE);
static_assert(OBHEAP_REF_ROOT == (int)OB_REF_ROOT);
static_assert(OBHEAP_REF_LOCAL == (int)OB_REF_LOCAL);
static_assert(OBHEAP_REF_STACK == (int)OB_REF_STACK);
static_assert(OBHEAP_REF_STATIC == (int)OB_REF_STATIC);
static_assert(OBHEAP_REF_RUNNING == (int)OB_REF_RUNNING);
static_assert(OBHEAP_REF_OWNS == (int)OB_REF_OWNS);
static_assert(OBHEAP_FIELD_DATA == (int)OB_FIELD_DATA);
static_assert(OBHEAP_FIELD_ID == (int)OB_FIELD_ID);
static_assert(OBHEAP_FIELD_HIDDEN == (int)OB_FIELD_HIDDEN);
static_assert(OBHEAP_OBJ_GC == OB_STATE_GC);
static_assert(OBHEAP_OBJ_TRACKED == OB_STATE_TRACKED);
static_assert(OBHEAP_OBJ_FINALIZED == OB_STATE_FINALIZED);
static_assert(OBHEAP_OBJ_STATIC == OB_STATE_STATIC);
static_assert(OBHEAP_OBJ_INTERNED == OB_STATE_INTERNED);
static_assert(OBHEAP_OBJ_SHARED == OB_STATE_SHARED);
static_assert(OBHEAP_OBJ_LARGE == OB_STATE_LARGE);
static_assert(OBHEAP_OBJ_DEAD == OB_STATE_DEAD);
static_assert(OBHEAP_UNTIL_END == (int)OB_UNTIL_END);
static_assert(OBHEAP_UNTIL_INSTRUCTION == (int)OB_UNTIL_INSTRUCTION);
static_assert(OBHEAP_UNTIL_LINE == (int)OB_UNTIL_LINE);
static_assert(OBHEAP_UNTIL_NEXT == (int)OB_UNTIL_NEXT);
static_assert(OBHEAP_UNTIL_CALL == (int)OB_UNTIL_CALL);
static_assert(OBHEAP_UNTIL_RETURN == (int)OB_UNTIL_RETURN);
static_assert(OBHEAP_STOP_START == (int)OB_REASON_START);
static_assert(OBHEAP_STOP_INSTRUCTION == (int)OB_REASON_INSTRUCTION);
static_assert(OBHEAP_STOP_LINE == (int)OB_REASON_LINE);
static_assert(OBHEAP_STOP_CALL == (int)OB_REASON_CALL);
static_assert(OBHEAP_STOP_RETURN == (int)OB_REASON_RETURN);
static_assert(OBHEAP_STOP_BREAK == (int)OB_REASON_BREAK);
static_assert(OBHEAP_STOP_BIRTH == (int)OB_REASON_BIRTH);
static_assert(OBHEAP_STOP_REBIND == (int)OB_REASON_REBIND);
static_assert(OBHEAP_STOP_MUTATE == (int)OB_REASON_MUTATE);
static_assert(OBHEAP_STOP_DEATH == (int)OB_REASON_DEATH);
static_assert(OBHEAP_STOP_REFCOUNT == (int)OB_REASON_REFCOUNT);
static_assert(OBHEAP_STOP_POOL == (int)OB_REASON_POOL);
static_assert(OBHEAP_STOP_ARENA == (int)OB_REASON_ARENA);
static_assert(OBHEAP_STOP_ASKED == (int)OB_REASON_ASKED);
static_assert(OBHEAP_WATCH_ALL == OB_WATCH_ALL);
