/* SPDX-License-Identifier: GPL-2.0 */
/*
 * stepper - where a program that runs instruction by instruction is to stop
 *
 * Part of inspect. Whoever runs a program asks ob_stepper_check() before every
 * instruction; it looks at the innermost frame and at what is watched, and
 * changes nothing. A program that nobody steps never comes here.
 */
#ifndef _OBHEAP_STEPPER_H
#define _OBHEAP_STEPPER_H

#include <obheap/inspect.h>

/**
 * enum ob_until - how far a program is to go
 * @OB_UNTIL_END: to its end
 * @OB_UNTIL_INSTRUCTION: to the next instruction
 * @OB_UNTIL_LINE: until a line begins, in whatever frame
 * @OB_UNTIL_NEXT: likewise, but calls are not looked into
 * @OB_UNTIL_CALL: until a frame begins
 * @OB_UNTIL_RETURN: until the frame it is in has ended or given a value
 */
enum ob_until {
	OB_UNTIL_END,
	OB_UNTIL_INSTRUCTION,
	OB_UNTIL_LINE,
	OB_UNTIL_NEXT,
	OB_UNTIL_CALL,
	OB_UNTIL_RETURN,
};

/**
 * enum ob_reason - why a program has stopped
 * @OB_REASON_NONE: it has not
 * @OB_REASON_START: nothing has run yet
 * @OB_REASON_INSTRUCTION: OB_UNTIL_INSTRUCTION
 * @OB_REASON_LINE: a line begins, OB_UNTIL_LINE or OB_UNTIL_NEXT
 * @OB_REASON_CALL: OB_UNTIL_CALL
 * @OB_REASON_RETURN: OB_UNTIL_RETURN
 * @OB_REASON_BREAK: one of the lines asked for begins
 * @OB_REASON_BIRTH: a watched name is bound, a watched id is alive
 * @OB_REASON_REBIND: a watched name is bound to another object
 * @OB_REASON_MUTATE: a watched object holds something else
 * @OB_REASON_DEATH: a watched name is gone, a watched object dead
 * @OB_REASON_REFCOUNT: a watched object's count is another
 * @OB_REASON_POOL: a pool has got its first or lost its last block
 * @OB_REASON_ARENA: an arena was made or given back
 * @OB_REASON_ASKED: somebody wanted it to, see ob_vm_halt()
 */
enum ob_reason {
	OB_REASON_NONE,
	OB_REASON_START,
	OB_REASON_INSTRUCTION,
	OB_REASON_LINE,
	OB_REASON_CALL,
	OB_REASON_RETURN,
	OB_REASON_BREAK,
	OB_REASON_BIRTH,
	OB_REASON_REBIND,
	OB_REASON_MUTATE,
	OB_REASON_DEATH,
	OB_REASON_REFCOUNT,
	OB_REASON_POOL,
	OB_REASON_ARENA,
	OB_REASON_ASKED,
};

/* what is watched: the bit of the reason it stops for */
#define OB_WATCH(reason)	BIT(OB_REASON_##reason)
#define OB_WATCH_ALL							\
	(OB_WATCH(BIRTH) | OB_WATCH(REBIND) | OB_WATCH(MUTATE) |	\
	 OB_WATCH(DEATH) | OB_WATCH(REFCOUNT) | OB_WATCH(POOL) |	\
	 OB_WATCH(ARENA))

#define OB_STEPPER_LINES	64	/* lines a program can be stopped at */
#define OB_STEPPER_NAME		64	/* bytes of a watched name, NUL included */
#define OB_STEPPER_FILE		256	/* bytes of a file's name, NUL included */

/* a frame number that stands for the globals of __main__ */
#define OB_STEPPER_GLOBALS	U32_MAX

/**
 * struct ob_watched - what is watched, as it was when last looked at
 * @id: of the object the name is bound to, or the watched one; 0 for none
 * @refcnt: its count
 * @content: a sum over what it holds
 * @pools: pools with live blocks
 * @pool_moves: pools that ever got their first or lost their last block
 * @arenas: arenas there are
 * @arena_moves: arenas ever made or given back
 */
struct ob_watched {
	u64 id;
	s64 refcnt;
	u64 content;
	u64 pools;
	u64 pool_moves;
	u64 arenas;
	u64 arena_moves;
};

/**
 * struct ob_stepper - one program's
 * @until: how far to go
 * @count: the how many-th such place it is; 0 is as good as 1
 * @own: not inside of library modules
 * @watch: OB_WATCH() bits
 * @watch_id: the watched object, 0 for the one @watch_name is bound to
 * @watch_frame: number of the frame that has the name, from the outermost, or
 *	OB_STEPPER_GLOBALS
 * @watch_name: the watched name, empty for none
 * @nr_lines: lines to stop at
 * @lines: them
 * @file: only in the file of this name; empty for any
 * @before: what a watch saw, then
 * @after: and now: counts, ids, pools or arenas
 * @frame: the frame of the instruction before
 * @at: that instruction
 * @line: its line; the last one known
 * @depth: how deep it was
 * @start_depth: how deep the program was when it was resumed
 * @seen: what is watched
 */
struct ob_stepper {
	enum ob_until until;
	u32 count;
	bool own;
	u32 watch;
	u64 watch_id;
	u32 watch_frame;
	char watch_name[OB_STEPPER_NAME];
	u32 nr_lines;
	u32 lines[OB_STEPPER_LINES];
	char file[OB_STEPPER_FILE];
	u64 before;
	u64 after;
	const struct ob_frame *frame;
	const u16 *at;
	int line;
	u32 depth;
	u32 start_depth;
	struct ob_watched seen;
};

/**
 * ob_stepper_begin() - the program is about to go on
 * @st: with what is asked for filled in; it begins all zero
 * @vm: the interpreter with the program stopped in it
 */
void ob_stepper_begin(struct ob_stepper *st, struct ob_vm *vm);

/**
 * ob_stepper_check() - stop in front of this instruction?
 * @st: the stepper
 * @vm: the interpreter
 * @frame: its innermost frame
 *
 * To be called for every instruction between ob_stepper_begin() and the stop.
 *
 * Return: why, or OB_REASON_NONE.
 */
enum ob_reason ob_stepper_check(struct ob_stepper *st, struct ob_vm *vm,
				const struct ob_frame *frame);

#endif /* _OBHEAP_STEPPER_H */
