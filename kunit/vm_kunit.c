// SPDX-License-Identifier: GPL-2.0
/*
 * vm_kunit - statements to effects: what a session's interpreter does with a
 * text, and that nothing a text does keeps it running or breaks the heap
 */
#include <kunit/test.h>
#include <obheap/vm.h>

#include "../module/vm/vm_priv.h"

#define OUT_SIZE 512

/**
 * struct vm_fix - one case's session
 * @vm: the interpreter
 * @out: what the program printed
 * @len: bytes of @out
 * @interrupt: have the program interrupted when it prints
 * @stepped: calls of the step hook
 */
struct vm_fix {
	struct ob_vm vm;
	char out[OUT_SIZE];
	size_t len;
	bool interrupt;
	u32 stepped;
};

static int fix_write(struct ob_rt *rt, void *ctx, const char *text, size_t len)
{
	struct vm_fix *fix = ctx;

	len = min(len, OUT_SIZE - 1 - fix->len);
	memcpy(fix->out + fix->len, text, len);
	fix->len += len;
	if (fix->interrupt)
		ob_vm_interrupt(&fix->vm);
	return 0;
}

static const struct ob_out_ops fix_out = { .write = fix_write };

static int fix_step(struct ob_vm *vm, struct ob_frame *frame)
{
	((struct vm_fix *)vm->ops_ctx)->stepped++;
	return 0;
}

static const struct ob_vm_ops fix_ops = { .step = fix_step };

static int vm_fix_init(struct kunit *test)
{
	static const struct ob_rt_config cfg;
	struct vm_fix *fix = ob_mem_alloc(sizeof(*fix));

	if (!fix)
		return -ENOMEM;
	test->priv = fix;
	if (ob_vm_init(&fix->vm, &cfg)) {
		ob_mem_free(fix);
		test->priv = NULL;
		return -ENOMEM;
	}
	fix->vm.rt.out = &fix_out;
	fix->vm.rt.out_ctx = fix;
	return 0;
}

static void vm_fix_exit(struct kunit *test)
{
	struct vm_fix *fix = test->priv;
	struct ob_fault fault;

	if (!fix)
		return;
	KUNIT_EXPECT_EQ(test, ob_heap_validate(&fix->vm.rt.heap, &fault), 0UL);
	ob_vm_exit(&fix->vm);
	ob_mem_free(fix);
}

/* Run a text; the outcome is the caller's to drop. */
static void run(struct kunit *test, const char *text,
		enum ob_compile_mode mode, struct ob_exec *ex)
{
	struct vm_fix *fix = test->priv;

	ex->source.text = text;
	ex->source.len = strlen(text);
	ex->source.filename = "<stdin>";
	ex->source.mode = mode;
	fix->len = 0;
	memset(fix->out, 0, OUT_SIZE);
	KUNIT_ASSERT_EQ(test, ob_vm_exec(&fix->vm, ex), 0);
}

static void expect_output(struct kunit *test, const char *text,
			  const char *output)
{
	struct vm_fix *fix = test->priv;
	struct ob_exec ex = { };

	run(test, text, OB_COMPILE_EXEC, &ex);
	KUNIT_EXPECT_TRUE_MSG(test, !ex.raised, "%s: %s", text,
			      ex.exc_type ?: "");
	KUNIT_EXPECT_STREQ(test, fix->out, output);
	ob_exec_exit(&fix->vm, &ex);
}

static void expect_report(struct kunit *test, const char *text,
			  const char *report)
{
	struct vm_fix *fix = test->priv;
	struct ob_exec ex = { };
	char *got = NULL;
	size_t len;

	run(test, text, OB_COMPILE_EXEC, &ex);
	KUNIT_EXPECT_TRUE(test, ex.raised);
	if (ex.traceback)
		got = ob_str_utf8(&fix->vm.rt, ex.traceback, &len);
	KUNIT_EXPECT_STREQ(test, got ?: "", report);
	ob_raw_free(&fix->vm.rt, got);
	ob_exec_exit(&fix->vm, &ex);
}

static void names_live_from_one_text_to_the_next(struct kunit *test)
{
	expect_output(test, "x = 40", "");
	expect_output(test, "x += 2\nprint(x)", "42\n");
	expect_output(test, "del x\nprint('x' in globals())", "False\n");
}

static void equal_text_of_two_statements_is_one_object(struct kunit *test)
{
	struct vm_fix *fix = test->priv;
	struct ob_exec ex = { .source.share_constants = true };

	run(test, "s1 = 'Hello Word'", OB_COMPILE_SINGLE, &ex);
	ob_exec_exit(&fix->vm, &ex);
	run(test, "s2 = 'Hello Word'", OB_COMPILE_SINGLE, &ex);
	ob_exec_exit(&fix->vm, &ex);
	expect_output(test, "print(s1 is s2, id(s1) == id(s2))", "True True\n");
}

static void list_keeps_its_identity_when_an_item_changes(struct kunit *test)
{
	expect_output(test,
		      "L = [1, 32, 5]\n"
		      "a = id(L), id(L[0]), id(L[1])\n"
		      "L[2] = 734\n"
		      "print(a == (id(L), id(L[0]), id(L[1])), L)\n",
		      "True [1, 32, 734]\n");
}

static void reference_counts_are_those_of_python(struct kunit *test)
{
	expect_output(test,
		      "import sys\n"
		      "x = []\n"
		      "print(sys.getrefcount(x), sys.getrefcount([]))\n"
		      "y = [x, x]\n"
		      "print(sys.getrefcount(x))\n"
		      "del y\n"
		      "print(sys.getrefcount(x))\n",
		      "2 1\n4\n2\n");
}

static void single_mode_shows_and_returns_values(struct kunit *test)
{
	struct vm_fix *fix = test->priv;
	struct ob_exec ex = { };

	run(test, "6 * 7", OB_COMPILE_SINGLE, &ex);
	KUNIT_EXPECT_STREQ(test, fix->out, "42\n");
	KUNIT_ASSERT_NOT_NULL(test, ex.result);
	KUNIT_EXPECT_TRUE(test, ob_is(&fix->vm.rt, ex.result, OB_T_INT));
	ob_exec_exit(&fix->vm, &ex);
	expect_output(test, "print(_)", "42\n");
}

static void eval_mode_returns_its_value(struct kunit *test)
{
	struct vm_fix *fix = test->priv;
	struct ob_exec ex = { };
	int overflow;

	run(test, "max(3, 9, 4)", OB_COMPILE_EVAL, &ex);
	KUNIT_ASSERT_NOT_NULL(test, ex.result);
	KUNIT_EXPECT_EQ(test, ob_int_to_s64(ex.result, &overflow), 9);
	ob_exec_exit(&fix->vm, &ex);
}

static void report_has_source_and_anchors(struct kunit *test)
{
	expect_report(test, "a = 5\nb = a / (a - 5)\n",
		      "Traceback (most recent call last):\n"
		      "  File \"<stdin>\", line 2, in <module>\n"
		      "    b = a / (a - 5)\n"
		      "        ~~^~~~~~~~~\n"
		      "ZeroDivisionError: division by zero\n");
	expect_report(test, "a = [1]\nprint(a[7])\n",
		      "Traceback (most recent call last):\n"
		      "  File \"<stdin>\", line 2, in <module>\n"
		      "    print(a[7])\n"
		      "          ~^^^\n"
		      "IndexError: list index out of range\n");
}

static void report_suggests_names(struct kunit *test)
{
	expect_report(test, "value = 1\nvale\n",
		      "Traceback (most recent call last):\n"
		      "  File \"<stdin>\", line 2, in <module>\n"
		      "    vale\n"
		      "NameError: name 'vale' is not defined. Did you mean: 'value'?\n");
}

static void exit_gives_a_status_and_no_traceback(struct kunit *test)
{
	struct vm_fix *fix = test->priv;
	struct ob_exec ex = { };

	run(test, "import sys\nsys.exit(3)", OB_COMPILE_EXEC, &ex);
	KUNIT_EXPECT_EQ(test, ex.exit_code, 3);
	KUNIT_EXPECT_NULL(test, ex.traceback);
	ob_exec_exit(&fix->vm, &ex);
}

static void step_budget_stops_exactly(struct kunit *test)
{
	struct vm_fix *fix = test->priv;
	struct ob_exec ex = { .limits.steps = 5000 };

	run(test, "while True:\n  pass\n", OB_COMPILE_EXEC, &ex);
	KUNIT_EXPECT_EQ(test, ex.stop, OB_STOP_STEPS);
	KUNIT_EXPECT_EQ(test, ex.steps, 5000ULL);
	ob_exec_exit(&fix->vm, &ex);
	expect_output(test, "print('usable')", "usable\n");
}

static void time_budget_stops(struct kunit *test)
{
	struct vm_fix *fix = test->priv;
	struct ob_exec ex = { .limits.time_ns = 5000000 };

	run(test, "while True:\n  pass\n", OB_COMPILE_EXEC, &ex);
	KUNIT_EXPECT_EQ(test, ex.stop, OB_STOP_TIME);
	ob_exec_exit(&fix->vm, &ex);
}

static void time_budget_stops_loops_in_c(struct kunit *test)
{
	struct vm_fix *fix = test->priv;
	struct ob_exec ex = { .limits.time_ns = 5000000 };

	run(test, "sum(range(1 << 60))\n", OB_COMPILE_EXEC, &ex);
	KUNIT_EXPECT_EQ(test, ex.stop, OB_STOP_TIME);
	ob_exec_exit(&fix->vm, &ex);
}

static void interrupt_raises_in_the_program(struct kunit *test)
{
	struct vm_fix *fix = test->priv;
	struct ob_exec ex = { };

	fix->interrupt = true;
	run(test, "print(1)\nwhile True:\n  pass\n", OB_COMPILE_EXEC, &ex);
	fix->interrupt = false;
	KUNIT_EXPECT_EQ(test, ex.stop, OB_STOP_NONE);
	KUNIT_EXPECT_STREQ(test, ex.exc_type, "KeyboardInterrupt");
	ob_exec_exit(&fix->vm, &ex);
}

static void tracing_calls_before_every_instruction(struct kunit *test)
{
	struct vm_fix *fix = test->priv;
	struct ob_exec ex = { };

	fix->vm.ops = &fix_ops;
	fix->vm.ops_ctx = fix;
	fix->vm.tracing = true;
	run(test, "x = 1\nfor i in range(10):\n  x += i\n", OB_COMPILE_EXEC,
	    &ex);
	KUNIT_EXPECT_GT(test, fix->stepped, 50U);
	KUNIT_EXPECT_EQ(test, ex.steps, (u64)fix->stepped);
	ob_exec_exit(&fix->vm, &ex);
}

/* Here python3.11 reads what it has not written. */
static void keywords_may_be_taken_away_by_finalizers(struct kunit *test)
{
	expect_output(test,
		      "import gc, functools\n"
		      "class Thief:\n"
		      "    def __init__(self):\n"
		      "        self.me = self\n"
		      "    def __del__(self):\n"
		      "        for o in gc.get_objects():\n"
		      "            if type(o) is dict and 'magic' in o:\n"
		      "                o.clear()\n"
		      "def f(*args, **kwargs):\n"
		      "    return len(kwargs)\n"
		      "def call(n, fn):\n"
		      "    gc.disable()\n"
		      "    Thief()\n"
		      "    gc.set_threshold(n)\n"
		      "    try:\n"
		      "        gc.enable()\n"
		      "        return fn(**{'magic': [], 'more': []})\n"
		      "    except RuntimeError:\n"
		      "        return -1\n"
		      "    finally:\n"
		      "        gc.disable()\n"
		      "        gc.collect()\n"
		      "got = set()\n"
		      "for n in range(1, 30):\n"
		      "    got.add(call(n, f))\n"
		      "    got.add(call(n, functools.partial(f, magic=[])))\n"
		      "print(-1 in got and got <= {-1, 0, 2})\n",
		      "True\n");
}

static void endless_data_is_a_memory_error(struct kunit *test)
{
	struct vm_fix *fix = test->priv;
	struct ob_exec ex = { };

	ob_heap_set_limit(&fix->vm.rt.heap, 8 << 20);
	run(test, "L = []\nwhile True:\n  L.append([0] * 100)\n",
	    OB_COMPILE_EXEC, &ex);
	KUNIT_EXPECT_STREQ(test, ex.exc_type, "MemoryError");
	ob_exec_exit(&fix->vm, &ex);
	expect_output(test, "del L\nprint(len([0] * 1000))", "1000\n");
}

/* Every allocation fails in turn, once and from then on. */
static void failed_allocations_unwind(struct kunit *test)
{
	static const char text[] =
		"L = [1, 'b', 2.5]\n"
		"d = {1: L, 'k': (1, 2)}\n"
		"t = [i * i for i in range(5)]\n"
		"a, *b = L\n"
		"print(L, d, t, sorted(t, reverse=True), sep=';')\n"
		"'%s %d' % ('x', 300)\n";
	struct vm_fix *fix = test->priv;
	struct ob_fault fault;
	bool done = false;
	u64 nth;

	for (nth = 1; !done && nth < 5000; nth++) {
		struct ob_exec ex = { };

		ob_heap_fail(&fix->vm.rt.heap, nth, nth & 1);
		run(test, text, OB_COMPILE_EXEC, &ex);
		done = !ex.raised;
		ob_heap_fail(&fix->vm.rt.heap, 0, false);
		KUNIT_EXPECT_TRUE_MSG(test, done || ex.exc_type, "%llu", nth);
		ob_exec_exit(&fix->vm, &ex);
		KUNIT_ASSERT_EQ(test,
				ob_heap_validate(&fix->vm.rt.heap, &fault),
				0UL);
	}
	KUNIT_EXPECT_TRUE(test, done);
	KUNIT_EXPECT_GT(test, nth, 20ULL);
}

struct anchor_case {
	const char *text;
	s64 left, right;
};

/* columns as python3.11 prints them; -1 for no anchors */
static const struct anchor_case anchor_cases[] = {
	{ "a + b", 2, 3 },
	{ "a//b", 1, 3 },
	{ "a + b * c", 2, 3 },
	{ "a - b - c", 6, 7 },
	{ "a ** b ** c", 2, 4 },
	{ "-a ** b", -1, -1 },
	{ "-a * b", 3, 4 },
	{ "(a) + b", 2, 3 },
	{ "(a, b) + c", 7, 8 },
	{ "f(x + y) / z", 9, 10 },
	{ "'a + b' * c", 8, 9 },
	{ "a[b]", 1, 4 },
	{ "a[b][c]", 4, 7 },
	{ "a.b[ c ]", 3, 7 },
	{ "a[b](c)", -1, -1 },
	{ "a < b + c", -1, -1 },
	{ "a or b + c", -1, -1 },
	{ "a, b + c", -1, -1 },
	{ "a += b", -1, -1 },
	{ "lambda: a + b", -1, -1 },
	{ "1e+5 + b", 5, 6 },
	{ "", -1, -1 },
	{ "a + ", -1, -1 },
	{ "a[b", -1, -1 },
};

static void anchors_mark_operator_or_subscript(struct kunit *test)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(anchor_cases); i++) {
		const struct anchor_case *c = &anchor_cases[i];
		struct ob_anchors got = { -1, -1 };

		if (!ob_anchors_find(c->text, strlen(c->text), &got)) {
			got.left = -1;
			got.right = -1;
		}
		KUNIT_EXPECT_EQ_MSG(test, got.left, c->left, "%s", c->text);
		KUNIT_EXPECT_EQ_MSG(test, got.right, c->right, "%s", c->text);
	}
}

static struct kunit_case vm_cases[] = {
	KUNIT_CASE(names_live_from_one_text_to_the_next),
	KUNIT_CASE(equal_text_of_two_statements_is_one_object),
	KUNIT_CASE(list_keeps_its_identity_when_an_item_changes),
	KUNIT_CASE(reference_counts_are_those_of_python),
	KUNIT_CASE(single_mode_shows_and_returns_values),
	KUNIT_CASE(eval_mode_returns_its_value),
	KUNIT_CASE(report_has_source_and_anchors),
	KUNIT_CASE(report_suggests_names),
	KUNIT_CASE(exit_gives_a_status_and_no_traceback),
	KUNIT_CASE(step_budget_stops_exactly),
	KUNIT_CASE(time_budget_stops),
	KUNIT_CASE(time_budget_stops_loops_in_c),
	KUNIT_CASE(interrupt_raises_in_the_program),
	KUNIT_CASE(tracing_calls_before_every_instruction),
	KUNIT_CASE(keywords_may_be_taken_away_by_finalizers),
	KUNIT_CASE(endless_data_is_a_memory_error),
	KUNIT_CASE(failed_allocations_unwind),
	KUNIT_CASE(anchors_mark_operator_or_subscript),
	{ }
};

static struct kunit_suite vm_suite = {
	.name = "obheap_vm",
	.init = vm_fix_init,
	.exit = vm_fix_exit,
	.test_cases = vm_cases,
};

kunit_test_suite(vm_suite);
