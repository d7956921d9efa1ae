/* SPDX-License-Identifier: BSD-2-Clause */
/* What the views of the interface share. A view is a file with three functions: what an action
 * does, what it must read, how it looks in its rectangle. */
#ifndef TRAME_TUI_VIEW_H
#define TRAME_TUI_VIEW_H

#include "tui/app.h"

/* Rows between the lines above and below. */
#define VIEW_ABOVE 1
#define VIEW_BELOW 2

struct why_answer;

struct rect view_rect(const struct app *app);

/* The places of a view in the table of actions. */
unsigned app_where(const struct app *app, enum app_view view);

void list_act(struct app *app, enum act act);
void list_look(struct app *app);
void list_draw(const struct app *app, struct screen *screen, struct rect rect);

void frame_act(struct app *app, enum act act);
void frame_look(struct app *app);
void frame_draw(const struct app *app, struct screen *screen, struct rect rect);
void frame_open(struct app *app, uint64_t frame);

/* Makes the pictures of app->shown for so many rows, the item of the cursor lit; and draws them. */
void frame_paint(struct app *app, const struct pic_marks *marks, int rows);
void frame_draw_pics(const struct app *app, struct screen *screen, struct rect rect);

/* A new picture of the screen's width; how many of its lines are seen in so many rows. */
struct pic *frame_add_pic(struct app *app);
void frame_measure(struct app *app, unsigned pic, int rows);

/* The frame that is shown, as it came over the wire, with nothing of other frames. */
bool frame_own_bytes(struct app *app, struct frame *out);
void frame_words(struct buf *out, const struct frame *frame, const struct item *item,
	const struct why_answer *why);

unsigned craft_act(struct app *app, enum act act);
void craft_open(struct app *app);
void craft_draw(const struct app *app, struct screen *screen, struct rect rect);

/* The recipe becomes the frame that is edited; -1 and where it is wrong. */
int craft_recipe(struct app *app, const char *text, size_t n, struct recipe_err *err);

/* The same where a frame is edited: one more step of it. */
int edit_recipe(struct app *app, const char *text, size_t n, struct recipe_err *err);

void edit_act(struct app *app, enum act act);
void edit_look(struct app *app);
void edit_draw(const struct app *app, struct screen *screen, struct rect rect);
bool edit_picking(const struct app *app);

/* The frame in the frame view becomes the one that is edited. */
void edit_lift(struct app *app);

/* A value was typed, as far as it goes; it is taken; it is dropped. */
void edit_typed(struct app *app);
bool edit_taken(struct app *app);
void edit_dropped(struct app *app);

void build_open(struct app *app);
void build_act(struct app *app, enum act act);
void build_look(struct app *app);
void build_draw(const struct app *app, struct screen *screen, struct rect rect);

void help_act(struct app *app, enum act act);
void help_draw(const struct app *app, struct screen *screen, struct rect rect);

unsigned start_act(struct app *app, enum act act);
void start_draw(const struct app *app, struct screen *screen, struct rect rect);

/* Typing: what was asked for is done when the line is ended. Returns wishes. */
void prompt_open(struct app *app, enum prompt_kind kind);
unsigned prompt_key(struct app *app, uint32_t key);
void prompt_draw(const struct app *app, struct screen *screen, struct rect rect);

/* Moves in a list of `count` lines, `page` of which are seen. */
void scroll_move(struct scroll *scroll, enum act act, uint64_t count, int page);
void scroll_keep(struct scroll *scroll, uint64_t count, int page);

#endif
