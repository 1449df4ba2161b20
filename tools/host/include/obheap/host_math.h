/* SPDX-License-Identifier: GPL-2.0 */
/* host stand-in for <linux/minmax.h>, math.h, math64.h, overflow.h, nospec.h */
#ifndef _OBHEAP_HOST_MATH_H
#define _OBHEAP_HOST_MATH_H

/* Both operands must be of one type, as 6.1 demands: else the compiler warns. */
#define OB_HOST_CHOOSE(a, op, b) ({					\
	typeof(a) __ob_a = (a);						\
	typeof(b) __ob_b = (b);						\
									\
	(void)((typeof(a) *)1 == (typeof(b) *)1);			\
	__ob_a op __ob_b ? __ob_a : __ob_b;				\
})
#define OB_HOST_CHOOSE_T(type, a, op, b) ({				\
	type __ob_ta = (a);						\
	type __ob_tb = (b);						\
									\
	__ob_ta op __ob_tb ? __ob_ta : __ob_tb;				\
})
#define min(a, b)		OB_HOST_CHOOSE(a, <, b)
#define max(a, b)		OB_HOST_CHOOSE(a, >, b)
#define min3(a, b, c)		min((typeof(a))min(a, b), c)
#define max3(a, b, c)		max((typeof(a))max(a, b), c)
#define min_t(type, a, b)	OB_HOST_CHOOSE_T(type, a, <, b)
#define max_t(type, a, b)	OB_HOST_CHOOSE_T(type, a, >, b)
#define clamp(val, lo, hi)	min((typeof(val))max(val, lo), hi)
#define clamp_t(type, val, lo, hi)	\
	min_t(type, max_t(type, val, lo), hi)
#define clamp_val(val, lo, hi)	clamp_t(typeof(val), val, lo, hi)
#define min_not_zero(a, b) ({						\
	typeof(a) __ob_na = (a);					\
	typeof(b) __ob_nb = (b);					\
									\
	!__ob_na ? __ob_nb : !__ob_nb ? __ob_na : min(__ob_na, __ob_nb); \
})
#define swap(a, b) do {							\
	typeof(a) __ob_tmp = (a);					\
									\
	(a) = (b);							\
	(b) = __ob_tmp;							\
} while (0)
#undef abs
#define abs(x) ({							\
	typeof(x) __ob_x = (x);						\
									\
	__ob_x < 0 ? -__ob_x : __ob_x;					\
})

/* rounding; the lower-case pairs with "round_" want a power of two */
#define ALIGN(x, a)		\
	(((x) + ((typeof(x))(a) - 1)) & ~((typeof(x))(a) - 1))
#define ALIGN_DOWN(x, a)	((x) & ~((typeof(x))(a) - 1))
#define PTR_ALIGN(p, a)		((typeof(p))ALIGN((unsigned long)(p), (a)))
#define PTR_ALIGN_DOWN(p, a)	((typeof(p))ALIGN_DOWN((unsigned long)(p), (a)))
#define IS_ALIGNED(x, a)	(!((x) & ((typeof(x))(a) - 1)))
#define round_up(x, y)		((((x) - 1) | ((typeof(x))(y) - 1)) + 1)
#define round_down(x, y)	((x) & ~((typeof(x))(y) - 1))
#define DIV_ROUND_UP(n, d)	(((n) + (d) - 1) / (d))
#define DIV_ROUND_UP_ULL(n, d)	(((u64)(n) + (d) - 1) / (d))
#define DIV_ROUND_DOWN_ULL(n, d)	((u64)(n) / (d))
#define DIV_ROUND_CLOSEST(x, d)	\
	((((x) > 0) == ((d) > 0)) ? ((x) + (d) / 2) / (d) :	\
				    ((x) - (d) / 2) / (d))
#define roundup(x, y)		((((x) + ((y) - 1)) / (y)) * (y))
#define rounddown(x, y) ({						\
	typeof(x) __ob_rx = (x);					\
									\
	__ob_rx - (__ob_rx % (y));					\
})
#define upper_32_bits(n)	((u32)(((n) >> 16) >> 16))
#define lower_32_bits(n)	((u32)((n) & 0xffffffff))

/* 64-bit division, spelled out because 32-bit kernels have no operator */

#define do_div(n, base) ({						\
	u32 __ob_base = (base);						\
	u32 __ob_rem = (u64)(n) % __ob_base;				\
									\
	(n) = (u64)(n) / __ob_base;					\
	__ob_rem;							\
})

static inline u64 div_u64_rem(u64 n, u32 d, u32 *rem)
{
	*rem = n % d;
	return n / d;
}

static inline s64 div_s64_rem(s64 n, s32 d, s32 *rem)
{
	*rem = n % d;
	return n / d;
}

static inline u64 div64_u64_rem(u64 n, u64 d, u64 *rem)
{
	*rem = n % d;
	return n / d;
}

static inline u64 div_u64(u64 n, u32 d)
{
	return n / d;
}

static inline s64 div_s64(s64 n, s32 d)
{
	return n / d;
}

static inline u64 div64_u64(u64 n, u64 d)
{
	return n / d;
}

static inline s64 div64_s64(s64 n, s64 d)
{
	return n / d;
}

static inline u64 mul_u32_u32(u32 a, u32 b)
{
	return (u64)a * b;
}

static inline u64 mul_u64_u32_shr(u64 a, u32 b, unsigned int shift)
{
	return (u64)(((unsigned __int128)a * b) >> shift);
}

static inline u64 mul_u64_u64_shr(u64 a, u64 b, unsigned int shift)
{
	return (u64)(((unsigned __int128)a * b) >> shift);
}

static inline u64 mul_u64_u32_div(u64 a, u32 b, u32 d)
{
	return (u64)((unsigned __int128)a * b / d);
}

static inline u64 mul_u64_u64_div_u64(u64 a, u64 b, u64 d)
{
	return (u64)((unsigned __int128)a * b / d);
}

/* sizes that saturate instead of wrapping */

static inline bool __must_check ob_host_overflowed(bool overflow)
{
	return unlikely(overflow);
}

#define check_add_overflow(a, b, d)	\
	ob_host_overflowed(__builtin_add_overflow(a, b, d))
#define check_sub_overflow(a, b, d)	\
	ob_host_overflowed(__builtin_sub_overflow(a, b, d))
#define check_mul_overflow(a, b, d)	\
	ob_host_overflowed(__builtin_mul_overflow(a, b, d))

static inline size_t __must_check size_mul(size_t a, size_t b)
{
	size_t bytes;

	return check_mul_overflow(a, b, &bytes) ? SIZE_MAX : bytes;
}

static inline size_t __must_check size_add(size_t a, size_t b)
{
	size_t bytes;

	return check_add_overflow(a, b, &bytes) ? SIZE_MAX : bytes;
}

static inline size_t __must_check size_sub(size_t a, size_t b)
{
	size_t bytes;

	if (a == SIZE_MAX || b == SIZE_MAX || check_sub_overflow(a, b, &bytes))
		return SIZE_MAX;
	return bytes;
}

#define array_size(a, b)	size_mul(a, b)
#define array3_size(a, b, c)	size_mul(size_mul(a, b), c)
#define flex_array_size(p, member, count)	\
	size_mul(count, sizeof(*(p)->member))
#define struct_size(p, member, count)	\
	size_add(sizeof(*(p)), flex_array_size(p, member, count))

static inline unsigned long array_index_nospec(unsigned long index,
					       unsigned long size)
{
	return index < size ? index : 0;
}

#endif /* _OBHEAP_HOST_MATH_H */
