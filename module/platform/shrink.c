// SPDX-License-Identifier: GPL-2.0
/*
 * shrink - the kernel asks for memory back
 *
 * One shrinker for the module. Registering one looks different before 6.7.
 */
#include <obheap/platform.h>

#include <linux/atomic.h>
#include <linux/gfp.h>
#include <linux/list.h>
#include <linux/shrinker.h>
#include <linux/version.h>

static const struct ob_shrink_ops *shrink_ops;

static unsigned long shrink_count(struct shrinker *shrinker,
				  struct shrink_control *sc)
{
	unsigned long pages = shrink_ops->count();

	return pages ? pages : SHRINK_EMPTY;
}

static unsigned long shrink_scan(struct shrinker *shrinker,
				 struct shrink_control *sc)
{
	unsigned long pages;

	/* The locks of whoever asks may be held by who waits for us. */
	if (!(sc->gfp_mask & __GFP_FS))
		return SHRINK_STOP;
	pages = shrink_ops->scan(sc->nr_to_scan);
	return pages ? pages : SHRINK_STOP;
}

#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 7, 0)
static struct shrinker *shrinker;

int ob_shrink_register(const struct ob_shrink_ops *ops)
{
	shrinker = shrinker_alloc(0, "obheap");
	if (!shrinker)
		return -ENOMEM;
	shrink_ops = ops;
	shrinker->count_objects = shrink_count;
	shrinker->scan_objects = shrink_scan;
	shrinker->seeks = DEFAULT_SEEKS;
	shrinker_register(shrinker);
	return 0;
}

void ob_shrink_unregister(void)
{
	shrinker_free(shrinker);
}
#else
static struct shrinker shrinker = {
	.count_objects = shrink_count,
	.scan_objects = shrink_scan,
	.seeks = DEFAULT_SEEKS,
};

int ob_shrink_register(const struct ob_shrink_ops *ops)
{
	shrink_ops = ops;
	return register_shrinker(&shrinker, "obheap");
}

void ob_shrink_unregister(void)
{
	unregister_shrinker(&shrinker);
}
#endif
