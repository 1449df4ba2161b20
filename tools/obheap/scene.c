// SPDX-License-Identifier: GPL-2.0
/*
 * scene - choosing what a picture of names and objects shows
 */
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scene.h"

/* fields of a frame among the interpreter's references, by their number */
enum { FRAME_NAMESPACE = 1, FRAME_CODE = 2 };

const char *scene_note(const struct obheap_block *b)
{
	if (b->state & OBHEAP_OBJ_STATIC)
		return "made with the session";
	if (b->state & OBHEAP_OBJ_INTERNED)
		return "interned";
	if (b->state & OBHEAP_OBJ_SHARED)
		return "shared constant";
	return NULL;
}

static bool is_type(const struct obheap_block *b, const char *name)
{
	return !strcmp(b->type_name, name);
}

/* Objects that lead to everything, or are there for the interpreter. */
static bool is_background(const struct scene *s, __u32 node)
{
	static const char *const types[] = {
		"module", "builtin_function_or_method", "getset_descriptor",
		"wrapper_descriptor", "method_descriptor", "member_descriptor",
		"code",
	};
	const struct obheap_block *b = &s->g.block[node];
	size_t i;

	if (b->kind == OBHEAP_KIND_RAW || node == s->g.main)
		return true;
	if (s->max.all)
		return false;
	for (i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (is_type(b, types[i]))
			return true;
	return is_type(b, "type") && b->state & OBHEAP_OBJ_STATIC;
}

static bool is_one_of(const char *label, const char *const *words)
{
	for (; *words; words++)
		if (!strcmp(label, *words))
			return true;
	return false;
}

/* What every class has. */
static bool is_system_key(const char *label)
{
	static const char *const keys[] = {
		"['__module__']", "['__qualname__']", "['__doc__']",
		"['__dict__']", "['__weakref__']", NULL
	};

	return is_one_of(label, keys);
}

static bool is_class_dict(const struct graph *g, __u32 node)
{
	__u32 owner = g->owner[node];

	return owner < g->nr_blocks && is_type(&g->block[owner], "type") &&
	       is_type(&g->block[node], "dict");
}

/* What of a function, class or generator is about the program. */
static bool is_telling(const struct scene *s, const struct graph_link *l)
{
	static const char *const of_function[] = {
		".closure", ".defaults", ".kwdefaults", ".dict", NULL
	};
	static const char *const of_class[] = {
		".__dict__", ".__base__", NULL
	};
	const struct obheap_block *from = &s->g.block[l->from];
	const char *label = s->g.edge[l->edge].label;

	if (s->max.all)
		return true;
	if (is_type(from, "function"))
		return is_one_of(label, of_function) &&
		       !is_type(&s->g.block[l->to], "NoneType");
	if (is_type(from, "type"))
		return is_one_of(label, of_class);
	if (is_type(from, "generator"))
		return !is_type(&s->g.block[l->to], "function") &&
		       !is_type(&s->g.block[l->to], "str");
	return !is_system_key(label) || !is_class_dict(&s->g, l->from);
}

static bool is_drawn_link(const struct scene *s, const struct graph_link *l)
{
	__u32 role;

	if (l->edge == GRAPH_NONE || l->to >= s->g.nr_blocks)
		return false;
	role = s->g.edge[l->edge].role;
	return role != OBHEAP_REF_KEY && role != OBHEAP_REF_OWNS &&
	       role != OBHEAP_REF_TYPE && !is_background(s, l->to) &&
	       is_telling(s, l);
}

/* The object of a node, taken into the picture; GRAPH_NONE without room. */
static __u32 take(struct scene *s, __u32 node)
{
	if (s->place[node] != GRAPH_NONE)
		return s->place[node];
	if (s->nr_objects == s->max.objects)
		return GRAPH_NONE;
	s->object[s->nr_objects].node = node;
	s->place[node] = s->nr_objects;
	return s->nr_objects++;
}

static void add_root(struct scene *s, const char *label, __u32 node,
		     __u32 frame, bool is_stack)
{
	struct scene_root *r = &s->root[s->nr_roots];

	r->object = take(s, node);
	if (r->object == GRAPH_NONE) {
		s->left_roots++;
		return;
	}
	snprintf(r->label, sizeof(r->label), "%s", label);
	r->frame = frame;
	r->is_stack = is_stack;
	s->nr_roots++;
}

static void add_globals(struct scene *s)
{
	const struct graph *g = &s->g;
	size_t i;

	for (i = 0; i < g->nr_names; i++) {
		__u32 node = graph_find(g, g->name[i].id);

		if (node != GRAPH_NONE && !is_background(s, node) &&
		    (!g->name[i].is_system || s->max.all))
			add_root(s, g->name[i].label, node, GRAPH_NONE, false);
	}
}

/* "code of frame 1, f" is the code of f; "n of frame 1, f" its variable n. */
static void name_of_frame(const char *label, struct scene_frame *f)
{
	const char *at = strstr(label, ", ");

	snprintf(f->name, sizeof(f->name), "%s", at ? at + 2 : "");
}

static void name_of_variable(const char *label, char *name, size_t size)
{
	const char *end = strstr(label, " of frame ");

	snprintf(name, size, "%.*s",
		 (int)(end ? (size_t)(end - label) : strlen(label)), label);
}

/* Is this the interpreter's reference number @field of a frame? */
static bool is_frame_field(const struct scene *s, const struct obheap_edge *e,
			   __u32 field, const char *type)
{
	__u32 to;

	/* Some of the runtime's own have the same numbers as frame 0's. */
	if (e->from || e->role != OBHEAP_REF_ROOT ||
	    (__u32)e->index != field || !strstr(e->label, " of frame "))
		return false;
	to = graph_find(&s->g, e->to);
	return to != GRAPH_NONE && is_type(&s->g.block[to], type);
}

static int compare_frames(const void *a, const void *b)
{
	const struct scene_frame *x = a, *y = b;

	return x->nr < y->nr ? -1 : x->nr > y->nr;
}

static int find_frames(struct scene *s)
{
	const struct graph *g = &s->g;
	size_t i, n = 0;

	for (i = 0; i < g->nr_edges; i++)
		n += is_frame_field(s, &g->edge[i], FRAME_CODE, "code");
	s->frame = calloc(n + 1, sizeof(*s->frame));
	if (!s->frame)
		return -ENOMEM;
	for (i = 0; i < g->nr_edges; i++) {
		const struct obheap_edge *e = &g->edge[i];

		if (!is_frame_field(s, e, FRAME_CODE, "code"))
			continue;
		s->frame[s->nr_frames].nr = e->index >> 32;
		name_of_frame(e->label, &s->frame[s->nr_frames++]);
	}
	qsort(s->frame, s->nr_frames, sizeof(*s->frame), compare_frames);
	return 0;
}

/* A module's frame has the globals for namespace; a class's has its own. */
static void add_frame(struct scene *s, __u32 frame)
{
	const struct graph *g = &s->g;
	char label[OBHEAP_NAME_MAX];
	size_t i;
	int role;

	for (role = OBHEAP_REF_LOCAL; role <= OBHEAP_REF_STACK; role++) {
		for (i = 0; i < g->nr_edges; i++) {
			const struct obheap_edge *e = &g->edge[i];
			__u32 to;

			if (e->from || e->role != role ||
			    e->index >> 32 != s->frame[frame].nr)
				continue;
			to = graph_find(g, e->to);
			if (to == GRAPH_NONE)
				continue;
			if (role == OBHEAP_REF_LOCAL)
				name_of_variable(e->label, label,
						 sizeof(label));
			else
				snprintf(label, sizeof(label), "%u",
					 (__u32)e->index);
			add_root(s, label, to, frame,
				 role == OBHEAP_REF_STACK);
		}
	}
	for (i = 0; i < g->nr_edges; i++)
		if (is_frame_field(s, &g->edge[i], FRAME_NAMESPACE, "dict") &&
		    g->edge[i].index >> 32 == s->frame[frame].nr &&
		    g->edge[i].to != g->block[g->main].id)
			add_root(s, "namespace", graph_find(g, g->edge[i].to),
				 frame, false);
}

static void describe(struct scene *s, struct scene_object *object)
{
	struct obheap_object o = { .id = s->g.block[object->node].id };

	o.repr = (uintptr_t)object->value;
	o.repr_size = sizeof(object->value);
	if (obheap_object(s->session, &o))
		object->value[0] = '\0';
}

static void add_rows(struct scene *s, struct scene_object *object)
{
	const struct graph *g = &s->g;
	size_t i;

	object->first = s->nr_rows;
	if (is_background(s, object->node))
		return;
	for (i = g->first[object->node]; i < g->first[object->node + 1]; i++) {
		struct scene_row *row = &s->row[s->nr_rows];

		if (!is_drawn_link(s, &g->link[i]))
			continue;
		if (object->nr == s->max.rows) {
			object->left++;
			continue;
		}
		row->object = take(s, g->link[i].to);
		if (row->object == GRAPH_NONE) {
			s->left_objects++;
			object->left++;
			continue;
		}
		snprintf(row->label, sizeof(row->label), "%s",
			 g->edge[g->link[i].edge].label);
		s->nr_rows++;
		object->nr++;
	}
}

static int scene_alloc(struct scene *s)
{
	size_t most = graph_nr_nodes(&s->g), i;

	s->place = malloc((most + 1) * sizeof(*s->place));
	s->object = calloc(most + 1, sizeof(*s->object));
	s->root = calloc(most + s->g.nr_edges + 1, sizeof(*s->root));
	s->row = calloc(s->g.nr_links + 1, sizeof(*s->row));
	if (!s->place || !s->object || !s->root || !s->row)
		return -ENOMEM;
	for (i = 0; i < most; i++)
		s->place[i] = GRAPH_NONE;
	return 0;
}

int scene_read(struct obheap *session, const struct scene_limits *max,
	       struct scene *s)
{
	size_t i;
	int err;

	memset(s, 0, sizeof(*s));
	s->session = session;
	s->max = *max;
	err = graph_read(session, &s->g);
	if (!err)
		err = scene_alloc(s);
	if (!err)
		err = find_frames(s);
	if (err) {
		scene_free(s);
		return err;
	}
	add_globals(s);
	for (i = 0; i < s->nr_frames; i++)
		add_frame(s, i);
	for (i = 0; i < s->nr_objects; i++) {
		describe(s, &s->object[i]);
		add_rows(s, &s->object[i]);
	}
	return 0;
}

void scene_free(struct scene *s)
{
	graph_free(&s->g);
	free(s->frame);
	free(s->root);
	free(s->object);
	free(s->row);
	free(s->place);
}
