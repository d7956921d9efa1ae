/* SPDX-License-Identifier: BSD-2-Clause */
/* The pages of every lesson, played from its recording, in both languages: each step's text, scenes
 * and questions fit 80x24 as the interface has it, every fact is known, every right answer is taken
 * and every wrong one is not. */
#include "base/lang.h"
#include "base/utf8.h"
#include "lesson/fact.h"
#include "lesson/keep.h"
#include "lesson/page.h"
#include "out/text.h"
#include "test.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define COLUMNS 80
#define ROWS	21 /* of 24: the interface has a line above and two below */

static const char *const languages[] = {"en", "fr"};

/* ---- a recording ---- */

static void read_file(struct buf *out, const char *path)
{
	FILE *f = fopen(path, "rb");
	size_t n;

	CHECK(f);
	while (f && (n = fread(buf_room(out, 4096), 1, 4096, f)) > 0)
		out->len += n;
	if (f)
		fclose(f);
}

static void load(struct lesson_play *play, const struct lesson *lesson)
{
	struct buf path = BUF_INIT, text = BUF_INIT;
	struct err err = {""};
	int fd;

	play_init(play, lesson);
	play->recorded = true;
	buf_printf(&path, "captures/lesson%s%s", lesson == lesson_all[0] ? "" : "-",
		lesson == lesson_all[0] ? "" : lesson->name);
	buf_text(&path, ".pcapng");
	fd = open(buf_string(&path), O_RDONLY);
	CHECK(fd >= 0);
	CHECK(keep_take_frames(play, fd, &err) == 0);
	close(fd);
	path.len -= strlen("pcapng");
	buf_text(&path, "board");
	read_file(&text, buf_string(&path));
	CHECK(keep_take_events(play, (const char *)text.data, text.len, &err) == 0);
	CHECK(err.text[0] == '\0');
	buf_done(&path);
	buf_done(&text);
}

/* ---- pages ---- */

/* Draws the page; how many lines it has. No line is wider than the screen. */
static unsigned draw(struct lesson_play *play, const struct lesson_look *look, struct buf *out)
{
	const struct text_style style = {.color = ANSI_NONE};
	struct arena arena = ARENA_INIT;
	unsigned lines = 0;
	struct pic pic;

	buf_clear(out);
	pic_init(&pic, &arena, COLUMNS);
	page_draw_step(&pic, play, look, ROWS);
	text_render(out, &pic, &style);
	for (size_t at = 0; at < out->len; lines++) {
		const char *line = (const char *)out->data + at;
		size_t n = (size_t)((const char *)memchr(line, '\n', out->len - at) - line);

		CHECK(utf8_cells(line, n) <= COLUMNS);
		at += n + 1;
	}
	arena_done(&arena);
	return lines;
}

static void check_page(struct lesson_play *play, const struct lesson_look *look, const char *what,
	unsigned nth)
{
	struct buf out = BUF_INIT;
	unsigned lines = draw(play, look, &out);
	bool cut = strstr(buf_string(&out), "\n ...\n") != NULL;

	if (lines > ROWS || cut) {
		printf("%s step %u, %s, %s %u: %u lines%s\n%s\n", play->lesson->name,
			play->step + play->lesson->first, lang_now(), what, nth, lines,
			cut ? ", cut" : "", buf_string(&out));
		CHECK(lines <= ROWS && !cut);
	}
	buf_done(&out);
}

static void check_scenes(struct lesson_play *play)
{
	const struct lesson_step *step = play_step(play);
	struct lesson_look look;

	for (unsigned i = 0; i < page_scenes(step); i++) {
		page_look(&look);
		look.scene = i;
		check_page(play, &look, page_scene_name(step->scenes[i]), i);
		for (unsigned k = 0; step->scenes[i] == SCENE_BUILD && k <= page_build_steps(play);
			k++) {
			look.built = k;
			check_page(play, &look, "built", k);
		}
		page_look(&look);
		look.scene = i;
		for (unsigned k = 0; step->scenes[i] == SCENE_CLIMB && k <= page_climb_steps(play);
			k++) {
			look.climbed = k;
			check_page(play, &look, "climbed", k);
		}
	}
}

/* ---- questions ---- */

static uint32_t right_ticks(struct lesson_play *play, const struct lesson_question *q)
{
	struct page_answer answer = {.typed = ""};

	for (answer.ticked = 0; answer.ticked < 1u << page_choices(q); answer.ticked++)
		if (page_right(play, q, &answer))
			return answer.ticked;
	return 0;
}

static unsigned count_bits(uint32_t bits)
{
	return bits ? (bits & 1) + count_bits(bits >> 1) : 0;
}

static void check_facts(const struct lesson_play *play, const char *text)
{
	struct buf filled = BUF_INIT;
	size_t marks = 0, shown = 0;

	fact_fill(&filled, play, text);
	for (const char *p = text; *p; p++)
		marks += *p == '?';
	for (size_t i = 0; i < filled.len; i++)
		shown += filled.data[i] == '?';
	if (shown != marks)
		printf("step %u: %s\n", play->step, buf_string(&filled));
	CHECK_INT(shown, marks);
	buf_done(&filled);
}

/* Some of the bytes are right, and lie together; the page fits with the cursor on any of them. */
static void check_bytes(struct lesson_play *play, const struct lesson_question *q,
	struct page_answer *answer, struct lesson_look *look, unsigned nth)
{
	unsigned n = page_bytes(play), right = 0, ends = 0, last = 0;
	bool was = false;

	CHECK(n >= 14);
	for (unsigned i = 0; i < n; i++) {
		bool is;

		answer->cursor = i;
		is = page_right(play, q, answer);
		right += is;
		ends += was && !is;
		last = is ? i : last;
		was = is;
	}
	CHECK(right >= 1 && right <= 6);
	CHECK_INT(ends, 1);
	for (answer->cursor = 0; answer->cursor < n; answer->cursor += 13) {
		look->answers[nth] = *answer;
		check_page(play, look, "byte", nth);
	}
	answer->cursor = last;
}

static void check_question(struct lesson_play *play, unsigned nth)
{
	const struct lesson_question *q = &play_step(play)->questions[nth];
	struct page_answer answer = {.typed = ""};
	struct buf want = BUF_INIT;
	struct lesson_look look;

	page_look(&look);
	look.question = (int)nth;
	check_page(play, &look, "question", nth);
	play_asked(play, nth);
	check_facts(play, q->answer);
	check_facts(play, q->why);
	if (q->ask == ASK_NUMBER) {
		fact_fill(&want, play, q->answer);
		snprintf(answer.typed, sizeof(answer.typed), " %s ", buf_string(&want));
		CHECK(page_right(play, q, &answer));
		snprintf(answer.typed, sizeof(answer.typed), "%s7", buf_string(&want));
		CHECK(!page_right(play, q, &answer));
		answer.typed[0] = '\0';
		CHECK(!page_right(play, q, &answer));
	} else if (q->ask == ASK_BYTE) {
		check_bytes(play, q, &answer, &look, nth);
	} else {
		answer.ticked = right_ticks(play, q);
		CHECK(q->ask == ASK_ONE ? count_bits(answer.ticked) == 1 : answer.ticked != 0);
		CHECK(!page_right(play, q, &(struct page_answer){.ticked = answer.ticked ^ 1}));
	}
	answer.given = true;
	look.answers[nth] = answer;
	check_page(play, &look, "right answer", nth);
	look.answers[nth] = (struct page_answer){.given = true, .typed = "999999"};
	check_page(play, &look, "wrong answer", nth);
	buf_done(&want);
}

/* ---- all of them ---- */

static void check_lesson(const struct lesson *lesson)
{
	struct lesson_play play;

	load(&play, lesson);
	for (uint32_t i = 0; i < lesson->count; i++) {
		const char *const *text = lesson->steps[i].paragraphs;

		play_go(&play, i);
		CHECK_INT(play.step, i);
		CHECK((play.chosen != PLAY_NONE) == (lesson->steps[i].pick != PICKED_NONE));
		for (unsigned p = 0; p < LESSON_PARAGRAPHS && text[p]; p++)
			check_facts(&play, text[p]);
		check_scenes(&play);
		for (unsigned q = 0; q < page_questions(play_step(&play)); q++)
			check_question(&play, q);
	}
	play_done(&play);
}

static void test_pages(void)
{
	for (size_t l = 0; l < sizeof(languages) / sizeof(languages[0]); l++) {
		CHECK(lang_start(languages[l], NULL) == 0);
		for (unsigned i = 0; lesson_all[i]; i++)
			check_lesson(lesson_all[i]);
	}
	lang_start("en", NULL);
}

/* What a step shows does not depend on the way there. */
static void test_ways(void)
{
	struct buf straight = BUF_INIT, back = BUF_INIT;
	struct lesson_play play;
	struct lesson_look look;

	page_look(&look);
	load(&play, lesson_all[0]);
	for (uint32_t i = 0; i < lesson_all[0]->count; i++) {
		play_go(&play, i);
		draw(&play, &look, &straight);
		play_go(&play, lesson_all[0]->count - 1);
		play_go(&play, 0);
		play_go(&play, i);
		draw(&play, &look, &back);
		CHECK(straight.len == back.len && !memcmp(straight.data, back.data, back.len));
		play_again(&play);
		draw(&play, &look, &back);
		CHECK(straight.len == back.len && !memcmp(straight.data, back.data, back.len));
	}
	play_done(&play);
	buf_done(&straight);
	buf_done(&back);
}

/* Recordings are bytes from outside: cut anywhere, and with any byte changed, they are refused or
 * shown. */
static void test_hostile(void)
{
	struct buf text = BUF_INIT, out = BUF_INIT;
	unsigned seed = 12345;
	struct lesson_play play;
	struct lesson_look look;
	struct err err;

	read_file(&text, "captures/lesson.board");
	page_look(&look);
	for (unsigned round = 0; round < 60; round++) {
		load(&play, lesson_all[0]);
		play_restarted(&play);
		for (unsigned i = 0; i < 1 + round % 20; i++) {
			seed = seed * 1103515245u + 12345u;
			text.data[seed / 7 % text.len] ^= (uint8_t)(1u << seed / 65536 % 8);
		}
		seed = seed * 1103515245u + 12345u;
		(void)keep_take_events(&play, (const char *)text.data,
			text.len - seed / 65536 % 4096 % text.len, &err);
		for (uint32_t i = 0; i < lesson_all[0]->count; i++) {
			play_go(&play, i);
			look.scene = i;
			CHECK(draw(&play, &look, &out) > 0);
		}
		play_done(&play);
	}
	buf_done(&text);
	buf_done(&out);
}

static const struct test tests[] = {
	{"pages fit, facts are known, answers are judged", test_pages},
	{"a step is the same from wherever one comes", test_ways},
	{"a damaged recording does no harm", test_hostile},
};
TEST_MAIN(tests)
