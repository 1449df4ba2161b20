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
	static const char *const names[] = { "type", "class", "name", "age" };

	return names[by];
}

bool map_is_other(const struct map *m, int colour)
{
	return m->by != MAP_BY_AGE && colour == MAP_OTHER;
}

/* The last allocation that is still to be seen: the end of the scale. */
static __u64 last_birth(const struct graph *g)
{
	__u64 last = 0;
	size_t i;

	for (i = 0; i < g->nr_blocks; i++)
		if (g->block[i].birth > last)
			last = g->block[i].birth;
	return last;
}

/* A scale of as many parts as there are colours; its end is in the last. */
static __u64 age_begins(__u64 last, int age)
{
	return last * age / MAP_AGES + 1;
}

static int age_of(__u64 last, __u64 birth)
{
	int age = MAP_AGES - 1;

	while (age && birth < age_begins(last, age))
		age--;
	return age;
}

/* All of them, in their order, live blocks or not. */
static int ages_make(struct map *m, __u64 last)
{
	int i;

	m->categories = calloc(MAP_AGES + 1, sizeof(*m->categories));
	if (!m->categories)
		return -ENOMEM;
	m->nr_categories = MAP_AGES + 1;
	for (i = 0; i < MAP_AGES; i++) {
		snprintf(m->categories[i].label,
			 sizeof(m->categories[i].label),
			 "allocations %llu to %llu",
			 (unsigned long long)age_begins(last, i),
			 (unsigned long long)age_begins(last, i + 1) - 1);
		m->categories[i].colour = i;
	}
	strcpy(m->categories[i].label, "(not known)");
	m->categories[i].colour = MAP_OTHER;
	return 0;
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
	case MAP_BY_AGE:
	case MAP_NR_BY:
		break;
	}
}

static int category_by_label(struct map *m, const char *label, __u32 *index)
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

static int category_of(struct map *m, const struct why *w, __u32 node,
		       __u64 last, __u32 *index)
{
	__u64 birth = w->g.block[node].birth;
	char label[64] = "";

	if (m->by == MAP_BY_AGE) {
		*index = birth ? age_of(last, birth) : MAP_AGES;
		return 0;
	}
	label_of(w, m->by, node, label, sizeof(label));
	return category_by_label(m, label, index);
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
	__u64 last = last_birth(&w->g);
	size_t i;
	int err = 0;

	if (m->by == MAP_BY_AGE)
		err = last ? ages_make(m, last) : -ENODATA;
	if (err)
		return err;
	m->block = calloc(w->g.nr_blocks + 1, sizeof(*m->block));
	m->category = calloc(w->g.nr_blocks + 1, sizeof(*m->category));
	if (!m->block || !m->category)
		return -ENOMEM;
	for (i = 0; i < w->g.nr_blocks; i++) {
		const struct obheap_block *b = &w->g.block[i];
		__u32 *category = &m->category[m->nr_blocks];

		if (b->state & OBHEAP_OBJ_STATIC)
			continue;
		err = category_of(m, w, i, last, category);
		if (err)
			return err;
		m->categories[*category].blocks++;
		m->categories[*category].bytes += b->size;
		m->nr_large += b->arena == OBHEAP_NONE;
		m->block[m->nr_blocks++] = *b;
	}
	if (m->by != MAP_BY_AGE)
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
