/* SPDX-License-Identifier: GPL-2.0 */
/*
 * memoryview_priv - what the files of memoryview share
 */
#ifndef _OBHEAP_MEMORYVIEW_PRIV_H
#define _OBHEAP_MEMORYVIEW_PRIV_H

#include "bytes_priv.h"

/**
 * struct managed_buffer - one look at an object's bytes, shared by views of it
 * @base: object header
 * @released: the look is over
 * @exports: views that use it and have not been released
 * @master: the look
 */
struct managed_buffer {
	struct ob_object base;
	int released;
	s64 exports;
	struct ob_buffer master;
};

/* dimensions a view can have */
#define MEMORYVIEW_MAX_DIMS	64

/**
 * struct memoryview - items in somebody's memory, in a grid of dimensions
 * @v: size is three for each dimension, or for one if there is none
 * @managed: whose memory it is, owned
 * @hash: -1 until computed
 * @released: release() was called
 * @exports: looks at this view that are not over
 * @data: first item
 * @nbytes: bytes of all items
 * @itemsize: bytes of an item
 * @format: what an item is: one character of the struct module
 * @readonly: must not be written to
 * @given: the format has an '@' in front
 * @ndim: dimensions; without any it is a single item
 * @unused: what CPython keeps here is not needed
 * @weakreflist: weak references to it
 * @dim: items of each dimension; bytes from one to the next in each, maybe
 *	negative; -1 for each
 */
struct memoryview {
	struct ob_var v;
	struct managed_buffer *managed;
	s64 hash;
	int released;
	s64 exports;
	u8 *data;
	s64 nbytes;
	s64 itemsize;
	char format;
	bool readonly;
	bool given;
	u8 ndim;
	u64 unused[6];
	struct ob_object *weakreflist;
	s64 dim[];
};

#define MEMORYVIEW_HEAD	sizeof(struct memoryview)

static_assert(MEMORYVIEW_HEAD == 144);

/**
 * struct view_iter - iterator over the items of a view of one dimension
 * @it: the view and the position
 * @length: items the view had
 * @format: where CPython keeps what an item is; NULL
 */
struct view_iter {
	struct ob_seq_iter it;
	s64 length;
	const char *format;
};

static inline struct memoryview *to_view(const void *o)
{
	return (struct memoryview *)o;
}

/** view_shape() - items of each dimension */
static inline s64 *view_shape(const struct memoryview *m)
{
	return (s64 *)m->dim;
}

/** view_strides() - bytes from one item to the next in each dimension */
static inline s64 *view_strides(const struct memoryview *m)
{
	return (s64 *)m->dim + m->v.size / 3;
}

/** view_len() - items of the first dimension */
static inline s64 view_len(const struct memoryview *m)
{
	return m->ndim ? m->dim[0] : 1;
}

/* memoryview_dims.c */

/** ob_view_c_order() - do the items follow one another, last index first? */
bool ob_view_c_order(const struct memoryview *m);
/** ob_view_f_order() - do they, first index first? */
bool ob_view_f_order(const struct memoryview *m);
/** ob_view_items() - how many items there are */
s64 ob_view_items(const struct memoryview *m);
/** ob_view_nth() - the item of that number, counted last index first */
u8 *ob_view_nth(const struct memoryview *m, s64 i);
/** ob_view_same_shape() - as many dimensions of the same sizes? */
bool ob_view_same_shape(const struct memoryview *a, const struct memoryview *b);
/** ob_view_packed() - the strides of items that follow one another */
void ob_view_packed(struct memoryview *m);
/** ob_view_copy_to() - the items' bytes one after the other; 0, -1 raised */
int ob_view_copy_to(struct ob_rt *rt, const struct memoryview *m, u8 *to);
struct ob_object *ob_view_to_bytes(struct ob_rt *rt, struct memoryview *m,
				   char order);
struct ob_object *ob_view_to_list(struct ob_rt *rt, struct memoryview *m);
/** ob_view_at_key() - the item that a tuple of indices means; NULL raised */
u8 *ob_view_at_key(struct ob_rt *rt, struct memoryview *m,
		   struct ob_object *key);
/** ob_view_at() - where item @i of dimension 0 is, from the end if negative */
u8 *ob_view_at(struct ob_rt *rt, struct memoryview *m, s64 i);
struct ob_object *ob_view_cast(struct ob_rt *rt, struct memoryview *m,
			       struct ob_object *format,
			       struct ob_object *shape);

/* memoryview_item.c */

/** ob_view_itemsize() - bytes of an item of that format, 0 unknown */
s64 ob_view_itemsize(char format);
/** ob_view_known() - 0, or -1 with NotImplementedError about the format */
int ob_view_known(struct ob_rt *rt, const struct memoryview *m);
/** ob_view_unpack() - one item as an object; new reference */
struct ob_object *ob_view_unpack(struct ob_rt *rt, char format, const u8 *at);
/** ob_view_pack() - an object as one item; 0 or -1 */
int ob_view_pack(struct ob_rt *rt, char format, u8 *at, struct ob_object *o);

/* memoryview_methods.c */

extern const struct ob_method_def ob_memoryview_methods[];
extern const struct ob_getset_def ob_memoryview_getset[];

/* memoryview.c */

/** ob_view_check() - -1 with ValueError when it has been released */
int ob_view_check(struct ob_rt *rt, const struct memoryview *m);
/** ob_view_again() - another view of the same items */
struct memoryview *ob_view_again(struct ob_rt *rt, struct memoryview *m);
/** ob_view_reshaped() - as ob_view_again(), with room for other dimensions */
struct memoryview *ob_view_reshaped(struct ob_rt *rt, struct memoryview *m,
				    s64 ndim);
/** ob_view_new() - a view of all an object's bytes */
struct ob_object *ob_view_new(struct ob_rt *rt, struct ob_object *o);
/** ob_view_release() - give the memory back; 0, -1 while it is exported */
int ob_view_release(struct ob_rt *rt, struct memoryview *m);

#endif /* _OBHEAP_MEMORYVIEW_PRIV_H */
