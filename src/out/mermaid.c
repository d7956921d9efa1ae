/* SPDX-License-Identifier: BSD-2-Clause */
/* A diagram of bits as mermaid's packet, a ladder as its sequenceDiagram. What could mean
 * anything to mermaid's parser is written as a character's number. A file of mermaid's is one
 * diagram, and a diagram is one header; in Markdown a block of code is one. */
#include "base/utf8.h"
#include "sheet_int.h"

#define HOSTS 32

/* Signs that mean nothing to the parser inside of a quoted text or behind a message's colon, and
 * those that mean nothing anywhere. */
#define QUOTED ".,:_/()=+-*?!"
#define BARE   "._/"

static bool is_plain(uint32_t cp, const char *signs)
{
	if (cp >= 0xa1)
		return cp != UTF8_BAD && (cp & 0xfffe) != 0xfffe;
	return (cp >= '0' && cp <= '9') || (cp >= 'A' && cp <= 'Z') || (cp >= 'a' && cp <= 'z') ||
	       cp == ' ' || (cp > ' ' && cp < 0x7f && strchr(signs, (int)cp));
}

static void words(struct buf *out, const char *text, const char *signs)
{
	const uint8_t *p = (const uint8_t *)text;
	size_t n = strlen(text), i = 0;

	while (n && p[n - 1] == ' ')
		n--;
	while (i < n && p[i] == ' ')
		i++;
	while (i < n) {
		uint32_t cp;
		size_t len = utf8_next(p + i, n - i, &cp);

		if (is_plain(cp, signs))
			buf_add(out, p + i, len);
		else if (cp < 0x20 || cp == UTF8_BAD)
			buf_byte(out, ' ');
		else
			buf_printf(out, "#%u;", (unsigned)cp);
		i += len;
	}
}

static bool says(const char *text)
{
	return text && text[strspn(text, " ")];
}

/* ---- packet ---- */

/* A field on its way through the rows of a diagram. */
struct field_run {
	struct buf words;
	unsigned from, bits;
};

static void end_field(struct buf *out, struct field_run *f)
{
	if (f->bits == 1)
		buf_printf(out, "%u: \"", f->from);
	else
		buf_printf(out, "%u-%u: \"", f->from, f->from + f->bits - 1);
	if (says(buf_string(&f->words)))
		words(out, buf_string(&f->words), QUOTED);
	else
		buf_byte(out, ' ');
	buf_text(out, "\"\n");
	f->from += f->bits;
	f->bits = 0;
	buf_clear(&f->words);
}

/* What the boxes of a line of the diagram say, from its first row to its last. */
static void box_words(struct field_run *f, const struct pic *pic, const struct grid_line *line,
	const struct pic_cell *box)
{
	struct buf text = BUF_INIT;

	grid_words(&text, pic, line, box, ": ");
	if (text.len && f->words.len)
		buf_byte(&f->words, ' ');
	buf_add(&f->words, text.data, text.len);
	buf_done(&text);
}

/* The heading of the diagram, which has more blanks than one between its words. */
static void put_heading(struct buf *out, const struct pic *pic)
{
	const char *text = "";
	struct buf line = BUF_INIT;

	for (uint32_t i = 0; i < pic->count && !*text; i++)
		for (unsigned k = 0; k < pic->rows[i].count && !*text; k++)
			if (pic->rows[i].cells[k].role == PIC_TITLE)
				text = pic->rows[i].cells[k].text;
	for (; *text; text++)
		if (*text != ' ' || text[1] != ' ')
			buf_byte(&line, (uint8_t)*text);
	words(out, buf_string(&line), QUOTED);
	buf_done(&line);
}

/* What a header carries is as wide as it likes: no range of bits says so. */
static bool is_behind(const struct pic_cell *box)
{
	return box->loose && !box->field && !box->bits;
}

static void packet(struct buf *out, const struct pic *pic, const struct sheet *sheet)
{
	struct field_run f = {.words = BUF_INIT};
	struct grid_line line = {.next = 0};
	bool any = false;

	buf_text(out, "packet-beta\n");
	buf_text(out, "title ");
	if (says(sheet->title))
		words(out, sheet->title, QUOTED);
	else
		put_heading(out, pic);
	buf_byte(out, '\n');
	while (grid_next(pic, &line))
		for (unsigned i = 0; i < pic->rows[line.first].count; i++) {
			const struct pic_cell *c = &pic->rows[line.first].cells[i];

			if (!grid_is_box(c) || is_behind(c))
				continue;
			box_words(&f, pic, &line, c);
			f.bits += c->span / line.unit;
			any = true;
			if (grid_ends(pic, &line, c))
				end_field(out, &f);
		}
	if (f.bits || !any) {
		f.bits = f.bits ? f.bits : 1;
		end_field(out, &f);
	}
	buf_done(&f.words);
}

/* ---- sequence ---- */

static bool is_life(const struct pic_cell *c)
{
	return (c->edges & EDGE_LEFT) != 0;
}

static bool has_life(const struct pic_row *row)
{
	for (unsigned i = 0; i < row->count; i++)
		if (is_life(&row->cells[i]))
			return true;
	return false;
}

/* The names over the lifelines, and how many rows they take. */
static uint32_t heads(struct buf *out, const struct pic *pic, unsigned *hosts)
{
	uint32_t rows = 0;

	while (rows < pic->count && !has_life(&pic->rows[rows]))
		rows++;
	*hosts = 0;
	for (unsigned i = 0; rows && i < pic->rows[0].count && i < HOSTS; i++) {
		const struct pic_cell *name = &pic->rows[0].cells[i];

		if (name->role != PIC_TITLE)
			continue;
		buf_printf(out, "participant h%u as ", (*hosts)++);
		words(out, says(name->text) ? name->text : "?", BARE);
		for (uint32_t k = 1; k < rows; k++)
			if (i < pic->rows[k].count && says(pic->rows[k].cells[i].text)) {
				buf_byte(out, ' ');
				words(out, pic->rows[k].cells[i].text, BARE);
			}
		buf_byte(out, '\n');
	}
	return rows;
}

static const char *arrow_of(enum pic_role role)
{
	return role == PIC_FAULT ? "-x" : role == PIC_ABSENT ? "--)" : "->>";
}

/* The message, or the words that go to nobody. */
static void message(
	struct buf *out, const struct pic_row *row, unsigned at, unsigned hosts, const char *time)
{
	const struct pic_cell *c = &row->cells[at];
	unsigned low = c->host, high = at + 1u < row->count ? row->cells[at + 1].host : low;

	if (low >= hosts || high >= hosts || (!c->arrow && !says(c->text)))
		return;
	if (!c->arrow)
		buf_printf(out, "Note over h0,h%u: ", hosts - 1);
	else if (c->arrow == ARROW_RIGHT)
		buf_printf(out, "h%u%sh%u: ", low, arrow_of(c->role), high);
	else
		buf_printf(out, "h%u%sh%u: ", high, arrow_of(c->role), low);
	words(out, says(c->text) ? c->text : "…", QUOTED);
	if (says(time)) {
		buf_text(out, " (");
		words(out, time, QUOTED);
		buf_text(out, ")");
	}
	buf_byte(out, '\n');
}

static void state(struct buf *out, const struct pic_cell *c, bool left, unsigned hosts)
{
	if (c->role != PIC_TITLE || !says(c->text) || is_life(c) || !hosts)
		return;
	buf_printf(out, "Note %s of h%u: ", left ? "left" : "right", left ? 0 : hosts - 1);
	words(out, c->text, QUOTED);
	buf_byte(out, '\n');
}

static void sequence(struct buf *out, const struct pic *pic, const struct sheet *sheet)
{
	unsigned hosts;
	uint32_t first;

	if (says(sheet->title)) {
		buf_text(out, "---\ntitle: \"");
		words(out, sheet->title, QUOTED);
		buf_text(out, "\"\n---\n");
	}
	buf_text(out, "sequenceDiagram\n");
	first = heads(out, pic, &hosts);
	if (!hosts)
		buf_printf(out, "participant h%u as ?\n", hosts++);
	for (uint32_t i = first; i < pic->count; i++) {
		const struct pic_row *row = &pic->rows[i];
		const char *time = "";
		bool left = true;

		for (unsigned k = 0; k < row->count; k++) {
			if (is_life(&row->cells[k])) {
				message(out, row, k, hosts, time);
				left = false;
			} else if (left && row->cells[k].role == PIC_NOTE) {
				time = row->cells[k].text;
			}
		}
		left = true;
		for (unsigned k = 0; k < row->count; k++) {
			left = left && !is_life(&row->cells[k]);
			state(out, &row->cells[k], left, hosts);
		}
	}
}

static bool mermaid_takes(const struct pic *pic)
{
	return pic->sort == PIC_GRID || pic->sort == PIC_LADDER;
}

static void mermaid_page(struct buf *out, const struct pic *pic, const struct sheet *sheet)
{
	if (pic->sort == PIC_GRID)
		packet(out, pic, sheet);
	else
		sequence(out, pic, sheet);
}

static void md_page(struct buf *out, const struct pic *pic, const struct sheet *sheet)
{
	buf_text(out, "```mermaid\n");
	mermaid_page(out, pic, sheet);
	buf_text(out, "```\n\n");
}

const struct format format_mermaid = {.name = "mermaid",
	.about = "mermaid's packet (of grid) and sequenceDiagram (of ladder)",
	.single = true,
	.takes = mermaid_takes,
	.page = mermaid_page};

const struct format format_mermaid_md = {.name = "mermaid",
	.about = "the same in Markdown",
	.many = true,
	.single = true,
	.takes = mermaid_takes,
	.page = md_page};
