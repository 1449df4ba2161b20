// SPDX-License-Identifier: GPL-2.0
/* platform clocks beside the monotonic one, and waiting */

#include "stacks.h"

#include <linux/delay.h>
#include <linux/sched.h>
#include <linux/timekeeping.h>

u64 ob_wall_ns(void)
{
	return ktime_get_real_ns();
}
EXPORT_SYMBOL_IF_KUNIT(ob_wall_ns);

u64 ob_cpu_ns(void)
{
	return READ_ONCE(ob_program_task()->se.sum_exec_runtime);
}
EXPORT_SYMBOL_IF_KUNIT(ob_cpu_ns);

void ob_sleep_ns(u64 ns)
{
	u64 us = div_u64(ns, 1000);

	if (us < 2000)
		usleep_range(us, us + 50);
	else
		schedule_timeout_interruptible(usecs_to_jiffies(us));
}
EXPORT_SYMBOL_IF_KUNIT(ob_sleep_ns);
