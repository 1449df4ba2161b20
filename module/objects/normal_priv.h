/* SPDX-License-Identifier: GPL-2.0 */
/*
 * normal_priv.h - equivalent characters, as tools/scripts/gen-normal.py writes
 *	them; all tables are in order of characters
 */
#ifndef _OBHEAP_NORMAL_PRIV_H
#define _OBHEAP_NORMAL_PRIV_H

#include "str_priv.h"

/**
 * struct ob_normal_run - neighbours that become one character each
 * @first: the first of them
 * @nr: how many they are
 * @step: what they become are neighbours too: 1; one and the same: 0
 * @to: what the first becomes
 */
struct ob_normal_run {
	u32 first;
	u8 nr, step;
	u32 to;
};

/**
 * struct ob_normal_many - a character that becomes several
 * @from: the character
 * @to: what it becomes, with zeros behind
 */
struct ob_normal_many {
	u32 from;
	u32 to[OB_NORMAL_MAX];
};

/**
 * struct ob_normal_pair - two characters that become one
 * @first: a character of combining class 0
 * @second: one that follows it
 * @to: what they are
 */
struct ob_normal_pair {
	u32 first, second, to;
};

extern const struct ob_normal_run ob_normal_runs[];
extern const size_t ob_normal_nr_runs;
extern const struct ob_normal_many ob_normal_many[];
extern const size_t ob_normal_nr_many;
extern const struct ob_normal_pair ob_normal_pairs[];
extern const size_t ob_normal_nr_pairs;
/* first character << 8 | combining class, up to the next one */
extern const u32 ob_normal_classes[];
extern const size_t ob_normal_nr_classes;

#endif /* _OBHEAP_NORMAL_PRIV_H */
