/* SPDX-License-Identifier: BSD-2-Clause */
/* Every field of a frame, one a line, drawn into a picture. */
#include "picture/tree.h"

#include "base/utf8.h"
#include "picture/say.h"
#include "tree_int.h"

#include <string.h>

struct tree {
	struct pic *pic;
	const struct pic_view *view;
	struct buf text; /* owned; scratch */
};

/* Adds a cell as wide as the text, which is empty then; returns the column behind it. */
static unsigned put(struct tree *t, struct pic_row *row, unsigned at, enum pic_role role,
	struct pic_cell **cell)
{
	unsigned n = (unsigned)utf8_cells((const char *)t->text.data, t->text.len);

	if (n) {
		struct pic_cell *c = pic_add(t->pic, row, at, n, role, buf_string(&t->text));

		if (cell)
			*cell = c;
	}
	buf_clear(&t->text);
	return at + n;
}

static void stand_for(struct pic_cell *c, const struct item *item)
{
	if (!c)
		return;
	c->index = item->layer;
	c->field = item->field;
	c->bit = item->bit;
	c->bits = item->bits;
}

static void field_row(struct tree *t, uint32_t index, unsigned deeper)
{
	const struct pic_view *view = t->view;
	const struct item *item = &view->items->at[index];
	const struct pic_mark mark = pic_marked(view->marks, index);
	struct pic_row *row = pic_add_row(t->pic);
	unsigned at = TREE_INDENT * (item->depth + 1u + deeper);
	struct pic_cell *c = NULL;
	struct buf value = BUF_INIT;

	tree_put_bits(&t->text, view, item);
	at = put(t, row, at, PIC_OFFSET, NULL);
	tree_put_value(&value, view, index);
	buf_text(&t->text, tree_title(item->field));
	buf_text(&t->text, value.len ? ": " : "");
	at = put(t, row, at, PIC_PLAIN, &c);
	stand_for(c, item);
	buf_add(&t->text, value.data, value.len);
	at = put(t, row, at, mark.role == PIC_PLAIN ? PIC_VALUE : mark.role, &c);
	stand_for(c, item);
	tree_put_mark(&t->text, mark);
	put(t, row, at, PIC_NOTE, NULL);
	buf_done(&value);
}

/* The heading of a group that has no item: a record is told apart from the next one. */
static void group_row(struct tree *t, const struct field *group, uint32_t index)
{
	struct pic_row *row = pic_add_row(t->pic);
	unsigned at = TREE_INDENT * (t->view->items->at[index].depth + 1u);

	buf_text(&t->text, tree_title(group));
	buf_text(&t->text, ": ");
	at = put(t, row, at, PIC_PLAIN, NULL);
	say_group(&t->text, t->view, index);
	put(t, row, at, PIC_VALUE, NULL);
}

static void layer_fields(struct tree *t, unsigned layer)
{
	const struct pic_view *view = t->view;
	uint32_t end = 0;

	for (uint32_t i = 0; i < view->items->count; i++) {
		const struct field *group;

		if (view->items->at[i].layer != layer)
			continue;
		group = i >= end ? say_group_at(view, i) : NULL;
		if (group && group != view->items->at[i].field) {
			end = say_group_end(view, i);
			group_row(t, group, i);
		}
		field_row(t, i, i < end);
	}
}

static void layer_heading(struct tree *t, unsigned layer)
{
	const struct items *items = t->view->items;
	const struct layer *l = &t->view->frame->layers[layer];
	struct pic_row *row = pic_add_row(t->pic);
	struct pic_cell *c = NULL;
	unsigned at;

	buf_text(&t->text, tree_heading(l->proto));
	at = put(t, row, 0, PIC_TITLE, &c);
	if (c) {
		pic_belong(c, l->proto, layer, true);
		c->bit = l->off * 8;
		c->bits = l->head * 8;
	}
	for (uint32_t i = 0; i < items->count; i++) {
		const struct item *item = &items->at[i];
		const char *word = NULL;

		if (item->layer == layer && item->depth == 0)
			word = tree_told(item->field);
		if (word)
			tree_put_told(&t->text, t->view->frame, item, word);
	}
	tree_put_size(&t->text, l);
	put(t, row, at, PIC_PLAIN, NULL);
}

static void layer_notes(struct tree *t, unsigned layer)
{
	enum pic_role role;

	for (unsigned n = 0; tree_put_note(&t->text, t->view->frame, layer, n, &role); n++)
		put(t, pic_add_row(t->pic), TREE_INDENT, role, NULL);
}

void tree_draw(struct pic *pic, const struct pic_view *view, const char *title)
{
	const struct frame *f = view->frame;
	struct tree t = {pic, view, BUF_INIT};

	pic->columns = PIC_WIDEST;
	if (title) {
		tree_put_title(&t.text, f, title);
		put(&t, pic_add_row(pic), 0, PIC_TITLE, NULL);
	}
	for (unsigned i = 0; i < f->count; i++) {
		layer_heading(&t, i);
		layer_fields(&t, i);
		layer_notes(&t, i);
	}
	if (tree_put_cut(&t.text, f))
		put(&t, pic_add_row(pic), TREE_INDENT, PIC_FAULT, NULL);
	buf_done(&t.text);
}
