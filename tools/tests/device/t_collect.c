// SPDX-License-Identifier: GPL-2.0
/*
 * t_collect - what the collector does, step by step: asked for, and of a program
 *
 * The same garbage is collected once by COLLECT and once by the program itself
 * while RESUME watches; both tell the same of it.
 */
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "test.h"

#define MOST	4096

static const char program[] =
	"import gc\n"
	"gc.disable()\n"
	"class Node:\n"
	"    def __init__(self): self.me = self\n"
	"class Phoenix(Node):\n"
	"    def __del__(self):\n"
	"        global kept\n"
	"        kept = self\n"
	"ring = Node(); bird = Phoenix(); held = [ring.me]; lost = []\n"
	"lost.append(lost)\n"
	"del ring, bird, lost\n";

/* Steps of a phase for objects of a type, and the value of the last. */
static int steps_of(const struct obheap_gc_step *step, __u32 nr, __u32 phase,
		    const char *type, __u64 *value)
{
	int found = 0;
	__u32 i;

	for (i = 0; i < nr; i++) {
		if (step[i].phase != phase || strcmp(step[i].type_name, type))
			continue;
		found++;
		if (value)
			*value = step[i].value;
	}
	return found;
}

static void check_steps(const struct obheap_gc_step *step, __u32 nr,
			const char *who)
{
	__u64 count = 0, left = 0;

	scan_reply(step, nr * sizeof(*step));
	/* Counts are copied a second time after finalizers. */
	ok_num(steps_of(step, nr, OBHEAP_GC_COPY, "Phoenix", &count), 2,
	       "%s: an object's count is copied, and once more", who);
	ok_num(count, 2, "%s: when a name has it again", who);
	ok_num(steps_of(step, nr, OBHEAP_GC_COPY, "Node", &count), 1,
	       "%s: an object that is held", who);
	ok_num(count, 2, "%s: by itself and a list", who);
	ok_num(steps_of(step, nr, OBHEAP_GC_SUBTRACT, "Node", &left), 1,
	       "%s: references from inside are taken off", who);
	ok_num(left, 0, "%s: none is left", who);
	ok_num(steps_of(step, nr, OBHEAP_GC_REACHABLE, "Node", NULL), 1,
	       "%s: the list is held, so it stays", who);
	ok_num(steps_of(step, nr, OBHEAP_GC_SUSPECT, "Phoenix", NULL), 1,
	       "%s: one that nobody holds", who);
	ok_num(steps_of(step, nr, OBHEAP_GC_FINALIZE, "Phoenix", NULL), 1,
	       "%s: its finalizer is called", who);
	ok_num(steps_of(step, nr, OBHEAP_GC_RESURRECT, "Phoenix", NULL), 1,
	       "%s: and brings it back", who);
	ok_num(steps_of(step, nr, OBHEAP_GC_CLEAR, "Phoenix", NULL), 0,
	       "%s: so it is not cleared", who);
	ok(steps_of(step, nr, OBHEAP_GC_CLEAR, "list", NULL) >= 1,
	   "%s: the list that refers to itself is", who);
}

static void test_collect(struct obheap_gc_step *step)
{
	struct obheap_collect c = {
		.size = sizeof(c), .generation = 2, .steps = PTR(step),
		.nr = MOST,
	};
	int fd = dev_open();

	run(fd, program);
	ok_err(dev_call(fd, OBHEAP_COLLECT, &c), 0, "COLLECT");
	ok(c.out_nr <= MOST, "COLLECT: all of it has room");
	ok_num(c.out_found, 1, "COLLECT: one object is garbage");
	ok_num(steps_of(step, c.out_nr, OBHEAP_GC_BEGIN, "", NULL), 0,
	       "COLLECT: is one collection, with no bounds");
	check_steps(step, c.out_nr, "COLLECT");
	ok_sound_short(fd, "COLLECT");
	close(fd);
}

static struct outcome *start(int fd, const char *text)
{
	struct obheap_exec e = { .flags = OBHEAP_EXEC_STOP };

	return run_exec(fd, e, text);
}

static struct obheap_resume to_the_end(struct obheap_gc_step *step, __u32 nr)
{
	return (struct obheap_resume) {
		.size = sizeof(struct obheap_resume),
		.until = OBHEAP_UNTIL_END, .watch_frame = OBHEAP_NONE,
		.gc_steps = PTR(step), .nr_gc_steps = nr,
	};
}

static void test_resume(struct obheap_gc_step *step)
{
	struct obheap_resume r = to_the_end(step, MOST);
	static char text[1024];
	int fd = dev_open();

	strcpy(text, program);
	strcat(text, "print(gc.collect())\n");
	start(fd, text);
	memset(step, 0, MOST * sizeof(*step));
	ok_err(dev_call(fd, OBHEAP_RESUME, &r), 0, "RESUME");
	ok_num(r.out_status, OBHEAP_STATUS_DONE, "RESUME: to the end");
	ok(r.out_nr_gc_steps > 20 && r.out_nr_gc_steps <= MOST,
	   "RESUME: the collection's steps");
	ok_num(step[0].phase, OBHEAP_GC_BEGIN, "RESUME: it begins");
	ok_num(step[0].value, 2, "RESUME: with generation 2");
	ok_num(step[r.out_nr_gc_steps - 1].phase, OBHEAP_GC_END,
	       "RESUME: it ends");
	ok_num(step[r.out_nr_gc_steps - 1].value, 1,
	       "RESUME: and has found an object");
	check_steps(step, r.out_nr_gc_steps, "RESUME");
	ok_sound_short(fd, "RESUME");
	close(fd);
}

/* A program stops inside of a finalizer, inside of a collection. */
static void test_halves(struct obheap_gc_step *step)
{
	struct obheap_resume r = to_the_end(step, MOST);
	static char text[1024];
	__u32 line = 8;
	int fd = dev_open();

	strcpy(text, program);
	strcat(text, "print(gc.collect())\n");
	start(fd, text);
	r.lines = PTR(&line);
	r.nr_lines = 1;
	ok_err(dev_call(fd, OBHEAP_RESUME, &r), 0, "halves: the first");
	ok_num(r.out_status, OBHEAP_STATUS_STOPPED, "halves: stopped");
	if (!r.out_nr_gc_steps)
		die("the collection in front of a finalizer");
	ok_num(step[r.out_nr_gc_steps - 1].phase, OBHEAP_GC_FINALIZE,
	       "halves: in a finalizer");
	r = to_the_end(step, MOST);
	ok_err(dev_call(fd, OBHEAP_RESUME, &r), 0, "halves: the second");
	ok_num(steps_of(step, r.out_nr_gc_steps, OBHEAP_GC_BEGIN, "", NULL), 0,
	       "halves: goes on where it was");
	ok(r.out_nr_gc_steps &&
	   step[r.out_nr_gc_steps - 1].phase == OBHEAP_GC_END,
	   "halves: to its end");
	ok_sound_short(fd, "halves");
	close(fd);
}

static void test_room(struct obheap_gc_step *step)
{
	struct obheap_resume r = to_the_end(step, 3);
	int fd = dev_open();

	start(fd, "import gc\ngc.collect()\n");
	memset(step, 0xee, 4 * sizeof(*step));
	ok_err(dev_call(fd, OBHEAP_RESUME, &r), 0, "room: for three steps");
	ok(r.out_nr_gc_steps > 3, "room: there were more");
	ok_num(step[0].phase, OBHEAP_GC_BEGIN, "room: the first");
	ok_num(step[3].phase, 0xeeeeeeee, "room: nothing behind it is touched");
	start(fd, "gc.collect()\n");
	r = to_the_end(step, OBHEAP_RESUME_GC_STEPS + 1);
	ok_err(dev_call(fd, OBHEAP_RESUME, &r), -EINVAL,
	       "room: more than there can be");
	r = to_the_end((void *)(uintptr_t)BAD_POINTER, 3);
	ok_err(dev_call(fd, OBHEAP_RESUME, &r), -EFAULT, "room: nobody's");
	r = to_the_end(NULL, 3);
	start(fd, "gc.collect()\n");
	ok_err(dev_call(fd, OBHEAP_RESUME, &r), 0, "room: none");
	ok_num(r.out_nr_gc_steps, 0, "room: none, nothing recorded");
	ok_sound(fd, "records of collections");
	close(fd);
}

int main(void)
{
	struct obheap_gc_step *step = calloc(MOST, sizeof(*step));

	if (!step)
		die("memory");
	test_collect(step);
	test_resume(step);
	test_halves(step);
	test_room(step);
	free(step);
	return done();
}
