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
	.pools = true,
};

static const struct ob_heap_ops kmalloc_ops = {
	.name = "kmalloc",
	.small = ob_outer_alloc,
	.get = machine_get,
	.put = machine_put,
};

/* A small block has its class's size, or its cache would have the rest. */
static void *slab_small(struct ob_heap *h, enum ob_kind kind, size_t bytes)
{
	return ob_outer_alloc(h, kind, round_up(bytes, OB_ALIGN));
}

static bool slab_serves(size_t bytes)
{
	return bytes % OB_ALIGN == OB_SLAB_FIRST % OB_ALIGN &&
	       bytes <= OB_SLAB_MAX;
}

static void *slab_get(struct ob_heap *h, size_t bytes)
{
	return slab_serves(bytes) ? ob_slab_alloc(bytes) : ob_mem_alloc(bytes);
}

static void slab_put(struct ob_heap *h, void *mem, size_t bytes)
{
	if (slab_serves(bytes))
		ob_slab_free(mem, bytes);
	else
		ob_mem_free(mem);
}

static_assert(sizeof(struct ob_outer) + OB_ALIGN == OB_SLAB_FIRST);
static_assert(sizeof(struct ob_outer) + OB_SMALL_MAX == OB_SLAB_MAX);

static const struct ob_heap_ops slab_ops = {
	.name = "slab",
	.small = slab_small,
	.get = slab_get,
	.put = slab_put,
};

static const struct ob_heap_ops bump_ops = {
	.name = "bump",
	.small = ob_bump_small,
	.get = machine_get,
	.put = machine_put,
	.pools = true,
	.keeps = true,
};

const struct ob_heap_ops *const ob_heap_backends[OB_NR_BACKENDS] = {
	[OB_BACKEND_POOL] = &pool_ops,
	[OB_BACKEND_KMALLOC] = &kmalloc_ops,
	[OB_BACKEND_SLAB] = &slab_ops,
	[OB_BACKEND_BUMP] = &bump_ops,
};
