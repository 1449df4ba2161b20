// SPDX-License-Identifier: GPL-2.0
/*
 * array_c - module array
 */
#include "lib_priv.h"

static const struct ob_method_def array_functions[] = {
	{ "_array_reconstructor", ob_array_rebuild, OB_METH_FAST,
	  "Make the array that __reduce_ex__() told of." },
	{ }
};

/* Arrays count as sequences, whether their module is imported or not. */
int ob_lib_collections_abc(struct ob_rt *rt, struct ob_object *module)
{
	return ob_lib_add_types(rt, module, OB_T_ARRAY, OB_T_ARRAY);
}

int ob_lib_array(struct ob_rt *rt, struct ob_object *module)
{
	struct ob_type *type = ob_type_of(rt, OB_T_ARRAY);

	if (ob_module_add_functions(rt, module, array_functions) ||
	    ob_module_add(rt, module, "array", ob_newref(type)) ||
	    ob_module_add(rt, module, "ArrayType", ob_newref(type)))
		return -1;
	return ob_module_add(rt, module, "typecodes",
			     ob_str_from_cstr(rt, "bBuhHiIlLqQfd"));
}
