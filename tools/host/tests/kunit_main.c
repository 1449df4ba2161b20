// SPDX-License-Identifier: GPL-2.0
/*
 * kunit_main - run the linked KUnit suites in userspace, KTAP on stdout
 *
 * Arguments are names of suites; none means all. Every case must leave as many
 * page blocks and pieces of memory as it found.
 */
#include <kunit/test.h>
#include "../host_fault.h"

#define MAX_SUITES 32

static struct kunit_suite *suites[MAX_SUITES];
static unsigned int nr_suites;

void ob_host_kunit_add(struct kunit_suite *suite)
{
	if (nr_suites == MAX_SUITES)
		abort();
	suites[nr_suites++] = suite;
}

void ob_host_kunit_fail(struct kunit *test, const char *file, int line,
			bool fatal, const char *fmt, ...)
{
	va_list args;

	test->failed = true;
	printf("    # %s: %s at %s:%d\n    #     ", test->name,
	       fatal ? "ASSERTION FAILED" : "EXPECTATION FAILED", file, line);
	va_start(args, fmt);
	vprintf(fmt, args);
	va_end(args);
	putchar('\n');
	if (fatal)
		longjmp(test->abort, 1);
}

void *ob_host_kunit_zalloc(struct kunit *test, size_t bytes)
{
	struct kunit_alloc *a = calloc(1, sizeof(*a) + bytes);

	if (!a)
		return NULL;
	a->next = test->allocs;
	test->allocs = a;
	return a + 1;
}

static void run_once(struct kunit *test, struct kunit_suite *suite,
		     struct kunit_case *kase)
{
	struct ob_host_live before = ob_host_live();
	struct ob_host_live after;
	struct kunit_alloc *a;

	if (!setjmp(test->abort)) {
		if (!suite->init || !suite->init(test))
			kase->run_case(test);
		else
			ob_host_kunit_fail(test, suite->name, 0, false, "init");
	}
	if (!setjmp(test->abort) && suite->exit)
		suite->exit(test);
	while (test->allocs) {
		a = test->allocs;
		test->allocs = a->next;
		free(a);
	}
	ob_host_fault_set(0, false);
	after = ob_host_live();
	if (after.blocks != before.blocks || after.mems != before.mems)
		ob_host_kunit_fail(test, suite->name, 0, false,
				   "leaked %lld page blocks, %lld pieces",
				   (long long)(after.blocks - before.blocks),
				   (long long)(after.mems - before.mems));
}

static bool run_case(struct kunit_suite *suite, struct kunit_case *kase,
		     unsigned int number)
{
	char desc[KUNIT_PARAM_DESC_SIZE] = "";
	struct kunit test = { .name = kase->name };
	const void *param = NULL;

	do {
		if (kase->generate_params) {
			param = kase->generate_params(param, desc);
			if (!param)
				break;
		}
		test.priv = NULL;
		test.param_value = param;
		run_once(&test, suite, kase);
		if (test.failed && kase->generate_params)
			printf("    # with %s\n", desc);
	} while (param && !test.failed);
	printf("    %s %u %s", test.failed ? "not ok" : "ok", number,
	       kase->name);
	printf(test.skipped ? " # SKIP %s\n" : "\n", test.skipped);
	fflush(stdout);
	return !test.failed;
}

static bool run_suite(struct kunit_suite *suite, unsigned int number)
{
	struct kunit_case *kase;
	unsigned int nr = 0;
	bool passed = true;

	for (kase = suite->test_cases; kase->run_case; kase++)
		nr++;
	printf("    KTAP version 1\n    # Subtest: %s\n    1..%u\n",
	       suite->name, nr);
	for (kase = suite->test_cases; kase->run_case; kase++)
		passed &= run_case(suite, kase, kase - suite->test_cases + 1);
	printf("%s %u %s\n", passed ? "ok" : "not ok", number, suite->name);
	return passed;
}

static bool is_wanted(const char *name, int argc, char **argv)
{
	int i;

	for (i = 1; i < argc; i++)
		if (!strcmp(argv[i], name))
			return true;
	return argc < 2;
}

int main(int argc, char **argv)
{
	unsigned int i, nr = 0;
	bool passed = true;

	ob_host_stack_base();
	for (i = 0; i < nr_suites; i++)
		nr += is_wanted(suites[i]->name, argc, argv);
	printf("KTAP version 1\n1..%u\n", nr);
	for (nr = 0, i = 0; i < nr_suites; i++)
		if (is_wanted(suites[i]->name, argc, argv))
			passed &= run_suite(suites[i], ++nr);
	return !passed || !nr;
}
