// SPDX-License-Identifier: GPL-2.0
/*
 * type_bases - cls.__bases__ = ...: a class gets other parents
 */
#include "type_priv.h"

int ob_type_set_bases(struct ob_rt *rt, struct ob_type *type,
		      struct ob_object *bases)
{
	ob_raise(rt, OB_T_NotImplementedError,
		 "obheap does not change the bases of a class yet");
	return -1;
}
