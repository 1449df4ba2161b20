// SPDX-License-Identifier: GPL-2.0
/*
 * print_why - the answer to 'why' for people
 */
#include <string.h>

#include "cmd.h"

#define MAX_ROWS	12

static int widest(struct json_object *view, const char *list, const char *key)
{
	size_t i;
	int most = 12;

	for (i = 0; i < json_rows(view, list) && i < MAX_ROWS; i++) {
		int n = text_columns(json_str(json_row(view, list, i), key));

		if (n > most)
			most = n;
	}
	return most > 44 ? 44 : most;
}

static void print_rest(struct json_object *view, const char *list, FILE *out)
{
	size_t n = json_rows(view, list);
	__u64 blocks = 0;
	size_t i;

	if (n <= MAX_ROWS)
		return;
	for (i = MAX_ROWS; i < n; i++)
		blocks += json_num(json_row(view, list, i), "blocks");
	fprintf(out, "... and %zu more rows with %llu blocks\n", n - MAX_ROWS,
		(unsigned long long)blocks);
}

static void print_types(struct json_object *view, FILE *out)
{
	int width = widest(view, "types", "type");
	size_t i;

	text_pad("TYPE", width, out);
	fprintf(out, " %8s %10s\n", "BLOCKS", "BYTES");
	for (i = 0; i < json_rows(view, "types") && i < MAX_ROWS; i++) {
		struct json_object *row = json_row(view, "types", i);

		text_pad(json_str(row, "type"), width, out);
		fprintf(out, " %8llu %10llu\n", json_num(row, "blocks"),
			json_num(row, "bytes"));
	}
	print_rest(view, "types", out);
	fputc('\n', out);
}

static void print_gain(struct json_object *row, FILE *out)
{
	struct json_object *now = json_get(row, "gives_back");
	struct json_object *later = json_get(row, "with_collector");

	if (!now)
		return;
	fprintf(out, "  %llu bytes in %llu blocks", json_num(now, "bytes"),
		json_num(now, "blocks"));
	if (json_num(later, "bytes") > json_num(now, "bytes"))
		fprintf(out, ", %llu in %llu after gc",
			json_num(later, "bytes"), json_num(later, "blocks"));
}

static void print_holders(struct json_object *view, FILE *out)
{
	int width = widest(view, "held_by", "what");
	size_t i;

	text_pad("HELD BY", width, out);
	fprintf(out, " %8s %10s  %s\n", "BLOCKS", "BYTES",
		"DEL OF IT GIVES BACK, IN ALL");
	for (i = 0; i < json_rows(view, "held_by") && i < MAX_ROWS; i++) {
		struct json_object *row = json_row(view, "held_by", i);

		text_pad(json_str(row, "what"), width, out);
		fprintf(out, " %8llu %10llu", json_num(row, "blocks"),
			json_num(row, "bytes"));
		print_gain(row, out);
		fputc('\n', out);
	}
	print_rest(view, "held_by", out);
}

static void print_names(struct json_object *all, FILE *out)
{
	size_t i, n = json_rows(all, "names");

	fputs("del ", out);
	for (i = 0; i < n && i < MAX_ROWS; i++)
		fprintf(out, "%s%s", i ? ", " : "",
			json_object_get_string(json_row(all, "names", i)));
	if (n > MAX_ROWS)
		fprintf(out, " and %zu more", n - MAX_ROWS);
}

/* What is left when every name that holds something here is gone. */
static void print_verdict(struct json_object *view, FILE *out)
{
	struct json_object *all = json_get(view, "all_names");
	struct json_object *now = json_get(all, "gives_back");
	struct json_object *later = json_get(all, "with_collector");
	unsigned long long blocks = json_num(view, "blocks");

	if (!all) {
		fputs("\nno global name keeps anything here\n", out);
		return;
	}
	fputc('\n', out);
	print_names(all, out);
	fprintf(out, ": %llu of the %llu blocks here are free",
		json_num(now, "here_blocks"), blocks);
	if (json_num(later, "here_blocks") > json_num(now, "here_blocks"))
		fprintf(out, ", %llu after gc.collect()",
			json_num(later, "here_blocks"));
	if (json_num(later, "spare_at_most"))
		fprintf(out, " (up to %llu stay as spare objects)",
			json_num(later, "spare_at_most"));
	fputc('\n', out);
	if (json_num(later, "here_blocks") != blocks)
		return;
	fprintf(out, "then nothing keeps this %s\n", json_str(view, "target"));
}

static void print_object_holders(struct json_object *view, FILE *out)
{
	size_t i;

	fprintf(out, "\nheld %llu time%s:\n", json_num(view, "refcount"),
		plural(json_num(view, "refcount")));
	for (i = 0; i < json_rows(view, "holders"); i++) {
		struct json_object *row = json_row(view, "holders", i);

		fprintf(out, "  %10llu  %s", json_num(row, "count"),
			json_str(row, "place"));
		if (json_get(row, "id"))
			fprintf(out, " of %s %s", json_str(row, "holder"),
				json_str(row, "id"));
		fputc('\n', out);
	}
	fputs("shortest way: ", out);
	for (i = 0; i < json_rows(view, "path"); i++) {
		struct json_object *row = json_row(view, "path", i);

		fprintf(out, "%s%s", i ? " -> " : "", json_str(row, "place"));
	}
	fputs(i ? "\n\n" : "none: nobody reaches it\n\n", out);
}

void print_why_text(struct json_object *view, FILE *out)
{
	const char *target = json_str(view, "target");

	if (!strcmp(target, "object")) {
		print_object_text(view, out);
		print_object_holders(view, out);
		print_holders(view, out);
		return;
	}
	fprintf(out, "%s %llu", target, json_num(view, "arena"));
	if (json_get(view, "pool"))
		fprintf(out, ".%llu", json_num(view, "pool"));
	fprintf(out, ": %llu live blocks, %llu bytes\n\n",
		json_num(view, "blocks"), json_num(view, "bytes"));
	if (!json_num(view, "blocks"))
		return;
	print_types(view, out);
	print_holders(view, out);
	print_verdict(view, out);
}
