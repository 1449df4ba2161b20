// SPDX-License-Identifier: GPL-2.0
/*
 * builtins - the builtin namespace: what is in it, and in which order
 */
#include "vm_priv.h"

/* Types by name, in the order in which dir() of a module would not show them. */
static const u8 builtin_types[] = {
	OB_T_BOOL, OB_T_COMPLEX, OB_T_DICT, OB_T_ENUMERATE, OB_T_FILTER,
	OB_T_FLOAT, OB_T_INT, OB_T_LIST, OB_T_MAP, OB_T_OBJECT, OB_T_RANGE,
	OB_T_SET, OB_T_FROZENSET, OB_T_BYTES, OB_T_BYTEARRAY, OB_T_MEMORYVIEW,
	OB_T_REVERSED, OB_T_SLICE, OB_T_STR, OB_T_TUPLE, OB_T_TYPE, OB_T_ZIP,
	OB_T_PROPERTY, OB_T_CLASSMETHOD, OB_T_STATICMETHOD, OB_T_SUPER,
};

static int builtins_add_types(struct ob_rt *rt, struct ob_object *ns)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(builtin_types); i++) {
		struct ob_type *type = ob_type_of(rt, builtin_types[i]);

		if (ob_dict_set_c(rt, ns, type->name, OB_OBJ(type)))
			return -1;
	}
	for (i = OB_T_BaseException; i < OB_NR_TYPES; i++) {
		struct ob_type *type = ob_type_of(rt, i);

		if (ob_dict_set_c(rt, ns, type->name, OB_OBJ(type)))
			return -1;
	}
	/* Names older programs know OSError by. */
	if (ob_dict_set_c(rt, ns, "EnvironmentError",
			  OB_OBJ(ob_type_of(rt, OB_T_OSError))) ||
	    ob_dict_set_c(rt, ns, "IOError",
			  OB_OBJ(ob_type_of(rt, OB_T_OSError))))
		return -1;
	return 0;
}

static int builtins_add_constants(struct ob_rt *rt, struct ob_object *ns)
{
	return ob_dict_set_c(rt, ns, "None", ob_none(rt)) ||
	       ob_dict_set_c(rt, ns, "Ellipsis", &rt->st->ellipsis) ||
	       ob_dict_set_c(rt, ns, "NotImplemented", ob_notimpl(rt)) ||
	       ob_dict_set_c(rt, ns, "False", ob_bool(rt, false)) ||
	       ob_dict_set_c(rt, ns, "True", ob_bool(rt, true)) ||
	       ob_dict_set_c(rt, ns, "__debug__", ob_bool(rt, true)) ? -1 : 0;
}

/* The module, with nothing in it but what every module has. */
int ob_builtins_init(struct ob_vm *vm)
{
	struct ob_rt *rt = &vm->rt;
	struct ob_object *module;
	int err;

	module = ob_module_new(rt, "builtins", NULL);
	if (!module)
		return -1;
	err = ob_dict_set_c(rt, OB_OBJ(rt->modules), "builtins", module);
	if (!err) {
		ob_xdecref(rt, rt->builtins);
		rt->builtins = ob_newref(((struct ob_module *)module)->dict);
	}
	ob_decref(rt, module);
	return err;
}

int ob_builtins_fill(struct ob_rt *rt)
{
	static const struct ob_method_def *const tables[] = {
		ob_builtins_object, ob_builtins_attr, ob_builtins_iter,
		ob_builtins_number, ob_builtins_run, ob_builtins_print,
	};
	struct ob_object *ns = OB_OBJ(rt->builtins);
	struct ob_gc_quiet quiet;
	struct ob_object *module;
	int err = 0;
	size_t i;

	module = ob_dict_get_c(rt, OB_OBJ(rt->modules), "builtins");
	if (!module)
		return -1;
	quiet = ob_gc_quiet_begin(&rt->gc);
	for (i = 0; !err && i < ARRAY_SIZE(tables); i++)
		err = ob_module_add_functions(rt, module, tables[i]);
	/* What CPython's importer leaves in the module. */
	err = err || ob_module_add(rt, module, "__package__",
				   ob_str_intern_c(rt, "")) ||
	      builtins_add_constants(rt, ns) ||
	      builtins_add_types(rt, ns);
	rt->builtins_full = !err;
	ob_gc_quiet_end(&rt->gc, quiet);
	return err ? -1 : 0;
}
