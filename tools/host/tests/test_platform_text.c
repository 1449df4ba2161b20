// SPDX-License-Identifier: GPL-2.0
/* test_platform: decimal text, against the C library */

#include "test_platform.h"
#include <math.h>
#include "../host_fault.h"

/* What sprintf() says, in the form of ob_f64_digits(). */
static int libc_digits(double x, bool fixed, int ndigits, char *buf, int *decpt)
{
	static char text[4096];
	char *e, *s = text;
	int nr = 0;

	x = fabs(x);
	if (fixed) {
		snprintf(text, sizeof(text), "%.*f", ndigits, x);
		e = strchr(text, '.');
		*decpt = e ? e - text : (int)strlen(text);
		for (; *s == '0' || *s == '.'; s++)
			*decpt -= *s == '0';
	} else {
		snprintf(text, sizeof(text), "%.*e", ndigits - 1, x);
		e = strchr(text, 'e');
		*decpt = atoi(e + 1) + 1;
		*e = '\0';
	}
	for (; *s; s++) {
		if (*s != '.')
			buf[nr++] = *s;
	}
	while (nr > 0 && buf[nr - 1] == '0')
		nr--;
	if (!nr) {
		buf[nr++] = '0';
		*decpt = 1;
	}
	buf[nr] = '\0';
	return nr;
}

static void check_digits(u64 a, bool fixed, int ndigits)
{
	char got[1100], want[4096];
	int nr, nr_want, decpt, decpt_want;

	nr = ob_f64_digits(a, fixed ? OB_F64_FIXED : OB_F64_PRECISION, ndigits,
			   got, sizeof(got), &decpt);
	nr_want = libc_digits(to_double(a), fixed, ndigits, want, &decpt_want);
	if (nr != nr_want || decpt != decpt_want || strcmp(got, want))
		complain("%016llx %s %d: %s (%d), want %s (%d)", a,
			 fixed ? "fixed" : "precision", ndigits, got, decpt,
			 want, decpt_want);
}

static int test_digits(void)
{
	size_t i;
	int n;

	for (i = 0; i < ROUNDS / 2; i++) {
		u64 a = random_finite();

		check_digits(a, false, 1 + random_u64() % 20);
		check_digits(a, true, random_u64() % 20);
		if (i % 100)
			continue;
		check_digits(a, false, 1 + random_u64() % 800);
		check_digits(a, true, random_u64() % 1100);
	}
	for (i = 0; i < ARRAY_SIZE(corners); i++) {
		if (corners[i] >= OB_F64_INF)
			continue;
		for (n = 0; n < 1100; n += 1 + n / 8) {
			check_digits(corners[i], false, n + 1);
			check_digits(corners[i], true, n);
		}
	}
	/* ties, to even */
	for (n = 1; n < 2000; n += 2) {
		check_digits(to_bits(n / 2.0), true, 0);
		check_digits(to_bits(n / 16.0), true, 3);
		check_digits(to_bits(n * 5.0), false, 3);
	}
	return 0;
}

static int test_digits_limits(void)
{
	char buf[1100];
	int decpt = 0, nr;

	/* negative counts round in front of the point */
	nr = ob_f64_digits(to_bits(1250), OB_F64_FIXED, -2, buf, 8, &decpt);
	expect(nr == 2 && decpt == 4 && !strcmp(buf, "12"));
	nr = ob_f64_digits(to_bits(5000.5), OB_F64_FIXED, -4, buf, 8, &decpt);
	expect(nr == 1 && decpt == 5 && !strcmp(buf, "1"));
	nr = ob_f64_digits(to_bits(5000), OB_F64_FIXED, -4, buf, 8, &decpt);
	expect(nr == 1 && decpt == 1 && !strcmp(buf, "0"));
	nr = ob_f64_digits(to_bits(0.1), OB_F64_PRECISION, 1 << 20, buf,
			   sizeof(buf), &decpt);
	expect(nr == 55 && decpt == 0);
	nr = ob_f64_digits(F64_MIN_NORMAL - 1, OB_F64_FIXED, 1 << 20, buf,
			   sizeof(buf), &decpt);
	expect(nr == 767 && decpt == -307);
	expect(ob_f64_digits(to_bits(0.1), OB_F64_PRECISION, 20, buf, 20,
			     &decpt) == -EMSGSIZE);
	expect(ob_f64_digits(to_bits(0.12345), OB_F64_SHORTEST, 0, buf, 5,
			     &decpt) == -EMSGSIZE);
	expect(ob_f64_digits(to_bits(0.12345), OB_F64_SHORTEST, 0, buf, 6,
			     &decpt) == 5);
	expect(ob_f64_digits(0, OB_F64_SHORTEST, 0, buf, 1, &decpt) ==
	       -EMSGSIZE);
	return 0;
}

static void check_parse(const char *text)
{
	u64 got = 0x5a5a;
	int err = ob_f64_parse(text, strlen(text), &got);

	if (err)
		complain("parse %.60s: error %d", text, err);
	else
		expect_f64(got, to_bits(strtod(text, NULL)), "parse %.60s", text);
}

static int test_parse_random(void)
{
	char text[2048];
	int i, n, nr;

	for (i = 0; i < ROUNDS; i++) {
		int exp = (int)(random_u64() % 700) - 360;

		nr = 1 + random_u64() % (i % 50 ? 25 : 1200);
		for (n = 0; n < nr; n++)
			text[n] = '0' + random_u64() % 10;
		if (i % 3) {
			text[random_u64() % nr] = '.';
			text[nr++] = '7';
		}
		if (i % 4 == 0)
			exp /= 20;
		if (i % 5)
			sprintf(text + nr, "%c%s%d", i % 2 ? 'e' : 'E',
				exp >= 0 && i % 7 == 0 ? "+" : "", exp);
		else
			text[nr] = '\0';
		check_parse(text);
	}
	return 0;
}

/*
 * The exact decimal expansion of a midpoint between neighbours, and the same
 * with the last digit moved by one, or something far behind it.
 */
static int test_parse_midpoints(void)
{
	static char text[4000];
	int i;

	for (i = 0; i < ROUNDS / 100; i++) {
		u64 a = random_finite() & ~OB_F64_SIGN;
		double below = to_double(a), above = to_double(a + 1);
		size_t len;

		if (a == F64_MAX)
			continue;
		/* A bit more than the processor's double is enough. */
		snprintf(text, 2000, "%.1200Lf",
			 ((long double)below + above) / 2);
		for (len = strlen(text); text[len - 1] == '0';)
			text[--len] = '\0';
		check_parse(text);
		snprintf(text + len, 64, "%026d", 1);
		check_parse(text);
		text[len] = '\0';
		if (text[len - 1] != '.') {
			text[len - 1]--;
			memset(text + len, '9', 30);
			text[len + 30] = '\0';
			check_parse(text);
		}
	}
	return 0;
}

static int test_parse_edges(void)
{
	static const char * const good[] = {
		"0", "0.0", ".0", "0.", "00000", "0e999999999999", "1e-99999",
		"1e99999", "0.1", "1.5", "3.14", "1e22", "1e23", "8.5e22",
		"9007199254740991", "9007199254740992", "9007199254740993",
		"9007199254740993.0000000000000000000000000000000000000000001",
		"9007199254740995", "18446744073709551615",
		"18446744073709551616", "5e-324", "4.9e-324", "2.4703282292e-324",
		"2.4703282292062327208e-324", "2.4703282292062327209e-324",
		"2.47e-324", "2.48e-324", "1e-400", "2.2250738585072011e-308",
		"2.2250738585072012e-308", "2.2250738585072014e-308",
		"1.7976931348623157e308", "1.7976931348623158e308",
		"1.797693134862315807e308", "1.7976931348623159e308", "1e309",
		"179769313486231580793e289", "0.000001e6", "1E+5", "1E-05",
		"123456789012345678901234567890e-40",
		"1e18446744073709551616", "1e-18446744073709551616",
		"6.0221407600000000000000000000000000000000000000e23",
		"1.00000000000000011102230246251565404236316680908203125",
		"1.00000000000000011102230246251565404236316680908203124",
		"1.00000000000000011102230246251565404236316680908203126",
		"0.500000000000000166533453693773481063544750213623046875",
		"1000000000000000000000000000000000000000e-39",
	};
	static const char * const bad[] = {
		"", ".", "e5", ".e5", "1e", "1e+", "1e-", "1.2.3", " 1", "1 ",
		"+1", "-1", "1_0", "inf", "nan", "0x10", "1e5.", "1e5e5", "1f",
		"--1", "1e+-5", "\xb2", "1\xb9",
	};
	static char text[200100];
	size_t i;
	u64 out;

	for (i = 0; i < ARRAY_SIZE(good); i++)
		check_parse(good[i]);
	for (i = 0; i < ARRAY_SIZE(bad); i++) {
		if (ob_f64_parse(bad[i], strlen(bad[i]), &out) != -EINVAL)
			complain("parse accepts '%s'", bad[i]);
	}
	expect(ob_f64_parse("1\0005", 3, &out) == -EINVAL);

	/* a very long way to one, from either side */
	memset(text, '0', 100000);
	text[1] = '.';
	strscpy(text + 100000, "1e99999", 100);
	expect(!ob_f64_parse(text, strlen(text), &out) && out == OB_F64_ONE);
	memset(text, '0', 100000);
	text[0] = '1';
	strscpy(text + 100000, "e-99999", 100);
	expect(!ob_f64_parse(text, strlen(text), &out) && out == OB_F64_ONE);
	memset(text, '9', 200000);
	strscpy(text + 200000, "e-200000", 100);
	expect(!ob_f64_parse(text, strlen(text), &out) && out == OB_F64_ONE);
	return 0;
}

static int test_parse_fault(void)
{
	static const char text[] = "1.2345678901234567e-9";
	struct ob_host_live before = ob_host_live(), after;
	const size_t len = strlen(text);
	u64 out = 0;

	ob_host_fault_set(1, false);
	expect(ob_f64_parse(text, len, &out) == -ENOMEM);
	expect(ob_host_fault_hits() == 1);
	expect(!ob_f64_parse(text, len, &out));
	expect_f64(out, to_bits(strtod(text, NULL)), "after a failure");
	ob_host_fault_set(0, false);
	after = ob_host_live();
	expect(!memcmp(&before, &after, sizeof(before)));
	return 0;
}

/* Without an oracle: the text reads back, and no shorter text does. */
static int test_repr_round_trip(void)
{
	char text[OB_F64_REPR_MAX], shorter[64];
	int i, nr, decpt;

	for (i = 0; i < ROUNDS; i++) {
		u64 a = random_finite() & ~OB_F64_SIGN, back;

		expect(ob_f64_repr(a, text) < OB_F64_REPR_MAX);
		expect(!ob_f64_parse(text, strlen(text), &back));
		expect_f64(back, a, "repr %s", text);
		nr = ob_f64_digits(a, OB_F64_SHORTEST, 0, text, sizeof(text),
				   &decpt);
		if (nr < 2)
			continue;
		snprintf(shorter, sizeof(shorter), "%.*e", nr - 2, to_double(a));
		if (to_bits(strtod(shorter, NULL)) == a)
			complain("%016llx: %s is longer than %s", a, text,
				 shorter);
	}
	return 0;
}

const struct test text_tests[] = {
	{ "digits", test_digits },
	{ "digits_limits", test_digits_limits },
	{ "parse_random", test_parse_random },
	{ "parse_midpoints", test_parse_midpoints },
	{ "parse_edges", test_parse_edges },
	{ "parse_fault", test_parse_fault },
	{ "repr_round_trip", test_repr_round_trip },
	{}
};
