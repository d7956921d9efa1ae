/* SPDX-License-Identifier: BSD-2-Clause */
/* Frames on standard output in the format that -T names. */
#ifndef TRAME_CMD_PRINT_H
#define TRAME_CMD_PRINT_H

#include "base/buf.h"
#include "cmd/cmd.h"
#include "frame/craft.h"
#include "flow/pass.h"
#include "frame/walk.h"
#include "out/dump.h"
#include "out/fields.h"
#include "out/json.h"
#include "out/pdml.h"
#include "out/summary.h"
#include "picture/tree.h"

enum print_format {
	PRINT_NONE, /* nothing but what -x wants */
	PRINT_PICTURE,
	PRINT_TREE,
	PRINT_PDML,
	PRINT_SCAPY,
	PRINT_RECIPE,
	PRINT_C,
	PRINT_JSON,
	PRINT_EK,
	PRINT_FIELDS, /* print_fields says which */
	PRINT_TEXT,   /* a line a frame; print_times says how */
	PRINT_TABS,   /* with tabs between its columns */
	PRINT_PSML,
};

#define PRINT_ONLY 64 /* protocols that -O names at most */

struct print {
	enum print_format format;
	bool hex; /* -x: a dump that text2pcap reads back */
	enum dump_text text; /* beside it */
	bool above;          /* print_above */
	bool begun;          /* the frame that comes next is: a line above it is written */
	struct look look;
	struct buf out;       /* owned: what is not written yet */
	uint64_t frames;      /* printed so far */
	struct items items;   /* owned; scratch */
	struct arena arena;   /* owned; scratch */
	struct craft *craft;  /* owned; made when a format needs it */
	struct pass pass;     /* what is known of the frames before */
	struct json json;     /* PRINT_JSON, PRINT_EK */
	struct pdml pdml;     /* PRINT_PDML */
	struct tree_lines lines; /* PRINT_TREE */
	struct fields fields; /* PRINT_FIELDS */
	struct summary summary; /* PRINT_TEXT and those behind it; its pairs are owned */
	struct buf line;        /* owned; scratch: a line that is taken apart */
	const struct track_facts *facts; /* of the frame that was seen last */
	struct track_facts plain;        /* those, where nobody wants what they count */
	bool absolute, unanalyzed;       /* print_prefs */
	const struct proto *only[PRINT_ONLY]; /* print_only */
	unsigned only_count;
};

/* Finds the format by its name; false if there is none such. `names` of all: print_names. */
bool print_find(const char *name, enum print_format *format);
extern const char print_names[];

/* Whether -x may put bytes between its frames: a document would be broken by them. */
bool print_takes_bytes(enum print_format format);

void print_start(struct print *print, enum print_format format, bool hex, const struct look *look);

/* What PRINT_FIELDS prints, behind print_start: names of fields, which stay the caller's. -1 and
 * the error when there is no such field. */
int print_fields(struct print *print, const struct fields_style *style, const char *const *names,
	uint32_t count, struct err *err);

/* How PRINT_TEXT writes times (`when` and `digits`), behind print_start. */
void print_times(struct print *print, const struct summary *times);

/* A frame of the capture (dissected) that may or may not be printed: its time and what it says in
 * its conversation count for those behind it. Of a capture every frame is told so, before
 * print_frame. Returns the frame to print: this one, or one that what came in several frames is put
 * together in; that holds until the next call. */
const struct frame *print_saw(struct print *print, const struct frame *frame);

/* Sequence numbers as in the header (`absolute`); nothing said of retransmissions and the like. */
void print_prefs(struct print *print, bool absolute, bool unanalyzed);

/* PRINT_TREE: fields of these protocols alone, "dns,tcp"; of the others the heading. */
int print_only(struct print *print, const char *names, struct err *err);

/* What is put together from several frames, behind print_start; without it nothing is. `messages`:
 * messages too, and not just packets. */
void print_joins(struct print *print, const struct join_options *options, bool messages);

/* Behind it: no filter looks at what is known of conversations. A tree then wants no more of it
 * than messages do. */
void print_alone(struct print *print);

/* A line of text is wanted above each frame, behind print_start; and the line of the frame that is
 * printed next, behind print_saw. */
void print_lines_above(struct print *print);
void print_above(struct print *print, const struct frame *frame);

/* One dissected frame. `stack` is what it was built from, or NULL for a captured one: then its
 * marks are worked out from the bytes. */
int print_frame(struct print *print, const struct frame *frame, const struct stack *stack,
	struct err *err);

/* What is printed so far goes to standard output. */
int print_flush(struct print *print, struct err *err);
int print_finish(struct print *print, struct err *err); /* the format's end, a flush, and done */
void print_done(struct print *print);

#endif
