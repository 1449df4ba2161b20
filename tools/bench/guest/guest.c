// SPDX-License-Identifier: GPL-2.0
/*
 * guest - the part of the benchmark that runs in the virtual machine
 *
 * A static program: it drives the measuring module, opens sessions and runs
 * texts in them, and prints one JSON line per measurement with every sample.
 * Whoever reads them computes; nothing here knows a target.
 *
 *	guest clock			what a tick is, and what distorts it
 *	guest heap PAIRS REPS [CLASS...]	allocators, patterns, classes
 *	guest session REPS		open, EXEC and close
 *	guest loops REPS FILE...	def f(n) with a loop of n turns in it
 *	guest programs REPS FILE...	whole programs
 *	guest events LABEL FILE...	programs, and who listens to them
 *	guest spawn LABEL REPS COMMAND...	another program, from start to end
 *
 * Ticks are the processor's time stamp counter: instructions under QEMU's
 * -icount shift=0.
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/obheap.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define DEVICE		"/dev/obheap"
#define BENCH		"/sys/kernel/debug/obheap_bench/"
#define MAX_REPS	1000
#define NR_CLASSES	32
#define LOOP_TURNS	5000

#define PTR(p)		((uint64_t)(uintptr_t)(p))
#define NR(array)	(sizeof(array) / sizeof((array)[0]))

static uint64_t ticks(void)
{
#ifdef __x86_64__
	return __builtin_ia32_rdtsc();
#else
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000000000ULL + now.tv_nsec;
#endif
}

static void die(const char *what)
{
	fprintf(stderr, "guest: %s: %s\n", what, strerror(errno));
	exit(1);
}

static void put_samples(const char *head, const uint64_t *sample, size_t nr)
{
	size_t i;

	printf("{%s,\"samples\":[", head);
	for (i = 0; i < nr; i++)
		printf("%s%llu", i ? "," : "", (unsigned long long)sample[i]);
	printf("]}\n");
	fflush(stdout);
}

/* A whole small file, as text; static storage. */
static char *small_file(const char *path)
{
	static char text[65536];
	int fd = open(path, O_RDONLY);
	ssize_t n, have = 0;

	if (fd < 0)
		die(path);
	while ((n = read(fd, text + have, sizeof(text) - 1 - have)) > 0)
		have += n;
	close(fd);
	text[have] = '\0';
	return text;
}

static int cmd_clock(void)
{
	uint64_t sample[5], start;
	char *line, *rest;
	size_t i;

	for (i = 0; i < NR(sample); i++)
		sample[i] = strtoull(small_file(BENCH "clock"), NULL, 10);
	put_samples("\"part\":\"clock\",\"instructions\":1000000", sample,
		    NR(sample));
	for (i = 0; i < NR(sample); i++) {
		start = ticks();
		getppid();
		sample[i] = ticks() - start;
	}
	put_samples("\"part\":\"syscall\"", sample, NR(sample));
	rest = small_file(BENCH "distorts");
	while ((line = strsep(&rest, "\n")))
		if (*line)
			printf("{\"part\":\"distorts\",\"what\":\"%s\"}\n",
			       line);
	return 0;
}

/* One measurement in the kernel. */
static void heap_measure(int fd, const char *allocator, const char *pattern,
			 unsigned int szidx, unsigned int pairs,
			 unsigned int reps)
{
	static char text[MAX_REPS * 21 + 1];
	uint64_t sample[MAX_REPS];
	char head[200], *p = text;
	ssize_t n, have = 0;
	size_t nr = 0;

	n = snprintf(head, sizeof(head), "%s %s %u %u %u", allocator, pattern,
		     szidx, pairs, reps);
	if (write(fd, head, n) != n)
		die(head);
	while ((n = pread(fd, text + have, sizeof(text) - 1 - have, have)) > 0)
		have += n;
	text[have] = '\0';
	for (; nr < reps && *p; nr++)
		sample[nr] = strtoull(p, &p, 10), p += *p == ' ';
	snprintf(head, sizeof(head),
		 "\"part\":\"heap\",\"allocator\":\"%s\",\"pattern\":\"%s\",\"bytes\":%u,\"pairs\":%u",
		 allocator, pattern, (szidx + 1) * 16, pairs);
	put_samples(head, sample, nr);
}

static int cmd_heap(unsigned int pairs, unsigned int reps, char **classes)
{
	static const char *const patterns[] = {
		"hot", "batch", "random", "lone",
	};
	char *list = strdup(small_file(BENCH "list")), *name;
	int fd = open(BENCH "run", O_RDWR);
	unsigned int szidx;
	size_t i;

	if (fd < 0)
		die(BENCH "run");
	while ((name = strsep(&list, "\n"))) {
		if (!*name)
			continue;
		for (i = 0; i < NR(patterns); i++)
			for (szidx = 0; szidx < NR_CLASSES; szidx++) {
				char **c;

				for (c = classes; *c; c++)
					if (atoi(*c) == (szidx + 1) * 16)
						break;
				if (*c || !*classes)
					heap_measure(fd, name, patterns[i],
						     szidx, pairs, reps);
			}
	}
	return 0;
}

/* Run a text and die unless it ends well. Returns the ticks it took. */
static uint64_t run_text(int fd, const char *text, size_t len,
			 struct obheap_exec *answer)
{
	static char output[65536], error[8192];
	struct obheap_exec e = {
		.size = sizeof(e),
		.text = PTR(text),
		.text_len = len,
		.output = PTR(output),
		.output_size = sizeof(output),
		.error = PTR(error),
		.error_size = sizeof(error) - 1,
	};
	uint64_t start = ticks(), took;
	int err = ioctl(fd, OBHEAP_EXEC, &e);

	took = ticks() - start;
	if (err)
		die("EXEC");
	if (answer)
		*answer = e;
	if (!e.out_status)
		return took;
	memset(error + e.out_type_len, 0, 1);
	if (!answer) {
		fprintf(stderr, "guest: %s: %s\n", text, error);
		exit(1);
	}
	return 0;
}

static int session(void)
{
	int fd = open(DEVICE, O_RDWR | O_CLOEXEC);

	if (fd < 0)
		die(DEVICE);
	return fd;
}

static int cmd_session(unsigned int reps)
{
	static const char text[] = "x = 1";
	static uint64_t bare[MAX_REPS], opens[MAX_REPS], first[MAX_REPS];
	static uint64_t again[MAX_REPS], close_[MAX_REPS], life[MAX_REPS];
	uint64_t start, t;
	unsigned int i;
	int fd;

	for (i = 0; i < reps; i++) {
		start = ticks();
		fd = session();
		close(fd);
		bare[i] = ticks() - start;

		start = ticks();
		fd = session();
		t = ticks();
		opens[i] = t - start;
		first[i] = run_text(fd, text, sizeof(text) - 1, NULL);
		run_text(fd, text, sizeof(text) - 1, NULL);
		again[i] = run_text(fd, text, sizeof(text) - 1, NULL);
		t = ticks();
		close(fd);
		close_[i] = ticks() - t;
		life[i] = opens[i] + first[i] - again[i] + close_[i];
	}
	put_samples("\"part\":\"session\",\"what\":\"open+close, never used\"",
		    bare, reps);
	put_samples("\"part\":\"session\",\"what\":\"open\"", opens, reps);
	put_samples("\"part\":\"session\",\"what\":\"first EXEC\"", first, reps);
	put_samples("\"part\":\"session\",\"what\":\"EXEC\"", again, reps);
	put_samples("\"part\":\"session\",\"what\":\"close\"", close_, reps);
	put_samples("\"part\":\"session\",\"what\":\"open+close\"", life, reps);
	return 0;
}

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* Ticks of f(turns), without those of f(0): the cost of the turns alone. */
static int cmd_loops(unsigned int reps, char **files)
{
	static uint64_t sample[MAX_REPS];
	char call[40], head[200];
	unsigned int i;

	for (; *files; files++) {
		struct obheap_exec e;
		char *text = small_file(*files);
		int fd = session();

		run_text(fd, text, strlen(text), &e);
		if (e.out_status) {
			printf("{\"part\":\"loop\",\"name\":\"%s\",\"cannot\":true}\n",
			       base_name(*files));
			close(fd);
			continue;
		}
		for (i = 0; i < reps; i++) {
			uint64_t none = run_text(fd, "f(0)", 4, NULL);
			int n = sprintf(call, "f(%u)", LOOP_TURNS);

			sample[i] = run_text(fd, call, n, NULL) - none;
		}
		close(fd);
		snprintf(head, sizeof(head),
			 "\"part\":\"loop\",\"name\":\"%s\",\"turns\":%u",
			 base_name(*files), LOOP_TURNS);
		put_samples(head, sample, reps);
	}
	return 0;
}

static int cmd_programs(unsigned int reps, char **files)
{
	static uint64_t sample[MAX_REPS];
	struct obheap_exec e = { };
	char head[300];
	unsigned int i;

	for (; *files; files++) {
		char *text = small_file(*files);
		struct obheap_stats st = { .size = sizeof(st) };

		for (i = 0; i < reps; i++) {
			int fd = session();

			run_text(fd, "", 0, NULL);
			sample[i] = run_text(fd, text, strlen(text), &e);
			ioctl(fd, OBHEAP_STATS, &st);
			close(fd);
			if (e.out_status)
				break;
		}
		if (i < reps) {
			printf("{\"part\":\"program\",\"name\":\"%s\",\"cannot\":true}\n",
			       base_name(*files));
			continue;
		}
		snprintf(head, sizeof(head),
			 "\"part\":\"program\",\"name\":\"%s\",\"steps\":%llu,\"peak\":%llu",
			 base_name(*files), (unsigned long long)e.out_steps,
			 (unsigned long long)st.out_peak_bytes);
		put_samples(head, sample, reps);
	}
	return 0;
}

/* A listener to @what, or -1 if @what is 0. */
static int listen_to(int fd, uint64_t what, uint32_t class_)
{
	struct obheap_events arg = {
		.size = sizeof(arg), .what = what, .class_ = class_, .nr = 16,
	};
	int events = what ? ioctl(fd, OBHEAP_EVENTS, &arg) : -1;

	if (what && events < 0)
		die("EVENTS");
	return events;
}

/* One program in sessions that differ in nothing but who listens. */
static void events_of(const char *label, const char *file, const char *who,
		      uint64_t what, uint32_t class_, int leaves)
{
	static uint64_t sample[5];
	char *text = small_file(file), head[300];
	size_t i;

	for (i = 0; i < NR(sample); i++) {
		int fd = session(), events;

		run_text(fd, "", 0, NULL);
		events = listen_to(fd, what, class_);
		if (leaves)
			close(events);
		run_text(fd, "", 0, NULL);
		sample[i] = run_text(fd, text, strlen(text), NULL);
		if (events >= 0 && !leaves)
			close(events);
		close(fd);
	}
	snprintf(head, sizeof(head),
		 "\"part\":\"events\",\"build\":\"%s\",\"name\":\"%s\",\"who\":\"%s\"",
		 label, base_name(file), who);
	put_samples(head, sample, NR(sample));
}

static int cmd_events(const char *label, char **files)
{
	const uint64_t all = (1ULL << OBHEAP_NR_EVENTS) - 1;

	for (; *files; files++) {
		events_of(label, *files, "nobody", 0, 0, 0);
		events_of(label, *files, "one who has left", all, OBHEAP_NONE,
			  1);
		events_of(label, *files, "to programs' ends",
			  1ULL << OBHEAP_EVENT_EXEC_END, OBHEAP_NONE, 0);
		events_of(label, *files, "to everything", all, OBHEAP_NONE, 0);
	}
	return 0;
}

/* Ticks from fork to exit, and the memory it has needed. */
static int cmd_spawn(const char *label, unsigned int reps, char **command)
{
	static uint64_t sample[MAX_REPS];
	struct rusage usage = { };
	char head[300];
	unsigned int i;
	int status;

	for (i = 0; i < reps; i++) {
		uint64_t start = ticks();
		pid_t pid = fork();

		if (!pid) {
			execvp(*command, command);
			_exit(127);
		}
		if (wait4(pid, &status, 0, &usage) != pid || status)
			die(label);
		sample[i] = ticks() - start;
	}
	snprintf(head, sizeof(head),
		 "\"part\":\"spawn\",\"what\":\"%s\",\"rss_kb\":%ld", label,
		 usage.ru_maxrss);
	put_samples(head, sample, reps);
	return 0;
}

static unsigned int number(const char *text)
{
	unsigned long n = text ? strtoul(text, NULL, 10) : 0;

	if (!n || n > 1 << 20) {
		fprintf(stderr, "guest: a number is missing\n");
		exit(2);
	}
	return n;
}

static unsigned int nr_reps(const char *text)
{
	unsigned int n = number(text);

	return n > MAX_REPS ? MAX_REPS : n;
}

int main(int argc, char **argv)
{
	const char *what = argc > 1 ? argv[1] : "";

	if (!strcmp(what, "clock"))
		return cmd_clock();
	if (!strcmp(what, "heap") && argc > 3)
		return cmd_heap(number(argv[2]), nr_reps(argv[3]), argv + 4);
	if (!strcmp(what, "session") && argc > 2)
		return cmd_session(nr_reps(argv[2]));
	if (!strcmp(what, "loops") && argc > 2)
		return cmd_loops(nr_reps(argv[2]), argv + 3);
	if (!strcmp(what, "programs") && argc > 2)
		return cmd_programs(nr_reps(argv[2]), argv + 3);
	if (!strcmp(what, "events") && argc > 3)
		return cmd_events(argv[2], argv + 3);
	if (!strcmp(what, "spawn") && argc > 4)
		return cmd_spawn(argv[2], nr_reps(argv[3]), argv + 4);
	fprintf(stderr, "usage: see the top of guest.c\n");
	return 2;
}
