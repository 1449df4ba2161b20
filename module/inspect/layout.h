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
/** ob_layout_own() - what its type adds; a class derived from it adds nothing */
const struct ob_layout_field *ob_layout_own(const struct ob_object *o);

#endif /* _OBHEAP_INSPECT_LAYOUT_H */
