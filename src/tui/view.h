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

/* The line above: what is shown, what is being done, how many frames. */
void title_draw(const struct app *app, struct screen *screen);

/* What an action does, in the view in front; returns wishes. */
unsigned app_act(struct app *app, enum act act);

/* The line of hints; what stands at a column of it. */
void hints_draw(const struct app *app, struct screen *screen, int y);
enum act hints_at(const struct app *app, int x);

unsigned mouse_update(struct app *app, const struct msg *msg);

void list_act(struct app *app, enum act act);
void list_look(struct app *app);
void list_draw(const struct app *app, struct screen *screen, struct rect rect);

void frame_act(struct app *app, enum act act);
void frame_look(struct app *app);
void frame_draw(const struct app *app, struct screen *screen, struct rect rect);
void frame_open(struct app *app, uint64_t frame);

/* Makes the pictures of app->shown in a place of the screen, the item of the cursor lit; and draws
 * all pictures there are. */
void frame_paint(struct app *app, const struct pic_marks *marks, struct rect rect);
void frame_draw_pics(const struct app *app, struct screen *screen);

/* Which item of the frame stands at a cell of the screen; of the second one (`beside` may be NULL)
 * where it is that one's: false, none does. For the frame view and the editor. */
bool frame_hit(const struct app *app, int x, int y, uint32_t *item, bool *beside);

/* The cursor goes to an item of the frame that is shown or edited. */
void frame_choose(struct app *app, uint32_t item);

/* A new picture of the screen's width; how many of its lines are seen in so many rows. */
struct pic *frame_add_pic(struct app *app);
void frame_measure(struct app *app, unsigned pic, int rows);

/* The frame that is shown, as it came over the wire, with nothing of other frames. */
bool frame_own_bytes(struct app *app, struct frame *out);

/* Writes the two lines below a frame, for its chosen item: value, place, where it comes from; what
 * it is. `note` stands instead of the latter. */
void frame_words(struct app *app, const struct why_answer *why, const char *note);
void frame_draw_words(const struct app *app, struct screen *screen, struct rect rect);

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

/* Words of a text on as many lines of a rectangle as they need; returns the lines used. */
int view_wrap(struct screen *screen, struct rect rect, struct ansi_look look, const char *text,
	size_t n);

/* Sending: the frame in the view in front, to where the last one went or `elsewhere`; the list of
 * places; an answer to the question whether to. */
unsigned send_open(struct app *app, bool elsewhere);
bool send_picking(const struct app *app);
struct scroll *send_scroll(struct app *app); /* of that list, where it is in front; or NULL */
unsigned send_key(struct app *app, uint32_t key);
unsigned send_leave(struct app *app);
unsigned send_act(struct app *app, enum act act);
void send_look(struct app *app);
void send_draw(const struct app *app, struct screen *screen, struct rect rect);
void send_close(struct app *app);

/* The editor is entered from there: it goes back there, unless that goes back to the editor. */
void send_to_editor(struct app *app);

/* What the loop tells. */
struct send_place;
struct agent_event;
void send_take_places(struct app *app, const struct send_place *places, unsigned n);
void send_take_event(struct app *app, const struct agent_event *event);

/* A frame of an exchange in the frame view, where app->lone says so; and the next one of them. */
bool send_lone(struct app *app, const struct frame **frame, const struct items **items);
void send_step_lone(struct app *app, int by);

void build_open(struct app *app);
void build_act(struct app *app, enum act act);
void build_look(struct app *app);
void build_draw(const struct app *app, struct screen *screen, struct rect rect);

void help_act(struct app *app, enum act act);
void help_draw(const struct app *app, struct screen *screen, struct rect rect);

unsigned start_act(struct app *app, enum act act);
void start_look(struct app *app);
void start_draw(const struct app *app, struct screen *screen, struct rect rect);

/* Typing: what was asked for is done when the line is ended. Returns wishes. */
void prompt_open(struct app *app, enum prompt_kind kind);
unsigned prompt_key(struct app *app, uint32_t key);
void prompt_draw(const struct app *app, struct screen *screen, struct rect rect);

/* Moves in a list of `count` lines, `page` of which are seen. */
void scroll_move(struct scroll *scroll, enum act act, uint64_t count, int page);
void scroll_keep(struct scroll *scroll, uint64_t count, int page);

#endif
