/* SPDX-License-Identifier: BSD-2-Clause */
/* The keys, from the table of actions. */
#include "view.h"

#include "base/lang.h"

#include <string.h>

#define NAME_WIDTH 18

static uint64_t lines(const struct app *app)
{
	uint64_t n = 0;

	for (const struct act_entry *a = act_all; a->name; a++)
		n += (a->where & app_where(app, app->below)) != 0;
	return n;
}

void help_act(struct app *app, enum act act)
{
	scroll_move(&app->help, act, lines(app), view_rect(app).h - 2);
}

void help_draw(const struct app *app, struct screen *screen, struct rect rect)
{
	uint64_t at = 0;
	int y = 2;

	screen_put(screen, rect, 1, 0, screen_look(PIC_TITLE), _("Keys"));
	for (const struct act_entry *a = act_all; a->name && y < rect.h; a++) {
		bool chosen = at == app->help.at;
		char keys[ACT_KEYS];

		if (!(a->where & app_where(app, app->below)) || at++ < app->help.top)
			continue;
		act_keys(&app->config.keys, a, app_where(app, app->below), keys);
		screen_put(screen, rect, 0, y, screen_look(PIC_PLAIN), chosen ? ">" : " ");
		screen_put(screen, (struct rect){rect.x, rect.y, NAME_WIDTH, rect.h}, 1, y,
			screen_look(SCREEN_KEY), keys);
		screen_put(screen, rect, NAME_WIDTH + 1, y++, screen_look(PIC_PLAIN), _(a->help));
	}
}
