// SPDX-License-Identifier: GPL-2.0
/*
 * str_format - str.format() and str.format_map()
 *
 *   text {field!conversion:spec} text
 *
 * A field is a name, a number or nothing, then .attribute and [index] in any
 * number. A specification may itself contain fields, one level deep.
 */
#include "str_priv.h"

#define MAX_NESTING	2

enum numbering { NUMBERING_NONE, NUMBERING_AUTO, NUMBERING_MANUAL };

/**
 * struct formatter - one call of format()
 * @rt: the runtime
 * @text: the template, borrowed
 * @args: positional arguments, then values of keyword ones; NULL for
 *	format_map()
 * @nargs: positional ones
 * @kwnames: names of the others, or NULL
 * @map: where format_map() looks names up, or NULL
 * @numbering: whether fields without and with numbers have been seen
 * @next: number of the next field without one
 */
struct formatter {
	struct ob_rt *rt;
	struct ob_object *text;
	struct ob_object *const *args;
	size_t nargs;
	struct ob_tuple *kwnames;
	struct ob_object *map;
	enum numbering numbering;
	s64 next;
};

/**
 * struct field - a replacement field, as places in the template
 * @name_start: first character of the name
 * @name_end: behind it
 * @spec_start: first character of the specification
 * @spec_end: behind it
 * @nested: the specification contains braces
 * @conversion: 'r', 's', 'a' or 0
 */
struct field {
	s64 name_start, name_end;
	s64 spec_start, spec_end;
	bool nested;
	u32 conversion;
};

static int fail(struct ob_rt *rt, const char *message)
{
	ob_raise(rt, OB_T_ValueError, "%s", message);
	return -1;
}

/* the specification up to the brace that closes the field */
static int parse_spec(struct ob_rt *rt, const struct ob_view *v, s64 *pos,
		      struct field *f)
{
	s64 depth = 1;

	f->spec_start = *pos;
	while (*pos < v->len) {
		u32 c = ob_view_char(v, (*pos)++);

		if (c == '{') {
			f->nested = true;
			depth++;
		} else if (c == '}' && !--depth) {
			f->spec_end = *pos - 1;
			return 0;
		}
	}
	return fail(rt, "unmatched '{' in format spec");
}

/* behind the '!' of a field */
static int parse_bang(struct ob_rt *rt, const struct ob_view *v, s64 *pos,
		      struct field *f, bool *done)
{
	u32 c;

	if (*pos >= v->len)
		return fail(rt,
			    "end of string while looking for conversion specifier");
	f->conversion = ob_view_char(v, (*pos)++);
	if (*pos >= v->len)
		return 0;
	c = ob_view_char(v, (*pos)++);
	*done = c == '}';
	if (*done || c == ':')
		return 0;
	return fail(rt, "expected ':' after conversion specifier");
}

/* the field whose opening brace is just in front of *pos */
static int parse_field(struct ob_rt *rt, const struct ob_view *v, s64 *pos,
		       struct field *f)
{
	bool done = false;
	u32 c = 0;

	*f = (struct field) { .name_start = *pos };
	while (*pos < v->len) {
		c = ob_view_char(v, (*pos)++);
		if (c == '{')
			return fail(rt, "unexpected '{' in field name");
		if (c == '[')
			while (*pos < v->len && ob_view_char(v, *pos) != ']')
				++*pos;
		else if (c == '}' || c == ':' || c == '!')
			break;
	}
	f->name_end = *pos - 1;
	if (c == '}')
		return 0;
	if (c != '!' && c != ':')
		return fail(rt, "expected '}' before end of string");
	if (c == '!' && parse_bang(rt, v, pos, f, &done))
		return -1;
	return done ? 0 : parse_spec(rt, v, pos, f);
}

/* a number that is the whole of a view, -1 if it is something else */
static int whole_number(struct ob_rt *rt, const struct ob_view *v, s64 *out)
{
	s64 pos = 0;
	struct ob_view rest = *v;

	/* Nothing but digits, or it is a name. */
	for (; pos < rest.len; pos++)
		if (ob_uni_decimal(ob_view_char(&rest, pos)) < 0)
			break;
	*out = -1;
	if (!rest.len || pos < rest.len)
		return 0;
	pos = 0;
	return ob_view_integer(rt, v, &pos, out);
}

static int count_field(struct formatter *f, bool empty, s64 *index)
{
	if (!empty && *index < 0)
		return 0;
	if (f->numbering == NUMBERING_NONE)
		f->numbering = empty ? NUMBERING_AUTO : NUMBERING_MANUAL;
	if (f->numbering == NUMBERING_MANUAL && empty)
		return fail(f->rt,
			    "cannot switch from manual field specification to automatic field numbering");
	if (f->numbering == NUMBERING_AUTO && !empty)
		return fail(f->rt,
			    "cannot switch from automatic field numbering to manual field specification");
	if (empty)
		*index = f->next++;
	return 0;
}

static struct ob_object *view_str(struct ob_rt *rt, const struct ob_view *v)
{
	return ob_str_from_chars(rt, v->kind, v->data, v->len);
}

static struct ob_object *look_name(struct formatter *f, struct ob_object *name)
{
	s64 i;

	if (f->map)
		return ob_getitem(f->rt, f->map, name);
	for (i = 0; f->kwnames && i < ob_size(f->kwnames); i++)
		if (ob_str_equal(f->kwnames->item[i], name))
			return ob_newref(f->args[f->nargs + i]);
	return ob_raise_obj(f->rt, OB_T_KeyError, name);
}

/* what the first part of a field's name stands for; new reference */
static struct ob_object *look_first(struct formatter *f,
				    const struct ob_view *v)
{
	struct ob_object *name, *o;
	s64 index;

	if (whole_number(f->rt, v, &index) || count_field(f, !v->len, &index))
		return NULL;
	if (index < 0) {
		name = view_str(f->rt, v);
		if (!name)
			return NULL;
		o = look_name(f, name);
		ob_decref(f->rt, name);
		return o;
	}
	if (f->map) {
		fail(f->rt, "Format string contains positional fields");
		return NULL;
	}
	if ((u64)index >= f->nargs)
		return ob_raise(f->rt, OB_T_IndexError,
				"Replacement index %zd out of range for positional args tuple",
				(ssize_t)index);
	return ob_newref(f->args[index]);
}

/* o.name or o[name]; new reference */
static struct ob_object *look_part(struct ob_rt *rt, struct ob_object *o,
				   const struct ob_view *v, bool attribute)
{
	struct ob_object *key, *value;
	s64 index = -1;

	if (!v->len) {
		fail(rt, "Empty attribute in format string");
		return NULL;
	}
	if (!attribute && whole_number(rt, v, &index))
		return NULL;
	key = index < 0 ? view_str(rt, v) : ob_int_from_s64(rt, index);
	if (!key)
		return NULL;
	value = attribute ? ob_getattr(rt, o, key) : ob_getitem(rt, o, key);
	ob_decref(rt, key);
	return value;
}

static s64 name_part_end(const struct ob_view *v, s64 pos)
{
	while (pos < v->len && ob_view_char(v, pos) != '.' &&
	       ob_view_char(v, pos) != '[')
		pos++;
	return pos;
}

/* the next .attribute or [index] of a name: its text, and whether which */
static int next_part(struct ob_rt *rt, const struct ob_view *v, s64 *pos,
		     struct ob_view *part, bool *attribute)
{
	u32 c = ob_view_char(v, (*pos)++);
	s64 start = *pos;

	*attribute = c == '.';
	if (c == '.') {
		*pos = name_part_end(v, *pos);
		*part = ob_view_part(v, start, *pos);
		return 0;
	}
	if (c != '[')
		return fail(rt,
			    "Only '.' or '[' may follow ']' in format field specifier");
	while (*pos < v->len && ob_view_char(v, *pos) != ']')
		++*pos;
	if (*pos >= v->len)
		return fail(rt, "Missing ']' in format string");
	*part = ob_view_part(v, start, (*pos)++);
	return 0;
}

/* the object a field's name stands for; new reference */
static struct ob_object *look_up(struct formatter *f, const struct ob_view *v)
{
	s64 pos = name_part_end(v, 0);
	struct ob_view part = ob_view_part(v, 0, pos);
	struct ob_object *o = look_first(f, &part), *next;
	bool attribute;

	while (o && pos < v->len) {
		next = NULL;
		if (!next_part(f->rt, v, &pos, &part, &attribute))
			next = look_part(f->rt, o, &part, attribute);
		ob_decref(f->rt, o);
		o = next;
	}
	return o;
}

/* steals @o */
static struct ob_object *apply_conversion(struct ob_rt *rt, struct ob_object *o,
					  u32 conversion)
{
	struct ob_object *text = NULL;

	switch (conversion) {
	case 0:
		return o;
	case 'r':
		text = ob_repr(rt, o);
		break;
	case 's':
		text = ob_str(rt, o);
		break;
	case 'a':
		text = ob_str_ascii(rt, o);
		break;
	default:
		if (conversion > 32 && conversion < 127)
			ob_raise(rt, OB_T_ValueError,
				 "Unknown conversion specifier %c",
				 conversion);
		else
			ob_raise(rt, OB_T_ValueError,
				 "Unknown conversion specifier \\x%x",
				 conversion);
	}
	ob_decref(rt, o);
	return text;
}

static int build(struct formatter *f, const struct ob_view *v, int depth,
		 struct ob_strbuf *out);

/* the specification of a field, its own fields replaced; new reference */
static struct ob_object *field_spec(struct formatter *f,
				    const struct ob_view *v, bool nested,
				    int depth)
{
	struct ob_strbuf b;

	if (!nested)
		return view_str(f->rt, v);
	ob_strbuf_init(&b, f->rt);
	if (!build(f, v, depth - 1, &b))
		return ob_strbuf_finish(&b);
	ob_strbuf_exit(&b);
	return NULL;
}

static int put_field(struct formatter *f, const struct ob_view *v,
		     const struct field *field, int depth,
		     struct ob_strbuf *out)
{
	struct ob_view name, spec_view;
	struct ob_object *o, *spec, *text = NULL;
	int err;

	name = ob_view_part(v, field->name_start, field->name_end);
	o = look_up(f, &name);
	if (o)
		o = apply_conversion(f->rt, o, field->conversion);
	if (!o)
		return -1;
	spec_view = ob_view_part(v, field->spec_start, field->spec_end);
	spec = field_spec(f, &spec_view, field->nested, depth);
	if (spec)
		text = ob_format(f->rt, o, spec);
	if (ob_is(f->rt, o, OB_T_INT))
		text = ob_str_share_char(f->rt, text);
	ob_xdecref(f->rt, spec);
	ob_decref(f->rt, o);
	if (!text)
		return -1;
	err = ob_strbuf_str(out, text);
	ob_decref(f->rt, text);
	return err;
}

/* literal text up to and including a brace; 1 a field follows, 0, -1 raised */
static int put_literal(struct formatter *f, const struct ob_view *v, s64 *pos,
		       struct ob_strbuf *out)
{
	s64 start = *pos;
	bool brace = false;
	struct ob_view part;
	u32 c = 0;

	while (*pos < v->len && !brace) {
		c = ob_view_char(v, (*pos)++);
		brace = c == '{' || c == '}';
		if (ob_tick_at(f->rt, *pos))
			return -1;
	}
	part = ob_view_part(v, start, *pos);
	if (brace) {
		bool twice = *pos < v->len && ob_view_char(v, *pos) == c;

		if (c == '}' && !twice)
			return fail(f->rt, "Single '}' encountered in format string");
		if (*pos >= v->len)
			return fail(f->rt, "Single '{' encountered in format string");
		if (twice) {
			++*pos;
			brace = false;
		} else {
			part.len--;
		}
	}
	if (part.len && part.len == ob_str_len(f->text) && !out->len)
		return ob_strbuf_str(out, f->text);
	return ob_strbuf_view(out, &part) ? -1 : brace;
}

/* append the expansion of a template, or of a part of it; 0 or -1 */
static int build(struct formatter *f, const struct ob_view *v, int depth,
		 struct ob_strbuf *out)
{
	struct field field;
	s64 pos = 0;
	int more;

	if (depth <= 0)
		return fail(f->rt, "Max string recursion exceeded");
	while (pos < v->len) {
		if (ob_tick(f->rt))
			return -1;
		more = put_literal(f, v, &pos, out);
		if (more < 0)
			return -1;
		if (!more)
			continue;
		if (parse_field(f->rt, v, &pos, &field) ||
		    put_field(f, v, &field, depth, out))
			return -1;
	}
	return 0;
}

static struct ob_object *format(struct formatter *f)
{
	struct ob_view v = ob_view_of(f->text);
	struct ob_strbuf b;

	ob_strbuf_init(&b, f->rt);
	if (!build(f, &v, MAX_NESTING, &b))
		return ob_strbuf_finish(&b);
	ob_strbuf_exit(&b);
	return NULL;
}

OB_STR_METHOD(m_format)
{
	struct formatter f = {
		.rt = rt,
		.text = self,
		.args = args,
		.nargs = nargs,
		.kwnames = kwnames,
	};

	return format(&f);
}

OB_STR_METHOD(m_format_map)
{
	struct formatter f = { .rt = rt, .text = self, .map = args[0] };

	return format(&f);
}
