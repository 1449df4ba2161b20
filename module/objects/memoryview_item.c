// SPDX-License-Identifier: GPL-2.0
/*
 * memoryview_item - items of a view as objects
 *
 * Formats are the struct module's native ones. Memory may be at any address,
 * so that every item is copied out or in.
 */
#include "memoryview_priv.h"

s64 ob_view_itemsize(char format)
{
	switch (format) {
	case 'c':
	case 'b':
	case 'B':
	case '?':
		return 1;
	case 'h':
	case 'H':
		return sizeof(short);
	case 'i':
	case 'I':
		return sizeof(int);
	case 'l':
	case 'L':
		return sizeof(long);
	case 'q':
	case 'Q':
	case 'd':
	case 'n':
	case 'N':
	case 'P':
		return 8;
	case 'f':
		return 4;
	default:
		return 0;
	}
}

static bool is_signed(char format)
{
	return strchr("bhilqn", format);
}

/* The bits of a single as those of a double. */
static u64 widen(u32 f)
{
	u64 sign = (u64)(f >> 31) << 63;
	u32 exp = f >> 23 & 0xff, frac = f & 0x7fffff;

	if (exp == 0xff)
		return sign | 0x7ffULL << 52 | (u64)frac << 29;
	if (!exp && !frac)
		return sign;
	if (!exp) {
		for (exp = 1; !(frac & 0x800000); exp--)
			frac <<= 1;
		frac &= 0x7fffff;
	}
	return sign | (u64)(exp + 1023 - 127) << 52 | (u64)frac << 29;
}

/* The bits of a double as those of the nearest single, maybe infinity. */
static u32 narrow(u64 d)
{
	u32 out;
	u32 sign = (u32)(d >> 63) << 31;
	s64 exp = (s64)(d >> 52 & 0x7ff) - 1023;
	u64 frac = d & 0xfffffffffffffULL, half;
	int drop = 29;

	if (exp == 1024) {
		return sign | 0x7f800000 | (u32)(frac >> 29) |
		       (frac && !(frac >> 29) ? 1 : 0);
	}
	if (exp > 127)
		return sign | 0x7f800000;
	if (exp < -126) {
		drop = min_t(s64, 29 - 126 - exp, 63);
		frac |= exp == -1023 ? 0 : 1ULL << 52;
		exp = -127;
	}
	half = 1ULL << (drop - 1);
	out = drop < 63 ? frac >> drop : 0;
	if (drop < 63 && (frac & half) &&
	    ((frac & (half - 1)) || (out & 1)))
		out++;
	out += (u32)(exp + 127) << 23;
	return sign | min_t(u32, out, 0x7f800000);
}

static s64 load_int(const u8 *at, s64 size, bool sign)
{
	u64 v = 0;
	s16 h;
	u16 uh;
	s32 w;
	u32 uw;

	switch (size) {
	case 1:
		return sign ? (s64)(s8)*at : *at;
	case 2:
		memcpy(&h, at, 2);
		memcpy(&uh, at, 2);
		return sign ? (s64)h : uh;
	case 4:
		memcpy(&w, at, 4);
		memcpy(&uw, at, 4);
		return sign ? (s64)w : uw;
	default:
		memcpy(&v, at, 8);
		return v;
	}
}

static void store_int(u8 *at, s64 size, u64 v)
{
	u16 h = v;
	u32 w = v;

	if (size == 1)
		*at = v;
	else if (size == 2)
		memcpy(at, &h, 2);
	else if (size == 4)
		memcpy(at, &w, 4);
	else
		memcpy(at, &v, 8);
}

int ob_view_known(struct ob_rt *rt, const struct memoryview *m)
{
	if (ob_view_itemsize(m->format))
		return 0;
	ob_raise(rt, OB_T_NotImplementedError,
		 "memoryview: format %c not supported", m->format);
	return -1;
}

struct ob_object *ob_view_unpack(struct ob_rt *rt, char format, const u8 *at)
{
	s64 size = ob_view_itemsize(format);
	u64 d;
	u32 f;

	switch (format) {
	case 'c':
		return ob_bytes_from(rt, at, 1);
	case '?':
		return ob_newref(ob_bool(rt, *at));
	case 'f':
		memcpy(&f, at, 4);
		return ob_float_new(rt, widen(f));
	case 'd':
		memcpy(&d, at, 8);
		return ob_float_new(rt, d);
	case 'Q':
	case 'L':
	case 'N':
	case 'P':
		return ob_int_from_u64(rt, load_int(at, size, false));
	default:
		return ob_int_from_s64(rt, load_int(at, size,
						    is_signed(format)));
	}
}

static int bad_value(struct ob_rt *rt, char format)
{
	ob_raise(rt, OB_T_ValueError, "memoryview: invalid value for format '%c'",
		 format);
	return -1;
}

static int bad_type(struct ob_rt *rt, char format)
{
	if (ob_raised(rt) && !ob_raised_is(rt, OB_T_TypeError))
		return -1;
	ob_raise(rt, OB_T_TypeError, "memoryview: invalid type for format '%c'",
		 format);
	return -1;
}

static int pack_int(struct ob_rt *rt, char format, u8 *at,
		    struct ob_object *o)
{
	s64 size = ob_view_itemsize(format), v;
	struct ob_object *index;
	int overflow;
	bool wide;

	/* An address is an int already. */
	if (format == 'P' && !ob_is_int(o))
		return bad_type(rt, format);
	index = ob_number_index(rt, o);
	if (!index)
		return bad_type(rt, format);
	v = ob_int_to_s64(index, &overflow);
	/* The upper half of the unsigned ones of eight bytes. */
	wide = overflow > 0 && size == 8 && !is_signed(format) &&
	       ob_int_bits(index) <= 64;
	if (wide)
		v = (u64)((struct ob_int *)index)->digit[0] |
		    (u64)((struct ob_int *)index)->digit[1] << 30 |
		    (u64)((struct ob_int *)index)->digit[2] << 60;
	ob_decref(rt, index);
	if (overflow && !wide)
		return bad_value(rt, format);
	if (!wide && !is_signed(format) && format != 'P' &&
	    (v < 0 || (size < 8 && v >> (size * 8))))
		return bad_value(rt, format);
	if (is_signed(format) && size < 8 &&
	    (v < -(1LL << (size * 8 - 1)) || v >= 1LL << (size * 8 - 1)))
		return bad_value(rt, format);
	store_int(at, size, v);
	return 0;
}

static int pack_float(struct ob_rt *rt, char format, u8 *at,
		      struct ob_object *o)
{
	u64 bits;
	u32 f;

	if (ob_float_arg(rt, o, &bits))
		return bad_type(rt, format);
	if (format == 'd') {
		memcpy(at, &bits, 8);
		return 0;
	}
	f = narrow(bits);
	memcpy(at, &f, 4);
	return 0;
}

int ob_view_pack(struct ob_rt *rt, char format, u8 *at, struct ob_object *o)
{
	int truth;

	switch (format) {
	case 'c':
		if (!ob_is_bytes(o))
			return bad_type(rt, format);
		if (ob_size(o) != 1)
			return bad_value(rt, format);
		*at = to_bytes(o)->data[0];
		return 0;
	case '?':
		truth = ob_is_true(rt, o);
		if (truth < 0)
			return -1;
		*at = truth;
		return 0;
	case 'f':
	case 'd':
		return pack_float(rt, format, at, o);
	default:
		return pack_int(rt, format, at, o);
	}
}
