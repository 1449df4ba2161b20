// SPDX-License-Identifier: GPL-2.0
/*
 * str_kunit - forms, tables of unique texts, searching, methods, formatting
 *
 * Expected values are literals that CPython 3.11 gave. Methods are called by
 * way of the type's table, so that the suite needs nothing but the str type
 * and a runtime.
 */
#include "fixtures.h"

#include "../module/objects/str_priv.h"

/* helpers */

static struct ob_object *text(struct kunit *test, const char *utf8)
{
	struct ob_object *o = ob_str_from_utf8(test->priv, utf8, strlen(utf8));

	KUNIT_ASSERT_NOT_NULL(test, o);
	return o;
}

/* expects @o to read @utf8 and drops it */
static void expect_text(struct kunit *test, struct ob_object *o,
			const char *utf8)
{
	struct ob_object *expected = text(test, utf8);

	KUNIT_EXPECT_NOT_NULL(test, o);
	if (o) {
		struct ob_object *shown = ob_str_repr(test->priv, o);

		KUNIT_EXPECT_TRUE_MSG(test, ob_str_equal(o, expected),
				      "%s, not %s",
				      shown ? (char *)ob_str_data(shown) : "?",
				      utf8);
		ob_xdecref(test->priv, shown);
		ob_decref(test->priv, o);
	}
	ob_decref(test->priv, expected);
}

/* expects an exception with this message and forgets it */
static void expect_raised(struct kunit *test, struct ob_object *o,
			  const char *message)
{
	struct ob_rt *rt = test->priv;
	struct ob_object *exc = ob_take_exc(rt), *text;

	KUNIT_EXPECT_NULL(test, o);
	KUNIT_ASSERT_NOT_NULL(test, exc);
	text = ob_str(rt, exc);
	KUNIT_ASSERT_NOT_NULL(test, text);
	KUNIT_EXPECT_STREQ(test, ob_str_data(text), message);
	ob_decref(rt, text);
	ob_decref(rt, exc);
}

static struct ob_object *call(struct kunit *test, const char *name,
			      struct ob_object *self,
			      struct ob_object *const *args, size_t nargs)
{
	const struct ob_method_def *def = self->type->methods;

	while (def->name && strcmp(def->name, name))
		def++;
	KUNIT_ASSERT_NOT_NULL(test, def->name);
	return def->fn(test->priv, self, args, nargs, NULL);
}

static struct ob_object *small_int(struct kunit *test, int v)
{
	struct ob_rt *rt = test->priv;

	return OB_OBJ(&rt->st->ints[v - OB_SMALL_INT_MIN]);
}

/* forms */

static const struct form_row {
	const char *utf8;
	s64 length;
	unsigned int kind;
	bool ascii;
	s64 bytes;
} form_rows[] = {
	{ "", 0, 1, true, 49 },
	{ "a", 1, 1, true, 50 },
	{ "abc", 3, 1, true, 52 },
	{ "\xc3\xa9", 1, 1, false, 74 },
	{ "a\xc3\xbf", 2, 1, false, 75 },
	{ "\xc4\x80", 1, 2, false, 76 },
	{ "a\xef\xbf\xbd", 2, 2, false, 78 },
	{ "\xf0\x9f\x98\x80", 1, 4, false, 80 },
	{ "a\xf0\x9f\x98\x80", 2, 4, false, 84 },
};

static void form_is_the_narrowest(struct kunit *test)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(form_rows); i++) {
		const struct form_row *row = &form_rows[i];
		struct ob_object *o = text(test, row->utf8);

		KUNIT_EXPECT_EQ(test, ob_str_len(o), row->length);
		KUNIT_EXPECT_EQ(test, ob_str_kind(o), row->kind);
		KUNIT_EXPECT_EQ(test, ob_str_is_ascii(o), row->ascii);
		KUNIT_EXPECT_EQ(test, o->type->size_of(test->priv, o),
				row->bytes);
		KUNIT_EXPECT_EQ(test, ob_str_char(o, row->length), 0U);
		ob_decref(test->priv, o);
	}
}

static void slice_narrows(struct kunit *test)
{
	struct ob_object *o = text(test, "ab\xf0\x9f\x98\x80\xc3\xa9");
	struct ob_object *part;

	part = ob_str_slice(test->priv, o, 0, 2);
	KUNIT_ASSERT_NOT_NULL(test, part);
	KUNIT_EXPECT_TRUE(test, ob_str_is_ascii(part));
	expect_text(test, part, "ab");
	part = ob_str_slice(test->priv, o, 3, 4);
	KUNIT_ASSERT_NOT_NULL(test, part);
	KUNIT_EXPECT_EQ(test, ob_str_kind(part), 1U);
	expect_text(test, part, "\xc3\xa9");
	ob_decref(test->priv, o);
}

/* UTF-8 */

static const struct utf8_row {
	const char *bytes;
	size_t len;
	const char *message;
} utf8_rows[] = {
	{ "\xff", 1,
	  "'utf-8' codec can't decode byte 0xff in position 0: invalid start byte" },
	{ "ab\x80", 3,
	  "'utf-8' codec can't decode byte 0x80 in position 2: invalid start byte" },
	{ "\xc0\x80", 2,
	  "'utf-8' codec can't decode byte 0xc0 in position 0: invalid start byte" },
	{ "\xc3", 1,
	  "'utf-8' codec can't decode byte 0xc3 in position 0: unexpected end of data" },
	{ "\xc3(", 2,
	  "'utf-8' codec can't decode byte 0xc3 in position 0: invalid continuation byte" },
	{ "\xe4\xb8", 2,
	  "'utf-8' codec can't decode bytes in position 0-1: unexpected end of data" },
	{ "\xe4\xb8(", 3,
	  "'utf-8' codec can't decode bytes in position 0-1: invalid continuation byte" },
	{ "\xed\xa0\x80", 3,
	  "'utf-8' codec can't decode byte 0xed in position 0: invalid continuation byte" },
	{ "\xf0\x9f\x98", 3,
	  "'utf-8' codec can't decode bytes in position 0-2: unexpected end of data" },
	{ "\xf4\x90\x80\x80", 4,
	  "'utf-8' codec can't decode byte 0xf4 in position 0: invalid continuation byte" },
};

static void utf8_ill_formed_raises(struct kunit *test)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(utf8_rows); i++)
		expect_raised(test,
			      ob_str_from_utf8(test->priv, utf8_rows[i].bytes,
					       utf8_rows[i].len),
			      utf8_rows[i].message);
}

static void utf8_comes_back(struct kunit *test)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(form_rows); i++) {
		struct ob_object *o = text(test, form_rows[i].utf8);
		size_t len;
		char *s = ob_str_utf8(test->priv, o, &len);

		KUNIT_ASSERT_NOT_NULL(test, s);
		KUNIT_EXPECT_STREQ(test, s, form_rows[i].utf8);
		KUNIT_EXPECT_EQ(test, len, strlen(form_rows[i].utf8));
		ob_raw_free(test->priv, s);
		ob_decref(test->priv, o);
	}
}

static void utf8_escapes_surrogates(struct kunit *test)
{
	struct ob_object *o = ob_str_from_char(test->priv, 0xdc80);
	size_t len;
	char *s;

	KUNIT_ASSERT_NOT_NULL(test, o);
	s = ob_str_utf8(test->priv, o, &len);
	KUNIT_ASSERT_NOT_NULL(test, s);
	KUNIT_EXPECT_STREQ(test, s, "\\udc80");
	KUNIT_EXPECT_EQ(test, len, (size_t)6);
	ob_raw_free(test->priv, s);
	ob_decref(test->priv, o);
}

/* hash values with the key of PYTHONHASHSEED=0 */

static const struct hash_row {
	const char *utf8;
	s64 hash;
} hash_rows[] = {
	{ "", 0 },
	{ "a", 4644417185603328019LL },
	{ "abc", -4594863902769663758LL },
	{ "hello", -2096571579003691106LL },
	{ "12345678", 3785724242978802311LL },
	{ "\xc3\xa9", 6047309291227476195LL },
	{ "\xc4\x80", 75343234424780393LL },
	{ "\xf0\x9f\x98\x80", -3536540696076613844LL },
	{ "hello world", -5642461784034726774LL },
	{ "\xc3\xa9nough for words", -2710369904317772093LL },
};

static void hash_is_cpythons(struct kunit *test)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(hash_rows); i++) {
		struct ob_object *o = text(test, hash_rows[i].utf8);

		KUNIT_EXPECT_EQ(test, ob_str_hash(test->priv, o),
				hash_rows[i].hash);
		KUNIT_EXPECT_EQ(test, ((struct ob_str *)o)->hash,
				hash_rows[i].hash);
		ob_decref(test->priv, o);
	}
}

/* which object comes out */

static void one_character_is_static(struct kunit *test)
{
	struct ob_rt *rt = test->priv;
	struct ob_object *o = text(test, "a\xc3\xa9\xc4\x80"), *c;
	struct ob_object *it = o->type->iter(rt, o);

	KUNIT_ASSERT_NOT_NULL(test, it);
	c = o->type->sequence->item(rt, o, 0);
	KUNIT_EXPECT_PTR_EQ(test, c, OB_OBJ(&rt->st->chars['a']));
	ob_xdecref(rt, c);
	c = ob_str_slice(rt, o, 1, 2);
	KUNIT_EXPECT_PTR_EQ(test, c, OB_OBJ(&rt->st->latin1[0xe9 - 0x80]));
	ob_xdecref(rt, c);
	c = it->type->iternext(rt, it);
	KUNIT_EXPECT_PTR_EQ(test, c, OB_OBJ(&rt->st->chars['a']));
	ob_xdecref(rt, c);
	c = ob_str_from_char(rt, 0x100);
	KUNIT_ASSERT_NOT_NULL(test, c);
	KUNIT_EXPECT_EQ(test, c->refcnt, 1LL);
	ob_xdecref(rt, c);
	ob_decref(rt, it);
	ob_decref(rt, o);
}

static void unchanged_text_is_the_same_object(struct kunit *test)
{
	static const char *const names[] = {
		"strip", "lstrip", "rstrip", "expandtabs", "format",
	};
	struct ob_rt *rt = test->priv;
	struct ob_object *o = text(test, "some text"), *r;
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(names); i++) {
		r = call(test, names[i], o, NULL, 0);
		KUNIT_EXPECT_PTR_EQ(test, r, o);
		ob_xdecref(rt, r);
	}
	r = ob_str_slice(rt, o, 0, 100);
	KUNIT_EXPECT_PTR_EQ(test, r, o);
	ob_xdecref(rt, r);
	r = ob_str_concat(rt, o, OB_OBJ(&rt->st->empty_str));
	KUNIT_EXPECT_PTR_EQ(test, r, o);
	ob_xdecref(rt, r);
	r = call(test, "lower", o, NULL, 0);
	KUNIT_EXPECT_PTR_NE(test, r, o);
	ob_xdecref(rt, r);
	KUNIT_EXPECT_EQ(test, o->refcnt, 1LL);
	ob_decref(rt, o);
}

static void upper_of_one_character_is_fresh(struct kunit *test)
{
	struct ob_rt *rt = test->priv;
	struct ob_object *r = call(test, "upper", OB_OBJ(&rt->st->chars['a']),
				   NULL, 0);

	KUNIT_EXPECT_PTR_NE(test, r, OB_OBJ(&rt->st->chars['A']));
	expect_text(test, r, "A");
}

/* tables of unique texts */

static void intern_makes_equal_texts_one(struct kunit *test)
{
	struct ob_rt *rt = test->priv;
	struct ob_object *a = text(test, "some name");
	struct ob_object *b = text(test, "some name");
	s64 used;

	KUNIT_ASSERT_EQ(test, ob_str_intern(rt, &a), 0);
	used = rt->interned->used;
	KUNIT_EXPECT_EQ(test, a->refcnt, 1LL);
	KUNIT_ASSERT_EQ(test, ob_str_intern(rt, &b), 0);
	KUNIT_EXPECT_PTR_EQ(test, a, b);
	KUNIT_EXPECT_EQ(test, a->refcnt, 2LL);
	ob_decref(rt, b);
	KUNIT_EXPECT_EQ(test, rt->interned->used, used);
	ob_decref(rt, a);
	KUNIT_EXPECT_EQ(test, rt->interned->used, used - 1);
}

static void share_is_a_table_of_its_own(struct kunit *test)
{
	struct ob_rt *rt = test->priv;
	struct ob_object *a = text(test, "Hello Word");
	struct ob_object *b = text(test, "Hello Word");
	s64 interned = rt->interned ? rt->interned->used : 0;
	s64 used;

	KUNIT_ASSERT_EQ(test, ob_str_share(rt, &a), 0);
	KUNIT_ASSERT_EQ(test, ob_str_share(rt, &b), 0);
	KUNIT_EXPECT_PTR_EQ(test, a, b);
	KUNIT_EXPECT_EQ(test, rt->interned ? rt->interned->used : 0, interned);
	used = rt->consts->used;
	KUNIT_ASSERT_EQ(test, ob_str_intern(rt, &a), 0);
	KUNIT_EXPECT_EQ(test, rt->interned->used, interned + 1);
	ob_decref(rt, a);
	ob_decref(rt, b);
	KUNIT_EXPECT_EQ(test, rt->consts->used, used - 1);
	KUNIT_EXPECT_EQ(test, rt->interned->used, interned);
}

static void intern_of_one_character_is_static(struct kunit *test)
{
	struct ob_rt *rt = test->priv;
	struct ob_object *a = ob_str_new(rt, 1, 0x7f);

	KUNIT_ASSERT_NOT_NULL(test, a);
	*(u8 *)ob_str_data(a) = 'q';
	KUNIT_ASSERT_EQ(test, ob_str_intern(rt, &a), 0);
	KUNIT_EXPECT_PTR_EQ(test, a, OB_OBJ(&rt->st->chars['q']));
	ob_decref(rt, a);
}

/* growing in place */

static void append_in_place_keeps_the_object(struct kunit *test)
{
	struct ob_rt *rt = test->priv;
	struct ob_object *a = text(test, "abcdefgh"), *b = text(test, "ij");
	struct ob_object *old = a;

	/* 57 and 59 bytes share a block size of 64. */
	KUNIT_ASSERT_EQ(test, ob_str_append(rt, &a, b), 0);
	KUNIT_EXPECT_PTR_EQ(test, a, old);
	KUNIT_EXPECT_EQ(test, ob_str_len(a), 10LL);
	KUNIT_EXPECT_EQ(test, b->refcnt, 1LL);
	expect_text(test, a, "abcdefghij");
	ob_decref(rt, b);
}

static void append_copies_when_it_must(struct kunit *test)
{
	struct ob_rt *rt = test->priv;
	struct ob_object *a = text(test, "abcdefgh");
	struct ob_object *b = text(test, "i\xc3\xa9"), *held;

	held = ob_newref(a);
	KUNIT_ASSERT_EQ(test, ob_str_append(rt, &a, held), 0);
	KUNIT_EXPECT_PTR_NE(test, a, held);
	expect_text(test, held, "abcdefgh");
	ob_str_hash(rt, a);
	KUNIT_ASSERT_EQ(test, ob_str_append(rt, &a, b), 0);
	KUNIT_EXPECT_EQ(test, ((struct ob_str *)a)->hash, -1LL);
	expect_text(test, a, "abcdefghabcdefghi\xc3\xa9");
	ob_decref(rt, b);
}

/* searching */

static s64 naive_find(const struct ob_view *hay, const struct ob_view *needle,
		      bool right)
{
	s64 i, last = hay->len - needle->len, found = -1;

	for (i = 0; i <= last; i++) {
		struct ob_view part = ob_view_part(hay, i, i + needle->len);

		if (!ob_view_equal(&part, needle))
			continue;
		found = i;
		if (!right)
			break;
	}
	return found;
}

static void fill_letters(u8 *to, s64 n, unsigned int letters, u64 *state)
{
	while (n--)
		to[n] = 'a' + ob_fix_random(state) % letters;
}

static void find_agrees_with_the_naive_search(struct kunit *test)
{
	u8 hay_data[64], needle_data[24];
	struct ob_view hay = { hay_data, 0, 1 }, needle = { needle_data, 0, 1 };
	u64 state = 3;
	int round;

	for (round = 0; round < 20000; round++) {
		unsigned int letters = 1 + round % 3;

		hay.len = ob_fix_random(&state) % sizeof(hay_data);
		needle.len = 1 + ob_fix_random(&state) % sizeof(needle_data);
		fill_letters(hay_data, hay.len, letters, &state);
		fill_letters(needle_data, needle.len, letters, &state);
		if (round & 4 && hay.len >= needle.len)
			memcpy(needle_data, hay_data + ob_fix_random(&state) %
			       (hay.len - needle.len + 1), needle.len);
		KUNIT_ASSERT_EQ(test, ob_view_find(test->priv, &hay, &needle),
				naive_find(&hay, &needle, false));
		KUNIT_ASSERT_EQ(test, ob_view_rfind(test->priv, &hay, &needle),
				naive_find(&hay, &needle, true));
	}
}

/* methods */

static const struct method_row {
	const char *self, *name, *a, *b, *result;
} method_rows[] = {
	{ "hello World", "title", NULL, NULL, "Hello World" },
	{ "they're", "title", NULL, NULL, "They'Re" },
	{ "hELLO", "capitalize", NULL, NULL, "Hello" },
	{ "aBc", "swapcase", NULL, NULL, "AbC" },
	{ "wei\xc3\x9f", "upper", NULL, NULL, "WEISS" },
	{ "\xc3\x9f", "casefold", NULL, NULL, "ss" },
	{ "\xce\x91\xce\xa3", "lower", NULL, NULL, "\xce\xb1\xcf\x82" },
	{ "\xd0\xbf\xd1\x80", "upper", NULL, NULL, "\xd0\x9f\xd0\xa0" },
	{ "  x ", "strip", NULL, NULL, "x" },
	{ "xxabxx", "strip", "x", NULL, "ab" },
	{ "xxabxx", "lstrip", "xa", NULL, "bxx" },
	{ "banano", "replace", "an", "\xc3\xa9", "b\xc3\xa9\xc3\xa9o" },
	{ "abc", "replace", "", "-", "-a-b-c-" },
	{ "\xf0\x9f\x98\x80x", "replace", "\xf0\x9f\x98\x80", "", "x" },
	{ "a\tbc\td", "expandtabs", NULL, NULL, "a       bc      d" },
	{ "prefix", "removeprefix", "pre", NULL, "fix" },
	{ "prefix", "removesuffix", "fix", NULL, "pre" },
	{ ", ", "join", "abc", NULL, "a, b, c" },
	{ "{} and {}", "format", "a", "b", "a and b" },
	{ "{1:>3}|{0!r}", "format", "a", "b", "  b|'a'" },
	{ "{{}}", "format", NULL, NULL, "{}" },
};

static void methods_give_what_cpython_gives(struct kunit *test)
{
	struct ob_rt *rt = test->priv;
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(method_rows); i++) {
		const struct method_row *row = &method_rows[i];
		struct ob_object *self = text(test, row->self), *arg[2];
		size_t n = 0;

		if (row->a)
			arg[n++] = text(test, row->a);
		if (row->b)
			arg[n++] = text(test, row->b);
		expect_text(test, call(test, row->name, self, arg, n),
			    row->result);
		while (n)
			ob_decref(rt, arg[--n]);
		ob_decref(rt, self);
	}
}

static void repr_quotes_and_escapes(struct kunit *test)
{
	static const char *const rows[][2] = {
		{ "abc", "'abc'" },
		{ "it's", "\"it's\"" },
		{ "'\"", "'\\'\"'" },
		{ "a\\\n\t\r\x01\x7f", "'a\\\\\\n\\t\\r\\x01\\x7f'" },
		{ "\xc3\xa9\xc2\xa0", "'\xc3\xa9\\xa0'" },
		{ "\xe2\x80\x8b", "'\\u200b'" },
		{ "\xf3\xa0\x80\x81", "'\\U000e0001'" },
	};
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(rows); i++) {
		struct ob_object *o = text(test, rows[i][0]);

		expect_text(test, ob_str_repr(test->priv, o), rows[i][1]);
		ob_decref(test->priv, o);
	}
}

/* formatting */

static const struct format_row {
	int value;
	const char *spec, *result;
} format_rows[] = {
	{ 42, "", "42" },
	{ 42, "5", "   42" },
	{ 42, "<5", "42   " },
	{ 42, "^6", "  42  " },
	{ 42, "05", "00042" },
	{ -5, "05", "-0005" },
	{ -5, "=5", "-   5" },
	{ 42, "+", "+42" },
	{ 42, "#x", "0x2a" },
	{ 42, "#010b", "0b00101010" },
	{ 42, "X", "2A" },
	{ 65, "c", "A" },
	{ 42, "*^8", "***42***" },
	{ 42, "09,", "0,000,042" },
	{ 1, ".2f", "1.00" },
	{ 1, "%", "100.000000%" },
};

static void format_follows_its_specification(struct kunit *test)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(format_rows); i++) {
		const struct format_row *row = &format_rows[i];
		struct ob_object *spec = text(test, row->spec);

		expect_text(test, ob_format(test->priv,
					    small_int(test, row->value), spec),
			    row->result);
		ob_decref(test->priv, spec);
	}
}

static void percent_formats_one_argument(struct kunit *test)
{
	static const struct format_row rows[] = {
		{ 7, "%d%%", "7%" },
		{ 7, "%5d|", "    7|" },
		{ 7, "%-5d|", "7    |" },
		{ 7, "%05d", "00007" },
		{ -5, "%05d", "-0005" },
		{ 7, "%+.3d", "+007" },
		{ 255, "%#x %%", "0xff %" },
		{ 255, "%#010X", "0X000000FF" },
		{ 65, "%c", "A" },
		{ 7, "%s", "7" },
		{ 7, "%.2e", "7.00e+00" },
	};
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(rows); i++) {
		struct ob_object *fmt = text(test, rows[i].spec);

		expect_text(test, ob_str_percent(test->priv, fmt,
						 small_int(test, rows[i].value)),
			    rows[i].result);
		ob_decref(test->priv, fmt);
	}
}

static void percent_counts_its_arguments(struct kunit *test)
{
	struct ob_object *none = text(test, "plain"), *two = text(test, "%s%s");

	expect_raised(test, ob_str_percent(test->priv, none,
					   small_int(test, 1)),
		      "not all arguments converted during string formatting");
	expect_raised(test, ob_str_percent(test->priv, two,
					   small_int(test, 1)),
		      "not enough arguments for format string");
	ob_decref(test->priv, none);
	ob_decref(test->priv, two);
}

static void directives_of_our_own_messages(struct kunit *test)
{
	struct ob_rt *rt = test->priv;
	struct ob_object *o = text(test, "\xc3\xa9t\xc3\xa9");

	expect_text(test, ob_str_format(rt, "%s|%.2s|%d|%u|%c", "abc", "abc",
					-5, 5U, 0xe9U),
		    "abc|ab|-5|5|\xc3\xa9");
	expect_text(test, ob_str_format(rt, "%lld %llu %zd %zu 0x%02x %%",
					S64_MIN, U64_MAX, (ssize_t)-1,
					(size_t)1, 5),
		    "-9223372036854775808 18446744073709551615 -1 1 0x05 %");
	expect_text(test, ob_str_format(rt, "%U %.1U %T", o, o, o),
		    "\xc3\xa9t\xc3\xa9 \xc3\xa9 str");
	expect_text(test, ob_str_format(rt, "%R %S", o, o),
		    "'\xc3\xa9t\xc3\xa9' \xc3\xa9t\xc3\xa9");
	ob_decref(rt, o);
}

/* running out of memory */

static struct ob_object *busy_work(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object *a, *b, *c = NULL;

	a = ob_str_repr(rt, o);
	b = a ? ob_str_format(rt, "%U-%R-%U", a, a, o) : NULL;
	if (b)
		c = ob_str_m_swapcase(rt, b, NULL, 0, NULL);
	ob_xdecref(rt, a);
	ob_xdecref(rt, b);
	if (c && (ob_str_intern(rt, &c) || ob_str_append(rt, &c, o))) {
		ob_xdecref(rt, c);
		c = NULL;
	}
	return c;
}

static void no_memory_leaves_nothing_behind(struct kunit *test)
{
	struct ob_rt *rt = test->priv;
	struct ob_fix *fix = kunit_kzalloc(test, sizeof(*fix), GFP_KERNEL);
	struct ob_object *o = text(test, "na\xc3\xafve \xf0\x9f\x98\x80");
	struct ob_object *r = busy_work(rt, o);
	u64 before, nth;

	KUNIT_ASSERT_NOT_NULL(test, fix);
	KUNIT_ASSERT_NOT_NULL(test, r);
	ob_decref(rt, r);
	ob_heap_stats(&rt->heap, &fix->stats);
	before = fix->stats.nr_blocks;
	for (nth = 1, r = NULL; !r && nth < 100; nth++) {
		ob_heap_fail(&rt->heap, nth, false);
		r = busy_work(rt, o);
		ob_heap_fail(&rt->heap, 0, false);
		KUNIT_EXPECT_EQ(test, !r, ob_raised(rt));
		if (ob_raised(rt))
			ob_clear_exc(rt);
		ob_xdecref(rt, r);
		ob_heap_stats(&rt->heap, &fix->stats);
		KUNIT_EXPECT_EQ(test, fix->stats.nr_blocks, before);
	}
	KUNIT_EXPECT_GT(test, nth, 6ULL);
	KUNIT_EXPECT_NOT_NULL(test, r);
	ob_decref(rt, o);
}

static struct kunit_case str_cases[] = {
	KUNIT_CASE(form_is_the_narrowest),
	KUNIT_CASE(slice_narrows),
	KUNIT_CASE(utf8_ill_formed_raises),
	KUNIT_CASE(utf8_comes_back),
	KUNIT_CASE(utf8_escapes_surrogates),
	KUNIT_CASE(hash_is_cpythons),
	KUNIT_CASE(one_character_is_static),
	KUNIT_CASE(unchanged_text_is_the_same_object),
	KUNIT_CASE(upper_of_one_character_is_fresh),
	KUNIT_CASE(intern_makes_equal_texts_one),
	KUNIT_CASE(share_is_a_table_of_its_own),
	KUNIT_CASE(intern_of_one_character_is_static),
	KUNIT_CASE(append_in_place_keeps_the_object),
	KUNIT_CASE(append_copies_when_it_must),
	KUNIT_CASE(find_agrees_with_the_naive_search),
	KUNIT_CASE(methods_give_what_cpython_gives),
	KUNIT_CASE(repr_quotes_and_escapes),
	KUNIT_CASE(format_follows_its_specification),
	KUNIT_CASE(percent_formats_one_argument),
	KUNIT_CASE(percent_counts_its_arguments),
	KUNIT_CASE(directives_of_our_own_messages),
	KUNIT_CASE(no_memory_leaves_nothing_behind),
	{ }
};

static struct kunit_suite str_suite = {
	.name = "obheap_str",
	.init = ob_fix_rt_init,
	.exit = ob_fix_rt_exit,
	.test_cases = str_cases,
};

kunit_test_suite(str_suite);
