/* SPDX-License-Identifier: BSD-2-Clause */
/* The time at which a ping was sent, which its program writes in front of what it sends: seconds
 * and millionths, of 32 bits each or, of today's programs, seconds alone in 64, the lowest byte
 * first. It is taken for a time if it is of the day at which the frame was captured, as Wireshark
 * does. */
#include "frame/made.h"

#include "base/bits.h"

#define DAY 86400
#define SECOND INT64_C(1000000000)
#define NTP_EPOCH INT64_C(2208988800) /* seconds from 1900 to 1970 */

static bool is_near(const struct frame *frame, uint32_t seconds, uint32_t micros)
{
	int32_t apart = (int32_t)(seconds - (uint32_t)(frame->time / SECOND));

	return apart < DAY && apart > -DAY && micros < 1000000;
}

static uint32_t swapped(uint32_t v)
{
	return v >> 24 | (v >> 8 & 0xff00) | (v << 8 & 0xff0000) | v << 24;
}

/* Of what a redirect quotes Wireshark does not tell. */
static bool is_redirected(const struct frame *frame, unsigned layer)
{
	return layer >= 2 && frame->layers[layer - 2].proto == &proto_icmp &&
	       frame->bytes[frame->layers[layer - 2].off] == 5;
}

bool made_stamp(const struct frame *frame, unsigned layer, int64_t *ns)
{
	const struct layer *l = &frame->layers[layer];
	const uint8_t *p = frame->bytes + l->off;
	uint32_t seconds, micros;

	if (l->proto != &proto_icmp || l->head != 8 || l->pay < MADE_STAMP ||
		(p[0] && p[0] != 8) || is_redirected(frame, layer))
		return false;
	seconds = bits_be32(p + 8);
	micros = bits_be32(p + 12);
	if (!is_near(frame, seconds, micros)) {
		seconds = swapped(seconds);
		micros = swapped(micros);
	}
	*ns = seconds * SECOND + micros * INT64_C(1000);
	return is_near(frame, seconds, micros);
}

/* As NTP counts, rounded up, so that its nanoseconds are these. */
static uint64_t as_ntp(int64_t ns)
{
	uint64_t seconds = (uint64_t)(ns / SECOND + NTP_EPOCH), part = (uint64_t)(ns % SECOND);

	return seconds << 32 | ((part << 32) + SECOND - 1) / SECOND;
}

void made_times(const struct frame *frame, struct items *items, unsigned layer,
	const struct field *field)
{
	const struct layer *l = &frame->layers[layer];
	struct item item = {.field = field, .bit = (l->off + l->head) * 8, .bits = MADE_STAMP * 8,
		.parent = ITEM_TOP, .from = l->off, .layer = (uint8_t)layer};
	int64_t ns;

	if (!made_stamp(frame, layer, &ns))
		return;
	item.num = field->make == MAKE_SENT ? as_ntp(ns) : (uint64_t)(frame->time - ns);
	*items_add(items) = item;
}
