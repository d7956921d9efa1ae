/* SPDX-License-Identifier: BSD-2-Clause */
/* A question and what comes back. Our own frame is seen on the wire too, and only what comes behind
 * it can be an answer; both stamps are the kernel's. */
#include "lab/exchange.h"

#include "flow/look.h"
#include "flow/neigh.h"

#include <string.h>

#define EXCHANGE_WATCH INT64_C(50000000) /* ns in which our kernel refuses an answer, if it does */

void kept_copy(struct kept *kept, const struct frame *frame)
{
	buf_clear(&kept->bytes);
	buf_add(&kept->bytes, frame->bytes, frame->cap);
	kept->frame = *frame;
	kept->frame.bytes = kept->bytes.data;
	kept->there = true;
}

void answer_done(struct answer *a)
{
	buf_done(&a->sent.bytes);
	buf_done(&a->got.bytes);
	buf_done(&a->refusal.bytes);
	*a = (struct answer){0};
}

int64_t answer_time(const struct answer *a)
{
	return a->got.frame.time - a->sent.frame.time;
}

int exchange_craft(
	struct exchange *x, const struct buf *recipe, struct frame *frame, struct err *err)
{
	struct recipe_err wrong;
	const uint8_t *bytes;
	size_t n;

	if (recipe_parse(x->recipe, (const char *)recipe->data, recipe->len, &wrong) < 0)
		return err_set(
			err, "%.*s: %s", (int)recipe->len, (const char *)recipe->data, wrong.what);
	if (craft_build(x->craft, recipe_stack(x->recipe, 0), &bytes, &n, err) < 0)
		return -1;
	*frame = (struct frame){.bytes = bytes, .cap = (uint32_t)n, .len = (uint32_t)n,
		.link = LINK_ETHERNET};
	frame_dissect(frame);
	return 0;
}

/* Where the question speaks from. */
static bool speaker(const struct frame *asked, struct neigh *self)
{
	int eth = look_layer(asked, &proto_eth, 0);
	uint32_t n;

	self->mac = look_bytes(asked, eth, "eth.src", &n);
	for (int i = 0; self->mac && i < asked->count; i++) {
		const struct proto *proto = asked->layers[i].proto;

		if (!look_is_network(proto))
			continue;
		self->ip = look_bytes(asked, i, look_names(proto)->src, &n);
		self->n = n;
		return self->ip != NULL;
	}
	return false;
}

/* If somebody asks where we are, he is told. */
static int speak(
	struct exchange *x, const struct frame *asked, const struct frame *got, struct err *err)
{
	struct buf recipe = BUF_INIT;
	struct neigh self;
	struct frame frame;
	int status = 0;

	if (x->speaks && got->link == LINK_ETHERNET && speaker(asked, &self) &&
		neigh_answer(&recipe, &self, got)) {
		status = exchange_craft(x, &recipe, &frame, err);
		if (status == 0)
			status = medium_send(x->medium, &frame, err);
	}
	buf_done(&recipe);
	return status;
}

/* The next frame of the wire, dissected: as medium_next. A busy wire puts nothing off. */
static int hear(struct exchange *x, int64_t deadline, struct frame *frame, struct err *err)
{
	int got = medium_now() < deadline ? medium_next(x->medium, deadline, frame, err) : 0;

	if (got > 0) {
		if (x->seen)
			x->seen(x->arg, frame);
		frame_dissect(frame);
	}
	return got;
}

static bool is_ours(const struct frame *asked, const struct frame *frame)
{
	return asked->cap == frame->cap && memcmp(asked->bytes, frame->bytes, asked->cap) == 0;
}

static void tell(struct exchange *x, enum exchange_word word, enum match match,
	const struct frame *frame)
{
	if (x->told)
		x->told(x->arg, word, match, frame);
}

/* Whether it is our own kernel's word on the answer: a frame that answers it. */
static bool take_refusal(struct exchange *x, struct answer *a, const struct frame *frame)
{
	if (a->refusal.there || flow_match(&a->got.frame, frame) == MATCH_NONE)
		return false;
	kept_copy(&a->refusal, frame);
	tell(x, EXCHANGE_REFUSAL, MATCH_NONE, frame);
	return true;
}

static int watch(struct exchange *x, const struct frame *asked, struct answer *a, struct err *err)
{
	int64_t deadline = medium_now() + EXCHANGE_WATCH;
	struct frame frame;
	int got;

	while ((got = hear(x, deadline, &frame, err)) > 0)
		if (!is_ours(asked, &frame) && take_refusal(x, a, &frame))
			return 0;
	return got;
}

/* A frame of the wire behind the question. True: it is the first answer. */
static bool take_frame(struct exchange *x, const struct frame *asked, struct answer *a,
	const struct frame *frame)
{
	enum match match;

	if (is_ours(asked, frame)) {
		if (!a->sent.there) {
			kept_copy(&a->sent, frame);
			tell(x, EXCHANGE_SENT, MATCH_NONE, frame);
		}
		return false;
	}
	match = a->sent.there ? flow_match(asked, frame) : MATCH_NONE;
	if (match != MATCH_NONE)
		tell(x, EXCHANGE_ANSWER, match, frame);
	else if (x->watch && a->match != MATCH_NONE)
		take_refusal(x, a, frame);
	if (match == MATCH_NONE || a->match != MATCH_NONE)
		return false;
	a->match = match;
	kept_copy(&a->got, frame);
	return true;
}

int exchange_ask(struct exchange *x, const struct frame *asked, int64_t wait, struct answer *a,
	struct err *err)
{
	int64_t deadline;
	struct frame frame;
	int got;

	a->match = MATCH_NONE;
	a->sent.there = a->got.there = a->refusal.there = false;
	if (medium_send(x->medium, asked, err) < 0)
		return -1;
	deadline = medium_now() + wait;
	while ((got = hear(x, deadline, &frame, err)) > 0) {
		if (speak(x, asked, &frame, err) < 0)
			return -1;
		if (take_frame(x, asked, a, &frame) && !x->all)
			return x->watch ? watch(x, asked, a, err) : 0;
	}
	return got;
}
