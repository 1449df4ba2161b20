/* SPDX-License-Identifier: GPL-2.0 */
/*
 * ledger - why a reference came, or went
 *
 * A reference is where it is held; what put it there or took it away is the
 * instruction that was executed. The two say why.
 */
#ifndef OBHEAP_LEDGER_H
#define OBHEAP_LEDGER_H

#include <stdbool.h>

#include "obheap.h"

#define LEDGER_OTHER "other"

/* what the object that holds a reference is for */
enum ledger_holder {
	LEDGER_PLAIN = 0,	/* nothing special: an item, a field */
	LEDGER_NAMES,		/* the dict of a module: its values have names */
	LEDGER_CONSTANTS,	/* the constants of a code object */
	LEDGER_CELL,		/* a variable that functions share */
};

/**
 * struct ledger_place - a reference, and when it came or went
 * @edge: it
 * @holder: what its holder is for
 * @opcode: the instruction that was executed
 * @collected: the collector has run meanwhile
 */
struct ledger_place {
	const struct obheap_edge *edge;
	enum ledger_holder holder;
	const char *opcode;
	bool collected;
};

/* a few words; LEDGER_OTHER when nothing explains it */
const char *ledger_cause(const struct ledger_place *place, bool came);

/*
 * ledger_of_module() and ledger_of_code() - does the holder at one end of this
 * edge make what is at the other end a namespace, a tuple of constants?
 */
bool ledger_of_module(const char *type_name, const struct obheap_edge *edge);
bool ledger_of_code(const char *type_name, const struct obheap_edge *edge);

/* what the object is for that holds this reference */
enum ledger_holder ledger_holder_of(struct obheap *session,
				    const struct obheap_edge *edge);

#endif /* OBHEAP_LEDGER_H */
