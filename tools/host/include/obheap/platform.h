/* SPDX-License-Identifier: GPL-2.0 */
/*
 * platform on the host - the kernel's vocabulary for a userspace build
 *
 * Stands in front of include/obheap/platform.h on the include path (build
 * with -Itools/host/include -Iinclude, in this order), supplies the part of
 * the kernel's headers that the contract promises, and then hands over to the
 * contract itself. Names and meanings are the kernel's; where 6.1 and 6.12
 * differ, the stricter of the two.
 *
 * Three deliberate differences: a warning aborts, so that no test can miss
 * it; bit operations are never atomic; text formatting is the C library's.
 */
#ifndef _OBHEAP_HOST_PLATFORM_H
#define _OBHEAP_HOST_PLATFORM_H

#include <ctype.h>
#include <errno.h>
#include <limits.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/types.h>
#include <linux/types.h>

typedef __u8 u8;
typedef __u16 u16;
typedef __u32 u32;
typedef __u64 u64;
typedef __s8 s8;
typedef __s16 s16;
typedef __s32 s32;
typedef __s64 s64;

#include "host_base.h"
#include "host_bits.h"
#include "host_list.h"
#include "host_math.h"
#include "host_text.h"

#include_next <obheap/platform.h>

/**
 * ob_host_stack_base() - mark where this thread's stack budget starts
 *
 * ob_stack_left() measures from here. Call it first thing in every thread;
 * a thread that does not has its mark set at its first ob_stack_left().
 */
void ob_host_stack_base(void);
/** ob_host_stack_mark() - set that mark, for a change of stacks; the old one */
unsigned long ob_host_stack_mark(unsigned long base);

/**
 * ob_host_stack_budget() - choose how much stack this process's threads have
 * @bytes: the budget, or 0 for the default: 64 KiB, and 512 KiB in builds
 *	whose frames are fat (sanitizers, no optimisation)
 */
void ob_host_stack_budget(size_t bytes);

/**
 * ob_host_interrupt() - choose what ob_signal_pending() answers
 * @sig: an enum ob_signal
 *
 * Context: async-signal-safe; a SIGINT handler may call it.
 */
void ob_host_interrupt(int sig);

#endif /* _OBHEAP_HOST_PLATFORM_H */
