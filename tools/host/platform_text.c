// SPDX-License-Identifier: GPL-2.0
/* the kernel's character classes, string helpers and sort(), for the host */

#include <obheap/platform.h>

#define UP	OB_HOST_UPPER
#define LOW	OB_HOST_LOWER
#define PUN	OB_HOST_PUNCT

const u8 ob_host_ctypes[256] = {
	[0x00 ... 0x08] = OB_HOST_CNTRL,
	[0x09 ... 0x0d] = OB_HOST_CNTRL | OB_HOST_SPACE,
	[0x0e ... 0x1f] = OB_HOST_CNTRL,
	[' '] = OB_HOST_SPACE | OB_HOST_BLANK,
	['!' ... '/'] = PUN,
	['0' ... '9'] = OB_HOST_DIGIT,
	[':' ... '@'] = PUN,
	['A' ... 'F'] = UP | OB_HOST_HEX,
	['G' ... 'Z'] = UP,
	['[' ... '`'] = PUN,
	['a' ... 'f'] = LOW | OB_HOST_HEX,
	['g' ... 'z'] = LOW,
	['{' ... '~'] = PUN,
	[0x7f] = OB_HOST_CNTRL,
	[0xa0] = OB_HOST_SPACE | OB_HOST_BLANK,
	[0xa1 ... 0xbf] = PUN,
	[0xc0 ... 0xd6] = UP,
	[0xd7] = PUN,
	[0xd8 ... 0xde] = UP,
	[0xdf ... 0xf6] = LOW,
	[0xf7] = PUN,
	[0xf8 ... 0xff] = LOW,
};

int hex_to_bin(unsigned char c)
{
	if (isdigit(c))
		return c - '0';
	if (isxdigit(c))
		return tolower(c) - 'a' + 10;
	return -1;
}

ssize_t strscpy(char *dst, const char *src, size_t size)
{
	size_t len;

	if (!size || WARN_ON(size > INT_MAX))
		return -E2BIG;
	len = strnlen(src, size);
	if (len == size) {
		memcpy(dst, src, size - 1);
		dst[size - 1] = '\0';
		return -E2BIG;
	}
	memcpy(dst, src, len + 1);
	return len;
}

ssize_t strscpy_pad(char *dst, const char *src, size_t size)
{
	ssize_t len = strscpy(dst, src, size);

	if (len >= 0)
		memset(dst + len, 0, size - len);
	return len;
}

char *strnchr(const char *s, size_t len, int c)
{
	for (; len; s++, len--) {
		if (*s == (char)c)
			return (char *)s;
		if (!*s)
			break;
	}
	return NULL;
}

char *strnstr(const char *s, const char *what, size_t len)
{
	size_t want = strlen(what);

	for (; len >= want; s++, len--) {
		if (!memcmp(s, what, want))
			return (char *)s;
	}
	return NULL;
}

size_t str_has_prefix(const char *s, const char *prefix)
{
	size_t len = strlen(prefix);

	return strncmp(s, prefix, len) ? 0 : len;
}

char *skip_spaces(const char *s)
{
	while (isspace(*s))
		s++;
	return (char *)s;
}

void *memchr_inv(const void *start, int c, size_t bytes)
{
	const u8 *p = start;

	for (; bytes; p++, bytes--) {
		if (*p != (u8)c)
			return (void *)p;
	}
	return NULL;
}

void *memset32(u32 *dst, u32 value, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		dst[i] = value;
	return dst;
}

void *memset64(u64 *dst, u64 value, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		dst[i] = value;
	return dst;
}

void memzero_explicit(void *mem, size_t bytes)
{
	memset(mem, 0, bytes);
	__asm__ __volatile__("" : : "r" (mem) : "memory");
}

int vscnprintf(char *buf, size_t size, const char *fmt, va_list args)
{
	int len = vsnprintf(buf, size, fmt, args);

	if (len >= 0 && (size_t)len < size)
		return len;
	return size ? size - 1 : 0;
}

int scnprintf(char *buf, size_t size, const char *fmt, ...)
{
	va_list args;
	int len;

	va_start(args, fmt);
	len = vscnprintf(buf, size, fmt, args);
	va_end(args);
	return len;
}

/* sort(): a heap sort, so that the worst case is bounded as the kernel's is */

struct sorter {
	char *base;
	size_t size;
	cmp_r_func_t cmp_func;
	swap_r_func_t swap_func;
	const void *priv;
};

struct sort_plain {
	cmp_func_t cmp_func;
	swap_func_t swap_func;
};

static void sorter_swap(const struct sorter *s, size_t i, size_t j)
{
	char *a = s->base + i * s->size, *b = s->base + j * s->size;
	size_t n;

	if (s->swap_func) {
		s->swap_func(a, b, s->size, s->priv);
		return;
	}
	for (n = 0; n < s->size; n++)
		swap(a[n], b[n]);
}

static int sorter_cmp(const struct sorter *s, size_t i, size_t j)
{
	return s->cmp_func(s->base + i * s->size, s->base + j * s->size,
			   s->priv);
}

static void sorter_sift(const struct sorter *s, size_t root, size_t num)
{
	size_t child;

	for (; (child = 2 * root + 1) < num; root = child) {
		if (child + 1 < num && sorter_cmp(s, child, child + 1) < 0)
			child++;
		if (sorter_cmp(s, root, child) >= 0)
			return;
		sorter_swap(s, root, child);
	}
}

void sort_r(void *base, size_t num, size_t size, cmp_r_func_t cmp_func,
	    swap_r_func_t swap_func, const void *priv)
{
	struct sorter s = { base, size, cmp_func, swap_func, priv };
	size_t i;

	for (i = num / 2; i-- > 0;)
		sorter_sift(&s, i, num);
	for (i = num; i-- > 1;) {
		sorter_swap(&s, 0, i);
		sorter_sift(&s, 0, i);
	}
}

static int sort_plain_cmp(const void *a, const void *b, const void *priv)
{
	const struct sort_plain *plain = priv;

	return plain->cmp_func(a, b);
}

static void sort_plain_swap(void *a, void *b, int size, const void *priv)
{
	const struct sort_plain *plain = priv;

	plain->swap_func(a, b, size);
}

void sort(void *base, size_t num, size_t size, cmp_func_t cmp_func,
	  swap_func_t swap_func)
{
	struct sort_plain plain = { cmp_func, swap_func };

	sort_r(base, num, size, sort_plain_cmp,
	       swap_func ? sort_plain_swap : NULL, &plain);
}
