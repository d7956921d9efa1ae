/* SPDX-License-Identifier: BSD-2-Clause */
/* Segments whose data is not looked at: what comes again or late, in whatever protocol. Wireshark
 * hands none of it on. */
#include "join_int.h"

#include "base/bits.h"
#include "frame/craft.h"

#define TCP_RST 4

bool join_may_wait(const struct join *join, const struct frame *frame, unsigned layer)
{
	const uint8_t *p = frame->bytes + frame->layers[layer].off;
	uint32_t sum, said = bits_be16(p + 16);

	return !join->options.check_tcp || !said || !sum_expected(frame, layer, &sum) ||
	       sum == said;
}

const struct frame *join_leave_out(struct join *join, const struct frame *frame,
	const struct track_fact *fact)
{
	const struct layer *l = &frame->layers[fact->layer];
	const uint8_t *tcp = frame->bytes + l->off;
	struct join_info *info = &join->info;
	struct frame *less;

	if (!join->options.analyzed || !(fact->flags & TRACK_UNSPOKEN) ||
		fact->flags & TRACK_KEEP || !l->pay || tcp[13] & TCP_RST)
		return frame;
	less = join_change(join, frame);
	less->count = (uint8_t)(fact->layer + 1);
	info->layer = (uint8_t)fact->layer;
	if (fact->flags & TRACK_RETRANSMISSION && join->options.tcp &&
		join_may_wait(join, frame, fact->layer))
		info->parts[info->part_count++] = (struct join_part){l->off + l->head, l->pay};
	return less;
}
