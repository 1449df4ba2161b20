/* SPDX-License-Identifier: GPL-2.0 */
/*
 * bytearray_priv - what the files of bytearray share
 */
#ifndef _OBHEAP_BYTEARRAY_PRIV_H
#define _OBHEAP_BYTEARRAY_PRIV_H

#include "bytes_priv.h"

/* bytearray.c */

/** ob_bytearray_made() - empty instance of bytearray or a class derived from it */
struct ob_object *ob_bytearray_made(struct ob_rt *rt, struct ob_type *type);
/** ob_bytearray_exported() - -1 with BufferError while somebody looks */
int ob_bytearray_exported(struct ob_rt *rt, struct ob_bytearray *a);
/** ob_bytearray_iconcat() - a += any bytes; new reference to it */
struct ob_object *ob_bytearray_iconcat(struct ob_rt *rt, struct ob_object *o,
				       struct ob_object *other);

/* bytearray_edit.c */

int ob_bytearray_init(struct ob_rt *rt, struct ob_object *self,
		      struct ob_object *const *args, size_t nargs,
		      struct ob_tuple *kwnames);
int ob_bytearray_ass_subscript(struct ob_rt *rt, struct ob_object *o,
			       struct ob_object *key, struct ob_object *value);
extern const struct ob_method_def ob_bytearray_methods[];

#endif /* _OBHEAP_BYTEARRAY_PRIV_H */
