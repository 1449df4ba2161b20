// SPDX-License-Identifier: GPL-2.0
/*
 * graph - who holds whom: of one object, and of everything at once
 *
 * References are found where they are, not kept anywhere: the whole heap is
 * walked for the holders of one object as for all of them, under one hold of
 * the GIL, so that what is answered was true at one moment. Whoever takes the
 * graph in parts is told when that moment is over.
 */
#include "device_priv.h"

/**
 * struct edges - references on their way to a user array
 * @v: finds the references of an object or of the interpreter
 * @owned: finds its raw blocks
 * @s: the session
 * @array: the user's
 * @from: whose references these are, 0 for the interpreter
 * @only: only those to this object, NULL for all
 * @counted: sum of the counts of those put
 * @labels: fill labels in
 * @part: end with -ENOSPC where there is no more room
 * @skip: so many of @from's were in the part before
 * @seen: so many of @from's are in the parts up to here
 */
struct edges {
	struct ob_inspect_refs v;
	struct ob_inspect_owned owned;
	struct ob_session *s;
	struct ob_array_out array;
	u64 from;
	const struct ob_object *only;
	u64 counted;
	bool labels;
	bool part;
	u32 skip;
	u32 seen;
};

/* Is the next one for this part? 1 yes, 0 no, or -ENOSPC. */
static int edge_wanted(struct edges *e)
{
	if (!e->part)
		return 1;
	if (e->seen >= e->skip && e->array.out == e->array.nr)
		return -ENOSPC;
	return e->seen++ >= e->skip;
}

static int edge_put(struct ob_inspect_refs *v, const struct ob_ref *ref)
{
	struct edges *e = container_of(v, struct edges, v);
	struct obheap_edge entry;
	struct ob_text label;
	int wanted;

	if (e->only && ref->to != e->only)
		return 0;
	wanted = edge_wanted(e);
	if (wanted <= 0)
		return wanted;
	e->counted += ref->count;
	/* Nobody reads an entry that does not fit. */
	if (e->array.out >= e->array.nr)
		return ob_array_put(&e->array, NULL);
	memset(&entry, 0, sizeof(entry));
	entry.from = e->from;
	entry.to = ob_id_of(&e->s->vm.rt.heap, ref->to);
	entry.index = ref->index;
	entry.role = ref->role;
	entry.count = ref->count;
	if (e->labels) {
		ob_text_init(&label, entry.label, sizeof(entry.label));
		ob_inspect_label(&e->s->vm, ref, &label);
	}
	return ob_array_put(&e->array, &entry);
}

static int edge_put_owned(struct ob_inspect_owned *v, u64 id, u32 offset)
{
	struct edges *e = container_of(v, struct edges, owned);
	struct obheap_edge entry;
	int wanted = edge_wanted(e);

	if (wanted <= 0)
		return wanted;
	memset(&entry, 0, sizeof(entry));
	entry.from = e->from;
	entry.to = id;
	entry.index = offset;
	entry.role = OBHEAP_REF_OWNS;
	return ob_array_put(&e->array, &entry);
}

static int edges_of(struct edges *e, struct ob_object *o)
{
	e->from = ob_id_of(&e->s->vm.rt.heap, o);
	return ob_inspect_refs(&e->s->vm, o, &e->v);
}

/* A task that is being killed waits for no walk. */
static int walk_pause(void)
{
	if (ob_signal_pending() == OB_SIGNAL_FATAL)
		return -EINTR;
	ob_relax();
	return 0;
}

static int holders_walk(struct edges *e)
{
	struct ob_vm *vm = &e->s->vm;
	struct ob_walk walk = OB_WALK_ALL;
	struct ob_block_info info;
	struct ob_object *o;
	size_t cursor = 0;
	int err = 0;

	while (!err && (o = ob_inspect_next_static(vm, &cursor)))
		err = edges_of(e, o);
	while (!err && ob_heap_next(&vm->rt.heap, &walk, &info)) {
		err = walk_pause();
		o = info.block + ob_kind_prefix(info.kind);
		if (!err && info.kind != OB_KIND_RAW && o->refcnt > 0)
			err = edges_of(e, o);
	}
	e->from = 0;
	return err ?: ob_inspect_roots(vm, &e->v);
}

/* What is left over while a program is under way in another thread. */
static int holders_rest(struct edges *e)
{
	struct ob_ref ref = {
		.to = (struct ob_object *)e->only, .role = OB_REF_RUNNING,
		.count = e->only->refcnt - e->counted,
	};

	if (e->only->refcnt <= (s64)e->counted || !e->s->vm.parked)
		return 0;
	return edge_put(&e->v, &ref);
}

/* The value of the last EXEC is the device's own. */
static int edges_session(struct edges *e)
{
	const struct ob_ref ref = {
		.to = e->s->result, .role = OB_REF_ROOT, .count = 1,
		.index = U32_MAX, .name = "value of the last EXEC",
	};

	e->from = 0;
	return e->s->result ? edge_put(&e->v, &ref) : 0;
}

static struct edges edges_start(struct ob_session *s, u64 base, u32 nr)
{
	return (struct edges){
		.v.ref = edge_put,
		.owned.owned = edge_put_owned,
		.s = s,
		.array = { base, sizeof(struct obheap_edge), nr },
		.labels = true,
	};
}

int ob_ioctl_holders(struct ob_session *s, void *data)
{
	struct obheap_holders *arg = data;
	struct edges e = edges_start(s, arg->holders, arg->nr);
	struct ob_object *o;
	int err;

	err = ob_view_begin(s);
	if (err)
		return err;
	err = ob_inspect_find(&s->vm, arg->id, &o);
	if (err)
		goto out_unlock;
	e.only = o;
	arg->out_refcount = o->refcnt;
	err = holders_walk(&e);
	if (!err)
		err = edges_session(&e);
	if (!err)
		err = holders_rest(&e);
out_unlock:
	ob_session_unlock(s);
	arg->out_nr = e.array.out;
	return err ?: ob_array_done(&e.array);
}

/**
 * struct graph - everything on its way to the user
 * @blocks: the user's array of blocks
 * @e: edges
 * @map: which words are addresses of blocks
 * @cursor: the block that is looked at, as a place to go on from
 */
struct graph {
	struct ob_array_out blocks;
	struct edges e;
	struct ob_block_map map;
	u64 cursor;
};

/*
 * Places to go on from: the number of a static object, counted from 1, the id
 * of a block, or this for the interpreter's own references. 0 is the beginning.
 */
#define CURSOR_ROOTS	U64_MAX
#define CURSOR_STATICS	BIT_ULL(32)

static int graph_put(struct graph *g, const struct ob_block_info *info,
		     u64 size)
{
	struct obheap_block entry;

	g->e.seen = 0;
	/* Some of its edges were in the part before, and so was it. */
	if (g->e.skip)
		return 0;
	if (g->e.part && (g->blocks.out == g->blocks.nr ||
			  g->e.array.out == g->e.array.nr))
		return -ENOSPC;
	/* Who only counts, or has too little room, need not be told of it. */
	if (g->blocks.out < g->blocks.nr) {
		memset(&entry, 0, sizeof(entry));
		ob_view_block(g->e.s, info, &entry);
		entry.size = size;
	}
	return ob_array_put(&g->blocks, &entry);
}

/* Static objects own no blocks. */
static int graph_static(struct graph *g, struct ob_object *o)
{
	struct ob_heap *heap = &g->e.s->vm.rt.heap;
	struct ob_block_info info;
	int err;

	err = ob_heap_resolve(heap, ob_id_of(heap, o), &info);
	if (!err)
		err = graph_put(g, &info, 0);
	if (!err)
		err = edges_of(&g->e, o);
	if (!err)
		g->e.skip = 0;
	return err;
}

static int graph_block(struct graph *g, const struct ob_block_info *info)
{
	size_t prefix = ob_kind_prefix(info->kind);
	struct ob_object *o = info->block + prefix;
	int err = graph_put(g, info, info->bytes);

	if (!err && info->kind != OB_KIND_RAW && o->refcnt > 0) {
		err = edges_of(&g->e, o);
		if (!err)
			err = ob_inspect_owned(&g->map, o, info->bytes - prefix,
					       &g->e.owned);
	}
	if (!err)
		g->e.skip = 0;
	return err;
}

static int graph_statics(struct graph *g)
{
	struct ob_vm *vm = &g->e.s->vm;
	size_t next = g->cursor ? g->cursor - 1 : 0;
	struct ob_object *o;
	int err = 0;

	while (!err && (o = ob_inspect_next_static(vm, &next))) {
		g->cursor = next;
		err = graph_static(g, o);
	}
	if (!err)
		g->cursor = CURSOR_STATICS;
	return err;
}

static int graph_blocks(struct graph *g)
{
	struct ob_vm *vm = &g->e.s->vm;
	struct ob_walk walk = OB_WALK_ALL;
	struct ob_block_info info;
	int err = 0;

	walk.id = g->cursor;
	while (!err && ob_heap_next(&vm->rt.heap, &walk, &info)) {
		g->cursor = info.id;
		err = graph_block(g, &info);
	}
	if (!err)
		g->cursor = CURSOR_ROOTS;
	return err;
}

static int graph_roots(struct graph *g)
{
	struct ob_vm *vm = &g->e.s->vm;
	int err;

	g->e.from = 0;
	g->e.seen = 0;
	err = ob_inspect_roots(vm, &g->e.v);
	if (!err)
		err = edges_session(&g->e);
	return err ?: ob_inspect_owned_roots(vm, &g->map, &g->e.owned);
}

static int graph_walk(struct graph *g)
{
	int err = 0;

	if (g->cursor < CURSOR_STATICS)
		err = graph_statics(g);
	if (!err && g->cursor != CURSOR_ROOTS)
		err = graph_blocks(g);
	return err ?: graph_roots(g);
}

static int graph_check(const struct obheap_graph *arg)
{
	if (arg->__reserved)
		return -EOPNOTSUPP;
	if (arg->flags & OBHEAP_GRAPH_PART)
		return arg->nr_blocks && arg->nr_edges ? 0 : -EINVAL;
	return arg->cursor || arg->moment || arg->edge ? -EINVAL : 0;
}

/* All that is there, or the next part of it; where that ends, in @arg. */
static int graph_take(struct graph *g, struct obheap_graph *arg)
{
	struct ob_session *s = g->e.s;
	int err;

	if (!g->e.part)
		return graph_walk(g);
	if (!arg->cursor)
		arg->moment = s->moment;
	else if (arg->moment != s->moment)
		return -ESTALE;
	g->cursor = arg->cursor;
	g->e.skip = arg->cursor ? arg->edge : 0;
	err = graph_walk(g);
	arg->cursor = err ? g->cursor : 0;
	arg->edge = err ? g->e.seen : 0;
	return err == -ENOSPC ? 0 : err;
}

int ob_ioctl_graph(struct ob_session *s, void *data)
{
	struct obheap_graph *arg = data;
	struct graph g = {
		.blocks = { arg->blocks, sizeof(struct obheap_block),
			    arg->nr_blocks },
		.e = edges_start(s, arg->edges, arg->nr_edges),
	};
	int err = graph_check(arg);

	if (err)
		return err;
	g.e.labels = arg->flags & OBHEAP_GRAPH_LABELS;
	g.e.part = arg->flags & OBHEAP_GRAPH_PART;
	err = ob_view_begin(s);
	if (err)
		return err;
	err = ob_block_map_init(&g.map, &s->vm.rt.heap);
	if (!err) {
		err = graph_take(&g, arg);
		ob_block_map_exit(&g.map);
	}
	ob_session_unlock(s);
	arg->out_nr_blocks = g.blocks.out;
	arg->out_nr_edges = g.e.array.out;
	return err ?: ob_array_done(&g.blocks) ?: ob_array_done(&g.e.array);
}
