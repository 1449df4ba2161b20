// SPDX-License-Identifier: GPL-2.0
/*
 * types_c - what of module types is not Python
 */
#include "lib_priv.h"

int ob_lib_types(struct ob_rt *rt, struct ob_object *module)
{
	return ob_lib_add_types(rt, module, OB_T_NAMESPACE, OB_T_NAMESPACE);
}
