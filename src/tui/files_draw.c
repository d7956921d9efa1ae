/* SPDX-License-Identifier: BSD-2-Clause */
/* How the page of files looks. Names are cleaned as they are drawn: what cannot be shown is
 * escaped, and the name itself stays as it is. */
#include "files.h"

#include "base/lang.h"
#include "base/utf8.h"
#include "view.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

/* Cells of what stands to the right of a name. */
#define KIND_CELLS 9
#define SIZE_CELLS 9
#define TIME_CELLS 17

static const char *kind_of(const struct folder_entry *e)
{
	if (e->kind == FOLDER_FOLDER)
		return _("folder");
	if (e->kind == FOLDER_DEVICE)
		return _("device");
	switch (e->facts.magic) {
	case FOLDER_UNSEEN:
	case FOLDER_PLAIN: break;
	case FOLDER_PCAP: return "pcap";
	case FOLDER_PCAPNG: return "pcapng";
	case FOLDER_GZIP: return "gzip";
	case FOLDER_DENIED: return _("locked");
	}
	return "";
}

static bool is_capture(const struct folder_entry *e)
{
	return e->facts.magic == FOLDER_PCAP || e->facts.magic == FOLDER_PCAPNG ||
	       e->facts.magic == FOLDER_GZIP;
}

static void put_size(char out[24], uint64_t size)
{
	static const char units[] = " kMGTPE";
	double v = (double)size;
	unsigned u = 0;

	while (v >= 9999.5 && u + 2 < sizeof(units)) {
		v /= 1000;
		u++;
	}
	if (u)
		snprintf(out, 24, "%.1f %cB", v, units[u]);
	else
		snprintf(out, 24, "%" PRIu64 " B", size);
}

/* UTC: a view knows no clock, and no zone. */
static void put_time(char out[32], int64_t seconds)
{
	time_t t = (time_t)seconds;
	struct tm tm;

	if (!gmtime_r(&t, &tm) || !strftime(out, 32, "%Y-%m-%d %H:%M", &tm))
		out[0] = '\0';
}

static void draw_facts(struct screen *screen, struct rect line, const struct folder_entry *e,
	struct ansi_look look)
{
	int x = line.w - TIME_CELLS;
	char text[32];

	if (e->facts.magic != FOLDER_UNSEEN) {
		put_time(text, e->facts.time);
		screen_put(screen, line, x, 0, look, text);
		put_size(text, e->facts.size);
		screen_put(screen, line, x - 2 - (int)strlen(text), 0, look, text);
	}
	screen_put(screen, line, x - SIZE_CELLS - KIND_CELLS - 1, 0, look, kind_of(e));
}

static void draw_line(const struct app *app, struct screen *screen, struct rect line, uint64_t at)
{
	const struct files_view *v = app->files;
	bool chosen = at == v->scroll.at;
	size_t i = files_entry(v, at);
	const struct folder_entry *e = i == SIZE_MAX ? NULL : &v->folder.at[i];
	const struct ansi_look look = screen_look(chosen ? SCREEN_CHOSEN
						  : !e || e->kind == FOLDER_FOLDER || is_capture(e)
							  ? PIC_PLAIN
							  : PIC_NOTE);
	struct rect left = line;
	int x = 3;

	left.w -= KIND_CELLS + SIZE_CELLS + TIME_CELLS + 2;
	screen_fill(screen, line, look);
	screen_put(screen, line, 1, 0, look, chosen ? ">" : " ");
	if (!e) {
		screen_put(screen, line, x, 0, look, "../");
		return;
	}
	x += screen_put(screen, left, x, 0, look, folder_name(&v->folder, i));
	if (e->kind == FOLDER_FOLDER)
		screen_put(screen, left, x, 0, look, "/");
	draw_facts(screen, line, e, look);
}

/* The line in which one types; what it is for while it is empty. */
static void draw_typed(const struct app *app, struct screen *screen, struct rect line)
{
	const struct files_view *v = app->files;
	int x = 2;

	x += screen_put(screen, line, x, 0, screen_look(PIC_TITLE), _("Open: "));
	if (v->typed_count) {
		x += screen_put(screen, line, x, 0, screen_look(SCREEN_INPUT), v->typed);
	} else {
		screen_put(screen, line, x, 0, screen_look(PIC_NOTE),
			_("type a part of the name, or a way with / in it"));
	}
	screen->cursor_x = x < line.w ? x : line.w - 1;
	screen->cursor_y = line.y;
}

void files_draw(const struct app *app, struct screen *screen, struct rect rect)
{
	const struct files_view *v = app->files;
	char text[120];
	int x;

	x = 2 + screen_put(screen, rect, 2, 1, screen_look(PIC_TITLE), v->folder.path);
	if (v->reading)
		snprintf(text, sizeof(text), "%s", _("reading..."));
	else
		snprintf(text, sizeof(text), _("%zu of %zu"), v->shown_count, v->folder.count);
	screen_put(screen, rect, x + 3, 1, screen_look(PIC_NOTE), text);
	draw_typed(app, screen, (struct rect){rect.x, rect.y + 2, rect.w, 1});
	for (int y = FILES_HEAD; y < rect.h; y++) {
		uint64_t at = v->scroll.top + (uint64_t)(y - FILES_HEAD);

		if (at >= files_lines(v))
			break;
		draw_line(app, screen, (struct rect){rect.x, rect.y + y, rect.w, 1}, at);
	}
}
