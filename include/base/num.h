/* SPDX-License-Identifier: BSD-2-Clause */
/* Numbers as text, fast: what is written by the million needs no format string. */
#ifndef TRAME_BASE_NUM_H
#define TRAME_BASE_NUM_H

#include "base/buf.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define NUM_MOST    20 /* characters of the longest decimal number */
#define NUM_SECONDS 40 /* bytes that seconds may be written on */

/* Writes the number in decimal at `to`; returns how many characters it took. All NUM_MOST bytes
 * there may be written on. */
size_t num_write(char *to, uint64_t value);

/* The same of nanoseconds below a second: nine digits, always; and of an address: 16 bytes. */
size_t num_write_nano(char *to, uint32_t ns);
void num_write_micro(char *to, uint32_t us); /* six digits, of microseconds */
size_t num_write_ipv4(char *to, uint32_t ip);
size_t num_width_ipv4(uint32_t ip); /* how many characters that will be */
size_t num_write_hex(char *to, uint64_t value, unsigned digits); /* as num_put_hex: 18 bytes */
size_t num_write_seconds(char *to, int64_t ns);			 /* and this as num_put_seconds */

extern const char num_octets[]; /* two digits for each value of a byte */

/* A few bytes as digits with nothing between; how many these are. */
static inline size_t num_write_digits(char *to, const uint8_t *bytes, size_t n)
{
	for (size_t i = 0; i < n; i++)
		memcpy(to + 2 * i, num_octets + 2 * (size_t)bytes[i], 2);
	return 2 * n;
}

void num_put(struct buf *out, uint64_t value);

/* "0x" and at least so many hexadecimal digits (at most 16). */
void num_put_hex(struct buf *out, uint64_t value, unsigned digits);

/* Bytes as hexadecimal digits, `between` (0: nothing) after each but the last. */
void num_put_bytes(struct buf *out, const uint8_t *bytes, size_t n, char between);

/* "192.0.2.80". */
void num_put_ipv4(struct buf *out, uint32_t ip);

/* Nanoseconds as seconds with nine decimals: "-1.000000000". */
void num_put_seconds(struct buf *out, int64_t ns);

#endif
