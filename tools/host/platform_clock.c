// SPDX-License-Identifier: GPL-2.0
/* platform clocks on the host beside the monotonic one, and waiting */

#include <obheap/platform.h>
#include <time.h>

static u64 clock_read(clockid_t id)
{
	struct timespec now;

	clock_gettime(id, &now);
	return (u64)now.tv_sec * 1000000000 + now.tv_nsec;
}

u64 ob_wall_ns(void)
{
	return clock_read(CLOCK_REALTIME);
}

u64 ob_cpu_ns(void)
{
	return clock_read(CLOCK_PROCESS_CPUTIME_ID);
}

void ob_sleep_ns(u64 ns)
{
	struct timespec want = { .tv_sec = ns / 1000000000,
				 .tv_nsec = ns % 1000000000 };

	nanosleep(&want, NULL);
}
