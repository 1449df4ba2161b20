/* SPDX-License-Identifier: GPL-2.0 */
/*
 * objects_priv - what the files of this room share and no other room may use
 */
#ifndef _OBHEAP_OBJECTS_PRIV_H
#define _OBHEAP_OBJECTS_PRIV_H

#include <obheap/objects.h>

#include "types_priv.h"

/* the names this room looks up, interned when first needed */
enum ob_name {
#define OB_NAME(x) OB_N_##x,
#define OB_WORD(x, word) OB_N_##x,
#include "names.h"
#undef OB_WORD
#undef OB_NAME
	OB_NR_NAMES,
};

/** ob_name() - one of them, borrowed from the runtime; NULL with MemoryError */
struct ob_object *ob_name(struct ob_rt *rt, enum ob_name n);

/** ob_getattr_opt() - attribute or nothing: 1 found (new), 0 not there, -1 */
int ob_getattr_opt(struct ob_rt *rt, struct ob_object *o,
		   struct ob_object *name, struct ob_object **value);

/** ob_special_method() - a special method bound to @o: 1 found (new), 0 none, -1 */
int ob_special_method(struct ob_rt *rt, struct ob_object *o, enum ob_name n,
		      struct ob_object **method);
/*
 * ob_special_invoke() - call a special method of the type
 * @res: filled with a new reference
 *
 * Return: 1 called, 0 there is no such method, -1 raised.
 */
int ob_special_invoke(struct ob_rt *rt, struct ob_object *o, enum ob_name n,
		      struct ob_object *const *args, size_t nargs,
		      struct ob_object **res);

/* number.c: binary and unary arithmetic with CPython's dispatch and messages */

/** ob_power_slot() - what pow() with a modulus asks of a type, or NULL */
struct ob_object *(*ob_power_slot(const struct ob_type *type))
	(struct ob_rt *rt, struct ob_object *a, struct ob_object *b,
	 struct ob_object *mod);

/** ob_binop_slot() - what a type runs for an operator; NULL for nothing */
struct ob_object *(*ob_binop_slot(const struct ob_type *type,
				  unsigned int op))(struct ob_rt *rt,
						    enum ob_binop op,
						    struct ob_object *a,
						    struct ob_object *b);
/** ob_inplace_slot() - likewise for augmented assignment */
struct ob_object *(*ob_inplace_slot(const struct ob_type *type,
				    unsigned int op))(struct ob_rt *rt,
						      enum ob_binop op,
						      struct ob_object *a,
						      struct ob_object *b);

/* containers */

/** ob_empty_keys() - the key table every empty dict shares */
static inline struct ob_dict_keys *ob_empty_keys(struct ob_rt *rt)
{
	return &rt->st->empty_keys;
}

/** ob_list_clear_free() and friends: give a free list's memory back */
void ob_float_free_list_clear(struct ob_rt *rt);
void ob_list_free_list_clear(struct ob_rt *rt);
void ob_tuple_free_list_clear(struct ob_rt *rt);
void ob_dict_free_list_clear(struct ob_rt *rt);

/* static objects, into zeroed memory; see image.c */
void ob_types_init(struct ob_statics *st);
void ob_int_init_statics(struct ob_statics *st);
void ob_str_init_statics(struct ob_statics *st);
void ob_bytes_init_statics(struct ob_statics *st);
void ob_dict_init_statics(struct ob_statics *st);
void ob_tuple_init_statics(struct ob_statics *st);
/** ob_statics_new() - a session's own; to be freed with ob_mem_free() */
struct ob_statics *ob_statics_new(void);
/** ob_statics_image() - what all of those are copied from */
const struct ob_statics *ob_statics_image(void);

/* core */

/** ob_type_short_name() - a type's name without the module in front of it */
static inline const char *ob_type_short_name(const struct ob_type *type)
{
	const char *dot = strrchr(type->name, '.');

	return dot ? dot + 1 : type->name;
}

/** ob_invoke_method() - o.name(*args), as the attribute is found; new reference */
struct ob_object *ob_invoke_method(struct ob_rt *rt, struct ob_object *o,
				   const char *name,
				   struct ob_object *const *args, size_t nargs);
/** ob_obj_clear() - zero what follows the header of a new object */
static inline void ob_obj_clear(void *o, size_t bytes)
{
	memset((char *)o + sizeof(struct ob_object), 0,
	       bytes - sizeof(struct ob_object));
}

/** ob_visit_all() - visit those of @n fields that hold a reference */
static inline int ob_visit_all(struct ob_visitor *v,
			       struct ob_object *const *held, size_t n)
{
	int err = 0;
	size_t i;

	for (i = 0; !err && i < n; i++)
		err = ob_visit(v, held[i]);
	return err;
}

/** ob_hash_unhashable() - hash slot of mutable types: raises TypeError */
s64 ob_hash_unhashable(struct ob_rt *rt, struct ob_object *o);
/** ob_hash_pointer() - hash by identity */
s64 ob_hash_pointer(struct ob_rt *rt, struct ob_object *o);
/** ob_iter_self() - iter slot of iterators: the object itself */
struct ob_object *ob_iter_self(struct ob_rt *rt, struct ob_object *o);
/** ob_call_def() - run a builtin after checking its arguments' number */
struct ob_object *ob_call_def(struct ob_rt *rt, const struct ob_method_def *def,
			      struct ob_object *callable,
			      struct ob_object *self,
			      struct ob_object *const *args, size_t nargs,
			      struct ob_tuple *kwnames);
/** ob_attribute_error() - raise AttributeError with name and obj set; NULL */
void *ob_attribute_error(struct ob_rt *rt, struct ob_object *o,
			 struct ob_object *name);
/** ob_attribute_error_context() - the pending one gets what it does not have */
void ob_attribute_error_context(struct ob_rt *rt, struct ob_object *o,
				struct ob_object *name);
/** ob_structseq_describe() - what the type of a named tuple says of its fields */
int ob_structseq_describe(struct ob_rt *rt, struct ob_type *type);
int ob_type_add_descrs(struct ob_rt *rt, struct ob_type *type);
struct ob_object *ob_descr_new(struct ob_rt *rt, enum ob_tid tid,
			       struct ob_type *type, const char *name,
			       const void *def);
struct ob_object *ob_descr_new_str(struct ob_rt *rt, enum ob_tid tid,
				   struct ob_type *type,
				   struct ob_object *name, const void *def);
void ob_collector_init(struct ob_rt *rt);
/** ob_gc_allocated() - a block for a container was obtained; may collect */
static inline void ob_gc_allocated(struct ob_rt *rt)
{
	ob_gc_count_alloc(&rt->gc);
	if (unlikely(ob_gc_is_due(&rt->gc)) && !rt->exc)
		ob_gc_collect_due(&rt->gc);
}

/** ob_weaklist_of() - where @o keeps its weak references, NULL for nowhere */
struct ob_object **ob_weaklist_of(struct ob_object *o);
/** ob_weakrefs_collect() - the weakrefs step of the collector */
u64 ob_weakrefs_collect(struct ob_gc *gc, struct ob_gc_head *unreachable,
			struct ob_gc_head *old);
/** ob_type_cache_init() - look-up cache and table of names; 0 or -ENOMEM */
int ob_type_cache_init(struct ob_rt *rt);
void ob_type_cache_exit(struct ob_rt *rt);
/** ob_iter_contains() - x in o by iterating; 1, 0 or -1 */
int ob_iter_contains(struct ob_rt *rt, struct ob_object *o,
		     struct ob_object *x);
/** ob_native_format() - __format__ of the numbers */
struct ob_object *ob_native_format(struct ob_rt *rt, struct ob_object *self,
				   struct ob_object *const *args, size_t nargs,
				   struct ob_tuple *kwnames);
/** ob_basic_sizeof() - bytes of the struct and items, as type->size_of says */
s64 ob_basic_sizeof(struct ob_rt *rt, struct ob_object *o);
/** ob_dict_clear() - empty a dict */
void ob_dict_clear(struct ob_rt *rt, struct ob_object *dict);
struct ob_object *ob_str_m_isidentifier(struct ob_rt *rt,
					struct ob_object *self,
					struct ob_object *const *args,
					size_t nargs,
					struct ob_tuple *kwnames);
struct ob_object *ob_method_new(struct ob_rt *rt, struct ob_object *func,
				struct ob_object *self);
/** ob_class_getitem() - __class_getitem__ of the containers; OB_METH_O | CLASS */
struct ob_object *ob_class_getitem(struct ob_rt *rt, struct ob_object *self,
				   struct ob_object *const *args, size_t nargs,
				   struct ob_tuple *kwnames);
struct ob_object *ob_generic_alias_new(struct ob_rt *rt,
				       struct ob_object *origin,
				       struct ob_object *args);
int ob_exceptions_init(struct ob_rt *rt);

/** ob_memory_error_new() - an unused one, or NULL with nothing raised */
struct ob_object *ob_memory_error_new(struct ob_rt *rt);
/** ob_type_add_slots() - wrapper descriptors for the slots @type fills itself */
int ob_type_add_slots(struct ob_rt *rt, struct ob_type *type);
struct ob_object *ob_mappingproxy_new(struct ob_rt *rt,
				      struct ob_object *mapping);
/** ob_member_readonly() - the set of an attribute that is a plain field */
int ob_member_readonly(struct ob_rt *rt, struct ob_object *o,
		       struct ob_object *value);
/* function_make.c */
int ob_function_set_code(struct ob_rt *rt, struct ob_object *o,
			 struct ob_object *value);
struct ob_object *ob_function_tp_new(struct ob_rt *rt, struct ob_type *type,
				     struct ob_object *const *args,
				     size_t nargs, struct ob_tuple *kwnames);

/* code_attr.c */
struct ob_object *ob_code_get_code(struct ob_rt *rt, struct ob_object *o);
struct ob_object *ob_code_get_linetable(struct ob_rt *rt, struct ob_object *o);
struct ob_object *ob_code_get_exceptiontable(struct ob_rt *rt,
					     struct ob_object *o);
struct ob_object *ob_code_get_lnotab(struct ob_rt *rt, struct ob_object *o);
struct ob_object *ob_code_view_code(struct ob_rt *rt, struct ob_object *o);
struct ob_object *ob_code_view_linetable(struct ob_rt *rt, struct ob_object *o);
struct ob_object *ob_code_view_exceptiontable(struct ob_rt *rt,
					      struct ob_object *o);
extern const struct ob_method_def ob_code_methods[];
/* code_make.c */
struct ob_object *ob_code_replace(OB_FN_ARGS);
struct ob_object *ob_code_lines(OB_FN_ARGS);
struct ob_object *ob_code_positions(OB_FN_ARGS);
struct ob_object *ob_code_tp_new(struct ob_rt *rt, struct ob_type *type,
				 struct ob_object *const *args, size_t nargs,
				 struct ob_tuple *kwnames);
/* code_equal.c */
s64 ob_code_hash(struct ob_rt *rt, struct ob_object *o);
struct ob_object *ob_code_richcompare(struct ob_rt *rt, struct ob_object *a,
				      struct ob_object *b, enum ob_cmp op);

/* generator.c; what generators, coroutines and asynchronous ones share */

/* RESUME, of which a suspended generator's next instruction is one */
#define OB_OP_RESUME	151

struct ob_object *ob_gen_send_value(struct ob_rt *rt, struct ob_gen *gen,
				    struct ob_object *arg);
/** ob_gen_close() - None, or NULL raised */
struct ob_object *ob_gen_close(struct ob_rt *rt, struct ob_gen *gen);
/*
 * ob_gen_throw() - throw an exception in
 * @close_on_exit: GeneratorExit closes what it delegates to
 * @args: type or instance, value, traceback; @nargs at least 1
 */
struct ob_object *ob_gen_throw(struct ob_rt *rt, struct ob_gen *gen,
			       bool close_on_exit,
			       struct ob_object *const *args, size_t nargs);
/** ob_gen_finalize() - its end as an object: what is open in it is closed */
void ob_gen_finalize(struct ob_rt *rt, struct ob_object *o);
void ob_gen_dealloc(struct ob_rt *rt, struct ob_object *o);
int ob_gen_traverse(struct ob_object *o, struct ob_visitor *v);
int ob_gen_clear(struct ob_rt *rt, struct ob_object *o);

/* generator_types.c: attributes all three kinds have */
struct ob_object *ob_gen_method_send(struct ob_rt *rt, struct ob_object *self,
				     struct ob_object *const *args, size_t nargs,
				     struct ob_tuple *kwnames);
struct ob_object *ob_gen_method_throw(struct ob_rt *rt, struct ob_object *self,
				      struct ob_object *const *args, size_t nargs,
				      struct ob_tuple *kwnames);
struct ob_object *ob_gen_method_close(struct ob_rt *rt, struct ob_object *self,
				      struct ob_object *const *args, size_t nargs,
				      struct ob_tuple *kwnames);
struct ob_object *ob_gen_repr(struct ob_rt *rt, struct ob_object *o);
s64 ob_gen_size_of(struct ob_rt *rt, struct ob_object *o);
struct ob_object *ob_gen_get_name(struct ob_rt *rt, struct ob_object *o);
int ob_gen_set_name(struct ob_rt *rt, struct ob_object *o,
		    struct ob_object *value);
struct ob_object *ob_gen_get_qualname(struct ob_rt *rt, struct ob_object *o);
int ob_gen_set_qualname(struct ob_rt *rt, struct ob_object *o,
			struct ob_object *value);
struct ob_object *ob_gen_get_yf(struct ob_rt *rt, struct ob_object *o);
struct ob_object *ob_gen_get_frame(struct ob_rt *rt, struct ob_object *o);
struct ob_object *ob_gen_get_code(struct ob_rt *rt, struct ob_object *o);

/**
 * ob_exc_from() - the pending exception was raised from another
 * @rt: the runtime
 * @tid: what was to be raised; anything else pending stays as it is
 * @cause: the other one; the reference is taken
 */
void ob_exc_from(struct ob_rt *rt, enum ob_tid tid, struct ob_object *cause);
/** ob_exc_set() - replace a field that holds a reference or NULL */
void ob_exc_set(struct ob_rt *rt, struct ob_object **field,
		struct ob_object *value);

/* reduce.c */

/** ob_module_member() - from @from import @name; new reference, NULL raised */
struct ob_object *ob_module_member(struct ob_rt *rt, const char *from,
				   const char *name);

/*
 * ob_reduced() - (fn, (arg,)): how __reduce__() says what would make a copy
 * @fn: borrowed
 * @arg: borrowed
 */
static inline struct ob_object *ob_reduced(struct ob_rt *rt,
					   struct ob_object *fn,
					   struct ob_object *arg)
{
	struct ob_object *args, *res;

	ob_incref(fn);
	args = ob_tuple_pack(rt, 1, arg);
	res = args ? ob_tuple_pack(rt, 2, fn, args) : NULL;
	ob_xdecref(rt, args);
	ob_decref(rt, fn);
	return res;
}

/*
 * What __reduce__() says, new. Steals @args and @state; NULL among what should
 * be there is an exception that is pending.
 */

/** ob_reduced_args() - (type(self), args) */
struct ob_object *ob_reduced_args(struct ob_rt *rt, struct ob_object *self,
				  struct ob_object *args);
/** ob_reduced_state() - (type(self), args, state) */
struct ob_object *ob_reduced_state(struct ob_rt *rt, struct ob_object *self,
				   struct ob_object *args,
				   struct ob_object *state);
/** ob_reduced_end() - (iter, ((),)), of an iterator that has ended */
struct ob_object *ob_reduced_end(struct ob_rt *rt);
/** ob_reduced_iter() - (iter, args), or with a state unless that is NULL */
struct ob_object *ob_reduced_iter(struct ob_rt *rt, struct ob_object *args,
				  struct ob_object *state);

/**
 * ob_object_state() - what __getstate__() says
 * @rt: the runtime
 * @o: the object
 * @required: the state must be all there is to @o
 *
 * Return: new reference, or NULL raised.
 */
struct ob_object *ob_object_state(struct ob_rt *rt, struct ob_object *o,
				  bool required);
/** ob_reduced_to() - (type of @o, (a, b, c)) */
struct ob_object *ob_reduced_to(struct ob_rt *rt, struct ob_object *o,
				struct ob_object *a, struct ob_object *b,
				struct ob_object *c);

/* iter_reduce.c */

/** ob_builtin_function() - what builtins has under a name; new reference */
struct ob_object *ob_builtin_function(struct ob_rt *rt, const char *name);
/** ob_reduced_at() - (fn, (seq,), index) */
struct ob_object *ob_reduced_at(struct ob_rt *rt, struct ob_object *fn,
				struct ob_object *seq, s64 index);
struct ob_object *ob_seq_iter_reduce(OB_FN_ARGS);
struct ob_object *ob_seq_iter_setstate(OB_FN_ARGS);
struct ob_object *ob_builtin_reduce(OB_FN_ARGS);
/** ob_builtin_is_method() - is it bound to an object that is no module? */
bool ob_builtin_is_method(struct ob_rt *rt, const struct ob_builtin *b);
/** ob_reduced_attr() - (getattr, (o, name)) */
struct ob_object *ob_reduced_attr(struct ob_rt *rt, struct ob_object *o,
				  struct ob_object *name);
struct ob_object *ob_method_reduce(OB_FN_ARGS);
struct ob_object *ob_singleton_reduce(OB_FN_ARGS);

/* the end of a warning that a conversion gave an object of a derived class */
#define OB_DERIVED_RESULT \
	"The ability to return an instance of a strict subclass of %s is deprecated, and may be removed in a future version of Python."

/** ob_recycle() - a result tuple is about to be used again: track it */
static inline void ob_recycle(struct ob_rt *rt, struct ob_tuple *t)
{
	if (!ob_gc_is_tracked(ob_gc_of(t)))
		ob_track(rt, t);
}

#endif /* _OBHEAP_OBJECTS_PRIV_H */
