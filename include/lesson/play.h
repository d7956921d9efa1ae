/* SPDX-License-Identifier: BSD-2-Clause */
/* A lesson as it is played: the log of what happened (events of the board, frames of the wire),
 * where in it each step began, which step is shown and what is chosen there. No I/O and no clock:
 * whoever drives it gives it events and frames, and carries out its wishes. A recording is the same
 * log, given at once. */
#ifndef TRAME_LESSON_PLAY_H
#define TRAME_LESSON_PLAY_H

#include "base/buf.h"
#include "flow/board.h"
#include "frame/frame.h"
#include "lesson/step.h"

#define PLAY_FRAMES 50000      /* that are kept; those behind them are counted only */
#define PLAY_BYTES  (64 << 20) /* of frames, and of events: what is kept */
#define PLAY_TALKS  4096       /* conversations that are told apart */
#define PLAY_MARKS  512        /* beginnings of steps, and of questions */
#define PLAY_NONE   UINT32_MAX
#define PLAY_QUEUE  24         /* commands that wait */
#define PLAY_STEPS  64         /* of a lesson, at most */

/* What an event of a step says: its number; with questions' commands, those of question q + 1. */
#define PLAY_MARK(step, question) ((step) + 1000u * ((question) + 1u))
#define PLAY_MARK_STEP(mark)	  ((mark) % 1000u)

struct play_event {
	size_t at;     /* of the log's lines */
	uint32_t n;    /* bytes, without the newline */
	int64_t time;
	uint32_t mark; /* of the step, or of the question, that it belongs to */
	uint8_t word;  /* enum board_word */
};

/* From this moment on what happens belongs to a step, or to a question. */
struct play_mark {
	int64_t time;
	uint32_t mark;
};

struct play_frame {
	size_t at; /* of the log's bytes */
	uint32_t cap, len;
	int64_t time;
	uint32_t talk;   /* its conversation, or PLAY_NONE */
	uint32_t number; /* on the wire, from 1 */
	uint16_t link;
	uint8_t side;	 /* 0: from who spoke first */
};

/* A conversation: two ends over one protocol. */
struct play_talk {
	uint8_t proto;	/* of IP; 0: ARP and whatever else has no ports */
	struct board_end end[2]; /* who spoke first, and the other */
	uint32_t frames;
	uint32_t first; /* the first of its frames */
};

enum play_wish_kind {
	PLAY_NOTHING,
	PLAY_TELL,    /* give the stage this command, then call play_told */
	PLAY_RESTART, /* end the stage and start a new one; then call play_restarted */
};

struct lesson_play {
	const struct lesson *lesson;
	bool recorded; /* the whole log is there; nothing is told to anybody */
	struct buf lines; /* owned: events as lines */
	struct buf bytes; /* owned: of frames */
	struct play_event *events; /* owned */
	uint32_t event_count, event_room;
	struct play_frame *frames; /* owned */
	uint32_t frame_count, frame_room;
	uint64_t dropped; /* frames that were too many to be kept */
	struct play_talk *talks; /* owned */
	uint32_t talk_count, talk_room;
	struct play_mark marks[PLAY_MARKS];
	uint32_t mark_count;

	uint32_t step;	 /* index of the step that is shown */
	uint32_t played; /* steps that were played: those before this index */
	uint32_t goal;	 /* where it is going */
	bool up;	 /* the stage stands */
	bool lost;	 /* it is gone, or never came to be */
	bool restart;	 /* the stage is to be started anew */
	bool playing;	 /* the commands in the queue are those of step `played` */
	bool asking;	 /* they are those of a question */
	bool telling;	 /* a command was wished for and is not answered */
	uint32_t told;	 /* its number */
	uint32_t before; /* frames that there were by then */
	char queue[PLAY_QUEUE][128]; /* commands to be told, the first one first */
	uint32_t queued;
	char command[128];
	struct buf trouble; /* owned: what went wrong last, a sentence; empty: nothing */
	uint8_t asked[PLAY_STEPS]; /* bit q: an answer was given: what followed may be seen */

	uint32_t chosen;      /* a frame, or PLAY_NONE */
	struct board board;   /* owned: as it is at the end of the step */
	uint32_t applied;     /* events that the board has */
	struct buf texts;     /* owned: of events that are read again */
	struct buf made; /* owned: the frame of a recipe, for steps before any is on the wire */
	uint16_t made_link;
};

void play_init(struct lesson_play *play, const struct lesson *lesson);
void play_done(struct lesson_play *play);

/* ---- what happens ---- */

/* An event; -1: the log is full, `trouble` says so. */
int play_hear(struct lesson_play *play, const struct board_event *event);

/* A frame (its bytes are copied), in the order of capture. Those of a step must be given before the
 * "done" of its last command. */
void play_see(struct lesson_play *play, const struct frame *frame);

/* What the driver is to do now. The command's text lives until the next call. */
enum play_wish_kind play_wish(struct lesson_play *play, const char **command);
void play_told(struct lesson_play *play, uint32_t nth);
void play_restarted(struct lesson_play *play);
void play_fail(struct lesson_play *play, const char *why);

/* The stage is gone: nothing more is played until it is started anew. */
void play_lost(struct lesson_play *play);

/* ---- what the user wants ---- */

/* Shows step `index`, playing what must come before. At once where it was played, or recorded. */
void play_go(struct lesson_play *play, uint32_t index);

/* The stage anew, and every step up to this one. */
void play_again(struct lesson_play *play);

/* A command of the user's own, in free play; false: it is recorded, or too many wait. */
bool play_command(struct lesson_play *play, const char *command);

/* An answer to a question of this step was given: its commands are played. */
void play_asked(struct lesson_play *play, unsigned question);

/* Shows what followed on these answers of the step alone (bit q); what was shown so far. */
uint8_t play_hide(struct lesson_play *play, uint8_t asked);

/* Still going somewhere: the page shows that. */
bool play_busy(const struct lesson_play *play);

/* Chooses a frame (PLAY_NONE: none). */
void play_choose(struct lesson_play *play, uint32_t frame);

/* ---- what there is to see ---- */

/* The step shown, and its number as the user knows it. */
const struct lesson_step *play_step(const struct lesson_play *play);

/* Whether a frame or an event of the log is shown by now, and what it is of (PLAY_MARK). */
bool play_shows_frame(const struct lesson_play *play, uint32_t frame);
bool play_shows_event(const struct lesson_play *play, uint32_t event);
uint32_t play_frame_mark(const struct lesson_play *play, uint32_t frame);

/* The next frame shown behind `frame` (PLAY_NONE: the first), or before it; PLAY_NONE: none. */
uint32_t play_frame_next(const struct lesson_play *play, uint32_t frame);
uint32_t play_frame_before(const struct lesson_play *play, uint32_t frame);

/* A frame, dissected; its bytes live until the next frame is added. False: there is none such. */
bool play_frame(const struct lesson_play *play, uint32_t index, struct frame *frame);

/* The frame that is shown: the chosen one, else the recipe's; false: there is none. */
/* The frame of the step's recipe, that nobody has sent; false: it has none. */
bool play_made(const struct lesson_play *play, struct frame *frame);
bool play_shown(const struct lesson_play *play, struct frame *frame);

/* The frame that a pick means (`whose`: a client's name of `n` bytes, or NULL), or PLAY_NONE. */
uint32_t play_pick(const struct lesson_play *play, enum lesson_pick pick, const char *whose,
	size_t n);

/* The ends of a frame's conversation, where it has one that ports, or protocols, tell apart. */
struct play_ends {
	uint8_t proto;
	struct board_end src, dst;
};
bool play_ends(const struct frame *frame, struct play_ends *ends);

/* Host that a frame comes from or goes to, by its addresses; BOARD_NONE: none, or all. */
uint32_t play_host(const struct board *board, const struct board_end *end);

/* The socket that a frame was given to, or came from; index into the board's, BOARD_NONE: none. A
 * SYN goes to the one that listens, every other segment to the one of its four numbers. */
uint32_t play_socket(const struct lesson_play *play, uint32_t frame, bool sender);

/* The socket at an end of a conversation, 0 being who spoke first: the one of both ends alone. */
uint32_t play_talk_socket(const struct lesson_play *play, uint32_t talk, unsigned side);

/* Whose conversation it is: the application at the client's end, or BOARD_NONE. Its letter: the
 * application's name where that is one, else a small one; 0: of ARP, and of the tools ping and
 * probe, which try something once. */
uint32_t play_client(const struct lesson_play *play, uint32_t talk);
char play_letter(const struct lesson_play *play, uint32_t talk);

/* The flags of a frame's TCP header, 0 where it has none; and their names: "SYN, ACK". */
unsigned play_flags(const struct frame *frame);
void play_put_flags(struct buf *out, unsigned flags);

/* An event of the log, read again; texts live until the next call. False: it is no event. */
bool play_event(struct lesson_play *play, uint32_t index, struct board_event *event);

#endif
