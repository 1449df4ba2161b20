// SPDX-License-Identifier: GPL-2.0
/*
 * sorted_c - modules _bisect and _heapq, which bisect.py and heapq.py name
 */
#include "lib_priv.h"

int ob_lib_bisect(struct ob_rt *rt, struct ob_object *module)
{
	return ob_module_add_functions(rt, module, ob_bisect_functions);
}

int ob_lib_heapq(struct ob_rt *rt, struct ob_object *module)
{
	return ob_module_add_functions(rt, module, ob_heapq_functions);
}
