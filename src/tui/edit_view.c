/* SPDX-License-Identifier: BSD-2-Clause */
/* The editor: the frame view of what is built, and what a key does to its fields and layers. */
#include "edit_pick.h"

#include "base/utf8.h"
#include "file/writer.h"
#include "frame/value.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static const struct item *cursor(const struct edit *e)
{
	return e->item < e->items.count ? &e->items.at[e->item] : NULL;
}

static unsigned layer_of(const struct edit *e)
{
	return cursor(e) ? cursor(e)->layer : 0;
}

/* ---- beginning ---- */

static void enter(struct app *app)
{
	if (app->view != APP_EDIT)
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
	snprintf(notice, sizeof(notice), "This recipe makes %" PRIu64 " frames: here is the first.",
		count);
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
		app_notice(app, err.text[0] ? err.text : "The frame cannot be read any more.");
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
		app_notice(app, "This value is too long to be typed here: use r, or file= in a recipe.");
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
	const struct item *it = cursor(e);
	struct err err = {""};

	if (!it || it->bits != 1 || it->field->kind > FIELD_FLAGS) {
		app_notice(app, "Space turns single bits over; Enter edits any field.");
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
	const struct item *it = cursor(e);

	if (!it)
		return;
	if (!edit_can(e, e->item)) {
		app_notice(app, "Its fields are edited one by one: they stand below.");
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
	unsigned n = all ? edit_untype_all(e) : cursor(e) && edit_untype(e, e->item);

	if (!n) {
		edit_reset(e);
		app_notice(app, all ? "Nothing computed was typed over."
				    : "Nobody typed this field: it is automatic.");
		return;
	}
	snprintf(text, sizeof(text), "%u field%s automatic again.", n, n == 1 ? " is" : "s are");
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
	unsigned layer = layer_of(e);
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
		app_notice(app, "This recipe is too long to be typed here.");
		return;
	}
	prompt_open(app, PROMPT_RECIPE);
	memcpy(p->text, e->text.data, e->text.len);
	p->n = p->at = e->text.len;
	p->text[p->n] = '\0';
}

static void step_layer(struct edit *e, int by)
{
	int layer = (int)layer_of(e) + by;

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
	case ACT_SHAPE: app->shape = (enum app_shape)((app->shape + 1) % SHAPES); break;
	case ACT_PAGE: app->shape = SHAPE_PAGE; break;
	case ACT_TREE: app->shape = SHAPE_TREE; break;
	case ACT_BYTES: app->shape = SHAPE_BYTES; break;
	default: break;
	}
}

void edit_act(struct app *app, enum act act)
{
	struct edit *e = app->edit;

	if (e->pick.kind != PICK_NONE) {
		pick_act(app, act);
		return;
	}
	switch (act) {
	case ACT_OPEN: open_form(app); break;
	case ACT_TOGGLE: flip(app); break;
	case ACT_AUTO: to_auto(app, false); break;
	case ACT_AUTO_ALL: to_auto(app, true); break;
	case ACT_ADD: pick_open(app, PICK_PROTOS); break;
	case ACT_REMOVE:
	case ACT_MOVE_IN:
	case ACT_MOVE_OUT: change_layers(app, act); break;
	case ACT_RECIPE: ask_recipe(app); break;
	case ACT_WRITE: prompt_open(app, PROMPT_WRITE); break;
	case ACT_UNDO:
		if (!edit_undo(e))
			app_notice(app, "Nothing is left to undo.");
		break;
	case ACT_REDO:
		if (!edit_redo(e))
			app_notice(app, "Nothing was undone.");
		break;
	default: move(app, act); break;
	}
}

/* ---- files ---- */

int edit_file(struct app *app, bool capture, bool ng, struct buf *out, struct err *err)
{
	struct writer writer = WRITER_INIT(ng);
	const struct edit *e = app->edit;
	struct frame frame;

	if (!e || !e->count)
		return err_set(err, "no frame is there");
	if (!capture) {
		buf_add(out, e->text.data, e->text.len);
		buf_byte(out, '\n');
		return 0;
	}
	frame = (struct frame){.bytes = e->frame.bytes, .cap = e->frame.cap, .len = e->frame.len,
		.link = e->frame.link};
	if (writer_add(&writer, out, &frame, err) < 0)
		return -1;
	writer_start(&writer, out, frame.link);
	return 0;
}

void edit_written(struct app *app)
{
	app->edit->written = app->edit->at;
}

/* ---- how it looks ---- */

static struct pic_marks marks_of(struct app *app)
{
	const struct edit *e = app->edit;
	uint32_t n = e->items.count;
	struct pic_mark *at = arena_zero(&app->arena, (n + 1) * sizeof(*at));

	for (uint32_t i = 0; i < n; i++) {
		at[i].role = e->why[i].why == WHY_FORGED     ? PIC_FORGED
			     : e->why[i].why == WHY_COMPUTED ? PIC_COMPUTED
							     : PIC_PLAIN;
		if (e->why[i].why == WHY_FORGED && e->why[i].known) {
			struct item honest = e->items.at[i];
			struct buf text = BUF_INIT;

			honest.num = e->why[i].honest;
			buf_text(&text, "should be ");
			value_show(&text, &e->frame, &honest);
			at[i].note = arena_text(&app->arena, (const char *)text.data, text.len);
			buf_done(&text);
		}
	}
	return (struct pic_marks){at, n};
}

void edit_look(struct app *app)
{
	struct edit *e = app->edit;
	struct pic_marks marks = marks_of(app);

	app->shown = &e->frame;
	app->items = &e->items;
	app->item = e->item;
	app->field = cursor(e) ? cursor(e)->field : NULL;
	frame_paint(app, &marks, view_rect(app).h - 2);
}

/* Where the layer of the cursor begins in the recipe. */
static size_t recipe_part(const struct edit *e)
{
	const char *text = (const char *)e->text.data;
	unsigned layer = layer_of(e);
	size_t at = 0;

	for (size_t i = 0; layer && i + 3 <= e->text.len; i++) {
		if (memcmp(text + i, " / ", 3) == 0) {
			at = i + 3;
			layer--;
		}
	}
	return at;
}

static void draw_recipe(const struct edit *e, struct screen *screen, struct rect rect)
{
	const struct ansi_look look = screen_look(PIC_TITLE);
	char state[60] = "";
	unsigned forged = edit_forged(e);
	struct rect room;
	size_t skip;
	int n, x = 1;

	if (forged)
		snprintf(state, sizeof(state), "%u forged  ", forged);
	snprintf(state + strlen(state), sizeof(state) - strlen(state), "%s",
		edit_is_loose(e) ? "not written" : "");
	n = (int)strlen(state);
	room = (struct rect){rect.x, rect.y, rect.w - n - 3, 1};
	skip = utf8_cells((const char *)e->text.data, e->text.len) + 1 > (size_t)room.w
		       ? recipe_part(e)
		       : 0;
	if (skip)
		x += screen_put(screen, room, x, 0, look, screen->ascii ? ".. / " : "… / ");
	screen_text(screen, room, x, 0, look, (const char *)e->text.data + skip,
		e->text.len - skip);
	screen_put(screen, rect, rect.w - n - 1, 0, screen_look(forged ? PIC_FORGED : PIC_NOTE),
		state);
}

/* The field, and what there is to know about it; or how a receiver takes the frame for another. */
static void draw_words(const struct edit *e, struct screen *screen, struct rect rect)
{
	const struct item *it = cursor(e);
	struct buf text = BUF_INIT;

	if (it) {
		frame_words(&text, &e->frame, it, &e->why[e->item]);
		screen_text(screen, rect, 1, 0, screen_look(PIC_TITLE), (const char *)text.data,
			text.len);
	}
	buf_clear(&text);
	if (e->reads.len)
		buf_printf(&text, "A receiver reads %.*s", (int)e->reads.len,
			(const char *)e->reads.data);
	else if (it)
		buf_printf(&text, "%s  %s", it->field->about ? it->field->about : it->field->title,
			it->field->rfc ? it->field->rfc : "");
	screen_text(screen, rect, 1, 1, screen_look(e->reads.len ? PIC_FORGED : PIC_NOTE),
		(const char *)text.data, text.len);
	buf_done(&text);
}

void edit_draw(const struct app *app, struct screen *screen, struct rect rect)
{
	const struct edit *e = app->edit;

	draw_recipe(e, screen, rect);
	frame_draw_pics(app, screen, (struct rect){rect.x, rect.y + 1, rect.w, rect.h - 2});
	draw_words(e, screen, (struct rect){rect.x, rect.y + rect.h - 1, rect.w, 2});
	if (e->pick.kind != PICK_NONE)
		pick_draw(app, screen,
			(struct rect){rect.x, rect.y + 1, rect.w, rect.h - 2});
}
