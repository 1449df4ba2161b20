// SPDX-License-Identifier: GPL-2.0
/*
 * program - from a file or a text to a session in which it has run
 */
#include <ctype.h>
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "cmd.h"

#define ERROR_SIZE (1024 * 1024)
#define LEAST_LIMIT 4096

int parse_number(const char *what, const char *arg, __u64 *value)
{
	static const char units[] = "KMG";
	const char *unit;
	char *end;
	int shift = 0;

	errno = 0;
	*value = strtoull(arg, &end, 0);
	/* Neither blanks in front of it nor a sign. */
	if (errno || !isdigit((unsigned char)*arg))
		goto wrong;
	unit = *end ? strchr(units, *end) : NULL;
	if (unit) {
		shift = (unit - units + 1) * 10;
		end++;
	}
	if (!*end && *value <= UINT64_MAX >> shift) {
		*value <<= shift;
		return 1;
	}
wrong:
	complain("%s wants a number, not '%s'", what, arg);
	return -1;
}

int parse_time(const char *what, const char *arg, __u64 *ns)
{
	char *end;
	double seconds = strtod(arg, &end);

	if ((!isdigit((unsigned char)*arg) && *arg != '.') || end == arg ||
	    *end || !(seconds >= 0 && seconds < 1e9)) {
		complain("%s wants seconds, not '%s'", what, arg);
		return -1;
	}
	*ns = seconds * 1e9;
	return 1;
}

int parse_word(const char *what, const char *arg, const char *const *words,
	       __u32 *value)
{
	char known[80] = "";
	size_t len = 0;
	__u32 i;

	for (i = 0; words[i]; i++) {
		if (!strcmp(arg, words[i])) {
			*value = i;
			return 1;
		}
		len += snprintf(known + len, sizeof(known) - len, "%s%s",
				!i ? "" : words[i + 1] ? ", " : " or ",
				words[i]);
	}
	complain("%s wants %s, not '%s'", what, known, arg);
	return -1;
}

/* What PYTHONHASHSEED may be. */
static int parse_seed(const char *what, const char *arg, __u64 *seed)
{
	__u64 n;

	*seed = OBHEAP_SEED_RANDOM;
	if (!strcmp(arg, "random"))
		return 1;
	if (parse_number(what, arg, &n) < 0)
		return -1;
	if (n > UINT32_MAX) {
		complain("%s wants random, or a number up to %u, not '%s'", what,
			 UINT32_MAX, arg);
		return -1;
	}
	*seed = n;
	return 1;
}

static int program_text(struct program *p, const char *text)
{
	if (p->text) {
		complain("one program at a time: what about '%s'?", text);
		return -1;
	}
	p->text = strdup(text);
	p->len = strlen(text);
	p->filename = "<string>";
	return p->text ? 1 : -1;
}

int program_option(struct program *p, int opt, const char *arg)
{
	static const char *const backends[] = {
		"pool", "kmalloc", "slab", "bump", NULL
	};
	static const char *const rules[] = { "session", "unit", NULL };
	__u64 n;

	switch (opt) {
	case 'c':
		return program_text(p, arg);
	case 's':
		p->session = arg;
		return 1;
	case 'S':
		return parse_number("--steps", arg, &p->max_steps);
	case 'T':
		return parse_time("--time", arg, &p->max_ns);
	case 'L':
		p->setup.flags |= OBHEAP_SETUP_LIMIT;
		if (parse_number("--limit", arg, &n) < 0)
			return -1;
		p->setup.heap_limit = n;
		return 1;
	case 'R':
		p->setup.flags |= OBHEAP_SETUP_SEED;
		return parse_seed("--seed", arg, &p->setup.hash_seed);
	case 'B':
		p->setup.flags |= OBHEAP_SETUP_BACKEND;
		return parse_word("--backend", arg, backends,
				  &p->setup.backend);
	case 'I':
		p->setup.flags |= OBHEAP_SETUP_INTERN;
		return parse_word("--intern", arg, rules, &p->setup.interning);
	case 'D':
		p->setup.flags |= OBHEAP_SETUP_DEBUG_HEAP;
		return 1;
	case 'W':
		p->setup.flags |= OBHEAP_SETUP_BIRTHS;
		return 1;
	}
	return 0;
}

static int program_read(struct program *p, FILE *in, const char *name)
{
	size_t room = 0, n;

	free(p->text);
	p->text = NULL;
	p->len = 0;
	do {
		char *more;

		room = room ? room * 2 : 1 << 16;
		more = realloc(p->text, room);
		if (!more) {
			complain("%s: %s", name, strerror(ENOMEM));
			return -1;
		}
		p->text = more;
		n = fread(p->text + p->len, 1, room - p->len, in);
		p->len += n;
	} while (n && p->len == room);
	if (ferror(in)) {
		complain("%s: %s", name, strerror(errno));
		return -1;
	}
	return 0;
}

/* Tracebacks name a program by its whole path, as python's do. */
static int program_path(struct program *p, const char *name)
{
	char *folder = *name == '/' ? strdup("") : getcwd(NULL, 0);
	int err;

	if (!folder) {
		complain("%s: %s", name, strerror(errno));
		return -1;
	}
	free(p->path);
	err = asprintf(&p->path, "%s%s%s", folder, *folder ? "/" : "", name);
	free(folder);
	if (err < 0) {
		p->path = NULL;
		complain("%s: %s", name, strerror(ENOMEM));
		return -1;
	}
	p->filename = p->path;
	return 0;
}

int program_operand(struct program *p, int argc, char **argv)
{
	FILE *in;
	int err;

	if (!argc && !p->text && (p->max_steps || p->max_ns)) {
		complain("--steps and --time want a program");
		return -1;
	}
	if (!argc)
		return 0;
	if (argc > 1 || p->text) {
		complain("one program at a time: what about '%s'?",
			 argv[argc - 1]);
		return -1;
	}
	if (!strcmp(argv[0], "-")) {
		p->filename = "<stdin>";
		return program_read(p, stdin, "standard input");
	}
	if (program_path(p, argv[0]) < 0)
		return -1;
	in = fopen(argv[0], "rb");
	if (!in) {
		complain("%s: %s", argv[0], strerror(errno));
		return -1;
	}
	err = program_read(p, in, argv[0]);
	fclose(in);
	return err;
}

void program_free(struct program *p)
{
	free(p->text);
	free(p->path);
	p->text = NULL;
	p->path = NULL;
}

static int explain_open(int err)
{
	if (err == -ENOENT)
		complain("%s is not there: is the module loaded?",
			 OBHEAP_DEVICE);
	else
		complain_device(OBHEAP_DEVICE, err);
	return EXIT_DEVICE;
}

/* PYTHONHASHSEED means here what it means to python. */
static void setup_from_environment(struct obheap_setup *setup)
{
	const char *seed = getenv("PYTHONHASHSEED");
	__u64 n;

	if (setup->flags & OBHEAP_SETUP_SEED || !seed || !*seed)
		return;
	if (parse_seed("PYTHONHASHSEED", seed, &n) < 0)
		return;
	setup->flags |= OBHEAP_SETUP_SEED;
	setup->hash_seed = n;
}

static int session_attach(const struct program *p, struct obheap **session)
{
	int err;

	if (p->setup.flags) {
		complain("session '%s' is set up already", p->session);
		return EXIT_USAGE;
	}
	err = obheap_attach(NULL, p->session, session);
	if (!err)
		return EXIT_OK;
	*session = NULL;
	if (err == -ENOENT && access(OBHEAP_DEVICE, F_OK))
		return explain_open(err);
	return complain_name(p->session, err);
}

/* What the device does not take: of all settings only a limit has bounds there. */
static int explain_setup(struct obheap *session,
			 const struct obheap_setup *setup, int err)
{
	struct obheap_info info = { 0 };

	if (err != -EINVAL || !(setup->flags & OBHEAP_SETUP_LIMIT) ||
	    obheap_info(session, &info) ||
	    (setup->heap_limit >= LEAST_LIMIT &&
	     setup->heap_limit <= info.out_max_limit))
		return complain_device("the session cannot be set up so", err);
	complain("--limit wants %u to %llu bytes, not %llu", LEAST_LIMIT,
		 (unsigned long long)info.out_max_limit,
		 (unsigned long long)setup->heap_limit);
	return EXIT_USAGE;
}

int session_open(const struct program *p, struct obheap **session)
{
	struct obheap_setup setup = p->setup;
	int err;

	if (p->session)
		return session_attach(p, session);
	err = obheap_open(NULL, session);
	if (err)
		return explain_open(err);
	setup_from_environment(&setup);
	if (!setup.flags)
		return EXIT_OK;
	err = obheap_setup(*session, &setup);
	if (!err)
		return EXIT_OK;
	err = explain_setup(*session, &setup, err);
	obheap_close(*session);
	*session = NULL;
	return err;
}

/* output comes out while the program runs, in a thread of its own */
struct pump {
	struct obheap *session;
	atomic_bool done;
};

int program_output = STDOUT_FILENO;
int program_write_error;

static void write_all(const char *buf, size_t len)
{
	while (len) {
		ssize_t n = write(program_output, buf, len);

		if (n < 0 && errno == EINTR)
			continue;
		/* The program goes on; the command says so in the end. */
		if (n < 0) {
			program_write_error = errno;
			return;
		}
		buf += n;
		len -= n;
	}
}

static void *pump_run(void *data)
{
	const struct timespec pause = { .tv_nsec = 500000 };
	struct pump *pump = data;
	char buf[16384];
	ssize_t n;

	for (;;) {
		bool done = pump->done;

		n = obheap_read(pump->session, buf, sizeof(buf));
		if (n > 0)
			write_all(buf, n);
		else if (!done)
			nanosleep(&pause, NULL);
		else
			return NULL;
	}
}

static struct obheap *interrupted;

/* In a device session the signal itself does it; then this finds nothing. */
static void on_interrupt(int sig)
{
	if (interrupted)
		obheap_interrupt(interrupted);
}

/* Start the pump with signals kept away from it, but that of its own write. */
static int pump_start(struct pump *pump, pthread_t *thread)
{
	sigset_t all, before;
	int err;

	sigfillset(&all);
	sigdelset(&all, SIGPIPE);
	pthread_sigmask(SIG_BLOCK, &all, &before);
	err = pthread_create(thread, NULL, pump_run, pump);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return -err;
}

static int exec_pumped(struct obheap *session, struct obheap_exec *exec)
{
	struct sigaction act = { .sa_handler = on_interrupt }, before;
	struct pump pump = { .session = session };
	pthread_t thread;
	int err;

	fflush(stdout);
	err = pump_start(&pump, &thread);
	if (err)
		return err;
	interrupted = session;
	sigaction(SIGINT, &act, &before);
	err = obheap_exec(session, exec);
	interrupted = NULL;
	sigaction(SIGINT, &before, NULL);
	pump.done = true;
	pthread_join(thread, NULL);
	return err;
}

int outcome_exit(__u32 status, __s32 exit_code)
{
	switch (status) {
	case OBHEAP_STATUS_EXIT:
		return exit_code & 0xff;
	case OBHEAP_STATUS_RAISED:
	case OBHEAP_STATUS_STEPS:
	case OBHEAP_STATUS_TIME:
	case OBHEAP_STATUS_KILLED:
		return EXIT_RAISED;
	default:
		return EXIT_OK;
	}
}

static int explain_outcome(const struct obheap_exec *exec, const char *error)
{
	__u64 at = exec->out_type_len + exec->out_message_len;
	__u64 end = at + exec->out_traceback_len;

	if (end > exec->error_size)
		end = exec->error_size;
	fflush(stdout);
	if (end > at)
		traceback_write(error + at, end - at, stderr);
	if (exec->out_status == OBHEAP_STATUS_STEPS)
		complain("stopped: %llu instructions are used up",
			 (unsigned long long)exec->max_steps);
	if (exec->out_status == OBHEAP_STATUS_TIME)
		complain("stopped: %.3f seconds are used up",
			 exec->max_ns / 1e9);
	return outcome_exit(exec->out_status, exec->out_exit_code);
}

void program_request(const struct program *p, struct obheap_exec *exec)
{
	size_t name_len = strlen(p->filename);

	exec->filename = (uintptr_t)p->filename;
	exec->filename_len = name_len > 255 ? 255 : name_len;
	exec->text = (uintptr_t)p->text;
	exec->text_len = p->len;
	exec->max_steps = p->max_steps;
	exec->max_ns = p->max_ns;
}

int program_run(struct obheap *session, const struct program *p, __u32 mode,
		struct obheap_exec *exec)
{
	char *error = malloc(ERROR_SIZE);
	int err, status;

	if (!error)
		return complain_device("running", -ENOMEM);
	program_request(p, exec);
	exec->mode = mode;
	exec->error = (uintptr_t)error;
	exec->error_size = ERROR_SIZE;
	err = exec_pumped(session, exec);
	if (err == -EFBIG) {
		complain("%s: the program is too long (%zu bytes); 'obheap info' tells the limit",
			 p->filename, p->len);
		status = EXIT_DEVICE;
	} else if (err) {
		status = complain_device("running", err);
	} else {
		status = explain_outcome(exec, error);
	}
	free(error);
	return status;
}

int program_status;

bool program_refused(int status, const struct obheap_exec *exec)
{
	/* What a program exits with may look like it. */
	return status == EXIT_DEVICE &&
	       exec->out_status != OBHEAP_STATUS_EXIT;
}

int program_show(struct obheap *session, const struct program *p)
{
	struct obheap_exec exec = { 0 };
	int status = program_run(session, p, OBHEAP_EXEC_FILE, &exec);

	if (program_refused(status, &exec))
		return status;
	program_status = status;
	return EXIT_OK;
}

int view_open(const struct program *p, struct obheap **session)
{
	int status = session_open(p, session);

	if (status || !p->text)
		return status;
	status = program_show(*session, p);
	if (status)
		obheap_close(*session);
	return status;
}
