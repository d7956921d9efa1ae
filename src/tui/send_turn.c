/* SPDX-License-Identifier: BSD-2-Clause */
/* One exchange: what was sent, what came of it in the order in which it came, and what is different
 * from the exchange before. */
#include "edit.h"
#include "send_view.h"

#include "base/lang.h"
#include "base/mem.h"
#include "flow/tell.h"
#include "frame/value.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct turn *turn_new(const struct stack *stack)
{
	struct turn *t = mem_new(1, sizeof(*t));

	stack_init(&t->stack, &t->arena);
	edit_copy_stack(&t->stack, stack);
	return t;
}

void turn_free(struct turn *t)
{
	for (unsigned i = 0; i < t->count; i++)
		buf_done(&t->frames[i].kept.bytes);
	free(t->frames);
	arena_done(&t->arena);
	free(t);
}

bool turn_is_on(const struct turn *t)
{
	return t->state == TURN_STARTING || t->state == TURN_WAITING;
}

/* ---- its frames ---- */

static const struct frame *last_of(const struct turn *t, enum agent_word word)
{
	for (unsigned i = t->count; i-- > 0;)
		if (t->frames[i].word == word)
			return &t->frames[i].kept.frame;
	return NULL;
}

const struct frame *turn_sent(const struct turn *t)
{
	const struct frame *seen = last_of(t, AGENT_SENT);

	return seen ? seen : last_of(t, AGENT_SENDS);
}

const struct frame *turn_refusal(const struct turn *t)
{
	return last_of(t, AGENT_REFUSAL);
}

const struct turn_frame *turn_reply(const struct turn *t, unsigned nth)
{
	for (unsigned i = 0; i < t->count; i++)
		if (t->frames[i].word == AGENT_ANSWER && nth-- == 0)
			return &t->frames[i];
	return NULL;
}

unsigned turn_replies(const struct turn *t)
{
	unsigned n = 0;

	for (unsigned i = 0; i < t->count; i++)
		n += t->frames[i].word == AGENT_ANSWER;
	return n;
}

static void add(struct turn *t, const struct agent_event *event, enum agent_word word)
{
	struct turn_frame *f;

	if (t->count >= TURN_FRAMES || !event->frame.count)
		return;
	t->frames = mem_grow(t->frames, t->count + 1u, sizeof(*t->frames));
	f = &t->frames[t->count++];
	*f = (struct turn_frame){.word = word, .match = event->match};
	kept_copy(&f->kept, &event->frame);
}

/* ---- what was changed ---- */

static const struct item *same_item(
	const struct items *items, const struct item *like, unsigned nth)
{
	for (uint32_t i = 0; i < items->count; i++)
		if (items->at[i].layer == like->layer && items->at[i].field == like->field &&
			items->at[i].depth == like->depth && nth-- == 0)
			return &items->at[i];
	return NULL;
}

static bool same_bits(
	const struct frame *a, const struct item *i, const struct frame *b, const struct item *j)
{
	if (i->bits != j->bits)
		return false;
	if (i->bits % 8 || i->bit % 8 || j->bit % 8)
		return i->num == j->num;
	return memcmp(a->bytes + i->bit / 8, b->bytes + j->bit / 8, i->bits / 8) == 0;
}

/* Whether somebody chose it: what follows from the rest is no change of its own. */
static bool is_chosen(const struct item *item)
{
	return item->depth == 0 &&
	       (item->field->fill == FILL_USER || item->field->fill == FILL_WIRE ||
		       item->field->fill == FILL_NEXT);
}

static void put_change(struct buf *out, const struct frame *frame, const struct item *item)
{
	if (out->len)
		buf_text(out, ", ");
	buf_text(out, item->field->id);
	if (item->field->kind == FIELD_GROUP || item->field->kind == FIELD_LIST)
		return;
	buf_text(out, " = ");
	value_label(out, frame, item);
}

static bool same_layers(const struct frame *a, const struct frame *b)
{
	bool same = a->count == b->count;

	for (unsigned i = 0; same && i < a->count; i++)
		same = a->layers[i].proto == b->layers[i].proto;
	return same;
}

static void put_changes(struct buf *out, const struct frame *old, const struct frame *new)
{
	struct items was = {0}, is = {0};

	walk_frame(old, &was);
	walk_frame(new, &is);
	for (uint32_t i = 0; i < is.count; i++) {
		const struct item *item = &is.at[i], *other;
		unsigned nth = 0;

		if (!is_chosen(item))
			continue;
		for (uint32_t k = 0; k < i; k++)
			nth += is.at[k].layer == item->layer && is.at[k].field == item->field &&
			       is.at[k].depth == item->depth;
		other = same_item(&was, item, nth);
		if (!other || !same_bits(old, other, new, item))
			put_change(out, new, item);
	}
	items_done(&was);
	items_done(&is);
}

/* The first exchange says what is asked, the others what is not as it was. */
static void tell_changes(struct turn *t, const struct turn *before, const struct frame *frame)
{
	const struct frame *old = before ? turn_sent(before) : NULL;
	struct buf out = BUF_INIT;

	if (!old || !same_layers(old, frame))
		flow_tell_question(&out, frame);
	else
		put_changes(&out, old, frame);
	if (!out.len)
		buf_text(&out, _("the same again"));
	snprintf(t->changed, sizeof(t->changed), "%s", buf_string(&out));
	buf_done(&out);
}

/* ---- what the wire tells ---- */

void turn_take(struct turn *t, const struct turn *before, const struct agent_event *event)
{
	switch (event->word) {
	case AGENT_UP:
	case AGENT_WORDS: break;
	case AGENT_ASKED:
	case AGENT_TOLD:
	case AGENT_SENT:
	case AGENT_ANSWER:
	case AGENT_REFUSAL: add(t, event, event->word); break;
	case AGENT_SILENT:
	case AGENT_SENDS:
		add(t, event, AGENT_SENDS);
		tell_changes(t, before, &event->frame);
		t->state = event->word == AGENT_SENDS ? TURN_WAITING
			   : t->halted		      ? TURN_STOPPED
						      : TURN_SILENT;
		break;
	case AGENT_DONE: t->state = t->halted ? TURN_STOPPED : TURN_OVER; break;
	case AGENT_FAILED:
		t->state = t->halted ? TURN_STOPPED : TURN_FAILED;
		err_set(&t->why, "%s", event->text);
		break;
	}
}
