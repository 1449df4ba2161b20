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

#endif /* LIBOBHEAP_TRANSPORT_H */
