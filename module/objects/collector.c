// SPDX-License-Identifier: GPL-2.0
/*
 * collector - what the cycle collector asks of objects
 *
 * The collector knows headers, counts and traversals. What has to do with
 * Python objects of its own making is here: gc.callbacks, gc.garbage, the texts
 * of the debug flags, untracking, free lists.
 */
#include "containers_priv.h"

static struct ob_rt *rt_of(struct ob_gc *gc)
{
	return container_of(gc, struct ob_rt, gc);
}

static int info_set(struct ob_rt *rt, struct ob_object *info, const char *key,
		    u64 value)
{
	return ob_dict_set_c_steal(rt, info, key, ob_int_from_u64(rt, value));
}

/* Tell everybody in gc.callbacks; what they raise goes nowhere. */
static void call_callbacks(struct ob_rt *rt, const char *phase,
			   unsigned int generation, u64 collected,
			   u64 uncollectable)
{
	struct ob_object *callbacks = rt->gc.callbacks;
	struct ob_object *args[2], *cb, *res;
	s64 i;

	if (!callbacks || !ob_size(callbacks))
		return;
	args[0] = ob_str_from_cstr(rt, phase);
	args[1] = ob_dict_new(rt);
	if (!args[0] || !args[1] ||
	    info_set(rt, args[1], "generation", generation) ||
	    info_set(rt, args[1], "collected", collected) ||
	    info_set(rt, args[1], "uncollectable", uncollectable)) {
		ob_unraisable(rt, NULL, NULL);
		goto out;
	}
	ob_incref(callbacks);
	for (i = 0; i < ob_size(callbacks); i++) {
		cb = ob_newref(to_list(callbacks)->item[i]);
		res = ob_call(rt, cb, args, 2, NULL);
		if (!res)
			ob_unraisable(rt, NULL, cb);
		ob_xdecref(rt, res);
		ob_decref(rt, cb);
	}
	ob_decref(rt, callbacks);
out:
	ob_xdecref(rt, args[0]);
	ob_xdecref(rt, args[1]);
}

static void collector_begin(struct ob_gc *gc, unsigned int generation)
{
	call_callbacks(rt_of(gc), "start", generation, 0, 0);
}

static void collector_end(struct ob_gc *gc, unsigned int generation,
			  u64 collected, u64 uncollectable)
{
	call_callbacks(rt_of(gc), "stop", generation, collected,
		       uncollectable);
}

static void collector_put(struct ob_rt *rt, struct ob_object *o)
{
	ob_decref(rt, o);
}

static void collector_failed(struct ob_rt *rt, struct ob_object *o)
{
	ob_unraisable(rt, "Exception ignored in tp_clear of",
		      OB_OBJ(o->type));
}

static int collector_save(struct ob_rt *rt, struct ob_object *o)
{
	if (!rt->gc.garbage)
		rt->gc.garbage = ob_list_new(rt, 0);
	if (!rt->gc.garbage || ob_list_append(rt, rt->gc.garbage, o)) {
		ob_clear_exc(rt);
		return -1;
	}
	return 0;
}

static void collector_report(struct ob_rt *rt, struct ob_object *o)
{
	ob_err_print(rt, "gc: collectable <%s 0x%llx>\n", o->type->name,
		     ob_id_of(&rt->heap, o));
}

static void collector_stats(struct ob_gc *gc, unsigned int generation)
{
	struct ob_rt *rt = rt_of(gc);

	ob_err_print(rt, "gc: collecting generation %u...\n", generation);
	ob_err_print(rt, "gc: objects in each generation: %llu %llu %llu\n",
		     ob_gc_list_size(gc, 0), ob_gc_list_size(gc, 1),
		     ob_gc_list_size(gc, 2));
	ob_err_print(rt, "gc: objects in permanent generation: %llu\n",
		     ob_gc_list_size(gc, OB_GC_PERMANENT));
	gc->started_ns = ob_clock_ns();
}

static void collector_stats_end(struct ob_gc *gc, u64 unreachable)
{
	/* to a tenth of a millisecond */
	u64 t = div_u64(ob_clock_ns() - gc->started_ns + 50000, 100000);
	u64 s = div_u64(t, 10000);

	ob_err_print(rt_of(gc),
		     "gc: done, %llu unreachable, 0 uncollectable, %llu.%04llus elapsed\n",
		     unreachable, s, t - s * 10000);
}

void ob_rt_clear_free_lists(struct ob_rt *rt)
{
	ob_tuple_free_list_clear(rt);
	ob_float_free_list_clear(rt);
	ob_list_free_list_clear(rt);
	ob_dict_free_list_clear(rt);
}

static u32 nr_free_lists(const struct ob_free_lists *f)
{
	u32 nr = f->nr_floats + f->nr_lists + f->nr_dicts + f->nr_keys;
	size_t i;

	for (i = 0; i < ARRAY_SIZE(f->nr_tuples); i++)
		nr += f->nr_tuples[i];
	return nr;
}

/* The heap has no memory: dead objects and empty pools go, and it tries again. */
static bool collector_reclaim(struct ob_heap *heap)
{
	struct ob_rt *rt = container_of(heap, struct ob_rt, heap);
	u32 nr = nr_free_lists(&rt->free);

	if (nr)
		ob_rt_clear_free_lists(rt);
	return ob_heap_trim(heap) || nr;
}

u64 ob_rt_trim(struct ob_rt *rt)
{
	ob_rt_clear_free_lists(rt);
	return ob_heap_trim(&rt->heap);
}
EXPORT_SYMBOL_IF_KUNIT(ob_rt_trim);

/*
 * Only where an object of the collector's is being made, as for its automatic
 * runs: finalizers are programs, and who resizes a list expects none.
 */
bool ob_rt_collect(struct ob_rt *rt)
{
	return rt->gc.enabled && !rt->gc.collecting && !ob_raised(rt) &&
	       !rt->stop && ob_gc_collect(&rt->gc, OB_NR_GENERATIONS - 1);
}

static const struct ob_gc_ops collector_ops = {
	.begin = collector_begin,
	.end = collector_end,
	.put = collector_put,
	.untrack_tuple = ob_tuple_untrack_maybe,
	.untrack_dict = ob_dict_untrack_maybe,
	.weakrefs = ob_weakrefs_collect,
	.failed = collector_failed,
	.save = collector_save,
	.report = collector_report,
	.stats = collector_stats,
	.stats_end = collector_stats_end,
	.free_lists = ob_rt_clear_free_lists,
};

void ob_collector_init(struct ob_rt *rt)
{
	ob_gc_init(&rt->gc);
	rt->gc.rt = rt;
	rt->heap.reclaim = collector_reclaim;
	rt->gc.ops = &collector_ops;
	rt->gc.tuple_type = ob_type_of(rt, OB_T_TUPLE);
	rt->gc.dict_type = ob_type_of(rt, OB_T_DICT);
}

void ob_unraisable(struct ob_rt *rt, const char *what, struct ob_object *o)
{
	if (rt->ops && rt->ops->unraisable)
		rt->ops->unraisable(rt, what, o);
	if (ob_raised(rt))
		ob_clear_exc(rt);
}
EXPORT_SYMBOL_IF_KUNIT(ob_unraisable);

void ob_err_write(struct ob_rt *rt, const char *text, size_t len)
{
	if (rt->ops && rt->ops->err_write)
		rt->ops->err_write(rt, text, len);
}

void ob_err_print(struct ob_rt *rt, const char *fmt, ...)
{
	char line[256];
	va_list ap;
	int len;

	va_start(ap, fmt);
	len = vsnprintf(line, sizeof(line), fmt, ap);
	va_end(ap);
	ob_err_write(rt, line, min_t(size_t, len, sizeof(line) - 1));
}
