// SPDX-License-Identifier: GPL-2.0
/*
 * dict_view_ops - set algebra of d.keys() and d.items()
 *
 * Every result is a new set. Either operand may be the view; what the other
 * one is only has to be iterable.
 */
#include "dict_priv.h"
#include "set_priv.h"

/* A set of a view's items; of plain keys the dict itself is the source. */
static struct ob_object *view_set(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object *dict;

	if (ob_is(rt, o, OB_T_DICT_KEYS)) {
		dict = OB_OBJ(ob_dict_of_view(o));
		if (ob_is(rt, dict, OB_T_DICT))
			o = dict;
	}
	return ob_set_new(rt, OB_T_SET, o);
}

static int view_has(struct ob_rt *rt, struct ob_object *view,
		    struct ob_object *key)
{
	return view->type->sequence->contains(rt, view, key);
}

/* Items of @other that are in the view. */
static struct ob_object *view_pick(struct ob_rt *rt, struct ob_object *view,
				   struct ob_object *other)
{
	struct ob_object *res = ob_set_new(rt, OB_T_SET, NULL), *it, *key;
	int err = 0;

	if (!res)
		return NULL;
	it = ob_iter(rt, other);
	if (!it) {
		ob_decref(rt, res);
		return NULL;
	}
	while (!err && (key = ob_iternext(rt, it))) {
		int has = view_has(rt, view, key);

		err = has > 0 ? ob_set_add(rt, res, key) : has;
		ob_decref(rt, key);
		if (!err)
			err = ob_tick(rt);
	}
	ob_decref(rt, it);
	if (!err && !ob_raised(rt))
		return res;
	ob_decref(rt, res);
	return NULL;
}

static struct ob_object *view_and(struct ob_rt *rt, struct ob_object *a,
				  struct ob_object *b)
{
	s64 n;

	if (!ob_is_set_view(rt, a))
		swap(a, b);
	n = ob_dict_of_view(a)->used;
	if (ob_is(rt, b, OB_T_SET) && n <= to_set(b)->used)
		return ob_set_intersect(rt, b, a);
	/* Of two views the smaller one is walked. */
	if (ob_is_set_view(rt, b) && ob_dict_of_view(b)->used > n)
		swap(a, b);
	return view_pick(rt, a, b);
}

/* One item of the right dict: into the result unless both have it. */
static int xor_item(struct ob_rt *rt, struct ob_object *rest,
		    struct ob_object *res, struct ob_object *key, s64 hash,
		    struct ob_object *value)
{
	struct ob_object *other, *pair;
	s64 ix = ob_dict_find(rt, to_dict(rest), key, hash, &other);
	int same = 0, err;

	if (ix == DICT_ERROR)
		return -1;
	if (ix >= 0) {
		ob_incref(other);
		same = ob_compare_bool(rt, other, value, OB_EQ);
		ob_decref(rt, other);
	}
	if (same)
		return same < 0 || ob_dict_del(rt, rest, key) < 0 ? -1 : 0;
	pair = ob_tuple_pack(rt, 2, key, value);
	if (!pair)
		return -1;
	err = ob_set_add(rt, res, pair);
	ob_decref(rt, pair);
	return err;
}

static int xor_items(struct ob_rt *rt, struct ob_object *rest,
		     struct ob_object *res, struct ob_object *dict)
{
	struct ob_object *key, *value, *view;
	s64 i = 0, hash;
	int err = 0;

	while (!err && ob_dict_next(dict, &i, &key, &value)) {
		hash = ob_dict_hash_at(rt, to_dict(dict), key, i - 1);
		ob_incref(key);
		ob_incref(value);
		err = xor_item(rt, rest, res, key, hash, value);
		ob_decref(rt, value);
		ob_decref(rt, key);
		if (!err)
			err = ob_tick(rt);
	}
	if (err)
		return -1;
	view = ob_dict_view_new(rt, OB_T_DICT_ITEMS, rest);
	if (!view)
		return -1;
	err = ob_set_update(rt, res, view);
	ob_decref(rt, view);
	return err;
}

/* d1.items() ^ d2.items() without hashing values that both have */
static struct ob_object *items_xor(struct ob_rt *rt, struct ob_object *a,
				   struct ob_object *b)
{
	struct ob_object *left = OB_OBJ(ob_dict_of_view(a));
	struct ob_object *right = OB_OBJ(ob_dict_of_view(b)), *rest, *res;
	int err = -1;

	rest = ob_dict_copy(rt, left);
	if (!rest)
		return NULL;
	res = ob_set_new(rt, OB_T_SET, NULL);
	if (res)
		err = xor_items(rt, rest, res, right);
	ob_decref(rt, rest);
	if (!err)
		return res;
	ob_xdecref(rt, res);
	return NULL;
}

static struct ob_object *view_binop(struct ob_rt *rt, enum ob_binop op,
				    struct ob_object *a, struct ob_object *b)
{
	struct ob_object *res;
	int err;

	if (op != OB_AND && op != OB_OR && op != OB_SUB && op != OB_XOR)
		return ob_newref(ob_notimpl(rt));
	if (op == OB_AND)
		return view_and(rt, a, b);
	if (op == OB_XOR && ob_is_items_view(rt, a) && ob_is_items_view(rt, b))
		return items_xor(rt, a, b);
	res = view_set(rt, a);
	if (!res)
		return NULL;
	if (op == OB_OR)
		err = ob_set_update(rt, res, b);
	else if (op == OB_SUB)
		err = ob_set_subtract_from(rt, to_set(res), b);
	else
		err = ob_set_xor_into(rt, to_set(res), b);
	if (!err)
		return res;
	ob_decref(rt, res);
	return NULL;
}

const struct ob_number_slots ob_dict_view_number = {
	.binop = view_binop,
	.binops = BIT(OB_AND) | BIT(OB_OR) | BIT(OB_SUB) | BIT(OB_XOR),
};
