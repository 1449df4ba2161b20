/* SPDX-License-Identifier: GPL-2.0 */
#ifndef _OBHEAP_PLATFORM_STACKS_H
#define _OBHEAP_PLATFORM_STACKS_H

#include <obheap/platform.h>

struct task_struct;

/** ob_program_task() - whose program runs here, also on a further stack */
struct task_struct *ob_program_task(void);

#endif /* _OBHEAP_PLATFORM_STACKS_H */
