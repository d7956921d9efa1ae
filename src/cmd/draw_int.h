/* SPDX-License-Identifier: BSD-2-Clause */
/* What the files of `trame draw` share: the frames that were chosen, what is wished of their
 * fields, and the files that the pictures go to. */
#ifndef TRAME_CMD_DRAW_INT_H
#define TRAME_CMD_DRAW_INT_H

#include "base/arena.h"
#include "cmd/batch.h"
#include "cmd/choose.h"
#include "cmd/marks.h"
#include "file/save_run.h"
#include "flow/board_frames.h"
#include "frame/lookup.h"
#include "lab/convert.h"
#include "out/sheet.h"
#include "picture/kind.h"
#include "picture/ladder_talk.h"

#define DRAW_RANGES 64
#define DRAW_SHOTS  100000	 /* frames that are drawn at most */
#define DRAW_BYTES  (256u << 20) /* and their bytes */

/* One frame to be drawn; all of it lives in the drawing's arena. */
struct shot {
	struct frame frame;	  /* dissected */
	struct pic_marks marks;	  /* of a recipe's frame */
	struct ladder_frame line; /* what a ladder says of it, where that is wanted */
};

/* ---- which frames (draw_source.c) ---- */

struct draw_range {
	uint64_t first, last; /* from 1 */
};

struct source {
	const char *name; /* the file's, without the range; or the recipe */
	int fd;		  /* -1: a recipe */
	struct draw_range ranges[DRAW_RANGES];
	unsigned range_count; /* 0: all */
	struct shot *shots;   /* owned */
	size_t count, room;
	size_t bytes;
	struct arena arena; /* owned: bytes, texts, stacks */
	struct batch batch; /* owned */
	bool batched;
	struct board_frames board; /* owned */
};

struct gathering {
	bool mask;  /* with other addresses than their own */
	bool lines; /* what a ladder says of them */
	bool board; /* who they make known: hosts, sockets */
	const struct look *look;
};

/* What the word names, opened; -1 to go on, else the exit status. */
int source_open(struct source *source, const struct cmd *cmd, const char *word);

/* Reads or builds the frames that pass; 0, or the exit status. */
int source_gather(struct source *source, struct choose *choose, const struct gathering *how);
void source_done(struct source *source);

/* ---- what is wished of fields (draw_fields.c) ---- */

enum wished_what { WISHED_TINT, WISHED_HIDE, WISHED_BLANK, WISHED_CALL };

struct wished {
	enum wished_what what;
	const struct field **fields; /* owned */
	uint32_t count, room;
	const struct proto *proto; /* all of its fields, or NULL */
	uint32_t tint;
	const char *call;
	bool used; /* some frame had one */
};

struct wishes {
	struct lookup lookup; /* owned */
	bool looked;
	struct wished *at; /* owned */
	uint32_t count, room;
};

/* One option's value, "FIELD", "FIELD=colour", "FIELD=TEXT". -1 to go on, else the exit status. */
int wishes_add(
	struct wishes *wishes, const struct cmd *cmd, enum wished_what what, const char *text);

/* What is wished of each of a frame's items, in the arena. */
void wishes_find(struct wishes *wishes, struct arena *arena, const struct frame *frame,
	const struct items *items, struct pic_wishes *out);
void wishes_done(struct wishes *wishes);

/* ---- files (draw_file.c) ---- */

/* ---- numbered files of root's (draw_scribe.c) ---- */

struct scribe {
	pid_t pid; /* 0: none is needed */
	int fd;
};

/* Before rights are given up; one file; the end, when all of them are there or something failed. */
int scribe_start(struct scribe *scribe, const char *template, struct err *err);
int scribe_write(struct scribe *scribe, uint64_t number, const struct buf *bytes, struct err *err);
int scribe_end(struct scribe *scribe, struct err *err);

struct drawn {
	const struct format
		*format; /* that is written; svg, where the picture goes on from there */
	bool converted;
	enum convert_to to;
	const char *name; /* of the file; NULL: standard output */
	bool numbered;	  /* it has a %d: a file a picture */
	struct scribe scribe;
	struct save_run run; /* owned: numbered files, where there is no scribe */
	bool open;
	struct save save;
	struct sheet_book book; /* owned: of the file */
	struct buf out;		/* owned: what of the file is not written yet */
	struct buf *pages;	/* owned: of a converted PDF, each as SVG */
	size_t page_count, page_room;
};

/* What the name and the format's name, or NULL, ask for: -1 to go on, else the exit status. */
int drawn_start(struct drawn *drawn, const struct cmd *cmd, const char *name, const char *format);

/* The name with the number in it. */
void drawn_put_name(struct buf *out, const char *name, uint64_t number);

/* Whether several pictures may go into one file. */
bool drawn_many(const struct drawn *drawn);

/* Begins the file: as whoever started the program. */
int drawn_open(struct drawn *drawn, struct err *err);

/* One picture; `number` is what stands for %d. DRAWN_AGAIN: the format lacks letters for it;
 * nothing of the file is left, and all pictures are to be given again, for another way. */
#define DRAWN_AGAIN 1
int drawn_page(struct drawn *drawn, const struct pic *pic, const struct sheet *sheet,
	uint64_t number, struct err *err);

/* All files are there, whole, or what is the matter. */
int drawn_finish(struct drawn *drawn, struct err *err);
void drawn_done(struct drawn *drawn);

/* ---- the pictures (draw_page.c) ---- */

/* Kinds that take all frames into one picture. */
enum together { TOGETHER_NOT, TOGETHER_LADDER, TOGETHER_PORTS };

struct drawing {
	const struct cmd *cmd;
	const struct kind *kind;
	enum together together;
	struct source source;
	struct choose choose;
	struct wishes wishes;
	struct drawn drawn;
	struct sheet sheet;
	struct look look;
	struct arena arena; /* of one picture */
	struct craft *craft;
	const char *filter, *layer;
	unsigned columns; /* 0: as many as the kind wants */
	bool relative, no_payload, mask, pair;
};

/* Whether the format has words for such a picture. */
bool drawing_fits(const struct drawing *d);

/* How many pictures there will be: -1 to go on, else the exit status where one file cannot hold
 * them. */
int drawing_count(struct drawing *d);

/* Draws all of them; the exit status. */
int drawing_draw(struct drawing *d);

#endif
