/* SPDX-License-Identifier: BSD-2-Clause */
/* What is drawn on the papers: walls as two paths, arrows, outlines, and the words. Where several
 * are one text its length is given, so that they stay in their columns whatever the face. */
#include "svg_int.h"

/* ---- lines ---- */

static void segment(struct buf *out, const struct lay_line *l)
{
	if (l->x0 == l->x1)
		buf_printf(out, "M%d %dV%d", l->x0, l->y0, l->y1);
	else
		buf_printf(out, "M%d %dH%d", l->x0, l->y0, l->x1);
}

static void walls(struct svg *svg)
{
	struct lay_walls w;

	lay_walls(&w, &svg->lay);
	for (int loose = 0; loose < 2; loose++) {
		bool any = false;

		for (uint32_t i = 0; i < w.count; i++) {
			if (w.at[i].loose != (loose == 1))
				continue;
			if (!any) {
				buf_text(svg->out, "<path fill=\"none\" pointer-events=\"none\"");
				svg_colour(
					svg->out, "stroke", sheet_colours(svg->sheet->theme)->wall);
				buf_text(svg->out, loose ? " stroke-dasharray=\"5 4\" d=\""
							 : " stroke-linecap=\"square\" d=\"");
			}
			any = true;
			segment(svg->out, &w.at[i]);
		}
		if (any)
			buf_text(svg->out, "\"/>\n");
	}
}

static void arrow(struct svg *svg, uint32_t row, unsigned cell)
{
	const struct pic_cell *c = &svg->lay.pic->rows[row].cells[cell];
	struct lay_line l = lay_arrow(&svg->lay, row, cell);
	int back = l.x1 > l.x0 ? -1 : 1;
	uint32_t pen = sheet_pen(svg->sheet->theme, c);

	buf_text(svg->out, "<path fill=\"none\"");
	svg_colour(svg->out, "stroke", pen);
	buf_printf(svg->out, " stroke-width=\"%s\"%s d=\"M%d %dH%d\"/>\n",
		sheet_look(svg->sheet->theme, c).bold ? "3" : "2",
		c->loose || c->role == PIC_ABSENT ? " stroke-dasharray=\"7 5\"" : "", l.x0, l.y0,
		l.x1 + back * 8);
	buf_text(svg->out, "<path");
	svg_colour(svg->out, "fill", pen);
	buf_printf(svg->out, " d=\"M%d %dl%d-5v10z\"/>\n", l.x1, l.y1, back * 12);
}

/* Round what is not there. */
static void absent(struct svg *svg, uint32_t row, unsigned cell)
{
	const struct pic_cell *c = &svg->lay.pic->rows[row].cells[cell];
	struct lay_box b = lay_box(&svg->lay, row, cell);

	if (c->role != PIC_ABSENT || !c->edges)
		return;
	buf_text(svg->out, "<path fill=\"none\" pointer-events=\"none\"");
	svg_colour(svg->out, "stroke", sheet_colours(svg->sheet->theme)->quiet);
	buf_printf(svg->out, " stroke-dasharray=\"3 3\" d=\"M%d %dh%dv%dh-%dz\"/>\n", b.x, b.y + 1,
		b.w, b.h - 2, b.w);
}

/* Round what is chosen. */
static void chosen(struct svg *svg)
{
	struct lay_walls w;

	lay_outlines(&w, &svg->lay);
	if (!w.count)
		return;
	buf_text(svg->out, "<path fill=\"none\" pointer-events=\"none\" stroke-width=\"3\" "
			   "stroke-linecap=\"square\"");
	svg_colour(svg->out, "stroke", sheet_colours(svg->sheet->theme)->mark);
	buf_text(svg->out, " d=\"");
	for (uint32_t i = 0; i < w.count; i++)
		segment(svg->out, &w.at[i]);
	buf_text(svg->out, "\"/>\n");
}

static void blank(struct svg *svg, uint32_t row, unsigned cell)
{
	struct lay_line l = lay_blank(&svg->lay, row, cell);

	if (l.x1 <= l.x0)
		return;
	buf_text(svg->out, "<path fill=\"none\" stroke-dasharray=\"1 3\"");
	svg_colour(svg->out, "stroke", sheet_colours(svg->sheet->theme)->ink);
	buf_printf(svg->out, " d=\"M%d %dH%d\"/>\n", l.x0, l.y0, l.x1);
}

void svg_lines(struct svg *svg)
{
	const struct pic *pic = svg->lay.pic;

	walls(svg);
	for (uint32_t i = 0; i < pic->count; i++)
		for (unsigned k = 0; k < pic->rows[i].count; k++) {
			if (pic->rows[i].cells[k].arrow)
				arrow(svg, i, k);
			absent(svg, i, k);
			if (pic->rows[i].cells[k].blank)
				blank(svg, i, k);
		}
	chosen(svg);
}

/* ---- words ---- */

/* Whether the length of a text has to be given: faces differ in it. Browsers measure two blanks as
 * one, and would stretch the rest. */
static bool is_measured(const struct lay_run *r)
{
	for (size_t i = 1; i < r->n; i++)
		if (r->words[i] == ' ' && r->words[i - 1] == ' ')
			return false;
	return r->joined || !r->ascii;
}

static void write_run(void *to, const struct lay_run *r)
{
	struct svg *svg = to;
	struct buf *out = svg->out;

	buf_printf(out, "<text x=\"%d\" y=\"%d\"", r->at.x, r->at.base);
	if (r->at.anchor != LAY_START)
		buf_text(out, r->at.anchor == LAY_MIDDLE ? " text-anchor=\"middle\""
							 : " text-anchor=\"end\"");
	if (is_measured(r))
		buf_printf(out, " textLength=\"%u\"%s", r->at.cells * LAY_COLUMN,
			r->joined ? "" : " lengthAdjust=\"spacingAndGlyphs\"");
	if (r->look.pen != sheet_colours(svg->sheet->theme)->ink)
		svg_colour(out, "fill", r->look.pen);
	buf_text(out, r->look.bold ? " font-weight=\"bold\"" : "");
	buf_text(out, r->look.italic ? " font-style=\"italic\"" : "");
	buf_text(out, r->look.under ? " text-decoration=\"underline\"" : "");
	svg_bits(svg, r->cell);
	buf_byte(out, '>');
	words_xml(out, r->words, r->n);
	buf_text(out, "</text>\n");
}

void svg_words(struct svg *svg)
{
	const struct lay_ink ink = {.put = write_run, .to = svg, .apart = svg->mode.live};

	lay_runs(&svg->lay, svg->sheet->theme, &ink);
}
