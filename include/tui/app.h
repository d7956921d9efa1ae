/* SPDX-License-Identifier: BSD-2-Clause */
/* The interface without a terminal: what is shown, what a key does to it, how it looks.
 *
 * app_update takes a message and says what it wants done; app_look reads the frames that the screen
 * is going to show; app_draw draws them and changes nothing. Same state and same message: same
 * state and wishes (law 6). */
#ifndef TRAME_TUI_APP_H
#define TRAME_TUI_APP_H

#include "tui/act.h"
#include "tui/book.h"
#include "tui/screen.h"

enum app_view {
	APP_START,
	APP_LIST,
	APP_FRAME,
	APP_HELP,
	APP_CRAFT,
	APP_EDIT,
	APP_BUILD,
	APP_TALKS,
	APP_LADDER,
	APP_STREAM,
};

/* How a frame is drawn. */
enum app_shape { SHAPE_PAGE, SHAPE_TREE, SHAPE_BYTES, SHAPES };

enum msg_kind {
	MSG_KEY,  /* a key was struck */
	MSG_SIZE, /* the screen has another size */
	MSG_WORK, /* a slice of work on the file was done */
};

struct msg {
	enum msg_kind kind;
	uint32_t key;
	int w, h;
};

/* What the loop is asked to do: a set. */
enum wish {
	WISH_QUIT = 1,
	WISH_SUSPEND = 2,
	WISH_REDRAW = 4,
	WISH_OPEN = 8, /* the file that is named in `path` */
	WISH_WRITE = 16, /* what is crafted, to that file */
	WISH_SAVE = 32,	 /* frames of the capture, to that file */
	WISH_EXPORT = 64, /* the picture on the screen, to that file */
	WISH_COPY = 128,  /* the recipe of what is crafted, to the clipboard */
};

/* What is saved. */
enum save_what { SAVE_SHOWN, SAVE_MARKED, SAVE_ALL, SAVES };

enum prompt_kind {
	PROMPT_NONE,
	PROMPT_FILTER,
	PROMPT_FIND,
	PROMPT_GOTO,
	PROMPT_FILE,
	PROMPT_RECIPE,
	PROMPT_VALUE, /* of a field that is being edited */
	PROMPT_WRITE, /* the name of a file to write to */
	PROMPT_SAVE,
	PROMPT_COMMENT,
	PROMPT_EXPORT,
	PROMPT_LEAVE, /* a key, no line */
	PROMPT_KINDS
};

#define PROMPT_MOST 8192

/* A line being typed. */
struct prompt {
	enum prompt_kind kind;
	char text[PROMPT_MOST]; /* UTF-8 */
	size_t n, at;		/* bytes, and the cursor among them */
	struct recipe_err err;	/* why it was refused; `what` empty: it was not */
	char last[PROMPT_KINDS][PROMPT_MOST];
	char ask[80]; /* what stands before it */
	bool sure;    /* what is there already may be replaced */
	unsigned hit; /* how many completions were tried */
	size_t stem;  /* bytes of the word that is being completed */
};

/* A place in a list of any length. */
struct scroll {
	uint64_t at, top;
};

/* An entry of the start page. */
struct app_choice {
	const char *title;
	const char *about;
	const char *path; /* of a capture; NULL: asks for one; "": the page that crafts frames */
};

#define APP_ROWS    400
#define APP_CHOICES 32
#define APP_PICS    3

struct app {
	int w, h;
	enum app_view view, below; /* `below`: what help came from */
	struct book *book;	   /* owned; NULL: none is open */
	struct scroll list, help, start;
	enum summary_when when;
	enum app_shape shape;
	uint64_t frame; /* shown in the frame view: of the file */
	uint32_t item;	/* the cursor among its items */
	const struct field *field; /* of the cursor, to find it again in the next frame */
	bool why;
	struct prompt prompt;
	char notice[200];
	char path[PROMPT_MOST];
	bool ascii, color;
	struct app_choice choices[APP_CHOICES];
	unsigned choice_count;

	struct frame build_frame; /* a captured one without what other frames said */
	struct items build_items; /* owned */
	struct edit *edit;	 /* owned; the frame that is being made, or NULL */
	enum app_view edit_from, craft_from; /* where they go back to */
	struct scroll craft;
	struct {
		enum app_view from;
		unsigned at; /* steps done */
		bool back;   /* the last one was backwards */
	} build;

	enum app_view trail[8]; /* where the view that is in front came from */
	unsigned trail_count;
	struct talks_view *talks;   /* owned; NULL: was not opened */
	struct ladder_view *ladder; /* owned; likewise */
	struct stream_view *stream; /* owned; likewise */
	struct saver *saver;	    /* owned; likewise */
	enum save_what save_what;
	uint64_t commented;	    /* the frame whose comment is being typed */
	unsigned leaving;	    /* wishes that wait for an answer */

	/* what app_look has read */
	struct arena arena;
	const char *remark; /* the comment on the chosen frame, or NULL; not clean */
	struct book_row rows[APP_ROWS];
	uint64_t row_frames[APP_ROWS];
	int row_count;
	int widths[COLUMN_COUNT]; /* cells of the widest text so far */
	const struct frame *shown;
	const struct items *items;
	struct pic pics[APP_PICS]; /* of the frame, one below the other */
	struct scroll_pic {
		int lines, rows, skip; /* that it has, that are seen, that are above those */
	} pic_rows[APP_PICS];
	unsigned pic_count;
};

void app_init(struct app *app, bool ascii, bool color);
void app_done(struct app *app);

/* Shows a capture; the book is the app's from now on. */
void app_show(struct app *app, struct book *book);
void app_notice(struct app *app, const char *text);

/* What is crafted as a file has it: the recipe, or a capture (pcapng if `ng`) of the frame. -1:
 * there is nothing. And that it is in a file now. */
int edit_file(struct app *app, bool capture, bool ng, struct buf *out, struct err *err);
void edit_written(struct app *app);

unsigned app_update(struct app *app, const struct msg *msg);
void app_look(struct app *app);
void app_draw(const struct app *app, struct screen *screen);

#endif
