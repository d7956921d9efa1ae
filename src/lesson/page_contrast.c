/* SPDX-License-Identifier: BSD-2-Clause */
/* Conversations side by side: what is the same in all of them, and what tells them apart. */
#include "page_int.h"

#include "base/lang.h"
#include "base/num.h"

#include <string.h>

enum { COL_PROTO, COL_CLIENT, COL_CLIENT_PORT, COL_SERVER, COL_SERVER_PORT, COLS };

static const unsigned col_at[COLS + 1] = {4, 10, 28, 37, 55, 64};

struct contrast {
	struct pic *pic;
	const struct lesson_play *play;
	const struct play_talk *first;
	unsigned count;
	bool differs[COLS];
};

/* Of applications that hold conversations: not of one that only tries a port. */
static bool is_shown(const struct lesson_play *play, uint32_t talk)
{
	uint32_t app = play_client(play, talk);

	return app != BOARD_NONE && play_shows_frame(play, play->talks[talk].first) &&
	       strcmp(play->board.apps[app].name, "probe") != 0;
}

static bool same_ip(const struct board_end *a, const struct board_end *b)
{
	return a->family == b->family && !memcmp(a->ip, b->ip, sizeof(a->ip));
}

static void compare(struct contrast *c, const struct play_talk *t)
{
	const struct play_talk *f = c->first;

	c->count++;
	if (!f) {
		c->first = t;
		return;
	}
	c->differs[COL_PROTO] |= f->proto != t->proto;
	c->differs[COL_CLIENT] |= !same_ip(&f->end[0], &t->end[0]);
	c->differs[COL_CLIENT_PORT] |= f->end[0].port != t->end[0].port;
	c->differs[COL_SERVER] |= !same_ip(&f->end[1], &t->end[1]);
	c->differs[COL_SERVER_PORT] |= f->end[1].port != t->end[1].port;
}

static void put(struct contrast *c, struct pic_row *row, unsigned col, struct buf *text)
{
	pic_add(c->pic, row, col_at[col], col_at[col + 1] - col_at[col] - 1,
		c->differs[col] ? PIC_CHANGED : PIC_VALUE, buf_string(text));
	buf_clear(text);
}

static void put_talk(struct contrast *c, uint32_t talk)
{
	const struct play_talk *t = &c->play->talks[talk];
	const struct board_app *app = &c->play->board.apps[play_client(c->play, talk)];
	struct pic_row *row = pic_add_row(c->pic);
	char letter[2] = {play_letter(c->play, talk), '\0'};
	struct buf text = BUF_INIT;

	pic_add(c->pic, row, 1, 2, PIC_TITLE, letter);
	buf_text(&text, page_proto_name(t->proto));
	put(c, row, COL_PROTO, &text);
	for (unsigned e = 0; e < 2; e++) {
		struct board_end end = t->end[e];

		end.port = 0;
		page_put_end(&text, c->play, &end);
		put(c, row, e ? COL_SERVER : COL_CLIENT, &text);
		num_put(&text, t->end[e].port);
		put(c, row, e ? COL_SERVER_PORT : COL_CLIENT_PORT, &text);
	}
	buf_printf(&text, "%s %u", app->name, app->pid);
	pic_add(c->pic, row, col_at[COLS], 40, PIC_VALUE, buf_string(&text));
	buf_done(&text);
}

/* Below each column: alike in all of them, or not. */
static void put_verdict(struct contrast *c)
{
	struct pic_row *row = pic_add_row(c->pic);

	for (unsigned i = 0; i < COLS; i++)
		pic_add(c->pic, row, col_at[i], col_at[i + 1] - col_at[i] - 1,
			c->differs[i] ? PIC_CHANGED : PIC_NOTE, c->differs[i] ? "<>" : "=");
}

void page_contrast(struct pic *pic, const struct lesson_play *play)
{
	const char *const heads[COLS + 1] = {_("proto"), _("client's address"), _("port"),
		_("server's address"), _("port"), _("application")};
	struct contrast c = {.pic = pic, .play = play};
	struct pic_row *row = pic_add_row(pic);

	for (unsigned i = 0; i <= COLS; i++)
		pic_add(pic, row, col_at[i], i < COLS ? col_at[i + 1] - col_at[i] - 1 : 40,
			PIC_TITLE, heads[i]);
	for (uint32_t i = 0; i < play->talk_count; i++)
		if (is_shown(play, i))
			compare(&c, &play->talks[i]);
	for (uint32_t i = 0; i < play->talk_count; i++)
		if (is_shown(play, i))
			put_talk(&c, i);
	if (c.count > 1)
		put_verdict(&c);
}
