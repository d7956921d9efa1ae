/* SPDX-License-Identifier: BSD-2-Clause */
/* A picture as lines of text: each line drawn into cells, and the cells written with as few changes
 * of look as will do. */
#include "out/text.h"

#include "out/line.h"

#include <string.h>

/* A blank that nobody would see: no paper, no attribute that shows on a blank. */
static bool unseen(const struct glyph *g, enum ansi_color color)
{
	if (g->len != 1 || g->text[0] != ' ')
		return false;
	return color == ANSI_NONE || g->look.line ||
	       (g->look.layer == PIC_NO_LAYER && g->look.role != PIC_FAULT &&
		       g->look.role != PIC_FOCUS);
}

static void text_line(struct buf *out, const struct line *line, const struct text_style *style)
{
	const struct ansi_look plain = {PIC_NO_LAYER, PIC_PLAIN, false};
	struct ansi_look now = plain;
	uint32_t n = line->count;

	if (style->prefix)
		buf_text(out, style->prefix);
	while (n && unseen(&line->at[n - 1], style->color))
		n--;
	for (uint32_t i = 0; i < n; i++) {
		const struct glyph *g = &line->at[i];

		struct ansi_look want = unseen(g, style->color) ? plain : g->look;

		if (!ansi_same(want, now)) {
			now = want;
			if (ansi_same(now, plain))
				ansi_plain(out, style->color);
			else
				ansi_look(out, style->color, now);
		}
		buf_add(out, g->text, g->len);
	}
	if (!ansi_same(now, plain))
		ansi_plain(out, style->color);
	while (out->len && out->data[out->len - 1] == ' ')
		out->len--; /* a prefix's own blank before nothing */
	buf_byte(out, '\n');
}

void text_render(struct buf *out, const struct pic *pic, const struct text_style *style)
{
	const struct line_style how = {style->ascii, style->ticks};
	struct line line = LINE_INIT;

	for (uint32_t row = 0; row <= pic->count; row++) {
		if (line_has_border(pic, row)) {
			line_border(&line, pic, row, how);
			text_line(out, &line, style);
		}
		if (row < pic->count && line_has_content(pic, row)) {
			line_content(&line, pic, row, how);
			text_line(out, &line, style);
		}
	}
	line_done(&line);
}
