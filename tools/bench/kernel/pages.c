// SPDX-License-Identifier: GPL-2.0
/*
 * pages - the page allocator, one page for a block of any class
 */
#include <linux/gfp.h>
#include <linux/mm.h>

#include "bench.h"

static __always_inline void *take(struct ob_bench *b, unsigned int szidx)
{
	return (void *)__get_free_page(GFP_KERNEL);
}

static __always_inline void give(struct ob_bench *b, void *block,
				 unsigned int szidx)
{
	free_page((unsigned long)block);
}

#include "pattern.h"

const struct ob_bench_ops ob_bench_pages = {
	.name = "pages",
	PATTERN_OPS,
};
