// SPDX-License-Identifier: GPL-2.0
/*
 * _weakref - what of the weakref module needs to see inside of objects
 */
#include "lib_priv.h"

static struct ob_weakref *first_of(struct ob_object *o)
{
	s64 offset = o->type->weaklistoffset;

	if (offset <= 0)
		return NULL;
	return *(struct ob_weakref **)((char *)o + offset);
}

static struct ob_object *weakref_count(OB_FN_ARGS)
{
	struct ob_weakref *w;
	s64 n = 0;

	for (w = first_of(args[0]); w; w = w->next)
		n++;
	return ob_int_from_s64(rt, n);
}

static struct ob_object *weakref_list(OB_FN_ARGS)
{
	struct ob_object *list = ob_list_new(rt, 0);
	struct ob_weakref *w;

	for (w = first_of(args[0]); list && w; w = w->next) {
		/* One that is being deallocated has no references to give. */
		if (w->base.refcnt <= 0)
			continue;
		if (ob_list_append(rt, list, OB_OBJ(w)) || ob_tick(rt)) {
			ob_decref(rt, list);
			return NULL;
		}
	}
	return list;
}

static struct ob_object *weakref_proxy(OB_FN_ARGS)
{
	if (ob_args_check(rt, "proxy", nargs, 1, 2))
		return NULL;
	return ob_weakproxy_new(rt, args[0], nargs > 1 ? args[1] : NULL);
}

/* Drop dict[key] if it is a weak reference to nothing; else leave it. */
static struct ob_object *weakref_remove_dead(OB_FN_ARGS)
{
	struct ob_object *value;

	if (ob_args_check(rt, "_remove_dead_weakref", nargs, 2, 2))
		return NULL;
	if (!ob_is_dict(args[0]))
		return ob_raise(rt, OB_T_TypeError,
				"_remove_dead_weakref() argument 1 must be dict, not %.50T",
				args[0]);
	value = ob_dict_get(rt, args[0], args[1]);
	if (!value && ob_raised(rt))
		return NULL;
	if (value && ob_has_flag(value, OB_TF_WEAKREF) &&
	    ((struct ob_weakref *)value)->object == ob_none(rt) &&
	    ob_dict_del(rt, args[0], args[1]) < 0)
		return NULL;
	return ob_newref(ob_none(rt));
}

static const struct ob_method_def weakref_methods[] = {
	{ "getweakrefcount", weakref_count, OB_METH_O,
	  "getweakrefcount($module, object, /)\n--\n\n"
	  "Return the number of weak references to 'object'." },
	{ "getweakrefs", weakref_list, OB_METH_O,
	  "getweakrefs($module, object, /)\n--\n\n"
	  "Return a list of all weak reference objects pointing to 'object'." },
	{ "proxy", weakref_proxy, OB_METH_FAST,
	  "proxy($module, object, callback=None, /)\n--\n\n"
	  "Create a proxy object that weakly references 'object'." },
	{ "_remove_dead_weakref", weakref_remove_dead, OB_METH_FAST,
	  "_remove_dead_weakref($module, dct, key, /)\n--\n\n"
	  "Atomically remove key from dict if it points to a dead weakref." },
	{ }
};

int ob_lib_weakref(struct ob_rt *rt, struct ob_object *module)
{
	static const struct {
		const char *name;
		enum ob_tid tid;
	} types[] = {
		{ "ref", OB_T_WEAKREF }, { "ReferenceType", OB_T_WEAKREF },
		{ "ProxyType", OB_T_WEAKPROXY },
		{ "CallableProxyType", OB_T_WEAKCALLABLEPROXY },
	};
	size_t i;

	if (ob_module_add_functions(rt, module, weakref_methods))
		return -1;
	for (i = 0; i < ARRAY_SIZE(types); i++)
		if (ob_module_add(rt, module, types[i].name,
				  ob_newref(ob_type_of(rt, types[i].tid))))
			return -1;
	return 0;
}
