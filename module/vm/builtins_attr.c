// SPDX-License-Identifier: GPL-2.0
/*
 * builtins_attr - builtins about attributes and namespaces
 */
#include "vm_priv.h"

/* Attribute names are str and interned; new reference, NULL raised. */
static struct ob_object *attr_name(struct ob_rt *rt, struct ob_object *name)
{
	if (!ob_is_str(name))
		return ob_raise(rt, OB_T_TypeError,
				"attribute name must be string, not '%.200T'",
				name);
	ob_incref(name);
	if (!ob_is(rt, name, OB_T_STR))
		return name;
	if (ob_str_intern(rt, &name)) {
		ob_decref(rt, name);
		return NULL;
	}
	return name;
}

static struct ob_object *attr_getattr(OB_FN_ARGS)
{
	struct ob_object *name, *value;

	if (ob_args_check(rt, "getattr", nargs, 2, 3))
		return NULL;
	name = attr_name(rt, args[1]);
	if (!name)
		return NULL;
	value = ob_getattr(rt, args[0], name);
	ob_decref(rt, name);
	if (!value && nargs == 3 && ob_raised_is(rt, OB_T_AttributeError)) {
		ob_clear_exc(rt);
		return ob_newref(args[2]);
	}
	return value;
}

static struct ob_object *attr_hasattr(OB_FN_ARGS)
{
	struct ob_object *name, *value;

	if (ob_args_check(rt, "hasattr", nargs, 2, 2))
		return NULL;
	name = attr_name(rt, args[1]);
	if (!name)
		return NULL;
	value = ob_getattr(rt, args[0], name);
	ob_decref(rt, name);
	if (value) {
		ob_decref(rt, value);
		return ob_newref(ob_bool(rt, true));
	}
	if (!ob_raised_is(rt, OB_T_AttributeError))
		return NULL;
	ob_clear_exc(rt);
	return ob_newref(ob_bool(rt, false));
}

static struct ob_object *attr_set(struct ob_rt *rt, struct ob_object *o,
				  struct ob_object *attr,
				  struct ob_object *value)
{
	struct ob_object *name = attr_name(rt, attr);
	int err;

	if (!name)
		return NULL;
	err = ob_setattr(rt, o, name, value);
	ob_decref(rt, name);
	return ob_none_or_null(rt, err);
}

static struct ob_object *attr_setattr(OB_FN_ARGS)
{
	if (ob_args_check(rt, "setattr", nargs, 3, 3))
		return NULL;
	return attr_set(rt, args[0], args[1], args[2]);
}

static struct ob_object *attr_delattr(OB_FN_ARGS)
{
	if (ob_args_check(rt, "delattr", nargs, 2, 2))
		return NULL;
	return attr_set(rt, args[0], args[1], NULL);
}

static int dir_add_type(struct ob_rt *rt, struct ob_object *names,
			struct ob_type *type)
{
	s64 i;

	if (ob_type_ready(rt, type))
		return -1;
	for (i = ob_size(type->mro) - 1; i >= 0; i--) {
		struct ob_type *base = (struct ob_type *)type->mro->item[i];

		if (ob_type_ready(rt, base) ||
		    (base->dict &&
		     ob_dict_update(rt, names, OB_OBJ(base->dict))))
			return -1;
	}
	return 0;
}

static struct ob_object *attr_dict(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object *name = ob_str_intern_c(rt, "__dict__");
	struct ob_object *dict;

	if (!name)
		return NULL;
	dict = ob_getattr(rt, o, name);
	ob_decref(rt, name);
	return dict;
}

static struct ob_object *dir_sorted(struct ob_rt *rt, struct ob_object *names)
{
	struct ob_object *list = ob_list_from_iterable(rt, names);

	if (list && ob_list_sort(rt, list, NULL, false)) {
		ob_decref(rt, list);
		return NULL;
	}
	return list;
}

struct ob_object *ob_dir(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object *names = ob_dict_new(rt);
	struct ob_object *dict = NULL, *list = NULL;
	int err;

	if (!names)
		return NULL;
	if (ob_has_flag(o, OB_TF_TYPE_SUBCLASS)) {
		err = dir_add_type(rt, names, (struct ob_type *)o);
	} else {
		dict = attr_dict(rt, o);
		if (!dict && ob_raised_is(rt, OB_T_AttributeError))
			ob_clear_exc(rt);
		err = ob_raised(rt) ||
		      (dict && ob_is_dict(dict) &&
		       ob_dict_update(rt, names, dict)) ||
		      dir_add_type(rt, names, o->type);
		ob_xdecref(rt, dict);
	}
	if (!err)
		list = dir_sorted(rt, names);
	ob_decref(rt, names);
	return list;
}

/* dir(o): what __dir__ says, sorted. */
static struct ob_object *dir_of(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object *method, *names, *list;

	method = ob_special(rt, o, "__dir__");
	if (!method)
		return ob_raised(rt) ? NULL :
		       ob_raise(rt, OB_T_TypeError,
				"object does not provide __dir__");
	names = ob_call(rt, method, NULL, 0, NULL);
	ob_decref(rt, method);
	list = names ? dir_sorted(rt, names) : NULL;
	ob_xdecref(rt, names);
	return list;
}

/* dir() of a namespace, which need not be a dict, in order of its keys. */
static struct ob_object *dir_of_locals(struct ob_rt *rt,
				       struct ob_object *locals)
{
	struct ob_object *name, *keys, *names, *list;

	if (ob_is(rt, locals, OB_T_DICT))
		return dir_sorted(rt, locals);
	ob_incref(locals);
	name = ob_str_intern_c(rt, "keys");
	keys = name ? ob_getattr(rt, locals, name) : NULL;
	ob_xdecref(rt, name);
	ob_decref(rt, locals);
	names = keys ? ob_call(rt, keys, NULL, 0, NULL) : NULL;
	ob_xdecref(rt, keys);
	list = names ? dir_sorted(rt, names) : NULL;
	ob_xdecref(rt, names);
	return list;
}

static struct ob_object *attr_dir(OB_FN_ARGS)
{
	struct ob_vm *vm = ob_vm_of(rt);
	struct ob_object *locals;

	if (nargs > 1)
		return ob_raise(rt, OB_T_TypeError,
				"dir expected at most 1 argument, got %zu",
				nargs);
	if (nargs)
		return dir_of(rt, args[0]);
	locals = vm->frame ? ob_frame_locals(&vm->rt, vm->frame) : vm->main;
	return locals ? dir_of_locals(rt, locals) : NULL;
}

static struct ob_object *attr_globals(OB_FN_ARGS)
{
	struct ob_vm *vm = ob_vm_of(rt);

	return ob_newref(vm->frame ? vm->frame->globals : vm->main);
}

static struct ob_object *attr_locals(OB_FN_ARGS)
{
	struct ob_vm *vm = ob_vm_of(rt);
	struct ob_object *locals = vm->main;

	if (vm->frame)
		locals = ob_frame_locals(&vm->rt, vm->frame);
	return locals ? ob_newref(locals) : NULL;
}

static struct ob_object *attr_vars(OB_FN_ARGS)
{
	struct ob_object *dict;

	if (!nargs)
		return attr_locals(rt, self, args, nargs, kwnames);
	if (ob_args_check(rt, "vars", nargs, 0, 1))
		return NULL;
	dict = attr_dict(rt, args[0]);
	if (!dict && ob_raised_is(rt, OB_T_AttributeError))
		ob_raise(rt, OB_T_TypeError,
			 "vars() argument must have __dict__ attribute");
	return dict;
}

const struct ob_method_def ob_builtins_attr[] = {
	{ "getattr", attr_getattr, OB_METH_FAST, "Get a named attribute." },
	{ "hasattr", attr_hasattr, OB_METH_FAST,
	  "hasattr($module, obj, name, /)\n--\n\n"
	  "Is there an attribute?" },
	{ "setattr", attr_setattr, OB_METH_FAST,
	  "setattr($module, obj, name, value, /)\n--\n\n"
	  "Set a named attribute." },
	{ "delattr", attr_delattr, OB_METH_FAST,
	  "delattr($module, obj, name, /)\n--\n\n"
	  "Delete an attribute." },
	{ "dir", attr_dir, OB_METH_FAST | OB_METH_TUPLE,
	  "List the names of an object." },
	{ "vars", attr_vars, OB_METH_FAST | OB_METH_TUPLE,
	  "Return the namespace." },
	{ "globals", attr_globals, OB_METH_NOARGS,
	  "globals($module, /)\n--\n\n"
	  "Return the global namespace." },
	{ "locals", attr_locals, OB_METH_NOARGS,
	  "locals($module, /)\n--\n\n"
	  "Return the local namespace." },
	{ }
};
