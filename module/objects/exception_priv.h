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

/* exception_os.c */

struct ob_object *ob_os_error_type_new(struct ob_rt *rt, struct ob_type *type,
				       struct ob_object *const *args,
				       size_t nargs, struct ob_tuple *kwnames);
int ob_os_error_type_init(struct ob_rt *rt, struct ob_object *self,
			  struct ob_object *const *args, size_t nargs,
			  struct ob_tuple *kwnames);
/** ob_os_error_parse() - fields from the arguments; 0 or -1 */
int ob_os_error_parse(struct ob_rt *rt, struct ob_object *o);
struct ob_object *ob_os_error_str(struct ob_rt *rt, struct ob_object *o);
extern const struct ob_member_def ob_os_error_members[];
extern const struct ob_getset_def ob_os_error_getset[];
extern const struct ob_method_def ob_os_error_methods[];

/* exception.c */

/** ob_exc_type_new() - an instance that keeps its arguments and no more */
struct ob_object *ob_exc_type_new(struct ob_rt *rt, struct ob_type *type,
				  struct ob_object *const *args, size_t nargs,
				  struct ob_tuple *kwnames);
/** ob_exc_type_init() - what __init__ does with the arguments; 0 or -1 */
int ob_exc_type_init(struct ob_rt *rt, struct ob_object *self,
		     struct ob_object *const *args, size_t nargs,
		     struct ob_tuple *kwnames);
struct ob_object *ob_exc_str(struct ob_rt *rt, struct ob_object *o);

#endif /* _OBHEAP_EXCEPTION_PRIV_H */
