// SPDX-License-Identifier: GPL-2.0
/*
 * t_names - sessions with a name: whose they are, how many there may be, and
 * what happens to one while it is used
 */
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "test.h"

#define PARAMETER "/sys/module/obheap/parameters/"
#define DEVICE "/dev/obheap"
#define ALICE 1000
#define BOB 1001

static int name_call(int fd, unsigned long cmd, const char *name)
{
	struct obheap_pin arg = { .size = sizeof(arg) };
	int res;

	/* As long as it may be, a name has no NUL. */
	memcpy(arg.name, name, strnlen(name, sizeof(arg.name)));
	res = ioctl(fd, cmd, &arg);
	return res < 0 ? -errno : res;
}

static struct obheap_session seen[32];

/* What there is for the caller: how many. */
static __u32 list(int fd)
{
	struct obheap_sessions arg = {
		.size = sizeof(arg), .sessions = PTR(seen), .nr = NR(seen),
	};

	memset(seen, 0, sizeof(seen));
	if (dev_call(fd, OBHEAP_SESSIONS, &arg))
		die("SESSIONS");
	scan_reply(seen, sizeof(seen));
	return arg.out_nr;
}

static const struct obheap_session *find(int fd, const char *name)
{
	__u32 nr = list(fd), i;

	for (i = 0; i < nr; i++)
		if (!strcmp(seen[i].name, name))
			return &seen[i];
	return NULL;
}

/* Run as another user: 0, or the number of the first thing that was wrong. */
static int as_user(uid_t uid, int (*fn)(void))
{
	int status;
	pid_t pid = fork();

	if (pid < 0)
		die("fork");
	if (!pid) {
		if (setgroups(0, NULL) || setresgid(uid, uid, uid) ||
		    setresuid(uid, uid, uid))
			_exit(99);
		_exit(fn());
	}
	waitpid(pid, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 98;
}

static void names_are_checked(void)
{
	static const char long_name[] =
		"0123456789012345678901234567890123456789012345678901234567890123";
	static const char *const bad[] = {
		"", " ", "a b", "a/b", "\n", "a\n", "\xc3\xa4", "a\x7f", "\t",
		"a:b", "*", "%s", "\x1b[31m", "'", "\"", "\\", "\xff",
		long_name,
	};
	static const char *const good[] = {
		".", "..", "-", "--", "_", "0", "-s", "A", "a.B-c_9",
		long_name + 1,
	};
	int fd = dev_open(), other;
	size_t i;

	for (i = 0; i < NR(bad); i++) {
		ok_err(name_call(fd, OBHEAP_PIN, bad[i]), -EINVAL,
		       "pin: bad name %zu", i);
		ok_err(name_call(fd, OBHEAP_ATTACH, bad[i]), -EINVAL,
		       "attach: bad name %zu", i);
		ok_err(name_call(fd, OBHEAP_UNPIN, bad[i]), -EINVAL,
		       "unpin: bad name %zu", i);
	}
	for (i = 0; i < NR(good); i++) {
		ok_err(name_call(fd, OBHEAP_PIN, good[i]), 0, "pin: '%s'",
		       good[i]);
		ok(find(fd, good[i]), "sessions: it is called so");
		other = name_call(fd, OBHEAP_ATTACH, good[i]);
		ok(other >= 0, "attach: and so it is found");
		close(other);
		ok_err(name_call(fd, OBHEAP_UNPIN, good[i]), 0, "unpin: it");
	}
	ok_num(list(fd), 0, "sessions: none of them is left");
	close(fd);
}

static void a_name_is_kept(void)
{
	int a = dev_open(), b = dev_open(), c, d;

	run(a, "x = 'kept'");
	ok_err(name_call(a, OBHEAP_PIN, "t.one"), 0, "pin: a name");
	ok_err(name_call(a, OBHEAP_PIN, "t.one"), -EBUSY, "pin: it again");
	ok_err(name_call(a, OBHEAP_PIN, "t.two"), -EBUSY, "pin: a second one");
	ok_err(name_call(b, OBHEAP_PIN, "t.one"), -EEXIST, "pin: a taken one");
	ok_err(name_call(b, OBHEAP_ATTACH, "t.two"), -ENOENT,
	       "attach: a name that is none");
	ok_err(name_call(b, OBHEAP_UNPIN, "t.two"), -ENOENT,
	       "unpin: a name that is none");
	ok_num(list(b), 1, "sessions: one");
	ok_num(seen[0].users, 1, "sessions: open once");
	ok(seen[0].state & OBHEAP_SESSION_STARTED && seen[0].bytes > 4096,
	   "sessions: it has a heap");
	close(a);
	ok_num(find(b, "t.one")->users, 0, "sessions: open nowhere");
	c = name_call(b, OBHEAP_ATTACH, "t.one");
	d = name_call(c, OBHEAP_ATTACH, "t.one");
	ok(c >= 0 && d >= 0, "attach: twice, after the last descriptor closed");
	ok_num(find(b, "t.one")->users, 2, "sessions: open twice");
	ok_num(fcntl(c, F_GETFD) & FD_CLOEXEC, FD_CLOEXEC,
	       "attach: not for programs one starts");
	ok_str(run(c, "print(x)")->output, "kept\n", "attach: it is all there");
	run(c, "x = 'changed'");
	ok_str(run(d, "print(x)")->output, "changed\n",
	       "attach: both are the same session");
	ok_str(run(b, "print(x)")->type, "NameError",
	       "attach: and nothing of it in the other");
	close(d);
	ok_err(name_call(c, OBHEAP_UNPIN, "t.one"), 0, "unpin");
	ok_err(name_call(c, OBHEAP_UNPIN, "t.one"), -ENOENT, "unpin: again");
	ok_str(run(c, "print(x)")->output, "changed\n",
	       "unpin: who has it open keeps it");
	ok_err(name_call(c, OBHEAP_PIN, "t.new"), 0, "pin: by another name");
	ok_err(name_call(b, OBHEAP_UNPIN, "t.new"), 0,
	       "unpin: by another session's descriptor");
	ok_sound(c, "unpin");
	close(c);
	ok_err(name_call(b, OBHEAP_ATTACH, "t.one"), -ENOENT, "unpin: gone");
	ok_num(list(b), 0, "sessions: none");
	close(b);
}

/* whose sessions are */

static int alice_makes(void)
{
	int fd = dev_open();

	if (run(fd, "secret = 'of alice'")->err)
		return 1;
	return name_call(fd, OBHEAP_PIN, "alice") ? 2 : 0;
}

static int alice_finds(void)
{
	int fd = dev_open(), own;

	if (list(fd) != 1 || strcmp(seen[0].name, "alice") ||
	    seen[0].uid != ALICE)
		return 1;
	own = name_call(fd, OBHEAP_ATTACH, "alice");
	if (own < 0)
		return 2;
	if (strcmp(run(own, "print(secret)")->output, "of alice\n"))
		return 3;
	/* Root's is not hers. */
	if (name_call(fd, OBHEAP_ATTACH, "root") != -EPERM)
		return 4;
	return name_call(fd, OBHEAP_UNPIN, "root") == -EPERM ? 0 : 5;
}

static int bob_has_no_way_in(void)
{
	struct obheap_sessions arg = { .size = sizeof(arg) };
	int fd = dev_open();

	if (list(fd))
		return 1;
	/* Not even their number. */
	if (dev_call(fd, OBHEAP_SESSIONS, &arg) || arg.out_nr)
		return 2;
	if (name_call(fd, OBHEAP_ATTACH, "alice") != -EPERM)
		return 3;
	if (name_call(fd, OBHEAP_UNPIN, "alice") != -EPERM)
		return 4;
	/* Names are one set: hers is taken for him, too. */
	if (name_call(fd, OBHEAP_PIN, "alice") != -EEXIST)
		return 5;
	if (name_call(fd, OBHEAP_PIN, "bob"))
		return 6;
	return list(fd) == 1 ? 0 : 7;
}

static int inherited;

/* A descriptor that was handed on is a key of its own; a name is not. */
static int bob_inherits(void)
{
	if (strcmp(run(inherited, "print(secret)")->output, "of alice\n"))
		return 1;
	return name_call(inherited, OBHEAP_UNPIN, "alice") == -EPERM ? 0 : 2;
}

static void users_are_apart(void)
{
	int fd = dev_open(), own = dev_open();

	chmod(DEVICE, 0666);
	run(own, "x = 1");
	ok_err(name_call(own, OBHEAP_PIN, "root"), 0, "root has a session");
	ok_num(as_user(ALICE, alice_makes), 0, "alice makes one and leaves");
	ok_num(as_user(ALICE, alice_finds), 0,
	       "alice finds hers, and has no way into root's");
	ok_num(as_user(BOB, bob_has_no_way_in), 0,
	       "bob sees, enters, removes and shadows nothing of alice's");
	ok_num(list(fd), 3, "root sees all");
	inherited = name_call(fd, OBHEAP_ATTACH, "alice");
	ok(inherited >= 0, "root enters alice's");
	ok_num(find(fd, "alice")->uid, ALICE, "which stays hers");
	ok_num(as_user(BOB, bob_inherits), 0,
	       "bob works with it when he is given it, and no more");
	ok_sound(inherited, "three users");
	close(inherited);
	ok_err(name_call(fd, OBHEAP_UNPIN, "alice"), 0, "root removes hers");
	ok_err(name_call(fd, OBHEAP_UNPIN, "bob"), 0, "and bob's");
	ok_err(name_call(fd, OBHEAP_UNPIN, "root"), 0, "and its own");
	chmod(DEVICE, 0600);
	close(own);
	close(fd);
}

/* how many, and how much */

static int limit_is(int fd, __u64 bytes)
{
	struct obheap_setup setup = {
		.size = sizeof(setup), .flags = OBHEAP_SETUP_LIMIT,
		.heap_limit = bytes,
	};

	return dev_call(fd, OBHEAP_SETUP, &setup);
}

/* Three names at most, and 16 MiB. */
static int alice_keeps_too_much(void)
{
	int a = dev_open(), b = dev_open(), c = dev_open(), d = dev_open();

	if (limit_is(a, 8 << 20) || name_call(a, OBHEAP_PIN, "a.1"))
		return 1;
	/* What has been counted cannot grow behind the count. */
	if (limit_is(a, 16 << 20) != -EBUSY)
		return 2;
	if (limit_is(b, (8 << 20) + 4096) ||
	    name_call(b, OBHEAP_PIN, "a.2") != -EDQUOT)
		return 3;
	if (limit_is(b, 4 << 20) || name_call(b, OBHEAP_PIN, "a.2"))
		return 4;
	if (limit_is(c, 1 << 20) || name_call(c, OBHEAP_PIN, "a.3"))
		return 5;
	if (limit_is(d, 1 << 20) || name_call(d, OBHEAP_PIN, "a.4") != -EDQUOT)
		return 6;
	if (name_call(d, OBHEAP_UNPIN, "a.1") || name_call(d, OBHEAP_PIN, "a.4"))
		return 7;
	return list(d) == 3 ? 0 : 8;
}

static int bob_keeps_one(void)
{
	int fd = dev_open();

	return limit_is(fd, 16 << 20) || name_call(fd, OBHEAP_PIN, "b.1");
}

static void users_are_bounded(void)
{
	static const char *const left[] = { "a.2", "a.3", "a.4", "b.1", "r.1" };
	struct obheap_info info = { .size = sizeof(info) };
	int fd = dev_open(), root = dev_open();
	size_t i;

	ok_num(file_number(PARAMETER "max_named"), 16, "max_named");
	ok_num(file_number(PARAMETER "max_named_heap"), 4LL << 30,
	       "max_named_heap");
	file_put(PARAMETER "max_named", "3");
	file_put(PARAMETER "max_named_heap", "16777216");
	dev_call(fd, OBHEAP_INFO, &info);
	ok_num(info.out_max_named, 3, "INFO tells of how many");
	ok_num(info.out_max_named_limit, 16 << 20, "and of how much");
	chmod(DEVICE, 0666);
	ok_num(as_user(ALICE, alice_keeps_too_much), 0,
	       "alice keeps what she may");
	ok_num(as_user(BOB, bob_keeps_one), 0, "which leaves bob his own");
	ok_err(name_call(root, OBHEAP_PIN, "r.1"), 0, "root is not bounded");
	for (i = 0; i < NR(left); i++)
		ok_err(name_call(fd, OBHEAP_UNPIN, left[i]), 0, "%s goes",
		       left[i]);
	chmod(DEVICE, 0600);
	file_put(PARAMETER "max_named", "16");
	file_put(PARAMETER "max_named_heap", "4294967296");
	close(root);
	close(fd);
}

/* while it is used */

static void *count_up(void *arg)
{
	run(*(int *)arg, "while not stop: n += 1");
	return NULL;
}

static void wait_running(int fd, const char *name)
{
	const struct obheap_session *s;
	int i;

	for (i = 0; i < PATIENCE_MS / 10; i++) {
		s = find(fd, name);
		if (s && s->state & OBHEAP_SESSION_RUNNING)
			return;
		sleep_ms(10);
	}
	die("a program that does not run");
}

static void removed_while_it_runs(void)
{
	int fd = dev_open(), other = dev_open(), second;
	pthread_t thread;

	run(fd, "stop = False; n = 0");
	name_call(fd, OBHEAP_PIN, "busy");
	second = name_call(other, OBHEAP_ATTACH, "busy");
	if (pthread_create(&thread, NULL, count_up, &fd))
		die("a thread");
	wait_running(other, "busy");
	ok_err(name_call(other, OBHEAP_UNPIN, "busy"), 0,
	       "unpin: while a program runs in it");
	ok_err(name_call(other, OBHEAP_ATTACH, "busy"), -ENOENT,
	       "unpin: nobody comes in any more");
	ok_str(run(second, "stop = True; print('told')")->output, "told\n",
	       "unpin: who is in reaches it");
	pthread_join(thread, NULL);
	ok_str(run(second, "print(n > 0)")->output, "True\n",
	       "unpin: the program went on");
	close(fd);
	ok_sound(second, "a name that went while a program ran");
	close(second);
	close(other);
}

struct reader {
	int fd;
	ssize_t got;
	char byte;
};

static void *poll_and_read(void *arg)
{
	struct reader *r = arg;
	struct pollfd p = { .fd = r->fd, .events = POLLIN };

	poll(&p, 1, 20000);
	r->got = read(r->fd, &r->byte, 1);
	return NULL;
}

static void removed_while_it_is_polled(void)
{
	int fd = dev_open(), other = dev_open();
	struct obheap_exec e = { .size = sizeof(e), .text = PTR("print('x')"),
				 .text_len = 10 };
	struct reader r;
	pthread_t thread;

	run(fd, "pass");
	name_call(fd, OBHEAP_PIN, "read");
	r = (struct reader){ .fd = name_call(other, OBHEAP_ATTACH, "read") };
	if (pthread_create(&thread, NULL, poll_and_read, &r))
		die("a thread");
	sleep_ms(50 * slowness());
	ok_err(name_call(other, OBHEAP_UNPIN, "read"), 0,
	       "unpin: while somebody polls");
	/* No room for output here: it goes to the stream. */
	ok_err(dev_call(fd, OBHEAP_EXEC, &e), 0, "a program prints");
	pthread_join(thread, NULL);
	ok(r.got == 1 && r.byte == 'x', "and who polled reads it");
	close(r.fd);
	close(fd);
	close(other);
}

static void killed_while_it_runs(void)
{
	int fd = dev_open(), again, status;
	pid_t pid = fork();

	if (pid < 0)
		die("fork");
	if (!pid) {
		int own = dev_open();

		run(own, "x = ['before']\nn = 0");
		name_call(own, OBHEAP_PIN, "victim");
		run(own, "while True:\n    n += 1\n    x.append(n)\n"
			 "    if n > 1000: del x[1:]; n = 0");
		_exit(1);
	}
	wait_running(fd, "victim");
	sleep_ms(20);
	kill(pid, SIGKILL);
	waitpid(pid, &status, 0);
	ok(WIFSIGNALED(status), "killed: in mid program");
	again = name_call(fd, OBHEAP_ATTACH, "victim");
	ok(again >= 0, "killed: its session is still there");
	ok_num(find(fd, "victim")->state, OBHEAP_SESSION_STARTED,
	       "killed: and idle");
	ok_str(run(again, "print(x[0])")->output, "before\n",
	       "killed: as the program left it");
	ok_sound(again, "a killed program");
	ok_err(name_call(fd, OBHEAP_UNPIN, "victim"), 0, "killed: it goes");
	close(again);
	close(fd);
}

#define RACERS 8
#define ROUNDS 200

struct racer {
	int fd;
	int made;
	int entered;
	int removed;
	int odd;
};

/* Make, enter and remove one name that all the others want as well. */
static void *race(void *arg)
{
	struct racer *r = arg;
	int i;

	for (i = 0; i < ROUNDS; i++) {
		int own = dev_open(), other, err;

		err = name_call(own, OBHEAP_PIN, "race");
		r->made += !err;
		r->odd += err && err != -EEXIST;
		other = name_call(r->fd, OBHEAP_ATTACH, "race");
		if (other >= 0) {
			r->entered++;
			r->odd += run(other, "print(1)")->err != 0;
			close(other);
		} else {
			r->odd += other != -ENOENT;
		}
		err = name_call(r->fd, OBHEAP_UNPIN, "race");
		r->removed += !err;
		r->odd += err && err != -ENOENT;
		close(own);
	}
	return NULL;
}

static void eight_want_one_name(void)
{
	struct racer r[RACERS] = { };
	int made = 0, removed = 0, entered = 0, odd = 0, i;
	pthread_t thread[RACERS];

	for (i = 0; i < RACERS; i++) {
		r[i] = (struct racer){ .fd = dev_open() };
		if (pthread_create(&thread[i], NULL, race, &r[i]))
			die("a thread");
	}
	for (i = 0; i < RACERS; i++) {
		pthread_join(thread[i], NULL);
		made += r[i].made;
		removed += r[i].removed;
		entered += r[i].entered;
		odd += r[i].odd;
	}
	note("%d made, %d entered, %d removed", made, entered, removed);
	ok(made > 0 && entered > 0, "race: names are made and entered");
	ok_num(removed, made, "race: each is removed once");
	ok_num(odd, 0, "race: nothing else is ever answered");
	ok_num(list(r[0].fd), 0, "race: nothing is left");
	for (i = 0; i < RACERS; i++)
		close(r[i].fd);
}

static int removal(void)
{
	return syscall(SYS_delete_module, "obheap", O_NONBLOCK) ? -errno : 0;
}

static void a_name_keeps_the_module(void)
{
	int fd = dev_open(), again;

	run(fd, "x = 'still here'");
	name_call(fd, OBHEAP_PIN, "keeper");
	close(fd);
	ok_err(removal(), -EWOULDBLOCK,
	       "the module stays while there is a name and nothing open");
	fd = dev_open();
	again = name_call(fd, OBHEAP_ATTACH, "keeper");
	ok_str(run(again, "print(x)")->output, "still here\n",
	       "and so does the session");
	ok_err(name_call(fd, OBHEAP_UNPIN, "keeper"), 0, "the name goes");
	close(again);
	close(fd);
}

int main(void)
{
	names_are_checked();
	a_name_is_kept();
	users_are_apart();
	users_are_bounded();
	removed_while_it_runs();
	removed_while_it_is_polled();
	killed_while_it_runs();
	eight_want_one_name();
	a_name_keeps_the_module();
	return done();
}
