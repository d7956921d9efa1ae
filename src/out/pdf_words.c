/* SPDX-License-Identifier: BSD-2-Clause */
/* The words of a PDF page, and the page. Words are real text in the standard fonts, a letter of
 * Courier to a column; only the scale tells the sheet from the page. */
#include "base/utf8.h"
#include "pdf_int.h"

#define LETTER 16667   /* thousandths of a unit: of Courier a column is a letter */
#define DIGIT  556     /* thousandths of the size, in Helvetica */
#define BLANK  278     /* and a blank, and a slash */
#define POINT  75      /* hundredths of a point: a pixel of CSS */
#define SIDE   1440000 /* the longest that every reader takes */
#define LIFT   1    /* units: Courier's letters are lower than those that the rows are made for */
#define THICK  ".4" /* units of line round a letter of Courier */
#define UNDER  2    /* units from the base of letters to a line under them */

/* ---- words ---- */

/* Courier is made of hairlines: those who show it draw them a little thicker. */
static void set_thick(struct pdf_ink *k, bool thick)
{
	if (k->thick != thick)
		buf_text(k->out, thick ? "2 Tr\n" : "0 Tr\n");
	k->thick = thick;
}

static void set_font(struct pdf_ink *k, enum pdf_font font, int size)
{
	set_thick(k, font == PDF_MONO || font == PDF_MONO_SLANTED);
	if (k->font == font && k->size == size)
		return;
	buf_printf(k->out, "/F%u ", (unsigned)font);
	pdf_decimal(k->out, size);
	buf_text(k->out, " Tf\n");
	k->font = font;
	k->size = size;
	k->used->fonts |= 1u << font;
}

static void letter(struct pdf_ink *k, int code)
{
	if (code == '(' || code == ')' || code == '\\')
		buf_byte(k->out, '\\');
	buf_byte(k->out, (uint8_t)code);
}

/* Words in a font, those letters that it lacks in the font of signs. */
static void show(struct pdf_ink *k, enum pdf_font font, int size, const uint8_t *words, size_t n)
{
	bool open = false;

	for (size_t i = 0; i < n;) {
		enum pdf_font from = font;
		uint32_t cp;
		size_t len = utf8_next(words + i, n - i, &cp);
		int code = pdf_letter(cp, &from);

		i += len;
		if (code < 0) {
			k->used->lacks = true;
			continue;
		}
		if (open && (from != k->font || size != k->size)) {
			buf_text(k->out, ")Tj\n");
			open = false;
		}
		set_font(k, from, size);
		if (from == PDF_SIGNS)
			k->used->signs |= 1ull << (code - PDF_SIGN_FIRST);
		if (!open)
			buf_byte(k->out, '(');
		open = true;
		letter(k, code);
	}
	if (open)
		buf_text(k->out, ")Tj\n");
}

/* The next text begins there: thousandths of units of the page. */
static void move(struct pdf_ink *k, int64_t x, int64_t y)
{
	pdf_decimal(k->out, x - k->x);
	buf_byte(k->out, ' ');
	pdf_decimal(k->out, y - k->y);
	buf_text(k->out, " Td\n");
	k->x = x;
	k->y = y;
}

static void set_pen(struct pdf_ink *k, uint32_t rgb)
{
	if (k->pen != rgb) {
		pdf_colour(k->out, rgb, "rg");
		pdf_colour(k->out, rgb, "RG");
	}
	k->pen = rgb;
}

static void write_run(void *to, const struct lay_run *r)
{
	struct pdf_ink *k = to;
	int wide = (int)r->at.cells * LAY_COLUMN, x = pdf_x(k, r->at.x), y = pdf_y(k, r->at.base);
	unsigned font = (r->look.bold ? PDF_MONO_BOLD : PDF_MONO) +
			(r->look.italic ? PDF_MONO_SLANTED - PDF_MONO : 0u);

	if (r->at.anchor != LAY_START)
		x -= r->at.anchor == LAY_MIDDLE ? wide / 2 : wide;
	move(k, x * INT64_C(1000), (y + LIFT) * INT64_C(1000));
	set_pen(k, r->look.pen);
	show(k, (enum pdf_font)font, LETTER, r->words, r->n);
	if (!r->look.under)
		return;
	pdf_colour(&k->under, r->look.pen, "rg");
	PDF_PUT(&k->under, "re", x, y - UNDER - 1, wide, 1);
	buf_text(&k->under, "f\n");
}

/* Lines of title or caption from `y` on. */
static void around(struct pdf_ink *k, const char *text, enum pdf_font font, int y, int room)
{
	const struct sheet_colours *c = sheet_colours(k->sheet->theme);
	bool bold = font == PDF_SANS_BOLD;
	int size = bold ? SHEET_TITLE : SHEET_CAPTION;
	size_t skip;

	for (y += size; text && *text; y += sheet_step(size)) {
		size_t n = words_line(text, size, bold, room, &skip);

		move(k, k->plan.left * INT64_C(1000), (k->plan.h - y) * INT64_C(1000));
		set_pen(k, bold ? c->ink : c->quiet);
		show(k, font, size * 1000, (const uint8_t *)text, n);
		text += n + skip;
	}
}

static void page_number(struct pdf_ink *k)
{
	struct buf words = BUF_INIT;
	int wide;

	if (!k->sheet->pages)
		return;
	buf_printf(&words, "%u / %u", k->sheet->page, k->sheet->pages);
	wide = ((int)words.len - 3) * DIGIT + 3 * BLANK;
	move(k, (k->plan.w - SHEET_MARGIN) * INT64_C(1000) - wide * SHEET_CAPTION,
		SHEET_MARGIN * 1000);
	set_pen(k, sheet_colours(k->sheet->theme)->quiet);
	show(k, PDF_SANS, SHEET_CAPTION * 1000, words.data, words.len);
	buf_done(&words);
}

static void words(struct pdf_ink *k)
{
	const struct lay_ink ink = {.put = write_run, .to = k};
	const struct sheet *s = k->sheet;

	k->font = PDF_FONTS;
	k->pen = UINT32_MAX;
	buf_text(k->out, THICK " w\nBT\n");
	around(k, s->title, PDF_SANS_BOLD, k->plan.title, k->plan.room);
	lay_runs(&k->lay, s->theme, &ink);
	around(k, s->caption, PDF_SANS, k->plan.end, k->plan.ending);
	page_number(k);
	buf_text(k->out, "ET\n");
	buf_add(k->out, k->under.data, k->under.len);
}

/* ---- a page ---- */

static void size_of(unsigned size[2], const struct sheet_plan *plan)
{
	uint64_t w = (uint64_t)plan->wide * POINT, h = (uint64_t)plan->high * POINT;
	uint64_t longest = w > h ? w : h;

	if (longest > SIDE) {
		w = w * SIDE / longest;
		h = h * SIDE / longest;
	}
	size[0] = w < 300 ? 300 : (unsigned)w;
	size[1] = h < 300 ? 300 : (unsigned)h;
}

void pdf_draw(struct buf *out, struct pdf_used *used, const struct pic *pic,
	const struct sheet *sheet, unsigned size[2])
{
	struct pdf_ink k = {.out = out, .used = used, .sheet = sheet, .under = BUF_INIT};
	uint64_t scale; /* millionths of a point for a unit */

	lay_make(&k.lay, pic);
	k.plan = sheet_plan(sheet, &k.lay);
	size_of(size, &k.plan);
	scale = ((uint64_t)size[0] * 10000 + (unsigned)k.plan.w / 2) / (unsigned)k.plan.w;
	pdf_colour(out, sheet_colours(sheet->theme)->ground, "rg");
	PDF_PUT(out, "re", 0, 0, (int)(size[0] + 99) / 100, (int)(size[1] + 99) / 100);
	buf_printf(out, "f\n%u.%06u 0 0 %u.%06u 0 0 cm\n", (unsigned)(scale / 1000000),
		(unsigned)(scale % 1000000), (unsigned)(scale / 1000000),
		(unsigned)(scale % 1000000));
	pdf_papers(&k);
	pdf_lines(&k);
	words(&k);
	buf_done(&k.under);
}
