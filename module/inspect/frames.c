// SPDX-License-Identifier: GPL-2.0
/*
 * frames - the frames of a stopped program, numbered from the outermost
 */
#include "inspect_priv.h"

u32 ob_inspect_nr_frames(const struct ob_frame *frame)
{
	u32 nr = 0;

	for (; frame; frame = frame->previous)
		nr++;
	return nr;
}
EXPORT_SYMBOL_IF_KUNIT(ob_inspect_nr_frames);

struct ob_frame *ob_inspect_frame(struct ob_frame *innermost, u32 nr)
{
	u32 n = ob_inspect_nr_frames(innermost);

	if (nr >= n)
		return NULL;
	while (--n > nr)
		innermost = innermost->previous;
	return innermost;
}
EXPORT_SYMBOL_IF_KUNIT(ob_inspect_frame);

static int put_variable(struct ob_vm *vm, const struct ob_frame *frame, u32 i,
			struct ob_inspect_names *v)
{
	struct ob_object *value = frame->localsplus[i];
	u8 kind = frame->code->localspluskinds[i];

	if (value && kind & (OB_LOCAL_CELL | OB_LOCAL_FREE) &&
	    ob_is(&vm->rt, value, OB_T_CELL))
		value = ((struct ob_cell *)value)->contents;
	if (!value)
		return 0;
	return v->name(v, ob_frame_varname(frame->code, i), value);
}

int ob_inspect_frame_names(struct ob_vm *vm, const struct ob_frame *frame,
			   struct ob_inspect_names *v)
{
	int err = 0;
	u32 i;

	if (!(frame->code->flags & OB_CO_OPTIMIZED)) {
		if (!frame->locals || !ob_is_dict(frame->locals))
			return 0;
		return ob_inspect_names(vm, frame->locals, v);
	}
	for (i = 0; !err && i < frame->code->nlocalsplus; i++)
		err = put_variable(vm, frame, i, v);
	return err;
}
EXPORT_SYMBOL_IF_KUNIT(ob_inspect_frame_names);
