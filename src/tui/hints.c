/* SPDX-License-Identifier: BSD-2-Clause */
/* The line of hints: what the keys of this view do, as many as there is room for. What can be
 * clicked is where it is drawn: both ask the same layout. */
#include "lesson_view.h"
#include "view.h"

#include "base/lang.h"
#include "base/utf8.h"

#include <string.h>

#define HINTS 64 /* in one place */

struct hint {
	const struct act_entry *entry;
	char key[ACT_KEYS]; /* the first one */
	int x, cells;	    /* with the blanks behind it */
};

static int cells_of(const char *text)
{
	return (int)utf8_cells(text, strlen(text));
}

/* Whether it has a place on the line however little room there is. */
static bool stays(const struct act_entry *a)
{
	return a->act == ACT_HELP || a->act == ACT_BACK || a->act == ACT_QUIT;
}

/* The hints of a place that have a key. */
static unsigned collect(const struct app *app, unsigned where, struct hint hints[HINTS])
{
	unsigned n = 0;

	for (const struct act_entry *a = act_all; a->name && n < HINTS; a++) {
		struct hint *h = &hints[n];

		if (!a->hint || !(a->where & where) ||
			!act_keys(&app->config.keys, a, where, h->key))
			continue;
		if (where & (WHERE_LESSON | WHERE_QUESTION) && !lesson_hints(app, a->act))
			continue;
		h->key[strcspn(h->key, " ")] = '\0';
		h->entry = a;
		h->cells = cells_of(h->key) + cells_of(_(a->hint)) + 3;
		n++;
	}
	return n;
}

static unsigned lay(const struct app *app, struct hint hints[HINTS])
{
	unsigned count = collect(app, app_where(app, app->view), hints), n = 0;
	int x = 1, kept = 0;

	for (unsigned i = 0; i < count; i++)
		kept += stays(hints[i].entry) ? hints[i].cells : 0;
	for (unsigned i = 0; i < count; i++) {
		kept -= stays(hints[i].entry) ? hints[i].cells : 0;
		if (x + hints[i].cells - 2 + kept > app->w)
			continue;
		hints[n] = hints[i];
		hints[n].x = x;
		x += hints[n++].cells;
	}
	return n;
}

void hints_draw(const struct app *app, struct screen *screen, int y)
{
	const struct ansi_look bar = screen_look(SCREEN_BAR), key = screen_look(SCREEN_KEY);
	const struct rect all = screen_all(screen);
	struct hint hints[HINTS];
	unsigned count = lay(app, hints);

	screen_fill(screen, (struct rect){0, y, screen->w, 1}, bar);
	for (unsigned i = 0; i < count; i++) {
		int x = hints[i].x;

		x += screen_put(screen, all, x, y, key, hints[i].key);
		screen_put(screen, all, x + 1, y, bar, _(hints[i].entry->hint));
	}
}

enum act hints_at(const struct app *app, int x)
{
	struct hint hints[HINTS];
	unsigned count = lay(app, hints);

	for (unsigned i = 0; i < count; i++)
		if (x >= hints[i].x && x < hints[i].x + hints[i].cells - 2)
			return hints[i].entry->act;
	return ACT_NONE;
}
