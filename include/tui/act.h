/* SPDX-License-Identifier: BSD-2-Clause */
/* Every action of the interface, once: what it is called, which keys do it where, what the line of
 * hints and the help say of it. Help, hints and manual are made from this table. */
#ifndef TRAME_TUI_ACT_H
#define TRAME_TUI_ACT_H

#include "tui/key.h"

enum act {
	ACT_NONE,
	ACT_UP,
	ACT_DOWN,
	ACT_LEFT,
	ACT_RIGHT,
	ACT_PAGE_UP,
	ACT_PAGE_DOWN,
	ACT_HALF_UP,
	ACT_HALF_DOWN,
	ACT_TOP,
	ACT_BOTTOM,
	ACT_OPEN,
	ACT_NEXT,
	ACT_PREVIOUS,
	ACT_SHAPE,
	ACT_PAGE,
	ACT_TREE,
	ACT_BYTES,
	ACT_WHY,
	ACT_FILTER,
	ACT_FIND,
	ACT_FIND_NEXT,
	ACT_FIND_BACK,
	ACT_GOTO,
	ACT_MARK,
	ACT_TIME,
	ACT_STOP,
	ACT_FILE,
	ACT_CRAFT,
	ACT_EDIT,
	ACT_TOGGLE,
	ACT_TYPE,
	ACT_AUTO,
	ACT_AUTO_ALL,
	ACT_UNDO,
	ACT_REDO,
	ACT_ADD,
	ACT_REMOVE,
	ACT_MOVE_OUT,
	ACT_MOVE_IN,
	ACT_RECIPE,
	ACT_WRITE,
	ACT_COPY,
	ACT_BUILD,
	ACT_TALKS,
	ACT_LADDER,
	ACT_STREAM,
	ACT_ABSOLUTE,
	ACT_ALL,
	ACT_HEX,
	ACT_SAVE,
	ACT_COMMENT,
	ACT_EXPORT,
	ACT_HELP,
	ACT_BACK,
	ACT_QUIT,
	ACT_SUSPEND,
	ACT_REDRAW,
};

/* Where an action can be taken: a set. */
enum act_where {
	WHERE_START = 1,
	WHERE_LIST = 2,
	WHERE_FRAME = 4,
	WHERE_HELP = 8,
	WHERE_CRAFT = 16, /* what to begin a frame with */
	WHERE_EDIT = 32,
	WHERE_PICK = 64, /* a list over the editor */
	WHERE_BUILD = 128,
	WHERE_TALKS = 256,
	WHERE_LADDER = 512,
	WHERE_STREAM = 1024,
	WHERE_ALL = 0xffff,
};

struct act_entry {
	enum act act;
	unsigned where;   /* enum act_where */
	const char *name; /* in the configuration file */
	const char *keys; /* their names, space between */
	const char *hint; /* a word for the line of hints, or NULL */
	const char *help; /* a sentence */
};

/* The table, in the order of the help; `name` NULL ends it. */
extern const struct act_entry act_all[];

/* What a key does in a place: ACT_NONE, nothing. */
enum act act_of(uint32_t key, unsigned where);

#endif
