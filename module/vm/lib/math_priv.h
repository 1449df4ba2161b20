/* SPDX-License-Identifier: GPL-2.0 */
/*
 * math_priv - what the math*.c files and others that compute share
 */
#ifndef _OBHEAP_MATH_PRIV_H
#define _OBHEAP_MATH_PRIV_H

#include <obheap/objects.h>

/** ob_math_arg() - any real number as binary64; 0, or -1 raised */
int ob_math_arg(struct ob_rt *rt, struct ob_object *o, u64 *bits);
/**
 * ob_math_special() - call the method of a name that the type of @o defines
 * @rt: the runtime
 * @o: the object
 * @name: the method
 * @found: filled: there is one, or looking for it raised
 *
 * Return: new reference, or NULL raised, or NULL with *@found false.
 */
struct ob_object *ob_math_special(struct ob_rt *rt, struct ob_object *o,
				  const char *name, bool *found);
struct ob_object *ob_math_fsum(struct ob_rt *rt, struct ob_object *self,
			       struct ob_object *const *args, size_t nargs,
			       struct ob_tuple *kwnames);

/* math_int.c: functions of ints, and sums and products of many numbers */
extern const struct ob_method_def ob_math_int_methods[];

#endif /* _OBHEAP_MATH_PRIV_H */
