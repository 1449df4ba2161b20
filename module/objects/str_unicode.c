// SPDX-License-Identifier: GPL-2.0
/*
 * str_unicode - look characters up in the generated tables
 *
 * ob_uni_runs cuts all of Unicode in runs in which even and odd code points
 * have one set of properties each; an entry is the first code point << 8 and
 * the index of the two sets in ob_uni_pairs. Alphabets whose capitals and small
 * letters alternate would need one run per letter otherwise.
 */
#include "str_priv.h"

/*
 * ob_uni_flags() - the enum ob_uni bits of a character
 * @c: the character
 */
u32 ob_uni_flags(u32 c)
{
	size_t low = 0, high = ob_uni_nr_runs;

	if (c > OB_MAX_CHAR)
		return 0;
	while (high - low > 1) {
		size_t mid = low + (high - low) / 2;

		if (ob_uni_runs[mid] >> 8 <= c)
			low = mid;
		else
			high = mid;
	}
	return ob_uni_pairs[ob_uni_runs[low] & 0xff][c & 1];
}

bool ob_uni_printable(u32 c)
{
	return ob_uni_is(c, OB_UNI_PRINT);
}

bool ob_uni_in_name(u32 c, bool first)
{
	return ob_uni_is(c, first ? OB_UNI_ID_START : OB_UNI_ID_CONTINUE);
}

int ob_uni_decimal(u32 c)
{
	unsigned int before = 0;

	if (!ob_uni_is(c, OB_UNI_DECIMAL))
		return -1;
	/* The digits of a script are ten in a row, or a multiple of ten. */
	while (ob_uni_is(c - before - 1, OB_UNI_DECIMAL))
		before++;
	return before % 10;
}

/* fills @out and returns a number of characters, 0 when there is no entry */
static unsigned int case_special(u32 c, enum ob_case how,
				 u32 out[OB_CASE_MAX])
{
	size_t low = 0, high = ob_uni_nr_specials;
	u32 key = c << 2 | how;
	unsigned int n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		const struct ob_uni_special *s = &ob_uni_specials[mid];

		if (s->key == key) {
			for (n = 0; n < OB_CASE_MAX && s->to[n]; n++)
				out[n] = s->to[n];
			return n;
		}
		if (s->key < key)
			low = mid + 1;
		else
			high = mid;
	}
	return 0;
}

static bool case_single(u32 c, enum ob_case how, u32 *out)
{
	const struct ob_uni_map *map = ob_uni_maps[how].map;
	size_t low = 0, high = ob_uni_maps[how].nr;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (c < map[mid].first) {
			high = mid;
		} else if (c > map[mid].last) {
			low = mid + 1;
		} else {
			if ((c - map[mid].first) % map[mid].step)
				return false;
			*out = c + map[mid].delta;
			return true;
		}
	}
	return false;
}

unsigned int ob_uni_case(u32 c, enum ob_case how, u32 out[OB_CASE_MAX])
{
	unsigned int n;

	if (c < 0x80) {
		out[0] = c;
		if (how == OB_CASE_LOWER || how == OB_CASE_FOLD) {
			if (c >= 'A' && c <= 'Z')
				out[0] = c + 32;
		} else if (c >= 'a' && c <= 'z') {
			out[0] = c - 32;
		}
		return 1;
	}
	n = case_special(c, how, out);
	if (n)
		return n;
	if (case_single(c, how, out))
		return 1;
	/* The tables hold title and fold only where they differ from these. */
	if (how == OB_CASE_TITLE)
		return ob_uni_case(c, OB_CASE_UPPER, out);
	if (how == OB_CASE_FOLD)
		return ob_uni_case(c, OB_CASE_LOWER, out);
	out[0] = c;
	return 1;
}
