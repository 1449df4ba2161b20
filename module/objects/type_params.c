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

/* Append @o to @list: all of it if @spread says that it stands for several. */
static int append(struct ob_rt *rt, struct ob_object *list,
		  struct ob_object *o, bool spread)
{
	struct ob_tuple *several = (struct ob_tuple *)o;
	int err = 0;
	s64 i;

	if (!spread || !ob_is_tuple(o))
		return ob_list_append(rt, list, o);
	for (i = 0; !err && i < ob_size(several); i++)
		err = ob_list_append(rt, list, several->item[i]);
	return err;
}

/* arg[what stands for each of its own variables] */
static struct ob_object *subscript_inner(struct ob_rt *rt,
					 struct ob_object *arg,
					 struct ob_tuple *own,
					 struct ob_tuple *params,
					 struct ob_tuple *given)
{
	struct ob_object *list = ob_list_new(rt, 0), *key = NULL, *value, *res;
	int err = list ? 0 : -1;
	s64 i;

	for (i = 0; !err && i < ob_size(own); i++) {
		value = given_for(params, given, own->item[i]);
		/* Only what stands for several types can be iterated. */
		err = append(rt, list, value ?: own->item[i],
			     value && own->item[i]->type->iter);
	}
	if (!err)
		key = ob_list_to_tuple(rt, list);
	ob_xdecref(rt, list);
	if (!key)
		return NULL;
	res = ob_getitem(rt, arg, key);
	ob_decref(rt, key);
	return res;
}

static struct ob_object *replace(struct ob_rt *rt, struct ob_object *arg,
				 struct ob_tuple *params,
				 struct ob_tuple *given)
{
	struct ob_object *fn, *value = given_for(params, given, arg), *own;
	struct ob_object *res;

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

/* Does the type @arg stand for all types of a type variable? 1, 0, -1 */
static int is_unpacked(struct ob_rt *rt, struct ob_object *arg)
{
	struct ob_object *value;
	int res;

	if (attribute(rt, arg, "__typing_is_unpacked_typevartuple__",
		      &value) < 0)
		return -1;
	res = value ? ob_is_true(rt, value) : 0;
	ob_xdecref(rt, value);
	return res;
}

/* What replaces @arg, appended to @list; 0 or -1 */
static int add_replaced(struct ob_rt *rt, struct ob_object *list,
			struct ob_object *arg, struct ob_tuple *params,
			struct ob_tuple *given)
{
	struct ob_object *value;
	int err, spread;

	if (ob_is_type(arg))
		return ob_list_append(rt, list, arg);
	spread = is_unpacked(rt, arg);
	value = spread < 0 ? NULL : replace(rt, arg, params, given);
	if (!value)
		return -1;
	err = append(rt, list, value, spread);
	ob_decref(rt, value);
	return err;
}

/* What *tuple[int, str] has in its brackets, new; *@items stays NULL else. */
static int unpacked_items(struct ob_rt *rt, struct ob_object *arg,
			  struct ob_object **items)
{
	struct ob_object *value;
	s64 n;

	*items = NULL;
	if (ob_is_type(arg))
		return 0;
	if (attribute(rt, arg, "__typing_unpacked_tuple_args__", &value) < 0)
		return -1;
	n = value && ob_is_tuple(value) ? ob_size(value) : -1;
	if (n < 0 || (n && ((struct ob_tuple *)value)->item[n - 1] ==
			   &rt->st->ellipsis))
		ob_xdecref(rt, value);
	else
		*items = value;
	return 0;
}

/* The brackets' content as a tuple, in which no tuple of fixed size is left. */
static struct ob_object *flat_key(struct ob_rt *rt, struct ob_object *key)
{
	struct ob_object *list, *items, *arg, *res = NULL;
	s64 i, n = ob_is_tuple(key) ? ob_size(key) : 1;
	int err;

	list = ob_list_new(rt, 0);
	err = list ? 0 : -1;
	for (i = 0; !err && i < n; i++) {
		arg = ob_is_tuple(key) ? ((struct ob_tuple *)key)->item[i] :
					 key;
		err = unpacked_items(rt, arg, &items) ||
		      append(rt, list, items ?: arg, items) ? -1 : 0;
		ob_xdecref(rt, items);
	}
	if (!err)
		res = ob_list_to_tuple(rt, list);
	ob_xdecref(rt, list);
	return res;
}

/* Variables may have a say in which arguments are theirs. Steals @given. */
static struct ob_object *prepare(struct ob_rt *rt, struct ob_object *self,
				 struct ob_tuple *params,
				 struct ob_object *given)
{
	struct ob_object *fn, *asked[2] = { self }, *res;
	s64 i;

	for (i = 0; given && i < ob_size(params); i++) {
		if (attribute(rt, params->item[i], "__typing_prepare_subst__",
			      &fn) < 0) {
			ob_decref(rt, given);
			return NULL;
		}
		if (!fn || fn == ob_none(rt)) {
			ob_xdecref(rt, fn);
			continue;
		}
		asked[1] = given;
		res = ob_call(rt, fn, asked, 2, NULL);
		ob_decref(rt, given);
		ob_decref(rt, fn);
		given = res;
		if (res && !ob_is_tuple(res)) {
			given = ob_tuple_pack(rt, 1, res);
			ob_decref(rt, res);
		}
	}
	return given;
}

struct ob_object *ob_type_substitute(struct ob_rt *rt, struct ob_object *self,
				     struct ob_object *args,
				     struct ob_object *params,
				     struct ob_object *key)
{
	struct ob_object *given, *list, *res = NULL;
	s64 n = ob_size(params), i;
	int err;

	if (!n)
		return ob_raise(rt, OB_T_TypeError, "%R is not a generic class",
				self);
	given = prepare(rt, self, (struct ob_tuple *)params, flat_key(rt, key));
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
	list = ob_list_new(rt, 0);
	err = list ? 0 : -1;
	for (i = 0; !err && i < ob_size(args); i++)
		err = add_replaced(rt, list, ((struct ob_tuple *)args)->item[i],
				   (struct ob_tuple *)params,
				   (struct ob_tuple *)given);
	if (!err)
		res = ob_list_to_tuple(rt, list);
	ob_xdecref(rt, list);
	ob_decref(rt, given);
	return res;
}
