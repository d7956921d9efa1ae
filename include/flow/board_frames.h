/* SPDX-License-Identifier: BSD-2-Clause */
/* A board that is derived from frames alone, one at a time: hosts are addresses that speak, sockets
 * the ends that have ports. What no frame tells (processes, descriptors, queues, a listening socket
 * that nobody called) is not there. */
#ifndef TRAME_FLOW_BOARD_FRAMES_H
#define TRAME_FLOW_BOARD_FRAMES_H

#include "flow/board.h"
#include "flow/state.h"
#include "flow/track.h"
#include "frame/frame.h"

struct board_talk {
	uint8_t proto;		 /* of IP: 6, 17, or 1 and 58 for echoes */
	struct board_end end[2]; /* who calls, and who is called */
	uint32_t host[2];	 /* BOARD_NONE: it never spoke, or there are too many */
	uint32_t socket[2];	 /* indices, or BOARD_NONE */
	uint32_t stream;
	uint32_t frames;
	struct state_pair state;
	bool called;	  /* its first segment was seen */
	bool spoke[2];	  /* who has said something */
	const char *name; /* of the application's protocol, "HTTP", or NULL */
	uint32_t hash;
};

struct board_frames {
	struct board board; /* owned */
	uint32_t *
		talk_of; /* owned; of each of the board's sockets its conversation, or BOARD_NONE */
	struct board_talk *talks; /* owned; in the order of their first frames */
	uint32_t count, room;
	uint32_t *index; /* owned */
	uint32_t index_count, talk_room;
	uint32_t others; /* frames from addresses that found no room */
};

/* Takes the next frame; `facts` as the tracker gives them, may be NULL. Returns its conversation's
 * index, and at `side` who speaks, 0 who called or 1; BOARD_NONE: it is of none that has ports. */
uint32_t board_frames_add(struct board_frames *frames, const struct frame *frame,
	const struct track_facts *facts, unsigned *side);

void board_frames_done(struct board_frames *frames);

#endif
