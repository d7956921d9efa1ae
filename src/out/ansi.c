/* SPDX-License-Identifier: BSD-2-Clause */
/* Terminal colours. A layer is black on its colour, which reads on dark and light screens alike; a
 * role is an attribute, never a colour, and never the only sign of what it means. */
#include "out/ansi.h"

#include "picture/sign.h"

#include <string.h>

struct paint {
	uint32_t rgb;
	uint8_t of256; /* the nearest of xterm's cube */
	uint8_t of16;
};

static const struct paint paints[LAYER_COUNT] = {
	[LAYER_LINK] = {0xe69f00, 178, 3},
	[LAYER_NETWORK] = {0x56b4e9, 74, 6},
	[LAYER_TRANSPORT] = {0x009e73, 36, 2},
	[LAYER_APPLICATION] = {0xcc79a7, 175, 5},
};

/* Of conversations, in the order of their signs; 16 colours are too few for all. */
static const struct paint talks[SIGN_COLOURS] = {
	{0xeedd88, 222, 3},
	{0x99ddff, 117, 6},
	{0xffaabb, 217, 5},
	{0xbbcc33, 149, 2},
	{0xdddddd, 253, 7},
	{0xee8866, 209, 1},
	{0xaaaa00, 142, 3},
	{0x77aadd, 110, 6},
};

static const char *const attributes[PIC_ROLES] = {
	[PIC_TITLE] = ";1",
	[PIC_LABEL] = ";2",
	[PIC_FORGED] = ";1;4",
	[PIC_FAULT] = ";1;7",
	[PIC_CHANGED] = ";1",
	[PIC_FOCUS] = ";7",
	[PIC_OFFSET] = ";2",
	[PIC_RULE] = ";2",
	[PIC_ABSENT] = ";2",
};

uint32_t ansi_rgb(enum proto_layer layer)
{
	return paints[layer].rgb;
}

/* `base` is 30 for the pen, 40 for the paper. */
static void colour(struct buf *out, enum ansi_color color, const struct paint *p, int base)
{
	switch (color) {
	case ANSI_NONE: break;
	case ANSI_16: buf_printf(out, ";%d", base + p->of16); break;
	case ANSI_256: buf_printf(out, ";%d;5;%d", base + 8, p->of256); break;
	case ANSI_RGB:
		buf_printf(out, ";%d;2;%u;%u;%u", base + 8, (unsigned)(p->rgb >> 16),
			(unsigned)(p->rgb >> 8 & 255), (unsigned)(p->rgb & 255));
		break;
	}
}

/* Black to the very end: the 30 of many a palette is a dark grey, and bold makes it lighter. */
static void black(struct buf *out, enum ansi_color color)
{
	static const struct paint black = {0x000000, 16, 0};

	colour(out, color, &black, 30);
}

static const char *attribute_of(struct ansi_look look)
{
	const char *a = look.role < PIC_ROLES ? attributes[look.role] : NULL;

	return a && (!look.line || look.role == PIC_RULE) ? a : "";
}

bool ansi_same(struct ansi_look a, struct ansi_look b)
{
	return a.layer == b.layer && (a.line == b.line || a.layer >= LAYER_COUNT) &&
	       !strcmp(attribute_of(a), attribute_of(b));
}

void ansi_look(struct buf *out, enum ansi_color color, struct ansi_look look)
{
	if (color == ANSI_NONE)
		return;
	buf_text(out, "\033[0");
	buf_text(out, attribute_of(look));
	if (look.layer < LAYER_COUNT) {
		colour(out, color, &paints[look.layer], look.line ? 30 : 40);
		if (!look.line)
			black(out, color);
	} else if (look.layer >= ANSI_TALK && look.layer < ANSI_TALK + SIGN_COLOURS && !look.line) {
		colour(out, color, &talks[look.layer - ANSI_TALK], 40);
		black(out, color);
	}
	buf_byte(out, 'm');
}

void ansi_plain(struct buf *out, enum ansi_color color)
{
	if (color != ANSI_NONE)
		buf_text(out, "\033[0m");
}
