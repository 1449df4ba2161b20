/* SPDX-License-Identifier: GPL-2.0 */
/*
 * type_priv - what the files about types, classes and descriptors share
 */
#ifndef _OBHEAP_TYPE_PRIV_H
#define _OBHEAP_TYPE_PRIV_H

#include <obheap/attr_cache.h>

#include "objects_priv.h"

static inline struct ob_type *to_type(const void *o)
{
	return (struct ob_type *)o;
}

static inline bool ob_type_is_heap(const void *type)
{
	return to_type(type)->flags & OB_TF_HEAPTYPE;
}

/* instance.c */

/** ob_type_members() - the slots of a class, ob_size() of it */
static inline struct ob_member_def *ob_type_members(const struct ob_type *type)
{
	return (struct ob_member_def *)((char *)type +
					type->base.base.type->basicsize);
}

/** ob_instance_init() - room for the attributes of a new instance; 0 or -1 */
int ob_instance_init(struct ob_rt *rt, struct ob_object *o);
/** ob_instance_visit() - what is held in front of an instance */
int ob_instance_visit(struct ob_object *o, struct ob_visitor *v);
/** ob_instance_clear_dict() - drop the attributes it has of its own */
void ob_instance_clear_dict(struct ob_rt *rt, struct ob_object *o);
/** ob_instance_drop() - likewise, and the room for them */
void ob_instance_drop(struct ob_rt *rt, struct ob_object *o);
/** ob_instance_get() - attribute of its own: borrowed; NULL absent or raised */
struct ob_object *ob_instance_get(struct ob_rt *rt, struct ob_object *o,
				  struct ob_object *name);
/** ob_instance_set() - 0 set, or deleted (@value NULL); 1 nowhere; -1 raised */
int ob_instance_set(struct ob_rt *rt, struct ob_object *o,
		    struct ob_object *name, struct ob_object *value);
/** ob_instance_dict() - __dict__; new reference */
struct ob_object *ob_instance_dict(struct ob_rt *rt, struct ob_object *o);
/**
 * ob_member_computed() - how the value of a member that is no field comes about
 * @d: descriptor of a member
 *
 * Return: NULL if it is a field and @d has a struct ob_member_def.
 */
const struct ob_getset_def *ob_member_computed(const struct ob_descr *d);
/** ob_generic_set_dict() - __dict__ = value of a builtin type; 0 or -1 */
int ob_generic_set_dict(struct ob_rt *rt, struct ob_object *o,
			struct ob_object *value);
/** ob_instance_spill() - turn values into a dict of its own; 0 or -1 */
int ob_instance_spill(struct ob_rt *rt, struct ob_object *o);
extern const struct ob_getset_def ob_instance_dict_getset;
extern const struct ob_getset_def ob_instance_weakref_getset;
/** ob_instance_get_weakref() - first weak reference to an object, or None; new */
struct ob_object *ob_instance_get_weakref(struct ob_rt *rt,
					  struct ob_object *o);
/** ob_shared_keys_init() - the table instances of a class are to share */
int ob_shared_keys_init(struct ob_rt *rt, struct ob_heap_type *heap);
void ob_shared_keys_put(struct ob_rt *rt, struct ob_dict_keys *keys);
s64 ob_shared_keys_bytes(const struct ob_dict_keys *keys);
int ob_instance_traverse(struct ob_object *o, struct ob_visitor *v);
int ob_instance_clear(struct ob_rt *rt, struct ob_object *o);
void ob_instance_dealloc(struct ob_rt *rt, struct ob_object *o);

/* type_mro.c */

/** ob_type_mro() - compute a class's MRO by C3 or its mro(); 0 or -1 */
int ob_type_set_mro(struct ob_rt *rt, struct ob_type *type);
/** ob_mro_c3() - the C3 linearisation of a class; new list */
struct ob_object *ob_mro_c3(struct ob_rt *rt, struct ob_type *type);
/** ob_type_modified() - a class changed: forget look-ups in it and below */
void ob_type_modified(struct ob_type *type);
int ob_type_link(struct ob_rt *rt, struct ob_type *base, struct ob_type *type);
void ob_type_unlink(struct ob_rt *rt, struct ob_type *base,
		    struct ob_type *type);
struct ob_object *ob_type_subclasses(struct ob_rt *rt, struct ob_type *type);

/* type.c */

/** ob_type_native() - the builtin type below a class */
struct ob_type *ob_type_native(struct ob_type *type);
/** ob_type_dir() - names of a type and its bases, added to dict @names; list */
struct ob_object *ob_type_dir(struct ob_rt *rt, struct ob_type *type,
			      struct ob_object *names);

/* type_bases.c */

/** ob_type_check_layout() - can @to stand in for @from? 0, or -1 raised */
int ob_type_check_layout(struct ob_rt *rt, struct ob_type *from,
			 struct ob_type *to, const char *attr);
int ob_type_set_bases(struct ob_rt *rt, struct ob_type *type,
		      struct ob_object *bases);

/* isinstance.c: what type.__instancecheck__ and __subclasscheck__ say */

int ob_isinstance_plain(struct ob_rt *rt, struct ob_object *o,
			struct ob_object *cls);
int ob_issubclass_plain(struct ob_rt *rt, struct ob_object *derived,
			struct ob_object *cls);

/* union.c */

/** ob_union_or() - X | Y of types; new reference, may be NotImplemented */
struct ob_object *ob_union_or(struct ob_rt *rt, struct ob_object *a,
			      struct ob_object *b);
/** ob_union_args() - the members of a union; borrowed tuple */
struct ob_object *ob_union_args(struct ob_object *o);

/* generic_alias.c */

/** ob_type_repr_item() - a type as it is shown in list[int] */
int ob_type_repr_item(struct ob_strbuf *b, struct ob_object *o);

/* super.c, classmethod.c */

/** ob_new_tracked() - ->new of a type whose ->init does all, arguments too */
struct ob_object *ob_new_tracked(struct ob_rt *rt, struct ob_type *type,
				 struct ob_object *const *args, size_t nargs,
				 struct ob_tuple *kwnames);
/** ob_super_new() - super(type, self) */
struct ob_object *ob_super_new(struct ob_rt *rt, struct ob_type *type,
			       struct ob_object *self);
/** ob_method_wrapper_new() - staticmethod or classmethod of a function */
struct ob_object *ob_method_wrapper_new(struct ob_rt *rt, enum ob_tid tid,
					struct ob_object *func);

/* type_new.c */

int ob_type_set_name(struct ob_rt *rt, struct ob_type *type,
		     struct ob_object *name);

struct ob_object *ob_type_new(struct ob_rt *rt, struct ob_type *meta,
			      struct ob_object *const *args, size_t nargs,
			      struct ob_tuple *kwnames);
/** ob_best_base() - the base whose layout a class continues; borrowed */
struct ob_type *ob_best_base(struct ob_rt *rt, struct ob_tuple *bases);
/** ob_solid_base() - the nearest type that adds fields of its own */
struct ob_type *ob_solid_base(struct ob_type *type);
/** ob_type_inherit_heap() - what a class takes from its bases, slots apart */
void ob_type_inherit(struct ob_type *type, const struct ob_type *base);
/** ob_type_inherit_collection() - match patterns as the first base that does */
void ob_type_inherit_collection(struct ob_type *type,
				const struct ob_type *base);

/* type_attr.c: attributes of type objects */

extern const struct ob_getset_def ob_type_getset[];
struct ob_object *ob_type_repr(struct ob_rt *rt, struct ob_object *o);
struct ob_slot_def;

/* text_signature.c */

/** ob_doc_text() - __doc__ of what has that docstring; new reference */
struct ob_object *ob_doc_text(struct ob_rt *rt, const char *name,
			      const char *doc);
/** ob_doc_signature() - its __text_signature__, often None; new reference */
struct ob_object *ob_doc_signature(struct ob_rt *rt, const char *name,
				   const char *doc);
/** ob_slot_signature() - __text_signature__ of a special method */
struct ob_object *ob_slot_signature(struct ob_rt *rt,
				    const struct ob_slot_def *def);

/** ob_builtin_type_flags() - what __flags__ of a builtin type adds to its own */
u32 ob_builtin_type_flags(const struct ob_type *type);
/** ob_type_module() - __module__; new reference */
struct ob_object *ob_type_module(struct ob_rt *rt, struct ob_type *type);
/** ob_type_qualname() - __qualname__; new reference */
struct ob_object *ob_type_qualname(struct ob_rt *rt, struct ob_type *type);

/* object_type.c */

int ob_object_init(struct ob_rt *rt, struct ob_object *self,
		   struct ob_object *const *args, size_t nargs,
		   struct ob_tuple *kwnames);
struct ob_object *ob_object_new(struct ob_rt *rt, struct ob_type *type,
				struct ob_object *const *args, size_t nargs,
				struct ob_tuple *kwnames);

/* slots.c: the table of special methods */

/* where the function of a special method is */
enum ob_slot_place {
	OB_SLOT_TYPE,		/* struct ob_type */
	OB_SLOT_COMPARE,	/* richcompare, for one operator */
	OB_SLOT_ASYNC,
	OB_SLOT_NUMBER,
	OB_SLOT_MAPPING,
	OB_SLOT_SEQUENCE,
	OB_SLOT_BINOP,		/* number->binop, for one operator */
	OB_SLOT_INPLACE,	/* number->inplace, for one operator */
	OB_SLOT_UNOP,		/* number->unop, for one operator */
};

/**
 * struct ob_slot_def - a special method
 * @name_id: of the method
 * @name: the same as text
 * @place: where the slot is
 * @at: offset there, or which operator
 * @generic: what a class has in the slot when it defines the method; NULL:
 *	nothing
 * @wrap: what the method of a builtin type does: call @fn, the type's slot
 * @min: arguments the method takes besides self
 * @max: likewise; -1 for any, keywords included
 * @doc: the docstring
 */
struct ob_slot_def {
	enum ob_name name_id;
	const char *name;
	enum ob_slot_place place;
	u32 at;
	void *generic;
	struct ob_object *(*wrap)(struct ob_rt *rt,
				  const struct ob_slot_def *def, void *fn,
				  struct ob_object *self,
				  struct ob_object *const *args, size_t nargs,
				  struct ob_tuple *kwnames);
	s8 min, max;
	const char *doc;
};

extern const struct ob_slot_def ob_slot_defs[];
extern const size_t ob_nr_slot_defs;

struct ob_descr;
/** ob_wrapper_call() - the method a wrapper descriptor stands for */
struct ob_object *ob_wrapper_call(struct ob_rt *rt,
				  const struct ob_descr *d,
				  struct ob_object *self,
				  struct ob_object *const *args, size_t nargs,
				  struct ob_tuple *kwnames);
/** ob_slot_native() - a builtin type's function for a special method */
void *ob_slot_native(const struct ob_type *type, const struct ob_slot_def *def);
/** ob_slots_update() - fill the slots of a class from its and its bases' dicts */
int ob_slots_update(struct ob_rt *rt, struct ob_type *type);
/** ob_slots_update_name() - likewise those that a method of that name is for */
int ob_slots_update_name(struct ob_rt *rt, struct ob_type *type,
			 struct ob_object *name);

/* slots_call.c: slots of classes, which call methods */

struct ob_object *ob_slot_repr(struct ob_rt *rt, struct ob_object *o);
struct ob_object *ob_slot_str(struct ob_rt *rt, struct ob_object *o);
s64 ob_slot_hash(struct ob_rt *rt, struct ob_object *o);
struct ob_object *ob_slot_call(struct ob_rt *rt, struct ob_object *o,
			       struct ob_object *const *args, size_t nargs,
			       struct ob_tuple *kwnames);
struct ob_object *ob_slot_richcompare(struct ob_rt *rt, struct ob_object *a,
				      struct ob_object *b, enum ob_cmp op);
struct ob_object *ob_slot_iter(struct ob_rt *rt, struct ob_object *o);
struct ob_object *ob_slot_power(struct ob_rt *rt, struct ob_object *a,
				struct ob_object *b, struct ob_object *mod);
struct ob_object *ob_slot_next(struct ob_rt *rt, struct ob_object *o);
struct ob_object *ob_slot_descr_get(struct ob_rt *rt, struct ob_object *descr,
				    struct ob_object *o, struct ob_type *type);
int ob_slot_descr_set(struct ob_rt *rt, struct ob_object *descr,
		      struct ob_object *o, struct ob_object *value);
int ob_slot_init(struct ob_rt *rt, struct ob_object *o,
		 struct ob_object *const *args, size_t nargs,
		 struct ob_tuple *kwnames);
struct ob_object *ob_slot_new(struct ob_rt *rt, struct ob_type *type,
			      struct ob_object *const *args, size_t nargs,
			      struct ob_tuple *kwnames);
void ob_slot_finalize(struct ob_rt *rt, struct ob_object *o);
struct ob_object *ob_slot_getattro(struct ob_rt *rt, struct ob_object *o,
				   struct ob_object *name);
int ob_slot_setattro(struct ob_rt *rt, struct ob_object *o,
		     struct ob_object *name, struct ob_object *value);
struct ob_object *ob_slot_await(struct ob_rt *rt, struct ob_object *o);
struct ob_object *ob_slot_aiter(struct ob_rt *rt, struct ob_object *o);
struct ob_object *ob_slot_anext(struct ob_rt *rt, struct ob_object *o);

/* slots_number.c: the same for arithmetic and items */

struct ob_object *ob_slot_binop(struct ob_rt *rt, enum ob_binop op,
				struct ob_object *a, struct ob_object *b);
struct ob_object *ob_slot_inplace(struct ob_rt *rt, enum ob_binop op,
				  struct ob_object *a, struct ob_object *b);
/** ob_slot_inplace_any() - in-place operator, a method or the builtin type's */
struct ob_object *ob_slot_inplace_any(struct ob_rt *rt, enum ob_binop op,
				      struct ob_object *a,
				      struct ob_object *b);
struct ob_object *ob_slot_unop(struct ob_rt *rt, enum ob_unop op,
			       struct ob_object *o);
int ob_slot_nonzero(struct ob_rt *rt, struct ob_object *o);
struct ob_object *ob_slot_int(struct ob_rt *rt, struct ob_object *o);
struct ob_object *ob_slot_float(struct ob_rt *rt, struct ob_object *o);
struct ob_object *ob_slot_index(struct ob_rt *rt, struct ob_object *o);
s64 ob_slot_length(struct ob_rt *rt, struct ob_object *o);
struct ob_object *ob_slot_subscript(struct ob_rt *rt, struct ob_object *o,
				    struct ob_object *key);
int ob_slot_ass_subscript(struct ob_rt *rt, struct ob_object *o,
			  struct ob_object *key, struct ob_object *value);
struct ob_object *ob_slot_item(struct ob_rt *rt, struct ob_object *o, s64 i);
int ob_slot_contains(struct ob_rt *rt, struct ob_object *o,
		     struct ob_object *x);

/* descr.c */

/* __new__ of the builtin types */
extern const struct ob_method_def ob_new_def;

static inline const struct ob_slot_def *ob_wrapper_def(const void *o)
{
	return ((const struct ob_descr *)o)->def;
}

/* reduce.c */

struct ob_object *ob_object_reduce(OB_FN_ARGS);
struct ob_object *ob_object_reduce_ex(OB_FN_ARGS);
struct ob_object *ob_object_getstate(OB_FN_ARGS);

/* type_params.c */

/** ob_type_parameters() - type variables in a tuple of types; new tuple */
struct ob_object *ob_type_parameters(struct ob_rt *rt, struct ob_object *args);
/**
 * ob_type_substitute() - @args with their type variables replaced
 * @rt: the runtime
 * @self: whose they are, for messages
 * @args: tuple of types
 * @params: the variables in them
 * @key: what replaces each of these, a tuple or one object
 *
 * Return: new tuple, or NULL raised.
 */
struct ob_object *ob_type_substitute(struct ob_rt *rt, struct ob_object *self,
				     struct ob_object *args,
				     struct ob_object *params,
				     struct ob_object *key);

#endif /* _OBHEAP_TYPE_PRIV_H */
