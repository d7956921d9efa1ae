/* SPDX-License-Identifier: BSD-2-Clause */
/* What both sides of a conversation said, in order: the capture is gone through once, and the bytes
 * are kept up to a bound. TCP's data is put into the order of its sequence numbers; what was said
 * twice stands once, what the capture misses is marked. */
#include "talk_view.h"
#include "view.h"

#include "base/lang.h"
#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

#define MOST_BYTES (16u << 20) /* of a stream that are kept */
#define MOST_LATER (1u << 20)  /* that wait for what is missing */

/* In front of bytes that wait. */
struct early {
	uint32_t seq, len, frame;
};

static void say(struct stream_view *v, const struct stream_piece *piece, const uint8_t *bytes)
{
	uint32_t n = piece->len;

	if (v->bytes.len + n > MOST_BYTES) {
		v->full = true;
		return;
	}
	if (!n)
		return;
	if (v->count == v->room) {
		v->room = v->room ? v->room * 2 : 64;
		v->pieces = mem_grow(v->pieces, v->room, sizeof(*v->pieces));
	}
	v->pieces[v->count] = *piece;
	v->pieces[v->count++].at = (uint32_t)v->bytes.len;
	buf_add(&v->bytes, bytes, n);
}

/* Bytes at a sequence number at or before the one that is awaited: those that are new. */
static void say_at(struct stream_view *v, unsigned way, const struct early *e, const uint8_t *bytes,
	bool gap)
{
	uint32_t old = v->way[way].next - e->seq;

	if (old >= e->len)
		return;
	say(v, &(struct stream_piece){e->frame, 0, e->len - old, (uint8_t)way, gap}, bytes + old);
	v->way[way].next = e->seq + e->len;
}

static bool too_early(const struct stream_view *v, unsigned way, uint32_t seq)
{
	return (int32_t)(seq - v->way[way].next) > 0;
}

/* The earliest of those that wait; false: none does. */
static bool first_later(const struct stream_view *v, unsigned way, struct early *e, size_t *at)
{
	const struct buf *later = &v->way[way].later;
	bool any = false;

	for (size_t i = 0; i + sizeof(*e) <= later->len;) {
		struct early one;

		memcpy(&one, later->data + i, sizeof(one));
		if (!any || (int32_t)(one.seq - e->seq) < 0) {
			*e = one;
			*at = i;
			any = true;
		}
		i += sizeof(one) + one.len;
	}
	return any;
}

/* Says what has waited and is due; `all`: what is missing will not come any more. */
static void say_later(struct stream_view *v, unsigned way, bool all)
{
	struct buf *later = &v->way[way].later;
	struct early e;
	size_t at;

	while (first_later(v, way, &e, &at) && (all || !too_early(v, way, e.seq))) {
		bool gap = too_early(v, way, e.seq);
		size_t size = sizeof(e) + e.len;

		if (gap)
			v->way[way].next = e.seq;
		say_at(v, way, &e, later->data + at + sizeof(e), gap);
		memmove(later->data + at, later->data + at + size, later->len - at - size);
		later->len -= size;
	}
}

static void take_tcp(struct stream_view *v, unsigned way, const struct early *e,
	const struct state_segment *s, const uint8_t *bytes)
{
	struct buf *later = &v->way[way].later;
	enum { SYN = 2, ACK = 16 };
	unsigned other = !way;

	if (!v->way[way].known || s->flags & SYN) {
		v->way[way].known = true;
		v->way[way].next = s->flags & SYN ? s->seq + 1 : s->seq;
	}
	if (e->len && !too_early(v, way, e->seq)) {
		say_at(v, way, e, bytes, false);
		say_later(v, way, false);
	} else if (e->len) {
		if (later->len + e->len + sizeof(*e) > MOST_LATER)
			say_later(v, way, true);
		buf_add(later, e, sizeof(*e));
		buf_add(later, bytes, e->len);
	}
	/* The peer has what it acknowledges: the capture alone misses it. */
	if (s->flags & ACK && v->way[other].known && v->way[other].later.len &&
		too_early(v, other, s->ack))
		say_later(v, other, true);
}

static void begin(struct stream_view *v, const struct talk_side *side)
{
	v->any = true;
	v->stream = side->stream;
	v->ends[0] = side->src;
	v->ends[1] = side->dst;
	v->count = v->line_count = v->lined = 0;
	v->full = false;
	buf_clear(&v->bytes);
	for (unsigned i = 0; i < 2; i++) {
		v->way[i].known = false;
		buf_clear(&v->way[i].later);
	}
}

static bool take(struct stream_view *v, const struct frame *whole, const struct talk_side *side,
	uint64_t at)
{
	const struct layer *l = &whole->layers[side->layer];
	struct early e = {0, 0, (uint32_t)at};
	struct state_segment s;
	unsigned way;

	if (v->any && side->stream != v->stream) {
		if (at > v->wanted)
			return false;
		v->any = false;
	}
	if (!v->any)
		begin(v, side);
	way = talk_same_end(&v->ends[0], &side->src) ? 0 : 1;
	e.len = l->off + l->head <= whole->cap ? whole->cap - l->off - l->head : 0;
	e.len = e.len < l->pay ? e.len : l->pay;
	if (side->kind != TALK_TCP) {
		say(v, &(struct stream_piece){e.frame, 0, e.len, (uint8_t)way, false},
			whole->bytes + l->off + l->head);
	} else if (state_read(whole, side->layer, &s)) {
		e.seq = s.seq + (s.flags & 2 ? 1 : 0);
		take_tcp(v, way, &e, &s, whole->bytes + l->off + l->head);
	}
	return !v->full;
}

static bool frame_is(struct going *going, const struct frame *whole, uint64_t at)
{
	struct stream_view *v = (struct stream_view *)going;
	struct talk_side sides[TALK_SIDES];
	unsigned n = talk_sides(whole, going->pass.facts, sides);

	for (unsigned i = n; i-- > 0;)
		if (talk_same(&sides[i], &v->key))
			return take(v, whole, &sides[i], at);
	return true;
}

/* ---- what is asked of it ---- */

void stream_open(struct app *app)
{
	uint64_t frame = trail_frame(app);
	struct stream_view *v;
	struct talk_side key;

	if (frame == UINT64_MAX)
		return;
	if (!talk_chosen(app, frame, &key) ||
		(key.kind != TALK_TCP && key.kind != TALK_UDP)) {
		app_notice(app, _("The frame is of no TCP or UDP conversation."));
		return;
	}
	if (!app->stream) {
		app->stream = mem_new(1, sizeof(*app->stream));
		app->stream->going.frame_is = frame_is;
	}
	v = app->stream;
	v->wanted = frame;
	v->key = key;
	v->scroll = (struct scroll){0, 0};
	begin(v, &key);
	v->any = false;
	going_start(&v->going, app->book, N_("following"));
	trail_enter(app, APP_STREAM);
}

void stream_close(struct app *app)
{
	struct stream_view *v = app->stream;

	if (!v)
		return;
	going_done(&v->going);
	for (unsigned i = 0; i < 2; i++)
		buf_done(&v->way[i].later);
	buf_done(&v->bytes);
	buf_done(&v->text);
	free(v->pieces);
	free(v->lines);
	free(v);
	app->stream = NULL;
}

uint64_t stream_frame(const struct app *app)
{
	const struct stream_view *v = app->stream;

	return v->scroll.at < v->line_count ? v->pieces[v->lines[v->scroll.at].piece].frame
					    : v->wanted;
}

static int page(const struct app *app)
{
	return view_rect(app).h - 1;
}

void stream_act(struct app *app, enum act act)
{
	struct stream_view *v = app->stream;
	uint64_t frame = stream_frame(app);

	if (act == ACT_OPEN && frame < book_total(app->book))
		frame_open(app, frame);
	else if (act == ACT_HEX)
		v->hex = !v->hex;
	else
		scroll_move(&v->scroll, act, v->line_count, page(app));
}

/* What the capture misses before a piece will not come once all of it was gone through. */
void stream_look(struct app *app)
{
	struct stream_view *v = app->stream;

	if (!v->going.job.on)
		for (unsigned i = 0; i < 2; i++)
			say_later(v, i, true);
	stream_lay(v, app->w);
	scroll_keep(&v->scroll, v->line_count, page(app));
}

/* ---- how it looks ---- */

static void draw_head(struct stream_view *v, struct screen *screen, struct rect line)
{
	static const enum pic_role roles[] = {PIC_TITLE, PIC_NOTE};
	int x = 1;

	for (unsigned i = 0; i < 2; i++) {
		buf_clear(&v->text);
		buf_printf(&v->text, "%c ", 'A' + (int)i);
		talk_put_end(&v->text, &v->ends[i]);
		x += screen_put(screen, line, x, 0, screen_look(roles[i]), buf_string(&v->text)) +
		     2;
	}
	if (v->full)
		screen_put(screen, line, x, 0, screen_look(SCREEN_ERROR), _("the first 16 MiB"));
	else if (v->going.stopped)
		screen_put(screen, line, x, 0, screen_look(SCREEN_ERROR), _("stopped"));
}

void stream_draw(const struct app *app, struct screen *screen, struct rect rect)
{
	static const char *const walls[2][2] = {{"│", "|"}, {"┊", ":"}};
	struct stream_view *v = app->stream;

	draw_head(v, screen, (struct rect){rect.x, rect.y, rect.w, 1});
	for (int i = 0; i + 1 < rect.h && v->scroll.top + (uint64_t)i < v->line_count; i++) {
		uint32_t at = (uint32_t)v->scroll.top + (uint32_t)i;
		const struct stream_line *l = &v->lines[at];
		const struct stream_piece *p = &v->pieces[l->piece];
		bool chosen = at == v->scroll.at, first = l->at == p->at;
		const struct ansi_look look = screen_look(chosen   ? SCREEN_CHOSEN
							  : p->way ? PIC_NOTE
								   : PIC_TITLE);
		const struct rect line = {rect.x, rect.y + 1 + i, rect.w, 1};
		char side[] = {chosen ? '>' : ' ', first ? (char)('A' + p->way) : ' ', 0};

		screen_fill(screen, line, look);
		screen_put(screen, line, 0, 0, look, side);
		screen_put(screen, line, 2, 0, look, walls[p->way][screen->ascii]);
		buf_clear(&v->text);
		stream_line(&v->text, v, at, screen->ascii);
		screen_text(screen, line, 4, 0, look, (const char *)v->text.data, v->text.len);
	}
	if (!v->line_count)
		screen_put(screen, rect, 1, 2, screen_look(PIC_NOTE),
			v->going.job.on ? _("Nothing yet.") : _("No data was sent."));
}
