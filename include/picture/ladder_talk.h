/* SPDX-License-Identifier: BSD-2-Clause */
/* Frames as lines of a ladder: the states of both ends of a TCP connection as its segments pass,
 * what a line says in the room that it has, and a whole ladder of frames that are at hand. */
#ifndef TRAME_PICTURE_LADDER_TALK_H
#define TRAME_PICTURE_LADDER_TALK_H

#include "flow/talks.h"
#include "picture/ladder.h"

/* A connection so far; end 0 is who spoke first. Start from {0}. */
struct ladder_talk {
	bool begun;
	struct state_pair state, start;
	uint32_t base[2]; /* of relative sequence numbers */
};

/* Takes a segment from end `way`. True: it tells that this end never listened; what was said of its
 * state so far is CLOSED. */
bool ladder_talk_step(struct ladder_talk *talk, const struct frame *frame,
	const struct talk_side *side, unsigned way);

/* What a frame says; clean text, not NUL-terminated. */
struct ladder_said {
	const char *proto, *info;
	uint32_t proto_n, info_n; /* bytes */
};

/* The protocol, unless what it says begins with its name, and what it says. */
void ladder_put_said(struct buf *out, const struct ladder_said *said);

/* A segment in about so many cells: "PSH, ACK seq=1 ack=1 len=73", "PA 1,1 73"; behind it what it
 * carries, where that is not TCP's own. Numbers are less the bases. */
void ladder_put_tcp(struct buf *out, const struct state_segment *segment, const uint32_t base[2],
	size_t room, const struct ladder_said *said);

/* A frame for a ladder of its own. Everything in it lives as long as the picture. */
struct ladder_frame {
	const struct frame *frame; /* dissected */
	const char *number, *time;
	struct ladder_said said;
	bool hosted; /* it goes from somewhere to somewhere: */
	struct talk_end src, dst;
	bool tcp; /* and it is a segment of this conversation: */
	struct talk_side side;
	uint32_t base[2]; /* what its relative numbers are less: sequence, acknowledgment */
	bool bad;	  /* a reset or worse */
};

/* Adds the ladder of the frames. With `absolute` sequence numbers are those of the headers. */
void ladder_draw_frames(
	struct pic *pic, const struct ladder_frame *frames, size_t count, bool absolute);

#endif
