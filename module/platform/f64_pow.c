// SPDX-License-Identifier: GPL-2.0
/*
 * pow() in fixed point
 *
 * x^y = 2^(y log2 x). The logarithm comes from the series of atanh, the power
 * from that of exp, both with 192 bits behind the point. Of those, a factor
 * of up to 2^65 in y may cost 65, which leaves an error near 2^-120: the
 * result is rounded correctly unless x^y lies within that of a midpoint
 * between two numbers. Powers that are on a midpoint are exact powers of small
 * integers; those are computed as such beforehand.
 */

#include <obheap/platform.h>

#define WORDS		3
#define FIX_BITS	(64 * WORDS)
#define FRAC_BITS	52
#define IMPLICIT	BIT_ULL(FRAC_BITS)
/* Significand of the square root of 2 */
#define SQRT2_MANT	0x16a09e667f3bcdULL
/* From 2^(2^11) on everything overflows, in either direction. */
#define LOG2_RANGE	11
/* A 54-bit midpoint is at most the 34th power of an odd integer above 1. */
#define EXACT_MAX_BITS	54
#define EXACT_MAX_POWER	34
#define EXACT_MAX_ROOTS	5

/* A number in [0, 1): the sum of w[i] * 2^(64 i - 192). */
struct fix {
	u64 w[WORDS];
};

/* A number in [0, 2^64) and its sign: whole + frac */
struct fix_signed {
	struct fix frac;
	u64 whole;
	bool neg;
};

/* ln 2, and log2(e) - 1 */
static const struct fix fix_ln2 = {
	{ 0x40f343267298b62e, 0xc9e3b39803f2f6af, 0xb17217f7d1cf79ab },
};

static const struct fix fix_log2e = {
	{ 0xd6aef551bad2b4b1, 0x7d0ffda0d23a7d11, 0x71547652b82fe177 },
};

static bool fix_iszero(const struct fix *a)
{
	return !(a->w[0] | a->w[1] | a->w[2]);
}

/* a += b, modulo 1; returns the carry */
static bool fix_add(struct fix *a, const struct fix *b)
{
	bool carry = false;
	int i;

	for (i = 0; i < WORDS; i++) {
		u64 sum = b->w[i] + carry;

		carry = sum < carry;
		a->w[i] += sum;
		carry |= a->w[i] < sum;
	}
	return carry;
}

/* a = -a, modulo 1; returns whether 1 had to be borrowed */
static bool fix_negate(struct fix *a)
{
	bool borrow = !fix_iszero(a);
	bool carry = true;
	int i;

	for (i = 0; i < WORDS; i++) {
		a->w[i] = ~a->w[i] + carry;
		carry = carry && !a->w[i];
	}
	return borrow;
}

/* a += x * y at word i, with the carry running up; 2 * WORDS words in all */
static void wide_mul_add(u64 *a, int i, u64 x, u64 y)
{
	u64 low = x * y, high = mul_u64_u64_shr(x, y, 64);

	a[i] += low;
	high += a[i] < low;
	a[++i] += high;
	if (a[i] >= high)
		return;
	while (++i < 2 * WORDS && !++a[i])
		;
}

/* a * b, rounded down */
static struct fix fix_mul(const struct fix *a, const struct fix *b)
{
	u64 wide[2 * WORDS] = { 0 };
	struct fix result;
	int i, j;

	for (i = 0; i < WORDS; i++) {
		for (j = 0; a->w[i] && j < WORDS; j++)
			wide_mul_add(wide, i + j, a->w[i], b->w[j]);
	}
	memcpy(result.w, wide + WORDS, sizeof(result.w));
	return result;
}

/* a / divisor, rounded down */
static void fix_div_small(struct fix *a, u32 divisor)
{
	u32 rem = 0;
	int i;

	for (i = WORDS - 1; i >= 0; i--) {
		u64 high = (u64)rem << 32 | a->w[i] >> 32;
		u64 low;

		high = div_u64_rem(high, divisor, &rem);
		low = (u64)rem << 32 | (u32)a->w[i];
		low = div_u64_rem(low, divisor, &rem);
		a->w[i] = high << 32 | low;
	}
}

/* num / den, rounded down; num < den < 2^56 */
static struct fix fix_ratio(u64 num, u64 den)
{
	struct fix result;
	int i, j;

	for (i = WORDS - 1; i >= 0; i--) {
		u64 word = 0;

		for (j = 0; j < 8; j++)
			word = word << 8 | div64_u64_rem(num << 8, den, &num);
		result.w[i] = word;
	}
	return result;
}

/*
 * log2 of a positive number. With the number as 2^k m, m between sqrt(1/2)
 * and sqrt(2), and s = (m - 1) / (m + 1):
 * log2 m = 2 / ln 2 * (s + s^3 / 3 + s^5 / 5 + ...), every term below 1/34 of
 * the one before.
 */
static void fix_log2(u64 mant, int exp, struct fix_signed *result)
{
	struct fix sum, power, square;
	bool below_one = false;
	u64 num;
	u32 n;

	/* Bring mant to 53 bits: m = mant / 2^52 or half of that. */
	exp += fls64(mant) - 1;
	mant <<= FRAC_BITS + 1 - fls64(mant);
	if (mant >= SQRT2_MANT) {
		exp++;
		below_one = true;
		num = 2 * IMPLICIT - mant;
		power = fix_ratio(num, mant + 2 * IMPLICIT);
	} else {
		num = mant - IMPLICIT;
		power = fix_ratio(num, mant + IMPLICIT);
	}

	square = fix_mul(&power, &power);
	sum = power;
	for (n = 3; !fix_iszero(&power); n += 2) {
		struct fix term;

		power = fix_mul(&power, &square);
		term = power;
		fix_div_small(&term, n);
		fix_add(&sum, &term);
	}
	fix_add(&sum, &sum);
	power = fix_mul(&sum, &fix_log2e);
	fix_add(&sum, &power);

	result->neg = exp < 0 || (!exp && below_one);
	result->whole = exp < 0 ? -exp : exp;
	result->frac = sum;
	/* The part behind the point may pull against the one before it. */
	if (exp && result->neg != below_one)
		result->whole -= fix_negate(&result->frac);
}

/*
 * a *= mant * 2^exp, where mant is below 2^53; false when the result is
 * 2^LOG2_RANGE or more.
 */
static bool fix_scale(struct fix_signed *a, u64 mant, int exp)
{
	u64 wide[2 * WORDS] = { 0 };
	int i, top = -1, words, bits;

	for (i = 0; i < WORDS; i++)
		wide_mul_add(wide, i, a->frac.w[i], mant);
	wide_mul_add(wide, WORDS, a->whole, mant);
	for (i = 0; i < 2 * WORDS; i++) {
		if (wide[i])
			top = 64 * i + fls64(wide[i]) - 1;
	}
	if (top >= 0 && top - FIX_BITS + exp >= LOG2_RANGE)
		return false;

	/* A positive exp cannot lose anything now, only a negative one can. */
	exp = clamp(exp, -2 * FIX_BITS, 2 * FIX_BITS);
	words = exp >= 0 ? exp / 64 : -(-exp / 64) - !!(-exp % 64);
	bits = exp - 64 * words;
	for (i = 0; i <= WORDS; i++) {
		int from = i - words;
		u64 word = 0;

		if (from >= 0 && from < 2 * WORDS)
			word = wide[from] << bits;
		if (bits && from >= 1 && from - 1 < 2 * WORDS)
			word |= wide[from - 1] >> (64 - bits);
		if (i < WORDS)
			a->frac.w[i] = word;
		else
			a->whole = word;
	}
	return true;
}

/* 2^a, rounded to binary64; a is below 2^LOG2_RANGE */
static u64 fix_exp2(struct fix_signed *a, bool neg)
{
	int exp = a->whole;
	struct fix sum = { { 0 } }, t, term;
	bool sticky;
	u64 mant;
	u32 n;

	if (a->neg)
		exp = -exp - fix_negate(&a->frac);
	/* 2^frac - 1 = t + t^2 / 2! + t^3 / 3! + ..., with t = frac ln 2 */
	t = fix_mul(&a->frac, &fix_ln2);
	term = t;
	for (n = 2; !fix_iszero(&term); n++) {
		fix_add(&sum, &term);
		term = fix_mul(&term, &t);
		fix_div_small(&term, n);
	}
	mant = BIT_ULL(63) | sum.w[WORDS - 1] >> 1;
	sticky = sum.w[0] || sum.w[1] || (sum.w[WORDS - 1] & 1);
	return ob_f64_ldexp(mant, sticky, exp - 63, neg);
}

/* The root of an odd square below 2^53, or 0 */
static u64 exact_root(u64 square)
{
	u64 root = 0;
	int bit;

	for (bit = 27; bit >= 0; bit--) {
		u64 next = root | BIT_ULL(bit);

		if (next * next <= square)
			root = next;
	}
	return root * root == square ? root : 0;
}

/*
 * x^y when that has no more than 54 bits and x is not a power of two: the
 * results that can lie on a midpoint. y must be p / 2^q for a root of that
 * order to exist.
 */
static bool pow_exact(u64 mant, int exp, u64 y_mant, int y_exp, bool neg,
		      u64 *result)
{
	int zeros = __ffs64(mant), roots;
	u64 power = 1;

	mant >>= zeros;
	exp += zeros;
	zeros = __ffs64(y_mant);
	y_mant >>= zeros;
	y_exp += zeros;
	if (mant == 1 || y_exp < -EXACT_MAX_ROOTS || y_exp > 5)
		return false;
	for (roots = -y_exp; roots > 0; roots--) {
		mant = exact_root(mant);
		if (!mant || exp % 2)
			return false;
		exp /= 2;
	}
	if (y_exp > 0)
		y_mant = fls64(y_mant) > 6 ? U64_MAX : y_mant << y_exp;
	if (y_mant > EXACT_MAX_POWER)
		return false;
	exp *= (int)y_mant;
	while (y_mant--) {
		if (check_mul_overflow(power, mant, &power) ||
		    power >> EXACT_MAX_BITS)
			return false;
	}
	*result = ob_f64_ldexp(power, false, exp, neg);
	return true;
}

enum parity {
	NOT_INTEGER,
	EVEN,
	ODD,
};

static enum parity f64_parity(u64 mant, int exp)
{
	int zeros = __ffs64(mant) + exp;

	if (zeros < 0)
		return NOT_INTEGER;
	return zeros ? EVEN : ODD;
}

/* x^y with both finite and neither zero, x not 1 */
static u64 pow_finite(u64 a, u64 b)
{
	int exp, y_exp;
	u64 mant = ob_f64_frexp(a, &exp);
	u64 y_mant = ob_f64_frexp(b, &y_exp);
	enum parity parity = f64_parity(y_mant, y_exp);
	bool neg = a & OB_F64_SIGN && parity == ODD;
	struct fix_signed log;
	u64 result;

	if (a & OB_F64_SIGN && parity == NOT_INTEGER)
		return OB_F64_NAN;
	if (!(b & OB_F64_SIGN) &&
	    pow_exact(mant, exp, y_mant, y_exp, neg, &result))
		return result;
	fix_log2(mant, exp, &log);
	log.neg ^= !!(b & OB_F64_SIGN);
	if (fix_scale(&log, y_mant, y_exp))
		return fix_exp2(&log, neg);
	return (neg ? OB_F64_SIGN : 0) | (log.neg ? 0 : OB_F64_INF);
}

#define OB_F64_HALF	0x3fe0000000000000ULL

u64 ob_f64_pow(u64 a, u64 b)
{
	u64 magnitude = a & ~OB_F64_SIGN;
	bool b_neg = b & OB_F64_SIGN;
	u64 y_mant, sign = 0;
	int y_exp;

	/* Two operands decide alone, even against NaN. */
	if (a == OB_F64_ONE || ob_f64_iszero(b))
		return OB_F64_ONE;
	if (ob_f64_isnan(a))
		return a | OB_F64_NAN;
	if (ob_f64_isnan(b))
		return b | OB_F64_NAN;
	if (ob_f64_isinf(b)) {
		if (magnitude == OB_F64_ONE)
			return OB_F64_ONE;
		return (magnitude > OB_F64_ONE) == !b_neg ? OB_F64_INF : 0;
	}
	if (ob_f64_iszero(a) || ob_f64_isinf(a)) {
		y_mant = ob_f64_frexp(b, &y_exp);
		if (f64_parity(y_mant, y_exp) == ODD)
			sign = a & OB_F64_SIGN;
		return sign | (!magnitude == b_neg ? OB_F64_INF : 0);
	}
	/* Programs say it so, and both are correctly rounded. */
	if (b == OB_F64_HALF && magnitude == a)
		return ob_f64_sqrt(a);
	return pow_finite(a, b);
}
EXPORT_SYMBOL_IF_KUNIT(ob_f64_pow);
