/* SPDX-License-Identifier: BSD-2-Clause */
/* What the files of the page share. */
#ifndef TRAME_LESSON_PAGE_INT_H
#define TRAME_LESSON_PAGE_INT_H

#include "lesson/fact.h"
#include "lesson/page.h"

/* The chosen frame with its fields, as scenes are drawn from it. */
struct page_frame {
	struct frame frame;
	struct items items; /* owned */
	struct pic_view view;
	bool there;
};

void page_frame_take(struct page_frame *f, const struct lesson_play *play);
void page_frame_done(struct page_frame *f);

/* Adds rows of whole words; facts are filled in. How many. */
unsigned page_wrap(struct pic *pic, const struct lesson_play *play, unsigned at, enum pic_role role,
	const char *text);

/* The lines of a screen that rows of a picture take. */
unsigned page_lines(const struct pic *pic);

/* The scenes. `rows`: lines that there are for it, 0: as many as it takes. */
void page_board(struct pic *pic, const struct lesson_play *play, bool climbs, unsigned climbed,
	unsigned rows);
void page_calls(struct pic *pic, struct lesson_play *play, unsigned rows);
void page_lane(struct pic *pic, const struct lesson_play *play, bool unfolded, unsigned rows);
void page_sockets(struct pic *pic, const struct lesson_play *play);
void page_frames(struct pic *pic, const struct lesson_play *play, unsigned rows);
void page_ladder(struct pic *pic, const struct lesson_play *play, unsigned rows);
void page_contrast(struct pic *pic, const struct lesson_play *play);
void page_build(struct pic *pic, const struct lesson_play *play, unsigned built, unsigned rows);
void page_climb(struct pic *pic, const struct lesson_play *play, unsigned climbed, unsigned rows);

/* A frame in a few words: "SYN", "GET / HTTP/1.1"; and its time since the first one. */
void page_put_frame(struct buf *out, const struct frame *frame);
void page_put_time(struct buf *out, const struct lesson_play *play, const struct frame *frame);

/* An end by the host's name: "poste:49152". */
void page_put_end(struct buf *out, const struct lesson_play *play, const struct board_end *end);

/* "TCP": what the number in IP's header means. */
const char *page_proto_name(uint8_t proto);

/* The question that is open: text, choices, answer, why. On paper: the text and the choices, and
 * the right answer with its reason. */
void page_question(struct pic *pic, struct lesson_play *play, const struct lesson_look *look);
void page_exercises(struct pic *pic, const struct lesson_play *play);
void page_answers(struct pic *pic, const struct lesson_play *play);

/* Questions answered by a byte: whether it is right; "It is byte 23."; "Byte 22 belongs to
 * ip.ttl." */
bool page_byte_right(const struct lesson_play *play, const struct lesson_question *question,
	const struct page_answer *answer);
void page_byte_put_answer(struct buf *out, const struct lesson_play *play,
	const struct lesson_question *question);
void page_byte_put_picked(
	struct buf *out, const struct lesson_play *play, const struct page_answer *answer);

#endif
