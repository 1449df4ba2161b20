// SPDX-License-Identifier: GPL-2.0
/*
 * set_type - the types set and frozenset: operators, comparison, hash, text
 */
#include "set_priv.h"

static s64 set_length(struct ob_rt *rt, struct ob_object *o)
{
	return to_set(o)->used;
}

static int set_has_key(struct ob_rt *rt, struct ob_set *s,
		       struct ob_object *key)
{
	s64 hash = ob_set_key_hash(rt, key);

	return hash == -1 ? -1 : ob_set_has(rt, s, key, hash);
}

static int set_drop_key(struct ob_rt *rt, struct ob_set *s,
			struct ob_object *key)
{
	s64 hash = ob_set_key_hash(rt, key);

	return hash == -1 ? -1 : ob_set_take(rt, s, key, hash);
}

/* Do it again with the frozenset that @key, a set, stands for. */
static int retry_frozen(struct ob_rt *rt, struct ob_set *s,
			struct ob_object *key,
			int (*fn)(struct ob_rt *rt, struct ob_set *s,
				  struct ob_object *key))
{
	struct ob_object *frozen;
	int res;

	if (!ob_raised_is(rt, OB_T_TypeError) ||
	    !ob_is_subtype(key->type, ob_type_of(rt, OB_T_SET)))
		return -1;
	ob_clear_exc(rt);
	frozen = ob_set_new(rt, OB_T_FROZENSET, key);
	if (!frozen)
		return -1;
	res = fn(rt, s, frozen);
	ob_decref(rt, frozen);
	return res;
}

int ob_set_contains(struct ob_rt *rt, struct ob_object *o,
		    struct ob_object *key)
{
	int has = set_has_key(rt, to_set(o), key);

	return has < 0 ? retry_frozen(rt, to_set(o), key, set_has_key) : has;
}

int ob_set_take_key(struct ob_rt *rt, struct ob_set *s, struct ob_object *key)
{
	int taken = set_drop_key(rt, s, key);

	return taken < 0 ? retry_frozen(rt, s, key, set_drop_key) : taken;
}

struct ob_object *ob_set_xor(struct ob_rt *rt, struct ob_object *a,
			     struct ob_object *other)
{
	struct ob_object *res = ob_set_make_base(rt, a, other);

	if (res && ob_set_xor_into(rt, to_set(res), a)) {
		ob_decref(rt, res);
		return NULL;
	}
	return res;
}

static struct ob_object *set_or(struct ob_rt *rt, struct ob_object *a,
				struct ob_object *b)
{
	struct ob_object *res = ob_set_copy(rt, a);

	if (res && a != b && ob_set_update(rt, res, b)) {
		ob_decref(rt, res);
		return NULL;
	}
	return res;
}

static struct ob_object *set_binop(struct ob_rt *rt, enum ob_binop op,
				   struct ob_object *a, struct ob_object *b)
{
	if (!ob_is_set(rt, a) || !ob_is_set(rt, b))
		return ob_newref(ob_notimpl(rt));
	switch (op) {
	case OB_OR:
		return set_or(rt, a, b);
	case OB_AND:
		return ob_set_intersect(rt, a, b);
	case OB_SUB:
		return ob_set_subtract(rt, a, b);
	case OB_XOR:
		return ob_set_xor(rt, a, b);
	default:
		return ob_newref(ob_notimpl(rt));
	}
}

static int set_and_into(struct ob_rt *rt, struct ob_object *a,
			struct ob_object *b)
{
	struct ob_object *res = ob_set_intersect(rt, a, b);

	if (!res)
		return -1;
	ob_set_swap(to_set(a), to_set(res));
	ob_decref(rt, res);
	return 0;
}

static struct ob_object *set_inplace(struct ob_rt *rt, enum ob_binop op,
				     struct ob_object *a, struct ob_object *b)
{
	int err;

	if (!ob_is_set(rt, b))
		return ob_newref(ob_notimpl(rt));
	switch (op) {
	case OB_OR:
		err = ob_set_update(rt, a, b);
		break;
	case OB_AND:
		err = set_and_into(rt, a, b);
		break;
	case OB_SUB:
		err = ob_set_subtract_from(rt, to_set(a), b);
		break;
	case OB_XOR:
		err = ob_set_xor_into(rt, to_set(a), b);
		break;
	default:
		return ob_newref(ob_notimpl(rt));
	}
	return err ? NULL : ob_newref(a);
}

static int set_equal(struct ob_rt *rt, struct ob_object *a,
		     struct ob_object *b)
{
	struct ob_set *s = to_set(a), *o = to_set(b);

	if (s->used != o->used)
		return 0;
	if (s->hash != -1 && o->hash != -1 && s->hash != o->hash)
		return 0;
	return ob_set_is_subset(rt, a, b);
}

static struct ob_object *set_richcompare(struct ob_rt *rt, struct ob_object *a,
					 struct ob_object *b, enum ob_cmp op)
{
	int res;

	if (!ob_is_set(rt, b))
		return ob_newref(ob_notimpl(rt));
	switch (op) {
	case OB_EQ:
		res = set_equal(rt, a, b);
		break;
	case OB_NE:
		res = set_equal(rt, a, b);
		res = res < 0 ? res : !res;
		break;
	case OB_LE:
		res = ob_set_is_subset(rt, a, b);
		break;
	case OB_GE:
		res = ob_set_is_subset(rt, b, a);
		break;
	case OB_LT:
		res = to_set(a)->used < to_set(b)->used ?
		      ob_set_is_subset(rt, a, b) : 0;
		break;
	default:
		res = to_set(a)->used > to_set(b)->used ?
		      ob_set_is_subset(rt, b, a) : 0;
		break;
	}
	return res < 0 ? NULL : ob_newref(ob_bool(rt, res));
}

/* Spread the bits of a hash, so that nearby ones do not cancel out. */
static u64 shuffle(u64 h)
{
	return (h ^ 89869747ULL ^ (h << 16)) * 3644798167ULL;
}

static s64 frozenset_hash(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_set *s = to_set(o);
	struct ob_set_entry *e;
	u64 hash = 0;
	s64 i = 0;

	if (s->hash != -1)
		return s->hash;
	while ((e = ob_set_walk(s, &i)))
		hash ^= shuffle(e->hash);
	hash ^= ((u64)s->used + 1) * 1927868237ULL;
	hash ^= (hash >> 11) ^ (hash >> 25);
	hash = hash * 69069 + 907133923ULL;
	if (hash == U64_MAX)
		hash = 590923713;
	s->hash = hash;
	return hash;
}

/* The text of the list of keys, brackets changed: {1, 2} */
static struct ob_object *repr_keys(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object *list = ob_list_from_iterable(rt, o);
	struct ob_object *text, *inner, *res;

	if (!list)
		return NULL;
	text = ob_repr(rt, list);
	ob_decref(rt, list);
	if (!text)
		return NULL;
	inner = ob_str_slice(rt, text, 1, ob_str_len(text) - 1);
	ob_decref(rt, text);
	if (!inner)
		return NULL;
	if (ob_is(rt, o, OB_T_SET))
		res = ob_str_format(rt, "{%U}", inner);
	else
		res = ob_str_format(rt, "%s({%U})", o->type->name, inner);
	ob_decref(rt, inner);
	return res;
}

static struct ob_object *set_repr(struct ob_rt *rt, struct ob_object *o)
{
	int seen = ob_repr_enter(rt, o);
	struct ob_object *res;

	if (seen)
		return seen > 0 ? ob_str_format(rt, "%s(...)", o->type->name) :
				  NULL;
	if (to_set(o)->used)
		res = repr_keys(rt, o);
	else
		res = ob_str_format(rt, "%s()", o->type->name);
	ob_repr_leave(rt, o);
	return res;
}

/* What set() takes goes to __init__, unless it is set itself that is called. */
static struct ob_object *set_type_new(struct ob_rt *rt, struct ob_type *type,
				      struct ob_object *const *args,
				      size_t nargs, struct ob_tuple *kwnames)
{
	return ob_set_make(rt, type, NULL);
}

static int set_type_init(struct ob_rt *rt, struct ob_object *self,
			 struct ob_object *const *args, size_t nargs,
			 struct ob_tuple *kwnames)
{
	struct ob_set *s = to_set(self);

	if (ob_args_no_kw(rt, "set", kwnames) ||
	    ob_args_check(rt, self->type->name, nargs, 0, 1))
		return -1;
	if (s->fill)
		ob_set_drop(rt, s);
	s->hash = -1;
	return nargs ? ob_set_update(rt, self, args[0]) : 0;
}

static struct ob_object *frozenset_type_new(struct ob_rt *rt,
					    struct ob_type *type,
					    struct ob_object *const *args,
					    size_t nargs,
					    struct ob_tuple *kwnames)
{
	bool exact = type == ob_type_of(rt, OB_T_FROZENSET);

	if (ob_new_no_kw(rt, type, "frozenset", kwnames) ||
	    ob_args_check(rt, type->name, nargs, 0, 1))
		return NULL;
	if (exact && nargs && ob_is(rt, args[0], OB_T_FROZENSET))
		return ob_newref(args[0]);
	return ob_set_make(rt, type, nargs ? args[0] : NULL);
}

static const struct ob_number_slots set_number = {
	.binop = set_binop,
	.inplace = set_inplace,
	.binops = BIT(OB_AND) | BIT(OB_OR) | BIT(OB_SUB) | BIT(OB_XOR),
	.inplaces = BIT(OB_AND) | BIT(OB_OR) | BIT(OB_SUB) | BIT(OB_XOR),
};

static const struct ob_number_slots frozenset_number = {
	.binop = set_binop,
	.binops = BIT(OB_AND) | BIT(OB_OR) | BIT(OB_SUB) | BIT(OB_XOR),
};

static const struct ob_sequence_slots set_sequence = {
	.length = set_length,
	.contains = ob_set_contains,
};

#define SET_TYPE							\
	.basicsize = sizeof(struct ob_set),				\
	.flags = OB_TF_GC | OB_TF_BASETYPE | OB_TF_MATCH_SELF,				\
	.weaklistoffset = offsetof(struct ob_set, weakreflist),		\
	.dealloc = ob_set_dealloc,					\
	.repr = set_repr,						\
	.sequence = &set_sequence,					\
	.traverse = ob_set_traverse,					\
	.clear = ob_set_gc_clear,					\
	.richcompare = set_richcompare,					\
	.iter = ob_set_iter,						\
	.size_of = ob_set_size_of

const struct ob_type_def ob_set_type_def = {
	.type = {
		SET_TYPE,
		.name = "set",
		.doc = "set() -> new empty set object\n"
		       "set(iterable) -> new set object\n\n"
		       "Build an unordered collection of unique elements.",
		.number = &set_number,
		.hash = ob_hash_unhashable,
		.methods = ob_set_methods,
		.new = set_type_new,
		.init = set_type_init,
	},
	.base = OB_T_OBJECT,
};

const struct ob_type_def ob_frozenset_type_def = {
	.type = {
		SET_TYPE,
		.name = "frozenset",
		.doc = "frozenset() -> empty frozenset object\n"
		       "frozenset(iterable) -> frozenset object\n\n"
		       "Build an immutable unordered collection of unique elements.",
		.number = &frozenset_number,
		.hash = frozenset_hash,
		.methods = ob_frozenset_methods,
		.new = frozenset_type_new,
	},
	.base = OB_T_OBJECT,
};
