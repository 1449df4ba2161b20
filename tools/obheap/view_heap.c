// SPDX-License-Identifier: GPL-2.0
/*
 * view_heap - the heap in numbers: totals that add up, classes, types
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cmd.h"
#include "graph.h"

#define TENTHS 10

static struct json_object *heap_totals(const struct obheap_stats *st)
{
	struct json_object *t = json_object_new_object();

#define TOTAL(field) json_add_number(t, #field, st->out_##field)
	TOTAL(bytes);
	TOTAL(limit);
	TOTAL(peak_bytes);
	TOTAL(bytes_pools);
	TOTAL(bytes_used);
	TOTAL(bytes_free);
	TOTAL(bytes_virgin);
	TOTAL(bytes_headers);
	TOTAL(bytes_tails);
	TOTAL(bytes_empty);
	TOTAL(bytes_large);
	TOTAL(bytes_large_headers);
	TOTAL(bytes_meta);
	TOTAL(bytes_dead);
	TOTAL(bytes_static);
	TOTAL(arenas);
	TOTAL(arenas_peak);
	TOTAL(arenas_new);
	TOTAL(arenas_freed);
	TOTAL(pools_virgin);
	TOTAL(pools_empty);
	TOTAL(pools_used);
	TOTAL(pools_full);
	TOTAL(blocks);
	TOTAL(blocks_large);
	TOTAL(allocs);
	TOTAL(frees);
	TOTAL(failed);
	TOTAL(failed_limit);
	TOTAL(failed_injected);
	TOTAL(pools_taken);
	TOTAL(pools_released);
#undef TOTAL
	return t;
}

static struct json_object *heap_classes(const struct obheap_class_stats *c,
					size_t nr)
{
	struct json_object *list = json_object_new_array();
	size_t i;

	for (i = 0; i < nr; i++) {
		struct json_object *row;

		if (!c[i].pools)
			continue;
		row = json_object_new_object();
		json_add_number(row, "class", i);
		json_add_number(row, "block_size", c[i].block_size);
		json_add_number(row, "pools", c[i].pools);
		json_add_number(row, "used", c[i].used);
		json_add_number(row, "avail", c[i].avail);
		json_object_array_add(list, row);
	}
	return list;
}

/* In each class, how many pools are up to a tenth full, two tenths, ... */
static int add_fullness(struct obheap *session, struct json_object *view)
{
	__u32 n[32][TENTHS] = { { 0 } };
	struct obheap_pool *pools;
	size_t nr, i, k;
	int err = obheap_pools(session, OBHEAP_NONE, &pools, &nr);

	if (err)
		return err;
	for (i = 0; i < nr; i++) {
		const struct obheap_pool *p = &pools[i];

		if (p->state > OBHEAP_POOL_EMPTY && p->class_ < 32)
			n[p->class_][(p->used * TENTHS - 1) / p->capacity]++;
	}
	free(pools);
	for (i = 0; i < json_rows(view, "classes"); i++) {
		struct json_object *row = json_row(view, "classes", i);
		struct json_object *list = json_object_new_array();
		__u32 class = json_num(row, "class");

		for (k = 0; k < TENTHS; k++)
			json_object_array_add(list,
					      json_object_new_int64(n[class][k]));
		json_object_object_add(row, "fullness", list);
	}
	return 0;
}

/**
 * struct type_sum - all objects of one type
 * @name: the type
 * @objects: how many
 * @blocks: blocks of theirs, further ones included
 * @bytes: sizes of those
 * @sizeof_: sum of sys.getsizeof()
 */
struct type_sum {
	char name[OBHEAP_TYPE_MAX + 32];
	__u64 objects, blocks, bytes, sizeof_;
};

static int by_size(const void *a, const void *b)
{
	const struct type_sum *x = a, *y = b;

	if (x->bytes != y->bytes)
		return x->bytes < y->bytes ? 1 : -1;
	return strcmp(x->name, y->name);
}

/* The type a block counts for: its object's, or that of its owner. */
static const char *type_of(const struct graph *g, __u32 node)
{
	const struct obheap_block *b = &g->block[node];

	if (b->state & OBHEAP_OBJ_DEAD)
		return "(dead, kept for reuse)";
	if (b->kind != OBHEAP_KIND_RAW)
		return b->type_name;
	if (g->owner[node] < g->nr_blocks)
		return g->block[g->owner[node]].type_name;
	return "(the interpreter's own)";
}

/* The row of a type, made if there is none; NULL when there is no memory. */
static struct type_sum *sum_of(struct type_sum **sum, size_t *nr,
			       const char *name)
{
	struct type_sum *more;
	size_t k;

	for (k = 0; k < *nr; k++)
		if (!strcmp((*sum)[k].name, name))
			return &(*sum)[k];
	more = realloc(*sum, (k + 1) * sizeof(*more));
	if (!more)
		return NULL;
	*sum = more;
	memset(&more[k], 0, sizeof(*more));
	snprintf(more[k].name, sizeof(more[k].name), "%s", name);
	++*nr;
	return &more[k];
}

static int sum_types(const struct graph *g, struct type_sum **sum, size_t *nr)
{
	size_t i;

	for (i = 0; i < g->nr_blocks; i++) {
		const struct obheap_block *b = &g->block[i];
		struct type_sum *row;

		if (b->state & OBHEAP_OBJ_STATIC)
			continue;
		row = sum_of(sum, nr, type_of(g, i));
		if (!row)
			return -ENOMEM;
		row->objects += b->kind != OBHEAP_KIND_RAW &&
				!(b->state & OBHEAP_OBJ_DEAD);
		row->blocks++;
		row->bytes += b->size;
		row->sizeof_ += b->sizeof_;
	}
	if (*nr)
		qsort(*sum, *nr, sizeof(**sum), by_size);
	return 0;
}

static int add_types(struct obheap *session, struct json_object *view)
{
	struct json_object *list = json_object_new_array();
	struct type_sum *sum = NULL;
	size_t nr = 0, i;
	struct graph g;
	int err;

	json_object_object_add(view, "types", list);
	err = graph_read(session, &g);
	if (err)
		return err;
	err = sum_types(&g, &sum, &nr);
	for (i = 0; !err && i < nr; i++) {
		struct json_object *row = json_object_new_object();

		json_add_string(row, "type", sum[i].name);
		json_add_number(row, "objects", sum[i].objects);
		json_add_number(row, "blocks", sum[i].blocks);
		json_add_number(row, "bytes", sum[i].bytes);
		json_add_number(row, "getsizeof", sum[i].sizeof_);
		json_object_array_add(list, row);
	}
	free(sum);
	graph_free(&g);
	return err;
}

/*
 * Internal: what blocks have more than their objects need. External: memory of
 * pools that is in no live block, of all memory of pools.
 */
static void add_fragmentation(struct json_object *view,
			      const struct obheap_stats *st)
{
	struct json_object *o = json_object_new_object();
	__u64 bytes = 0, needed = 0;
	size_t i;

	for (i = 0; i < json_rows(view, "types"); i++) {
		struct json_object *row = json_row(view, "types", i);

		if (!json_num(row, "objects"))
			continue;
		bytes += json_num(row, "bytes");
		needed += json_num(row, "getsizeof");
	}
	json_add_number(o, "object_bytes", bytes);
	json_add_number(o, "object_getsizeof", needed);
	json_add_number(o, "pool_bytes", st->out_bytes_pools);
	json_add_number(o, "pool_bytes_not_live",
			st->out_bytes_pools - st->out_bytes_used);
	json_object_object_add(view, "fragmentation", o);
}

struct json_object *view_heap(struct obheap *session)
{
	struct obheap_class_stats *classes;
	struct json_object *view, *gc;
	struct obheap_stats st;
	struct obheap_validate v = { 0 };
	size_t nr;
	int err, i;

	err = obheap_stats(session, &st, &classes, &nr);
	if (!err)
		err = obheap_validate(session, &v);
	if (err) {
		complain_device("heap", err);
		free(classes);
		return NULL;
	}
	view = json_object_new_object();
	json_add_string(view, "schema", "obheap.heap.1");
	json_add_string(view, "backend", backend_name(st.out_backend));
	json_object_object_add(view, "totals", heap_totals(&st));
	json_object_object_add(view, "classes", heap_classes(classes, nr));
	err = add_fullness(session, view);
	if (!err)
		err = add_types(session, view);
	add_fragmentation(view, &st);
	gc = json_object_new_array();
	for (i = 0; i < 3; i++) {
		struct json_object *row = json_object_new_object();

		json_add_number(row, "tracked", st.out_tracked[i]);
		json_add_number(row, "count", st.out_gc_count[i]);
		json_object_array_add(gc, row);
	}
	json_object_object_add(view, "generations", gc);
	json_add_number(view, "faults", v.out_faults);
	if (v.out_faults)
		json_add_string(view, "first_fault", v.out_what);
	free(classes);
	if (err) {
		complain_device("heap", err);
		json_object_put(view);
		return NULL;
	}
	return view;
}
