/* SPDX-License-Identifier: BSD-2-Clause */
/* Domain names on the wire (RFC 1035 3.1, 4.1.4): labels with their lengths, ended by a zero byte
 * or by a pointer to where the rest stands in the message. */
#ifndef TRAME_FRAME_NAME_H
#define TRAME_FRAME_NAME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define NAME_MAX_WIRE 256
#define NAMES_SEEN    96

/* What was written into a message so far: each suffix of each name, and where it stands. The bytes
 * that `wire` points at are the writer's caller's. */
struct names {
	struct {
		const uint8_t *wire;
		uint32_t len;
		uint16_t at;
	} seen[NAMES_SEEN];
	unsigned count;
};

/* Writes the name of `n` bytes at byte `at` of the message `out` (NULL: only measures) and returns
 * the bytes it takes there. With `names` what stands in the message already is pointed at. */
size_t name_write(struct names *names, uint8_t *out, size_t at, const uint8_t *wire, size_t n);

/* "www.example.com" in wire form; returns its bytes. Labels are cut at 63 bytes, names at 255. */
size_t name_from_text(const char *text, uint8_t wire[NAME_MAX_WIRE]);

/* The name at byte `at` of a message with its pointers followed; its bytes, or 0 if it is
 * malformed. *pointer says whether there was a pointer. */
size_t name_expand(
	const uint8_t *msg, size_t n, size_t at, uint8_t wire[NAME_MAX_WIRE], bool *pointer);

#endif
