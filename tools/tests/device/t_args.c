// SPDX-License-Identifier: GPL-2.0
/*
 * t_args - the fields of each command: values they cannot have, pointers to
 * nowhere, arrays too small, too late and too long
 */
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "abi.h"

#define ARG(type, name)							\
	static char _Alignas(8) name##_buf[ARG_ROOM];	\
	struct type *name = (struct type *)name##_buf

static void valid(const char *name, int fd, void *arg)
{
	size_t i;

	for (i = 0; i < nr_commands; i++)
		if (!strcmp(commands[i].name, name))
			valid_arg(&commands[i], fd, arg);
}

static const struct {
	__u64 at;
	const char *what;
} bad[] = {
	{ 0, "NULL" }, { BAD_POINTER, "a bad pointer" },
	{ KERNEL_POINTER, "a pointer into the kernel" },
	{ ~0ULL, "the last byte of all" },
};

/* A field that points to an array: each bad place is EFAULT. */
#define BAD_ARRAYS(cmd, type, field, fd)				\
	do {								\
		ARG(type, a);						\
		size_t i;						\
									\
		for (i = 0; i < NR(bad); i++) {				\
			valid(#cmd, fd, a);				\
			a->field = bad[i].at;				\
			ok_err(dev_call(fd, OBHEAP_##cmd, a), -EFAULT,	\
			       "%s: %s at %s", #cmd, #field, bad[i].what); \
		}							\
	} while (0)

/* A field with a value it cannot have. */
#define BAD_VALUE(cmd, type, field, value, want, fd)			\
	do {								\
		ARG(type, a);						\
									\
		valid(#cmd, fd, a);					\
		a->field = value;					\
		ok_err(dev_call(fd, OBHEAP_##cmd, a), want,		\
		       "%s: %s = %s", #cmd, #field, #value);		\
	} while (0)

static void test_pointers(int fd)
{
	BAD_ARRAYS(EXEC, obheap_exec, text, fd);
	BAD_ARRAYS(NAMES, obheap_names, names, fd);
	BAD_ARRAYS(REFS, obheap_refs, refs, fd);
	BAD_ARRAYS(HOLDERS, obheap_holders, holders, fd);
	BAD_ARRAYS(GRAPH, obheap_graph, blocks, fd);
	BAD_ARRAYS(BYTES, obheap_bytes, fields, fd);
	BAD_ARRAYS(GRAPH, obheap_graph, edges, fd);
	BAD_ARRAYS(WALK, obheap_walk, blocks, fd);
	BAD_ARRAYS(STATS, obheap_stats, classes, fd);
	BAD_ARRAYS(ARENAS, obheap_arenas, arenas, fd);
	BAD_ARRAYS(POOLS, obheap_pools, pools, fd);
	ok_sound(fd, "arrays nowhere");
}

static void test_repr_pointer(int fd)
{
	ARG(obheap_object, a);
	size_t i;

	valid("OBJECT", fd, a);
	a->repr = 0;
	ok_err(dev_call(fd, OBHEAP_OBJECT, a), 0, "OBJECT: no description");
	for (i = 1; i < NR(bad); i++) {
		valid("OBJECT", fd, a);
		a->repr = bad[i].at;
		ok_err(dev_call(fd, OBHEAP_OBJECT, a), -EFAULT,
		       "OBJECT: repr at %s", bad[i].what);
	}
}

static void test_bytes_pointer(int fd)
{
	ARG(obheap_bytes, a);
	size_t i;

	valid("BYTES", fd, a);
	a->bytes = 0;
	ok_err(dev_call(fd, OBHEAP_BYTES, a), 0, "BYTES: only fields");
	valid("BYTES", fd, a);
	a->nr_bytes = 8;
	ok_err(dev_call(fd, OBHEAP_BYTES, a), -EMSGSIZE, "BYTES: 8 bytes");
	ok_num(a->out_nr_bytes, 64, "BYTES: 8 bytes: how many there are");
	for (i = 1; i < NR(bad); i++) {
		valid("BYTES", fd, a);
		a->bytes = bad[i].at;
		ok_err(dev_call(fd, OBHEAP_BYTES, a), -EFAULT,
		       "BYTES: bytes at %s", bad[i].what);
	}
}

static void test_exec_pointers(int fd)
{
	ARG(obheap_exec, a);
	static const char fails[] = "1 / 0", prints[] = "print('out')";
	char got[16] = "";
	size_t i;

	for (i = 0; i < NR(bad); i++) {
		valid("EXEC", fd, a);
		a->filename = bad[i].at;
		a->filename_len = 4;
		ok_err(dev_call(fd, OBHEAP_EXEC, a), -EFAULT,
		       "EXEC: filename at %s", bad[i].what);
	}
	for (i = 1; i < NR(bad); i++) {
		valid("EXEC", fd, a);
		a->text = PTR(fails);
		a->text_len = sizeof(fails) - 1;
		a->error = bad[i].at;
		ok_err(dev_call(fd, OBHEAP_EXEC, a), -EFAULT,
		       "EXEC: error at %s", bad[i].what);
		valid("EXEC", fd, a);
		a->text = PTR(prints);
		a->text_len = sizeof(prints) - 1;
		a->output = bad[i].at;
		ok_err(dev_call(fd, OBHEAP_EXEC, a), 0,
		       "EXEC: output at %s", bad[i].what);
		ok_num(a->out_output_len, 0, "EXEC: nothing was put there");
		ok(read(fd, got, sizeof(got)) == 4 && !memcmp(got, "out\n", 4),
		   "EXEC: it is in the stream");
		valid("EXEC", fd, a);
		a->flags = OBHEAP_EXEC_TRACE;
		a->trace = bad[i].at;
		a->trace_nr = 4;
		ok_err(dev_call(fd, OBHEAP_EXEC, a), 0, "EXEC: trace at %s",
		       bad[i].what);
		ok(a->out_trace_nr > 4, "EXEC: the program ran");
	}
	ok_sound(fd, "buffers nowhere");
}

static void test_values(int fd)
{
	BAD_VALUE(EXEC, obheap_exec, mode, 3, -EINVAL, fd);
	BAD_VALUE(EXEC, obheap_exec, mode, ~0U, -EINVAL, fd);
	BAD_VALUE(EXEC, obheap_exec, filename_len, 256, -EINVAL, fd);
	BAD_VALUE(EXEC, obheap_exec, filename_len, ~0U, -EINVAL, fd);
	BAD_VALUE(EXEC, obheap_exec, text_len, (4 << 20) + 1, -EFBIG, fd);
	BAD_VALUE(EXEC, obheap_exec, text_len, ~0ULL, -EFBIG, fd);
	BAD_VALUE(NAMES, obheap_names, scope, OBHEAP_SCOPE_FRAME, -ENOENT, fd);
	BAD_VALUE(NAMES, obheap_names, scope, 3, -EINVAL, fd);
	BAD_VALUE(NAMES, obheap_names, scope, ~0U, -EINVAL, fd);
	BAD_VALUE(WALK, obheap_walk, nr, 0, -EINVAL, fd);
	BAD_VALUE(WALK, obheap_walk, kinds, 16, -EINVAL, fd);
	BAD_VALUE(WALK, obheap_walk, kinds, ~0U, -EINVAL, fd);
	BAD_VALUE(WALK, obheap_walk, class_, 32, -EINVAL, fd);
	BAD_VALUE(WALK, obheap_walk, class_, ~0U - 1, -EINVAL, fd);
	BAD_VALUE(WALK, obheap_walk, arena, 1 << 20, -EINVAL, fd);
	BAD_VALUE(WALK, obheap_walk, arena, ~0U - 1, -EINVAL, fd);
	BAD_VALUE(POOLS, obheap_pools, arena, 1 << 20, -EINVAL, fd);
	BAD_VALUE(POOLS, obheap_pools, arena, ~0U - 1, -EINVAL, fd);
	BAD_VALUE(POOLS, obheap_pools, arena, 77, 0, fd);
	BAD_VALUE(WALK, obheap_walk, arena, 77, 0, fd);
	BAD_VALUE(WALK, obheap_walk, cursor, ~0ULL, 0, fd);
	BAD_VALUE(WALK, obheap_walk, type, 0x1234, 0, fd);
}

static void test_setup_values(void)
{
	int fd = dev_open();

	/* Every field counts here: @fill asks for two of them. */
	BAD_VALUE(SETUP, obheap_setup, heap_limit, 4095, -EINVAL, fd);
	BAD_VALUE(SETUP, obheap_setup, heap_limit, 0, -EINVAL, fd);
	BAD_VALUE(SETUP, obheap_setup, heap_limit, (4ULL << 30) + 1, -EINVAL,
		  fd);
	BAD_VALUE(SETUP, obheap_setup, heap_limit, ~0ULL, -EINVAL, fd);
	BAD_VALUE(SETUP, obheap_setup, heap_limit, 4096, 0, fd);
	BAD_VALUE(SETUP, obheap_setup, heap_limit, 4ULL << 30, 0, fd);
	BAD_VALUE(SETUP, obheap_setup, hash_seed, 1ULL << 32, -EINVAL, fd);
	BAD_VALUE(SETUP, obheap_setup, hash_seed, ~0ULL - 1, -EINVAL, fd);
	BAD_VALUE(SETUP, obheap_setup, hash_seed, ~0U, 0, fd);
	BAD_VALUE(SETUP, obheap_setup, hash_seed, OBHEAP_SEED_RANDOM, 0, fd);
	/* Fields whose flag is not set do not. */
	BAD_VALUE(SETUP, obheap_setup, backend, 99, 0, fd);
	BAD_VALUE(SETUP, obheap_setup, interning, 99, 0, fd);
	BAD_VALUE(SETUP, obheap_setup, gc_threshold[1], ~0U, 0, fd);
	close(fd);
}

static void setup_flagged(__u32 flag, __u32 value, int want, const char *what)
{
	struct obheap_setup s = {
		.size = sizeof(s), .flags = flag, .backend = value,
		.interning = value, .gc_threshold = { value, value, value },
	};
	int fd = dev_open();

	ok_err(dev_call(fd, OBHEAP_SETUP, &s), want, "SETUP: %s", what);
	/* Blocks of a debug heap are larger than what a walk says of them. */
	if (!want && flag != OBHEAP_SETUP_DEBUG_HEAP)
		ok_sound(fd, what);
	close(fd);
}

static void test_setup_flags(void)
{
	setup_flagged(OBHEAP_SETUP_BACKEND, 4, -EINVAL, "backend 4");
	setup_flagged(OBHEAP_SETUP_BACKEND, ~0U, -EINVAL, "backend -1");
	setup_flagged(OBHEAP_SETUP_BACKEND, 0, 0, "backend pool");
	setup_flagged(OBHEAP_SETUP_BACKEND, 1, 0, "backend kmalloc");
	setup_flagged(OBHEAP_SETUP_BACKEND, 2, 0, "backend slab");
	setup_flagged(OBHEAP_SETUP_BACKEND, 3, 0, "backend bump");
	setup_flagged(OBHEAP_SETUP_BIRTHS, 0, 0, "births");
	setup_flagged(OBHEAP_SETUP_DEBUG_HEAP, 0, 0, "debug heap");
	setup_flagged(OBHEAP_SETUP_INTERN, 2, -EINVAL, "interning rule 2");
	setup_flagged(OBHEAP_SETUP_INTERN, 1, 0, "interning in units");
	setup_flagged(OBHEAP_SETUP_GC, 1U << 31, -EINVAL, "threshold 2^31");
	setup_flagged(OBHEAP_SETUP_GC, (1U << 31) - 1, 0, "threshold 2^31-1");
	setup_flagged(OBHEAP_SETUP_GC, 0, 0, "threshold 0");
}

static void late_setup(unsigned long cmd, void *arg, const char *after)
{
	struct obheap_setup s = { .size = sizeof(s) };
	int fd = dev_open();

	if (dev_call(fd, cmd, arg))
		die(after);
	ok_err(dev_call(fd, OBHEAP_SETUP, &s), -EBUSY, "SETUP: after %s",
	       after);
	close(fd);
}

static void test_late(void)
{
	struct obheap_exec e = { .size = sizeof(e) };
	struct obheap_names n = { .size = sizeof(n), .nr = 256 };
	struct obheap_stats st = { .size = sizeof(st) };
	struct obheap_validate v = { .size = sizeof(v) };
	struct obheap_info info = { .size = sizeof(info) };
	struct obheap_setup s = { .size = sizeof(s) };
	int fd = dev_open();

	n.names = PTR(calloc(n.nr, sizeof(struct obheap_name)));
	late_setup(OBHEAP_EXEC, &e, "an empty EXEC");
	late_setup(OBHEAP_NAMES, &n, "NAMES");
	late_setup(OBHEAP_STATS, &st, "STATS");
	late_setup(OBHEAP_VALIDATE, &v, "VALIDATE");
	ok_err(dev_call(fd, OBHEAP_INFO, &info), 0, "INFO: before SETUP");
	ok_err(dev_call(fd, OBHEAP_SETUP, &s), 0, "SETUP: after INFO");
	ok_err(dev_call(fd, OBHEAP_SETUP, &s), 0, "SETUP: twice");
	close(fd);
}

/* An array one entry too small says how many there are, and takes the rest. */
static void small_array(int fd, unsigned long cmd, const char *name, void *arg,
			__u64 *base, __u32 *nr, __u32 *out, size_t stride,
			bool none_is_count)
{
	char *array = calloc(4096, stride);
	size_t i;
	__u32 all;

	*base = 0;
	*nr = 0;
	ok_err(dev_call(fd, cmd, arg), none_is_count ? 0 : -EMSGSIZE,
	       "%s: no array", name);
	all = *out;
	ok(all > 0 && all < 4096, "%s: no array: how many there are", name);
	memset(array, 0xa5, 4096 * stride);
	*base = PTR(array);
	*nr = all - 1;
	ok_err(dev_call(fd, cmd, arg), all > 1 || !none_is_count ? -EMSGSIZE : 0,
	       "%s: one entry too few", name);
	ok_num(*out, all, "%s: one entry too few: how many there are", name);
	for (i = 0; i < stride; i++)
		if ((unsigned char)array[(all - 1) * stride + i] != 0xa5)
			break;
	ok(i == stride, "%s: nothing behind the array is touched", name);
	*nr = all;
	ok_err(dev_call(fd, cmd, arg), 0, "%s: exactly enough", name);
	ok_num(*out, all, "%s: exactly enough: how many there are", name);
	free(array);
}

static void test_small_arrays(int fd)
{
	struct obheap_names n = { .size = sizeof(n) };
	struct obheap_refs r = { .size = sizeof(r), .id = id_of(fd, "x") };
	struct obheap_holders h = { .size = sizeof(h), .id = id_of(fd, "x") };
	struct obheap_stats st = { .size = sizeof(st) };
	struct obheap_arenas a = { .size = sizeof(a) };
	struct obheap_pools p = { .size = sizeof(p), .arena = OBHEAP_NONE };

	small_array(fd, OBHEAP_NAMES, "NAMES", &n, (__u64 *)&n.names, &n.nr,
		    &n.out_nr, sizeof(struct obheap_name), false);
	small_array(fd, OBHEAP_REFS, "REFS", &r, (__u64 *)&r.refs, &r.nr,
		    &r.out_nr, sizeof(struct obheap_ref), false);
	small_array(fd, OBHEAP_HOLDERS, "HOLDERS", &h, (__u64 *)&h.holders,
		    &h.nr, &h.out_nr, sizeof(struct obheap_edge), false);
	small_array(fd, OBHEAP_STATS, "STATS", &st, (__u64 *)&st.classes,
		    &st.nr, &st.out_nr, sizeof(struct obheap_class_stats),
		    true);
	small_array(fd, OBHEAP_ARENAS, "ARENAS", &a, (__u64 *)&a.arenas, &a.nr,
		    &a.out_nr, sizeof(struct obheap_arena), false);
	small_array(fd, OBHEAP_POOLS, "POOLS", &p, (__u64 *)&p.pools, &p.nr,
		    &p.out_nr, sizeof(struct obheap_pool), false);
}

int main(void)
{
	int fd = dev_open();

	if (run(fd, "x = [1, 'two', 3.0]\n"
		    "big = [str(i) * 3 for i in range(30000)]")->err)
		die("the first statement");
	test_pointers(fd);
	test_repr_pointer(fd);
	test_bytes_pointer(fd);
	test_exec_pointers(fd);
	test_values(fd);
	test_small_arrays(fd);
	close(fd);
	test_setup_values();
	test_setup_flags();
	test_late();
	commands_end();
	return done();
}
