/* SPDX-License-Identifier: BSD-2-Clause */
/* A picture as Markdown: as text in a block of code, which every reader shows in columns, and its
 * fields and values as a table. */
#include "base/lang.h"
#include "out/fit.h"
#include "sheet_int.h"
#include "out/text.h"

/* Words of a line or of a table's cell: nothing in them is Markdown or HTML. */
static void words_md(struct buf *out, const char *text, bool ascii)
{
	struct buf spelt = BUF_INIT;
	const char *p;

	fit_spell(&spelt, text, ascii);
	for (p = buf_string(&spelt); *p; p++) {
		if (*p == '<' || *p == '>' || *p == '&') {
			buf_text(out, *p == '<' ? "&lt;" : *p == '>' ? "&gt;" : "&amp;");
			continue;
		}
		if (strchr("\\`*_{}[]()#+-.!|~$", *p))
			buf_byte(out, '\\');
		buf_byte(out, *p == '\n' ? ' ' : (uint8_t)*p);
	}
	buf_done(&spelt);
}

static void paragraph(struct buf *out, const char *before, const char *text, bool ascii)
{
	if (!text || !text[0])
		return;
	buf_text(out, before);
	words_md(out, text, ascii);
	buf_text(out, "\n\n");
}

/* The picture behind a fence that is longer than any that it holds. */
static void fenced(struct buf *out, const struct pic *pic, bool ascii)
{
	const struct text_style style = {.color = ANSI_NONE, .ascii = ascii};
	struct buf text = BUF_INIT;
	unsigned run = 0, most = 2;

	text_render(&text, pic, &style);
	for (size_t i = 0; i < text.len; i++) {
		run = text.data[i] == '`' ? run + 1 : 0;
		most = run > most ? run : most;
	}
	buf_fill(out, '`', most + 1);
	buf_text(out, "text\n");
	buf_add(out, text.data, text.len);
	buf_fill(out, '`', most + 1);
	buf_text(out, "\n\n");
	buf_done(&text);
}

/* A label and the value behind it on the same row: a field that the table names. */
static const struct pic_cell *value_of(const struct pic_row *row, unsigned label)
{
	const struct pic_cell *c = &row->cells[label];

	if (c->role != PIC_LABEL || !c->field || !c->text[0])
		return NULL;
	for (unsigned i = label + 1; i < row->count; i++)
		if (row->cells[i].field == c->field && row->cells[i].bit == c->bit &&
			row->cells[i].role != PIC_LABEL)
			return &row->cells[i];
	return NULL;
}

static void words_trimmed(struct buf *out, const char *text, bool ascii)
{
	size_t n = strlen(text);
	struct buf t = BUF_INIT;

	while (n && text[n - 1] == ' ')
		n--;
	buf_add(&t, text + strspn(text, " "), n > strspn(text, " ") ? n - strspn(text, " ") : 0);
	words_md(out, buf_string(&t), ascii);
	buf_done(&t);
}

static void table_head(struct buf *out, unsigned *rows)
{
	if ((*rows)++)
		return;
	buf_printf(out, "| %s | %s | %s |\n| --- | --- | ---: |\n", _("Field"), _("Value"),
		_("Bits"));
}

static void table_row(
	struct buf *out, const struct pic_cell *label, const struct pic_cell *value, bool ascii)
{
	buf_text(out, "| ");
	if (label->field->id[0]) {
		buf_byte(out, '`');
		buf_text(out, label->field->id);
		buf_byte(out, '`');
	} else {
		words_trimmed(out, label->text, ascii);
	}
	buf_text(out, " | ");
	if (value->blank)
		buf_text(out, "\\_\\_\\_\\_\\_\\_");
	else
		words_trimmed(out, value->text, ascii);
	buf_printf(out, " | %u |\n", (unsigned)label->bits);
}

/* A box of a diagram has its name and its value in one text or in two rows; the name is the
 * field's. */
static bool is_boxed(const struct pic *pic, const struct pic_cell *c)
{
	return pic->sort == PIC_GRID && c->field && c->role != PIC_LABEL && c->text[0] &&
	       strspn(c->text, " ") < strlen(c->text);
}

static void table(struct buf *out, const struct pic *pic, bool ascii)
{
	unsigned rows = 0;

	for (uint32_t i = 0; i < pic->count; i++)
		for (unsigned k = 0; k < pic->rows[i].count; k++) {
			const struct pic_cell *c = &pic->rows[i].cells[k];
			const struct pic_cell *value =
				is_boxed(pic, c) ? c : value_of(&pic->rows[i], k);

			if (!value)
				continue;
			table_head(out, &rows);
			table_row(out, c, value, ascii);
		}
	if (rows)
		buf_byte(out, '\n');
}

static void md_page(struct buf *out, const struct pic *pic, const struct sheet *sheet)
{
	if (sheet->page > 1)
		buf_text(out, "---\n\n");
	paragraph(out, sheet->page ? "## " : "# ", sheet->title, sheet->ascii);
	paragraph(out, "", sheet->about, sheet->ascii);
	fenced(out, pic, sheet->ascii);
	table(out, pic, sheet->ascii);
	paragraph(out, "", sheet->caption, sheet->ascii);
}

const struct format format_md = {.name = "md",
	.about = "Markdown: the picture as text, its fields as a table",
	.many = true,
	.page = md_page};
