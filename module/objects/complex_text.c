// SPDX-License-Identifier: GPL-2.0
/*
 * complex_text - complex numbers as text and from it
 */
#include "complex_priv.h"
#include "str_priv.h"

/* A part as repr() shows it: shortest digits, no ".0". */
static int put_part(struct ob_strbuf *b, u64 bits, bool sign)
{
	size_t len;
	char *text = ob_float_text(b->rt, bits, 'r', 0, 0, &len);
	int err = 0;

	if (!text)
		return -1;
	if (sign && (text[0] != '-'))
		err = ob_strbuf_char(b, '+');
	if (!err)
		err = ob_strbuf_ascii(b, text, len);
	ob_raw_free(b->rt, text);
	return err;
}

struct ob_object *ob_complex_repr(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_complex *c = (struct ob_complex *)o;
	struct ob_strbuf b;
	int err;

	ob_strbuf_init(&b, rt);
	if (!c->real)
		err = put_part(&b, c->imag, false) || ob_strbuf_char(&b, 'j');
	else
		err = ob_strbuf_char(&b, '(') ||
		      put_part(&b, c->real, false) ||
		      put_part(&b, c->imag, true) ||
		      ob_strbuf_cstr(&b, "j)");
	if (!err)
		return ob_strbuf_finish(&b);
	ob_strbuf_exit(&b);
	return NULL;
}

/* The two parts under a specification without width: "re+imj" or "(re+imj)" */
static struct ob_object *format_parts(struct ob_rt *rt, struct ob_complex *c,
				      const struct ob_spec *spec, bool skip,
				      bool brackets)
{
	struct ob_spec part = *spec;
	struct ob_object *real = NULL, *imag, *text = NULL;

	part.width = -1;
	part.fill = ' ';
	part.align = '<';
	if (!skip) {
		real = ob_spec_f64(rt, c->real, &part);
		if (!real)
			return NULL;
		part.sign = '+';
	}
	imag = ob_spec_f64(rt, c->imag, &part);
	if (imag && skip)
		text = ob_str_format(rt, "%Uj", imag);
	else if (imag)
		text = ob_str_format(rt, brackets ? "(%U%Uj)" : "%U%Uj", real,
				     imag);
	ob_xdecref(rt, imag);
	ob_xdecref(rt, real);
	return text;
}

struct ob_object *ob_spec_complex(struct ob_rt *rt, struct ob_object *o,
				  struct ob_spec *spec)
{
	struct ob_complex *c = (struct ob_complex *)o;
	bool plain = !spec->type;
	struct ob_object *text;
	struct ob_strbuf b;
	s64 left, right;
	int err;

	if (spec->precision > INT_MAX)
		return ob_raise(rt, OB_T_ValueError, "precision too big");
	if (spec->fill == '0')
		return ob_raise(rt, OB_T_ValueError,
				"Zero padding is not allowed in complex format specifier");
	if (spec->align == '=')
		return ob_raise(rt, OB_T_ValueError,
				"'=' alignment flag is not allowed in complex format specifier");
	if (plain)
		spec->type = spec->precision < 0 ? 'r' : 'g';
	text = format_parts(rt, c, spec, plain && !c->real, plain);
	if (!text || spec->width <= ob_str_len(text))
		return text;
	right = ob_spec_pad(spec, ob_str_len(text), &left);
	ob_strbuf_init(&b, rt);
	err = ob_strbuf_fill(&b, spec->fill, left) ||
	      ob_strbuf_str(&b, text) || ob_strbuf_fill(&b, spec->fill, right);
	ob_decref(rt, text);
	if (!err)
		return ob_strbuf_finish(&b);
	ob_strbuf_exit(&b);
	return NULL;
}

/* reading */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Length of a word, in any case, that stands at @s; 0 when it does not. */
static size_t word_at(const char *s, const char *word)
{
	size_t n = 0;

	while (word[n] && (s[n] | 0x20) == word[n])
		n++;
	return word[n] ? 0 : n;
}

static const char *skip_digits(const char *s)
{
	while (is_digit(*s))
		s++;
	return s;
}

/*
 * Reads the number at *at, if there is one, and moves *at behind it. Return:
 * 1 read, 0 there is none, -1 raised.
 */
static int read_part(struct ob_rt *rt, const char **at, u64 *bits)
{
	const char *s = *at, *begin, *p;
	bool neg = *s == '-';
	size_t n;
	int err;

	if (*s == '+' || *s == '-')
		s++;
	n = word_at(s, "infinity");
	if (!n)
		n = word_at(s, "inf");
	*bits = OB_F64_INF;
	if (!n) {
		n = word_at(s, "nan");
		*bits = OB_F64_NAN;
	}
	if (!n) {
		begin = s;
		s = skip_digits(s);
		p = *s == '.' ? skip_digits(s + 1) : s;
		if (p - begin - (*s == '.') <= 0)
			return 0;
		s = p;
		if (*s == 'e' || *s == 'E') {
			p = s + 1;
			if (*p == '+' || *p == '-')
				p++;
			if (is_digit(*p))
				s = skip_digits(p);
		}
		err = ob_f64_parse(begin, s - begin, bits);
		if (err == -ENOMEM)
			ob_no_memory(rt);
		if (err)
			return err == -ENOMEM ? -1 : 0;
	}
	*at = s + n;
	if (neg)
		*bits ^= OB_F64_SIGN;
	return 1;
}

/* behind the first part: a second one, a lone sign, or nothing but j */
static int read_rest(struct ob_rt *rt, const char **at, u64 first,
		     struct pair *out)
{
	const char *s = *at;
	int got;

	*out = (struct pair) { 0, first };
	if (*s == '+' || *s == '-') {
		out->real = first;
		got = read_part(rt, &s, &out->imag);
		if (got < 0)
			return -1;
		if (!got)
			out->imag = OB_F64_ONE |
				    (*s++ == '-' ? OB_F64_SIGN : 0);
	} else if (*s != 'j' && *s != 'J') {
		*out = (struct pair) { first, 0 };
		return 0;
	}
	if (*s != 'j' && *s != 'J')
		return 1;
	*at = s + 1;
	return 0;
}

/* Return: 0; 1 when it is no number; -1 raised. */
static int parse(struct ob_rt *rt, const char *s, const char *end,
		 struct pair *out)
{
	bool bracket;
	u64 first;
	int got;

	while (ob_ascii_space(*s))
		s++;
	bracket = *s == '(';
	if (bracket)
		for (s++; ob_ascii_space(*s); s++)
			;
	got = read_part(rt, &s, &first);
	if (got < 0)
		return -1;
	if (got) {
		got = read_rest(rt, &s, first, out);
		if (got)
			return got;
	} else {
		*out = (struct pair) { 0, OB_F64_ONE };
		if (*s == '-')
			out->imag |= OB_F64_SIGN;
		if (*s == '+' || *s == '-')
			s++;
		if (*s != 'j' && *s != 'J')
			return 1;
		s++;
	}
	while (ob_ascii_space(*s))
		s++;
	if (bracket) {
		if (*s++ != ')')
			return 1;
		while (ob_ascii_space(*s))
			s++;
	}
	return s != end;
}

int ob_complex_parse(struct ob_rt *rt, struct ob_object *str, struct pair *out)
{
	size_t len;
	char *text = ob_number_ascii(rt, str, &len);
	s64 n;
	int err;

	if (!text)
		return -1;
	n = ob_number_squeeze(text, len);
	if (n >= 0)
		text[n] = '\0';
	err = n < 0 ? 1 : parse(rt, text, text + n, out);
	ob_raw_free(rt, text);
	if (n < 0)
		ob_raise(rt, OB_T_ValueError,
			 "could not convert string to complex: %R", str);
	else if (err > 0)
		ob_raise(rt, OB_T_ValueError,
			 "complex() arg is a malformed string");
	return err ? -1 : 0;
}
