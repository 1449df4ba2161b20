// SPDX-License-Identifier: GPL-2.0
/* test_platform: what CPython says to the same numbers */

#include "test_platform.h"
#include <math.h>
#include <unistd.h>

#define REPR_ROUNDS	20000
#define POW_ROUNDS	3000
#define PATH_SIZE	1024

static const char repr_script[] =
	"import struct, sys\n"
	"assert sys.version_info[:2] == (3, 11)\n"
	"for line in open(sys.argv[1]):\n"
	"    bits = int(line, 16).to_bytes(8, 'big')\n"
	"    print(repr(struct.unpack('>d', bits)[0]))\n";

/* Correctly rounded: 60 digits, rounded once by float(). */
static const char pow_script[] =
	"import decimal, struct, sys\n"
	"decimal.getcontext().prec = 60\n"
	"assert sys.version_info[:2] == (3, 11)\n"
	"def number(text):\n"
	"    bits = int(text, 16).to_bytes(8, 'big')\n"
	"    return decimal.Decimal(struct.unpack('>d', bits)[0])\n"
	"for line in open(sys.argv[1]):\n"
	"    x, y = map(number, line.split())\n"
	"    result = float((y * x.ln()).exp())\n"
	"    print(struct.pack('>d', result).hex())\n";

/* Hand a file to a script; its output comes back line by line. */
static FILE *oracle_open(const char *script, const char *path)
{
	const char *python = getenv("OBHEAP_PYTHON");
	char command[4096];

	snprintf(command, sizeof(command),
		 "exec %s -c \"%s\" %s 2>/dev/null",
		 python ? python : "python3.11", script, path);
	return popen(command, "r");
}

static FILE *oracle_input(char *path)
{
	const char *dir = getenv("TMPDIR");
	int fd;

	snprintf(path, PATH_SIZE, "%s/test_platform.XXXXXX",
		 dir ? dir : "/tmp");
	fd = mkstemp(path);
	return fd < 0 ? NULL : fdopen(fd, "w");
}

static int oracle_close(FILE *out, const char *path, int lines)
{
	unlink(path);
	pclose(out);
	if (!lines)
		return SKIP;
	return 0;
}

static int test_repr(void)
{
	static u64 numbers[REPR_ROUNDS];
	char path[PATH_SIZE], want[64], got[OB_F64_REPR_MAX];
	FILE *in = oracle_input(path), *out;
	int i, lines = 0;

	if (!in)
		return SKIP;
	for (i = 0; i < REPR_ROUNDS; i++) {
		numbers[i] = random_f64();
		/* all powers of two and their neighbours */
		if (i < 3 * 2046)
			numbers[i] = ((u64)(i / 3 + 1) << 52) + i % 3 - 1;
		fprintf(in, "%016llx\n", numbers[i]);
	}
	fclose(in);
	out = oracle_open(repr_script, path);
	while (out && fgets(want, sizeof(want), out)) {
		size_t len = ob_f64_repr(numbers[lines], got);

		want[strcspn(want, "\n")] = '\0';
		if (strcmp(got, want) || len != strlen(want))
			complain("repr %016llx: %s, want %s", numbers[lines],
				 got, want);
		lines++;
	}
	expect(!lines || lines == REPR_ROUNDS);
	return oracle_close(out, path, lines);
}

static int test_pow_oracle(void)
{
	static u64 pairs[POW_ROUNDS][2];
	char path[PATH_SIZE], want[64];
	FILE *in = oracle_input(path), *out;
	int i = 0, lines = 0;

	if (!in)
		return SKIP;
	while (i < POW_ROUNDS) {
		double range = (double)(s64)random_u64() / (double)BIT_ULL(53);
		u64 a = random_finite() & ~OB_F64_SIGN;

		if (i % 3 == 0)
			a = OB_F64_ONE + (random_u64() >> random_u64() % 40) %
			    0x4000000000 - 0x1000000000;
		if (!a || a == OB_F64_ONE)
			continue;
		pairs[i][0] = a;
		pairs[i][1] = to_bits(range / log2(to_double(a)));
		fprintf(in, "%016llx %016llx\n", pairs[i][0], pairs[i][1]);
		i++;
	}
	fclose(in);
	out = oracle_open(pow_script, path);
	while (out && fgets(want, sizeof(want), out)) {
		u64 got = ob_f64_pow(pairs[lines][0], pairs[lines][1]);

		expect_f64(got, strtoull(want, NULL, 16), "pow %016llx %016llx",
			   pairs[lines][0], pairs[lines][1]);
		lines++;
	}
	expect(!lines || lines == POW_ROUNDS);
	return oracle_close(out, path, lines);
}

const struct test oracle_tests[] = {
	{ "repr", test_repr },
	{ "pow_oracle", test_pow_oracle },
	{}
};
