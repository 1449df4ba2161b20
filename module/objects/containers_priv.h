/* SPDX-License-Identifier: GPL-2.0 */
/*
 * containers_priv - what list, tuple, dict, slice and the iterators share
 *
 * Not for the other files of this room: what those use is in objects_priv.h
 * and layouts.h. Ownership and error conventions are those of objects.h.
 */
#ifndef _OBHEAP_CONTAINERS_PRIV_H
#define _OBHEAP_CONTAINERS_PRIV_H

#include "objects_priv.h"

/* the longest item array there can be */
#define OB_MAX_ITEMS	(S64_MAX / (s64)sizeof(struct ob_object *))

static inline struct ob_list *to_list(const void *o)
{
	return (struct ob_list *)o;
}

static inline struct ob_tuple *to_tuple(const void *o)
{
	return (struct ob_tuple *)o;
}

static inline struct ob_dict *to_dict(const void *o)
{
	return (struct ob_dict *)o;
}

/* list.c */

/** ob_list_resize() - change the item count, capacity by CPython's rule */
int ob_list_resize(struct ob_rt *rt, struct ob_list *l, s64 n);
/** ob_list_drop_items() - empty a list, last item first */
void ob_list_drop_items(struct ob_rt *rt, struct ob_list *l);
/** ob_list_empty() - empty list that never comes from the free list: list() */
struct ob_object *ob_list_empty(struct ob_rt *rt);
/** ob_sequence_fast() - list or tuple of an iterable's items; new reference */
struct ob_object *ob_sequence_fast(struct ob_rt *rt, struct ob_object *o,
				   const char *msg);

/** ob_items() - the item array of a list or tuple */
static inline struct ob_object **ob_items(const void *o)
{
	return ob_is_list(o) ? to_list(o)->item : to_tuple(o)->item;
}

/* list_methods.c */

/** ob_list_insert() - @item in front of item @i, which is clipped; 0 or -1 */
int ob_list_insert(struct ob_rt *rt, struct ob_list *l, s64 i,
		   struct ob_object *item);

/* odict.c */

/** ob_odict_chain() - ob_chain_next() of an OrderedDict */
const void *ob_odict_chain(const struct ob_object *o, const void *block);

/* list_slice.c */

struct ob_object *ob_list_slice(struct ob_rt *rt, struct ob_list *l,
				s64 low, s64 high);
/** ob_list_assign() - l[low:high] = @value, NULL deletes; bounds are clipped */
int ob_list_assign(struct ob_rt *rt, struct ob_list *l, s64 low, s64 high,
		   struct ob_object *value);
struct ob_object *ob_list_subscript(struct ob_rt *rt, struct ob_object *o,
				    struct ob_object *key);
int ob_list_ass_subscript(struct ob_rt *rt, struct ob_object *o,
			  struct ob_object *key, struct ob_object *value);

/* tuple.c */

/** ob_tuple_fill() - all items of a new tuple, or what derives; tracks it */
struct ob_object *ob_tuple_fill(struct ob_rt *rt, struct ob_tuple *t,
				struct ob_object *const *items);

/* list_methods.c */

extern const struct ob_method_def ob_list_methods[];

/* untracking by the collector, tuple.c and dict.c */

/** ob_may_be_tracked() - can @o be part of a cycle the collector should see? */
static inline bool ob_may_be_tracked(struct ob_rt *rt,
				     const struct ob_object *o)
{
	if (!ob_is_gc(o))
		return false;
	return !ob_is(rt, o, OB_T_TUPLE) || ob_gc_is_tracked(ob_gc_of(o));
}

/** ob_tuple_untrack_maybe() - untrack a tuple that holds nothing of the kind */
void ob_tuple_untrack_maybe(struct ob_rt *rt, struct ob_object *o);
/** ob_dict_untrack_maybe() - likewise a dict */
void ob_dict_untrack_maybe(struct ob_rt *rt, struct ob_object *o);

/* slice.c */

/*
 * ob_slice_unpack() - a slice's three numbers, clamped to s64, None filled in
 *
 * May run code of the program; nothing known before it about a mutable object
 * holds afterwards.
 */
int ob_slice_unpack(struct ob_rt *rt, struct ob_object *slice, s64 *start,
		    s64 *stop, s64 *step);
/** ob_slice_clip() - unpacked slice against a length; number of items */
s64 ob_slice_clip(s64 length, s64 *start, s64 *stop, s64 step);
/** ob_slice_bound() - a bound given to index(): int of any size, clamped */
int ob_slice_bound(struct ob_rt *rt, struct ob_object *o, s64 *out);
/** ob_search_bound() - likewise, negative ones counted from the end of @o */
int ob_search_bound(struct ob_rt *rt, const struct ob_object *o,
		    struct ob_object *arg, s64 *out);

static inline bool ob_is_slice(struct ob_rt *rt, const void *o)
{
	return ob_is(rt, o, OB_T_SLICE);
}

/** ob_has_index() - does it have __index__? */
static inline bool ob_has_index(const void *o)
{
	const struct ob_number_slots *number = OB_OBJ(o)->type->number;

	return number && number->index;
}

/* iter.c */

/*
 * ob_special_call() - call a method of the type, found without an instance look-up
 * @name: ASCII
 * @res: filled with a new reference when there is such a method
 *
 * Return: 1 called, 0 there is no such method, -1 raised.
 */
int ob_special_call(struct ob_rt *rt, struct ob_object *o, const char *name,
		    struct ob_object **res);
/** ob_seq_traverse() - for struct ob_seq_iter */
int ob_seq_traverse(struct ob_object *o, struct ob_visitor *v);
void ob_seq_dealloc(struct ob_rt *rt, struct ob_object *o);
int ob_seq_clear(struct ob_rt *rt, struct ob_object *o);
/** ob_seq_drop() - exhausted: let go of the sequence */
void ob_seq_drop(struct ob_rt *rt, struct ob_seq_iter *it);
/** ob_sequence_item() - seq[i] by the sequence slot; new reference */
struct ob_object *ob_sequence_item(struct ob_rt *rt, struct ob_object *seq,
				   s64 i);
/** ob_sequence_ended() - forget an exception that means there is no more */
bool ob_sequence_ended(struct ob_rt *rt);
/** ob_seq_iter_make() - iterator of type @tid over @seq, positioned at @index */
struct ob_object *ob_seq_iter_make(struct ob_rt *rt, enum ob_tid tid,
				   struct ob_object *seq, s64 index);

/** ob_sizes_compare() - comparison of equal sequences as far as both go */
bool ob_sizes_compare(s64 a, s64 b, enum ob_cmp op);

/*
 * ob_result_pair() - the 2-tuple an iterator hands out
 * @own: the iterator's own tuple, filled in again when nobody else holds it
 * @a: stolen
 * @b: stolen
 */
struct ob_object *ob_result_pair(struct ob_rt *rt, struct ob_tuple *own,
				 struct ob_object *a, struct ob_object *b);

#endif /* _OBHEAP_CONTAINERS_PRIV_H */
