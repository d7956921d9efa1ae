/* SPDX-License-Identifier: BSD-2-Clause */
/* Frames that are sent, and what comes back: what the interface without a terminal tells its loop
 * to send, and what the loop tells it. */
#ifndef TRAME_TUI_SEND_H
#define TRAME_TUI_SEND_H

#include "lab/agent.h"
#include "tui/app.h"

#define SEND_WAIT   INT64_C(1000000000) /* ns for answers */
#define SEND_PLACES 64

/* Where frames can be sent to. */
struct send_place {
	char name[32];	/* of an interface; "": the lab */
	char about[240]; /* its addresses */
};

/* The question that waits to be sent, at WISH_SEND. */
struct send_wanted {
	const char *place; /* as send_place's name */
	const struct stack *stack;
	uint64_t nth;
};
void send_wanted(const struct app *app, struct send_wanted *out);

/* All frames of all exchanges as a capture. -1: there are none, or they do not fit this format. */
int send_file(const struct app *app, bool ng, struct buf *out, struct err *err);

/* The loop's side: a process for each wire that was sent on. */
#define SEND_AGENTS 8

struct post {
	struct launch_means means; /* owned: what launch_prepare gave */
	struct post_line {
		struct agent agent;
		char place[32];
		uint64_t nth; /* of the last question */
		bool up;
	} lines[SEND_AGENTS];
	unsigned count;
};

void post_done(struct post *post);

/* What the wishes say: the list of places, a question, no more waiting. */
void post_grant(struct post *post, struct app *app, unsigned wishes);

/* Descriptors to be polled for reading; and to be called when one of them can be read. */
unsigned post_fds(const struct post *post, int fds[SEND_AGENTS]);
void post_hear(struct post *post, struct app *app);

#endif
