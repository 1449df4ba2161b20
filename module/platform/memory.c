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

/*
 * A cache rather than pages: it asks the machine for two at a time, makes do
 * with one when memory is in pieces, and keeps a few for the next session.
 */
static struct kmem_cache *pools __ro_after_init;

/* Copies of one size likewise: what every session begins with. */
static struct kmem_cache *copies __ro_after_init;
static size_t copy_size __ro_after_init;

void *ob_pages_alloc(void)
{
	return kmem_cache_alloc(pools, OB_GFP & ~__GFP_ZERO);
}
EXPORT_SYMBOL_IF_KUNIT(ob_pages_alloc);

/* A kernel that clears all it hands out has done it already. */
void ob_piece_clear(void *piece)
{
	if (!want_init_on_alloc(0))
		memset(piece, 0, OB_PIECE_SIZE);
}
EXPORT_SYMBOL_IF_KUNIT(ob_piece_clear);

void ob_pages_free(void *block)
{
	if (block)
		kmem_cache_free(pools, block);
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

static void *mem_alloc(size_t bytes, gfp_t gfp)
{
	void *mem;

	if (WARN_ON_ONCE(!bytes))
		return NULL;
	/* Also below any size that the allocators warn about. */
	if (bytes > INT_MAX)
		return NULL;
	if (bytes <= PAGE_SIZE)
		return kmalloc(aligned_request(bytes), gfp);
	/* Contiguous if that is easy; else single pages are good enough. */
	if (bytes <= KMALLOC_MAX_SIZE) {
		mem = kmalloc(bytes, (gfp & ~__GFP_RETRY_MAYFAIL) |
				     __GFP_NORETRY);
		if (mem)
			return mem;
	}
	return __vmalloc(bytes, gfp);
}

/*
 * What does not come from a cache is rounded up to a power of two pages, of
 * which __GFP_ZERO would clear all. For whole pages processors have a way of
 * their own.
 */
void *ob_mem_alloc(size_t bytes)
{
	size_t done = 0;
	void *mem;

	if (bytes <= KMALLOC_MAX_CACHE_SIZE)
		return mem_alloc(bytes, OB_GFP);
	mem = mem_alloc(bytes, OB_GFP & ~__GFP_ZERO);
	if (!mem || want_init_on_alloc(0))
		return mem;
	if (PAGE_ALIGNED(mem))
		for (; bytes - done >= PAGE_SIZE; done += PAGE_SIZE)
			clear_page(mem + done);
	memset(mem + done, 0, bytes - done);
	return mem;
}
EXPORT_SYMBOL_IF_KUNIT(ob_mem_alloc);

void *ob_mem_alloc_dirty(size_t bytes)
{
	return mem_alloc(bytes, OB_GFP & ~__GFP_ZERO);
}

/* The cache has no way out when memory is in pieces, the general way has. */
static void *copy_alloc(size_t bytes)
{
	void *mem = NULL;

	if (bytes == copy_size)
		mem = kmem_cache_alloc(copies, GFP_KERNEL_ACCOUNT |
					       __GFP_NOWARN | __GFP_NORETRY);
	return mem ?: ob_mem_alloc_dirty(bytes);
}

void *ob_mem_copy(const void *from, size_t bytes)
{
	void *mem = copy_alloc(bytes);
	size_t done = 0;

	if (!mem)
		return NULL;
	if (PAGE_ALIGNED(mem) && PAGE_ALIGNED(from))
		for (; bytes - done >= PAGE_SIZE; done += PAGE_SIZE)
			copy_page(mem + done, (void *)from + done);
	memcpy(mem + done, from + done, bytes - done);
	return mem;
}
EXPORT_SYMBOL_IF_KUNIT(ob_mem_copy);

void ob_mem_free(void *mem)
{
	kvfree(mem);
}
EXPORT_SYMBOL_IF_KUNIT(ob_mem_free);

/*
 * One set of caches for all sessions. A cache costs its maker a lock of the
 * whole machine and a folder in sysfs, which no session should pay on its way
 * in; and accounting is by the piece (SLAB_ACCOUNT), so sharing the caches
 * does not share the bill.
 */
static struct kmem_cache *slabs[OB_NR_SLABS] __ro_after_init;

static size_t slab_size(unsigned int i)
{
	return OB_SLAB_FIRST + 16 * i;
}

/* Any byte of a piece may be asked for by a reader. */
static struct kmem_cache *cache_new(const char *name, size_t size, size_t align)
{
	return kmem_cache_create_usercopy(name, size, align, SLAB_ACCOUNT, 0,
					  size, NULL);
}

int ob_slabs_init(size_t copy)
{
	char name[32];
	unsigned int i;

	pools = cache_new("obheap_pool", OB_POOL_SIZE, OB_POOL_SIZE);
	if (!pools)
		goto err_exit;
	if (copy) {
		copies = cache_new("obheap_copy", copy, PAGE_SIZE);
		if (!copies)
			goto err_exit;
		copy_size = copy;
	}
	for (i = 0; i < OB_NR_SLABS; i++) {
		snprintf(name, sizeof(name), "obheap_block_%u", 16 * (i + 1));
		slabs[i] = cache_new(name, slab_size(i), 16);
		if (!slabs[i])
			goto err_exit;
	}
	return 0;

err_exit:
	ob_slabs_exit();
	return -ENOMEM;
}

void ob_slabs_exit(void)
{
	unsigned int i;

	for (i = 0; i < OB_NR_SLABS; i++)
		kmem_cache_destroy(slabs[i]);
	kmem_cache_destroy(copies);
	kmem_cache_destroy(pools);
}

void *ob_slab_alloc(size_t bytes)
{
	return kmem_cache_alloc(slabs[(bytes - OB_SLAB_FIRST) / 16], OB_GFP);
}
EXPORT_SYMBOL_IF_KUNIT(ob_slab_alloc);

void ob_slab_free(void *mem, size_t bytes)
{
	kmem_cache_free(slabs[(bytes - OB_SLAB_FIRST) / 16], mem);
}
EXPORT_SYMBOL_IF_KUNIT(ob_slab_free);
