// SPDX-License-Identifier: GPL-2.0
/*
 * picture - names, heap objects and the references between them, as text
 *
 *   names                 heap
 *   a ──┐
 *   b ──┴─▶ list [1, 2]   0x7f0000004040  refs 2  72 bytes
 *             [0] ──▶ int 1   0x5555555600d0  made with the session
 *
 * Names bound to one object share its arrow. What an object refers to is drawn
 * below it once; further references to it only name the id. Frames of a program
 * that is stopped follow the global names, each with its value stack.
 */
#include <stdlib.h>
#include <string.h>

#include "cmd.h"
#include "scene.h"

#define PICTURE_MAX_DEPTH	4

/**
 * struct picture - a picture being drawn
 * @drawn: of each object of the scene: what it refers to is on the paper
 * @width: columns of the longest name
 */
struct picture {
	const struct scene *s;
	FILE *out;
	unsigned char *drawn;
	int width;
};

static void draw_object(struct picture *pic, __u32 i, int indent, int depth)
{
	const struct scene_object *o = &pic->s->object[i];
	const struct obheap_block *b = scene_block(pic->s, i);
	const char *note = scene_note(b);
	__u32 k;

	fprintf(pic->out, "%s %s   0x%llx", b->type_name, o->value,
		(unsigned long long)b->id);
	if (!(b->state & OBHEAP_OBJ_STATIC))
		fprintf(pic->out, "  refs %llu  %llu bytes",
			(unsigned long long)b->refcount,
			(unsigned long long)b->sizeof_);
	fprintf(pic->out, "%s%s\n", note ? "  " : "", note ? note : "");
	if (depth >= PICTURE_MAX_DEPTH || pic->drawn[i])
		return;
	pic->drawn[i] = 1;
	for (k = o->first; k < o->first + o->nr; k++) {
		fprintf(pic->out, "%*s%s ──▶ ", indent + 2, "",
			pic->s->row[k].label);
		draw_object(pic, pic->s->row[k].object, indent + 6, depth + 1);
	}
	if (o->left)
		fprintf(pic->out, "%*s... %u more\n", indent + 2, "", o->left);
}

static bool same_table(const struct scene_root *a, const struct scene_root *b)
{
	return a->frame == b->frame && a->is_stack == b->is_stack;
}

/* Is root @k another name of what root @i refers to, in the same table? */
static bool same_binding(const struct scene *s, size_t i, size_t k)
{
	return same_table(&s->root[i], &s->root[k]) &&
	       s->root[i].object == s->root[k].object;
}

static bool drawn_earlier(const struct scene *s, size_t i)
{
	size_t k;

	for (k = 0; k < i; k++)
		if (same_binding(s, i, k))
			return true;
	return false;
}

/* All names of one object, joined, and the object. */
static void draw_binding(struct picture *pic, size_t i)
{
	const struct scene *s = pic->s;
	size_t same = 0, seen = 0, k;

	for (k = i; k < s->nr_roots; k++)
		same += same_binding(s, i, k);
	for (k = i; seen < same; k++) {
		if (!same_binding(s, i, k))
			continue;
		fputs("  ", pic->out);
		text_pad(s->root[k].label, pic->width, pic->out);
		if (++seen < same)
			fputs(seen == 1 ? " ──┐\n" : " ──┤\n", pic->out);
	}
	fputs(same > 1 ? " ──┴─▶ " : " ────▶ ", pic->out);
	draw_object(pic, s->root[i].object, pic->width + 5, 0);
}

static void draw_title(struct picture *pic, size_t i)
{
	const struct scene_root *r = &pic->s->root[i];

	if (i && same_table(r, r - 1))
		return;
	if (r->frame == GRAPH_NONE)
		return;
	fprintf(pic->out, "  %s %s\n",
		r->is_stack ? "value stack of" : "frame of",
		pic->s->frame[r->frame].name);
}

static int name_width(const struct scene *s)
{
	int width = 5, n;
	size_t i;

	for (i = 0; i < s->nr_roots; i++) {
		n = text_columns(s->root[i].label);
		if (n > width)
			width = n;
	}
	return width;
}

int picture_scene(const struct scene *s, const char *only, FILE *out)
{
	struct picture pic = {
		.s = s, .out = out, .width = name_width(s),
		.drawn = calloc(s->nr_objects + 1, 1),
	};
	size_t i;

	if (!pic.drawn)
		return -1;
	fprintf(out, "  %-*s       heap\n", pic.width, "names");
	for (i = 0; i < s->nr_roots; i++) {
		if (only && (s->root[i].frame != GRAPH_NONE ||
			     strcmp(s->root[i].label, only)))
			continue;
		draw_title(&pic, i);
		if (only || !drawn_earlier(s, i))
			draw_binding(&pic, i);
	}
	if (s->left_roots || s->left_objects)
		fprintf(out, "  not drawn: %zu name%s and %zu reference%s to further objects\n",
			s->left_roots, plural(s->left_roots),
			s->left_objects, plural(s->left_objects));
	free(pic.drawn);
	return 0;
}

static bool is_bound(const struct scene *s, const char *name)
{
	size_t i;

	for (i = 0; i < s->nr_roots; i++)
		if (s->root[i].frame == GRAPH_NONE &&
		    !strcmp(s->root[i].label, name))
			return true;
	return false;
}

int picture_print_name(struct obheap *session, const char *name, FILE *out)
{
	const struct scene_limits max = { .objects = 200, .rows = 16 };
	int status = EXIT_OK;
	struct scene s;
	int err = scene_read(session, &max, &s);

	if (err)
		return complain_device("picture", err);
	if (name && !is_bound(&s, name)) {
		complain("'%s' is no global name that is drawn", name);
		status = EXIT_USAGE;
	} else {
		picture_scene(&s, name, out);
	}
	scene_free(&s);
	return status;
}

int picture_print(struct obheap *session, FILE *out)
{
	return picture_print_name(session, NULL, out);
}
