// SPDX-License-Identifier: GPL-2.0
/*
 * pins - a program has no descriptors to give out for its sessions
 */
#include "../../module/device/device_priv.h"

int ob_session_file(struct ob_session *s)
{
	ob_session_put(s);
	return -EOPNOTSUPP;
}
