// SPDX-License-Identifier: GPL-2.0
/*
 * isinstance - isinstance() and issubclass()
 *
 * A class decides through __instancecheck__ and __subclasscheck__ of its type;
 * what type's own do is the plain answer here. Anything with __bases__ counts
 * as a class, as it does in CPython.
 */
#include "type_priv.h"

/* __bases__ when it is a tuple: 1 (new reference), 0, -1 */
static int bases_of(struct ob_rt *rt, struct ob_object *cls,
		    struct ob_object **bases)
{
	int found = ob_getattr_opt(rt, cls, ob_name(rt, OB_N_bases), bases);

	if (found > 0 && !ob_is_tuple(*bases)) {
		ob_decref(rt, *bases);
		return 0;
	}
	return found;
}

static int check_class(struct ob_rt *rt, struct ob_object *cls,
		       const char *msg)
{
	struct ob_object *bases;
	int found;

	if (!ob_name(rt, OB_N_bases))
		return -1;
	found = bases_of(rt, cls, &bases);
	if (found > 0)
		ob_decref(rt, bases);
	else if (!found)
		ob_raise(rt, OB_T_TypeError, "%s", msg);
	return found > 0 ? 0 : -1;
}

static const char in_subclass[] = " in __issubclass__";

/* By __bases__ alone, for what is no type. */
static int abstract_subclass(struct ob_rt *rt, struct ob_object *derived,
			     struct ob_object *cls)
{
	struct ob_object *bases, **item;
	s64 i;
	int hit;

	if (derived == cls)
		return 1;
	hit = bases_of(rt, derived, &bases);
	if (hit <= 0)
		return hit;
	item = ((struct ob_tuple *)bases)->item;
	hit = ob_enter(rt, in_subclass) ?: ob_recurse(rt, in_subclass);
	if (!hit) {
		for (i = 0; !hit && i < ob_size(bases); i++)
			hit = abstract_subclass(rt, item[i], cls);
		ob_recurse_end(rt);
	}
	ob_decref(rt, bases);
	return hit;
}

static const char not_class_instance[] =
	"isinstance() arg 2 must be a type, a tuple of types, or a union";
static const char not_class_subclass[] =
	"issubclass() arg 2 must be a class, a tuple of classes, or a union";

int ob_isinstance_plain(struct ob_rt *rt, struct ob_object *o,
			struct ob_object *cls)
{
	struct ob_object *own;
	int hit;

	if (!ob_name(rt, OB_N_class))
		return -1;
	if (ob_is_type(cls)) {
		if (ob_is_subtype(o->type, to_type(cls)))
			return 1;
		hit = ob_getattr_opt(rt, o, ob_name(rt, OB_N_class), &own);
		if (hit <= 0)
			return hit;
		hit = own != OB_OBJ(o->type) && ob_is_type(own) &&
		      ob_is_subtype(to_type(own), to_type(cls));
		ob_decref(rt, own);
		return hit;
	}
	if (check_class(rt, cls, not_class_instance))
		return -1;
	hit = ob_getattr_opt(rt, o, ob_name(rt, OB_N_class), &own);
	if (hit <= 0)
		return hit;
	hit = abstract_subclass(rt, own, cls);
	ob_decref(rt, own);
	return hit;
}

int ob_issubclass_plain(struct ob_rt *rt, struct ob_object *derived,
			struct ob_object *cls)
{
	if (ob_is_type(derived) && ob_is_type(cls))
		return ob_is_subtype(to_type(derived), to_type(cls));
	if (check_class(rt, derived, "issubclass() arg 1 must be a class") ||
	    check_class(rt, cls, not_class_subclass))
		return -1;
	return abstract_subclass(rt, derived, cls);
}

/* What the type of @cls says: 1, 0, -1; -2: it has no such method. */
static int check_hook(struct ob_rt *rt, struct ob_object *o,
		      struct ob_object *cls, enum ob_name n)
{
	struct ob_object *res;
	int found = ob_special_invoke(rt, cls, n, &o, 1, &res);

	if (found <= 0)
		return found ? -1 : -2;
	found = ob_is_true(rt, res);
	ob_decref(rt, res);
	return found;
}

/**
 * struct class_check - isinstance() or issubclass(), the part they share
 * @where: what a message about recursion says
 * @hook: the method a metaclass may have for it
 * @check: the whole check of one class
 * @plain: the check of a class without the method
 */
struct class_check {
	const char *where;
	enum ob_name hook;
	int (*check)(struct ob_rt *rt, struct ob_object *o,
		     struct ob_object *cls);
	int (*plain)(struct ob_rt *rt, struct ob_object *o,
		     struct ob_object *cls);
};

static int check_each(struct ob_rt *rt, const struct class_check *c,
		      struct ob_object *o, struct ob_object *tuple)
{
	s64 i;
	int hit = 0;

	ob_incref(tuple);
	for (i = 0; !hit && i < ob_size(tuple); i++)
		hit = c->check(rt, o, ((struct ob_tuple *)tuple)->item[i]);
	ob_decref(rt, tuple);
	return hit;
}

static int check_nested(struct ob_rt *rt, const struct class_check *c,
			struct ob_object *o, struct ob_object *cls)
{
	int hit;

	if (ob_enter(rt, c->where) || ob_recurse(rt, c->where))
		return -1;
	if (ob_is(rt, cls, OB_T_UNION))
		hit = check_each(rt, c, o, ob_union_args(cls));
	else if (ob_is_tuple(cls))
		hit = check_each(rt, c, o, cls);
	else
		hit = check_hook(rt, o, cls, c->hook);
	ob_recurse_end(rt);
	return hit == -2 ? c->plain(rt, o, cls) : hit;
}

int ob_isinstance(struct ob_rt *rt, struct ob_object *o, struct ob_object *cls)
{
	static const struct class_check check = {
		.where = " in __instancecheck__",
		.hook = OB_N_instancecheck,
		.check = ob_isinstance,
		.plain = ob_isinstance_plain,
	};

	if (OB_OBJ(o->type) == cls)
		return 1;
	if (ob_is(rt, cls, OB_T_TYPE))
		return ob_isinstance_plain(rt, o, cls);
	return check_nested(rt, &check, o, cls);
}

int ob_issubclass(struct ob_rt *rt, struct ob_object *derived,
		  struct ob_object *cls)
{
	static const struct class_check check = {
		.where = " in __subclasscheck__",
		.hook = OB_N_subclasscheck,
		.check = ob_issubclass,
		.plain = ob_issubclass_plain,
	};

	if (ob_is(rt, cls, OB_T_TYPE))
		return derived == cls ? 1 :
		       ob_issubclass_plain(rt, derived, cls);
	return check_nested(rt, &check, derived, cls);
}
