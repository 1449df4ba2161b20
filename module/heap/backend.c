// SPDX-License-Identifier: GPL-2.0
/*
 * backends: where small blocks and the memory of outer blocks come from
 */
#include "heap_priv.h"

static void *machine_get(struct ob_heap *h, size_t bytes)
{
	return ob_mem_alloc(bytes);
}

static void machine_put(struct ob_heap *h, void *mem, size_t bytes)
{
	ob_mem_free(mem);
}

static const struct ob_heap_ops pool_ops = {
	.name = "pool",
	.small = ob_pool_small,
	.get = machine_get,
	.put = machine_put,
};

static const struct ob_heap_ops kmalloc_ops = {
	.name = "kmalloc",
	.small = ob_outer_alloc,
	.get = machine_get,
	.put = machine_put,
};

const struct ob_heap_ops *const ob_heap_backends[OB_NR_BACKENDS] = {
	[OB_BACKEND_POOL] = &pool_ops,
	[OB_BACKEND_KMALLOC] = &kmalloc_ops,
};
