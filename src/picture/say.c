/* SPDX-License-Identifier: BSD-2-Clause */
/* A layer as short lines of label and value. The parts of flags go into the value of their field;
 * options and records are one line, or a line for each part where that is too long. */
#include "picture/say.h"

#include "base/bits.h"
#include "base/lang.h"
#include "base/num.h"
#include "base/utf8.h"
#include "frame/value.h"

#include <ctype.h>
#include <inttypes.h>
#include <string.h>

#define GROUP_TEXT 240 /* bytes of a group in one line */

static const char *text_of(struct arena *arena, struct buf *b)
{
	const char *text = arena_text(arena, (const char *)b->data, b->len);

	buf_clear(b);
	return text;
}

/* The word for a bit that is set: its label, or the last part of its id where that is one letter.
 */
static void flag_word(struct buf *out, const struct field *p)
{
	const char *word = p->label ? p->label : "";

	if (strlen(word) < 2)
		word = p->id[0] ? field_tail(p) : word;
	for (; *word; word++)
		buf_byte(out, (uint8_t)(p->bits == 1 ? toupper((unsigned char)*word) : *word));
}

/* Set flags as one speaks of them: "SYN ACK", the lowest first where letters stand for them, else
 * in the order of the wire. */
static void flag_words(struct buf *out, const struct item *item)
{
	const struct field *parts = item->field->parts;
	size_t from = out->len;
	unsigned n = 0;

	while (parts && parts[n].id)
		n++;
	for (unsigned i = 0; i < n; i++) {
		unsigned at = item->field->letters ? n - 1 - i : i;
		const struct field *p = &parts[at];
		unsigned low = 0;
		uint64_t num;

		for (unsigned k = at + 1; k < n; k++)
			low += parts[k].bits;
		num = item->num >> low & bits_max(p->bits);
		if (!num || !p->id[0])
			continue;
		buf_text(out, out->len > from ? " " : "");
		flag_word(out, p);
		if (p->bits > 1)
			buf_printf(out, " %" PRIu64, num);
	}
}

/* A number, hexadecimal in no more digits than its bits need. */
static void brief_text(struct buf *out, const struct frame *frame, const struct item *item)
{
	const struct field *f = item->field;

	if (f->scaled && f->kind == FIELD_UINT)
		num_put(out, item->num);
	else if ((f->kind == FIELD_HEX || f->kind == FIELD_FLAGS) && !f->octets)
		num_put_hex(out, item->num, (item->bits + 3) / 4);
	else
		value_show(out, frame, item);
}

static const char *name_of(const struct frame *frame, const struct item *item)
{
	return item->field->kind <= FIELD_HEX ? value_name_of(frame, item) : NULL;
}

void say_field(struct buf *out, const struct frame *frame, const struct item *item)
{
	const struct field *f = item->field;
	size_t from = out->len;

	if (f->kind == FIELD_FLAGS)
		flag_words(out, item);
	if (out->len > from)
		return;
	brief_text(out, frame, item);
	if (f->scaled && f->unit && f->kind == FIELD_UINT && item->num)
		buf_printf(out, _(" (%llu B)"),
			(unsigned long long)item->num * f->unit + f->bias);
	else if (name_of(frame, item))
		buf_printf(out, " %s", name_of(frame, item));
}

/* ---- groups ---- */

/* The group without a name of its own whose first part this field is: a record, a question. */
static const struct field *unnamed(
	const struct field *table, const struct field *first, unsigned deep)
{
	const struct field *found = NULL;

	for (const struct field *f = table; f && f->id && !found && deep < 4; f++) {
		if (f->kind == FIELD_GROUP && !f->id[0] && f->parts == first)
			return f;
		if (f->kind == FIELD_LIST && f->list)
			found = unnamed(f->list->items, first, deep + 1);
		else if (f->kind == FIELD_GROUP)
			found = unnamed(f->parts, first, deep + 1);
	}
	return found;
}

const struct field *say_group_of(const struct proto *proto, const struct field *field)
{
	for (const struct field *f = proto->fields; f->id; f++)
		if (f == field)
			return NULL; /* of the header itself: most are */
	return unnamed(proto->fields, field, 0);
}

const struct field *say_group_at(const struct pic_view *view, uint32_t index)
{
	const struct item *item = &view->items->at[index];

	if (item->field->kind == FIELD_GROUP)
		return item->field;
	if (item->depth > 0)
		return NULL;
	return say_group_of(view->frame->layers[item->layer].proto, item->field);
}

uint32_t say_group_end(const struct pic_view *view, uint32_t index)
{
	const struct items *items = view->items;
	const struct item *first = &items->at[index];
	const struct field *last = first->field, *end = first->field;
	uint32_t i = index + 1;

	if (first->field->kind == FIELD_GROUP) {
		while (i < items->count && items->at[i].depth > first->depth)
			i++;
		return i;
	}
	while (end->id)
		end++;
	for (; i < items->count && items->at[i].layer == first->layer; i++) {
		if (items->at[i].depth > first->depth)
			continue;
		if (items->at[i].depth < first->depth || items->at[i].field <= last ||
			items->at[i].field >= end)
			break;
		last = items->at[i].field;
	}
	return i;
}

static struct said *add(struct arena *arena, struct saids *list, enum said_kind kind)
{
	struct said *s;

	if (list->count == list->room) {
		struct said *old = list->at;

		list->room = list->room ? list->room * 2 : 32;
		list->at = arena_get(arena, list->room * sizeof(*list->at));
		if (old)
			memcpy(list->at, old, list->count * sizeof(*old));
	}
	s = &list->at[list->count++];
	*s = (struct said){.kind = kind, .item = ITEM_TOP, .label = "", .full = "", .brief = ""};
	return s;
}

static const struct item *parent_of(const struct items *items, const struct item *item)
{
	return item->parent < items->count ? &items->at[item->parent] : NULL;
}

/* Whether the item is a bit of its parent's value, which shows it already. */
static bool is_bit(const struct items *items, const struct item *item)
{
	const struct item *up = parent_of(items, item);

	return up && up->field->kind != FIELD_GROUP && up->field->kind != FIELD_LIST;
}

/* A field that says nothing which the group's name or its other fields do not. */
static bool is_frame_work(const struct field *f)
{
	return f->fill == FILL_CODE || f->fill == FILL_ITEMLEN || f->fill == FILL_SIZE ||
	       f->kind == FIELD_GROUP || f->kind == FIELD_LIST;
}

void say_group(struct buf *out, const struct pic_view *view, uint32_t index)
{
	uint32_t end = say_group_end(view, index);
	size_t from = out->len;

	for (uint32_t i = index; i < end; i++) {
		const struct item *item = &view->items->at[i];
		const char *name;

		if (is_bit(view->items, item) || is_frame_work(item->field))
			continue;
		if (out->len > from + GROUP_TEXT)
			break;
		if (out->len > from)
			buf_byte(out, ' ');
		name = name_of(view->frame, item);
		if (name)
			buf_text(out, name);
		else
			say_field(out, view->frame, item);
	}
}

static const char *label_of(const struct field *f)
{
	return f->label ? f->label : field_tail(f);
}

static void say_item(struct arena *arena, const struct pic_view *view, uint32_t index,
	enum said_kind kind, struct saids *out)
{
	const struct item *item = &view->items->at[index];
	struct said *s = add(arena, out, kind);
	struct buf b = BUF_INIT;

	s->item = index;
	s->label = label_of(kind == SAID_GROUP ? say_group_at(view, index) : item->field);
	s->mark = pic_marked(view->marks, index);
	if (kind == SAID_HEAD) {
		buf_printf(&b, _("%u B"), (unsigned)(item->bits / 8));
	} else if (kind == SAID_GROUP) {
		say_group(&b, view, index);
	} else {
		brief_text(&b, view->frame, item);
		s->brief = text_of(arena, &b);
		say_field(&b, view->frame, item);
		pic_put_remark(&b, s->mark);
	}
	s->full = text_of(arena, &b);
	if (kind == SAID_HEAD || kind == SAID_GROUP)
		s->brief = s->full;
	buf_done(&b);
}

const char *say_fault(enum fault fault)
{
	switch (fault) {
	case FAULT_SHORT: return N_("cut short");
	case FAULT_LENGTH: return N_("a length is wrong");
	case FAULT_LIST: return N_("a bad option or record");
	case FAULT_DEPTH: return N_("more layers follow");
	case FAULT_NAME: return N_("a bad name");
	case FAULT_AGAIN: return N_("data that came before");
	case FAULT_PAST: return N_("a bad option or record");
	}
	return N_("wrong");
}

static void say_faults(struct arena *arena, const struct layer *layer, struct saids *out)
{
	for (unsigned bit = 1; bit <= layer->faults; bit <<= 1) {
		struct said *s;

		if (!(layer->faults & bit))
			continue;
		s = add(arena, out, SAID_FAULT);
		s->mark.role = PIC_FAULT;
		s->full = s->brief = _(say_fault((enum fault)bit));
	}
}

static void say_more(struct arena *arena, struct saids *out, unsigned hidden)
{
	struct buf b = BUF_INIT;
	struct said *s = add(arena, out, SAID_MORE);

	buf_printf(&b, _("… %u more"), hidden);
	s->full = s->brief = text_of(arena, &b);
	buf_done(&b);
}

/* A list being said: how many of its items, and how many of those were left out. */
struct run {
	uint32_t parent;
	unsigned seen, hidden;
};

static void run_end(struct arena *arena, struct run *run, struct saids *out)
{
	if (run->hidden)
		say_more(arena, out, run->hidden);
	*run = (struct run){ITEM_TOP, 0, 0};
}

/* How many items of the list that this one is in stand from here on. */
static unsigned run_left(const struct pic_view *view, uint32_t index)
{
	const struct items *items = view->items;
	const struct item *first = &items->at[index];
	bool groups = say_group_at(view, index) != NULL;
	unsigned n = 0;

	while (index < items->count && items->at[index].layer == first->layer &&
		items->at[index].parent == first->parent &&
		(say_group_at(view, index) != NULL) == groups) {
		index = groups ? say_group_end(view, index) : index + 1;
		n++;
	}
	return n;
}

/* An item at the top of the layer, or in a list at the top: a field, a list or a group. Returns the
 * item behind it, a group's parts said too. */
static uint32_t say_top(struct arena *arena, const struct pic_view *view, uint32_t i, unsigned most,
	struct run *run, struct saids *out)
{
	const struct item *item = &view->items->at[i];
	const struct item *up = parent_of(view->items, item);
	bool group = say_group_at(view, i) != NULL, in_list = up && up->field->kind == FIELD_LIST;
	bool list = item->field->kind == FIELD_LIST;
	uint32_t end = group ? say_group_end(view, i) : i + 1;

	if (!(group || in_list) || item->parent != run->parent) {
		run_end(arena, run, out);
		run->parent = item->parent;
	}
	if ((group || in_list) &&
		(run->hidden || (run->seen + 1 >= most && run_left(view, i) + run->seen > most))) {
		run->hidden++;
		return end;
	}
	run->seen += group || in_list;
	say_item(arena, view, i, list ? SAID_HEAD : group ? SAID_GROUP : SAID_FIELD, out);
	out->at[out->count - 1].indent = in_list;
	for (uint32_t k = i + (item->field->kind == FIELD_GROUP); group && k < end; k++) {
		const struct field *f = view->items->at[k].field;

		if (is_bit(view->items, &view->items->at[k]) ||
			(is_frame_work(f) && f->fill != FILL_CODE))
			continue;
		say_item(arena, view, k, SAID_PART, out);
		out->at[out->count - 1].indent = 1;
		out->at[out->count - 1].code = f->fill == FILL_CODE;
	}
	return end;
}

void say_layer(struct arena *arena, const struct pic_view *view, unsigned layer, unsigned most,
	struct saids *out)
{
	const struct items *items = view->items;
	struct run run = {ITEM_TOP, 0, 0};

	for (uint32_t i = 0; i < items->count;) {
		if (items->at[i].layer != layer || is_bit(items, &items->at[i]))
			i++;
		else
			i = say_top(arena, view, i, most, &run, out);
	}
	run_end(arena, &run, out);
	say_faults(arena, &view->frame->layers[layer], out);
}

const char *say_fit(const struct said *said, size_t cells)
{
	size_t full = utf8_cells(said->full, strlen(said->full));
	size_t brief = utf8_cells(said->brief, strlen(said->brief));

	if (said->code && full > cells)
		return said->brief;
	if (full <= cells || brief + 5 <= cells || brief > cells)
		return said->full;
	return said->brief;
}

bool say_is_data(const struct frame *frame, unsigned layer)
{
	const struct field *f = frame->layers[layer].proto->fields;

	return f->id && f->kind == FIELD_BYTES && f->size == SIZE_REST && !f[1].id;
}

bool say_is_text(const uint8_t *bytes, uint32_t n)
{
	uint32_t odd = 0;

	for (uint32_t i = 0; i < n; i++) {
		uint8_t c = bytes[i];

		odd += (c < ' ' && c != '\n' && c != '\r' && c != '\t') || c >= 0x7f;
	}
	return n && odd * 10 <= n;
}
