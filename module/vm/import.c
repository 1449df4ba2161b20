// SPDX-License-Identifier: GPL-2.0
/*
 * import - the modules there are, by name
 *
 * Nothing is read from anywhere: a name is in the session's table of modules
 * or the import fails.
 */
#include "vm_priv.h"

/* ModuleNotFoundError that also says which module. Steals @msg. */
static void *import_not_found(struct ob_rt *rt, struct ob_object *msg,
			      struct ob_object *name)
{
	struct ob_import_error *e;

	if (!msg)
		return NULL;
	ob_raise_obj(rt, OB_T_ModuleNotFoundError, msg);
	ob_decref(rt, msg);
	if (!ob_is(rt, rt->exc, OB_T_ModuleNotFoundError))
		return NULL;
	e = (struct ob_import_error *)rt->exc;
	if (!e->name)
		e->name = ob_newref(name);
	return NULL;
}

static s64 import_find_dot(struct ob_object *name)
{
	s64 i;

	for (i = 0; i < ob_str_len(name); i++)
		if (ob_str_char(name, i) == '.')
			return i;
	return -1;
}

/* a.b: fails on a if there is no a, else on b, since no module is a package */
static void *import_dotted(struct ob_rt *rt, struct ob_object *name, s64 dot)
{
	struct ob_object *head = ob_str_slice(rt, name, 0, dot);
	struct ob_object *msg;

	if (!head)
		return NULL;
	if (ob_dict_get(rt, OB_OBJ(rt->modules), head)) {
		msg = ob_str_format(rt, "No module named %R; %R is not a package",
				    name, head);
		import_not_found(rt, msg, name);
	} else if (!ob_raised(rt)) {
		msg = ob_str_format(rt, "No module named %R", head);
		import_not_found(rt, msg, head);
	}
	ob_decref(rt, head);
	return NULL;
}

struct ob_object *ob_import(struct ob_vm *vm, struct ob_object *name,
			    struct ob_object *fromlist, s64 level)
{
	struct ob_rt *rt = &vm->rt;
	struct ob_object *module;
	s64 dot;

	if (!ob_is_str(name))
		return ob_raise(rt, OB_T_TypeError,
				"module name must be a string");
	if (level > 0)
		return ob_raise(rt, OB_T_ImportError,
				"attempted relative import with no known parent package");
	if (level < 0)
		return ob_raise(rt, OB_T_ValueError, "level must be >= 0");
	if (!ob_str_len(name))
		return ob_raise(rt, OB_T_ValueError, "Empty module name");
	module = ob_dict_get(rt, OB_OBJ(rt->modules), name);
	if (module)
		return ob_newref(module);
	if (ob_raised(rt))
		return NULL;
	dot = import_find_dot(name);
	if (dot >= 0)
		return import_dotted(rt, name, dot);
	return import_not_found(rt, ob_str_format(rt, "No module named %R",
						  name), name);
}

struct ob_object *ob_import_from(struct ob_rt *rt, struct ob_object *module,
				 struct ob_object *name)
{
	struct ob_object *value = ob_getattr(rt, module, name);
	struct ob_object *attr, *modname;
	struct ob_import_error *e;

	if (value || !ob_raised_is(rt, OB_T_AttributeError))
		return value;
	ob_clear_exc(rt);
	attr = ob_str_intern_c(rt, "__name__");
	modname = attr ? ob_getattr(rt, module, attr) : NULL;
	ob_xdecref(rt, attr);
	if (!modname)
		return NULL;
	ob_raise(rt, OB_T_ImportError,
		 "cannot import name %R from %R (unknown location)", name,
		 modname);
	if (ob_is(rt, rt->exc, OB_T_ImportError)) {
		e = (struct ob_import_error *)rt->exc;
		if (!e->name)
			e->name = ob_newref(modname);
	}
	ob_decref(rt, modname);
	return NULL;
}

int ob_import_star(struct ob_rt *rt, struct ob_object *module,
		   struct ob_object *locals)
{
	struct ob_object *names, *name;
	int err = 0;
	s64 i;

	if (!ob_is(rt, module, OB_T_MODULE)) {
		ob_raise(rt, OB_T_ImportError,
			 "from-import-* object has no __dict__ and no __all__");
		return -1;
	}
	/* The namespace may be the module's own: walk a snapshot. */
	names = ob_list_from_iterable(rt, ((struct ob_module *)module)->dict);
	if (!names)
		return -1;
	for (i = 0; !err && i < ob_size(names); i++) {
		name = ((struct ob_list *)names)->item[i];
		if (ob_is_str(name) && ob_str_len(name) &&
		    ob_str_char(name, 0) != '_') {
			struct ob_object *value = ob_getattr(rt, module, name);

			err = value ? ob_dict_set(rt, locals, name, value) : -1;
			ob_xdecref(rt, value);
		}
	}
	ob_decref(rt, names);
	return err;
}
