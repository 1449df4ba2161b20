// SPDX-License-Identifier: GPL-2.0
/*
 * repl_diff - what was born and died in the heap since one asked last
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "graph.h"
#include "repl.h"

#define MAX_LINES	24

/**
 * struct repl_block - a live block
 * @id: of the object in it, or of its first byte
 * @size: its bytes
 * @count: objects it stands for, in a summary
 * @type: what is in it
 */
struct repl_block {
	__u64 id;
	__u64 size;
	long count;
	char type[OBHEAP_TYPE_MAX + 16];
};

static int by_id(const void *a, const void *b)
{
	const struct repl_block *x = a, *y = b;

	return x->id < y->id ? -1 : x->id > y->id;
}

static struct repl_block *read_blocks(struct repl *r, size_t *nr)
{
	struct repl_block *blocks;
	struct graph g;
	size_t i;
	int err = graph_read(r->session, &g);

	*nr = 0;
	if (err) {
		complain_device("diff", err);
		return NULL;
	}
	blocks = calloc(g.nr_blocks + 1, sizeof(*blocks));
	for (i = 0; blocks && i < g.nr_blocks; i++) {
		struct repl_block *b = &blocks[*nr];

		if (!g.block[i].size)
			continue;
		b->id = g.block[i].id;
		b->size = g.block[i].size;
		graph_type(&g, i, b->type, sizeof(b->type));
		++*nr;
	}
	graph_free(&g);
	if (blocks)
		qsort(blocks, *nr, sizeof(*blocks), by_id);
	return blocks;
}

void repl_mark(struct repl *r)
{
	free(r->before);
	r->before = read_blocks(r, &r->nr_before);
}

/**
 * struct repl_changes - blocks that are there only before, or only now
 * @block: those; count is +1 for born ones, -1 for dead ones
 */
struct repl_changes {
	struct repl_block *block;
	size_t nr;
	size_t born;
	size_t died;
	long long bytes;
};

static void add_change(struct repl_changes *c, const struct repl_block *b,
		       long sign)
{
	c->block[c->nr] = *b;
	c->block[c->nr++].count = sign;
	c->bytes += sign * (long long)b->size;
	if (sign > 0)
		c->born++;
	else
		c->died++;
}

static bool same_block(const struct repl_block *a, const struct repl_block *b)
{
	return a->id == b->id && a->size == b->size &&
	       !strcmp(a->type, b->type);
}

static void compare(const struct repl *r, const struct repl_block *now,
		    size_t nr, struct repl_changes *c)
{
	size_t i = 0, k = 0;

	while (i < r->nr_before || k < nr) {
		const struct repl_block *a = i < r->nr_before ?
					     &r->before[i] : NULL;
		const struct repl_block *b = k < nr ? &now[k] : NULL;

		if (a && b && same_block(a, b)) {
			i++;
			k++;
		} else if (a && (!b || a->id <= b->id)) {
			add_change(c, a, -1);
			i++;
		} else {
			add_change(c, b, 1);
			k++;
		}
	}
}

static void print_blocks(struct repl *r, const struct repl_changes *c)
{
	size_t i;

	for (i = 0; i < c->nr; i++) {
		const struct repl_block *b = &c->block[i];
		struct obheap_object o = { .id = b->id };
		char repr[48] = "";

		o.repr = (uintptr_t)repr;
		o.repr_size = sizeof(repr);
		if (b->count > 0 && obheap_object(r->session, &o))
			repr[0] = '\0';
		printf("  %c 0x%llx  %5llu bytes  %s %s\n",
		       b->count > 0 ? '+' : '-', (unsigned long long)b->id,
		       (unsigned long long)b->size, b->type, repr);
	}
}

static int by_type(const void *a, const void *b)
{
	const struct repl_block *x = a, *y = b;
	int order = strcmp(x->type, y->type);

	return order ? order : (x->count < y->count) - (x->count > y->count);
}

/* Too many for a line each: a line for each type. */
static void print_types(struct repl_changes *c)
{
	size_t i, k;

	qsort(c->block, c->nr, sizeof(*c->block), by_type);
	for (i = 0; i < c->nr; i = k) {
		__u64 bytes = 0;

		for (k = i; k < c->nr && !strcmp(c->block[k].type, c->block[i].type) &&
		     c->block[k].count == c->block[i].count; k++)
			bytes += c->block[k].size;
		printf("  %c %5zu  %8llu bytes  %s\n",
		       c->block[i].count > 0 ? '+' : '-', k - i,
		       (unsigned long long)bytes, c->block[i].type);
	}
}

void repl_diff(struct repl *r, const char *argument)
{
	struct repl_changes c = { 0 };
	struct repl_block *now;
	size_t nr;

	now = read_blocks(r, &nr);
	c.block = calloc(r->nr_before + nr + 1, sizeof(*c.block));
	if (!now || !c.block) {
		free(now);
		free(c.block);
		return;
	}
	compare(r, now, nr, &c);
	if (c.nr > MAX_LINES)
		print_types(&c);
	else
		print_blocks(r, &c);
	printf("  %zu born, %zu died since the last :diff, %+lld bytes\n",
	       c.born, c.died, c.bytes);
	free(c.block);
	free(r->before);
	r->before = now;
	r->nr_before = nr;
}
