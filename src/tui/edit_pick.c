/* SPDX-License-Identifier: BSD-2-Clause */
/* Choosing instead of typing: the frame is built with each value that is looked at. */
#include "edit_pick.h"

#include "base/lang.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define PICK_WIDTH 46
#define PICK_ROWS  12

/* ---- what there is to choose ---- */

/* ICMP's codes have names of their own under each type. */
static uint64_t type_above(const struct edit *e, const struct item *it)
{
	uint64_t type = 0;

	if (it->field->typed)
		walk_number(&e->frame, it->layer,
			&e->frame.layers[it->layer].proto->fields[0], &type);
	return it->field->typed ? type << it->field->bits : 0;
}

/* The `at`-th name that fits the field, or NULL; counts them with at = UINT64_MAX. */
static const struct name *name_at(const struct edit *e, uint64_t at, uint64_t *count)
{
	const struct item *it = &e->items.at[e->pick.item];
	uint64_t above, most;

	*count = 0;
	if (e->pick.item >= e->items.count)
		return NULL;
	above = type_above(e, it);
	most = it->bits >= 64 ? UINT64_MAX : BIT(it->bits) - 1;
	for (const struct name *n = it->field->names; n && n->text; n++) {
		if (n->value < above || n->value - above > most)
			continue;
		if ((*count)++ == at)
			return n;
	}
	return NULL;
}

/* Bits of a field stand behind it among the items. */
static uint32_t bit_at(const struct edit *e, uint64_t at, uint64_t *count)
{
	*count = 0;
	for (uint32_t i = e->pick.item + 1; i < e->items.count; i++)
		if (e->items.at[i].parent == e->pick.item && (*count)++ == at)
			return i;
	return ITEM_TOP;
}

static uint64_t count_all(const struct edit *e)
{
	const struct proto *protos[EDIT_PROTOS];
	struct edit_option options[EDIT_OPTIONS];
	uint64_t count = 0;
	unsigned fits;

	if (e->pick.kind == PICK_NAMES)
		name_at(e, UINT64_MAX, &count);
	else if (e->pick.kind == PICK_BITS)
		bit_at(e, UINT64_MAX, &count);
	else if (e->pick.kind == PICK_PROTOS)
		count = edit_protos(e, edit_layer(e), protos, &fits);
	else if (e->pick.kind == PICK_OPTIONS)
		count = edit_options(e, edit_layer(e), options);
	return count;
}

static int rows_of(const struct app *app)
{
	int most = view_rect(app).h - 5;

	return most < PICK_ROWS ? most : PICK_ROWS;
}

/* ---- actions ---- */

void pick_open(struct app *app, enum pick_kind kind)
{
	struct edit *e = app->edit;
	uint64_t above, count;
	const struct name *name;

	e->pick = (struct pick){.kind = kind, .item = e->item};
	if (kind == PICK_NAMES) {
		above = type_above(e, &e->items.at[e->item]);
		for (uint64_t i = 0; (name = name_at(e, i, &count)) != NULL; i++)
			if (name->value - above == e->items.at[e->item].num)
				e->pick.scroll.at = i;
	}
	if (!count_all(e)) {
		e->pick.kind = PICK_NONE;
		if (kind == PICK_OPTIONS)
			app_notice(app, _("This protocol has neither options nor records."));
		else if (kind != PICK_PROTOS)
			edit_ask(app);
		return;
	}
	scroll_keep(&e->pick.scroll, count_all(e), rows_of(app));
}

static void close_pick(struct edit *e)
{
	e->pick.kind = PICK_NONE;
	edit_reset(e);
}

/* Builds the frame with the value that is looked at. */
static void try_name(struct app *app)
{
	struct edit *e = app->edit;
	uint64_t count;
	const struct name *name = name_at(e, e->pick.scroll.at, &count);
	struct err err = {""};

	if (name && edit_number(e, e->pick.item,
			    name->value - type_above(e, &e->items.at[e->pick.item]), &err) < 0)
		app_notice(app, err.text);
}

static void flip_bit(struct app *app)
{
	struct edit *e = app->edit;
	uint64_t count;
	uint32_t item = bit_at(e, e->pick.scroll.at, &count);
	struct err err = {""};

	if (item == ITEM_TOP)
		return;
	if (e->items.at[item].bits != 1) {
		e->item = e->pick.item = item;
		pick_open(app, e->items.at[item].field->names ? PICK_NAMES : PICK_NONE);
		return;
	}
	if (edit_number(e, item, !e->items.at[item].num, &err) < 0)
		app_notice(app, err.text);
	else
		edit_keep(e);
}

static void add_proto(struct app *app)
{
	struct edit *e = app->edit;
	const struct proto *protos[EDIT_PROTOS];
	unsigned fits, behind = e->items.count ? e->items.at[e->item].layer : 0;
	unsigned n = edit_protos(e, behind, protos, &fits);
	struct err err = {""};

	e->pick.kind = PICK_NONE;
	if (e->pick.scroll.at >= n)
		return;
	if (edit_add(e, behind, protos[e->pick.scroll.at], &err) < 0) {
		edit_reset(e);
		app_notice(app, err.text);
		return;
	}
	for (uint32_t i = 0; i < e->items.count; i++) {
		if (e->items.at[i].layer == behind + 1) {
			e->item = e->pick.item = i;
			break;
		}
	}
	if (e->items.count && e->items.at[e->item].field == &proto_data.fields[0])
		edit_ask(app);
}

/* The cursor goes to the newest one of its kind; to the first of its parts where it has no name
 * that could be shown. */
static void go_to_newest(struct edit *e, unsigned layer, const struct field *option)
{
	uint32_t bit = UINT32_MAX;

	for (uint32_t i = 0; i < e->all.count; i++)
		if (e->all.at[i].layer == layer && e->all.at[i].field == option)
			bit = e->all.at[i].bit;
	for (uint32_t i = 0; i < e->items.count; i++) {
		if (e->items.at[i].layer == layer && e->items.at[i].bit == bit &&
			e->items.at[i].bits) {
			e->item = i;
			return;
		}
	}
}

static void add_option(struct app *app)
{
	struct edit *e = app->edit;
	struct edit_option options[EDIT_OPTIONS];
	unsigned layer = edit_layer(e), n = edit_options(e, layer, options);
	const struct edit_option *o = &options[e->pick.scroll.at];
	struct err err = {""};

	e->pick.kind = PICK_NONE;
	if (e->pick.scroll.at >= n)
		return;
	if (edit_add_option(e, layer, o, &err) < 0) {
		edit_reset(e);
		app_notice(app, err.text);
		return;
	}
	go_to_newest(e, layer, o->item);
}

static void take(struct app *app)
{
	struct edit *e = app->edit;

	if (e->pick.kind == PICK_PROTOS) {
		add_proto(app);
	} else if (e->pick.kind == PICK_OPTIONS) {
		add_option(app);
	} else if (e->pick.kind == PICK_BITS) {
		e->pick.kind = PICK_NONE; /* each bit was a step of its own */
	} else {
		try_name(app);
		edit_keep(e);
		e->pick.kind = PICK_NONE;
	}
}

bool edit_picking(const struct app *app)
{
	return app->edit && app->edit->pick.kind != PICK_NONE;
}

void pick_act(struct app *app, enum act act)
{
	struct edit *e = app->edit;
	uint64_t at = e->pick.scroll.at;

	if (act == ACT_BACK) {
		close_pick(e);
	} else if (act == ACT_OPEN) {
		take(app);
	} else if (act == ACT_TYPE && e->pick.kind != PICK_PROTOS &&
		   e->pick.kind != PICK_OPTIONS) {
		edit_ask(app);
	} else if (act == ACT_TOGGLE && e->pick.kind == PICK_BITS) {
		flip_bit(app);
	} else {
		scroll_move(&e->pick.scroll, act, count_all(e), rows_of(app));
		if (e->pick.kind == PICK_NAMES && e->pick.scroll.at != at)
			try_name(app);
	}
}

/* ---- how it looks ---- */

/* What is added, by whatever names it has, and to which list where there are more than one. */
static void put_option(
	const struct edit_option *all, unsigned count, uint64_t at, char *text, size_t n)
{
	const struct edit_option *o = &all[at];
	const struct field *f = o->item;
	bool one = all[count - 1].list == all[0].list;
	const char *label = f->label && f->label[0] ? f->label : f->scapy ? f->scapy : f->id;

	snprintf(text, n, one ? "%s%-12s %s" : "%-4s %-12s %s",
		one || !o->list->label ? "" : o->list->label, label,
		f->title && f->title[0] ? f->title
		: f->heading		? f->heading
					: "");
}

static void line_text(const struct edit *e, uint64_t at, char *text, size_t n)
{
	const struct proto *protos[EDIT_PROTOS];
	const struct name *name;
	uint64_t count;
	unsigned fits, many;
	uint32_t item;

	text[0] = '\0';
	if (e->pick.kind == PICK_NAMES && (name = name_at(e, at, &count)) != NULL) {
		snprintf(text, n, "%6" PRIu64 "  %s",
			name->value - type_above(e, &e->items.at[e->pick.item]), name->text);
	} else if (e->pick.kind == PICK_BITS && (item = bit_at(e, at, &count)) != ITEM_TOP) {
		const struct item *it = &e->items.at[item];

		if (it->bits == 1)
			snprintf(text, n, "[%c] %s", it->num ? 'x' : ' ', it->field->title);
		else
			snprintf(text, n, "%3" PRIu64 " %s", it->num, it->field->title);
	} else if (e->pick.kind == PICK_PROTOS) {
		many = edit_protos(e, e->items.count ? e->items.at[e->item].layer : 0, protos,
			&fits);
		if (at < many)
			snprintf(text, n, "%c %-12s %s", at < fits ? '>' : ' ', protos[at]->id,
				protos[at]->title);
	} else if (e->pick.kind == PICK_OPTIONS) {
		struct edit_option options[EDIT_OPTIONS];

		many = edit_options(e, edit_layer(e), options);
		if (at < many)
			put_option(options, many, at, text, n);
	}
}

static const char *heading(const struct edit *e)
{
	switch (e->pick.kind) {
	case PICK_NAMES: return e->items.at[e->pick.item].field->title;
	case PICK_BITS: return e->items.at[e->pick.item].field->title;
	case PICK_PROTOS: return _("A layer behind this one; > marks what it can carry");
	case PICK_OPTIONS: return _("An option or a record, behind those that are there");
	case PICK_NONE: break;
	}
	return "";
}

void pick_draw(const struct app *app, struct screen *screen, struct rect rect)
{
	const struct edit *e = app->edit;
	uint64_t count = count_all(e);
	int rows = rows_of(app), w = PICK_WIDTH < rect.w - 2 ? PICK_WIDTH : rect.w - 2;
	struct rect box = {rect.x + rect.w - w, rect.y, w, 0};
	char text[160];

	if (!count)
		return;
	if ((uint64_t)rows > count)
		rows = (int)count;
	box.h = rows + 1;
	screen_fill(screen, box, screen_look(SCREEN_BAR));
	screen_put(screen, box, 1, 0, screen_look(SCREEN_HEAD), heading(e));
	for (int i = 0; i < rows; i++) {
		uint64_t at = e->pick.scroll.top + (uint64_t)i;
		bool chosen = at == e->pick.scroll.at;
		const struct ansi_look look = screen_look(chosen ? SCREEN_CHOSEN : SCREEN_INPUT);
		const struct rect row = {box.x, box.y + 1 + i, box.w, 1};

		screen_fill(screen, row, look);
		line_text(e, at, text, sizeof(text));
		screen_put(screen, row, 0, 0, look, chosen ? ">" : " ");
		screen_put(screen, row, 2, 0, look, text);
	}
}
