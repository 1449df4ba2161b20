/* SPDX-License-Identifier: GPL-2.0 */
/*
 * sink - text on its way to a stream, many small pieces of it
 *
 * stdio asks a lot for each piece; this is a buffer in front of it. What could
 * not be written shows in ferror() of the stream.
 */
#ifndef OBHEAP_SINK_H
#define OBHEAP_SINK_H

#include <linux/types.h>
#include <stdio.h>
#include <string.h>

/**
 * struct sink - see above
 * @out: the stream
 * @n: bytes that wait
 * @buf: those
 */
struct sink {
	FILE *out;
	size_t n;
	char buf[16384];
};

void sink_init(struct sink *k, FILE *out);
void sink_flush(struct sink *k);
/* likewise, of a text of any length */
void sink_put_long(struct sink *k, const char *s, size_t len);

static inline void sink_put(struct sink *k, const char *s, size_t len)
{
	if (len > sizeof(k->buf) - k->n) {
		sink_put_long(k, s, len);
		return;
	}
	memcpy(k->buf + k->n, s, len);
	k->n += len;
}

void sink_number(struct sink *k, __u64 n);
/* as "0x...", with the quotes */
void sink_id(struct sink *k, __u64 id);
/* as a JSON string, with the quotes */
void sink_json(struct sink *k, const char *s);

static inline void sink_text(struct sink *k, const char *s)
{
	sink_put(k, s, strlen(s));
}

#endif /* OBHEAP_SINK_H */
