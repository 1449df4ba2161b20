// SPDX-License-Identifier: GPL-2.0
/*
 * print_heap - the heap in numbers, for people
 */
#include "cmd.h"

#define MAX_TYPES 15

static void print_bytes(struct json_object *t, const char *key,
			const char *what, FILE *out)
{
	fprintf(out, "  %14llu  %s\n", json_num(t, key), what);
}

static void print_heap_bytes(struct json_object *t, FILE *out)
{
	fprintf(out, "memory      %llu bytes of at most %llu, peak %llu\n",
		json_num(t, "bytes"), json_num(t, "limit"), json_num(t, "peak_bytes"));
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
	print_bytes(t, "bytes_dead", "in large blocks freed and kept", out);
	fprintf(out, "  %14llu  = all of it\n",
		json_num(t, "bytes_used") + json_num(t, "bytes_free") +
		json_num(t, "bytes_virgin") + json_num(t, "bytes_headers") +
		json_num(t, "bytes_tails") + json_num(t, "bytes_empty") +
		json_num(t, "bytes_large") + json_num(t, "bytes_large_headers") +
		json_num(t, "bytes_meta") + json_num(t, "bytes_dead"));
	fprintf(out, "beside it   %llu bytes of static objects\n",
		json_num(t, "bytes_static"));
}

/* "1..3+": pools up to a tenth full, two tenths, ...; + is ten and more */
static void print_fullness(struct json_object *row, FILE *out)
{
	size_t i;

	for (i = 0; i < json_rows(row, "fullness"); i++) {
		struct json_object *n = json_row(row, "fullness", i);
		int pools = json_object_get_int(n);

		fputc(!pools ? '.' : pools < 10 ? '0' + pools : '+', out);
	}
}

static void print_classes(struct json_object *view, FILE *out)
{
	size_t i;

	fprintf(out, "\n%5s %6s %7s %9s %9s  %s\n", "CLASS", "SIZE", "POOLS",
		"USED", "AVAIL", "POOLS BY FULLNESS, 10% TO 100%");
	for (i = 0; i < json_rows(view, "classes"); i++) {
		struct json_object *row = json_row(view, "classes", i);

		fprintf(out, "%5llu %6llu %7llu %9llu %9llu  ",
			json_num(row, "class"), json_num(row, "block_size"),
			json_num(row, "pools"), json_num(row, "used"),
			json_num(row, "avail"));
		print_fullness(row, out);
		fputc('\n', out);
	}
}

static void print_types(struct json_object *view, FILE *out)
{
	size_t n = json_rows(view, "types"), i;

	fprintf(out, "\n%-32s %9s %9s %12s %12s\n", "TYPE", "OBJECTS", "BLOCKS",
		"BYTES", "GETSIZEOF");
	for (i = 0; i < n && i < MAX_TYPES; i++) {
		struct json_object *row = json_row(view, "types", i);

		fprintf(out, "%-32s %9llu %9llu %12llu %12llu\n",
			json_str(row, "type"), json_num(row, "objects"),
			json_num(row, "blocks"), json_num(row, "bytes"),
			json_num(row, "getsizeof"));
	}
	if (n > MAX_TYPES)
		fprintf(out, "... and %zu more types\n", n - MAX_TYPES);
}

static double percent(__u64 part, __u64 of)
{
	return of ? 100.0 * part / of : 0;
}

static void print_fragmentation(struct json_object *view, FILE *out)
{
	struct json_object *f = json_get(view, "fragmentation");
	__u64 bytes = json_num(f, "object_bytes");
	__u64 needed = json_num(f, "object_getsizeof");

	fprintf(out, "lost inside %.1f%% of what objects hold is not in getsizeof()\n",
		percent(bytes > needed ? bytes - needed : 0, bytes));
	fprintf(out, "lost around %.1f%% of the memory of pools is in no live block\n",
		percent(json_num(f, "pool_bytes_not_live"),
			json_num(f, "pool_bytes")));
}

static void print_events(struct json_object *t, FILE *out)
{
	fprintf(out, "blocks      %llu live (%llu large); %llu allocated, %llu freed\n",
		json_num(t, "blocks"), json_num(t, "blocks_large"),
		json_num(t, "allocs"), json_num(t, "frees"));
	if (json_num(t, "failed"))
		fprintf(out, "refused     %llu allocations, %llu because of the limit\n",
			json_num(t, "failed"), json_num(t, "failed_limit"));
	fprintf(out, "arenas      %llu now, %llu at most; %llu made, %llu returned\n",
		json_num(t, "arenas"), json_num(t, "arenas_peak"),
		json_num(t, "arenas_new"), json_num(t, "arenas_freed"));
	fprintf(out, "pools       %llu full, %llu used, %llu empty, %llu virgin; %llu taken, %llu left\n",
		json_num(t, "pools_full"), json_num(t, "pools_used"),
		json_num(t, "pools_empty"), json_num(t, "pools_virgin"),
		json_num(t, "pools_taken"), json_num(t, "pools_released"));
}

void print_heap_text(struct json_object *view, FILE *out)
{
	struct json_object *t = json_get(view, "totals");
	size_t i;

	fprintf(out, "backend     %s\n", json_str(view, "backend"));
	print_heap_bytes(t, out);
	print_events(t, out);
	fputs("tracked    ", out);
	for (i = 0; i < json_rows(view, "generations"); i++)
		fprintf(out, " %llu", json_num(json_row(view, "generations", i),
					       "tracked"));
	fputs(" objects in generations 0 1 2\n", out);
	print_fragmentation(view, out);
	print_classes(view, out);
	print_types(view, out);
	if (json_num(view, "faults"))
		fprintf(out, "\nBROKEN: %llu invariants, first: %s\n",
			json_num(view, "faults"), json_str(view, "first_fault"));
}
