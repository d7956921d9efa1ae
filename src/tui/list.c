/* SPDX-License-Identifier: BSD-2-Clause */
/* The list of frames: a line a frame, in the columns and words of `-T text`, in the order of the
 * capture. */
#include "view.h"

#include "base/lang.h"
#include "base/utf8.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static int cells(const char *text)
{
	return (int)utf8_cells(text, strlen(text));
}

/* The cells of a column: as many as its widest text on any screen so far, within reason; of the one
 * that comes last, what is left. */
static int width_of(const struct app *app, unsigned k, int left)
{
	const struct config_column *column = &app->config.columns[k];
	int most = app->w >= 120 ? 39 : app->w >= 100 ? 22 : 15;
	int head = cells(_(config_head(column->what))), n = app->widths[column->what];

	left = left > 0 ? left : 0;
	if (k + 1 == app->config.column_count)
		return left;
	if (column->what == COLUMN_INFO)
		n = left / 2;
	else
		n = n < most || column->width ? n : most;
	n = n > head ? n : head;
	n = column->width && n > column->width ? column->width : n;
	return n < left ? n : left;
}

/* Numbers stand on the right of their column. */
static bool is_right(const struct app *app, unsigned k)
{
	enum column what = app->config.columns[k].what;

	return (what == COLUMN_NUMBER || what == COLUMN_TIME || what == COLUMN_LENGTH) &&
	       k + 1 < app->config.column_count;
}

static int page(const struct app *app)
{
	return view_rect(app).h - 1; /* the headings */
}

/* Whoever goes to the end of a capture that grows stays there; whoever leaves it leaves it. */
static void move(struct app *app, enum act act, uint64_t count)
{
	uint64_t before = app->list.at;

	scroll_move(&app->list, act, count, page(app));
	if (act == ACT_BOTTOM && book_growth(app->book) != BOOK_WHOLE)
		app->follow = true;
	else if (app->list.at != before)
		app->follow = false;
	if (app->list.at != before)
		book_want_lines(app->book);
}

static void follow(struct app *app)
{
	app->follow = !app->follow;
	book_go_on(app->book);
}

static void open_frame(struct app *app)
{
	app->follow = false;
	frame_open(app, book_frame_at(app->book, app->list.at));
}

void list_act(struct app *app, enum act act)
{
	uint64_t count = book_count(app->book);

	if (act == ACT_FOLLOW)
		follow(app);
	else if (act == ACT_OPEN && app->list.at < count)
		open_frame(app);
	else if (act == ACT_TIME)
		app->when = app->when == SUMMARY_RELATIVE ? SUMMARY_DELTA
			    : app->when == SUMMARY_DELTA  ? SUMMARY_UTC
			    : app->when == SUMMARY_UTC	  ? SUMMARY_EPOCH
							  : SUMMARY_RELATIVE;
	else if ((act == ACT_FIND_NEXT || act == ACT_FIND_BACK) && app->prompt.last[PROMPT_FIND][0])
		book_find_again(app->book, app->list.at, act == ACT_FIND_BACK);
	else
		move(app, act, count);
}

static void keep_text(struct app *app, struct book_row *row)
{
	for (unsigned i = 0; i < COLUMN_COUNT; i++) {
		row->text[i] = arena_text(&app->arena, row->text[i], row->len[i]);
		if (i != COLUMN_INFO && (int)row->len[i] > app->widths[i])
			app->widths[i] = (int)row->len[i];
	}
}

/* A frame whose line is not known yet. */
static void say_number(struct app *app, struct book_row *row, uint64_t frame)
{
	char text[24];
	int n = snprintf(text, sizeof(text), "%" PRIu64, frame + 1);

	for (unsigned i = 0; i < COLUMN_COUNT; i++)
		row->text[i] = "";
	memset(row->len, 0, sizeof(row->len));
	row->role = PIC_NOTE;
	row->commented = false;
	row->text[COLUMN_NUMBER] = arena_text(&app->arena, text, (size_t)n);
	row->len[COLUMN_NUMBER] = (uint32_t)n;
	if (n > app->widths[COLUMN_NUMBER])
		app->widths[COLUMN_NUMBER] = n;
}

void list_look(struct app *app)
{
	uint64_t count = book_count(app->book);
	int rows = page(app) < APP_ROWS ? page(app) : APP_ROWS;

	if (app->follow && count)
		app->list.at = count - 1;
	scroll_keep(&app->list, count, page(app));
	for (int i = 0; i < rows && app->list.top + (uint64_t)i < count; i++) {
		uint64_t frame = book_frame_at(app->book, app->list.top + (uint64_t)i);
		struct book_row *row = &app->rows[app->row_count];

		if (book_row(app->book, frame, app->when, app->w < 100, app->ascii, row))
			keep_text(app, row);
		else
			say_number(app, row, frame);
		app->row_frames[app->row_count++] = frame;
	}
}

static void draw_row(const struct app *app, struct screen *screen, struct rect line, int i)
{
	const struct book_row *row = &app->rows[i];
	bool chosen = app->list.top + (uint64_t)i == app->list.at;
	bool marked = book_marked(app->book, app->row_frames[i]);
	const struct ansi_look look = screen_look(chosen   ? SCREEN_CHOSEN
						  : marked ? SCREEN_MARKED
							   : row->role);
	int x = 1;

	screen_fill(screen, line, look);
	screen_put(screen, line, 0, 0, look,
		chosen ? ">" : marked ? "*" : row->commented ? "#" : " ");
	for (unsigned k = 0; k < app->config.column_count; k++) {
		unsigned what = app->config.columns[k].what;
		int width = width_of(app, k, line.w - x);
		int n = (int)utf8_cells(row->text[what], row->len[what]);
		struct rect place = {line.x + x, line.y, width, 1};

		screen_text(screen, place, is_right(app, k) && n < width ? width - n : 0, 0, look,
			row->text[what], row->len[what]);
		x += width + 1;
	}
}

static void draw_heads(const struct app *app, struct screen *screen, struct rect line)
{
	const struct ansi_look look = screen_look(SCREEN_HEAD);
	int x = 1;

	screen_fill(screen, line, look);
	for (unsigned k = 0; k < app->config.column_count; k++) {
		const char *head = _(config_head(app->config.columns[k].what));
		int width = width_of(app, k, line.w - x), n = cells(head);

		screen_put(screen, (struct rect){line.x + x, line.y, width, 1},
			is_right(app, k) && n < width ? width - n : 0, 0, look, head);
		x += width + 1;
	}
}

void list_draw(const struct app *app, struct screen *screen, struct rect rect)
{
	draw_heads(app, screen, (struct rect){rect.x, rect.y, rect.w, 1});
	for (int i = 0; i < app->row_count && i + 1 < rect.h; i++)
		draw_row(app, screen, (struct rect){rect.x, rect.y + 1 + i, rect.w, 1}, i);
	if (!app->row_count)
		screen_put(screen, rect, 1, 2, screen_look(PIC_NOTE),
			book_filter_text(app->book)	? _("No frame passes the filter.")
			: app->live.on && app->live.lab ? _("No frame yet. P makes a ping, then "
							    "asks for a page, then for a name.")
							: _("No frame yet."));
}
