// SPDX-License-Identifier: GPL-2.0
/*
 * str_vformat - messages and other texts made by our own code
 *
 * The directives are those of printf() that messages need, and some for
 * objects; ob_raise() lists them. Not to be confused with what a program's
 * own % and format() do.
 */
#include "str_priv.h"

/**
 * struct directive - one conversion of a format
 * @zero: pad with zeros
 * @width: columns, 0 for none
 * @precision: where to cut, -1 for nowhere
 * @size: bytes of an integer argument
 * @type: last letter
 */
struct directive {
	bool zero;
	int width;
	int precision;
	int size;
	char type;
};

/* va_list may be an array type, which cannot be passed on by reference */
struct arguments {
	va_list ap;
};

static const char *parse_directive(const char *f, struct directive *d)
{
	*d = (struct directive) { .precision = -1, .size = sizeof(int) };
	if (*f == '0') {
		d->zero = true;
		f++;
	}
	while (*f >= '0' && *f <= '9')
		d->width = d->width * 10 + *f++ - '0';
	if (*f == '.')
		for (d->precision = 0, f++; *f >= '0' && *f <= '9'; f++)
			d->precision = d->precision * 10 + *f - '0';
	for (; *f == 'l' || *f == 'z'; f++)
		d->size = sizeof(long long);
	d->type = *f;
	return *f ? f + 1 : f;
}

static int put_digits(struct ob_strbuf *b, const struct directive *d, u64 v,
		      unsigned int base, bool negative)
{
	char text[24];
	int n = sizeof(text);

	do {
		text[--n] = hex_asc_lo(v % base);
		v /= base;
	} while (v);
	while (d->zero && (int)sizeof(text) - n + negative < d->width && n > 1)
		text[--n] = '0';
	if (negative)
		text[--n] = '-';
	if (ob_strbuf_fill(b, ' ', d->width - ((int)sizeof(text) - n)))
		return -1;
	return ob_strbuf_ascii(b, text + n, sizeof(text) - n);
}

static int put_integer(struct ob_strbuf *b, const struct directive *d,
		       struct arguments *args)
{
	bool wide = d->size == sizeof(long long);
	s64 s;

	if (d->type == 'u' || d->type == 'x')
		return put_digits(b, d, wide ? va_arg(args->ap, u64) :
				  va_arg(args->ap, unsigned int),
				  d->type == 'x' ? 16 : 10, false);
	s = wide ? va_arg(args->ap, s64) : va_arg(args->ap, int);
	return put_digits(b, d, s < 0 ? 0 - (u64)s : (u64)s, 10, s < 0);
}

/* at most @precision bytes; a character cut in two is shown as ill-formed */
static int put_cstr(struct ob_strbuf *b, const struct directive *d,
		    const char *s)
{
	size_t len = 0;

	while ((d->precision < 0 || len < (size_t)d->precision) && s[len])
		len++;
	return ob_strbuf_utf8(b, s, len);
}

static int put_text(struct ob_strbuf *b, const struct directive *d,
		    struct ob_object *text)
{
	struct ob_view v;

	if (d->precision < 0 || ob_str_len(text) <= d->precision)
		return ob_strbuf_str(b, text);
	v = ob_view_of(text);
	v.len = d->precision;
	return ob_strbuf_view(b, &v);
}

/* as put_text(), for a new reference that may be NULL raised */
static int put_new(struct ob_strbuf *b, const struct directive *d,
		   struct ob_object *text)
{
	int err = text ? put_text(b, d, text) : -1;

	ob_xdecref(b->rt, text);
	return err;
}

static int put_object(struct ob_strbuf *b, const struct directive *d,
		      struct ob_object *o)
{
	switch (d->type) {
	case 'R':
		return put_new(b, d, ob_repr(b->rt, o));
	case 'S':
		return put_new(b, d, ob_str(b->rt, o));
	case 'A':
		return put_new(b, d, ob_str_ascii(b->rt, o));
	default:
		return put_text(b, d, o);
	}
}

/* What an argument is said to be where it is the wrong one. */
static const char *argument_type(struct ob_rt *rt, const struct ob_object *o)
{
	return o == ob_none(rt) ? "None" : o->type->name;
}

static int put_directive(struct ob_strbuf *b, const struct directive *d,
			 struct arguments *args)
{
	switch (d->type) {
	case 's':
		return put_cstr(b, d, va_arg(args->ap, const char *));
	case 'c':
		return ob_strbuf_char(b, va_arg(args->ap, u32));
	case 'd':
	case 'i':
	case 'u':
	case 'x':
		return put_integer(b, d, args);
	case 'T':
		return put_cstr(b, d,
				va_arg(args->ap, struct ob_object *)->type->name);
	case 'Y':
		return put_cstr(b, d, argument_type(b->rt,
				va_arg(args->ap, struct ob_object *)));
	case 'N':
		return put_cstr(b, d, va_arg(args->ap, struct ob_type *)->name);
	case 'U':
	case 'R':
	case 'S':
	case 'A':
		return put_object(b, d, va_arg(args->ap, struct ob_object *));
	default:
		ob_assert(d->type == '%');
		return ob_strbuf_char(b, '%');
	}
}

struct ob_object *ob_str_vformat(struct ob_rt *rt, const char *fmt, va_list ap)
{
	struct arguments args;
	struct directive d;
	struct ob_strbuf b;
	int err = 0;

	ob_strbuf_init(&b, rt);
	va_copy(args.ap, ap);
	while (*fmt && !err) {
		const char *end = fmt;

		while (*end && *end != '%')
			end++;
		err = ob_strbuf_utf8(&b, fmt, end - fmt);
		fmt = end;
		if (err || !*fmt)
			break;
		fmt = parse_directive(fmt + 1, &d);
		err = put_directive(&b, &d, &args);
	}
	va_end(args.ap);
	if (!err)
		return ob_strbuf_finish(&b);
	ob_strbuf_exit(&b);
	return NULL;
}

struct ob_object *ob_str_format(struct ob_rt *rt, const char *fmt, ...)
{
	struct ob_object *o;
	va_list ap;

	va_start(ap, fmt);
	o = ob_str_vformat(rt, fmt, ap);
	va_end(ap);
	return o;
}
EXPORT_SYMBOL_IF_KUNIT(ob_str_format);
