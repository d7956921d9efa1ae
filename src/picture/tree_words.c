/* SPDX-License-Identifier: BSD-2-Clause */
/* The words of a tree's rows: a field's bits where it is not whole bytes, its title, its value, and
 * what the caller knows of where the value comes from. */
#include "tree_int.h"

#include "base/bits.h"
#include "base/lang.h"
#include "base/num.h"
#include "flow/join.h"
#include "frame/value.h"
#include "picture/say.h"

#include <string.h>

#define LONGEST 192 /* bytes of a value; the dump has the rest */

#define PUT(out, text) buf_add(out, text, sizeof(text) - 1)

void tree_put_title(struct buf *out, const struct frame *frame, const char *title)
{
	buf_text(out, title);
	PUT(out, ": ");
	num_put(out, frame->len);
	buf_text(out, _(" bytes on the wire, "));
	num_put(out, frame_own(frame));
	buf_text(out, _(" captured"));
}

const char *tree_heading(const struct proto *proto)
{
	return proto->title ? proto->title : proto->label;
}

const char *tree_told(const struct field *field)
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
		{"label", "Label"},
	};
	const char *tail = field_tail(field);

	for (size_t i = 0; i < sizeof(told) / sizeof(told[0]); i++)
		if (strcmp(told[i].tail, tail) == 0)
			return told[i].word;
	return NULL;
}

void tree_put_told(struct buf *out, const struct frame *frame, const struct item *item,
	const char *word)
{
	PUT(out, ", ");
	buf_text(out, word);
	PUT(out, ": ");
	value_show(out, frame, item);
}

void tree_put_size(struct buf *out, const struct layer *layer)
{
	PUT(out, " (");
	num_put(out, layer->head);
	PUT(out, " bytes)");
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

void tree_put_bits(struct buf *out, const struct pic_view *view, const struct item *item)
{
	uint32_t from, to;

	if ((item->bits % 8 == 0 && item->bit % 8 == 0) || item->bits > 32 ||
		!bits_around(view, item, &from, &to))
		return;
	for (uint32_t bit = from; bit < to; bit++) {
		if (bit > from && (bit - from) % 4 == 0)
			buf_byte(out, ' ');
		if (bit < item->bit || bit >= item->bit + item->bits)
			buf_byte(out, '.');
		else
			buf_byte(out, bits_get(view->frame->bytes, bit, 1) ? '1' : '0');
	}
	PUT(out, " = ");
}

const char *tree_title(const struct field *f)
{
	return f->title ? f->title : f->label ? f->label : field_tail(f);
}

/* Cuts a long value, which begins at `from`, between two characters. */
static void shorten(struct buf *b, size_t from, uint32_t bytes)
{
	size_t n = from + LONGEST;

	if (b->len <= n)
		return;
	while (n > from && (b->data[n] & 0xc0) == 0x80)
		n--;
	b->len = n;
	PUT(b, "… (");
	num_put(b, bytes);
	PUT(b, " bytes)");
}

void tree_put_value(struct buf *out, const struct pic_view *view, uint32_t index)
{
	struct item item = view->items->at[index];
	const struct field *f = item.field;
	const char *name = f->kind <= FIELD_FLAGS ? value_name_of(view->frame, &item) : NULL;
	uint32_t bytes = item.bits / 8;
	size_t from = out->len;

	if (f->kind == FIELD_GROUP) {
		say_group(out, view, index);
	} else if (f->kind == FIELD_LIST) {
		num_put(out, bytes);
		PUT(out, " bytes");
	} else if (item.bits == 1 && name) {
		buf_text(out, name);
	} else {
		if (f->kind == FIELD_BYTES && bytes > LONGEST / 3 + 1)
			item.bits = (LONGEST / 3 + 1) * 8; /* more would not be seen */
		value_label(out, view->frame, &item);
	}
	shorten(out, from, bytes);
}

void tree_put_mark(struct buf *out, struct pic_mark mark)
{
	static const char *const words[PIC_ROLES] = {[PIC_FORGED] = N_("forged"),
		[PIC_COMPUTED] = N_("computed"),
		[PIC_CHANGED] = N_("changed"),
		[PIC_FAULT] = N_("wrong")};
	const char *word = mark.role < PIC_ROLES ? words[mark.role] : NULL;

	if (!word)
		return;
	PUT(out, "  [");
	buf_text(out, _(word));
	if (mark.note) {
		PUT(out, ": ");
		buf_text(out, mark.note);
	}
	buf_byte(out, ']');
}

static void put_part(struct buf *out, uint32_t n)
{
	if (n == 1)
		buf_text(out, _("[TCP segment data (1 byte)]"));
	else
		buf_printf(out, _("[TCP segment data (%u bytes)]"), (unsigned)n);
}

/* What several frames had pieces of, and which of them. */
static void put_whole(struct buf *out, const struct join_whole *w)
{
	static const char *const names[] = {[JOIN_IP] = N_("IPv4 Fragments"),
		[JOIN_IPV6] = N_("IPv6 Fragments"),
		[JOIN_TCP] = N_("Reassembled TCP Segments")};
	size_t before = out->len;

	buf_printf(out, _("[%u %s (%u bytes): "), (unsigned)w->count, _(names[w->kind]),
		(unsigned)w->len);
	for (uint32_t i = 0; i < w->count; i++) {
		if (out->len - before > LONGEST) {
			PUT(out, "...");
			break;
		}
		buf_printf(out, "#%llu(%u)%s", (unsigned long long)w->pieces[i].frame,
			(unsigned)w->pieces[i].len, i + 1 < w->count ? ", " : "");
	}
	buf_byte(out, ']');
}

/* The n-th thing that there is to say of what goes on in other frames. */
static bool put_joined(struct buf *out, const struct join_info *info, unsigned layer, unsigned n)
{
	for (unsigned i = 0; layer == info->layer && i < info->part_count; i++)
		if (n-- == 0) {
			put_part(out, info->parts[i].len);
			return true;
		}
	for (unsigned i = 0; i < info->whole_count; i++)
		if (layer == info->wholes[i].layer && n-- == 0) {
			put_whole(out, &info->wholes[i]);
			return true;
		}
	return false;
}

bool tree_put_note(struct buf *out, const struct frame *frame, unsigned layer, unsigned n,
	enum pic_role *role)
{
	const struct layer *l = &frame->layers[layer];

	*role = PIC_FAULT;
	for (unsigned bit = 1; bit <= l->faults; bit <<= 1) {
		if (!(l->faults & bit) || n-- > 0)
			continue;
		buf_byte(out, '[');
		buf_text(out, _(say_fault((enum fault)bit)));
		buf_byte(out, ']');
		return true;
	}
	*role = PIC_NOTE;
	if (l->tail && n-- == 0) {
		buf_byte(out, '[');
		num_put(out, l->tail);
		buf_text(out, _(" bytes of padding behind the payload]"));
		return true;
	}
	return frame->join && put_joined(out, frame->join, layer, n);
}

bool tree_put_cut(struct buf *out, const struct frame *frame)
{
	if (frame_own(frame) >= frame->len)
		return false;
	buf_printf(out, _("[only %u of %u bytes were captured]"), (unsigned)frame_own(frame),
		(unsigned)frame->len);
	return true;
}
