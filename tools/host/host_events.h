/* SPDX-License-Identifier: GPL-2.0 */
/*
 * host_events - listeners of the host build by number
 */
#ifndef OB_HOST_EVENTS_H
#define OB_HOST_EVENTS_H

#include "../../module/device/device_priv.h"

#define OB_HOST_EVENTS_MAX 64

/** ob_host_events() - the listener with this number, NULL if there is none */
struct ob_events *ob_host_events(int fd);
/** ob_host_events_close() - what close(2) does */
void ob_host_events_close(int fd);

#endif /* OB_HOST_EVENTS_H */
