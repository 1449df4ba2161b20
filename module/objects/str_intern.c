// SPDX-License-Identifier: GPL-2.0
/*
 * str_intern - hash values, and the two tables of texts that exist once
 *
 * rt->interned maps a text to the one object that stands for it; rt->consts
 * does the same for the string constants of a session's statements. Both are
 * dicts whose references are not counted: on insertion the two that the dict
 * took are given back, so that a text dies when its last user lets go, and it
 * takes itself out of the tables while dying. The static strings are their own
 * representatives and are in no table.
 */
#include "objects_priv.h"
#include "bytes_priv.h"
#include "dict_priv.h"
#include "str_priv.h"

/* SipHash with one round per word and three at the end, as CPython 3.11 */

static __always_inline void sip_round(u64 v[4])
{
	v[0] += v[1];
	v[2] += v[3];
	v[1] = v[1] << 13 | v[1] >> 51;
	v[3] = v[3] << 16 | v[3] >> 48;
	v[1] ^= v[0];
	v[3] ^= v[2];
	v[0] = v[0] << 32 | v[0] >> 32;
	v[2] += v[1];
	v[0] += v[3];
	v[1] = v[1] << 17 | v[1] >> 47;
	v[3] = v[3] << 21 | v[3] >> 43;
	v[1] ^= v[2];
	v[3] ^= v[0];
	v[2] = v[2] << 32 | v[2] >> 32;
}

/* Written out, so that it becomes one load where bytes lie in that order. */
static u64 sip_word(const u8 *s)
{
	return (u64)s[0] | (u64)s[1] << 8 | (u64)s[2] << 16 |
	       (u64)s[3] << 24 | (u64)s[4] << 32 | (u64)s[5] << 40 |
	       (u64)s[6] << 48 | (u64)s[7] << 56;
}

static u64 siphash13(const u64 key[2], const u8 *s, size_t len)
{
	u64 last = (u64)len << 56;
	u64 v[4] = {
		key[0] ^ 0x736f6d6570736575ULL,
		key[1] ^ 0x646f72616e646f6dULL,
		key[0] ^ 0x6c7967656e657261ULL,
		key[1] ^ 0x7465646279746573ULL,
	};
	u64 word;

	for (; len >= 8; len -= 8, s += 8) {
		word = sip_word(s);
		v[3] ^= word;
		sip_round(v);
		v[0] ^= word;
	}
	while (len--)
		last |= (u64)s[len] << len * 8;
	v[3] ^= last;
	sip_round(v);
	v[0] ^= last;
	v[2] ^= 0xff;
	sip_round(v);
	sip_round(v);
	sip_round(v);
	return v[0] ^ v[1] ^ v[2] ^ v[3];
}

s64 ob_bytes_hash_of(struct ob_rt *rt, const void *data, s64 n)
{
	s64 hash = n ? siphash13(rt->hash_key, data, n) : 0;

	return hash == -1 ? -2 : hash;
}

s64 ob_str_hash(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_str *s = (struct ob_str *)o;

	if (s->hash == -1)
		s->hash = ob_bytes_hash_of(rt, ob_str_data(o),
					   s->length * ob_str_kind(o));
	return s->hash;
}
EXPORT_SYMBOL_IF_KUNIT(ob_str_hash);

/* the static string of equal text, borrowed, or NULL */
static struct ob_object *static_twin(struct ob_rt *rt, struct ob_object *o)
{
	if (!ob_str_len(o))
		return OB_OBJ(&rt->st->empty_str);
	if (ob_str_len(o) == 1 && ob_str_kind(o) == 1)
		return ob_str_static(rt, ob_str_char(o, 0));
	return NULL;
}

static void replace(struct ob_rt *rt, struct ob_object **o,
		    struct ob_object *by)
{
	struct ob_object *old = *o;

	*o = ob_newref(by);
	ob_decref(rt, old);
}

/*
 * Make *@o the representative of its text in @table. @mark is the state bit of
 * a text that is in the table.
 */
static int unify(struct ob_rt *rt, struct ob_dict *table, u32 mark,
		 struct ob_object **o)
{
	struct ob_object *known = static_twin(rt, *o);

	if (known) {
		((struct ob_str *)known)->state |= mark;
		replace(rt, o, known);
		return 0;
	}
	known = ob_dict_setdefault(rt, table, *o, *o);
	if (!known)
		return -1;
	if (known != *o) {
		replace(rt, o, known);
		return 0;
	}
	(*o)->refcnt -= 2;
	((struct ob_str *)*o)->state |= mark;
	return 0;
}

int ob_str_intern(struct ob_rt *rt, struct ob_object **o)
{
	if (((struct ob_str *)*o)->state & OB_STR_INTERNED)
		return 0;
	return unify(rt, rt->interned, 1, o);
}
EXPORT_SYMBOL_IF_KUNIT(ob_str_intern);

int ob_str_share(struct ob_rt *rt, struct ob_object **o)
{
	if (((struct ob_str *)*o)->state & (OB_STR_INTERNED | OB_STR_SHARED))
		return 0;
	return unify(rt, rt->consts, OB_STR_SHARED, o);
}
EXPORT_SYMBOL_IF_KUNIT(ob_str_share);

static struct ob_object *intern_new(struct ob_rt *rt, struct ob_object *o)
{
	if (o && ob_str_intern(rt, &o)) {
		ob_decref(rt, o);
		return NULL;
	}
	return o;
}

/* A text that is there already is found by its bytes, without a new object. */
struct ob_object *ob_str_intern_utf8(struct ob_rt *rt, const char *s,
				     size_t len)
{
	struct ob_object *o;
	s64 hash;

	if (len < 2 || !ob_bytes_are_ascii(s, len))
		return intern_new(rt, ob_str_from_utf8(rt, s, len));
	hash = ob_bytes_hash_of(rt, s, len);
	o = ob_keys_find_ascii(rt->interned->keys, s, len, hash);
	if (o)
		return ob_newref(o);
	o = ob_str_new(rt, len, 0x7f);
	if (!o)
		return NULL;
	memcpy(ob_str_data(o), s, len);
	((struct ob_str *)o)->hash = hash;
	return intern_new(rt, o);
}
EXPORT_SYMBOL_IF_KUNIT(ob_str_intern_utf8);

struct ob_object *ob_str_intern_c(struct ob_rt *rt, const char *s)
{
	return ob_str_intern_utf8(rt, s, strlen(s));
}
EXPORT_SYMBOL_IF_KUNIT(ob_str_intern_c);

static void forget(struct ob_rt *rt, struct ob_dict *table,
		   struct ob_object *o)
{
	int gone;

	/* Alive while the table drops the two references it never counted. */
	o->refcnt = 3;
	gone = ob_dict_del(rt, OB_OBJ(table), o);
	ob_assert(gone == 1);
	o->refcnt = 0;
}

/**
 * ob_str_forget() - take a dying text out of the tables
 * @rt: the runtime
 * @o: a str whose refcount is zero
 */
void ob_str_forget(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_str *s = (struct ob_str *)o;

	if (s->state & OB_STR_INTERNED)
		forget(rt, rt->interned, o);
	if (s->state & OB_STR_SHARED)
		forget(rt, rt->consts, o);
	s->state &= ~(OB_STR_INTERNED | OB_STR_SHARED);
}
