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
	if (q->ask == ASK_NUMBER ? !a->typed[0] : !a->ticked)
		return;
	a->given = true;
	play_asked(&v->play, (unsigned)v->look.question);
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

	return act == ACT_DOWN ? ask != ASK_NUMBER : act != ACT_TOGGLE || ask == ASK_SOME;
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
