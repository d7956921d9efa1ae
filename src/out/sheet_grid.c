/* SPDX-License-Identifier: BSD-2-Clause */
/* A diagram of bits read back as lines of boxes, for media that draw such diagrams themselves: a
 * line is one or more rows of the picture, a box the cells that stand above one another in it. */
#include "sheet_int.h"

bool grid_is_box(const struct pic_cell *c)
{
	return (c->edges & (EDGE_LEFT | EDGE_RIGHT)) == (EDGE_LEFT | EDGE_RIGHT);
}

static unsigned boxes(const struct pic_row *row)
{
	unsigned n = 0;

	for (unsigned i = 0; i < row->count; i++)
		n += grid_is_box(&row->cells[i]);
	return n;
}

/* Columns that a bit takes: what a box of known width has. */
static unsigned unit_of(const struct pic *pic)
{
	for (uint32_t i = 0; i < pic->count; i++)
		for (unsigned k = 0; k < pic->rows[i].count; k++) {
			const struct pic_cell *c = &pic->rows[i].cells[k];

			if (grid_is_box(c) && !c->loose && c->bits && c->span % c->bits == 0)
				return c->span / c->bits;
		}
	return 2;
}

static unsigned width_of(const struct pic *pic, unsigned unit)
{
	unsigned end = 0;

	for (uint32_t i = 0; i < pic->count; i++)
		for (unsigned k = 0; k < pic->rows[i].count; k++) {
			const struct pic_cell *c = &pic->rows[i].cells[k];

			if (grid_is_box(c) && (unsigned)(c->at + c->span) > end)
				end = c->at + (unsigned)c->span;
		}
	return end / unit ? end / unit : 32;
}

bool grid_next(const struct pic *pic, struct grid_line *line)
{
	uint32_t row = line->next;

	if (!line->unit) {
		line->unit = unit_of(pic);
		line->width = width_of(pic, line->unit);
	}
	while (row < pic->count && !boxes(&pic->rows[row]))
		row++;
	if (row >= pic->count)
		return false;
	line->first = row++;
	while (row < pic->count && !pic->rows[row].ruled && boxes(&pic->rows[row]))
		row++;
	line->rows = row - line->first;
	line->next = row;
	return true;
}

/* The cell of a row that is part of a box. */
static const struct pic_cell *part(const struct pic_row *row, const struct pic_cell *box)
{
	for (unsigned i = 0; i < row->count; i++)
		if (grid_is_box(&row->cells[i]) && row->cells[i].at == box->at)
			return &row->cells[i];
	return NULL;
}

bool grid_ends(const struct pic *pic, const struct grid_line *line, const struct pic_cell *box)
{
	const struct pic_cell *last = part(&pic->rows[line->first + line->rows - 1], box);

	return !last || last->edges & EDGE_BOTTOM;
}

void grid_words(struct buf *out, const struct pic *pic, const struct grid_line *line,
	const struct pic_cell *box, const char *between)
{
	bool name = false;

	for (uint32_t i = 0; i < line->rows; i++) {
		const struct pic_cell *c = part(&pic->rows[line->first + i], box);
		size_t lead = c ? strspn(c->text, " ") : 0, n = c ? strlen(c->text) : 0;

		while (n > lead && c->text[n - 1] == ' ')
			n--;
		if (!c || n == lead)
			continue;
		if (out->len)
			buf_text(out, name && c->role == PIC_LABEL ? "" : name ? between : " ");
		buf_add(out, c->text + lead, n - lead);
		name = c->role == PIC_LABEL;
	}
}
