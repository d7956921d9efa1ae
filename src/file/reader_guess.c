/* SPDX-License-Identifier: BSD-2-Clause */
/* Patched programs wrote pcap with a longer head before each frame and said nothing of it: Nokia's,
 * and two of Kuznetzov's patches to libpcap (ss990417, ss990915). Wireshark tells them by whether
 * the records make sense, and so is it done here, with the bytes that are at hand. */
#include "reader_int.h"

#define GUESS_RECORDS 3
#define GUESS_CAP 262144u        /* bytes kept of a frame: more make no sense here */
#define GUESS_LEN (128u << 20)

/* How many records make sense with so many bytes of head; -1 where one does not. */
static int make_sense(const struct reader *r, uint32_t head)
{
	size_t at = r->feed.at;

	for (int n = 0; n < GUESS_RECORDS; n++) {
		const uint8_t *p = r->feed.data + at;
		uint32_t cap, len;

		if (r->feed.len - at < 16)
			return at == r->feed.len ? GUESS_RECORDS : n;
		reader_lengths(r, p, &cap, &len);
		if (cap > GUESS_CAP || cap > len || len > GUESS_LEN ||
			reader_get32(r->swapped, p + 4) >= (r->nano ? 1000000000u : 1000000u))
			return -1;
		if (r->feed.len - at < head || r->feed.len - at - head < cap)
			return n + 1;
		at += head + cap;
	}
	return GUESS_RECORDS;
}

void reader_guess(struct reader *r)
{
	static const uint8_t plain[] = {8, 4}, modified[] = {12};
	const uint8_t *more = r->extra ? modified : plain;
	size_t count = r->extra ? sizeof(modified) : sizeof(plain);

	if (make_sense(r, 16 + r->extra) >= 0)
		return;
	for (size_t i = 0; i < count; i++) {
		if (make_sense(r, 16u + more[i]) < 2)
			continue;
		r->extra = more[i];
		return;
	}
}
