/* SPDX-License-Identifier: BSD-2-Clause */
/* How a terminal writes colours and attributes: the layers' fixed colours, a look for each role. */
#ifndef TRAME_OUT_ANSI_H
#define TRAME_OUT_ANSI_H

#include "base/buf.h"
#include "picture/pic.h"

/* How many colours the medium has; NONE writes no escape sequence at all. */
enum ansi_color { ANSI_NONE, ANSI_16, ANSI_256, ANSI_RGB };

#define ANSI_TALK 16 /* instead of a layer: the first of SIGN_COLOURS colours of conversations */

/* What a piece of text looks like. */
struct ansi_look {
	uint8_t layer; /* enum proto_layer, ANSI_TALK and more, or PIC_NO_LAYER */
	uint8_t role;  /* enum pic_role */
	bool line;     /* a drawn line: the layer's colour is the pen; else it is the paper */
};

/* The layers' colours as 0xRRGGBB (Okabe and Ito): readable in grey and to the colour-blind. */
uint32_t ansi_rgb(enum proto_layer layer);

/* Whether two looks are the same on any screen. */
bool ansi_same(struct ansi_look a, struct ansi_look b);

/* Appends the sequence that makes what follows look so, whatever it looked like before. */
void ansi_look(struct buf *out, enum ansi_color color, struct ansi_look look);

/* Appends the sequence that ends every look. */
void ansi_plain(struct buf *out, enum ansi_color color);

#endif
