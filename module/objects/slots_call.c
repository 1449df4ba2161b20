// SPDX-License-Identifier: GPL-2.0
/*
 * slots_call - slots of classes: finding the special method and calling it
 *
 * A special method is looked up in the type, never in the instance. A plain
 * function is called with the object in front instead of making a bound method.
 */
#include "type_priv.h"

struct ob_object *ob_name(struct ob_rt *rt, enum ob_name n)
{
	static const char *const text[] = {
#define OB_NAME(x) "__" #x "__",
#define OB_WORD(x, word) word,
#include "names.h"
#undef OB_WORD
#undef OB_NAME
	};

	if (!rt->names[n])
		rt->names[n] = ob_str_intern_c(rt, text[n]);
	return rt->names[n];
}

/* how a method that was found is to be called */
enum how { HOW_ERROR = -1, HOW_ABSENT, HOW_UNBOUND, HOW_BOUND };

static enum how special_find(struct ob_rt *rt, struct ob_object *o,
			     enum ob_name n, struct ob_object **func)
{
	struct ob_object *name = ob_name(rt, n), *descr;

	if (!name)
		return HOW_ERROR;
	descr = ob_type_lookup(rt, o->type, name);
	if (!descr)
		return ob_raised(rt) ? HOW_ERROR : HOW_ABSENT;
	if (ob_has_flag(descr, OB_TF_METHOD_DESCR)) {
		*func = ob_newref(descr);
		return HOW_UNBOUND;
	}
	if (!descr->type->descr_get) {
		*func = ob_newref(descr);
		return HOW_BOUND;
	}
	*func = descr->type->descr_get(rt, descr, o, o->type);
	return *func ? HOW_BOUND : HOW_ERROR;
}

/* For slots to which a descriptor that fails is as good as none. */
static enum how special_try(struct ob_rt *rt, struct ob_object *o,
			    enum ob_name n, struct ob_object **func)
{
	enum how how = special_find(rt, o, n, func);

	if (how == HOW_ERROR && !rt->stop) {
		ob_clear_exc(rt);
		how = HOW_ABSENT;
	}
	return how;
}

/* Call what was found, and drop it. */
static struct ob_object *special_call(struct ob_rt *rt, enum how how,
				      struct ob_object *func,
				      struct ob_object *o,
				      struct ob_object *const *args,
				      size_t nargs, struct ob_tuple *kwnames)
{
	size_t n = nargs + (kwnames ? ob_size(kwnames) : 0);
	struct ob_object *few[6], **all = few, *res = NULL;

	if (how == HOW_BOUND) {
		res = ob_call(rt, func, args, nargs, kwnames);
		ob_decref(rt, func);
		return res;
	}
	if (n >= ARRAY_SIZE(few))
		all = ob_raw_alloc(rt, array_size(n + 1, sizeof(*all)));
	if (all) {
		all[0] = o;
		if (n)
			memcpy(all + 1, args, n * sizeof(*all));
		res = ob_call(rt, func, all, nargs + 1, kwnames);
		if (all != few)
			ob_raw_free(rt, all);
	}
	ob_decref(rt, func);
	return res;
}

int ob_special_invoke(struct ob_rt *rt, struct ob_object *o, enum ob_name n,
		      struct ob_object *const *args, size_t nargs,
		      struct ob_object **res)
{
	struct ob_object *func;
	enum how how = special_find(rt, o, n, &func);

	if (how <= HOW_ABSENT)
		return how;
	*res = special_call(rt, how, func, o, args, nargs, NULL);
	return *res ? 1 : -1;
}

int ob_special_method(struct ob_rt *rt, struct ob_object *o, enum ob_name n,
		      struct ob_object **method)
{
	struct ob_object *func;
	enum how how = special_find(rt, o, n, &func);

	if (how <= HOW_ABSENT)
		return how;
	*method = func;
	if (how == HOW_UNBOUND) {
		*method = func->type->descr_get(rt, func, o, o->type);
		ob_decref(rt, func);
	}
	return *method ? 1 : -1;
}

/* A slot's method must be there, unless it was taken away behind its back. */
static struct ob_object *must_invoke(struct ob_rt *rt, struct ob_object *o,
				     enum ob_name n,
				     struct ob_object *const *args,
				     size_t nargs)
{
	struct ob_object *res;
	int found = ob_special_invoke(rt, o, n, args, nargs, &res);

	if (!found)
		ob_raise_obj(rt, OB_T_AttributeError, ob_name(rt, n));
	return found > 0 ? res : NULL;
}

struct ob_object *ob_slot_repr(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object *func;
	enum how how = special_try(rt, o, OB_N_repr, &func);

	if (how == HOW_ERROR)
		return NULL;
	if (how == HOW_ABSENT)
		return ob_str_format(rt, "<%T object at 0x%llx>", o,
				     ob_id_of(&rt->heap, o));
	return special_call(rt, how, func, o, NULL, 0, NULL);
}

struct ob_object *ob_slot_str(struct ob_rt *rt, struct ob_object *o)
{
	return must_invoke(rt, o, OB_N_str, NULL, 0);
}

s64 ob_slot_hash(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object *func, *res;
	enum how how = special_try(rt, o, OB_N_hash, &func);
	int overflow;
	s64 hash;

	if (how == HOW_ERROR)
		return -1;
	if (how != HOW_ABSENT && func == ob_none(rt)) {
		ob_decref(rt, func);
		how = HOW_ABSENT;
	}
	if (how == HOW_ABSENT)
		return ob_hash_unhashable(rt, o);
	res = special_call(rt, how, func, o, NULL, 0, NULL);
	if (!res)
		return -1;
	if (!ob_is_int(res)) {
		ob_raise(rt, OB_T_TypeError,
			 "__hash__ method should return an integer");
		ob_decref(rt, res);
		return -1;
	}
	hash = ob_int_to_s64(res, &overflow);
	if (overflow)
		hash = ob_type_of(rt, OB_T_INT)->hash(rt, res);
	ob_decref(rt, res);
	return hash == -1 ? -2 : hash;
}

struct ob_object *ob_slot_call(struct ob_rt *rt, struct ob_object *o,
			       struct ob_object *const *args, size_t nargs,
			       struct ob_tuple *kwnames)
{
	struct ob_object *func;
	enum how how = special_find(rt, o, OB_N_call, &func);

	if (how == HOW_ABSENT)
		ob_raise_obj(rt, OB_T_AttributeError, ob_name(rt, OB_N_call));
	if (how <= HOW_ABSENT)
		return NULL;
	return special_call(rt, how, func, o, args, nargs, kwnames);
}

struct ob_object *ob_slot_richcompare(struct ob_rt *rt, struct ob_object *a,
				      struct ob_object *b, enum ob_cmp op)
{
	static const u8 name[] = {
		[OB_LT] = OB_N_lt, [OB_LE] = OB_N_le, [OB_EQ] = OB_N_eq,
		[OB_NE] = OB_N_ne, [OB_GT] = OB_N_gt, [OB_GE] = OB_N_ge,
	};
	struct ob_object *func;
	enum how how = special_try(rt, a, name[op], &func);

	if (how <= HOW_ABSENT)
		return rt->stop ? NULL : ob_newref(ob_notimpl(rt));
	return special_call(rt, how, func, a, &b, 1, NULL);
}

static struct ob_object *not_iterable(struct ob_rt *rt, struct ob_object *o)
{
	return ob_raise(rt, OB_T_TypeError, "'%.200T' object is not iterable",
			o);
}

struct ob_object *ob_slot_iter(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object *func;
	enum how how = special_try(rt, o, OB_N_iter, &func);

	if (how == HOW_ERROR)
		return NULL;
	if (how != HOW_ABSENT) {
		if (func != ob_none(rt))
			return special_call(rt, how, func, o, NULL, 0, NULL);
		ob_decref(rt, func);
		return not_iterable(rt, o);
	}
	how = special_find(rt, o, OB_N_getitem, &func);
	if (how == HOW_ERROR)
		return NULL;
	if (how == HOW_ABSENT)
		return not_iterable(rt, o);
	ob_decref(rt, func);
	return ob_seq_iter_new(rt, o);
}

struct ob_object *ob_slot_power(struct ob_rt *rt, struct ob_object *a,
				struct ob_object *b, struct ob_object *mod)
{
	const struct ob_number_slots *num = a->type->number;
	struct ob_object *args[2] = { b, mod };

	/* It may be b or mod whose slot this is: pow() has no reflected form. */
	if (!num || num->power != ob_slot_power)
		return ob_newref(ob_notimpl(rt));
	return must_invoke(rt, a, OB_N_pow, args, 2);
}

struct ob_object *ob_next_missing(struct ob_rt *rt, struct ob_object *o)
{
	return ob_raise(rt, OB_T_TypeError,
			"'%.200T' object is not iterable", o);
}

struct ob_object *ob_slot_next(struct ob_rt *rt, struct ob_object *o)
{
	return must_invoke(rt, o, OB_N_next, NULL, 0);
}

struct ob_object *ob_slot_descr_get(struct ob_rt *rt, struct ob_object *descr,
				    struct ob_object *o, struct ob_type *type)
{
	struct ob_object *args[2] = {
		o ?: ob_none(rt), type ? OB_OBJ(type) : ob_none(rt),
	};
	struct ob_object *res;
	int found = ob_special_invoke(rt, descr, OB_N_get, args, 2, &res);

	if (!found)
		return ob_newref(descr);
	return found > 0 ? res : NULL;
}

int ob_slot_descr_set(struct ob_rt *rt, struct ob_object *descr,
		      struct ob_object *o, struct ob_object *value)
{
	struct ob_object *args[2] = { o, value }, *res;

	if (value)
		res = must_invoke(rt, descr, OB_N_set, args, 2);
	else
		res = must_invoke(rt, descr, OB_N_delete, args, 1);
	ob_xdecref(rt, res);
	return res ? 0 : -1;
}

int ob_slot_init(struct ob_rt *rt, struct ob_object *o,
		 struct ob_object *const *args, size_t nargs,
		 struct ob_tuple *kwnames)
{
	struct ob_object *func, *res;
	enum how how = special_find(rt, o, OB_N_init, &func);
	int err = 0;

	if (how == HOW_ABSENT)
		ob_raise_obj(rt, OB_T_AttributeError, ob_name(rt, OB_N_init));
	if (how <= HOW_ABSENT)
		return -1;
	res = special_call(rt, how, func, o, args, nargs, kwnames);
	if (!res)
		return -1;
	if (res != ob_none(rt)) {
		ob_raise(rt, OB_T_TypeError,
			 "__init__() should return None, not '%.200T'", res);
		err = -1;
	}
	ob_decref(rt, res);
	return err;
}

struct ob_object *ob_slot_new(struct ob_rt *rt, struct ob_type *type,
			      struct ob_object *const *args, size_t nargs,
			      struct ob_tuple *kwnames)
{
	struct ob_object *name = ob_name(rt, OB_N_new), *func;

	if (!name)
		return NULL;
	func = ob_getattr(rt, OB_OBJ(type), name);
	if (!func)
		return NULL;
	return special_call(rt, HOW_UNBOUND, func, OB_OBJ(type), args, nargs,
			    kwnames);
}

void ob_slot_finalize(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object *pending, *func, *res;
	enum how how;

	/* A program that must end does not go on in its finalizers. */
	if (rt->stop)
		return;
	pending = ob_take_exc(rt);
	how = special_find(rt, o, OB_N_del, &func);
	if (how > HOW_ABSENT) {
		ob_incref(func);
		res = special_call(rt, how, func, o, NULL, 0, NULL);
		if (res)
			ob_decref(rt, res);
		else
			ob_unraisable(rt, NULL, func);
		ob_decref(rt, func);
	} else if (how == HOW_ERROR) {
		ob_clear_exc(rt);
	}
	/* A program that must end stays so. */
	if (pending) {
		ob_clear_exc(rt);
		rt->exc = pending;
	}
}

/* Attribute by __getattribute__, whose owner may be a builtin type. */
static struct ob_object *getattribute(struct ob_rt *rt, struct ob_object *o,
				      struct ob_object *name)
{
	struct ob_object *method;

	method = ob_type_lookup(rt, o->type, ob_name(rt, OB_N_getattribute));
	if (!method)
		return ob_raised(rt) ? NULL : ob_generic_getattr(rt, o, name);
	if (ob_is(rt, method, OB_T_WRAPPER_DESCR)) {
		const struct ob_descr *d = (struct ob_descr *)method;

		if (d->owner->getattro && ob_wrapper_def(d)->name_id ==
					  OB_N_getattribute)
			return d->owner->getattro(rt, o, name);
	}
	return must_invoke(rt, o, OB_N_getattribute, &name, 1);
}

struct ob_object *ob_slot_getattro(struct ob_rt *rt, struct ob_object *o,
				   struct ob_object *name)
{
	struct ob_object *value, *missing, *res;
	int found;

	if (!ob_name(rt, OB_N_getattr) || !ob_name(rt, OB_N_getattribute))
		return NULL;
	value = getattribute(rt, o, name);
	if (value || !ob_raised_is(rt, OB_T_AttributeError))
		return value;
	missing = ob_take_exc(rt);
	found = ob_special_invoke(rt, o, OB_N_getattr, &name, 1, &res);
	if (!found) {
		ob_set_exc(rt, missing);
		return NULL;
	}
	ob_decref(rt, missing);
	return found > 0 ? res : NULL;
}

int ob_slot_setattro(struct ob_rt *rt, struct ob_object *o,
		     struct ob_object *name, struct ob_object *value)
{
	struct ob_object *args[2] = { name, value }, *res;

	if (value)
		res = must_invoke(rt, o, OB_N_setattr, args, 2);
	else
		res = must_invoke(rt, o, OB_N_delattr, args, 1);
	ob_xdecref(rt, res);
	return res ? 0 : -1;
}

struct ob_object *ob_slot_await(struct ob_rt *rt, struct ob_object *o)
{
	return must_invoke(rt, o, OB_N_await, NULL, 0);
}

struct ob_object *ob_slot_aiter(struct ob_rt *rt, struct ob_object *o)
{
	return must_invoke(rt, o, OB_N_aiter, NULL, 0);
}

struct ob_object *ob_slot_anext(struct ob_rt *rt, struct ob_object *o)
{
	return must_invoke(rt, o, OB_N_anext, NULL, 0);
}
