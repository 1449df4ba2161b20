// SPDX-License-Identifier: GPL-2.0
/*
 * events - records of what happens in a session, as words, JSON and lines
 */
#include <string.h>

#include "events.h"

static const char *const event_names[OBHEAP_NR_EVENTS] = {
	[OBHEAP_EVENT_LOST] = "lost",
	[OBHEAP_EVENT_ALLOC] = "alloc",
	[OBHEAP_EVENT_FREE] = "free",
	[OBHEAP_EVENT_BIND] = "bind",
	[OBHEAP_EVENT_REBIND] = "rebind",
	[OBHEAP_EVENT_UNBIND] = "unbind",
	[OBHEAP_EVENT_POOL] = "pool",
	[OBHEAP_EVENT_ARENA] = "arena",
	[OBHEAP_EVENT_GC_BEGIN] = "gc-begin",
	[OBHEAP_EVENT_GC_PHASE] = "gc-phase",
	[OBHEAP_EVENT_GC_END] = "gc-end",
	[OBHEAP_EVENT_GIL_TAKE] = "gil-take",
	[OBHEAP_EVENT_GIL_DROP] = "gil-drop",
	[OBHEAP_EVENT_EXEC_BEGIN] = "exec-begin",
	[OBHEAP_EVENT_EXEC_END] = "exec-end",
};

#define EVENT(name)	(1ULL << OBHEAP_EVENT_##name)

/* several at once */
static const struct {
	const char *name;
	__u64 what;
} groups[] = {
	{ "heap", EVENT(ALLOC) | EVENT(FREE) | EVENT(POOL) | EVENT(ARENA) },
	{ "names", EVENT(BIND) | EVENT(REBIND) | EVENT(UNBIND) },
	{ "gc", EVENT(GC_BEGIN) | EVENT(GC_PHASE) | EVENT(GC_END) },
	{ "gil", EVENT(GIL_TAKE) | EVENT(GIL_DROP) },
	{ "exec", EVENT(EXEC_BEGIN) | EVENT(EXEC_END) },
	{ "all", (1ULL << OBHEAP_NR_EVENTS) - 1 },
};

static __u64 event_bits(const char *word, size_t len)
{
	size_t i;

	for (i = 0; i < sizeof(groups) / sizeof(groups[0]); i++)
		if (strlen(groups[i].name) == len &&
		    !memcmp(groups[i].name, word, len))
			return groups[i].what;
	for (i = 0; i < OBHEAP_NR_EVENTS; i++)
		if (strlen(event_names[i]) == len &&
		    !memcmp(event_names[i], word, len))
			return 1ULL << i;
	return 0;
}

int events_parse(const char *list, __u64 *what)
{
	*what = 0;
	for (;;) {
		size_t len = strcspn(list, ",");
		__u64 bits = event_bits(list, len);

		if (!bits) {
			complain("there is no event '%.*s'", (int)len, list);
			return -1;
		}
		*what |= bits;
		if (!list[len])
			return 0;
		list += len + 1;
	}
}

static const char *phase_name(__u32 phase)
{
	static const char *const names[] = {
		"copy", "subtract", "reachable", "suspect", "untrack",
		"weakref", "finalize", "resurrect", "clear",
	};

	return phase < sizeof(names) / sizeof(names[0]) ? names[phase] : "?";
}

static bool about_block(__u32 what)
{
	return what == OBHEAP_EVENT_ALLOC || what == OBHEAP_EVENT_FREE;
}

static bool about_name(__u32 what)
{
	return what == OBHEAP_EVENT_BIND || what == OBHEAP_EVENT_REBIND ||
	       what == OBHEAP_EVENT_UNBIND;
}

static void add_place(struct json_object *o, const struct obheap_event *e)
{
	if (e->class_ != OBHEAP_NONE)
		json_add_number(o, "class", e->class_);
	if (e->arena != OBHEAP_NONE)
		json_add_number(o, "arena", e->arena);
	if (e->pool != OBHEAP_NONE)
		json_add_number(o, "pool", e->pool);
}

/* What @value and @detail stand for. */
static void add_detail(struct json_object *o, const struct obheap_event *e)
{
	switch (e->what) {
	case OBHEAP_EVENT_LOST:
		json_add_number(o, "records", e->value);
		break;
	case OBHEAP_EVENT_ALLOC:
	case OBHEAP_EVENT_FREE:
		json_add_number(o, "bytes", e->value);
		json_add_string(o, "kind", kind_name(e->kind));
		break;
	case OBHEAP_EVENT_POOL:
		json_add_string(o, "state", pool_state_name(e->detail));
		json_add_string(o, "kind", kind_name(e->kind));
		break;
	case OBHEAP_EVENT_ARENA:
		json_add_string(o, "state", e->detail ? "made" : "gone");
		break;
	case OBHEAP_EVENT_GC_BEGIN:
	case OBHEAP_EVENT_GC_END:
		json_add_number(o, "generation", e->detail);
		json_add_number(o, e->what == OBHEAP_EVENT_GC_END ? "found" :
				"count", e->value);
		break;
	case OBHEAP_EVENT_GC_PHASE:
		json_add_string(o, "phase", phase_name(e->detail));
		json_add_number(o, "objects", e->value);
		break;
	case OBHEAP_EVENT_GIL_TAKE:
	case OBHEAP_EVENT_GIL_DROP:
		json_add_number(o, "thread", e->detail);
		json_add_number(o, e->what == OBHEAP_EVENT_GIL_TAKE ?
				"waited_ns" : "held_ns", e->value);
		break;
	case OBHEAP_EVENT_EXEC_BEGIN:
		json_add_number(o, "thread", e->detail);
		break;
	case OBHEAP_EVENT_EXEC_END:
		json_add_number(o, "thread", e->detail);
		json_add_number(o, "status", e->kind);
		json_add_number(o, "steps", e->value);
		break;
	}
}

struct json_object *event_json(const struct obheap_event *e)
{
	struct json_object *o = json_object_new_object();

	json_add_string(o, "schema", "obheap.event.1");
	json_add_number(o, "seq", e->seq);
	json_add_number(o, "ns", e->ns);
	json_add_string(o, "event", e->what < OBHEAP_NR_EVENTS ?
			event_names[e->what] : "?");
	if (e->id)
		json_add_id(o, "id", e->id);
	if (e->other)
		json_add_id(o, "was", e->other);
	if (e->type) {
		json_add_id(o, "type_id", e->type);
		json_add_string(o, "type", e->type_name);
	}
	add_detail(o, e);
	add_place(o, e);
	if (about_name(e->what))
		json_add_string(o, "name", e->name);
	else if (e->name[0])
		json_add_string(o, "function", e->name);
	if (e->line)
		json_add_number(o, "line", e->line);
	return o;
}

static void print_block(const struct obheap_event *e, FILE *out)
{
	fprintf(out, "0x%llx  %-16s %6llu bytes", (unsigned long long)e->id,
		e->type ? e->type_name : kind_name(e->kind),
		(unsigned long long)e->value);
	if (e->pool != OBHEAP_NONE)
		fprintf(out, "  pool %u of arena %u", e->pool, e->arena);
}

static void print_name(const struct obheap_event *e, FILE *out)
{
	fprintf(out, "%s = 0x%llx  %s", e->name, (unsigned long long)e->id,
		e->type_name);
	if (e->other)
		fprintf(out, ", was 0x%llx", (unsigned long long)e->other);
}

static void print_other(const struct obheap_event *e, FILE *out)
{
	unsigned long long value = e->value;

	switch (e->what) {
	case OBHEAP_EVENT_LOST:
		fprintf(out, "%llu records found no room", value);
		break;
	case OBHEAP_EVENT_POOL:
		fprintf(out, "0x%llx  pool %u of arena %u is %s",
			(unsigned long long)e->id, e->pool, e->arena,
			pool_state_name(e->detail));
		break;
	case OBHEAP_EVENT_ARENA:
		fprintf(out, "0x%llx  arena %u is %s", (unsigned long long)e->id,
			e->arena, e->detail ? "made" : "gone");
		break;
	case OBHEAP_EVENT_GC_BEGIN:
		fprintf(out, "generation %u", e->detail);
		break;
	case OBHEAP_EVENT_GC_END:
		fprintf(out, "generation %u: %llu unreachable", e->detail,
			value);
		break;
	case OBHEAP_EVENT_GC_PHASE:
		fprintf(out, "%s", phase_name(e->detail));
		if (value)
			fprintf(out, ": %llu objects", value);
		break;
	case OBHEAP_EVENT_GIL_TAKE:
		fprintf(out, "thread %u after %.3f ms", e->detail, value / 1e6);
		break;
	case OBHEAP_EVENT_GIL_DROP:
		fprintf(out, "thread %u had it for %.3f ms", e->detail,
			value / 1e6);
		break;
	case OBHEAP_EVENT_EXEC_BEGIN:
		fprintf(out, "thread %u", e->detail);
		break;
	case OBHEAP_EVENT_EXEC_END:
		fprintf(out, "%llu instructions", value);
		break;
	}
}

void event_print(const struct obheap_event *e, __u64 start_ns, FILE *out)
{
	fprintf(out, "%11.6f  %-10s  ", (e->ns - start_ns) / 1e9,
		e->what < OBHEAP_NR_EVENTS ? event_names[e->what] : "?");
	if (about_block(e->what))
		print_block(e, out);
	else if (about_name(e->what))
		print_name(e, out);
	else
		print_other(e, out);
	if (e->line && about_name(e->what))
		fprintf(out, "  line %u", e->line);
	else if (e->line)
		fprintf(out, "  line %u in %s", e->line, e->name);
	fputc('\n', out);
}
