// SPDX-License-Identifier: GPL-2.0
/*
 * json - building answers, and reading them back to print them
 */
#include "cmd.h"

struct json_object *json_id(__u64 id)
{
	char text[24];

	snprintf(text, sizeof(text), "0x%llx", (unsigned long long)id);
	return json_object_new_string(text);
}

void json_add_id(struct json_object *o, const char *key, __u64 id)
{
	json_object_object_add(o, key, json_id(id));
}

void json_add_number(struct json_object *o, const char *key, __u64 n)
{
	json_object_object_add(o, key, json_object_new_uint64(n));
}

void json_add_string(struct json_object *o, const char *key, const char *s)
{
	json_object_object_add(o, key, json_object_new_string(s));
}

int json_write(struct json_object *o, FILE *out)
{
	const int flags = JSON_C_TO_STRING_PLAIN |
			  JSON_C_TO_STRING_NOSLASHESCAPE;

	fprintf(out, "%s\n", json_object_to_json_string_ext(o, flags));
	json_object_put(o);
	return EXIT_OK;
}

struct json_object *json_get(struct json_object *o, const char *key)
{
	struct json_object *value = NULL;

	json_object_object_get_ex(o, key, &value);
	return value;
}

const char *json_str(struct json_object *o, const char *key)
{
	struct json_object *value = json_get(o, key);

	return value ? json_object_get_string(value) : "";
}

unsigned long long json_num(struct json_object *o, const char *key)
{
	return json_object_get_uint64(json_get(o, key));
}

size_t json_rows(struct json_object *o, const char *key)
{
	struct json_object *list = json_get(o, key);

	return list ? json_object_array_length(list) : 0;
}

struct json_object *json_row(struct json_object *o, const char *key, size_t i)
{
	return json_object_array_get_idx(json_get(o, key), i);
}

const char *pool_state_name(__u32 state)
{
	static const char *const names[] = {
		"virgin", "empty", "used", "full",
	};

	return state < sizeof(names) / sizeof(names[0]) ? names[state] : "?";
}

const char *kind_name(__u32 kind)
{
	static const char *const names[] = { "raw", "object", "gc",
					     "instance" };

	return kind < sizeof(names) / sizeof(names[0]) ? names[kind] : "?";
}

const char *role_name(__u32 role)
{
	static const char *const names[] = {
		"item", "key", "value", "field", "type", "root", "local",
		"stack", "static", "running", "owns",
	};

	return role < sizeof(names) / sizeof(names[0]) ? names[role] : "?";
}

const char *backend_name(__u32 backend)
{
	static const char *const names[] = { "pool", "kmalloc", "slab",
					     "bump" };

	return backend < sizeof(names) / sizeof(names[0]) ? names[backend] :
							    "?";
}
