// SPDX-License-Identifier: GPL-2.0
/*
 * ledger - why a reference came, or went
 */
#include <stdlib.h>
#include <string.h>

#include "ledger.h"

/* REFS numbers the fields of these two, and this is the first of them. */
#define FIRST_FIELD 0

static bool starts(const char *opcode, const char *with)
{
	return !strncmp(opcode, with, strlen(with));
}

/* A variable of a frame: a name in it, an argument, or a cell. */
static const char *cause_local(const char *opcode, bool came)
{
	if (!strcmp(opcode, "STORE_FAST"))
		return came ? "name bound" : "name bound anew";
	if (!strcmp(opcode, "DELETE_FAST"))
		return "name unbound";
	if (!strcmp(opcode, "MAKE_CELL") || !strcmp(opcode, "COPY_FREE_VARS"))
		return "cell";
	if (came)
		return "argument";
	return starts(opcode, "RETURN") ? "returned" : "frame gone";
}

/* In another object. */
static const char *cause_slot(const struct ledger_place *p, bool came)
{
	if (!came && p->collected)
		return "collector";
	switch (p->holder) {
	case LEDGER_NAMES:
		if (p->edge->role == OBHEAP_REF_KEY)
			break;
		return came ? "name bound" : "name unbound";
	case LEDGER_CONSTANTS:
		return came ? "constant" : "constant gone";
	case LEDGER_CELL:
		return came ? "cell" : "cell emptied";
	default:
		break;
	}
	if (p->edge->role == OBHEAP_REF_KEY)
		return came ? "became a key" : "key gone";
	if (p->edge->role == OBHEAP_REF_TYPE)
		return came ? "instance made" : "instance gone";
	return came ? "slot filled" : "slot emptied";
}

const char *ledger_cause(const struct ledger_place *place, bool came)
{
	switch (place->edge->role) {
	case OBHEAP_REF_STACK:
		return came ? "pushed" : "popped";
	case OBHEAP_REF_LOCAL:
		return cause_local(place->opcode, came);
	case OBHEAP_REF_KEY:
	case OBHEAP_REF_ITEM:
	case OBHEAP_REF_VALUE:
	case OBHEAP_REF_FIELD:
	case OBHEAP_REF_TYPE:
		return cause_slot(place, came);
	case OBHEAP_REF_ROOT:
		return came ? "interpreter" : "interpreter let go";
	case OBHEAP_REF_RUNNING:
		return came ? "native code" : "native code let go";
	default:
		return LEDGER_OTHER;
	}
}

bool ledger_of_module(const char *type_name, const struct obheap_edge *edge)
{
	return edge->role == OBHEAP_REF_FIELD && edge->index == FIRST_FIELD &&
	       !strcmp(type_name, "module");
}

bool ledger_of_code(const char *type_name, const struct obheap_edge *edge)
{
	return edge->role == OBHEAP_REF_FIELD && edge->index == FIRST_FIELD &&
	       !strcmp(type_name, "code");
}

/* Is that what a holder of the object @id is for? */
static bool held_as(struct obheap *session, __u64 id,
		    bool (*is)(const char *type_name,
			       const struct obheap_edge *edge))
{
	struct obheap_edge *above;
	bool found = false;
	__u64 count;
	size_t nr, i;

	if (obheap_holders(session, id, &above, &nr, &count))
		return false;
	for (i = 0; i < nr && !found; i++) {
		struct obheap_object o = { .id = above[i].from };

		found = o.id && !obheap_object(session, &o) &&
			is(o.out_type_name, &above[i]);
	}
	free(above);
	return found;
}

enum ledger_holder ledger_holder_of(struct obheap *session,
				    const struct obheap_edge *e)
{
	struct obheap_object o = { .id = e->from };

	if (!e->from || obheap_object(session, &o))
		return LEDGER_PLAIN;
	if (!strcmp(o.out_type_name, "cell"))
		return LEDGER_CELL;
	if (!strcmp(o.out_type_name, "dict") &&
	    held_as(session, e->from, ledger_of_module))
		return LEDGER_NAMES;
	if (!strcmp(o.out_type_name, "tuple") &&
	    held_as(session, e->from, ledger_of_code))
		return LEDGER_CONSTANTS;
	return LEDGER_PLAIN;
}
