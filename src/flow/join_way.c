/* SPDX-License-Identifier: BSD-2-Clause */
/* What is known of the directions of connections: a fixed number of them, each in the place that
 * its stream's number gives it, so that a later stream takes that of an earlier one. */
#include "join_int.h"

#include "base/bits.h"

void join_forget(struct join *join, struct join_way *w)
{
	join_messages_drop(join, w);
	w->until_end = false;
}

void join_forget_hand(struct join *join, struct join_way *w)
{
	join->held -= pieces_held(&w->hand);
	pieces_done(&w->hand);
	w->in_hand = false;
}

static uint64_t held(const struct join_way *w)
{
	uint64_t sum = pieces_held(&w->hand);

	for (unsigned i = 0; i < w->count; i++)
		sum += pieces_held(&w->messages[i].pieces);
	return sum;
}

/* What has not been heard of for the longest time is given up. */
void join_forget_oldest(struct join *join, const struct join_way *but)
{
	struct join_way *oldest = NULL;

	for (unsigned i = 0; i < join->way_count; i++) {
		struct join_way *w = &join->ways[i];

		if (w != but && held(w) && (!oldest || w->touched < oldest->touched))
			oldest = w;
	}
	if (!oldest)
		return;
	join_forget(join, oldest);
	join_forget_hand(join, oldest);
}

void join_bound(struct join *join, const struct join_way *but)
{
	while (join->held > JOIN_HELD) {
		uint64_t before = join->held;

		join_forget_oldest(join, but);
		if (join->held == before)
			break;
	}
}

struct join_way *join_way(struct join *join, uint32_t stream, unsigned way)
{
	unsigned at = (stream * 2 + way) % JOIN_WAYS;
	struct join_way *w = &join->ways[at];

	if (at >= join->way_count)
		join->way_count = at + 1;
	if (w->stream != stream + 1) {
		join_forget(join, w);
		join_forget_hand(join, w);
		*w = (struct join_way){.stream = stream + 1, .way = (uint8_t)way};
	}
	return w;
}

static const struct join_way *known_way(const struct join *join, uint32_t stream, unsigned side)
{
	unsigned at = (stream * 2 + side) % JOIN_WAYS;
	const struct join_way *w = &join->ways[at];

	return at < join->way_count && w->stream == stream + 1 ? w : NULL;
}

const struct proto *join_spoken(const struct join *join, uint32_t stream, unsigned side)
{
	const struct join_way *w = known_way(join, stream, side);

	return w ? w->spoken : NULL;
}

const struct join_other *join_heard(const struct join *join, uint32_t stream, unsigned side)
{
	const struct join_way *w = known_way(join, stream, side);

	return w ? w->other : NULL;
}

/* Which of the two ends speaks: any order will do that is the same for both. */
unsigned join_side(const struct frame *frame, unsigned layer)
{
	const uint8_t *p = frame->bytes + frame->layers[layer].off;
	int order = (int)bits_be16(p) - (int)bits_be16(p + 2);

	for (unsigned i = layer; order == 0 && i-- > 0;) {
		const struct layer *l = &frame->layers[i];

		p = frame->bytes + l->off;
		if (l->proto == &proto_ip && l->head >= 20)
			return memcmp(p + 12, p + 16, 4) > 0;
		if (l->proto == &proto_ipv6 && l->head >= 40)
			return memcmp(p + 8, p + 24, 16) > 0;
	}
	return order > 0;
}
