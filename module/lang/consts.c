// SPDX-License-Identifier: GPL-2.0
/*
 * consts - one object per constant of a unit
 *
 * Constants are the same when type and value are, the sign of a zero included.
 * A unit's code objects share them; so do, through ob_str_intern() and
 * ob_str_share(), statements of a session.
 */

#include "lang_priv.h"

struct const_slot {
	u32 hash;
	struct ob_object *o;
};

static u32 mix(u32 h, u64 v)
{
	v = (v ^ h) * 0x9e3779b97f4a7c15ULL;
	return v >> 32;
}

struct ob_object *ob_unit_frozenset(struct unit *u, struct ob_object *items)
{
	struct ob_object *o = ob_set_new(u->rt, OB_T_FROZENSET, items);

	if (!o)
		u->failed = true;
	return ob_unit_keep(u, o);
}

/* The sum does not depend on the order. */
static u32 hash_frozenset(u32 h, struct ob_object *o)
{
	struct ob_object *item;
	u32 sum = 0;
	s64 i = 0;

	while (ob_set_next(o, &i, &item))
		sum += mix(h, (unsigned long)item);
	return mix(h, sum);
}

u32 ob_const_hash(struct unit *u, struct ob_object *o)
{
	struct ob_rt *rt = u->rt;
	struct ob_int *n = (struct ob_int *)o;
	u32 h = o->type->tid + 1;
	s64 i;

	if (ob_is(rt, o, OB_T_STR))
		return mix(h, ob_str_hash(rt, o));
	if (ob_is(rt, o, OB_T_BYTES))
		return mix(h, ob_hash(rt, o));
	if (ob_is(rt, o, OB_T_FLOAT))
		return mix(h, ((struct ob_float *)o)->bits);
	if (ob_is(rt, o, OB_T_COMPLEX)) {
		h = mix(h, ((struct ob_complex *)o)->real);
		return mix(h, ((struct ob_complex *)o)->imag);
	}
	if (ob_is(rt, o, OB_T_INT)) {
		for (i = 0; i < abs(n->v.size); i++)
			h = mix(h, n->digit[i]);
		return mix(h, n->v.size);
	}
	if (ob_is(rt, o, OB_T_TUPLE)) {
		for (i = 0; i < ob_size(o); i++)
			h = mix(h, (unsigned long)
				((struct ob_tuple *)o)->item[i]);
		return mix(h, ob_size(o));
	}
	if (ob_is(rt, o, OB_T_FROZENSET))
		return hash_frozenset(h, o);
	if (ob_is(rt, o, OB_T_CODE))
		return mix(h, ((struct ob_code *)o)->firstlineno);
	return mix(h, (unsigned long)o);
}

static bool same_bytes(const void *a, size_t na, const void *b, size_t nb)
{
	return na == nb && (!na || !memcmp(a, b, na));
}

/* Their tables are merged already and compare by address. */
static bool same_code(const struct ob_code *a, const struct ob_code *b)
{
	s64 i;

	if (a->name != b->name || a->argcount != b->argcount ||
	    a->posonlyargcount != b->posonlyargcount ||
	    a->kwonlyargcount != b->kwonlyargcount || a->flags != b->flags ||
	    a->firstlineno != b->firstlineno || a->consts != b->consts ||
	    a->names != b->names || a->nlocalsplus != b->nlocalsplus)
		return false;
	for (i = 0; i < a->nlocalsplus; i++)
		if (a->localsplusnames->item[i] != b->localsplusnames->item[i])
			return false;
	return same_bytes(a->code, a->v.size * 2, b->code, b->v.size * 2) &&
	       same_bytes(a->linetable, a->linetable_len, b->linetable,
			  b->linetable_len) &&
	       same_bytes(a->exceptions, a->exceptiontable_len, b->exceptions,
			  b->exceptiontable_len);
}

static bool same_int(const struct ob_int *a, const struct ob_int *b)
{
	return a->v.size == b->v.size &&
	       same_bytes(a->digit, abs(a->v.size) * 4, b->digit,
			  abs(b->v.size) * 4);
}

/* Items are merged before the set is; in most cases the order is the same. */
static bool same_frozenset(struct ob_object *a, struct ob_object *b)
{
	struct ob_object *x, *y;
	s64 i = 0, j = 0, k;

	if (((struct ob_set *)a)->used != ((struct ob_set *)b)->used)
		return false;
	while (ob_set_next(a, &i, &x)) {
		if (ob_set_next(b, &j, &y) && x == y)
			continue;
		for (k = 0; ob_set_next(b, &k, &y) && x != y;)
			;
		if (x != y)
			return false;
	}
	return true;
}

static bool same_complex(const struct ob_complex *a, const struct ob_complex *b)
{
	return a->real == b->real && a->imag == b->imag &&
	       !ob_f64_isnan(a->real) && !ob_f64_isnan(a->imag);
}

bool ob_const_same(struct unit *u, struct ob_object *a, struct ob_object *b)
{
	struct ob_rt *rt = u->rt;
	s64 i;

	if (a == b)
		return true;
	if (a->type != b->type)
		return false;
	if (ob_is(rt, a, OB_T_STR))
		return ob_str_equal(a, b);
	if (ob_is(rt, a, OB_T_BYTES))
		return same_bytes(((struct ob_bytes *)a)->data, ob_size(a),
				  ((struct ob_bytes *)b)->data, ob_size(b));
	if (ob_is(rt, a, OB_T_INT))
		return same_int((struct ob_int *)a, (struct ob_int *)b);
	if (ob_is(rt, a, OB_T_FLOAT)) {
		u64 bits = ((struct ob_float *)a)->bits;

		return bits == ((struct ob_float *)b)->bits &&
		       !ob_f64_isnan(bits);
	}
	if (ob_is(rt, a, OB_T_COMPLEX))
		return same_complex((struct ob_complex *)a,
				    (struct ob_complex *)b);
	if (ob_is(rt, a, OB_T_CODE))
		return same_code((struct ob_code *)a, (struct ob_code *)b);
	if (ob_is(rt, a, OB_T_FROZENSET))
		return same_frozenset(a, b);
	if (!ob_is(rt, a, OB_T_TUPLE) || ob_size(a) != ob_size(b))
		return false;
	/* items are merged before the tuple is */
	for (i = 0; i < ob_size(a); i++)
		if (((struct ob_tuple *)a)->item[i] !=
		    ((struct ob_tuple *)b)->item[i])
			return false;
	return true;
}

static bool grow(struct unit *u)
{
	u32 cap = u->consts_cap ? u->consts_cap * 2 : 8, i, k;
	struct const_slot *slots = unit_alloc(u, cap * sizeof(*slots));

	if (!slots)
		return false;
	for (i = 0; i < u->consts_cap; i++) {
		if (!u->consts[i].o)
			continue;
		for (k = u->consts[i].hash; slots[k & (cap - 1)].o; k++)
			;
		slots[k & (cap - 1)] = u->consts[i];
	}
	u->consts = slots;
	u->consts_cap = cap;
	return true;
}

/* Would the text do as an identifier or number, in ASCII? */
static bool is_name_like(const struct ob_object *o)
{
	s64 i;

	if (!ob_str_is_ascii(o))
		return false;
	for (i = 0; i < ob_str_len(o); i++) {
		u32 c = ob_str_char(o, i);

		if (!lex_ident_char(c))
			return false;
	}
	return true;
}

static struct ob_object *share_text(struct unit *u, struct ob_object *o)
{
	struct ob_object *held = ob_newref(o);
	int err;

	if (is_name_like(o))
		err = ob_str_intern(u->rt, &held);
	else if (u->src->share_constants)
		err = ob_str_share(u->rt, &held);
	else
		err = 0;
	if (err) {
		ob_decref(u->rt, held);
		u->failed = true;
		return NULL;
	}
	return ob_unit_keep(u, held);
}

/* Items of a tuple nobody else has seen yet. */
static bool merge_items(struct unit *u, struct ob_tuple *t)
{
	s64 i;

	if (ob_enter(u->rt, " during compilation")) {
		u->failed = true;
		return false;
	}
	for (i = 0; i < t->v.size; i++) {
		struct ob_object *o = ob_const_merge(u, t->item[i]);

		if (!o)
			return false;
		if (o == t->item[i])
			continue;
		ob_incref(o);
		ob_decref(u->rt, t->item[i]);
		t->item[i] = o;
	}
	return true;
}

/*
 * A set of the merged items. It is always made anew, in the order of the
 * first one, because its own order depends on that.
 */
static struct ob_object *merge_frozenset(struct unit *u, struct ob_object *o)
{
	struct ob_object *items, *item;
	s64 n = 0, i = 0;

	items = ob_tuple_new(u->rt, ((struct ob_set *)o)->used);
	if (!items) {
		u->failed = true;
		return NULL;
	}
	while (ob_set_next(o, &i, &item))
		((struct ob_tuple *)items)->item[n++] = ob_newref(item);
	o = NULL;
	if (merge_items(u, (struct ob_tuple *)items))
		o = ob_unit_frozenset(u, items);
	ob_decref(u->rt, items);
	return o;
}

/*
 * Is it one of the objects that stand for their value all by themselves? There
 * is nothing to look up then.
 */
static bool is_unique(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_statics *st = rt->st;

	if (ob_is(rt, o, OB_T_INT))
		return (u8 *)o >= (u8 *)st->ints &&
		       (u8 *)o < (u8 *)&st->ints[OB_NR_SMALL_INTS];
	return o == &st->none || o == OB_OBJ(&st->true_obj) ||
	       o == OB_OBJ(&st->false_obj);
}

/* @o itself, or the object equal to it that came first. */
static struct ob_object *merge(struct unit *u, struct ob_object *o)
{
	struct const_slot *s;
	u32 h, i;

	h = ob_const_hash(u, o);
	if (u->nr_consts * 2 >= u->consts_cap && !grow(u))
		return NULL;
	for (i = h;; i++) {
		s = &u->consts[i & (u->consts_cap - 1)];
		if (!s->o)
			break;
		if (s->hash == h && ob_const_same(u, s->o, o))
			return s->o;
	}
	if (ob_is(u->rt, o, OB_T_STR)) {
		o = share_text(u, o);
		if (!o)
			return NULL;
	}
	s->hash = h;
	s->o = o;
	u->nr_consts++;
	return o;
}

struct ob_object *ob_const_merge(struct unit *u, struct ob_object *o)
{
	if (u->failed)
		return NULL;
	if (is_unique(u->rt, o))
		return o;
	if (ob_is(u->rt, o, OB_T_TUPLE) &&
	    !merge_items(u, (struct ob_tuple *)o))
		return NULL;
	if (ob_is(u->rt, o, OB_T_FROZENSET)) {
		o = merge_frozenset(u, o);
		if (!o)
			return NULL;
	}
	return merge(u, o);
}

struct ob_object *ob_const_merge_tuple(struct unit *u, struct ob_object *t)
{
	if (u->failed)
		return NULL;
	return ob_size(t) ? merge(u, t) : t;
}
