/* SPDX-License-Identifier: GPL-2.0 */
/*
 * transport - how libobheap reaches a session
 *
 * Two implementations, one linked: transport_dev.c goes to the device,
 * tools/host/transport_host.c to the same rooms linked into the program.
 * Each returns 0, or a count, or a negative errno.
 */
#ifndef LIBOBHEAP_TRANSPORT_H
#define LIBOBHEAP_TRANSPORT_H

#include "obheap.h"

int transport_open(const char *path, struct obheap **session);
int transport_attach(const char *path, const char *name,
		     struct obheap **session);
void transport_close(struct obheap *session);
int transport_ioctl(struct obheap *session, unsigned long cmd, void *arg);
ssize_t transport_read(struct obheap *session, void *buf, size_t len);

/* transport_events() - a descriptor to read events from */
int transport_events(struct obheap *session, struct obheap_events *arg);
/* @timeout_ms: how long to wait for the first, -1 for ever; -EAGAIN after that */
ssize_t transport_events_read(int fd, void *buf, size_t len, int timeout_ms);
void transport_events_close(int fd);

#endif /* LIBOBHEAP_TRANSPORT_H */
