/* SPDX-License-Identifier: BSD-2-Clause */
/* A frame as the wire carries it. A capture begins with the destination address and mostly ends
 * before the check sequence; what the card puts around that, and the pseudo-headers that only
 * checksums see, are drawn with broken walls and in a role of their own. */
#include "picture/wire.h"

#include "base/bits.h"
#include "base/crc.h"
#include "base/lang.h"
#include "base/utf8.h"
#include "frame/made.h"
#include "frame/sum.h"
#include "frame/value.h"
#include "picture/boxes.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define NAME	 16 /* columns of a part's name */
#define SIZE	 6
#define HEX_MOST 16 /* bytes that are shown of a part */

/* One part of what goes over the wire. */
struct part {
	const char *name;
	uint32_t bytes;
	const char *hex;  /* what it holds, as far as it is shown */
	const char *note; /* or NULL */
	bool absent;
	uint8_t index;	  /* the frame's layer, or PIC_NO_LAYER */
	uint32_t bit, bits;
};

#define PARTS (BOXES_MOST + 6)

struct parts {
	struct pic *pic;
	const struct frame *frame;
	struct part at[PARTS];
	unsigned count;
};

/* ---- measures ---- */

struct wire_extra wire_measure(const struct frame *frame)
{
	static const uint8_t zeros[WIRE_LEAST];
	struct wire_extra w = {.ethernet = frame->link == LINK_ETHERNET};
	uint32_t own = frame_own(frame), at = 0, crc;

	w.own = frame->joined || frame->len < own ? own : frame->len;
	if (!w.ethernet)
		return w;
	w.captured = frame->count && !frame->joined && frame->len <= frame->cap &&
		made_tail(frame, 0, MAKE_FCS, &at) == WIRE_CHECK && at + WIRE_CHECK == own;
	if (w.captured)
		w.own -= WIRE_CHECK;
	w.padding = w.own < WIRE_LEAST ? WIRE_LEAST - w.own : 0;
	w.known = w.own <= own;
	if (w.known) {
		crc = crc_ethernet(0, frame->bytes, w.own);
		crc = crc_ethernet(crc, zeros, w.padding);
		w.check = crc << 24 | (crc & 0xff00) << 8 | (crc >> 8 & 0xff00) | crc >> 24;
	}
	if (w.captured)
		w.there = bits_be32(frame->bytes + at);
	w.times = WIRE_PREAMBLE + WIRE_START + w.own + w.padding + WIRE_CHECK + WIRE_GAP;
	return w;
}

/* ---- parts ---- */

static struct part *add(struct parts *p, const char *name, uint32_t bytes, bool absent)
{
	struct part *part = &p->at[p->count < PARTS ? p->count++ : PARTS - 1];

	*part = (struct part){.name = name, .bytes = bytes, .hex = "", .absent = absent,
		.index = PIC_NO_LAYER};
	return part;
}

static const char *keep(struct pic *pic, struct buf *text)
{
	const char *kept = arena_text(pic->arena, (const char *)text->data, text->len);

	buf_done(text);
	return kept;
}

static const char *hex_of(struct pic *pic, const uint8_t *bytes, uint32_t n)
{
	struct buf text = BUF_INIT;

	for (uint32_t i = 0; i < n && i < HEX_MOST; i++)
		buf_printf(&text, "%s%02x", i ? " " : "", bytes[i]);
	if (n > HEX_MOST)
		buf_text(&text, " …");
	return keep(pic, &text);
}

static void add_box(struct parts *p, const struct box *box, uint32_t limit)
{
	uint32_t n = box->off + box->bytes > limit && box->kind != BOX_MISSING
			     ? limit > box->off ? limit - box->off : 0
			     : box->bytes;
	struct part *part;

	if (!n)
		return;
	part = add(p, box->label, n, box->kind == BOX_MISSING);
	if (box->kind == BOX_MISSING) {
		part->note = _("the capture cut it off");
		return;
	}
	part->hex = hex_of(p->pic, p->frame->bytes + box->off, n);
	part->bit = box->off * 8;
	part->bits = n * 8;
	if (box->kind == BOX_HEADER || box->kind == BOX_PAYLOAD)
		part->index = box->layer;
}

static void add_before(struct parts *p)
{
	struct part *part = add(p, _("preamble"), WIRE_PREAMBLE, true);

	part->hex = "55 55 55 55 55 55 55";
	part->note = _("ones and zeros, by which the receiver's clock falls into step");
	part = add(p, _("start"), WIRE_START, true);
	part->hex = "d5";
	part->note = _("the frame begins behind this");
}

static void add_check(struct parts *p, const struct wire_extra *w)
{
	struct part *part = add(p, _("FCS"), WIRE_CHECK, !w->captured);
	uint32_t value = w->captured ? w->there : w->check;
	const uint8_t bytes[4] = {(uint8_t)(value >> 24), (uint8_t)(value >> 16),
		(uint8_t)(value >> 8), (uint8_t)value};
	struct buf text = BUF_INIT;

	if (w->captured) {
		part->bit = w->own * 8;
		part->bits = WIRE_CHECK * 8;
	}
	if (w->captured || w->known)
		part->hex = hex_of(p->pic, bytes, 4);
	if (w->captured && w->known && w->there != w->check)
		buf_printf(&text, _("wrong: the CRC-32 of the frame is %08x"), w->check);
	else if (w->captured)
		buf_text(&text, _("the CRC-32 of the frame; it is right"));
	else if (w->known)
		buf_text(&text, _("the CRC-32 of all from the destination on, computed here"));
	else
		buf_text(&text, _("a CRC-32, of which not all bytes are here"));
	part->note = keep(p->pic, &text);
}

static void add_behind(struct parts *p, const struct wire_extra *w)
{
	struct part *part;

	if (w->padding) {
		part = add(p, _("padding"), w->padding, true);
		part->hex = w->padding > 3 ? "00 00 00 …" : "00";
		part->note = _("the card fills a frame up to 60 bytes, mostly with zeros");
	}
	add_check(p, w);
	part = add(p, _("gap"), WIRE_GAP, true);
	part->note = _("silence, before the next frame may begin");
}

static void find_parts(struct parts *p, const struct boxes *boxes, const struct wire_extra *w)
{
	uint32_t limit = w->captured ? w->own : frame_own(p->frame);

	if (w->ethernet)
		add_before(p);
	for (unsigned i = 0; i < boxes->count; i++)
		add_box(p, &boxes->at[i], limit);
	if (w->ethernet)
		add_behind(p, w);
}

/* ---- the bar ---- */

static enum pic_role role_of(const struct part *part)
{
	return part->absent ? PIC_ABSENT : PIC_VALUE;
}

static void look_cell(const struct parts *p, const struct part *part, struct pic_cell *c)
{
	c->loose = part->absent;
	c->index = part->index;
	c->bit = part->bit;
	c->bits = part->bits;
	if (part->index != PIC_NO_LAYER)
		c->layer = (uint8_t)p->frame->layers[part->index].proto->layer;
}

/* Each part from left to right: as wide as its name, or two columns where there is no room for all
 * names; the rest by its bytes. */
static void draw_bar(const struct parts *p)
{
	struct pic *pic = p->pic;
	unsigned at = 1, room, names = 0;
	struct pic_row *row;
	uint64_t all = 0;
	bool named;

	for (unsigned i = 0; i < p->count; i++) {
		all += p->at[i].bytes;
		names += (unsigned)strlen(p->at[i].name) + 1;
	}
	named = names + 3 <= pic->columns;
	if (pic->columns < p->count * 2 + 4 || !all)
		return;
	room = pic->columns - 3u - (named ? names : p->count * 2);
	row = pic_add_row(pic);
	for (unsigned i = 0; i < p->count; i++) {
		const struct part *part = &p->at[i];
		size_t n = strlen(part->name);
		unsigned span = (named ? (unsigned)n + 1 : 2) +
				(unsigned)(part->bytes * (uint64_t)room / all);
		struct pic_cell *c;

		c = pic_add(pic, row, at, span, role_of(part), n < span ? part->name : "");
		c->edges = EDGE_LEFT | EDGE_RIGHT | EDGE_TOP | EDGE_BOTTOM;
		c->middle = true;
		look_cell(p, part, c);
		at += span;
	}
}

/* ---- the rows ---- */

/* Text in the columns behind `at`, in as many rows as it needs; the first row is there. */
static void put_note(struct pic *pic, struct pic_row *row, unsigned at, enum pic_role role,
	const char *text)
{
	unsigned room = pic->columns > at ? pic->columns - at : 0;

	while (*text && room >= 10) {
		size_t n = strlen(text);

		if (utf8_cells(text, n) > room) {
			size_t cut = 0;

			for (size_t i = 0; i < n && utf8_cells(text, i) <= room; i++)
				if (text[i] == ' ')
					cut = i;
			n = cut ? cut : n;
		}
		pic_add(pic, row, at, room, role, arena_text(pic->arena, text, n));
		text += n + strspn(text + n, " ");
		if (*text)
			row = pic_add_row(pic);
	}
}

static void draw_part(const struct parts *p, const struct part *part)
{
	struct pic_row *row = pic_add_row(p->pic);
	unsigned hex = NAME + SIZE + 3, wide = part->hex[0] ? (unsigned)strlen(part->hex) + 2 : 0;
	unsigned note = hex + wide;
	char size[16];
	struct pic_cell *c;

	c = pic_add(p->pic, row, 1, NAME, role_of(part), part->name);
	look_cell(p, part, c);
	snprintf(size, sizeof(size), _("%u B"), (unsigned)part->bytes);
	pic_add(p->pic, row, 1 + NAME, SIZE, PIC_NOTE, size)->right = true;
	if (wide) {
		bool cut = part->note && p->pic->columns < 56 && wide > 15;

		c = pic_add(p->pic, row, hex, cut ? 14 : wide - 1, role_of(part), part->hex);
		look_cell(p, part, c);
		c->layer = PIC_NO_LAYER;
	}
	if (!part->note)
		return;
	if (note + 24 > p->pic->columns) {
		note = p->pic->columns < 56 ? 3 : NAME + SIZE + 3;
		row = pic_add_row(p->pic);
	}
	put_note(p->pic, row, note, part->absent ? PIC_ABSENT : PIC_NOTE, part->note);
}

/* ---- words ---- */

static const char *link_words(const struct frame *frame)
{
	switch (frame->link) {
	case 0:
	case 108: return _("A loopback interface: this frame was on no wire at all.");
	case 113:
	case 276:
		return _("Linux wrote this header instead of the link's own: what was on the wire "
			 "is "
			 "not known.");
	case 12:
	case 14:
	case LINK_RAW:
	case LINK_IPV4:
	case LINK_IPV6:
		return _("Captured without a link header: what carried the packet is not known.");
	default: break;
	}
	return _("What this link puts around a frame is not known here.");
}

static void put_text(struct pic *pic, enum pic_role role, const char *text)
{
	put_note(pic, pic_add_row(pic), 1, role, text);
}

static void draw_sum(struct pic *pic, const struct frame *frame, const struct wire_extra *w)
{
	struct buf text = BUF_INIT;

	if (!w->ethernet) {
		put_text(pic, PIC_ABSENT, link_words(frame));
		return;
	}
	buf_printf(&text,
		_("On the wire %u byte times, %u of them not captured: %llu ns at 1 Gbit/s."),
		(unsigned)w->times, (unsigned)(w->times - w->own - (w->captured ? WIRE_CHECK : 0)),
		w->times * 8ULL);
	put_text(pic, PIC_TITLE, buf_string(&text));
	buf_clear(&text);
	if (w->own > 1522) {
		put_text(pic, PIC_NOTE,
			_("Longer than a frame may be: the card cuts it into several, or "
			  "has put several together."));
	}
	buf_done(&text);
}

/* ---- pseudo-headers ---- */

static void address(struct buf *out, const uint8_t *bytes, unsigned width)
{
	if (width == 4)
		value_ipv4(out, bytes);
	else
		value_ipv6(out, bytes);
}

static void pseudo_row(struct pic *pic, const char *name, unsigned bytes, struct buf *value)
{
	struct pic_row *row = pic_add_row(pic);
	char size[16];

	pic_add(pic, row, 1, NAME, PIC_ABSENT, name);
	snprintf(size, sizeof(size), _("%u B"), bytes);
	pic_add(pic, row, 1 + NAME, SIZE, PIC_ABSENT, size)->right = true;
	pic_add(pic, row, NAME + SIZE + 3, pic->columns, PIC_ABSENT, buf_string(value));
	buf_clear(value);
}

static void draw_pseudo(struct pic *pic, const struct proto *proto, const struct sum_pseudo *p)
{
	struct buf text = BUF_INIT;
	bool six = p->width == 16;

	pic_add_gap(pic);
	buf_printf(&text,
		_("The pseudo-header of %s: %u bytes that its checksum is over, and that are "
		  "never sent."),
		proto->label, six ? 40u : 12u);
	put_text(pic, PIC_TITLE, buf_string(&text));
	buf_clear(&text);
	address(&text, p->src, p->width);
	pseudo_row(pic, _("source"), p->width, &text);
	address(&text, p->dst, p->width);
	pseudo_row(pic, _("destination"), p->width, &text);
	buf_printf(&text, "%" PRIu32, p->len);
	if (six)
		pseudo_row(pic, _("length"), 4, &text);
	buf_clear(&text);
	buf_printf(&text, "%s%02x", six ? "00 00 00 " : "00 ", p->number);
	pseudo_row(pic, _("protocol"), six ? 4 : 2, &text);
	if (!six) {
		buf_printf(&text, "%" PRIu32, p->len);
		pseudo_row(pic, _("length"), 2, &text);
	}
	buf_done(&text);
}

void wire_draw(struct pic *pic, const struct pic_view *view)
{
	struct wire_extra w = wire_measure(view->frame);
	struct parts parts = {.pic = pic};
	struct frame own = *view->frame;
	struct boxes boxes;
	struct sum_look look;

	if (own.joined) { /* the bytes that came in other frames were not on the wire here */
		own.cap = own.len = own.joined;
		own.joined = own.rejoined = 0;
		own.join = NULL;
		own.count = 0;
		frame_dissect(&own);
	}
	parts.frame = &own;
	boxes_make(&boxes, &own, 0, pic->columns);
	find_parts(&parts, &boxes, &w);
	draw_bar(&parts);
	pic_add(pic, pic_add_row(pic), 1, pic->columns, PIC_ABSENT,
		w.ethernet ? _("broken lines: not captured") : "");
	for (unsigned i = 0; i < parts.count; i++)
		draw_part(&parts, &parts.at[i]);
	draw_sum(pic, &own, &w);
	for (unsigned i = 0; i < own.count; i++)
		if (sum_look(&own, i, &look) && look.pseudo)
			draw_pseudo(pic, own.layers[i].proto, &look.before);
}
