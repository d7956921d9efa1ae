/* SPDX-License-Identifier: BSD-2-Clause */
/* The frames that are to be drawn: of a capture those of a range that pass a filter, of a recipe
 * those that it makes. They are copied, so that it is known how many there are before the first one
 * is drawn. */
#include "draw_int.h"

#include "base/lang.h"
#include "base/mem.h"
#include "cmd/prefs.h"
#include "file/reader.h"
#include "frame/mask.h"
#include "out/columns.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What goes through a capture from its first frame on. */
struct going {
	struct source *source;
	struct choose *choose;
	const struct gathering *how;
	struct print print; /* what the filter must know of the frames before */
	struct pass pass;   /* what lines must */
	struct mask *mask;
	struct summary summary;
	struct buf masked, text;
	uint64_t seen;
};

/* ---- the word ---- */

static bool read_number(const char **at, uint64_t *number)
{
	char *end;

	if (!isdigit((unsigned char)**at))
		return false;
	errno = 0;
	*number = strtoull(*at, &end, 10);
	*at = end;
	return *number && errno == 0;
}

/* "4", "1-12", "7-", "1,4,7-9". */
static bool read_ranges(struct source *s, const char *at)
{
	while (s->range_count < DRAW_RANGES) {
		struct draw_range *r = &s->ranges[s->range_count++];

		if (!read_number(&at, &r->first))
			return false;
		r->last = r->first;
		if (*at == '-') {
			at++;
			r->last = UINT64_MAX;
			if (*at && *at != ',' &&
				(!read_number(&at, &r->last) || r->last < r->first))
				return false;
		}
		if (!*at)
			return true;
		if (*at++ != ',')
			return false;
	}
	return false;
}

static bool is_there(const char *name)
{
	struct stat st;

	return strcmp(name, "-") == 0 || (stat(name, &st) == 0 && !S_ISDIR(st.st_mode));
}

/* Where a word that names no file ends as captures do, before a range or without one. */
static bool ends_as_capture(const char *word, size_t n)
{
	static const char *const ends[] = {".pcap", ".pcapng", ".cap", ".gz"};

	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		size_t m = strlen(ends[i]);

		if (n > m && memcmp(word + n - m, ends[i], m) == 0)
			return true;
	}
	return false;
}

int source_open(struct source *s, const struct cmd *cmd, const char *word)
{
	const char *colon = strrchr(word, ':');
	size_t n = colon ? (size_t)(colon - word) : strlen(word);
	struct err err;
	char *name;

	s->fd = -1;
	s->name = word;
	if (!is_there(word)) {
		name = arena_text(&s->arena, word, n);
		if (!is_there(name) && !ends_as_capture(name, n))
			return -1;
		s->name = name;
		if (colon && !read_ranges(s, colon + 1))
			return cmd_usage(cmd,
				_("%s: which frames? FILE:4, FILE:1-12 or FILE:1,4,7-9"), word);
	}
	s->fd = strcmp(s->name, "-") == 0 ? STDIN_FILENO : open(s->name, O_RDONLY | O_CLOEXEC);
	if (s->fd >= 0)
		return -1;
	err_errno(&err, "%s", s->name);
	return cmd_fail(&err);
}

/* ---- frames of a capture ---- */

static bool in_range(const struct source *s, uint64_t number)
{
	for (unsigned i = 0; i < s->range_count; i++)
		if (number >= s->ranges[i].first && number <= s->ranges[i].last)
			return true;
	return !s->range_count;
}

static bool is_over(const struct source *s, uint64_t number)
{
	for (unsigned i = 0; i < s->range_count; i++)
		if (number < s->ranges[i].last)
			return false;
	return s->range_count > 0;
}

static struct shot *add_shot(struct source *s, const struct frame *frame, struct err *err)
{
	struct shot *shot;

	s->bytes += frame->cap;
	if (s->count >= DRAW_SHOTS || s->bytes > DRAW_BYTES) {
		err_set(err, _("more than %d frames, or 256 MiB, cannot be drawn at once"),
			DRAW_SHOTS);
		return NULL;
	}
	if (s->count == s->room) {
		s->room = s->room ? s->room * 2 : 16;
		s->shots = mem_grow(s->shots, s->room, sizeof(*s->shots));
	}
	shot = &s->shots[s->count++];
	*shot = (struct shot){.frame = *frame};
	shot->frame.bytes = arena_copy(&s->arena, frame->bytes, frame->cap);
	shot->frame.comment = shot->frame.device = shot->frame.remark = NULL;
	shot->frame.zone = NULL;
	shot->frame.join = NULL;
	return shot;
}

/* The frame with other addresses, in a place of its own. */
static void mask(struct going *g, struct frame *frame)
{
	buf_clear(&g->masked);
	buf_add(&g->masked, frame->bytes, frame->cap);
	mask_frame(g->mask, g->masked.data, frame);
	frame->bytes = g->masked.data;
	frame_dissect(frame);
}

static const char *keep_column(struct going *g, enum column which, uint32_t *n)
{
	const uint8_t *text;
	size_t length;

	columns_get(&g->text, &g->summary, which, &text, &length);
	if (n)
		*n = (uint32_t)length;
	return arena_text(&g->source->arena, (const char *)text, length);
}

/* The conversation that a segment is of, and what its relative numbers are less. */
static void keep_segment(struct going *g, const struct frame *frame, struct ladder_frame *line)
{
	struct talk_side sides[TALK_SIDES];
	struct state_segment s;
	unsigned n = talk_sides(frame, g->pass.facts, sides);

	for (unsigned i = n; i-- > 0;) {
		const struct track_fact *fact = sides[i].fact;

		if (sides[i].kind != TALK_TCP || !state_read(frame, sides[i].layer, &s))
			continue;
		line->tcp = true;
		line->side = sides[i];
		line->side.fact = NULL;
		line->base[0] = fact ? s.seq - fact->seq : 0;
		line->base[1] = fact && s.flags & 16 ? fact->ack_base : 0;
		line->bad = s.flags & 4;
		return;
	}
}

static void keep_line(struct going *g, const struct frame *whole, struct shot *shot)
{
	struct ladder_frame *line = &shot->line;
	char number[24];

	buf_clear(&g->text);
	summary_line(&g->text, &g->summary, whole, &g->pass.clock, g->pass.facts);
	line->number = keep_column(g, COLUMN_NUMBER, NULL);
	line->time = keep_column(g, COLUMN_TIME, NULL);
	line->said.proto = keep_column(g, COLUMN_PROTOCOL, &line->said.proto_n);
	line->said.info = keep_column(g, COLUMN_INFO, &line->said.info_n);
	if (!line->number[0]) {
		snprintf(number, sizeof(number), "%" PRIu64, g->seen);
		line->number = arena_text(&g->source->arena, number, strlen(number));
	}
	line->hosted = talk_hosts(&shot->frame, &line->src, &line->dst);
	keep_segment(g, &shot->frame, line);
}

static int take(struct going *g, struct frame *frame, struct err *err)
{
	const struct frame *whole, *told = frame;
	unsigned side;
	bool wanted;
	struct shot *shot;

	g->seen++;
	frame_dissect(frame);
	whole = print_saw(&g->print, frame);
	wanted = in_range(g->source, g->seen) && choose_shown(g->choose, &g->print, whole);
	if (g->how->mask && (wanted || g->how->lines))
		mask(g, frame);
	if (g->how->lines)
		told = pass_frame(&g->pass, frame);
	if (!wanted)
		return 0;
	shot = add_shot(g->source, frame, err);
	if (!shot)
		return -1;
	if (!shot->frame.number)
		shot->frame.number = g->seen;
	if (g->how->lines)
		keep_line(g, told, shot);
	if (g->how->board)
		board_frames_add(&g->source->board, frame, g->pass.facts, &side);
	return 0;
}

static int read_all(struct going *g, struct err *err)
{
	struct reader reader = READER_INIT;
	struct frame frame;
	int status = 0;

	while (!status && !is_over(g->source, g->seen)) {
		enum read_state state = reader_next(&reader, &frame, err);
		long n;

		if (state == READ_FRAME) {
			status = take(g, &frame, err);
			continue;
		}
		n = state == READ_MORE ? reader_fill(&reader, g->source->fd) : -1;
		if (n > 0)
			continue;
		if (state == READ_MORE)
			status =
				n < 0 ? err_errno(err, _("cannot read")) : reader_end(&reader, err);
		else
			status = -1;
		break;
	}
	reader_done(&reader);
	return status;
}

/* What the filter speaks of may have come in several frames. */
static void start_filter(struct going *g, struct prefs *prefs)
{
	print_start(&g->print, PRINT_NONE, false, g->how->look);
	choose_prepare(g->choose, &g->print);
	prefs_init(prefs);
	if (g->choose->filter)
		print_joins(
			&g->print, &prefs->joins, filter_needs(g->choose->filter) & FILTER_WHOLE);
}

static int read_capture(struct going *g)
{
	struct source *s = g->source;
	struct prefs prefs;
	struct err err, told;
	int status;

	start_filter(g, &prefs);
	status = read_all(g, &err);
	print_done(&g->print);
	if (status < 0)
		err_set(&told, "%s: %s", s->name, err.text);
	else if (!s->count && s->range_count)
		status = err_set(&told,
			g->choose->filter ? _("%s: none of these frames passes the filter")
					  : _("%s: it has no such frame: %llu in all"),
			s->name, (unsigned long long)g->seen);
	else if (!s->count)
		status = err_set(&told,
			g->seen ? _("%s: no frame passes the filter") : _("%s: it has no frames"),
			s->name);
	return status < 0 ? cmd_fail(&told) : 0;
}

/* ---- frames of a recipe ---- */

/* What a checksum should be is said of the frame with its own addresses. */
static void drop_notes(struct source *s, struct pic_marks *marks, const struct items *items)
{
	struct pic_mark *at;

	if (!marks->at)
		return;
	at = arena_copy(&s->arena, marks->at, marks->count * sizeof(*at));
	for (uint32_t i = 0; i < marks->count && i < items->count; i++)
		if (items->at[i].field->fill == FILL_SUM)
			at[i].note = NULL;
	marks->at = at;
}

static int take_built(struct going *g, uint64_t k, struct items *items, struct craft **craft)
{
	struct source *s = g->source;
	const struct stack *stack;
	struct frame frame;
	struct pic_marks marks;
	struct shot *shot;
	struct err err;
	unsigned side;
	int status = batch_build(&s->batch, 0, k, &stack, &frame);

	if (status)
		return status;
	frame_dissect(&frame);
	walk_frame(&frame, items);
	if (marks_make(&marks, &s->arena, craft, &frame, items, stack, &err) < 0)
		return cmd_fail(&err);
	if (g->how->mask) {
		mask(g, &frame);
		drop_notes(s, &marks, items);
	}
	shot = add_shot(s, &frame, &err);
	if (!shot)
		return cmd_fail(&err);
	shot->marks = marks;
	g->seen++;
	if (g->how->lines)
		keep_line(g, pass_frame(&g->pass, &shot->frame), shot);
	if (g->how->board)
		board_frames_add(&s->board, &shot->frame, g->pass.facts, &side);
	return 0;
}

static int build_all(struct going *g)
{
	struct source *s = g->source;
	struct items items = {.at = NULL};
	struct craft *craft = NULL;
	struct err err;
	int status = batch_start(&s->batch, &err);

	s->batched = status == 0;
	if (status < 0)
		return cmd_fail(&err);
	batch_add_word(&s->batch, s->name);
	status = batch_parse(&s->batch, 0, g->how->look);
	for (uint64_t k = 0; !status && k < recipe_count(s->batch.recipe); k++)
		status = take_built(g, k, &items, &craft);
	items_done(&items);
	if (craft)
		craft_free(craft);
	return status;
}

int source_gather(struct source *s, struct choose *choose, const struct gathering *how)
{
	struct going g = {.source = s,
		.choose = choose,
		.how = how,
		.summary = {.digits = 6, .ascii = how->look->ascii}};
	int status;

	if (how->mask)
		g.mask = mask_new();
	if (how->lines)
		pass_start(&g.pass, false);
	status = s->fd < 0 ? build_all(&g) : read_capture(&g);
	if (how->lines)
		pass_done(&g.pass);
	mask_free(g.mask);
	buf_done(&g.masked);
	buf_done(&g.text);
	return status;
}

void source_done(struct source *s)
{
	if (s->fd > STDIN_FILENO)
		close(s->fd);
	if (s->batched)
		batch_done(&s->batch);
	board_frames_done(&s->board);
	free(s->shots);
	arena_done(&s->arena);
}
