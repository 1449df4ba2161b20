/* SPDX-License-Identifier: GPL-2.0 */
/*
 * weakref_priv - what weakref.c and weakproxy.c share
 */
#ifndef _OBHEAP_WEAKREF_PRIV_H
#define _OBHEAP_WEAKREF_PRIV_H

#include "objects_priv.h"

static inline struct ob_weakref *to_weakref(const void *o)
{
	return (struct ob_weakref *)o;
}

static inline bool ob_is_weakproxy(struct ob_rt *rt, const void *o)
{
	return ob_is(rt, o, OB_T_WEAKPROXY) ||
	       ob_is(rt, o, OB_T_WEAKCALLABLEPROXY);
}

void ob_weakref_dealloc(struct ob_rt *rt, struct ob_object *o);
int ob_weakref_traverse(struct ob_object *o, struct ob_visitor *v);
int ob_weakref_gc_clear(struct ob_rt *rt, struct ob_object *o);

#endif /* _OBHEAP_WEAKREF_PRIV_H */
