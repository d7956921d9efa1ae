/* SPDX-License-Identifier: BSD-2-Clause */
/* What the worked sums and the wire's picture say of each frame of a capture, for
 * tests/oracle/worked.py to judge:
 *
 *     worked_test FILE
 *
 * `sum FRAME POS VERDICT WORKED` for each checksum, as the picture has it: good, bad, offload or
 * none; what is worked out in it, or -. `wire FRAME OWN PADDING CAPTURED KNOWN CHECK TIMES BYTES`
 * for each Ethernet frame. */
#include "base/utf8.h"
#include "frame/sum.h"
#include "out/text.h"
#include "picture/wire.h"
#include "picture/worked.h"
#include "tui/book.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *verdict_of(const char *text)
{
	static const struct {
		const char *words, *verdict;
	} known[] = {{": good.", "good"}, {": bad. ", "bad"}, {": not filled in yet", "offload"},
		{"obody can tell", "none"}, {"did not compute it", "none"},
		{"none is in use", "none"}};

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (strstr(text, known[i].words))
			return known[i].verdict;
	return "?";
}

static void say_sums(struct arena *arena, uint64_t number, const struct pic_view *view)
{
	const struct text_style style = {.ascii = true};

	for (unsigned i = 0; i < view->frame->count; i++) {
		struct buf out = BUF_INIT;
		struct sum_look look;
		const char *worked;
		struct pic pic;

		if (!sum_look(view->frame, i, &look))
			continue;
		pic_init(&pic, arena, 300);
		worked_draw(&pic, view, i);
		text_render(&out, &pic, &style);
		worked = strstr(buf_string(&out), "UDP writes ffff");
		worked = worked ? "= ffff" : strstr(buf_string(&out), "complement: not");
		worked = worked ? strstr(worked, "= ") : NULL;
		printf("sum %llu %u %s %.4s\n", (unsigned long long)number,
			(unsigned)(view->frame->layers[i].off + look.at),
			verdict_of(buf_string(&out)), worked ? worked + 2 : "-");
		buf_done(&out);
	}
}

static void say_wire(struct arena *arena, uint64_t number, const struct pic_view *view)
{
	struct wire_extra w = wire_measure(view->frame);
	const struct text_style style = {.ascii = true};
	struct buf out = BUF_INIT;
	struct pic pic;

	if (!w.ethernet)
		return;
	pic_init(&pic, arena, 80);
	wire_draw(&pic, view);
	text_render(&out, &pic, &style);
	printf("wire %llu %u %u %d %d %08x %u ", (unsigned long long)number, (unsigned)w.own,
		(unsigned)w.padding, w.captured, w.known, (unsigned)w.check, (unsigned)w.times);
	for (uint32_t i = 0; i < view->frame->cap; i++)
		printf("%02x", view->frame->bytes[i]);
	printf(" %s\n", strstr(buf_string(&out), "wrong: the CRC-32") ? "wrong" : "right");
	buf_done(&out);
}

int main(int argc, char **argv)
{
	struct arena arena = ARENA_INIT;
	struct err err = {""};
	struct book *book = argc == 2 ? book_new(open(argv[1], O_RDONLY), argv[1], &err) : NULL;

	if (!book)
		return 2;
	while (book_work(book))
		;
	for (uint64_t i = 0; i < book_total(book); i++) {
		struct pic_view view = {.marks = NULL};

		if (!book_load(book, i, &view.frame, &view.items))
			return 1;
		arena_clear(&arena);
		say_sums(&arena, i + 1, &view);
		say_wire(&arena, i + 1, &view);
	}
	book_free(book);
	arena_done(&arena);
	return 0;
}
