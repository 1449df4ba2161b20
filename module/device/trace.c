// SPDX-License-Identifier: GPL-2.0
/*
 * trace - one record per instruction of a program that asked for it
 */
#include "device_priv.h"

static void trace_slots(struct ob_vm *vm, const struct ob_step_info *info,
			struct obheap_step *step)
{
	u32 shown = min_t(u32, info->stack_depth, OBHEAP_STEP_SLOTS), i;

	for (i = 0; i < shown; i++) {
		struct ob_object *o;
		struct ob_text text;

		o = info->stack[info->stack_depth - shown + i];
		if (!o)
			continue;
		step->slots[i].id = ob_id_of(&vm->rt.heap, o);
		step->slots[i].refcount = o->refcnt;
		ob_text_init(&text, step->slots[i].repr, OBHEAP_STEP_REPR);
		ob_inspect_repr(vm, o, &text);
	}
}

static void trace_frame(struct ob_vm *vm, struct ob_frame *frame)
{
	struct ob_session *s = container_of(vm, struct ob_session, vm);
	struct obheap_step step = { 0 };
	struct ob_step_info info;
	struct ob_text text;
	u32 i = s->trace->seen;

	s->trace->seen += i < U32_MAX;
	if (i >= s->trace->nr)
		return;
	ob_text_init(&text, step.arg_repr, sizeof(step.arg_repr));
	ob_inspect_step(vm, frame, &info, &text);
	step.line = info.line;
	step.offset = info.offset;
	step.opcode = info.opcode;
	step.arg = info.arg;
	step.frame_depth = info.frame_depth;
	step.stack_depth = info.stack_depth;
	strscpy(step.name, ob_opcode_name(info.opcode), sizeof(step.name));
	trace_slots(vm, &info, &step);
	/* A buffer that is not there takes nothing more. */
	if (copy_to_user(&s->trace->steps[i], &step, sizeof(step)))
		s->trace->nr = 0;
}

/**
 * struct step_call - arguments of trace_frame()
 * @vm: the interpreter
 * @frame: its innermost frame
 */
struct step_call {
	struct ob_vm *vm;
	struct ob_frame *frame;
};

static void step_on_task(void *arg)
{
	struct step_call *call = arg;

	trace_frame(call->vm, call->frame);
}

int ob_session_step(struct ob_vm *vm, struct ob_frame *frame)
{
	struct ob_session *s = container_of(vm, struct ob_session, vm);
	struct step_call call = { vm, frame };

	ob_observe_step(s, frame);
	if (s->stepped)
		return ob_program_step(s->stepped, vm, frame);
	if (!s->trace)
		return 0;
	ob_stacks_on_task(vm->rt.stacks, step_on_task, &call);
	return 0;
}
