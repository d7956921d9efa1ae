/* SPDX-License-Identifier: BSD-2-Clause */
/* The table of actions. Keys are those of vim, and of Wireshark and its relatives where vim has
 * none. */
#include "tui/act.h"

#include <string.h>

#define TALKS (WHERE_TALKS | WHERE_LADDER | WHERE_STREAM)
#define LISTS (WHERE_START | WHERE_LIST | WHERE_HELP | WHERE_CRAFT | WHERE_PICK | TALKS)
#define FILES (WHERE_LIST | WHERE_FRAME)
#define BOOK  (FILES | TALKS)
#define FIELDS (WHERE_FRAME | WHERE_EDIT)

const struct act_entry act_all[] = {
	{ACT_OPEN, WHERE_START | WHERE_LIST | WHERE_CRAFT, "open", "Enter", "open",
		"Open what is chosen."},
	{ACT_OPEN, WHERE_TALKS, "talk-filter", "Enter", "its frames",
		"Show only the frames of the conversation in the list."},
	{ACT_OPEN, WHERE_LADDER | WHERE_STREAM, "talk-frame", "Enter", "frame",
		"Open the frame of this line."},
	{ACT_OPEN, WHERE_EDIT, "set", "Enter i c", "set",
		"Type another value for the field, or choose one; the bytes change as you type."},
	{ACT_OPEN, WHERE_PICK, "take", "Enter", "take", "Take what is chosen."},
	{ACT_TYPE, WHERE_PICK, "type", "e Tab", "type it", "Type the value instead."},
	{ACT_TOGGLE, WHERE_EDIT, "toggle", "Space", NULL, "The other value of a single bit."},
	{ACT_TOGGLE, WHERE_PICK, "pick-toggle", "Space", "toggle",
		"The other value of the chosen bit."},
	{ACT_ADD, WHERE_EDIT, "layer-add", "o", "add layer", "Add a layer behind this one."},
	{ACT_REMOVE, WHERE_EDIT, "layer-remove", "x Del", NULL, "Take the layer out."},
	{ACT_MOVE_IN, WHERE_EDIT, "layer-move-in", "J", NULL, "Move the layer inwards."},
	{ACT_MOVE_OUT, WHERE_EDIT, "layer-move-out", "K", NULL, "Move the layer outwards."},
	{ACT_AUTO, WHERE_EDIT, "automatic", "a", "auto",
		"Return the field to what is computed, or to its default."},
	{ACT_AUTO_ALL, WHERE_EDIT, "automatic-all", "A", NULL,
		"Return every length, checksum and next protocol to what is computed."},
	{ACT_UNDO, WHERE_EDIT, "undo", "u", "undo", "Undo the last change."},
	{ACT_REDO, WHERE_EDIT, "redo", "C-r", NULL, "Do again what was undone."},
	{ACT_RECIPE, WHERE_EDIT, "recipe", "r", NULL, "Change the recipe as text."},
	{ACT_UP, LISTS, "up", "k Up C-p", NULL, "One line up."},
	{ACT_DOWN, LISTS, "down", "j Down", NULL, "One line down."},
	{ACT_UP, FIELDS, "field-up", "k Up", NULL, "The field before."},
	{ACT_DOWN, FIELDS, "field-down", "j Down", "field", "The next field."},
	{ACT_LEFT, FIELDS, "layer-out", "h Left", NULL, "The layer outside this one."},
	{ACT_RIGHT, FIELDS, "layer-in", "l Right", "layer", "The layer inside this one."},
	{ACT_PREVIOUS, WHERE_FRAME, "frame-previous", "p K PgUp", NULL, "The frame before."},
	{ACT_NEXT, WHERE_FRAME, "frame-next", "n J PgDn Space", "next frame", "The next frame."},
	{ACT_EDIT, WHERE_FRAME, "edit", "e", "edit", "Edit a copy of the frame."},
	{ACT_BUILD, FIELDS, "build", "b", "build", "Build the frame step by step."},
	{ACT_NEXT, WHERE_BUILD, "build-forward", "l Right n j Down Space Enter", "forward",
		"One step on: the next header is put in front."},
	{ACT_PREVIOUS, WHERE_BUILD, "build-back", "h Left p k Up Bksp", "back a step",
		"One step back, as the receiver takes the header off."},
	{ACT_WRITE, WHERE_EDIT, "write", "W C-o", "write",
		"Write the recipe to a file; one named .pcap or .pcapng gets the frame."},
	{ACT_COPY, WHERE_EDIT, "copy", "y", NULL,
		"Copy the recipe to the clipboard, where the terminal lets a program do that."},
	{ACT_PAGE_UP, LISTS, "page-up", "PgUp C-b", NULL, "A screen up."},
	{ACT_PAGE_DOWN, LISTS, "page-down", "PgDn C-f Space", NULL, "A screen down."},
	{ACT_HALF_UP, LISTS, "half-up", "C-u", NULL, "Half a screen up."},
	{ACT_HALF_DOWN, LISTS, "half-down", "C-d", NULL, "Half a screen down."},
	{ACT_TOP, WHERE_ALL, "top", "g Home", NULL, "To the first one."},
	{ACT_BOTTOM, WHERE_ALL, "bottom", "G End", NULL, "To the last one."},
	{ACT_SHAPE, FIELDS, "view", "Tab v", "view",
		"The frame in another form: page, tree, bytes."},
	{ACT_PAGE, FIELDS, "view-page", "1", NULL,
		"The frame as nested envelopes, columns and bytes."},
	{ACT_TREE, FIELDS, "view-tree", "2", NULL, "Every field on a line of its own."},
	{ACT_BYTES, FIELDS, "view-bytes", "3", NULL, "The bytes alone."},
	{ACT_WHY, WHERE_FRAME, "why", "w", NULL, "Why the field has this value."},
	{ACT_FILTER, FILES, "filter", "/", "filter",
		"Show only the frames that pass a display filter; an empty one shows all."},
	{ACT_FIND, FILES, "find", "C-s f", "find",
		"Find text, or bytes written as 0a:0b, in the frames shown."},
	{ACT_FIND_NEXT, WHERE_LIST, "find-next", "n", NULL, "The next frame that has it."},
	{ACT_FIND_BACK, WHERE_LIST, "find-previous", "N", NULL, "The one before that has it."},
	{ACT_GOTO, FILES, "goto", ": C-g", "go to", "Go to a frame by its number."},
	{ACT_MARK, FILES, "mark", "m", NULL, "Mark the frame, or take the mark away."},
	{ACT_TIME, WHERE_LIST, "time", "t", NULL,
		"Times since the first frame, the one before, the day's beginning, or 1970."},
	{ACT_LADDER, BOOK & ~(unsigned)WHERE_LADDER, "ladder", "L", "ladder",
		"The conversation of the frame as arrows between hosts, with their TCP states."},
	{ACT_ALL, WHERE_LADDER, "ladder-all", "a", "all",
		"The ladder of all frames that pass the filter, or of the conversation again."},
	{ACT_ABSOLUTE, WHERE_LADDER, "sequence", "r", "seq",
		"Sequence numbers as they are sent, or counted from the beginning."},
	{ACT_STREAM, FILES, "stream", "F", NULL,
		"What both sides of the conversation said, in order."},
	{ACT_STREAM, WHERE_TALKS | WHERE_LADDER, "talk-stream", "F", "stream",
		"What both sides of the conversation said, in order."},
	{ACT_HEX, WHERE_STREAM, "hex", "x", "hex", "The stream as text, or as bytes in hex."},
	{ACT_TALKS, BOOK & ~(unsigned)WHERE_TALKS, "conversations", "c", NULL,
		"All conversations of the capture, with their frames and bytes."},
	{ACT_STOP, BOOK, "stop", "C-x", NULL, "Stop what is being done; what is there stays."},
	{ACT_SAVE, WHERE_LIST, "save", "s", "save",
		"Save frames: those shown, those marked, or all; with the comments on them."},
	{ACT_COMMENT, FILES | WHERE_LADDER, "comment", "C", NULL,
		"Comment on the frame; saved in pcapng files."},
	{ACT_EXPORT, ~(unsigned)(WHERE_HELP | WHERE_START), "export", "E", NULL,
		"Save the picture on the screen: .txt, or .ans with its colours."},
	{ACT_FILE, WHERE_START | WHERE_LIST, "file", "o", NULL, "Open a capture by its name."},
	{ACT_CRAFT, WHERE_START | WHERE_LIST, "craft", "+ c", NULL, "Craft a frame."},
	{ACT_HELP, WHERE_ALL & ~(unsigned)WHERE_HELP, "help", "? F1", "help", "These keys."},
	{ACT_BACK, WHERE_ALL & ~(unsigned)WHERE_START, "back", "q Esc", "back", "Back."},
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
