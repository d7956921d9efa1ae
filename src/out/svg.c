/* SPDX-License-Identifier: BSD-2-Clause */
/* A picture as SVG 1.1: title, picture, caption on one sheet. Only what every renderer knows is
 * used: presentation attributes, paths, patterns; no style sheet, no script, nothing from outside.
 * All numbers are whole units; `width` only scales them. */
#include "svg_int.h"

#include <stdio.h>

#define MARGIN	    40
#define TITLE	    24 /* size of its letters */
#define CAPTION	    16
#define LEADING	    140 /* hundredths of the size from line to line */
#define BEFORE	    18	/* between title and picture, and picture and caption */
#define MONO	    "16.6"
#define DECK_WIDTH  1280
#define DECK_HEIGHT 720
#define LEAST	    420 /* units of picture: a short one still has room for its title */

#define MONO_FACES "'DejaVu Sans Mono',Menlo,Consolas,'Liberation Mono',monospace"
#define SANS_FACES "'Helvetica Neue',Helvetica,Arial,'Liberation Sans','DejaVu Sans',sans-serif"

/* Where the parts stand on the sheet. */
struct plan {
	int w, h;	/* of the sheet */
	int x, y;	/* of the picture */
	int room;	/* of title and caption */
	int left;	/* where they begin */
	int title, end; /* top of the title, of the caption */
};

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

static int step_of(int size)
{
	return size * LEADING / 100;
}

static int lines_height(const char *text, int size, bool bold, int room)
{
	int h = 0;
	size_t skip;

	while (says(text)) {
		text += words_line(text, size, bold, room, &skip);
		text += skip;
		h += step_of(size);
	}
	return h;
}

static struct plan plan_of(const struct svg *svg)
{
	const struct sheet *s = svg->sheet;
	int w = svg->lay.w > LEAST ? svg->lay.w : LEAST, h = svg->lay.h, title, caption;
	struct plan p = {.room = w, .left = MARGIN, .title = MARGIN};

	title = lines_height(s->title, TITLE, true, p.room);
	caption = lines_height(s->caption, CAPTION, false, p.room - (s->pages ? 90 : 0));
	if (s->pages && !caption)
		caption = step_of(CAPTION);
	title += title ? BEFORE : 0;
	caption += caption ? BEFORE : 0;
	p.w = w + 2 * MARGIN;
	p.h = 2 * MARGIN + title + h + caption;
	p.x = MARGIN;
	p.y = MARGIN + title;
	if (s->pages && p.w * 9 < p.h * 16)
		p.w = (p.h * 16 + 8) / 9;
	else if (s->pages)
		p.h = (p.w * 9 + 15) / 16;
	if (s->pages)
		p.x = (p.w - svg->lay.w) / 2;
	p.left = p.x;
	if (s->pages) /* the picture stands a little above the middle of what is left */
		p.y += (p.h - 2 * MARGIN - title - h - caption) * 2 / 5;
	p.end = s->pages ? p.h - MARGIN - caption + BEFORE : p.y + h + BEFORE;
	return p;
}

/* Lines of title or caption from `y` on. */
static void lines(struct svg *svg, const char *text, int size, bool bold, struct lay_box at)
{
	const struct sheet_colours *c = sheet_colours(svg->sheet->theme);
	size_t skip;

	for (int y = at.y + size; says(text); y += step_of(size)) {
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

static void page_number(struct svg *svg, const struct plan *p)
{
	if (!svg->sheet->pages)
		return;
	buf_printf(svg->out, "<text x=\"%d\" y=\"%d\" font-size=\"%d\" text-anchor=\"end\"",
		p->w - MARGIN, p->h - MARGIN, CAPTION);
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

static void open_element(struct svg *svg, const struct plan *p)
{
	const struct sheet *s = svg->sheet;
	unsigned w = s->width ? s->width : s->pages ? DECK_WIDTH : (unsigned)p->w;
	unsigned h =
		(unsigned)(((uint64_t)w * (unsigned)p->h + (unsigned)p->w / 2) / (unsigned)p->w);

	if (s->pages && !s->width)
		h = DECK_HEIGHT;
	buf_printf(svg->out,
		"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%u\" height=\"%u\" "
		"viewBox=\"0 0 %d %d\" role=\"%s\" aria-labelledby=\"t%u d%u\" xml:lang=\"",
		w, h ? h : 1, p->w, p->h, svg->mode.live ? "group" : "img", svg->mode.page,
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
	struct plan p;

	lay_make(&svg.lay, pic);
	p = plan_of(&svg);
	open_element(&svg, &p);
	spoken(&svg);
	if (!mode.live)
		svg_textures(&svg);
	buf_text(out, "<path");
	svg_colour(out, "fill", sheet_colours(sheet->theme)->ground);
	buf_printf(out, " d=\"M0 0H%dV%dH0z\"/>\n", p.w, p.h);
	lines(&svg, sheet->title, TITLE, true, (struct lay_box){p.left, p.title, p.room, 0});
	buf_printf(out, "<g transform=\"translate(%d %d)\">\n", p.x, p.y);
	svg_papers(&svg);
	svg_lines(&svg);
	svg_words(&svg);
	buf_text(out, "</g>\n");
	lines(&svg, sheet->caption, CAPTION, false,
		(struct lay_box){p.left, p.end, p.room - (sheet->pages ? 90 : 0), 0});
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
