/* SPDX-License-Identifier: GPL-2.0 */
/*
 * map - every arena, pool and block, each block of a category
 */
#ifndef OBHEAP_MAP_H
#define OBHEAP_MAP_H

#include <stdbool.h>
#include <stdio.h>

#include "why.h"

/* categories with a colour and a letter of their own; the last is all others */
#define MAP_COLOURS	13
#define MAP_OTHER	(MAP_COLOURS - 1)

#define MAP_POOL_SIZE	16384
#define MAP_POOL_HEADER	48
#define MAP_ARENA_POOLS	64

enum map_by { MAP_BY_TYPE, MAP_BY_CLASS, MAP_BY_NAME, MAP_BY_AGE, MAP_NR_BY };

/* by age: equal shares of all allocations, the oldest first */
#define MAP_AGES	10

/**
 * struct map_category - blocks that look the same on the map
 * @label: in words
 * @blocks: live ones
 * @bytes: their sizes
 * @colour: below MAP_COLOURS
 */
struct map_category {
	char label[64];
	__u64 blocks;
	__u64 bytes;
	int colour;
};

/**
 * struct map_pool - one pool
 * @info: as the device tells it
 * @first: its first block in map->block
 * @nr: how many there are
 */
struct map_pool {
	struct obheap_pool info;
	size_t first;
	size_t nr;
};

/**
 * struct map - a heap to be drawn
 * @block: live blocks by id: those outside the pools first
 * @category: of each block, index into @categories
 * @nr_large: blocks outside the pools
 * @pool: pools in order, virgin ones included
 * @categories: what blocks are told apart by
 */
struct map {
	struct obheap_block *block;
	__u32 *category;
	size_t nr_blocks;
	size_t nr_large;
	struct map_pool *pool;
	size_t nr_pools;
	struct map_category *categories;
	size_t nr_categories;
	enum map_by by;
};

/*
 * Read a session's heap; 0 or a negative errno: ENODATA when it was to be by
 * age and the session does not remember births.
 */
int map_read(struct obheap *session, enum map_by by, struct map *m);
void map_free(struct map *m);

/* colour of a block */
static inline int map_colour(const struct map *m, size_t block)
{
	return m->categories[m->category[block]].colour;
}

const char *map_by_name(enum map_by by);
/* does this colour stand for what has no colour of its own? */
bool map_is_other(const struct map *m, int colour);

void map_text(const struct map *m, FILE *out, bool colour);
void map_svg(const struct map *m, FILE *out);
void map_json(const struct map *m, FILE *out);

#endif /* OBHEAP_MAP_H */
