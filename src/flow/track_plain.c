/* SPDX-License-Identifier: BSD-2-Clause */
/* Facts as they are told to who wants no counting: sequence numbers as in the header, and nothing
 * of what a segment is to those before it. */
#include "base/bits.h"
#include "flow/track.h"

static void make_plain(struct track_fact *fact, const struct frame *frame)
{
	const struct layer *l = &frame->layers[fact->layer];
	uint32_t base;

	if (!fact->tcp || fact->quoted || l->head < 12)
		return;
	base = bits_be32(frame->bytes + l->off + 4) - fact->seq;
	fact->seq += base;
	fact->next += base;
	fact->ack = bits_be32(frame->bytes + l->off + 8);
	fact->ack_base = 0;
}

void track_plain(struct track_facts *facts, const struct frame *frame, bool analyzed)
{
	for (unsigned i = 0; i < facts->count; i++) {
		facts->at[i].plain = true;
		make_plain(&facts->at[i], frame);
		if (analyzed)
			continue;
		facts->at[i].flags = 0;
		facts->at[i].more.known = false;
	}
}
