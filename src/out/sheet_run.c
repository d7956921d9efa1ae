/* SPDX-License-Identifier: BSD-2-Clause */
/* The words of a picture for media that draw. Neighbours in a row that look alike, such as the
 * bytes of a dump, are one text. */
#include "sheet_int.h"

#define JOIN                                                                                       \
	1 /* columns between two texts that are written as one: browsers measure more wrongly */

/* Words that are not given yet: what follows may belong to them. */
struct going {
	const struct lay *lay;
	enum sheet_theme theme;
	struct buf words;
	struct lay_run run;
};

static bool is_ascii(const struct buf *words)
{
	for (size_t i = 0; i < words->len; i++)
		if (words->data[i] >= 0x7f)
			return false;
	return true;
}

static bool same_look(struct sheet_look a, struct sheet_look b)
{
	return a.pen == b.pen && a.bold == b.bold && a.italic == b.italic && a.under == b.under;
}

static bool joins(const struct going *g, const struct pic_cell *c, const struct lay_text *t,
	const struct buf *words)
{
	const struct lay_run *r = &g->run;
	unsigned end = r->at.from + r->at.cells;

	if (!r->at.cells || !r->at.exact || !t->exact || c->role == PIC_FOCUS)
		return false;
	if (c->edges || c->span > 3 || r->cell->span > 3 || t->from < end || t->from > end + JOIN)
		return false;
	return same_look(r->look, sheet_look(g->theme, c)) && !r->look.under &&
	       is_ascii(&g->words) && is_ascii(words) && r->cell->layer == c->layer;
}

static void give(struct going *g, const struct lay_ink *ink)
{
	if (!g->run.at.cells)
		return;
	g->run.words = g->words.data;
	g->run.n = g->words.len;
	g->run.ascii = is_ascii(&g->words);
	ink->put(ink->to, &g->run);
	buf_clear(&g->words);
	g->run.at.cells = 0;
}

static void take(struct going *g, const struct lay_ink *ink, uint32_t row, unsigned cell)
{
	const struct pic_cell *c = &g->lay->pic->rows[row].cells[cell];
	struct lay_run *r = &g->run;
	struct buf words = BUF_INIT;
	struct lay_text t = lay_words(g->lay, row, cell, &words, "…");

	if (t.cells && !ink->apart && joins(g, c, &t, &words)) {
		buf_fill(&g->words, ' ', t.from - (r->at.from + r->at.cells));
		r->at.cells = t.from + t.cells - r->at.from;
		r->at.anchor = LAY_START;
		r->at.x = (int)r->at.from * LAY_COLUMN;
		r->joined = true;
	} else if (t.cells) {
		give(g, ink);
		*r = (struct lay_run){.at = t, .look = sheet_look(g->theme, c), .cell = c};
	}
	if (t.cells)
		buf_add(&g->words, words.data, words.len);
	buf_done(&words);
}

void lay_runs(const struct lay *lay, enum sheet_theme theme, const struct lay_ink *ink)
{
	struct going g = {.lay = lay, .theme = theme, .words = BUF_INIT};

	for (uint32_t i = 0; i < lay->pic->count; i++) {
		for (unsigned k = 0; k < lay->pic->rows[i].count; k++)
			take(&g, ink, i, k);
		give(&g, ink);
	}
	buf_done(&g.words);
}
