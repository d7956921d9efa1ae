/* SPDX-License-Identifier: BSD-2-Clause */
/* Inside the board that is made of frames. */
#ifndef TRAME_FLOW_BOARD_FRAMES_INT_H
#define TRAME_FLOW_BOARD_FRAMES_INT_H

#include "flow/board_frames.h"

bool board_same_end(const struct board_end *a, const struct board_end *b);

/* The conversation between the key's ends, whoever of them calls; a new one is as the key. */
struct board_talk *board_talk_of(struct board_frames *f, const struct board_talk *key, bool *fresh);

#endif
