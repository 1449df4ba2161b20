// SPDX-License-Identifier: GPL-2.0
/*
 * sha512 - the digest that random's seeds of text go through
 */
#include "sha512.h"

/* The fractions of the cube roots of the first primes, and of the square roots. */
static const u64 round_constants[80] = {
	0x428a2f98d728ae22, 0x7137449123ef65cd, 0xb5c0fbcfec4d3b2f,
	0xe9b5dba58189dbbc, 0x3956c25bf348b538, 0x59f111f1b605d019,
	0x923f82a4af194f9b, 0xab1c5ed5da6d8118, 0xd807aa98a3030242,
	0x12835b0145706fbe, 0x243185be4ee4b28c, 0x550c7dc3d5ffb4e2,
	0x72be5d74f27b896f, 0x80deb1fe3b1696b1, 0x9bdc06a725c71235,
	0xc19bf174cf692694, 0xe49b69c19ef14ad2, 0xefbe4786384f25e3,
	0x0fc19dc68b8cd5b5, 0x240ca1cc77ac9c65, 0x2de92c6f592b0275,
	0x4a7484aa6ea6e483, 0x5cb0a9dcbd41fbd4, 0x76f988da831153b5,
	0x983e5152ee66dfab, 0xa831c66d2db43210, 0xb00327c898fb213f,
	0xbf597fc7beef0ee4, 0xc6e00bf33da88fc2, 0xd5a79147930aa725,
	0x06ca6351e003826f, 0x142929670a0e6e70, 0x27b70a8546d22ffc,
	0x2e1b21385c26c926, 0x4d2c6dfc5ac42aed, 0x53380d139d95b3df,
	0x650a73548baf63de, 0x766a0abb3c77b2a8, 0x81c2c92e47edaee6,
	0x92722c851482353b, 0xa2bfe8a14cf10364, 0xa81a664bbc423001,
	0xc24b8b70d0f89791, 0xc76c51a30654be30, 0xd192e819d6ef5218,
	0xd69906245565a910, 0xf40e35855771202a, 0x106aa07032bbd1b8,
	0x19a4c116b8d2d0c8, 0x1e376c085141ab53, 0x2748774cdf8eeb99,
	0x34b0bcb5e19b48a8, 0x391c0cb3c5c95a63, 0x4ed8aa4ae3418acb,
	0x5b9cca4f7763e373, 0x682e6ff3d6b2b8a3, 0x748f82ee5defb2fc,
	0x78a5636f43172f60, 0x84c87814a1f0ab72, 0x8cc702081a6439ec,
	0x90befffa23631e28, 0xa4506cebde82bde9, 0xbef9a3f7b2c67915,
	0xc67178f2e372532b, 0xca273eceea26619c, 0xd186b8c721c0c207,
	0xeada7dd6cde0eb1e, 0xf57d4f7fee6ed178, 0x06f067aa72176fba,
	0x0a637dc5a2c898a6, 0x113f9804bef90dae, 0x1b710b35131c471b,
	0x28db77f523047d84, 0x32caab7b40c72493, 0x3c9ebe0a15c9bebc,
	0x431d67c49c100d4c, 0x4cc5d4becb3e42b6, 0x597f299cfc657e2a,
	0x5fcb6fab3ad6faec, 0x6c44198c4a475817,
};

static const u64 initial[8] = {
	0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b,
	0xa54ff53a5f1d36f1, 0x510e527fade682d1, 0x9b05688c2b3e6c1f,
	0x1f83d9abfb41bd6b, 0x5be0cd19137e2179,
};

static u64 rotate(u64 x, unsigned int n)
{
	return x >> n | x << (64 - n);
}

static u64 get_be(const u8 *p)
{
	u64 v = 0;
	int i;

	for (i = 0; i < 8; i++)
		v = v << 8 | p[i];
	return v;
}

/* @w: the block's 16 words, extended in place as the rounds go on */
static void sha_block(u64 *h, u64 *w)
{
	u64 s[8], t1, t2, x, y;
	int i, k;

	memcpy(s, h, sizeof(s));
	for (i = 0; i < 80; i++) {
		k = i & 15;
		if (i >= 16) {
			x = w[(i + 1) & 15];
			y = w[(i + 14) & 15];
			w[k] += w[(i + 9) & 15];
			w[k] += rotate(x, 1) ^ rotate(x, 8) ^ x >> 7;
			w[k] += rotate(y, 19) ^ rotate(y, 61) ^ y >> 6;
		}
		x = s[4];
		t1 = s[7] + round_constants[i] + w[k] +
		     ((x & s[5]) ^ (~x & s[6])) +
		     (rotate(x, 14) ^ rotate(x, 18) ^ rotate(x, 41));
		x = s[0];
		t2 = ((x & s[1]) ^ (x & s[2]) ^ (s[1] & s[2])) +
		     (rotate(x, 28) ^ rotate(x, 34) ^ rotate(x, 39));
		memmove(s + 1, s, 7 * sizeof(*s));
		s[4] += t1;
		s[0] = t1 + t2;
	}
	for (i = 0; i < 8; i++)
		h[i] += s[i];
}

void ob_sha512(const u8 *data, size_t len, u8 *digest)
{
	size_t left = len % 128, blocks = left < 112 ? 1 : 2, i, k;
	u8 tail[256] = { };
	u64 h[8], w[16];

	memcpy(h, initial, sizeof(h));
	for (k = 0; k < len / 128; k++, data += 128) {
		for (i = 0; i < 16; i++)
			w[i] = get_be(data + 8 * i);
		sha_block(h, w);
	}
	/* what is left, a one, zeros, and the length in bits */
	memcpy(tail, data, left);
	tail[left] = 0x80;
	for (i = 0; i < 8; i++)
		tail[128 * blocks - 1 - i] = (u64)len * 8 >> 8 * i;
	for (k = 0; k < blocks; k++) {
		for (i = 0; i < 16; i++)
			w[i] = get_be(tail + 128 * k + 8 * i);
		sha_block(h, w);
	}
	for (i = 0; i < 64; i++)
		digest[i] = h[i / 8] >> (56 - 8 * (i % 8));
}
