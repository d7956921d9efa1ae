/* SPDX-License-Identifier: BSD-2-Clause */
/* The editor: what a key does to the fields and layers of the frame that is made. */
#include "edit_pick.h"
#include "talk_view.h"
#include "frame_view.h"

#include "base/lang.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* ---- beginning ---- */

/* From a frame of an exchange it goes back to the exchange. */
static void enter(struct app *app)
{
	if (app->view == APP_FRAME && app->lone)
		app->view = trail_leave(app);
	app->lone = app->lone_lesson = false;
	if (app->view == APP_SEND)
		send_to_editor(app);
	else if (app->view != APP_EDIT)
		app->edit_from = app->view;
	app->view = APP_EDIT;
	app->why = false;
}

static bool need_edit(struct app *app, struct err *err)
{
	if (!app->edit)
		app->edit = edit_new(err);
	return app->edit != NULL;
}

int craft_recipe(struct app *app, const char *text, size_t n, struct recipe_err *wrong)
{
	struct err err = {""};
	char notice[80];
	uint64_t count;
	int status = -1;

	*wrong = (struct recipe_err){.len = 1};
	if (need_edit(app, &err)) {
		if (recipe_parse(app->edit->recipe, text, n, wrong) < 0)
			return -1;
		status = edit_start(app->edit, recipe_stack(app->edit->recipe, 0), &err);
	}
	if (status < 0) {
		wrong->len = n ? n : 1;
		snprintf(wrong->what, sizeof(wrong->what), "%.250s", err.text);
		return -1;
	}
	count = recipe_count(app->edit->recipe);
	snprintf(notice, sizeof(notice), _("This recipe makes %llu frames: here is the first."),
		(unsigned long long)count);
	if (count > 1)
		app_notice(app, notice);
	enter(app);
	return 0;
}

/* The recipe typed anew, as a step of the same frame. */
static int retype(struct edit *e, const char *text, size_t n, struct recipe_err *wrong)
{
	struct err err = {""};
	int status;

	if (recipe_parse(e->recipe, text, n, wrong) < 0)
		return -1;
	status = edit_replace(e, recipe_stack(e->recipe, 0), &err);
	if (status < 0) {
		*wrong = (struct recipe_err){.len = n ? n : 1};
		snprintf(wrong->what, sizeof(wrong->what), "%.250s", err.text);
	}
	return status;
}

int edit_recipe(struct app *app, const char *text, size_t n, struct recipe_err *wrong)
{
	if (app->view == APP_EDIT && app->edit)
		return retype(app->edit, text, n, wrong);
	return craft_recipe(app, text, n, wrong);
}

/* The same field in the frame that was lifted. */
static void keep_place(struct edit *e, const struct item *was)
{
	for (uint32_t i = 0; i < e->items.count; i++) {
		if (e->items.at[i].field == was->field && e->items.at[i].bit == was->bit) {
			e->item = i;
			return;
		}
	}
}

void edit_lift(struct app *app)
{
	struct arena arena = ARENA_INIT;
	struct item was = {.field = NULL};
	struct stack stack;
	struct frame frame;
	struct err err = {""};

	if (!frame_own_bytes(app, &frame) || !need_edit(app, &err)) {
		app_notice(app, err.text[0] ? err.text : _("The frame cannot be read any more."));
		return;
	}
	if (app->item < app->items->count)
		was = app->items->at[app->item];
	frame.len = frame.cap;
	stack_init(&stack, &arena);
	if (stack_lift(&stack, &frame, &err) < 0 || edit_start(app->edit, &stack, &err) < 0) {
		app_notice(app, err.text);
	} else {
		keep_place(app->edit, &was);
		enter(app);
	}
	arena_done(&arena);
}

/* ---- the form of a field ---- */

static void ask_value(struct app *app, uint32_t item)
{
	struct edit *e = app->edit;
	struct prompt *p = &app->prompt;
	struct buf text = BUF_INIT;

	edit_text(e, item, &text);
	if (text.len >= PROMPT_MOST) {
		app_notice(app, _("This value is too long to be typed here."));
	} else {
		e->pick.item = item;
		prompt_open(app, PROMPT_VALUE);
		snprintf(p->ask, sizeof(p->ask), "%s = ", e->items.at[item].field->id);
		memcpy(p->text, text.data ? text.data : (const uint8_t *)"", text.len);
		p->n = p->at = text.len;
		p->text[p->n] = '\0';
	}
	buf_done(&text);
}

void edit_typed(struct app *app)
{
	struct prompt *p = &app->prompt;

	edit_type(app->edit, app->edit->pick.item, p->text, p->n, &p->err);
}

bool edit_taken(struct app *app)
{
	struct prompt *p = &app->prompt;

	if (edit_type(app->edit, app->edit->pick.item, p->text, p->n, &p->err) < 0)
		return false;
	edit_keep(app->edit);
	return true;
}

void edit_dropped(struct app *app)
{
	edit_reset(app->edit);
}

static void tell(struct app *app, int status, const struct err *err)
{
	if (status < 0)
		app_notice(app, err->text);
}

static void flip(struct app *app)
{
	struct edit *e = app->edit;
	const struct item *it = edit_cursor(e);
	struct err err = {""};

	if (!it || it->bits != 1 || it->field->kind > FIELD_FLAGS) {
		app_notice(app, _("Space turns single bits over; Enter edits any field."));
		return;
	}
	if (edit_number(e, e->item, !it->num, &err) < 0)
		app_notice(app, err.text);
	else
		edit_keep(e);
}

static void open_form(struct app *app)
{
	struct edit *e = app->edit;
	const struct item *it = edit_cursor(e);

	if (!it)
		return;
	if (!edit_can(e, e->item)) {
		app_notice(app, _("Its fields are edited one by one: they stand below."));
		return;
	}
	if (it->field->kind == FIELD_FLAGS && it->field->parts)
		pick_open(app, PICK_BITS);
	else if (it->bits == 1)
		flip(app);
	else if (it->field->names && it->bits <= 64 && it->field->kind <= FIELD_HEX)
		pick_open(app, PICK_NAMES);
	else
		ask_value(app, e->item);
}

void edit_ask(struct app *app)
{
	app->edit->pick.kind = PICK_NONE;
	edit_reset(app->edit);
	ask_value(app, app->edit->pick.item);
}

/* ---- actions ---- */

static void to_auto(struct app *app, bool all)
{
	struct edit *e = app->edit;
	struct err err = {""};
	char text[80];
	unsigned n = all ? edit_untype_all(e) : edit_cursor(e) && edit_untype(e, e->item);

	if (!n) {
		edit_reset(e);
		app_notice(app, all ? _("Nothing computed was typed over.")
				    : _("Nobody typed this field: it is automatic."));
		return;
	}
	snprintf(text, sizeof(text),
		lang_one(n) ? _("%u field is automatic again.")
			    : _("%u fields are automatic again."),
		n);
	app_notice(app, text);
	tell(app, edit_commit(e, &err), &err);
}

static void to_layer(struct edit *e, unsigned layer)
{
	for (uint32_t i = 0; i < e->items.count; i++) {
		if (e->items.at[i].layer == layer) {
			e->item = i;
			return;
		}
	}
}

static void change_layers(struct app *app, enum act act)
{
	struct edit *e = app->edit;
	unsigned layer = edit_layer(e);
	int by = act == ACT_MOVE_IN ? 1 : -1, status;
	struct err err = {""};

	if (act == ACT_REMOVE)
		status = edit_remove(e, layer, &err);
	else
		status = edit_move(e, layer, by, &err);
	if (status < 0) {
		edit_reset(e);
		app_notice(app, err.text);
	} else if (act == ACT_REMOVE) {
		to_layer(e, layer < e->trial.count ? layer : layer - 1);
	} else {
		to_layer(e, layer + (unsigned)by);
	}
}

static void ask_recipe(struct app *app)
{
	struct edit *e = app->edit;
	struct prompt *p = &app->prompt;

	if (e->text.len >= PROMPT_MOST) {
		app_notice(app, _("This recipe is too long to be typed here."));
		return;
	}
	prompt_open(app, PROMPT_RECIPE);
	memcpy(p->text, e->text.data, e->text.len);
	p->n = p->at = e->text.len;
	p->text[p->n] = '\0';
}

static void step_layer(struct edit *e, int by)
{
	int layer = (int)edit_layer(e) + by;

	while (layer >= 0 && layer < e->trial.count) {
		for (uint32_t i = 0; i < e->items.count; i++) {
			if (e->items.at[i].layer == layer) {
				e->item = i;
				return;
			}
		}
		layer += by;
	}
}

static void move(struct app *app, enum act act)
{
	struct edit *e = app->edit;
	uint32_t count = e->items.count;

	switch (act) {
	case ACT_UP: e->item -= e->item > 0; break;
	case ACT_DOWN: e->item += e->item + 1 < count; break;
	case ACT_TOP: e->item = 0; break;
	case ACT_BOTTOM: e->item = count ? count - 1 : 0; break;
	case ACT_LEFT: step_layer(e, -1); break;
	case ACT_RIGHT: step_layer(e, 1); break;
	default: frame_shape(app, act); break;
	}
}

void edit_act(struct app *app, enum act act)
{
	struct edit *e = app->edit;

	if (e->pick.kind != PICK_NONE) {
		pick_act(app, act);
		return;
	}
	if (why_act(app, act))
		return;
	switch (act) {
	case ACT_OPEN: open_form(app); break;
	case ACT_TOGGLE: flip(app); break;
	case ACT_AUTO: to_auto(app, false); break;
	case ACT_AUTO_ALL: to_auto(app, true); break;
	case ACT_ADD: pick_open(app, PICK_PROTOS); break;
	case ACT_OPTION: pick_open(app, PICK_OPTIONS); break;
	case ACT_REMOVE:
	case ACT_MOVE_IN:
	case ACT_MOVE_OUT: change_layers(app, act); break;
	case ACT_RECIPE: ask_recipe(app); break;
	case ACT_WRITE: prompt_open(app, PROMPT_WRITE); break;
	case ACT_UNDO:
		if (!edit_undo(e))
			app_notice(app, _("Nothing is left to undo."));
		break;
	case ACT_REDO:
		if (!edit_redo(e))
			app_notice(app, _("Nothing was undone."));
		break;
	default: move(app, act); break;
	}
}
