/* SPDX-License-Identifier: BSD-2-Clause */
/* A step of a lesson as a page: title, text, and what the step shows, or a question about it. On
 * paper everything stands below one another; on a screen it is made to fit. */
#ifndef TRAME_LESSON_PAGE_H
#define TRAME_LESSON_PAGE_H

#include "lesson/play.h"
#include "picture/pic.h"

#define PAGE_TYPED 40

/* An answer that is being given. */
struct page_answer {
	char typed[PAGE_TYPED]; /* ASK_NUMBER */
	uint32_t ticked;	/* ASK_ONE, ASK_SOME: bit i is choice i */
	unsigned cursor;	/* the choice that the keys are on; ASK_BYTE: the byte */
	bool given;
};

/* What of the step is looked at. */
struct lesson_look {
	unsigned scene;	   /* index into the step's scenes: which stands first */
	bool board;	   /* the board before that one, in a step that has none */
	unsigned built;	   /* SCENE_BUILD: layers that are built so far, from the data on; as many
			    * as page_build_steps says: then compared with what was captured */
	unsigned climbed;  /* SCENE_CLIMB: decisions taken so far, up to page_climb_steps */
	int question;	   /* the one that is open, or -1 */
	struct page_answer answers[LESSON_QUESTIONS];
	bool words;	   /* footnotes instead of the text, where there is no room for both */
	bool paper;	   /* everything: all scenes, questions, and answers at the end */
};

/* Begins anew, as a step opens: everything built and climbed, nothing asked. */
void page_look(struct lesson_look *look);

/* Adds the page to a picture. `rows`: as many as there may be, 0: as many as it takes. Columns: at
 * least 60 are wanted, 80 are enough. */
void page_draw_step(struct pic *pic, struct lesson_play *play, const struct lesson_look *look,
	unsigned rows);

/* One scene of it alone; nothing is added where there is nothing to show. */
void page_draw_scene(struct pic *pic, struct lesson_play *play, const struct lesson_look *look,
	enum lesson_scene scene, unsigned rows);

/* The right answer to a question, as paper has it: "49152. ", "(b). ". */
void page_put_answer(struct buf *out, const struct lesson_play *play,
	const struct lesson_question *question);

/* How many steps the construction, and the climb, of the frame that is shown have. */
unsigned page_build_steps(const struct lesson_play *play);
unsigned page_climb_steps(const struct lesson_play *play);

unsigned page_scenes(const struct lesson_step *step);

/* What stands at the `nth` place of what is looked at, from 0; the last one comes round. */
enum lesson_scene page_scene(
	const struct lesson_step *step, const struct lesson_look *look, unsigned nth);

/* Turns to the board. */
void page_look_board(struct lesson_look *look, const struct lesson_step *step);
unsigned page_questions(const struct lesson_step *step);
unsigned page_choices(const struct lesson_question *question);

/* How many of the bytes of the step's frame are shown to be picked from (ASK_BYTE), and the frame
 * itself: it becomes the chosen one. */
unsigned page_bytes(const struct lesson_play *play);
void page_byte_pick(struct lesson_play *play);

/* Those bytes; without an answer as paper has them. */
void page_byte_draw(struct pic *pic, const struct lesson_play *play,
	const struct lesson_question *question, const struct page_answer *answer);

/* Whether paper has to show the bytes beside the question: the step does not show them itself. */
bool page_byte_alone(const struct lesson_step *step, const struct lesson_question *question);

/* "board", "calls" ...: what the key that turns to it says. */
const char *page_scene_name(enum lesson_scene scene);

/* Whether the answer is right, by the board and the frames as they are now. */
bool page_right(struct lesson_play *play, const struct lesson_question *question,
	const struct page_answer *answer);

#endif
