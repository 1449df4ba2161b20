// SPDX-License-Identifier: GPL-2.0
/*
 * poll - what interrupts a program between two instructions
 *
 * The loop counts vm->fuel down and calls in when it is used up: every
 * OB_VM_QUANTUM instructions, before each one while the program is traced,
 * and exactly where the step budget ends. Long loops in C come here through
 * ob_tick(). Once a stop is set every call fails again, so that nothing the
 * program does keeps it running.
 */
#include "vm_priv.h"

/* A signal stays pending until the task leaves the kernel: mind its age. */
#define SIGNAL_AGAIN_NS	200000000ULL

static int poll_stop(struct ob_vm *vm, enum ob_stop why, const char *text)
{
	if (!vm->stop)
		vm->stop = why;
	vm->rt.stop = vm->stop;
	ob_raise(&vm->rt, OB_T_KeyboardInterrupt, "%s", text);
	return -1;
}

static int poll_keyboard(struct ob_vm *vm)
{
	struct ob_object *exc;

	exc = ob_exc_new(&vm->rt, OB_T_KeyboardInterrupt,
			 (struct ob_tuple *)ob_tuple_new(&vm->rt, 0));
	if (exc)
		ob_set_exc(&vm->rt, exc);
	return -1;
}

static int poll_signals(struct ob_vm *vm, u64 now)
{
	switch (ob_signal_pending()) {
	case OB_SIGNAL_FATAL:
		return poll_stop(vm, OB_STOP_KILLED, "killed");
	case OB_SIGNAL_INTR:
		if (vm->signal_ns && now - vm->signal_ns < SIGNAL_AGAIN_NS)
			return 0;
		vm->signal_ns = now;
		return poll_keyboard(vm);
	default:
		return 0;
	}
}

/* What a C loop and the evaluation loop have in common. */
static int poll_outside(struct ob_vm *vm)
{
	u64 now = 0;

	if (vm->stop)
		return poll_stop(vm, vm->stop, "stopped");
	if (vm->deadline_ns || ob_signal_pending())
		now = ob_clock_ns();
	if (vm->deadline_ns && now >= vm->deadline_ns)
		return poll_stop(vm, OB_STOP_TIME, "time budget used up");
	if (READ_ONCE(vm->interrupt)) {
		WRITE_ONCE(vm->interrupt, false);
		return poll_keyboard(vm);
	}
	if (poll_signals(vm, now))
		return -1;
	ob_relax();
	return 0;
}

void ob_vm_poll_next(struct ob_vm *vm)
{
	vm->quantum -= max(vm->fuel, 0);
	vm->fuel = 0;
}

/* What waits for the end of an instruction gets that of a long one. */
int ob_vm_tick(struct ob_rt *rt)
{
	struct ob_vm *vm = ob_vm_of(rt);

	if (READ_ONCE(vm->halt) || READ_ONCE(vm->gil_wanted))
		ob_vm_poll_next(vm);
	return poll_outside(vm);
}

static int poll_outside_running(struct ob_vm *vm)
{
	int err = poll_outside(vm);

	if (!err && READ_ONCE(vm->gil_wanted) && vm->ops && vm->ops->yield &&
	    vm->ops->yield(vm))
		return poll_stop(vm, OB_STOP_KILLED, "killed");
	return err;
}

int ob_vm_poll(struct ob_vm *vm, struct ob_frame *frame)
{
	u64 left = OB_VM_QUANTUM;

	vm->steps += vm->quantum;
	vm->quantum = 0;
	vm->fuel = 0;
	/* A traced program looks outside as often as any other does. */
	if ((!vm->tracing || !(vm->steps % OB_VM_QUANTUM)) &&
	    poll_outside_running(vm))
		return -1;
	if (vm->stop)
		return poll_stop(vm, vm->stop, "stopped");
	if (vm->limits.steps) {
		if (vm->steps >= vm->limits.steps)
			return poll_stop(vm, OB_STOP_STEPS,
					 "step budget used up");
		left = min(left, vm->limits.steps - vm->steps);
	}
	if (vm->tracing || READ_ONCE(vm->halt)) {
		int res = vm->ops && vm->ops->step ? vm->ops->step(vm, frame) :
						     0;

		if (res < 0 || (res && poll_outside_running(vm)))
			return -1;
		if (vm->tracing)
			left = 1;
	}
	if (vm->rt.hooked)
		left = 1;
	vm->quantum = left;
	vm->fuel = left - 1;
	return 0;
}

void ob_vm_begin_run(struct ob_vm *vm, const struct ob_limits *limits)
{
	vm->limits = *limits;
	vm->steps = 0;
	vm->quantum = 0;
	vm->fuel = 0;
	vm->stop = OB_STOP_NONE;
	vm->rt.stop = 0;
	vm->signal_ns = 0;
	vm->deadline_ns = 0;
	if (limits->time_ns)
		vm->deadline_ns = ob_clock_ns() + limits->time_ns;
}

void ob_vm_end_run(struct ob_vm *vm)
{
	struct ob_object *held = vm->exc_base.value;

	vm->exc_info = &vm->exc_base;
	vm->exc_base.value = NULL;
	ob_xdecref(&vm->rt, held);
	/* A program that can be parked runs on one of them to its end. */
	if (!ob_stacks_used(vm->rt.stacks)) {
		ob_stacks_free(vm->rt.stacks);
		vm->rt.stacks = NULL;
	}
	/* The MemoryError of last resort must not keep the program alive. */
	if (vm->rt.memory_error_last &&
	    vm->rt.memory_error_last->refcnt == 1)
		ob_memory_error_reset(&vm->rt, vm->rt.memory_error_last);
	vm->stop = OB_STOP_NONE;
	vm->rt.stop = 0;
	vm->deadline_ns = 0;
	memset(&vm->limits, 0, sizeof(vm->limits));
}
