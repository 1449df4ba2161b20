// SPDX-License-Identifier: GPL-2.0
/*
 * typist - type at a program's terminal and look at what it shows
 *
 *   typist SCRIPT COMMAND [ARGUMENT]...
 *
 * Lines of the script:
 *
 *   type TEXT      type it, and Enter
 *   put TEXT       type it without Enter; \e is Escape, \n a new line
 *   key C          Ctrl-C; any letter
 *   see TEXT       one result: it appears after what was last seen
 *   size R C       the terminal gets R rows and C columns
 *   edits          wait until keys are read one by one, which is a little after
 *                  a prompt is seen; before that the terminal takes Ctrl-D, U, R
 *   ends STATUS    one result: the command ends by itself with this status
 */
#include <errno.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

/* a machine that emulates another one can be slow */
#define PATIENCE_MS 120000

/* bytes of a flood that are kept to look at */
#define KEEP 8192

static char shown[1 << 20];
static size_t len, seen;
static int nr, failed;

static long long now_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return ts.tv_sec * 1000LL + ts.tv_nsec / 1000000;
}

/* Take what is shown within @ms; false at the end of it all. */
static int listen_for(int fd, int ms)
{
	struct pollfd p = { .fd = fd, .events = POLLIN };
	ssize_t n;

	/* Of a flood the end is enough. */
	if (len > sizeof(shown) / 2) {
		memmove(shown, shown + len - KEEP, KEEP + 1);
		len = KEEP;
		seen = 0;
	}
	if (poll(&p, 1, ms) <= 0)
		return 1;
	n = read(fd, shown + len, sizeof(shown) - 1 - len);
	if (n <= 0)
		return 0;
	len += n;
	shown[len] = '\0';
	return 1;
}

static void result(int good, const char *what, const char *text)
{
	size_t i;

	if (!good) {
		printf("# shown since what was seen last:\n# ");
		for (i = seen; i < len; i++) {
			if (shown[i] == '\n')
				printf("\n# ");
			else if (shown[i] >= ' ' || shown[i] < 0)
				putchar(shown[i]);
		}
		putchar('\n');
	}
	printf("%sok %d %s %s\n", good ? "" : "not ", ++nr, what, text);
	fflush(stdout);
	failed += !good;
}

static void see(int fd, const char *text)
{
	long long end = now_ms() + PATIENCE_MS;
	char *at;

	for (;;) {
		at = strstr(shown + seen, text);
		if (at || now_ms() > end)
			break;
		if (!listen_for(fd, 100)) {
			at = strstr(shown + seen, text);
			break;
		}
	}
	result(!!at, "see", text);
	if (at)
		seen = at - shown + strlen(text);
}

static void ends(int fd, pid_t pid, int want)
{
	long long end = now_ms() + PATIENCE_MS;
	int status = -1;
	char text[32];

	while (now_ms() < end && waitpid(pid, &status, WNOHANG) != pid)
		if (!listen_for(fd, 50))
			usleep(10000);
	snprintf(text, sizeof(text), "%d", want);
	if (!WIFEXITED(status) || WEXITSTATUS(status) != want)
		printf("# status 0x%x\n", status);
	result(WIFEXITED(status) && WEXITSTATUS(status) == want, "ends", text);
}

static void edits(int fd)
{
	long long end = now_ms() + PATIENCE_MS;
	struct termios t = { .c_lflag = ICANON };

	while (!tcgetattr(fd, &t) && t.c_lflag & ICANON && now_ms() < end)
		if (!listen_for(fd, 10))
			break;
	if (t.c_lflag & ICANON)
		result(0, "edits", "a line");
}

static void put(int fd, const char *text)
{
	for (; *text; text++) {
		char c = *text;

		if (c == '\\' && (text[1] == 'e' || text[1] == 'n'))
			c = *++text == 'e' ? '\033' : '\n';
		if (write(fd, &c, 1) < 0)
			perror("typist");
	}
}

static void resize(int fd, const char *text)
{
	struct winsize size = { 0 };

	if (sscanf(text, "%hu %hu", &size.ws_row, &size.ws_col) != 2 ||
	    ioctl(fd, TIOCSWINSZ, &size))
		perror("typist");
}

static void step(int fd, pid_t pid, const char *line)
{
	if (!strncmp(line, "type", 4)) {
		const char *text = line[4] ? line + 5 : "";

		if (write(fd, text, strlen(text)) < 0 || write(fd, "\r", 1) < 0)
			perror("typist");
	} else if (!strncmp(line, "put ", 4)) {
		put(fd, line + 4);
	} else if (!strncmp(line, "key ", 4)) {
		char c = line[4] & 0x1f;

		if (write(fd, &c, 1) < 0)
			perror("typist");
	} else if (!strncmp(line, "see ", 4)) {
		see(fd, line + 4);
	} else if (!strncmp(line, "size ", 5)) {
		resize(fd, line + 5);
	} else if (!strcmp(line, "edits")) {
		edits(fd);
	} else if (!strncmp(line, "ends ", 5)) {
		ends(fd, pid, atoi(line + 5));
	} else if (*line && *line != '#') {
		result(0, "no such step:", line);
	}
}

int main(int argc, char **argv)
{
	struct winsize size = { .ws_row = 24, .ws_col = 200 };
	char line[4096];
	FILE *script;
	pid_t pid;
	int fd;

	if (argc < 3)
		return 2;
	script = fopen(argv[1], "r");
	if (!script) {
		perror(argv[1]);
		return 2;
	}
	pid = forkpty(&fd, NULL, NULL, &size);
	if (pid < 0) {
		perror("typist: a terminal");
		return 2;
	}
	if (!pid) {
		setenv("TERM", "dumb", 1);
		execvp(argv[2], argv + 2);
		_exit(127);
	}
	while (fgets(line, sizeof(line), script)) {
		line[strcspn(line, "\n")] = '\0';
		step(fd, pid, line);
	}
	kill(pid, SIGKILL);
	printf("1..%d\n", nr);
	return failed ? 1 : 0;
}
