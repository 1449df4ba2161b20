// SPDX-License-Identifier: GPL-2.0
/*
 * chardev - /dev/obheap
 *
 * One open file is one session; a descriptor that is duplicated, inherited or
 * passed on is the same session. A session with a name can be open as several
 * files. Root only unless a udev rule says otherwise.
 */
#include <linux/anon_inodes.h>
#include <linux/fs.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/poll.h>

#include "device_priv.h"

static int chardev_open(struct inode *inode, struct file *file)
{
	struct ob_session *s = ob_session_new();

	if (IS_ERR(s))
		return PTR_ERR(s);
	file->private_data = s;
	return stream_open(inode, file);
}

static int chardev_release(struct inode *inode, struct file *file)
{
	ob_session_put(file->private_data);
	return 0;
}

static long chardev_ioctl(struct file *file, unsigned int cmd,
			  unsigned long arg)
{
	return ob_session_ioctl(file->private_data, cmd, arg);
}

static ssize_t chardev_read(struct file *file, char __user *buf, size_t len,
			    loff_t *pos)
{
	return ob_session_read(file->private_data, buf, len,
			       file->f_flags & O_NONBLOCK);
}

static __poll_t chardev_poll(struct file *file, poll_table *wait)
{
	struct ob_session *s = file->private_data;

	poll_wait(file, &s->output.wait, wait);
	return ob_session_readable(s) ? EPOLLIN | EPOLLRDNORM : 0;
}

static const struct file_operations chardev_fops = {
	.owner = THIS_MODULE,
	.open = chardev_open,
	.release = chardev_release,
	.read = chardev_read,
	.poll = chardev_poll,
	.unlocked_ioctl = chardev_ioctl,
	.compat_ioctl = compat_ptr_ioctl,
};

int ob_session_file(struct ob_session *s)
{
	int fd = anon_inode_getfd("[obheap]", &chardev_fops, s,
				  O_RDWR | O_CLOEXEC);

	if (fd < 0)
		ob_session_put(s);
	return fd;
}

static int events_release(struct inode *inode, struct file *file)
{
	ob_events_close(file->private_data);
	return 0;
}

static ssize_t events_read(struct file *file, char __user *buf, size_t len,
			   loff_t *pos)
{
	return ob_events_read(file->private_data, buf, len,
			      file->f_flags & O_NONBLOCK);
}

static __poll_t events_poll(struct file *file, poll_table *wait)
{
	struct ob_events *ev = file->private_data;
	__poll_t mask = 0;

	poll_wait(file, ob_events_wait(ev), wait);
	/* Looked at first, as read(2) does. */
	if (ob_events_ended(ev))
		mask = EPOLLHUP | EPOLLIN | EPOLLRDNORM;
	if (ob_events_readable(ev))
		mask |= EPOLLIN | EPOLLRDNORM;
	return mask;
}

static const struct file_operations events_fops = {
	.owner = THIS_MODULE,
	.release = events_release,
	.read = events_read,
	.poll = events_poll,
};

int ob_events_file(struct ob_events *ev)
{
	int fd = anon_inode_getfd("[obheap-events]", &events_fops, ev,
				  O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		ob_events_close(ev);
	return fd;
}

static struct miscdevice chardev = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "obheap",
	.fops = &chardev_fops,
	.mode = 0600,
};

int ob_chardev_init(void)
{
	return misc_register(&chardev);
}

void ob_chardev_exit(void)
{
	misc_deregister(&chardev);
}
