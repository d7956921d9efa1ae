/* SPDX-License-Identifier: BSD-2-Clause */
/* A screen without a terminal: rows of cells. */
#include "tui/screen.h"

#include "base/mem.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

static const struct glyph blank = {.text = " ", .len = 1, .look = {PIC_NO_LAYER, PIC_PLAIN, false}};

void screen_done(struct screen *screen)
{
	free(screen->cells);
	line_done(&screen->line);
	buf_done(&screen->clean);
	buf_done(&screen->words);
	*screen = (struct screen)SCREEN_INIT;
}

void screen_clear(struct screen *screen)
{
	for (int i = 0; i < screen->w * screen->h; i++)
		screen->cells[i] = blank;
	screen->cursor_x = screen->cursor_y = -1;
}

void screen_size(struct screen *screen, int w, int h)
{
	if (w != screen->w || h != screen->h) {
		free(screen->cells);
		screen->cells = mem_new((size_t)(w * h + 1), sizeof(*screen->cells));
		screen->w = w;
		screen->h = h;
	}
	screen_clear(screen);
}

struct rect screen_all(const struct screen *screen)
{
	return (struct rect){0, 0, screen->w, screen->h};
}

struct ansi_look screen_look(unsigned role)
{
	return (struct ansi_look){PIC_NO_LAYER, (uint8_t)role, false};
}

/* The cell at a place of a rectangle, or NULL where it, or the screen, has none. */
static struct glyph *cell(struct screen *s, struct rect r, int x, int y)
{
	if (x < 0 || y < 0 || x >= r.w || y >= r.h)
		return NULL;
	x += r.x;
	y += r.y;
	return x >= 0 && y >= 0 && x < s->w && y < s->h ? &s->cells[y * s->w + x] : NULL;
}

/* The same, to be written into: half a wide character is none, so what is left of one goes. */
static struct glyph *take(struct screen *s, struct rect r, int x, int y)
{
	struct glyph *g = cell(s, r, x, y);

	if (g && !g->len && r.x + x > 0)
		g[-1] = blank;
	if (g && r.x + x + 1 < s->w && !g[1].len)
		g[1] = blank;
	return g;
}

void screen_fill(struct screen *screen, struct rect rect, struct ansi_look look)
{
	for (int y = 0; y < rect.h; y++) {
		for (int x = 0; x < rect.w; x++) {
			struct glyph *g = take(screen, rect, x, y);

			if (!g)
				continue;
			*g = blank;
			g->look = look;
		}
	}
}

static void set(struct glyph *g, const uint8_t *bytes, size_t n, struct ansi_look look)
{
	memcpy(g->text, bytes, n);
	g->len = (uint8_t)n;
	g->walls = 0;
	g->look = look;
}

/* What combines goes to the character before it. */
static void combine(struct glyph *g, const uint8_t *bytes, size_t n)
{
	if (g && g->len && g->len + n <= GLYPH_BYTES) {
		memcpy(g->text + g->len, bytes, n);
		g->len = (uint8_t)(g->len + n);
	}
}

static void put_mark(struct screen *s, struct rect r, int y, struct ansi_look look)
{
	struct glyph *g = take(s, r, r.w - 1, y);

	if (g && !s->ascii)
		set(g, (const uint8_t *)"…", 3, look);
	else if (g)
		set(g, (const uint8_t *)"~", 1, look);
}

int screen_text(struct screen *screen, struct rect rect, int x, int y, struct ansi_look look,
	const char *text, size_t n)
{
	struct buf *clean = &screen->clean;
	int from = x;

	if (screen->ascii || !utf8_is_clean(text, n)) {
		buf_clear(clean);
		utf8_clean(clean, text, n, screen->ascii);
		text = (const char *)clean->data;
		n = clean->len;
	}
	for (size_t i = 0; i < n;) {
		const uint8_t *p = (const uint8_t *)text + i;
		uint32_t cp;
		size_t took = utf8_next(p, n - i, &cp);
		int width = utf8_width(cp);
		struct glyph *g;

		i += took;
		if (width <= 0) {
			combine(cell(screen, rect, x - 1, y), p, took);
			continue;
		}
		if (x + width > rect.w) {
			put_mark(screen, rect, y, look);
			x = rect.w;
			break;
		}
		g = take(screen, rect, x++, y);
		if (g)
			set(g, p, took, look);
		if (width == 2 && (g = take(screen, rect, x++, y)) != NULL)
			set(g, p, 0, look);
	}
	return x - from;
}

int screen_put(struct screen *screen, struct rect rect, int x, int y, struct ansi_look look,
	const char *text)
{
	return screen_text(screen, rect, x, y, look, text, strlen(text));
}

struct buf *screen_words(struct screen *screen)
{
	buf_clear(&screen->words);
	return &screen->words;
}

static void put_line(struct screen *s, struct rect rect, int y, const struct line *line)
{
	uint32_t end = line->count;

	while (end && line->at[end - 1].len == 1 && line->at[end - 1].text[0] == ' ')
		end--;
	for (uint32_t i = 0; i < line->count; i++) {
		struct glyph *g = line->at[i].len ? take(s, rect, (int)i, y)
						  : cell(s, rect, (int)i, y);

		if (g)
			*g = line->at[i];
	}
	if ((int)end > rect.w && rect.w > 0)
		put_mark(s, rect, y, line->at[rect.w - 1].look);
}

int screen_pic(struct screen *screen, struct rect rect, const struct pic *pic, int skip)
{
	const struct line_style style = {screen->ascii, false};
	struct line *line = &screen->line;
	int at = 0;

	for (uint32_t row = 0; row <= pic->count; row++) {
		if (line_has_border(pic, row)) {
			if (at >= skip && at - skip < rect.h) {
				line_border(line, pic, row, style);
				put_line(screen, rect, at - skip, line);
			}
			at++;
		}
		if (row < pic->count && line_has_content(pic, row)) {
			if (at >= skip && at - skip < rect.h) {
				line_content(line, pic, row, style);
				put_line(screen, rect, at - skip, line);
			}
			at++;
		}
	}
	return at;
}

bool screen_pic_find(const struct pic *pic, enum pic_role role, int *first, int *last)
{
	bool found = false;
	int at = 0;

	for (uint32_t row = 0; row < pic->count; row++) {
		at += line_has_border(pic, row);
		for (unsigned i = 0; i < pic->rows[row].count; i++) {
			if (pic->rows[row].cells[i].role != role)
				continue;
			if (!found)
				*first = at;
			*last = at;
			found = true;
		}
		at += line_has_content(pic, row);
	}
	return found;
}

void screen_dump(struct buf *out, const struct screen *screen)
{
	for (int y = 0; y < screen->h; y++) {
		size_t end = out->len;

		for (int x = 0; x < screen->w; x++) {
			const struct glyph *g = &screen->cells[y * screen->w + x];

			buf_add(out, g->text, g->len);
			if (g->len && !(g->len == 1 && g->text[0] == ' '))
				end = out->len;
		}
		out->len = end;
		buf_byte(out, '\n');
	}
}

/* A layer's letter, lower case where its colour is the pen; then a letter a role. */
static char role_letter(const struct ansi_look *look)
{
	static const char roles[SCREEN_ROLES] = {[PIC_PLAIN] = ' ',
		[PIC_TITLE] = 't',
		[PIC_LABEL] = 'l',
		[PIC_VALUE] = ' ',
		[PIC_COMPUTED] = '=',
		[PIC_FORGED] = '!',
		[PIC_FAULT] = 'x',
		[PIC_CHANGED] = '*',
		[PIC_FOCUS] = '#',
		[PIC_NOTE] = 'n',
		[PIC_OFFSET] = 'o',
		[PIC_RULE] = '-',
		[PIC_ABSENT] = '~',
		[PIC_GAP] = ' ',
		[SCREEN_BAR] = 'B',
		[SCREEN_KEY] = 'K',
		[SCREEN_CHOSEN] = 'C',
		[SCREEN_MARKED] = 'M',
		[SCREEN_ERROR] = 'E',
		[SCREEN_INPUT] = 'I',
		[SCREEN_HEAD] = 'H',
		[SCREEN_BAD] = 'b',
		[SCREEN_RESET] = 'r',
		[SCREEN_BEGIN] = 's',
		[SCREEN_TCP] = 'c',
		[SCREEN_UDP] = 'u',
		[SCREEN_HTTP] = 'h',
		[SCREEN_ICMP] = 'i',
		[SCREEN_ARP] = 'a'};

	if (look->role == PIC_FOCUS || look->layer >= LAYER_COUNT)
		return look->role < SCREEN_ROLES ? roles[look->role] : '?';
	return pic_letter((enum proto_layer)look->layer);
}

void screen_dump_roles(struct buf *out, const struct screen *screen)
{
	for (int y = 0; y < screen->h; y++) {
		size_t end = out->len;

		for (int x = 0; x < screen->w; x++) {
			buf_byte(out, (uint8_t)role_letter(&screen->cells[y * screen->w + x].look));
			if (out->data[out->len - 1] != ' ')
				end = out->len;
		}
		out->len = end;
		buf_byte(out, '\n');
	}
}
