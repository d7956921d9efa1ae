/* SPDX-License-Identifier: BSD-2-Clause */
/* The loop's side of sending: a process for each wire that was sent on. They stay as long as the
 * interface runs, so that the lab is made once. */
#include "tui/send.h"

#include "base/lang.h"
#include "lab/ifaces.h"

#include <stdio.h>
#include <string.h>

void post_done(struct post *post)
{
	for (unsigned i = 0; i < post->count; i++)
		agent_end(&post->lines[i].agent);
	post->count = 0;
	launch_means_done(&post->means);
}

static void drop(struct post *post, unsigned at)
{
	agent_end(&post->lines[at].agent);
	memmove(&post->lines[at], &post->lines[at + 1],
		(--post->count - at) * sizeof(post->lines[0]));
}

static void tell(struct app *app, const struct agent_event *event)
{
	app_update(app, &(struct msg){.kind = MSG_WIRE, .event = event});
}

static void fail(struct app *app, uint64_t nth, const char *why)
{
	tell(app, &(struct agent_event){.word = AGENT_FAILED, .nth = nth, .text = why});
}

/* ---- places ---- */

static void put_iface(struct send_place *place, const struct iface *iface)
{
	snprintf(place->name, sizeof(place->name), "%s", iface->name);
	snprintf(place->about, sizeof(place->about), "%s%s%s", iface->addresses,
		iface->addresses[0] ? "  " : "",
		!iface->up	  ? _("it is down")
		: iface->loopback ? _("this machine itself")
				  : "");
}

static void list_places(struct app *app)
{
	struct send_place places[SEND_PLACES] = {{"", ""}};
	struct ifaces all;
	struct err err;
	unsigned n = 1;

	if (ifaces_read(&all, &err) < 0) {
		app_notice(app, err.text);
	} else {
		for (unsigned i = 0; i < all.count && n < SEND_PLACES; i++)
			put_iface(&places[n++], &all.at[i]);
	}
	app_update(app, &(struct msg){.kind = MSG_PLACES, .places = places, .place_count = n});
}

/* ---- questions ---- */

static struct post_line *line_to(struct post *post, const char *place)
{
	for (unsigned i = 0; i < post->count; i++)
		if (strcmp(post->lines[i].place, place) == 0)
			return &post->lines[i];
	return NULL;
}

/* The oldest gives way where there are too many. */
static struct post_line *line_start(struct post *post, const char *place, struct err *err)
{
	struct post_line *line;

	if (post->count == SEND_AGENTS)
		drop(post, 0);
	line = &post->lines[post->count];
	*line = (struct post_line){.agent = AGENT_INIT};
	snprintf(line->place, sizeof(line->place), "%s", place);
	if (agent_start(&line->agent, place[0] ? line->place : NULL, &post->means, err) < 0)
		return NULL;
	post->count++;
	return line;
}

/* What is still awaited there is awaited no longer. */
static void ask(struct post *post, struct app *app)
{
	struct send_wanted wanted;
	struct post_line *line;
	struct err err = {""};

	send_wanted(app, &wanted);
	line = line_to(post, wanted.place);
	if (line)
		agent_stop(&line->agent);
	else
		line = line_start(post, wanted.place, &err);
	if (!line || agent_ask(&line->agent, wanted.stack, wanted.nth, SEND_WAIT, &err) < 0)
		fail(app, wanted.nth, err.text);
	else
		line->nth = wanted.nth;
}

/* A process that does not listen yet is ended. */
static void halt(struct post *post, struct app *app)
{
	struct send_wanted wanted;
	struct post_line *line;

	send_wanted(app, &wanted);
	line = line_to(post, wanted.place);
	if (line && line->up) {
		agent_stop(&line->agent);
		return;
	}
	if (line)
		drop(post, (unsigned)(line - post->lines));
	fail(app, wanted.nth, "");
}

void post_grant(struct post *post, struct app *app, unsigned wishes)
{
	if (wishes & WISH_PLACES)
		list_places(app);
	if (wishes & WISH_HALT)
		halt(post, app);
	if (wishes & WISH_SEND)
		ask(post, app);
}

/* ---- what is heard ---- */

unsigned post_fds(const struct post *post, int fds[SEND_AGENTS])
{
	for (unsigned i = 0; i < post->count; i++)
		fds[i] = post->lines[i].agent.fd;
	return post->count;
}

/* False: the process has ended. */
static bool hear(struct post_line *line, struct app *app)
{
	struct agent_event event;
	bool there = agent_hear(&line->agent);

	while (agent_next(&line->agent, &event)) {
		line->up = line->up || event.word == AGENT_UP;
		if (event.nth == AGENT_NONE)
			event.nth = line->nth;
		tell(app, &event);
	}
	if (!there)
		fail(app, line->nth, _("the process that carries the wire has ended"));
	return there;
}

void post_hear(struct post *post, struct app *app)
{
	for (unsigned i = 0; i < post->count;) {
		if (hear(&post->lines[i], app))
			i++;
		else
			drop(post, i);
	}
}
