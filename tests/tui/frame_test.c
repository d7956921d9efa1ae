/* SPDX-License-Identifier: BSD-2-Clause */
/* The frame view, field by field, on every frame of the captures: each one is lit in every form, a
 * click on what is lit finds it again, the lines below say what it is, and the panel why. */
#include "test.h"

#include "tui/run.h"

#include "../../src/tui/view.h"

#include <glob.h>

#define FRAMES_MOST 40 /* of each capture */
#define ITEMS_MOST  60 /* of each frame */

static struct app app;
static struct screen screen = SCREEN_INIT;

static void look(void)
{
	app_look(&app);
	app_draw(&app, &screen);
}

static void strike(uint32_t key)
{
	app_update(&app, &(struct msg){.kind = MSG_KEY, .key = key});
	look();
}

static bool overlap(const struct item *a, const struct item *b)
{
	return a->bit / 8 <= (b->bit + b->bits - 1) / 8 && b->bit / 8 <= (a->bit + a->bits - 1) / 8;
}

static bool is_lit(const struct rect *at, int i)
{
	const struct glyph *g =
		&screen.cells[(at->y + i / at->w) * screen.w + at->x + i % at->w];

	return g->look.role == PIC_FOCUS && g->len;
}

/* A click on what is lit finds the field, or one that shares a byte with it; where the whole header
 * is lit, one of the same layer. */
static void check_hit(uint32_t index)
{
	const struct item *item = &app.items->at[index];
	unsigned lit = 0, found = 0;

	for (unsigned i = 0; i < app.pic_count; i++) {
		const struct rect *at = &app.pic_rows[i].at;

		for (int k = 0; app.pic_rows[i].side == SIDE_FRAME && k < at->w * at->h; k++) {
			uint32_t other = UINT32_MAX;
			bool beside = true;

			if (!is_lit(at, k))
				continue;
			lit++;
			if (!CHECK(frame_hit(&app, at->x + k % at->w, at->y + k / at->w, &other,
				    &beside) && !beside && other < app.items->count))
				return;
			CHECK_INT(app.items->at[other].layer, item->layer);
			found += overlap(&app.items->at[other], item);
		}
	}
	test_note(lit && found, __FILE__, __LINE__,
		"%s of frame %d in form %d: %u cells lit, %u of them it", item->field->id,
		(int)app.frame + 1, (int)app.shape, lit, found);
}

static void check_words(uint32_t index)
{
	const struct field *f = app.items->at[index].field;

	if (!CHECK(app.words[0] && app.words[1]))
		return;
	CHECK(strncmp(app.words[0], f->id, strlen(f->id)) == 0);
	CHECK(!app.items->at[index].bits || strstr(app.words[0], " byte "));
	CHECK(strstr(app.words[0], "captured") || strstr(app.words[0], "wrong") ||
		strstr(app.words[0], "to frame "));
	CHECK(!f->rfc || strstr(app.words[1], f->rfc));
}

static int panel_rows(void)
{
	for (unsigned i = 0; i < app.pic_count; i++)
		if (app.pic_rows[i].side == SIDE_WHY)
			return app.pic_rows[i].rows;
	return 0;
}

static void check_item(uint32_t index)
{
	frame_choose(&app, index);
	app.shape = (enum app_shape)(index % (SHAPE_GRID + 1));
	look();
	check_words(index);
	if (app.items->at[index].bits)
		check_hit(index);
	strike('w');
	CHECK(panel_rows() > 2);
	strike('q');
	CHECK_INT(app.view, APP_FRAME);
}

static void check_frame(int w, int h)
{
	app_update(&app, &(struct msg){.kind = MSG_SIZE, .w = w, .h = h});
	look();
	for (uint32_t i = 0; app.items && i < app.items->count && i < ITEMS_MOST; i++)
		check_item(i);
	app.shape = SHAPE_WIRE;
	look();
	CHECK(app.pic_count > 0);
}

static void fields(void)
{
	glob_t names;

	if (!CHECK(glob("captures/*.pcap*", 0, NULL, &names) == 0))
		return;
	for (size_t k = 0; k < names.gl_pathc; k++) {
		run_open(&app, names.gl_pathv[k]);
		while (app.book && book_work(app.book))
			;
		look();
		strike(KEY_RETURN);
		CHECK_INT(app.view, APP_FRAME);
		for (uint64_t i = 0; i < book_total(app.book) && i < FRAMES_MOST; i++) {
			frame_open(&app, i);
			check_frame(80, 24);
			check_frame(120, 40);
		}
	}
	globfree(&names);
}

static void outside(void)
{
	uint32_t item;

	for (int y = -2; y < 60; y++)
		for (int x = -2; x < 200; x++)
			CHECK(!frame_hit(&app, x, y, &item, NULL) ||
				(x >= 0 && y > 0 && x < app.w && y < app.h));
}

static const struct test tests[] = {{"fields", fields}, {"outside", outside}};

int main(void)
{
	int failed;

	app_init(&app, false, true);
	failed = test_run(tests, sizeof(tests) / sizeof(tests[0]));
	app_done(&app);
	screen_done(&screen);
	return failed;
}
