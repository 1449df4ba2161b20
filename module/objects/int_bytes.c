// SPDX-License-Identifier: GPL-2.0
/*
 * int_bytes - ints as arrays of bytes and from them, and from text in bytes
 */
#include "int_priv.h"

/* byteorder and signed, as both methods take them; *little is filled in */
static int order_arg(struct ob_rt *rt, const char *name, struct ob_object *o,
		     bool *little)
{
	*little = false;
	if (!o)
		return 0;
	if (!ob_is_str(o)) {
		ob_raise(rt, OB_T_TypeError,
			 "%s() argument 'byteorder' must be str, not %.50Y",
			 name, o);
		return -1;
	}
	*little = ob_str_equal_c(o, "little");
	if (*little || ob_str_equal_c(o, "big"))
		return 0;
	ob_raise(rt, OB_T_ValueError,
		 "byteorder must be either 'little' or 'big'");
	return -1;
}

static int signed_arg(struct ob_rt *rt, struct ob_object *o, bool *is_signed)
{
	int truth = o ? ob_is_true(rt, o) : 0;

	*is_signed = truth > 0;
	return truth < 0 ? -1 : 0;
}

static void reverse(u8 *p, s64 n)
{
	s64 i;

	for (i = 0; i < n / 2; i++)
		swap(p[i], p[n - 1 - i]);
}

/*
 * The magnitude's bytes, lowest first, negated if the number is; @n suffice for
 * them, as has been checked.
 */
static void put_bytes(const struct ob_object *o, u8 *p, s64 n)
{
	bool neg = ob_int_negative(o), carry = neg;
	const u32 *d = ob_int_of(o)->digit;
	const u32 *past = d + ob_int_len(o);
	unsigned int have = 0;
	u64 buffer = 0;
	s64 i;

	for (i = 0; i < n; i++) {
		if (have < 8 && d < past) {
			buffer |= (u64)*d++ << have;
			have += OB_DIGIT_BITS;
		}
		p[i] = buffer;
		buffer >>= 8;
		have -= min(have, 8U);
		if (!neg)
			continue;
		p[i] = ~p[i] + carry;
		carry = carry && !p[i];
	}
}

/* Do @n bytes hold the number? With a sign they go from -2^(8n-1) on. */
static bool fits(const struct ob_object *o, s64 n, bool is_signed)
{
	u64 bits = ob_int_bits(o), room = (u64)n * 8;
	size_t i;

	if (!bits || (u64)n > bits)
		return true;
	if (!is_signed)
		return bits <= room;
	if (bits < room)
		return true;
	/* as in CPython, no bytes at all hold -1 */
	if (!n)
		return ob_int_is_single(o) && ob_int_single(o) == -1;
	if (!ob_int_negative(o) || bits > room)
		return false;
	/* just the power of two? */
	for (i = 0; i + 1 < ob_int_len(o); i++)
		if (ob_int_of(o)->digit[i])
			return false;
	return !(ob_int_of(o)->digit[i] & (ob_int_of(o)->digit[i] - 1));
}

struct ob_object *ob_int_to_bytes(OB_FN_ARGS)
{
	static const char *const names[] = { "length", "byteorder", "signed",
					     NULL };
	struct ob_object *arg[3];
	bool little, is_signed;
	struct ob_bytes *b;
	s64 n = 1;

	if (ob_args_parse(rt, "to_bytes", names, 0, 2, args, nargs, kwnames,
			  arg))
		return NULL;
	if (arg[0]) {
		n = ob_arg_ssize(rt, arg[0]);
		if (n == -1 && ob_raised(rt))
			return NULL;
	}
	if (order_arg(rt, "to_bytes", arg[1], &little) ||
	    signed_arg(rt, arg[2], &is_signed))
		return NULL;
	if (n < 0)
		return ob_raise(rt, OB_T_ValueError,
				"length argument must be non-negative");
	if (ob_int_negative(self) && !is_signed)
		return ob_raise(rt, OB_T_OverflowError,
				"can't convert negative int to unsigned");
	if (!fits(self, n, is_signed))
		return ob_raise(rt, OB_T_OverflowError,
				"int too big to convert");
	if (!n)
		return ob_bytes_from(rt, NULL, 0);
	b = ob_bytes_new(rt, n);
	if (!b)
		return NULL;
	put_bytes(self, b->data, n);
	if (!little)
		reverse(b->data, n);
	return OB_OBJ(b);
}

static u8 byte_at(const u8 *p, s64 n, bool little, s64 i)
{
	return p[little ? i : n - 1 - i];
}

static struct ob_object *get_int(struct ob_rt *rt, const u8 *p, s64 n,
				 bool little, bool is_signed)
{
	bool neg = n && is_signed && byte_at(p, n, little, n - 1) & 0x80;
	bool carry = neg;
	unsigned int have = 0;
	size_t used = 0;
	struct ob_int *z;
	u64 buffer = 0;
	s64 i;

	z = ob_int_alloc(rt, size_add(n, n / 15) / 3 + 2);
	if (!z)
		return NULL;
	for (i = 0; i < n; i++) {
		u8 byte = byte_at(p, n, little, i);

		if (neg) {
			byte = ~byte + carry;
			carry = carry && !byte;
		}
		buffer |= (u64)byte << have;
		have += 8;
		if (have >= OB_DIGIT_BITS) {
			z->digit[used++] = buffer & OB_DIGIT_MASK;
			buffer >>= OB_DIGIT_BITS;
			have -= OB_DIGIT_BITS;
		}
	}
	/* -2^(8n-1): the carry goes on past the last byte */
	if (neg && carry)
		buffer |= 1ULL << have;
	z->digit[used++] = buffer & OB_DIGIT_MASK;
	z->v.size = used;
	return ob_int_finish(rt, z, neg);
}

/* bytes(o), but neither of a number nor of text */
static struct ob_object *to_bytes(struct ob_rt *rt, struct ob_object *o)
{
	if (ob_is(rt, o, OB_T_BYTES))
		return ob_newref(o);
	if (ob_is_str(o) || (o->type->number && o->type->number->index))
		return ob_raise(rt, OB_T_TypeError,
				"cannot convert '%.200T' object to bytes", o);
	return ob_call(rt, OB_OBJ(ob_type_of(rt, OB_T_BYTES)), &o, 1, NULL);
}

struct ob_object *ob_int_from_bytes(OB_FN_ARGS)
{
	static const char *const names[] = { "bytes", "byteorder", "signed",
					     NULL };
	struct ob_object *arg[3], *bytes, *res;
	bool little, is_signed;

	if (ob_args_parse(rt, "from_bytes", names, 1, 2, args, nargs, kwnames,
			  arg) ||
	    order_arg(rt, "from_bytes", arg[1], &little) ||
	    signed_arg(rt, arg[2], &is_signed))
		return NULL;
	bytes = to_bytes(rt, arg[0]);
	if (!bytes)
		return NULL;
	res = get_int(rt, ((struct ob_bytes *)bytes)->data, ob_size(bytes),
		      little, is_signed);
	ob_decref(rt, bytes);
	if (res && self != OB_OBJ(ob_type_of(rt, OB_T_INT))) {
		struct ob_object *made = ob_call(rt, self, &res, 1, NULL);

		ob_decref(rt, res);
		return made;
	}
	return res;
}

struct ob_object *ob_int_from_buffer(struct ob_rt *rt, struct ob_object *o,
				     int base)
{
	struct ob_object *res = NULL, *bytes;
	struct ob_buffer b;
	int err;

	if (ob_buffer_get(rt, o, &b, false))
		return NULL;
	err = ob_int_parse(rt, b.data, b.len, base, &res);
	if (err > 0) {
		bytes = ob_bytes_from(rt, b.data, b.len);
		if (bytes)
			ob_raise(rt, OB_T_ValueError,
				 "invalid literal for int() with base %d: %.200R",
				 base, bytes);
		ob_xdecref(rt, bytes);
	}
	ob_buffer_release(rt, &b);
	return res;
}
