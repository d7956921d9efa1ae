/* SPDX-License-Identifier: BSD-2-Clause */
/* The page of interfaces: what can be listened to, and what moves there. */
#ifndef TRAME_TUI_DEVICES_H
#define TRAME_TUI_DEVICES_H

#include "lab/ifaces.h"
#include "tui/app.h"

struct devices_view {
	struct ifaces now;
	uint64_t packets[IFACES_MOST], bytes[IFACES_MOST]; /* since the page was opened */
	uint64_t packet_rate[IFACES_MOST], byte_rate[IFACES_MOST]; /* a second */
	int64_t at; /* when it was read, nanoseconds; 0: not yet */
	struct scroll scroll;
	enum app_view from;
};

void devices_open(struct app *app);
void devices_close(struct app *app);
void devices_take(struct app *app, const struct ifaces *ifaces, int64_t now);
unsigned devices_act(struct app *app, enum act act);
void devices_draw(const struct app *app, struct screen *screen, struct rect rect);

/* The lab's line is chosen: what to do without a privilege. */
void devices_offer_lab(struct app *app);

#endif
