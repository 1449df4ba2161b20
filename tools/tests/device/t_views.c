// SPDX-License-Identifier: GPL-2.0
/*
 * t_views - what the views say: walks and their filters, cursors, references,
 * one object, and that ids repeat
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "test.h"

static const char program[] =
	"import sys\n"
	"s1 = 'Hello Word'; s2 = 'Hello Word'\n"
	"words = {'w%d' % i: [i, (i, str(i))] for i in range(500)}\n"
	"def f(a, b=(1, 2), *, k='kw'): return lambda: (a, b, k)\n"
	"g = f(3)\n"
	"large = list(range(3000)); text = 'long' * 1000\n"
	"n = 2.5; i = 10 ** 40; r = range(7, 1000, 3); none = None\n"
	"for w in list(words)[::3]: del words[w]\n";

#define WALK_ALL { .size = sizeof(struct obheap_walk),			\
		   .class_ = OBHEAP_NONE, .arena = OBHEAP_NONE }

struct blocks {
	struct obheap_block *b;
	size_t nr;
};

/* A whole walk, @step blocks at a time. */
static struct blocks walk(int fd, struct obheap_walk w, __u32 step)
{
	struct blocks all = { 0 };
	size_t room = 0;

	w.cursor = 0;
	do {
		if (room < all.nr + step) {
			room = room * 2 + step;
			all.b = realloc(all.b, room * sizeof(*all.b));
			if (!all.b)
				die("memory for a walk");
		}
		w.blocks = PTR(all.b + all.nr);
		w.nr = step;
		if (dev_call(fd, OBHEAP_WALK, &w))
			die("WALK");
		scan_reply(all.b + all.nr, w.out_nr * sizeof(*all.b));
		all.nr += w.out_nr;
	} while (w.cursor);
	return all;
}

static bool same_blocks(struct blocks a, struct blocks b)
{
	return a.nr == b.nr && !memcmp(a.b, b.b, a.nr * sizeof(*a.b));
}

static void test_cursor(int fd, const struct obheap_walk *w, const char *what)
{
	static const __u32 steps[] = { 1, 2, 7, 64, 1000 };
	struct blocks whole = walk(fd, *w, 100000);
	size_t i;

	for (i = 0; i < NR(steps); i++) {
		struct blocks parts = walk(fd, *w, steps[i]);

		ok(same_blocks(whole, parts),
		   "%s: %u at a time are the same %zu blocks", what, steps[i],
		   whole.nr);
		free(parts.b);
	}
	for (i = 1; i < whole.nr; i++)
		if (whole.b[i].block <= whole.b[i - 1].block)
			break;
	ok(i >= whole.nr, "%s: ids ascend", what);
	free(whole.b);
}

/* A filter is what picks the same blocks from a walk without it. */
static void test_filter(int fd, struct blocks all, const struct obheap_walk *w,
			const char *what)
{
	struct blocks got = walk(fd, *w, 1000), want = { 0 };
	size_t i;

	want.b = calloc(all.nr + 1, sizeof(*want.b));
	for (i = 0; i < all.nr; i++) {
		const struct obheap_block *b = &all.b[i];

		if ((w->kinds && !(w->kinds & 1 << b->kind)) ||
		    (w->type && w->type != b->type) ||
		    (w->class_ != OBHEAP_NONE && w->class_ != b->class_) ||
		    (w->arena != OBHEAP_NONE && w->arena != b->arena))
			continue;
		want.b[want.nr++] = *b;
	}
	ok(same_blocks(got, want), "filter %s: %zu of %zu blocks", what,
	   want.nr, all.nr);
	free(want.b);
	free(got.b);
}

static void test_filters(int fd)
{
	struct obheap_walk any = WALK_ALL, w;
	struct blocks all = walk(fd, any, 100000);
	struct obheap_object o;
	char what[64];
	__u32 i;

	for (i = 1; i < 16; i++) {
		w = any;
		w.kinds = i;
		snprintf(what, sizeof(what), "kinds %u", i);
		test_filter(fd, all, &w, what);
	}
	for (i = 0; i < 32; i++) {
		w = any;
		w.class_ = i;
		snprintf(what, sizeof(what), "class %u", i);
		test_filter(fd, all, &w, what);
	}
	for (i = 0; i < 3; i++) {
		w = any;
		w.arena = i;
		snprintf(what, sizeof(what), "arena %u", i);
		test_filter(fd, all, &w, what);
	}
	object_of(fd, id_of(fd, "words"), &o);
	w = any;
	w.type = o.out_type;
	test_filter(fd, all, &w, "type dict");
	test_cursor(fd, &w, "type dict");
	w.kinds = 1 << OBHEAP_KIND_GC;
	w.arena = 0;
	test_filter(fd, all, &w, "gc, type dict, arena 0");
	w.type = 0x1234;
	test_filter(fd, all, &w, "a type that is none");
	test_cursor(fd, &any, "no filter");
	free(all.b);
}

static void test_object(int fd)
{
	char repr[64];
	struct obheap_object o = {
		.size = sizeof(o), .repr = PTR(repr), .repr_size = sizeof(repr),
	};
	int n, wrong = 0;

	o.id = id_of(fd, "s1");
	ok_err(dev_call(fd, OBHEAP_OBJECT, &o), 0, "object: s1");
	ok_num(o.id, id_of(fd, "s2"), "object: s2 is the same");
	ok_str(repr, "'Hello Word'", "object: description");
	ok_num(o.out_repr_len, 12, "object: its length");
	ok_num(o.out_sizeof, 59, "object: sys.getsizeof()");
	ok_num(o.out_block_size, 64, "object: its block");
	ok_num(o.out_class, 3, "object: its class");
	ok_str(o.out_type_name, "str", "object: its type");
	ok_num(o.out_generation, OBHEAP_NONE, "object: in no generation");
	for (n = 0; n < 20; n++) {
		memset(repr, '#', sizeof(repr));
		o.repr_size = n;
		dev_call(fd, OBHEAP_OBJECT, &o);
		wrong += repr[n] != '#' || (n && strlen(repr) >= (size_t)n) ||
			 (n && o.out_repr_len != strlen(repr));
	}
	ok_num(wrong, 0, "object: the description is cut to the buffer");
	object_of(fd, id_of(fd, "words"), &o);
	ok(o.out_state & OBHEAP_OBJ_GC && o.out_state & OBHEAP_OBJ_TRACKED,
	   "object: a dict of lists is tracked");
	ok(o.out_generation < 3, "object: in a generation");
	object_of(fd, id_of(fd, "large"), &o);
	ok_num(o.out_sizeof, 24056, "object: size of list(range(3000))");
	ok_num(o.out_item_bytes, 24000, "object: bytes of its items");
}

static void test_refs(int fd)
{
	struct obheap_ref refs[8];
	struct obheap_refs arg = {
		.size = sizeof(arg), .refs = PTR(refs), .nr = NR(refs),
	};
	struct obheap_object o;

	run(fd, "l = ['a1', None, 7.5]; d = {'key': l, 5: 'five'}; c = [l]");
	arg.id = id_of(fd, "l");
	ok_err(dev_call(fd, OBHEAP_REFS, &arg), 0, "refs: a list");
	ok_num(arg.out_nr, 3, "refs: three items");
	ok_str(refs[0].label, "[0]", "refs: label of the first");
	ok_str(refs[2].label, "[2]", "refs: label of the last");
	ok_num(refs[1].id, id_of(fd, "none"), "refs: None is None");
	ok_num(refs[2].index, 2, "refs: index");
	ok_num(refs[2].role, OBHEAP_REF_ITEM, "refs: role");
	arg.id = id_of(fd, "d");
	ok_err(dev_call(fd, OBHEAP_REFS, &arg), 0, "refs: a dict");
	ok_num(arg.out_nr, 4, "refs: two keys, two values");
	ok_str(refs[0].label, "key 'key'", "refs: label of a key");
	ok_str(refs[1].label, "['key']", "refs: label of a value");
	ok_num(refs[1].id, id_of(fd, "l"), "refs: the value");
	ok_str(refs[3].label, "[5]", "refs: label of a value under a number");
	arg.id = id_of(fd, "r");
	ok_err(dev_call(fd, OBHEAP_REFS, &arg), 0, "refs: a range");
	ok_str(refs[0].label, ".start", "refs: label of a field");
	arg.id = id_of(fd, "n");
	ok_err(dev_call(fd, OBHEAP_REFS, &arg), 0, "refs: a float");
	ok_num(arg.out_nr, 0, "refs: it has none");
	object_of(fd, id_of(fd, "l"), &o);
	ok_num(o.out_refcount, 3, "refs: l, d and c hold the list");
	ok_num(run(fd, "import sys\nprint(sys.getrefcount(l))")->output[0], '4',
	       "refs: sys.getrefcount() counts its argument, too");
}

static void test_holders(int fd)
{
	struct obheap_edge edges[8];
	struct obheap_holders arg = {
		.size = sizeof(arg), .holders = PTR(edges), .nr = NR(edges),
	};
	__u64 sum = 0;
	__u32 i;

	run(fd, "h = [8.25]; held = {'h': h}; more = (h, h)");
	arg.id = id_of(fd, "h");
	ok_err(dev_call(fd, OBHEAP_HOLDERS, &arg), 0, "holders: a list");
	ok_num(arg.out_refcount, 4, "holders: its count");
	ok_num(arg.out_nr, 4, "holders: a name, a value, two items");
	for (i = 0; i < arg.out_nr; i++)
		sum += edges[i].count;
	ok_num(sum, 4, "holders: the sum is the count");
	for (i = 0; i < arg.out_nr; i++) {
		ok_num(edges[i].to, arg.id, "holders: of this object");
		if (edges[i].from == id_of(fd, "more"))
			ok(edges[i].role == OBHEAP_REF_ITEM &&
			   edges[i].label[0] == '[', "holders: an item");
		if (edges[i].from == id_of(fd, "held"))
			ok_str(edges[i].label, "['h']", "holders: a value");
	}
	arg.id = id_of(fd, "none");
	arg.nr = 0;
	ok_err(dev_call(fd, OBHEAP_HOLDERS, &arg), -EMSGSIZE, "holders: None");
	ok(arg.out_nr > 8, "holders: None has many");
	arg.id = 0x10;
	ok_err(dev_call(fd, OBHEAP_HOLDERS, &arg), -EINVAL,
	       "holders: an id that is none");
}

/* Both arrays of a graph, one behind the other. */
static struct obheap_graph graph(int fd, void **data, size_t *len)
{
	struct obheap_graph g = {
		.size = sizeof(g), .flags = OBHEAP_GRAPH_LABELS,
	};
	size_t blocks;

	ok_err(dev_call(fd, OBHEAP_GRAPH, &g), -EMSGSIZE, "graph: no arrays");
	blocks = g.out_nr_blocks * sizeof(struct obheap_block);
	*len = blocks + g.out_nr_edges * sizeof(struct obheap_edge);
	*data = calloc(1, *len);
	if (!*data)
		die("memory for a graph");
	g.blocks = PTR(*data);
	g.edges = PTR(*data + blocks);
	g.nr_blocks = g.out_nr_blocks;
	g.nr_edges = g.out_nr_edges;
	ok_err(dev_call(fd, OBHEAP_GRAPH, &g), 0, "graph: exactly enough");
	scan_reply(*data, *len);
	return g;
}

static void test_graph(int fd)
{
	size_t len, len2, i, k, wrong = 0;
	struct obheap_block *b;
	struct obheap_edge *e;
	struct obheap_graph g;
	void *data, *data2;

	g = graph(fd, &data, &len);
	graph(fd, &data2, &len2);
	ok(len == len2 && !memcmp(data, data2, len),
	   "graph: two in a row are the same %zu bytes", len);
	b = data;
	e = (void *)(b + g.nr_blocks);
	for (i = 0; i < g.nr_blocks; i++) {
		__u64 sum = 0;

		if (b[i].kind == OBHEAP_KIND_RAW ||
		    b[i].state & OBHEAP_OBJ_DEAD || (i > 1000 && i % 16))
			continue;
		for (k = 0; k < g.nr_edges; k++)
			if (e[k].to == b[i].id)
				sum += e[k].count;
		wrong += sum != b[i].refcount;
	}
	ok_num(wrong, 0, "graph: the references to an object are its count");
	free(data);
	free(data2);
}

static void test_bytes(int fd)
{
	struct obheap_field f[32];
	unsigned char bytes[256];
	struct obheap_bytes arg = {
		.size = sizeof(arg), .bytes = PTR(bytes), .fields = PTR(f),
		.nr_bytes = sizeof(bytes), .nr_fields = NR(f),
	};
	__u64 id;

	run(fd, "pair = ('abc', 2.5); word = 'abc' + str(pair)[:2]");
	arg.id = id_of(fd, "pair");
	memset(bytes, 0xa5, sizeof(bytes));
	ok_err(dev_call(fd, OBHEAP_BYTES, &arg), 0, "bytes: a tuple");
	scan_reply(bytes, sizeof(bytes));
	scan_reply(f, sizeof(f));
	ok_num(arg.out_object, 16, "bytes: behind the collector's header");
	ok_num(arg.out_nr_fields, 7, "bytes: 2 links, 3 of the head, 2 items");
	ok_str(f[4].label, "ob_size", "bytes: its size");
	ok_num(f[4].value, 2, "bytes: its size is 2");
	ok_str(f[6].label, "ob_item[1]", "bytes: its second item");
	ok_num(f[6].kind, OBHEAP_FIELD_ID, "bytes: an id");
	memcpy(&id, bytes + f[6].offset, sizeof(id));
	ok_num(id, f[6].value, "bytes: it stands where the pointer is");
	ok_num(bytes[f[6].offset + 8], 0, "bytes: what is not used is zero");
	ok_num(bytes[arg.out_nr_bytes], 0xa5, "bytes: not more than the block");
	arg.id = id_of(fd, "word");
	ok_err(dev_call(fd, OBHEAP_BYTES, &arg), 0, "bytes: a str");
	ok(!memcmp(bytes + 48, "abc('", 6), "bytes: its text");
	arg.id = id_of(fd, "none");
	ok_err(dev_call(fd, OBHEAP_BYTES, &arg), 0, "bytes: None");
	ok_num(arg.out_nr_bytes, 16, "bytes: None has 16");
	arg.id = 0x11;
	ok_err(dev_call(fd, OBHEAP_BYTES, &arg), -EINVAL,
	       "bytes: an id that is none");
}

static void test_names(int fd)
{
	static struct obheap_name names[256];
	struct obheap_names arg = {
		.size = sizeof(arg), .names = PTR(names), .nr = NR(names),
		.scope = OBHEAP_SCOPE_BUILTINS,
	};
	bool print = false, error = false;
	char text[256];
	__u32 i;

	ok_err(dev_call(fd, OBHEAP_NAMES, &arg), 0, "names: builtins");
	for (i = 0; i < arg.out_nr; i++) {
		print |= !strcmp(names[i].name, "print");
		error |= !strcmp(names[i].name, "ValueError");
	}
	ok(print && error, "names: print and ValueError are builtins");
	memset(text, 'q', 200);
	snprintf(text + 200, sizeof(text) - 200, " = 1; größe = 2");
	run(fd, text);
	arg.scope = OBHEAP_SCOPE_GLOBALS;
	ok_err(dev_call(fd, OBHEAP_NAMES, &arg), 0, "names: globals");
	ok_str(names[0].name, "__name__", "names: in the order they were made");
	i = arg.out_nr - 2;
	ok_num(names[i].name_len, 200, "names: length of a long one");
	ok_num(strlen(names[i].name), OBHEAP_NAME_MAX - 1, "names: it is cut");
	ok_str(names[i + 1].name, "größe", "names: one that is not ASCII");
	ok_num(names[i + 1].name_len, 7, "names: its length in bytes");
	ok_str(names[i].type_name, "int", "names: type of the value");
}

static void test_repeat(void)
{
	struct snapshot a, b;
	int one = dev_open(), two;

	run(one, program);
	a = snapshot(one);
	two = dev_open();
	run(two, program);
	b = snapshot(two);
	ok(a.len == b.len && !memcmp(a.data, b.data, a.len),
	   "the same statements give the same ids, counts and places (%zu bytes)",
	   a.len);
	free(a.data);
	free(b.data);
	close(one);
	close(two);
}

int main(void)
{
	int fd = dev_open();
	struct outcome *o = run(fd, program);

	if (o->err || o->e.out_status) {
		note("%s", o->traceback);
		die("the program");
	}
	ok_sound(fd, "a program");
	test_filters(fd);
	test_object(fd);
	test_refs(fd);
	test_names(fd);
	test_holders(fd);
	test_graph(fd);
	test_bytes(fd);
	ok_sound(fd, "looking");
	close(fd);
	test_repeat();
	return done();
}
