/* SPDX-License-Identifier: BSD-2-Clause */
/* The frames of a capture as they pass, from the first on: times, conversations, and what is put
 * together of several frames, in the order in which each needs the other. */
#ifndef TRAME_FLOW_PASS_H
#define TRAME_FLOW_PASS_H

#include "flow/join.h"
#include "frame/meta.h"

struct pass {
	struct clock clock;
	struct track *track; /* owned; NULL: conversations are not followed */
	struct join *join;   /* owned; NULL: nothing is put together */
	bool messages;       /* not just packets are, where conversations are followed */
	bool pieces;         /* and nothing else is asked of conversations: TCP's are followed */
	const struct track_facts *facts; /* of the last frame; NULL without `track` */
	uint64_t frames;     /* that have passed */
};

/* Everything that a line of text tells (`all`: that fields tell), as Wireshark does by default. */
void pass_start(struct pass *pass, bool all);
void pass_done(struct pass *pass); /* it may be started again */

/* The next frame, dissected. Returns the frame to show: this one, or one that it makes whole; that
 * and the facts hold until the next call. */
const struct frame *pass_frame(struct pass *pass, const struct frame *frame);

/* What the frames before it have to say of this one, behind the items of its layers: conversations
 * (without `facts` nothing), TLS, and what was put together. */
void pass_tell(const struct track_facts *facts, const struct frame *frame, struct items *items);

/* All items of a frame that a filter or a list of fields may ask for, from its first layer to what
 * experts remark. `items` says which of them are wanted. */
void pass_items(const struct track_facts *facts, const struct frame *frame, struct items *items);

#endif
