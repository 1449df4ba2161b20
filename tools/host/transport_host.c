// SPDX-License-Identifier: GPL-2.0
/*
 * transport_host - a session in this very process, no kernel involved
 *
 * The ioctl handlers of the device room run on the caller's structs, so that
 * every tool works, and every argument check is exercised, without a module.
 */
#include <obheap/device.h>
#include <obheap/device_env.h>

#include "../lib/transport.h"
#include "host_events.h"

int transport_open(const char *path, struct obheap **session)
{
	struct ob_session *s = ob_session_new();

	if (IS_ERR(s))
		return PTR_ERR(s);
	*session = (struct obheap *)s;
	return 0;
}

void transport_close(struct obheap *session)
{
	ob_session_put((struct ob_session *)session);
}

/* A session ends with its process: there is nobody to come back to it. */
int transport_attach(const char *path, const char *name,
		     struct obheap **session)
{
	return -EOPNOTSUPP;
}

int transport_ioctl(struct obheap *session, unsigned long cmd, void *arg)
{
	return ob_session_ioctl((struct ob_session *)session, cmd,
				(unsigned long)arg);
}

ssize_t transport_read(struct obheap *session, void *buf, size_t len)
{
	return ob_session_read((struct ob_session *)session, buf, len, false);
}

int transport_events(struct obheap *session, struct obheap_events *arg)
{
	return transport_ioctl(session, OBHEAP_EVENTS, arg);
}

ssize_t transport_events_read(int fd, void *buf, size_t len, int timeout_ms)
{
	struct ob_events *ev = ob_host_events(fd);
	ssize_t n;

	if (!ev)
		return -EBADF;
	do {
		n = ob_events_read(ev, buf, len, true);
		if (n != -EAGAIN || !timeout_ms)
			break;
		usleep(1000);
	} while (timeout_ms < 0 || --timeout_ms);
	return n;
}

void transport_events_close(int fd)
{
	ob_host_events_close(fd);
}
