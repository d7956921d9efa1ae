/* SPDX-License-Identifier: BSD-2-Clause */
/* The construction of a frame, a layer at a time: what is there so far, its sizes, the fields that
 * the newest header adds and who gave each its value. At the end the frame is built again from its
 * fields, and what came out is held against what was captured, byte for byte. */
#include "page_int.h"

#include "base/lang.h"
#include "frame/stack.h"
#include "base/utf8.h"
#include "frame/craft.h"
#include "picture/build.h"
#include "picture/say.h"
#include "picture/strip.h"

/* Who gives a field its value, where its table does not say it all. */
static const struct {
	const char *id, *who;
} givers[] = {
	{"tcp.srcport", N_("kernel's choice")},
	{"udp.srcport", N_("kernel's choice")},
	{"tcp.dstport", N_("the application's")},
	{"udp.dstport", N_("the application's")},
	{"tcp.seq", N_("counted in bytes")},
	{"tcp.ack", N_("counted in bytes")},
	{"tcp.flags", N_("from the state")},
	{"tcp.window_size_value", N_("room to receive")},
	{"ip.src", N_("its own address")},
	{"ipv6.src", N_("its own address")},
	{"ip.dst", N_("the application's")},
	{"ipv6.dst", N_("the application's")},
	{"ip.ttl", N_("a setting")},
	{"ipv6.hlim", N_("a setting")},
	{"ip.id", N_("counted")},
	{"eth.dst", N_("ARP found it")},
	{"eth.src", N_("its own card")},
	{"dns.id", N_("chosen at random")},
	{"icmp.ident", N_("the application's")},
	{"icmp.seq", N_("the application's")},
};

static const char *giver(const struct field *field, enum proto_layer layer)
{
	for (size_t i = 0; i < sizeof(givers) / sizeof(givers[0]); i++)
		if (strcmp(givers[i].id, field->id) == 0)
			return _(givers[i].who);
	switch (field->fill) {
	case FILL_USER:
	case FILL_WIRE:
		return layer == LAYER_APPLICATION ? _("the application's") : _("the kernel's");
	case FILL_NEXT:
		return _("what is inside");
	default:
		return _("computed");
	}
}

/* ---- the fields of the newest header ---- */

static void field_cells(struct pic *pic, struct pic_row *row, unsigned at, unsigned span,
	const struct page_frame *f, const struct item *it)
{
	const struct proto *proto = f->frame.layers[it->layer].proto;
	struct buf text = BUF_INIT;
	struct pic_cell *c;
	unsigned wide;

	c = pic_add(pic, row, at, 8, PIC_LABEL, it->field->label);
	pic_belong(c, proto, it->layer, false);
	say_field(&text, &f->frame, it);
	wide = (unsigned)utf8_cells((const char *)text.data, text.len) + 1;
	wide = wide < 12 ? 12 : wide > span - 8 ? span - 8 : wide;
	c = pic_add(pic, row, at + 8, wide, PIC_VALUE, buf_string(&text));
	c->field = it->field;
	c->bit = it->bit;
	c->bits = it->bits;
	if (span > 8 + wide)
		pic_add(pic, row, at + 8 + wide, span - 8 - wide, PIC_NOTE,
			giver(it->field, proto->layer));
	buf_done(&text);
}

static bool is_shown(const struct item *it, unsigned layer)
{
	return it->layer == layer && it->parent == ITEM_TOP && it->bits &&
	       it->field->kind != FIELD_LIST;
}

/* Two beside each other, where there is room. */
static void put_fields(struct pic *pic, const struct page_frame *f, unsigned layer)
{
	unsigned wide = pic->columns >= 78 ? (pic->columns - 2u) / 2 : 0, nth = 0, half = 0, rows;
	uint32_t shown[64];

	for (uint32_t i = 0; i < f->items.count && nth < 64; i++)
		if (is_shown(&f->items.at[i], layer))
			shown[nth++] = i;
	rows = wide ? (nth + 1) / 2 : nth;
	for (; half < rows; half++) {
		struct pic_row *row = pic_add_row(pic);

		field_cells(pic, row, 1, wide ? wide - 1 : pic->columns - 2u, f,
			&f->items.at[shown[half]]);
		if (wide && half + rows < nth)
			field_cells(pic, row, 1 + wide, wide - 1, f,
				&f->items.at[shown[half + rows]]);
	}
}

/* ---- built and captured ---- */

/* The frame from its fields alone; false where they cannot be had. */
static bool build_again(struct pic *pic, const struct frame *frame, struct buf *out)
{
	struct err err;
	struct craft *craft = craft_new(&err);
	const uint8_t *bytes;
	struct stack stack;
	bool done = false;
	size_t n;

	stack_init(&stack, pic->arena);
	if (craft && stack_lift(&stack, frame, &err) == 0 &&
		craft_build(craft, &stack, &bytes, &n, &err) == 0) {
		buf_add(out, bytes, n);
		done = true;
	}
	craft_free(craft);
	return done;
}

static void put_verdict(struct pic *pic, const struct lesson_play *play, const struct frame *frame)
{
	struct buf built = BUF_INIT, text = BUF_INIT;
	size_t same = 0;

	if (!build_again(pic, frame, &built)) {
		buf_text(&text, _("This frame cannot be built again."));
	} else {
		same = frame_same(frame, built.data, built.len);
		if (same == built.len && same == frame->cap && frame->number)
			buf_printf(&text,
				_("Built from its fields: %u bytes. Captured on the wire: %u "
				  "bytes. "
				  "They are the same, byte for byte."),
				(unsigned)built.len, (unsigned)frame->cap);
		else if (same == built.len && same == frame->cap)
			buf_printf(
				&text, _("Built from its fields: %u bytes."), (unsigned)built.len);
		else
			buf_printf(&text, _("Built and captured differ from byte %u on."),
				(unsigned)same);
	}
	page_wrap(pic, play, 1, PIC_TITLE, buf_string(&text));
	buf_done(&built);
	buf_done(&text);
}

/* ---- the scene ---- */

unsigned page_build_steps(const struct lesson_play *play)
{
	struct frame frame;

	return play_shown(play, &frame) ? frame.count : 0;
}

/* The rows of what is not there yet: the page needs them. */
static void drop_blank(struct pic *pic, uint32_t first)
{
	while (pic->count > first + 1) {
		const struct pic_row *row = &pic->rows[pic->count - 1];

		for (unsigned i = 0; i < row->count; i++)
			if (row->cells[i].edges || row->cells[i].text[0])
				return;
		pic->count--;
	}
}

static void put_step(struct pic *pic, const struct lesson_play *play, const struct page_frame *f,
	unsigned step)
{
	unsigned layer = build_layer(&f->frame, step);
	uint32_t row = pic->count;
	struct buf text = BUF_INIT;

	strip_draw(pic, &f->frame);
	build_cut_strip(pic, row, layer);
	drop_blank(pic, row);
	build_put_sizes(&text, &f->frame, step);
	page_wrap(pic, play, 1, PIC_TITLE, buf_string(&text));
	buf_done(&text);
	put_fields(pic, f, layer);
}

void page_build(struct pic *pic, const struct lesson_play *play, unsigned built, unsigned rows)
{
	struct page_frame f;
	unsigned steps;

	page_frame_take(&f, play);
	steps = f.there ? f.frame.count : 0;
	if (!rows) {
		for (unsigned i = 0; i < steps; i++) {
			if (i)
				pic_add_gap(pic);
			put_step(pic, play, &f, i);
		}
	} else if (steps) {
		put_step(pic, play, &f, built < steps ? built : steps - 1);
	}
	if (steps && (!rows || built >= steps))
		put_verdict(pic, play, &f.frame);
	page_frame_done(&f);
}
