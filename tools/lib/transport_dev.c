// SPDX-License-Identifier: GPL-2.0
/*
 * transport_dev - a session is an open file of the device
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "transport.h"

struct obheap {
	int fd;
};

int transport_open(const char *path, struct obheap **session)
{
	struct obheap *s = malloc(sizeof(*s));
	int err;

	if (!s)
		return -ENOMEM;
	s->fd = open(path ? path : OBHEAP_DEVICE, O_RDWR | O_CLOEXEC);
	if (s->fd < 0) {
		err = -errno;
		free(s);
		return err;
	}
	*session = s;
	return 0;
}

int transport_attach(const char *path, const char *name,
		     struct obheap **session)
{
	struct obheap_pin arg = { .size = sizeof(arg) };
	size_t len = strlen(name);
	int err, fd;

	if (len >= sizeof(arg.name))
		return -EINVAL;
	memcpy(arg.name, name, len);
	err = transport_open(path, session);
	if (err)
		return err;
	fd = ioctl((*session)->fd, OBHEAP_ATTACH, &arg);
	if (fd < 0) {
		err = -errno;
		transport_close(*session);
		*session = NULL;
		return err;
	}
	close((*session)->fd);
	(*session)->fd = fd;
	return 0;
}

void transport_close(struct obheap *s)
{
	close(s->fd);
	free(s);
}

int transport_ioctl(struct obheap *s, unsigned long cmd, void *arg)
{
	return ioctl(s->fd, cmd, arg) < 0 ? -errno : 0;
}

ssize_t transport_read(struct obheap *s, void *buf, size_t len)
{
	ssize_t n = read(s->fd, buf, len);

	return n < 0 ? -errno : n;
}

int transport_events(struct obheap *s, struct obheap_events *arg)
{
	int fd = ioctl(s->fd, OBHEAP_EVENTS, arg);

	return fd < 0 ? -errno : fd;
}

ssize_t transport_events_read(int fd, void *buf, size_t len, int timeout_ms)
{
	struct pollfd p = { .fd = fd, .events = POLLIN };
	int ready = poll(&p, 1, timeout_ms);
	ssize_t n;

	if (ready < 0)
		return -errno;
	if (!ready)
		return -EAGAIN;
	n = read(fd, buf, len);
	return n < 0 ? -errno : n;
}

void transport_events_close(int fd)
{
	close(fd);
}
