// SPDX-License-Identifier: GPL-2.0
/*
 * t_struct - what is the same for every command: sizes, tails, flags, reserved
 * fields, and where the struct itself is
 */
#include <errno.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "abi.h"

static long page;

/* The valid struct with another size in it, and a byte set beyond its end. */
static void try_size(const struct command *c, int fd, __u32 size, __u32 dirty,
		     int want, const char *what)
{
	static char _Alignas(8) arg[ARG_ROOM];

	valid_arg(c, fd, arg);
	memcpy(arg, &size, sizeof(size));
	if (dirty)
		arg[dirty] = 1;
	ok_err(dev_call(fd, c->cmd, arg), want, "%s: %s", c->name, what);
}

static void test_sizes(const struct command *c, int fd)
{
	try_size(c, fd, 0, 0, -EINVAL, "size 0");
	try_size(c, fd, 4, 0, -EINVAL, "size 4");
	try_size(c, fd, c->min_size - 1, 0, -EINVAL,
		 "one byte less than ever");
	try_size(c, fd, c->size, c->size, c->valid,
		 "bytes behind the struct do not matter");
	try_size(c, fd, c->size + 8, 0, c->valid, "larger, zero tail");
	try_size(c, fd, c->size + 1, 0, c->valid, "larger by one zero byte");
	try_size(c, fd, c->size + 8, c->size, -E2BIG,
		 "larger, first byte of the tail set");
	try_size(c, fd, c->size + 8, c->size + 7, -E2BIG,
		 "larger, last byte of the tail set");
	try_size(c, fd, page, 0, c->valid, "a page");
	try_size(c, fd, page, page - 1, -E2BIG, "a page, last byte set");
	try_size(c, fd, page + 1, 0, -EINVAL, "more than a page");
	try_size(c, fd, ~0U, 0, -EINVAL, "size of all ones");
}

static void test_flags(const struct command *c, int fd)
{
	char _Alignas(8) arg[ARG_ROOM];
	__u32 unknown = 1;
	__u32 flags;
	size_t i;

	while (unknown & c->flags)
		unknown <<= 1;
	valid_arg(c, fd, arg);
	memcpy(&flags, arg + 4, 4);
	flags |= unknown;
	memcpy(arg + 4, &flags, 4);
	ok_err(dev_call(fd, c->cmd, arg), -EOPNOTSUPP, "%s: flag 0x%x",
	       c->name, unknown);
	valid_arg(c, fd, arg);
	arg[7] |= 0x80;
	ok_err(dev_call(fd, c->cmd, arg), -EOPNOTSUPP, "%s: flag 0x80000000",
	       c->name);
	for (i = 0; c->reserved[i]; i++) {
		valid_arg(c, fd, arg);
		arg[c->reserved[i] + 3] = 1;
		ok_err(dev_call(fd, c->cmd, arg), -EOPNOTSUPP,
		       "%s: reserved field at %u", c->name, c->reserved[i]);
	}
}

/* A struct that ends where memory ends, and one that goes on beyond. */
static void test_edge(const struct command *c, int fd, char *map)
{
	char _Alignas(8) arg[ARG_ROOM];
	char *end = map + page;

	valid_arg(c, fd, arg);
	memcpy(end - c->size, arg, c->size);
	ok_err(dev_call(fd, c->cmd, end - c->size), c->valid,
	       "%s: struct that ends where memory ends", c->name);
	valid_arg(c, fd, arg);
	memcpy(end - 8, arg, 8);
	ok_err(dev_call(fd, c->cmd, end - 8), c->size > 8 ? -EFAULT : c->valid,
	       "%s: struct that memory ends in the middle of", c->name);
	memcpy(end - 2, arg, 2);
	ok_err(ioctl(fd, c->cmd, end - 2) < 0 ? -errno : 0, -EFAULT,
	       "%s: struct that memory ends in the size of", c->name);
}

static void test_read_only(const struct command *c, int fd, char *map)
{
	char _Alignas(8) arg[ARG_ROOM];
	/* Who answers with a descriptor writes nothing. */
	int writes = c->cmd != OBHEAP_EVENTS;

	valid_arg(c, fd, arg);
	memcpy(map, arg, c->size);
	mprotect(map, page, PROT_READ);
	ok_err(dev_call(fd, c->cmd, map),
	       c->valid || !writes ? c->valid : -EFAULT,
	       "%s: struct that cannot be written", c->name);
	mprotect(map, page, PROT_READ | PROT_WRITE);
}

static void test_place(const struct command *c, int fd, char *map)
{
	static const struct {
		unsigned long at;
		const char *what;
	} bad[] = {
		{ 0, "NULL" },
		{ BAD_POINTER, "a bad pointer" },
		{ KERNEL_POINTER, "a pointer into the kernel" },
		{ ~0UL, "the last byte of all" },
		{ 0x8000000000000000UL, "not an address at all" },
	};
	size_t i;

	for (i = 0; i < NR(bad); i++)
		ok_err(ioctl(fd, c->cmd, bad[i].at) < 0 ? -errno : 0, -EFAULT,
		       "%s: struct at %s", c->name, bad[i].what);
	test_edge(c, fd, map);
	test_read_only(c, fd, map);
}

/* The number of a command is all of it, its direction and size bits, too. */
static void test_number(const struct command *c, int fd)
{
	char _Alignas(8) arg[ARG_ROOM];
	unsigned int nr = _IOC_NR(c->cmd);

	valid_arg(c, fd, arg);
	ok_err(dev_call(fd, _IO(OBHEAP_IOC_TYPE ^ 1, nr), arg), -ENOTTY,
	       "%s: another type byte", c->name);
	ok_err(dev_call(fd, _IOWR(OBHEAP_IOC_TYPE, nr, struct obheap_info),
			arg), -ENOTTY, "%s: a size in the number", c->name);
	ok_err(dev_call(fd, _IOC(_IOC_READ, OBHEAP_IOC_TYPE, nr, 0), arg),
	       -ENOTTY, "%s: a direction in the number", c->name);
}

static void test_unknown(int fd)
{
	static const struct {
		unsigned int nr;
		const char *name;
	} unknown[] = {
		{ 0x09, "9" }, { 0x1e, "30" }, { 0x3f, "63" },
		{ 0x40, "64" }, { 0xff, "255" },
	};
	struct obheap_info arg = { .size = sizeof(arg) };
	size_t i;

	for (i = 0; i < NR(unknown); i++)
		ok_err(dev_call(fd, _IO(OBHEAP_IOC_TYPE, unknown[i].nr), &arg),
		       -ENOTTY, "no command %s (0x%02x)", unknown[i].name,
		       unknown[i].nr);
}

static void test_info(int fd)
{
	struct obheap_info info;
	__u64 commands_known = 0;
	size_t i;

	memset(&info, 0xff, sizeof(info));
	info.size = sizeof(info);
	info.flags = 0;
	ok_err(dev_call(fd, OBHEAP_INFO, &info), 0, "INFO: over old bytes");
	for (i = 0; i < nr_commands; i++)
		commands_known |= 1ULL << _IOC_NR(commands[i].cmd);
	ok_num(info.out_commands, commands_known, "INFO: every command");
	ok_num(info.out_abi, OBHEAP_ABI, "INFO: revision");
	ok_num(info.out_align, 16, "INFO: alignment");
	ok_num(info.out_small_max, 512, "INFO: largest small block");
	ok_num(info.out_nr_classes, 32, "INFO: classes");
	ok_num(info.out_pool_size, 16384, "INFO: pool");
	ok_num(info.out_pool_header, 48, "INFO: pool header");
	ok_num(info.out_arena_size, 1 << 20, "INFO: arena");
	ok_num(info.out_max_sessions, 64, "INFO: sessions");
	ok_num(info.out_backends, 15, "INFO: backends");
	ok_num(info.out_default_limit, 256 << 20, "INFO: default limit");
	ok_num(info.out_max_limit, 4LL << 30, "INFO: highest limit");
	ok_num(info.out_max_source, 4 << 20, "INFO: longest text");
	ok_num(info.out_output_max, 256 << 10, "INFO: kept output");
}

int main(void)
{
	const struct command *c;
	char *map;
	int fd;

	page = sysconf(_SC_PAGESIZE);
	map = mmap(NULL, 2 * page, PROT_READ | PROT_WRITE,
		   MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (map == MAP_FAILED || munmap(map + page, page))
		die("mmap");
	for (c = commands; c < commands + nr_commands; c++) {
		fd = valid_session(c);
		test_number(c, fd);
		test_sizes(c, fd);
		test_flags(c, fd);
		test_place(c, fd, map);
		try_size(c, fd, c->size, 0, c->valid, "still works");
		close(fd);
	}
	fd = dev_open();
	test_unknown(fd);
	test_info(fd);
	close(fd);
	commands_end();
	return done();
}
