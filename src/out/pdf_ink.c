/* SPDX-License-Identifier: BSD-2-Clause */
/* The content of a PDF page (ISO 32000-1, 8 and 9): what svg.c, svg_paper.c and svg_ink.c draw, in
 * the same places. A unit of the sheet is a unit of the page's space, but y goes up; the textures
 * are in the file once, and are drawn within the papers. */
#include "pdf_int.h"

/* ---- numbers ---- */

void pdf_number(struct buf *out, int64_t number)
{
	char digits[24], *at = digits + sizeof(digits);
	uint64_t n = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;

	do
		*--at = (char)('0' + n % 10);
	while (n /= 10);
	if (number < 0)
		*--at = '-';
	buf_add(out, at, (size_t)(digits + sizeof(digits) - at));
}

void pdf_decimal(struct buf *out, int64_t thousandths)
{
	int64_t size = thousandths < 0 ? -thousandths : thousandths, rest = size % 1000;

	if (thousandths < 0)
		buf_byte(out, '-');
	pdf_number(out, size / 1000);
	if (!rest)
		return;
	buf_byte(out, '.');
	for (int64_t place = 100; rest; rest %= place, place /= 10)
		buf_byte(out, (uint8_t)('0' + rest / place));
}

void pdf_put(struct buf *out, const int *numbers, unsigned n, const char *operator)
{
	for (unsigned i = 0; i < n; i++) {
		pdf_number(out, numbers[i]);
		buf_byte(out, ' ');
	}
	buf_text(out, operator);
	buf_byte(out, '\n');
}

void pdf_colour(struct buf *out, uint32_t rgb, const char *operator)
{
	for (int shift = 16; shift >= 0; shift -= 8) {
		pdf_decimal(out, ((int64_t)(rgb >> shift & 255) * 1000 + 127) / 255);
		buf_byte(out, ' ');
	}
	buf_text(out, operator);
	buf_byte(out, '\n');
}

/* ---- papers ---- */

static void rectangle(struct pdf_ink *k, const struct lay_box *b)
{
	PDF_PUT(k->out, "re", pdf_x(k, b->x), pdf_y(k, b->y + b->h), b->w, b->h);
}

/* All patches of a look as one path. */
static void one_colour(struct pdf_ink *k, const struct lay_patches *p, uint8_t *done, uint32_t from)
{
	pdf_colour(k->out, p->at[from].rgb, "rg");
	for (uint32_t i = from; i < p->count; i++) {
		if (!lay_alike(&p->at[i], &p->at[from]) || !p->at[i].box.h)
			continue;
		rectangle(k, &p->at[i].box);
		done[i] = 1;
	}
	buf_text(k->out, "f\n");
}

/* The tiles of a texture that lie on a part of the picture; they begin at its corner. */
static void tiles(struct pdf_ink *k, unsigned layer, const struct lay_box *b)
{
	int x0 = b->x < 0 ? -PDF_TILE_WIDTH : b->x / PDF_TILE_WIDTH * PDF_TILE_WIDTH;
	int y0 = b->y < 0 ? -PDF_TILE_HEIGHT : b->y / PDF_TILE_HEIGHT * PDF_TILE_HEIGHT;

	for (int y = y0; y < b->y + b->h; y += PDF_TILE_HEIGHT)
		for (int x = x0; x < b->x + b->w; x += PDF_TILE_WIDTH) {
			buf_text(k->out, "q\n");
			PDF_PUT(k->out, "cm", 1, 0, 0, 1, pdf_x(k, x), pdf_y(k, y));
			buf_printf(k->out, "/T%u Do\nQ\n", layer);
		}
}

/* The texture of a layer, clipped to its papers. */
static void texture(struct pdf_ink *k, const struct lay_patches *p, unsigned layer)
{
	struct lay_box all = {.h = 0};

	for (uint32_t i = 0; i < p->count; i++) {
		const struct lay_box *b = &p->at[i].box;
		int x1 = b->x + b->w, y1 = b->y + b->h;

		if (p->at[i].layer != layer || !b->h)
			continue;
		if (!all.h) {
			buf_text(k->out, "q\n");
			all = *b;
		}
		rectangle(k, b);
		x1 = all.x + all.w > x1 ? all.x + all.w : x1;
		y1 = all.y + all.h > y1 ? all.y + all.h : y1;
		all.x = b->x < all.x ? b->x : all.x;
		all.y = b->y < all.y ? b->y : all.y;
		all.w = x1 - all.x;
		all.h = y1 - all.y;
	}
	if (!all.h)
		return;
	buf_text(k->out, "W n\n");
	tiles(k, layer, &all);
	buf_text(k->out, "Q\n");
	k->used->textures |= 1u << layer;
}

void pdf_papers(struct pdf_ink *k)
{
	struct lay_patches p;
	uint8_t *done;

	lay_patches(&p, &k->lay, k->sheet->theme);
	done = arena_zero(k->lay.pic->arena, p.count + 1u);
	for (uint32_t i = 0; i < p.count; i++)
		if (p.at[i].box.h && !done[i])
			one_colour(k, &p, done, i);
	for (unsigned layer = 0; layer < LAYER_COUNT; layer++)
		texture(k, &p, layer);
}

/* The same lines as in svg_paper.c, each from one end of the tile to the other. */
void pdf_texture(struct buf *out, enum sheet_theme theme, enum proto_layer layer)
{
	const int w = PDF_TILE_WIDTH, h = PDF_TILE_HEIGHT;

	pdf_colour(out, sheet_texture(theme, layer), "RG");
	switch (layer) {
	case LAYER_LINK:
		for (int at = 0; at <= w + h; at += 10) {
			PDF_PUT(out, "m", at - h, -h);
			PDF_PUT(out, "l", at, 0);
		}
		break;
	case LAYER_APPLICATION:
		for (int at = -h; at <= w; at += 10) {
			PDF_PUT(out, "m", at, 0);
			PDF_PUT(out, "l", at + h, -h);
		}
		break;
	case LAYER_TRANSPORT:
		for (int at = 5; at < h; at += 10) {
			PDF_PUT(out, "m", 0, -at);
			PDF_PUT(out, "l", w, -at);
		}
		break;
	case LAYER_NETWORK:
	case LAYER_COUNT:
		buf_text(out, "2 w\n");
		for (int at = 0; at <= h; at += 5) {
			buf_printf(out, "[2 8] %d d\n", at % 10 ? 6 : 1);
			PDF_PUT(out, "m", 0, -at);
			PDF_PUT(out, "l", w, -at);
			buf_text(out, "S\n");
		}
		return;
	}
	buf_text(out, "S\n");
}

/* ---- lines ---- */

static void segment(struct pdf_ink *k, const struct lay_line *l)
{
	PDF_PUT(k->out, "m", pdf_x(k, l->x0), pdf_y(k, l->y0));
	PDF_PUT(k->out, "l", pdf_x(k, l->x1), pdf_y(k, l->y1));
}

static void walls(struct pdf_ink *k)
{
	struct lay_walls w;

	lay_walls(&w, &k->lay);
	pdf_colour(k->out, sheet_colours(k->sheet->theme)->wall, "RG");
	for (int loose = 0; loose < 2; loose++) {
		buf_text(k->out, loose ? "0 J [5 4] 0 d\n" : "2 J\n");
		for (uint32_t i = 0; i < w.count; i++)
			if (w.at[i].loose == (loose == 1))
				segment(k, &w.at[i]);
		buf_text(k->out, "S\n");
	}
	buf_text(k->out, "[] 0 d\n");
}

static void arrow(struct pdf_ink *k, uint32_t row, unsigned cell)
{
	const struct pic_cell *c = &k->lay.pic->rows[row].cells[cell];
	struct lay_line l = lay_arrow(&k->lay, row, cell), shaft = l;
	int back = l.x1 > l.x0 ? -1 : 1, x = pdf_x(k, l.x1), y = pdf_y(k, l.y1);
	uint32_t pen = sheet_pen(k->sheet->theme, c);

	shaft.x1 += back * 8;
	buf_text(k->out, "q\n");
	pdf_colour(k->out, pen, "RG");
	pdf_colour(k->out, pen, "rg");
	buf_text(k->out, sheet_look(k->sheet->theme, c).bold ? "3 w\n" : "2 w\n");
	if (c->loose || c->role == PIC_ABSENT)
		buf_text(k->out, "[7 5] 0 d\n");
	segment(k, &shaft);
	buf_text(k->out, "S\n");
	PDF_PUT(k->out, "m", x, y);
	PDF_PUT(k->out, "l", x + back * 12, y + 5);
	PDF_PUT(k->out, "l", x + back * 12, y - 5);
	buf_text(k->out, "f\nQ\n");
}

/* Round what is not there; and lines to write on. */
static void broken(struct pdf_ink *k, uint32_t row, unsigned cell)
{
	const struct pic_cell *c = &k->lay.pic->rows[row].cells[cell];
	const struct sheet_colours *colours = sheet_colours(k->sheet->theme);
	struct lay_box b = lay_box(&k->lay, row, cell);

	if (c->role == PIC_ABSENT && c->edges) {
		b.y++;
		b.h -= 2;
		buf_text(k->out, "q\n[3 3] 0 d\n");
		pdf_colour(k->out, colours->quiet, "RG");
		rectangle(k, &b);
		buf_text(k->out, "S\nQ\n");
	}
	if (c->blank) {
		struct lay_line l = lay_blank(&k->lay, row, cell);

		if (l.x1 <= l.x0)
			return;
		buf_text(k->out, "q\n[1 3] 0 d\n");
		pdf_colour(k->out, colours->ink, "RG");
		segment(k, &l);
		buf_text(k->out, "S\nQ\n");
	}
}

/* Round what is chosen. */
static void chosen(struct pdf_ink *k)
{
	struct lay_walls w;

	lay_outlines(&w, &k->lay);
	if (!w.count)
		return;
	buf_text(k->out, "q\n3 w 2 J\n");
	pdf_colour(k->out, sheet_colours(k->sheet->theme)->mark, "RG");
	for (uint32_t i = 0; i < w.count; i++)
		segment(k, &w.at[i]);
	buf_text(k->out, "S\nQ\n");
}

void pdf_lines(struct pdf_ink *k)
{
	const struct pic *pic = k->lay.pic;

	walls(k);
	for (uint32_t i = 0; i < pic->count; i++)
		for (unsigned c = 0; c < pic->rows[i].count; c++) {
			if (pic->rows[i].cells[c].arrow)
				arrow(k, i, c);
			broken(k, i, c);
		}
	chosen(k);
}
