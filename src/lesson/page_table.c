/* SPDX-License-Identifier: BSD-2-Clause */
/* Tables of a lesson's page: the kernel's sockets, the frames of the wire, the ladder of a
 * conversation. */
#include "page_int.h"

#include "base/lang.h"
#include "base/num.h"
#include "flow/state.h"
#include "flow/talks.h"
#include "picture/ladder.h"

#include <stdio.h>

static const char *cell(struct pic *pic, struct buf *text)
{
	const char *kept = arena_text(pic->arena, text->len ? (const char *)text->data : "",
		text->len);

	buf_clear(text);
	return kept;
}

/* ---- sockets ---- */

const char *page_proto_name(uint8_t proto)
{
	return proto == 6    ? "TCP"
	       : proto == 17 ? "UDP"
	       : proto == 1  ? "ICMP"
	       : proto == 58 ? "ICMPv6"
			     : "?";
}

enum { COL_HOST, COL_PROTO, COL_LOCAL, COL_REMOTE, COL_STATE, COL_QUEUES, COL_WHO, COLS };

/* Where a column begins; the ends get what a wide picture has to spare, for IPv6. */
static unsigned column(const struct pic *pic, unsigned which)
{
	static const unsigned at[COLS + 1] = {1, 9, 15, 33, 50, 62, 70, 110};
	unsigned more = pic->columns >= 90 ? 5 : 0;

	return at[which] + (which > COL_LOCAL ? more : 0) + (which > COL_REMOTE ? more : 0);
}

static void put_cell(struct pic *pic, struct pic_row *row, unsigned which, enum pic_role role,
	const char *text)
{
	unsigned at = column(pic, which);

	pic_add(pic, row, at, column(pic, which + 1) - at - 1, role, text);
}

static void socket_heads(struct pic *pic)
{
	const char *const heads[COLS] = {_("host"), _("proto"), _("local end"), _("remote end"),
		_("state"), _("queues"), _("process")};
	struct pic_row *row = pic_add_row(pic);

	for (unsigned i = 0; i < COLS; i++)
		put_cell(pic, row, i, PIC_TITLE, heads[i]);
}

static void socket_row(struct pic *pic, const struct lesson_play *play, uint32_t index, bool lit)
{
	const struct board_socket *s = &play->board.sockets[index];
	struct pic_row *row = pic_add_row(pic);
	enum pic_role role = lit ? PIC_FOCUS : PIC_VALUE;
	struct buf text = BUF_INIT;

	put_cell(pic, row, COL_HOST, role,
		s->host < play->board.host_count ? play->board.hosts[s->host].name : "");
	put_cell(pic, row, COL_PROTO, role, page_proto_name(s->proto));
	board_put_end(&text, &s->local);
	put_cell(pic, row, COL_LOCAL, role, cell(pic, &text));
	board_put_end(&text, &s->remote);
	put_cell(pic, row, COL_REMOTE, role, cell(pic, &text));
	put_cell(pic, row, COL_STATE, role, board_state_name(s->proto, s->state));
	buf_printf(&text, "%u/%u", s->receive, s->send);
	put_cell(pic, row, COL_QUEUES, role, cell(pic, &text));
	if (s->app < play->board.app_count)
		buf_printf(&text, "%s %u", play->board.apps[s->app].name,
			play->board.apps[s->app].pid);
	else
		buf_text(&text, _("kernel"));
	put_cell(pic, row, COL_WHO, role, cell(pic, &text));
	buf_done(&text);
}

void page_sockets(struct pic *pic, const struct lesson_play *play)
{
	uint32_t from = play_socket(play, play->chosen, true), to, shown = 0;

	to = play_socket(play, play->chosen, false);
	socket_heads(pic);
	for (uint32_t host = play->board.host_count; host-- > 0;) {
		for (uint32_t i = 0; i < play->board.socket_count; i++) {
			const struct board_socket *s = &play->board.sockets[i];

			if (s->gone || s->host != host)
				continue;
			socket_row(pic, play, i, i == from || i == to);
			shown++;
		}
	}
	if (!shown)
		pic_add(pic, pic_add_row(pic), 1, pic->columns - 1u, PIC_NOTE,
			_("No application has a socket."));
}

/* ---- frames ---- */

static void frame_row(struct pic *pic, const struct lesson_play *play, uint32_t index)
{
	const struct play_frame *f = &play->frames[index];
	enum pic_role role = index == play->chosen ? PIC_FOCUS : PIC_VALUE;
	struct pic_row *row = pic_add_row(pic);
	struct buf text = BUF_INIT;
	struct play_ends ends;
	struct frame frame;

	if (!play_frame(play, index, &frame))
		return;
	num_put(&text, f->number);
	pic_add(pic, row, 1, 5, PIC_OFFSET, cell(pic, &text))->right = true;
	page_put_time(&text, play, &frame);
	pic_add(pic, row, 7, 10, PIC_NOTE, cell(pic, &text))->right = true;
	if (f->talk != PLAY_NONE && play_letter(play, f->talk))
		buf_byte(&text, (uint8_t)play_letter(play, f->talk));
	pic_add(pic, row, 18, 2, PIC_TITLE, cell(pic, &text));
	if (play_ends(&frame, &ends)) {
		page_put_end(&text, play, &ends.src);
		buf_text(&text, " > ");
		page_put_end(&text, play, &ends.dst);
	}
	pic_add(pic, row, 20, 27, role, cell(pic, &text));
	page_put_frame(&text, &frame);
	pic_add(pic, row, 48, pic->columns > 48 ? pic->columns - 48u : 1, role, cell(pic, &text));
	buf_done(&text);
}

/* Around the chosen one, where there is not room for all. */
void page_frames(struct pic *pic, const struct lesson_play *play, unsigned rows)
{
	uint32_t first = PLAY_NONE, at;

	if (rows && play->chosen != PLAY_NONE) {
		first = play->chosen;
		for (unsigned i = 0; i < rows / 2 && first != PLAY_NONE; i++)
			first = play_frame_before(play, first);
	}
	at = first == PLAY_NONE ? play_frame_next(play, PLAY_NONE) : first;
	for (unsigned i = 0; at != PLAY_NONE && (!rows || i < rows); i++) {
		frame_row(pic, play, at);
		at = play_frame_next(play, at);
	}
	if (!pic->count)
		pic_add(pic, pic_add_row(pic), 1, pic->columns - 1u, PIC_NOTE,
			_("No frame has crossed the wire."));
}

/* ---- the ladder ---- */

static void ladder_names(struct pic *pic, const struct lesson_play *play,
	const struct ladder_plan *plan, const struct play_talk *talk)
{
	struct ladder_host hosts[2];
	struct buf text = BUF_INIT;

	for (unsigned i = 0; i < 2; i++) {
		struct board_end end = talk->end[i];

		end.port = 0;
		page_put_end(&text, play, &end);
		hosts[i].name = cell(pic, &text);
		if (talk->end[i].port)
			buf_printf(&text, ":%u", talk->end[i].port);
		hosts[i].port = cell(pic, &text);
	}
	ladder_heads(pic, plan, hosts);
	buf_done(&text);
}

static unsigned tcp_layer(const struct frame *frame)
{
	unsigned i = 0;

	while (i < frame->count && strcmp(frame->layers[i].proto->id, "tcp") != 0)
		i++;
	return i;
}

static void ladder_row(struct pic *pic, const struct lesson_play *play, uint32_t index,
	const struct ladder_plan *plan, struct state_pair *pair, bool first)
{
	const struct play_frame *f = &play->frames[index];
	struct buf text = BUF_INIT;
	struct ladder_line line = {.from = f->side, .to = !f->side, .state = {"", ""},
		.chosen = index == play->chosen};
	struct state_segment segment;
	struct frame frame;
	unsigned tcp;

	if (!play_frame(play, index, &frame))
		return;
	tcp = tcp_layer(&frame);
	if (tcp < frame.count && state_read(&frame, tcp, &segment)) {
		segment.len = frame.layers[tcp].pay;
		if (first)
			state_start(pair, f->side, &segment);
		state_step(pair, f->side, &segment);
		line.state[0] = state_name((enum state)pair->end[0].at);
		line.state[1] = state_name((enum state)pair->end[1].at);
	}
	num_put(&text, f->number);
	line.number = cell(pic, &text);
	page_put_time(&text, play, &frame);
	line.time = cell(pic, &text);
	page_put_frame(&text, &frame);
	line.text = cell(pic, &text);
	line.role = line.chosen ? PIC_FOCUS : PIC_VALUE;
	ladder_add(pic, plan, &line);
	buf_done(&text);
}

void page_ladder(struct pic *pic, const struct lesson_play *play, unsigned rows)
{
	struct ladder_plan plan = {.number = 4, .time = 9};
	struct state_pair pair = {{{0}}};
	uint32_t talk =
		play->chosen < play->frame_count ? play->frames[play->chosen].talk : PLAY_NONE;
	bool first = true;
	unsigned n = 2;

	if (talk == PLAY_NONE)
		return;
	ladder_lay(&plan, pic->columns, 2, play->talks[talk].proto == 6);
	ladder_names(pic, play, &plan, &play->talks[talk]);
	for (uint32_t i = play->talks[talk].first; i < play->frame_count; i++) {
		if (play->frames[i].talk != talk || !play_shows_frame(play, i))
			continue;
		if (rows && n++ >= rows)
			break;
		ladder_row(pic, play, i, &plan, &pair, first);
		first = false;
	}
}
