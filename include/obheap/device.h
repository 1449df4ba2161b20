/* SPDX-License-Identifier: GPL-2.0 */
/*
 * device - sessions and the ioctl interface
 *
 * What main.c and the host build need of the room; nothing below it may
 * include this header.
 */
#ifndef _OBHEAP_DEVICE_H
#define _OBHEAP_DEVICE_H

#include <obheap/platform.h>

struct ob_session;

/**
 * struct ob_device_limits - what a system allows its sessions
 * @max_sessions: how many there may be at a time
 * @default_heap: heap limit of a session that asks for none, bytes
 * @max_heap: highest limit a session may ask for, bytes
 * @max_source: longest text EXEC takes, bytes
 * @max_named: sessions with a name a user may have
 * @max_named_heap: what their heap limits may add up to, bytes
 */
struct ob_device_limits {
	unsigned int max_sessions;
	unsigned long default_heap;
	unsigned long max_heap;
	unsigned long max_source;
	unsigned int max_named;
	unsigned long max_named_heap;
};

extern struct ob_device_limits ob_device_limits;

/**
 * ob_session_new() - what open(2) does
 *
 * Return: a session, or ERR_PTR: -ENOMEM, -EUSERS when there are too many.
 */
struct ob_session *ob_session_new(void);
/** ob_session_put() - what a close(2) does; the last one ends the session */
void ob_session_put(struct ob_session *s);

/**
 * ob_session_ioctl() - run one command
 * @s: the session
 * @cmd: command number as passed to ioctl(2)
 * @arg: user address of its struct
 *
 * Context: process, sleeps; takes the session's GIL where the command needs it.
 * Return: 0 or a negative errno, see the DOC block of the UAPI header.
 */
long ob_session_ioctl(struct ob_session *s, unsigned int cmd,
		      unsigned long arg);

/**
 * ob_session_read() - take output
 * @s: the session
 * @buf: user address
 * @len: most bytes to take
 * @nonblock: do not wait
 *
 * Return: bytes taken; 0 when there are none and no program runs; -EAGAIN,
 * -ERESTARTSYS, -EFAULT.
 */
ssize_t ob_session_read(struct ob_session *s, char __user *buf, size_t len,
			bool nonblock);
/** ob_session_readable() - would a read take bytes at once? */
bool ob_session_readable(struct ob_session *s);

/** ob_pressure_ops - idle sessions give memory back */
extern const struct ob_shrink_ops ob_pressure_ops;

int ob_chardev_init(void);
void ob_chardev_exit(void);

#endif /* _OBHEAP_DEVICE_H */
