/* SPDX-License-Identifier: GPL-2.0 */
/*
 * host_fault - make the host platform's allocations fail on demand
 *
 * One counter for the whole process: ob_pages_alloc() and ob_mem_alloc()
 * each count as one. A sweep runs its program once with no fault to learn
 * ob_host_fault_count(), then once per number.
 *
 * Context: set and read between runs; allocation may happen on any thread.
 */
#ifndef _OBHEAP_HOST_FAULT_H
#define _OBHEAP_HOST_FAULT_H

#include <obheap/platform.h>

/**
 * ob_host_fault_set() - restart the counter and choose what fails
 * @nth: the allocation that fails, counted from 1; 0 for none
 * @onwards: every later allocation fails as well
 */
void ob_host_fault_set(u64 nth, bool onwards);

/** ob_host_fault_count() - allocations tried since ob_host_fault_set() */
u64 ob_host_fault_count(void);

/** ob_host_fault_hits() - how many of them were made to fail */
u64 ob_host_fault_hits(void);

/**
 * struct ob_host_live - what is allocated and not yet freed
 * @blocks: page blocks
 * @mems: pieces from ob_mem_alloc()
 * @bytes: both, in bytes as asked for
 */
struct ob_host_live {
	u64 blocks;
	u64 mems;
	u64 bytes;
};

/** ob_host_live() - leak check: what this process holds at the moment */
struct ob_host_live ob_host_live(void);

#endif /* _OBHEAP_HOST_FAULT_H */
