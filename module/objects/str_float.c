// SPDX-License-Identifier: GPL-2.0
/*
 * str_float - floats as text, for every way of formatting there is
 *
 * All of them are one scheme: decimal digits, the place of the point among
 * them, which positions to print, and whether there is an exponent.
 */
#include "str_priv.h"

/* Doubles have no more decimals and no more significant digits than this. */
#define MAX_DIGITS	1100

/**
 * struct layout - where the digits of a number go
 * @decpt: digits in front of the point; not positive for 0.0...
 * @end: position after the last digit to print; zeros beyond the known ones
 * @exp: exponent to print
 * @use_exp: print one
 */
struct layout {
	s64 decpt;
	s64 end;
	int exp;
	bool use_exp;
};

static void lay_out(struct layout *l, char type, s64 precision, int ndigits,
		    unsigned int flags)
{
	l->end = ndigits;
	switch (type) {
	case 'e':
		l->use_exp = true;
		l->end = precision;
		break;
	case 'f':
		l->end = l->decpt + precision;
		break;
	case 'g':
		l->use_exp = l->decpt <= -4 || l->decpt > precision -
			     (flags & OB_FLOAT_DOT_0 ? 1 : 0);
		if (flags & OB_FLOAT_ALT)
			l->end = precision;
		break;
	default:
		l->use_exp = l->decpt <= -4 || l->decpt > 16;
		break;
	}
	if (l->use_exp) {
		l->exp = l->decpt - 1;
		l->decpt = 1;
	}
	if (!l->use_exp && flags & OB_FLOAT_DOT_0)
		l->end = max(l->end, l->decpt + 1);
	else
		l->end = max(l->end, l->decpt);
}

static char *put_exponent(char *p, int exp, char letter)
{
	unsigned int n = exp < 0 ? -exp : exp;

	*p++ = letter;
	*p++ = exp < 0 ? '-' : '+';
	if (n >= 100)
		*p++ = '0' + n / 100;
	*p++ = '0' + n / 10 % 10;
	*p++ = '0' + n % 10;
	return p;
}

static char *put_number(char *p, const struct layout *l, const char *digits,
			int ndigits, bool keep_point)
{
	s64 i = l->decpt <= 0 ? l->decpt - 1 : 0;

	for (; i < l->end; i++) {
		*p++ = i >= 0 && i < ndigits ? digits[i] : '0';
		if (i + 1 == l->decpt)
			*p++ = '.';
	}
	if (p[-1] == '.' && !keep_point)
		p--;
	return p;
}

static size_t put_special(char *buf, u64 bits, bool upper)
{
	char *p = buf;

	if (ob_f64_isnan(bits)) {
		memcpy(p, upper ? "NAN" : "nan", 3);
	} else {
		if (bits & OB_F64_SIGN)
			*p++ = '-';
		memcpy(p, upper ? "INF" : "inf", 3);
	}
	return p + 3 - buf;
}

static int get_digits(struct ob_rt *rt, u64 bits, char type, s64 precision,
		      char *digits, int *decpt)
{
	enum ob_f64_mode mode = type == 'r' ? OB_F64_SHORTEST :
				type == 'f' ? OB_F64_FIXED :
					      OB_F64_PRECISION;
	int n = ob_f64_digits(bits, mode, min_t(s64, precision, MAX_DIGITS),
			      digits, MAX_DIGITS, decpt);

	if (n < 0)
		ob_no_memory(rt);
	else if (n == 1 && digits[0] == '0')
		*decpt = 1;
	return n;
}

/* the text of a finite number; @digits is scratch memory */
static char *finite_text(struct ob_rt *rt, u64 bits, char type, s64 precision,
			 unsigned int flags, char *digits, size_t *len)
{
	bool upper = type == 'E' || type == 'F' || type == 'G';
	struct layout l = { };
	char *text, *p;
	int n, decpt;

	if (upper)
		type += 'a' - 'A';
	if (type == 'e')
		precision++;
	else if (type == 'g' && !precision)
		precision = 1;
	n = get_digits(rt, bits, type, precision, digits, &decpt);
	if (n < 0)
		return NULL;
	l.decpt = decpt;
	lay_out(&l, type, precision, n, flags);
	text = ob_raw_alloc(rt, l.end + max_t(s64, -l.decpt, 0) + 16);
	if (!text)
		return NULL;
	p = text;
	if (bits & OB_F64_SIGN &&
	    !(flags & OB_FLOAT_NO_NEG_0 && n == 1 && digits[0] == '0'))
		*p++ = '-';
	p = put_number(p, &l, digits, n, flags & OB_FLOAT_ALT);
	if (l.use_exp)
		p = put_exponent(p, l.exp, upper ? 'E' : 'e');
	*len = p - text;
	return text;
}

char *ob_float_text(struct ob_rt *rt, u64 bits, char type, s64 precision,
		    unsigned int flags, size_t *len)
{
	char *digits, *text;

	digits = ob_raw_alloc(rt, MAX_DIGITS);
	if (!digits)
		return NULL;
	if (ob_f64_isnan(bits) || ob_f64_isinf(bits)) {
		*len = put_special(digits, bits, type <= 'Z');
		return digits;
	}
	text = finite_text(rt, bits, type, precision, flags, digits, len);
	ob_raw_free(rt, digits);
	return text;
}

int ob_float_arg(struct ob_rt *rt, struct ob_object *o, u64 *bits)
{
	const struct ob_number_slots *number = o->type->number;
	struct ob_object *f;

	if (ob_is_subtype(o->type, ob_type_of(rt, OB_T_FLOAT))) {
		*bits = ((struct ob_float *)o)->bits;
		return 0;
	}
	if (ob_is_str(o) || !number || !(number->to_float || number->index)) {
		ob_raise(rt, OB_T_TypeError, "must be real number, not %.50T",
			 o);
		return -1;
	}
	f = ob_number_float(rt, o);
	if (!f)
		return -1;
	*bits = ((struct ob_float *)f)->bits;
	ob_decref(rt, f);
	return 0;
}
