/* SPDX-License-Identifier: BSD-2-Clause */
/* The ladder. Every row is the same columns: cursor, number, time, a state, lifelines, a state; an
 * arrow is a cell that reaches from one lifeline to another. */
#include "picture/ladder.h"

#define NEAREST 14 /* columns between two lifelines, at least */

void ladder_lay(struct ladder_plan *plan, unsigned columns, unsigned hosts, bool states)
{
	unsigned left = 1 + plan->number + 1 + plan->time + 1, right = columns, room;

	plan->left = states ? LADDER_STATE : 0;
	if (states) {
		left += LADDER_STATE + 1;
		right -= right > LADDER_STATE + 2 ? LADDER_STATE + 2 : 0;
	}
	room = right > left + 1 ? right - left - 1 : 0;
	hosts = hosts < 2 ? 2 : hosts > LADDER_HOSTS ? LADDER_HOSTS : hosts;
	while (hosts > 2 && room / (hosts - 1) < NEAREST)
		hosts--;
	plan->hosts = hosts;
	for (unsigned i = 0; i < hosts; i++)
		plan->at[i] = left + room * i / (hosts - 1);
}

/* Names stand over their lifelines: the first from its left, the last to the right end, those
 * between in the middle. */
static void put_names(struct pic *pic, const struct ladder_plan *p, const struct ladder_host *hosts,
	bool port)
{
	struct pic_row *row = pic_add_row(pic);
	unsigned step = p->at[1] - p->at[0], from = 0;

	for (unsigned i = 0; i < p->hosts; i++) {
		const char *text = port ? hosts[i].port : hosts[i].name;
		unsigned to = i + 1 == p->hosts ? pic->columns : p->at[i] + step / 2;
		struct pic_cell *c;

		if (p->left && !i)
			to = p->at[0] + step / 2;
		from = i ? from : p->left ? p->at[0] - p->left - 1 : p->at[0];
		c = pic_add(pic, row, from, to - from, PIC_TITLE, text ? text : "");
		c->right = i + 1 == p->hosts;
		c->middle = i > 0 && !c->right;
		from = to;
	}
}

void ladder_heads(struct pic *pic, const struct ladder_plan *p, const struct ladder_host *hosts)
{
	put_names(pic, p, hosts, false);
	put_names(pic, p, hosts, true);
}

static void last_line(struct pic *pic, struct pic_row *row, const struct ladder_plan *p)
{
	struct pic_cell *c = pic_add(pic, row, p->at[p->hosts - 1], 1, PIC_PLAIN, NULL);

	c->edges = EDGE_LEFT;
	c->host = (uint8_t)(p->hosts - 1);
}

static void put_arrow(struct pic *pic, struct pic_row *row, const struct ladder_plan *p,
	const struct ladder_line *line)
{
	unsigned low = line->from < line->to ? line->from : line->to;
	unsigned high = line->from < line->to ? line->to : line->from, last = p->hosts - 1;
	bool arrow = low != high && high <= last;

	for (unsigned i = 0; i < last;) {
		unsigned next = arrow && i == low ? high : i + 1;
		struct pic_cell *c = pic_add(
			pic, row, p->at[i], p->at[next] - p->at[i], PIC_PLAIN,
			arrow && i == low ? line->text : NULL);

		c->edges = EDGE_LEFT;
		c->host = (uint8_t)i;
		if (arrow && i == low) {
			c->arrow = line->from < line->to ? ARROW_RIGHT : ARROW_LEFT;
			c->role = line->role;
		}
		i = next;
	}
	last_line(pic, row, p);
}

/* What goes to nobody in the picture: its words stand where the lifelines are. */
static void put_words(struct pic *pic, struct pic_row *row, const struct ladder_plan *p,
	const struct ladder_line *line)
{
	unsigned last = p->hosts - 1;
	bool known = line->from <= last;
	unsigned from = p->at[0];
	struct pic_cell *c;

	c = pic_add(pic, row, from, p->at[last] - from, line->role, line->text);
	c->edges = EDGE_LEFT;
	c->middle = !known || line->from == last;
	last_line(pic, row, p);
}

void ladder_add(struct pic *pic, const struct ladder_plan *p, const struct ladder_line *line)
{
	struct pic_row *row = pic_add_row(pic);
	unsigned x = 1, last = p->hosts - 1;

	pic_add(pic, row, 0, 1, line->chosen ? PIC_FOCUS : PIC_PLAIN,
		line->chosen ? ">" : NULL);
	pic_add(pic, row, x, p->number, PIC_OFFSET, line->number)->right = true;
	x += p->number + 1;
	pic_add(pic, row, x, p->time, PIC_NOTE, line->time)->right = true;
	x += p->time + 1;
	if (p->left)
		pic_add(pic, row, x, p->left, PIC_TITLE, line->state[0])->right = true;
	if (line->from == line->to || line->from > last || line->to > last)
		put_words(pic, row, p, line);
	else
		put_arrow(pic, row, p, line);
	if (p->left)
		pic_add(pic, row, p->at[last] + 2, p->left, PIC_TITLE, line->state[1]);
}
