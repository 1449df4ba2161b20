// SPDX-License-Identifier: GPL-2.0
/*
 * platform stacks on the host - threads that lend a program their stacks
 *
 * As in the kernel: whoever calls on to the next stack waits, and the task
 * runs the errands that only it may. One lock and one condition for all of a
 * chain; only one of its threads ever runs.
 */

#include <obheap/platform.h>
#include <pthread.h>

#define STACK_BYTES	(1024 * 1024)

struct ob_stack {
	struct ob_stacks *stacks;
	pthread_t thread;
	bool started;
	void (*fn)(void *arg);
	void *arg;
};

struct ob_stacks {
	pthread_mutex_t lock;
	pthread_cond_t change;
	pthread_t task;
	u32 used;
	bool parked;
	bool end;
	void (*errand)(void *arg);
	void *errand_arg;
	struct ob_stack stack[OB_STACKS_MAX];
};

static void *stack_thread(void *data)
{
	struct ob_stack *stack = data;
	struct ob_stacks *stacks = stack->stacks;

	ob_host_stack_base();
	pthread_mutex_lock(&stacks->lock);
	for (;;) {
		while (!stack->fn && !stacks->end)
			pthread_cond_wait(&stacks->change, &stacks->lock);
		if (!stack->fn)
			break;
		pthread_mutex_unlock(&stacks->lock);
		stack->fn(stack->arg);
		pthread_mutex_lock(&stacks->lock);
		stack->fn = NULL;
		pthread_cond_broadcast(&stacks->change);
	}
	pthread_mutex_unlock(&stacks->lock);
	return NULL;
}

static struct ob_stacks *stacks_new(void)
{
	struct ob_stacks *stacks = calloc(1, sizeof(*stacks));

	if (!stacks)
		return NULL;
	pthread_mutex_init(&stacks->lock, NULL);
	pthread_cond_init(&stacks->change, NULL);
	return stacks;
}

static int stack_start(struct ob_stacks *stacks, struct ob_stack *stack)
{
	pthread_attr_t attr;
	int err;

	stack->stacks = stacks;
	if (pthread_attr_init(&attr))
		return -ENOMEM;
	pthread_attr_setstacksize(&attr, STACK_BYTES);
	err = pthread_create(&stack->thread, &attr, stack_thread, stack);
	pthread_attr_destroy(&attr);
	if (err)
		return -ENOMEM;
	stack->started = true;
	return 0;
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
		stacks->task = pthread_self();
	if (stacks->used == OB_STACKS_MAX ||
	    (stacks->used && !pthread_equal(stacks->stack[stacks->used - 1].thread,
					    pthread_self())))
		return -EAGAIN;
	*next = &stacks->stack[stacks->used];
	return (*next)->started ? 0 : stack_start(stacks, *next);
}

static void stack_go(struct ob_stack *stack, void (*fn)(void *arg), void *arg)
{
	stack->arg = arg;
	stack->fn = fn;
	stack->stacks->used++;
	pthread_cond_broadcast(&stack->stacks->change);
}

/* Wait for a stack; the task waits for the first and runs errands. */
static int stacks_wait(struct ob_stacks *stacks, struct ob_stack *stack)
{
	bool task = stack == stacks->stack;
	void (*fn)(void *arg);

	while (stack->fn && !(task && stacks->parked)) {
		if (task && stacks->errand) {
			fn = stacks->errand;
			pthread_mutex_unlock(&stacks->lock);
			fn(stacks->errand_arg);
			pthread_mutex_lock(&stacks->lock);
			stacks->errand = NULL;
			pthread_cond_broadcast(&stacks->change);
			continue;
		}
		pthread_cond_wait(&stacks->change, &stacks->lock);
	}
	if (stack->fn)
		return 1;
	stacks->used--;
	return 0;
}

int ob_stacks_call(struct ob_stacks **pstacks, void (*fn)(void *arg), void *arg)
{
	struct ob_stack *stack;
	int err = stacks_next(pstacks, &stack);

	if (err)
		return err;
	pthread_mutex_lock(&stack->stacks->lock);
	stack_go(stack, fn, arg);
	err = stacks_wait(stack->stacks, stack);
	pthread_mutex_unlock(&stack->stacks->lock);
	return err;
}

int ob_stacks_start(struct ob_stacks **pstacks, void (*fn)(void *arg),
		    void *arg)
{
	return ob_stacks_call(pstacks, fn, arg);
}

int ob_stacks_resume(struct ob_stacks *stacks)
{
	int parked;

	pthread_mutex_lock(&stacks->lock);
	stacks->task = pthread_self();
	stacks->parked = false;
	pthread_cond_broadcast(&stacks->change);
	parked = stacks_wait(stacks, stacks->stack);
	pthread_mutex_unlock(&stacks->lock);
	return parked;
}

void ob_stacks_park(struct ob_stacks *stacks)
{
	pthread_mutex_lock(&stacks->lock);
	stacks->parked = true;
	pthread_cond_broadcast(&stacks->change);
	while (stacks->parked)
		pthread_cond_wait(&stacks->change, &stacks->lock);
	pthread_mutex_unlock(&stacks->lock);
}

bool ob_stacks_used(const struct ob_stacks *stacks)
{
	return stacks && stacks->used;
}

void ob_stacks_on_task(struct ob_stacks *stacks, void (*fn)(void *arg),
		       void *arg)
{
	if (!stacks || !stacks->used ||
	    pthread_equal(stacks->task, pthread_self())) {
		fn(arg);
		return;
	}
	pthread_mutex_lock(&stacks->lock);
	stacks->errand = fn;
	stacks->errand_arg = arg;
	pthread_cond_broadcast(&stacks->change);
	while (stacks->errand)
		pthread_cond_wait(&stacks->change, &stacks->lock);
	pthread_mutex_unlock(&stacks->lock);
}

void ob_stacks_free(struct ob_stacks *stacks)
{
	u32 i;

	if (!stacks)
		return;
	ob_assert(!stacks->used);
	pthread_mutex_lock(&stacks->lock);
	stacks->end = true;
	pthread_cond_broadcast(&stacks->change);
	pthread_mutex_unlock(&stacks->lock);
	for (i = 0; i < OB_STACKS_MAX && stacks->stack[i].started; i++)
		pthread_join(stacks->stack[i].thread, NULL);
	pthread_cond_destroy(&stacks->change);
	pthread_mutex_destroy(&stacks->lock);
	free(stacks);
}
