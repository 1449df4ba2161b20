// SPDX-License-Identifier: GPL-2.0
/*
 * str_class - what kind of characters a text is made of: the is...() methods
 */
#include "str_priv.h"

/* is the text not empty and every character in the set? 1, 0 or -1 raised */
static int all_are(struct ob_rt *rt, struct ob_object *o, u32 set)
{
	struct ob_view v = ob_view_of(o);
	s64 i;

	for (i = 0; i < v.len; i++) {
		if (!ob_uni_is(ob_view_char(&v, i), set))
			return 0;
		if (ob_tick_at(rt, i))
			return -1;
	}
	return v.len > 0;
}

static struct ob_object *verdict(struct ob_rt *rt, int is)
{
	return is < 0 ? NULL : ob_newref(ob_bool(rt, is));
}

OB_STR_METHOD(m_isalnum)
{
	return verdict(rt, all_are(rt, self, OB_UNI_ALPHA | OB_UNI_DECIMAL |
				   OB_UNI_DIGIT | OB_UNI_NUMERIC));
}

OB_STR_METHOD(m_isalpha)
{
	return verdict(rt, all_are(rt, self, OB_UNI_ALPHA));
}

OB_STR_METHOD(m_isdecimal)
{
	return verdict(rt, all_are(rt, self, OB_UNI_DECIMAL));
}

OB_STR_METHOD(m_isdigit)
{
	return verdict(rt, all_are(rt, self, OB_UNI_DIGIT));
}

OB_STR_METHOD(m_isnumeric)
{
	return verdict(rt, all_are(rt, self, OB_UNI_NUMERIC));
}

OB_STR_METHOD(m_isspace)
{
	return verdict(rt, all_are(rt, self, OB_UNI_SPACE));
}

OB_STR_METHOD(m_isprintable)
{
	int is = all_are(rt, self, OB_UNI_PRINT);

	return verdict(rt, ob_str_len(self) ? is : 1);
}

OB_STR_METHOD(m_isascii)
{
	return verdict(rt, ob_str_is_ascii(self));
}

OB_STR_METHOD(m_isidentifier)
{
	struct ob_view v = ob_view_of(self);
	s64 i;

	if (!v.len || !ob_uni_is(ob_view_char(&v, 0), OB_UNI_ID_START))
		return verdict(rt, 0);
	for (i = 1; i < v.len; i++) {
		if (!ob_uni_is(ob_view_char(&v, i), OB_UNI_ID_CONTINUE))
			return verdict(rt, 0);
		if (ob_tick_at(rt, i))
			return NULL;
	}
	return verdict(rt, 1);
}

/* some character of the wanted case and none of another */
static int cased_as(struct ob_rt *rt, struct ob_object *o, u32 wanted,
		    u32 unwanted)
{
	struct ob_view v = ob_view_of(o);
	int found = 0;
	s64 i;

	for (i = 0; i < v.len; i++) {
		u32 c = ob_view_char(&v, i);

		if (ob_uni_is(c, unwanted))
			return 0;
		if (!found)
			found = ob_uni_is(c, wanted);
		if (ob_tick_at(rt, i))
			return -1;
	}
	return found;
}

OB_STR_METHOD(m_islower)
{
	return verdict(rt, cased_as(rt, self, OB_UNI_LOWER,
				    OB_UNI_UPPER | OB_UNI_TITLE));
}

OB_STR_METHOD(m_isupper)
{
	return verdict(rt, cased_as(rt, self, OB_UNI_UPPER,
				    OB_UNI_LOWER | OB_UNI_TITLE));
}

OB_STR_METHOD(m_istitle)
{
	struct ob_view v = ob_view_of(self);
	bool inside = false;
	int found = 0;
	s64 i;

	for (i = 0; i < v.len; i++) {
		u32 c = ob_view_char(&v, i);
		bool capital = ob_uni_is(c, OB_UNI_UPPER | OB_UNI_TITLE);
		bool small = !capital && ob_uni_is(c, OB_UNI_LOWER);

		if (capital ? inside : small && !inside)
			return verdict(rt, 0);
		inside = capital || small;
		if (inside)
			found = 1;
		if (ob_tick_at(rt, i))
			return NULL;
	}
	return verdict(rt, found);
}
