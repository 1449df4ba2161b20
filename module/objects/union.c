// SPDX-License-Identifier: GPL-2.0
/*
 * union - int | str: a choice of types, for annotations and isinstance()
 */
#include "type_priv.h"

/**
 * struct type_union - CPython's unionobject
 * @base: object header
 * @args: the types, without repetitions; no union among them
 * @parameters: type variables in it, NULL until somebody asks
 */
struct type_union {
	struct ob_object base;
	struct ob_object *args;
	struct ob_object *parameters;
};

struct ob_object *ob_union_args(struct ob_object *o)
{
	return ((struct type_union *)o)->args;
}

static bool is_alias(struct ob_rt *rt, const struct ob_object *o)
{
	return ob_is_subtype(o->type, ob_type_of(rt, OB_T_GENERIC_ALIAS));
}

static bool may_be_member(struct ob_rt *rt, const struct ob_object *o)
{
	return o == ob_none(rt) || ob_is_type(o) || is_alias(rt, o) ||
	       ob_is(rt, o, OB_T_UNION);
}

/* Is an equal member in the list? 1, 0, -1. Types compare by identity. */
static int has_member(struct ob_rt *rt, struct ob_object *list,
		      struct ob_object *o)
{
	struct ob_object *item;
	int same = 0;
	s64 i;

	for (i = 0; !same && i < ob_size(list); i++) {
		item = ((struct ob_list *)list)->item[i];
		if (is_alias(rt, o) && is_alias(rt, item))
			same = ob_compare_bool(rt, item, o, OB_EQ);
		else
			same = item == o;
	}
	return same;
}

static int add_members(struct ob_rt *rt, struct ob_object *list,
		       struct ob_object *o)
{
	struct ob_tuple *args;
	int found;
	s64 i;

	if (ob_is(rt, o, OB_T_UNION)) {
		args = (struct ob_tuple *)ob_union_args(o);
		for (i = 0; i < ob_size(args); i++) {
			found = has_member(rt, list, args->item[i]);
			if (found < 0 ||
			    (!found && ob_list_append(rt, list, args->item[i])))
				return -1;
		}
		return 0;
	}
	if (o == ob_none(rt))
		o = OB_OBJ(o->type);
	found = has_member(rt, list, o);
	if (found < 0)
		return -1;
	return found ? 0 : ob_list_append(rt, list, o);
}

/* The union of a list of members (stolen); one member alone is itself. */
static struct ob_object *union_make(struct ob_rt *rt, struct ob_object *list)
{
	struct type_union *u;
	struct ob_object *args;

	if (ob_size(list) == 1) {
		args = ob_newref(((struct ob_list *)list)->item[0]);
		ob_decref(rt, list);
		return args;
	}
	args = ob_list_to_tuple(rt, list);
	ob_decref(rt, list);
	if (!args)
		return NULL;
	u = ob_obj_alloc(rt, OB_T_UNION, sizeof(*u));
	if (!u) {
		ob_decref(rt, args);
		return NULL;
	}
	u->args = args;
	u->parameters = NULL;
	ob_track(rt, u);
	return OB_OBJ(u);
}

struct ob_object *ob_union_or(struct ob_rt *rt, struct ob_object *a,
			      struct ob_object *b)
{
	struct ob_object *list;

	if (!may_be_member(rt, a) || !may_be_member(rt, b))
		return ob_newref(ob_notimpl(rt));
	list = ob_list_new(rt, 0);
	if (!list)
		return NULL;
	if (add_members(rt, list, a) || add_members(rt, list, b)) {
		ob_decref(rt, list);
		return NULL;
	}
	return union_make(rt, list);
}

static struct ob_object *union_binop(struct ob_rt *rt, enum ob_binop op,
				     struct ob_object *a, struct ob_object *b)
{
	return op == OB_OR ? ob_union_or(rt, a, b) :
			     ob_newref(ob_notimpl(rt));
}

static void union_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	struct type_union *u = (struct type_union *)o;

	ob_untrack(o);
	if (!ob_dealloc_begin(rt, o))
		return;
	ob_decref(rt, u->args);
	ob_xdecref(rt, u->parameters);
	ob_obj_free(rt, o);
	ob_dealloc_end(rt);
}

static int union_traverse(struct ob_object *o, struct ob_visitor *v)
{
	struct type_union *u = (struct type_union *)o;

	struct ob_object *held[] = { u->args, u->parameters };

	return ob_visit_all(v, held, ARRAY_SIZE(held));
}

static struct ob_object *union_repr(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_tuple *args = (struct ob_tuple *)ob_union_args(o);
	struct ob_object *none = OB_OBJ(ob_type_of(rt, OB_T_NONE));
	struct ob_strbuf b;
	s64 i;

	ob_strbuf_init(&b, rt);
	for (i = 0; i < ob_size(args); i++)
		if ((i && ob_strbuf_cstr(&b, " | ")) ||
		    (args->item[i] == none ? ob_strbuf_cstr(&b, "None") :
				ob_type_repr_item(&b, args->item[i]))) {
			ob_strbuf_exit(&b);
			return NULL;
		}
	return ob_strbuf_finish(&b);
}

/* The members, whatever their order. */
static struct ob_object *union_set(struct ob_rt *rt, struct ob_object *o)
{
	return ob_set_new(rt, OB_T_FROZENSET, ob_union_args(o));
}

static struct ob_object *union_richcompare(struct ob_rt *rt,
					   struct ob_object *a,
					   struct ob_object *b, enum ob_cmp op)
{
	struct ob_object *x, *y, *result = NULL;

	if ((op != OB_EQ && op != OB_NE) || !ob_is(rt, a, OB_T_UNION) ||
	    !ob_is(rt, b, OB_T_UNION))
		return ob_newref(ob_notimpl(rt));
	x = union_set(rt, a);
	if (!x)
		return NULL;
	y = union_set(rt, b);
	if (y)
		result = ob_compare(rt, x, y, op);
	ob_decref(rt, x);
	ob_xdecref(rt, y);
	return result;
}

/* What typing.Union says. */
static s64 union_hash(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object *members = union_set(rt, o);
	s64 hash;

	if (!members)
		return -1;
	hash = ob_hash(rt, members);
	ob_decref(rt, members);
	return hash;
}

static struct ob_object *union_get_parameters(struct ob_rt *rt,
					      struct ob_object *o)
{
	struct type_union *u = (struct type_union *)o;

	if (!u->parameters)
		u->parameters = ob_type_parameters(rt, u->args);
	return u->parameters ? ob_newref(u->parameters) : NULL;
}

/* One after the other is added with |, as the union was. */
static struct ob_object *union_subscript(struct ob_rt *rt, struct ob_object *o,
					 struct ob_object *key)
{
	struct ob_object *params = union_get_parameters(rt, o), *args, *res;
	struct ob_object *sum;
	s64 i;

	if (!params)
		return NULL;
	args = ob_type_substitute(rt, o, ob_union_args(o), params, key);
	ob_decref(rt, params);
	if (!args)
		return NULL;
	res = ob_newref(((struct ob_tuple *)args)->item[0]);
	for (i = 1; res && i < ob_size(args); i++) {
		sum = ob_binary(rt, res, ((struct ob_tuple *)args)->item[i],
				OB_OR);
		ob_decref(rt, res);
		res = sum;
	}
	ob_decref(rt, args);
	return res;
}

/* It has the __module__ of its type. */
static struct ob_object *union_getattro(struct ob_rt *rt, struct ob_object *o,
					struct ob_object *name)
{
	if (ob_str_equal_c(name, "__module__"))
		return ob_getattr(rt, OB_OBJ(o->type), name);
	return ob_generic_getattr(rt, o, name);
}

static const struct ob_getset_def union_getset[] = {
	{ "__parameters__", union_get_parameters },
	{ }
};

static const struct ob_mapping_slots union_mapping = {
	.subscript = union_subscript,
};

static const struct ob_member_def union_members[] = {
	{ "__args__", OB_MEMBER_OBJECT, true,
	  offsetof(struct type_union, args) },
	{ }
};

static const struct ob_number_slots union_number = {
	.binop = union_binop,
	.binops = BIT(OB_OR),
};

const struct ob_type_def ob_union_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "types.UnionType",
		.basicsize = sizeof(struct type_union),
		.flags = OB_TF_GC,
		.dealloc = union_dealloc,
		.traverse = union_traverse,
		.repr = union_repr,
		.hash = union_hash,
		.richcompare = union_richcompare,
		.getattro = union_getattro,
		.number = &union_number,
		.members = union_members,
		.getset = union_getset,
		.mapping = &union_mapping,
	},
};
