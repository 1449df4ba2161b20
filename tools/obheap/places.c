// SPDX-License-Identifier: GPL-2.0
/*
 * places - names and slots of a stopped program, and how they change
 */
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "places.h"

static void describe(struct obheap *session, __u64 id, char *repr, size_t size)
{
	struct obheap_object o = {
		.id = id, .repr = (uintptr_t)repr, .repr_size = size,
	};

	*repr = '\0';
	obheap_object(session, &o);
}

static void put_name(struct obheap *session, struct place *to,
		     const struct obheap_name *from)
{
	snprintf(to->name, sizeof(to->name), "%s", from->name);
	to->frame = OBHEAP_NONE;
	to->id = from->id;
	to->refcount = from->refcount;
	describe(session, from->id, to->repr, sizeof(to->repr));
}

static void put_slot(struct place *to, const struct obheap_stack_slot *from)
{
	to->stack = from->kind == OBHEAP_SLOT_STACK;
	if (to->stack)
		snprintf(to->name, sizeof(to->name), "stack %u", from->index);
	else
		snprintf(to->name, sizeof(to->name), "%s", from->name);
	to->frame = from->frame;
	to->id = from->id;
	to->refcount = from->refcount;
	snprintf(to->repr, sizeof(to->repr), "%s", from->repr);
}

int places_read(struct obheap *session, struct places *p)
{
	struct obheap_stack_slot *slots;
	size_t nr_names, nr_frames, nr_slots, i;
	struct obheap_frame *frames;
	struct obheap_name *names;
	int err;

	memset(p, 0, sizeof(*p));
	err = obheap_names(session, OBHEAP_SCOPE_GLOBALS, &names, &nr_names);
	if (err)
		return err;
	err = obheap_stack(session, OBHEAP_NONE, &frames, &nr_frames, &slots,
			   &nr_slots);
	if (err) {
		free(names);
		return err;
	}
	p->place = calloc(nr_names + nr_slots + 1, sizeof(*p->place));
	for (i = 0; p->place && i < nr_names; i++)
		if (strncmp(names[i].name, "__", 2))
			put_name(session, &p->place[p->nr++], &names[i]);
	/* A variable that is not bound is no place yet. */
	for (i = 0; p->place && i < nr_slots; i++)
		if (slots[i].id || slots[i].kind == OBHEAP_SLOT_STACK)
			put_slot(&p->place[p->nr++], &slots[i]);
	free(names);
	free(frames);
	free(slots);
	return p->place ? 0 : -ENOMEM;
}

void places_free(struct places *p)
{
	free(p->place);
	p->place = NULL;
	p->nr = 0;
}

static bool is_in(const struct places *all, const struct place *p)
{
	size_t i;

	for (i = 0; i < all->nr; i++) {
		const struct place *o = &all->place[i];

		if (o->id == p->id && o->frame == p->frame &&
		    o->stack == p->stack && !strcmp(o->name, p->name))
			return true;
	}
	return false;
}

static void say(struct obheap *session, const char *sign,
		const struct place *p, char *line, size_t size)
{
	struct obheap_object o = { .id = p->id };
	char where[48] = "";
	int err = obheap_object(session, &o);

	if (p->frame != OBHEAP_NONE)
		snprintf(where, sizeof(where), " of frame %u", p->frame);
	if (err)
		snprintf(line, size, "%s %s%s: %s is gone", sign, p->name,
			 where, p->repr);
	else
		snprintf(line, size, "%s %s%s: %s, refs now %llu", sign,
			 p->name, where, p->repr,
			 (unsigned long long)o.out_refcount);
}

void places_change(struct obheap *session, const struct places *before,
		   const struct places *now, int i, char *line, size_t size)
{
	const struct places *from[] = { before, now };
	const struct places *other[] = { now, before };
	static const char *const sign[] = { "-1", "+1" };
	size_t k;
	int side;

	*line = '\0';
	for (side = 0; side < 2; side++)
		for (k = 0; k < from[side]->nr; k++) {
			const struct place *p = &from[side]->place[k];

			if (!p->id || is_in(other[side], p) || i--)
				continue;
			say(session, sign[side], p, line, size);
			return;
		}
}
