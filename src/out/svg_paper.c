/* SPDX-License-Identifier: BSD-2-Clause */
/* What lies under the words: the layers' papers, each colour one path and its texture another, so
 * that a dump of 1,500 bytes stays small. */
#include "base/lang.h"
#include "svg_int.h"

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

static void path(struct buf *out, const struct lay_box *b)
{
	if (b->h)
		buf_printf(out, "M%d %dh%dv%dh-%dz", b->x, b->y, b->w, b->h, b->w);
}

/* All patches of the same look as one path; they are marked as done. Those of a layer take its
 * texture too, which is written when every shade of the layer is: a texture costs a renderer more
 * than a colour. */
static void one_colour(struct svg *svg, struct lay_patches *p, uint32_t from, struct buf *textured)
{
	struct lay_patch look = p->at[from];
	struct buf d = BUF_INIT;

	for (uint32_t i = from; i < p->count; i++) {
		if (!lay_alike(&p->at[i], &look) || !p->at[i].box.h)
			continue;
		path(&d, &p->at[i].box);
		p->at[i].box.h = 0;
	}
	buf_text(svg->out, "<path");
	svg_colour(svg->out, "fill", look.rgb);
	buf_text(svg->out, " d=\"");
	buf_add(svg->out, d.data, d.len);
	buf_text(svg->out, "\"/>\n");
	if (look.layer < LAYER_COUNT)
		buf_add(&textured[look.layer], d.data, d.len);
	buf_done(&d);
}

static void one_texture(struct svg *svg, unsigned layer, struct buf *d)
{
	if (d->len) {
		buf_printf(svg->out, "<path fill=\"url(#%c%u)\" d=\"", letters[layer],
			svg->mode.live ? 0 : svg->mode.page);
		buf_add(svg->out, d->data, d->len);
		buf_text(svg->out, "\"/>\n");
	}
	buf_done(d);
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
			buf_printf(
				svg->out, "<path d=\"M%d %dh%dv%dh-%dz\"", b.x, b.y, b.w, b.h, b.w);
			svg_bits(svg, &pic->rows[i].cells[k]);
			field_name(svg, &pic->rows[i].cells[k]);
			buf_text(svg->out, "/>\n");
		}
	buf_text(svg->out, "</g>\n");
}

void svg_papers(struct svg *svg)
{
	struct buf textured[LAYER_COUNT] = {[0] = BUF_INIT};
	struct lay_patches p;

	lay_patches(&p, &svg->lay, svg->sheet->theme);
	buf_text(svg->out, "<g shape-rendering=\"crispEdges\">\n");
	for (uint32_t i = 0; i < p.count; i++)
		if (p.at[i].box.h)
			one_colour(svg, &p, i, textured);
	for (unsigned i = 0; i < LAYER_COUNT; i++)
		one_texture(svg, i, &textured[i]);
	buf_text(svg->out, "</g>\n");
	if (svg->mode.live)
		places(svg);
}
