/* SPDX-License-Identifier: BSD-2-Clause */
/* Going through a capture for a view, and going from view to view. */
#include "talk_view.h"

#define SLICE_FRAMES 2000

static void end_pass(struct going *g)
{
	if (g->passing)
		pass_done(&g->pass);
	g->passing = false;
	store_look_done(&g->look);
	g->look = (struct store_look)STORE_LOOK_INIT;
}

static void stop(struct job *job)
{
	struct going *g = (struct going *)job;

	g->stopped = true;
	end_pass(g);
}

static bool slice(struct job *job, struct book *book)
{
	struct going *g = (struct going *)job;
	uint64_t total = book_total(book);

	job->of = total;
	for (unsigned i = 0; i < SLICE_FRAMES && job->at < total; i++) {
		const struct frame *whole;

		if (!book_read(book, &g->look, job->at, &g->frame)) {
			end_pass(g);
			return false;
		}
		whole = pass_frame(&g->pass, &g->frame);
		g->first = g->pass.clock.first;
		if (!g->frame_is(g, whole, job->at++)) {
			end_pass(g);
			return false;
		}
	}
	if (job->at < total || !book_settled(book))
		return true;
	end_pass(g);
	return false;
}

void going_start(struct going *g, struct book *book, const char *doing)
{
	g->job.doing = doing;
	g->job.slice = slice;
	g->job.stop = stop;
	g->stopped = false;
	book_end(book, &g->job);
	end_pass(g);
	pass_start(&g->pass, false);
	g->passing = true;
	g->stopped = false;
	book_start(book, &g->job);
}

void going_done(struct going *g)
{
	end_pass(g);
}

/* ---- from view to view ---- */

#define TRAIL (sizeof(((struct app *)0)->trail) / sizeof(enum app_view))

/* A view that is behind already comes to the front again, without what lay before it. */
void trail_enter(struct app *app, enum app_view view)
{
	if (app->view == APP_LIST || app->view == APP_START)
		app->trail_count = 0;
	if (app->view == view)
		return;
	for (unsigned i = 0; i < app->trail_count; i++) {
		if (app->trail[i] == view) {
			app->trail_count = i;
			app->view = view;
			return;
		}
	}
	if (app->trail_count < TRAIL)
		app->trail[app->trail_count++] = app->view;
	app->view = view;
}

enum app_view trail_leave(struct app *app)
{
	return app->trail_count ? app->trail[--app->trail_count] : APP_LIST;
}

uint64_t trail_frame(const struct app *app)
{
	uint64_t frame = UINT64_MAX;

	if (!app->book || (app->view == APP_FRAME && app->lone))
		return frame;
	if (app->view == APP_LIST && app->list.at < book_count(app->book))
		frame = book_frame_at(app->book, app->list.at);
	else if (app->view == APP_FRAME)
		frame = app->frame;
	else if (app->view == APP_TALKS && app->talks && app->talks->table.count)
		frame = app->talks->table.at[app->talks->scroll.at].frame;
	else if (app->view == APP_LADDER && app->ladder)
		frame = ladder_frame(app);
	else if (app->view == APP_STREAM && app->stream)
		frame = stream_frame(app);
	return frame < book_total(app->book) ? frame : UINT64_MAX;
}


bool talk_of_frame(struct book *book, uint64_t at, struct talk_side *side)
{
	struct talk_side sides[TALK_SIDES];
	const struct frame *frame;
	const struct items *items;
	unsigned n;

	if (!book_load(book, at, &frame, &items))
		return false;
	n = talk_sides(frame, NULL, sides);
	if (!n)
		return false;
	*side = sides[n - 1];
	return true;
}

/* The conversation that is chosen in their table, else that of the frame. */
bool talk_chosen(struct app *app, uint64_t frame, struct talk_side *side)
{
	const struct talk *talk;

	if (app->view != APP_TALKS)
		return talk_of_frame(app->book, frame, side);
	talk = &app->talks->table.at[app->talks->scroll.at];
	*side = (struct talk_side){.kind = (enum talk_kind)talk->kind, .stream = talk->stream,
		.src = talk->end[0], .dst = talk->end[1]};
	return true;
}
