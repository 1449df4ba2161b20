// SPDX-License-Identifier: GPL-2.0
/*
 * stepper - does a program stop in front of this instruction?
 *
 * A line begins where CPython calls a line tracer: at an instruction whose line
 * is not that of the instruction before it in the same frame, or that was
 * jumped back to. What comes before a frame's RESUME belongs to no line.
 */
#include <obheap/stepper.h>

#include "inspect_priv.h"

static int line_at(const struct ob_code *code, s64 index)
{
	struct ob_code_pos pos;

	if (index < 0)
		return 0;
	ob_code_position(code, index, &pos);
	return max(pos.line, 0);
}

/* Note the instruction; does a line begin with it? */
static bool stepper_line(struct ob_stepper *st, u32 depth,
			 const struct ob_frame *frame)
{
	const struct ob_code *code = frame->code;
	s64 index = frame->prev_instr - code->code;
	int line = line_at(code, index);
	bool same, begins;

	same = st->frame == frame && st->depth == depth && index;
	/* Who comes back to a frame comes from the instruction before this. */
	if (!same)
		st->line = index <= code->firsttraceable ? 0 :
						line_at(code, index - 1);
	begins = line && index > code->firsttraceable &&
		 (line != st->line ||
		  (same && frame->prev_instr <= st->at &&
		   ob_op_code(*frame->prev_instr) != OP_SEND));
	if (line)
		st->line = line;
	st->frame = frame;
	st->at = frame->prev_instr;
	st->depth = depth;
	return begins;
}

static bool stepper_breaks(const struct ob_stepper *st,
			   const struct ob_frame *frame)
{
	u32 i;

	for (i = 0; i < st->nr_lines; i++)
		if (st->lines[i] == st->line)
			return !*st->file ||
			       ob_str_equal_c(frame->code->filename, st->file);
	return false;
}

struct content {
	struct ob_inspect_refs v;
	const struct ob_heap *heap;
	u64 sum;
};

static u64 content_mix(u64 sum, u64 word)
{
	sum = (sum ^ word) * 0x9e3779b97f4a7c15ULL;
	return sum ^ sum >> 29;
}

static int content_ref(struct ob_inspect_refs *v, const struct ob_ref *ref)
{
	struct content *c = container_of(v, struct content, v);

	c->sum = content_mix(c->sum, ob_id_of(c->heap, ref->to));
	c->sum = content_mix(c->sum, ref->index + 1);
	return 0;
}

/*
 * A sum over what an object holds: that it is another one shows a change. It
 * goes to users, so there are ids in it and no addresses.
 */
static u64 content_of(struct ob_vm *vm, struct ob_object *o)
{
	const struct ob_heap *heap = &vm->rt.heap;
	struct content c = { { content_ref }, heap, ob_id_of(heap, o->type) };
	s64 i;

	if (o->type->tid == OB_T_BYTEARRAY) {
		const struct ob_bytearray *b = (struct ob_bytearray *)o;

		for (i = 0; i < b->v.size; i++)
			c.sum = content_mix(c.sum, b->start[i]);
		return content_mix(c.sum, b->v.size);
	}
	ob_inspect_refs(vm, o, &c.v);
	return c.sum;
}

struct lookup {
	struct ob_inspect_names v;
	const char *name;
	struct ob_object *found;
};

static int lookup_name(struct ob_inspect_names *v, struct ob_object *name,
		       struct ob_object *value)
{
	struct lookup *l = container_of(v, struct lookup, v);

	if (!ob_is_str(name) || !ob_str_equal_c(name, l->name))
		return 0;
	l->found = value;
	return 1;
}

static struct ob_object *watched_name(const struct ob_stepper *st,
				      struct ob_vm *vm)
{
	struct lookup l = { { lookup_name }, st->watch_name };
	struct ob_frame *frame;

	if (st->watch_frame == OB_STEPPER_GLOBALS) {
		if (vm->main)
			ob_inspect_names(vm, vm->main, &l.v);
		return l.found;
	}
	frame = ob_inspect_frame(vm->frame, st->watch_frame);
	if (frame)
		ob_inspect_frame_names(vm, frame, &l.v);
	return l.found;
}

static struct ob_object *watched_object(const struct ob_stepper *st,
					struct ob_vm *vm)
{
	struct ob_object *o;

	if (st->watch_id)
		return ob_inspect_find(vm, st->watch_id, &o) ? NULL : o;
	return *st->watch_name ? watched_name(st, vm) : NULL;
}

static void watched_look(const struct ob_stepper *st, struct ob_vm *vm,
			 struct ob_watched *w)
{
	const struct ob_heap *heap = &vm->rt.heap;
	struct ob_object *o = NULL;

	memset(w, 0, sizeof(*w));
	if (st->watch & (OB_WATCH(BIRTH) | OB_WATCH(REBIND) | OB_WATCH(DEATH) |
			 OB_WATCH(MUTATE) | OB_WATCH(REFCOUNT)))
		o = watched_object(st, vm);
	if (o) {
		w->id = ob_id_of(heap, o);
		w->refcnt = o->refcnt;
	}
	if (o && st->watch & OB_WATCH(MUTATE))
		w->content = content_of(vm, o);
	w->pools = heap->pools_taken - heap->pools_released;
	w->pool_moves = heap->pools_taken + heap->pools_released;
	w->arenas = heap->arenas_new - heap->arenas_freed;
	w->arena_moves = heap->arenas_new + heap->arenas_freed;
}

static bool watch_fires(struct ob_stepper *st, enum ob_reason reason, u64 before,
			u64 after)
{
	if (!(st->watch & BIT(reason)))
		return false;
	st->before = before;
	st->after = after;
	return true;
}

static enum ob_reason watched_compare(struct ob_stepper *st,
				      const struct ob_watched *was,
				      const struct ob_watched *is)
{
	if (was->id != is->id) {
		enum ob_reason reason = !was->id ? OB_REASON_BIRTH :
					!is->id ? OB_REASON_DEATH :
						  OB_REASON_REBIND;

		if (watch_fires(st, reason, was->id, is->id))
			return reason;
	} else if (is->id) {
		if (was->content != is->content &&
		    watch_fires(st, OB_REASON_MUTATE, was->content,
				is->content))
			return OB_REASON_MUTATE;
		if (was->refcnt != is->refcnt &&
		    watch_fires(st, OB_REASON_REFCOUNT, was->refcnt,
				is->refcnt))
			return OB_REASON_REFCOUNT;
	}
	if (was->arena_moves != is->arena_moves &&
	    watch_fires(st, OB_REASON_ARENA, was->arenas, is->arenas))
		return OB_REASON_ARENA;
	if (was->pool_moves != is->pool_moves &&
	    watch_fires(st, OB_REASON_POOL, was->pools, is->pools))
		return OB_REASON_POOL;
	return OB_REASON_NONE;
}

static enum ob_reason stepper_watch(struct ob_stepper *st, struct ob_vm *vm)
{
	struct ob_watched is;
	enum ob_reason reason;

	watched_look(st, vm, &is);
	reason = watched_compare(st, &st->seen, &is);
	st->seen = is;
	return reason;
}

void ob_stepper_begin(struct ob_stepper *st, struct ob_vm *vm)
{
	st->start_depth = vm->rt.depth;
	st->before = 0;
	st->after = 0;
	watched_look(st, vm, &st->seen);
}
EXPORT_SYMBOL_IF_KUNIT(ob_stepper_begin);

/* The files of modules that are inside are named like CPython's frozen ones. */
static bool is_library(const struct ob_frame *frame)
{
	static const char mark[] = "<frozen ";
	const struct ob_object *file = frame->code->filename;
	size_t i;

	if (((const struct ob_str *)file)->length < (s64)sizeof(mark) - 1)
		return false;
	for (i = 0; i < sizeof(mark) - 1; i++)
		if (ob_str_char(file, i) != (u32)mark[i])
			return false;
	return true;
}

/* Is this the kind of place the program is to go to? */
static enum ob_reason stepper_until(const struct ob_stepper *st, bool begins,
				    bool called)
{
	switch (st->until) {
	case OB_UNTIL_INSTRUCTION:
		return OB_REASON_INSTRUCTION;
	case OB_UNTIL_LINE:
		return begins ? OB_REASON_LINE : OB_REASON_NONE;
	case OB_UNTIL_NEXT:
		return begins && st->depth <= st->start_depth ?
			OB_REASON_LINE : OB_REASON_NONE;
	case OB_UNTIL_CALL:
		return called ? OB_REASON_CALL : OB_REASON_NONE;
	case OB_UNTIL_RETURN:
		/* A call at the same depth: native code has called again. */
		return st->depth < st->start_depth ||
		       (called && st->depth == st->start_depth) ?
			OB_REASON_RETURN : OB_REASON_NONE;
	default:
		return OB_REASON_NONE;
	}
}

enum ob_reason ob_stepper_check(struct ob_stepper *st, struct ob_vm *vm,
				const struct ob_frame *frame)
{
	enum ob_reason reason = OB_REASON_NONE;
	bool begins, called;

	called = frame->prev_instr == frame->code->code &&
		 (st->frame != frame || st->at != frame->prev_instr);
	begins = stepper_line(st, vm->rt.depth, frame);
	if (st->watch)
		reason = stepper_watch(st, vm);
	if (reason)
		return reason;
	if (begins && st->nr_lines && stepper_breaks(st, frame))
		return OB_REASON_BREAK;
	if (st->own && is_library(frame))
		return OB_REASON_NONE;
	reason = stepper_until(st, begins, called);
	if (reason && st->count > 1) {
		st->count--;
		return OB_REASON_NONE;
	}
	return reason;
}
EXPORT_SYMBOL_IF_KUNIT(ob_stepper_check);
