// SPDX-License-Identifier: GPL-2.0
/*
 * python - CPython's object allocator, in the interpreter it belongs to
 */
#include "host.h"

static __always_inline void *take(struct ob_bench *b, unsigned int szidx)
{
	return PyObject_Malloc(ob_class_size(szidx));
}

static __always_inline void give(struct ob_bench *b, void *block,
				 unsigned int szidx)
{
	PyObject_Free(block);
}

#include "../kernel/pattern.h"

const struct ob_bench_ops ob_bench_python = {
	.name = "python3.11",
	PATTERN_OPS,
};
