// SPDX-License-Identifier: GPL-2.0
/*
 * re_code - the words of a regular expression: characters, sets, and whether
 * they are a program
 */
#include "re_priv.h"
#include "str_priv.h"

/* an item of a set is two words: a range, or these and an enum re_class */
#define SET_CLASS	0x80000000
#define CLASS_ASCII	4	/* added: ASCII characters only */
#define CLASS_NOT	8	/* added: all others */

enum re_class { CLASS_DIGIT, CLASS_SPACE, CLASS_WORD };

bool ob_re_is_word(u32 c, bool ascii)
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
		is = ob_re_is_word(c, ascii);
	}
	return is != !!(class & CLASS_NOT);
}

static u32 to_case(u32 c, enum ob_case how)
{
	u32 out[OB_CASE_MAX];

	return ob_uni_case(c, how, out) ? out[0] : c;
}

u32 ob_re_lower(u32 c, u32 flags)
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

/* Latin-1, and at most one other character differs from it in case only */
static bool is_plain(u32 c)
{
	switch (c) {
	case 'I':
	case 'K':
	case 'S':
	case 'i':
	case 'k':
	case 's':
	case 0xb5:
	case 0xc5:
	case 0xdf:
	case 0xe5:
	case 0xff:
		return false;
	default:
		return c < 256;
	}
}

/* a letter of Latin-1 that has another case there, 32 away */
static bool is_paired(u32 c)
{
	return c < 128 ? isalpha(c) :
			 c >= 0xc0 && c != 0xd7 && c != 0xf7;
}

/* @c and what differs from it in case only; how many */
static int case_variants(u32 c, u32 flags, u32 out[4])
{
	u32 low, up;
	size_t i;
	int n, how;

	out[0] = c;
	if (flags & SET_ASCII_CASE || is_plain(c)) {
		if (flags & SET_ASCII_CASE && c >= 128)
			return 1;
		out[1] = is_paired(c) ? c ^ 0x20 : c;
		return 2;
	}
	for (i = 0; i < ARRAY_SIZE(same_case); i++) {
		for (n = 0; n < 4 && same_case[i][n]; n++)
			if (c == same_case[i][n])
				goto row;
	}
	low = ob_re_lower(c, flags);
	out[1] = low;
	for (n = 2, how = OB_CASE_UPPER; how <= OB_CASE_TITLE; how++) {
		up = to_case(low, how);
		if (ob_re_lower(up, flags) == low)
			out[n++] = up;
	}
	return n;
row:
	for (n = 0; n < 4 && same_case[i][n]; n++)
		out[n] = same_case[i][n];
	return n;
}

static bool in_ranges(const u32 *item, u32 nr, u32 c, bool classes)
{
	for (; nr; nr--, item += 2)
		if (item[0] == SET_CLASS ? classes && in_class(c, item[1]) :
					   c >= item[0] && c <= item[1])
			return true;
	return false;
}

bool ob_re_in_set(const u32 *set, u32 c)
{
	u32 flags = set[SET_FLAGS], variant[4];
	bool in = in_ranges(set + SET_ITEMS, set[SET_NR], c, true);
	int i, n;

	if (!in && flags & (SET_CASE | SET_ASCII_CASE)) {
		n = case_variants(c, flags, variant);
		for (i = 0; i < n && !in; i++)
			in = in_ranges(set + SET_ITEMS, set[SET_NR],
				       variant[i], false);
	}
	return in != (flags & SET_NOT);
}

static void map_add(u32 *map, u32 c)
{
	map[c / 32] |= 1U << c % 32;
}

static void item_fill(u32 *map, const u32 *item)
{
	bool class = item[0] == SET_CLASS;
	u32 c = class ? 0 : item[0], last = class ? 255 : min(item[1], 255U);

	for (; c <= last; c++)
		if (!class || in_class(c, item[1]))
			map_add(map, c);
}

/* the bits of a set for Latin-1 characters */
static void set_fill(u32 *set)
{
	u32 flags = set[SET_FLAGS], *map = set + SET_MAP, variant[4], c, i;
	const u32 *item = set + SET_ITEMS;
	int n;

	memset(map, 0, 32);
	if (!(flags & (SET_CASE | SET_ASCII_CASE))) {
		for (i = 0; i < set[SET_NR]; i++, item += 2)
			item_fill(map, item);
	} else if (set[SET_NR] == 1 && item[0] == item[1] &&
		   item[0] <= 0x10ffff) {
		for (n = case_variants(item[0], flags, variant); n; n--)
			if (variant[n - 1] < 256)
				map_add(map, variant[n - 1]);
	} else {
		/* With SET_NOT already. */
		for (c = 0; c < 256; c++)
			if (ob_re_in_set(set, c))
				map_add(map, c);
		return;
	}
	for (i = 0; flags & SET_NOT && i < 8; i++)
		map[i] = ~map[i];
}

/* all Latin-1 characters that one instruction matches are put in */
static void map_fill(u32 *map, const u32 *ins)
{
	u32 c;

	if (ins[0] == RE_CHAR && ins[1] < 256)
		map_add(map, ins[1]);
	for (c = 0; ins[0] == RE_SET && c < 8; c++)
		map[c] |= ins[SET_MAP + c];
	for (c = 0; (ins[0] == RE_ALL || ins[0] == RE_ANY) && c < 256; c++)
		if (ins[0] == RE_ALL || c != '\n')
			map_add(map, c);
}

static bool is_single(u32 op)
{
	return op == RE_CHAR || op == RE_ANY || op == RE_ALL || op == RE_SET;
}

/* its words, of which @left are there; 0 for no instruction */
static size_t length(const u32 *ins, size_t left)
{
	static const u8 words[RE_NR_OPS] = {
		[RE_FAIL] = 1, [RE_SUCCESS] = 1, [RE_CHAR] = 2, [RE_ANY] = 1,
		[RE_ALL] = 1, [RE_SET] = SET_ITEMS, [RE_AT] = 2, [RE_MARK] = 2,
		[RE_JUMP] = 2, [RE_SPLIT] = 2, [RE_ONE] = 5, [RE_INIT] = 2,
		[RE_LOOP] = 6, [RE_REF] = 3, [RE_IF] = 3, [RE_ATOMIC] = 1,
		[RE_ATOMIC_END] = 1, [RE_LOOK] = 4, [RE_LOOK_END] = 1,
	};
	size_t n = ins[0] < RE_NR_OPS ? words[ins[0]] : 0;

	if (n && n <= left && ins[0] == RE_SET)
		n += 2 * (size_t)ins[SET_NR];
	return n <= left ? n : 0;
}

/* where it can go on other than at the next one; RE_HEADER for nowhere */
static u32 target(const u32 *ins)
{
	switch (ins[0]) {
	case RE_JUMP:
	case RE_SPLIT:
		return ins[1];
	case RE_IF:
		return ins[2];
	case RE_LOOK:
		return ins[3];
	case RE_ONE:
		return ins[4];
	case RE_LOOP:
		return ins[5];
	default:
		return RE_HEADER;
	}
}

/* Are the numbers of an instruction groups and registers that there are? */
static bool numbers_fit(const u32 *code, const u32 *ins)
{
	u32 groups = code[RE_GROUPS], first = 2 * groups + 1;
	u32 nr = first + 2 * code[RE_LOOPS];

	switch (ins[0]) {
	case RE_AT:
		return ins[1] < AT_NR;
	case RE_MARK:
		return ins[1] < 2 * groups;
	case RE_REF:
	case RE_IF:
		return ins[1] < groups;
	case RE_INIT:
	case RE_LOOP:
		return ins[1] >= first && ins[1] < nr - 1;
	case RE_ONE:
		return is_single(ins[5]);
	default:
		return true;
	}
}

/*
 * The instructions from RE_HEADER up to @end: 0 when they are whole and their
 * targets are among them, -1 raised or @bad. @begins has a bit per word.
 */
static int check_instructions(struct ob_rt *rt, u32 *code, size_t end,
			      u64 *begins, bool *bad)
{
	size_t pc, n;
	u32 op = RE_FAIL;

	*bad = true;
	for (pc = RE_HEADER; pc < end; pc += n) {
		n = length(code + pc, end - pc);
		op = code[pc];
		if (!n || (op == RE_ONE && pc + n == end) ||
		    !numbers_fit(code, code + pc))
			return 0;
		begins[pc / 64] |= 1ULL << pc % 64;
		if (op == RE_SET)
			set_fill(code + pc);
		if (ob_tick(rt))
			return -1;
	}
	if (op != RE_SUCCESS)
		return 0;
	for (pc = RE_HEADER; pc < end; pc += length(code + pc, end - pc)) {
		u32 to = target(code + pc);

		if (to < RE_HEADER || to >= end ||
		    !(begins[to / 64] >> to % 64 & 1))
			return 0;
		if (ob_tick(rt))
			return -1;
	}
	*bad = false;
	return 0;
}

/* what a match begins with: characters, or a bit for each that can be first */
static bool check_starts(u32 *code, size_t n, const u64 *begins)
{
	u32 *list = code + code[RE_STARTS], pc = RE_HEADER, i;

	memset(code + RE_MAP, 0, 32);
	code[RE_PREFIX] = 0;
	if (code[RE_STARTS] >= RE_FIRST)
		return true;
	for (; code[pc] == RE_CHAR; pc += 2)
		code[RE_PREFIX]++;
	if (list[0] > RE_NR_STARTS || n - code[RE_STARTS] != list[0] + 1)
		return false;
	for (i = 1; i <= list[0]; i++) {
		if (list[i] < RE_HEADER || list[i] >= code[RE_STARTS] ||
		    !(begins[list[i] / 64] >>
		      list[i] % 64 & 1) || !is_single(code[list[i]]))
			return false;
		map_fill(code + RE_MAP, code + list[i]);
	}
	return true;
}

int ob_re_check(struct ob_rt *rt, u32 *code, size_t n)
{
	u64 *begins = NULL;
	bool bad = true;
	size_t end, bytes;
	int err = 0;

	if (n <= RE_HEADER || n >= RE_FIRST || code[RE_GROUPS] > n / 2 ||
	    code[RE_LOOPS] > n / 2)
		goto out;
	end = code[RE_STARTS] >= RE_FIRST ? n : code[RE_STARTS];
	if (end <= RE_HEADER || end > n || (end == n && end == code[RE_STARTS]))
		goto out;
	bytes = (end / 64 + 1) * sizeof(*begins);
	begins = ob_raw_alloc(rt, bytes);
	if (!begins)
		return -1;
	memset(begins, 0, bytes);
	err = check_instructions(rt, code, end, begins, &bad);
	if (!err && !bad)
		bad = !check_starts(code, n, begins);
out:
	if (begins)
		ob_raw_free(rt, begins);
	if (!err && bad) {
		ob_raise(rt, OB_T_RuntimeError, "invalid SRE code");
		err = -1;
	}
	return err;
}
