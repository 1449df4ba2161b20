// SPDX-License-Identifier: GPL-2.0
/*
 * snapshot - writing a heap down, and where commands get a heap from
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "snapshot.h"

/* A text as JSON; what is not UTF-8 is cut where a label was. */
void json_put_text(const char *s, FILE *out)
{
	putc_unlocked('"', out);
	for (; *s; s++) {
		unsigned char c = *s;

		if (c == '"' || c == '\\')
			fprintf(out, "\\%c", c);
		else if (c < ' ' || c == 0x7f)
			fprintf(out, "\\u%04x", c);
		else
			putc_unlocked(c, out);
	}
	putc_unlocked('"', out);
}

static void put_text(const char *s, FILE *out)
{
	while (*s)
		putc_unlocked(*s++, out);
}

static void put_number(__u64 n, unsigned int base, FILE *out)
{
	char buf[24];
	size_t at = sizeof(buf);

	do {
		buf[--at] = "0123456789abcdef"[n % base];
		n /= base;
	} while (n);
	fwrite_unlocked(buf + at, 1, sizeof(buf) - at, out);
}

static void put_id(__u64 id, FILE *out)
{
	put_text("\"0x", out);
	put_number(id, 16, out);
	putc_unlocked('"', out);
}

static void put_key(const char *key, __u64 n, FILE *out)
{
	put_text(",\"", out);
	put_text(key, out);
	put_text("\":", out);
	put_number(n, 10, out);
}

/* References of one holder, from @at on; returns where those of the next are. */
static size_t put_refs(const struct graph *g, size_t at, __u64 from, FILE *out)
{
	size_t first = at;

	putc_unlocked('[', out);
	for (; at < g->nr_edges && g->edge[at].from == from; at++) {
		const struct obheap_edge *e = &g->edge[at];

		put_text(at == first ? "[" : ",[", out);
		put_id(e->to, out);
		putc_unlocked(',', out);
		json_put_text(role_name(e->role), out);
		putc_unlocked(',', out);
		put_number(e->index, 10, out);
		putc_unlocked(',', out);
		put_number(e->count, 10, out);
		putc_unlocked(',', out);
		json_put_text(e->label, out);
		putc_unlocked(']', out);
	}
	putc_unlocked(']', out);
	return at;
}

static size_t put_block(const struct graph *g, size_t node, size_t at,
			FILE *out)
{
	const struct obheap_block *b = &g->block[node];

	put_text("{\"id\":", out);
	put_id(b->id, out);
	if (b->block != b->id && b->block) {
		put_text(",\"block\":", out);
		put_id(b->block, out);
	}
	put_text(",\"kind\":", out);
	json_put_text(kind_name(b->kind), out);
	if (b->kind != OBHEAP_KIND_RAW) {
		put_text(",\"type\":", out);
		json_put_text(b->type_name, out);
		put_key("refcount", b->refcount, out);
		put_key("getsizeof", b->sizeof_, out);
	}
	put_key("bytes", b->size, out);
	if (b->class_ != OBHEAP_NONE)
		put_key("class", b->class_, out);
	put_key("state", b->state, out);
	if (b->birth)
		put_key("birth", b->birth, out);
	if (g->site && g->site[node]) {
		put_text(",\"site\":", out);
		json_put_text(g->sites.text[g->site[node] - 1], out);
	}
	if (at < g->nr_edges && g->edge[at].from == b->id) {
		put_text(",\"refs\":", out);
		at = put_refs(g, at, b->id, out);
	}
	put_text("}\n", out);
	return at;
}

void snapshot_write(const struct graph *g, FILE *out)
{
	size_t i, at = 0;

	put_text("{\"schema\":\"" SNAPSHOT_SCHEMA "\"", out);
	put_key("blocks", g->nr_blocks, out);
	put_key("references", g->nr_edges, out);
	put_text("}\n", out);
	for (i = 0; i < g->nr_blocks; i++)
		at = put_block(g, i, at, out);
	put_text("{\"interpreter\":", out);
	put_refs(g, at, 0, out);
	put_text("}\n", out);
}

int source_option(struct heap_source *source, int opt, const char *arg)
{
	if (opt != 'F')
		return 0;
	source->path = arg;
	return 1;
}

int source_open(const struct cmd *cmd, struct heap_source *source, int argc,
		char **argv)
{
	int status, err;

	if (source->path) {
		if (optind < argc || source->program.text ||
		    source->program.session) {
			complain("%s: a program or --from, not both",
				 cmd->name);
			return EXIT_USAGE;
		}
		return snapshot_load(source->path, &source->g);
	}
	status = view_program(&source->program, argc, argv, &source->session);
	if (status)
		return status;
	if (source->whole)
		err = obheap_graph(source->session, OBHEAP_GRAPH_LABELS,
				   &source->g.block, &source->g.nr_blocks,
				   &source->g.edge, &source->g.nr_edges);
	else
		err = graph_read(source->session, &source->g);
	return err ? complain_device(cmd->name, err) : EXIT_OK;
}

void source_close(struct heap_source *source)
{
	graph_free(&source->g);
	if (source->session)
		obheap_close(source->session);
	program_free(&source->program);
}

int source_find(const struct heap_source *source, const char *word,
		__u32 *node)
{
	const struct graph *g = &source->g;
	char *end;
	__u64 id = strtoull(word, &end, 0);
	size_t i;

	if (end != word && !*end) {
		*node = graph_find(g, id);
		if (*node != GRAPH_NONE)
			return EXIT_OK;
		complain("no block is alive at %s", word);
		return EXIT_DEVICE;
	}
	for (i = 0; i < g->nr_names; i++) {
		if (strcmp(g->name[i].label, word))
			continue;
		*node = graph_find(g, g->name[i].id);
		if (*node != GRAPH_NONE)
			return EXIT_OK;
	}
	complain("'%s' is neither an id nor a global name", word);
	return EXIT_USAGE;
}
