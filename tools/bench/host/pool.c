// SPDX-License-Identifier: GPL-2.0
/*
 * pool - the heap's inline path for a known class, and its calls
 */
#include "host.h"

static __always_inline void *take(struct ob_bench *b, unsigned int szidx)
{
	return ob_block_alloc(b->heap, OB_KIND_OBJECT, szidx);
}

static __always_inline void give(struct ob_bench *b, void *block,
				 unsigned int szidx)
{
	ob_block_free(b->heap, block);
}

#include "../kernel/pattern.h"

static int pool_begin(struct ob_bench *b)
{
	b->heap = ob_mem_alloc(sizeof(*b->heap));
	return b->heap ? ob_heap_init(b->heap, NULL) : -ENOMEM;
}

static void pool_end(struct ob_bench *b)
{
	if (b->heap)
		ob_heap_exit(b->heap);
	ob_mem_free(b->heap);
	b->heap = NULL;
}

const struct ob_bench_ops ob_bench_pool = {
	.name = "pool",
	.begin = pool_begin,
	.end = pool_end,
	PATTERN_OPS,
};
