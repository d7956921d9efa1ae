/* SPDX-License-Identifier: BSD-2-Clause */
/* The board: its lines there and back, lines that anybody may have made, what events make of the
 * state, and to which socket the kernel would give what arrives. */
#include "test.h"

#include "base/num.h"
#include "flow/board.h"

#include <arpa/inet.h>

#define AT INT64_C(1764020000123456789)

static struct board_end end_of(const char *address, unsigned port)
{
	struct board_end end = {.family = strchr(address, ':') ? 6 : 4, .port = (uint16_t)port};

	CHECK_INT(inet_pton(end.family == 6 ? AF_INET6 : AF_INET, address, end.ip), 1);
	return end;
}

/* One event of each word, every key with a value that is not its zero. */
static struct board_event sample(enum board_word word)
{
	struct board_event e = {.word = word, .time = AT};

	switch (word) {
	case BOARD_HOST:
		e.at = 1;
		e.host = (struct board_host){.name = "ser\"ve\\ur \xff",
			.mac = {2, 0, 0, 0, 0, 0x50},
			.ip4 = {192, 0, 2, 80},
			.ip6 = {0x20, 1, 0xd, 0xb8, [15] = 0x80},
			.low = 32768,
			.high = 60999};
		break;
	case BOARD_APP:
		e.at = 7;
		e.app = (struct board_app){
			.name = "client a", .host = 1, .pid = 4711, .server = true, .since = AT};
		break;
	case BOARD_EXIT: e.at = 7; break;
	case BOARD_CALL:
		e.call = (struct board_call){.app = 7,
			.host = 1,
			.begin = AT - 1000,
			.time = AT,
			.result = -1,
			.socket = BOARD_NONE,
			.name = "connect",
			.text = "connect(3, {\x1b[31m\n\t\"\\ \xc3\xa9}, 16)",
			.error = "ECONNREFUSED"};
		break;
	case BOARD_SOCKET:
		e.socket = (struct board_socket){.id = 99,
			.host = 1,
			.app = 7,
			.fd = -1,
			.proto = 6,
			.state = BOARD_NEW_SYN_RECEIVED,
			.local = end_of("2001:db8::80", 80),
			.remote = end_of("192.0.2.10", 49152),
			.receive = 5,
			.send = 6,
			.since = AT};
		break;
	case BOARD_CLOSED:
		e.socket.id = 99;
		e.socket.host = 1;
		break;
	case BOARD_STEP:
	case BOARD_DONE: e.nth = 3; break;
	case BOARD_FAILED:
		e.nth = 4;
		e.text = "no lab here: \xff\xfe";
		break;
	case BOARD_WORDS: break;
	}
	return e;
}

/* Reads what was written, and writes it again. */
static bool again(const char *line, size_t n, struct buf *out, struct board_event *e)
{
	static struct buf texts;
	struct err err = {""};

	buf_clear(out);
	if (board_take(e, line, n, &texts, &err) < 0) {
		CHECK(err.text[0] != '\0');
		return false;
	}
	board_put(out, e);
	return true;
}

static void there_and_back(void)
{
	struct buf line = BUF_INIT, twice = BUF_INIT;

	for (unsigned w = 0; w < BOARD_WORDS; w++) {
		struct board_event want = sample((enum board_word)w), is;

		buf_clear(&line);
		board_put(&line, &want);
		CHECK(line.len > 0 && line.data[line.len - 1] == '\n');
		for (size_t i = 0; i + 1 < line.len; i++)
			CHECK(line.data[i] >= 0x20 && line.data[i] < 0x7f);
		if (!CHECK(again((char *)line.data, line.len - 1, &twice, &is)))
			continue;
		CHECK_BYTES(twice.data, twice.len, line.data, line.len);
		CHECK_INT(is.word, w);
		CHECK_INT(is.time, AT);
		CHECK_INT(is.at, want.at);
		CHECK_INT(is.nth, want.nth);
		CHECK_BYTES(&is.host, sizeof(is.host), &want.host, sizeof(want.host));
		CHECK_STR(is.app.name, want.app.name);
		CHECK_INT(is.app.pid, want.app.pid);
		CHECK_INT(is.app.server, want.app.server);
		CHECK_INT(is.socket.state, want.socket.state);
		CHECK_INT(is.socket.fd, want.socket.fd);
		CHECK_INT(is.socket.local.port, want.socket.local.port);
		CHECK_BYTES(is.socket.local.ip, 16, want.socket.local.ip, 16);
		CHECK_INT(is.socket.remote.family, want.socket.remote.family);
		CHECK_STR(is.call.text, want.call.text);
		CHECK_STR(is.call.error, want.call.error);
		CHECK_STR(is.call.name, want.call.name);
		CHECK_INT(is.call.socket, want.call.socket);
		CHECK_INT(is.call.begin, want.call.begin);
		CHECK_INT(is.call.result, want.call.result);
		CHECK_STR(is.text, want.text);
	}
	buf_done(&line);
	buf_done(&twice);
}

static void refused(void)
{
	static const char *const lines[] = {"", " ", "1", "1.0 done nth=1", "1.000000000",
		"1.000000000 ", "1.000000000 nothing", "1.000000000 done",
		"1.000000000 done nth=", "1.000000000 done nth=4294967295",
		"1.000000000 done nth=99999999999999999999999", "1.000000000 done nth=1 ",
		"1.000000000 done nth=1 nth=1", "1.000000000 done  nth=1",
		"-1.000000000 done nth=1", "9223372036.000000000 done nth=1",
		"1.0000000000 done nth=1", "1.000000000 failed nth=1 text=a",
		"1.000000000 failed nth=1 text=\"a", "1.000000000 failed nth=1 text=\"\\x00\"",
		"1.000000000 failed nth=1 text=\"\\xF0\"", "1.000000000 failed nth=1 text=\"\\\"",
		"1.000000000 failed nth=1 text=\"\t\"", "1.000000000 exit at=65536",
		"1.000000000 closed id=1 host=8", "1.000000000 closed host=1 id=1",
		"1.000000000 app at=0 name=\"0123456789abcdef\" host=0 pid=1 server=0",
		"1.000000000 app at=0 name=\"a\" host=0 pid=1 server=2",
		"1.000000000 socket id=1 host=0 app=0 fd=3 proto=6 state=13 local=- remote=- "
		"receive=0 send=0",
		"1.000000000 socket id=1 host=0 app=0 fd=3 proto=256 state=1 local=- remote=- "
		"receive=0 send=0",
		"1.000000000 socket id=1 host=0 app=0 fd=3 proto=6 state=1 local=192.0.2:80 "
		"remote=- receive=0 send=0",
		"1.000000000 socket id=1 host=0 app=0 fd=3 proto=6 state=1 local=[::1:80 "
		"remote=- receive=0 send=0"};
	struct buf out = BUF_INIT;
	struct board_event e;

	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		test_note(!again(lines[i], strlen(lines[i]), &out, &e), __FILE__, __LINE__,
			"it is taken: %s", lines[i]);
	CHECK(again("1.000000000 done nth=1", 22, &out, &e));
	CHECK(!again("1.000000000 done nth=1", 21, &out, &e)); /* no byte behind its end is read */
	buf_done(&out);
}

/* Whatever the bytes are: refused, or an event that is written as a line that reads the same. */
static void any_bytes(void)
{
	struct buf line = BUF_INIT, once = BUF_INIT, twice = BUF_INIT;
	struct board board = {.now = 0};
	unsigned taken = 0;

	for (unsigned i = 0; i < 18000; i++) {
		struct board_event e = sample((enum board_word)(i % BOARD_WORDS));
		char *exact;
		size_t n;

		buf_clear(&line);
		board_put(&line, &e);
		n = line.len - 1;
		for (unsigned k = (unsigned)(test_random() % 4); k > 0; k--) {
			size_t at = test_random() % n;
			static const char likely[] = "0123456789-[]:.\" =\\x\xff";

			if (test_random() % 2)
				line.data[at] =
					(uint8_t)likely[test_random() % (sizeof(likely) - 1)];
			else if (test_random() % 8 == 0)
				n = at ? at : 1;
			else
				line.data[at] = (uint8_t)test_random();
		}
		exact = malloc(n); /* so that the sanitizer sees a byte read behind it */
		memcpy(exact, line.data, n);
		if (again(exact, n, &once, &e)) {
			taken++;
			board_apply(&board, &e);
			CHECK(again((char *)once.data, once.len - 1, &twice, &e));
			CHECK_BYTES(twice.data, twice.len, once.data, once.len);
		}
		free(exact);
	}
	CHECK(taken > 4000 && taken < 14000);
	CHECK(board.host_count <= BOARD_HOSTS && board.app_count <= BOARD_APPS);
	buf_done(&line);
	buf_done(&once);
	buf_done(&twice);
	board_done(&board);
}

/* ---- the state ---- */

static void add_socket(struct board *b, uint32_t id, uint8_t proto, uint8_t state,
	struct board_end local, struct board_end remote)
{
	struct board_event e = {.word = BOARD_SOCKET, .time = b->now + 1};

	e.socket = (struct board_socket){
		.id = id, .proto = proto, .state = state, .local = local, .remote = remote};
	board_apply(b, &e);
}

static void close_socket(struct board *b, uint32_t id)
{
	struct board_event e = {.word = BOARD_CLOSED, .time = b->now + 1};

	e.socket.id = id;
	board_apply(b, &e);
}

static const struct board_end nobody;

static void sockets_come_and_go(void)
{
	struct board b = {.now = 0}, copy = {.now = 0};
	struct board_end any = end_of("0.0.0.0", 80);

	add_socket(&b, 5, 6, BOARD_CLOSE, any, nobody);
	add_socket(&b, 5, 6, BOARD_LISTEN, any, nobody);
	CHECK_INT(b.socket_count, 1);
	CHECK_INT(b.sockets[0].since, 1);
	CHECK_INT(b.sockets[0].state, BOARD_LISTEN);
	board_copy(&copy, &b);
	close_socket(&b, 5);
	close_socket(&b, 6);
	CHECK(b.sockets[0].gone);
	CHECK_INT(b.now, 4);
	add_socket(&b, 5, 17, BOARD_CLOSE, any, nobody); /* the number is given again */
	CHECK_INT(b.socket_count, 2);
	CHECK(b.sockets[0].gone && !b.sockets[1].gone);
	CHECK_INT(b.sockets[1].since, 5);
	CHECK_INT(copy.socket_count, 1);
	CHECK(!copy.sockets[0].gone);
	board_copy(&copy, &b);
	CHECK_INT(copy.socket_count, 2);
	for (uint32_t i = 0; i < 20000; i++) {
		add_socket(&b, 100 + i, 6, BOARD_TIME_WAIT, any, nobody);
		if (i % 2)
			close_socket(&b, 100 + i);
		if (i == 12000)
			CHECK(b.socket_count < 8192); /* the gone ones made room */
	}
	CHECK_INT(b.socket_count, 8192);
	board_done(&b);
	board_done(&copy);
}

static void applications(void)
{
	struct board b = {.now = 0};
	struct board_event e = sample(BOARD_APP);

	board_apply(&b, &e);
	CHECK_INT(b.app_count, 8);
	CHECK(b.apps[0].gone && !b.apps[7].gone);
	CHECK_INT(b.apps[7].since, AT);
	e = sample(BOARD_EXIT);
	board_apply(&b, &e);
	CHECK(b.apps[7].gone);
	e.at = 8;
	board_apply(&b, &e);
	CHECK_INT(b.app_count, 8);
	e = sample(BOARD_HOST);
	board_apply(&b, &e);
	CHECK_INT(b.host_count, 2);
	CHECK_INT(b.hosts[1].high, 60999);
	e.at = BOARD_HOSTS;
	board_apply(&b, &e);
	CHECK_INT(b.host_count, 2);
	board_done(&b);
}

static void finds(void)
{
	struct board b = {.now = 0};
	struct board_end here = end_of("192.0.2.80", 80), a = end_of("192.0.2.10", 40000);
	struct board_end here6 = end_of("2001:db8::80", 80), a6 = end_of("2001:db8::10", 40000);
	struct board_end other = end_of("192.0.2.81", 80), c = end_of("192.0.2.10", 40001);
	struct board_end any = end_of("0.0.0.0", 80), any6 = end_of("::", 80);
	struct board_end mapped = end_of("::ffff:192.0.2.80", 80);
	struct board_end mapped_c = end_of("::ffff:192.0.2.10", 40001);

	CHECK_HEX(board_find(&b, 0, 6, &here, &a), BOARD_NONE);
	add_socket(&b, 1, 6, BOARD_LISTEN, any6, nobody);
	CHECK_INT(board_find(&b, 0, 6, &here6, &a6), 0);
	CHECK_INT(board_find(&b, 0, 6, &here, &a), 0);
	add_socket(&b, 2, 6, BOARD_LISTEN, any, nobody);
	CHECK_INT(board_find(&b, 0, 6, &here, &a), 1);
	CHECK_INT(board_find(&b, 0, 6, &here6, &a6), 0); /* IPv6 comes to no socket of IPv4 */
	add_socket(&b, 3, 6, BOARD_LISTEN, here, nobody);
	CHECK_INT(board_find(&b, 0, 6, &here, &a), 2);
	CHECK_INT(board_find(&b, 0, 6, &other, &a), 1);
	add_socket(&b, 4, 6, BOARD_ESTABLISHED, here, a);
	CHECK_INT(board_find(&b, 0, 6, &here, &a), 3);
	CHECK_INT(board_find(&b, 0, 6, &here, &c), 2); /* a second client's SYN */
	add_socket(&b, 5, 6, BOARD_TIME_WAIT, mapped, mapped_c);
	CHECK_INT(board_find(&b, 0, 6, &here, &c), 4);
	close_socket(&b, 4);
	CHECK_INT(board_find(&b, 0, 6, &here, &a), 2);
	CHECK_HEX(board_find(&b, 1, 6, &here, &a), BOARD_NONE);	 /* another host */
	CHECK_HEX(board_find(&b, 0, 17, &here, &a), BOARD_NONE); /* another door */
	here.port = 81;
	CHECK_HEX(board_find(&b, 0, 6, &here, &a), BOARD_NONE);
	add_socket(&b, 6, 6, BOARD_CLOSE, here, nobody); /* bound, and does not listen */
	CHECK_HEX(board_find(&b, 0, 6, &here, &a), BOARD_NONE);
	board_done(&b);
}

static void finds_of_udp(void)
{
	struct board b = {.now = 0};
	struct board_end here = end_of("192.0.2.80", 53), a = end_of("192.0.2.10", 40000);
	struct board_end c = end_of("192.0.2.10", 40001), any = end_of("0.0.0.0", 53);

	add_socket(&b, 1, 17, BOARD_CLOSE, end_of("::", 53), nobody);
	CHECK_INT(board_find(&b, 0, 17, &here, &a), 0);
	add_socket(&b, 2, 17, BOARD_CLOSE, any, nobody);
	CHECK_INT(board_find(&b, 0, 17, &here, &a), 1);
	add_socket(&b, 3, 17, BOARD_CLOSE, here, nobody);
	CHECK_INT(board_find(&b, 0, 17, &here, &a), 2);
	add_socket(&b, 4, 17, BOARD_ESTABLISHED, here, a);
	CHECK_INT(board_find(&b, 0, 17, &here, &a), 3);
	CHECK_INT(board_find(&b, 0, 17, &here, &c), 2);
	CHECK_HEX(board_find(&b, 0, 6, &here, &c), BOARD_NONE); /* TCP 53 is another door */
	board_done(&b);
}

static void names(void)
{
	struct buf out = BUF_INIT;
	struct board_end ends[] = {end_of("192.0.2.10", 49152), end_of("0.0.0.0", 80),
		end_of("2001:db8::10", 80), nobody, end_of("::", 0)};

	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		board_put_end(&out, &ends[i]);
		buf_byte(&out, ' ');
	}
	CHECK_STR(buf_string(&out), "192.0.2.10:49152 *:80 [2001:db8::10]:80 *:* *:* ");
	CHECK_STR(board_state_name(6, BOARD_SYN_SENT), "SYN-SENT");
	CHECK_STR(board_state_name(6, BOARD_LISTEN), "LISTEN");
	CHECK_STR(board_state_name(6, BOARD_STATES), "");
	CHECK_STR(board_state_name(17, BOARD_CLOSE), "UNCONNECTED");
	CHECK_STR(board_state_name(17, 200), "");
	buf_done(&out);
}

static const struct test tests[] = {{"there and back", there_and_back}, {"refused", refused},
	{"any bytes", any_bytes}, {"sockets come and go", sockets_come_and_go},
	{"applications", applications}, {"finds", finds}, {"finds of UDP", finds_of_udp},
	{"names", names}};
TEST_MAIN(tests)
