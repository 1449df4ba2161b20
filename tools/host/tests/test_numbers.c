// SPDX-License-Identifier: GPL-2.0
/*
 * test_numbers - int, bool, float, range and the dispatch of operators against
 * CPython 3.11; KTAP on stdout
 *
 * usage: test_numbers [SEED [ROUNDS]]
 *
 * Each test writes lines "expression <tab> what this runtime made of it" to a
 * Python process, which evaluates the expression and complains where it gets
 * anything else, exceptions included. $OBHEAP_PYTHON is the interpreter,
 * python3.11 when that is not set. The last test needs none: it makes every
 * allocation of every operation fail in turn.
 */
#include "test_numbers.h"

/*
 * Reads the lines; what it calls F, cut and show has its twin on this side.
 * A power may be the other neighbour of the exact result if that lies all but
 * halfway, and the parts of a complex one may differ by as little: CPython's is
 * the C library's.
 */
static const char oracle[] =
	"import decimal, math, operator as O, re, struct, sys\n"
	"if sys.version_info[:2] != (3, 11): sys.exit(77)\n"
	"D = decimal.Decimal\n"
	"decimal.getcontext().prec = 80\n"
	"def F(h): return struct.unpack(\">d\", bytes.fromhex(h))[0]\n"
	"def show(x):\n"
	"  t = type(x)\n"
	"  if t is int: return hex(x)\n"
	"  if t is tuple: return \"(%s)\" % \"\".join(show(i) + \",\" for i in x)\n"
	"  return repr(x)\n"
	"def cut(i, n):\n"
	"  return tuple(next(i, None) for _ in range(n)) + (type(i).__name__,)\n"
	"def near(what, got, want):\n"
	"  if got[-2:] == \"j)\" and want[-2:] == \"j)\":\n"
	"    got, want = complex(got), complex(want)\n"
	"    return abs(got - want) <= abs(want) * 1e-14\n"
	"  p = what.split(\" ** \")\n"
	"  if len(p) != 2 or not re.match(r\"-?[0-9]\", got): return False\n"
	"  got = float(got)\n"
	"  exact = D(eval(p[0])) ** D(eval(p[1]))\n"
	"  return abs(D(got) - exact) <= D(math.ulp(got)) * D(\"0.51\")\n"
	"bad = done = 0\n"
	"for line in open(0, encoding=\"utf-8\"):\n"
	"  what, _, got = line.rstrip(\"\\n\").partition(\"\\t\")\n"
	"  try: want = show(eval(what))\n"
	"  except Exception as e: want = f\"{type(e).__name__}: {e}\"\n"
	"  done += 1\n"
	"  if want != got and not near(what, got, want):\n"
	"    bad += 1\n"
	"    if bad > 10: continue\n"
	"    print(\"#\", what[:300], \"\\n#  ours  \", got[:300])\n"
	"    print(\"#  python\", want[:300], flush=True)\n"
	"print(\"#\", done, \"lines,\", bad, \"wrong\", flush=True)\n"
	"sys.exit(bad > 0)\n";

static u64 random_state;

u64 num_random(void)
{
	random_state ^= random_state << 13;
	random_state ^= random_state >> 7;
	random_state ^= random_state << 17;
	return random_state * 0x2545f4914f6cdd1dULL;
}

u64 num_below(u64 n)
{
	return num_random() % n;
}

/* operands */

/* Lengths around the places where something changes. */
static size_t random_bits(void)
{
	switch (num_below(16)) {
	case 0:
		return num_below(3);
	case 1:
	case 2:
		return num_below(10);
	case 3:
	case 4:
	case 5:
		return 27 + num_below(8);
	case 6:
	case 7:
		return 50 + num_below(16);
	case 8:
		return 85 + num_below(40);
	case 9:
		return 1000 + num_below(60);
	case 10:
		return num_below(num_below(20) ? 5000 : 40000);
	default:
		return num_below(300);
	}
}

/* Digits in one of several patterns: at random, runs of ones, one bit. */
static void random_hex(char *s, size_t digits)
{
	unsigned int pattern = num_below(5);
	size_t i;

	for (i = 0; i < digits; i++) {
		unsigned int d = num_below(16);

		if (pattern == 1 || (pattern == 2 && i % 15 < 12))
			d = 15;
		else if (pattern == 3)
			d = !i || i == digits - 1;
		else if (pattern == 4)
			d = !i;
		s[i] = "0123456789abcdef"[d];
	}
	s[digits] = '\0';
}

struct num_value num_int_of_bits(struct ob_rt *rt, size_t bits)
{
	size_t digits = bits / 4 + 1;
	struct num_value v;
	char *p;

	v.text = malloc(digits + 8);
	p = stpcpy(v.text, "(");
	if (num_below(2))
		*p++ = '-';
	p = stpcpy(p, "0x");
	random_hex(p, digits);
	/* leave a random number of bits of the first digit */
	*p = "1137"[bits % 4];
	v.o = ob_int_from_text(rt, v.text + 1, strlen(v.text) - 1, 16);
	strcat(v.text, ")");
	return v;
}

struct num_value num_int(struct ob_rt *rt)
{
	return num_int_of_bits(rt, random_bits());
}

struct num_value num_s64(struct ob_rt *rt, s64 n)
{
	struct num_value v = { .o = ob_int_from_s64(rt, n) };

	if (asprintf(&v.text, "(%lld)", (long long)n) < 0)
		abort();
	return v;
}

struct num_value num_bits(struct ob_rt *rt, u64 bits)
{
	struct num_value v = { .o = ob_float_new(rt, bits) };

	if (asprintf(&v.text, "F(\"%016llx\")", (unsigned long long)bits) < 0)
		abort();
	return v;
}

struct num_value num_float(struct ob_rt *rt)
{
	static const u64 special[] = {
		0, OB_F64_SIGN, OB_F64_INF, OB_F64_INF | OB_F64_SIGN,
		OB_F64_NAN, OB_F64_ONE, OB_F64_ONE | OB_F64_SIGN, 1,
		0x000fffffffffffffULL, 0x0010000000000000ULL,
		0x7fefffffffffffffULL, 0x3fe0000000000000ULL,
		0x4004000000000000ULL, 0x3fefffffffffffffULL,
		0x43e0000000000000ULL, 0x4340000000000000ULL,
	};
	s64 thousandths;

	switch (num_below(6)) {
	case 0:
		return num_bits(rt, special[num_below(ARRAY_SIZE(special))]);
	case 1:
		return num_bits(rt, ob_f64_from_s64((s64)num_below(2000) -
						    1000));
	case 2:
		thousandths = (s64)num_below(2000001) - 1000000;
		return num_bits(rt, ob_f64_div(ob_f64_from_s64(thousandths),
					       ob_f64_from_s64(1000)));
	case 3:
		return num_bits(rt, (num_random() & ~OB_F64_INF) |
				(1023 + num_below(140) - 70) << 52);
	case 4:
		return num_bits(rt, ob_f64_ldexp(1 + num_below(64), false,
						 (int)num_below(130) - 65,
						 num_below(2)));
	default:
		return num_bits(rt, num_random());
	}
}

/* an int, a float or a bool */
struct num_value num_any(struct ob_rt *rt)
{
	struct num_value v;

	switch (num_below(8)) {
	case 0:
		v.o = ob_newref(ob_bool(rt, num_below(2)));
		v.text = strdup(v.o == ob_bool(rt, true) ? "True" : "False");
		return v;
	case 1:
	case 2:
	case 3:
		return num_float(rt);
	default:
		return num_int(rt);
	}
}

void num_drop(struct ob_rt *rt, struct num_value v)
{
	ob_decref(rt, v.o);
	free(v.text);
}

/* results */

static void put_str(FILE *out, struct ob_rt *rt, struct ob_object *str)
{
	size_t len;
	char *s = str ? ob_str_utf8(rt, str, &len) : NULL;

	if (s)
		fwrite(s, 1, len, out);
	else
		fputs("<no text>", out);
	ob_raw_free(rt, s);
	ob_xdecref(rt, str);
}

static void put_object(FILE *out, struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object *str;
	char *s;
	s64 i;

	if (ob_is(rt, o, OB_T_INT)) {
		str = ob_int_to_text(rt, o, 16);
		s = str ? ob_str_data(str) : "?";
		fprintf(out, "%s0x%.*s", *s == '-' ? "-" : "",
			(int)(ob_str_len(str) - (*s == '-')),
			s + (*s == '-'));
		ob_decref(rt, str);
		return;
	}
	if (!ob_is(rt, o, OB_T_TUPLE)) {
		put_str(out, rt, ob_repr(rt, o));
		return;
	}
	fputc('(', out);
	for (i = 0; i < ob_size(o); i++) {
		put_object(out, rt, ((struct ob_tuple *)o)->item[i]);
		fputc(',', out);
	}
	fputc(')', out);
}

void num_result(struct num_ctx *c, struct ob_object *o)
{
	fputc('\t', c->out);
	if (o) {
		if (ob_raised(c->rt))
			fputs("<raised as well> ", c->out);
		put_object(c->out, c->rt, o);
		ob_decref(c->rt, o);
	} else if (!ob_raised(c->rt)) {
		fputs("<nothing raised>", c->out);
	} else {
		struct ob_object *exc = ob_take_exc(c->rt);

		fprintf(c->out, "%s: ", exc->type->name);
		put_str(c->out, c->rt, ob_str(c->rt, exc));
		ob_decref(c->rt, exc);
	}
	ob_clear_exc(c->rt);
	fputc('\n', c->out);
}

/* running */

static const struct num_test tests[] = {
	{ "int_arithmetic", num_test_arith },
	{ "int_long_products", num_test_long },
	{ "int_shifts_and_powers", num_test_pow },
	{ "int_text", num_test_text },
	{ "int_unary_and_methods", num_test_unary },
	{ "float_arithmetic", num_test_float },
	{ "float_unary_and_methods", num_test_float_unary },
	{ "float_text", num_test_float_text },
	{ "compare", num_test_compare },
	{ "round", num_test_round },
	{ "range", num_test_range },
	{ "dispatch", num_test_dispatch },
};

/* 0 equal, 1 not, 77 no such Python */
static int run_against_python(const struct num_test *test, struct ob_rt *rt,
			      int rounds)
{
	const char *python = getenv("OBHEAP_PYTHON");
	struct num_ctx c = { .rt = rt, .rounds = rounds };
	char *cmd;
	int status;

	if (asprintf(&cmd, "%s -SBI -c '%s'", python ? python : "python3.11",
		     oracle) < 0)
		abort();
	fflush(stdout);
	c.out = popen(cmd, "w");
	free(cmd);
	if (!c.out)
		return 1;
	test->run(&c);
	status = pclose(c.out);
	if (!WIFEXITED(status))
		return 1;
	status = WEXITSTATUS(status);
	return status == 127 ? 77 : status;
}

int main(int argc, char **argv)
{
	u64 seed = argc > 1 ? strtoull(argv[1], NULL, 0) : 1;
	int rounds = argc > 2 ? atoi(argv[2]) : 1500;
	static const struct ob_rt_config cfg;
	static struct ob_rt rt;
	unsigned int i, bad = 0;

	signal(SIGPIPE, SIG_IGN);
	if (ob_rt_init(&rt, &cfg))
		return 1;
	printf("KTAP version 1\n1..%zu\n", ARRAY_SIZE(tests) + 1);
	for (i = 0; i < ARRAY_SIZE(tests); i++) {
		int res;

		random_state = seed * 0x9e3779b97f4a7c15ULL + i + 1;
		res = run_against_python(&tests[i], &rt, rounds);
		bad += res && res != 77;
		printf("%sok %u %s%s\n", res && res != 77 ? "not " : "", i + 1,
		       tests[i].name, res == 77 ? " # SKIP no python3.11" : "");
	}
	random_state = seed;
	i = num_test_faults(&rt);
	bad += !!i;
	printf("%sok %zu allocation_failures\n", i ? "not " : "",
	       ARRAY_SIZE(tests) + 1);
	ob_rt_exit(&rt);
	return bad ? 1 : 0;
}
