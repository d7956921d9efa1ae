/* SPDX-License-Identifier: BSD-2-Clause */
/* Where the rows of a picture stand in a medium that draws. A wall runs through the middle of the
 * column that it takes on a terminal, so that what fits there fits here. A row is as high as its
 * letters, with air where a wall stands above or below; the words that lie on a wall of a thin row
 * get a row of their own. */
#include "base/utf8.h"
#include "out/fit.h"
#include "out/line.h"
#include "sheet_int.h"

#define TALL	22 /* of a row of letters */
#define AIR	5  /* between letters and a wall */
#define THIN	30
#define RULE	22
#define GAP	14
#define RULER	17 /* of nothing but offsets */
#define ARROW	36
#define CHIP	4 /* of paper beside words that no wall holds */
#define DESCENT 6 /* from the middle of a line of letters to their base */

static bool is_rule(const struct pic_row *row)
{
	if (!row->thin || !row->count)
		return false;
	for (unsigned i = 0; i < row->count; i++)
		if (row->cells[i].text[0] || row->cells[i].role != PIC_RULE)
			return false;
	return true;
}

static bool is_ruler(const struct pic_row *row)
{
	for (unsigned i = 0; i < row->count; i++)
		if (row->cells[i].role != PIC_OFFSET || row->cells[i].edges)
			return false;
	return row->count > 0;
}

static bool has_arrow(const struct pic_row *row)
{
	for (unsigned i = 0; i < row->count; i++)
		if (row->cells[i].arrow)
			return true;
	return false;
}

/* Whether a title stands beside other layers' lines, which keep their distance. */
static bool is_among(const struct pic_row *row)
{
	for (unsigned i = 0; row->thin && i < row->count; i++)
		if (row->cells[i].role == PIC_LABEL && !row->cells[i].edges)
			return true;
	return false;
}

static bool walled(const struct lay *lay, uint32_t row)
{
	const struct pic *pic = lay->pic;

	if (row > 0 && lay->rows[row - 1].rule)
		return false;
	if (row < pic->count && is_among(&pic->rows[row]))
		return false;
	return line_has_border(pic, row) && !(row < pic->count && is_rule(&pic->rows[row]));
}

/* Whether what follows a row of offsets is to stand off from it: a wall, or what the offsets are
 * not of. */
static bool ends_ruler(const struct lay *lay, uint32_t row)
{
	const struct pic *pic = lay->pic;

	if (walled(lay, row + 1))
		return true;
	return row > 0 && !is_ruler(&pic->rows[row - 1]) && pic->rows[row - 1].count &&
	       row + 1 < pic->count && !is_ruler(&pic->rows[row + 1]);
}

static void measure(struct lay *lay, uint32_t i)
{
	const struct pic_row *row = &lay->pic->rows[i];
	struct lay_row *r = &lay->rows[i];
	int above = walled(lay, i) ? AIR : 0;

	r->h = TALL + above;
	r->rule = is_rule(row);
	if (r->rule)
		r->h = RULE;
	else if (row->thin && !is_among(row))
		r->h = THIN, above = (THIN - TALL) / 2;
	else if (!row->count)
		r->h = GAP;
	else if (is_ruler(row))
		r->h = RULER + (ends_ruler(lay, i) ? AIR : 0), above = (RULER - TALL) / 2;
	else if (has_arrow(row))
		r->h = ARROW, above = 3;
	else if (walled(lay, i + 1))
		r->h += AIR;
	r->base = r->y + above + TALL / 2 + DESCENT;
}

/* Columns that anything stands in; a picture without limits has no other width. */
static unsigned used(const struct pic *pic)
{
	unsigned most = 1;

	if (pic->columns < PIC_WIDEST)
		return pic->columns;
	for (uint32_t i = 0; i < pic->count; i++)
		for (unsigned k = 0; k < pic->rows[i].count; k++) {
			const struct pic_cell *c = &pic->rows[i].cells[k];
			unsigned end = c->at + (unsigned)c->span;
			size_t cells = utf8_cells(c->text, strlen(c->text));

			if (end == pic->columns && cells + 1 < c->span && !c->right)
				end = c->at + (unsigned)cells + 1;
			most = end > most ? end : most;
		}
	return most;
}

void lay_make(struct lay *lay, const struct pic *pic)
{
	int y = 0;

	*lay = (struct lay){.pic = pic, .columns = used(pic)};
	lay->rows = arena_zero(pic->arena, (pic->count + 1u) * sizeof(*lay->rows));
	for (uint32_t i = 0; i < pic->count; i++) {
		lay->rows[i].y = y;
		measure(lay, i);
		y += lay->rows[i].h;
	}
	lay->rows[pic->count].y = y;
	lay->w = (int)lay->columns * LAY_COLUMN;
	lay->h = y;
}

struct lay_box lay_box(const struct lay *lay, uint32_t row, unsigned cell)
{
	const struct pic_row *r = &lay->pic->rows[row];
	const struct pic_cell *c = &r->cells[cell];
	unsigned end = c->at + (unsigned)c->span;
	const struct pic_cell *before = cell ? c - 1 : NULL;
	const struct pic_cell *after = cell + 1u < r->count ? c + 1 : NULL;
	bool left = (c->edges & EDGE_LEFT) ||
		    (before && before->edges & EDGE_RIGHT && before->at + before->span == c->at);
	bool right =
		(c->edges & EDGE_RIGHT) || (after && after->edges & EDGE_LEFT && after->at == end);
	int x0 = c->at * LAY_COLUMN + (left ? LAY_HALF : 0);
	int x1 = (int)(end < lay->columns ? end : lay->columns) * LAY_COLUMN;

	x1 += right ? LAY_HALF : 0;
	if (c->layer < LAYER_COUNT) {
		int pad = c->edges & (EDGE_LEFT | EDGE_RIGHT | EDGE_TOP) ? LAY_HALF : CHIP;

		x0 -= !left && (!before || before->at + before->span < c->at) ? pad : 0;
		x1 += !right && (!after || after->at > end) ? pad : 0;
	}
	return (struct lay_box){x0, lay->rows[row].y, x1 - x0, lay->rows[row].h};
}

/* The columns that a cell's words may take. */
static void room_of(const struct lay *lay, const struct pic_cell *c, unsigned *from, unsigned *to)
{
	unsigned end = c->at + (unsigned)c->span;

	*from = c->at + (c->edges & EDGE_LEFT ? 1u : 0u);
	*to = end < lay->columns ? end : lay->columns;
	if (c->arrow) {
		*from += 1;
		*to -= *to > *from ? 1 : 0;
	}
	if (*to < *from)
		*to = *from;
}

/* A text that was filled with blanks to stand in the middle of its box stands there exactly. */
static bool filled(const struct pic_cell *c, size_t lead, size_t trail, size_t cells, unsigned room)
{
	return (c->edges & EDGE_LEFT) && cells == room && lead + trail > 0 &&
	       (lead > trail ? lead - trail : trail - lead) <= 1;
}

struct lay_text lay_words(
	const struct lay *lay, uint32_t row, unsigned cell, struct buf *words, const char *mark)
{
	const struct pic_cell *c = &lay->pic->rows[row].cells[cell];
	struct lay_text t = {.base = lay->rows[row].base, .anchor = LAY_START, .exact = true};
	const char *text = c->text;
	size_t n = strlen(text), cells = utf8_cells(text, n), lead = 0, trail = 0;
	unsigned from, to, rest;

	room_of(lay, c, &from, &to);
	while (lead < n && text[lead] == ' ')
		lead++;
	while (trail < n - lead && text[n - 1 - trail] == ' ')
		trail++;
	if (lead == n || to == from)
		return (struct lay_text){.cells = 0};
	if (c->middle || c->arrow || filled(c, lead, trail, cells, to - from)) {
		t.anchor = LAY_MIDDLE;
		t.exact = false;
	} else if (lead < to - from) {
		from += c->right ? 0 : (unsigned)lead;
		to -= c->right && trail < to - from ? (unsigned)trail : 0;
	}
	t.cells = fit_text(words, text + lead, n - lead - trail, to - from, mark);
	rest = to - from - t.cells;
	t.from = from + (c->right ? rest : 0);
	t.x = (int)from * LAY_COLUMN;
	if (t.anchor == LAY_MIDDLE) {
		t.x = (int)(from + to) * LAY_HALF;
	} else if (c->right) {
		t.anchor = LAY_END;
		t.x = (int)to * LAY_COLUMN;
	}
	return t;
}

struct lay_line lay_arrow(const struct lay *lay, uint32_t row, unsigned cell)
{
	const struct pic_cell *c = &lay->pic->rows[row].cells[cell];
	const struct lay_row *r = &lay->rows[row];
	int y = r->y + r->h - 8;
	int left = c->at * LAY_COLUMN + LAY_HALF;
	int right = (c->at + c->span) * LAY_COLUMN + LAY_HALF;

	if (c->arrow == ARROW_RIGHT)
		return (struct lay_line){left, y, right, y, c->loose};
	return (struct lay_line){right, y, left, y, c->loose};
}

struct lay_line lay_blank(const struct lay *lay, uint32_t row, unsigned cell)
{
	const struct pic_cell *c = &lay->pic->rows[row].cells[cell];
	int y = lay->rows[row].base + 3;
	struct buf words = BUF_INIT;
	struct lay_text t = lay_words(lay, row, cell, &words, "");
	unsigned from, to;

	buf_done(&words);
	room_of(lay, c, &from, &to);
	if (t.cells && !c->right && t.exact && t.from + t.cells + 2 < to)
		from = t.from + t.cells + 1;
	if (c->span > 3 && to > from + 1 && c->edges & EDGE_LEFT)
		to--;
	return (struct lay_line){(int)from * LAY_COLUMN, y, (int)to * LAY_COLUMN, y, true};
}

bool lay_repeats(const struct lay *lay, uint32_t row, const struct pic_cell *cell)
{
	return lay->pic->rows[row].thin && !cell->text[0] && !cell->own;
}
