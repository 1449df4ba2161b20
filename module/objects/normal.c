// SPDX-License-Identifier: GPL-2.0
/*
 * normal - one spelling of a name whose characters have several (NFKC)
 *
 * Characters are taken apart as far as they go, marks behind a character are
 * put in the order of their combining classes, and what belongs together is put
 * together again. Hangul syllables are reckoned, the rest is in tables that
 * know the characters of names only.
 */
#include "normal_priv.h"

#define SYLLABLE	0xac00
#define LEAD		0x1100
#define VOWEL		0x1161
#define TAIL		0x11a7
#define NR_LEADS	19
#define NR_VOWELS	21
#define NR_TAILS	28
#define NR_SYLLABLES	(NR_LEADS * NR_VOWELS * NR_TAILS)

/* A character has its class above its 21 bits while marks are put in order. */
#define CLASS_SHIFT	24
#define CHAR_MASK	0x1fffff

static u32 combining_class(u32 c)
{
	size_t low = 0, high = ob_normal_nr_classes;

	if (c < ob_normal_classes[0] >> 8)
		return 0;
	while (high - low > 1) {
		size_t mid = low + (high - low) / 2;

		if (ob_normal_classes[mid] >> 8 <= c)
			low = mid;
		else
			high = mid;
	}
	return ob_normal_classes[low] & 0xff;
}

/* The one character that @c becomes, itself if there is none. */
static u32 single(u32 c)
{
	size_t low = 0, high = ob_normal_nr_runs;
	const struct ob_normal_run *run;

	while (high - low > 1) {
		size_t mid = low + (high - low) / 2;

		if (ob_normal_runs[mid].first <= c)
			low = mid;
		else
			high = mid;
	}
	run = &ob_normal_runs[low];
	if (c < run->first || c - run->first >= run->nr)
		return c;
	return run->to + (c - run->first) * run->step;
}

static const struct ob_normal_many *several(u32 c)
{
	size_t low = 0, high = ob_normal_nr_many;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (ob_normal_many[mid].from == c)
			return &ob_normal_many[mid];
		if (ob_normal_many[mid].from < c)
			low = mid + 1;
		else
			high = mid;
	}
	return NULL;
}

/* What becomes of @c, at @to; how many characters. */
static size_t take_apart(u32 c, u32 *to)
{
	const struct ob_normal_many *many;
	size_t n = 0;

	if (c < 0x80) {
		to[0] = c;
		return 1;
	}
	if (c >= SYLLABLE && c < SYLLABLE + NR_SYLLABLES) {
		c -= SYLLABLE;
		to[0] = LEAD + c / (NR_VOWELS * NR_TAILS);
		to[1] = VOWEL + c / NR_TAILS % NR_VOWELS;
		to[2] = TAIL + c % NR_TAILS;
		return c % NR_TAILS ? 3 : 2;
	}
	many = several(c);
	if (!many) {
		to[0] = single(c);
		return 1;
	}
	while (n < OB_NORMAL_MAX && many->to[n]) {
		to[n] = many->to[n];
		n++;
	}
	return n;
}

/* One turn of a sort of characters by four bits of their classes. */
static void sort_by(const u32 *from, u32 *to, size_t n, int shift)
{
	size_t at[17] = { 0 }, i;

	for (i = 0; i < n; i++)
		at[(from[i] >> shift & 0xf) + 1]++;
	for (i = 1; i < 16; i++)
		at[i] += at[i - 1];
	for (i = 0; i < n; i++)
		to[at[from[i] >> shift & 0xf]++] = from[i];
}

/*
 * Put marks in order. However long a row of them is, the time is linear, so
 * that no text holds the machine up.
 */
static void sort_marks(u32 *text, size_t n, u32 *spare)
{
	size_t i = 0, end;

	while (i < n) {
		if (!(text[i] >> CLASS_SHIFT)) {
			i++;
			continue;
		}
		for (end = i; end < n && text[end] >> CLASS_SHIFT; end++)
			;
		if (end - i > 1) {
			sort_by(text + i, spare, end - i, CLASS_SHIFT);
			sort_by(spare, text + i, end - i, CLASS_SHIFT + 4);
		}
		i = end;
	}
}

/* The character that two are together, or 0. */
static u32 together(u32 a, u32 b)
{
	size_t low = 0, high = ob_normal_nr_pairs;

	if (a >= LEAD && a < LEAD + NR_LEADS && b >= VOWEL &&
	    b < VOWEL + NR_VOWELS)
		return SYLLABLE + ((a - LEAD) * NR_VOWELS + b - VOWEL) *
		       NR_TAILS;
	if (a >= SYLLABLE && a < SYLLABLE + NR_SYLLABLES && b > TAIL &&
	    b < TAIL + NR_TAILS && !((a - SYLLABLE) % NR_TAILS))
		return a + b - TAIL;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		const struct ob_normal_pair *p = &ob_normal_pairs[mid];

		if (p->first == a && p->second == b)
			return p->to;
		if (p->first < a || (p->first == a && p->second < b))
			low = mid + 1;
		else
			high = mid;
	}
	return 0;
}

/*
 * A mark joins the last character of class 0 unless one of its own class or a
 * higher one stands between them.
 */
static size_t put_together(u32 *text, size_t n)
{
	size_t i, out = 0, base = n;
	u32 before = 0;

	for (i = 0; i < n; i++) {
		u32 class = text[i] >> CLASS_SHIFT, c = text[i] & CHAR_MASK;
		u32 whole = 0;

		if (base < n && (!before || before < class))
			whole = together(text[base], c);
		if (whole) {
			text[base] = whole;
			continue;
		}
		if (!class)
			base = out;
		before = class;
		text[out++] = c;
	}
	return out;
}

size_t ob_uni_normalize(const u32 *from, size_t n, u32 *to, u32 *spare)
{
	size_t i, k, len = 0, more;

	for (i = 0; i < n; i++) {
		more = take_apart(from[i], to + len);
		for (k = len; k < len + more; k++)
			to[k] |= combining_class(to[k]) << CLASS_SHIFT;
		len += more;
	}
	sort_marks(to, len, spare);
	return put_together(to, len);
}
EXPORT_SYMBOL_IF_KUNIT(ob_uni_normalize);
