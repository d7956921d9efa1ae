/* SPDX-License-Identifier: BSD-2-Clause */
/* The start page: what one can do before any frame is there. Its lines are the entries under their
 * headings; the cursor goes from entry to entry. */
#include "devices.h"
#include "files.h"
#include "lesson_view.h"
#include "view.h"

#include "base/lang.h"

#include <stdio.h>
#include <string.h>

#define TITLE_WIDTH 24
#define HEAD_ROWS   3
#define ROWS_MOST   (2 * (APP_CHOICES + RECENT_MOST))

/* The groups of entries, each under a heading. */
enum group { GROUP_BEGIN, GROUP_RECENT, GROUP_CAPTURES };

static const char *const headings[] = {[GROUP_BEGIN] = N_("Begin"),
	[GROUP_RECENT] = N_("Opened lately"),
	[GROUP_CAPTURES] = N_("Captures that come with trame")};

/* Lines of the page: an entry's number, or one of these. */
enum { ROW_BLANK = -1, ROW_HEADING = -2 };

struct page {
	int rows[ROWS_MOST];
	unsigned count, entries;
};

/* Recent files stand between what one can begin and the program's captures. */
static unsigned first_capture(const struct app *app)
{
	unsigned i = 0;

	while (i < app->choice_count && app->choices[i].kind != CHOICE_CAPTURE)
		i++;
	return i;
}

static enum group group_of(const struct app *app, unsigned entry)
{
	unsigned before = first_capture(app);

	return entry < before			     ? GROUP_BEGIN
	       : entry < before + app->recent.count ? GROUP_RECENT
						     : GROUP_CAPTURES;
}

/* The entry of a number, NULL for a recent file. */
static const struct app_choice *choice_of(const struct app *app, unsigned entry)
{
	switch (group_of(app, entry)) {
	case GROUP_BEGIN: return &app->choices[entry];
	case GROUP_RECENT: return NULL;
	case GROUP_CAPTURES: break;
	}
	return &app->choices[entry - app->recent.count];
}

static const char *recent_of(const struct app *app, unsigned entry)
{
	return app->recent.at[entry - first_capture(app)];
}

static void lay(const struct app *app, struct page *page)
{
	unsigned all = app->choice_count + app->recent.count;

	page->count = page->entries = 0;
	for (unsigned i = 0; i < all && page->count + 3 < ROWS_MOST; i++) {
		const struct app_choice *c = choice_of(app, i);
		bool begins = !page->count || group_of(app, i) != group_of(app, i - 1);

		if (c && c->kind == CHOICE_BACK && !app->book)
			continue;
		page->entries++;
		if (begins && page->count)
			page->rows[page->count++] = ROW_BLANK;
		if (begins)
			page->rows[page->count++] = ROW_HEADING - (int)group_of(app, i);
		page->rows[page->count++] = (int)i;
	}
}

/* The line of the nth entry that is shown; which of them a line has, or the next that has one. */
static uint64_t row_of(const struct page *page, uint64_t nth)
{
	uint64_t row = 0;

	while (row + 1 < page->count && (page->rows[row] < 0 || nth--))
		row++;
	return row;
}

static uint64_t nth_at(const struct page *page, uint64_t row)
{
	uint64_t nth = 0;

	for (uint64_t i = 0; i < row && i < page->count; i++)
		nth += page->rows[i] >= 0;
	return nth < page->entries ? nth : page->entries - (page->entries > 0);
}

/* The cursor is on an entry and seen, and so is the heading above the first of a group. */
static void keep(struct app *app)
{
	struct page page;
	struct scroll *s = &app->start;

	lay(app, &page);
	if (!page.count)
		return;
	if (s->at >= page.count)
		s->at = page.count - 1;
	s->at = row_of(&page, nth_at(&page, s->at));
	scroll_keep(s, page.count, view_rect(app).h - HEAD_ROWS);
	while (s->top && s->at == s->top && page.rows[s->top - 1] < 0)
		s->top--;
}

static unsigned choose(struct app *app, unsigned entry)
{
	const struct app_choice *c = choice_of(app, entry);

	switch (c ? c->kind : CHOICE_RECENT) {
	case CHOICE_BACK: app->view = APP_LIST; return 0;
	case CHOICE_LESSON:
		lesson_open(app, lesson_find(c->path, strlen(c->path)), 0, false);
		return 0;
	case CHOICE_CRAFT: craft_open(app); return 0;
	case CHOICE_OPEN: return files_open(app);
	case CHOICE_LIVE: devices_open(app); return 0;
	case CHOICE_LAB: app->path[0] = '\0'; return WISH_LIVE;
	case CHOICE_RECENT:
	case CHOICE_CAPTURE: break;
	}
	snprintf(app->path, sizeof(app->path), "%s", c ? c->path : recent_of(app, entry));
	return WISH_OPEN;
}

unsigned start_act(struct app *app, enum act act)
{
	struct page page;
	struct scroll entries;

	keep(app);
	lay(app, &page);
	if (act == ACT_OPEN && page.entries)
		return choose(app, (unsigned)page.rows[app->start.at]);
	entries.at = entries.top = nth_at(&page, app->start.at);
	scroll_move(&entries, act, page.entries, view_rect(app).h - HEAD_ROWS - 3);
	app->start.at = row_of(&page, entries.at);
	keep(app);
	return 0;
}

void start_look(struct app *app)
{
	keep(app);
}

/* A path's last part, which tells files apart, and the folder that it lies in. */
static void draw_recent(struct screen *screen, struct rect line, const char *path,
	struct ansi_look look, struct ansi_look note)
{
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
	struct rect left = {line.x, line.y, TITLE_WIDTH + 1, 1};
	int x = screen_put(screen, left, 3, 0, look, name) + 5;

	if (name > path)
		screen_text(screen, line, x < TITLE_WIDTH + 2 ? TITLE_WIDTH + 2 : x, 0, note, path,
			(size_t)(name - path));
}

static void draw_entry(const struct app *app, struct screen *screen, struct rect line,
	unsigned entry, bool chosen)
{
	const struct app_choice *c = choice_of(app, entry);
	const struct ansi_look look = screen_look(chosen ? SCREEN_CHOSEN : PIC_PLAIN);
	const struct ansi_look note = screen_look(chosen ? SCREEN_CHOSEN : PIC_NOTE);

	screen_fill(screen, line, look);
	screen_put(screen, line, 1, 0, look, chosen ? ">" : " ");
	if (!c) {
		draw_recent(screen, line, recent_of(app, entry), look, note);
		return;
	}
	screen_put(screen, (struct rect){line.x, line.y, TITLE_WIDTH, 1}, 3, 0, look,
		c->kind == CHOICE_CAPTURE ? c->title : _(c->title));
	screen_put(screen, line, TITLE_WIDTH + 2, 0, note, _(c->about));
}

void start_draw(const struct app *app, struct screen *screen, struct rect rect)
{
	struct page page;

	lay(app, &page);
	screen_put(screen, rect, 2, 1, screen_look(PIC_TITLE),
		_("trame shows how a network frame is put together."));
	for (int y = HEAD_ROWS; y < rect.h; y++) {
		uint64_t at = app->start.top + (uint64_t)(y - HEAD_ROWS);
		struct rect line = {rect.x, rect.y + y, rect.w, 1};

		if (at >= page.count)
			break;
		if (page.rows[at] <= ROW_HEADING)
			screen_put(screen, line, 1, 0, screen_look(PIC_TITLE),
				_(headings[ROW_HEADING - page.rows[at]]));
		else if (page.rows[at] >= 0)
			draw_entry(app, screen, line, (unsigned)page.rows[at],
				at == app->start.at);
	}
}
