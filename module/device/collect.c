// SPDX-License-Identifier: GPL-2.0
/*
 * collect - running the collector from outside, step by step if asked to
 *
 * A collection cannot be asked for a second time, so an array too small for its
 * steps takes the first of them and the caller learns how many there were.
 */
#include "device_priv.h"

/* What finalizers and callbacks that it runs may do, since no EXEC says. */
#define COLLECT_STEPS	10000000
#define COLLECT_NS	(10 * 1000000000ULL)

#define CHUNK_STEPS	120		/* a chunk of a record: about 16 KiB */

/**
 * struct step_view - where a collection's steps go
 * @watch: what the collector calls
 * @s: the session
 * @array: the user's array
 * @err: first failure to write there
 */
struct step_view {
	struct ob_gc_watch watch;
	struct ob_session *s;
	struct ob_array_out array;
	int err;
};

static void step_fill(struct ob_session *s, struct obheap_gc_step *entry,
		      enum ob_gc_phase phase, struct ob_object *o, s64 value)
{
	struct ob_text text;

	entry->id = ob_id_of(&s->vm.rt.heap, o);
	entry->value = value;
	entry->phase = phase;
	strscpy(entry->type_name, o->type->name, sizeof(entry->type_name));
	ob_text_init(&text, entry->repr, sizeof(entry->repr));
	if (phase == OB_GC_COPY)
		ob_inspect_repr(&s->vm, o, &text);
}

static void step_put(struct ob_gc_watch *w, enum ob_gc_phase phase,
		     struct ob_object *o, s64 value)
{
	struct step_view *view = container_of(w, struct step_view, watch);
	struct obheap_gc_step entry = { 0 };
	int err;

	step_fill(view->s, &entry, phase, o, value);
	err = ob_array_put(&view->array, &entry);
	view->err = view->err ?: err;
}

/**
 * struct step_chunk - some steps of a record
 * @link: in the record's list
 * @step: the steps, zeroed beyond those there are
 */
struct step_chunk {
	struct list_head link;
	struct obheap_gc_step step[CHUNK_STEPS];
};

/* The place of one more step; NULL if it is lost. */
static struct obheap_gc_step *record_place(struct ob_gc_record *rec)
{
	u32 at = rec->kept % CHUNK_STEPS;
	struct step_chunk *chunk;

	/* What follows something lost would be taken for its neighbour. */
	if (rec->nr++ != rec->kept || rec->kept == rec->max)
		return NULL;
	if (!at) {
		chunk = ob_mem_alloc(sizeof(*chunk));
		if (!chunk)
			return NULL;
		list_add_tail(&chunk->link, &rec->chunks);
	}
	rec->kept++;
	chunk = list_last_entry(&rec->chunks, struct step_chunk, link);
	return &chunk->step[at];
}

static void record_object(struct ob_gc_watch *w, enum ob_gc_phase phase,
			  struct ob_object *o, s64 value)
{
	struct ob_gc_record *rec = container_of(w, struct ob_gc_record, watch);
	struct obheap_gc_step *step = record_place(rec);

	if (step)
		step_fill(rec->s, step, phase, o, value);
}

static void record_bound(struct ob_gc_watch *w, u32 phase, u64 value)
{
	struct ob_gc_record *rec = container_of(w, struct ob_gc_record, watch);
	struct obheap_gc_step *step = record_place(rec);

	if (!step)
		return;
	step->phase = phase;
	step->value = value;
}

static void record_begin(struct ob_gc_watch *w, unsigned int generation)
{
	record_bound(w, OBHEAP_GC_BEGIN, generation);
}

static void record_end(struct ob_gc_watch *w, u64 nr)
{
	record_bound(w, OBHEAP_GC_END, nr);
}

void ob_gc_record_begin(struct ob_gc_record *rec, struct ob_session *s, u32 max)
{
	struct ob_gc *gc = &s->vm.rt.gc;

	*rec = (struct ob_gc_record) {
		.watch = { record_object, record_begin, record_end },
		.s = s, .max = max,
	};
	INIT_LIST_HEAD(&rec->chunks);
	if (max && !gc->watch)
		gc->watch = &rec->watch;
}

int ob_gc_record_end(struct ob_gc_record *rec, u64 array)
{
	struct ob_gc *gc = &rec->s->vm.rt.gc;
	struct step_chunk *chunk, *next;
	u32 left = rec->kept;
	int err = 0;

	if (gc->watch == &rec->watch)
		gc->watch = NULL;
	list_for_each_entry_safe(chunk, next, &rec->chunks, link) {
		u32 nr = min_t(u32, left, CHUNK_STEPS);
		size_t bytes = nr * sizeof(chunk->step[0]);

		if (!err && copy_to_user(u64_to_user_ptr(array), chunk->step,
					 bytes))
			err = -EFAULT;
		array += bytes;
		left -= nr;
		ob_mem_free(chunk);
	}
	return err;
}

int ob_ioctl_collect(struct ob_session *s, void *data)
{
	const struct ob_limits limits = { COLLECT_STEPS, COLLECT_NS };
	struct obheap_collect *arg = data;
	struct step_view view = {
		.watch.object = step_put,
		.s = s,
		.array = { arg->steps, sizeof(struct obheap_gc_step),
			   arg->steps ? arg->nr : 0 },
	};
	u64 start;
	int err;

	if (arg->__reserved)
		return -EOPNOTSUPP;
	if (arg->generation >= OB_NR_GENERATIONS)
		return -EINVAL;
	err = ob_view_begin(s);
	if (err)
		return err;
	s->moment++;
	start = ob_clock_ns();
	arg->out_found = ob_vm_collect(&s->vm, arg->generation, &limits,
				       arg->steps ? &view.watch : NULL);
	arg->out_ns = ob_clock_ns() - start;
	ob_session_unlock(s);
	arg->out_nr = view.array.out;
	return view.err;
}
EXPORT_SYMBOL_IF_KUNIT(ob_ioctl_collect);

static_assert(OBHEAP_GC_COPY == (int)OB_GC_COPY);
static_assert(OBHEAP_GC_SUBTRACT == (int)OB_GC_SUBTRACT);
static_assert(OBHEAP_GC_REACHABLE == (int)OB_GC_REACHABLE);
static_assert(OBHEAP_GC_SUSPECT == (int)OB_GC_SUSPECT);
static_assert(OBHEAP_GC_UNTRACK == (int)OB_GC_UNTRACK);
static_assert(OBHEAP_GC_WEAKREF == (int)OB_GC_WEAKREF);
static_assert(OBHEAP_GC_FINALIZE == (int)OB_GC_FINALIZE);
static_assert(OBHEAP_GC_RESURRECT == (int)OB_GC_RESURRECT);
static_assert(OBHEAP_GC_CLEAR == (int)OB_GC_CLEAR);
static_assert(sizeof(struct obheap_gc_step) == 136);
static_assert(sizeof(struct obheap_collect) == 48);
