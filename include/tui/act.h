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
	ACT_GRID,
	ACT_OFF_WIRE,
	ACT_HOLD,
	ACT_BESIDE,
	ACT_WHY,
	ACT_FILTER,
	ACT_FIND,
	ACT_FIND_NEXT,
	ACT_FIND_BACK,
	ACT_GOTO,
	ACT_MARK,
	ACT_TIME,
	ACT_STOP,
	ACT_FOLLOW,
	ACT_CAPTURE,
	ACT_LIVE,
	ACT_TRAFFIC,
	ACT_HIDDEN,
	ACT_PARENT,
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
	ACT_SEND,
	ACT_ELSEWHERE,
	ACT_LATER,
	ACT_EARLIER,
	ACT_OPTION,
	ACT_TALKS,
	ACT_LADDER,
	ACT_STREAM,
	ACT_ABSOLUTE,
	ACT_ALL,
	ACT_HEX,
	ACT_SAVE,
	ACT_COMMENT,
	ACT_EXPORT,
	ACT_AGAIN,
	ACT_SHAPE_BACK,
	ACT_ASK,
	ACT_FOOTNOTES,
	ACT_DEEDS,
	ACT_COMMAND,
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
	WHERE_WHY = 2048, /* the panel over a frame that says why a field has its value */
	WHERE_DEVICES = 4096,
	WHERE_SEND = 8192,   /* what was sent, and what came back */
	WHERE_PLACES = 16384, /* where to send to */
	WHERE_FILES = 0x10000, /* where letters are typed: it has its own keys alone */
	WHERE_LESSON = 0x20000,
	WHERE_QUESTION = 0x40000, /* of a lesson */
	WHERE_DEEDS = 0x80000,    /* what can be made to happen in a lesson */
	WHERE_ALL = 0xeffff,
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

#define ACT_KEYS  64  /* bytes of the names of an entry's keys, with the end */
#define ACT_RULES 400

/* What the configuration says of keys: those of an entry, in these places, are others. */
struct act_map {
	unsigned count;
	struct act_rule {
		const struct act_entry *entry;
		unsigned where, line;
		char keys[ACT_KEYS];
	} rules[ACT_RULES];
};

/* The keys of an entry in one place: the table's, but for those that a rule gives to another, or
 * the rule's. Returns their length; 0: none. `map` may be NULL. */
size_t act_keys(const struct act_map *map, const struct act_entry *entry, unsigned where,
	char out[ACT_KEYS]);

/* What a key does in one place: ACT_NONE, nothing. */
enum act act_of(const struct act_map *map, uint32_t key, unsigned where);

/* Whether a key is among these, space between. */
bool act_has(const char *keys, uint32_t key);

/* An entry by its name; a place by its name (0: none such), and the other way (NULL). */
const struct act_entry *act_find(const char *name, size_t n);
unsigned act_place(const char *name, size_t n);
const char *act_place_name(unsigned where);

#endif
