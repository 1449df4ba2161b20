// SPDX-License-Identifier: GPL-2.0
/*
 * test_platform - the platform room against the C library, the processor and
 * CPython, as KTAP
 *
 * Everything random comes from fixed seeds, one per test. The tests that ask
 * CPython run $OBHEAP_PYTHON, or python3.11 when that is not set, and are
 * skipped when it is not a CPython 3.11.
 */

#include "test_platform.h"
#include "../host_fault.h"

#define REPORTED_MAX	10

static u64 random_state;
static int complaints;

u64 random_u64(void)
{
	random_state ^= random_state << 13;
	random_state ^= random_state >> 7;
	random_state ^= random_state << 17;
	return random_state * 0x2545f4914f6cdd1dULL;
}

double to_double(u64 bits)
{
	double value;

	memcpy(&value, &bits, sizeof(value));
	return value;
}

u64 to_bits(double value)
{
	u64 bits;

	memcpy(&bits, &value, sizeof(bits));
	return bits;
}

const u64 corners[NR_CORNERS] = {
	0, 1, 2, 3,
	F64_MIN_NORMAL - 1, F64_MIN_NORMAL, F64_MIN_NORMAL + 1,
	0x3fe0000000000000, 0x3fefffffffffffff, OB_F64_ONE, OB_F64_ONE + 1,
	0x4000000000000000, 0x4008000000000000, 0x4330000000000000,
	0x4340000000000000, 0x4340000000000001, 0x43e0000000000000,
	0x3fb999999999999a, 0x444b1ae4d6e2ef50, 0x44b52d02c7e14af6,
	F64_MAX - 1, F64_MAX, OB_F64_INF, OB_F64_NAN,
};

u64 random_f64(void)
{
	u64 kind = random_u64(), bits = random_u64();

	switch (kind % 8) {
	case 0:
		bits = corners[(kind >> 8) % ARRAY_SIZE(corners)];
		break;
	case 1:
		bits = to_bits((double)(s64)(bits >> (kind >> 8) % 64));
		break;
	case 2:
		bits = to_bits((double)(bits % 1000000) / 1000.0);
		break;
	case 3:
		bits &= ~0ULL << (kind >> 8) % 53;
		break;
	case 4:
		bits = (bits >> 12) | (990 + (kind >> 8) % 60) << 52;
		break;
	}
	return bits ^ (kind >> 63 << 63);
}

u64 random_finite(void)
{
	u64 bits;

	do {
		bits = random_f64();
	} while (ob_f64_isnan(bits) || ob_f64_isinf(bits));
	return bits;
}

void complain(const char *fmt, ...)
{
	va_list args;

	if (complaints++ >= REPORTED_MAX)
		return;
	va_start(args, fmt);
	printf("# ");
	vprintf(fmt, args);
	printf("\n");
	va_end(args);
}

bool same(u64 a, u64 b)
{
	return a == b || (ob_f64_isnan(a) && ob_f64_isnan(b));
}

/* memory and execution */

static int test_memory(void)
{
	struct ob_host_live before = ob_host_live(), live;
	void *blocks[3], *mem;
	size_t bytes;
	int i;

	for (i = 0; i < 3; i++) {
		blocks[i] = ob_pages_alloc();
		expect(blocks[i] && IS_ALIGNED((unsigned long)blocks[i],
					       OB_POOL_SIZE));
		ob_piece_clear(blocks[i]);
		expect(!memchr_inv(blocks[i], 0, OB_PIECE_SIZE));
		memset(blocks[i], 0xff, OB_POOL_SIZE);
	}
	live = ob_host_live();
	expect(live.blocks == before.blocks + 3);
	expect(live.bytes == before.bytes + 3 * OB_POOL_SIZE);
	for (i = 0; i < 3; i++)
		ob_pages_free(blocks[i]);
	for (bytes = 1; bytes < 100000; bytes += bytes / 3 + 1) {
		mem = ob_mem_alloc(bytes);
		expect(mem && IS_ALIGNED((unsigned long)mem, 16));
		expect(!memchr_inv(mem, 0, bytes));
		memset(mem, 0xff, bytes);
		ob_mem_free(mem);
	}
	expect(!ob_mem_alloc((size_t)INT_MAX + 1));
	expect(!ob_mem_alloc(SIZE_MAX));
	ob_pages_free(NULL);
	ob_mem_free(NULL);
	live = ob_host_live();
	expect(!memcmp(&before, &live, sizeof(before)));
	return 0;
}

static int test_fault(void)
{
	void *mem[4];
	int i;

	ob_host_fault_set(2, false);
	for (i = 0; i < 4; i++) {
		mem[i] = ob_mem_alloc(8);
		expect(!mem[i] == (i == 1));
		ob_mem_free(mem[i]);
	}
	expect(ob_host_fault_count() == 4 && ob_host_fault_hits() == 1);
	ob_host_fault_set(2, true);
	for (i = 0; i < 4; i++) {
		mem[i] = i & 1 ? ob_pages_alloc() : ob_mem_alloc(8);
		expect(!mem[i] == (i >= 1));
	}
	ob_mem_free(mem[0]);
	expect(ob_host_fault_count() == 4 && ob_host_fault_hits() == 3);
	ob_host_fault_set(0, false);
	return 0;
}

static noinline int recurse(int depth)
{
	u8 frame[256];

	if (ob_stack_left() < OB_STACK_RESERVE)
		return depth;
	memset(frame, depth, sizeof(frame));
	OPTIMIZER_HIDE_VAR(depth);
	depth = recurse(depth + 1);
	/* Using the frame after the call keeps it a call. */
	return depth + !!memchr_inv(frame, frame[0], sizeof(frame));
}

static int test_execution(void)
{
	u8 bytes[64] = { 0 };
	u64 then = ob_clock_ns();
	int shallow, deep;

	shallow = recurse(0);
	ob_host_stack_budget(1 << 20);
	deep = recurse(0);
	ob_host_stack_budget(0);
	expect(shallow > 10 && shallow < 4096 && deep > shallow);

	expect(ob_signal_pending() == OB_SIGNAL_NONE);
	ob_host_interrupt(OB_SIGNAL_INTR);
	expect(ob_signal_pending() == OB_SIGNAL_INTR);
	ob_host_interrupt(OB_SIGNAL_NONE);

	ob_random_bytes(bytes, sizeof(bytes));
	expect(memchr_inv(bytes, bytes[0], sizeof(bytes)));
	ob_relax();
	expect(ob_clock_ns() >= then);
	return 0;
}

/* the kernel's vocabulary */

static int compare_int(const void *a, const void *b)
{
	const int *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static int test_vocabulary(void)
{
	int numbers[500], expected[500], i, n;
	char buf[8];

	for (n = 0; n <= 500; n += n / 2 + 1) {
		for (i = 0; i < n; i++)
			numbers[i] = random_u64() % 100;
		memcpy(expected, numbers, sizeof(numbers));
		qsort(expected, n, sizeof(int), compare_int);
		sort(numbers, n, sizeof(int), compare_int, NULL);
		expect(!memcmp(numbers, expected, n * sizeof(int)));
	}
	expect(strscpy(buf, "12345678", 8) == -E2BIG && !strcmp(buf, "1234567"));
	expect(strscpy(buf, "123", 8) == 3 && !strcmp(buf, "123"));
	expect(scnprintf(buf, 4, "%d", 12345) == 3 && !strcmp(buf, "123"));
	expect(isalpha(0xe9) && isupper(0xc9) && tolower(0xc9) == 0xe9);
	expect(!isalpha(0xd7) && !isalpha(0xf7) && islower(0xff));
	expect(isspace(0xa0) && !isspace(0x85) && !isprint(0x85));
	expect(isspace('\v') && isprint(' ') && !isgraph(' '));
	expect(isxdigit('f') && !isxdigit('g') && hex_to_bin('F') == 15);
	expect(size_mul(SIZE_MAX, 2) == SIZE_MAX);
	expect(size_add(SIZE_MAX, 1) == SIZE_MAX && size_add(1, 2) == 3);
	expect(fls(0) == 0 && fls64(~0ULL) == 64 && ilog2(1ULL << 40) == 40);
	expect(round_up(17, 16) == 32 && ALIGN(16UL, 16) == 16);
	expect(roundup_pow_of_two(1) == 1 && roundup_pow_of_two(33) == 64);
	return 0;
}

static const struct test own_tests[] = {
	{ "vocabulary", test_vocabulary },
	{ "memory", test_memory },
	{ "fault", test_fault },
	{ "execution", test_execution },
	{}
};

static const struct test *const lists[] = {
	own_tests, number_tests, text_tests, oracle_tests,
};

static bool run_test(const struct test *test, int number)
{
	int result;

	random_state = 0x9e3779b97f4a7c15ULL + number;
	complaints = 0;
	result = test->run();
	if (complaints > REPORTED_MAX)
		printf("# and %d more\n", complaints - REPORTED_MAX);
	printf("%sok %d %s%s\n", complaints ? "not " : "", number, test->name,
	       result == SKIP ? " # SKIP no oracle" : "");
	fflush(stdout);
	return !complaints;
}

int main(void)
{
	const struct test *test;
	bool passed = true;
	int number = 0;
	size_t i;

	ob_host_stack_base();
	for (i = 0; i < ARRAY_SIZE(lists); i++) {
		for (test = lists[i]; test->name; test++)
			number++;
	}
	printf("KTAP version 1\n1..%d\n", number);
	for (number = 0, i = 0; i < ARRAY_SIZE(lists); i++) {
		for (test = lists[i]; test->name; test++)
			passed &= run_test(test, ++number);
	}
	return !passed;
}
