// SPDX-License-Identifier: GPL-2.0
/*
 * perfetto - events as a trace that browsers draw
 *
 * The JSON format of Chrome's tracing, which ui.perfetto.dev reads too. Tracks:
 * who has the GIL, what the collector does, the programs of each thread, and
 * counters of what is allocated. Times are microseconds from the first event.
 */
#include "events.h"

#define TRACK_GIL	1
#define TRACK_GC	2
#define COUNT_EVERY_NS	20000

static void put(struct perfetto *p, struct json_object *o)
{
	fprintf(p->out, "%s%s", p->nr++ ? ",\n" : "",
		json_object_to_json_string_ext(o, JSON_C_TO_STRING_PLAIN |
					       JSON_C_TO_STRING_NOSLASHESCAPE));
	json_object_put(o);
}

static struct json_object *record(struct perfetto *p, const char *phase,
				  const char *name, __u64 ns, __u32 track)
{
	struct json_object *o = json_object_new_object();
	char ts[32];

	json_add_string(o, "ph", phase);
	json_add_string(o, "name", name);
	snprintf(ts, sizeof(ts), "%.3f", (ns - p->start_ns) / 1e3);
	json_object_object_add(o, "ts",
			       json_object_new_double_s((ns - p->start_ns) / 1e3,
							ts));
	json_add_number(o, "pid", 1);
	json_add_number(o, "tid", track);
	return o;
}

static struct json_object *add_args(struct json_object *o)
{
	struct json_object *args = json_object_new_object();

	json_object_object_add(o, "args", args);
	return args;
}

static void track_name(struct perfetto *p, __u32 track, const char *what,
		       const char *name)
{
	struct json_object *o = record(p, "M", what, p->start_ns, track);

	json_add_string(add_args(o), "name", name);
	put(p, o);
}

void perfetto_begin(struct perfetto *p, FILE *out)
{
	*p = (struct perfetto){ .out = out };
	fputs("{\"displayTimeUnit\":\"ns\",\"traceEvents\":[\n", out);
	track_name(p, 0, "process_name", "obheap session");
	track_name(p, TRACK_GIL, "thread_name", "GIL");
	track_name(p, TRACK_GC, "thread_name", "collector");
}

static void counter(struct perfetto *p, __u64 ns, const char *name,
		    long long value)
{
	struct json_object *o = record(p, "C", name, ns, 0);

	json_object_object_add(add_args(o), "value",
			       json_object_new_int64(value));
	put(p, o);
}

static void counters(struct perfetto *p, __u64 ns)
{
	if (!p->dirty)
		return;
	counter(p, ns, "blocks", p->live_blocks);
	counter(p, ns, "bytes in blocks", p->live_bytes);
	counter(p, ns, "arenas", p->arenas);
	p->counted_ns = ns;
	p->dirty = false;
}

static void count(struct perfetto *p, const struct obheap_event *e)
{
	long long sign = e->what == OBHEAP_EVENT_ALLOC ? 1 : -1;

	if (e->what == OBHEAP_EVENT_ARENA) {
		p->arenas += e->detail ? 1 : -1;
	} else {
		p->live_blocks += sign;
		p->live_bytes += sign * (long long)e->value;
	}
	p->dirty = true;
	if (e->ns - p->counted_ns >= COUNT_EVERY_NS)
		counters(p, e->ns);
}

static void slice(struct perfetto *p, const struct obheap_event *e,
		  __u32 track, bool begins, const char *name)
{
	struct json_object *o = record(p, begins ? "B" : "E", name, e->ns,
				       track);

	if (e->value)
		json_add_number(add_args(o), "value", e->value);
	put(p, o);
}

static void instant(struct perfetto *p, const struct obheap_event *e,
		    __u32 track)
{
	struct json_object *line = event_json(e);
	const char *name = json_str(line, "phase");
	struct json_object *o = record(p, "i", *name ? name :
				       json_str(line, "event"), e->ns, track);

	json_add_string(o, "s", "t");
	json_object_object_add(o, "args", line);
	put(p, o);
}

void perfetto_event(struct perfetto *p, const struct obheap_event *e)
{
	char name[32];

	if (!p->start_ns) {
		p->start_ns = e->ns;
		p->counted_ns = e->ns;
	}
	p->last_ns = e->ns;
	switch (e->what) {
	case OBHEAP_EVENT_ALLOC:
	case OBHEAP_EVENT_FREE:
	case OBHEAP_EVENT_ARENA:
		count(p, e);
		break;
	case OBHEAP_EVENT_GIL_TAKE:
	case OBHEAP_EVENT_GIL_DROP:
		snprintf(name, sizeof(name), "thread %u", e->detail);
		slice(p, e, TRACK_GIL, e->what == OBHEAP_EVENT_GIL_TAKE, name);
		break;
	case OBHEAP_EVENT_GC_BEGIN:
	case OBHEAP_EVENT_GC_END:
		snprintf(name, sizeof(name), "generation %u", e->detail);
		slice(p, e, TRACK_GC, e->what == OBHEAP_EVENT_GC_BEGIN, name);
		break;
	case OBHEAP_EVENT_GC_PHASE:
		instant(p, e, TRACK_GC);
		break;
	case OBHEAP_EVENT_EXEC_BEGIN:
	case OBHEAP_EVENT_EXEC_END:
		slice(p, e, e->detail, e->what == OBHEAP_EVENT_EXEC_BEGIN,
		      "program");
		break;
	case OBHEAP_EVENT_LOST:
		instant(p, e, 0);
		break;
	}
}

void perfetto_end(struct perfetto *p)
{
	counters(p, p->last_ns);
	fputs("\n]}\n", p->out);
}
