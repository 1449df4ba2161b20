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

static void step_put(struct ob_gc_watch *w, enum ob_gc_phase phase,
		     struct ob_object *o, s64 value)
{
	struct step_view *view = container_of(w, struct step_view, watch);
	struct obheap_gc_step entry = { 0 };
	struct ob_text text;
	int err;

	entry.id = ob_id_of(&view->s->vm.rt.heap, o);
	entry.value = value;
	entry.phase = phase;
	strscpy(entry.type_name, o->type->name, sizeof(entry.type_name));
	ob_text_init(&text, entry.repr, sizeof(entry.repr));
	if (phase == OB_GC_COPY)
		ob_inspect_repr(&view->s->vm, o, &text);
	err = ob_array_put(&view->array, &entry);
	view->err = view->err ?: err;
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
