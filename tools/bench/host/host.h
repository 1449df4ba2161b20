/* SPDX-License-Identifier: GPL-2.0 */
/*
 * host - the same patterns as in the kernel, for what a process can call
 */
#ifndef OBHEAP_BENCH_HOST_H
#define OBHEAP_BENCH_HOST_H

#include "../kernel/bench.h"

extern const struct ob_bench_ops ob_bench_python;
extern const struct ob_bench_ops ob_bench_mimalloc;
extern const struct ob_bench_ops ob_bench_malloc;

/* from libpython3.11, whose headers do not go with the kernel's words */
void Py_InitializeEx(int signals);
void *PyObject_Malloc(size_t bytes);
void PyObject_Free(void *block);

/* mimalloc.c: find the library; 0, or -1 when it is not there */
int ob_bench_mimalloc_load(void);

#endif /* OBHEAP_BENCH_HOST_H */
