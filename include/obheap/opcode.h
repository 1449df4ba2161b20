/* SPDX-License-Identifier: GPL-2.0 */
/*
 * opcode - the instructions of a code object
 *
 * Numbers, names, arguments and inline caches are CPython 3.11's.
 *
 * A code unit is 16 bits: the instruction in the low byte, its argument in the
 * high byte. EXTENDED_ARG units before an instruction supply further bytes of
 * its argument, most significant first. Some instructions are followed by
 * ob_op_caches() units that belong to them and start out as zero (CACHE);
 * execution skips them. Jump arguments count units, relative to the
 * instruction after the caches of the jump.
 */
#ifndef _OBHEAP_OPCODE_H
#define _OBHEAP_OPCODE_H

#include <obheap/platform.h>

/* Instructions from this number on use their argument. */
#define OB_HAVE_ARGUMENT 90

/*
 * enum ob_op - instruction numbers; gaps are instructions 3.11 does not have
 */
enum ob_op {
	OP_CACHE = 0,
	OP_POP_TOP = 1,
	OP_PUSH_NULL = 2,
	OP_NOP = 9,
	OP_UNARY_POSITIVE = 10,
	OP_UNARY_NEGATIVE = 11,
	OP_UNARY_NOT = 12,
	OP_UNARY_INVERT = 15,
	OP_BINARY_SUBSCR = 25,
	OP_GET_LEN = 30,
	OP_MATCH_MAPPING = 31,
	OP_MATCH_SEQUENCE = 32,
	OP_MATCH_KEYS = 33,
	OP_PUSH_EXC_INFO = 35,
	OP_CHECK_EXC_MATCH = 36,
	OP_CHECK_EG_MATCH = 37,
	OP_WITH_EXCEPT_START = 49,
	OP_GET_AITER = 50,
	OP_GET_ANEXT = 51,
	OP_BEFORE_ASYNC_WITH = 52,
	OP_BEFORE_WITH = 53,
	OP_END_ASYNC_FOR = 54,
	OP_STORE_SUBSCR = 60,
	OP_DELETE_SUBSCR = 61,
	OP_GET_ITER = 68,
	OP_GET_YIELD_FROM_ITER = 69,
	OP_PRINT_EXPR = 70,
	OP_LOAD_BUILD_CLASS = 71,
	OP_LOAD_ASSERTION_ERROR = 74,
	OP_RETURN_GENERATOR = 75,
	OP_LIST_TO_TUPLE = 82,
	OP_RETURN_VALUE = 83,
	OP_IMPORT_STAR = 84,
	OP_SETUP_ANNOTATIONS = 85,
	OP_YIELD_VALUE = 86,
	OP_ASYNC_GEN_WRAP = 87,
	OP_PREP_RERAISE_STAR = 88,
	OP_POP_EXCEPT = 89,
	OP_STORE_NAME = 90,
	OP_DELETE_NAME = 91,
	OP_UNPACK_SEQUENCE = 92,
	OP_FOR_ITER = 93,
	OP_UNPACK_EX = 94,
	OP_STORE_ATTR = 95,
	OP_DELETE_ATTR = 96,
	OP_STORE_GLOBAL = 97,
	OP_DELETE_GLOBAL = 98,
	OP_SWAP = 99,
	OP_LOAD_CONST = 100,
	OP_LOAD_NAME = 101,
	OP_BUILD_TUPLE = 102,
	OP_BUILD_LIST = 103,
	OP_BUILD_SET = 104,
	OP_BUILD_MAP = 105,
	OP_LOAD_ATTR = 106,
	OP_COMPARE_OP = 107,
	OP_IMPORT_NAME = 108,
	OP_IMPORT_FROM = 109,
	OP_JUMP_FORWARD = 110,
	OP_JUMP_IF_FALSE_OR_POP = 111,
	OP_JUMP_IF_TRUE_OR_POP = 112,
	OP_POP_JUMP_FORWARD_IF_FALSE = 114,
	OP_POP_JUMP_FORWARD_IF_TRUE = 115,
	OP_LOAD_GLOBAL = 116,
	OP_IS_OP = 117,
	OP_CONTAINS_OP = 118,
	OP_RERAISE = 119,
	OP_COPY = 120,
	OP_BINARY_OP = 122,
	OP_SEND = 123,
	OP_LOAD_FAST = 124,
	OP_STORE_FAST = 125,
	OP_DELETE_FAST = 126,
	OP_POP_JUMP_FORWARD_IF_NOT_NONE = 128,
	OP_POP_JUMP_FORWARD_IF_NONE = 129,
	OP_RAISE_VARARGS = 130,
	OP_GET_AWAITABLE = 131,
	OP_MAKE_FUNCTION = 132,
	OP_BUILD_SLICE = 133,
	OP_JUMP_BACKWARD_NO_INTERRUPT = 134,
	OP_MAKE_CELL = 135,
	OP_LOAD_CLOSURE = 136,
	OP_LOAD_DEREF = 137,
	OP_STORE_DEREF = 138,
	OP_DELETE_DEREF = 139,
	OP_JUMP_BACKWARD = 140,
	OP_CALL_FUNCTION_EX = 142,
	OP_EXTENDED_ARG = 144,
	OP_LIST_APPEND = 145,
	OP_SET_ADD = 146,
	OP_MAP_ADD = 147,
	OP_LOAD_CLASSDEREF = 148,
	OP_COPY_FREE_VARS = 149,
	OP_RESUME = 151,
	OP_MATCH_CLASS = 152,
	OP_FORMAT_VALUE = 155,
	OP_BUILD_CONST_KEY_MAP = 156,
	OP_BUILD_STRING = 157,
	OP_LOAD_METHOD = 160,
	OP_LIST_EXTEND = 162,
	OP_SET_UPDATE = 163,
	OP_DICT_MERGE = 164,
	OP_DICT_UPDATE = 165,
	OP_PRECALL = 166,
	OP_CALL = 171,
	OP_KW_NAMES = 172,
	OP_POP_JUMP_BACKWARD_IF_NOT_NONE = 173,
	OP_POP_JUMP_BACKWARD_IF_NONE = 174,
	OP_POP_JUMP_BACKWARD_IF_FALSE = 175,
	OP_POP_JUMP_BACKWARD_IF_TRUE = 176,
};

/* FORMAT_VALUE's argument: the conversion, and whether a spec is on the stack */
#define OB_FVC_NONE	0
#define OB_FVC_STR	1
#define OB_FVC_REPR	2
#define OB_FVC_ASCII	3
#define OB_FVC_MASK	3
#define OB_FVS_SPEC	4

/* MAKE_FUNCTION's argument: what is on the stack below the code object */
#define OB_MF_DEFAULTS		1
#define OB_MF_KWDEFAULTS	2
#define OB_MF_ANNOTATIONS	4
#define OB_MF_CLOSURE		8

/* RESUME's argument */
#define OB_RESUME_START		0
#define OB_RESUME_YIELD		1
#define OB_RESUME_YIELD_FROM	2
#define OB_RESUME_AWAIT		3

/**
 * ob_op_code() - instruction of a code unit
 * @unit: the unit
 *
 * Return: its low byte.
 */
static inline unsigned int ob_op_code(u16 unit)
{
	return unit & 0xff;
}

/**
 * ob_op_arg() - argument byte of a code unit
 * @unit: the unit
 *
 * Return: its high byte.
 */
static inline unsigned int ob_op_arg(u16 unit)
{
	return unit >> 8;
}

/**
 * ob_op_unit() - code unit of an instruction and its argument byte
 * @op: instruction
 * @arg: low byte of its argument
 *
 * Return: the unit.
 */
static inline u16 ob_op_unit(unsigned int op, unsigned int arg)
{
	return (op & 0xff) | (arg & 0xff) << 8;
}

/**
 * ob_op_caches() - inline cache units that follow an instruction
 * @op: instruction
 *
 * Return: the number of units.
 */
static inline unsigned int ob_op_caches(unsigned int op)
{
	switch (op) {
	case OP_STORE_SUBSCR:
	case OP_UNPACK_SEQUENCE:
	case OP_BINARY_OP:
	case OP_PRECALL:
		return 1;
	case OP_COMPARE_OP:
		return 2;
	case OP_BINARY_SUBSCR:
	case OP_STORE_ATTR:
	case OP_LOAD_ATTR:
	case OP_CALL:
		return 4;
	case OP_LOAD_GLOBAL:
		return 5;
	case OP_LOAD_METHOD:
		return 10;
	default:
		return 0;
	}
}

/**
 * ob_op_jumps_back() - is it a jump whose distance counts backwards?
 * @op: instruction
 *
 * Return: true if it is.
 */
static inline bool ob_op_jumps_back(unsigned int op)
{
	switch (op) {
	case OP_JUMP_BACKWARD_NO_INTERRUPT:
	case OP_JUMP_BACKWARD:
	case OP_POP_JUMP_BACKWARD_IF_NOT_NONE:
	case OP_POP_JUMP_BACKWARD_IF_NONE:
	case OP_POP_JUMP_BACKWARD_IF_FALSE:
	case OP_POP_JUMP_BACKWARD_IF_TRUE:
		return true;
	default:
		return false;
	}
}

/**
 * ob_op_is_jump() - does the argument say how far to jump?
 * @op: instruction
 *
 * Return: true if it does.
 */
static inline bool ob_op_is_jump(unsigned int op)
{
	switch (op) {
	case OP_FOR_ITER:
	case OP_JUMP_FORWARD:
	case OP_JUMP_IF_FALSE_OR_POP:
	case OP_JUMP_IF_TRUE_OR_POP:
	case OP_POP_JUMP_FORWARD_IF_FALSE:
	case OP_POP_JUMP_FORWARD_IF_TRUE:
	case OP_SEND:
	case OP_POP_JUMP_FORWARD_IF_NOT_NONE:
	case OP_POP_JUMP_FORWARD_IF_NONE:
		return true;
	default:
		return ob_op_jumps_back(op);
	}
}

#endif /* _OBHEAP_OPCODE_H */
