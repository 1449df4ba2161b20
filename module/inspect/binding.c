// SPDX-License-Identifier: GPL-2.0
/*
 * binding - the name that an instruction is about to bind or to let go
 *
 * Nothing is asked of the program: a namespace that is no plain dict, or a key
 * that is no plain string, stays what it is.
 */
#include "inspect_priv.h"

static struct ob_object *value_in(struct ob_object *dict,
				  const struct ob_object *name)
{
	struct ob_object *key, *value;
	s64 pos = 0;

	while (ob_dict_next(dict, &pos, &key, &value))
		if (key == name || (ob_is_str(key) && ob_str_equal(key, name)))
			return value;
	return NULL;
}

static bool in_namespace(struct ob_vm *vm, struct ob_object *space, u32 arg,
			 const struct ob_code *code, struct ob_binding *b)
{
	if (!space || !ob_is(&vm->rt, space, OB_T_DICT) ||
	    arg >= ob_size(code->names))
		return false;
	b->name = code->names->item[arg];
	b->old = value_in(space, b->name);
	return true;
}

static bool in_frame(const struct ob_frame *frame, u32 arg, bool cell,
		     struct ob_binding *b)
{
	struct ob_object *held;

	if (arg >= frame->code->nlocalsplus)
		return false;
	held = frame->localsplus[arg];
	b->name = frame->code->localsplusnames->item[arg];
	b->old = cell && held ? ((struct ob_cell *)held)->contents : held;
	return true;
}

bool ob_inspect_binding(struct ob_vm *vm, const struct ob_frame *frame,
			struct ob_binding *b)
{
	const struct ob_code *code = frame->code;
	const u16 *ip = frame->prev_instr;
	bool stores = true, found;
	u32 arg = 0, depth;

	memset(b, 0, sizeof(*b));
	for (; ob_op_code(*ip) == OP_EXTENDED_ARG; ip++)
		arg = arg << 8 | ob_op_arg(*ip);
	arg = arg << 8 | ob_op_arg(*ip);
	switch (ob_op_code(*ip)) {
	case OP_DELETE_NAME:
		stores = false;
		fallthrough;
	case OP_STORE_NAME:
		found = in_namespace(vm, frame->locals, arg, code, b);
		break;
	case OP_DELETE_GLOBAL:
		stores = false;
		fallthrough;
	case OP_STORE_GLOBAL:
		found = in_namespace(vm, frame->globals, arg, code, b);
		break;
	case OP_DELETE_FAST:
		stores = false;
		fallthrough;
	case OP_STORE_FAST:
		found = in_frame(frame, arg, false, b);
		break;
	case OP_DELETE_DEREF:
		stores = false;
		fallthrough;
	case OP_STORE_DEREF:
		found = in_frame(frame, arg, true, b);
		break;
	default:
		return false;
	}
	depth = ob_frame_depth(frame);
	if (!found || (stores ? !depth : !b->old))
		return false;
	if (stores)
		b->new = frame->localsplus[code->nlocalsplus + depth - 1];
	return true;
}
