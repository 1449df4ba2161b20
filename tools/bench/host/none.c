// SPDX-License-Identifier: GPL-2.0
/*
 * none - the patterns around nothing: what is taken off the others' figures
 */
#include "host.h"

static __always_inline void *take(struct ob_bench *b, unsigned int szidx)
{
	void *block = b;

	OPTIMIZER_HIDE_VAR(block);
	return block;
}

static __always_inline void give(struct ob_bench *b, void *block,
				 unsigned int szidx)
{
	OPTIMIZER_HIDE_VAR(block);
}

#include "../kernel/pattern.h"

const struct ob_bench_ops ob_bench_none = {
	.name = "none",
	PATTERN_OPS,
};
