/* SPDX-License-Identifier: BSD-2-Clause */
/* What was sent, a turn each: the frame, and all that came of it. */
#ifndef TRAME_TUI_SEND_VIEW_H
#define TRAME_TUI_SEND_VIEW_H

#include "lab/exchange.h"
#include "tui/send.h"
#include "view.h"

#define SEND_ROWS   8 /* exchanges that are seen at most */
#define TURN_FRAMES 256 /* of one exchange that are kept */

enum turn_state {
	TURN_STARTING, /* nothing is known yet */
	TURN_WAITING,  /* it is on its way */
	TURN_OVER,
	TURN_SILENT, /* nobody has the address: it was not sent */
	TURN_FAILED,
	TURN_STOPPED, /* by its user */
};

struct turn_frame {
	enum agent_word word;
	enum match match;
	struct kept kept; /* owned */
};

struct turn {
	struct arena arena; /* of the stack */
	struct stack stack;
	char place[32]; /* as send_place's name */
	char changed[160];
	enum turn_state state;
	bool halted; /* its user wants no more of it */
	struct err why;
	struct turn_frame *frames; /* owned */
	unsigned count, reply;     /* the chosen reply, from 0 */
};

struct send_view {
	struct turn **turns; /* owned, each too */
	unsigned count, at;
	enum app_view from;

	struct arena arena; /* of the stack that waits for a place */
	struct stack stack;
	bool from_editor; /* where that stack is from */
	bool picking; /* a place */
	struct send_place places[SEND_PLACES];
	unsigned place_count;
	struct scroll scroll;
	struct send_place place; /* of the last one sent */
	bool placed;
	char sure[SEND_PLACES][32]; /* where it was asked already */
	unsigned sure_count;

	uint64_t edited; /* the turn whose frame the editor has; AGENT_NONE: none */
	uint32_t line;	/* the cursor: a row of the comparison */
	uint32_t lines; /* that it has; known when it was looked at */
	unsigned lone;	/* the frame of the turn that is shown alone */
	struct items items[2]; /* owned: of the two frames that are shown */

	/* made anew for each screen, in the app's arena */
	unsigned top, row_count; /* of the exchanges that are seen */
	const char *results[SEND_ROWS];
	const char *state, *meaning; /* `state` NULL: there is a reply */
};

/* ---- send_turn.c ---- */

struct turn *turn_new(const struct stack *stack);
void turn_free(struct turn *turn);
bool turn_is_on(const struct turn *turn);

/* Takes what the wire tells of it; `before` is the turn before, or NULL. */
void turn_take(struct turn *turn, const struct turn *before, const struct agent_event *event);

/* The frame that was sent (NULL: not known yet), the n-th reply, how many there are, and our own
 * kernel's refusal (NULL: none). */
const struct frame *turn_sent(const struct turn *turn);
const struct turn_frame *turn_reply(const struct turn *turn, unsigned nth);
unsigned turn_replies(const struct turn *turn);
const struct frame *turn_refusal(const struct turn *turn);

/* ---- send_look.c, send_words.c: `ascii` is of the units of time ---- */

void send_put_result(struct buf *out, const struct turn *turn, bool ascii);
void send_put_title(struct buf *out, const struct turn *turn, bool ascii);
void send_put_meaning(struct buf *out, const struct turn *turn, bool ascii);
void send_put_state(struct buf *out, const struct turn *turn, bool ascii);
void send_put_field(struct buf *out, const struct frame *sent, const struct item *one,
	const struct frame *got, const struct item *two, const char *why);

/* Rows of the list of exchanges, and of words below the comparison: one more where no notice is. */
int send_history_rows(const struct app *app);
int send_words_rows(const struct app *app);

const struct turn *send_turn(const struct app *app);

#endif
