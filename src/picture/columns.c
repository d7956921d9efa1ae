/* SPDX-License-Identifier: BSD-2-Clause */
/* The layers side by side. Each layer is a block of lines; blocks one below the other are a stack,
 * mostly of one; as many stacks as fit at their least width stand in a band, and share what room is
 * left; the rest goes into the next band. */
#include "picture/columns.h"

#include "columns_int.h"

#define MARGIN	 1  /* columns before the first stack */
#define GAP	 2  /* columns between stacks, at least */
#define GAP_MOST 4  /* and at most */
#define BETWEEN	 2  /* rows that a block takes beside its lines: its title, the row before it */
#define TALLER	 12 /* rows that a stack may be higher than the highest block */

struct stack {
	unsigned first, count; /* its blocks */
	unsigned least, most, width, at;
	unsigned lines;
	unsigned band; /* stacks in the band that would begin with this one */
	unsigned now;  /* block that is being drawn */
	bool fresh;    /* its title comes next */
};

struct plan {
	struct stack at[FRAME_LAYERS];
	unsigned count;
	unsigned high; /* rows */
};

/* ---- stacks ---- */

/* Puts blocks that follow one another into a stack as long as it is not higher than `high`. */
static void plan_stacks(struct plan *p, const struct block *blocks, const unsigned *lines,
	unsigned count, unsigned high)
{
	struct stack *s = NULL;

	p->count = 0;
	for (unsigned i = 0; i < count; i++) {
		if (s && s->lines + BETWEEN + lines[i] <= high) {
			s->count++;
			s->lines += BETWEEN + lines[i];
		} else {
			s = &p->at[p->count++];
			*s = (struct stack){.first = i, .count = 1, .lines = lines[i]};
		}
		s->least = columns_at_least(s->least, blocks[i].least);
		s->most = columns_at_least(s->most, blocks[i].most);
	}
}

/* Whether so many stacks find room beside each other at their least width; how many columns they
 * lack to be as wide as they could be, and how high they are. */
static bool band_fits(const struct plan *p, unsigned first, unsigned n, unsigned room,
	unsigned *lack, unsigned *high)
{
	unsigned least = GAP * (n - 1), most = least;

	*high = 0;
	for (unsigned i = first; i < first + n; i++) {
		least += p->at[i].least;
		most += p->at[i].most;
		*high = columns_at_least(*high, p->at[i].lines);
	}
	*lack = most > room ? most - room : 0;
	return n == 1 || least <= room;
}

/* Which stacks stand in a band: the picture is as low as can be, and then as little is cut as can
 * be. From the last one on. */
static void plan_bands(struct plan *p, unsigned room)
{
	unsigned lacks[FRAME_LAYERS + 1] = {0}, highs[FRAME_LAYERS + 1] = {0}, lack, high;

	for (unsigned i = p->count; i-- > 0;) {
		p->at[i].band = 0;
		for (unsigned n = 1; i + n <= p->count && band_fits(p, i, n, room, &lack, &high);
			n++) {
			lack += lacks[i + n];
			high += highs[i + n] + BETWEEN;
			if (p->at[i].band &&
				(high > highs[i] || (high == highs[i] && lack > lacks[i])))
				continue;
			p->at[i].band = n;
			lacks[i] = lack;
			highs[i] = high;
		}
	}
	p->high = highs[0];
}

/* Each block by itself, or with `stacked` what makes the picture lowest. */
static void plan_make(struct plan *best, const struct block *blocks, const struct pic_view *view,
	unsigned count, unsigned room, bool stacked)
{
	unsigned lines[FRAME_LAYERS] = {0}, most = 0;
	struct plan p;

	for (unsigned i = 0; i < count; i++) {
		lines[i] = block_lines(&blocks[i], view);
		most = columns_at_least(most, lines[i]);
	}
	plan_stacks(best, blocks, lines, count, 0);
	plan_bands(best, room);
	for (unsigned high = most; stacked && high <= most + TALLER; high++) {
		plan_stacks(&p, blocks, lines, count, high);
		plan_bands(&p, room);
		if (p.high < best->high)
			*best = p;
	}
}

/* ---- a band ---- */

/* Shares what is left among the stacks that could use it, then widens the gaps. */
static void band_share(struct stack *s, unsigned n, unsigned room)
{
	unsigned used = GAP * (n - 1), gap = GAP, at = MARGIN, want = 1;

	for (unsigned i = 0; i < n; i++)
		used += s[i].width = columns_at_most(s[i].least, room);
	while (used < room && want) {
		want = 0;
		for (unsigned i = 0; i < n && used < room; i++) {
			if (s[i].width >= s[i].most)
				continue;
			s[i].width++;
			used++;
			want++;
		}
	}
	if (n > 1)
		gap = columns_at_most(
			GAP + (room - columns_at_most(used, room)) / (n - 1), GAP_MOST);
	for (unsigned i = 0; i < n; i++) {
		s[i].at = at;
		at += s[i].width + gap;
	}
}

/* The next row of a stack: a title, a line, or nothing before the next title. */
static void stack_next(struct stack *s, struct block *blocks, struct pic *pic, struct pic_row *row,
	const struct pic_view *view)
{
	struct block *b = &blocks[s->now];

	if (s->now == s->first + s->count)
		return;
	if (s->fresh) {
		row->thin = true;
		block_title(b, pic, row, view->frame);
		s->fresh = false;
		return;
	}
	if (block_next(b, pic, row, view))
		return;
	s->now++;
	s->fresh = true;
}

static bool stack_more(const struct stack *s, const struct block *blocks)
{
	unsigned last = s->first + s->count - 1;

	return s->now < last ||
	       (s->now == last && (s->fresh || blocks[last].next < blocks[last].saids.count));
}

static void band_draw(struct pic *pic, const struct pic_view *v, struct block *blocks,
	struct stack *s, unsigned n)
{
	for (unsigned i = 0; i < n; i++) {
		s[i].now = s[i].first;
		s[i].fresh = true;
	}
	for (;;) {
		struct pic_row *row;
		bool more = false;

		for (unsigned i = 0; i < n; i++)
			more |= stack_more(&s[i], blocks);
		if (!more)
			return;
		row = pic_add_row(pic);
		for (unsigned i = 0; i < n; i++)
			stack_next(&s[i], blocks, pic, row, v);
	}
}

static void settle(struct pic *pic, const struct pic_view *view, struct block *blocks,
	const struct stack *s, struct pic_keys *keys)
{
	for (unsigned i = s->first; i < s->first + s->count; i++) {
		blocks[i].at = s->at;
		blocks[i].width = s->width;
		block_settle(&blocks[i], pic, view);
		if (keys)
			block_number(&blocks[i], pic->arena, view, keys);
	}
}

static void draw(struct pic *pic, const struct pic_view *view, struct pic_keys *keys)
{
	const struct frame *f = view->frame;
	unsigned room = pic->columns > 2 * MARGIN + 4 ? pic->columns - MARGIN : 4;
	struct block *blocks = arena_get(pic->arena, FRAME_LAYERS * sizeof(*blocks));
	unsigned count = 0;
	struct plan p;

	for (unsigned i = 0; i < f->count; i++)
		if (!pic_is_payload(pic, f, i))
			block_make(&blocks[count++], pic, view, i, keys != NULL);
	plan_make(&p, blocks, view, count, room, keys != NULL);
	for (unsigned i = 0, n; i < p.count; i += n) {
		n = p.at[i].band;
		if (i)
			pic_add_gap(pic);
		band_share(&p.at[i], n, room);
		for (unsigned k = i; k < i + n; k++)
			settle(pic, view, blocks, &p.at[k], keys);
		band_draw(pic, view, blocks, &p.at[i], n);
	}
}

void columns_draw(struct pic *pic, const struct pic_view *view)
{
	draw(pic, view, NULL);
}

void columns_draw_keys(struct pic *pic, const struct pic_view *view, struct pic_keys *keys)
{
	*keys = (struct pic_keys){.count = 0};
	draw(pic, view, keys);
}
