// SPDX-License-Identifier: GPL-2.0
/*
 * compile - the passes in order, and what they share
 */

#include "lang_priv.h"

/* Memory a unit may use: a floor, and so many bytes per byte of text. */
#define UNIT_FLOOR	(4UL << 20)
#define UNIT_PER_BYTE	1024UL

/* Longest text; positions and offsets are ints. */
#define MAX_TEXT	(512UL * 1024 * 1024)

struct ob_object *ob_unit_keep(struct unit *u, struct ob_object *o)
{
	if (!o) {
		u->failed = true;
		return NULL;
	}
	if (!ob_vec_push(u, &u->kept, o)) {
		ob_decref(u->rt, o);
		return NULL;
	}
	return o;
}

static u32 hash_text(const char *s, size_t len)
{
	u32 h = 2166136261U;
	size_t i;

	for (i = 0; i < len; i++)
		h = (h ^ (u8)s[i]) * 16777619U;
	return h;
}

static bool names_grow(struct unit *u)
{
	u32 cap = u->names_cap ? u->names_cap * 2 : 8, i, k;
	struct name_slot *slots = unit_alloc(u, cap * sizeof(*slots));

	if (!slots)
		return false;
	for (i = 0; i < u->names_cap; i++) {
		if (!u->names[i].id)
			continue;
		for (k = u->names[i].hash; slots[k & (cap - 1)].id; k++)
			;
		slots[k & (cap - 1)] = u->names[i];
	}
	u->names = slots;
	u->names_cap = cap;
	return true;
}

struct ob_object *ob_unit_name(struct unit *u, const char *text, size_t len)
{
	u32 h = hash_text(text, len), i;
	struct name_slot *s;

	if (u->failed)
		return NULL;
	if (u->nr_names * 2 >= u->names_cap && !names_grow(u))
		return NULL;
	for (i = h;; i++) {
		s = &u->names[i & (u->names_cap - 1)];
		if (!s->id)
			break;
		if (s->hash == h && s->len == len &&
		    !memcmp(s->text, text, len))
			return s->id;
	}
	s->id = ob_unit_keep(u, ob_str_intern_utf8(u->rt, text, len));
	if (!s->id)
		return NULL;
	s->hash = h;
	s->len = len;
	s->text = text;
	u->nr_names++;
	if (len == 5 && !memcmp(text, "super", 5))
		u->name_super = s->id;
	return s->id;
}

struct ob_object *ob_unit_name_c(struct unit *u, const char *text)
{
	return ob_unit_name(u, text, strlen(text));
}

struct ob_object *ob_unit_name_part(struct unit *u, struct ob_object *name,
				    s64 from, s64 to)
{
	struct ob_object *o = ob_str_slice(u->rt, name, from, to);
	char *text = NULL, *copy = NULL;
	size_t len = 0;

	if (o) {
		text = ob_str_utf8(u->rt, o, &len);
		ob_decref(u->rt, o);
	}
	if (text) {
		copy = unit_take(u, len + 1);
		if (copy)
			memcpy(copy, text, len);
		ob_raw_free(u->rt, text);
	}
	if (!copy) {
		u->failed = true;
		return NULL;
	}
	return ob_unit_name(u, copy, len);
}

/* A name with characters that are not ASCII may be spelled in several ways. */
static struct ob_object *normal_name(struct unit *u, const char *text,
				     size_t len)
{
	size_t n = ob_text_columns(text, len, len), room = n * OB_NORMAL_MAX, i;
	u32 *from = unit_take(u, n * sizeof(*from));
	u32 *to = unit_take(u, room * sizeof(*to));
	u32 *spare = unit_take(u, room * sizeof(*spare));
	char *name = unit_take(u, room * 4);

	if (u->failed)
		return NULL;
	for (i = 0; i < n; i++)
		from[i] = ob_text_next(&text);
	n = ob_uni_normalize(from, n, to, spare);
	for (i = 0, len = 0; i < n; i++)
		len += ob_utf8_encode(to[i], name + len);
	return ob_unit_name(u, name, len);
}

struct ob_object *ob_unit_identifier(struct unit *u, const char *text,
				     size_t len)
{
	size_t i;

	for (i = 0; i < len; i++)
		if ((u8)text[i] >= 0x80)
			return normal_name(u, text, len);
	return ob_unit_name(u, text, len);
}

static bool has_dot(struct ob_object *name)
{
	s64 i;

	for (i = 0; i < ob_str_len(name); i++)
		if (ob_str_char(name, i) == '.')
			return true;
	return false;
}

/* __name in class _Cls is _Cls__name. */
struct ob_object *ob_unit_private(struct unit *u, struct ob_object *cls,
				  struct ob_object *name)
{
	s64 len = name ? ob_str_len(name) : 0, skip = 0;
	struct ob_object *part, *o;

	if (!name)
		return NULL;
	if (len < 2 || ob_str_char(name, 0) != '_' ||
	    ob_str_char(name, 1) != '_')
		return name;
	if ((ob_str_char(name, len - 1) == '_' &&
	     ob_str_char(name, len - 2) == '_') || has_dot(name))
		return name;
	while (skip < ob_str_len(cls) && ob_str_char(cls, skip) == '_')
		skip++;
	if (skip == ob_str_len(cls))
		return name;
	part = ob_str_slice(u->rt, cls, skip, ob_str_len(cls));
	if (!part) {
		u->failed = true;
		return NULL;
	}
	o = ob_str_format(u->rt, "_%U%U", part, name);
	ob_decref(u->rt, part);
	if (!ob_unit_keep(u, o))
		return NULL;
	return ob_unit_name_part(u, o, 0, ob_str_len(o));
}

static bool bad_encoding(struct unit *u, const char *s, ssize_t at,
			 const char *why)
{
	struct ob_object *args, *where;
	struct ob_object *msg;

	msg = ob_str_format(u->rt, "(unicode error) 'utf-8' codec can't decode byte 0x%x in position %zd: %s",
			    (u8)s[at], (size_t)at, why);
	if (!msg)
		return false;
	where = ob_tuple_pack(u->rt, 4, u->filename,
			      OB_OBJ(&u->rt->st->ints[0 - OB_SMALL_INT_MIN]),
			      OB_OBJ(&u->rt->st->ints[-1 - OB_SMALL_INT_MIN]),
			      ob_none(u->rt));
	args = where ? ob_tuple_pack(u->rt, 2, msg, where) : NULL;
	ob_decref(u->rt, msg);
	ob_xdecref(u->rt, where);
	if (args) {
		msg = ob_exc_new(u->rt, OB_T_SyntaxError,
				 (struct ob_tuple *)args);
		if (msg)
			ob_set_exc(u->rt, msg);
	}
	return false;
}

/* The text with "\n" for every line end, one at its own end, and a NUL. */
static bool read_text(struct unit *u)
{
	const char *s = u->src->text, *end = s + u->src->len, *why;
	ssize_t bad;
	char *out;

	if (u->src->len > MAX_TEXT) {
		ob_raise(u->rt, OB_T_OverflowError, "source code is too long");
		return false;
	}
	if (memchr(s, 0, end - s)) {
		ob_raise(u->rt, OB_T_ValueError,
			 "source code string cannot contain null bytes");
		return false;
	}
	if ((u->src->bytes || unit_is_stored(u)) &&
	    !ob_unit_decode(u, &s, &end))
		return false;
	bad = ob_text_check(s, end - s, &why);
	if (bad >= 0)
		return unit_is_stored(u) && u->byte_columns ?
		       ob_unit_not_utf8(u, s, s + bad) :
		       bad_encoding(u, s, bad, why);
	out = ob_region_alloc(&u->region, end - s + 2);
	if (!out)
		return false;
	u->text = out;
	while (s < end) {
		const char *cr = memchr(s, '\r', end - s);
		size_t n = (cr ?: end) - s;

		memcpy(out, s, n);
		out += n;
		s += n;
		if (!cr)
			break;
		*out++ = '\n';
		s++;
		if (s < end && *s == '\n')
			s++;
	}
	u->len = out - u->text;
	/* Nobody can open what exec() and its like are given, to quote it. */
	if (u->src->file) {
		u->source = ob_unit_keep(u, ob_str_from_utf8(u->rt, u->text,
							     u->len));
		if (!u->source)
			return false;
	}
	if (u->src->mode == OB_COMPILE_EXEC &&
	    (!u->len || out[-1] != '\n')) {
		*out++ = '\n';
		u->len++;
	}
	*out = 0;
	return true;
}

static struct ob_code *run_passes(struct unit *u)
{
	struct node *module;

	u->filename = ob_unit_keep(u, ob_str_from_cstr(u->rt,
						       u->src->filename));
	if (!u->filename || !read_text(u))
		return NULL;
	module = ob_parse(u);
	ob_unit_say_warnings(u);
	if (!module || u->failed)
		return NULL;
	if (ob_future(u, module))
		return NULL;
	if (u->deep) {
		ob_recursion_error(u->rt, " during compilation");
		return NULL;
	}
	if (ob_fold(u, module) || ob_symtable_build(u, module))
		return NULL;
	return ob_codegen(u, module);
}

struct ob_code *ob_compile(struct ob_rt *rt, const struct ob_source *src,
			   bool *incomplete)
{
	struct unit u = { .rt = rt, .src = src, .flags = src->flags };
	size_t len = min(src->len, MAX_TEXT);
	struct ob_code *code;
	int i;

	u.incomplete = incomplete && src->mode == OB_COMPILE_SINGLE;
	ob_region_init(&u.region, rt, UNIT_FLOOR + len * UNIT_PER_BYTE);
	code = run_passes(&u);
	if (incomplete)
		*incomplete = !code && u.incomplete &&
			      src->mode == OB_COMPILE_SINGLE;
	for (i = u.kept.n - 1; i >= 0; i--)
		ob_decref(rt, u.kept.item[i]);
	ob_region_exit(&u.region);
	return code;
}
EXPORT_SYMBOL_IF_KUNIT(ob_compile);
