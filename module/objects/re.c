// SPDX-License-Identifier: GPL-2.0
/*
 * re - the machine that runs a compiled regular expression
 *
 * There is no recursion. What can be tried later is on a stack of choices. All
 * that a path changes (groups, counters of loops) is in registers; a change
 * leaves the old value on a trail, and a choice knows how much of the trail to
 * take back. What is tried alone, an atomic group or a look-around, begins with
 * a choice that is a barrier: when it has matched, everything from the barrier
 * on is cut off, while the trail stays.
 *
 * There is one machine for each width of characters: every function that looks
 * at the text is inlined with its width a constant. A loop that never ends is
 * ended by ob_tick().
 */
#include "re_priv.h"
#include "str_priv.h"

enum re_kind { KIND_SPLIT, KIND_GREEDY, KIND_LAZY, KIND_LAZY_LOOP,
	       KIND_BARRIER, KIND_BARRIER_NOT };

/* characters looked at between two looks at the clock */
#define RE_CHUNK	64

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
	u32 trail;
};

struct re_change {
	u32 reg;
	s64 old;
};

static __always_inline u32 char_at(const struct re *m, unsigned int kind,
				   s64 i)
{
	return kind == 1 ? ((const u8 *)m->data)[i] :
	       kind == 2 ? ((const u16 *)m->data)[i] :
			   ((const u32 *)m->data)[i];
}

static __always_inline bool in_map(const u32 *map, u32 c)
{
	return map[c / 32] >> c % 32 & 1;
}

static __always_inline bool in_set(const u32 *set, u32 c)
{
	return c < 256 ? in_map(set + SET_MAP, c) : ob_re_in_set(set, c);
}

static const u32 *code_of(const struct re *m)
{
	return m->pattern->code;
}

/* twice the memory for a stack's items: 0 or -1 raised */
static noinline int stack_grow(struct re *m, void *stack, u32 *max,
			       size_t size)
{
	void **mem = stack, *more;
	u32 want = *max ? 2 * *max : 8;

	if (want > U32_MAX / 4) {
		ob_no_memory(m->rt);
		return -1;
	}
	more = ob_raw_realloc(m->rt, *mem, want * size);
	if (!more)
		return -1;
	*mem = more;
	*max = want;
	return 0;
}

/* With nothing to go back to, a path that fails ends with all unset. */
static __always_inline int reg_set(struct re *m, u32 reg, s64 value)
{
	m->dirty = true;
	if (m->nr_choice) {
		if (unlikely(m->nr_trail == m->max_trail) &&
		    stack_grow(m, &m->trail, &m->max_trail, sizeof(*m->trail)))
			return -1;
		m->trail[m->nr_trail++] = (struct re_change) {
			reg, m->reg[reg]
		};
	}
	m->reg[reg] = value;
	return 0;
}

static void reg_undo(struct re *m, u32 trail)
{
	while (m->nr_trail > trail) {
		struct re_change *c = &m->trail[--m->nr_trail];

		m->reg[c->reg] = c->old;
	}
}

static void reg_unset(struct re *m)
{
	u32 i;

	for (i = 0; i < m->nr_reg; i++)
		m->reg[i] = -1;
	m->nr_trail = 0;
	m->dirty = false;
}

static __always_inline int choice_push(struct re *m, enum re_kind kind, u32 pc,
				       s64 pos, s64 n)
{
	if (unlikely(m->nr_choice == m->max_choice) &&
	    stack_grow(m, &m->choice, &m->max_choice, sizeof(*m->choice)))
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

/* Does the character match the instruction, which matches just one? */
static __always_inline bool one(const u32 *ins, u32 c)
{
	switch (ins[0]) {
	case RE_CHAR:
		return c == ins[1];
	case RE_ANY:
		return c != '\n';
	case RE_SET:
		return in_set(ins, c);
	default:
		return true;
	}
}

/* How many characters from m->pos on match, at most @most; -1 raised. */
static __always_inline s64 count(struct re *m, unsigned int kind,
				 const u32 *ins, s64 most)
{
	s64 pos = m->pos, end = pos + most, stop;

	if (ins[0] == RE_ALL)
		return most;
	while (pos < end) {
		stop = min_t(s64, end, pos + RE_CHUNK);
		switch (ins[0]) {
		case RE_CHAR:
			while (pos < stop && char_at(m, kind, pos) == ins[1])
				pos++;
			break;
		case RE_ANY:
			while (pos < stop && char_at(m, kind, pos) != '\n')
				pos++;
			break;
		default:
			while (pos < stop && in_set(ins, char_at(m, kind, pos)))
				pos++;
		}
		if (pos < stop)
			break;
		if (ob_tick(m->rt))
			return -1;
	}
	return pos - m->pos;
}

static __always_inline bool word_at(const struct re *m, unsigned int kind,
				    s64 pos, bool ascii)
{
	return pos >= 0 && pos < m->end &&
	       ob_re_is_word(char_at(m, kind, pos), ascii);
}

static __always_inline bool at_place(const struct re *m, unsigned int kind,
				     enum re_at at)
{
	bool ascii = at >= AT_ASCII_WORD;
	s64 pos = m->pos;

	switch (at) {
	case AT_START:
		return !pos;
	case AT_LINE:
		return !pos || char_at(m, kind, pos - 1) == '\n';
	case AT_END:
		return pos == m->end ||
		       (pos == m->end - 1 && char_at(m, kind, pos) == '\n');
	case AT_LINE_END:
		return pos == m->end || char_at(m, kind, pos) == '\n';
	case AT_STOP:
		return pos == m->end;
	default:
		/* In an empty text there is neither. */
		return m->end && (word_at(m, kind, pos - 1, ascii) !=
				  word_at(m, kind, pos, ascii)) ==
				 (at == AT_WORD || at == AT_ASCII_WORD);
	}
}

/* instructions: 1 go on, 0 this path has failed, -1 raised */

/* Can what comes next begin where it is? Only a character tells at once. */
static __always_inline bool may_follow(const struct re *m, unsigned int kind,
				       const u32 *next)
{
	return next[0] != RE_CHAR ||
	       (m->pos < m->end && char_at(m, kind, m->pos) == next[1]);
}

/* The next shorter repeat behind which what follows may match; 1, 0, -1 */
static __always_inline int shorter(struct re *m, unsigned int kind,
				   struct re_choice *c, const u32 *next)
{
	while (c->n > 0) {
		m->pos = c->pos + --c->n;
		if (may_follow(m, kind, next))
			return 1;
		if (ob_tick(m->rt))
			return -1;
	}
	return 0;
}

static __always_inline int longer(struct re *m, unsigned int kind,
				  struct re_choice *c, const u32 *next)
{
	const u32 *ins = code_of(m) + c->pc + 5;

	while (c->n > 0 && c->pos < m->end &&
	       one(ins, char_at(m, kind, c->pos))) {
		c->n--;
		m->pos = ++c->pos;
		if (may_follow(m, kind, next))
			return 1;
		if (ob_tick(m->rt))
			return -1;
	}
	return 0;
}

/* the next choice: 1 there is one, 0 none, -1 raised */
static __always_inline int backtrack(struct re *m, unsigned int kind)
{
	const u32 *code = code_of(m);
	int res;

	while (m->nr_choice) {
		struct re_choice *c = &m->choice[m->nr_choice - 1];
		u32 reg, next;

		if (ob_tick(m->rt))
			return -1;
		reg_undo(m, c->trail);
		m->pc = c->pc;
		m->pos = c->pos;
		switch (c->kind) {
		case KIND_GREEDY:
		case KIND_LAZY:
			next = code[c->pc + 4];
			res = c->kind == KIND_GREEDY ?
			      shorter(m, kind, c, code + next) :
			      longer(m, kind, c, code + next);
			m->pc = next;
			if (res)
				return res;
			break;
		case KIND_LAZY_LOOP:
			m->nr_choice--;
			reg = code[m->pc + 1];
			m->pc += 6;
			return reg_set(m, reg, m->reg[reg] + 1) ||
			       reg_set(m, reg + 1, m->pos) ? -1 : 1;
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
static __always_inline int run_one(struct re *m, unsigned int kind,
				   const u32 *ins)
{
	u32 pc = m->pc, mode = ins[1], least = ins[2], most = ins[3];
	u32 limit = mode == MODE_LAZY ? least : most;
	s64 n, room = m->end - m->pos;

	if (room < least)
		return 0;
	if (limit != RE_MANY)
		room = min_t(s64, room, limit);
	n = count(m, kind, ins + 5, room);
	if (n < 0)
		return -1;
	if (n < least)
		return 0;
	m->pc = ins[4];
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
static int run_loop(struct re *m, const u32 *ins)
{
	u32 pc = m->pc, reg = ins[1], mode = ins[2], least = ins[3];
	u32 most = ins[4];
	s64 times = m->reg[reg], last = m->reg[reg + 1];

	if (times < least) {
		m->pc = pc + 6;
		return reg_set(m, reg, times + 1) ? -1 : 1;
	}
	m->pc = ins[5];
	/* What matches nothing is not repeated for ever. */
	if ((most != RE_MANY && times >= most) || m->pos == last)
		return 1;
	if (mode == MODE_LAZY)
		return choice_push(m, KIND_LAZY_LOOP, pc, m->pos, 0) ? -1 : 1;
	if (choice_push(m, KIND_SPLIT, m->pc, m->pos, 0) ||
	    reg_set(m, reg, times + 1) || reg_set(m, reg + 1, m->pos))
		return -1;
	m->pc = pc + 6;
	return 1;
}

/* group, flags of case */
static __always_inline int run_ref(struct re *m, unsigned int kind,
				   const u32 *ins)
{
	s64 from = m->reg[2 * ins[1]], to = m->reg[2 * ins[1] + 1], i;

	if (from < 0 || to < from || to > m->end || to - from > m->end - m->pos)
		return 0;
	for (i = from; i < to; i++, m->pos++) {
		if (ob_re_lower(char_at(m, kind, i), ins[2]) !=
		    ob_re_lower(char_at(m, kind, m->pos), ins[2]))
			return 0;
		if (ob_tick(m->rt))
			return -1;
	}
	m->pc += 3;
	return 1;
}

/* flags, width, where to go on; then what is looked for */
static int run_look(struct re *m, const u32 *ins)
{
	u32 pc = m->pc, flags = ins[1], width = ins[2];
	bool not = flags & LOOK_NOT;

	if (flags & LOOK_BEHIND && m->pos < width) {
		m->pc = ins[3];
		return not;
	}
	if (barrier_push(m, not ? KIND_BARRIER_NOT : KIND_BARRIER, ins[3]))
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

static __always_inline int run_mark(struct re *m, u32 mark)
{
	m->pc += 2;
	if (reg_set(m, mark, m->pos))
		return -1;
	if (mark & 1 && reg_set(m, 2 * m->groups, mark / 2 + 1))
		return -1;
	return 1;
}

/* instructions that do not look at the text */
static int run_rare(struct re *m, const u32 *ins)
{
	switch (ins[0]) {
	case RE_INIT:
		m->pc += 2;
		return reg_set(m, ins[1], 0) || reg_set(m, ins[1] + 1, -1) ?
		       -1 : 1;
	case RE_LOOP:
		return run_loop(m, ins);
	case RE_IF:
		m->pc = m->reg[2 * ins[1] + 1] < 0 ? ins[2] : m->pc + 3;
		return 1;
	case RE_ATOMIC:
		return barrier_push(m, KIND_BARRIER, m->pc++) ? -1 : 1;
	case RE_ATOMIC_END:
		return run_cut(m, false);
	case RE_LOOK:
		return run_look(m, ins);
	case RE_LOOK_END:
		return run_cut(m, true);
	default:
		return 0;
	}
}

/* One instruction: 2 all has matched, 1 go on, 0 failed, -1 raised. */
static __always_inline int run_step(struct re *m, unsigned int kind)
{
	const u32 *ins = code_of(m) + m->pc;

	switch (ins[0]) {
	case RE_CHAR:
		if (m->pos >= m->end || char_at(m, kind, m->pos) != ins[1])
			return 0;
		m->pos++;
		m->pc += 2;
		return 1;
	case RE_ANY:
	case RE_ALL:
	case RE_SET:
		if (m->pos >= m->end || !one(ins, char_at(m, kind, m->pos)))
			return 0;
		m->pos++;
		m->pc += ins[0] == RE_SET ? SET_ITEMS + 2 * ins[SET_NR] : 1;
		return 1;
	case RE_ONE:
		return run_one(m, kind, ins);
	case RE_MARK:
		return run_mark(m, ins[1]);
	case RE_SUCCESS:
		return (m->whole && m->pos != m->end) ||
		       (m->advance && m->pos == m->start) ? 0 : 2;
	case RE_AT:
		m->pc += 2;
		return at_place(m, kind, ins[1]);
	case RE_JUMP:
		m->pc = ins[1];
		return 1;
	case RE_SPLIT:
		m->pc += 2;
		return choice_push(m, KIND_SPLIT, ins[1], m->pos, 0) ? -1 : 1;
	case RE_REF:
		return run_ref(m, kind, ins);
	default:
		return run_rare(m, ins);
	}
}

/* What is behind @skip characters, from m->start: 1 it matches, 0 not, -1 */
static __always_inline int run(struct re *m, unsigned int kind, u32 skip)
{
	int res;

	m->pos = m->start + skip;
	m->pc = RE_HEADER + 2 * skip;
	do {
		res = ob_tick(m->rt) ? -1 : run_step(m, kind);
		if (!res)
			res = backtrack(m, kind);
	} while (res == 1);
	if (!res && m->dirty)
		reg_unset(m);
	return res > 0 ? 1 : res;
}

/* searching: where a match can begin, m->end + 1 for nowhere, -1 raised */

static __always_inline s64 find_char(struct re *m, unsigned int kind, s64 pos,
				     u32 c)
{
	s64 stop;
	const u8 *at;

	while (pos < m->end) {
		stop = min_t(s64, m->end, pos + 16 * RE_CHUNK);
		if (kind == 1) {
			at = c > 255 ? NULL : memchr((const u8 *)m->data + pos,
						     c, stop - pos);
			pos = at ? at - (const u8 *)m->data : stop;
		} else {
			while (pos < stop && char_at(m, kind, pos) != c)
				pos++;
		}
		if (pos < stop)
			return pos;
		if (ob_tick(m->rt))
			return -1;
	}
	return m->end + 1;
}

static __always_inline s64 find_prefix(struct re *m, unsigned int kind)
{
	const u32 *ins = code_of(m) + RE_HEADER;
	u32 n = code_of(m)[RE_PREFIX], i;
	s64 pos = m->start;

	for (;; pos++) {
		pos = find_char(m, kind, pos, ins[1]);
		if (pos < 0 || pos > m->end - n)
			return pos < 0 ? -1 : m->end + 1;
		for (i = 1; i < n && char_at(m, kind, pos + i) ==
				     ins[2 * i + 1]; i++)
			;
		if (i == n)
			return pos;
		if (ob_tick(m->rt))
			return -1;
	}
}

static noinline bool can_start(const u32 *code, u32 c)
{
	const u32 *list = code + code[RE_STARTS];
	u32 i;

	for (i = 1; i <= list[0]; i++)
		if (one(code + list[i], c))
			return true;
	return false;
}

static __always_inline s64 find_first(struct re *m, unsigned int kind)
{
	const u32 *code = code_of(m);
	s64 pos = m->start, stop;
	u32 c;

	while (pos < m->end) {
		for (stop = min_t(s64, m->end, pos + RE_CHUNK); pos < stop;
		     pos++) {
			c = char_at(m, kind, pos);
			if (c < 256 ? in_map(code + RE_MAP, c) :
				      can_start(code, c))
				return pos;
		}
		if (ob_tick(m->rt))
			return -1;
	}
	return m->end + 1;
}

static __always_inline int search(struct re *m, unsigned int kind)
{
	u32 starts = code_of(m)[RE_STARTS], prefix = code_of(m)[RE_PREFIX];
	s64 from;
	int res;

	for (;; m->start++, m->advance = false) {
		from = starts == RE_MANY ? m->start :
		       starts == RE_FIRST ? m->start ? m->end + 1 : 0 :
		       prefix ? find_prefix(m, kind) : find_first(m, kind);
		if (from < 0)
			return -1;
		if (from > m->end)
			return 0;
		if (from != m->start)
			m->advance = false;
		m->start = from;
		res = run(m, kind, prefix);
		if (res)
			return res;
	}
}

static int run1(struct re *m, bool find)
{
	return find ? search(m, 1) : run(m, 1, 0);
}

static int run2(struct re *m, bool find)
{
	return find ? search(m, 2) : run(m, 2, 0);
}

static int run4(struct re *m, bool find)
{
	return find ? search(m, 4) : run(m, 4, 0);
}

int ob_re_run(struct re *m, enum re_how how)
{
	if (m->start > m->end)
		return 0;
	if (m->dirty)
		reg_unset(m);
	m->nr_trail = 0;
	m->nr_choice = 0;
	m->barrier = 0;
	m->whole = how == RE_FULLMATCH;
	switch (m->kind) {
	case 1:
		return run1(m, how == RE_SEARCH);
	case 2:
		return run2(m, how == RE_SEARCH);
	default:
		return run4(m, how == RE_SEARCH);
	}
}

int ob_re_begin(struct re *m, struct ob_rt *rt, struct re_pattern *p,
		struct ob_object *string, s64 pos, s64 endpos)
{
	s64 len;

	memset(m, 0, sizeof(*m));
	m->rt = rt;
	m->pattern = p;
	m->string = string;
	if (ob_re_text(rt, string, &m->buffer, &m->kind, &len))
		return -1;
	m->is_str = !m->buffer.obj && ob_is_str(string);
	m->data = m->buffer.obj ? m->buffer.data : m->is_str ?
		  ob_str_data(string) : ((struct ob_bytes *)string)->data;
	if (m->is_str == p->isbytes) {
		ob_raise(rt, OB_T_TypeError, m->is_str ?
			 "cannot use a bytes pattern on a string-like object" :
			 "cannot use a string pattern on a bytes-like object");
		goto err_end;
	}
	m->begin = clamp_t(s64, pos, 0, len);
	m->start = m->begin;
	m->end = clamp_t(s64, endpos, 0, len);
	m->groups = p->code[RE_GROUPS];
	m->nr_reg = 2 * (m->groups + p->code[RE_LOOPS]) + 1;
	m->reg = ob_raw_alloc(rt, m->nr_reg * sizeof(*m->reg));
	if (!m->reg)
		goto err_end;
	reg_unset(m);
	return 0;

err_end:
	ob_re_end(m);
	return -1;
}

void ob_re_end(struct re *m)
{
	if (m->buffer.obj)
		ob_buffer_release(m->rt, &m->buffer);
	ob_raw_free(m->rt, m->trail);
	ob_raw_free(m->rt, m->choice);
	ob_raw_free(m->rt, m->reg);
	m->trail = NULL;
	m->choice = NULL;
	m->reg = NULL;
}
