// SPDX-License-Identifier: GPL-2.0
/*
 * float_text - floats from decimal and to and from hexadecimal text
 *
 * Decimal digits are platform's business; here are the words for what is not
 * finite, the underscores, and C99's hexadecimal notation.
 */
#include "int_priv.h"

/* The bits of a binary64 fraction, and the exponent of the smallest number. */
#define MANT_BITS	52
#define EXP_MIN		(-1074)

static bool text_is(const char *s, size_t len, const char *word)
{
	size_t i;

	for (i = 0; i < len; i++)
		if ((s[i] | 0x20) != word[i])
			return false;
	return !word[len];
}

/* inf, infinity and nan in any case; what is read has no sign any more */
static bool text_special(const char *s, size_t len, u64 *bits)
{
	if (len > 8)
		return false;
	if (text_is(s, len, "inf") || text_is(s, len, "infinity"))
		*bits = OB_F64_INF;
	else if (text_is(s, len, "nan"))
		*bits = OB_F64_NAN;
	else
		return false;
	return true;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

s64 ob_number_squeeze(char *s, size_t len)
{
	char before = '\0';
	size_t i, n = 0;

	for (i = 0; i < len; i++) {
		char c = s[i];

		if (c == '_' ? !is_digit(before) :
		    before == '_' && !is_digit(c))
			return -1;
		if (c != '_')
			s[n++] = c;
		before = c;
	}
	return before == '_' ? -1 : (s64)n;
}

/*
 * Reads @s, which is changed. Return: 0, 1 when it is no number, -1 raised.
 */
static int float_parse(struct ob_rt *rt, char *s, size_t len, u64 *bits)
{
	bool neg = false;
	s64 n;
	int err;

	while (len && ob_ascii_space(s[len - 1]))
		len--;
	while (len && ob_ascii_space(*s)) {
		s++;
		len--;
	}
	n = ob_number_squeeze(s, len);
	if (n <= 0)
		return 1;
	if (*s == '+' || *s == '-') {
		neg = *s == '-';
		s++;
		n--;
	}
	if (!text_special(s, n, bits)) {
		err = ob_f64_parse(s, n, bits);
		if (err == -ENOMEM)
			ob_no_memory(rt);
		if (err)
			return err == -ENOMEM ? -1 : 1;
	}
	if (neg)
		*bits ^= OB_F64_SIGN;
	return 0;
}

struct ob_object *ob_float_from_str(struct ob_rt *rt, struct ob_object *str)
{
	size_t len;
	char *text = ob_number_ascii(rt, str, &len);
	u64 bits;
	int err;

	if (!text)
		return NULL;
	err = float_parse(rt, text, len, &bits);
	ob_raw_free(rt, text);
	if (err > 0)
		ob_raise(rt, OB_T_ValueError,
			 "could not convert string to float: %R", str);
	return err ? NULL : ob_float_new(rt, bits);
}

struct ob_object *ob_float_from_buffer(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_buffer b;
	char *text;
	u64 bits;
	int err;

	if (ob_buffer_get(rt, o, &b, false))
		return NULL;
	text = ob_raw_alloc(rt, b.len + 1);
	if (text)
		memcpy(text, b.data, b.len);
	err = text ? float_parse(rt, text, b.len, &bits) : -1;
	ob_raw_free(rt, text);
	ob_buffer_release(rt, &b);
	if (err > 0)
		ob_raise(rt, OB_T_ValueError,
			 "could not convert string to float: %R", o);
	return err ? NULL : ob_float_new(rt, bits);
}

struct ob_object *ob_float_from_text(struct ob_rt *rt, const char *s,
				     size_t len)
{
	struct ob_object *str = ob_str_from_utf8(rt, s, len), *res;

	if (!str)
		return NULL;
	res = ob_float_from_str(rt, str);
	ob_decref(rt, str);
	return res;
}
EXPORT_SYMBOL_IF_KUNIT(ob_float_from_text);

/* hexadecimal out */

struct ob_object *ob_float_hex(struct ob_rt *rt, struct ob_object *self,
			       struct ob_object *const *args, size_t nargs,
			       struct ob_tuple *kwnames)
{
	u64 bits = ob_float_bits(self);
	u64 frac = bits & ((1ULL << MANT_BITS) - 1);
	int exp = (bits >> MANT_BITS & 0x7ff) - 1023;
	const char *sign = bits & OB_F64_SIGN ? "-" : "";
	char digits[MANT_BITS / 4 + 1];
	int i;

	if (ob_f64_isnan(bits) || ob_f64_isinf(bits))
		return ob_repr(rt, self);
	if (ob_f64_iszero(bits))
		return ob_str_format(rt, "%s0x0.0p+0", sign);
	for (i = MANT_BITS / 4; i--; frac >>= 4)
		digits[i] = "0123456789abcdef"[frac & 15];
	digits[MANT_BITS / 4] = '\0';
	/* a number below the normal range has no leading one */
	i = exp > -1023;
	if (!i)
		exp++;
	return ob_str_format(rt, "%s0x%c.%sp%s%d", sign, (u32)('0' + i), digits,
			     exp < 0 ? "-" : "+", abs(exp));
}

/* hexadecimal in */

static int hex_value(char c)
{
	if (is_digit(c))
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/**
 * struct hex_reader - text being read and what it has come to
 * @s: what is left
 * @end: where it ends
 * @mant: the leading digits
 * @exp: power of two they are scaled by
 * @sticky: digits that did not fit were not all zero
 */
struct hex_reader {
	const char *s, *end;
	u64 mant;
	s64 exp;
	bool sticky;
};

/* Digits with at most one point among them; false when there are none. */
static bool hex_digits(struct hex_reader *r)
{
	bool point = false, any = false;

	for (; r->s < r->end; r->s++) {
		int d = hex_value(*r->s);

		if (*r->s == '.' && !point) {
			point = true;
			continue;
		}
		if (d < 0)
			break;
		any = true;
		if (r->mant >> 60) {
			r->sticky |= d != 0;
			r->exp += 4;
		} else {
			r->mant = r->mant << 4 | d;
		}
		if (point)
			r->exp -= 4;
	}
	return any;
}

/* Exponents are cut off far beyond where they cease to matter. */
static bool hex_exponent(struct hex_reader *r)
{
	const s64 far = 1LL << 40;
	bool neg = false;
	s64 exp = 0;

	if (r->s == r->end || (*r->s | 0x20) != 'p')
		return true;
	r->s++;
	if (r->s < r->end && (*r->s == '+' || *r->s == '-'))
		neg = *r->s++ == '-';
	if (r->s == r->end || !is_digit(*r->s))
		return false;
	for (; r->s < r->end && is_digit(*r->s); r->s++)
		exp = min(far, exp * 10 + (*r->s - '0'));
	r->exp += neg ? -exp : exp;
	return true;
}

/*
 * Return: 0; 1 when it is no number; -1 when it is too large, which is noticed
 * before anything wrong that follows it.
 */
static int hex_parse(const char *s, size_t len, u64 *bits)
{
	struct hex_reader r = { .s = s, .end = s + len };
	bool neg = false;

	while (r.s < r.end && ob_ascii_space(*r.s))
		r.s++;
	while (r.end > r.s && ob_ascii_space(r.end[-1]))
		r.end--;
	if (r.s < r.end && (*r.s == '+' || *r.s == '-'))
		neg = *r.s++ == '-';
	if (r.s == r.end)
		return 1;
	if (text_special(r.s, r.end - r.s, bits)) {
		*bits |= neg ? OB_F64_SIGN : 0;
		return 0;
	}
	if (r.end - r.s > 1 && r.s[0] == '0' && (r.s[1] | 0x20) == 'x')
		r.s += 2;
	if (!hex_digits(&r) || !hex_exponent(&r))
		return 1;
	/* beyond these two an exponent only has to stay an int */
	r.exp = clamp_t(s64, r.exp, 2 * EXP_MIN, 1024);
	*bits = r.mant ? ob_f64_ldexp(r.mant, r.sticky, r.exp, neg) :
			 neg ? OB_F64_SIGN : 0;
	if (ob_f64_isinf(*bits))
		return -1;
	return r.s != r.end;
}

struct ob_object *ob_float_fromhex(struct ob_rt *rt, struct ob_object *self,
				   struct ob_object *const *args, size_t nargs,
				   struct ob_tuple *kwnames)
{
	struct ob_object *res, *made;
	const char *text;
	size_t len;
	u64 bits;
	int err;

	if (!ob_is_str(args[0]))
		return ob_raise(rt, OB_T_TypeError,
				"bad argument type for built-in operation");
	text = ob_str_as_utf8(rt, args[0], &len);
	if (!text)
		return NULL;
	err = hex_parse(text, len, &bits);
	if (err > 0)
		return ob_raise(rt, OB_T_ValueError,
				"invalid hexadecimal floating-point string");
	if (err < 0)
		return ob_raise(rt, OB_T_OverflowError,
				"hexadecimal value too large to represent as a float");
	res = ob_float_new(rt, bits);
	if (!res || OB_OBJ(res->type) == self)
		return res;
	/* A derived class is called with what the text says. */
	made = ob_call(rt, self, &res, 1, NULL);
	ob_decref(rt, res);
	return made;
}
