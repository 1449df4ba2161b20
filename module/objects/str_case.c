// SPDX-License-Identifier: GPL-2.0
/*
 * str_case - case conversion
 *
 * Every conversion gives a text of its own, even when nothing changes, as
 * CPython's do. A character may become up to three.
 */
#include "str_priv.h"

#define CAPITAL_SIGMA	0x3a3
#define SMALL_SIGMA	0x3c3
#define FINAL_SIGMA	0x3c2

/*
 * A capital sigma becomes the final form at the end of a word: a cased letter
 * comes before it and none after, characters that do not count aside.
 */
static u32 lower_sigma(const struct ob_view *v, s64 i)
{
	s64 j = i - 1;

	while (j >= 0 && ob_uni_is(ob_view_char(v, j), OB_UNI_IGNORABLE))
		j--;
	if (j < 0 || !ob_uni_is(ob_view_char(v, j), OB_UNI_CASED))
		return SMALL_SIGMA;
	j = i + 1;
	while (j < v->len && ob_uni_is(ob_view_char(v, j), OB_UNI_IGNORABLE))
		j++;
	if (j < v->len && ob_uni_is(ob_view_char(v, j), OB_UNI_CASED))
		return SMALL_SIGMA;
	return FINAL_SIGMA;
}

static int put_case(struct ob_strbuf *b, const struct ob_view *v, s64 i,
		    enum ob_case how)
{
	u32 c = ob_view_char(v, i), out[OB_CASE_MAX];
	unsigned int n, j;

	if (how == OB_NR_CASES)
		return ob_strbuf_char(b, c);
	if (c == CAPITAL_SIGMA && how == OB_CASE_LOWER)
		return ob_strbuf_char(b, lower_sigma(v, i));
	n = ob_uni_case(c, how, out);
	for (j = 0; j < n; j++)
		if (ob_strbuf_char(b, out[j]))
			return -1;
	return 0;
}

/*
 * The pick functions choose the conversion of each character in turn,
 * OB_NR_CASES for none.
 */

static enum ob_case pick_lower(const struct ob_view *v, s64 i, bool *inside)
{
	return OB_CASE_LOWER;
}

static enum ob_case pick_upper(const struct ob_view *v, s64 i, bool *inside)
{
	return OB_CASE_UPPER;
}

static enum ob_case pick_fold(const struct ob_view *v, s64 i, bool *inside)
{
	return OB_CASE_FOLD;
}

static enum ob_case pick_capital(const struct ob_view *v, s64 i, bool *inside)
{
	return i ? OB_CASE_LOWER : OB_CASE_TITLE;
}

static enum ob_case pick_swap(const struct ob_view *v, s64 i, bool *inside)
{
	u32 c = ob_view_char(v, i);

	return ob_uni_is(c, OB_UNI_UPPER) ? OB_CASE_LOWER :
	       ob_uni_is(c, OB_UNI_LOWER) ? OB_CASE_UPPER : OB_NR_CASES;
}

static enum ob_case pick_title(const struct ob_view *v, s64 i, bool *inside)
{
	enum ob_case how = *inside ? OB_CASE_LOWER : OB_CASE_TITLE;

	*inside = ob_uni_is(ob_view_char(v, i), OB_UNI_CASED);
	return how;
}

static struct ob_object *convert(struct ob_rt *rt, struct ob_object *o,
				 enum ob_case (*pick)(const struct ob_view *v,
						      s64 i, bool *inside))
{
	struct ob_view v = ob_view_of(o);
	bool inside = false;
	struct ob_strbuf b;
	s64 i;

	ob_strbuf_init(&b, rt);
	for (i = 0; i < v.len; i++)
		if (put_case(&b, &v, i, pick(&v, i, &inside)) ||
		    ob_tick_at(rt, i))
			goto err_exit_buf;
	return ob_strbuf_finish_new(&b);

err_exit_buf:
	ob_strbuf_exit(&b);
	return NULL;
}

/* lower() and upper() of ASCII, where nothing changes length or form */
static struct ob_object *convert_ascii(struct ob_rt *rt, struct ob_object *o,
				       u8 first)
{
	struct ob_object *to = ob_str_new(rt, ob_str_len(o), 0x7f);
	const u8 *s = ob_str_data(o);
	u8 *t;
	s64 i;

	if (!to)
		return NULL;
	t = ob_str_data(to);
	for (i = 0; i < ob_str_len(o); i++)
		t[i] = (u8)(s[i] - first) < 26 ? s[i] ^ 0x20 : s[i];
	return to;
}

OB_STR_METHOD(m_lower)
{
	if (ob_str_is_ascii(self))
		return convert_ascii(rt, self, 'A');
	return convert(rt, self, pick_lower);
}

OB_STR_METHOD(m_upper)
{
	if (ob_str_is_ascii(self))
		return convert_ascii(rt, self, 'a');
	return convert(rt, self, pick_upper);
}

OB_STR_METHOD(m_casefold)
{
	if (ob_str_is_ascii(self))
		return convert_ascii(rt, self, 'A');
	return convert(rt, self, pick_fold);
}

OB_STR_METHOD(m_capitalize)
{
	return convert(rt, self, pick_capital);
}

OB_STR_METHOD(m_swapcase)
{
	return convert(rt, self, pick_swap);
}
EXPORT_SYMBOL_IF_KUNIT(ob_str_m_swapcase);

OB_STR_METHOD(m_title)
{
	return convert(rt, self, pick_title);
}
