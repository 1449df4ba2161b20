// SPDX-License-Identifier: GPL-2.0
/*
 * int_parse - text to ints, as int() and literals read it
 *
 * Optional sign, optional prefix that agrees with the base, digits with single
 * underscores between them. Text is first folded to ASCII: Python takes any
 * decimal digit of Unicode.
 */
#include "int_priv.h"
#include "str_priv.h"

#define NO_DIGIT 37U

static unsigned int char_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'Z')
		return c - 'A' + 10;
	return NO_DIGIT;
}

/* What a decimal digit is worth: runs of ten follow one another from zero. */
static char decimal_ascii(u32 c)
{
	u32 first = c;

	while (first && ob_uni_is(first - 1, OB_UNI_DECIMAL))
		first--;
	return '0' + (c - first) % 10;
}

char *ob_number_ascii(struct ob_rt *rt, struct ob_object *str, size_t *len)
{
	s64 n = ob_str_len(str), i;
	char *text = ob_raw_alloc(rt, n + 1);

	if (!text)
		return NULL;
	for (i = 0; i < n; i++) {
		u32 c = ob_str_char(str, i);

		if (c >= 128) {
			if (ob_uni_is(c, OB_UNI_SPACE))
				c = ' ';
			else if (ob_uni_is(c, OB_UNI_DECIMAL))
				c = decimal_ascii(c);
			else
				c = '?';
		}
		text[i] = c;
	}
	text[n] = '\0';
	*len = n;
	return text;
}

/* what is being read: the text from s to end, and what was found in it */
struct int_reader {
	const char *s, *end;
	unsigned int base;
	size_t digits;
	bool neg;
	bool only_zero;
};

static bool read_prefix_is(const struct int_reader *r, char letter)
{
	return r->end - r->s > 1 && r->s[0] == '0' &&
	       (r->s[1] | 0x20) == letter;
}

/* Base and prefix, which may be followed by one underscore. */
static void read_prefix(struct int_reader *r)
{
	static const struct {
		char letter;
		unsigned int base;
	} prefix[] = { { 'x', 16 }, { 'o', 8 }, { 'b', 2 } };
	size_t i;

	for (i = 0; i < ARRAY_SIZE(prefix); i++) {
		if ((r->base && r->base != prefix[i].base) ||
		    !read_prefix_is(r, prefix[i].letter))
			continue;
		r->base = prefix[i].base;
		r->s += 2;
		if (r->s < r->end && *r->s == '_')
			r->s++;
		return;
	}
	if (r->base)
		return;
	r->base = 10;
	/* a leading zero is left to zero itself: 010 meant 8 once */
	r->only_zero = r->s < r->end && *r->s == '0';
}

/* Finds the digits; false when underscores are not where they may be. */
static bool read_span(struct int_reader *r, const char **past)
{
	const char *p;
	char before = '_';

	for (p = r->s; p < r->end; p++) {
		if (*p == '_') {
			if (before == '_')
				return false;
		} else {
			if (char_digit(*p) >= r->base)
				break;
			r->digits++;
		}
		before = *p;
	}
	*past = p;
	return before != '_';
}

/* @bits per character, from the last one on */
static struct ob_object *read_power_of_two(struct ob_rt *rt,
					   struct int_reader *r,
					   unsigned int bits)
{
	size_t n = DIV_ROUND_UP(r->digits * (u64)bits, OB_DIGIT_BITS), used = 0;
	struct ob_int *z = ob_int_alloc(rt, n);
	unsigned int have = 0;
	const char *p = r->end;
	u64 buffer = 0;

	if (!z)
		return NULL;
	while (p > r->s) {
		if (*--p == '_')
			continue;
		buffer |= (u64)char_digit(*p) << have;
		have += bits;
		if (have >= OB_DIGIT_BITS) {
			z->digit[used++] = buffer & OB_DIGIT_MASK;
			buffer >>= OB_DIGIT_BITS;
			have -= OB_DIGIT_BITS;
		}
	}
	if (used < n)
		z->digit[used++] = buffer;
	return ob_int_finish(rt, z, r->neg);
}

/* Takes as many characters at a time as fit in a digit. */
static struct ob_object *read_any_base(struct ob_rt *rt, struct int_reader *r)
{
	u32 width = 1, unit = r->base, group = 0, scale = 1, taken = 0;
	struct ob_int *z;
	size_t used = 0;
	const char *p;

	while ((u64)unit * r->base < OB_DIGIT_BASE) {
		unit *= r->base;
		width++;
	}
	z = ob_int_alloc(rt, DIV_ROUND_UP(r->digits, width));
	if (!z)
		return NULL;
	for (p = r->s; p < r->end; p++) {
		if (*p != '_') {
			group = group * r->base + char_digit(*p);
			scale *= r->base;
			taken++;
		}
		if (taken < width && p + 1 < r->end)
			continue;
		if (ob_digits_push(rt, z->digit, &used, scale, group)) {
			ob_decref(rt, z);
			return NULL;
		}
		group = 0;
		scale = 1;
		taken = 0;
	}
	z->v.size = used;
	return ob_int_finish(rt, z, r->neg);
}

/* A long decimal text, its underscores taken out. */
static struct ob_object *read_decimal(struct ob_rt *rt, struct int_reader *r)
{
	struct ob_object *res;
	size_t n = 0;
	const char *p;
	char *digits;

	digits = ob_raw_alloc(rt, r->digits);
	if (!digits)
		return NULL;
	for (p = r->s; p < r->end; p++)
		if (*p != '_')
			digits[n++] = *p;
	res = ob_int_from_decimal(rt, digits, n, r->neg);
	ob_raw_free(rt, digits);
	return res;
}

static int read_too_long(struct ob_rt *rt, size_t digits)
{
	ob_raise(rt, OB_T_ValueError,
		 "Exceeds the limit (%lld digits) for integer string conversion: value has %zu digits; use sys.set_int_max_str_digits() to increase the limit",
		 rt->max_str_digits, digits);
	return -1;
}

int ob_int_parse(struct ob_rt *rt, const char *s, size_t len, int base,
		 struct ob_object **out)
{
	struct int_reader r = { .s = s, .end = s + len, .base = base };
	const char *past;
	bool power;

	while (r.s < r.end && ob_ascii_space(*r.s))
		r.s++;
	if (r.s < r.end && (*r.s == '+' || *r.s == '-'))
		r.neg = *r.s++ == '-';
	read_prefix(&r);
	if (!read_span(&r, &past))
		return 1;
	power = !(r.base & (r.base - 1));
	if (!power && rt->max_str_digits &&
	    r.digits > (size_t)rt->max_str_digits)
		return read_too_long(rt, r.digits);
	while (r.end > past && ob_ascii_space(r.end[-1]))
		r.end--;
	if (r.end != past)
		return 1;
	if (power)
		*out = read_power_of_two(rt, &r, fls(r.base) - 1);
	else if (r.base == 10 && r.digits >= OB_INT_LONG_TEXT)
		*out = read_decimal(rt, &r);
	else
		*out = read_any_base(rt, &r);
	if (!*out)
		return -1;
	if (r.only_zero && !ob_int_is_zero(*out)) {
		ob_decref(rt, *out);
		*out = NULL;
		return 1;
	}
	return 0;
}

struct ob_object *ob_int_from_text(struct ob_rt *rt, const char *s, size_t len,
				   int base)
{
	struct ob_object *res = NULL, *text;

	if (ob_int_parse(rt, s, len, base, &res) <= 0)
		return res;
	text = ob_str_from_utf8(rt, s, len);
	if (!text)
		return NULL;
	ob_raise(rt, OB_T_ValueError,
		 "invalid literal for int() with base %d: %.200R", base, text);
	ob_decref(rt, text);
	return NULL;
}
EXPORT_SYMBOL_IF_KUNIT(ob_int_from_text);

struct ob_object *ob_int_from_str(struct ob_rt *rt, struct ob_object *str,
				  int base)
{
	struct ob_object *res = NULL;
	char *text;
	size_t len;
	int err;

	text = ob_number_ascii(rt, str, &len);
	if (!text)
		return NULL;
	err = ob_int_parse(rt, text, len, base, &res);
	ob_raw_free(rt, text);
	if (err > 0)
		ob_raise(rt, OB_T_ValueError,
			 "invalid literal for int() with base %d: %.200R", base,
			 str);
	return res;
}
