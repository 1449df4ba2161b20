// SPDX-License-Identifier: GPL-2.0
/*
 * binary64 arithmetic with the kernel's soft-fp: IEEE results on every
 * architecture, and the FPU left alone
 *
 * soft-fp is a set of macros that unpack into local variables named after
 * their arguments, hence the single capital letters. The _DP forms take
 * pointers, so that no value of type double is ever passed around.
 */

#include <obheap/platform.h>

#include <math-emu/soft-fp.h>
#include <math-emu/double.h>

u64 ob_f64_add(u64 a, u64 b)
{
	FP_DECL_D(A);
	FP_DECL_D(B);
	FP_DECL_D(R);
	FP_DECL_EX;
	u64 result;

	FP_UNPACK_DP(A, &a);
	FP_UNPACK_DP(B, &b);
	FP_ADD_D(R, A, B);
	FP_PACK_DP(&result, R);
	return result;
}
EXPORT_SYMBOL_IF_KUNIT(ob_f64_add);

u64 ob_f64_sub(u64 a, u64 b)
{
	FP_DECL_D(A);
	FP_DECL_D(B);
	FP_DECL_D(R);
	FP_DECL_EX;
	u64 result;

	FP_UNPACK_DP(A, &a);
	FP_UNPACK_DP(B, &b);
	FP_SUB_D(R, A, B);
	FP_PACK_DP(&result, R);
	return result;
}
EXPORT_SYMBOL_IF_KUNIT(ob_f64_sub);

u64 ob_f64_mul(u64 a, u64 b)
{
	FP_DECL_D(A);
	FP_DECL_D(B);
	FP_DECL_D(R);
	FP_DECL_EX;
	u64 result;

	FP_UNPACK_DP(A, &a);
	FP_UNPACK_DP(B, &b);
	FP_MUL_D(R, A, B);
	FP_PACK_DP(&result, R);
	return result;
}
EXPORT_SYMBOL_IF_KUNIT(ob_f64_mul);

u64 ob_f64_div(u64 a, u64 b)
{
	FP_DECL_D(A);
	FP_DECL_D(B);
	FP_DECL_D(R);
	FP_DECL_EX;
	u64 result;

	FP_UNPACK_DP(A, &a);
	FP_UNPACK_DP(B, &b);
	FP_DIV_D(R, A, B);
	FP_PACK_DP(&result, R);
	return result;
}
EXPORT_SYMBOL_IF_KUNIT(ob_f64_div);

u64 ob_f64_sqrt(u64 a)
{
	FP_DECL_D(A);
	FP_DECL_D(R);
	FP_DECL_EX;
	u64 result;

	FP_UNPACK_DP(A, &a);
	FP_SQRT_D(R, A);
	FP_PACK_DP(&result, R);
	return result;
}
EXPORT_SYMBOL_IF_KUNIT(ob_f64_sqrt);
