// SPDX-License-Identifier: GPL-2.0
/*
 * int_text - ints to text
 *
 * Bases that are powers of two take their digits straight from the bits. For
 * decimal the number is first rewritten with "limbs" of nine decimal digits;
 * that takes time quadratic in its length, so that int_decimal.c cuts long
 * ones up first.
 */
#include "int_priv.h"

#define LIMB_BASE	1000000000U

/* A number of more digits than this has more decimal ones than the limit. */
static bool text_exceeds(const struct ob_rt *rt, size_t n)
{
	return rt->max_str_digits &&
	       n > (size_t)rt->max_str_digits * 10 / 3 / OB_DIGIT_BITS + 2;
}

void *ob_int_text_too_long(struct ob_rt *rt)
{
	return ob_raise(rt, OB_T_ValueError,
			"Exceeds the limit (%lld digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit",
			rt->max_str_digits);
}

/* the decimal digits of @v end before @end; where they begin */
char *ob_limb_put(char *end, u32 v, unsigned int min_digits)
{
	while (v || min_digits) {
		*--end = '0' + v % 10;
		v /= 10;
		if (min_digits)
			min_digits--;
	}
	return end;
}

/*
 * Rewrites digits as limbs, least significant first; the number of limbs. Goes
 * through the digits from the highest down, multiplying what is there by
 * OB_DIGIT_BASE each time.
 */
s64 ob_int_limbs(struct ob_rt *rt, u32 *limb, const u32 *d, size_t n)
{
	size_t used = 0, i;

	while (n--) {
		u64 carry = d[n];

		if (ob_int_work(rt, used))
			return -1;
		for (i = 0; i < used; i++) {
			u64 sum = ((u64)limb[i] << OB_DIGIT_BITS) + carry;

			carry = div_u64(sum, LIMB_BASE);
			limb[i] = sum - carry * LIMB_BASE;
		}
		while (carry) {
			u64 rest = div_u64(carry, LIMB_BASE);

			limb[used++] = carry - rest * LIMB_BASE;
			carry = rest;
		}
	}
	return used;
}

static struct ob_object *text_from_limbs(struct ob_rt *rt, const u32 *limb,
					 size_t used, bool neg)
{
	char top[OB_LIMB_DIGITS + 1];
	char *first = ob_limb_put(top + OB_LIMB_DIGITS, limb[used - 1], 1);
	size_t head = top + OB_LIMB_DIGITS - first;
	size_t digits = head + (used - 1) * OB_LIMB_DIGITS;
	struct ob_object *str;
	char *end;

	if (rt->max_str_digits && digits > (size_t)rt->max_str_digits)
		return ob_int_text_too_long(rt);
	str = ob_str_new(rt, digits + neg, 127);
	if (!str)
		return NULL;
	end = ob_str_data(str);
	if (neg)
		*end++ = '-';
	memcpy(end, first, head);
	end += head;
	while (--used) {
		end += OB_LIMB_DIGITS;
		ob_limb_put(end, limb[used - 1], OB_LIMB_DIGITS);
	}
	return str;
}

static struct ob_object *text_decimal(struct ob_rt *rt, struct ob_object *o)
{
	size_t n = ob_int_len(o);
	u32 few[4], *limb = few;
	struct ob_object *str;
	s64 used;

	if (text_exceeds(rt, n))
		return ob_int_text_too_long(rt);
	if (n >= OB_INT_LONG_DIGITS)
		return ob_int_to_decimal(rt, o);
	/* a limb holds a little less than a digit: 2^30 against 10^9 */
	if (n + n / 256 + 2 > ARRAY_SIZE(few)) {
		limb = ob_raw_alloc(rt, (n + n / 256 + 2) * sizeof(*limb));
		if (!limb)
			return NULL;
	}
	limb[0] = 0;
	used = ob_int_limbs(rt, limb, ob_int_of(o)->digit, n);
	str = used < 0 ? NULL : text_from_limbs(rt, limb, max_t(s64, used, 1),
						ob_int_negative(o));
	if (limb != few)
		ob_raw_free(rt, limb);
	return str;
}

/* @bits per character; the characters come out of the digits in order */
static struct ob_object *text_power_of_two(struct ob_rt *rt,
					   struct ob_object *o,
					   unsigned int bits)
{
	static const char text_digits[] = "0123456789abcdef";
	size_t len = DIV_ROUND_UP(ob_int_bits(o), bits);
	const u32 *d = ob_int_of(o)->digit;
	const u32 *past = d + ob_int_len(o);
	unsigned int have = 0;
	struct ob_object *str;
	u64 buffer = 0;
	char *begin, *p;

	if (!len)
		len = 1;
	str = ob_str_new(rt, len + ob_int_negative(o), 127);
	if (!str)
		return NULL;
	begin = ob_str_data(str);
	if (ob_int_negative(o))
		*begin++ = '-';
	for (p = begin + len; p > begin; have -= bits, buffer >>= bits) {
		if (have < bits) {
			buffer |= (u64)(d < past ? *d++ : 0) << have;
			have += OB_DIGIT_BITS;
		}
		*--p = text_digits[buffer & ((1U << bits) - 1)];
	}
	return str;
}

struct ob_object *ob_int_to_text(struct ob_rt *rt, struct ob_object *o,
				 int base)
{
	switch (base) {
	case 2:
		return text_power_of_two(rt, o, 1);
	case 8:
		return text_power_of_two(rt, o, 3);
	case 16:
		return text_power_of_two(rt, o, 4);
	default:
		return text_decimal(rt, o);
	}
}
EXPORT_SYMBOL_IF_KUNIT(ob_int_to_text);

struct ob_object *ob_int_repr(struct ob_rt *rt, struct ob_object *o)
{
	return text_decimal(rt, o);
}
