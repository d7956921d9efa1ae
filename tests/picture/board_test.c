/* SPDX-License-Identifier: BSD-2-Clause */
/* The board, the lanes and the calls: as text against tests/want/picture/board.txt (`write` writes
 * it anew), and what holds whatever is drawn: no cell outside, nothing over another, rows counted.
 */
#include "test.h"

#include "base/num.h"
#include "base/utf8.h"
#include "out/text.h"
#include "picture/board.h"
#include "picture/calls.h"
#include "picture/lane.h"
#include "picture/sign.h"

#include <arpa/inet.h>

#define WANT "tests/want/picture/board.txt"

static bool writing;
static const struct board_end nobody;

static struct board_end end_of(const char *address, unsigned port)
{
	struct board_end end = {.family = strchr(address, ':') ? 6 : 4, .port = (uint16_t)port};

	CHECK_INT(inet_pton(end.family == 6 ? AF_INET6 : AF_INET, address, end.ip), 1);
	return end;
}

/* ---- boards ---- */

static void host(struct board *b, uint32_t at, const char *name)
{
	struct board_event e = {.word = BOARD_HOST, .at = at};
	uint8_t last = (uint8_t)(at == 1 ? 80 : 10 + at);

	snprintf(e.host.name, sizeof(e.host.name), "%s", name);
	memcpy(e.host.mac, (uint8_t[]){2, 0, 0, 0, 0, last}, 6);
	memcpy(e.host.ip4, (uint8_t[]){192, 0, 2, last}, 4);
	memcpy(e.host.ip6, (uint8_t[16]){0x20, 1, 0x0d, 0xb8, [15] = last}, 16);
	board_apply(b, &e);
}

static uint32_t app(struct board *b, uint32_t on, const char *name, bool server)
{
	struct board_event e = {.word = BOARD_APP, .at = b->app_count};

	snprintf(e.app.name, sizeof(e.app.name), "%s", name);
	e.app.host = on;
	e.app.pid = 4710 + b->app_count;
	e.app.server = server;
	board_apply(b, &e);
	return e.at;
}

static void add(struct board *b, uint32_t holder, uint8_t proto, uint8_t state,
	struct board_end local, struct board_end remote)
{
	struct board_event e = {.word = BOARD_SOCKET};

	e.socket = (struct board_socket){.id = 100 + b->socket_count,
		.host = b->apps[holder].host,
		.app = holder,
		.fd = 3 + (int)(b->socket_count % 3),
		.proto = proto,
		.state = state,
		.local = local,
		.remote = remote};
	board_apply(b, &e);
}

static void connect_to(struct board *b, uint32_t client, uint8_t state, unsigned port)
{
	struct board_end me = end_of("192.0.2.10", port), it = end_of("192.0.2.80", 80);

	add(b, client, 6, state, me, it);
	if (state == BOARD_ESTABLISHED)
		add(b, 0, 6, state, it, me);
}

/* Both hosts, a web server, and so many clients of it; with `dns` that server too, and a question
 * of the first client. */
static void fill(struct board *b, unsigned clients, bool dns)
{
	host(b, 0, "poste");
	host(b, 1, "serveur");
	app(b, 1, "web", true);
	add(b, 0, 6, BOARD_LISTEN, end_of("0.0.0.0", 80), nobody);
	for (unsigned i = 0; i < clients; i++) {
		const char name[2] = {(char)('A' + i), 0};

		connect_to(b, app(b, 0, name, false), BOARD_ESTABLISHED, 49152 + i * 7);
	}
	if (!dns)
		return;
	add(b, app(b, 1, "dns", true), 17, BOARD_CLOSE, end_of("0.0.0.0", 53), nobody);
	add(b, 1, 17, BOARD_ESTABLISHED, end_of("192.0.2.10", 40001), end_of("192.0.2.80", 53));
}

static struct board_view view_of(const struct board *b, unsigned rows)
{
	const struct board_view view = {.board = b,
		.lit = BOARD_LIT_NONE,
		.hosts = {BOARD_NONE, BOARD_NONE},
		.sender = BOARD_NONE,
		.rows = rows};

	return view;
}

/* A segment of client A arrives at the server. */
static void light(struct board_view *v, unsigned climbed, uint32_t socket)
{
	v->lit.host = 1;
	v->lit.climbed = climbed;
	v->lit.type = 0x0800;
	v->lit.proto = 6;
	v->lit.to = end_of("192.0.2.80", socket == BOARD_NONE ? 8080 : 80);
	v->lit.socket = socket;
	v->lit.from = 1;
	v->wire = "GET";
	v->sender = 0;
	v->letter = 'A';
}

/* ---- what holds ---- */

/* Cells in order inside of the picture; every line fits; at most so many lines. */
static void holds(const struct pic *pic, const char *text, unsigned rows, bool ascii)
{
	unsigned lines = 0;

	for (uint32_t r = 0; r < pic->count; r++) {
		unsigned at = 0;

		for (unsigned i = 0; i < pic->rows[r].count; i++) {
			const struct pic_cell *c = &pic->rows[r].cells[i];

			CHECK(c->at >= at);
			at = c->at + c->span;
			CHECK(at <= pic->columns);
			CHECK(utf8_is_clean(c->text, strlen(c->text)));
		}
	}
	for (const char *line = text; *line; line += strcspn(line, "\n") + 1, lines++) {
		size_t n = strcspn(line, "\n");

		test_note(utf8_cells(line, n) <= pic->columns, __FILE__, __LINE__,
			"it is wider than %u: %.*s", pic->columns, (int)n, line);
		for (size_t i = 0; ascii && i < n; i++)
			CHECK(line[i] >= 0x20 && line[i] < 0x7f);
	}
	if (rows)
		test_note(lines <= rows, __FILE__, __LINE__, "%u lines, not %u:\n%s", lines, rows,
			text);
}

enum what { A_BOARD, A_LANE, THE_LANES, THE_CALLS };

static void draw(struct pic *pic, enum what what, const void *view)
{
	switch (what) {
	case A_BOARD: board_draw(pic, view); break;
	case A_LANE: lane_draw(pic, view); break;
	case THE_LANES: lane_draw_talks(pic, view); break;
	case THE_CALLS: calls_draw(pic, view); break;
	}
}

static void show(struct buf *out, const char *title, enum what what, const void *view,
	unsigned rows, unsigned columns, bool ascii)
{
	const struct text_style style = {.ascii = ascii};
	struct arena arena = ARENA_INIT;
	struct buf text = BUF_INIT;
	struct pic pic;

	pic_init(&pic, &arena, (uint16_t)columns);
	draw(&pic, what, view);
	text_render(&text, &pic, &style);
	holds(&pic, buf_string(&text), rows, ascii);
	if (out) {
		buf_printf(out, "--- %s: %u columns, %u rows%s\n", title, columns, rows,
			ascii ? ", ASCII" : "");
		buf_add(out, text.data, text.len);
	}
	buf_done(&text);
	arena_done(&arena);
}

/* At 80 columns in both, and wide with all the rows that it takes. */
static void show_board(struct buf *out, const char *title, struct board_view *view)
{
	view->rows = 11;
	show(out, title, A_BOARD, view, 11, 80, false);
	show(out, title, A_BOARD, view, 11, 80, true);
	view->rows = 0;
	show(out, title, A_BOARD, view, 0, 120, false);
}

/* ---- the golden file ---- */

static void boards(struct buf *out)
{
	static const struct {
		const char *title;
		unsigned clients;
		bool dns;
	} scenes[] = {{"nobody calls", 0, false}, {"one client", 1, false},
		{"two clients, two servers", 2, true}, {"ten clients", 10, true}};

	for (size_t i = 0; i < sizeof(scenes) / sizeof(scenes[0]); i++) {
		struct board b = {.now = 0};
		struct board_view v = view_of(&b, 0);

		fill(&b, scenes[i].clients, scenes[i].dns);
		show_board(out, scenes[i].title, &v);
		board_done(&b);
	}
}

static void climbs(struct buf *out)
{
	struct board b = {.now = 0};
	struct board_view v = view_of(&b, 11);

	fill(&b, 2, true);
	for (unsigned climbed = 0; climbed < CLIMB_STEPS; climbed++) {
		char title[40];

		snprintf(title, sizeof(title), "climbed %u", climbed);
		light(&v, climbed, 2);
		show(out, title, A_BOARD, &v, 11, 80, climbed % 2);
	}
	light(&v, CLIMB_PORT, BOARD_NONE);
	show(out, "a port of nobody", A_BOARD, &v, 11, 80, false);
	v = view_of(&b, 11);
	v.lit.socket = 4; /* the pair of a conversation */
	v.lit.from = 3;
	show(out, "a pair", A_BOARD, &v, 11, 80, true);
	board_done(&b);
}

static void states(struct buf *out)
{
	struct board b = {.now = 0};
	struct board_view v = view_of(&b, 0);

	fill(&b, 1, false);
	app(&b, 0, "navigateur", false);
	connect_to(&b, 2, BOARD_SYN_SENT, 49170);
	connect_to(&b, 2, BOARD_TIME_WAIT, 49171);
	b.sockets[4].app = BOARD_NONE;
	b.sockets[4].fd = -1;
	add(&b, 2, 6, BOARD_CLOSE, end_of("0.0.0.0", 49172), nobody);
	add(&b, 2, 6, BOARD_ESTABLISHED, end_of("2001:db8::10", 49173), end_of("2001:db8::80", 80));
	add(&b, 2, 6, BOARD_SYN_RECEIVED, end_of("192.0.2.10", 49174),
		end_of("198.51.100.200", 8080));
	b.sockets[6].receive = 512;
	show_board(out, "states and ends of all kinds", &v);
	board_done(&b);
}

static const struct lane_frame frames[] = {{'A', false, "SYN", 1, 0}, {'A', true, "SYN,ACK", 2, 0},
	{'B', false, "SYN", 3, 0}, {'A', false, "ACK", 4, 0}, {'B', true, "SYN,ACK", 5, 0},
	{'A', false, "GET", 6, 0}, {'B', false, "ACK", 7, 0}, {'C', false, "query", 8, 0},
	{'A', true, "ACK", 9, 0}, {'B', false, "GET", 10, 0}, {'A', true, "200", 11, 0},
	{'C', true, "answer", 12, 0}, {'B', true, "ACK", 13, 0}, {'A', false, "ACK", 14, 0},
	{0, false, "ARP", 15, 0}};

static const struct lane_talk talks[] = {
	{'A', "TCP 49152", "TCP 80"}, {'B', "TCP 49159", "TCP 80"}, {'C', "UDP 40001", "UDP 53"}};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static struct lane_view lane_of(uint32_t count, uint32_t chosen, unsigned rows)
{
	const struct lane_view v = {.frames = frames,
		.count = count,
		.chosen = chosen,
		.left = "poste",
		.right = "serveur",
		.talks = talks,
		.talk_count = COUNT(talks),
		.rows = rows};

	return v;
}

static void lanes(struct buf *out)
{
	struct lane_view v = lane_of(COUNT(frames), 5, 6);

	show(out, "lane, the sixth chosen", A_LANE, &v, 6, 80, false);
	show(out, "lane, the sixth chosen", A_LANE, &v, 6, 80, true);
	v.rows = 8;
	show(out, "lanes, the sixth chosen", THE_LANES, &v, 8, 80, false);
	show(out, "lanes, the sixth chosen", THE_LANES, &v, 8, 80, true);
	v = lane_of(COUNT(frames), LANE_NONE, 0);
	show(out, "lane, all", A_LANE, &v, 0, 80, false);
	show(out, "lanes, the last", THE_LANES, &v, 0, 120, false);
	v = lane_of(2, 0, 0);
	show(out, "lane of two", A_LANE, &v, 0, 80, false);
	show(out, "lanes of two", THE_LANES, &v, 0, 80, false);
	v = lane_of(0, LANE_NONE, 0);
	show(out, "lane of none", A_LANE, &v, 0, 80, false);
}

static const struct calls_line lines[] = {
	{1000, "web", 1, 0, "socket(AF_INET, SOCK_STREAM, IPPROTO_TCP)", "3", false},
	{31000, "web", 1, 0, "bind(3, *:80)", "0", false},
	{52000, "web", 1, 0, "listen(3, 16)", "0", false},
	{412000, "A", 0, 'A', "connect(3, 192.0.2.80:80)", "0", false},
	{413000, NULL, 0, 'A', "SYN 49152 → 80", NULL, false},
	{414000, NULL, 1, 'A', "SYN,ACK 80 → 49152", NULL, false},
	{415000, "web", 1, 'A', "accept(3, 192.0.2.10:49152)", "4", false},
	{416000, "A", 0, 'A',
		"sendto(3, \"GET / HTTP/1.1\\r\\nHo\"..., 640, MSG_NOSIGNAL, 192.0.2.80:80)", "640",
		false},
	{1500416000, "B", 0, 'B', "connect(3, 192.0.2.80:8080)", "-1 ECONNREFUSED", true},
};

static void calls(struct buf *out)
{
	struct calls_view v = {.lines = lines,
		.count = COUNT(lines),
		.chosen = 4,
		.hosts = {"poste", "serveur"},
		.rows = 9};

	show(out, "calls", THE_CALLS, &v, 9, 80, false);
	show(out, "calls", THE_CALLS, &v, 9, 80, true);
	v.rows = 5;
	show(out, "calls in few rows", THE_CALLS, &v, 5, 80, false);
	v.chosen = CALLS_NONE;
	show(out, "calls, the last", THE_CALLS, &v, 5, 120, false);
}

static void as_wanted(void)
{
	struct buf is = BUF_INIT, want = BUF_INIT;
	FILE *f;
	size_t n = 1;

	boards(&is);
	climbs(&is);
	states(&is);
	lanes(&is);
	calls(&is);
	f = fopen(WANT, writing ? "wb" : "rb");
	if (!CHECK(f != NULL))
		return;
	if (writing)
		fwrite(is.data, 1, is.len, f);
	while (!writing && n) {
		n = fread(buf_room(&want, 4096), 1, 4096, f);
		want.len += n;
	}
	fclose(f);
	if (!writing && (is.len != want.len || memcmp(is.data, want.data, is.len) != 0)) {
		test_note(false, WANT, 1, "it is not what is drawn:");
		fwrite(is.data, 1, is.len, stderr);
	}
	buf_done(&is);
	buf_done(&want);
}

/* ---- what holds, whatever is drawn ---- */

static void any_size(void)
{
	struct board b = {.now = 0};

	fill(&b, 10, true);
	for (unsigned columns = 10; columns < 200; columns += 7)
		for (unsigned rows = 0; rows < 30; rows += 3) {
			struct board_view v = view_of(&b, rows);
			struct lane_view l = lane_of(COUNT(frames), columns % 16, rows);
			struct calls_view c = {.lines = lines,
				.count = COUNT(lines),
				.chosen = rows,
				.hosts = {"poste", "serveur"},
				.rows = rows};

			if (rows % 2)
				light(&v, rows % CLIMB_STEPS, 2);
			show(NULL, "", A_BOARD, &v, rows < 8 ? 0 : rows, columns, rows % 2);
			show(NULL, "", A_LANE, &l, rows < 6 ? 0 : rows, columns, rows % 2);
			show(NULL, "", THE_LANES, &l, rows < 6 ? 0 : rows, columns, rows % 2);
			show(NULL, "", THE_CALLS, &c, rows, columns, rows % 2);
		}
	board_done(&b);
}

/* Names with escapes, wide and combining characters and none, ends of any bytes. */
static void hostile(void)
{
	static const char *const names[] = {"", "\x1b[31mred\n", "\xff\xfe\xfd",
		"\xe4\xb8\xad\xe6\x96\x87\xe4\xb8\xad\xe6\x96\x87", "e\xcc\x81\xcc\x81\xcc\x81",
		"0123456789012345678901234567890", "\xe2\x80\xaex"};

	for (unsigned round = 0; round < 60; round++) {
		struct board b = {.now = 0};
		struct board_view v = view_of(&b, round % 3 ? 12 : 0);

		for (uint32_t i = 0; i < 1 + round % 4; i++)
			host(&b, i, names[(i + round) % COUNT(names)]);
		for (uint32_t i = 0; i < 6; i++)
			app(&b, (uint32_t)(test_random() % BOARD_HOSTS),
				names[(i + round) % COUNT(names)], test_random() % 2);
		for (uint32_t i = 0; i < 12; i++) {
			struct board_event e = {.word = BOARD_SOCKET};

			for (size_t k = 0; k < sizeof(e.socket); k++)
				((uint8_t *)&e.socket)[k] = k == offsetof(struct board_socket, gone)
								    ? 0
								    : (uint8_t)test_random();
			e.socket.host %= 4;
			e.socket.app %= 8;
			e.socket.proto = i % 2 ? 6 : e.socket.proto;
			e.socket.local.family = i % 3 ? 4 : 6;
			board_apply(&b, &e);
		}
		v.lit.host = (uint32_t)(test_random() % 5);
		v.lit.climbed = round % CLIMB_STEPS;
		v.lit.socket = (uint32_t)(test_random() % 20);
		v.lit.from = (uint32_t)(test_random() % 20);
		v.lit.to.port = (uint16_t)test_random();
		v.sender = (uint32_t)(test_random() % 9);
		v.wire = names[round % COUNT(names)];
		show(NULL, "", A_BOARD, &v, v.rows, 80, round % 2);
		show(NULL, "", A_BOARD, &v, v.rows, 43, round % 2);
		board_done(&b);
	}
}

static void short_calls(void)
{
	static const struct {
		const char *text, *want;
	} each[] = {
		{"connect(3, {sa_family=AF_INET, sin_port=htons(80), "
		 "sin_addr=inet_addr(\"192.0.2.80\")}, 16)",
			"connect(3, 192.0.2.80:80)"},
		{"bind(3, {sa_family=AF_INET6, sin6_port=htons(53), sin6_flowinfo=htonl(0), "
		 "inet_pton(AF_INET6, \"2001:db8::80\", &sin6_addr), sin6_scope_id=0}, 28)",
			"bind(3, [2001:db8::80]:53)"},
		{"accept(3, {sa_family=AF_INET, sin_port=htons(49152), "
		 "sin_addr=inet_addr(\"192.0.2.10\")}, [28 => 16])",
			"accept(3, 192.0.2.10:49152)"},
		{"accept4(3, {sa_family=AF_INET, sin_port=htons(49152), "
		 "sin_addr=inet_addr(\"192.0.2.10\")}, [16], SOCK_CLOEXEC)",
			"accept4(3, 192.0.2.10:49152, SOCK_CLOEXEC)"},
		{"sendto(3, \"GET / HTTP/1.1\\r\\nHost: serveur\\r\"..., 40, 0, NULL, 0)",
			"sendto(3, \"GET / HTTP/1.1\\r\\nHo\"..., 40)"},
		{"sendto(3, \"hi\", 2, 0, {sa_family=AF_INET, sin_port=htons(7), "
		 "sin_addr=inet_addr(\"192.0.2.80\")}, 16)",
			"sendto(3, \"hi\", 2, 0, 192.0.2.80:7)"},
		{"socket(AF_INET, SOCK_STREAM, IPPROTO_TCP)",
			"socket(AF_INET, SOCK_STREAM, IPPROTO_TCP)"},
		{"recvfrom(3, 0x7ffd, 512, 0, NULL, NULL)", "recvfrom(3, 0x7ffd, 512)"},
		{"bind(3, {sa_family=AF_UNIX}, 2)", "bind(3, {sa_family=AF_UNIX}, 2)"},
		{"bind(3, {sa_family=AF_INET, sin_port=htons(80",
			"bind(3, {sa_family=AF_INET, sin_port=htons(80"},
		{"send(3, \"\\", "send(3, \"\\"},
		{"", ""},
	};
	struct buf out = BUF_INIT;

	for (size_t i = 0; i < COUNT(each); i++) {
		buf_clear(&out);
		calls_put(&out, each[i].text);
		CHECK_STR(buf_string(&out), each[i].want);
	}
	for (unsigned i = 0; i < 20000; i++) {
		char text[160];
		size_t n;

		snprintf(text, sizeof(text), "%s", each[i % COUNT(each)].text);
		n = strlen(text);
		for (unsigned k = 0; k < 3 && n; k++)
			text[test_random() % n] = "\"{}\\,()[] =>0a"[test_random() % 14];
		buf_clear(&out);
		calls_put(&out, text);
		CHECK(out.len <= n + 8);
	}
	buf_done(&out);
}

static void signs(void)
{
	bool seen[256] = {false};

	for (uint32_t i = 0; i < SIGN_LETTERS; i++) {
		char letter = sign_letter(i);

		CHECK(!seen[(unsigned char)letter]);
		seen[(unsigned char)letter] = true;
		CHECK_INT(utf8_cells(sign_pattern(letter), strlen(sign_pattern(letter))), 1);
		CHECK(sign_tint(letter) >> 24 == 1);
		if (i >= 8)
			continue;
		for (uint32_t k = 0; k < i; k++) {
			CHECK(strcmp(sign_pattern(letter), sign_pattern(sign_letter(k))) != 0);
			CHECK(sign_tint(letter) != sign_tint(sign_letter(k)));
		}
	}
	CHECK_INT(sign_letter(SIGN_LETTERS), '?');
	CHECK_STR(sign_pattern(0), " ");
	CHECK_INT(sign_tint(0), 0);
}

static void letters(void)
{
	struct board b = {.now = 0};
	char found[32];

	fill(&b, 3, true);
	app(&b, 0, "navigateur", false);
	connect_to(&b, b.app_count - 1, BOARD_ESTABLISHED, 50000);
	board_letters(&b, found);
	CHECK_INT(found[0], 0); /* who listens is in no conversation */
	CHECK_INT(found[1], 'A');
	CHECK_INT(found[2], 'A');
	CHECK_INT(found[3], 'B');
	CHECK_INT(found[6], 'C');
	CHECK_INT(found[8], 'A'); /* of UDP */
	CHECK_INT(found[9], 'D'); /* the next that is free */
	CHECK_INT(found[10], 'D');
	board_done(&b);
}

/* Two hosts are drawn; of the others the first are named, the rest counted, within the lines. */
static void others(void)
{
	static const char *const wanted[] = {"Not shown: autre2\n", "Not shown: autre2, autre3\n",
		"Not shown: autre2, autre3, autre4\n",
		"Not shown: autre2, autre3, autre4, autre5\n",
		"Not shown: autre2, autre3, autre4, autre5, autre6\n",
		"Not shown: autre2, autre3 and 4 other hosts\n"};
	struct board b = {.now = 0};

	fill(&b, 2, true);
	for (uint32_t n = 2; n < 8; n++) {
		struct buf text = BUF_INIT;
		struct board_view view;
		char name[8];

		snprintf(name, sizeof(name), "autre%u", (unsigned)n);
		host(&b, n, name);
		view = view_of(&b, 12);
		show(&text, name, A_BOARD, &view, 12, 50, false);
		CHECK(strstr(buf_string(&text), wanted[n - 2]) != NULL);
		buf_done(&text);
	}
	board_done(&b);
}

static const struct test tests[] = {{"as wanted", as_wanted}, {"others", others},
	{"any size", any_size}, {"hostile", hostile}, {"short calls", short_calls},
	{"signs", signs}, {"letters", letters}};

int main(int argc, char **argv)
{
	writing = argc > 1 && !strcmp(argv[1], "write");
	return test_run(tests, COUNT(tests));
}
