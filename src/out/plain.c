/* SPDX-License-Identifier: BSD-2-Clause */
/* A picture as plain text: Unicode or ASCII, title above, caption below. */
#include "out/fit.h"
#include "sheet_int.h"
#include "out/text.h"

static void line_of(struct buf *out, const char *text, bool ascii)
{
	if (!text || !text[0])
		return;
	fit_spell(out, text, ascii);
	buf_byte(out, '\n');
}

static void txt_page(struct buf *out, const struct pic *pic, const struct sheet *sheet)
{
	const struct text_style style = {.color = ANSI_NONE, .ascii = sheet->ascii};

	if (sheet->page > 1)
		buf_text(out, "\f\n");
	line_of(out, sheet->title, sheet->ascii);
	buf_text(out, sheet->title && sheet->title[0] ? "\n" : "");
	text_render(out, pic, &style);
	buf_text(out, sheet->caption && sheet->caption[0] ? "\n" : "");
	line_of(out, sheet->caption, sheet->ascii);
}

const struct format format_txt = {
	.name = "txt", .about = "Unicode or ASCII text", .many = true, .page = txt_page};
