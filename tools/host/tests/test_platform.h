/* SPDX-License-Identifier: GPL-2.0 */
/* what the files of test_platform share; see test_platform.c */
#ifndef _OBHEAP_TEST_PLATFORM_H
#define _OBHEAP_TEST_PLATFORM_H

#include <obheap/platform.h>

#define ROUNDS		200000
#define SKIP		(-1)

#define F64_MIN_NORMAL	0x0010000000000000ULL
#define F64_MAX		0x7fefffffffffffffULL

/**
 * struct test - one line of the report
 * @name: what it says
 * @run: the test; complains, and returns 0 or SKIP
 */
struct test {
	const char *name;
	int (*run)(void);
};

/* Each list ends with an entry without a name. */
extern const struct test number_tests[];
extern const struct test text_tests[];
extern const struct test oracle_tests[];

/* Numbers where something changes; the last two are not finite. */
#define NR_CORNERS	24
extern const u64 corners[NR_CORNERS];

u64 random_u64(void);
/* A number with the odd things more likely than among random bits. */
u64 random_f64(void);
u64 random_finite(void);

/* Reports a failure of the running test. */
void complain(const char *fmt, ...) __printf(1, 2);

double to_double(u64 bits);
u64 to_bits(double value);
/* The same bits, or both of them NaN. */
bool same(u64 a, u64 b);

#define expect_f64(got, want, fmt, ...) do {				\
	u64 __got = (got), __want = (want);				\
									\
	if (!same(__got, __want))					\
		complain(fmt ": got %016llx, want %016llx",		\
			 ##__VA_ARGS__, __got, __want);			\
} while (0)

#define expect(cond) do {						\
	if (!(cond))							\
		complain("line %d: %s", __LINE__, #cond);		\
} while (0)

#endif /* _OBHEAP_TEST_PLATFORM_H */
