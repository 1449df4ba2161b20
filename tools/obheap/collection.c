// SPDX-License-Identifier: GPL-2.0
/*
 * collection - collections object by object
 */
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "collection.h"

#define MAX_HELD	300		/* rows of objects that stay as they are */

const char *phase_name(__u32 phase)
{
	static const char *const names[] = {
		[OBHEAP_GC_COPY] = "copy", [OBHEAP_GC_SUBTRACT] = "subtract",
		[OBHEAP_GC_REACHABLE] = "reachable",
		[OBHEAP_GC_SUSPECT] = "suspect",
		[OBHEAP_GC_UNTRACK] = "untrack",
		[OBHEAP_GC_WEAKREF] = "weakref",
		[OBHEAP_GC_FINALIZE] = "finalize",
		[OBHEAP_GC_RESURRECT] = "resurrect",
		[OBHEAP_GC_CLEAR] = "clear", [OBHEAP_GC_BEGIN] = "begin",
		[OBHEAP_GC_END] = "end",
	};

	return phase < sizeof(names) / sizeof(names[0]) ? names[phase] : "?";
}

int collections_init(struct collections *c)
{
	memset(c, 0, sizeof(*c));
	c->step = malloc(OBHEAP_RESUME_GC_STEPS * sizeof(*c->step));
	return c->step ? 0 : -ENOMEM;
}

void collections_free(struct collections *c)
{
	free(c->step);
	json_object_put(c->open);
	json_object_put(c->row);
	json_object_put(c->done);
}

void collections_ask(struct collections *c, struct obheap_resume *resume)
{
	resume->gc_steps = (uintptr_t)c->step;
	resume->nr_gc_steps = OBHEAP_RESUME_GC_STEPS;
}

/* Nobody took it apart, and nothing else happened to it. */
static bool is_plain(struct json_object *row)
{
	const char *verdict = json_str(row, "verdict");

	return !json_get(row, "then") && strcmp(verdict, "garbage") &&
	       strcmp(verdict, "resurrected");
}

/* What became of an object is one of these, and counted under its key. */
static const struct {
	const char *verdict;
	const char *key;
} verdicts[] = {
	{ "held from outside", "outside" },
	{ "reachable through others", "others" },
	{ "garbage", "garbage" },
	{ "resurrected", "resurrected" },
};

static void count_verdicts(struct json_object *collection,
			   struct json_object *rows)
{
	size_t i, k, nr;

	for (k = 0; k < sizeof(verdicts) / sizeof(verdicts[0]); k++) {
		nr = 0;
		for (i = 0; i < json_object_array_length(rows); i++)
			nr += !strcmp(json_str(json_object_array_get_idx(rows,
									 i),
					       "verdict"),
				      verdicts[k].verdict);
		json_add_number(collection, verdicts[k].key, nr);
	}
}

/* Of objects that somebody holds so many are enough; their number is kept. */
static void close_open(struct collections *c, bool whole)
{
	struct json_object *rows, *kept = json_object_new_array();
	size_t i, held = 0;

	if (!c->open) {
		json_object_put(kept);
		return;
	}
	rows = json_get(c->open, "objects");
	count_verdicts(c->open, rows);
	for (i = 0; i < json_object_array_length(rows); i++) {
		struct json_object *row = json_object_array_get_idx(rows, i);

		if (!is_plain(row) || held++ < MAX_HELD)
			json_object_array_add(kept, json_object_get(row));
	}
	json_object_object_add(c->open, "objects", kept);
	if (held > MAX_HELD)
		json_add_number(c->open, "more", held - MAX_HELD);
	if (!whole)
		json_object_object_add(c->open, "cut",
				       json_object_new_boolean(true));
	if (!c->done)
		c->done = json_object_new_array();
	json_object_array_add(c->done, c->open);
	json_object_put(c->row);
	c->open = NULL;
	c->row = NULL;
}

static void begin(struct collections *c, __u64 generation)
{
	close_open(c, false);
	c->open = json_object_new_object();
	c->row = json_object_new_object();
	json_add_number(c->open, "generation", generation);
	json_add_number(c->open, "found", 0);
	json_add_number(c->open, "tracked", 0);
	json_object_object_add(c->open, "objects", json_object_new_array());
}

static struct json_object *row_of(struct collections *c,
				  const struct obheap_gc_step *s)
{
	struct json_object *id = json_id(s->id), *row;
	const char *key = json_object_get_string(id);

	row = json_get(c->row, key);
	if (row) {
		json_object_put(id);
		return row;
	}
	row = json_object_new_object();
	json_object_object_add(c->row, key, json_object_get(row));
	json_object_object_add(row, "id", id);
	json_add_string(row, "type", s->type_name);
	json_add_string(row, "repr", s->repr);
	json_object_array_add(json_get(c->open, "objects"), row);
	return row;
}

static void add_then(struct json_object *row, const char *what)
{
	struct json_object *list = json_get(row, "then");

	if (!list) {
		list = json_object_new_array();
		json_object_object_add(row, "then", list);
	}
	json_object_array_add(list, json_object_new_string(what));
}

/* Counts are copied once more to see what finalizers brought back. */
static void add_count(struct collections *c, struct json_object *row,
		      const char *key, __u64 value)
{
	if (json_get(row, key))
		return;
	json_add_number(row, key, value);
	if (!strcmp(key, "count"))
		json_add_number(c->open, "tracked",
				json_num(c->open, "tracked") + 1);
}

static void add_step(struct collections *c, const struct obheap_gc_step *s)
{
	struct json_object *row = row_of(c, s);

	switch (s->phase) {
	case OBHEAP_GC_COPY:
		add_count(c, row, "count", s->value);
		break;
	case OBHEAP_GC_SUBTRACT:
		add_count(c, row, "left", s->value);
		break;
	case OBHEAP_GC_REACHABLE:
		json_add_string(row, "verdict",
				verdicts[!json_num(row, "left")].verdict);
		break;
	case OBHEAP_GC_SUSPECT:
		json_add_string(row, "verdict", "garbage");
		break;
	case OBHEAP_GC_RESURRECT:
		json_add_string(row, "verdict", "resurrected");
		break;
	case OBHEAP_GC_WEAKREF:
		add_then(row, s->value ? "weak reference cleared, calls back" :
					 "weak reference cleared");
		break;
	case OBHEAP_GC_FINALIZE:
		add_then(row, "finalizer called");
		break;
	case OBHEAP_GC_CLEAR:
		add_then(row, "cleared");
		break;
	case OBHEAP_GC_UNTRACK:
		add_then(row, "no longer tracked");
		break;
	default:
		break;
	}
}

void collections_add(struct collections *c, const struct obheap_resume *resume)
{
	__u32 nr = resume->out_nr_gc_steps, i;

	if (nr > OBHEAP_RESUME_GC_STEPS)
		nr = OBHEAP_RESUME_GC_STEPS;
	for (i = 0; i < nr; i++) {
		const struct obheap_gc_step *s = &c->step[i];

		if (s->phase == OBHEAP_GC_BEGIN) {
			begin(c, s->value);
		} else if (!c->open) {
			continue;
		} else if (s->phase == OBHEAP_GC_END) {
			json_add_number(c->open, "found", s->value);
			close_open(c, true);
		} else {
			add_step(c, s);
		}
	}
	if (resume->out_nr_gc_steps > nr)
		close_open(c, false);
}

void collections_take(struct collections *c, struct json_object *record)
{
	if (!c->done)
		return;
	json_object_object_add(record, "gc_record", c->done);
	c->done = NULL;
}
