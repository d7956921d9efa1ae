/* SPDX-License-Identifier: BSD-2-Clause */
/* What is asked before anything is saved, commented or left. */
#include "edit.h"
#include "save.h"
#include "talk_view.h"
#include "view.h"

#include "base/lang.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static uint64_t count_of(const struct app *app, enum save_what what)
{
	return what == SAVE_SHOWN    ? book_count(app->book)
	       : what == SAVE_MARKED ? book_marks(app->book)
				     : book_total(app->book);
}

static void say_what(struct app *app)
{
	static const char *const names[SAVES] = {N_("Save %llu shown (Tab: others) as: "),
		N_("Save %llu marked (Tab: others) as: "),
		N_("Save %llu of all (Tab: others) as: ")};

	snprintf(app->prompt.ask, sizeof(app->prompt.ask), _(names[app->save_what]),
		(unsigned long long)count_of(app, app->save_what));
}

void save_ask(struct app *app)
{
	if (!app->book)
		return;
	app->save_what = book_marks(app->book)	      ? SAVE_MARKED
			 : book_filter_text(app->book) ? SAVE_SHOWN
						       : SAVE_ALL;
	prompt_open(app, PROMPT_SAVE);
	say_what(app);
}

/* The next choice that is not empty. */
void save_other(struct app *app)
{
	do
		app->save_what = (enum save_what)((app->save_what + 1) % SAVES);
	while (app->save_what != SAVE_ALL && !count_of(app, app->save_what));
	say_what(app);
}

/* A name of what is there already must be said twice. */
unsigned save_named(struct app *app, enum wish wish)
{
	struct prompt *p = &app->prompt;
	bool sure = p->err.what[0] && p->sure;

	p->err = (struct recipe_err){.len = p->n ? p->n : 1};
	p->sure = false;
	if (!p->n) {
		snprintf(p->err.what, sizeof(p->err.what), _("the name of a file"));
		return 0;
	}
	if (!sure && access(p->text, F_OK) == 0) {
		snprintf(p->err.what, sizeof(p->err.what),
			_("is there already; Enter again replaces it"));
		p->sure = true;
		return 0;
	}
	snprintf(app->path, sizeof(app->path), "%s", p->text);
	snprintf(p->last[p->kind], sizeof(p->last[p->kind]), "%s", p->text);
	p->kind = PROMPT_NONE;
	p->err.what[0] = '\0';
	return wish;
}

/* ---- comments ---- */

void comment_ask(struct app *app)
{
	uint64_t frame = trail_frame(app);
	struct prompt *p = &app->prompt;
	const char *text;
	size_t n;

	if (frame == UINT64_MAX)
		return;
	app->commented = frame;
	prompt_open(app, PROMPT_COMMENT);
	snprintf(p->ask, sizeof(p->ask), _("Comment on frame %llu: "),
		(unsigned long long)frame + 1);
	text = book_comment(app->book, frame, &n);
	snprintf(p->text, sizeof(p->text), "%.*s", text ? (int)n : 0, text ? text : "");
	p->n = p->at = strlen(p->text);
}

void comment_taken(struct app *app)
{
	struct prompt *p = &app->prompt;
	size_t n;
	const char *old = book_comment(app->book, app->commented, &n);

	if (n != p->n || (n && memcmp(old, p->text, n) != 0))
		book_set_comment(app->book, app->commented, p->text, p->n);
	p->kind = PROMPT_NONE;
}

/* ---- leaving ---- */

unsigned leave_ask(struct app *app, unsigned wishes)
{
	struct prompt *p = &app->prompt;

	bool comments = app->book && book_unsaved(app->book);
	bool crafted = wishes & WISH_QUIT && edit_is_loose(app->edit);

	bool loose = app->book && book_loose(app->book);

	if (!(wishes & (WISH_QUIT | WISH_OPEN | WISH_LIVE)) || (!comments && !crafted && !loose))
		return wishes;
	app->leaving = wishes;
	prompt_open(app, PROMPT_LEAVE);
	snprintf(p->ask, sizeof(p->ask), "%s",
		loose ? _("What was captured is in no file yet. Leave it (y), save (s), stay (n)? ")
		: comments ? _("Comments are in no file yet. Leave them (y), save (s), stay (n)? ")
			 : _("What was crafted is in no file yet. Leave it (y), stay (n)? "));
	return 0;
}

unsigned leave_key(struct app *app, uint32_t key)
{
	app->prompt.kind = PROMPT_NONE;
	if (key == 'y' || key == 'Y')
		return app->leaving;
	if ((key == 's' || key == 'S') && app->book &&
		(book_unsaved(app->book) || book_loose(app->book))) {
		save_ask(app);
		app->save_what = SAVE_ALL;
		say_what(app);
	}
	return 0;
}
