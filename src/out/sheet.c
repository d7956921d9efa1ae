/* SPDX-License-Identifier: BSD-2-Clause */
/* The formats, and how a layer and a role look in each theme. A layer is black on its colour in
 * every theme, as on the terminal; a role is weight, slant, an underline or an outline, and a
 * colour is never the only sign of it. */
#include "out/sheet.h"

#include "out/ansi.h"
#include "sheet_int.h"

#include <string.h>

const struct format *const format_all[] = {&format_svg, &format_tex, &format_html, &format_md,
	&format_txt, &format_mermaid, &format_pdf, NULL};

const struct format *format_find(const char *name, size_t n)
{
	if (n == 3 && !memcmp(name, "mmd", 3))
		return &format_mermaid;
	for (size_t i = 0; format_all[i]; i++)
		if (strlen(format_all[i]->name) == n && !memcmp(format_all[i]->name, name, n))
			return format_all[i];
	return NULL;
}

static const struct sheet_colours colours[SHEET_THEMES] = {
	[SHEET_LIGHT] = {0xffffff, 0x111111, 0x555555, 0x4d4d4d, 0xa3001e},
	[SHEET_DARK] = {0x15181c, 0xf0f0f0, 0xb4bac2, 0x9aa2ac, 0xff9c9c},
	[SHEET_GREY] = {0xffffff, 0x000000, 0x4a4a4a, 0x404040, 0x000000},
};

/* Distinct in lightness, and light enough for black letters. */
static const uint32_t greys[LAYER_COUNT] = {
	[LAYER_LINK] = 0xeeeeee,
	[LAYER_NETWORK] = 0xd0d0d0,
	[LAYER_TRANSPORT] = 0xb0b0b0,
	[LAYER_APPLICATION] = 0x919191,
};

const struct sheet_colours *sheet_colours(enum sheet_theme theme)
{
	return &colours[theme];
}

/* ---- contrast ---- */

/* The light that a level of a screen gives, in millionths: sRGB's curve at every 17th level, and
 * straight lines between, so that no machine's pow() has a say. */
static unsigned light_of(unsigned level)
{
	static const unsigned at[16] = {0, 5605, 15996, 33105, 57805, 90842, 132868, 184475, 246201,
		318547, 401978, 496933, 603827, 723055, 854993, 1000000};
	unsigned i = level / 17, rest = level % 17;

	return rest ? at[i] + (at[i + 1] - at[i]) * rest / 17 : at[i];
}

static unsigned luminance(uint32_t rgb)
{
	return (213 * light_of(rgb >> 16 & 255) + 715 * light_of(rgb >> 8 & 255) +
		       72 * light_of(rgb & 255)) /
	       1000;
}

unsigned sheet_contrast(uint32_t a, uint32_t b)
{
	unsigned x = luminance(a), y = luminance(b);

	if (x < y)
		return sheet_contrast(b, a);
	return (x + 50000) / ((y + 50000) / 100);
}

/* The grey that is as light. */
static uint32_t grey_of(uint32_t rgb)
{
	unsigned want = luminance(rgb), level = 0;

	while (level < 255 && light_of(level) < want)
		level++;
	return (uint32_t)(level << 16 | level << 8 | level);
}

static uint32_t mix(uint32_t a, uint32_t b, unsigned percent)
{
	uint32_t rgb = 0;

	for (unsigned shift = 0; shift <= 16; shift += 8)
		rgb |= ((a >> shift & 255) * percent + (b >> shift & 255) * (100 - percent)) / 100
		       << shift;
	return rgb;
}

/* ---- cells ---- */

uint32_t sheet_paper(enum sheet_theme theme, const struct pic_cell *cell)
{
	if (cell->role == PIC_FAULT)
		return colours[theme].ground;
	if (cell->tint)
		return theme == SHEET_GREY ? grey_of(cell->tint & 0xffffff) : cell->tint & 0xffffff;
	if (cell->role == PIC_ABSENT || cell->blank || cell->layer >= LAYER_COUNT)
		return colours[theme].ground;
	if (theme == SHEET_GREY)
		return greys[cell->layer];
	return ansi_rgb(cell->layer);
}

uint32_t sheet_texture(enum sheet_theme theme, enum proto_layer layer)
{
	if (theme != SHEET_GREY)
		return mix(ansi_rgb(layer), 0xffffff, 80);
	/* the light ones get darker lines, the dark ones lighter ones: letters stay readable */
	return mix(greys[layer], layer == LAYER_LINK || layer == LAYER_NETWORK ? 0 : 0xffffff, 84);
}

uint32_t sheet_pale(enum sheet_theme theme, uint32_t paper)
{
	return mix(paper, colours[theme].ground, theme == SHEET_GREY ? 60 : 45);
}

static bool is_quiet(enum pic_role role)
{
	return role == PIC_LABEL || role == PIC_OFFSET || role == PIC_ABSENT || role == PIC_NOTE;
}

uint32_t sheet_pen(enum sheet_theme theme, const struct pic_cell *cell)
{
	uint32_t paper = sheet_paper(theme, cell);

	if (cell->role == PIC_FAULT)
		return colours[theme].mark;
	if (cell->tint)
		return sheet_contrast(paper, 0) >= sheet_contrast(paper, 0xffffff) ? 0 : 0xffffff;
	if (paper != colours[theme].ground)
		return 0;
	return is_quiet(cell->role) ? colours[theme].quiet : colours[theme].ink;
}

struct sheet_look sheet_look(enum sheet_theme theme, const struct pic_cell *cell)
{
	struct sheet_look look = {.pen = sheet_pen(theme, cell)};

	switch (cell->role) {
	case PIC_TITLE:
	case PIC_CHANGED:
	case PIC_FOCUS: look.bold = true; break;
	case PIC_FORGED:
	case PIC_FAULT: look.bold = look.under = true; break;
	case PIC_COMPUTED:
	case PIC_ABSENT: look.italic = true; break;
	case PIC_PLAIN:
	case PIC_LABEL:
	case PIC_VALUE:
	case PIC_NOTE:
	case PIC_OFFSET:
	case PIC_RULE:
	case PIC_GAP:
	case PIC_ROLES: break;
	}
	return look;
}
