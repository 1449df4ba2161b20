// SPDX-License-Identifier: GPL-2.0
/*
 * thread - one thread's share of an interpreter, put aside while others run
 *
 * Several threads can run programs in one session, one at a time. What belongs
 * to the program and not to the session is moved out when it gives up the GIL
 * and back when it has it again: its frames and their stack, its budgets, the
 * exception it handles, and the deallocations and repr() calls it is in the
 * middle of.
 */
#include "vm_priv.h"

void ob_vm_detach(struct ob_vm *vm, struct ob_vm_thread *t)
{
	struct ob_rt *rt = &vm->rt;

	t->next = vm->parked;
	vm->parked = t;
	t->frame = vm->frame;
	t->depth = vm->rt.depth;
	t->exc_info = vm->exc_info;
	t->exc_base = vm->exc_base;
	t->err_text = vm->err_text;
	t->err_len = vm->err_len;
	t->err_cap = vm->err_cap;
	t->shown = vm->shown;
	t->limits = vm->limits;
	t->steps = vm->steps;
	t->quantum = vm->quantum;
	t->fuel = vm->fuel;
	t->deadline_ns = vm->deadline_ns;
	t->signal_ns = vm->signal_ns;
	t->stop = vm->stop;
	t->tracing = vm->tracing;
	t->hook_busy = vm->hook_busy;
	t->hook_event = vm->hook_event;
	t->hook_told = vm->hook_told;
	t->hook_frame = vm->hook_frame;
	t->hook_at = vm->hook_at;
	t->chunk = vm->chunk;
	t->stack_top = vm->stack_top;
	t->stack_limit = vm->stack_limit;
	t->exc = rt->exc;
	t->rt_stop = rt->stop;
	t->stacks = rt->stacks;
	t->dealloc_depth = rt->dealloc_depth;
	t->dealloc_later = rt->dealloc_later;
	t->reprs = rt->reprs;
	t->nr_reprs = rt->nr_reprs;
	t->max_reprs = rt->max_reprs;

	vm->frame = NULL;
	vm->rt.depth = 0;
	vm->exc_info = &vm->exc_base;
	vm->exc_base.value = NULL;
	vm->err_text = NULL;
	vm->err_len = 0;
	vm->err_cap = 0;
	vm->shown = NULL;
	vm->stop = OB_STOP_NONE;
	vm->tracing = false;
	vm->hook_busy = false;
	vm->hook_event = OB_HOOK_CALL;
	vm->hook_told = NULL;
	vm->hook_frame = NULL;
	ob_hooks_update(vm);
	vm->chunk = NULL;
	vm->stack_top = NULL;
	vm->stack_limit = NULL;
	rt->exc = NULL;
	rt->stop = 0;
	rt->stacks = NULL;
	rt->dealloc_depth = 0;
	rt->dealloc_later = NULL;
	rt->reprs = NULL;
	rt->nr_reprs = 0;
	rt->max_reprs = 0;
}

void ob_vm_attach(struct ob_vm *vm, const struct ob_vm_thread *t)
{
	struct ob_rt *rt = &vm->rt;
	struct ob_vm_thread **link = &vm->parked;

	while (*link != t)
		link = &(*link)->next;
	*link = t->next;

	/* What the others left lying about is theirs no more. */
	ob_raw_free(rt, rt->reprs);
	ob_vm_free_stack(vm);

	vm->frame = t->frame;
	vm->rt.depth = t->depth;
	vm->exc_info = t->exc_info;
	vm->exc_base = t->exc_base;
	ob_vm_err_drop(vm);
	vm->err_text = t->err_text;
	vm->err_len = t->err_len;
	vm->err_cap = t->err_cap;
	vm->shown = t->shown;
	vm->limits = t->limits;
	vm->steps = t->steps;
	vm->quantum = t->quantum;
	vm->fuel = t->fuel;
	vm->deadline_ns = t->deadline_ns;
	vm->signal_ns = t->signal_ns;
	vm->stop = t->stop;
	vm->tracing = t->tracing;
	vm->hook_busy = t->hook_busy;
	vm->hook_event = t->hook_event;
	vm->hook_told = t->hook_told;
	vm->hook_frame = t->hook_frame;
	vm->hook_at = t->hook_at;
	vm->chunk = t->chunk;
	vm->stack_top = t->stack_top;
	vm->stack_limit = t->stack_limit;
	rt->exc = t->exc;
	rt->stop = t->rt_stop;
	rt->stacks = t->stacks;
	rt->dealloc_depth = t->dealloc_depth;
	rt->dealloc_later = t->dealloc_later;
	rt->reprs = t->reprs;
	rt->nr_reprs = t->nr_reprs;
	rt->max_reprs = t->max_reprs;
	ob_hooks_update(vm);
}
