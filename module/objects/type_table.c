// SPDX-License-Identifier: GPL-2.0
/*
 * type_table - every builtin type by its number
 */
#include "objects_priv.h"

#define ROW(tid, name) \
	[OB_T_##tid] = &ob_##name##_type_def
#define EXC_ROW(exc) \
	[OB_T_##exc] = &ob_##exc##_type_def

const struct ob_type_def *const ob_type_defs[OB_NR_TYPES] = {
	ROW(OBJECT, object), ROW(TYPE, type), ROW(INT, int), ROW(BOOL, bool),
	ROW(FLOAT, float), ROW(COMPLEX, complex), ROW(STR, str), ROW(NONE, none),
	ROW(NOTIMPLEMENTED, notimplemented), ROW(ELLIPSIS, ellipsis),
	ROW(LIST, list), ROW(TUPLE, tuple), ROW(DICT, dict),
	ROW(RANGE, range), ROW(SLICE, slice), ROW(CELL, cell),
	ROW(CODE, code), ROW(FUNCTION, function), ROW(BUILTIN, builtin),
	ROW(METHOD, method), ROW(METHOD_DESCR, method_descr),
	ROW(WRAPPER_DESCR, wrapper_descr), ROW(GETSET_DESCR, getset_descr),
	ROW(MEMBER_DESCR, member_descr), ROW(MODULE, module),
	ROW(MAPPINGPROXY, mappingproxy), ROW(LIST_ITER, list_iter),
	ROW(LIST_REVITER, list_reviter), ROW(TUPLE_ITER, tuple_iter),
	ROW(STR_ITER, str_iter), ROW(STR_ASCII_ITER, str_ascii_iter),
	ROW(RANGE_ITER, range_iter), ROW(LONGRANGE_ITER, longrange_iter),
	ROW(DICT_KEYITER, dict_keyiter), ROW(DICT_VALUEITER, dict_valueiter),
	ROW(DICT_ITEMITER, dict_itemiter),
	ROW(DICT_REVKEYITER, dict_revkeyiter),
	ROW(DICT_REVVALUEITER, dict_revvalueiter),
	ROW(DICT_REVITEMITER, dict_revitemiter), ROW(DICT_KEYS, dict_keys),
	ROW(DICT_VALUES, dict_values), ROW(DICT_ITEMS, dict_items),
	ROW(ENUMERATE, enumerate), ROW(ZIP, zip), ROW(REVERSED, reversed),
	ROW(MAP, map), ROW(FILTER, filter), ROW(SEQ_ITER, seq_iter),
	ROW(CALL_ITER, call_iter), ROW(TRACEBACK, traceback),
	ROW(SET, set), ROW(FROZENSET, frozenset), ROW(SET_ITER, set_iter),
	ROW(FRAME, frame), ROW(GENERATOR, generator),
	ROW(COROUTINE, coroutine), ROW(CORO_WRAPPER, coro_wrapper),
	ROW(ASYNC_GEN, async_gen), ROW(ASYNC_GEN_ASEND, async_gen_asend),
	ROW(ASYNC_GEN_ATHROW, async_gen_athrow),
	ROW(ASYNC_GEN_WRAPPED, async_gen_wrapped),
	ROW(ANEXT_AWAITABLE, anext_awaitable),
	ROW(WEAKREF, weakref), ROW(WEAKPROXY, weakproxy),
	ROW(WEAKCALLABLEPROXY, weakcallableproxy),
	ROW(BYTES, bytes), ROW(BYTES_ITER, bytes_iter),
	ROW(BYTEARRAY, bytearray), ROW(BYTEARRAY_ITER, bytearray_iter),
	EXC_ROW(BaseException), EXC_ROW(Exception), EXC_ROW(KeyboardInterrupt),
	EXC_ROW(SystemExit), EXC_ROW(GeneratorExit), EXC_ROW(ArithmeticError),
	EXC_ROW(FloatingPointError), EXC_ROW(OverflowError),
	EXC_ROW(ZeroDivisionError), EXC_ROW(AssertionError),
	EXC_ROW(AttributeError), EXC_ROW(BufferError), EXC_ROW(EOFError),
	EXC_ROW(ImportError), EXC_ROW(ModuleNotFoundError),
	EXC_ROW(LookupError), EXC_ROW(IndexError), EXC_ROW(KeyError),
	EXC_ROW(MemoryError), EXC_ROW(NameError), EXC_ROW(UnboundLocalError),
	EXC_ROW(OSError), EXC_ROW(ReferenceError), EXC_ROW(RuntimeError),
	EXC_ROW(NotImplementedError), EXC_ROW(RecursionError),
	EXC_ROW(StopIteration), EXC_ROW(StopAsyncIteration),
	EXC_ROW(SyntaxError), EXC_ROW(IndentationError), EXC_ROW(TabError),
	EXC_ROW(SystemError), EXC_ROW(TypeError), EXC_ROW(ValueError),
	EXC_ROW(UnicodeError), EXC_ROW(UnicodeDecodeError),
	EXC_ROW(UnicodeEncodeError), EXC_ROW(UnicodeTranslateError),
	EXC_ROW(Warning), EXC_ROW(DeprecationWarning),
	EXC_ROW(PendingDeprecationWarning), EXC_ROW(RuntimeWarning),
	EXC_ROW(SyntaxWarning), EXC_ROW(UserWarning), EXC_ROW(FutureWarning),
	EXC_ROW(ImportWarning), EXC_ROW(UnicodeWarning),
	EXC_ROW(BytesWarning), EXC_ROW(ResourceWarning),
	EXC_ROW(EncodingWarning),
};
