/* SPDX-License-Identifier: BSD-2-Clause */
/* The views of conversations: their table, the ladder, the stream's text. Each goes through the
 * capture once, as a job, from the first frame on. */
#ifndef TRAME_TUI_TALK_VIEW_H
#define TRAME_TUI_TALK_VIEW_H

#include "base/buf.h"
#include "flow/talks.h"
#include "picture/ladder_talk.h"
#include "tui/app.h"

/* Going through a capture: the frames pass, a slice at a time. */
struct going {
	struct job job; /* first */
	struct pass pass;
	bool passing;
	struct store_look look;
	struct frame frame;
	bool (*frame_is)(struct going *going, const struct frame *whole, uint64_t at); /* go on */
	int64_t first; /* when the capture's first frame came */
	bool stopped;  /* before its end, by its user */
};

void going_start(struct going *going, struct book *book, const char *doing);
void going_done(struct going *going);

/* The innermost conversation of a frame; false: it is of none. */
bool talk_chosen(struct app *app, uint64_t frame, struct talk_side *side);
bool talk_of_frame(struct book *book, uint64_t frame, struct talk_side *side);

struct talks_view {
	struct going going;
	struct talks table;
	struct scroll scroll;
	struct buf text;
};

#define LADDER_HEAD_ROWS 2

struct ladder_step {
	uint32_t frame;
	uint8_t way, state[2];
};

struct ladder_view {
	struct going going;
	struct talk_side key;
	uint64_t wanted; /* the frame that it was asked for */
	uint32_t stream;
	bool any;
	bool all; /* not of a conversation: the frames that pass the filter */
	bool absolute;
	struct ladder_step *steps; /* owned */
	uint64_t count, room;
	struct ladder_talk talk;
	struct talk_end ends[LADDER_HOSTS];
	unsigned end_count;
	bool placed; /* the cursor is on the frame that was wanted */
	struct scroll scroll;
	struct pic pic; /* of the screen, in the app's arena */
	size_t room_for; /* cells for words on an arrow */
	char words[400]; /* of the chosen frame */
	struct buf text;
};

/* A piece of what one side said. */
struct stream_piece {
	uint32_t frame;
	uint32_t at, len; /* of the bytes */
	uint8_t way;
	bool gap; /* something is missing before it */
};

struct stream_line {
	uint32_t at;
	uint32_t piece;
	uint16_t len;
};

struct stream_view {
	struct going going;
	struct talk_side key;
	uint64_t wanted;
	uint32_t stream;
	bool any;
	struct talk_end ends[2];
	struct buf bytes;
	bool full; /* more than is kept */
	struct stream_piece *pieces; /* owned */
	uint32_t count, room;
	struct {
		bool known;
		uint32_t next; /* the sequence number that is awaited */
		struct buf later; /* what came before its time: struct stream_early and bytes */
	} way[2];
	bool hex;
	struct stream_line *lines; /* owned */
	uint32_t line_count, line_room, lined; /* pieces that have lines */
	int width;
	bool lined_hex;
	struct scroll scroll;
	struct buf text;
};

void talks_open(struct app *app);
void talks_close(struct app *app);
void talks_act(struct app *app, enum act act);
void talks_look(struct app *app);
void talks_draw(const struct app *app, struct screen *screen, struct rect rect);

void ladder_open(struct app *app);
void ladder_close(struct app *app);
void ladder_act(struct app *app, enum act act);
void ladder_look(struct app *app);
void ladder_draw(const struct app *app, struct screen *screen, struct rect rect);

void stream_open(struct app *app);
void stream_close(struct app *app);
void stream_act(struct app *app, enum act act);
void stream_look(struct app *app);
void stream_draw(const struct app *app, struct screen *screen, struct rect rect);

/* The lines of a stream, and one of them as text. */
void stream_lay(struct stream_view *view, int width);
void stream_line(struct buf *out, const struct stream_view *view, uint32_t line, bool ascii);

uint64_t ladder_frame(const struct app *app);
uint64_t stream_frame(const struct app *app);

/* The frame that the view in front is about; UINT64_MAX: none. */
uint64_t trail_frame(const struct app *app);

/* Going into a view, and back out of it to where one came from. */
void trail_enter(struct app *app, enum app_view view);
enum app_view trail_leave(struct app *app);

#endif
