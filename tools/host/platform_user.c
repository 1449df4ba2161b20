// SPDX-License-Identifier: GPL-2.0
/*
 * platform_user - who calls; the countdown to a copy that faults, for tests
 */
#include <obheap/device_env.h>
#include <sys/syscall.h>

u64 ob_host_copies_left;

u32 ob_caller_thread(void)
{
	return syscall(SYS_gettid);
}
