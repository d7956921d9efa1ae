/* SPDX-License-Identifier: BSD-2-Clause */
/* Inside the picture of the board: what of a host is shown, and in which columns. */
#ifndef TRAME_PICTURE_PORTS_INT_H
#define TRAME_PICTURE_PORTS_INT_H

#include "picture/board.h"

#define PORTS_GUTTER 3	/* columns of the left wall and the layer's letter */
#define PORTS_DOORS  64 /* that are looked at on a host */

struct ports_door {
	uint8_t proto;
	uint16_t port;
	bool lit, closed; /* closed: no socket has it */
	unsigned weight;  /* the lower, the sooner it is shown */
};

/* Widths of a socket's columns; 0: it is not shown. */
struct ports_widths {
	unsigned proto, local, tag, remote, state, app, fd, queues;
	bool address;	/* the local end with its address */
	bool addresses; /* the remote end by its address, not by the host's name */
};

/* One host as it will be drawn. */
struct ports_host {
	uint32_t host;
	const uint32_t *sockets; /* indices, those that are shown, in their order; in the arena */
	uint32_t count, more;	 /* how many, and how many are not shown */
	const uint32_t *apps;	 /* indices, in the arena */
	uint32_t app_count;
	struct ports_door doors[PORTS_DOORS];
	uint32_t door_count;
	unsigned at, width; /* columns, walls included */
	struct ports_widths widths;
};

struct ports {
	struct pic *pic;
	const struct board_view *view;
	const struct board *board;
	const char *letters;
	struct ports_host hosts[2];
	unsigned count; /* hosts */
	unsigned rows;	/* of sockets */
	bool heads,
		rules; /* there is room for the names of the columns, for lines between layers */
};

/* ---- what is shown: board_pick.c ---- */

void ports_pick_hosts(struct ports *p);

/* Applications, sockets and doors of a host: at most so many sockets. */
void ports_pick(struct ports *p, struct ports_host *h, uint32_t most);
uint32_t ports_sockets(const struct ports *p, uint32_t host); /* how many there are */

bool ports_lit_socket(const struct ports *p, uint32_t socket);
bool ports_lit_app(const struct ports *p, uint32_t app);
bool ports_climbed(const struct ports *p, uint32_t host, enum board_climb step);

/* The letter of an application: that of all its sockets, or its name; 0: it has none, or many. */
char ports_app_letter(const struct ports *p, uint32_t app);

/* ---- what is said: board_say.c; all texts in the picture's arena ---- */

const char *ports_kept(const struct ports *p, struct buf *text); /* and the buf is done */
const char *ports_host_name(const struct ports *p, uint32_t host);
const char *ports_local(const struct ports *p, const struct board_socket *s, bool address);
const char *ports_remote(const struct ports *p, const struct board_socket *s, unsigned room);
const char *ports_owner(const struct ports *p, const struct board_socket *s);
const char *ports_tag(const struct ports *p, uint32_t socket);
const char *ports_proto(uint8_t proto);
const char *ports_app(const struct ports *p, uint32_t app, unsigned room);

#define PORTS_FORMS 8

/* The columns of a host's sockets in a form, 0 the richest; whether they fit. The last one is made
 * to fit. */
bool ports_measure(const struct ports *p, struct ports_host *h, unsigned form);

/* ---- pieces of rows: board_rows.c ---- */

/* The letter of the layer at the left wall; '>' where something in this row is lit. */
void ports_gutter(struct ports *p, struct pic_row *row, const struct ports_host *h,
	enum proto_layer layer, bool lit, bool line);

/* What is left of the row up to the right wall. */
struct pic_cell *ports_rest(struct ports *p, struct pic_row *row, const struct ports_host *h,
	unsigned at, enum pic_role role, const char *text, bool line);

/* The next column of a row, NULL: there is no room; `at` goes on behind it and a blank. */
struct pic_cell *ports_column(struct ports *p, struct pic_row *row, const struct ports_host *h,
	unsigned *at, unsigned width, enum pic_role role, const char *text);

unsigned ports_inner(const struct ports_host *h); /* columns between gutter and right wall */
unsigned ports_cells(const char *text);

void ports_draw_heads(struct ports *p);
void ports_draw_sockets(struct ports *p);

/* ---- board_below.c ---- */

void ports_draw_doors(struct ports *p);
void ports_draw_below(struct ports *p);

#endif
