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

int ob_ident_check(const char *s, size_t len, u32 *bad)
{
	const char *p = s;

	while (p < s + len) {
		const char *at = p;
		u32 c = ob_text_next(&p);

		if (c >= 0x80 && !ob_uni_in_name(c, at == s)) {
			*bad = c;
			return at - s;
		}
	}
	return -1;
}
