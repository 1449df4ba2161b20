// SPDX-License-Identifier: GPL-2.0
/*
 * str_number - format() of int and float: sign, prefix, grouping and padding
 */
#include "str_priv.h"

/**
 * struct figure - a number's text in its parts
 * @sign: '-' or 0
 * @prefix: "0x" and the like, or ""
 * @digits: ASCII digits in front of the point
 * @ndigits: how many
 * @rest: what follows them: point, decimals, exponent, percent sign
 * @nrest: how many
 */
struct figure {
	char sign;
	char prefix[3];
	const char *digits;
	s64 ndigits;
	const char *rest;
	s64 nrest;
};

/*
 * Width of @ndigits in groups of @group, filled up with zeros to @min_width.
 * When @out is not NULL it is the end of that many bytes, to be written.
 */
static s64 group_digits(char *out, const char *digits, s64 ndigits, s64 group,
			u32 separator, s64 min_width)
{
	s64 left = ndigits, width = 0, n, i;

	for (;;) {
		n = max_t(s64, max(left, min_width), 1);
		n = min(n, group);
		for (i = 0; out && i < n; i++)
			out[-(width + i) - 1] = i < left ?
						digits[left - 1 - i] : '0';
		width += n;
		left -= min(left, n);
		min_width -= n;
		if (left <= 0 && min_width <= 0)
			return width;
		if (out)
			out[-width - 1] = separator;
		width++;
		min_width--;
	}
}

static char shown_sign(const struct ob_spec *spec, char sign)
{
	if (sign == '-')
		return '-';
	return spec->sign == '+' || spec->sign == ' ' ? spec->sign : 0;
}

static s64 group_size(const struct ob_spec *spec)
{
	if (!spec->grouping)
		return S64_MAX;
	switch (spec->type) {
	case 'b':
	case 'o':
	case 'x':
	case 'X':
		return 4;
	}
	return 3;
}

static int put_digits(struct ob_strbuf *b, const struct ob_spec *spec,
		      const struct figure *f, s64 width, s64 min_width)
{
	char *text;
	int err;

	if (width == f->ndigits)
		return ob_strbuf_ascii(b, f->digits, width);
	text = ob_raw_alloc(b->rt, width);
	if (!text)
		return -1;
	group_digits(text + width, f->digits, f->ndigits, group_size(spec),
		     spec->grouping, min_width);
	err = ob_strbuf_ascii(b, text, width);
	ob_raw_free(b->rt, text);
	return err;
}

/* put the parts together as the specification says */
static struct ob_object *assemble(struct ob_rt *rt, const struct ob_spec *spec,
				  const struct figure *f)
{
	char sign = shown_sign(spec, f->sign);
	s64 fixed = (sign ? 1 : 0) + strlen(f->prefix) + f->nrest;
	s64 min_width = 0, width = 0, left, right;
	bool inside = spec->align == '=';
	struct ob_strbuf b;

	if (spec->fill == '0' && inside)
		min_width = spec->width - fixed;
	if (f->ndigits)
		width = group_digits(NULL, NULL, f->ndigits, group_size(spec),
				     spec->grouping, min_width);
	right = ob_spec_pad(spec, fixed + width, &left);
	ob_strbuf_init(&b, rt);
	if (ob_strbuf_fill(&b, spec->fill, left) ||
	    (sign && ob_strbuf_char(&b, sign)) ||
	    ob_strbuf_cstr(&b, f->prefix) ||
	    (inside && ob_strbuf_fill(&b, spec->fill, right)) ||
	    put_digits(&b, spec, f, width, min_width) ||
	    ob_strbuf_ascii(&b, f->rest, f->nrest) ||
	    (!inside && ob_strbuf_fill(&b, spec->fill, right))) {
		ob_strbuf_exit(&b);
		return NULL;
	}
	return ob_strbuf_finish(&b);
}

static struct ob_object *format_char(struct ob_rt *rt, struct ob_object *o,
				     const struct ob_spec *spec)
{
	struct ob_strbuf b;
	s64 c, left, right;
	int overflow;

	if (spec->sign)
		return ob_raise(rt, OB_T_ValueError,
				"Sign not allowed with integer format specifier 'c'");
	if (spec->alternate)
		return ob_raise(rt, OB_T_ValueError,
				"Alternate form (#) not allowed with integer format specifier 'c'");
	c = ob_int_to_s64(o, &overflow);
	if (overflow)
		return ob_raise(rt, OB_T_OverflowError,
				"Python int too large to convert to C long");
	if (c < 0 || c > OB_MAX_CHAR)
		return ob_raise(rt, OB_T_OverflowError,
				"%%c arg not in range(0x110000)");
	right = ob_spec_pad(spec, 1, &left);
	if (spec->align == '=')
		swap(left, right);
	ob_strbuf_init(&b, rt);
	if (ob_strbuf_fill(&b, spec->fill, left) || ob_strbuf_char(&b, c) ||
	    ob_strbuf_fill(&b, spec->fill, right)) {
		ob_strbuf_exit(&b);
		return NULL;
	}
	return ob_strbuf_finish(&b);
}

static int int_base(u32 type)
{
	switch (type) {
	case 'b':
		return 2;
	case 'o':
		return 8;
	case 'x':
	case 'X':
		return 16;
	}
	return 10;
}

/**
 * ob_text_upper() - make ASCII text that nobody else has seen upper case
 * @o: a fresh ASCII str
 */
void ob_text_upper(struct ob_object *o)
{
	u8 *s = ob_str_data(o);
	s64 i;

	for (i = 0; i < ob_str_len(o); i++)
		if (s[i] >= 'a' && s[i] <= 'z')
			s[i] -= 'a' - 'A';
}

/* digits of an int in capitals where wanted; never a shared object */
static struct ob_object *int_digits(struct ob_rt *rt, struct ob_object *o,
				    u32 type)
{
	struct ob_object *text = ob_int_to_text(rt, o, int_base(type));
	struct ob_object *copy;
	struct ob_view v;

	if (!text || type != 'X')
		return text;
	v = ob_view_of(text);
	copy = ob_str_copy(rt, &v);
	ob_decref(rt, text);
	if (copy)
		ob_text_upper(copy);
	return copy;
}

struct ob_object *ob_spec_int(struct ob_rt *rt, struct ob_object *o,
			      struct ob_spec *spec)
{
	struct ob_object *text, *result;
	struct figure f = { .prefix = "", .rest = "" };

	if (spec->precision != -1)
		return ob_raise(rt, OB_T_ValueError,
				"Precision not allowed in integer format specifier");
	if (spec->no_neg_0)
		return ob_raise(rt, OB_T_ValueError,
				"Negative zero coercion (z) not allowed in integer format specifier");
	if (spec->type == 'c')
		return format_char(rt, o, spec);
	text = int_digits(rt, o, spec->type);
	if (!text)
		return NULL;
	if (spec->alternate && int_base(spec->type) != 10) {
		f.prefix[0] = '0';
		f.prefix[1] = spec->type;
	}
	f.digits = ob_str_data(text);
	f.ndigits = ob_str_len(text);
	if (f.digits[0] == '-') {
		f.sign = '-';
		f.digits++;
		f.ndigits--;
	}
	result = assemble(rt, spec, &f);
	ob_decref(rt, text);
	return result;
}

static char *float_spec_text(struct ob_rt *rt, u64 bits,
			     const struct ob_spec *spec, size_t *len)
{
	unsigned int flags = (spec->alternate ? OB_FLOAT_ALT : 0) |
			     (spec->no_neg_0 ? OB_FLOAT_NO_NEG_0 : 0);
	s64 precision = spec->precision;
	char type = spec->type;

	if (type == '%') {
		type = 'f';
		bits = ob_f64_mul(bits, ob_f64_from_s64(100));
	} else if (type == 'n') {
		type = 'g';
	} else if (type == 'r') {
		/* a part of a complex number: shortest, and no ".0" */
	} else if (!type) {
		type = precision < 0 ? 'r' : 'g';
		flags |= OB_FLOAT_DOT_0;
	}
	return ob_float_text(rt, bits, type, precision < 0 ? 6 : precision,
			     flags, len);
}

struct ob_object *ob_spec_float(struct ob_rt *rt, struct ob_object *o,
				struct ob_spec *spec)
{
	u64 bits;

	if (spec->precision > INT_MAX)
		return ob_raise(rt, OB_T_ValueError, "precision too big");
	return ob_float_arg(rt, o, &bits) ? NULL :
					    ob_spec_f64(rt, bits, spec);
}

struct ob_object *ob_spec_f64(struct ob_rt *rt, u64 bits, struct ob_spec *spec)
{
	struct figure f = { .prefix = "" };
	struct ob_object *result;
	size_t len, i = 0;
	char *text;

	text = float_spec_text(rt, bits, spec, &len);
	if (!text)
		return NULL;
	/* There is always a byte to spare behind the text. */
	if (spec->type == '%')
		text[len++] = '%';
	if (text[0] == '-') {
		f.sign = '-';
		i++;
	}
	f.digits = text + i;
	while (i < len && text[i] >= '0' && text[i] <= '9')
		i++;
	f.ndigits = text + i - f.digits;
	f.rest = text + i;
	f.nrest = len - i;
	result = assemble(rt, spec, &f);
	ob_raw_free(rt, text);
	return result;
}
