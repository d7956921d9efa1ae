/* SPDX-License-Identifier: BSD-2-Clause */
/* Themes. Rows of the list have Wireshark's colours: its own pastel papers on a light background,
 * their dark shades on a dark one. Layers keep their colour; as a pen on white it is darker. */
#include "tui/paint.h"

#include "base/lang.h"

#include <stdlib.h>
#include <string.h>

enum { BLACK, RED, GREEN, YELLOW, BLUE, MAGENTA, CYAN, WHITE };

#define OWN -1, -1, -1, -1

/* The order is that of enum paint_index. */
#define PAPER(layer) [PAINT_PAPER + (layer)]
#define PEN(layer)   [PAINT_PEN + (layer)]
#define ROLE(role)   [PAINT_ROLE + (role)]
#define TALK(nth)    [PAINT_TALK + (nth)]

#define PAPERS                                                                                     \
	PAPER(LAYER_LINK) = {16, 178, BLACK, YELLOW, 0},                                           \
	PAPER(LAYER_NETWORK) = {16, 74, BLACK, CYAN, 0},                                           \
	PAPER(LAYER_TRANSPORT) = {16, 36, BLACK, GREEN, 0},                                        \
	PAPER(LAYER_APPLICATION) = {16, 175, BLACK, MAGENTA, 0}

/* In the order of the signs, as out/ansi.c has them. */
#define TALKS                                                                                      \
	TALK(0) = {16, 222, BLACK, YELLOW, 0},                                                     \
	TALK(1) = {16, 117, BLACK, CYAN, 0},                                                       \
	TALK(2) = {16, 217, BLACK, MAGENTA, 0},                                                    \
	TALK(3) = {16, 149, BLACK, GREEN, 0},                                                      \
	TALK(4) = {16, 253, BLACK, WHITE, 0},                                                      \
	TALK(5) = {16, 209, BLACK, RED, 0},                                                        \
	TALK(6) = {16, 142, BLACK, YELLOW, 0},                                                     \
	TALK(7) = {16, 110, BLACK, CYAN, 0}

/* What needs no colour. */
#define ATTRIBUTES                                                                                 \
	ROLE(PIC_TITLE) = {OWN, PAINT_BOLD},                                                       \
	ROLE(PIC_FORGED) = {OWN, PAINT_BOLD | PAINT_UNDERLINE},                                    \
	ROLE(PIC_FAULT) = {OWN, PAINT_BOLD | PAINT_REVERSE},                                       \
	ROLE(PIC_CHANGED) = {OWN, PAINT_BOLD},                                                     \
	ROLE(PIC_ABSENT) = {OWN, PAINT_DIM},                                                       \
	ROLE(PIC_FOCUS) = {OWN, PAINT_REVERSE},                                                    \
	ROLE(SCREEN_CHOSEN) = {OWN, PAINT_REVERSE},                                                \
	ROLE(SCREEN_MARKED) = {OWN, PAINT_BOLD},                                                   \
	ROLE(SCREEN_ERROR) = {OWN, PAINT_BOLD},                                                    \
	ROLE(SCREEN_INPUT) = {OWN, PAINT_BOLD},                                                    \
	ROLE(SCREEN_HEAD) = {OWN, PAINT_UNDERLINE}

static const struct paint dark[PAINTS] = {
	PAPERS,
	TALKS,
	PEN(LAYER_LINK) = {178, -1, YELLOW, -1, 0},
	PEN(LAYER_NETWORK) = {74, -1, CYAN, -1, 0},
	PEN(LAYER_TRANSPORT) = {36, -1, GREEN, -1, 0},
	PEN(LAYER_APPLICATION) = {175, -1, MAGENTA, -1, 0},
	ATTRIBUTES,
	ROLE(PIC_LABEL) = {OWN, PAINT_DIM},
	ROLE(PIC_OFFSET) = {OWN, PAINT_DIM},
	ROLE(PIC_RULE) = {OWN, PAINT_DIM},
	ROLE(SCREEN_BAR) = {255, 238, BLACK, WHITE, 0},
	ROLE(SCREEN_KEY) = {255, 238, BLACK, WHITE, PAINT_BOLD},
	ROLE(SCREEN_BAD) = {203, 16, RED, BLACK, 0},
	ROLE(SCREEN_RESET) = {228, 88, WHITE, RED, 0},
	ROLE(SCREEN_BEGIN) = {255, 240, BLACK, WHITE, 0},
	ROLE(SCREEN_TCP) = {189, 17, -1, -1, 0},
	ROLE(SCREEN_UDP) = {153, 23, -1, -1, 0},
	ROLE(SCREEN_HTTP) = {193, 22, GREEN, -1, 0},
	ROLE(SCREEN_ICMP) = {225, 53, MAGENTA, -1, 0},
	ROLE(SCREEN_ARP) = {230, 58, YELLOW, -1, 0},
};

static const struct paint light[PAINTS] = {
	PAPERS,
	TALKS,
	PEN(LAYER_LINK) = {94, -1, -1, -1, 0},
	PEN(LAYER_NETWORK) = {25, -1, BLUE, -1, 0},
	PEN(LAYER_TRANSPORT) = {23, -1, -1, -1, 0},
	PEN(LAYER_APPLICATION) = {126, -1, MAGENTA, -1, 0},
	ATTRIBUTES,
	ROLE(SCREEN_BAR) = {16, 252, WHITE, BLACK, 0},
	ROLE(SCREEN_KEY) = {16, 252, WHITE, BLACK, PAINT_BOLD},
	ROLE(SCREEN_BAD) = {203, 16, RED, BLACK, 0},
	ROLE(SCREEN_RESET) = {228, 88, WHITE, RED, 0},
	ROLE(SCREEN_BEGIN) = {16, 247, WHITE, BLACK, 0},
	ROLE(SCREEN_TCP) = {16, 189, -1, -1, 0},
	ROLE(SCREEN_UDP) = {16, 153, -1, -1, 0},
	ROLE(SCREEN_HTTP) = {16, 193, -1, -1, 0},
	ROLE(SCREEN_ICMP) = {16, 225, MAGENTA, -1, 0},
	ROLE(SCREEN_ARP) = {16, 230, -1, -1, 0},
};

void paint_theme(struct paint out[PAINTS], bool is_dark)
{
	const struct paint *from = is_dark ? dark : light;

	for (unsigned i = 0; i < PAINTS; i++) {
		bool said = from[i].fore || from[i].back || from[i].fore8 || from[i].back8;

		out[i] = said ? from[i] : (struct paint){OWN, 0}; /* not in the table: plain */
	}
}

bool paint_is_dark(const char *fgbg)
{
	const char *back = fgbg ? strrchr(fgbg, ';') : NULL;
	char *end;
	unsigned long n;

	if (!back)
		return true;
	n = strtoul(back + 1, &end, 10);
	return end == back + 1 || *end || n > 15 || n < 7 || n == 8;
}

/* ---- names ---- */

static const char *const names[PAINTS] = {
	PAPER(LAYER_LINK) = "link",
	PAPER(LAYER_NETWORK) = "network",
	PAPER(LAYER_TRANSPORT) = "transport",
	PAPER(LAYER_APPLICATION) = "application",
	PEN(LAYER_LINK) = "link-line",
	PEN(LAYER_NETWORK) = "network-line",
	PEN(LAYER_TRANSPORT) = "transport-line",
	PEN(LAYER_APPLICATION) = "application-line",
	ROLE(PIC_TITLE) = "title",
	ROLE(PIC_LABEL) = "label",
	ROLE(PIC_VALUE) = "value",
	ROLE(PIC_COMPUTED) = "computed",
	ROLE(PIC_FORGED) = "forged",
	ROLE(PIC_FAULT) = "fault",
	ROLE(PIC_CHANGED) = "changed",
	ROLE(PIC_FOCUS) = "cursor",
	ROLE(PIC_NOTE) = "note",
	ROLE(PIC_ABSENT) = "absent",
	ROLE(PIC_OFFSET) = "offset",
	ROLE(PIC_RULE) = "rule",
	ROLE(SCREEN_BAR) = "bar",
	ROLE(SCREEN_KEY) = "key",
	ROLE(SCREEN_CHOSEN) = "chosen",
	ROLE(SCREEN_MARKED) = "marked",
	ROLE(SCREEN_ERROR) = "error",
	ROLE(SCREEN_INPUT) = "input",
	ROLE(SCREEN_HEAD) = "head",
	ROLE(SCREEN_BAD) = "row-bad",
	ROLE(SCREEN_RESET) = "row-reset",
	ROLE(SCREEN_BEGIN) = "row-begin",
	ROLE(SCREEN_TCP) = "row-tcp",
	ROLE(SCREEN_UDP) = "row-udp",
	ROLE(SCREEN_HTTP) = "row-http",
	ROLE(SCREEN_ICMP) = "row-icmp",
	ROLE(SCREEN_ARP) = "row-arp",
};

const char *paint_name(unsigned index)
{
	return index < PAINTS ? names[index] : NULL;
}

unsigned paint_find(const char *name, size_t n)
{
	for (unsigned i = 0; i < PAINTS; i++)
		if (names[i] && strlen(names[i]) == n && memcmp(names[i], name, n) == 0)
			return i;
	return PAINTS;
}

/* ---- colours as text ---- */

static const uint32_t first[16] = {0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd,
	0x00cdcd, 0xe5e5e5, 0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff,
	0xffffff};

uint32_t paint_rgb(unsigned color)
{
	static const uint32_t steps[6] = {0, 95, 135, 175, 215, 255};
	unsigned n = color - 16;

	if (color < 16)
		return first[color];
	if (color < 232)
		return steps[n / 36] << 16 | steps[n / 6 % 6] << 8 | steps[n % 6];
	n = 8 + 10 * (color - 232);
	return n << 16 | n << 8 | n;
}

static uint32_t apart(uint32_t a, uint32_t b)
{
	uint32_t sum = 0;

	for (unsigned shift = 0; shift < 24; shift += 8) {
		int d = (int)(a >> shift & 255) - (int)(b >> shift & 255);

		sum += (uint32_t)(d * d);
	}
	return sum;
}

/* The nearest of the colours from `from` to before `to`. */
static int16_t nearest(uint32_t rgb, unsigned from, unsigned to)
{
	unsigned best = from;

	for (unsigned i = from; i < to; i++)
		if (apart(paint_rgb(i), rgb) < apart(paint_rgb(best), rgb))
			best = i;
	return (int16_t)best;
}

static bool is_word(const char *text, size_t n, const char *word)
{
	return strlen(word) == n && memcmp(text, word, n) == 0;
}

static bool read_number(const char *text, size_t n, unsigned base, uint32_t *out)
{
	char copy[8], *end;

	if (!n || n >= sizeof(copy) || text[0] == '-' || text[0] == '+')
		return false;
	memcpy(copy, text, n);
	copy[n] = '\0';
	*out = (uint32_t)strtoul(copy, &end, (int)base);
	return !*end;
}

static bool read_color(const char *text, size_t n, int16_t *full, int16_t *few)
{
	static const char *const eight[] = {
		"black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"};
	uint32_t value;

	*full = *few = -1;
	if (is_word(text, n, "default"))
		return true;
	for (unsigned i = 0; i < 8; i++) {
		if (is_word(text, n, eight[i])) {
			*full = *few = (int16_t)i;
			return true;
		}
	}
	if (n == 7 && text[0] == '#' && read_number(text + 1, 6, 16, &value)) {
		*full = nearest(value, 16, 256);
	} else {
		if (!read_number(text, n, 10, &value) || value > 255)
			return false;
		*full = (int16_t)value;
	}
	*few = *full < 8 ? *full : nearest(paint_rgb((unsigned)*full), 0, 8);
	return true;
}

static const struct {
	const char *name;
	uint8_t attr;
} attrs[] = {{"bold", PAINT_BOLD}, {"dim", PAINT_DIM}, {"underline", PAINT_UNDERLINE},
	{"reverse", PAINT_REVERSE}};

#define ATTRS (sizeof(attrs) / sizeof(attrs[0]))

static uint8_t read_attr(const char *text, size_t n)
{
	for (size_t i = 0; i < ATTRS; i++)
		if (is_word(text, n, attrs[i].name))
			return attrs[i].attr;
	return 0;
}

bool paint_parse(const char *text, size_t n, struct paint *out, const char **why)
{
	bool behind_on = false, any = false;
	size_t i = 0;

	*out = (struct paint){OWN, 0};
	*why = _("wants a colour, such as: 196 on 16 bold");
	while (i < n) {
		size_t from = i;
		uint8_t attr;

		while (i < n && text[i] != ' ' && text[i] != '\t')
			i++;
		if (i == from) { /* a blank */
			i++;
			continue;
		}
		attr = read_attr(text + from, i - from);
		out->attr |= attr;
		any = true;
		if (attr)
			continue;
		if (is_word(text + from, i - from, "on")) {
			behind_on = true;
		} else if (!read_color(text + from, i - from, behind_on ? &out->back : &out->fore,
				   behind_on ? &out->back8 : &out->fore8)) {
			*why = _("a colour is 0 to 255, #rrggbb, default, black, red, green, "
				 "yellow, blue, magenta, cyan or white; then bold, dim, underline "
				 "or reverse");
			return false;
		}
	}
	return any;
}

static void write_color(struct buf *out, int color)
{
	if (color < 0)
		buf_text(out, "default");
	else
		buf_printf(out, "%d", color);
}

void paint_write(struct buf *out, const struct paint *paint)
{
	write_color(out, paint->fore);
	buf_text(out, " on ");
	write_color(out, paint->back);
	for (size_t i = 0; i < ATTRS; i++)
		if (paint->attr & attrs[i].attr)
			buf_printf(out, " %s", attrs[i].name);
}
