/* SPDX-License-Identifier: GPL-2.0 */
/*
 * unicode_priv.h - the names of characters, as tools/scripts/gen-names.py
 *	writes them
 */
#ifndef _OBHEAP_UNICODE_PRIV_H
#define _OBHEAP_UNICODE_PRIV_H

#include "str_priv.h"

/* a word is one, two or three of these characters, and so on */
#define OB_UNI_FIRST		33
#define OB_UNI_BASE		94
#define OB_UNI_ONE		44
#define OB_UNI_TWO		40
#define OB_UNI_WORDS_EACH	16

/* unicode_names.txt, with a NUL at its end, as ob_uni_names */
#define OB_UNI_NAMES							\
	asm(".pushsection .rodata\n"					\
	    ".global ob_uni_names\n"					\
	    "ob_uni_names:\n"						\
	    ".incbin \"../module/objects/unicode_names.txt\"\n"	\
	    ".byte 0\n"						\
	    ".popsection\n")

extern const char ob_uni_names[];

/**
 * struct ob_uni_text - the parts of unicode_names.txt
 * @nr_words: how many words it begins with
 * @tier: numbers of the words at which each of the tiers begins, and the last
 *	ends
 * @names: offset of the lines of names
 * @extra: offset of aliases and sequences
 * @end: its length
 */
struct ob_uni_text {
	u32 nr_words;
	u32 tier[4];
	u32 names, extra, end;
};

/**
 * struct ob_uni_name_block - a line that stands for itself
 * @code: its character
 * @offset: where it is
 */
struct ob_uni_name_block {
	u32 code, offset;
};

/**
 * struct ob_uni_rule - characters whose names are made of their numbers
 * @first: the first of them
 * @last: the last
 * @rule: the beginning of the names
 */
struct ob_uni_rule {
	u32 first, last, rule;
};

extern const struct ob_uni_text ob_uni_text;
extern const u32 ob_uni_word_blocks[];
extern const struct ob_uni_name_block ob_uni_name_blocks[];
extern const size_t ob_nr_uni_name_blocks;
extern const struct ob_uni_rule ob_uni_rules[];
extern const size_t ob_nr_uni_rules;

#endif /* _OBHEAP_UNICODE_PRIV_H */
