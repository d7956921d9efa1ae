/* SPDX-License-Identifier: BSD-2-Clause */
/* The frames of a capture as they pass. Fragments are put together before the conversations see
 * them, messages behind that. */
#include "flow/pass.h"

#include "frame/made.h"

void pass_start(struct pass *pass, bool all)
{
	struct join_options options = JOIN_OPTIONS;

	options.check_ip = options.check_tcp = false; /* a card fills them in */
	*pass = (struct pass){.track = track_new(), .join = join_new(&options), .messages = true};
	track_want(pass->track, all);
}

void pass_done(struct pass *pass)
{
	track_free(pass->track);
	join_free(pass->join);
	*pass = (struct pass){.frames = 0};
}

static bool has_tcp(const struct frame *frame)
{
	for (unsigned i = frame->count; i-- > 0;)
		if (frame->layers[i].proto == &proto_tcp)
			return true;
	return false;
}

const struct frame *pass_frame(struct pass *pass, const struct frame *frame)
{
	clock_frame(&pass->clock, frame);
	if (pass->join)
		frame = join_packet(pass->join, frame);
	if (pass->pieces && !has_tcp(frame)) {
		pass->facts = NULL;
		pass->frames++;
		return frame;
	}
	if (pass->track)
		pass->facts = track_frame(pass->track, frame);
	if (pass->messages && pass->join && pass->facts)
		frame = join_stream(pass->join, pass->facts, frame);
	if (pass->join && pass->facts)
		frame = join_secret(pass->join, pass->facts, frame);
	if (pass->track)
		track_messages(pass->track, frame);
	pass->frames++;
	return frame;
}

void pass_tell(const struct track_facts *facts, const struct frame *frame, struct items *items)
{
	track_secret(facts, frame, items);
	if (facts)
		track_items(facts, frame, items);
	join_items(frame, items);
}

void pass_items(const struct track_facts *facts, const struct frame *frame, struct items *items)
{
	walk_frame(frame, items);
	pass_tell(facts, frame, items);
	made_fault(frame, items);
}
