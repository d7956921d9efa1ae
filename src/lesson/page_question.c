/* SPDX-License-Identifier: BSD-2-Clause */
/* Questions: what is asked, what was answered, whether that is right by the board and the frames,
 * and why. */
#include "page_int.h"

#include "base/lang.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

unsigned page_questions(const struct lesson_step *step)
{
	unsigned n = 0;

	while (n < LESSON_QUESTIONS && step->questions[n].text)
		n++;
	return n;
}

bool page_byte_alone(const struct lesson_step *step, const struct lesson_question *question)
{
	bool shown = false;

	for (unsigned i = 0; i < page_scenes(step); i++)
		shown |= step->scenes[i] == SCENE_BYTES;
	return question->ask == ASK_BYTE && !shown;
}

unsigned page_choices(const struct lesson_question *question)
{
	unsigned n = 0;

	while (n < LESSON_CHOICES && question->choices[n].key)
		n++;
	return n;
}

/* ---- right or not ---- */

/* Whether a word of the answer, blanks between, is the choice's key. */
static bool wanted(const struct lesson_play *play, const struct lesson_question *q, unsigned choice)
{
	struct buf answer = BUF_INIT, key = BUF_INIT;
	const char *at, *text;
	bool found = false;
	size_t n;

	fact_fill(&answer, play, q->answer);
	fact_fill(&key, play, q->choices[choice].key);
	text = buf_string(&key);
	for (at = buf_string(&answer); *at && !found; at += n + (at[n] == ' ')) {
		n = strcspn(at, " ");
		found = n == key.len && memcmp(at, text, n) == 0;
	}
	buf_done(&answer);
	buf_done(&key);
	return found;
}

static bool same_number(const struct lesson_play *play, const char *want, const char *typed)
{
	struct buf answer = BUF_INIT;
	char *end;
	unsigned long long a, b;
	bool same;

	fact_fill(&answer, play, want);
	a = strtoull(buf_string(&answer), &end, 10);
	same = !*end && answer.len;
	while (*typed == ' ')
		typed++;
	b = strtoull(typed, &end, 10);
	while (*end == ' ')
		end++;
	same = same && *typed && !*end && a == b;
	buf_done(&answer);
	return same;
}

bool page_right(struct lesson_play *play, const struct lesson_question *question,
	const struct page_answer *answer)
{
	unsigned n = page_choices(question);

	if (question->ask == ASK_NUMBER)
		return same_number(play, question->answer, answer->typed);
	if (question->ask == ASK_BYTE)
		return page_byte_right(play, question, answer);
	for (unsigned i = 0; i < n; i++)
		if (wanted(play, question, i) != (answer->ticked >> i & 1))
			return false;
	return true;
}

/* ---- how it looks ---- */

static void put_choice(struct pic *pic, const struct lesson_play *play,
	const struct lesson_question *q, unsigned i, const struct page_answer *answer)
{
	bool on = answer && answer->ticked >> i & 1, at = answer && answer->cursor == i;
	bool over = answer && answer->given, right = over && wanted(play, q, i);
	enum pic_role role = over ? right ? PIC_COMPUTED : on ? PIC_FAULT : PIC_PLAIN
			     : at ? PIC_FOCUS
				  : PIC_PLAIN;
	struct pic_row *row = pic_add_row(pic);
	struct buf text = BUF_INIT;
	char box[8];

	snprintf(box, sizeof(box), q->ask == ASK_SOME ? "[%c]" : "(%c)",
		!answer ? (char)('a' + i) : on ? (q->ask == ASK_SOME ? 'x' : '*') : ' ');
	pic_add(pic, row, 1, 2, PIC_FOCUS, at && !over ? ">" : "");
	pic_add(pic, row, 3, 4, role, box);
	fact_fill(&text, play, _(q->choices[i].text));
	pic_add(pic, row, 7, pic->columns > 8 ? pic->columns - 8u : 1, role, buf_string(&text));
	buf_done(&text);
}

static void put_typed(struct pic *pic, const struct page_answer *answer)
{
	struct pic_row *row = pic_add_row(pic);
	struct buf text = BUF_INIT;

	buf_printf(&text, _("Your answer: %s"), answer->typed);
	if (!answer->given)
		buf_byte(&text, '_');
	pic_add(pic, row, 3, pic->columns > 4 ? pic->columns - 4u : 1,
		answer->given ? PIC_PLAIN : PIC_FOCUS, buf_string(&text));
	buf_done(&text);
}

/* The verdict stands before the reason, which says the right answer. */
static void put_reason(struct pic *pic, struct lesson_play *play, const struct lesson_question *q,
	const struct page_answer *answer)
{
	struct buf text = BUF_INIT;

	if (play_busy(play)) {
		page_wrap(pic, play, 1, PIC_NOTE, _("It is tried now, on the wire..."));
		return;
	}
	buf_text(&text, page_right(play, q, answer) ? _("Right.") : _("Not so."));
	buf_byte(&text, ' ');
	if (q->ask == ASK_BYTE) {
		if (!page_right(play, q, answer)) {
			page_byte_put_picked(&text, play, answer);
			buf_byte(&text, ' ');
		}
		page_byte_put_answer(&text, play, q);
		buf_byte(&text, ' ');
	}
	if (q->ask == ASK_NUMBER && !page_right(play, q, answer)) {
		struct buf value = BUF_INIT;

		fact_fill(&value, play, q->answer);
		buf_printf(&text, _("It is %s."), buf_string(&value));
		buf_byte(&text, ' ');
		buf_done(&value);
	}
	buf_text(&text, _(q->why));
	page_wrap(pic, play, 1, PIC_TITLE, buf_string(&text));
	buf_done(&text);
}

void page_question(struct pic *pic, struct lesson_play *play, const struct lesson_look *look)
{
	unsigned nth = (unsigned)look->question;
	const struct lesson_question *q = &play_step(play)->questions[nth];
	const struct page_answer *answer = &look->answers[nth];
	struct buf text = BUF_INIT;

	buf_printf(&text, _("Question %u of %u."), nth + 1, page_questions(play_step(play)));
	buf_byte(&text, ' ');
	buf_text(&text, _(q->text));
	page_wrap(pic, play, 1, PIC_PLAIN, buf_string(&text));
	buf_done(&text);
	if (q->ask == ASK_NUMBER)
		put_typed(pic, answer);
	if (q->ask == ASK_BYTE)
		page_byte_draw(pic, play, q, answer);
	for (unsigned i = 0; i < page_choices(q); i++)
		put_choice(pic, play, q, i, answer);
	if (answer->given)
		put_reason(pic, play, q, answer);
}

/* ---- on paper ---- */

void page_exercises(struct pic *pic, const struct lesson_play *play)
{
	unsigned n = page_questions(play_step(play));
	struct buf text = BUF_INIT;

	if (!n)
		return;
	pic_add_gap(pic);
	pic_add(pic, pic_add_row(pic), 1, pic->columns - 1u, PIC_TITLE, _("Exercises"));
	for (unsigned i = 0; i < n; i++) {
		const struct lesson_question *q = &play_step(play)->questions[i];

		buf_clear(&text);
		buf_printf(&text, "%u. ", i + 1);
		buf_text(&text, _(q->text));
		page_wrap(pic, play, 1, PIC_PLAIN, buf_string(&text));
		if (page_byte_alone(play_step(play), q))
			page_byte_draw(pic, play, q, NULL);
		for (unsigned c = 0; c < page_choices(q); c++)
			put_choice(pic, play, q, c, NULL);
	}
	buf_done(&text);
}

void page_put_answer(struct buf *text, const struct lesson_play *play,
	const struct lesson_question *q)
{
	struct buf want = BUF_INIT, why = BUF_INIT;
	bool any = false;

	fact_fill(&want, play, q->answer);
	fact_fill(&why, play, _(q->why));
	if (q->ask == ASK_NUMBER && strncmp(buf_string(&why), buf_string(&want), want.len) != 0)
		buf_printf(text, "%s. ", buf_string(&want));
	buf_done(&want);
	buf_done(&why);
	if (q->ask == ASK_BYTE) {
		page_byte_put_answer(text, play, q);
		buf_byte(text, ' ');
	}
	for (unsigned c = 0; c < page_choices(q); c++) {
		if (!wanted(play, q, c))
			continue;
		if (any)
			buf_text(text, ", ");
		buf_printf(text, q->ask == ASK_SOME ? "[%c]" : "(%c)", (char)('a' + c));
		any = true;
	}
	if (any)
		buf_text(text, ". ");
}

void page_answers(struct pic *pic, const struct lesson_play *play)
{
	unsigned n = page_questions(play_step(play));
	struct buf text = BUF_INIT;

	if (!n)
		return;
	pic_add_gap(pic);
	pic_add(pic, pic_add_row(pic), 1, pic->columns - 1u, PIC_TITLE, _("Answers"));
	for (unsigned i = 0; i < n; i++) {
		const struct lesson_question *q = &play_step(play)->questions[i];

		buf_clear(&text);
		buf_printf(&text, "%u. ", i + 1);
		page_put_answer(&text, play, q);
		buf_text(&text, _(q->why));
		page_wrap(pic, play, 1, PIC_PLAIN, buf_string(&text));
	}
	buf_done(&text);
}
