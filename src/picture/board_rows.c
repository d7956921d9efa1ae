/* SPDX-License-Identifier: BSD-2-Clause */
/* The sockets of the board: a row each, its columns the same for all of a host. */
#include "base/lang.h"
#include "base/num.h"
#include "base/utf8.h"
#include "picture/sign.h"
#include "ports_int.h"

#include <string.h>

void ports_gutter(struct ports *p, struct pic_row *row, const struct ports_host *h,
	enum proto_layer layer, bool lit, bool line)
{
	char text[2] = {lit ? '>' : pic_letter(layer), '\0'};
	struct pic_cell *c =
		pic_add(p->pic, row, h->at, PORTS_GUTTER - 1, lit ? PIC_FOCUS : PIC_TITLE, text);

	c->edges = EDGE_LEFT | (line ? EDGE_TOP : 0);
	c->layer = (uint8_t)layer;
	c = pic_add(p->pic, row, h->at + PORTS_GUTTER - 1, 1, PIC_PLAIN, NULL);
	c->edges = line ? EDGE_TOP : 0;
}

struct pic_cell *ports_rest(struct ports *p, struct pic_row *row, const struct ports_host *h,
	unsigned at, enum pic_role role, const char *text, bool line)
{
	unsigned end = h->at + h->width - 1;
	struct pic_cell *c = pic_add(p->pic, row, at, end > at ? end - at : 1, role, text);

	c->edges = EDGE_RIGHT | (line ? EDGE_TOP : 0);
	return c;
}

unsigned ports_inner(const struct ports_host *h)
{
	return h->width > PORTS_GUTTER + 1 ? h->width - PORTS_GUTTER - 1 : 1;
}

unsigned ports_cells(const char *text)
{
	return (unsigned)utf8_cells(text, strlen(text));
}

struct pic_cell *ports_column(struct ports *p, struct pic_row *row, const struct ports_host *h,
	unsigned *at, unsigned width, enum pic_role role, const char *text)
{
	unsigned end = h->at + h->width - 1, nth = row->count;

	if (!width || *at >= end)
		return NULL;
	width = width < end - *at ? width : end - *at;
	pic_add(p->pic, row, *at, width, role, text);
	*at += width;
	if (*at < end) {
		pic_add(p->pic, row, *at, 1, role == PIC_FOCUS ? role : PIC_PLAIN, " ");
		++*at;
	}
	return nth < row->count ? &row->cells[nth] : NULL; /* the cells may have moved */
}

/* The right wall, and a line above all of the host's cells. */
static void close_row(struct ports *p, struct pic_row *row, const struct ports_host *h, unsigned at,
	unsigned end, unsigned first, bool line)
{
	if (at < end)
		ports_rest(p, row, h, at, PIC_PLAIN, NULL, line);
	else
		row->cells[row->count - 1].edges |= EDGE_RIGHT;
	for (unsigned i = first; line && i < row->count; i++)
		row->cells[i].edges |= EDGE_TOP;
}

static void heads_of(struct ports *p, struct pic_row *row, const struct ports_host *h)
{
	const struct ports_widths *w = &h->widths;
	unsigned at = h->at + PORTS_GUTTER, end = h->at + h->width - 1, first = row->count;
	const struct {
		unsigned width;
		const char *text;
		bool right;
	} heads[] = {{w->proto, " ", false},
		{w->local, w->address ? _("local") : _("port"), !w->address}, {w->tag, " ", false},
		{w->remote, _("remote"), false}, {w->state, _("state"), false},
		{w->app, _("app"), false}, {w->fd, "fd", true}, {w->queues, _("queues"), true}};

	ports_gutter(p, row, h, LAYER_TRANSPORT, false, false);
	for (unsigned k = 0; k < sizeof(heads) / sizeof(heads[0]); k++) {
		struct pic_cell *c =
			ports_column(p, row, h, &at, heads[k].width, PIC_LABEL, heads[k].text);

		if (c)
			c->right = heads[k].right;
	}
	close_row(p, row, h, at, end, first, p->rules);
}

void ports_draw_heads(struct ports *p)
{
	struct pic_row *row = pic_add_row(p->pic);

	for (unsigned i = 0; i < p->count; i++)
		heads_of(p, row, &p->hosts[i]);
}

static const char *queues(const struct ports *p, const struct board_socket *s)
{
	struct buf text = BUF_INIT;

	num_put(&text, s->receive);
	buf_byte(&text, '/');
	num_put(&text, s->send);
	return ports_kept(p, &text);
}

/* Whose the socket is, where its letter does not say it. */
static const char *owner_too(const struct ports *p, uint32_t socket)
{
	const char *name = ports_owner(p, &p->board->sockets[socket]);

	return name[0] == p->letters[socket] && !name[1] ? "" : name;
}

/* Sign and partner; of a socket that has none, whose it is. */
static void draw_partner(struct ports *p, struct pic_row *row, const struct ports_host *h,
	unsigned *at, uint32_t socket, enum pic_role role)
{
	const struct ports_widths *w = &h->widths;
	const struct board_socket *s = &p->board->sockets[socket];
	const char *text;
	struct pic_cell *c;

	if (!s->remote.port && !w->app && !p->letters[socket]) {
		ports_column(p, row, h, at, w->tag + 1 + w->remote, role, ports_owner(p, s));
		return;
	}
	c = ports_column(p, row, h, at, w->tag, role, ports_tag(p, socket));
	if (c)
		c->tint = sign_tint(p->letters[socket]);
	text = s->remote.port ? ports_remote(p, s, w->addresses ? 0 : w->remote)
	       : w->app	      ? "*"
			      : owner_too(p, socket);
	ports_column(p, row, h, at, w->remote, role, text);
}

static void draw_socket(struct ports *p, struct pic_row *row, const struct ports_host *h,
	uint32_t socket, bool line)
{
	const struct ports_widths *w = &h->widths;
	const struct board_socket *s = &p->board->sockets[socket];
	bool lit = ports_lit_socket(p, socket);
	enum pic_role role = lit ? PIC_FOCUS : PIC_VALUE;
	unsigned at = h->at + PORTS_GUTTER, end = h->at + h->width - 1, first = row->count;
	char fd[16] = "";
	struct pic_cell *c;

	ports_gutter(p, row, h, LAYER_TRANSPORT, lit, line);
	ports_column(p, row, h, &at, w->proto, role, ports_proto(s->proto));
	c = ports_column(p, row, h, &at, w->local, role, ports_local(p, s, w->address));
	if (c)
		c->right = !w->address;
	draw_partner(p, row, h, &at, socket, role);
	ports_column(p, row, h, &at, w->state, role,
		s->gone ? _("closed") : board_state_name(s->proto, s->state));
	ports_column(p, row, h, &at, w->app, role, ports_owner(p, s));
	if (s->fd >= 0)
		fd[num_write(fd, (uint64_t)s->fd)] = '\0';
	c = ports_column(p, row, h, &at, w->fd, role, fd);
	if (c)
		c->right = true;
	c = ports_column(p, row, h, &at, w->queues, role, queues(p, s));
	if (c)
		c->right = true;
	close_row(p, row, h, at, end, first, line);
}

void ports_draw_sockets(struct ports *p)
{
	for (uint32_t k = 0; k < p->rows; k++) {
		struct pic_row *row = pic_add_row(p->pic);
		bool line = p->rules && !p->heads && !k;

		for (unsigned i = 0; i < p->count; i++) {
			const struct ports_host *h = &p->hosts[i];
			struct buf text = BUF_INIT;

			if (k < h->count) {
				draw_socket(p, row, h, h->sockets[k], line);
				continue;
			}
			ports_gutter(p, row, h, LAYER_TRANSPORT, false, line);
			if (k == h->count && h->more)
				buf_printf(&text,
					lang_one(h->more) ? _("and %u more socket")
							  : _("and %u more sockets"),
					(unsigned)h->more);
			else if (!k && !h->more)
				buf_text(&text, _("no socket"));
			ports_rest(p, row, h, h->at + PORTS_GUTTER, PIC_NOTE, ports_kept(p, &text),
				line);
		}
	}
}
