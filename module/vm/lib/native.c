// SPDX-License-Identifier: GPL-2.0
/*
 * native - the module _native: names of types that CPython has in C
 *
 * There messages name such a type with its module: datetime.date. A class made
 * by a module's text has the short name only; this puts the long one in its
 * place. __name__ and __qualname__ stay.
 */
#include "lib_priv.h"

static const char *const native_names[] = {
	"datetime.date", "datetime.datetime", "datetime.time",
	"datetime.timedelta", "datetime.timezone", "datetime.tzinfo",
	"datetime.IsoCalendarDate", "time.struct_time",
	"_io.BytesIO", "_io.StringIO", "_struct.Struct",
	"_struct.unpack_iterator",
};

static struct ob_object *native_module(struct ob_rt *rt, struct ob_object *type)
{
	struct ob_object *name = ob_str_intern_c(rt, "__module__");
	struct ob_object *module = name ? ob_getattr(rt, type, name) : NULL;

	ob_xdecref(rt, name);
	return module;
}

static struct ob_object *native_name(OB_FN_ARGS)
{
	struct ob_type *type = (struct ob_type *)args[0];
	struct ob_object *full;
	size_t i;

	if (!ob_is_type(args[0]) || !(type->flags & OB_TF_HEAPTYPE))
		return ob_raise(rt, OB_T_TypeError, "a class is needed");
	full = native_module(rt, args[0]);
	if (full && ob_is_str(full)) {
		struct ob_object *module = full;

		full = ob_str_format(rt, "%U.%N", module, type);
		ob_decref(rt, module);
	}
	if (!full)
		return NULL;
	for (i = 0; i < ARRAY_SIZE(native_names); i++)
		if (ob_str_equal_c(full, native_names[i]))
			type->name = native_names[i];
	ob_decref(rt, full);
	return ob_newref(args[0]);
}

static const struct ob_method_def native_methods[] = {
	{ "name", native_name, OB_METH_O, "Give a class its long name." },
	{ }
};

int ob_lib_native(struct ob_rt *rt, struct ob_object *module)
{
	return ob_module_add_functions(rt, module, native_methods);
}
