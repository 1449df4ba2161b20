// SPDX-License-Identifier: GPL-2.0
/*
 * call - the heap as those use it who do not know the size: by function calls;
 * and so every backend
 */
#include <linux/slab.h>

#include "bench.h"

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

#include "pattern.h"

static int call_begin(struct ob_bench *b)
{
	struct ob_heap_config cfg = { .backend = b->backend };

	b->heap = kvzalloc(sizeof(*b->heap), GFP_KERNEL);
	if (!b->heap)
		return -ENOMEM;
	return ob_heap_init(b->heap, &cfg);
}

static void call_end(struct ob_bench *b)
{
	if (!b->heap)
		return;
	ob_heap_exit(b->heap);
	kvfree(b->heap);
	b->heap = NULL;
}

/**
 * ob_bench_backend() - name of a backend
 * @backend: which
 *
 * Return: the name, or NULL when there is no such backend.
 */
const char *ob_bench_backend(unsigned int backend)
{
	struct ob_bench b = { .backend = backend };
	const char *name = NULL;

	if (!call_begin(&b))
		name = b.heap->ops->name;
	call_end(&b);
	return name;
}

const struct ob_bench_ops ob_bench_call = {
	.name = "heap",
	.begin = call_begin,
	.end = call_end,
	PATTERN_OPS,
};
