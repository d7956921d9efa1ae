/* SPDX-License-Identifier: BSD-2-Clause */
/* Frames of the capture go to a file, with the comments that were typed: those that pass the
 * filter, those marked, or all. The new file takes its name at the very end. */
#include "save.h"
#include "view.h"

#include "base/lang.h"
#include "base/mem.h"
#include "file/copy.h"
#include "file/remark.h"
#include "file/save.h"
#include "tui/run.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SLICE_FRAMES 4000
#define READ_BYTES   (256u << 10)
#define HELD	     (256u << 10) /* bytes before they are written */

struct saver {
	struct job job; /* first */
	char name[PROMPT_MOST];
	enum save_what what;
	struct save save;
	struct reader reader;
	struct copy copy;
	struct buf out;
	uint64_t read, written; /* bytes of the capture; frames */
	bool open, ng, told, commented;
	struct err err; /* why it failed; empty: it did not */
	bool stopped;
};

/* ---- a slice at a time ---- */

static bool wanted(const struct saver *s, const struct book *book, uint64_t frame)
{
	uint64_t at;

	switch (s->what) {
	case SAVE_MARKED: return book_marked(book, frame);
	case SAVE_SHOWN:
		at = book_place_of(book, frame);
		return at < book_count(book) && book_frame_at(book, at) == frame;
	case SAVE_ALL:
	case SAVES: break;
	}
	return true;
}

static int flush(struct saver *s)
{
	int status = s->out.len ? save_write(&s->save, s->out.data, s->out.len, &s->err) : 0;

	buf_clear(&s->out);
	return status;
}

static int put(struct saver *s, const struct book *book, const struct frame *frame, uint64_t at)
{
	const char *text;
	size_t n;

	if (copy_frame(&s->copy, frame, &s->err) < 0)
		return -1;
	s->written++;
	if (s->ng && book_typed(book, at, &text, &n))
		remark_last(&s->out, s->reader.format == READER_NG && s->reader.swapped, text, n);
	s->commented = s->commented || frame->comment || book_typed(book, at, &text, &n);
	return s->out.len < HELD ? 0 : flush(s);
}

/* More bytes of the capture; false: there are none. */
static bool feed(struct saver *s, const struct book *book)
{
	struct buf bytes = BUF_INIT;
	long n = store_bytes(book_store(book), s->read, buf_room(&bytes, READ_BYTES), READ_BYTES);

	if (n > 0)
		feed_give(&s->reader.feed, bytes.data, (size_t)n);
	s->read += n > 0 ? (uint64_t)n : 0;
	buf_done(&bytes);
	return n > 0;
}

static void end(struct saver *s)
{
	if (s->open)
		save_cancel(&s->save);
	s->open = false;
	reader_done(&s->reader);
	buf_done(&s->out);
}

static bool finish(struct saver *s)
{
	copy_finish(&s->copy);
	if (flush(s) == 0) {
		s->open = false;
		save_finish(&s->save, &s->err);
	}
	end(s);
	return false;
}

static bool start(struct saver *s)
{
	if (save_start(&s->save, s->name, &s->err) < 0)
		return false;
	s->open = true;
	s->ng = writer_is_ng(s->name);
	s->reader = (struct reader)READER_INIT;
	copy_start(&s->copy, &s->reader, &s->out, s->ng, 0);
	return true;
}

static bool slice(struct job *job, struct book *book)
{
	struct saver *s = (struct saver *)job;
	struct frame frame;

	if (!book_settled(book))
		return true;
	if (!s->open) {
		job->of = book_total(book);
		if (!start(s))
			return false;
	}
	for (unsigned i = 0; i < SLICE_FRAMES;) {
		enum read_state state = job->at < job->of
						? reader_next(&s->reader, &frame, &s->err)
						: READ_BAD;

		if (state == READ_MORE && feed(s, book))
			continue;
		if (state != READ_FRAME) { /* all of them, or all before the damage */
			s->err.text[0] = '\0';
			return finish(s);
		}
		if (wanted(s, book, job->at) && put(s, book, &frame, job->at) < 0) {
			end(s);
			return false;
		}
		job->at++;
		i++;
	}
	return true;
}

static void stop(struct job *job)
{
	struct saver *s = (struct saver *)job;

	s->stopped = true;
	end(s);
}

void run_save(struct app *app)
{
	struct saver *s;

	if (!app->book)
		return;
	if (!app->saver)
		app->saver = mem_new(1, sizeof(*app->saver));
	s = app->saver;
	book_end(app->book, &s->job);
	*s = (struct saver){.job = {.doing = N_("saving"), .slice = slice, .stop = stop},
		.what = app->save_what};
	snprintf(s->name, sizeof(s->name), "%s", app->path);
	book_start(app->book, &s->job);
}

void save_told(struct app *app)
{
	struct saver *s = app->saver;
	const char *lost = "";
	char text[300];

	if (!s || s->job.on || s->told)
		return;
	s->told = true;
	if (s->stopped) {
		app_notice(app, _("Stopped: nothing was saved."));
		return;
	}
	if (s->err.text[0]) {
		app_notice(app, s->err.text);
		return;
	}
	if (s->commented && !s->ng)
		lost = _("; pcap has no room for comments");
	/* the name comes last: it may be long, and what was lost must be read */
	snprintf(text, sizeof(text),
		lang_one(s->written) ? _("%llu frame saved%s: %.120s")
				     : _("%llu frames saved%s: %.120s"),
		(unsigned long long)s->written, lost, s->name);
	app_notice(app, text);
	if (s->written == s->job.of)
		book_saved(app->book, s->job.of, s->ng);
}

void save_close(struct app *app)
{
	free(app->saver);
	app->saver = NULL;
}
