// SPDX-License-Identifier: GPL-2.0
/*
 * ledger - after every instruction the references found are the counts
 *
 * Of every object of the heap. What changed since the instruction before, each
 * reference that came or went, then has the sum of the counts' changes, and
 * each has a cause that can be named.
 */
#include <stdlib.h>
#include <string.h>

#include "../../obheap/ledger.h"
#include "promise.h"

/**
 * struct entry - what one edge is in the ledger
 * @key: a hash of its ends and its place
 * @edge: it
 */
struct entry {
	uint64_t key;
	const struct obheap_edge *edge;
};

static struct heap now, before;
static int64_t *sums;
static size_t room_sums;
static char opcode[OBHEAP_STEP_REPR];
static uint64_t collections;
static bool collected;

#define NR_CAUSES (sizeof(all_causes) / sizeof(*all_causes))

static struct {
	const char *name;
	bool seen;
} all_causes[] = {
	{ "name bound" }, { "name bound anew" }, { "name unbound" },
	{ "slot filled" }, { "slot emptied" }, { "became a key" },
	{ "key gone" }, { "pushed" }, { "popped" }, { "argument" },
	{ "returned" }, { "constant" }, { "constant gone" }, { "cell" },
	{ "cell emptied" }, { "collector" }, { "instance made" },
	{ "instance gone" }, { "interpreter" }, { "interpreter let go" },
};

void ledger_forget(void)
{
	heap_free(&now);
	heap_free(&before);
	*opcode = '\0';
}

static void sums_clear(size_t nr)
{
	if (room_sums < nr) {
		free(sums);
		room_sums = nr * 2;
		sums = malloc(room_sums * sizeof(*sums));
		if (!sums)
			abort();
	}
	memset(sums, 0, nr * sizeof(*sums));
}

/* Native code that has called Python may hold more; nobody holds less. */
static void add_up(struct run *run, const struct heap *heap, bool native)
{
	size_t i, at;

	sums_clear(heap->nr_blocks);
	for (i = 0; i < heap->nr_edges; i++) {
		at = heap_find(heap, heap->edges[i].to);
		if (at != SIZE_MAX)
			sums[at] += heap->edges[i].count;
		else
			wrong(run, "a reference to 0x%llx, which is nothing",
			      (unsigned long long)heap->edges[i].to);
	}
	for (i = 0; i < heap->nr_blocks; i++) {
		const struct obheap_block *b = &heap->blocks[i];

		if (heap_is_object(b) &&
		    (native ? sums[i] > (int64_t)b->refcount :
			      sums[i] != (int64_t)b->refcount))
			wrong(run, "%s 0x%llx: count %llu, %lld references",
			      b->type_name, (unsigned long long)b->id,
			      (unsigned long long)b->refcount,
			      (long long)sums[i]);
	}
}

/* Has native code called the frame that is stopped, or one below it? */
static bool called_by_native_code(struct run *run)
{
	struct obheap_stack_slot *slots;
	struct obheap_frame *frames;
	size_t nr_frames, nr_slots, i;
	bool called = false;

	if (!run->stopped ||
	    obheap_stack(run->session, 0, &frames, &nr_frames, &slots,
			 &nr_slots))
		return false;
	for (i = 1; i < nr_frames; i++)
		called |= frames[i].state & OBHEAP_FRAME_ENTRY;
	/* Module warnings is the compiler's; str() of an error, the end's. */
	called |= nr_frames && (strcmp(frames[0].name, "<module>") ||
				strncmp(frames[0].filename, run->path,
					sizeof(frames[0].filename) - 1));
	free(frames);
	free(slots);
	return called;
}

static int by_key(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	return x->key < y->key ? -1 : x->key > y->key;
}

static struct entry *entries(const struct heap *heap)
{
	struct entry *list = calloc(heap->nr_edges + 1, sizeof(*list));
	size_t i;

	for (i = 0; list && i < heap->nr_edges; i++) {
		const struct obheap_edge *e = &heap->edges[i];
		uint64_t key = e->from;

		key = (key ^ e->to) * 0x9e3779b97f4a7c15ULL + e->index;
		key = (key ^ key >> 29) * 0xbf58476d1ce4e5b9ULL + e->role;
		key = (key ^ key >> 32) * 0x94d049bb133111ebULL + e->count;
		list[i] = (struct entry){ key, e };
	}
	if (list)
		qsort(list, heap->nr_edges, sizeof(*list), by_key);
	return list;
}

/* What is the object that holds this reference for? */
static enum ledger_holder holder_is(const struct heap *heap,
				    const struct obheap_edge *e)
{
	size_t at = heap_find(heap, e->from), i;
	const char *type = at == SIZE_MAX ? "" : heap->blocks[at].type_name;

	if (!strcmp(type, "cell"))
		return LEDGER_CELL;
	if (strcmp(type, "dict") && strcmp(type, "tuple"))
		return LEDGER_PLAIN;
	for (i = 0; i < heap->nr_edges; i++) {
		const struct obheap_edge *of = &heap->edges[i];

		if (of->to != e->from || of->role != OBHEAP_REF_FIELD)
			continue;
		at = heap_find(heap, of->from);
		type = at == SIZE_MAX ? "" : heap->blocks[at].type_name;
		if (ledger_of_module(type, of))
			return LEDGER_NAMES;
		if (ledger_of_code(type, of))
			return LEDGER_CONSTANTS;
	}
	return LEDGER_PLAIN;
}

static void seen(const char *cause)
{
	size_t i;

	for (i = 0; i < NR_CAUSES; i++)
		if (!strcmp(cause, all_causes[i].name))
			all_causes[i].seen = true;
}

static void has_cause(struct run *run, const struct heap *heap,
		      const struct obheap_edge *e, bool came)
{
	struct ledger_place place = { .edge = e, .opcode = opcode };
	const char *cause;

	if (e->role == OBHEAP_REF_OWNS)
		return;
	if (e->role != OBHEAP_REF_STACK && e->role != OBHEAP_REF_LOCAL)
		place.holder = holder_is(heap, e);
	place.collected = collected && heap_find(&now, e->from) == SIZE_MAX;
	cause = ledger_cause(&place, came);
	if (!strcmp(cause, LEDGER_OTHER))
		wrong(run, "nothing says why a reference %s: role %u",
		      came ? "came" : "went", e->role);
	seen(cause);
}

/* Together the programs show all there are. */
bool ledger_saw_all(void)
{
	bool all = true;
	size_t i;

	for (i = 0; i < NR_CAUSES; i++) {
		if (!all_causes[i].seen)
			printf("# never seen: %s\n", all_causes[i].name);
		all &= all_causes[i].seen;
	}
	return all;
}

/* Every reference that came or went since the stop before has a cause. */
static void causes(struct run *run)
{
	struct entry *was = entries(&before), *is = entries(&now);
	size_t i = 0, k = 0;

	while (was && is && (i < before.nr_edges || k < now.nr_edges)) {
		if (k == now.nr_edges ||
		    (i < before.nr_edges && was[i].key < is[k].key))
			has_cause(run, &before, was[i++].edge, false);
		else if (i == before.nr_edges || was[i].key > is[k].key)
			has_cause(run, &now, is[k++].edge, true);
		else
			i++, k++;
	}
	free(was);
	free(is);
}

/* Has the collector run since the last time? */
static void note_collections(struct run *run)
{
	struct obheap_class_stats *classes;
	struct obheap_stats stats;
	uint64_t sum;
	size_t nr;

	if (obheap_stats(run->session, &stats, &classes, &nr))
		return;
	free(classes);
	sum = stats.out_collections[0] + stats.out_collections[1] +
	      stats.out_collections[2];
	collected = sum != collections;
	collections = sum;
}

void look_ledger(struct run *run)
{
	struct heap swap = before;
	int err;

	before = now;
	now = swap;
	err = heap_read(run->session, 0, &now);
	if (err) {
		wrong(run, "GRAPH: %s", strerror(-err));
		return;
	}
	note_collections(run);
	add_up(run, &now, called_by_native_code(run));
	if (before.nr_blocks && *opcode)
		causes(run);
	memcpy(opcode, run->stop.name, sizeof(opcode));
}
