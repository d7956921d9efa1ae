/* SPDX-License-Identifier: BSD-2-Clause */
/* The walls of a picture as few lines: what touches in one direction is one line, from its first
 * end to its last. Upright ones stand in the middle of columns; level ones begin and end on halves.
 */
#include "sheet_int.h"

#define CLEAR 4 /* from words to the outline round them */

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
				add(lay, w,
					(struct lay_line){x, since[i], x, y, open[i] == BROKEN});
			open[i] = now[i];
			since[i] = y;
		}
	}
}

/* ---- level ---- */

/* Headings on paper of their own need no line above; boxes, which have sides, do. */
static bool has_sides(const struct pic_row *row)
{
	for (unsigned i = 0; i < row->count; i++)
		if (row->cells[i].edges & (EDGE_LEFT | EDGE_RIGHT))
			return true;
	return false;
}

static void row_levels(const struct lay *lay, uint32_t row, unsigned edge, uint8_t *now)
{
	const struct pic_row *r = &lay->pic->rows[row];
	bool sides = has_sides(r);

	for (unsigned i = 0; i < r->count; i++) {
		struct lay_box box = lay_box(lay, row, i);

		if (!(r->cells[i].edges & edge) || box.w <= 0)
			continue;
		if (r->thin && !sides && r->cells[i].layer < LAYER_COUNT)
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

/* ---- outlines ---- */

/* Whether two cells are the same thing, such as a name and its value: they have one outline. */
static bool is_same(const struct pic_cell *a, const struct pic_cell *b)
{
	return a && b && a->bits && a->bits == b->bits && a->bit == b->bit &&
	       a->field == b->field && a->index == b->index;
}

/* What an outline goes round: words on no paper keep their distance from it. */
static struct lay_box chosen_box(const struct lay *lay, uint32_t row, unsigned cell)
{
	const struct pic_cell *c = &lay->pic->rows[row].cells[cell];
	struct lay_box b = lay_box(lay, row, cell);

	if (c->layer >= LAYER_COUNT && !c->edges && b.w > 0) {
		b.x -= CLEAR;
		b.w += 2 * CLEAR;
	}
	return b;
}

/* Where the runs of chosen cells of a row begin and end, in order. */
static unsigned ends_of(const struct lay *lay, uint32_t row, int *ends)
{
	const struct pic_row *r = &lay->pic->rows[row];
	const struct pic_cell *before = NULL;
	unsigned n = 0;

	for (unsigned i = 0; i < r->count; i++) {
		const struct pic_cell *c = &r->cells[i];
		struct lay_box b = chosen_box(lay, row, i);

		if (c->role != PIC_FOCUS || c->arrow || (!c->bits && !c->edges) || b.w <= 0)
			continue;
		if (n && (ends[n - 1] >= b.x || is_same(before, c)))
			n--;
		else
			ends[n++] = b.x;
		ends[n++] = b.x + b.w;
		before = c;
	}
	return n;
}

/* A line runs between two rows where one of them is chosen and the other is not. */
static void between(struct lay *lay, struct lay_walls *w, const int *above, unsigned n,
	const int *below, unsigned m, int y)
{
	unsigned i = 0, k = 0;
	int from = -1;

	while (i < n || k < m) {
		int x = k == m || (i < n && above[i] < below[k]) ? above[i] : below[k];
		bool both = i < n && k < m && above[i] == below[k];

		i += i < n && above[i] == x;
		k += k < m && below[k] == x;
		if (both && from < 0)
			continue; /* one ends where the other does, or both begin */
		if (both) {
			add(lay, w, (struct lay_line){from, y, x, y, false});
			from = x;
			continue;
		}
		if (from >= 0)
			add(lay, w, (struct lay_line){from, y, x, y, false});
		from = from >= 0 ? -1 : x;
	}
}

void lay_outlines(struct lay_walls *walls, const struct lay *lay)
{
	struct lay own = *lay;
	unsigned most = 1;
	int *above, *below;
	unsigned n = 0, m;

	*walls = (struct lay_walls){.count = 0};
	for (uint32_t i = 0; i < lay->pic->count; i++)
		most = lay->pic->rows[i].count > most ? lay->pic->rows[i].count : most;
	above = arena_get(lay->pic->arena, 2 * most * sizeof(*above));
	below = arena_get(lay->pic->arena, 2 * most * sizeof(*below));
	for (uint32_t i = 0; i <= lay->pic->count; i++) {
		int y = lay->rows[i].y, *swap = above;

		m = i < lay->pic->count ? ends_of(lay, i, below) : 0;
		between(&own, walls, above, n, below, m, y);
		for (unsigned k = 0; k < m; k++)
			add(&own, walls,
				(struct lay_line){
					below[k], y, below[k], y + lay->rows[i].h, false});
		above = below;
		below = swap;
		n = m;
	}
}

void lay_walls(struct lay_walls *walls, const struct lay *lay)
{
	struct lay own = *lay;

	*walls = (struct lay_walls){.count = 0};
	uprights(&own, walls);
	levels(&own, walls);
}
