/* SPDX-License-Identifier: GPL-2.0 */
/*
 * layout - where the fields of objects are
 */
#ifndef _OBHEAP_INSPECT_LAYOUT_H
#define _OBHEAP_INSPECT_LAYOUT_H

#include "inspect_priv.h"

/* how a field is read */
enum ob_layout_how {
	OB_LAYOUT_BYTES,	/* as an unsigned number of its size */
	OB_LAYOUT_SIGNED,	/* as a signed one */
	OB_LAYOUT_POINTER,	/* as an address */
	OB_LAYOUT_VALUES,	/* as the address of a split table's values */
	OB_LAYOUT_HIDDEN,	/* not at all: not in use, or nobody's business */
};

/**
 * struct ob_layout_field - a field of a struct
 * @offset: from the start of the object
 * @size: its bytes
 * @how: how it is read
 * @name: CPython 3.11's name of it; NULL ends a table
 */
struct ob_layout_field {
	u16 offset;
	u16 size;
	u8 how;
	const char *name;
};

/** ob_layout_head() - what every object begins with */
const struct ob_layout_field *ob_layout_head(const struct ob_object *o);
/** ob_layout_own() - what its builtin type adds */
const struct ob_layout_field *ob_layout_own(const struct ob_object *o);
/** ob_layout_of_type() - of a type whose struct is private to its file, or NULL */
const struct ob_layout_field *ob_layout_of_type(u32 tid);
/** ob_layout_exc_own() - ".name" of the @i-th field an exception's type adds */
const char *ob_layout_exc_own(const struct ob_object *o, u64 i);
/** ob_layout_type() - the builtin type of an object or of its class */
const struct ob_type *ob_layout_type(const struct ob_object *o);

#endif /* _OBHEAP_INSPECT_LAYOUT_H */
