/* SPDX-License-Identifier: BSD-2-Clause */
/* What stands at a cell of the screen: a field of a frame. */
#include "frame_view.h"

/* The picture that has this place. */
static const struct scroll_pic *part_at(const struct app *app, int x, int y, unsigned *index)
{
	for (unsigned i = 0; i < app->pic_count; i++) {
		const struct rect *at = &app->pic_rows[i].at;

		if (x >= at->x && x < at->x + at->w && y >= at->y && y < at->y + at->h) {
			*index = i;
			return &app->pic_rows[i];
		}
	}
	return NULL;
}

/* The row that a line of the picture shows; a border is of the row below it. */
static const struct pic_row *row_at(const struct pic *pic, int line)
{
	for (uint32_t r = 0; r < pic->count; r++) {
		line -= line_has_border(pic, r) + line_has_content(pic, r);
		if (line < 0)
			return &pic->rows[r];
	}
	return NULL;
}

static bool says_where(const struct pic_cell *c)
{
	return c->bits || c->index != PIC_NO_LAYER;
}

/* The cell at a column, else the nearest one before it that stands for something, else behind. */
static const struct pic_cell *cell_at(const struct pic_row *row, int column)
{
	const struct pic_cell *best = NULL;

	for (unsigned i = 0; row && i < row->count; i++) {
		const struct pic_cell *c = &row->cells[i];

		if (says_where(c) && (!best || c->at <= column))
			best = c;
	}
	return best;
}

/* How well an item stands for a cell: more is better, 0 not at all. */
static uint64_t fitness(const struct item *item, const struct pic_cell *c)
{
	uint32_t end = item->bit + item->bits;

	if (c->index != PIC_NO_LAYER && c->index != item->layer)
		return 0;
	if (!c->bits)
		return 1;
	if (!item->bits || item->bit >= c->bit + c->bits || end <= c->bit)
		return 0;
	if (item->field == c->field && item->bit == c->bit && item->bits == c->bits)
		return UINT64_MAX;
	if (item->bit <= c->bit && end >= c->bit + c->bits)
		return (UINT64_C(2) << 32) - item->bits;
	return 2; /* a cell for more than any field: the first of them */
}

static bool item_at(const struct items *items, const struct pic_cell *c, uint32_t *item)
{
	uint64_t best = 0;

	for (uint32_t i = 0; i < items->count; i++) {
		uint64_t fit = fitness(&items->at[i], c);

		if (fit > best) {
			best = fit;
			*item = i;
		}
	}
	return best > 0;
}

bool frame_hit(const struct app *app, int x, int y, uint32_t *item, bool *beside)
{
	const struct scroll_pic *part;
	const struct pic_cell *c;
	unsigned i;

	if ((app->view != APP_FRAME && app->view != APP_EDIT) || !app->shown || !app->items)
		return false;
	part = part_at(app, x, y, &i);
	if (!part || part->side == SIDE_WHY)
		return false;
	c = cell_at(row_at(&app->pics[i], y - part->at.y + part->skip), x - part->at.x);
	if (!c)
		return false;
	if (beside)
		*beside = part->side == SIDE_BESIDE;
	if (part->side == SIDE_BESIDE)
		return app->beside && item_at(&app->beside->items, c, item);
	return item_at(app->items, c, item);
}
