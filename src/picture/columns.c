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
	unsigned now; /* block that is being drawn */
	bool fresh;   /* its title comes next */
};

struct plan {
	struct stack at[FRAME_LAYERS];
	unsigned count;
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

/* How many stacks stand in the band that begins with this one. */
static unsigned band_count(const struct plan *p, unsigned first, unsigned room)
{
	unsigned used = p->at[first].least, n = 1;

	for (; first + n < p->count && used + GAP + p->at[first + n].least <= room; n++)
		used += GAP + p->at[first + n].least;
	return n;
}

static unsigned plan_height(const struct plan *p, unsigned room)
{
	unsigned sum = 0;

	for (unsigned i = 0, n; i < p->count; i += n) {
		unsigned most = 0;

		n = band_count(p, i, room);
		for (unsigned k = i; k < i + n; k++)
			most = columns_at_least(most, p->at[k].lines);
		sum += most + BETWEEN;
	}
	return sum;
}

/* The plan that makes the lowest picture. */
static void plan_lowest(struct plan *best, const struct block *blocks, const struct pic_view *view,
	unsigned count, unsigned room)
{
	unsigned lines[FRAME_LAYERS] = {0}, most = 0;
	struct plan p;

	for (unsigned i = 0; i < count; i++) {
		lines[i] = block_lines(&blocks[i], view);
		most = columns_at_least(most, lines[i]);
	}
	plan_stacks(best, blocks, lines, count, 0);
	for (unsigned high = most; high <= most + TALLER; high++) {
		plan_stacks(&p, blocks, lines, count, high);
		if (plan_height(&p, room) < plan_height(best, room))
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
	unsigned lines[FRAME_LAYERS] = {0}, count = 0;
	struct plan p;

	for (unsigned i = 0; i < f->count; i++)
		if (!pic_is_payload(pic, f, i))
			block_make(&blocks[count++], pic, view, i, keys != NULL);
	if (keys)
		plan_lowest(&p, blocks, view, count, room);
	else
		plan_stacks(&p, blocks, lines, count, 0);
	for (unsigned i = 0, n; i < p.count; i += n) {
		n = band_count(&p, i, room);
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
