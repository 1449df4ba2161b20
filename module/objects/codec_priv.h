/* SPDX-License-Identifier: GPL-2.0 */
/*
 * codec_priv.h - what the codecs share
 */
#ifndef _OBHEAP_CODEC_PRIV_H
#define _OBHEAP_CODEC_PRIV_H

#include "bytes_priv.h"

enum ob_encoding {
	ENC_UTF8, ENC_UTF8_SIG, ENC_ASCII, ENC_LATIN1, ENC_CHARMAP,
	ENC_UTF16, ENC_UTF16_LE, ENC_UTF16_BE,
	ENC_UTF32, ENC_UTF32_LE, ENC_UTF32_BE,
	ENC_ESCAPE, ENC_RAW_ESCAPE,
};

#define OB_CHARMAP_NONE	0xfffe

/**
 * struct ob_charmap_name - what a single-byte codec is called
 * @name: small letters and digits, others as "_"
 * @map: its number in ob_charmaps
 */
struct ob_charmap_name {
	const char *name;
	u32 map;
};

/* codec_tables.c, written by tools/scripts/gen-charmaps.py */

/* characters of the bytes 128 to 255, OB_CHARMAP_NONE for those that have none */
extern const u16 ob_charmaps[][128];
extern const struct ob_charmap_name ob_charmap_names[];
extern const size_t ob_nr_charmap_names;

/**
 * struct ob_codec - which codec, what it is called in messages
 * @encoding: its kind
 * @name: as exceptions have it
 * @map: of a single-byte codec
 */
struct ob_codec {
	enum ob_encoding encoding;
	const char *name;
	const u16 *map;
};

/**
 * struct ob_decoder - text being made of bytes
 * @out: the text so far
 * @codec: how; the order of bytes is known once a mark has told it
 * @errors: name of the error handler, or NULL
 * @s: the bytes
 * @n: how many
 */
struct ob_decoder {
	struct ob_strbuf out;
	struct ob_codec codec;
	const char *errors;
	const u8 *s;
	s64 n;
};

/**
 * struct ob_encoder - bytes being made of text, collected as text of one-byte
 *	characters
 * @out: the bytes so far
 * @codec: how
 * @errors: name of the error handler, or NULL
 * @o: the text
 */
struct ob_encoder {
	struct ob_strbuf out;
	struct ob_codec codec;
	const char *errors;
	struct ob_object *o;
};

static inline bool is_surrogate(u32 c)
{
	return c >= 0xd800 && c <= 0xdfff;
}

/*
 * ob_decode_error() - bytes @start to @end - 1 are wrong
 *
 * Where to go on, or -1 raised.
 */
s64 ob_decode_error(struct ob_decoder *d, s64 start, s64 end, const char *why);

/* codec_wide.c: UTF-16 and UTF-32 */

int ob_decode_wide(struct ob_decoder *d);
/** ob_encode_wide() - one character, surrogates too; 0 or -1 */
int ob_encode_wide(struct ob_encoder *e, u32 c);
/** ob_encode_mark() - the byte order mark an encoding begins with; 0 or -1 */
int ob_encode_mark(struct ob_encoder *e);
/** ob_wide_unit() - bytes of the unit of an encoding; 0: it is not a wide one */
int ob_wide_unit(enum ob_encoding encoding);

/* codec_escape.c: as in string literals */

int ob_decode_escape(struct ob_decoder *d);
int ob_encode_escape(struct ob_encoder *e, u32 c);
/** ob_put_escape() - "\xXX", "\uXXXX" or "\UXXXXXXXX"; 0 or -1 */
int ob_put_escape(struct ob_strbuf *b, u32 c);

#endif /* _OBHEAP_CODEC_PRIV_H */
