/* SPDX-License-Identifier: BSD-2-Clause */
/* Steps as Markdown. What a step shows stands in the text as a block of characters, so that it can
 * be read anywhere, and beside it as SVG for those who want it larger. */
#include "cmd/lesson_export.h"

#include "base/lang.h"
#include "base/mem.h"
#include "file/save.h"
#include "lesson/fact.h"
#include "lesson/page.h"
#include "out/sheet.h"
#include "out/text.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define EXPORT_COLUMNS 80

/* What the names of files say of a scene: the same in every language. */
static const char *const scene_ids[SCENES] = {"", "board", "sockets", "calls", "frames", "ladder",
	"lane", "lanes", "strip", "columns", "bytes", "build", "climb", "contrast"};

/* ---- files ---- */

static int begin(struct export_file *file, const char *folder, struct err *err)
{
	struct buf path = BUF_INIT;
	int status;

	buf_printf(&path, "%s/%s", folder, file->name);
	file->save = mem_new(1, sizeof(*file->save));
	/* save keeps no copy of the name: it is not asked for any more once the file is begun */
	status = save_start(file->save, buf_string(&path), err);
	file->save->name = file->name;
	if (status < 0) {
		free(file->save);
		file->save = NULL;
	}
	buf_done(&path);
	return status;
}

int export_open(struct export *export, const struct lesson *lesson, const char *folder, int step,
	struct err *err)
{
	*export = (struct export){.lesson = lesson, .first = step < 0 ? 0 : (unsigned)step,
		.count = step < 0 ? lesson->count : 1};
	if (mkdir(folder, 0777) < 0 && errno != EEXIST)
		return err_errno(err, "%s", folder);
	export->files = mem_new((size_t)export->count * EXPORT_FILES, sizeof(*export->files));
	for (unsigned s = 0; s < export->count; s++) {
		struct export_file *files = &export->files[s * EXPORT_FILES];
		const enum lesson_scene *scenes = lesson->steps[export->first + s].scenes;
		unsigned number = lesson->first + export->first + s;
		char name[96];

		for (unsigned i = 0; i < EXPORT_FILES && (!i || scenes[i - 1] != SCENE_NONE); i++) {
			if (i)
				snprintf(name, sizeof(name), "%s-%02u-%s.svg", lesson->name, number,
					scene_ids[scenes[i - 1]]);
			else
				snprintf(name, sizeof(name), "%s-%02u.md", lesson->name, number);
			files[i].name = mem_text(name, strlen(name));
			if (begin(&files[i], folder, err) < 0)
				return -1;
		}
	}
	return 0;
}

static void drop(struct export_file *file)
{
	if (file->save)
		save_cancel(file->save);
	free(file->save);
	file->save = NULL;
}

void export_done(struct export *export)
{
	for (unsigned i = 0; export->files && i < export->count * EXPORT_FILES; i++) {
		drop(&export->files[i]);
		free(export->files[i].name);
	}
	free(export->files);
	export->files = NULL;
}

static int write_file(struct export_file *file, const struct buf *bytes, struct err *err)
{
	int status = save_write(file->save, bytes->data, bytes->len, err);

	if (status == 0)
		status = save_finish(file->save, err);
	else
		save_cancel(file->save);
	free(file->save);
	file->save = NULL;
	return status;
}

/* ---- text ---- */

/* Text with its facts, and nothing in it that Markdown would take for its own. */
static void put_text(struct buf *out, const struct lesson_play *play, const char *text)
{
	struct buf filled = BUF_INIT;

	fact_fill(&filled, play, text);
	for (size_t i = 0; i < filled.len; i++) {
		if (strchr("\\`*_{}[]<>#|", filled.data[i]))
			buf_byte(out, '\\');
		buf_byte(out, filled.data[i]);
	}
	buf_done(&filled);
}

static void put_head(struct buf *out, const struct lesson_play *play)
{
	const struct lesson_step *step = play_step(play);
	const struct lesson *lesson = play->lesson;
	struct buf title = BUF_INIT;

	buf_printf(&title, _("Step %u of %u: %s"), lesson->first + play->step,
		lesson->first + lesson->count - 1, _(step->title));
	buf_text(out, "# ");
	put_text(out, play, buf_string(&title));
	buf_text(out, "\n");
	buf_done(&title);
	for (unsigned i = 0; i < LESSON_PARAGRAPHS && step->paragraphs[i]; i++) {
		buf_byte(out, '\n');
		put_text(out, play, _(step->paragraphs[i]));
		buf_byte(out, '\n');
	}
	for (unsigned i = 0; i < LESSON_WORDS && step->words[i].word; i++) {
		buf_text(out, i ? "- **" : "\n- **");
		put_text(out, play, _(step->words[i].word));
		buf_text(out, "**: ");
		put_text(out, play, _(step->words[i].meaning));
		buf_byte(out, '\n');
	}
}

static void put_bytes(struct buf *out, const struct lesson_play *play,
	const struct lesson_question *question)
{
	const struct text_style plain = {.color = ANSI_NONE};
	struct arena arena = ARENA_INIT;
	struct pic pic;

	pic_init(&pic, &arena, EXPORT_COLUMNS);
	page_byte_draw(&pic, play, question, NULL);
	buf_text(out, "\n```text\n");
	text_render(out, &pic, &plain);
	buf_text(out, "```\n");
	arena_done(&arena);
}

static void put_questions(struct buf *out, const struct lesson_play *play)
{
	const struct lesson_question *q = play_step(play)->questions;
	unsigned n = page_questions(play_step(play));

	if (n)
		buf_printf(out, "\n## %s\n", _("Exercises"));
	for (unsigned i = 0; i < n; i++) {
		buf_printf(out, "\n%u. ", i + 1);
		put_text(out, play, _(q[i].text));
		buf_byte(out, '\n');
		if (page_byte_alone(play_step(play), &q[i]))
			put_bytes(out, play, &q[i]);
		for (unsigned c = 0; c < page_choices(&q[i]); c++) {
			buf_printf(out, "    - (%c) ", (char)('a' + c));
			put_text(out, play, _(q[i].choices[c].text));
			buf_byte(out, '\n');
		}
	}
	if (n)
		buf_printf(out, "\n## %s\n", _("Answers"));
	for (unsigned i = 0; i < n; i++) {
		buf_printf(out, "\n%u. ", i + 1);
		page_put_answer(out, play, &q[i]);
		put_text(out, play, _(q[i].why));
		buf_byte(out, '\n');
	}
}

/* ---- pictures ---- */

static int put_picture(struct buf *out, const struct pic *pic, enum lesson_scene scene,
	struct export_file *file, struct err *err)
{
	const struct text_style plain = {.color = ANSI_NONE};
	const struct format *svg = format_find("svg", 3);
	struct sheet sheet = {.lang = lang_now(), .about = page_scene_name(scene)};
	struct buf picture = BUF_INIT;
	int status;

	buf_printf(out, "\n## %s\n\n```text\n", page_scene_name(scene));
	text_render(out, pic, &plain);
	buf_text(out, "```\n");
	if (!svg)
		return 0;
	if (svg->begin)
		svg->begin(&picture, &sheet);
	svg->page(&picture, pic, &sheet);
	if (svg->end)
		svg->end(&picture, &sheet);
	buf_printf(out, "\n![%s](%s)\n", page_scene_name(scene), file->name);
	status = write_file(file, &picture, err);
	buf_done(&picture);
	return status;
}

static int export_step(struct lesson_play *play, struct export_file *files, struct err *err)
{
	const struct lesson_step *step = play_step(play);
	struct arena arena = ARENA_INIT;
	struct buf out = BUF_INIT;
	struct lesson_look look;
	uint32_t chosen = play->chosen;
	uint8_t asked;
	int status = 0;

	page_look(&look);
	look.paper = true;
	put_head(&out, play);
	/* the pictures are the step's, without what a question has made to happen */
	asked = play_hide(play, 0);
	play_choose(play, play_pick(play, step->pick, step->whose,
				  step->whose ? strlen(step->whose) : 0));
	for (unsigned i = 0; status == 0 && i < page_scenes(step); i++) {
		struct pic pic;

		pic_init(&pic, &arena, EXPORT_COLUMNS);
		page_draw_scene(&pic, play, &look, step->scenes[i], 0);
		if (pic.count)
			status = put_picture(&out, &pic, step->scenes[i], &files[i + 1], err);
		else
			drop(&files[i + 1]);
	}
	play_hide(play, asked);
	play_choose(play, chosen);
	put_questions(&out, play);
	if (status == 0)
		status = write_file(&files[0], &out, err);
	buf_done(&out);
	arena_done(&arena);
	return status;
}

int export_make(struct export *export, struct playing *playing, struct err *err)
{
	int status = 0;

	for (unsigned s = 0; status == 0 && s < export->count; s++) {
		status = playing_go(playing, export->first + s, true, err);
		if (status == 0)
			status = export_step(&playing->play, &export->files[s * EXPORT_FILES], err);
	}
	return status;
}
