/* SPDX-License-Identifier: BSD-2-Clause */
/* Writes a picture of a frame in any format, for the tests that open it with somebody else's
 * program: sheet_make FILE:N KIND FORMAT [light|dark|grey] [COLUMNS] [PAGES]
 * KIND: strip columns grid:LAYER grids bytes page ladder odd (every look, hostile words) */
#include "base/err.h"
#include "file/store.h"
#include "out/sheet.h"
#include "picture/bytes.h"
#include "picture/columns.h"
#include "picture/grid.h"
#include "picture/ladder.h"
#include "picture/page.h"
#include "picture/strip.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static struct arena arena;
static struct store store;

static void fail(const char *why)
{
	fprintf(stderr, "sheet_make: %s\n", why);
	exit(2);
}

static void open_store(const char *path)
{
	struct err err;
	int fd = open(path, O_RDONLY);

	if (fd < 0 || store_open(&store, fd, &err) < 0)
		fail("cannot open the capture");
	while (store_index(&store, 1 << 20, &err) == STORE_MORE)
		;
}

/* A ladder of the first frames: three hosts, of which the middle one only watches. */
static void draw_ladder(struct pic *pic)
{
	static const struct ladder_host hosts[3] = {
		{"poste", "49152"}, {"router \"<R>\"; #", NULL}, {"serveur", "80"}};
	static const struct ladder_line say[] = {
		{.number = "1",
			.time = "0.000000",
			.text = "SYN seq=0",
			.from = 0,
			.to = 2,
			.state = {"SYN-SENT", "SYN-RECEIVED"},
			.role = PIC_PLAIN},
		{.number = "2",
			.time = "0.000012",
			.text = "SYN ACK seq=0 ack=1",
			.from = 2,
			.to = 0,
			.state = {"ESTABLISHED", ""},
			.role = PIC_PLAIN},
		{.number = "3",
			.time = "0.000020",
			.text = "a word; of <all> # \"sorts\" %% end",
			.from = 9,
			.to = 9,
			.state = {"", ""},
			.role = PIC_NOTE},
		{.number = "4",
			.time = "0.000040",
			.text = "ACK seq=1 ack=1",
			.from = 0,
			.to = 1,
			.state = {"", "ESTABLISHED"},
			.role = PIC_FAULT},
		{.number = "5",
			.time = "0.001040",
			.text = "",
			.from = 1,
			.to = 2,
			.state = {"", ""},
			.role = PIC_FOCUS,
			.chosen = true},
	};
	struct ladder_plan plan = {.number = 3, .time = 9};

	pic->sort = PIC_LADDER;
	ladder_lay(&plan, pic->columns, 3, true);
	ladder_heads(pic, &plan, hosts);
	for (size_t i = 0; i < sizeof(say) / sizeof(say[0]); i++)
		ladder_add(pic, &plan, &say[i]);
}

/* Every role, layer and property, and words that mean something to each format. */
static void draw_odd(struct pic *pic)
{
	static const char *const words[] = {"<b>&amp;\"'</b>", "\\input{x} $%_^~#{}&",
		"]]> <!-- -->", "|a|b| `c` *d*", "```", "%% end; #quot; note: x",
		"日本語のテキスト", "e\xcc\x81t\xc3\xa9 → ≠ …", "a  b   c",
		"\xef\xbf\xbd \xc2\xa0 \xe2\x82\xac", "</script><script>alert(1)</script>",
		"\"\"\" 'x", "ls -la && rm; --", "\\end{document}", "%PDF"};
	const unsigned n = sizeof(words) / sizeof(words[0]);

	for (unsigned i = 0; i < 6 * PIC_ROLES; i++) {
		struct pic_row *row = pic_add_row(pic);
		unsigned layer = i % 5;

		row->thin = i % 6 == 1;
		row->ruled = i % 7 == 1;
		for (unsigned k = 0; k < 4 && (k + 1) * 20 < pic->columns; k++) {
			struct pic_cell *c = pic_add(pic, row, k * 20, k == 3 ? 9 : 20,
				(enum pic_role)(i % PIC_ROLES), words[(i * 4 + k) % n]);

			c->edges = (uint8_t)((i * 5 + k * 7) & 15);
			if (k && c[-1].edges & EDGE_RIGHT)
				c->edges |= EDGE_LEFT; /* one column has no room for both */
			c->layer = layer < LAYER_COUNT && k != 2 ? (uint8_t)layer : PIC_NO_LAYER;
			c->right = k == 1;
			c->middle = k == 2;
			c->loose = i % 11 == 3;
			c->blank = i % 13 == 4;
			c->tint = i % 5 == 2 && k == 2 ? 0x1000000 | (0x123457 * i & 0xffffff) : 0;
			c->arrow = k == 0 && i % 9 == 4 ? i % 2 ? ARROW_LEFT : ARROW_RIGHT
							: ARROW_NONE;
			c->bit = i * 8;
			c->bits = k ? 8 : 0;
		}
	}
}

static void draw(struct pic *pic, const struct pic_view *view, const char *kind)
{
	if (!strcmp(kind, "strip"))
		strip_draw(pic, view->frame);
	else if (!strcmp(kind, "columns"))
		columns_draw(pic, view);
	else if (!strcmp(kind, "bytes"))
		bytes_draw(pic, view);
	else if (!strcmp(kind, "page"))
		page_draw_keys(pic, view);
	else if (!strcmp(kind, "ladder"))
		draw_ladder(pic);
	else if (!strcmp(kind, "odd"))
		draw_odd(pic);
	else if (!strcmp(kind, "grids")) {
		pic->sort = PIC_GRID;
		for (unsigned i = 0; i < view->frame->count; i++)
			grid_draw_layer(pic, view, i);
	} else if (!strncmp(kind, "grid:", 5)) {
		pic->sort = PIC_GRID;
		grid_draw_layer(pic, view, (unsigned)atoi(kind + 5));
	} else
		fail("no such kind");
}

int main(int argc, char **argv)
{
	struct store_look look = STORE_LOOK_INIT;
	char *colon = argc > 3 ? strrchr(argv[1], ':') : NULL;
	const struct format *format = colon ? format_find(argv[3], strlen(argv[3])) : NULL;
	struct sheet_book book = {.lacks = false};
	struct sheet sheet = {.lang = "en", .about = "A picture of a frame.", .book = &book};
	unsigned columns = argc > 5 ? (unsigned)atoi(argv[5]) : 100, pages;
	struct buf out = BUF_INIT;
	char title[200];

	if (!format)
		fail("FILE:N KIND FORMAT [THEME] [COLUMNS] [PAGES]");
	*colon = '\0';
	open_store(argv[1]);
	pages = argc > 6 ? (unsigned)atoi(argv[6]) : 0;
	if (argc > 4)
		sheet.theme = argv[4][0] == 'd'	  ? SHEET_DARK
			      : argv[4][0] == 'g' ? SHEET_GREY
						  : SHEET_LIGHT;
	sheet.caption = "poste 192.0.2.10 opens a connection to serveur 192.0.2.80, port 80";
	for (unsigned i = 0; i < (pages ? pages : 1); i++) {
		struct frame frame;
		struct items items = {0};
		struct pic_view view = {&frame, &items, NULL};
		struct pic pic;

		if (store_frame(&store, &look, (uint64_t)atoi(colon + 1) - 1 + i, &frame) < 0)
			fail("no such frame");
		frame_dissect(&frame);
		walk_frame(&frame, &items);
		pic_init(&pic, &arena, (uint16_t)columns);
		draw(&pic, &view, argv[2]);
		snprintf(title, sizeof(title), "%s, frame %s: %s & <its> parts", argv[1], colon + 1,
			argv[2]);
		sheet.title = title;
		sheet.page = pages ? i + 1 : 0;
		sheet.pages = pages;
		if (!i && format->begin)
			format->begin(&out, &sheet);
		if (!format->takes || format->takes(&pic))
			format->page(&out, &pic, &sheet);
		items_done(&items);
		arena_clear(&arena);
	}
	if (format->end)
		format->end(&out, &sheet);
	if (out.len)
		fwrite(out.data, 1, out.len, stdout);
	buf_done(&out);
	sheet_book_done(&book);
	store_look_done(&look);
	store_done(&store);
	arena_done(&arena);
	return book.lacks ? 3 : 0;
}
