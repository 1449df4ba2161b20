// SPDX-License-Identifier: GPL-2.0
/*
 * platform_user - the countdown to a copy that faults, for tests
 */
#include <obheap/device_env.h>

u64 ob_host_copies_left;
