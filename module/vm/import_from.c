// SPDX-License-Identifier: GPL-2.0
/*
 * import_from - from MODULE import NAME, and from MODULE import *
 */
#include "vm_priv.h"

static struct ob_object *from_get(struct ob_rt *rt, struct ob_object *o,
				  const char *name)
{
	struct ob_object *attr = ob_str_intern_c(rt, name);
	struct ob_object *value;

	if (!attr)
		return NULL;
	value = ob_getattr(rt, o, attr);
	ob_decref(rt, attr);
	return value;
}

static void *from_fail(struct ob_rt *rt, struct ob_object *name,
		       struct ob_object *modname)
{
	struct ob_import_error *e;
	struct ob_object *shown;

	shown = modname ? ob_newref(modname) :
			  ob_str_from_cstr(rt, "<unknown module name>");
	if (!shown)
		return NULL;
	ob_raise(rt, OB_T_ImportError,
		 "cannot import name %R from %R (unknown location)", name,
		 shown);
	if (ob_is(rt, rt->exc, OB_T_ImportError)) {
		e = (struct ob_import_error *)rt->exc;
		if (!e->name)
			e->name = ob_newref(shown);
	}
	ob_decref(rt, shown);
	return NULL;
}

struct ob_object *ob_import_from(struct ob_rt *rt, struct ob_object *module,
				 struct ob_object *name)
{
	struct ob_object *value = ob_getattr(rt, module, name);
	struct ob_object *modname, *full;

	if (value || !ob_raised_is(rt, OB_T_AttributeError))
		return value;
	ob_clear_exc(rt);
	modname = from_get(rt, module, "__name__");
	if (!modname) {
		if (!ob_raised_is(rt, OB_T_AttributeError))
			return NULL;
		ob_clear_exc(rt);
	}
	/* A module that imports its own package while that is being made. */
	if (modname && ob_is_str(modname)) {
		full = ob_str_format(rt, "%U.%U", modname, name);
		if (full) {
			value = ob_dict_get(rt, OB_OBJ(rt->modules), full);
			if (value)
				ob_incref(value);
			ob_decref(rt, full);
		}
	}
	if (!value && !ob_raised(rt))
		from_fail(rt, name, modname && ob_is_str(modname) ? modname :
								   NULL);
	ob_xdecref(rt, modname);
	return value;
}

/* The names to import: __all__, or a snapshot of the namespace's. New. */
static struct ob_object *star_names(struct ob_rt *rt, struct ob_object *module,
				    bool *all)
{
	struct ob_object *names, *ns;

	names = from_get(rt, module, "__all__");
	*all = names;
	if (!names) {
		if (!ob_raised_is(rt, OB_T_AttributeError))
			return NULL;
		ob_clear_exc(rt);
		ns = from_get(rt, module, "__dict__");
		if (!ns) {
			if (ob_raised_is(rt, OB_T_AttributeError))
				ob_raise(rt, OB_T_ImportError,
					 "from-import-* object has no __dict__ and no __all__");
			return NULL;
		}
		names = ob_list_from_iterable(rt, ns);
		ob_decref(rt, ns);
	}
	return names;
}

/* An item of __all__, or a key, that is not a str. */
static int star_wrong(struct ob_rt *rt, struct ob_object *module,
		      struct ob_object *name, bool all)
{
	struct ob_object *modname = from_get(rt, module, "__name__");

	if (!modname)
		return -1;
	if (!ob_is_str(modname))
		ob_raise(rt, OB_T_TypeError,
			 "module __name__ must be a string, not %.100T",
			 modname);
	else if (all)
		ob_raise(rt, OB_T_TypeError,
			 "Item in %U.__all__ must be str, not %.100T", modname,
			 name);
	else
		ob_raise(rt, OB_T_TypeError,
			 "Key in %U.__dict__ must be str, not %.100T", modname,
			 name);
	ob_decref(rt, modname);
	return -1;
}

static int star_one(struct ob_rt *rt, struct ob_object *module,
		    struct ob_object *name, bool all, struct ob_object *locals)
{
	struct ob_object *value;
	int err;

	if (!ob_is_str(name))
		return star_wrong(rt, module, name, all);
	if (!all && ob_str_len(name) && ob_str_char(name, 0) == '_')
		return 0;
	value = ob_getattr(rt, module, name);
	if (!value)
		return -1;
	if (ob_is(rt, locals, OB_T_DICT))
		err = ob_dict_set(rt, locals, name, value);
	else
		err = ob_setitem(rt, locals, name, value);
	ob_decref(rt, value);
	return err;
}

int ob_import_star(struct ob_rt *rt, struct ob_object *module,
		   struct ob_object *locals)
{
	struct ob_object *names, *index, *name;
	int err = 0;
	bool all;
	s64 i;

	names = star_names(rt, module, &all);
	if (!names)
		return -1;
	for (i = 0; !err; i++) {
		index = ob_int_from_s64(rt, i);
		name = index ? ob_getitem(rt, names, index) : NULL;
		ob_xdecref(rt, index);
		if (!name) {
			err = -1;
			if (ob_raised_is(rt, OB_T_IndexError)) {
				ob_clear_exc(rt);
				err = 0;
			}
			break;
		}
		err = star_one(rt, module, name, all, locals);
		ob_decref(rt, name);
	}
	ob_decref(rt, names);
	return err;
}
