// SPDX-License-Identifier: GPL-2.0
/*
 * print - views as text for people, or as they are
 */
#include <string.h>

#include "cmd.h"

bool print_as_json;

int print_view(struct json_object *view,
	       void (*text)(struct json_object *view, FILE *out))
{
	if (!view)
		return EXIT_DEVICE;
	if (print_as_json)
		puts(json_object_to_json_string_ext(view,
						    JSON_C_TO_STRING_PLAIN |
						    JSON_C_TO_STRING_NOSLASHESCAPE));
	else
		text(view, stdout);
	json_object_put(view);
	return EXIT_OK;
}

static struct json_object *get(struct json_object *o, const char *key)
{
	struct json_object *value = NULL;

	json_object_object_get_ex(o, key, &value);
	return value;
}

static const char *str(struct json_object *o, const char *key)
{
	struct json_object *value = get(o, key);

	return value ? json_object_get_string(value) : "";
}

static unsigned long long num(struct json_object *o, const char *key)
{
	return json_object_get_uint64(get(o, key));
}

/* "static, interned" */
static void print_state(struct json_object *o, FILE *out)
{
	struct json_object *list = get(o, "state");
	size_t i, n = list ? json_object_array_length(list) : 0;

	for (i = 0; i < n; i++)
		fprintf(out, "%s%s", i ? ", " : "",
			json_object_get_string(json_object_array_get_idx(list,
									 i)));
}

/* width on the screen: characters, not bytes */
static int columns(const char *s)
{
	int n = 0;

	for (; *s; s++)
		n += (*s & 0xc0) != 0x80;
	return n;
}

static void pad(const char *s, int width, FILE *out)
{
	fprintf(out, "%s%*s", s, width > columns(s) ? width - columns(s) : 0,
		"");
}

static int widest(struct json_object *list, const char *key, int at_least)
{
	size_t i;

	for (i = 0; i < json_object_array_length(list); i++) {
		struct json_object *row = json_object_array_get_idx(list, i);
		int n = columns(str(row, key));

		if (n > at_least)
			at_least = n;
	}
	return at_least;
}

void print_names_text(struct json_object *view, FILE *out)
{
	struct json_object *list = get(view, "names");
	int name = widest(list, "name", 4), type = widest(list, "type", 4);
	size_t i;

	pad("NAME", name + 2, out);
	pad("ID", 16, out);
	pad("TYPE", type + 2, out);
	fprintf(out, "%5s %6s  VALUE\n", "REFS", "BYTES");
	for (i = 0; i < json_object_array_length(list); i++) {
		struct json_object *row = json_object_array_get_idx(list, i);

		pad(str(row, "name"), name + 2, out);
		pad(str(row, "id"), 16, out);
		pad(str(row, "type"), type + 2, out);
		fprintf(out, "%5llu %6llu  %s\n", num(row, "refcount"),
			num(row, "sizeof"), str(row, "value"));
	}
}

void print_object_text(struct json_object *view, FILE *out)
{
	fprintf(out, "id          %s\n", str(view, "id"));
	fprintf(out, "type        %s\n", str(view, "type"));
	fprintf(out, "value       %s\n", str(view, "value"));
	fprintf(out, "references  %llu\n", num(view, "refcount"));
	fprintf(out, "getsizeof   %llu bytes\n", num(view, "sizeof"));
	if (get(view, "block")) {
		fprintf(out, "block       %s, %llu bytes\n", str(view, "block"),
			num(view, "block_size"));
		if (get(view, "class"))
			fprintf(out, "pool        %llu of arena %llu, class %llu\n",
				num(view, "pool"), num(view, "arena"),
				num(view, "class"));
	}
	if (num(view, "item_bytes"))
		fprintf(out, "also owns   %llu bytes\n",
			num(view, "item_bytes"));
	if (get(view, "generation"))
		fprintf(out, "generation  %llu\n", num(view, "generation"));
	fputs("state       ", out);
	print_state(view, out);
	fputc('\n', out);
}

void print_refs_text(struct json_object *view, FILE *out)
{
	struct json_object *list = get(view, "refs");
	int label = widest(list, "label", 0);
	size_t i;

	print_object_text(view, out);
	fprintf(out, "refers to   %zu objects\n",
		json_object_array_length(list));
	for (i = 0; i < json_object_array_length(list); i++) {
		struct json_object *row = json_object_array_get_idx(list, i);

		fputs("  ", out);
		pad(str(row, "label"), label + 2, out);
		pad(str(row, "id"), 16, out);
		fprintf(out, "%s %s, %llu references\n", str(row, "type"),
			str(row, "value"), num(row, "refcount"));
	}
}

static void print_bytes(struct json_object *t, const char *key,
			const char *what, FILE *out)
{
	fprintf(out, "  %14llu  %s\n", num(t, key), what);
}

static void print_heap_bytes(struct json_object *t, FILE *out)
{
	fprintf(out, "memory      %llu bytes of at most %llu, peak %llu\n",
		num(t, "bytes"), num(t, "limit"), num(t, "peak_bytes"));
	print_bytes(t, "bytes_used", "in live blocks of pools", out);
	print_bytes(t, "bytes_free", "in freed blocks, ready for reuse", out);
	print_bytes(t, "bytes_virgin", "in blocks never handed out", out);
	print_bytes(t, "bytes_headers", "in pool headers", out);
	print_bytes(t, "bytes_tails", "at pool ends too short for a block",
		    out);
	print_bytes(t, "bytes_empty", "in empty pools", out);
	print_bytes(t, "bytes_large", "in large blocks", out);
	print_bytes(t, "bytes_large_headers", "in front of large blocks", out);
	print_bytes(t, "bytes_meta", "in the allocator's own records", out);
	fprintf(out, "  %14llu  = all of it\n",
		num(t, "bytes_used") + num(t, "bytes_free") +
		num(t, "bytes_virgin") + num(t, "bytes_headers") +
		num(t, "bytes_tails") + num(t, "bytes_empty") +
		num(t, "bytes_large") + num(t, "bytes_large_headers") +
		num(t, "bytes_meta"));
	fprintf(out, "beside it   %llu bytes of static objects\n",
		num(t, "bytes_static"));
}

void print_heap_text(struct json_object *view, FILE *out)
{
	struct json_object *t = get(view, "totals"), *list, *row;
	size_t i;

	print_heap_bytes(t, out);
	fprintf(out, "blocks      %llu live (%llu large); %llu allocated, %llu freed\n",
		num(t, "blocks"), num(t, "blocks_large"), num(t, "allocs"),
		num(t, "frees"));
	fprintf(out, "arenas      %llu now, %llu at most; %llu made, %llu returned\n",
		num(t, "arenas"), num(t, "arenas_peak"), num(t, "arenas_new"),
		num(t, "arenas_freed"));
	fprintf(out, "pools       %llu full, %llu used, %llu empty, %llu virgin\n",
		num(t, "pools_full"), num(t, "pools_used"),
		num(t, "pools_empty"), num(t, "pools_virgin"));
	list = get(view, "generations");
	fputs("tracked    ", out);
	for (i = 0; i < json_object_array_length(list); i++)
		fprintf(out, " %llu", num(json_object_array_get_idx(list, i),
					  "tracked"));
	fputs(" objects in generations 0 1 2\n\n", out);
	fprintf(out, "%5s %6s %7s %9s %9s\n", "CLASS", "SIZE", "POOLS", "USED",
		"AVAIL");
	list = get(view, "classes");
	for (i = 0; i < json_object_array_length(list); i++) {
		row = json_object_array_get_idx(list, i);
		fprintf(out, "%5llu %6llu %7llu %9llu %9llu\n",
			num(row, "class"), num(row, "block_size"),
			num(row, "pools"), num(row, "used"),
			num(row, "avail"));
	}
	if (num(view, "faults"))
		fprintf(out, "\nBROKEN: %llu invariants, first: %s\n",
			num(view, "faults"), str(view, "first_fault"));
}

void print_info_text(struct json_object *view, FILE *out)
{
	fprintf(out, "interface      revision %llu\n", num(view, "abi"));
	fprintf(out, "blocks         %llu classes, steps of %llu bytes up to %llu\n",
		num(view, "classes"), num(view, "alignment"),
		num(view, "small_max"));
	fprintf(out, "pools          %llu bytes, %llu of them header\n",
		num(view, "pool_size"), num(view, "pool_header"));
	fprintf(out, "arenas         %llu bytes\n", num(view, "arena_size"));
	fprintf(out, "sessions       at most %llu\n",
		num(view, "max_sessions"));
	fprintf(out, "heap limit     %llu bytes, at most %llu\n",
		num(view, "default_limit"), num(view, "max_limit"));
	fprintf(out, "program text   at most %llu bytes\n",
		num(view, "max_source"));
	fprintf(out, "kept output    at most %llu bytes\n",
		num(view, "output_max"));
}
