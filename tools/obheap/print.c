// SPDX-License-Identifier: GPL-2.0
/*
 * print - views as text for people, or as they are
 */
#include <string.h>

#include "cmd.h"

bool print_as_json;
const char *print_as_csv;

void put_xml(const char *s, const char *space, FILE *out)
{
	for (; *s; s++) {
		switch (*s) {
		case '<':
			fputs("&lt;", out);
			break;
		case '>':
			fputs("&gt;", out);
			break;
		case '&':
			fputs("&amp;", out);
			break;
		case '"':
			fputs("&quot;", out);
			break;
		case ' ':
			fputs(space ?: " ", out);
			break;
		default:
			/* no XML has control characters */
			fputc((unsigned char)*s < 0x20 ? '?' : *s, out);
		}
	}
}

int print_view(struct json_object *view,
	       void (*text)(struct json_object *view, FILE *out))
{
	int status;

	if (!view)
		return EXIT_DEVICE;
	if (print_as_csv) {
		status = csv_write(view, print_as_csv, true, stdout);
		json_object_put(view);
		return status;
	}
	if (print_as_json)
		return json_write(view, stdout);
	text(view, stdout);
	json_object_put(view);
	return EXIT_OK;
}

/* "static, interned" */
static void print_state(struct json_object *o, FILE *out)
{
	struct json_object *list = json_get(o, "state");
	size_t i, n = list ? json_object_array_length(list) : 0;

	for (i = 0; i < n; i++)
		fprintf(out, "%s%s", i ? ", " : "",
			json_object_get_string(json_object_array_get_idx(list,
									 i)));
}

static int widest(struct json_object *list, const char *key, int at_least)
{
	size_t i;

	for (i = 0; i < json_object_array_length(list); i++) {
		struct json_object *row = json_object_array_get_idx(list, i);
		int n = text_columns(json_str(row, key));

		if (n > at_least)
			at_least = n;
	}
	return at_least;
}

/* A name that the device has cut ends so. */
static const char *cut_mark(struct json_object *row)
{
	return json_get(row, "name_bytes") ? "..." : "";
}

void print_names_text(struct json_object *view, FILE *out)
{
	struct json_object *list = json_get(view, "names");
	int name = widest(list, "name", 4), type = widest(list, "type", 4);
	int refs = widest(list, "refcount", 5), bytes = widest(list, "sizeof", 9);
	size_t i;

	for (i = 0; i < json_object_array_length(list); i++)
		if (*cut_mark(json_object_array_get_idx(list, i)))
			name = OBHEAP_NAME_MAX + 2;
	text_pad("NAME", name + 2, out);
	text_pad("ID", 16, out);
	text_pad("TYPE", type + 2, out);
	fprintf(out, "%*s %*s  VALUE\n", refs, "REFS", bytes, "GETSIZEOF");
	for (i = 0; i < json_object_array_length(list); i++) {
		struct json_object *row = json_object_array_get_idx(list, i);

		fputs(json_str(row, "name"), out);
		text_pad(cut_mark(row),
			 name + 2 - text_columns(json_str(row, "name")), out);
		text_pad(json_str(row, "id"), 16, out);
		text_pad(json_str(row, "type"), type + 2, out);
		fprintf(out, "%*llu %*llu  %s\n", refs,
			json_num(row, "refcount"), bytes,
			json_num(row, "sizeof"), json_str(row, "value"));
	}
}

void print_object_text(struct json_object *view, FILE *out)
{
	fprintf(out, "id          %s\n", json_str(view, "id"));
	fprintf(out, "type        %s\n", json_str(view, "type"));
	fprintf(out, "value       %s\n", json_str(view, "value"));
	fprintf(out, "references  %llu\n", json_num(view, "refcount"));
	fprintf(out, "getsizeof   %llu bytes\n", json_num(view, "sizeof"));
	if (json_get(view, "block")) {
		fprintf(out, "block       %s, %llu bytes\n", json_str(view, "block"),
			json_num(view, "block_size"));
		if (json_get(view, "class"))
			fprintf(out, "pool        %llu of arena %llu, class %llu\n",
				json_num(view, "pool"), json_num(view, "arena"),
				json_num(view, "class"));
	}
	if (json_num(view, "item_bytes"))
		fprintf(out, "also owns   %llu bytes\n",
			json_num(view, "item_bytes"));
	if (json_get(view, "birth"))
		fprintf(out, "born        at allocation %llu\n",
			json_num(view, "birth"));
	if (json_get(view, "generation"))
		fprintf(out, "generation  %llu\n", json_num(view, "generation"));
	fputs("state       ", out);
	print_state(view, out);
	fprintf(out, "\nshared      %s\n", json_str(view, "shared"));
}

void print_refs_text(struct json_object *view, FILE *out)
{
	struct json_object *list = json_get(view, "refs");
	int label = widest(list, "label", 0);
	size_t i;

	print_object_text(view, out);
	fprintf(out, "refers to   %zu object%s\n",
		json_object_array_length(list),
		plural(json_object_array_length(list)));
	for (i = 0; i < json_object_array_length(list); i++) {
		struct json_object *row = json_object_array_get_idx(list, i);

		fputs("  ", out);
		text_pad(json_str(row, "label"), label + 2, out);
		text_pad(json_str(row, "id"), 16, out);
		fprintf(out, "%s %s, %llu reference%s\n", json_str(row, "type"),
			json_str(row, "value"), json_num(row, "refcount"),
			plural(json_num(row, "refcount")));
	}
}

/* "268435456 bytes (256 MiB)" where that is exact */
static void print_size(struct json_object *view, const char *key, FILE *out)
{
	static const char *const units[] = { "KiB", "MiB", "GiB", "TiB" };
	unsigned long long bytes = json_num(view, key), n = bytes;
	size_t unit;

	fprintf(out, "%llu bytes", bytes);
	for (unit = 0; n && n % 1024 == 0 && unit < 5; unit++)
		n /= 1024;
	if (unit && unit < 5)
		fprintf(out, " (%llu %s)", n, units[unit - 1]);
}

/* A size with what is around it. */
static void print_limit(struct json_object *view, const char *key,
			const char *before, const char *after, FILE *out)
{
	fputs(before, out);
	print_size(view, key, out);
	fputs(after, out);
}

void print_info_text(struct json_object *view, FILE *out)
{
	fprintf(out, "interface      revision %llu\n", json_num(view, "abi"));
	fprintf(out, "blocks         %llu classes, steps of %llu bytes up to %llu bytes\n",
		json_num(view, "classes"), json_num(view, "alignment"),
		json_num(view, "small_max"));
	print_limit(view, "pool_size", "pools          ", "", out);
	fprintf(out, ", %llu of them header\n", json_num(view, "pool_header"));
	print_limit(view, "arena_size", "arenas         ", "\n", out);
	fprintf(out, "sessions       at most %llu\n",
		json_num(view, "max_sessions"));
	fprintf(out, "with a name    at most %llu of a user, heap limits of ",
		json_num(view, "max_named"));
	print_limit(view, "max_named_limit", "", " together\n", out);
	print_limit(view, "default_limit", "heap limit     ", ", at most ", out);
	print_limit(view, "max_limit", "", "\n", out);
	print_limit(view, "max_source", "program text   at most ", "\n", out);
	print_limit(view, "output_max", "kept output    at most ", "\n", out);
}
