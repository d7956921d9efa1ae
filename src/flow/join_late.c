/* SPDX-License-Identifier: BSD-2-Clause */
/* Segments whose data is not looked at: what comes again or late, in whatever protocol, and what a
 * protocol that is not known here would wait for. Wireshark hands none of it on. */
#include "join_int.h"

#include "base/bits.h"
#include "frame/craft.h"

#define TCP_RST 4

#define XMPP 5222

bool join_may_wait(const struct join *join, const struct frame *frame, unsigned layer)
{
	const uint8_t *p = frame->bytes + frame->layers[layer].off;
	uint32_t sum, said = bits_be16(p + 16);

	return !join->options.check_tcp || !sum_expected(frame, layer, &sum) || sum == said;
}

/* Whether Wireshark waits for the end of an element of XMPP, RFC 6120, which is all that is known
 * of it here: the last character that is no space tells. Bytes above ASCII are spaces to it. */
static bool waits(const struct frame *frame, const struct track_fact *fact)
{
	const struct layer *l = &frame->layers[fact->layer];
	const uint8_t *ports = frame->bytes + l->off;
	const uint8_t *data = ports + l->head;
	uint32_t n = l->pay;

	if (bits_be16(ports) != XMPP && bits_be16(ports + 2) != XMPP)
		return false;
	if (!n || fact->len != n || l[1].proto != &proto_data || (n == 1 && *data == ' '))
		return false;
	while (n > 1 && (int8_t)data[n - 1] <= ' ')
		n--;
	return data[n - 1] != '>';
}

static const struct frame *wait_for(struct join *join, const struct frame *frame,
	const struct track_fact *fact)
{
	const struct layer *l = &frame->layers[fact->layer];
	struct join_info *info = &join->info;
	struct frame *less;

	if (!join->options.tcp || fact->layer + 1u >= frame->count || !waits(frame, fact) ||
		!join_may_wait(join, frame, fact->layer))
		return frame;
	less = join_change(join, frame);
	less->count = (uint8_t)(fact->layer + 1);
	info->layer = (uint8_t)fact->layer;
	info->goes_on = true;
	info->words = JOIN_HEADER;
	info->parts[info->part_count++] = (struct join_part){l->off + l->head, l->pay};
	return less;
}

const struct frame *join_leave_out(struct join *join, const struct frame *frame,
	const struct track_fact *fact)
{
	const struct layer *l = &frame->layers[fact->layer];
	const uint8_t *tcp = frame->bytes + l->off;
	struct join_info *info = &join->info;
	struct frame *less;

	if (!l->pay || tcp[13] & TCP_RST || fact->flags & TRACK_KEEP)
		return frame;
	if (!join->options.analyzed || !(fact->flags & TRACK_UNSPOKEN))
		return wait_for(join, frame, fact);
	less = join_change(join, frame);
	less->count = (uint8_t)(fact->layer + 1);
	info->layer = (uint8_t)fact->layer;
	if (fact->flags & TRACK_RETRANSMISSION && join->options.tcp &&
		join_may_wait(join, frame, fact->layer))
		info->parts[info->part_count++] = (struct join_part){l->off + l->head, l->pay};
	return less;
}
