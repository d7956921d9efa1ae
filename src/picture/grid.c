/* SPDX-License-Identifier: BSD-2-Clause */
/* The 32-bit diagram of a header. Fields flow through rows of 32 bits; a field is cut where a row
 * ends, and between its pieces no line is drawn: a piece has a top only if it is the first, a
 * bottom only if it is the last. */
#include "picture/grid.h"

#include "base/lang.h"
#include "base/utf8.h"

#include <ctype.h>
#include <string.h>

#define TALL   3 /* letters of a name that is written downwards */
#define PIECES 5 /* rows that a field takes at most; a wider one is drawn broken */

struct piece {
	const struct field *field;
	unsigned bit, bits; /* in its row */
	bool first, last, loose;
	bool named; /* the one piece that carries the field's name */
};

/* The row that is being filled; bits of it that are taken. */
struct flow {
	struct pic *pic;
	struct piece pieces[GRID_BITS];
	unsigned count, used;
};

/* ---- names ---- */

static unsigned cells(const char *text)
{
	return (unsigned)utf8_cells(text, strlen(text));
}

static const char *short_name(const struct field *f)
{
	if (f->label)
		return f->label;
	return f->id[0] ? field_tail(f) : f->scapy ? f->scapy : "";
}

/* The longest of the field's names that fits, or NULL. */
static const char *name_for(const struct field *f, unsigned room)
{
	const char *const names[] = {f->title, f->label, f->id[0] ? field_tail(f) : NULL, f->scapy};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (names[i] && cells(names[i]) <= room)
			return names[i];
	return NULL;
}

/* What a single bit writes from top to bottom: two or three letters; NULL if it has no such name.
 */
static const char *tall_name(const struct field *f)
{
	if (strlen(short_name(f)) <= TALL)
		return short_name(f);
	return f->id[0] && strlen(field_tail(f)) <= TALL ? field_tail(f) : NULL;
}

static bool is_single(const struct piece *p)
{
	return p->bits == 1 && p->named && short_name(p->field)[0] && !name_for(p->field, 1);
}

/* How many lines the row needs: one, unless every single bit in it has a name to be written so. */
static unsigned row_lines(const struct piece *pieces, unsigned count)
{
	size_t lines = 1;

	for (unsigned i = 0; i < count; i++) {
		const char *name = tall_name(pieces[i].field);

		if (!is_single(&pieces[i]))
			continue;
		if (!name)
			return 1;
		lines = strlen(name) > lines ? strlen(name) : lines;
	}
	return (unsigned)lines;
}

/* The text of a piece on one of the lines of its row. */
static void piece_text(struct buf *out, const struct piece *p, unsigned line, unsigned lines)
{
	unsigned room = 2 * p->bits - 1;
	const char *name = name_for(p->field, room), *tall = tall_name(p->field);

	if (!p->named)
		return;
	if (is_single(p) && lines > 1 && tall) {
		unsigned n = (unsigned)strlen(tall), top = (lines - n) / 2;

		if (line >= top && line - top < n)
			buf_byte(out, (uint8_t)toupper((unsigned char)tall[line - top]));
	} else if (line == (lines - 1) / 2) {
		if (name)
			buf_text(out, name);
		else if (p->bits == 1 && short_name(p->field)[0])
			buf_byte(out, (uint8_t)toupper((unsigned char)short_name(p->field)[0]));
		else
			buf_add(out, short_name(p->field),
				strnlen(short_name(p->field), room < 3 ? room : 3));
	}
}

/* ---- rows ---- */

static void flow_end(struct flow *w)
{
	unsigned lines = row_lines(w->pieces, w->count);

	for (unsigned line = 0; w->count && line < lines; line++) {
		struct pic_row *row = pic_add_row(w->pic);

		row->ruled = line == 0;
		for (unsigned i = 0; i < w->count; i++) {
			const struct piece *p = &w->pieces[i];
			struct buf text = BUF_INIT;
			struct pic_cell *c;

			piece_text(&text, p, line, lines);
			c = pic_add(
				w->pic, row, 2 * p->bit, 2 * p->bits, PIC_LABEL, buf_string(&text));
			c->edges = EDGE_LEFT | EDGE_RIGHT;
			c->edges |= p->first && line == 0 ? EDGE_TOP : 0;
			c->edges |= p->last && line + 1 == lines ? EDGE_BOTTOM : 0;
			c->middle = true;
			c->loose = p->loose;
			c->field = p->field;
			c->bits = p->bits;
			buf_done(&text);
		}
	}
	w->count = 0;
	w->used = 0;
}

static struct piece *flow_add(struct flow *w, const struct field *f, unsigned bits)
{
	struct piece *p = &w->pieces[w->count++];

	*p = (struct piece){.field = f, .bit = w->used, .bits = bits};
	w->used += bits;
	return p;
}

/* A field of fixed width, in as many rows as it needs; its name stands in the middle one, or the
 * wider one of two. */
static void flow_fixed(struct flow *w, const struct field *f)
{
	unsigned left = f->bits, rows, name, row = 0;
	unsigned head = GRID_BITS - w->used < left ? GRID_BITS - w->used : left;
	bool broken = left > PIECES * GRID_BITS;

	if (broken)
		left = 3 * GRID_BITS;
	rows = 1 + (left - head + GRID_BITS - 1) / GRID_BITS;
	name = rows == 2 ? (left - head > head) : (rows - 1) / 2;
	while (left) {
		unsigned bits = GRID_BITS - w->used < left ? GRID_BITS - w->used : left;
		struct piece *p = flow_add(w, f, bits);

		left -= bits;
		p->first = row == 0;
		p->last = left == 0;
		p->named = row++ == name;
		p->loose = broken;
		if (w->used == GRID_BITS)
			flow_end(w);
	}
}

/* A field whose width nobody knows: what is left of the row, and a row with broken walls. */
static void flow_open(struct flow *w, const struct field *f)
{
	bool begun = w->used > 0;
	struct piece *p;

	if (begun) {
		p = flow_add(w, f, GRID_BITS - w->used);
		p->first = true;
		flow_end(w);
	}
	p = flow_add(w, f, GRID_BITS);
	p->first = !begun;
	p->last = p->named = p->loose = true;
	flow_end(w);
}

static void flow_field(struct flow *w, const struct field *f)
{
	if (f->kind == FIELD_GROUP || f->kind == FIELD_LIST || !f->bits) {
		flow_open(w, f);
	} else if (f->kind == FIELD_FLAGS && f->parts) {
		for (const struct field *p = f->parts; p->id; p++)
			flow_field(w, p);
	} else {
		flow_fixed(w, f);
	}
}

/* ---- the whole ---- */

/* The two lines of bit numbers, tens above ones. */
static void ruler(struct pic *pic)
{
	struct pic_row *row = pic_add_row(pic);

	for (unsigned bit = 0; bit < GRID_BITS; bit += 10)
		pic_add(pic, row, 2 * bit + 1, 1, PIC_OFFSET,
			(const char[]){(char)('0' + bit / 10), 0});
	row = pic_add_row(pic);
	for (unsigned bit = 0; bit < GRID_BITS; bit++)
		pic_add(pic, row, 2 * bit + 1, 1, PIC_OFFSET,
			(const char[]){(char)('0' + bit % 10), 0});
}

/* A line of text between rows, broken at blanks. */
static void caption(struct pic *pic, const char *before, struct buf *text, const char *after)
{
	struct buf b = BUF_INIT;
	size_t at = 0;

	buf_printf(&b, "%s%s%s", before, buf_string(text), after);
	while (at < b.len) {
		size_t n = b.len - at;

		if (n > GRID_COLUMNS - 2)
			for (n = GRID_COLUMNS - 2; n > 1 && b.data[at + n - 1] != ' ';)
				n--;
		pic_add(pic, pic_add_row(pic), at ? 3 : 1, GRID_COLUMNS, PIC_NOTE,
			arena_text(pic->arena, (const char *)b.data + at, n));
		at += n;
	}
	buf_done(&b);
}

static bool same_when(const struct when *a, const struct when *b)
{
	return a->how == b->how && a->base == b->base && a->set == b->set && a->drop == b->drop;
}

/* Draws the fields from `from` to before `to` that are there under a selector; those that only bits
 * of it bring in come under a line of their own. */
static void draw_fields(struct flow *w, const struct field *table, const struct field *from,
	const struct field *to, uint64_t selector)
{
	const struct when *now = NULL;

	for (const struct field *f = from; f < to; f++) {
		if (grid_optional(f)) {
			struct buf text = BUF_INIT;

			if (!now || !same_when(now, &f->when)) {
				flow_end(w);
				grid_option(&text, table, f);
				caption(w->pic, _("if "), &text, _(" is set:"));
			}
			now = &f->when;
			buf_done(&text);
		} else if (!field_when(f, selector)) {
			continue;
		}
		flow_field(w, f);
	}
	flow_end(w);
}

/* The first field of the row in which the cases begin to differ. */
static const struct field *first_case(const struct field *table)
{
	const struct field *row = table;
	unsigned bits = 0;

	for (const struct field *f = table; f->id; f++) {
		if (bits % GRID_BITS == 0)
			row = f;
		if (f->when.how != WHEN_ALWAYS || !f->bits)
			return row;
		bits += f->bits;
	}
	return row;
}

static bool has_fixed(const struct field *table)
{
	for (const struct field *f = table; f && f->id; f++)
		if (f->bits && f->when.how == WHEN_ALWAYS)
			return true;
	return false;
}

void grid_draw_proto(struct pic *pic, const struct proto *proto)
{
	const struct field *end = proto->fields, *split;
	struct flow w = {.pic = pic};
	struct grid_cases cases;

	if (!has_fixed(proto->fields))
		return;
	while (end->id)
		end++;
	grid_cases_find(&cases, proto->fields);
	split = cases.count ? first_case(proto->fields) : end;
	ruler(pic);
	draw_fields(&w, proto->fields, proto->fields, split, 0);
	for (uint32_t i = 0; i < cases.count; i++) {
		caption(pic, "", &cases.at[i].caption, ":");
		draw_fields(&w, proto->fields, split, end, cases.at[i].runs[0].first);
	}
	grid_cases_done(&cases);
}
