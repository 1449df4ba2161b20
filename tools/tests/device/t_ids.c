// SPDX-License-Identifier: GPL-2.0
/*
 * t_ids - ids come from the caller and are not to be trusted
 */
#include <errno.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "test.h"

static int refs_of(int fd, __u64 id)
{
	struct obheap_ref refs[64];
	struct obheap_refs arg = {
		.size = sizeof(arg), .id = id, .refs = PTR(refs), .nr = 64,
	};

	return dev_call(fd, OBHEAP_REFS, &arg);
}

static int holders_of(int fd, __u64 id)
{
	struct obheap_edge edges[64];
	struct obheap_holders arg = {
		.size = sizeof(arg), .id = id, .holders = PTR(edges), .nr = 64,
	};

	return dev_call(fd, OBHEAP_HOLDERS, &arg);
}

static int bytes_of(int fd, __u64 id)
{
	struct obheap_field fields[64];
	char bytes[512];
	struct obheap_bytes arg = {
		.size = sizeof(arg), .id = id, .bytes = PTR(bytes),
		.nr_bytes = sizeof(bytes), .fields = PTR(fields),
		.nr_fields = 64,
	};

	return dev_call(fd, OBHEAP_BYTES, &arg);
}

static void try_id(int fd, __u64 id, int want, const char *what)
{
	struct obheap_object o;

	ok_err(object_of(fd, id, &o), want, "OBJECT: %s", what);
	ok_err(refs_of(fd, id), want, "REFS: %s", what);
	ok_err(holders_of(fd, id), want, "HOLDERS: %s", what);
	ok_err(bytes_of(fd, id), want, "BYTES: %s", what);
}

/* What the commands say of an id: whether it is one, and all the same. */
static bool agree(int fd, __u64 id, int *err)
{
	struct obheap_object o;
	int r, h, b;

	*err = object_of(fd, id, &o);
	r = refs_of(fd, id);
	h = holders_of(fd, id);
	b = bytes_of(fd, id);
	/* An object may have more of them than there is room for. */
	return (r == *err || (!*err && r == -EMSGSIZE)) &&
	       (h == *err || (!*err && h == -EMSGSIZE)) &&
	       (b == *err || (!*err && b == -EMSGSIZE));
}

static void test_impossible(int fd)
{
	static const struct {
		__u64 id;
		const char *what;
	} ids[] = {
		{ 0, "0" }, { 1, "1" }, { 0x1000, "a small number" },
		{ ~0ULL, "all ones" }, { KERNEL_POINTER, "an address" },
		{ 0xffffffff81000000ULL, "where kernels have code" },
		{ 0xffffffffc0000000ULL, "where kernels have modules" },
		{ 0xffffc90000000000ULL, "where kernels have stacks" },
		{ 0x8000000000000000ULL, "the top bit" },
		{ 0x7ffff7dd0000ULL, "where processes have libraries" },
		{ 0x555555600000ULL - 16, "below the static objects" },
		{ 0x555555600000ULL + 0x40000000, "above them" },
	};
	struct obheap_object o;
	size_t i;

	for (i = 0; i < NR(ids); i++)
		try_id(fd, ids[i].id, -EINVAL, ids[i].what);
	/* The range may be one of ids, but nothing is alive there. */
	ok(object_of(fd, PTR(&o), &o) < 0, "OBJECT: an address of the caller");
}

/* Ids near an object that is alive. */
static void test_near(int fd, const char *name)
{
	__u64 id = id_of(fd, name);
	struct obheap_object o;
	int i, wrong = 0;

	ok_err(object_of(fd, id, &o), 0, "OBJECT: %s", name);
	for (i = 1; i < 16; i++)
		wrong += object_of(fd, id + i, &o) != -EINVAL;
	ok_num(wrong, 0, "OBJECT: %s, 1 .. 15 bytes on, is EINVAL", name);
	ok_err(object_of(fd, id - 1, &o), -EINVAL, "OBJECT: %s, 1 byte back",
	       name);
	/* Static objects of 16 bytes stand side by side. */
	if (o.out_sizeof > 16)
		ok_err(object_of(fd, id + 16, &o), -EINVAL,
		       "OBJECT: inside of %s", name);
}

/* Every block of a kind, by a walk: is OBJECT of the same opinion? */
static void test_walked(int fd)
{
	struct obheap_block b[64];
	struct obheap_walk walk = {
		.size = sizeof(walk), .class_ = OBHEAP_NONE,
		.arena = OBHEAP_NONE, .nr = NR(b), .blocks = PTR(b),
	};
	int raw = 0, objects = 0, dead = 0, wrong = 0;
	__u32 i;

	do {
		if (dev_call(fd, OBHEAP_WALK, &walk))
			die("WALK");
		for (i = 0; i < walk.out_nr; i++) {
			struct obheap_object o;
			int err = object_of(fd, b[i].id, &o);

			if (b[i].kind == OBHEAP_KIND_RAW) {
				raw++;
				wrong += err != -EINVAL;
			} else if (b[i].state & OBHEAP_OBJ_DEAD) {
				dead++;
				wrong += err != -ESTALE;
			} else {
				objects++;
				wrong += err || o.out_type != b[i].type ||
					 o.out_refcount != b[i].refcount ||
					 o.out_block != b[i].block ||
					 o.out_block_size != b[i].size ||
					 o.out_class != b[i].class_ ||
					 o.out_state != b[i].state;
			}
		}
	} while (walk.cursor);
	note("%d raw, %d objects, %d dead", raw, objects, dead);
	ok(raw > 3 && objects > 100, "a walk finds blocks of all kinds");
	ok_num(wrong, 0, "WALK and OBJECT agree on every block");
}

static void test_dead(int fd)
{
	struct obheap_object o;
	__u64 id;

	run(fd, "gone = [object_ for object_ in range(3)]\n"
		"also = ('a', 1.5) * 40\n"
		"large = [0] * 5000\n"
		"wide = 'x' * 100000");
	id = id_of(fd, "gone");
	run(fd, "del gone");
	try_id(fd, id, -ESTALE, "a list that was deleted");
	id = id_of(fd, "also");
	run(fd, "del also");
	try_id(fd, id, -ESTALE, "a tuple that was deleted");
	id = id_of(fd, "wide");
	ok_err(object_of(fd, id, &o), 0, "OBJECT: a large block");
	ok(o.out_state & OBHEAP_OBJ_LARGE, "OBJECT: a large block says so");
	try_id(fd, id + 16, -EINVAL, "inside of a large block");
	try_id(fd, id - 16, -EINVAL, "in front of a large block");
	run(fd, "del wide");
	ok(object_of(fd, id, &o) < 0, "OBJECT: a large block that was freed");
}

static void test_static(int fd)
{
	struct obheap_object o;
	__u64 none;

	run(fd, "n = None; t = True; i = 5; e = ''; l = 'q'; u = ()\n"
		"k = int; d = Ellipsis; w = 'é'");
	none = id_of(fd, "n");
	ok_err(object_of(fd, none, &o), 0, "OBJECT: None");
	ok(o.out_state & OBHEAP_OBJ_STATIC, "OBJECT: None is static");
	ok_num(o.out_block, 0, "OBJECT: None has no block");
	test_near(fd, "n");
	test_near(fd, "t");
	test_near(fd, "i");
	test_near(fd, "k");
	test_near(fd, "w");
}

/* Every bit of an id that is right, and every pair of them, the other way. */
static void test_bits(int fd, const char *name)
{
	__u64 id = id_of(fd, name);
	int i, j, err, odd = 0, split = 0;

	for (i = 0; i < 64; i++)
		for (j = i; j < 64; j++) {
			split += !agree(fd, id ^ (1ULL << i) ^ (1ULL << j) ^
					    (i == j ? 1ULL << i : 0), &err);
			odd += err && err != -EINVAL && err != -ESTALE;
		}
	ok_num(odd, 0, "bits of %s: an object, EINVAL or ESTALE", name);
	ok_num(split, 0, "bits of %s: all commands agree", name);
}

/* Every place of the pool an object lies in: its header, blocks, the rest. */
static void test_pool(int fd, const char *name)
{
	__u64 pool = id_of(fd, name) & ~16383ULL, at;
	int err, odd = 0, split = 0, found = 0, header = 0;

	for (at = 0; at < 16384; at += 8) {
		split += !agree(fd, pool + at, &err);
		odd += err && err != -EINVAL && err != -ESTALE;
		found += !err;
		header += !err && at < 48;
	}
	ok(found > 0, "pool of %s: %d objects", name, found);
	ok_num(odd, 0, "pool of %s: objects, EINVAL or ESTALE", name);
	ok_num(split, 0, "pool of %s: all commands agree", name);
	ok_num(header, 0, "pool of %s: nothing in its header", name);
}

/* An id that has died and lives again is told by its serial number. */
static void test_reused(void)
{
	struct obheap_setup setup = {
		.size = sizeof(setup), .flags = OBHEAP_SETUP_BIRTHS,
	};
	struct obheap_object o, again;
	int fd = dev_open();
	__u64 id;

	if (dev_call(fd, OBHEAP_SETUP, &setup))
		die("SETUP");
	/* No set is kept for reuse, and others keep the pool of this one. */
	run(fd, "old = [{i} for i in range(9)]; a = {'first', 1.5}\n"
		"new = [{i} for i in range(9)]");
	id = id_of(fd, "a");
	ok_err(object_of(fd, id, &o), 0, "reused: there is an object");
	run(fd, "del a\nimport gc; gc.collect()");
	ok_err(object_of(fd, id, &again), -ESTALE, "reused: it dies");
	run(fd, "keep = [{i} for i in range(2000)]");
	ok_err(object_of(fd, id, &again), 0, "reused: there is another one");
	ok(o.out_birth && again.out_birth > o.out_birth,
	   "reused: it was born later: %llu, %llu", o.out_birth,
	   again.out_birth);
	close(fd);
}

/* What is watched for is an id, too; so are those of filters. */
static void test_filters(int fd)
{
	static const __u64 ids[] = { 1, ~0ULL, KERNEL_POINTER, 1ULL << 63 };
	struct obheap_block b[8];
	size_t i;

	for (i = 0; i < NR(ids); i++) {
		struct obheap_walk walk = {
			.size = sizeof(walk), .class_ = OBHEAP_NONE,
			.arena = OBHEAP_NONE, .nr = NR(b), .blocks = PTR(b),
			.type = ids[i],
		};
		struct obheap_events events = {
			.size = sizeof(events), .class_ = OBHEAP_NONE,
			.id = ids[i], .type = ids[i],
		};
		int listener;

		ok_err(dev_call(fd, OBHEAP_WALK, &walk), 0,
		       "WALK: a type that is none");
		ok_num(walk.out_nr, 0, "WALK: nothing is of it");
		listener = ioctl(fd, OBHEAP_EVENTS, &events);
		ok(listener >= 0, "EVENTS: an object that is none");
		run(fd, "pass");
		close(listener);
		walk.type = 0;
		walk.cursor = ids[i];
		ok_err(dev_call(fd, OBHEAP_WALK, &walk), 0,
		       "WALK: from a place that is none");
	}
}

/* A million guesses in the ranges ids come from: no answer may be wrong. */
static void test_random(int fd)
{
	static const __u64 base[] = {
		0x555555600000ULL, 0x7c0000000000ULL, 0x7f0000000000ULL, 0,
	};
	static const __u64 mask[] = { 0x1ffff, 0x5fffffffff, 0x1fffff, ~0ULL };
	struct obheap_object o;
	int i, err, odd = 0, found = 0;

	srandom(7);
	for (i = 0; i < 40000; i++) {
		__u64 r = ((__u64)random() << 42) ^ ((__u64)random() << 21) ^
			  (__u64)random();

		r &= mask[i & 3];
		if (i & 4)
			r &= ~15ULL;
		err = object_of(fd, base[i & 3] + r, &o);
		found += !err;
		odd += err && err != -EINVAL && err != -ESTALE;
	}
	note("%d of 40000 guesses found an object", found);
	ok(found > 0, "guesses find objects");
	ok_num(odd, 0, "guesses get an object, EINVAL or ESTALE");
}

int main(void)
{
	int fd = dev_open();

	if (run(fd, "x = [1, 'two', 3.0]; y = {'k': (x, x)}; f = 2.5\n"
		    "def g(a, b=2): return a + b\n"
		    "z = 'some text' * 3; big = 10 ** 300")->err)
		die("the first statement");
	test_impossible(fd);
	test_near(fd, "x");
	test_near(fd, "y");
	test_near(fd, "g");
	test_near(fd, "z");
	test_near(fd, "big");
	test_dead(fd);
	test_static(fd);
	test_walked(fd);
	test_bits(fd, "x");
	test_bits(fd, "f");
	test_pool(fd, "x");
	test_pool(fd, "f");
	test_pool(fd, "g");
	test_reused();
	test_filters(fd);
	test_random(fd);
	ok_sound(fd, "guessing");
	close(fd);
	return done();
}
