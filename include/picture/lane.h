/* SPDX-License-Identifier: BSD-2-Clause */
/* Multiplexing: the wire as a lane of frames in the order of their capture, each with the letter
 * and the pattern of its conversation; and the same unfolded, a lane for each conversation. */
#ifndef TRAME_PICTURE_LANE_H
#define TRAME_PICTURE_LANE_H

#include "picture/pic.h"

#define LANE_NONE UINT32_MAX

struct lane_frame {
	char letter;	   /* its conversation's (sign.h), or 0 */
	bool back;	   /* it goes from right to left */
	const char *label; /* "SYN", "GET": a word */
	uint32_t number;   /* in the capture, or 0: not shown */
	int64_t time;	   /* nanoseconds */
};

/* A conversation, for the lanes' heads. */
struct lane_talk {
	char letter;
	const char *left, *right; /* its ends: "49152", "80" */
};

struct lane_view {
	const struct lane_frame *frames; /* in the order of capture */
	uint32_t count;
	uint32_t chosen;	       /* index, or LANE_NONE: the last ones are shown */
	const char *left, *right;      /* the hosts */
	const struct lane_talk *talks; /* may be NULL for lane_draw */
	uint32_t talk_count;
	unsigned rows; /* at most; 0: as many as it takes */
};

/* The wire alone: 5 lines, and 3 more each time that it is too long, while there may be more.
 * `rows` counts lines of text. */
void lane_draw(struct pic *pic, const struct lane_view *view);

/* A lane for each conversation between the two hosts, the wire that carries all below them. */
void lane_draw_talks(struct pic *pic, const struct lane_view *view);

#endif
