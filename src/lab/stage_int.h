/* SPDX-License-Identifier: BSD-2-Clause */
/* Inside the stage's process. */
#ifndef TRAME_LAB_STAGE_INT_H
#define TRAME_LAB_STAGE_INT_H

#include "app.h"
#include "lab/diag.h"
#include "lab/listen.h"
#include "lab/stage.h"

#define STAGE_APPS 128 /* applications at a time */
#define STAGE_LINE 600 /* bytes of a command */
#define STAGE_MS   INT64_C(1000000)

struct actor {	     /* an application */
	pid_t pid;   /* as this process sees it; 0: the place is free */
	uint32_t at; /* index on the board */
	enum lab_host host;
	char name[16];
	const struct server *server; /* NULL: a client */
	int orders, notes;
	struct buf in;
	bool busy;    /* has an order that it has not answered */
	bool ending;  /* its end is what is waited for, */
	bool begins;  /* or its beginning */
	uint32_t nth; /* of the command that it is busy with */
};

/* A socket as the calls tell of it. */
struct claim {
	uint32_t inode, app, host;
	int fd;
	uint8_t proto, family;
	struct board_end local, remote;
};

enum stage_phase { STAGE_IDLE, STAGE_WAITS, STAGE_SETTLES };

struct command {
	enum stage_phase phase;
	uint32_t nth;
	unsigned waiting; /* applications that have not answered */
	bool burst;	  /* its clients have not been told to end */
	bool failed;
	char why[CALL_TEXT];
	int64_t begun, until; /* monotonic clock */
	uint64_t frames;      /* captured when it began */
};

struct stage_run {
	struct lab lab;
	struct launch net;
	int program, spool;
	struct diag diag[LAB_HOSTS];
	struct board_host hosts[LAB_HOSTS];

	struct actor actors[STAGE_APPS];
	uint32_t app_count;
	struct buf notes;	   /* struct heard: read and not told yet */
	struct buf claims;	   /* struct claim */
	struct buf sockets, fresh; /* struct board_socket: told last, and read now */
	struct buf holders;
	int64_t read_at, read_took, changed_at;
	bool stale; /* the sockets are to be read again */

	int counters;	   /* poste's /proc/net/dev */
	uint64_t base;	   /* frames on poste's card before the capture */
	uint64_t frames;   /* captured */
	int64_t spool_at;  /* bytes of the spool that were looked at */
	int64_t active_at; /* when a frame or a note came last */

	struct command command;
	uint32_t told; /* commands so far */
	struct buf in, out;
};

/* A note and whose it is. */
struct heard {
	uint32_t app, host;
	struct call_note note;
};

_Noreturn void stage_run(int line, pid_t parent, int program, int spool);

int64_t stage_now(void);   /* the monotonic clock, nanoseconds */
int64_t stage_clock(void); /* since 1970 */
void stage_say(struct stage_run *r, const struct board_event *event);

/* ---- stage_wire.c ---- */

int stage_open(struct stage_run *r, struct err *err);
void stage_close(struct stage_run *r);
void stage_count(struct stage_run *r);		/* looks at what was captured since */
bool stage_captured(const struct stage_run *r); /* all that was on the wire is in the spool */
bool stage_forget(struct stage_run *r, struct err *err);

/* ---- stage_apps.c ---- */

struct actor *stage_actor(struct stage_run *r, const char *name);
struct actor *stage_begin(
	struct stage_run *r, const struct app_start *start, enum lab_host host, struct err *err);
bool stage_order(struct stage_run *r, struct actor *actor, const struct app_order *order);
void stage_hear_actor(struct stage_run *r, struct actor *actor);
void stage_hear_all(struct stage_run *r); /* what can be read now */
void stage_tell_notes(struct stage_run *r);

/* ---- stage_sockets.c ---- */

void stage_claim(struct stage_run *r, const struct heard *heard);
void stage_unclaim(struct stage_run *r, uint32_t app);
void stage_read_sockets(struct stage_run *r);
bool stage_moves(const struct stage_run *r); /* something is bound to come, by what was read */

/* ---- stage_words.c ---- */

struct stage_ways {
	bool tcp, udp, six;
};

/* Cuts the next word off; "" when there is none. */
char *stage_word(char **rest);
bool stage_number(const char *text, unsigned long most, uint32_t *value);
const struct server *stage_server(const char *name); /* NULL: there is none of that name */

/* A client has the name that it is given, unless that is a server's, or a tool's. */
bool stage_client_name(const char *letters, char name[16]);

/* "tcp", "udp", "6" in any order; anything else is a mistake. */
bool stage_take_ways(char *rest, struct stage_ways *ways);

/* ---- stage_do.c ---- */

void stage_do(struct stage_run *r, char *line);
void stage_burst_ends(struct stage_run *r);
void stage_fail(struct stage_run *r, const char *why);
void stage_fail_of(struct stage_run *r, const char *who, const char *why); /* "web: ..." */

#endif
