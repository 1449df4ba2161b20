// SPDX-License-Identifier: GPL-2.0
/*
 * pool - the heap's inline path for a known class
 */
#include <linux/slab.h>

#include "bench.h"

static __always_inline void *take(struct ob_bench *b, unsigned int szidx)
{
	return ob_block_alloc(b->heap, OB_KIND_OBJECT, szidx);
}

static __always_inline void give(struct ob_bench *b, void *block,
				 unsigned int szidx)
{
	ob_block_free(b->heap, block);
}

#include "pattern.h"

static int pool_begin(struct ob_bench *b)
{
	b->heap = kvzalloc(sizeof(*b->heap), GFP_KERNEL);
	if (!b->heap)
		return -ENOMEM;
	return ob_heap_init(b->heap, NULL);
}

static void pool_end(struct ob_bench *b)
{
	if (!b->heap)
		return;
	ob_heap_exit(b->heap);
	kvfree(b->heap);
	b->heap = NULL;
}

const struct ob_bench_ops ob_bench_pool = {
	.name = "pool",
	.begin = pool_begin,
	.end = pool_end,
	PATTERN_OPS,
};
