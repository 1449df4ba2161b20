/* SPDX-License-Identifier: GPL-2.0 */
/*
 * device_env - what the device room needs of the kernel
 *
 * The host build has a header of the same name with the same words, so that
 * the ioctl handlers run in a userspace program too; only chardev.c, which is
 * nothing but the character device, stays in the kernel.
 */
#ifndef _OBHEAP_DEVICE_ENV_H
#define _OBHEAP_DEVICE_ENV_H

#include <linux/atomic.h>
#include <linux/capability.h>
#include <linux/cred.h>
#include <linux/jiffies.h>
#include <linux/lockdep.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/sched/signal.h>
#include <linux/uaccess.h>
#include <linux/wait.h>

/** ob_caller_uid() - the user who calls */
static inline u32 ob_caller_uid(void)
{
	return from_kuid_munged(&init_user_ns, current_euid());
}

/** ob_caller_is_admin() - may the caller enter other users' sessions? */
static inline bool ob_caller_is_admin(void)
{
	return capable(CAP_SYS_ADMIN);
}

/** ob_caller_thread() - the thread that calls, as its user space knows it */
static inline u32 ob_caller_thread(void)
{
	return task_pid_vnr(current);
}

/** ob_module_get() - the module stays until ob_module_put(); it is in use now */
static inline void ob_module_get(void)
{
	__module_get(THIS_MODULE);
}

static inline void ob_module_put(void)
{
	module_put(THIS_MODULE);
}

#endif /* _OBHEAP_DEVICE_ENV_H */
