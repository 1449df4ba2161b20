// SPDX-License-Identifier: GPL-2.0
/*
 * terminal - taking and giving back the terminal
 *
 * The handlers call nothing but what POSIX allows in one.
 */
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "terminal.h"

static const int signals[] = { SIGTSTP, SIGTERM, SIGHUP, SIGWINCH };

#define NR_SIGNALS (sizeof(signals) / sizeof(signals[0]))

static struct {
	struct termios before;
	struct termios raw;
	const char *enter;
	const char *leave;
	struct sigaction old[NR_SIGNALS];
	volatile sig_atomic_t changed;
} terminal;

static void say(const char *text)
{
	/* A terminal that is gone wants nothing. */
	if (write(STDOUT_FILENO, text, strlen(text)) < 0)
		return;
}

static void take(void)
{
	tcsetattr(STDIN_FILENO, TCSADRAIN, &terminal.raw);
	say(terminal.enter);
}

static void give_back(void)
{
	say(terminal.leave);
	tcsetattr(STDIN_FILENO, TCSADRAIN, &terminal.before);
}

/* The signal has its way with a terminal as it was; only a stop comes back. */
static void on_signal(int sig)
{
	struct sigaction standard = { .sa_handler = SIG_DFL }, mine;
	sigset_t set;

	terminal.changed = 1;
	if (sig == SIGWINCH)
		return;
	give_back();
	sigaction(sig, &standard, &mine);
	sigemptyset(&set);
	sigaddset(&set, sig);
	raise(sig);
	sigprocmask(SIG_UNBLOCK, &set, NULL);
	sigaction(sig, &mine, NULL);
	take();
}

bool terminal_begin(const char *enter, const char *leave)
{
	/* A picture half written goes on; who waits for a key is woken anyway. */
	struct sigaction act = { .sa_handler = on_signal,
				 .sa_flags = SA_RESTART };
	size_t i;

	if (!isatty(STDOUT_FILENO) || tcgetattr(STDIN_FILENO, &terminal.before))
		return false;
	terminal.raw = terminal.before;
	terminal.raw.c_lflag &= ~(ICANON | ECHO);
	terminal.enter = enter;
	terminal.leave = leave;
	take();
	for (i = 0; i < NR_SIGNALS; i++)
		sigaction(signals[i], &act, &terminal.old[i]);
	return true;
}

void terminal_end(void)
{
	size_t i;

	for (i = 0; i < NR_SIGNALS; i++)
		sigaction(signals[i], &terminal.old[i], NULL);
	give_back();
}

/* A signal before the wait must not be one that nobody wakes up for. */
bool terminal_wait(const volatile sig_atomic_t *asked)
{
	struct pollfd key = { .fd = STDIN_FILENO, .events = POLLIN };
	sigset_t all, before;
	int ready = -1;

	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, &before);
	if (!terminal.changed && !*asked)
		ready = ppoll(&key, 1, NULL, &before);
	sigprocmask(SIG_SETMASK, &before, NULL);
	return ready > 0;
}

bool terminal_changed(void)
{
	bool changed = terminal.changed;

	terminal.changed = 0;
	return changed;
}

void terminal_size(int *rows, int *columns)
{
	struct winsize size;
	bool known = !ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) && size.ws_row &&
		     size.ws_col;

	*rows = known ? size.ws_row : 24;
	*columns = known ? size.ws_col : 80;
}
