// SPDX-License-Identifier: GPL-2.0
/*
 * stacks - kernel threads that lend a program their stacks
 *
 * A kernel stack is 16 KiB and cannot grow. What is called when it has run low
 * is handed to a kernel thread, which has a stack of its own, while the caller
 * waits; file systems do the same before they go deep. The threads form a
 * chain: the task, its first further stack, the next, and only the last one in
 * use runs. They wait in TASK_IDLE: the task may be there as long as its
 * program runs, which is no sign of trouble, and signals are looked for by the
 * program wherever it runs.
 *
 * A program that runs on further stacks from its start can be parked: its
 * threads wait where they are, and the task goes its way. Whoever resumes it is
 * its task from then on.
 */
#include "stacks.h"

#include <linux/kthread.h>
#include <linux/memcontrol.h>
#include <linux/sched/mm.h>
#include <linux/slab.h>
#include <linux/wait.h>

/**
 * struct ob_stack - one further stack
 * @stacks: the chain it belongs to
 * @thread: whose stack it is
 * @wait: the thread waits here for work, its caller for the end of it
 * @fn: what to run; NULL when it has returned
 * @arg: its argument
 */
struct ob_stack {
	struct ob_stacks *stacks;
	struct task_struct *thread;
	wait_queue_head_t wait;
	void (*fn)(void *arg);
	void *arg;
};

/**
 * struct ob_errand - something the task has to do itself
 * @fn: what to run; NULL when it has returned
 * @arg: its argument
 */
struct ob_errand {
	void (*fn)(void *arg);
	void *arg;
};

/**
 * struct ob_stacks - the chain
 * @task: whose program it is, while stacks are in use and not parked
 * @memcg: what the memory of the program is charged to, with a reference
 * @used: stacks in use; the last of them runs
 * @parked: the last of them waits to be resumed
 * @errand: what @task is asked to do, or NULL
 * @errand_wait: who asked waits here, and who is parked
 * @stack: the stacks, those without a thread at the end
 *
 * Every field is touched only by whoever runs, and the hand-over orders it.
 */
struct ob_stacks {
	struct task_struct *task;
	struct mem_cgroup *memcg;
	u32 used;
	bool parked;
	struct ob_errand *errand;
	wait_queue_head_t errand_wait;
	struct ob_stack stack[OB_STACKS_MAX];
};

static bool stack_busy(const struct ob_stack *stack)
{
	/* Pairs with the hand-over of work and with its end. */
	return smp_load_acquire(&stack->fn);
}

static bool errand_open(const struct ob_errand *errand)
{
	/* Pairs with the end of the errand. */
	return smp_load_acquire(&errand->fn);
}

static struct ob_errand *stacks_errand(const struct ob_stacks *stacks)
{
	/* Pairs with who asks: the errand is filled in. */
	return smp_load_acquire(&stacks->errand);
}

static bool stacks_parked(const struct ob_stacks *stacks)
{
	/* Pairs with the other side: the program's when set, the task's else. */
	return smp_load_acquire(&stacks->parked);
}

static int stack_thread(void *data)
{
	struct ob_stack *stack = data;

	for (;;) {
		struct mem_cgroup *before;

		wait_event_idle(stack->wait,
				stack_busy(stack) || kthread_should_stop());
		if (!stack->fn)
			return 0;
		before = set_active_memcg(stack->stacks->memcg);
		stack->fn(stack->arg);
		set_active_memcg(before);
		/* Pairs with the caller, who goes on with what @fn did. */
		smp_store_release(&stack->fn, NULL);
		wake_up_all(&stack->wait);
	}
}

struct task_struct *ob_program_task(void)
{
	const struct ob_stack *stack;

	if (!(current->flags & PF_KTHREAD) ||
	    kthread_func(current) != stack_thread)
		return current;
	stack = kthread_data(current);
	return stack->stacks->task;
}

static struct ob_stacks *stacks_new(void)
{
	struct ob_stacks *stacks = kvzalloc(sizeof(*stacks), GFP_KERNEL_ACCOUNT);

	if (!stacks)
		return NULL;
	stacks->memcg = get_mem_cgroup_from_mm(current->mm);
	init_waitqueue_head(&stacks->errand_wait);
	return stacks;
}

static int stack_start(struct ob_stacks *stacks, struct ob_stack *stack)
{
	struct task_struct *thread;

	init_waitqueue_head(&stack->wait);
	stack->stacks = stacks;
	thread = kthread_create(stack_thread, stack, "obheap/%d",
				task_pid_nr(stacks->task));
	if (IS_ERR(thread))
		return -ENOMEM;
	set_user_nice(thread, task_nice(stacks->task));
	stack->thread = thread;
	wake_up_process(thread);
	return 0;
}

/*
 * The task waits for its first further stack and runs errands meanwhile.
 * Return: 0 when the stack is done, 1 when the program is parked.
 */
static int stacks_wait(struct ob_stacks *stacks)
{
	struct ob_stack *first = stacks->stack;

	for (;;) {
		struct ob_errand *errand;

		wait_event_idle(first->wait, stacks_errand(stacks) ||
				stacks_parked(stacks) || !stack_busy(first));
		errand = stacks->errand;
		if (!errand)
			return stack_busy(first);
		errand->fn(errand->arg);
		stacks->errand = NULL;
		/* Pairs with who asked; @errand is gone once it looks. */
		smp_store_release(&errand->fn, NULL);
		wake_up_all(&stacks->errand_wait);
	}
}

/* The next stack, with a thread behind it. */
static int stacks_next(struct ob_stacks **pstacks, struct ob_stack **next)
{
	struct ob_stacks *stacks = *pstacks;

	if (!stacks) {
		stacks = stacks_new();
		if (!stacks)
			return -ENOMEM;
		*pstacks = stacks;
	}
	if (!stacks->used)
		stacks->task = current;
	/* The task itself, on an errand, is not the end of the chain. */
	if (stacks->used == OB_STACKS_MAX ||
	    (stacks->used && stacks->stack[stacks->used - 1].thread != current))
		return -EAGAIN;
	*next = &stacks->stack[stacks->used];
	return (*next)->thread ? 0 : stack_start(stacks, *next);
}

static void stack_go(struct ob_stack *stack, void (*fn)(void *arg), void *arg)
{
	stack->arg = arg;
	stack->stacks->used++;
	/* Pairs with the thread, which goes on with what was done here. */
	smp_store_release(&stack->fn, fn);
	wake_up_all(&stack->wait);
}

int ob_stacks_call(struct ob_stacks **pstacks, void (*fn)(void *arg), void *arg)
{
	struct ob_stacks *stacks;
	struct ob_stack *stack;
	int err = stacks_next(pstacks, &stack);

	if (err)
		return err;
	stacks = *pstacks;
	stack_go(stack, fn, arg);
	if (stack == stacks->stack)
		stacks_wait(stacks);
	else
		wait_event_idle(stack->wait, !stack_busy(stack));
	stacks->used--;
	return 0;
}
EXPORT_SYMBOL_IF_KUNIT(ob_stacks_call);

void ob_stacks_on_task(struct ob_stacks *stacks, void (*fn)(void *arg),
		       void *arg)
{
	struct ob_errand errand = { .fn = fn, .arg = arg };

	if (!stacks || !stacks->used || stacks->task == current) {
		fn(arg);
		return;
	}
	/* Pairs with the task, which reads @errand and what lies behind it. */
	smp_store_release(&stacks->errand, &errand);
	wake_up_all(&stacks->stack[0].wait);
	wait_event_idle(stacks->errand_wait, !errand_open(&errand));
}
EXPORT_SYMBOL_IF_KUNIT(ob_stacks_on_task);

/* The task's side of a program that can be parked. */
static int stacks_watch(struct ob_stacks *stacks)
{
	if (stacks_wait(stacks)) {
		stacks->task = NULL;
		return 1;
	}
	stacks->used--;
	return 0;
}

int ob_stacks_start(struct ob_stacks **pstacks, void (*fn)(void *arg),
		    void *arg)
{
	struct ob_stack *stack;
	int err = stacks_next(pstacks, &stack);

	if (err)
		return err;
	if (WARN_ON_ONCE(stack != (*pstacks)->stack))
		return -EAGAIN;
	stack_go(stack, fn, arg);
	return stacks_watch(*pstacks);
}
EXPORT_SYMBOL_IF_KUNIT(ob_stacks_start);

int ob_stacks_resume(struct ob_stacks *stacks)
{
	stacks->task = current;
	/* Pairs with the program, whose task this is now. */
	smp_store_release(&stacks->parked, false);
	wake_up_all(&stacks->errand_wait);
	return stacks_watch(stacks);
}
EXPORT_SYMBOL_IF_KUNIT(ob_stacks_resume);

void ob_stacks_park(struct ob_stacks *stacks)
{
	/* Pairs with the task, which reads what the program has left. */
	smp_store_release(&stacks->parked, true);
	wake_up_all(&stacks->stack[0].wait);
	wait_event_idle(stacks->errand_wait, !stacks_parked(stacks));
}
EXPORT_SYMBOL_IF_KUNIT(ob_stacks_park);

bool ob_stacks_used(const struct ob_stacks *stacks)
{
	return stacks && stacks->used;
}
EXPORT_SYMBOL_IF_KUNIT(ob_stacks_used);

void ob_stacks_free(struct ob_stacks *stacks)
{
	u32 i;

	if (!stacks)
		return;
	WARN_ON_ONCE(stacks->used);
	for (i = 0; i < OB_STACKS_MAX && stacks->stack[i].thread; i++)
		kthread_stop(stacks->stack[i].thread);
	mem_cgroup_put(stacks->memcg);
	kvfree(stacks);
}
EXPORT_SYMBOL_IF_KUNIT(ob_stacks_free);
