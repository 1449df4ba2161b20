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

/**
 * struct memoryview - items in somebody's memory, at equal distances
 * @v: size is three for each dimension, of which there is one
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
 * @unused: what CPython keeps here is not needed
 * @weakreflist: weak references to it
 * @shape: number of items
 * @stride: bytes from one item to the next, maybe negative
 * @suboffset: always -1
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
	u64 unused[6];
	struct ob_object *weakreflist;
	s64 shape, stride, suboffset;
};

#define MEMORYVIEW_HEAD	offsetof(struct memoryview, shape)

static_assert(MEMORYVIEW_HEAD == 144);

static inline struct memoryview *to_view(const void *o)
{
	return (struct memoryview *)o;
}

static inline bool view_contiguous(const struct memoryview *m)
{
	return m->stride == m->itemsize || m->shape == 1;
}

static inline u8 *view_at(const struct memoryview *m, s64 i)
{
	return m->data + i * m->stride;
}

/* memoryview_item.c */

/** ob_view_itemsize() - bytes of an item of that format, 0 unknown */
s64 ob_view_itemsize(char format);
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
/** ob_view_new() - a view of all an object's bytes */
struct ob_object *ob_view_new(struct ob_rt *rt, struct ob_object *o);
/** ob_view_release() - give the memory back; 0, -1 while it is exported */
int ob_view_release(struct ob_rt *rt, struct memoryview *m);
/** ob_view_copy_to() - the items' bytes one after the other */
void ob_view_copy_to(const struct memoryview *m, u8 *to);
struct ob_object *ob_view_to_bytes(struct ob_rt *rt, struct memoryview *m);

#endif /* _OBHEAP_MEMORYVIEW_PRIV_H */
