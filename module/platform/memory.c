// SPDX-License-Identifier: GPL-2.0
/*
 * platform memory: page blocks and odd-sized pieces, charged to the caller's
 * memory cgroup
 */

#include <obheap/platform.h>

#include <linux/gfp.h>
#include <linux/mm.h>
#include <linux/slab.h>
#include <linux/vmalloc.h>

/*
 * A program that wants more than there is gets a MemoryError; no other
 * process is to be killed for it. So give up after reclaim has been tried
 * (RETRY_MAYFAIL also makes a full cgroup an error rather than a kill), and
 * do not report the failure: the program does.
 */
#define OB_GFP	(GFP_KERNEL_ACCOUNT | __GFP_ZERO | __GFP_NOWARN | \
		 __GFP_RETRY_MAYFAIL)

#define OB_POOL_ORDER	(OB_POOL_SHIFT - PAGE_SHIFT)

static_assert(OB_POOL_SHIFT >= PAGE_SHIFT);

void *ob_pages_alloc(void)
{
	return (void *)__get_free_pages(OB_GFP, OB_POOL_ORDER);
}
EXPORT_SYMBOL_IF_KUNIT(ob_pages_alloc);

void ob_pages_free(void *block)
{
	free_pages((unsigned long)block, OB_POOL_ORDER);
}
EXPORT_SYMBOL_IF_KUNIT(ob_pages_free);

/*
 * kmalloc() aligns powers of two to their size and all else to 8 bytes only,
 * so step over its classes of 8, 96 and 192 bytes. No other request is
 * rounded: KASAN then knows where each ends.
 */
static size_t aligned_request(size_t bytes)
{
	if (bytes <= 8)
		return 9;
	if (bytes > 64 && bytes <= 96)
		return 97;
	if (bytes > 128 && bytes <= 192)
		return 193;
	return bytes;
}

void *ob_mem_alloc(size_t bytes)
{
	void *mem;

	if (WARN_ON_ONCE(!bytes))
		return NULL;
	/* Also below any size that the allocators warn about. */
	if (bytes > INT_MAX)
		return NULL;
	if (bytes <= PAGE_SIZE)
		return kmalloc(aligned_request(bytes), OB_GFP);
	/* Contiguous if that is easy; else single pages are good enough. */
	if (bytes <= KMALLOC_MAX_SIZE) {
		mem = kmalloc(bytes, (OB_GFP & ~__GFP_RETRY_MAYFAIL) |
				     __GFP_NORETRY);
		if (mem)
			return mem;
	}
	return __vmalloc(bytes, OB_GFP);
}
EXPORT_SYMBOL_IF_KUNIT(ob_mem_alloc);

void ob_mem_free(void *mem)
{
	kvfree(mem);
}
EXPORT_SYMBOL_IF_KUNIT(ob_mem_free);
