/* SPDX-License-Identifier: BSD-2-Clause */
/* Every field of a frame, one a line, as text. What a line says depends on little: the field, its
 * place in its bytes, its value. So lines are kept and copied when the same comes again, a field of
 * flags with all its parts at once; plain numbers and addresses, which seldom do, are written
 * behind a beginning that is kept. A line that depends on more is made each time. */
#include "picture/tree.h"

#include "base/mem.h"
#include "base/num.h"
#include "frame/value.h"
#include "picture/say.h"
#include "tree_plan.h"

#include <stdlib.h>
#include <string.h>

static const struct pic_mark plain = {PIC_PLAIN, NULL};

struct text {
	struct tree_lines *lines;
	struct buf *out;
	const struct pic_view *view;
	bool marked; /* any item may have a mark */
};

void tree_lines_done(struct tree_lines *lines)
{
	memo_done(&lines->memo);
	items_done(&lines->parts);
	arena_done(&lines->arena);
	free(lines->row);
	free(lines->plans);
	*lines = (struct tree_lines){.room = 0};
}

/* ---- lines ---- */

static void line_end(struct buf *out)
{
	while (out->len && out->data[out->len - 1] == ' ')
		out->len--;
	buf_byte(out, '\n');
}

static inline void put_indent(struct buf *out, unsigned depth)
{
	unsigned n = TREE_INDENT * (depth + 1u);

	if (n > TREE_SPACES) {
		buf_fill(out, ' ', n);
		return;
	}
	memset(buf_room(out, TREE_SPACES), ' ', TREE_SPACES);
	out->len += n;
}

static void line_new(struct buf *out, const struct pic_view *view, uint32_t index, unsigned deeper,
	struct pic_mark mark)
{
	const struct item *item = &view->items->at[index];
	size_t before;

	put_indent(out, item->depth + deeper);
	tree_put_bits(out, view, item);
	buf_text(out, tree_title(item->field));
	buf_add(out, ": ", 2);
	before = out->len;
	tree_put_value(out, view, index);
	if (out->len == before)
		out->len -= 2;
	tree_put_mark(out, mark);
	line_end(out);
}

/* The lines of a number and its parts. */
static void lines_new(
	const struct text *t, const struct item *item, unsigned deeper, struct pic_mark mark)
{
	struct items *parts = &t->lines->parts;
	const struct pic_view view = {t->view->frame, parts, NULL};

	walk_expand(t->view->frame, item, parts);
	line_new(t->out, &view, 0, deeper, mark);
	for (uint32_t i = 1; item->bare && i < parts->count; i++)
		line_new(t->out, &view, i, deeper, plain);
}

static void line_group(const struct text *t, const struct field *group, uint32_t index)
{
	put_indent(t->out, t->view->items->at[index].depth);
	buf_text(t->out, tree_title(group));
	buf_add(t->out, ": ", 2);
	say_group(t->out, t->view, index);
	line_end(t->out);
}

/* A value of whole bytes, at once; false where that is not its way. */
static inline bool put_value(const struct text *t, const struct field *f, enum tree_how how,
	const struct item *item)
{
	struct buf *out = t->out;
	char *to = (char *)buf_room(out, NUM_MOST);

	switch (how) {
	case TREE_NEW:
	case TREE_KEPT: break;
	case TREE_NUMBER: out->len += num_write(to, item->num); return true;
	case TREE_HEX:
		out->len += num_write_hex(to, item->num, f->digits ? f->digits : item->bits / 4);
		return true;
	case TREE_MAC:
		num_put_bytes(out, t->view->frame->bytes + item->bit / 8, 6, ':');
		return true;
	case TREE_IPV4: out->len += num_write_ipv4(to, (uint32_t)item->num); return true;
	}
	return false;
}

/* The beginning of a line and its value, written at once. */
static void line_now(const struct text *t, const struct tree_plan *plan, const struct item *item,
	unsigned indent)
{
	struct buf *out = t->out;
	uint8_t *to = buf_room(out, TREE_SPACES + TREE_LEAD + 64);

	memset(to, ' ', TREE_SPACES);
	memo_copy(to + indent, plan->lead, plan->lead_len);
	out->len += indent + plan->lead_len;
	put_value(t, plan->field, (enum tree_how)plan->how, item);
	buf_byte(out, '\n');
}

/* All that the lines of an item and its parts depend on; false if that is more than a key holds. */
static bool key_of(const struct text *t, const struct item *item, unsigned deeper, unsigned reach,
	struct memo_key *key)
{
	const struct items *items = t->view->items;
	uint32_t off = item->bit % 8, pos, size;

	if (item->bits > 64 || item->bits == 0)
		return false;
	if (item->parent < items->count) {
		enum field_kind up = items->at[item->parent].field->kind;

		if (up != FIELD_GROUP && up != FIELD_LIST)
			return false;
	}
	if (reach) { /* boxes that leave the captured bytes are not drawn */
		value_place(t->view->frame, item, &pos, &size);
		if ((uint64_t)pos + size + reach > t->view->frame->cap)
			return false;
		off = item->bit - pos * 8;
	}
	*key = (struct memo_key){item->field, item->num, 0,
		(item->depth + deeper) | item->bits << 8 | (uint64_t)off << 16};
	return true;
}

static void lines_kept(
	const struct text *t, const struct tree_plan *plan, const struct item *item,
	unsigned deeper)
{
	const struct memo_entry *kept;
	struct memo_key key;
	size_t before = t->out->len;

	if (!key_of(t, item, deeper, plan->reach, &key)) {
		lines_new(t, item, deeper, plain);
		return;
	}
	kept = memo_find(&t->lines->memo, &key);
	if (kept) {
		memo_put(t->out, &t->lines->memo, kept);
		return;
	}
	lines_new(t, item, deeper, plain);
	memo_keep(&t->lines->memo, &key, t->out->data + before, t->out->len - before);
}

static void lines_put(
	const struct text *t, const struct tree_plan *plan, uint32_t index, unsigned deeper)
{
	const struct item *item = &t->view->items->at[index];
	const struct pic_mark mark = t->marked ? pic_marked(t->view->marks, index) : plain;
	unsigned indent = TREE_INDENT * (item->depth + 1u + deeper);

	if (!t->view->items->bare) { /* the parts follow, each with its own mark */
		line_new(t->out, t->view, index, deeper, mark);
	} else if (plan->how != TREE_NEW && indent <= TREE_SPACES && mark.role == PIC_PLAIN) {
		if (plan->how == TREE_KEPT || item->bit % 8)
			lines_kept(t, plan, item, deeper);
		else
			line_now(t, plan, item, indent);
	} else if (item->field->kind <= FIELD_IPV4) {
		lines_new(t, item, deeper, mark);
	} else {
		line_new(t->out, t->view, index, deeper, mark);
	}
}

/* ---- layers ---- */

static void heading(const struct text *t, unsigned layer, uint32_t from, uint32_t to)
{
	const struct layer *l = &t->view->frame->layers[layer];

	buf_text(t->out, tree_heading(l->proto));
	for (uint32_t i = from; i < to; i++) {
		const struct tree_plan *plan = t->lines->row[i - from];
		const struct item *item = &t->view->items->at[i];

		if (!plan->told_len || item->depth)
			continue;
		memcpy(buf_room(t->out, TREE_TOLD), plan->told, TREE_TOLD);
		t->out->len += plan->told_len;
		if (item->bit % 8 || !put_value(t, plan->field, (enum tree_how)plan->shown, item))
			value_show(t->out, t->view->frame, item);
	}
	tree_put_size(t->out, l);
	buf_byte(t->out, '\n');
}

static void notes(const struct text *t, unsigned layer)
{
	const struct frame *frame = t->view->frame;
	enum pic_role role;

	if (!frame->layers[layer].faults && !frame->layers[layer].tail && !frame->join)
		return;
	for (unsigned n = 0;; n++) {
		buf_fill(t->out, ' ', TREE_INDENT);
		if (!tree_put_note(t->out, frame, layer, n, &role))
			break;
		line_end(t->out);
	}
	t->out->len -= TREE_INDENT;
}

/* The lines of one layer; returns the first item that is not its. */
static uint32_t layer_lines(const struct text *t, unsigned layer, uint32_t from)
{
	const struct items *items = t->view->items;
	uint32_t end = from, group = 0; /* behind the group that has no item */

	while (end < items->count && items->at[end].layer == layer)
		end++;
	tree_plans(t->lines, items->at, t->view->frame->layers[layer].proto, from, end);
	heading(t, layer, from, end);
	for (uint32_t i = from; i < end; i++) {
		const struct tree_plan *plan = t->lines->row[i - from];

		if (i >= group && plan->group && items->at[i].depth == 0) {
			group = say_group_end(t->view, i);
			line_group(t, plan->group, i);
		}
		lines_put(t, plan, i, i < group);
	}
	notes(t, layer);
	return end;
}

void tree_text(struct tree_lines *lines, struct buf *out, const struct pic_view *view,
	const char *title)
{
	const struct text t = {lines, out, view, view->marks && view->marks->count};
	uint32_t at = 0;

	if (title) {
		tree_put_title(out, view->frame, title);
		buf_byte(out, '\n');
	}
	for (unsigned i = 0; i < view->frame->count; i++)
		at = layer_lines(&t, i, at);
	buf_fill(out, ' ', TREE_INDENT);
	if (tree_put_cut(out, view->frame))
		line_end(out);
	else
		out->len -= TREE_INDENT;
}
