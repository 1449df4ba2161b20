// SPDX-License-Identifier: GPL-2.0
/*
 * record - one stop of a program as JSON
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "record.h"

#define MAX_OBJECTS	400
#define MAX_SLOTS	64

/**
 * struct record_block - a live block
 * @at: id of its first byte
 * @size: its bytes
 * @kind: OBHEAP_KIND_*
 * @large: outside the pools
 * @type: type of the object in it, or whose block it is
 */
struct record_block {
	__u64 at;
	__u64 size;
	__u32 kind;
	bool large;
	char type[OBHEAP_TYPE_MAX + 16];
};

void recorder_init(struct recorder *r, bool map)
{
	memset(r, 0, sizeof(*r));
	r->max.objects = MAX_OBJECTS;
	r->max.rows = MAX_SLOTS;
	r->map = map;
	r->object = json_object_new_object();
}

void recorder_free(struct recorder *r)
{
	json_object_put(r->object);
	free(r->block);
}

struct json_object *record_head(const struct program *p, const char *rule)
{
	struct json_object *head = json_object_new_object();

	json_add_number(head, "trace", 1);
	json_add_string(head, "schema", "obheap.trace.1");
	json_add_string(head, "file", p->filename);
	json_object_object_add(head, "source",
			       json_object_new_string_len(p->text, p->len));
	if (rule)
		json_add_string(head, "rule", rule);
	return head;
}

static struct json_object *slot_json(const struct obheap_stack_slot *s)
{
	static const char *const kinds[] = { "local", "cell", "free", "stack" };
	struct json_object *o = json_object_new_object();

	json_add_string(o, "kind", s->kind < 4 ? kinds[s->kind] : "?");
	json_add_number(o, "index", s->index);
	if (s->kind != OBHEAP_SLOT_STACK)
		json_add_string(o, "name", s->name);
	json_add_id(o, "id", s->id);
	json_add_string(o, "type", s->type_name);
	json_add_number(o, "refcount", s->refcount);
	json_add_string(o, "repr", s->repr);
	return o;
}

static struct json_object *frame_json(const struct obheap_frame *f)
{
	struct json_object *o = json_object_new_object();

	json_add_string(o, "name", f->name);
	json_add_string(o, "file", f->filename);
	json_add_number(o, "line", f->line);
	json_add_number(o, "offset", f->offset);
	json_add_string(o, "opcode", f->opcode_name);
	json_object_object_add(o, "locals", json_object_new_array());
	json_object_object_add(o, "stack", json_object_new_array());
	return o;
}

static int add_frames(struct json_object *record, struct obheap *session)
{
	struct json_object *list = json_object_new_array();
	struct obheap_stack_slot *slot;
	struct obheap_frame *frame;
	size_t nr_frames, nr_slots, i;
	int err;

	json_object_object_add(record, "frames", list);
	err = obheap_stack(session, OBHEAP_NONE, &frame, &nr_frames, &slot,
			   &nr_slots);
	if (err)
		return err;
	for (i = 0; i < nr_frames; i++)
		json_object_array_add(list, frame_json(&frame[i]));
	for (i = 0; i < nr_slots; i++) {
		struct json_object *f;

		f = json_object_array_get_idx(list, slot[i].frame);
		/* A variable that is not bound yet is not there. */
		if (!f || (!slot[i].id && slot[i].kind != OBHEAP_SLOT_STACK))
			continue;
		json_object_array_add(json_get(f, slot[i].kind == OBHEAP_SLOT_STACK ?
					       "stack" : "locals"),
				      slot_json(&slot[i]));
	}
	free(frame);
	free(slot);
	return 0;
}

static void add_names(struct json_object *record, const struct scene *s)
{
	struct json_object *list = json_object_new_array();
	size_t i;

	json_object_object_add(record, "names", list);
	for (i = 0; i < s->nr_roots; i++) {
		const struct scene_root *r = &s->root[i];
		const struct obheap_block *b = scene_block(s, r->object);
		struct json_object *o;

		if (r->frame != GRAPH_NONE)
			continue;
		o = json_object_new_object();
		json_add_string(o, "name", r->label);
		json_add_id(o, "id", b->id);
		json_add_string(o, "type", b->type_name);
		json_add_number(o, "refcount", b->refcount);
		json_add_string(o, "repr", s->object[r->object].value);
		json_object_array_add(list, o);
	}
}

static struct json_object *object_json(const struct scene *s, size_t i)
{
	const struct scene_object *object = &s->object[i];
	const struct obheap_block *b = scene_block(s, i);
	struct json_object *o = json_object_new_object();
	struct json_object *refs = json_object_new_array();
	__u32 k;

	json_add_id(o, "id", b->id);
	json_add_string(o, "type", b->type_name);
	json_add_number(o, "refcount", b->refcount);
	json_add_number(o, "size", b->sizeof_);
	json_add_string(o, "repr", object->value);
	if (scene_note(b))
		json_add_string(o, "shared", scene_note(b));
	json_object_object_add(o, "refs", refs);
	for (k = object->first; k < object->first + object->nr; k++) {
		struct json_object *ref = json_object_new_object();

		json_add_string(ref, "label", s->row[k].label);
		json_add_id(ref, "id", scene_block(s, s->row[k].object)->id);
		json_object_array_add(refs, ref);
	}
	if (object->left)
		json_add_number(o, "left_out", object->left);
	return o;
}

/* Objects that are new or different, and those no longer in sight. */
static void add_objects(struct recorder *r, struct json_object *record,
			const struct scene *s)
{
	const int flags = JSON_C_TO_STRING_PLAIN;
	struct json_object *list = json_object_new_array();
	struct json_object *gone = json_object_new_array();
	struct json_object *now = json_object_new_object();
	size_t i;

	for (i = 0; i < s->nr_objects; i++) {
		struct json_object *o = object_json(s, i);
		const char *text = json_object_to_json_string_ext(o, flags);
		const char *id = json_str(o, "id");

		json_add_string(now, id, text);
		if (!strcmp(json_str(r->object, id), text))
			json_object_put(o);
		else
			json_object_array_add(list, o);
	}
	json_object_object_foreach(r->object, id, was) {
		(void)was;
		if (!json_get(now, id))
			json_object_array_add(gone, json_object_new_string(id));
	}
	json_object_put(r->object);
	r->object = now;
	json_object_object_add(record, "objects", list);
	json_object_object_add(record, "gone", gone);
	if (s->left_objects || s->left_roots)
		json_add_number(record, "left_out",
				s->left_objects + s->left_roots);
}

static void add_three(struct json_object *record, const char *key,
		      __u64 a, __u64 b, __u64 c)
{
	struct json_object *list = json_object_new_array();

	json_object_array_add(list, json_object_new_uint64(a));
	json_object_array_add(list, json_object_new_uint64(b));
	json_object_array_add(list, json_object_new_uint64(c));
	json_object_object_add(record, key, list);
}

static int add_heap(struct json_object *record, struct obheap *session)
{
	struct json_object *heap = json_object_new_object();
	struct obheap_class_stats *classes;
	struct obheap_stats st = { 0 };
	size_t nr;
	int err;

	json_object_object_add(record, "heap", heap);
	err = obheap_stats(session, &st, &classes, &nr);
	if (err)
		return err;
	free(classes);
	json_add_number(heap, "blocks", st.out_blocks);
	json_add_number(heap, "bytes",
			st.out_bytes_used + st.out_bytes_large);
	json_add_number(heap, "arenas", st.out_arenas);
	json_add_number(heap, "pools", st.out_pools_used + st.out_pools_full);
	json_add_number(heap, "allocs", st.out_allocs);
	json_add_number(heap, "frees", st.out_frees);
	add_three(record, "gc", st.out_gc_count[0], st.out_gc_count[1],
		  st.out_gc_count[2]);
	add_three(record, "tracked", st.out_tracked[0], st.out_tracked[1],
		  st.out_tracked[2]);
	return 0;
}

static int compare_blocks(const void *a, const void *b)
{
	const struct record_block *x = a, *y = b;

	return x->at < y->at ? -1 : x->at > y->at;
}

static struct record_block *read_blocks(const struct scene *s, size_t *nr)
{
	struct record_block *block = calloc(s->g.nr_blocks + 1,
					    sizeof(*block));
	size_t i;

	*nr = 0;
	if (!block)
		return NULL;
	for (i = 0; i < s->g.nr_blocks; i++) {
		const struct obheap_block *b = &s->g.block[i];
		struct record_block *to = &block[*nr];

		/* A static object has no block. */
		if (!b->size)
			continue;
		to->at = b->block;
		to->size = b->size;
		to->kind = b->kind;
		to->large = b->class_ == OBHEAP_NONE;
		graph_type(&s->g, i, to->type, sizeof(to->type));
		++*nr;
	}
	qsort(block, *nr, sizeof(*block), compare_blocks);
	return block;
}

static bool same_block(const struct record_block *a,
		       const struct record_block *b)
{
	return a->at == b->at && a->size == b->size && a->kind == b->kind &&
	       !strcmp(a->type, b->type);
}

static void add_born(struct json_object *list, const struct record_block *b)
{
	struct json_object *row = json_object_new_array();

	json_object_array_add(row, json_id(b->at));
	json_object_array_add(row, json_object_new_uint64(b->size));
	json_object_array_add(row,
			      json_object_new_string(b->large ? "large" :
						     kind_name(b->kind)));
	json_object_array_add(row, json_object_new_string(b->type));
	json_object_array_add(list, row);
}

static int add_map(struct recorder *r, struct json_object *record,
		   const struct scene *s)
{
	struct json_object *map = json_object_new_object();
	struct json_object *born = json_object_new_array();
	struct json_object *died = json_object_new_array();
	struct record_block *now;
	size_t nr, i = 0, k = 0;

	json_object_object_add(record, "map", map);
	json_object_object_add(map, "died", died);
	json_object_object_add(map, "born", born);
	now = read_blocks(s, &nr);
	if (!now)
		return -ENOMEM;
	while (i < r->nr_blocks || k < nr) {
		const struct record_block *a = i < r->nr_blocks ?
					       &r->block[i] : NULL;
		const struct record_block *b = k < nr ? &now[k] : NULL;

		if (a && b && same_block(a, b)) {
			i++;
			k++;
		} else if (a && (!b || a->at <= b->at)) {
			json_object_array_add(died, json_id(a->at));
			i++;
		} else {
			add_born(born, b);
			k++;
		}
	}
	free(r->block);
	r->block = now;
	r->nr_blocks = nr;
	return 0;
}

static void add_place(struct json_object *record,
		      const struct obheap_stop *stop)
{
	json_add_number(record, "step", stop->steps);
	json_add_number(record, "depth", stop->depth);
	json_add_number(record, "line", stop->line);
	if (stop->column != OBHEAP_NONE) {
		json_add_number(record, "column", stop->column);
		json_add_number(record, "end_line", stop->end_line);
		json_add_number(record, "end_column", stop->end_column);
	}
	json_add_number(record, "offset", stop->offset);
	json_add_string(record, "opcode", stop->name);
	json_add_number(record, "arg", stop->arg);
	json_add_string(record, "argument", stop->arg_repr);
}

struct json_object *record_stop(struct recorder *r, struct obheap *session,
				const struct obheap_stop *stop,
				const char *output, int *err)
{
	struct json_object *record = json_object_new_object();
	struct scene s;

	add_place(record, stop);
	*err = add_frames(record, session);
	if (!*err)
		*err = add_heap(record, session);
	if (!*err)
		*err = scene_read(session, &r->max, &s);
	if (*err) {
		json_object_put(record);
		return NULL;
	}
	add_names(record, &s);
	add_objects(r, record, &s);
	if (r->map)
		*err = add_map(r, record, &s);
	scene_free(&s);
	if (output && *output)
		json_add_string(record, "output", output);
	if (!*err)
		return record;
	json_object_put(record);
	return NULL;
}

static const char *end_name(__u32 status)
{
	switch (status) {
	case OBHEAP_STATUS_DONE:
		return "done";
	case OBHEAP_STATUS_RAISED:
		return "raised";
	case OBHEAP_STATUS_EXIT:
		return "exit";
	case OBHEAP_STATUS_STEPS:
		return "steps";
	case OBHEAP_STATUS_TIME:
		return "time";
	default:
		return "killed";
	}
}

struct json_object *record_end(__u32 status, int exit_code, __u64 steps,
			       const char *output, const char *traceback)
{
	struct json_object *end = json_object_new_object();

	json_add_string(end, "end", end_name(status));
	json_add_number(end, "exit", (unsigned int)exit_code & 0xff);
	json_add_number(end, "steps", steps);
	if (output && *output)
		json_add_string(end, "output", output);
	json_add_string(end, "error", traceback ? traceback : "");
	return end;
}
