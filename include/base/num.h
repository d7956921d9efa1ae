/* SPDX-License-Identifier: BSD-2-Clause */
/* Numbers as text, fast: what is written by the million needs no format string. */
#ifndef TRAME_BASE_NUM_H
#define TRAME_BASE_NUM_H

#include "base/buf.h"

#include <stddef.h>
#include <stdint.h>

#define NUM_MOST 20 /* characters of the longest decimal number */

/* Writes the number in decimal at `to`; returns how many characters it took. All NUM_MOST bytes
 * there may be written on. */
size_t num_write(char *to, uint64_t value);

/* The same of nanoseconds below a second: nine digits, always; and of an address: 16 bytes. */
size_t num_write_nano(char *to, uint32_t ns);
size_t num_write_ipv4(char *to, uint32_t ip);
size_t num_width_ipv4(uint32_t ip); /* how many characters that will be */

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
