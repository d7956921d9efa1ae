/* SPDX-License-Identifier: BSD-2-Clause */
/* The frame as a whole: what it is, how it nests, what it says, and its bytes. */
#include "picture/page.h"

#include "base/lang.h"
#include "base/utf8.h"
#include "picture/bytes.h"
#include "picture/columns.h"
#include "picture/strip.h"

#include <string.h>

void page_legend(struct pic *pic, const struct pic_marks *marks)
{
	static const struct {
		enum pic_role role;
		const char *text;
	} words[] = {
		{PIC_FORGED, N_("! forged")},
		{PIC_COMPUTED, N_("= computed")},
		{PIC_CHANGED, N_("* changed")},
		{PIC_FAULT, N_("x wrong")},
	};
	struct pic_row *row = NULL;
	unsigned at = 1;

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		const char *text = _(words[i].text);
		unsigned span = (unsigned)utf8_cells(text, strlen(text));

		for (uint32_t k = 0; marks && k < marks->count; k++) {
			if (marks->at[k].role != words[i].role)
				continue;
			row = row ? row : pic_add_row(pic);
			pic_add(pic, row, at, span, PIC_NOTE, text);
			at += span + 3;
			break;
		}
	}
}

static void heading(struct pic *pic, const char *title, const char *note)
{
	struct pic_row *row;
	size_t wide = note ? utf8_cells(note, strlen(note)) + 2 : 0;
	unsigned right = wide < pic->columns / 2u ? (unsigned)wide : pic->columns / 2u;

	if (!title && !note)
		return;
	row = pic_add_row(pic);
	if (pic->columns > right + 1u)
		pic_add(pic, row, 1, pic->columns - right - 1u, PIC_TITLE, title);
	if (right)
		pic_add(pic, row, pic->columns - right, right, PIC_NOTE, note)->right = true;
}

void page_draw(struct pic *pic, const struct pic_view *view, const char *title, const char *note)
{
	heading(pic, title, note);
	strip_draw(pic, view->frame);
	if (!view->frame->count)
		return;
	pic_add_gap(pic);
	columns_draw(pic, view);
	page_legend(pic, view->marks);
	pic_add_rule(pic);
	bytes_draw(pic, view);
}

void page_draw_keys(struct pic *pic, const struct pic_view *view)
{
	struct pic_keys keys;

	strip_draw(pic, view->frame);
	if (!view->frame->count)
		return;
	pic_add_gap(pic);
	columns_draw_keys(pic, view, &keys);
	page_legend(pic, view->marks);
	pic_add_rule(pic);
	bytes_draw_keys(pic, view, &keys);
}
