/* SPDX-License-Identifier: BSD-2-Clause */
/* The table of kinds. What each draws is in a file of its own. */
#include "picture/kind.h"

#include "base/lang.h"
#include "picture/build.h"
#include "picture/bytes.h"
#include "picture/columns.h"
#include "picture/compare.h"
#include "picture/fields_bytes.h"
#include "picture/grid.h"
#include "picture/page.h"
#include "picture/strip.h"

#include <string.h>

static void draw_strip(struct pic *pic, const struct kind_ask *ask)
{
	strip_draw(pic, ask->view->frame);
}

static void draw_columns(struct pic *pic, const struct kind_ask *ask)
{
	struct compare compare = {.left = ask->view,
		.right = ask->other,
		.left_title = ask->note[0],
		.right_title = ask->note[1],
		.wishes = {pic->wishes, ask->wishes}};

	if (!ask->other) {
		columns_draw(pic, ask->view);
		page_legend(pic, ask->view->marks);
		return;
	}
	compare.reasons = compare_reasons(pic->arena, ask->view, ask->other, &compare.reason_count);
	compare_draw(pic, &compare);
}

/* Whether a diagram of the layer says more than its bytes do. */
static bool has_grid(const struct frame *frame, unsigned layer)
{
	const struct proto *proto = frame->layers[layer].proto;

	return proto->fields->id && proto->fields->bits > 0;
}

static unsigned usual_layer(const struct frame *frame)
{
	for (unsigned i = frame->count; i-- > 0;)
		if (has_grid(frame, i) && frame->layers[i].proto->layer != LAYER_APPLICATION)
			return i;
	return 0;
}

unsigned kind_headers(const struct frame *frame)
{
	unsigned n = 0;

	for (unsigned i = 0; i < frame->count; i++)
		n += has_grid(frame, i);
	return n;
}

static void draw_grid(struct pic *pic, const struct kind_ask *ask)
{
	const struct frame *frame = ask->view->frame;
	unsigned n = 0;

	pic->sort = PIC_GRID;
	if (ask->layer != KIND_EACH) {
		grid_draw_layer(
			pic, ask->view, ask->layer < 0 ? usual_layer(frame) : (unsigned)ask->layer);
		return;
	}
	for (unsigned i = 0; i < frame->count; i++) {
		if (!has_grid(frame, i) || (n++, ask->step && ask->step != n))
			continue;
		if (pic->count)
			pic_add_gap(pic);
		grid_draw_layer(pic, ask->view, i);
	}
}

static void draw_bytes(struct pic *pic, const struct kind_ask *ask)
{
	fields_bytes_draw(pic, ask->view);
}

static void draw_build(struct pic *pic, const struct kind_ask *ask)
{
	unsigned last = build_steps(ask->view);

	for (unsigned step = 1; step <= last; step++) {
		if (ask->step && ask->step != step)
			continue;
		if (!ask->step && step > 1)
			pic_add_gap(pic);
		build_draw_step(pic, ask->view, step - 1);
	}
}

static void draw_page(struct pic *pic, const struct kind_ask *ask)
{
	page_draw_keys(pic, ask->view);
}

const struct kind kind_all[] = {
	{.name = "strip",
		.about = N_("the nested envelopes, to scale, with sizes and overhead"),
		.columns = 100,
		.draw = draw_strip},
	{.name = "columns",
		.about = N_("the layers side by side; of two frames, field against field"),
		.columns = 100,
		.paired = true,
		.draw = draw_columns},
	{.name = "grid",
		.about = N_("a header as its RFC draws it, with what stands in it"),
		.columns = 137,
		.layered = true,
		.draw = draw_grid},
	{.name = "bytes",
		.about = N_("every byte, the fields outlined and numbered"),
		.columns = 84,
		.shortens = true,
		.draw = draw_bytes},
	{.name = "build",
		.about = N_("data, segment, packet, frame: a step each"),
		.columns = 100,
		.steps = build_steps,
		.draw = draw_build},
	{.name = "page",
		.about = N_("strip, columns and bytes on one page"),
		.columns = 110,
		.shortens = true,
		.draw = draw_page},
	{.name = NULL},
};

/* ---- what is lit ---- */

/* Whether a cell stands for the item or a part of it, or for the byte that it lies in. */
static bool stands_for(const struct pic_cell *c, const struct item *item)
{
	uint32_t cell = c->bit + c->bits, end = item->bit + item->bits;

	if (!c->bits || !item->bits || (c->index != item->layer && c->index != PIC_NO_LAYER))
		return false;
	return (c->bit >= item->bit && cell <= end) ||
	       (c->bits <= 8 && item->bit >= c->bit && end <= cell);
}

static void light(struct pic *pic, const struct item *item, const struct pic_wish *wish)
{
	for (uint32_t r = 0; r < pic->count; r++) {
		for (unsigned i = 0; i < pic->rows[r].count; i++) {
			struct pic_cell *c = &pic->rows[r].cells[i];

			if (!stands_for(c, item))
				continue;
			if (wish->tint)
				c->tint = wish->tint;
			if (wish->blank && c->bits <= 8 && strncmp(c->text, "__", 3) == 0)
				c->blank = true;
		}
	}
}

void kind_light(struct pic *pic, const struct pic_view *view)
{
	for (uint32_t i = 0; pic->wishes && i < view->items->count; i++) {
		struct pic_wish wish = pic_wished(pic, i);

		if (wish.tint || wish.blank)
			light(pic, &view->items->at[i], &wish);
	}
}
