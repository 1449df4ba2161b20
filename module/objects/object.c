// SPDX-License-Identifier: GPL-2.0
/*
 * object - what can be asked of any object, by way of its type's slots
 *
 * Each function here is one protocol: it finds the slot, refuses politely when
 * there is none, and checks what the slot gave back. The messages are those of
 * CPython 3.11. Where asking can lead back here (repr of a list of lists) the
 * stack that is left is checked first.
 */
#include "int_priv.h"

static struct ob_object *repr_on_new_stack(struct ob_rt *rt, void *o)
{
	return ob_repr(rt, o);
}

struct ob_object *ob_repr(struct ob_rt *rt, struct ob_object *o)
{
	static const char where[] = " while getting the repr of an object";
	struct ob_object *res;

	if (ob_stack_low())
		return ob_on_new_stack(rt, repr_on_new_stack, o, where);
	if (ob_recurse(rt, where))
		return NULL;
	res = o->type->repr(rt, o);
	ob_recurse_end(rt);
	if (res && !ob_is_str(res)) {
		ob_raise(rt, OB_T_TypeError,
			 "__repr__ returned non-string (type %.200T)", res);
		ob_decref(rt, res);
		return NULL;
	}
	return res;
}
EXPORT_SYMBOL_IF_KUNIT(ob_repr);

static struct ob_object *str_on_new_stack(struct ob_rt *rt, void *o)
{
	return ob_str(rt, o);
}

struct ob_object *ob_str(struct ob_rt *rt, struct ob_object *o)
{
	static const char where[] = " while getting the str of an object";
	struct ob_object *res;

	if (ob_is(rt, o, OB_T_STR))
		return ob_newref(o);
	if (ob_stack_low())
		return ob_on_new_stack(rt, str_on_new_stack, o, where);
	if (ob_recurse(rt, where))
		return NULL;
	res = o->type->str(rt, o);
	ob_recurse_end(rt);
	if (res && !ob_is_str(res)) {
		ob_raise(rt, OB_T_TypeError,
			 "__str__ returned non-string (type %.200T)", res);
		ob_decref(rt, res);
		return NULL;
	}
	return res;
}
EXPORT_SYMBOL_IF_KUNIT(ob_str);

int ob_repr_enter(struct ob_rt *rt, struct ob_object *o)
{
	u32 i;

	for (i = rt->nr_reprs; i > 0; i--)
		if (rt->reprs[i - 1] == o)
			return 1;
	if (rt->nr_reprs == rt->max_reprs) {
		u32 max = rt->max_reprs ? rt->max_reprs * 2 : 16;
		void *reprs = ob_raw_realloc(rt, rt->reprs,
					     array_size(max,
							sizeof(*rt->reprs)));

		if (!reprs)
			return -1;
		rt->reprs = reprs;
		rt->max_reprs = max;
	}
	rt->reprs[rt->nr_reprs++] = o;
	return 0;
}

void ob_repr_leave(struct ob_rt *rt, struct ob_object *o)
{
	u32 i;

	for (i = rt->nr_reprs; i > 0; i--) {
		if (rt->reprs[i - 1] != o)
			continue;
		memmove(&rt->reprs[i - 1], &rt->reprs[i],
			(rt->nr_reprs - i) * sizeof(*rt->reprs));
		rt->nr_reprs--;
		return;
	}
}

/* CPython rotates the address, whose low bits are always zero. */
s64 ob_hash_pointer(struct ob_rt *rt, struct ob_object *o)
{
	u64 id = ob_id_of(&rt->heap, o);
	s64 hash = id >> 4 | id << 60;

	return hash == -1 ? -2 : hash;
}

s64 ob_hash_unhashable(struct ob_rt *rt, struct ob_object *o)
{
	ob_raise(rt, OB_T_TypeError, "unhashable type: '%.200T'", o);
	return -1;
}

s64 ob_hash(struct ob_rt *rt, struct ob_object *o)
{
	if (!o->type->hash)
		return ob_hash_unhashable(rt, o);
	return o->type->hash(rt, o);
}
EXPORT_SYMBOL_IF_KUNIT(ob_hash);

static const char *const cmp_text[] = {
	[OB_LT] = "<", [OB_LE] = "<=", [OB_EQ] = "==",
	[OB_NE] = "!=", [OB_GT] = ">", [OB_GE] = ">=",
};

static const enum ob_cmp cmp_swapped[] = {
	[OB_LT] = OB_GT, [OB_LE] = OB_GE, [OB_EQ] = OB_EQ,
	[OB_NE] = OB_NE, [OB_GT] = OB_LT, [OB_GE] = OB_LE,
};

/* One operand's opinion: new reference, or NULL raised; may be NotImplemented. */
static struct ob_object *compare_ask(struct ob_rt *rt, struct ob_object *a,
				     struct ob_object *b, enum ob_cmp op)
{
	if (!a->type->richcompare)
		return ob_newref(ob_notimpl(rt));
	return a->type->richcompare(rt, a, b, op);
}

static struct ob_object *compare(struct ob_rt *rt, struct ob_object *a,
				 struct ob_object *b, enum ob_cmp op)
{
	struct ob_object *res;
	bool asked = false;

	/* A subclass knows better than its base, whichever side it is on. */
	if (a->type != b->type && ob_is_subtype(b->type, a->type)) {
		asked = true;
		res = compare_ask(rt, b, a, cmp_swapped[op]);
		if (res != ob_notimpl(rt))
			return res;
		ob_decref(rt, res);
	}
	res = compare_ask(rt, a, b, op);
	if (res != ob_notimpl(rt))
		return res;
	ob_decref(rt, res);
	if (!asked) {
		res = compare_ask(rt, b, a, cmp_swapped[op]);
		if (res != ob_notimpl(rt))
			return res;
		ob_decref(rt, res);
	}
	if (op == OB_EQ || op == OB_NE)
		return ob_newref(ob_bool(rt, (a == b) == (op == OB_EQ)));
	return ob_raise(rt, OB_T_TypeError,
			"'%s' not supported between instances of '%.100T' and '%.100T'",
			cmp_text[op], a, b);
}

/**
 * struct comparison - arguments of ob_compare()
 * @a: left operand
 * @b: right operand
 * @op: which
 */
struct comparison {
	struct ob_object *a, *b;
	enum ob_cmp op;
};

static struct ob_object *compare_on_new_stack(struct ob_rt *rt, void *arg)
{
	struct comparison *c = arg;

	return ob_compare(rt, c->a, c->b, c->op);
}

struct ob_object *ob_compare(struct ob_rt *rt, struct ob_object *a,
			     struct ob_object *b, enum ob_cmp op)
{
	static const char where[] = " in comparison";
	struct ob_object *res;

	if (ob_stack_low()) {
		struct comparison c = { a, b, op };

		return ob_on_new_stack(rt, compare_on_new_stack, &c, where);
	}
	if (ob_recurse(rt, where))
		return NULL;
	res = compare(rt, a, b, op);
	ob_recurse_end(rt);
	return res;
}

/* -1, 0 or 1 for two ints, most of which have one digit. */
static int int_order(struct ob_object *a, struct ob_object *b)
{
	s64 x, y;

	if ((u64)(ob_size(a) + 1) > 2 || (u64)(ob_size(b) + 1) > 2)
		return ob_int_cmp(a, b);
	x = ob_size(a) * (s64)((struct ob_int *)a)->digit[0];
	y = ob_size(b) * (s64)((struct ob_int *)b)->digit[0];
	return (x > y) - (x < y);
}

int ob_compare_bool(struct ob_rt *rt, struct ob_object *a,
		    struct ob_object *b, enum ob_cmp op)
{
	struct ob_object *res;
	int truth;

	if (a == b && (op == OB_EQ || op == OB_NE))
		return op == OB_EQ;
	if (a->type == b->type && likely(rt->depth < rt->recursion_limit)) {
		if (ob_is(rt, a, OB_T_INT))
			return ob_cmp_holds(int_order(a, b), op);
		if (ob_is(rt, a, OB_T_STR) && (op == OB_EQ || op == OB_NE))
			return ob_str_equal(a, b) == (op == OB_EQ);
	}
	res = ob_compare(rt, a, b, op);
	if (!res)
		return -1;
	truth = ob_is_true(rt, res);
	ob_decref(rt, res);
	return truth;
}
EXPORT_SYMBOL_IF_KUNIT(ob_compare_bool);

int ob_is_true(struct ob_rt *rt, struct ob_object *o)
{
	const struct ob_type *type = o->type;
	s64 len;

	if (o == ob_bool(rt, true))
		return 1;
	if (o == ob_bool(rt, false) || o == ob_none(rt))
		return 0;
	if (type->number && type->number->nonzero)
		return type->number->nonzero(rt, o);
	if (type->mapping && type->mapping->length)
		len = type->mapping->length(rt, o);
	else if (type->sequence && type->sequence->length)
		len = type->sequence->length(rt, o);
	else
		return 1;
	return len < 0 ? -1 : !!len;
}

s64 ob_length(struct ob_rt *rt, struct ob_object *o)
{
	const struct ob_type *type = o->type;

	if (type->sequence && type->sequence->length)
		return type->sequence->length(rt, o);
	if (type->mapping && type->mapping->length)
		return type->mapping->length(rt, o);
	ob_raise(rt, OB_T_TypeError, "object of type '%.200T' has no len()", o);
	return -1;
}

/* o[i] of a type that only knows positions */
static struct ob_object *sequence_getitem(struct ob_rt *rt,
					  struct ob_object *o,
					  struct ob_object *key)
{
	const struct ob_sequence_slots *seq = o->type->sequence;
	s64 i, len;

	if (!key->type->number || !key->type->number->index)
		return ob_raise(rt, OB_T_TypeError,
				"sequence index must be integer, not '%.200T'",
				key);
	i = ob_index_s64(rt, key, OB_T_IndexError);
	if (i == -1 && ob_raised(rt))
		return NULL;
	if (i < 0 && seq->length) {
		len = seq->length(rt, o);
		if (len < 0)
			return NULL;
		i += len;
	}
	return seq->item(rt, o, i);
}

/* cls[key] */
static struct ob_object *type_getitem(struct ob_rt *rt, struct ob_object *o,
				      struct ob_object *key)
{
	struct ob_object *method, *res;
	int found;

	if (ob_is(rt, o, OB_T_TYPE) && ((struct ob_type *)o)->tid == OB_T_TYPE)
		return ob_generic_alias_new(rt, o, key);
	found = ob_getattr_opt(rt, o, ob_name(rt, OB_N_class_getitem),
			       &method);
	if (found < 0)
		return NULL;
	if (!found || method == ob_none(rt)) {
		if (found)
			ob_decref(rt, method);
		return ob_raise(rt, OB_T_TypeError,
				"type '%.200N' is not subscriptable", o);
	}
	res = ob_call(rt, method, &key, 1, NULL);
	ob_decref(rt, method);
	return res;
}

struct ob_object *ob_getitem(struct ob_rt *rt, struct ob_object *o,
			     struct ob_object *key)
{
	const struct ob_type *type = o->type;

	if (type->mapping && type->mapping->subscript)
		return type->mapping->subscript(rt, o, key);
	if (type->sequence && type->sequence->item)
		return sequence_getitem(rt, o, key);
	if (ob_is_type(o))
		return type_getitem(rt, o, key);
	return ob_raise(rt, OB_T_TypeError,
			"'%.200T' object is not subscriptable", o);
}
EXPORT_SYMBOL_IF_KUNIT(ob_getitem);

/*
 * A type with no way to change its items: 1 if it is a sequence and the key a
 * number, which CPython tells in words of its own; -1 if that is too large.
 */
static int sequence_key(struct ob_rt *rt, struct ob_object *o,
			struct ob_object *key)
{
	const struct ob_number_slots *num = key->type->number;

	if (!o->type->sequence || !num || !num->index)
		return 0;
	return ob_index_s64(rt, key, OB_T_IndexError) == -1 && ob_raised(rt) ?
	       -1 : 1;
}

struct ob_object *ob_invoke_method(struct ob_rt *rt, struct ob_object *o,
				   const char *name,
				   struct ob_object *const *args, size_t nargs)
{
	struct ob_object *text = ob_str_from_cstr(rt, name), *fn, *res = NULL;

	fn = text ? ob_getattr(rt, o, text) : NULL;
	if (fn)
		res = ob_call(rt, fn, args, nargs, NULL);
	ob_xdecref(rt, fn);
	ob_xdecref(rt, text);
	return res;
}

int ob_setitem(struct ob_rt *rt, struct ob_object *o, struct ob_object *key,
	       struct ob_object *value)
{
	const struct ob_mapping_slots *map = o->type->mapping;

	if (map && map->ass_subscript)
		return map->ass_subscript(rt, o, key, value);
	if (sequence_key(rt, o, key) >= 0)
		ob_raise(rt, OB_T_TypeError,
			 "'%.200T' object does not support item assignment", o);
	return -1;
}

int ob_delitem(struct ob_rt *rt, struct ob_object *o, struct ob_object *key)
{
	const struct ob_mapping_slots *map = o->type->mapping;
	int sequence;

	if (map && map->ass_subscript)
		return map->ass_subscript(rt, o, key, NULL);
	sequence = sequence_key(rt, o, key);
	if (sequence >= 0)
		ob_raise(rt, OB_T_TypeError,
			 "'%.200T' object %s support item deletion", o,
			 sequence ? "doesn't" : "does not");
	return -1;
}

int ob_iter_contains(struct ob_rt *rt, struct ob_object *o,
		     struct ob_object *x)
{
	struct ob_object *it, *item;
	int found = 0;

	it = ob_iter(rt, o);
	if (!it) {
		if (ob_raised_is(rt, OB_T_TypeError))
			ob_raise(rt, OB_T_TypeError,
				 "argument of type '%.200T' is not iterable",
				 o);
		return -1;
	}
	while (!found && (item = ob_iternext(rt, it))) {
		found = ob_compare_bool(rt, item, x, OB_EQ);
		ob_decref(rt, item);
		if (!found && ob_tick(rt))
			found = -1;
	}
	ob_decref(rt, it);
	return !found && ob_raised(rt) ? -1 : found;
}

int ob_contains(struct ob_rt *rt, struct ob_object *o, struct ob_object *x)
{
	if (ob_enter(rt, " in comparison"))
		return -1;
	if (o->type->sequence && o->type->sequence->contains)
		return o->type->sequence->contains(rt, o, x);
	return ob_iter_contains(rt, o, x);
}

struct ob_object *ob_iter_self(struct ob_rt *rt, struct ob_object *o)
{
	return ob_newref(o);
}

struct ob_object *ob_iter(struct ob_rt *rt, struct ob_object *o)
{
	const struct ob_type *type = o->type;
	struct ob_object *it;

	if (!type->iter) {
		if (type->sequence && type->sequence->item &&
		    !ob_is_dict(o))
			return ob_seq_iter_new(rt, o);
		return ob_raise(rt, OB_T_TypeError,
				"'%.200T' object is not iterable", o);
	}
	if (ob_enter(rt, " while calling a Python object"))
		return NULL;
	it = type->iter(rt, o);
	if (it && !ob_is_iterator(it)) {
		ob_raise(rt, OB_T_TypeError,
			 "iter() returned non-iterator of type '%.100T'", it);
		ob_decref(rt, it);
		return NULL;
	}
	return it;
}
EXPORT_SYMBOL_IF_KUNIT(ob_iter);

struct ob_object *ob_iternext(struct ob_rt *rt, struct ob_object *it)
{
	struct ob_object *item = it->type->iternext(rt, it);

	/* An iterator may say StopIteration or nothing; to the caller it is one. */
	if (!item && ob_raised_is(rt, OB_T_StopIteration))
		ob_clear_exc(rt);
	return item;
}
EXPORT_SYMBOL_IF_KUNIT(ob_iternext);

s64 ob_basic_sizeof(struct ob_rt *rt, struct ob_object *o)
{
	const struct ob_type *type = o->type;

	if (type->size_of)
		return type->size_of(rt, o);
	if (type->itemsize)
		return type->basicsize + abs(ob_size(o)) * type->itemsize;
	return type->basicsize;
}

s64 ob_prefix_bytes(const struct ob_object *o)
{
	/* CPython adds the header's size even where a type has none. */
	if (ob_has_flag(o, OB_TF_TYPE_OBJECTS))
		return ob_kind_prefix(OB_KIND_GC);
	if (o->type->flags & OB_TF_MANAGED_DICT)
		return ob_kind_prefix(OB_KIND_INSTANCE);
	return ob_is_gc(o) ? ob_kind_prefix(OB_KIND_GC) : 0;
}

s64 ob_sizeof(struct ob_rt *rt, struct ob_object *o)
{
	s64 size = ob_basic_sizeof(rt, o);

	return size < 0 ? -1 : size + ob_prefix_bytes(o);
}
EXPORT_SYMBOL_IF_KUNIT(ob_sizeof);
