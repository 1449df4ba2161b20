// SPDX-License-Identifier: GPL-2.0
/*
 * t_compile - a long text is interrupted while it is tokenised, parsed and
 * compiled, before its first instruction
 */
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/time.h>
#include <unistd.h>

#include "test.h"

#define TEXT_LEN	(1 << 20)

/* A text: @head, as many of @piece as there is room for, @tail. */
struct shape {
	const char *name, *head, *piece, *tail;
};

static const struct shape shapes[] = {
	{ "a sum", "if 0: x = ", "a+", "a" },
	{ "parentheses", "if 0: x = [", "(((((((((a))))))))),", "]" },
	{ "assignments", "", "if a: b = c\n", "" },
	{ "functions", "", "def f(a=1): return a\n", "" },
	{ "literals", "x = 0, ", "'a' ", "" },
	{ "an f-string", "if 0: x = f'", "{a}", "'" },
	{ "warnings", "", "'\\d'\n", "" },
	{ "a comparison", "if 0: x = ", "a<", "a" },
	{ "calls", "if 0: x = a", "()", "" },
};

static const char *long_text(const struct shape *s)
{
	static char text[TEXT_LEN + 1];
	size_t tail = strlen(s->tail), piece = strlen(s->piece);
	char *at = stpcpy(text, s->head);

	while (at + piece + tail < text + TEXT_LEN)
		at = stpcpy(at, s->piece);
	strcpy(at, s->tail);
	return text;
}

static void test_budget(int fd, const struct shape *s)
{
	struct obheap_exec e = { .max_ns = 2000000 };
	struct outcome *o = run_exec(fd, e, long_text(s));

	ok_err(o->err, 0, "%s: EXEC", s->name);
	ok_num(o->e.out_status, OBHEAP_STATUS_TIME, "%s: status", s->name);
	ok_num(o->e.out_steps, 0, "%s: nothing ran", s->name);
	ok_sound_short(fd, s->name);
}

static void on_alarm(int sig)
{
}

static void test_signal(int fd)
{
	struct itimerval it = { { 0, 10000 }, { 0, 10000 } };
	struct sigaction act = { .sa_handler = on_alarm };
	struct outcome *o;

	sigaction(SIGALRM, &act, NULL);
	setitimer(ITIMER_REAL, &it, NULL);
	o = run(fd, long_text(&shapes[0]));
	memset(&it, 0, sizeof(it));
	setitimer(ITIMER_REAL, &it, NULL);
	ok_str(o->type, "KeyboardInterrupt", "signal: raises");
	ok_num(o->e.out_steps, 0, "signal: nothing ran");
	ok_sound_short(fd, "a signal");
}

/* As soon as there is something to interrupt */
static void *interrupt(void *fd)
{
	struct obheap_interrupt arg = { .size = sizeof(arg) };

	while (dev_call(*(int *)fd, OBHEAP_INTERRUPT, &arg) == -ENOENT)
		sleep_ms(1);
	return NULL;
}

static void test_interrupt(int fd)
{
	struct outcome *o;
	pthread_t thread;

	pthread_create(&thread, NULL, interrupt, &fd);
	o = run(fd, long_text(&shapes[0]));
	pthread_join(thread, NULL);
	ok_str(o->type, "KeyboardInterrupt", "INTERRUPT: raises");
	ok_num(o->e.out_steps, 0, "INTERRUPT: nothing ran");
	ok_sound_short(fd, "INTERRUPT");
}

/* A program that compiles a text is interrupted in the middle of that. */
static void test_nested(int fd)
{
	struct obheap_exec e = { .max_ns = 300000000 };
	struct outcome *o;

	o = run_exec(fd, e, "while 1: compile('if 0: x = ' + 'a+' * 200000 + 'a', '', 'exec')");
	ok_num(o->e.out_status, OBHEAP_STATUS_TIME, "compile(): status");
	ok_sound_short(fd, "compile()");
}

int main(void)
{
	int fd = dev_open();
	size_t i;

	for (i = 0; i < NR(shapes); i++)
		test_budget(fd, &shapes[i]);
	test_signal(fd);
	test_interrupt(fd);
	test_nested(fd);
	return done();
}
