/* SPDX-License-Identifier: BSD-2-Clause */
/* Lessons are data: a lesson is a table of steps, a step is a short text, commands for the stage
 * (lab/stage.h), what is shown below the text, and questions. Texts are in English, N_(), and are
 * translated when they are shown.
 *
 * Facts. In any text, and in what is typed or chosen as an answer, {NAME} stands for a value read
 * from the board and the frames at that moment ("?" where there is none). Names (lesson/fact.h):
 *
 *   client.host client.ip client.ip6 client.mac, server.host ...   the two hosts
 *   range.low range.high       the range of ephemeral ports, as the client's kernel has it
 *   range.size                 how many ports there are in it
 *   APP.port APP.to            local and remote port of the application's socket (web, dns, A, B
 * ...) APP.pid APP.fd APP.sockets its process, descriptor of that socket, how many sockets it has
 *   client.sockets server.sockets frames   how many there are by now
 *   FRAME.FIELD                a field by its filter name: {syn.tcp.dstport}, {request:B.ip.src}
 *   FRAME.number FRAME.flags   its number on the wire; TCP flags as "SYN, ACK"
 *   FRAME.data FRAME.segment FRAME.packet FRAME.frame   bytes of the application's data, and with
 *                              each header before it
 *   FRAME.headers              bytes of the frame that are not data
 *   FRAME.owner                the application whose socket it is given to at its end: "web"
 *   probe.reply                what came back to the last probe: RST, SYN-ACK, ICMP or none
 *   differ:A:B                 the fields that differ between A's and B's request: "tcp.srcport
 * ..."
 *
 * FRAME is a name of lesson_picks, with ":APP" for one client's. */
#ifndef TRAME_LESSON_STEP_H
#define TRAME_LESSON_STEP_H

#include "base/lang.h"

#include <stdbool.h>
#include <stddef.h>

/* What a step shows, in the order of its table: the first is seen at once, the others with a key,
 * or below it where there is room; on paper all of them. */
enum lesson_scene {
	SCENE_NONE,     /* ends the list */
	SCENE_BOARD,    /* hosts, applications, ports, sockets, wire */
	SCENE_SOCKETS,  /* the kernel's socket table of both hosts */
	SCENE_CALLS,    /* calls and frames on one time line */
	SCENE_FRAMES,   /* the frames, a line each */
	SCENE_LADDER,   /* the chosen frame's conversation, with both ends' states */
	SCENE_LANE,     /* the wire: frames in the order of their capture, a letter each */
	SCENE_LANES,    /* the same, a lane for each conversation */
	SCENE_STRIP,    /* the chosen frame as nested envelopes */
	SCENE_COLUMNS,  /* its headers side by side */
	SCENE_BYTES,    /* its bytes */
	SCENE_BUILD,    /* it is built, a layer a key, then compared with what was captured */
	SCENE_CLIMB,    /* it is opened: EtherType, protocol, port, socket, application */
	SCENE_CONTRAST, /* the conversations: what tells them apart */
	SCENES,
};

/* Which frame is chosen when the step opens: the first one so of this step, else the last one so of
 * the steps before. */
enum lesson_pick {
	PICKED_NONE,
	PICKED_FIRST,
	PICKED_LAST,
	PICKED_ARP,       /* a question of ARP */
	PICKED_ARP_REPLY,
	PICKED_ECHO,      /* ping */
	PICKED_ECHO_REPLY,
	PICKED_SYN,
	PICKED_SYN_ACK,
	PICKED_ACK,       /* the handshake's third */
	PICKED_REQUEST,   /* the first with an application's data to a server */
	PICKED_ANSWER,    /* the first with an application's data from a server */
	PICKED_QUESTION,  /* of DNS, to its server */
	PICKED_REPLY,     /* of DNS */
	PICKED_PROBE,     /* a SYN or datagram to a port without an application */
	PICKED_RST,
	PICKS,
};

/* Their names in facts: "syn", "answer" ... */
extern const char *const lesson_picks[PICKS];

#define LESSON_PARAGRAPHS 3
#define LESSON_WORDS      4
#define LESSON_COMMANDS   12
#define LESSON_SCENES     6
#define LESSON_CHOICES    5
#define LESSON_QUESTIONS  3

/* A footnote: a word that no step before has explained. */
struct lesson_word {
	const char *word, *meaning; /* N_() */
};

enum lesson_ask {
	ASK_NUMBER, /* typed; right when equal to `answer` */
	ASK_ONE,    /* the choice whose key is `answer` */
	ASK_SOME,   /* each choice whose key is one of the words of `answer`, and no other */
	ASK_BYTE,   /* a byte of the step's frame that is of the field `answer`: "ip.proto" */
};

struct lesson_choice {
	const char *key;  /* not shown: what `answer` says; facts are filled in */
	const char *text; /* N_(); a word that needs no translation as it is */
};

struct lesson_question {
	enum lesson_ask ask;
	const char *text;   /* N_(): at most 3 lines of 76 */
	const char
		*answer; /* "{A.port}"; what the frames cannot tell is written as it is: "kernel" */
	struct lesson_choice choices[LESSON_CHOICES + 1]; /* at most 70 wide; NULL key ends them */
	const char *why;    /* N_(): shown with the right answer: at most 4 lines of 76 */
	const char *commands[4]; /* for the stage, once an answer was given; NULL ends them */
};

struct lesson_step {
	const char *title;                            /* N_(): at most 60 wide */
	const char *paragraphs[LESSON_PARAGRAPHS + 1]; /* N_(): together at most 6 lines of 78 */
	struct lesson_word words[LESSON_WORDS + 1];   /* at most 2 lines of 78 together */
	const char *commands[LESSON_COMMANDS + 1];    /* NULL ends them */
	enum lesson_scene scenes[LESSON_SCENES + 1];
	enum lesson_pick pick;
	const char *whose;  /* client whose frame is picked, or NULL: anybody's */
	const char *recipe; /* a frame to show before there is any on the wire, or NULL */
	struct lesson_question questions[LESSON_QUESTIONS + 1]; /* NULL text ends them */
};

struct lesson {
	const char *name;  /* "applications": in commands and in the names of its recording */
	const char *title; /* N_() */
	const char *about; /* N_(): one line for the list of lessons */
	const struct lesson_step *steps;
	unsigned count;
	unsigned first; /* the number of its first step: 0 or 1 */
};

extern const struct lesson lesson_applications, lesson_ping;
extern const struct lesson *const lesson_all[]; /* NULL ends it */

const struct lesson *lesson_find(const char *name, size_t n);

#endif
