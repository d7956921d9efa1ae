/* SPDX-License-Identifier: BSD-2-Clause */
/* Domain names between text, wire form and compressed wire form. A name may be compressed only if
 * it is whole: labels up to a zero byte, nothing behind it. */
#include "frame/name.h"

#include <string.h>

#define POINTER      0xc0
#define POINTER_MOST 0x3fff
#define HOPS_MOST    64 /* a chain of pointers longer than this is a loop */

static bool is_whole(const uint8_t *wire, size_t n)
{
	size_t at = 0;

	while (at < n && wire[at] && wire[at] < 64)
		at += wire[at] + 1u;
	return at + 1 == n && wire[at] == 0;
}

/* Where a suffix stands in the message already; 0 if nowhere (no name stands at byte 0). */
static uint16_t find(const struct names *names, const uint8_t *wire, size_t n)
{
	for (unsigned i = 0; i < names->count; i++)
		if (names->seen[i].len == n && memcmp(names->seen[i].wire, wire, n) == 0)
			return names->seen[i].at;
	return 0;
}

static void remember(struct names *names, const uint8_t *wire, size_t n, size_t at)
{
	if (names->count == NAMES_SEEN || at > POINTER_MOST)
		return;
	names->seen[names->count].wire = wire;
	names->seen[names->count].len = (uint32_t)n;
	names->seen[names->count++].at = (uint16_t)at;
}

static void copy(uint8_t *out, size_t at, const uint8_t *bytes, size_t n)
{
	if (out && n)
		memcpy(out + at, bytes, n);
}

size_t name_write(struct names *names, uint8_t *out, size_t at, const uint8_t *wire, size_t n)
{
	size_t done = 0;

	if (!names || !is_whole(wire, n)) {
		copy(out, at, wire, n);
		return n;
	}
	while (wire[done]) {
		uint16_t there = find(names, wire + done, n - done);

		if (there) {
			uint8_t pointer[2] = {(uint8_t)(POINTER | there >> 8), (uint8_t)there};

			copy(out, at + done, pointer, 2);
			return done + 2;
		}
		remember(names, wire + done, n - done, at + done);
		copy(out, at + done, wire + done, wire[done] + 1u);
		done += wire[done] + 1u;
	}
	copy(out, at + done, wire + done, 1);
	return n;
}

size_t name_from_text(const char *text, uint8_t wire[NAME_MAX_WIRE])
{
	size_t n = 0;

	while (*text) {
		size_t len = strcspn(text, "."), take = len > 63 ? 63 : len;

		if (n + take + 2 > NAME_MAX_WIRE - 1)
			break;
		if (take) {
			wire[n] = (uint8_t)take;
			memcpy(wire + n + 1, text, take);
			n += take + 1;
		}
		text += len + (text[len] == '.');
	}
	wire[n] = 0;
	return n + 1;
}

size_t name_expand(
	const uint8_t *msg, size_t n, size_t at, uint8_t wire[NAME_MAX_WIRE], bool *pointer)
{
	size_t done = 0;

	*pointer = false;
	for (int hops = 0; hops < HOPS_MOST && at < n;) {
		size_t len = msg[at];

		if (len >= POINTER) {
			if (at + 1 >= n)
				return 0;
			at = (len & 0x3f) << 8 | msg[at + 1];
			*pointer = true;
			hops++;
			continue;
		}
		if (len > 63 || at + len + 1 > n || done + len + 1 >= NAME_MAX_WIRE)
			return 0;
		memcpy(wire + done, msg + at, len + 1);
		done += len + 1;
		at += len + 1;
		if (len == 0)
			return done;
	}
	return 0;
}
