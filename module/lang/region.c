// SPDX-License-Identifier: GPL-2.0
/*
 * region - bump memory of one compile unit
 *
 * The first chunk is the session's scratch memory, so that a statement of a
 * few lines costs no allocation; further ones double up to a bound. Nothing is
 * freed before the end; a vector that outgrows its array leaves the old one
 * behind, at most as much again as it uses. A new chunk is also where a unit
 * that takes long can be interrupted.
 */

#include "lang_priv.h"

#define CHUNK_MIN	4096UL
#define CHUNK_MAX	(256UL << 10)

struct chunk {
	struct chunk *next;
	size_t bytes;
};

void ob_region_init(struct region *r, struct ob_rt *rt, size_t limit)
{
	memset(r, 0, sizeof(*r));
	r->rt = rt;
	r->limit = limit;
	r->scratch = rt->scratch;
	rt->scratch = NULL;
	if (r->scratch) {
		r->at = r->scratch;
		r->end = r->at + OB_SCRATCH;
	}
}

void ob_region_exit(struct region *r)
{
	struct chunk *c = r->chunk;

	while (c) {
		struct chunk *next = c->next;

		ob_raw_free(r->rt, c);
		c = next;
	}
	r->chunk = NULL;
	if (r->scratch)
		r->rt->scratch = r->scratch;
	r->scratch = NULL;
}

static bool region_grow(struct region *r, size_t bytes)
{
	size_t size = r->chunk ? r->chunk->bytes * 2 : CHUNK_MIN;
	struct chunk *c;

	if (size > CHUNK_MAX)
		size = CHUNK_MAX;
	if (size < bytes + sizeof(*c))
		size = bytes + sizeof(*c);
	if (size > r->limit - r->used) {
		ob_no_memory(r->rt);
		return false;
	}
	/* Nothing a pass does for long is done without memory. */
	if (r->used && r->rt->ops && r->rt->ops->tick(r->rt))
		return false;
	c = ob_raw_alloc(r->rt, size);
	if (!c)
		return false;
	c->next = r->chunk;
	c->bytes = size;
	r->chunk = c;
	r->used += size;
	r->at = (char *)(c + 1);
	r->end = (char *)c + size;
	return true;
}

void *ob_region_more(struct region *r, size_t bytes)
{
	if (bytes > r->limit) {
		ob_no_memory(r->rt);
		return NULL;
	}
	if (!region_grow(r, ALIGN(bytes, 8)))
		return NULL;
	return ob_region_take(r, bytes);
}

bool ob_vec_grow(struct unit *u, struct vec *v)
{
	int cap = v->cap ? v->cap * 2 : 4;
	void **item = unit_take(u, cap * sizeof(*item));

	if (!item)
		return false;
	if (v->n)
		memcpy(item, v->item, v->n * sizeof(*item));
	v->item = item;
	v->cap = cap;
	return true;
}

struct seq *ob_vec_seq(struct unit *u, const struct vec *v)
{
	struct seq *s = unit_take(u, sizeof(*s) + v->n * sizeof(s->item[0]));
	int i;

	if (!s)
		return NULL;
	s->n = v->n;
	for (i = 0; i < v->n; i++)
		s->item[i] = v->item[i];
	return s;
}
