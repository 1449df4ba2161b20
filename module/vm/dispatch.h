/* SPDX-License-Identifier: GPL-2.0 */
/*
 * dispatch - from one instruction to the next
 *
 * Each instruction ends with a jump of its own through a table of labels. A
 * switch would be shorter to write, but the kernel is compiled without jump
 * tables where indirect jumps are guarded (retpolines), and a switch of a
 * hundred cases is then a search: seven comparisons and as many jumps. Through
 * the table it is one load and one jump, guarded or not.
 */
#ifndef _OBHEAP_VM_DISPATCH_H
#define _OBHEAP_VM_DISPATCH_H

#include <obheap/opcode.h>

/* What CPython 3.11 has no instruction for is op_unknown. */
#define DISPATCH_TABLE {						\
	[0] = &&op_unknown,						\
	[OP_POP_TOP] = &&op_POP_TOP,					\
	[OP_PUSH_NULL] = &&op_PUSH_NULL,				\
	[3 ... 8] = &&op_unknown,					\
	[OP_NOP] = &&op_NOP,						\
	[OP_UNARY_POSITIVE] = &&op_UNARY_POSITIVE,			\
	[OP_UNARY_NEGATIVE] = &&op_UNARY_NEGATIVE,			\
	[OP_UNARY_NOT] = &&op_UNARY_NOT,				\
	[13 ... 14] = &&op_unknown,					\
	[OP_UNARY_INVERT] = &&op_UNARY_INVERT,				\
	[16 ... 24] = &&op_unknown,					\
	[OP_BINARY_SUBSCR] = &&op_BINARY_SUBSCR,			\
	[26 ... 29] = &&op_unknown,					\
	[OP_GET_LEN] = &&op_GET_LEN,					\
	[OP_MATCH_MAPPING] = &&op_MATCH_MAPPING,			\
	[OP_MATCH_SEQUENCE] = &&op_MATCH_SEQUENCE,			\
	[OP_MATCH_KEYS] = &&op_MATCH_KEYS,				\
	[34] = &&op_unknown,						\
	[OP_PUSH_EXC_INFO] = &&op_PUSH_EXC_INFO,			\
	[OP_CHECK_EXC_MATCH] = &&op_CHECK_EXC_MATCH,			\
	[OP_CHECK_EG_MATCH] = &&op_CHECK_EG_MATCH,			\
	[38 ... 48] = &&op_unknown,					\
	[OP_WITH_EXCEPT_START] = &&op_WITH_EXCEPT_START,		\
	[OP_GET_AITER] = &&op_GET_AITER,				\
	[OP_GET_ANEXT] = &&op_GET_ANEXT,				\
	[OP_BEFORE_ASYNC_WITH] = &&op_BEFORE_ASYNC_WITH,		\
	[OP_BEFORE_WITH] = &&op_BEFORE_WITH,				\
	[OP_END_ASYNC_FOR] = &&op_END_ASYNC_FOR,			\
	[55 ... 59] = &&op_unknown,					\
	[OP_STORE_SUBSCR] = &&op_STORE_SUBSCR,				\
	[OP_DELETE_SUBSCR] = &&op_DELETE_SUBSCR,			\
	[62 ... 67] = &&op_unknown,					\
	[OP_GET_ITER] = &&op_GET_ITER,					\
	[OP_GET_YIELD_FROM_ITER] = &&op_GET_YIELD_FROM_ITER,		\
	[OP_PRINT_EXPR] = &&op_PRINT_EXPR,				\
	[OP_LOAD_BUILD_CLASS] = &&op_LOAD_BUILD_CLASS,			\
	[72 ... 73] = &&op_unknown,					\
	[OP_LOAD_ASSERTION_ERROR] = &&op_LOAD_ASSERTION_ERROR,		\
	[OP_RETURN_GENERATOR] = &&op_RETURN_GENERATOR,			\
	[76 ... 81] = &&op_unknown,					\
	[OP_LIST_TO_TUPLE] = &&op_LIST_TO_TUPLE,			\
	[OP_RETURN_VALUE] = &&op_RETURN_VALUE,				\
	[OP_IMPORT_STAR] = &&op_IMPORT_STAR,				\
	[OP_SETUP_ANNOTATIONS] = &&op_SETUP_ANNOTATIONS,		\
	[OP_YIELD_VALUE] = &&op_YIELD_VALUE,				\
	[OP_ASYNC_GEN_WRAP] = &&op_ASYNC_GEN_WRAP,			\
	[OP_PREP_RERAISE_STAR] = &&op_PREP_RERAISE_STAR,		\
	[OP_POP_EXCEPT] = &&op_POP_EXCEPT,				\
	[OP_STORE_NAME] = &&op_STORE_NAME,				\
	[OP_DELETE_NAME] = &&op_DELETE_NAME,				\
	[OP_UNPACK_SEQUENCE] = &&op_UNPACK_SEQUENCE,			\
	[OP_FOR_ITER] = &&op_FOR_ITER,					\
	[OP_UNPACK_EX] = &&op_UNPACK_EX,				\
	[OP_STORE_ATTR] = &&op_STORE_ATTR,				\
	[OP_DELETE_ATTR] = &&op_DELETE_ATTR,				\
	[OP_STORE_GLOBAL] = &&op_STORE_GLOBAL,				\
	[OP_DELETE_GLOBAL] = &&op_DELETE_GLOBAL,			\
	[OP_SWAP] = &&op_SWAP,						\
	[OP_LOAD_CONST] = &&op_LOAD_CONST,				\
	[OP_LOAD_NAME] = &&op_LOAD_NAME,				\
	[OP_BUILD_TUPLE] = &&op_BUILD_TUPLE,				\
	[OP_BUILD_LIST] = &&op_BUILD_LIST,				\
	[OP_BUILD_SET] = &&op_BUILD_SET,				\
	[OP_BUILD_MAP] = &&op_BUILD_MAP,				\
	[OP_LOAD_ATTR] = &&op_LOAD_ATTR,				\
	[OP_COMPARE_OP] = &&op_COMPARE_OP,				\
	[OP_IMPORT_NAME] = &&op_IMPORT_NAME,				\
	[OP_IMPORT_FROM] = &&op_IMPORT_FROM,				\
	[OP_JUMP_FORWARD] = &&op_JUMP_FORWARD,				\
	[OP_JUMP_IF_FALSE_OR_POP] = &&op_JUMP_IF_FALSE_OR_POP,		\
	[OP_JUMP_IF_TRUE_OR_POP] = &&op_JUMP_IF_TRUE_OR_POP,		\
	[113] = &&op_unknown,						\
	[OP_POP_JUMP_FORWARD_IF_FALSE] = &&op_POP_JUMP_FORWARD_IF_FALSE,\
	[OP_POP_JUMP_FORWARD_IF_TRUE] = &&op_POP_JUMP_FORWARD_IF_TRUE,	\
	[OP_LOAD_GLOBAL] = &&op_LOAD_GLOBAL,				\
	[OP_IS_OP] = &&op_IS_OP,					\
	[OP_CONTAINS_OP] = &&op_CONTAINS_OP,				\
	[OP_RERAISE] = &&op_RERAISE,					\
	[OP_COPY] = &&op_COPY,						\
	[121] = &&op_unknown,						\
	[OP_BINARY_OP] = &&op_BINARY_OP,				\
	[OP_SEND] = &&op_SEND,						\
	[OP_LOAD_FAST] = &&op_LOAD_FAST,				\
	[OP_STORE_FAST] = &&op_STORE_FAST,				\
	[OP_DELETE_FAST] = &&op_DELETE_FAST,				\
	[127] = &&op_unknown,						\
	[OP_POP_JUMP_FORWARD_IF_NOT_NONE] = &&op_POP_JUMP_FORWARD_IF_NOT_NONE,\
	[OP_POP_JUMP_FORWARD_IF_NONE] = &&op_POP_JUMP_FORWARD_IF_NONE,	\
	[OP_RAISE_VARARGS] = &&op_RAISE_VARARGS,			\
	[OP_GET_AWAITABLE] = &&op_GET_AWAITABLE,			\
	[OP_MAKE_FUNCTION] = &&op_MAKE_FUNCTION,			\
	[OP_BUILD_SLICE] = &&op_BUILD_SLICE,				\
	[OP_JUMP_BACKWARD_NO_INTERRUPT] = &&op_JUMP_BACKWARD_NO_INTERRUPT,\
	[OP_MAKE_CELL] = &&op_MAKE_CELL,				\
	[OP_LOAD_CLOSURE] = &&op_LOAD_CLOSURE,				\
	[OP_LOAD_DEREF] = &&op_LOAD_DEREF,				\
	[OP_STORE_DEREF] = &&op_STORE_DEREF,				\
	[OP_DELETE_DEREF] = &&op_DELETE_DEREF,				\
	[OP_JUMP_BACKWARD] = &&op_JUMP_BACKWARD,			\
	[141] = &&op_unknown,						\
	[OP_CALL_FUNCTION_EX] = &&op_CALL_FUNCTION_EX,			\
	[143] = &&op_unknown,						\
	[OP_EXTENDED_ARG] = &&op_EXTENDED_ARG,				\
	[OP_LIST_APPEND] = &&op_LIST_APPEND,				\
	[OP_SET_ADD] = &&op_SET_ADD,					\
	[OP_MAP_ADD] = &&op_MAP_ADD,					\
	[OP_LOAD_CLASSDEREF] = &&op_LOAD_CLASSDEREF,			\
	[OP_COPY_FREE_VARS] = &&op_COPY_FREE_VARS,			\
	[150] = &&op_unknown,						\
	[OP_RESUME] = &&op_RESUME,					\
	[OP_MATCH_CLASS] = &&op_MATCH_CLASS,				\
	[153 ... 154] = &&op_unknown,					\
	[OP_FORMAT_VALUE] = &&op_FORMAT_VALUE,				\
	[OP_BUILD_CONST_KEY_MAP] = &&op_BUILD_CONST_KEY_MAP,		\
	[OP_BUILD_STRING] = &&op_BUILD_STRING,				\
	[158 ... 159] = &&op_unknown,					\
	[OP_LOAD_METHOD] = &&op_LOAD_METHOD,				\
	[161] = &&op_unknown,						\
	[OP_LIST_EXTEND] = &&op_LIST_EXTEND,				\
	[OP_SET_UPDATE] = &&op_SET_UPDATE,				\
	[OP_DICT_MERGE] = &&op_DICT_MERGE,				\
	[OP_DICT_UPDATE] = &&op_DICT_UPDATE,				\
	[OP_PRECALL] = &&op_PRECALL,					\
	[167 ... 170] = &&op_unknown,					\
	[OP_CALL] = &&op_CALL,						\
	[OP_KW_NAMES] = &&op_KW_NAMES,					\
	[OP_POP_JUMP_BACKWARD_IF_NOT_NONE] = &&op_POP_JUMP_BACKWARD_IF_NOT_NONE,\
	[OP_POP_JUMP_BACKWARD_IF_NONE] = &&op_POP_JUMP_BACKWARD_IF_NONE,\
	[OP_POP_JUMP_BACKWARD_IF_FALSE] = &&op_POP_JUMP_BACKWARD_IF_FALSE,\
	[OP_POP_JUMP_BACKWARD_IF_TRUE] = &&op_POP_JUMP_BACKWARD_IF_TRUE,\
	[177 ... 255] = &&op_unknown	\
}

#define DISPATCH() do {							\
	unit = *ip++;							\
	arg = unit >> 8;						\
	goto *dispatch[unit & 0xff];					\
} while (0)

/* The truth, n, of a, which has been taken off the stack and is dropped. */
#define POP_TRUTH() do {						\
	if (a == ob_bool(rt, true) || a == ob_bool(rt, false)) {	\
		n = a == ob_bool(rt, true);				\
		a->refcnt--;						\
	} else {							\
		save(frame, sp + 1);					\
		n = truth(rt, a);					\
		drop(rt, frame, sp, a);					\
		if (unlikely(n < 0))					\
			goto error;					\
	}								\
} while (0)

/* An instruction starts here: where a program can be stopped. */
#define NEXT() do {							\
	frame->prev_instr = ip;						\
	if (unlikely(--vm->fuel < 0))					\
		goto poll;						\
	DISPATCH();							\
} while (0)

#endif /* _OBHEAP_VM_DISPATCH_H */
