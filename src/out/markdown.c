/* SPDX-License-Identifier: BSD-2-Clause */
/* A picture as Markdown: as text in a block of code, which every reader shows in columns, and its
 * fields and values as a table. */
#include "base/lang.h"
#include "out/fit.h"
#include "sheet_int.h"
#include "out/text.h"

#include <stdlib.h>

/* Whether a sign begins something in Markdown where it stands: anywhere, or at a line's start. */
static bool means(const char *line, const char *p)
{
	if (strchr("\\`*_[]|~$", *p))
		return true;
	if (p == line)
		return strchr("#+-=>", *p) != NULL;
	return (*p == '.' || *p == ')') && strspn(line, "0123456789") == (size_t)(p - line);
}

/* Words of a line or of a table's cell: nothing in them is Markdown or HTML. */
static void words_md(struct buf *out, const char *text, bool ascii)
{
	struct buf spelt = BUF_INIT;
	const char *line;

	fit_spell(&spelt, text, ascii);
	line = buf_string(&spelt);
	for (const char *p = line; *p; p++) {
		if (*p == '<' || *p == '>' || *p == '&') {
			buf_text(out, *p == '<' ? "&lt;" : *p == '>' ? "&gt;" : "&amp;");
			continue;
		}
		if (means(line, p))
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

/* A box of a diagram has its name and its value in one text or in two rows; the name is the
 * field's. */
static bool is_boxed(const struct pic *pic, const struct pic_cell *c)
{
	return pic->sort == PIC_GRID && c->field && c->role != PIC_LABEL &&
	       strspn(c->text, " ") < strlen(c->text);
}

/* What a text says behind its field's name. */
static const char *behind_name(const struct pic_cell *c)
{
	const char *text = c->text + strspn(c->text, " ");
	const char *const names[] = {c->field->title, c->field->label, field_tail(c->field)};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		size_t n = names[i] ? strlen(names[i]) : 0;

		if (n && !strncmp(text, names[i], n) && text[n] == ':')
			return text + n + 1;
	}
	return text;
}

/* A row of the table: a field's name, and the cell that has its value. */
struct said {
	const struct pic_cell *name, *value;
	uint32_t order;
};

static int by_bits(const void *a, const void *b)
{
	const struct said *x = a, *y = b;

	if (x->name->bit != y->name->bit)
		return x->name->bit < y->name->bit ? -1 : 1;
	return x->order < y->order ? -1 : x->order > y->order;
}

static uint32_t gather(const struct pic *pic, struct said *said)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < pic->count; i++)
		for (unsigned k = 0; k < pic->rows[i].count; k++) {
			const struct pic_cell *c = &pic->rows[i].cells[k];
			const struct pic_cell *value =
				is_boxed(pic, c) ? c : value_of(&pic->rows[i], k);

			if (!value)
				continue;
			said[n] = (struct said){c, value, n};
			n++;
		}
	return n;
}

static void table_row(struct buf *out, const struct said *said, bool ascii)
{
	const struct field *f = said->name->field;

	buf_text(out, "| ");
	if (f->id[0])
		buf_printf(out, "`%s`", f->id);
	else
		words_trimmed(out, f->title && f->title[0] ? f->title : said->name->text, ascii);
	buf_text(out, " | ");
	if (said->value->blank)
		buf_text(out, "\\_\\_\\_\\_\\_\\_");
	else
		words_trimmed(out,
			said->name == said->value ? behind_name(said->value) : said->value->text,
			ascii);
	buf_printf(out, " | %u |\n", (unsigned)said->name->bits);
}

static void table(struct buf *out, const struct pic *pic, bool ascii)
{
	uint32_t cells = 0, n;
	struct said *said;

	for (uint32_t i = 0; i < pic->count; i++)
		cells += pic->rows[i].count;
	said = arena_get(pic->arena, (cells + 1u) * sizeof(*said));
	n = gather(pic, said);
	if (!n)
		return;
	qsort(said, n, sizeof(*said), by_bits);
	buf_printf(
		out, "| %s | %s | %s |\n| --- | --- | ---: |\n", _("Field"), _("Value"), _("Bits"));
	for (uint32_t i = 0; i < n; i++)
		table_row(out, &said[i], ascii);
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
