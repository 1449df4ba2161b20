/* SPDX-License-Identifier: GPL-2.0 */
/*
 * sharing - why a value is one object for all who have it, or is not
 */
#ifndef OBHEAP_SHARING_H
#define OBHEAP_SHARING_H

#include "obheap.h"

/* a sentence about a live object; constant text */
const char *sharing_reason(struct obheap *session, const struct obheap_object *o);

#endif /* OBHEAP_SHARING_H */
