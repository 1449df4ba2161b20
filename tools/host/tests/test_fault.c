// SPDX-License-Identifier: GPL-2.0
/*
 * test_fault - every allocation and every copy of a session fails in turn
 *
 * usage: test_fault [--most N] FILE...
 *
 * For each program: a session runs it and is looked at through every view, with
 * the Nth request for memory failing, once and from then on, and with the Nth
 * copy to or from the user failing; for each N until nothing fails any more, or
 * at most N evenly spread ones. After each run the heap must be whole, the
 * session must still answer, and once it is closed nothing may be left.
 */
#include <obheap/device_env.h>

#include "../../lib/obheap.h"
#include "../host_fault.h"

static char output[1 << 16];
static char error[1 << 16];

struct fault {
	u64 nth;
	bool onwards;
	bool copy;
};

static void fault_arm(const struct fault *f)
{
	ob_host_fault_set(f->copy ? 0 : f->nth, f->onwards);
	ob_host_copies_left = f->copy ? f->nth : 0;
}

/* made in the last run while a fault was armed */
static u64 copies_made, requests_made;

static void fault_disarm(void)
{
	copies_made = U64_MAX - ob_host_copies_left;
	requests_made = ob_host_fault_count();
	ob_host_fault_set(0, false);
	ob_host_copies_left = 0;
}

static void run_views(struct obheap *s)
{
	struct obheap_class_stats *classes;
	struct obheap_stats stats;
	struct obheap_name *names;
	struct obheap_arena *arenas;
	struct obheap_pool *pools;
	struct obheap_ref *refs;
	struct obheap_block blocks[16];
	struct obheap_walk walk = { .class_ = OBHEAP_NONE,
				    .arena = OBHEAP_NONE };
	size_t nr;

	if (!obheap_names(s, OBHEAP_SCOPE_GLOBALS, &names, &nr)) {
		if (nr && !obheap_refs(s, names[nr - 1].id, &refs, &nr))
			free(refs);
		free(names);
	}
	if (!obheap_stats(s, &stats, &classes, &nr))
		free(classes);
	if (!obheap_arenas(s, &arenas, &nr))
		free(arenas);
	if (!obheap_pools(s, OBHEAP_NONE, &pools, &nr))
		free(pools);
	while (!obheap_walk(s, &walk, blocks, 16) && walk.cursor)
		;
}

static struct obheap_exec exec_of(const char *text, size_t len)
{
	return (struct obheap_exec){
		.text = (unsigned long)text, .text_len = len,
		.output = (unsigned long)output,
		.output_size = sizeof(output),
		.error = (unsigned long)error, .error_size = sizeof(error),
		.max_steps = 2000000,
	};
}

/* Is the session whole and does it still run programs? */
static const char *check_session(struct obheap *s)
{
	static const char probe[] = "probe = [1, 2, 3]\ndel probe\n";
	struct obheap_exec exec = exec_of(probe, strlen(probe));
	struct obheap_validate v = { 0 };

	if (obheap_validate(s, &v))
		return "VALIDATE refused";
	if (v.out_faults) {
		printf("# %s at 0x%llx\n", v.out_what,
		       (unsigned long long)v.out_id);
		return "heap is broken";
	}
	if (obheap_exec(s, &exec) || exec.out_status != OBHEAP_STATUS_DONE)
		return "session does not run programs any more";
	return NULL;
}

/* One life of a session. Return: what is wrong, NULL if nothing is. */
static const char *run_once(const char *text, size_t len,
			    const struct fault *f)
{
	struct ob_host_live before = ob_host_live(), after;
	struct obheap_exec exec = exec_of(text, len);
	const char *wrong = NULL;
	struct obheap *s;

	fault_arm(f);
	if (obheap_open(NULL, &s)) {
		fault_disarm();
		goto closed;
	}
	obheap_exec(s, &exec);
	run_views(s);
	fault_disarm();
	wrong = check_session(s);
	obheap_close(s);
closed:
	after = ob_host_live();
	if (!wrong && (after.blocks != before.blocks ||
		       after.mems != before.mems))
		wrong = "memory is left after the session";
	return wrong;
}

/* How many failures there can be of a kind. */
static u64 count_points(const char *text, size_t len, bool copy)
{
	struct fault far = { .nth = U64_MAX, .copy = copy };

	if (run_once(text, len, &far))
		return 0;
	return copy ? copies_made : requests_made;
}

static bool sweep(const char *path, const char *text, size_t len, bool copy,
		  bool onwards, u64 most)
{
	struct fault f = { .copy = copy, .onwards = onwards };
	u64 points, step, runs = 0;
	const char *wrong;

	points = count_points(text, len, copy);
	step = most && points > most ? points / most : 1;
	for (f.nth = 1; f.nth <= points; f.nth += step) {
		wrong = run_once(text, len, &f);
		runs++;
		if (wrong) {
			printf("# %s: %s when %s %llu fails%s\n", path, wrong,
			       copy ? "copy" : "request",
			       (unsigned long long)f.nth,
			       onwards ? " and all after it" : "");
			return false;
		}
	}
	printf("# %s: %llu runs\n", path, (unsigned long long)runs);
	return true;
}

static char *slurp(const char *path, size_t *len)
{
	char *text = malloc(1 << 20);
	FILE *f = fopen(path, "rb");

	if (!f || !text)
		exit(2);
	*len = fread(text, 1, 1 << 20, f);
	fclose(f);
	return text;
}

int main(int argc, char **argv)
{
	static const struct {
		const char *what;
		bool copy, onwards;
	} kinds[] = {
		{ "one request for memory fails", false, false },
		{ "all requests from one on fail", false, true },
		{ "one copy faults", true, false },
	};
	int nr = 0, bad = 0, i = 1;
	u64 most = 0;
	size_t k, len;

	setvbuf(stdout, NULL, _IOLBF, 0);
	if (argc > 2 && !strcmp(argv[1], "--most")) {
		most = strtoull(argv[2], NULL, 0);
		i = 3;
	}
	printf("KTAP version 1\n1..%d\n",
	       (argc - i) * (int)ARRAY_SIZE(kinds));
	for (; i < argc; i++) {
		char *text = slurp(argv[i], &len);

		for (k = 0; k < ARRAY_SIZE(kinds); k++) {
			bool good = sweep(argv[i], text, len, kinds[k].copy,
					  kinds[k].onwards, most);

			bad += !good;
			printf("%sok %d %s: %s\n", good ? "" : "not ", ++nr,
			       argv[i], kinds[k].what);
		}
		free(text);
	}
	return bad ? 1 : 0;
}
