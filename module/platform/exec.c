// SPDX-License-Identifier: GPL-2.0
/* platform execution context: the task's stack and signals, clock, randomness */

#include "stacks.h"

#include <linux/random.h>
#include <linux/sched.h>
#include <linux/sched/signal.h>
#include <linux/sched/task_stack.h>
#include <linux/timekeeping.h>

size_t ob_stack_left(void)
{
	unsigned long here = current_stack_pointer;
	/* Two words: the end marker itself, and one for good measure. */
	unsigned long end = (unsigned long)(end_of_stack(current) + 2);

	/*
	 * Off the task's stack there is nothing to measure: claim none, so
	 * that the caller refuses to recurse.
	 */
	if (here <= end || here - end >= THREAD_SIZE)
		return 0;
	return here - end;
}
EXPORT_SYMBOL_IF_KUNIT(ob_stack_left);

/*
 * The task's flag is also raised where there is no signal: by a tracer that
 * attaches, or by the freezer. A program is not to be interrupted for those.
 * A signal that arrives while we look is seen the next time.
 */
static bool have_signal(struct task_struct *task)
{
	sigset_t pending;

	sigorsets(&pending, &task->pending.signal,
		  &task->signal->shared_pending.signal);
	sigandnsets(&pending, &pending, &task->blocked);
	return !sigisemptyset(&pending);
}

enum ob_signal ob_signal_pending(void)
{
	struct task_struct *task = ob_program_task();

	if (!task_sigpending(task))
		return OB_SIGNAL_NONE;
	if (fatal_signal_pending(task))
		return OB_SIGNAL_FATAL;
	return have_signal(task) ? OB_SIGNAL_INTR : OB_SIGNAL_NONE;
}
EXPORT_SYMBOL_IF_KUNIT(ob_signal_pending);

void ob_relax(void)
{
	cond_resched();
}
EXPORT_SYMBOL_IF_KUNIT(ob_relax);

u64 ob_clock_ns(void)
{
	return ktime_get_ns();
}
EXPORT_SYMBOL_IF_KUNIT(ob_clock_ns);

void ob_random_bytes(void *buf, size_t bytes)
{
	get_random_bytes(buf, bytes);
}
EXPORT_SYMBOL_IF_KUNIT(ob_random_bytes);
