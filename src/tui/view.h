/* SPDX-License-Identifier: BSD-2-Clause */
/* What the views of the interface share. A view is a file with three functions: what an action does,
 * what it must read, how it looks in its rectangle. */
#ifndef TRAME_TUI_VIEW_H
#define TRAME_TUI_VIEW_H

#include "tui/app.h"

/* Rows between the lines above and below. */
#define VIEW_ABOVE 1
#define VIEW_BELOW 2

struct rect view_rect(const struct app *app);

void list_act(struct app *app, enum act act);
void list_look(struct app *app);
void list_draw(const struct app *app, struct screen *screen, struct rect rect);

void frame_act(struct app *app, enum act act);
void frame_look(struct app *app);
void frame_draw(const struct app *app, struct screen *screen, struct rect rect);
void frame_open(struct app *app, uint64_t frame);

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
