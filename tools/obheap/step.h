/* SPDX-License-Identifier: GPL-2.0 */
/*
 * step - the parts of the debugger: what it knows, its screen, its runs
 */
#ifndef OBHEAP_STEP_H
#define OBHEAP_STEP_H

#include <signal.h>

#include "places.h"
#include "record.h"
#include "stepping.h"

#define STEP_HISTORY	256
#define STEP_BREAKS	OBHEAP_RESUME_LINES
#define STEP_AHEAD	64

/**
 * struct step - the debugger
 * @run: the program under way
 * @program: its text
 * @history: the last instructions, the one in front of which it is last
 * @nr_history: how many
 * @breaks: lines to stop at
 * @nr_breaks: how many
 * @watch: what else to stop for, OBHEAP_WATCH_* bits
 * @watch_name: a global name or a variable whose bindings are watched, or empty
 * @watch_frame: the frame that has it, OBHEAP_NONE for the globals
 * @watch_id: an object that is watched, 0 for none; then @watch_name is what it
 *	is known by
 * @places: what refers to something now
 * @before: and did at the stop before
 * @printed: the last line the program printed
 * @recorder: for JSON
 * @library: steps go into library modules from the start
 * @screen: on a terminal: draw over the last screen
 * @ahead: keys that were typed while the program ran
 * @nr_ahead: how many
 */
struct step {
	struct stepping run;
	const struct program *program;
	char history[STEP_HISTORY][96];
	int nr_history;
	__u32 breaks[STEP_BREAKS];
	__u32 nr_breaks;
	__u32 watch;
	char watch_name[OBHEAP_NAME_MAX];
	__u32 watch_frame;
	__u64 watch_id;
	struct places places;
	struct places before;
	char printed[512];
	struct recorder recorder;
	bool library;
	bool screen;
	char ahead[STEP_AHEAD];
	int nr_ahead;
};

/* step_screen.c */
/* keep the instruction in front of which it has stopped, and what it printed */
void step_note(struct step *st);
/* the last line of some output */
void step_note_output(struct step *st, const char *text, size_t len);
/* on a terminal as large as its window, elsewhere 80 columns and 24 rows */
void step_draw(const struct step *st);
/* in the last row of the screen, over what stands there */
void step_say(const struct step *st, const char *text);

/* step_go.c */
/* Ctrl-C, as often as it was pressed and nobody has seen to it */
extern volatile sig_atomic_t step_interrupts;
/*
 * Let the program go on until it stops. The first Ctrl-C is KeyboardInterrupt in
 * it, the second one stops it, and so do q and Ctrl-D on a terminal once it takes
 * long; other keys are kept in @ahead. 0 or a negative errno.
 */
int step_go(struct step *st, struct obheap_resume *how);

#endif /* OBHEAP_STEP_H */
