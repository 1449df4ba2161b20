// SPDX-License-Identifier: GPL-2.0
/*
 * step_go - a program that runs on while somebody looks after the keys
 *
 * The program runs in a thread of its own, which no signal reaches: whatever it
 * catches or does not, the one at the keyboard can stop it. Ctrl-Z is kept back
 * until it has stopped, as a thread in the kernel holds up the stop of a
 * process.
 */
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <string.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

#include "step.h"

#define LOOK_MS		50
#define LONG_RUN_MS	500
#define INSIST_MS	500

volatile sig_atomic_t step_interrupts;

/**
 * struct going - a program that runs
 * @st: the debugger
 * @how: what is asked of RESUME
 * @done: an eventfd, readable once it has stopped
 * @err: what RESUME said
 * @told: how many times Ctrl-C was seen to
 * @halted: a stop was asked for
 * @insists: and what keeps the program from that is to end
 * @waited: since then, in LOOK_MS
 * @deaf: no more keys come
 * @is_long: it runs for LONG_RUN_MS
 * @reads: @reader takes what the program prints
 * @reader: a thread
 */
struct going {
	struct step *st;
	struct obheap_resume *how;
	int done;
	int err;
	int told;
	bool halted;
	bool insists;
	int waited;
	bool deaf;
	bool is_long;
	bool reads;
	pthread_t reader;
};

static void *going_run(void *data)
{
	struct going *g = data;
	const __u64 one = 1;

	g->err = stepping_go(&g->st->run, g->how);
	if (write(g->done, &one, sizeof(one)) < 0)
		return NULL;
	return NULL;
}

static void going_halt(struct going *g)
{
	g->halted = true;
	obheap_halt(g->st->run.session);
}

/* Somebody wants to get at the keys again, whatever it costs the program. */
static void going_insist(struct going *g)
{
	g->insists = true;
	going_halt(g);
}

/* The program is still in the instruction, or the key came too early. */
static void going_again(struct going *g)
{
	if (!g->halted || ++g->waited % (INSIST_MS / LOOK_MS))
		return;
	going_halt(g);
	if (g->insists)
		obheap_interrupt(g->st->run.session);
}

static void going_interrupts(struct going *g)
{
	for (; g->told < step_interrupts; g->told++) {
		if (g->told & 1) {
			going_insist(g);
			continue;
		}
		obheap_interrupt(g->st->run.session);
		step_say(g->st, "KeyboardInterrupt is raised in it; Ctrl-C once more, or q, stops it");
	}
}

/* A key that is for afterwards, until a run that takes long is stopped by it. */
static void going_quit(struct going *g)
{
	struct step *st = g->st;
	char key = st->nr_ahead ? st->ahead[st->nr_ahead - 1] : 0;

	if (!g->is_long || (key != 'q' && key != 4))
		return;
	st->nr_ahead = 0;
	going_insist(g);
}

static void going_key(struct going *g)
{
	struct step *st = g->st;
	char key;

	if (read(STDIN_FILENO, &key, 1) != 1)
		g->deaf = true;
	else if (st->nr_ahead < STEP_AHEAD)
		st->ahead[st->nr_ahead++] = key;
	else
		st->ahead[STEP_AHEAD - 1] = key;
	going_quit(g);
}

/* What does not fit into the buffer of RESUME must not hold the program up. */
static void *going_read(void *data)
{
	struct step *st = data;
	char buf[4096];
	ssize_t n;

	while ((n = obheap_read(st->run.session, buf, sizeof(buf))) > 0)
		step_note_output(st, buf, n);
	return NULL;
}

/* The one at the keyboard is told, and the output is read. */
static void going_is_long(struct going *g)
{
	sigset_t all, before;

	g->is_long = true;
	going_quit(g);
	step_say(g->st, "it runs: Ctrl-C is KeyboardInterrupt in it; Ctrl-C once more, or q, stops it");
	sigfillset(&all);
	pthread_sigmask(SIG_BLOCK, &all, &before);
	g->reads = !pthread_create(&g->reader, NULL, going_read, g->st);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
}

static bool ctrl_z(void)
{
	sigset_t pending;

	return !sigpending(&pending) && sigismember(&pending, SIGTSTP);
}

static void going_watch(struct going *g, const sigset_t *outside)
{
	const struct timespec pause = { .tv_nsec = LOOK_MS * 1000000 };
	int turns = 0, ready;

	for (;;) {
		struct pollfd in[] = {
			{ .fd = g->done, .events = POLLIN },
			{ .fd = g->st->screen && !g->deaf ? STDIN_FILENO : -1,
			  .events = POLLIN },
		};

		going_interrupts(g);
		if (!g->halted && g->st->screen && ctrl_z())
			going_halt(g);
		ready = ppoll(in, 2, &pause, outside);
		if (ready > 0 && in[0].revents)
			return;
		if (ready > 0 && in[1].revents)
			going_key(g);
		if (!ready)
			going_again(g);
		if (!ready && ++turns == LONG_RUN_MS / LOOK_MS)
			going_is_long(g);
	}
}

int step_go(struct step *st, struct obheap_resume *how)
{
	struct going g = { .st = st, .how = how };
	sigset_t all, mine, before, outside;
	pthread_t thread;
	int err;

	/* A Ctrl-C behind the key is asked of the program, begun or not. */
	g.done = eventfd(0, EFD_CLOEXEC);
	if (g.done < 0)
		return -errno;
	sigfillset(&all);
	pthread_sigmask(SIG_BLOCK, &all, &before);
	err = pthread_create(&thread, NULL, going_run, &g);
	mine = before;
	sigaddset(&mine, SIGINT);
	outside = before;
	if (st->screen) {
		sigaddset(&mine, SIGTSTP);
		sigaddset(&outside, SIGTSTP);
	}
	pthread_sigmask(SIG_SETMASK, &mine, NULL);
	if (!err) {
		going_watch(&g, &outside);
		pthread_join(thread, NULL);
		if (g.reads)
			pthread_join(g.reader, NULL);
		/* What came too late is not for the next run. */
		if (g.told || g.halted)
			obheap_ask_nothing(st->run.session);
	}
	close(g.done);
	step_interrupts = 0;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return err ? -err : g.err;
}
