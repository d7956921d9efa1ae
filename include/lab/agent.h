/* SPDX-License-Identifier: BSD-2-Clause */
/* A wire in a process of its own: who shows a screen asks there, and never waits. The process
 * carries the lab, or trame-net on an interface, from the first question on until it is ended; it
 * ends, with all that it started, when whoever started it does. */
#ifndef TRAME_LAB_AGENT_H
#define TRAME_LAB_AGENT_H

#include "base/buf.h"
#include "flow/match.h"
#include "frame/stack.h"
#include "lab/launch.h"

struct agent {
	pid_t pid;
	int fd;        /* to be polled for reading; -1: it is not started */
	struct buf in; /* owned: what was heard */
	size_t taken;  /* bytes of that */
};

#define AGENT_INIT {.fd = -1}
#define AGENT_NONE UINT64_MAX

enum agent_word {
	AGENT_UP,       /* the wire stands */
	AGENT_ASKED,    /* somebody was asked for his card, */
	AGENT_TOLD,     /* and said it */
	AGENT_SENDS,    /* the frame that will be sent, with the addresses of this wire */
	AGENT_SENT,     /* as the wire carries it */
	AGENT_ANSWER,
	AGENT_REFUSAL,  /* of our own kernel, of an answer */
	AGENT_SILENT,   /* nobody has the address: it was not sent */
	AGENT_DONE,     /* the time is over */
	AGENT_FAILED,   /* `text` says why */
	AGENT_WORDS,
};

struct agent_event {
	enum agent_word word;
	enum match match;    /* of an answer */
	uint64_t nth;        /* of the question, as agent_ask had it; AGENT_NONE: of none */
	struct frame frame;  /* dissected; its bytes live until the next event is asked for */
	const char *text;    /* likewise; "" where there is none */
};

/* Starts the process for an interface, or (NULL) for a lab. Nothing of it has been tried yet when
 * this returns. */
int agent_start(struct agent *agent, const char *iface, const struct launch_means *means,
	struct err *err);

/* Has a stack made a frame of this wire, sent, and answers awaited for so many nanoseconds. It is
 * the `nth` question: its events say so. */
int agent_ask(struct agent *agent, const struct stack *stack, uint64_t nth, int64_t wait,
	struct err *err);

/* Stops waiting: AGENT_DONE is what follows. */
void agent_stop(struct agent *agent);

/* Reads what there is without waiting. False: the line's end; the process is gone. */
bool agent_hear(struct agent *agent);

/* The next event of those that were read; false: there is none. */
bool agent_next(struct agent *agent, struct agent_event *event);

/* Ends the process and what it started, and waits for it. Harmless when called twice. */
void agent_end(struct agent *agent);

/* ---- what goes over the line ---- */

struct agent_head {
	uint32_t word, match;
	uint32_t frame, text; /* bytes of each that follow */
	int64_t time, wait;
	uint64_t nth;
	uint32_t len, link;
};

/* A stack between two processes of which one was forked from the other: the protocols' tables lie
 * at the same place in both. False: these bytes are none. */
void agent_put_stack(struct buf *out, const struct stack *stack);
bool agent_take_stack(struct stack *stack, const uint8_t *bytes, size_t n);

/* The life of the process that `parent` started. */
_Noreturn void agent_run(
	int fd, pid_t parent, const char *iface, const struct launch_means *means);

#endif
