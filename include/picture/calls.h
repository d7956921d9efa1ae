/* SPDX-License-Identifier: BSD-2-Clause */
/* The calls that applications made and the frames of the wire on one time line. */
#ifndef TRAME_PICTURE_CALLS_H
#define TRAME_PICTURE_CALLS_H

#include "base/buf.h"
#include "picture/pic.h"

#define CALLS_NONE UINT32_MAX

struct calls_line {
	int64_t time;	 /* of a call: when it returned */
	const char *who; /* of a call: "client A"; NULL: this is a frame */
	unsigned side; /* 0: at the left host, 1: at the right one; of a frame: where it comes from
			*/
	char letter;   /* of its conversation (sign.h), or 0 */
	const char *text;   /* of a call as calls_put made it; of a frame "SYN 49152 → 80" */
	const char *result; /* of a call: "3", "0", "-1 ECONNREFUSED"; else NULL */
	bool failed;
};

struct calls_view {
	const struct calls_line *lines; /* by time */
	uint32_t count;
	uint32_t chosen; /* index, or CALLS_NONE: the last ones are shown */
	int64_t origin;	 /* the time that is 0 */
	const char *hosts[2];
	unsigned rows; /* at most; 0: as many as it takes */
};

/* A call as strace spells it, made short: "connect(3, {sa_family=AF_INET, sin_port=htons(80),
 * sin_addr=inet_addr("192.0.2.80")}, 16)" is "connect(3, 192.0.2.80:80)". What is not understood
 * stays as it is. */
void calls_put(struct buf *out, const char *text);

void calls_draw(struct pic *pic, const struct calls_view *view);

#endif
