/* SPDX-License-Identifier: GPL-2.0 */
/*
 * ids - the ranges ids come from, as obheap(7) has them
 */
#ifndef OBHEAP_IDS_H
#define OBHEAP_IDS_H

#define STATIC_BASE	0x555555600000ULL
#define LARGE_BASE	0x7c0000000000ULL
#define LARGE_SHIFT	36	/* a range for each power of two */
#define ARENA_BASE	0x7f0000000000ULL
#define ARENA_SHIFT	20
#define ARENA_SIZE	(1ULL << ARENA_SHIFT)
#define ARENA_SLOTS	0x100000U
#define POOL_SHIFT	14
#define POOL_SIZE	(1ULL << POOL_SHIFT)

#endif /* OBHEAP_IDS_H */
