// SPDX-License-Identifier: GPL-2.0
/*
 * map_svg - the map as a picture that needs nothing else, and as JSON
 *
 * A pool is a strip true to scale; an arena is the stack of its strips. Blocks
 * side by side in one colour are one rectangle, which keeps a full heap small
 * enough to be shown. Colours follow the viewer's light or dark scheme.
 */
#include <stdlib.h>
#include <string.h>

#include "cmd.h"
#include "map.h"

#define STRIP_WIDTH	512
#define STRIP_HEIGHT	7
#define STRIP_STEP	8
#define PANEL_X		58	/* room for the numbers of pools */
#define PANEL_WIDTH	(PANEL_X + STRIP_WIDTH + 22)
#define PANEL_TOP	26
#define MAX_ARENAS	64
#define LEGEND_STEP	18

static const char *const colours[MAP_COLOURS] = {
	"#4e79a7", "#f28e2b", "#59a14f", "#e15759", "#b07aa1", "#4fa8a4",
	"#d4ac2b", "#9c755f", "#ff9da7", "#7fae5f", "#d37295", "#79aedb",
	"#8a8a8a",
};

static const char *const age_colours[MAP_COLOURS] = {
	"#440154", "#482878", "#3e4989", "#31688e", "#26828e", "#1f9e89",
	"#35b779", "#6ece58", "#b5de2b", "#fde725", "#8a8a8a", "#8a8a8a",
	"#8a8a8a",
};

static const char style[] =
	"  <style>\n"
	"    svg { --ink: #1c1c1c; --soft: #6b6b6b; --paper: #ffffff;"
	" --free: #dcdcdc; --virgin: #f4f4f4; --edge: #c8c8c8 }\n"
	"    @media (prefers-color-scheme: dark) {\n"
	"      svg { --ink: #ececec; --soft: #a0a0a0; --paper: #17181a;"
	" --free: #3b3d40; --virgin: #222427; --edge: #4a4d50 }\n"
	"    }\n"
	"    .paper { fill: var(--paper) }\n"
	"    text { font: 12px system-ui, sans-serif; fill: var(--ink) }\n"
	"    .head { font-size: 15px; font-weight: 600 }\n"
	"    .soft { fill: var(--soft); font-size: 11px }\n"
	"    .nr { fill: var(--soft); font-size: 8px; text-anchor: end }\n"
	"    .free { fill: var(--free) }\n"
	"    .virgin { fill: var(--virgin) }\n"
	"    .none { fill: none; stroke: var(--edge); stroke-width: .5 }\n";

static double scale(__u64 bytes)
{
	return (double)bytes * STRIP_WIDTH / MAP_POOL_SIZE;
}

/* A lone block in an empty arena is what one looks for. */
static double visible(double width)
{
	return width < 1.5 ? 1.5 : width;
}

static void svg_rect(FILE *out, const char *class, double x, int y,
		     double width)
{
	fprintf(out, "<rect class=\"%s\" x=\"%.2f\" y=\"%d\" width=\"%.2f\" height=\"%d\"/>\n",
		class, x, y, width, STRIP_HEIGHT);
}

/* Blocks that stand side by side and are of one category. */
static size_t run_length(const struct map *m, const struct map_pool *p,
			 size_t i)
{
	size_t n = 1;

	while (i + n < p->first + p->nr &&
	       m->category[i + n] == m->category[i] &&
	       m->block[i + n].block ==
		       m->block[i + n - 1].block + m->block[i + n - 1].size)
		n++;
	return n;
}

static void svg_pool(const struct map *m, const struct map_pool *p, int x, int y,
		     FILE *out)
{
	const struct obheap_pool *info = &p->info;
	size_t i, n;

	if (info->state == OBHEAP_POOL_VIRGIN) {
		svg_rect(out, "none", x, y, STRIP_WIDTH);
		return;
	}
	svg_rect(out, "virgin", x, y, STRIP_WIDTH);
	if (info->state == OBHEAP_POOL_EMPTY)
		return;
	svg_rect(out, "free", x, y, scale(info->next_virgin));
	for (i = p->first; i < p->first + p->nr; i += n) {
		const struct map_category *c =
			&m->categories[m->category[i]];

		n = run_length(m, p, i);
		fprintf(out, "<rect class=\"c%d\" x=\"%.2f\" y=\"%d\" width=\"%.2f\" height=\"%d\"><title>",
			c->colour, x + scale(m->block[i].block - info->id), y,
			visible(scale(n * m->block[i].size)), STRIP_HEIGHT);
		put_xml(c->label, NULL, out);
		fprintf(out, ": %zu of %llu bytes in pool %u.%u, from 0x%llx</title></rect>\n",
			n, (unsigned long long)m->block[i].size, info->arena,
			info->index, (unsigned long long)m->block[i].block);
	}
}

/* Pools up to the last one with memory; the rest is said in words. */
static size_t pools_drawn(const struct map *m, size_t first, size_t nr)
{
	size_t n = nr;

	while (n && m->pool[first + n - 1].info.state == OBHEAP_POOL_VIRGIN)
		n--;
	return n;
}

static int svg_arena(const struct map *m, size_t first, size_t nr, int x, int y,
		     FILE *out)
{
	size_t drawn = pools_drawn(m, first, nr), i;
	const struct obheap_pool *p = &m->pool[first].info;

	fprintf(out, "<text class=\"head\" x=\"%d\" y=\"%d\">arena %u <tspan class=\"soft\">0x%llx%s</tspan></text>\n",
		x + PANEL_X, y + 16, p->arena, (unsigned long long)p->id,
		drawn < nr ? ", rest without memory" : "");
	for (i = 0; i < drawn; i++) {
		int top = y + PANEL_TOP + (int)i * STRIP_STEP;

		p = &m->pool[first + i].info;
		fprintf(out, "<text class=\"nr\" x=\"%d\" y=\"%d\">%u%s",
			x + PANEL_X - 5, top + STRIP_HEIGHT - 1, p->index,
			p->state > OBHEAP_POOL_EMPTY ? "" : "</text>\n");
		if (p->state > OBHEAP_POOL_EMPTY && p->block_size)
			fprintf(out, " · %u B</text>\n", p->block_size);
		else if (p->state > OBHEAP_POOL_EMPTY)
			fputs("</text>\n", out);
		svg_pool(m, &m->pool[first + i], x + PANEL_X, top, out);
	}
	return PANEL_TOP + (int)drawn * STRIP_STEP + 14;
}

static int svg_large(const struct map *m, int x, int y, FILE *out)
{
	__u64 bytes = 0;
	double at = x + PANEL_X;
	size_t i;

	if (!m->nr_large)
		return 0;
	for (i = 0; i < m->nr_large; i++)
		bytes += m->block[i].size;
	fprintf(out, "<text class=\"head\" x=\"%d\" y=\"%d\">outside the pools <tspan class=\"soft\">%zu blocks, %llu bytes, to a scale of their own</tspan></text>\n",
		x + PANEL_X, y + 16, m->nr_large, (unsigned long long)bytes);
	for (i = 0; i < m->nr_large; i++) {
		double width = (double)m->block[i].size * STRIP_WIDTH / bytes;
		const struct map_category *c = &m->categories[m->category[i]];

		/* What nobody could see is left out. */
		if (width > .2) {
			fprintf(out, "<rect class=\"c%d\" x=\"%.2f\" y=\"%d\" width=\"%.2f\" height=\"%d\"><title>",
				c->colour, at, y + PANEL_TOP,
				width > 1 ? width - .5 : width,
				2 * STRIP_HEIGHT);
			put_xml(c->label, NULL, out);
			fprintf(out, ": %llu bytes at 0x%llx</title></rect>\n",
				(unsigned long long)m->block[i].size,
				(unsigned long long)m->block[i].block);
		}
		at += width;
	}
	return PANEL_TOP + 2 * STRIP_HEIGHT + 14;
}

static void svg_legend_row(FILE *out, const char *class, int x, int y,
			   const char *label)
{
	fprintf(out, "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"12\" height=\"12\" rx=\"2\"/><text x=\"%d\" y=\"%d\">",
		class, x, y, x + 18, y + 10);
	put_xml(label, NULL, out);
}

static int svg_legend(const struct map *m, int x, int y, FILE *out)
{
	int colour, row = 0;
	char class[8];
	size_t k;

	for (colour = 0; colour + map_is_other(m, colour) < MAP_COLOURS; colour++) {
		for (k = 0; k < m->nr_categories; k++) {
			const struct map_category *c = &m->categories[k];

			if (c->colour != colour ||
			    (!c->blocks && colour == MAP_OTHER))
				continue;
			snprintf(class, sizeof(class), "c%d", colour);
			svg_legend_row(out, class, x, y + row * LEGEND_STEP,
				       c->label);
			fprintf(out, " <tspan class=\"soft\">%llu blocks, %llu bytes</tspan></text>\n",
				(unsigned long long)c->blocks,
				(unsigned long long)c->bytes);
			row++;
		}
	}
	if (m->nr_categories > MAP_OTHER && m->by != MAP_BY_AGE) {
		svg_legend_row(out, "c12", x, y + row++ * LEGEND_STEP,
			       "all others");
		fputs("</text>\n", out);
	}
	svg_legend_row(out, "free", x, y + row++ * LEGEND_STEP,
		       "free, or a pool's header");
	fputs("</text>\n", out);
	svg_legend_row(out, "virgin", x, y + row++ * LEGEND_STEP,
		       "memory never handed out");
	fputs("</text>\n", out);
	return row * LEGEND_STEP;
}

static size_t arena_pools(const struct map *m, size_t first)
{
	size_t n = 1;

	while (first + n < m->nr_pools &&
	       m->pool[first + n].info.arena == m->pool[first].info.arena)
		n++;
	return n;
}

/* Everything below the title; returns the height it takes. */
static int svg_body(const struct map *m, FILE *out)
{
	int column[2] = { 44, 44 }, y;
	size_t i, n, arenas = 0, left = 0;

	for (i = 0; i < m->nr_pools; i += n) {
		int at = column[1] < column[0];

		n = arena_pools(m, i);
		if (arenas++ >= MAX_ARENAS) {
			left++;
			continue;
		}
		column[at] += svg_arena(m, i, n, at * PANEL_WIDTH, column[at],
					out);
	}
	y = column[0] > column[1] ? column[0] : column[1];
	column[0] = y;
	if (arenas > 1)
		column[1] = y;
	if (left) {
		fprintf(out, "<text class=\"soft\" x=\"%d\" y=\"%d\">and %zu more arenas</text>\n",
			PANEL_X, y + 10, left);
		column[0] += 24;
	}
	column[0] += svg_large(m, 0, column[0], out);
	column[1] += 8 + svg_legend(m, PANEL_WIDTH + PANEL_X, column[1] + 8,
				    out);
	return (column[0] > column[1] ? column[0] : column[1]) + 12;
}

void map_svg(const struct map *m, FILE *out)
{
	char *body = NULL;
	size_t size = 0;
	FILE *memory = open_memstream(&body, &size);
	int height, i;

	if (!memory)
		return;
	height = svg_body(m, memory);
	fclose(memory);
	fprintf(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\" aria-label=\"heap map\">\n%s",
		2 * PANEL_WIDTH, height, 2 * PANEL_WIDTH, height, style);
	for (i = 0; i < MAP_COLOURS; i++)
		fprintf(out, "    .c%d { fill: %s }\n", i,
			m->by == MAP_BY_AGE ? age_colours[i] : colours[i]);
	fprintf(out, "  </style>\n<rect class=\"paper\" width=\"100%%\" height=\"100%%\"/>\n"
		"<text class=\"head\" x=\"%d\" y=\"26\">Heap map, blocks by %s <tspan class=\"soft\">a strip is a pool of 16 KiB, true to scale</tspan></text>\n",
		PANEL_X, map_by_name(m->by));
	fwrite(body, 1, size, out);
	fputs("</svg>\n", out);
	free(body);
}

static struct json_object *block_json(const struct map *m, size_t i)
{
	struct json_object *o = json_object_new_object();

	json_add_id(o, "id", m->block[i].id);
	json_add_id(o, "block", m->block[i].block);
	json_add_number(o, "bytes", m->block[i].size);
	if (m->by == MAP_BY_AGE)
		json_add_number(o, "birth", m->block[i].birth);
	else
		json_add_string(o, map_by_name(m->by),
				m->categories[m->category[i]].label);
	return o;
}

static struct json_object *pool_json(const struct map *m,
				     const struct map_pool *p)
{
	struct json_object *o = json_object_new_object();
	struct json_object *blocks = json_object_new_array();
	size_t i;

	json_add_number(o, "arena", p->info.arena);
	json_add_number(o, "pool", p->info.index);
	json_add_id(o, "id", p->info.id);
	json_add_string(o, "state", pool_state_name(p->info.state));
	json_add_string(o, "kind", kind_name(p->info.kind));
	json_add_number(o, "block_size", p->info.block_size);
	json_add_number(o, "capacity", p->info.capacity);
	json_object_object_add(o, "blocks", blocks);
	for (i = p->first; i < p->first + p->nr; i++)
		json_object_array_add(blocks, block_json(m, i));
	return o;
}

static void json_line(struct json_object *o, FILE *out)
{
	const int flags = JSON_C_TO_STRING_PLAIN |
			  JSON_C_TO_STRING_NOSLASHESCAPE;

	fprintf(out, "%s\n", json_object_to_json_string_ext(o, flags));
	json_object_put(o);
}

/* A line for each pool, so that a large heap need not be held at once. */
void map_json(const struct map *m, FILE *out)
{
	struct json_object *o = json_object_new_object();
	struct json_object *large = json_object_new_array();
	size_t i;

	json_add_string(o, "schema", "obheap.map.1");
	json_add_string(o, "by", map_by_name(m->by));
	json_add_number(o, "pools", m->nr_pools);
	json_object_object_add(o, "large", large);
	for (i = 0; i < m->nr_large; i++)
		json_object_array_add(large, block_json(m, i));
	json_line(o, out);
	for (i = 0; i < m->nr_pools; i++)
		if (m->pool[i].info.state != OBHEAP_POOL_VIRGIN)
			json_line(pool_json(m, &m->pool[i]), out);
}
