/* SPDX-License-Identifier: BSD-2-Clause */
/* The papers of a picture as few rectangles: neighbours of one look are one, in a row and from row
 * to row. */
#include "sheet_int.h"

/* What a cell lies on; false: the sheet itself. */
static bool patch_of(const struct lay *lay, enum sheet_theme theme, uint32_t row, unsigned cell,
	struct lay_patch *patch)
{
	const struct pic_cell *c = &lay->pic->rows[row].cells[cell];

	patch->box = lay_box(lay, row, cell);
	patch->rgb = sheet_paper(theme, c);
	patch->layer = PIC_NO_LAYER;
	if (patch->rgb == sheet_colours(theme)->ground || patch->box.w <= 0)
		return false;
	if (!c->tint)
		patch->layer = c->layer;
	if (lay_repeats(lay, row, c))
		patch->rgb = sheet_pale(theme, patch->rgb);
	return true;
}

bool lay_alike(const struct lay_patch *a, const struct lay_patch *b)
{
	return a->rgb == b->rgb && a->layer == b->layer;
}

/* Adds a patch to its left neighbour if it continues it. */
static void put(struct lay_patches *p, uint32_t first, const struct lay_patch *patch)
{
	struct lay_patch *last = p->count > first ? &p->at[p->count - 1] : NULL;

	if (last && lay_alike(last, patch) && last->box.x + last->box.w == patch->box.x)
		last->box.w += patch->box.w;
	else
		p->at[p->count++] = *patch;
}

static bool continues(const struct lay_patch *above, const struct lay_patch *below)
{
	return lay_alike(above, below) && above->box.x == below->box.x &&
	       above->box.w == below->box.w && above->box.y + above->box.h == below->box.y;
}

/* A patch of the row above that goes on in this row moves down to it, where the next row looks for
 * it; in its old place is one of no height. */
static void join_rows(struct lay_patches *p, uint32_t above, uint32_t first)
{
	for (uint32_t i = first; i < p->count; i++)
		for (uint32_t k = above; k < first; k++) {
			if (!continues(&p->at[k], &p->at[i]))
				continue;
			p->at[i].box.y = p->at[k].box.y;
			p->at[i].box.h += p->at[k].box.h;
			p->at[k].box.h = 0;
			break;
		}
}

void lay_patches(struct lay_patches *p, const struct lay *lay, enum sheet_theme theme)
{
	const struct pic *pic = lay->pic;
	uint32_t cells = 0, above = 0;

	for (uint32_t i = 0; i < pic->count; i++)
		cells += pic->rows[i].count;
	*p = (struct lay_patches){arena_get(pic->arena, (cells + 1u) * sizeof(*p->at)), 0};
	for (uint32_t i = 0; i < pic->count; i++) {
		uint32_t first = p->count;
		struct lay_patch patch;

		for (unsigned k = 0; k < pic->rows[i].count; k++)
			if (patch_of(lay, theme, i, k, &patch))
				put(p, first, &patch);
		join_rows(p, above, first);
		above = first;
	}
}
