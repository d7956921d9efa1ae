/* SPDX-License-Identifier: BSD-2-Clause */
/* Lists in the walk: options, records, addresses, header lines. Every item takes at least a byte,
 * so that a list ends with its bytes. */
#include "walk_int.h"

#include "base/bits.h"
#include "base/lang.h"

#include <string.h>
#include <strings.h>

/* Bits that the TLV item at the span's position says it has; 0 when its length cannot be. */
static uint32_t tlv_bits(const struct walker *w, const struct span *s, const struct field *item)
{
	uint32_t at = s->pos, fixed = 0, len = 0;
	bool found = false;

	for (const struct field *p = item->parts; p->id; p++) {
		uint32_t unit = p->unit ? p->unit : 1;

		if (p->size == SIZE_REST)
			return s->end - s->pos;
		if (p->fill == FILL_ITEMLEN) {
			if (at + p->bits > s->end)
				return 0;
			found = true;
			if (w->note)
				mould_ask(w->note, at, p->bits);
			len = (uint32_t)bits_get(w->frame->bytes, at, p->bits) * unit + p->bias;
			len *= 8;
			fixed += p->bits;
			break;
		}
		at += p->bits;
		fixed += p->bits;
	}
	if (!found)
		return fixed;
	return len < fixed ? 0 : len;
}

static const struct field *tlv_item(const struct list *list, uint64_t code)
{
	const struct field *item = list->items;

	while (item[1].id && item->code != code)
		item++;
	return item;
}

static bool begins_with(const uint8_t *p, size_t n, const char *words)
{
	if (*words == ' ') /* which stands for itself there */
		return n && *p == ' ';
	while (*words) {
		size_t len = strcspn(words, " ");

		if (len <= n && memcmp(p, words, len) == 0)
			return true;
		words += len + strspn(words + len, " ");
	}
	return false;
}

/* Whether an item's words, if it has some, are where they must be. */
static bool fits(const struct field *item, const uint8_t *p, size_t n)
{
	return !item->words ||
	       (n >= item->bias && begins_with(p + item->bias, n - item->bias, item->words));
}

/* Whether there is a value that begins so, behind its length, anywhere in the layer. */
static bool is_beside(const struct walker *w, const char *text)
{
	const struct layer *l = &w->frame->layers[w->layer];
	const uint8_t *p = w->frame->bytes + l->off;
	uint32_t n = l->head + l->pay + l->tail, length = (uint32_t)strlen(text);

	for (uint32_t at = 0; at + 2 + length <= n; at++)
		if (p[at] == (uint8_t)text[0] && p[at + 1] + 1u >= length &&
			memcmp(p + at + 2, text + 1, length - 1) == 0)
			return true;
	return false;
}

/* Whether a value of a code and a length is of such lengths, and of what they count. */
static bool is_measured(const uint8_t *p, size_t n)
{
	size_t at = 2, end = n < 2 ? 0 : 2u + p[1];

	if (end > n || end <= at)
		return false;
	while (at < end && p[at])
		at += 1u + p[at];
	return at == end;
}

/* Whether the item is the one that is meant, of several with the same code. */
static bool suits(
	const struct walker *w, const struct field *item, const uint8_t *p, size_t n)
{
	return fits(item, p, n) && (!item->beside || is_beside(w, item->beside)) &&
	       (!item->measured || is_measured(p, n));
}

/* Of items with the same code, one behind the other, the first that suits; else the last. */
static const struct field *fitting(
	const struct walker *w, const struct field *item, const uint8_t *p, size_t n)
{
	while (item[1].id && item[1].code == item->code && !suits(w, item, p, n))
		item++;
	return item;
}

/* The bits that pick the item: its code where that comes first, else a byte. */
static uint32_t code_bits(const struct list *list)
{
	const struct field *first = list->items->parts;

	return first->fill == FILL_CODE ? first->bits : 8;
}

/* Where the padding behind an item ends that itself ends at `end`. */
static uint32_t padded_end(const struct span *s, const struct field *item, uint32_t end)
{
	const struct field *p = item->parts;
	uint32_t bits, over;

	while (p->id && p->size != SIZE_PAD)
		p++;
	bits = p->id ? p->unit * 8u : 8;
	over = (end - s->pos) % bits;
	if (over)
		end += bits - over;
	return end < s->end ? end : s->end;
}

/* Its code decides; of several items of one code, more than that. */
static void note_code(const struct walker *w, const struct span *s, const struct field *item,
	uint32_t code)
{
	mould_ask(w->note, s->pos, code);
	w->note->spoiled |= item->words || (item[1].id && item[1].code == item->code);
}

static void walk_tlv(struct walker *w, struct span *s, const struct list *list)
{
	const struct field *spare = tlv_item(list, LIST_UNKNOWN);
	uint32_t code = code_bits(list);

	while (s->pos + code <= s->end && s->end - s->pos > spare->leaves * 8u && !w->stop) {
		const struct field *item =
			tlv_item(list, bits_get(w->frame->bytes, s->pos, code));
		uint32_t bits, left = s->end - s->pos, end;

		if (w->note)
			note_code(w, s, item, code);
		item = fitting(w, item, w->frame->bytes + s->pos / 8, left / 8);
		bits = tlv_bits(w, s, item);
		if (!fits(item, w->frame->bytes + s->pos / 8, left / 8))
			return;
		if (w->note)
			w->note->spoiled |= bits > left;
		if (spare->leaves && (!bits || bits > left))
			return; /* it is something else */
		if (bits > left && spare->spare) {
			item = spare;
			bits = tlv_bits(w, s, item);
			if (bits > left && w->frame->len <= frame_own(w->frame))
				return;
			if (bits > left && s->pos / 8 + bits / 8 > w->frame->len)
				return; /* it goes on in another frame */
		}
		if (!bits || bits > left)
			w->faults |= spare->entire ? FAULT_SHORT : FAULT_LIST;
		if (!bits)
			return;
		end = s->pos + (bits > left ? left : bits); /* what there is of it */
		s->pos = walk_padded(w, s, item, end, padded_end(s, item, end));
		if (spare->entire && (w->stop || bits > left)) {
			w->faults |= FAULT_SHORT;
			w->stop = true;
			return;
		}
		if (w->stop)
			w->stop = w->past; /* short inside its own length: the next one is not */
		if (item->last)
			return;
	}
}

/* One item of a REPEAT or COUNT list; false when it does not fit. */
static bool walk_one(struct walker *w, struct span *s, const struct field *item)
{
	uint32_t before = s->pos;

	if (item->kind == FIELD_GROUP && item->size == SIZE_CHOSEN) {
		uint32_t bits = walk_width(w, s, item);

		if (w->stop)
			return false;
		s->pos = walk_group(w, s, item, s->pos + bits, true);
	} else if (item->kind == FIELD_GROUP) {
		s->pos = walk_group(w, s, item, s->end, false);
	} else {
		uint32_t bits = item->bits ? item->bits : walk_width(w, s, item), index;

		if (w->stop || bits > s->end - s->pos)
			return false;
		index = walk_emit(w, s, item, bits);
		walk_inner(w, s, item, index);
		s->pos += bits;
	}
	return s->pos > before && !w->stop;
}

/* The item whose code stands in the FILL_CODE part, wherever in the group that is; NULL, and the
 * walk stops, where it must be entire and is not. */
static const struct field *coded_item(struct walker *w, const struct span *s,
	const struct list *list)
{
	struct walker probe = {.frame = w->frame, .layer = w->layer, .message = w->message,
		.within = w->within};
	const struct field *found = list->items[1].id ? NULL : list->items;
	const bool entire = list->items->entire && (!w->items || w->items->made);
	struct span at = *s;

	for (const struct field *p = list->items->parts; (!found || entire) && p->id; p++) {
		uint32_t bits = walk_width(&probe, &at, p);

		if (probe.stop)
			break;
		if (p->fill == FILL_CODE)
			found = tlv_item(list, bits_get(w->frame->bytes, at.pos, bits));
		at.pos += bits;
		if (p->fill == FILL_SIZE) { /* and what it counts */
			probe.stop = bits_get(w->frame->bytes, at.pos - bits, bits) * 8 >
				     at.end - at.pos;
			break;
		}
	}
	if (entire && probe.stop) {
		w->faults |= FAULT_SHORT;
		w->stop = true;
		return NULL;
	}
	return found ? found : tlv_item(list, LIST_UNKNOWN);
}

static void walk_count(struct walker *w, struct span *s, const struct list *list)
{
	uint32_t n = w->lists < w->counts ? w->count[w->lists] : 0;
	uint8_t counts = w->counts, lists = ++w->lists;

	for (bool more = true; more && n > 0 && !w->stop; n--) {
		const struct field *item = coded_item(w, s, list);

		w->lists = w->counts; /* a group's own counts go with its own lists */
		more = item && walk_one(w, s, item);
		w->counts = counts;
	}
	w->lists = lists;
}

static uint32_t fixed_bits(const struct field *item)
{
	uint32_t bits = item->bits;

	if (item->heir) /* which of its parts there are is not known */
		return bits;
	for (const struct field *p = item->parts; item->kind == FIELD_GROUP && p->id; p++)
		bits += p->size != SIZE_VARINT && p->when.how == WHEN_ALWAYS ? p->bits : 0;
	return bits;
}

static void walk_repeat(struct walker *w, struct span *s, const struct list *list)
{
	uint32_t least = fixed_bits(list->items);

	if (w->frame->cap < w->frame->len)
		least = 0; /* what there is of the last one */
	while (s->pos < s->end && s->end - s->pos >= least && !w->stop) {
		/* a pointer counts the group's bytes from 1 */
		bool beyond = list->items[1].id && (s->pos - s->start) / 8 + 1 >= s->selector;

		if (list->items[beyond].stops && !w->frame->bytes[s->pos / 8])
			return;
		if (!walk_one(w, s, &list->items[beyond]))
			return;
	}
}

/* The item whose name the line begins with, before a colon. */
static const struct field *line_item(const struct list *list, const uint8_t *line, size_t n)
{
	const struct field *item = list->items;
	const uint8_t *colon = memchr(line, ':', n);
	size_t len = colon ? (size_t)(colon - line) : 0;

	for (; item[1].id; item++)
		if (len == strlen(item->title) &&
			strncasecmp(item->title, (const char *)line, len) == 0)
			break;
	return item;
}

/* The empty line behind a header. */
static const struct field blank_line = {.id = "",
	.label = "",
	.title = "End of header",
	.kind = FIELD_GROUP,
	.size = SIZE_LINE,
	.heading = "%l",
	.about = N_("The header ends here."),
	.rfc = "RFC 9112 2.1"};

/* Bytes of a line with its end. Where it is not known that it is a line a carriage return alone
 * ends it, as Wireshark has it. */
static uint32_t line_bits(const struct walker *w, const struct span *s)
{
	uint32_t bits = walk_text_bits(w, s, SIZE_LINE), n = bits / 8;
	const uint8_t *p = w->frame->bytes + s->pos / 8, *mark;

	if (w->frame->layers[w->layer].proto != &proto_http_more)
		return bits;
	mark = memchr(p, '\r', n);
	return mark && mark + 1 < p + n && mark[1] != '\n' ? (uint32_t)(mark + 1 - p) * 8 : bits;
}

/* Whether header lines may go on with what stands here: where no first line says that it is HTTP, a
 * colon must. */
static bool is_line(const struct walker *w, const struct span *s)
{
	const struct layer *l = &w->frame->layers[w->layer];
	const uint8_t *p = w->frame->bytes + s->pos / 8;
	uint32_t n = (s->end - s->pos) / 8;

	if (l->proto != &proto_http_more || p[0] == '\n')
		return true;
	if (s->pos / 8 == l->off && (p[0] < 0x20 || p[0] > 0x7e))
		return false;
	return (n > 1 && p[0] == '\r' && p[1] == '\n') ||
	       memchr(p, ':', line_bits(w, s) / 8);
}

static void walk_lines(struct walker *w, struct span *s, const struct list *list)
{
	while (s->pos < s->end && is_line(w, s)) {
		const uint8_t *line = w->frame->bytes + s->pos / 8;
		uint32_t bits = line_bits(w, s), index;
		const struct field *item;

		if (line[0] == '\n' || (line[0] == '\r' && bits == 16)) {
			if (walk_is_shown(w))
				walk_emit(w, s, &blank_line, bits);
			s->pos += bits;
			return;
		}
		item = line_item(list, line, bits / 8);
		index = walk_emit(w, s, item, bits);
		walk_made(w, item, index, true);
		walk_made(w, item, index, false);
		s->pos += bits;
	}
}

static void walk_pick(struct walker *w, struct span *s, const struct list *list)
{
	const uint8_t *p = w->frame->bytes + s->pos / 8;

	for (const struct field *item = list->items; item->id; item++) {
		if (!item->words || begins_with(p, (s->end - s->pos) / 8, item->words)) {
			s->pos = walk_group(w, s, item, s->end, false);
			return;
		}
	}
}

/* An empty list is no item: nothing is there to show. */
void walk_list(struct walker *w, struct span *s, const struct field *f)
{
	struct span in = *s;
	uint32_t index = ITEM_TOP, before = w->items ? w->items->count : 0;

	if (w->note)
		w->note->spoiled |= f->list->how != LIST_TLV || !s->framed ||
				    !mould_fits(f, w->items);
	if (walk_shows(w, f)) {
		index = walk_emit(w, s, f, 0);
		in.parent = index;
		in.depth++;
	}
	switch (f->list->how) {
	case LIST_TLV: walk_tlv(w, &in, f->list); break;
	case LIST_REPEAT: walk_repeat(w, &in, f->list); break;
	case LIST_COUNT: walk_count(w, &in, f->list); break;
	case LIST_LINES: walk_lines(w, &in, f->list); break;
	case LIST_PICK: walk_pick(w, &in, f->list); break;
	}
	if (w->items && walk_shows(w, f)) {
		bool rest = f->size == SIZE_REST && f->list->how == LIST_TLV &&
			(s->framed || w->faults & FAULT_SHORT);

		w->items->at[index].bits = (rest ? s->end : in.pos) - s->pos;
		if (w->stop && f->list->items->entire && w->items->made)
			w->items->at[index].bits = s->end - s->pos; /* none of it need be there */
		if (w->items->at[index].bits == 0)
			w->items->count = before;
		else
			walk_made(w, f, index, false);
	}
	s->pos = in.pos;
}
