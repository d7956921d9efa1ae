/* SPDX-License-Identifier: BSD-2-Clause */
/* The board, the lanes and the calls as text: without an argument what holds for all of them, with
 * the name of a scene (see `scenes`) that scene for its golden file. */
#include "test.h"

#include "base/num.h"
#include "out/text.h"
#include "picture/board.h"
#include "picture/sign.h"

#include <arpa/inet.h>

static const struct board_end nobody;

static struct board_end end_of(const char *address, unsigned port)
{
	struct board_end end = {.family = strchr(address, ':') ? 6 : 4, .port = (uint16_t)port};

	CHECK_INT(inet_pton(end.family == 6 ? AF_INET6 : AF_INET, address, end.ip), 1);
	return end;
}

static void host(struct board *b, uint32_t at, const char *name)
{
	struct board_event e = {.word = BOARD_HOST, .at = at};

	snprintf(e.host.name, sizeof(e.host.name), "%s", name);
	memcpy(e.host.mac, (uint8_t[]){2, 0, 0, 0, 0, at ? 0x50 : 0x0a}, 6);
	memcpy(e.host.ip4, (uint8_t[]){192, 0, 2, at ? 80 : 10}, 4);
	memcpy(e.host.ip6, (uint8_t[16]){0x20, 1, 0x0d, 0xb8, [15] = at ? 0x80 : 0x10}, 16);
	board_apply(b, &e);
}

static void app(struct board *b, uint32_t on, const char *name, bool server)
{
	struct board_event e = {.word = BOARD_APP, .at = b->app_count};

	snprintf(e.app.name, sizeof(e.app.name), "%s", name);
	e.app.host = on;
	e.app.pid = 4710 + b->app_count;
	e.app.server = server;
	board_apply(b, &e);
}

static void sock(struct board *b, uint32_t holder, uint8_t proto, uint8_t state,
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

/* Both hosts, a web server, and so many clients of it; with `dns` that server and a question. */
static void fill(struct board *b, unsigned clients, bool dns)
{
	host(b, 0, "poste");
	host(b, 1, "serveur");
	app(b, 1, "web", true);
	sock(b, 0, 6, BOARD_LISTEN, end_of("0.0.0.0", 80), nobody);
	for (unsigned i = 0; i < clients; i++) {
		char name[2] = {(char)('A' + i), 0};
		struct board_end me = end_of("192.0.2.10", 49152 + i * 7), it = end_of("192.0.2.80", 80);

		app(b, 0, name, false);
		sock(b, b->app_count - 1, 6, BOARD_ESTABLISHED, me, it);
		sock(b, 0, 6, BOARD_ESTABLISHED, it, me);
	}
	if (!dns)
		return;
	app(b, 1, "dns", true);
	sock(b, b->app_count - 1, 17, BOARD_CLOSE, end_of("0.0.0.0", 53), nobody);
	sock(b, 1, 17, BOARD_ESTABLISHED, end_of("192.0.2.10", 40001), end_of("192.0.2.80", 53));
}

static void show(const struct board_view *view, unsigned columns, bool ascii)
{
	const struct text_style style = {.ascii = ascii};
	struct arena arena = ARENA_INIT;
	struct buf out = BUF_INIT;
	struct pic pic;

	pic_init(&pic, &arena, (uint16_t)columns);
	board_draw(&pic, view);
	text_render(&out, &pic, &style);
	printf("--- %u columns, %u rows%s\n%s", columns, view->rows, ascii ? ", ASCII" : "",
		buf_string(&out));
	buf_done(&out);
	arena_done(&arena);
}

int main(void)
{
	for (unsigned n = 0; n < 4; n++) {
		static const unsigned clients[] = {0, 1, 2, 10};
		struct board b = {.now = 0};
		struct board_view v = {.board = &b,
			.lit = BOARD_LIT_NONE,
			.hosts = {BOARD_NONE, BOARD_NONE},
			.sender = BOARD_NONE,
			.rows = 11};

		fill(&b, clients[n], n >= 2);
		show(&v, 80, false);
		show(&v, 80, true);
		v.rows = 0;
		if (n) {
			v.lit.host = 1;
			v.lit.climbed = CLIMB_APP;
			v.lit.type = 0x800;
			v.lit.proto = 6;
			v.lit.to = b.sockets[2].local;
			v.lit.socket = 2;
			v.lit.from = 1;
			v.wire = "SYN";
			v.sender = 0;
			v.letter = 'A';
		}
		show(&v, 120, false);
		v.rows = 11;
		show(&v, 80, false);
	}
}
