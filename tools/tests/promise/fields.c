// SPDX-License-Identifier: GPL-2.0
/*
 * fields - every byte of an object is in a field, and every field has a name
 *
 * Of all objects of the heap: what their type says they are long, from the first
 * byte to the last, but for what the compiler leaves free in front of a word.
 * References have the names of their fields, too.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "promise.h"

#define WORD	8

/**
 * struct block - what BYTES says of an object
 * @bytes: its block
 * @fields: the fields in it
 * @object: where the object begins
 */
struct block {
	unsigned char *bytes;
	size_t nr_bytes;
	struct obheap_field *fields;
	size_t nr_fields;
	size_t object;
};

static int block_read(struct run *run, uint64_t id, struct block *b)
{
	return obheap_bytes(run->session, id, &b->bytes, &b->nr_bytes,
			    &b->fields, &b->nr_fields, &b->object);
}

static void block_free(struct block *b)
{
	free(b->bytes);
	free(b->fields);
}

static uint64_t field_value(const struct block *b, const char *label)
{
	size_t i;

	for (i = 0; i < b->nr_fields; i++)
		if (!strcmp(b->fields[i].label, label))
			return b->fields[i].value;
	return 0;
}

/* How long objects of a type are at least. */
static size_t basic_size(struct run *run, uint64_t type)
{
	struct block b;
	size_t size;

	if (block_read(run, type, &b))
		return 0;
	size = field_value(&b, "tp_basicsize");
	block_free(&b);
	return size;
}

/* The first byte of the object that is in no field; @end if there is none. */
static size_t first_bare(const struct block *b, size_t end)
{
	unsigned char *covered = calloc(1, b->nr_bytes + WORD);
	size_t i, at;

	for (i = 0; covered && i < b->nr_fields; i++) {
		const struct obheap_field *f = &b->fields[i];

		if (f->offset <= b->nr_bytes &&
		    f->size <= b->nr_bytes - f->offset)
			memset(covered + f->offset, 1, f->size);
	}
	for (at = b->object; covered && at < b->object + end; at++) {
		if (covered[at])
			continue;
		/* Free for the sake of the next word's alignment. */
		for (i = at & ~(size_t)(WORD - 1); i < at && !covered[i]; i++)
			;
		if (i == at)
			break;
	}
	free(covered);
	return at - b->object;
}

static void check_fields(struct run *run, const struct obheap_block *o)
{
	size_t end = basic_size(run, o->type), at, i;
	struct block b;

	if (block_read(run, o->id, &b)) {
		wrong(run, "BYTES of %s", o->type_name);
		return;
	}
	if (end > b.nr_bytes - b.object)
		end = b.nr_bytes - b.object;
	/* A str is as long as its text wants it. */
	if (!strcmp(o->type_name, "str") && b.nr_fields)
		end = b.fields[b.nr_fields - 1].offset +
		      b.fields[b.nr_fields - 1].size - b.object;
	at = first_bare(&b, end);
	if (at < end)
		wrong(run, "byte %zu of %zu of %s is in no field", at, end,
		      o->type_name);
	for (i = 0; i < b.nr_fields; i++)
		if (!*b.fields[i].label || isdigit(*b.fields[i].label))
			wrong(run, "a field of %s at %u has no name",
			      o->type_name, b.fields[i].offset);
	block_free(&b);
}

static void check_labels(struct run *run, const struct obheap_block *o)
{
	struct obheap_ref *refs;
	size_t nr, i;

	if (obheap_refs(run->session, o->id, &refs, &nr)) {
		wrong(run, "REFS of %s", o->type_name);
		return;
	}
	for (i = 0; i < nr; i++)
		if (!*refs[i].label ||
		    (*refs[i].label == '.' && isdigit(refs[i].label[1])))
			wrong(run, "a reference of %s is called '%s'",
			      o->type_name, refs[i].label);
	free(refs);
}

/*
 * Errors have what their bases have, see the program for those that add to it.
 * Of the others a program meets only derived ones, or none at all.
 */
static bool is_never_met(const char *name)
{
	static const char *const parts[] = {
		"_random.Random", "wrapped_value", "UnraisableHookArgs",
		"Error", "Warning", "Exception", "Exit", "Interrupt", "Stop",
	};
	size_t i;

	for (i = 0; i < sizeof(parts) / sizeof(*parts); i++)
		if (strstr(name, parts[i]))
			return true;
	return false;
}

/* Was there an object of every type that was made with the session? */
static void check_types(struct run *run, const struct heap *heap)
{
	size_t i, k;

	for (i = 0; i < heap->nr_blocks; i++) {
		const struct obheap_block *type = &heap->blocks[i];
		struct obheap_object o = { .id = type->id };
		char repr[80] = "";

		if (strcmp(type->type_name, "type") ||
		    !(type->state & OBHEAP_OBJ_STATIC))
			continue;
		for (k = 0; k < heap->nr_blocks &&
		     (heap->blocks[k].type != type->id ||
		      !heap_is_object(&heap->blocks[k])); k++)
			;
		o.repr = (uintptr_t)repr;
		o.repr_size = sizeof(repr);
		if (k == heap->nr_blocks &&
		    !obheap_object(run->session, &o) &&
		    !is_never_met(repr))
			wrong(run, "the program has no object of %s", repr);
	}
}

void look_fields(struct run *run)
{
	struct heap heap = { 0 };
	size_t i;

	if (run->stopped)
		return;
	if (heap_read(run->session, 0, &heap)) {
		wrong(run, "GRAPH");
		return;
	}
	for (i = 0; i < heap.nr_blocks; i++) {
		if (!heap_is_object(&heap.blocks[i]))
			continue;
		check_fields(run, &heap.blocks[i]);
		check_labels(run, &heap.blocks[i]);
	}
	if (strstr(run->path, "types.py"))
		check_types(run, &heap);
	heap_free(&heap);
}
