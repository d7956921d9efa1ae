/* SPDX-License-Identifier: BSD-2-Clause */
/* What lies under the words: the layers' papers, each colour one path and its texture another, so
 * that a dump of 1,500 bytes stays small. */
#include "base/lang.h"
#include "svg_int.h"

struct patch {
	struct lay_box box;
	uint32_t rgb;
	uint8_t layer; /* whose texture it takes, or PIC_NO_LAYER */
};

struct patches {
	struct patch *at; /* in the arena, from top to bottom */
	uint32_t count;
};

static const char letters[LAYER_COUNT] = {'L', 'N', 'T', 'A'};

/* A texture for each layer: slanted, dots, level, and the other slant. */
void svg_textures(struct svg *svg)
{
	static const char *const marks[LAYER_COUNT] = {
		[LAYER_LINK] = "M-2 2L2-2M0 10L10 0M8 12L12 8",
		[LAYER_NETWORK] = "M4 5h2M9 0h2M-1 0h2M9 10h2M-1 10h2",
		[LAYER_TRANSPORT] = "M0 5H10",
		[LAYER_APPLICATION] = "M-2 8L2 12M0 0L10 10M8-2L12 2",
	};

	buf_text(svg->out, "<defs>\n");
	for (unsigned i = 0; i < LAYER_COUNT; i++) {
		buf_printf(svg->out,
			"<pattern id=\"%c%u\" width=\"10\" height=\"10\" "
			"patternUnits=\"userSpaceOnUse\"><path d=\"%s\" fill=\"none\" "
			"stroke-width=\"%s\"",
			letters[i], svg->mode.page, marks[i], i == LAYER_NETWORK ? "2" : "1");
		svg_colour(svg->out, "stroke", sheet_texture(svg->sheet->theme, i));
		buf_text(svg->out, "/></pattern>\n");
	}
	buf_text(svg->out, "</defs>\n");
}

/* What a cell lies on; false: the sheet itself. */
static bool patch_of(const struct svg *svg, uint32_t row, unsigned cell, struct patch *patch)
{
	const struct pic_cell *c = &svg->lay.pic->rows[row].cells[cell];
	enum sheet_theme theme = svg->sheet->theme;

	patch->box = lay_box(&svg->lay, row, cell);
	patch->rgb = sheet_paper(theme, c);
	patch->layer = PIC_NO_LAYER;
	if (patch->rgb == sheet_colours(theme)->ground || patch->box.w <= 0)
		return false;
	if (!c->tint)
		patch->layer = c->layer;
	if (lay_repeats(&svg->lay, row, c))
		patch->rgb = sheet_pale(theme, patch->rgb);
	return true;
}

static bool alike(const struct patch *a, const struct patch *b)
{
	return a->rgb == b->rgb && a->layer == b->layer;
}

/* Adds a patch to its left neighbour if it continues it. */
static void put(struct patches *p, uint32_t first, const struct patch *patch)
{
	struct patch *last = p->count > first ? &p->at[p->count - 1] : NULL;

	if (last && alike(last, patch) && last->box.x + last->box.w == patch->box.x)
		last->box.w += patch->box.w;
	else
		p->at[p->count++] = *patch;
}

/* Makes patches of the row above longer by those of this row that continue them. */
static void join_rows(struct patches *p, uint32_t above, uint32_t first)
{
	uint32_t kept = first;

	for (uint32_t i = first; i < p->count; i++) {
		const struct patch *b = &p->at[i];
		uint32_t k = above;

		while (k < first && !(alike(&p->at[k], b) && p->at[k].box.x == b->box.x &&
					    p->at[k].box.w == b->box.w &&
					    p->at[k].box.y + p->at[k].box.h == b->box.y))
			k++;
		if (k == first) {
			p->at[kept++] = *b;
			continue;
		}
		/* it moves down to this row, where the next one looks for it */
		struct patch longer = p->at[k];

		longer.box.h += b->box.h;
		p->at[k].box.h = 0;
		p->at[kept++] = longer;
	}
	p->count = kept;
}

static void gather(const struct svg *svg, struct patches *p)
{
	const struct pic *pic = svg->lay.pic;
	uint32_t cells = 0, above = 0;

	for (uint32_t i = 0; i < pic->count; i++)
		cells += pic->rows[i].count;
	*p = (struct patches){arena_get(pic->arena, (cells + 1u) * sizeof(*p->at)), 0};
	for (uint32_t i = 0; i < pic->count; i++) {
		uint32_t first = p->count;
		struct patch patch;

		for (unsigned k = 0; k < pic->rows[i].count; k++)
			if (patch_of(svg, i, k, &patch))
				put(p, first, &patch);
		join_rows(p, above, first);
		above = first;
	}
}

static void path(struct buf *out, const struct lay_box *b)
{
	if (b->h)
		buf_printf(out, "M%d %dh%dv%dh-%dz", b->x, b->y, b->w, b->h, b->w);
}

/* All patches of the same look as one path; they are marked as done. */
static void one_colour(struct svg *svg, struct patches *p, uint32_t from)
{
	struct patch look = p->at[from];
	struct buf d = BUF_INIT;

	for (uint32_t i = from; i < p->count; i++) {
		if (!alike(&p->at[i], &look) || !p->at[i].box.h)
			continue;
		path(&d, &p->at[i].box);
		p->at[i].box.h = 0;
	}
	buf_text(svg->out, "<path");
	svg_colour(svg->out, "fill", look.rgb);
	buf_text(svg->out, " d=\"");
	buf_add(svg->out, d.data, d.len);
	buf_text(svg->out, "\"/>\n");
	if (look.layer < LAYER_COUNT) {
		buf_printf(svg->out, "<path fill=\"url(#%c%u)\" d=\"", letters[look.layer],
			svg->mode.live ? 0 : svg->mode.page);
		buf_add(svg->out, d.data, d.len);
		buf_text(svg->out, "\"/>\n");
	}
	buf_done(&d);
}

/* What a page says of a field that is pointed at; once, where its name or value stands. */
static void field_name(struct svg *svg, const struct pic_cell *c)
{
	const struct field *f = c->field;

	if (!f || c->span <= 3 || !c->text[0] || c->role == PIC_LABEL)
		return;
	buf_text(svg->out, " data-n=\"");
	words_xml(svg->out, f->id, strlen(f->id));
	if (f->title && f->title[0]) {
		buf_text(svg->out, f->id[0] ? " \xc2\xb7 " : "");
		words_xml(svg->out, f->title, strlen(f->title));
	}
	if (f->about) {
		buf_text(svg->out, ": ");
		words_xml(svg->out, _(f->about), strlen(_(f->about)));
	}
	buf_byte(svg->out, '"');
}

/* In a page, a cell has a place of its own to point at. */
static void places(struct svg *svg)
{
	const struct pic *pic = svg->lay.pic;

	buf_text(svg->out, "<g fill=\"none\" pointer-events=\"all\">\n");
	for (uint32_t i = 0; i < pic->count; i++)
		for (unsigned k = 0; k < pic->rows[i].count; k++) {
			struct lay_box b = lay_box(&svg->lay, i, k);

			if (!pic->rows[i].cells[k].bits || b.w <= 0)
				continue;
			buf_printf(svg->out, "<path d=\"M%d %dh%dv%dh-%dz\"", b.x, b.y, b.w, b.h,
				b.w);
			svg_bits(svg, &pic->rows[i].cells[k]);
			field_name(svg, &pic->rows[i].cells[k]);
			buf_text(svg->out, "/>\n");
		}
	buf_text(svg->out, "</g>\n");
}

void svg_papers(struct svg *svg)
{
	struct patches p;

	gather(svg, &p);
	buf_text(svg->out, "<g shape-rendering=\"crispEdges\">\n");
	for (uint32_t i = 0; i < p.count; i++)
		if (p.at[i].box.h)
			one_colour(svg, &p, i);
	buf_text(svg->out, "</g>\n");
	if (svg->mode.live)
		places(svg);
}
