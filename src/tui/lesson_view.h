/* SPDX-License-Identifier: BSD-2-Clause */
/* The lesson in the interface: its page, the list of what can be made to happen (free play), a
 * frame of it in the frame view. */
#ifndef TRAME_TUI_LESSON_VIEW_H
#define TRAME_TUI_LESSON_VIEW_H

#include "tui/app.h"
#include "tui/lesson.h"

#include "lesson/page.h"

#define LESSON_DEEDS 96

/* Something that can be made to happen now, and the stage's command for it. */
struct lesson_deed {
	char text[96];
	char command[96];
};

struct lesson_view {
	struct lesson_play play; /* owned */
	struct lesson_look look;
	const struct lesson_step *seen; /* the step that `look` is of */
	struct items items;             /* owned; of the frame in the frame view */
	struct frame frame;
	bool recorded;                  /* as it was asked for */
	bool doing;                     /* the list of deeds is in front */
	bool watch;                     /* something was started: to the board */
	struct scroll deeds;
	struct lesson_deed deed[LESSON_DEEDS];
	unsigned deed_count;
	enum app_view from;
};

/* What can be done now, from the board (lesson_deeds.c). */
void lesson_list_deeds(struct lesson_view *v);

bool lesson_asking(const struct app *app); /* a question is open */
bool lesson_doing(const struct app *app);  /* the list of deeds is in front */

/* The next question of the step, then none (lesson_ask.c). */
void lesson_ask_next(struct lesson_view *v);
void lesson_act_on_question(struct lesson_view *v, enum act act);

/* Whether the hint of a key fits what the page, or the question, shows. */
bool lesson_hints(const struct app *app, enum act act);
bool lesson_hints_question(const struct lesson_view *v, enum act act);

/* A digit or Backspace of an answer that is typed; false: it is no such key. */
bool lesson_key(struct app *app, uint32_t key);
unsigned lesson_act(struct app *app, enum act act);
void lesson_leave(struct app *app);
void lesson_look(struct app *app);
void lesson_draw(const struct app *app, struct screen *screen, struct rect rect);

/* "2" typed at "Step: ", a command typed in free play: -1 and why not. */
int lesson_goto(struct app *app, const char *text, const char **why);
int lesson_command(struct app *app, const char *text, const char **why);

/* The frame of the lesson that the frame view shows, and the next one. */
bool lesson_lone(struct app *app, const struct frame **frame, const struct items **items);
void lesson_step_lone(struct app *app, int by);

#endif
