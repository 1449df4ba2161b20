// SPDX-License-Identifier: GPL-2.0
/*
 * missing - instructions that the evaluation loop does not know yet
 *
 * The compiler knows the whole language and asks here, so that a program that
 * uses what cannot be run is refused before any of it runs.
 */
#include "vm_priv.h"

const char *ob_vm_missing(unsigned int op)
{
	switch (op) {
	case OP_LOAD_BUILD_CLASS:
		return "class statements";
	case OP_RETURN_GENERATOR:
	case OP_YIELD_VALUE:
	case OP_GET_YIELD_FROM_ITER:
	case OP_SEND:
		return "generators and coroutines";
	case OP_BEFORE_WITH:
		return "with statements";
	case OP_GET_AITER:
	case OP_GET_ANEXT:
	case OP_GET_AWAITABLE:
	case OP_END_ASYNC_FOR:
	case OP_BEFORE_ASYNC_WITH:
	case OP_ASYNC_GEN_WRAP:
		return "async code";
	case OP_CHECK_EG_MATCH:
	case OP_PREP_RERAISE_STAR:
		return "except*";
	case OP_GET_LEN:
	case OP_MATCH_CLASS:
	case OP_MATCH_KEYS:
	case OP_MATCH_MAPPING:
	case OP_MATCH_SEQUENCE:
		return "this kind of pattern";
	default:
		return NULL;
	}
}
