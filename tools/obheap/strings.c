// SPDX-License-Identifier: GPL-2.0
/*
 * strings - a hash table that is at most half full
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "strings.h"

static size_t strings_slot(const struct strings *s, const char *text)
{
	size_t h = 5381, i;

	for (i = 0; text[i]; i++)
		h = h * 33 ^ (unsigned char)text[i];
	for (; s->bucket[h & s->mask]; h++)
		if (!strcmp(s->text[s->bucket[h & s->mask] - 1], text))
			break;
	return h & s->mask;
}

static int strings_grow(struct strings *s)
{
	size_t room = s->room ? 2 * s->room : 256, i;
	char **text = realloc(s->text, room * sizeof(*text));
	__u32 *bucket = calloc(2 * room, sizeof(*bucket));

	if (text)
		s->text = text;
	if (!text || !bucket) {
		free(bucket);
		return -ENOMEM;
	}
	free(s->bucket);
	s->bucket = bucket;
	s->mask = 2 * room - 1;
	s->room = room;
	for (i = 0; i < s->nr; i++)
		bucket[strings_slot(s, s->text[i])] = i + 1;
	return 0;
}

ssize_t strings_get(struct strings *s, const char *text)
{
	size_t at;

	if (s->nr == s->room && strings_grow(s))
		return -1;
	at = strings_slot(s, text);
	if (!s->bucket[at]) {
		s->text[s->nr] = strdup(text);
		if (!s->text[s->nr])
			return -1;
		s->bucket[at] = ++s->nr;
	}
	return s->bucket[at] - 1;
}

void strings_free(struct strings *s)
{
	while (s->nr)
		free(s->text[--s->nr]);
	free(s->text);
	free(s->bucket);
}
