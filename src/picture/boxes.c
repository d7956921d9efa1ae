/* SPDX-License-Identifier: BSD-2-Clause */
/* A frame cut into boxes to scale. Labels may make a box wider than its bytes are worth, but only
 * as long as the picture still tells the truth; else every box has its true width, and whoever
 * draws it finds another place for its label. */
#include "picture/boxes.h"

#include "base/bits.h"
#include "base/lang.h"
#include "base/utf8.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

bool boxes_reach_cut(const struct frame *f, const struct layer *l)
{
	return f->len > f->cap && l->off + l->head + l->pay >= f->cap;
}

/* ---- boxes ---- */

static struct box *box_add(
	struct boxes *s, enum box_kind kind, unsigned layer, uint32_t off, uint32_t bytes)
{
	struct box *b = &s->at[s->count];

	if (!bytes)
		return NULL;
	*b = (struct box){.kind = kind, .layer = (uint8_t)layer, .off = off, .bytes = bytes};
	snprintf(b->size, sizeof(b->size), "%u", (unsigned)bytes);
	s->count++;
	return b;
}

static uint8_t byte_at(const struct frame *f, size_t at)
{
	return (uint8_t)bits_get(f->bytes, at * 8, 8);
}

/* Data that begins with a line of text is named by it. */
static bool label_text(struct box *b, const struct frame *f)
{
	const struct layer *l = &f->layers[b->layer];
	size_t most = sizeof(b->label) - 1, n = 0;
	uint8_t end;

	if (strcmp(l->proto->id, "data") && strcmp(l->proto->id, "http"))
		return false;
	while (n < l->head && n < most && byte_at(f, l->off + n) >= ' ' &&
		byte_at(f, l->off + n) < 0x7f) {
		b->label[n] = (char)byte_at(f, l->off + n);
		n++;
	}
	b->label[n] = '\0';
	if (n < l->head && n == most)
		memcpy(b->label + n - 3, "...", 3);
	end = n < l->head && n < most ? byte_at(f, l->off + n) : '\n';
	return n >= 3 && (end == '\r' || end == '\n');
}

static void boxes_cut(struct boxes *s)
{
	const struct frame *f = s->frame;
	const struct layer *last = &f->layers[f->count - 1];
	struct box *b;

	for (unsigned i = 0; i < f->count; i++) {
		const struct layer *l = &f->layers[i];

		b = box_add(s, BOX_HEADER, i, l->off, l->head);
		if (b && !label_text(b, f))
			snprintf(b->label, sizeof(b->label), "%s", l->proto->label);
	}
	b = box_add(s, BOX_PAYLOAD, f->count - 1u, last->off + last->head, last->pay);
	if (b)
		snprintf(b->label, sizeof(b->label), "%s", _("payload"));
	for (unsigned i = f->count; i-- > 0;) {
		const struct layer *l = &f->layers[i];

		b = box_add(s, BOX_TAIL, i, l->off + l->head + l->pay, l->tail);
		if (b)
			snprintf(b->label, sizeof(b->label), "%s", _("pad"));
	}
	b = box_add(s, BOX_MISSING, 0, f->cap, f->len > f->cap ? f->len - f->cap : 0);
	if (b)
		snprintf(b->label, sizeof(b->label), "%s", _("not captured"));
}

/* ---- scale ---- */

unsigned box_text(const struct box *b)
{
	return (unsigned)(utf8_cells(b->label, strlen(b->label)) + strlen(b->size));
}

/* Gives the boxes that are not given their least width their share of the columns that are left;
 * what rounding leaves goes to the largest. */
static void share_rest(struct boxes *s, unsigned columns, uint64_t bytes)
{
	struct box *big = NULL;
	unsigned rest = columns;

	for (unsigned i = 0; i < s->count; i++) {
		struct box *b = &s->at[i];

		if (b->fixed)
			continue;
		b->span = (unsigned)(b->bytes * (uint64_t)columns / bytes);
		rest -= b->span;
		big = big && big->bytes > b->bytes ? big : b;
	}
	if (big)
		big->span += rest;
}

/* Each box gets its share of the area, or its least width where that is more. */
static void boxes_share(struct boxes *s, unsigned left, unsigned area)
{
	unsigned columns = area, at = left;
	uint64_t bytes = 0;

	for (unsigned i = 0; i < s->count; i++) {
		s->at[i].fixed = false;
		bytes += s->at[i].bytes;
	}
	for (unsigned i = 0; i < s->count; i++) {
		struct box *b = &s->at[i];

		if (b->fixed || b->bytes * (uint64_t)columns >= b->least * bytes)
			continue;
		b->fixed = true;
		b->span = b->least;
		columns -= b->least;
		bytes -= b->bytes;
		i = UINT_MAX; /* the others' share has become less: once more from the first */
	}
	share_rest(s, columns, bytes);
	for (unsigned i = 0; i < s->count; i++) {
		s->at[i].at = at;
		at += s->at[i].span;
	}
}

/* Whether the widths still tell the truth: none is half as wide again as its share, and of two
 * boxes that with more bytes is not the narrower one. */
static bool boxes_honest(const struct boxes *s, unsigned area)
{
	uint64_t all = 0;

	for (unsigned i = 0; i < s->count; i++)
		all += s->at[i].bytes;
	for (unsigned i = 0; i < s->count; i++) {
		const struct box *a = &s->at[i];

		if (a->span * all * 2 > a->bytes * (uint64_t)area * 3)
			return false;
		for (unsigned k = 0; k < s->count; k++)
			if (a->bytes < s->at[k].bytes && a->span > s->at[k].span)
				return false;
	}
	return true;
}

static void boxes_place(struct boxes *s, unsigned left, unsigned area)
{
	unsigned sum = 0;

	for (unsigned i = 0; i < s->count; i++) {
		struct box *b = &s->at[i];

		b->least = b->kind == BOX_HEADER ? box_text(b) + 4 : 2;
		sum += b->least;
	}
	if (sum <= area) {
		boxes_share(s, left, area);
		if (boxes_honest(s, area))
			return;
	}
	for (unsigned i = 0; i < s->count; i++)
		s->at[i].least = s->count * 4 <= area ? 2 : s->count * 2 <= area ? 1 : 0;
	boxes_share(s, left, area);
}

void boxes_make(struct boxes *boxes, const struct frame *frame, unsigned left, unsigned area)
{
	*boxes = (struct boxes){.frame = frame};
	boxes_cut(boxes);
	boxes_place(boxes, left, area);
}

const struct box *boxes_header(const struct boxes *boxes, unsigned layer)
{
	for (unsigned i = 0; i < boxes->count; i++)
		if (boxes->at[i].kind == BOX_HEADER && boxes->at[i].layer == layer)
			return &boxes->at[i];
	return NULL;
}
