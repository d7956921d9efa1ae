/* SPDX-License-Identifier: BSD-2-Clause */
/* Where pictures go: one file, a file each, standard output; in a format that this program writes,
 * or by way of SVG in one that another program does. */
#include "draw_int.h"

#include "base/lang.h"
#include "base/mem.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define NUMBER_MOST 9 /* digits that %0Nd may ask for */

/* ---- names ---- */

/* Endings that are not a format's name. */
static const struct {
	const char *ending, *format;
} endings[] = {{"htm", "html"}, {"mmd", "mermaid"}, {"markdown", "md"}, {"text", "txt"},
	{"latex", "tex"}, {"tikz", "tex"}};

static void put_formats(struct buf *out)
{
	for (const struct format *const *f = format_all; *f; f++)
		buf_printf(out, "%s ", (*f)->name);
	buf_text(out, "png");
}

static bool is_pdf(const struct drawn *d)
{
	return strcmp(d->format->name, "pdf") == 0;
}

static bool find_format(struct drawn *d, const char *name)
{
	d->converted = strcmp(name, "png") == 0;
	d->to = CONVERT_PNG;
	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++)
		if (strcmp(endings[i].ending, name) == 0)
			name = endings[i].format;
	if (d->converted)
		name = "svg";
	d->format = format_find(name, strlen(name));
	return d->format != NULL;
}

/* The place of exactly one "%d" or "%03d" in a name, and where it ends; 0: there is no %, -1: there
 * is another. */
static int find_number(const char *name, size_t *from, size_t *to)
{
	const char *percent = strchr(name, '%'), *p;

	if (!percent)
		return 0;
	p = percent + 1;
	if (*p == '0')
		p++;
	if (*p >= '1' && *p <= '0' + NUMBER_MOST)
		p++;
	if (*p != 'd' || strchr(p, '%'))
		return -1;
	*from = (size_t)(percent - name);
	*to = (size_t)(p + 1 - name);
	return 1;
}

void drawn_put_name(struct buf *out, const char *name, uint64_t number)
{
	size_t from = 0, to = 0;
	int width = 0;

	find_number(name, &from, &to);
	if (to - from > 2)
		width = name[to - 2] - '0';
	buf_add(out, name, from);
	if (to - from > 2 && name[from + 1] != '0')
		buf_printf(out, "%*" PRIu64, width, number);
	else
		buf_printf(out, "%0*" PRIu64, width, number);
	buf_text(out, name + to);
}

int drawn_start(struct drawn *d, const struct cmd *cmd, const char *name, const char *format)
{
	const char *dot = name ? strrchr(name, '.') : NULL,
		   *slash = name ? strrchr(name, '/') : NULL;
	struct buf all = BUF_INIT;
	size_t from, to;
	int numbers = name ? find_number(name, &from, &to) : 0, status = -1;

	put_formats(&all);
	*d = (struct drawn){
		.name = name && strcmp(name, "-") != 0 ? name : NULL, .scribe = {.fd = -1}};
	if (dot && slash && slash > dot)
		dot = NULL;
	if (numbers < 0)
		status = cmd_usage(cmd, _("-o %s: one %%d, or %%03d, and no other %%"), name);
	else if (!format && d->name && !dot)
		status = cmd_usage(
			cmd, _("-o %s: no ending; -F says the format: %s"), name, buf_string(&all));
	else if (!find_format(d, format ? format : d->name ? dot + 1 : "txt"))
		status = cmd_usage(
			cmd, _("%s: the formats are %s"), format ? format : name, buf_string(&all));
	else if (!d->name && (d->converted || is_pdf(d)) && isatty(STDOUT_FILENO))
		status = cmd_usage(cmd, _("a %s is nothing for a terminal: -o FILE"),
			is_pdf(d) ? "PDF" : "PNG");
	if (d->format && d->format == format_find("mermaid", 7) && d->name && dot &&
		(strcmp(dot, ".md") == 0 || strcmp(dot, ".markdown") == 0))
		d->format = &format_mermaid_md;
	d->numbered = d->name && numbers > 0;
	buf_done(&all);
	return status;
}

bool drawn_many(const struct drawn *d)
{
	return d->numbered || (d->converted ? d->to == CONVERT_PDF : d->format->many);
}

/* ---- bytes ---- */

int drawn_open(struct drawn *d, struct err *err)
{
	if (d->numbered)
		return scribe_start(&d->scribe, d->name, err);
	if (save_start(&d->save, d->name ? d->name : "-", err) < 0)
		return -1;
	d->open = true;
	return 0;
}

static void add_page(struct drawn *d)
{
	if (d->page_count == d->page_room) {
		d->page_room = d->page_room ? d->page_room * 2 : 16;
		d->pages = mem_grow(d->pages, d->page_room, sizeof(*d->pages));
	}
	d->pages[d->page_count++] = d->out;
	d->out = (struct buf)BUF_INIT;
}

static void drop_pages(struct drawn *d)
{
	for (size_t i = 0; i < d->page_count; i++)
		buf_done(&d->pages[i]);
	d->page_count = 0;
}

/* What is in `out` goes to the file that is open. */
static int pass_on(struct drawn *d, struct err *err)
{
	if (save_write(&d->save, d->out.data, d->out.len, err) < 0)
		return -1;
	d->book.gone += d->out.len;
	buf_clear(&d->out);
	return 0;
}

/* What is in `out` is the whole of a numbered file. */
static int write_numbered(struct drawn *d, uint64_t number, struct err *err)
{
	struct buf name = BUF_INIT;
	int status;

	drawn_put_name(&name, d->name, number);
	status = d->scribe.pid ? scribe_write(&d->scribe, number, &d->out, err)
			       : save_run_add(&d->run, buf_string(&name), &d->out, err);
	buf_done(&name);
	buf_clear(&d->out);
	return status;
}

/* What is in `out` ends the file. */
static int write_out(struct drawn *d, uint64_t number, struct err *err)
{
	if (d->numbered)
		return write_numbered(d, number, err);
	if (pass_on(d, err) < 0)
		return -1;
	d->open = false;
	return save_finish(&d->save, err);
}

static int close_file(struct drawn *d, const struct sheet *sheet, uint64_t number, struct err *err)
{
	if (!d->converted) {
		if (d->format->end)
			d->format->end(&d->out, sheet);
		return write_out(d, number, err);
	}
	if (convert_svg(&d->out, d->pages, d->page_count, d->to, err) < 0)
		return -1;
	drop_pages(d);
	return write_out(d, number, err);
}

/* Whether what was written can be taken back, or never need be. */
static bool may_pass_on(const struct drawn *d)
{
	return !d->converted && (!is_pdf(d) || save_is_new(&d->save));
}

/* From here on, SVG that another program makes a PDF of: it finds letters where we have none. */
static void go_round(struct drawn *d)
{
	d->format = format_find("svg", 3);
	d->converted = true;
	d->to = CONVERT_PDF;
	buf_clear(&d->out);
}

int drawn_page(struct drawn *d, const struct pic *pic, const struct sheet *of, uint64_t number,
	struct err *err)
{
	const struct format *format = d->format;
	struct sheet sheet = *of;
	bool first = d->numbered || sheet.page <= 1;
	bool last = d->numbered || sheet.page == sheet.pages;
	int status = 0;

	sheet.book = &d->book;
	if (first)
		d->book.gone = d->book.lacks = 0;
	if (first && format->begin)
		format->begin(&d->out, &sheet);
	format->page(&d->out, pic, &sheet);
	if (d->book.lacks) {
		bool converted = d->converted;

		if (!first && d->book.gone && save_rewind(&d->save, err) < 0)
			return -1;
		go_round(d);
		if (!first)
			return DRAWN_AGAIN;
		status = drawn_page(d, pic, of, number, err);
		if (d->numbered) {
			d->format = format;
			d->converted = converted;
		}
		return status;
	}
	if (d->converted)
		add_page(d);
	if (last)
		return close_file(d, &sheet, number, err);
	return may_pass_on(d) ? pass_on(d, err) : 0;
}

int drawn_finish(struct drawn *d, struct err *err)
{
	return d->scribe.pid ? scribe_end(&d->scribe, err) : save_run_finish(&d->run, err);
}

void drawn_done(struct drawn *d)
{
	struct err err;

	if (d->open)
		save_cancel(&d->save);
	drawn_finish(d, &err); /* what was drawn before something failed is there */
	save_run_done(&d->run);
	drop_pages(d);
	free(d->pages);
	sheet_book_done(&d->book);
	buf_done(&d->out);
}
