// SPDX-License-Identifier: GPL-2.0
/*
 * bytes_class - letters in bytes, ASCII only; and bytes as hexadecimal text
 */
#include "bytes_priv.h"

static bool is_alpha(u8 c)
{
	return ob_byte_upper(c) || ob_byte_lower(c);
}

static bool is_alnum(u8 c)
{
	return is_alpha(c) || ob_byte_digit(c);
}

static bool is_ascii(u8 c)
{
	return c < 128;
}

static struct ob_object *all_are(struct ob_rt *rt, struct ob_object *self,
				 bool (*is)(u8 c), bool empty)
{
	struct ob_view v = ob_bytes_view(self);
	s64 i;

	for (i = 0; i < v.len && is(ob_byte_at(&v, i)); i++)
		;
	return ob_newref(ob_bool(rt, i == v.len && (v.len || empty)));
}

OB_BYTES_METHOD(m_isalnum)
{
	return all_are(rt, self, is_alnum, false);
}

OB_BYTES_METHOD(m_isalpha)
{
	return all_are(rt, self, is_alpha, false);
}

OB_BYTES_METHOD(m_isascii)
{
	return all_are(rt, self, is_ascii, true);
}

OB_BYTES_METHOD(m_isdigit)
{
	return all_are(rt, self, ob_byte_digit, false);
}

OB_BYTES_METHOD(m_isspace)
{
	return all_are(rt, self, ob_byte_space, false);
}

/* Some letters, and all of them of that case? */
static struct ob_object *is_case(struct ob_rt *rt, struct ob_object *self,
				 bool (*is)(u8 c), bool (*is_not)(u8 c))
{
	struct ob_view v = ob_bytes_view(self);
	bool some = false;
	s64 i;

	for (i = 0; i < v.len; i++) {
		if (is_not(ob_byte_at(&v, i)))
			return ob_newref(ob_bool(rt, false));
		some |= is(ob_byte_at(&v, i));
	}
	return ob_newref(ob_bool(rt, some));
}

OB_BYTES_METHOD(m_islower)
{
	return is_case(rt, self, ob_byte_lower, ob_byte_upper);
}

OB_BYTES_METHOD(m_isupper)
{
	return is_case(rt, self, ob_byte_upper, ob_byte_lower);
}

OB_BYTES_METHOD(m_istitle)
{
	struct ob_view v = ob_bytes_view(self);
	bool some = false, inside = false;
	s64 i;

	for (i = 0; i < v.len; i++) {
		u8 c = ob_byte_at(&v, i);

		if ((ob_byte_upper(c) && inside) ||
		    (ob_byte_lower(c) && !inside))
			return ob_newref(ob_bool(rt, false));
		inside = is_alpha(c);
		some |= inside;
	}
	return ob_newref(ob_bool(rt, some));
}

static u8 to_upper(u8 c)
{
	return ob_byte_lower(c) ? c - 'a' + 'A' : c;
}

static u8 to_lower(u8 c)
{
	return ob_byte_upper(c) ? c - 'A' + 'a' : c;
}

enum { CASE_UPPER, CASE_LOWER, CASE_SWAP, CASE_TITLE, CASE_FIRST };

static u8 convert(int how, u8 c, bool inside, s64 i)
{
	switch (how) {
	case CASE_UPPER:
		return to_upper(c);
	case CASE_LOWER:
		return to_lower(c);
	case CASE_SWAP:
		return ob_byte_upper(c) ? to_lower(c) : to_upper(c);
	case CASE_TITLE:
		return inside ? to_lower(c) : to_upper(c);
	default:
		return i ? to_lower(c) : to_upper(c);
	}
}

static struct ob_object *recase(struct ob_rt *rt, struct ob_object *self,
				int how)
{
	struct ob_view v = ob_bytes_view(self);
	struct ob_object *res;
	bool inside = false;
	u8 *to = NULL;
	s64 i;

	res = ob_bytes_blank(rt, self, v.len, &to);
	if (!res)
		return NULL;
	for (i = 0; i < v.len; i++) {
		u8 c = ob_byte_at(&v, i);

		to[i] = convert(how, c, inside, i);
		inside = is_alpha(c);
	}
	return res;
}

OB_BYTES_METHOD(m_upper)
{
	return recase(rt, self, CASE_UPPER);
}

OB_BYTES_METHOD(m_lower)
{
	return recase(rt, self, CASE_LOWER);
}

OB_BYTES_METHOD(m_swapcase)
{
	return recase(rt, self, CASE_SWAP);
}

OB_BYTES_METHOD(m_title)
{
	return recase(rt, self, CASE_TITLE);
}

OB_BYTES_METHOD(m_capitalize)
{
	return recase(rt, self, CASE_FIRST);
}

/* sep of hex() into *@to, BYTES_NO_SEP when there is none; 0 or -1 raised */
static int hex_sep(struct ob_rt *rt, struct ob_object *sep, int *to)
{
	s64 n;
	int c;

	*to = BYTES_NO_SEP;
	if (!sep)
		return 0;
	n = ob_length(rt, sep);
	if (n < 0)
		return -1;
	if (n != 1) {
		ob_raise(rt, OB_T_ValueError, "sep must be length 1.");
		return -1;
	}
	if (ob_is_str(sep)) {
		c = ob_str_char(sep, 0);
	} else if (ob_is_bytes(sep)) {
		c = to_bytes(sep)->data[0];
	} else {
		ob_raise(rt, OB_T_TypeError, "sep must be str or bytes.");
		return -1;
	}
	if (c > 127) {
		ob_raise(rt, OB_T_ValueError, "sep must be ASCII.");
		return -1;
	}
	*to = c;
	return 0;
}

struct ob_object *ob_bytes_hex(struct ob_rt *rt, const u8 *s, s64 n, int sep,
			       s64 group)
{
	static const char digits[] = "0123456789abcdef";
	s64 size = group < 0 ? -group : group, i, seps = 0;
	struct ob_object *res;
	u8 *to;

	if (sep != BYTES_NO_SEP && size && n)
		seps = (n - 1) / size;
	if (n > (S64_MAX - seps) / 2)
		return ob_no_memory(rt);
	res = ob_str_new(rt, n * 2 + seps, 127);
	if (!res)
		return NULL;
	to = ob_str_data(res);
	for (i = 0; i < n; i++) {
		/* Groups are counted from the right unless negative. */
		if (seps && i && !((group > 0 ? n - i : i) % size))
			*to++ = sep;
		*to++ = digits[s[i] >> 4];
		*to++ = digits[s[i] & 15];
	}
	return res;
}

int ob_bytes_hex_args(struct ob_rt *rt, struct ob_object *const *args,
		      size_t nargs, struct ob_tuple *kwnames, int *sep,
		      s64 *group)
{
	static const char *const names[] = { "sep", "bytes_per_sep", NULL };
	struct ob_object *arg[2];

	*group = 1;
	if (ob_args_parse(rt, "hex", names, 0, 2, args, nargs, kwnames, arg) ||
	    (arg[1] && ob_str_arg_int(rt, arg[1], group)))
		return -1;
	return hex_sep(rt, arg[0], sep);
}

OB_BYTES_METHOD(m_hex)
{
	s64 group;
	int sep;

	if (ob_bytes_hex_args(rt, args, nargs, kwnames, &sep, &group))
		return NULL;
	return ob_bytes_hex(rt, ob_bytes_data(self), ob_size(self), sep, group);
}

static int hex_digit(u32 c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

/* Bytes written to @to, or -1 with ValueError. */
static s64 unhex(struct ob_rt *rt, struct ob_object *text, u8 *to)
{
	struct ob_view v = ob_view_of(text);
	s64 i = 0, n = 0;
	int high, low;

	while (i < v.len) {
		u32 c = ob_view_char(&v, i);

		if (c < 128 && ob_byte_space(c)) {
			i++;
			continue;
		}
		high = hex_digit(c);
		if (high < 0)
			goto bad;
		i++;
		low = i < v.len ? hex_digit(ob_view_char(&v, i)) : -1;
		if (low < 0)
			goto bad;
		to[n++] = high << 4 | low;
		if (ob_tick_at(rt, i++))
			return -1;
	}
	return n;

bad:
	ob_raise(rt, OB_T_ValueError,
		 "non-hexadecimal number found in fromhex() arg at position %lld",
		 i);
	return -1;
}

OB_BYTES_METHOD(m_fromhex)
{
	struct ob_object *res = NULL, *made;
	bool array;
	s64 n;
	u8 *buf;

	if (ob_str_arg(rt, "fromhex", 0, args[0]))
		return NULL;
	array = self == OB_OBJ(ob_type_of(rt, OB_T_BYTEARRAY));
	buf = ob_raw_alloc(rt, ob_str_len(args[0]) / 2 + 1);
	if (!buf)
		return NULL;
	n = unhex(rt, args[0], buf);
	if (n >= 0)
		res = array ? ob_bytearray_from(rt, buf, n) :
			      ob_bytes_from(rt, buf, n);
	ob_raw_free(rt, buf);
	/* A derived class is called with what the text says. */
	if (res && OB_OBJ(res->type) != self) {
		made = ob_call(rt, self, &res, 1, NULL);
		ob_decref(rt, res);
		return made;
	}
	return res;
}
