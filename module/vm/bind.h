/* SPDX-License-Identifier: GPL-2.0 */
/*
 * bind - what binding arguments (call.c) and its errors (bind_error.c) share
 */
#ifndef _OBHEAP_BIND_H
#define _OBHEAP_BIND_H

#include "vm_priv.h"

/*
 * struct ob_bind - arguments on their way into a frame
 * @func: the function called
 * @code: its code object
 * @slot: the frame's slots; a parameter without a value is NULL
 * @nargs: positional arguments given
 * @kwnames: names of the keyword arguments, or NULL
 * @total: parameters that have a name, keyword-only ones included
 * @kwdict: the dict of **kwargs, owned by its slot, or NULL
 */
struct ob_bind {
	struct ob_rt *rt;
	struct ob_function *func;
	struct ob_code *code;
	struct ob_object **slot;
	size_t nargs;
	struct ob_tuple *kwnames;
	u32 total;
	struct ob_object *kwdict;
};

/* each raises TypeError; those that return something return -1 */
int ob_bind_missing(struct ob_bind *b, s64 missing, s64 from, s64 to,
		    const char *kind);
int ob_bind_too_many(struct ob_bind *b);
void ob_bind_unexpected(struct ob_bind *b, struct ob_object *keyword);

#endif /* _OBHEAP_BIND_H */
