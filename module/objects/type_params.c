// SPDX-License-Identifier: GPL-2.0
/*
 * type_params - type variables in the brackets of aliases and unions
 *
 * A type variable is what has __typing_subst__(); what has __parameters__ holds
 * some. list[T][int] replaces them, each by what stands at its place.
 */
#include "type_priv.h"

static int attribute(struct ob_rt *rt, struct ob_object *o, const char *name,
		     struct ob_object **value)
{
	struct ob_object *text = ob_str_intern_c(rt, name);
	int found;

	*value = NULL;
	if (!text)
		return -1;
	found = ob_getattr_opt(rt, o, text, value);
	ob_decref(rt, text);
	return found;
}

static int add_once(struct ob_rt *rt, struct ob_object *list,
		    struct ob_object *o)
{
	int found = ob_contains(rt, list, o);

	return found ? min(found, 0) : ob_list_append(rt, list, o);
}

static int add_variables(struct ob_rt *rt, struct ob_object *list,
			 struct ob_object *arg)
{
	struct ob_object *value;
	int err;
	s64 i;

	if (ob_is_type(arg))
		return 0;
	err = attribute(rt, arg, "__typing_subst__", &value);
	if (err < 0)
		return -1;
	if (value) {
		ob_decref(rt, value);
		return add_once(rt, list, arg);
	}
	err = attribute(rt, arg, "__parameters__", &value);
	if (err < 0)
		return -1;
	err = 0;
	if (value && ob_is_tuple(value))
		for (i = 0; !err && i < ob_size(value); i++)
			err = add_once(rt, list,
				       ((struct ob_tuple *)value)->item[i]);
	ob_xdecref(rt, value);
	return err;
}

struct ob_object *ob_type_parameters(struct ob_rt *rt, struct ob_object *args)
{
	struct ob_object *list = ob_list_new(rt, 0), *res = NULL;
	int err = list ? 0 : -1;
	s64 i;

	for (i = 0; !err && i < ob_size(args); i++)
		err = add_variables(rt, list,
				    ((struct ob_tuple *)args)->item[i]);
	if (!err)
		res = ob_list_to_tuple(rt, list);
	ob_xdecref(rt, list);
	return res;
}

/* What stands for the variable @o, borrowed; NULL if it is none of them. */
static struct ob_object *given_for(struct ob_tuple *params,
				   struct ob_tuple *given,
				   const struct ob_object *o)
{
	s64 i;

	for (i = 0; i < ob_size(params); i++)
		if (params->item[i] == o)
			return given->item[i];
	return NULL;
}

/* arg[what stands for each of its own variables] */
static struct ob_object *subscript_inner(struct ob_rt *rt,
					 struct ob_object *arg,
					 struct ob_tuple *own,
					 struct ob_tuple *params,
					 struct ob_tuple *given)
{
	struct ob_tuple *key;
	struct ob_object *res;
	s64 i;

	key = (struct ob_tuple *)ob_tuple_new(rt, ob_size(own));
	if (!key)
		return NULL;
	for (i = 0; i < ob_size(own); i++)
		key->item[i] = ob_newref(given_for(params, given,
						   own->item[i]) ?:
					 own->item[i]);
	res = ob_getitem(rt, arg, OB_OBJ(key));
	ob_decref(rt, key);
	return res;
}

static struct ob_object *replace(struct ob_rt *rt, struct ob_object *arg,
				 struct ob_tuple *params,
				 struct ob_tuple *given)
{
	struct ob_object *fn, *value = given_for(params, given, arg), *own;
	struct ob_object *res;

	if (ob_is_type(arg))
		return ob_newref(arg);
	if (value) {
		if (attribute(rt, arg, "__typing_subst__", &fn) < 0)
			return NULL;
		res = fn ? ob_call(rt, fn, &value, 1, NULL) : ob_newref(value);
		ob_xdecref(rt, fn);
		return res;
	}
	if (attribute(rt, arg, "__parameters__", &own) < 0)
		return NULL;
	if (own && ob_is_tuple(own) && ob_size(own))
		res = subscript_inner(rt, arg, (struct ob_tuple *)own, params,
				      given);
	else
		res = ob_newref(arg);
	ob_xdecref(rt, own);
	return res;
}

struct ob_object *ob_type_substitute(struct ob_rt *rt, struct ob_object *self,
				     struct ob_object *args,
				     struct ob_object *params,
				     struct ob_object *key)
{
	s64 n = ob_size(params), i;
	struct ob_object *given, *item;
	struct ob_tuple *res;

	if (!n)
		return ob_raise(rt, OB_T_TypeError, "%R is not a generic class",
				self);
	given = ob_is_tuple(key) ? ob_newref(key) : ob_tuple_pack(rt, 1, key);
	if (!given)
		return NULL;
	if (ob_size(given) != n) {
		ob_raise(rt, OB_T_TypeError,
			 "Too %s arguments for %R; actual %lld, expected %lld",
			 ob_size(given) > n ? "many" : "few", self,
			 ob_size(given), n);
		ob_decref(rt, given);
		return NULL;
	}
	res = (struct ob_tuple *)ob_tuple_new(rt, ob_size(args));
	for (i = 0; res && i < ob_size(args); i++) {
		item = replace(rt, ((struct ob_tuple *)args)->item[i],
			       (struct ob_tuple *)params,
			       (struct ob_tuple *)given);
		if (!item) {
			ob_decref(rt, res);
			res = NULL;
		} else {
			res->item[i] = item;
		}
	}
	ob_decref(rt, given);
	return OB_OBJ(res);
}
