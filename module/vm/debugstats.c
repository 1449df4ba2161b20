// SPDX-License-Identifier: GPL-2.0
/*
 * debugstats - sys._debugmallocstats(): the allocator's numbers as 3.11 prints
 * them
 *
 * The text is 3.11's to the column; the numbers are this heap's. What 3.11 says
 * of its radix tree is said here of the table of arenas, which is all there is
 * of a map. The output stream stands in for stderr, which a session has not.
 */
#include "vm_priv.h"

#define LABEL_WIDTH	35
#define VALUE_WIDTH	21

static __printf(2, 3) int put(struct ob_rt *rt, const char *fmt, ...)
{
	char line[160];
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(line, sizeof(line), fmt, ap);
	va_end(ap);
	return ob_write(rt, line, min_t(size_t, n, sizeof(line) - 1));
}

/* "label   =   1,234,567" */
static int put_value(struct ob_rt *rt, const char *label, u64 value)
{
	char digits[VALUE_WIDTH + 8];
	size_t at = sizeof(digits) - 1;
	int n = 0;

	digits[at] = '\0';
	do {
		if (n && n % 3 == 0)
			digits[--at] = ',';
		digits[--at] = '0' + do_div(value, 10);
		n++;
	} while (value && at > 1);
	return put(rt, "%-*s=%*s\n", LABEL_WIDTH, label, VALUE_WIDTH,
		   digits + at);
}

static int put_classes(struct ob_rt *rt, const struct ob_heap_stats *st)
{
	unsigned int szidx;
	int kind, err;

	err = put(rt, "Small block threshold = %lu, in %lu size classes.\n\n",
		  OB_SMALL_MAX, OB_NR_CLASSES) ||
	      put(rt, "class   size   num pools   blocks in use  avail blocks\n") ||
	      put(rt, "-----   ----   ---------   -------------  ------------\n");
	for (szidx = 0; !err && szidx < OB_NR_CLASSES; szidx++) {
		struct ob_class_stats sum = { };

		for (kind = 0; kind < OB_NR_KINDS; kind++) {
			sum.pools += st->cls[kind][szidx].pools;
			sum.used += st->cls[kind][szidx].used;
			sum.avail += st->cls[kind][szidx].avail;
		}
		if (sum.pools)
			err = put(rt, "%5u %6u %11u %15u %13u\n", szidx,
				  ob_class_size(szidx), sum.pools, sum.used,
				  sum.avail);
	}
	return err;
}

static int put_bytes(struct ob_rt *rt, const struct ob_heap_stats *st)
{
	u64 unused = st->pools_virgin + st->pools_empty;
	u64 available = st->bytes_free + st->bytes_virgin;
	char label[48];
	int err;

	err = put(rt, "\n") ||
	      put_value(rt, "# arenas allocated total", st->arenas_new) ||
	      put_value(rt, "# arenas reclaimed", st->arenas_freed) ||
	      put_value(rt, "# arenas highwater mark", st->peak_arenas) ||
	      put_value(rt, "# arenas allocated current", st->nr_arenas);
	if (err)
		return err;
	snprintf(label, sizeof(label), "%llu arenas * %lu bytes/arena",
		 (unsigned long long)st->nr_arenas, OB_ARENA_SIZE);
	err = put_value(rt, label, st->nr_arenas * OB_ARENA_SIZE) ||
	      put(rt, "\n") ||
	      put_value(rt, "# bytes in allocated blocks", st->bytes_used) ||
	      put_value(rt, "# bytes in available blocks", available);
	if (err)
		return err;
	snprintf(label, sizeof(label), "%llu unused pools * %lu bytes",
		 (unsigned long long)unused, OB_POOL_SIZE);
	return put_value(rt, label, unused * OB_POOL_SIZE) ||
	       put_value(rt, "# bytes lost to pool headers",
			 st->bytes_headers) ||
	       put_value(rt, "# bytes lost to quantization",
			 st->bytes_tails) ||
	       put_value(rt, "# bytes lost to arena alignment", 0) ||
	       put_value(rt, "Total", st->bytes_used + available +
				      unused * OB_POOL_SIZE +
				      st->bytes_headers + st->bytes_tails);
}

static int put_map(struct ob_rt *rt, const struct ob_heap_stats *st)
{
	return put(rt, "\narena map counts\n") ||
	       put_value(rt, "# arena map mid nodes", 0) ||
	       put_value(rt, "# arena map bot nodes", 0) ||
	       put(rt, "\n") ||
	       put_value(rt, "# bytes lost to arena map root",
			 st->bytes_meta) ||
	       put_value(rt, "# bytes lost to arena map mid", 0) ||
	       put_value(rt, "# bytes lost to arena map bot", 0) ||
	       put_value(rt, "Total", st->bytes_meta) || put(rt, "\n");
}

static int put_free_list(struct ob_rt *rt, u32 nr, const char *what, u64 size)
{
	char each[112], label[128];

	snprintf(each, sizeof(each), "%u %ss * %llu bytes each", nr, what,
		 (unsigned long long)size);
	snprintf(label, sizeof(label), "%48s ", each);
	return put_value(rt, label, nr * size);
}

static int put_free_lists(struct ob_rt *rt)
{
	const struct ob_free_lists *f = &rt->free;
	char what[64];
	int err, n;

	err = put_free_list(rt, f->nr_dicts, "free PyDictObject",
			    sizeof(struct ob_dict)) ||
	      put_free_list(rt, f->nr_floats, "free PyFloatObject",
			    sizeof(struct ob_float)) ||
	      put_free_list(rt, f->nr_lists, "free PyListObject",
			    sizeof(struct ob_list));
	for (n = 1; !err && n <= OB_FREE_TUPLE_LENS; n++) {
		snprintf(what, sizeof(what), "free %d-sized PyTupleObject", n);
		err = put_free_list(rt, f->nr_tuples[n], what,
				    sizeof(struct ob_tuple) +
				    n * sizeof(struct ob_object *));
	}
	return err;
}

struct ob_object *ob_sys_debugmallocstats(OB_FN_ARGS)
{
	struct ob_heap_stats *st = ob_mem_alloc(sizeof(*st));
	int err = 0;

	if (!st)
		return ob_no_memory(rt);
	ob_heap_stats(&rt->heap, st);
	/* Like 3.11 without its pools: only the free lists are left to tell. */
	if (rt->heap.backend == OB_BACKEND_POOL)
		err = put_classes(rt, st) || put_bytes(rt, st) ||
		      put_map(rt, st);
	ob_mem_free(st);
	if (err || put_free_lists(rt))
		return NULL;
	return ob_newref(ob_none(rt));
}
