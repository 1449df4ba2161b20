// SPDX-License-Identifier: GPL-2.0
/*
 * heap - everything at one moment, read again and again into the same memory
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "../../lib/transport.h"
#include "promise.h"

static size_t heap_hash(const struct heap *heap, uint64_t id)
{
	return (id * 0x9e3779b97f4a7c15ULL >> 20) & heap->mask;
}

static int heap_index(struct heap *heap)
{
	size_t size = 1024, i, at;

	while (size < heap->nr_blocks * 2)
		size *= 2;
	if (size > heap->mask + 1) {
		free(heap->bucket);
		heap->bucket = malloc(size * sizeof(*heap->bucket));
		if (!heap->bucket) {
			heap->mask = 0;
			return -ENOMEM;
		}
		heap->mask = size - 1;
	}
	memset(heap->bucket, 0, (heap->mask + 1) * sizeof(*heap->bucket));
	for (i = 0; i < heap->nr_blocks; i++) {
		at = heap_hash(heap, heap->blocks[i].id);
		while (heap->bucket[at])
			at = (at + 1) & heap->mask;
		heap->bucket[at] = i + 1;
	}
	return 0;
}

size_t heap_find(const struct heap *heap, uint64_t id)
{
	size_t at;

	for (at = heap_hash(heap, id); heap->bucket[at];
	     at = (at + 1) & heap->mask)
		if (heap->blocks[heap->bucket[at] - 1].id == id)
			return heap->bucket[at] - 1;
	return SIZE_MAX;
}

bool heap_is_object(const struct obheap_block *block)
{
	return block->kind != OBHEAP_KIND_RAW &&
	       !(block->state & OBHEAP_OBJ_DEAD);
}

static int heap_grow(struct heap *heap, const struct obheap_graph *arg)
{
	heap->room_blocks = arg->out_nr_blocks + arg->out_nr_blocks / 4;
	heap->room_edges = arg->out_nr_edges + arg->out_nr_edges / 4;
	free(heap->blocks);
	free(heap->edges);
	heap->blocks = calloc(heap->room_blocks, sizeof(*heap->blocks));
	heap->edges = calloc(heap->room_edges, sizeof(*heap->edges));
	return heap->blocks && heap->edges ? 0 : -ENOMEM;
}

int heap_read(struct obheap *session, uint32_t flags, struct heap *heap)
{
	int err, tries;

	for (tries = 0; tries < 4; tries++) {
		struct obheap_graph arg = {
			.size = sizeof(arg), .flags = flags,
			.blocks = (uintptr_t)heap->blocks,
			.edges = (uintptr_t)heap->edges,
			.nr_blocks = heap->room_blocks,
			.nr_edges = heap->room_edges,
		};

		err = transport_ioctl(session, OBHEAP_GRAPH, &arg);
		heap->nr_blocks = arg.out_nr_blocks;
		heap->nr_edges = arg.out_nr_edges;
		if (err != -EMSGSIZE)
			return err ? err : heap_index(heap);
		if (heap_grow(heap, &arg))
			return -ENOMEM;
	}
	return err;
}

void heap_free(struct heap *heap)
{
	free(heap->blocks);
	free(heap->edges);
	free(heap->bucket);
	memset(heap, 0, sizeof(*heap));
}
