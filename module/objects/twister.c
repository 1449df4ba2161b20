// SPDX-License-Identifier: GPL-2.0
/*
 * twister - _random.Random: the Mersenne Twister MT19937
 *
 * The constants are the published ones; how numbers are drawn from its words is
 * CPython's, so that the same seed gives the same numbers.
 */
#include "objects_priv.h"

#define WORDS		624
#define MIDDLE		397
#define MATRIX		0x9908b0dfU
#define UPPER		0x80000000U
#define LOWER		0x7fffffffU

/**
 * struct twister - a generator
 * @base: object header
 * @index: the next word to be used, WORDS when all have been
 * @state: its words
 */
struct twister {
	struct ob_object base;
	int index;
	u32 state[WORDS];
};

static_assert(sizeof(struct twister) == 2520);

static struct twister *to_twister(struct ob_object *o)
{
	return (struct twister *)o;
}

static void twister_turn(struct twister *t)
{
	u32 *s = t->state;
	int i;

	for (i = 0; i < WORDS; i++) {
		u32 y = (s[i] & UPPER) | (s[(i + 1) % WORDS] & LOWER);

		s[i] = s[(i + MIDDLE) % WORDS] ^ y >> 1 ^
		       (y & 1 ? MATRIX : 0);
	}
	t->index = 0;
}

static u32 twister_word(struct twister *t)
{
	u32 y;

	if (t->index >= WORDS)
		twister_turn(t);
	y = t->state[t->index++];
	y ^= y >> 11;
	y ^= y << 7 & 0x9d2c5680U;
	y ^= y << 15 & 0xefc60000U;
	return y ^ y >> 18;
}

static void twister_init(struct twister *t, u32 seed)
{
	u32 *s = t->state;
	u32 i;

	s[0] = seed;
	for (i = 1; i < WORDS; i++)
		s[i] = 1812433253U * (s[i - 1] ^ s[i - 1] >> 30) + i;
	t->index = WORDS;
}

static void twister_init_array(struct twister *t, const u32 *key, size_t n)
{
	size_t i = 1, j = 0, k;
	u32 *s = t->state;

	twister_init(t, 19650218U);
	for (k = max_t(size_t, n, WORDS); k; k--) {
		s[i] = (s[i] ^ (s[i - 1] ^ s[i - 1] >> 30) * 1664525U) +
		       key[j] + (u32)j;
		if (++i >= WORDS) {
			s[0] = s[WORDS - 1];
			i = 1;
		}
		if (++j >= n)
			j = 0;
	}
	for (k = WORDS - 1; k; k--) {
		s[i] = (s[i] ^ (s[i - 1] ^ s[i - 1] >> 30) * 1566083941U) -
		       (u32)i;
		if (++i >= WORDS) {
			s[0] = s[WORDS - 1];
			i = 1;
		}
	}
	s[0] = UPPER;
}

/* by the magnitude of an int, 32 bits at a time */
static int twister_seed_int(struct ob_rt *rt, struct twister *t,
			    struct ob_object *n)
{
	const struct ob_int *v = (struct ob_int *)n;
	size_t words = max_t(size_t, DIV_ROUND_UP(ob_int_bits(n), 32), 1);
	size_t digits = v->v.size < 0 ? -v->v.size : v->v.size, at = 0, i;
	unsigned int have = 0;
	u64 buffer = 0;
	u32 *key;

	key = ob_raw_alloc(rt, array_size(words, sizeof(*key)));
	if (!key)
		return -1;
	memset(key, 0, words * sizeof(*key));
	for (i = 0; i < digits; i++) {
		buffer |= (u64)v->digit[i] << have;
		have += OB_DIGIT_BITS;
		if (have >= 32) {
			key[at++] = buffer;
			buffer >>= 32;
			have -= 32;
		}
	}
	if (at < words)
		key[at] = buffer;
	twister_init_array(t, key, words);
	ob_raw_free(rt, key);
	return 0;
}

static int twister_seed(struct ob_rt *rt, struct twister *t,
			struct ob_object *arg)
{
	struct ob_object *n;
	s64 hash;
	int err;

	if (!arg || arg == ob_none(rt)) {
		ob_random_bytes(t->state, sizeof(u64));
		n = ob_int_from_u64(rt, (u64)t->state[0] << 32 | t->state[1]);
	} else if (ob_is_int(arg)) {
		n = ob_newref(arg);
	} else {
		hash = ob_hash(rt, arg);
		if (hash == -1)
			return -1;
		n = ob_int_from_u64(rt, hash);
	}
	if (!n)
		return -1;
	err = twister_seed_int(rt, t, n);
	ob_decref(rt, n);
	return err;
}

/* Without a seed, until __init__ gives it one. */
static struct ob_object *twister_new(struct ob_rt *rt, struct ob_type *type,
				     struct ob_object *const *args,
				     size_t nargs, struct ob_tuple *kwnames)
{
	struct ob_object *t = ob_type_alloc(rt, type, 0);

	if (t) {
		memset(to_twister(t)->state, 0, sizeof(to_twister(t)->state));
		to_twister(t)->index = 0;
	}
	return t;
}

static int twister_type_init(struct ob_rt *rt, struct ob_object *self,
			     struct ob_object *const *args, size_t nargs,
			     struct ob_tuple *kwnames)
{
	if (ob_init_no_kw(rt, self->type, "Random", kwnames))
		return -1;
	if (nargs > 1) {
		ob_raise(rt, OB_T_TypeError,
			 "Random() requires 0 or 1 argument");
		return -1;
	}
	return twister_seed(rt, to_twister(self), nargs ? args[0] : NULL);
}

static void twister_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	ob_obj_free(rt, o);
}

/* 53 bits of two words */
static struct ob_object *twister_random(OB_FN_ARGS)
{
	u64 a = twister_word(to_twister(self)) >> 5;
	u64 b = twister_word(to_twister(self)) >> 6;

	return ob_float_new(rt, ob_f64_ldexp(a << 26 | b, false, -53, false));
}

static struct ob_object *twister_m_seed(OB_FN_ARGS)
{
	if (ob_args_check(rt, "seed", nargs, 0, 1) ||
	    twister_seed(rt, to_twister(self), nargs ? args[0] : NULL))
		return NULL;
	return ob_newref(ob_none(rt));
}

static struct ob_object *words_to_int(struct ob_rt *rt, struct ob_object *bytes)
{
	struct ob_object *args[2], *name, *method, *res = NULL;

	args[0] = bytes;
	args[1] = ob_str_intern_c(rt, "little");
	name = args[1] ? ob_str_intern_c(rt, "from_bytes") : NULL;
	method = name ? ob_getattr(rt, OB_OBJ(ob_type_of(rt, OB_T_INT)),
				   name) : NULL;
	if (method)
		res = ob_call(rt, method, args, 2, NULL);
	ob_xdecref(rt, method);
	ob_xdecref(rt, name);
	ob_xdecref(rt, args[1]);
	return res;
}

static struct ob_object *twister_getrandbits(OB_FN_ARGS)
{
	struct twister *t = to_twister(self);
	struct ob_object *index = ob_number_index(rt, args[0]), *res;
	struct ob_bytes *bytes;
	int overflow;
	s64 k, at, i;

	if (!index)
		return NULL;
	k = ob_int_to_s64(index, &overflow);
	ob_decref(rt, index);
	if (overflow || k > INT_MAX || k < INT_MIN)
		return ob_raise(rt, OB_T_OverflowError,
				"Python int too large to convert to C int");
	if (k < 0)
		return ob_raise(rt, OB_T_ValueError,
				"number of bits must be non-negative");
	if (!k)
		return ob_int_from_s64(rt, 0);
	if (k <= 32)
		return ob_int_from_u64(rt, twister_word(t) >> (32 - k));
	bytes = ob_bytes_new(rt, DIV_ROUND_UP(k, 32) * 4);
	if (!bytes)
		return NULL;
	for (at = 0; at < bytes->v.size; at += 4, k -= 32) {
		u32 word = twister_word(t);

		if (k < 32)
			word >>= 32 - k;
		for (i = 0; i < 4; i++)
			bytes->data[at + i] = word >> 8 * i;
		if (ob_tick(rt))
			break;
	}
	res = at < bytes->v.size ? NULL : words_to_int(rt, OB_OBJ(bytes));
	ob_decref(rt, bytes);
	return res;
}

static struct ob_object *twister_getstate(OB_FN_ARGS)
{
	struct twister *t = to_twister(self);
	struct ob_object *state = ob_tuple_new(rt, WORDS + 1);
	int i;

	for (i = 0; state && i <= WORDS; i++) {
		struct ob_object *v = ob_int_from_u64(rt, i < WORDS ?
						t->state[i] : (u32)t->index);

		if (!v) {
			ob_decref(rt, state);
			return NULL;
		}
		((struct ob_tuple *)state)->item[i] = v;
	}
	return state;
}

static int state_word(struct ob_rt *rt, struct ob_object *o, u64 *out)
{
	int overflow;
	s64 v;

	if (!ob_is_int(o)) {
		ob_raise(rt, OB_T_TypeError, "an integer is required");
		return -1;
	}
	v = ob_int_to_s64(o, &overflow);
	if (overflow || v < 0) {
		ob_raise(rt, OB_T_OverflowError, v < 0 ?
			 "can't convert negative value to unsigned int" :
			 "Python int too large to convert to C unsigned long");
		return -1;
	}
	*out = v;
	return 0;
}

static struct ob_object *twister_setstate(OB_FN_ARGS)
{
	struct twister *t = to_twister(self), *fresh;
	struct ob_tuple *state = (struct ob_tuple *)args[0];
	u64 v = 0;
	int i;

	if (!ob_is_tuple(args[0]))
		return ob_raise(rt, OB_T_TypeError,
				"state vector must be a tuple");
	if (ob_size(state) != WORDS + 1)
		return ob_raise(rt, OB_T_ValueError,
				"state vector is the wrong size");
	fresh = ob_raw_alloc(rt, sizeof(*fresh));
	if (!fresh)
		return NULL;
	for (i = 0; i <= WORDS; i++) {
		if (state_word(rt, state->item[i], &v))
			goto err_free;
		if (i < WORDS)
			fresh->state[i] = v;
	}
	if (v > WORDS) {
		ob_raise(rt, OB_T_ValueError, "invalid state");
		goto err_free;
	}
	memcpy(t->state, fresh->state, sizeof(t->state));
	t->index = v;
	ob_raw_free(rt, fresh);
	return ob_newref(ob_none(rt));

err_free:
	ob_raw_free(rt, fresh);
	return NULL;
}

static const struct ob_method_def twister_methods[] = {
	{ "random", twister_random, OB_METH_NOARGS,
	  "random($self, /)\n--\n\n"
	  "random() -> x in the interval [0, 1)." },
	{ "seed", twister_m_seed, OB_METH_FAST,
	  "seed($self, n=None, /)\n--\n\n"
	  "seed([n]) -> None.  Defaults to random bytes." },
	{ "getstate", twister_getstate, OB_METH_NOARGS,
	  "getstate($self, /)\n--\n\n"
	  "getstate() -> tuple containing the current state." },
	{ "setstate", twister_setstate, OB_METH_O,
	  "setstate($self, state, /)\n--\n\n"
	  "setstate(state) -> None.  Restores generator state." },
	{ "getrandbits", twister_getrandbits, OB_METH_O,
	  "getrandbits($self, k, /)\n--\n\n"
	  "getrandbits(k) -> x.  Generates an int with k random bits." },
	{ }
};

const struct ob_type_def ob_twister_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "_random.Random",
		.basicsize = sizeof(struct twister),
		.flags = OB_TF_BASETYPE,
		.doc = "Random() -> create a random number generator with its own internal state.",
		.dealloc = twister_dealloc,
		.methods = twister_methods,
		.new = twister_new,
		.init = twister_type_init,
	},
};
