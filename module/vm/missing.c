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
	case OP_CHECK_EG_MATCH:
	case OP_PREP_RERAISE_STAR:
		return "except*";
	default:
		return NULL;
	}
}
