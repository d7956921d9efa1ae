/* SPDX-License-Identifier: BSD-2-Clause */
/* The line above every view: the capture and its filter, what is being done with the whole of it
 * and how far that is, whether it grows, how many frames there are. */
#include "lesson_view.h"
#include "view.h"

#include "base/lang.h"
#include "base/utf8.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define STATE_MOST 200

/* What is being done, and how far it is where that can be known. */
static const char *doing(const struct book *book, unsigned *percent)
{
	switch (book_task(book, percent)) {
	case BOOK_IDLE: break;
	case BOOK_INDEXING: return *percent < 100 ? _("reading") : "";
	case BOOK_FINDING: return _("looking");
	case BOOK_LINES: return _("counting up");
	case BOOK_JOB: return _(book_job(book)->doing);
	case BOOK_FILTERING: return _("filtering");
	}
	return "";
}

/* Whether more may come, and whether the newest frame is kept in sight. */
static const char *growing(const struct app *app)
{
	enum book_growth growth = book_growth(app->book);

	if (growth == BOOK_LIVE)
		return app->live.on ? _("capturing") : _("capture stopped");
	if (book_stopped(app->book))
		return _("reading stopped");
	if (book_filter_stopped(app->book))
		return _("filter stopped");
	return growth == BOOK_PIPE ? _("listening") : growth == BOOK_GROWING ? _("growing") : "";
}

/* Appends words to the line, as far as there is room. */
static void add(char *line, size_t room, const char *words)
{
	size_t n = strlen(line);

	snprintf(line + n, room - n, "%s", words);
}

static void add_count(const struct app *app, char *line, size_t room)
{
	char text[100];
	uint64_t total = book_total(app->book);

	if (book_filter_text(app->book))
		snprintf(text, sizeof(text), _("%llu of %llu frames"),
			(unsigned long long)book_count(app->book), (unsigned long long)total);
	else
		snprintf(text, sizeof(text), _("%llu frames"), (unsigned long long)total);
	add(line, room, text);
	if (app->live.counted) {
		snprintf(text, sizeof(text), _("%llu dropped"),
			(unsigned long long)app->live.dropped);
		add(line, room, ", ");
		add(line, room, text);
	}
}

static void state_of(const struct app *app, char *line, size_t room)
{
	unsigned percent;
	char far[16] = "";
	const char *words[] = {doing(app->book, &percent), far, growing(app),
		app->follow ? _("following") : ""};

	if (words[0][0] && percent)
		snprintf(far, sizeof(far), "%u%%", percent);
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		add(line, room, words[i]);
		add(line, room, !words[i][0] ? "" : i == 0 && far[0] ? " " : "  ");
	}
	add_count(app, line, room);
}

/* A lesson: its title, which of its frames is shown, and whether something is still going on. */
static void lesson_title(const struct app *app, struct screen *screen, struct rect rect, int x)
{
	const struct lesson_play *play = &app->lesson->play;
	const struct ansi_look bar = screen_look(SCREEN_BAR);
	uint32_t last = play_frame_before(play, PLAY_NONE); /* of those that are shown */
	char state[STATE_MOST] = "";
	int cells;

	if (app->view == APP_FRAME && play->chosen < play->frame_count && last < play->frame_count)
		snprintf(state, sizeof(state), _("frame %u of %u"),
			(unsigned)play->frames[play->chosen].number,
			(unsigned)play->frames[last].number);
	add(state, sizeof(state), state[0] ? "  " : "");
	add(state, sizeof(state),
		play_busy(play)	 ? _("playing")
		: play->recorded ? _("recorded")
				 : _("live, in the lab"));
	cells = (int)utf8_cells(state, strlen(state));
	screen_put(screen, rect, screen->w - cells - 1, 0, bar, state);
	rect.w -= cells + 2;
	screen_put(screen, rect, x, 0, bar, _(play->lesson->title));
}

void title_draw(const struct app *app, struct screen *screen)
{
	const struct ansi_look bar = screen_look(SCREEN_BAR);
	const struct rect rect = {0, 0, screen->w, 1};
	char state[STATE_MOST] = "";
	int x = 1, cells;

	screen_fill(screen, rect, bar);
	x += screen_put(screen, rect, x, 0, bar, "trame") + 2;
	if (app->view == APP_LESSON || (app->view == APP_FRAME && app->lone_lesson)) {
		lesson_title(app, screen, rect, x);
		return;
	}
	if (!app->book)
		return;
	state_of(app, state, sizeof(state));
	cells = (int)utf8_cells(state, strlen(state));
	x += screen_put(screen, (struct rect){0, 0, screen->w - cells - 2, 1}, x, 0, bar,
		     book_name(app->book)) +
	     2;
	if (book_filter_text(app->book))
		x += screen_put(screen, (struct rect){0, 0, screen->w - cells - 2, 1}, x, 0, bar,
			     book_filter_text(app->book)) +
		     2;
	if (cells + 1 <= screen->w - x)
		screen_put(screen, rect, screen->w - cells - 1, 0, bar, state);
}
