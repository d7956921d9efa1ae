/* SPDX-License-Identifier: BSD-2-Clause */
/* A lab whose applications are started one by one, and are watched: a process that carries the two
 * hosts, the applications on them, the capture of the wire, and tells what happens as events of the
 * board. Who shows a screen never waits for it. All of it ends with whoever started it.
 *
 * Commands are lines. `A` is a client's name, and its process's: up to 15 letters and digits.
 *   start web|dns|echo [tcp] [udp] [6]  the server starts: socket, bind, listen. Of itself: web on
 *                            TCP, dns on UDP, echo on both, all of them over IPv4; 6: IPv6, too
 *   stop web|dns|echo        it closes its sockets and ends
 *   client A                 a client application starts on poste; it makes no call yet
 *   open A web|dns|echo [tcp|udp] [6]   it makes a socket, for TCP or (dns) UDP, over IPv4 or 6;
 *                            the kernel chooses a port (bind to port 0)
 *   connect A                (of TCP, the handshake)
 *   send A [TEXT]            a request: of web "GET /TEXT", of dns a question for the name TEXT
 *   receive A                and it waits for the answer, 2 s
 *   request A [TEXT]         both
 *   close A                  it closes its socket
 *   end A                    the application ends, whatever it does
 *   probe PORT [udp] [6]     a client of one connect to a port, whatever comes back
 *   ping [N] [6]             echo requests from poste, as ping(8) makes them
 *   forget                   poste's neighbours (ARP, NDP) are forgotten
 *   burst CLIENTS REQUESTS   so many clients at once, half of web and half of dns, each with so
 *                            many requests; their sockets are told before they close them
 *   step N                   an event says that step N begins
 *   look                     the sockets are read again now
 * Each is answered by "done" or "failed" when its frames are captured and its sockets are read: as
 * many frames are in the spool as passed poste's card, and none has come for 60 ms. "failed" also
 * where the kernel refused a call (a connect to a port that nobody has); its call, its frames and
 * its sockets are told all the same. What is told at once is told in the order of time.
 *
 * A socket's id is its inode's number. A connection that the kernel keeps when its application has
 * closed it (TIME-WAIT) keeps that id, without application and descriptor. The call accept is told
 * with the new socket. A TCP socket that no kernel lists, for it is not bound or the kernel is
 * older than Linux 6.8, is known by its calls. */
#ifndef TRAME_LAB_STAGE_H
#define TRAME_LAB_STAGE_H

#include "base/buf.h"
#include "base/err.h"
#include "flow/board.h"

#include <stdbool.h>
#include <sys/types.h>

struct stage {
	pid_t pid;
	int fd;    /* to be polled for reading; -1: it is not started */
	int spool; /* owned: the capture of the wire as pcapng, that grows; -1: none */
	struct buf in;    /* owned: what was heard */
	size_t taken;     /* bytes of that */
	struct buf texts; /* owned: of the event that was taken last */
	uint32_t nth;     /* commands so far */
};

#define STAGE_INIT {.fd = -1, .spool = -1}

/* Starts the process; nothing of it has been tried yet when this returns. The first event is
 * BOARD_DONE of command 0, when both hosts stand, or BOARD_FAILED with the sentence that says why
 * there is no lab here and what to do. `program` is trame-net as launch_open opened it. */
int stage_start(struct stage *stage, int program, struct err *err);

/* Sends a command; its number, from 1 on, is in its "done". */
int stage_tell(struct stage *stage, const char *command, uint32_t *nth, struct err *err);

/* Reads what there is without waiting. False: the process is gone. */
bool stage_hear(struct stage *stage);

/* The next event of those that were read; false: there is none. */
bool stage_next(struct stage *stage, struct board_event *event);

/* Ends the process and what it started, and waits for it. Harmless when called twice. */
void stage_end(struct stage *stage);

#endif
