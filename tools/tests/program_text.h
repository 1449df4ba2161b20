/* SPDX-License-Identifier: GPL-2.0 */
/*
 * program_text - a program's text, for the tests that run files
 */
#ifndef _OBHEAP_TESTS_PROGRAM_TEXT_H
#define _OBHEAP_TESTS_PROGRAM_TEXT_H

#include <stdio.h>
#include <stdlib.h>

#define PROGRAM_TEXT_MAX	0x100000

/* up to PROGRAM_TEXT_MAX bytes and a NUL, for free(); NULL if there is no file */
static inline char *program_text(const char *path)
{
	FILE *in = fopen(path, "rb");
	char *text = NULL;

	if (!in)
		return NULL;
	text = calloc(1, PROGRAM_TEXT_MAX + 1);
	if (text)
		fread(text, 1, PROGRAM_TEXT_MAX, in);
	fclose(in);
	return text;
}

#endif /* _OBHEAP_TESTS_PROGRAM_TEXT_H */
