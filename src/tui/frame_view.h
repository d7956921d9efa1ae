/* SPDX-License-Identifier: BSD-2-Clause */
/* What the files of the frame view share: its pictures, the second frame, the panel that says why.
 */
#ifndef TRAME_TUI_FRAME_VIEW_H
#define TRAME_TUI_FRAME_VIEW_H

#include "view.h"

#include "flow/reason.h"
#include "frame/why.h"
#include "tui/book.h"

#define BESIDE_WIDTH 120 /* columns from which on there is room for two */

/* A frame in one of the forms, its chosen item lit, in a place of the screen. */
struct painted {
	const struct pic_view *view;
	uint32_t item; /* ITEM_TOP: none */
	struct rect rect;
	enum pic_side side;
};

void frame_paint_one(struct app *app, const struct painted *one);

/* A picture of this width; lights the cursor's item in it; its place once it is measured. */
void frame_light(struct app *app, unsigned pic);
struct pic *frame_add_part(struct app *app, unsigned width, enum pic_side side);
void frame_put_part(struct app *app, unsigned pic, struct rect at);

/* Takes an action that chooses the form; false: it is none. Where the cursor's value comes from. */
bool frame_shape(struct app *app, enum act act);
struct why_answer frame_why(const struct app *app);

/* Halves a place, where the screen is wide enough for two; else both are the whole. */
struct rect frame_split(const struct app *app, struct rect rect, struct rect *right);
void frame_draw_wall(const struct app *app, struct screen *screen, struct rect rect);

/* "captured"; and "3 bits at byte 20, bit 0": nothing for a field without bits. */
const char *frame_why_word(enum why why);
void frame_place(struct buf *out, const struct item *item);

/* ---- the second frame (frame_beside.c) ---- */

/* How the second frame has to do with the first. */
enum beside_how { BESIDE_ANSWERED, BESIDE_ANSWERS, BESIDE_SAME, BESIDE_NEXT, BESIDE_HELD };

struct beside {
	struct store_look look; /* its bytes lie there */
	struct frame frame;
	struct items items;
	struct arena arena;
	bool known, there; /* it was looked for, for these: */
	uint64_t of, total; /* a frame, and the frames of the file then */
	uint64_t at;	   /* the second frame */
	enum beside_how how;
	const struct reason *reasons; /* of the one that answers, or NULL */
	uint32_t *twins; /* for each item of the first one its like in it, or ITEM_TOP */
	uint32_t twin_count;
	struct pic_marks marks; /* what differs */

	bool hidden, held; /* by the user */
	uint64_t held_at;

	/* made anew for each screen, in the app's arena */
	uint32_t item;
	const char *heads[2];
	const char *words; /* of the field in it */
};

/* Whether a second frame stands beside the first one. It is looked for where it is not known. */
bool beside_look(struct app *app);
void beside_paint(struct app *app, struct rect rect);
void beside_draw(const struct app *app, struct screen *screen, struct rect rect);
void beside_hold(struct app *app);
void beside_hide(struct app *app);
void beside_close(struct app *app);

/* What the other frame has to do with the value of the field, or NULL. */
const char *beside_reason(const struct app *app);

/* ---- why (why_view.c) ---- */

/* The panel of the chosen field in a place of the screen. `why` is of that field. */
bool why_act(struct app *app, enum act act);
void why_paint(struct app *app, const struct why_answer *why, struct rect rect);

#endif
