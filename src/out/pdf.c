/* SPDX-License-Identifier: BSD-2-Clause */
/* Pictures as PDF 1.4 (ISO 32000-1), a page each; several have bookmarks. A file is written as it
 * comes: of the pages before, only where their objects begin is kept. What pages share (letters,
 * textures) stands once, behind the last page, and only as much of it as was used.
 *
 * Objects: some of the file itself, then two or three a page, then what is shared. Nothing in a
 * file tells when or where it was made. */
#include "base/utf8.h"
#include "pdf_int.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>

enum object { CATALOG = 1, PAGES, INFO, MARKS, SHARED, FIRST };

/* What is kept of a file, then the offsets of its objects from number 1 on. */
struct kept {
	struct pdf_used used;
	uint64_t at[];
};

struct pdf {
	struct buf *out;
	struct sheet_book *book;
};

static bool says(const char *text)
{
	return text && text[0];
}

/* ---- objects ---- */

static struct kept *kept_of(struct pdf *pdf)
{
	return (struct kept *)(void *)pdf->book->kept.data;
}

static unsigned object_count(const struct pdf *pdf)
{
	return (unsigned)((pdf->book->kept.len - sizeof(struct kept)) / sizeof(uint64_t));
}

/* Begins an object: the next one, or one whose number was set aside. */
static unsigned begin(struct pdf *pdf, unsigned number)
{
	const uint64_t none = 0;

	if (!number) {
		buf_add(&pdf->book->kept, &none, sizeof(none));
		number = object_count(pdf);
	}
	kept_of(pdf)->at[number - 1] = pdf->book->gone + pdf->out->len;
	buf_printf(pdf->out, "%u 0 obj\n", number);
	return number;
}

static void end(struct pdf *pdf)
{
	buf_text(pdf->out, "\nendobj\n");
}

/* A stream, packed; `also` are more entries of its dictionary. */
static unsigned add_stream(struct pdf *pdf, const char *also, const struct buf *content)
{
	unsigned number = begin(pdf, 0);
	struct buf packed = BUF_INIT;

	pdf_pack(&packed, content->data, content->len);
	buf_printf(pdf->out, "<<%s /Filter /FlateDecode /Length %zu>>\nstream\n", also, packed.len);
	buf_add(pdf->out, packed.data, packed.len);
	buf_text(pdf->out, "\nendstream");
	end(pdf);
	buf_done(&packed);
	return number;
}

/* A text as others show it: UTF-16, or the same letters where they are ASCII. */
static void put_text(struct buf *out, const char *text)
{
	const uint8_t *p = (const uint8_t *)text;
	size_t n = strlen(text), i = 0;

	while (i < n && p[i] >= 0x20 && p[i] < 0x7f)
		i++;
	buf_text(out, i == n ? "(" : "<feff");
	for (size_t len, at = 0; at < n; at += len) {
		uint32_t cp;

		len = utf8_next(p + at, n - at, &cp);
		cp = cp == UTF8_BAD ? 0xfffd : cp;
		if (i == n && strchr("()\\", (int)cp))
			buf_byte(out, '\\');
		if (i == n)
			buf_byte(out, (uint8_t)cp);
		else if (cp < 0x10000)
			buf_printf(out, "%04x", (unsigned)cp);
		else
			buf_printf(out, "%04x%04x", (unsigned)(0xd7c0 + (cp >> 10)),
				(unsigned)(0xdc00 | (cp & 0x3ff)));
	}
	buf_byte(out, i == n ? ')' : '>');
}

static void put_entry(struct buf *out, const char *key, const char *text)
{
	if (!says(text))
		return;
	buf_printf(out, "%s ", key);
	put_text(out, text);
}

/* ---- what stands around pages ---- */

static const char *title_of(const struct sheet *s)
{
	if (says(s->title))
		return s->title;
	if (s->pages && says(s->name))
		return s->name;
	return says(s->about) ? s->about : "trame";
}

static void pdf_begin(struct buf *out, const struct sheet *sheet)
{
	struct pdf pdf = {.out = out, .book = sheet->book};

	assert(pdf.book);
	buf_clear(&pdf.book->kept);
	buf_fill(&pdf.book->kept, 0, sizeof(struct kept) + (FIRST - 1) * sizeof(uint64_t));
	buf_text(out, "%PDF-1.4\n%\xe2\xe3\xcf\xd3\n");
	begin(&pdf, CATALOG);
	buf_printf(out,
		"<</Type /Catalog /Pages %d 0 R /ViewerPreferences <</DisplayDocTitle true>>",
		PAGES);
	put_entry(out, " /Lang", says(sheet->lang) ? sheet->lang : "en");
	if (sheet->pages)
		buf_printf(out, " /Outlines %d 0 R", MARKS);
	buf_text(out, ">>");
	end(&pdf);
	begin(&pdf, INFO);
	put_entry(out, "<</Title", title_of(sheet));
	put_entry(out, " /Subject", sheet->pages ? NULL : sheet->about);
	buf_text(out, " /Producer (trame)>>");
	end(&pdf);
}

/* Of a page: itself, its content, and in a deck its bookmark. */
static unsigned page_object(const struct sheet *sheet, unsigned page)
{
	return FIRST + (page - 1) * (sheet->pages ? 3 : 2);
}

static void add_mark(struct pdf *pdf, const struct sheet *sheet)
{
	unsigned page = page_object(sheet, sheet->page), mark = begin(pdf, 0);

	buf_printf(pdf->out, "<</Parent %d 0 R /Dest [%u 0 R /Fit]", MARKS, page);
	put_entry(pdf->out, " /Title", says(sheet->about) ? sheet->about : title_of(sheet));
	if (sheet->page > 1)
		buf_printf(pdf->out, " /Prev %u 0 R", mark - 3);
	if (sheet->page < sheet->pages)
		buf_printf(pdf->out, " /Next %u 0 R", mark + 3);
	buf_text(pdf->out, ">>");
	end(pdf);
}

static void pdf_page(struct buf *out, const struct pic *pic, const struct sheet *sheet)
{
	struct pdf pdf = {.out = out, .book = sheet->book};
	struct pdf_used used = kept_of(&pdf)->used;
	struct buf content = BUF_INIT;
	unsigned size[2], page;

	pdf_draw(&content, &used, pic, sheet, size);
	kept_of(&pdf)->used = used;
	pdf.book->lacks = used.lacks;
	page = begin(&pdf, 0);
	assert(page == page_object(sheet, sheet->pages ? sheet->page : 1));
	buf_printf(out, "<</Type /Page /Parent %d 0 R /MediaBox [0 0 ", PAGES);
	pdf_decimal(out, size[0] * 10);
	buf_byte(out, ' ');
	pdf_decimal(out, size[1] * 10);
	buf_printf(out, "] /Contents %u 0 R>>", page + 1);
	end(&pdf);
	add_stream(&pdf, "", &content);
	if (sheet->pages)
		add_mark(&pdf, sheet);
	buf_done(&content);
}

/* ---- what pages share ---- */

/* From codes to Unicode, for those who look for a text. */
static unsigned add_unicode(struct pdf *pdf, uint64_t signs)
{
	struct buf map = BUF_INIT;
	unsigned number;

	buf_text(&map, "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
		       "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
		       "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
		       "1 begincodespacerange\n<00> <ff>\nendcodespacerange\n");
	for (unsigned i = 0; i < pdf_sign_count(); i++)
		if (signs >> i & 1)
			buf_printf(&map, "1 beginbfchar\n<%02x> <%04x>\nendbfchar\n",
				PDF_SIGN_FIRST + i, (unsigned)pdf_sign_letter(i));
	buf_text(&map, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend");
	number = add_stream(pdf, "", &map);
	buf_done(&map);
	return number;
}

/* A font of Type 3: each sign is a drawing. */
static unsigned add_signs(struct pdf *pdf, uint64_t signs)
{
	unsigned drawing[64] = {0}, unicode = add_unicode(pdf, signs), number;
	struct buf draw = BUF_INIT;

	for (unsigned i = 0; i < pdf_sign_count(); i++) {
		if (!(signs >> i & 1))
			continue;
		buf_clear(&draw);
		buf_printf(&draw, "%d 0 -30 -300 630 1020 d1\n", PDF_MONO_WIDTH);
		pdf_sign_draw(&draw, i);
		drawing[i] = add_stream(pdf, "", &draw);
	}
	number = begin(pdf, 0);
	buf_printf(pdf->out,
		"<</Type /Font /Subtype /Type3 /FontBBox [-30 -300 630 1020] "
		"/FontMatrix [.001 0 0 .001 0 0] /Resources <<>> /ToUnicode %u 0 R\n"
		"/FirstChar %d /LastChar %u /Widths [",
		unicode, PDF_SIGN_FIRST, PDF_SIGN_FIRST + pdf_sign_count() - 1);
	for (unsigned i = 0; i < pdf_sign_count(); i++)
		buf_printf(pdf->out, "%d ", PDF_MONO_WIDTH);
	buf_text(pdf->out, "]\n/Encoding <</Type /Encoding /Differences [");
	for (unsigned i = 0; i < pdf_sign_count(); i++)
		if (drawing[i])
			buf_printf(pdf->out, "%u /uni%04X ", PDF_SIGN_FIRST + i,
				(unsigned)pdf_sign_letter(i));
	buf_text(pdf->out, "]>>\n/CharProcs <<");
	for (unsigned i = 0; i < pdf_sign_count(); i++)
		if (drawing[i])
			buf_printf(pdf->out, "/uni%04X %u 0 R ", (unsigned)pdf_sign_letter(i),
				drawing[i]);
	buf_text(pdf->out, ">>>>");
	end(pdf);
	buf_done(&draw);
	return number;
}

static unsigned add_font(struct pdf *pdf, enum pdf_font font)
{
	unsigned number = begin(pdf, 0);

	buf_printf(pdf->out,
		"<</Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding>>",
		pdf_font_name(font));
	end(pdf);
	return number;
}

static unsigned add_texture(struct pdf *pdf, enum sheet_theme theme, enum proto_layer layer)
{
	struct buf draw = BUF_INIT;
	char also[100];
	unsigned number;

	snprintf(also, sizeof(also), "/Type /XObject /Subtype /Form /BBox [0 %d %d 0]",
		-PDF_TILE_HEIGHT, PDF_TILE_WIDTH);
	pdf_texture(&draw, theme, layer);
	number = add_stream(pdf, also, &draw);
	buf_done(&draw);
	return number;
}

static void add_shared(struct pdf *pdf, const struct sheet *sheet)
{
	const struct pdf_used used = kept_of(pdf)->used;
	unsigned fonts[PDF_FONTS] = {0}, textures[LAYER_COUNT] = {0};

	for (unsigned i = 0; i < PDF_FONTS; i++)
		if (used.fonts >> i & 1)
			fonts[i] = i == PDF_SIGNS ? add_signs(pdf, used.signs)
						  : add_font(pdf, (enum pdf_font)i);
	for (unsigned i = 0; i < LAYER_COUNT; i++)
		if (used.textures >> i & 1)
			textures[i] = add_texture(pdf, sheet->theme, (enum proto_layer)i);
	begin(pdf, SHARED);
	buf_text(pdf->out, "<</Font <<");
	for (unsigned i = 0; i < PDF_FONTS; i++)
		if (fonts[i])
			buf_printf(pdf->out, "/F%u %u 0 R ", i, fonts[i]);
	buf_text(pdf->out, ">> /XObject <<");
	for (unsigned i = 0; i < LAYER_COUNT; i++)
		if (textures[i])
			buf_printf(pdf->out, "/T%u %u 0 R ", i, textures[i]);
	buf_text(pdf->out, ">>>>");
	end(pdf);
}

/* ---- the end ---- */

static void add_tree(struct pdf *pdf, const struct sheet *sheet)
{
	unsigned pages = sheet->pages ? sheet->pages : 1;

	begin(pdf, PAGES);
	buf_printf(pdf->out, "<</Type /Pages /Resources %d 0 R /Count %u /Kids [", SHARED, pages);
	for (unsigned i = 1; i <= pages; i++)
		buf_printf(pdf->out, "%u 0 R%c", page_object(sheet, i), i % 16 ? ' ' : '\n');
	buf_text(pdf->out, "]>>");
	end(pdf);
	begin(pdf, MARKS);
	buf_text(pdf->out, "<</Type /Outlines");
	if (sheet->pages)
		buf_printf(pdf->out, " /Count %u /First %u 0 R /Last %u 0 R", pages,
			page_object(sheet, 1) + 2, page_object(sheet, pages) + 2);
	buf_text(pdf->out, ">>");
	end(pdf);
}

static void pdf_end(struct buf *out, const struct sheet *sheet)
{
	struct pdf pdf = {.out = out, .book = sheet->book};
	uint64_t place;
	unsigned count;

	add_shared(&pdf, sheet);
	add_tree(&pdf, sheet);
	place = pdf.book->gone + out->len;
	count = object_count(&pdf);
	buf_printf(out, "xref\n0 %u\n0000000000 65535 f \n", count + 1);
	for (unsigned i = 0; i < count; i++)
		buf_printf(out, "%010" PRIu64 " 00000 n \n", kept_of(&pdf)->at[i]);
	buf_printf(out,
		"trailer\n<</Size %u /Root %d 0 R /Info %d 0 R>>\nstartxref\n%" PRIu64
		"\n%%%%EOF\n",
		count + 1, CATALOG, INFO, place);
}

const struct format format_pdf = {.name = "pdf",
	.about = "a page each, for slides and print; text that can be searched",
	.many = true,
	.begin = pdf_begin,
	.page = pdf_page,
	.end = pdf_end};
