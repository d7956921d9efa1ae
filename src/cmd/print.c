/* SPDX-License-Identifier: BSD-2-Clause */
/* Frames on standard output in the format that -T names. */
#include "cmd/print.h"

#include "frame/recipe.h"
#include "frame/value.h"
#include "frame/why.h"
#include "out/dump.h"
#include "out/pdml.h"
#include "out/text.h"
#include "picture/page.h"
#include "picture/tree.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

const char print_names[] = "text, picture, tree, pdml, json, ek, scapy, recipe, c";

bool print_find(const char *name, enum print_format *format)
{
	static const char *const names[] = {
		[PRINT_NONE] = "", [PRINT_PICTURE] = "picture", [PRINT_TREE] = "tree",
		[PRINT_PDML] = "pdml", [PRINT_SCAPY] = "scapy", [PRINT_RECIPE] = "recipe",
		[PRINT_C] = "c", [PRINT_JSON] = "json", [PRINT_EK] = "ek"};

	if (strcmp(name, "text") == 0) {
		*format = PRINT_TEXT;
		return true;
	}
	for (unsigned i = PRINT_PICTURE; i <= PRINT_EK; i++) {
		if (strcmp(name, names[i]) == 0) {
			*format = (enum print_format)i;
			return true;
		}
	}
	return false;
}

void print_start(struct print *print, enum print_format format, bool hex, const struct look *look)
{
	*print = (struct print){.format = format, .hex = hex, .look = *look};
	if (format == PRINT_PDML)
		pdml_start(&print->out);
	if (format == PRINT_JSON) {
		json_init(&print->json);
		json_start(&print->out);
	}
	if (format == PRINT_EK)
		ek_init(&print->json);
	print->summary = (struct summary){.digits = SUMMARY_OWN, .ascii = look->ascii};
	if (format == PRINT_TEXT || format == PRINT_JSON || format == PRINT_EK)
		print->track = track_new();
	print->items.all = format == PRINT_JSON || format == PRINT_EK;
}

int print_fields(struct print *print, const struct fields_style *style, const char *const *names,
	uint32_t count, struct err *err)
{
	if (fields_init(&print->fields, style, names, count, err) < 0)
		return -1;
	fields_start(&print->fields, &print->out);
	if (print->fields.made)
		print->track = track_new();
	return 0;
}

void print_times(struct print *print, const struct summary *times)
{
	print->summary.when = times->when;
	print->summary.digits = times->digits;
}

void print_saw(struct print *print, const struct frame *frame)
{
	clock_frame(&print->clock, frame);
	if (print->track)
		print->facts = track_frame(print->track, frame);
}

void print_done(struct print *print)
{
	buf_done(&print->out);
	items_done(&print->items);
	arena_done(&print->arena);
	craft_free(print->craft);
	if (print->format == PRINT_JSON || print->format == PRINT_EK)
		json_done(&print->json);
	fields_done(&print->fields);
	track_free(print->track);
}

/* "should be 0xf61b", in the field's own way to write a number. */
static const char *honest_note(struct print *print, const struct frame *frame,
	const struct item *item, const struct why_answer *answer)
{
	struct item honest = *item;
	struct buf text = BUF_INIT;
	const char *note;

	if (!answer->known)
		return NULL;
	honest.num = answer->honest;
	buf_text(&text, "should be ");
	value_show(&text, frame, &honest);
	note = arena_text(&print->arena, (const char *)text.data, text.len);
	buf_done(&text);
	return note;
}

static struct pic_mark mark_of(struct print *print, const struct frame *frame,
	const struct item *item, const struct why_answer *answer)
{
	switch (answer->why) {
	case WHY_FORGED:
		return (struct pic_mark){PIC_FORGED, honest_note(print, frame, item, answer)};
	case WHY_WRONG:
		return (struct pic_mark){PIC_FAULT, honest_note(print, frame, item, answer)};
	case WHY_COMPUTED: return (struct pic_mark){PIC_COMPUTED, NULL};
	case WHY_CAPTURED:
	case WHY_DEFAULT:
	case WHY_WIRE:
	case WHY_TYPED: break;
	}
	return (struct pic_mark){PIC_PLAIN, NULL};
}

/* The builder is made when the first frame wants it. */
static int need_craft(struct print *print, struct err *err)
{
	if (!print->craft)
		print->craft = craft_new(err);
	return print->craft ? 0 : -1;
}

static int make_marks(struct print *print, const struct frame *frame, const struct stack *stack,
	struct pic_marks *marks, struct err *err)
{
	uint32_t n = print->items.count;
	struct why_answer *why = arena_get(&print->arena, (n + 1) * sizeof(*why));
	struct pic_mark *at = arena_get(&print->arena, (n + 1) * sizeof(*at));
	uint64_t forged[FRAME_LAYERS] = {0};

	if (stack &&
		(need_craft(print, err) < 0 || craft_forged(print->craft, stack, forged, err) < 0))
		return -1;
	why_frame(frame, &print->items, stack, forged, why);
	for (uint32_t i = 0; i < n; i++)
		at[i] = mark_of(print, frame, &print->items.at[i], &why[i]);
	*marks = (struct pic_marks){at, n};
	return 0;
}

static int print_pic(struct print *print, const struct frame *frame, const struct stack *stack,
	struct err *err)
{
	const struct text_style style = {
		.color = (enum ansi_color)print->look.color, .ascii = print->look.ascii};
	struct pic_marks marks;
	struct pic_view view = {frame, &print->items, &marks};
	struct pic pic;
	char title[64];

	if (make_marks(print, frame, stack, &marks, err) < 0)
		return -1;
	if (print->frames)
		buf_byte(&print->out, '\n');
	snprintf(title, sizeof(title), "frame %" PRIu64, print->frames + 1);
	if (print->format == PRINT_TREE && style.color == ANSI_NONE && !style.ascii) {
		tree_text(&print->out, &view, title);
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
	meta_items(frame, &print->clock, &print->items);
	for (unsigned i = 0; i < frame->count; i++)
		walk_layer(frame, i, &print->items, NULL);
	if (print->facts)
		track_items(print->facts, frame, &print->items);
	if (print->format == PRINT_EK)
		ek_frame(&print->json, &print->out, frame, &print->items);
	else
		json_frame(&print->json, &print->out, frame, &print->items);
}

int print_frame(struct print *print, const struct frame *frame, const struct stack *stack,
	struct err *err)
{
	int status = 0;

	arena_clear(&print->arena);
	if (print->format < PRINT_JSON)
		walk_frame(frame, &print->items);
	switch (print->format) {
	case PRINT_NONE: break;
	case PRINT_PICTURE:
	case PRINT_TREE: status = print_pic(print, frame, stack, err); break;
	case PRINT_PDML: pdml_frame(&print->out, frame, &print->items, print->frames + 1); break;
	case PRINT_SCAPY:
	case PRINT_RECIPE: status = print_text(print, frame, stack, err); break;
	case PRINT_C: dump_c(&print->out, frame, print->frames + 1); break;
	case PRINT_JSON:
	case PRINT_EK: print_document(print, frame); break;
	case PRINT_FIELDS:
		if (print->facts) {
			walk_frame(frame, &print->items);
			track_items(print->facts, frame, &print->items);
		}
		fields_frame(&print->fields, &print->out, frame, &print->clock,
			print->facts ? &print->items : NULL);
		break;
	case PRINT_TEXT:
		if (!print->facts) /* of no capture */
			print_saw(print, frame);
		summary_line(&print->out, &print->summary, frame, &print->clock, print->facts);
		break;
	}
	clock_shown(&print->clock, frame);
	print->facts = NULL;
	if (print->hex)
		dump_hex(&print->out, frame);
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
			return err_errno(err, "standard output");
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
	return print_flush(print, err);
}
