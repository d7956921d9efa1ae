/* SPDX-License-Identifier: BSD-2-Clause */
/* A list over the editor: names of values, bits, protocols. */
#ifndef TRAME_TUI_EDIT_PICK_H
#define TRAME_TUI_EDIT_PICK_H

#include "edit.h"
#include "view.h"

void pick_open(struct app *app, enum pick_kind kind);
void pick_act(struct app *app, enum act act);
void pick_draw(const struct app *app, struct screen *screen, struct rect rect);

/* Leaves the list for a line to type the value into. */
void edit_ask(struct app *app);

#endif
