// SPDX-License-Identifier: GPL-2.0
/* platform arithmetic on the host: the processor's binary64 */

#include <obheap/platform.h>
#include <math.h>

static_assert(sizeof(double) == sizeof(u64));

static double from_bits(u64 bits)
{
	double value;

	memcpy(&value, &bits, sizeof(value));
	return value;
}

static u64 to_bits(double value)
{
	u64 bits;

	memcpy(&bits, &value, sizeof(bits));
	return bits;
}

u64 ob_f64_add(u64 a, u64 b)
{
	return to_bits(from_bits(a) + from_bits(b));
}

u64 ob_f64_sub(u64 a, u64 b)
{
	return to_bits(from_bits(a) - from_bits(b));
}

u64 ob_f64_mul(u64 a, u64 b)
{
	return to_bits(from_bits(a) * from_bits(b));
}

u64 ob_f64_div(u64 a, u64 b)
{
	return to_bits(from_bits(a) / from_bits(b));
}

u64 ob_f64_sqrt(u64 a)
{
	return to_bits(sqrt(from_bits(a)));
}
