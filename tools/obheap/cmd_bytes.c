// SPDX-License-Identifier: GPL-2.0
/*
 * cmd_bytes - the block of an object, byte by byte and field by field
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "cmd.h"

#define MAX_SHOWN	16	/* bytes of a field on a line */

/* What an id is, in words; empty if it is no object. */
static void describe(struct obheap *session, __u64 id, char *buf, size_t size)
{
	struct obheap_object o = { .id = id };
	char repr[48] = "";

	buf[0] = '\0';
	o.repr = (uintptr_t)repr;
	o.repr_size = sizeof(repr);
	if (!obheap_object(session, &o))
		snprintf(buf, size, "%s %s", o.out_type_name, repr);
}

static void add_hex(struct json_object *row, const unsigned char *bytes,
		    size_t nr)
{
	char *hex = malloc(2 * nr + 1);
	size_t i;

	if (!hex)
		return;
	hex[0] = '\0';
	for (i = 0; i < nr; i++)
		sprintf(hex + 2 * i, "%02x", bytes[i]);
	json_add_string(row, "bytes", hex);
	free(hex);
}

static const char *const field_kinds[] = { "data", "id", "hidden" };

static struct json_object *field_json(struct obheap *session,
				      const struct obheap_field *f,
				      const unsigned char *bytes, size_t object,
				      __u32 *state)
{
	struct json_object *row = json_object_new_object();
	char what[224];

	json_object_object_add(row, "offset",
			       json_object_new_int64((__s64)f->offset -
						     (__s64)object));
	json_add_number(row, "size", f->size);
	json_add_string(row, "field", f->label);
	json_add_string(row, "kind", field_kinds[f->kind % 3]);
	add_hex(row, bytes + f->offset, f->size);
	if (f->kind == OBHEAP_FIELD_ID) {
		json_add_id(row, "id", f->value);
		describe(session, f->value, what, sizeof(what));
		if (f->value && *what)
			json_add_string(row, "object", what);
	} else if (f->kind == OBHEAP_FIELD_DATA && f->size <= 8) {
		json_object_object_add(row, "value",
				       json_object_new_int64(f->value));
	}
	if (f->kind == OBHEAP_FIELD_DATA &&
	    field_text(f->label, bytes + f->offset, f->size, state, what,
		       sizeof(what)))
		json_add_string(row, "text", what);
	return row;
}

static struct json_object *view_bytes(struct obheap *session, __u64 id)
{
	struct json_object *view = view_object(session, id), *list;
	size_t nr_bytes, nr, object, i;
	struct obheap_field *fields;
	unsigned char *bytes;
	__u32 state = 0;
	int err;

	if (!view)
		return NULL;
	err = obheap_bytes(session, id, &bytes, &nr_bytes, &fields, &nr,
			   &object);
	if (err) {
		json_object_put(view);
		complain_device("bytes", err);
		return NULL;
	}
	list = json_object_new_array();
	json_add_string(view, "schema", "obheap.bytes.1");
	json_add_number(view, "bytes", nr_bytes);
	json_add_number(view, "object_offset", object);
	json_object_object_add(view, "fields", list);
	for (i = 0; i < nr; i++)
		json_object_array_add(list, field_json(session, &fields[i],
						       bytes, object, &state));
	free(bytes);
	free(fields);
	return view;
}

static unsigned int hex_byte(const char *hex)
{
	const char digits[] = { hex[0], hex[1], '\0' };

	return strtoul(digits, NULL, 16);
}

/* "41 42 43", and @rest or what of it can be read, 16 bytes a line. */
static void print_hex(const char *hex, const char *rest, bool read, FILE *out)
{
	size_t nr = strlen(hex) / 2, at, i;
	unsigned int byte;

	for (at = 0; at == 0 || at < nr; at += MAX_SHOWN) {
		if (at)
			fprintf(out, "\n%6s  ", "");
		for (i = at; i < at + (nr > 8 ? MAX_SHOWN : 8); i++)
			fprintf(out, i < nr ? "%.2s " : "   ", hex + 2 * i);
		if (!at)
			fprintf(out, " %s", rest);
		for (i = at; !read && nr > 8 && i < at + MAX_SHOWN && i < nr;
		     i++) {
			if (i == at)
				fputs("  ", out);
			byte = hex_byte(hex + 2 * i);
			fputc(byte >= 0x20 && byte < 0x7f ? (int)byte : '.',
			      out);
		}
	}
	fputc('\n', out);
}

static void print_field(struct json_object *row, FILE *out)
{
	const char *kind = json_str(row, "kind");
	long long value = json_object_get_int64(json_get(row, "value"));
	char rest[288], means[240] = "";

	if (!strcmp(kind, "hidden"))
		snprintf(means, sizeof(means), "(%s)",
			 strncmp(json_str(row, "field"), "_gc_", 4) ?
				 "something without an id" :
				 "head of a generation's list");
	else if (!strcmp(kind, "id") && !strcmp(json_str(row, "id"), "0x0"))
		snprintf(means, sizeof(means), "NULL");
	else if (!strcmp(kind, "id"))
		snprintf(means, sizeof(means), "-> %s %s", json_str(row, "id"),
			 json_get(row, "object") ? json_str(row, "object") :
						   "(a block)");
	else if (json_get(row, "text"))
		snprintf(means, sizeof(means), "%s", json_str(row, "text"));
	else if (json_get(row, "value"))
		snprintf(means, sizeof(means), "%lld", value);
	snprintf(rest, sizeof(rest), "%-22s %s", json_str(row, "field"), means);
	fprintf(out, "%6d  ", json_object_get_int(json_get(row, "offset")));
	print_hex(json_str(row, "bytes"), rest, json_get(row, "text"), out);
}

static void print_bytes(struct json_object *view, FILE *out)
{
	size_t i;

	fprintf(out, "%s %s at %s, in a block of %llu bytes\n\n",
		json_str(view, "type"), json_str(view, "value"),
		json_str(view, "id"), json_num(view, "bytes"));
	fprintf(out, "%6s  %-24s %-22s %s\n", "OFFSET", "BYTES", "FIELD",
		"MEANS");
	for (i = 0; i < json_rows(view, "fields"); i++)
		print_field(json_row(view, "fields", i), out);
}

static int bytes_run(int argc, char **argv)
{
	return object_command(&cmd_bytes, argc, argv, view_bytes, print_bytes);
}

const struct cmd cmd_bytes = {
	.name = "bytes",
	.summary = "an object byte by byte, every field by its name",
	.usage = "ID|NAME [FILE | -c TEXT] [OPTION]...\n\n" TABLE_USAGE,
	.examples =
		"  obheap bytes t -c \"t = ('abc', 2.5)\"\n",
	.run = bytes_run,
};
