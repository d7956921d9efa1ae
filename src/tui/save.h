/* SPDX-License-Identifier: BSD-2-Clause */
/* Saving frames of the capture, comments, pictures; leaving without losing any of them. */
#ifndef TRAME_TUI_SAVE_H
#define TRAME_TUI_SAVE_H

#include "tui/app.h"

struct saver;

/* The prompts: what stands before the line, another choice, its end. */
void save_ask(struct app *app);
void save_other(struct app *app);
unsigned save_named(struct app *app, enum wish wish);

void comment_ask(struct app *app);
void comment_taken(struct app *app);

/* Whether to leave what is not saved: asks, and is what the wish becomes. */
unsigned leave_ask(struct app *app, unsigned wishes);
unsigned leave_key(struct app *app, uint32_t key);

/* What became of the saving: a notice, once. */
void save_told(struct app *app);
void save_close(struct app *app);

#endif
