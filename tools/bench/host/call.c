// SPDX-License-Identifier: GPL-2.0
/*
 * call - the heap as those use it who do not know the size: by function calls
 */
#include "host.h"

static __always_inline void *take(struct ob_bench *b, unsigned int szidx)
{
	size_t bytes = ob_class_size(szidx);

	OPTIMIZER_HIDE_VAR(bytes);
	return ob_alloc(b->heap, OB_KIND_OBJECT, bytes);
}

static __always_inline void give(struct ob_bench *b, void *block,
				 unsigned int szidx)
{
	ob_free(b->heap, block);
}

#include "../kernel/pattern.h"

static int call_begin(struct ob_bench *b)
{
	b->heap = ob_mem_alloc(sizeof(*b->heap));
	return b->heap ? ob_heap_init(b->heap, NULL) : -ENOMEM;
}

static void call_end(struct ob_bench *b)
{
	if (b->heap)
		ob_heap_exit(b->heap);
	ob_mem_free(b->heap);
	b->heap = NULL;
}

const struct ob_bench_ops ob_bench_call = {
	.name = "pool:call",
	.begin = call_begin,
	.end = call_end,
	PATTERN_OPS,
};
