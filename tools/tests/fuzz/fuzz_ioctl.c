// SPDX-License-Identifier: GPL-2.0
/*
 * fuzz_ioctl - any bytes are a sequence of commands
 *
 * Bytes choose commands, the sizes of their structs and which fields are not
 * what they should be. Structs and arrays have exactly the size the command is
 * told, so that the sanitizer sees every byte too many. Pointers point to such
 * an array or into the null page: nothing else can fault in one process.
 */
#include <obheap/device.h>
#include <obheap/device_env.h>

#include "fuzz.h"

#define COMMANDS_MAX	40
#define IDS		64
#define ARRAY_MAX	80
#define STRUCT_MAX	(PAGE_SIZE + 64)

/**
 * struct player - one input being played
 * @data: what is left of it
 * @size: its bytes
 * @s: the session
 * @ids: ids the session has shown
 * @nr_ids: how many, the oldest are overwritten
 * @cursor: where the last walk stopped
 */
struct player {
	const uint8_t *data;
	size_t size;
	struct ob_session *s;
	u64 ids[IDS];
	unsigned int nr_ids;
	u64 cursor;
};

/**
 * struct command - how to play one command
 * @nr: its number
 * @size: of its struct
 * @stride: of an entry of its array, 0 if it has none
 * @array: offset of the array's address
 * @count: offset of its number of entries, 32 bits
 * @id: offset of an id, 0 if it takes none
 */
struct command {
	unsigned int nr;
	size_t size, stride, array, count, id;
};

#define AT(type, field) offsetof(struct obheap_##type, field)

static const struct command commands[] = {
	{ OBHEAP_CMD_INFO, sizeof(struct obheap_info) },
	{ OBHEAP_CMD_SETUP, sizeof(struct obheap_setup) },
	{ OBHEAP_CMD_EXEC, sizeof(struct obheap_exec),
	  sizeof(struct obheap_step), AT(exec, trace), AT(exec, trace_nr) },
	{ OBHEAP_CMD_INTERRUPT, sizeof(struct obheap_interrupt) },
	{ OBHEAP_CMD_NAMES, sizeof(struct obheap_names),
	  sizeof(struct obheap_name), AT(names, names), AT(names, nr) },
	{ OBHEAP_CMD_OBJECT, sizeof(struct obheap_object), 1,
	  AT(object, repr), AT(object, repr_size), AT(object, id) },
	{ OBHEAP_CMD_REFS, sizeof(struct obheap_refs),
	  sizeof(struct obheap_ref), AT(refs, refs), AT(refs, nr),
	  AT(refs, id) },
	{ OBHEAP_CMD_HOLDERS, sizeof(struct obheap_holders),
	  sizeof(struct obheap_edge), AT(holders, holders), AT(holders, nr),
	  AT(holders, id) },
	{ OBHEAP_CMD_BYTES, sizeof(struct obheap_bytes),
	  sizeof(struct obheap_field), AT(bytes, fields), AT(bytes, nr_fields),
	  AT(bytes, id) },
	{ OBHEAP_CMD_GRAPH, sizeof(struct obheap_graph),
	  sizeof(struct obheap_block), AT(graph, blocks),
	  AT(graph, nr_blocks) },
	{ OBHEAP_CMD_WALK, sizeof(struct obheap_walk),
	  sizeof(struct obheap_block), AT(walk, blocks), AT(walk, nr),
	  AT(walk, type) },
	{ OBHEAP_CMD_STATS, sizeof(struct obheap_stats),
	  sizeof(struct obheap_class_stats), AT(stats, classes),
	  AT(stats, nr) },
	{ OBHEAP_CMD_ARENAS, sizeof(struct obheap_arenas),
	  sizeof(struct obheap_arena), AT(arenas, arenas), AT(arenas, nr) },
	{ OBHEAP_CMD_POOLS, sizeof(struct obheap_pools),
	  sizeof(struct obheap_pool), AT(pools, pools), AT(pools, nr) },
	{ OBHEAP_CMD_VALIDATE, sizeof(struct obheap_validate) },
};

static const char * const programs[] = {
	"a = [1, 'two', 3.0, (4,), {5: 6}]\na.append(a)\n",
	"d = {str(i): [i] * i for i in range(40)}\n",
	"def f(n):\n    return n and [f(n - 1)]\nx = f(12)\n",
	"del a\n",
	"x = d = f = None\n",
	"l = [[] for i in range(500)]\nfor m in l: m.append(l)\n",
	"l = None\n",
	"b = 'x' * 100000\n",
	"while True: pass\n",
	"print('y' * 70000)\n",
	"1 / 0\n",
	"x = (\n",
	"raise SystemExit(7)\n",
	"[x, 2 ** 200, 'z' * 30]\n",
	("def g(e=None):\n    try: 1 / 0\n    except Exception as f: return f\n"
	 "e = g()\n"),
	"",
};

static uint8_t take8(struct player *p)
{
	if (!p->size)
		return 0;
	p->size--;
	return *p->data++;
}

static u64 take(struct player *p, unsigned int bytes)
{
	u64 v = 0;

	while (bytes--)
		v = v << 8 | take8(p);
	return v;
}

static void keep_id(struct player *p, u64 id)
{
	if (id)
		p->ids[p->nr_ids++ % IDS] = id;
}

/* An id that was shown, one beside it, or anything. */
static u64 take_id(struct player *p)
{
	uint8_t how = take8(p);
	u64 id = p->nr_ids ? p->ids[how % min_t(u32, p->nr_ids, IDS)] : 0;

	switch (how >> 6) {
	case 3:
		return take(p, 8);
	case 2:
		return id + (s64)(int8_t)take8(p);
	}
	return id;
}

static void put32(void *arg, size_t at, u32 v)
{
	memcpy((char *)arg + at, &v, sizeof(v));
}

static void put64(void *arg, size_t at, u64 v)
{
	memcpy((char *)arg + at, &v, sizeof(v));
}

static u64 get64(const void *arg, size_t at)
{
	u64 v;

	memcpy(&v, (const char *)arg + at, sizeof(v));
	return v;
}

/**
 * struct buffers - what a struct points to, and is freed after its command
 * @nr: how many
 * @mem: buffers of exactly the size the command was told
 */
struct buffers {
	unsigned int nr;
	void *mem[6];
};

/* A pointer to @bytes, or into the null page. */
static u64 take_pointer(struct player *p, struct buffers *b, size_t bytes)
{
	void *mem;

	if (take8(p) % 8 == 0)
		return take(p, 2) % PAGE_SIZE;
	mem = malloc(bytes);
	if (!mem)
		abort();
	memset(mem, 0x5a, bytes);
	b->mem[b->nr++] = mem;
	return (uintptr_t)mem;
}

static u32 take_count(struct player *p, u64 pointer)
{
	return pointer < PAGE_SIZE ? take(p, 4) : 0;
}

static void fill_text(struct player *p, struct buffers *b,
		      struct obheap_exec *exec)
{
	const char *text = programs[take8(p) % ARRAY_SIZE(programs)];
	size_t len = strlen(text);

	exec->text_len = len;
	exec->text = take_pointer(p, b, len);
	if (exec->text >= PAGE_SIZE)
		memcpy((void *)(uintptr_t)exec->text, text, len);
	else
		exec->text_len = take(p, 3);
	exec->filename_len = take8(p) % 16;
	exec->filename = take_pointer(p, b, exec->filename_len);
	if (exec->filename < PAGE_SIZE)
		exec->filename_len = take(p, 2);
}

static void fill_exec(struct player *p, struct buffers *b,
		      struct obheap_exec *exec)
{
	exec->mode = take8(p) % 4;
	exec->flags = take8(p) % 2;
	fill_text(p, b, exec);
	exec->output_size = take8(p);
	exec->output = take_pointer(p, b, exec->output_size);
	exec->output_size |= take_count(p, exec->output);
	exec->error_size = take8(p);
	exec->error = take_pointer(p, b, exec->error_size);
	exec->error_size |= take_count(p, exec->error);
}

/* What may not be mutated: sizes of what there is, and what bounds a run. */
static void bound_exec(struct obheap_exec *exec, const struct obheap_exec *was)
{
	exec->text = was->text;
	exec->text_len = was->text_len;
	exec->filename = was->filename;
	exec->filename_len = was->filename_len;
	exec->output = was->output;
	exec->output_size = was->output_size;
	exec->error = was->error;
	exec->error_size = was->error_size;
	exec->max_steps = exec->max_steps % FUZZ_STEPS + 1;
	exec->max_ns = exec->max_ns % (FUZZ_NS / 8) + 1000000;
}

static void fill(struct player *p, const struct command *c, struct buffers *b,
		 void *arg)
{
	unsigned int mutations = take8(p);
	u32 nr = take8(p) % ARRAY_MAX;
	struct obheap_exec was = { 0 };
	u64 array = 0;

	if (c->stride) {
		array = take_pointer(p, b, nr * c->stride);
		nr |= take_count(p, array);
	}
	if (c->nr == OBHEAP_CMD_EXEC) {
		fill_exec(p, b, arg);
		was = *(struct obheap_exec *)arg;
	}
	if (c->nr == OBHEAP_CMD_WALK) {
		struct obheap_walk *walk = arg;

		walk->cursor = p->cursor;
		walk->class_ = OBHEAP_NONE;
		walk->arena = OBHEAP_NONE;
	}
	if (c->nr == OBHEAP_CMD_POOLS)
		((struct obheap_pools *)arg)->arena = OBHEAP_NONE;
	if (c->id && (c->nr != OBHEAP_CMD_WALK || mutations & 0x80))
		put64(arg, c->id, take_id(p));

	/* half of the commands have nothing wrong with them */
	for (mutations = mutations % 8 < 4 ? 0 : mutations % 4; mutations;
	     mutations--)
		put32(arg, 4 + take8(p) % (c->size / 4 - 1) * 4,
		      (u32)(int8_t)take8(p));
	if (c->nr == OBHEAP_CMD_EXEC)
		bound_exec(arg, &was);
	if (c->stride) {
		put64(arg, c->array, array);
		put32(arg, c->count, nr);
	}
	/* their other arrays */
	if (c->nr == OBHEAP_CMD_BYTES) {
		((struct obheap_bytes *)arg)->bytes = 0;
		((struct obheap_bytes *)arg)->nr_bytes = 0;
	}
	if (c->nr == OBHEAP_CMD_GRAPH) {
		((struct obheap_graph *)arg)->edges = 0;
		((struct obheap_graph *)arg)->nr_edges = 0;
	}
}

static void keep_ids(struct player *p, const struct command *c, void *arg)
{
	u64 array = c->stride ? get64(arg, c->array) : 0;
	u32 nr = 0, i;

	switch (c->nr) {
	case OBHEAP_CMD_WALK:
		nr = ((struct obheap_walk *)arg)->out_nr;
		p->cursor = ((struct obheap_walk *)arg)->cursor;
		break;
	case OBHEAP_CMD_NAMES:
		nr = ((struct obheap_names *)arg)->out_nr;
		break;
	case OBHEAP_CMD_REFS:
		nr = ((struct obheap_refs *)arg)->out_nr;
		break;
	case OBHEAP_CMD_HOLDERS:
		nr = ((struct obheap_holders *)arg)->out_nr;
		break;
	case OBHEAP_CMD_GRAPH:
		nr = ((struct obheap_graph *)arg)->out_nr_blocks;
		break;
	case OBHEAP_CMD_OBJECT:
		keep_id(p, ((struct obheap_object *)arg)->out_type);
		keep_id(p, ((struct obheap_object *)arg)->out_block);
		break;
	case OBHEAP_CMD_EXEC:
		keep_id(p, ((struct obheap_exec *)arg)->out_result);
		break;
	}
	/* the id is the first field of all these entries */
	for (i = 0; array >= PAGE_SIZE && i < nr && i < ARRAY_MAX; i++)
		keep_id(p, *(u64 *)(uintptr_t)(array + i * c->stride));
}

static void check_errno(const struct command *c, long err)
{
	static const int known[] = { 0, EINVAL, E2BIG, EOPNOTSUPP, EFAULT,
				     ENOMEM, ESTALE, EMSGSIZE, ENOENT, EBUSY,
				     EFBIG };
	size_t i;

	for (i = 0; i < ARRAY_SIZE(known); i++)
		if (err == -known[i])
			return;
	fuzz_die("command %#x: %ld", c->nr, err);
}

/* The size told is not always the size there is in this version. */
static size_t take_size(struct player *p, const struct command *c)
{
	uint8_t how = take8(p);

	if (how < 224)
		return c->size;
	if (how < 240)
		return c->size + take8(p) % 64;
	return take(p, 2) % STRUCT_MAX;
}

static void play_command(struct player *p)
{
	const struct command *c = &commands[take8(p) % ARRAY_SIZE(commands)];
	union {
		struct obheap_exec exec;
		struct obheap_stats stats;
		char bytes[512];
	} full = { 0 };
	struct buffers b = { 0 };
	size_t size = take_size(p, c), room = max_t(size_t, size, 4);
	void *arg = calloc(1, room);
	long err;

	if (!arg)
		abort();
	fill(p, c, &b, &full);
	memcpy(arg, &full, min(room, c->size));
	if (size > c->size)
		((char *)arg)[size - 1] = take8(p) % 2;
	put32(arg, 0, size);

	err = ob_session_ioctl(p->s, _IO(OBHEAP_IOC_TYPE, c->nr),
			       (uintptr_t)arg);
	check_errno(c, err);
	if (!err && size >= c->size)
		keep_ids(p, c, arg);
	while (b.nr)
		free(b.mem[--b.nr]);
	free(arg);
}

static void play_read(struct player *p)
{
	struct buffers b = { 0 };
	size_t len = take8(p);
	u64 buf = take_pointer(p, &b, len);
	ssize_t got;

	got = ob_session_read(p->s, (void *)(uintptr_t)buf, len, len & 1);
	if (got > (ssize_t)len || (got < 0 && got != -EFAULT))
		fuzz_die("read: %zd", got);
	while (b.nr)
		free(b.mem[--b.nr]);
}

static void play_wild(struct player *p)
{
	unsigned int cmd = take(p, 4);
	long err = ob_session_ioctl(p->s, cmd, take(p, 2) % PAGE_SIZE);

	if (err != -ENOTTY && err != -EFAULT)
		fuzz_die("command %#x without a struct: %ld", cmd, err);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct player p = { .data = data, .size = size };
	struct obheap_validate v = { .size = sizeof(v) };
	struct ob_host_live before;
	unsigned int n;

	p.s = (struct ob_session *)fuzz_open(&before);
	for (n = 0; p.size && n < COMMANDS_MAX; n++) {
		uint8_t what = take8(&p);

		if (what >= 250)
			play_wild(&p);
		else if (what >= 240)
			play_read(&p);
		else
			play_command(&p);
	}
	fuzz_drain((struct obheap *)p.s);
	/* a limit too small for the session itself leaves nothing to look at */
	if (p.s && ob_session_ioctl(p.s, OBHEAP_VALIDATE, (uintptr_t)&v) !=
	    -ENOMEM)
		fuzz_check((struct obheap *)p.s);
	fuzz_close((struct obheap *)p.s, &before);
	return 0;
}
