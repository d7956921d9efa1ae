/* SPDX-License-Identifier: BSD-2-Clause */
/* A diagram of bits for LaTeX's bytefield: a \bitbox a box, as wide as its bits, so that an author
 * can go on working on it by hand. */
#include "tex_int.h"

#define COLUMN 430 /* hundredths of a point: a column of the picture */
#define LINE   95  /* tenths of a point: a line of letters */

/* What stands before or behind the diagram. */
static void text_rows(struct buf *out, const struct pic *pic, const struct sheet *sheet,
	uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++)
		for (unsigned k = 0; k < pic->rows[i].count; k++) {
			const struct pic_cell *c = &pic->rows[i].cells[k];

			if (c->role == PIC_OFFSET || grid_is_box(c) || !c->text[0])
				continue;
			buf_printf(out, "{\\ttfamily\\small%s\\colorbox[HTML]{%06X}{",
				c->role == PIC_TITLE ? "\\bfseries" : "",
				(unsigned)sheet_paper(sheet->theme, c));
			buf_printf(
				out, "\\color[HTML]{%06X}", (unsigned)sheet_pen(sheet->theme, c));
			tex_words(out, c->text, strlen(c->text));
			buf_text(out, "}\\par}\n");
		}
}

/* Name and value one below the other; the letters of a tall name too. */
static void box_text(struct buf *out, const struct pic *pic, const struct grid_line *line,
	const struct pic_cell *box)
{
	bool any = false;

	for (uint32_t i = 0; i < line->rows; i++) {
		const struct pic_row *row = &pic->rows[line->first + i];

		for (unsigned k = 0; k < row->count; k++) {
			const struct pic_cell *c = &row->cells[k];
			size_t lead = strspn(c->text, " "), n = strlen(c->text);

			if (c->at != box->at || !grid_is_box(c))
				continue;
			while (n > lead && c->text[n - 1] == ' ')
				n--;
			if (n == lead && !c->blank)
				continue;
			buf_text(out, any ? "\\\\" : "");
			tex_words(out, c->text + lead, n - lead);
			if (c->blank)
				buf_text(out, "\\dotfill");
			any = true;
		}
	}
	if (!any)
		buf_text(out, "\\strut");
}

static const struct pic_cell *tinted(
	const struct pic *pic, const struct grid_line *line, const struct pic_cell *box)
{
	for (uint32_t i = 0; i < line->rows; i++) {
		const struct pic_row *row = &pic->rows[line->first + i];

		for (unsigned k = 0; k < row->count; k++)
			if (row->cells[k].at == box->at && row->cells[k].tint)
				return &row->cells[k];
	}
	return box;
}

static void box(struct buf *out, const struct pic *pic, const struct sheet *sheet,
	const struct grid_line *line, const struct pic_cell *c)
{
	const struct pic_cell *look = tinted(pic, line, c);
	bool tint = look->tint != 0, fault = c->role == PIC_FAULT;

	buf_printf(out, "\\bitbox[lr%s%s]{%u}", c->edges & EDGE_TOP ? "t" : "",
		grid_ends(pic, line, c) ? "b" : "", (unsigned)c->span / line->unit);
	if (tint) /* the size of the box, so that the paper has no gaps */
		buf_printf(out, "[bgcolor=trame%06X]", (unsigned)sheet_paper(sheet->theme, look));
	buf_text(out, "{");
	if (tint || fault)
		buf_printf(out, "\\color[HTML]{%06X}%s", (unsigned)sheet_pen(sheet->theme, look),
			fault ? "\\bfseries " : "");
	box_text(out, pic, line, c);
	buf_text(out, "}");
}

static void tints(struct buf *out, const struct pic *pic, const struct sheet *sheet)
{
	for (uint32_t i = 0; i < pic->count; i++)
		for (unsigned k = 0; k < pic->rows[i].count; k++)
			if (pic->rows[i].cells[k].tint) {
				unsigned rgb = sheet_paper(sheet->theme, &pic->rows[i].cells[k]);

				buf_printf(
					out, "\\definecolor{trame%06X}{HTML}{%06X}%%\n", rgb, rgb);
			}
}

static void title(struct buf *out, const char *font, const char *text)
{
	if (!text || !text[0])
		return;
	buf_text(out, font);
	tex_words(out, text, strlen(text));
	buf_text(out, "\\par}\n");
}

static void open_field(struct buf *out, const struct grid_line *line)
{
	unsigned wide = line->unit * COLUMN;

	buf_printf(out,
		"\\smallskip\n\\begin{bytefield}[bitwidth=%u.%02upt,bitformatting=\\tiny,"
		"boxformatting={\\centering\\fontsize{7.9}{9}\\ttfamily\\selectfont}]{%u}\n"
		"\\bitheader{0-%u}\\\\\n",
		wide / 100, wide % 100, line->width, line->width - 1);
}

static void field_line(struct buf *out, const struct pic *pic, const struct sheet *sheet,
	const struct grid_line *line)
{
	unsigned high = (line->rows + 1) * LINE;
	bool first = true;

	buf_printf(out, "\\bytefieldsetup{bitheight=%u.%upt}", high / 10, high % 10);
	for (unsigned i = 0; i < pic->rows[line->first].count; i++) {
		const struct pic_cell *c = &pic->rows[line->first].cells[i];

		if (!grid_is_box(c))
			continue;
		buf_text(out, first ? "" : " & ");
		box(out, pic, sheet, line, c);
		first = false;
	}
}

void tex_grid(struct buf *out, const struct pic *pic, const struct sheet *sheet)
{
	static const char close[] = "\n\\end{bytefield}\\par\n";
	struct grid_line line = {.next = 0};
	uint32_t end = 0;
	bool open = false;

	tints(out, pic, sheet);
	title(out, "{\\sffamily\\bfseries ", sheet->title);
	buf_text(out, "\\smallskip\n");
	while (grid_next(pic, &line)) {
		if (open && line.first == end) {
			buf_text(out, "\\\\\n");
		} else {
			buf_text(out, open ? close : "");
			text_rows(out, pic, sheet, end, line.first);
			open_field(out, &line);
		}
		open = true;
		field_line(out, pic, sheet, &line);
		end = line.next;
	}
	buf_text(out, open ? close : "");
	text_rows(out, pic, sheet, end, pic->count);
	title(out, "\\smallskip{\\sffamily\\small ", sheet->caption);
}
