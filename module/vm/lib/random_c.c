// SPDX-License-Identifier: GPL-2.0
/*
 * random_c - the module _random, and the digest that random.py needs
 */
#include "lib_priv.h"
#include "sha512.h"

static struct ob_object *random_sha512(OB_FN_ARGS)
{
	struct ob_buffer b;
	u8 digest[64];

	if (ob_buffer_get(rt, args[0], &b, false))
		return NULL;
	ob_sha512(b.data, b.len, digest);
	ob_buffer_release(rt, &b);
	return ob_bytes_from(rt, digest, sizeof(digest));
}

static const struct ob_method_def random_methods[] = {
	{ "_sha512", random_sha512, OB_METH_O, "The SHA-512 digest of bytes." },
	{ }
};

int ob_lib_random(struct ob_rt *rt, struct ob_object *module)
{
	return ob_module_add_functions(rt, module, random_methods);
}

int ob_lib_twister(struct ob_rt *rt, struct ob_object *module)
{
	return ob_lib_add_types(rt, module, OB_T_TWISTER, OB_T_TWISTER);
}
