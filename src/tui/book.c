/* SPDX-License-Identifier: BSD-2-Clause */
/* A capture as the interface sees it: its index is made in slices, and goes on where the file
 * grows, or where a pipe gives more; each frame is read and dissected when it is asked for. */
#include "book_int.h"

#include "base/mem.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct book *book_new(int fd, const char *name, struct err *err)
{
	struct book *b = mem_new(1, sizeof(*b));
	struct stat st;

	b->fd = fd;
	if (store_open(&b->store, fd, err) < 0) {
		store_done(&b->store);
		close(fd);
		free(b);
		return NULL;
	}
	b->name = mem_text(name, strlen(name));
	bounds_init(&b->bounds);
	lookup_init(&b->lookup);
	b->known = mem_new(BOOK_KNOWN, sizeof(*b->known));
	b->summary = (struct summary)SUMMARY_TIMES;
	pass_start(&b->follow, false);
	b->pipe = fstat(fd, &st) == 0 && !S_ISREG(st.st_mode);
	b->flags = b->pipe ? fcntl(fd, F_GETFL) : -1;
	if (b->flags >= 0)
		fcntl(fd, F_SETFL, b->flags | O_NONBLOCK);
	return b;
}

void book_free(struct book *b)
{
	if (!b)
		return;
	notes_done(&b->notes);
	sieve_end(&b->sieve);
	pass_done(&b->follow);
	store_look_done(&b->look);
	store_look_done(&b->pass_look);
	items_done(&b->items);
	items_done(&b->pass_items);
	lookup_done(&b->lookup);
	store_done(&b->store);
	buf_done(&b->line);
	free(b->known);
	free(b->text);
	free(b->name);
	if (b->flags >= 0)
		fcntl(b->fd, F_SETFL, b->flags);
	close(b->fd);
	free(b);
}

const char *book_name(const struct book *b)
{
	return b->name;
}

const char *book_damage(const struct book *b)
{
	return b->damage.text[0] ? b->damage.text : NULL;
}

uint64_t book_total(const struct book *b)
{
	return b->store.count;
}

uint64_t book_count(const struct book *b)
{
	return b->sieve.filter ? b->sieve.count : b->store.count;
}

/* ---- frames ---- */

bool book_get(struct book *b, struct store_look *look, uint64_t at, struct frame *frame)
{
	const struct note *note;

	if (at >= b->store.count || store_frame(&b->store, look, at, frame) < 0)
		return false;
	note = b->notes.count ? notes_find(&b->notes, at) : NULL;
	if (note) {
		frame->comment = note->n ? note->text : NULL;
		frame->comment_len = (uint32_t)note->n;
		frame->options = NULL; /* the note stands for all of them */
	}
	frame->bounds = &b->bounds;
	frame_dissect(frame);
	return true;
}

bool book_load(struct book *b, uint64_t frame, const struct frame **out,
	const struct items **items)
{
	if (!book_get(b, &b->look, frame, &b->frame))
		return false;
	walk_frame(&b->frame, &b->items);
	*out = &b->frame;
	*items = &b->items;
	return true;
}

/* ---- the whole file ---- */

bool book_work(struct book *b)
{
	bool more = grow_slice(b);

	more |= lines_slice(b);
	more |= sieve_slice(b);
	more |= notes_work(&b->notes, b);
	return more | search_slice(b);
}

static unsigned percent_of(uint64_t at, uint64_t of)
{
	return of ? (unsigned)((at < of ? at : of) * 100 / of) : 0;
}

/* How much of a file is indexed; of a pipe nobody knows. */
static unsigned indexed(const struct book *b)
{
	struct stat st;

	if (!store_grows(&b->store) || fstat(b->fd, &st) < 0)
		return 0;
	return percent_of(store_length(&b->store), (uint64_t)st.st_size);
}

enum book_task book_task(const struct book *b, unsigned *percent)
{
	const struct job *job = book_job(b);
	uint64_t count = book_count(b), at = b->search.at;

	*percent = 0;
	if (job) {
		*percent = percent_of(job->at, job->of);
		return BOOK_JOB;
	}
	if (b->search.on) {
		*percent = percent_of(b->search.backward ? count - at : at, count);
		return BOOK_FINDING;
	}
	if (b->sieve.filter && !b->sieve.stopped && b->sieve.at < b->store.count) {
		*percent = percent_of(b->sieve.at, b->store.count);
		return BOOK_FILTERING;
	}
	if (!b->over && !b->stopped) {
		*percent = indexed(b);
		return BOOK_INDEXING;
	}
	if (b->follow.frames >= b->wanted)
		return BOOK_IDLE;
	*percent = percent_of(b->follow.frames, b->wanted);
	return BOOK_LINES;
}

void book_stop(struct book *b)
{
	b->stopped = b->stopped || !b->over;
	b->sieve.stopped = b->sieve.stopped || !book_settled(b);
	b->search.on = false;
	b->resting = b->follow.frames < b->wanted;
	b->wanted = 0;
	notes_stop(&b->notes);
}

void book_want_lines(struct book *b)
{
	b->resting = false;
}

void book_go_on(struct book *b)
{
	b->stopped = b->sieve.stopped = b->resting = false;
}

bool book_stopped(const struct book *b)
{
	return b->stopped;
}

bool book_filter_stopped(const struct book *b)
{
	return b->sieve.filter && b->sieve.stopped && b->sieve.at < b->store.count;
}

const char *book_filter_text(const struct book *b)
{
	return b->text;
}

const struct lookup *book_lookup(const struct book *b)
{
	return &b->lookup;
}

/* ---- what is kept with it ---- */

bool book_marked(const struct book *b, uint64_t frame)
{
	return notes_marked(&b->notes, frame);
}

void book_mark(struct book *b, uint64_t frame, bool mark)
{
	notes_mark(&b->notes, frame, mark);
}

uint64_t book_marks(const struct book *b)
{
	return b->notes.marked;
}

const char *book_comment(struct book *b, uint64_t frame, size_t *n)
{
	const char *text = NULL;

	*n = 0;
	if (!book_typed(b, frame, &text, n) &&
		store_frame(&b->store, &b->pass_look, frame, &b->passing) == 0) {
		text = b->passing.comment;
		*n = b->passing.comment_len;
	}
	return *n ? text : NULL;
}

void book_set_comment(struct book *b, uint64_t frame, const char *text, size_t n)
{
	notes_set(&b->notes, frame, text, n);
}

bool book_typed(const struct book *b, uint64_t frame, const char **text, size_t *n)
{
	const struct note *note = notes_find(&b->notes, frame);

	if (!note)
		return false;
	*text = note->text;
	*n = note->n;
	return true;
}

bool book_unsaved(const struct book *b)
{
	return b->notes.unsaved;
}

void book_start(struct book *b, struct job *job)
{
	notes_start(&b->notes, job);
}

void book_end(struct book *b, struct job *job)
{
	notes_end(&b->notes, job);
}

const struct job *book_job(const struct book *b)
{
	return b->notes.job_count ? b->notes.jobs[b->notes.job_count - 1] : NULL;
}

bool book_settled(const struct book *b)
{
	return (b->over || b->stopped) &&
	       (!b->sieve.filter || b->sieve.stopped || b->sieve.at >= b->store.count);
}

const struct store *book_store(const struct book *b)
{
	return &b->store;
}

bool book_read(struct book *b, struct store_look *look, uint64_t at, struct frame *frame)
{
	return book_get(b, look, at, frame);
}
