/* SPDX-License-Identifier: BSD-2-Clause */
/* A picture as SVG 1.1: title, picture, caption on one sheet. Only what every renderer knows is
 * used: presentation attributes, paths, patterns; no style sheet, no script, nothing from outside.
 * All numbers are whole units; `width` only scales them. */
#include "svg_int.h"

#include <stdio.h>

#define MONO "16.6"
#define MONO_FACES "'DejaVu Sans Mono',Menlo,Consolas,'Liberation Mono',monospace"
#define SANS_FACES "'DejaVu Sans','Helvetica Neue',Helvetica,Arial,'Liberation Sans',sans-serif"

void svg_colour(struct buf *out, const char *attribute, uint32_t rgb)
{
	buf_printf(out, " %s=\"#%06x\"", attribute, (unsigned)rgb);
}

void svg_bits(struct svg *svg, const struct pic_cell *cell)
{
	if (svg->mode.live && cell->bits)
		buf_printf(
			svg->out, " data-b=\"%u,%u\"", (unsigned)cell->bit, (unsigned)cell->bits);
}

static bool says(const char *text)
{
	return text && text[0];
}

/* Lines of title or caption from `y` on. */
static void lines(struct svg *svg, const char *text, int size, bool bold, struct lay_box at)
{
	const struct sheet_colours *c = sheet_colours(svg->sheet->theme);
	size_t skip;

	for (int y = at.y + size; says(text); y += sheet_step(size)) {
		size_t n = words_line(text, size, bold, at.w, &skip);

		if (n) {
			buf_printf(svg->out, "<text x=\"%d\" y=\"%d\" font-size=\"%d\"", at.x, y,
				size);
			buf_text(svg->out, " font-family=\"" SANS_FACES "\"");
			if (bold)
				buf_text(svg->out, " font-weight=\"bold\"");
			else
				svg_colour(svg->out, "fill", c->quiet);
			buf_byte(svg->out, '>');
			words_xml(svg->out, text, n);
			buf_text(svg->out, "</text>\n");
		}
		text += n + skip;
	}
}

static void page_number(struct svg *svg, const struct sheet_plan *p)
{
	if (!svg->sheet->pages)
		return;
	buf_printf(svg->out, "<text x=\"%d\" y=\"%d\" font-size=\"%d\" text-anchor=\"end\"",
		p->w - SHEET_MARGIN, p->h - SHEET_MARGIN, SHEET_CAPTION);
	buf_text(svg->out, " font-family=\"" SANS_FACES "\"");
	svg_colour(svg->out, "fill", sheet_colours(svg->sheet->theme)->quiet);
	buf_printf(svg->out, ">%u / %u</text>\n", svg->sheet->page, svg->sheet->pages);
}

/* What a reader of screens says: the title, and a sentence. */
static void spoken(struct svg *svg)
{
	const struct sheet *s = svg->sheet;
	const char *title = says(s->title) ? s->title : says(s->about) ? s->about : "trame";
	const char *about = says(s->about) ? s->about : says(s->caption) ? s->caption : title;

	buf_printf(svg->out, "<title id=\"t%u\">", svg->mode.page);
	words_xml(svg->out, title, strlen(title));
	buf_printf(svg->out, "</title>\n<desc id=\"d%u\">", svg->mode.page);
	words_xml(svg->out, about, strlen(about));
	buf_text(svg->out, "</desc>\n");
}

static void open_element(struct svg *svg, const struct sheet_plan *p)
{
	const struct sheet *s = svg->sheet;

	buf_printf(svg->out,
		"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%u\" height=\"%u\" "
		"viewBox=\"0 0 %d %d\" role=\"%s\" aria-labelledby=\"t%u d%u\" xml:lang=\"",
		p->wide, p->high, p->w, p->h, svg->mode.live ? "group" : "img", svg->mode.page,
		svg->mode.page);
	words_xml(svg->out, says(s->lang) ? s->lang : "en", strlen(says(s->lang) ? s->lang : "en"));
	buf_text(svg->out,
		"\" xml:space=\"preserve\" font-size=\"" MONO "\" font-family=\"" MONO_FACES "\"");
	svg_colour(svg->out, "fill", sheet_colours(s->theme)->ink);
	buf_text(svg->out, ">\n");
}

void svg_element(
	struct buf *out, const struct pic *pic, const struct sheet *sheet, struct svg_mode mode)
{
	struct svg svg = {.out = out, .sheet = sheet, .mode = mode};
	struct sheet_plan p;

	lay_make(&svg.lay, pic);
	p = sheet_plan(sheet, &svg.lay);
	open_element(&svg, &p);
	spoken(&svg);
	if (!mode.live)
		svg_textures(&svg);
	buf_text(out, "<path");
	svg_colour(out, "fill", sheet_colours(sheet->theme)->ground);
	buf_printf(out, " d=\"M0 0H%dV%dH0z\"/>\n", p.w, p.h);
	lines(&svg, sheet->title, SHEET_TITLE, true, (struct lay_box){p.left, p.title, p.room, 0});
	buf_printf(out, "<g transform=\"translate(%d %d)\">\n", p.x, p.y);
	svg_papers(&svg);
	svg_lines(&svg);
	svg_words(&svg);
	buf_text(out, "</g>\n");
	lines(&svg, sheet->caption, SHEET_CAPTION, false,
		(struct lay_box){p.left, p.end, p.ending, 0});
	page_number(&svg, &p);
	buf_text(out, "</svg>\n");
}

static void svg_page(struct buf *out, const struct pic *pic, const struct sheet *sheet)
{
	buf_text(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	svg_element(out, pic, sheet, (struct svg_mode){.page = sheet->page});
}

const struct format format_svg = {
	.name = "svg", .about = "a vector picture for slides, papers and pages", .page = svg_page};
