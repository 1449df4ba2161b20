// SPDX-License-Identifier: GPL-2.0
/*
 * top - a round of samples as JSON, and as a screen
 */
#include "top.h"

/* Per second; 0 while there is nothing to compare with. */
static __u64 rate(const struct sample *s, const struct sample *before,
		  __u64 now, __u64 then)
{
	if (!before || s->ns <= before->ns || now < then)
		return 0;
	return (now - then) * 1e9 / (s->ns - before->ns);
}

#define RATE(field) rate(s, before, s->stats.field, before ?		\
			 before->stats.field : 0)

static struct json_object *collector(const struct sample *s)
{
	struct json_object *list = json_object_new_array();
	int i;

	for (i = 0; i < 3; i++) {
		struct json_object *row = json_object_new_object();

		json_add_number(row, "tracked", s->stats.out_tracked[i]);
		json_add_number(row, "count", s->stats.out_gc_count[i]);
		json_add_number(row, "collections",
				s->stats.out_collections[i]);
		json_add_number(row, "collected", s->stats.out_collected[i]);
		json_object_array_add(list, row);
	}
	return list;
}

static const struct obheap_class_stats *
class_before(const struct sample *before, size_t i)
{
	return before && i < before->nr_classes ? &before->classes[i] : NULL;
}

static struct json_object *class_list(const struct sample *s,
				      const struct sample *before)
{
	struct json_object *list = json_object_new_array();
	size_t i;

	for (i = 0; i < s->nr_classes; i++) {
		const struct obheap_class_stats *c = &s->classes[i];
		const struct obheap_class_stats *b = class_before(before, i);
		struct json_object *row;

		if (!c->pools)
			continue;
		row = json_object_new_object();
		json_add_number(row, "class", i);
		json_add_number(row, "block_size", c->block_size);
		json_add_number(row, "pools", c->pools);
		json_add_number(row, "used", c->used);
		json_add_number(row, "avail", c->avail);
		json_object_object_add(row, "change",
				       json_object_new_int64(b ?
							     (__s64)c->used -
							     b->used : 0));
		json_object_array_add(list, row);
	}
	return list;
}

struct json_object *top_session(const struct sample *s,
				const struct sample *before, bool detail)
{
	const struct obheap_stats *st = &s->stats;
	struct json_object *o = json_object_new_object();
	struct json_object *running;
	__u64 waited = before ? before->stats.out_gil_waited_ns : 0;

	json_add_string(o, "name", s->info.name);
	json_add_number(o, "uid", s->info.uid);
	json_add_number(o, "users", s->info.users);
	running = json_object_new_boolean(s->info.state &
					  OBHEAP_SESSION_RUNNING);
	json_object_object_add(o, "running", running);
	json_add_string(o, "backend", backend_name(st->out_backend));
	json_add_number(o, "bytes", st->out_bytes);
	json_add_number(o, "limit", st->out_limit);
	json_add_number(o, "peak_bytes", st->out_peak_bytes);
	json_add_number(o, "bytes_used", st->out_bytes_used +
			st->out_bytes_large);
	json_add_number(o, "arenas", st->out_arenas);
	json_add_number(o, "pools_used", st->out_pools_used);
	json_add_number(o, "pools_full", st->out_pools_full);
	json_add_number(o, "pools_empty", st->out_pools_empty);
	json_add_number(o, "blocks", st->out_blocks);
	json_add_number(o, "blocks_large", st->out_blocks_large);
	json_add_number(o, "allocs", st->out_allocs);
	json_add_number(o, "frees", st->out_frees);
	json_add_number(o, "allocs_per_second", RATE(out_allocs));
	json_add_number(o, "frees_per_second", RATE(out_frees));
	json_object_object_add(o, "generations", collector(s));
	json_add_number(o, "gil_waits", st->out_gil_waits);
	json_add_number(o, "gil_waits_per_second", RATE(out_gil_waits));
	json_add_number(o, "gil_waited_ns", st->out_gil_waited_ns);
	json_add_number(o, "gil_waited_ns_now", st->out_gil_waited_ns - waited);
	if (detail)
		json_object_object_add(o, "classes", class_list(s, before));
	return o;
}

/* The most there is in one row for all: "12/3/0". */
static const char *collections(struct json_object *o, char *buf, size_t size)
{
	snprintf(buf, size, "%llu/%llu/%llu",
		 json_num(json_row(o, "generations", 0), "collections"),
		 json_num(json_row(o, "generations", 1), "collections"),
		 json_num(json_row(o, "generations", 2), "collections"));
	return buf;
}

/**
 * struct column - of the table of sessions
 * @title: its head
 * @width: columns of the window
 * @spare: there is none of it where the window has not room for all
 * @text: of a cell
 */
struct column {
	const char *title;
	int width;
	bool spare;
	const char *(*text)(struct json_object *o, char *buf, size_t size);
};

static const char *number(struct json_object *o, const char *key, char *buf,
			  size_t size)
{
	snprintf(buf, size, "%llu", json_num(o, key));
	return buf;
}

#define NUMBER(key)							\
	static const char *key(struct json_object *o, char *buf, size_t size) \
	{								\
		return number(o, #key, buf, size);			\
	}
NUMBER(uid)
NUMBER(users)
NUMBER(blocks)
NUMBER(allocs_per_second)
NUMBER(frees_per_second)
NUMBER(gil_waits_per_second)

static const char *runs(struct json_object *o, char *buf, size_t size)
{
	return json_object_get_boolean(json_get(o, "running")) ? "yes" : "no";
}

static const char *heap(struct json_object *o, char *buf, size_t size)
{
	return text_bytes(json_num(o, "bytes"), buf, size);
}

static const char *peak(struct json_object *o, char *buf, size_t size)
{
	return text_bytes(json_num(o, "peak_bytes"), buf, size);
}

static const struct column session_columns[] = {
	{ "UID", 6, true, uid },
	{ "RUNS", 4, false, runs },
	{ "FDS", 3, true, users },
	{ "HEAP", 8, false, heap },
	{ "PEAK", 8, true, peak },
	{ "BLOCKS", 9, false, blocks },
	{ "ALLOC/S", 9, false, allocs_per_second },
	{ "FREE/S", 9, false, frees_per_second },
	{ "GC 0/1/2", 12, false, collections },
	{ "GIL/S", 7, true, gil_waits_per_second },
};

#define NR_COLUMNS (sizeof(session_columns) / sizeof(session_columns[0]))
#define SESSION_WIDTH 16

static int sessions_width(bool all)
{
	int width = SESSION_WIDTH;
	size_t i;

	for (i = 0; i < NR_COLUMNS; i++)
		if (all || !session_columns[i].spare)
			width += 1 + session_columns[i].width;
	return width;
}

/* A session's row, or with none the heads. */
static void print_session(struct json_object *o, int name, bool all, FILE *out)
{
	char buf[64];
	size_t i;

	fprintf(out, "%-*.*s", name, name, o ? json_str(o, "name") : "SESSION");
	for (i = 0; i < NR_COLUMNS; i++) {
		const struct column *c = &session_columns[i];

		if (all || !c->spare)
			fprintf(out, " %*s", c->width,
				o ? c->text(o, buf, sizeof(buf)) : c->title);
	}
	fputc('\n', out);
}

void top_print_all(struct json_object *view, int columns, FILE *out)
{
	bool all = columns >= sessions_width(true);
	int name = SESSION_WIDTH + columns - sessions_width(all);
	__u64 bytes = 0, blocks = 0;
	size_t nr = json_rows(view, "sessions"), i;
	char sum[16];

	for (i = 0; i < nr; i++) {
		bytes += json_num(json_row(view, "sessions", i), "bytes");
		blocks += json_num(json_row(view, "sessions", i), "blocks");
	}
	fprintf(out, "sessions with a name: %zu   heap: %s   blocks: %llu\n\n",
		nr, text_bytes(bytes, sum, sizeof(sum)),
		(unsigned long long)blocks);
	if (name < SESSION_WIDTH)
		name = SESSION_WIDTH;
	if (name > 4 * SESSION_WIDTH)
		name = 4 * SESSION_WIDTH;
	print_session(NULL, name, all, out);
	for (i = 0; i < nr; i++)
		print_session(json_row(view, "sessions", i), name, all, out);
}

/* How much of a class is used, drawn where there is room for it. */
static void print_bar(__u64 used, __u64 avail, int room, FILE *out)
{
	int marks, i;

	if (room < 10)
		return;
	if (room > 100)
		room = 100;
	marks = (used * (room - 4) + used + avail - 1) / (used + avail);
	fputs("  |", out);
	for (i = 0; i < room - 4; i++)
		putc(i < marks ? '#' : '.', out);
	putc('|', out);
}

static void print_classes(struct json_object *o, int columns, FILE *out)
{
	int width;
	size_t i;

	width = fprintf(out, "\n%5s %6s %7s %9s %9s %6s %9s", "CLASS", "SIZE",
			"POOLS", "USED", "FREE", "USE", "CHANGE") - 1;
	putc('\n', out);
	for (i = 0; i < json_rows(o, "classes"); i++) {
		struct json_object *c = json_row(o, "classes", i);
		__u64 used = json_num(c, "used"), avail = json_num(c, "avail");

		fprintf(out, "%5llu %6llu %7llu %9llu %9llu %5llu%% %+9lld",
			json_num(c, "class"), json_num(c, "block_size"),
			json_num(c, "pools"), json_num(c, "used"),
			json_num(c, "avail"),
			(unsigned long long)(used * 100 / (used + avail)),
			(long long)json_object_get_int64(json_get(c,
								  "change")));
		print_bar(used, avail, columns - width, out);
		putc('\n', out);
	}
}

void top_print_one(struct json_object *view, int columns, FILE *out)
{
	struct json_object *o = json_row(view, "sessions", 0);
	char a[16], b[16], c[16];
	size_t i;

	fprintf(out, "%s (%s)\n", json_str(o, "name"), json_str(o, "backend"));
	fprintf(out, "heap:  %s, %s in live blocks, at most %s so far\n",
		text_bytes(json_num(o, "bytes"), a, sizeof(a)),
		text_bytes(json_num(o, "bytes_used"), b, sizeof(b)),
		text_bytes(json_num(o, "peak_bytes"), c, sizeof(c)));
	fprintf(out, "       %llu arena%s; pools: %llu full, %llu used, %llu empty\n",
		json_num(o, "arenas"), plural(json_num(o, "arenas")),
		json_num(o, "pools_full"),
		json_num(o, "pools_used"), json_num(o, "pools_empty"));
	fprintf(out, "       %llu blocks, %llu of them large; %llu/s allocated, %llu/s freed\n",
		json_num(o, "blocks"), json_num(o, "blocks_large"),
		json_num(o, "allocs_per_second"),
		json_num(o, "frees_per_second"));
	for (i = 0; i < json_rows(o, "generations"); i++) {
		struct json_object *g = json_row(o, "generations", i);

		fprintf(out, "%s  generation %zu: %llu objects, %llu collections, %llu found unreachable\n",
			i ? "     " : "gc:  ", i, json_num(g, "tracked"),
			json_num(g, "collections"), json_num(g, "collected"));
	}
	fprintf(out, "gil:   waited for %llu time%s, %.3f ms in all, %.3f ms since the last round\n",
		json_num(o, "gil_waits"), plural(json_num(o, "gil_waits")),
		json_num(o, "gil_waited_ns") / 1e6,
		json_num(o, "gil_waited_ns_now") / 1e6);
	print_classes(o, columns, out);
}
