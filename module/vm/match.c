// SPDX-License-Identifier: GPL-2.0
/*
 * match - patterns that look into objects: keys of mappings, attributes by
 * __match_args__
 */
#include "vm_priv.h"

struct ob_object *ob_match_len(struct ob_rt *rt, struct ob_object *subject)
{
	s64 len = ob_length(rt, subject);

	return len < 0 ? NULL : ob_int_from_s64(rt, len);
}

/* Append subject.get(key, dummy): 1 done, 0 there is no such key, -1 */
static int match_key(struct ob_rt *rt, struct ob_object *get,
		     struct ob_object *dummy, struct ob_object *key,
		     struct ob_object *seen, struct ob_object *values)
{
	struct ob_object *args[2] = { key, dummy }, *value;
	int err;

	if (ob_dict_get(rt, seen, key)) {
		ob_raise(rt, OB_T_ValueError,
			 "mapping pattern checks duplicate key (%R)", key);
		return -1;
	}
	if (ob_raised(rt) || ob_dict_set(rt, seen, key, ob_none(rt)))
		return -1;
	value = ob_call(rt, get, args, 2, NULL);
	if (!value)
		return -1;
	if (value == dummy) {
		ob_decref(rt, value);
		return 0;
	}
	err = ob_list_append(rt, values, value);
	ob_decref(rt, value);
	return err ? -1 : 1;
}

static struct ob_object *attr(struct ob_rt *rt, struct ob_object *o,
			      const char *name)
{
	struct ob_object *str = ob_str_intern_c(rt, name), *value;

	if (!str)
		return NULL;
	value = ob_getattr(rt, o, str);
	ob_decref(rt, str);
	return value;
}

struct ob_object *ob_match_keys(struct ob_rt *rt, struct ob_object *subject,
				struct ob_tuple *keys)
{
	struct ob_object *get, *dummy, *seen, *values, *res = NULL;
	int hit = 1;
	s64 i;

	if (!ob_size(keys))
		return ob_tuple_new(rt, 0);
	get = attr(rt, subject, "get");
	dummy = get ? ob_type_alloc(rt, ob_type_of(rt, OB_T_OBJECT), 0) : NULL;
	seen = dummy ? ob_dict_new(rt) : NULL;
	values = seen ? ob_list_new(rt, 0) : NULL;
	if (!values)
		hit = -1;
	for (i = 0; hit > 0 && i < ob_size(keys); i++)
		hit = match_key(rt, get, dummy, keys->item[i], seen, values);
	if (hit > 0)
		res = ob_list_to_tuple(rt, values);
	else if (!hit)
		res = ob_newref(ob_none(rt));
	ob_xdecref(rt, values);
	ob_xdecref(rt, seen);
	ob_xdecref(rt, dummy);
	ob_xdecref(rt, get);
	return res;
}

/**
 * struct class_match - a class pattern being matched
 * @rt: the runtime
 * @subject: what is looked at
 * @type: the class
 * @seen: names looked up so far
 * @values: list of what they gave
 */
struct class_match {
	struct ob_rt *rt;
	struct ob_object *subject;
	struct ob_type *type;
	struct ob_object *seen;
	struct ob_object *values;
};

/* Attribute of the subject: 1 appended, 0 it has none, -1 */
static int match_attr(struct class_match *m, struct ob_object *name)
{
	struct ob_object *value;
	int err;

	if (ob_dict_get(m->rt, m->seen, name)) {
		ob_raise(m->rt, OB_T_TypeError,
			 "%N() got multiple sub-patterns for attribute %R",
			 m->type, name);
		return -1;
	}
	if (ob_raised(m->rt) ||
	    ob_dict_set(m->rt, m->seen, name, ob_none(m->rt)))
		return -1;
	value = ob_getattr(m->rt, m->subject, name);
	if (!value) {
		if (!ob_raised_is(m->rt, OB_T_AttributeError))
			return -1;
		ob_clear_exc(m->rt);
		return 0;
	}
	err = ob_list_append(m->rt, m->values, value);
	ob_decref(m->rt, value);
	return err ? -1 : 1;
}

/* The first @n of __match_args__, each looked up in the subject. */
static int match_args(struct class_match *m, struct ob_object *args, s64 n)
{
	struct ob_tuple *names = (struct ob_tuple *)args;
	int hit = 1;
	s64 i;

	if (!ob_is(m->rt, args, OB_T_TUPLE)) {
		ob_raise(m->rt, OB_T_TypeError,
			 "%N.__match_args__ must be a tuple (got %T)", m->type,
			 args);
		return -1;
	}
	if (ob_size(names) < n) {
		ob_raise(m->rt, OB_T_TypeError,
			 "%N() accepts %lld positional sub-pattern%s (%lld given)",
			 m->type, ob_size(names),
			 ob_size(names) == 1 ? "" : "s", n);
		return -1;
	}
	for (i = 0; hit > 0 && i < n; i++) {
		if (ob_is_str(names->item[i])) {
			hit = match_attr(m, names->item[i]);
			continue;
		}
		ob_raise(m->rt, OB_T_TypeError,
			 "__match_args__ elements must be strings (got %T)",
			 names->item[i]);
		hit = -1;
	}
	return hit;
}

static int match_positional(struct class_match *m, s64 n)
{
	struct ob_object *args;
	int hit;

	if (!n)
		return 1;
	args = attr(m->rt, OB_OBJ(m->type), "__match_args__");
	if (args) {
		hit = match_args(m, args, n);
		ob_decref(m->rt, args);
		return hit;
	}
	if (!ob_raised_is(m->rt, OB_T_AttributeError))
		return -1;
	ob_clear_exc(m->rt);
	/* Of int(x) and the like the subject itself is the one part. */
	if (m->type->flags & OB_TF_MATCH_SELF && n == 1)
		return ob_list_append(m->rt, m->values, m->subject) ? -1 : 1;
	ob_raise(m->rt, OB_T_TypeError,
		 "%N() accepts %d positional sub-pattern%s (%lld given)",
		 m->type, m->type->flags & OB_TF_MATCH_SELF ? 1 : 0,
		 m->type->flags & OB_TF_MATCH_SELF ? "" : "s", n);
	return -1;
}

struct ob_object *ob_match_class(struct ob_rt *rt, struct ob_object *subject,
				 struct ob_object *type, s64 nargs,
				 struct ob_tuple *names)
{
	struct class_match m = { rt, subject, (struct ob_type *)type };
	struct ob_object *res = NULL;
	int hit;
	s64 i;

	if (!ob_is_type(type))
		return ob_raise(rt, OB_T_TypeError,
				"called match pattern must be a type");
	hit = ob_isinstance(rt, subject, type);
	if (hit <= 0)
		return hit ? NULL : ob_newref(ob_none(rt));
	m.seen = ob_dict_new(rt);
	m.values = m.seen ? ob_list_new(rt, 0) : NULL;
	hit = m.values ? match_positional(&m, nargs) : -1;
	for (i = 0; hit > 0 && i < ob_size(names); i++)
		hit = match_attr(&m, names->item[i]);
	if (hit > 0)
		res = ob_list_to_tuple(rt, m.values);
	else if (!hit)
		res = ob_newref(ob_none(rt));
	ob_xdecref(rt, m.values);
	ob_xdecref(rt, m.seen);
	return res;
}
