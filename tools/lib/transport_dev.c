// SPDX-License-Identifier: GPL-2.0
/*
 * transport_dev - a session is an open file of the device
 */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
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
