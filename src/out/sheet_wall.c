/* SPDX-License-Identifier: BSD-2-Clause */
/* The walls of a picture as few lines: what touches in one direction is one line, from its first end
 * to its last. Upright ones stand in the middle of columns; level ones begin and end on halves. */
#include "sheet_int.h"

enum { NONE, SOLID, BROKEN };

static void add(struct lay *lay, struct lay_walls *w, struct lay_line line)
{
	if (w->count == w->room) {
		struct lay_line *old = w->at;

		w->room = w->room ? w->room * 2 : 64;
		w->at = arena_get(lay->pic->arena, w->room * sizeof(*w->at));
		if (w->count)
			memcpy(w->at, old, w->count * sizeof(*w->at));
	}
	w->at[w->count++] = line;
}

/* A whole wall beats a broken one. */
static void put(uint8_t *at, const struct pic_cell *c)
{
	if (*at != SOLID)
		*at = c->loose || c->role == PIC_ABSENT ? BROKEN : SOLID;
}

/* ---- upright ---- */

static void row_uprights(const struct lay *lay, uint32_t row, uint8_t *now)
{
	const struct pic_row *r = &lay->pic->rows[row];

	for (unsigned i = 0; i < r->count; i++) {
		const struct pic_cell *c = &r->cells[i];
		unsigned end = c->at + (unsigned)c->span;

		if (c->edges & EDGE_LEFT && c->at < lay->columns)
			put(&now[c->at], c);
		if (c->edges & EDGE_RIGHT && end <= lay->columns)
			put(&now[end], c);
	}
}

static void uprights(struct lay *lay, struct lay_walls *w)
{
	size_t n = lay->columns + 1u;
	uint8_t *open = arena_zero(lay->pic->arena, n), *now = arena_get(lay->pic->arena, n);
	int *since = arena_get(lay->pic->arena, n * sizeof(*since));

	for (uint32_t row = 0; row <= lay->pic->count; row++) {
		int y = lay->rows[row].y;

		memset(now, NONE, n);
		if (row < lay->pic->count)
			row_uprights(lay, row, now);
		for (size_t i = 0; i < n; i++) {
			int x = (int)i * LAY_COLUMN + LAY_HALF;

			if (now[i] == open[i])
				continue;
			if (open[i])
				add(lay, w, (struct lay_line){x, since[i], x, y, open[i] == BROKEN});
			open[i] = now[i];
			since[i] = y;
		}
	}
}

/* ---- level ---- */

static void row_levels(const struct lay *lay, uint32_t row, unsigned edge, uint8_t *now)
{
	const struct pic_row *r = &lay->pic->rows[row];

	for (unsigned i = 0; i < r->count; i++) {
		struct lay_box box = lay_box(lay, row, i);

		if (!(r->cells[i].edges & edge) || box.w <= 0)
			continue;
		for (int x = box.x / LAY_HALF; x < (box.x + box.w) / LAY_HALF; x++)
			put(&now[x], &r->cells[i]);
	}
}

static void levels(struct lay *lay, struct lay_walls *w)
{
	size_t n = lay->columns * 2u + 4;
	uint8_t *now = arena_get(lay->pic->arena, n);

	for (uint32_t row = 0; row <= lay->pic->count; row++) {
		bool rule = row < lay->pic->count && lay->rows[row].rule;
		int y = lay->rows[row].y + (rule ? lay->rows[row].h / 2 : 0);
		size_t from = 0;

		memset(now, NONE, n);
		if (row > 0)
			row_levels(lay, row - 1, EDGE_BOTTOM, now);
		if (row < lay->pic->count)
			row_levels(lay, row, EDGE_TOP, now);
		for (size_t i = 1; i < n; i++) {
			if (now[i] == now[from])
				continue;
			if (now[from])
				add(lay, w,
					(struct lay_line){(int)from * LAY_HALF, y,
						(int)i * LAY_HALF, y, now[from] == BROKEN});
			from = i;
		}
	}
}

void lay_walls(struct lay_walls *walls, const struct lay *lay)
{
	struct lay own = *lay;

	*walls = (struct lay_walls){.count = 0};
	uprights(&own, walls);
	levels(&own, walls);
}
