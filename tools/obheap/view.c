// SPDX-License-Identifier: GPL-2.0
/*
 * view - what the device tells, as JSON
 */
#include <ctype.h>
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "cmd.h"
#include "sharing.h"

static void add_state(struct json_object *o, __u32 state)
{
	static const char *const names[] = {
		"gc", "tracked", "finalized", "static", "interned", "shared",
		"large", "dead",
	};
	struct json_object *list = json_object_new_array();
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (state & 1U << i)
			json_object_array_add(list,
					      json_object_new_string(names[i]));
	json_object_object_add(o, "state", list);
}

static int describe(struct obheap *session, __u64 id, struct obheap_object *o,
		    char *repr, size_t size)
{
	memset(o, 0, sizeof(*o));
	o->id = id;
	o->repr = (uintptr_t)repr;
	o->repr_size = size;
	repr[0] = '\0';
	return obheap_object(session, o);
}

struct json_object *view_names(struct obheap *session)
{
	struct json_object *view, *list;
	struct obheap_name *names;
	size_t nr, i;
	int err;

	err = obheap_names(session, OBHEAP_SCOPE_GLOBALS, &names, &nr);
	if (err) {
		complain_device("names", err);
		return NULL;
	}
	view = json_object_new_object();
	list = json_object_new_array();
	json_add_string(view, "schema", "obheap.names.1");
	json_object_object_add(view, "names", list);
	for (i = 0; i < nr; i++) {
		struct json_object *row = json_object_new_object();
		struct obheap_object o;
		char repr[128];

		json_add_string(row, "name", names[i].name);
		if (names[i].name_len >= OBHEAP_NAME_MAX)
			json_add_number(row, "name_bytes", names[i].name_len);
		json_add_id(row, "id", names[i].id);
		json_add_string(row, "type", names[i].type_name);
		json_add_number(row, "refcount", names[i].refcount);
		if (!describe(session, names[i].id, &o, repr, sizeof(repr))) {
			json_add_string(row, "value", repr);
			json_add_number(row, "sizeof", o.out_sizeof);
			add_state(row, o.out_state);
		}
		json_object_array_add(list, row);
	}
	free(names);
	return view;
}

bool parse_id(const char *word, __u64 *id)
{
	char *end;

	if (!isdigit((unsigned char)*word))
		return false;
	errno = 0;
	*id = strtoull(word, &end, 0);
	return !errno && !*end;
}

/* One that is cut is known by its length, too. */
static bool is_name(const struct obheap_name *name, const char *word)
{
	return strlen(word) == name->name_len &&
	       !strncmp(name->name, word, strlen(name->name));
}

int find_object(struct obheap *session, const char *word, __u64 *id)
{
	struct obheap_name *names;
	size_t nr, i;
	int err;

	if (parse_id(word, id))
		return EXIT_OK;
	err = obheap_names(session, OBHEAP_SCOPE_GLOBALS, &names, &nr);
	if (err)
		return complain_device("names", err);
	for (i = 0; i < nr; i++) {
		if (!is_name(&names[i], word))
			continue;
		*id = names[i].id;
		free(names);
		return EXIT_OK;
	}
	free(names);
	complain("'%s' is neither an id nor a global name", word);
	return EXIT_USAGE;
}

static const char *explain_id(int err)
{
	if (err == -ESTALE)
		return "no object is alive there";
	if (err == -EINVAL)
		return "no object can have this id";
	return strerror(-err);
}

static void add_place(struct json_object *view, const struct obheap_object *o)
{
	if (o->out_block) {
		json_add_id(view, "block", o->out_block);
		json_add_number(view, "block_size", o->out_block_size);
	}
	if (o->out_class != OBHEAP_NONE) {
		json_add_number(view, "class", o->out_class);
		json_add_number(view, "arena", o->out_arena);
		json_add_number(view, "pool", o->out_pool);
	}
	if (o->out_birth)
		json_add_number(view, "birth", o->out_birth);
	if (o->out_generation != OBHEAP_NONE)
		json_add_number(view, "generation", o->out_generation);
}

struct json_object *view_object(struct obheap *session, __u64 id)
{
	struct json_object *view;
	struct obheap_object o;
	char repr[256];
	int err;

	err = describe(session, id, &o, repr, sizeof(repr));
	if (err) {
		complain("object 0x%llx: %s", (unsigned long long)id,
			 explain_id(err));
		return NULL;
	}
	view = json_object_new_object();
	json_add_string(view, "schema", "obheap.object.1");
	json_add_id(view, "id", id);
	json_add_string(view, "type", o.out_type_name);
	json_add_id(view, "type_id", o.out_type);
	json_add_string(view, "value", repr);
	json_add_number(view, "refcount", o.out_refcount);
	json_add_number(view, "sizeof", o.out_sizeof);
	json_add_number(view, "item_bytes", o.out_item_bytes);
	add_place(view, &o);
	add_state(view, o.out_state);
	json_add_string(view, "shared", sharing_reason(session, &o));
	return view;
}

struct json_object *view_refs(struct obheap *session, __u64 id)
{
	struct json_object *view, *list;
	struct obheap_ref *refs;
	size_t nr, i;
	int err;

	view = view_object(session, id);
	if (!view)
		return NULL;
	err = obheap_refs(session, id, &refs, &nr);
	if (err) {
		complain("references of 0x%llx: %s", (unsigned long long)id,
			 explain_id(err));
		json_object_put(view);
		return NULL;
	}
	list = json_object_new_array();
	json_object_object_add(view, "refs", list);
	for (i = 0; i < nr; i++) {
		struct json_object *row = json_object_new_object();
		struct obheap_object o;
		char repr[128];

		json_add_string(row, "label", refs[i].label);
		json_add_id(row, "id", refs[i].id);
		if (!describe(session, refs[i].id, &o, repr, sizeof(repr))) {
			json_add_string(row, "type", o.out_type_name);
			json_add_string(row, "value", repr);
			json_add_number(row, "refcount", o.out_refcount);
			add_state(row, o.out_state);
		}
		json_object_array_add(list, row);
	}
	free(refs);
	return view;
}

struct json_object *view_info(struct obheap *session)
{
	struct obheap_info info = { 0 };
	struct json_object *view;
	int err = obheap_info(session, &info);

	if (err) {
		complain_device("info", err);
		return NULL;
	}
	view = json_object_new_object();
	json_add_string(view, "schema", "obheap.info.1");
	json_add_number(view, "abi", info.out_abi);
	json_add_number(view, "alignment", info.out_align);
	json_add_number(view, "small_max", info.out_small_max);
	json_add_number(view, "classes", info.out_nr_classes);
	json_add_number(view, "pool_size", info.out_pool_size);
	json_add_number(view, "pool_header", info.out_pool_header);
	json_add_number(view, "arena_size", info.out_arena_size);
	json_add_number(view, "max_sessions", info.out_max_sessions);
	json_add_number(view, "default_limit", info.out_default_limit);
	json_add_number(view, "max_limit", info.out_max_limit);
	json_add_number(view, "max_source", info.out_max_source);
	json_add_number(view, "output_max", info.out_output_max);
	json_add_number(view, "max_named", info.out_max_named);
	json_add_number(view, "max_named_limit", info.out_max_named_limit);
	json_add_id(view, "commands", info.out_commands);
	json_add_id(view, "backends", info.out_backends);
	return view;
}
