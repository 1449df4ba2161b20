// SPDX-License-Identifier: GPL-2.0
/*
 * platform stacks on the host - fibers that lend a program their stacks
 *
 * What the kernel does with threads, here is one thread that changes stacks: a
 * program that is stepped changes them at every instruction. A parked program
 * may be resumed by another thread. The sanitizer is told of every change.
 */

#include <obheap/platform.h>
#include <dlfcn.h>
#include <signal.h>
#include <sys/mman.h>
#include <ucontext.h>

#define STACK_BYTES	(1024 * 1024)

#if defined(__SANITIZE_ADDRESS__)
#define FIBERS_ARE_WATCHED 1
#elif defined(__has_feature)
#define FIBERS_ARE_WATCHED __has_feature(address_sanitizer)
#else
#define FIBERS_ARE_WATCHED 0
#endif

#if FIBERS_ARE_WATCHED
#include <sanitizer/common_interface_defs.h>

/* The C library's: the sanitizer's own warns, not knowing that it is told. */
static int context_swap(ucontext_t *from, const ucontext_t *to)
{
	void *libc = dlopen("libc.so.6", RTLD_LAZY | RTLD_NOLOAD);
	int (*change)(ucontext_t *from, const ucontext_t *to);

	change = (void *)dlsym(libc, "swapcontext");
	dlclose(libc);
	return change(from, to);
}
#else
static int context_swap(ucontext_t *from, const ucontext_t *to)
{
	return swapcontext(from, to);
}

static void __sanitizer_start_switch_fiber(void **fake_stack_save,
					   const void *bottom, size_t size)
{
}

static void __sanitizer_finish_switch_fiber(void *fake_stack_save,
					    const void **bottom_old,
					    size_t *size_old)
{
}
#endif

/**
 * struct fiber - a stack and where it was left
 * @ctx: registers
 * @bottom: its lowest byte
 * @size: its bytes
 * @fake: what the sanitizer keeps for it
 * @base: its mark for ob_stack_left()
 */
struct fiber {
	ucontext_t ctx;
	const void *bottom;
	size_t size;
	void *fake;
	unsigned long base;
};

struct ob_stack {
	struct ob_stacks *stacks;
	struct fiber fiber;
	void (*fn)(void *arg);
	void *arg;
};

/**
 * struct ob_stacks - the chain
 * @task: the stack of whoever runs the program
 * @now: the fiber that runs
 * @before: the one that ran before it
 * @used: stacks in use
 * @parked: the last of them waits to be resumed
 * @end: stacks are to give up what the sanitizer keeps for them
 * @errand: what the task is to run
 * @errand_arg: its argument
 * @stack: the stacks, those without memory at the end
 */
struct ob_stacks {
	struct fiber task;
	struct fiber *now;
	struct fiber *before;
	u32 used;
	bool parked;
	bool end;
	void (*errand)(void *arg);
	void *errand_arg;
	struct ob_stack stack[OB_STACKS_MAX];
};

/* Another thread may be here than the one that went: nothing is kept in it. */
static noinline void fiber_arrive(struct ob_stacks *stacks)
{
	__sanitizer_finish_switch_fiber(stacks->now->fake,
					&stacks->before->bottom,
					&stacks->before->size);
	ob_host_stack_mark(stacks->now->base);
}

static void fiber_switch(struct ob_stacks *stacks, struct fiber *to)
{
	struct fiber *from = stacks->now;

	from->base = ob_host_stack_mark(0);
	stacks->before = from;
	stacks->now = to;
	__sanitizer_start_switch_fiber(&from->fake, to->bottom, to->size);
	/* Which signals come is the thread's business, not the stack's. */
	pthread_sigmask(SIG_BLOCK, NULL, &to->ctx.uc_sigmask);
	context_swap(&from->ctx, &to->ctx);
	fiber_arrive(stacks);
}

/* The caller of the stack numbered @nr. */
static struct fiber *stacks_below(struct ob_stacks *stacks, u32 nr)
{
	return nr ? &stacks->stack[nr - 1].fiber : &stacks->task;
}

static void stack_main(unsigned int low, unsigned int high)
{
	struct ob_stack *stack = (void *)((unsigned long)high << 32 | low);
	struct ob_stacks *stacks = stack->stacks;

	fiber_arrive(stacks);
	ob_host_stack_base();
	while (!stacks->end) {
		stack->fn(stack->arg);
		stacks->used--;
		fiber_switch(stacks, stacks_below(stacks, stacks->used));
	}
	stacks->before = &stack->fiber;
	stacks->now = &stacks->task;
	__sanitizer_start_switch_fiber(NULL, stacks->task.bottom,
				       stacks->task.size);
	setcontext(&stacks->task.ctx);
}

static int stack_start(struct ob_stacks *stacks, struct ob_stack *stack)
{
	unsigned long address = (unsigned long)stack;
	void *memory;

	memory = mmap(NULL, STACK_BYTES, PROT_READ | PROT_WRITE,
		      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	if (memory == MAP_FAILED)
		return -ENOMEM;
	stack->stacks = stacks;
	stack->fiber.bottom = memory;
	stack->fiber.size = STACK_BYTES;
	getcontext(&stack->fiber.ctx);
	stack->fiber.ctx.uc_stack.ss_sp = memory;
	stack->fiber.ctx.uc_stack.ss_size = STACK_BYTES;
	makecontext(&stack->fiber.ctx, (void (*)(void))stack_main, 2,
		    (unsigned int)address, (unsigned int)(address >> 32));
	return 0;
}

/* The next stack, with memory behind it. */
static int stacks_next(struct ob_stacks **pstacks, struct ob_stack **next)
{
	struct ob_stacks *stacks = *pstacks;

	if (!stacks) {
		stacks = calloc(1, sizeof(*stacks));
		if (!stacks)
			return -ENOMEM;
		stacks->now = &stacks->task;
		*pstacks = stacks;
	}
	/* The task itself, on an errand, is not the end of the chain. */
	if (stacks->used == OB_STACKS_MAX ||
	    stacks->now != stacks_below(stacks, stacks->used))
		return -EAGAIN;
	*next = &stacks->stack[stacks->used];
	return (*next)->fiber.bottom ? 0 : stack_start(stacks, *next);
}

/* The task has been returned to: 0 for good, 1 because of a parked program. */
static int stacks_watch(struct ob_stacks *stacks)
{
	void (*errand)(void *arg);

	while ((errand = stacks->errand)) {
		stacks->errand = NULL;
		errand(stacks->errand_arg);
		fiber_switch(stacks, stacks_below(stacks, stacks->used));
	}
	return stacks->parked;
}

int ob_stacks_call(struct ob_stacks **pstacks, void (*fn)(void *arg), void *arg)
{
	struct ob_stacks *stacks;
	struct ob_stack *stack;
	int err = stacks_next(pstacks, &stack);

	if (err)
		return err;
	stacks = *pstacks;
	stack->fn = fn;
	stack->arg = arg;
	stacks->used++;
	fiber_switch(stacks, &stack->fiber);
	return stack == stacks->stack ? stacks_watch(stacks) : 0;
}

int ob_stacks_start(struct ob_stacks **pstacks, void (*fn)(void *arg),
		    void *arg)
{
	return ob_stacks_call(pstacks, fn, arg);
}

int ob_stacks_resume(struct ob_stacks *stacks)
{
	stacks->parked = false;
	fiber_switch(stacks, stacks_below(stacks, stacks->used));
	return stacks_watch(stacks);
}

void ob_stacks_park(struct ob_stacks *stacks)
{
	stacks->parked = true;
	fiber_switch(stacks, &stacks->task);
}

bool ob_stacks_used(const struct ob_stacks *stacks)
{
	return stacks && stacks->used;
}

void ob_stacks_on_task(struct ob_stacks *stacks, void (*fn)(void *arg),
		       void *arg)
{
	if (!stacks || !stacks->used || stacks->now == &stacks->task) {
		fn(arg);
		return;
	}
	stacks->errand = fn;
	stacks->errand_arg = arg;
	fiber_switch(stacks, &stacks->task);
}

void ob_stacks_free(struct ob_stacks *stacks)
{
	u32 i;

	if (!stacks)
		return;
	ob_assert(!stacks->used);
	stacks->end = true;
	for (i = 0; i < OB_STACKS_MAX && stacks->stack[i].fiber.bottom; i++) {
		fiber_switch(stacks, &stacks->stack[i].fiber);
		munmap((void *)stacks->stack[i].fiber.bottom, STACK_BYTES);
	}
	free(stacks);
}
