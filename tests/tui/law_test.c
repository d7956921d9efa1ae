/* SPDX-License-Identifier: BSD-2-Clause */
/* The laws of the interface:
 * 6. the same state and the same message give the same state, wishes and screen; drawing changes
 *    nothing, and allocates nothing once its screen has been drawn;
 * 8. what a key and its screen cost does not depend on how long the capture is.
 *
 *     law_test CAPTURE... -- FOLDER      large captures are made in the folder
 *
 * The linker counts for it: frame_dissect, malloc, calloc and realloc come by here. */
#include "lesson/keep.h"
#include "tui/lesson.h"
#include "tui/run.h"

#include "base/bits.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint64_t dissected, allocated;

/* ---- counting ---- */

void __real_frame_dissect(struct frame *frame);
void __wrap_frame_dissect(struct frame *frame);
void *__real_malloc(size_t n);
void *__wrap_malloc(size_t n);
void *__real_calloc(size_t n, size_t size);
void *__wrap_calloc(size_t n, size_t size);
void *__real_realloc(void *old, size_t n);
void *__wrap_realloc(void *old, size_t n);

void __wrap_frame_dissect(struct frame *frame)
{
	dissected++;
	__real_frame_dissect(frame);
}

void *__wrap_malloc(size_t n)
{
	allocated++;
	return __real_malloc(n);
}

void *__wrap_calloc(size_t n, size_t size)
{
	allocated++;
	return __real_calloc(n, size);
}

void *__wrap_realloc(void *old, size_t n)
{
	allocated++;
	return __real_realloc(old, n);
}

/* ---- one interface, or two side by side ---- */

struct side {
	struct app app;
	struct screen screen;
	struct buf shot; /* the screen, its roles, its cursor */
	unsigned wishes;
};

static void work(struct side *s)
{
	for (unsigned i = 0; s->app.book && book_work(s->app.book) && i < 100000; i++)
		;
	app_update(&s->app, &(struct msg){.kind = MSG_WORK});
}

static void shoot(struct side *s)
{
	buf_clear(&s->shot);
	screen_dump(&s->shot, &s->screen);
	screen_dump_roles(&s->shot, &s->screen);
	buf_printf(&s->shot, "%d,%d", s->screen.cursor_x, s->screen.cursor_y);
}

static void side_start(struct side *s, const char *path)
{
	memset(s, 0, sizeof(*s));
	s->screen = (struct screen)SCREEN_INIT;
	app_init(&s->app, false, true);
	s->app.config.recent = false;
	run_open(&s->app, path);
	work(s);
}

/* The same in a lesson. */
static void side_lesson(struct side *s, unsigned step)
{
	const struct lesson *lesson = lesson_all[step % 2];
	struct err err;

	lesson_open(&s->app, lesson, step % lesson->count, true);
	assert(keep_load(lesson_playing(&s->app), -1, "captures", &err) == 0);
	play_go(lesson_playing(&s->app), step % lesson->count);
}

static void side_done(struct side *s)
{
	app_done(&s->app);
	screen_done(&s->screen);
	buf_done(&s->shot);
}

static uint64_t hash(uint64_t h, const void *bytes, size_t n)
{
	for (size_t i = 0; i < n; i++)
		h = (h ^ ((const uint8_t *)bytes)[i]) * 0x100000001b3u;
	return h;
}

/* Of the state, and of what app_look made for the screen. */
static uint64_t hash_state(const struct app *app)
{
	uint64_t h = hash(0xcbf29ce484222325u, app, sizeof(*app));

	for (unsigned i = 0; i < app->pic_count; i++)
		for (uint32_t r = 0; r < app->pics[i].count; r++)
			h = hash(h, app->pics[i].rows[r].cells,
				app->pics[i].rows[r].count * sizeof(struct pic_cell));
	for (int i = 0; i < app->row_count; i++)
		for (unsigned c = 0; c < COLUMN_COUNT; c++)
			h = hash(h, app->rows[i].text[c], app->rows[i].len[c]);
	return h;
}

static void complain(const char *law, const struct side *s, unsigned step)
{
	printf("FAIL laws %s: step %u, view %d\n", law, step, (int)s->app.view);
	exit(1);
}

static void draw_and_judge(struct side *s, unsigned step)
{
	struct screen other = SCREEN_INIT;
	uint64_t state, before;
	struct side twin = {.screen = SCREEN_INIT};

	app_look(&s->app);
	state = hash_state(&s->app);
	s->screen.ascii = other.ascii = s->app.ascii;
	app_draw(&s->app, &s->screen);
	if (hash_state(&s->app) != state)
		complain("drawing changes nothing", s, step);
	before = allocated;
	app_draw(&s->app, &s->screen);
	if (allocated != before)
		complain("drawing allocates nothing", s, step);
	shoot(s);
	app_draw(&s->app, &other);
	twin.screen = other;
	shoot(&twin);
	if (twin.shot.len != s->shot.len || memcmp(twin.shot.data, s->shot.data, s->shot.len) != 0)
		complain("the same state draws the same", s, step);
	screen_done(&twin.screen);
	buf_done(&twin.shot);
}

static uint32_t any(uint32_t *seed, uint32_t n)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (uint32_t)((uint64_t)(*seed >> 8) * n >> 24);
}

/* A key of the place that is in front, or a click, or another size; nothing that leaves. */
static struct msg any_msg(const struct app *app, uint32_t *seed)
{
	static const char letters[] = "jjjkhlGg wbecLFxartv12345=|uoJK/?mC\t\r\r\r\033\033q:4.a";
	struct msg msg = {.kind = MSG_KEY};

	switch (any(seed, 12)) {
	case 0:
		msg.kind = MSG_MOUSE;
		msg.mouse = (enum mouse_event)any(seed, MOUSE_WHEEL_DOWN + 1);
		msg.x = (int)any(seed, (uint32_t)app->w);
		msg.y = (int)any(seed, (uint32_t)app->h);
		return msg;
	case 1:
		if (any(seed, 4))
			break;
		msg.kind = MSG_SIZE;
		msg.w = (int)any(seed, 170);
		msg.h = (int)any(seed, 60);
		return msg;
	default: break;
	}
	msg.key = (uint8_t)letters[any(seed, sizeof(letters) - 1)];
	return msg;
}

#define ENDS (WISH_QUIT | WISH_OPEN | WISH_WRITE | WISH_SAVE | WISH_EXPORT)

static void law_same(char **files, int count, unsigned steps)
{
	struct side *a = calloc(2, sizeof(*a)), *b = a + 1;
	uint32_t seed = 11;
	int file = 0;

	assert(a);
	side_start(a, files[0]);
	side_start(b, files[0]);
	for (unsigned i = 0; i < steps; i++) {
		struct msg msg = any_msg(&a->app, &seed);

		a->wishes = app_update(&a->app, &msg);
		b->wishes = app_update(&b->app, &msg);
		work(a);
		work(b);
		draw_and_judge(a, i);
		app_look(&b->app);
		b->screen.ascii = b->app.ascii;
		app_draw(&b->app, &b->screen);
		shoot(b);
		if (a->wishes != b->wishes || a->shot.len != b->shot.len ||
			memcmp(a->shot.data, b->shot.data, a->shot.len) != 0)
			complain("the same message does the same", a, i);
		if (a->wishes & ENDS || i % 500 == 499) {
			side_done(a);
			side_done(b);
			file = (file + 1) % count;
			side_start(a, files[file]);
			side_start(b, files[file]);
			a->app.ascii = b->app.ascii = any(&seed, 2);
			if (any(&seed, 3) == 0) {
				unsigned step = any(&seed, 100);

				side_lesson(a, step);
				side_lesson(b, step);
			}
		}
	}
	side_done(a);
	side_done(b);
	free(a);
	printf("ok laws 6: %u messages\n", steps);
}

/* ---- law 8 ---- */

/* A capture of TCP segments of a few conversations. */
static void make_capture(const char *path, uint32_t frames)
{
	static const uint8_t head[24] = {
		0xd4, 0xc3, 0xb2, 0xa1, 2, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 1};
	uint8_t r[16 + 54] = {0};
	FILE *f = fopen(path, "w");

	assert(f);
	fwrite(head, 1, sizeof(head), f);
	r[8] = r[12] = 54;
	memcpy(r + 16,
		"\2\0\0\0\0\2\2\0\0\0\0\1\10\0\105\0\0\50\0\1\100\0\100\6\0\0\300\0\2\1\300\0\2"
		"\2\303\120\0\120",
		38);
	r[16 + 46] = 0x50;
	r[16 + 47] = 0x10;
	for (uint32_t i = 0; i < frames; i++) {
		memcpy(r, &i, 4);	     /* a second each */
		r[16 + 35] = (uint8_t)(i % 50); /* the port */
		memcpy(r + 16 + 38, &i, 4);
		fwrite(r, 1, sizeof(r), f);
	}
	fclose(f);
}

/* What one message and its screen cost: frames dissected. */
static uint64_t cost(struct side *s, const struct msg *msg)
{
	dissected = 0;
	app_update(&s->app, msg);
	app_look(&s->app);
	app_draw(&s->app, &s->screen);
	return dissected;
}

#define ROWS_AND_SLICE 5000 /* a screen of frames, and a slice of work */

static void law_cost(const char *folder)
{
	static const uint32_t keys[] = {'j', KEY_PAGE_DOWN, 'G', KEY_PAGE_UP, 'k', 'g', 'j', 'm',
		't', KEY_RETURN, 'j', 'n', 'n', KEY_TAB, KEY_TAB, 'w', 'w', 'p', 'q', 'G',
		KEY_RETURN, 'p', 'q', 'j'};
	static const uint32_t sizes[2] = {10000, 1000000};
	static uint64_t costs[2][sizeof(keys) / sizeof(keys[0]) + 1];
	struct side *s = calloc(1, sizeof(*s));
	char path[600];

	assert(s);
	for (unsigned k = 0; k < 2; k++) {
		snprintf(path, sizeof(path), "%s/law-%u.pcap", folder, (unsigned)sizes[k]);
		make_capture(path, sizes[k]);
		*s = (struct side){.screen = SCREEN_INIT};
		app_init(&s->app, false, true);
		s->app.config.recent = false;
		run_open(&s->app, path);
		book_work(s->app.book); /* one slice, as before the first screen */
		costs[k][0] = cost(s, &(struct msg){.kind = MSG_WORK});
		work(s);
		for (unsigned i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
			const struct msg msg = {.kind = MSG_KEY, .key = keys[i]};

			costs[k][i + 1] = cost(s, &msg);
			work(s);
			cost(s, &(struct msg){.kind = MSG_WORK});
		}
		side_done(s);
		remove(path);
	}
	for (unsigned i = 0; i <= sizeof(keys) / sizeof(keys[0]); i++) {
		if (costs[1][i] > costs[0][i] + costs[0][i] / 10 + 60 ||
			costs[1][i] > ROWS_AND_SLICE) {
			printf("FAIL laws 8: key %u: %llu frames dissected of %u, %llu of %u\n", i,
				(unsigned long long)costs[0][i], (unsigned)sizes[0],
				(unsigned long long)costs[1][i], (unsigned)sizes[1]);
			exit(1);
		}
	}
	free(s);
	printf("ok laws 8\n");
}

int main(int argc, char **argv)
{
	setvbuf(stdout, NULL, _IONBF, 0);
	if (argc < 4 || strcmp(argv[argc - 2], "--") != 0)
		return 2;
	law_same(argv + 1, argc - 3, 6000);
	law_cost(argv[argc - 1]);
	return 0;
}
