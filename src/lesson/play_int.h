/* SPDX-License-Identifier: BSD-2-Clause */
/* What the files of the player share. */
#ifndef TRAME_LESSON_PLAY_INT_H
#define TRAME_LESSON_PLAY_INT_H

#include "lesson/play.h"

/* Room for one more of `count` objects. */
void *play_grown(void *at, uint32_t *room, uint32_t count, size_t size);

/* The board takes the events that came; or is made again, where others are shown than before. */
void play_refresh(struct lesson_play *play);
void play_rewind(struct lesson_play *play);

/* What an event says of the commands under way. */
void play_settle(struct lesson_play *play, const struct board_event *event);

/* The recipe's frame of the step that is shown; nothing where it has none. */
void play_make(struct lesson_play *play);

/* Of the frames from this one on the first with a message, ICMP's too; else the first; or
 * PLAY_NONE. */
uint32_t play_frame_sent(const struct lesson_play *play, uint32_t from);

#endif
