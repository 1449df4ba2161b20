/* SPDX-License-Identifier: GPL-2.0 */
/*
 * range_priv - what the range*.c files share
 */
#ifndef _OBHEAP_RANGE_PRIV_H
#define _OBHEAP_RANGE_PRIV_H

#include "int_priv.h"

/**
 * struct ob_range_small - a range whose numbers all fit in an s64
 * @start: first number, if there is one
 * @stop: where it ends
 * @step: distance, not zero
 * @length: how many
 */
struct ob_range_small {
	s64 start, stop, step, length;
};

struct ob_range *ob_range_of(struct ob_object *o);
/** ob_range_small() - fill @out in; false when something does not fit */
bool ob_range_small(const struct ob_object *o, struct ob_range_small *out);
/** ob_range_make() - range of exact ints, @step not zero; new reference */
struct ob_object *ob_range_make(struct ob_rt *rt, struct ob_object *start,
				struct ob_object *stop, struct ob_object *step);

/* range_item.c */

/** ob_range_at() - start + i * step, whatever the length; new reference */
struct ob_object *ob_range_at(struct ob_rt *rt, struct ob_object *start,
			      struct ob_object *step, struct ob_object *i);
s64 ob_range_length(struct ob_rt *rt, struct ob_object *o);
struct ob_object *ob_range_item(struct ob_rt *rt, struct ob_object *o, s64 i);
int ob_range_contains(struct ob_rt *rt, struct ob_object *o,
		      struct ob_object *x);
struct ob_object *ob_range_subscript(struct ob_rt *rt, struct ob_object *o,
				     struct ob_object *key);
struct ob_object *ob_range_count(struct ob_rt *rt, struct ob_object *self,
				 struct ob_object *const *args, size_t nargs,
				 struct ob_tuple *kwnames);
struct ob_object *ob_range_index(struct ob_rt *rt, struct ob_object *self,
				 struct ob_object *const *args, size_t nargs,
				 struct ob_tuple *kwnames);

/* range_iter.c */

struct ob_object *ob_range_iter(struct ob_rt *rt, struct ob_object *o);
struct ob_object *ob_range_reversed(struct ob_rt *rt, struct ob_object *self,
				    struct ob_object *const *args,
				    size_t nargs, struct ob_tuple *kwnames);

#endif /* _OBHEAP_RANGE_PRIV_H */
