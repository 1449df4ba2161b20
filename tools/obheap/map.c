// SPDX-License-Identifier: GPL-2.0
/*
 * map - from the device's answers to blocks that have a category
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "map.h"

const char *map_by_name(enum map_by by)
{
	static const char *const names[] = { "type", "class", "name" };

	return names[by];
}

static void label_by_class(const struct obheap_block *b, char *buf, size_t size)
{
	if (b->class_ == OBHEAP_NONE)
		snprintf(buf, size, "large");
	else
		snprintf(buf, size, "%u bytes", (b->class_ + 1) * 16);
}

static void label_by_name(const struct why *w, __u32 node, char *buf,
			  size_t size)
{
	switch (why_held(w, node)) {
	case WHY_NAME:
		snprintf(buf, size, "%.48s",
			 w->g.name[w->top[node] - graph_names(&w->g)].label);
		break;
	case WHY_NAMES:
		snprintf(buf, size, "(several names)");
		break;
	case WHY_INTERPRETER:
		snprintf(buf, size, "(the interpreter)");
		break;
	case WHY_DEAD:
		snprintf(buf, size, "(dead, kept for reuse)");
		break;
	case WHY_CYCLE:
		snprintf(buf, size, "(cycles nobody reaches)");
		break;
	}
}

static void label_of(const struct why *w, enum map_by by, __u32 node, char *buf,
		     size_t size)
{
	switch (by) {
	case MAP_BY_TYPE:
		graph_type(&w->g, node, buf, size);
		break;
	case MAP_BY_CLASS:
		label_by_class(&w->g.block[node], buf, size);
		break;
	case MAP_BY_NAME:
		label_by_name(w, node, buf, size);
		break;
	}
}

static int category_of(struct map *m, const char *label, __u32 *index)
{
	struct map_category *more;
	size_t i;

	for (i = 0; i < m->nr_categories; i++) {
		if (strcmp(m->categories[i].label, label))
			continue;
		*index = i;
		return 0;
	}
	more = realloc(m->categories, (i + 1) * sizeof(*more));
	if (!more)
		return -ENOMEM;
	m->categories = more;
	memset(&more[i], 0, sizeof(*more));
	snprintf(more[i].label, sizeof(more[i].label), "%s", label);
	m->nr_categories++;
	*index = i;
	return 0;
}

/* The largest get a colour each. */
static void choose_colours(struct map *m)
{
	size_t i, k;

	for (i = 0; i < m->nr_categories; i++) {
		size_t larger = 0;

		for (k = 0; k < m->nr_categories; k++)
			larger += m->categories[k].bytes >
					  m->categories[i].bytes ||
				  (m->categories[k].bytes ==
					   m->categories[i].bytes && k < i);
		m->categories[i].colour = larger < MAP_OTHER ? larger :
							       MAP_OTHER;
	}
}

static int take_blocks(struct map *m, const struct why *w)
{
	char label[64] = "";
	size_t i;
	int err;

	m->block = calloc(w->g.nr_blocks + 1, sizeof(*m->block));
	m->category = calloc(w->g.nr_blocks + 1, sizeof(*m->category));
	if (!m->block || !m->category)
		return -ENOMEM;
	for (i = 0; i < w->g.nr_blocks; i++) {
		const struct obheap_block *b = &w->g.block[i];
		__u32 *category = &m->category[m->nr_blocks];

		if (b->state & OBHEAP_OBJ_STATIC)
			continue;
		label_of(w, m->by, i, label, sizeof(label));
		err = category_of(m, label, category);
		if (err)
			return err;
		m->categories[*category].blocks++;
		m->categories[*category].bytes += b->size;
		m->nr_large += b->arena == OBHEAP_NONE;
		m->block[m->nr_blocks++] = *b;
	}
	choose_colours(m);
	return 0;
}

static int take_pools(struct map *m, struct obheap *session)
{
	struct obheap_pool *pools;
	size_t nr, i, at = m->nr_large;
	int err = obheap_pools(session, OBHEAP_NONE, &pools, &nr);

	if (err)
		return err;
	m->pool = calloc(nr + 1, sizeof(*m->pool));
	if (!m->pool) {
		free(pools);
		return -ENOMEM;
	}
	m->nr_pools = nr;
	for (i = 0; i < nr; i++) {
		struct map_pool *p = &m->pool[i];

		p->info = pools[i];
		while (at < m->nr_blocks && m->block[at].block < p->info.id)
			at++;
		p->first = at;
		while (at < m->nr_blocks &&
		       m->block[at].block < p->info.id + MAP_POOL_SIZE)
			at++;
		p->nr = at - p->first;
	}
	free(pools);
	return 0;
}

int map_read(struct obheap *session, enum map_by by, struct map *m)
{
	struct why w = { .kind = WHY_ARENA, .arena = OBHEAP_NONE };
	int err;

	memset(m, 0, sizeof(*m));
	m->by = by;
	err = by == MAP_BY_NAME ? why_read(session, &w) :
				  graph_read(session, &w.g);
	if (err)
		return err;
	err = take_blocks(m, &w);
	if (!err)
		err = take_pools(m, session);
	why_free(&w);
	if (err)
		map_free(m);
	return err;
}

void map_free(struct map *m)
{
	free(m->block);
	free(m->category);
	free(m->pool);
	free(m->categories);
	memset(m, 0, sizeof(*m));
}
