/* SPDX-License-Identifier: BSD-2-Clause */
/* The start page: what one can do before any frame is there. */
#include "view.h"

#include <stdio.h>

#define TITLE_WIDTH 24

unsigned start_act(struct app *app, enum act act)
{
	if (act != ACT_OPEN || !app->choice_count) {
		scroll_move(&app->start, act, app->choice_count, view_rect(app).h - 3);
		return 0;
	}
	if (!app->choices[app->start.at].path) {
		prompt_open(app, PROMPT_FILE);
		return 0;
	}
	if (!app->choices[app->start.at].path[0]) {
		craft_open(app);
		return 0;
	}
	snprintf(app->path, sizeof(app->path), "%s", app->choices[app->start.at].path);
	return WISH_OPEN;
}

void start_draw(const struct app *app, struct screen *screen, struct rect rect)
{
	screen_put(screen, rect, 2, 1, screen_look(PIC_TITLE),
		"trame shows how a network frame is put together.");
	for (unsigned i = 0; i < app->choice_count; i++) {
		const struct app_choice *c = &app->choices[i];
		int y = 3 + (int)i - (int)app->start.top;
		bool chosen = i == app->start.at;
		const struct ansi_look look = screen_look(chosen ? SCREEN_CHOSEN : PIC_PLAIN);

		if (y < 3 || y >= rect.h)
			continue;
		screen_fill(screen, (struct rect){rect.x, rect.y + y, rect.w, 1}, look);
		screen_put(screen, rect, 1, y, look, chosen ? ">" : " ");
		screen_put(screen, (struct rect){rect.x, rect.y, TITLE_WIDTH, rect.h}, 3, y, look,
			c->title);
		screen_put(screen, rect, TITLE_WIDTH + 2, y, look, c->about);
	}
}
