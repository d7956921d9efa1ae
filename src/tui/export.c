/* SPDX-License-Identifier: BSD-2-Clause */
/* The picture on the screen becomes a file, in the format that its name says: the frame's pictures
 * whole, whatever of them is seen; a ladder as far as it is seen; of other views the screen. */
#include "view.h"

#include "base/lang.h"
#include "file/save.h"
#include "lab/convert.h"
#include "out/sheet.h"
#include "out/text.h"
#include "talk_view.h"
#include "tui/run.h"

#include <stdio.h>
#include <string.h>

/* ---- as a terminal has it ---- */

/* A screen as text with colours. */
static void put_ansi(struct buf *out, const struct screen *screen, struct rect rect)
{
	struct ansi_look plain = screen_look(PIC_PLAIN);

	for (int y = rect.y; y < rect.y + rect.h; y++) {
		struct ansi_look look = plain;

		for (int x = rect.x; x < rect.x + rect.w; x++) {
			const struct glyph *g = &screen->cells[y * screen->w + x];
			struct ansi_look next = g->look;

			if (next.role >= PIC_ROLES)
				next.role = next.role == SCREEN_CHOSEN ? PIC_FOCUS : PIC_PLAIN;
			if (!ansi_same(look, next))
				ansi_look(out, ANSI_256, next);
			look = next;
			buf_add(out, g->text, g->len);
		}
		ansi_plain(out, ANSI_256);
		buf_byte(out, '\n');
	}
}

/* Two frames go out as they stand on the screen, side by side. */
static bool is_beside(const struct app *app)
{
	for (unsigned i = 0; i < app->pic_count; i++)
		if (app->pic_rows[i].side == SIDE_BESIDE)
			return true;
	return false;
}

/* A frame's pictures go out whole, whatever is seen of them. */
static void put_pictures(struct buf *out, const struct app *app, bool color)
{
	const struct text_style style = {color ? ANSI_256 : ANSI_NONE, app->ascii, false, NULL};

	for (unsigned i = 0; i < app->pic_count; i++) {
		if (i)
			buf_byte(out, '\n');
		text_render(out, &app->pics[i], &style);
	}
}

static void put_text(struct buf *out, struct app *app, bool color)
{
	struct screen screen = SCREEN_INIT, part = SCREEN_INIT;
	struct rect rect = view_rect(app);

	screen.ascii = app->ascii;
	if (app->view == APP_FRAME && !is_beside(app)) {
		put_pictures(out, app, color);
		return;
	}
	app_draw(app, &screen);
	part = screen;
	part.cells = screen.cells + rect.y * screen.w;
	part.h = rect.h;
	if (color)
		put_ansi(out, &screen, rect);
	else
		screen_dump(out, &part);
	screen_done(&screen);
}

/* ---- as a picture ---- */

static void join(struct pic *to, const struct pic *from)
{
	if (to->count)
		pic_add_gap(to);
	for (uint32_t i = 0; i < from->count; i++)
		*pic_add_row(to) = from->rows[i];
	to->columns = from->columns > to->columns ? from->columns : to->columns;
}

/* A line of the screen: a cell for each run of one look. */
static void add_line(struct pic *pic, const struct glyph *glyphs, int w)
{
	struct pic_row *row = pic_add_row(pic);
	struct buf text = BUF_INIT;

	while (w > 0 && (!glyphs[w - 1].len || memcmp(glyphs[w - 1].text, " ", 1) == 0))
		w--;
	for (int x = 0; x < w;) {
		struct ansi_look look = glyphs[x].look;
		struct pic_cell *c;
		int from = x;

		buf_clear(&text);
		for (; x < w && ansi_same(glyphs[x].look, look); x++)
			buf_add(&text, glyphs[x].text, glyphs[x].len);
		if (look.role >= PIC_ROLES)
			look.role = look.role == SCREEN_CHOSEN ? PIC_FOCUS : PIC_PLAIN;
		c = pic_add(pic, row, (unsigned)from, (unsigned)(x - from),
			(enum pic_role)look.role, buf_string(&text));
		if (!look.line)
			c->layer = look.layer;
	}
	buf_done(&text);
}

static void take_screen(struct pic *pic, struct app *app)
{
	struct screen screen = SCREEN_INIT;
	struct rect rect = view_rect(app);

	screen.ascii = app->ascii;
	app_draw(app, &screen);
	for (int y = rect.y; y < rect.y + rect.h; y++)
		add_line(pic, screen.cells + y * screen.w + rect.x, rect.w);
	screen_done(&screen);
}

static void take_picture(struct pic *pic, struct app *app)
{
	pic_init(pic, &app->arena, (uint16_t)app->w);
	if (app->view == APP_LADDER) {
		join(pic, &app->ladder->pic);
		pic->sort = PIC_LADDER;
	} else if (app->view == APP_FRAME && !is_beside(app)) {
		for (unsigned i = 0; i < app->pic_count; i++)
			join(pic, &app->pics[i]);
		if (app->shape == SHAPE_GRID)
			pic->sort = PIC_GRID;
	} else {
		take_screen(pic, app);
	}
}

/* The format has no letters for what is in the picture. */
#define LACKS 1

static int put_format(
	struct buf *out, struct app *app, const struct format *format, struct err *err)
{
	struct sheet_book book = {.lacks = false};
	const struct sheet sheet = {.lang = lang_now(), .ascii = app->ascii, .book = &book};
	struct pic pic;
	bool lacks;

	take_picture(&pic, app);
	if (format->takes && !format->takes(&pic))
		return err_set(err, _("%s has no words for this picture"), format->name);
	if (format->begin)
		format->begin(out, &sheet);
	format->page(out, &pic, &sheet);
	if (format->end)
		format->end(out, &sheet);
	lacks = book.lacks;
	sheet_book_done(&book);
	return lacks ? LACKS : 0;
}

/* By way of SVG, of which another program makes it. */
static int put_converted(struct buf *out, struct app *app, enum convert_to to, struct err *err)
{
	struct buf svg = BUF_INIT;
	int status = put_format(&svg, app, format_find("svg", 3), err);

	buf_clear(out);
	if (status == 0)
		status = convert_svg(out, &svg, 1, to, err);
	buf_done(&svg);
	return status;
}

/* ---- the file ---- */

static int put_picture(struct buf *out, struct app *app, const char *ending, struct err *err)
{
	const struct format *format = format_find(ending, strlen(ending));
	int status;

	app_look(app);
	if (strcmp(ending, "png") == 0)
		return put_converted(out, app, CONVERT_PNG, err);
	if (format && strcmp(ending, "txt") != 0) {
		status = put_format(out, app, format, err);
		return status == LACKS ? put_converted(out, app, CONVERT_PDF, err) : status;
	}
	put_text(out, app, strcmp(ending, "ans") == 0);
	return 0;
}

void run_export(struct app *app)
{
	const char *dot = strrchr(app->path, '.');
	struct save save;
	struct buf out = BUF_INIT;
	struct err err = {""};
	char text[300];
	bool begun;

	begun = put_picture(&out, app, dot ? dot + 1 : "", &err) == 0 &&
		save_start(&save, app->path, &err) == 0;
	if (begun && save_write(&save, out.data, out.len, &err) < 0)
		save_cancel(&save);
	else if (begun && save_finish(&save, &err) == 0)
		snprintf(err.text, sizeof(err.text), _("%.120s: the picture is saved."), app->path);
	snprintf(text, sizeof(text), "%.290s", err.text);
	app_notice(app, text);
	buf_done(&out);
}
