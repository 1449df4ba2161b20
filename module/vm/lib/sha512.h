/* SPDX-License-Identifier: GPL-2.0 */
#ifndef _OBHEAP_SHA512_H
#define _OBHEAP_SHA512_H

#include <obheap/platform.h>

/** ob_sha512() - the 64 bytes of digest of @len bytes */
void ob_sha512(const u8 *data, size_t len, u8 *digest);

#endif /* _OBHEAP_SHA512_H */
