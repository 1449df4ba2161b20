// SPDX-License-Identifier: GPL-2.0
/*
 * platform memory on the host: the C library's, with failures on demand and
 * a running count of what is live
 */

#include <obheap/platform.h>
#include "host_fault.h"

/* Testing state of the process; the host build's only mutable globals. */
static struct {
	u64 nth;
	bool onwards;
	u64 count;
	u64 hits;
	struct ob_host_live live;
} fault;

/* In front of every ob_mem_alloc() piece; keeps the piece 16-aligned. */
struct mem_header {
	size_t bytes;
	u64 magic;
};

#define MEM_MAGIC 0x6f62686561706d65ULL

#define fault_add(field, n)	\
	__atomic_fetch_add(&fault.field, (u64)(n), __ATOMIC_RELAXED)
#define fault_get(field)	__atomic_load_n(&fault.field, __ATOMIC_RELAXED)

void ob_host_fault_set(u64 nth, bool onwards)
{
	fault.nth = nth;
	fault.onwards = onwards;
	fault.count = 0;
	fault.hits = 0;
}

u64 ob_host_fault_count(void)
{
	return fault_get(count);
}

u64 ob_host_fault_hits(void)
{
	return fault_get(hits);
}

struct ob_host_live ob_host_live(void)
{
	return (struct ob_host_live) {
		.blocks = fault_get(live.blocks),
		.mems = fault_get(live.mems),
		.bytes = fault_get(live.bytes),
	};
}

static bool must_fail(void)
{
	u64 number = fault_add(count, 1) + 1;

	if (!fault.nth || number < fault.nth ||
	    (number > fault.nth && !fault.onwards))
		return false;
	fault_add(hits, 1);
	return true;
}

void *ob_pages_alloc(void)
{
	void *block;

	if (must_fail() || posix_memalign(&block, OB_POOL_SIZE, OB_POOL_SIZE))
		return NULL;
	/* Whoever relies on zeros without clearing first shall notice. */
	if (IS_ENABLED(CONFIG_OBHEAP_DEBUG))
		memset(block, 0xa5, OB_POOL_SIZE);
	fault_add(live.blocks, 1);
	fault_add(live.bytes, OB_POOL_SIZE);
	return block;
}

void ob_piece_clear(void *piece)
{
	memset(piece, 0, OB_PIECE_SIZE);
}

void ob_pages_free(void *block)
{
	if (!block)
		return;
	WARN_ON(!IS_ALIGNED((unsigned long)block, OB_POOL_SIZE));
	fault_add(live.blocks, -1);
	fault_add(live.bytes, -OB_POOL_SIZE);
	free(block);
}

static void *mem_alloc(size_t bytes, bool clear)
{
	struct mem_header *header;

	WARN_ON(!bytes);
	/* The kernel has no piece above INT_MAX either. */
	if (must_fail() || bytes > INT_MAX)
		return NULL;
	header = clear ? calloc(1, sizeof(*header) + bytes) :
			 malloc(sizeof(*header) + bytes);
	if (!header)
		return NULL;
	header->bytes = bytes;
	header->magic = MEM_MAGIC;
	fault_add(live.mems, 1);
	fault_add(live.bytes, bytes);
	return header + 1;
}

void *ob_mem_alloc(size_t bytes)
{
	return mem_alloc(bytes, true);
}

void *ob_mem_alloc_dirty(size_t bytes)
{
	return mem_alloc(bytes, false);
}

void *ob_mem_copy(const void *from, size_t bytes)
{
	void *mem = ob_mem_alloc_dirty(bytes);

	if (mem)
		memcpy(mem, from, bytes);
	return mem;
}

void ob_mem_free(void *mem)
{
	struct mem_header *header = mem;

	if (!mem)
		return;
	header--;
	WARN_ON(header->magic != MEM_MAGIC);
	header->magic = 0;
	fault_add(live.mems, -1);
	fault_add(live.bytes, -header->bytes);
	free(header);
}

int ob_slabs_init(size_t copy)
{
	return 0;
}

void ob_slabs_exit(void)
{
}

void *ob_slab_alloc(size_t bytes)
{
	WARN_ON(bytes < OB_SLAB_FIRST || bytes > OB_SLAB_MAX ||
		(bytes - OB_SLAB_FIRST) % 16);
	return ob_mem_alloc(bytes);
}

void ob_slab_free(void *mem, size_t bytes)
{
	ob_mem_free(mem);
}
