// SPDX-License-Identifier: GPL-2.0
/*
 * obheap_c - module obheap: a program's look at the heap it lives in
 *
 * What a program may change makes its own life harder, never easier: it can
 * lower its heap's limit and make its own allocations fail.
 */
#include "lib_priv.h"

#define STAT(field)	{ #field, offsetof(struct ob_heap_stats, field) }

static const struct {
	const char *name;
	size_t offset;
} stat_fields[] = {
	STAT(bytes), STAT(peak_bytes), STAT(bytes_pools), STAT(bytes_used),
	STAT(bytes_free), STAT(bytes_virgin), STAT(bytes_headers),
	STAT(bytes_tails), STAT(bytes_empty), STAT(bytes_outer),
	STAT(bytes_outer_headers), STAT(bytes_dead), STAT(bytes_meta),
	STAT(bytes_static), STAT(nr_arenas), STAT(peak_arenas),
	STAT(pools_virgin), STAT(pools_empty), STAT(pools_used),
	STAT(pools_full), STAT(nr_blocks), STAT(allocs), STAT(frees),
	STAT(failed), STAT(failed_limit), STAT(failed_injected),
	STAT(arenas_new), STAT(arenas_freed), STAT(pools_taken),
	STAT(pools_released),
};

/* dict[name] = number; 0 or -1 */
static int put(struct ob_rt *rt, struct ob_object *dict, const char *name,
	       u64 value)
{
	struct ob_object *n = ob_int_from_u64(rt, value);
	int err = n ? ob_dict_set_c(rt, dict, name, n) : -1;

	ob_xdecref(rt, n);
	return err;
}

static struct ob_object *obheap_stats(OB_FN_ARGS)
{
	struct ob_heap_stats *s = ob_raw_alloc(rt, sizeof(*s));
	struct ob_object *dict;
	size_t i;
	int err = 0;

	if (!s)
		return NULL;
	ob_heap_stats(&rt->heap, s);
	dict = ob_dict_new(rt);
	for (i = 0; dict && !err && i < ARRAY_SIZE(stat_fields); i++)
		err = put(rt, dict, stat_fields[i].name,
			  *(u64 *)((char *)s + stat_fields[i].offset));
	ob_raw_free(rt, s);
	if (err) {
		ob_decref(rt, dict);
		return NULL;
	}
	return dict;
}

static struct ob_object *obheap_classes(OB_FN_ARGS)
{
	struct ob_object *list = ob_list_new(rt, 0), *n;
	unsigned int i;

	for (i = 0; list && i < OB_NR_CLASSES; i++) {
		n = ob_int_from_s64(rt, ob_class_size(i));
		if (!n || ob_list_append_steal(rt, list, n)) {
			ob_decref(rt, list);
			return NULL;
		}
	}
	return list;
}

static struct ob_object *obheap_steps(OB_FN_ARGS)
{
	return ob_int_from_u64(rt, ob_vm_steps(ob_vm_of(rt)));
}

static struct ob_object *obheap_trim(OB_FN_ARGS)
{
	return ob_int_from_u64(rt, ob_rt_trim(rt));
}

static struct ob_object *obheap_backend(OB_FN_ARGS)
{
	static const char *const names[] = {
		[OB_BACKEND_POOL] = "pool", [OB_BACKEND_KMALLOC] = "kmalloc",
		[OB_BACKEND_SLAB] = "slab", [OB_BACKEND_BUMP] = "bump",
	};

	return ob_str_from_cstr(rt, names[rt->heap.backend]);
}

static struct ob_object *obheap_get_limit(OB_FN_ARGS)
{
	if (rt->heap.limit == U64_MAX)
		return ob_newref(ob_none(rt));
	return ob_int_from_u64(rt, rt->heap.limit);
}

static struct ob_object *obheap_set_limit(OB_FN_ARGS)
{
	s64 limit = ob_arg_ssize(rt, args[0]);

	if (limit == -1 && ob_raised(rt))
		return NULL;
	if (limit <= 0 || (u64)limit > rt->heap.limit)
		return ob_raise(rt, OB_T_ValueError,
				"the limit of the heap can only be lowered");
	ob_heap_set_limit(&rt->heap, limit);
	return ob_newref(ob_none(rt));
}

static struct ob_object *obheap_fail(OB_FN_ARGS)
{
	s64 nth;
	int forever = 0;

	if (ob_args_check(rt, "fail", nargs, 1, 2))
		return NULL;
	nth = ob_arg_ssize(rt, args[0]);
	if (nth == -1 && ob_raised(rt))
		return NULL;
	if (nargs > 1)
		forever = ob_is_true(rt, args[1]);
	if (forever < 0)
		return NULL;
	if (nth < 0)
		return ob_raise(rt, OB_T_ValueError,
				"fail() argument 1 must not be negative");
	ob_heap_fail(&rt->heap, nth, forever);
	return ob_newref(ob_none(rt));
}

static const struct ob_method_def obheap_methods[] = {
	{ "stats", obheap_stats, OB_METH_NOARGS,
	  "The heap in numbers: bytes, blocks, pools, arenas, and what happened so far." },
	{ "classes", obheap_classes, OB_METH_NOARGS,
	  "Sizes of the blocks that pools are cut into." },
	{ "backend", obheap_backend, OB_METH_NOARGS,
	  "Where blocks come from: pool, slab, kmalloc or bump." },
	{ "steps", obheap_steps, OB_METH_NOARGS,
	  "Instructions executed in this run." },
	{ "trim", obheap_trim, OB_METH_NOARGS,
	  "Give back memory that no object needs; how many bytes that was." },
	{ "get_limit", obheap_get_limit, OB_METH_NOARGS,
	  "Most bytes the heap may take, or None." },
	{ "set_limit", obheap_set_limit, OB_METH_O,
	  "Lower the most bytes the heap may take." },
	{ "fail", obheap_fail, OB_METH_FAST,
	  "fail(n, forever=False): make the n-th allocation from now fail; 0 stops that." },
	{ }
};

int ob_lib_obheap(struct ob_rt *rt, struct ob_object *module)
{
	return ob_module_add_functions(rt, module, obheap_methods);
}
