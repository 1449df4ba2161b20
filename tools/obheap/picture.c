// SPDX-License-Identifier: GPL-2.0
/*
 * picture - names, heap objects and the references between them, as text
 *
 *   names                 heap
 *   a ──┐
 *   b ──┴─▶ list [1, 2]   0x7f0000004040  refs 2  72 bytes
 *             [0] ──▶ int 1   0x5555555600d0  static
 *
 * Names bound to one object share its arrow. The objects a container refers to
 * are drawn below it once; further references to them only name the id.
 */
#include <errno.h>
#include <locale.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "cmd.h"

#define PICTURE_MAX_REFS	16
#define PICTURE_MAX_DEPTH	4

struct picture {
	struct obheap *session;
	FILE *out;
	__u64 *drawn;
	size_t nr_drawn;
};

static bool drawn_before(struct picture *pic, __u64 id)
{
	__u64 *more;
	size_t i;

	for (i = 0; i < pic->nr_drawn; i++)
		if (pic->drawn[i] == id)
			return true;
	more = realloc(pic->drawn, (pic->nr_drawn + 1) * sizeof(*more));
	if (more) {
		pic->drawn = more;
		pic->drawn[pic->nr_drawn++] = id;
	}
	return false;
}

static const char *note(const struct obheap_object *o)
{
	if (o->out_state & OBHEAP_OBJ_STATIC)
		return "  made with the session";
	if (o->out_state & OBHEAP_OBJ_INTERNED)
		return "  interned";
	if (o->out_state & OBHEAP_OBJ_SHARED)
		return "  shared constant";
	return "";
}

static int draw_object(struct picture *pic, __u64 id, int indent, int depth);

static int draw_refs(struct picture *pic, __u64 id, int indent, int depth)
{
	struct obheap_ref *refs;
	size_t nr, i;
	int err;

	err = obheap_refs(pic->session, id, &refs, &nr);
	if (err)
		return err;
	for (i = 0; !err && i < nr; i++) {
		if (refs[i].role == OBHEAP_REF_KEY)
			continue;
		if (i == PICTURE_MAX_REFS) {
			fprintf(pic->out, "%*s... %zu more\n", indent, "",
				nr - i);
			break;
		}
		fprintf(pic->out, "%*s%s ──▶ ", indent, "", refs[i].label);
		err = draw_object(pic, refs[i].id, indent + 4, depth + 1);
	}
	free(refs);
	return err;
}

static bool is_container(const char *type)
{
	return !strcmp(type, "list") || !strcmp(type, "tuple") ||
	       !strcmp(type, "dict");
}

/* The rest of a line that ends in an arrow, and the lines below it. */
static int draw_object(struct picture *pic, __u64 id, int indent, int depth)
{
	struct obheap_object o = { .id = id };
	char repr[64];
	int err;

	o.repr = (uintptr_t)repr;
	o.repr_size = sizeof(repr);
	err = obheap_object(pic->session, &o);
	if (err)
		return err;
	fprintf(pic->out, "%s %s   0x%llx", o.out_type_name, repr,
		(unsigned long long)id);
	if (o.out_state & OBHEAP_OBJ_STATIC)
		fprintf(pic->out, "%s\n", note(&o));
	else
		fprintf(pic->out, "  refs %llu  %llu bytes%s\n",
			(unsigned long long)o.out_refcount,
			(unsigned long long)o.out_sizeof, note(&o));
	if (!is_container(o.out_type_name) || depth >= PICTURE_MAX_DEPTH ||
	    drawn_before(pic, id))
		return 0;
	return draw_refs(pic, id, indent + 2, depth);
}

static bool is_shown(const struct obheap_name *n)
{
	return strncmp(n->name, "__", 2) && strcmp(n->type_name, "module");
}

static int name_width(const struct obheap_name *names, size_t nr)
{
	int width = 5;
	size_t i;

	for (i = 0; i < nr; i++)
		if (is_shown(&names[i]) && (int)strlen(names[i].name) > width)
			width = strlen(names[i].name);
	return width;
}

/* How many shown names from @i on are bound to the same object? */
static size_t count_same(const struct obheap_name *names, size_t nr, size_t i)
{
	size_t k, n = 0;

	for (k = i; k < nr; k++)
		n += is_shown(&names[k]) && names[k].id == names[i].id;
	return n;
}

static bool drawn_earlier(const struct obheap_name *names, size_t i)
{
	size_t k;

	for (k = 0; k < i; k++)
		if (is_shown(&names[k]) && names[k].id == names[i].id)
			return true;
	return false;
}

/* All names of one object, joined, and the object. */
static int draw_binding(struct picture *pic, const struct obheap_name *names,
			size_t nr, size_t i, int width)
{
	size_t same = count_same(names, nr, i), seen = 0, k;

	for (k = i; k < nr; k++) {
		if (!is_shown(&names[k]) || names[k].id != names[i].id)
			continue;
		seen++;
		fprintf(pic->out, "  %-*s ", width, names[k].name);
		if (seen == same)
			break;
		fprintf(pic->out, seen == 1 ? "──┐\n" : "──┤\n");
	}
	fputs(same > 1 ? "──┴─▶ " : "────▶ ", pic->out);
	return draw_object(pic, names[i].id, width + 5, 0);
}

int picture_print(struct obheap *session, FILE *out)
{
	struct picture pic = { .session = session, .out = out };
	struct obheap_name *names;
	size_t nr, i;
	int err, width;

	err = obheap_names(session, OBHEAP_SCOPE_GLOBALS, &names, &nr);
	if (err)
		return complain_device("names", err);
	width = name_width(names, nr);
	fprintf(out, "  %-*s       heap\n", width, "names");
	for (i = 0; !err && i < nr; i++)
		if (is_shown(&names[i]) && !drawn_earlier(names, i))
			err = draw_binding(&pic, names, nr, i, width);
	free(names);
	free(pic.drawn);
	return err ? complain_device("picture", err) : EXIT_OK;
}
