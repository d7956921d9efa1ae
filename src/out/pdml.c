/* SPDX-License-Identifier: BSD-2-Clause */
/* Frames as PDML, the shape that tshark -T pdml has: a <proto> a layer, a <field> an item, the
 * parts of an item inside it. Positions and sizes are those of the boxes that Wireshark shows bits
 * in. */
#include "out/pdml.h"

#include "base/bits.h"
#include "base/built.h"
#include "base/num.h"
#include "frame/craft.h"
#include "frame/value.h"

#include <inttypes.h>
#include <string.h>

/* One frame being written. `text` is room for one value. */
struct pdml {
	struct buf *out;
	struct buf text;
	const struct frame *frame;
	const struct items *items;
};

#define PUT(out, text) buf_add(out, text, sizeof(text) - 1)

static bool is_special(char c)
{
	return c == '&' || c == '<' || c == '>' || c == '"' || c == '\'';
}

static void put_escaped(struct buf *out, const char *text, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		size_t from = i;

		while (i < n && !is_special(text[i]))
			i++;
		buf_add(out, text + from, i - from);
		if (i == n)
			break;
		switch (text[i]) {
		case '&': buf_text(out, "&amp;"); break;
		case '<': buf_text(out, "&lt;"); break;
		case '>': buf_text(out, "&gt;"); break;
		case '"': buf_text(out, "&quot;"); break;
		case '\'': buf_text(out, "&#x27;"); break;
		default: break;
		}
	}
}

static void put_text(struct buf *out, const char *text)
{
	put_escaped(out, text, strlen(text));
}

/* The value in `text` goes out, escaped. */
static void flush_text(struct pdml *p)
{
	put_escaped(p->out, buf_string(&p->text), p->text.len);
	buf_clear(&p->text);
}

/* ".... ..1. = " before a title: where in its box a group of bits lies. */
static void put_bits(struct pdml *p, const struct item *item, uint32_t pos, uint32_t size)
{
	uint32_t from = item->bit - pos * 8;

	for (uint32_t i = 0; i < size * 8; i++) {
		bool mine = i >= from && i < from + item->bits;

		if (i && i % 4 == 0)
			buf_byte(p->out, ' ');
		buf_byte(p->out, !mine ? '.'
				: item->num >> (from + item->bits - 1 - i) & 1 ? '1' : '0');
	}
	buf_text(p->out, " = ");
}

static bool is_bits(const struct item *item)
{
	return item->field->kind <= FIELD_FLAGS && (item->bits % 8 || item->field->box);
}

/* Hexadecimal, as few digits as will do. */
static void put_digits(struct buf *out, uint64_t num, const char *digits)
{
	unsigned shift = 60;

	while (shift && !(num >> shift))
		shift -= 4;
	for (;; shift -= 4) {
		buf_byte(out, (uint8_t)digits[num >> shift & 15]);
		if (!shift)
			return;
	}
}

/* Behind a checksum: whether it is what it ought to be. */
static void put_verdict(struct pdml *p, const struct item *item)
{
	uint32_t sum;

	if (item->field->sum == SUM_NONE || !sum_expected(p->frame, item->layer, &sum))
		return;
	if (item->num == sum)
		buf_text(p->out, " [correct]");
	else
		buf_printf(p->out, " [incorrect, should be 0x%0*x]", item->field->bits / 4, sum);
}

/* The value's bytes; of bits the number, and the bytes that they lie in. */
static void put_value(struct pdml *p, const struct item *item, uint32_t pos, uint32_t size)
{
	buf_text(p->out, " value=\"");
	if (is_bits(item)) {
		put_digits(p->out, item->num, "0123456789ABCDEF");
		buf_text(p->out, "\" unmaskedvalue=\"");
	} else {
		pos = item->bit / 8;
		size = item->bits / 8;
	}
	if (pos < p->frame->cap)
		num_put_bytes(p->out, p->frame->bytes + pos,
			size < p->frame->cap - pos ? size : p->frame->cap - pos, 0);
	buf_byte(p->out, '"');
}

static void put_field(struct pdml *p, const struct item *item, bool leaf)
{
	const struct field *f = item->field;
	uint32_t pos, size;

	value_place(p->frame, item, &pos, &size);
	buf_fill(p->out, ' ', 2 * (item->depth + 2u));
	PUT(p->out, "<field name=\"");
	buf_text(p->out, f->id);
	PUT(p->out, "\" showname=\"");
	if (is_bits(item))
		put_bits(p, item, pos, size);
	put_text(p->out, f->title);
	if (!f->mute && f->kind != FIELD_GROUP && f->kind != FIELD_LIST) {
		buf_text(p->out, ": ");
		value_label(&p->text, p->frame, item);
		flush_text(p);
	}
	put_verdict(p, item);
	PUT(p->out, "\" size=\"");
	num_put(p->out, size);
	PUT(p->out, "\" pos=\"");
	num_put(p->out, pos);
	PUT(p->out, "\" show=\"");
	value_show(&p->text, p->frame, item);
	flush_text(p);
	buf_byte(p->out, '"');
	put_value(p, item, pos, size);
	buf_text(p->out, leaf ? "/>\n" : ">\n");
}

static void close_field(struct pdml *p, unsigned depth)
{
	buf_fill(p->out, ' ', 2 * (depth + 2));
	buf_text(p->out, "</field>\n");
}

/* The items of one layer, from the array's `at`-th on; returns the first that is not. */
static uint32_t put_items(struct pdml *p, uint32_t at, unsigned layer)
{
	const struct item *items = p->items->at;
	unsigned open = 0; /* elements around the next one */

	for (; at < p->items->count && items[at].layer == layer; at++) {
		bool leaf = at + 1 == p->items->count || items[at + 1].layer != layer ||
			items[at + 1].depth <= items[at].depth;

		while (open > items[at].depth)
			close_field(p, --open);
		put_field(p, &items[at], leaf);
		if (!leaf)
			open = items[at].depth + 1u;
	}
	while (open > 0)
		close_field(p, --open);
	return at;
}

void pdml_start(struct buf *out)
{
	buf_text(out, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
	buf_printf(out, "<pdml version=\"0\" creator=\"trame/%s\">\n", built_version);
}

void pdml_finish(struct buf *out)
{
	buf_text(out, "</pdml>\n");
}

static void put_fact(
	struct buf *out, const char *name, const char *title, uint64_t num, uint32_t size)
{
	PUT(out, "    <field name=\"");
	buf_text(out, name);
	PUT(out, "\" pos=\"0\" show=\"");
	num_put(out, num);
	PUT(out, "\" showname=\"");
	buf_text(out, title);
	PUT(out, "\" value=\"");
	put_digits(out, num, "0123456789abcdef");
	PUT(out, "\" size=\"");
	num_put(out, size);
	PUT(out, "\"/>\n");
}

static void put_general(struct buf *out, const struct frame *frame, uint64_t number)
{
	PUT(out, "  <proto name=\"geninfo\" pos=\"0\" showname=\"General information\" size=\"");
	num_put(out, frame->cap);
	PUT(out, "\">\n");
	put_fact(out, "num", "Number", number, frame->cap);
	put_fact(out, "len", "Frame Length", frame->len, frame->cap);
	put_fact(out, "caplen", "Captured Length", frame->cap, frame->cap);
	PUT(out, "  </proto>\n");
}

void pdml_frame(struct buf *out, const struct frame *frame, const struct items *items,
	uint64_t number)
{
	struct pdml p = {out, BUF_INIT, frame, items};
	uint32_t at = 0;

	buf_text(out, "<packet>\n");
	put_general(out, frame, number);
	for (unsigned i = 0; i < frame->count; i++) {
		const struct layer *l = &frame->layers[i];

		PUT(out, "  <proto name=\"");
		buf_text(out, proto_filter(l->proto));
		PUT(out, "\" showname=\"");
		put_text(out, l->proto->title);
		PUT(out, "\" size=\"");
		num_put(out, l->head);
		PUT(out, "\" pos=\"");
		num_put(out, l->off);
		PUT(out, "\">\n");
		at = put_items(&p, at, i);
		buf_text(out, "  </proto>\n");
	}
	buf_text(out, "</packet>\n");
	buf_done(&p.text);
}
