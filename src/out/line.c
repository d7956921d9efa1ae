/* SPDX-License-Identifier: BSD-2-Clause */
/* A picture's rows as lines of terminal cells. A border between two rows is drawn from the arms
 * that each cell's edges give to the places they touch, so that walls meet in the right character.
 */
#include "out/line.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "out/fit.h"
#include "picture/sign.h"

#include <stdlib.h>
#include <string.h>

/* By the arms: up 1, down 2, left 4, right 8. An end of a line is drawn as the line. */
static const char *const boxes[16] = {
	" ", " ", "│", "│", "─", "┘", "┐", "┤", "─", "└", "┌", "├", "─", "┴", "┬", "┼"};

void line_done(struct line *line)
{
	free(line->at);
	buf_done(&line->text);
	buf_done(&line->spaced);
	buf_done(&line->cut);
	*line = (struct line)LINE_INIT;
}

static void line_begin(struct line *line, const struct pic *pic)
{
	line->count = 0;
	line->limit = pic->columns;
}

/* The cell at a column, the line made longer with blanks where need be; NULL behind the limit. */
static struct glyph *line_at(struct line *line, uint32_t column)
{
	static const struct glyph blank = {
		.text = " ", .len = 1, .look = {PIC_NO_LAYER, PIC_PLAIN, false}};

	if (column >= line->limit)
		return NULL;
	if (column >= line->room) {
		line->room = column + 128;
		line->at = mem_grow(line->at, line->room, sizeof(*line->at));
	}
	while (line->count <= column)
		line->at[line->count++] = blank;
	return &line->at[column];
}

/* ---- text ---- */

static void glyph_set(struct glyph *g, const uint8_t *bytes, size_t n, struct ansi_look look)
{
	memcpy(g->text, bytes, n);
	g->len = (uint8_t)n;
	g->walls = 0;
	g->look = look;
}

/* What combines goes to the character before it, as far as there is room. */
static void combine(struct line *line, uint32_t column, const uint8_t *bytes, size_t n)
{
	struct glyph *g = column ? line_at(line, column - 1) : NULL;

	if (g && g->len && g->len + n <= GLYPH_BYTES) {
		memcpy(g->text + g->len, bytes, n);
		g->len = (uint8_t)(g->len + n);
	}
}

/* Writes what fits of spelt text into the columns from `from` to before `to`. */
static uint32_t put_some(struct line *line, uint32_t from, uint32_t to, const struct buf *text,
	struct ansi_look look)
{
	for (size_t i = 0; i < text->len;) {
		uint32_t cp;
		size_t len = utf8_next(text->data + i, text->len - i, &cp);
		int width = cp == UTF8_BAD ? 1 : utf8_width(cp);
		const uint8_t *p = text->data + i;
		struct glyph *g;

		i += len;
		if (width == 0) {
			combine(line, from, p, len);
			continue;
		}
		if (from + (uint32_t)(width == 2 ? 2 : 1) > to)
			break;
		g = line_at(line, from++);
		if (!g)
			break;
		if (width < 0 || cp == UTF8_BAD)
			glyph_set(g, (const uint8_t *)"?", 1, look);
		else
			glyph_set(g, p, len, look);
		if (width == 2 && (g = line_at(line, from)) != NULL) {
			glyph_set(g, p, 0, look);
			from++;
		}
	}
	return from;
}

struct place {
	uint32_t from, to; /* columns */
	bool right, middle;
};

/* Writes text into a place, cut with a mark where it is too long. */
static void put_text(struct line *line, struct place place, const struct buf *text,
	struct ansi_look look, bool ascii)
{
	uint32_t room = place.to - place.from, rest;
	struct buf *cut = &line->cut;

	if (!room || !text->len)
		return;
	buf_clear(cut);
	rest = room - fit_text(cut, text->data, text->len, room, ascii ? "~" : "…");
	put_some(line,
		place.from + (place.right	    ? rest
				     : place.middle ? rest / 2
						    : 0),
		place.to, cut, look);
}

/* ---- walls ---- */

static void arm(struct line *line, uint32_t column, unsigned walls, const struct pic_cell *cell)
{
	struct glyph *g = line_at(line, column);

	if (!g)
		return;
	g->walls = (uint8_t)(g->walls | walls);
	g->loose = cell->loose;
	g->look = (struct ansi_look){
		cell->layer, cell->role == PIC_RULE ? PIC_RULE : PIC_PLAIN, true};
}

/* A line on the top or bottom of a cell; it reaches the column behind the cell if a wall is there.
 */
static void across(struct line *line, const struct pic_cell *cell)
{
	uint32_t end = cell->at + (uint32_t)cell->span;

	arm(line, cell->at, WALL_RIGHT, cell);
	for (uint32_t i = cell->at + 1u; i < end; i++)
		arm(line, i, WALL_LEFT | WALL_RIGHT, cell);
	if (end < line->count && line->at[end].walls)
		arm(line, end, WALL_LEFT, cell);
}

/* The walls that a row's cells give to the border above or below it. */
static void row_walls(struct line *line, const struct pic_row *row, unsigned wall)
{
	for (unsigned i = 0; i < row->count; i++) {
		const struct pic_cell *c = &row->cells[i];

		if (c->edges & EDGE_LEFT)
			arm(line, c->at, wall, c);
		if (c->edges & EDGE_RIGHT)
			arm(line, c->at + (uint32_t)c->span, wall, c);
	}
}

static void row_lines(struct line *line, const struct pic_row *row, unsigned edge)
{
	for (unsigned i = 0; i < row->count; i++)
		if (row->cells[i].edges & edge)
			across(line, &row->cells[i]);
}

static const char *wall_ascii(const struct glyph *g, uint32_t column, bool ticks)
{
	bool vertical = (g->walls & (WALL_UP | WALL_DOWN)) != 0;
	bool level = (g->walls & (WALL_LEFT | WALL_RIGHT)) != 0;

	if (!level)
		return ticks && vertical ? "+" : g->walls & WALL_DOWN ? "|" : " ";
	if (ticks)
		return column % 2 ? "-" : "+";
	return vertical ? "+" : g->loose ? "." : "-";
}

static void walls_draw(struct line *line, struct line_style style)
{
	for (uint32_t i = 0; i < line->count; i++) {
		struct glyph *g = &line->at[i];
		const char *s = boxes[g->walls & 15];

		if (!g->walls)
			continue;
		if (style.ascii)
			s = wall_ascii(g, i, style.ticks);
		else if (g->loose && !(g->walls & (WALL_UP | WALL_DOWN)))
			s = "┄";
		glyph_set(g, (const uint8_t *)s, strlen(s), g->look);
	}
}

/* A conversation's colour stands where a layer's would. */
static struct ansi_look look_of(const struct pic_cell *cell)
{
	unsigned talk = cell->tint ? sign_of_tint(cell->tint) : SIGN_COLOURS;
	bool none = cell->layer != PIC_NO_LAYER || talk == SIGN_COLOURS;

	return (struct ansi_look){
		none ? cell->layer : (uint8_t)(ANSI_TALK + talk), (uint8_t)cell->role, false};
}

/* A text that stands on its border: a piece of line before it where there is room, and blanks. */
static void put_on_border(struct line *line, const struct pic_cell *cell, struct line_style style)
{
	const struct ansi_look look = look_of(cell);
	uint32_t from = cell->at + (cell->edges & EDGE_LEFT ? 1u : 0u);
	struct place place = {from, cell->at + (uint32_t)cell->span, cell->right, false};
	struct buf *text = &line->text, *spaced = &line->spaced;
	uint32_t room = place.to > place.from ? place.to - place.from : 0;
	size_t cells;

	buf_clear(text);
	buf_clear(spaced);
	fit_spell(text, cell->text, style.ascii);
	cells = utf8_cells((const char *)text->data, text->len);
	if (cell->edges & EDGE_TOP && cells + 3 <= room) {
		place.from += cell->right ? 0 : 1;
		place.to -= cell->right ? 1 : 0;
	}
	if (cell->edges & EDGE_TOP && cells + 2 <= room) {
		buf_byte(spaced, ' ');
		buf_add(spaced, text->data, text->len);
		buf_byte(spaced, ' ');
	} else {
		buf_add(spaced, text->data, text->len);
	}
	if (room)
		put_text(line, place, spaced, look, style.ascii);
}

bool line_has_border(const struct pic *pic, uint32_t row)
{
	if (row < pic->count && (pic->rows[row].thin || pic->rows[row].ruled))
		return true;
	for (unsigned i = 0; row < pic->count && i < pic->rows[row].count; i++)
		if (pic->rows[row].cells[i].edges & EDGE_TOP)
			return true;
	for (unsigned i = 0; row > 0 && i < pic->rows[row - 1].count; i++)
		if (pic->rows[row - 1].cells[i].edges & EDGE_BOTTOM)
			return true;
	return false;
}

bool line_has_content(const struct pic *pic, uint32_t row)
{
	return !pic->rows[row].thin;
}

void line_border(struct line *line, const struct pic *pic, uint32_t row, struct line_style style)
{
	line_begin(line, pic);
	if (row > 0)
		row_walls(line, &pic->rows[row - 1], WALL_UP);
	if (row < pic->count)
		row_walls(line, &pic->rows[row], WALL_DOWN);
	if (row > 0)
		row_lines(line, &pic->rows[row - 1], EDGE_BOTTOM);
	if (row < pic->count)
		row_lines(line, &pic->rows[row], EDGE_TOP);
	walls_draw(line, style);
	if (row >= pic->count || !pic->rows[row].thin)
		return;
	for (unsigned i = 0; i < pic->rows[row].count; i++)
		if (pic->rows[row].cells[i].text[0])
			put_on_border(line, &pic->rows[row].cells[i], style);
}

static void put_wall(struct line *line, uint32_t column, const struct pic_cell *cell, bool ascii)
{
	const char *s = ascii ? cell->loose ? "/" : "|" : cell->loose ? "┊" : "│";
	struct glyph *g = line_at(line, column);
	const struct ansi_look look = {cell->layer, PIC_PLAIN, true};

	if (g)
		glyph_set(g, (const uint8_t *)s, strlen(s), look);
}

/* The shaft and the head of an arrow; what is left between them for its text. */
static struct place put_arrow(struct line *line, const struct pic_cell *c, struct place place,
	struct ansi_look look, bool ascii)
{
	bool right = c->arrow == ARROW_RIGHT;
	const char *shaft = ascii ? "-" : "─", *head = ascii ? right ? ">" : "<"
					      : right	     ? "►"
							     : "◄";

	for (uint32_t k = place.from; k < place.to; k++) {
		bool end = right ? k + 1 == place.to : k == place.from;
		struct glyph *g = line_at(line, k);

		if (g)
			glyph_set(g, (const uint8_t *)(end ? head : shaft),
				strlen(end ? head : shaft), look);
	}
	place.from += right ? 1 : 2;
	place.to -= right ? 2 : 1;
	if (place.to < place.from || place.to > c->at + (uint32_t)c->span)
		place.to = place.from;
	place.middle = true;
	return place;
}

void line_content(struct line *line, const struct pic *pic, uint32_t row, struct line_style style)
{
	const struct pic_row *r = &pic->rows[row];

	line_begin(line, pic);
	for (unsigned i = 0; i < r->count; i++) {
		const struct pic_cell *c = &r->cells[i];
		const struct ansi_look look = look_of(c);
		uint32_t from = c->at + (c->edges & EDGE_LEFT ? 1u : 0u);
		struct place place = {from, c->at + (uint32_t)c->span, c->right, c->middle};
		struct buf *text = &line->text;

		buf_clear(text);
		for (uint32_t k = place.from; look.layer != PIC_NO_LAYER && k < place.to; k++)
			glyph_set(line_at(line, k), (const uint8_t *)" ", 1, look);
		if (c->arrow) {
			place = put_arrow(line, c, place, look, style.ascii);
			buf_text(text, c->text[0] ? " " : "");
		}
		fit_spell(text, c->text, style.ascii);
		buf_text(text, c->arrow && c->text[0] ? " " : "");
		if (place.to > place.from)
			put_text(line, place, text, look, style.ascii);
		if (c->edges & EDGE_LEFT)
			put_wall(line, c->at, c, style.ascii);
		if (c->edges & EDGE_RIGHT)
			put_wall(line, c->at + (uint32_t)c->span, c, style.ascii);
	}
}
