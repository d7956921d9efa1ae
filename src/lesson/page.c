/* SPDX-License-Identifier: BSD-2-Clause */
/* A step as a page. On a screen the text stands above and what the step shows gets the lines that
 * are left: the first scene as much of them as it wants, the others what is over; a question that
 * is open stands where the text was. On paper everything stands below one another. */
#include "page_int.h"

#include "base/lang.h"
#include "base/utf8.h"
#include "out/line.h"

#include <stdio.h>

#define WIDEST 100 /* cells of a line of text: longer ones are hard to read */
#define SOME   5   /* lines: what can be shown in part is, where there are so many left for it */

void page_look(struct lesson_look *look)
{
	*look = (struct lesson_look){.question = -1, .built = UINT32_MAX, .climbed = UINT32_MAX};
}

/* ---- lines ---- */

static unsigned row_lines(const struct pic *pic, uint32_t row)
{
	return (unsigned)line_has_border(pic, row) +
	       (row < pic->count && line_has_content(pic, row));
}

unsigned page_lines(const struct pic *pic)
{
	unsigned n = 0;

	for (uint32_t row = 0; row <= pic->count; row++)
		n += row_lines(pic, row);
	return n;
}

unsigned page_wrap(struct pic *pic, const struct lesson_play *play, unsigned at, enum pic_role role,
	const char *text)
{
	unsigned span = pic->columns > at + 1u ? pic->columns - at - 1u : 1, lines = 0;
	struct buf filled = BUF_INIT;
	const char *p;
	size_t n;

	if (span > WIDEST)
		span = WIDEST;
	fact_fill(&filled, play, text);
	p = buf_string(&filled);
	n = filled.len;
	while (n) {
		size_t took = utf8_line(p, n, span);

		pic_add(pic, pic_add_row(pic), at, span, role,
			arena_text(pic->arena, p, took));
		p += took;
		n -= took;
		for (; n && (*p == ' ' || *p == '\n'); p++)
			n--;
		lines++;
	}
	buf_done(&filled);
	return lines;
}

/* Appends the rows of a part as far as its lines fit; 0: all of them. The rest is a row of dots. */
static unsigned append(struct pic *pic, const struct pic *part, unsigned rows)
{
	unsigned used = 0, all = page_lines(part);

	for (uint32_t i = 0; i < part->count; i++) {
		unsigned more =
			row_lines(part, i) + (i + 1 == part->count) * row_lines(part, i + 1);

		if (rows && used + more + (all > rows) > rows) {
			pic_add(pic, pic_add_row(pic), 1, pic->columns - 1u, PIC_NOTE, "...");
			return used + 1;
		}
		*pic_add_row(pic) = part->rows[i];
		used += more;
	}
	return used;
}

/* ---- the text ---- */

static void put_title(struct pic *pic, const struct lesson_play *play)
{
	const struct lesson *lesson = play->lesson;
	unsigned first = lesson->first, last = first + lesson->count - 1, span;
	struct pic_row *row = pic_add_row(pic);
	struct buf text = BUF_INIT;

	buf_printf(&text, _("Step %u of %u: %s"), play->step + first, last,
		_(play_step(play)->title));
	span = (unsigned)utf8_cells((const char *)text.data, text.len) + 1;
	pic_add(pic, row, 1, span, PIC_TITLE, buf_string(&text));
	buf_clear(&text);
	if (play_busy(play))
		buf_text(&text, _("running..."));
	else if (play->recorded)
		buf_text(&text, _("from a recording"));
	if (text.len && span + 2 < pic->columns)
		pic_add(pic, row, span + 1, pic->columns - span - 2, PIC_NOTE, buf_string(&text))
			->right = true;
	buf_done(&text);
}

static void put_paragraphs(struct pic *pic, const struct lesson_play *play, bool apart)
{
	const char *const *text = play_step(play)->paragraphs;

	for (unsigned i = 0; i < LESSON_PARAGRAPHS && text[i]; i++) {
		if (i && apart)
			pic_add_gap(pic);
		page_wrap(pic, play, 1, PIC_PLAIN, _(text[i]));
	}
}

enum notes { NOTES_FULL, NOTES_WHOLE, NOTES_APART };

/* The footnotes: lines filled up; each whole on its line, where it is short enough; or a line
 * each. */
static void join_words(struct buf *out, const struct lesson_step *step, unsigned room,
	enum notes notes)
{
	const struct lesson_word *words = step->words;
	struct buf note = BUF_INIT;
	size_t used = 0;

	for (unsigned i = 0; i < LESSON_WORDS && words[i].word; i++) {
		bool fits;

		buf_clear(&note);
		buf_text(&note, i ? "   " : "");
		buf_printf(&note, _("%s: %s"), _(words[i].word), _(words[i].meaning));
		used += utf8_cells((const char *)note.data, note.len);
		fits = notes == NOTES_FULL || (notes == NOTES_WHOLE && used <= room);
		if (i && !fits) {
			note.data[2] = '\n';
			used = utf8_cells((const char *)note.data + 3, note.len - 3);
		}
		buf_add(out, note.data + (i && !fits ? 2 : 0), note.len - (i && !fits ? 2 : 0));
	}
	buf_done(&note);
}

/* None is torn apart where that takes no more lines. */
static void put_words(struct pic *pic, const struct lesson_play *play, bool apart)
{
	unsigned room = pic->columns > 2u ? pic->columns - 2u : 1;
	struct pic torn, whole, *best = &whole;
	struct buf text = BUF_INIT;

	pic_init(&torn, pic->arena, pic->columns);
	pic_init(&whole, pic->arena, pic->columns);
	room = room > WIDEST ? WIDEST : room;
	join_words(&text, play_step(play), room, apart ? NOTES_APART : NOTES_WHOLE);
	page_wrap(&whole, play, 1, PIC_NOTE, buf_string(&text));
	buf_clear(&text);
	join_words(&text, play_step(play), room, NOTES_FULL);
	page_wrap(&torn, play, 1, PIC_NOTE, buf_string(&text));
	buf_done(&text);
	if (!apart && torn.count < whole.count)
		best = &torn;
	for (uint32_t i = 0; i < best->count; i++)
		*pic_add_row(pic) = best->rows[i];
}

static void put_trouble(struct pic *pic, struct lesson_play *play)
{
	struct buf clean = BUF_INIT;

	if (!play->trouble.len)
		return;
	utf8_clean(&clean, play->trouble.data, play->trouble.len, false);
	page_wrap(pic, play, 1, PIC_FAULT, buf_string(&clean));
	buf_done(&clean);
}

/* ---- all of it ---- */

unsigned page_scenes(const struct lesson_step *step)
{
	unsigned n = 0;

	while (n < LESSON_SCENES && step->scenes[n] != SCENE_NONE)
		n++;
	return n;
}

enum lesson_scene page_scene(
	const struct lesson_step *step, const struct lesson_look *look, unsigned nth)
{
	unsigned n = page_scenes(step);

	if (look->board && !nth)
		return SCENE_BOARD;
	return n ? step->scenes[(look->scene + nth - look->board) % n] : SCENE_NONE;
}

void page_look_board(struct lesson_look *look, const struct lesson_step *step)
{
	unsigned n = page_scenes(step), i = 0;

	while (i < n && step->scenes[i] != SCENE_BOARD)
		i++;
	look->board = i == n;
	look->scene = i < n ? i : look->scene;
}

static void draw_scenes(struct pic *pic, struct lesson_play *play, const struct lesson_look *look)
{
	const struct lesson_step *step = play_step(play);
	unsigned scenes = page_scenes(step);

	for (unsigned i = 0; i < scenes; i++) {
		struct pic part;

		pic_init(&part, pic->arena, pic->columns);
		page_draw_scene(&part, play, look, step->scenes[i], 0);
		if (!part.count)
			continue;
		pic_add_gap(pic);
		pic_add(pic, pic_add_row(pic), 1, pic->columns - 1u, PIC_TITLE,
			page_scene_name(step->scenes[i]));
		append(pic, &part, 0);
	}
}

/* What the questions let happen is not given away before they are asked. */
static void draw_paper(struct pic *pic, struct lesson_play *play, const struct lesson_look *look)
{
	const struct lesson_step *step = play_step(play);
	uint32_t chosen = play->chosen;
	uint8_t asked = play_hide(play, 0);

	play_choose(play, play_pick(play, step->pick, step->whose,
				  step->whose ? strlen(step->whose) : 0));
	put_title(pic, play);
	pic_add_gap(pic);
	put_paragraphs(pic, play, true);
	if (step->words[0].word)
		pic_add_gap(pic);
	put_words(pic, play, true);
	draw_scenes(pic, play, look);
	play_hide(play, asked);
	play_choose(play, chosen);
	page_exercises(pic, play);
	page_answers(pic, play);
}

/* How much of the text stands above a scene: all, all but the footnotes, nothing. */
enum above { ABOVE_ALL, ABOVE_TEXT, ABOVE_NOTHING };

static bool is_asked(const struct lesson_play *play, const struct lesson_look *look)
{
	return look->question >= 0 && (unsigned)look->question < page_questions(play_step(play));
}

/* What is looked at then is the bytes: a scene stands below them only whole, and not they again.
 */
static bool asks_byte(const struct lesson_play *play, const struct lesson_look *look)
{
	return is_asked(play, look) &&
	       play_step(play)->questions[look->question].ask == ASK_BYTE;
}

static void draw_above(struct pic *pic, struct lesson_play *play, const struct lesson_look *look,
	enum above above)
{
	put_title(pic, play);
	if (is_asked(play, look)) {
		page_question(pic, play, look);
	} else {
		if (!look->words && above != ABOVE_NOTHING)
			put_paragraphs(pic, play, false);
		if (look->words || above == ABOVE_ALL)
			put_words(pic, play, false);
	}
	put_trouble(pic, play);
	pic_add_rule(pic);
}

static void draw_first(struct pic *pic, struct lesson_play *play, const struct lesson_look *look,
	unsigned rows, enum above above)
{
	const struct lesson_step *step = play_step(play);
	unsigned used;
	struct pic part;

	draw_above(pic, play, look, above);
	used = page_lines(pic);
	if (page_scene(step, look, 0) == SCENE_NONE || used >= rows ||
		(page_scene(step, look, 0) == SCENE_BYTES && asks_byte(play, look)))
		return;
	pic_init(&part, pic->arena, pic->columns);
	page_draw_scene(&part, play, look, page_scene(step, look, 0), rows - used);
	if (page_lines(&part) > rows - used && above < ABOVE_NOTHING && !is_asked(play, look) &&
		(look->scene || look->board)) {
		pic->count = 0;
		draw_first(pic, play, look, rows, above + 1);
		return;
	}
	if (page_lines(&part) <= rows - used || !asks_byte(play, look))
		append(pic, &part, rows - used);
}

/* Lines below which a scene says too little: a board hides its sockets then. */
static unsigned least(enum lesson_scene scene)
{
	return scene == SCENE_BOARD || scene == SCENE_CLIMB ? 11 : SOME;
}

/* Behind the scene that was asked for, others as long as there is room. The text makes room for one
 * that was turned to, if it must: it was read by then. */
static void draw_screen(struct pic *pic, struct lesson_play *play, const struct lesson_look *look,
	unsigned rows)
{
	const struct lesson_step *step = play_step(play);
	unsigned scenes = page_scenes(step) + look->board;

	draw_first(pic, play, look, rows, ABOVE_ALL);
	for (unsigned i = 1; i < scenes; i++) {
		enum lesson_scene scene = page_scene(step, look, i);
		unsigned used = page_lines(pic), left = rows > used + 1 ? rows - used - 1 : 0;
		struct pic part;

		if (scene == SCENE_BYTES && asks_byte(play, look))
			continue;
		pic_init(&part, pic->arena, pic->columns);
		page_draw_scene(&part, play, look, scene, 0);
		if (page_lines(&part) > left && left >= least(scene)) {
			pic_init(&part, pic->arena, pic->columns);
			page_draw_scene(&part, play, look, scene, left);
		}
		if (!part.count || page_lines(&part) > left)
			continue;
		pic_add_rule(pic);
		append(pic, &part, 0);
	}
}

void page_draw_step(struct pic *pic, struct lesson_play *play, const struct lesson_look *look,
	unsigned rows)
{
	if (look->paper || !rows)
		draw_paper(pic, play, look);
	else
		draw_screen(pic, play, look, rows);
}
