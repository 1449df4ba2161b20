// SPDX-License-Identifier: GPL-2.0
/*
 * image - what the static objects of every session are copied from
 *
 * Types with what they inherit, small numbers, one-character texts: they begin
 * the same in every session, but for the addresses in them. So they are made
 * once, when the module is loaded, and a session gets a copy in which each
 * address has been moved by the distance between the two.
 *
 * An address in a static object that is neither a type nor outside of struct
 * ob_statics must be added to statics_move().
 */
#include "objects_priv.h"

#define IMAGE_ALIGN	4096

static struct ob_statics image __ro_after_init __aligned(IMAGE_ALIGN);

static void init_singletons(struct ob_statics *st)
{
	st->none.type = &st->types[OB_T_NONE];
	st->none.refcnt = 1;
	st->not_implemented.type = &st->types[OB_T_NOTIMPLEMENTED];
	st->not_implemented.refcnt = 1;
	st->ellipsis.type = &st->types[OB_T_ELLIPSIS];
	st->ellipsis.refcnt = 1;
}

void __init ob_statics_prepare(void)
{
	ob_types_init(&image);
	init_singletons(&image);
	ob_int_init_statics(&image);
	ob_str_init_statics(&image);
	ob_bytes_init_statics(&image);
	ob_tuple_init_statics(&image);
	ob_dict_init_statics(&image);
}

static void types_move(struct ob_statics *st, unsigned long by)
{
	struct ob_type *meta = &st->types[OB_T_TYPE];
	struct ob_type *type;

	for (type = st->types; type < st->types + OB_NR_TYPES; type++) {
		type->base.base.type = meta;
		if (type->tp_base)
			type->tp_base = (void *)type->tp_base + by;
	}
}

static void statics_move(struct ob_statics *st, unsigned long by)
{
	struct ob_type *types = st->types;
	size_t i;

	types_move(st, by);
	st->none.type = &types[OB_T_NONE];
	st->not_implemented.type = &types[OB_T_NOTIMPLEMENTED];
	st->ellipsis.type = &types[OB_T_ELLIPSIS];
	st->false_obj.v.base.type = &types[OB_T_BOOL];
	st->true_obj.v.base.type = &types[OB_T_BOOL];
	for (i = 0; i < ARRAY_SIZE(st->ints); i++)
		st->ints[i].v.base.type = &types[OB_T_INT];
	st->empty_str.s.base.type = &types[OB_T_STR];
	for (i = 0; i < ARRAY_SIZE(st->chars); i++)
		st->chars[i].s.base.type = &types[OB_T_STR];
	for (i = 0; i < ARRAY_SIZE(st->latin1); i++)
		st->latin1[i].s.s.base.type = &types[OB_T_STR];
	st->empty_bytes.v.base.type = &types[OB_T_BYTES];
	for (i = 0; i < ARRAY_SIZE(st->bytes); i++)
		st->bytes[i].v.base.type = &types[OB_T_BYTES];
	st->empty_tuple.tuple.v.base.type = &types[OB_T_TUPLE];
}

struct ob_statics *ob_statics_new(void)
{
	struct ob_statics *st = ob_mem_copy(&image, sizeof(image));

	if (st)
		statics_move(st, (unsigned long)st - (unsigned long)&image);
	return st;
}
EXPORT_SYMBOL_IF_KUNIT(ob_statics_new);

const struct ob_statics *ob_statics_image(void)
{
	return &image;
}
EXPORT_SYMBOL_IF_KUNIT(ob_statics_image);
