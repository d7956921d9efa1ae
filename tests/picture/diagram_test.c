/* SPDX-License-Identifier: BSD-2-Clause */
/* Law 7: the RFC diagram in a protocol file's comment is what is drawn from the table below it.
 * With `--write` the comments are made so. */
#include "test.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "out/text.h"
#include "picture/grid.h"

#include <dirent.h>

#define FOLDER	 "src/proto"
#define DECLARES "\nconst struct proto proto_"
#define RULER	 " *  0                   1"

static bool writing;

static bool read_all(const char *path, struct buf *out)
{
	FILE *f = fopen(path, "rb");
	size_t n = 1;

	if (!f)
		return false;
	while (n) {
		n = fread(buf_room(out, 4096), 1, 4096, f);
		out->len += n;
	}
	fclose(f);
	buf_string(out);
	return true;
}

static void diagram(struct buf *out, const struct proto *proto, const char *prefix)
{
	const struct text_style style = {.ascii = true, .ticks = true, .prefix = prefix};
	struct arena arena = ARENA_INIT;
	struct pic pic;

	pic_init(&pic, &arena, GRID_COLUMNS);
	grid_draw_proto(&pic, proto);
	text_render(out, &pic, &style);
	buf_string(out);
	arena_done(&arena);
}

/* The protocol that the file declares, or NULL. */
static const struct proto *declared(const char *text)
{
	const char *at = strstr(text, DECLARES);
	const char *id = at ? strstr(at, ".id = \"") : NULL;

	if (!id)
		return NULL;
	id += strlen(".id = \"");
	return proto_find(id, strcspn(id, "\""), NULL);
}

/* Where the diagram stands in the file, or would: before the end of the first comment but the
 * SPDX line. */
static bool place(const char *text, size_t *from, size_t *to)
{
	const char *comment = strstr(text, "*/\n/*");
	const char *end = comment ? strstr(comment + 4, "*/") : NULL;
	const char *at = comment ? strstr(comment, RULER) : NULL;

	if (!end)
		return false;
	*to = (size_t)(end - 1 - text);
	*from = at && at < end ? (size_t)(at - text) : *to;
	return true;
}

static void rewrite(
	const char *path, const char *text, size_t from, size_t to, const struct buf *now)
{
	bool fresh = from == to; /* an empty line goes before the first diagram */
	FILE *f = fopen(path, "wb");

	if (!CHECK(f != NULL))
		return;
	fwrite(text, 1, from, f);
	if (fresh && now->len)
		fputs(" *\n", f);
	fwrite(now->data, 1, now->len, f);
	fputs(text + to, f);
	CHECK(fclose(f) == 0);
	printf("wrote %s\n", path);
}

static unsigned one_file(const char *name)
{
	struct buf text = BUF_INIT, now = BUF_INIT;
	const struct proto *proto;
	char path[512];
	unsigned found = 0;
	size_t from = 0, to = 0;

	snprintf(path, sizeof(path), FOLDER "/%s", name);
	CHECK(read_all(path, &text));
	/* the facts that lie in no bytes have no diagram */
	proto = strcmp(name, "derived.c") ? declared(buf_string(&text)) : NULL;
	if (proto && CHECK(place(buf_string(&text), &from, &to))) {
		bool same;

		diagram(&now, proto, " * ");
		same = now.len == to - from && !memcmp(now.data, text.data + from, now.len);
		if (!same && writing)
			rewrite(path, buf_string(&text), from, to, &now);
		else if (!same)
			test_note(false, path, 1, "not what is drawn from the table:\n%s",
				buf_string(&now));
	}
	for (const char *at = buf_string(&text); (at = strstr(at, DECLARES)) != NULL; at++)
		found++;
	buf_done(&text);
	buf_done(&now);
	return found;
}

static void comments(void)
{
	DIR *dir = opendir(FOLDER);
	unsigned found = 0, known = 0;

	if (!CHECK(dir != NULL))
		return;
	for (struct dirent *e = readdir(dir); e; e = readdir(dir)) {
		size_t n = strlen(e->d_name);

		if (n > 2 && !strcmp(e->d_name + n - 2, ".c"))
			found += one_file(e->d_name);
	}
	closedir(dir);
	for (const struct proto *const *p = proto_all; *p; p++)
		known++;
	for (const struct proto *const *p = proto_made; *p; p++)
		known++;
	CHECK_INT(found, known + 2); /* what lies inside others: proto/secret.h */
}

/* ---- what holds for any diagram ---- */

/* Every row has 32 bits, or is the last of its case and has fewer; nothing overlaps. */
static void rows_are_full(void)
{
	for (const struct proto *const *p = proto_all; *p; p++) {
		struct arena arena = ARENA_INIT;
		struct pic pic;

		pic_init(&pic, &arena, GRID_COLUMNS);
		grid_draw_proto(&pic, *p);
		for (uint32_t r = 2; r < pic.count; r++) {
			const struct pic_row *row = &pic.rows[r];
			unsigned bits = 0, at = 0;

			for (unsigned i = 0; i < row->count && row->cells[0].edges; i++) {
				CHECK_INT(row->cells[i].at, at);
				CHECK_INT(row->cells[i].span, 2 * row->cells[i].bits);
				at += row->cells[i].span;
				bits += row->cells[i].bits;
			}
			CHECK(bits <= 32);
			CHECK(bits % 8 == 0);
		}
		arena_done(&arena);
	}
}

static void fits_a_comment(void)
{
	for (const struct proto *const *p = proto_all; *p; p++) {
		struct buf text = BUF_INIT;

		diagram(&text, *p, "");
		for (const char *line = buf_string(&text); *line; line += strcspn(line, "\n") + 1) {
			size_t n = strcspn(line, "\n");

			CHECK(n <= GRID_COLUMNS);
			CHECK(n == 0 || line[n - 1] != ' ');
			for (size_t i = 0; i < n; i++)
				CHECK(line[i] >= ' ' && line[i] < 0x7f);
		}
		buf_done(&text);
	}
}

/* Drawn by hand after RFC 768, so that the renderer is judged by something else than itself. */
static void udp_as_in_its_rfc(void)
{
	static const char want[] =
		" 0                   1                   2                   3\n"
		" 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1\n"
		"+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+\n"
		"|          Source Port          |       Destination Port        |\n"
		"+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+\n"
		"|            Length             |           Checksum            |\n"
		"+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+\n";
	struct buf text = BUF_INIT;

	diagram(&text, &proto_udp, NULL);
	CHECK_STR(buf_string(&text), want);
	buf_done(&text);
}

static const struct test tests[] = {
	{"diagrams in comments", comments},
	{"rows are full", rows_are_full},
	{"fits a comment", fits_a_comment},
	{"udp as in its rfc", udp_as_in_its_rfc},
};

int main(int argc, char **argv)
{
	writing = argc > 1 && !strcmp(argv[1], "--write");
	return test_run(tests, writing ? 1 : sizeof(tests) / sizeof(tests[0]));
}
