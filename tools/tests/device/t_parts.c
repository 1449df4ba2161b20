// SPDX-License-Identifier: GPL-2.0
/*
 * t_parts - the whole graph taken in parts is the graph taken at once, or it is
 * ESTALE
 */
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "test.h"

#define ROOM 32768

struct whole {
	struct obheap_block block[ROOM];
	struct obheap_edge edge[ROOM];
	__u32 nr_blocks;
	__u32 nr_edges;
};

static struct whole want, got;

static struct obheap_graph part_arg(struct whole *w, __u32 nr_blocks,
				    __u32 nr_edges)
{
	return (struct obheap_graph){
		.size = sizeof(struct obheap_graph),
		.flags = OBHEAP_GRAPH_LABELS | OBHEAP_GRAPH_PART,
		.blocks = PTR(w->block), .nr_blocks = nr_blocks,
		.edges = PTR(w->edge), .nr_edges = nr_edges,
	};
}

static void take_whole(int fd)
{
	struct obheap_graph arg = part_arg(&want, ROOM, ROOM);

	memset(&want, 0, sizeof(want));
	arg.flags &= ~OBHEAP_GRAPH_PART;
	if (dev_call(fd, OBHEAP_GRAPH, &arg))
		die("GRAPH");
	want.nr_blocks = arg.out_nr_blocks;
	want.nr_edges = arg.out_nr_edges;
}

/* How many parts there were, or a negative errno. */
static int take_parts(int fd, __u32 nr_blocks, __u32 nr_edges)
{
	struct obheap_graph arg = part_arg(&got, nr_blocks, nr_edges);
	int err, parts = 0;

	memset(&got, 0, sizeof(got));
	do {
		arg.blocks = PTR(got.block + got.nr_blocks);
		arg.edges = PTR(got.edge + got.nr_edges);
		err = dev_call(fd, OBHEAP_GRAPH, &arg);
		if (err)
			return err;
		got.nr_blocks += arg.out_nr_blocks;
		got.nr_edges += arg.out_nr_edges;
		if (arg.out_nr_blocks > nr_blocks ||
		    arg.out_nr_edges > nr_edges ||
		    got.nr_blocks + nr_blocks > ROOM ||
		    got.nr_edges + nr_edges > ROOM)
			return -EOVERFLOW;
		parts++;
	} while (arg.cursor);
	return parts;
}

static void test_same(int fd)
{
	static const struct {
		__u32 blocks;
		__u32 edges;
	} room[] = {
		{ 1, 1 }, { 1, 4096 }, { 4096, 1 }, { 7, 3 }, { 100, 1000 },
		{ 16000, 16000 },
	};
	size_t i;
	int parts;

	take_whole(fd);
	for (i = 0; i < NR(room); i++) {
		parts = take_parts(fd, room[i].blocks, room[i].edges);
		ok(parts > 0 && !memcmp(&want, &got, sizeof(want)),
		   "parts of %u and %u: %d of them are the whole",
		   room[i].blocks, room[i].edges, parts);
	}
	scan_reply(&got, sizeof(got));
}

/* Take a part, do something, take the next: what is its answer? */
static int interrupted(int fd, int other, const char *text)
{
	struct obheap_graph arg = part_arg(&got, 50, 50);

	if (dev_call(fd, OBHEAP_GRAPH, &arg) || !arg.cursor)
		return 1;
	if (text)
		run(other, text);
	else
		ok_sound_short(other, "between two parts");
	return dev_call(fd, OBHEAP_GRAPH, &arg);
}

static void test_moment(int fd)
{
	struct obheap_collect collect = { .size = sizeof(collect),
					  .generation = 2 };
	struct obheap_graph arg = part_arg(&got, 50, 50);
	int other = dev_open();

	run(other, "x = 1");
	ok_err(interrupted(fd, fd, "x[0] = 5"), -ESTALE,
	       "a statement between two parts");
	ok_err(interrupted(fd, fd, "pass"), -ESTALE,
	       "any statement, whatever it does");
	ok_err(interrupted(fd, other, "x = 2"), 0, "another session's does not");
	dev_call(fd, OBHEAP_GRAPH, &arg);
	dev_call(fd, OBHEAP_COLLECT, &collect);
	ok_err(dev_call(fd, OBHEAP_GRAPH, &arg), -ESTALE,
	       "a collection between two parts");
	arg = part_arg(&got, 50, 50);
	dev_call(fd, OBHEAP_GRAPH, &arg);
	stats_of(fd, &(struct obheap_stats){ });
	id_of(fd, "x");
	ok_err(dev_call(fd, OBHEAP_GRAPH, &arg), 0,
	       "looking between two parts does not matter");
	ok(take_parts(fd, 50, 50) > 0, "one can begin again");
	close(other);
}

static void test_arguments(int fd)
{
	struct obheap_graph arg = part_arg(&got, 0, 50);
	__u64 moment;
	int i, odd = 0;

	ok_err(dev_call(fd, OBHEAP_GRAPH, &arg), -EINVAL, "no room for blocks");
	arg = part_arg(&got, 50, 0);
	ok_err(dev_call(fd, OBHEAP_GRAPH, &arg), -EINVAL, "nor for edges");
	arg = part_arg(&got, 50, 50);
	arg.flags = 0;
	arg.cursor = 1;
	ok_err(dev_call(fd, OBHEAP_GRAPH, &arg), -EINVAL,
	       "a cursor, and no parts");
	arg.cursor = 0;
	arg.edge = 1;
	ok_err(dev_call(fd, OBHEAP_GRAPH, &arg), -EINVAL,
	       "an edge, and no parts");
	arg = part_arg(&got, 50, 50);
	dev_call(fd, OBHEAP_GRAPH, &arg);
	moment = arg.moment;
	arg.moment++;
	ok_err(dev_call(fd, OBHEAP_GRAPH, &arg), -ESTALE,
	       "a moment that has not been");
	arg.moment = moment;
	arg.blocks = BAD_POINTER;
	ok_err(dev_call(fd, OBHEAP_GRAPH, &arg), -EFAULT,
	       "nowhere to put blocks");
	srandom(11);
	for (i = 0; i < 20000; i++) {
		__u64 r = ((__u64)random() << 40) ^ ((__u64)random() << 20) ^
			  (__u64)random();
		int err;

		arg = part_arg(&got, 8, 8);
		arg.cursor = i & 1 ? 0x7f0000000000ULL + (r & 0xfffff) :
				     r >> (i % 64);
		arg.edge = i & 2 ? r : r & 7;
		arg.moment = moment;
		err = dev_call(fd, OBHEAP_GRAPH, &arg);
		odd += err || arg.out_nr_blocks > 8 || arg.out_nr_edges > 8;
	}
	scan_reply(&got, sizeof(got));
	ok_num(odd, 0, "invented places get a part or nothing");
}

int main(void)
{
	int fd = dev_open();

	if (run(fd, "x = [[i, str(i), {i: (i,)}] for i in range(300)]\n"
		    "class C: pass\n"
		    "c = C(); c.a = x; wide = list(range(1000))\n"
		    "long = 'x' * 100000; s = set(range(500))")->err)
		die("the first statement");
	test_same(fd);
	test_moment(fd);
	test_arguments(fd);
	ok_sound(fd, "graphs in parts");
	close(fd);
	return done();
}
