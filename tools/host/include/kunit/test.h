/* SPDX-License-Identifier: GPL-2.0 */
/*
 * host stand-in for <kunit/test.h>: the part of it that the suites in kunit/
 * use, so that the same files run in userspace under the sanitizers
 *
 * A program is the suites' objects plus tests/kunit_main.c. As in the kernel,
 * a failed EXPECT lets the case go on and a failed ASSERT ends it; memory from
 * kunit_kzalloc() is released after the suite's exit function.
 */
#ifndef _OBHEAP_HOST_KUNIT_TEST_H
#define _OBHEAP_HOST_KUNIT_TEST_H

#include <obheap/platform.h>
#include <setjmp.h>

/* The kernel compiles without it, and its comparisons rely on that. */
#pragma GCC diagnostic ignored "-Wsign-compare"

#ifndef GFP_KERNEL
#define GFP_KERNEL 0
#endif

#define KUNIT_PARAM_DESC_SIZE 128

struct kunit_alloc {
	struct kunit_alloc *next;
	long long pad;
};

struct kunit {
	void *priv;
	const void *param_value;
	const char *name;
	bool failed;
	const char *skipped;
	jmp_buf abort;
	struct kunit_alloc *allocs;
};

struct kunit_case {
	void (*run_case)(struct kunit *test);
	const char *name;
	const void *(*generate_params)(const void *prev, char *desc);
};

struct kunit_suite {
	const char name[256];
	int (*init)(struct kunit *test);
	void (*exit)(struct kunit *test);
	struct kunit_case *test_cases;
};

void ob_host_kunit_add(struct kunit_suite *suite);
void ob_host_kunit_fail(struct kunit *test, const char *file, int line,
			bool fatal, const char *fmt, ...) __printf(5, 6);
void *ob_host_kunit_zalloc(struct kunit *test, size_t bytes);

#define kunit_kzalloc(test, bytes, gfp)	ob_host_kunit_zalloc(test, bytes)
#define kunit_kcalloc(test, n, bytes, gfp) \
	ob_host_kunit_zalloc(test, array_size(n, bytes))
#define kunit_info(test, fmt, ...)	\
	fprintf(stdout, "    # %s: " fmt "\n", (test)->name, ##__VA_ARGS__)
#define kunit_skip(test, fmt, ...) do {					\
	(test)->skipped = fmt;						\
	longjmp((test)->abort, 1);					\
} while (0)

#define KUNIT_CASE(fn)		{ .run_case = fn, .name = #fn }
#define KUNIT_CASE_SLOW(fn)	KUNIT_CASE(fn)
#define KUNIT_CASE_PARAM(fn, gen) \
	{ .run_case = fn, .name = #fn, .generate_params = gen }

#define KUNIT_ARRAY_PARAM(which, array, get_desc)			\
	static const void *which##_gen_params(const void *prev, char *desc) \
	{								\
		typeof((array)[0]) *next = prev ?			\
			((typeof(next))prev) + 1 : (array);		\
									\
		if (next - (array) >= (long)ARRAY_SIZE(array))		\
			return NULL;					\
		get_desc(next, desc);					\
		return next;						\
	}

#define OB_HOST_KUNIT_CAT(a, b)		a##b
#define OB_HOST_KUNIT_NAME(line)	OB_HOST_KUNIT_CAT(kunit_add_, line)
#define kunit_test_suites(...)						\
	__attribute__((__constructor__))				\
	static void OB_HOST_KUNIT_NAME(__LINE__)(void)			\
	{								\
		struct kunit_suite *suites[] = { __VA_ARGS__ };		\
		size_t i;						\
									\
		for (i = 0; i < ARRAY_SIZE(suites); i++)		\
			ob_host_kunit_add(suites[i]);			\
	}
#define kunit_test_suite(suite)		kunit_test_suites(&(suite))

#define MODULE_LICENSE(x)
#define MODULE_DESCRIPTION(x)
#define MODULE_INFO(tag, info)

/* checks */

#define KUNIT_FAIL(test, fmt, ...) \
	ob_host_kunit_fail(test, __FILE__, __LINE__, false, fmt, ##__VA_ARGS__)

#define OB_HOST_CHECK(test, fatal, cond, what) do {			\
	if (!(cond))							\
		ob_host_kunit_fail(test, __FILE__, __LINE__, fatal,	\
				   "%s", what);				\
} while (0)

#define OB_HOST_COMPARE(test, fatal, a, op, b) do {			\
	typeof(a) __ob_a = (a);						\
	typeof(b) __ob_b = (b);						\
									\
	if (!(__ob_a op __ob_b))					\
		ob_host_kunit_fail(test, __FILE__, __LINE__, fatal,	\
				   "%s %s %s: %lld, %lld", #a, #op, #b,	\
				   (long long)__ob_a, (long long)__ob_b); \
} while (0)

#define KUNIT_EXPECT_TRUE(test, c)	OB_HOST_CHECK(test, false, c, #c)
#define KUNIT_EXPECT_FALSE(test, c)	OB_HOST_CHECK(test, false, !(c), "!" #c)
#define KUNIT_EXPECT_EQ(test, a, b)	OB_HOST_COMPARE(test, false, a, ==, b)
#define KUNIT_EXPECT_NE(test, a, b)	OB_HOST_COMPARE(test, false, a, !=, b)
#define KUNIT_EXPECT_LT(test, a, b)	OB_HOST_COMPARE(test, false, a, <, b)
#define KUNIT_EXPECT_LE(test, a, b)	OB_HOST_COMPARE(test, false, a, <=, b)
#define KUNIT_EXPECT_GT(test, a, b)	OB_HOST_COMPARE(test, false, a, >, b)
#define KUNIT_EXPECT_GE(test, a, b)	OB_HOST_COMPARE(test, false, a, >=, b)
#define KUNIT_EXPECT_NULL(test, p)	OB_HOST_CHECK(test, false, !(p), "!" #p)
#define KUNIT_EXPECT_NOT_NULL(test, p)	OB_HOST_CHECK(test, false, p, #p)
#define KUNIT_EXPECT_PTR_EQ(test, a, b) \
	OB_HOST_CHECK(test, false, (a) == (b), #a " == " #b)
#define KUNIT_EXPECT_PTR_NE(test, a, b) \
	OB_HOST_CHECK(test, false, (a) != (b), #a " != " #b)
#define KUNIT_EXPECT_STREQ(test, a, b) \
	OB_HOST_CHECK(test, false, !strcmp(a, b), #a " is " #b)
#define KUNIT_EXPECT_MEMEQ(test, a, b, n) \
	OB_HOST_CHECK(test, false, !memcmp(a, b, n), #a " is " #b)

#define KUNIT_ASSERT_TRUE(test, c)	OB_HOST_CHECK(test, true, c, #c)
#define KUNIT_ASSERT_FALSE(test, c)	OB_HOST_CHECK(test, true, !(c), "!" #c)
#define KUNIT_ASSERT_EQ(test, a, b)	OB_HOST_COMPARE(test, true, a, ==, b)
#define KUNIT_ASSERT_NE(test, a, b)	OB_HOST_COMPARE(test, true, a, !=, b)
#define KUNIT_ASSERT_LE(test, a, b)	OB_HOST_COMPARE(test, true, a, <=, b)
#define KUNIT_ASSERT_NULL(test, p)	OB_HOST_CHECK(test, true, !(p), "!" #p)
#define KUNIT_ASSERT_NOT_NULL(test, p)	OB_HOST_CHECK(test, true, p, #p)
#define KUNIT_ASSERT_PTR_EQ(test, a, b) \
	OB_HOST_CHECK(test, true, (a) == (b), #a " == " #b)

#define OB_HOST_COMPARE_MSG(test, a, op, b, fmt, ...) do {		\
	typeof(a) __ob_a = (a);						\
	typeof(b) __ob_b = (b);						\
									\
	if (!(__ob_a op __ob_b))					\
		ob_host_kunit_fail(test, __FILE__, __LINE__, false,	\
				   "%s %s %s: %lld, %lld: " fmt,	\
				   #a, #op, #b, (long long)__ob_a,	\
				   (long long)__ob_b, ##__VA_ARGS__);	\
} while (0)

#define KUNIT_EXPECT_EQ_MSG(test, a, b, fmt, ...) \
	OB_HOST_COMPARE_MSG(test, a, ==, b, fmt, ##__VA_ARGS__)
#define KUNIT_EXPECT_TRUE_MSG(test, c, fmt, ...) do {			\
	if (!(c))							\
		ob_host_kunit_fail(test, __FILE__, __LINE__, false,	\
				   "%s: " fmt, #c, ##__VA_ARGS__);	\
} while (0)
#define KUNIT_EXPECT_STREQ_MSG(test, a, b, fmt, ...) \
	KUNIT_EXPECT_TRUE_MSG(test, !strcmp(a, b), fmt, ##__VA_ARGS__)

#endif /* _OBHEAP_HOST_KUNIT_TEST_H */
