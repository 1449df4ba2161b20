/* SPDX-License-Identifier: GPL-2.0 */
/*
 * scene - what a picture of names and objects shows
 *
 * Roots are global names, then for each frame, outermost first, its local
 * variables and its value stack. Objects are those roots lead to, in the order
 * they are reached. What says nothing of the program - modules, built-in types
 * and functions, code, the parts of functions and classes that are names of
 * themselves - is left out unless all is asked for.
 */
#ifndef OBHEAP_SCENE_H
#define OBHEAP_SCENE_H

#include <stdio.h>

#include "graph.h"

#define SCENE_REPR	72	/* bytes of a value in a picture, NUL included */

/**
 * struct scene_root - a name, a variable or a slot of a value stack
 * @label: the name; the number of a slot
 * @object: what it refers to, an index of struct scene's objects
 * @frame: frame it belongs to, an index of struct scene's frames; GRAPH_NONE
 *	for a global name
 * @is_stack: a slot of the frame's value stack
 */
struct scene_root {
	char label[OBHEAP_NAME_MAX];
	__u32 object;
	__u32 frame;
	bool is_stack;
};

/**
 * struct scene_frame - a frame of the running program
 * @name: of its code
 * @nr: 0 for the outermost
 */
struct scene_frame {
	char name[OBHEAP_NAME_MAX];
	__u32 nr;
};

/**
 * struct scene_row - a reference an object holds
 * @label: its place in the object
 * @object: what it refers to
 */
struct scene_row {
	char label[OBHEAP_NAME_MAX];
	__u32 object;
};

/**
 * struct scene_object - an object of the picture
 * @node: in the graph
 * @value: short description of its value
 * @first: its rows are rows[first] .. rows[first + nr - 1]
 * @nr: how many of them
 * @left: references that there was no room for
 */
struct scene_object {
	__u32 node;
	char value[SCENE_REPR];
	__u32 first;
	__u32 nr;
	__u32 left;
};

/**
 * struct scene_limits - how much is drawn
 * @objects: at most so many objects
 * @rows: and so many references of each
 * @all: also what says nothing of the program
 */
struct scene_limits {
	size_t objects;
	size_t rows;
	bool all;
};

/**
 * struct scene - see above
 * @left_roots: names whose object there was no room for
 * @left_objects: references to objects that there was no room for
 */
struct scene {
	struct obheap *session;
	struct graph g;
	struct scene_limits max;
	struct scene_frame *frame;
	size_t nr_frames;
	struct scene_root *root;
	size_t nr_roots;
	struct scene_object *object;
	size_t nr_objects;
	struct scene_row *row;
	size_t nr_rows;
	__u32 *place;
	size_t left_roots;
	size_t left_objects;
};

/* read a session and choose what to show; 0 or a negative errno */
int scene_read(struct obheap *session, const struct scene_limits *max,
	       struct scene *s);
void scene_free(struct scene *s);

static inline const struct obheap_block *
scene_block(const struct scene *s, __u32 object)
{
	return &s->g.block[s->object[object].node];
}

/* why an object is shared: "made with the session", "interned", ... or NULL */
const char *scene_note(const struct obheap_block *b);

/* scene_dot.c: for Graphviz */
void scene_dot(const struct scene *s, FILE *out);
/* scene_svg.c: drawn by Graphviz; an exit status (complained) */
int scene_svg(const struct scene *s, FILE *out);
/*
 * picture.c: as text, all of it or what the global name @only leads to; 0, or
 * -1 without memory
 */
int picture_scene(const struct scene *s, const char *only, FILE *out);

#endif /* OBHEAP_SCENE_H */
