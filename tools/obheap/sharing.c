// SPDX-License-Identifier: GPL-2.0
/*
 * sharing - why a value is one object for all who have it, or is not
 */
#include <stdlib.h>
#include <string.h>

#include "ledger.h"
#include "sharing.h"

/**
 * struct reason - what is to be said of a type
 * @type: its name
 * @text: the sentence
 */
struct reason {
	const char *type;
	const char *text;
};

/* What a session has from its start. */
static const struct reason made_before[] = {
	{ "int", "yes: small int, -5 to 256 are made with the session" },
	{ "str", "yes: cached single character, or the empty text" },
	{ "bytes", "yes: cached single byte, or none" },
	{ "tuple", "yes: there is one empty tuple" },
	{ "type", "yes: static, a type made with the session" },
	{ }
};

/* Of some types the interpreter keeps the blocks of dead objects. */
static const struct reason made_anew[] = {
	{ "float", "no: made anew; its block may be a dead float's (free list, 100 of them)" },
	{ "list", "no: made anew; its block may be a dead list's (free list, 80 of them)" },
	{ "dict", "no: made anew; its block may be a dead dict's (free list, 80 of them)" },
	{ "tuple", "no: made anew; its block may be a dead tuple's (free lists by length)" },
	{ "int", "no: made by the program, or a constant whose code has died" },
	{ "str", "no: made by the program, or a constant whose code has died" },
	{ "bytes", "no: made by the program, or a constant whose code has died" },
	{ "slice", "no: made anew; its block may be the last slice's (free list, 1 of them)" },
	{ }
};

static const char *reason_of(const struct reason *r, const char *type,
			     const char *other)
{
	for (; r->type; r++)
		if (!strcmp(r->type, type))
			return r->text;
	return other;
}

static bool is_constant(struct obheap *session, __u64 id)
{
	struct obheap_edge *holders;
	bool found = false;
	__u64 count;
	size_t nr, i;

	if (obheap_holders(session, id, &holders, &nr, &count))
		return false;
	for (i = 0; i < nr && !found; i++)
		found = holders[i].role == OBHEAP_REF_ITEM &&
			ledger_holder_of(session, &holders[i]) ==
				LEDGER_CONSTANTS;
	free(holders);
	return found;
}

const char *sharing_reason(struct obheap *session, const struct obheap_object *o)
{
	if (o->out_state & OBHEAP_OBJ_STATIC)
		return reason_of(made_before, o->out_type_name,
				 "yes: static, there is one of it");
	if (o->out_state & OBHEAP_OBJ_INTERNED)
		return "yes: interned, one object for all names and constants of this text";
	if (o->out_state & OBHEAP_OBJ_SHARED)
		return "yes: constant, equal ones of all statements of the session are one";
	if (is_constant(session, o->id))
		return "yes: constant, equal ones of the same compile unit are one";
	return reason_of(made_anew, o->out_type_name,
			 "no: made anew by the program");
}
