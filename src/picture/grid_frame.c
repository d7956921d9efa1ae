/* SPDX-License-Identifier: BSD-2-Clause */
/* A header of a frame as its RFC draws it, with what stands in it. The fields that have no parts,
 * and the bits that no field names, flow through rows of 32 bits, or of 16 where the picture is
 * narrow; a long one is broken: its first row, its last, and one for all between. */
#include "picture/grid.h"

#include "base/lang.h"
#include "base/num.h"
#include "base/utf8.h"
#include "frame/value.h"
#include "picture/say.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define TALL   3 /* letters of a name that is written downwards */
#define GRID_CALLS 32 /* call-outs */
#define PIECES 5 /* rows that a field takes at most; a longer one is broken */

/* What flows: an item, or bits that have no name. */
struct leaf {
	const struct field *field; /* NULL: nobody names them */
	const char *name;
	const char *values[3];	   /* from the most telling one on */
	enum pic_role role;
	uint32_t bit, bits;
};

/* A leaf's part of one row. */
struct piece {
	const struct leaf *leaf;
	unsigned at, span;  /* bits of the row */
	uint32_t bit, bits; /* of the frame */
	bool first, last, named, loose;
};

struct sheet {
	struct pic *pic;
	const struct pic_view *view;
	unsigned layer;
	unsigned unit, width; /* columns a bit, bits a row */
	struct piece pieces[GRID_BITS];
	unsigned count, used;
	struct {
		const char *name, *text;
	} calls[GRID_CALLS];
	unsigned call_count;
};

static unsigned cells(const char *text)
{
	return (unsigned)utf8_cells(text, strlen(text));
}

/* ---- texts ---- */

static const char *short_name(const struct leaf *leaf)
{
	const struct field *f = leaf->field;

	if (!f)
		return leaf->name;
	return f->label ? f->label : f->id[0] ? field_tail(f) : leaf->name;
}

/* The name of a bit that RFC 9293 gives, where Wireshark's is longer. */
static const char *bit_name(const struct field *f)
{
	if (!strcmp(f->id, "tcp.flags.push"))
		return "psh";
	return strcmp(f->id, "tcp.flags.reset") ? field_tail(f) : "rst";
}

/* The first of the leaf's names that fits, or NULL; of a bit's, which may be letters, the longest.
 */
static const char *name_for(const struct leaf *leaf, unsigned room)
{
	const char *tail = leaf->field && leaf->field->id[0] ? bit_name(leaf->field) : "";
	const char *const names[] = {leaf->name, short_name(leaf), tail};
	const char *found = NULL;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (!names[i][0] || cells(names[i]) > room)
			continue;
		if (!found || (leaf->bits == 1 && cells(names[i]) > cells(found)))
			found = names[i];
	}
	return found;
}

static unsigned room_of(const struct sheet *s, const struct piece *p)
{
	return s->unit * p->span - 1;
}

/* Name and value in one line, or false. */
static bool in_one(struct buf *out, const struct leaf *leaf, unsigned room)
{
	const char *const names[] = {leaf->name, short_name(leaf)};

	for (unsigned i = 0; i < 6; i++) {
		const char *value = leaf->values[i / 2], *name = names[i % 2];
		const char *between = name[0] && value[0] ? ": " : "";

		if (cells(name) + cells(between) + cells(value) > room)
			continue;
		buf_printf(out, "%s%s%s", name, between, value);
		return true;
	}
	return false;
}

/* A name of one bit, from top to bottom; one that has more letters keeps its first. */
static const char *tall_name(const struct leaf *leaf)
{
	const char *tail = leaf->field && leaf->field->id[0] ? field_tail(leaf->field) : "";

	if (strlen(short_name(leaf)) <= TALL || !tail[0])
		return short_name(leaf);
	return tail;
}

static unsigned tall_rows(const struct sheet *s, const struct piece *p)
{
	size_t n = strlen(tall_name(p->leaf));

	if (!p->named || name_for(p->leaf, room_of(s, p)))
		return 1;
	return p->span > 1 || !n ? 1 : n < TALL ? (unsigned)n : TALL;
}

/* Lines of names that the row needs above its values; 0: each piece has both in one. */
static unsigned name_rows(const struct sheet *s)
{
	unsigned rows = 1;
	bool one = true;

	for (unsigned i = 0; i < s->count; i++) {
		const struct piece *p = &s->pieces[i];
		struct buf text = BUF_INIT;
		unsigned n = tall_rows(s, p);

		one = one && (!p->named || in_one(&text, p->leaf, room_of(s, p)));
		rows = n > rows ? n : rows;
		buf_done(&text);
	}
	return one ? 0 : rows;
}

static void name_text(struct buf *out, const struct sheet *s, const struct piece *p, unsigned line,
	unsigned lines)
{
	unsigned room = room_of(s, p), top = lines - tall_rows(s, p);
	const char *name = name_for(p->leaf, room);

	if (p->span > 1 || name) {
		name = name ? name : short_name(p->leaf);
		for (size_t i = 0, n = strnlen(name, room); line == (lines - 1) / 2 && i < n; i++)
			buf_byte(out, (uint8_t)(p->leaf->bits == 1 ? toupper((unsigned char)name[i])
								   : name[i]));
	} else if (line >= top && tall_name(p->leaf)[0]) {
		buf_byte(out, (uint8_t)toupper((unsigned char)tall_name(p->leaf)[line - top]));
	}
}

/* The first of the values that fits, or the last. */
static const char *value_for(const struct leaf *leaf, unsigned room)
{
	unsigned i = 0;

	while (i < 2 && cells(leaf->values[i]) > room)
		i++;
	return leaf->values[i];
}

static void piece_text(struct buf *out, const struct sheet *s, const struct piece *p, unsigned line,
	unsigned names)
{
	const struct leaf *leaf = p->leaf;

	if (!p->named)
		return;
	if (line < names)
		name_text(out, s, p, line, names);
	else if (!names)
		in_one(out, leaf, room_of(s, p));
	else
		buf_text(out, value_for(leaf, room_of(s, p)));
}

/* ---- rows ---- */

/* The text in the middle of blanks: what is lit is the whole box. */
static void fill_room(struct buf *text, unsigned room)
{
	unsigned n = cells(buf_string(text));
	struct buf out = BUF_INIT;

	if (n >= room)
		return;
	buf_fill(&out, ' ', (room - n) / 2);
	buf_add(&out, text->data, text->len);
	buf_fill(&out, ' ', room - n - (room - n) / 2);
	buf_done(text);
	*text = out;
}

static void put_piece(struct sheet *s, struct pic_row *row, const struct piece *p, unsigned line,
	unsigned names)
{
	struct buf text = BUF_INIT;
	struct pic_cell *c;

	piece_text(&text, s, p, line, names);
	fill_room(&text, room_of(s, p));
	c = pic_add(s->pic, row, s->unit * p->at, s->unit * p->span,
		line >= names ? p->leaf->role : PIC_LABEL, buf_string(&text));
	c->edges = EDGE_LEFT | EDGE_RIGHT;
	c->edges |= p->first && line == 0 ? EDGE_TOP : 0;
	c->edges |= p->last && line == names ? EDGE_BOTTOM : 0;
	c->loose = p->loose;
	c->field = p->leaf->field;
	c->index = (uint8_t)s->layer;
	c->bit = p->bit;
	c->bits = p->bits;
	buf_done(&text);
}

static void row_end(struct sheet *s)
{
	unsigned names = name_rows(s);

	for (unsigned line = 0; s->count && line <= names; line++) {
		struct pic_row *row = pic_add_row(s->pic);
		char text[16];

		row->ruled = line == 0;
		for (unsigned i = 0; i < s->count; i++)
			put_piece(s, row, &s->pieces[i], line, names);
		if (line > 0 || s->pic->columns < s->unit * s->width + 8)
			continue;
		snprintf(text, sizeof(text), "%" PRIu32, s->pieces[0].bit / 8);
		pic_add(s->pic, row, s->unit * s->width + 2, 6, PIC_OFFSET, text);
	}
	s->count = 0;
	s->used = 0;
}

static void add_piece(struct sheet *s, const struct piece *piece)
{
	s->pieces[s->count++] = *piece;
	s->used += piece->span;
	if (s->used == s->width)
		row_end(s);
}

/* A leaf in as many rows as it needs; its name stands in the middle one, or the wider of two. */
static void flow(struct sheet *s, const struct leaf *leaf)
{
	uint32_t done = 0, left = leaf->bits;
	uint32_t head = s->width - s->used < left ? s->width - s->used : left;
	uint32_t rows = 1 + (left - head + s->width - 1) / s->width, row = 0, name;
	bool broken = rows > PIECES;

	name = broken ? 1 : rows == 2 ? left - head > head : (rows - 1) / 2;
	while (left) {
		unsigned room = s->width - s->used, span = room < left ? room : left;
		uint32_t bits = span;

		if (broken && row == 1)
			bits = left - ((left - 1) % s->width + 1);
		left -= bits;
		add_piece(s, &(struct piece){leaf, s->used, span, leaf->bit + done, bits, row == 0,
				     left == 0, row == name, broken});
		done += bits;
		row++;
	}
}

/* ---- what flows ---- */

static struct leaf *new_leaf(struct sheet *s, uint32_t bit, uint32_t bits)
{
	struct leaf *leaf = arena_zero(s->pic->arena, sizeof(*leaf));

	*leaf = (struct leaf){.name = "", .values = {"", "", ""}, .role = PIC_VALUE, .bit = bit,
		.bits = bits};
	return leaf;
}

static const char *keep(struct sheet *s, struct buf *text)
{
	const char *kept = arena_text(s->pic->arena, (const char *)text->data, text->len);

	buf_done(text);
	return kept;
}

/* What is written to a field stands below the diagram, under a number that its name gets. */
static void add_call(struct sheet *s, struct leaf *leaf, const char *text)
{
	struct buf name = BUF_INIT;

	if (s->call_count == GRID_CALLS)
		return;
	s->calls[s->call_count].name = leaf->name;
	s->calls[s->call_count++].text = text;
	buf_printf(&name, "(%u)%s%s", s->call_count, leaf->bits > 2 ? " " : "",
		leaf->bits > 2 ? leaf->name : "");
	leaf->name = keep(s, &name);
}

static void put_calls(struct sheet *s)
{
	for (unsigned i = 0; i < s->call_count; i++) {
		struct buf text = BUF_INIT;

		buf_printf(&text, "(%u) %s: %s", i + 1, s->calls[i].name, s->calls[i].text);
		pic_add(s->pic, pic_add_row(s->pic), 0, s->pic->columns, PIC_NOTE,
			buf_string(&text));
		buf_done(&text);
	}
}

/* What stands in the bits themselves, of a number that counts words: a box of four bits holds 5,
 * which are 20 bytes. */
static void put_count(struct buf *out, const struct frame *frame, const struct item *item)
{
	(void)frame;
	num_put(out, item->num);
}

static void flow_item(struct sheet *s, uint32_t index)
{
	const struct item *item = &s->view->items->at[index];
	struct pic_mark mark = pic_marked(s->view->marks, index);
	struct leaf *leaf = new_leaf(s, item->bit, item->bits);
	bool words = item->field->scaled && item->field->unit && item->field->kind == FIELD_UINT;
	void (*const show[3])(struct buf *, const struct frame *, const struct item *) = {
		words ? say_field : value_label, words ? put_count : value_brief,
		words ? put_count : value_show};
	struct pic_wish wish = pic_wished(s->pic, index);

	leaf->field = wish.hide ? NULL : item->field;
	if (wish.hide) {
		flow(s, leaf);
		return;
	}
	leaf->name = item->field->title ? item->field->title : "";
	if (wish.call)
		add_call(s, leaf, wish.call);
	if (pic_sign(mark.role) != ' ')
		leaf->role = mark.role;
	for (unsigned i = 0; i < 3; i++) {
		struct buf text = BUF_INIT;

		if (wish.blank) {
			leaf->values[i] = item->bits > 1 ? PIC_BLANK : "_";
			continue;
		}
		if (pic_sign(mark.role) != ' ')
			buf_byte(&text, (uint8_t)pic_sign(mark.role));
		if (item->bits == 1)
			buf_printf(&text, "%u", item->num != 0);
		else
			show[i](&text, s->view->frame, item);
		if (i != 1)
			pic_put_remark(&text, mark);
		leaf->values[i] = keep(s, &text);
	}
	flow(s, leaf);
}

/* Bits that no field names. */
static void flow_gap(struct sheet *s, uint32_t bit, uint32_t end)
{
	if (end > bit)
		flow(s, new_leaf(s, bit, end - bit));
}

/* Whether what follows an item are its parts, and they stand for it. */
static bool has_parts(const struct sheet *s, uint32_t index)
{
	const struct items *items = s->view->items;
	const struct item *item = &items->at[index];
	enum field_kind kind = item->field->kind;

	if (kind != FIELD_FLAGS && kind != FIELD_GROUP && kind != FIELD_LIST)
		return false;
	return index + 1 < items->count && items->at[index + 1].parent == index &&
		items->at[index + 1].bits && items->at[index + 1].bit >= item->bit &&
		items->at[index + 1].bit < item->bit + item->bits;
}

static void flow_layer(struct sheet *s)
{
	const struct layer *l = &s->view->frame->layers[s->layer];
	const struct items *items = s->view->items;
	uint32_t at = l->off * 8, end = (l->off + l->head) * 8;

	for (uint32_t i = 0; i < items->count; i++) {
		const struct item *item = &items->at[i];

		if (item->layer != s->layer || item->bit < at || !item->bits ||
			item->bit >= end || item->bits > end - item->bit || has_parts(s, i))
			continue;
		flow_gap(s, at, item->bit);
		flow_item(s, i);
		at = item->bit + item->bits;
	}
	flow_gap(s, at, end);
	if (s->count)
		row_end(s);
}

/* What the layer carries, in one row with broken walls. */
static void flow_payload(struct sheet *s)
{
	const struct frame *f = s->view->frame;
	const struct layer *l = &f->layers[s->layer];
	struct buf text = BUF_INIT;
	struct leaf *leaf;

	if (!l->pay || (s->pic->wishes && s->pic->wishes->no_payload))
		return;
	leaf = new_leaf(s, (l->off + l->head) * 8, 0);
	buf_printf(&text, _("%s: %u bytes"),
		s->layer + 1u < f->count ? f->layers[s->layer + 1].proto->label : _("payload"),
		(unsigned)l->pay);
	leaf->name = keep(s, &text);
	leaf->role = PIC_NOTE;
	add_piece(s, &(struct piece){leaf, 0, s->width, leaf->bit, 0, true, true, true, true});
}

/* ---- the whole ---- */

static void ruler(struct sheet *s)
{
	struct pic_row *row = pic_add_row(s->pic);

	for (unsigned bit = 0; bit < s->width; bit += 10)
		pic_add(s->pic, row, s->unit * bit + s->unit / 2, 1, PIC_OFFSET,
			(const char[]){(char)('0' + bit / 10), 0});
	row = pic_add_row(s->pic);
	for (unsigned bit = 0; bit < s->width; bit++)
		pic_add(s->pic, row, s->unit * bit + s->unit / 2, 1, PIC_OFFSET,
			(const char[]){(char)('0' + bit % 10), 0});
}

static void heading(struct sheet *s)
{
	const struct layer *l = &s->view->frame->layers[s->layer];
	struct buf text = BUF_INIT;
	struct pic_cell *c;

	buf_printf(&text, _("%c %s   %u bytes from byte %u on"), pic_letter(l->proto->layer),
		l->proto->label, (unsigned)l->head, (unsigned)l->off);
	c = pic_add(s->pic, pic_add_row(s->pic), 0,
		(unsigned)utf8_cells(buf_string(&text), text.len) + 1, PIC_TITLE,
		buf_string(&text));
	pic_belong(c, l->proto, s->layer, true);
	buf_done(&text);
}

static void faults(struct sheet *s)
{
	unsigned all = s->view->frame->layers[s->layer].faults;

	for (unsigned bit = 1; bit && bit <= all; bit <<= 1)
		if (all & bit)
			pic_add(s->pic, pic_add_row(s->pic), 0, s->pic->columns, PIC_FAULT,
				_(say_fault((enum fault)bit)));
}

void grid_draw_layer(struct pic *pic, const struct pic_view *view, unsigned layer)
{
	struct sheet s = {.pic = pic, .view = view, .layer = layer};

	if (layer >= view->frame->count)
		return;
	s.width = pic->columns > 2 * GRID_BITS ? GRID_BITS : GRID_BITS / 2;
	s.unit = (pic->columns - 1u) / s.width;
	s.unit = s.unit > 4 ? 4 : s.unit < 2 ? 2 : s.unit;
	heading(&s);
	ruler(&s);
	flow_layer(&s);
	flow_payload(&s);
	faults(&s);
	put_calls(&s);
}
