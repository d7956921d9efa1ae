/* SPDX-License-Identifier: BSD-2-Clause */
/* Pictures as LaTeX: a diagram of bits with bytefield, all others with TikZ. The file compiles
 * alone, a picture a page; read with \input inside of a document it is the pictures only. The two
 * are told apart by what \begin{document} changes, so nobody has to say which it is. */
#include "tex_int.h"

#define UNIT	430	 /* thousandths of a point for a unit, where the picture is not too high */
#define HIGHEST 14000000 /* thousandths of a point: PDF's and TeX's largest page */
#define LETTER	184	 /* tenths of a unit: the size of letters, of which cmtt is 0.525 wide */

static const char before[] =
	"% Alone: pdflatex THIS. Letters of other scripts want xelatex or lualatex and a font "
	"that\n"
	"% has them (\\def\\tramefont{ITS NAME} in front); pdflatex writes their code points.\n"
	"% In a document: \\usepackage{tikz,bytefield} in its preamble, and \\input{THIS} where "
	"the\n"
	"% picture belongs; \\resizebox{\\linewidth}{!}{\\input{THIS}} makes it fit.\n"
	"\\expandafter\\ifx\\csname @nodocument\\endcsname\\relax\n"
	"  \\let\\tramebegin\\relax\\let\\trameend\\relax\n"
	"\\else\n"
	"  \\documentclass[border=5mm,varwidth=\\maxdimen,multi=trame]{standalone}\n"
	"  \\ifdefined\\Umathchar\n"
	"    \\usepackage{fontspec}\\def\\trametry#1{\\ifdefined\\tramefont\\else"
	"\\IfFontExistsTF{#1}{\\def\\tramefont{#1}}{}\\fi}\n"
	"    \\trametry{Noto Sans Mono CJK SC}\\trametry{Noto Sans CJK SC}"
	"\\trametry{Noto Sans CJK JP}\\trametry{Droid Sans Fallback}\\trametry{FandolSong}\n"
	"    \\ifdefined\\tramefont\\newfontfamily\\trameother{\\tramefont}\\fi\n"
	"  \\else\\usepackage[T1]{fontenc}\\usepackage{lmodern}\\fi\n"
	"  \\usepackage{tikz,bytefield}\n"
	"  \\def\\tramebegin{\\begin{document}}\\def\\trameend{\\end{document}}\n"
	"\\fi\n"
	"\\tramebegin\n"
	"\\ifdefined\\usetikzlibrary\\usetikzlibrary{patterns}\\fi\n"
	"\\ifdefined\\trame\\else\\newenvironment{trame}{}{}\\fi\n"
	/* signs and letters of other scripts take the columns that they take in the picture */
	"\\providecommand\\tramebox[2]{\\makebox[#1]{\\hss#2\\hss}}\n"
	"\\providecommand\\tramedots{\\tramebox{.525em}{\\scriptsize..}}\n"
	"\\providecommand\\tramesign[1]{\\tramebox{.525em}{\\scalebox{.6}[.8]{$#1$}}}\n"
	"\\providecommand\\trameother{}\n"
	"\\providecommand\\tramehex[2]{\\scalebox{.45}{\\ttfamily\\mdseries\\upshape"
	"\\shortstack{#1\\\\#2}}}\n"
	"\\ifdefined\\Umathchar\\providecommand\\trameuni[4]{\\tramebox{#1}"
	"{{\\trameother\\iffontchar\\font\"#2#3 #4\\else\\ttfamily\\tramehex{#2}{#3}\\fi}}}\\else\n"
	"\\providecommand\\trameuni[4]{\\tramebox{#1}{\\tramehex{#2}{#3}}}\\fi\n";

static void colour(struct buf *out, const char *name, uint32_t rgb)
{
	buf_printf(out, "\\definecolor{%s}{HTML}{%06X}%%\n", name, (unsigned)rgb);
}

static bool says(const char *text)
{
	return text && text[0];
}

/* ---- TikZ ---- */

struct tikz {
	struct buf *out;
	const struct sheet *sheet;
	struct lay lay;
	struct buf words;
};

static void rectangle(struct buf *out, const struct lay_box *b)
{
	buf_printf(out, "(%d,%d) rectangle (%d,%d);\n", b->x, b->y, b->x + b->w, b->y + b->h);
}

static void papers(struct tikz *t)
{
	static const char *const textures[LAYER_COUNT] = {
		[LAYER_LINK] = "north east lines",
		[LAYER_NETWORK] = "dots",
		[LAYER_TRANSPORT] = "horizontal lines",
		[LAYER_APPLICATION] = "north west lines",
	};
	struct lay_patches p;

	lay_patches(&p, &t->lay, t->sheet->theme);
	for (uint32_t i = 0; i < p.count; i++) {
		const struct lay_patch *patch = &p.at[i];

		if (!patch->box.h)
			continue;
		colour(t->out, "tramep", patch->rgb);
		buf_text(t->out, "\\fill[tramep] ");
		rectangle(t->out, &patch->box);
		if (patch->layer >= LAYER_COUNT)
			continue;
		colour(t->out, "tramep", sheet_texture(t->sheet->theme, patch->layer));
		buf_printf(
			t->out, "\\fill[pattern=%s,pattern color=tramep] ", textures[patch->layer]);
		rectangle(t->out, &patch->box);
	}
}

static void line(struct tikz *t, const char *how, const struct lay_line *l)
{
	buf_printf(t->out, "\\draw[%s] (%d,%d)--(%d,%d);\n", how, l->x0, l->y0, l->x1, l->y1);
}

static void pen(struct tikz *t, const struct pic_cell *c)
{
	colour(t->out, "tramec", sheet_pen(t->sheet->theme, c));
}

static void marks(struct tikz *t, uint32_t row, unsigned cell)
{
	const struct pic_cell *c = &t->lay.pic->rows[row].cells[cell];
	struct lay_box b = lay_box(&t->lay, row, cell);
	struct lay_line l;

	if (c->arrow) {
		pen(t, c);
		l = lay_arrow(&t->lay, row, cell);
		line(t,
			c->loose || c->role == PIC_ABSENT ? "tramec,dashed,->,>=latex,thick"
							  : "tramec,->,>=latex,thick",
			&l);
	} else if (c->role == PIC_ABSENT && c->edges) {
		buf_text(t->out, "\\draw[tramew,densely dashed] ");
		rectangle(t->out, &b);
	}
	if (!c->blank)
		return;
	l = lay_blank(&t->lay, row, cell);
	if (l.x1 > l.x0)
		line(t, "tramei,dotted", &l);
}

static void node(struct tikz *t, uint32_t row, unsigned cell)
{
	static const char *const anchors[] = {
		[LAY_START] = "base west", [LAY_MIDDLE] = "base", [LAY_END] = "base east"};
	const struct pic_cell *c = &t->lay.pic->rows[row].cells[cell];
	struct sheet_look look = sheet_look(t->sheet->theme, c);
	struct lay_text at;

	buf_clear(&t->words);
	at = lay_words(&t->lay, row, cell, &t->words, "…");
	if (!at.cells)
		return;
	pen(t, c);
	buf_printf(t->out, "\\node[anchor=%s,text=tramec] at (%d,%d) {%s%s%s", anchors[at.anchor],
		at.x, at.base, look.bold ? "\\bfseries " : "", look.italic ? "\\itshape " : "",
		look.under ? "\\underline{" : "");
	tex_words(t->out, t->words.data, t->words.len);
	buf_printf(t->out, "%s};\n", look.under ? "}" : "");
}

static void around(struct tikz *t, const char *where, const char *font, int y, const char *text)
{
	if (!says(text))
		return;
	buf_printf(t->out,
		"\\node[anchor=%s,inner sep=0pt,text=tramei,align=left,"
		"font=%s,text width=%d*\\trameunit] at (0,%d) {",
		where, font, t->lay.w, y);
	tex_words(t->out, text, strlen(text));
	buf_text(t->out, "};\n");
}

static void tikz(struct buf *out, const struct pic *pic, const struct sheet *sheet)
{
	const struct sheet_colours *c = sheet_colours(sheet->theme);
	struct tikz t = {.out = out, .sheet = sheet, .words = BUF_INIT};
	struct lay_walls w;
	unsigned unit = UNIT, size;

	lay_make(&t.lay, pic);
	if ((unsigned)(t.lay.h + 200) > HIGHEST / UNIT)
		unit = HIGHEST / (unsigned)(t.lay.h + 200);
	size = unit * LETTER / 10;
	buf_printf(out, "\\def\\trameunit{%u.%03upt}%%\n", unit / 1000, unit % 1000);
	colour(out, "tramei", c->ink);
	colour(out, "tramew", c->wall);
	colour(out, "tramem", c->mark);
	colour(out, "trameg", c->ground);
	buf_printf(out,
		"\\begin{tikzpicture}[x=\\trameunit,y=-\\trameunit,"
		"every node/.style={inner sep=0pt,outer sep=0pt},"
		"font=\\fontsize{%u.%03u}{%u.%03u}\\ttfamily\\selectfont]\n",
		size / 1000, size % 1000, size / 1000, size % 1000);
	if (c->ground != 0xffffff)
		buf_printf(out, "\\fill[trameg] (-30,-%d) rectangle (%d,%d);\n",
			says(sheet->title) ? 90 : 30, t.lay.w + 30,
			t.lay.h + (says(sheet->caption) ? 90 : 30));
	papers(&t);
	lay_walls(&w, &t.lay);
	for (uint32_t i = 0; i < w.count; i++)
		line(&t, w.at[i].loose ? "tramew,densely dashed" : "tramew,line cap=rect",
			&w.at[i]);
	lay_outlines(&w, &t.lay);
	for (uint32_t i = 0; i < w.count; i++)
		line(&t, "tramem,very thick,line cap=rect", &w.at[i]);
	for (uint32_t i = 0; i < pic->count; i++)
		for (unsigned k = 0; k < pic->rows[i].count; k++) {
			marks(&t, i, k);
			node(&t, i, k);
		}
	around(&t, "south west", "\\sffamily\\bfseries\\normalsize", -14, sheet->title);
	around(&t, "north west", "\\sffamily\\small", t.lay.h + 14, sheet->caption);
	buf_text(out, "\\end{tikzpicture}%\n");
	buf_done(&t.words);
}

/* ---- a file ---- */

static void tex_begin(struct buf *out, const struct sheet *sheet)
{
	(void)sheet;
	buf_text(out, before);
}

static void tex_page(struct buf *out, const struct pic *pic, const struct sheet *sheet)
{
	buf_text(out, "\\begin{trame}%\n");
	if (pic->sort == PIC_GRID)
		tex_grid(out, pic, sheet);
	else
		tikz(out, pic, sheet);
	buf_text(out, "\\end{trame}\n");
}

static void tex_end(struct buf *out, const struct sheet *sheet)
{
	(void)sheet;
	buf_text(out, "\\trameend\n");
}

const struct format format_tex = {.name = "tex",
	.about = "LaTeX: bytefield for grid, TikZ for the others; alone or as an \\input",
	.many = true,
	.begin = tex_begin,
	.page = tex_page,
	.end = tex_end};
