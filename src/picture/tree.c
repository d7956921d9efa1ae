/* SPDX-License-Identifier: BSD-2-Clause */
/* Every field of a frame, one a line: its bits where it is not whole bytes, its title, its value,
 * and what the caller knows of where the value comes from. */
#include "picture/tree.h"

#include "base/bits.h"
#include "base/num.h"
#include "base/utf8.h"
#include "frame/value.h"
#include "picture/say.h"

#include <string.h>

#define INDENT	4
#define LONGEST 192 /* bytes of a value; the dump has the rest */

/* Where the lines go: into a picture, or straight into text. */
struct tree {
	struct pic *pic; /* NULL: into `out` */
	struct buf *out;
	bool fresh, any; /* the line has nothing yet; there was a line before it */
	struct buf text, value; /* owned; scratch */
};

static void line_end(struct tree *t)
{
	while (t->out->len && t->out->data[t->out->len - 1] == ' ')
		t->out->len--;
	buf_byte(t->out, '\n');
}

static struct pic_row *line_start(struct tree *t)
{
	if (t->pic)
		return pic_add_row(t->pic);
	if (t->any)
		line_end(t);
	t->any = t->fresh = true;
	return NULL;
}

/* Adds a cell as wide as its text and empties the buffer; returns the column behind it. */
static unsigned put(struct tree *t, struct pic_row *row, unsigned at, enum pic_role role,
	struct buf *text, struct pic_cell **cell)
{
	unsigned n;

	if (!t->pic) {
		if (t->fresh && text->len)
			buf_fill(t->out, ' ', at);
		t->fresh &= !text->len;
		buf_add(t->out, text->data, text->len);
		buf_clear(text);
		return at;
	}
	n = (unsigned)utf8_cells((const char *)text->data, text->len);
	if (n) {
		struct pic_cell *c = pic_add(t->pic, row, at, n, role, buf_string(text));

		if (cell)
			*cell = c;
	}
	buf_clear(text);
	return at + n;
}

/* The bits among which an item is shown: those of its flags where they fill bytes, else the bytes
 * that the item is shown in. */
static bool bits_around(
	const struct pic_view *view, const struct item *item, uint32_t *from, uint32_t *to)
{
	const struct items *items = view->items;
	const struct item *up = item->parent < items->count ? &items->at[item->parent] : NULL;
	uint32_t pos, size;

	if (up && up->field->kind == FIELD_FLAGS && up->bits >= 8) {
		*from = up->bit;
		*to = up->bit + up->bits;
		return true;
	}
	value_place(view->frame, item, &pos, &size);
	*from = pos * 8;
	*to = (pos + size) * 8;
	return size <= 8 && (uint64_t)pos + size <= view->frame->cap;
}

/* ".... ..1. = ": the item's bits at their place. */
static void put_bits(struct buf *out, const struct pic_view *view, const struct item *item)
{
	uint32_t from, to;

	if (item->bits > 32 || !bits_around(view, item, &from, &to))
		return;
	for (uint32_t bit = from; bit < to; bit++) {
		if (bit > from && (bit - from) % 4 == 0)
			buf_byte(out, ' ');
		if (bit < item->bit || bit >= item->bit + item->bits)
			buf_byte(out, '.');
		else
			buf_byte(out, bits_get(view->frame->bytes, bit, 1) ? '1' : '0');
	}
	buf_text(out, " = ");
}

/* Cuts a long value between two characters. */
static void shorten(struct buf *b, uint32_t bytes)
{
	size_t n = LONGEST;

	if (b->len <= LONGEST)
		return;
	while (n > 0 && (b->data[n] & 0xc0) == 0x80)
		n--;
	b->len = n;
	buf_printf(b, "… (%u bytes)", (unsigned)bytes);
}

static void put_value(struct buf *out, const struct pic_view *view, uint32_t index)
{
	const struct item *item = &view->items->at[index];
	const struct field *f = item->field;
	const char *name = f->kind <= FIELD_FLAGS ? value_name_of(view->frame, item) : NULL;

	if (f->kind == FIELD_GROUP)
		say_group(out, view, index);
	else if (f->kind == FIELD_LIST)
		buf_printf(out, "%u bytes", (unsigned)(item->bits / 8));
	else if (item->bits == 1 && name)
		buf_text(out, name);
	else
		value_label(out, view->frame, item);
	shorten(out, item->bits / 8);
}

static void put_mark(struct buf *out, struct pic_mark mark)
{
	static const char *const words[PIC_ROLES] = {[PIC_FORGED] = "forged",
		[PIC_COMPUTED] = "computed",
		[PIC_CHANGED] = "changed",
		[PIC_FAULT] = "wrong"};
	const char *word = mark.role < PIC_ROLES ? words[mark.role] : NULL;

	if (!word)
		return;
	buf_printf(out, "  [%s", word);
	if (mark.note)
		buf_printf(out, ": %s", mark.note);
	buf_byte(out, ']');
}

static const char *title_of(const struct field *f)
{
	return f->title ? f->title : f->label ? f->label : field_tail(f);
}

static void field_row(struct tree *t, const struct pic_view *view, uint32_t index, unsigned deeper)
{
	const struct item *item = &view->items->at[index];
	const struct pic_mark mark = pic_marked(view->marks, index);
	struct pic_row *row = line_start(t);
	unsigned at = INDENT * (item->depth + 1u + deeper);
	struct pic_cell *c = NULL;
	struct buf *b = &t->text, *value = &t->value;

	if (item->bits % 8 || item->bit % 8)
		put_bits(b, view, item);
	at = put(t, row, at, PIC_OFFSET, b, NULL);
	put_value(value, view, index);
	buf_text(b, title_of(item->field));
	if (value->len)
		buf_add(b, ": ", 2);
	at = put(t, row, at, PIC_PLAIN, b, &c);
	at = put(t, row, at, mark.role == PIC_PLAIN ? PIC_VALUE : mark.role, value, &c);
	if (c) {
		c->index = item->layer;
		c->field = item->field;
		c->bit = item->bit;
		c->bits = item->bits;
	}
	put_mark(b, mark);
	put(t, row, at, PIC_NOTE, b, NULL);
}

/* The heading of a group that has no item: a record is told apart from the next one. */
static void group_row(
	struct tree *t, const struct pic_view *view, const struct field *group, uint32_t index)
{
	struct pic_row *row = line_start(t);
	struct buf b = BUF_INIT;
	unsigned at = INDENT * (view->items->at[index].depth + 1u);

	buf_printf(&b, "%s: ", title_of(group));
	at = put(t, row, at, PIC_PLAIN, &b, NULL);
	say_group(&b, view, index);
	put(t, row, at, PIC_VALUE, &b, NULL);
	buf_done(&b);
}

static void layer_fields(struct tree *t, const struct pic_view *view, unsigned layer)
{
	uint32_t end = 0;

	for (uint32_t i = 0; i < view->items->count; i++) {
		const struct field *group;

		if (view->items->at[i].layer != layer)
			continue;
		group = i >= end ? say_group_at(view, i) : NULL;
		if (group && group != view->items->at[i].field) {
			end = say_group_end(view, i);
			group_row(t, view, group, i);
		}
		field_row(t, view, i, i < end);
	}
}

/* What a heading tells of its layer: who speaks to whom. */
static void put_summary(struct buf *out, const struct pic_view *view, unsigned layer)
{
	static const struct {
		const char *tail, *word;
	} told[] = {
		{"src", "Src"},
		{"dst", "Dst"},
		{"srcport", "Src Port"},
		{"dstport", "Dst Port"},
		{"seq", "Seq"},
		{"ack", "Ack"},
		{"etype", "Type"},
		{"vni", "VNI"},
		{"opcode", NULL},
		{"type", NULL},
		{"label", "Label"},
	};
	const struct items *items = view->items;

	for (uint32_t i = 0; i < items->count; i++) {
		const struct item *item = &items->at[i];
		const char *tail;

		if (item->layer != layer || item->depth > 0)
			continue;
		tail = field_tail(item->field);
		for (size_t k = 0; k < sizeof(told) / sizeof(told[0]); k++) {
			if (!told[k].word || told[k].tail[0] != tail[0] ||
				strcmp(told[k].tail, tail))
				continue;
			buf_add(out, ", ", 2);
			buf_text(out, told[k].word);
			buf_add(out, ": ", 2);
			value_show(out, view->frame, item);
		}
	}
}

static void layer_heading(struct tree *t, const struct pic_view *view, unsigned layer)
{
	const struct layer *l = &view->frame->layers[layer];
	struct pic_row *row = line_start(t);
	struct pic_cell *c = NULL;
	struct buf b = BUF_INIT;
	unsigned at;

	buf_text(&b, l->proto->title ? l->proto->title : l->proto->label);
	at = put(t, row, 0, PIC_TITLE, &b, &c);
	if (c) {
		pic_belong(c, l->proto, layer, true);
		c->bit = l->off * 8;
		c->bits = l->head * 8;
	}
	put_summary(&b, view, layer);
	buf_add(&b, " (", 2);
	num_put(&b, l->head);
	buf_add(&b, " bytes)", 7);
	put(t, row, at, PIC_PLAIN, &b, NULL);
	buf_done(&b);
}

static void note_row(struct tree *t, enum pic_role role, const char *text)
{
	struct buf b = BUF_INIT;

	buf_printf(&b, "[%s]", text);
	put(t, line_start(t), INDENT, role, &b, NULL);
	buf_done(&b);
}

static void layer_notes(struct tree *t, const struct layer *l)
{
	struct buf b = BUF_INIT;

	for (unsigned bit = 1; bit <= l->faults; bit <<= 1)
		if (l->faults & bit)
			note_row(t, PIC_FAULT, say_fault((enum fault)bit));
	if (l->tail) {
		buf_printf(&b, "%u bytes of padding behind the payload", (unsigned)l->tail);
		note_row(t, PIC_NOTE, buf_string(&b));
	}
	buf_done(&b);
}

static void draw(struct tree *t, const struct pic_view *view, const char *title)
{
	const struct frame *f = view->frame;
	struct buf b = BUF_INIT;

	if (title) {
		buf_printf(&b, "%s: %u bytes on the wire, %u captured", title, (unsigned)f->len,
			(unsigned)f->cap);
		put(t, line_start(t), 0, PIC_TITLE, &b, NULL);
	}
	for (unsigned i = 0; i < f->count; i++) {
		layer_heading(t, view, i);
		layer_fields(t, view, i);
		layer_notes(t, &f->layers[i]);
	}
	if (f->cap < f->len) {
		buf_printf(&b, "only %u of %u bytes were captured", (unsigned)f->cap,
			(unsigned)f->len);
		note_row(t, PIC_FAULT, buf_string(&b));
	}
	buf_done(&b);
	buf_done(&t->text);
	buf_done(&t->value);
}

void tree_draw(struct pic *pic, const struct pic_view *view, const char *title)
{
	struct tree t = {.pic = pic};

	pic->columns = PIC_WIDEST;
	draw(&t, view, title);
}

void tree_text(struct buf *out, const struct pic_view *view, const char *title)
{
	struct tree t = {.out = out};

	draw(&t, view, title);
	if (t.any)
		line_end(&t);
}
