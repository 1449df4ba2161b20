/* SPDX-License-Identifier: GPL-2.0 */
/*
 * re_priv - regular expressions: patterns, matches and the machine
 *
 * A pattern is words, made by re.py. ob_re_check() looks at them once, so that
 * the machine need not: every instruction is whole, every place it can go on
 * at is an instruction, every register is there.
 *
 *   words: RE_GROUPS, RE_LOOPS, RE_STARTS, RE_PREFIX, RE_MAP; from RE_HEADER on
 *          instructions; behind them what RE_STARTS points at
 */
#ifndef _OBHEAP_RE_PRIV_H
#define _OBHEAP_RE_PRIV_H

#include "objects_priv.h"

enum re_op {
	RE_FAIL, RE_SUCCESS, RE_CHAR, RE_ANY, RE_ALL, RE_SET, RE_AT, RE_MARK,
	RE_JUMP, RE_SPLIT, RE_ONE, RE_INIT, RE_LOOP, RE_REF, RE_IF, RE_ATOMIC,
	RE_ATOMIC_END, RE_LOOK, RE_LOOK_END, RE_NR_OPS,
};

enum re_at {
	AT_START, AT_LINE, AT_END, AT_LINE_END, AT_STOP, AT_WORD, AT_NO_WORD,
	AT_ASCII_WORD, AT_ASCII_NO_WORD, AT_NR,
};

enum re_mode { MODE_GREEDY, MODE_LAZY, MODE_POSSESSIVE };

/* flags of RE_SET and RE_REF */
#define SET_NOT		1
#define SET_CASE	2	/* case does not matter, for all of Unicode */
#define SET_ASCII_CASE	4	/* likewise, for ASCII letters */

/* where the parts of a RE_SET are: flags, number of items, a bit per Latin-1 */
#define SET_FLAGS	1
#define SET_NR		2
#define SET_MAP		3
#define SET_ITEMS	11

/* flags of RE_LOOK */
#define LOOK_NOT	1
#define LOOK_BEHIND	2

#define RE_MANY		0xffffffff	/* no upper limit; as list: any */
#define RE_FIRST	0xfffffffe	/* as list: where the text begins */
#define RE_NR_STARTS	8		/* most instructions a match begins with */

/* words in front of the instructions */
#define RE_GROUPS	0	/* groups there are */
#define RE_LOOPS	1	/* loops, of two registers each */
#define RE_STARTS	2	/* list of instructions for its first character */
#define RE_PREFIX	3	/* characters every match begins with */
#define RE_MAP		4	/* a bit per Latin-1 character it can begin with */
#define RE_HEADER	12

/* CPython's numbers of flags */
#define RE_FLAG_UNICODE	32
#define RE_FLAG_KINDS	(4 | RE_FLAG_UNICODE | 256)

/**
 * struct re_pattern - a compiled regular expression (PatternObject)
 * @v: size is the number of words
 * @groups: groups it has
 * @groupindex: dict of their numbers by name
 * @indexgroup: tuple of their names by number
 * @pattern: its text
 * @flags: the flags
 * @weakreflist: weak references to it
 * @isbytes: its text is bytes; -1 without a text, for str and bytes
 * @codesize: words
 * @code: the words
 */
struct re_pattern {
	struct ob_var v;
	s64 groups;
	struct ob_object *groupindex, *indexgroup, *pattern;
	u32 flags;
	struct ob_object *weakreflist;
	s32 isbytes;
	s64 codesize;
	u32 code[];
};

static_assert(offsetof(struct re_pattern, code) == 88);

/**
 * struct re_match - where a pattern matched (MatchObject)
 * @v: size is the number of marks
 * @string: the text
 * @regs: spans of all groups, once somebody asked for them
 * @pattern: the pattern
 * @pos: where the search began
 * @endpos: where it was to end
 * @lastindex: the group that was closed last, -1 for none
 * @groups: groups there are, the whole match included
 * @mark: start and end of each, -1 where it did not take part
 */
struct re_match {
	struct ob_var v;
	struct ob_object *string, *regs;
	struct re_pattern *pattern;
	s64 pos, endpos, lastindex, groups;
	s64 mark[];
};

static_assert(offsetof(struct re_match, mark) == 80);

struct re_choice;
struct re_change;

/**
 * struct re - a text that a pattern is tried on
 * @rt: the runtime
 * @pattern: the pattern, borrowed
 * @string: the text, borrowed
 * @data: its characters
 * @kind: bytes of each
 * @pc: the instruction that runs
 * @begin: where the first search began
 * @end: where the text ends
 * @start: where the match began, or the next search begins
 * @pos: where it is
 * @reg: the registers: start and end of each group, the group closed last,
 *	count and last position of each loop; -1 is unset
 * @nr_reg: how many
 * @groups: how many groups there are
 * @choice: what can be tried later
 * @nr_choice: how many
 * @max_choice: how many there is memory for
 * @trail: registers to put back
 * @nr_trail: how many
 * @max_trail: how many there is memory for
 * @barrier: number of the innermost barrier, counted from 1
 * @whole: it must reach the end
 * @advance: it must not be empty
 * @dirty: registers are set
 * @is_str: the text is a str
 * @buffer: access to a bytes-like text; no object if there is none
 */
struct re {
	struct ob_rt *rt;
	struct re_pattern *pattern;
	struct ob_object *string;
	const void *data;
	u32 kind, pc;
	s64 begin, end, start, pos;
	s64 *reg;
	u32 nr_reg, groups;
	struct re_choice *choice;
	u32 nr_choice, max_choice;
	struct re_change *trail;
	u32 nr_trail, max_trail;
	u32 barrier;
	bool whole, advance, dirty, is_str;
	struct ob_buffer buffer;
};

enum re_how { RE_MATCH, RE_FULLMATCH, RE_SEARCH };

/* re_code.c */

/** ob_re_check() - are these words a program? Fills in what is computed */
int ob_re_check(struct ob_rt *rt, u32 *code, size_t n);
/** ob_re_in_set() - is a character that is not Latin-1 in the set? */
bool ob_re_in_set(const u32 *set, u32 c);
bool ob_re_is_word(u32 c, bool ascii);
/** ob_re_lower() - the character to compare with, by flags of case */
u32 ob_re_lower(u32 c, u32 flags);

/* re.c */

/**
 * ob_re_begin() - a pattern and a text
 * @m: filled
 * @rt: the runtime
 * @p: the pattern, which lives as long as @m
 * @string: the text, likewise; its bytes are held
 * @pos: where the first search begins
 * @endpos: where the text is to end
 *
 * Return: 0 and ob_re_end() must follow, or -1 raised.
 */
int ob_re_begin(struct re *m, struct ob_rt *rt, struct re_pattern *p,
		struct ob_object *string, s64 pos, s64 endpos);
void ob_re_end(struct re *m);
/** ob_re_run() - try it from m->start: 1 and m->start..m->pos, 0 none, -1 */
int ob_re_run(struct re *m, enum re_how how);

/** ob_re_next() - the next search begins where this match ended */
static inline void ob_re_next(struct re *m)
{
	m->advance = m->pos == m->start;
	m->start = m->pos;
}

/** ob_re_start_of() - start of a group in m->reg, -1 if it took no part */
static inline s64 ob_re_start_of(const struct re *m, s64 group)
{
	return m->reg[2 * group - 1] < 0 ? -1 : m->reg[2 * group - 2];
}

/* re_match.c */

/** ob_re_text() - look at a text; 0, or -1 raised */
int ob_re_text(struct ob_rt *rt, struct ob_object *string,
	       struct ob_buffer *buffer, u32 *kind, s64 *len);
/** ob_re_piece() - part of a text whose characters are at @data; new */
struct ob_object *ob_re_piece(struct ob_rt *rt, struct ob_object *string,
			      const void *data, s64 start, s64 end);
/** ob_re_match_new() - what ob_re_run() found, as an object */
struct ob_object *ob_re_match_new(struct re *m);
/** ob_re_fill() - a template's parts with the groups of a match; new */
struct ob_object *ob_re_fill(struct ob_rt *rt, struct re_match *m,
			     struct ob_object *parts);
/** ob_re_template() - parts (a list) or literal text of a template; new */
struct ob_object *ob_re_template(struct ob_rt *rt, struct re_pattern *p,
				 struct ob_object *template);

/* re_scan.c: what Pattern has for texts with several matches */
struct ob_object *ob_re_findall(OB_FN_ARGS);
struct ob_object *ob_re_finditer(OB_FN_ARGS);
struct ob_object *ob_re_scanner(OB_FN_ARGS);
struct ob_object *ob_re_split(OB_FN_ARGS);
struct ob_object *ob_re_sub(OB_FN_ARGS);
struct ob_object *ob_re_subn(OB_FN_ARGS);
/** ob_re_args() - string, pos and endpos of a method; 0 or -1 raised */
int ob_re_args(struct ob_rt *rt, const char *name,
	       struct ob_object *const *args, size_t nargs,
	       struct ob_tuple *kwnames, struct ob_object **string, s64 *pos,
	       s64 *endpos);

#endif /* _OBHEAP_RE_PRIV_H */
