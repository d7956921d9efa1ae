/* SPDX-License-Identifier: BSD-2-Clause */
/* One picture after another: what is seen of a frame, what is wished of it, what stands around it.
 */
#include "draw_int.h"

#include "base/lang.h"
#include "base/utf8.h"
#include "picture/board.h"
#include "picture/sign.h"

#include <stdlib.h>
#include <string.h>

#define PAYLOAD_ROWS   12 /* of bytes, in a picture that is to be one page */
#define RECIPE_MOST    240 /* bytes of a recipe in a caption */
#define LADDER_COLUMNS 118
#define PORTS_COLUMNS  100

/* ---- one picture ---- */

/* The layer that --layer names, in this frame; KIND_USUAL - 2 where it has none such. */
#define NO_LAYER -9

static int layer_of(const struct drawing *d, const struct frame *frame)
{
	const char *name = d->layer;
	const struct alias *alias;
	const struct proto *proto;
	char *end;
	long n;

	if (!name)
		return KIND_USUAL;
	if (strcmp(name, "all") == 0)
		return KIND_EACH;
	n = strtol(name, &end, 10);
	if (!*end)
		return n >= 1 && n <= frame->count ? (int)n - 1 : NO_LAYER;
	proto = proto_find(name, strlen(name), &alias);
	for (unsigned i = frame->count; proto && i-- > 0;)
		if (frame->layers[i].proto == proto)
			return (int)i;
	for (unsigned i = 0; strlen(name) == 1 && i < frame->count; i++)
		if (pic_letter(frame->layers[i].proto->layer) == (name[0] & ~0x20))
			return (int)i;
	return NO_LAYER;
}

static void put_about(struct buf *out, const struct drawing *d, const struct frame *frame)
{
	if (d->source.fd >= 0)
		buf_printf(out, _("Frame %llu: "), (unsigned long long)frame->number);
	for (unsigned i = 0; i < frame->count; i++)
		buf_printf(out, "%s%s", i ? ", " : "", frame->layers[i].proto->label);
	buf_printf(out, "; ");
	buf_printf(out, _("%u bytes"), (unsigned)frame->len);
}

/* "web.pcapng, frame 4, of http": where a page's frame comes from; or (NULL) all frames. */
static void put_origin(struct buf *out, const struct drawing *d, const struct frame *frame)
{
	const char *slash = strrchr(d->source.name, '/');
	const char *name = slash && d->source.fd >= 0 ? slash + 1 : d->source.name;

	if (d->source.fd < 0 && d->mask)
		return; /* a recipe's text may name real ones */
	if (d->source.fd < 0 && strlen(name) > RECIPE_MOST) {
		utf8_clean(out, name, RECIPE_MOST, 0);
		buf_text(out, "\xe2\x80\xa6");
	} else {
		utf8_clean(out, name, strlen(name), 0);
	}
	if (d->source.fd >= 0 && frame)
		buf_printf(out, _(", frame %llu"), (unsigned long long)frame->number);
	if (d->filter && !d->mask) {
		buf_text(out, _(", filter "));
		utf8_clean(out, d->filter, strlen(d->filter), 0);
	}
}

static const char *keep(struct drawing *d, struct buf *text)
{
	const char *kept = arena_text(&d->arena, (const char *)text->data, text->len);

	buf_clear(text);
	return kept;
}

struct seen {
	struct items items;
	struct pic_marks marks;
	struct pic_view view;
	struct pic_wishes wishes;
};

/* TCP's numbers less what they began with, of the frame's own conversation. */
static void make_relative(struct seen *seen, struct arena *arena, const struct ladder_frame *line)
{
	struct items *items = &seen->items;
	struct pic_mark *marks =
		arena_zero(arena, (size_t)(items->count + 1) * sizeof(struct pic_mark));

	for (uint32_t i = 0; i < items->count; i++)
		marks[i] = pic_marked(&seen->marks, i);
	seen->marks = (struct pic_marks){marks, items->count};
	for (uint32_t i = 0; line->tcp && i < items->count; i++) {
		struct item *item = &items->at[i];
		bool seq = strcmp(item->field->id, "tcp.seq") == 0;

		if (item->layer != line->side.layer || item->bits != 32)
			continue;
		if (seq || strcmp(item->field->id, "tcp.ack") == 0) {
			item->num = (uint32_t)(item->num - line->base[!seq]);
			if (marks[i].role == PIC_PLAIN)
				marks[i].note = _("relative");
		}
	}
}

static int see(struct drawing *d, struct shot *shot, struct seen *seen, struct err *err)
{
	walk_frame(&shot->frame, &seen->items);
	seen->marks = shot->marks;
	if (!shot->marks.at && marks_make(&seen->marks, &d->arena, &d->craft, &shot->frame,
				       &seen->items, NULL, err) < 0)
		return -1;
	if (d->relative)
		make_relative(seen, &d->arena, &shot->line);
	seen->view = (struct pic_view){&shot->frame, &seen->items, &seen->marks};
	wishes_find(&d->wishes, &d->arena, &shot->frame, &seen->items, &seen->wishes);
	seen->wishes.no_payload = d->no_payload;
	seen->wishes.rows = d->kind->shortens ? PAYLOAD_ROWS : 0;
	return 0;
}

static const char *note_of(struct drawing *d, const struct frame *frame)
{
	struct buf text = BUF_INIT;
	const char *note;

	buf_printf(&text, _("frame %llu"), (unsigned long long)frame->number);
	note = keep(d, &text);
	buf_done(&text);
	return note;
}

static int put_page(struct drawing *d, const struct pic *pic, const struct frame *frame,
	uint64_t number, struct err *err)
{
	struct sheet sheet = d->sheet;
	struct buf text = BUF_INIT;
	int status;

	if (!sheet.caption && d->kind && d->kind->shortens && strcmp(d->kind->name, "page") == 0) {
		put_origin(&text, d, frame);
		sheet.caption = text.len ? keep(d, &text) : NULL;
	}
	put_about(&text, d, frame);
	sheet.about = keep(d, &text);
	put_origin(&text, d, NULL);
	sheet.name = keep(d, &text);
	status = drawn_page(&d->drawn, pic, &sheet, number, err);
	buf_done(&text);
	return status;
}

/* A frame, or two of them, as one picture. */
static int draw_one(struct drawing *d, struct shot *shot, struct shot *reply, unsigned step,
	uint64_t number, struct err *err)
{
	struct seen seen[2] = {{.items = {.at = NULL}}, {.items = {.at = NULL}}};
	struct kind_ask ask = {.view = &seen[0].view, .step = step};
	struct pic pic;
	int status = see(d, shot, &seen[0], err);

	if (status == 0 && reply) {
		status = see(d, reply, &seen[1], err);
		ask.other = &seen[1].view;
		ask.wishes = &seen[1].wishes;
		ask.note[0] = note_of(d, &shot->frame);
		ask.note[1] = note_of(d, &reply->frame);
	}
	ask.layer = layer_of(d, &shot->frame);
	if (status == 0 && d->kind->layered && ask.layer == NO_LAYER)
		status = err_set(err, _("frame %llu has no layer %s"),
			(unsigned long long)shot->frame.number, d->layer);
	if (status == 0) {
		pic_init(&pic, &d->arena, d->columns ? (uint16_t)d->columns : d->kind->columns);
		pic.wishes = &seen[0].wishes;
		d->kind->draw(&pic, &ask);
		if (!reply)
			kind_light(&pic, &seen[0].view);
		status = put_page(d, &pic, &shot->frame, number, err);
	}
	items_done(&seen[0].items);
	items_done(&seen[1].items);
	arena_clear(&d->arena);
	return status;
}

/* ---- all of them ---- */

static bool is_single(const struct drawing *d)
{
	return d->kind->layered && d->drawn.format->single && d->layer &&
	       strcmp(d->layer, "all") == 0;
}

static unsigned steps_of(const struct drawing *d, const struct shot *shot)
{
	const struct pic_view view = {&shot->frame, NULL, NULL};

	if (is_single(d))
		return kind_headers(&shot->frame) > 1 ? kind_headers(&shot->frame) : 1;
	return d->kind->steps && drawn_many(&d->drawn) && shot->frame.count
		       ? d->kind->steps(&view)
		       : 1;
}

/* How many pictures there will be; -1 where the file cannot hold them. */
int drawing_count(struct drawing *d)
{
	struct source *s = &d->source;
	size_t pages = 0;

	d->pair = d->kind && d->kind->paired && s->count == 2 && !d->drawn.numbered;
	for (size_t i = 0; i < s->count && d->kind && !d->pair; i++)
		pages += steps_of(d, &s->shots[i]);
	if (pages > 1 && !drawn_many(&d->drawn) && is_single(d))
		return cmd_usage(d->cmd, _("mermaid draws one header a file: --layer tcp, "
					   "-o NAME-%%d.mmd, or -F mermaid -o NAME.md"));
	if (pages > 1 && !drawn_many(&d->drawn))
		return cmd_usage(d->cmd,
			_("%zu pictures, and one %s: FILE:N says which, -o NAME-%%03d.%s has them "
			  "all, or a deck: pdf, html, tex"),
			pages, d->drawn.converted ? "png" : d->drawn.format->name,
			d->drawn.converted ? "png" : d->drawn.format->name);
	d->sheet.pages = pages > 1 && !d->drawn.numbered ? (unsigned)pages : 0;
	return -1;
}

static int draw_frames(struct drawing *d, struct err *err)
{
	struct source *s = &d->source;
	unsigned page = 0;
	int status;

	if (d->pair)
		return draw_one(d, &s->shots[0], &s->shots[1], 0, 1, err);
	for (size_t i = 0; i < s->count; i++) {
		unsigned steps = steps_of(d, &s->shots[i]);

		for (unsigned step = 1; step <= steps; step++) {
			bool stepped = is_single(d) || (d->kind->steps && drawn_many(&d->drawn));

			page++;
			d->sheet.page = d->sheet.pages ? page : 0;
			status = draw_one(d, &s->shots[i], NULL, stepped ? step : 0,
				stepped ? page : s->shots[i].frame.number, err);
			if (status)
				return status;
		}
	}
	return 0;
}

static int draw_ladder(struct drawing *d, struct err *err)
{
	struct source *s = &d->source;
	struct ladder_frame *lines = arena_get(&d->arena, (s->count + 1) * sizeof(*lines));
	struct pic pic;

	for (size_t i = 0; i < s->count; i++) {
		lines[i] = s->shots[i].line;
		lines[i].frame = &s->shots[i].frame;
	}
	pic_init(&pic, &d->arena, d->columns ? (uint16_t)d->columns : LADDER_COLUMNS);
	ladder_draw_frames(&pic, lines, s->count, false);
	return put_page(d, &pic, &s->shots[0].frame, 1, err);
}

/* Each conversation has a letter of its own: frames do not tell which client is one application. */
static const char *letters_of(struct drawing *d)
{
	const struct board_frames *from = &d->source.board;
	char *letters = arena_zero(&d->arena, from->board.socket_count + 1u);

	for (uint32_t i = 0; i < from->board.socket_count; i++)
		if (from->talk_of[i] != BOARD_NONE)
			letters[i] = sign_letter(from->talk_of[i]);
	return letters;
}

static int draw_ports(struct drawing *d, struct err *err)
{
	const struct board_view view = {.board = &d->source.board.board,
		.letters = letters_of(d),
		.lit = BOARD_LIT_NONE,
		.hosts = {BOARD_NONE, BOARD_NONE},
		.sender = BOARD_NONE};
	struct pic pic;

	pic_init(&pic, &d->arena, d->columns ? (uint16_t)d->columns : PORTS_COLUMNS);
	board_draw(&pic, &view);
	return put_page(d, &pic, &d->source.shots[0].frame, 1, err);
}

bool drawing_fits(const struct drawing *d)
{
	struct pic pic = {.sort = d->together == TOGETHER_LADDER ? PIC_LADDER
				  : d->kind && d->kind->layered	 ? PIC_GRID
								 : PIC_SHEET};

	return !d->drawn.format->takes || d->drawn.format->takes(&pic);
}

int drawing_draw(struct drawing *d)
{
	struct err err;
	int status = 0;

	switch (d->together) {
	case TOGETHER_LADDER: status = draw_ladder(d, &err); break;
	case TOGETHER_PORTS: status = draw_ports(d, &err); break;
	case TOGETHER_NOT:
		status = draw_frames(d, &err);
		if (status == DRAWN_AGAIN)
			status = draw_frames(d, &err);
		break;
	}
	if (status == 0)
		status = drawn_finish(&d->drawn, &err);
	return status < 0 ? cmd_fail(&err) : CMD_DONE;
}
