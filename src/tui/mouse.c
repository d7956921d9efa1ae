/* SPDX-License-Identifier: BSD-2-Clause */
/* The mouse: what it points at, and the action that is. A click chooses, a second one opens, the
 * wheel moves; a hint does what its key does; the line above a frame's bytes can be dragged. */
#include "devices.h"
#include "edit.h"
#include "files.h"
#include "lesson_view.h"
#include "save.h"
#include "talk_view.h"
#include "view.h"

#define WHEEL_LINES 3

/* The list that is in front, and the row of the screen its first line stands on; false: none. */
static bool list_of(struct app *app, struct scroll **scroll, int *first)
{
	*first = view_rect(app).y + 1;
	switch (app->view) {
	case APP_START:
	case APP_CRAFT:
		*scroll = app->view == APP_START ? &app->start : &app->craft;
		*first += 2;
		return true;
	case APP_HELP:
		*scroll = &app->help;
		*first += 1;
		return true;
	case APP_DEVICES:
		*scroll = &app->devices->scroll;
		*first += 3;
		return true;
	case APP_FILES:
		*scroll = &app->files->scroll;
		*first += FILES_HEAD - 1;
		return true;
	case APP_LIST: *scroll = &app->list; return app->book != NULL;
	case APP_TALKS: *scroll = &app->talks->scroll; return true;
	case APP_LADDER:
		*scroll = &app->ladder->scroll;
		*first += LADDER_HEAD_ROWS - 1;
		return true;
	case APP_STREAM: *scroll = &app->stream->scroll; return true;
	case APP_EDIT: *scroll = &app->edit->pick.scroll; return edit_picking(app);
	case APP_SEND:
		*scroll = send_scroll(app);
		*first += 2;
		return *scroll != NULL;
	case APP_LESSON:
		*scroll = &app->lesson->deeds;
		*first += 1;
		return lesson_doing(app);
	case APP_FRAME:
	case APP_BUILD: break;
	}
	return false;
}

/* The chosen line walks to the one that was pointed at, by the actions that keys have: whatever
 * goes with a step goes with this one. */
static bool choose_row(struct app *app, int y)
{
	struct scroll *scroll;
	uint64_t line, was;
	int first;

	if (!list_of(app, &scroll, &first) || y < first)
		return false;
	line = scroll->top + (uint64_t)(y - first);
	for (unsigned i = 0; i < APP_ROWS && scroll->at != line; i++) {
		bool up = line < scroll->at;

		was = scroll->at;
		app_act(app, up ? ACT_UP : ACT_DOWN);
		if (scroll->at == was || (line < scroll->at) != up)
			break; /* there is no such line, or nothing to be chosen on it */
	}
	return scroll->at == line;
}

static bool choose_item(struct app *app, int x, int y)
{
	uint32_t item;
	bool beside = false;

	if ((app->view != APP_FRAME && app->view != APP_EDIT) || edit_picking(app) ||
		!frame_hit(app, x, y, &item, &beside) || beside)
		return false;
	frame_choose(app, item);
	return true;
}

/* ---- the split ---- */

/* The bytes of the frame view, which lie below the line that is dragged; NULL: there is none. */
static const struct rect *bytes_of(const struct app *app)
{
	const struct rect *at = NULL;

	if ((app->view != APP_FRAME && app->view != APP_EDIT) || app->shape != SHAPE_PAGE)
		return NULL;
	for (unsigned i = 0; i < app->pic_count; i++)
		if (app->pic_rows[i].side == SIDE_FRAME)
			at = &app->pic_rows[i].at;
	return at;
}

static bool split_at(const struct app *app, int y)
{
	const struct rect *bytes = bytes_of(app);

	return bytes && y == bytes->y - 1;
}

static void split_to(struct app *app, int y)
{
	const struct rect *bytes = bytes_of(app);
	int rows = bytes ? bytes->y + bytes->h - 1 - y : 0;

	app->split = rows < 1 ? 1 : rows;
}

/* ---- what is done ---- */

static unsigned click(struct app *app, const struct msg *msg)
{
	bool there = false;

	if (msg->y == app->h - 1) {
		enum act act = hints_at(app, msg->x);

		return act == ACT_NONE || msg->mouse == MOUSE_DOUBLE ? 0 : app_act(app, act);
	}
	if (msg->y >= view_rect(app).y && msg->y < app->h - VIEW_BELOW)
		there = choose_row(app, msg->y) || choose_item(app, msg->x, msg->y);
	if (there && msg->mouse == MOUSE_DOUBLE && app->view != APP_FRAME)
		return app_act(app, ACT_OPEN);
	return 0;
}

static unsigned wheel(struct app *app, enum act act)
{
	unsigned wishes = 0;

	for (int i = 0; i < WHEEL_LINES; i++)
		wishes |= app_act(app, act);
	return wishes;
}

unsigned mouse_update(struct app *app, const struct msg *msg)
{
	if (app->prompt.kind != PROMPT_NONE)
		return 0; /* what is being typed is not left by a slip of the hand */
	switch (msg->mouse) {
	case MOUSE_CLICK:
		app->notice[0] = '\0';
		app->dragged = split_at(app, msg->y);
		if (app->dragged)
			return 0;
		return leave_ask(app, click(app, msg));
	case MOUSE_DOUBLE: return leave_ask(app, click(app, msg));
	case MOUSE_DRAG:
		if (app->dragged)
			split_to(app, msg->y);
		return 0;
	case MOUSE_RELEASE: app->dragged = false; return 0;
	case MOUSE_WHEEL_UP: return wheel(app, ACT_UP);
	case MOUSE_WHEEL_DOWN: return wheel(app, ACT_DOWN);
	}
	return 0;
}
