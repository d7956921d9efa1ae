/* SPDX-License-Identifier: BSD-2-Clause */
/* Frames on standard output in the format that -T names. */
#include "cmd/print.h"

#include "cmd/marks.h"

#include "base/bits.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "frame/made.h"
#include "frame/recipe.h"
#include "frame/value.h"
#include "out/dump.h"
#include "out/text.h"
#include "picture/page.h"
#include "picture/tree.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const char print_names[] = "text, tabs, psml, picture, tree, pdml, json, ek, scapy, "
			   "recipe, c";

bool print_find(const char *name, enum print_format *format)
{
	static const char *const names[] = {
		[PRINT_NONE] = "", [PRINT_PICTURE] = "picture", [PRINT_TREE] = "tree",
		[PRINT_PDML] = "pdml", [PRINT_SCAPY] = "scapy", [PRINT_RECIPE] = "recipe",
		[PRINT_C] = "c", [PRINT_JSON] = "json", [PRINT_EK] = "ek",
		[PRINT_FIELDS] = "", [PRINT_TEXT] = "text", [PRINT_TABS] = "tabs",
		[PRINT_PSML] = "psml"};

	for (unsigned i = PRINT_PICTURE; name[0] && i <= PRINT_PSML; i++) {
		if (strcmp(name, names[i]) == 0) {
			*format = (enum print_format)i;
			return true;
		}
	}
	return false;
}

bool print_takes_bytes(enum print_format format)
{
	return format != PRINT_PDML && format != PRINT_PSML && format != PRINT_JSON &&
	       format != PRINT_EK && format != PRINT_FIELDS;
}

/* What lines of text want to know of other frames. */
static void print_lines(struct print *print)
{
	print->summary.pairs = mem_new(SUMMARY_PAIRS, sizeof(*print->summary.pairs));
}

void print_start(struct print *print, enum print_format format, bool hex, const struct look *look)
{
	*print = (struct print){.format = format, .hex = hex, .look = *look};
	if (format == PRINT_PDML) {
		pdml_init(&print->pdml);
		pdml_start(&print->out);
	}
	if (format == PRINT_JSON) {
		json_init(&print->json);
		json_start(&print->out);
	}
	if (format == PRINT_EK)
		ek_init(&print->json);
	if (format == PRINT_PSML)
		columns_psml_start(&print->out);
	print->summary = (struct summary){.digits = SUMMARY_OWN, .ascii = look->ascii};
	if (format >= PRINT_FIELDS)
		print_lines(print);
	if (format >= PRINT_TEXT || format == PRINT_PDML || format == PRINT_JSON ||
		format == PRINT_EK)
		print->pass.track = track_new();
	if (print->pass.track && format >= PRINT_TEXT)
		track_want(print->pass.track, false);
	print->items.all = format == PRINT_PDML || format == PRINT_JSON || format == PRINT_EK;
	print->items.made = print->items.all;
	print->items.again = true;
}

int print_fields(struct print *print, const struct fields_style *style, const char *const *names,
	uint32_t count, struct err *err)
{
	if (fields_init(&print->fields, style, names, count, err) < 0)
		return -1;
	fields_start(&print->fields, &print->out);
	print->fields.summary = print->summary;
	if (!print->pass.track && (print->fields.made || print->fields.columns))
		print->pass.track = track_new();
	print->items.made = print->fields.items.made;
	print->items.all = print->fields.items.all;
	return 0;
}

void print_times(struct print *print, const struct summary *times)
{
	print->summary.when = times->when;
	print->summary.digits = times->digits;
	print->fields.summary = print->summary;
}

const struct frame *print_saw(struct print *print, const struct frame *frame)
{
	frame = pass_frame(&print->pass, frame);
	print->facts = print->pass.facts;
	if (print->facts && (print->absolute || print->unanalyzed)) {
		print->plain = *print->facts;
		track_plain(&print->plain, frame, !print->unanalyzed);
		print->facts = &print->plain;
	}
	return frame;
}

void print_prefs(struct print *print, bool absolute, bool unanalyzed)
{
	print->absolute = absolute;
	print->unanalyzed = unanalyzed;
}

int print_only(struct print *print, const char *names, struct err *err)
{
	while (*names) {
		size_t n = strcspn(names, ",");
		const struct alias *alias;
		const struct proto *proto = proto_find(names, n, &alias);

		if (!proto)
			return err_set(err, _("-O %.*s: no such protocol"), (int)n, names);
		if (print->only_count == PRINT_ONLY)
			return err_set(err, _("-O: more than %d protocols"), PRINT_ONLY);
		print->only[print->only_count++] = proto;
		names += n + (names[n] == ',');
	}
	return 0;
}

/* Items of layers that -O does not name go. */
static void leave_only(struct print *print, const struct frame *frame)
{
	struct items *items = &print->items;
	uint32_t kept = 0;

	if (!print->only_count || print->format != PRINT_TREE)
		return;
	for (uint32_t i = 0; i < items->count; i++) {
		const struct proto *proto;
		unsigned k = 0;

		assert(items->at[i].layer < frame->count);
		proto = frame->layers[items->at[i].layer].proto;
		while (k < print->only_count &&
			strcmp(proto_filter(print->only[k]), proto_filter(proto)) != 0)
			k++;
		if (k == print->only_count)
			continue;
		if (items->at[i].parent != ITEM_TOP)
			items->at[i].parent -= i - kept;
		items->at[kept++] = items->at[i];
	}
	items->count = kept;
}

void print_joins(struct print *print, const struct join_options *options, bool messages)
{
	if (!print->pass.join)
		print->pass.join = join_new(options);
	print->pass.messages |= messages;
	if (messages && !print->pass.track)
		print->pass.track = track_new();
}

void print_lines_above(struct print *print)
{
	print->above = true;
	print_lines(print);
	if (!print->pass.track)
		print->pass.track = track_new();
}

void print_alone(struct print *print)
{
	if (print->format != PRINT_TREE || print->above)
		return;
	track_want(print->pass.track, false);
	print->pass.pieces = true;
}

void print_done(struct print *print)
{
	buf_done(&print->out);
	items_done(&print->items);
	arena_done(&print->arena);
	craft_free(print->craft);
	if (print->format == PRINT_JSON || print->format == PRINT_EK)
		json_done(&print->json);
	if (print->format == PRINT_PDML)
		pdml_done(&print->pdml);
	fields_done(&print->fields);
	buf_done(&print->line);
	pass_done(&print->pass);
	tree_lines_done(&print->lines);
	free(print->summary.pairs);
}

/* Whether a tree goes straight into text. */
static bool is_plain_tree(const struct print *print)
{
	return print->format == PRINT_TREE && print->look.color == 0 && !print->look.ascii;
}

static int print_pic(struct print *print, const struct frame *frame, const struct stack *stack,
	struct err *err)
{
	const struct text_style style = {
		.color = (enum ansi_color)print->look.color, .ascii = print->look.ascii};
	struct pic_marks marks;
	struct pic_view view = {frame, &print->items, &marks};
	struct pic pic;
	const char *word = _("frame");
	char title[16 + NUM_MOST + 1];
	size_t n;

	if (marks_make(&marks, &print->arena, &print->craft, frame, &print->items, stack, err) < 0)
		return -1;
	n = strnlen(word, 15);
	memcpy(title, word, n);
	title[n++] = ' ';
	title[n + num_write(title + n, frame->number ? frame->number : print->frames + 1)] = '\0';
	if (is_plain_tree(print)) {
		tree_text(&print->lines, &print->out, &view, title);
		return 0;
	}
	pic_init(&pic, &print->arena,
		print->format == PRINT_TREE ? PIC_WIDEST : (uint16_t)print->look.width);
	if (print->format == PRINT_TREE)
		tree_draw(&pic, &view, title);
	else
		page_draw(&pic, &view, title, NULL);
	text_render(&print->out, &pic, &style);
	return 0;
}

/* The stack that the frame was built from, or the one that a captured frame lifts into. */
static const struct stack *lifted(struct print *print, const struct frame *frame,
	const struct stack *stack, struct stack *room, struct err *err)
{
	if (stack)
		return stack;
	stack_init(room, &print->arena);
	return stack_lift(room, frame, err) < 0 ? NULL : room;
}

static int print_text(struct print *print, const struct frame *frame, const struct stack *stack,
	struct err *err)
{
	struct stack room;

	stack = lifted(print, frame, stack, &room, err);
	if (!stack)
		return -1;
	if (print->format == PRINT_SCAPY)
		recipe_print_scapy(&print->out, stack, frame->bytes, frame->cap);
	else
		recipe_print_short(&print->out, stack, frame->bytes, frame->cap);
	buf_byte(&print->out, '\n');
	return 0;
}

/* The formats whose frames have facts of their own: numbers, times. */
static void print_document(struct print *print, const struct frame *frame)
{
	print->items.count = 0;
	meta_items(frame, &print->pass.clock, &print->items);
	for (unsigned i = 0; i < frame->count; i++)
		walk_layer(frame, i, &print->items, NULL);
	pass_tell(print->facts, frame, &print->items);
	if (print->format == PRINT_PDML)
		pdml_frame(&print->pdml, &print->out, frame, &print->items);
	else if (print->format == PRINT_EK)
		ek_frame(&print->json, &print->out, frame, &print->items);
	else
		json_frame(&print->json, &print->out, frame, &print->items);
}

/* An empty line stands between what takes several; the dump of bytes ends in one. */
static void start_frame(struct print *print)
{
	if (!print->begun && print->frames && !print->hex &&
		(print->format == PRINT_PICTURE || print->format == PRINT_TREE))
		buf_byte(&print->out, '\n');
	print->begun = false;
}

void print_above(struct print *print, const struct frame *frame)
{
	start_frame(print);
	summary_line(&print->out, &print->summary, frame, &print->pass.clock, print->facts);
	print->begun = true;
}

/* A line of text, or its columns. */
static void print_line(struct print *print, const struct frame *frame)
{
	const bool plain = print->format == PRINT_TEXT;
	struct buf *line = plain ? &print->out : &print->line;

	if (!print->facts) /* of no capture */
		print_saw(print, frame);
	if (!plain)
		buf_clear(line);
	summary_line(line, &print->summary, frame, &print->pass.clock, print->facts);
	if (print->format == PRINT_TABS)
		columns_tabs(&print->out, line, &print->summary);
	else if (!plain)
		columns_psml(&print->out, line, &print->summary);
}

/* The bytes of the frame itself. */
static void print_hex(struct print *print, const struct frame *frame)
{
	struct frame own = {.bytes = frame->bytes, .time = frame->time, .link = frame->link,
		.cap = frame_own(frame), .len = frame->len};

	if (print->format != PRINT_NONE)
		buf_byte(&print->out, '\n');
	dump_hex(&print->out, &own, print->text);
}

/* Whether items are put inside the parts of others: what ends a conversation is told in its flags.
 */
static bool has_inner(const struct frame *frame)
{
	for (unsigned i = 0; i < frame->count; i++) {
		const struct layer *l = &frame->layers[i];

		if (l->proto == &proto_tcp && l->head >= 14 &&
			bits_get(frame->bytes, (l->off + 13) * 8u + 7, 1))
			return true;
	}
	return frame->joined != 0 || made_is_bogus(frame);
}

/* The fields that were asked for. */
static void print_asked(struct print *print, const struct frame *frame)
{
	if (print->fields.made) {
		pass_items(print->facts, frame, &print->items);
	}
	print->fields.facts = print->facts;
	fields_frame(&print->fields, &print->out, frame, &print->pass.clock,
		print->fields.made ? &print->items : NULL);
}

/* Whether the format leaves parts of fields, and what is made of them, to whoever writes them. */
static bool is_bare(const struct print *print, const struct frame *frame, const struct stack *stack)
{
	return ((is_plain_tree(print) && !stack) || print->format == PRINT_PDML ||
		       print->format == PRINT_JSON || print->format == PRINT_EK) &&
	       !has_inner(frame);
}

/* The formats that show the items of the frame, or its bytes. */
static __attribute__((noinline)) int print_items(struct print *print, const struct frame *frame,
	const struct stack *stack, struct err *err)
{
	arena_clear(&print->arena);
	print->items.bare = is_bare(print, frame, stack);
	if (print->format < PRINT_JSON && print->format != PRINT_PDML)
		walk_frame(frame, &print->items);
	leave_only(print, frame);
	switch (print->format) {
	case PRINT_NONE: break;
	case PRINT_PICTURE:
	case PRINT_TREE: return print_pic(print, frame, stack, err);
	case PRINT_SCAPY:
	case PRINT_RECIPE: return print_text(print, frame, stack, err);
	case PRINT_C: dump_c(&print->out, frame, print->frames + 1); break;
	case PRINT_PDML:
	case PRINT_JSON:
	case PRINT_EK: print_document(print, frame); break;
	case PRINT_FIELDS: print_asked(print, frame); break;
	case PRINT_TEXT:
	case PRINT_TABS:
	case PRINT_PSML: print_line(print, frame); break;
	}
	return 0;
}

int print_frame(struct print *print, const struct frame *frame, const struct stack *stack,
	struct err *err)
{
	int status = 0;

	start_frame(print);
	if (print->format >= PRINT_TEXT)
		print_line(print, frame);
	else if (print->format != PRINT_NONE)
		status = print_items(print, frame, stack, err);
	clock_shown(&print->pass.clock, frame);
	print->facts = NULL;
	if (print->hex)
		print_hex(print, frame);
	print->frames++;
	return status;
}

int print_flush(struct print *print, struct err *err)
{
	const uint8_t *p = print->out.data;
	size_t n = print->out.len;

	while (n) {
		ssize_t done = write(STDOUT_FILENO, p, n);

		if (done < 0)
			return err_errno(err, _("standard output"));
		p += done;
		n -= (size_t)done;
	}
	buf_clear(&print->out);
	return 0;
}

int print_finish(struct print *print, struct err *err)
{
	if (print->format == PRINT_PDML)
		pdml_finish(&print->out);
	if (print->format == PRINT_JSON)
		json_finish(&print->json, &print->out);
	if (print->format == PRINT_FIELDS)
		fields_finish(&print->fields, &print->out);
	if (print->format == PRINT_PSML)
		columns_psml_finish(&print->out);
	return print_flush(print, err);
}
