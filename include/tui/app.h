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
#include "tui/recent.h"
#include "tui/config.h"
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
	APP_DEVICES,
	APP_FILES,
	APP_SEND,
	APP_LESSON,
};

/* How a frame is drawn. */
enum app_shape { SHAPE_PAGE, SHAPE_TREE, SHAPE_BYTES, SHAPE_GRID, SHAPE_WIRE, SHAPES };

enum msg_kind {
	MSG_KEY,  /* a key was struck */
	MSG_SIZE, /* the screen has another size */
	MSG_WORK, /* a slice of work on the file was done */
	MSG_LIVE, /* how the live capture stands */
	MSG_IFACES, /* the interfaces and their counters, at a time of `now` nanoseconds */
	MSG_FOLDER, /* a folder was read, or a file was looked at */
	MSG_RECENT, /* the captures that were opened lately */
	MSG_MOUSE, /* at a cell */
	MSG_PLACES, /* where frames can be sent to */
	MSG_WIRE,   /* what a wire tells of what was sent */
};

enum mouse_event {
	MOUSE_CLICK,  /* the first button went down */
	MOUSE_DOUBLE, /* and again */
	MOUSE_DRAG,   /* it moved while it was down */
	MOUSE_RELEASE,
	MOUSE_WHEEL_UP,
	MOUSE_WHEEL_DOWN,
};

struct send_place;
struct agent_event;

struct msg {
	enum msg_kind kind;
	uint32_t key;
	int w, h;
	const struct app_live *live;
	const struct ifaces *ifaces;
	int64_t now;
	const struct folder_news *folder;
	const struct recent *recent;
	const struct send_place *places;
	unsigned place_count;
	const struct agent_event *event;
	enum mouse_event mouse;
	int x, y;
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
	WISH_SEND = 0x100,   /* the frame that send_wanted names */
	WISH_PLACES = 0x200, /* a list of where to */
	WISH_HALT = 0x400,   /* no more waiting for answers */
	WISH_LIVE = 0x1000,    /* a live capture on the interface in `path`, "": of the lab */
	WISH_TURN = 0x2000,    /* to stop it, or to go on with it */
	WISH_TRAFFIC = 0x4000, /* something to happen on the lab's wire */
	WISH_FOLDER = 0x8000,  /* to read the folder in `path`; if it is a file, to open it */
};

/* What is saved. */
enum save_what { SAVE_SHOWN, SAVE_MARKED, SAVE_ALL, SAVES };

enum prompt_kind {
	PROMPT_NONE,
	PROMPT_FILTER,
	PROMPT_FIND,
	PROMPT_GOTO,
	PROMPT_CAPTURE, /* tcpdump's filter of a live capture */
	PROMPT_RECIPE,
	PROMPT_VALUE, /* of a field that is being edited */
	PROMPT_WRITE, /* the name of a file to write to */
	PROMPT_SAVE,
	PROMPT_COMMENT,
	PROMPT_EXPORT,
	PROMPT_STEP,    /* of a lesson */
	PROMPT_COMMAND, /* for its hosts */
	PROMPT_LEAVE, /* a key, no line */
	PROMPT_SEND,  /* likewise */
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
enum choice_kind {
	CHOICE_BACK, /* to the capture that is open; not shown while none is */
	CHOICE_LESSON, /* `path`: its name */
	CHOICE_CRAFT,
	CHOICE_OPEN,
	CHOICE_LIVE,
	CHOICE_LAB,
	CHOICE_RECENT, /* not among the choices */
	CHOICE_CAPTURE,
};

struct app_choice {
	enum choice_kind kind;
	const char *title;
	const char *about;
	const char *path; /* of a capture */
};

/* A live capture, as far as it is known. */
struct app_live {
	bool there; /* the capture that is shown is one */
	bool on;    /* it is being made */
	bool lab;   /* of the lab's wire */
	bool counted;
	uint64_t received, dropped; /* frames, as the kernel counts them */
	char iface[64];
};

#define APP_ROWS    400
#define APP_CHOICES 32
#define APP_PICS    8

/* Whose picture it is. */
enum pic_side { SIDE_FRAME, SIDE_BESIDE, SIDE_WHY };

struct app {
	int w, h;
	enum app_view view, below; /* `below`: what help came from */
	struct book *book;	   /* owned; NULL: none is open */
	struct scroll list, help, start;
	enum summary_when when;
	enum app_shape shape;
	bool follow;	/* the newest frame stays in sight */
	struct app_live live;
	uint64_t frame; /* shown in the frame view: of the file */
	uint32_t item;	/* the cursor among its items */
	const struct field *field; /* of the cursor, to find it again in the next frame */
	bool why;		   /* its panel is open */
	struct scroll why_at;
	struct beside *beside;	   /* owned; the second frame (frame_beside.c), or NULL */
	struct prompt prompt;
	char notice[200];
	char path[PROMPT_MOST];
	char bpf[512]; /* tcpdump's filter of a live capture that is wished for */
	bool ascii, color;
	struct config config;
	int split;    /* rows that the user gave to the bytes below a frame; 0: as it fits */
	bool dragged; /* the split is being moved */
	struct app_choice choices[APP_CHOICES]; /* the program's captures come last */
	unsigned choice_count;
	struct recent recent;	       /* owned */
	struct devices_view *devices;  /* owned; NULL: was not opened */
	struct files_view *files;      /* owned; likewise */

	struct frame build_frame; /* a captured one without what other frames said */
	struct items build_items; /* owned */
	struct edit *edit;	 /* owned; the frame that is being made, or NULL */
	struct send_view *send;	 /* owned; NULL: nothing was sent */
	bool lone; /* the frame view shows a frame of what was sent, not of the capture */
	bool lone_lesson; /* lone: or a frame of the lesson */
	struct lesson_view *lesson; /* owned; NULL: there is none */
	unsigned lessons; /* that were opened so far */
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
		struct rect at;	       /* where on the screen */
		enum pic_side side;
	} pic_rows[APP_PICS];
	unsigned pic_count;
	const char *words[2];	     /* the lines below a frame */
	enum pic_role words_role; /* of the second */
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
