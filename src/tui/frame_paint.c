/* SPDX-License-Identifier: BSD-2-Clause */
/* The pictures of a frame: which, how tall, where on the screen; and what of them is lit. */
#include "frame_view.h"

#include "picture/bytes.h"
#include "picture/columns.h"
#include "picture/grid.h"
#include "picture/strip.h"
#include "picture/tree.h"
#include "picture/wire.h"

#define NARROW 70 /* columns: less are half a screen */

/* Everything in the picture that stands for bits of the chosen field is lit. A field without bits
 * lights nothing. */
static void light(struct pic *pic, const struct item *item)
{
	uint32_t end = item->bit + item->bits;

	for (uint32_t r = 0; r < pic->count; r++) {
		for (unsigned i = 0; i < pic->rows[r].count; i++) {
			struct pic_cell *c = &pic->rows[r].cells[i];

			if (c->bits && c->bit < end && c->bit + c->bits > item->bit &&
				(c->index == item->layer || c->index == PIC_NO_LAYER))
				c->role = PIC_FOCUS;
		}
	}
}

void frame_light(struct app *app, unsigned i)
{
	if (app->item < app->items->count)
		light(&app->pics[i], &app->items->at[app->item]);
}

struct pic *frame_add_part(struct app *app, unsigned width, enum pic_side side)
{
	struct pic *pic = &app->pics[app->pic_count];

	app->pic_rows[app->pic_count++] = (struct scroll_pic){.side = side};
	pic_init(pic, &app->arena, (uint16_t)width);
	return pic;
}

struct pic *frame_add_pic(struct app *app)
{
	return frame_add_part(app, (unsigned)app->w, SIDE_FRAME);
}

static int lines_of(const struct pic *pic)
{
	int lines = 0;

	for (uint32_t r = 0; r <= pic->count; r++)
		lines += line_has_border(pic, r) + (r < pic->count && line_has_content(pic, r));
	return lines;
}

/* The lines that show what is lit: of the chosen field alone, not of all that it is part of. */
static bool find_lit(struct pic *pic, uint32_t bits, int *first, int *last)
{
	bool found = false;
	int at = 0;

	for (uint32_t r = 0; r < pic->count; r++) {
		at += line_has_border(pic, r);
		for (unsigned i = 0; i < pic->rows[r].count; i++) {
			const struct pic_cell *c = &pic->rows[r].cells[i];

			if (c->role != PIC_FOCUS || c->bits > bits)
				continue;
			*first = found ? *first : at;
			*last = at;
			found = true;
		}
		at += line_has_content(pic, r);
	}
	return found || screen_pic_find(pic, PIC_FOCUS, first, last);
}

/* How many lines it has, and which of them must be seen. */
static void measure(struct app *app, unsigned i, int rows, uint32_t bits)
{
	struct scroll_pic *s = &app->pic_rows[i];
	struct pic *pic = &app->pics[i];
	int first, last;

	s->lines = lines_of(pic);
	s->rows = s->lines < rows ? s->lines : rows > 0 ? rows : 0;
	s->skip = 0;
	if (find_lit(pic, bits, &first, &last)) {
		if (last - first >= s->rows)
			last = first + s->rows - 1;
		if (last >= s->rows)
			s->skip = last - s->rows + 1 + (last + 1 < s->lines);
		if (s->skip > first)
			s->skip = first;
	}
	if (s->skip + s->rows > s->lines)
		s->skip = s->lines - s->rows;
}

void frame_measure(struct app *app, unsigned i, int rows)
{
	measure(app, i, rows, UINT32_MAX);
}

void frame_put_part(struct app *app, unsigned i, struct rect at)
{
	app->pic_rows[i].at = (struct rect){at.x, at.y, at.w, app->pic_rows[i].rows};
}

/* Strip, columns and bytes, `first` being the strip. The bytes get what the columns leave, but
 * never less than a third, or a sixth where the columns stand below each other. */
static void place_page(struct app *app, unsigned first, struct rect rect, uint32_t bits)
{
	int rows = rect.h, third;

	measure(app, first, rows / 3 > 3 ? rows / 3 : 3, bits);
	rows -= app->pic_rows[first].rows + 1;
	third = rect.w < NARROW ? rows / 6 : rows / 3;
	measure(app, first + 2, rows, bits);
	if (app->pic_rows[first + 2].lines > third)
		measure(app, first + 2, third, bits);
	measure(app, first + 1, rows - app->pic_rows[first + 2].rows - 1, bits);
	measure(app, first + 2, rows - app->pic_rows[first + 1].rows - 1, bits);
	if (app->split > 0 && app->split < rows - 3) {
		measure(app, first + 2, app->split, bits);
		measure(app, first + 1, rows - app->split - 1, bits);
	}
	for (unsigned i = first; i < first + 3; i++) {
		frame_put_part(app, i, rect);
		rect.y += app->pic_rows[i].rows + 1;
	}
}

/* The layer whose header the grid shows. */
static unsigned layer_of(const struct painted *one)
{
	return one->item < one->view->items->count ? one->view->items->at[one->item].layer : 0;
}

static void paint(struct app *app, const struct painted *one)
{
	unsigned width = (unsigned)one->rect.w;
	struct pic_view plain = *one->view;

	if (one->side == SIDE_BESIDE)
		plain.marks = NULL; /* its columns say what differs */
	switch (app->shape) {
	case SHAPE_PAGE:
		strip_draw(frame_add_part(app, width, one->side), one->view->frame);
		columns_draw(frame_add_part(app, width, one->side), one->view);
		bytes_draw(frame_add_part(app, width, one->side), &plain);
		break;
	case SHAPE_TREE:
		tree_draw(frame_add_part(app, width, one->side), one->view, NULL);
		break;
	case SHAPE_GRID:
		grid_draw_layer(frame_add_part(app, width, one->side), one->view, layer_of(one));
		break;
	case SHAPE_WIRE: wire_draw(frame_add_part(app, width, one->side), one->view); break;
	case SHAPE_BYTES:
	case SHAPES: bytes_draw(frame_add_part(app, width, one->side), one->view); break;
	}
}

void frame_paint_one(struct app *app, const struct painted *one)
{
	unsigned first = app->pic_count;
	uint32_t bits = UINT32_MAX;

	paint(app, one);
	if (one->item < one->view->items->count && one->view->items->at[one->item].bits)
		bits = one->view->items->at[one->item].bits;
	if (one->item < one->view->items->count)
		for (unsigned i = first; i < app->pic_count; i++)
			light(&app->pics[i], &one->view->items->at[one->item]);
	if (app->shape == SHAPE_PAGE) {
		place_page(app, first, one->rect, bits);
	} else {
		measure(app, first, one->rect.h, bits);
		frame_put_part(app, first, one->rect);
	}
}

void frame_paint(struct app *app, const struct pic_marks *marks, struct rect rect)
{
	const struct pic_view view = {app->shown, app->items, marks};

	frame_paint_one(app, &(struct painted){&view, app->item, rect, SIDE_FRAME});
}

void frame_draw_pics(const struct app *app, struct screen *screen)
{
	for (unsigned i = 0; i < app->pic_count; i++)
		screen_pic(screen, app->pic_rows[i].at, &app->pics[i], app->pic_rows[i].skip);
}
