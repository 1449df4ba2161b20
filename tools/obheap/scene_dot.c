// SPDX-License-Identifier: GPL-2.0
/*
 * scene_dot - a picture of names and objects, for Graphviz
 *
 * Names, variables and value stacks are tables on the left. An object is a
 * table too: type and value, where it is and what it weighs, then a line for
 * each reference it holds, from which the arrow starts. Classes are given to
 * what is drawn, so that a style sheet can colour the SVG.
 */
#include <string.h>

#include "cmd.h"
#include "scene.h"

#define MAX_COLUMNS 40

/* At most so many characters; what is left out is said by three dots. */
static void cut_columns(const char *s, int columns, char *buf, size_t size)
{
	const char *end = s;
	int n = 0;

	while (*end && n < columns) {
		end++;
		while ((*end & 0xc0) == 0x80)
			end++;
		n++;
	}
	snprintf(buf, size, "%.*s%s", (int)(end - s), s, *end ? "..." : "");
}

/* HTML of labels, whose spaces would be folded. */
static void put_html(const char *s, FILE *out)
{
	put_xml(s, "&#160;", out);
}

static void put_code(const char *s, const char *attributes, FILE *out)
{
	fprintf(out, "<FONT FACE=\"monospace\"%s>", attributes);
	put_html(s, out);
	fputs("</FONT>", out);
}

/*
 * The value, without where it is, which the box says below; cut where a box
 * would get too wide.
 */
static void put_value(const char *value, FILE *out)
{
	char text[SCENE_REPR + 4];
	const char *at = *value == '<' ? strstr(value, " at 0x") : NULL;
	int n = at ? at - value : 0;

	if (at && !strcmp(value + strlen(value) - 1, ">"))
		snprintf(text, sizeof(text), "%.*s>", n, value);
	else
		cut_columns(value, MAX_COLUMNS, text, sizeof(text));
	put_code(text, "", out);
}

static bool is_shared(const struct obheap_block *b)
{
	return scene_note(b);
}

/* "refs 2, 88 bytes at 0x7f.." or why it is there */
static void put_facts(const struct obheap_block *b, FILE *out)
{
	fputs("<FONT POINT-SIZE=\"9\" COLOR=\"#666666\">", out);
	if (!(b->state & OBHEAP_OBJ_STATIC)) {
		fprintf(out, "%llu&#160;%s, %llu&#160;bytes",
			(unsigned long long)b->refcount,
			b->refcount == 1 ? "reference" : "references",
			(unsigned long long)b->sizeof_);
		if (is_shared(b))
			fputs(", ", out);
	}
	if (is_shared(b))
		put_html(scene_note(b), out);
	fprintf(out, "<BR/>at&#160;0x%llx</FONT>", (unsigned long long)b->id);
}

static void put_object(const struct scene *s, size_t i, FILE *out)
{
	const struct scene_object *o = &s->object[i];
	const struct obheap_block *b = scene_block(s, i);
	__u32 k;

	fprintf(out, "  o%zu [class=\"%s\", tooltip=\"0x%llx\", label=<<TABLE BORDER=\"1\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"4\" STYLE=\"ROUNDED\" COLOR=\"%s\" BGCOLOR=\"%s\">",
		i, is_shared(b) ? "shared" : "own", (unsigned long long)b->id,
		is_shared(b) ? "#b08a3c" : "#4a6fa5",
		is_shared(b) ? "#fdf6e3" : "#eef3fa");
	fputs("<TR><TD PORT=\"o\" ALIGN=\"LEFT\" CELLPADDING=\"6\"><FONT COLOR=\"#666666\">",
	      out);
	put_html(b->type_name, out);
	fputs("</FONT>&#160;&#160;", out);
	put_value(o->value, out);
	fputs("</TD></TR>", out);
	for (k = o->first; k < o->first + o->nr; k++) {
		fprintf(out, "<HR/><TR><TD PORT=\"r%u\" ALIGN=\"LEFT\">",
			k - o->first);
		put_code(s->row[k].label, " POINT-SIZE=\"10\"", out);
		fputs("</TD></TR>", out);
	}
	if (o->left)
		fprintf(out, "<HR/><TR><TD ALIGN=\"LEFT\"><FONT POINT-SIZE=\"9\" COLOR=\"#666666\">%u&#160;more not drawn</FONT></TD></TR>",
			o->left);
	fputs("<HR/><TR><TD ALIGN=\"LEFT\" BALIGN=\"LEFT\" CELLPADDING=\"6\">", out);
	put_facts(b, out);
	fputs("</TD></TR></TABLE>>];\n", out);
	for (k = o->first; k < o->first + o->nr; k++)
		fprintf(out, "  o%zu:r%u:e -> o%u:o;\n", i, k - o->first,
			s->row[k].object);
}

/* The roots of one frame, or the global names, as one table. */
static void put_roots(const struct scene *s, __u32 frame, bool is_stack,
		      const char *title, FILE *out)
{
	size_t i, n = 0;

	for (i = 0; i < s->nr_roots; i++)
		n += s->root[i].frame == frame && s->root[i].is_stack == is_stack;
	if (!n)
		return;
	fprintf(out, "  %s%d [class=\"names\", label=<<TABLE BORDER=\"0\" CELLBORDER=\"1\" CELLSPACING=\"0\" CELLPADDING=\"4\" COLOR=\"#999999\"><TR><TD BORDER=\"0\" ALIGN=\"LEFT\"><FONT POINT-SIZE=\"9\" COLOR=\"#666666\">",
		is_stack ? "s" : "f", (int)frame + 1);
	put_html(title, out);
	fputs("</FONT></TD></TR>", out);
	for (i = 0; i < s->nr_roots; i++) {
		if (s->root[i].frame != frame || s->root[i].is_stack != is_stack)
			continue;
		fprintf(out, "<TR><TD PORT=\"r%zu\" ALIGN=\"LEFT\" BGCOLOR=\"#f7f7f7\">",
			i);
		put_code(s->root[i].label, "", out);
		fputs("</TD></TR>", out);
	}
	fputs("</TABLE>>];\n", out);
	for (i = 0; i < s->nr_roots; i++)
		if (s->root[i].frame == frame && s->root[i].is_stack == is_stack)
			fprintf(out, "  %s%d:r%zu:e -> o%u:o;\n",
				is_stack ? "s" : "f", (int)frame + 1, i,
				s->root[i].object);
}

static void put_rest(const struct scene *s, FILE *out)
{
	if (!s->left_objects && !s->left_roots)
		return;
	fprintf(out, "  rest [class=\"names\", fontsize=10, fontcolor=\"#666666\", label=\"Not drawn: %zu name%s and %zu reference%s to further objects; raise --nodes above %zu\"];\n",
		s->left_roots, plural(s->left_roots), s->left_objects,
		plural(s->left_objects), s->max.objects);
}

void scene_dot(const struct scene *s, FILE *out)
{
	char title[OBHEAP_NAME_MAX + 32];
	size_t i;

	fputs("digraph heap {\n"
	      "  rankdir=LR; ranksep=0.9; nodesep=0.18; bgcolor=\"#ffffff\"; fontname=\"sans-serif\";\n"
	      "  node [shape=plain, fontname=\"sans-serif\", fontsize=11];\n"
	      "  edge [color=\"#777777\", arrowsize=0.7, tailclip=true];\n", out);
	put_roots(s, GRAPH_NONE, false, "global names", out);
	for (i = 0; i < s->nr_frames; i++) {
		snprintf(title, sizeof(title), "frame of %s", s->frame[i].name);
		put_roots(s, i, false, title, out);
		snprintf(title, sizeof(title), "value stack of %s",
			 s->frame[i].name);
		put_roots(s, i, true, title, out);
	}
	for (i = 0; i < s->nr_objects; i++)
		put_object(s, i, out);
	put_rest(s, out);
	fputs("}\n", out);
}
