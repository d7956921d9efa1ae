/* SPDX-License-Identifier: BSD-2-Clause */
/* The table of actions. Keys are those of vim, and of Wireshark and its relatives where vim has
 * none. */
#include "tui/act.h"

#include <string.h>

#define TALKS (WHERE_TALKS | WHERE_LADDER | WHERE_STREAM)
#define LISTS                                                                                      \
	(WHERE_START | WHERE_LIST | WHERE_HELP | WHERE_CRAFT | WHERE_PICK | WHERE_PLACES |         \
		WHERE_WHY | WHERE_DEVICES | WHERE_DEEDS | TALKS)
#define FILES (WHERE_LIST | WHERE_FRAME)
#define BOOK  (FILES | TALKS)
#define FIELDS (WHERE_FRAME | WHERE_EDIT)
#define SENDS  (FIELDS | WHERE_BUILD | WHERE_SEND)

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
	{ACT_OPEN, WHERE_PLACES, "send-here", "Enter", "send", "Send the frame there."},
	{ACT_OPEN, WHERE_SEND, "reply-frame", "Enter", "open",
		"Open the reply as a frame; n and p go to the others of this exchange."},
	{ACT_SEND, WHERE_SEND, "send-again", "s", "send again",
		"Send the frame of this exchange once more."},
	{ACT_EDIT, WHERE_SEND, "send-edit", "e", "edit",
		"Change the frame; s sends it again, and what came of it before stays."},
	{ACT_WRITE, WHERE_SEND, "send-write", "W C-o", "write",
		"Write all that was sent and came back to a capture."},
	{ACT_NEXT, WHERE_SEND, "reply-next", "n ]", "reply", "The next reply to this frame."},
	{ACT_PREVIOUS, WHERE_SEND, "reply-previous", "p [", NULL, "The reply before."},
	{ACT_EARLIER, WHERE_SEND, "exchange-earlier", "K", "earlier", "The exchange before."},
	{ACT_LATER, WHERE_SEND, "exchange-later", "J", NULL, "The exchange after this one."},
	{ACT_STOP, WHERE_SEND, "send-stop", "C-x x", NULL, "Wait for replies no longer."},
	{ACT_TYPE, WHERE_PICK, "type", "e Tab", "type it", "Type the value instead."},
	{ACT_TOGGLE, WHERE_EDIT, "toggle", "Space", NULL, "The other value of a single bit."},
	{ACT_TOGGLE, WHERE_PICK, "pick-toggle", "Space", "toggle",
		"The other value of the chosen bit."},
	{ACT_ADD, WHERE_EDIT, "layer-add", "o", "add", "Add a layer behind this one."},
	{ACT_OPTION, WHERE_EDIT, "option-add", "O", NULL,
		"Add an option or a record to the layer; a takes one away again."},
	{ACT_REMOVE, WHERE_EDIT, "layer-remove", "x Del", NULL, "Take the layer out."},
	{ACT_MOVE_IN, WHERE_EDIT, "layer-move-in", "J", NULL, "Move the layer inwards."},
	{ACT_MOVE_OUT, WHERE_EDIT, "layer-move-out", "K", NULL, "Move the layer outwards."},
	{ACT_AUTO, WHERE_EDIT, "automatic", "a", "auto",
		"Return the field to what is computed, or to its default."},
	{ACT_AUTO_ALL, WHERE_EDIT, "automatic-all", "A", NULL,
		"Return every length, checksum and next protocol to what is computed."},
	{ACT_UNDO, WHERE_EDIT, "undo", "u", "undo", "Undo the last change."},
	{ACT_REDO, WHERE_EDIT, "redo", "C-r", NULL, "Do again what was undone."},
	{ACT_BUILD, FIELDS, "build", "b", "build", "Build the frame step by step."},
	{ACT_SEND, SENDS & ~(unsigned)WHERE_SEND, "send", "s", "send",
		"Send the frame and see what comes back: in the lab, or on an interface."},
	{ACT_ELSEWHERE, SENDS, "send-elsewhere", "S", NULL,
		"Send the frame to another place than the last time."},
	{ACT_RECIPE, WHERE_EDIT, "recipe", "r", NULL, "Change the recipe as text."},
	{ACT_NEXT, WHERE_LESSON, "step-next", "n Space PgDn", "next",
		"The next step of the lesson."},
	{ACT_PREVIOUS, WHERE_LESSON, "step-back", "p PgUp Bksp", "previous",
		"The step before."},
	{ACT_SHAPE, WHERE_LESSON, "picture-next", "Tab", "picture",
		"Another picture of the step: board, calls, frames, ..."},
	{ACT_SHAPE_BACK, WHERE_LESSON, "picture-back", "S-Tab", NULL, "The picture before."},
	{ACT_DOWN, WHERE_LESSON, "layer-more", "j Down", "layer",
		"Where a frame is built or opened: one layer more; else the next frame."},
	{ACT_UP, WHERE_LESSON, "layer-less", "k Up", NULL,
		"One layer less; else the frame before."},
	{ACT_ASK, WHERE_LESSON, "question", "e x", "exercise", "The exercises of this step."},
	{ACT_DEEDS, WHERE_LESSON, "free-play", "f", "play",
		"Make something happen: start and stop servers and clients, send requests."},
	{ACT_AGAIN, WHERE_LESSON, "step-again", "r", "again",
		"Run this step again: new hosts, and every step up to this one."},
	{ACT_RIGHT, WHERE_LESSON, "lesson-frame-next", "l Right", "frame",
		"Choose the next frame."},
	{ACT_LEFT, WHERE_LESSON, "lesson-frame-back", "h Left", NULL, "Choose the frame before."},
	{ACT_OPEN, WHERE_LESSON, "lesson-open", "Enter", "open", "Open the chosen frame."},
	{ACT_FOOTNOTES, WHERE_LESSON, "words", "w", "words", "What the new words mean."},
	{ACT_GOTO, WHERE_LESSON, "step-goto", "s C-g", NULL, "Go to a step by its number."},
	{ACT_COMMAND, WHERE_LESSON | WHERE_DEEDS, "command", ":", NULL,
		"Type a command for the hosts: client C, open C web, connect C, request C ..."},
	{ACT_OPEN, WHERE_QUESTION, "answer", "Enter", "answer",
		"Give the answer; then on to the next question."},
	{ACT_ASK, WHERE_QUESTION, "question-next", "e x Tab n", "next question",
		"The next question of this step."},
	{ACT_UP, WHERE_QUESTION, "choice-up", "k Up", NULL, "The choice, or the bytes, above."},
	{ACT_DOWN, WHERE_QUESTION, "choice-down", "j Down", "choose",
		"The choice, or the bytes, below."},
	{ACT_LEFT, WHERE_QUESTION, "byte-back", "h Left", NULL, "The byte before."},
	{ACT_RIGHT, WHERE_QUESTION, "byte-next", "l Right", "byte", "The next byte."},
	{ACT_TOGGLE, WHERE_QUESTION, "choice-toggle", "Space", "tick", "Tick the choice."},
	{ACT_OPEN, WHERE_DEEDS, "deed", "Enter", "do it", "Make it happen."},
	{ACT_UP, LISTS, "up", "k Up C-p", NULL, "One line up."},
	{ACT_DOWN, LISTS, "down", "j Down", NULL, "One line down."},
	{ACT_UP, WHERE_SEND, "line-up", "k Up C-p", NULL, "The field above."},
	{ACT_DOWN, WHERE_SEND, "line-down", "j Down", NULL, "The field below."},
	{ACT_PAGE_UP, WHERE_SEND, "lines-up", "PgUp C-b C-u", NULL, "Half a screen up."},
	{ACT_PAGE_DOWN, WHERE_SEND, "lines-down", "PgDn C-f C-d Space", NULL,
		"Half a screen down."},
	{ACT_UP, FIELDS, "field-up", "k Up", NULL, "The field before."},
	{ACT_DOWN, FIELDS, "field-down", "j Down", "field", "The next field."},
	{ACT_LEFT, FIELDS, "layer-out", "h Left", NULL, "The layer outside this one."},
	{ACT_RIGHT, FIELDS, "layer-in", "l Right", "layer", "The layer inside this one."},
	{ACT_PREVIOUS, WHERE_FRAME, "frame-previous", "p K PgUp", NULL, "The frame before."},
	{ACT_NEXT, WHERE_FRAME, "frame-next", "n J PgDn Space", "next frame", "The next frame."},
	{ACT_EDIT, WHERE_FRAME, "edit", "e", "edit", "Edit a copy of the frame."},
	{ACT_NEXT, WHERE_BUILD, "build-forward", "l Right n j Down Space Enter", "forward",
		"One step on: the next header is put in front."},
	{ACT_PREVIOUS, WHERE_BUILD, "build-back", "h Left p k Up Bksp", "back a step",
		"One step back, as the receiver takes the header off."},
	{ACT_WRITE, WHERE_EDIT, "write", "W C-o", "write",
		"Write the recipe to a file; one named .pcap or .pcapng gets the frame."},
	{ACT_COPY, WHERE_EDIT, "copy", "y", NULL,
		"Copy the recipe to the clipboard, where the terminal lets a program do that."},
	{ACT_PAGE_UP, LISTS, "page-up", "PgUp C-b", NULL, "A screen up."},
	{ACT_PAGE_DOWN, WHERE_PICK, "pick-page-down", "PgDn C-f", NULL, "A screen down."},
	{ACT_PAGE_DOWN, LISTS & ~(unsigned)WHERE_PICK, "page-down", "PgDn C-f Space", NULL,
		"A screen down."},
	{ACT_HALF_UP, LISTS, "half-up", "C-u", NULL, "Half a screen up."},
	{ACT_HALF_DOWN, LISTS, "half-down", "C-d", NULL, "Half a screen down."},
	{ACT_TOP, WHERE_ALL, "top", "g Home", NULL, "To the first one."},
	{ACT_BOTTOM, WHERE_ALL, "bottom", "G End", NULL, "To the last one."},
	{ACT_SHAPE, FIELDS, "view", "Tab v", "view",
		"The frame in another form: page, tree, bytes, grid, off the wire."},
	{ACT_PAGE, FIELDS, "view-page", "1", NULL,
		"The frame as nested envelopes, columns and bytes."},
	{ACT_TREE, FIELDS, "view-tree", "2", NULL, "Every field on a line of its own."},
	{ACT_BYTES, FIELDS, "view-bytes", "3", NULL, "The bytes alone."},
	{ACT_GRID, FIELDS, "view-grid", "4", NULL,
		"The header of the field as the 32-bit diagram of its RFC."},
	{ACT_OFF_WIRE, FIELDS, "view-wire", "5", NULL,
		"The frame as the wire carries it, with all that no capture has."},
	{ACT_WHY, FIELDS | WHERE_WHY, "why", "w", "why",
		"Why the field has this value; a checksum is worked out."},
	{ACT_PREVIOUS, WHERE_WHY, "why-previous", "h Left p K", NULL, "Why of the field before."},
	{ACT_NEXT, WHERE_WHY, "why-next", "l Right n J", "next field", "Why of the next field."},
	{ACT_HOLD, WHERE_FRAME, "hold", "=", NULL,
		"Hold the frame as the one beside all others, from 120 columns on; or let it go."},
	{ACT_BESIDE, WHERE_FRAME, "beside", "|", NULL, "Hide the second frame, or show it again."},
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
	{ACT_FOLLOW, WHERE_LIST, "follow", "F", NULL,
		"Keep the newest frame in sight while the capture grows; moving up leaves it."},
	{ACT_CAPTURE, BOOK, "capture", "C-e", NULL,
		"Stop the live capture, or go on with it."},
	{ACT_TRAFFIC, BOOK, "traffic", "P", NULL,
		"In a capture of the lab: a ping, a web page, a name, one after the other."},
	{ACT_LIVE, WHERE_START | WHERE_LIST, "live", "i", NULL,
		"A live capture: choose an interface, or the lab."},
	{ACT_STREAM, FILES, "stream", "T", NULL,
		"What both sides of the conversation said, in order."},
	{ACT_STREAM, WHERE_TALKS | WHERE_LADDER, "talk-stream", "T F", "stream",
		"What both sides of the conversation said, in order."},
	{ACT_HEX, WHERE_STREAM, "hex", "x", "hex", "The stream as text, or as bytes in hex."},
	{ACT_TALKS, BOOK & ~(unsigned)WHERE_TALKS, "conversations", "c", NULL,
		"All conversations of the capture, with their frames and bytes."},
	{ACT_STOP, BOOK, "stop", "C-x", NULL,
		"Stop what is being done; what is there stays. Again: go on with it."},
	{ACT_SAVE, WHERE_LIST, "save", "s", "save",
		"Save frames: those shown, those marked, or all; with the comments on them."},
	{ACT_COMMENT, FILES | WHERE_LADDER, "comment", "C", NULL,
		"Comment on the frame; saved in pcapng files."},
	{ACT_EXPORT, WHERE_ALL & ~(unsigned)(WHERE_HELP | WHERE_START), "export", "E", NULL,
		"Save the picture on the screen: .txt, or .ans with its colours."},
	{ACT_FILE, WHERE_START | WHERE_LIST, "file", "o", NULL,
		"Open a capture: choose a file, or type its name."},
	{ACT_OPEN, WHERE_DEVICES, "listen", "Enter", "capture", "Capture on what is chosen."},
	{ACT_FILTER, WHERE_DEVICES, "capture-filter", "/", "filter",
		"Capture only the frames that pass a filter of tcpdump's: tcp port 80."},
	{ACT_OPEN, WHERE_FILES, "file-open", "Enter", "open",
		"Open the capture, go into the folder, or where the typed way leads."},
	{ACT_PARENT, WHERE_FILES, "folder-up", "Left Bksp", "folder above",
		"To the folder above; while something is typed Bksp takes its last letter."},
	{ACT_HIDDEN, WHERE_FILES, "hidden", "C-t", "hidden files",
		"Show names that begin with a dot, or hide them."},
	{ACT_UP, WHERE_FILES, "file-up", "Up C-p", NULL, "One line up."},
	{ACT_DOWN, WHERE_FILES, "file-down", "Down C-n", NULL, "One line down."},
	{ACT_PAGE_UP, WHERE_FILES, "files-up", "PgUp C-b", NULL, "A screen up."},
	{ACT_PAGE_DOWN, WHERE_FILES, "files-down", "PgDn C-f", NULL, "A screen down."},
	{ACT_TOP, WHERE_FILES, "file-first", "Home", NULL, "To the first one."},
	{ACT_BOTTOM, WHERE_FILES, "file-last", "End", NULL, "To the last one."},
	{ACT_HELP, WHERE_FILES, "files-help", "F1", "help", "These keys."},
	{ACT_BACK, WHERE_FILES, "files-back", "Esc", "back", "Forget what is typed; back."},
	{ACT_QUIT, WHERE_FILES, "files-quit", "C-c", NULL, "Leave the program at once."},
	{ACT_SUSPEND, WHERE_FILES, "files-suspend", "C-z", NULL, "Back to the shell for a while."},
	{ACT_REDRAW, WHERE_FILES, "files-redraw", "C-l", NULL, "Draw the screen anew."},
	{ACT_CRAFT, WHERE_START, "craft", "+ c", NULL, "Craft a frame."},
	{ACT_CRAFT, WHERE_LIST, "list-craft", "+", NULL, "Craft a frame."},
	{ACT_HELP, WHERE_ALL & ~(unsigned)WHERE_HELP, "help", "? F1", "help", "These keys."},
	{ACT_BACK, WHERE_ALL & ~(unsigned)WHERE_START, "back", "q Esc", "back", "Back."},
	{ACT_QUIT, WHERE_START, "quit", "q", "quit", "Leave the program."},
	{ACT_QUIT, WHERE_ALL, "quit-now", "Q C-c", NULL, "Leave the program at once."},
	{ACT_SUSPEND, WHERE_ALL, "suspend", "C-z", NULL, "Back to the shell for a while."},
	{ACT_REDRAW, WHERE_ALL, "redraw", "C-l", NULL, "Draw the screen anew."},
	{ACT_NONE, 0, NULL, NULL, NULL, NULL},
};

static const struct {
	unsigned where;
	const char *name;
} places[] = {{WHERE_START, "start"}, {WHERE_LIST, "list"}, {WHERE_FRAME, "frame"},
	{WHERE_HELP, "help"}, {WHERE_CRAFT, "craft"}, {WHERE_EDIT, "edit"}, {WHERE_PICK, "pick"},
	{WHERE_BUILD, "build"}, {WHERE_TALKS, "talks"}, {WHERE_LADDER, "ladder"},
	{WHERE_STREAM, "stream"}, {WHERE_SEND, "send"}, {WHERE_PLACES, "places"},
	{WHERE_WHY, "why"}, {WHERE_FILES, "files"}, {WHERE_DEVICES, "devices"},
	{WHERE_LESSON, "lesson"}, {WHERE_QUESTION, "question"}, {WHERE_DEEDS, "deeds"}};

#define PLACES (sizeof(places) / sizeof(places[0]))

unsigned act_place(const char *name, size_t n)
{
	for (size_t i = 0; i < PLACES; i++)
		if (strlen(places[i].name) == n && memcmp(places[i].name, name, n) == 0)
			return places[i].where;
	return 0;
}

const char *act_place_name(unsigned where)
{
	for (size_t i = 0; i < PLACES; i++)
		if (places[i].where == where)
			return places[i].name;
	return NULL;
}

const struct act_entry *act_find(const char *name, size_t n)
{
	for (const struct act_entry *a = act_all; a->name; a++)
		if (strlen(a->name) == n && memcmp(a->name, name, n) == 0)
			return a;
	return NULL;
}

bool act_has(const char *keys, uint32_t key)
{
	while (*keys) {
		size_t n = strcspn(keys, " "), took;

		if (key_parse(keys, n, &took) == key && took == n)
			return true;
		keys += n + strspn(keys + n, " ");
	}
	return false;
}

/* The rule for an entry in a place: the last one stands. */
static const struct act_rule *rule_of(const struct act_map *map, const struct act_entry *entry,
	unsigned where)
{
	for (unsigned i = map ? map->count : 0; i-- > 0;)
		if (map->rules[i].entry == entry && map->rules[i].where & where)
			return &map->rules[i];
	return NULL;
}

/* Whether a rule behind this one (NULL: any) gives the key to something in this place. */
static bool is_taken(const struct act_map *map, const struct act_rule *behind, uint32_t key,
	unsigned where)
{
	for (unsigned i = behind ? (unsigned)(behind - map->rules) + 1 : 0; map && i < map->count;
		i++) {
		const struct act_rule *rule = &map->rules[i];

		if (rule->where & where && rule_of(map, rule->entry, where) == rule &&
			act_has(rule->keys, key))
			return true;
	}
	return false;
}

size_t act_keys(const struct act_map *map, const struct act_entry *entry, unsigned where,
	char out[ACT_KEYS])
{
	const struct act_rule *rule = rule_of(map, entry, where);
	const char *keys = rule ? rule->keys : entry->keys;
	size_t len = 0, took;

	for (size_t n; *keys; keys += n + strspn(keys + n, " ")) {
		n = strcspn(keys, " ");
		if (len + n + 2 > ACT_KEYS)
			break;
		if (is_taken(map, rule, key_parse(keys, n, &took), where))
			continue;
		if (len)
			out[len++] = ' ';
		memcpy(out + len, keys, n);
		len += n;
	}
	out[len] = '\0';
	return len;
}

enum act act_of(const struct act_map *map, uint32_t key, unsigned where)
{
	char keys[ACT_KEYS];

	for (const struct act_entry *a = act_all; a->name; a++)
		if (a->where & where && act_keys(map, a, where, keys) && act_has(keys, key))
			return a->act;
	return ACT_NONE;
}
