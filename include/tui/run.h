/* SPDX-License-Identifier: BSD-2-Clause */
/* The loop: keys in, screens out, and a slice of work whenever nobody types. */
#ifndef TRAME_TUI_RUN_H
#define TRAME_TUI_RUN_H

#include "tui/app.h"
#include "tui/live.h"
#include "tui/send.h"
#include "tui/term.h"

/* Runs the interface until its user leaves it. -1: the terminal cannot be used, or a signal ended
 * it; the terminal is as it was before in every case. `live`, `post` and the folder of the lessons'
 * recordings (-1: none) are the caller's to end. */
int run_app(struct app *app, struct live *live, struct post *post, int recordings,
	const struct term_style *style, struct err *err);

/* Shows a live capture that was started; the descriptor is the app's from then on. */
void run_live(struct app *app, struct live *live, int fd);

/* Opens a capture in it, by its name or its descriptor, which is the app's from then on; a mistake
 * becomes a notice on the screen. */
void run_take(struct app *app, int fd, const char *path);
void run_open(struct app *app, const char *path);

/* The capture is one of those that were opened lately, unless it came with the program or the user
 * wants none remembered. */
void run_remember(struct app *app, const char *path);

/* Writes what is crafted to the file named in app->path: the recipe, or the frame where the name
 * is that of a capture. */
void run_write(struct app *app);

/* Begins to save frames, and saves the picture on the screen, to that file. */
void run_save(struct app *app);
void run_export(struct app *app);

#endif
