/* SPDX-License-Identifier: GPL-2.0 */
/*
 * itertools_priv - what the iterators of module itertools have in common
 *
 * Each of their structs begins with the references it holds, one after the
 * other; so one piece of code visits and drops those of all.
 */
#ifndef _OBHEAP_ITERTOOLS_PRIV_H
#define _OBHEAP_ITERTOOLS_PRIV_H

#include "objects_priv.h"

/* the part every one of them begins with */
struct it_head {
	struct ob_object base;
	struct ob_object *ref[];
};

void ob_it_dealloc(struct ob_rt *rt, struct ob_object *o, size_t nr_refs);
int ob_it_traverse(struct ob_object *o, struct ob_visitor *v, size_t nr_refs);
/**
 * ob_it_next() - the next item of the iterator in a field
 * @rt: the runtime
 * @field: holds it, or NULL once it has ended
 *
 * The iterator is held meanwhile: what it calls may come here again, reach its
 * end and empty the field.
 *
 * Return: new reference, or NULL, raised or not.
 */
struct ob_object *ob_it_next(struct ob_rt *rt, struct ob_object **field);
/** ob_it_drop() - clear a field that holds a reference or NULL */
void ob_it_drop(struct ob_rt *rt, struct ob_object **field);
/** ob_it_start() - an instance of @type whose first reference is iter(@o) */
void *ob_it_start(struct ob_rt *rt, struct ob_type *type, struct ob_object *o);
/** ob_it_ready() - @it is complete: let the collector see it */
struct ob_object *ob_it_ready(struct ob_rt *rt, void *it);
/** ob_it_tuple() - tuple(o) */
struct ob_object *ob_it_tuple(struct ob_rt *rt, struct ob_object *o);

/** ob_it_state() - the items of a state for __setstate__(), borrowed; or raises */
struct ob_object **ob_it_state(struct ob_rt *rt, struct ob_object *state,
			       s64 n);
/** ob_it_state_int() - a number in one: -1 may be a value; raises */
s64 ob_it_state_int(struct ob_rt *rt, struct ob_object *o);

/* the two slots that only differ in how many references there are */
#define IT_REFS(name, nr)						\
static void name##_dealloc(struct ob_rt *rt, struct ob_object *o)	\
{									\
	ob_it_dealloc(rt, o, nr);					\
}									\
									\
static int name##_traverse(struct ob_object *o, struct ob_visitor *v)	\
{									\
	return ob_it_traverse(o, v, nr);				\
}

#define IT_NEW(name)							\
static struct ob_object *name##_new(struct ob_rt *rt,			\
				    struct ob_type *type,		\
				    struct ob_object *const *args,	\
				    size_t nargs,			\
				    struct ob_tuple *kwnames)

#define IT_NEXT(name)							\
static struct ob_object *name##_next(struct ob_rt *rt, struct ob_object *o)

/* @more: fields of the type beyond those all of them have */
#define IT_TYPE(it, text, doc_text, more...)				\
const struct ob_type_def ob_##it##_type_def = {				\
	.base = OB_T_OBJECT,						\
	.type = {							\
		.name = "itertools." text,				\
		.basicsize = sizeof(struct it),				\
		.flags = OB_TF_GC | OB_TF_BASETYPE,			\
		.doc = doc_text,					\
		.dealloc = it##_dealloc,				\
		.traverse = it##_traverse,				\
		.iter = ob_iter_self,					\
		.iternext = it##_next,					\
		.new = it##_new,					\
		more							\
	},								\
}

#endif /* _OBHEAP_ITERTOOLS_PRIV_H */
