// SPDX-License-Identifier: GPL-2.0
/*
 * collections_c - module _collections: what of collections is not Python
 */
#include "lib_priv.h"

/* Does the class of a dict find that method where dict has it? */
static bool as_in_dict(struct ob_rt *rt, struct ob_type *type, const char *name)
{
	struct ob_object *text = ob_str_intern_c(rt, name), *own, *plain;
	bool same = false;

	if (!text)
		return false;
	own = ob_type_lookup(rt, type, text);
	if (own) {
		plain = ob_type_lookup(rt, ob_type_of(rt, OB_T_DICT), text);
		same = own == plain;
	}
	ob_decref(rt, text);
	return same;
}

/* mapping[key] = mapping.get(key, 0) + 1 */
static int count_one(struct ob_rt *rt, struct ob_object *mapping,
		     struct ob_object *get, struct ob_object *key)
{
	struct ob_object *args[] = { key, ob_int_from_s64(rt, 0) };
	struct ob_object *one = ob_int_from_s64(rt, 1), *old, *sum = NULL;
	int err = -1;

	old = ob_call(rt, get, args, 2, NULL);
	if (old)
		sum = ob_binary(rt, old, one, OB_ADD);
	if (sum)
		err = ob_setitem(rt, mapping, key, sum);
	ob_xdecref(rt, sum);
	ob_xdecref(rt, old);
	ob_decref(rt, one);
	ob_decref(rt, args[1]);
	return err;
}

static struct ob_object *count_elements(OB_FN_ARGS)
{
	struct ob_object *it, *key, *get = NULL, *text;
	bool plain;
	int err = 0;

	if (ob_args_check(rt, "_count_elements", nargs, 2, 2))
		return NULL;
	it = ob_iter(rt, args[1]);
	if (!it)
		return NULL;
	plain = ob_is_dict(args[0]) && as_in_dict(rt, args[0]->type, "get") &&
		as_in_dict(rt, args[0]->type, "__setitem__");
	if (!plain && !ob_raised(rt)) {
		text = ob_str_intern_c(rt, "get");
		get = text ? ob_getattr(rt, args[0], text) : NULL;
		ob_xdecref(rt, text);
	}
	err = !plain && !get;
	while (!err && (key = ob_iternext(rt, it))) {
		err = (get ? count_one(rt, args[0], get, key) :
			     ob_dict_count(rt, args[0], key)) || ob_tick(rt);
		ob_decref(rt, key);
	}
	ob_xdecref(rt, get);
	ob_decref(rt, it);
	return ob_none_or_null(rt, err || ob_raised(rt));
}

static const struct ob_method_def collections_methods[] = {
	{ "_count_elements", count_elements, OB_METH_FAST,
	  "Add 1 to the count of everything that an iterable gives." },
	{ }
};

int ob_lib_collections(struct ob_rt *rt, struct ob_object *module)
{
	if (ob_lib_add_types(rt, module, OB_T_DEQUE, OB_T_TUPLEGETTER))
		return -1;
	return ob_module_add_functions(rt, module, collections_methods);
}
