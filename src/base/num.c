/* SPDX-License-Identifier: BSD-2-Clause */
/* Numbers as text, fast. Decimal digits come in pairs, from the last one on. */
#include "base/num.h"

#include <string.h>

static const char pairs[] = "0001020304050607080910111213141516171819202122232425262728293031323334"
			    "3536373839404142434445464748495051525354555657585960616263646566676869"
			    "707172737475767778798081828384858687888990919293949596979899";

static const char digits[] = "0123456789abcdef";

size_t num_write(char *to, uint64_t value)
{
	char text[NUM_MOST];
	size_t at = NUM_MOST;

	while (value >= 100) {
		at -= 2;
		memcpy(text + at, pairs + value % 100 * 2, 2);
		value /= 100;
	}
	if (value >= 10) {
		at -= 2;
		memcpy(text + at, pairs + value * 2, 2);
	} else {
		text[--at] = (char)('0' + value);
	}
	memcpy(to, text + at, NUM_MOST - at);
	return NUM_MOST - at;
}

void num_put(struct buf *out, uint64_t value)
{
	out->len += num_write((char *)buf_room(out, NUM_MOST), value);
}

void num_put_hex(struct buf *out, uint64_t value, unsigned least)
{
	uint8_t *to = buf_room(out, 18);
	unsigned n = least < 1 ? 1 : least > 16 ? 16 : least;

	while (n < 16 && value >> 4 * n)
		n++;
	to[0] = '0';
	to[1] = 'x';
	for (unsigned i = 0; i < n; i++)
		to[2 + i] = (uint8_t)digits[value >> 4 * (n - 1 - i) & 15];
	out->len += n + 2;
}

void num_put_bytes(struct buf *out, const uint8_t *bytes, size_t n, char between)
{
	uint8_t *to = buf_room(out, n * 3), *at = to;

	for (size_t i = 0; i < n; i++) {
		if (i && between)
			*at++ = (uint8_t)between;
		*at++ = (uint8_t)digits[bytes[i] >> 4];
		*at++ = (uint8_t)digits[bytes[i] & 15];
	}
	out->len += (size_t)(at - to);
}

void num_put_ipv4(struct buf *out, uint32_t ip)
{
	char *to = (char *)buf_room(out, 4 * 4 + NUM_MOST), *at = to;

	for (unsigned i = 0; i < 4; i++) {
		at += num_write(at, ip >> (24 - 8 * i) & 255);
		*at++ = '.';
	}
	out->len += (size_t)(at - to) - 1;
}

void num_put_seconds(struct buf *out, int64_t ns)
{
	uint64_t all = ns < 0 ? -(uint64_t)ns : (uint64_t)ns, part = all % 1000000000;
	uint8_t *to;

	if (ns < 0)
		buf_byte(out, '-');
	num_put(out, all / 1000000000);
	to = buf_room(out, 10);
	to[0] = '.';
	for (unsigned i = 9; i > 0; i--) {
		to[i] = (uint8_t)('0' + part % 10);
		part /= 10;
	}
	out->len += 10;
}
