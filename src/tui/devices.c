/* SPDX-License-Identifier: BSD-2-Clause */
/* The interfaces of this machine, what moves on them now, and the lab. */
#include "devices.h"

#include "base/lang.h"
#include "base/mem.h"
#include "view.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define HEAD_ROWS 4 /* above the interfaces */
#define FOOT_ROWS 4 /* below them */

/* Cells where each column begins. */
enum { NAME_AT = 3, STATE_AT = 20, PACKETS_AT = 28, BYTES_AT = 40, ADDRESSES_AT = 54 };

void devices_open(struct app *app)
{
	if (!app->devices)
		app->devices = mem_new(1, sizeof(*app->devices));
	if (app->view != APP_DEVICES)
		app->devices->from = app->view;
	app->devices->at = 0;
	app->view = APP_DEVICES;
}

void devices_close(struct app *app)
{
	free(app->devices);
	app->devices = NULL;
}

/* The numbers of an interface go on where the kernel's were before; it may stand elsewhere now. */
static void count(const struct devices_view *old, struct devices_view *new, unsigned i)
{
	int64_t passed = new->at - old->at;

	for (unsigned k = 0; k < old->now.count; k++) {
		uint32_t packets = new->now.at[i].packets - old->now.at[k].packets;
		uint32_t bytes = new->now.at[i].bytes - old->now.at[k].bytes;

		if (strcmp(old->now.at[k].name, new->now.at[i].name) != 0)
			continue;
		new->packets[i] = old->packets[k] + packets;
		new->bytes[i] = old->bytes[k] + bytes;
		if (passed <= 0)
			return;
		new->packet_rate[i] = (uint64_t)((double)packets * 1e9 / (double)passed + 0.5);
		new->byte_rate[i] = (uint64_t)((double)bytes * 1e9 / (double)passed + 0.5);
	}
}

/* Every interface, "any" and the lab. */
static uint64_t lines(const struct devices_view *v)
{
	return v->now.count + 2;
}

void devices_take(struct app *app, const struct ifaces *ifaces, int64_t now)
{
	struct devices_view *v = app->devices, new;

	if (!v)
		return;
	new = (struct devices_view){
		.now = *ifaces, .at = now, .scroll = v->scroll, .from = v->from};
	for (unsigned i = 0; v->at && i < new.now.count; i++)
		count(v, &new, i);
	*v = new;
	scroll_keep(&v->scroll, lines(v), view_rect(app).h - HEAD_ROWS - FOOT_ROWS);
}

void devices_offer_lab(struct app *app)
{
	if (app->view == APP_DEVICES && app->devices)
		app->devices->scroll.at = lines(app->devices) - 1;
}

unsigned devices_act(struct app *app, enum act act)
{
	struct devices_view *v = app->devices;
	uint64_t at = v->scroll.at;

	if (act == ACT_FILTER) {
		prompt_open(app, PROMPT_CAPTURE);
		return 0;
	}
	if (act != ACT_OPEN) {
		scroll_move(&v->scroll, act, lines(v), view_rect(app).h - HEAD_ROWS - FOOT_ROWS);
		return 0;
	}
	snprintf(app->path, sizeof(app->path), "%s",
		at < v->now.count    ? v->now.at[at].name
		: at == v->now.count ? "any"
				     : "");
	return WISH_LIVE;
}

/* ---- how it looks ---- */

/* A number of at most five places and a unit: "12", "3400", "12.3k", "1.2G". */
static void put_rate(char *out, size_t n, uint64_t value)
{
	static const char units[] = " kMGTPE";
	double v = (double)value;
	unsigned u = 0;

	while (v >= 9999.5 && u + 2 < sizeof(units)) {
		v /= 1000;
		u++;
	}
	if (u)
		snprintf(out, n, "%.1f%c", v, units[u]);
	else
		snprintf(out, n, "%" PRIu64, value);
}

static void put_number(struct screen *screen, struct rect line, int end, struct ansi_look look,
	uint64_t value)
{
	char text[32];

	put_rate(text, sizeof(text), value);
	screen_put(screen, line, end - (int)strlen(text), 0, look, text);
}

static void draw_iface(const struct devices_view *v, struct screen *screen, struct rect line,
	unsigned i, struct ansi_look look)
{
	const struct iface *f = &v->now.at[i];

	screen_put(
		screen, (struct rect){line.x, line.y, STATE_AT - 1, 1}, NAME_AT, 0, look, f->name);
	screen_put(screen, line, STATE_AT, 0, look,
		!f->up ? _("down") : f->running ? _("up") : _("no link"));
	put_number(screen, line, PACKETS_AT + 9, look, v->packet_rate[i]);
	put_number(screen, line, BYTES_AT + 9, look, v->byte_rate[i]);
	screen_put(screen, line, ADDRESSES_AT, 0, look, f->addresses);
}

static void draw_line(const struct app *app, struct screen *screen, struct rect line, uint64_t at)
{
	const struct devices_view *v = app->devices;
	bool chosen = at == v->scroll.at;
	const struct ansi_look look = screen_look(chosen ? SCREEN_CHOSEN : PIC_PLAIN);
	const struct ansi_look note = screen_look(chosen ? SCREEN_CHOSEN : PIC_NOTE);

	screen_fill(screen, line, look);
	screen_put(screen, line, 1, 0, look, chosen ? ">" : " ");
	if (at < v->now.count) {
		draw_iface(v, screen, line, (unsigned)at, look);
		return;
	}
	screen_put(screen, line, NAME_AT, 0, look, at == v->now.count ? "any" : _("the lab"));
	screen_put(screen, line, STATE_AT, 0, note,
		at == v->now.count
			? _("all of them together")
			: _("a private wire with a web, a DNS and an echo server; no privilege"));
}

static void draw_heads(struct screen *screen, struct rect line)
{
	const struct ansi_look look = screen_look(SCREEN_HEAD);

	screen_fill(screen, line, look);
	screen_put(screen, line, NAME_AT, 0, look, _("Interface"));
	screen_put(screen, line, STATE_AT, 0, look, _("State"));
	screen_put(screen, line, PACKETS_AT, 0, look, _("Packets/s"));
	screen_put(screen, line, BYTES_AT + 2, 0, look, _("Bytes/s"));
	screen_put(screen, line, ADDRESSES_AT, 0, look, _("Addresses"));
}

void devices_draw(const struct app *app, struct screen *screen, struct rect rect)
{
	const struct devices_view *v = app->devices;
	int page = rect.h - HEAD_ROWS - FOOT_ROWS, y = rect.y + HEAD_ROWS;
	char text[600];

	screen_put(
		screen, rect, 2, 1, screen_look(PIC_TITLE), _("Live capture: choose an interface"));
	draw_heads(screen, (struct rect){rect.x, rect.y + 3, rect.w, 1});
	for (int i = 0; i < page && v->scroll.top + (uint64_t)i < lines(v); i++)
		draw_line(app, screen, (struct rect){rect.x, y++, rect.w, 1},
			v->scroll.top + (uint64_t)i);
	snprintf(text, sizeof(text), _("Capture filter: %s"), app->bpf[0] ? app->bpf : _("none"));
	screen_put(screen, rect, 2, y - rect.y + 1, screen_look(PIC_PLAIN), text);
	screen_put(screen, rect, 2, y - rect.y + 2, screen_look(PIC_NOTE),
		_("Listening takes one privilege: 'sudo make setcap' gives it to trame-net "
		  "alone."));
}
