// SPDX-License-Identifier: GPL-2.0
/*
 * struct_c - values packed into bytes: the functions struct.py is made of
 *
 * A format is read as it is used; nothing of it is kept.
 */
#include "lib_priv.h"
#include "math_priv.h"

/**
 * struct format - a format being read
 * @rt: the runtime
 * @module: where the exception "error" is
 * @s: what is left of its text
 * @end: where it ends
 * @native: sizes and alignment are the machine's
 * @big: most significant byte first
 * @code: the current item's character
 * @count: how many of it
 * @size: bytes of one
 * @at: bytes before the current item, with what alignment adds
 */
struct format {
	struct ob_rt *rt;
	struct ob_object *module;
	const u8 *s, *end;
	bool native, big;
	u8 code;
	s64 count, size, at;
};

static void *struct_error(struct format *f, const char *fmt, ...)
{
	struct ob_rt *rt = f->rt;
	struct ob_object *type, *msg, *exc;
	va_list ap;

	va_start(ap, fmt);
	msg = ob_str_vformat(rt, fmt, ap);
	va_end(ap);
	if (!msg)
		return NULL;
	type = ob_dict_get_c(rt, ((struct ob_module *)f->module)->dict,
			     "error");
	exc = type ? ob_call(rt, type, &msg, 1, NULL) : NULL;
	ob_decref(rt, msg);
	if (exc)
		ob_set_exc(rt, exc);
	return NULL;
}

/* bytes of an item; 0 none such, -1 for pad and text, which have no number */
static int code_size(u8 code, bool native)
{
	switch (code) {
	case 'x':
	case 's':
	case 'p':
	case 'c':
	case 'b':
	case 'B':
	case '?':
		return 1;
	case 'h':
	case 'H':
	case 'e':
		return 2;
	case 'i':
	case 'I':
	case 'f':
		return 4;
	case 'l':
	case 'L':
		return native ? 8 : 4;
	case 'q':
	case 'Q':
	case 'd':
		return 8;
	case 'n':
	case 'N':
	case 'P':
		return native ? 8 : 0;
	default:
		return 0;
	}
}

static bool is_space(u8 c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static void format_begin(struct format *f, struct ob_rt *rt,
			 struct ob_object *module, const struct ob_object *text)
{
	*f = (struct format) { .rt = rt, .module = module, .native = true };
	f->s = ((const struct ob_bytes *)text)->data;
	f->end = f->s + ob_size(text);
	if (f->s == f->end)
		return;
	switch (*f->s) {
	case '>':
	case '!':
		f->big = true;
		fallthrough;
	case '<':
	case '=':
		f->native = false;
		fallthrough;
	case '@':
		f->s++;
	}
}

static int too_long(struct format *f)
{
	struct_error(f, "total struct size too long");
	return -1;
}

/* the next item: 1, 0 at the end, -1 raised; f->at is where it starts */
static int format_next(struct format *f)
{
	s64 total;
	int size;

	/* what the item before takes up */
	if (f->code && (check_mul_overflow(f->count, f->size, &total) ||
			check_add_overflow(f->at, total, &f->at)))
		return too_long(f);
	f->code = 0;
	while (f->s < f->end && is_space(*f->s))
		f->s++;
	if (f->s == f->end)
		return 0;
	f->count = 1;
	if (isdigit(*f->s)) {
		f->count = 0;
		for (; f->s < f->end && isdigit(*f->s); f->s++)
			if (check_mul_overflow(f->count, 10LL, &f->count) ||
			    check_add_overflow(f->count, (s64)(*f->s - '0'),
					       &f->count))
				return too_long(f);
		if (f->s == f->end) {
			struct_error(f,
				     "repeat count given without format specifier");
			return -1;
		}
	}
	size = code_size(*f->s, f->native);
	if (!size) {
		struct_error(f, "bad char in struct format");
		return -1;
	}
	f->code = *f->s++;
	f->size = size;
	if (f->native) {
		total = -f->at & (size - 1);
		if (check_add_overflow(f->at, total, &f->at))
			return too_long(f);
	}
	return 1;
}

/* size of all; *items is the number of values. -1 raised */
static s64 format_measure(struct ob_rt *rt, struct ob_object *module,
			  struct ob_object *text, s64 *items)
{
	struct format f;
	int more;

	*items = 0;
	format_begin(&f, rt, module, text);
	while ((more = format_next(&f)) > 0) {
		if (f.code == 's' || f.code == 'p')
			*items += 1;
		else if (f.code != 'x')
			*items += f.count;
	}
	return more < 0 ? -1 : f.at;
}

/* packing */

static void put_bits(struct format *f, u8 *to, u64 v)
{
	s64 i;

	for (i = 0; i < f->size; i++)
		to[f->big ? f->size - 1 - i : i] = v >> 8 * i;
}

static u64 get_bits(struct format *f, const u8 *from)
{
	u64 v = 0;
	s64 i;

	for (i = 0; i < f->size; i++)
		v |= (u64)from[f->big ? f->size - 1 - i : i] << 8 * i;
	return v;
}

static bool is_signed(u8 code)
{
	return code >= 'a';
}

/*
 * @in_long: it fits into what CPython reads the code with
 * @huge: it does not fit into a C long
 */
static int out_of_range(struct format *f, bool in_long, bool huge)
{
	s64 max = S64_MAX >> (64 - 8 * f->size);
	bool little = !f->big;

	if (huge && (f->size == 1 || (f->size == 2 && little)))
		struct_error(f, "argument out of range");
	else if (f->code == 'b' || f->code == 'B')
		struct_error(f, f->code == 'b' ?
			     "byte format requires -128 <= number <= 127" :
			     "ubyte format requires 0 <= number <= 255");
	else if (f->code == 'h' && little)
		struct_error(f, "short format requires -32768 <= number <= 32767");
	else if (f->code == 'H' && little)
		struct_error(f, "ushort format requires 0 <= number <= 65535");
	else if ((f->size == 8 && f->big) || f->code == 'P')
		struct_error(f, "int too large to convert");
	else if (f->size == 8 || !in_long)
		struct_error(f, "argument out of range");
	else if (is_signed(f->code))
		struct_error(f, "'%c' format requires %lld <= number <= %lld",
			     (u32)f->code, -max - 1, max);
	else
		struct_error(f, "'%c' format requires 0 <= number <= %lld",
			     (u32)f->code, 2 * max + 1);
	return -1;
}

static int pack_int(struct format *f, u8 *to, struct ob_object *o)
{
	struct ob_rt *rt = f->rt;
	struct ob_object *n;
	bool neg, fits;
	int overflow;
	size_t bits;
	u64 v = 0;
	s64 low;

	if (!o->type->number || !o->type->number->index) {
		struct_error(f, "required argument is not an integer");
		return -1;
	}
	n = ob_number_index(rt, o);
	if (!n)
		return -1;
	neg = ob_int_negative(n);
	bits = ob_int_bits(n);
	low = ob_int_to_s64(n, &overflow);
	if (overflow && !neg && bits <= 64) {
		const struct ob_int *z = (struct ob_int *)n;
		s64 i;

		for (i = z->v.size - 1; i >= 0; i--)
			v = v << OB_DIGIT_BITS | z->digit[i];
	} else {
		v = low;
	}
	ob_decref(rt, n);
	if (is_signed(f->code)) {
		s64 max = S64_MAX >> (64 - 8 * f->size);

		fits = !overflow && low >= -max - 1 && low <= max;
	} else {
		fits = (!neg || (f->code == 'P' && !overflow)) &&
		       (bits <= (size_t)f->size * 8 || neg);
	}
	if (!fits)
		return out_of_range(f, is_signed(f->code) ? !overflow :
							    !neg && bits <= 64, overflow);
	put_bits(f, to, v);
	return 0;
}

/* a binary64 number rounded to one with fewer bits; -1 too large */
static int narrow(u64 bits, int frac, int bias, u64 *out)
{
	int width = 63 - __builtin_clzll(2 * bias + 1) + 1, exp, shift;
	u64 mant, sign = bits >> 63 << (frac + width), half, kept;

	if (ob_f64_isnan(bits) || ob_f64_isinf(bits)) {
		*out = sign | (2ULL * bias + 1) << frac;
		if (ob_f64_isnan(bits))
			*out |= 1ULL << (frac - 1);
		return 0;
	}
	mant = ob_f64_frexp(bits, &exp);
	*out = sign;
	if (!mant)
		return 0;
	exp += fls64(mant) - 1;
	mant <<= 64 - fls64(mant);
	/* mant * 2^(exp - 63); keep frac + 1 bits of it, fewer below the range */
	shift = 63 - frac;
	if (exp < 1 - bias)
		shift += 1 - bias - exp;
	if (shift > 64)
		return 0;
	kept = shift < 64 ? mant >> shift : 0;
	half = mant << (64 - shift);
	if (half > 1ULL << 63 || (half == 1ULL << 63 && kept & 1))
		kept++;
	if (exp >= 1 - bias)
		kept += (u64)(exp + bias - 1) << frac;
	if (kept >> frac >= 2ULL * bias + 1)
		return -1;
	*out |= kept;
	return 0;
}

static int too_large(struct format *f, struct ob_object *o)
{
	if (ob_is_int(o))
		struct_error(f, "int too large to convert");
	else
		ob_raise(f->rt, OB_T_OverflowError,
			 "float too large to pack with %c format",
			 (u32)f->code);
	return -1;
}

static int pack_float(struct format *f, u8 *to, struct ob_object *o)
{
	const struct ob_number_slots *num = o->type->number;
	u64 bits, out;

	if (!num || !(num->to_float || num->index)) {
		struct_error(f, "required argument is not a float");
		return -1;
	}
	if (ob_math_arg(f->rt, o, &bits)) {
		struct_error(f, "required argument is not a float");
		return -1;
	}
	if (f->code == 'd') {
		put_bits(f, to, bits);
		return 0;
	}
	if (narrow(bits, f->code == 'f' ? 23 : 10, f->code == 'f' ? 127 : 15,
		   &out)) {
		if (f->code != 'f' || !f->native)
			return too_large(f, o);
		out = (bits >> 63 << 31) | 0x7f800000;
	}
	put_bits(f, to, out);
	return 0;
}

static int pack_text(struct format *f, u8 *to, struct ob_object *o)
{
	bool pascal = f->code == 'p';
	struct ob_buffer b;
	s64 n;

	if (!ob_is_bytes(o) &&
	    !ob_is_subtype(o->type, ob_type_of(f->rt, OB_T_BYTEARRAY))) {
		struct_error(f, "argument for '%c' must be a bytes object",
			     (u32)f->code);
		return -1;
	}
	if (!f->count)
		return 0;
	if (ob_buffer_get(f->rt, o, &b, false))
		return -1;
	n = min_t(s64, b.len, f->count - pascal);
	if (pascal)
		to[0] = min_t(s64, n, 255);
	memcpy(to + pascal, b.data, n);
	ob_buffer_release(f->rt, &b);
	return 0;
}

static int pack_one(struct format *f, u8 *to, struct ob_object *o)
{
	int truth;

	switch (f->code) {
	case 'c':
		if (!ob_is_bytes(o) || ob_size(o) != 1) {
			struct_error(f,
				     "char format requires a bytes object of length 1");
			return -1;
		}
		*to = ((struct ob_bytes *)o)->data[0];
		return 0;
	case '?':
		truth = ob_is_true(f->rt, o);
		*to = truth > 0;
		return truth < 0 ? -1 : 0;
	case 'e':
	case 'f':
	case 'd':
		return pack_float(f, to, o);
	default:
		return pack_int(f, to, o);
	}
}

/* all values into @to, which is zero and large enough */
static int pack_all(struct ob_rt *rt, struct ob_object *module,
		    struct ob_object *text, u8 *to,
		    struct ob_object *const *args)
{
	struct format f;
	int more;
	s64 i;

	format_begin(&f, rt, module, text);
	while ((more = format_next(&f)) > 0) {
		if (f.code == 'x')
			continue;
		if (f.code == 's' || f.code == 'p') {
			if (pack_text(&f, to + f.at, *args++))
				return -1;
			continue;
		}
		for (i = 0; i < f.count; i++)
			if (ob_tick(rt) ||
			    pack_one(&f, to + f.at + i * f.size, *args++))
				return -1;
	}
	return more;
}

/* unpacking */

static u64 widen(u64 v, int frac, int bias)
{
	u64 mask = (1ULL << frac) - 1, mant = v & mask;
	int width = 63 - __builtin_clzll(2 * bias + 1) + 1;
	int exp = v >> frac & (2 * bias + 1);
	bool neg = v >> (frac + width) & 1;

	if (exp == 2 * bias + 1)
		return (neg ? OB_F64_SIGN : 0) | OB_F64_INF |
		       (mant ? mant << (52 - frac) | 1ULL << 51 : 0);
	if (exp)
		mant |= 1ULL << frac;
	else
		exp = 1;
	return ob_f64_ldexp(mant, false, exp - bias - frac, neg);
}

static struct ob_object *unpack_one(struct format *f, const u8 *from)
{
	struct ob_rt *rt = f->rt;
	u64 v = get_bits(f, from);

	switch (f->code) {
	case 'c':
		return ob_bytes_from(rt, from, 1);
	case '?':
		return ob_newref(ob_bool(rt, *from));
	case 'e':
		return ob_float_new(rt, widen(v, 10, 15));
	case 'f':
		return ob_float_new(rt, widen(v, 23, 127));
	case 'd':
		return ob_float_new(rt, v);
	}
	if (!is_signed(f->code))
		return ob_int_from_u64(rt, v);
	return ob_int_from_s64(rt, (s64)(v << (64 - 8 * f->size)) >>
			       (64 - 8 * f->size));
}

static struct ob_object *unpack_text(struct format *f, const u8 *from)
{
	s64 n = f->count;

	if (f->code == 'p') {
		n = f->count ? min_t(s64, from[0], f->count - 1) : 0;
		from += f->count ? 1 : 0;
	}
	return ob_bytes_from(f->rt, from, n);
}

static struct ob_object *unpack_all(struct ob_rt *rt, struct ob_object *module,
				    struct ob_object *text, const u8 *from,
				    s64 items)
{
	struct ob_object *res = ob_tuple_new(rt, items), **to;
	struct format f;
	s64 i;

	if (!res)
		return NULL;
	to = ((struct ob_tuple *)res)->item;
	format_begin(&f, rt, module, text);
	while (format_next(&f) > 0) {
		bool is_text = f.code == 's' || f.code == 'p';
		s64 n = f.code == 'x' ? 0 : is_text ? 1 : f.count;

		for (i = 0; i < n; i++) {
			const u8 *at = from + f.at + i * f.size;

			*to = is_text ? unpack_text(&f, at) :
					unpack_one(&f, at);
			if (!*to++ || ob_tick(rt)) {
				ob_decref(rt, res);
				return NULL;
			}
		}
	}
	return res;
}

/* the functions: the format, as bytes, always comes first */

static struct ob_object *struct_calcsize(OB_FN_ARGS)
{
	s64 items, size = format_measure(rt, self, args[0], &items);

	return size < 0 ? NULL : ob_int_from_s64(rt, size);
}

static struct ob_object *struct_pack(OB_FN_ARGS)
{
	s64 items, size = format_measure(rt, self, args[0], &items);
	struct format f = { .rt = rt, .module = self };
	struct ob_object *res;
	struct ob_bytes *b;

	if (size < 0)
		return NULL;
	if (items != (s64)nargs - 1)
		return struct_error(&f, "pack expected %lld items for packing (got %lld)",
				    items, (s64)nargs - 1);
	if (!size)
		return ob_bytes_from(rt, NULL, 0);
	b = ob_bytes_new(rt, size);
	if (!b)
		return NULL;
	memset(b->data, 0, size);
	if (pack_all(rt, self, args[0], b->data, args + 1)) {
		ob_decref(rt, b);
		return NULL;
	}
	res = OB_OBJ(b);
	if (size == 1) {
		/* single bytes are shared */
		res = ob_bytes_from(rt, b->data, 1);
		ob_decref(rt, b);
	}
	return res;
}

/* (format, buffer, offset): an offset inside, and that much room behind it */
static struct ob_object *struct_unpack_at(OB_FN_ARGS)
{
	s64 items, size = format_measure(rt, self, args[0], &items), at;
	struct ob_object *res = NULL;
	struct ob_buffer b;

	at = size < 0 ? -1 : ob_arg_ssize(rt, args[2]);
	if (ob_raised(rt) || ob_buffer_get(rt, args[1], &b, false))
		return NULL;
	if (at >= 0 && size <= b.len && at <= b.len - size)
		res = unpack_all(rt, self, args[0], (const u8 *)b.data + at,
				 items);
	else
		ob_raise(rt, OB_T_ValueError, "buffer is too small");
	ob_buffer_release(rt, &b);
	return res;
}

/* (format, buffer, offset, *values) */
static struct ob_object *struct_pack_at(OB_FN_ARGS)
{
	s64 items, size = format_measure(rt, self, args[0], &items), at;
	struct ob_object *res = NULL;
	struct ob_buffer b;
	u8 *to;

	at = size < 0 ? -1 : ob_arg_ssize(rt, args[2]);
	if (ob_raised(rt) || ob_buffer_get(rt, args[1], &b, true))
		return NULL;
	if (at < 0 || size > b.len || at > b.len - size ||
	    items != (s64)nargs - 3) {
		ob_raise(rt, OB_T_ValueError, "buffer is too small");
	} else {
		to = (u8 *)b.data + at;
		memset(to, 0, size);
		if (!pack_all(rt, self, args[0], to, args + 3))
			res = ob_newref(ob_none(rt));
	}
	ob_buffer_release(rt, &b);
	return res;
}

/* (format): how many values */
static struct ob_object *struct_items(OB_FN_ARGS)
{
	s64 items, size = format_measure(rt, self, args[0], &items);

	return size < 0 ? NULL : ob_int_from_s64(rt, items);
}

static const struct ob_method_def struct_methods[] = {
	{ "_calcsize", struct_calcsize, OB_METH_O },
	{ "_items", struct_items, OB_METH_O },
	{ "_pack", struct_pack, OB_METH_FAST },
	{ "_pack_at", struct_pack_at, OB_METH_FAST },
	{ "_unpack_at", struct_unpack_at, OB_METH_FAST },
	{ }
};

int ob_lib_struct(struct ob_rt *rt, struct ob_object *module)
{
	return ob_module_add_functions(rt, module, struct_methods);
}
