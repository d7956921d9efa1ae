/* SPDX-License-Identifier: BSD-2-Clause */
/* Marks, comments and jobs of a capture. */
#include "book_int.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

void notes_done(struct notes *notes)
{
	notes_stop(notes);
	for (size_t i = 0; i < notes->count; i++)
		free(notes->comments[i].text);
	free(notes->comments);
	free(notes->marks);
	*notes = (struct notes){.marks = NULL};
}

/* ---- jobs ---- */

static void drop(struct notes *notes, unsigned i)
{
	notes->jobs[i]->on = false;
	notes->job_count--;
	memmove(&notes->jobs[i], &notes->jobs[i + 1],
		(notes->job_count - i) * sizeof(notes->jobs[0]));
}

bool notes_work(struct notes *notes, struct book *book)
{
	for (unsigned i = 0; i < notes->job_count;) {
		struct job *job = notes->jobs[i];

		if (job->slice(job, book))
			i++;
		else
			drop(notes, i);
	}
	return notes->job_count > 0;
}

void notes_end(struct notes *notes, struct job *job)
{
	for (unsigned i = 0; i < notes->job_count; i++) {
		if (notes->jobs[i] != job)
			continue;
		drop(notes, i);
		if (job->stop)
			job->stop(job);
		return;
	}
}

void notes_stop(struct notes *notes)
{
	while (notes->job_count)
		notes_end(notes, notes->jobs[notes->job_count - 1]);
}

void notes_start(struct notes *notes, struct job *job)
{
	notes_end(notes, job);
	if (notes->job_count == NOTES_JOBS)
		notes_end(notes, notes->jobs[0]);
	job->at = job->of = 0;
	job->on = true;
	notes->jobs[notes->job_count++] = job;
}

/* ---- marks ---- */

bool notes_marked(const struct notes *notes, uint64_t frame)
{
	return frame / 8 < notes->mark_bytes && notes->marks[frame / 8] >> (frame % 8) & 1;
}

void notes_mark(struct notes *notes, uint64_t frame, bool mark)
{
	size_t need = frame / 8 + 1;

	if (notes_marked(notes, frame) == mark)
		return;
	if (need > notes->mark_bytes) {
		notes->marks = mem_grow(notes->marks, need, 1);
		memset(notes->marks + notes->mark_bytes, 0, need - notes->mark_bytes);
		notes->mark_bytes = need;
	}
	notes->marks[frame / 8] ^= (uint8_t)(1u << frame % 8);
	notes->marked += mark ? 1 : UINT64_MAX;
}

/* ---- comments ---- */

/* The first one at or behind a frame. */
static size_t place_of(const struct notes *notes, uint64_t frame)
{
	size_t low = 0, high = notes->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (notes->comments[middle].frame < frame)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const struct note *notes_find(const struct notes *notes, uint64_t frame)
{
	size_t at = place_of(notes, frame);

	return at < notes->count && notes->comments[at].frame == frame ? &notes->comments[at]
								       : NULL;
}

void notes_set(struct notes *notes, uint64_t frame, const char *text, size_t n)
{
	size_t at = place_of(notes, frame);
	struct note *note = notes->comments + at;

	if (at == notes->count || note->frame != frame) {
		if (notes->count == notes->room) {
			notes->room = notes->room ? notes->room * 2 : 16;
			notes->comments =
				mem_grow(notes->comments, notes->room, sizeof(*notes->comments));
		}
		note = notes->comments + at;
		memmove(note + 1, note, (notes->count++ - at) * sizeof(*note));
	} else {
		free(note->text);
	}
	*note = (struct note){frame, mem_text(text, n), n};
	notes->unsaved = true;
}
