/* SPDX-License-Identifier: BSD-2-Clause */
/* What holds for every picture of any frame, however wrong: it fits, it is clean, it leaves no byte
 * out. The frames of tests/picture/frames, every prefix of them and damaged copies, at all widths.
 */
#include "test.h"

#include "base/bits.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "out/text.h"
#include "picture/boxes.h"
#include "picture/bytes.h"
#include "picture/columns.h"
#include "picture/compare.h"
#include "picture/grid.h"
#include "picture/page.h"
#include "picture/strip.h"
#include "picture/tree.h"
#include "picture/wire.h"
#include "picture/worked.h"

#include <dirent.h>

#define FOLDER "tests/picture/frames"
#define FRAMES 32

static struct {
	uint8_t bytes[2048];
	uint32_t cap, len;
	uint16_t link;
} store[FRAMES];
static unsigned stored;

static void load(const char *name)
{
	char path[512];
	uint8_t head[40];
	FILE *f;

	snprintf(path, sizeof(path), FOLDER "/%s", name);
	f = fopen(path, "rb");
	if (!CHECK(f && stored < FRAMES && fread(head, 1, 40, f) == 40))
		return;
	store[stored].link = bits_le16(head + 20);
	store[stored].cap = bits_le32(head + 32);
	store[stored].len = bits_le32(head + 36);
	if (CHECK(store[stored].cap <= sizeof(store[0].bytes)) &&
		CHECK_INT(fread(store[stored].bytes, 1, store[stored].cap, f), store[stored].cap))
		stored++;
	fclose(f);
}

static void load_all(void)
{
	DIR *dir = stored ? NULL : opendir(FOLDER);

	for (struct dirent *e = dir ? readdir(dir) : NULL; e; e = readdir(dir))
		if (strstr(e->d_name, ".pcap"))
			load(e->d_name);
	if (dir)
		closedir(dir);
	CHECK(stored >= 18);
}

/* A frame whose bytes are exactly as long as they are, so that reading past them is seen. */
struct subject {
	struct frame frame;
	struct items items;
	struct pic_mark *marks;
	struct pic_marks all;
	struct pic_view view;
};

static void subject_make(
	struct subject *s, const uint8_t *bytes, uint32_t cap, uint32_t len, uint16_t link)
{
	uint8_t *own = mem_new(cap ? cap : 1, 1);

	memcpy(own, bytes, cap);
	*s = (struct subject){.frame = {.bytes = own, .cap = cap, .len = len, .link = link}};
	frame_dissect(&s->frame);
	walk_frame(&s->frame, &s->items);
	s->marks = mem_new(s->items.count + 1u, sizeof(*s->marks));
	for (uint32_t i = 0; i < s->items.count; i++)
		if (test_random() % 3 == 0)
			s->marks[i] = (struct pic_mark){(enum pic_role)(test_random() % PIC_ROLES),
				test_random() % 2 ? "a note \033[1m\n" : NULL};
	s->all = (struct pic_marks){s->marks, s->items.count};
	s->view = (struct pic_view){&s->frame, &s->items, &s->all};
}

static void subject_done(struct subject *s)
{
	free((void *)(uintptr_t)s->frame.bytes);
	free(s->marks);
	items_done(&s->items);
}

/* ---- what a text may look like ---- */

/* Copies the text without the sequences that set a look; counts them. */
static unsigned strip_looks(struct buf *out, const char *text)
{
	unsigned n = 0;

	while (*text) {
		if (text[0] == '\033' && text[1] == '[') {
			size_t len = 2 + strspn(text + 2, "0123456789;");

			if (text[len] == 'm') {
				text += len + 1;
				n++;
				continue;
			}
		}
		buf_byte(out, (uint8_t)*text++);
	}
	buf_string(out);
	return n;
}

static void judge_line(const char *line, size_t n, unsigned width, const struct text_style *style)
{
	CHECK(utf8_is_clean(line, n));
	CHECK(!n || line[n - 1] != ' ' || style->color != ANSI_NONE); /* paper is seen */
	if (width && utf8_cells(line, n) > width)
		test_note(false, __FILE__, __LINE__, "wider than %u: %.*s", width, (int)n, line);
	for (size_t i = 0; style->ascii && i < n; i++)
		CHECK(line[i] >= ' ' && line[i] < 0x7f);
}

/* Renders in a random style and judges every line. */
static void judge(const struct pic *pic, unsigned width)
{
	const struct text_style style = {.color = (enum ansi_color)(test_random() % 4),
		.ascii = test_random() % 2,
		.ticks = test_random() % 8 == 0};
	struct buf out = BUF_INIT, text = BUF_INIT;
	unsigned looks;

	text_render(&out, pic, &style);
	looks = strip_looks(&text, buf_string(&out));
	CHECK(style.color != ANSI_NONE || looks == 0);
	CHECK(text.len == 0 || text.data[text.len - 1] == '\n');
	for (const char *line = buf_string(&text); *line;) {
		size_t n = strcspn(line, "\n");

		judge_line(line, n, width, &style);
		line += n + (line[n] == '\n');
	}
	buf_done(&out);
	buf_done(&text);
}

/* Cells stand in order, inside the picture, and do not overlap. */
static void judge_cells(const struct pic *pic)
{
	for (uint32_t r = 0; r < pic->count; r++) {
		unsigned at = 0;

		for (unsigned i = 0; i < pic->rows[r].count; i++) {
			const struct pic_cell *c = &pic->rows[r].cells[i];

			CHECK(c->at >= at && c->span > 0);
			at = (unsigned)c->at + c->span;
			CHECK(at <= pic->columns);
			CHECK(utf8_is_clean(c->text, strlen(c->text)));
		}
	}
}

/* ---- what each picture must show ---- */

/* The dump has every byte once in digits and once as a character, at its own bits, in order. */
static void judge_bytes(const struct subject *s, struct arena *arena, unsigned width)
{
	uint32_t digits = 0, chars = 0;
	struct pic pic;

	pic_init(&pic, arena, (uint16_t)width);
	bytes_draw(&pic, &s->view);
	for (uint32_t r = 0; r < pic.count; r++) {
		for (unsigned i = 0; i < pic.rows[r].count; i++) {
			const struct pic_cell *c = &pic.rows[r].cells[i];
			size_t n = strlen(c->text);

			if (c->bits != 8 || n < 1)
				continue;
			if (n == 1) {
				CHECK_INT(c->bit / 8, chars++);
				continue;
			}
			CHECK_INT(c->bit / 8, digits);
			CHECK_HEX(strtoul(c->text + n - 2, NULL, 16), s->frame.bytes[digits]);
			digits++;
		}
	}
	if (s->frame.count) {
		CHECK_INT(digits, s->frame.cap);
		CHECK_INT(chars, s->frame.cap);
	}
}

/* The boxes of the strip are the frame: every byte, in order, in as many columns as there are. */
static void judge_boxes(const struct subject *s, unsigned width)
{
	unsigned area = width > 30 ? width - 25 : 20, at = 3;
	struct boxes boxes;
	uint32_t off = 0;

	if (!s->frame.count)
		return;
	boxes_make(&boxes, &s->frame, 3, area);
	for (unsigned i = 0; i < boxes.count; i++) {
		CHECK_INT(boxes.at[i].off, off);
		CHECK_INT(boxes.at[i].at, at);
		off += boxes.at[i].bytes;
		at += boxes.at[i].span;
	}
	CHECK_INT(off, s->frame.len > s->frame.cap ? s->frame.len : s->frame.cap);
	CHECK(at <= 3 + area);
	if (boxes.count)
		CHECK_INT(at, 3 + area);
}

/* The bar of the strip's boxes: where the bits of a cell stand in it. */
static const struct pic_cell *in_bar(const struct pic *pic, uint32_t bar, uint32_t bit)
{
	for (unsigned i = 0; i < pic->rows[bar].count; i++)
		if (pic->rows[bar].cells[i].bits && pic->rows[bar].cells[i].bit == bit)
			return &pic->rows[bar].cells[i];
	return NULL;
}

/* A row's paper of some bits is as wide as in the bar, whatever is written on it; and a label that
 * stands on none is whole where there is room at all. */
static void judge_strip_row(const struct pic *pic, uint32_t bar, const struct pic_row *row)
{
	for (unsigned i = 0, n; i < row->count; i += n) {
		const struct pic_cell *c = &row->cells[i], *box = in_bar(pic, bar, c->bit);
		unsigned span = c->span;

		for (n = 1; i + n < row->count && c->edges && c[n].bits == c->bits &&
			    c[n].bit == c->bit;
			n++)
			span += c[n].span;
		if (!c->bits || !box)
			continue;
		if (c->edges) {
			CHECK_INT(c->at, box->at);
			CHECK_INT(span, box->span);
			continue;
		}
		CHECK_INT(c->layer, PIC_NO_LAYER);
		CHECK(c->at + c->span < box->at);
		CHECK(pic->columns < 80 || utf8_cells(c->text, strlen(c->text)) <= c->span);
	}
}

static void judge_strip(const struct subject *s, struct arena *arena, unsigned width)
{
	struct pic pic;
	uint32_t bar = 0;

	pic_init(&pic, arena, (uint16_t)width);
	strip_draw(&pic, &s->frame);
	judge_cells(&pic);
	while (bar < pic.count && !(pic.rows[bar].count && pic.rows[bar].cells[0].middle))
		bar++;
	for (uint32_t r = 0; bar < pic.count && r < bar; r++)
		judge_strip_row(&pic, bar, &pic.rows[r]);
}

/* Keys are numbered from 1 in the order of their bytes; each number stands once below the first of
 * its bytes, and at a field that has some of them. */
static void judge_keys(const struct subject *s, struct arena *arena, unsigned width)
{
	struct pic_keys keys;
	struct pic columns, bytes;
	uint32_t seen = 0, named[128] = {0};

	pic_init(&columns, arena, (uint16_t)width);
	columns_draw_keys(&columns, &s->view, &keys);
	pic_init(&bytes, arena, (uint16_t)width);
	bytes_draw_keys(&bytes, &s->view, &keys);
	judge_cells(&columns);
	judge_cells(&bytes);
	judge(&columns, width);
	CHECK(keys.count < 100);
	for (uint32_t i = 0; i < keys.count; i++) {
		CHECK_INT(keys.at[i].number, i + 1);
		CHECK(keys.at[i].from < keys.at[i].to && keys.at[i].to <= s->frame.cap);
		CHECK(!i || keys.at[i - 1].to <= keys.at[i].from);
	}
	for (uint32_t r = 0; r < columns.count; r++)
		for (unsigned i = 0; i < columns.rows[r].count; i++) {
			const struct pic_cell *c = &columns.rows[r].cells[i];
			unsigned number = (unsigned)strtoul(c->text, NULL, 10);

			if (c->role != PIC_NOTE || c->span != 2 || !c->right || c->field ||
				!c->bits || !number || number > keys.count)
				continue;
			CHECK(c->bit / 8 >= keys.at[number - 1].from &&
				c->bit / 8 < keys.at[number - 1].to);
			named[number]++;
		}
	for (uint32_t r = 0; r < bytes.count; r++)
		for (unsigned i = 0; i < bytes.rows[r].count; i++) {
			const struct pic_cell *c = &bytes.rows[r].cells[i];

			if (c->role != PIC_OFFSET || !c->bits || seen == keys.count)
				continue;
			CHECK_INT(strtoul(c->text, NULL, 10), seen + 1);
			CHECK_INT(c->bit / 8, keys.at[seen].from);
			seen++;
		}
	CHECK_INT(seen, keys.count);
	for (uint32_t i = 1; i <= keys.count; i++)
		CHECK(named[i] > 0);
}

/* The boxes of a header's diagram are the header: every bit, in order, once. */
static void judge_grid(const struct subject *s, struct arena *arena, unsigned width, unsigned layer)
{
	const struct layer *l = &s->frame.layers[layer];
	uint32_t next = l->off * 8;
	struct pic pic;

	pic_init(&pic, arena, (uint16_t)width);
	grid_draw_layer(&pic, &s->view, layer);
	judge_cells(&pic);
	judge(&pic, width);
	for (uint32_t r = 0; width > 2 * GRID_BITS && r < pic.count; r++) {
		for (unsigned i = 0; i < pic.rows[r].count; i++) {
			const struct pic_cell *c = &pic.rows[r].cells[i];

			if (!c->bits)
				continue;
			CHECK(c->bit <= next);
			if (c->bit == next)
				next += c->bits;
		}
	}
	if (width > 2 * GRID_BITS)
		CHECK_INT(next, (l->off + l->head) * 8);
}

static void judge_more(const struct subject *s, struct arena *arena, unsigned width)
{
	struct pic pic;

	pic_init(&pic, arena, (uint16_t)width);
	wire_draw(&pic, &s->view);
	judge_cells(&pic);
	judge(&pic, width);
	for (unsigned i = 0; i < s->frame.count; i++) {
		judge_grid(s, arena, width, i);
		pic_init(&pic, arena, (uint16_t)width);
		worked_draw(&pic, &s->view, i);
		judge_cells(&pic);
		judge(&pic, width);
	}
}

static void judge_all(const struct subject *s, unsigned width)
{
	struct arena arena = ARENA_INIT;
	struct pic pic;

	pic_init(&pic, &arena, (uint16_t)width);
	page_draw(&pic, &s->view, "frame \033[0m", test_random() % 2 ? "note" : NULL);
	judge_cells(&pic);
	judge(&pic, width);
	pic_init(&pic, &arena, PIC_WIDEST);
	tree_draw(&pic, &s->view, NULL);
	judge_cells(&pic);
	judge(&pic, 0);
	judge_bytes(s, &arena, width > 40 ? width : 40);
	judge_boxes(s, width);
	judge_strip(s, &arena, width);
	if (s->frame.count)
		judge_keys(s, &arena, width);
	pic_init(&pic, &arena, (uint16_t)width);
	page_draw_keys(&pic, &s->view);
	judge_cells(&pic);
	judge(&pic, width);
	judge_more(s, &arena, width);
	arena_done(&arena);
}

static unsigned some_width(void)
{
	return test_random() % 4 ? 60 + (unsigned)(test_random() % 80)
				 : 4 + (unsigned)(test_random() % 300);
}

static void whole_frames(void)
{
	load_all();
	for (unsigned i = 0; i < stored; i++) {
		struct subject s;

		subject_make(&s, store[i].bytes, store[i].cap, store[i].len, store[i].link);
		for (unsigned width = 1; width < 200; width += 1 + width / 16)
			judge_all(&s, width);
		subject_done(&s);
	}
}

static void every_prefix(void)
{
	load_all();
	for (unsigned i = 0; i < stored; i++) {
		for (uint32_t n = 0; n < store[i].cap; n += n < 160 ? 1 : 97) {
			struct subject s;

			subject_make(&s, store[i].bytes, n, test_random() % 2 ? n : store[i].len,
				store[i].link);
			judge_all(&s, some_width());
			subject_done(&s);
		}
	}
}

static void damaged_frames(void)
{
	load_all();
	for (unsigned round = 0; round < 1500; round++) {
		unsigned i = (unsigned)(test_random() % stored);
		uint8_t bytes[sizeof(store[0].bytes)];
		uint32_t cap = store[i].cap < 300 ? store[i].cap : 300;
		struct subject s;

		memcpy(bytes, store[i].bytes, sizeof(bytes));
		for (unsigned k = 0; k < 1 + round % 9; k++)
			bytes[test_random() % cap] = (uint8_t)test_random();
		subject_make(&s, bytes, cap,
			cap + (uint32_t)(test_random() % 3 ? 0 : test_random() % 2000),
			store[i].link);
		judge_all(&s, some_width());
		subject_done(&s);
	}
}

static void random_bytes(void)
{
	static const uint16_t links[] = {LINK_ETHERNET, LINK_RAW, LINK_IPV4, LINK_IPV6, 9999};

	for (unsigned round = 0; round < 500; round++) {
		uint8_t bytes[256];
		struct subject s;

		for (size_t k = 0; k < sizeof(bytes); k++)
			bytes[k] = (uint8_t)test_random();
		subject_make(&s, bytes, (uint32_t)(test_random() % 257), 256, links[round % 5]);
		judge_all(&s, some_width());
		subject_done(&s);
	}
}

/* ---- two frames ---- */

static const struct pic_row *row_of(const struct pic *pic, const char *label)
{
	for (uint32_t r = 0; r < pic->count; r++)
		for (unsigned i = 0; i < pic->rows[r].count; i++)
			if (!strcmp(pic->rows[r].cells[i].text, label))
				return &pic->rows[r];
	return NULL;
}

static bool row_says(const struct pic_row *row, const char *text)
{
	for (unsigned i = 0; row && i < row->count; i++)
		if (!strcmp(row->cells[i].text, text))
			return true;
	return false;
}

static unsigned by_ports(uint16_t from, uint16_t to)
{
	for (unsigned i = 0; i < stored; i++)
		if (store[i].cap > 54 && store[i].bytes[12] == 8 && store[i].bytes[13] == 0 &&
			store[i].bytes[23] == 6 && bits_be16(store[i].bytes + 34) == from &&
			bits_be16(store[i].bytes + 36) == to && (store[i].bytes[47] & 2))
			return i;
	return 0;
}

static void handshake(void)
{
	const struct pic_reason reasons[] = {
		{2, "tcp.ack", "ack = seq + 1"}, {2, "tcp.seq", "chosen by the peer"}};
	struct arena arena = ARENA_INIT;
	struct compare c = {.left_title = "request",
		.right_title = "reply",
		.reasons = reasons,
		.reason_count = 2};
	struct subject one, two;
	struct pic pic;
	unsigned a, b;

	load_all();
	a = by_ports(49152, 80);
	b = by_ports(80, 49152);
	subject_make(&one, store[a].bytes, store[a].cap, store[a].len, 1);
	subject_make(&two, store[b].bytes, store[b].cap, store[b].len, 1);
	one.view.marks = two.view.marks = NULL;
	c.left = &one.view;
	c.right = &two.view;
	pic_init(&pic, &arena, 80);
	compare_draw(&pic, &c);
	CHECK(row_says(row_of(&pic, "ack"), "1001"));
	CHECK(row_says(row_of(&pic, "ack"), "ack = seq + 1"));
	CHECK(row_says(row_of(&pic, "seq"), "chosen by the peer"));
	CHECK(row_says(row_of(&pic, "seq"), "≠"));
	CHECK(row_says(row_of(&pic, "chksum"), "computed"));
	CHECK(row_of(&pic, "ttl") && !row_says(row_of(&pic, "ttl"), "≠"));
	judge(&pic, 80);
	subject_done(&one);
	subject_done(&two);
	arena_done(&arena);
}

static void any_two(void)
{
	load_all();
	for (unsigned i = 0; i < stored * stored; i++) {
		const unsigned a = i / stored, b = i % stored;
		const struct pic_reason reason = {1, "ip.ttl", "because \033]0;x\007"};
		struct arena arena = ARENA_INIT;
		struct compare c = {.reasons = &reason, .reason_count = 1};
		unsigned width = some_width();
		struct subject one, two;
		struct pic pic;

		subject_make(&one, store[a].bytes, store[a].cap, store[a].len, store[a].link);
		subject_make(&two, store[b].bytes, store[b].cap, store[b].len, store[b].link);
		c.left = &one.view;
		c.right = &two.view;
		pic_init(&pic, &arena, (uint16_t)width);
		compare_draw(&pic, &c);
		judge_cells(&pic);
		judge(&pic, width);
		subject_done(&one);
		subject_done(&two);
		arena_done(&arena);
	}
}

static const struct test tests[] = {
	{"whole frames", whole_frames},
	{"every prefix", every_prefix},
	{"damaged frames", damaged_frames},
	{"random bytes", random_bytes},
	{"handshake", handshake},
	{"any two", any_two},
};
TEST_MAIN(tests)
