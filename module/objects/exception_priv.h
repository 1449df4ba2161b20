/* SPDX-License-Identifier: GPL-2.0 */
/*
 * exception_priv - what the exception types that live apart have in common
 */
#ifndef _OBHEAP_EXCEPTION_PRIV_H
#define _OBHEAP_EXCEPTION_PRIV_H

#include <obheap/objects.h>

/* exception_unicode.c */

/** ob_unicode_error_init() - fields from the arguments; 0 or -1 */
int ob_unicode_error_init(struct ob_rt *rt, struct ob_object *o);
struct ob_object *ob_unicode_error_str(struct ob_rt *rt, struct ob_object *o);
extern const struct ob_getset_def ob_unicode_error_getset[],
	ob_translate_error_getset[];

#endif /* _OBHEAP_EXCEPTION_PRIV_H */
