// SPDX-License-Identifier: GPL-2.0
/*
 * views - the commands that look at a session
 *
 * Each copies entries to the user one by one as inspect finds them, under the
 * GIL. An array that is too small takes what fits, and -EMSGSIZE says how many
 * entries there are. However many there are, a task that is being killed does
 * not wait for their end.
 */
#include "device_priv.h"

/* Everything user-visible is zeroed first: no byte gets out by accident. */
#define ENTRY(type) ((struct type){ 0 })

int ob_array_put(struct ob_array_out *a, const void *entry)
{
	u32 i = a->out++;

	if (ob_signal_pending() == OB_SIGNAL_FATAL)
		return -EINTR;
	ob_relax();
	if (i >= a->nr)
		return 0;
	if (copy_to_user(u64_to_user_ptr(a->base + (u64)i * a->stride), entry,
			 a->stride))
		return -EFAULT;
	return 0;
}

int ob_view_begin(struct ob_session *s)
{
	int err = ob_session_look(s);

	if (err)
		return err;
	err = ob_session_start(s);
	if (err)
		ob_session_unlock(s);
	return err;
}

static void type_name_put(char *buf, const struct ob_object *o)
{
	strscpy(buf, o->type->name, OBHEAP_TYPE_MAX);
}

struct names_view {
	struct ob_inspect_names v;
	struct ob_session *s;
	struct ob_array_out array;
};

static int names_put(struct ob_inspect_names *v, struct ob_object *name,
		     struct ob_object *value)
{
	struct names_view *view = container_of(v, struct names_view, v);
	struct ob_heap *heap = &view->s->vm.rt.heap;
	struct obheap_name entry = ENTRY(obheap_name);
	s64 at = 0;

	entry.id = ob_id_of(heap, value);
	entry.type = ob_id_of(heap, value->type);
	entry.refcount = value->refcnt;
	entry.name_id = ob_id_of(heap, name);
	if (ob_is_str(name)) {
		ob_str_utf8_piece(name, &at, entry.name,
				  sizeof(entry.name) - 1);
		entry.name_len = ob_str_utf8_len(name);
	}
	type_name_put(entry.type_name, value);
	return ob_array_put(&view->array, &entry);
}

int ob_ioctl_names(struct ob_session *s, void *data)
{
	struct obheap_names *arg = data;
	struct names_view view = {
		.v.name = names_put,
		.s = s,
		.array = { arg->names, sizeof(struct obheap_name), arg->nr },
	};
	struct ob_frame *frame;
	struct ob_object *dict;
	int err;

	if (arg->scope > OBHEAP_SCOPE_FRAME ||
	    (arg->frame && arg->scope != OBHEAP_SCOPE_FRAME))
		return -EINVAL;
	err = ob_view_begin(s);
	if (err)
		return err;
	if (arg->scope == OBHEAP_SCOPE_FRAME) {
		frame = ob_inspect_frame(ob_program_frame(s), arg->frame);
		err = frame ? ob_inspect_frame_names(&s->vm, frame, &view.v) :
			      -ENOENT;
	} else {
		dict = arg->scope == OBHEAP_SCOPE_BUILTINS ?
			OB_OBJ(s->vm.rt.builtins) : s->vm.main;
		err = ob_inspect_names(&s->vm, dict, &view.v);
	}
	ob_session_unlock(s);
	arg->out_nr = view.array.out;
	return err ?: ob_array_done(&view.array);
}

static u32 or_none(int n)
{
	return n < 0 ? OBHEAP_NONE : n;
}

static int object_repr_put(struct ob_session *s, struct obheap_object *arg,
			   struct ob_object *o)
{
	struct ob_text text;
	char buf[256];

	if (!arg->repr || !arg->repr_size)
		return 0;
	ob_text_init(&text, buf, min_t(size_t, sizeof(buf), arg->repr_size));
	ob_inspect_repr(&s->vm, o, &text);
	arg->out_repr_len = text.len;
	if (copy_to_user(u64_to_user_ptr(arg->repr), buf, text.len + 1))
		return -EFAULT;
	return 0;
}

int ob_ioctl_object(struct ob_session *s, void *data)
{
	struct obheap_object *arg = data;
	struct ob_object_info info;
	struct ob_object *o;
	int err;

	if (arg->__reserved)
		return -EOPNOTSUPP;
	err = ob_view_begin(s);
	if (err)
		return err;
	err = ob_inspect_find(&s->vm, arg->id, &o);
	if (err)
		goto out_unlock;
	ob_inspect_object(&s->vm, o, &info);
	arg->out_type = ob_id_of(&s->vm.rt.heap, o->type);
	arg->out_refcount = o->refcnt;
	arg->out_sizeof = info.sizeof_;
	arg->out_block = info.block.id;
	arg->out_block_size = info.block.bytes;
	arg->out_item_bytes = info.item_bytes;
	arg->out_state = info.state;
	arg->out_class = or_none(info.block.szidx);
	arg->out_arena = or_none(info.block.arena);
	arg->out_pool = or_none(info.block.pool);
	arg->out_generation = or_none(info.generation);
	memset(arg->out_type_name, 0, sizeof(arg->out_type_name));
	type_name_put(arg->out_type_name, o);
	arg->out_birth = ob_block_birth(&s->vm.rt.heap, &info.block);
	arg->out_repr_len = 0;
	err = object_repr_put(s, arg, o);
out_unlock:
	ob_session_unlock(s);
	return err;
}

struct refs_view {
	struct ob_inspect_refs v;
	struct ob_session *s;
	struct ob_array_out array;
};

static int refs_put(struct ob_inspect_refs *v, const struct ob_ref *ref)
{
	struct refs_view *view = container_of(v, struct refs_view, v);
	struct obheap_ref entry = ENTRY(obheap_ref);
	struct ob_text label;

	entry.id = ob_id_of(&view->s->vm.rt.heap, ref->to);
	entry.index = ref->index;
	entry.role = ref->role;
	ob_text_init(&label, entry.label, sizeof(entry.label));
	ob_inspect_label(&view->s->vm, ref, &label);
	return ob_array_put(&view->array, &entry);
}

int ob_ioctl_refs(struct ob_session *s, void *data)
{
	struct obheap_refs *arg = data;
	struct refs_view view = {
		.v.ref = refs_put,
		.s = s,
		.array = { arg->refs, sizeof(struct obheap_ref), arg->nr },
	};
	struct ob_object *o;
	int err;

	err = ob_view_begin(s);
	if (err)
		return err;
	err = ob_inspect_find(&s->vm, arg->id, &o);
	if (!err)
		err = ob_inspect_refs(&s->vm, o, &view.v);
	ob_session_unlock(s);
	arg->out_nr = view.array.out;
	return err ?: ob_array_done(&view.array);
}

void ob_view_block(struct ob_session *s, const struct ob_block_info *info,
		   struct obheap_block *entry)
{
	struct ob_heap *heap = &s->vm.rt.heap;
	struct ob_object *o;

	entry->id = info->object;
	entry->block = info->id;
	entry->size = info->bytes;
	entry->kind = info->kind;
	entry->class_ = or_none(info->szidx);
	entry->arena = or_none(info->arena);
	entry->pool = or_none(info->pool);
	entry->birth = ob_block_birth(heap, info);
	if (info->kind == OB_KIND_RAW)
		return;
	o = info->block + ob_kind_prefix(info->kind);
	entry->state = ob_inspect_state(&s->vm, o, info);
	/* A dead object's header holds the links of a free list. */
	if (entry->state & OBHEAP_OBJ_DEAD)
		return;
	entry->type = ob_id_of(heap, o->type);
	entry->refcount = o->refcnt;
	entry->sizeof_ = ob_sizeof(&s->vm.rt, o);
	type_name_put(entry->type_name, o);
}

static bool walk_wants(const struct obheap_walk *arg,
		       const struct obheap_block *entry)
{
	return !arg->type || entry->type == arg->type;
}

/* Fill the array. Return 0 or -EFAULT; the cursor is 0 at the end. */
static int walk_fill(struct ob_session *s, struct obheap_walk *arg,
		     struct ob_walk *walk)
{
	struct ob_array_out array = { arg->blocks, sizeof(struct obheap_block),
				   arg->nr };
	struct ob_block_info info;
	int err = 0;

	arg->cursor = 0;
	while (!err && ob_heap_next(&s->vm.rt.heap, walk, &info)) {
		struct obheap_block entry = ENTRY(obheap_block);

		ob_view_block(s, &info, &entry);
		if (!walk_wants(arg, &entry))
			continue;
		if (array.out == array.nr) {
			arg->cursor = info.id;
			break;
		}
		err = ob_array_put(&array, &entry);
		if (ob_signal_pending() == OB_SIGNAL_FATAL)
			err = -EINTR;
		ob_relax();
	}
	arg->out_nr = array.out;
	return err;
}

int ob_ioctl_walk(struct ob_session *s, void *data)
{
	struct obheap_walk *arg = data;
	struct ob_walk walk = OB_WALK_ALL;
	int err;

	if (arg->__reserved)
		return -EOPNOTSUPP;
	if (!arg->nr || arg->kinds >> OB_NR_KINDS ||
	    (arg->class_ != OBHEAP_NONE && arg->class_ >= OB_NR_CLASSES) ||
	    (arg->arena != OBHEAP_NONE && arg->arena >= OB_MAX_ARENAS))
		return -EINVAL;
	walk.id = arg->cursor;
	walk.kinds = arg->kinds;
	if (arg->class_ != OBHEAP_NONE)
		walk.szidx = array_index_nospec(arg->class_, OB_NR_CLASSES);
	if (arg->arena != OBHEAP_NONE)
		walk.arena = array_index_nospec(arg->arena, OB_MAX_ARENAS);
	err = ob_view_begin(s);
	if (err)
		return err;
	err = walk_fill(s, arg, &walk);
	ob_session_unlock(s);
	return err;
}

int ob_ioctl_arenas(struct ob_session *s, void *data)
{
	struct obheap_arenas *arg = data;
	struct ob_array_out array = { arg->arenas, sizeof(struct obheap_arena),
				   arg->nr };
	struct ob_arena_info info;
	u32 cursor = 0;
	int err;

	err = ob_view_begin(s);
	if (err)
		return err;
	while (!err && ob_heap_next_arena(&s->vm.rt.heap, &cursor, &info)) {
		struct obheap_arena entry = ENTRY(obheap_arena);

		entry.id = info.id;
		entry.bytes_used = info.bytes_used;
		entry.bytes_backed = info.bytes_backed;
		entry.slot = info.slot;
		entry.pools_virgin = info.nr_virgin;
		entry.pools_empty = info.nr_empty;
		entry.pools_used = info.nr_used;
		entry.pools_full = info.nr_full;
		entry.blocks = info.nr_blocks;
		err = ob_array_put(&array, &entry);
	}
	ob_session_unlock(s);
	arg->out_nr = array.out;
	return err ?: ob_array_done(&array);
}

int ob_ioctl_pools(struct ob_session *s, void *data)
{
	struct obheap_pools *arg = data;
	struct ob_array_out array = { arg->pools, sizeof(struct obheap_pool),
				   arg->nr };
	struct ob_pool_info info;
	u32 cursor = 0;
	int err;

	if (arg->__reserved)
		return -EOPNOTSUPP;
	if (arg->arena != OBHEAP_NONE) {
		if (arg->arena >= OB_MAX_ARENAS)
			return -EINVAL;
		cursor = array_index_nospec(arg->arena, OB_MAX_ARENAS) *
			 OB_ARENA_POOLS;
	}
	err = ob_view_begin(s);
	if (err)
		return err;
	while (!err && ob_heap_next_pool(&s->vm.rt.heap, &cursor, &info)) {
		struct obheap_pool entry = ENTRY(obheap_pool);

		if (arg->arena != OBHEAP_NONE && info.arena != arg->arena)
			break;
		entry.id = info.id;
		entry.arena = info.arena;
		entry.index = info.index;
		entry.state = info.state;
		entry.kind = info.kind;
		entry.class_ = info.szidx;
		entry.block_size = info.size;
		entry.capacity = info.capacity;
		entry.used = info.nr_used;
		entry.free = info.nr_free;
		entry.next_virgin = info.next_virgin;
		entry.max_offset = info.max_offset;
		err = ob_array_put(&array, &entry);
	}
	ob_session_unlock(s);
	arg->out_nr = array.out;
	return err ?: ob_array_done(&array);
}

static void stats_fill(struct obheap_stats *arg, const struct ob_heap_stats *st)
{
	int kind;

	arg->out_bytes = st->bytes;
	arg->out_limit = st->limit;
	arg->out_peak_bytes = st->peak_bytes;
	arg->out_bytes_pools = st->bytes_pools;
	arg->out_bytes_used = st->bytes_used;
	arg->out_bytes_free = st->bytes_free;
	arg->out_bytes_virgin = st->bytes_virgin;
	arg->out_bytes_headers = st->bytes_headers;
	arg->out_bytes_tails = st->bytes_tails;
	arg->out_bytes_empty = st->bytes_empty;
	arg->out_bytes_large = st->bytes_outer;
	arg->out_bytes_large_headers = st->bytes_outer_headers;
	arg->out_bytes_meta = st->bytes_meta;
	arg->out_bytes_dead = st->bytes_dead;
	arg->out_bytes_static = st->bytes_static;
	arg->out_arenas = st->nr_arenas;
	arg->out_arenas_peak = st->peak_arenas;
	arg->out_arenas_new = st->arenas_new;
	arg->out_arenas_freed = st->arenas_freed;
	arg->out_pools_virgin = st->pools_virgin;
	arg->out_pools_empty = st->pools_empty;
	arg->out_pools_used = st->pools_used;
	arg->out_pools_full = st->pools_full;
	arg->out_blocks = st->nr_blocks;
	arg->out_blocks_large = 0;
	for (kind = 0; kind < OB_NR_KINDS; kind++)
		arg->out_blocks_large += st->nr_outer[kind];
	arg->out_allocs = st->allocs;
	arg->out_frees = st->frees;
	arg->out_failed = st->failed;
	arg->out_failed_limit = st->failed_limit;
	arg->out_failed_injected = st->failed_injected;
	arg->out_pools_taken = st->pools_taken;
	arg->out_pools_released = st->pools_released;
}

static int stats_classes(struct ob_array_out *array,
			 const struct ob_heap_stats *st)
{
	unsigned int szidx;
	int kind, err = 0;

	for (szidx = 0; !err && szidx < OB_NR_CLASSES; szidx++) {
		struct obheap_class_stats entry = {
			.block_size = ob_class_size(szidx),
		};

		for (kind = 0; kind < OB_NR_KINDS; kind++) {
			entry.pools += st->cls[kind][szidx].pools;
			entry.used += st->cls[kind][szidx].used;
			entry.avail += st->cls[kind][szidx].avail;
		}
		err = ob_array_put(array, &entry);
	}
	return err;
}

int ob_ioctl_stats(struct ob_session *s, void *data)
{
	struct obheap_stats *arg = data;
	struct ob_array_out array = { arg->classes,
				   sizeof(struct obheap_class_stats), arg->nr };
	struct ob_heap_stats *st;
	int err, i;

	if (arg->__reserved || arg->__reserved2)
		return -EOPNOTSUPP;
	st = ob_mem_alloc(sizeof(*st));
	if (!st)
		return -ENOMEM;
	err = ob_view_begin(s);
	if (err)
		goto out_free;
	ob_heap_stats(&s->vm.rt.heap, st);
	arg->out_backend = s->vm.rt.heap.backend;
	for (i = 0; i < OB_NR_GENERATIONS; i++) {
		arg->out_tracked[i] = ob_gc_list_size(&s->vm.rt.gc, i);
		arg->out_gc_count[i] = s->vm.rt.gc.gen[i].count;
		arg->out_collections[i] = s->vm.rt.gc.gen[i].collections;
		arg->out_collected[i] = s->vm.rt.gc.gen[i].collected;
	}
	arg->out_gil_waits = s->gil_waits;
	arg->out_gil_waited_ns = s->gil_waited_ns;
	ob_session_unlock(s);
	stats_fill(arg, st);
	err = stats_classes(&array, st);
	arg->out_nr = array.out;
	if (!err && arg->nr)
		err = ob_array_done(&array);
out_free:
	ob_mem_free(st);
	return err;
}

int ob_ioctl_validate(struct ob_session *s, void *data)
{
	struct obheap_validate *arg = data;
	const char *what = NULL;
	struct ob_fault fault;
	int err;

	err = ob_view_begin(s);
	if (err)
		return err;
	arg->out_faults = ob_inspect_validate(&s->vm, &what, &fault);
	ob_session_unlock(s);
	arg->out_id = fault.id;
	arg->out_arena = or_none(fault.arena);
	arg->out_pool = or_none(fault.pool);
	memset(arg->out_what, 0, sizeof(arg->out_what));
	if (what)
		strscpy(arg->out_what, what, sizeof(arg->out_what));
	return 0;
}
EXPORT_SYMBOL_IF_KUNIT(ob_ioctl_validate);
