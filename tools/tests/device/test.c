// SPDX-License-Identifier: GPL-2.0
/*
 * test - results, and the calls every test makes
 */
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "test.h"

static int nr_results, nr_failed, nr_addresses;

static void result(bool good, const char *fmt, va_list ap)
{
	printf("%sok %d ", good ? "" : "not ", ++nr_results);
	vprintf(fmt, ap);
	nr_failed += !good;
}

void ok(bool good, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	result(good, fmt, ap);
	va_end(ap);
	putchar('\n');
	fflush(stdout);
}

void ok_err(int got, int want, const char *fmt, ...)
{
	va_list ap;

	if (got != want)
		note("got %d (%s), expected %d (%s)", got, strerror(-got), want,
		     strerror(-want));
	va_start(ap, fmt);
	result(got == want, fmt, ap);
	va_end(ap);
	putchar('\n');
	fflush(stdout);
}

void ok_num(long long got, long long want, const char *fmt, ...)
{
	va_list ap;

	if (got != want)
		note("got %lld, expected %lld", got, want);
	va_start(ap, fmt);
	result(got == want, fmt, ap);
	va_end(ap);
	putchar('\n');
	fflush(stdout);
}

void ok_str(const char *got, const char *want, const char *fmt, ...)
{
	bool good = !strcmp(got, want);
	va_list ap;

	if (!good) {
		note("got: %.400s", got);
		note("expected: %.400s", want);
	}
	va_start(ap, fmt);
	result(good, fmt, ap);
	va_end(ap);
	putchar('\n');
	fflush(stdout);
}

void skip(const char *why, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	result(true, fmt, ap);
	va_end(ap);
	printf(" # SKIP %s\n", why);
}

/* Several lines stay a comment. */
void note(const char *fmt, ...)
{
	char text[2048];
	char *line, *save;
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	for (line = strtok_r(text, "\n", &save); line;
	     line = strtok_r(NULL, "\n", &save))
		printf("# %s\n", line);
	fflush(stdout);
}

void die(const char *what)
{
	note("cannot go on: %s: %s", what, strerror(errno));
	ok(false, "%s", what);
	printf("1..%d\n", nr_results);
	exit(1);
}

int done(void)
{
	ok(!nr_addresses, "no reply contained an address of the kernel");
	printf("1..%d\n", nr_results);
	fflush(stdout);
	return nr_failed ? 1 : 0;
}

/*
 * Where x86-64 kernels have memory, code and modules, however randomized. What
 * a test puts into a struct itself comes back.
 */
static bool is_kernel_address(__u64 v)
{
	if (v == KERNEL_POINTER)
		return false;
	return (v >= 0xffff800000000000ULL && v < 0xffffff0000000000ULL) ||
	       (v >= 0xffffffff80000000ULL && v < 0xfffffffffffff000ULL);
}

void scan_reply(const void *buf, size_t len)
{
	const char *text = buf;
	size_t i;

	for (i = 0; i + 8 <= len; i += 8) {
		__u64 v;

		memcpy(&v, text + i, 8);
		if (!is_kernel_address(v))
			continue;
		note("address %llx at byte %zu of a reply of %zu",
		     (unsigned long long)v, i, len);
		nr_addresses++;
	}
	for (i = 0; i + 8 <= len; i++) {
		if (memcmp(text + i, "0xffff", 6) &&
		    memcmp(text + i, "ffff8", 5) &&
		    memcmp(text + i, "ffffffff", 8))
			continue;
		note("address at byte %zu of a text: %.16s", i, text + i);
		nr_addresses++;
	}
}

int dev_open(void)
{
	int fd = open("/dev/obheap", O_RDWR | O_CLOEXEC);

	if (fd < 0)
		die("open /dev/obheap");
	return fd;
}

int dev_call(int fd, unsigned long cmd, void *arg)
{
	__u32 size;
	int err;

	err = ioctl(fd, cmd, arg) < 0 ? -errno : 0;
	memcpy(&size, arg, sizeof(size));
	if ((!err || err == -EMSGSIZE) && size >= 8 && size <= 4096)
		scan_reply(arg, size);
	return err;
}

static void cut_out(char *to, size_t room, const char **from, size_t *left,
		    size_t len)
{
	size_t n = len < *left ? len : *left;
	size_t shown = n < room ? n : room - 1;

	memcpy(to, *from, shown);
	to[shown] = '\0';
	*from += n;
	*left -= n;
}

struct outcome *run_exec(int fd, struct obheap_exec e, const char *text)
{
	static __thread struct outcome o;
	static __thread char error[32768];
	const char *from = error;
	size_t left = sizeof(error);

	memset(&o, 0, sizeof(o));
	memset(error, 0, sizeof(error));
	o.e = e;
	o.e.size = sizeof(o.e);
	if (!o.e.text) {
		o.e.text = PTR(text);
		o.e.text_len = strlen(text);
	}
	if (!o.e.error) {
		o.e.error = PTR(error);
		o.e.error_size = sizeof(error);
	}
	if (!o.e.output) {
		o.e.output = PTR(o.output);
		o.e.output_size = sizeof(o.output) - 1;
	}
	o.err = dev_call(fd, OBHEAP_EXEC, &o.e);
	if (o.err)
		return &o;
	scan_reply(error, strnlen(error, sizeof(error)));
	scan_reply(o.output, o.e.out_output_len < sizeof(o.output) ?
				     o.e.out_output_len : 0);
	cut_out(o.type, sizeof(o.type), &from, &left, o.e.out_type_len);
	cut_out(o.message, sizeof(o.message), &from, &left,
		o.e.out_message_len);
	cut_out(o.traceback, sizeof(o.traceback), &from, &left,
		o.e.out_traceback_len);
	return &o;
}

struct outcome *run_mode(int fd, __u32 mode, const char *text)
{
	struct obheap_exec e = { .mode = mode };

	return run_exec(fd, e, text);
}

struct outcome *run(int fd, const char *text)
{
	return run_mode(fd, OBHEAP_EXEC_FILE, text);
}

__u64 id_of(int fd, const char *name)
{
	static __thread struct obheap_name names[512];
	struct obheap_names arg = {
		.size = sizeof(arg), .nr = NR(names), .names = PTR(names),
	};
	__u32 i;

	if (dev_call(fd, OBHEAP_NAMES, &arg))
		return 0;
	scan_reply(names, arg.out_nr * sizeof(names[0]));
	for (i = 0; i < arg.out_nr; i++)
		if (!strcmp(names[i].name, name))
			return names[i].id;
	return 0;
}

int object_of(int fd, __u64 id, struct obheap_object *o)
{
	memset(o, 0, sizeof(*o));
	o->size = sizeof(*o);
	o->id = id;
	return dev_call(fd, OBHEAP_OBJECT, o);
}

void stats_of(int fd, struct obheap_stats *st)
{
	memset(st, 0, sizeof(*st));
	st->size = sizeof(*st);
	if (dev_call(fd, OBHEAP_STATS, st))
		die("STATS");
}

long long now_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return ts.tv_sec * 1000LL + ts.tv_nsec / 1000000;
}

int slowness(void)
{
	const char *text = getenv("OBHEAP_SLOWNESS");

	return text && atoi(text) > 1 ? atoi(text) : 1;
}

void sleep_ms(int ms)
{
	struct timespec ts = { ms / 1000, ms % 1000 * 1000000L };

	while (nanosleep(&ts, &ts) && errno == EINTR)
		;
}

void wait_for(int fd, const char *name)
{
	long long end = now_ms() + PATIENCE_MS;
	char text[64];

	while (!id_of(fd, name)) {
		if (now_ms() > end)
			die("a program that does not come to its point");
		sleep_ms(1);
	}
	snprintf(text, sizeof(text), "%s = 0", name);
	run(fd, text);
	sleep_ms(50);
}

struct sender {
	int fd;
	const char *name;
	int sig;
	pthread_t to;
};

static void *send_signal(void *arg)
{
	struct sender *s = arg;

	wait_for(s->fd, s->name);
	pthread_kill(s->to, s->sig);
	free(s);
	return NULL;
}

void signal_after(int fd, const char *name, int sig)
{
	struct sender *s = malloc(sizeof(*s));
	pthread_t thread;

	if (!s)
		die("memory");
	*s = (struct sender){ fd, name, sig, pthread_self() };
	if (pthread_create(&thread, NULL, send_signal, s))
		die("a thread");
	pthread_detach(thread);
}

long long file_number(const char *path)
{
	FILE *f = fopen(path, "r");
	long long n = -1;

	if (!f)
		return -1;
	if (fscanf(f, "%lld", &n) != 1)
		n = -1;
	fclose(f);
	return n;
}

int file_put(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC);
	int err = 0;

	if (fd < 0)
		return -errno;
	if (write(fd, text, strlen(text)) < 0)
		err = -errno;
	close(fd);
	return err;
}
