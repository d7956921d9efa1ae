/* SPDX-License-Identifier: BSD-2-Clause */
/* The picture "ports", the board of multiplexing: hosts side by side; in each, from the top, the
 * applications, the sockets, the ports as doors, network and link; the wire between them. */
#ifndef TRAME_PICTURE_BOARD_H
#define TRAME_PICTURE_BOARD_H

#include "flow/board.h"
#include "picture/pic.h"

/* What a host decides, from the wire up, as a frame arrives. */
enum board_climb {
	CLIMB_WIRE,   /* nothing yet */
	CLIMB_TYPE,   /* EtherType: which network protocol */
	CLIMB_PROTO,  /* protocol: which transport protocol */
	CLIMB_PORT,   /* which door */
	CLIMB_SOCKET, /* which of the sockets behind it */
	CLIMB_APP,    /* whose socket it is */
	CLIMB_STEPS,
};

/* What is lit: on the way of one frame, or a socket and its partner. */
struct board_lit {
	uint32_t host;	     /* where it arrives, or BOARD_NONE */
	unsigned climbed;    /* enum board_climb: all decisions up to this one are lit */
	uint16_t type;	     /* EtherType */
	uint8_t proto;	     /* of IP */
	struct board_end to; /* where it goes: the address and the port there */
	uint32_t socket;     /* index: whose it is there, or BOARD_NONE: nobody has the port */
	uint32_t from;	     /* index: the socket that sent it, or BOARD_NONE */
	uint32_t app;	     /* index of an application that is lit all the same, or BOARD_NONE */
};

#define BOARD_LIT_NONE                                                                             \
	{                                                                                          \
		.host = BOARD_NONE, .socket = BOARD_NONE, .from = BOARD_NONE, .app = BOARD_NONE    \
	}

struct board_view {
	const struct board *board; /* as it is at the time that is shown */
	const char *
		letters; /* of each socket, its conversation's (sign.h) or 0; NULL: board_letters */
	struct board_lit lit;
	uint32_t hosts[2]; /* left and right; BOARD_NONE: chosen, clients to the left */
	const char *wire;  /* what is on the wire: "SYN", or NULL */
	uint32_t sender;   /* host that it comes from */
	char letter;	   /* its conversation's, or 0 */
	unsigned rows;	   /* at most; 0: as many as it takes */
};

/* The letters of sockets where nobody else says them: a client named by one letter has that one,
 * others the next that is free; a server's socket that of its partner. `letters` has a place for
 * each of the board's sockets. */
void board_letters(const struct board *board, char *letters);

/* Adds the picture. 80 columns and 11 rows are enough to be understood; what does not fit is said
 * ("and 7 more"; of the hosts that are not shown the first by their names), what is lit always
 * fits. */
void board_draw(struct pic *pic, const struct board_view *view);

#endif
