// SPDX-License-Identifier: GPL-2.0
/*
 * stack - STACK: the frames of a stopped program, and what is in them
 */
#include "device_priv.h"

static void text_put(char *buf, size_t size, const struct ob_object *str)
{
	s64 at = 0;

	buf[ob_str_utf8_piece(str, &at, buf, size - 1)] = '\0';
}

static u32 column_or_none(int column)
{
	return column < 0 ? OBHEAP_NONE : column;
}

static int frame_put(struct ob_session *s, struct ob_array_out *frames,
		     const struct ob_frame *frame)
{
	const struct ob_heap *heap = &s->vm.rt.heap;
	const struct ob_code *code = frame->code;
	struct obheap_frame entry;
	struct ob_step_info info;
	struct ob_code_pos pos;
	struct ob_text text;
	char unused[8];

	memset(&entry, 0, sizeof(entry));
	ob_text_init(&text, unused, sizeof(unused));
	ob_inspect_step(&s->vm, frame, &info, &text);
	ob_code_position(code, ob_frame_lasti(frame), &pos);
	entry.code = ob_id_of(heap, code);
	entry.function = ob_id_of(heap, frame->func);
	if (frame->frame_obj)
		entry.object = ob_id_of(heap, frame->frame_obj);
	entry.line = info.line;
	entry.end_line = max(pos.end_line, 0);
	entry.column = column_or_none(pos.col);
	entry.end_column = column_or_none(pos.end_col);
	entry.offset = info.offset;
	entry.opcode = info.opcode;
	entry.nr_locals = code->nlocalsplus;
	entry.stack_depth = info.stack_depth;
	if (frame->is_entry)
		entry.state |= OBHEAP_FRAME_ENTRY;
	if (frame->owner == OB_FRAME_GENERATOR)
		entry.state |= OBHEAP_FRAME_GENERATOR;
	strscpy(entry.opcode_name, ob_opcode_name(info.opcode),
		sizeof(entry.opcode_name));
	text_put(entry.name, sizeof(entry.name), code->name);
	text_put(entry.filename, sizeof(entry.filename), code->filename);
	return ob_array_put(frames, &entry);
}

static u32 slot_kind(u8 kind)
{
	if (kind & OB_LOCAL_FREE)
		return OBHEAP_SLOT_FREE;
	return kind & OB_LOCAL_CELL ? OBHEAP_SLOT_CELL : OBHEAP_SLOT_LOCAL;
}

static void slot_object(struct ob_session *s, struct obheap_stack_slot *entry,
			struct ob_object *o)
{
	const struct ob_heap *heap = &s->vm.rt.heap;
	struct ob_text text;

	/* A cell is there only once the frame's first instructions have run. */
	if (o && (entry->kind == OBHEAP_SLOT_CELL ||
		  entry->kind == OBHEAP_SLOT_FREE) &&
	    ob_is(&s->vm.rt, o, OB_T_CELL)) {
		entry->cell = ob_id_of(heap, o);
		o = ((struct ob_cell *)o)->contents;
	}
	if (!o)
		return;
	entry->id = ob_id_of(heap, o);
	entry->type = ob_id_of(heap, o->type);
	entry->refcount = o->refcnt;
	strscpy(entry->type_name, o->type->name, sizeof(entry->type_name));
	ob_text_init(&text, entry->repr, sizeof(entry->repr));
	ob_inspect_repr(&s->vm, o, &text);
}

static u32 frame_nr_slots(const struct ob_frame *frame)
{
	return max_t(s32, frame->stacktop, frame->code->nlocalsplus);
}

static int slots_put(struct ob_session *s, struct ob_array_out *slots,
		     const struct ob_frame *frame, u32 nr)
{
	const struct ob_code *code = frame->code;
	s32 nlocals = code->nlocalsplus, i;
	struct obheap_stack_slot entry;
	int err = 0;

	for (i = 0; !err && i < (s32)frame_nr_slots(frame); i++) {
		memset(&entry, 0, sizeof(entry));
		entry.frame = nr;
		if (i < nlocals) {
			entry.kind = slot_kind(code->localspluskinds[i]);
			entry.index = i;
			text_put(entry.name, sizeof(entry.name),
				 ob_frame_varname(code, i));
		} else {
			entry.kind = OBHEAP_SLOT_STACK;
			entry.index = i - nlocals;
		}
		slot_object(s, &entry,
			    i < frame->stacktop ? frame->localsplus[i] : NULL);
		err = ob_array_put(slots, &entry);
	}
	return err;
}

static bool frame_wanted(const struct obheap_stack *arg, u32 nr)
{
	return arg->frame == OBHEAP_NONE || arg->frame == nr;
}

/*
 * Frames know who called them, not whom they called: from the innermost to the
 * outermost, each is put where it belongs in arrays that go the other way.
 */
static int stack_put(struct ob_session *s, struct obheap_stack *arg,
		     struct ob_array_out *frames, struct ob_array_out *slots)
{
	const struct ob_frame *innermost = ob_program_frame(s), *frame;
	u32 n = ob_inspect_nr_frames(innermost), nr = n, at = 0;
	int err = 0;

	if (!n || (arg->frame != OBHEAP_NONE && arg->frame >= n))
		return -ENOENT;
	for (frame = innermost; frame; frame = frame->previous)
		if (frame_wanted(arg, --nr))
			at += frame_nr_slots(frame);
	arg->out_nr_frames = n;
	arg->out_nr_slots = at;
	nr = n;
	for (frame = innermost; !err && frame; frame = frame->previous) {
		frames->out = --nr;
		err = frame_put(s, frames, frame);
		if (err || !frame_wanted(arg, nr))
			continue;
		at -= frame_nr_slots(frame);
		slots->out = at;
		err = slots_put(s, slots, frame, nr);
	}
	frames->out = arg->out_nr_frames;
	slots->out = arg->out_nr_slots;
	return err;
}

int ob_ioctl_stack(struct ob_session *s, void *data)
{
	struct obheap_stack *arg = data;
	struct ob_array_out frames = {
		arg->frames, sizeof(struct obheap_frame), arg->nr_frames
	};
	struct ob_array_out slots = {
		arg->slots, sizeof(struct obheap_stack_slot), arg->nr_slots
	};
	int err;

	if (arg->__reserved)
		return -EOPNOTSUPP;
	err = ob_session_lock(s);
	if (err)
		return err;
	err = stack_put(s, arg, &frames, &slots);
	ob_session_unlock(s);
	return err ?: ob_array_done(&frames) ?: ob_array_done(&slots);
}
