// SPDX-License-Identifier: GPL-2.0
/*
 * program_kunit - programs that are stopped between two instructions
 */
#include <kunit/test.h>

#include "../module/device/device_priv.h"

static const char nested[] =
	"class C:\n"
	"    def __del__(self):\n"
	"        self.x = 1\n"
	"def key(k):\n"
	"    try:\n"
	"        return -k\n"
	"    finally:\n"
	"        seen.append(k)\n"
	"seen = []\n"
	"c = C()\n"
	"l = sorted((i for i in [2, 3, 1]), key=key)\n"
	"del c\n"
	"print(l, seen)\n";

static int program_init(struct kunit *test)
{
	struct ob_session *s = ob_session_new();
	int err;

	if (IS_ERR(s))
		return PTR_ERR(s);
	test->priv = s;
	err = ob_session_lock(s);
	if (!err) {
		err = ob_session_start(s);
		ob_session_unlock(s);
	}
	return err;
}

static void program_exit(struct kunit *test)
{
	if (test->priv)
		ob_session_put(test->priv);
}

/* Run a text to its first instruction: the status. */
static u32 start(struct kunit *test, const char *text)
{
	struct ob_session *s = test->priv;
	struct obheap_exec exec = { };
	struct ob_program *prog;

	prog = ob_mem_alloc(sizeof(*prog));
	KUNIT_ASSERT_NOT_NULL(test, prog);
	prog->session = s;
	prog->ex.source.text = text;
	prog->ex.source.len = strlen(text);
	prog->ex.source.filename = "text";
	prog->ex.source.mode = OB_COMPILE_EXEC;
	KUNIT_ASSERT_EQ(test, ob_session_lock(s), 0);
	s->program = prog;
	KUNIT_EXPECT_EQ(test, ob_exec_run(s, &exec, &prog->ex, prog), 0);
	ob_session_unlock(s);
	return exec.out_status;
}

static u32 go(struct kunit *test, u32 until, u32 flags)
{
	struct obheap_resume resume = {
		.until = until, .flags = flags, .watch_frame = OBHEAP_NONE,
	};

	KUNIT_EXPECT_EQ(test, ob_ioctl_resume(test->priv, &resume), 0);
	return resume.out_status;
}

static void expect_sound(struct kunit *test)
{
	struct obheap_validate v = { };

	KUNIT_EXPECT_EQ(test, ob_ioctl_validate(test->priv, &v), 0);
	KUNIT_EXPECT_EQ(test, v.out_faults, 0ULL);
}

static void expect_output(struct kunit *test, const char *text)
{
	struct ob_output *out = &((struct ob_session *)test->priv)->output;

	KUNIT_ASSERT_EQ(test, out->head, strlen(text));
	if (*text)
		KUNIT_EXPECT_EQ(test, 0, memcmp(out->ring, text, out->head));
}

static void stops_before_every_instruction(struct kunit *test)
{
	struct ob_session *s = test->priv;
	u32 status = start(test, nested);
	u64 stops = 0;

	while (status == OBHEAP_STATUS_STOPPED) {
		KUNIT_EXPECT_EQ(test, s->program->thread.steps, stops);
		KUNIT_EXPECT_FALSE(test, mutex_is_locked(&s->gil));
		if (!(stops++ % 16))
			expect_sound(test);
		status = go(test, OBHEAP_UNTIL_INSTRUCTION, 0);
	}
	KUNIT_EXPECT_EQ(test, status, (u32)OBHEAP_STATUS_DONE);
	KUNIT_EXPECT_GT(test, stops, 100ULL);
	KUNIT_EXPECT_NULL(test, s->program);
	expect_output(test, "[3, 2, 1] [2, 3, 1]\n");
}

/* Wherever it is: nothing of it runs any more, nothing of it is left. */
static void is_thrown_away_anywhere(struct kunit *test)
{
	struct ob_session *s = test->priv;
	u32 status;
	int k, i;

	for (k = 0; !s->output.head; k++) {
		status = start(test, nested);
		for (i = 0; i < k && status == OBHEAP_STATUS_STOPPED; i++)
			status = go(test, OBHEAP_UNTIL_INSTRUCTION, 0);
		KUNIT_ASSERT_EQ(test, status, (u32)OBHEAP_STATUS_STOPPED);
		KUNIT_EXPECT_EQ(test, go(test, OBHEAP_UNTIL_END,
					 OBHEAP_RESUME_DISCARD),
				(u32)OBHEAP_STATUS_KILLED);
		expect_sound(test);
	}
	KUNIT_EXPECT_GT(test, k, 100);
	/* Only the last one has come to its print(). */
	expect_output(test, "[3, 2, 1] [2, 3, 1]\n");
}

static void goes_with_its_session(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, start(test, nested), (u32)OBHEAP_STATUS_STOPPED);
	KUNIT_EXPECT_EQ(test, go(test, OBHEAP_UNTIL_CALL, 0),
			(u32)OBHEAP_STATUS_STOPPED);
	ob_session_put(test->priv);
	test->priv = NULL;
}

#define MOST_STOPS 12

static const struct way_case {
	const char *what;
	u32 first;
	u32 until;
	u32 lines[MOST_STOPS];
} way_cases[] = {
	{ "line", OBHEAP_UNTIL_LINE, OBHEAP_UNTIL_LINE,
	  { 1, 4, 2, 3, 5, 4 } },
	{ "next", OBHEAP_UNTIL_NEXT, OBHEAP_UNTIL_NEXT, { 1, 4, 5, 4 } },
	{ "call", OBHEAP_UNTIL_CALL, OBHEAP_UNTIL_CALL, { 1 } },
	{ "return", OBHEAP_UNTIL_CALL, OBHEAP_UNTIL_RETURN, { 1, 4 } },
};

static void way_case_desc(const struct way_case *c, char *desc)
{
	strscpy(desc, c->what, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(way, way_cases, way_case_desc);

static void goes_as_far_as_asked(struct kunit *test)
{
	const struct way_case *c = test->param_value;
	struct ob_session *s = test->priv;
	u32 status = start(test, "def f(x):\n"
				 "    y = x\n"
				 "    return y\n"
				 "for i in f((0,)):\n"
				 "    z = i\n");
	int i;

	status = go(test, c->first, 0);
	for (i = 0; status == OBHEAP_STATUS_STOPPED; i++) {
		KUNIT_ASSERT_LE(test, i + 1, MOST_STOPS);
		KUNIT_EXPECT_EQ_MSG(test,
				    ob_frame_line(s->program->thread.frame),
				    (int)c->lines[i], "stop %d", i);
		status = go(test, c->until, 0);
	}
	KUNIT_EXPECT_TRUE(test, i == MOST_STOPS || !c->lines[i]);
}

static void counts_the_places(struct kunit *test)
{
	struct ob_session *s = test->priv;
	struct obheap_resume resume = {
		.until = OBHEAP_UNTIL_INSTRUCTION, .count = 7,
	};

	start(test, "a = b = c = d = e = f = g = 1\n");
	KUNIT_ASSERT_EQ(test, ob_ioctl_resume(s, &resume), 0);
	KUNIT_ASSERT_EQ(test, resume.out_status, (u32)OBHEAP_STATUS_STOPPED);
	KUNIT_EXPECT_EQ(test, resume.out_steps, 7ULL);
	resume.count = 1000;
	KUNIT_ASSERT_EQ(test, ob_ioctl_resume(s, &resume), 0);
	KUNIT_EXPECT_EQ(test, resume.out_status, (u32)OBHEAP_STATUS_DONE);
}

static void is_alone_while_stopped(struct kunit *test)
{
	struct obheap_resume resume = { };
	struct obheap_exec exec = { };

	KUNIT_EXPECT_EQ(test, ob_ioctl_resume(test->priv, &resume), -ENOENT);
	KUNIT_EXPECT_EQ(test, start(test, "x = 1"),
			(u32)OBHEAP_STATUS_STOPPED);
	KUNIT_EXPECT_EQ(test, ob_ioctl_exec(test->priv, &exec), -EBUSY);
	exec.flags = OBHEAP_EXEC_STOP;
	KUNIT_EXPECT_EQ(test, ob_ioctl_exec(test->priv, &exec), -EBUSY);
	exec.flags = OBHEAP_EXEC_STOP | OBHEAP_EXEC_TRACE;
	KUNIT_EXPECT_EQ(test, ob_ioctl_exec(test->priv, &exec), -EINVAL);
	KUNIT_EXPECT_EQ(test, go(test, OBHEAP_UNTIL_END, 0),
			(u32)OBHEAP_STATUS_DONE);
	exec.flags = 0;
	KUNIT_EXPECT_EQ(test, ob_ioctl_exec(test->priv, &exec), 0);
	KUNIT_EXPECT_EQ(test, ob_ioctl_resume(test->priv, &resume), -ENOENT);
}

static void is_interrupted_when_it_goes_on(struct kunit *test)
{
	struct obheap_interrupt arg = { };

	KUNIT_EXPECT_EQ(test, ob_ioctl_interrupt(test->priv, &arg), -ENOENT);
	start(test, "try:\n"
		    "    x = 1\n"
		    "    x = 2\n"
		    "except KeyboardInterrupt:\n"
		    "    print('caught at', x)\n");
	while (ob_frame_line(ob_program_frame(test->priv)) != 3)
		go(test, OBHEAP_UNTIL_LINE, 0);
	KUNIT_EXPECT_EQ(test, ob_ioctl_interrupt(test->priv, &arg), 0);
	KUNIT_EXPECT_EQ(test, go(test, OBHEAP_UNTIL_END, 0),
			(u32)OBHEAP_STATUS_DONE);
	expect_output(test, "caught at 1\n");
}

static const struct watch_case {
	const char *what;
	u32 watch;
	u32 nr;
	struct {
		u32 reason;
		u32 line;
	} stops[6];
} watch_cases[] = {
	{ "birth", OBHEAP_WATCH_BIRTH, 1, { { OBHEAP_STOP_BIRTH, 2 } } },
	{ "rebind", OBHEAP_WATCH_REBIND, 1, { { OBHEAP_STOP_REBIND, 5 } } },
	{ "mutate", OBHEAP_WATCH_MUTATE, 1, { { OBHEAP_STOP_MUTATE, 2 } } },
	{ "death", OBHEAP_WATCH_DEATH, 1, { { OBHEAP_STOP_DEATH, 6 } } },
	{ "any", OBHEAP_WATCH_BIRTH | OBHEAP_WATCH_MUTATE |
		 OBHEAP_WATCH_REBIND | OBHEAP_WATCH_DEATH, 4,
	  { { OBHEAP_STOP_BIRTH, 2 }, { OBHEAP_STOP_MUTATE, 2 },
	    { OBHEAP_STOP_REBIND, 5 }, { OBHEAP_STOP_DEATH, 6 } } },
};

static void watch_case_desc(const struct watch_case *c, char *desc)
{
	strscpy(desc, c->what, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(watch, watch_cases, watch_case_desc);

static void stops_for_what_is_watched(struct kunit *test)
{
	const struct watch_case *c = test->param_value;
	struct ob_session *s = test->priv;
	struct obheap_resume resume = {
		.watch = c->watch, .watch_frame = OBHEAP_NONE,
		.watch_name = "x",
	};
	u32 i;

	start(test, "x = [1]\n"
		    "x.append(2)\n"
		    "y = x\n"
		    "x = y and 7\n"
		    "del x\n"
		    "y = 0\n");
	for (i = 0; i < c->nr; i++) {
		KUNIT_ASSERT_EQ(test, ob_ioctl_resume(s, &resume), 0);
		KUNIT_ASSERT_EQ(test, resume.out_status,
				(u32)OBHEAP_STATUS_STOPPED);
		KUNIT_EXPECT_EQ(test, (u32)s->program->reason,
				c->stops[i].reason);
		KUNIT_EXPECT_EQ(test, resume.out_line, c->stops[i].line);
	}
	KUNIT_ASSERT_EQ(test, ob_ioctl_resume(s, &resume), 0);
	KUNIT_EXPECT_EQ(test, resume.out_status, (u32)OBHEAP_STATUS_DONE);
}

static struct kunit_case program_cases[] = {
	KUNIT_CASE(stops_before_every_instruction),
	KUNIT_CASE(is_thrown_away_anywhere),
	KUNIT_CASE(goes_with_its_session),
	KUNIT_CASE_PARAM(goes_as_far_as_asked, way_gen_params),
	KUNIT_CASE(counts_the_places),
	KUNIT_CASE(is_alone_while_stopped),
	KUNIT_CASE(is_interrupted_when_it_goes_on),
	KUNIT_CASE_PARAM(stops_for_what_is_watched, watch_gen_params),
	{ }
};

static struct kunit_suite program_suite = {
	.name = "obheap_program",
	.init = program_init,
	.exit = program_exit,
	.test_cases = program_cases,
};

kunit_test_suite(program_suite);
