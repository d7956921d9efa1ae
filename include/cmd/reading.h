/* SPDX-License-Identifier: BSD-2-Clause */
/* A capture on its way from a file to the printer: filtered, cut, counted, kept. */
#ifndef TRAME_CMD_READING_H
#define TRAME_CMD_READING_H

#include "cmd/answers.h"
#include "cmd/choose.h"
#include "cmd/keep.h"
#include "cmd/prefs.h"
#include "cmd/print.h"

#include <time.h>

/* The local time zone, as the moment at hand has it. */
struct reading_zone {
	struct frame_zone zone;
	int64_t from, to; /* seconds since 1970 for which it is known */
};

struct reading {
	struct print print;
	struct answers answers;
	struct choose choose;     /* -Y, BPF */
	struct choose first;      /* -R */
	struct print first_print; /* what -R must know of the frames before */
	struct keep keep;         /* -w */
	struct bounds bounds;     /* who is bound to which number */
	struct prefs prefs;
	struct reading_zone zone;
	bool pairs;      /* -T answers */
	bool quiet;      /* nothing is printed */
	bool follow;
	bool at_once;    /* -l: every frame goes out by itself */
	bool blocked;    /* what was read could not be written */
	bool wholes;     /* what came in several frames is shown together */
	const char *separator; /* -S: a line behind every frame's details; or NULL */
	uint64_t passed; /* -R: frames that did */
	long most;       /* frames */
	long snaplen;    /* bytes; 0: frames are as they are */
};

/* Reads the capture to its end, with everything set up; what `name` it has for errors. The frames
 * before a damaged place are printed, then the damage is told. The exit status. */
int reading_file(struct reading *reading, const char *name, int fd);
void reading_done(struct reading *reading);

#endif
