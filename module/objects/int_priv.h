/* SPDX-License-Identifier: GPL-2.0 */
/*
 * int_priv - what the int*.c, float*.c and number.c files share
 *
 * Vocabulary
 *   digits      an array of OB_DIGIT_BITS-wide unsigned digits, least
 *               significant first, and its length
 *   normalised  the last digit is not zero (no digits at all for 0)
 *   finish      turn a freshly computed object into what the program gets: its
 *               length cut to the digits that count, or the cached object
 */
#ifndef _OBHEAP_INT_PRIV_H
#define _OBHEAP_INT_PRIV_H

#include "objects_priv.h"

#define OB_DIGIT_BASE	(OB_DIGIT_MASK + 1)

/* Operands with fewer digits than this are multiplied digit by digit. */
#define OB_KARATSUBA_CUTOFF	70

static inline struct ob_int *ob_int_of(const void *o)
{
	return (struct ob_int *)o;
}

/** ob_int_len() - digits in use */
static inline size_t ob_int_len(const void *o)
{
	s64 size = ob_int_of(o)->v.size;

	return size < 0 ? -size : size;
}

/** ob_int_is_zero() - is it 0? */
static inline bool ob_int_is_zero(const void *o)
{
	return !ob_int_of(o)->v.size;
}

/** ob_int_is_single() - one digit or none: the value fits in 31 bits */
static inline bool ob_int_is_single(const void *o)
{
	return (u64)ob_int_of(o)->v.size + 1 <= 2;
}

/** ob_int_single() - value of such an int */
static inline s64 ob_int_single(const void *o)
{
	const struct ob_int *v = ob_int_of(o);

	return v->v.size ? v->v.size * (s64)v->digit[0] : 0;
}

/** ob_signed() - magnitude and sign as an s64, which must be able to hold it */
static inline s64 ob_signed(u64 mag, bool neg)
{
	return neg ? -(s64)mag : (s64)mag;
}

/*
 * ob_int_work() - account for work on many digits
 *
 * ob_tick() counts items; here one item stands for a few dozen digits, so that
 * an operation on huge numbers can be interrupted without every small one
 * paying for it. Return: 0, or -1 when the program must end.
 */
static inline int ob_int_work(struct ob_rt *rt, size_t digits)
{
	u32 before = rt->ticks;

	rt->ticks += digits / 32 + 1;
	if (likely(before >> 10 == rt->ticks >> 10) || !rt->ops)
		return 0;
	return rt->ops->tick(rt);
}

/** ob_cmp_holds() - does @cmp, negative, zero or positive, satisfy @op? */
static inline bool ob_cmp_holds(int cmp, enum ob_cmp op)
{
	switch (op) {
	case OB_LT:
		return cmp < 0;
	case OB_LE:
		return cmp <= 0;
	case OB_EQ:
		return !cmp;
	case OB_NE:
		return cmp;
	case OB_GT:
		return cmp > 0;
	case OB_GE:
		return cmp >= 0;
	}
	return false;
}

/* int_digits.c: arithmetic on digits */

size_t ob_digits_normal(const u32 *d, size_t n);
int ob_digits_cmp(const u32 *a, size_t na, const u32 *b, size_t nb);
/** ob_digits_add() - r = a + b, na + 1 digits; na >= nb; r may be a */
void ob_digits_add(u32 *r, const u32 *a, size_t na, const u32 *b, size_t nb);
/** ob_digits_sub() - r = a - b, na digits; a >= b, na >= nb; r may be a or b */
void ob_digits_sub(u32 *r, const u32 *a, size_t na, const u32 *b, size_t nb);
/** ob_digits_mul() - r = a * b, na + nb digits; r is neither; 0 or -1 raised */
int ob_digits_mul(struct ob_rt *rt, u32 *r, const u32 *a, size_t na,
		  const u32 *b, size_t nb);
/** ob_digits_push() - d = d * m + add in place, @n of them; 0 or -1 raised */
int ob_digits_push(struct ob_rt *rt, u32 *d, size_t *n, u32 m, u32 add);
/** ob_digits_div1() - q = a / d; the remainder; q may be a */
u32 ob_digits_div1(u32 *q, const u32 *a, size_t n, u32 d);
/** ob_digits_shl() - r = a << shift, less than a digit; the digit carried out */
u32 ob_digits_shl(u32 *r, const u32 *a, size_t n, unsigned int shift);
/** ob_digits_shr() - r = a >> shift, less than a digit; the bits dropped */
u32 ob_digits_shr(u32 *r, const u32 *a, size_t n, unsigned int shift);
/*
 * ob_digits_div() - q = u / v, leaving the remainder in u
 * @q: nu - nv + 1 digits
 * @u: nu + 1 digits
 * @v: nv digits, at least 2, the highest bit of the last one set
 *
 * Return: 0, or -1 raised.
 */
int ob_digits_div(struct ob_rt *rt, u32 *q, u32 *u, size_t nu, const u32 *v,
		  size_t nv);

/* int_divide.c */

/** ob_digits_div_pays() - are these numbers long enough for the next? */
bool ob_digits_div_pays(size_t na, size_t nb);
/*
 * ob_digits_div_long() - q = a / b, r = a % b, in less than quadratic time
 * @q: na - nb + 1 digits
 * @r: nb digits
 * @a: na digits, na >= nb
 * @b: nb digits, the last one not zero
 *
 * Return: 0, or -1 raised.
 */
int ob_digits_div_long(struct ob_rt *rt, u32 *q, u32 *r, const u32 *a,
		       size_t na, const u32 *b, size_t nb);

/* int.c */

/** ob_int_alloc() - int of @n uninitialised digits; unfinished */
struct ob_int *ob_int_alloc(struct ob_rt *rt, size_t n);
/** ob_int_finish() - finish @z (stolen, may be NULL) as a number of that sign */
struct ob_object *ob_int_finish(struct ob_rt *rt, struct ob_int *z, bool neg);
/** ob_int_exact() - the same number as an exact int, shared if it is one */
struct ob_object *ob_int_exact(struct ob_rt *rt, struct ob_object *o);
/** ob_int_copy() - the same number as another int, unless it is a small one */
struct ob_object *ob_int_copy(struct ob_rt *rt, struct ob_object *o);
int ob_int_cmp(const struct ob_object *a, const struct ob_object *b);
s64 ob_int_size_of(struct ob_rt *rt, struct ob_object *o);
extern const struct ob_number_slots ob_int_number;

/* int_arith.c, int_bits.c, int_pow.c: operands are ints; new references */

struct ob_object *ob_int_neg(struct ob_rt *rt, struct ob_object *a);
struct ob_object *ob_int_add(struct ob_rt *rt, struct ob_object *a,
			     struct ob_object *b);
struct ob_object *ob_int_sub(struct ob_rt *rt, struct ob_object *a,
			     struct ob_object *b);
struct ob_object *ob_int_mul(struct ob_rt *rt, struct ob_object *a,
			     struct ob_object *b);
/*
 * ob_int_divrem() - quotient rounded towards zero and what is left
 * @q: filled with a new reference unless NULL; @r likewise
 *
 * Return: 0, or -1 raised; @b must not be zero.
 */
int ob_int_divrem(struct ob_rt *rt, struct ob_object *a, struct ob_object *b,
		  struct ob_object **q, struct ob_object **r);
/** ob_int_divmod() - as above, rounded towards minus infinity as Python's // */
int ob_int_divmod(struct ob_rt *rt, struct ob_object *a, struct ob_object *b,
		  struct ob_object **q, struct ob_object **r);
struct ob_object *ob_int_mod(struct ob_rt *rt, struct ob_object *a,
			     struct ob_object *b);
struct ob_object *ob_int_bitop(struct ob_rt *rt, enum ob_binop op,
			       struct ob_object *a, struct ob_object *b);
struct ob_object *ob_int_shift(struct ob_rt *rt, enum ob_binop op,
			       struct ob_object *a, struct ob_object *b);
struct ob_object *ob_int_shl(struct ob_rt *rt, struct ob_object *a, u64 bits);
struct ob_object *ob_int_shr(struct ob_rt *rt, struct ob_object *a, u64 bits);
/** ob_int_pow() - a ** b; with @mod pow(a, b, mod) */
struct ob_object *ob_int_pow(struct ob_rt *rt, struct ob_object *a,
			     struct ob_object *b, struct ob_object *mod);
/** ob_int_power() - slot of the three-argument pow() */
struct ob_object *ob_int_power(struct ob_rt *rt, struct ob_object *a,
			       struct ob_object *b, struct ob_object *mod);
/** ob_int_pow10() - 10 ** n */
struct ob_object *ob_int_pow10(struct ob_rt *rt, u64 n);
/** ob_int_round() - to the nearest multiple of 10 ** n, ties to even */
struct ob_object *ob_int_round(struct ob_rt *rt, struct ob_object *a, u64 n);
/** ob_int_round_to() - int.__round__(); @ndigits may be NULL */
struct ob_object *ob_int_round_to(struct ob_rt *rt, struct ob_object *a,
				  struct ob_object *ndigits);
/** ob_int_div_nearest() - a / b rounded to nearest, ties to even; b > 0 */
struct ob_object *ob_int_div_nearest(struct ob_rt *rt, struct ob_object *a,
				     struct ob_object *b);

/* int_float.c: between the two kinds of number */

/** ob_int_truediv_bits() - correctly rounded a / b; 0 or -1 raised */
int ob_int_truediv_bits(struct ob_rt *rt, struct ob_object *a,
			struct ob_object *b, u64 *out);
struct ob_object *ob_int_truediv(struct ob_rt *rt, struct ob_object *a,
				 struct ob_object *b);
/** ob_int_to_f64() - nearest float; OverflowError; 0 or -1 */
int ob_int_to_f64(struct ob_rt *rt, const struct ob_object *o, u64 *out);
/** ob_int_from_f64() - integral part; OverflowError or ValueError */
struct ob_object *ob_int_from_f64(struct ob_rt *rt, u64 bits);
/** ob_int_cmp_f64() - exact order of an int and a float: -1, 0, 1; 2 for NaN */
int ob_int_cmp_f64(const struct ob_object *o, u64 bits);

/* int_decimal.c */

/* ints of at least so many digits, texts of so many, are converted there */
#define OB_INT_LONG_DIGITS	480
#define OB_INT_LONG_TEXT	6000

/** ob_int_to_decimal() - decimal text of a long int; new str */
struct ob_object *ob_int_to_decimal(struct ob_rt *rt, struct ob_object *o);
/** ob_int_from_decimal() - the int of @n decimal digits and nothing else */
struct ob_object *ob_int_from_decimal(struct ob_rt *rt, const char *digits,
				      size_t n, bool neg);

/* int_text.c, int_parse.c */

/* decimal digits of a limb, which is a u32 below 10^9 */
#define OB_LIMB_DIGITS	9

/** ob_int_limbs() - digits as limbs, lowest first; how many, or -1 raised */
s64 ob_int_limbs(struct ob_rt *rt, u32 *limb, const u32 *d, size_t n);
/** ob_limb_put() - decimal digits of @v that end before @end; the first */
char *ob_limb_put(char *end, u32 v, unsigned int min_digits);
/** ob_int_text_too_long() - ValueError about rt->max_str_digits; NULL */
void *ob_int_text_too_long(struct ob_rt *rt);

/*
 * ob_int_parse() - read a number as int() does, white space around it allowed
 * @out: filled with a new reference
 *
 * Return: 0; 1 when @s is no such number (nothing raised); -1 raised.
 */
int ob_int_parse(struct ob_rt *rt, const char *s, size_t len, int base,
		 struct ob_object **out);
/** ob_int_to_bytes(), ob_int_from_bytes(): methods of int */
struct ob_object *ob_int_to_bytes(struct ob_rt *rt, struct ob_object *self,
				  struct ob_object *const *args, size_t nargs,
				  struct ob_tuple *kwnames);
struct ob_object *ob_int_from_bytes(struct ob_rt *rt, struct ob_object *self,
				    struct ob_object *const *args, size_t nargs,
				    struct ob_tuple *kwnames);
/** ob_int_from_buffer() - int(bytes, base), of anything with a buffer */
struct ob_object *ob_int_from_buffer(struct ob_rt *rt, struct ob_object *o,
				     int base);
/** ob_int_from_str() - int(str, base) */
struct ob_object *ob_int_from_str(struct ob_rt *rt, struct ob_object *str,
				  int base);
struct ob_object *ob_int_repr(struct ob_rt *rt, struct ob_object *o);
/*
 * ob_number_ascii() - text with its decimal digits and spaces made ASCII
 * @len: filled with the length
 *
 * What is neither becomes '?'. Return: NUL-terminated raw memory, or NULL
 * raised.
 */
char *ob_number_ascii(struct ob_rt *rt, struct ob_object *str, size_t *len);
/**
 * ob_number_squeeze() - take the underscores out of a number's text
 * @s: the text, changed in place; not ended by a NUL
 * @len: its bytes
 *
 * One may stand between two decimal digits and nowhere else.
 * Return: the new length, or -1 where one stands elsewhere.
 */
s64 ob_number_squeeze(char *s, size_t len);

static inline bool ob_ascii_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/** ob_float_hash_bits() - hash of a number; that of a NaN is @o's identity */
s64 ob_float_hash_bits(struct ob_rt *rt, struct ob_object *o, u64 bits);
/** ob_float_pow_complex() - a negative number to a power that is not whole */
struct ob_object *ob_float_pow_complex(struct ob_rt *rt, u64 a, u64 b);
/**
 * ob_number_special() - call the method of a name that the type of @o has
 * @rt: the runtime
 * @o: the object
 * @name: the method's
 * @args: what it is given
 * @nargs: how many, at most one
 * @found: filled: there is one, or looking for it raised
 *
 * Return: new reference, or NULL raised, or NULL with *@found false.
 */
struct ob_object *ob_number_special(struct ob_rt *rt, struct ob_object *o,
				    const char *name,
				    struct ob_object *const *args,
				    size_t nargs, bool *found);
/* float.c, float_arith.c, float_text.c, float_round.c */

/** ob_float_value() - bits of an int or float operand; 1 when it is neither */
int ob_float_value(struct ob_rt *rt, struct ob_object *o, u64 *bits);
struct ob_object *ob_float_binop(struct ob_rt *rt, enum ob_binop op,
				 struct ob_object *a, struct ob_object *b);
struct ob_object *ob_float_divmod(struct ob_rt *rt, u64 a, u64 b);
struct ob_object *ob_float_pow(struct ob_rt *rt, u64 a, u64 b);
struct ob_object *ob_float_round(struct ob_rt *rt, u64 bits,
				 struct ob_object *ndigits);
/** ob_float_from_buffer() - float(bytes), of anything with a buffer */
struct ob_object *ob_float_from_buffer(struct ob_rt *rt, struct ob_object *o);
/** ob_float_from_str() - float(str) */
struct ob_object *ob_float_from_str(struct ob_rt *rt, struct ob_object *str);
struct ob_object *ob_float_hex(struct ob_rt *rt, struct ob_object *self,
			       struct ob_object *const *args, size_t nargs,
			       struct ob_tuple *kwnames);
struct ob_object *ob_float_fromhex(struct ob_rt *rt, struct ob_object *self,
				   struct ob_object *const *args, size_t nargs,
				   struct ob_tuple *kwnames);

/** ob_is_float() - a float or an instance of a class derived from it */
static inline bool ob_is_float(struct ob_rt *rt, const void *o)
{
	return ob_is(rt, o, OB_T_FLOAT) ||
	       ob_is_subtype(OB_OBJ(o)->type, ob_type_of(rt, OB_T_FLOAT));
}

static inline u64 ob_float_bits(const void *o)
{
	return ((const struct ob_float *)o)->bits;
}

#endif /* _OBHEAP_INT_PRIV_H */
