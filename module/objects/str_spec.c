// SPDX-License-Identifier: GPL-2.0
/*
 * str_spec - format(): format specifications, and text formatted by one
 *
 *   [[fill]align][sign][z][#][0][width][grouping][.precision][type]
 */
#include "objects_priv.h"
#include "str_priv.h"

static bool is_align(u32 c)
{
	return c == '<' || c == '>' || c == '=' || c == '^';
}

/* the character at *pos, or 0 at the end, which no specification contains */
static u32 peek(const struct ob_view *v, s64 pos)
{
	return pos < v->len ? ob_view_char(v, pos) : 0;
}

/**
 * ob_view_integer() - decimal digits at a place of a text
 * @rt: the runtime
 * @v: the text
 * @pos: where they start; moved behind them
 * @out: filled with the number, -1 when there are no digits
 *
 * Return: 0, or -1 raised when the number is too large.
 */
int ob_view_integer(struct ob_rt *rt, const struct ob_view *v, s64 *pos,
		    s64 *out)
{
	s64 n = 0, start = *pos;

	while (*pos < v->len) {
		int digit = ob_uni_decimal(ob_view_char(v, *pos));

		if (digit < 0)
			break;
		if (n > (S64_MAX - digit) / 10) {
			ob_raise(rt, OB_T_ValueError,
				 "Too many decimal digits in format string");
			return -1;
		}
		n = n * 10 + digit;
		++*pos;
	}
	*out = *pos > start ? n : -1;
	return 0;
}

static s64 parse_align(const struct ob_view *v, u32 align,
		       struct ob_spec *spec, bool *filled, bool *aligned)
{
	*filled = v->len >= 2 && is_align(ob_view_char(v, 1));
	*aligned = *filled || is_align(peek(v, 0));
	spec->fill = *filled ? ob_view_char(v, 0) : ' ';
	spec->align = *filled ? ob_view_char(v, 1) :
		      *aligned ? ob_view_char(v, 0) : align;
	return *filled ? 2 : *aligned ? 1 : 0;
}

static int parse_grouping(struct ob_rt *rt, const struct ob_view *v, s64 *pos,
			  struct ob_spec *spec)
{
	u32 c = peek(v, *pos);

	if (c != ',' && c != '_')
		return 0;
	spec->grouping = c;
	c = peek(v, ++*pos);
	if ((c == ',' || c == '_') && (c != spec->grouping || c == '_')) {
		if (c == spec->grouping)
			return 0;
		ob_raise(rt, OB_T_ValueError,
			 "Cannot specify both ',' and '_'.");
		return -1;
	}
	return 0;
}

static int check_grouping(struct ob_rt *rt, struct ob_spec *spec)
{
	if (!spec->grouping)
		return 0;
	switch (spec->type) {
	case 'd':
	case 'e':
	case 'f':
	case 'g':
	case 'E':
	case 'G':
	case '%':
	case 'F':
	case 0:
		return 0;
	case 'b':
	case 'o':
	case 'x':
	case 'X':
		if (spec->grouping == '_')
			return 0;
		break;
	}
	if (spec->type > 32 && spec->type < 128)
		ob_raise(rt, OB_T_ValueError, "Cannot specify '%c' with '%c'.",
			 spec->grouping, spec->type);
	else
		ob_raise(rt, OB_T_ValueError,
			 "Cannot specify '%c' with '\\x%x'.", spec->grouping,
			 spec->type);
	return -1;
}

/**
 * ob_spec_parse() - take a format specification apart
 * @rt: the runtime
 * @v: its text
 * @o: what is formatted, for messages
 * @type: the type when none is given
 * @align: the alignment when none is given
 * @spec: filled
 *
 * Return: 0, or -1 with CPython's ValueError.
 */
int ob_spec_parse(struct ob_rt *rt, const struct ob_view *v,
		  struct ob_object *o, u32 type, u32 align,
		  struct ob_spec *spec)
{
	bool filled, aligned;
	s64 pos;

	*spec = (struct ob_spec) { .precision = -1, .type = type };
	pos = parse_align(v, align, spec, &filled, &aligned);
	switch (peek(v, pos)) {
	case ' ':
	case '+':
	case '-':
		spec->sign = ob_view_char(v, pos++);
	}
	spec->no_neg_0 = peek(v, pos) == 'z';
	pos += spec->no_neg_0;
	spec->alternate = peek(v, pos) == '#';
	pos += spec->alternate;
	if (!filled && peek(v, pos) == '0') {
		spec->fill = '0';
		if (!aligned && align == '>')
			spec->align = '=';
		pos++;
	}
	if (ob_view_integer(rt, v, &pos, &spec->width) ||
	    parse_grouping(rt, v, &pos, spec))
		return -1;
	if (peek(v, pos) == '.') {
		pos++;
		if (ob_view_integer(rt, v, &pos, &spec->precision))
			return -1;
		if (spec->precision < 0) {
			ob_raise(rt, OB_T_ValueError,
				 "Format specifier missing precision");
			return -1;
		}
	}
	if (v->len - pos > 1) {
		struct ob_object *text = ob_str_copy(rt, v);

		if (text)
			ob_raise(rt, OB_T_ValueError,
				 "Invalid format specifier '%U' for object of type '%.200T'",
				 text, o);
		ob_xdecref(rt, text);
		return -1;
	}
	if (v->len - pos == 1)
		spec->type = ob_view_char(v, pos);
	return check_grouping(rt, spec);
}

void *ob_spec_unknown(struct ob_rt *rt, u32 type, struct ob_object *o)
{
	if (type > 32 && type < 128)
		return ob_raise(rt, OB_T_ValueError,
				"Unknown format code '%c' for object of type '%.200T'",
				type, o);
	return ob_raise(rt, OB_T_ValueError,
			"Unknown format code '\\x%x' for object of type '%.200T'",
			type, o);
}

s64 ob_spec_pad(const struct ob_spec *spec, s64 n, s64 *left)
{
	s64 total = max_t(s64, spec->width - n, 0);

	switch (spec->align) {
	case '>':
		*left = total;
		break;
	case '^':
		*left = total / 2;
		break;
	default:
		*left = 0;
		break;
	}
	return total - *left;
}

static struct ob_object *format_str(struct ob_rt *rt, struct ob_object *o,
				    const struct ob_spec *spec)
{
	struct ob_view v = ob_view_of(o);
	struct ob_strbuf b;
	s64 left, right;

	if (spec->sign)
		return ob_raise(rt, OB_T_ValueError, spec->sign == ' ' ?
				"Space not allowed in string format specifier" :
				"Sign not allowed in string format specifier");
	if (spec->no_neg_0)
		return ob_raise(rt, OB_T_ValueError,
				"Negative zero coercion (z) not allowed in string format specifier");
	if (spec->alternate)
		return ob_raise(rt, OB_T_ValueError,
				"Alternate form (#) not allowed in string format specifier");
	if (spec->align == '=')
		return ob_raise(rt, OB_T_ValueError,
				"'=' alignment not allowed in string format specifier");
	if (spec->width <= v.len &&
	    (spec->precision < 0 || spec->precision >= v.len))
		return ob_newref(o);
	if (spec->precision >= 0 && spec->precision < v.len)
		v.len = spec->precision;
	right = ob_spec_pad(spec, v.len, &left);
	ob_strbuf_init(&b, rt);
	if (ob_strbuf_fill(&b, spec->fill, left) || ob_strbuf_view(&b, &v) ||
	    ob_strbuf_fill(&b, spec->fill, right)) {
		ob_strbuf_exit(&b);
		return NULL;
	}
	return ob_strbuf_finish(&b);
}

static bool is_float_type(u32 type)
{
	switch (type) {
	case 'e':
	case 'E':
	case 'f':
	case 'F':
	case 'g':
	case 'G':
	case '%':
		return true;
	}
	return false;
}

static bool is_int_type(u32 type)
{
	switch (type) {
	case 'b':
	case 'c':
	case 'd':
	case 'o':
	case 'x':
	case 'X':
	case 'n':
		return true;
	}
	return false;
}

static struct ob_object *format_by(struct ob_rt *rt, struct ob_object *o,
				   const struct ob_view *v)
{
	struct ob_spec spec;

	if (ob_is_str(o)) {
		if (ob_spec_parse(rt, v, o, 's', '<', &spec))
			return NULL;
		if (spec.type != 's')
			return ob_spec_unknown(rt, spec.type, o);
		return format_str(rt, o, &spec);
	}
	if (ob_is_int(o)) {
		if (ob_spec_parse(rt, v, o, 'd', '>', &spec))
			return NULL;
		if (is_int_type(spec.type))
			return ob_spec_int(rt, o, &spec);
		if (is_float_type(spec.type))
			return ob_spec_float(rt, o, &spec);
		return ob_spec_unknown(rt, spec.type, o);
	}
	if (ob_spec_parse(rt, v, o, 0, '>', &spec))
		return NULL;
	if (ob_is_subtype(o->type, ob_type_of(rt, OB_T_COMPLEX))) {
		if (spec.type == '%' || (spec.type && spec.type != 'n' &&
					 !is_float_type(spec.type)))
			return ob_spec_unknown(rt, spec.type, o);
		return ob_spec_complex(rt, o, &spec);
	}
	if (spec.type && spec.type != 'n' && !is_float_type(spec.type))
		return ob_spec_unknown(rt, spec.type, o);
	return ob_spec_float(rt, o, &spec);
}

/* str, int, float, complex and what is derived from them */
static bool has_format(struct ob_rt *rt, const struct ob_object *o)
{
	return ob_is_str(o) || ob_is_int(o) || ob_is(rt, o, OB_T_FLOAT) ||
	       ob_is(rt, o, OB_T_COMPLEX) ||
	       ob_is_subtype(o->type, ob_type_of(rt, OB_T_FLOAT)) ||
	       ob_is_subtype(o->type, ob_type_of(rt, OB_T_COMPLEX));
}

struct ob_object *ob_number_format(struct ob_rt *rt, struct ob_object *o,
				   struct ob_object *spec)
{
	struct ob_view v;

	if (!ob_is_str(spec))
		return ob_raise(rt, OB_T_TypeError,
				"__format__() argument must be str, not %.50Y",
				spec);
	if (!ob_str_len(spec))
		return ob_str(rt, o);
	v = ob_view_of(spec);
	return format_by(rt, o, &v);
}

/* What the __format__ of a builtin type does. */
static struct ob_object *format_native(struct ob_rt *rt, struct ob_object *o,
				       struct ob_object *spec)
{
	struct ob_view v;

	if (!spec || !ob_str_len(spec))
		return ob_str(rt, o);
	v = ob_view_of(spec);
	if (has_format(rt, o))
		return format_by(rt, o, &v);
	return ob_raise(rt, OB_T_TypeError,
			"unsupported format string passed to %.200T.__format__",
			o);
}

/* What a method does that CPython finds and calls: a level of recursion. */
static struct ob_object *format_level(struct ob_rt *rt, struct ob_object *o,
				      struct ob_object *spec)
{
	struct ob_object *res;

	if (ob_recurse(rt, " while calling a Python object"))
		return NULL;
	res = format_native(rt, o, spec);
	ob_recurse_end(rt);
	return res;
}

struct ob_object *ob_format(struct ob_rt *rt, struct ob_object *o,
			    struct ob_object *spec)
{
	struct ob_object *res, *empty = OB_OBJ(&rt->st->empty_str);
	int found;

	if (spec && !ob_is_str(spec))
		return ob_raise(rt, OB_T_TypeError,
				"Format specifier must be a string, not %.200T",
				spec);
	if (!(o->type->flags & OB_TF_HEAPTYPE))
		return ob_is_str(o) || ob_is_int(o) ?
		       format_native(rt, o, spec) : format_level(rt, o, spec);
	if (!spec)
		spec = empty;
	found = ob_special_invoke(rt, o, OB_N_format, &spec, 1, &res);
	if (found <= 0)
		return found ? NULL : format_native(rt, o, spec);
	if (ob_is_str(res))
		return res;
	ob_raise(rt, OB_T_TypeError, "__format__ must return a str, not %.200T",
		 res);
	ob_decref(rt, res);
	return NULL;
}
EXPORT_SYMBOL_IF_KUNIT(ob_format);

struct ob_object *ob_native_format(struct ob_rt *rt, struct ob_object *self,
				   struct ob_object *const *args, size_t nargs,
				   struct ob_tuple *kwnames)
{
	struct ob_object *res, *digit;

	if (!ob_is_str(args[0]))
		return ob_raise(rt, OB_T_TypeError,
				"__format__() argument must be str, not %Y",
				args[0]);
	res = format_level(rt, self, args[0]);
	/* One digit is the shared character, which that of str() is not. */
	if (!res || ob_str_len(res) != 1 || !ob_is(rt, self, OB_T_INT))
		return res;
	digit = ob_str_from_char(rt, ob_str_char(res, 0));
	ob_decref(rt, res);
	return digit;
}

OB_STR_METHOD(m_format_spec)
{
	if (ob_str_arg(rt, "__format__", 0, args[0]))
		return NULL;
	return format_native(rt, self, args[0]);
}
