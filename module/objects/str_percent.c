// SPDX-License-Identifier: GPL-2.0
/*
 * str_percent - the % operator of text and of bytes
 *
 * Bytes are formatted as text of characters below 256, which they are in the
 * end; what differs is what %s and %c take and what messages say.
 */
#include "bytes_priv.h"

/* flags of a conversion */
#define F_LEFT	1U
#define F_SIGN	2U
#define F_BLANK	4U
#define F_ALT	8U
#define F_ZERO	16U

/**
 * struct percent - one run of the operator
 * @rt: the runtime
 * @fmt: the format
 * @pos: next character of it
 * @out: the result so far
 * @args: what the next conversion takes its argument from, borrowed
 * @nargs: items of @args if it is the tuple, -1 if it is the argument itself
 * @next: next item; from -2 on when @args is the argument itself
 * @dict: the right operand if it is a mapping, borrowed
 * @held: reference that keeps @args alive, or NULL
 * @bytes: the format is bytes
 */
struct percent {
	struct ob_rt *rt;
	struct ob_view fmt;
	s64 pos;
	struct ob_strbuf out;
	struct ob_object *args;
	s64 nargs;
	s64 next;
	struct ob_object *dict;
	struct ob_object *held;
	bool bytes;
};

/**
 * struct conversion - one % in a format
 * @flags: F_*
 * @width: -1 when not given
 * @precision: -1 when not given
 * @type: its letter
 * @numeric: the sign, if any, is handled apart from the digits
 */
struct conversion {
	unsigned int flags;
	s64 width;
	s64 precision;
	u32 type;
	bool numeric;
};

/* next argument, borrowed */
static struct ob_object *take_arg(struct percent *p)
{
	if (p->next >= p->nargs)
		return ob_raise(p->rt, OB_T_TypeError,
				"not enough arguments for format string");
	p->next++;
	if (p->nargs < 0)
		return p->args;
	return ((struct ob_tuple *)p->args)->item[p->next - 1];
}

/* the character at the current place and step over it; -1 raised at the end */
static int take(struct percent *p, u32 *c)
{
	if (p->pos >= p->fmt.len) {
		ob_raise(p->rt, OB_T_ValueError, "incomplete format");
		return -1;
	}
	*c = ob_view_char(&p->fmt, p->pos++);
	return 0;
}

/* %(key): the item becomes the only argument */
static int parse_key(struct percent *p)
{
	s64 depth = 1, start = p->pos;
	struct ob_object *key;
	struct ob_view v;

	if (!p->dict) {
		ob_raise(p->rt, OB_T_TypeError, "format requires a mapping");
		return -1;
	}
	while (depth && p->pos < p->fmt.len) {
		u32 c = ob_view_char(&p->fmt, p->pos++);

		depth += c == '(' ? 1 : c == ')' ? -1 : 0;
	}
	if (depth) {
		ob_raise(p->rt, OB_T_ValueError, "incomplete format key");
		return -1;
	}
	v = ob_view_part(&p->fmt, start, p->pos - 1);
	key = p->bytes ? ob_bytes_from(p->rt, v.data, v.len) :
			 ob_str_from_chars(p->rt, v.kind, v.data, v.len);
	if (!key)
		return -1;
	ob_xdecref(p->rt, p->held);
	p->held = ob_getitem(p->rt, p->dict, key);
	ob_decref(p->rt, key);
	p->args = p->held;
	p->nargs = -1;
	p->next = -2;
	return p->held ? 0 : -1;
}

static unsigned int flag_of(u32 c)
{
	switch (c) {
	case '-':
		return F_LEFT;
	case '+':
		return F_SIGN;
	case ' ':
		return F_BLANK;
	case '#':
		return F_ALT;
	case '0':
		return F_ZERO;
	}
	return 0;
}

/* digits from *c on, which is replaced by the character after them */
static int parse_number(struct percent *p, u32 *c, s64 limit, const char *what,
			s64 *out)
{
	for (*out = 0; *c >= '0' && *c <= '9';) {
		if (*out > (limit - (*c - '0')) / 10) {
			ob_raise(p->rt, OB_T_ValueError, "%s too big", what);
			return -1;
		}
		*out = *out * 10 + (*c - '0');
		if (take(p, c))
			return -1;
	}
	return 0;
}

static int parse_star(struct percent *p, u32 *c, bool is_int, s64 *out)
{
	struct ob_object *v = take_arg(p);

	if (!v)
		return -1;
	if (!ob_is_int(v)) {
		ob_raise(p->rt, OB_T_TypeError, "* wants int");
		return -1;
	}
	if (is_int ? ob_str_arg_int(p->rt, v, out) :
		     ob_arg_s64(p->rt, v, out))
		return -1;
	return take(p, c);
}

static int parse_conversion(struct percent *p, struct conversion *conv)
{
	u32 c;

	*conv = (struct conversion) { .width = -1, .precision = -1 };
	if (take(p, &c))
		return -1;
	if (c == '(' && (parse_key(p) || take(p, &c)))
		return -1;
	while (flag_of(c)) {
		conv->flags |= flag_of(c);
		if (take(p, &c))
			return -1;
	}
	if (c == '*') {
		if (parse_star(p, &c, false, &conv->width))
			return -1;
		if (conv->width < 0) {
			conv->flags |= F_LEFT;
			/* The smallest has no counterpart and means nothing. */
			conv->width = conv->width == S64_MIN ? 0 :
				      -conv->width;
		}
	} else if (c >= '0' && c <= '9' &&
		   parse_number(p, &c, S64_MAX, "width", &conv->width)) {
		return -1;
	}
	if (c == '.') {
		if (take(p, &c))
			return -1;
		if (c == '*') {
			if (parse_star(p, &c, true, &conv->precision))
				return -1;
			conv->precision = max_t(s64, conv->precision, 0);
		} else if (parse_number(p, &c, INT_MAX, "precision",
					&conv->precision)) {
			return -1;
		}
	}
	if ((c == 'h' || c == 'l' || c == 'L') && take(p, &c))
		return -1;
	conv->type = c;
	return 0;
}

/* bases other than ten have a prefix and take integers only */
static bool is_decimal(u32 type)
{
	return type == 'd' || type == 'i' || type == 'u';
}

/* an int out of the argument of a %d, %x or the like; new reference */
static struct ob_object *int_arg(struct ob_rt *rt, struct ob_object *o,
				 u32 type)
{
	const struct ob_number_slots *number = o->type->number;
	bool integral = !is_decimal(type);
	struct ob_object *v = NULL;

	if (ob_is_int(o))
		return ob_newref(o);
	if (number && (number->index || number->to_int || number->to_float)) {
		v = integral ? ob_number_index(rt, o) : ob_number_int(rt, o);
		if (v || !ob_raised_is(rt, OB_T_TypeError))
			return v;
	}
	return ob_raise(rt, OB_T_TypeError,
			"%%%c format: %s is required, not %.200T", type,
			integral ? "an integer" : "a real number", o);
}

/* at least @precision digits, with the prefix the alternate form has */
static struct ob_object *int_text(struct ob_rt *rt, struct ob_object *digits,
				  const struct conversion *conv)
{
	struct ob_view v = ob_view_of(digits);
	bool negative = ob_view_char(&v, 0) == '-';
	struct ob_object *text;
	struct ob_strbuf b;

	if (negative)
		v = ob_view_part(&v, 1, v.len);
	ob_strbuf_init(&b, rt);
	if ((negative && ob_strbuf_char(&b, '-')) ||
	    (conv->flags & F_ALT && !is_decimal(conv->type) &&
	     (ob_strbuf_char(&b, '0') ||
	      ob_strbuf_char(&b, conv->type == 'o' ? 'o' : 'x'))) ||
	    ob_strbuf_fill(&b, '0', conv->precision - v.len) ||
	    ob_strbuf_view(&b, &v)) {
		ob_strbuf_exit(&b);
		return NULL;
	}
	text = ob_strbuf_finish_new(&b);
	if (text && conv->type == 'X')
		ob_text_upper(text);
	return text;
}

static struct ob_object *convert_int(struct ob_rt *rt, struct ob_object *o,
				     const struct conversion *conv)
{
	struct ob_object *v = int_arg(rt, o, conv->type), *digits, *text;

	if (!v)
		return NULL;
	digits = ob_int_to_text(rt, v, is_decimal(conv->type) ? 10 :
				conv->type == 'o' ? 8 : 16);
	ob_decref(rt, v);
	if (!digits)
		return NULL;
	text = int_text(rt, digits, conv);
	ob_decref(rt, digits);
	return text;
}

static struct ob_object *convert_float(struct ob_rt *rt, struct ob_object *o,
				       const struct conversion *conv)
{
	struct ob_object *text;
	size_t len;
	u64 bits;
	char *s;

	if (ob_float_arg(rt, o, &bits))
		return NULL;
	s = ob_float_text(rt, bits, conv->type,
			  conv->precision < 0 ? 6 : conv->precision,
			  conv->flags & F_ALT ? OB_FLOAT_ALT : 0, &len);
	if (!s)
		return NULL;
	text = ob_str_from_chars(rt, 1, s, len);
	ob_raw_free(rt, s);
	return text;
}

static struct ob_object *convert_char(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object *v;
	int overflow;
	s64 c;

	if (ob_is_str(o)) {
		if (ob_str_len(o) == 1)
			return ob_str_from_char(rt, ob_str_char(o, 0));
		return ob_raise(rt, OB_T_TypeError,
				"%%c requires int or char");
	}
	v = ob_number_index(rt, o);
	if (!v) {
		if (ob_raised_is(rt, OB_T_TypeError))
			ob_raise(rt, OB_T_TypeError,
				 "%%c requires int or char");
		return NULL;
	}
	c = ob_int_to_s64(v, &overflow);
	ob_decref(rt, v);
	if (overflow || c < 0 || c > OB_MAX_CHAR)
		return ob_raise(rt, OB_T_OverflowError,
				"%%c arg not in range(0x110000)");
	return ob_str_from_char(rt, c);
}

/* the argument as text of its own, cut to the precision; new reference */
static struct ob_object *convert_text(struct ob_rt *rt, struct ob_object *o,
				      const struct conversion *conv)
{
	struct ob_object *text, *part;

	text = conv->type == 's' ? ob_str(rt, o) :
	       conv->type == 'r' ? ob_repr(rt, o) : ob_str_ascii(rt, o);
	if (!text || conv->precision < 0 ||
	    conv->precision >= ob_str_len(text))
		return text;
	part = ob_str_slice(rt, text, 0, conv->precision);
	ob_decref(rt, text);
	return part;
}

/* %s and %b of bytes: what a buffer or __bytes__() gives, as text */
static struct ob_object *convert_bytes(struct ob_rt *rt, struct ob_object *o,
				       const struct conversion *conv)
{
	struct ob_object *made = NULL, *text;
	struct ob_buffer b;
	s64 n;

	if (!ob_has_buffer(o)) {
		int has = ob_special_call(rt, o, "__bytes__", &made);

		if (has < 0)
			return NULL;
		if (!has)
			return ob_raise(rt, OB_T_TypeError,
					"%%b requires a bytes-like object, or an object that implements __bytes__, not '%.100T'",
					o);
		if (!ob_is_bytes(made)) {
			ob_raise(rt, OB_T_TypeError,
				 "__bytes__ returned non-bytes (type %.200T)",
				 made);
			ob_decref(rt, made);
			return NULL;
		}
		o = made;
	}
	text = NULL;
	if (!ob_buffer_get(rt, o, &b, false)) {
		n = conv->precision < 0 ? b.len : min(b.len, conv->precision);
		text = ob_str_from_chars(rt, 1, b.data, n);
		ob_buffer_release(rt, &b);
	}
	ob_xdecref(rt, made);
	return text;
}

static struct ob_object *convert_byte(struct ob_rt *rt, struct ob_object *o)
{
	s64 c;

	if ((ob_is_bytes(o) || ob_is_bytearray(rt, o)) && ob_size(o) == 1)
		return ob_str_from_char(rt, ob_bytes_data(o)[0]);
	if (!ob_is_int(o))
		return ob_raise(rt, OB_T_TypeError,
				"%%c requires an integer in range(256) or a single byte");
	if (ob_bytes_clip_s64(rt, o, &c))
		return NULL;
	if (c < 0 || c > 255)
		return ob_raise(rt, OB_T_OverflowError,
				"%%c arg not in range(256)");
	return ob_str_from_char(rt, c);
}

/* The conversions that bytes have of their own; NULL without error: no such. */
static struct ob_object *convert_special(struct percent *p,
					 struct ob_object *o,
					 struct conversion *conv)
{
	struct ob_object *res;

	switch (conv->type) {
	case 's':
	case 'b':
		return convert_bytes(p->rt, o, conv);
	case 'r':
		conv->type = 'a';
		return convert_text(p->rt, o, conv);
	case 'c':
		return convert_byte(p->rt, o);
	case 'e':
	case 'E':
	case 'f':
	case 'F':
	case 'g':
	case 'G':
		conv->numeric = true;
		res = convert_float(p->rt, o, conv);
		if (!res && ob_raised_is(p->rt, OB_T_TypeError))
			ob_raise(p->rt, OB_T_TypeError,
				 "float argument required, not %.200T", o);
		return res;
	default:
		return NULL;
	}
}

static struct ob_object *convert(struct percent *p, struct ob_object *o,
				 struct conversion *conv)
{
	if (p->bytes) {
		struct ob_object *res = convert_special(p, o, conv);

		if (res || ob_raised(p->rt))
			return res;
	}
	switch (conv->type) {
	case 's':
	case 'r':
	case 'a':
		return convert_text(p->rt, o, conv);
	case 'd':
	case 'i':
	case 'u':
	case 'o':
	case 'x':
	case 'X':
		conv->numeric = true;
		return convert_int(p->rt, o, conv);
	case 'e':
	case 'E':
	case 'f':
	case 'F':
	case 'g':
	case 'G':
		conv->numeric = true;
		return convert_float(p->rt, o, conv);
	case 'c':
		return convert_char(p->rt, o);
	}
	return ob_raise(p->rt, OB_T_ValueError,
			"unsupported format character '%c' (0x%x) at index %zd",
			conv->type >= 31 && conv->type <= 126 ? conv->type :
								'?',
			conv->type, (ssize_t)(p->pos - 1));
}

/* put the sign apart from a number's digits; what to show, or 0 */
static u32 split_sign(const struct conversion *conv, struct ob_view *v)
{
	u32 c = ob_view_char(v, 0);

	if (c == '-' || c == '+') {
		*v = ob_view_part(v, 1, v->len);
		return c;
	}
	return conv->flags & F_SIGN ? '+' : conv->flags & F_BLANK ? ' ' : 0;
}

static int put_padded(struct percent *p, const struct conversion *conv,
		      struct ob_object *text)
{
	struct ob_view v = ob_view_of(text), prefix = v;
	bool zeros = conv->numeric && conv->flags & F_ZERO;
	bool left = conv->flags & F_LEFT;
	struct ob_strbuf *b = &p->out;
	u32 sign = conv->numeric ? split_sign(conv, &v) : 0;
	s64 missing = conv->width - v.len - (sign ? 1 : 0);

	prefix.len = 0;
	if (zeros && conv->flags & F_ALT &&
	    (conv->type == 'x' || conv->type == 'X' || conv->type == 'o')) {
		prefix = ob_view_part(&v, 0, 2);
		v = ob_view_part(&v, 2, v.len);
	}
	if ((!left && !zeros && ob_strbuf_fill(b, ' ', missing)) ||
	    (sign && ob_strbuf_char(b, sign)) || ob_strbuf_view(b, &prefix) ||
	    (!left && zeros && ob_strbuf_fill(b, '0', missing)) ||
	    ob_strbuf_view(b, &v))
		return -1;
	return left ? ob_strbuf_fill(b, ' ', missing) : 0;
}

/*
 * One digit is a static string where CPython writes the int without making a
 * str of it, or cuts the str out of one with a prefix.
 */
static bool shares_digit(struct ob_rt *rt, const struct ob_object *o,
			 const struct conversion *conv)
{
	if (conv->numeric && !is_decimal(conv->type))
		return true;
	return conv->width < 0 && conv->precision < 0 &&
	       ob_is(rt, o, OB_T_INT);
}

static int put_conversion(struct percent *p)
{
	struct conversion conv;
	struct ob_object *o, *text;
	int err;

	if (p->pos < p->fmt.len && ob_view_char(&p->fmt, p->pos) == '%') {
		p->pos++;
		return ob_strbuf_char(&p->out, '%');
	}
	if (parse_conversion(p, &conv))
		return -1;
	o = take_arg(p);
	if (!o)
		return -1;
	text = convert(p, o, &conv);
	if (!text)
		return -1;
	if (shares_digit(p->rt, o, &conv))
		text = ob_str_share_char(p->rt, text);
	if (conv.width <= ob_str_len(text) &&
	    (conv.precision < 0 || conv.precision >= ob_str_len(text)) &&
	    !(conv.flags & (F_SIGN | F_BLANK)))
		err = ob_strbuf_str(&p->out, text);
	else
		err = put_padded(p, &conv, text);
	ob_decref(p->rt, text);
	return err;
}

static int put_literal(struct percent *p, struct ob_object *format)
{
	s64 start = p->pos;
	struct ob_view v;

	while (p->pos < p->fmt.len && ob_view_char(&p->fmt, p->pos) != '%')
		if (ob_tick_at(p->rt, p->pos++))
			return -1;
	v = ob_view_part(&p->fmt, start, p->pos);
	if (v.len && v.len == p->fmt.len && format)
		return ob_strbuf_str(&p->out, format);
	return ob_strbuf_view(&p->out, &v);
}

static int run(struct percent *p, struct ob_object *format)
{
	while (p->pos < p->fmt.len) {
		if (ob_tick(p->rt) || put_literal(p, format))
			return -1;
		if (p->pos == p->fmt.len)
			break;
		p->pos++;
		if (put_conversion(p))
			return -1;
	}
	if (p->next < p->nargs && !p->dict) {
		ob_raise(p->rt, OB_T_TypeError,
			 "not all arguments converted during %s formatting",
			 p->bytes ? "bytes" : "string");
		return -1;
	}
	return 0;
}

/* The whole operation; the result is left in p->out. 0 or -1, nothing held. */
static int percent(struct percent *p, struct ob_object *format,
		   struct ob_object *args)
{
	bool is_tuple = ob_is_tuple(args);
	int err;

	p->args = args;
	p->nargs = is_tuple ? ob_size(args) : -1;
	p->next = is_tuple ? 0 : -2;
	if (!is_tuple && !ob_is_str(args) && args->type->mapping &&
	    args->type->mapping->subscript &&
	    !(p->bytes && (ob_is_bytes(args) ||
			   ob_is_bytearray(p->rt, args))))
		p->dict = args;
	ob_strbuf_init(&p->out, p->rt);
	err = run(p, format);
	ob_xdecref(p->rt, p->held);
	if (err)
		ob_strbuf_exit(&p->out);
	return err;
}

struct ob_object *ob_str_percent(struct ob_rt *rt, struct ob_object *format,
				 struct ob_object *args)
{
	struct percent p = { .rt = rt, .fmt = ob_view_of(format) };

	if (percent(&p, format, args))
		return NULL;
	return ob_strbuf_finish(&p.out);
}
EXPORT_SYMBOL_IF_KUNIT(ob_str_percent);

struct ob_object *ob_bytes_percent(struct ob_rt *rt, struct ob_object *format,
				   struct ob_object *args)
{
	struct percent p = { .rt = rt, .bytes = true };
	struct ob_object *text, *res = NULL;
	struct ob_buffer b;

	/* Held, so that a bytearray stays as it is meanwhile. */
	if (ob_buffer_get(rt, format, &b, false))
		return NULL;
	p.fmt = ob_buffer_view(&b);
	if (percent(&p, NULL, args)) {
		ob_buffer_release(rt, &b);
		return NULL;
	}
	text = ob_strbuf_finish(&p.out);
	if (text) {
		res = ob_bytes_make(rt, format, ob_str_data(text),
				    ob_str_len(text));
		ob_decref(rt, text);
	}
	ob_buffer_release(rt, &b);
	return res;
}
