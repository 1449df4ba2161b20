// SPDX-License-Identifier: GPL-2.0
/*
 * reduce - what an object says would make one like it: __reduce_ex__
 *
 * The result names functions of module copyreg, which is looked for when the
 * first object is asked. Protocol 2 and above is done here; what the older
 * ones do is copyreg's.
 */
#include "type_priv.h"

struct ob_object *ob_module_member(struct ob_rt *rt, const char *from,
				   const char *name)
{
	struct ob_object *import, *text, *module, *fn, *builtins;

	builtins = ob_builtins(rt);
	if (!builtins)
		return NULL;
	import = ob_dict_get_c(rt, builtins, "__import__");
	text = import ? ob_str_from_cstr(rt, from) : NULL;
	if (!text)
		return ob_raised(rt) ? NULL :
		       ob_raise(rt, OB_T_ImportError, "__import__ not found");
	module = ob_call(rt, import, &text, 1, NULL);
	ob_decref(rt, text);
	text = module ? ob_str_from_cstr(rt, name) : NULL;
	fn = text ? ob_getattr(rt, module, text) : NULL;
	ob_xdecref(rt, text);
	ob_xdecref(rt, module);
	return fn;
}

/* What a special method without arguments gives, if the type has one. */
static struct ob_object *call_if_there(struct ob_rt *rt, struct ob_object *o,
				       const char *name, bool *found)
{
	struct ob_object *fn = ob_special(rt, o, name), *res;

	*found = fn;
	if (!fn)
		return NULL;
	res = ob_call(rt, fn, NULL, 0, NULL);
	ob_decref(rt, fn);
	return res;
}

/*
 * What __new__ takes besides the class: *args a tuple or NULL for nothing
 * said, *kwargs a dict or NULL. 0 or -1 raised.
 */
static int new_arguments(struct ob_rt *rt, struct ob_object *o,
			 struct ob_object **args, struct ob_object **kwargs)
{
	struct ob_object *pair;
	struct ob_tuple *t;
	bool found;

	*args = *kwargs = NULL;
	pair = call_if_there(rt, o, "__getnewargs_ex__", &found);
	if (!found && ob_raised(rt))
		return -1;
	if (!found) {
		*args = call_if_there(rt, o, "__getnewargs__", &found);
		if (*args && !ob_is_tuple(*args)) {
			ob_raise(rt, OB_T_TypeError,
				 "__getnewargs__ should return a tuple, not '%.200T'",
				 *args);
			ob_decref(rt, *args);
			*args = NULL;
		}
		return ob_raised(rt) ? -1 : 0;
	}
	if (!pair)
		return -1;
	t = (struct ob_tuple *)pair;
	if (!ob_is_tuple(pair))
		ob_raise(rt, OB_T_TypeError,
			 "__getnewargs_ex__ should return a tuple, not '%.200T'",
			 pair);
	else if (ob_size(pair) != 2)
		ob_raise(rt, OB_T_ValueError,
			 "__getnewargs_ex__ should return a tuple of length 2, not %lld",
			 ob_size(pair));
	else if (!ob_is_tuple(t->item[0]))
		ob_raise(rt, OB_T_TypeError,
			 "first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '%.200T'",
			 t->item[0]);
	else if (!ob_is_dict(t->item[1]))
		ob_raise(rt, OB_T_TypeError,
			 "second item of the tuple returned by __getnewargs_ex__ must be a dict, not '%.200T'",
			 t->item[1]);
	if (!ob_raised(rt)) {
		*args = ob_newref(t->item[0]);
		*kwargs = ob_newref(t->item[1]);
	}
	ob_decref(rt, pair);
	return ob_raised(rt) ? -1 : 0;
}

/* Has an instance nothing but a dict, weak references and those slots? */
static bool layout_is_plain(struct ob_rt *rt, struct ob_object *o,
			    struct ob_object *slots)
{
	const struct ob_type *type = o->type;
	s64 size = sizeof(struct ob_object);

	if (type->dictoffset && !(type->flags & OB_TF_MANAGED_DICT))
		size += sizeof(void *);
	if (type->weaklistoffset)
		size += sizeof(void *);
	if (ob_is_list(slots))
		size += ob_size(slots) * sizeof(void *);
	return type->basicsize <= size;
}

/* Values of the slots that are set, by name, in a new dict. */
static struct ob_object *slot_values(struct ob_rt *rt, struct ob_object *o,
				     struct ob_object *names)
{
	struct ob_object *values = ob_dict_new(rt), *name, *value;
	s64 i;
	int found;

	for (i = 0; values && i < ob_size(names); i++) {
		name = ob_newref(((struct ob_list *)names)->item[i]);
		found = ob_getattr_opt(rt, o, name, &value);
		if (found > 0) {
			found = ob_dict_set(rt, values, name, value);
			ob_decref(rt, value);
		}
		ob_decref(rt, name);
		if (found < 0) {
			ob_decref(rt, values);
			return NULL;
		}
	}
	return values;
}

/* Asking an object that nothing was set on must not give it a dict. */
static struct ob_object *dict_state(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object *dict, **slot;

	slot = o->type->flags & OB_TF_MANAGED_DICT ? NULL :
						     ob_instance_dict_slot(o);
	if (!(o->type->flags & OB_TF_MANAGED_DICT) && (!slot || !*slot))
		return ob_newref(ob_none(rt));
	if (ob_getattr_opt(rt, o, ob_name(rt, OB_N_dict), &dict) < 0)
		return NULL;
	if (dict && ob_is_dict(dict) && !ob_length(rt, dict)) {
		ob_decref(rt, dict);
		dict = NULL;
	}
	return dict ?: ob_newref(ob_none(rt));
}

static struct ob_object *default_state(struct ob_rt *rt, struct ob_object *o,
				       bool required)
{
	struct ob_object *fn, *names, *state, *values = NULL, *res = NULL;
	struct ob_object *type = OB_OBJ(o->type);

	if (required && o->type->itemsize)
		return ob_raise(rt, OB_T_TypeError, "cannot pickle %.200T objects",
				o);
	state = dict_state(rt, o);
	if (!state)
		return NULL;
	fn = ob_module_member(rt, "copyreg", "_slotnames");
	names = fn ? ob_call(rt, fn, &type, 1, NULL) : NULL;
	ob_xdecref(rt, fn);
	if (!names)
		goto out;
	if (required && !layout_is_plain(rt, o, names)) {
		ob_raise(rt, OB_T_TypeError, "cannot pickle '%.200T' object", o);
		goto out;
	}
	if (ob_is_list(names) && ob_size(names)) {
		values = slot_values(rt, o, names);
		if (!values)
			goto out;
	}
	res = values && ob_length(rt, values) ?
	      ob_tuple_pack(rt, 2, state, values) : ob_newref(state);
out:
	ob_xdecref(rt, values);
	ob_xdecref(rt, names);
	ob_decref(rt, state);
	return res;
}

struct ob_object *ob_object_getstate(OB_FN_ARGS)
{
	return default_state(rt, self, false);
}

struct ob_object *ob_object_state(struct ob_rt *rt, struct ob_object *o,
				  bool required)
{
	struct ob_object *own, *fn, *res;

	own = ob_type_lookup(rt, o->type, ob_name(rt, OB_N_getstate));
	if (own && own == ob_dict_get(rt, OB_OBJ(ob_type_of(rt, OB_T_OBJECT)->dict),
				      ob_name(rt, OB_N_getstate)))
		return default_state(rt, o, required);
	fn = ob_getattr(rt, o, ob_name(rt, OB_N_getstate));
	res = fn ? ob_call(rt, fn, NULL, 0, NULL) : NULL;
	ob_xdecref(rt, fn);
	return res;
}

/* Iterators over the items of lists and dicts, None for others. */
static int item_iterators(struct ob_rt *rt, struct ob_object *o,
			  struct ob_object **list, struct ob_object **dict)
{
	struct ob_object *text, *method, *items;

	*list = ob_is_list(o) ? ob_iter(rt, o) : ob_newref(ob_none(rt));
	if (!*list)
		return -1;
	if (!ob_is_dict(o)) {
		*dict = ob_newref(ob_none(rt));
		return 0;
	}
	text = ob_str_from_cstr(rt, "items");
	method = text ? ob_getattr(rt, o, text) : NULL;
	ob_xdecref(rt, text);
	items = method ? ob_call(rt, method, NULL, 0, NULL) : NULL;
	ob_xdecref(rt, method);
	*dict = items ? ob_iter(rt, items) : NULL;
	ob_xdecref(rt, items);
	if (*dict)
		return 0;
	ob_decref(rt, *list);
	return -1;
}

/* (class, *args), or (class, args, kwargs) */
static struct ob_object *with_class(struct ob_rt *rt, struct ob_object *o,
				    struct ob_object *args,
				    struct ob_object *kwargs)
{
	s64 n = args ? ob_size(args) : 0, i;
	struct ob_tuple *res;

	if (kwargs)
		return ob_tuple_pack(rt, 3, o->type, args, kwargs);
	res = (struct ob_tuple *)ob_tuple_new(rt, n + 1);
	if (!res)
		return NULL;
	res->item[0] = ob_newref(o->type);
	for (i = 0; i < n; i++)
		res->item[i + 1] = ob_newref(((struct ob_tuple *)args)->item[i]);
	return OB_OBJ(res);
}

struct ob_object *ob_reduced_to(struct ob_rt *rt, struct ob_object *o,
				struct ob_object *a, struct ob_object *b,
				struct ob_object *c)
{
	struct ob_object *args = ob_tuple_pack(rt, 3, a, b, c), *res;

	res = args ? ob_tuple_pack(rt, 2, o->type, args) : NULL;
	ob_xdecref(rt, args);
	return res;
}

static struct ob_object *reduce_new(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object *args, *kwargs, *fn, *newargs = NULL, *state = NULL;
	struct ob_object *list, *dict, *res = NULL;
	bool said;

	if (!o->type->new)
		return ob_raise(rt, OB_T_TypeError,
				"cannot pickle '%.200T' object", o);
	if (new_arguments(rt, o, &args, &kwargs))
		return NULL;
	if (kwargs && !ob_length(rt, kwargs)) {
		ob_decref(rt, kwargs);
		kwargs = NULL;
	}
	said = args;
	fn = ob_module_member(rt, "copyreg", kwargs ? "__newobj_ex__" : "__newobj__");
	if (fn)
		newargs = with_class(rt, o, args, kwargs);
	if (newargs)
		state = ob_object_state(rt, o,
					!said && !ob_is_list(o) &&
					!ob_is_dict(o));
	if (state && !item_iterators(rt, o, &list, &dict)) {
		res = ob_tuple_pack(rt, 5, fn, newargs, state, list, dict);
		ob_decref(rt, dict);
		ob_decref(rt, list);
	}
	ob_xdecref(rt, state);
	ob_xdecref(rt, newargs);
	ob_xdecref(rt, fn);
	ob_xdecref(rt, kwargs);
	ob_xdecref(rt, args);
	return res;
}

static struct ob_object *reduce_by(struct ob_rt *rt, struct ob_object *o,
				   s64 protocol)
{
	struct ob_object *fn, *args[2], *res = NULL;

	if (protocol >= 2)
		return reduce_new(rt, o);
	fn = ob_module_member(rt, "copyreg", "_reduce_ex");
	args[0] = o;
	args[1] = fn ? ob_int_from_s64(rt, protocol) : NULL;
	if (args[1]) {
		res = ob_call(rt, fn, args, 2, NULL);
		ob_decref(rt, args[1]);
	}
	ob_xdecref(rt, fn);
	return res;
}

struct ob_object *ob_object_reduce(OB_FN_ARGS)
{
	return reduce_by(rt, self, 0);
}

struct ob_object *ob_object_reduce_ex(OB_FN_ARGS)
{
	struct ob_object *object = OB_OBJ(ob_type_of(rt, OB_T_OBJECT)->dict);
	struct ob_object *name = ob_name(rt, OB_N_reduce), *fn, *res;
	int protocol;

	if (ob_arg_int(rt, args[0], &protocol))
		return NULL;
	fn = ob_type_lookup(rt, self->type, name);
	if (!fn || fn == ob_dict_get(rt, object, name))
		return ob_raised(rt) ? NULL : reduce_by(rt, self, protocol);
	fn = ob_getattr(rt, self, name);
	res = fn ? ob_call(rt, fn, NULL, 0, NULL) : NULL;
	ob_xdecref(rt, fn);
	return res;
}
