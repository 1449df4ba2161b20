/* SPDX-License-Identifier: GPL-2.0 */
/* host stand-in for <linux/ctype.h>, string.h, sort.h and parts of kernel.h */
#ifndef _OBHEAP_HOST_TEXT_H
#define _OBHEAP_HOST_TEXT_H

/*
 * Character classes are the kernel's: a fixed table over Latin-1, whatever
 * the locale. 0x80-0x9f belong to no class, 0xa0 is a space.
 */
enum ob_host_ctype {
	OB_HOST_UPPER	= 0x01,
	OB_HOST_LOWER	= 0x02,
	OB_HOST_DIGIT	= 0x04,
	OB_HOST_CNTRL	= 0x08,
	OB_HOST_PUNCT	= 0x10,
	OB_HOST_SPACE	= 0x20,
	OB_HOST_HEX	= 0x40,
	OB_HOST_BLANK	= 0x80,
};

extern const u8 ob_host_ctypes[256];

#undef isalnum
#undef isalpha
#undef isascii
#undef iscntrl
#undef isdigit
#undef isgraph
#undef islower
#undef isprint
#undef ispunct
#undef isspace
#undef isupper
#undef isxdigit
#undef toascii
#undef tolower
#undef toupper

#define OB_HOST_IS(c, set)	((ob_host_ctypes[(u8)(c)] & (set)) != 0)
#define OB_HOST_ALPHA		(OB_HOST_UPPER | OB_HOST_LOWER)
#define OB_HOST_GRAPH		(OB_HOST_ALPHA | OB_HOST_DIGIT | OB_HOST_PUNCT)
#define isalpha(c)		OB_HOST_IS(c, OB_HOST_ALPHA)
#define isalnum(c)		OB_HOST_IS(c, OB_HOST_ALPHA | OB_HOST_DIGIT)
#define iscntrl(c)		OB_HOST_IS(c, OB_HOST_CNTRL)
#define isgraph(c)		OB_HOST_IS(c, OB_HOST_GRAPH)
#define islower(c)		OB_HOST_IS(c, OB_HOST_LOWER)
#define isprint(c)		OB_HOST_IS(c, OB_HOST_GRAPH | OB_HOST_BLANK)
#define ispunct(c)		OB_HOST_IS(c, OB_HOST_PUNCT)
#define isspace(c)		OB_HOST_IS(c, OB_HOST_SPACE)
#define isupper(c)		OB_HOST_IS(c, OB_HOST_UPPER)
#define isxdigit(c)		OB_HOST_IS(c, OB_HOST_DIGIT | OB_HOST_HEX)
#define isascii(c)		((u8)(c) <= 0x7f)
#define toascii(c)		((u8)(c) & 0x7f)
#define isdigit(c)		ob_host_isdigit(c)
#define tolower(c)		ob_host_tolower(c)
#define toupper(c)		ob_host_toupper(c)

static inline int ob_host_isdigit(int c)
{
	return '0' <= c && c <= '9';
}

static inline int ob_host_tolower(u8 c)
{
	return isupper(c) ? c + ('a' - 'A') : c;
}

static inline int ob_host_toupper(u8 c)
{
	return islower(c) ? c - ('a' - 'A') : c;
}

#define hex_asc			"0123456789abcdef"
#define hex_asc_upper		"0123456789ABCDEF"
#define hex_asc_lo(x)		hex_asc[(x) & 0x0f]
#define hex_asc_hi(x)		hex_asc[((x) & 0xf0) >> 4]
#define hex_asc_upper_lo(x)	hex_asc_upper[(x) & 0x0f]
#define hex_asc_upper_hi(x)	hex_asc_upper[((x) & 0xf0) >> 4]
int hex_to_bin(unsigned char c);

/* Everything behind a member. */
#define memset_after(obj, v, member)					\
	memset((char *)(obj) + offsetofend(typeof(*(obj)), member), v,	\
	       sizeof(*(obj)) - offsetofend(typeof(*(obj)), member))

ssize_t strscpy(char *dst, const char *src, size_t size);
ssize_t strscpy_pad(char *dst, const char *src, size_t size);
char *strnchr(const char *s, size_t len, int c);
char *strnstr(const char *s, const char *what, size_t len);
size_t str_has_prefix(const char *s, const char *prefix);
char *skip_spaces(const char *s);
void *memchr_inv(const void *start, int c, size_t bytes);
void *memset32(u32 *dst, u32 value, size_t count);
void *memset64(u64 *dst, u64 value, size_t count);
void memzero_explicit(void *mem, size_t bytes);

int scnprintf(char *buf, size_t size, const char *fmt, ...) __printf(3, 4);
int vscnprintf(char *buf, size_t size, const char *fmt, va_list args)
	__printf(3, 0);

/* In place, not stable, no allocation, never worse than n log n. */
typedef int (*cmp_func_t)(const void *a, const void *b);
typedef int (*cmp_r_func_t)(const void *a, const void *b, const void *priv);
typedef void (*swap_func_t)(void *a, void *b, int size);
typedef void (*swap_r_func_t)(void *a, void *b, int size, const void *priv);

void sort(void *base, size_t num, size_t size, cmp_func_t cmp_func,
	  swap_func_t swap_func);
void sort_r(void *base, size_t num, size_t size, cmp_r_func_t cmp_func,
	    swap_r_func_t swap_func, const void *priv);

#endif /* _OBHEAP_HOST_TEXT_H */
