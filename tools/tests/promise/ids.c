// SPDX-License-Identifier: GPL-2.0
/*
 * ids - what has an id is that object, and nothing else has one
 *
 * Ids near every block, in its middle, of raw and of dead blocks, around every
 * arena and any 64 bits are asked for. Who answers must be a live object of the
 * heap, with the type and the count it has there; who does not says that there
 * is none, or that it is dead. All views agree.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "promise.h"

#define NR_RANDOM	4096

static uint64_t random_next(uint64_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return *state;
}

/* The other views give the same answer to the same id. */
static void ask_others(struct run *run, uint64_t id, int want)
{
	struct obheap_field *fields;
	size_t nr, nr_fields, object;
	struct obheap_ref *refs;
	unsigned char *bytes;
	int err;

	err = obheap_refs(run->session, id, &refs, &nr);
	if (err != want)
		wrong(run, "REFS of 0x%llx: %d, OBJECT %d",
		      (unsigned long long)id, err, want);
	free(refs);
	err = obheap_bytes(run->session, id, &bytes, &nr, &fields, &nr_fields,
			   &object);
	if (err != want)
		wrong(run, "BYTES of 0x%llx: %d, OBJECT %d",
		      (unsigned long long)id, err, want);
	free(bytes);
	free(fields);
}

static void ask(struct run *run, const struct heap *heap, uint64_t id)
{
	struct obheap_object o = { .id = id };
	size_t at = heap_find(heap, id);
	const struct obheap_block *b = NULL;
	int err = obheap_object(run->session, &o);

	if (at != SIZE_MAX && heap_is_object(&heap->blocks[at]))
		b = &heap->blocks[at];
	if (err && err != -ESTALE && err != -EINVAL)
		wrong(run, "0x%llx: %s", (unsigned long long)id,
		      strerror(-err));
	if (!err && !b)
		wrong(run, "0x%llx is no object and answers as %s",
		      (unsigned long long)id, o.out_type_name);
	if (err && b)
		wrong(run, "0x%llx is %s and does not answer",
		      (unsigned long long)id, b->type_name);
	if (!err && b && (o.out_type != b->type ||
			  o.out_refcount != b->refcount))
		wrong(run, "0x%llx is %s and answers as %s",
		      (unsigned long long)id, b->type_name, o.out_type_name);
	/* What was asked for is no answer. */
	o.id = 0;
	scan_reply(run, "OBJECT", &o, sizeof(o));
	ask_others(run, id, err);
}

static void ask_near(struct run *run, const struct heap *heap,
		     const struct obheap_block *b)
{
	static const int near[] = { -32, -16, -8, -1, 0, 1, 8, 16, 24, 32 };
	uint64_t first = b->block ? b->block : b->id;
	size_t i;

	for (i = 0; i < sizeof(near) / sizeof(*near); i++)
		ask(run, heap, first + near[i]);
	ask(run, heap, b->id);
	ask(run, heap, b->id + 8);
	ask(run, heap, first + b->size / 2);
	ask(run, heap, first + b->size);
}

static void ask_random(struct run *run, const struct heap *heap)
{
	uint64_t state = 0x0b4ea9c0ffee1234ULL, first = ~0ULL, last = 0, id;
	size_t i;

	for (i = 0; i < heap->nr_blocks; i++) {
		if (!heap->blocks[i].block)
			continue;
		if (heap->blocks[i].block < first)
			first = heap->blocks[i].block;
		if (heap->blocks[i].block > last)
			last = heap->blocks[i].block;
	}
	for (i = 0; i < NR_RANDOM; i++) {
		id = random_next(&state);
		ask(run, heap, id);
		ask(run, heap, 1ULL << i % 64);
		ask(run, heap, -(1ULL << i % 64));
		if (last > first)
			ask(run, heap, first + id % (last - first));
	}
}

void look_ids(struct run *run)
{
	struct heap heap = { 0 };
	int err = heap_read(run->session, 0, &heap);
	size_t i;

	if (err) {
		wrong(run, "GRAPH: %s", strerror(-err));
		return;
	}
	for (i = 0; i < heap.nr_blocks; i++)
		ask_near(run, &heap, &heap.blocks[i]);
	ask_random(run, &heap);
	heap_free(&heap);
}

static uint64_t name_id(struct obheap *session, const char *name)
{
	struct obheap_name *names;
	uint64_t id = 0;
	size_t nr, i;

	if (obheap_names(session, OBHEAP_SCOPE_GLOBALS, &names, &nr))
		return 0;
	for (i = 0; i < nr; i++)
		if (!strcmp(names[i].name, name))
			id = names[i].id;
	free(names);
	return id;
}

static int run_text(struct obheap *session, const char *text)
{
	struct obheap_exec exec = {
		.text = (uintptr_t)text, .text_len = strlen(text),
	};
	int err = obheap_exec(session, &exec);

	return err ? err : exec.out_status ? -EPROTO : 0;
}

/* A dead object is stale; who gets its id was born later, as a number shows. */
bool test_id_reused(void)
{
	struct obheap_setup setup = { .flags = OBHEAP_SETUP_BIRTHS };
	struct obheap_object was = { 0 }, dead, is;
	struct obheap *session;
	bool good;

	if (obheap_open(NULL, &session))
		return false;
	good = !obheap_setup(session, &setup) &&
	       !run_text(session, "class C: __slots__ = ()\nx = C()");
	was.id = name_id(session, "x");
	good = good && !obheap_object(session, &was) && was.out_birth;
	good = good && !run_text(session, "del x");
	dead = (struct obheap_object){ .id = was.id };
	good = good && obheap_object(session, &dead) == -ESTALE;
	good = good && !run_text(session, "y = C()");
	is = (struct obheap_object){ .id = name_id(session, "y") };
	good = good && is.id == was.id && !obheap_object(session, &is) &&
	       is.out_birth > was.out_birth;
	obheap_close(session);
	return good;
}
