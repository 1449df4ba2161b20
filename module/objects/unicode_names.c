// SPDX-License-Identifier: GPL-2.0
/*
 * unicode_names - from characters to their names and back
 *
 * The names are in a text that the assembler puts into the object file:
 * numbers of words, see tools/scripts/gen-names.py. A character is found by its
 * block; a name by going through all of them, in which what a line shares with
 * the one before it says without a look at the words whether it can be it.
 */
#include "unicode_priv.h"

#define WORDS_MAX	24
#define HANGUL_RULE	2
#define HANGUL_FIRST	0xac00
#define HANGUL_VOWELS	21
#define HANGUL_FINALS	28

OB_UNI_NAMES;

static const char *const rules[] = {
	"CJK UNIFIED IDEOGRAPH-", "CJK COMPATIBILITY IDEOGRAPH-",
	"HANGUL SYLLABLE ", "TANGUT IDEOGRAPH-", "NUSHU CHARACTER-",
	"KHITAN SMALL SCRIPT CHARACTER-",
};

static const char *const hangul_first[] = {
	"G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J",
	"JJ", "C", "K", "T", "P", "H",
};

static const char *const hangul_vowel[] = {
	"A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE",
	"YO", "U", "WEO", "WE", "WI", "YU", "EU", "YI", "I",
};

static const char *const hangul_final[] = {
	"", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS",
	"LT", "LP", "LH", "M", "B", "BS", "S", "SS", "NG", "J", "C", "K", "T",
	"P", "H",
};

/* The word of a number: its first character and how many there are. */
static const char *word_text(u32 word, size_t *len)
{
	const char *p = ob_uni_names +
			ob_uni_word_blocks[word / OB_UNI_WORDS_EACH];

	for (word %= OB_UNI_WORDS_EACH; word; word--)
		p = strchr(p, '\n') + 1;
	*len = strchr(p, '\n') - p;
	return p;
}

static u32 digit(const char *p)
{
	return (u8)*p - OB_UNI_FIRST;
}

/* The number of the word at *@p, which moves behind it. */
static u32 next_word(const char **p)
{
	u32 n = digit((*p)++);

	if (n < OB_UNI_ONE)
		return n;
	n = (n - OB_UNI_ONE) * OB_UNI_BASE + digit((*p)++);
	if (n < OB_UNI_TWO * OB_UNI_BASE)
		return n + OB_UNI_ONE;
	n = (n - OB_UNI_TWO * OB_UNI_BASE) * OB_UNI_BASE + digit((*p)++);
	return n + OB_UNI_ONE + OB_UNI_TWO * OB_UNI_BASE;
}

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* A number in hexadecimal at *@p, which moves behind it. */
static u32 next_hex(const char **p)
{
	u32 n = 0;

	for (; hex_digit(**p) >= 0; ++*p)
		n = n << 4 | hex_digit(**p);
	return n;
}

/* The character of the line at *@p, which moves to what it shares. */
static u32 line_code(const char **p, u32 before)
{
	u32 code;

	if (**p != ' ')
		return before + 1;
	++*p;
	code = next_hex(p);
	++*p;
	return code;
}

/* Numbers of the words of @c's name, or 0 if it has none in the text. */
static u32 name_words(u32 c, u32 *words)
{
	size_t low = 0, high = ob_nr_uni_name_blocks;
	u32 code = 0, n = 0;
	const char *p;

	while (high - low > 1) {
		size_t mid = low + (high - low) / 2;

		if (ob_uni_name_blocks[mid].code <= c)
			low = mid;
		else
			high = mid;
	}
	p = ob_uni_names + ob_uni_name_blocks[low].offset;
	while (p < ob_uni_names + ob_uni_text.extra) {
		code = line_code(&p, code);
		if (code > c)
			return 0;
		n = digit(p++);
		while (*p != '\n' && n < WORDS_MAX)
			words[n++] = next_word(&p);
		if (code == c)
			return n;
		p++;
	}
	return 0;
}

static const struct ob_uni_rule *find_rule(u32 c)
{
	size_t i;

	for (i = 0; i < ob_nr_uni_rules; i++)
		if (c >= ob_uni_rules[i].first && c <= ob_uni_rules[i].last)
			return &ob_uni_rules[i];
	return NULL;
}

static int rule_name(const struct ob_uni_rule *rule, u32 c, char *buf)
{
	const char *begin = rules[rule->rule];

	if (rule->rule != HANGUL_RULE)
		return snprintf(buf, OB_UNI_NAME_MAX, "%s%04X", begin, c);
	c -= HANGUL_FIRST;
	return snprintf(buf, OB_UNI_NAME_MAX, "%s%s%s%s", begin,
			hangul_first[c / (HANGUL_VOWELS * HANGUL_FINALS)],
			hangul_vowel[c / HANGUL_FINALS % HANGUL_VOWELS],
			hangul_final[c % HANGUL_FINALS]);
}

int ob_uni_name(u32 c, char *buf)
{
	const struct ob_uni_rule *rule = find_rule(c);
	u32 words[WORDS_MAX], nr, i;
	int n = 0;

	if (rule)
		return rule_name(rule, c, buf);
	nr = name_words(c, words);
	for (i = 0; i < nr; i++) {
		size_t len;
		const char *text = word_text(words[i], &len);

		if (n + len + 1 > OB_UNI_NAME_MAX)
			return 0;
		if (i)
			buf[n++] = ' ';
		memcpy(buf + n, text, len);
		n += len;
	}
	return n;
}

/* The number of a word, or -1. */
static s64 find_word(const char *word, size_t len)
{
	int tier;

	for (tier = 0; tier < 3; tier++) {
		u32 low = ob_uni_text.tier[tier];
		u32 high = ob_uni_text.tier[tier + 1];

		while (low < high) {
			u32 mid = low + (high - low) / 2;
			size_t n;
			const char *text = word_text(mid, &n);
			int order = memcmp(word, text, min(len, n));

			if (!order && len == n)
				return mid;
			if (order < 0 || (!order && len < n))
				high = mid;
			else
				low = mid + 1;
		}
	}
	return -1;
}

/* The character whose name is these words, or -1. */
static s64 find_words(const u32 *words, u32 nr)
{
	const char *p = ob_uni_names + ob_uni_text.names;
	const char *end = ob_uni_names + ob_uni_text.extra;
	u32 code = 0, same = 0, share;

	while (p < end) {
		code = line_code(&p, code);
		share = digit(p++);
		if (share <= same) {
			same = share;
			while (*p != '\n' && same < nr &&
			       next_word(&p) == words[same])
				same++;
			if (*p == '\n' && same == nr)
				return code;
		}
		p = strchr(p, '\n') + 1;
	}
	return -1;
}

/* Index of the longest of @texts that *@p begins with; it moves behind it. */
static int longest(const char *const *texts, int nr, const char **p)
{
	size_t best = 0;
	int i, found = -1;

	for (i = 0; i < nr; i++) {
		size_t len = strlen(texts[i]);

		if (strncmp(*p, texts[i], len) || (found >= 0 && len <= best))
			continue;
		best = len;
		found = i;
	}
	*p += best;
	return found;
}

static s64 find_hangul(const char *p)
{
	int first = longest(hangul_first, ARRAY_SIZE(hangul_first), &p);
	int vowel = longest(hangul_vowel, ARRAY_SIZE(hangul_vowel), &p);
	int final = longest(hangul_final, ARRAY_SIZE(hangul_final), &p);

	if (first < 0 || vowel < 0 || final < 0 || *p)
		return -1;
	return HANGUL_FIRST +
	       (first * HANGUL_VOWELS + vowel) * HANGUL_FINALS + final;
}

/*
 * A name that a rule makes; -1: it is none, -2: another may have it. As in
 * CPython small letters are not the same in the two kinds with most characters.
 */
static s64 find_ruled(const char *name, bool exact)
{
	const struct ob_uni_rule *rule;
	const char *p;
	size_t i;
	u32 c;

	for (i = 0; i < ARRAY_SIZE(rules); i++) {
		size_t len = strlen(rules[i]);

		if (strncmp(name, rules[i], len) ||
		    exact != (!i || i == HANGUL_RULE))
			continue;
		p = name + len;
		if (i == HANGUL_RULE)
			return find_hangul(p);
		c = next_hex(&p);
		if (*p || p - name - len < 4 || p - name - len > 5)
			return -1;
		rule = find_rule(c);
		return rule && rule->rule == i ? (s64)c : -1;
	}
	return -2;
}

const char *ob_uni_alias(const char *name)
{
	const char *p = ob_uni_names + ob_uni_text.extra;
	size_t len = strlen(name);
	const char *end, *line;

	for (; *p; p = end + 1) {
		line = p;
		end = strchr(p, '\n');
		p = strchr(p, ';') + 1;
		if (end - p == len && !memcmp(p, name, len))
			return line;
	}
	return NULL;
}

s64 ob_uni_lookup(const char *text, size_t len)
{
	char name[OB_UNI_NAME_MAX];
	u32 words[WORDS_MAX], nr;
	const char *p, *end;
	s64 word = 0, code;
	size_t i;

	if (len >= sizeof(name))
		return -1;
	memcpy(name, text, len);
	name[len] = 0;
	if (strlen(name) != len)
		return -1;
	code = find_ruled(name, true);
	if (code != -2)
		return code;
	for (i = 0; i < len; i++)
		if (name[i] >= 'a' && name[i] <= 'z')
			name[i] -= 'a' - 'A';
	code = find_ruled(name, false);
	if (code != -2)
		return code;
	for (p = name, nr = 0; word >= 0 && nr < WORDS_MAX; p = end + 1) {
		end = strchr(p, ' ') ?: name + len;
		word = find_word(p, end - p);
		words[nr++] = word;
		if (!*end)
			break;
	}
	code = word < 0 || *end ? -1 : find_words(words, nr);
	if (code >= 0)
		return code;
	p = ob_uni_alias(name);
	if (!p)
		return -1;
	code = next_hex(&p);
	return *p == ';' ? code : -1;
}
