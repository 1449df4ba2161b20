// SPDX-License-Identifier: GPL-2.0
/*
 * bytes - an object field by field
 *
 * No address gets out: a pointer is the id of what it points to, or nothing.
 * Nor do bytes that nobody wrote for this object, for they may be part of an
 * address that was there before.
 */
#include <obheap/attr_cache.h>

#include "layout.h"

/* Where private structs have what their tables cannot say. */
#define TEE_VALUES	40
#define TEE_CELLS	57
#define RE_CODE		88
#define RE_MARKS	80
#define TWISTER_STATE	20
#define TWISTER_BYTES	(624 * sizeof(u32))

/**
 * struct fields - where fields come from and go to
 * @vm: the interpreter
 * @map: index of the heap
 * @o: the object
 * @v: receives them
 */
struct fields {
	struct ob_vm *vm;
	const struct ob_block_map *map;
	const struct ob_object *o;
	struct ob_inspect_fields *v;
};

static void field_pointer(const struct fields *f, unsigned long word,
			  struct ob_field *out)
{
	enum ob_kind kind;

	out->value = ob_block_map_find(f->map, word, &kind);
	out->kind = OB_FIELD_ID;
	if (word && !out->value)
		out->kind = OB_FIELD_HIDDEN;
}

static void block_pointer(const struct fields *f, struct ob_object **values,
			  struct ob_field *out)
{
	field_pointer(f, values ? (unsigned long)ob_values_block(values) : 0,
		      out);
}

static u64 read_number(const void *at, u32 size, bool is_signed)
{
	s64 s64_value = 0;
	u64 value = 0;

	memcpy(&value, at, min_t(u32, size, sizeof(value)));
	if (!is_signed || size >= sizeof(value))
		return value;
	s64_value = value << (64 - 8 * size);
	return s64_value >> (64 - 8 * size);
}

/* The address of a block is none to be shown, wherever it is found. */
static void field_number(const struct fields *f, const void *at,
			 enum ob_layout_how how, struct ob_field *out)
{
	enum ob_kind kind;

	out->value = read_number(at, out->size, how == OB_LAYOUT_SIGNED);
	if (out->size == sizeof(u64) &&
	    ob_block_map_find(f->map, out->value, &kind))
		field_pointer(f, out->value, out);
}

static int field_put(const struct fields *f, s32 offset, u32 size,
		     enum ob_layout_how how, const char *name, s64 index)
{
	const void *at = (const void *)f->o + offset;
	struct ob_field out = {
		.offset = offset, .size = size, .name = name, .index = index,
	};

	if (how == OB_LAYOUT_HIDDEN)
		out.kind = OB_FIELD_HIDDEN;
	else if (how == OB_LAYOUT_POINTER)
		field_pointer(f, *(const unsigned long *)at, &out);
	else if (how == OB_LAYOUT_VALUES)
		block_pointer(f, *(struct ob_object ***)at, &out);
	else
		field_number(f, at, how, &out);
	return f->v->field(f->v, &out);
}

static int fields_table(const struct fields *f,
			const struct ob_layout_field *table)
{
	int err = 0;

	for (; !err && table->name; table++)
		err = field_put(f, table->offset, table->size, table->how,
				table->name, -1);
	return err;
}

/* Links of the collector point to headers of other objects. */
static int fields_gc(const struct fields *f)
{
	const struct ob_gc_head *head = ob_gc_of(f->o);
	const unsigned long link[2] = {
		head->next, head->prev & ~OB_GC_FLAGS,
	};
	static const char *const names[] = { "_gc_next", "_gc_prev" };
	int err = 0, i;

	for (i = 0; !err && i < 2; i++) {
		struct ob_field out = {
			.offset = (i - 2) * (s32)sizeof(long),
			.size = sizeof(long), .name = names[i], .index = -1,
		};

		field_pointer(f, link[i] ? link[i] + sizeof(*head) : 0, &out);
		err = f->v->field(f->v, &out);
	}
	return err;
}

/* The two words in front of the GC header of an instance. */
static int fields_managed(const struct fields *f)
{
	const struct ob_instance_head *head = ob_instance_head(f->o);
	struct ob_field out = {
		.offset = -(s32)ob_kind_prefix(OB_KIND_INSTANCE),
		.size = sizeof(long), .name = "values", .index = -1,
	};
	int err;

	block_pointer(f, head->values, &out);
	err = f->v->field(f->v, &out);
	if (err)
		return err;
	out.offset += sizeof(long);
	out.name = "dict";
	field_pointer(f, (unsigned long)head->dict, &out);
	return f->v->field(f->v, &out);
}

static int fields_items(const struct fields *f, s32 offset, s64 n,
			const char *name)
{
	int err = 0;
	s64 i;

	for (i = 0; !err && i < n; i++)
		err = field_put(f, offset + i * sizeof(void *), sizeof(void *),
				OB_LAYOUT_POINTER, name, i);
	return err;
}

static int fields_set(const struct fields *f)
{
	s32 at = offsetof(struct ob_set, small);
	int err = 0;
	s64 i;

	for (i = 0; !err && i < OB_SET_INLINE; i++) {
		err = field_put(f, at, sizeof(void *), OB_LAYOUT_POINTER,
				"smalltable.key", i);
		if (!err)
			err = field_put(f, at + sizeof(void *), sizeof(s64),
					OB_LAYOUT_SIGNED, "smalltable.hash", i);
		at += sizeof(struct ob_set_entry);
	}
	return err ?: field_put(f, offsetof(struct ob_set, weakreflist),
				sizeof(void *), OB_LAYOUT_POINTER,
				"weakreflist", -1);
}

/* Slots of a frame: variables, then the value stack as far as it is in use. */
static int fields_frame(const struct fields *f, const struct ob_frame *frame,
			s32 offset, bool alive)
{
	s64 all = ob_frame_slots(frame->code), n = 0;
	int err;

	if (alive)
		n = clamp_t(s64, frame->stacktop, frame->code->nlocalsplus, all);
	err = fields_items(f, offset, n, "localsplus");
	if (err || n == all)
		return err;
	return field_put(f, offset + n * sizeof(void *),
			 (all - n) * sizeof(void *), OB_LAYOUT_HIDDEN,
			 "localsplus, not in use", -1);
}

static int fields_gen(const struct fields *f)
{
	const struct ob_gen *gen = (const struct ob_gen *)f->o;

	if (!gen->frame.code)
		return 0;
	return fields_frame(f, &gen->frame,
			    offsetof(struct ob_gen, frame.localsplus),
			    gen->state < OB_GEN_COMPLETED);
}

static int fields_frame_object(const struct fields *f)
{
	const struct ob_frame_object *o = (const struct ob_frame_object *)f->o;

	if (!o->frame->code)
		return 0;
	return fields_frame(f, o->frame,
			    offsetof(struct ob_frame_object, data.localsplus),
			    o->frame == &o->data);
}

/* A class of the program has room for slots of its own, and for its names. */
static int fields_heap_type(const struct fields *f)
{
	static const struct ob_layout_field table[] = {
		{ sizeof(struct ob_type),
		  OB_HEAP_TYPE_SLOTS - sizeof(struct ob_type),
		  OB_LAYOUT_HIDDEN, "as_async ... as_buffer" },
		{ offsetof(struct ob_heap_type, name), sizeof(void *),
		  OB_LAYOUT_POINTER, "ht_name" },
		{ offsetof(struct ob_heap_type, slots), sizeof(void *),
		  OB_LAYOUT_POINTER, "ht_slots" },
		{ offsetof(struct ob_heap_type, qualname), sizeof(void *),
		  OB_LAYOUT_POINTER, "ht_qualname" },
		{ offsetof(struct ob_heap_type, cached_keys), sizeof(void *),
		  OB_LAYOUT_POINTER, "ht_cached_keys" },
		{ offsetof(struct ob_heap_type, module), sizeof(void *),
		  OB_LAYOUT_POINTER, "ht_module" },
		{ offsetof(struct ob_heap_type, tpname), sizeof(void *),
		  OB_LAYOUT_POINTER, "_ht_tpname" },
		{ offsetof(struct ob_heap_type, getitem), sizeof(void *),
		  OB_LAYOUT_POINTER, "_spec_cache.getitem" },
		{ }
	};
	const struct ob_type *type = (const struct ob_type *)f->o;

	return type->flags & OB_TF_HEAPTYPE ? fields_table(f, table) : 0;
}

/* What an exception's type adds are references. */
static int fields_exc(const struct fields *f)
{
	s64 n = ob_exc_nr_own(f->o->type), i;
	s32 at = sizeof(struct ob_exc);
	int err = 0;

	for (i = 0; !err && i < n; i++, at += sizeof(void *))
		err = field_put(f, at, sizeof(void *), OB_LAYOUT_POINTER,
				ob_layout_exc_own(f->o, i) + 1, -1);
	if (!err && ob_layout_type(f->o)->weaklistoffset > 0)
		err = field_put(f, ob_layout_type(f->o)->weaklistoffset,
				sizeof(void *), OB_LAYOUT_POINTER,
				"weakreflist", -1);
	return err;
}

static int fields_str(const struct fields *f)
{
	const struct ob_object *o = f->o;
	s64 n = (ob_str_len(o) + 1) * ob_str_kind(o);

	if (!(((const struct ob_str *)o)->state & OB_STR_COMPACT))
		return field_put(f, offsetof(struct ob_derived_str, data),
				 sizeof(void *), OB_LAYOUT_POINTER, "data.any",
				 -1);
	return field_put(f, (void *)ob_str_data(o) - (void *)o, n,
			 OB_LAYOUT_BYTES, "data", -1);
}

/* Shape, strides and suboffsets, behind one another. */
static int fields_view(const struct fields *f)
{
	s32 at = f->o->type->basicsize;
	s64 i, n = ob_size(f->o);
	int err = 0;

	for (i = 0; !err && i < n; i++, at += sizeof(s64))
		err = field_put(f, at, sizeof(s64), OB_LAYOUT_SIGNED,
				"ob_array", i);
	return err;
}

static int fields_marks(const struct fields *f)
{
	s64 n = ob_size(f->o), i;
	int err = 0;

	for (i = 0; !err && i < n; i++)
		err = field_put(f, RE_MARKS + i * sizeof(s64), sizeof(s64),
				OB_LAYOUT_SIGNED, "mark", i);
	return err;
}

/* What follows the fixed part, as far as it is in use. */
static int fields_tail(const struct fields *f)
{
	const struct ob_object *o = f->o;

	if (ob_is_exc(o))
		return fields_exc(f);
	switch (ob_layout_type(o)->tid) {
	case OB_T_INT:
	case OB_T_BOOL:
		return field_put(f, offsetof(struct ob_int, digit),
				 max_t(s64, abs(ob_size(o)), 1) * sizeof(u32),
				 OB_LAYOUT_BYTES, "ob_digit", -1);
	case OB_T_STR:
		return fields_str(f);
	case OB_T_BYTES:
		return field_put(f, offsetof(struct ob_bytes, data),
				 ob_size(o) + 1, OB_LAYOUT_BYTES, "ob_sval",
				 -1);
	case OB_T_TUPLE:
	case OB_T_SYS_FLAGS ... OB_T_SYS_UNRAISABLE:
		return fields_items(f, offsetof(struct ob_tuple, item),
				    ob_size(o), "ob_item");
	case OB_T_SET:
	case OB_T_FROZENSET:
		return fields_set(f);
	case OB_T_CODE:
		return field_put(f, offsetof(struct ob_code, code),
				 ob_size(o) * sizeof(u16), OB_LAYOUT_BYTES,
				 "co_code_adaptive", -1);
	case OB_T_GENERATOR:
	case OB_T_COROUTINE:
	case OB_T_ASYNC_GEN:
		return fields_gen(f);
	case OB_T_FRAME:
		return fields_frame_object(f);
	case OB_T_TYPE:
		return fields_heap_type(f);
	case OB_T_IT_TEE_DATA:
		return fields_items(f, TEE_VALUES, TEE_CELLS, "values");
	case OB_T_MEMORYVIEW:
		return fields_view(f);
	case OB_T_RE_PATTERN:
		return field_put(f, RE_CODE, ob_size(o) * sizeof(u32),
				 OB_LAYOUT_BYTES, "code", -1);
	case OB_T_RE_MATCH:
		return fields_marks(f);
	case OB_T_TWISTER:
		return field_put(f, TWISTER_STATE, TWISTER_BYTES,
				 OB_LAYOUT_BYTES, "state", -1);
	default:
		return 0;
	}
}

/* Slots by name, and where its weak references are. */
static int fields_class(const struct fields *f, const struct ob_type *type)
{
	const struct ob_tuple *slots = ob_heap_type(type)->slots;
	struct ob_field out = {
		.offset = type->tp_base->basicsize, .size = sizeof(void *),
		.index = -1,
	};
	s64 i, n = slots ? ob_size(slots) : 0;
	int err = 0;

	for (i = 0; !err && i < n; i++) {
		out.key = slots->item[i];
		field_pointer(f, *(unsigned long *)((char *)f->o + out.offset),
			      &out);
		err = f->v->field(f->v, &out);
		out.offset += sizeof(void *);
	}
	if (!err && type->weaklistoffset != type->tp_base->weaklistoffset)
		err = field_put(f, type->weaklistoffset, sizeof(void *),
				OB_LAYOUT_POINTER, "__weakref__", -1);
	return err;
}

/* What classes of the program add to the object of a builtin type. */
static int fields_classes(const struct fields *f)
{
	const struct ob_type *type = f->o->type;
	struct ob_object **dict;
	int err = 0;

	for (; !err && type->flags & OB_TF_HEAPTYPE; type = type->tp_base)
		err = fields_class(f, type);
	if (err || f->o->type->dictoffset == type->dictoffset ||
	    f->o->type->flags & OB_TF_MANAGED_DICT)
		return err;
	dict = ob_instance_dict_slot((struct ob_object *)f->o);
	return dict ? field_put(f, (char *)dict - (char *)f->o, sizeof(void *),
				OB_LAYOUT_POINTER, "__dict__", -1) : 0;
}

int ob_inspect_fields(struct ob_vm *vm, const struct ob_block_map *map,
		      struct ob_object *o, struct ob_inspect_fields *v)
{
	const struct fields f = { .vm = vm, .map = map, .o = o, .v = v };
	int err = 0;

	if (o->type->flags & OB_TF_MANAGED_DICT)
		err = fields_managed(&f);
	if (!err && ob_is_gc(o) && !ob_heap_owns_static(&vm->rt.heap, o))
		err = fields_gc(&f);
	if (!err)
		err = fields_table(&f, ob_layout_head(o));
	if (!err)
		err = fields_table(&f, ob_layout_own(o));
	return err ?: fields_tail(&f) ?: fields_classes(&f);
}
EXPORT_SYMBOL_IF_KUNIT(ob_inspect_fields);
