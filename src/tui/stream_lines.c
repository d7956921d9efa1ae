/* SPDX-License-Identifier: BSD-2-Clause */
/* A stream as lines: its text, cut at ends of lines and at the width of the screen, or its bytes in
 * hex. Only where lines begin is kept. */
#include "talk_view.h"

#include "base/lang.h"
#include "base/mem.h"
#include "base/utf8.h"

#include <string.h>

#define MARGIN	 5  /* cells beside the text */
#define HEX_ROW	 16 /* bytes */
#define NOT_TEXT '.'

static void add_line(struct stream_view *v, uint32_t piece, uint32_t at, uint32_t len)
{
	if (v->line_count == v->line_room) {
		v->line_room = v->line_room ? v->line_room * 2 : 256;
		v->lines = mem_grow(v->lines, v->line_room, sizeof(*v->lines));
	}
	v->lines[v->line_count++] = (struct stream_line){at, piece, (uint16_t)len};
}

/* One character of text as it is shown, and how many bytes it is of; -1: the line ends. */
static int next_char(const uint8_t *p, size_t n, size_t *took)
{
	uint32_t cp;
	int width;

	if (p[0] == '\n' || (p[0] == '\r' && n > 1 && p[1] == '\n')) {
		*took = p[0] == '\r' ? 2 : 1;
		return -1;
	}
	*took = utf8_next(p, n, &cp);
	if (p[0] == '\t')
		return 4;
	width = cp == UTF8_BAD ? -1 : utf8_width(cp);
	return width >= 0 && utf8_is_clean((const char *)p, *took) ? width : 1;
}

/* The bytes of the line that begins here. */
static uint32_t line_bytes(const uint8_t *p, uint32_t n, int width)
{
	uint32_t at = 0;
	int cells = 0;

	while (at < n && at < UINT16_MAX - 8) {
		size_t took;
		int w = next_char(p + at, n - at, &took);

		if (w < 0)
			return at + (uint32_t)took;
		if (cells + w > width && at)
			break;
		cells += w;
		at += (uint32_t)took;
	}
	return at;
}

void stream_lay(struct stream_view *v, int width)
{
	int room = width - MARGIN > 8 ? width - MARGIN : 8;

	if (width != v->width || v->hex != v->lined_hex) {
		v->line_count = v->lined = 0;
		v->width = width;
		v->lined_hex = v->hex;
	}
	for (; v->lined < v->count; v->lined++) {
		const struct stream_piece *p = &v->pieces[v->lined];

		for (uint32_t at = 0; at < p->len;) {
			uint32_t n = p->len - at;

			if (!v->hex)
				n = line_bytes(v->bytes.data + p->at + at, n, room);
			else if (n > HEX_ROW)
				n = HEX_ROW;
			add_line(v, v->lined, p->at + at, n);
			at += n;
		}
	}
}

static void put_text(struct buf *out, const uint8_t *p, size_t n, bool ascii)
{
	for (size_t i = 0, took; i < n; i += took) {
		int width = next_char(p + i, n - i, &took);

		if (width < 0)
			return;
		if (p[i] == '\t')
			buf_text(out, "    ");
		else if (utf8_is_clean((const char *)p + i, took) && (!ascii || p[i] < 0x80))
			buf_add(out, p + i, took);
		else
			buf_byte(out, NOT_TEXT);
	}
}

/* As in a dump: the offset is that of the side's piece. */
static void put_hex(struct buf *out, const struct stream_piece *piece, const uint8_t *p,
	const struct stream_line *line)
{
	buf_printf(out, "%08x ", (unsigned)(line->at - piece->at));
	for (unsigned i = 0; i < HEX_ROW; i++) {
		if (i == HEX_ROW / 2)
			buf_byte(out, ' ');
		if (i < line->len)
			buf_printf(out, " %02x", p[i]);
		else
			buf_text(out, "   ");
	}
	buf_text(out, "  ");
	for (unsigned i = 0; i < line->len; i++)
		buf_byte(out, p[i] >= ' ' && p[i] < 0x7f ? p[i] : NOT_TEXT);
}

void stream_line(struct buf *out, const struct stream_view *v, uint32_t at, bool ascii)
{
	const struct stream_line *line = &v->lines[at];
	const struct stream_piece *piece = &v->pieces[line->piece];
	const uint8_t *p = v->bytes.data + line->at;

	if (piece->gap && line->at == piece->at)
		buf_text(out, _("[missing] "));
	if (v->hex)
		put_hex(out, piece, p, line);
	else
		put_text(out, p, line->len, ascii);
}
