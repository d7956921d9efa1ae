/* SPDX-License-Identifier: BSD-2-Clause */
/* What roles and layers look like on a terminal: colours of 256, or of 8 where there are no more,
 * and attributes, for a light and a dark background. */
#ifndef TRAME_TUI_PAINT_H
#define TRAME_TUI_PAINT_H

#include "picture/sign.h"
#include "tui/screen.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum paint_attr { PAINT_BOLD = 1, PAINT_DIM = 2, PAINT_UNDERLINE = 4, PAINT_REVERSE = 8 };

struct paint {
	int16_t fore, back;   /* of 256 colours; -1: the terminal's own */
	int16_t fore8, back8; /* of 8 */
	uint8_t attr;	      /* enum paint_attr, a set */
};

/* Which of them: a layer's colour as the paper, as the pen that draws lines, then the roles. */
enum paint_index {
	PAINT_PAPER = 0,
	PAINT_PEN = PAINT_PAPER + LAYER_COUNT,
	PAINT_ROLE = PAINT_PEN + LAYER_COUNT,
	PAINT_TALK = PAINT_ROLE + SCREEN_ROLES, /* conversations: as fixed as their letters */
	PAINTS = PAINT_TALK + SIGN_COLOURS,
};

/* The theme for a background. */
void paint_theme(struct paint out[PAINTS], bool dark);

/* Whether the background is dark, as terminals say it in COLORFGBG ("15;0"); NULL and what cannot
 * be read: it is. */
bool paint_is_dark(const char *fgbg);

/* Its name in the configuration, or NULL: it has none; and the other way (PAINTS: none such). */
const char *paint_name(unsigned index);
unsigned paint_find(const char *name, size_t n);

/* Reads "196 on 16 bold": a colour is a number up to 255, #rrggbb, a name, or `default`. False: it
 * is none; *why says what. */
bool paint_parse(const char *text, size_t n, struct paint *out, const char **why);
void paint_write(struct buf *out, const struct paint *paint);

/* The red, green and blue of one of 256 colours, as xterm has them. */
uint32_t paint_rgb(unsigned color);

#endif
