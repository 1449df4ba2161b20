// SPDX-License-Identifier: GPL-2.0
/*
 * collections_c - module _collections: what of collections is not Python
 */
#include "lib_priv.h"

int ob_lib_collections(struct ob_rt *rt, struct ob_object *module)
{
	return ob_lib_add_types(rt, module, OB_T_DEQUE, OB_T_DEFAULTDICT);
}
