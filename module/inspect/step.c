// SPDX-License-Identifier: GPL-2.0
/*
 * step - a stopped frame: the instruction it is at, and its value stack
 */
#include "inspect_priv.h"

static void step_name(struct ob_text *t, const struct ob_object *name)
{
	char piece[64];
	s64 at = 0;

	ob_text_add(t, piece, ob_str_utf8_piece(name, &at, piece,
						sizeof(piece)));
}

static void step_item(struct ob_vm *vm, struct ob_text *t,
		      const struct ob_tuple *tuple, u32 i, bool is_name)
{
	if (i >= ob_size(tuple))
		return;
	if (is_name)
		step_name(t, tuple->item[i]);
	else
		ob_inspect_repr(vm, tuple->item[i], t);
}

static void step_arg(struct ob_vm *vm, const struct ob_code *code,
		     const struct ob_step_info *info, struct ob_text *t)
{
	switch (info->opcode) {
	case OP_LOAD_CONST:
	case OP_KW_NAMES:
		step_item(vm, t, code->consts, info->arg, false);
		break;
	case OP_LOAD_NAME:
	case OP_STORE_NAME:
	case OP_DELETE_NAME:
	case OP_STORE_GLOBAL:
	case OP_DELETE_GLOBAL:
	case OP_LOAD_ATTR:
	case OP_STORE_ATTR:
	case OP_DELETE_ATTR:
	case OP_LOAD_METHOD:
	case OP_IMPORT_NAME:
	case OP_IMPORT_FROM:
		step_item(vm, t, code->names, info->arg, true);
		break;
	case OP_LOAD_GLOBAL:
		step_item(vm, t, code->names, info->arg >> 1, true);
		break;
	case OP_LOAD_FAST:
	case OP_STORE_FAST:
	case OP_DELETE_FAST:
	case OP_LOAD_CLOSURE:
	case OP_LOAD_DEREF:
	case OP_STORE_DEREF:
	case OP_DELETE_DEREF:
	case OP_MAKE_CELL:
		step_item(vm, t, code->localsplusnames, info->arg, true);
		break;
	default:
		if (info->opcode >= OB_HAVE_ARGUMENT)
			ob_text_printf(t, "%u", info->arg);
	}
}

void ob_inspect_step(struct ob_vm *vm, const struct ob_frame *frame,
		     struct ob_step_info *info, struct ob_text *arg_text)
{
	const struct ob_code *code = frame->code;
	const u16 *ip = frame->prev_instr;
	const struct ob_frame *f;

	/* Who has called on waits behind its CALL. */
	while (ob_op_code(*ip) == OP_CACHE && ip > code->code)
		ip--;
	memset(info, 0, sizeof(*info));
	info->line = max(ob_frame_line(frame), 0);
	info->offset = (ip - code->code) * sizeof(*ip);
	while (ob_op_code(*ip) == OP_EXTENDED_ARG)
		info->arg = info->arg << 8 | ob_op_arg(*ip++);
	info->opcode = ob_op_code(*ip);
	info->arg = info->arg << 8 | ob_op_arg(*ip);
	for (f = frame->previous; f; f = f->previous)
		info->frame_depth++;
	info->stack_depth = ob_frame_depth(frame);
	info->stack = frame->localsplus + code->nlocalsplus;
	step_arg(vm, code, info, arg_text);
}
