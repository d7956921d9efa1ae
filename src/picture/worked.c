/* SPDX-License-Identifier: BSD-2-Clause */
/* A checksum worked out. The Internet checksum (RFC 1071) adds words of 16 bits, folds what does
 * not fit into the lower ones, and takes the complement; anybody can follow that with a pencil. A
 * CRC cannot be followed so: its polynomial is named. */
#include "picture/worked.h"

#include "base/bits.h"
#include "base/lang.h"
#include "base/utf8.h"
#include "frame/value.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define WORD	   1  /* where the columns begin */
#define TOTAL	   8
#define WHAT	   18
#define DATA_ROWS  8  /* that are shown before long data is broken off */
#define DATA_WORDS 8  /* words a row */

struct sheet {
	struct pic *pic;
	const struct pic_view *view;
	unsigned layer;
	struct sum_look look;
	uint64_t total;
	struct buf text;
};

/* ---- the verdict ---- */

static void put_doubt(struct buf *out, const struct sum_look *look)
{
	switch (look->doubt) {
	case SUM_SURE: break;
	case SUM_CUT:
		buf_printf(out, _("0x%04x: nobody can tell. It is over bytes that were not "
				  "captured."), look->is);
		break;
	case SUM_FRAGMENT:
		buf_printf(out, _("0x%04x: nobody can tell. It is over the whole packet, and "
				  "this is a fragment."), look->is);
		break;
	case SUM_UNUSED: buf_text(out, _("There is room for a checksum here, but none is in use."));
		break;
	case SUM_LEFT_OUT:
		buf_text(out,
			_("0x0000: the sender did not compute it, which UDP allows over IPv4."));
		break;
	case SUM_ALONE:
		buf_printf(out, _("0x%04x: nobody can tell. The addresses of its pseudo-header "
				  "are not here."), look->is);
		break;
	}
}

void worked_verdict(struct buf *out, const struct sum_look *look)
{
	int digits = look->field->bits / 4;

	if (look->doubt != SUM_SURE)
		put_doubt(out, look);
	else if (look->is == look->expected)
		buf_printf(out, _("0x%0*x: good."), digits, look->is);
	else if (look->offload && look->is)
		buf_printf(out,
			_("0x%04x: not filled in yet. The kernel has left the sum of the "
			  "pseudo-header alone there, and the card does the rest on its way "
			  "out: 0x%04x."),
			look->is, look->expected);
	else if (look->offload)
		buf_printf(out, _("0x0000: not filled in yet, or left out. It should be 0x%04x."),
			look->expected);
	else
		buf_printf(out, _("0x%0*x: bad. It should be 0x%0*x."), digits,
			look->is, digits, look->expected);
}

/* ---- rows ---- */

/* Text in as many rows as it needs. */
static void put_text(struct pic *pic, enum pic_role role, const char *text)
{
	while (*text && pic->columns > 12) {
		unsigned room = pic->columns - 2u;
		size_t n = strlen(text), cut = 0;

		if (utf8_cells(text, n) > room) {
			for (size_t i = 0; i < n && utf8_cells(text, i) <= room; i++)
				if (text[i] == ' ')
					cut = i;
			n = cut ? cut : n;
		}
		pic_add(pic, pic_add_row(pic), 1, room, role,
			arena_text(pic->arena, text, n));
		text += n + strspn(text + n, " ");
	}
}

static void section(struct sheet *s, const char *title, bool absent)
{
	struct pic_row *row = pic_add_row(s->pic);
	struct pic_cell *c;

	row->thin = true;
	c = pic_add(s->pic, row, 0, s->pic->columns, absent ? PIC_ABSENT : PIC_TITLE, title);
	c->edges = EDGE_TOP;
	c->loose = absent;
}

static void total_cell(struct sheet *s, struct pic_row *row, unsigned at, enum pic_role role)
{
	char text[24];

	snprintf(text, sizeof(text), "%8" PRIx64, s->total);
	pic_add(s->pic, row, at, 8, role, text);
}

/* A word, the total with it, and what it is (from s->text, which is empty then). */
static void word_row(struct sheet *s, uint32_t word, bool absent)
{
	struct pic_row *row = pic_add_row(s->pic);
	enum pic_role role = absent ? PIC_ABSENT : PIC_VALUE;
	char text[16];

	s->total += word;
	snprintf(text, sizeof(text), "+ %04x", (unsigned)word);
	pic_add(s->pic, row, WORD, 6, role, text);
	total_cell(s, row, TOTAL, role);
	pic_add(s->pic, row, WHAT, s->pic->columns, absent ? PIC_ABSENT : PIC_LABEL,
		buf_string(&s->text));
	buf_clear(&s->text);
}

/* ---- the parts of the sum ---- */

static void put_address(struct buf *out, const uint8_t *bytes, unsigned width)
{
	if (width == 4)
		value_ipv4(out, bytes);
	else
		value_ipv6(out, bytes);
}

static void address_rows(struct sheet *s, const uint8_t *bytes, const char *name)
{
	for (unsigned i = 0; i < s->look.before.width; i += 2) {
		if (i == 0) {
			buf_printf(&s->text, "%s ", name);
			put_address(&s->text, bytes, s->look.before.width);
		}
		word_row(s, bits_be16(bytes + i), true);
	}
}

static void pseudo_rows(struct sheet *s)
{
	const struct sum_pseudo *p = &s->look.before;

	section(s, _("the pseudo-header: not on the wire"), true);
	address_rows(s, p->src, _("source"));
	address_rows(s, p->dst, _("destination"));
	if (p->width == 4) {
		buf_printf(&s->text, _("00, protocol %u"), p->number);
		word_row(s, p->number, true);
		buf_printf(&s->text, _("length %u"), (unsigned)p->len);
		word_row(s, p->len & 0xffff, true);
		return;
	}
	buf_printf(&s->text, _("length %u"), (unsigned)p->len);
	word_row(s, 0, true);
	word_row(s, p->len & 0xffff, true);
	buf_printf(&s->text, _("00 00 00, next header %u"), p->number);
	word_row(s, 0, true);
	word_row(s, p->number, true);
}

/* Which fields a word of the header holds: those at the top that begin in it. */
static void put_names(struct buf *out, const struct sheet *s, uint32_t bit)
{
	for (uint32_t i = 0; i < s->view->items->count; i++) {
		const struct item *item = &s->view->items->at[i];
		const struct field *f = item->field;
		bool part = item->depth > 0 && item->bits < 16;

		if (item->layer != s->layer || item->bit < bit || item->bit >= bit + 16 || part ||
			f->kind == FIELD_LIST || !item->bits)
			continue;
		buf_printf(out, "%s%s", out->len ? ", " : "",
			f->label   ? f->label
			: f->title ? f->title
				   : field_tail(f));
	}
}

static void header_rows(struct sheet *s)
{
	const struct layer *l = &s->view->frame->layers[s->layer];
	const uint8_t *p = s->view->frame->bytes + l->off;
	uint32_t n = l->head < s->look.n ? l->head : s->look.n;

	section(s, _("the header"), false);
	for (uint32_t at = 0; at < n; at += 2) {
		uint32_t word = at + 1 < s->look.n ? bits_be16(p + at) : (uint32_t)p[at] << 8;

		put_names(&s->text, s, (l->off + at) * 8);
		if (at == s->look.at) {
			buf_text(&s->text, _(": itself, taken as 0"));
			word = 0;
		}
		word_row(s, word, false);
	}
}

/* A row of words, whose sum is added. */
static void data_row(struct sheet *s, const uint8_t *p, uint32_t n, unsigned words)
{
	struct pic_row *row = pic_add_row(s->pic);

	for (uint32_t i = 0; i < n; i += 2) {
		uint32_t word = i + 1 < n ? bits_be16(p + i) : (uint32_t)p[i] << 8;

		buf_printf(&s->text, "%s%04x", i ? " " : "", (unsigned)word);
		s->total += word;
	}
	pic_add(s->pic, row, WORD, 1, PIC_VALUE, "+");
	total_cell(s, row, TOTAL, PIC_VALUE);
	pic_add(s->pic, row, WHAT, words * 5, PIC_VALUE, buf_string(&s->text));
	buf_clear(&s->text);
}

static void skip_row(struct sheet *s, const uint8_t *p, uint32_t n)
{
	struct pic_row *row = pic_add_row(s->pic);

	for (uint32_t i = 0; i + 1 < n; i += 2)
		s->total += bits_be16(p + i);
	buf_printf(&s->text, _("… %u bytes more"), (unsigned)n);
	pic_add(s->pic, row, WORD, 1, PIC_NOTE, "+");
	total_cell(s, row, TOTAL, PIC_NOTE);
	pic_add(s->pic, row, WHAT, s->pic->columns, PIC_NOTE, buf_string(&s->text));
	buf_clear(&s->text);
}

static void data_rows(struct sheet *s)
{
	const struct layer *l = &s->view->frame->layers[s->layer];
	uint32_t at = l->head + (l->head & 1), end = s->look.n, width;
	const uint8_t *p = s->view->frame->bytes + l->off;
	unsigned words = ((unsigned)s->pic->columns - WHAT) / 5;

	if (at >= end)
		return;
	section(s, _("the data"), false);
	words = words > DATA_WORDS ? DATA_WORDS : words ? words : 1;
	width = words * 2;
	for (unsigned rows = 0; at < end; rows++) {
		uint32_t last = at + (end - at - 1) / width * width; /* where the last row begins */

		if (rows == DATA_ROWS && last > at) {
			skip_row(s, p + at, last - at);
			at = last;
		}
		data_row(s, p + at, end - at < width ? end - at : width, words);
		at += width;
	}
	if ((end - l->head) & 1)
		put_text(
			s->pic, PIC_NOTE, _("An odd byte at the end is the upper half of a word."));
}

/* ---- the end of it ---- */

static void fold_rows(struct sheet *s)
{
	uint64_t sum = s->total;
	const char *word = _("fold");

	section(s, _("the end"), false);
	while (sum >> 16) {
		uint64_t next = (sum & 0xffff) + (sum >> 16);

		buf_printf(&s->text, _("%s: %x + %04x = %04x"), word,
			(unsigned)(sum >> 16), (unsigned)(sum & 0xffff), (unsigned)next);
		put_text(s->pic, PIC_VALUE, buf_string(&s->text));
		buf_clear(&s->text);
		sum = next;
	}
	s->total = ~sum & 0xffff;
	buf_printf(&s->text, _("complement: not %04x = %04x"), (unsigned)sum,
		(unsigned)s->total);
	put_text(s->pic, PIC_VALUE, buf_string(&s->text));
	buf_clear(&s->text);
	if (!s->total && s->look.expected == 0xffff) {
		put_text(s->pic, PIC_VALUE,
			_("UDP writes ffff for 0, which says that there is none."));
		s->total = 0xffff;
	}
	buf_printf(&s->text, _("there stands: %04x"), s->look.is);
	put_text(s->pic, s->look.is == s->total ? PIC_VALUE : PIC_FAULT, buf_string(&s->text));
	buf_clear(&s->text);
}

static void crc_rows(struct sheet *s)
{
	buf_printf(&s->text,
		_("A CRC-32C over the header and the data, %u bytes, its own four taken as "
		  "0: the remainder of a division by the polynomial 0x1edc6f41, bit by "
		  "bit. It has no words to add."),
		(unsigned)s->look.n);
	put_text(s->pic, PIC_VALUE, buf_string(&s->text));
	buf_clear(&s->text);
}

void worked_draw(struct pic *pic, const struct pic_view *view, unsigned layer)
{
	struct sheet s = {.pic = pic, .view = view, .layer = layer, .text = BUF_INIT};
	bool wrong;

	if (!sum_look(view->frame, layer, &s.look) || pic->columns <= WHAT + 5)
		return;
	wrong = s.look.doubt == SUM_SURE && s.look.is != s.look.expected;
	worked_verdict(&s.text, &s.look);
	put_text(pic, wrong && !s.look.offload ? PIC_FAULT : PIC_TITLE, buf_string(&s.text));
	buf_clear(&s.text);
	if (s.look.doubt == SUM_SURE && s.look.field->sum == SUM_CRC32C) {
		crc_rows(&s);
	} else if (s.look.doubt == SUM_SURE) {
		if (s.look.pseudo)
			pseudo_rows(&s);
		header_rows(&s);
		data_rows(&s);
		fold_rows(&s);
	}
	buf_done(&s.text);
}
