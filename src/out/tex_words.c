/* SPDX-License-Identifier: BSD-2-Clause */
/* Text for TeX. */
#include "base/utf8.h"
#include "tex_int.h"

static const struct {
	uint32_t cp;
	const char *tex;
} spelt[] = {
	{' ', "~"},
	{'"', "\\char34{}"},
	{'#', "\\#"},
	{'$', "\\$"},
	{'%', "\\%"},
	{'&', "\\&"},
	{'\'', "\\textquotesingle{}"},
	{'-', "-{}"},
	{'<', "\\textless{}"},
	{'>', "\\textgreater{}"},
	{'\\', "\\textbackslash{}"},
	{'^', "\\textasciicircum{}"},
	{'_', "\\_"},
	{'`', "\\textasciigrave{}"},
	{'{', "\\{"},
	{'|', "\\textbar{}"},
	{'}', "\\}"},
	{'~', "\\textasciitilde{}"},
	{0xa0, "~"},
	{0xab, "\\textless\\textless{}"},
	{0xb0, "\\textdegree{}"},
	{0xb1, "\\tramesign{\\pm}"},
	{0xb5, "\\tramesign{\\mu}"},
	{0xb7, "\\textperiodcentered{}"},
	{0xbb, "\\textgreater\\textgreater{}"},
	{0xd7, "\\tramesign{\\times}"},
	{0x152, "\\OE{}"},
	{0x153, "\\oe{}"},
	{0x2013, "-{}"},
	{0x2014, "-{}"},
	{0x2018, "\\textquotesingle{}"},
	{0x2019, "\\textquotesingle{}"},
	{0x2022, "\\textbullet{}"},
	{0x2026, "\\tramedots{}"},
	{0x20ac, "\\texteuro{}"},
	{0x2190, "\\tramesign{\\leftarrow}"},
	{0x2192, "\\tramesign{\\rightarrow}"},
	{0x2194, "\\tramesign{\\leftrightarrow}"},
	{0x21c4, "\\tramesign{\\leftrightarrow}"},
	{0x2260, "\\tramesign{\\neq}"},
	{0x2264, "\\tramesign{\\leq}"},
	{0x2265, "\\tramesign{\\geq}"},
};

/* Letters with accents that every font encoding of LaTeX makes. */
static bool is_latin(uint32_t cp)
{
	return cp >= 0xc0 && cp <= 0xff && cp != 0xd0 && cp != 0xd7 && cp != 0xde && cp != 0xf0 &&
	       cp != 0xf7 && cp != 0xfe;
}

static const char *known(uint32_t cp)
{
	for (size_t i = 0; i < sizeof(spelt) / sizeof(spelt[0]); i++)
		if (spelt[i].cp == cp)
			return spelt[i].tex;
	return NULL;
}

void tex_words(struct buf *out, const void *text, size_t n)
{
	const uint8_t *p = text;

	for (size_t i = 0; i < n;) {
		uint32_t cp;
		size_t len = utf8_next(p + i, n - i, &cp);
		const char *tex = known(cp);

		if (tex)
			buf_text(out, tex);
		else if (cp == UTF8_BAD || cp < ' ' || (cp >= 0x7f && cp < 0xa0))
			buf_text(out, "?");
		else if (cp < 0x7f || is_latin(cp))
			buf_add(out, p + i, len);
		else if (utf8_width(cp) > 0) {
			buf_printf(out, "\\trameuni{%s}{%02X}{%02X}{",
				utf8_width(cp) == 2 ? "1.05em" : ".525em", (unsigned)cp >> 8,
				(unsigned)cp & 255);
			buf_add(out, p + i, len);
			buf_text(out, "}");
		}
		i += len;
	}
}
