/* SPDX-License-Identifier: GPL-2.0 */
/*
 * complex_priv - what the complex*.c files share
 */
#ifndef _OBHEAP_COMPLEX_PRIV_H
#define _OBHEAP_COMPLEX_PRIV_H

#include "int_priv.h"

/**
 * struct pair - a complex number's value
 * @real: real part
 * @imag: imaginary part
 */
struct pair {
	u64 real, imag;
};

/** ob_pair_abs() - the distance from zero, rounded as the C library does */
u64 ob_pair_abs(struct pair v);
struct pair ob_pair_mul(struct pair a, struct pair b);
/** ob_pair_div() - *out = a / b; -EDOM when @b is zero */
int ob_pair_div(struct pair a, struct pair b, struct pair *out);
/** ob_complex_pow() - a ** b, new reference */
struct ob_object *ob_complex_pow(struct ob_rt *rt, struct pair a,
				 struct pair b);
/** ob_complex_parse() - complex(str); 0 or -1 raised */
int ob_complex_parse(struct ob_rt *rt, struct ob_object *str,
		     struct pair *out);
struct ob_object *ob_complex_repr(struct ob_rt *rt, struct ob_object *o);

#endif /* _OBHEAP_COMPLEX_PRIV_H */
