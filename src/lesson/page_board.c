/* SPDX-License-Identifier: BSD-2-Clause */
/* The board of a lesson's page, and what is lit on it: the socket pair of the chosen frame, or the
 * way of that frame up at its receiver. */
#include "page_int.h"

#include "base/lang.h"
#include "frame/walk.h"
#include "picture/board.h"

#include <ctype.h>
#include <string.h>

/* Of each socket its conversation's letter, or its client's before there is a conversation. */
static const char *letters(struct arena *arena, const struct lesson_play *play)
{
	const struct board *board = &play->board;
	char *out = arena_zero(arena, board->socket_count + 1u);

	for (uint32_t i = 0; i < play->talk_count; i++) {
		const struct play_talk *t = &play->talks[i];
		char letter = 0;

		if (!play_shows_frame(play, t->first))
			continue;
		for (unsigned side = 0; side < 2; side++) {
			uint32_t socket = play_talk_socket(play, i, side);

			if (socket == BOARD_NONE)
				continue;
			letter = letter ? letter : play_letter(play, i);
			out[socket] = letter;
		}
	}
	for (uint32_t i = 0; i < board->socket_count; i++) {
		uint32_t app = board->sockets[i].app;
		const char *name = app < board->app_count ? board->apps[app].name : "";

		if (!out[i] && isupper((unsigned char)name[0]) && !name[1])
			out[i] = name[0];
	}
	return out;
}

/* Where a frame arrives: by its addresses, or, where it goes to all, the other host. */
static uint32_t receiver(const struct lesson_play *play, const struct play_ends *ends)
{
	uint32_t host = play_host(&play->board, &ends->dst), from;

	if (host != BOARD_NONE)
		return host;
	from = play_host(&play->board, &ends->src);
	return from == 0 && play->board.host_count > 1 ? 1 : from == 1 ? 0 : BOARD_NONE;
}

static void light(struct board_view *view, const struct lesson_play *play,
	const struct frame *frame, bool climbs, unsigned climbed)
{
	struct play_ends ends;
	uint64_t value;

	if (!play_ends(frame, &ends))
		return;
	view->lit.socket = play_socket(play, play->chosen, false);
	view->lit.from = play_socket(play, play->chosen, true);
	view->sender = play_host(&play->board, &ends.src);
	view->letter = play_letter(play, play->frames[play->chosen].talk);
	if (!climbs)
		return;
	view->lit.host = receiver(play, &ends);
	view->lit.climbed = climbed < CLIMB_APP ? climbed : CLIMB_APP;
	view->lit.to = ends.dst;
	view->lit.proto = ends.proto;
	if (frame->count && walk_find(frame, 0, "eth.type", &value))
		view->lit.type = (uint16_t)value;
}

void page_board(struct pic *pic, const struct lesson_play *play, bool climbs, unsigned climbed,
	unsigned rows)
{
	struct board_view view = {.board = &play->board, .lit = BOARD_LIT_NONE,
		.hosts = {0, 1}, .sender = BOARD_NONE, .rows = rows};
	struct buf words = BUF_INIT;
	struct frame frame;

	if (play->board.host_count < 2)
		view.hosts[0] = view.hosts[1] = BOARD_NONE;
	view.letters = letters(pic->arena, play);
	if (play->chosen != PLAY_NONE && play_frame(play, play->chosen, &frame)) {
		page_put_frame(&words, &frame);
		view.wire = arena_text(pic->arena, buf_string(&words), words.len);
		light(&view, play, &frame, climbs, climbed);
	}
	if (play->board.host_count)
		board_draw(pic, &view);
	buf_done(&words);
}
