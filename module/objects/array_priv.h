/* SPDX-License-Identifier: GPL-2.0 */
/*
 * array_priv - array.array: numbers of one kind, one after the other
 */
#ifndef _OBHEAP_ARRAY_PRIV_H
#define _OBHEAP_ARRAY_PRIV_H

#include "memoryview_priv.h"

/**
 * struct ob_array - CPython's arrayobject
 * @v: size is the number of items
 * @data: the items, NULL while there never were any
 * @allocated: items there is memory for
 * @kind: what an item is
 * @weakreflist: weak references to it
 * @exports: looks at @data that are not over; its size is fixed meanwhile
 */
struct ob_array {
	struct ob_var v;
	u8 *data;
	s64 allocated;
	const struct ob_array_kind *kind;
	struct ob_object *weakreflist;
	s64 exports;
};

static_assert(sizeof(struct ob_array) == 64);

/**
 * struct ob_array_kind - what the items of an array are
 * @code: its letter, as the struct module has it, 'u' for characters
 * @size: bytes of an item
 * @format: what views of it say
 * @name: what messages call it, NULL where they do not
 */
struct ob_array_kind {
	char code;
	u8 size;
	const char *format;
	const char *name;
};

static inline struct ob_array *to_array(const void *o)
{
	return (struct ob_array *)o;
}

static inline u8 *ob_array_at(const struct ob_array *a, s64 i)
{
	return a->data + i * a->kind->size;
}

/* array.c */

bool ob_is_array(struct ob_rt *rt, const struct ob_object *o);
/** ob_array_new() - array of @n items, not initialised */
struct ob_object *ob_array_new(struct ob_rt *rt,
			       const struct ob_array_kind *kind, s64 n);
/** ob_array_resize() - to @n items, the new ones not initialised; 0 or -1 */
int ob_array_resize(struct ob_rt *rt, struct ob_array *a, s64 n);
/** ob_array_check_char() - is that four bytes of a text? 0 or -1 raised */
int ob_array_check_char(struct ob_rt *rt, u32 c);
/** ob_array_item() - an item as an object; new reference */
struct ob_object *ob_array_item(struct ob_rt *rt, const struct ob_array *a,
				s64 i);
/** ob_array_store() - an object as item @i; -1 raised and nothing stored */
int ob_array_store(struct ob_rt *rt, struct ob_array *a, s64 i,
		   struct ob_object *o);
/** ob_array_insert() - an object in front of item @i; 0 or -1 */
int ob_array_insert(struct ob_rt *rt, struct ob_array *a, s64 i,
		    struct ob_object *o);
/** ob_array_remove() - take @n items out from @i on; 0 or -1 */
int ob_array_remove(struct ob_rt *rt, struct ob_array *a, s64 i, s64 n);
/** ob_array_extend() - append what an iterable has, or another array's items */
int ob_array_extend(struct ob_rt *rt, struct ob_array *a,
		    struct ob_object *from);
/** ob_array_add_bytes() - append items given as their bytes; 0 or -1 */
int ob_array_add_bytes(struct ob_rt *rt, struct ob_array *a,
		       struct ob_object *from);
/** ob_array_add_text() - append the characters of a str; 0 or -1 */
int ob_array_add_text(struct ob_rt *rt, struct ob_array *a,
		      struct ob_object *text);

/* array_methods.c */

extern const struct ob_method_def ob_array_methods[];
extern const struct ob_getset_def ob_array_getset[];

/* array_rebuild.c */

/** ob_array_reduce_ex() - method __reduce_ex__() */
struct ob_object *ob_array_reduce_ex(OB_FN_ARGS);

#endif /* _OBHEAP_ARRAY_PRIV_H */
