// SPDX-License-Identifier: GPL-2.0
/*
 * re - the machine that runs a compiled regular expression
 *
 * The code is what re.py makes: words, of which nothing is believed. A read
 * behind its end is RE_FAIL, a register that is not there is not set, and a
 * loop that never ends is ended by ob_tick().
 *
 * There is no recursion. What can be tried later is on a stack of choices. All
 * that a path changes (groups, counters of loops) is in registers; a change
 * leaves the old value on a trail, and a choice knows how much of the trail to
 * take back. What is tried alone, an atomic group or a look-around, begins with
 * a choice that is a barrier: when it has matched, everything from the barrier
 * on is cut off, while the trail stays.
 *
 *   registers: start and end of each group, the group closed last,
 *              count and last position of each loop; -1 is unset
 */
#include "objects_priv.h"
#include "str_priv.h"

enum re_op {
	RE_FAIL, RE_SUCCESS, RE_CHAR, RE_ANY, RE_ALL, RE_SET, RE_AT, RE_MARK,
	RE_JUMP, RE_SPLIT, RE_ONE, RE_INIT, RE_LOOP, RE_REF, RE_IF, RE_ATOMIC,
	RE_ATOMIC_END, RE_LOOK, RE_LOOK_END,
};

enum re_at {
	AT_START, AT_LINE, AT_END, AT_LINE_END, AT_STOP, AT_WORD, AT_NO_WORD,
	AT_ASCII_WORD, AT_ASCII_NO_WORD,
};

/* flags of RE_SET and RE_REF */
#define SET_NOT		1
#define SET_CASE	2	/* case does not matter, for all of Unicode */
#define SET_ASCII_CASE	4	/* likewise, for ASCII letters */

/* an item of a set is two words: a range, or these and an enum re_class */
#define SET_CLASS	0x80000000
#define CLASS_ASCII	4	/* added: ASCII characters only */
#define CLASS_NOT	8	/* added: all others */

enum re_class { CLASS_DIGIT, CLASS_SPACE, CLASS_WORD };

enum re_mode { MODE_GREEDY, MODE_LAZY, MODE_POSSESSIVE };

#define LOOK_NOT	1
#define LOOK_BEHIND	2

#define RE_MANY		0xffffffff	/* no upper limit */
#define RE_FIRST	0xfffffffe	/* as start: where the text begins */
#define RE_STARTS	8		/* most instructions a match begins with */
#define RE_HEADER	3		/* groups, loops, starts */

enum re_kind { KIND_SPLIT, KIND_GREEDY, KIND_LAZY, KIND_LAZY_LOOP,
	       KIND_BARRIER, KIND_BARRIER_NOT };

/**
 * struct re_choice - where to go on when a path fails
 * @kind: enum re_kind
 * @pc: the instruction
 * @pos: the position in the text
 * @n: repeats beyond those there must be; of a barrier, the barrier before it
 * @trail: how much of the trail stays
 */
struct re_choice {
	u32 kind;
	u32 pc;
	s64 pos;
	s64 n;
	size_t trail;
};

struct re_change {
	size_t reg;
	s64 old;
};

/**
 * struct re - a match being tried
 * @rt: the runtime
 * @code: the words
 * @nr_code: how many
 * @data: the text
 * @kind: bytes of one of its characters
 * @end: where it ends
 * @start: where the match began
 * @pos: where it is
 * @pc: the instruction that runs
 * @whole: it must reach the end
 * @advance: it must not be empty
 * @reg: the registers
 * @nr_reg: how many
 * @groups: how many groups there are
 * @choice: the choices
 * @nr_choice: how many
 * @max_choice: how many there is memory for
 * @trail: the changes
 * @nr_trail: how many
 * @max_trail: how many there is memory for
 * @barrier: number of the innermost barrier, counted from 1
 */
struct re {
	struct ob_rt *rt;
	const u32 *code;
	size_t nr_code;
	const void *data;
	unsigned int kind;
	s64 end, start, pos;
	u32 pc;
	bool whole, advance;
	s64 *reg;
	size_t nr_reg, groups;
	struct re_choice *choice;
	size_t nr_choice, max_choice;
	struct re_change *trail;
	size_t nr_trail, max_trail;
	size_t barrier;
};

static u32 word(const struct re *m, size_t i)
{
	return i < m->nr_code ? m->code[i] : RE_FAIL;
}

static u32 char_at(const struct re *m, s64 i)
{
	switch (m->kind) {
	case 1:
		return ((const u8 *)m->data)[i];
	case 2:
		return ((const u16 *)m->data)[i];
	default:
		return ((const u32 *)m->data)[i];
	}
}

/* one more of a stack's items, doubling its memory: 0 or -1 raised */
static int stack_grow(struct re *m, void *stack, size_t n, size_t *max,
		      size_t size)
{
	void **mem = stack, *more;
	size_t want = *max ? 2 * *max : 32;

	if (likely(n < *max))
		return 0;
	more = ob_raw_realloc(m->rt, *mem, want * size);
	if (!more)
		return -1;
	*mem = more;
	*max = want;
	return 0;
}

static int reg_set(struct re *m, size_t reg, s64 value)
{
	if (reg >= m->nr_reg)
		return 0;
	if (stack_grow(m, &m->trail, m->nr_trail, &m->max_trail,
		       sizeof(*m->trail)))
		return -1;
	m->trail[m->nr_trail++] = (struct re_change) { reg, m->reg[reg] };
	m->reg[reg] = value;
	return 0;
}

static s64 reg_get(const struct re *m, size_t reg)
{
	return reg < m->nr_reg ? m->reg[reg] : -1;
}

static void reg_undo(struct re *m, size_t trail)
{
	while (m->nr_trail > trail) {
		struct re_change *c = &m->trail[--m->nr_trail];

		m->reg[c->reg] = c->old;
	}
}

static int choice_push(struct re *m, enum re_kind kind, u32 pc, s64 pos, s64 n)
{
	if (stack_grow(m, &m->choice, m->nr_choice, &m->max_choice,
		       sizeof(*m->choice)))
		return -1;
	m->choice[m->nr_choice++] = (struct re_choice) {
		kind, pc, pos, n, m->nr_trail
	};
	return 0;
}

static int barrier_push(struct re *m, enum re_kind kind, u32 pc)
{
	if (choice_push(m, kind, pc, m->pos, m->barrier))
		return -1;
	m->barrier = m->nr_choice;
	return 0;
}

/* The innermost barrier and all behind it go; NULL if there is none. */
static const struct re_choice *barrier_cut(struct re *m)
{
	struct re_choice *c;

	if (!m->barrier)
		return NULL;
	m->nr_choice = m->barrier - 1;
	c = &m->choice[m->nr_choice];
	m->barrier = c->n;
	return c;
}

/* characters */

static bool is_word(u32 c, bool ascii)
{
	if (c < 128)
		return isalnum(c) || c == '_';
	return !ascii && ob_uni_is(c, OB_UNI_ALPHA | OB_UNI_DECIMAL |
				   OB_UNI_DIGIT | OB_UNI_NUMERIC);
}

static bool in_class(u32 c, u32 class)
{
	bool ascii = class & CLASS_ASCII, is;

	switch (class & 3) {
	case CLASS_DIGIT:
		is = ascii ? c < 128 && isdigit(c) :
			     ob_uni_is(c, OB_UNI_DECIMAL);
		break;
	case CLASS_SPACE:
		is = ascii ? c == ' ' || (c >= '\t' && c <= '\r') :
			     ob_uni_is(c, OB_UNI_SPACE);
		break;
	default:
		is = is_word(c, ascii);
	}
	return is != !!(class & CLASS_NOT);
}

static u32 to_case(u32 c, enum ob_case how)
{
	u32 out[OB_CASE_MAX];

	return ob_uni_case(c, how, out) ? out[0] : c;
}

static u32 lower(u32 c, u32 flags)
{
	if (flags & SET_CASE)
		return to_case(c, OB_CASE_LOWER);
	return flags & SET_ASCII_CASE && c < 128 ? tolower(c) : c;
}

/* Characters that are the same but for case, where that is more than a pair. */
static const u16 same_case[][4] = {
	{ 'I', 'i', 0x130, 0x131 }, { 'K', 'k', 0x212a },
	{ 'S', 's', 0x17f }, { 0xb5, 0x39c, 0x3bc }, { 0xc5, 0xe5, 0x212b },
	{ 0xdf, 0x1e9e }, { 0x345, 0x399, 0x3b9, 0x1fbe }, { 0x390, 0x1fd3 },
	{ 0x392, 0x3b2, 0x3d0 }, { 0x395, 0x3b5, 0x3f5 },
	{ 0x398, 0x3b8, 0x3d1, 0x3f4 }, { 0x39a, 0x3ba, 0x3f0 },
	{ 0x3a0, 0x3c0, 0x3d6 }, { 0x3a1, 0x3c1, 0x3f1 },
	{ 0x3a3, 0x3c2, 0x3c3 }, { 0x3a6, 0x3c6, 0x3d5 },
	{ 0x3a9, 0x3c9, 0x2126 }, { 0x3b0, 0x1fe3 },
	{ 0x412, 0x432, 0x1c80 }, { 0x414, 0x434, 0x1c81 },
	{ 0x41e, 0x43e, 0x1c82 }, { 0x421, 0x441, 0x1c83 },
	{ 0x422, 0x442, 0x1c84, 0x1c85 }, { 0x42a, 0x44a, 0x1c86 },
	{ 0x462, 0x463, 0x1c87 }, { 0xa64a, 0xa64b, 0x1c88 },
	{ 0x1e60, 0x1e61, 0x1e9b }, { 0xfb05, 0xfb06 },
};

/* @c and what differs from it in case only; how many */
static int case_variants(u32 c, u32 flags, u32 out[4])
{
	u32 low = lower(c, flags), up;
	size_t i;
	int n, how;

	out[0] = c;
	if (flags & SET_ASCII_CASE) {
		out[1] = c < 128 && islower(c) ? toupper(c) : low;
		return 2;
	}
	for (i = 0; i < ARRAY_SIZE(same_case); i++) {
		for (n = 0; n < 4 && same_case[i][n]; n++)
			if (c == same_case[i][n])
				goto row;
	}
	out[1] = low;
	for (n = 2, how = OB_CASE_UPPER; how <= OB_CASE_TITLE; how++) {
		up = to_case(low, how);
		if (lower(up, flags) == low)
			out[n++] = up;
	}
	return n;
row:
	for (n = 0; n < 4 && same_case[i][n]; n++)
		out[n] = same_case[i][n];
	return n;
}

static bool in_ranges(const struct re *m, size_t at, size_t end, u32 c,
		      bool classes)
{
	for (; at + 1 < end; at += 2) {
		u32 low = m->code[at], high = m->code[at + 1];

		if (low == SET_CLASS ? classes && in_class(c, high) :
				       c >= low && c <= high)
			return true;
	}
	return false;
}

static bool in_set(const struct re *m, u32 pc, u32 c)
{
	u32 flags = word(m, pc + 1), variant[4];
	size_t end = min_t(size_t, m->nr_code,
			   (size_t)pc + 3 + 2 * (size_t)word(m, pc + 2));
	bool in = in_ranges(m, pc + 3, end, c, true);
	int i, n;

	if (!in && flags & (SET_CASE | SET_ASCII_CASE)) {
		n = case_variants(c, flags, variant);
		for (i = 0; i < n && !in; i++)
			in = in_ranges(m, pc + 3, end, variant[i], false);
	}
	return in != (flags & SET_NOT);
}

/* Does the character match the instruction, which matches just one? */
static bool one(const struct re *m, u32 pc, u32 c)
{
	switch (word(m, pc)) {
	case RE_CHAR:
		return c == word(m, pc + 1);
	case RE_ANY:
		return c != '\n';
	case RE_ALL:
		return true;
	case RE_SET:
		return in_set(m, pc, c);
	default:
		return false;
	}
}

static u32 one_length(const struct re *m, u32 pc)
{
	switch (word(m, pc)) {
	case RE_CHAR:
		return 2;
	case RE_SET:
		return 3 + 2 * word(m, pc + 2);
	default:
		return 1;
	}
}

static bool at_place(const struct re *m, enum re_at at)
{
	bool ascii = at >= AT_ASCII_WORD, before, after;
	s64 pos = m->pos;

	switch (at) {
	case AT_START:
		return !pos;
	case AT_LINE:
		return !pos || char_at(m, pos - 1) == '\n';
	case AT_END:
		return pos == m->end ||
		       (pos == m->end - 1 && char_at(m, pos) == '\n');
	case AT_LINE_END:
		return pos == m->end || char_at(m, pos) == '\n';
	case AT_STOP:
		return pos == m->end;
	default:
		/* In an empty text there is neither. */
		if (!m->end)
			return false;
		before = pos && is_word(char_at(m, pos - 1), ascii);
		after = pos < m->end && is_word(char_at(m, pos), ascii);
		return (before != after) ==
		       (at == AT_WORD || at == AT_ASCII_WORD);
	}
}

/* instructions: 1 go on, 0 this path has failed, -1 raised */

/* the next choice: 1 there is one, 0 none, -1 raised */
static int backtrack(struct re *m)
{
	while (m->nr_choice) {
		struct re_choice *c = &m->choice[m->nr_choice - 1];
		u32 op, next = word(m, c->pc + 4);

		if (ob_tick(m->rt))
			return -1;
		reg_undo(m, c->trail);
		m->pc = c->pc;
		m->pos = c->pos;
		switch (c->kind) {
		case KIND_GREEDY:
			op = word(m, next);
			while (c->n > 0) {
				m->pos = c->pos + --c->n;
				if (op == RE_CHAR && m->pos < m->end &&
				    char_at(m, m->pos) != word(m, next + 1)) {
					if (ob_tick(m->rt))
						return -1;
					continue;
				}
				m->pc = next;
				return 1;
			}
			break;
		case KIND_LAZY:
			if (c->n > 0 && c->pos < m->end &&
			    one(m, c->pc + 5, char_at(m, c->pos))) {
				c->n--;
				m->pos = ++c->pos;
				m->pc = next;
				return 1;
			}
			break;
		case KIND_LAZY_LOOP:
			m->nr_choice--;
			op = word(m, m->pc + 1);
			if (reg_set(m, op, reg_get(m, op) + 1) ||
			    reg_set(m, op + 1, m->pos))
				return -1;
			m->pc += 6;
			return 1;
		case KIND_BARRIER:
			m->barrier = c->n;
			break;
		case KIND_BARRIER_NOT:
			m->barrier = c->n;
			fallthrough;
		default:
			m->nr_choice--;
			return 1;
		}
		m->nr_choice--;
	}
	return 0;
}

/* mode, least, most, where to go on, and what matches one character */
static int run_one(struct re *m)
{
	u32 pc = m->pc, mode = word(m, pc + 1), least = word(m, pc + 2);
	u32 most = word(m, pc + 3), limit = mode == MODE_LAZY ? least : most;
	s64 n = 0, room = m->end - m->pos;

	if (room < least)
		return 0;
	if (limit != RE_MANY)
		room = min_t(s64, room, limit);
	while (n < room && one(m, pc + 5, char_at(m, m->pos + n))) {
		n++;
		if (ob_tick(m->rt))
			return -1;
	}
	if (n < least)
		return 0;
	m->pc = word(m, pc + 4);
	if (mode == MODE_GREEDY && n > least &&
	    choice_push(m, KIND_GREEDY, pc, m->pos + least, n - least))
		return -1;
	m->pos += n;
	if (mode == MODE_LAZY && most > least &&
	    choice_push(m, KIND_LAZY, pc, m->pos,
			most == RE_MANY ? S64_MAX : most - least))
		return -1;
	return 1;
}

/* register, mode, least, most, where to go on; then what is repeated */
static int run_loop(struct re *m)
{
	u32 pc = m->pc, reg = word(m, pc + 1), mode = word(m, pc + 2);
	u32 least = word(m, pc + 3), most = word(m, pc + 4);
	s64 count = reg_get(m, reg), last = reg_get(m, reg + 1);

	if (count < least) {
		m->pc = pc + 6;
		return reg_set(m, reg, count + 1) ? -1 : 1;
	}
	m->pc = word(m, pc + 5);
	/* What matches nothing is not repeated for ever. */
	if ((most != RE_MANY && count >= most) || m->pos == last)
		return 1;
	if (mode == MODE_LAZY)
		return choice_push(m, KIND_LAZY_LOOP, pc, m->pos, 0) ? -1 : 1;
	if (choice_push(m, KIND_SPLIT, m->pc, m->pos, 0) ||
	    reg_set(m, reg, count + 1) || reg_set(m, reg + 1, m->pos))
		return -1;
	m->pc = pc + 6;
	return 1;
}

/* group, flags of case */
static int run_ref(struct re *m)
{
	size_t reg = 2 * (size_t)word(m, m->pc + 1);
	u32 flags = word(m, m->pc + 2);
	s64 from = reg_get(m, reg), to = reg_get(m, reg + 1), i;

	if (from < 0 || to < from || to > m->end || to - from > m->end - m->pos)
		return 0;
	for (i = from; i < to; i++, m->pos++) {
		if (lower(char_at(m, i), flags) !=
		    lower(char_at(m, m->pos), flags))
			return 0;
		if (ob_tick(m->rt))
			return -1;
	}
	m->pc += 3;
	return 1;
}

/* flags, width, where to go on; then what is looked for */
static int run_look(struct re *m)
{
	u32 pc = m->pc, flags = word(m, pc + 1), width = word(m, pc + 2);
	bool not = flags & LOOK_NOT;

	if (flags & LOOK_BEHIND && m->pos < width) {
		m->pc = word(m, pc + 3);
		return not;
	}
	if (barrier_push(m, not ? KIND_BARRIER_NOT : KIND_BARRIER,
			 word(m, pc + 3)))
		return -1;
	if (flags & LOOK_BEHIND)
		m->pos -= width;
	m->pc = pc + 4;
	return 1;
}

static int run_cut(struct re *m, bool look)
{
	const struct re_choice *c = barrier_cut(m);

	if (!c)
		return 0;
	if (!look) {
		m->pc++;
		return 1;
	}
	if (c->kind == KIND_BARRIER_NOT) {
		reg_undo(m, c->trail);
		return 0;
	}
	m->pos = c->pos;
	m->pc = c->pc;
	return 1;
}

static int run_mark(struct re *m)
{
	u32 mark = word(m, m->pc + 1);

	m->pc += 2;
	if (reg_set(m, mark, m->pos))
		return -1;
	if (mark & 1 && reg_set(m, 2 * m->groups, mark / 2 + 1))
		return -1;
	return 1;
}

/* One instruction: 2 all has matched, 1 go on, 0 failed, -1 raised. */
static int run_step(struct re *m)
{
	u32 pc = m->pc, reg;

	switch (word(m, pc)) {
	case RE_CHAR:
	case RE_ANY:
	case RE_ALL:
	case RE_SET:
		if (m->pos >= m->end || !one(m, pc, char_at(m, m->pos)))
			return 0;
		m->pos++;
		m->pc += one_length(m, pc);
		return 1;
	case RE_AT:
		m->pc += 2;
		return at_place(m, word(m, pc + 1));
	case RE_MARK:
		return run_mark(m);
	case RE_JUMP:
		m->pc = word(m, pc + 1);
		return 1;
	case RE_SPLIT:
		m->pc += 2;
		return choice_push(m, KIND_SPLIT, word(m, pc + 1), m->pos, 0) ?
		       -1 : 1;
	case RE_ONE:
		return run_one(m);
	case RE_INIT:
		m->pc += 2;
		reg = word(m, pc + 1);
		return reg_set(m, reg, 0) || reg_set(m, reg + 1, -1) ? -1 : 1;
	case RE_LOOP:
		return run_loop(m);
	case RE_REF:
		return run_ref(m);
	case RE_IF:
		reg = word(m, pc + 1);
		m->pc = reg_get(m, 2 * (size_t)reg + 1) < 0 ?
			word(m, pc + 2) : pc + 3;
		return 1;
	case RE_ATOMIC:
		m->pc++;
		return barrier_push(m, KIND_BARRIER, pc) ? -1 : 1;
	case RE_ATOMIC_END:
		return run_cut(m, false);
	case RE_LOOK:
		return run_look(m);
	case RE_LOOK_END:
		return run_cut(m, true);
	case RE_SUCCESS:
		return (m->whole && m->pos != m->end) ||
		       (m->advance && m->pos == m->start) ? 0 : 2;
	default:
		return 0;
	}
}

/* from m->start: 1 a match, 0 none and nothing is changed, -1 raised */
static int run(struct re *m)
{
	int res;

	m->pos = m->start;
	m->pc = RE_HEADER;
	do {
		res = ob_tick(m->rt) ? -1 : run_step(m);
		if (!res)
			res = backtrack(m);
	} while (res == 1);
	if (!res)
		reg_undo(m, 0);
	return res > 0 ? 1 : res;
}

/*
 * Can a match begin with this character? @starts is where their number and
 * places of the instructions for it are.
 */
static bool can_start(const struct re *m, u32 starts, u32 c)
{
	u32 i, n = min_t(u32, word(m, starts), RE_STARTS);

	for (i = 1; i <= n; i++)
		if (one(m, word(m, starts + i), c))
			return true;
	return false;
}

static int search(struct re *m)
{
	u32 starts = word(m, 2);
	int res = 0;

	for (; m->start <= m->end && !res; m->start++) {
		if (ob_tick(m->rt))
			return -1;
		if (starts == RE_FIRST && m->start)
			return 0;
		if (starts >= RE_FIRST ||
		    (m->start < m->end &&
		     can_start(m, starts, char_at(m, m->start))))
			res = run(m);
		m->advance = false;
	}
	m->start--;
	return res;
}

/* start and end of the match and of each group, the group closed last */
static struct ob_object *result(struct re *m)
{
	struct ob_object *res = ob_tuple_new(m->rt, 2 * m->groups + 3), **to;
	s64 value;
	size_t i;

	if (!res)
		return NULL;
	to = ((struct ob_tuple *)res)->item;
	for (i = 0; i < 2 * m->groups + 3; i++) {
		value = i == 0 ? m->start : i == 1 ? m->pos : m->reg[i - 2];
		/* a group is set when both of its ends are */
		if (i > 1 && i < 2 * m->groups + 2 && m->reg[(i - 2) ^ 1] < 0)
			value = -1;
		to[i] = ob_int_from_s64(m->rt, value);
		if (!to[i]) {
			ob_decref(m->rt, res);
			return NULL;
		}
	}
	return res;
}

static struct ob_object *match(struct re *m, bool find)
{
	struct ob_object *res = NULL;
	size_t i;
	int found;

	m->groups = word(m, 0);
	if (m->groups > m->nr_code || word(m, 1) > m->nr_code)
		return ob_raise(m->rt, OB_T_RuntimeError, "invalid SRE code");
	m->nr_reg = 2 * (m->groups + word(m, 1)) + 1;
	m->reg = ob_raw_alloc(m->rt, m->nr_reg * sizeof(*m->reg));
	if (!m->reg)
		return NULL;
	for (i = 0; i < m->nr_reg; i++)
		m->reg[i] = -1;
	if (m->start > m->end)
		found = 0;
	else
		found = find ? search(m) : run(m);
	if (found >= 0)
		res = found ? result(m) : ob_newref(ob_none(m->rt));
	ob_raw_free(m->rt, m->trail);
	ob_raw_free(m->rt, m->choice);
	ob_raw_free(m->rt, m->reg);
	return res;
}

/*
 * ob_re_match(code, text, pos, endpos, how, advance): the tuple of result(), or
 * None. @how is 0 at pos, 1 at pos and up to endpos, 2 anywhere.
 */
struct ob_object *ob_re_match(OB_FN_ARGS)
{
	struct re m = { .rt = rt };
	struct ob_object *res;
	struct ob_buffer b;
	s64 number[4], length;
	int i;

	if (ob_args_check(rt, "_match", nargs, 6, 6))
		return NULL;
	for (i = 0; i < 4; i++) {
		number[i] = ob_arg_ssize(rt, args[i + 2]);
		if (number[i] == -1 && ob_raised(rt))
			return NULL;
	}
	if (!ob_is_bytes(args[0]))
		return ob_raise(rt, OB_T_TypeError, "invalid SRE code");
	m.code = (const void *)((struct ob_bytes *)args[0])->data;
	m.nr_code = ob_size(args[0]) / sizeof(u32);
	b.obj = NULL;
	if (ob_is_str(args[1])) {
		m.data = ob_str_data(args[1]);
		m.kind = ob_str_kind(args[1]);
		length = ob_str_len(args[1]);
	} else {
		if (ob_buffer_get(rt, args[1], &b, false))
			return NULL;
		m.data = b.data;
		m.kind = 1;
		length = b.len;
	}
	m.start = clamp_t(s64, number[0], 0, length);
	m.end = clamp_t(s64, number[1], 0, length);
	m.whole = number[2] == 1;
	m.advance = number[3];
	res = match(&m, number[2] == 2);
	if (b.obj)
		ob_buffer_release(rt, &b);
	return res;
}
