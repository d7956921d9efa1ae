/* SPDX-License-Identifier: BSD-2-Clause */
/* Numbers as text, fast. Decimal digits come in pairs, from the last one on. */
#include "base/num.h"

#include <string.h>

static const char pairs[] = "0001020304050607080910111213141516171819202122232425262728293031323334"
			    "3536373839404142434445464748495051525354555657585960616263646566676869"
			    "707172737475767778798081828384858687888990919293949596979899";

static const char digits[] = "0123456789abcdef";

/* The digits of all bytes: "000102". */
#define ROW(h) \
	h "0" h "1" h "2" h "3" h "4" h "5" h "6" h "7" h "8" h "9" h "a" h "b" h "c" h "d" h "e" \
	h "f"
static const char octets[] = ROW("0") ROW("1") ROW("2") ROW("3") ROW("4") ROW("5") ROW("6") ROW("7")
	ROW("8") ROW("9") ROW("a") ROW("b") ROW("c") ROW("d") ROW("e") ROW("f");

/* How many decimal digits the number has. */
static unsigned width_of(uint32_t v)
{
	if (v < 10000)
		return v < 100 ? (v < 10 ? 1 : 2) : v < 1000 ? 3 : 4;
	if (v < 100000000)
		return v < 1000000 ? (v < 100000 ? 5 : 6) : v < 10000000 ? 7 : 8;
	return v < 1000000000 ? 9 : 10;
}

/* So many digits of the number, from the last one on. */
static void write_digits(char *to, uint32_t v, unsigned width)
{
	while (width >= 2) {
		width -= 2;
		memcpy(to + width, pairs + v % 100 * 2, 2);
		v /= 100;
	}
	if (width)
		*to = (char)('0' + v % 10);
}

size_t num_write(char *to, uint64_t value)
{
	unsigned width;

	if (value < 10) {
		*to = (char)('0' + value);
		return 1;
	}
	if (value < 100) {
		memcpy(to, pairs + value * 2, 2);
		return 2;
	}
	if (value > UINT32_MAX) { /* the last eight digits, and those before them */
		width = (unsigned)num_write(to, value / 100000000);
		write_digits(to + width, (uint32_t)(value % 100000000), 8);
		return width + 8;
	}
	width = width_of((uint32_t)value);
	write_digits(to, (uint32_t)value, width);
	return width;
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
	uint8_t *to = buf_room(out, n * 3);

	if (!between) {
		for (size_t i = 0; i < n; i++)
			memcpy(to + 2 * i, octets + 2 * bytes[i], 2);
		out->len += n * 2;
		return;
	}
	for (size_t i = 0; i < n; i++, to += 3) {
		memcpy(to, octets + 2 * bytes[i], 2);
		to[2] = (uint8_t)between;
	}
	out->len += n * 3 - (n > 0);
}

static char *write_byte(char *to, unsigned v)
{
	if (v < 10) {
		*to = (char)('0' + v);
		return to + 1;
	}
	if (v >= 100) {
		*to++ = (char)('0' + v / 100);
		v %= 100;
	}
	memcpy(to, pairs + v * 2, 2);
	return to + 2;
}

void num_put_ipv4(struct buf *out, uint32_t ip)
{
	char *to = (char *)buf_room(out, 16), *at = write_byte(to, ip >> 24);

	for (int shift = 16; shift >= 0; shift -= 8) {
		*at++ = '.';
		at = write_byte(at, ip >> shift & 255);
	}
	out->len += (size_t)(at - to);
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
	write_digits((char *)to + 1, (uint32_t)part, 9);
	out->len += 10;
}
