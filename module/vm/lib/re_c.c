// SPDX-License-Identifier: GPL-2.0
/*
 * re_c - what of module re is not Python: what makes patterns
 */
#include "lib_priv.h"

static const struct ob_method_def re_methods[] = {
	{ "_compile_code", ob_re_compile, OB_METH_FAST },
	{ }
};

int ob_lib_re(struct ob_rt *rt, struct ob_object *module)
{
	return ob_module_add_functions(rt, module, re_methods);
}
