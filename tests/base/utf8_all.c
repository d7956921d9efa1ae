/* SPDX-License-Identifier: BSD-2-Clause */
/* Says what utf8 makes of every code point, a line each: HEX, whether it is clean, its width.
 * tests/base/utf8.py holds it against another implementation's Unicode tables. */
#include "base/utf8.h"

#include <stdio.h>

static size_t encode(uint32_t cp, uint8_t out[4])
{
	static const uint8_t lead[] = {0, 0, 0xc0, 0xe0, 0xf0};
	size_t n = cp < 0x80 ? 1 : cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;

	for (size_t i = n; i-- > 1; cp >>= 6)
		out[i] = (uint8_t)(0x80 | (cp & 0x3f));
	out[0] = (uint8_t)(n == 1 ? cp : lead[n] | cp);
	return n;
}

int main(void)
{
	for (uint32_t cp = 0; cp < 0x110000; cp++) {
		uint8_t text[4];
		size_t n = encode(cp, text);

		printf("%x %d %d\n", (unsigned)cp, utf8_is_clean(text, n), utf8_width(cp));
	}
	return 0;
}
