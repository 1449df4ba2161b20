// SPDX-License-Identifier: GPL-2.0
/*
 * utf8 - the source text's encoding, and which characters names may have
 */

#include "lang_priv.h"

/* How many bytes a lead byte announces; 0 when it cannot be one. */
static int lead_length(u8 c)
{
	if (c < 0x80)
		return 1;
	if (c >= 0xc2 && c <= 0xdf)
		return 2;
	if (c >= 0xe0 && c <= 0xef)
		return 3;
	if (c >= 0xf0 && c <= 0xf4)
		return 4;
	return 0;
}

/* The second byte of a sequence has a narrower range after some lead bytes. */
static bool second_ok(u8 lead, u8 c)
{
	if ((c & 0xc0) != 0x80)
		return false;
	switch (lead) {
	case 0xe0:
		return c >= 0xa0;
	case 0xed:
		return c < 0xa0;
	case 0xf0:
		return c >= 0x90;
	case 0xf4:
		return c < 0x90;
	default:
		return true;
	}
}

ssize_t ob_text_check(const char *s, size_t len, const char **why)
{
	const u8 *p = (const u8 *)s;
	size_t i = 0;

	while (i < len) {
		int n = lead_length(p[i]), k;

		if (n == 1) {
			i++;
			continue;
		}
		if (!n) {
			*why = "invalid start byte";
			return i;
		}
		for (k = 1; k < n; k++) {
			if (i + k >= len) {
				*why = "unexpected end of data";
				return i;
			}
			if (k == 1 ? !second_ok(p[i], p[i + 1]) :
				     (p[i + k] & 0xc0) != 0x80) {
				*why = "invalid continuation byte";
				return i;
			}
		}
		i += n;
	}
	return -1;
}

u32 ob_text_next(const char **s)
{
	const u8 *p = (const u8 *)*s;
	int n = lead_length(p[0]), k;
	u32 c;

	if (n <= 1) {
		*s += 1;
		return p[0];
	}
	c = p[0] & (0x7f >> n);
	for (k = 1; k < n; k++)
		c = c << 6 | (p[k] & 0x3f);
	*s += n;
	return c;
}

int ob_text_columns(const char *s, size_t len, int bytes)
{
	int chars = 0;
	size_t i = 0;

	if (bytes > (int)len)
		bytes = len;
	/* A character cut in half counts, as CPython's lenient decoder has it. */
	while (i < (size_t)bytes) {
		int n = lead_length(s[i]);

		i += n ? n : 1;
		chars++;
	}
	return chars;
}

struct range {
	u32 first, last;
};

/*
 * Characters from U+0080 up that no identifier contains: blocks of
 * punctuation, symbols and spaces. Coarser than Unicode's XID_Continue, in
 * favour of accepting.
 */
static const struct range not_ident[] = {
	{ 0x80, 0xa9 }, { 0xab, 0xb4 }, { 0xb6, 0xb6 }, { 0xb8, 0xb9 },
	{ 0xbb, 0xbf }, { 0xd7, 0xd7 }, { 0xf7, 0xf7 }, { 0x2c2, 0x2c5 },
	{ 0x37e, 0x37e }, { 0x589, 0x58f }, { 0x1680, 0x1680 },
	{ 0x2000, 0x203e }, { 0x2041, 0x2053 }, { 0x2055, 0x2070 },
	{ 0x2074, 0x207e }, { 0x2080, 0x208f }, { 0x20a0, 0x20cf },
	{ 0x2190, 0x2bff }, { 0x2e00, 0x2fff }, { 0x3000, 0x3004 },
	{ 0x3008, 0x3020 }, { 0x3030, 0x3030 }, { 0xd800, 0xf8ff },
	{ 0xfe10, 0xfe1f }, { 0xfe30, 0xfe32 }, { 0xfe35, 0xfe4c },
	{ 0xfe50, 0xfe70 }, { 0xfeff, 0xff0f }, { 0xff1a, 0xff20 },
	{ 0xff3b, 0xff3e }, { 0xff40, 0xff40 }, { 0xff5b, 0xff65 },
	{ 0xffe0, 0xffff }, { 0x1f000, 0x1faff }, { 0xe0000, 0xe00ff },
	{ 0xf0000, 0x10ffff },
};

/* The same for the first character, in addition: digits and marks. */
static const struct range not_start[] = {
	{ 0xb7, 0xb7 }, { 0x300, 0x36f }, { 0x387, 0x387 }, { 0x483, 0x489 },
	{ 0x660, 0x669 }, { 0x6f0, 0x6f9 }, { 0x966, 0x96f },
	{ 0x203f, 0x2040 }, { 0x2054, 0x2054 }, { 0x20d0, 0x20ff },
	{ 0xfe00, 0xfe0f }, { 0xfe20, 0xfe2f }, { 0xff10, 0xff19 },
};

static bool in_ranges(const struct range *r, size_t n, u32 c)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (c < r[i].first)
			return false;
		if (c <= r[i].last)
			return true;
	}
	return false;
}

int ob_ident_check(const char *s, size_t len, u32 *bad)
{
	const char *p = s;

	while (p < s + len) {
		const char *at = p;
		u32 c = ob_text_next(&p);

		if (c < 0x80)
			continue;
		if (in_ranges(not_ident, ARRAY_SIZE(not_ident), c) ||
		    (at == s &&
		     in_ranges(not_start, ARRAY_SIZE(not_start), c))) {
			*bad = c;
			return at - s;
		}
	}
	return -1;
}
