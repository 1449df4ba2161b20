// SPDX-License-Identifier: GPL-2.0
/*
 * array_c - module array
 */
#include "lib_priv.h"

int ob_lib_array(struct ob_rt *rt, struct ob_object *module)
{
	struct ob_type *type = ob_type_of(rt, OB_T_ARRAY);

	if (ob_module_add(rt, module, "array", ob_newref(type)) ||
	    ob_module_add(rt, module, "ArrayType", ob_newref(type)))
		return -1;
	return ob_module_add(rt, module, "typecodes",
			     ob_str_from_cstr(rt, "bBuhHiIlLqQfd"));
}
