// SPDX-License-Identifier: GPL-2.0
/*
 * library - the table of modules a program can import
 *
 * The texts of those written in Python are put into the object file by the
 * assembler, which looks for them where the compiler looks for headers. Kbuild
 * and build.mk name them as what this file's object depends on.
 */
#include "lib_priv.h"

/* A row of the table: a module in Python, with a function in C or NULL. */
#define LIB_PYTHON(module, file, fill)					\
	{ module, fill, NULL, ob_lib_text_##file, ob_lib_text_##file##_end }

LIB_TEXT(_calendar);
LIB_TEXT(cmath);
LIB_TEXT(datetime);
LIB_TEXT(fractions);
LIB_TEXT(keyword);
LIB_TEXT(numbers);
LIB_TEXT(__future__);
LIB_TEXT(random);
LIB_TEXT(functools);
LIB_TEXT(struct);
LIB_TEXT(abc);
LIB_TEXT(bisect);
LIB_TEXT(collections);
LIB_TEXT(collections_abc);
LIB_TEXT(contextlib);
LIB_TEXT(copy);
LIB_TEXT(copyreg);
LIB_TEXT(dataclasses);
LIB_TEXT(dis);
LIB_TEXT(heapq);
LIB_TEXT(enum);
LIB_TEXT(io);
LIB_TEXT(json);
LIB_TEXT(json_decoder);
LIB_TEXT(json_encoder);
LIB_TEXT(json_scanner);
LIB_TEXT(opcode);
LIB_TEXT(pprint);
LIB_TEXT(statistics);
LIB_TEXT(re);
LIB_TEXT(string);
LIB_TEXT(traceback);
LIB_TEXT(textwrap);
LIB_TEXT(time);
LIB_TEXT(errno);
LIB_TEXT(types);
LIB_TEXT(typing);
LIB_TEXT(warnings);
LIB_TEXT(weakref);

static const struct ob_lib lib_table[] = {
	{ "_bisect", ob_lib_bisect,
	  "Search in and insertion into sorted lists." },
	{ "_heapq", ob_lib_heapq, "Heaps in lists." },
	{ "_random", ob_lib_twister, "The Mersenne Twister." },
	{ "_weakref", ob_lib_weakref, "What weak references are made of." },
	{ "array", ob_lib_array, "Arrays of numbers of one size." },
	{ "atexit", ob_lib_atexit, "Calls at the end of the program." },
	{ "obheap", ob_lib_obheap, "The heap the program lives in." },
	{ "gc", ob_lib_gc, "The collector of cycles." },
	LIB_PYTHON("keyword", keyword, NULL),
	LIB_PYTHON("__future__", __future__, NULL),
	{ "_traceback", ob_lib_tbtext },
	{ "_native", ob_lib_native },
	{ "_opcode", ob_lib_opcode },
	LIB_PYTHON("abc", abc, ob_lib_abc),
	LIB_PYTHON("bisect", bisect, NULL),
	LIB_PYTHON("cmath", cmath, NULL),
	LIB_PYTHON("collections", collections, NULL),
	LIB_PYTHON("collections.abc", collections_abc,
		   ob_lib_collections_abc),
	LIB_PYTHON("contextlib", contextlib, NULL),
	LIB_PYTHON("copy", copy, NULL),
	LIB_PYTHON("copyreg", copyreg, NULL),
	LIB_PYTHON("dataclasses", dataclasses, NULL),
	LIB_PYTHON("datetime", datetime, NULL),
	LIB_PYTHON("dis", dis, NULL),
	LIB_PYTHON("heapq", heapq, NULL),
	LIB_PYTHON("enum", enum, NULL),
	LIB_PYTHON("io", io, NULL),
	LIB_PYTHON("json", json, NULL),
	LIB_PYTHON("json.decoder", json_decoder, NULL),
	LIB_PYTHON("json.encoder", json_encoder, NULL),
	LIB_PYTHON("json.scanner", json_scanner, NULL),
	LIB_PYTHON("opcode", opcode, NULL),
	LIB_PYTHON("re", re, ob_lib_re),
	LIB_PYTHON("string", string, NULL),
	LIB_PYTHON("traceback", traceback, NULL),
	LIB_PYTHON("errno", errno, NULL),
	LIB_PYTHON("textwrap", textwrap, NULL),
	LIB_PYTHON("types", types, ob_lib_types),
	LIB_PYTHON("typing", typing, NULL),
	LIB_PYTHON("warnings", warnings, NULL),
	{ "sys", ob_lib_sys,
	  "The interpreter: its limits, its memory and what it runs." },
	{ "math", ob_lib_math, "Functions of real numbers." },
	{ "operator", ob_lib_operator, "The operators as functions." },
	LIB_PYTHON("random", random, ob_lib_random),
	{ "_collections", ob_lib_collections,
	  "Containers that collections has as its own." },
	LIB_PYTHON("weakref", weakref, NULL),
	LIB_PYTHON("functools", functools, ob_lib_functools),
	LIB_PYTHON("struct", struct, ob_lib_struct),
	LIB_PYTHON("time", time, ob_lib_time),
	LIB_PYTHON("_calendar", _calendar, NULL),
	LIB_PYTHON("numbers", numbers, NULL),
	LIB_PYTHON("pprint", pprint, NULL),
	LIB_PYTHON("statistics", statistics, NULL),
	LIB_PYTHON("fractions", fractions, NULL),
	{ "itertools", ob_lib_itertools, "Iterators made of iterators." },
};

/* Is @name the first @len characters of @row? Returns what follows them. */
static const char *lib_after(const char *row, const struct ob_object *name)
{
	s64 i;

	for (i = 0; i < ob_str_len(name); i++)
		if (!row[i] || (u32)row[i] != ob_str_char(name, i))
			return NULL;
	return row + i;
}

const struct ob_lib *ob_lib_find(const struct ob_object *name)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(lib_table); i++) {
		const char *rest = lib_after(lib_table[i].name, name);

		if (rest && !*rest)
			return &lib_table[i];
	}
	return NULL;
}

bool ob_lib_is_package(const struct ob_object *name)
{
	const char *rest;
	size_t i;

	/* Its parts are CPython's own affair, but a package it is. */
	if (ob_str_equal_c(name, "re"))
		return true;
	for (i = 0; i < ARRAY_SIZE(lib_table); i++) {
		rest = lib_after(lib_table[i].name, name);
		if (rest && *rest == '.')
			return true;
	}
	return false;
}

const char *ob_lib_name(size_t i)
{
	return i < ARRAY_SIZE(lib_table) ? lib_table[i].name : NULL;
}
