// SPDX-License-Identifier: GPL-2.0
/*
 * csv - the rows of a view as a table for spreadsheets, as RFC 4180 has it
 *
 * Every view is an object with lists of rows in it. A table is one of those
 * lists: a column for each member that some row has, in the order in which they
 * are met, one inside of another as "outer.inner"; a list in a cell is its items
 * with spaces between them.
 */
#include <stdlib.h>
#include <string.h>

#include "cmd.h"

#define MAX_COLUMNS	64
#define MAX_COLUMN	96

/**
 * struct table - columns, and the row that is being written
 * @name: of each column
 * @nr: how many
 * @cell: of the row, NULL where it has none
 */
struct table {
	char name[MAX_COLUMNS][MAX_COLUMN];
	size_t nr;
	struct json_object *cell[MAX_COLUMNS];
};

static void put_cell(const char *text, FILE *out)
{
	if (!text[strcspn(text, ",\"\r\n")]) {
		fputs(text, out);
		return;
	}
	putc('"', out);
	for (; *text; text++) {
		if (*text == '"')
			putc('"', out);
		putc(*text, out);
	}
	putc('"', out);
}

static const char *item_text(struct json_object *item)
{
	return item ? json_object_get_string(item) : "";
}

/* Items of a list in one cell: quoted as a whole if one of them wants it. */
static void put_list(struct json_object *list, FILE *out)
{
	size_t i, nr = json_object_array_length(list), len;
	char *text = NULL;
	FILE *cell = open_memstream(&text, &len);

	if (!cell)
		return;
	for (i = 0; i < nr; i++)
		fprintf(cell, "%s%s", i ? " " : "",
			item_text(json_object_array_get_idx(list, i)));
	fclose(cell);
	put_cell(text, out);
	free(text);
}

static size_t column_of(struct table *t, const char *name)
{
	size_t i;

	for (i = 0; i < t->nr; i++)
		if (!strcmp(t->name[i], name))
			return i;
	if (t->nr < MAX_COLUMNS)
		snprintf(t->name[t->nr++], MAX_COLUMN, "%s", name);
	return i;
}

/* The cells of a row, in the columns of their names. */
static void take_row(struct table *t, struct json_object *row)
{
	json_object_object_foreach(row, key, value) {
		char name[MAX_COLUMN];
		size_t at;

		/* Rows in a row are a table of their own. */
		if (json_object_is_type(value, json_type_array) &&
		    json_object_is_type(json_object_array_get_idx(value, 0),
					json_type_object))
			continue;
		if (!json_object_is_type(value, json_type_object)) {
			at = column_of(t, key);
			if (at < MAX_COLUMNS)
				t->cell[at] = value;
			continue;
		}
		json_object_object_foreach(value, inner, cell) {
			snprintf(name, sizeof(name), "%s.%s", key, inner);
			at = column_of(t, name);
			if (at < MAX_COLUMNS)
				t->cell[at] = cell;
		}
	}
}

static void put_row(struct table *t, struct json_object *row, FILE *out)
{
	size_t i;

	memset(t->cell, 0, sizeof(t->cell));
	take_row(t, row);
	for (i = 0; i < t->nr; i++) {
		if (i)
			putc(',', out);
		if (json_object_is_type(t->cell[i], json_type_array))
			put_list(t->cell[i], out);
		else
			put_cell(item_text(t->cell[i]), out);
	}
	putc('\n', out);
}

/* A list of rows, which may be none; "state" is one of words. */
static bool is_table(const char *key, struct json_object *list)
{
	return json_object_is_type(list, json_type_array) &&
	       strcmp(key, "state") &&
	       (!json_object_array_length(list) ||
		json_object_is_type(json_object_array_get_idx(list, 0),
				    json_type_object));
}

static struct json_object *find_table(struct json_object *view,
				      const char *which)
{
	json_object_object_foreach(view, key, value) {
		if (is_table(key, value) && (!*which || !strcmp(key, which)))
			return value;
	}
	return NULL;
}

/* "there are classes, types" */
static void complain_tables(struct json_object *view, const char *which)
{
	char known[256] = "";
	size_t len = 0;

	json_object_object_foreach(view, key, value) {
		if (is_table(key, value) && len + strlen(key) + 3 < sizeof(known))
			len += sprintf(known + len, "%s%s", len ? ", " : "",
				       key);
	}
	if (len)
		complain("there is no table '%s' here, but %s", which, known);
	else
		complain("there is no table here");
}

int csv_write(struct json_object *view, const char *which, bool head,
	      FILE *out)
{
	struct json_object *list = find_table(view, which);
	struct table *t = calloc(1, sizeof(*t));
	size_t i, nr;

	if (!list || !t) {
		free(t);
		complain_tables(view, which);
		return EXIT_USAGE;
	}
	nr = json_object_array_length(list);
	for (i = 0; i < nr; i++)
		take_row(t, json_object_array_get_idx(list, i));
	for (i = 0; head && i < t->nr; i++) {
		if (i)
			putc(',', out);
		put_cell(t->name[i], out);
	}
	if (head && t->nr)
		putc('\n', out);
	for (i = 0; i < nr; i++)
		put_row(t, json_object_array_get_idx(list, i), out);
	free(t);
	return EXIT_OK;
}
