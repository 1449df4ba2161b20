// SPDX-License-Identifier: GPL-2.0
/*
 * main - loading and unloading
 */
#include <linux/init.h>
#include <linux/module.h>

#include <obheap/device.h>
#include <obheap/objects.h>
#include <obheap/platform.h>

module_param_named(max_sessions, ob_device_limits.max_sessions, uint, 0644);
MODULE_PARM_DESC(max_sessions, "sessions that may be open at a time");
module_param_named(default_heap, ob_device_limits.default_heap, ulong, 0644);
MODULE_PARM_DESC(default_heap, "heap limit of a session that asks for none, bytes");
module_param_named(max_heap, ob_device_limits.max_heap, ulong, 0644);
MODULE_PARM_DESC(max_heap, "highest heap limit a session may ask for, bytes");
module_param_named(max_source, ob_device_limits.max_source, ulong, 0644);
MODULE_PARM_DESC(max_source, "longest program text, bytes");
module_param_named(max_named, ob_device_limits.max_named, uint, 0644);
MODULE_PARM_DESC(max_named, "sessions with a name a user may have");
module_param_named(max_named_heap, ob_device_limits.max_named_heap, ulong, 0644);
MODULE_PARM_DESC(max_named_heap, "sum of the heap limits of those, bytes");

static int __init obheap_init(void)
{
	int err;

	ob_statics_prepare();
	err = ob_slabs_init(sizeof(struct ob_statics));
	if (err)
		return err;
	err = ob_shrink_register(&ob_pressure_ops);
	if (err)
		goto err_slabs;
	err = ob_chardev_init();
	if (err)
		goto err_shrink;
	return 0;

err_shrink:
	ob_shrink_unregister();
err_slabs:
	ob_slabs_exit();
	return err;
}

static void __exit obheap_exit(void)
{
	ob_chardev_exit();
	ob_shrink_unregister();
	ob_slabs_exit();
}

module_init(obheap_init);
module_exit(obheap_exit);

MODULE_AUTHOR("obheap developers");
MODULE_DESCRIPTION("CPython's object memory model in the kernel");
MODULE_LICENSE("GPL");
MODULE_VERSION("0.1.0");
