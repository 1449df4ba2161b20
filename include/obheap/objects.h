/* SPDX-License-Identifier: GPL-2.0 */
/*
 * objects - what a Python object is, and everything one can ask of it
 *
 * Vocabulary
 *   runtime    struct ob_rt: one session's heap, types, static objects,
 *              caches, pending exception. First argument of nearly everything
 *   static     an object that lives in struct ob_statics, outside the arenas:
 *              types, None, booleans, small ints, one-character strings
 *   slot       a function pointer of a type; NULL means "not supported"
 *
 * Ownership. Every function that takes or gives an object says which it is:
 *   new        the caller owns the reference it gets and must drop it
 *   borrowed   valid while somebody else holds it; the caller must not drop it
 *   stolen     the callee takes the caller's reference, success or failure
 * Arguments are borrowed unless a comment says stolen.
 *
 * Errors. A function that may raise returns NULL, or -1 where it returns an
 * int or ssize_t, with exactly one exception pending in rt->exc. A function
 * that returns anything else has not raised. Never an ERR_PTR.
 *
 * Layouts of the builtin types are in layouts.h; both headers are this room's
 * contract, split so that each can be read at one sitting.
 *
 * Locking: everything here runs under the session's GIL; refcounts are plain
 * integers. Context: process, may sleep (any allocation may).
 */
#ifndef _OBHEAP_OBJECTS_H
#define _OBHEAP_OBJECTS_H

#include <obheap/gc.h>
#include <obheap/heap.h>
#include <obheap/platform.h>

struct ob_rt;
struct ob_type;
struct ob_str;
struct ob_tuple;
struct ob_dict;
struct ob_dict_keys;
struct ob_list;
struct ob_code;
struct ob_frame;
struct ob_gen;

/**
 * struct ob_object - header of every object (PyObject)
 * @refcnt: number of references held (H)
 * @type: its type, a counted reference for heap types only (H)
 */
struct ob_object {
	s64 refcnt;
	struct ob_type *type;
};

/**
 * struct ob_var - header of an object with a number of items (PyVarObject)
 * @base: object header
 * @size: item count; its sign is the sign of an int (H)
 */
struct ob_var {
	struct ob_object base;
	s64 size;
};

/* Static objects start here in 3.11 and are counted normally from then on. */
#define OB_STATIC_REFCNT	999999999

#define OB_OBJ(x)		((struct ob_object *)(x))

/*
 * enum ob_tid - the builtin types, in bring-up order (a base comes first)
 */
enum ob_tid {
	OB_T_OBJECT, OB_T_TYPE, OB_T_INT, OB_T_BOOL, OB_T_FLOAT,
	OB_T_COMPLEX, OB_T_STR,
	OB_T_NONE, OB_T_NOTIMPLEMENTED, OB_T_ELLIPSIS,
	OB_T_LIST, OB_T_TUPLE, OB_T_DICT, OB_T_RANGE, OB_T_SLICE,
	OB_T_CELL, OB_T_CODE, OB_T_FUNCTION, OB_T_BUILTIN, OB_T_METHOD,
	OB_T_METHOD_DESCR, OB_T_CLASSMETHOD_DESCR, OB_T_WRAPPER_DESCR,
	OB_T_METHOD_WRAPPER, OB_T_GETSET_DESCR,
	OB_T_MEMBER_DESCR, OB_T_MODULE, OB_T_MAPPINGPROXY,
	OB_T_PROPERTY, OB_T_CLASSMETHOD, OB_T_STATICMETHOD, OB_T_SUPER,
	OB_T_GENERIC_ALIAS, OB_T_UNION,
	OB_T_TWISTER,	/* module random */
	/* module functools */
	OB_T_PARTIAL, OB_T_KEY_WRAPPER, OB_T_LRU_CACHE,
	OB_T_RE_PATTERN, OB_T_RE_MATCH, OB_T_RE_SCANNER,	/* module re */
	/* module operator */
	OB_T_ITEMGETTER, OB_T_ATTRGETTER, OB_T_METHODCALLER,
	/* module itertools */
	OB_T_IT_COUNT, OB_T_IT_CYCLE, OB_T_IT_REPEAT, OB_T_IT_CHAIN,
	OB_T_IT_COMPRESS, OB_T_IT_DROPWHILE, OB_T_IT_TAKEWHILE,
	OB_T_IT_FILTERFALSE, OB_T_IT_STARMAP, OB_T_IT_PAIRWISE,
	OB_T_IT_ISLICE, OB_T_IT_ACCUMULATE, OB_T_IT_ZIP_LONGEST,
	OB_T_IT_GROUPBY, OB_T_IT_GROUPER, OB_T_IT_PRODUCT,
	OB_T_IT_COMBINATIONS, OB_T_IT_CWR, OB_T_IT_PERMUTATIONS, OB_T_IT_TEE,
	OB_T_IT_TEE_DATA,
	OB_T_LIST_ITER, OB_T_LIST_REVITER, OB_T_TUPLE_ITER, OB_T_STR_ITER,
	OB_T_STR_ASCII_ITER, OB_T_RANGE_ITER, OB_T_LONGRANGE_ITER,
	OB_T_DICT_KEYITER, OB_T_DICT_VALUEITER, OB_T_DICT_ITEMITER,
	OB_T_DICT_REVKEYITER, OB_T_DICT_REVVALUEITER, OB_T_DICT_REVITEMITER,
	OB_T_DICT_KEYS, OB_T_DICT_VALUES, OB_T_DICT_ITEMS,
	OB_T_ODICT_KEYS, OB_T_ODICT_VALUES, OB_T_ODICT_ITEMS, OB_T_ODICT_ITER,
	OB_T_SET, OB_T_FROZENSET, OB_T_SET_ITER,
	OB_T_BYTES, OB_T_BYTES_ITER, OB_T_BYTEARRAY, OB_T_BYTEARRAY_ITER,
	OB_T_MEMORYVIEW, OB_T_MANAGED_BUFFER, OB_T_MEMORY_ITER,
	/* module collections */
	OB_T_DEQUE, OB_T_DEQUE_ITER, OB_T_DEQUE_REVITER, OB_T_ODICT,
	OB_T_DEFAULTDICT, OB_T_TUPLEGETTER,
	OB_T_NAMESPACE,	/* module types */
	OB_T_ARRAY, OB_T_ARRAY_ITER,	/* module array */
	OB_T_SYS_FLAGS, OB_T_SYS_VERSION, OB_T_SYS_FLOAT, OB_T_SYS_HASH,
	OB_T_SYS_INT, OB_T_SYS_THREAD, OB_T_SYS_HOOKS,
	OB_T_SYS_UNRAISABLE,	/* module sys */
	OB_T_ENUMERATE, OB_T_ZIP, OB_T_REVERSED, OB_T_MAP, OB_T_FILTER,
	OB_T_SEQ_ITER, OB_T_CALL_ITER, OB_T_LINE_ITER, OB_T_POSITIONS_ITER,
	OB_T_ALIAS_ITER,
	OB_T_TRACEBACK, OB_T_FRAME, OB_T_GENERATOR, OB_T_COROUTINE,
	OB_T_CORO_WRAPPER, OB_T_ASYNC_GEN, OB_T_ASYNC_GEN_ASEND,
	OB_T_ASYNC_GEN_ATHROW, OB_T_ASYNC_GEN_WRAPPED, OB_T_ANEXT_AWAITABLE,
	OB_T_WEAKREF, OB_T_WEAKPROXY, OB_T_WEAKCALLABLEPROXY, OB_T_STREAM,
	/* exceptions: each after its base; see module/objects/exception.c */
	OB_T_BaseException, OB_T_Exception, OB_T_BaseExceptionGroup,
	OB_T_ExceptionGroup, OB_T_KeyboardInterrupt,
	OB_T_SystemExit, OB_T_GeneratorExit, OB_T_ArithmeticError,
	OB_T_FloatingPointError, OB_T_OverflowError, OB_T_ZeroDivisionError,
	OB_T_AssertionError, OB_T_AttributeError, OB_T_BufferError,
	OB_T_EOFError, OB_T_ImportError, OB_T_ModuleNotFoundError,
	OB_T_LookupError, OB_T_IndexError, OB_T_KeyError, OB_T_MemoryError,
	OB_T_NameError, OB_T_UnboundLocalError, OB_T_OSError,
	OB_T_BlockingIOError, OB_T_ChildProcessError, OB_T_ConnectionError,
	OB_T_BrokenPipeError, OB_T_ConnectionAbortedError,
	OB_T_ConnectionRefusedError, OB_T_ConnectionResetError,
	OB_T_FileExistsError, OB_T_FileNotFoundError, OB_T_InterruptedError,
	OB_T_IsADirectoryError, OB_T_NotADirectoryError,
	OB_T_PermissionError, OB_T_ProcessLookupError, OB_T_TimeoutError,
	OB_T_ReferenceError, OB_T_RuntimeError, OB_T_NotImplementedError,
	OB_T_RecursionError, OB_T_StopIteration, OB_T_StopAsyncIteration,
	OB_T_SyntaxError, OB_T_IndentationError, OB_T_TabError,
	OB_T_SystemError, OB_T_TypeError, OB_T_ValueError,
	OB_T_UnicodeError, OB_T_UnicodeDecodeError, OB_T_UnicodeEncodeError,
	OB_T_UnicodeTranslateError, OB_T_Warning, OB_T_DeprecationWarning,
	OB_T_PendingDeprecationWarning, OB_T_RuntimeWarning,
	OB_T_SyntaxWarning, OB_T_UserWarning, OB_T_FutureWarning,
	OB_T_ImportWarning, OB_T_UnicodeWarning, OB_T_BytesWarning,
	OB_T_ResourceWarning, OB_T_EncodingWarning,
	OB_NR_TYPES,
};

/* rich comparison codes, in CPython's order; COMPARE_OP's argument */
enum ob_cmp { OB_LT, OB_LE, OB_EQ, OB_NE, OB_GT, OB_GE };

/* binary operations, in the order of 3.11's BINARY_OP argument */
enum ob_binop {
	OB_ADD, OB_AND, OB_FLOORDIV, OB_LSHIFT, OB_MATMUL, OB_MUL, OB_MOD,
	OB_OR, OB_POW, OB_RSHIFT, OB_SUB, OB_TRUEDIV, OB_XOR,
	OB_NR_BINOPS,
	OB_INPLACE = OB_NR_BINOPS,	/* added to the above: a += b and so on */
	OB_DIVMOD = 2 * OB_NR_BINOPS,	/* divmod(): no instruction has it */
};

enum ob_unop { OB_NEG, OB_POS, OB_INVERT, OB_ABS };

/**
 * struct ob_number_slots - arithmetic of a type
 * @binop: new reference, rt's NotImplemented (new), or NULL raised; called
 *	with the operands in source order whichever of the two has the slot
 * @inplace: as @binop for augmented assignment; NULL falls back to @binop
 * @unop: new reference
 * @nonzero: 1 true, 0 false, -1 raised
 * @to_int: int(x); new reference
 * @to_float: float(x); new reference
 * @index: operator.index(); new reference
 * @power: pow() with three arguments, as @binop; NULL cannot
 * @binops: bit per operator that @binop knows, BIT(OB_OWN_DIVMOD) for
 *	divmod(); 0 is all but @
 * @inplaces: likewise for @inplace
 * @unops: likewise for @unop
 */
struct ob_number_slots {
	struct ob_object *(*binop)(struct ob_rt *rt, enum ob_binop op,
				   struct ob_object *a, struct ob_object *b);
	struct ob_object *(*inplace)(struct ob_rt *rt, enum ob_binop op,
				     struct ob_object *a, struct ob_object *b);
	struct ob_object *(*unop)(struct ob_rt *rt, enum ob_unop op,
				  struct ob_object *a);
	int (*nonzero)(struct ob_rt *rt, struct ob_object *o);
	struct ob_object *(*to_int)(struct ob_rt *rt, struct ob_object *o);
	struct ob_object *(*to_float)(struct ob_rt *rt, struct ob_object *o);
	struct ob_object *(*index)(struct ob_rt *rt, struct ob_object *o);
	struct ob_object *(*power)(struct ob_rt *rt, struct ob_object *a,
				   struct ob_object *b, struct ob_object *mod);
	u32 binops;
	u32 inplaces;
	u32 unops;
};

#define OB_OWN_DIVMOD	OB_NR_BINOPS	/* divmod()'s bit in @binops */

/**
 * struct ob_sequence_slots - item access by position
 * @length: number of items or -1
 * @item: new reference; @i is already non-negative or out of range
 * @contains: 1, 0 or -1
 * @concat: a + b, new reference; tried by binary + after the number slots
 * @repeat: a * n, new reference
 * @inplace_concat: a += b, new reference to the result
 * @inplace_repeat: a *= n
 */
struct ob_sequence_slots {
	s64 (*length)(struct ob_rt *rt, struct ob_object *o);
	struct ob_object *(*item)(struct ob_rt *rt, struct ob_object *o, s64 i);
	int (*contains)(struct ob_rt *rt, struct ob_object *o,
			struct ob_object *x);
	struct ob_object *(*concat)(struct ob_rt *rt, struct ob_object *a,
				    struct ob_object *b);
	struct ob_object *(*repeat)(struct ob_rt *rt, struct ob_object *a,
				    s64 n);
	struct ob_object *(*inplace_concat)(struct ob_rt *rt,
					    struct ob_object *a,
					    struct ob_object *b);
	struct ob_object *(*inplace_repeat)(struct ob_rt *rt,
					    struct ob_object *a, s64 n);
};

/**
 * struct ob_mapping_slots - o[key]
 * @length: number of items or -1
 * @subscript: new reference
 * @ass_subscript: o[key] = value; @value NULL deletes; 0 or -1
 */
struct ob_mapping_slots {
	s64 (*length)(struct ob_rt *rt, struct ob_object *o);
	struct ob_object *(*subscript)(struct ob_rt *rt, struct ob_object *o,
				       struct ob_object *key);
	int (*ass_subscript)(struct ob_rt *rt, struct ob_object *o,
			     struct ob_object *key, struct ob_object *value);
};

/*
 * How a builtin takes its arguments; exactly one of the first four. What
 * CPython gives a tuple is named without its type in messages on keywords.
 */
#define OB_METH_NOARGS	1	/* none */
#define OB_METH_O	2	/* exactly one, positional */
#define OB_METH_FAST	4	/* any number, positional only */
#define OB_METH_KW	8	/* any number, keywords too */
#define OB_METH_TUPLE	64	/* with FAST, KW: CPython's takes them as a tuple */
#define OB_METH_STATIC	16	/* in a type: staticmethod */
#define OB_METH_CLASS	32	/* in a type: classmethod, self is the type */
#define OB_METH_LEVEL	128	/* with O: no level of recursion in warm code */

/**
 * struct ob_method_def - one builtin function or method
 * @name: its Python name; NULL ends a table
 * @fn: the code; returns a new reference or NULL. @args holds @nargs
 *	positional arguments followed by the keyword values, all borrowed;
 *	@kwnames (borrowed, may be NULL) names the latter
 * @flags: OB_METH_*; checked before @fn runs, with CPython's messages
 * @doc: first line of the docstring, may be NULL
 */
struct ob_method_def {
	const char *name;
	struct ob_object *(*fn)(struct ob_rt *rt, struct ob_object *self,
				struct ob_object *const *args, size_t nargs,
				struct ob_tuple *kwnames);
	u32 flags;
	const char *doc;
};

/* arguments of the code of a builtin, spelled once */
#define OB_FN_ARGS	struct ob_rt *rt, struct ob_object *self,	\
			struct ob_object *const *args, size_t nargs,	\
			struct ob_tuple *kwnames

/**
 * struct ob_getset_def - one computed attribute of a builtin type
 * @name: NULL ends a table
 * @get: new reference
 * @set: 0 or -1; @value NULL deletes; NULL slot makes it read-only
 */
struct ob_getset_def {
	const char *name;
	struct ob_object *(*get)(struct ob_rt *rt, struct ob_object *self);
	int (*set)(struct ob_rt *rt, struct ob_object *self,
		   struct ob_object *value);
};

/**
 * struct ob_member_def - one attribute that is a field of the struct
 * @name: NULL ends a table
 * @kind: OB_MEMBER_*
 * @offset: where the field is
 * @readonly: cannot be set or deleted
 */
struct ob_member_def {
	const char *name;
	u8 kind;
	bool readonly;
	u32 offset;
};

#define OB_MEMBER_OBJECT	0	/* reference; NULL reads as None */
#define OB_MEMBER_OBJECT_EX	1	/* reference; NULL is AttributeError */
#define OB_MEMBER_S32		2
#define OB_MEMBER_U32		3
#define OB_MEMBER_S64		4
#define OB_MEMBER_BOOL		5	/* one byte */

/**
 * struct ob_async_slots - what the async statements and send() need of a type
 * @await: the iterator that await runs, new reference
 * @aiter: what async for iterates over, new reference
 * @anext: awaitable for the next item, new reference
 * @send: resume with @arg: 1 yielded, 0 returned, -1 raised; *@res is the value
 */
struct ob_async_slots {
	struct ob_object *(*await)(struct ob_rt *rt, struct ob_object *o);
	struct ob_object *(*aiter)(struct ob_rt *rt, struct ob_object *o);
	struct ob_object *(*anext)(struct ob_rt *rt, struct ob_object *o);
	int (*send)(struct ob_rt *rt, struct ob_object *o,
		    struct ob_object *arg, struct ob_object **res);
};

/**
 * struct ob_buffer - the bytes of an object, while somebody looks at them
 * @obj: whose they are, a reference of this struct's own
 * @data: first byte
 * @len: bytes
 * @itemsize: bytes of an item
 * @format: struct module's format of an item, static text
 * @readonly: must not be written to
 */
struct ob_buffer {
	struct ob_object *obj;
	void *data;
	s64 len;
	s64 itemsize;
	const char *format;
	bool readonly;
};

/**
 * struct ob_buffer_slots - access to an object's bytes
 * @get: fill @b and take a reference; 0 or -1 raised
 * @release: the look is over; may be NULL. Does not drop @b->obj
 */
struct ob_buffer_slots {
	int (*get)(struct ob_rt *rt, struct ob_object *o, struct ob_buffer *b,
		   bool writable);
	void (*release)(struct ob_rt *rt, struct ob_object *o,
			struct ob_buffer *b);
};

/* type flags, CPython's bit numbers */
#define OB_TF_MANAGED_DICT	BIT(4)	/* instances are OB_KIND_INSTANCE */
#define OB_TF_SEQUENCE		BIT(5)	/* matches a sequence pattern */
#define OB_TF_MAPPING		BIT(6)	/* matches a mapping pattern */
#define OB_TF_IMMUTABLE		BIT(8)
#define OB_TF_HEAPTYPE		BIT(9)
#define OB_TF_BASETYPE		BIT(10)
#define OB_TF_READY		BIT(12)
#define OB_TF_GC		BIT(14)
#define OB_TF_METHOD_DESCR	BIT(17)
#define OB_TF_ABSTRACT		BIT(20)	/* __abstractmethods__ is not empty */
#define OB_TF_MATCH_SELF	BIT(22)	/* case int(x): x is the subject */
#define OB_TF_INT_SUBCLASS	BIT(24)
#define OB_TF_LIST_SUBCLASS	BIT(25)
#define OB_TF_TUPLE_SUBCLASS	BIT(26)
#define OB_TF_BYTES_SUBCLASS	BIT(27)
#define OB_TF_STR_SUBCLASS	BIT(28)
#define OB_TF_DICT_SUBCLASS	BIT(29)
#define OB_TF_EXC_SUBCLASS	BIT(30)
#define OB_TF_TYPE_SUBCLASS	BIT(31)
#define OB_TF_TYPE_OBJECTS	BIT(40)	/* ours: instances are types */
#define OB_TF_WEAKREF		BIT(41)	/* ours: instances are struct ob_weakref */

/**
 * struct ob_type - a type object; every field sits where PyTypeObject has it
 *
 * A builtin type is a const template copied into struct ob_statics when a
 * session starts; its dict is filled when it is first looked at
 * (ob_type_ready()). All slots take the runtime first.
 *
 * @dealloc: give up the references held, then the memory (ob_obj_free())
 * @repr: repr(), new str; NULL gives "<name object at 0x...>"
 * @str: str(), new str; NULL uses @repr
 * @hash: value, or -1 raised (a hash of -1 is returned as -2)
 * @richcompare: new reference, possibly NotImplemented
 * @call: call the object; arguments as in struct ob_method_def
 * @getattro: o.name, new reference; NULL uses ob_generic_getattr()
 * @setattro: o.name = value, @value NULL deletes
 * @traverse: visit every reference held, in CPython's order
 * @iternext: new reference; NULL without an exception means exhausted
 * @new: what __new__ does: an instance of @type, which may be a class derived
 *	from the one that has this slot; memory from ob_type_alloc(), new
 *	reference. type(args) is @new and, when the result is an instance, @init
 * @base: object header; size is unused
 * @name: its Python name
 * @basicsize: bytes of an instance without items
 * @itemsize: bytes of an item
 * @vectorcall_offset: as CPython has it
 * @unused_getattr: NULL
 * @unused_setattr: NULL
 * @async: await, async for and generators' send, or NULL
 * @number: arithmetic, or NULL
 * @sequence: access by position, or NULL
 * @mapping: access by key, or NULL
 * @buffer: access to the bytes of an object, or NULL
 * @flags: OB_TF_* bits
 * @doc: its docstring, may be NULL
 * @clear: drop the references that may form a cycle
 * @weaklistoffset: as CPython has it
 * @iter: iter(o), new reference
 * @methods: its methods; NULL for none
 * @members: its attributes that lie in the struct; NULL for none
 * @getset: its computed attributes; NULL for none
 * @tp_base: the type it is derived from
 * @dict: its namespace (H)
 * @descr_get: what o.name gives when the type holds @descr, new reference
 * @descr_set: o.name = value likewise, @value NULL deletes
 * @dictoffset: where an instance has its dict, 0 for nowhere
 * @init: what __init__ does to a new instance: 0 or -1; NULL is object's
 * @unused_alloc: NULL
 * @unused_free: NULL
 * @size_of: bytes of an instance; NULL goes by @basicsize and @itemsize
 * @bases: its bases
 * @mro: where attributes are looked up, in order
 * @cache: unused
 * @cache: scratch of ob_type_modified(), else NULL
 * @subclasses: heap types derived from it, in order of birth, not counted (H)
 * @weaklist: unused
 * @unused_del: NULL
 * @version_tag: changes with every change of @dict; 0 for none (H)
 * @tid: which builtin type it is; OB_NR_TYPES for a class of the program
 * @finalize: what __del__ does, once, while the object is still whole
 * @unused_vectorcall: NULL
 */
struct ob_type {
	struct ob_var base;
	const char *name;
	s64 basicsize;
	s64 itemsize;
	void (*dealloc)(struct ob_rt *rt, struct ob_object *o);
	s64 vectorcall_offset;
	void *unused_getattr;
	void *unused_setattr;
	const struct ob_async_slots *async;
	struct ob_object *(*repr)(struct ob_rt *rt, struct ob_object *o);
	const struct ob_number_slots *number;
	const struct ob_sequence_slots *sequence;
	const struct ob_mapping_slots *mapping;
	s64 (*hash)(struct ob_rt *rt, struct ob_object *o);
	struct ob_object *(*call)(struct ob_rt *rt, struct ob_object *o,
				  struct ob_object *const *args, size_t nargs,
				  struct ob_tuple *kwnames);
	struct ob_object *(*str)(struct ob_rt *rt, struct ob_object *o);
	struct ob_object *(*getattro)(struct ob_rt *rt, struct ob_object *o,
				      struct ob_object *name);
	int (*setattro)(struct ob_rt *rt, struct ob_object *o,
			struct ob_object *name, struct ob_object *value);
	const struct ob_buffer_slots *buffer;
	unsigned long flags;
	const char *doc;
	int (*traverse)(struct ob_object *o, struct ob_visitor *v);
	int (*clear)(struct ob_rt *rt, struct ob_object *o);
	struct ob_object *(*richcompare)(struct ob_rt *rt, struct ob_object *a,
					 struct ob_object *b, enum ob_cmp op);
	s64 weaklistoffset;
	struct ob_object *(*iter)(struct ob_rt *rt, struct ob_object *o);
	struct ob_object *(*iternext)(struct ob_rt *rt, struct ob_object *o);
	const struct ob_method_def *methods;
	const struct ob_member_def *members;
	const struct ob_getset_def *getset;
	struct ob_type *tp_base;
	struct ob_dict *dict;
	struct ob_object *(*descr_get)(struct ob_rt *rt,
				       struct ob_object *descr,
				       struct ob_object *o,
				       struct ob_type *type);
	int (*descr_set)(struct ob_rt *rt, struct ob_object *descr,
			 struct ob_object *o, struct ob_object *value);
	s64 dictoffset;
	int (*init)(struct ob_rt *rt, struct ob_object *self,
		    struct ob_object *const *args, size_t nargs,
		    struct ob_tuple *kwnames);
	void *unused_alloc;
	struct ob_object *(*new)(struct ob_rt *rt, struct ob_type *type,
				 struct ob_object *const *args, size_t nargs,
				 struct ob_tuple *kwnames);
	void *unused_free;
	s64 (*size_of)(struct ob_rt *rt, struct ob_object *o);
	struct ob_tuple *bases;
	struct ob_tuple *mro;
	struct ob_type *cache;
	struct ob_subclasses *subclasses;
	struct ob_object *weaklist;
	void *unused_del;
	u32 version_tag;
	u32 tid;
	void (*finalize)(struct ob_rt *rt, struct ob_object *o);
	void *unused_vectorcall;
};

static_assert(sizeof(struct ob_type) == 408);

/* What the collector sees of types and objects is what is there. */
static_assert(offsetof(struct ob_gc_type, flags) ==
	      offsetof(struct ob_type, flags));
static_assert(offsetof(struct ob_gc_type, traverse) ==
	      offsetof(struct ob_type, traverse));
static_assert(offsetof(struct ob_gc_type, clear) ==
	      offsetof(struct ob_type, clear));
static_assert(offsetof(struct ob_gc_type, weaklistoffset) ==
	      offsetof(struct ob_type, weaklistoffset));
static_assert(offsetof(struct ob_gc_type, finalize) ==
	      offsetof(struct ob_type, finalize));
static_assert(offsetof(struct ob_gc_object, refcnt) ==
	      offsetof(struct ob_object, refcnt));
static_assert(offsetof(struct ob_gc_object, type) ==
	      offsetof(struct ob_object, type));
static_assert((OB_TF_HEAPTYPE | OB_TF_GC | OB_TF_TYPE_OBJECTS |
	       OB_TF_WEAKREF) == (OB_GC_TF_HEAPTYPE | OB_GC_TF_GC |
				  OB_GC_TF_TYPE_OBJECTS | OB_GC_TF_WEAKREF));

/**
 * struct ob_subclasses - the classes derived from a type
 * @n: how many
 * @cap: how many there is room for
 * @item: the classes; none is counted, a dying class takes itself out
 */
struct ob_subclasses {
	u32 n, cap;
	struct ob_type *item[];
};

/* bytes of a heap type before its name, as in CPython */
#define OB_HEAP_TYPE_SLOTS	848

/**
 * struct ob_heap_type - a class made by a program (PyHeapTypeObject)
 *
 * Its slot structs are its own: a slot either runs the method of that name or
 * is the one inherited from a builtin type. Operators share one function per
 * type, so which of them are methods is told by one bit each.
 *
 * @type: what every type has
 * @async: its await and so on
 * @number: its arithmetic
 * @mapping: its access by key
 * @sequence: its access by position
 * @buffer: its access to bytes
 * @native: arithmetic of the builtin type it is derived from, or NULL
 * @own_binops: bit per enum ob_binop, and OB_DIVMOD's: a method does it
 * @own_inplace: likewise for augmented assignment
 * @own_unops: bit per enum ob_unop
 * @unused: up to where CPython has the name
 * @name: __name__
 * @slots: the names of __slots__, or NULL
 * @qualname: __qualname__
 * @cached_keys: table the dicts of its instances share, or NULL (H)
 * @module: NULL: in the dict
 * @tpname: raw memory: the name as C string
 * @getitem: as CPython has it
 */
struct ob_heap_type {
	struct ob_type type;
	union {
		struct {
			struct ob_async_slots async;
			struct ob_number_slots number;
			struct ob_mapping_slots mapping;
			struct ob_sequence_slots sequence;
			struct ob_buffer_slots buffer;
			const struct ob_number_slots *native;
			u32 own_binops;
			u32 own_inplace;
			u32 own_unops;
		};
		u8 unused[OB_HEAP_TYPE_SLOTS - sizeof(struct ob_type)];
	};
	struct ob_object *name;
	struct ob_tuple *slots;
	struct ob_object *qualname;
	struct ob_dict_keys *cached_keys;
	struct ob_object *module;
	char *tpname;
	struct ob_object *getitem;
};

static_assert(offsetof(struct ob_heap_type, name) == OB_HEAP_TYPE_SLOTS);
static_assert(sizeof(struct ob_heap_type) == 904);

/**
 * struct ob_type_def - the const template of a builtin type
 * @type: initial contents; base, type and refcount are filled in by bring-up
 * @base: its base type
 */
struct ob_type_def {
	struct ob_type type;
	enum ob_tid base;
};

/* one per builtin type, defined in the file that owns the type */
extern const struct ob_type_def *const ob_type_defs[OB_NR_TYPES];

#include <obheap/layouts.h>

/**
 * struct ob_out_ops - where print() writes
 * @write: consume all of @text; 0, or -1 with an exception pending
 */
struct ob_out_ops {
	int (*write)(struct ob_rt *rt, void *ctx, const char *text, size_t len);
};

/**
 * struct ob_rt_ops - what objects needs from the rooms above it
 * @call_function: call a Python function object (vm); as type->call
 * @tick: called from long loops without instructions; -1 when the program
 *	must stop (budget, signal), with KeyboardInterrupt or a stop pending
 * @fill_builtins: put everything into rt->builtins, or -1 raised; called until
 *	it has worked once
 * @resume: run a generator's frame, with the value it gets on its stack, or
 *	with an exception pending (@raised), until it yields or ends, which its
 *	state tells; new reference, or NULL raised
 * @delegate: put a suspended generator's frame on top of the running ones while
 *	what it delegates to runs; returns what @delegated takes it off with
 * @delegated: take it off again
 * @unraisable: ob_unraisable() of the exception that is pending
 * @err_write: text for standard error; what there is no memory for is lost
 * @never_awaited: warn of a coroutine that dies without having run
 * @write_text: text of a str to stdout (@fd 1) or stderr (2); 0 or -1 raised
 * @super_args: what super() without arguments means where it is called:
 *	class and first argument, both borrowed; 0 or -1 raised
 * @jump: let the traced frame go on at the line that an int says; 0, -1 raised
 * @caller_globals: namespace of the running code, borrowed, or NULL
 * @caller_builtins: builtins of the running code, or else the runtime's, borrowed
 *	and perhaps not yet filled
 * @warn: issue a warning of class @category about a line of a text, whose
 *	content @text may be NULL, or with a @filename of NULL about where the
 *	program is; 0, or -1 raised
 */
struct ob_rt_ops {
	struct ob_object *(*call_function)(struct ob_rt *rt,
					   struct ob_object *fn,
					   struct ob_object *const *args,
					   size_t nargs,
					   struct ob_tuple *kwnames);
	int (*tick)(struct ob_rt *rt);
	int (*fill_builtins)(struct ob_rt *rt);
	struct ob_object *(*resume)(struct ob_rt *rt, struct ob_gen *gen,
				    bool raised);
	struct ob_frame *(*delegate)(struct ob_rt *rt, struct ob_gen *gen);
	void (*delegated)(struct ob_rt *rt, struct ob_gen *gen,
			  struct ob_frame *below);
	void (*unraisable)(struct ob_rt *rt, const char *what,
			   struct ob_object *o);
	void (*err_write)(struct ob_rt *rt, const char *text, size_t len);
	void (*never_awaited)(struct ob_rt *rt, struct ob_object *coroutine);
	int (*write_text)(struct ob_rt *rt, int fd, struct ob_object *text);
	int (*super_args)(struct ob_rt *rt, struct ob_object **type,
			  struct ob_object **self);
	int (*jump)(struct ob_rt *rt, struct ob_frame_object *f,
		    struct ob_object *line);
	struct ob_object *(*caller_globals)(struct ob_rt *rt);
	struct ob_object *(*caller_builtins)(struct ob_rt *rt);
	int (*warn)(struct ob_rt *rt, enum ob_tid category,
		    struct ob_object *message, struct ob_object *filename,
		    int line, struct ob_object *text);
};

/* what sys.getrecursionlimit() begins with */
#define OB_RECURSION_LIMIT	1000

/* default and smallest value of rt->max_str_digits, other than no limit */
#define OB_INT_MAX_STR_DIGITS		4300
#define OB_INT_STR_DIGITS_THRESHOLD	640

/* limits of the 3.11 free lists */
#define OB_FREE_FLOATS	100
#define OB_FREE_LISTS	80
#define OB_FREE_DICTS	80
#define OB_FREE_KEYS	80
#define OB_FREE_TUPLES	2000
#define OB_FREE_TUPLE_LENS 20

/**
 * struct ob_free_lists - dead objects kept for reuse, last in first out
 * @floats: linked through the type word
 * @tuples: by length, linked through item 0
 * @nr_tuples: entries on each of @tuples
 * @nr_floats: entries on @floats
 * @nr_lists: entries in @lists
 * @nr_dicts: entries in @dicts
 * @nr_keys: entries in @keys
 * @lists: list objects without items
 * @dicts: dict objects without a table
 * @keys: tables of the smallest size
 * @slice: the last slice that died, or NULL
 */
struct ob_free_lists {
	struct ob_float *floats;
	u32 nr_floats, nr_lists, nr_dicts, nr_keys;
	struct ob_list *lists[OB_FREE_LISTS];
	struct ob_dict *dicts[OB_FREE_DICTS];
	struct ob_dict_keys *keys[OB_FREE_KEYS];
	struct ob_tuple *tuples[OB_FREE_TUPLE_LENS + 1];
	u32 nr_tuples[OB_FREE_TUPLE_LENS + 1];
	struct ob_slice *slice;
};

#define OB_SMALL_INT_MIN (-5)
#define OB_SMALL_INT_MAX 256
#define OB_NR_SMALL_INTS (OB_SMALL_INT_MAX - OB_SMALL_INT_MIN + 1)

/**
 * struct ob_statics - the objects of a session that no arena holds
 * @types: the builtin types, indexed by enum ob_tid
 * @none: None
 * @not_implemented: NotImplemented
 * @ellipsis: Ellipsis
 * @false_obj: False
 * @true_obj: True
 * @ints: OB_SMALL_INT_MIN and up
 * @empty_str: ''
 * @chars: one-character ASCII text, by its character
 * @latin1: one-character text from 128 on
 * @empty_bytes: b''
 * @bytes: bytes objects of one byte, by that byte
 * @empty_tuple: (), with the header that precedes every tuple
 * @empty_keys: the table of dicts that never held anything
 * @empty_keys_index: its index
 */
struct ob_statics {
	struct ob_type types[OB_NR_TYPES];
	struct ob_object none, not_implemented, ellipsis;
	struct ob_bool false_obj, true_obj;
	struct ob_small_int ints[OB_NR_SMALL_INTS];
	struct ob_static_str empty_str;
	struct ob_static_str chars[128];
	struct ob_static_latin1 latin1[128];
	struct ob_static_bytes empty_bytes;
	struct ob_static_bytes bytes[256];
	struct {
		struct ob_gc_head gc;
		struct ob_tuple tuple;
	} empty_tuple;
	struct ob_dict_keys empty_keys;
	u8 empty_keys_index[8];
};

/* bytes of rt->scratch: what compiling a statement of a few lines needs */
#define OB_SCRATCH	8192

/**
 * struct ob_rt - one session's runtime
 * @heap: where its objects live
 * @gc: its collector
 * @st: its static objects (I)
 * @exc: the pending exception, owned; NULL when there is none (H)
 * @depth: frames of Python functions and ob_recurse() calls not yet ended (H)
 * @recursion_limit: how many there may be (H)
 * @stacks: where C goes on when the machine stack is used up (H)
 * @stop: non-zero once the program must end whatever it does: a budget is
 *	used up or the task is dying; an exception is pending too, but no
 *	handler runs (H)
 * @dealloc_depth: nested deallocators on the stack (H)
 * @dealloc_later: containers whose deallocation is put off (H)
 * @interned: str -> str, holding no counted reference (H)
 * @consts: like @interned, for string constants shared between statements (H)
 * @builtins: the builtin namespace; look into it through ob_builtins() (H)
 * @builtins_full: it has been filled (H)
 * @hooked: sys.settrace() or setprofile() set what is told of every step (H)
 * @modules: name -> module (H)
 * @hash_key: SipHash key (I)
 * @max_str_digits: decimal digits that int() reads and str() writes at most,
 *	0 for any number (H)
 * @dict_version: last version tag given to a dict (H)
 * @type_version: last version tag given to a type (H)
 * @keys_version: last version given to a table of a dict (H)
 * @memory_error: an unused MemoryError, NULL while it is in use; the next one
 *	that dies takes its place (H)
 * @memory_error_last: the one that is raised when there is no memory for
 *	another (I)
 * @asyncgen_firstiter: sys.set_asyncgen_hooks(), owned or NULL (H)
 * @asyncgen_finalizer: likewise (H)
 * @ticks: loop steps since the last look at budgets and signals (H)
 * @scratch: OB_SCRATCH bytes for whoever takes the pointer away meanwhile;
 *	NULL when somebody has or there is no memory (H)
 * @reprs: objects whose repr() is being made, @nr_reprs of @max_reprs (H)
 * @out: where print() writes, with @out_ctx (I)
 * @ops: upward calls (I)
 * @nr_reprs: entries of @reprs in use (H)
 * @max_reprs: entries of @reprs (H)
 * @out_ctx: passed to @out (I)
 * @free: its free lists (H)
 * @type_cache: recent look-ups of attributes in types, or NULL (H)
 * @nr_lookups: look-ups made before there was one (H)
 * @names: interned texts the room asks for by number, made when needed (H)
 * @dealloc_sub: instance whose class has begun its deallocation (H)
 */
struct ob_rt {
	struct ob_heap heap;
	struct ob_gc gc;
	struct ob_statics *st;
	struct ob_object *exc;
	u32 depth;
	u32 recursion_limit;
	struct ob_stacks *stacks;
	int stop;
	int dealloc_depth;
	struct ob_object *dealloc_later;
	struct ob_dict *interned;
	struct ob_dict *consts;
	struct ob_dict *builtins;
	struct ob_dict *modules;
	u64 hash_key[2];
	s64 max_str_digits;
	u64 dict_version;
	u32 type_version;
	u32 keys_version;
	u32 ticks;
	bool builtins_full;
	bool hooked;
	struct ob_object *memory_error;
	struct ob_object *memory_error_last;
	struct ob_object *asyncgen_firstiter;
	struct ob_object *asyncgen_finalizer;
	void *scratch;
	struct ob_object **reprs;
	u32 nr_reprs;
	u32 max_reprs;
	const struct ob_out_ops *out;
	void *out_ctx;
	const struct ob_rt_ops *ops;
	struct ob_free_lists free;
	struct ob_type_cache *type_cache;
	u32 nr_lookups;
	struct ob_object **names;
	struct ob_object *dealloc_sub;
};

/* runtime */

/**
 * struct ob_rt_config - what a session may choose before its first statement
 * @heap: how its heap is to be
 * @hash_key: SipHash key for text
 */
struct ob_rt_config {
	struct ob_heap_config heap;
	u64 hash_key[2];
};

/**
 * ob_builtins() - the builtin namespace, filled
 * @rt: the runtime
 *
 * It is filled when a program first looks into it, because that takes longer
 * than everything else a short session does.
 *
 * Return: borrowed dict, or NULL raised.
 */
static inline struct ob_object *ob_builtins(struct ob_rt *rt)
{
	if (unlikely(!rt->builtins_full) && rt->ops &&
	    rt->ops->fill_builtins(rt))
		return NULL;
	return OB_OBJ(rt->builtins);
}

/** ob_statics_prepare() - before the first ob_rt_init(), once for the module */
void ob_statics_prepare(void);
/** ob_rt_init() - bring a runtime up; 0 or -ENOMEM, nothing left behind */
int ob_rt_init(struct ob_rt *rt, const struct ob_rt_config *cfg);
/**
 * ob_rt_drop_all() - drop every reference the runtime owns
 * @rt: the runtime; only ob_rt_exit() may follow
 *
 * Afterwards nothing is alive if every reference was counted right.
 */
void ob_rt_drop_all(struct ob_rt *rt);
/** ob_rt_static_surplus() - references held to static objects, but types */
s64 ob_rt_static_surplus(const struct ob_rt *rt);
/** ob_rt_exit() - drop everything the runtime owns, live objects included */
void ob_rt_exit(struct ob_rt *rt);

static inline struct ob_type *ob_type_of(struct ob_rt *rt, enum ob_tid tid)
{
	return &rt->st->types[tid];
}

/** ob_is() - is @o exactly of that builtin type? */
static inline bool ob_is(struct ob_rt *rt, const void *o, enum ob_tid tid)
{
	return OB_OBJ(o)->type == ob_type_of(rt, tid);
}

static inline bool ob_has_flag(const void *o, unsigned long flag)
{
	return OB_OBJ(o)->type->flags & flag;
}

static inline bool ob_is_int(const void *o)
{
	return ob_has_flag(o, OB_TF_INT_SUBCLASS);
}

static inline bool ob_is_str(const void *o)
{
	return ob_has_flag(o, OB_TF_STR_SUBCLASS);
}

static inline bool ob_is_bytes(const void *o)
{
	return ob_has_flag(o, OB_TF_BYTES_SUBCLASS);
}

/** ob_has_buffer() - does it let its bytes be looked at? */
static inline bool ob_has_buffer(const void *o)
{
	return OB_OBJ(o)->type->buffer;
}

static inline bool ob_is_list(const void *o)
{
	return ob_has_flag(o, OB_TF_LIST_SUBCLASS);
}

static inline bool ob_is_tuple(const void *o)
{
	return ob_has_flag(o, OB_TF_TUPLE_SUBCLASS);
}

static inline bool ob_is_dict(const void *o)
{
	return ob_has_flag(o, OB_TF_DICT_SUBCLASS);
}

static inline bool ob_is_exc(const void *o)
{
	return ob_has_flag(o, OB_TF_EXC_SUBCLASS);
}

/** ob_is_gc() - does a GC header precede this object? Builtin types have none */
static inline bool ob_is_gc(const void *o)
{
	if (!ob_has_flag(o, OB_TF_GC))
		return false;
	return !ob_has_flag(o, OB_TF_TYPE_OBJECTS) ||
	       ((const struct ob_type *)o)->flags & OB_TF_HEAPTYPE;
}

/* singletons, borrowed */

static inline struct ob_object *ob_none(struct ob_rt *rt)
{
	return &rt->st->none;
}

static inline struct ob_object *ob_notimpl(struct ob_rt *rt)
{
	return &rt->st->not_implemented;
}

static inline struct ob_object *ob_bool(struct ob_rt *rt, bool v)
{
	return v ? OB_OBJ(&rt->st->true_obj) : OB_OBJ(&rt->st->false_obj);
}

/* references */

void ob_dealloc(struct ob_rt *rt, struct ob_object *o);

static inline void ob_incref(void *o)
{
	OB_OBJ(o)->refcnt++;
}

static inline void ob_decref(struct ob_rt *rt, void *o)
{
	ob_assert(OB_OBJ(o)->refcnt > 0);
	if (!--OB_OBJ(o)->refcnt)
		ob_dealloc(rt, OB_OBJ(o));
}

static inline void ob_xdecref(struct ob_rt *rt, void *o)
{
	if (o)
		ob_decref(rt, o);
}

static inline void ob_xincref(void *o)
{
	if (o)
		ob_incref(o);
}

/** ob_newref() - add a reference and return the object: borrowed to new */
static inline void *ob_newref(void *o)
{
	ob_incref(o);
	return o;
}

/** ob_none_or_null() - what a method returns that only does: None, or raised */
static inline struct ob_object *ob_none_or_null(struct ob_rt *rt, int err)
{
	return err ? NULL : ob_newref(ob_none(rt));
}

/* memory of objects */

static inline struct ob_gc_head *ob_gc_of(const void *o)
{
	return (struct ob_gc_head *)o - 1;
}

static inline struct ob_object *ob_from_gc(const struct ob_gc_head *head)
{
	return OB_OBJ(head + 1);
}

/**
 * ob_obj_alloc() - memory for an object of a builtin type
 * @tid: its type; decides whether a GC header precedes it
 * @bytes: object size without GC header (ignored bytes are uninitialised)
 * @rt: the runtime
 *
 * Return: new reference (count 1, type set, untracked), NULL with MemoryError.
 */
void *ob_obj_alloc(struct ob_rt *rt, enum ob_tid tid, size_t bytes);
/**
 * ob_type_alloc() - memory for an instance of any type, derived classes too
 * @rt: the runtime
 * @type: its type
 * @nitems: items of a type that has them, else 0
 *
 * The bytes after the header are zero, so that a half-made instance can be
 * dropped and traversed: an instance of a class of the program is tracked
 * already, a container of a builtin type is not (ob_track() minds neither).
 *
 * Return: new reference, NULL with MemoryError.
 */
void *ob_type_alloc(struct ob_rt *rt, struct ob_type *type, s64 nitems);
/** ob_instance_new() - what object.__new__() makes; new reference */
struct ob_object *ob_instance_new(struct ob_rt *rt, struct ob_type *type);
/** ob_obj_free() - release an object's memory and nothing else */
void ob_obj_free(struct ob_rt *rt, void *o);
/** ob_raw_alloc() - bytes for an object's use; NULL with MemoryError pending */
void *ob_raw_alloc(struct ob_rt *rt, size_t bytes);
/** ob_raw_realloc() - resize; on failure NULL with MemoryError, old kept */
void *ob_raw_realloc(struct ob_rt *rt, void *raw, size_t bytes);
void ob_raw_free(struct ob_rt *rt, void *raw);

/* An instance of a class is tracked from the start; its type's new need not know. */
static inline void ob_track(struct ob_rt *rt, void *o)
{
	if (!ob_gc_is_tracked(ob_gc_of(o)))
		ob_gc_track(&rt->gc, ob_gc_of(o));
}

static inline void ob_untrack(void *o)
{
	if (ob_gc_is_tracked(ob_gc_of(o)))
		ob_gc_untrack(ob_gc_of(o));
}

/**
 * ob_dealloc_begin() - bound the nesting of container deallocators
 * @rt: the runtime
 * @o: what is being deallocated
 *
 * First call in the deallocator of a type that can hold arbitrary objects,
 * after untracking. When it returns false the object has been queued and the
 * deallocator must return at once; when true, ob_dealloc_end() must follow.
 *
 * Return: whether to go on.
 */
bool ob_dealloc_begin(struct ob_rt *rt, struct ob_object *o);
void ob_dealloc_end(struct ob_rt *rt);

/**
 * ob_dealloc_finalize() - run the finalizer of an object about to die
 * @rt: the runtime
 * @o: the object, its last reference just dropped
 *
 * For deallocators of types with a finalize slot, before anything of the
 * object is touched, after ob_dealloc_begin(). The slot runs once in the life
 * of an object that has a GC header.
 *
 * Return: true when the object lives on and the deallocator must return (after
 * ob_dealloc_end()).
 */
bool ob_dealloc_finalize(struct ob_rt *rt, struct ob_object *o);

/* weak references */

/**
 * ob_weakrefs_clear() - an object dies: clear the weak references to it
 * @rt: the runtime
 * @o: the object, untracked, still whole, of a type with a weaklistoffset
 *
 * Calls their callbacks. For deallocators, before they drop anything; cheap
 * when there are none. Keeps a pending exception.
 */
void ob_weakrefs_clear(struct ob_rt *rt, struct ob_object *o);
/** ob_weakref_new() - ref(o, callback); @callback may be NULL; new reference */
struct ob_object *ob_weakref_new(struct ob_rt *rt, struct ob_object *o,
				 struct ob_object *callback);
/** ob_weakref_get() - what a weak reference refers to, new, or NULL if dead */
struct ob_object *ob_weakref_get(struct ob_rt *rt, struct ob_object *ref);
/** ob_weakproxy_new() - proxy(o, callback) */
struct ob_object *ob_weakproxy_new(struct ob_rt *rt, struct ob_object *o,
				   struct ob_object *callback);

/**
 * ob_unraisable() - the pending exception goes nowhere: say so and forget it
 * @rt: the runtime
 * @what: in front of the object, NULL for "Exception ignored in"
 * @o: where it came from, or NULL
 *
 * What sys.unraisablehook() prints goes to the program's standard error.
 */
void ob_unraisable(struct ob_rt *rt, const char *what, struct ob_object *o);
/** ob_err_write() - text for the program's standard error */
void ob_err_write(struct ob_rt *rt, const char *text, size_t len);
/** ob_err_print() - ob_err_write() of formatted text, a line at most */
__printf(2, 3) void ob_err_print(struct ob_rt *rt, const char *fmt, ...);
/**
 * ob_rt_trim() - give back what no object needs
 * @rt: the runtime
 *
 * Context: may be called to reclaim memory: allocates nothing, runs nothing.
 * Return: bytes given back.
 */
u64 ob_rt_trim(struct ob_rt *rt);
/** ob_rt_collect() - there is no memory: was there garbage? Runs finalizers. */
bool ob_rt_collect(struct ob_rt *rt);
/** ob_rt_clear_free_lists() - give the memory of dead objects kept back */
void ob_rt_clear_free_lists(struct ob_rt *rt);

/* exceptions */

/**
 * ob_raise() - set the pending exception
 * @tid: exception type
 * @fmt: message: %s C string (UTF-8), %c code point (u32), %d int, %u unsigned,
 *	%lld s64, %llu u64, %zd, %zu, %x; %U str object, %R repr() of an object,
 *	%S str() of an object, %T name of an object's type, %Y the same
 *	but None for None, %N name of a struct ob_type; a precision cuts (%.200s)
 * @rt: the runtime
 *
 * Replaces an exception that is already pending. While MemoryError cannot be
 * avoided that is what becomes pending.
 *
 * Return: NULL, so that callers can return the result.
 */
void *ob_raise(struct ob_rt *rt, enum ob_tid tid, const char *fmt, ...);
/** ob_raise_obj() - raise @tid with one argument, e.g. KeyError(key); NULL */
void *ob_raise_obj(struct ob_rt *rt, enum ob_tid tid, struct ob_object *arg);
/** ob_no_memory() - raise MemoryError without needing memory; NULL */
void *ob_no_memory(struct ob_rt *rt);
/**
 * ob_memory_error_reset() - forget what a use left on a MemoryError
 * @rt: the runtime
 * @exc: the instance
 */
void ob_memory_error_reset(struct ob_rt *rt, struct ob_object *exc);
/** ob_raised() - is an exception pending? */
static inline bool ob_raised(const struct ob_rt *rt)
{
	return rt->exc;
}

/** ob_raised_is() - is the pending exception an instance of @tid? */
bool ob_raised_is(struct ob_rt *rt, enum ob_tid tid);
/** ob_clear_exc() - forget the pending exception */
void ob_clear_exc(struct ob_rt *rt);
/** ob_take_exc() - take the pending exception out; new reference or NULL */
struct ob_object *ob_take_exc(struct ob_rt *rt);
/** ob_set_exc() - make an instance pending; steals @exc */
void ob_set_exc(struct ob_rt *rt, struct ob_object *exc);
/** ob_exc_new() - make an instance of @tid with args tuple; steals @args */
struct ob_object *ob_exc_new(struct ob_rt *rt, enum ob_tid tid,
			     struct ob_tuple *args);

/**
 * ob_enter() - about to recurse in C: is there stack for it?
 * @where: completes "maximum recursion depth exceeded", e.g. " in comparison"
 * @rt: the runtime
 *
 * Return: 0, or -1 with RecursionError pending. Nothing to undo.
 */
int ob_enter(struct ob_rt *rt, const char *where);

int ob_recursion_error(struct ob_rt *rt, const char *where);

/**
 * ob_recurse() - begin what counts as a level of recursion in CPython
 * @rt: the runtime
 * @where: as for ob_enter()
 *
 * Return: 0, and ob_recurse_end() must follow; or -1 with RecursionError
 * pending.
 */
static inline int ob_recurse(struct ob_rt *rt, const char *where)
{
	if (unlikely(rt->depth >= rt->recursion_limit))
		return ob_recursion_error(rt, where);
	rt->depth++;
	return 0;
}

static inline void ob_recurse_end(struct ob_rt *rt)
{
	rt->depth--;
}

/**
 * ob_stack_low() - time to go on with ob_on_new_stack()?
 *
 * Asked where C recursion passes through: calls, repr(), str(), comparison,
 * the compiler. Every other recursion has ob_enter() only.
 *
 * Return: true when it is.
 */
static inline bool ob_stack_low(void)
{
	return unlikely(ob_stack_left() < OB_STACK_LOW);
}

/**
 * ob_on_new_stack() - call a function where it has a whole stack
 * @rt: the runtime
 * @fn: the function; returns a new reference or NULL raised
 * @arg: its argument
 * @where: as for ob_enter()
 *
 * Return: what @fn returns, or NULL with RecursionError pending when there is
 * no further stack.
 */
struct ob_object *ob_on_new_stack(struct ob_rt *rt,
				  struct ob_object *(*fn)(struct ob_rt *rt,
							  void *arg),
				  void *arg, const char *where);

/**
 * ob_tick() - one step of a long loop that runs no instructions
 * @rt: the runtime
 *
 * Call once per item or so; cheap.
 *
 * Return: 0, or -1 when the program must end or KeyboardInterrupt is raised.
 */
static inline int ob_tick(struct ob_rt *rt)
{
	if (likely(++rt->ticks & 1023) || !rt->ops)
		return 0;
	return rt->ops->tick(rt);
}

/* protocol: each raises what CPython 3.11 raises */

struct ob_object *ob_repr(struct ob_rt *rt, struct ob_object *o);
struct ob_object *ob_str(struct ob_rt *rt, struct ob_object *o);
/** ob_repr_enter() - is @o already being printed? 1 yes, 0 no (now entered), -1 */
int ob_repr_enter(struct ob_rt *rt, struct ob_object *o);
void ob_repr_leave(struct ob_rt *rt, struct ob_object *o);
s64 ob_hash(struct ob_rt *rt, struct ob_object *o);
struct ob_object *ob_compare(struct ob_rt *rt, struct ob_object *a,
			     struct ob_object *b, enum ob_cmp op);
/** ob_compare_bool() - truth of a comparison; identity decides == and != first */
int ob_compare_bool(struct ob_rt *rt, struct ob_object *a,
		    struct ob_object *b, enum ob_cmp op);
int ob_is_true(struct ob_rt *rt, struct ob_object *o);
s64 ob_length(struct ob_rt *rt, struct ob_object *o);
struct ob_object *ob_binary(struct ob_rt *rt, struct ob_object *a,
			    struct ob_object *b, int op);
struct ob_object *ob_unary(struct ob_rt *rt, struct ob_object *o,
			   enum ob_unop op);
struct ob_object *ob_getitem(struct ob_rt *rt, struct ob_object *o,
			     struct ob_object *key);
int ob_setitem(struct ob_rt *rt, struct ob_object *o, struct ob_object *key,
	       struct ob_object *value);
int ob_delitem(struct ob_rt *rt, struct ob_object *o, struct ob_object *key);
int ob_contains(struct ob_rt *rt, struct ob_object *o, struct ob_object *x);
struct ob_object *ob_iter(struct ob_rt *rt, struct ob_object *o);
/** ob_length_hint() - expected number of items, @dflt if unknown; -1 raised */
s64 ob_length_hint(struct ob_rt *rt, struct ob_object *o, s64 dflt);
/** ob_next_missing() - slot of a class without __next__: raises TypeError */
struct ob_object *ob_next_missing(struct ob_rt *rt, struct ob_object *o);

/** ob_is_iterator() - can it be asked for the next item? */
static inline bool ob_is_iterator(const struct ob_object *o)
{
	return o->type->iternext && o->type->iternext != ob_next_missing;
}

/** ob_iternext() - next item, new; NULL without exception at the end */
struct ob_object *ob_iternext(struct ob_rt *rt, struct ob_object *it);
struct ob_object *ob_getattr(struct ob_rt *rt, struct ob_object *o,
			     struct ob_object *name);
int ob_setattr(struct ob_rt *rt, struct ob_object *o, struct ob_object *name,
	       struct ob_object *value);
struct ob_object *ob_generic_getattr(struct ob_rt *rt, struct ob_object *o,
				     struct ob_object *name);
int ob_generic_setattr(struct ob_rt *rt, struct ob_object *o,
		       struct ob_object *name, struct ob_object *value);
/**
 * ob_getmethod() - look a method up without making a bound method
 * @func: filled with a new reference
 * @rt: the runtime
 * @o: the object
 * @name: the attribute
 *
 * Return: 1 when *@func is to be called with @o as first argument, 0 when it
 * is an ordinary attribute, -1 raised.
 */
int ob_getmethod(struct ob_rt *rt, struct ob_object *o, struct ob_object *name,
		 struct ob_object **func);
/** ob_call() - call anything; arguments as in struct ob_method_def; new ref */
struct ob_object *ob_call(struct ob_rt *rt, struct ob_object *callable,
			  struct ob_object *const *args, size_t nargs,
			  struct ob_tuple *kwnames);
/**
 * ob_call_keywords() - a dict's items as the keyword arguments of a call
 * @rt: the runtime
 * @dict: an exact dict
 * @names: an empty tuple of the dict's size, filled with the keys
 * @values: filled with new references, NULL on failure as far as it got
 *
 * Return: 0, or -1 raised when a key is no str or the dict is not that large
 * any more.
 */
int ob_call_keywords(struct ob_rt *rt, struct ob_object *dict,
		     struct ob_object *names, struct ob_object **values);
/** ob_index_s64() - operator.index() as an s64, @overflow beyond; -1 may be a value */
s64 ob_index_s64(struct ob_rt *rt, struct ob_object *o, enum ob_tid overflow);
/**
 * ob_special() - a special method, looked up on the type and bound
 * @rt: the runtime
 * @o: the object
 * @name: the method's name
 *
 * Return: new reference; NULL without exception when there is none.
 */
struct ob_object *ob_special(struct ob_rt *rt, struct ob_object *o,
			     const char *name);
/** ob_type_lookup() - attribute along the MRO; borrowed, NULL if absent or raised */
struct ob_object *ob_type_lookup(struct ob_rt *rt, struct ob_type *type,
				 struct ob_object *name);
int ob_type_ready(struct ob_rt *rt, struct ob_type *type);
bool ob_is_subtype(const struct ob_type *a, const struct ob_type *b);
/** ob_isinstance() - isinstance(o, cls) with all its hooks: 1, 0 or -1 */
int ob_isinstance(struct ob_rt *rt, struct ob_object *o, struct ob_object *cls);
/** ob_issubclass() - issubclass(derived, cls) with all its hooks: 1, 0 or -1 */
int ob_issubclass(struct ob_rt *rt, struct ob_object *derived,
		  struct ob_object *cls);
/**
 * ob_metaclass() - the most derived of @meta and the bases' types
 * @rt: the runtime
 * @meta: where to begin
 * @bases: tuple
 *
 * Return: borrowed, or NULL with TypeError pending.
 */
struct ob_type *ob_metaclass(struct ob_rt *rt, struct ob_type *meta,
			     struct ob_object *bases);

static inline struct ob_heap_type *ob_heap_type(const void *type)
{
	return (struct ob_heap_type *)type;
}

static inline bool ob_is_type(const void *o)
{
	return ob_has_flag(o, OB_TF_TYPE_SUBCLASS);
}

/** ob_sizeof() - sys.getsizeof(); -1 raised */
s64 ob_sizeof(struct ob_rt *rt, struct ob_object *o);
/** ob_prefix_bytes() - what getsizeof() adds for what precedes an object */
s64 ob_prefix_bytes(const struct ob_object *o);
/** ob_type_cache_visit() - visit the names the look-up cache and tables hold */
int ob_type_cache_visit(struct ob_rt *rt, struct ob_visitor *v);
/** ob_type_cache_drop() - give up the references the look-up cache holds */
void ob_type_cache_drop(struct ob_rt *rt);

/* argument parsing for builtins */

/**
 * ob_args_check() - number of positional arguments, with CPython's messages
 * @rt: the runtime
 * @name: function name for messages
 * @nargs: how many there are
 * @min: how many there must be
 * @max: how many there may be
 *
 * Return: 0, or -1 with "NAME expected at least 1 argument, got 0" and so on.
 */
int ob_args_check(struct ob_rt *rt, const char *name, size_t nargs,
		  size_t min, size_t max);
/** ob_arg_ssize() - an int argument as an s64: -1 may be a value; raises */
s64 ob_arg_ssize(struct ob_rt *rt, struct ob_object *o);
/** ob_arg_s64() - an int argument, OverflowError beyond; 0 or -1 raised */
int ob_arg_s64(struct ob_rt *rt, struct ob_object *o, s64 *out);
/** ob_arg_long() - likewise, one that CPython takes as a C long */
int ob_arg_long(struct ob_rt *rt, struct ob_object *o, s64 *out);
/** ob_arg_int() - an int argument as a C int; 0 or -1 raised */
int ob_arg_int(struct ob_rt *rt, struct ob_object *o, int *out);
/** ob_arg_int_parsed() - likewise, with the messages PyArg_ParseTuple() has */
int ob_arg_int_parsed(struct ob_rt *rt, struct ob_object *o, int *out);
/** ob_arg_ssize_or_none() - likewise into *@out, which None leaves; 0 or -1 */
int ob_arg_ssize_or_none(struct ob_rt *rt, struct ob_object *o, s64 *out);
/**
 * ob_deprecated() - issue a DeprecationWarning about where the program is
 * @rt: the runtime
 * @fmt: what ob_str_format() takes
 *
 * Return: 0, or -1 raised: the program may have made warnings errors.
 */
int ob_deprecated(struct ob_rt *rt, const char *fmt, ...);
/** ob_args_no_kw() - raise "NAME() takes no keyword arguments" if there are */
int ob_args_no_kw(struct ob_rt *rt, const char *name, struct ob_tuple *kwnames);
/** ob_new_no_kw() - as ob_args_no_kw() for a new slot, unless @type has its own __init__ */
int ob_new_no_kw(struct ob_rt *rt, const struct ob_type *type, const char *name,
		 struct ob_tuple *kwnames);
/** ob_init_no_kw() - as ob_args_no_kw() for an init slot, unless @type has its own __new__ */
int ob_init_no_kw(struct ob_rt *rt, const struct ob_type *type,
		  const char *name, struct ob_tuple *kwnames);

/**
 * ob_args_parse() - arguments that may be given by position or keyword
 * @name: function name for messages
 * @keywords: parameter names, NULL-terminated; "" is positional-only
 * @min: required ones
 * @max_pos: how many may be positional (fewer than all: keyword-only tail)
 * @out: one slot per parameter, borrowed, NULL when not given
 * @rt: the runtime
 * @args: positional arguments, then keyword values
 * @nargs: how many are positional
 * @kwnames: names of the others, or NULL
 *
 * Return: 0, or -1 with CPython's message.
 */
int ob_args_parse(struct ob_rt *rt, const char *name,
		  const char *const *keywords, size_t min, size_t max_pos,
		  struct ob_object *const *args, size_t nargs,
		  struct ob_tuple *kwnames, struct ob_object **out);

#endif /* _OBHEAP_OBJECTS_H */
