/* SPDX-License-Identifier: BSD-2-Clause */
/* A capture as the interface sees it. The index of the file, the pass of a filter and a search go
 * on a slice at a time; the conversations are followed up to the frame that is looked at and the
 * facts of the last frames kept, so that a screen of lines costs a screen of frames. */
#include "book_int.h"

#include "base/mem.h"
#include "out/columns.h"
#include "tui/screen.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define SLICE_BYTES  (4u << 20) /* indexed in one go */
#define SLICE_FRAMES 4000	/* dissected in one go */
#define KNOWN	     1024	/* lines that are kept: a power of two */
#define KNOWN_TEXT   400
#define FIND_MOST    256	/* bytes looked for */

/* The line of a frame, written when it passed. */
struct known {
	uint64_t frame; /* + 1; 0: none */
	struct clock clock;
	uint16_t at[COLUMN_COUNT], len[COLUMN_COUNT];
	unsigned role;
	char text[KNOWN_TEXT];
};

struct sieve {
	struct filter *filter; /* owned; NULL: every frame passes */
	struct pass pass;
	uint64_t at; /* the next frame */
	uint32_t *passed; /* owned: frames of the file, in order */
	uint64_t count, room;
	bool over;
};

struct search {
	uint8_t bytes[FIND_MOST];
	size_t n;
	uint64_t at;
	bool on, backward, found;
};

struct book {
	struct store store;
	int fd;
	char *name;
	bool over; /* all is indexed */
	struct err damage;
	struct bounds bounds;
	struct store_look look, pass_look;
	struct frame frame, passing;
	struct items items, pass_items;
	struct lookup lookup;
	char *text; /* of the filter; owned, NULL: none */
	struct sieve sieve;
	struct search search;
	struct pass follow; /* for the lines */
	uint64_t wanted;    /* the last line that was asked for and not known yet, + 1 */
	bool ascii;	    /* they are so */
	struct known *known; /* owned */
	struct summary summary;
	struct buf line;
	struct notes notes;
};

struct book *book_new(int fd, const char *name, struct err *err)
{
	struct book *b = mem_new(1, sizeof(*b));

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
	b->known = mem_new(KNOWN, sizeof(*b->known));
	b->summary = (struct summary)SUMMARY_TIMES;
	pass_start(&b->follow, false);
	return b;
}

static void sieve_end(struct sieve *sieve)
{
	if (sieve->filter)
		filter_free(sieve->filter);
	pass_done(&sieve->pass);
	free(sieve->passed);
	*sieve = (struct sieve){0};
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

uint64_t book_frame_at(const struct book *b, uint64_t at)
{
	if (!b->sieve.filter)
		return at;
	return at < b->sieve.count ? b->sieve.passed[at] : UINT64_MAX;
}

uint64_t book_place_of(const struct book *b, uint64_t frame)
{
	uint64_t low = 0, high = book_count(b);

	if (!b->sieve.filter)
		return frame < high ? frame : high;
	while (low < high) {
		uint64_t middle = low + (high - low) / 2;

		if (b->sieve.passed[middle] < frame)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* ---- frames ---- */

static bool get(struct book *b, struct store_look *look, uint64_t at, struct frame *frame)
{
	const struct note *note;

	if (at >= b->store.count || store_frame(&b->store, look, at, frame) < 0)
		return false;
	note = b->notes.count ? notes_find(&b->notes, at) : NULL;
	if (note) {
		frame->comment = note->n ? note->text : NULL;
		frame->comment_len = (uint32_t)note->n;
	}
	frame->bounds = &b->bounds;
	frame_dissect(frame);
	return true;
}

bool book_load(struct book *b, uint64_t frame, const struct frame **out,
	const struct items **items)
{
	if (!get(b, &b->look, frame, &b->frame))
		return false;
	walk_frame(&b->frame, &b->items);
	*out = &b->frame;
	*items = &b->items;
	return true;
}

/* ---- lines ---- */

static unsigned role_of(const struct frame *frame, const struct track_facts *facts)
{
	unsigned role = PIC_PLAIN;

	for (unsigned i = 0; i < frame->count; i++) {
		const struct layer *l = &frame->layers[i];
		uint64_t flags;

		if (l->faults)
			return SCREEN_BAD;
		if (l->proto == &proto_arp)
			role = SCREEN_ARP;
		else if (l->proto == &proto_icmp || l->proto == &proto_icmpv6)
			return SCREEN_ICMP;
		else if (l->proto == &proto_udp)
			role = SCREEN_UDP;
		else if (l->proto == &proto_http)
			role = SCREEN_HTTP;
		if (l->proto != &proto_tcp || !walk_find(frame, i, "tcp.flags", &flags))
			continue;
		role = flags & 4 ? SCREEN_RESET : flags & 3 ? SCREEN_BEGIN : SCREEN_TCP;
	}
	for (unsigned i = 0; i < facts->count; i++)
		if (facts->at[i].flags & ~(uint32_t)(TRACK_UPDATE | TRACK_KEEP | TRACK_KEEP_ACK))
			return SCREEN_BAD;
	return role;
}

static void keep(struct book *b, const struct frame *frame, uint64_t at, struct known *k)
{
	b->summary.when = SUMMARY_RELATIVE;
	b->summary.ascii = b->ascii;
	buf_clear(&b->line);
	summary_line(&b->line, &b->summary, frame, &b->follow.clock, b->follow.facts);
	for (unsigned i = 0; i < COLUMN_COUNT; i++) {
		const uint8_t *text;
		size_t n, from;

		columns_get(&b->line, &b->summary, (enum column)i, &text, &n);
		from = (size_t)(text - b->line.data);
		from = from < KNOWN_TEXT ? from : KNOWN_TEXT;
		k->at[i] = (uint16_t)from;
		k->len[i] = (uint16_t)(n < KNOWN_TEXT - from ? n : KNOWN_TEXT - from);
	}
	memcpy(k->text, b->line.data, b->line.len < KNOWN_TEXT ? b->line.len : KNOWN_TEXT);
	k->clock = b->follow.clock;
	k->role = role_of(frame, b->follow.facts);
	k->frame = at + 1;
}

/* Lets frames pass on the way to the one that is wanted, so far as a slice goes. */
static bool follow_slice(struct book *b)
{
	for (unsigned i = 0; i < SLICE_FRAMES && b->follow.frames < b->wanted; i++) {
		uint64_t at = b->follow.frames;
		const struct frame *whole;

		if (!get(b, &b->pass_look, at, &b->passing)) {
			b->wanted = 0;
			break;
		}
		whole = pass_frame(&b->follow, &b->passing);
		if (at + KNOWN >= b->wanted)
			keep(b, whole, at, &b->known[at & (KNOWN - 1)]);
		clock_shown(&b->follow.clock, &b->passing);
	}
	return b->follow.frames < b->wanted;
}

/* The line of a frame, where it has passed or passes within a slice. */
static const struct known *known_of(struct book *b, uint64_t frame)
{
	const struct known *known = &b->known[frame & (KNOWN - 1)];

	if (known->frame == frame + 1)
		return known;
	if (b->follow.frames > frame) {
		pass_done(&b->follow);
		pass_start(&b->follow, false);
	}
	b->wanted = frame + 1;
	if (b->follow.frames + SLICE_FRAMES > frame)
		follow_slice(b);
	return known->frame == frame + 1 ? known : NULL;
}

static void put_time(struct book *b, const struct known *k, enum summary_when when, bool brief)
{
	b->summary.when = when;
	b->summary.digits = brief ? 6 : SUMMARY_OWN;
	buf_clear(&b->line);
	summary_put_time(&b->line, &b->summary, &b->passing, &k->clock);
	b->summary.digits = SUMMARY_OWN;
}

bool book_row(struct book *b, uint64_t frame, enum summary_when when, bool brief, bool ascii,
	struct book_row *row)
{
	const struct known *known;
	size_t skip = 0;

	if (ascii != b->ascii) {
		memset(b->known, 0, KNOWN * sizeof(*b->known));
		b->ascii = ascii;
	}
	known = known_of(b, frame);
	if (!known || !get(b, &b->pass_look, frame, &b->passing))
		return false;
	for (unsigned i = 0; i < COLUMN_COUNT; i++) {
		row->text[i] = known->text + known->at[i];
		row->len[i] = known->len[i];
	}
	put_time(b, known, when, brief);
	while (skip < b->line.len && b->line.data[skip] == ' ')
		skip++;
	row->text[COLUMN_TIME] = (const char *)b->line.data + skip;
	row->len[COLUMN_TIME] = (uint32_t)(b->line.len - skip);
	row->role = known->role;
	row->commented = b->passing.comment != NULL;
	return true;
}

/* ---- the whole file ---- */

static bool index_slice(struct book *b)
{
	struct err err = {""};

	if (b->over)
		return false;
	switch (store_index(&b->store, SLICE_BYTES, &err)) {
	case STORE_MORE: return true;
	case STORE_BAD:
		b->damage = err;
		b->over = true;
		return false;
	case STORE_END: break;
	}
	b->over = true;
	if (store_end(&b->store, &err) < 0)
		b->damage = err;
	return false;
}

static void sieve_add(struct sieve *s, uint64_t frame)
{
	if (s->count == s->room) {
		s->room = s->room ? s->room * 2 : 4096;
		s->passed = mem_grow(s->passed, s->room, sizeof(*s->passed));
	}
	s->passed[s->count++] = (uint32_t)frame;
}

static bool sieve_frame(struct book *b, struct sieve *s, bool flow)
{
	struct items *items = flow ? &b->pass_items : NULL;
	const struct frame *whole = pass_frame(&s->pass, &b->passing);

	if (items) {
		walk_frame(whole, items);
		track_items(s->pass.facts, whole, items);
		join_items(whole, items);
	}
	return filter_match(s->filter, whole, &s->pass.clock, items);
}

static bool sieve_slice(struct book *b)
{
	struct sieve *s = &b->sieve;
	bool flow = s->filter && filter_needs(s->filter) & FILTER_FLOW;

	if (!s->filter || s->over)
		return false;
	if (!s->at)
		pass_start(&s->pass, true);
	for (unsigned i = 0; i < SLICE_FRAMES && s->at < b->store.count; i++) {
		if (!get(b, &b->pass_look, s->at, &b->passing))
			break;
		if (sieve_frame(b, s, flow)) {
			sieve_add(s, s->at);
			clock_shown(&s->pass.clock, &b->passing);
		}
		s->at++;
	}
	s->over = b->over && s->at >= b->store.count;
	return !s->over && s->at < b->store.count;
}

static bool holds(const struct frame *f, const struct search *s)
{
	return s->n <= f->cap && memmem(f->bytes, f->cap, s->bytes, s->n) != NULL;
}

static bool search_slice(struct book *b)
{
	struct search *s = &b->search;

	for (unsigned i = 0; s->on && i < SLICE_FRAMES; i++) {
		if (s->backward ? s->at == 0 : s->at + 1 >= book_count(b)) {
			s->on = false;
			return false;
		}
		s->at = s->backward ? s->at - 1 : s->at + 1;
		if (store_frame(&b->store, &b->pass_look, book_frame_at(b, s->at), &b->passing) < 0)
			continue;
		if (holds(&b->passing, s)) {
			s->on = false;
			s->found = true;
		}
	}
	return s->on;
}

bool book_work(struct book *b)
{
	bool more = index_slice(b);

	more |= follow_slice(b);
	more |= sieve_slice(b);
	more |= notes_work(&b->notes, b);
	return more | search_slice(b);
}

enum book_task book_task(const struct book *b, unsigned *percent)
{
	const struct job *job = book_job(b);

	*percent = 0;
	if (job) {
		if (job->of)
			*percent = (unsigned)(job->at * 100 / job->of);
		return BOOK_JOB;
	}
	if (b->search.on)
		return BOOK_FINDING;
	if (b->sieve.filter && !b->sieve.over) {
		if (b->store.count)
			*percent = (unsigned)(b->sieve.at * 100 / b->store.count);
		return BOOK_FILTERING;
	}
	return b->over ? BOOK_IDLE : BOOK_INDEXING;
}

int book_filter(struct book *b, const char *text, size_t n, struct recipe_err *err)
{
	struct filter *filter = NULL;

	if (n && !(filter = filter_new(&b->lookup, text, n, err)))
		return -1;
	sieve_end(&b->sieve);
	b->sieve.filter = filter;
	free(b->text);
	b->text = NULL;
	if (n) {
		b->text = mem_new(n + 1, 1);
		memcpy(b->text, text, n);
	}
	return 0;
}

const char *book_filter_text(const struct book *b)
{
	return b->text;
}

const struct lookup *book_lookup(const struct book *b)
{
	return &b->lookup;
}

void book_stop(struct book *b)
{
	b->sieve.over = true;
	b->search.on = false;
	notes_stop(&b->notes);
}

void book_find(struct book *b, const void *bytes, size_t n, uint64_t at, bool backward)
{
	struct search *s = &b->search;

	s->n = n < FIND_MOST ? n : FIND_MOST;
	memmove(s->bytes, bytes, s->n);
	s->at = at;
	s->backward = backward;
	s->on = s->n > 0;
	s->found = false;
}

void book_find_again(struct book *b, uint64_t at, bool backward)
{
	book_find(b, b->search.bytes, b->search.n, at, backward);
}

bool book_found(struct book *b, uint64_t *at)
{
	bool found = b->search.found;

	b->search.found = false;
	*at = b->search.at;
	return found;
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

void book_saved(struct book *b)
{
	b->notes.unsaved = false;
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
	return b->over && (!b->sieve.filter || b->sieve.over);
}

const struct store *book_store(const struct book *b)
{
	return &b->store;
}

bool book_read(struct book *b, struct store_look *look, uint64_t at, struct frame *frame)
{
	return get(b, look, at, frame);
}
