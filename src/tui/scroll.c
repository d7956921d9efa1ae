/* SPDX-License-Identifier: BSD-2-Clause */
/* Moving in a list: the chosen line is always seen, and the view never leaves the list. */
#include "view.h"

void scroll_keep(struct scroll *s, uint64_t count, int page)
{
	uint64_t rows = page > 0 ? (uint64_t)page : 1;

	if (s->at >= count)
		s->at = count ? count - 1 : 0;
	if (s->top > s->at)
		s->top = s->at;
	if (s->at - s->top >= rows)
		s->top = s->at - rows + 1;
	if (s->top + rows > count)
		s->top = count > rows ? count - rows : 0;
}

static void by(struct scroll *s, uint64_t count, int64_t step)
{
	if (step < 0)
		s->at = s->at > (uint64_t)-step ? s->at - (uint64_t)-step : 0;
	else
		s->at = s->at + (uint64_t)step < count ? s->at + (uint64_t)step
						       : count - (count > 0);
}

void scroll_move(struct scroll *s, enum act act, uint64_t count, int page)
{
	int rows = page > 1 ? page : 2;

	switch (act) {
	case ACT_UP: by(s, count, -1); break;
	case ACT_DOWN: by(s, count, 1); break;
	case ACT_PAGE_UP: by(s, count, -(rows - 1)); break;
	case ACT_PAGE_DOWN: by(s, count, rows - 1); break;
	case ACT_HALF_UP: by(s, count, -(rows / 2)); break;
	case ACT_HALF_DOWN: by(s, count, rows / 2); break;
	case ACT_TOP: s->at = 0; break;
	case ACT_BOTTOM: s->at = count ? count - 1 : 0; break;
	default: break;
	}
	scroll_keep(s, count, page);
}
