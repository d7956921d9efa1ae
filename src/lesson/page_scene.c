/* SPDX-License-Identifier: BSD-2-Clause */
/* What a step shows: pictures of the board and of the frames, by the name of the scene. */
#include "page_int.h"

#include "base/lang.h"
#include "base/num.h"
#include "frame/value.h"
#include "out/summary.h"
#include "picture/bytes.h"
#include "picture/columns.h"
#include "picture/strip.h"

#include <stdio.h>

const char *page_scene_name(enum lesson_scene scene)
{
	static const char *const names[SCENES] = {
		[SCENE_NONE] = "",
		[SCENE_BOARD] = N_("board"),
		[SCENE_SOCKETS] = N_("sockets"),
		[SCENE_CALLS] = N_("calls"),
		[SCENE_FRAMES] = N_("frames"),
		[SCENE_LADDER] = N_("ladder"),
		[SCENE_LANE] = N_("the wire"),
		[SCENE_LANES] = N_("conversations"),
		[SCENE_STRIP] = N_("envelopes"),
		[SCENE_COLUMNS] = N_("headers"),
		[SCENE_BYTES] = N_("bytes"),
		[SCENE_BUILD] = N_("construction"),
		[SCENE_CLIMB] = N_("opening"),
		[SCENE_CONTRAST] = N_("side by side"),
	};

	return names[scene][0] ? _(names[scene]) : "";
}

/* ---- the frame ---- */

void page_frame_take(struct page_frame *f, const struct lesson_play *play)
{
	*f = (struct page_frame){.there = false};
	f->there = play_shown(play, &f->frame);
	if (!f->there)
		return;
	walk_frame(&f->frame, &f->items);
	f->view = (struct pic_view){&f->frame, &f->items, NULL};
}

void page_frame_done(struct page_frame *f)
{
	items_done(&f->items);
}

static void frame_scene(struct pic *pic, const struct lesson_play *play, enum lesson_scene scene)
{
	struct page_frame f;

	page_frame_take(&f, play);
	if (f.there && scene == SCENE_STRIP)
		strip_draw(pic, &f.frame);
	if (f.there && scene == SCENE_COLUMNS)
		columns_draw(pic, &f.view);
	if (f.there && scene == SCENE_BYTES)
		bytes_draw(pic, &f.view);
	page_frame_done(&f);
}

/* ---- words ---- */

void page_put_end(struct buf *out, const struct lesson_play *play, const struct board_end *end)
{
	uint32_t host = play_host(&play->board, end);

	if (host != BOARD_NONE)
		buf_printf(out, "%s", play->board.hosts[host].name);
	else if (end->family == 4)
		value_ipv4(out, end->ip);
	else if (end->family == 6)
		value_ipv6(out, end->ip);
	else
		value_mac(out, end->ip);
	if (end->port)
		buf_printf(out, ":%u", end->port);
}

void page_put_time(struct buf *out, const struct lesson_play *play, const struct frame *frame)
{
	int64_t since = play->frame_count ? frame->time - play->frames[0].time : 0;
	uint64_t ns = since < 0 ? 0 : (uint64_t)since;

	buf_printf(out, "%u.%06u", (unsigned)(ns / 1000000000u % 1000000u),
		(unsigned)(ns % 1000000000u / 1000u));
}

/* A segment without a message that is known: its flags and how much it carries. */
static void put_segment(struct buf *out, const struct frame *frame, unsigned layer)
{
	play_put_flags(out, play_flags(frame));
	if (frame->layers[layer].pay)
		buf_printf(out, _(", %u bytes of data"), (unsigned)frame->layers[layer].pay);
}

/* What an HTTP message carries is not asked here. */
static void without_body(struct frame *frame)
{
	for (unsigned i = 0; i + 1 < frame->count; i++)
		if (frame->layers[i].proto == &proto_http)
			frame->count = (uint8_t)(i + 1);
}

static void put_summary(struct buf *out, const struct frame *frame)
{
	struct summary summary = SUMMARY_TIMES;
	const struct track_facts facts = {.count = 0};
	struct clock clock = {.any = false};
	struct buf line = BUF_INIT;
	size_t at;

	clock_frame(&clock, frame);
	summary_line(&line, &summary, frame, &clock, &facts);
	at = summary.cut[SUMMARY_LENGTH];
	while (line.len && (line.data[line.len - 1] == '\n' || line.data[line.len - 1] == ' '))
		line.len--;
	while (at < line.len && line.data[at] == ' ')
		at++;
	if (at < line.len)
		buf_add(out, line.data + at, line.len - at);
	buf_done(&line);
}

void page_put_frame(struct buf *out, const struct frame *frame)
{
	struct frame bare = *frame;
	const struct layer *last;

	without_body(&bare);
	last = bare.count ? &bare.layers[bare.count - 1] : NULL;
	for (unsigned i = 0; last && i < bare.count; i++) {
		if (strcmp(bare.layers[i].proto->id, "tcp") != 0 ||
			(last->proto->layer == LAYER_APPLICATION && last->proto != &proto_data))
			continue;
		put_segment(out, &bare, i);
		return;
	}
	put_summary(out, &bare);
}

/* ---- all of them ---- */

void page_draw_scene(struct pic *pic, struct lesson_play *play, const struct lesson_look *look,
	enum lesson_scene scene, unsigned rows)
{
	switch (scene) {
	case SCENE_STRIP:
	case SCENE_COLUMNS:
	case SCENE_BYTES:
		frame_scene(pic, play, scene);
		break;
	case SCENE_SOCKETS:
		page_sockets(pic, play);
		break;
	case SCENE_FRAMES:
		page_frames(pic, play, rows);
		break;
	case SCENE_LADDER:
		page_ladder(pic, play, rows);
		break;
	case SCENE_BUILD:
		page_build(pic, play, look->built, rows);
		break;
	case SCENE_CLIMB:
		page_climb(pic, play, look->climbed, rows);
		break;
	case SCENE_CONTRAST:
		page_contrast(pic, play);
		break;
	case SCENE_BOARD:
		page_board(pic, play, false, 0, rows);
		break;
	case SCENE_CALLS:
		page_calls(pic, play, rows);
		break;
	case SCENE_LANE:
	case SCENE_LANES:
		page_lane(pic, play, scene == SCENE_LANES, rows);
		break;
	case SCENE_NONE:
	case SCENES:
		break;
	}
}
