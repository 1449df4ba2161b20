// SPDX-License-Identifier: GPL-2.0
/*
 * map_text - the map on a terminal of 80 columns
 *
 * A pool is a line of cells, 256 bytes each, true to scale. With colours a
 * cell's shade says how much of it is live; without, its letter says what most
 * of it is, a capital letter when more than half of it is live.
 */
#include <stdlib.h>
#include <string.h>

#include "cmd.h"
#include "map.h"

#define CELLS		64
#define CELL_BYTES	(MAP_POOL_SIZE / CELLS)
#define LINE_MAX_BYTES	(CELLS * 32)

static const int ansi[MAP_COLOURS] = {
	67, 208, 71, 167, 139, 73, 178, 137, 217, 108, 175, 153, 245,
};

/* From dark to light: the old to the young. */
static const int ansi_age[MAP_COLOURS] = {
	54, 55, 61, 67, 73, 79, 78, 113, 149, 221, 245, 245, 245,
};

static int ansi_of(const struct map *m, int colour)
{
	return m->by == MAP_BY_AGE ? ansi_age[colour] : ansi[colour];
}

/**
 * struct cell - 256 bytes of a pool
 * @live: live bytes of each colour
 * @touched: some of it was handed out once
 */
struct cell {
	int live[MAP_COLOURS];
	int all;
	bool touched;
};

static void add_block(struct cell *cells, __u64 offset, __u64 size, int colour)
{
	while (size) {
		__u64 cell = offset / CELL_BYTES;
		__u64 here = CELL_BYTES - offset % CELL_BYTES;

		if (cell >= CELLS)
			return;
		if (here > size)
			here = size;
		cells[cell].live[colour] += here;
		cells[cell].all += here;
		offset += here;
		size -= here;
	}
}

static void fill_cells(const struct map *m, const struct map_pool *p,
		       struct cell *cells)
{
	size_t i;

	memset(cells, 0, CELLS * sizeof(*cells));
	for (i = 0; i < CELLS; i++)
		cells[i].touched = i * CELL_BYTES < p->info.next_virgin;
	for (i = p->first; i < p->first + p->nr; i++)
		add_block(cells, m->block[i].block - p->info.id,
			  m->block[i].size, map_colour(m, i));
}

static int main_colour(const struct cell *c)
{
	int i, best = 0;

	for (i = 1; i < MAP_COLOURS; i++)
		if (c->live[i] > c->live[best])
			best = i;
	return best;
}

/* Ages are digits, which have no capitals. */
static char letter(const struct map *m, int colour, bool capital)
{
	if (colour == MAP_OTHER)
		return capital ? 'Z' : 'z';
	if (m->by == MAP_BY_AGE)
		return '0' + colour;
	return (capital ? 'A' : 'a') + colour;
}

static size_t put_cell(const struct map *m, const struct cell *c, bool colour,
		       char *to)
{
	static const char *const shade[] = { "░", "▒", "▓", "█" };
	int best = main_colour(c);

	if (!c->all)
		return sprintf(to, "%s", c->touched ? "·" : " ");
	if (!colour)
		return sprintf(to, "%c", letter(m, best, c->all > CELL_BYTES / 2));
	return sprintf(to, "\033[38;5;%dm%s", ansi_of(m, best),
		       shade[(c->all * 4 - 1) / CELL_BYTES]);
}

static void draw_pool(const struct map *m, const struct map_pool *p, bool colour,
		      char *line)
{
	struct cell cells[CELLS];
	size_t len = 0, i;

	fill_cells(m, p, cells);
	for (i = 0; i < CELLS; i++)
		len += put_cell(m, &cells[i], colour, line + len);
	if (colour)
		len += sprintf(line + len, "\033[0m");
	if (p->info.block_size)
		sprintf(line + len, "│%4u", p->info.block_size);
	else
		sprintf(line + len, "│ any");
}

static void print_run(const struct map *m, size_t first, size_t last,
		      const char *line, FILE *out)
{
	const struct obheap_pool *p = &m->pool[first].info;
	char range[16];

	if (p->state <= OBHEAP_POOL_EMPTY) {
		fprintf(out, "%5u", p->index);
		if (last > first)
			fprintf(out, " to %u", m->pool[last].info.index);
		fprintf(out, ": %s\n", p->state == OBHEAP_POOL_EMPTY ?
			"empty, memory kept" : "virgin, no memory");
		return;
	}
	snprintf(range, sizeof(range), "%u", p->index);
	fprintf(out, "%5s │%s\n", range, line);
	if (last > first)
		fprintf(out, "      and %zu like it, to %u\n", last - first,
			m->pool[last].info.index);
}

static bool same_line(const struct map *m, size_t a, size_t b, const char *x,
		      const char *y)
{
	const struct obheap_pool *p = &m->pool[a].info, *q = &m->pool[b].info;

	if (p->arena != q->arena || p->state != q->state)
		return false;
	return p->state <= OBHEAP_POOL_EMPTY || !strcmp(x, y);
}

static void print_legend(const struct map *m, bool colour, FILE *out)
{
	__u64 blocks = 0, bytes = 0;
	int i;
	size_t k;

	for (i = 0; i < MAP_COLOURS; i++) {
		for (k = 0; k < m->nr_categories; k++) {
			const struct map_category *c = &m->categories[k];

			if (c->colour != i)
				continue;
			if (map_is_other(m, i)) {
				blocks += c->blocks;
				bytes += c->bytes;
				continue;
			}
			if (!c->blocks && i == MAP_OTHER)
				continue;
			if (colour)
				fprintf(out, "\033[38;5;%dm█\033[0m",
					ansi_of(m, i));
			else
				fputc(letter(m, i, true), out);
			fputc(' ', out);
			text_pad(c->label, 34, out);
			fprintf(out, " %9llu block%-1s %12llu bytes\n",
				(unsigned long long)c->blocks,
				plural(c->blocks), (unsigned long long)c->bytes);
		}
	}
	if (blocks)
		fprintf(out, "%s all others %32llu blocks %12llu bytes\n",
			colour ? "\033[38;5;245m█\033[0m" : "Z",
			(unsigned long long)blocks, (unsigned long long)bytes);
	if (colour)
		fputs("░▒▓█ how full", out);
	else if (m->by == MAP_BY_AGE)
		fputs("0 the oldest .. 9 the youngest", out);
	else
		fputs("small letter: at most half full", out);
	fputs("   · free   blank: never used\n", out);
}

static void print_pools(const struct map *m, bool colour, FILE *out)
{
	char line[2][LINE_MAX_BYTES];
	size_t i, first = 0;
	int now = 0;

	for (i = 0; i < m->nr_pools; i++) {
		const struct obheap_pool *p = &m->pool[i].info;

		draw_pool(m, &m->pool[i], colour, line[now]);
		if (i && same_line(m, i - 1, i, line[!now], line[now])) {
			now = !now;
			continue;
		}
		if (i)
			print_run(m, first, i - 1, line[!now], out);
		first = i;
		if (!i || p->arena != m->pool[i - 1].info.arena)
			fprintf(out, "arena %u at 0x%llx\n", p->arena,
				(unsigned long long)p->id);
		now = !now;
	}
	if (i)
		print_run(m, first, i - 1, line[!now], out);
}

void map_text(const struct map *m, FILE *out, bool colour)
{
	__u64 bytes = 0;
	size_t i;

	fprintf(out, "pools by %s; a line is a pool, a cell %d bytes of it\n\n",
		map_by_name(m->by), CELL_BYTES);
	print_pools(m, colour, out);
	if (!m->nr_pools)
		fputs("no pools: this backend has none, or nothing was allocated\n",
		      out);
	for (i = 0; i < m->nr_large; i++)
		bytes += m->block[i].size;
	if (m->nr_large)
		fprintf(out, "outside the pools: %zu block%s, %llu bytes\n",
			m->nr_large, plural(m->nr_large),
			(unsigned long long)bytes);
	fputc('\n', out);
	print_legend(m, colour, out);
}
