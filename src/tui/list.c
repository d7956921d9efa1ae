/* SPDX-License-Identifier: BSD-2-Clause */
/* The list of frames: a line a frame, in the columns and words of `-T text`, in the order of the
 * capture. */
#include "view.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

struct head {
	enum column what;
	const char *head;
	bool right;
};

static const struct head heads[] = {
	{COLUMN_NUMBER, "No.", true}, {COLUMN_TIME, "Time", true}, {COLUMN_SOURCE, "Source", false},
	{COLUMN_DESTINATION, "Destination", false}, {COLUMN_PROTOCOL, "Proto", false},
	{COLUMN_LENGTH, "Len", true}, {COLUMN_INFO, "Info", false},
};

#define HEADS (sizeof(heads) / sizeof(heads[0]))

/* The cells of a column: as many as its widest text on any screen so far, within reason. */
static int width_of(const struct app *app, size_t k, int left)
{
	int most = app->w >= 120 ? 39 : app->w >= 100 ? 22 : 15, head = (int)strlen(heads[k].head);
	int n = app->widths[heads[k].what];

	if (heads[k].what == COLUMN_INFO)
		return left > 0 ? left : 0;
	n = n > head ? n : head;
	return n < most ? n : most;
}

static int page(const struct app *app)
{
	return view_rect(app).h - 1; /* the headings */
}

void list_act(struct app *app, enum act act)
{
	uint64_t count = book_count(app->book);

	if (act == ACT_OPEN && app->list.at < count)
		frame_open(app, book_frame_at(app->book, app->list.at));
	else if (act == ACT_TIME)
		app->when = app->when == SUMMARY_RELATIVE ? SUMMARY_DELTA
			    : app->when == SUMMARY_DELTA  ? SUMMARY_UTC
			    : app->when == SUMMARY_UTC	  ? SUMMARY_EPOCH
							  : SUMMARY_RELATIVE;
	else if ((act == ACT_FIND_NEXT || act == ACT_FIND_BACK) && app->prompt.last[PROMPT_FIND][0])
		book_find_again(app->book, app->list.at, act == ACT_FIND_BACK);
	else
		scroll_move(&app->list, act, count, page(app));
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
	for (size_t k = 0; k < HEADS; k++) {
		unsigned what = heads[k].what;
		int width = width_of(app, k, line.w - x), n = (int)row->len[what];
		struct rect place = {line.x + x, line.y, width, 1};

		screen_text(screen, place, heads[k].right && n < width ? width - n : 0, 0, look,
			row->text[what], row->len[what]);
		x += width + 1;
	}
}

static void draw_heads(const struct app *app, struct screen *screen, struct rect line)
{
	const struct ansi_look look = screen_look(SCREEN_HEAD);
	int x = 1;

	screen_fill(screen, line, look);
	for (size_t k = 0; k < HEADS; k++) {
		int width = width_of(app, k, line.w - x), n = (int)strlen(heads[k].head);

		screen_put(screen, (struct rect){line.x + x, line.y, width, 1},
			heads[k].right && n < width ? width - n : 0, 0, look, heads[k].head);
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
			book_filter_text(app->book) ? "No frame passes the filter."
						    : "No frame yet.");
}
