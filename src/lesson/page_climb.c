/* SPDX-License-Identifier: BSD-2-Clause */
/* A frame climbs at its receiver: each header says to whom what is inside goes, up to a socket and
 * the application that has it. Drawn as the layers lie: the wire at the bottom. */
#include "page_int.h"

#include "base/lang.h"
#include "frame/value.h"

#define CLIMB_MOST  (FRAME_LAYERS + 3)
#define BOARD_LEAST 11 /* rows in which a board can be understood */
#define BOARD_BARE  7  /* of them beside the sockets */

/* One decision: what was read, and to whom that leads. */
struct climb_line {
	enum proto_layer layer;
	const char *title, *read, *leads;
	bool none; /* it ends here */
};

struct climb {
	struct climb_line at[CLIMB_MOST];
	unsigned count;
};

static void add(struct climb *climb, struct climb_line line)
{
	if (climb->count < CLIMB_MOST)
		climb->at[climb->count++] = line;
}

static const char *keep(struct arena *arena, struct buf *text)
{
	const char *kept = arena_text(arena, text->len ? (const char *)text->data : "", text->len);

	buf_clear(text);
	return kept;
}

/* ---- decisions ---- */

/* What in a header says which protocol is inside. */
static const struct item *next_item(const struct page_frame *f, unsigned layer)
{
	for (uint32_t i = 0; i < f->items.count; i++) {
		const struct item *it = &f->items.at[i];

		if (it->layer == layer && it->parent == ITEM_TOP && it->field->fill == FILL_NEXT)
			return it;
	}
	return NULL;
}

/* "eth.type = 0x0800" */
static const char *read_of(struct arena *arena, const struct page_frame *f, const struct item *it)
{
	struct buf text = BUF_INIT;
	const char *kept;

	if (!it)
		return "";
	buf_printf(&text, "%s = ", it->field->id);
	value_show(&text, &f->frame, it);
	kept = keep(arena, &text);
	buf_done(&text);
	return kept;
}

static void add_header(struct climb *climb, struct arena *arena, const struct page_frame *f,
	unsigned layer)
{
	const struct layer *l = &f->frame.layers[layer];
	struct buf text = BUF_INIT;

	if (layer + 1u < f->frame.count)
		buf_printf(&text, _("%s takes it"), f->frame.layers[layer + 1].proto->label);
	add(climb, (struct climb_line){l->proto->layer, l->proto->label,
		read_of(arena, f, next_item(f, layer)), keep(arena, &text), false});
	buf_done(&text);
}

/* How many sockets of the host have the port. */
static unsigned behind_door(const struct lesson_play *play, const struct play_ends *ends)
{
	uint32_t host = play_host(&play->board, &ends->dst);
	unsigned n = 0;

	for (uint32_t i = 0; i < play->board.socket_count; i++) {
		const struct board_socket *s = &play->board.sockets[i];

		n += !s->gone && s->host == host && s->proto == ends->proto &&
		     s->local.port == ends->dst.port;
	}
	return n;
}

static void add_port(struct climb *climb, struct arena *arena, const struct lesson_play *play,
	const struct page_frame *f, const struct play_ends *ends, unsigned layer)
{
	const struct proto *proto = f->frame.layers[layer].proto;
	struct climb_line line = {.layer = LAYER_TRANSPORT, .title = proto->label};
	unsigned n = behind_door(play, ends);
	struct buf text = BUF_INIT;

	buf_printf(&text, "%s.dstport = %u", proto->id, ends->dst.port);
	line.read = keep(arena, &text);
	if (lang_one(n) && n)
		buf_text(&text, _("1 socket has this port"));
	else
		buf_printf(&text, _("%u sockets have this port"), n);
	line.leads = keep(arena, &text);
	line.none = n == 0;
	add(climb, line);
	buf_done(&text);
}

/* The kernel looks its sockets up: for the connection's own, else for the one that listens. */
static void add_socket(struct climb *climb, struct arena *arena, const struct lesson_play *play,
	const struct page_frame *f, unsigned layer)
{
	uint32_t index = play_socket(play, play->chosen, false);
	const struct board_socket *s;
	struct climb_line line = {.layer = LAYER_TRANSPORT, .title = _("socket")};
	struct buf text = BUF_INIT;
	struct play_ends ends;

	if (!play_ends(&f->frame, &ends))
		return;
	add_port(climb, arena, play, f, &ends, layer);
	if (index == BOARD_NONE)
		return;
	s = &play->board.sockets[index];
	buf_text(&text, _("from "));
	board_put_end(&text, &ends.src);
	line.read = keep(arena, &text);
	buf_printf(&text, "%s, ", board_state_name(s->proto, s->state));
	if (s->remote.port)
		buf_text(&text, _("all four fit"));
	else
		buf_text(&text, _("from anybody"));
	line.leads = keep(arena, &text);
	add(climb, line);
	if (s->app < play->board.app_count) {
		const struct board_app *app = &play->board.apps[s->app];

		buf_printf(&text, _("pid %u, fd %d"), app->pid, s->fd);
		line = (struct climb_line){LAYER_APPLICATION, arena_text(arena, app->name,
			strlen(app->name)), keep(arena, &text), _("reads the data"), false};
		if (!f->frame.layers[layer].pay)
			line.leads = _("sees nothing: no data");
		add(climb, line);
	}
	buf_done(&text);
}

static void decide(struct climb *climb, struct arena *arena, const struct lesson_play *play,
	const struct page_frame *f)
{
	climb->count = 0;
	for (unsigned i = 0; i < f->frame.count; i++) {
		const struct proto *p = f->frame.layers[i].proto;

		if (p->next == NEXT_PORTS) {
			add_socket(climb, arena, play, f, i);
			return;
		}
		add_header(climb, arena, f, i);
		if (p->layer > LAYER_NETWORK || !strncmp(p->id, "icmp", 4) || !strcmp(p->id, "arp"))
			return;
	}
}

/* ---- the scene ---- */

unsigned page_climb_steps(const struct lesson_play *play)
{
	struct arena arena = ARENA_INIT;
	struct page_frame f;
	struct climb climb = {.count = 0};

	page_frame_take(&f, play);
	if (f.there)
		decide(&climb, &arena, play, &f);
	page_frame_done(&f);
	arena_done(&arena);
	return climb.count;
}

static void climb_row(struct pic *pic, const struct climb_line *line, bool lit, bool newest)
{
	struct pic_row *row = pic_add_row(pic);
	const char letter[2] = {pic_letter(line->layer), '\0'};
	unsigned read = 14, leads = 47,
		 wide = pic->columns > leads + 2 ? pic->columns - leads - 1 : 1;
	enum pic_role role = !lit ? PIC_ABSENT : newest ? PIC_FOCUS : PIC_VALUE;
	struct pic_cell *c;

	c = pic_add(pic, row, 1, 2, PIC_TITLE, letter);
	c->layer = (uint8_t)line->layer;
	pic_add(pic, row, 3, read - 3, lit ? PIC_TITLE : PIC_ABSENT, line->title);
	pic_add(pic, row, read, leads - read, role, lit ? line->read : "");
	pic_add(pic, row, leads, wide, line->none && lit ? PIC_FAULT : role,
		lit ? line->leads : "");
}

static void decisions(struct pic *pic, const struct climb *climb, unsigned climbed)
{
	for (unsigned i = climb->count; i-- > 0;)
		climb_row(pic, &climb->at[i], i < climbed, i + 1 == climbed);
}

/* How many sockets the host with the most of them has. */
static unsigned most_sockets(const struct board *board)
{
	unsigned most = 0;

	for (uint32_t host = 0; host < board->host_count; host++) {
		unsigned n = 0;

		for (uint32_t i = 0; i < board->socket_count; i++)
			n += !board->sockets[i].gone && board->sockets[i].host == host;
		most = n > most ? n : most;
	}
	return most;
}

/* The decisions, and the board that they are lit on; the latter where there is not room for both,
 * with the newest decision alone; and at the end without it, before a socket is hidden. */
void page_climb(struct pic *pic, const struct lesson_play *play, unsigned climbed, unsigned rows)
{
	struct page_frame f;
	struct climb climb = {.count = 0};

	page_frame_take(&f, play);
	if (f.there)
		decide(&climb, pic->arena, play, &f);
	if (climbed > climb.count)
		climbed = climb.count;
	if (rows && rows < BOARD_LEAST + climb.count) {
		if (climbed && (climbed < climb.count ||
				       rows > BOARD_BARE + most_sockets(&play->board)))
			climb_row(pic, &climb.at[climbed - 1], true, true);
	} else {
		decisions(pic, &climb, climbed);
	}
	if (!rows || rows > pic->count)
		page_board(pic, play, true, climbed, rows ? rows - pic->count : 0);
	page_frame_done(&f);
}
