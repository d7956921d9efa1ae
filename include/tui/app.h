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

enum app_view { APP_START, APP_LIST, APP_FRAME, APP_HELP };

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
};

enum prompt_kind { PROMPT_NONE, PROMPT_FILTER, PROMPT_FIND, PROMPT_GOTO, PROMPT_FILE };

#define PROMPT_MOST 400

/* A line being typed. */
struct prompt {
	enum prompt_kind kind;
	char text[PROMPT_MOST]; /* UTF-8 */
	size_t n, at;		/* bytes, and the cursor among them */
	struct recipe_err err;	/* why it was refused; `what` empty: it was not */
	char last[PROMPT_FILE + 1][PROMPT_MOST];
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
	const char *path; /* of a capture; NULL: asks for one */
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

	/* what app_look has read */
	struct arena arena;
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

unsigned app_update(struct app *app, const struct msg *msg);
void app_look(struct app *app);
void app_draw(const struct app *app, struct screen *screen);

#endif
