/* SPDX-License-Identifier: BSD-2-Clause */
/* A question on a wire and what comes back: send, listen, answer those who ask where we are. */
#ifndef TRAME_LAB_EXCHANGE_H
#define TRAME_LAB_EXCHANGE_H

#include "flow/match.h"
#include "frame/craft.h"
#include "frame/recipe.h"
#include "lab/medium.h"

/* A frame with bytes of its own. */
struct kept {
	struct frame frame; /* dissected */
	struct buf bytes;   /* owned */
	bool there;
};

/* Makes it a frame's copy; what it held before is gone. Freed by buf_done of `bytes`. */
void kept_copy(struct kept *kept, const struct frame *frame);

struct answer {
	enum match match;
	struct kept sent;    /* as the wire carried it; not `there` if it was never seen */
	struct kept got;     /* what answers it */
	struct kept refusal; /* what our own kernel said to that */
};

/* What one hears during an exchange. */
enum exchange_word {
	EXCHANGE_SENT,   /* the question, as the wire carries it */
	EXCHANGE_ANSWER, /* an answer to it */
	EXCHANGE_REFUSAL, /* what our own kernel says to the first one */
};

struct exchange {
	struct medium *medium;
	struct craft *craft; /* the caller's: no frame of it may be in use meanwhile */
	struct recipe *recipe; /* the caller's, for answers of our own */
	bool speaks; /* answer for the address that a question speaks from: no kernel has it */
	bool watch;            /* a kernel has it: wait a little for its refusal of the answer */

	bool all; /* listen for more answers until the time is over */

	/* Told of every frame on the wire, in order; may be NULL. Not dissected yet. */
	void (*seen)(void *arg, const struct frame *frame);

	/* Told of those that belong to the exchange, as they come; may be NULL. */
	void (*told)(void *arg, enum exchange_word word, enum match match,
		const struct frame *frame);
	void *arg;
};

/* Sends a dissected frame and waits for its answer for so many nanoseconds: 0 with answer->match,
 * which is MATCH_NONE when none came, or -1 when the frame could not be sent. Of more answers than
 * one the first is told here. */
int exchange_ask(struct exchange *x, const struct frame *frame, int64_t wait, struct answer *answer,
	struct err *err);

/* Nanoseconds between the kernel's stamps of question and answer. */
int64_t answer_time(const struct answer *answer);
void answer_done(struct answer *answer);

/* Builds and dissects the one frame of a recipe that this program wrote itself; its bytes are the
 * craft's. */
int exchange_craft(
	struct exchange *x, const struct buf *recipe, struct frame *frame, struct err *err);

#endif
