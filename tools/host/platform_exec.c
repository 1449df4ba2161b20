// SPDX-License-Identifier: GPL-2.0
/*
 * platform execution context on the host: an emulated small stack, a signal
 * flag, the clock and the random generator
 */

#include <obheap/platform.h>
#include <sched.h>
#include <signal.h>
#include <sys/random.h>
#include <time.h>

/*
 * The real stack is megabytes. Programs must meet their recursion limit all
 * the same, so each thread gets a budget below its mark: a few times the
 * kernel's 16 KiB, because even plain host frames are larger than the
 * kernel's, and far more where red zones or -O0 blow them up.
 */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) ||	\
	!defined(__OPTIMIZE__)
#define FAT_FRAMES 1
#elif defined(__has_feature)
#define FAT_FRAMES	(__has_feature(address_sanitizer) ||		\
			 __has_feature(memory_sanitizer) ||		\
			 __has_feature(thread_sanitizer) ||		\
			 __has_feature(undefined_behavior_sanitizer) ||	\
			 __has_feature(coverage_sanitizer))
#else
#define FAT_FRAMES 0
#endif

#define KIB		1024UL
#if FAT_FRAMES
#define STACK_BUDGET	(512 * KIB)
#else
#define STACK_BUDGET	(64 * KIB)
#endif

static __thread unsigned long stack_base;
static size_t stack_budget = STACK_BUDGET;
static sig_atomic_t pending;

noinline void ob_host_stack_base(void)
{
	stack_base = (unsigned long)__builtin_frame_address(0);
}

noinline unsigned long ob_host_stack_mark(unsigned long base)
{
	unsigned long before = stack_base;

	stack_base = base;
	return before;
}

void ob_host_stack_budget(size_t bytes)
{
	stack_budget = bytes ? bytes : STACK_BUDGET;
}

noinline size_t ob_stack_left(void)
{
	unsigned long here = (unsigned long)__builtin_frame_address(0);
	unsigned long used;

	if (!stack_base)
		stack_base = here;
	/* A frame above the mark belongs to a caller that set it too deep. */
	used = here < stack_base ? stack_base - here : 0;
	return used < stack_budget ? stack_budget - used : 0;
}

void ob_host_interrupt(int sig)
{
	WRITE_ONCE(pending, sig);
}

enum ob_signal ob_signal_pending(void)
{
	return (enum ob_signal)READ_ONCE(pending);
}

/* Threads of a process are preempted: others need not be let to it. */
void ob_relax(void)
{
}

u64 ob_clock_ns(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (u64)now.tv_sec * 1000000000 + now.tv_nsec;
}

void ob_random_bytes(void *buf, size_t bytes)
{
	u8 *to = buf;

	while (bytes) {
		ssize_t got = getrandom(to, bytes, 0);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			abort();
		to += got;
		bytes -= got;
	}
}

void ob_host_warn(const char *file, int line, const char *what)
{
	fprintf(stderr, "WARNING: %s:%d: %s\n", file, line, what);
	abort();
}
