/* SPDX-License-Identifier: GPL-2.0 */
/*
 * How <math-emu/soft-fp.h> is to be configured: one 64-bit word per number,
 * round to nearest even, no exceptions, NaNs as on x86
 *
 * x86 has no such header of its own. Kbuild says, for f64_arith.c alone,
 *	CFLAGS_module/platform/f64_arith.o :=
 *		-I$(src)/module/platform/softfp -Wno-unused-but-set-variable
 * the latter because soft-fp has such a variable in 6.12.
 */
#ifndef _OBHEAP_SFP_MACHINE_H
#define _OBHEAP_SFP_MACHINE_H

#include <linux/bug.h>
#include <linux/math64.h>
#include <linux/types.h>

#define _FP_W_TYPE_SIZE		64
#define _FP_W_TYPE		u64
#define _FP_WS_TYPE		s64
#define _FP_I_TYPE		long

#define _FP_MUL_MEAT_D(R, X, Y)	\
	_FP_MUL_MEAT_1_wide(_FP_WFRACBITS_D, R, X, Y, umul_ppmm)
#define _FP_DIV_MEAT_D(R, X, Y)	_FP_DIV_MEAT_1_udiv_norm(D, R, X, Y)

/* An operation without a sensible result gives x86's default NaN. */
#define _FP_NANFRAC_D		_FP_QNANBIT_D
#define _FP_NANSIGN_D		1
#define _FP_KEEPNANFRACP	1

/* Of two NaNs the first operand's goes on. */
#define _FP_CHOOSENAN(fs, wc, R, X, ...) do {				\
	R##_s = X##_s;							\
	R##_e = _FP_EXPMAX_##fs;					\
	_FP_FRAC_COPY_##wc(R, X);					\
	R##_c = FP_CLS_NAN;						\
} while (0)

/* Left to itself soft-fp.h gives this one no value at all. */
#define FP_EX_UNDERFLOW		0

/* A class soft-fp does not know: all four are handled. */
#define abort()			WARN_ON_ONCE(1)

/* The kernel defines one of the two; soft-fp compares with either. */
#ifndef __BYTE_ORDER
#ifdef __BIG_ENDIAN
#define __BYTE_ORDER		__BIG_ENDIAN
#define __LITTLE_ENDIAN		0
#else
#define __BYTE_ORDER		__LITTLE_ENDIAN
#define __BIG_ENDIAN		0
#endif
#endif

#define umul_ppmm(high, low, a, b) do {					\
	u64 __ob_a = (a), __ob_b = (b);					\
									\
	(low) = __ob_a * __ob_b;					\
	(high) = mul_u64_u64_shr(__ob_a, __ob_b, 64);			\
} while (0)

#define udiv_qrnnd(q, r, high, low, d)	\
	((q) = ob_div_u128(high, low, d, &(r)))

/* Not needed for one-word numbers, but the two-word macros name them. */
#define add_ssaaaa(sh, sl, ah, al, bh, bl) do {				\
	u64 __ob_al = (al), __ob_sl = __ob_al + (bl);			\
									\
	(sh) = (ah) + (bh) + (__ob_sl < __ob_al);			\
	(sl) = __ob_sl;							\
} while (0)
#define sub_ddmmss(dh, dl, ah, al, bh, bl) do {				\
	u64 __ob_al = (al), __ob_bl = (bl);				\
									\
	(dl) = __ob_al - __ob_bl;					\
	(dh) = (ah) - (bh) - (__ob_al < __ob_bl);			\
} while (0)

/*
 * Half of a long division in base 2^32: take the 96 bits of *rem and next
 * by den. The estimate from the upper half of den is at most 2 too large.
 */
static inline u64 ob_div_u96(u64 *rem, u32 next, u64 den)
{
	u64 quotient, left, product;

	quotient = div64_u64_rem(*rem, den >> 32, &left);
	product = quotient * (u32)den;
	left = left << 32 | next;
	while (left < product) {
		quotient--;
		left += den;
		/* Carried out of 64 bits: now certainly large enough. */
		if (left < den)
			break;
	}
	*rem = left - product;
	return quotient;
}

/* (high:low) / den, where high < den and the top bit of den is set */
static inline u64 ob_div_u128(u64 high, u64 low, u64 den, u64 *rem)
{
	u64 quotient;

	quotient = ob_div_u96(&high, low >> 32, den) << 32;
	quotient += ob_div_u96(&high, low, den);
	*rem = high;
	return quotient;
}

#endif /* _OBHEAP_SFP_MACHINE_H */
