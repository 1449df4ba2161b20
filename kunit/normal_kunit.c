// SPDX-License-Identifier: GPL-2.0
/*
 * normal_kunit - one spelling of a name (NFKC)
 */
#include "fixtures.h"

#define MOST 8

struct spelling {
	const char *what;
	u32 from[MOST];
	u32 to[MOST * 2];
};

static const struct spelling spellings[] = {
	{ "nothing", { }, { } },
	{ "ASCII", { 'a', '_', '1' }, { 'a', '_', '1' } },
	{ "a letter and its mark", { 'e', 0x301 }, { 0xe9 } },
	{ "what is one already", { 0xe9 }, { 0xe9 } },
	{ "two marks, in order", { 'o', 0x323, 0x302 }, { 0x1ed9 } },
	{ "two marks, in the other order", { 'o', 0x302, 0x323 }, { 0x1ed9 } },
	{ "the second of two alike", { 'a', 0x301, 0x301 }, { 0xe1, 0x301 } },
	{ "a mark that goes with none", { 'q', 0x301 }, { 'q', 0x301 } },
	{ "a mark alone", { 0x301 }, { 0x301 } },
	{ "taken apart and left so", { 0x958 }, { 0x915, 0x93c } },
	{ "a sign of its own", { 0x212b }, { 0xc5 } },
	{ "a ligature", { 0xfb01 }, { 'f', 'i' } },
	{ "a ligature of three", { 0xfb03, 'x' }, { 'f', 'f', 'i', 'x' } },
	{ "full width", { 0xff41, 0xff11 }, { 'a', '1' } },
	{ "half width, voiced", { 0xff76, 0xff9e }, { 0x30ac } },
	{ "mathematical", { 0x1d431, 0x1d7d8 }, { 'x', '0' } },
	{ "a sign for a letter", { 'x', 0xb5 }, { 'x', 0x3bc } },
	{ "long s with a dot", { 0x1e9b }, { 0x1e61 } },
	{ "a syllable of two", { 0x1100, 0x1161 }, { 0xac00 } },
	{ "of three", { 0x1112, 0x1175, 0x11c2 }, { 0xd7a3 } },
	{ "a syllable and a tail", { 0xac00, 0x11a8 }, { 0xac01 } },
	{ "a full one and a tail", { 0xac01, 0x11a8 }, { 0xac01, 0x11a8 } },
	{ "what an iota is put under", { 0x3b1, 0x345 }, { 0x1fb3 } },
};

/* Of a table's row, which ends with its first zero. */
static size_t length(const u32 *text, size_t most)
{
	size_t n = 0;

	while (n < most && text[n])
		n++;
	return n;
}

static void check_spelling(struct kunit *test, const struct spelling *s,
			   const u32 *from, size_t n)
{
	size_t room = MOST * 2 * OB_NORMAL_MAX, got, i;
	u32 *to = kunit_kzalloc(test, room * sizeof(*to), GFP_KERNEL);
	u32 *spare = kunit_kzalloc(test, room * sizeof(*to), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, to);
	KUNIT_ASSERT_NOT_NULL(test, spare);
	got = ob_uni_normalize(from, n, to, spare);
	KUNIT_EXPECT_EQ_MSG(test, got, length(s->to, MOST * 2), "%s", s->what);
	for (i = 0; i < min_t(size_t, got, MOST * 2); i++)
		KUNIT_EXPECT_EQ_MSG(test, to[i], s->to[i], "%s, at %zu",
				    s->what, i);
}

static void spellings_become_one(struct kunit *test)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(spellings); i++)
		check_spelling(test, &spellings[i], spellings[i].from,
			       length(spellings[i].from, MOST));
}

static void what_is_one_stays_so(struct kunit *test)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(spellings); i++)
		check_spelling(test, &spellings[i], spellings[i].to,
			       length(spellings[i].to, MOST * 2));
}

static struct kunit_case normal_cases[] = {
	KUNIT_CASE(spellings_become_one),
	KUNIT_CASE(what_is_one_stays_so),
	{}
};

static struct kunit_suite normal_suite = {
	.name = "obheap_normal",
	.test_cases = normal_cases,
};

kunit_test_suite(normal_suite);
