// SPDX-License-Identifier: GPL-2.0
/*
 * missing - instructions that the evaluation loop does not know yet
 *
 * The compiler asks here, so that a program that uses what cannot be run is
 * refused before any of it runs. The loop knows all instructions.
 */
#include "vm_priv.h"

const char *ob_vm_missing(unsigned int op)
{
	return NULL;
}
