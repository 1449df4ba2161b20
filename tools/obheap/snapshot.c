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
	struct sink k;

	sink_init(&k, out);
	sink_json(&k, s);
	sink_flush(&k);
}

#define PUT(k, literal) sink_put(k, literal, sizeof(literal) - 1)

/* A word of ours, which needs no escapes. */
static void put_word(struct sink *k, const char *word)
{
	PUT(k, "\"");
	sink_text(k, word);
	PUT(k, "\"");
}

static void put_ref(struct sink *k, const struct obheap_edge *e)
{
	PUT(k, "[");
	sink_id(k, e->to);
	PUT(k, ",");
	put_word(k, role_name(e->role));
	PUT(k, ",");
	sink_number(k, e->index);
	PUT(k, ",");
	sink_number(k, e->count);
	PUT(k, ",");
	sink_json(k, e->label);
	PUT(k, "]");
}

/* What is known of a block but for its references; the line stays open. */
static void put_block(struct sink *k, const struct obheap_block *b,
		      const char *site)
{
	PUT(k, "{\"id\":");
	sink_id(k, b->id);
	if (b->block != b->id && b->block) {
		PUT(k, ",\"block\":");
		sink_id(k, b->block);
	}
	PUT(k, ",\"kind\":");
	put_word(k, kind_name(b->kind));
	if (b->kind != OBHEAP_KIND_RAW) {
		PUT(k, ",\"type\":");
		sink_json(k, b->type_name);
		PUT(k, ",\"refcount\":");
		sink_number(k, b->refcount);
		PUT(k, ",\"getsizeof\":");
		sink_number(k, b->sizeof_);
	}
	PUT(k, ",\"bytes\":");
	sink_number(k, b->size);
	if (b->class_ != OBHEAP_NONE) {
		PUT(k, ",\"class\":");
		sink_number(k, b->class_);
	}
	PUT(k, ",\"state\":");
	sink_number(k, b->state);
	if (b->birth) {
		PUT(k, ",\"birth\":");
		sink_number(k, b->birth);
	}
	if (site) {
		PUT(k, ",\"site\":");
		sink_json(k, site);
	}
}

void snapshot_begin(struct snapshot *s, size_t nr_blocks, size_t nr_edges,
		    FILE *out)
{
	struct sink *k = &s->sink;

	memset(s, 0, offsetof(struct snapshot, sink));
	sink_init(k, out);
	PUT(k, "{\"schema\":\"" SNAPSHOT_SCHEMA "\",\"blocks\":");
	sink_number(k, nr_blocks);
	PUT(k, ",\"references\":");
	sink_number(k, nr_edges);
	PUT(k, "}\n");
}

/* End the line of the block that is open, if there is one. */
static void snapshot_close(struct snapshot *s)
{
	if (s->has_refs)
		PUT(&s->sink, "]");
	if (s->holder)
		PUT(&s->sink, "}\n");
	s->has_refs = false;
	s->holder = 0;
}

/* Edges of the block that is open, from @at on; returns where the next are. */
static size_t snapshot_refs(struct snapshot *s, const struct obheap_part *p,
			    size_t at)
{
	for (; at < p->nr_edges && p->edge[at].from == s->holder; at++) {
		if (s->has_refs)
			PUT(&s->sink, ",");
		else
			PUT(&s->sink, ",\"refs\":[");
		s->has_refs = true;
		put_ref(&s->sink, &p->edge[at]);
	}
	return at;
}

/* References of the interpreter, which come last. */
static void snapshot_roots(struct snapshot *s, const struct obheap_part *p,
			   size_t at)
{
	for (; at < p->nr_edges; at++) {
		snapshot_close(s);
		if (s->has_roots)
			PUT(&s->sink, ",");
		else
			PUT(&s->sink, "{\"interpreter\":[");
		s->has_roots = true;
		put_ref(&s->sink, &p->edge[at]);
	}
}

void snapshot_part(struct snapshot *s, const struct obheap_part *p,
		   const struct graph *g)
{
	size_t at = 0, i;

	if (s->holder)
		at = snapshot_refs(s, p, at);
	for (i = 0; i < p->nr_blocks; i++, s->nr_blocks++) {
		__u32 site = g && g->site ? g->site[s->nr_blocks] : 0;

		snapshot_close(s);
		put_block(&s->sink, &p->block[i],
			  site ? g->sites.text[site - 1] : NULL);
		s->holder = p->block[i].id;
		at = snapshot_refs(s, p, at);
	}
	snapshot_roots(s, p, at);
	s->nr_edges += p->nr_edges;
}

void snapshot_end(struct snapshot *s)
{
	snapshot_close(s);
	if (!s->has_roots)
		PUT(&s->sink, "{\"interpreter\":[");
	PUT(&s->sink, "]}\n");
	sink_flush(&s->sink);
}

void snapshot_write(const struct graph *g, FILE *out)
{
	const struct obheap_part all = {
		.block = g->block, .nr_blocks = g->nr_blocks,
		.edge = g->edge, .nr_edges = g->nr_edges,
	};
	struct snapshot s;

	snapshot_begin(&s, g->nr_blocks, g->nr_edges, out);
	snapshot_part(&s, &all, g);
	snapshot_end(&s);
}

/**
 * struct stream - a snapshot that is written while it is taken
 * @s: the snapshot
 * @out: where to
 */
struct stream {
	struct snapshot s;
	FILE *out;
};

static int stream_part(void *ctx, const struct obheap_part *part)
{
	struct stream *stream = ctx;

	snapshot_part(&stream->s, part, NULL);
	return ferror(stream->out) ? -EIO : 0;
}

int snapshot_stream(struct obheap *session, FILE *out)
{
	struct stream *stream = calloc(1, sizeof(*stream));
	size_t blocks, edges;
	int err = -ENOMEM;

	if (stream)
		err = obheap_graph_count(session, &blocks, &edges);
	if (!err) {
		stream->out = out;
		snapshot_begin(&stream->s, blocks, edges, out);
		err = obheap_graph_parts(session, OBHEAP_GRAPH_LABELS,
					 stream_part, stream);
		snapshot_end(&stream->s);
		if (!err && (stream->s.nr_blocks != blocks ||
			     stream->s.nr_edges != edges))
			err = -ESTALE;
	}
	free(stream);
	return err;
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
		if (source->program.setup.flags || source->program.max_steps ||
		    source->program.max_ns) {
			complain("%s: options of a program or --from, not both",
				 cmd->name);
			return EXIT_USAGE;
		}
		return snapshot_load(source->path, &source->g);
	}
	status = view_program(&source->program, argc, argv, &source->session);
	if (status)
		return status;
	if (source->lazy)
		return EXIT_OK;
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
	__u64 id;
	size_t i;

	if (parse_id(word, &id)) {
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
