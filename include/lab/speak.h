/* SPDX-License-Identifier: BSD-2-Clause */
/* Speaking on a wire: recipes' stacks become the frames that go out, with the headers and addresses
 * of this wire, the next hop's card asked for where it is not known yet. */
#ifndef TRAME_LAB_SPEAK_H
#define TRAME_LAB_SPEAK_H

#include "file/save.h"
#include "file/writer.h"
#include "lab/exchange.h"
#include "lab/route.h"

#define SPEAK_HOPS 64

/* Who takes packets on this wire, and with which card; asked once. */
struct speak_hop {
	struct route_address ip;
	uint8_t mac[6];
	bool silent; /* nobody answered */
};

struct speak {
	struct medium medium;
	struct exchange exchange;
	struct route_iface iface; /* what is known of it; not for the lab */
	struct craft *craft;      /* the caller's */
	struct recipe *recipe;    /* owned */
	struct arena arena;       /* owned: a stack at a time */
	struct speak_hop hops[SPEAK_HOPS];
	unsigned hop_count;
	int64_t wait; /* nanoseconds for an answer */
	uint64_t nth; /* of the questions, from 0: what fill_apart is told */

	/* Told of each neighbour that was asked for: what was said, or nothing (MATCH_NONE). */
	void (*asked)(void *arg, const struct frame *question, const struct answer *answer);
	void *arg;

	bool saving; /* what the wire carries goes to a file */
	struct writer writer;
	struct save save;
	struct buf file; /* owned */
	struct err save_err;
};

enum speak_state {
	SPEAK_READY,
	SPEAK_SILENT, /* nobody on this wire has the next hop's address */
	SPEAK_FAILED, /* `err` */
};

/* Starts what needs a privilege, on an interface or (NULL) for the lab, and stops being root. `out`
 * (may be NULL) is the file for what the wire carries. speak_done in any case. */
int speak_open(
	struct speak *speak, const char *iface, const char *out, bool with_bulk, struct err *err);

/* The same for one who has no rights any more, with what launch_prepare kept; there is no file. */
int speak_take(struct speak *speak, const char *iface, const struct launch_means *means,
	struct err *err);

/* The wire stands: frames can go out. */
int speak_start(struct speak *speak, struct craft *craft, struct err *err);

/* The frame that a stack is on this wire, dissected; its bytes go to `bytes`. On SPEAK_SILENT the
 * frame is as it would be, and is not to be sent. */
enum speak_state speak_frame(struct speak *speak, const struct stack *stack, struct buf *bytes,
	struct frame *frame, struct err *err);

/* Asks, as exchange_ask does. */
int speak_ask(
	struct speak *speak, const struct frame *frame, struct answer *answer, struct err *err);

/* The file is whole. */
int speak_finish(struct speak *speak, struct err *err);
void speak_done(struct speak *speak);

#endif
