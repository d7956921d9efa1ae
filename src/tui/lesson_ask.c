/* SPDX-License-Identifier: BSD-2-Clause */
/* The questions of a lesson's step: an answer is typed or chosen, and given. */
#include "lesson_view.h"

#include <string.h>

bool lesson_asking(const struct app *app)
{
	return app->lesson && app->lesson->look.question >= 0;
}

static const struct lesson_question *open_question(const struct lesson_view *v)
{
	return &play_step(&v->play)->questions[v->look.question];
}

/* The next question of the step; behind the last one the page comes back. */
void lesson_ask_next(struct lesson_view *v)
{
	unsigned n = page_questions(play_step(&v->play));

	v->look.question++;
	if ((unsigned)v->look.question >= n)
		v->look.question = -1;
	else if (open_question(v)->ask == ASK_BYTE)
		page_byte_pick(&v->play);
}

static void answer(struct lesson_view *v)
{
	const struct lesson_question *q = open_question(v);
	struct page_answer *a = &v->look.answers[v->look.question];

	if (a->given) {
		lesson_ask_next(v);
		return;
	}
	if (q->ask == ASK_ONE)
		a->ticked = 1u << a->cursor;
	if (q->ask == ASK_NUMBER ? !a->typed[0] : q->ask != ASK_BYTE && !a->ticked)
		return;
	a->given = true;
	play_asked(&v->play, (unsigned)v->look.question);
}

/* Over the bytes of a frame; the rows are 16 long. */
static void move_byte(struct lesson_view *v, struct page_answer *a, enum act act)
{
	unsigned n = page_bytes(&v->play);
	unsigned by = act == ACT_UP || act == ACT_DOWN ? 16 : 1;

	if ((act == ACT_UP || act == ACT_LEFT) && a->cursor >= by)
		a->cursor -= by;
	else if ((act == ACT_DOWN || act == ACT_RIGHT) && a->cursor + by < n)
		a->cursor += by;
	else if (act == ACT_TOP)
		a->cursor = 0;
	else if (act == ACT_BOTTOM && n)
		a->cursor = n - 1;
}

void lesson_act_on_question(struct lesson_view *v, enum act act)
{
	const struct lesson_question *q = open_question(v);
	struct page_answer *a = &v->look.answers[v->look.question];
	unsigned n = page_choices(q);

	if (act == ACT_OPEN)
		answer(v);
	else if (act == ACT_ASK)
		lesson_ask_next(v);
	else if (a->given)
		return;
	else if (q->ask == ASK_BYTE)
		move_byte(v, a, act);
	else if (act == ACT_UP && a->cursor > 0)
		a->cursor--;
	else if (act == ACT_DOWN && a->cursor + 1 < n)
		a->cursor++;
	else if (act == ACT_TOGGLE && q->ask == ASK_SOME)
		a->ticked ^= 1u << a->cursor;
	else if (act == ACT_TOGGLE && q->ask == ASK_ONE)
		a->ticked = 1u << a->cursor;
}

bool lesson_hints_question(const struct lesson_view *v, enum act act)
{
	enum lesson_ask ask = open_question(v)->ask;
	bool open = !v->look.answers[v->look.question].given;

	switch (act) {
	case ACT_DOWN: return open && (ask == ASK_ONE || ask == ASK_SOME);
	case ACT_RIGHT: return open && ask == ASK_BYTE;
	case ACT_TOGGLE: return open && ask == ASK_SOME;
	default: return true;
	}
}

bool lesson_key(struct app *app, uint32_t key)
{
	struct lesson_view *v = app->lesson;
	struct page_answer *a;
	size_t n;

	if (!lesson_asking(app) || open_question(v)->ask != ASK_NUMBER)
		return false;
	a = &v->look.answers[v->look.question];
	n = strlen(a->typed);
	if (a->given)
		return false;
	if ((key == KEY_RUBOUT || key == KEY_CTRL('h')) && n) {
		a->typed[n - 1] = '\0';
		return true;
	}
	if (key < '0' || key > '9')
		return false;
	if (n + 1 < sizeof(a->typed)) {
		a->typed[n] = (char)key;
		a->typed[n + 1] = '\0';
	}
	return true;
}
