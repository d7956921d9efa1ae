/* SPDX-License-Identifier: BSD-2-Clause */
/* A mistake shown under the place it stands at: the recipe's line, cleaned and cut to the
 * terminal's width around the place, a caret under every cell of the wrong word, and what was
 * expected. */
#include "frame/recipe_int.h"

#include "base/lang.h"
#include "base/utf8.h"

#include <string.h>

#define CUT "..."

/* A line of text being laid out: which cells show, and where the wrong word is in them. */
struct view {
	size_t from, to;   /* cells of the cleaned line that are shown */
	size_t caret, end; /* cells of the wrong word */
	size_t cells;	   /* of the whole cleaned line */
};

/* One character cleaned: its text into `piece`, its cells returned. */
static size_t piece_at(const char *text, size_t n, size_t at, struct buf *piece, size_t *len)
{
	uint32_t cp;

	*len = utf8_next((const uint8_t *)text + at, n - at, &cp);
	buf_clear(piece);
	utf8_clean(piece, text + at, *len, 0);
	return utf8_cells(buf_string(piece), piece->len);
}

static void measure(const char *text, size_t n, size_t at, size_t len, struct view *v)
{
	struct buf piece = BUF_INIT;
	size_t i = 0, step;

	*v = (struct view){0};
	while (i < n) {
		size_t cells = piece_at(text, n, i, &piece, &step);

		if (i < at)
			v->caret = v->cells + cells;
		if (i < at + len)
			v->end = v->cells + cells;
		v->cells += cells;
		i += step;
	}
	if (at >= n)
		v->caret = v->cells;
	if (v->end <= v->caret)
		v->end = v->caret + 1;
	v->to = v->cells;
	buf_done(&piece);
}

/* A long line shows a third before the place and the rest behind it. */
static void choose(struct view *v, unsigned width)
{
	if (width < 20)
		width = 20;
	if ((v->cells > v->end ? v->cells : v->end) <= width)
		return;
	v->from = v->caret > width / 3 ? v->caret - width / 3 : 0;
	if (v->from < strlen(CUT))
		v->from = 0;
	v->to = v->from + width - (v->from ? strlen(CUT) : 0);
	if (v->to < v->cells)
		v->to -= strlen(CUT);
	if (v->end > v->to && v->to > v->caret)
		v->end = v->to;
}

/* The shown characters; one that the cut would halve is left out, spaces keep its place. */
static void draw_line(struct buf *out, const char *text, size_t n, const struct view *v)
{
	struct buf piece = BUF_INIT;
	size_t at = 0, step;

	if (v->from)
		buf_text(out, CUT);
	for (size_t i = 0; i < n; i += step) {
		size_t cells = piece_at(text, n, i, &piece, &step);

		if (at >= v->from && at + cells <= v->to)
			buf_add(out, piece.data, piece.len);
		else if (at < v->from && at + cells > v->from)
			buf_fill(out, ' ', at + cells - v->from);
		at += cells;
	}
	if (v->to < v->cells)
		buf_text(out, CUT);
	buf_byte(out, '\n');
	buf_done(&piece);
}

void recipe_explain(
	struct buf *out, const char *text, size_t n, const struct recipe_err *err, unsigned width)
{
	size_t at = err->at < n ? err->at : n, begin = at, end = at;
	struct view v;

	while (begin > 0 && text[begin - 1] != '\n')
		begin--;
	while (end < n && text[end] != '\n')
		end++;
	measure(text + begin, end - begin, at - begin, err->len, &v);
	choose(&v, width);
	draw_line(out, text + begin, end - begin, &v);
	buf_fill(out, ' ', v.caret - v.from + (v.from ? strlen(CUT) : 0));
	buf_fill(out, '^', v.end - v.caret);
	buf_printf(out, "\n%s", err->what);
	if (err->nearest[0])
		buf_printf(out, _("; the nearest name is '%s'"), err->nearest);
	buf_byte(out, '\n');
}
