// SPDX-License-Identifier: GPL-2.0
/*
 * str_repr - text as a literal: repr() and ascii()
 */
#include "str_priv.h"

static const char escapes[] = { ['\t'] = 't', ['\n'] = 'n', ['\r'] = 'r' };

/* what follows the backslash of a short escape, or 0 */
static u32 short_escape(u32 c, u32 quote)
{
	if (c == quote || c == '\\')
		return c;
	return c < sizeof(escapes) ? (u8)escapes[c] : 0;
}

static bool needs_hex(u32 c, bool ascii)
{
	if (c < 0x80)
		return c < ' ' || c == 0x7f;
	return ascii || !ob_uni_is(c, OB_UNI_PRINT);
}

static unsigned int hex_digits(u32 c)
{
	return c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
}

/* singles unless that would need escaping and doubles would not */
static u32 pick_quote(const struct ob_view *v)
{
	bool single = false;
	s64 i;

	for (i = 0; i < v->len; i++) {
		u32 c = ob_view_char(v, i);

		if (c == '"')
			return '\'';
		if (c == '\'')
			single = true;
	}
	return single ? '"' : '\'';
}

static void put_hex(struct ob_object *o, s64 *at, u32 c)
{
	unsigned int kind = ob_str_kind(o);
	void *data = ob_str_data(o);
	unsigned int n = hex_digits(c);

	ob_chars_set(kind, data, (*at)++, '\\');
	ob_chars_set(kind, data, (*at)++, n == 2 ? 'x' : n == 4 ? 'u' : 'U');
	while (n--)
		ob_chars_set(kind, data, (*at)++, hex_asc_lo(c >> 4 * n));
}

static void write_repr(struct ob_object *o, const struct ob_view *v, u32 quote,
		       bool ascii)
{
	unsigned int kind = ob_str_kind(o);
	void *data = ob_str_data(o);
	s64 at = 0, i;

	ob_chars_set(kind, data, at++, quote);
	for (i = 0; i < v->len; i++) {
		u32 c = ob_view_char(v, i);
		u32 esc = short_escape(c, quote);

		if (esc) {
			ob_chars_set(kind, data, at++, '\\');
			ob_chars_set(kind, data, at++, esc);
		} else if (needs_hex(c, ascii)) {
			put_hex(o, &at, c);
		} else {
			ob_chars_set(kind, data, at++, c);
		}
	}
	ob_chars_set(kind, data, at, quote);
}

static struct ob_object *quote_text(struct ob_rt *rt, struct ob_object *text,
				    bool ascii)
{
	struct ob_view v = ob_view_of(text);
	u32 quote = pick_quote(&v);
	u32 maxchar = 0x7f;
	struct ob_object *o;
	s64 len = 2, i;

	if (v.len > S64_MAX / 16)
		return ob_raise(rt, OB_T_OverflowError,
				"string is too long to generate repr");
	for (i = 0; i < v.len; i++) {
		u32 c = ob_view_char(&v, i);

		if (ob_tick_at(rt, i))
			return NULL;
		if (short_escape(c, quote)) {
			len += 2;
		} else if (needs_hex(c, ascii)) {
			len += 2 + hex_digits(c);
		} else {
			len++;
			maxchar = max(maxchar, c);
		}
	}
	o = ob_str_new(rt, len, maxchar);
	if (o)
		write_repr(o, &v, quote, ascii);
	return o;
}

struct ob_object *ob_str_repr(struct ob_rt *rt, struct ob_object *o)
{
	return quote_text(rt, o, false);
}
EXPORT_SYMBOL_IF_KUNIT(ob_str_repr);

/* every character above 0x7f of a text that is a repr() already, escaped */
static struct ob_object *escape_wide(struct ob_rt *rt, struct ob_object *text)
{
	struct ob_view v = ob_view_of(text);
	struct ob_object *o;
	s64 len = 0, at = 0, i;

	for (i = 0; i < v.len; i++) {
		u32 c = ob_view_char(&v, i);

		len += c < 0x80 ? 1 : 2 + hex_digits(c);
		if (ob_tick_at(rt, i))
			return NULL;
	}
	o = ob_str_new(rt, len, 0x7f);
	if (!o)
		return NULL;
	for (i = 0; i < v.len; i++) {
		u32 c = ob_view_char(&v, i);

		if (c < 0x80)
			ob_chars_set(1, ob_str_data(o), at++, c);
		else
			put_hex(o, &at, c);
	}
	return o;
}

/*
 * ob_str_ascii() - ascii() of any object
 * @rt: the runtime
 * @o: the object
 */
struct ob_object *ob_str_ascii(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object *repr, *text;

	if (ob_is(rt, o, OB_T_STR))
		return quote_text(rt, o, true);
	repr = ob_repr(rt, o);
	if (!repr || ob_str_is_ascii(repr))
		return repr;
	text = escape_wide(rt, repr);
	ob_decref(rt, repr);
	return text;
}
