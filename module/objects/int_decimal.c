// SPDX-License-Identifier: GPL-2.0
/*
 * int_decimal - long numbers to decimal text and back
 *
 * Both ways halve: the powers 10^w, 10^2w, 10^4w ... are made by squaring, a
 * number is split by the largest of them and its parts by the next, and pieces
 * of text are put together in pairs. What is left to the quadratic methods are
 * the pieces of w digits.
 */
#include "int_priv.h"

/* w: decimal digits of a piece */
#define PIECE	900

static_assert(PIECE % OB_LIMB_DIGITS == 0);

/* powers: far more than memory holds numbers for */
#define MAX_POWERS	40

/**
 * struct powers - 10^w and its squares
 * @rt: the runtime
 * @nr: how many there are
 * @power: they, owned
 */
struct powers {
	struct ob_rt *rt;
	unsigned int nr;
	struct ob_object *power[MAX_POWERS];
};

static void powers_exit(struct powers *p)
{
	while (p->nr)
		ob_decref(p->rt, p->power[--p->nr]);
}

/* One more; -1 raised. */
static int powers_add(struct powers *p)
{
	struct ob_object *o;

	if (!p->nr)
		o = ob_int_pow10(p->rt, PIECE);
	else
		o = ob_int_mul(p->rt, p->power[p->nr - 1],
			       p->power[p->nr - 1]);
	if (!o)
		return -1;
	p->power[p->nr++] = o;
	return 0;
}

/* to text */

/* A number below 10^w as exactly w digits. */
static int put_piece(struct ob_rt *rt, struct ob_object *o, char *to)
{
	u32 limb[PIECE / OB_LIMB_DIGITS + 2];
	s64 used, i;

	used = ob_int_limbs(rt, limb, ob_int_of(o)->digit, ob_int_len(o));
	if (used < 0)
		return -1;
	for (i = 0; i < PIECE / OB_LIMB_DIGITS; i++) {
		char *end = to + PIECE - i * OB_LIMB_DIGITS;

		ob_limb_put(end, i < used ? limb[i] : 0, OB_LIMB_DIGITS);
	}
	return 0;
}

/* A number below the square of power @at - 1 as all the digits that has. */
static int put_number(struct powers *p, struct ob_object *o, unsigned int at,
		      char *to)
{
	struct ob_object *high, *low;
	size_t half;
	int err;

	if (!at)
		return put_piece(p->rt, o, to);
	half = (size_t)PIECE << (at - 1);
	if (ob_int_is_zero(o)) {
		memset(to, '0', 2 * half);
		return 0;
	}
	if (ob_int_divrem(p->rt, o, p->power[at - 1], &high, &low))
		return -1;
	err = put_number(p, high, at - 1, to);
	if (!err)
		err = put_number(p, low, at - 1, to + half);
	ob_decref(p->rt, high);
	ob_decref(p->rt, low);
	return err;
}

static struct ob_object *text_of(struct ob_rt *rt, const char *digits, size_t n,
				 bool neg)
{
	struct ob_object *str;
	char *to;

	while (n > 1 && *digits == '0') {
		digits++;
		n--;
	}
	if (rt->max_str_digits && n > (size_t)rt->max_str_digits)
		return ob_int_text_too_long(rt);
	str = ob_str_new(rt, n + neg, 127);
	if (!str)
		return NULL;
	to = ob_str_data(str);
	if (neg)
		*to++ = '-';
	memcpy(to, digits, n);
	return str;
}

struct ob_object *ob_int_to_decimal(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object *str = NULL, *mag;
	struct powers *p;
	size_t room;
	char *digits;

	p = ob_raw_alloc(rt, sizeof(*p));
	if (!p)
		return NULL;
	p->rt = rt;
	p->nr = 0;
	mag = ob_int_negative(o) ? ob_int_neg(rt, o) : ob_newref(o);
	if (!mag)
		goto out_powers;
	do {
		if (powers_add(p))
			goto out_mag;
	} while (2 * ob_int_len(p->power[p->nr - 1]) - 1 <= ob_int_len(mag));
	room = (size_t)PIECE << p->nr;
	digits = ob_raw_alloc(rt, room);
	if (!digits)
		goto out_mag;
	if (!put_number(p, mag, p->nr, digits))
		str = text_of(rt, digits, room, ob_int_negative(o));
	ob_raw_free(rt, digits);
out_mag:
	ob_decref(rt, mag);
out_powers:
	powers_exit(p);
	ob_raw_free(rt, p);
	return str;
}

/* from text */

/* The number of up to w digits. */
static struct ob_object *read_piece(struct ob_rt *rt, const char *digits,
				    size_t n)
{
	struct ob_int *z = ob_int_alloc(rt, n / OB_LIMB_DIGITS + 1);
	size_t used = 0, i, width;
	u32 group, scale;

	if (!z)
		return NULL;
	for (i = 0; i < n; i += width) {
		size_t end;

		width = (n - i) % OB_LIMB_DIGITS ?: OB_LIMB_DIGITS;
		for (group = 0, scale = 1, end = i; end < i + width; end++) {
			group = group * 10 + digits[end] - '0';
			scale *= 10;
		}
		if (ob_digits_push(rt, z->digit, &used, scale, group)) {
			ob_decref(rt, z);
			return NULL;
		}
	}
	z->v.size = used;
	return ob_int_finish(rt, z, false);
}

/* high * power + low in the place of low; takes @high over. */
static int join(struct ob_rt *rt, struct ob_object **low,
		struct ob_object *high, struct ob_object *power)
{
	struct ob_object *product, *sum;

	product = ob_int_mul(rt, high, power);
	ob_decref(rt, high);
	if (!product)
		return -1;
	sum = ob_int_add(rt, product, *low);
	ob_decref(rt, product);
	if (!sum)
		return -1;
	ob_decref(rt, *low);
	*low = sum;
	return 0;
}

/* Neighbours become one until one is left; @part[0] has the lowest digits. */
static int join_all(struct powers *p, struct ob_object **part, size_t *nr)
{
	size_t i, pairs;

	while (*nr > 1) {
		if (powers_add(p))
			return -1;
		pairs = *nr / 2;
		for (i = 0; i < pairs; i++) {
			struct ob_object *high = part[2 * i + 1];

			part[2 * i + 1] = NULL;
			if (join(p->rt, &part[2 * i], high,
				 p->power[p->nr - 1]))
				return -1;
			swap(part[i], part[2 * i]);
		}
		if (*nr % 2)
			swap(part[pairs], part[*nr - 1]);
		*nr = pairs + *nr % 2;
	}
	return 0;
}

struct ob_object *ob_int_from_decimal(struct ob_rt *rt, const char *digits,
				      size_t n, bool neg)
{
	size_t nr = DIV_ROUND_UP(n, PIECE), all = nr, i, first;
	struct ob_object **part, *res = NULL;
	struct powers *p;

	p = ob_raw_alloc(rt, sizeof(*p));
	if (!p)
		return NULL;
	p->rt = rt;
	p->nr = 0;
	part = ob_raw_alloc(rt, array_size(nr, sizeof(*part)));
	if (!part)
		goto out_powers;
	memset(part, 0, nr * sizeof(*part));
	for (i = 0; i < nr; i++) {
		first = n > (i + 1) * PIECE ? n - (i + 1) * PIECE : 0;
		part[i] = read_piece(rt, digits + first, n - i * PIECE - first);
		if (!part[i])
			goto out_parts;
	}
	if (!join_all(p, part, &nr))
		res = neg ? ob_int_neg(rt, part[0]) : ob_newref(part[0]);
out_parts:
	for (i = 0; i < all; i++)
		if (part[i])
			ob_decref(rt, part[i]);
	ob_raw_free(rt, part);
out_powers:
	powers_exit(p);
	ob_raw_free(rt, p);
	return res;
}
