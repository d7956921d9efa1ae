/* SPDX-License-Identifier: BSD-2-Clause */
/* The table of actions. Keys are those of vim, and of Wireshark and its relatives where vim has
 * none. */
#include "tui/act.h"

#include <string.h>

#define LISTS (WHERE_START | WHERE_LIST | WHERE_HELP)
#define FILES (WHERE_LIST | WHERE_FRAME)

const struct act_entry act_all[] = {
	{ACT_OPEN, WHERE_START | WHERE_LIST, "open", "Enter", "open", "Open what is chosen."},
	{ACT_UP, LISTS, "up", "k Up C-p", NULL, "One line up."},
	{ACT_DOWN, LISTS, "down", "j Down", NULL, "One line down."},
	{ACT_UP, WHERE_FRAME, "field-up", "k Up", NULL, "The field before."},
	{ACT_DOWN, WHERE_FRAME, "field-down", "j Down", "field", "The next field."},
	{ACT_LEFT, WHERE_FRAME, "layer-out", "h Left", NULL, "The layer outside this one."},
	{ACT_RIGHT, WHERE_FRAME, "layer-in", "l Right", "layer", "The layer inside this one."},
	{ACT_PREVIOUS, WHERE_FRAME, "frame-previous", "p K PgUp", NULL, "The frame before."},
	{ACT_NEXT, WHERE_FRAME, "frame-next", "n J PgDn Space", "next frame", "The next frame."},
	{ACT_PAGE_UP, LISTS, "page-up", "PgUp C-b", NULL, "A screen up."},
	{ACT_PAGE_DOWN, LISTS, "page-down", "PgDn C-f Space", NULL, "A screen down."},
	{ACT_HALF_UP, LISTS, "half-up", "C-u", NULL, "Half a screen up."},
	{ACT_HALF_DOWN, LISTS, "half-down", "C-d", NULL, "Half a screen down."},
	{ACT_TOP, WHERE_ALL, "top", "g Home", NULL, "To the first one."},
	{ACT_BOTTOM, WHERE_ALL, "bottom", "G End", NULL, "To the last one."},
	{ACT_SHAPE, WHERE_FRAME, "view", "Tab v", "view",
		"The frame in another form: page, tree, bytes."},
	{ACT_PAGE, WHERE_FRAME, "view-page", "1", NULL,
		"The frame as nested envelopes, columns and bytes."},
	{ACT_TREE, WHERE_FRAME, "view-tree", "2", NULL, "Every field on a line of its own."},
	{ACT_BYTES, WHERE_FRAME, "view-bytes", "3", NULL, "The bytes alone."},
	{ACT_WHY, WHERE_FRAME, "why", "w", NULL, "Why the field has this value."},
	{ACT_FILTER, FILES, "filter", "/", "filter",
		"Show only the frames that pass a display filter; an empty one shows all."},
	{ACT_FIND, FILES, "find", "C-s f", "find",
		"Find text, or bytes written as 0a:0b, in the frames shown."},
	{ACT_FIND_NEXT, WHERE_LIST, "find-next", "n", NULL, "The next frame that has it."},
	{ACT_FIND_BACK, WHERE_LIST, "find-previous", "N", NULL, "The one before that has it."},
	{ACT_GOTO, FILES, "goto", ": C-g", "go to", "Go to a frame by its number."},
	{ACT_MARK, FILES, "mark", "m", "mark", "Mark the frame, or take the mark away."},
	{ACT_TIME, WHERE_LIST, "time", "t", NULL,
		"Times since the first frame, the one before, the day's beginning, or 1970."},
	{ACT_STOP, FILES, "stop", "C-x", NULL, "Stop filtering or finding; what is there stays."},
	{ACT_FILE, WHERE_START | WHERE_LIST, "file", "o", NULL, "Open a capture by its name."},
	{ACT_HELP, WHERE_ALL & ~(unsigned)WHERE_HELP, "help", "? F1", "help", "These keys."},
	{ACT_BACK, WHERE_LIST | WHERE_FRAME | WHERE_HELP, "back", "q Esc", "back", "Back."},
	{ACT_QUIT, WHERE_START, "quit", "q", "quit", "Leave the program."},
	{ACT_QUIT, WHERE_ALL, "quit-now", "Q C-c", NULL, "Leave the program at once."},
	{ACT_SUSPEND, WHERE_ALL, "suspend", "C-z", NULL, "Back to the shell for a while."},
	{ACT_REDRAW, WHERE_ALL, "redraw", "C-l", NULL, "Draw the screen anew."},
	{ACT_NONE, 0, NULL, NULL, NULL, NULL},
};

static bool has_key(const char *keys, uint32_t key)
{
	while (*keys) {
		size_t n = strcspn(keys, " "), took;

		if (key_parse(keys, n, &took) == key && took == n)
			return true;
		keys += n + strspn(keys + n, " ");
	}
	return false;
}

enum act act_of(uint32_t key, unsigned where)
{
	for (const struct act_entry *a = act_all; a->name; a++)
		if (a->where & where && has_key(a->keys, key))
			return a->act;
	return ACT_NONE;
}
