// SPDX-License-Identifier: GPL-2.0
/*
 * sites - listening to births while a program runs
 *
 * The device tells of each allocation and of the line that is being executed;
 * the last birth at an id is that of the block which is there at the end. Nobody
 * waits for a listener. When births have been missed, what is known of earlier
 * ones may be of blocks that are gone, so all of it is forgotten.
 */
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "sites.h"

#define RING_RECORDS	65536
#define READ_RECORDS	1024
#define PAUSE_MS	10

/* What the thread that listens shares with the one that runs. */
struct listener {
	struct sites *sites;
	int fd;
	atomic_bool over;
};

static size_t find_slot(const struct sites *s, __u64 id)
{
	size_t at = (id * 0x9e3779b97f4a7c15ULL >> 24) & (s->size - 1);

	while (s->id[at] && s->id[at] != id)
		at = (at + 1) & (s->size - 1);
	return at;
}

static int sites_grow(struct sites *s)
{
	struct sites more = *s;
	size_t i, at;

	more.size = s->size ? 2 * s->size : 4096;
	more.id = calloc(more.size, sizeof(*more.id));
	more.site = calloc(more.size, sizeof(*more.site));
	if (!more.id || !more.site) {
		free(more.id);
		free(more.site);
		return -ENOMEM;
	}
	for (i = 0; i < s->size; i++) {
		if (!s->id[i])
			continue;
		at = find_slot(&more, s->id[i]);
		more.id[at] = s->id[i];
		more.site[at] = s->site[i];
	}
	free(s->id);
	free(s->site);
	*s = more;
	return 0;
}

static int note(struct sites *s, __u64 id, const char *function, __u32 line)
{
	char text[OBHEAP_NAME_MAX + 32];
	ssize_t site;
	size_t at;

	if (2 * s->nr >= s->size && sites_grow(s))
		return -ENOMEM;
	if (*function)
		snprintf(text, sizeof(text), "line %u of %s", line, function);
	else
		snprintf(text, sizeof(text), "the interpreter");
	site = strings_get(&s->text, text);
	if (site < 0)
		return -ENOMEM;
	at = find_slot(s, id);
	s->nr += !s->id[at];
	s->id[at] = id;
	s->site[at] = site;
	return 0;
}

static void forget(struct sites *s)
{
	if (s->size)
		memset(s->id, 0, s->size * sizeof(*s->id));
	s->nr = 0;
}

static void hear(struct sites *s, const struct obheap_event *e)
{
	if (e->what == OBHEAP_EVENT_LOST) {
		s->missed += e->value;
		forget(s);
	} else if (e->what == OBHEAP_EVENT_ALLOC &&
		   note(s, e->id, e->name, e->line)) {
		s->failed = true;
	}
}

static void *listen_run(void *data)
{
	struct obheap_event *records = calloc(READ_RECORDS, sizeof(*records));
	struct listener *l = data;
	ssize_t n, i;

	if (!records) {
		l->sites->failed = true;
		return NULL;
	}
	for (;;) {
		bool over = l->over;

		n = obheap_events_read(l->fd, records, READ_RECORDS, PAUSE_MS);
		for (i = 0; i < n; i++)
			hear(l->sites, &records[i]);
		/* The program had ended before nothing was left. */
		if (!n || (n < 0 && (n != -EAGAIN || over)))
			break;
	}
	free(records);
	return NULL;
}

static int run(struct listener *l, struct obheap *session,
	       const struct program *p)
{
	sigset_t all, before;
	pthread_t thread;
	int status, err;

	sigfillset(&all);
	pthread_sigmask(SIG_BLOCK, &all, &before);
	err = pthread_create(&thread, NULL, listen_run, l);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	if (err)
		return complain_device("sites", -err);
	status = program_show(session, p);
	l->over = true;
	pthread_join(thread, NULL);
	return status;
}

int sites_program(struct sites *sites, const struct program *p,
		  struct obheap **session)
{
	struct obheap_events events = {
		.what = 1ULL << OBHEAP_EVENT_ALLOC, .class_ = OBHEAP_NONE,
		.nr = RING_RECORDS,
	};
	struct listener l = { .sites = sites };
	int status;

	*session = NULL;
	if (!p->text) {
		complain("--sites wants a program: births of before are not known");
		return EXIT_USAGE;
	}
	status = session_open(p, session);
	if (status)
		return status;
	l.fd = obheap_events(*session, &events);
	status = l.fd < 0 ? complain_device("events", l.fd) :
			    run(&l, *session, p);
	if (l.fd >= 0)
		obheap_events_close(l.fd);
	if (!status && sites->failed)
		status = complain_device("sites", -ENOMEM);
	if (sites->missed)
		complain("%llu births were missed: the sites of older blocks are not known",
			 (unsigned long long)sites->missed);
	if (status) {
		obheap_close(*session);
		*session = NULL;
	}
	return status;
}

int sites_take(struct sites *sites, struct graph *g)
{
	size_t i, at;

	g->site = calloc(g->nr_blocks + 1, sizeof(*g->site));
	if (!g->site)
		return -ENOMEM;
	for (i = 0; sites->size && i < g->nr_blocks; i++) {
		at = find_slot(sites, g->block[i].id);
		if (sites->id[at])
			g->site[i] = sites->site[at] + 1;
	}
	g->sites = sites->text;
	sites->text = (struct strings){ 0 };
	return 0;
}

void sites_free(struct sites *sites)
{
	strings_free(&sites->text);
	free(sites->id);
	free(sites->site);
}
