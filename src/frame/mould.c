/* SPDX-License-Identifier: BSD-2-Clause */
/* Moulds: items of one layer, with the bits of its header that they depend on. A protocol has a few
 * of them, the one used last first; the last one goes when there are too many. */
#include "mould_int.h"

#include "base/bits.h"
#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

#define SETS  64 /* protocols; a power of two */
#define KEPT  12 /* moulds of a protocol */
#define ITEMS 64 /* of a mould */
#define TRIES 8 /* spoiled walks; a protocol with no mould by then is taken for one without */

struct mould_item {
	struct item
		item;  /* as of a frame that begins with the layer, and an array with its items */
	uint8_t byte;  /* where the eight bytes begin that the number lies in */
	uint8_t skip;  /* bits of these before it */
	uint8_t width; /* 0: no number */
};

struct mould {
	uint64_t selector;				       /* what the walk began with */
	uint64_t mask[MOULD_BYTES / 8], want[MOULD_BYTES / 8]; /* bytes as they lie in memory */
	uint32_t words; /* of these that anything was asked of */
	uint32_t bytes; /* that must be there, and that the walk said it took */
	uint32_t count;
	struct mould_item at[];
};

struct mould_set {
	const struct proto *proto;
	uint32_t count, spoiled;
	struct mould *kept[KEPT]; /* owned */
};

struct moulds {
	struct mould_set sets[SETS];
};

void moulds_free(struct moulds *moulds)
{
	for (unsigned i = 0; moulds && i < SETS; i++)
		for (unsigned k = 0; k < moulds->sets[i].count; k++)
			free(moulds->sets[i].kept[k]);
	free(moulds);
}

/* The moulds of a protocol; NULL where another one has their place. */
static struct mould_set *set_of(struct items *items, const struct proto *proto)
{
	uint64_t hash = (uintptr_t)proto / 8 * UINT64_C(0x9e3779b97f4a7c15);
	struct mould_set *set;

	if (!items->moulds)
		items->moulds = mem_new(1, sizeof(*items->moulds));
	set = &items->moulds->sets[hash >> 40 & (SETS - 1)];
	if (!set->proto)
		set->proto = proto;
	return set->proto == proto ? set : NULL;
}

/* ---- a walk is noted ---- */

void mould_ask(struct mould_note *note, uint32_t bit, uint32_t bits)
{
	uint32_t at = bit - note->start;

	if (bit < note->start || (uint64_t)at + bits > MOULD_BYTES * 8) {
		note->spoiled = true;
		return;
	}
	for (; bits; bits--, at++)
		note->mask[at / 8] |= (uint8_t)(0x80 >> at % 8);
}

/* Whether a bare item never has anything made of it. */
static bool is_unmade(const struct field *f)
{
	for (f = f->made; f && f->id; f++)
		if (f->make != MAKE_BOGUS) /* frames with such have no bare items */
			return false;
	return true;
}

bool mould_fits(const struct field *f, const struct items *items)
{
	if (f->kind == FIELD_GROUP || (f->size != SIZE_FIXED && f->kind != FIELD_LIST))
		return false;
	if (f->origin || f->quoted || f->little || f->silent || (!f->id[0] && f->parts))
		return false;
	return f->kind <= FIELD_IPV4 || (!f->parts && (!items->made || is_unmade(f)));
}

/* Where the number of an item lies; false where it does not fit. */
static bool place_number(struct mould_item *to, const struct item *item, uint32_t start)
{
	const struct field *f = item->field;
	uint32_t at = item->bit - start, width = item->bits;

	to->width = 0;
	if (f->kind == FIELD_GROUP && f->coded && !f->parts->id[0])
		width = f->parts->bits;
	else if (f->kind > FIELD_IPV4)
		return !item->num;
	if (width > 64)
		return !item->num;
	to->byte = (uint8_t)(at / 8);
	to->skip = (uint8_t)(at % 8);
	to->width = (uint8_t)width;
	return to->skip + width <= 64 && !f->little;
}

static bool place_item(struct mould_item *to, const struct item *item, const struct mould *mould,
	uint32_t start, uint32_t first)
{
	if (item->bit < start || item->from * 8 < start || item->field->told ||
		(uint64_t)item->bit + item->bits > start + (uint64_t)mould->bytes * 8)
		return false;
	to->item = *item;
	to->item.bit -= start;
	to->item.from -= start / 8;
	if (item->parent != ITEM_TOP)
		to->item.parent -= first;
	return place_number(to, item, start);
}

void mould_keep(struct items *items, const struct frame *frame, unsigned layer,
	const struct mould_note *note, uint32_t first, uint32_t end)
{
	const struct layer *l = &frame->layers[layer];
	struct mould_set *set = set_of(items, l->proto);
	uint32_t count = items->count - first, bytes = (end - note->start + 7) / 8;
	struct mould *mould;

	if (note->spoiled || count > ITEMS || bytes > MOULD_BYTES) {
		set->spoiled++;
		return;
	}
	mould = mem_new(1, sizeof(*mould) + count * sizeof(*mould->at));
	mould->selector = walk_selector(frame, layer);
	mould->bytes = bytes;
	mould->count = count;
	memcpy(mould->mask, note->mask, MOULD_BYTES);
	memcpy(mould->want, frame->bytes + l->off, bytes);
	for (uint32_t i = 0; i < MOULD_BYTES / 8; i++) {
		mould->want[i] &= mould->mask[i];
		if (mould->mask[i])
			mould->words = i + 1;
	}
	for (uint32_t i = 0; i < count; i++) {
		if (place_item(&mould->at[i], &items->at[first + i], mould, note->start, first))
			continue;
		free(mould);
		set->spoiled++;
		return;
	}
	if (set->count == KEPT)
		free(set->kept[--set->count]);
	memmove(set->kept + 1, set->kept, set->count * sizeof(*set->kept));
	set->kept[0] = mould;
	set->count++;
}

/* ---- and then poured ---- */

static inline bool is_of(const struct mould *mould, const uint8_t *head)
{
	uint64_t word;

	for (uint32_t i = 0; i < mould->words; i++) {
		memcpy(&word, head + i * 8, 8);
		if ((word & mould->mask[i]) != mould->want[i])
			return false;
	}
	return true;
}

/* The mould of a header, first from now on. */
static const struct mould *find(
	struct mould_set *set, const uint8_t *head, uint32_t bytes, uint64_t selector)
{
	for (uint32_t i = 0; i < set->count; i++) {
		struct mould *mould = set->kept[i];

		if (mould->bytes > bytes || mould->selector != selector || !is_of(mould, head))
			continue;
		if (i) {
			memmove(set->kept + 1, set->kept, i * sizeof(*set->kept));
			set->kept[0] = mould;
		}
		return mould;
	}
	return NULL;
}

static void pour(const struct mould *mould, const uint8_t *head, struct items *items, uint32_t off,
	unsigned layer)
{
	const uint32_t first = items->count;
	struct item *to;

	while (items->room - first < mould->count)
		items_grow(items);
	to = items->at + first;
	for (const struct mould_item *m = mould->at, *end = m + mould->count; m < end; m++, to++) {
		*to = m->item;
		to->bit += off * 8;
		to->from += off;
		to->layer = (uint8_t)layer;
		if (to->parent != ITEM_TOP)
			to->parent += first;
		if (m->width)
			to->num = bits_be64(head + m->byte) << m->skip >> (64 - m->width);
	}
	items->count += mould->count;
}

bool mould_pour(struct items *items, const struct frame *frame, unsigned layer,
	struct mould_note *note, uint32_t *bytes)
{
	const struct layer *l = &frame->layers[layer];
	struct mould_set *set = set_of(items, l->proto);
	const uint8_t *head = frame->bytes + l->off;
	uint8_t copy[MOULD_BYTES + 8] = {0}; /* where the frame ends too soon to read on */
	const struct mould *mould;
	uint32_t there = frame->cap - l->off;

	note->spoiled = true;
	if (!set || (!set->count && set->spoiled >= TRIES) || l->proto->fields->stamped)
		return false;
	if (there < sizeof(copy)) {
		memcpy(copy, head, there);
		head = copy;
	}
	mould = find(set, head, l->head + l->pay + l->tail, walk_selector(frame, layer));
	if (mould) {
		pour(mould, head, items, l->off, layer);
		*bytes = mould->bytes;
		return true;
	}
	*note = (struct mould_note){.start = l->off * 8};
	return false;
}
