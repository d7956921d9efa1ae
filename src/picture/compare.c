/* SPDX-License-Identifier: BSD-2-Clause */
/* Two frames side by side. Layers are paired by their protocols, the fields of a pair by the table
 * that both are made of; what only one side has stands alone on its line. */
#include "picture/compare.h"

#include "base/lang.h"
#include "base/utf8.h"
#include "picture/say.h"

#include <stdio.h>
#include <string.h>

#define MOST_ITEMS 12
#define MARK	   4  /* columns between the two values */
#define REASON	   18 /* columns that a reason has at least */

/* The columns of a picture of two frames. */
struct ruler {
	unsigned label, left, right, reason; /* where each begins */
	unsigned value;			     /* how wide a value is */
	bool paired;			     /* the layers being drawn are two */
};

/* ---- pairs ---- */

/* The first layer that is not the frame's own but quoted in it. */
static unsigned quoted_from(const struct frame *f)
{
	for (unsigned i = 0; i < f->count; i++)
		if (f->layers[i].proto->next == NEXT_QUOTE && i + 1u < f->count &&
			f->layers[i + 1].proto != &proto_data)
			return i + 1;
	return f->count;
}

void compare_pairs(const struct frame *left, const struct frame *right, uint8_t pairs[FRAME_LAYERS])
{
	uint8_t best[FRAME_LAYERS + 1][FRAME_LAYERS + 1] = {{0}}; /* pairs behind i and k */
	unsigned n = quoted_from(left), m = quoted_from(right), i = 0, k = 0;

	memset(pairs, COMPARE_ALONE, FRAME_LAYERS);
	for (unsigned a = n; a-- > 0;) {
		for (unsigned b = m; b-- > 0;) {
			uint8_t skip =
				best[a + 1][b] > best[a][b + 1] ? best[a + 1][b] : best[a][b + 1];
			uint8_t take = (uint8_t)(best[a + 1][b + 1] + 1);
			bool same = left->layers[a].proto == right->layers[b].proto;

			best[a][b] = same && take > skip ? take : skip;
		}
	}
	while (i < n && k < m) {
		if (left->layers[i].proto == right->layers[k].proto &&
			best[i][k] == best[i + 1][k + 1] + 1)
			pairs[i++] = (uint8_t)k++;
		else if (best[i + 1][k] >= best[i][k + 1])
			i++;
		else
			k++;
	}
}

/* ---- lines ---- */

static unsigned cells(const char *text)
{
	return (unsigned)utf8_cells(text, strlen(text));
}

/* Payload that reads as text is shown so. */
static void data_said(struct arena *arena, const struct frame *f, unsigned layer, struct saids *out)
{
	const struct layer *l = &f->layers[layer];
	struct buf b = BUF_INIT;

	if (!say_is_data(f, layer) || !out->count || !say_is_text(f->bytes + l->off, l->head))
		return;
	utf8_clean(&b, f->bytes + l->off, l->head, 1);
	out->at[0].full = out->at[0].brief = arena_text(arena, (const char *)b.data, b.len);
	buf_done(&b);
}

static struct pic_wish wish_of(const struct compare *c, bool right, uint32_t item)
{
	const struct pic_wishes *wishes = c->wishes[right];

	return wishes && item < wishes->count ? wishes->at[item] : (struct pic_wish){.tint = 0};
}

/* Whether a part of a group is hidden or blank: then its parts are shown, not their sum. */
static bool wished_inside(
	const struct compare *c, bool right, const struct pic_view *view, uint32_t item)
{
	uint32_t end = say_group_end(view, item);

	for (uint32_t i = item; i < end; i++)
		if (wish_of(c, right, i).hide || wish_of(c, right, i).blank)
			return true;
	return false;
}

/* What is hidden goes, what is blank loses its value. */
static void apply_wishes(
	const struct compare *c, bool right, const struct pic_view *view, struct saids *out)
{
	unsigned kept = 0;

	for (unsigned i = 0; i < out->count; i++) {
		struct said s = out->at[i];
		struct pic_wish wish = wish_of(c, right, s.item);

		if (wish.hide && s.kind != SAID_FAULT)
			continue;
		if (s.kind == SAID_GROUP && wished_inside(c, right, view, s.item)) {
			s.open = true;
		} else if (wish.blank) {
			s.full = s.brief = PIC_BLANK;
			s.mark = (struct pic_mark){PIC_PLAIN, NULL};
		}
		out->at[kept++] = s;
	}
	out->count = kept;
}

static struct saids lines_of(
	struct arena *arena, const struct compare *c, bool right, unsigned layer)
{
	const struct pic_view *view = right ? c->right : c->left;
	struct saids out = {0};

	if (layer == COMPARE_ALONE)
		return out;
	say_layer(arena, view, layer, MOST_ITEMS, &out);
	data_said(arena, view->frame, layer, &out);
	apply_wishes(c, right, view, &out);
	return out;
}

static const struct field *field_of(const struct pic_view *view, const struct said *s)
{
	return s && s->item < view->items->count ? view->items->at[s->item].field : NULL;
}

static const char *reason_for(
	const struct compare *c, unsigned layer, const struct field *f, bool differ)
{
	for (uint32_t i = 0; f && i < c->reason_count; i++)
		if (c->reasons[i].layer == layer && !strcmp(c->reasons[i].field, f->id))
			return c->reasons[i].text;
	if (!f || !differ)
		return NULL;
	switch (f->fill) {
	case FILL_HDRLEN:
	case FILL_TOTLEN:
	case FILL_PAYLEN:
	case FILL_SUM:
	case FILL_ITEMLEN:
	case FILL_SIZE:
	case FILL_COUNT:
	case FILL_LEFT: return _("computed");
	case FILL_USER:
	case FILL_NEXT:
	case FILL_CODE:
	case FILL_WIRE: break;
	}
	return NULL;
}

static void value_cell(struct pic *pic, struct pic_row *row, const struct compare *compare,
	bool right, const struct said *s, unsigned at, unsigned span, bool changed)
{
	const struct pic_view *view = right ? compare->right : compare->left;
	enum pic_role role = changed ? PIC_CHANGED : PIC_VALUE;
	const struct item *item = s->item < view->items->count ? &view->items->at[s->item] : NULL;
	struct buf b = BUF_INIT;
	char sign = s->mark.role == PIC_COMPUTED ? ' ' : pic_sign(s->mark.role);
	struct pic_cell *c;

	if (sign != ' ') {
		buf_byte(&b, (uint8_t)sign);
		role = s->mark.role;
	}
	buf_text(&b,
		s->kind == SAID_GROUP && !s->full[0] ? _("yes") : say_fit(s, span - (sign != ' ')));
	c = pic_add(pic, row, at, span, role, buf_string(&b));
	if (item) {
		c->index = item->layer;
		c->field = item->field;
		c->bit = item->bit;
		c->bits = item->bits;
		c->tint = wish_of(compare, right, s->item).tint;
	}
	buf_done(&b);
}

/* What stands between the values: they differ, or in a pair of layers only one side has the line.
 */
static const char *mark_of(const struct said *left, const struct said *right, bool paired)
{
	if (left && right)
		return strcmp(left->full, right->full) ? "≠" : NULL;
	return !paired ? NULL : left ? "-" : "+";
}

/* What is written to a field, on the line below it. */
static void call_row(struct pic *pic, const struct compare *c, const struct ruler *r,
	const struct said *left, const struct said *right)
{
	const char *call = left ? wish_of(c, false, left->item).call : NULL;
	unsigned at = call ? r->left : r->right;

	if (!call && right)
		call = wish_of(c, true, right->item).call;
	if (call)
		pic_add(pic, pic_add_row(pic), at, pic->columns - at, PIC_NOTE, call);
}

/* One row: a line of the left layer, of the right one, or of both. */
static void line_row(struct pic *pic, const struct compare *c, const struct ruler *r,
	const struct said *left, const struct said *right, unsigned layer)
{
	const struct said *any = left ? left : right;
	const char *mark = mark_of(left, right, r->paired);
	const char *why = NULL;
	struct pic_row *row = pic_add_row(pic);

	if (right && !wish_of(c, true, right->item).blank)
		why = reason_for(c, layer, field_of(c->right, right), left && mark);
	if (any->indent < r->left - r->label - 1)
		pic_add(pic, row, r->label + any->indent, r->left - r->label - any->indent - 1,
			PIC_LABEL, any->label);
	if (left)
		value_cell(pic, row, c, false, left, r->left, r->value, false);
	if (mark)
		pic_add(pic, row, r->left + r->value + 1u, MARK - 2, PIC_CHANGED, mark);
	if (right)
		value_cell(pic, row, c, true, right, r->right, r->value, mark != NULL);
	if (why)
		pic_add(pic, row, r->reason, pic->columns - r->reason, PIC_NOTE, why);
	call_row(pic, c, r, left, right);
}

static bool too_wide(const struct said *s, unsigned value)
{
	return s && s->kind == SAID_GROUP && (s->open || cells(s->full) > value);
}

/* Whether a line says what its group says already, the group being short enough. */
static bool hidden(const struct saids *list, unsigned i, unsigned value)
{
	if (list->at[i].kind != SAID_PART)
		return false;
	while (i > 0 && list->at[i].kind == SAID_PART)
		i--;
	return !too_wide(&list->at[i], value);
}

/* One row, or the heading of a group whose parts have rows of their own. */
static void row_or_heading(struct pic *pic, const struct compare *c, const struct ruler *r,
	const struct said *left, const struct said *right, unsigned layer)
{
	const struct said *one = left ? left : right;

	if (!too_wide(left, r->value) && !too_wide(right, r->value)) {
		line_row(pic, c, r, left, right, layer);
		return;
	}
	pic_add(pic, pic_add_row(pic), r->label + one->indent, r->left - r->label - one->indent - 1,
		PIC_LABEL, one->label);
}

/* Where in the list, from `from` on, the same field stands; the list's end if it does not. */
static unsigned find(const struct pic_view *view, const struct saids *list, unsigned from,
	const struct field *f, enum said_kind kind)
{
	while (from < list->count &&
		(field_of(view, &list->at[from]) != f || list->at[from].kind != kind))
		from++;
	return from;
}

static void lines_draw(struct pic *pic, const struct compare *c, const struct ruler *r,
	const struct saids *left, const struct saids *right, unsigned layer)
{
	unsigned k = 0;

	for (unsigned i = 0; i < left->count; i++) {
		const struct said *s = &left->at[i];
		unsigned at = find(c->right, right, k, field_of(c->left, s), s->kind);

		for (; at < right->count && k < at; k++)
			if (!hidden(right, k, r->value))
				row_or_heading(pic, c, r, NULL, &right->at[k], layer);
		if (!hidden(left, i, r->value) ||
			(at < right->count && !hidden(right, at, r->value)))
			row_or_heading(
				pic, c, r, s, at < right->count ? &right->at[at] : NULL, layer);
		if (at < right->count)
			k = at + 1;
	}
	for (; k < right->count; k++)
		if (!hidden(right, k, r->value))
			row_or_heading(pic, c, r, NULL, &right->at[k], layer);
}

/* ---- layers ---- */

static void size_cell(struct pic *pic, struct pic_row *row, const struct layer *l, unsigned at,
	unsigned to, bool there)
{
	char text[24] = "";
	struct pic_cell *c;

	if (there)
		snprintf(text, sizeof(text), _("%u B"), (unsigned)l->head);
	c = pic_add(pic, row, at, to - at, PIC_NOTE, text);
	c->edges = EDGE_TOP;
	c->layer = (uint8_t)l->proto->layer;
}

static void layer_draw(
	struct pic *pic, const struct compare *c, struct ruler *r, unsigned left, unsigned right)
{
	bool quoted = right != COMPARE_ALONE && right >= quoted_from(c->right->frame);
	const struct layer *a = &c->left->frame->layers[left % FRAME_LAYERS];
	const struct layer *b = &c->right->frame->layers[right % FRAME_LAYERS];
	const struct proto *proto = left == COMPARE_ALONE ? b->proto : a->proto;
	struct saids one = lines_of(pic->arena, c, false, left);
	struct saids two = lines_of(pic->arena, c, true, right);
	struct pic_row *row = pic_add_row(pic);
	char text[64];
	struct pic_cell *cell;

	snprintf(text, sizeof(text), "%c %s%s", pic_letter(proto->layer), proto->label,
		quoted ? _(" quoted") : "");
	row->thin = true;
	cell = pic_add(pic, row, r->label, r->left - r->label - 2, PIC_TITLE, text);
	cell->edges = EDGE_TOP;
	cell->layer = (uint8_t)proto->layer;
	size_cell(pic, row, left == COMPARE_ALONE ? b : a, r->left - 2, r->right - 2,
		left != COMPARE_ALONE);
	size_cell(pic, row, right == COMPARE_ALONE ? a : b, r->right - 2, pic->columns,
		right != COMPARE_ALONE);
	r->paired = left != COMPARE_ALONE && right != COMPARE_ALONE;
	lines_draw(pic, c, r, &one, &two, right);
}

static void widest(struct ruler *r, struct arena *arena, const struct compare *c, bool right)
{
	const struct pic_view *view = right ? c->right : c->left;

	for (unsigned i = 0; i < view->frame->count; i++) {
		struct saids list = lines_of(arena, c, right, i);
		unsigned title = cells(view->frame->layers[i].proto->label) + 9;

		if (i >= quoted_from(view->frame))
			title += 7;

		r->left = title > r->left ? title : r->left;
		for (unsigned k = 0; k < list.count; k++) {
			unsigned label = cells(list.at[k].label) + list.at[k].indent + 2;
			unsigned value = cells(list.at[k].full);

			r->left = label > r->left ? label : r->left;
			if (value > r->value && list.at[k].kind != SAID_GROUP)
				r->value = value;
		}
	}
}

static struct ruler ruler_make(struct pic *pic, const struct compare *c)
{
	struct ruler r = {.label = 1, .left = 10, .value = 12};
	unsigned rest;

	widest(&r, pic->arena, c, false);
	widest(&r, pic->arena, c, true);
	r.left = r.left < 18 ? r.left : 18;
	rest = r.left + MARK + 2 + REASON;
	rest = pic->columns > rest + 24 ? (pic->columns - rest) / 2 : 12;
	r.value = r.value < rest ? r.value : rest;
	r.right = r.left + r.value + MARK;
	r.reason = r.right + r.value + 2;
	return r;
}

void compare_draw(struct pic *pic, const struct compare *c)
{
	struct ruler r = ruler_make(pic, c);
	struct pic_row *row = pic_add_row(pic);
	uint8_t pairs[FRAME_LAYERS];
	unsigned k = 0;

	compare_pairs(c->left->frame, c->right->frame, pairs);
	pic_add(pic, row, r.left, r.value + MARK - 1, PIC_TITLE, c->left_title);
	pic_add(pic, row, r.right, pic->columns, PIC_TITLE, c->right_title);
	for (unsigned i = 0; i < c->left->frame->count; i++) {
		for (; pairs[i] != COMPARE_ALONE && k < pairs[i]; k++)
			layer_draw(pic, c, &r, COMPARE_ALONE, k);
		layer_draw(pic, c, &r, i, pairs[i]);
		if (pairs[i] != COMPARE_ALONE)
			k = pairs[i] + 1u;
	}
	for (; k < c->right->frame->count; k++)
		layer_draw(pic, c, &r, COMPARE_ALONE, k);
}
