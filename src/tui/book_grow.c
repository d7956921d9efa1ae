/* SPDX-License-Identifier: BSD-2-Clause */
/* The index of a capture, and how it goes on: where a file grows, where a pipe gives more, where
 * this program captures itself. What is there is indexed, and then more may come. */
#include "book_int.h"

#include "base/lang.h"

#include <poll.h>
#include <sys/stat.h>

#define SLICE_BYTES (4u << 20)   /* indexed in one go */
#define FIRST_BYTES (256u << 10) /* before there is anything to show */

/* Whether a read gives something, or an end, at once. */
static bool readable(int fd)
{
	struct pollfd p = {fd, POLLIN, 0};

	return poll(&p, 1, 0) > 0;
}

/* The end of what is there. A record that is cut is damage, unless the rest may be on its way. */
static void index_end(struct book *b)
{
	struct err err;

	b->over = true;
	if (b->pipe)
		b->ended = true;
	if (!b->live && (b->ended || !b->grew) && store_end(&b->store, &err) < 0)
		b->damage = err;
}

bool grow_slice(struct book *b)
{
	struct err err = {""};

	if (b->over || b->stopped)
		return false;
	if (b->pipe && !store_pending(&b->store) && !readable(b->fd)) {
		b->over = true;
		return false;
	}
	switch (store_index(&b->store, b->store.count ? SLICE_BYTES : FIRST_BYTES, &err)) {
	case STORE_MORE: return true;
	case STORE_END: index_end(b); break;
	case STORE_BAD:
		b->damage = err;
		b->over = b->ended = true;
		break;
	}
	return false;
}

/* A file may be longer by now than what was read of it, or shorter. */
static void watch_file(struct book *b)
{
	uint64_t read = store_length(&b->store), size;
	struct stat st;

	if (!store_grows(&b->store) || fstat(b->fd, &st) < 0)
		return;
	size = (uint64_t)st.st_size;
	if (size < read) {
		err_set(&b->damage, _("%s: it is shorter than it was: it began anew"), b->name);
		b->ended = true;
	} else if (size > read) {
		b->damage.text[0] = '\0';
		b->over = false;
		b->grew = true;
	}
}

bool book_watch(struct book *b)
{
	if (!b->over || b->ended || b->stopped)
		return !b->over && !b->stopped;
	if (!b->pipe)
		watch_file(b);
	else if (readable(b->fd))
		b->over = false, b->grew = true;
	return !b->over;
}

int book_waits(const struct book *b)
{
	return b->pipe && !b->ended && !b->stopped ? b->fd : -1;
}

enum book_growth book_growth(const struct book *b)
{
	return b->live	   ? BOOK_LIVE
	       : b->ended ? BOOK_WHOLE
	       : b->pipe  ? BOOK_PIPE
	       : b->grew  ? BOOK_GROWING
			  : BOOK_WHOLE;
}

bool book_counts(const struct book *b, uint64_t *received, uint64_t *dropped)
{
	const struct reader *r = &b->store.reader;

	*received = r->received_before + r->received;
	*dropped = r->dropped_before + r->dropped;
	return r->counted;
}

void book_set_live(struct book *b, bool live)
{
	b->live = live;
	b->saved = 0;
}

uint64_t book_loose(const struct book *b)
{
	return b->live ? b->store.count - b->saved : 0;
}

void book_saved(struct book *b, uint64_t frames, bool comments)
{
	b->notes.unsaved = b->notes.unsaved && !comments;
	b->saved = frames;
}
