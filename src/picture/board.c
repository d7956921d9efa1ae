/* SPDX-License-Identifier: BSD-2-Clause */
/* The board, drawn. Both hosts have the same rows, so that a layer of one stands beside that of the
 * other: applications, sockets, doors, network, link, and below them the wire. */
#include "picture/board.h"

#include "base/lang.h"
#include "base/num.h"
#include "base/utf8.h"
#include "frame/value.h"
#include "picture/sign.h"
#include "ports_int.h"

#include <string.h>

#define BETWEEN 1 /* columns between the hosts */
/* beside the sockets: top, applications, doors, network, link, bottom, wire */
#define ROWS_BARE 7

static void draw_names(struct ports *p)
{
	struct pic_row *row = pic_add_row(p->pic);

	row->thin = true;
	for (unsigned i = 0; i < p->count; i++) {
		const struct ports_host *h = &p->hosts[i];
		struct pic_cell *c = pic_add(
			p->pic, row, h->at, h->width - 1, PIC_TITLE, ports_host_name(p, h->host));

		c->edges = EDGE_LEFT | EDGE_RIGHT | EDGE_TOP;
	}
}

/* ---- applications ---- */

/* How many applications fit beside one another when each has at least so many columns. */
static unsigned apps_that_fit(const struct ports_host *h)
{
	unsigned most = ports_inner(h) / 6;

	if (h->app_count <= most)
		return h->app_count;
	return most > 1 ? most - 1 : 0;
}

/* The `i`th of `n` that are shown: what is lit and would not be among them comes last. */
static uint32_t nth_app(const struct ports *p, const struct ports_host *h, unsigned i, unsigned n)
{
	for (unsigned k = n; i + 1 == n && k < h->app_count; k++)
		if (ports_lit_app(p, h->apps[k]))
			return h->apps[k];
	return h->apps[i];
}

static void draw_apps_of(struct ports *p, struct pic_row *row, const struct ports_host *h)
{
	unsigned n = apps_that_fit(h), at = h->at + PORTS_GUTTER, end = h->at + h->width - 1;
	unsigned tail = n < h->app_count ? 5 : 0, step = n ? (end - tail - at) / n : 0;
	bool lit = false;

	for (unsigned i = 0; i < n; i++)
		lit = lit || ports_lit_app(p, nth_app(p, h, i, n));
	ports_gutter(p, row, h, LAYER_APPLICATION, lit, false);
	for (unsigned i = 0; i < n; i++) {
		uint32_t app = nth_app(p, h, i, n);
		bool last = i + 1 == n && !tail;
		unsigned to = last ? end : at + step;
		const char *text = ports_app(p, app, to - at - 1);
		struct pic_cell *c = pic_add(p->pic, row, at, to - at,
			ports_lit_app(p, app) ? PIC_FOCUS : PIC_TITLE, text);

		c->middle = true;
		c->edges = EDGE_LEFT | (last ? EDGE_RIGHT : 0);
		c->tint = sign_tint(ports_app_letter(p, app));
		at = to;
	}
	if (tail || !n) {
		struct buf more = BUF_INIT;

		if (h->app_count)
			buf_printf(&more, " +%u", (unsigned)(h->app_count - n));
		ports_rest(p, row, h, at, PIC_NOTE,
			h->app_count ? ports_kept(p, &more) : _("no application"), false)
			->edges |= n ? EDGE_LEFT : 0;
	}
}

static void draw_apps(struct ports *p)
{
	struct pic_row *row = pic_add_row(p->pic);

	for (unsigned i = 0; i < p->count; i++)
		draw_apps_of(p, row, &p->hosts[i]);
}

/* ---- the wire ---- */

static const char *bare_wire(const struct ports *p, unsigned room)
{
	const char *word = _("wire");
	unsigned n = ports_cells(word) + 2, left = room > n ? (room - n) / 2 : 0;
	struct buf text = BUF_INIT;

	for (unsigned i = 0; i < left; i++)
		buf_text(&text, "─");
	buf_printf(&text, " %s ", word);
	for (unsigned i = left + n; i < room; i++)
		buf_text(&text, "─");
	return ports_kept(p, &text);
}

static void draw_wire(struct ports *p)
{
	struct pic_row *row = pic_add_row(p->pic);
	const struct ports_host *l = &p->hosts[0], *r = &p->hosts[p->count - 1];
	unsigned from = l->at + l->width / 2, to = r->at + r->width / 2;
	const struct board_view *v = p->view;
	struct buf text = BUF_INIT;
	struct pic_cell *c;

	if (p->count < 2)
		to = l->at + l->width - 1;
	if (!v->wire || p->count < 2) {
		c = pic_add(p->pic, row, from, to - from, PIC_NOTE,
			bare_wire(p, to - from > 1 ? to - from - 1 : 1));
	} else {
		if (v->letter)
			buf_printf(&text, "%c%s ", v->letter, sign_pattern(v->letter));
		buf_text(&text, v->wire);
		c = pic_add(p->pic, row, from, to - from, PIC_TITLE, ports_kept(p, &text));
		c->arrow = v->sender == r->host ? ARROW_LEFT : ARROW_RIGHT;
		c->tint = sign_tint(v->letter);
	}
	c->edges = EDGE_LEFT | (p->count > 1 ? EDGE_RIGHT : 0);
}

/* ---- hosts that are not shown ---- */

static uint32_t others(const struct ports *p)
{
	return p->board->host_count - p->count;
}

static bool is_shown(const struct ports *p, uint32_t host)
{
	for (unsigned i = 0; i < p->count; i++)
		if (p->hosts[i].host == host)
			return true;
	return false;
}

static const char *others_text(const struct ports *p, const char *names, uint32_t more)
{
	struct buf text = BUF_INIT;

	if (!more)
		buf_printf(&text, _("Not shown: %s"), names);
	else if (lang_one(more))
		buf_printf(&text, _("Not shown: %s and %u other host"), names, (unsigned)more);
	else
		buf_printf(&text, _("Not shown: %s and %u other hosts"), names, (unsigned)more);
	return ports_kept(p, &text);
}

/* As many by name as there is room for, but one at least. */
static void draw_others(struct ports *p)
{
	const char *text = "", *names = "";
	uint32_t more = others(p);

	for (uint32_t i = 0; i < p->board->host_count && more; i++) {
		struct buf joined = BUF_INIT;
		const char *longer; /* all of them may be shorter than some and how many more */

		if (is_shown(p, i))
			continue;
		buf_printf(&joined, "%s%s%s", names, names[0] ? ", " : "", ports_host_name(p, i));
		names = ports_kept(p, &joined);
		longer = others_text(p, names, --more);
		if (ports_cells(names) > p->pic->columns)
			break;
		if (!text[0] || ports_cells(longer) <= p->pic->columns)
			text = longer;
	}
	if (text[0])
		pic_add(p->pic, pic_add_row(p->pic), 0, p->pic->columns, PIC_NOTE, text);
}

/* ---- all of it ---- */

static void lay(struct ports *p)
{
	unsigned columns = p->pic->columns, room = columns > BETWEEN ? columns - BETWEEN : 2;
	unsigned bare = ROWS_BARE + (others(p) > 0), spare;
	unsigned most = p->view->rows > bare ? p->view->rows - bare : 1;

	p->hosts[0].at = 0;
	p->hosts[0].width = room / 2;
	p->hosts[1].at = room / 2 + BETWEEN;
	p->hosts[1].width = columns - p->hosts[1].at;
	if (!p->view->rows)
		most = UINT32_MAX;
	p->rows = 1;
	for (unsigned i = 0; i < p->count; i++) {
		struct ports_host *h = &p->hosts[i];
		uint32_t shown;

		ports_pick(p, h, most);
		shown = h->count + (h->more > 0);
		p->rows = shown > p->rows ? shown : p->rows;
	}
	spare = most - p->rows;
	p->heads = spare >= 1;
	p->rules = spare >= 4;
	for (unsigned form = 0, fit = 0; form < PORTS_FORMS && fit < p->count; form++) {
		fit = 0;
		for (unsigned i = 0; i < p->count; i++)
			fit += ports_measure(p, &p->hosts[i], form);
	}
}

void board_draw(struct pic *pic, const struct board_view *view)
{
	struct ports p = {.pic = pic, .view = view, .board = view->board, .letters = view->letters};

	if (!p.letters) {
		char *letters = arena_zero(pic->arena, view->board->socket_count + 1u);

		board_letters(view->board, letters);
		p.letters = letters;
	}
	ports_pick_hosts(&p);
	if (!p.count || pic->columns < 24) {
		pic_add(pic, pic_add_row(pic), 0, pic->columns, PIC_NOTE,
			p.count ? _("too narrow") : _("no host yet"));
		return;
	}
	lay(&p);
	draw_names(&p);
	draw_apps(&p);
	if (p.heads)
		ports_draw_heads(&p);
	ports_draw_sockets(&p);
	ports_draw_doors(&p);
	ports_draw_below(&p);
	draw_wire(&p);
	draw_others(&p);
}
