/* SPDX-License-Identifier: GPL-2.0 */
/*
 * inspect_priv - what the files of this room share
 */
#ifndef _OBHEAP_INSPECT_PRIV_H
#define _OBHEAP_INSPECT_PRIV_H

#include <obheap/inspect.h>

#endif /* _OBHEAP_INSPECT_PRIV_H */
