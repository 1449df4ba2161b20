// SPDX-License-Identifier: GPL-2.0
/*
 * platform_events - listeners without descriptors, and no tracepoints
 *
 * A descriptor is what transport_host.c asks for the listener with.
 */
#include "host_events.h"

static struct ob_events *files[OB_HOST_EVENTS_MAX];
static pthread_mutex_t files_lock = PTHREAD_MUTEX_INITIALIZER;

int ob_events_file(struct ob_events *ev)
{
	int fd;

	pthread_mutex_lock(&files_lock);
	for (fd = 0; fd < OB_HOST_EVENTS_MAX && files[fd]; fd++)
		;
	if (fd < OB_HOST_EVENTS_MAX)
		files[fd] = ev;
	pthread_mutex_unlock(&files_lock);
	if (fd < OB_HOST_EVENTS_MAX)
		return fd;
	ob_events_close(ev);
	return -EMFILE;
}

struct ob_events *ob_host_events(int fd)
{
	return fd >= 0 && fd < OB_HOST_EVENTS_MAX ? files[fd] : NULL;
}

void ob_host_events_close(int fd)
{
	struct ob_events *ev = ob_host_events(fd);

	if (!ev)
		return;
	pthread_mutex_lock(&files_lock);
	files[fd] = NULL;
	pthread_mutex_unlock(&files_lock);
	ob_events_close(ev);
}

u64 ob_trace_wanted(void)
{
	return 0;
}

void ob_trace_event(const struct ob_session *s, const struct obheap_event *event)
{
}
