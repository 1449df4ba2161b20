/* SPDX-License-Identifier: GPL-2.0 */
/*
 * inspect_priv - what the files of this room share
 */
#ifndef _OBHEAP_INSPECT_PRIV_H
#define _OBHEAP_INSPECT_PRIV_H

#include <obheap/inspect.h>

/* object.c: does an object start at this offset of the static region? */
bool ob_static_object_at(size_t offset);

#endif /* _OBHEAP_INSPECT_PRIV_H */
