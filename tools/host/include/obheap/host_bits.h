/* SPDX-License-Identifier: GPL-2.0 */
/* host stand-in for <linux/bits.h>, bitops.h, log2.h; nothing here is atomic */
#ifndef _OBHEAP_HOST_BITS_H
#define _OBHEAP_HOST_BITS_H

#define BITS_PER_BYTE		8
#define BITS_PER_LONG		(BITS_PER_BYTE * (int)sizeof(long))
#define BITS_PER_LONG_LONG	64
#define BITS_PER_TYPE(type)	(sizeof(type) * BITS_PER_BYTE)
#define BITS_TO_LONGS(nr)	(((nr) + BITS_PER_LONG - 1) / BITS_PER_LONG)
#define DECLARE_BITMAP(name, bits)	unsigned long name[BITS_TO_LONGS(bits)]

#define BIT(nr)			(1UL << (nr))
#define BIT_ULL(nr)		(1ULL << (nr))
#define BIT_MASK(nr)		(1UL << ((nr) % BITS_PER_LONG))
#define BIT_WORD(nr)		((nr) / BITS_PER_LONG)
#define GENMASK(h, l)		\
	((~0UL << (l)) & (~0UL >> (BITS_PER_LONG - 1 - (h))))
#define GENMASK_ULL(h, l)	((~0ULL << (l)) & (~0ULL >> (63 - (h))))

#define hweight8(x)		__builtin_popcount((u8)(x))
#define hweight16(x)		__builtin_popcount((u16)(x))
#define hweight32(x)		__builtin_popcount(x)
#define hweight64(x)		__builtin_popcountll(x)
#define hweight_long(x)		__builtin_popcountl(x)

static __always_inline int fls(unsigned int x)
{
	return x ? 32 - __builtin_clz(x) : 0;
}

static __always_inline int fls64(u64 x)
{
	return x ? 64 - __builtin_clzll(x) : 0;
}

static __always_inline int fls_long(unsigned long x)
{
	return fls64(x);
}

/* The two-underscore forms number bits from 0 and want a non-zero word. */
static __always_inline unsigned long __ffs(unsigned long x)
{
	return __builtin_ctzl(x);
}

static __always_inline unsigned long __fls(unsigned long x)
{
	return BITS_PER_LONG - 1 - __builtin_clzl(x);
}

static __always_inline unsigned long __ffs64(u64 x)
{
	return __builtin_ctzll(x);
}

#define ffz(x)			__ffs(~(x))

static inline u32 rol32(u32 x, unsigned int n)
{
	return (x << (n & 31)) | (x >> (-n & 31));
}

static inline u32 ror32(u32 x, unsigned int n)
{
	return (x >> (n & 31)) | (x << (-n & 31));
}

static inline u64 rol64(u64 x, unsigned int n)
{
	return (x << (n & 63)) | (x >> (-n & 63));
}

static inline u64 ror64(u64 x, unsigned int n)
{
	return (x >> (n & 63)) | (x << (-n & 63));
}

static inline s32 sign_extend32(u32 value, int index)
{
	return (s32)(value << (31 - index)) >> (31 - index);
}

static inline s64 sign_extend64(u64 value, int index)
{
	return (s64)(value << (63 - index)) >> (63 - index);
}

/* Of a value known at compile time these are constants too. */
#define ilog2(n)		\
	(sizeof(n) <= 4 ? 31 - __builtin_clz((u32)(n)) :	\
			  63 - __builtin_clzll((u64)(n)))
#define is_power_of_2(n)	({					\
	unsigned long __ob_n = (n);					\
									\
	__ob_n && !(__ob_n & (__ob_n - 1));				\
})
#define roundup_pow_of_two(n)	\
	((n) <= 1 ? 1UL : 1UL << (64 - __builtin_clzll((u64)(n) - 1)))
#define rounddown_pow_of_two(n)	(1UL << (63 - __builtin_clzll((u64)(n))))
#define order_base_2(n)		\
	((n) <= 1 ? 0 : 64 - __builtin_clzll((u64)(n) - 1))

/* bit maps */

static inline void __set_bit(unsigned long nr, unsigned long *map)
{
	map[BIT_WORD(nr)] |= BIT_MASK(nr);
}

static inline void __clear_bit(unsigned long nr, unsigned long *map)
{
	map[BIT_WORD(nr)] &= ~BIT_MASK(nr);
}

static inline void __change_bit(unsigned long nr, unsigned long *map)
{
	map[BIT_WORD(nr)] ^= BIT_MASK(nr);
}

static inline bool test_bit(unsigned long nr, const unsigned long *map)
{
	return map[BIT_WORD(nr)] & BIT_MASK(nr);
}

static inline bool __test_and_set_bit(unsigned long nr, unsigned long *map)
{
	bool old = test_bit(nr, map);

	__set_bit(nr, map);
	return old;
}

static inline bool __test_and_clear_bit(unsigned long nr, unsigned long *map)
{
	bool old = test_bit(nr, map);

	__clear_bit(nr, map);
	return old;
}

#define set_bit(nr, map)		__set_bit(nr, map)
#define clear_bit(nr, map)		__clear_bit(nr, map)
#define test_and_set_bit(nr, map)	__test_and_set_bit(nr, map)
#define test_and_clear_bit(nr, map)	__test_and_clear_bit(nr, map)
#define __assign_bit(nr, map, value)	\
	((value) ? __set_bit(nr, map) : __clear_bit(nr, map))

/* First bit at or after @from that differs from those of @flip; else @size. */
static inline unsigned long ob_host_find_bit(const unsigned long *map,
					     unsigned long size,
					     unsigned long from,
					     unsigned long flip)
{
	while (from < size) {
		unsigned long word = map[BIT_WORD(from)] ^ flip;

		word >>= from % BITS_PER_LONG;
		if (word) {
			from += __ffs(word);
			return from < size ? from : size;
		}
		from = (BIT_WORD(from) + 1) * BITS_PER_LONG;
	}
	return size;
}

#define find_next_bit(map, size, from)		\
	ob_host_find_bit(map, size, from, 0)
#define find_next_zero_bit(map, size, from)	\
	ob_host_find_bit(map, size, from, ~0UL)
#define find_first_bit(map, size)	find_next_bit(map, size, 0)
#define find_first_zero_bit(map, size)	find_next_zero_bit(map, size, 0)

#define for_each_set_bit(bit, map, size)				\
	for ((bit) = find_first_bit(map, size); (bit) < (size);		\
	     (bit) = find_next_bit(map, size, (bit) + 1))
#define for_each_clear_bit(bit, map, size)				\
	for ((bit) = find_first_zero_bit(map, size); (bit) < (size);	\
	     (bit) = find_next_zero_bit(map, size, (bit) + 1))

#endif /* _OBHEAP_HOST_BITS_H */
