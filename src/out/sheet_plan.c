/* SPDX-License-Identifier: BSD-2-Clause */
/* Where the parts of a sheet stand in a medium that draws: title, picture, caption. A page of a
 * deck is 16:9, its picture in the middle. */
#include "sheet_int.h"

#define LEADING	    140 /* hundredths of the size from line to line */
#define BEFORE	    18	/* between title and picture, and picture and caption */
#define LEAST	    420 /* units of picture: a short one still has room for its title */
#define DECK_WIDTH  1280
#define DECK_HEIGHT 720

static bool says(const char *text)
{
	return text && text[0];
}

int sheet_step(int size)
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
		h += sheet_step(size);
	}
	return h;
}

static void measure_pixels(struct sheet_plan *p, const struct sheet *s)
{
	unsigned w = (unsigned)p->w, h = (unsigned)p->h;

	p->wide = s->width ? s->width : s->pages ? DECK_WIDTH : w;
	p->high = (unsigned)(((uint64_t)p->wide * h + w / 2) / w);
	if (s->pages && !s->width)
		p->high = DECK_HEIGHT;
	p->high = p->high ? p->high : 1;
}

struct sheet_plan sheet_plan(const struct sheet *s, const struct lay *lay)
{
	int w = lay->w > LEAST ? lay->w : LEAST, h = lay->h, title, caption;
	struct sheet_plan p = {.room = w, .left = SHEET_MARGIN, .title = SHEET_MARGIN};

	p.ending = w - (s->pages ? SHEET_NUMBER : 0);
	title = lines_height(s->title, SHEET_TITLE, true, p.room);
	caption = lines_height(s->caption, SHEET_CAPTION, false, p.ending);
	if (s->pages && !caption)
		caption = sheet_step(SHEET_CAPTION);
	title += title ? BEFORE : 0;
	caption += caption ? BEFORE : 0;
	p.w = w + 2 * SHEET_MARGIN;
	p.h = 2 * SHEET_MARGIN + title + h + caption;
	p.x = SHEET_MARGIN;
	p.y = SHEET_MARGIN + title;
	if (s->pages && p.w * 9 < p.h * 16)
		p.w = (p.h * 16 + 8) / 9;
	else if (s->pages)
		p.h = (p.w * 9 + 15) / 16;
	if (s->pages)
		p.x = (p.w - lay->w) / 2;
	p.left = p.x;
	if (s->pages) /* the picture stands a little above the middle of what is left */
		p.y += (p.h - 2 * SHEET_MARGIN - title - h - caption) * 2 / 5;
	p.end = s->pages ? p.h - SHEET_MARGIN - caption + BEFORE : p.y + h + BEFORE;
	measure_pixels(&p, s);
	return p;
}

void sheet_book_done(struct sheet_book *book)
{
	buf_done(&book->kept);
}
